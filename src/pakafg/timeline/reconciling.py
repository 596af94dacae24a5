"""Date and order claims to one timeline: the method from claims to answers, step by step."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.errors import FrameError
from pakafg.timeline.constraints import DateGroup, OrderGroup, components, pose
from pakafg.timeline.disputed import Limits, Solution, solve
from pakafg.timeline.distinct import possibly_distinct
from pakafg.timeline.edtf_text import add_edtf
from pakafg.timeline.entrance import check_dates, check_orders
from pakafg.timeline.settled import group_dates, limits
from pakafg.timeline.timeline import Timeline
from pakafg.timeline.wording import duration, spoken
from pakafg.values.calendar import DAY
from pakafg.values.vocabularies import Bound, EventKind, IncidentKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.timeline.constraints import Group, Problem

__all__ = ["reconcile"]

_TIME: Final = pl.Datetime("us", "UTC")
_LASTING: Final = frozenset({IncidentKind.CLOSURE, IncidentKind.EXPULSION})


def reconcile(
    corpus: Corpus | None = None,
    *,
    dates: pl.DataFrame | pl.LazyFrame | None = None,
    orders: pl.DataFrame | pl.LazyFrame | None = None,
) -> Timeline:
    """One timeline from contradictory claims, and what contradicts it.

    Every event has a start and an end; claims bound them. Claims that cannot all hold are
    named; the lightest set of claims (by independent origins) is given up, and where
    several sets are as light the answer says so and shows them all.

    Args:
        corpus: A corpus; or, instead, tables of your own:
        dates: claim, event, bound (start, end, whole, amid), earliest, latest (times with a zone,
            inclusive, null: open). Where present: origin, document, event_kind, zone,
            instant (whether start and end are one), lasting (whether it goes on until
            something ends it, as a ceasefire does: then orders speak of its start).
        orders: claim, event, relation (before, after, during, same), other, gap_min,
            gap_max (time between the two starts, inclusive, null: open). Where present:
            origin, document.

    Returns:
        The timeline, with the frames `events`, `claims` and `conflicts`.

    Raises:
        FrameError: A table cannot be used; the message names the rows.

    >>> import pakafg
    >>> timeline = reconcile(pakafg.load_corpus())
    >>> timeline.events.filter(event="doha-ceasefire").select("edtf", "status").row(0)
    ('2025-10-19', 'contested')
    """
    quotes: dict[str, tuple[str, ...]] = {}
    if corpus is not None:
        if dates is not None or orders is not None:
            message = "give a corpus, or tables of your own (dates, orders), not both"
            raise FrameError(message)
        dates, orders = _dates(corpus), corpus.frame("orders")
        claims = (*corpus.dates.values(), *corpus.orders.values())
        quotes = {c.id: tuple(cited.quote for cited in c.citations) for c in claims}
    elif dates is None and orders is None:
        message = "nothing to reconcile: give a corpus, or tables of your own (dates, orders)"
        raise FrameError(message)
    return _Reconciler(check_dates(dates), check_orders(orders), quotes).timeline()


def _dates(corpus: Corpus) -> pl.DataFrame:
    """Dates of a corpus, and which of its events last until something ends them."""
    lasting = [
        *corpus.ceasefires,
        *(i.id for i in corpus.incidents.values() if i.kind in _LASTING),
        *(e.id for e in corpus.events.values() if e.kind == EventKind.POLICY),
    ]
    return corpus.frame("dates").with_columns(lasting=pl.col("event").is_in(lasting))


class _Reconciler:
    """Holds what the steps share, between checked tables and the timeline."""

    def __init__(
        self, dates: pl.DataFrame, orders: pl.DataFrame, quotes: dict[str, tuple[str, ...]]
    ) -> None:
        self.dates, self.orders, self.quotes = dates, orders, quotes
        self.groups = group_dates(dates)
        self.settled = limits(self.groups)
        named = pl.concat(
            [
                dates.select("event", "event_kind", "zone"),
                orders.select(
                    "event", event_kind=pl.lit(None, pl.String), zone=pl.lit(None, pl.String)
                ),
                orders.select(
                    event="other", event_kind=pl.lit(None, pl.String), zone=pl.lit(None, pl.String)
                ),
            ]
        )
        self.described = (
            named.group_by("event")
            .agg(
                kind=pl.col("event_kind").drop_nulls().first(),
                zone=pl.col("zone").drop_nulls().mode().sort().first(),
            )
            .with_columns(pl.col("zone").fill_null("UTC"))
            .sort("event")
        )
        self.zones: dict[str, str] = dict(self.described.select("event", "zone").iter_rows())

    def timeline(self) -> Timeline:
        solved = [(problem, solve(problem)) for problem in self._problems()]
        conflicts, by_event = self._conflicts(solved)
        events = self._events(solved, by_event)
        return Timeline(
            events=events,
            claims=self._claims(solved, events),
            conflicts=conflicts,
            quotes=self.quotes,
        )

    # --- what needs a network ------------------------------------------------------------

    def _problems(self) -> Iterator[Problem]:
        order_groups = self._order_groups()
        tied = {order.event for order in order_groups} | {order.other for order in order_groups}
        clashing = self.settled.filter(~pl.col("agrees"))["event"].to_list()
        wanted = sorted(tied.union(clashing))
        dated: dict[str, list[Group]] = defaultdict(list)
        rows = self.groups.filter(pl.col("event").is_in(wanted))
        for event, bound, low, high, claims, weight, _ in rows.iter_rows():
            dated[event].append(DateGroup(event, bound, low, high, tuple(claims), weight))
        instants = frozenset(self.settled.filter("instant")["event"].to_list())
        lasting = frozenset(self.dates.filter("lasting")["event"].to_list())
        by_event: dict[str, list[OrderGroup]] = defaultdict(list)
        for order in order_groups:
            by_event[order.event].append(order)
        for events in components(wanted, order_groups):
            groups = [g for e in events for g in (*dated[e], *by_event[e])]
            yield pose(sorted(events), groups, instants=instants, lasting=lasting)

    def _order_groups(self) -> list[OrderGroup]:
        same = ("event", "relation", "other", "low", "high")
        grouped = (
            self.orders.group_by(same)
            .agg(claims=pl.col("claim").sort(), weight=pl.col("voter").n_unique().cast(pl.Int64))
            .sort(same, nulls_last=False)
        )
        return [
            OrderGroup(event, relation, other, low, high, tuple(claims), weight)
            for event, relation, other, low, high, claims, weight in grouped.iter_rows()
        ]

    # --- answers -------------------------------------------------------------------------

    def _events(
        self, solved: list[tuple[Problem, Solution]], conflicts: dict[str, list[str]]
    ) -> pl.DataFrame:
        rows = [
            (
                event,
                *found.start,
                *found.end,
                self._status(problem, solution, event),
                solution.optimal,
                [self._said(other, event) for other in solution.alternatives.get(event, ())],
            )
            for problem, solution in solved
            for event, found in solution.limits.items()
        ]
        minutes = dict.fromkeys(("start_low", "start_high", "end_low", "end_high"), pl.Int64())
        networked = pl.DataFrame(
            rows,
            schema={"event": pl.String(), **minutes, "status": pl.String(),
                    "repair_optimal": pl.Boolean(), "alternatives": pl.List(pl.String)},
            orient="row",
        )  # fmt: skip
        plain = self.settled.join(networked, on="event", how="anti").select(
            "event",
            *minutes,
            status=pl.lit(None, pl.String),
            repair_optimal=pl.lit(value=True),
            alternatives=pl.lit([], pl.List(pl.String)),
        )
        rejected = self._rejected(solved)
        ends = self.dates.group_by("event").agg(
            ends=pl.col("bound").is_in([Bound.END, Bound.WHOLE]).any() & ~pl.col("instant").any()
        )
        told = pl.concat([plain, networked]).join(self.described, on="event", how="left")
        told = told.join(ends, on="event", how="left").with_columns(
            pl.col("ends").fill_null(value=False)
        )
        told = told.join(self._origins(rejected), on="event", how="left")
        distinct = possibly_distinct(self.dates, self.groups, rejected)
        told = told.join(distinct, on="event", how="left")
        low = pl.col("start_low")
        high = pl.when("ends").then(pl.col("end_high")).otherwise(pl.col("start_high"))
        told = add_edtf(told.sort("event")).with_columns(
            low=low,
            high=high,
            conflicts=pl.col("event").replace_strict(
                conflicts, default=[], return_dtype=pl.List(pl.String)
            )
            if conflicts
            else pl.lit([], pl.List(pl.String)),
        )
        width = pl.col("high") - pl.col("low") + 1
        status = (
            pl.when(pl.col("status").is_not_null())
            .then("status")
            .when(pl.col("low").is_null() & pl.col("high").is_null())
            .then(pl.lit("unconstrained"))
            .when((width <= DAY).fill_null(value=False))
            .then(pl.lit("exact"))
            .otherwise(pl.lit("bounded"))
        )
        return told.select(
            "event",
            "kind",
            earliest=_time("low"),
            latest=_time("high"),
            edtf="edtf",
            width=pl.duration(minutes=width),
            start_earliest=_time("start_low"),
            start_latest=_time("start_high"),
            end_earliest=_time("end_low"),
            end_latest=_time("end_high"),
            zone="zone",
            support=pl.col("support").fill_null(0),
            n_claims=pl.col("n_claims").fill_null(0),
            n_origins_min=pl.col("n_origins_min").fill_null(0),
            n_origins_max=pl.col("n_origins_max").fill_null(0),
            n_rejected=pl.col("n_rejected").fill_null(0),
            status=status,
            possible_distinct_events=pl.col("distinct").fill_null(value=False),
            alternatives="alternatives",
            repair_optimal="repair_optimal",
            conflicts="conflicts",
        ).sort("earliest", "event", nulls_last=True)

    def _status(self, problem: Problem, solution: Solution, event: str) -> str | None:
        """What the network adds; None where the dates of the event stand as they are."""
        touched = {
            label
            for label, group in enumerate(problem.groups)
            if event in {group.event, getattr(group, "other", None)}
        }
        if event in solution.alternatives:
            only_dates = all(isinstance(group, DateGroup) for group in problem.groups)
            return "unresolved" if only_dates else "ambiguous"
        dated = {label for label in touched if isinstance(problem.groups[label], DateGroup)}
        return "contested" if dated & (solution.removed | solution.disputed) else None

    def _said(self, found: Limits, event: str) -> str:
        low, high = found.start
        return spoken(low, high, self.zones[event])

    def _rejected(self, solved: list[tuple[Problem, Solution]]) -> pl.DataFrame:
        rows = [
            (claim, label in solution.disputed)
            for problem, solution in solved
            for label in solution.removed | solution.disputed
            for claim in problem.groups[label].claims
        ]
        schema = {"claim": pl.String(), "disputed": pl.Boolean()}
        return pl.DataFrame(rows, schema=schema, orient="row")

    def _origins(self, rejected: pl.DataFrame) -> pl.DataFrame:
        """How many claims and independent origins date each event, and how many are kept."""
        marked = self.dates.join(rejected, on="claim", how="left").with_columns(
            out=pl.col("disputed").is_not_null()
        )
        figures = ("event", "bound", "low", "high")
        known = marked.filter("known").select(figures).unique()
        stray = (
            marked.filter(~pl.col("known"))
            .select(figures)
            .unique()
            .join(known, on=figures, how="anti", nulls_equal=True)
            .group_by("event")
            .agg(n_stray=pl.len().cast(pl.Int64))
        )
        counts = marked.group_by("event").agg(
            n_claims=pl.len().cast(pl.Int64),
            n_rejected=pl.col("out").sum().cast(pl.Int64),
            support=pl.col("voter").filter(~pl.col("out")).n_unique().cast(pl.Int64),
            n_origins_max=pl.col("voter").n_unique().cast(pl.Int64),
            n_known=pl.col("voter").filter("known").n_unique().cast(pl.Int64),
        )
        return counts.join(stray, on="event", how="left").with_columns(
            n_origins_min=pl.min_horizontal(
                pl.col("n_known") + pl.col("n_stray").fill_null(0), "n_origins_max"
            )
        ).drop("n_known", "n_stray")  # fmt: skip

    def _claims(self, solved: list[tuple[Problem, Solution]], events: pl.DataFrame) -> pl.DataFrame:
        without = [
            (claim, found.start[0], found.end[1] if found.end[1] is not None else found.start[1])
            for problem, solution in solved
            for label, found in solution.without.items()
            for group in (problem.groups[label],)
            if len(group.claims) == 1
            for claim in group.claims
        ]
        left_out = pl.DataFrame(
            without,
            schema={"claim": pl.String(), "w_low": pl.Int64(), "w_high": pl.Int64()},
            orient="row",
        )
        none = pl.lit(None, pl.Int64)
        rows = pl.concat(
            [
                self.dates.select("claim", "event", "low", "high"),
                self.orders.select("claim", "event", low=none, high=none),
            ]
        )
        told = rows.join(self._rejected(solved), on="claim", how="left")
        told = told.join(left_out, on="claim", how="left").join(
            events.select("event", "earliest", "latest"), on="event", how="left"
        )
        kept = pl.when("disputed").then(None).otherwise(pl.col("disputed").is_null())
        minutes = {
            name: pl.col(name).dt.timestamp("us").floordiv(60_000_000)
            for name in ("earliest", "latest")
        }
        room = (pl.col("high") - pl.col("low")) - (minutes["latest"] - minutes["earliest"])
        miss = pl.max_horizontal(
            pl.col("low") - minutes["latest"], minutes["earliest"] - pl.col("high")
        )
        return told.select(
            "claim",
            "event",
            kept=kept,
            without_earliest=pl.coalesce(_time("w_low"), "earliest"),
            without_latest=pl.coalesce(_time("w_high"), "latest"),
            slack=pl.duration(minutes=pl.when(kept).then(room).otherwise(-miss)),
        ).sort("event", "claim")

    def _conflicts(
        self, solved: list[tuple[Problem, Solution]]
    ) -> tuple[pl.DataFrame, dict[str, list[str]]]:
        rows: list[tuple[object, ...]] = []
        by_event: dict[str, list[str]] = defaultdict(list)
        for problem, solution in solved:
            for clash in solution.clashes:
                name = f"conflict-{len(rows) + 1}"
                groups = [problem.groups[label] for label in clash.labels]
                events = sorted(
                    {e for g in groups for e in (g.event, getattr(g, "other", g.event))}
                )
                for event in events:
                    by_event[event].append(name)
                given_up = (solution.removed | solution.disputed) & set(clash.labels)
                rows.append(
                    (
                        name,
                        clash.kind,
                        events,
                        [claim for group in groups for claim in group.claims],
                        clash.violation * 60_000_000,
                        self._explained(groups, clash.kind, clash.violation),
                        [
                            claim
                            for label in sorted(given_up)
                            for claim in problem.groups[label].claims
                        ],
                    )
                )
        schema = {
            "conflict": pl.String(),
            "kind": pl.String(),
            "events": pl.List(pl.String),
            "claims": pl.List(pl.String),
            "violation": pl.Duration("us"),
            "explanation": pl.String(),
            "corrections": pl.List(pl.String),
        }
        return pl.DataFrame(rows, schema=schema, orient="row"), dict(by_event)

    def _explained(self, groups: list[Group], kind: str, violation: int) -> str:
        told = "; ".join(self._told(group) for group in groups)
        miss = f"they miss each other by {duration(violation)}"
        if kind == "zone_or_midnight":
            miss += ", which a time zone or a midnight may explain"
        return f"{told}: these cannot all hold, {miss}."

    def _told(self, group: Group) -> str:
        origins = f"{group.weight} origin{'s' * (group.weight != 1)}"
        if isinstance(group, DateGroup):
            verb = _BOUNDS[group.bound]
            what = f"{group.event} {verb} {spoken(group.low, group.high, self.zones[group.event])}"
        else:
            what = f"{group.event} is {_RELATIONS[group.relation]} {group.other}"
            if group.low is not None or group.high is not None:
                what += f", {_gap(group)}"
        quoted = [
            f"{claim} “{self.quotes[claim][0]}”" for claim in group.claims if claim in self.quotes
        ]
        return f"{what} ({origins}: {', '.join(quoted or group.claims)})"


_BOUNDS: Final[dict[str, str]] = {
    "start": "begins",
    "end": "ends",
    "whole": "falls within",
    "amid": "is going on within",
}
_RELATIONS: Final[dict[str, str]] = {
    "before": "before",
    "after": "after",
    "during": "during",
    "same": "at the same time as",
}


def _gap(group: OrderGroup) -> str:
    if group.high is None:
        return f"at least {duration(group.low or 0)} from start to start"
    if group.low is None:
        return f"at most {duration(group.high)} from start to start"
    return f"{duration(group.low)} to {duration(group.high)} from start to start"


def _time(minutes: str) -> pl.Expr:
    return (
        pl.from_epoch(pl.col(minutes) * 60, time_unit="s")
        .cast(pl.Datetime("us"))
        .dt.replace_time_zone("UTC")
    )
