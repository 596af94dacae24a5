"""The two answers from claims and scopes: what is left of each cell, and what contradicts.

`answer` is the method, step by step, from encoded claims to both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, overload

import polars as pl

from pakafg.casualties.aggregate import best_figures, hulls
from pakafg.casualties.arrangements import BY_SCOPE, arrange, close_over_wholes
from pakafg.casualties.conflicts import conflicts_by_cell, conflicts_table, find_conflicts
from pakafg.casualties.encoded import EncodedClaims, encode_claims, left_join
from pakafg.casualties.origins import resolve_origins, take_votes
from pakafg.casualties.propagation import propagate_best, residuals, tightness
from pakafg.casualties.validate import (
    admitted,
    check_claims,
    check_origins,
    check_scopes,
    without_set_aside,
)
from pakafg.engines.hierarchy import propagate
from pakafg.frames.cells import CELL
from pakafg.validation import TableChecks
from pakafg.values.conclusions import BestRule, Grade
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    from collections.abc import Collection

    from pakafg.errors import Flagged
    from pakafg.frames.interchange import AnyFrame
    from pakafg.validation import Problems

__all__ = ["COLUMNS", "answer", "conflicts", "reconcile"]

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
"""The columns of `reconcile`."""


@overload
def reconcile(
    claims: AnyFrame,
    scopes: AnyFrame | None = None,
    *,
    admit: Collection[Relation | str] = ...,
    problems: Literal["raise"] = "raise",
) -> pl.DataFrame: ...


@overload
def reconcile(
    claims: AnyFrame,
    scopes: AnyFrame | None = None,
    *,
    admit: Collection[Relation | str] = ...,
    problems: Literal["flag"],
) -> Flagged[pl.DataFrame]: ...


def reconcile(
    claims: AnyFrame,
    scopes: AnyFrame | None = None,
    *,
    admit: Collection[Relation | str] = tuple(Relation),
    problems: Problems = "raise",
) -> pl.DataFrame | Flagged[pl.DataFrame]:
    """Low, best and high of what is claimed, counting no person twice.

    Within a cell (outcome, scope, class of victims) the range is the hull of independent
    origins: the truth is taken to lie within the range of the admitted ones. Between cells,
    parts add up to no more than their whole. Claims of one origin are refined where they
    agree; where they do not, what it said last stands. Where a whole and its parts cannot
    all hold, neither bounds the other.

    Args:
        claims: A table of polars, pandas, pyarrow or another library that hands it on by Arrow:
            claim, incident, outcome, low, high (persons, inclusive; a null high is
            unbounded; both null: no figure given). Where present: nationality, status,
            group (null: not said, or all), origin (a name, or the claim that this one
            reports; null: unknown; without the column each claim is its own), relation,
            as_of (dates, or datetimes with a zone), document.
        scopes: incident, part_of (null at a root) and, where present, exhaustive: whether an
            incident's named parts are all of it. None: no incident is part of another.
        admit: The relations of claimant to victims that are admitted. Adversary claims are,
            by default; they widen the range, and never set the best figure. A claim of
            unknown relation is always admitted.
        problems: What becomes of rows that cannot be used. "raise": one error tells all of them.
            "flag": they are set aside, the others are answered, and what was set aside comes
            with the answer. A table without its columns is an error either way.

    Returns:
        With `problems="flag"` a `Flagged`, of the answer and its problems; else the answer alone.
        One row a cell, sorted, for every claimed cell, every whole of one and every part of
        what is exhaustive:

        - incident, outcome, nationality, status, group: the cell.
        - n_claims, n_documents: how many speak of this very cell.
        - n_origins_min, n_origins_max: its independent origins; fewer, if those whose root is
          unknown only repeat others.
        - claim_low, claim_high: the hull of the claims of this very cell, null without any.
        - implied_low, implied_high: what they, their parts and their wholes leave (persons,
          inclusive; a null high is unbounded).
        - low, high: the same, for those who ask for no more.
        - best: from exact claims; at a whole no less than the sum of its parts'.
        - best_rule: how it was chosen (a `BestRule`).
        - best_basis: the sources that give it; null where it is a sum.
        - rest_low, rest_high: what a whole leaves beyond its named parts.
        - own_low … third_party_high: the range by `Relation` of claimant to victims.
        - tightness: whether the range may be wider than need be (a `Tightness`).
        - grade: how well it is supported (a `Grade`); null for a cell that nobody claims.
        - conflicts: minimal contradictions that the cell takes part in, each a list of claims.
        - superseded: claims that their own origin replaced.
        - claims: claim ids, those of one origin together.

    Raises:
        ArgumentError: `claims` or `scopes` is no table, or `admit` holds what is no relation.
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
    checks = TableChecks(problems)
    answers, _ = answer(_checked(claims, scopes, admit, checks))
    return checks.flagged(answers.select(COLUMNS))


