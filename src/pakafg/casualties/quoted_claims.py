"""The claims behind a figure, quoted: its own, those of its parts and wholes, those left out.

Laws of this file: what counts in the figure is quoted; what does not count, or may not, is named
in few words and comes last, with the reason. Of many claims those of most weight are listed, and
the others counted; who asks for detail has every one.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from attrs import evolve

from pakafg.casualties.claims import Choice, chosen_claims
from pakafg.casualties.incident_dates import incident_days
from pakafg.casualties.rollup import supporting_claims
from pakafg.corpus.naming import name_of
from pakafg.frames import frame
from pakafg.frames.cells import CELL, CLASS
from pakafg.grouping import grouped
from pakafg.records.fields import one_line
from pakafg.text.date_words import date_words
from pakafg.text.figure_words import counted, sources_counted
from pakafg.text.people import NO_SOURCE, people_words
from pakafg.text.quotations import quoted
from pakafg.values.conclusions import StandsFor
from pakafg.views.attribution import attributed, source_note, source_words, speaker_words
from pakafg.views.figure_view import OUTGROWN, SUPERSEDED
from pakafg.views.question_view import CANNOT_ALL_HOLD
from pakafg.views.weighed_claims import (
    DETAIL,
    LISTED,
    WeighedClaim,
    claim_lines,
    few_lines,
    few_of,
    names_and_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import CasualtyClaim

__all__ = ["claims_behind_row", "conflict_lines", "what_words"]

_OPENS, _CLOSES = time(0), time(23, 59)
_CONFLICTS: Final = 3  # contradictions that are quoted, unless all are asked for
_RELATED: Final = ((StandsFor.PART, "of its parts"), (StandsFor.WHOLE, "of wholes that bound it"))
_PERHAPS: Final = (
    "all claims of the corpus give another row; with the where, admit or as_of of this one, "
    "explain tells which of these count in it"
)


def claims_behind_row(  # noqa: PLR0913  (a row with what was found of it)
    corpus: Corpus,
    row: Mapping[str, Any],
    choice: Choice,
    *,
    setting: frozenset[str],
    is_found: bool,
    detail: bool,
) -> Iterator[str]:
    """Quote the claims behind a row: its own, those of its parts, those of its wholes.

    Args:
        corpus: The corpus.
        row: The row.
        choice: Which claims the row is said to be made of.
        setting: The claims that set its figures: of many they are quoted first.
        is_found: Whether these give the row; if not, of its parts none is known to count.
        detail: Whether to quote all, however many they are.
    """
    yield from _own_lines(corpus, row, setting, detail=detail)
    if row.get("divided") is False:
        yield "  what lies in these days may belong to several periods, and is not divided"
    related, chosen = _related_claims(corpus, row), {*chosen_claims(corpus, choice)["claim"]}
    if is_found:
        for stands_for, heading in _RELATED:
            if claims := [each for each in related.get(stands_for, ()) if each in chosen]:
                yield f"  {heading}:"
                told = [_weighed(corpus, each, setting, with_cell=True) for each in claims]
                yield from (f"    {line}" for line in claim_lines(told, detail=detail))
    yield from _conflicts_of(corpus, row, detail=detail)
    about = [each for same in related.values() for each in same]
    if is_found:
        left_out = [each for each in about if each not in chosen]
        yield from _left_out_lines(corpus, left_out, choice, detail=detail)
    elif others := [each for each in about if each not in {*row["claims"]}]:
        yield f"  {_PERHAPS}:"
        yield from _short_lines(corpus, others, detail=detail)


def _own_lines(
    corpus: Corpus, row: Mapping[str, Any], setting: frozenset[str], *, detail: bool
) -> Iterator[str]:
    """Quote a row's own claims, and say who gives them where they are many."""
    marks = dict.fromkeys(row.get("superseded") or (), f", {SUPERSEDED}")
    marks |= dict.fromkeys(row.get("outgrown") or (), f", {OUTGROWN}")
    with_cell = "incident" not in row
    if row["claims"]:
        yield f"  {_origins_words(row)}:"
    if len(row["claims"]) > LISTED and not detail:
        yield f"    who says so: {_who_says_so(corpus, row['claims'])}"
    days = _days_of_incidents(corpus) if "period" in row else {}
    own = []
    for claim in row["claims"]:
        weighed = _weighed(corpus, claim, setting, with_cell=with_cell)
        mark = marks.get(claim, "")
        when = days.get(corpus.casualties[claim].incident)
        line = f"{f'[{when}] ' if when else ''}{weighed.line}{mark}"
        own.append(evolve(weighed, line=line, says=f"{weighed.says}{mark}"))
    yield from (f"    {line}" for line in claim_lines(own, detail=detail))


def _conflicts_of(corpus: Corpus, row: Mapping[str, Any], *, detail: bool) -> Iterator[str]:
    """Quote the contradictions that a row is in."""
    conflicts = row.get("conflicts") or []
    for conflict in conflicts if detail else conflicts[:_CONFLICTS]:
        yield from conflict_lines(corpus, conflict, detail=detail)
    if len(conflicts) > _CONFLICTS and not detail:
        more = counted(len(conflicts) - _CONFLICTS, "more contradiction")
        yield f"  and {more}: {DETAIL}"


