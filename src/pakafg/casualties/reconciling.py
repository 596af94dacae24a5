"""Casualty claims to ranges: the method from claims to answers, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg._bounds import View, propagate
from pakafg.casualties.best import best_figures
from pakafg.casualties.entrance import CELL, check_claims, check_scopes
from pakafg.casualties.hull import counted, hulls
from pakafg.casualties.lattice import add_wholes, number, views
from pakafg.casualties.votes import take_votes
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
    "superseded",
    "claims",
)


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
    agree; where they do not, the latest stands.

    Args:
        claims: claim, incident, outcome, low, high (persons, inclusive; a null high is
            unbounded; both null: no figure given). Where present: nationality, status,
            group (null: not said, or all), origin (null: unknown; without the column each
            claim is its own), relation, as_of (dates, or datetimes with a zone), document.
        scopes: incident, part_of (null at a root) and, where present, exhaustive: whether an
            incident's named parts are all of it. None: no incident is part of another.
        admit: The relations of claimant to victims that are admitted. Adversary claims are,
            by default; they widen the range, and never set the best figure.

    Returns:
        One row a cell, sorted, for every claimed cell and every whole of one:
        incident, outcome, nationality, status, group;
        n_claims, n_documents, n_origins_min, n_origins_max;
        claim_low, claim_high: the hull of the claims of this very cell, null without any;
        implied_low, implied_high: what they, their parts and their wholes leave (persons,
        inclusive; a null high is unbounded), also as low, high;
        best, best_rule, best_basis: from exact claims, latest as-of, then majority, then
        lowest; at a whole no less than the sum of its parts' ("parts"); "clamped" where it
        lay outside the range;
        rest_low, rest_high: what a whole leaves beyond its named parts;
        own_low … third_party_high: the range by relation of claimant to victims;
        tightness: exact, or outer where the range may be wider than need be;
        grade: single, corroborated, contested, party_contested, bounded, inconsistent; null
        for a cell that nobody claims;
        superseded, claims: claim ids.

    Raises:
        FrameError: A table cannot be used; the message names the rows.

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
    table = check_claims(claims)
    forest = check_scopes(scopes, table)
    kept = [str(Relation(relation)) for relation in admit]
    table = table.filter(pl.col("relation").is_null() | pl.col("relation").is_in(kept))
    votes = take_votes(table)
    cells = number(add_wholes(table, forest))
    answers = cells
    for part in (counted(table, votes), hulls(votes), best_figures(votes)):
        answers = answers.join(part, on=CELL, how="left", nulls_equal=True)
    answers = answers.sort("cell")
    arranged = views(cells, forest)
    answers = _imply(answers, arranged)
    answers = _sum_best(answers, arranged)
    answers = _residual(answers, arranged, cells, forest)
    return _grade(answers).select(COLUMNS)


def _imply(answers: pl.DataFrame, arranged: list[View]) -> pl.DataFrame:
    """Implied bounds; where they cannot all hold, the claims of each cell stand alone."""
    claimed = answers.select(
        "cell", low=pl.col("claim_low").fill_null(0), high=pl.col("claim_high")
    )
    narrowed = propagate(claimed, arranged)
    impossible = (pl.col("low") > pl.col("high")).fill_null(value=False)
    trees = _trees(answers.select("cell"), arranged)
    bad = narrowed.filter(impossible).join(trees, on="cell").select("tree").unique()
    in_bad = trees.join(bad, on="tree", how="semi")["cell"]
    narrowed = narrowed.with_columns(
        inconsistent=impossible, fallen=pl.col("cell").is_in(in_bad.implode())
    )
    several = trees.group_by("tree").agg(pl.col("arranged").first())
    tight = trees.drop("arranged").join(several, on="tree")
    return (
        answers.join(narrowed, on="cell", how="left")
        .join(claimed.rename({"low": "given_low", "high": "given_high"}), on="cell", how="left")
        .join(tight, on="cell", how="left")
        .with_columns(
            implied_low=pl.when("fallen").then("given_low").otherwise("low"),
            implied_high=pl.when("fallen").then("given_high").otherwise("high"),
            tightness=pl.when(pl.col("arranged") <= 1)
            .then(pl.lit("exact"))
            .otherwise(pl.lit("outer")),
        )
        .drop("low", "high")
        .sort("cell")
    )


def _trees(cells: pl.DataFrame, arranged: list[View]) -> pl.DataFrame:
    """For each cell its tree: all cells that any view ties to it, and how many views do.

    The smallest cell number reached names the tree; it spreads along edges until it rests.
    """
    trees = cells.with_columns(tree="cell")
    edges = [view.edges.select("cell", "parent") for view in arranged]
    if not edges:
        return trees.with_columns(arranged=pl.lit(0))
    both = pl.concat([pl.concat(edges), pl.concat(edges).select(cell="parent", parent="cell")])
    while True:
        reached = (
            both.join(trees.rename({"cell": "parent"}), on="parent")
            .group_by("cell")
            .agg(pl.col("tree").min().alias("near"))
        )
        moved = trees.join(reached, on="cell", how="left").select(
            "cell", tree=pl.min_horizontal("tree", "near")
        )
        if moved.sort("cell").equals(trees.sort("cell")):
            break
        trees = moved
    touched = pl.concat(
        [
            view.edges.select("cell")
            .join(trees, on="cell")
            .select("tree")
            .unique()
            .with_columns(view=pl.lit(index))
            for index, view in enumerate(arranged)
        ]
    )
    return trees.join(
        touched.group_by("tree").agg(arranged=pl.len()), on="tree", how="left"
    ).with_columns(pl.col("arranged").fill_null(0))


def _sum_best(answers: pl.DataFrame, arranged: list[View]) -> pl.DataFrame:
    """Best figures upward: a whole's is no less than the sum of its parts'."""
    best = answers.select("cell", "best")
    for view in reversed(arranged):  # classes first, then scopes
        deepest: int = view.edges.select(pl.col("depth").max()).item()
        for depth in range(deepest, 0, -1):
            each = view.edges.filter(pl.col("depth") == depth).join(best, on="cell")
            joint = pl.col("best").sum() if view.disjoint else pl.col("best").max()
            parts = each.drop_nulls("best").group_by("parent").agg(parts=joint)
            best = (
                best.join(parts, left_on="cell", right_on="parent", how="left")
                .with_columns(best=pl.max_horizontal("best", "parts"))
                .drop("parts")
            )
    summed = answers.join(best.rename({"best": "summed"}), on="cell", how="left").sort("cell")
    raised = (pl.col("summed") > pl.col("best").fill_null(-1)).fill_null(value=False)
    clamped = pl.min_horizontal(pl.max_horizontal("summed", "implied_low"), "implied_high")
    final = pl.when(pl.col("summed").is_not_null()).then(clamped)
    return summed.with_columns(
        best=final,
        best_rule=pl.when((final != pl.col("summed")).fill_null(value=False))
        .then(pl.lit("clamped"))
        .when(raised)
        .then(pl.lit("parts"))
        .otherwise("best_rule"),
        best_basis=pl.when(~raised).then("best_basis"),
    )


def _residual(
    answers: pl.DataFrame, arranged: list[View], cells: pl.DataFrame, forest: pl.DataFrame
) -> pl.DataFrame:
    """What a whole leaves beyond the scopes that are named as its parts."""
    by_scope = cells.join(
        forest.filter(pl.col("part_of").is_not_null()).select("incident", "part_of"),
        on="incident",
    ).join(
        cells.select("incident", *CELL[1:], parent="cell"),
        left_on=["part_of", *CELL[1:]],
        right_on=["incident", *CELL[1:]],
        nulls_equal=True,
    )
    del arranged
    parts = (
        by_scope.select("cell", "parent")
        .join(answers.select("cell", "implied_low", "implied_high"), on="cell")
        .group_by("parent")
        .agg(
            parts_low=pl.col("implied_low").sum(),
            parts_high=pl.when(pl.col("implied_high").null_count() == 0).then(
                pl.col("implied_high").sum()
            ),
            unbounded=pl.col("implied_high").null_count() > 0,
        )
    )
    zero = pl.lit(0, pl.Int64)
    least = pl.max_horizontal(zero, pl.col("implied_low") - pl.col("parts_high"))
    most = pl.max_horizontal(zero, pl.col("implied_high") - pl.col("parts_low"))
    return (
        answers.join(parts, left_on="cell", right_on="parent", how="left")
        .with_columns(
            rest_low=pl.when(pl.col("parts_low").is_not_null()).then(
                pl.when("unbounded").then(zero).otherwise(least)
            ),
            rest_high=pl.when(
                pl.col("parts_low").is_not_null() & pl.col("implied_high").is_not_null()
            ).then(most),
        )
        .sort("cell")
    )


def _grade(answers: pl.DataFrame) -> pl.DataFrame:
    disagree = ~pl.col("agree")
    low, high = "own_low", "own_high"
    apart = (
        (pl.col(low) > pl.col("adversary_high")) | (pl.col("adversary_low") > pl.col(high))
    ).fill_null(value=False)
    grade = (
        pl.when(pl.col("inconsistent"))
        .then(pl.lit("inconsistent"))
        .when(pl.col("claim_low").is_null())
        .then(pl.lit(None, pl.String))
        .when(apart)
        .then(pl.lit("party_contested"))
        .when(disagree)
        .then(pl.lit("contested"))
        .when(~pl.col("any_exact"))
        .then(pl.lit("bounded"))
        .when(pl.col("n_origins_min") == 1)
        .then(pl.lit("single"))
        .otherwise(pl.lit("corroborated"))
    )
    return answers.with_columns(
        grade=grade,
        low="implied_low",
        high="implied_high",
        superseded=pl.col("superseded").fill_null(pl.lit([], pl.List(pl.String))),
        claims=pl.col("claims").fill_null(pl.lit([], pl.List(pl.String))),
        n_claims=pl.col("n_claims").fill_null(0),
        n_documents=pl.col("n_documents").fill_null(0),
        n_origins_min=pl.col("n_origins_min").fill_null(0),
        n_origins_max=pl.col("n_origins_max").fill_null(0),
    )
