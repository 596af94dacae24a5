"""Casualty figures: the range that remains, and each claimant's figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl
from attrs import frozen

from pakafg.corpus.corpus import check_corpus
from pakafg.frames.claim_origins import origins, relations
from pakafg.grouping import grouped
from pakafg.present.answers import Answers
from pakafg.present.charts.key import Sign, key
from pakafg.present.charts.theme import (
    SHAPES,
    Look,
    alt,
    clipped,
    documents_named,
    drawn,
    framed,
    layered,
    legend,
    most_told,
    some_named,
    texts,
    tips,
)
from pakafg.text.figure_words import counted
from pakafg.text.people import NO_SOURCE, in_words
from pakafg.validation import check_choices
from pakafg.values.vocabularies import Outcome, Relation
from pakafg.views.figure_view import DERIVED, NEVER_ADDED, FigureView, figures_of, is_claimed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import CasualtyClaim
    from pakafg.views.attribution import Attribution

__all__ = ["casualties"]

_MOVES: Final = frozenset({Outcome.DISPLACED, Outcome.RETURNED, Outcome.DEPORTED})
_RELATIONS: Final[Mapping[Relation, str]] = {
    Relation.OWN: "a side’s figure of its own losses",
    Relation.ADVERSARY: "a side’s figure of another side’s losses",
    Relation.THIRD_PARTY: "another’s figure",
}
_NOT_SAID: Final = "a side’s figure; whose losses they are is not said"
_SPEAKERS: Final = (*_RELATIONS.values(), _NOT_SAID, NO_SOURCE)  # in the order of the legend
_WIDTH: Final = 380
_MOST: Final = 40  # panels
_LINE: Final = 19
# Where each column of text stands, and to which side it is flush.
_COLUMNS: Final[Mapping[str, tuple[int, str]]] = {
    "label": (-14, "right"),
    "text": (_WIDTH + 14, "left"),
    "note": (_WIDTH + 174, "left"),
}
_KEY: Final = (
    (Sign.BAR, "from low to high"),
    (Sign.FADING, "open above"),
    (Sign.TICK, "the best figure, where one is put forward"),
    (Sign.FILLED, "a figure that somebody gives"),
    (Sign.HOLLOW, "only a bound"),
    (Sign.WARNED, "contested"),
)
_OWN_SCALE: Final = "Each incident, and each outcome in it, has a scale of its own."
_KEY_WIDTH: Final = 2 * _WIDTH


def casualties(
    corpus: Corpus,
    *,
    outcomes: Collection[Outcome | str] | None = None,
    dark: bool = False,
) -> alt.VConcatChart:
    """Draw the range and the best figure of each cell, and under it who says what.

    Args:
        corpus: The corpus.
        outcomes: Which outcomes; None: all but displaced, returned and deported, which may be
            of millions and are best drawn apart.
        dark: For dark paper.

    Returns:
        An Altair chart, a panel for each incident and outcome, with a scale of its own; its text
        alternative is its `description`.

    Raises:
        ArgumentError: There is no such outcome.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> casualties(corpus).description.partition(" of ")[0]
    'Casualty figures'
    """
    check_corpus(corpus)
    look = Look.of(dark=dark)
    known = corpus.codebook.words(Outcome)
    usual = [word for word in known if word not in _MOVES]
    asked = usual if outcomes is None else check_choices(outcomes, "outcomes", known)
    cells = Answers(corpus).casualties.filter(is_claimed() & pl.col("outcome").is_in(asked))
    names = documents_named(corpus)
    speaker = _speakers(corpus)
    every = [
        (figures.incident, views)
        for figures in figures_of(corpus, cells.iter_rows(named=True)).values()
        # "some" gives no number to draw
        for views in grouped(figures.numbered, lambda view: view.outcome).values()
    ]
    shown, left_out = most_told(
        every, lambda each: sum(len(view.claims) for view in each[1]), _MOST, "panels"
    )
    panels, described = [key(_KEY, look, width=_KEY_WIDTH)], []
    for incident, views in shown:
        rows = list(_figure_rows(speaker, views, names))
        became = corpus.codebook.name_of_outcome(views[0].outcome)
        panels.append(_outcome_panel(rows, f"{incident.name}: {became}", look))
        words = "; ".join(
            f"{row['label']} {row['text']}" + (f" ({row['note']})" if row["note"] else "")
            for row in rows
        )
        described.append(f"{incident.name}: {words}.")
    n_incidents = len({incident.id for incident, _ in shown})
    return framed(
        alt.VConcatChart(vconcat=panels),
        look,
        "How many, and who says so",
        "\n".join([_OWN_SCALE, NEVER_ADDED, *left_out]),
        f"Casualty figures of {counted(n_incidents, 'incident')}. " + " ".join(described),
    )


def _figure_rows(
    speaker: Callable[[CasualtyClaim], str],
    figures: Iterable[FigureView],
    names: Mapping[str, str],
) -> Iterator[dict[str, Any]]:
    """Give each figure a row, and under it each claimant."""
    y = 0
    for view in figures:
        y += _LINE + 8
        yield {**_figure_row(view), "y": y - _LINE / 2}
        for attribution in view.attributions:
            for row in _claim_rows(speaker, attribution, names):
                y += _LINE
                yield {**row, "y": y - _LINE / 2}


def _figure_row(view: FigureView) -> dict[str, Any]:
    derived = DERIVED if view.is_derived else ""
    return {
        "part": "cell",
        "label": view.counted,
        "low": view.low,
        "high": view.high,
        "best": view.best,
        "text": view.range_words,
        "note": in_words(view.grade) if view.is_contested else derived,
        "contested": view.is_contested,
    }


def _claim_rows(
    speaker: Callable[[CasualtyClaim], str],
    attribution: Attribution[CasualtyClaim],
    names: Mapping[str, str],
) -> Iterator[dict[str, Any]]:
    """Give a claimant a row; several, where the same words stand for different bounds."""
    by_bounds = grouped(attribution.claims, lambda claim: (claim.count.low, claim.count.high))
    for (low, high), claims in by_bounds.items():
        yield {
            "part": "claim",
            "label": clipped(attribution.who, 44),
            "low": low,
            "high": high,
            # A figure that is put forward is a filled mark; what only bounds is a hollow one.
            "best": claims[0].count.best,
            "text": clipped(attribution.words, 26),
            "note": "; ".join(
                filter(
                    None,
                    (
                        some_named((claim.document for claim in claims), names),
                        attribution.passed_on,
                    ),
                )
            ),
            "relation": speaker(claims[0]),
        }


def _speakers(corpus: Corpus) -> Callable[[CasualtyClaim], str]:
    """Prepare to say whose figure a claim is, and how they stand to those who are counted."""
    relation_of, origin_of = relations(corpus), origins(corpus)

    def speaker(claim: CasualtyClaim) -> str:
        stands = relation_of(claim)
        if stands is not None:
            return _RELATIONS[stands]
        return NO_SOURCE if origin_of(claim) is None else _NOT_SAID

    return speaker


@frozen
class _OutcomeSheet:
    height: int
    most: float
    look: Look

    def x(self, field: str) -> alt.X:
        axis = alt.Axis(tickCount=5, tickMinStep=1, format=",d", orient="top", labelFlush=False)
        scale = alt.Scale(domain=[0, self.most], nice=False)
        return alt.X(f"{field}:Q", title=None, scale=scale, axis=axis)

    def y(self, field: str = "y") -> alt.Y:
        # Bars would push the ends of the scale apart by their width.
        scale = alt.Scale(domain=[0, self.height], reverse=True, nice=False, padding=0)
        return alt.Y(f"{field}:Q", scale=scale, axis=None)


def _outcome_panel(rows: list[dict[str, Any]], name: str, look: Look) -> alt.LayerChart:
    figures = [row[end] for row in rows for end in ("low", "high") if row[end] is not None]
    most = max(figures, default=1)
    sheet = _OutcomeSheet(
        height=int(rows[-1]["y"] + _LINE / 2 + 4), most=max(most * 1.12, 5), look=look
    )
    cells = [row for row in rows if row["part"] == "cell"]
    claims = [row for row in rows if row["part"] == "claim"]
    return layered(
        *_range_marks(cells, sheet),
        *_claim_marks(claims, sheet),
        _column_texts(cells, "label", sheet, bold=True),
        _column_texts(claims, "label", sheet),
        _column_texts(cells, "text", sheet, bold=True),
        _column_texts(claims, "text", sheet),
        _column_texts(rows, "note", sheet),
    ).properties(
        width=_WIDTH,
        height=sheet.height,
        title=alt.TitleParams(
            clipped(name, 90), anchor="start", frame="group", fontSize=13, color=look.ink, offset=4
        ),
    )


def _range_marks(cells: list[dict[str, Any]], sheet: _OutcomeSheet) -> Iterator[alt.Chart]:
    look = sheet.look
    closed = [cell for cell in cells if cell["high"] is not None and cell["high"] > cell["low"]]
    open_ = [{**cell, "end": sheet.most} for cell in cells if cell["high"] is None]
    stops = [{"offset": 0, "color": look.band}, {"offset": 1, "color": look.paper}]
    fade = {"gradient": "linear", "stops": stops, "x1": 0, "x2": 1, "y1": 0, "y2": 0}
    yield (
        drawn(closed)
        .mark_bar(height=12, cornerRadius=2, color=look.band, stroke=look.edge, strokeWidth=0.7)
        .encode(x=sheet.x("low"), x2="high:Q", y=sheet.y())
    )
    yield (
        drawn(open_)
        .mark_bar(height=12, color=fade)
        .encode(x=sheet.x("low"), x2="end:Q", y=sheet.y())
    )
    yield (
        drawn(cells)
        .mark_tick(thickness=2.5, size=16, color=look.ink, opacity=1, orient="vertical")
        .transform_filter("isValid(datum.best)")
        .encode(x=sheet.x("best"), y=sheet.y())
    )


def _claim_marks(claims: list[dict[str, Any]], sheet: _OutcomeSheet) -> Iterator[alt.Chart]:
    look = sheet.look
    named = list(_SPEAKERS)
    colours = alt.Scale(domain=named, range=look.colours(named))
    shapes = alt.Scale(domain=named, range=list(SHAPES[: len(named)]))
    below = legend(columns=4)
    numbered = [claim for claim in claims if claim["low"] is not None]
    ends = [
        {**claim, "end": sheet.most if claim["high"] is None else claim["high"]}
        for claim in numbered
        if claim["high"] != claim["low"]
    ]
    yield (
        drawn(ends)
        .mark_rule(strokeWidth=1.2, strokeDash=[1, 3], color=look.faint)
        .encode(x=sheet.x("low"), x2="end:Q", y=sheet.y())
    )
    for filled in (True, False):
        marked = [claim for claim in numbered if (claim["best"] is not None) is filled]
        yield (
            drawn(marked)
            .mark_point(size=46, strokeWidth=1.5, opacity=1, filled=filled)
            .encode(
                x=sheet.x("best" if filled else "low"),
                y=sheet.y(),
                shape=alt.Shape("relation:N", scale=shapes, legend=below),
                color=alt.Color("relation:N", scale=colours, legend=below),
                tooltip=tips("label", "text", "note", "relation"),
            )
        )


def _column_texts(
    rows: list[dict[str, Any]], field: str, sheet: _OutcomeSheet, *, bold: bool = False
) -> alt.Chart:
    look = sheet.look
    x, align = _COLUMNS[field]
    ink, weight = (look.ink, "bold") if bold else (look.faint, "normal")
    chart: alt.Chart = texts(rows, field, fontWeight=weight, x=x, align=align, color=ink).encode(
        y=sheet.y()
    )
    if any(row.get("contested") for row in rows):
        warned = alt.condition("datum.contested === true", alt.value(look.warn), alt.value(ink))
        chart = chart.encode(color=warned)
    return chart
