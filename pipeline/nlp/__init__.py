"""Language: folded views, abbreviations, symbols, lexicons, the spaCy pipeline."""
