"""Pages without a text layer that can be believed: rendered, cleaned, and read by Tesseract."""
