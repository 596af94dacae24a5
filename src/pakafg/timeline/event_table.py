"""One row an event: when it was, on how many words, how sure that is, and whether it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.engines.constraints import Constraint
from pakafg.timeline.index import of_events
from pakafg.timeline.limits import LIMITS, last_minute
from pakafg.timeline.local_time import edtf, edtf_of_both, edtf_spans, local_days, time
from pakafg.timeline.validate import is_origin
from pakafg.values.calendar import DAY
from pakafg.values.conclusions import EventStatus
from pakafg.values.vocabularies import Bound

if TYPE_CHECKING:
    from collections.abc import Collection

    from pakafg.timeline.limits import Solution
    from pakafg.timeline.solver import Reconciliation

__all__ = ["event_table", "in_conflict", "overlapping"]

_SUPPORT: Final = {
    "support": pl.col("voter").n_unique(),
    "start_origins": pl.col("voter")
    .filter(pl.col("bound").is_in([Bound.START, Bound.WHOLE]))
    .n_unique(),
    "end_origins": pl.col("voter")
    .filter(pl.col("bound").is_in([Bound.END, Bound.WHOLE]))
    .n_unique(),
}
"""How many origins dates have, those of a start and those of an end."""
_COUNTS: Final = (*_SUPPORT, "n_claims", "n_origins_min", "n_origins_max", "n_rejected", "n_out")


def event_table(reconciliation: Reconciliation, linked: Collection[str] = ()) -> pl.DataFrame:
    """Build the table `Timeline.events`, which describes its columns, but for its conflicts.

    Args:
        reconciliation: The events and their solution.
        linked: Events of which a link says that they may be two.
    """
    index, solution = reconciliation.index, reconciliation.solution
    dates = index.dates
    clustered = _possibly_distinct(dates.filter(of_events(reconciliation.inconsistent, dates)))
    is_distinct = pl.col("at").is_in(clustered.implode()) | pl.col("event").is_in(list(linked))
    dated = (
        index.events.join(solution.limits, on="at", how="left", maintain_order="left")
        .join(_counts(reconciliation), on="at", how="left", maintain_order="left")
        .join(_declared(reconciliation), on="at", how="left", maintain_order="left")
        .with_columns(tied=reconciliation.units.tied)
    )
    written = _written(dated, solution)
    low = pl.col("start_low")
    high = last_minute()
    width = high - low + 1
    several = pl.col("alternatives").is_not_null()
    unbounded = pl.all_horizontal(pl.col(LIMITS).is_null())
    status = (
        pl.when("planned")
        .then(pl.lit(EventStatus.PLANNED.value))
        .when(unbounded & ~several)
        .then(pl.lit(EventStatus.UNCONSTRAINED.value))
        .when(several & pl.col("tied"))
        .then(pl.lit(EventStatus.AMBIGUOUS.value))
        .when(several)
        .then(pl.lit(EventStatus.UNRESOLVED.value))
        .when(pl.col("n_out") > 0)
        .then(pl.lit(EventStatus.CONTESTED.value))
        .when((width <= DAY).fill_null(value=False))
        .then(pl.lit(EventStatus.EXACT.value))
        .otherwise(pl.lit(EventStatus.BOUNDED.value))
    )
    days = local_days(
        dated.select(low, high.alias("last"), "zone"), {"first": "start_low", "last": "last"}
    )
    return (
        dated.with_columns(*written.iter_columns(), *days.iter_columns())
        .select(
            "event",
            name=pl.coalesce("name", "event"),
            kind="kind",
            first_day="first",
            last_day="last",
            status=status,
            alleged_by="alleged_by",
            edtf="edtf",
            zone="zone",
            support=pl.col("support").fill_null(0),
            n_rejected=pl.col("n_rejected").fill_null(0),
            n_claims=pl.col("n_claims").fill_null(0),
            n_origins_min=pl.col("n_origins_min").fill_null(0),
            n_origins_max=pl.col("n_origins_max").fill_null(0),
            start_origins=pl.col("start_origins").fill_null(0),
            end_origins=pl.col("end_origins").fill_null(0),
            possible_distinct_events=is_distinct,
            earliest=time(low),
            latest=time(high),
            width=pl.duration(minutes=width),
            start_earliest=time("start_low"),
            start_latest=time("start_high"),
            end_earliest=time("end_low"),
            end_latest=time("end_high"),
            declared_earliest=time("declared_low"),
            declared_latest=time("declared_high"),
            repair_optimal="optimal",
            conflicts_complete="complete",
            pieces="pieces",
            alternatives=pl.col("alternatives").fill_null([]),
        )
        .sort("earliest", nulls_last=True, maintain_order=True)
    )


def in_conflict(events: pl.DataFrame, conflicts: pl.DataFrame) -> pl.DataFrame:
    """Add the column conflicts: those of the table `Timeline.conflicts` that name each event."""
    named = (
        conflicts.select("conflict", event="events")
        .explode("event")
        .group_by("event", maintain_order=True)
        .agg(conflicts="conflict")
    )
    return events.join(named, on="event", how="left", maintain_order="left").with_columns(
        pl.col("conflicts").fill_null([])
    )


def overlapping(
    events: pl.DataFrame, reconciliation: Reconciliation, first: int | None, last: int | None
) -> pl.DataFrame:
    """Find the events that possibly overlap a stretch of time, and whether they surely do.

    Args:
        events: `Timeline.events`.
        reconciliation: The events and their solution.
        first: Its first minute since 1970; None for all that came before.
        last: Its last minute; None for all that comes after.

    Returns:
        The rows of those events, with the columns surely and possibly.
    """
    opens, closes = (time(pl.lit(minute, pl.Int64)) for minute in (first, last))
    begun, begins = pl.col("start_latest") <= closes, pl.col("start_earliest") <= closes
    goes_on, may_go_on = pl.col("end_earliest") >= opens, pl.col("end_latest") >= opens
    found = events.with_columns(
        surely=(pl.col("status") != EventStatus.PLANNED)
        & (begun.fill_null(value=False) | closes.is_null())
        & (goes_on.fill_null(value=False) | opens.is_null()),
        possibly=begins.fill_null(value=True) & may_go_on.fill_null(value=True),
    ).filter("possibly")
    # Limits do not know of gaps: what has some may lie before and after, and yet not within.
    index = reconciliation.index.events
    with_gaps = index.filter(
        pl.col("event").is_in(found.filter(pl.col("pieces").is_not_null())["event"].implode())
    )
    missed = [
        event
        for at, event in with_gaps.select("at", "event").iter_rows()
        if not _may_overlap(at, reconciliation, first, last)
    ]
    return found.filter(~pl.col("event").is_in(missed))


def _may_overlap(
    at: int, reconciliation: Reconciliation, first: int | None, last: int | None
) -> bool:
    """Test whether some best repair lets an event overlap a stretch of time."""
    (repaired,) = reconciliation.repaired(pl.Series([at]))
    _, start, end = repaired.problem.moments[at]
    more = [] if last is None else [Constraint(start, 0, last)]
    more += [] if first is None else [Constraint(0, end, -first)]
    return any(repaired.may(way, *more) for way in range(len(repaired.removals)))


def _written(dated: pl.DataFrame, solution: Solution) -> pl.DataFrame:
    """Write the dates of events: edtf, pieces, alternatives (null where there are none)."""
    about = dated.select("at", "ends", "zone")
    ways = solution.ways.sort("at", *LIMITS, nulls_last=False).join(
        about, on="at", maintain_order="left"
    )
    columns = (*LIMITS, "ends", "zone")
    # One call for both: texts come in the order of the rows, those of the ways last.
    texts = edtf(pl.concat([dated.select(columns), ways.select(columns)]))
    alternatives = _alternatives(ways, texts.tail(ways.height))
    apart = _apart(ways).join(solution.pieces, on="at", how="anti")
    pieces = pl.concat([solution.pieces, apart]).join(about, on="at", maintain_order="left")
    in_pieces = _sets(pieces, "at", pieces=pl.struct(earliest=time("low"), latest=time("high")))
    return (
        dated.select("at", edtf=texts.head(dated.height))
        .join(alternatives, on="at", how="left", maintain_order="left")
        .join(in_pieces, on="at", how="left", maintain_order="left")
        .select("pieces", "alternatives", edtf=pl.coalesce("in_pieces", "edtf"))
    )


def _sets(spans: pl.DataFrame, by: str, **more: pl.Expr) -> pl.DataFrame:
    """Write pieces as sets: by, in_pieces.

    Args:
        spans: low, high, zone, in order; and whose they are.
        by: The column of that.
        more: What else is collected of each.
    """
    # The brackets are put round what is joined already: within, not every polars takes it so.
    return (
        spans.with_columns(edtf_spans(spans, by))
        .group_by(by, maintain_order=True)
        .agg(in_pieces=pl.col("edtf").str.join(","), **more)
        .with_columns(in_pieces=pl.format("[{}]", "in_pieces"))
    )


def _apart(ways: pl.DataFrame) -> pl.DataFrame:
    """Find the stretches that several best repairs give an event, where there is a gap between."""
    far = 1 << 60
    spans = ways.select("at", low=pl.col("start_low").fill_null(-far), high=last_minute())
    spans = spans.with_columns(pl.col("high").fill_null(far)).sort("at", "low", "high")
    # A stretch begins where nothing before it reaches to the minute before it.
    reached = pl.col("high").cum_max().shift().over("at")
    begins = (pl.col("low") > reached + 1).fill_null(value=True)
    stretches = (
        spans.with_columns(begins=begins)
        .with_columns(stretch=pl.col("begins").cum_sum().over("at"))
        .group_by("at", "stretch", maintain_order=True)
        .agg(pl.col("low").min(), pl.col("high").max())
        .filter(pl.len().over("at") > 1)
    )
    limits = (pl.when(pl.col(name).abs() < far).then(name).alias(name) for name in ("low", "high"))
    return stretches.select("at", *limits)


def _alternatives(ways: pl.DataFrame, texts: pl.Series) -> pl.DataFrame:
    """Collect the dates that several best repairs give an event, as texts that differ.

    To the day, where that tells them apart; else to the minute; else start and end.
    """
    if ways.is_empty():
        return pl.DataFrame(schema={"at": pl.UInt32(), "alternatives": pl.List(pl.String())})
    words = {"days": texts, "minutes": edtf(ways, exact=True), "both": edtf_of_both(ways)}
    in_pieces = (
        ways.with_row_index("way")
        .select("way", "zone", "pieces")
        .explode("pieces")
        .drop_nulls("pieces")
        .unnest("pieces")
    )
    sets = _sets(in_pieces, "way")
    return (
        ways.select("at", **words)
        .with_row_index("way")
        .join(sets, on="way", how="left", maintain_order="left")
        .with_columns(both=pl.col("both").replace("../..", None))
        .with_columns(pl.coalesce("in_pieces", name, "both").alias(name) for name in words)
        .group_by("at", maintain_order=True)
        .agg(
            alternatives=pl.when(pl.col("days").n_unique() == pl.len())
            .then(pl.col("days"))
            .when(pl.col("minutes").n_unique() == pl.len())
            .then(pl.col("minutes"))
            .otherwise(pl.col("both"))
        )
    )


def _declared(reconciliation: Reconciliation) -> pl.DataFrame:
    """Bound when events were declared: at, declared_low, declared_high; of those it is said of."""
    index, solution = reconciliation.index, reconciliation.solution
    plain = index.dates.filter(pl.col("bound") == Bound.DECLARED).join(
        solution.declared, on="at", how="anti"
    )
    limits = solution.limits.select("at", "start_high")
    by = index.events.select("at", "declared_by")
    spans = (
        plain.group_by("at")
        .agg(pl.col("low").max(), pl.col("high").min())
        .join(limits, on="at", how="left")
        .join(by, on="at", how="left")
        .select("at", "low", high=pl.min_horizontal("high", "start_high", "declared_by"))
    )
    return pl.concat([spans, solution.declared]).select(
        "at", declared_low="low", declared_high="high"
    )


# --- how many claims and origins ---------------------------------------------------------------


def _counts(reconciliation: Reconciliation) -> pl.DataFrame:
    """Count claims and origins of the dates of each event; orders do not count.

    Returns:
        at, support (origins of the dates that every best repair keeps), start_origins and
        end_origins (of those that speak of the start, and of the end), n_claims, n_origins_min
        (where an origin is not known, equal dates count once), n_origins_max (each outlet its
        own), n_rejected (dates that no best repair keeps), n_out (claims about it that some best
        repair gives up).
    """
    dates = reconciliation.index.dates
    of_origins = dates.filter(is_origin(pl.col("voter")))
    voters = pl.col("voter").n_unique()
    different_dates = pl.struct("bound", "low", "high", "choice").n_unique()
    counts = _by_event(dates, n_claims=pl.len(), **_SUPPORT)
    least = counts.select("at", n_origins_min="support")
    if of_origins.height < dates.height:
        known = _by_event(of_origins, n_known=voters, n_known_dates=different_dates)
        # Dates that no known origin gives: behind each stands at least one that is not known.
        more = pl.col("n_dates") - pl.col("n_known_dates").fill_null(0)
        least = (
            _by_event(dates, n_dates=different_dates)
            .join(known, on="at", how="left")
            .select("at", n_origins_min=more + pl.col("n_known").fill_null(0))
        )
    kept = _kept(reconciliation)
    return (
        counts.with_columns(n_origins_max="support")
        .join(least, on="at", how="left")
        .join(kept, on="at", how="full", coalesce=True, suffix="_kept")
        .with_columns(
            *(
                pl.when(pl.col("n_out").is_null()).then(name).otherwise(f"{name}_kept").alias(name)
                for name in _SUPPORT
            ),
            n_origins_min=pl.min_horizontal("n_origins_min", "n_origins_max"),
        )
        .select("at", pl.col(_COUNTS).cast(pl.Int64))
    )


def _by_event(dates: pl.DataFrame, **counts: pl.Expr) -> pl.DataFrame:
    return dates.group_by("at", maintain_order=True).agg(**counts)


def _kept(reconciliation: Reconciliation) -> pl.DataFrame:
    """Count, for events of which a claim is given up, `_SUPPORT` of the rest, n_rejected, n_out."""
    out = reconciliation.solution.given_up
    given_up = out.group_by("at").agg(
        n_rejected=(pl.col("sure") & pl.col("dated")).sum(), n_out=pl.len()
    )
    dates = reconciliation.index.dates.join(given_up, on="at", how="semi")
    kept = dates.join(out.filter("dated"), on="claim", how="anti")
    return given_up.join(_by_event(kept, **_SUPPORT), on="at", how="left")


# --- one event or two --------------------------------------------------------------------------


def _possibly_distinct(dates: pl.DataFrame) -> pl.Series:
    """Find events to which two origins or more give one date, and two or more a disjoint one.

    Before dates are blamed: an event of two dates may be two events. Two dates of different
    origins that meet are a cluster of two. Two clusters lie apart when the earlier ends before
    the later begins; dates that reach over both belong to neither.

    Args:
        dates: Dates of events whose dates exclude each other: at, low, high, voter, of_start,
            of_end.

    Returns:
        The numbers of those events, sorted.
    """
    closed = dates.drop_nulls(["low", "high"])
    # What is going on at a time is neither of the start nor of the end.
    sides = pl.concat([_candidates(closed.filter(side), side) for side in ("of_start", "of_end")])
    pairs = sides.join(sides, on=["at", "moment"], suffix="_other").filter(
        pl.col("voter") < pl.col("voter_other"),
        pl.col("low") <= pl.col("high_other"),
        pl.col("low_other") <= pl.col("high"),
    )
    # Two clusters lie apart exactly if the one that ends first ends before the one that begins
    # last begins; a cluster reaches from the least low to the greatest high of its pair.
    return (
        pairs.group_by("at", "moment")
        .agg(
            earlier=pl.max_horizontal("high", "high_other").min(),
            later=pl.min_horizontal("low", "low_other").max(),
        )
        .filter(pl.col("earlier") < pl.col("later"))["at"]
        .unique()
        .sort()
    )


def _candidates(dates: pl.DataFrame, moment: str) -> pl.DataFrame:
    """Keep dates of events with two dates early and two late: the others need no comparing."""
    ends = (
        dates.group_by("at", maintain_order=True)
        .agg(
            early=pl.col("high").sort().head(2),
            late=pl.col("low").sort(descending=True, nulls_last=True).head(2),
        )
        .with_columns(pl.col("early", "late").list.get(1, null_on_oob=True))
    )
    events = ends.filter(pl.col("early") < pl.col("late"))
    kept = dates.join(events, on="at", how="semi").select("at", "low", "high", "voter").unique()
    return kept.with_columns(moment=pl.lit(moment))
