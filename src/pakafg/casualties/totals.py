"""The casualty answers of a corpus."""

from __future__ import annotations

from functools import partial
from types import NoneType
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from attrs import frozen

from pakafg.casualties.claims import Choice
from pakafg.casualties.corpus_steps import corpus_steps
from pakafg.casualties.incident_dates import incident_days
from pakafg.casualties.incident_periods import (
    PERIOD,
    check_days_asked,
    days_in_edtf,
    is_dated,
    lie_within_days,
    periods_of_incidents,
)
from pakafg.casualties.judgement import COLUMNS, conclude
from pakafg.casualties.rollup import (
    add_up,
    largest,
    not_told_apart,
    supporting_claims,
    unclaimed,
)
from pakafg.casualties.row_order import in_order
from pakafg.casualties.steps import Steps, propagated
from pakafg.corpus.corpus import check_corpus
from pakafg.corpus.kept_answers import kept_answer
from pakafg.engines.forest import ancestors
from pakafg.errors import ArgumentError
from pakafg.frames.cells import CELL, CLASS
from pakafg.frames.record_names import with_names
from pakafg.validation import check_choices, check_switch, first_day_of, last_day_of
from pakafg.values.conclusions import StandsFor
from pakafg.values.vocabularies import Relation
from pakafg.values.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from pakafg.casualties.encoded import EncodedClaims
    from pakafg.casualties.incident_periods import Period
    from pakafg.corpus.corpus import Corpus
    from pakafg.values.number_rules import Convention
    from pakafg.values.when import When

__all__ = ["KEYS", "TotalRows", "claims_behind", "found_again", "total_rows", "totals"]

_APART: Final = ("claimant", "side", "document")
KEYS: Final = ("incident", "place", "outcome", *CLASS, *_APART, "period")
"""The columns that may make up a row."""

_NAMED: Final = {"incident", "place", "claimant"}
"""The keys that have a name."""

_PERIOD_TYPES: Final = {
    "period": pl.String(),
    "first_day": pl.Date(),
    "last_day": pl.Date(),
    "divided": pl.Boolean(),
}

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
    found = total_rows(corpus, keys, choice, _dated(corpus, keys, period, since, until))
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
    found = total_rows(corpus, keys, choice, _dated(corpus, keys, period, since, until))
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


@frozen(eq=False)
class TotalRows:
    """The rows of a total, one a cell of an incident, before those of several are added up.

    Attributes:
        rows: row (a number, in the order of the total), the columns, those of `reconcile`,
            place, root.
        keys: What makes up a row of the total.
        apart_by: Those of the keys by which claims are reconciled apart.
        every: The answers of every cell: `apart_by`, the columns of `reconcile`, and cell (its
            code).
        claims: The claims that were chosen.
        incidents: incident, part_of, exhaustive, place.
        steps: What the method came to on the way.
        unplaced: The keys without those of incidents and periods, and n_unplaced; None where
            no date is asked for.
    """

    rows: pl.DataFrame
    keys: list[str]
    apart_by: list[str]
    every: pl.DataFrame
    claims: pl.DataFrame
    incidents: pl.DataFrame
    steps: Steps
    unplaced: pl.DataFrame | None

    @property
    def columns(self) -> list[str]:
        """The columns that make up a row, those of its period among them."""
        return _columns(self.keys)

    def supporting(self) -> pl.DataFrame:
        """Find the claims behind each row: row, claim, stands_for."""
        return supporting_claims(self.rows, self.claims, self.incidents, self.apart_by)

    def answers(self) -> pl.DataFrame:
        """Give the columns of each row, then its answers: those of an incident, or added up."""
        if "incident" in self.keys:
            rest = [name for name in COLUMNS if name not in KEYS]
            rows = self.rows.select(*self.columns, *rest)
        else:
            supporting = (
                self.supporting()
                .filter(pl.col("stands_for") != StandsFor.WHOLE)
                .join(self.claims.select("claim", "document").unique(), on="claim")
            )
            rows = add_up(self.rows, supporting, self.columns)
        if self.unplaced is not None:
            on = [name for name in self.unplaced.columns if name != "n_unplaced"]
            rows = rows.join(
                self.unplaced, on=on, how="left", nulls_equal=True, maintain_order="left"
            ).with_columns(pl.col("n_unplaced").fill_null(0))
        return rows


