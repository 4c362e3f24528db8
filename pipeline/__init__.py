"""US earnings press releases in, validated XBRL out."""

__version__ = "0.1.0"
