"""Whole trees apart in one process: the plainest way, and the measure of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.arguments import whole_number
from pakafg.casualties import reconcile
from pakafg.errors import ArgumentError, FrameError, FrameProblem
from pakafg.frames.interchange import as_polars
from pakafg.scale.methods import CASUALTIES, TIMELINE, Method
from pakafg.scale.trees import keys_of, trees_of
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from pakafg.frames.interchange import AnyFrame
    from pakafg.values.when import When

__all__ = ["ROW", "answer_bucket", "answered", "casualties", "check_buckets", "timeline"]

ROW: Final = "row of the whole table"
"""The column of a bucket's table that says which row of the whole table each of its own is."""


def casualties(  # noqa: PLR0913  (choices, each by its name)
    claims: AnyFrame,
    scopes: AnyFrame | None = None,
    *,
    buckets: int = 16,
    admit: Collection[Relation | str] = tuple(Relation),
    growth: bool = True,
    as_of: When | date | str | None = None,
) -> pl.DataFrame:
    """Low, best and high of what is claimed, as `casualties.reconcile` gives them, in parts.

    Args:
        claims: As for `casualties.reconcile`.
        scopes: As for `casualties.reconcile`.
        buckets: How many parts to answer one after another. Each holds whole trees, so that a
            part is larger where a tree is.
        admit: As for `casualties.reconcile`.
        growth: As for `casualties.reconcile`.
        as_of: As for `casualties.reconcile`.

    Returns:
        What `casualties.reconcile` gives, in every cell.

    Raises:
        ArgumentError: As for `casualties.reconcile`; or buckets is no number from 1.
        FrameError: A table cannot be used; the message names the rows.

    >>> import polars as pl
    >>> claims = pl.DataFrame(
    ...     {
    ...         "claim": ["a", "b", "c"],
    ...         "incident": ["bridge", "bridge", "school"],
    ...         "outcome": ["killed"] * 3,
    ...         "low": [4, 5, 1],
    ...         "high": [4, 5, 1],
    ...     }
    ... )
    >>> casualties(claims, buckets=2).select("incident", "low", "high").rows()
    [('bridge', 4, 5), ('school', 1, 1)]
    """
    options = {"admit": admit, "growth": growth, "as_of": as_of}
    given = as_polars(claims, "claims").lazy().collect()
    cells = _in_parts(CASUALTIES, {"claims": given, "scopes": scopes}, buckets, options)["cells"]
    if cells.is_empty():  # why there is nothing, all claims together tell
        return reconcile(given, scopes, admit=admit, growth=growth, as_of=as_of)
    return cells


def timeline(  # noqa: PLR0913  (tables, each by its name)
    *,
    dates: AnyFrame | None = None,
    orders: AnyFrame | None = None,
    durations: AnyFrame | None = None,
    parts: AnyFrame | None = None,
    events: AnyFrame | None = None,
    buckets: int = 16,
) -> dict[str, pl.DataFrame]:
    """Reconcile dates and orders, as `timeline.reconcile` does, in parts.

    Args:
        dates: As for `timeline.reconcile`; likewise the other tables.
        orders: Orders.
        durations: Durations.
        parts: Which events are parts of others.
        events: A table of events.
        buckets: As for `casualties`.

    Returns:
        The tables events, claims and conflicts that `timeline.reconcile` gives, in every cell.

    Raises:
        ArgumentError: No table is given, one of them is none, or buckets is no number from 1.
        FrameError: A table cannot be used; the message names the rows.

    >>> import polars as pl
    >>> dates = pl.DataFrame(
    ...     {
    ...         "claim": ["a", "b"],
    ...         "event": ["truce", "talks"],
    ...         "bound": ["start", "start"],
    ...         "earliest": ["2025-10-19", "2025-10-25"],
    ...         "latest": ["2025-10-19", "2025-10-25"],
    ...     }
    ... ).with_columns(pl.col("earliest", "latest").str.to_date())
    >>> timeline(dates=dates, buckets=2)["events"]["edtf"].to_list()
    ['2025-10-19', '2025-10-25']
    """
    tables = {
        "dates": dates,
        "orders": orders,
        "durations": durations,
        "parts": parts,
        "events": events,
    }
    if all(table is None for table in tables.values()):
        raise ArgumentError("dates", None, "a table of dates, orders, durations, parts or events")
    return _in_parts(TIMELINE, tables, buckets, {})


