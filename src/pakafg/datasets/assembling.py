"""Make claims, scopes, dates and events of the rows of a dataset.

Laws of this file: a figure is one claim of the dataset, with its best where it has one; rows of a
split event are parts of a whole, which has their sum, and are never said to be all of it; a row
that stands in the file twice makes one claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.datasets.dataset import Dataset
from pakafg.datasets.figure_checks import check_figures, wholes_of
from pakafg.datasets.spoken import NO_SPEECH
from pakafg.datasets.typed_columns import typed
from pakafg.values.vocabularies import Precision

if TYPE_CHECKING:
    from pakafg.datasets.layout import FigureColumns, Layout
    from pakafg.datasets.read_rows import ReadRows
    from pakafg.datasets.sheet import Sheet
    from pakafg.datasets.spoken import Speech

__all__ = ["assemble", "precision_of_days"]

_WIDTHS: Final = (
    (1, Precision.DAY),
    (6, Precision.DAYS),
    (7, Precision.WEEK),
    (31, Precision.MONTH),
    (366, Precision.YEAR),
)
_OWN: Final = ("row", "event", "part_of", "is_copy")
_DESCRIBED: Final = (
    *(
        "row",
        "event",
        "part_of",
        "whole",
        "kind",
        "parties",
        "first_day",
        "last_day",
        "precision",
        "zone",
    ),
    *("place", "latitude", "longitude", "km", "is_summary", "grade", "is_copy", "sources", "links"),
)
_SAME: Final = frozenset({"latitude", "longitude"})


def precision_of_days(first: pl.Expr, last: pl.Expr) -> pl.Expr:
    """Name the width of the days from a first to a last (a `Precision`); null without both."""
    width = (last - first).dt.total_days() + 1
    named = pl.lit(str(Precision.LONGER))
    for most, precision in reversed(_WIDTHS):
        named = pl.when(width <= most).then(pl.lit(str(precision))).otherwise(named)
    return pl.when(width.is_not_null()).then(named)


def assemble(  # noqa: PLR0913  (what a row may tell, each by name)
    sheet: Sheet,
    layout: Layout,
    taken: ReadRows,
    *,
    dates: pl.DataFrame | None = None,
    orders: pl.DataFrame | None = None,
    speech: Speech = NO_SPEECH,
) -> Dataset:
    """Check what was read of a sheet, and make a dataset of it.

    Args:
        sheet: The sheet.
        layout: What its columns hold.
        taken: The sheet, read by it.
        dates: The dates, where a row has more than one of them; None: each row has its days.
        orders: Orders of these; None: none.
        speech: What was said.
    """
    check_figures(sheet, layout, taken)
    rows = taken.rows
    split = rows.filter(pl.col("number").is_not_null())["part_of"].unique()
    clashing = split.filter(split.is_in(rows["event"].implode())) if split.len() else split
    if clashing.len():  # a row of its own has the name of a whole
        whole = pl.col("part_of")
        is_taken = whole.is_in(clashing.implode()) & pl.col("number").is_not_null()
        rows = rows.with_columns(
            part_of=pl.when(is_taken).then(pl.format("{} (its parts)", whole)).otherwise(whole)
        )
        taken = type(taken)(rows, taken.figures, taken.flaws)
    return Dataset(
        cite=layout.cite,
        events=_events(sheet, rows),
        claims=_claims(layout, taken),
        scopes=_scopes(rows),
        dates=_dates(layout, rows) if dates is None else dates,
        orders=_no_orders() if orders is None else orders,
        statements=speech.statements,
        demands=speech.demands,
        flaws=taken.flaws.table(),
        figures=_long_figures(taken),
    )


def _events(sheet: Sheet, rows: pl.DataFrame) -> pl.DataFrame:
    """Put what was read before every column of the file; of one name, ours comes first."""
    precision = precision_of_days(pl.col("first_day"), pl.col("last_day"))
    own = rows.with_columns(precision=precision, whole=_whole()).select(_DESCRIBED)
    given = typed(sheet.given)
    renamed = {}
    for name in given.columns:
        if name in own.columns:
            if name in _SAME and own[name].equals(given[name].cast(pl.Float64, strict=False)):
                given = given.drop(name)
            else:
                renamed[name] = f"{name}_given"
    return own.hstack(given.rename(renamed))


def _claims(layout: Layout, taken: ReadRows) -> pl.DataFrame:
    parts = []
    for columns, figures in taken.figures:
        parts.append(_claims_of_rows(layout, taken.rows, columns, figures))
        if taken.rows["number"].null_count() < taken.rows.height:
            parts.append(_claims_of_wholes(layout, taken, columns, figures))
    return pl.concat(parts) if parts else _claims_of_nothing()


def _claims_of_rows(
    layout: Layout, rows: pl.DataFrame, columns: FigureColumns, figures: pl.DataFrame
) -> pl.DataFrame:
    table = rows.select("row", "event", "is_copy", "sources", "as_of").hstack(figures)
    given = pl.any_horizontal(pl.col("low", "best", "high").is_not_null())
    is_kept = given if not rows["is_copy"].any() else given & ~pl.col("is_copy")
    return _as_claims(layout, columns, table.filter(is_kept).rename({"event": "incident"}))


def _claims_of_wholes(
    layout: Layout, taken: ReadRows, columns: FigureColumns, figures: pl.DataFrame
) -> pl.DataFrame:
    """Claim, of each split event, the sum of its rows."""
    rows = taken.rows.filter(pl.col("number").is_not_null(), ~pl.col("is_copy"))
    sources = (
        rows.group_by("part_of")
        .agg(
            pl.col("row").min(),
            sources=pl.col("sources").explode().drop_nulls().unique().sort(),
            as_of=pl.col("as_of").max(),
        )
        .with_columns(pl.when(pl.col("sources").list.len() > 0).then("sources"))
    )
    wholes = (
        wholes_of(taken, figures)
        .join(sources, on="part_of")
        .with_columns(words=pl.format("sum of {} rows", "n"))
    )
    given = pl.any_horizontal(pl.col("low", "best", "high").is_not_null())
    return _as_claims(
        layout, columns, wholes.filter(given).rename({"part_of": "incident"}).sort("row")
    )


def _as_claims(layout: Layout, columns: FigureColumns, table: pl.DataFrame) -> pl.DataFrame:
    low: pl.Expr
    high: pl.Expr
    if columns.bounds:
        least = pl.min_horizontal("low", "best", "high")
        # Where the most is not told, the figure is open upwards.
        high = pl.when(pl.col("high").is_not_null()).then(pl.max_horizontal("low", "best", "high"))
        low = pl.when(pl.col("low").is_null()).then(0).otherwise(least)
    else:
        low, high = pl.lit(0, pl.Int64), pl.lit(None, pl.Int64)
    text = {
        "status": columns.status,
        "group": columns.group,
        "relation": columns.relation,
        "claimant": columns.claimant,
        "origin": columns.claimant or layout.cite.dataset,
        "document": layout.cite.dataset,
    }
    return table.select(
        pl.format("{}:{}", "incident", pl.lit(columns.name)).alias("claim"),
        "incident",
        pl.lit(columns.outcome).alias("outcome"),
        low.alias("low"),
        "best",
        high.alias("high"),
        *(pl.lit(value, pl.String).alias(name) for name, value in text.items()),
        "sources",
        "as_of",
        "words",
        "row",
    )


def _claims_of_nothing() -> pl.DataFrame:
    texts = dict.fromkeys(
        ("status", "group", "relation", "claimant", "origin", "document"), pl.String
    )
    return pl.DataFrame(
        schema={
            **dict.fromkeys(("claim", "incident", "outcome"), pl.String),
            **dict.fromkeys(("low", "best", "high"), pl.Int64),
            **texts,
            "sources": pl.List(pl.String),
            "as_of": pl.Date,
            "words": pl.String,
            "row": pl.Int64,
        }
    )


def _scopes(rows: pl.DataFrame) -> pl.DataFrame:
    own = rows.filter(~pl.col("is_copy")).select(
        incident="event", part_of="part_of", exhaustive=pl.lit(value=False)
    )
    wholes = own["part_of"].drop_nulls().unique(maintain_order=True)
    if wholes.is_empty():
        return own
    further = wholes.filter(~wholes.is_in(own["incident"].implode()))
    roots = pl.DataFrame({"incident": further}).with_columns(
        part_of=pl.lit(None, pl.String), exhaustive=pl.lit(value=False)
    )
    return pl.concat([own, roots])


def _dates(layout: Layout, rows: pl.DataFrame) -> pl.DataFrame:
    dated = rows.filter(~pl.col("is_copy"), pl.col("first_day").is_not_null())
    # Where a row names the outlet that reports it, that is whose date it is.
    origin = pl.col("origin") if "origin" in rows.columns else pl.lit(layout.cite.dataset)
    return dated.select(
        pl.format("{}:days", "event").alias("claim"),
        "event",
        pl.lit(layout.event_kind).alias("event_kind"),
        pl.lit("whole").alias("bound"),
        pl.col("first_day").alias("earliest"),
        pl.col("last_day").alias("latest"),
        "zone",
        pl.lit(layout.instant).alias("instant"),
        pl.lit(layout.lasting).alias("lasting"),
        origin.alias("origin"),
        pl.lit(layout.cite.dataset).alias("document"),
    )


def _no_orders() -> pl.DataFrame:
    texts = dict.fromkeys(("claim", "event", "relation", "other"), pl.String)
    gaps = dict.fromkeys(("gap_min", "gap_max"), pl.Duration("us"))
    return pl.DataFrame(schema={**texts, **gaps, "origin": pl.String, "document": pl.String})


def _whole() -> pl.Expr:
    """Name the event that a row is of, all rows of a split one together."""
    return pl.when(pl.col("number").is_not_null()).then("part_of").otherwise("event")


def _long_figures(taken: ReadRows) -> pl.DataFrame:
    """List every figure of every row that counts, as it is given, for sums."""
    rows = taken.rows.select("row", "is_copy", whole=_whole())
    parts = [
        rows.hstack(figures.select("low", "best", "high", "given"))
        .filter(
            ~pl.col("is_copy"),
            pl.any_horizontal(pl.col("low", "best", "high", "given").is_not_null()),
        )
        .select(
            "row",
            "whole",
            outcome=pl.lit(columns.outcome),
            status=pl.lit(columns.status, pl.String),
            group=pl.lit(columns.group, pl.String),
            relation=pl.lit(columns.relation, pl.String),
            claimant=pl.lit(columns.claimant, pl.String),
            top=pl.lit(columns.top),
            low="low",
            best="best",
            high="high",
            given="given",
        )
        for columns, figures in taken.figures
    ]
    if parts:
        return pl.concat(parts)
    columns = ("whole", "outcome", "status", "group", "relation", "claimant")
    texts = dict.fromkeys(columns, pl.String)
    numbers = dict.fromkeys(("low", "best", "high", "given"), pl.Int64)
    return pl.DataFrame(schema={"row": pl.Int64, **texts, "top": pl.Boolean, **numbers})
