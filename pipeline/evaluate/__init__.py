"""Records x gold -> scores."""
