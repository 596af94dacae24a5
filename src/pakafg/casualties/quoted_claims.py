"""The claims behind a figure, quoted: its own, those of its parts and wholes, those left out.

Laws of this file: what counts in the figure is quoted in full; what does not count, or may not, is
named in few words and comes last, with the reason.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.casualties.claims import Choice, chosen_claims
from pakafg.casualties.incident_dates import incident_days
from pakafg.casualties.rollup import supporting_claims
from pakafg.corpus.naming import actor_name, name_of
from pakafg.frames import frame
from pakafg.frames.cells import CELL, CLASS
from pakafg.grouping import grouped
from pakafg.records.fields import one_line
from pakafg.text.date_words import date_words
from pakafg.text.figure_words import counted
from pakafg.text.people import NO_SOURCE, people_words
from pakafg.text.quotations import quoted
from pakafg.values.conclusions import StandsFor
from pakafg.values.vocabulary import listed
from pakafg.views.figure_view import OUTGROWN, SUPERSEDED
from pakafg.views.question_view import CANNOT_ALL_HOLD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import CasualtyClaim

__all__ = ["claim_lines", "conflict_lines", "what_words"]

_OPENS, _CLOSES = time(0), time(23, 59)
_RELATED: Final = ((StandsFor.PART, "of its parts"), (StandsFor.WHOLE, "of wholes that bound it"))
_PERHAPS: Final = (
    "all claims of the corpus give another row; with the where, admit or as_of of this one, "
    "explain tells which of these count in it"
)


def claim_lines(
    corpus: Corpus, row: Mapping[str, Any], choice: Choice, *, is_found: bool
) -> Iterator[str]:
    """Quote every claim behind a row: its own, those of its parts, those of its wholes.

    Args:
        corpus: The corpus.
        row: The row.
        choice: Which claims the row is said to be made of.
        is_found: Whether these give the row; if not, of its parts none is known to count.
    """
    marks = dict.fromkeys(row.get("superseded") or (), f", {SUPERSEDED}")
    marks |= dict.fromkeys(row.get("outgrown") or (), f", {OUTGROWN}")
    with_cell = "incident" not in row
    if row["claims"]:
        yield f"  {_origins_words(row)}:"
    days = _days_of_incidents(corpus) if "period" in row else {}
    for claim in row["claims"]:
        mark = marks.get(claim, "")
        when = days.get(corpus.casualties[claim].incident)
        dated = f"[{when}] " if when else ""
        yield f"    {dated}{_claim_words(corpus, claim, with_cell=with_cell)}{mark}"
    if row.get("divided") is False:
        yield "  what lies in these days may belong to several periods, and is not divided"
    related, chosen = _related_claims(corpus, row), chosen_claims(corpus, choice)["claim"]
    if is_found:
        for stands_for, heading in _RELATED:
            if claims := [each for each in related.get(stands_for, ()) if each in chosen]:
                yield f"  {heading}:"
                yield from (f"    {_claim_words(corpus, each, with_cell=True)}" for each in claims)
    for conflict in row.get("conflicts") or ():
        yield from conflict_lines(corpus, conflict)
    about = [each for same in related.values() for each in same]
    if is_found:
        left_out = [each for each in about if each not in chosen]
        yield from _left_out_lines(corpus, left_out, choice)
    elif others := [each for each in about if each not in row["claims"]]:
        yield f"  {_PERHAPS}:"
        yield from _short_lines(corpus, others)


def _left_out_lines(corpus: Corpus, claims: Sequence[str], choice: Choice) -> Iterator[str]:
    """Name claims that a choice leaves out, each with the reason."""
    asked_for = chosen_claims(corpus, Choice(where=choice.where))["claim"]
    let_in = chosen_claims(corpus, Choice(admit=choice.admit))["claim"]

    def reason(claim: str) -> str:
        if claim not in asked_for:
            return "where does not ask for them"
        if claim not in let_in:
            return "how their claimants stand to the victims is not admitted"
        return f"they are not known to be published by {choice.as_of}"

    for why, same in grouped(claims, reason).items():
        yield f"  left out, for {why}:"
        yield from _short_lines(corpus, same)


def conflict_lines(corpus: Corpus, claims: Sequence[str]) -> Iterator[str]:
    """Quote claims that cannot all hold."""
    yield f"  {CANNOT_ALL_HOLD}:"
    yield from (f"    {_claim_words(corpus, claim, with_cell=True)}" for claim in claims)


def what_words(corpus: Corpus, cell: Mapping[str, Any]) -> str:
    """Say what is counted: the outcome, and the persons or things."""
    who = people_words(cell, corpus.codebook.printed)
    return ", ".join(filter(None, (corpus.codebook.name_of_outcome(cell["outcome"]), who)))


def _origins_words(row: Mapping[str, Any]) -> str:
    """Say on how many origins' word a row rests."""
    least, most = row.get("n_origins_min"), row.get("n_origins_max")
    if least is None or most is None:
        return "on the word, about these and their parts, of"
    if not most:
        return "told of, without a figure, by"
    origins = counted(least, "independent origin")
    return f"on the word of {origins if least == most else f'{origins}, perhaps {most}'}"


