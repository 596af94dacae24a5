"""Event data: who did or said what to whom, coded from news; the one way to read each kind.

Laws of this file: a row is an event with a day and a place; its source is the outlet, not the
dataset; a cell that says that there is nothing is null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl
from attrs import evolve

from pakafg.datasets import cameo
from pakafg.datasets.assembling import assemble
from pakafg.datasets.read_rows import rows_of
from pakafg.datasets.spoken import spoken, tell_not_carried
from pakafg.values.flaws import FlawKind

if TYPE_CHECKING:
    from pakafg.datasets.dataset import Dataset
    from pakafg.datasets.layout import Layout
    from pakafg.datasets.sheet import Sheet

__all__ = ["assemble_events", "named_or_null", "read_cameo", "said_by_cameo"]

_NOTHING: Final = (
    *("", "NA", "N/A", "NULL", "NONE", "\\N", "UNKNOWN", "NaN"),
    *("na", "n/a", "null", "none", "unknown", "nan", "None", "Null", "Unknown"),
)
_SPOKEN: Final = (
    *("speaker", "speaker_country", "act", "addressee", "addressee_country", "subject"),
    *("code", "code_name", "origin", "report", "kind", "is_said", "asks"),
)
"""What a reader tells of each row."""


def named_or_null(column: pl.Expr) -> pl.Expr:
    """Take a name out of a cell, without quotation marks around it; null where there is none."""
    cell = column.cast(pl.String).str.strip_chars(' \t\r\n"')
    return pl.when(~cell.is_in(_NOTHING)).then(cell)


def assemble_events(
    sheet: Sheet, layout: Layout, coded: pl.DataFrame, column: str, zone: str | None
) -> Dataset:
    """Make a dataset of events of which some are statements.

    Args:
        sheet: The sheet, renamed.
        layout: What its columns hold.
        coded: What `_SPOKEN` names, a row for each row.
        column: The column of codes.
        zone: The zone of all days.
    """
    taken = rows_of(sheet, layout, zone)
    rows = taken.rows.with_columns(
        origin=coded["origin"],
        sources=pl.when(coded["origin"].is_not_null()).then(pl.concat_list(coded["origin"])),
    )
    taken = evolve(taken, rows=rows)
    said = rows.select("row", "event", "is_copy", "first_day", "last_day").hstack(
        coded.select(_SPOKEN)
    )
    codes = coded["code"].str.extract(r"^(\S+)", 1)  # of PLOVER without its mode
    tell_not_carried(taken.flaws, column, codes, coded["is_said"])
    return assemble(sheet, layout, taken, speech=spoken(said, layout.cite.dataset))


def read_cameo(sheet: Sheet, rows: pl.DataFrame, column: str, name: str) -> pl.Series:
    """Read the codes of CAMEO in a column; tell those that are none, and those that lost a zero.

    Args:
        sheet: The sheet; its flaws are added to.
        rows: Its rows.
        column: The column of codes.
        name: The column of ids.
    """
    codes, lost = cameo.read_codes(rows[column])
    told = pl.DataFrame({"row": sheet.numbers, "id": rows[name], "code": codes, "lost": lost})
    unknown = told.filter(~cameo.is_known(pl.col("code")).fill_null(value=False))
    value = pl.col("code").fill_null("no code")
    sheet.flaws.add(FlawKind.UNREAD_VALUE, unknown, column, value, "an event, and no statement")
    short = told.filter("lost")
    sheet.flaws.add(FlawKind.LOST_ZEROS, short, column, pl.col("code"), "read with its zero")
    return codes.alias(column)


def said_by_cameo(codes: pl.Series, *, manual: bool) -> pl.DataFrame:
    """Tell what codes of CAMEO say: act, subject, code, kind, is_said and asks, a row for each.

    Args:
        codes: The codes.
        manual: Whether they are those of CAMEO's manual, wherever lists of codes differ.
    """
    code = pl.col("code")
    kind = cameo.kind_of_demand(code)
    said = cameo.is_said(code)
    # A file has millions of rows and a few hundred codes.
    told = (
        pl.DataFrame({"code": codes})
        .unique()
        .with_columns(
            act=cameo.act_of(code),
            subject=cameo.subject_of(code, manual=manual),
            kind=kind,
            is_said=said,
            asks=said & kind.is_not_null(),
        )
    )
    rows = pl.DataFrame({"code": codes})
    return rows.join(told, on="code", how="left", maintain_order="left", nulls_equal=True)
