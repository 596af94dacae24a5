"""The words that name or describe whoever says something, and what is added to them."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["SpeakerPhrase"]


class SpeakerPhrase(NamedTuple):
    """Words that name or describe somebody.

    Attributes:
        first: The number of the first word of the name, without titles, or of the description.
        last: That of the word after its last.
        start: That of the first word of the phrase, with titles.
        added: Where what is added to the phrase begins.
        end: That of the word after what is added.
        is_name: Whether it ends with a name; else it describes.
    """

    first: int
    last: int
    start: int
    added: int
    end: int
    is_name: bool