@overload
def conflicts(
    claims: AnyFrame,
    scopes: AnyFrame | None = None,
    *,
    admit: Collection[Relation | str] = ...,
    problems: Literal["raise"] = "raise",
) -> pl.DataFrame: ...


@overload
def conflicts(
    claims: AnyFrame,
    scopes: AnyFrame | None = None,
    *,
    admit: Collection[Relation | str] = ...,
    problems: Literal["flag"],
) -> Flagged[pl.DataFrame]: ...


def conflicts(
    claims: AnyFrame,
    scopes: AnyFrame | None = None,
    *,
    admit: Collection[Relation | str] = tuple(Relation),
    problems: Problems = "raise",
) -> pl.DataFrame | Flagged[pl.DataFrame]:
    """Every contradiction between a whole and its parts, as few claims as make it.

    Claims of one cell that exclude each other are no contradiction here: they make its range.

    Args:
        claims: As for `reconcile`.
        scopes: As for `reconcile`.
        admit: As for `reconcile`.
        problems: As for `reconcile`.

    Returns:
        With `problems="flag"` a `Flagged`, of the answer and its problems; else the answer alone.
        One row a contradiction:

        - conflict: its name.
        - incident, outcome, nationality, status, group: the whole that its parts contradict.
        - claims: claims that cannot all hold, and could without any one of them.
        - sides: one for each bound that the contradiction needs, that of the whole first: what
          it says, and records and documents of the claim that gives it (the first by id).
          Citations are empty, for the tables hold none.
        - reason: why they cannot all hold.
        - explanation: the sides in a sentence.

    Raises:
        ArgumentError: `claims` or `scopes` is no table, or `admit` holds what is no relation.
        FrameError: A table cannot be used; the message names the rows.

    >>> claims = pl.DataFrame(
    ...     {
    ...         "claim": ["total", "market", "school"],
    ...         "incident": ["day", "market", "school"],
    ...         "outcome": ["killed"] * 3,
    ...         "low": [50, 18, 35],
    ...         "high": [50, 18, None],
    ...     }
    ... )
    >>> scopes = pl.DataFrame(
    ...     {"incident": ["day", "market", "school"], "part_of": [None, "day", "day"]}
    ... )
    >>> found = conflicts(claims, scopes)
    >>> for clause in found["explanation"].item().split("; "):
    ...     print(clause)
    day, killed is at most 50 (total)
    market, killed is at least 18 (market)
    school, killed is at least 35 (school): these cannot all hold
    >>> [(side["says"], side["records"]) for side in found["sides"].item()][0]
    ('day, killed is at most 50', ['total'])
    """
    checks = TableChecks(problems)
    encoded = _checked(claims, scopes, admit, checks)
    _, contradictions = answer(encoded)
    return checks.flagged(conflicts_table(encoded, contradictions))


