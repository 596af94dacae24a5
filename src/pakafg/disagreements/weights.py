"""What a question weighs for a reader: how grave it is, what it is about, how many speak of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pakafg.disagreements.material import Material
    from pakafg.disagreements.question import Question

__all__ = ["weight_of"]

_LIGHTEST_FIRST: Final = tuple(Verdict)[::-1]
# Each more than all that stands to its right can come to.
_BY_VERDICT: Final = 1_000_000
_BY_MATTER: Final = 100_000

_DEAD, _CEASEFIRE, _WHO_BEGAN, _AGREED, _HARMED, _OTHER, _WORDS = range(7, 0, -1)
_MATTERS: Final[Mapping[DiscrepancyKind, int]] = {
    DiscrepancyKind.FIGURES: _HARMED,
    DiscrepancyKind.DATES: _OTHER,
    DiscrepancyKind.DURATION: _OTHER,
    DiscrepancyKind.ORDER: _OTHER,
    DiscrepancyKind.QUANTITY: _OTHER,
    DiscrepancyKind.STATE: _CEASEFIRE,
    DiscrepancyKind.EVENT: _CEASEFIRE,
    DiscrepancyKind.BLAME: _WHO_BEGAN,
    DiscrepancyKind.DENIAL: _OTHER,
    DiscrepancyKind.LABEL: _OTHER,
    DiscrepancyKind.OUTCOME: _AGREED,
    DiscrepancyKind.HEAD: _OTHER,
    DiscrepancyKind.MEMBER: _OTHER,
    DiscrepancyKind.MEDIATOR: _OTHER,
    DiscrepancyKind.PARTY: _AGREED,
    DiscrepancyKind.ANSWER: _AGREED,
    DiscrepancyKind.FORM: _OTHER,
    DiscrepancyKind.TERMS: _OTHER,
    DiscrepancyKind.ROUND: _OTHER,
    DiscrepancyKind.ROLE: _WORDS,
    DiscrepancyKind.ATTRIBUTION: _WORDS,
    DiscrepancyKind.CHANNEL: _WORDS,
    DiscrepancyKind.WORDING: _WORDS,
    DiscrepancyKind.IDENTITY: _OTHER,
    DiscrepancyKind.STATEMENT: _OTHER,
}
"""What matters to a reader, the dead most; what else decides it, `_matter` says."""


def weight_of(material: Material, question: Question) -> int:
    """Weigh a question: by its verdict, by what it is about, by its documents and sources.

    Args:
        material: The corpus.
        question: The question.
    """
    voices = {voice for answer in question.answers for voice in answer.voices}
    bodies = {voice.origin or material.body(voice.claimant) for voice in voices} - {None}
    unclaimed = {voice.document for voice in voices if not (voice.claimant or voice.origin)}
    support = 2 * len(question.documents) + len(bodies) + len(unclaimed)
    grave = _LIGHTEST_FIRST.index(question.ruling.verdict)
    return grave * _BY_VERDICT + _matter(material, question) * _BY_MATTER + support


def _matter(material: Material, question: Question) -> int:
    """Say how much what a question is about matters to a reader."""
    corpus = material.corpus
    if question.kind is DiscrepancyKind.FIGURES:
        claims = (corpus.casualties.get(record) for record in question.records)
        return _DEAD if any(each and each.outcome == Outcome.KILLED for each in claims) else _HARMED
    is_of_ceasefire = question.topic in corpus.ceasefires
    if is_of_ceasefire and question.kind in {DiscrepancyKind.DATES, DiscrepancyKind.IDENTITY}:
        return _CEASEFIRE
    return _MATTERS[question.kind]
