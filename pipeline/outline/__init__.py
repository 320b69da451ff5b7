"""Document -> Outline."""
