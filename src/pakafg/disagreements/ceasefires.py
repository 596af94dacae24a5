"""Whether a ceasefire stands: by what documents say of it, and by what happened under it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pakafg.disagreements.discrepancy import Difference, cited, name_of, sides_of, voice
from pakafg.text.date_words import date_words
from pakafg.text.people import in_words
from pakafg.values.vocabularies import Bound, CeasefireState, IncidentKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.ceasefire import Ceasefire, CeasefireReport
    from pakafg.records.citation import Citation
    from pakafg.records.claim import DateClaim, QuantityClaim
    from pakafg.values.when import When

__all__ = ["truces"]

_Told = tuple[str, str, "tuple[Citation, ...]"]  # what is said, the record, where

_STANDS: Final = {CeasefireState.HOLDS}
_OVER: Final = {CeasefireState.COLLAPSED, CeasefireState.ENDED}
_BROKEN: Final = {*_OVER, CeasefireState.VIOLATED}
# What "no …" has to name for an act of force to stand against it.
_FORCE: Final = {
    IncidentKind.CLASH: {"fighting", "skirmishes"},
    IncidentKind.SHELLING: {"artillery", "shelling", "shells"},
    IncidentKind.SHOOTING: {"shooting", "shots", "gunfire"},
    IncidentKind.EXPLOSION: {"explosions", "blasts"},
    IncidentKind.AIRSTRIKE: {"airstrikes", "drones", "jets"},
    IncidentKind.ATTACK: {"attacks", "raids"},
}
_ANY: Final = {"clashes", "hostilities", "incidents", "violations"}
_DAYS: Final = 1_560  # minutes: a day, on which clocks may change
_OPEN: Final = 10**12


def truces(corpus: Corpus) -> Iterator[Difference]:
    """Differences about ceasefires."""
    dates: dict[str, DateClaim] = {}
    for date in corpus.dates.values():  # the narrowest date of each act of force
        known = dates.get(date.event)
        if date.event in corpus.incidents and (known is None or _narrower(date, known)):
            dates[date.event] = date
    zeros: dict[str | None, list[QuantityClaim]] = defaultdict(list)
    for claim in corpus.quantities.values():
        if claim.count.high == 0:
            zeros[claim.about].append(claim)
    for truce in corpus.ceasefires.values():
        yield from _states(corpus, truce)
        since = _since(corpus, truce)
        for date in dates.values():
            if since is not None and _under(corpus, truce, since, date):
                yield from _quiet(corpus, truce, date, zeros[truce.id])


def _states(corpus: Corpus, truce: Ceasefire) -> Iterator[Difference]:
    """A ceasefire that stands by some accounts, and is broken by others."""
    stands = [told for told in truce.reports if told.state in _STANDS]
    broken = [told for told in truce.reports if told.state in _BROKEN]
    if not stands or not broken:
        return
    over = any(told.state in _OVER for told in broken)
    if all(_apart(one, other, over=over) for one in stands for other in broken):
        verdict, why = "time", "They speak of different times."
    elif over:
        verdict, why = "contradiction", "It cannot be over and stand at one time."
    else:
        verdict, why = "unresolved", "A ceasefire may stand although it is violated."
    told = (
        (f"{in_words(each.state)}, says {voice(corpus, each.claimant)}", truce.id, each.citations)
        for each in (*stands, *broken)
    )
    yield Difference(truce.id, truce.name, "state", verdict, sides_of(told), why)


def _apart(one: CeasefireReport, other: CeasefireReport, *, over: bool) -> bool:
    """Whether a ceasefire stood at another time than it was broken; before, where it is over."""
    if one.as_of is None or other.as_of is None:
        return False
    return one.as_of.surely_before(other.as_of) if over else not one.as_of.meets(other.as_of)


def _quiet(
    corpus: Corpus, truce: Ceasefire, date: DateClaim, zeros: list[QuantityClaim]
) -> Iterator[Difference]:
    """What was said afterwards of the ceasefire as if the act had not been."""
    kind = corpus.incidents[date.event].kind
    denied = [
        (
            f"{claim.count} {claim.unit}, says {voice(corpus, claim.claimant)}",
            claim.id,
            cited(claim),
        )
        for claim in zeros
        if _names(claim, _FORCE[kind] | _ANY)
        and _later(_time(corpus, claim.as_of, claim.document), date)
    ]
    holds = [
        (f"the ceasefire holds, says {voice(corpus, told.claimant)}", truce.id, told.citations)
        for told in truce.reports
        if told.state is CeasefireState.HOLDS
        and _later(_time(corpus, told.as_of, told.document), date)
    ]
    said: list[_Told] = denied or holds
    if said:
        day = date_words(date.when.earliest, date.when.latest, date.when.zone)
        name = name_of(corpus, date.event)
        act = (f"{in_words(kind)}, {day}", date.event, cited(date))
        yield Difference(
            date.event,
            f"{name}, under the {truce.name}",
            "event",
            "contradiction" if denied else "unresolved",
            sides_of([*said, act]),
            "What is said not to have happened is told by another account."
            if denied
            else "A ceasefire may hold although shots are fired under it.",
        )


def _names(claim: QuantityClaim, words: set[str]) -> bool:
    said = {*claim.topic.split("-"), *claim.unit.casefold().split()}
    return not said.isdisjoint(words)


def _time(corpus: Corpus, as_of: When | None, document: str) -> When | None:
    """When something was so, or at the latest could be known."""
    return as_of or corpus.documents[document].published


def _later(said: When | None, date: DateClaim) -> bool:
    """Whether something was said once the act had surely taken place."""
    if said is None or said.last_minute is None or date.when.last_minute is None:
        return False
    return date.when.last_minute <= said.last_minute


def _since(corpus: Corpus, truce: Ceasefire) -> int | None:
    """The last minute by which the ceasefire has begun, by every date that is a day or less."""
    return max(
        (
            date.when.last_minute
            for date in corpus.dates.where(event=truce.id, bound=Bound.START).values()
            if date.when.last_minute is not None and (date.when.width or _DAYS) <= _DAYS
        ),
        default=None,
    )


def _under(corpus: Corpus, truce: Ceasefire, since: int, date: DateClaim) -> bool:
    """Whether an act of force between the parties surely came after the ceasefire's start."""
    incident, first = corpus.incidents[date.event], date.when.first_minute
    return (
        incident.kind in _FORCE
        and bool(truce.parties)
        and set(truce.parties) <= set(incident.parties)
        and first is not None
        and first > since
    )


def _narrower(one: DateClaim, other: DateClaim) -> bool:
    return (one.when.width or _OPEN) < (other.when.width or _OPEN)
