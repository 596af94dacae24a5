"""The two answers from claims and scopes: what is left of each cell, and what contradicts.

`answer` is the method, step by step, from encoded claims to both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, overload

import polars as pl
from attrs import frozen

from pakafg.casualties.aggregate import claims_by_cell, fewest_origins, hulls
from pakafg.casualties.arrangements import ArrangedCells, arrange
from pakafg.casualties.best import best_of_parts, best_of_votes
from pakafg.casualties.conflicts import conflicts_by_cell, conflicts_table, find_conflicts
from pakafg.casualties.encoded import EncodedClaims, encode_claims, left_join
from pakafg.casualties.growth import outgrown_claims, outgrown_in_cell
from pakafg.casualties.origins import resolve_origins
from pakafg.casualties.propagation import Propagated, propagate_bounds, residuals, tightness
from pakafg.casualties.validate import (
    admitted,
    check_claims,
    check_origins,
    check_scopes,
    known_by,
    without_set_aside,
)
from pakafg.casualties.votes import take_votes
from pakafg.engines.hierarchy import OPEN
from pakafg.frames.cells import CELL, CLASS
from pakafg.validation import TableChecks, check_switch
from pakafg.values.conclusions import BestRule, Grade
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from pakafg.errors import Flagged
    from pakafg.frames.interchange import AnyFrame
    from pakafg.validation import Problems

__all__ = ["COLUMNS", "Steps", "answer", "conclude", "conflicts", "propagated", "reconcile"]

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
    "n_without_best",
    "top",
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
    "outgrown",
    "claims",
)
"""The columns of `reconcile`."""


@overload
def reconcile(
    claims: AnyFrame,
    scopes: AnyFrame | None = None,
    *,
    admit: Collection[Relation | str] = ...,
    growth: bool = ...,
    as_of: date | None = ...,
    problems: Literal["raise"] = "raise",
) -> pl.DataFrame: ...


@overload
def reconcile(
    claims: AnyFrame,
    scopes: AnyFrame | None = None,
    *,
    admit: Collection[Relation | str] = ...,
    growth: bool = ...,
    as_of: date | None = ...,
    problems: Literal["flag"],
) -> Flagged[pl.DataFrame]: ...


def reconcile(  # noqa: PLR0913  (choices, each by its name)
    claims: AnyFrame,
    scopes: AnyFrame | None = None,
    *,
    admit: Collection[Relation | str] = tuple(Relation),
    growth: bool = True,
    as_of: date | None = None,
    problems: Problems = "raise",
) -> pl.DataFrame | Flagged[pl.DataFrame]:
    """Low, best and high of what is claimed, counting no person twice.

    Within a cell (outcome, scope, class of victims) the range is the hull of independent
    origins: the truth is taken to lie within the range of the admitted ones. Claims of one
    origin are refined where they agree; where they do not, what it said last stands. A toll
    that rises from day to day is one toll growing: what a later and greater figure outgrows
    leaves the range. Between cells, parts add up to no more than their whole. Where a whole
    and its parts cannot all hold, neither bounds the other; nor does a cell of which only an
    adversary speaks bound any other.

    The best figure is one that claimants put forward, or a sum of such: never the edge of a
    range. A side's figures for the losses of the other never set it (GTD 2017, p. 48; UCDP GED
    23.1, p. 5 and 11); of equals the lowest does (GTD, ACLED).

    Args:
        claims: A table of polars, pandas, pyarrow or another library that hands it on by Arrow:
            claim, incident, outcome, low, high (persons, inclusive; a null high is
            unbounded; both null: no figure given). Where present: best (the claim's own
            preferred figure within low and high; null: none; without the column, low where
            low is high), nationality, status, group (null: not said, or all), origin (a name,
            or the claim that this one reports; null: unknown; without the column each claim is
            its own), relation (null: no claimant is named), as_of, published_earliest,
            published_latest (dates, or datetimes with a zone), document, approximate (whether
            the figure is, as "about 50"; null: no), sum_of (a list of claims that the figure
            adds, which then votes for nothing; null: it adds none). A
            claim's time is its as_of, else when its document can have been published, else
            unknown.
        scopes: incident, part_of (null at a root) and, where present, exhaustive: whether an
            incident's named parts are all of it. None: no incident is part of another.
        admit: The relations of claimant to victims that are admitted. Adversary claims are,
            by default; they widen the range, and never set the best figure. A claim of
            unknown relation is always admitted.
        growth: Whether a later and greater figure outgrows an earlier one of the killed, the
            wounded or the casualties, where both stand alike to the victims, and no figure of
            unknown root outgrows one of a known root.
        as_of: The day at whose end (UTC) the answers are as known: claims whose time surely
            lies after it do not count. None: all count.
        problems: What becomes of rows that cannot be used. "raise": one error tells all of them.
            "flag": they are set aside, the others are answered, and what was set aside comes
            with the answer. A table without its columns is an error either way.

    Returns:
        With `problems="flag"` a `Flagged`, of the answer and its problems; else the answer alone.
        One row a cell, sorted, for every claimed cell, every whole of one and every part of
        what is exhaustive:

        - incident, outcome, nationality, status, group: the cell.
        - n_claims, n_documents: how many speak of this very cell.
        - n_origins_min, n_origins_max: the origins of what growth leaves: the fewest that
          there can be, since unknown roots that share a number may be one, and the most.
        - claim_low, claim_high: the hull of the claims of this very cell, null without any.
        - implied_low, implied_high: what they, their parts and their wholes leave (persons,
          inclusive; a null high is unbounded).
        - low, high: the same, for those who ask for no more.
        - best: of the current claims the figure that they put forward; else the sum of the
          best of the parts; null where there is none, or the range excludes it.
        - best_rule: how it was chosen (a `BestRule`).
        - best_basis: the sources that give it, sorted; null where it is a sum.
        - n_without_best: how many claimed parts lack a best (in the list of parts that lacks
          the fewest).
        - top: whether it is a root incident and all classes: only tops of one outcome may be
          added.
        - rest_low, rest_high: what a whole leaves beyond its named parts.
        - own_low … third_party_high: the range by `Relation` of claimant to victims.
        - tightness: whether the range may be wider than need be (a `Tightness`).
        - grade: how well it is supported (a `Grade`); null for a cell that nobody claims, and
          where all that was claimed is outgrown.
        - conflicts: minimal contradictions that the cell takes part in, each a list of claims.
        - superseded: claims that their own origin replaced.
        - outgrown: claims that a later and greater figure outgrows.
        - claims: claim ids, sorted.

    Raises:
        ArgumentError: `claims` or `scopes` is no table, `admit` holds what is no relation,
            `growth` is neither True nor False, or `as_of` is no day.
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
    check_switch("growth", growth)
    checks = TableChecks(problems)
    answers, _ = answer(_checked(claims, scopes, admit, as_of, checks), growth=growth)
    return checks.flagged(answers.select(COLUMNS))


