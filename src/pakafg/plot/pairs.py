"""Document by document: how much they share, and on what they cannot both be right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from pakafg import agreement as analysis
from pakafg.plot.look import Look, alt, counted, documents_named, framed

if TYPE_CHECKING:
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
    """
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
    x = alt.X("other:N", sort=documents, title=None, axis=alt.Axis(orient="top", labelAngle=0, grid=False))
    named = documents_named(corpus)
    y = alt.Y("document:N", sort=documents, title=None, axis=None)
    squares = (
        alt.Chart(alt.Data(values=rows))
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
            tooltip=[
                alt.Tooltip(f"{name}:N")
                for name in ("document", "other", "shared", "contradicted", "dependent", "alone")
            ],
        )
    )
    labels = [{"document": name, "text": text} for name, text in named.items()]
    chart = alt.layer(
        squares,
        _text(rows, "shared_text", x, y, look.ink, dy=-16, weight=600),
        _text(rows, "against_text", x, y, look.warn, dy=2, weight=600),
        _text(rows, "same_text", x, y, look.ink, dy=19),
        _text(labels, "text", alt.value(-12), y, look.ink, dy=0, align="right"),
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
        (
            "Figures, dates, labels and answers that both give. Shared: both can be right; the "
            "stronger the colour, the more.",
            "From one source: both repeat one origin, so the second confirms nothing.",
        ),
        f"Agreement of {counted(len(documents), 'document')}, pair by pair. {described}.",
    )


def _text(
    rows: list[dict[str, Any]],
    field: str,
    x: Any,  # noqa: ANN401  (a channel or a value)
    y: alt.Y,
    colour: str,
    *,
    dy: int,
    weight: int = 400,
    align: Literal["center", "right"] = "center",
) -> alt.Chart:
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_text(
            dy=dy, fontSize=11.5, fontWeight=weight, color=colour, align=align, baseline="middle"
        )
        .encode(x=x, y=y, text=f"{field}:N")
    )
