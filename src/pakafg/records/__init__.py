"""The records of a corpus, one concept a file. They know the values, and nothing of files."""
