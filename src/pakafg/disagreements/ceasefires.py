"""Does a ceasefire stand: by what documents say of it, and by what happened under it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.disagreements.question import Question, Ruling, Saying, answers_of
from pakafg.text.date_words import when_words
from pakafg.text.people import in_words
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import Bound, CeasefireState, IncidentKind
from pakafg.views.claim_words import quantity_words
from pakafg.views.question_words import ask_if_quiet, ask_state

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.disagreements.material import Material
    from pakafg.records.ceasefire import Ceasefire, CeasefireReport
    from pakafg.records.claim import DateClaim, QuantityClaim
    from pakafg.records.incident import Incident
    from pakafg.values.when import When

__all__ = ["compare_ceasefire_reports"]

_OTHER_TIMES: Final = Ruling(Verdict.TIME, "They speak of different times.")
_ENDED_SINCE: Final = Ruling(
    Verdict.TIME, "The accounts are of different times: it may have ended between them."
)
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


class _Act(NamedTuple):
    """An act of force, and when it was.

    Attributes:
        incident: The incident.
        date: The narrowest of its dates.
        first: The first minute of that.
    """

    incident: Incident
    date: DateClaim
    first: int


def compare_ceasefire_reports(material: Material) -> Iterator[Question]:
    """Compare the reports of each ceasefire with each other, and with acts of force under it."""
    acts: dict[str, list[_Act]] = {}
    for act in _acts(material):  # by the parties between whom it was
        for party in act.incident.parties:
            acts.setdefault(party, []).append(act)
    for ceasefire in material.ceasefires:
        yield from _states(material, ceasefire)
        since = _begun_by(material, ceasefire)
        if since is None or not ceasefire.parties:
            continue
        breaches = [
            act
            for act in acts.get(ceasefire.parties[0], [])
            if set(ceasefire.parties) <= set(act.incident.parties) and act.first > since
        ]
        yield from _quiet(material, ceasefire, breaches)


def _acts(material: Material) -> Iterator[_Act]:
    """Yield the acts of force of a corpus, each by its narrowest date."""
    for incident in material.incidents:
        dates = material.dates.get(incident.id, ())
        if incident.kind in _FORCE and dates:
            date = min(dates, key=_width)  # the first of equals, as documents are sorted
            if date.when.first_minute is not None:
                yield _Act(incident, date, date.when.first_minute)


def _states(material: Material, ceasefire: Ceasefire) -> Iterator[Question]:
    """Compare accounts by which a ceasefire stands with those by which it is broken."""
    standing = [report for report in ceasefire.reports if report.state is CeasefireState.HOLDS]
    broken = [report for report in ceasefire.reports if report.state in _BROKEN]
    if not standing or not broken:
        return
    over = any(report.state in _OVER for report in broken)
    pairs = [(one, other) for one in standing for other in broken]
    if all(_at_other_times(one, other, over=over) for one, other in pairs):
        ruling = _OTHER_TIMES
    elif over and all(_may_have_ended_since(material.corpus, *pair) for pair in pairs):
        ruling = _ENDED_SINCE
    else:
        ruling = _OVER_AND_STANDING if over else _VIOLATED
    sayings = (
        Saying(in_words(report.state), ceasefire.id, report.citations, report.claimant)
        for report in (*standing, *broken)
    )
    yield Question(
        ceasefire.id,
        "state",
        ask_state(material.names.the(ceasefire.id)),
        ceasefire.name,
        DiscrepancyKind.STATE,
        ruling,
        answers_of(sayings),
    )


def _at_other_times(standing: CeasefireReport, broken: CeasefireReport, *, over: bool) -> bool:
    """Decide whether it stood at another time than it was broken; before, where it is over."""
    if standing.as_of is None or broken.as_of is None:
        return False
    if over:
        return standing.as_of.surely_before(broken.as_of)
    return not standing.as_of.meets(broken.as_of)


def _may_have_ended_since(
    corpus: Corpus, standing: CeasefireReport, broken: CeasefireReport
) -> bool:
    """Decide whether a document has it stand, and a later one has it over, each of its own day."""
    if standing.as_of is not None or broken.as_of is not None:
        return False
    stood, known = (corpus.documents[report.document].published for report in (standing, broken))
    return stood is not None and known is not None and stood.surely_before(known)


def _quiet(
    material: Material, ceasefire: Ceasefire, breaches: Sequence[_Act]
) -> Iterator[Question]:
    """Compare acts of force with what was said afterwards as if they had not been."""
    corpus = material.corpus
    zeros = [
        claim for claim in material.quantities_about.get(ceasefire.id, ()) if claim.count.high == 0
    ]
    sayings: dict[Saying, None] = {}
    denied = False
    acts: list[Saying] = []
    for act in breaches:
        denials = [
            material.saying(quantity_words(claim), claim)
            for claim in zeros
            if _names_any(claim, _FORCE[act.incident.kind] | _DENYING_ANY)
            and _is_later(_valid_at(corpus, claim.as_of, claim.document), act.date)
        ]
        holding = [
            Saying("the ceasefire holds", ceasefire.id, report.citations, report.claimant)
            for report in ceasefire.reports
            if report.state is CeasefireState.HOLDS
            and _is_later(_valid_at(corpus, report.as_of, report.document), act.date)
        ]
        if denials or holding:
            denied = denied or bool(denials)
            sayings |= dict.fromkeys(denials or holding)
            words = f"{act.incident.name}: {when_words(act.date.when)}"
            saying = material.saying(words, act.date, record=act.incident.id)
            is_own = saying.claimant is None
            acts.append(saying._replace(claimant=act.incident.alleged_by) if is_own else saying)
    if acts:
        yield Question(
            ceasefire.id,
            "quiet",
            ask_if_quiet(material.names.the(ceasefire.id)),
            f"Fire under the {ceasefire.name}",
            DiscrepancyKind.EVENT,
            _DENIED if denied else _SHOTS_UNDER_IT,
            answers_of([*sayings, *acts]),
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


def _begun_by(material: Material, ceasefire: Ceasefire) -> int | None:
    """Find the minute by which a ceasefire has begun, by every date that is a day or less."""
    return max(
        (
            date.when.last_minute
            for date in material.dates.get(ceasefire.id, ())
            if date.bound is Bound.START
            and date.when.last_minute is not None
            and (date.when.width or _A_DAY) <= _A_DAY
        ),
        default=None,
    )


def _width(claim: DateClaim) -> int:
    return claim.when.width or _OPEN
