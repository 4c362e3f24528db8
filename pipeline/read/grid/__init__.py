"""Grids: from where cells are printed to logical columns, for every layout that has cells."""
