"""Figures for periods that overlap: what they leave of each period, and of each stretch of days.

With S(t) the number of persons up to day t, a claim over the days a to b bounds S(b) − S(a−1),
and S never falls: differences, which the second engine bounds exactly.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.casualties.encoded import keep
from pakafg.casualties.hull import beside, hulls
from pakafg.casualties.origins import with_sources
from pakafg.casualties.validate import CELL, check_claims, check_scopes
from pakafg.casualties.votes import take_votes
from pakafg.engines.constraints import Constraint, Network
from pakafg.validation import refuse, take

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["periods"]

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


def periods(claims: pl.DataFrame | pl.LazyFrame) -> pl.DataFrame:
    """What figures for periods of one incident, overlapping as they may, leave of each.

    Within one period the range is the hull of independent origins, as for `reconcile`.
    Periods of one incident, outcome and class of victims bound each other.

    Args:
        claims: The columns that `reconcile` takes, and first_day, last_day (dates, both
            included) of the period that the figure counts.

    Returns:
        One row a period that is claimed, and one a stretch of days between the ends of such
        periods, sorted: incident, outcome, nationality, status, group, first_day, last_day;
        n_claims; claim_low, claim_high: the hull of the claims of this very period, null
        without any; low, high: what all periods leave (persons, inclusive; a null high is
        unbounded), exact; conflicts: claims that cannot all hold, none named in vain (their
        bounds then hold for their own period only); claims.

    Raises:
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
    table = with_sources(check_claims(claims))
    days = take(claims, "claims", {"claim": pl.String(), **_DAYS}, {})
    refuse(
        days,
        "claims",
        {
            "first_day or last_day is null": pl.any_horizontal(pl.col(*_DAYS).is_null()),
            "last_day is before first_day": pl.col("last_day") < pl.col("first_day"),
        },
    )
    known = _by_period(table.join(days, on="claim", how="left", maintain_order="left"))
    rows = [
        (*cell, *row)
        for cell, series in known.partition_by(CELL, as_dict=True).items()
        for row in _bounded(series.rows(named=True))
    ]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row").sort(*CELL, *_DAYS)


def _by_period(claims: pl.DataFrame) -> pl.DataFrame:
    """The hull of the claims of each period, each period standing as a scope of its own."""
    scope = pl.format("{} {} {}", "first_day", "last_day", "incident")
    alone = claims.with_columns(incident=scope)
    ledger = keep(*check_scopes(None, alone))
    votes = take_votes(ledger.claims)
    hull = hulls(votes).select("cell", "n_claims", "claim_low", "claim_high", "claims")
    gone = votes.filter("superseded").select("claim")
    standing = ledger.claims.join(gone, on="claim", how="anti").join(hull, on="cell")
    gives = standing.group_by("cell").agg(
        gives_low=pl.col("claim").filter(pl.col("low") == pl.col("claim_low")).min(),
        gives_high=pl.col("claim").filter(pl.col("high") == pl.col("claim_high")).min(),
    )
    rows = beside(beside(ledger.named(hull.select("cell")), hull), gives)
    parts = pl.col("incident").str.splitn(" ", 3).struct
    return rows.with_columns(
        first_day=parts.field("field_0").str.to_date(),
        last_day=parts.field("field_1").str.to_date(),
        incident=parts.field("field_2"),
    )


def _bounded(told: Sequence[dict[str, Any]]) -> Iterator[tuple[object, ...]]:
    """What is left of each period and stretch of one series of figures."""
    moments = sorted({day for row in told for day in (row["first_day"], row["last_day"] + _DAY)})
    network = _network(told, moments, 0)
    gives = [claim for row in told for claim in (row["gives_low"], row["gives_high"])]
    conflicts, active = [], network.labels
    while (clash := network.conflict(active)) is not None:
        conflicts.append(clash)
        active -= clash
    left = {
        start: _network(told, moments, place).bounds(active) for place, start in enumerate(moments)
    }
    rows = {
        (row["first_day"], row["last_day"] + _DAY): (place, row) for place, row in enumerate(told)
    }
    for start, end in {*rows, *pairwise(moments)}:
        low, high = left[start][moments.index(end) - moments.index(start)]
        place, row = rows.get((start, end), (None, {}))
        own = set() if place is None else {2 * place, 2 * place + 1}
        mine = [clash for clash in conflicts if clash & own]
        if mine:  # what cannot hold bounds no other period, and nothing but its own
            low, high = row["claim_low"], row["claim_high"]
        yield (
            start,
            end - _DAY,
            row.get("n_claims", 0),
            row.get("claim_low"),
            row.get("claim_high"),
            low or 0,
            high,
            [sorted({gives[label] for label in clash}) for clash in mine],
            row.get("claims", []),
        )


def _network(told: Sequence[dict[str, Any]], moments: Sequence[date], since: int) -> Network:
    """S at each moment as differences, counted from one of them; labels are ends of bounds."""
    place = {moment: (number - since) % len(moments) for number, moment in enumerate(moments)}
    constraints = [Constraint(place[one], place[two], 0) for one, two in pairwise(moments)]
    for number, row in enumerate(told):
        start, end = place[row["first_day"]], place[row["last_day"] + _DAY]
        if row["claim_low"]:
            constraints.append(Constraint(start, end, -row["claim_low"], 2 * number))
        if row["claim_high"] is not None:
            constraints.append(Constraint(end, start, row["claim_high"], 2 * number + 1))
    return Network(len(moments), constraints)