def total_rows(
    corpus: Corpus, keys: Sequence[str], choice: Choice, dated: pl.DataFrame | None = None
) -> TotalRows:
    """Answer every cell that a total asks for.

    Args:
        corpus: The corpus.
        keys: What makes up a row, outcome among them.
        choice: Which claims.
        dated: incident, for those that are asked for, with the columns of its period where the
            keys name it; None: every incident.

    Raises:
        ArgumentError: The choice is not understood.
    """
    answer = partial(_total_rows, corpus, keys, choice, dated)
    if dated is not None or choice.key is None:
        return answer()
    return kept_answer(corpus, ("totals", *keys, choice.key), answer)


def _total_rows(
    corpus: Corpus, keys: Sequence[str], choice: Choice, dated: pl.DataFrame | None
) -> TotalRows:
    apart_by = [key for key in keys if key in _APART]
    begun = corpus_steps(corpus, choice, apart_by)
    incidents, encoded, steps = begun.incidents, begun.encoded, begun.steps
    # A column typed by the outcomes of a codebook has done its part: answers hold text.
    claims = begun.claims.with_columns(pl.col("outcome").cast(pl.String))
    every = _answers(encoded, steps)
    rows = _placed(every, dated)
    if "incident" not in keys:
        of_period = PERIOD if "period" in keys else ()
        group = [*of_period, *apart_by, *(["place"] if "place" in keys else []), "outcome"]
        rows = largest(_located(rows, incidents), incidents, group)
        classes = [key for key in keys if key in CLASS]
        if classes:
            asked = unclaimed(rows, group, classes)
            also = asked.select(*apart_by, *CELL).unique()
            steps = propagated(encoded, encoded.encode(also), growth=choice.growth)
            every = _answers(encoded, steps)
            rows = _placed(every, dated).join(
                asked, on=[*of_period, *apart_by, *CELL], how="semi", nulls_equal=True
            )
    rows = _located(rows, incidents).filter(not_told_apart(keys))
    return TotalRows(
        rows=in_order(rows, keys).with_row_index("row"),
        keys=list(keys),
        apart_by=apart_by,
        every=every,
        claims=claims,
        incidents=incidents,
        steps=steps,
        unplaced=None if dated is None else _unplaced(claims, dated, apart_by),
    )


def found_again(
    corpus: Corpus,
    row: Mapping[str, Any],
    choice: Choice,
    since: When | date | str | None = None,
    until: When | date | str | None = None,
) -> tuple[TotalRows, pl.DataFrame]:
    """Answer once more what one row of `totals` or `reconcile` answers.

    Args:
        corpus: The corpus.
        row: The row.
        choice: Which claims it was made of.
        since: The first day that was asked for.
        until: The last day that was asked for.

    Returns:
        The answers, and those of its `rows` that the row is, or adds up; none where the choice
        gives no such row.

    Raises:
        ArgumentError: It names a period without its days.
    """
    keys = [key for key in KEYS if key in row]
    dated = _dated(corpus, [], None, since, until)
    if "period" in keys:
        if missing := [name for name in PERIOD if name not in row]:
            expected = f"a row of a period with {listed(missing)} as totals gives them"
            raise ArgumentError("row", row, expected)
        days = incident_days(corpus) if dated is None else dated
        is_own = days_in_edtf() == row["period"]
        if row["divided"]:
            is_own = lie_within_days(row["first_day"], row["last_day"])
        dated = days.filter(is_own).select(
            "incident", *(pl.lit(row[name], _PERIOD_TYPES[name]).alias(name) for name in PERIOD)
        )
    found = total_rows(corpus, keys, choice, dated)
    same = (pl.col(name).eq_missing(pl.lit(row[name])) for name in found.columns if name in row)
    return found, found.rows.filter(*same)


