"""Demand by party: who asks, and what each side is reported to have answered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pakafg.corpus.corpus import check_corpus
from pakafg.present.charts.theme import (
    LINE,
    LINES,
    Look,
    alt,
    clipped,
    drawn,
    framed,
    layered,
    legend,
    most_told,
    texts,
    tips,
    wrapped,
)
from pakafg.talks.demands import ASKING_ROLES
from pakafg.text.figure_words import counted
from pakafg.text.people import capitalised, in_words
from pakafg.values.vocabularies import Answer, DemandKind, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pakafg.corpus.corpus import Corpus

__all__ = ["ANSWER_MARKS", "ASKING_MARKS", "positions"]

_OTHERS: Final = "others"
"""The column of the sides that are no party and do not mediate."""


class _Mark(NamedTuple):
    """What a position looks like: each has a shape, and close meanings have close colours."""

    shape: str
    colour: int
    is_hollow: bool = False


ASKING_MARKS: Final[Mapping[DemandKind, _Mark]] = {
    DemandKind.DEMAND: _Mark("circle", 0),
    DemandKind.CONDITION: _Mark("square", 0),
    DemandKind.OFFER: _Mark("circle", 0, is_hollow=True),
    DemandKind.APPEAL: _Mark("triangle-left", 0),
}
_ASKING: Final = frozenset(map(in_words, ASKING_ROLES.values()))
ANSWER_MARKS: Final[Mapping[Answer, _Mark]] = {
    Answer.ACCEPTED: _Mark("triangle-up", 3),
    Answer.ACCEPTED_IN_PRINCIPLE: _Mark("triangle-up", 3, is_hollow=True),
    Answer.CONDITIONAL: _Mark("triangle-right", 3),
    Answer.COUNTER_OFFER: _Mark("diamond", 4),
    Answer.DEFERRED: _Mark("wedge", 4),
    Answer.EVASIVE: _Mark("triangle-down", 4, is_hollow=True),
    Answer.REJECTED: _Mark("cross", 1),
    Answer.PREMISE_DENIED: _Mark("square", 1, is_hollow=True),
    Answer.NONE_REPORTED: _Mark("stroke", 2),
}
# In the order of the legend.
_MARKS: Final = {
    **{in_words(ASKING_ROLES[kind]): mark for kind, mark in ASKING_MARKS.items()},
    **{in_words(answer): mark for answer, mark in ANSWER_MARKS.items()},
}
_MOST: Final = 60  # demands
_LISTED: Final = 12  # documents that report a position
_HOW_TO_READ: Final = "As the documents report it. Several marks in one cell: reports differ."
_GAP: Final = 9
_WIDTH: Final = 104  # of a party's column
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
    check_corpus(corpus)
    look = Look.of(dark=dark)
    columns = _columns(corpus)
    answered = (row for row in _demand_rows(corpus, columns) if row["marks"])
    told, left_out = most_told(list(answered), lambda row: len(row["marks"]), _MOST, "demands")
    rows = sorted(told, key=partial(_asking_column, [*columns.values(), _OTHERS]))
    top = 0
    edges = [0]
    for row in rows:
        height = LINE * (row["label"].count("\n") + 1) + _GAP
        row["y"] = top + height / 2
        row["label_y"] = row["y"] - LINE * row["label"].count("\n") / 2
        top += height
        edges.append(top)
    marks = [{**mark, "y": row["y"]} for row in rows for mark in row["marks"]]
    shown = [name for name in _MARKS if any(mark["position"] == name for mark in marks)]
    height = max(top, LINE)
    parties = [
        name
        for name in (*columns.values(), _OTHERS)
        if any(mark["party"] == name for mark in marks)
    ]
    heads = [{"x": (at + 0.5) * _WIDTH, "y": -12, "text": each} for at, each in enumerate(parties)]
    for mark in marks:
        mark["x"] = parties.index(mark["party"]) * _WIDTH + mark["offset"]
    width = _WIDTH * max(len(parties), 1)
    lines = [{"y": edge, "x": 0, "end": width} for edge in edges]
    sheet = {"width": width, "height": height}
    chart = layered(
        drawn(lines).mark_rule(color=look.rule).encode(x=_x(width), x2="end:Q", y=_y("y", height)),
        _position_points(marks, shown, sheet, look),
        _position_texts(rows, "label", sheet, look, "right").encode(x=alt.value(-12)),
        _position_texts(heads, "text", sheet, look, "center").encode(x=_x(width)),
        _position_texts(rows, "who", sheet, look, "left").encode(x=alt.value(width + 12)),
    ).properties(**sheet)
    described = "; ".join(
        f"{row['text']}: "
        + ", ".join(
            f"{mark['party']} {mark['position']} ({mark['documents']})" for mark in row["marks"]
        )
        for row in rows
    )
    return framed(
        chart,
        look,
        "Who demands what, and what was answered",
        "\n".join([_HOW_TO_READ, *left_out]),
        f"Positions on {counted(len(rows), 'demand')}. {described}.",
    )


def _columns(corpus: Corpus) -> dict[str, str]:
    """Name the columns of the sides that have one, from left to right."""
    parties = {party.id: party.name for party in corpus.codebook.parties}
    return {**parties, str(Side.MEDIATOR): "mediators"}


def _demand_rows(corpus: Corpus, columns: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Give each demand its label, and a mark for each position that a party takes on it."""

    def column(actor: str) -> str:
        return columns.get(corpus.actors[actor].side, _OTHERS)

    for demand in corpus.demands.values():
        documents: dict[tuple[str, str], list[str]] = {}
        if demand.by is not None:
            made = [report.document for report in demand.reports]
            documents[column(demand.by), in_words(ASKING_ROLES[demand.kind])] = made
        for response in demand.responses:
            if response.by is not None:
                key = (column(response.by), in_words(response.answer))
                documents.setdefault(key, []).append(response.document)
        text = capitalised(demand.text)
        yield {
            "text": text,
            "label": "\n".join(wrapped(text, _LETTERS, most=3)),
            "who": _asker(corpus, demand.by),
            "marks": list(_side_by_side((*columns.values(), _OTHERS), documents)),
        }


