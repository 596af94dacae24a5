"""Does a ceasefire stand: by what documents say of it, and by what happened under it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.corpus.naming import actor_name, name_of
from pakafg.disagreements.discrepancy import Discrepancy, Ruling, Saying, positions_of
from pakafg.grouping import grouped
from pakafg.text.date_words import when_words
from pakafg.text.people import according_to, in_words
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import Bound, CeasefireState, IncidentKind
from pakafg.views.claim_words import claim_citations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.ceasefire import Ceasefire, CeasefireReport
    from pakafg.records.claim import DateClaim, QuantityClaim
    from pakafg.values.when import When

__all__ = ["compare_ceasefire_reports"]

_OTHER_TIMES: Final = Ruling(Verdict.TIME, "They speak of different times.")
_OVER_AND_STANDING: Final = Ruling(
    Verdict.CONTRADICTION, "It cannot be over and stand at one time."
)
_VIOLATED: Final = Ruling(Verdict.UNRESOLVED, "A ceasefire may stand although it is violated.")
_DENIED: Final = Ruling(
    Verdict.CONTRADICTION, "What is said not to have happened is told by another account."
)
_SHOTS_UNDER_IT: Final = Ruling(
    Verdict.UNRESOLVED, "A ceasefire may hold although shots are fired under it."
)

_OVER: Final = {CeasefireState.COLLAPSED, CeasefireState.ENDED}
_BROKEN: Final = {*_OVER, CeasefireState.VIOLATED}
# Acts of force, and what "no …" has to name for one of them to stand against it.
_FORCE: Final = {
    IncidentKind.CLASH: {"fighting", "skirmishes"},
    IncidentKind.SHELLING: {"artillery", "shelling", "shells"},
    IncidentKind.SHOOTING: {"shooting", "shots", "gunfire"},
    IncidentKind.EXPLOSION: {"explosions", "blasts"},
    IncidentKind.AIRSTRIKE: {"airstrikes", "drones", "jets"},
    IncidentKind.ATTACK: {"attacks", "raids"},
}
_DENYING_ANY: Final = {"clashes", "hostilities", "incidents", "violations"}
_A_DAY: Final = 1_560  # minutes: a day, on which clocks may change
_OPEN: Final = 10**12  # wider than any date that has a width


def compare_ceasefire_reports(corpus: Corpus) -> Iterator[Discrepancy]:
    """Compare the reports of each ceasefire with each other, and with acts of force under it."""
    dates: dict[str, DateClaim] = {}
    for date in corpus.dates.values():  # the narrowest date of each incident, the first of equals
        known = dates.get(date.event)
        if date.event in corpus.incidents and (known is None or _width(date) < _width(known)):
            dates[date.event] = date
    zero_claims = (claim for claim in corpus.quantities.values() if claim.count.high == 0)
    zeros = grouped(zero_claims, lambda claim: claim.about)
    for ceasefire in corpus.ceasefires.values():
        yield from _states(corpus, ceasefire)
        since = _begun_by(corpus, ceasefire)
        for date in dates.values():
            if since is not None and _is_breach(corpus, ceasefire, since, date):
                yield from _quiet(corpus, ceasefire, date, zeros.get(ceasefire.id, []))


def _states(corpus: Corpus, ceasefire: Ceasefire) -> Iterator[Discrepancy]:
    """Compare accounts by which a ceasefire stands with those by which it is broken."""
    standing = [report for report in ceasefire.reports if report.state is CeasefireState.HOLDS]
    broken = [report for report in ceasefire.reports if report.state in _BROKEN]
    if not standing or not broken:
        return
    over = any(report.state in _OVER for report in broken)
    if all(_at_other_times(one, other, over=over) for one in standing for other in broken):
        ruling = _OTHER_TIMES
    else:
        ruling = _OVER_AND_STANDING if over else _VIOLATED
    sayings = (
        Saying(
            f"{in_words(report.state)}, {according_to(actor_name(corpus, report.claimant))}",
            ceasefire.id,
            report.citations,
        )
        for report in (*standing, *broken)
    )
    yield Discrepancy(
        ceasefire.id, ceasefire.name, DiscrepancyKind.STATE, ruling, positions_of(sayings)
    )


def _at_other_times(standing: CeasefireReport, broken: CeasefireReport, *, over: bool) -> bool:
    """Decide whether it stood at another time than it was broken; before, where it is over."""
    if standing.as_of is None or broken.as_of is None:
        return False
    if over:
        return standing.as_of.surely_before(broken.as_of)
    return not standing.as_of.meets(broken.as_of)


def _quiet(
    corpus: Corpus, ceasefire: Ceasefire, date: DateClaim, zeros: list[QuantityClaim]
) -> Iterator[Discrepancy]:
    """Compare an act of force with what was said afterwards as if it had not been.

    Args:
        corpus: The corpus.
        ceasefire: The ceasefire.
        date: The date of the act.
        zeros: Claims about the ceasefire that there was none of something.
    """
    kind = corpus.incidents[date.event].kind
    denials = [
        Saying(
            f"{claim.count} {claim.unit}, {according_to(actor_name(corpus, claim.claimant))}",
            claim.id,
            claim_citations(claim),
        )
        for claim in zeros
        if _names_any(claim, _FORCE[kind] | _DENYING_ANY)
        and _is_later(_valid_at(corpus, claim.as_of, claim.document), date)
    ]
    holding = [
        Saying(
            f"the ceasefire holds, {according_to(actor_name(corpus, report.claimant))}",
            ceasefire.id,
            report.citations,
        )
        for report in ceasefire.reports
        if report.state is CeasefireState.HOLDS
        and _is_later(_valid_at(corpus, report.as_of, report.document), date)
    ]
    if denials or holding:
        act = Saying(
            f"{in_words(kind)}, {when_words(date.when)}", date.event, claim_citations(date)
        )
        yield Discrepancy(
            date.event,
            f"{name_of(corpus, date.event)}, under the {ceasefire.name}",
            DiscrepancyKind.EVENT,
            _DENIED if denials else _SHOTS_UNDER_IT,
            positions_of([*(denials or holding), act]),
        )


def _names_any(claim: QuantityClaim, words: set[str]) -> bool:
    """Decide whether a claim's topic or unit has one of some words."""
    named = {*claim.topic.split("-"), *claim.unit.casefold().split()}
    return not named.isdisjoint(words)


