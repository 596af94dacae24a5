"""Demand by party: who asks, and what each side is reported to have answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from pakafg.present.charts.theme import (
    LINE,
    Look,
    alt,
    clipped,
    counted,
    drawn,
    framed,
    layered,
    wrapped,
)
from pakafg.text.people import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus

__all__ = ["positions"]

_PARTIES: Final = {
    "pakistan": "Pakistan",
    "afghanistan": "Afghanistan",
    "mediator": "mediators",
    "other": "others",
}
_NONE: Final = "other"
# Each position has a shape of its own; what is close in meaning is close in colour.
_SHAPES: Final = {
    "demands": "circle",
    "accepted": "triangle-up",
    "accepted_in_principle": "triangle-up",
    "conditional": "triangle-right",
    "counter_offer": "diamond",
    "deferred": "wedge",
    "rejected": "cross",
    "premise_denied": "square",
    "none_reported": "stroke",
}
_HOLLOW: Final = {"accepted_in_principle", "premise_denied"}
_COLOURS: Final = (0, 3, 3, 3, 4, 4, 1, 1, 2)
_GAP: Final = 9
_CELL: Final = 104
_LETTERS: Final = 66


def positions(corpus: Corpus, *, dark: bool = False) -> alt.LayerChart:
    """Draw each demand with who makes it and what each side answered.

    Where documents report different answers of one side, each stands in its cell.

    Args:
        corpus: The corpus.
        dark: For dark paper.

    Returns:
        An Altair chart, with its text alternative as `description`.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> positions(corpus).description.partition(" on ")[0]
    'Positions'
    """
    look = Look.of(dark=dark)
    rows = sorted((row for row in _rows(corpus) if row["told"]), key=_asking)
    top = 0
    edges = [0]
    for row in rows:
        height = LINE * (row["label"].count("\n") + 1) + _GAP
        row["y"] = top + height / 2
        row["label_y"] = row["y"] - LINE * row["label"].count("\n") / 2
        top += height
        edges.append(top)
    marks = [{**mark, "y": row["y"]} for row in rows for mark in row["told"]]
    shown = [name for name in _SHAPES if any(mark["position"] == in_words(name) for mark in marks)]
    height = max(top, LINE)
    parties = [party for party in _PARTIES if any(mark["party"] == party for mark in marks)]
    heads = [
        {"x": (at + 0.5) * _CELL, "y": -12, "text": _PARTIES[party]}
        for at, party in enumerate(parties)
    ]
    for mark in marks:
        mark["x"] = parties.index(mark["party"]) * _CELL + mark["offset"]
    width = _CELL * max(len(parties), 1)
    lines = [{"y": edge, "x": 0, "end": width} for edge in edges]
    sheet = {"width": width, "height": height}
    chart = layered(
        drawn(lines)
        .mark_rule(color=look.rule)
        .encode(x=_x("x", width), x2="end:Q", y=_y("y", height)),
        _points(marks, shown, sheet, look),
        _texts(rows, "label", sheet, look, "right").encode(x=alt.value(-12)),
        _texts(heads, "text", sheet, look, "center").encode(x=_x("x", width)),
        _texts(rows, "who", sheet, look, "left").encode(x=alt.value(width + 12)),
    ).properties(**sheet)
    described = "; ".join(
        f"{row['text']}: "
        + ", ".join(
            f"{_PARTIES[mark['party']]} {mark['position']} ({mark['documents']})"
            for mark in row["told"]
        )
        for row in rows
    )
    return framed(
        chart,
        look,
        "Who demands what, and what was answered",
        "As the documents report it. Several marks in one cell: reports differ.",
        f"Positions on {counted(len(rows), 'demand')}. {described}.",
    )


def _rows(corpus: Corpus) -> Iterator[dict[str, Any]]:
    sides = {actor.id: actor.side.value for actor in corpus.actors.values()}
    for demand in corpus.demands.values():
        told: dict[tuple[str, str], list[str]] = {}
        if demand.by is not None:
            documents = [report.document for report in demand.reports]
            told[_party(sides[demand.by]), "demands"] = documents
        for response in demand.responses:
            if response.by is not None:
                key = (_party(sides[response.by]), response.answer.value)
                told.setdefault(key, []).append(response.document)
        text = f"{demand.text[0].upper()}{demand.text[1:]}"
        yield {
            "text": text,
            "label": "\n".join(wrapped(text, _LETTERS, most=3)),
            "who": _asker(corpus, demand.by),
            "told": list(_spread(told)),
        }


def _asker(corpus: Corpus, actor: str | None) -> str:
    """Who asks, where the column does not say it: a mediator, or somebody else."""
    if actor is None or corpus.actors[actor].side.value in {"pakistan", "afghanistan"}:
        return ""
    return clipped(corpus.actors[actor].name, 34)


def _asking(row: dict[str, Any]) -> int:
    """Demands stand party by party: those of nobody in particular come last."""
    parties = list(_PARTIES)
    asks = [mark["party"] for mark in row["told"] if mark["position"] == "demands"]
    return parties.index(asks[0]) if asks else len(parties)


def _party(side: str) -> str:
    return side if side in _PARTIES else _NONE


def _spread(told: dict[tuple[str, str], list[str]]) -> Iterator[dict[str, Any]]:
    """The positions of one demand side by side within each party's cell."""
    for party in _PARTIES:
        mine = [position for who, position in told if who == party]
        for at, position in enumerate(mine):
            yield {
                "party": party,
                "position": in_words(position),
                "documents": ", ".join(sorted(set(told[party, position]))),
                "offset": _CELL / 2 + (at - (len(mine) - 1) / 2) * 22,
                "hollow": position in _HOLLOW,
            }


