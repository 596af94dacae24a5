"""Whole trees apart out of core: from Parquet to Parquet, in steps that can be gone on from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pakafg.arguments import check_path
from pakafg.errors import ArgumentError
from pakafg.scale.methods import CASUALTIES, TIMELINE
from pakafg.scale.stored_run import StoredRun
from pakafg.validation import check_choices, check_switch, last_day_of
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    import os
    from collections.abc import Collection
    from datetime import date

    from pakafg.scale.stored_answers import StoredAnswers
    from pakafg.values.when import When

__all__ = ["casualties_to_parquet", "timeline_to_parquet"]


def casualties_to_parquet(  # noqa: PLR0913  (choices, each by its name)
    folder: str | os.PathLike[str],
    claims: str | os.PathLike[str],
    scopes: str | os.PathLike[str] | None = None,
    *,
    buckets: int = 64,
    rows_at_once: int = 4_000_000,
    admit: Collection[Relation | str] = tuple(Relation),
    growth: bool = True,
    as_of: When | date | str | None = None,
) -> StoredAnswers:
    """Reconcile casualty claims from Parquet files to Parquet files.

    A run that was killed goes on where it stood when it is called again as it was.

    Args:
        folder: Where the answers are written; made where it is missing.
        claims: A Parquet file, or a folder of such, as `casualties.reconcile` takes claims.
        scopes: Likewise.
        buckets: How many parts to answer one after another, each of whole trees: the more, the
            less memory.
        rows_at_once: How many rows are held while the parts are made.
        admit: As for `casualties.reconcile`.
        growth: As for `casualties.reconcile`.
        as_of: As for `casualties.reconcile`; where it or `admit` lets no claim through, there are
            no rows.

    Returns:
        The answers. Put together and sorted, they are what `casualties.reconcile` gives.

    Raises:
        ArgumentError: As for `casualties.reconcile`; or the folder holds another run, or another
            process answers into it.
        FrameError: A table cannot be used; the message names the rows.

    >>> import tempfile
    >>> import polars as pl
    >>> claims = {"claim": ["a"], "incident": ["bridge"], "outcome": ["killed"]}
    >>> table = pl.DataFrame({**claims, "low": [4], "high": [5]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     table.write_parquet(f"{folder}/claims.parquet")
    ...     stored = casualties_to_parquet(f"{folder}/answers", f"{folder}/claims.parquet")
    ...     stored.table("cells").select("incident", "low", "high").collect().rows()
    [('bridge', 4, 5)]
    """
    tables = {"claims": claims, "scopes": scopes}
    check_path("claims", claims)
    check_switch("growth", growth)
    admitted = tuple(sorted(check_choices(admit, "admit", Relation)))
    options = {"admit": admitted, "growth": growth, "as_of": last_day_of("as_of", as_of)}
    return StoredRun(CASUALTIES, tables, folder, buckets, rows_at_once, options).answers()


def timeline_to_parquet(  # noqa: PLR0913  (choices, each by its name)
    folder: str | os.PathLike[str],
    *,
    dates: str | os.PathLike[str] | None = None,
    orders: str | os.PathLike[str] | None = None,
    durations: str | os.PathLike[str] | None = None,
    parts: str | os.PathLike[str] | None = None,
    events: str | os.PathLike[str] | None = None,
    buckets: int = 64,
    rows_at_once: int = 4_000_000,
) -> StoredAnswers:
    """Reconcile dates and orders from Parquet files to Parquet files.

    A run that was killed goes on where it stood when it is called again as it was.

    Args:
        folder: Where the answers are written; made where it is missing.
        dates: A Parquet file, or a folder of such, as `timeline.reconcile` takes dates; likewise
            the other tables.
        orders: Orders.
        durations: Durations.
        parts: Which events are parts of others.
        events: A table of events.
        buckets: As for `casualties_to_parquet`.
        rows_at_once: As for `casualties_to_parquet`.

    Returns:
        The answers, in the tables events, claims and conflicts.

    Raises:
        ArgumentError: No table is given, or the folder holds another run, or another process
            answers into it.
        FrameError: A table cannot be used; the message names the rows.

    >>> import tempfile
    >>> import polars as pl
    >>> from datetime import date
    >>> day = [date(2025, 10, 19)]
    >>> table = pl.DataFrame({"claim": ["a"], "event": ["truce"], "bound": ["start"]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     table = table.with_columns(earliest=pl.Series(day), latest=pl.Series(day))
    ...     table.write_parquet(f"{folder}/dates.parquet")
    ...     stored = timeline_to_parquet(f"{folder}/answers", dates=f"{folder}/dates.parquet")
    >>> stored.rows
    {'events': 1, 'claims': 1, 'conflicts': 0}
    """
    tables = {
        "dates": dates,
        "orders": orders,
        "durations": durations,
        "parts": parts,
        "events": events,
    }
    if all(table is None for table in tables.values()):
        raise ArgumentError("dates", None, "a Parquet file of dates, orders, durations or parts")
    return StoredRun(TIMELINE, tables, folder, buckets, rows_at_once, {}).answers()
