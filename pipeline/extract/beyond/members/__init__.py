"""Parts of a company: which words, rows, titles and sentences stand for a member of an axis."""
