"""Figures that count a period each, for periods that overlap as they may.

With S(t) the number of persons up to day t, a claim over the days a to b bounds S(b) − S(a−1),
and S never falls: differences, which the engine of constraints bounds exactly.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, Literal, overload

import polars as pl

from pakafg.casualties.aggregate import claims_by_cell, hulls
from pakafg.casualties.encoded import encode_claims, left_join
from pakafg.casualties.growth import outgrown_claims, outgrown_in_cell
from pakafg.casualties.origins import resolve_origins
from pakafg.casualties.validate import (
    check_claims,
    check_origins,
    counted,
    without_set_aside,
)
from pakafg.casualties.votes import take_votes
from pakafg.engines.constraints import (
    Constraint,
    Network,
    conflicting_labels,
    tightest_differences,
)
from pakafg.engines.encode import take
from pakafg.frames.cells import CELL
from pakafg.validation import TableChecks, check_switch
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from pakafg.engines.constraints import Labels
    from pakafg.errors import Flagged
    from pakafg.frames.interchange import AnyFrame
    from pakafg.validation import Problems
    from pakafg.values.when import When

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
    "superseded": _IDS,
    "outgrown": _IDS,
    "claims": _IDS,
}


@overload
def periods(
    claims: AnyFrame,
    *,
    admit: Collection[Relation | str] = ...,
    growth: bool = ...,
    as_of: When | date | str | None = ...,
    problems: Literal["raise"] = "raise",
) -> pl.DataFrame: ...


@overload
def periods(
    claims: AnyFrame,
    *,
    admit: Collection[Relation | str] = ...,
    growth: bool = ...,
    as_of: When | date | str | None = ...,
    problems: Literal["flag"],
) -> Flagged[pl.DataFrame]: ...


def periods(
    claims: AnyFrame,
    *,
    admit: Collection[Relation | str] = tuple(Relation),
    growth: bool = True,
    as_of: When | date | str | None = None,
    problems: Problems = "raise",
) -> pl.DataFrame | Flagged[pl.DataFrame]:
    """What figures for periods of one incident, overlapping as they may, leave of each.

    Within one period the range is the hull of independent origins, as for `reconcile`: what a
    later and greater figure of the very same days outgrows leaves it. Periods of one incident,
    outcome and class of victims bound each other, but for those of which only an adversary
    speaks: these bound no other, and are bounded by the others where that leaves anything.

    Args:
        claims: The columns that `reconcile` takes, and first_day, last_day (dates, both
            included) of the period that the figure counts.
        admit: As for `reconcile`.
        growth: As for `reconcile`.
        as_of: As for `reconcile`.
        problems: As for `reconcile`.

    Returns:
        With `problems="flag"` a `Flagged`, of the answer and its problems; else the answer alone.
        One row a period that is claimed, and one a stretch of days between the ends of such
        periods of which they leave anything to say, sorted:

        - incident, outcome, nationality, status, group: the cell.
        - first_day, last_day: the period, both days included.
        - n_claims: how many speak of this very period.
        - claim_low, claim_high: the hull of the claims of this very period, null without any.
        - low, high: what all periods leave (persons, inclusive; a null high is unbounded),
          exact.
        - conflicts: claims that cannot all hold, none named in vain; their bounds then hold for
          their own period only.
        - superseded: claims that their own origin replaced.
        - outgrown: claims that a later and greater figure outgrows.
        - claims: claim ids, sorted.

    Raises:
        ArgumentError: `claims` is no table, `admit` holds what is no relation, `growth` is neither
            True nor False, or `as_of` is no day; or `admit` or `as_of` lets none of the claims
            through.
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
    check_switch("growth", growth)
    checks = TableChecks(problems)
    wrong = {
        "first_day or last_day is null": pl.any_horizontal(pl.col(*_DAYS).is_null()),
        "last_day is before first_day": pl.col("last_day") < pl.col("first_day"),
    }
    table = check_claims(claims, checks, required=_DAYS, wrong=wrong)
    checks.finish()
    sourced = resolve_origins(check_origins(table, checks))
    known = counted(without_set_aside(sourced, checks), admit, as_of)
    hull = _hulls_by_period(known, growth=growth)
    rows = [
        (*cell, *row)
        for cell, series in hull.partition_by(CELL, as_dict=True).items()
        for row in _bounded(series.rows(named=True))
    ]
    answer = pl.DataFrame(rows, schema=_SCHEMA, orient="row").sort(*CELL, *_DAYS)
    return checks.flagged(answer)