def _valid_at(corpus: Corpus, as_of: When | None, document: str) -> When | None:
    """Say when something was so; else by when, at the latest, it could be known."""
    return as_of or corpus.documents[document].published


def _is_later(valid_at: When | None, date: DateClaim) -> bool:
    """Decide whether something was said once the act had surely taken place."""
    if valid_at is None or valid_at.last_minute is None or date.when.last_minute is None:
        return False
    return date.when.last_minute <= valid_at.last_minute


def _begun_by(corpus: Corpus, ceasefire: Ceasefire) -> int | None:
    """Find the minute by which a ceasefire has begun, by every date that is a day or less."""
    return max(
        (
            date.when.last_minute
            for date in corpus.dates.where(event=ceasefire.id, bound=Bound.START).values()
            if date.when.last_minute is not None and (date.when.width or _A_DAY) <= _A_DAY
        ),
        default=None,
    )


def _is_breach(corpus: Corpus, ceasefire: Ceasefire, since: int, date: DateClaim) -> bool:
    """Decide whether an act of force between the parties surely came after the start."""
    incident, first = corpus.incidents[date.event], date.when.first_minute
    return (
        incident.kind in _FORCE
        and bool(ceasefire.parties)
        and set(ceasefire.parties) <= set(incident.parties)
        and first is not None
        and first > since
    )


def _width(claim: DateClaim) -> int:
    return claim.when.width or _OPEN
