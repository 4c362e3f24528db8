"""HTML pages: their tables and their words."""
