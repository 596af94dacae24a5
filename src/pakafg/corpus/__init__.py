"""A corpus in memory and on disk. It knows the records, cattrs and files."""
