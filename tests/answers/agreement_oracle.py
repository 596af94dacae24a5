"""What documents share, contradict and tell alone, by what `agreement.matrix` promises alone.

Plain data in, counts out: nothing here is taken from the package, and nothing of it is imported.
Which figures grew or were replaced, the oracle of the casualties says. Times are days.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any, NamedTuple, TypeAlias

from casualties.oracle import answer

Case: TypeAlias = dict[str, list[dict[str, Any]]]
Counts: TypeAlias = dict[str, int]
OPEN = float("inf")
PASSING = {"missing", "killed_or_missing", "captured", "detained", "displaced"}
RISING = {"returned", "deported", "seized"}
KINDS = ("contradicted", "shared", "dependent", "alone", "other_alone")


class Said(NamedTuple):
    """What one record of one document says of one subject."""

    subject: tuple[Any, ...]
    document: str
    pieces: tuple[tuple[float, float], ...]  # in one of which the truth lies
    origin: str | None
    time: tuple[int, int] | None
    is_outgrown: bool = False
    is_replaced: bool = False
    told: tuple[int, int] | None = None  # of what may be another number at another time
    passes: bool = False  # the number may be smaller later, too


def agreement(case: Case) -> dict[tuple[str, str], Counts]:
    """Count, for each pair of documents, the subjects by what the two say of them."""
    said = _closest(list(_sayings(case)))
    subjects = {
        row["document"]: {s.subject for s in said if s.document == row["document"]}
        for row in case["documents"]
    }
    found = {}
    for one, other in combinations(subjects, 2):
        verdicts = [
            _verdict(
                [s for s in said if s.document == one and s.subject == subject],
                [s for s in said if s.document == other and s.subject == subject],
            )
            for subject in subjects[one] & subjects[other]
        ]
        counts = {kind: verdicts.count(kind) for kind in KINDS[:3]}
        counts["alone"] = len(subjects[one] - subjects[other])
        counts["other_alone"] = len(subjects[other] - subjects[one])
        found[one, other] = counts
    return found


def _sayings(case: Case) -> list[Said]:
    """List what is said; "not specified" says nothing."""
    fates = answer(_tolls(case))
    outgrown = {claim for row in fates for claim in row["outgrown"]}
    replaced = {claim for row in fates for claim in row["superseded"]}
    said = [
        Said(
            ("figure", row["incident"], row["outcome"]),
            row["document"],
            (_range(row),),
            row["origin"],
            None if row["as_of"] is None else (row["as_of"], row["as_of"]),
            row["claim"] in outgrown,
            row["claim"] in replaced,
            _told(row, case) if row["outcome"] in PASSING | RISING else None,
            row["outcome"] in PASSING,
        )
        for row in case["figures"]
    ]
    said += [
        Said(
            ("quantity", row["topic"]),
            row["document"],
            (_range(row),),
            row["origin"],
            row["time"],
            told=row["time"],
            passes=True,
        )
        for row in case["quantities"]
    ]
    said += [
        Said(
            # As a whole or by its start, an event is dated alike.
            ("date", row["event"], "start" if row["bound"] == "whole" else row["bound"]),
            row["document"],
            tuple(row["pieces"]),
            row["origin"],
            None,
        )
        for row in case["dates"]
        if row["bound"] != "amid"
    ]
    said += [
        Said(("label", row["round"]), row["document"], ((row["ordinal"],) * 2,), None, None)
        for row in case["labels"]
    ]
    is_open = _may_have_changed(case)
    said += [
        Said(
            ("answer", row["demand"], row["side"]),
            row["document"],
            # An offer of something else is neither a yes nor a no.
            ((False, True) if row["agrees"] is None or is_open else (row["agrees"],) * 2,),
            row["origin"],
            None,
        )
        for row in case["answers"]
    ]
    return said


def _may_have_changed(case: Case) -> bool:
    """Decide whether all who tell of a yes wrote before all who tell of a no, or after them."""
    day = {row["document"]: row["day"] for row in case["documents"]}
    yes, no = (
        [day[row["document"]] for row in case["answers"] if row["agrees"] is agrees]
        for agrees in (True, False)
    )
    return bool(yes and no) and (max(yes) < min(no) or max(no) < min(yes))


def _told(row: dict[str, Any], case: Case) -> tuple[int, int]:
    """Of which days a figure is: of that which it names, or of its document's."""
    (day,) = [each["day"] for each in case["documents"] if each["document"] == row["document"]]
    return (day, day) if row["as_of"] is None else (row["as_of"], row["as_of"])


def _tolls(case: Case) -> dict[str, list[dict[str, Any]]]:
    """Put figures as the oracle of the casualties reads them."""
    day = {row["document"]: row["day"] for row in case["documents"]}
    incidents = dict.fromkeys(row["incident"] for row in case["figures"])
    claims = [
        {
            **row,
            "published_earliest": day[row["document"]],
            "published_latest": day[row["document"]],
        }
        for row in case["figures"]
    ]
    scopes = [{"incident": each, "part_of": None, "exhaustive": False} for each in incidents]
    return {"claims": claims, "scopes": scopes}


def _range(row: dict[str, Any]) -> tuple[float, float]:
    return row["low"], OPEN if row["high"] is None else row["high"]


def _closest(said: list[Said]) -> list[Said]:
    """Leave out what a document says more closely elsewhere, by one source, of one time."""

    def is_closer(one: Said, other: Said) -> bool:
        alike = ("subject", "document", "origin", "time")
        return (
            all(getattr(one, name) == getattr(other, name) for name in alike)
            and not one.is_outgrown
            and one.pieces != other.pieces
            and all(any(_within(a, b) for b in other.pieces) for a in one.pieces)
        )

    return [each for each in said if not any(is_closer(other, each) for other in said)]


def _within(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return b[0] <= a[0] and a[1] <= b[1]


def _verdict(some: list[Said], others: list[Said]) -> str:
    pairs = [(one, other) for one in some for other in others]
    together = [pair for pair in pairs if _can_hold_together(*pair)]
    if together:
        return "dependent" if all(_is_one_source(*pair) for pair in together) else "shared"
    counted_anew = all(_is_one_source(*pair) and _is_of_other_times(*pair) for pair in pairs)
    return "dependent" if counted_anew else "contradicted"


def _can_hold_together(one: Said, other: Said) -> bool:
    """Decide whether both can hold, be it each at its own time."""
    if one.is_outgrown or other.is_outgrown:
        return True
    if (one.is_replaced or other.is_replaced) and not _is_one_source(one, other):
        return True
    if any(a[0] <= b[1] and b[0] <= a[1] for a in one.pieces for b in other.pieces):
        return True
    return _may_hold_in_turn(one, other) or _may_hold_in_turn(other, one)


def _may_hold_in_turn(early: Said, late: Said) -> bool:
    """Decide whether a number of people may have changed from one figure to a later one."""
    if early.told is None or late.told is None or early.told[1] >= late.told[0]:
        return False
    return late.passes or early.pieces[0][1] < late.pieces[0][0]


def _is_one_source(one: Said, other: Said) -> bool:
    return one.origin is not None and one.origin == other.origin


def _is_of_other_times(one: Said, other: Said) -> bool:
    if one.is_replaced or other.is_replaced:
        return True
    if one.time is None or other.time is None:
        return False
    return one.time[1] < other.time[0] or other.time[1] < one.time[0]
