"""The casualty answers of a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.casualties.claims import Choice
from pakafg.casualties.total_rows import KEYS, dated_incidents, total_rows
from pakafg.corpus.corpus import check_corpus
from pakafg.errors import ArgumentError
from pakafg.frames.record_names import with_names
from pakafg.validation import check_choices, check_switch
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from pakafg.casualties.incident_periods import Period
    from pakafg.corpus.corpus import Corpus
    from pakafg.values.number_rules import Convention
    from pakafg.values.when import When

__all__ = ["claims_behind", "totals"]

_NAMED: Final = {"incident", "place", "claimant"}
"""The keys that have a name."""

_BRIEF: Final = (
    *("grade", "n_incidents", "n_without_best", "n_unplaced", "top"),
    *("low", "best", "high", "claims"),
)
"""What a row says without `detail`, where it has that; polars prints the last four columns."""


def totals(  # noqa: PLR0913  (what a user may ask for, each by name)
    corpus: Corpus,
    by: Sequence[str] = ("incident", "outcome"),
    *,
    where: pl.Expr | None = None,
    admit: Collection[Relation | str] = tuple(Relation),
    words: Convention = "acled",
    period: Period | None = None,
    since: When | date | str | None = None,
    until: When | date | str | None = None,
    as_of: When | date | str | None = None,
    growth: bool = True,
    detail: bool = False,
) -> pl.DataFrame:
    """Low, best and high of the corpus's casualty claims, and who says so.

    A figure of a whole and figures of its parts are never added; nor are outcomes, so that
    outcome is always among the columns. Where a class column is asked for, a null in it
    means all, or not told apart: such a row is a whole of the others. Rows of different
    places, claimants, sides or documents may count the same persons; so may a row that is not
    divided by period and the rows of periods that its days meet. Rows where `top` is true may be
    added, those of one outcome (and one claimant, side or document).

    Args:
        corpus: The corpus.
        by: Any of incident, place (of the incident), outcome, nationality, status, group,
            claimant, side (of the claimant), document, period. Each claimant, side or
            document is reconciled on its own. Without incident, the largest incidents that
            anything is claimed of are added up; who claims that five were killed claims that
            there were casualties, in trees of incidents of which casualties are counted at all.
        where: Which claims: an expression on the table `casualties`, with side, place,
            first_day and last_day. A comparison with what is not known, such as a claimant who
            is not named, is no truth and keeps nothing: `ne_missing` and `eq_missing` do. A word
            outside of a vocabulary, or an unknown id, is an error.
        admit: As for `reconcile`.
        words: How vague words count: "acled" (dozens are 12 or more) or "literal" (24).
        period: "day", "week" (from Monday), "month" (the default), "year", or intervals (label,
            first day, last day; both included), if `by` names period. Days are local to the
            incident. An incident belongs to the period in which it surely lies; one that may
            lie in several has a row of its own days, which is not divided. What is known of an
            incident does not depend on the period: its parts and its wholes bound it there, too.
        since: Only incidents that surely lie on this day or later; of EDTF text such as
            "2025-10" the first day counts. None: any.
        until: Only incidents that surely lie on this day or earlier; of EDTF text the last day
            counts. None: any.
        as_of: Answer as known at the end of this day (UTC), as for `reconcile`; None: as of now.
        growth: As for `reconcile`.
        detail: Give all columns; else those that answer, the figures and `claims` at the end,
            where polars prints them however many columns stand before.

    Returns:
        Rows about which something is claimed, of the cell itself or of a part of it: the incident
        with most dead first, no part before its whole, outcomes as in the vocabulary. First the
        columns of `by`, with incident_name, place_name and claimant_name beside ids, and, of a
        period, first_day, last_day and divided (false: the days are those within which the
        incidents lie, and may lie in several periods). Then low, best, high (persons,
        inclusive; a null high is unbounded), and:

        - grade, if incident is among them: as in `reconcile`.
        - n_incidents, if not: how many incidents are added up. Then best is the sum of their
          best figures, where each has one; else null.
        - n_without_best: without incident, how many of the incidents have no best figure.
        - n_unplaced, with period, since or until: claimed incidents that are left out, for
          their date is unknown, or they may lie outside of since and until.
        - top: whether the row may be added to others: it counts all classes of victims, of
          incidents that are no parts of others.
        - claims: claim ids; without incident, of the incidents and of their parts.

        With `detail` all columns of `reconcile`, if incident is among those of `by`; if not,
        also:

        - n_claims, n_documents: how many speak of the incidents and of their parts.
        - best_rule: that best is their sum (a `BestRule`).
        - tightness: whether the range may be wider than need be (a `Tightness`).
        - conflicts: minimal contradictions, each a list of claims.

    Raises:
        ArgumentError: `by`, `where`, `admit`, `words`, `period`, `since`, `until`, `as_of`,
            `growth` or `detail` is not understood; or `admit` or `as_of` lets no claim of the
            corpus through; or no claimed incident surely lies within `since` and `until`, and
            some may, or all lie before or after; or no claimed incident lies in a period.
        WordingError: The text of a date cannot be read.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> rows = totals(corpus, by=("incident", "outcome", "nationality", "status"))
    >>> soldiers = rows.filter(outcome="killed", nationality="pakistani", status="soldier")
    >>> fighting = soldiers.filter(incident="october-clashes")
    >>> fighting.select("low", "best", "high", "grade").row(0)
    (23, 23, 58, 'party_contested')
    >>> by_month = totals(corpus, by=("period", "outcome"), where=pl.col("outcome") == "wounded")
    >>> by_month.filter(period="2025-10").select("low", "best", "high").row(0)
    (476, 476, None)
    """
    check_corpus(corpus)
    check_switch("detail", detail)
    choice = Choice(where=where, admit=admit, words=words, as_of=as_of, growth=growth)
    keys = _keys(by, period)
    found = total_rows(corpus, keys, choice, dated_incidents(corpus, keys, period, since, until))
    rows = with_names(corpus, found.answers(), *_NAMED & {*found.keys})
    if detail:
        return rows
    keys = [name for key in found.columns for name in (key, f"{key}_name")]
    only_in_detail = {"n_without_best"} if "incident" in found.keys else set()
    brief = [name for name in (*keys, *_BRIEF) if name in rows.columns]
    return rows.select(name for name in brief if name not in only_in_detail)


def claims_behind(  # noqa: PLR0913  (as for `totals`)
    corpus: Corpus,
    by: Sequence[str] = ("incident", "outcome"),
    *,
    where: pl.Expr | None = None,
    admit: Collection[Relation | str] = tuple(Relation),
    words: Convention = "acled",
    period: Period | None = None,
    since: When | date | str | None = None,
    until: When | date | str | None = None,
    as_of: When | date | str | None = None,
    growth: bool = True,
) -> pl.DataFrame:
    """List the claims behind each row of `totals`, a claim a row.

    Args:
        corpus: As for `totals`, and so are the others.
        by: The columns that make up a row.
        where: Which claims.
        admit: The relations of claimant to victims that are admitted.
        words: How vague words count.
        period: The periods.
        since: The first day.
        until: The last day.
        as_of: The day at the end of which it was known.
        growth: Whether later and greater figures outgrow earlier ones.

    Returns:
        The columns of `by`, with those of a period, and:

        - claim: its id.
        - stands_for: how it bears on the row (a `StandsFor`).
        - the columns of the table `casualties`, with names beside ids; low and high are as
          counted. What is a column of `by`, too, is here called `outcome_of_claim` and so on.

    Raises:
        ArgumentError: As for `totals`.

    >>> import pakafg
    >>> rows = claims_behind(pakafg.load_corpus()).filter(
    ...     incident="spin-boldak-shooting", outcome="wounded"
    ... )
    >>> rows.select("stands_for", "words").rows()
    [('own', 'five'), ('own', 'six'), ('part', 'some'), ('part', '5')]
    """
    check_corpus(corpus)
    choice = Choice(where=where, admit=admit, words=words, as_of=as_of, growth=growth)
    keys = _keys(by, period)
    found = total_rows(corpus, keys, choice, dated_incidents(corpus, keys, period, since, until))
    # A column that is a key of the row is another thing as a column of the claim, unless claims
    # are reconciled apart by it.
    of_claim = {key: f"{key}_of_claim" for key in found.keys if key not in found.apart_by}
    claims = found.claims.drop("first_day", "last_day")
    rows = (
        found.rows.select("row", *{*found.columns, *found.apart_by})
        .join(found.supporting(), on="row")
        .join(
            claims.rename(of_claim, strict=False), on=["claim", *found.apart_by], nulls_equal=True
        )
        .sort("row", "stands_for", "claim")
        .select(
            *found.columns,
            "claim",
            "stands_for",
            pl.exclude("row", *found.columns, "claim", "stands_for"),
        )
        .unique(maintain_order=True)
    )
    return with_names(corpus, rows, *_NAMED, "incident_of_claim")


def _keys(by: Sequence[str], period: Period | None) -> list[str]:
    """List the columns that make up a row, outcome always among them."""
    names = check_choices(by, "by", KEYS)
    if len(set(names)) < len(names):
        raise ArgumentError("by", names, "each column once")
    if period is not None and "period" not in names:
        raise ArgumentError("by", names, f"period among them, since period is {period!r}")
    return names if "outcome" in names else [*names, "outcome"]
