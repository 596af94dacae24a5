"""Claims: one figure, date or order as one document gives it from one claimant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from pakafg.errors import ArgumentError
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

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "DURATION",
    "STAGE_BOUNDS",
    "CasualtyClaim",
    "Claim",
    "DateClaim",
    "OrderClaim",
    "QuantityClaim",
]

DURATION: Final = "duration"
"""The topic of quantities that say how long something lasted."""

STAGE_BOUNDS: Final[Mapping[CeasefireStage, Bound]] = {
    CeasefireStage.DECLARED: Bound.DECLARED,
    CeasefireStage.EFFECTIVE: Bound.START,
    CeasefireStage.RENEWED: Bound.AMID,
    CeasefireStage.ENDED: Bound.END,
}
"""Which part of a ceasefire the date of a stage is of."""


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
    """A figure of persons harmed, held or moved, or of things destroyed, damaged or seized.

    Attributes:
        incident: Where they came to harm, were taken or lost, or what made them move.
        outcome: What became of them.
        count: How many, in the document's words.
        nationality: Whose people, or whose things; None where not said, or where all are meant.
        status: What they were; None where not said.
        group: The part of a larger figure that this is, by sex or age.
        sum_of: The claims whose figures the document adds to make this one, by their ids; such
            a figure votes for nothing, since what it adds does.

    Raises:
        ArgumentError: The claim adds itself.

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
    sum_of: tuple[str, ...] = field(default=(), validator=IDENTIFIERS)

    def __attrs_post_init__(self) -> None:
        if self.id in self.sum_of:
            expected = f"a sum of other claims: {self.id!r} adds itself"
            raise ArgumentError("sum_of", self.sum_of, expected)


@frozen(kw_only=True, repr=False)
class DateClaim(Claim):
    """When an event began, ended or took place.

    Attributes:
        event: The round, ceasefire, incident, event or statement.
        bound: Its declaration, its start, its end, the whole of it (it lies within), or amid (it
            was going on at some time within: what "in mid-October" says of a month of fighting).
        when: The date, in the zone of the event's place unless the document names another.
        basis: Whether the date is written out or computed from words such as "Thursday".
        words: The expression itself.
        stage: Which of a ceasefire's dates it is. It says more than `start` does, which becomes
            `declared` for a declaration, and `amid` for a renewal: that happens while it lasts.

    Raises:
        ArgumentError: The stage is of another part of the ceasefire than the bound.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> claim = corpus.dates["001-doha-ceasefire-oct15"]
    >>> claim.event, claim.bound.value, claim.when, claim.words
    ('doha-ceasefire', 'start', When('2025-10-15', zone='Asia/Qatar'), 'effective 15 October')
    """

    event: str = field(validator=IDENTIFIER)
    bound: Bound = field(validator=one(Bound))
    when: When = field(validator=DATE)
    basis: Basis = field(validator=one(Basis))
    words: str = field(converter=one_line, validator=TEXT)
    stage: CeasefireStage | None = field(default=None, validator=maybe(CeasefireStage))

    def __attrs_post_init__(self) -> None:
        if self.stage is None:
            return
        bound = STAGE_BOUNDS[self.stage]
        fits = self.bound is bound or (self.bound is Bound.START and bound is not Bound.END)
        if not fits:
            expected = f"{str(bound)!r}, for {self.id!r} has the stage {str(self.stage)!r}"
            raise ArgumentError("bound", self.bound, expected)
        object.__setattr__(self, "bound", bound)


@frozen(kw_only=True, repr=False)
class OrderClaim(Claim):
    """That one event came before, after, during or with another, or began with it.

    Attributes:
        event: The event spoken of.
        relation: How it stands to the other.
        other: The other event.
        gap: The time between the two starts, where the words say one: with before, after and,
            for the most, with starts.
        words: The expression itself.

    Raises:
        ArgumentError: The event is put in order with itself, or the relation has no gap, or none
            of that kind.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> claim = corpus.orders["003-breakdown-week-after-deal"]
    >>> claim.event, claim.relation.value, claim.other
    ('deadlock-announced', 'after', 'turkey-continuation-of-ceasefire')
    >>> claim.gap, claim.words
    (Gap('P6D/P8D'), 'just a week after')
    """

    event: str = field(validator=IDENTIFIER)
    relation: OrderRelation = field(validator=one(OrderRelation))
    other: str = field(validator=IDENTIFIER)
    gap: Gap | None = field(default=None, validator=MAYBE_GAP)
    words: str = field(converter=one_line, validator=TEXT)

    def __attrs_post_init__(self) -> None:
        if self.event == self.other:
            expected = "another event: nothing stands in order with itself"
            raise ArgumentError("other", self.other, expected)
        if self.gap is not None and not self._may_have(self.gap):
            expected = (
                f"none with {str(self.relation)!r}: only before and after have a gap, and starts "
                'one such as "../PT2H"'
            )
            raise ArgumentError("gap", self.gap.text, expected)

    def _may_have(self, gap: Gap) -> bool:
        """Tell whether the relation can have a gap."""
        if self.relation is OrderRelation.STARTS:
            return gap.low is None
        return self.relation in {OrderRelation.BEFORE, OrderRelation.AFTER}


@frozen(kw_only=True, repr=False)
class QuantityClaim(Claim):
    """Money, trade, a length, a duration: anything counted but persons or things of an outcome.

    Attributes:
        topic: What is measured; the same word in every document.
        count: How much, in the document's words.
        unit: In what unit.
        about: What it belongs to, where it belongs to one record.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> claim = corpus.quantities["000-room-used"]
    >>> claim.topic, claim.count, claim.unit, claim.about
    ('duration', Amount('27' [27, 27]), 'hours', 'istanbul-november')
    """

    topic: str = field(validator=IDENTIFIER)
    count: Amount = field(validator=one(Amount))
    unit: str = field(validator=TEXT)
    about: str | None = field(default=None, validator=MAYBE_IDENTIFIER)
