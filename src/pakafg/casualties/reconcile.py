"""Casualty claims to ranges: the method from claims to answers, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.casualties.arrangements import add_related, views
from pakafg.casualties.best import best_figures
from pakafg.casualties.conflicting import listed, name_conflicts
from pakafg.casualties.encoded import Ledger, keep
from pakafg.casualties.hull import beside, hulls
from pakafg.casualties.origins import with_sources
from pakafg.casualties.propagation import rests, sum_best, tightness
from pakafg.casualties.validate import CELL, check_claims, check_scopes
from pakafg.casualties.votes import take_votes
from pakafg.engines.hierarchy import propagate
from pakafg.validation import chosen
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["COLUMNS", "reconcile"]

COLUMNS: Final = (
    *CELL,
    "n_claims",
    "n_documents",
    "n_origins_min",
    "n_origins_max",
    "claim_low",
    "claim_high",
    "implied_low",
    "implied_high",
    "low",
    "best",
    "high",
    "best_rule",
    "best_basis",
    "rest_low",
    "rest_high",
    "own_low",
    "own_high",
    "adversary_low",
    "adversary_high",
    "third_party_low",
    "third_party_high",
    "tightness",
    "grade",
    "conflicts",
    "superseded",
    "claims",
)

_IDS: Final = pl.List(pl.String)


def reconcile(
    claims: pl.DataFrame | pl.LazyFrame,
    scopes: pl.DataFrame | pl.LazyFrame | None = None,
    *,
    admit: Collection[Relation | str] = tuple(Relation),
) -> pl.DataFrame:
    """Low, best and high of what is claimed, counting no person twice.

    Within a cell (outcome, scope, class of victims) the range is the hull of independent
    origins: the truth is taken to lie within the range of the admitted ones. Between cells,
    parts add up to no more than their whole. Claims of one origin are refined where they
    agree; where they do not, what it said last stands. Where a whole and its parts cannot
    all hold, neither bounds the other.

    Args:
        claims: claim, incident, outcome, low, high (persons, inclusive; a null high is
            unbounded; both null: no figure given). Where present: nationality, status,
            group (null: not said, or all), origin (a name, or the claim that this one
            reports; null: unknown; without the column each claim is its own), relation,
            as_of (dates, or datetimes with a zone), document.
        scopes: incident, part_of (null at a root) and, where present, exhaustive: whether an
            incident's named parts are all of it. None: no incident is part of another.
        admit: The relations of claimant to victims that are admitted. Adversary claims are,
            by default; they widen the range, and never set the best figure. A claim of
            unknown relation is always admitted.

    Returns:
        One row a cell, sorted, for every claimed cell, every whole of one and every part of
        what is exhaustive:
        incident, outcome, nationality, status, group;
        n_claims, n_documents, n_origins_min, n_origins_max;
        claim_low, claim_high: the hull of the claims of this very cell, null without any;
        implied_low, implied_high: what they, their parts and their wholes leave (persons,
        inclusive; a null high is unbounded), also as low, high;
        best, best_rule, best_basis: from exact claims, latest as-of, then majority, then
        lowest, and the sources that say so; at a whole no less than the sum of its parts'
        ("parts"); "clamped" where it lay outside the range;
        rest_low, rest_high: what a whole leaves beyond its named parts;
        own_low … third_party_high: the range by relation of claimant to victims;
        tightness: exact, or outer where the range may be wider than need be;
        grade: single, corroborated, contested, party_contested, bounded, inconsistent; null
        for a cell that nobody claims;
        conflicts: minimal contradictions that the cell takes part in, each a list of claims;
        superseded, claims: claim ids, those of one origin together.

    Raises:
        FrameError: A table cannot be used; the message names the rows. Or `admit` holds what
            is no relation.

    >>> import polars as pl
    >>> claims = pl.DataFrame(
    ...     {
    ...         "claim": ["army", "taliban"],
    ...         "incident": ["october-clashes"] * 2,
    ...         "outcome": ["killed"] * 2,
    ...         "low": [23, 58],
    ...         "high": [23, 58],
    ...         "relation": ["own", "adversary"],
    ...     }
    ... )
    >>> reconcile(claims).select("low", "best", "high", "grade").row(0)
    (23, 23, 58, 'party_contested')
    """
    ledger = enter(claims, scopes, admit)
    answers, _ = answer(ledger)
    return answers.select(COLUMNS)


def enter(
    claims: pl.DataFrame | pl.LazyFrame,
    scopes: pl.DataFrame | pl.LazyFrame | None,
    admit: Collection[Relation | str],
) -> Ledger:
    """Check both tables, and keep the admitted claims.

    What a claim reports is followed to its origin whether or not what it reports is admitted.
    """
    forest, table = check_scopes(scopes, with_sources(check_claims(claims)))
    return keep(forest, admitted(table, admit))


def admitted(claims: pl.DataFrame, admit: Collection[Relation | str]) -> pl.DataFrame:
    """The claims whose claimant stands so to the victims, or in a way that is not known.

    Raises:
        FrameError: A relation is not one of the vocabulary.
    """
    asked = chosen(admit, "admit", Relation)
    if asked == set(Relation):
        return claims
    return claims.filter(pl.col("relation").is_null() | pl.col("relation").is_in(asked))


def answer(ledger: Ledger, also: pl.DataFrame | None = None) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Every cell's answer, sorted, and the contradictions between cells.

    Args:
        ledger: The claims.
        also: Cells (column `cell`) that are asked for though nobody claims anything of them.
    """
    votes = take_votes(ledger.claims)
    hull = hulls(votes)
    asked = hull.select("cell")
    if also is not None:
        asked = pl.concat([asked, also]).unique()
    rows = ledger.named(add_related(ledger, asked))
    claimed = beside(beside(rows, hull), best_figures(ledger, votes))
    superseded = votes.filter("superseded").select("claim")
    implied, conflicts = _imply(ledger, claimed, superseded)
    return _concluded(beside(implied, listed(conflicts))), conflicts


