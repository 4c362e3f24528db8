"""Markdown: pipe tables, whose spans and places were lost, and the signs within words."""