def _left_out_lines(
    corpus: Corpus, claims: Sequence[str], choice: Choice, *, detail: bool
) -> Iterator[str]:
    """Name claims that a choice leaves out, each with the reason."""
    if not claims:
        return
    asked_for = {*chosen_claims(corpus, Choice(where=choice.where))["claim"]}
    let_in = {*chosen_claims(corpus, Choice(admit=choice.admit))["claim"]}

    def reason(claim: str) -> str:
        if claim not in asked_for:
            return "where does not ask for them"
        if claim not in let_in:
            return "how their claimants stand to the victims is not admitted"
        return f"they are not known to be published by {choice.as_of}"

    for why, same in grouped(claims, reason).items():
        yield f"  left out, for {why}:"
        yield from _short_lines(corpus, same, detail=detail)


def conflict_lines(corpus: Corpus, claims: Sequence[str], *, detail: bool) -> Iterator[str]:
    """Quote claims that cannot all hold."""
    yield f"  {CANNOT_ALL_HOLD}:"
    told = [_weighed(corpus, claim, frozenset(), with_cell=True) for claim in claims]
    yield from (f"    {line}" for line in claim_lines(told, detail=detail))


def _who_says_so(corpus: Corpus, claims: Sequence[str]) -> str:
    """Name who gives figures, with the number of documents, those of most first."""
    documents: dict[str, set[str | None]] = {}
    for claim in (corpus.casualties[name] for name in claims):
        who = speaker_words(corpus, claim) or NO_SOURCE
        documents.setdefault(who, set()).add(claim.document)
    return names_and_number(documents)


def _weighed(
    corpus: Corpus, name: str, setting: frozenset[str], *, with_cell: bool
) -> WeighedClaim:
    """Take a claim as it is listed, with what gives it weight.

    Args:
        corpus: The corpus.
        name: The claim's id.
        setting: The claims that set an end of the range, or the best figure.
        with_cell: Whether to say what it counts.
    """
    claim = corpus.casualties[name]
    cell = tuple(getattr(claim, key) for key in CELL) if with_cell else ()
    return WeighedClaim(
        says=f"{cell} {speaker_words(corpus, claim)} {claim.count}",
        document=claim.document,
        line=_claim_words(corpus, name, with_cell=with_cell),
        rank=0 if name in setting else 1 if claim.count.coded is not None else 2,
    )


def what_words(corpus: Corpus, cell: Mapping[str, Any]) -> str:
    """Say what is counted: the outcome, and the persons or things."""
    who = people_words(cell, corpus.codebook.printed)
    return ", ".join(filter(None, (corpus.codebook.name_of_outcome(cell["outcome"]), who)))


def _origins_words(row: Mapping[str, Any]) -> str:
    """Say on the word of how many sources a row rests."""
    least, most = row.get("n_origins_min"), row.get("n_origins_max")
    if least is None or most is None:
        return "on the word, about these and their parts, of"
    if not most:
        return "told of, earlier, by" if row.get("outgrown") else "told of, without a figure, by"
    return f"on the word of {sources_counted(least, most)}"


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
    who = speaker_words(corpus, claim) or NO_SOURCE
    quotation = quoted(" … ".join(citation.quote for citation in claim.citations))
    adds = f", which adds {_sum_words(corpus, claim)} and votes for nothing" if claim.sum_of else ""
    note = f"; note: {one_line(claim.note)}" if claim.note else ""
    source = source_note(corpus, claim)
    figure = f"{who}: {claim.count} (document {claim.document}: {quotation}{source}{note}){adds}"
    if not with_cell:
        return figure
    return f"{_about_words(corpus, claim)}: {figure}"


def _sum_words(corpus: Corpus, claim: CasualtyClaim) -> str:
    """Say which figures a claim adds."""
    added = [corpus.casualties[name] for name in claim.sum_of]
    return " + ".join(f"{each.count} ({source_words(corpus, [each])})" for each in added)


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


def _short_lines(corpus: Corpus, claims: Sequence[str], *, detail: bool) -> Iterator[str]:
    """Say in few words who gives which figure of what, and where: a line each thing counted."""
    lines = []
    records = [corpus.casualties[claim] for claim in claims]
    for about, of_one in grouped(records, lambda claim: _about_words(corpus, claim)).items():
        told = map(str, attributed(corpus, of_one, lambda claim: str(claim.count)))
        lines.append(f"    {about}: {'; '.join(told if detail else few_of(told, most=LISTED))}")
    yield from few_lines(lines, "more line", indent=4, detail=detail)


def _about_words(corpus: Corpus, claim: CasualtyClaim) -> str:
    """Say what a claim counts."""
    cell = {name: getattr(claim, name) for name in ("outcome", *CLASS)}
    return f"{name_of(corpus, claim.incident)}, {what_words(corpus, cell)}"
