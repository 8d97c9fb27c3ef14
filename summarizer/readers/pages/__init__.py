"""The parts of a page that the HTML reader takes apart, and the EPUB reader too."""
