"""Figures as sentences print them."""