def _x(field: str, width: int) -> alt.X:
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, width], nice=False), axis=None)


def _y(field: str, height: int) -> alt.Y:
    scale = alt.Scale(domain=[0, height], reverse=True, nice=False)
    return alt.Y(f"{field}:Q", scale=scale, axis=None)


def _points(
    marks: list[dict[str, Any]], shown: list[str], sheet: dict[str, int], look: Look
) -> alt.Chart:
    names = [in_words(name) for name in shown]
    order = list(_SHAPES)
    colours = [look.series[_COLOURS[order.index(name)]] for name in shown]
    legend = look.legend(None, columns=4)
    colour = alt.Scale(domain=names, range=colours)
    fills = [
        look.paper if name in _HOLLOW else hue for name, hue in zip(shown, colours, strict=True)
    ]
    shapes = alt.Scale(domain=names, range=[_SHAPES[name] for name in shown])
    chart: alt.Chart = (
        drawn(marks)
        .mark_point(size=80, strokeWidth=1.8, opacity=1)
        .encode(
            x=_x("x", sheet["width"]),
            y=_y("y", sheet["height"]),
            shape=alt.Shape("position:N", scale=shapes, legend=legend),
            color=alt.Color("position:N", scale=colour, legend=legend),
            fill=alt.Fill("position:N", scale=alt.Scale(domain=names, range=fills), legend=legend),
            tooltip=[alt.Tooltip(f"{name}:N") for name in ("party", "position", "documents")],
        )
    )
    return chart


def _texts(
    rows: list[dict[str, Any]],
    field: str,
    sheet: dict[str, int],
    look: Look,
    align: Literal["center", "left", "right"],
) -> alt.Chart:
    """Words beside the rows, or centred in bold above the columns."""
    chart: alt.Chart = (
        drawn(rows)
        .mark_text(
            align=align,
            baseline="middle",
            fontSize=11.5,
            fontWeight="bold" if align == "center" else "normal",
            lineBreak="\n",
            lineHeight=LINE,
            color=look.faint if field == "who" else look.ink,
        )
        .encode(y=_y("label_y" if field == "label" else "y", sheet["height"]), text=f"{field}:N")
    )
    return chart
