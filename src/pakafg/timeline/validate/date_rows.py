"""Check dates: which part of an event was when, as one claim says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.frames.interchange import as_polars
from pakafg.timeline.validate.local_days import (
    ends_of_days,
    first_minutes,
    last_minutes,
    whole_days,
)
from pakafg.timeline.validate.pieces import (
    PIECES,
    PIECES_IN_MINUTES,
    merged,
    of_rows,
    piece_rows,
    piece_tests,
)
from pakafg.timeline.validate.row_tests import (
    ATTRIBUTION,
    TEXT,
    TIME,
    minute,
    no_word,
    no_zone,
    null,
    repeated,
)
from pakafg.validation import TableChecks, outside_calendar
from pakafg.values.vocabularies import Bound

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from pakafg.frames.interchange import AnyFrame

__all__ = ["DATE_COLUMNS", "check_dates", "take_dates"]

_DATES: Final[Mapping[str, pl.DataType]] = dict.fromkeys(("claim", "event", "bound"), TEXT)
_SPAN: Final[Mapping[str, pl.DataType]] = {"earliest": TIME, "latest": TIME}
_DESCRIPTION: Final[Mapping[str, pl.DataType]] = {
    "event_kind": TEXT,
    "zone": TEXT,
    "instant": pl.Boolean(),
    "lasting": pl.Boolean(),
}
"""What dates say of their events; the table of events calls the first its kind."""

DATE_COLUMNS: Final = (*_DATES, *_SPAN, "pieces", *ATTRIBUTION, *_DESCRIPTION)
"""Every column of dates that is read."""

_BY_THE_CLOCKS: Final = "earliest is after latest by the clocks of the zone"

_BOUNDS: Final = pl.Enum([str(bound) for bound in Bound])


def take_dates(dates: AnyFrame | None, checks: TableChecks) -> pl.DataFrame:
    """Take the columns of dates that the method uses, in their types.

    Args:
        dates: claim, event, bound, earliest, latest (times, or days of the zone); where present
            pieces, phrase, origin, document, published_latest, event_kind, zone, instant,
            lasting. Beside pieces, earliest and latest may be lacking. None: no dates.
        checks: What gathers problems.
    """
    given = None if dates is None else as_polars(dates, "dates")
    has_pieces = given is not None and "pieces" in given.collect_schema()
    taken = checks.take_columns(
        given,
        "dates",
        _DATES if has_pieces else {**_DATES, **_SPAN},
        {**_SPAN, "pieces": PIECES, **ATTRIBUTION, **_DESCRIPTION},
        days=("earliest", "latest", "pieces", "published_latest"),
    )
    return ends_of_days(taken, checks.days_of("dates"))


def check_dates(table: pl.DataFrame, events: pl.DataFrame, checks: TableChecks) -> pl.DataFrame:
    """Check dates, and give them every column that the method uses, times in whole minutes.

    Args:
        table: The dates, as taken, with their voters.
        events: Checked events: what they say of themselves goes before what dates say of them.
        checks: What gathers problems.

    Returns:
        claim, event, bound, low, high (minutes since 1970, inclusive, null: open; of the hull),
        pieces (the same of each, where it has several), days (whether it is of whole local
        days), published (minutes), voter, document, phrase, event_kind, zone, own_zone (in which
        the date was read), instant, lasting (null: not said); of the rows that can be, sorted by
        event and claim.
    """
    has_pieces = table["pieces"].null_count() < table.height
    table = table.with_columns(row=pl.int_range(pl.len())) if has_pieces else table
    table = checks.keep_rows(
        table,
        "dates",
        {
            **null("claim", "event"),
            **no_word("bound", Bound),
            "earliest is after latest": pl.col("earliest") > pl.col("latest"),
            **outside_calendar("earliest", "latest", "published_latest"),
            **no_zone(table),
            **repeated(table, "claim"),
            **(piece_tests(table) if has_pieces else {}),
        },
    )
    days = checks.days_of("dates")
    table = _localised(_described(table, events), days)
    if days:
        table = table.with_columns(own_zone=pl.col("zone").fill_null("UTC"))  # of the days
        skipped = pl.col("earliest") > pl.col("latest")
        table = checks.keep_rows(table, "dates", {_BY_THE_CLOCKS: skipped})
    table = table.with_columns(low=minute("earliest"), high=minute("latest"))
    table = table.with_columns(
        days=pl.lit(value=True)
        if days >= _SPAN.keys()
        else whole_days(table["low"], table["high"], table["own_zone"])
    )
    if has_pieces:
        return _sorted(_with_pieces(table, checks))
    return _sorted(table.with_columns(pieces=pl.lit(None, PIECES_IN_MINUTES)))


def _described(dates: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """Put what events say of themselves before what dates say of them.

    Returns:
        The dates, and `own_zone`: the zone that a date names itself, else its event's.
    """
    said = events.rename({"kind": "event_kind"}).select("event", *_DESCRIPTION)
    columns = [each for each in _DESCRIPTION if said[each].null_count() < said.height]
    if not columns:
        return dates.with_columns(own_zone="zone")
    joined = dates.join(
        said.select("event", *columns),
        on="event",
        how="left",
        maintain_order="left",
        suffix="_said",
    )
    first = (pl.coalesce(f"{each}_said", each).alias(each) for each in columns)
    own_zone = pl.coalesce("zone", "zone_said") if "zone" in columns else pl.col("zone")
    return joined.with_columns(*first, own_zone=own_zone).drop(f"{each}_said" for each in columns)


def _localised(dates: pl.DataFrame, days: Collection[str]) -> pl.DataFrame:
    """Read whole days by the clocks of the zone."""
    by_clock = {"earliest": first_minutes, "latest": last_minutes}
    return dates.with_columns(
        by_clock[column](dates[column], dates["zone"]).alias(column)
        for column in by_clock
        if column in days
    )


def _with_pieces(dates: pl.DataFrame, checks: TableChecks) -> pl.DataFrame:
    """Give dates that have pieces these in minutes, and their hull.

    Args:
        dates: The dates; low, high, days.
        checks: What gathers problems.
    """
    if "pieces" in checks.days_of("dates"):
        rows = _localised(piece_rows(dates), _SPAN)
    else:
        rows = piece_rows(dates.with_columns(zone="own_zone"))
    backward = rows.filter(pl.col("earliest") > pl.col("latest"))["row"]
    hulls = merged(rows)
    dates = dates.join(hulls, on="row", how="left", maintain_order="left")
    has_pieces = pl.col("whole").is_not_null()
    other = [
        pl.col(given).is_not_null() & pl.col(given).ne_missing(pl.col(hull))
        for given, hull in (("low", "first"), ("high", "last"))
    ]
    dates = checks.keep_rows(
        dates,
        "dates",
        {
            f"of a piece, {_BY_THE_CLOCKS}": of_rows(dates, backward),
            "earliest and latest are not those of pieces": has_pieces & pl.any_horizontal(other),
        },
    )
    return dates.with_columns(
        low=pl.when(has_pieces).then("first").otherwise("low"),
        high=pl.when(has_pieces).then("last").otherwise("high"),
        pieces="in_minutes",
        days=pl.coalesce("whole", "days"),
    )


def _sorted(dates: pl.DataFrame) -> pl.DataFrame:
    """Select the columns that the method uses, by event and claim."""
    wanted = dates.lazy().select(
        "claim",
        "event",
        pl.col("bound").cast(_BOUNDS),
        "low",
        "high",
        "pieces",
        "days",
        minute("published_latest").alias("published"),
        "voter",
        "document",
        "phrase",
        "own_zone",
        *_DESCRIPTION,
    )
    # A column that is all null is not worth carrying through the sort: it is added after.
    same = {name: name for name in ("document", "phrase", "pieces", "own_zone", *_DESCRIPTION)}
    sources = {"published": "published_latest", **same}
    empty = [new for new, old in sources.items() if dates[old].null_count() == dates.height]
    table = wanted.drop(empty).sort("event", "claim").collect(engine="streaming")
    schema = wanted.collect_schema()
    nulls = (pl.lit(None, schema[name]).alias(name) for name in empty)
    return table.rechunk().with_columns(nulls).select(schema.names())
