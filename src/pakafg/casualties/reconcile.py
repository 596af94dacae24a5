"""The two answers from claims and scopes: what is left of each cell, and what contradicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

from pakafg.casualties.conflicts import conflicts_table, find_conflicts
from pakafg.casualties.encoded import EncodedClaims, encode_claims
from pakafg.casualties.judgement import COLUMNS, conclude
from pakafg.casualties.origins import resolve_origins
from pakafg.casualties.steps import propagated
from pakafg.casualties.validate import (
    admitted,
    check_claims,
    check_origins,
    check_scopes,
    counted,
    known_by,
    without_set_aside,
)
from pakafg.validation import TableChecks, check_switch
from pakafg.values.vocabularies import Relation

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    import polars as pl

    from pakafg.errors import Flagged
    from pakafg.frames.interchange import AnyFrame
    from pakafg.validation import Problems
    from pakafg.values.when import When

__all__ = ["cells_of_part", "conflicts", "reconcile"]


@overload
def reconcile(
    claims: AnyFrame,
    scopes: AnyFrame | None = None,
    *,
    admit: Collection[Relation | str] = ...,
    growth: bool = ...,
    as_of: When | date | str | None = ...,
    problems: Literal["raise"] = "raise",
) -> pl.DataFrame: ...


@overload
def reconcile(
    claims: AnyFrame,
    scopes: AnyFrame | None = None,
    *,
    admit: Collection[Relation | str] = ...,
    growth: bool = ...,
    as_of: When | date | str | None = ...,
    problems: Literal["flag"],
) -> Flagged[pl.DataFrame]: ...


def reconcile(  # noqa: PLR0913  (choices, each by its name)
    claims: AnyFrame,
    scopes: AnyFrame | None = None,
    *,
    admit: Collection[Relation | str] = tuple(Relation),
    growth: bool = True,
    as_of: When | date | str | None = None,
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
        as_of: The day at whose end (UTC) the answers are as known, or EDTF text, of which the
            last day counts: claims whose time surely lies after it do not count. None: all
            count.
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
            `growth` is neither True nor False, or `as_of` is no day; or `admit` or `as_of`
            lets none of the claims through.
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
    encoded = _checked(claims, scopes, admit, as_of, checks)
    answers, _ = conclude(encoded, propagated(encoded, growth=growth))
    return checks.flagged(answers.select(COLUMNS))


def cells_of_part(
    claims: AnyFrame,
    scopes: AnyFrame | None,
    *,
    admit: Collection[Relation | str],
    growth: bool,
    as_of: When | date | str | None,
) -> pl.DataFrame:
    """Reconcile a part of all claims, as `reconcile` does: the choice may let none of them through.

    Args:
        claims: As for `reconcile`.
        scopes: As for `reconcile`.
        admit: As for `reconcile`.
        growth: As for `reconcile`.
        as_of: As for `reconcile`.
    """
    check_switch("growth", growth)
    encoded = _checked(claims, scopes, admit, as_of, TableChecks("raise"), is_part=True)
    answers, _ = conclude(encoded, propagated(encoded, growth=growth))
    return answers.select(COLUMNS)


@overload
def conflicts(
    claims: AnyFrame,
    scopes: AnyFrame | None = None,
    *,
    admit: Collection[Relation | str] = ...,
    growth: bool = ...,
    as_of: When | date | str | None = ...,
    problems: Literal["raise"] = "raise",
) -> pl.DataFrame: ...


@overload
def conflicts(
    claims: AnyFrame,
    scopes: AnyFrame | None = None,
    *,
    admit: Collection[Relation | str] = ...,
    growth: bool = ...,
    as_of: When | date | str | None = ...,
    problems: Literal["flag"],
) -> Flagged[pl.DataFrame]: ...


def conflicts(  # noqa: PLR0913  (choices, each by its name)
    claims: AnyFrame,
    scopes: AnyFrame | None = None,
    *,
    admit: Collection[Relation | str] = tuple(Relation),
    growth: bool = True,
    as_of: When | date | str | None = None,
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
            `growth` is neither True nor False, or `as_of` is no day; or `admit` or `as_of`
            lets none of the claims through.
        FrameError: A table cannot be used; the message names the rows.

    >>> import polars as pl
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
    steps = propagated(encoded, growth=growth)
    contradictions = find_conflicts(steps.arranged, steps.found, steps.claims, steps.ids)
    return checks.flagged(conflicts_table(encoded, contradictions))


def _checked(  # noqa: PLR0913  (the arguments of `reconcile`)
    claims: AnyFrame,
    scopes: AnyFrame | None,
    admit: Collection[Relation | str],
    as_of: When | date | str | None,
    checks: TableChecks,
    *,
    is_part: bool = False,
) -> EncodedClaims:
    """Check both tables, and encode the admitted claims; of a part there may be none.

    What a claim reports is followed to its origin whether or not what it reports is admitted, or
    set aside.
    """
    forest, *tables = check_scopes(scopes, check_claims(claims, checks), checks)
    checks.finish()
    # What is popped is held by nobody else, so that the columns that are done with can go.
    choose = _of_part if is_part else counted
    return encode_claims(
        forest,
        choose(
            without_set_aside(resolve_origins(check_origins(tables.pop(), checks)), checks),
            admit,
            as_of,
        ),
    )


def _of_part(
    claims: pl.DataFrame, admit: Collection[Relation | str], as_of: When | date | str | None
) -> pl.DataFrame:
    return known_by(admitted(claims, admit), as_of)
