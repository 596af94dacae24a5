"""An answer in words: its claims with their quotations, its origins, and the rules it follows.

Words are made here, last, from the columns of a row and the records of the corpus.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.casualties.arithmetic import arithmetic_of, arithmetic_words, one_row
from pakafg.casualties.claims import Choice, claims_of
from pakafg.casualties.incident_dates import incident_days
from pakafg.casualties.rollup import supporting_claims
from pakafg.casualties.totals import found_again
from pakafg.corpus.corpus import check_corpus
from pakafg.corpus.naming import actor_name, name_of, place_name
from pakafg.errors import ArgumentError
from pakafg.frames import frame
from pakafg.frames.cells import CELL, CLASS
from pakafg.records.fields import one_line
from pakafg.text.date_words import date_words, when_words
from pakafg.text.escape import printable
from pakafg.text.figure_words import BY_BOUNDS_ALONE, counted, figure, figure_range, figure_words
from pakafg.text.people import NO_SOURCE, clause, counted_words, in_words, people_words
from pakafg.text.quotations import quoted
from pakafg.values.conclusions import BestRule, Grade, StandsFor, Tightness
from pakafg.values.when import When
from pakafg.views.figure_view import OUTGROWN, SUPERSEDED
from pakafg.views.question_view import CANNOT_ALL_HOLD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import CasualtyClaim

__all__ = ["explain"]

BEST_RULE_WORDS: Final[Mapping[str, str]] = {rule: clause(rule.meaning) for rule in BestRule}
GRADE_WORDS: Final[Mapping[str, str]] = {grade: clause(grade.meaning) for grade in Grade}
_OPENS, _CLOSES = time(0), time(23, 59)
_RELATED: Final = ((StandsFor.PART, "of its parts"), (StandsFor.WHOLE, "of wholes that bound it"))


def explain(corpus: Corpus, row: Mapping[str, Any] | pl.DataFrame) -> str:
    """Say what a number rests on: claims, origins, rule and quotations.

    Args:
        corpus: The corpus.
        row: A row of `totals`, `reconcile` or `conflicts`: as a dict, or as a frame of one
            row.

    Returns:
        Lines of plain text: what is counted; the range, the best figure and its rule; the
        grade; the sums that make a figure that nobody gives (`arithmetic` has them as data);
        then every claim with its quotations, those of the parts and the wholes of an incident
        too, whether or not `where` and `admit` chose these (`claims_behind` gives exactly the
        chosen). What a short row of `totals` leaves out is looked up, and so are sums, where all
        claims of the corpus give the row.

    Raises:
        ArgumentError: It is not one row, or names a claim that the corpus does not hold.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> rows = pakafg.casualties.totals(corpus, by=("incident", "outcome", "nationality", "status"))
    >>> row = rows.filter(
    ...     incident="october-clashes", outcome="killed", nationality="pakistani", status="soldier"
    ... )
    >>> for line in explain(corpus, row).splitlines()[:3]:
    ...     print(line)
    Fighting of October 2025: killed, Pakistani soldiers
      23 to 58 persons; best 23, the only figure that is put forward (Pakistan)
      party contested: a side's own figure and the other side's cannot both hold
    """
    check_corpus(corpus)
    answer = _one_row(row)
    strange = [claim for claim in answer["claims"] if claim not in corpus.casualties]
    if strange:
        expected = f"a row of this corpus, which has no casualty claim {strange[0]!r}"
        raise ArgumentError("row", row, expected)
    lines = [_heading(corpus, answer)]
    if _is_conflict(answer):
        lines += _conflict_lines(corpus, answer["claims"])
    else:
        answer, sums = _looked_up(corpus, answer)
        lines += (*_figure_lines(corpus, answer), *(f"  {each}" for each in sums))
        lines += _claim_lines(corpus, answer)
    return printable("\n".join(lines))


def _looked_up(corpus: Corpus, row: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Add to a row what a short one leaves out, and say how its figures add up.

    Only where all claims of the corpus give the row; what others give may be something else.
    """
    found, rows = found_again(corpus, row, Choice())
    terms = arithmetic_of(corpus, row, found, rows)
    if terms is None:
        return row, []
    if "incident" in row:
        full = rows.row(0, named=True)
    else:
        conflicts = (tuple(claims) for each in rows["conflicts"].to_list() for claims in each)
        rule = None if row["best"] is None else BestRule.SUM
        full = {"best_rule": rule, "conflicts": [*map(list, dict.fromkeys(conflicts))]}
    cell = {name: row.get(name) for name in CELL}
    derived = terms.filter(
        ~(pl.len().over("end") == 1)
        | pl.any_horizontal(pl.col(name).ne_missing(pl.lit(cell[name])) for name in CELL)
    )
    return {**full, **row}, list(dict.fromkeys(arithmetic_words(corpus, row, derived)))


