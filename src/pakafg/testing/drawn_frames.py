"""Draw the tables that `casualties.reconcile`, `casualties.periods` and `timeline.reconcile` take.

They are small and crowded, so that claims often exclude each other.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, TypeVar

import polars as pl
from hypothesis import strategies as st

from pakafg.frames.schemas import GAP, TIME
from pakafg.values.vocabularies import (
    Bound,
    Group,
    Nationality,
    OrderRelation,
    Outcome,
    Relation,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polars._typing import PolarsDataType, TimeUnit

__all__ = [
    "any_column",
    "claims",
    "claims_and_scopes",
    "dates",
    "dates_and_orders",
    "period_claims",
]

T = TypeVar("T")

_NOON: Final = datetime(2025, 10, 1, 12, tzinfo=UTC)
_MINUTE: Final = timedelta(minutes=1)
_INCIDENT: Final = "incident"  # the one that claims of one incident are about

# Whose figures they are, and what those persons are to the dead.
_RELATIONS: Final = {
    "ministry": Relation.OWN,
    "rebels": Relation.ADVERSARY,
    "un": Relation.THIRD_PARTY,
}


def _text(*columns: str) -> dict[str, PolarsDataType]:
    return dict.fromkeys(columns, pl.String())


def _frame(rows: Sequence[dict[str, Any]], schema: dict[str, PolarsDataType]) -> pl.DataFrame:
    plain = [
        {name: str(cell) if isinstance(cell, str) else cell for name, cell in row.items()}
        for row in rows
    ]  # words of a vocabulary as plain text
    return pl.DataFrame(plain, schema=schema, orient="row")


@st.composite
def claims(draw: st.DrawFn) -> pl.DataFrame:
    """Draw up to seven claims about one outcome of one incident.

    Some tell no figure, no origin or no time; several may be of one origin.

    Returns:
        A strategy for frames that `casualties.reconcile` takes as claims.

    >>> from hypothesis import find
    >>> table = find(claims(), lambda table: table.height == 2)
    >>> table["claim"].to_list()
    ['claim-0', 'claim-1']
    """
    rows = []
    for number in range(draw(st.integers(1, 7))):
        origin = draw(st.none() | st.sampled_from(sorted(_RELATIONS)))
        low = draw(st.integers(0, 4))
        high = draw(st.just(low) | st.integers(low, 5) | st.none())
        has_figure = draw(st.integers(0, 9)) > 0
        rows.append(
            {
                "claim": f"claim-{number}",
                "incident": _INCIDENT,
                "outcome": Outcome.KILLED,
                "origin": origin,
                "document": draw(st.sampled_from(["001", "002", "003", None])),
                "relation": None if origin is None else _RELATIONS[origin],
                "as_of": draw(st.none() | st.integers(1, 3).map(lambda day: date(2025, 10, day))),
                "low": low if has_figure else None,
                "high": high if has_figure else None,
            }
        )
    schema = {
        **_text("claim", "incident", "outcome", "origin", "document", "relation"),
        "as_of": pl.Date(),
        "low": pl.Int64(),
        "high": pl.Int64(),
    }
    return _frame(rows, schema)


@st.composite
def claims_and_scopes(draw: st.DrawFn) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Draw up to nine claims over up to four incidents that may be part of one another.

    They are of three outcomes and of some nationalities, statuses and groups.

    Returns:
        A strategy for pairs of frames, the claims and the scopes of `casualties.reconcile`.

    >>> from hypothesis import find
    >>> claims, scopes = find(claims_and_scopes(), lambda tables: tables[1].height == 2)
    >>> scopes.rows()
    [('A', None, False), ('B', None, False)]
    """
    incidents = ["A", "B", "C", "D"][: draw(st.integers(1, 4))]
    part_of = [
        draw(st.none() | st.sampled_from(incidents[:place])) if place else None
        for place in range(len(incidents))
    ]
    exhaustive = draw(st.lists(st.sampled_from(incidents), unique=True))
    outcomes = [Outcome.KILLED, Outcome.KILLED, Outcome.WOUNDED, Outcome.CASUALTIES]
    rows = []
    for number in range(draw(st.integers(1, 9))):
        low = draw(st.integers(0, 6))
        rows.append(
            {
                "claim": f"claim-{number}",
                "incident": draw(st.sampled_from(incidents)),
                "outcome": draw(st.sampled_from(outcomes)),
                "nationality": draw(st.sampled_from([None, None, *Nationality])),
                "status": draw(st.sampled_from([None, None, Status.CIVILIAN, Status.SOLDIER])),
                "group": draw(st.sampled_from([None, None, None, Group.CHILD])),
                "origin": draw(st.sampled_from(["un", "army", "paper"])),
                "low": low,
                "high": draw(st.just(low) | st.integers(low, 8) | st.none()),
            }
        )
    schema = {
        **_text("claim", "incident", "outcome", "nationality", "status", "group", "origin"),
        "low": pl.Int64(),
        "high": pl.Int64(),
    }
    scopes = pl.DataFrame(
        {"incident": incidents, "part_of": part_of}, schema=_text("incident", "part_of")
    ).with_columns(exhaustive=pl.col("incident").is_in(exhaustive))
    return _frame(rows, schema), scopes


