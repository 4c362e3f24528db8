"""The vocabulary every stage speaks: frozen values, no input or output, no lxml, no Arelle."""