def _one_row(row: Mapping[str, Any] | pl.DataFrame) -> dict[str, Any]:
    """Take one row as a dict, with null for what it leaves out of the class and best."""
    answer = one_row(row)
    given = ["outcome", "claims", *([] if _is_conflict(answer) else ["low"])]
    missing = [name for name in given if answer.get(name) is None]
    missing += [name for name in ("high",) if name not in answer and not _is_conflict(answer)]
    if missing:
        expected = f"a row of totals, reconcile or conflicts, with {', '.join(missing)}"
        raise ArgumentError("row", answer, expected)
    return {**dict.fromkeys((*CLASS, "best"), None), **answer}


def _is_conflict(row: Mapping[str, Any]) -> bool:
    """Tell a row of `conflicts` from one of `totals` or `reconcile`."""
    return "explanation" in row


def _heading(corpus: Corpus, row: Mapping[str, Any]) -> str:
    """Name what is counted, and whose claims are."""
    where = "All incidents"
    if row.get("incident"):
        where = name_of(corpus, row["incident"])
    elif row.get("place"):
        where = place_name(corpus, row["place"]) or where
    chosen_by = [
        # Only a claimant, or its side, is null.
        f"{key} {_chooser(corpus, key, row[key])}" if row[key] else NO_SOURCE
        for key in ("claimant", "side", "document")
        if key in row
    ]
    if "period" in row:
        # What is not divided has days of its own, in EDTF, instead of a period's label.
        is_label = row.get("divided") is not False
        period = row["period"] if is_label else when_words(When.parse(row["period"]))
        chosen_by.append(f"period {period}")
    heading = f"{where}: {_what_words(corpus, row)}"
    return f"{heading} ({', '.join(chosen_by)})" if chosen_by else heading


def _chooser(corpus: Corpus, key: str, word: str) -> str:
    """Name a side as its codebook does; claimants and documents by their ids."""
    return corpus.codebook.name_of_side(word) if key == "side" else word


def _what_words(corpus: Corpus, cell: Mapping[str, Any]) -> str:
    """Say what is counted: the outcome, and the persons or things."""
    who = people_words(cell, corpus.codebook.printed)
    return ", ".join(filter(None, (corpus.codebook.name_of_outcome(cell["outcome"]), who)))


def _figure_lines(corpus: Corpus, row: Mapping[str, Any]) -> Iterator[str]:
    """Say the range, the best figure and its rule, the grade, the residual."""
    best = "no best figure: none that is put forward, nor a sum of such, lies in the range"
    if row.get("n_without_best"):
        what = "parts" if "incident" in row else "incidents"
        parts = counted(row["n_without_best"], f"of its {what} has", f"of its {what} have")
        best = f"no best figure: {parts} none"
    if row["best"] is not None:
        best = f"best {figure(row['best'])}"
        if row.get("best_rule"):
            best += f", {BEST_RULE_WORDS[row['best_rule']]}"
        if row.get("best_basis"):
            sources = ", ".join(_source_name(corpus, source) for source in row["best_basis"])
            best += f" ({sources})"
    yield f"  {_range_words(corpus, row)}; {best}"
    if row.get("grade"):
        yield f"  {in_words(row['grade'])}: {GRADE_WORDS[row['grade']]}"
    claimed = row.get("claim_low")
    if "claim_low" in row and claimed is None:
        yield "  nobody gives this very figure; the range follows from its parts and wholes"
    elif claimed is not None and (claimed, row.get("claim_high")) != (row["low"], row["high"]):
        hull = figure_range(claimed, row.get("claim_high"))
        yield f"  its own claims say {hull}; its parts and wholes narrow that to the range above"
    if row.get("tightness") == Tightness.OUTER:
        yield f"  {clause(Tightness.OUTER.meaning)}"
    if row.get("rest_low") is not None:
        residual = figure_range(row["rest_low"], row.get("rest_high"))
        yield f"  beyond the parts that are named: {residual}"