def _hulls_by_period(claims: pl.DataFrame, *, growth: bool) -> pl.DataFrame:
    """Take the hull of the claims of each period, each period standing as a scope of its own.

    Args:
        claims: The claims.
        growth: Whether later and greater figures outgrow earlier ones.

    Returns:
        The cell, first_day, last_day, n_claims, claim_low, claim_high, superseded, outgrown,
        claims; gives_low, gives_high, the claims (the first by id) that give the bounds; and
        by_adversary, whether only an adversary speaks of the period.
    """
    names = [*_DAYS, "incident"]
    # No period is part of another, so that nobody asks for wholes.
    scopes = claims.select(names).unique().sort(names).with_columns(scope=pl.int_range(pl.len()))
    coded = claims.join(scopes, on=names, maintain_order="left")
    encoded = encode_claims(scopes, coded, keys=tuple(_DAYS))
    told, votes = take_votes(encoded.claims)
    outgrown = pl.repeat(value=False, n=votes.height, eager=True)
    if growth:
        outgrown = outgrown_in_cell(encoded, votes)
    ranges = hulls(votes.filter(~outgrown)).select("cell", "claim_low", "claim_high")
    left_out = outgrown_claims(told, votes["vote"], outgrown)
    hull = left_join(claims_by_cell(told, left_out, encoded.ids).drop("n_documents"), ranges)
    standing = told.filter(~left_out & ~told["superseded"]).join(hull, on="cell")
    standing = standing.with_columns(claim=take(encoded.ids, standing["claim"]))
    gives = standing.group_by("cell").agg(
        gives_low=pl.col("claim").filter(pl.col("low") == pl.col("claim_low")).min(),
        gives_high=pl.col("claim").filter(pl.col("high") == pl.col("claim_high")).min(),
        by_adversary=(pl.col("relation") == Relation.ADVERSARY).fill_null(value=False).all(),
    )
    return left_join(left_join(encoded.decode(hull.select("cell")), hull), gives)


def _bounded(hulls_of_periods: Sequence[dict[str, Any]]) -> Iterator[tuple[object, ...]]:
    """Bound each period and stretch of one cell, whose periods bound each other."""
    for tied in _overlapping(hulls_of_periods):
        yield from _bounded_together(tied)