@st.composite
def period_claims(draw: st.DrawFn) -> pl.DataFrame:
    """Draw up to four claims about one incident, each for days of its own among four.

    Their days may overlap. A figure is 3 at the most, where it is bounded at all: few enough
    persons for a test to count out every case.

    Returns:
        A strategy for frames that `casualties.periods` takes.

    >>> from hypothesis import find
    >>> table = find(period_claims(), lambda table: table.height == 1)
    >>> table.select("low", "high").row(0)
    (0, None)
    """
    start = date(2025, 10, 9)
    spans = [(first, last) for first in range(4) for last in range(first, 4)]
    rows = []
    chosen = draw(st.lists(st.sampled_from(spans), min_size=1, max_size=4, unique=True))
    for number, (first, last) in enumerate(chosen):
        low = draw(st.integers(0, 2))
        rows.append(
            {
                "claim": f"claim-{number}",
                "incident": _INCIDENT,
                "outcome": Outcome.KILLED,
                "origin": "un",
                "first_day": start + timedelta(first),
                "last_day": start + timedelta(last),
                "low": low,
                "high": draw(st.none() | st.integers(low, 3)),
            }
        )
    schema = {
        **_text("claim", "incident", "outcome", "origin"),
        "first_day": pl.Date(),
        "last_day": pl.Date(),
        "low": pl.Int64(),
        "high": pl.Int64(),
    }
    return _frame(rows, schema)


@st.composite
def dates(draw: st.DrawFn) -> pl.DataFrame:
    """Draw dates of a few events, to the minute and within a quarter of an hour.

    Returns:
        A strategy for frames that `timeline.reconcile` takes as dates, with the columns
        `instant` and `lasting`.

    >>> from hypothesis import find
    >>> find(dates(), lambda table: table.height == 1).select("event", "bound").row(0)
    ('event-0', 'start')
    """
    minute = st.integers(0, 12)
    kinds = draw(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=4))
    rows = []
    for event, (instant, lasting) in enumerate(kinds):
        for number in range(draw(st.integers(1, 6))):
            low, high = sorted((draw(minute), draw(minute)))
            has_low, has_high = (draw(st.integers(0, 5)) > 0 for _ in range(2))
            is_published = draw(st.integers(0, 4)) == 0
            rows.append(
                {
                    "claim": f"{event}-{number}",
                    "event": f"event-{event}",
                    "bound": draw(st.sampled_from(Bound)),
                    "earliest": _NOON + low * _MINUTE if has_low else None,
                    "latest": _NOON + high * _MINUTE if has_high else None,
                    "origin": draw(st.sampled_from(["a", "b", "c", None])),
                    "document": draw(st.sampled_from(["x", "y", None])),
                    "published_latest": _NOON + draw(minute) * _MINUTE if is_published else None,
                    "instant": instant,
                    "lasting": lasting,
                }
            )
    schema = {
        **_text("claim", "event", "bound"),
        "earliest": TIME,
        "latest": TIME,
        **_text("origin", "document"),
        "published_latest": TIME,
        "instant": pl.Boolean(),
        "lasting": pl.Boolean(),
    }
    return _frame(rows, schema)