def _range_words(corpus: Corpus, row: Mapping[str, Any]) -> str:
    """Say how many they are, never a bare number where no claimant gives it."""
    number = row["low"] if row["high"] is None else row["high"]
    what = counted_words(row, corpus.codebook.printed, number=number)
    if row["low"] == row["high"]:
        persons = f"{figure(row['low'])} {what}"
        return persons if row["best"] is not None else f"{persons}, {BY_BOUNDS_ALONE}"
    of = "" if row["low"] or row["high"] is not None else "of "  # "any number of persons"
    return f"{figure_words(row['low'], None, row['high'])} {of}{what}"


def _claim_lines(corpus: Corpus, row: Mapping[str, Any]) -> Iterator[str]:
    """Quote every claim behind the row: its own, those of its parts, those of its wholes."""
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
    for stands_for, heading in _RELATED:
        if stands_for is StandsFor.WHOLE and row["high"] == row.get("claim_high"):
            continue  # no whole bounds it
        claims = _related_claims(corpus, row, stands_for)
        if claims:
            yield f"  {heading}:"
            yield from (f"    {_claim_words(corpus, claim, with_cell=True)}" for claim in claims)
    for conflict in row.get("conflicts") or ():
        yield from _conflict_lines(corpus, conflict)


def _conflict_lines(corpus: Corpus, claims: Sequence[str]) -> Iterator[str]:
    """Quote claims that cannot all hold."""
    yield f"  {CANNOT_ALL_HOLD}:"
    yield from (f"    {_claim_words(corpus, claim, with_cell=True)}" for claim in claims)


def _origins_words(row: Mapping[str, Any]) -> str:
    """Say on how many origins' word a row rests."""
    least, most = row.get("n_origins_min"), row.get("n_origins_max")
    if least is None or most is None:
        return "on the word, about these and their parts, of"
    if not most:
        return "told of, without a figure, by"
    origins = counted(least, "independent origin")
    return f"on the word of {origins if least == most else f'{origins}, perhaps {most}'}"


def _source_name(corpus: Corpus, source: str) -> str:
    """Name a source: an actor, or a document whose own source is not known."""
    return f"document {source}" if source in corpus.documents else name_of(corpus, source)


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
    cell = {name: getattr(claim, name) for name in ("outcome", *CLASS)}
    return f"{name_of(corpus, claim.incident)}, {_what_words(corpus, cell)}: {figure}"


def _sum_words(corpus: Corpus, claim: CasualtyClaim) -> str:
    """Say which figures a claim adds."""
    added = [corpus.casualties[name] for name in claim.sum_of]
    return " + ".join(
        f"{each.count} ({actor_name(corpus, each.claimant) or f'document {each.document}'})"
        for each in added
    )


def _related_claims(corpus: Corpus, row: Mapping[str, Any], stands_for: StandsFor) -> list[str]:
    """List the claims of the parts of an incident's row, or of its wholes."""
    if not row.get("incident") or "period" in row:
        return []
    # Outcomes of a codebook are typed; cells are not.
    claims = claims_of(corpus, "acled").with_columns(pl.col("outcome").cast(pl.String))
    for key in ("claimant", "side", "document"):
        if key in row:
            claims = claims.filter(pl.col(key).eq_missing(row[key]))
    cell = {key: row[key] for key in CELL}
    cells = pl.DataFrame([cell], schema=dict.fromkeys(CELL, pl.String)).with_row_index("row")
    supporting = supporting_claims(cells, claims, frame(corpus, "incidents"), apart_by=())
    return sorted(set(supporting.filter(stands_for=stands_for)["claim"]))
