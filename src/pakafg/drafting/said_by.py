"""That somebody said something, and where a text says so."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["SaidBy"]


class SaidBy(NamedTuple):
    """That somebody said something.

    Attributes:
        first: The number of its first word in the text.
        last: That of the word after its last.
        at: That of its verb, or of "according".
        actor: Who, by id; None for somebody whom the corpus does not know.
        name: The words that name them; empty where nobody can be meant by a pronoun.
        gives_figures: Whether the verb gives figures to its subject.
        follows: Whether the subject stands behind the verb.
        doubt: What is not sure of it, in words; None for nothing.
    """

    first: int
    last: int
    at: int
    actor: str | None
    name: str
    gives_figures: bool
    follows: bool
    doubt: str | None = None
