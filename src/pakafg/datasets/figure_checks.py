"""What is wrong with the figures of a dataset: found, told, and left as it is.

Laws of this file: no figure is changed. Where low, best and high are not in order, the claim takes
the least and the greatest of the three; what the dataset gives stands in its events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.datasets.cell_values import read_figures
from pakafg.datasets.flaw_table import as_told
from pakafg.values.flaws import FlawKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pakafg.datasets.layout import FigureColumns, Layout
    from pakafg.datasets.read_rows import ReadRows
    from pakafg.datasets.sheet import Sheet

__all__ = ["check_figures", "out_of_order", "wholes_of"]

_NAMED: Final = 5  # rows that are alike, each named
_HULL: Final = "the claim has the least and the greatest of them"


def out_of_order() -> pl.Expr:
    """Test whether low, best and high are not in order; null is in order with everything."""
    low, best, high = (pl.col(each) for each in ("low", "best", "high"))
    wrong = (low > best, best > high, low > high)
    return pl.any_horizontal(each.fill_null(value=False) for each in wrong)


def wholes_of(taken: ReadRows, figures: pl.DataFrame) -> pl.DataFrame:
    """Add up the rows of each split event.

    A figure that one of them lacks is null in the sum.

    Args:
        taken: The rows.
        figures: low, best, high of each row.

    Returns:
        part_of, low, best, high, n (rows).
    """
    rows = taken.rows.select("part_of", "number", "is_copy").hstack(figures)
    split = rows.filter(pl.col("number").is_not_null() & ~pl.col("is_copy"))
    columns = ("low", "best", "high")
    return split.group_by("part_of").agg(
        *(
            pl.when(pl.col(each).null_count() == 0).then(pl.col(each).sum()).alias(each)
            for each in columns
        ),
        n=pl.len(),
    )


def check_figures(sheet: Sheet, layout: Layout, taken: ReadRows) -> None:
    """Find what is wrong with figures, and tell it.

    Args:
        sheet: The sheet.
        layout: What its columns hold.
        taken: The sheet, read; its flaws are added to.
    """
    for columns, figures in taken.figures:
        if columns.bounds:
            _check_order(taken, columns, figures)
    _check_sides(sheet, layout, taken)
    _check_parts(taken)
    _check_siblings(taken)
    _check_likeness(sheet, layout, taken)
    _check_width(sheet, layout, taken)


def _check_order(taken: ReadRows, columns: FigureColumns, figures: pl.DataFrame) -> None:
    wrong = figures.select(out_of_order()).to_series()
    if not wrong.any():
        return
    names = dict(
        zip(("low", "best", "high"), (columns.low, columns.best, columns.high), strict=True)
    )
    told = as_told(*(each for each, name in names.items() if name is not None))
    rows = taken.rows.select("row", "id", "part_of", "number").hstack(figures).filter(wrong)
    wholes = wholes_of(taken, figures).with_columns(whole_wrong=out_of_order())
    rows = rows.join(
        wholes.select("part_of", "whole_wrong", "n"),
        on="part_of",
        how="left",
        maintain_order="left",
    )
    is_split = pl.col("number").is_not_null() & (pl.col("n") > 1)
    is_healed = is_split & ~pl.col("whole_wrong")
    column = None if len(columns.columns) > 1 else columns.columns[0]
    healed = rows.filter(is_healed)
    done = pl.format("{}; all {} rows of {} together are in order", pl.lit(_HULL), "n", "part_of")
    taken.flaws.add(FlawKind.HEALED_BY_WHOLE, healed, column, told, done)
    left = rows.filter(~is_healed.fill_null(value=False))
    taken.flaws.add(FlawKind.RANGE_OUT_OF_ORDER, left, column, told, _HULL)
    if taken.rows["number"].null_count() == taken.rows.height:
        return
    alone = rows.filter(pl.col("number").is_null())
    taken.flaws.add(FlawKind.WHOLE_OUT_OF_ORDER, alone, column, told, _HULL)
    first = (
        taken.rows.filter(pl.col("number").is_not_null())
        .group_by("part_of")
        .agg(pl.col("row").min())
    )
    named = wholes.filter("whole_wrong").join(first, on="part_of").with_columns(id="part_of")
    taken.flaws.add(FlawKind.WHOLE_OUT_OF_ORDER, named, column, told, _HULL)


def _check_sides(sheet: Sheet, layout: Layout, taken: ReadRows) -> None:
    """Compare the sides with the figure that they add up to, which is named last."""
    known = [each for each in layout.sides if each in sheet.rows.columns]
    if len(known) < len(layout.sides) or not known:
        return
    numbers = pl.DataFrame([read_figures(sheet.rows[each])[0].alias(each) for each in known])
    *sides, whole = known
    rows = taken.rows.select("row", "id").hstack(numbers)
    total = pl.sum_horizontal(pl.col(sides))
    complete = pl.all_horizontal(pl.col(known).is_not_null())
    differs = rows.filter(complete & (total != pl.col(whole)))
    value = pl.format("{}, together {}", as_told(*sides, whole), total)
    taken.flaws.add(FlawKind.SIDES_DIFFER, differs, whole, value, "both are kept")
    gap = rows.filter((pl.col(whole) == 0) & pl.any_horizontal(pl.col(sides).is_null()))
    taken.flaws.add(FlawKind.UNKNOWN_PART, gap, whole, as_told(*known), "the part is not known")


def _is_part(part: FigureColumns, whole: FigureColumns) -> bool:
    """Tell whether a figure counts some of those whom another counts."""
    word = (part.outcome, part.relation, part.claimant)
    if part is whole or word != (whole.outcome, whole.relation, whole.claimant):
        return False
    return whole.group is None and whole.status in {None, part.status} and not part.top


def _check_parts(taken: ReadRows) -> None:
    for part, figures in taken.figures:
        for whole, greater in taken.figures:
            if not _is_part(part, whole):
                continue
            pair = taken.rows.select("row", "id").hstack(figures.select("low", "best", "high"))
            pair = pair.hstack(greater.select(pl.col("low", "best", "high").name.prefix("all_")))
            bounds = ("low", "high") if part.bounds else ()
            exceeds = [
                (pl.col(each) > pl.col(f"all_{each}")).fill_null(value=False)
                for each in (*bounds, "best")
            ]
            least = (pl.col("low") > pl.col("all_high")).fill_null(value=False)
            wrong = pair.filter(pl.any_horizontal(*exceeds, least))
            value = pl.format(
                "{}: {} to {} of {} to {}",
                pl.lit(part.name),
                *(
                    pl.coalesce(each, best).cast(pl.String).fill_null("unknown")
                    for each, best in (
                        ("low", "best"),
                        ("high", "best"),
                        ("all_low", "all_best"),
                        ("all_high", "all_best"),
                    )
                ),
            )
            column = part.high or part.best or part.low
            taken.flaws.add(FlawKind.PART_ABOVE_WHOLE, wrong, column, value, "both are kept")


def _check_siblings(taken: ReadRows) -> None:
    """Find split events of which the numbers of the rows leave one out."""
    split = taken.rows.filter(pl.col("number").is_not_null())
    if split.is_empty():
        return
    events = split.group_by("part_of").agg(
        pl.col("row").min(), has=pl.col("number").unique().sort(), most=pl.col("number").max()
    )
    lacking = events.filter(
        (pl.col("has").list.len() < pl.col("most")) | (pl.col("has").list.len() == 1)
    ).with_columns(id="part_of")
    value = pl.format("has {}", pl.col("has").cast(pl.List(pl.String)).list.join(", "))
    done = "the whole is what the file has of it"
    taken.flaws.add(FlawKind.SIBLINGS_MISSING, lacking, None, value, done)


def _check_likeness(sheet: Sheet, layout: Layout, taken: ReadRows) -> None:
    """Find rows of other ids that say the same of the same day and place."""
    columns = [each for each in layout.like if each in sheet.rows.columns]
    if not columns:
        return
    rows = taken.rows.select("row", "id", "part_of", "number", "first_day", "last_day")
    rows = rows.hstack(sheet.rows.select(pl.col(columns).name.prefix("like ")))
    rows = rows.filter(pl.col("first_day").is_not_null())
    key = rows.select("first_day", "last_day", pl.col("^like .*$")).hash_rows()
    is_repeated = key.is_duplicated()
    if not is_repeated.any():
        return
    repeated = rows.select("row", "id", "part_of", "number", key=key).filter(is_repeated)
    # Rows of one split event are alike on purpose.
    names = pl.when(pl.col("number").is_null()).then("id").otherwise("part_of").fill_null("")
    groups = repeated.group_by("key").agg(
        n=names.hash().n_unique(), rows=pl.len(), least=pl.col("id").min()
    )
    told = repeated.join(
        groups.filter(pl.col("n") > 1), on="key", how="inner", maintain_order="left"
    )
    if told.is_empty():
        return
    few = (
        told.filter(pl.col("rows") <= _NAMED)
        .group_by("key")
        .agg(shown=pl.col("id").drop_nulls().unique().sort().str.join(", "))
    )
    told = told.join(few, on="key", how="left", maintain_order="left").with_columns(
        pl.coalesce("shown", pl.format("{} and {} more rows", "least", pl.col("rows") - 1))
    )
    taken.flaws.add(
        FlawKind.DUPLICATE_LIKE, told, None, pl.col("shown"), "kept apart, and counted each"
    )


def _check_width(sheet: Sheet, layout: Layout, taken: ReadRows) -> None:
    """Compare how far the days are apart with what the code of precision says."""
    if layout.width is None or layout.width[0] not in sheet.rows.columns:
        return
    column, widths = layout.width
    codes = sheet.rows[column].str.strip_chars().str.replace(r"\.0+$", "")
    rows = taken.rows.select("row", "id", "first_day", "last_day").with_columns(
        code=codes,
        least=_of_code(codes, widths, 0),
        most=_of_code(codes, widths, 1),
        days=(pl.col("last_day") - pl.col("first_day")).dt.total_days() + 1,
    )
    wrong = rows.filter((pl.col("days") < pl.col("least")) | (pl.col("days") > pl.col("most")))
    value = pl.format("code {}, {} days", "code", "days")
    taken.flaws.add(FlawKind.PRECISION_DIFFERS, wrong, column, value, "the days are kept")


def _of_code(codes: pl.Series, widths: Mapping[str, tuple[int, int]], end: int) -> pl.Series:
    ends = {code: width[end] for code, width in widths.items()}
    return codes.replace_strict(ends, default=None, return_dtype=pl.Int64)