def _dated(
    corpus: Corpus,
    keys: Sequence[str],
    period: Period | None,
    since: When | date | str | None,
    until: When | date | str | None,
) -> pl.DataFrame | None:
    """Find the incidents that lie within the days asked for, with their periods; None: all."""
    first, last = first_day_of("since", since), last_day_of("until", until)
    if first is not None and last is not None and last < first:
        raise ArgumentError("until", str(until), f"a day not before since, which is {since}")
    if "period" not in keys and first is None and last is None:
        return None
    claimed = pl.col("incident").is_in(
        sorted({claim.incident for claim in corpus.casualties.values()})
    )
    check_days_asked(incident_days(corpus).filter(claimed), first, last)
    days = incident_days(corpus).filter(lie_within_days(first, last))
    if "period" not in keys:
        return days
    found = periods_of_incidents(days, "month" if period is None else period)
    if found.filter(claimed).is_empty() and days.filter(claimed).height:
        if isinstance(period, (str, NoneType)) or days.filter(claimed, is_dated()).is_empty():
            expected = "no period among them: of no claimed incident is it said when it took place"
            raise ArgumentError("by", list(keys), expected)
        expected = "intervals in one of which a claimed incident may lie"
        raise ArgumentError("period", period, expected)
    return found


def _answers(encoded: EncodedClaims, steps: Steps) -> pl.DataFrame:
    """Answer every cell: the keys of the scopes, the columns of `reconcile`, the cell's code."""
    answers, _ = conclude(encoded, steps)
    return answers.select(*encoded.keys, *COLUMNS, "cell")


def _keys(by: Sequence[str], period: Period | None) -> list[str]:
    """List the columns that make up a row, outcome always among them."""
    names = check_choices(by, "by", KEYS)
    if len(set(names)) < len(names):
        raise ArgumentError("by", names, "each column once")
    if period is not None and "period" not in names:
        raise ArgumentError("by", names, f"period among them, since period is {period!r}")
    return names if "outcome" in names else [*names, "outcome"]


def _columns(keys: Sequence[str]) -> list[str]:
    """List the columns that make up a row; of a period, its days and whether it is divided."""
    return [name for key in keys for name in (PERIOD if key == "period" else (key,))]


def _placed(rows: pl.DataFrame, dated: pl.DataFrame | None) -> pl.DataFrame:
    """Give each row its period, or choose those of incidents that are dated; all where None."""
    if dated is None:
        return rows
    if "period" not in dated.columns:
        return rows.join(dated.select("incident"), on="incident", how="semi", maintain_order="left")
    return rows.join(dated, on="incident", maintain_order="left")


def _located(rows: pl.DataFrame, incidents: pl.DataFrame) -> pl.DataFrame:
    """Add the place of each row's incident, the largest it belongs to (root), how deep in that."""
    if "root" in rows.columns:
        return rows
    up = ancestors(incidents["incident"], incidents["part_of"])
    roots = up.group_by(incident="node").agg(
        root=pl.col("ancestor").sort_by("steps").last(), depth=pl.col("steps").max()
    )
    places = incidents.select("incident", "place").join(roots, on="incident")
    return rows.join(places, on="incident", how="left", maintain_order="left")


def _unplaced(claims: pl.DataFrame, dated: pl.DataFrame, apart_by: Sequence[str]) -> pl.DataFrame:
    """Count the claimed incidents that stand in no row, by outcome and what is told apart."""
    return (
        claims.join(dated, on="incident", how="anti")
        .group_by(*apart_by, "outcome")
        .agg(n_unplaced=pl.col("incident").n_unique().cast(pl.Int64))
    )
