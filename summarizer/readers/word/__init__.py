"""WordprocessingML, as far as the reader of DOCX needs it: names, styles, paragraphs."""
