"""Claims by period: parted by calendar or interval, and figures for periods that overlap.

`by_period` parts claims by the days of their incidents, before anything is reconciled.
`periods` takes figures that count a period each. With S(t) the number of persons up to day t, a
claim over the days a to b bounds S(b) − S(a−1), and S never falls: differences, which the second
engine bounds exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, Literal, overload

import polars as pl

from pakafg.casualties.aggregate import claims_by_cell, hulls
from pakafg.casualties.encoded import encode_claims, left_join
from pakafg.casualties.origins import resolve_origins
from pakafg.casualties.validate import check_claims, check_origins, without_set_aside
from pakafg.casualties.votes import take_votes
from pakafg.engines.constraints import Constraint, Network
from pakafg.errors import ArgumentError
from pakafg.frames.cells import CELL
from pakafg.validation import TableChecks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.errors import Flagged
    from pakafg.frames.interchange import AnyFrame
    from pakafg.validation import Problems

__all__ = ["Period", "by_period", "periods"]

Interval = tuple[str, date, date]
Period = Literal["day", "week", "month"] | Sequence[Interval]

_STEPS: Final = {
    "day": ("1d", "%Y-%m-%d"),
    "week": ("1w", "%G-W%V"),
    "month": ("1mo", "%Y-%m"),
}
_MOST: Final = 4_000
"""Periods of a calendar; a table of more says nothing to anybody."""

_DAY: Final = timedelta(days=1)
_DAYS: Final[dict[str, pl.DataType]] = {"first_day": pl.Date(), "last_day": pl.Date()}
_IDS: Final = pl.List(pl.String)
_SCHEMA: Final[dict[str, pl.DataType]] = {
    **dict.fromkeys(CELL, pl.String()),
    **_DAYS,
    "n_claims": pl.Int64(),
    "claim_low": pl.Int64(),
    "claim_high": pl.Int64(),
    "low": pl.Int64(),
    "high": pl.Int64(),
    "conflicts": pl.List(_IDS),
    "claims": _IDS,
}


def by_period(claims: pl.DataFrame, period: Period) -> pl.DataFrame:
    """Repeat claims for every period that the persons counted may belong to.

    A claim whose incident surely lies within a period counts there as it stands. Where the
    incident may lie in several, or is not dated, the claim bounds each of them from above
    only: none of the persons counted may belong there, or all.

    Args:
        claims: low, high, first_day, last_day (null: not said), and any other columns.
        period: "day", "week" (from Monday), "month", or intervals: label, first day and last
            day, both included. Calendar periods run from the first dated claim to the last.

    Returns:
        The claims with period (its label) and period_start (its first day).

    Raises:
        ArgumentError: The period is none of these, an interval ends before it begins, or a
            calendar would have too many.
    """
    calendar = _calendar(claims, period) if isinstance(period, str) else _intervals(period)
    # A day that nobody says may be any, so that null meets every period and lies within none.
    meets = pl.all_horizontal(
        (pl.col("first_day") <= pl.col("period_end")).fill_null(value=True),
        (pl.col("last_day") >= pl.col("period_start")).fill_null(value=True),
    )
    within = pl.all_horizontal(
        (pl.col("first_day") >= pl.col("period_start")).fill_null(value=False),
        (pl.col("last_day") <= pl.col("period_end")).fill_null(value=False),
    )
    has_figure = pl.col("low").is_not_null() | pl.col("high").is_not_null()
    return (
        claims.lazy()
        .join(calendar.lazy(), how="cross")
        .filter(meets)
        .with_columns(low=pl.when(within | ~has_figure).then("low").otherwise(0))
        .drop("period_end")
        .collect(engine="streaming")
    )


def _calendar(claims: pl.DataFrame, period: str) -> pl.DataFrame:
    """List the periods of a calendar: period, period_start, period_end."""
    if period not in _STEPS:
        raise ArgumentError("period", period, "day, week, month or a list of intervals", _STEPS)
    step, label = _STEPS[period]
    days: list[date] = (
        pl.concat([claims["first_day"], claims["last_day"]]).drop_nulls().unique().sort().to_list()
    )
    if not days:
        expected = "intervals, as (label, first, last), for no claim is of a dated incident"
        raise ArgumentError("period", period, expected)
    first, last = pl.Series(days[:1]).dt.truncate(step).item(), days[-1]
    starts = pl.DataFrame({"period_start": pl.date_range(first, last, step, eager=True)})
    if starts.height > _MOST:
        expected = (
            f"{_MOST:,} periods at the most, where from {first} to {last} there are "
            f"{starts.height:,}: take longer ones, fewer claims (where=…), or name intervals"
        )
        raise ArgumentError("period", period, expected)
    return starts.select(
        pl.col("period_start").dt.strftime(label).alias("period"),
        "period_start",
        period_end=pl.col("period_start").dt.offset_by(step) - pl.duration(days=1),
    )


def _intervals(intervals: Sequence[Interval]) -> pl.DataFrame:
    """List the periods that a user names: period, period_start, period_end."""
    wrong = [interval for interval in intervals if not _is_interval(interval)]
    labels = [interval[0] for interval in intervals]
    if wrong or not labels or len(set(labels)) < len(labels):
        expected = (
            "intervals with a label each of its own, a first and a last day, the last not before "
            'the first, such as ("second week", date(2025, 10, 8), date(2025, 10, 14))'
        )
        raise ArgumentError("period", list(intervals), expected)
    schema = {"period": pl.String, "period_start": pl.Date, "period_end": pl.Date}
    return pl.DataFrame(list(intervals), schema=schema, orient="row")


def _is_interval(interval: object) -> bool:
    match interval:
        case (str(), datetime(), _) | (str(), _, datetime()):
            return False  # an hour has a zone; a day is local to each incident
        case (str(), date() as first, date() as last):
            return first <= last
    return False


@overload
def periods(claims: AnyFrame, *, problems: Literal["raise"] = "raise") -> pl.DataFrame: ...


@overload
def periods(claims: AnyFrame, *, problems: Literal["flag"]) -> Flagged[pl.DataFrame]: ...


def periods(
    claims: AnyFrame, *, problems: Problems = "raise"
) -> pl.DataFrame | Flagged[pl.DataFrame]:
    """What figures for periods of one incident, overlapping as they may, leave of each.

    Within one period the range is the hull of independent origins, as for `reconcile`.
    Periods of one incident, outcome and class of victims bound each other.

    Args:
        claims: The columns that `reconcile` takes, and first_day, last_day (dates, both
            included) of the period that the figure counts.
        problems: As for `reconcile`.

    Returns:
        With `problems="flag"` a `Flagged`, of the answer and its problems; else the answer alone.
        One row a period that is claimed, and one a stretch of days between the ends of such
        periods, sorted:

        - incident, outcome, nationality, status, group: the cell.
        - first_day, last_day: the period, both days included.
        - n_claims: how many speak of this very period.
        - claim_low, claim_high: the hull of the claims of this very period, null without any.
        - low, high: what all periods leave (persons, inclusive; a null high is unbounded),
          exact.
        - conflicts: claims that cannot all hold, none named in vain; their bounds then hold for
          their own period only.
        - claims: claim ids.

    Raises:
        ArgumentError: `claims` is no table.
        FrameError: The table cannot be used; the message names the rows.

    >>> october = [date(2025, 10, day) for day in range(1, 32)]
    >>> claims = pl.DataFrame(
    ...     {
    ...         "claim": ["all", "early", "late"],
    ...         "incident": ["october-clashes"] * 3,
    ...         "outcome": ["killed"] * 3,
    ...         "first_day": [october[8], october[10], october[11]],
    ...         "last_day": [october[14], october[11], october[14]],
    ...         "low": [60, 50, 40],
    ...         "high": [80, 55, 45],
    ...     }
    ... )
    >>> for first, last, low, high in (
    ...     periods(claims).filter(n_claims=0).select("first_day", "last_day", "low", "high").rows()
    ... ):
    ...     print(f"{first:%d}–{last:%d} October: {low} to {high}")
    09–10 October: 0 to 30
    11–11 October: 5 to 40
    12–12 October: 10 to 45
    13–15 October: 0 to 30
    """
    checks = TableChecks(problems)
    wrong = {
        "first_day or last_day is null": pl.any_horizontal(pl.col(*_DAYS).is_null()),
        "last_day is before first_day": pl.col("last_day") < pl.col("first_day"),
    }
    table = check_claims(claims, checks, required=_DAYS, wrong=wrong)
    checks.finish()
    sourced = resolve_origins(check_origins(table, checks))
    hull = _hulls_by_period(without_set_aside(sourced, checks))
    rows = [
        (*cell, *row)
        for cell, series in hull.partition_by(CELL, as_dict=True).items()
        for row in _bounded(series.rows(named=True))
    ]
    answer = pl.DataFrame(rows, schema=_SCHEMA, orient="row").sort(*CELL, *_DAYS)
    return checks.flagged(answer)


def _hulls_by_period(claims: pl.DataFrame) -> pl.DataFrame:
    """Take the hull of the claims of each period, each period standing as a scope of its own.

    Returns:
        The cell, first_day, last_day, n_claims, claim_low, claim_high, claims; and gives_low,
        gives_high, the claims (the first by id) that give the bounds.
    """
    names = [*_DAYS, "incident"]
    row = pl.int_range(pl.len())
    scopes = (
        claims.select(names)
        .unique()
        .sort(names)
        .with_columns(
            scope=row,
            parent=pl.lit(None, pl.Int64),
            exhaustive=pl.lit(value=False),
            depth=pl.lit(0, pl.Int64),
            root=row,
        )
    )
    coded = claims.join(scopes.select(*names, "scope"), on=names, maintain_order="left")
    encoded = encode_claims(scopes, coded, keys=tuple(_DAYS))
    told, votes = take_votes(encoded.claims)
    ranges = hulls(votes).select("cell", "claim_low", "claim_high")
    hull = left_join(claims_by_cell(told).select("cell", "n_claims", "claims"), ranges)
    superseded = told.filter("superseded").select("claim")
    standing = encoded.claims.join(superseded, on="claim", how="anti").join(hull, on="cell")
    gives = standing.group_by("cell").agg(
        gives_low=pl.col("claim").filter(pl.col("low") == pl.col("claim_low")).min(),
        gives_high=pl.col("claim").filter(pl.col("high") == pl.col("claim_high")).min(),
    )
    return left_join(left_join(encoded.decode(hull.select("cell")), hull), gives)


def _bounded(hulls_of_periods: Sequence[dict[str, Any]]) -> Iterator[tuple[object, ...]]:
    """Bound each period and stretch of one cell, whose periods bound each other."""
    moments = sorted(
        {day for row in hulls_of_periods for day in (row["first_day"], row["last_day"] + _DAY)}
    )
    network = _network(hulls_of_periods, moments, 0)
    # The claim of each label: 2n for the low of the n-th period, 2n + 1 for its high.
    gives = [claim for row in hulls_of_periods for claim in (row["gives_low"], row["gives_high"])]
    conflicts, active = [], network.labels
    while (conflict := network.conflict(active)) is not None:
        conflicts.append(conflict)
        active -= conflict
    bounds_from = {
        start: _network(hulls_of_periods, moments, place).bounds(active)
        for place, start in enumerate(moments)
    }
    claimed = {
        (row["first_day"], row["last_day"] + _DAY): (place, row)
        for place, row in enumerate(hulls_of_periods)
    }
    for start, end in {*claimed, *pairwise(moments)}:
        low, high = bounds_from[start][moments.index(end) - moments.index(start)]
        place, row = claimed.get((start, end), (None, {}))
        labels = set() if place is None else {2 * place, 2 * place + 1}
        own_conflicts = [conflict for conflict in conflicts if conflict & labels]
        if own_conflicts:  # what cannot hold bounds no other period, and nothing but its own
            low, high = row["claim_low"], row["claim_high"]
        yield (
            start,
            end - _DAY,
            row.get("n_claims", 0),
            row.get("claim_low"),
            row.get("claim_high"),
            low or 0,
            high,
            [sorted({gives[label] for label in conflict}) for conflict in own_conflicts],
            row.get("claims", []),
        )


def _network(
    hulls_of_periods: Sequence[dict[str, Any]], moments: Sequence[date], since: int
) -> Network:
    """Pose S at each moment as differences, counted from one of them; labels are ends of bounds."""
    place = {moment: (number - since) % len(moments) for number, moment in enumerate(moments)}
    constraints = [Constraint(place[one], place[two], 0) for one, two in pairwise(moments)]
    for number, row in enumerate(hulls_of_periods):
        start, end = place[row["first_day"]], place[row["last_day"] + _DAY]
        if row["claim_low"]:
            constraints.append(Constraint(start, end, -row["claim_low"], 2 * number))
        if row["claim_high"] is not None:
            constraints.append(Constraint(end, start, row["claim_high"], 2 * number + 1))
    return Network(len(moments), constraints)
