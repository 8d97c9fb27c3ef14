"""The parts of a book that the EPUB reader takes apart."""
