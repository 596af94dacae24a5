"""The opening of the page: the brief, each sentence with a link to where the page tells it all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from pakafg.present.brief import brief_of
from pakafg.present.dossier.anchors import anchor_of, question_anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.present.answers import Answers
    from pakafg.views.brief_view import BriefSection

__all__ = ["Opening", "OpeningPart", "opening"]


@frozen
class OpeningItem:
    """One sentence of the brief.

    Attributes:
        lead: Its first words, which lead to where the page tells it all.
        anchor: Where that is; empty where it does not.
        rest: Its other words.
    """

    lead: str
    anchor: str
    rest: str


@frozen
class OpeningPart:
    """One part of the brief.

    Attributes:
        heading: What it is about.
        note: How it is to be read; empty where there is nothing to say.
        items: Its sentences.
        n_more: How many more sentences there are elsewhere.
        nothing: What is said where there is no sentence.
    """

    heading: str
    note: str
    items: tuple[OpeningItem, ...]
    n_more: int
    nothing: str


@frozen
class Opening:
    """The brief.

    Attributes:
        about: How much there is, and how much of it is disputed.
        parts: Its parts, the documents first, whose ids the others name.
    """

    about: str
    parts: tuple[OpeningPart, ...]


def opening(answers: Answers) -> Opening:
    """Put the brief at the head of the page."""
    told = brief_of(answers)
    return Opening(told.about, tuple(_opening_parts(answers, told.sections)))


def _opening_parts(answers: Answers, sections: tuple[BriefSection, ...]) -> Iterator[OpeningPart]:
    questions = set(answers.discrepancies["discrepancy"])
    for section in sections:
        heading, _, note = section.heading.partition("  ")
        subjects = section.subjects or ("",) * len(section.items)
        yield OpeningPart(
            heading.capitalize(),
            note.strip(),
            tuple(
                _cut_sentence(answers, item, subject, is_question=subject in questions)
                for item, subject in zip(section.items, subjects, strict=True)
            ),
            section.n_further,
            section.nothing,
        )


def _cut_sentence(answers: Answers, item: str, subject: str, *, is_question: bool) -> OpeningItem:
    """Cut a sentence after its question, or after the name of what it tells of."""
    cut = "? " if is_question else ": "
    lead, mark, rest = item.partition(cut)
    anchor = question_anchor(subject) if is_question else anchor_of(answers.corpus, subject)
    return OpeningItem(f"{lead}{mark.rstrip()}", anchor, rest)