@overload
def conflicts(
    claims: AnyFrame,
    scopes: AnyFrame | None = None,
    *,
    admit: Collection[Relation | str] = ...,
    growth: bool = ...,
    as_of: date | None = ...,
    problems: Literal["raise"] = "raise",
) -> pl.DataFrame: ...


@overload
def conflicts(
    claims: AnyFrame,
    scopes: AnyFrame | None = None,
    *,
    admit: Collection[Relation | str] = ...,
    growth: bool = ...,
    as_of: date | None = ...,
    problems: Literal["flag"],
) -> Flagged[pl.DataFrame]: ...


def conflicts(  # noqa: PLR0913  (choices, each by its name)
    claims: AnyFrame,
    scopes: AnyFrame | None = None,
    *,
    admit: Collection[Relation | str] = tuple(Relation),
    growth: bool = True,
    as_of: date | None = None,
    problems: Problems = "raise",
) -> pl.DataFrame | Flagged[pl.DataFrame]:
    """Every contradiction between a whole and its parts, as few claims as make it.

    Claims of one cell that exclude each other are no contradiction here: they make its range.

    Args:
        claims: As for `reconcile`.
        scopes: As for `reconcile`.
        admit: As for `reconcile`.
        growth: As for `reconcile`.
        as_of: As for `reconcile`.
        problems: As for `reconcile`.

    Returns:
        With `problems="flag"` a `Flagged`, of the answer and its problems; else the answer alone.
        One row a contradiction, at least one for each list of parts that does not fit its
        whole:

        - conflict: its name.
        - kind: `parts`, or `rounding` where it rests on a figure that is only approximate (of the
          `ConflictKind`).
        - incident, outcome, nationality, status, group: the whole that its parts contradict.
        - claims: claims whose bounds cannot all hold, and could without any one bound,
          whatever else there is; no contradiction contains another.
        - sides: one for each bound that the contradiction needs, that of the whole first: what
          it says, and records and documents of the claims that give it. Citations are empty,
          for the tables hold none.
        - reason: why they cannot all hold.
        - explanation: the sides in a sentence.

    Raises:
        ArgumentError: `claims` or `scopes` is no table, `admit` holds what is no relation,
            `growth` is neither True nor False, or `as_of` is no day.
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
    check_switch("growth", growth)
    checks = TableChecks(problems)
    encoded = _checked(claims, scopes, admit, as_of, checks)
    _, contradictions = answer(encoded, growth=growth)
    return checks.flagged(conflicts_table(encoded, contradictions))


def fates_and_conflicts(
    claims: AnyFrame, scopes: AnyFrame | None = None
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give which claims of each cell no longer stand, and what `conflicts` gives.

    No cell is judged: whoever compares claims needs no best figure.

    Args:
        claims: As for `reconcile`.
        scopes: As for `reconcile`.

    Returns:
        One row a claimed cell: superseded, outgrown, as `reconcile` has them; and the conflicts.
    """
    encoded = _checked(claims, scopes, tuple(Relation), None, TableChecks("raise"))
    steps = propagated(encoded)
    contradictions = find_conflicts(steps.arranged, steps.found, steps.claims, steps.ids)
    fates = steps.claimed.select("superseded", "outgrown")
    return fates, conflicts_table(encoded, contradictions)


