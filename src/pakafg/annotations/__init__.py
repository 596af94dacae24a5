"""Annotations of other tools: marked characters with labels, read from their files and written."""