def check_buckets(buckets: object) -> int:
    """Take the number of buckets."""
    return whole_number("buckets", buckets, "how many parts to make, 1 or more", least=1)


def _in_parts(
    question: Method,
    tables: Mapping[str, AnyFrame | None],
    buckets: int,
    options: Mapping[str, Any],
) -> dict[str, pl.DataFrame]:
    """Split tables by their trees, answer each part, put the answers together."""
    number = check_buckets(buckets)
    given = {
        name: as_polars(table, name).lazy().collect()
        for name, table in tables.items()
        if table is not None
    }
    if not given:  # the method says what it needs
        return question.answer(dict.fromkeys(tables), options)
    keys = {name: keys_of(table, name, question.tables[name]) for name, table in given.items()}
    trees = trees_of(keys)
    placed = {
        name: table.with_row_index(ROW).with_columns(
            (trees.of_places(keys[name].places) % number).alias(_BUCKET)
        )
        for name, table in given.items()
    }
    del keys
    chosen = pl.concat(table[_BUCKET] for table in placed.values()).unique().sort().to_list()
    parts = {
        name: {
            key[0]: part
            for key, part in table.partition_by(_BUCKET, as_dict=True, include_key=False).items()
        }
        for name, table in placed.items()
    }
    # Where no row is given, one empty bucket answers; it tells of columns, too.
    empty = {name: table.clear().drop(_BUCKET) for name, table in placed.items()}
    answers = [
        answer_bucket(
            question,
            {
                name: parts[name].get(bucket, empty[name]) if name in given else None
                for name in tables
            },
            options,
        )
        for bucket in chosen or [0]
    ]
    return question.joined(answered(answers))


_BUCKET: Final = "bucket of the row"


def answer_bucket(
    question: Method, tables: Mapping[str, pl.DataFrame | None], options: Mapping[str, Any]
) -> dict[str, pl.DataFrame] | FrameError:
    """Answer one bucket, or give the error of its tables, with the rows of the whole.

    Args:
        question: The method.
        tables: Its rows; the column `ROW` says which of the whole table's they are.
        options: What else the method takes.
    """
    try:
        return question.answer(tables, options)
    except FrameError as error:
        return FrameError(error.table, [_of_whole(each, tables) for each in error.problems])


def _of_whole(problem: FrameProblem, tables: Mapping[str, pl.DataFrame | None]) -> FrameProblem:
    table = tables.get(problem.table)
    if table is None or not problem.rows or ROW not in table.columns:
        return problem
    rows = tuple(table[ROW].gather(list(problem.rows)).to_list())
    return FrameProblem(problem.table, problem.column, rows, problem.reason, problem.names)


def answered(
    answers: Iterable[dict[str, pl.DataFrame] | FrameError],
) -> Sequence[dict[str, pl.DataFrame]]:
    """Take the answers of all buckets.

    Raises:
        FrameError: Some bucket's tables cannot be used: what is wrong in all of them.
    """
    found = list(answers)
    errors = [each for each in found if isinstance(each, FrameError)]
    if errors:
        raise FrameError(errors[0].table, _told_once(errors))
    return [each for each in found if not isinstance(each, FrameError)]


def _told_once(errors: Iterable[FrameError]) -> list[FrameProblem]:
    """Tell each thing that is wrong once, with the rows of all buckets in their order."""
    rows: dict[tuple[str, str | None, str], list[tuple[int, object]]] = {}
    for error in errors:
        for each in error.problems:
            of_reason = rows.setdefault((each.table, each.column, each.reason), [])
            named = (*each.names, *[None] * (len(each.rows) - len(each.names)))
            of_reason += zip(each.rows, named, strict=True)
    merged = []
    for (table, column, reason), found in rows.items():
        ordered = sorted(found, key=lambda row: row[0])
        numbers, names = tuple(row for row, _ in ordered), tuple(name for _, name in ordered)
        merged.append(FrameProblem(table, column, numbers, reason, names))
    return merged