def _days_of_incidents(corpus: Corpus) -> dict[str, str]:
    """Say of each incident within which days it took place."""
    words = {}
    for incident, first, last, pieces in incident_days(corpus).iter_rows():
        stretches = [
            {"earliest": _at(piece["first_day"], _OPENS), "latest": _at(piece["last_day"], _CLOSES)}
            for piece in pieces
        ]
        words[incident] = date_words(_at(first, _OPENS), _at(last, _CLOSES), pieces=stretches)
    return words


def _at(day: date | None, hour: time) -> datetime | None:
    return None if day is None else datetime.combine(day, hour, UTC)


def _claim_words(corpus: Corpus, claim_id: str, *, with_cell: bool) -> str:
    """Say who gives a figure, in which document and words; and of what, where asked."""
    claim = corpus.casualties[claim_id]
    who = actor_name(corpus, claim.claimant) or NO_SOURCE
    quotation = quoted(" … ".join(citation.quote for citation in claim.citations))
    adds = f", which adds {_sum_words(corpus, claim)} and votes for nothing" if claim.sum_of else ""
    note = f"; note: {one_line(claim.note)}" if claim.note else ""
    figure = f"{who}: {claim.count} (document {claim.document}: {quotation}{note}){adds}"
    if not with_cell:
        return figure
    return f"{_about_words(corpus, claim)}: {figure}"


def _sum_words(corpus: Corpus, claim: CasualtyClaim) -> str:
    """Say which figures a claim adds."""
    added = [corpus.casualties[name] for name in claim.sum_of]
    return " + ".join(
        f"{each.count} ({actor_name(corpus, each.claimant) or f'document {each.document}'})"
        for each in added
    )


def _related_claims(corpus: Corpus, row: Mapping[str, Any]) -> dict[str, list[str]]:
    """List the claims about an incident's row, its parts and the wholes that bound it.

    Returns:
        By how they bear on it (a `StandsFor`), all claims of the corpus, chosen or not.
    """
    if not row.get("incident") or "period" in row:
        return {}
    # Outcomes of a codebook are typed; cells are not.
    claims = chosen_claims(corpus, Choice()).with_columns(pl.col("outcome").cast(pl.String))
    for key in ("claimant", "side", "document"):
        if key in row:
            claims = claims.filter(pl.col(key).eq_missing(row[key]))
    cell = {key: row[key] for key in CELL}
    cells = pl.DataFrame([cell], schema=dict.fromkeys(CELL, pl.String)).with_row_index("row")
    supporting = supporting_claims(cells, claims, frame(corpus, "incidents"), apart_by=())
    if row["high"] == row.get("claim_high"):  # no whole bounds it
        supporting = supporting.filter(pl.col("stands_for") != StandsFor.WHOLE)
    about = supporting.unique().sort("stands_for", "claim").select("stands_for", "claim").rows()
    return {
        stands_for: [claim for _, claim in same]
        for stands_for, same in grouped(about, lambda pair: pair[0]).items()
    }


def _short_lines(corpus: Corpus, claims: Sequence[str]) -> Iterator[str]:
    """Say in few words who gives which figure of what, and where: a line each thing counted."""
    records = [corpus.casualties[claim] for claim in claims]
    for about, of_one in grouped(records, lambda claim: _about_words(corpus, claim)).items():
        alike = grouped(of_one, lambda claim: (claim.claimant, str(claim.count)))
        told = (
            f"{actor_name(corpus, claimant) or NO_SOURCE}: {count} "
            f"({listed(dict.fromkeys(claim.document for claim in same))})"
            for (claimant, count), same in alike.items()
        )
        yield f"    {about}: {'; '.join(told)}"


def _about_words(corpus: Corpus, claim: CasualtyClaim) -> str:
    """Say what a claim counts."""
    cell = {name: getattr(claim, name) for name in ("outcome", *CLASS)}
    return f"{name_of(corpus, claim.incident)}, {what_words(corpus, cell)}"
