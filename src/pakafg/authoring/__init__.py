"""Corpora of one's own: a new folder, and a document more in it."""

from pakafg.authoring.adding import AddedDocument, add_document
from pakafg.authoring.starting import new_corpus

__all__ = ["AddedDocument", "add_document", "new_corpus"]
