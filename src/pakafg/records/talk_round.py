"""Rounds of the talks, and what each document says of them."""

from __future__ import annotations

from attrs import field, frozen
from attrs.validators import optional

from pakafg.records.citation import Citation
from pakafg.records.fields import (
    IDENTIFIER,
    IDENTIFIERS,
    MAYBE_IDENTIFIER,
    MAYBE_TEXT,
    TEXT,
    many,
    some,
)
from pakafg.records.record import AnnotatedRecord
from pakafg.values.validators import maybe, one, whole
from pakafg.values.vocabularies import RoundOutcome, Side

__all__ = ["Delegation", "Note", "RoundReport", "TalkRound"]


@frozen(kw_only=True, repr=False)
class Delegation(AnnotatedRecord):
    """A delegation, as one document describes it.

    Attributes:
        side: The side that sent it.
        head: Who led it; None where the document does not say.
        members: Others whom the document names.
        citations: The characters.
    """

    side: Side = field(validator=one(Side))
    head: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    members: tuple[str, ...] = field(default=(), validator=IDENTIFIERS)
    citations: tuple[Citation, ...] = field(validator=some(Citation), repr=False)


@frozen(kw_only=True, repr=False)
class Note(AnnotatedRecord):
    """A point of an agenda or an outcome, in neutral words.

    Attributes:
        text: The annotator's short wording.
        result: Of an outcome: what the round came to, where this says so.
        claimant: Who says so; None for the document's own voice.
        citations: The characters.
    """

    text: str = field(validator=TEXT)
    result: RoundOutcome | None = field(default=None, validator=maybe(RoundOutcome))
    claimant: str | None = field(default=None, validator=MAYBE_IDENTIFIER, repr=False)
    citations: tuple[Citation, ...] = field(validator=some(Citation), repr=False)


@frozen(kw_only=True, repr=False)
class RoundReport(AnnotatedRecord):
    """What one document says of a round.

    Attributes:
        document: The document.
        label: What the document calls the round ("third round"); None where it does not.
        ordinal: The number in that label.
        mediators: Who mediated, by this document.
        delegations: Who took part, by this document.
        agenda: What was to be discussed.
        outcome: What came of it.
        citations: The characters of the label, or of a mention.
    """

    document: str = field(validator=IDENTIFIER)
    label: str | None = field(default=None, validator=MAYBE_TEXT)
    ordinal: int | None = field(default=None, validator=optional(whole(1)))
    mediators: tuple[str, ...] = field(default=(), validator=IDENTIFIERS)
    delegations: tuple[Delegation, ...] = field(default=(), validator=many(Delegation))
    agenda: tuple[Note, ...] = field(default=(), validator=many(Note))
    outcome: tuple[Note, ...] = field(default=(), validator=many(Note))
    citations: tuple[Citation, ...] = field(validator=some(Citation), repr=False)


@frozen(kw_only=True, repr=False)
class TalkRound(AnnotatedRecord):
    """A round of the talks.

    Attributes:
        id: Its id in the corpus.
        name: A neutral name by place and month: documents disagree on the number.
        place: Where it was held.
        host: Who hosted it.
        mediators: Who mediated.
        reports: What each document says of it.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> talk = corpus.rounds["istanbul-november"]
    >>> talk.mediators, [(report.document, report.ordinal) for report in talk.reports]
    (('turkey', 'qatar'), [('000', 3), ('001', 2), ('003', 3)])
    """

    id: str = field(validator=IDENTIFIER)
    name: str = field(validator=TEXT)
    place: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    host: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    mediators: tuple[str, ...] = field(default=(), validator=IDENTIFIERS)
    reports: tuple[RoundReport, ...] = field(default=(), validator=many(RoundReport), repr=False)
