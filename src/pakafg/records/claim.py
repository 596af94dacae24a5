"""Claims: one figure, date or order as one document gives it from one claimant."""

from __future__ import annotations

from attrs import field, frozen

from pakafg.records.citation import Citation
from pakafg.records.fields import (
    DATE,
    IDENTIFIER,
    IDENTIFIERS,
    MAYBE_DATE,
    MAYBE_GAP,
    MAYBE_IDENTIFIER,
    PERSONS,
    TEXT,
    one_line,
    some,
)
from pakafg.records.record import AnnotatedRecord
from pakafg.values.amount import Amount
from pakafg.values.count import Count
from pakafg.values.gap import Gap
from pakafg.values.validators import maybe, one
from pakafg.values.vocabularies import (
    Basis,
    Bound,
    CeasefireStage,
    Group,
    Nationality,
    OrderRelation,
    Outcome,
    Status,
)
from pakafg.values.when import When

__all__ = ["CasualtyClaim", "Claim", "DateClaim", "OrderClaim", "QuantityClaim"]


@frozen(kw_only=True, repr=False)
class Claim(AnnotatedRecord):
    """What every claim has: where it stands, who makes it, and the characters.

    Each place where the document repeats the claim is one more citation of it.

    Attributes:
        id: Its id in the corpus.
        document: The document that gives it.
        claimant: To whom the document attributes it; None for the document's own voice.
        via: Whoever stands between claimant and document, nearest the claimant first.
        origin: The source behind the claimant, only where the document names one.
        as_of: When the claim was valid; None where the document does not say.
        citations: The characters.
    """

    id: str = field(validator=IDENTIFIER)
    document: str = field(validator=IDENTIFIER)
    claimant: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    via: tuple[str, ...] = field(default=(), validator=IDENTIFIERS)
    origin: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
    as_of: When | None = field(default=None, validator=MAYBE_DATE)
    citations: tuple[Citation, ...] = field(validator=some(Citation), repr=False)


@frozen(kw_only=True, repr=False)
class CasualtyClaim(Claim):
    """A figure of persons killed, wounded, displaced, returned or deported.

    Attributes:
        incident: Where they came to harm, or what made them move.
        outcome: What became of them.
        count: How many, in the document's words.
        nationality: Whose people; None where not said, or where all are meant.
        status: What they were; None where not said.
        group: The part of a larger figure that this is, by sex or age.

    >>> import pakafg
    >>> claim = pakafg.load_corpus().casualties["000-un-killed"]
    >>> claim.count, claim.nationality, claim.claimant
    (Count('50' [50, 50]), <Nationality.AFGHAN: 'afghan'>, 'un')
    """

    incident: str = field(validator=IDENTIFIER)
    outcome: Outcome = field(validator=one(Outcome))
    count: Count = field(validator=PERSONS)
    nationality: Nationality | None = field(default=None, validator=maybe(Nationality))
    status: Status | None = field(default=None, validator=maybe(Status))
    group: Group | None = field(default=None, validator=maybe(Group))


@frozen(kw_only=True, repr=False)
class DateClaim(Claim):
    """When an event began, ended or took place.

    Attributes:
        event: The round, ceasefire, incident, event or statement.
        bound: Its start, its end, the whole of it (it lies within), or amid (it was going on
            at some time within: what "in mid-October" says of a month of fighting).
        when: The date, in the zone of the event's place unless the document names another.
        basis: Whether the date is written out or computed from words such as "Thursday".
        words: The expression itself.
        stage: Which of a ceasefire's dates it is.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> claim = corpus.dates["004-doha-ceasefire-oct16"]
    >>> claim.event, claim.bound.value, claim.when, claim.words
    ('doha-ceasefire', 'start', When('2025-10-16', zone='Asia/Qatar'), 'October 16')
    """

    event: str = field(validator=IDENTIFIER)
    bound: Bound = field(validator=one(Bound))
    when: When = field(validator=DATE)
    basis: Basis = field(validator=one(Basis))
    words: str = field(converter=one_line, validator=TEXT)
    stage: CeasefireStage | None = field(default=None, validator=maybe(CeasefireStage))


@frozen(kw_only=True, repr=False)
class OrderClaim(Claim):
    """That one event came before, after, during or with another.

    Attributes:
        event: The event spoken of.
        relation: How it stands to the other.
        other: The other event.
        gap: The time between the two starts, where the words say one.
        words: The expression itself.

    Raises:
        ValueError: The event is put in order with itself.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> claim = corpus.orders["003-breakdown-week-after-deal"]
    >>> claim.event, claim.relation.value, claim.other, claim.gap, claim.words
    ('deadlock-announced', 'after', 'istanbul-interim-deal', Gap('P6D/P8D'), 'just a week after')
    """

    event: str = field(validator=IDENTIFIER)
    relation: OrderRelation = field(validator=one(OrderRelation))
    other: str = field(validator=IDENTIFIER)
    gap: Gap | None = field(default=None, validator=MAYBE_GAP)
    words: str = field(converter=one_line, validator=TEXT)

    def __attrs_post_init__(self) -> None:
        if self.event == self.other:
            message = f"{self.id!r} puts {self.event!r} in order with itself, expected two events"
            raise ValueError(message)


@frozen(kw_only=True, repr=False)
class QuantityClaim(Claim):
    """Money, trade, a length, a number of trucks, a duration: anything counted but people harmed.

    Attributes:
        topic: What is measured; the same word in every document.
        count: How much, in the document's words.
        unit: In what unit.
        about: What it belongs to, where it belongs to one record.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> claim = corpus.quantities["000-commanders"]
    >>> claim.topic, claim.count, claim.unit, claim.about
    ('ttp-commanders', Amount('38' [38, 38]), 'commanders', 'arrest-commanders')
    """

    topic: str = field(validator=IDENTIFIER)
    count: Amount = field(validator=one(Amount))
    unit: str = field(validator=TEXT)
    about: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
