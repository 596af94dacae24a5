"""One row a contradiction: claims that cannot all hold, though without any one the others can.

Which claims conflict is found in polars, for any number of contradictions. Sides, reasons and
explanations are words: they are made from that, once, and only when a reader asks for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import polars as pl

from pakafg.frames.schemas import SIDES
from pakafg.text.date_words import duration_words
from pakafg.text.figure_words import counted
from pakafg.timeline.explain import dated_words, minutes_words, ordered_words
from pakafg.timeline.hard_facts import HardFact
from pakafg.timeline.index import SPACED
from pakafg.timeline.local_time import in_days, local_days, told_zones, whole_days
from pakafg.timeline.validate import LASTS
from pakafg.values.calendar import DAY
from pakafg.values.conclusions import ConflictKind, TimeUnit
from pakafg.views.question_view import CANNOT_ALL_HOLD
from pakafg.views.weighed_claims import few_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pakafg.records.citation import Citation
    from pakafg.timeline.evidence import Evidence
    from pakafg.timeline.solver import Reconciliation

__all__ = [
    "CONFLICTS",
    "ZONE_OR_MIDNIGHT",
    "ConflictSide",
    "conflict_rows",
    "conflict_table",
    "explanation",
]

_TEXTS: Final = pl.List(pl.String)
CONFLICTS: Final[Mapping[str, pl.DataType]] = {
    "conflict": pl.String(),
    "kind": pl.String(),
    "violation": pl.Duration("us"),
    "unit": pl.String(),
    "reason": pl.String(),
    "explanation": pl.String(),
    "events": _TEXTS,
    "names": _TEXTS,
    "claims": _TEXTS,
    "corrections": _TEXTS,
    "sides": SIDES,
}
"""The columns of a table of contradictions."""

ZONE_OR_MIDNIGHT: Final = "which a time zone or a midnight may explain"
"""What is added where dates lie no further apart than that."""


class ConflictSide(NamedTuple):
    """What one group of claims says in a contradiction.

    Attributes:
        says: What, in a few words.
        records: The claims that say so; none for what follows from a document's own date.
        documents: The documents that they stand in, each once.
        citations: The characters that they rest on, each once.
        origins: How many independent origins they have.
        cited: Each claim as an explanation names it: its document, with a quotation.
    """

    says: str
    records: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    origins: int = 0
    cited: tuple[str, ...] = ()

    @property
    def row(self) -> dict[str, Any]:
        """The side as the column sides holds it."""
        return {
            "says": self.says,
            "records": list(self.records),
            "documents": list(self.documents),
            "citations": [
                {"document": c.document, "start": c.start, "end": c.end, "quote": c.quote}
                for c in self.citations
            ],
        }


def explanation(sides: Iterable[ConflictSide], reason: str) -> str:
    """Explain a contradiction in a sentence: what is said by whom, and why not all can hold.

    Args:
        sides: What is said.
        reason: Why it cannot all hold.
    """
    spoken = (
        f"{side.says} ({counted(side.origins, 'origin')}: {', '.join(few_of(side.cited))})"
        if side.records
        else side.says
        for side in sides
    )
    return f"{'; '.join(spoken)}: {CANNOT_ALL_HOLD}, {reason}."


def conflict_rows(reconciliation: Reconciliation) -> pl.DataFrame:
    """Find what contradicts what, without words.

    Returns:
        conflict, kind, events, claims, violation, unit, corrections, as the table has them;
        sayings (and hard facts) by number, circular (whether nothing but orders without a gap
        conflict).
    """
    dates, orders, facts = _conflicting(reconciliation)
    relation, low, high = pl.col("relation"), pl.col("low"), pl.col("high")
    said = pl.concat(
        [
            dates.select(
                "saying", "claims", "in_days", "clock", "days", events=pl.concat_list("event")
            ),
            facts.select("saying", "events"),
            orders.select(
                "saying",
                "claims",
                "relation",
                events=pl.concat_list("event", "other"),
                gap=(relation == LASTS)
                | ((relation == SPACED) & ((low != 1) | high.is_not_null())),
                loose=high - low >= DAY,
                # "A week after" is told in days: its bounds are whole days, or a minute off.
                gap_in_days=(relation == SPACED)
                & ((low >= DAY) | (high > DAY)).fill_null(value=False)  # no "hours after"
                & (low.is_null() | (low % DAY <= 1))
                & (high.is_null() | high.mod(DAY).is_in([0, DAY - 1])),
            ),
        ],
        how="diagonal",  # what is no order has neither relation nor gap
    )
    dated, ordered, gap, total = (pl.col(name) for name in ("dated", "ordered", "gap", "total"))
    # Sayings are sorted within each conflict: sides and claims stand in that order.
    conflicts = (
        reconciliation.solution.conflicts.join(said, on="saying", how="left")
        .sort("conflict", "saying")
        .group_by("conflict", maintain_order=True)
        .agg(
            pl.col("violation").first(),
            pl.col("gap").any(),
            # A gap that is open by a day or more allows for zones and midnights already.
            loose=pl.col("loose").any(),
            in_days=pl.col("in_days").drop_nulls().all(),
            # A whole day and a time of day miss each other by days, though one is a midnight.
            of_clocks=(~pl.col("in_days")).drop_nulls().all(),
            gaps_in_days=(~pl.col("gap") | pl.col("gap_in_days")).drop_nulls().all(),
            # Clocks that differ, or a midnight between two times of day.
            across=(pl.col("clock").drop_nulls().n_unique() > 1)
            | (pl.col("days").explode().drop_nulls().n_unique() > 1),
            dated=(relation.is_null() & (pl.col("saying") >= 0)).any(),
            ordered=relation.is_not_null().any(),
            total=(relation == LASTS).any(),
            events=pl.col("events").explode().unique().sort(),
            claims=pl.col("claims").explode().drop_nulls(),
            sayings=pl.col("saying"),
        )
        .sort(pl.col("events").list.join(" "), pl.col("claims").list.join(" "))
        # Start, end and length of one event do not hang on its zone.
        .with_columns(total=total & (pl.col("events").list.len() == 1))
    )
    kind = (
        pl.when("total")
        .then(pl.lit(ConflictKind.TOTAL.value))
        .when(
            dated
            & pl.col("of_clocks")
            & ~pl.col("loose")
            & pl.col("across")
            & (pl.col("violation") <= DAY)
        )
        .then(pl.lit(ConflictKind.ZONE_OR_MIDNIGHT.value))
        .when(~ordered)
        .then(pl.lit(ConflictKind.DATES.value))
        .when(gap)
        .then(pl.lit(ConflictKind.GAP.value))
        .otherwise(pl.lit(ConflictKind.ORDER.value))
    )
    days = dated & pl.col("in_days") & pl.col("gaps_in_days")
    violation = pl.when(days).then(whole_days(pl.col("violation"))).otherwise("violation")
    unit = pl.when(days).then(pl.lit(TimeUnit.DAY.value))
    return conflicts.with_columns(_corrections(conflicts, reconciliation)).select(
        conflict=pl.concat_str(pl.lit("conflict-"), pl.int_range(1, pl.len() + 1)),
        kind=kind,
        events="events",
        claims="claims",
        violation=pl.duration(minutes=violation),
        unit=unit.otherwise(pl.lit(TimeUnit.MINUTE.value)),
        corrections="corrections",
        sayings="sayings",
        circular=~dated & ~gap,
    )


def _corrections(conflicts: pl.DataFrame, reconciliation: Reconciliation) -> pl.Series:
    """List, of the claims of each conflict, those that a best repair gives up."""
    rows = conflicts.select("claims").with_row_index("row")
    given_up = reconciliation.solution.given_up.select("claim").unique()
    listed = (
        rows.explode("claims")
        .rename({"claims": "claim"})
        .join(given_up, on="claim", how="semi", maintain_order="left")
        .group_by("row", maintain_order=True)
        .agg(corrections="claim")
    )
    joined = rows.join(listed, on="row", how="left", maintain_order="left")
    return joined["corrections"].fill_null([])


def _conflicting(
    reconciliation: Reconciliation,
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Select the dates, the orders and the hard facts that conflict, with their events.

    Returns:
        Dates, with in_days (whether they are whole local days), days (the first and the last),
        zone (in which they are told) and clock (in which they were read);
        orders; facts: saying, events.
    """
    index = reconciliation.index
    conflicting = reconciliation.solution.conflicts.select("saying").unique()
    events = index.events.select("at", "event", "zone", "known_by", "declared_by")
    others = events.select(other_at="at", other="event")
    dates, orders = (
        sayings.join(conflicting, on="saying", how="semi").join(events, on="at", how="left")
        for sayings in (reconciliation.dates, reconciliation.orders)
    )
    orders = orders.join(others, on="other_at", how="left")
    names, wholes = events["event"], dict(index.parts.iter_rows())
    facts = [
        (label, [names[at]] + ([names[wholes[at]]] if fact is HardFact.PART else []))
        for label in conflicting["saying"]
        if label < 0
        for fact, at in (HardFact.of(label),)
    ]
    schema = {"saying": pl.Int64(), "events": _TEXTS}
    clock = pl.coalesce("own_zone", "zone")
    dates = dates.with_columns(told_zones(dates).alias("zone"), clock=clock)
    days = local_days(dates, {"first": "low", "last": "high"})
    dates = dates.with_columns(in_days(dates), days.select(days=pl.concat_list(pl.all()))["days"])
    return dates, orders, pl.DataFrame(facts, schema, orient="row")


