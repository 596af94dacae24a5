"""The edge at which tables of the user's are checked: dates, orders and durations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.errors import WordingError
from pakafg.validation import TableChecks, outside_calendar
from pakafg.values.calendar import read_zone
from pakafg.values.gap import LONGEST_GAP
from pakafg.values.vocabularies import Bound, OrderRelation
from pakafg.values.vocabulary import Vocabulary, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pakafg.frames.interchange import AnyFrame

__all__ = [
    "LASTS",
    "check_dates",
    "check_durations",
    "check_orders",
    "is_origin",
    "take_dates",
    "take_durations",
    "take_orders",
]

LASTS: Final = "lasts"
"""The relation of an event to itself, in the table of orders: how long it lasts."""

_TIME: Final = pl.Datetime("us", "UTC")
_CLAIM: Final = {"claim": pl.String(), "event": pl.String()}
_DATES: Final[Mapping[str, pl.DataType]] = {
    **_CLAIM,
    "bound": pl.String(),
    "earliest": _TIME,
    "latest": _TIME,
}
_ORDERS: Final[Mapping[str, pl.DataType]] = {
    **_CLAIM,
    "relation": pl.String(),
    "other": pl.String(),
    "gap_min": pl.Duration("us"),
    "gap_max": pl.Duration("us"),
}
_DURATIONS: Final[Mapping[str, pl.DataType]] = {
    **_CLAIM,
    "lasts_min": pl.Duration("us"),
    "lasts_max": pl.Duration("us"),
}
_ATTRIBUTION: Final[Mapping[str, pl.DataType]] = {
    "origin": pl.String(),
    "document": pl.String(),
    "published_latest": _TIME,
}
_DESCRIPTION: Final[Mapping[str, pl.DataType]] = {
    "event_kind": pl.String(),
    "zone": pl.String(),
    "instant": pl.Boolean(),
    "lasting": pl.Boolean(),
}
_ADVICE: Final = "no date names it (name it in events if there is such an event)"
_MICROSECONDS: Final = 60_000_000  # of a minute


def take_dates(dates: AnyFrame | None, checks: TableChecks) -> pl.DataFrame:
    """Take the columns of dates that the method uses, in their types.

    Args:
        dates: claim, event, bound, earliest, latest; where present origin, document,
            published_latest, event_kind, zone, instant, lasting. None: no dates.
        checks: What gathers problems.
    """
    return checks.take_columns(dates, "dates", _DATES, {**_ATTRIBUTION, **_DESCRIPTION})


def take_orders(orders: AnyFrame | None, checks: TableChecks) -> pl.DataFrame:
    """Take the columns of orders that the method uses, in their types.

    Args:
        orders: claim, event, relation, other, gap_min, gap_max; where present origin,
            document, published_latest. None: no orders.
        checks: What gathers problems.
    """
    return checks.take_columns(orders, "orders", _ORDERS, _ATTRIBUTION)


def take_durations(durations: AnyFrame | None, checks: TableChecks) -> pl.DataFrame:
    """Take the columns of durations that the method uses, in their types.

    Args:
        durations: claim, event, lasts_min, lasts_max; where present origin, document,
            published_latest. None: no durations.
        checks: What gathers problems.
    """
    return checks.take_columns(durations, "durations", _DURATIONS, _ATTRIBUTION)


def check_dates(table: pl.DataFrame, checks: TableChecks) -> pl.DataFrame:
    """Check dates, and give them every column that the method uses, times in whole minutes.

    Args:
        table: The dates, as taken.
        checks: What gathers problems.

    Returns:
        claim, event, bound, low, high, published (minutes since 1970, inclusive, null: open),
        voter, document, event_kind, zone, instant, lasting (null: not said); of the rows that
        can be, sorted by event and claim.
    """
    table = checks.keep_rows(
        table,
        "dates",
        {
            **_null("claim", "event"),
            **_none_of("bound", Bound),
            "earliest is after latest": pl.col("earliest") > pl.col("latest"),
            **outside_calendar("earliest", "latest", "published_latest"),
            "zone is no time zone": pl.col("zone").is_in(_no_zones(table)),
            **_repeated(table),
        },
    )
    wanted = table.lazy().select(
        "claim",
        "event",
        pl.col("bound").cast(pl.Enum([str(bound) for bound in Bound])),
        _voter(),
        # A document names many claims: as a number it is light to carry through the sort.
        pl.col("document").cast(pl.Categorical),
        *_DESCRIPTION,
        low=_minute("earliest"),
        high=_minute("latest"),
        published=_minute("published_latest"),
    )
    # A column that is all null is not worth carrying through the sort: it is added after.
    same = {name: name for name in ("document", *_DESCRIPTION)}
    sources = {"published": "published_latest", **same}
    empty = [new for new, old in sources.items() if table[old].null_count() == table.height]
    table = wanted.drop(empty).sort("event", "claim").collect(engine="streaming")
    schema = wanted.collect_schema()
    return table.rechunk().with_columns(pl.lit(None, schema[name]).alias(name) for name in empty)


def check_orders(
    table: pl.DataFrame,
    checks: TableChecks,
    *,
    taken: pl.Series | None = None,
    known: pl.Series | None = None,
) -> pl.DataFrame:
    """Check orders, and give them every column that the method uses, gaps in whole minutes.

    Args:
        table: The orders, as taken.
        checks: What gathers problems.
        taken: Claims of dates, which an order cannot be, too.
        known: Events that there are: a slip of the pen must not make a new one. None: all.

    Returns:
        claim, event, relation, other, voter, document, low, high (minutes, inclusive, null:
        open), published (minutes since 1970); of the rows that can be, sorted by event and
        claim.
    """
    gap = pl.col("gap_min").is_not_null() | pl.col("gap_max").is_not_null()
    longest = pl.duration(minutes=LONGEST_GAP)
    ordered = pl.col("relation").is_in([OrderRelation.BEFORE, OrderRelation.AFTER])
    table = checks.keep_rows(
        table,
        "orders",
        {
            **_null("claim", "event", "other"),
            **_none_of("relation", OrderRelation),
            "an event is put in order with itself": pl.col("event") == pl.col("other"),
            "gap_min is negative": pl.col("gap_min") < pl.duration(),
            "gap_min is above gap_max": pl.col("gap_min") > pl.col("gap_max"),
            "a gap is above 1,000 years": pl.max_horizontal("gap_min", "gap_max") > longest,
            **outside_calendar("published_latest"),
            "a gap stands with a relation other than before and after": gap & ~ordered,
            **_repeated(table),
            "claim is a date's, too": _among("claim", taken),
            f"event is unknown, {_ADVICE}": ~_among("event", known),
            f"other is unknown, {_ADVICE}": ~_among("other", known),
        },
    )
    return _as_orders(table, pl.col("relation"), pl.col("other"), "gap")


def check_durations(
    table: pl.DataFrame,
    checks: TableChecks,
    *,
    taken: pl.Series | None = None,
    known: pl.Series | None = None,
) -> pl.DataFrame:
    """Check how long events lasted; in the form of orders, each event `LASTS` from itself.

    Args:
        table: The durations, as taken.
        checks: What gathers problems.
        taken: Claims of dates and orders, which a duration cannot be, too.
        known: Events that there are. None: all.

    Returns:
        As `check_orders`, with relation `LASTS` and the event as the other.
    """
    table = checks.keep_rows(
        table,
        "durations",
        {
            **_null("claim", "event"),
            "lasts_min is negative": pl.col("lasts_min") < pl.duration(),
            "lasts_max is negative": pl.col("lasts_max") < pl.duration(),
            "lasts_min is above lasts_max": pl.col("lasts_min") > pl.col("lasts_max"),
            "lasts_min and lasts_max are null": pl.col("lasts_min").is_null()
            & pl.col("lasts_max").is_null(),
            **_repeated(table),
            "claim is another's, too": _among("claim", taken),
            f"event is unknown, {_ADVICE}": ~_among("event", known),
        },
    )
    return _as_orders(table, pl.lit(LASTS), pl.col("event"), "lasts")


def _as_orders(table: pl.DataFrame, relation: pl.Expr, other: pl.Expr, span: str) -> pl.DataFrame:
    """Bring checked rows into the form of orders, spans of time in whole minutes."""
    return (
        table.with_columns(_voter())
        .select(
            "claim",
            "event",
            "voter",
            "document",
            relation=relation,
            other=other,
            low=pl.col(f"{span}_min").dt.total_microseconds() // _MICROSECONDS,
            high=pl.col(f"{span}_max").dt.total_microseconds() // _MICROSECONDS,
            published=_minute("published_latest"),
        )
        .sort("event", "claim")
    )


def _null(*columns: str) -> dict[str, pl.Expr]:
    """Make the tests, for `refuse_rows`, of columns that each row must fill."""
    return {f"{column} is null": pl.col(column).is_null() for column in columns}


def _none_of(column: str, words: type[Vocabulary]) -> dict[str, pl.Expr]:
    """Make the test, for `refuse_rows`, of a column of a vocabulary."""
    known = pl.col(column).is_in([str(word) for word in words])
    return {f"{column} is not one of {listed(words)}": ~known.fill_null(value=False)}


def _minute(column: str) -> pl.Expr:
    """Convert times to whole minutes since 1970."""
    return pl.col(column).dt.timestamp("us").floordiv(_MICROSECONDS)


def is_origin(voter: pl.Expr) -> pl.Expr:
    """Test whether a voter is an origin, not a document or a claim that stands in for it."""
    return voter % 3 == 0


def _voter() -> pl.Expr:
    """Number whose vote a claim is: its origin's; where unknown, its document's or its own."""
    # Three kinds of number that never meet: 0, 1 and 2 modulo 3.
    origin, document = (
        pl.col(name).cast(pl.Categorical).to_physical().cast(pl.Int64)
        for name in ("origin", "document")
    )
    own = pl.int_range(pl.len(), dtype=pl.Int64)
    return pl.coalesce(3 * origin, 3 * document + 1, 3 * own + 2).alias("voter")


def _repeated(table: pl.DataFrame) -> dict[str, pl.Expr]:
    """Test for claims given twice, which is dear, only where there are any."""
    # As many hashes as rows: no id stands twice, since equal ids share their hash.
    if table["claim"].hash().n_unique() == table.height:
        return {}
    repeated = pl.col("claim").is_duplicated() & pl.col("claim").is_not_null()
    return {"claim is given twice": repeated}


def _among(column: str, names: pl.Series | None) -> pl.Expr:
    """Test whether a column has one of some names; null where there are none to compare."""
    none = pl.lit(None, pl.Boolean)
    return none if names is None else pl.col(column).is_in(names.drop_nulls().implode())


def _no_zones(table: pl.DataFrame) -> list[str]:
    """List the zones that are none, each once."""
    wrong = []
    for zone in table["zone"].unique().drop_nulls():
        try:
            read_zone(zone)
        except WordingError:
            wrong.append(zone)
    return wrong
