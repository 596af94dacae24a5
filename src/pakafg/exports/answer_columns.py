"""The columns of the tables of answers: what each holds, as `frames.SCHEMAS` has it of records.

Laws of this file: names, types and order are those of the frames that the analyses give.
"""

from __future__ import annotations

from typing import Final

import polars as pl

from pakafg.frames.schemas import (
    DAY,
    FLAG,
    GAP,
    INT,
    PIECES,
    SIDES,
    TEXT,
    TEXTS,
    TIME,
    Column,
    Table,
)
from pakafg.values.conclusions import (
    BestRule,
    ConflictKind,
    EventStatus,
    Grade,
    Tightness,
    TimeUnit,
)
from pakafg.values.vocabulary import listed

__all__ = ["ANSWERS"]

_LISTS: Final = pl.List(TEXTS)
_OPEN: Final = "null: open"


def _range(name: str, whose: str) -> tuple[Column, Column]:
    """Describe the two ends of a range of persons."""
    return (
        Column(f"{name}low", INT, f"{whose}: at least, persons, inclusive; null: not told"),
        Column(f"{name}high", INT, f"{whose}: at most, persons, inclusive; null: open or not told"),
    )


TOTALS: Final = Table(
    "totals",
    "what all claims of one outcome, incident and class of persons leave possible together",
    (
        Column("incident", TEXT, "the incident"),
        Column("incident_name", TEXT, "its name"),
        Column("outcome", TEXT, "what became of those counted"),
        Column("nationality", TEXT, "whose people; null: all, or not told apart"),
        Column("status", TEXT, "what they are; null: all, or not told apart"),
        Column("group", TEXT, "women, children and so on; null: all, or not told apart"),
        Column("n_claims", INT, "how many claims there are of just this"),
        Column("n_documents", INT, "how many documents give them"),
        Column("n_origins_min", INT, "independent origins of what counts, at least"),
        Column("n_origins_max", INT, "the same, at most"),
        *_range("claim_", "by its own claims"),
        *_range("implied_", "by the claims of its parts and wholes, too"),
        *_range("", "the range that remains")[:1],
        Column("best", INT, "the figure that sources put forward; null: none"),
        *_range("", "the range that remains")[1:],
        Column("best_rule", TEXT, f"how best was chosen: {listed(BestRule)}"),
        Column("best_basis", TEXTS, "the claims that best rests on"),
        Column("n_without_best", INT, "parts without a best figure, in the list with the fewest"),
        Column("top", FLAG, "whether the row may be added to others of its outcome"),
        *_range("rest_", "what is left beside the named parts"),
        *_range("own_", "by the side of those counted"),
        *_range("adversary_", "by their adversary"),
        *_range("third_party_", "by others who are named"),
        Column("tightness", TEXT, f"whether the range may be narrower: {listed(Tightness)}"),
        Column("grade", TEXT, f"how well it is supported: {listed(Grade)}; null: nobody claims it"),
        Column("conflicts", _LISTS, "claims that cannot all hold, a list for each contradiction"),
        Column("superseded", TEXTS, "claims that a later one of their origin replaces"),
        Column("outgrown", TEXTS, "claims that a later and greater figure outgrows"),
        Column("claims", TEXTS, "its claims"),
    ),
)

_MOMENTS: Final = tuple(
    Column(f"{part}_{end}", TIME, f"{which} minute of its {what}; {_OPEN}")
    for part, what in (("start", "start"), ("end", "end"), ("declared", "declaration"))
    for end, which in (("earliest", "first"), ("latest", "last"))
)
TIMELINE_EVENTS: Final = Table(
    "timeline_events",
    "when one event was, as all claims that can hold together leave it",
    (
        Column("event", TEXT, "its id"),
        Column("name", TEXT, "its name"),
        Column("kind", TEXT, "what it is"),
        Column("first_day", DAY, f"local day on which it began at the earliest; {_OPEN}"),
        Column("last_day", DAY, f"local day on which it ended at the latest; {_OPEN}"),
        Column("status", TEXT, f"how sure that is: {listed(EventStatus)}"),
        Column("alleged_by", TEXT, "the side, where only its own account tells of it"),
        Column("edtf", TEXT, "the date, local, in EDTF; null: nothing bounds it"),
        Column("zone", TEXT, "the IANA time zone in which days and edtf are local"),
        Column("support", INT, "independent origins of the dates that are kept"),
        Column("n_rejected", INT, "dates that were rejected"),
        Column("n_claims", INT, "how many dates it has"),
        Column("n_origins_min", INT, "independent origins of these, at least"),
        Column("n_origins_max", INT, "the same, at most"),
        Column("start_origins", INT, "independent origins of the dates of its start"),
        Column("end_origins", INT, "independent origins of the dates of its end"),
        Column("possible_distinct_events", FLAG, "whether its dates may be those of two events"),
        Column("earliest", TIME, f"first minute of its start; {_OPEN}"),
        Column("latest", TIME, f"last minute of its end, or of its start; {_OPEN}"),
        Column("width", GAP, "the time from earliest to latest"),
        *_MOMENTS,
        Column("repair_optimal", FLAG, "whether what is rejected is shown to be the least"),
        Column("conflicts_complete", FLAG, "whether all its contradictions are listed"),
        Column("pieces", PIECES, "the stretches of time in one of which it lies; null: one"),
        Column("alternatives", TEXTS, "its dates by each way to settle them, where they differ"),
        Column("conflicts", TEXTS, "the contradictions that name it"),
    ),
)

TIMELINE_CLAIMS: Final = Table(
    "timeline_claims",
    "what hangs on one claim of a date or an order",
    (
        Column("claim", TEXT, "its id"),
        Column("event", TEXT, "the event that it speaks of"),
        Column("name", TEXT, "the event's name"),
        Column("kept", FLAG, "whether it is kept; null: by some of the best repairs"),
        Column("without_earliest", TIME, f"first minute of the event without it; {_OPEN}"),
        Column("without_latest", TIME, f"last minute of the event without it; {_OPEN}"),
        Column("slack", GAP, "how much wider it is than what remains; negative: how far off"),
    ),
)

TIMELINE_CONFLICTS: Final = Table(
    "timeline_conflicts",
    "claims of dates and orders that cannot all hold, though all but any one of them could",
    (
        Column("conflict", TEXT, "its id"),
        Column("kind", TEXT, f"what its claims are about: {listed(ConflictKind)}"),
        Column("violation", GAP, "how far apart they are"),
        Column("unit", TEXT, f"in what that is told: {listed(TimeUnit)}"),
        Column("reason", TEXT, "why they cannot all hold"),
        Column("explanation", TEXT, "who says what, and why it cannot all hold"),
        Column("events", TEXTS, "the events"),
        Column("names", TEXTS, "their names"),
        Column("claims", TEXTS, "the claims"),
        Column("corrections", TEXTS, "those that a best repair gives up"),
        Column("sides", SIDES, "what each group of claims says, on which characters"),
    ),
)

ANSWERS: Final = (TOTALS, TIMELINE_EVENTS, TIMELINE_CLAIMS, TIMELINE_CONFLICTS)
"""The tables of answers that an export holds beside those of `frames.SCHEMAS`."""
