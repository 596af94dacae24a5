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
from pakafg.timeline.limits import report_label
from pakafg.timeline.validate import LASTS
from pakafg.values.calendar import DAY
from pakafg.values.conclusions import ConflictKind
from pakafg.views.discrepancy_view import CANNOT_ALL_HOLD

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
    "events": _TEXTS,
    "claims": _TEXTS,
    "violation": pl.Duration("us"),
    "sides": SIDES,
    "reason": pl.String(),
    "explanation": pl.String(),
    "corrections": _TEXTS,
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
        f"{side.says} ({counted(side.origins, 'origin')}: {', '.join(side.cited)})"
        if side.records
        else side.says
        for side in sides
    )
    return f"{'; '.join(spoken)}: {CANNOT_ALL_HOLD}, {reason}."


def conflict_rows(reconciliation: Reconciliation) -> pl.DataFrame:
    """Find what contradicts what, without words.

    Returns:
        conflict, kind, events, claims, violation, corrections, as the table has them; groups
        (of claims, and reports), circular (whether nothing but orders without a gap conflict).
    """
    dates, orders, reports = _conflicting_groups(reconciliation)
    event, relation = pl.concat_list("event"), pl.col("relation")
    groups = pl.concat(
        [
            dates.select("group", "claims", events=event),
            reports.select("group", events=event),
            orders.select(
                "group",
                "claims",
                "relation",
                events=pl.concat_list("event", "other"),
                gap=pl.col("low").is_not_null() | pl.col("high").is_not_null(),
            ),
        ],
        how="diagonal",  # what is no order has neither relation nor gap
    )
    out = reconciliation.solution.given_up.select("group", out=pl.lit(value=True))
    dated, ordered, gap, total = (pl.col(name) for name in ("dated", "ordered", "gap", "total"))
    # Groups are sorted within each conflict: sides and claims stand in that order.
    conflicts = (
        reconciliation.solution.conflicts.join(groups, on="group", how="left")
        .join(out, on="group", how="left")
        .sort("conflict", "group")
        .group_by("conflict", maintain_order=True)
        .agg(
            pl.col("violation").first(),
            pl.col("gap").any(),
            dated=relation.is_null().any(),
            ordered=relation.is_not_null().any(),
            total=(relation == LASTS).any(),
            events=pl.col("events").explode().unique().sort(),
            claims=pl.col("claims").explode().drop_nulls(),
            corrections=pl.col("claims").filter("out").explode().drop_nulls(),
            groups=pl.col("group"),
        )
        .sort(pl.col("events").list.join(" "), pl.col("claims").list.join(" "))
        # Start, end and length of one event do not hang on its zone.
        .with_columns(total=total & (pl.col("events").list.len() == 1))
    )
    kind = (
        pl.when("total")
        .then(pl.lit(ConflictKind.TOTAL.value))
        .when(dated & (pl.col("violation") <= DAY))
        .then(pl.lit(ConflictKind.ZONE_OR_MIDNIGHT.value))
        .when(~ordered)
        .then(pl.lit(ConflictKind.DATES.value))
        .when(gap)
        .then(pl.lit(ConflictKind.GAP.value))
        .otherwise(pl.lit(ConflictKind.ORDER.value))
    )
    return conflicts.select(
        conflict=pl.concat_str(pl.lit("conflict-"), pl.int_range(1, pl.len() + 1)),
        kind=kind,
        events="events",
        claims="claims",
        violation=pl.duration(minutes="violation"),
        corrections="corrections",
        groups="groups",
        circular=~dated & ~gap,
    )


def _conflicting_groups(
    reconciliation: Reconciliation,
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Select the groups of dates and of orders that conflict, and reports, with their events."""
    conflicting = reconciliation.solution.conflicts.select("group").unique()
    events = reconciliation.index.events.select("at", "event", "zone", "known_by")
    others = events.select(other_at="at", other="event")
    reports = events.with_columns(group=report_label(pl.col("at").cast(pl.Int64)))
    dates, orders, reports = (
        groups.join(conflicting, on="group", how="semi")
        for groups in (reconciliation.dates, reconciliation.orders, reports)
    )
    return (
        dates.join(events, on="at", how="left"),
        orders.join(events, on="at", how="left").join(others, on="other_at", how="left"),
        reports,
    )


def conflict_table(
    rows: pl.DataFrame, reconciliation: Reconciliation, evidence: Evidence
) -> pl.DataFrame:
    """Build the table `Timeline.conflicts`, which describes its columns.

    Args:
        rows: What `conflict_rows` found.
        reconciliation: The groups of claims.
        evidence: The claims' words and documents.
    """
    sides = dict(_sides(rows, reconciliation, evidence))
    words: list[tuple[str, str]] = []
    for kind, violation, circular, groups in rows.select(
        "kind", pl.col("violation").dt.total_minutes(), "circular", "groups"
    ).iter_rows():
        reason = _reason(kind, violation, circular=circular)
        words.append((reason, explanation([sides[group] for group in groups], reason)))
    schema = {name: CONFLICTS[name] for name in ("reason", "explanation")}
    return (
        rows.with_columns(pl.DataFrame(words, schema, orient="row"))
        .join(_side_lists(rows, sides), on="conflict", how="left", maintain_order="left")
        .select(*CONFLICTS)
    )


def _side_lists(rows: pl.DataFrame, sides: Mapping[int, ConflictSide]) -> pl.DataFrame:
    """List the sides of each conflict: conflict, sides.

    A group of claims stands in many conflicts: it becomes a struct once, and is joined to them.
    """
    by_group = pl.DataFrame(
        {"group": list(sides), "side": [side.row for side in sides.values()]},
        {"group": pl.Int64(), "side": SIDES.inner},
    )
    return (
        rows.select("conflict", group="groups")
        .explode("group")
        .join(by_group, on="group", how="left", maintain_order="left")
        .group_by("conflict", maintain_order=True)
        .agg(sides="side")
    )


def _reason(kind: str, violation: int, *, circular: bool) -> str:
    if circular:
        return "they lead round in a circle"
    missed = f"they miss each other by {duration_words(violation)}"
    if kind == ConflictKind.ZONE_OR_MIDNIGHT:
        return f"{missed}, {ZONE_OR_MIDNIGHT}"
    return missed


def _sides(
    rows: pl.DataFrame, reconciliation: Reconciliation, evidence: Evidence
) -> Iterator[tuple[int, ConflictSide]]:
    """Say what each group of claims in a contradiction says; each group once."""
    documents = evidence.documents(rows["claims"].explode().unique())
    dates, orders, reports = _conflicting_groups(reconciliation)

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

    for group, event, claims, weight, *date in dates.select(
        "group", "event", "claims", "weight", "bound", "low", "high", "zone"
    ).iter_rows():
        says = f"{evidence.name(event)}: {dated_words(*date)}"
        yield group, side(says, claims, weight)
    for group, event, claims, weight, relation, other, low, high in orders.select(
        "group", "event", "claims", "weight", "relation", "other", "low", "high"
    ).iter_rows():
        order = ordered_words(relation, evidence.name(other), low, high)
        colon = ":" if relation == LASTS else ""  # else two events stand in one phrase
        yield group, side(f"{evidence.name(event)}{colon} {order}", claims, weight)
    for group, event, known_by in reports.select("group", "event", "known_by").iter_rows():
        words = f"told as past in a document published {minutes_words(None, known_by, 'UTC')}"
        yield group, ConflictSide(f"{evidence.name(event)}: {words}")
