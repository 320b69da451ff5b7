"""Two lists of one kind side by side, one file per kind; `similarity` finds the partners."""
