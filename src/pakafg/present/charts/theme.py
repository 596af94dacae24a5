"""What the pictures share: colours, type, and the frame around each."""

from __future__ import annotations

import re
from collections import Counter
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final, TypeVar

from attrs import frozen

from pakafg.corpus.naming import title_of
from pakafg.errors import MissingExtraError
from pakafg.text.escape import MASK, masked
from pakafg.validation import check_switch

try:
    import altair as alt
except ImportError as _error:
    message = "plots need Altair and vl-convert; install them with: pip install 'pakafg[plot]'"
    raise MissingExtraError(message) from _error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from pakafg.corpus.corpus import Corpus

__all__ = [
    "LINE",
    "LINES",
    "SHAPES",
    "Look",
    "alt",
    "clipped",
    "documents_named",
    "drawn",
    "framed",
    "lanes",
    "layered",
    "legend",
    "most_told",
    "some_named",
    "texts",
    "tips",
    "wrapped",
]

# What no XML may hold; the machinery that draws an SVG dies of it.
_UNDRAWABLE: Final = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")

T = TypeVar("T")
C = TypeVar("C", alt.LayerChart, alt.VConcatChart)

_NAMED: Final = 110  # letters of a document's name

LINE: Final = 14
"""Pixels from a line of text to the next."""

LINES: Final[dict[str, Any]] = {"lineBreak": "\n", "lineHeight": LINE}
"""How a text of several lines is set."""

# Marks differ in shape as well as in colour, so that neither grey print nor colour blindness
# loses anything.
SHAPES: Final = ("circle", "square", "triangle-up", "diamond", "triangle-down", "cross")


