"""What became another between two corpora, or two states of one."""

from pakafg.revisions.corpus_changes import Changes, changes

__all__ = ["Changes", "changes"]