def answer(
    encoded: EncodedClaims, also: pl.DataFrame | None = None
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Work out every cell's answer, and the contradictions between cells.

    Args:
        encoded: The claims.
        also: Cells (column `cell`) that are asked for though nobody claims anything of them.

    Returns:
        The keys of the scopes and `COLUMNS`, sorted by key and cell, among other columns; and
        what `find_conflicts` gives.
    """
    votes = take_votes(encoded.claims)
    hull = hulls(votes)
    asked = hull.select("cell")
    if also is not None:
        asked = pl.concat([asked, also]).unique()
    cells = encoded.decode(close_over_wholes(encoded, asked))
    claimed = left_join(left_join(cells, hull), best_figures(encoded, votes))
    superseded = votes.filter("superseded").select("claim", "cell")
    implied, contradictions = _imply(encoded, claimed, superseded)
    concluded = _concluded(left_join(implied, conflicts_by_cell(contradictions)))
    return concluded, contradictions


def _checked(
    claims: AnyFrame,
    scopes: AnyFrame | None,
    admit: Collection[Relation | str],
    checks: TableChecks,
) -> EncodedClaims:
    """Check both tables, and encode the admitted claims.

    What a claim reports is followed to its origin whether or not what it reports is admitted, or
    set aside.
    """
    forest, table = check_scopes(scopes, check_claims(claims, checks), checks)
    checks.finish()
    sourced = without_set_aside(resolve_origins(check_origins(table, checks)), checks)
    return encode_claims(forest, admitted(sourced, admit))


def _imply(
    encoded: EncodedClaims, claimed: pl.DataFrame, superseded: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Narrow what is claimed by what wholes and parts say of each other; find contradictions."""
    by_name = arrange(encoded, claimed.select("cell"))
    arrangements = list(by_name.values())
    bounds = claimed.select("cell", low=pl.col("claim_low").fill_null(0), high="claim_high")
    narrowed = propagate(bounds, arrangements)
    contradictions = find_conflicts(encoded, superseded, bounds, arrangements, narrowed.broken)
    # `propagate` keeps the order of cells, so that its bounds stand beside them.
    implied = claimed.with_columns(
        implied_low=narrowed.bounds["low"],
        implied_high=narrowed.bounds["high"],
        summed=propagate_best(claimed.select("cell", "best"), arrangements),
    )
    tight = tightness(encoded, bounds, arrangements, settled=narrowed.settled)
    rest = residuals(encoded, narrowed.bounds, by_name.get(BY_SCOPE))
    return left_join(left_join(implied, tight), rest), contradictions


def _concluded(cells: pl.DataFrame) -> pl.DataFrame:
    """Clamp the best figure to the range, grade the cell, and fill in what nobody claims."""
    clamped = pl.min_horizontal(pl.max_horizontal("summed", "implied_low"), "implied_high")
    best = pl.when(pl.col("summed").is_not_null()).then(clamped)
    is_sum = pl.col("summed").is_not_null() & pl.col("summed").ne_missing(pl.col("best"))
    no_claims = pl.lit([], dtype=pl.List(pl.String))
    counts = pl.col("n_claims", "n_documents", "n_origins_min", "n_origins_max")
    return cells.with_columns(
        counts.fill_null(0),
        best=best,
        best_rule=pl.when(best != pl.col("summed"))
        .then(pl.lit(BestRule.CLAMPED))
        .when(is_sum)
        .then(pl.lit(BestRule.PARTS))
        .otherwise("best_rule"),
        best_basis=pl.when(~is_sum).then("best_basis"),
        low="implied_low",
        high="implied_high",
        grade=_grade(),
        superseded=pl.col("superseded").fill_null(no_claims),
        claims=pl.col("claims").fill_null(no_claims),
        conflicts=pl.col("conflicts").fill_null(pl.lit([], dtype=pl.List(pl.List(pl.String)))),
    )


def _grade() -> pl.Expr:
    """Grade a cell: the first that applies, from contradictions down."""
    sides_exclude_each_other = (pl.col("own_low") > pl.col("adversary_high")) | (
        pl.col("adversary_low") > pl.col("own_high")
    )
    return (
        pl.when(pl.col("conflicts").is_not_null())
        .then(pl.lit(Grade.INCONSISTENT))
        .when(pl.col("claim_low").is_null())
        .then(pl.lit(None, pl.String))
        .when(sides_exclude_each_other)
        .then(pl.lit(Grade.PARTY_CONTESTED))
        .when(~pl.col("agree"))
        .then(pl.lit(Grade.CONTESTED))
        .when(~pl.col("any_exact"))
        .then(pl.lit(Grade.BOUNDED))
        .when(pl.col("n_origins_min") == 1)
        .then(pl.lit(Grade.SINGLE))
        .otherwise(pl.lit(Grade.CORROBORATED))
    )