@st.composite
def dates_and_orders(draw: st.DrawFn) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Draw dates and orders of three events, in whole days of October 2025.

    Returns:
        A strategy for pairs of frames, the dates and the orders of `timeline.reconcile`.

    >>> from hypothesis import find
    >>> dates, orders = find(dates_and_orders(), lambda tables: tables[1].height == 1)
    >>> orders.row(0)
    ('order', 'truce', 'after', 'war', None, None)
    """
    events = ("truce", "talks", "war")
    event, day = st.sampled_from(events), st.integers(1, 12)

    def dated(claim: str, of: str, bound: Bound, span: tuple[int, int] | None) -> dict[str, Any]:
        first, last = (None, None) if span is None else span
        return {
            "claim": claim,
            "event": of,
            "bound": bound,
            "earliest": None if first is None else datetime(2025, 10, first, tzinfo=UTC),
            "latest": None if last is None else datetime(2025, 10, last, 23, 59, tzinfo=UTC),
            "origin": None,
        }

    told = [dated(f"known-{each}", each, Bound.START, None) for each in events]
    for number in range(draw(st.integers(1, 7))):
        low, high = sorted(draw(st.tuples(day, day)))
        bound = draw(st.sampled_from(Bound))
        origin = draw(st.sampled_from([None, "a", "b"]))
        row = dated(f"date-{number}", draw(event), bound, (low, high))
        told.append({**row, "origin": origin})
    orders = [{"claim": "order", "event": "truce", "relation": "after", "other": "war"}]
    for number in range(draw(st.integers(0, 3))):
        relation = draw(st.sampled_from(OrderRelation))
        one, other = draw(st.permutations(events))[:2]
        orders.append(
            {"claim": f"order-{number}", "event": one, "relation": relation, "other": other}
        )
    times = {"earliest": TIME, "latest": TIME}
    gaps = {"gap_min": GAP, "gap_max": GAP}
    return (
        _frame(told, {**_text("claim", "event", "bound"), **times, **_text("origin")}),
        _frame(orders, {**_text("claim", "event", "relation", "other"), **gaps}),
    )


_MOST: Final = 2**63 - 1
_INTEGERS: Final = (
    st.integers(-_MOST - 1, _MOST)
    | st.sampled_from([0, 1, -1, _MOST, -_MOST - 1, 10**10, 10**17])
    | st.builds(lambda sign, size: sign * 10**size, st.sampled_from([-1, 1]), st.integers(0, 18))
)
_HOSTILE: Final = ("", "\0", "x" * 10_000, "\u202e", "a\nb", "e\u0301", "é", "=1+1")
_UNITS: Final[tuple[TimeUnit, ...]] = ("ms", "us", "ns")
_ZONES: Final = ("UTC", "Asia/Kabul", "Asia/Karachi", "America/New_York")
_FITTING: Final[dict[type, str]] = {
    pl.String: "texts",
    pl.Int64: "numbers",
    pl.Datetime: "times",
    pl.Duration: "stretches",
}


@st.composite
def any_column(draw: st.DrawFn, column: pl.Series) -> pl.Series:  # noqa: D417  (`draw` is filled in)
    """Draw a column to stand in the place of another: of any type, with anything in it.

    More often than not it is of a fitting type, with numbers, times or texts that few expect.

    Args:
        column: The column whose name and length are kept.

    Returns:
        A strategy for columns.

    >>> import polars as pl
    >>> from hypothesis import find
    >>> low = pl.Series("low", [4, 5])
    >>> find(any_column(low), lambda column: column.dtype == pl.Date).to_list()
    [None, None]
    """
    fitting = _FITTING.get(column.dtype.base_type(), "else")
    kinds = ["numbers", "fractions", "texts", "times", "stretches", "else"]
    kind = draw(st.sampled_from([fitting] * 6 + kinds))

    def filled(values: st.SearchStrategy[T]) -> list[T | None]:
        return draw(st.lists(st.none() | values, min_size=len(column), max_size=len(column)))

    numbers = filled(_INTEGERS)
    if kind == "numbers":
        number = draw(st.sampled_from([pl.Int64(), pl.Int128(), pl.UInt64(), pl.Decimal(38, 0)]))
        return pl.Series(column.name, numbers, pl.Int128).cast(number, strict=False)
    if kind == "fractions":
        return pl.Series(column.name, filled(st.floats()), pl.Float64)
    if kind == "texts":
        own = column.drop_nulls().to_list() if column.dtype == pl.String else []
        values = filled(st.sampled_from(_HOSTILE) | st.sampled_from(own or [""]))
        text = draw(st.sampled_from([pl.String(), pl.Categorical(), pl.Binary()]))
        return pl.Series(column.name, values, pl.String).cast(text)
    unit = draw(st.sampled_from(_UNITS))
    if kind == "times":
        zone = draw(st.none() | st.sampled_from(_ZONES))
        return pl.Series(column.name, numbers, pl.Int64).cast(pl.Datetime(unit, zone))
    if kind == "stretches":
        return pl.Series(column.name, numbers, pl.Int64).cast(pl.Duration(unit))
    other = draw(st.sampled_from([pl.Null(), pl.Date(), pl.Time(), pl.List(pl.Int64), pl.Object()]))
    return pl.Series(column.name, [None] * len(column), dtype=other)
