"""The words by which a sentence says what a figure measures."""
