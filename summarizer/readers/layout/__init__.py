"""From the glyphs on the pages of a PDF to its paragraphs; what the reader of PDF's worker does."""
