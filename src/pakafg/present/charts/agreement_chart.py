"""Document by document: how much they share, and on what they cannot both be right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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
    texts,
    tips,
    wrapped,
)
from pakafg.text.figure_words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus

__all__ = ["agreement"]

_WIDTH: Final = 116
_HEIGHT: Final = 66


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
    documents = list(corpus.documents)
    rows = [
        {
            **row,
            "shared_text": counted(row["shared"], "shared", "shared"),
            "against_text": f"{row['contradicted']} contradicted" if row["contradicted"] else "",
            "same_text": f"{row['dependent']} from one source" if row["dependent"] else "",
        }
        for row in analysis.matrix(corpus).iter_rows(named=True)
    ]
    most = max((row["shared"] for row in rows), default=0)
    x = alt.X(
        "other:N", sort=documents, title=None, axis=alt.Axis(orient="top", labelAngle=0, grid=False)
    )
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
            tooltip=tips("document", "other", "shared", "contradicted", "dependent", "alone"),
        )
    )
    chart = layered(
        squares,
        texts(rows, "shared_text", fontWeight="bold", color=look.ink, dy=-16).encode(x=x, y=y),
        texts(rows, "against_text", fontWeight="bold", color=look.warn, dy=2).encode(x=x, y=y),
        texts(rows, "same_text", fontWeight="normal", color=look.ink, dy=19).encode(x=x, y=y),
        *(names.encode(y=y) for names in _document_names(documents_named(corpus), look)),
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
        "What two documents tell alike",
        "Figures, dates, labels and answers that both give. Shared: both can be right; the "
        "stronger the colour, the more.\n"
        "From one source: both repeat one origin, so the second confirms nothing.",
        f"Agreement of {counted(len(documents), 'document')}, pair by pair. {described}.",
    )


def _document_names(documents: dict[str, str], look: Look) -> Iterator[alt.Chart]:
    """Name the documents beside their rows: a layer for each number of lines."""
    rows = [
        {"document": each, "text": "\n".join(wrapped(documents[each], 40))} for each in documents
    ]
    for breaks, names in grouped(rows, lambda row: row["text"].count("\n")).items():
        yield texts(
            names, "text", align="right", dy=-LINE * breaks / 2, color=look.ink, **LINES
        ).encode(x=alt.value(-12))
