"""Propose which events of two datasets are one, by day and place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.arguments import check_kind, whole_number
from pakafg.datasets.candidates import find_candidates
from pakafg.datasets.chosen_pairs import with_choice
from pakafg.datasets.dataset import Dataset
from pakafg.datasets.matching import Matching
from pakafg.datasets.nearness import with_cost
from pakafg.errors import ArgumentError, ArgumentTypeError
from pakafg.validation import TableChecks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.frames.interchange import AnyFrame

__all__ = ["match"]

_SIDES: Final = ("left", "right")
_EVENTS: Final = {"event": pl.String(), "first_day": pl.Date()}
_OPTIONAL: Final = {
    "last_day": pl.Date(),
    "latitude": pl.Float64(),
    "longitude": pl.Float64(),
    "km": pl.Float64(),
}
_TAKEN: Final = "a dataset, such as pakafg.open_ucdp gives, or a table of events"
_KM: Final = "kilometres, 0 or more"
_AGREE: Final = (
    "columns that both have, each a name, or a list of names from the finest to the broadest"
)
_GRID: Final = ("at", "first", "last", "latitude", "longitude", "km")


def match(  # noqa: PLR0913  (choices, each by its name)
    a: Dataset | AnyFrame,
    b: Dataset | AnyFrame,
    *,
    days: int = 1,
    km: float = 25.0,
    agree: str | Sequence[str | Sequence[str]] = (),
    precision: bool = True,
) -> Matching:
    """Propose which events of two datasets are one.

    Candidates are pairs within the windows, each widened by how far either event may lie from its
    place; events that span several days are as near as their nearest days. Of all one-to-one
    pairings that one is chosen which has the least distance in all: days and kilometres as shares
    of the windows, and how broadly columns of `agree` agree. A pair more is always nearer than a
    pair less. Figures are not looked at.

    Args:
        a: A dataset; or a table with event and first_day (a day), where present last_day,
            latitude, longitude (degrees), km (how far it may lie from there), and the columns of
            `agree`.
        b: The other.
        days: How many days may lie between two events that are one, 0 or more.
        km: How many kilometres may, 0 or more.
        agree: Columns of both tables that must agree where both have a value: a name, or for a
            taxonomy a list of names from the finest to the broadest, of which one must agree.
        precision: Whether windows are widened by how far each event may lie from its place.

    Returns:
        The proposals; `Matching.accept` makes them shared incidents. Events without a day or a
        place are in `left_out`.

    Raises:
        ArgumentError: An argument is none of these, or the windows are so wide that there would
            be millions of candidates.
        FrameError: A table lacks a column.

    >>> import polars as pl
    >>> from datetime import date
    >>> a = {"event": ["a", "b"], "first_day": [date(2031, 3, 4), date(2031, 3, 5)]}
    >>> b = {
    ...     "event": ["x"],
    ...     "first_day": [date(2031, 3, 5)],
    ...     "latitude": [34.0],
    ...     "longitude": [71.5],
    ... }
    >>> where = {"latitude": [34.0, 34.1], "longitude": [71.5, 71.5]}
    >>> found = match(pl.DataFrame(a | where), pl.DataFrame(b))
    >>> found.pairs.select("left", "right", "days", "rivals", "chosen").rows()
    [('a', 'x', 1, 1, False), ('b', 'x', 0, 1, True)]
    """
    days = whole_number("days", days, "days, 0 or more")
    check_kind("km", km, (int, float), _KM)
    check_kind("precision", precision, bool, "True or False")
    if isinstance(km, bool):
        raise ArgumentTypeError("km", km, _KM)
    if not 0 <= km < float("inf"):
        raise ArgumentError("km", km, _KM)
    levels = _levels(agree)
    columns = [each for level in levels for each in level]
    tables = [_compared_events(each, name, columns) for name, each in (("a", a), ("b", b))]
    known = tuple(frozenset(each["event"].unique()) for each in tables)
    usable = [_usable(each, precision=precision) for each in tables]
    one, other = (each.select(_GRID) for each in usable)
    found = find_candidates(one, other, days, float(km))
    pairs = with_cost(found, usable, levels, days, float(km))
    return Matching(
        days=days,
        km=float(km),
        a=a if isinstance(a, Dataset) else None,
        b=b if isinstance(b, Dataset) else None,
        pairs=with_choice(pairs),
        left_out=_left_out(tables, usable),
        known=(known[0], known[1]),
        accepted=pl.DataFrame(schema=dict.fromkeys(_SIDES, pl.String)),
    )


def _levels(agree: object) -> list[tuple[str, ...]]:
    """Take what must agree as lists of names, from the finest to the broadest."""
    if isinstance(agree, str):
        return [(agree,)]
    if not isinstance(agree, (list, tuple)):
        raise ArgumentTypeError("agree", agree, _AGREE)
    levels = []
    for item in agree:
        level = (item,) if isinstance(item, str) else item
        is_named = isinstance(level, (list, tuple)) and all(isinstance(each, str) for each in level)
        if not is_named or not level:
            raise ArgumentTypeError("agree", agree, _AGREE)
        levels.append(tuple(level))
    return levels


def _compared_events(given: Dataset | AnyFrame, name: str, columns: Sequence[str]) -> pl.DataFrame:
    """Take the events of a dataset or of a table, rows of a split event under its name."""
    if given is None:
        raise ArgumentTypeError(name, given, _TAKEN)
    checks = TableChecks()
    wanted = {each: pl.String() for each in columns if each not in {*_EVENTS, *_OPTIONAL}}
    table = _rows_of(given, list(wanted)) if isinstance(given, Dataset) else given
    taken = checks.take_columns(table, name, {**_EVENTS, **wanted}, _OPTIONAL)
    wrong = {"event is null": pl.col("event").is_null()}
    kept = checks.keep_rows(taken, name, wrong)
    checks.finish()
    return kept.with_columns(
        last_day=pl.coalesce("last_day", "first_day"), km=pl.col("km").fill_null(0.0)
    )


def _rows_of(data: Dataset, columns: Sequence[str]) -> pl.DataFrame:
    """Take the rows of a dataset, each under the name of its whole event."""
    events = data.events
    lacking = [each for each in columns if each not in events.columns]
    if lacking:
        raise ArgumentError.of_choice("agree", lacking[0], events.columns)
    return events.filter(~pl.col("is_copy")).select(
        *("first_day", *_OPTIONAL),
        *(pl.col(each).cast(pl.String, strict=False) for each in columns),
        event="whole",
    )


def _usable(events: pl.DataFrame, *, precision: bool) -> pl.DataFrame:
    """Keep the events that have a day and a place, with the numbers that a grid takes."""
    dated = events.filter(
        pl.all_horizontal(
            pl.col("first_day", "last_day").is_not_null(),
            pl.col("latitude").is_between(-90, 90).fill_null(value=False),
            pl.col("longitude").is_between(-180, 180).fill_null(value=False),
            pl.col("first_day") <= pl.col("last_day"),
        )
    )
    days = {"first": "first_day", "last": "last_day"}
    numbers = {name: pl.col(each).cast(pl.Int32).cast(pl.Int64) for name, each in days.items()}
    km = pl.when(pl.lit(precision)).then(pl.col("km").clip(lower_bound=0.0)).otherwise(0.0)
    return dated.with_columns(**numbers, km=km).with_columns(
        at=pl.int_range(pl.len(), dtype=pl.Int64)
    )


def _left_out(tables: Sequence[pl.DataFrame], usable: Sequence[pl.DataFrame]) -> pl.DataFrame:
    parts = []
    for side, all_, used in zip(_SIDES, tables, usable, strict=True):
        lost = all_.filter(~pl.col("event").is_in(used["event"].implode()))
        has_day = pl.col("first_day").is_not_null().any()
        reason = pl.when(has_day).then(pl.lit("no place")).otherwise(pl.lit("no day"))
        told = lost.group_by("event").agg(reason=reason)
        parts.append(told.select(pl.lit(side).alias("side"), "event", "reason"))
    return pl.concat(parts).sort("side", "event")
