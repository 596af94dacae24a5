"""The casualty answers of a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.casualties.calendar_periods import by_period
from pakafg.casualties.claims import claims_of
from pakafg.casualties.partition import Worlds
from pakafg.casualties.provenance import claims_behind, lineage
from pakafg.casualties.reconcile import COLUMNS, admitted
from pakafg.casualties.rollup import add_up, largest, not_told_apart, unclaimed
from pakafg.casualties.validate import CELL, CLASS
from pakafg.errors import ArgumentError
from pakafg.frames import frame
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pakafg.casualties.calendar_periods import Period
    from pakafg.corpus.corpus import Corpus
    from pakafg.values.number_words import Convention

__all__ = ["totals"]

_APART: Final = ("claimant", "side", "document", "period")
_KEYS: Final = ("incident", "place", "outcome", *CLASS, *_APART)


def totals(  # noqa: PLR0913  (what a user may ask for, each by name)
    corpus: Corpus,
    by: Sequence[str] = ("incident", "outcome"),
    *,
    where: pl.Expr | None = None,
    admit: Collection[Relation | str] = tuple(Relation),
    words: Convention = "acled",
    period: Period | None = None,
    detail: bool = False,
) -> pl.DataFrame:
    """Low, best and high of the corpus's casualty claims, and who says so.

    A figure of a whole and figures of its parts are never added; nor are outcomes, so that
    outcome is always among the columns. Where a class column is asked for, a null in it
    means all, or not told apart: such a row is a whole of the others. Rows of different
    places, claimants, sides or documents may count the same persons; so may rows of
    different periods where nobody says when.

    Args:
        corpus: The corpus.
        by: Any of incident, place (of the incident), outcome, nationality, status, group,
            claimant, side (of the claimant), document, period. Each claimant, side, document
            or period is reconciled on its own. Without incident, the largest incidents that
            anything is claimed of are added up.
        where: Which claims: an expression on the table `casualties`, with side, place,
            first_day and last_day.
        admit: As for `reconcile`.
        words: How vague words count: "acled" (dozens are 12 or more) or "literal" (24).
        period: "day", "week" (from Monday), "month" (the default), or intervals (label, first
            day, last day; both included), if `by` names period. Days are local to the
            incident. A claim whose incident surely lies within a period counts there; where
            it may lie in several, or is not dated, it bounds each of them from above only.
        detail: Give the claims behind each row instead, a claim a row.

    Returns:
        The columns of `by`, then with incident those of `reconcile`; without it n_incidents,
        n_claims, n_documents, low, best, high (persons, inclusive; a null high is unbounded),
        best_rule (sum, or clamped where the sum of best lay outside the range),
        n_without_best (incidents that add nothing to best), tightness, conflicts, claims (of
        the incidents and of their parts). Only rows about which something is claimed, of the
        cell itself or of a part of it. With `detail`: by, claim, stands_for (own: of the row
        itself; part: of a part; whole: of a whole that it belongs to), then the columns of
        the table `casualties`; low and high are as counted.

    Raises:
        ArgumentError: `by`, `where`, `admit`, `words` or `period` is not understood.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> rows = totals(corpus, by=("incident", "outcome", "nationality", "status"))
    >>> soldiers = rows.filter(outcome="killed", nationality="pakistani", status="soldier")
    >>> soldiers.select("low", "best", "high", "grade").row(0)
    (23, 23, 58, 'party_contested')
    >>> by_month = totals(corpus, by=("period", "outcome"), where=pl.col("outcome") == "wounded")
    >>> by_month.filter(period="2025-10").select("low", "best", "high").row(0)
    (476, 476, None)
    """
    keys = _keys(by, period)
    claims = _chosen(claims_of(corpus, words), where, admit)
    apart = [key for key in keys if key in _APART]
    if "period" in keys:
        claims = by_period(claims, "month" if period is None else period)
        apart.insert(0, "period_start")
    incidents = frame(corpus, "incidents").select("incident", "part_of", "exhaustive", "place")
    worlds = Worlds.of(claims, incidents, apart)
    rows = worlds.answers()
    if "incident" not in keys:
        group = [*apart, *(["place"] if "place" in keys else []), "outcome"]
        rows = largest(_placed(rows, incidents), incidents, group)
        classes = [key for key in keys if key in CLASS]
        if classes:
            also = unclaimed(rows, group, classes)
            every = _placed(worlds.answers(also), incidents)
            rows = every.join(also, on=[*apart, *CELL], how="semi", nulls_equal=True)
    rows = _placed(rows, incidents).filter(not_told_apart(keys)).with_row_index("row")
    order = ["period_start" if key == "period" else key for key in keys]
    behind = claims_behind(rows, claims, incidents, apart)
    rows = rows.sort(order)
    if detail:
        return _in_detail(rows, keys, behind, claims, apart)
    if "incident" in keys:
        return rows.select(*keys, *(column for column in COLUMNS if column not in _KEYS))
    behind = behind.filter(pl.col("stands_for") != "whole")
    return add_up(rows, behind.join(claims.select("claim", "document").unique(), on="claim"), keys)


def _keys(by: Sequence[str], period: Period | None) -> list[str]:
    """The columns that make up a row, outcome always among them."""
    names = [by] if isinstance(by, str) else list(by)
    unknown = [name for name in names if name not in _KEYS]
    if unknown:
        raise ArgumentError.of_choice("by", unknown[0], _KEYS)
    if len(set(names)) < len(names):
        raise ArgumentError("by", names, "each column once")
    if period is not None and "period" not in names:
        raise ArgumentError("by", names, f"period among them, since period is {period!r}")
    return names if "outcome" in names else [*names, "outcome"]


def _placed(rows: pl.DataFrame, incidents: pl.DataFrame) -> pl.DataFrame:
    """Rows with the place of their incident, and the largest one that it belongs to."""
    root = lineage(incidents).sort("steps").group_by("incident").agg(root=pl.col("whole").last())
    places = incidents.select("incident", "place").join(root, on="incident")
    return rows.join(places, on="incident", how="left", maintain_order="left")


def _in_detail(
    rows: pl.DataFrame,
    keys: Sequence[str],
    behind: pl.DataFrame,
    claims: pl.DataFrame,
    apart: Sequence[str],
) -> pl.DataFrame:
    """The claims behind each row, a claim a row."""
    told = claims.drop("first_day", "last_day")
    own = {key: f"{key}_of_claim" for key in keys if key not in apart}
    return (
        rows.select("row", *{*keys, *apart})
        .join(behind, on="row")
        .join(told.rename(own), on=["claim", *apart], nulls_equal=True)
        .sort("row", "stands_for", "claim")
        .select(
            *keys,
            "claim",
            "stands_for",
            pl.exclude("row", "period_start", *keys, "claim", "stands_for"),
        )
        .unique(maintain_order=True)
    )


def _chosen(
    claims: pl.DataFrame, where: pl.Expr | None, admit: Collection[Relation | str]
) -> pl.DataFrame:
    if where is not None:
        try:
            claims = claims.filter(where)
        except pl.exceptions.PolarsError as error:
            columns = ", ".join(claims.columns)
            expected = f"an expression on {columns} ({error})"
            raise ArgumentError("where", str(where), expected) from error
    return admitted(claims, admit)
