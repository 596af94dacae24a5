"""The casualty answers of a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.casualties.claims import claims_of
from pakafg.casualties.encoded import encode_claims, partition
from pakafg.casualties.origins import resolve_origins
from pakafg.casualties.periods import by_period
from pakafg.casualties.reconcile import COLUMNS, answer
from pakafg.casualties.rollup import (
    add_up,
    largest,
    not_told_apart,
    supporting_claims,
    unclaimed,
)
from pakafg.casualties.validate import admitted, check_scopes
from pakafg.engines.forest import ancestors
from pakafg.errors import ArgumentError
from pakafg.frames import frame
from pakafg.frames.cells import CELL, CLASS
from pakafg.values.conclusions import StandsFor
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pakafg.casualties.encoded import EncodedClaims
    from pakafg.casualties.periods import Period
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
        Rows about which something is claimed, of the cell itself or of a part of it. First the
        columns of `by`. Then, if incident is among them, those of `reconcile`; if not:

        - n_incidents: how many incidents are added up.
        - n_claims, n_documents: how many speak of the incidents and of their parts.
        - low, best, high: persons, inclusive; a null high is unbounded.
        - best_rule: whether best is their sum, or had to be moved into the range (a
          `BestRule`).
        - n_without_best: incidents that add nothing to best.
        - tightness: whether the range may be wider than need be (a `Tightness`).
        - conflicts: minimal contradictions, each a list of claims.
        - claims: claim ids, of the incidents and of their parts.

        With `detail`, after the columns of `by`:

        - claim: its id.
        - stands_for: how it bears on the row (a `StandsFor`).
        - the columns of the table `casualties`; low and high are as counted.

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
    apart_by = [key for key in keys if key in _APART]
    if "period" in keys:
        claims = by_period(claims, "month" if period is None else period)
        apart_by.insert(0, "period_start")
    incidents = frame(corpus, "incidents").select("incident", "part_of", "exhaustive", "place")
    encoded = _encoded(claims, incidents, apart_by)
    rows = _answers(encoded)
    if "incident" not in keys:
        group = [*apart_by, *(["place"] if "place" in keys else []), "outcome"]
        rows = largest(_placed(rows, incidents), incidents, group)
        classes = [key for key in keys if key in CLASS]
        if classes:
            also = unclaimed(rows, group, classes)
            every = _placed(_answers(encoded, also), incidents)
            rows = every.join(also, on=[*apart_by, *CELL], how="semi", nulls_equal=True)
    rows = _placed(rows, incidents).filter(not_told_apart(keys)).with_row_index("row")
    supporting = supporting_claims(rows, claims, incidents, apart_by)
    rows = rows.sort(["period_start" if key == "period" else key for key in keys])
    if detail:
        return _in_detail(rows, keys, supporting, claims, apart_by)
    if "incident" in keys:
        return rows.select(*keys, *(column for column in COLUMNS if column not in _KEYS))
    supporting = supporting.filter(pl.col("stands_for") != StandsFor.WHOLE).join(
        claims.select("claim", "document").unique(), on="claim"
    )
    return add_up(rows, supporting, keys)


def _encoded(
    claims: pl.DataFrame, incidents: pl.DataFrame, apart_by: Sequence[str]
) -> EncodedClaims:
    """Encode claims; those that columns tell apart have scopes of their own."""
    forest, table = check_scopes(incidents, resolve_origins(claims))
    return encode_claims(*partition(forest, table, apart_by), keys=apart_by)


def _answers(encoded: EncodedClaims, also: pl.DataFrame | None = None) -> pl.DataFrame:
    """Answer every cell: the keys of the scopes, then the columns of `reconcile`.

    Args:
        encoded: The claims.
        also: Cells that are asked for though nobody claims anything of them: keys, incident,
            outcome, nationality, status, group.
    """
    answers, _ = answer(encoded, None if also is None else encoded.encode(also))
    return answers.select(*encoded.keys, *COLUMNS)


def _keys(by: Sequence[str], period: Period | None) -> list[str]:
    """List the columns that make up a row, outcome always among them."""
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
    """Add the place of each row's incident, and the largest one that it belongs to (root)."""
    up = ancestors(incidents["incident"], incidents["part_of"])
    roots = up.group_by(incident="node").agg(root=pl.col("ancestor").sort_by("steps").last())
    places = incidents.select("incident", "place").join(roots, on="incident")
    return rows.join(places, on="incident", how="left", maintain_order="left")


def _in_detail(
    rows: pl.DataFrame,
    keys: Sequence[str],
    supporting: pl.DataFrame,
    claims: pl.DataFrame,
    apart_by: Sequence[str],
) -> pl.DataFrame:
    """List the claims behind each row, a claim a row."""
    # A column that is a key of the row is another thing as a column of the claim, unless claims
    # are reconciled apart by it.
    of_claim = {key: f"{key}_of_claim" for key in keys if key not in apart_by}
    return (
        rows.select("row", *{*keys, *apart_by})
        .join(supporting, on="row")
        .join(
            claims.drop("first_day", "last_day").rename(of_claim),
            on=["claim", *apart_by],
            nulls_equal=True,
        )
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
    """Choose the claims that an expression and the admitted relations let through."""
    if where is not None:
        try:
            claims = claims.filter(where)
        except pl.exceptions.PolarsError as error:
            columns = ", ".join(claims.columns)
            expected = f"an expression on {columns} ({error})"
            raise ArgumentError("where", str(where), expected) from error
    return admitted(claims, admit)
