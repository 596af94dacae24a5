"""An answer in words: its claims with their quotations, its origins, and the rules it follows.

Words are made here, last, from the columns of a row and the records of the corpus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.arguments import check_kind
from pakafg.casualties.arithmetic import arithmetic_of, arithmetic_words, one_row
from pakafg.casualties.claims import Choice
from pakafg.casualties.quoted_claims import claims_behind_row, conflict_lines, what_words
from pakafg.casualties.total_rows import found_again
from pakafg.casualties.totals import totals
from pakafg.corpus.corpus import check_corpus
from pakafg.corpus.lookup import known_id
from pakafg.corpus.naming import name_of, place_name
from pakafg.errors import ArgumentError
from pakafg.frames.cells import CELL, CLASS
from pakafg.text.date_words import when_words
from pakafg.text.escape import printable
from pakafg.text.figure_words import BY_BOUNDS_ALONE, counted, figure, figure_range, figure_words
from pakafg.text.people import NO_SOURCE, clause, counted_words, in_words
from pakafg.values.conclusions import BestRule, Grade, Tightness
from pakafg.values.vocabularies import Relation
from pakafg.values.when import When
from pakafg.views.claim_words import approximate_figures
from pakafg.views.weighed_claims import LISTED, few_listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from pakafg.corpus.corpus import Corpus
    from pakafg.values.number_rules import Convention

__all__ = ["explain"]

BEST_RULE_WORDS: Final[Mapping[str, str]] = {rule: clause(rule.meaning) for rule in BestRule}
GRADE_WORDS: Final[Mapping[str, str]] = {grade: clause(grade.meaning) for grade in Grade}


def explain(  # noqa: PLR0913  (as for `totals`)
    corpus: Corpus,
    row: Mapping[str, Any] | pl.DataFrame | str,
    *,
    where: pl.Expr | None = None,
    admit: Collection[Relation | str] = tuple(Relation),
    words: Convention = "acled",
    since: When | date | str | None = None,
    until: When | date | str | None = None,
    as_of: When | date | str | None = None,
    growth: bool = True,
    detail: bool = False,
) -> str:
    """Say what a number rests on: claims, origins, rule and quotations.

    Args:
        corpus: The corpus.
        row: A row of `totals`, `reconcile` or `conflicts`: as a dict, or as a frame of one
            row. Or an incident, by its id, its name or words that no other has: every row of
            `totals` about it is explained.
        where: What was given to `totals` for the row; and so are the others.
        admit: The relations of claimant to victims that were admitted.
        words: How vague words were counted.
        since: The first day.
        until: The last day.
        as_of: The day at the end of which it was known.
        growth: Whether later and greater figures outgrew earlier ones.
        detail: Whether to list every claim with all its quotations. Otherwise, of more than
            twelve, those of most weight stand for the others: first what sets a bound or the
            best figure, then what most documents say; what is left out is counted.

    Returns:
        Lines of plain text: what is counted; the range, the best figure and its rule; the
        grade; the sums that make a figure that nobody gives (`arithmetic` has them as data);
        who says so; then the claims with their quotations, those of the parts and the wholes of an
        incident too. Claims that the choice leaves out come last, in few words, each with the
        reason. What a short row of `totals` leaves out is looked up, and so are sums. A row that
        the claims chosen do not give (one of `totals` with a `where` that is not given here) is
        told as it stands, and of its parts all claims in few words, for which of them count is not
        known.

    Raises:
        ArgumentError: It is not one row, names a claim that the corpus does not hold, or is the
            name of no incident or of several.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> rows = pakafg.casualties.totals(corpus, by=("incident", "outcome", "nationality", "status"))
    >>> row = rows.filter(
    ...     incident="october-clashes", outcome="killed", nationality="pakistani", status="soldier"
    ... )
    >>> for line in explain(corpus, row).splitlines()[:3]:
    ...     print(line)
    Fighting of October 2025: killed, Pakistani soldiers
      23 to 58 persons; best 23, the only figure that counts for it (Pakistan)
      party contested: a side's own figure and the other side's cannot both hold
    """
    check_corpus(corpus)
    check_kind("detail", detail, bool, "True or False")
    choice = Choice(where=where, admit=admit, words=words, as_of=as_of, growth=growth)
    told: list[Mapping[str, Any] | pl.DataFrame] = []
    if isinstance(row, str):
        incident = known_id(
            "row", row, [corpus.incidents], "a row, or the id or name of an incident"
        )
        rows = totals(
            corpus,
            where=where,
            admit=admit,
            words=words,
            since=since,
            until=until,
            as_of=as_of,
            growth=growth,
        ).filter(incident=incident)
        if rows.is_empty():
            return f"{name_of(corpus, incident)}: nothing is claimed of anybody by these claims"
        told += rows.rows(named=True)
    else:
        told.append(row)
    days = (since, until)
    return "\n".join(_explained(corpus, each, choice, days, detail=detail) for each in told)


def _explained(
    corpus: Corpus,
    row: Mapping[str, Any] | pl.DataFrame,
    choice: Choice,
    days: tuple[When | date | str | None, When | date | str | None],
    *,
    detail: bool,
) -> str:
    """Explain one row."""
    answer = _one_row(row)
    strange = [claim for claim in answer["claims"] if claim not in corpus.casualties]
    if strange:
        expected = f"a row of this corpus, which has no casualty claim {strange[0]!r}"
        raise ArgumentError("row", row, expected)
    lines = [_heading(corpus, answer)]
    if _is_conflict(answer):
        lines += conflict_lines(corpus, answer["claims"], detail=detail)
    else:
        found, rows = found_again(corpus, answer, choice, *days)
        terms = arithmetic_of(corpus, answer, found, rows)
        if "incident" in answer and {*answer["claims"]} != {*rows["claims"].explode().drop_nulls()}:
            terms = None  # figures may be the same, and claims others
        if terms is None:
            lines += _figure_lines(corpus, answer)
        else:
            answer, sums = _looked_up(corpus, answer, rows, terms, detail=detail)
            lines += (*_figure_lines(corpus, answer), *(f"  {each}" for each in sums))
        lines += claims_behind_row(
            corpus,
            answer,
            choice,
            setting=frozenset() if terms is None else frozenset(terms["claims"].explode()),
            is_found=terms is not None,
            detail=detail,
        )
    return printable("\n".join(lines))


def _looked_up(
    corpus: Corpus, row: dict[str, Any], rows: pl.DataFrame, terms: pl.DataFrame, *, detail: bool
) -> tuple[dict[str, Any], list[str]]:
    """Add to a row what a short one leaves out, and say how its figures add up.

    Args:
        corpus: The corpus.
        row: The row.
        rows: The rows that it is, or adds up.
        terms: Its arithmetic.
        detail: Whether to say every term, however many they are.
    """
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
    return {**full, **row}, list(
        dict.fromkeys(arithmetic_words(corpus, row, derived, None if detail else LISTED))
    )


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
    heading = f"{where}: {what_words(corpus, row)}"
    return f"{heading} ({', '.join(chosen_by)})" if chosen_by else heading


def _chooser(corpus: Corpus, key: str, word: str) -> str:
    """Name a side as its codebook does; claimants and documents by their ids."""
    return corpus.codebook.name_of_side(word) if key == "side" else word


def _figure_lines(corpus: Corpus, row: Mapping[str, Any]) -> Iterator[str]:
    """Say the range, the best figure and its rule, the grade, the residual."""
    best = "no best figure: none that is put forward, nor a sum of such, lies in the range"
    if row.get("n_without_best"):
        what = "parts" if "incident" in row else "incidents"
        parts = counted(row["n_without_best"], f"of its {what} has", f"of its {what} have")
        best = f"no best figure: {parts} none"
    about = approximate_figures(corpus.casualties[claim].count for claim in row["claims"])
    if row["best"] is not None:
        best = f"best {'about ' * (row['best'] in about)}{figure(row['best'])}"
        if row.get("best_rule"):
            best += f", {BEST_RULE_WORDS[row['best_rule']]}"
        if row.get("best_basis"):
            sources = few_listed(_source_name(corpus, source) for source in row["best_basis"])
            best += f" ({sources})"
    yield f"  {_range_words(corpus, row, about)}; {best}"
    if row.get("grade"):
        yield f"  {in_words(row['grade'])}: {GRADE_WORDS[row['grade']]}"
    claimed = row.get("claim_low")
    if "claim_low" in row and claimed is None:
        yield "  nobody gives this very figure; the range follows from its parts and wholes"
    elif claimed is not None and (claimed, row.get("claim_high")) != (row["low"], row["high"]):
        hull = figure_range(claimed, row.get("claim_high"))
        yield f"  its own claims say {hull}; its parts and wholes narrow that to the range above"
    if row.get("tightness") == Tightness.OUTER and row["low"] != row["high"]:
        yield f"  {clause(Tightness.OUTER.meaning)}"
    if row.get("rest_low") is not None:
        residual = figure_range(row["rest_low"], row.get("rest_high"))
        yield f"  beyond the parts that are named: {residual}"


def _range_words(corpus: Corpus, row: Mapping[str, Any], about: frozenset[int]) -> str:
    """Say how many they are, never a bare number where no claimant gives it."""
    number = row["low"] if row["high"] is None else row["high"]
    what = counted_words(row, corpus.codebook.printed, number=number)
    if row["low"] == row["high"]:
        persons = f"{'about ' * (row['low'] in about)}{figure(row['low'])} {what}"
        return persons if row["best"] is not None else f"{persons}, {BY_BOUNDS_ALONE}"
    of = "" if row["low"] or row["high"] is not None else "of "  # "any number of persons"
    return f"{figure_words(row['low'], None, row['high'], about=about)} {of}{what}"


def _source_name(corpus: Corpus, source: str) -> str:
    """Name a source: an actor, or a document whose own source is not known."""
    return f"document {source}" if source in corpus.documents else name_of(corpus, source)
