"""The pipeline over a corpus: one pure function of a batch of records, and what runs it."""