def _overlapping(hulls_of_periods: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Part the periods of a cell into runs that no day ties to one another.

    Persons of different days are different persons, so that runs do not bound each other.
    """
    tied: list[dict[str, Any]] = []
    last_day = date.min
    for row in sorted(hulls_of_periods, key=lambda row: (row["first_day"], row["last_day"])):
        if tied and row["first_day"] > last_day:
            yield tied
            tied = []
        tied.append(row)
        last_day = max(last_day, row["last_day"])
    if tied:
        yield tied


def _bounded_together(tied: Sequence[dict[str, Any]]) -> Iterator[tuple[object, ...]]:
    """Bound the periods of a run, and the stretches of days between their ends.

    A stretch of which the claims leave nothing to say has no row: "0 or more" is not known.
    """
    moments = sorted({day for row in tied for day in (row["first_day"], row["last_day"] + _DAY)})
    place = {moment: number for number, moment in enumerate(moments)}
    constraints = _constraints(tied, place)
    conflicts, bounds = _solved(len(moments), constraints)
    # The claim of each label: 2n for the low of the n-th period, 2n + 1 for its high.
    gives = [claim for row in tied for claim in (row["gives_low"], row["gives_high"])]
    ends = [(row["first_day"], row["last_day"] + _DAY) for row in tied]
    claimed = dict(zip(ends, tied, strict=True))
    conflicts_of: dict[tuple[date, date], list[list[str]]] = defaultdict(list)
    for conflict in conflicts:
        claims = sorted({gives[label] for label in conflict})
        for number in sorted({label // 2 for label in conflict}):
            conflicts_of[ends[number]].append(claims)
    for start, end in {**claimed, **dict.fromkeys(pairwise(moments))}:
        at, until = place[start], place[end]
        least, high = bounds[until].get(at), bounds[at].get(until)
        low = 0 if least is None else -least
        row, own_conflicts = claimed.get((start, end), {}), conflicts_of.get((start, end), [])
        if own_conflicts:  # what cannot hold bounds no other period, and nothing but its own
            low, high = row["claim_low"] or 0, row["claim_high"]
        if row.get("by_adversary"):
            low, high = _within(row, low, high)
        if row or low or high is not None:
            yield (
                start,
                end - _DAY,
                row.get("n_claims", 0),
                row.get("claim_low"),
                row.get("claim_high"),
                low,
                high,
                own_conflicts,
                *(row.get(name) or [] for name in ("superseded", "outgrown", "claims")),
            )


def _within(row: Mapping[str, Any], low: int, high: int | None) -> tuple[int, int | None]:
    """Bound a period of which only an adversary speaks; its own range where that leaves nothing."""
    own_low, own_high = row["claim_low"] or 0, row["claim_high"]
    least, highs = max(own_low, low), [each for each in (own_high, high) if each is not None]
    most = min(highs, default=None)
    return (own_low, own_high) if most is not None and most < least else (least, most)


def _constraints(tied: Sequence[dict[str, Any]], place: Mapping[date, int]) -> list[Constraint]:
    """Pose S at each moment as differences; labels are ends of bounds."""
    constraints = [Constraint(one, one + 1, 0) for one in range(len(place) - 1)]
    for number, row in enumerate(tied):
        start, end = place[row["first_day"]], place[row["last_day"] + _DAY]
        # Without a bound the two moments are named all the same: `tightest_differences` bounds
        # what is named.
        bounds_others = not row["by_adversary"]
        least = (row["claim_low"] or 0) if bounds_others else 0
        constraints.append(Constraint(start, end, -least, 2 * number))
        if bounds_others and row["claim_high"] is not None:
            constraints.append(Constraint(end, start, row["claim_high"], 2 * number + 1))
    return constraints


def _solved(
    size: int, constraints: Sequence[Constraint]
) -> tuple[list[Labels], list[Mapping[int, int | None]]]:
    """Find conflicts, no two of which share a bound, and what is left without their bounds."""
    conflicts: list[Labels] = []
    left_out: set[int] = set()
    of_label = {each.label: each for each in constraints if each.label is not None}
    held = constraints
    while (bounds := tightest_differences(size, (each[:3] for each in held))) is None:
        for labels in conflicting_labels(size, held):
            if left_out.isdisjoint(labels):
                conflicts.append(_irreducible([of_label[label] for label in sorted(labels)]))
                left_out |= conflicts[-1]
        # A period in conflict bounds nothing, and its moments are named all the same.
        held = [
            each if each.label not in left_out else each._replace(w=0, label=None)
            for each in held
            if each.label not in left_out or not each.label % 2
        ]
    return conflicts, bounds


def _irreducible(constraints: Sequence[Constraint]) -> Labels:
    """Leave out of constraints that cannot hold what the conflict does not need."""
    moments = sorted({moment for each in constraints for moment in (each.x, each.y)})
    place = {moment: number for number, moment in enumerate(moments)}
    never_falls = [Constraint(one, one + 1, 0) for one in range(len(moments) - 1)]
    local = [each._replace(x=place[each.x], y=place[each.y]) for each in constraints]
    network = Network(len(moments), [*never_falls, *local])
    return network.conflict(network.labels) or network.labels