@frozen
class Look:
    """Colours for light or dark paper; marks stand out from it by three to one at least.

    Attributes:
        paper: The background.
        ink: Text.
        faint: Text of lesser weight.
        rule: Grid lines.
        band: The range that remains.
        deep: A stronger band, that ink is still read on.
        edge: The outline of that range.
        warn: What is contested.
        series: Colours of documents or kinds: far apart for every colour-blind reader, and
            three to one from the paper and from the band.
    """

    paper: str
    ink: str
    faint: str
    rule: str
    band: str
    deep: str
    edge: str
    warn: str
    series: tuple[str, ...]

    @classmethod
    def of(cls, *, dark: bool) -> Look:
        """Choose the colours of dark or of light paper.

        Raises:
            ArgumentTypeError: `dark` is neither True nor False.
        """
        check_switch("dark", dark)
        return _DARK if dark else _LIGHT

    def colours(self, names: Sequence[str]) -> list[str]:
        """Give each name a colour."""
        return [self.series[at % len(self.series)] for at in range(len(names))]

    def shapes(self, names: Sequence[str]) -> list[str]:
        """Give each name a shape; with its colour, no other of the first 36 has it."""
        rounds = len(self.series)
        return [SHAPES[(at + at // rounds) % len(SHAPES)] for at in range(len(names))]


_LIGHT: Final = Look(
    paper="#fdfcfa",
    ink="#22211f",
    faint="#66635d",
    rule="#e6e3dd",
    band="#d5dbe1",
    deep="#b4c4d3",
    edge="#8593a1",
    warn="#a8430a",
    series=("#1a76d7", "#683005", "#4d1d73", "#00463d", "#8b7c00", "#c84f90"),
)
_DARK: Final = Look(
    paper="#1b1b1d",
    ink="#e9e7e3",
    faint="#a5a29c",
    rule="#35353a",
    band="#3a4450",
    deep="#43586d",
    edge="#8798a9",
    warn="#f0a36b",
    series=("#77dafd", "#a18c60", "#7189e8", "#c5f1d2", "#f9e584", "#cf70a0"),
)


def drawn(rows: Sequence[Mapping[str, Any]]) -> alt.Chart:
    """Make a chart of rows of plain data; what steers, or no SVG may hold, is replaced."""
    values = [
        {key: _drawable(cell) if isinstance(cell, str) else cell for key, cell in row.items()}
        for row in rows
    ]
    return alt.Chart({"values": values})


def _drawable(text: str) -> str:
    return _UNDRAWABLE.sub(MASK, masked(text))


def texts(rows: Sequence[Mapping[str, Any]], field: str, **mark: Any) -> alt.Chart:
    """Write what a field of each row says; `mark` gives weight, colour and place."""
    chart: alt.Chart = (
        drawn(rows).mark_text(baseline="middle", fontSize=11.5, **mark).encode(text=f"{field}:N")
    )
    return chart


def tips(*fields: str) -> list[alt.Tooltip]:
    """Show fields of a row beside the pointer, as they stand."""
    return [alt.Tooltip(f"{field}:N") for field in fields]


def legend(*, columns: int) -> alt.Legend:
    """Make a legend below the picture."""
    every = 0  # entries: Vega leaves out those beyond thirty
    return alt.Legend(
        orient="bottom", title=None, labelLimit=680, columns=columns, symbolLimit=every
    )


def layered(*charts: alt.Chart) -> alt.LayerChart:
    """Lay charts one above the other, on shared scales."""
    return alt.LayerChart(layer=list(charts))


def framed(chart: C, look: Look, title: str, note: str, description: str) -> C:
    """Give a chart its title, its note, its text alternative and the shared type.

    Args:
        chart: The chart.
        look: Its colours.
        title: What it shows, in a line.
        note: How to read it; a line a line.
        description: What a person who cannot see it should know.
    """
    heading = alt.TitleParams(
        title,
        subtitle=_drawable(note).splitlines(),
        anchor="start",
        frame="bounds",
        color=look.ink,
        subtitleColor=look.faint,
        fontSize=16,
        fontWeight=600,
        subtitleFontSize=11.5,
        subtitleLineHeight=16,
        subtitlePadding=6,
        offset=14,
    )
    text: dict[str, Any] = {"labelColor": look.ink, "titleColor": look.faint}
    small: dict[str, Any] = {
        **text,
        "labelFontSize": 11.5,
        "titleFontSize": 11.5,
        "titleFontWeight": "normal",
    }
    # Set, not by methods: each of them would copy the whole chart with its data.
    chart.title = heading
    chart.description = _drawable(description)
    chart.background = look.paper
    chart.padding = {"left": 20, "right": 24, "top": 18, "bottom": 16}
    chart.config = alt.Config(
        font="Inter, Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif",
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            **small, gridColor=look.rule, domain=False, ticks=False, labelPadding=6
        ),
        legend=alt.LegendConfig(**small, symbolSize=70),
        header=alt.HeaderConfig(**text),
        concat=alt.CompositionConfig(spacing=18),
    )
    return chart


def clipped(text: str, most: int) -> str:
    """Cut a text to what fits beside a row."""
    text = _drawable(text)
    return text if len(text) <= most else f"{text[: most - 1].rstrip(' .,;')}…"


def wrapped(text: str, width: int, *, most: int = 4) -> list[str]:
    """Break a text into lines of so many letters at most; one that needs too many is cut.

    >>> wrapped("Accept Pakistan’s verifiable monitoring proposal", 30)
    ['Accept Pakistan’s verifiable', 'monitoring proposal']
    """
    return wrap(text, width, max_lines=most, placeholder="…") or [""]


def documents_named(corpus: Corpus) -> dict[str, str]:
    """Name each document for a picture: by its label, or else by its id and title.

    Two documents of one label have their ids before it.
    """
    labels = Counter(each.label for each in corpus.documents.values())
    return {
        each.id: clipped(
            each.label
            if each.label and labels[each.label] == 1
            else f"{each.id}  {each.label or each.title or each.publisher or title_of(each)}",
            _NAMED,
        )
        for each in corpus.documents.values()
    }


def some_named(documents: Iterable[str], names: Mapping[str, str], *, most: int = 2) -> str:
    """Name documents beside a row: the first of them, and how many more there are.

    >>> some_named(["a", "b", "c"], {"a": "Dawn", "b": "BBC", "c": "Tolo"})
    'Dawn; BBC; 1 more'
    """
    each = [names[document] for document in dict.fromkeys(documents)]
    left = [f"{len(each) - most:,} more"] if len(each) > most else []
    return "; ".join([*each[:most], *left])


def most_told(
    rows: Sequence[T], told: Callable[[T], int], most: int, what: str
) -> tuple[list[T], list[str]]:
    """Keep what a picture has room for, in its order: what most is told of.

    Args:
        rows: What there is to draw.
        told: How much is told of each.
        most: How many there is room for.
        what: What they are, in words.

    Returns:
        Those that are drawn, and a note that says how many are not; none where all are.

    >>> most_told(["a", "bbb", "cc"], len, 2, "events")
    (['bbb', 'cc'], ['Drawn: the 2 of 3 events of which most is told.'])
    """
    if len(rows) <= most:
        return list(rows), []
    first = sorted(range(len(rows)), key=lambda at: -told(rows[at]))[:most]
    note = f"Drawn: the {most:,} of {len(rows):,} {what} of which most is told."
    return [rows[at] for at in sorted(first)], [note]


def lanes(reaches: Sequence[tuple[float, float]]) -> list[int]:
    """Give each stretch the first lane in which it meets none of those before it.

    >>> lanes([(0, 10), (5, 15), (11, 20)])
    [0, 1, 0]
    """
    taken: list[list[tuple[float, float]]] = []
    places = []
    for low, high in reaches:
        free = (
            at
            for at, lane in enumerate(taken)
            if all(high < other_low or other_high < low for other_low, other_high in lane)
        )
        at = next(free, len(taken))
        if at == len(taken):
            taken.append([])
        taken[at].append((low, high))
        places.append(at)
    return places