def _imply(
    ledger: Ledger, found: pl.DataFrame, superseded: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """What wholes and parts say of each other, and where they contradict."""
    by_name = views(ledger, found.select("cell"))
    arranged = list(by_name.values())
    bounds = found.select("cell", low=pl.col("claim_low").fill_null(0), high="claim_high")
    narrowed = propagate(bounds, arranged)
    conflicts = name_conflicts(ledger, superseded, bounds, arranged, narrowed.broken)
    implied = found.with_columns(
        implied_low=narrowed.bounds["low"],
        implied_high=narrowed.bounds["high"],
        summed=sum_best(found.select("cell", "best"), arranged),
    )
    tight = tightness(ledger, bounds, arranged, settled=narrowed.settled)
    rest = rests(ledger, narrowed.bounds, by_name.get("scope"))
    return beside(beside(implied, tight), rest), conflicts


def _concluded(rows: pl.DataFrame) -> pl.DataFrame:
    """The best figure within the range, the grade, and nothing where there is nothing."""
    within = pl.min_horizontal(pl.max_horizontal("summed", "implied_low"), "implied_high")
    best = pl.when(pl.col("summed").is_not_null()).then(within)
    raised = pl.col("summed").is_not_null() & pl.col("summed").ne_missing(pl.col("best"))
    nobody = pl.lit([], dtype=pl.List(pl.String))
    counts = pl.col("n_claims", "n_documents", "n_origins_min", "n_origins_max")
    return rows.with_columns(
        counts.fill_null(0),
        best=best,
        best_rule=pl.when(best != pl.col("summed"))
        .then(pl.lit("clamped"))
        .when(raised)
        .then(pl.lit("parts"))
        .otherwise("best_rule"),
        best_basis=pl.when(~raised).then("best_basis"),
        low="implied_low",
        high="implied_high",
        grade=_grade(),
        superseded=pl.col("superseded").fill_null(nobody),
        claims=pl.col("claims").fill_null(nobody),
        conflicts=pl.col("conflicts").fill_null(pl.lit([], dtype=pl.List(pl.List(pl.String)))),
    )


def _grade() -> pl.Expr:
    apart = (pl.col("own_low") > pl.col("adversary_high")) | (
        pl.col("adversary_low") > pl.col("own_high")
    )
    return (
        pl.when(pl.col("conflicts").is_not_null())
        .then(pl.lit("inconsistent"))
        .when(pl.col("claim_low").is_null())
        .then(pl.lit(None, pl.String))
        .when(apart)
        .then(pl.lit("party_contested"))
        .when(~pl.col("agree"))
        .then(pl.lit("contested"))
        .when(~pl.col("any_exact"))
        .then(pl.lit("bounded"))
        .when(pl.col("n_origins_min") == 1)
        .then(pl.lit("single"))
        .otherwise(pl.lit("corroborated"))
    )
