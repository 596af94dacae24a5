"""Document by document: how much they share, and on what they cannot both be right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg import agreement as analysis
from pakafg.corpus.corpus import check_corpus
from pakafg.grouping import grouped
from pakafg.present.charts.theme import (
    LINE,
    LINES,
    Look,
    alt,
    documents_named,
    drawn,
    framed,
    layered,
    most_told,
    texts,
    tips,
    wrapped,
)
from pakafg.text.figure_words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pakafg.corpus.corpus import Corpus

__all__ = ["agreement"]

_WIDTH: Final = 116
_HEIGHT: Final = 66
_MOST: Final = 24  # documents
_COUNTS: Final = ("shared", "contradicted", "dependent", "alone")
_HOW_TO_READ: Final = (
    "Figures, dates, labels and answers that both give. Shared: both can be right; the stronger "
    "the colour, the more.\n"
    "From one source: both repeat one origin, so the second confirms nothing."
)


def agreement(corpus: Corpus, *, dark: bool = False) -> alt.LayerChart:
    """Draw how much each two documents share, contradict, or repeat from one source.

    Args:
        corpus: The corpus.
        dark: For dark paper.

    Returns:
        An Altair chart, with its text alternative as `description`.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> agreement(corpus).description.partition(" of ")[0]
    'Agreement'
    """
    check_corpus(corpus)
    look = Look.of(dark=dark)
    pairs = analysis.matrix(corpus, detail=True)
    mirrored = {"document": "other", "other": "document", "other_alone": "alone"}
    counts = ("document", "other", *_COUNTS)
    matrix = pl.concat([pairs.select(counts), pairs.drop("alone").rename(mirrored).select(counts)])
    shared = dict(matrix.group_by("document").agg(pl.col("shared").sum()).iter_rows())
    documents, left_out = most_told(
        list(corpus.documents), lambda each: shared.get(each, 0), _MOST, "documents"
    )
    named = documents_named(corpus)
    names = {each: named[each] for each in documents}
    # Of a thousand documents there are a million of these rows: few are made of Python's own.
    shown = matrix.filter(pl.col(name).is_in(documents) for name in ("document", "other"))
    rows = [
        {
            **row,
            "shared_text": counted(row["shared"], "shared", "shared"),
            "against_text": f"{row['contradicted']} contradicted" if row["contradicted"] else "",
            "same_text": f"{row['dependent']} from one source" if row["dependent"] else "",
        }
        for row in shown.iter_rows(named=True)
    ]
    most = max((row["shared"] for row in rows), default=0)
    x = alt.X("other:N", sort=documents, title=None, axis=None)
    y = alt.Y("document:N", sort=documents, title=None, axis=None)
    squares = (
        drawn(rows)
        .mark_rect(cornerRadius=5, stroke=look.paper, strokeWidth=5)
        .encode(
            x=x,
            y=y,
            color=alt.Color(
                "shared:Q",
                scale=alt.Scale(
                    domain=[0, max(most, 1)], range=[look.paper, look.deep], interpolate="rgb"
                ),
                legend=None,
            ),
            tooltip=tips("document", "other", *_COUNTS),
        )
    )
    chart = layered(
        squares,
        texts(rows, "shared_text", fontWeight="bold", color=look.ink, dy=-16).encode(x=x, y=y),
        texts(rows, "against_text", fontWeight="bold", color=look.warn, dy=2).encode(x=x, y=y),
        texts(rows, "same_text", fontWeight="normal", color=look.ink, dy=19).encode(x=x, y=y),
        *_row_names(names, y, look),
        *_column_names(names, x, look),
    ).properties(width=_WIDTH * len(documents), height=_HEIGHT * len(documents))
    described = "; ".join(
        f"{row['document']} and {row['other']}: {row['shared']} shared, "
        f"{row['contradicted']} contradicted, {row['dependent']} from one source"
        for row in rows
        if row["document"] < row["other"]
    )
    return framed(
        chart,
        look,
        "How much the documents agree",
        "\n".join([_HOW_TO_READ, *left_out]),
        f"Agreement of {counted(len(documents), 'document')}, pair by pair. {described}.",
    )


def _row_names(names: Mapping[str, str], y: alt.Y, look: Look) -> Iterator[alt.Chart]:
    """Name the documents beside their rows: a layer for each number of lines."""
    for breaks, rows in _broken(names, "document", 40).items():
        yield texts(
            rows, "text", align="right", dy=-LINE * breaks / 2, color=look.ink, **LINES
        ).encode(x=alt.value(-12), y=y)


def _column_names(names: Mapping[str, str], x: alt.X, look: Look) -> Iterator[alt.Chart]:
    """Name them above their columns, the last line of each at one height."""
    for breaks, rows in _broken(names, "other", 17).items():
        yield texts(
            rows, "text", align="center", dy=-LINE * breaks, color=look.ink, **LINES
        ).encode(x=x, y=alt.value(-12))


def _broken(names: Mapping[str, str], field: str, letters: int) -> dict[int, list[dict[str, str]]]:
    """Break names into lines, and group them by how many breaks there are."""
    rows = [{field: each, "text": "\n".join(wrapped(names[each], letters))} for each in names]
    return grouped(rows, lambda row: row["text"].count("\n"))