def conflict_table(
    rows: pl.DataFrame, reconciliation: Reconciliation, evidence: Evidence
) -> pl.DataFrame:
    """Build the table `Timeline.conflicts`, which describes its columns.

    Args:
        rows: What `conflict_rows` found.
        reconciliation: What is said, by number.
        evidence: The claims' words and documents.
    """
    parts = dict(_parts(rows, reconciliation, evidence))
    sides = {
        **dict(_sides(rows, reconciliation, evidence)),
        **{label: ConflictSide(words) for label, words in parts.items()},
    }
    words: list[tuple[str, str]] = []
    for kind, violation, circular, sayings in rows.select(
        "kind", pl.col("violation").dt.total_minutes(), "circular", "sayings"
    ).iter_rows():
        reason = _reason(kind, violation, circular=circular)
        recorded = " and ".join(parts[label] for label in sayings if label in parts)
        reason = f"{reason}, because {recorded}" if recorded else reason
        spoken = [sides[saying] for saying in sayings if saying not in parts]
        words.append((reason, explanation(spoken, reason)))
    schema = {name: CONFLICTS[name] for name in ("reason", "explanation")}
    names = [list(map(evidence.name, events)) for events in rows["events"]]
    return (
        rows.with_columns(*pl.DataFrame(words, schema, orient="row"))
        .with_columns(pl.Series("names", names, _TEXTS))
        .join(_side_lists(rows, sides), on="conflict", how="left", maintain_order="left")
        .select(*CONFLICTS)
    )


