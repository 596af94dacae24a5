"""Sentences made to stand within another."""

from __future__ import annotations

__all__ = ["clause"]


def clause(sentence: str) -> str:
    """Make a clause of a sentence: without its capital letter and its full stop.

    Args:
        sentence: Such as the meaning of a word of a vocabulary.

    >>> clause("One origin gives it.")
    'one origin gives it'
    """
    return f"{sentence[:1].lower()}{sentence[1:].removesuffix('.')}"