def _asker(corpus: Corpus, actor: str | None) -> str:
    """Name who asks, where the column does not: a mediator, or somebody else."""
    if actor is None or corpus.codebook.party_of(corpus.actors[actor].side) is not None:
        return ""
    return clipped(corpus.actors[actor].name, 34)


def _asking_column(columns: Sequence[str], row: dict[str, Any]) -> int:
    """Sort demands by the party that makes them; those of nobody in particular come last."""
    asking = [mark["party"] for mark in row["marks"] if mark["position"] in _ASKING]
    return columns.index(asking[0]) if asking else len(columns)


def _side_by_side(
    columns: Iterable[str], documents: dict[tuple[str, str], list[str]]
) -> Iterator[dict[str, Any]]:
    """Set the positions of one demand side by side within each party's cell."""
    for party in columns:
        positions = [position for who, position in documents if who == party]
        for at, position in enumerate(positions):
            yield {
                "party": party,
                "position": position,
                "documents": _some(sorted(set(documents[party, position]))),
                "offset": _WIDTH / 2 + (at - (len(positions) - 1) / 2) * 22,
            }


def _some(documents: Sequence[str]) -> str:
    """List documents by their ids: the first of them, and how many more there are."""
    left = len(documents) - _LISTED
    return ", ".join([*documents[:_LISTED], *([f"{left:,} more"] if left > 0 else [])])


def _x(width: int) -> alt.X:
    return alt.X("x:Q", scale=alt.Scale(domain=[0, width], nice=False), axis=None)


def _y(field: str, height: int) -> alt.Y:
    scale = alt.Scale(domain=[0, height], reverse=True, nice=False)
    return alt.Y(f"{field}:Q", scale=scale, axis=None)


def _position_points(
    marks: list[dict[str, Any]], shown: list[str], sheet: dict[str, int], look: Look
) -> alt.Chart:
    colours = [look.series[_MARKS[name].colour] for name in shown]
    fills = [
        look.paper if _MARKS[name].is_hollow else colour
        for name, colour in zip(shown, colours, strict=True)
    ]
    below = legend(columns=4)
    colour = alt.Scale(domain=shown, range=colours)
    fill = alt.Scale(domain=shown, range=fills)
    shapes = alt.Scale(domain=shown, range=[_MARKS[name].shape for name in shown])
    chart: alt.Chart = (
        drawn(marks)
        .mark_point(size=80, strokeWidth=1.8, opacity=1)
        .encode(
            x=_x(sheet["width"]),
            y=_y("y", sheet["height"]),
            shape=alt.Shape("position:N", scale=shapes, legend=below),
            color=alt.Color("position:N", scale=colour, legend=below),
            fill=alt.Fill("position:N", scale=fill, legend=below),
            tooltip=tips("party", "position", "documents"),
        )
    )
    return chart


def _position_texts(
    rows: list[dict[str, Any]],
    field: str,
    sheet: dict[str, int],
    look: Look,
    align: str,
) -> alt.Chart:
    """Write words beside the rows, or centred in bold above the columns."""
    ink = look.faint if field == "who" else look.ink
    weight = "bold" if align == "center" else "normal"
    chart: alt.Chart = texts(
        rows, field, fontWeight=weight, align=align, color=ink, **LINES
    ).encode(y=_y("label_y" if field == "label" else "y", sheet["height"]))
    return chart
