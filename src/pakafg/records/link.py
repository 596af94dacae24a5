"""Judgements of the annotator, kept apart from what documents say."""

from __future__ import annotations

from attrs import field, frozen

from pakafg.records.fields import IDENTIFIER, MAYBE_TEXT, SOME_IDENTIFIERS, TEXT
from pakafg.records.record import AnnotatedRecord
from pakafg.values.validators import one
from pakafg.values.vocabularies import LinkKind

__all__ = ["Link"]


@frozen(kw_only=True, repr=False)
class Link(AnnotatedRecord):
    """A judgement that several records speak of one thing, or may not, and why.

    Attributes:
        id: Its id in the corpus.
        kind: What is judged.
        records: The records that it is about; one alone where its reports are.
        question: The question that it raises, in words; links that raise one are one question.
        reason: Why, in one or two sentences.

    >>> import pakafg
    >>> link = pakafg.load_corpus().links["link-001-ceasefire-oct15-first-truce"]
    >>> link.kind.value, link.records
    ('possibly_same', ('001-doha-ceasefire-oct15', 'first-truce'))
    """

    id: str = field(validator=IDENTIFIER)
    kind: LinkKind = field(validator=one(LinkKind))
    records: tuple[str, ...] = field(validator=SOME_IDENTIFIERS)
    question: str | None = field(default=None, validator=MAYBE_TEXT)
    reason: str = field(validator=TEXT)
