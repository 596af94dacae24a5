"""Who utters a quotation, and what the searches for a speaker share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from attrs import define

from pakafg.drafting.attributions import Attributor
from pakafg.drafting.news_text import NewsText
from pakafg.drafting.said_by import SaidBy

__all__ = ["QuotedBy", "SpeakerSearch"]


class QuotedBy(NamedTuple):
    """Who utters a quotation.

    Attributes:
        cue: The characters that say so; None where only the place does.
        speaker: Who, by id; None for somebody whom the corpus does not know.
        name: The words that name or describe the speaker; empty where none do.
        doubts: What is not sure of it.
        rule: The rule that found it.
    """

    cue: tuple[int, int] | None
    speaker: str | None
    name: str
    doubts: tuple[str, ...]
    rule: str = "a quotation with a verb of saying"


@define
class SpeakerSearch:
    """Looks for the speakers of quotations.

    Attributes:
        read: The text.
        attributor: Finds who says something; it has been asked for every sentence.
        attributions: What it found, for each sentence of the text.
    """

    read: NewsText
    attributor: Attributor
    attributions: Sequence[Sequence[SaidBy]]

    def begins_line(self, at: int) -> bool:
        """Tell whether nothing stands before a place in its line."""
        line = max(self.read.text.rfind("\n", 0, at), self.read.text.rfind("\r", 0, at))
        return not self.read.text[line + 1 : at].strip()

    def number_of(self, at: int) -> int:
        """Find the number of the sentence that holds a word."""
        return self.read.sentence_of(self.read.words[at].start)

    def outside(self, number: int) -> Sequence[SaidBy]:
        """List the attributions of a sentence that no quotation makes."""
        return [each for each in self.attributions[number] if not self.read.is_quoted(each.at)]

    def cue(self, first: int, last: int, limit: int) -> tuple[int, int]:
        """Take the characters of some words.

        Args:
            first: The number of the first word.
            last: That of the word after the last one.
            limit: Behind which word nothing is taken.
        """
        words = self.read.words
        last = min(max(last, first + 1), max(limit, first + 1))
        return words[first].start, words[last - 1].end
