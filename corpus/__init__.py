"""Plan families written for this project, and the generator of their PDFs."""
