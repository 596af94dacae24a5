"""What a figure of an incident rests on, in one clause: the sum that makes it, or who gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from pakafg.casualties.arithmetic import arithmetic_of, arithmetic_words, sums_in_words
from pakafg.casualties.claims import Choice
from pakafg.casualties.total_rows import found_again
from pakafg.frames.cells import CELL
from pakafg.grouping import grouped
from pakafg.text.figure_words import figure_words
from pakafg.text.people import NO_SOURCE
from pakafg.values.conclusions import Estimate
from pakafg.views.weighed_claims import LISTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pakafg.corpus.corpus import Corpus
    from pakafg.views.figure_view import FigureView

__all__ = ["FigureBasis", "computed_sums", "figure_basis", "who_gives"]


class FigureBasis(NamedTuple):
    """What a figure rests on.

    Attributes:
        words: The figure with the sum that makes it, or with who gives it; empty where nobody
            gives a number and no sum makes one.
        claims: The claims that it rests on, by their ids.
        cells: What the terms of the sum count, as ids and words; none where there is no sum.
    """

    words: str
    claims: tuple[str, ...]
    cells: tuple[tuple[str | None, ...], ...] = ()


def figure_basis(corpus: Corpus, row: Mapping[str, Any], view: FigureView | None) -> FigureBasis:
    """Say a figure with the sum that proves its lower bound, or with who gives it.

    Args:
        corpus: The corpus.
        row: A row of the totals of all classes of persons together; it takes a proof.
        view: The same as a reader is shown it; None where nobody gives a number.
    """
    found, rows = found_again(corpus, row, Choice())
    terms = arithmetic_of(corpus, row, found, rows, ends=(Estimate.LOW,))
    # What one part alone makes is a sum, too, of one term; a claim of the row's own is none.
    is_sum = terms is not None and terms.height > (view is not None and _is_of(row, terms))
    if terms is not None and is_sum:
        claims = dict.fromkeys(claim for given in terms["claims"] for claim in given)
        cells = tuple(dict.fromkeys(terms.select(CELL).iter_rows()))
        words = arithmetic_words(corpus, row, terms)[:1]
        if row["best"] is not None or row["high"] is not None:  # more is known than the sum proves
            words.insert(0, _range_words(row, view))
            claims |= dict.fromkeys(claim.id for claim in (view.claims if view else ()))
            words += _givers(view) if view else ()
        else:
            words += _earlier_givers(view)
        return FigureBasis("; ".join(words), tuple(claims), cells)
    if view is None:
        return FigureBasis("", ())
    claims = dict.fromkeys(claim.id for claim in view.claims)
    return FigureBasis(f"{view.range_words} ({who_gives(view)})", tuple(claims))


def _range_words(row: Mapping[str, Any], view: FigureView | None) -> str:
    """Say the range of a row, by the words of its own claims where it has some."""
    return figure_words(row["low"], row["best"], row["high"]) if view is None else view.range_words


def _is_of(row: Mapping[str, Any], terms: pl.DataFrame) -> bool:
    """Tell whether all terms count the very thing that a row counts."""
    own = pl.all_horizontal(pl.col(name).eq_missing(pl.lit(row.get(name))) for name in CELL)
    return bool(terms.select(own.all()).item())


def computed_sums(corpus: Corpus, row: Mapping[str, Any], view: FigureView) -> list[str]:
    """Say how the ends of a row add up that none of its own claims sets.

    Args:
        corpus: The corpus.
        row: A row of the totals by incident, outcome and class of persons; it takes a proof.
        view: The same as a reader is shown it.

    >>> import pakafg
    >>> from pakafg.frames.cells import CELL
    >>> from pakafg.views.figure_view import figure_view
    >>> corpus = pakafg.load_corpus()
    >>> rows = pakafg.casualties.totals(corpus, by=CELL, detail=True).filter(
    ...     incident="departures-from-pakistan", outcome="deported", nationality="afghan"
    ... )
    >>> row = rows.filter(pl.col("status").is_null()).row(0, named=True)
    >>> print(*computed_sums(corpus, row, figure_view(corpus, row)))
    at least 1.7 million, best 1.7 million = 1.7 million Afghan people, Deportations from ...
    """
    if not view.computed:
        return []
    found, rows = found_again(corpus, row, Choice())
    terms = arithmetic_of(corpus, row, found, rows, ends=view.computed)
    if terms is None:
        return []
    by_sum = grouped(sums_in_words(corpus, row, terms, LISTED), lambda each: each[1])
    return [f"{', '.join(end for end, _ in alike)} = {added}" for added, alike in by_sum.items()]


def who_gives(view: FigureView) -> str:
    """Say who gives which figure; a document that names no source gives its own.

    What stands goes first; what a source replaced later, or a later toll outgrew, is told last.

    >>> import pakafg
    >>> from pakafg.frames.cells import CELL
    >>> from pakafg.views.figure_view import figures_of
    >>> corpus = pakafg.load_corpus()
    >>> rows = pakafg.casualties.totals(corpus, by=CELL, detail=True)
    >>> rows = rows.filter(incident="kabul-explosions", outcome="killed").head(1).to_dicts()
    >>> who_gives(figures_of(corpus, rows)["kabul-explosions"].numbered[0])
    '000: at least five; 001: five; no source named'
    """
    return "; ".join(_givers(view))


def _earlier_givers(view: FigureView | None) -> list[str]:
    """Say who gave an earlier figure of what its parts have outgrown."""
    is_past = view is not None and view.grade is None and view.outgrown
    return list(_givers(view)) if view is not None and is_past else []


def _givers(view: FigureView) -> Iterator[str]:
    told: dict[bool, list[str]] = {False: [], True: []}
    for each in view.attributions:
        is_past = view.is_superseded(each) or view.is_outgrown(each)
        figures = f"{', '.join(each.documents)}: {each.words}"
        told[is_past].append(str(each) if each.speaker else figures)
    yield from told[False]
    yield from (f"{'' if place else 'earlier: '}{each}" for place, each in enumerate(told[True]))
    if not all(each.speaker for each in view.attributions):
        yield NO_SOURCE