def _side_lists(rows: pl.DataFrame, sides: Mapping[int, ConflictSide]) -> pl.DataFrame:
    """List the sides of each conflict: conflict, sides.

    What is said stands in many conflicts: it becomes a struct once, and is joined to them.
    """
    by_saying = pl.DataFrame(
        {"saying": list(sides), "side": [side.row for side in sides.values()]},
        {"saying": pl.Int64(), "side": SIDES.inner},
    )
    return (
        rows.select("conflict", saying="sayings")
        .explode("saying")
        .join(by_saying, on="saying", how="left", maintain_order="left")
        .group_by("conflict", maintain_order=True)
        .agg(sides="side")
    )


def _reason(kind: str, violation: int, *, circular: bool) -> str:
    if circular:
        return "for in this order an event would come before itself"
    apart = f"for they are {duration_words(violation)} apart"
    if kind == ConflictKind.ZONE_OR_MIDNIGHT:
        return f"{apart}, {ZONE_OR_MIDNIGHT}"
    return apart


def _parts(
    rows: pl.DataFrame, reconciliation: Reconciliation, evidence: Evidence
) -> Iterator[tuple[int, str]]:
    """Say which events are recorded as parts of which, where a contradiction rests on that."""
    names, wholes = (
        reconciliation.index.events["event"],
        dict(reconciliation.index.parts.iter_rows()),
    )
    for label in rows["sayings"].explode().unique():
        fact, at = HardFact.of(label)
        if label < 0 and fact is HardFact.PART:
            part, whole = evidence.name(names[at]), evidence.name(names[wholes[at]])
            yield label, f"{part} is recorded as a part of {whole}"


def _sides(
    rows: pl.DataFrame, reconciliation: Reconciliation, evidence: Evidence
) -> Iterator[tuple[int, ConflictSide]]:
    """Say what each thing that is said in a contradiction says; each once."""
    documents = evidence.documents(rows["claims"].explode().unique())
    dates, orders, facts = _conflicting(reconciliation)
    index = reconciliation.index

    def side(says: str, claims: list[str], origins: int) -> ConflictSide:
        citations = (c for claim in claims for c in evidence.citations.get(claim, ()))
        named = (document for claim in claims if (document := documents.get(claim)) is not None)
        return ConflictSide(
            says=says,
            records=tuple(claims),
            documents=tuple(dict.fromkeys(named)),
            citations=tuple(dict.fromkeys(citations)),
            origins=origins,
            cited=tuple(map(evidence.cited, claims)),
        )

    for saying, event, claims, weight, bound, low, high, choice, zone in dates.select(
        "saying", "event", "claims", "weight", "bound", "low", "high", "choice", "zone"
    ).iter_rows():
        pieces = ((low, high),) if choice is None else index.pieces[choice]
        says = f"{evidence.name(event)}: {dated_words(bound, pieces, zone)}"
        yield saying, side(says, claims, weight)
    for saying, event, claims, weight, relation, other, low, high in orders.select(
        "saying", "event", "claims", "weight", "relation", "other", "low", "high"
    ).iter_rows():
        order = ordered_words(relation, evidence.name(other), low, high)
        colon = ":" if relation == LASTS else ""  # else two events stand in one phrase
        yield saying, side(f"{evidence.name(event)}{colon} {order}", claims, weight)
    for label in facts["saying"]:
        fact, at = HardFact.of(label)
        event, known_by, declared_by = index.events.select("event", "known_by", "declared_by").row(
            at
        )
        if fact is HardFact.PART:
            continue
        told, by = ("told as past", known_by)
        if fact is HardFact.DECLARED:
            told, by = ("told as declared", declared_by)
        words = f"{told} in a document published {minutes_words(None, by, 'UTC')}"
        yield label, ConflictSide(f"{evidence.name(event)}: {words}")