def answer(
    encoded: EncodedClaims, also: pl.DataFrame | None = None, *, growth: bool = True
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Work out every cell's answer, and the contradictions between cells.

    Args:
        encoded: The claims.
        also: Cells (column `cell`) that are asked for though nobody claims anything of them.
        growth: Whether later and greater figures outgrow earlier ones.

    Returns:
        The keys of the scopes and `COLUMNS`, sorted by key and cell, among other columns; and
        what `find_conflicts` gives.
    """
    return conclude(encoded, propagated(encoded, also, growth=growth))


@frozen(eq=False)
class Steps:
    """What the method comes to before cells are judged.

    Attributes:
        claims: The claims, with superseded.
        ids: The id of each claim, by its code.
        claimed: By what each cell is claimed: as `claims_by_cell` gives it.
        arranged: Every cell, and how cells make up one another.
        hull: The hulls of the votes that remain.
        found: What is left of each cell.
    """

    claims: pl.DataFrame
    ids: pl.Series
    claimed: pl.DataFrame
    arranged: ArrangedCells
    hull: pl.DataFrame
    found: Propagated


def propagated(
    encoded: EncodedClaims, also: pl.DataFrame | None = None, *, growth: bool = True
) -> Steps:
    """Take the votes, let figures grow, and narrow each cell by its parts and wholes.

    Args:
        encoded: The claims.
        also: Cells (column `cell`) that are asked for though nobody claims anything of them.
        growth: Whether later and greater figures outgrow earlier ones.
    """
    claims, votes = take_votes(encoded.claims)
    asked = claims["cell"].rle().struct.field("value").to_frame("cell")
    if also is not None:
        asked = pl.concat([asked, also]).unique().sort("cell")
    arranged = arrange(encoded, asked)
    if arranged.hierarchy.families.height:  # else no step asks for the row
        votes = votes.with_columns(row=_rows_of(votes["cell"], arranged.cells["cell"]))
    outgrown = pl.repeat(value=False, n=votes.height, eager=True)
    if growth:
        outgrown = outgrown_in_cell(encoded, votes)
    codes = votes["vote"]
    left = votes.filter(~outgrown) if outgrown.any() else votes
    del votes
    hull = hulls(left)
    with_row = hull.with_columns(row=_rows_of(hull["cell"], arranged.cells["cell"]))
    found = propagate_bounds(encoded, arranged, left, with_row, growth=growth)
    if found.outgrown.len():
        hull = hulls(found.remaining)
        outgrown |= codes.is_in(found.outgrown.implode())
    claimed = claims_by_cell(claims, outgrown_claims(claims, codes, outgrown), encoded.ids)
    return Steps(claims, encoded.ids, claimed, arranged, hull, found)


def conclude(encoded: EncodedClaims, steps: Steps) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Judge every cell; give what `answer` gives."""
    arranged, hull, found = steps.arranged, steps.hull, steps.found
    contradictions = find_conflicts(arranged, found, steps.claims, steps.ids)
    # Before the columns of cells are there, for this holds the most that any step does.
    chosen = best_of_votes(encoded, _with_shared(found, hull))
    cells = encoded.decode(arranged.cells)
    for part in (
        steps.claimed,
        hull,
        _origins(found.remaining),
        conflicts_by_cell(contradictions),
    ):
        cells = left_join(cells, part)
    ranges = _ranges(cells, found)
    bests = left_join(cells.select("cell"), chosen)
    of_parts = best_of_parts(
        arranged.hierarchy,
        bests.select("best", low=ranges["low"], high=ranges["high"]).with_columns(
            claimed=cells["n_claims"].is_not_null()
        ),
    )
    concluded = _concluded(
        cells.hstack(ranges)
        .hstack(of_parts)
        .hstack(bests.select("best_rule", "best_basis"))
        .hstack(residuals(encoded, arranged, found))
        .with_columns(tightness(arranged))
    )
    return _with_top(encoded, concluded), contradictions


def _rows_of(cells: pl.Series, among: pl.Series) -> pl.Series:
    """Find the rows of cells; both are sorted."""
    rows = cells.rle_id().cast(pl.Int64)
    if cells.len() and rows[-1] == among.len() - 1:  # every cell has one
        return rows
    places = among.to_frame("cell").with_row_index("row").with_columns(pl.col("row").cast(pl.Int64))
    return cells.to_frame("cell").join(places, on="cell", how="left", maintain_order="left")["row"]


def _with_shared(found: Propagated, hull: pl.DataFrame) -> pl.DataFrame:
    """Give each vote the numbers that all votes of its cell share; `hull` has its cells' rows."""
    votes = found.remaining
    return votes.hstack(hull.select("shared_low", "shared_high")[votes["cell"].rle_id()])


def _origins(votes: pl.DataFrame) -> pl.DataFrame:
    """Count the fewest origins of each cell: of all votes, and of those that corroborate."""
    all_votes = fewest_origins(votes).rename({"origins": "n_origins_min"})
    is_adversary = (pl.col("relation") == Relation.ADVERSARY).fill_null(value=False)
    tells = pl.col("best").is_not_null() | ((pl.col("low") > 0) & (pl.col("high") < OPEN))
    corroborates = votes.select(tells & ~is_adversary).to_series()
    counting = fewest_origins(votes.select("cell", "known", "low", "high").filter(corroborates))
    return left_join(all_votes, counting.rename({"origins": "corroborating"}))


def _ranges(cells: pl.DataFrame, found: Propagated) -> pl.DataFrame:
    """Bound each cell, null where open: one of which only an adversary speaks by that, too.

    Where the others leave nothing of such a cell's own range, it keeps that.
    """
    both = cells.select("only_adversary", "claim_low", "claim_high").hstack(
        [found.low.alias("low"), found.high.alias("high")]
    )
    own_high = pl.col("claim_high").fill_null(OPEN)
    joint_low = pl.max_horizontal("low", "claim_low")
    joint_high = pl.min_horizontal("high", own_high)
    fits = joint_low <= joint_high
    theirs = pl.col("only_adversary").fill_null(value=False)
    low = pl.when(theirs & fits).then(joint_low).when(theirs).then("claim_low").otherwise("low")
    high = pl.when(theirs & fits).then(joint_high).when(theirs).then(own_high).otherwise("high")
    return both.select(low=low, high=pl.when(high < OPEN).then(high))


def _concluded(cells: pl.DataFrame) -> pl.DataFrame:
    """Grade the cells, tell the rule of the best figure, and fill in what nobody claims."""
    no_claims = pl.lit([], dtype=pl.List(pl.String))
    counts = pl.col("n_claims", "n_documents", "n_origins_min", "n_origins_max")
    is_own = pl.col("best").is_not_null() & ~pl.col("summed")
    return cells.with_columns(
        counts.fill_null(0),
        best_rule=pl.when("summed").then(pl.lit(BestRule.PARTS)).when(is_own).then("best_rule"),
        best_basis=pl.when(is_own).then("best_basis"),
        implied_low="low",
        implied_high="high",
        grade=_grade(),
        superseded=pl.col("superseded").fill_null(no_claims),
        outgrown=pl.col("outgrown").fill_null(no_claims),
        claims=pl.col("claims").fill_null(no_claims),
        conflicts=pl.col("conflicts").fill_null(pl.lit([], dtype=pl.List(pl.List(pl.String)))),
    )


def _with_top(encoded: EncodedClaims, cells: pl.DataFrame) -> pl.DataFrame:
    """Mark the rows of a root incident and all classes."""
    scope = encoded.with_scope_and_kind(cells.select("cell"))["scope"]
    is_root = encoded.scopes["parent"].gather(scope).is_null()
    return cells.with_columns(top=is_root & pl.all_horizontal(pl.col(CLASS).is_null()))


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
        .when(pl.col("shared_low") > pl.col("shared_high"))
        .then(pl.lit(Grade.CONTESTED))
        .when(pl.col("shared_high") == OPEN)  # no vote has a finite high
        .then(pl.lit(Grade.BOUNDED))
        .when(pl.col("corroborating") >= 2)  # noqa: PLR2004  (two that cannot be one)
        .then(pl.lit(Grade.CORROBORATED))
        .otherwise(pl.lit(Grade.SINGLE))
    )


def _checked(
    claims: AnyFrame,
    scopes: AnyFrame | None,
    admit: Collection[Relation | str],
    as_of: date | None,
    checks: TableChecks,
) -> EncodedClaims:
    """Check both tables, and encode the admitted claims.

    What a claim reports is followed to its origin whether or not what it reports is admitted, or
    set aside.
    """
    forest, *tables = check_scopes(scopes, check_claims(claims, checks), checks)
    checks.finish()
    # What is popped is held by nobody else, so that the columns that are done with can go.
    return encode_claims(
        forest,
        known_by(
            admitted(
                without_set_aside(resolve_origins(check_origins(tables.pop(), checks)), checks),
                admit,
            ),
            as_of,
        ),
    )
