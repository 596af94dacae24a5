"""Casualty figures: the range that remains, and each claimant's figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

import polars as pl
from attrs import frozen

from pakafg import casualties as analysis
from pakafg.frames import frame
from pakafg.present.charts.theme import SHAPES, Look, alt, clipped, counted, drawn, framed, layered
from pakafg.text.people import in_words, people_words
from pakafg.validation import chosen
from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pakafg.corpus.corpus import Corpus

__all__ = ["casualties"]

_CELL: Final = ("incident", "outcome", "nationality", "status", "group")
_RELATIONS: Final = {
    "own": "a side on its own people",
    "adversary": "a side on the other’s people",
    "third_party": "another claimant",
    "voice": "the document’s own voice",
}
_WIDTH: Final = 380
_LINE: Final = 19
# Where each column of text stands, and to which side it is flush.
_COLUMNS: Final[dict[str, tuple[int, Literal["left", "right"]]]] = {
    "label": (-14, "right"),
    "text": (_WIDTH + 14, "left"),
    "note": (_WIDTH + 172, "left"),
}


def casualties(
    corpus: Corpus,
    *,
    outcomes: Collection[Outcome | str] = ("killed", "wounded", "casualties"),
    dark: bool = False,
) -> alt.VConcatChart:
    """Draw low, best and high of each figure, and under it who says what.

    Args:
        corpus: The corpus.
        outcomes: Which outcomes. Those of millions (displaced, returned, deported) are best
            drawn apart.
        dark: For dark paper.

    Returns:
        An Altair chart, an incident a panel, each with a scale of its own; its text
        alternative is its `description`.

    Raises:
        FrameError: There is no such outcome.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> casualties(corpus).description.partition(" of ")[0]
    'Casualty figures'
    """
    look = Look.of(dark=dark)
    asked = chosen(outcomes, "outcomes", Outcome)
    cells = analysis.totals(corpus, by=_CELL).filter(
        pl.col("claim_low").is_not_null() & pl.col("outcome").is_in(asked)
    )
    panels, described = [], []
    by_incident = cells.partition_by("incident", as_dict=True)
    for incident in corpus.incidents.values():
        if (incident.id,) not in by_incident:
            continue
        rows = list(_rows(corpus, by_incident[incident.id,]))
        if not rows:
            continue
        panels.append(_panel(rows, incident.name, look))
        said = "; ".join(
            f"{row['label']} {row['text']}" + (f" ({row['note']})" if row["note"] else "")
            for row in rows
        )
        described.append(f"{incident.name}: {said}.")
    return framed(
        alt.VConcatChart(vconcat=panels),
        look,
        "How many, and who says so",
        "Bar: from low to high; it fades where it is open; line: best. Under it, each "
        "claimant’s figure and the documents that give it.\n"
        "Every incident has a scale of its own. A whole and its parts are never added, nor "
        "are documents that repeat one source.",
        f"Casualty figures of {counted(len(panels), 'incident')}. " + " ".join(described),
    )


def _rows(corpus: Corpus, cells: pl.DataFrame) -> Iterator[dict[str, Any]]:
    relations = dict(frame(corpus, "casualties").select("claim", "relation").iter_rows())
    y = 0
    for cell in cells.iter_rows(named=True):
        claims = [corpus.casualties[claim] for claim in cell["claims"]]
        if all(claim.count.coded is None for claim in claims):
            continue  # "some": said, without a number
        y += _LINE + 8
        contested = cell["grade"] in {"contested", "party_contested", "inconsistent"}
        yield {
            "y": y - _LINE / 2,
            "part": "cell",
            "label": ", ".join(filter(None, (in_words(cell["outcome"]), people_words(cell)))),
            "low": cell["low"],
            "high": cell["high"],
            "best": cell["best"],
            "text": _range(cell),
            "note": in_words(cell["grade"]) if contested else _derived(cell),
            "contested": contested,
        }
        told: dict[tuple[str, str, int | None, int | None, str], list[str]] = {}
        for claim in claims:
            who = corpus.actors[claim.claimant].name if claim.claimant else "no source named"
            relation = str(relations[claim.id] or "third_party") if claim.claimant else "voice"
            key = (who, claim.count.words, claim.count.low, claim.count.high, relation)
            told.setdefault(key, []).append(claim.document)
        for (who, words, low, high, relation), documents in told.items():
            y += _LINE
            yield {
                "y": y - _LINE / 2,
                "part": "claim",
                "label": clipped(who, 44),
                "low": low,
                "high": high,
                "text": clipped(words, 26),
                "note": ", ".join(dict.fromkeys(documents)),
                "relation": _RELATIONS[relation],
                "open": high is None,
            }


def _derived(cell: dict[str, Any]) -> str:
    """A word where nobody gives the range: figures of parts or of the whole imply it."""
    given = (cell["claim_low"], cell["claim_high"])
    return "" if given == (cell["low"], cell["high"]) else "from other figures"


def _range(cell: dict[str, Any]) -> str:
    low, best, high = cell["low"], cell["best"], cell["high"]
    if low == high:
        return f"{low:,}"
    span = f"{low:,} or more" if high is None else f"{low:,} – {high:,}"
    return span if best is None else f"{span}, best {best:,}"


@frozen
class _Sheet:
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


def _panel(rows: list[dict[str, Any]], name: str, look: Look) -> alt.LayerChart:
    figures = [row[end] for row in rows for end in ("low", "high") if row[end] is not None]
    most = max(figures, default=1)
    sheet = _Sheet(height=int(rows[-1]["y"] + _LINE / 2 + 4), most=max(most * 1.12, 5), look=look)
    cells = [row for row in rows if row["part"] == "cell"]
    claims = [row for row in rows if row["part"] == "claim"]
    return layered(
        *_ranges(cells, sheet),
        *_claims(claims, sheet),
        _texts(cells, "label", sheet, bold=True),
        _texts(claims, "label", sheet),
        _texts(cells, "text", sheet, bold=True),
        _texts(claims, "text", sheet),
        _texts(rows, "note", sheet),
    ).properties(
        width=_WIDTH,
        height=sheet.height,
        title=alt.TitleParams(
            clipped(name, 90), anchor="start", frame="group", fontSize=13, color=look.ink, offset=4
        ),
    )


def _ranges(cells: list[dict[str, Any]], sheet: _Sheet) -> Iterator[alt.Chart]:
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


def _claims(claims: list[dict[str, Any]], sheet: _Sheet) -> Iterator[alt.Chart]:
    look = sheet.look
    named = list(_RELATIONS.values())
    colours = alt.Scale(domain=named, range=look.colours(named))
    shapes = alt.Scale(domain=named, range=list(SHAPES[: len(named)]))
    legend = look.legend(None, columns=4)
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
    yield (
        drawn(numbered)
        .mark_point(size=46, strokeWidth=1.5, opacity=1, filled=True)
        .encode(
            x=sheet.x("low"),
            y=sheet.y(),
            shape=alt.Shape("relation:N", scale=shapes, legend=legend),
            color=alt.Color("relation:N", scale=colours, legend=legend),
            tooltip=[alt.Tooltip(f"{name}:N") for name in ("label", "text", "note", "relation")],
        )
    )


def _texts(
    rows: list[dict[str, Any]], field: str, sheet: _Sheet, *, bold: bool = False
) -> alt.Chart:
    look = sheet.look
    x, align = _COLUMNS[field]
    ink = look.ink if bold else look.faint
    chart: alt.Chart = (
        drawn(rows)
        .mark_text(
            x=x,
            align=align,
            baseline="middle",
            fontSize=11.5,
            fontWeight="bold" if bold else "normal",
            color=ink,
        )
        .encode(y=sheet.y(), text=f"{field}:N")
    )
    if any(row.get("contested") for row in rows):
        warned = alt.condition("datum.contested === true", alt.value(look.warn), alt.value(ink))
        chart = chart.encode(color=warned)
    return chart
