"""Statements and demands of files that code them without their texts.

Laws of this file: a row is one report of one utterance, and its origin is the outlet; a report that
stands in a file several times, and several reports of one outlet, are one origin; nothing is said
that the code does not say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl
from attrs import frozen

from pakafg.arguments import check_kind
from pakafg.errors import ArgumentError, ArgumentTypeError
from pakafg.values.flaws import FlawKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pakafg.datasets.flaw_table import FlawList

__all__ = ["NO_SPEECH", "Speech", "count_reports", "spoken", "tell_not_carried"]

_TEXTS: Final = ("speaker", "speaker_country", "act", "addressee", "addressee_country")
_CODED: Final = ("subject", "code", "code_name", "origin", "report", "document")
_STATEMENT: Final[Mapping[str, pl.DataType]] = {
    "statement": pl.String(),
    **dict.fromkeys(_TEXTS, pl.String()),
    "first_day": pl.Date(),
    "last_day": pl.Date(),
    **dict.fromkeys(_CODED, pl.String()),
    "row": pl.Int64(),
}
_AS_DEMAND: Final = {
    "statement": "demand",
    "speaker": "by",
    "speaker_country": "by_country",
    "addressee": "of",
    "addressee_country": "of_country",
}
_FIRST: Final = ("demand", "by", "by_country", "of", "of_country", "kind", "subject")
_ANY_DEMAND: Final = {
    **{_AS_DEMAND.get(name, name): dtype for name, dtype in _STATEMENT.items() if name != "act"},
    "kind": pl.String(),
}
_DEMAND: Final[Mapping[str, pl.DataType]] = {
    name: _ANY_DEMAND[name] for name in dict.fromkeys((*_FIRST, *_ANY_DEMAND))
}
_MOST_TOLD: Final = 30  # codes that the table of flaws names


@frozen(eq=False)
class Speech:
    """What was said, by the codes of a file.

    Attributes:
        statements: One row a report of an utterance.
        demands: Those by which something is asked.
    """

    statements: pl.DataFrame
    demands: pl.DataFrame


def spoken(rows: pl.DataFrame, document: str) -> Speech:
    """Make statements and demands of rows.

    Args:
        rows: event, is_copy, is_said, kind (of a demand; null: nothing is asked), and the columns
            of a statement.
        document: The dataset.
    """
    said = rows.filter("is_said", ~pl.col("is_copy")).with_columns(
        statement="event", document=pl.lit(document)
    )
    statements = said.select(pl.col(name).cast(dtype) for name, dtype in _STATEMENT.items())
    as_demands = said.filter("asks").rename(_AS_DEMAND)
    demands = as_demands.select(pl.col(name).cast(dtype) for name, dtype in _DEMAND.items())
    return Speech(statements, demands)


# Not computed: to compute starts the threads of polars, and without them a fork may still do so.
NO_SPEECH: Final = Speech(pl.DataFrame(schema=_STATEMENT), pl.DataFrame(schema=_DEMAND))
"""That of a file in which nobody speaks."""


def tell_not_carried(flaws: FlawList, column: str, codes: pl.Series, is_said: pl.Series) -> None:
    """Tell the codes that make no statement, and how many rows each has."""
    left = pl.DataFrame({"code": codes}).filter(~is_said)
    counts = left.group_by("code").len("n").sort("n", "code", descending=[True, False])
    told = counts.head(_MOST_TOLD).select(
        row=pl.lit(None, pl.Int64),
        id=pl.lit(None, pl.String),
        value=pl.format(
            "{}: {} {}",
            pl.col("code").fill_null("no code"),
            "n",
            pl.when(pl.col("n") == 1).then(pl.lit("row")).otherwise(pl.lit("rows")),
        ),
    )
    more = counts.slice(_MOST_TOLD)
    if more.height:
        rest = pl.format("{} more codes: {} rows", pl.lit(more.height), pl.lit(more["n"].sum()))
        told = pl.concat([told, told.head(1).with_columns(value=rest)])
    done = "an event, and no statement"
    flaws.add(FlawKind.NOT_CARRIED, told, column, pl.col("value"), done)


def count_reports(statements: pl.DataFrame, by: Sequence[str] | str) -> pl.DataFrame:
    """Count the reports and outlets of statements that are alike; `Dataset.reported` says how.

    Raises:
        ArgumentError: There is no such column.
    """
    keys = _columns_alike(by, statements)
    named = pl.col("origin").drop_nulls()
    return (
        statements.group_by(*keys)
        .agg(
            n_statements=pl.len(),
            n_reports=pl.struct("origin", "report").n_unique(),
            n_origins_max=named.n_unique() + pl.col("origin").null_count(),
            origins=named.unique().sort(),
            statements=pl.col("statement").sort(),
        )
        .select(
            *keys,
            "n_statements",
            "n_reports",
            pl.lit(1, pl.UInt32).alias("n_origins_min"),
            pl.col("n_origins_max").cast(pl.UInt32),
            "origins",
            "statements",
        )
        .sort("n_origins_max", *keys, descending=[True, *[False] * len(keys)], nulls_last=True)
    )


def _columns_alike(by: Sequence[str] | str, statements: pl.DataFrame) -> list[str]:
    expected = "columns of the dataset's statements"
    check_kind("by", by, (str, list, tuple), expected)
    if not isinstance(by, str) and not all(isinstance(each, str) for each in by):
        raise ArgumentTypeError("by", by, expected)
    keys = list(dict.fromkeys([by] if isinstance(by, str) else by))
    known = [name for name in statements.columns if name not in {"statement", "row"}]
    for key in keys:
        if key not in known:
            raise ArgumentError.of_choice("by", key, known)
    if not keys:
        raise ArgumentError("by", by, f"at least one column: {', '.join(known)}")
    return keys
