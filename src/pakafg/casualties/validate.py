"""The edge at which tables of the user's are checked: claims and scopes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.engines.encode import encode, lookup, take
from pakafg.engines.forest import roots
from pakafg.errors import ArgumentError, near_miss
from pakafg.frames.interchange import as_polars
from pakafg.records.fields import MOST_PERSONS
from pakafg.short_repr import shown
from pakafg.validation import TableChecks, check_choices, last_day_of, outside_calendar
from pakafg.values.vocabularies import Outcome, Relation
from pakafg.values.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from pakafg.frames.interchange import AnyFrame
    from pakafg.values.when import When

__all__ = [
    "CLAIM_COLUMNS",
    "SCOPE_COLUMNS",
    "admitted",
    "check_claims",
    "check_origins",
    "check_scopes",
    "counted",
    "known_by",
    "without_set_aside",
]

_TEXT: Final = pl.String()
_TIME: Final = pl.Datetime("us", "UTC")
_OUTCOME: Final = pl.Enum(list(Outcome))
_REQUIRED: Final = {
    "claim": _TEXT,
    "incident": _TEXT,
    "outcome": _OUTCOME,
    "low": pl.Int64(),
    "high": pl.Int64(),
}
_OPTIONAL: Final = {
    "nationality": _TEXT,
    "status": _TEXT,
    "group": _TEXT,
    "origin": _TEXT,
    "relation": pl.Enum(Relation),
    "as_of": _TIME,
    "published_earliest": _TIME,
    "published_latest": _TIME,
    "document": _TEXT,
    "best": pl.Int64(),
    "approximate": pl.Boolean(),
}
_SUM_OF: Final = pl.List(pl.String)
CLAIM_COLUMNS: Final = (*_REQUIRED, *_OPTIONAL, "sum_of")
"""Every column of claims that is read."""

_SCOPE: Final = {"incident": _TEXT, "part_of": _TEXT}
_OF_SCOPE: Final = {"exhaustive": pl.Boolean()}
SCOPE_COLUMNS: Final = (*_SCOPE, *_OF_SCOPE)
"""Every column of scopes that is read."""

_DAYS: Final = ("as_of", "published_earliest", "published_latest")
_END_OF_DAY: Final = timedelta(days=1) - timedelta(microseconds=1)

_WRONG_FIGURES: Final = {
    "low is negative": pl.col("low") < 0,
    "high is negative": pl.col("high") < 0,
    "low is above high": pl.col("low") > pl.col("high"),
    "best is below low or above high": (pl.col("best") < pl.col("low"))
    | (pl.col("best") > pl.col("high"))
    | (pl.col("best") < 0),
    f"a figure is above {MOST_PERSONS:,}": pl.max_horizontal("low", "high", "best") > MOST_PERSONS,
}


def check_claims(
    claims: AnyFrame | None,
    checks: TableChecks | None = None,
    *,
    required: Mapping[str, pl.DataType] | None = None,
    wrong: Mapping[str, pl.Expr] | None = None,
) -> pl.DataFrame:
    """Take every column that the method uses, in its type, and refuse rows that cannot be.

    Args:
        claims: claim, incident, outcome, low, high; where present best, nationality, status,
            group, origin, relation, as_of, published_earliest, published_latest, document,
            approximate, sum_of. Other columns are left out.
        checks: What gathers the problems of several tables; None: they are raised here.
        required: Columns that an analysis needs beside those, and their types.
        wrong: Its reasons to refuse a row, each with the test that a wrong row passes.

    Returns:
        These columns, as_of and published_earliest at the beginning, published_latest and
        as_of_end at the end of what were days; best as low where low is high, where it was no
        column; sum_of only where it was one. Where rows are set aside, there is a column
        `set_aside`, and those rows are still there, for other claims may report them;
        `without_set_aside` drops them.

    Raises:
        ArgumentError: It is no table.
        FrameError: A column is missing or of a wrong type, or rows hold what cannot be.
    """
    given = as_polars(claims, "claims")
    gathering = TableChecks() if checks is None else checks
    schema = given.collect_schema()
    outcome = _outcomes(schema.get("outcome"))
    needed = {**_REQUIRED, **(required or {}), "outcome": outcome}
    # A list of nothing for each of a million rows would be 16 million bytes.
    optional = _OPTIONAL | ({"sum_of": _SUM_OF} if "sum_of" in schema else {})
    table = gathering.take_columns(given, "claims", needed, optional, days=_DAYS)
    if "best" not in schema:
        exact = pl.when(pl.col("low") == pl.col("high")).then("low")
        table = table.with_columns(best=exact)
    if "origin" not in schema:
        table = table.with_columns(origin="claim")  # then each claim is its own origin
    unnamed = {"claim is null": pl.col("claim").is_null()}
    if table["claim"].hash().n_unique() < table.height:  # else no two names can be alike
        repeated = pl.col("claim").is_duplicated() & pl.col("claim").is_not_null()
        unnamed["claim is given twice"] = repeated
    tests = {
        **unnamed,
        "incident is null": pl.col("incident").is_null(),
        _wrong_outcome(outcome): pl.col("outcome").is_null(),
        **_WRONG_FIGURES,
        **_wrong_sums(table),
        **outside_calendar(*_DAYS),
        **(wrong or {}),
    }
    wrong_rows = gathering.note_rows(table, "claims", tests)
    if checks is None:
        gathering.finish()
    if wrong_rows is not None:
        is_unnamed = table.select(pl.any_horizontal(*unnamed.values())).to_series()
        table = table.with_columns(set_aside=wrong_rows)
        table = gathering.drop_rows(table, "claims", is_unnamed)
    days = gathering.days_of("claims")
    if "published_latest" in days:
        table = table.with_columns(pl.col("published_latest") + _END_OF_DAY)
    is_day = "as_of" in days
    return table.with_columns(as_of_end=pl.col("as_of") + _END_OF_DAY) if is_day else table


def _outcomes(given: pl.DataType | None) -> pl.Enum:
    """Type the outcomes: those of every corpus, and those that a typed column brings."""
    own = given.categories if isinstance(given, pl.Enum) else ()
    return pl.Enum(list(dict.fromkeys([*map(str, Outcome), *own]))) if len(own) else _OUTCOME


def _wrong_outcome(allowed: pl.Enum) -> str:
    """Say which outcomes there may be, and how a table brings a codebook's own."""
    further = "; the codebook's own need a column of type pl.Enum" if allowed == _OUTCOME else ""
    return f"outcome is not one of {listed(allowed.categories)}{further}"


def _wrong_sums(claims: pl.DataFrame) -> dict[str, pl.Expr]:
    """Make the tests, for `note_rows`, of sums of the claim itself, or of claims that are none."""
    if "sum_of" not in claims.columns:
        return {}
    added = pl.col("sum_of")
    tests = {"sum_of names the claim itself": added.list.contains(pl.col("claim"))}
    names = claims["sum_of"].explode().drop_nulls().unique(maintain_order=True)
    unknown = names.filter(~names.is_in(claims["claim"].implode()))
    if unknown.len():
        near = near_miss(unknown[0], claims["claim"].drop_nulls())
        reason = f"sum_of names no claim of the table, such as {shown(unknown[0])}{near}"
        is_unknown = pl.element().is_in(unknown.implode())
        tests[reason] = added.list.eval(is_unknown).list.any()
    return tests


def check_origins(claims: pl.DataFrame, checks: TableChecks) -> pl.DataFrame:
    """Set aside claims whose origins go in a circle; where nothing is, they are refused later.

    Args:
        claims: The claims of `check_claims`.
        checks: What gathers problems.
    """
    if not checks.flags:
        return claims
    is_own = pl.col("origin") == pl.col("claim")
    reported = claims.select(pl.when(~is_own).then("origin")).to_series()
    ways = roots(lookup(reported, claims["claim"]))
    circle = claims["claim"].filter(ways["root"].is_null()).implode()
    wrong = {"the origins of claims go in a circle": pl.col("claim").is_in(circle)}
    return checks.keep_rows(claims, "claims", wrong)


def without_set_aside(claims: pl.DataFrame, checks: TableChecks) -> pl.DataFrame:
    """Drop claims that were set aside, once what others report is known.

    Args:
        claims: The claims of `check_claims`, in their order.
        checks: What gathered their problems.
    """
    if "set_aside" not in claims.columns:
        return claims
    return checks.drop_rows(claims, "claims", claims["set_aside"]).drop("set_aside")


def counted(
    claims: pl.DataFrame, admit: Collection[Relation | str], as_of: When | date | str | None
) -> pl.DataFrame:
    """Keep the claims that are admitted, and can have been known.

    That no claim is both is an answer; that none is one of them is none.

    Raises:
        ArgumentError: A relation is not one of the vocabulary, or it is no day; or either lets
            none of the claims through.
    """
    let_in = admitted(claims, admit)
    known = known_by(let_in, as_of)
    if known.height or not claims.height:
        return known
    if not let_in.height:
        there_are = listed(claims["relation"].drop_nulls().cast(pl.String).unique().sort())
        expected = f"a relation of the claims, which are {there_are}"
        raise ArgumentError("admit", check_choices(admit, "admit", Relation), expected)
    if not known_by(claims, as_of).height:
        first = claims.select(_first_told(claims).min()).item()
        expected = f"a day from {first:%Y-%m-%d} on, when the first of the claims was made"
        raise ArgumentError("as_of", str(as_of), expected)
    return known


def known_by(claims: pl.DataFrame, as_of: When | date | str | None) -> pl.DataFrame:
    """Keep the claims that can have been known at the end of a day (UTC).

    Args:
        claims: Checked claims; the time of one is its as-of, else when it was published, else
            unknown: then it is kept.
        as_of: The day, both included; None keeps all.

    Raises:
        ArgumentError: It is no day.
    """
    day = last_day_of("as_of", as_of)
    if day is None:
        return claims
    last = pl.lit(datetime.combine(day, time.max, UTC)).cast(_TIME)
    return claims.filter((_first_told(claims) <= last).fill_null(value=True))


def _first_told(claims: pl.DataFrame) -> pl.Expr:
    """Give the first time from which a claim can have been known; null: not known."""
    times = [pl.col(name) for name in _DAYS[:2] if name in claims.columns]
    return pl.coalesce(times) if times else pl.lit(None, _TIME)


def check_scopes(
    scopes: AnyFrame | None, claims: pl.DataFrame, checks: TableChecks | None = None
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Make scopes a forest, and give each claim the code of its scope.

    Args:
        scopes: incident, part_of (null at a root), where present exhaustive (default
            false); None: every incident stands alone.
        claims: The checked claims.
        checks: What gathers the problems of several tables; None: they are raised here.

    Returns:
        Scopes, sorted by incident: incident, parent (a scope), exhaustive, depth (0 at a
        root), root (a scope), scope (the row). And the claims, with the scope of their
        incident in the place of its name.

    Raises:
        FrameError: A column is missing or of a wrong type, an incident is given twice or is
            its own part, or a claim or part names an incident that is not there.
    """
    gathering = TableChecks() if checks is None else checks
    if scopes is None:
        incidents = claims["incident"]  # of rows that are set aside, some have none
        names, scope = encode(incidents.drop_nulls())
        scope = lookup(incidents, names) if incidents.null_count() else scope
        forest = names.to_frame("incident").with_columns(
            parent=pl.lit(None, pl.Int64), exhaustive=pl.lit(value=False)
        )
    else:
        forest, all_names = _forest(scopes, gathering)
        scope = lookup(claims["incident"], forest["incident"])
        if scope.null_count():
            claims = _of_known_scopes(claims, forest["incident"], all_names, gathering)
            scope = lookup(claims["incident"], forest["incident"])
    if checks is None:
        gathering.finish()
    return (
        forest.with_columns(*roots(forest["parent"]), scope=pl.int_range(pl.len())),
        claims.drop("incident").with_columns(scope=scope),
    )


def _of_known_scopes(
    claims: pl.DataFrame, names: pl.Series, all_names: pl.Series, checks: TableChecks
) -> pl.DataFrame:
    """Keep the claims of incidents that are scopes.

    Args:
        claims: The checked claims.
        names: The incidents of the forest.
        all_names: These, and those whose rows cannot be used.
        checks: What gathers problems.
    """
    is_given = pl.col("incident").is_in(all_names.implode())
    is_unknown = ~is_given & pl.col("incident").is_not_null()
    kept = checks.keep_rows(claims, "claims", {"incident stands in no row of scopes": is_unknown})
    lost = is_given & ~pl.col("incident").is_in(names.implode())
    wrong = {"the row of its incident in scopes is set aside": lost}
    return checks.keep_rows(kept, "claims", wrong, follows=True)


def admitted(claims: pl.DataFrame, admit: Collection[Relation | str]) -> pl.DataFrame:
    """Keep the claims whose claimant stands so to the victims, or in a way that is not known.

    Raises:
        ArgumentError: A relation is not one of the vocabulary.
    """
    asked = set(check_choices(admit, "admit", Relation))
    if asked == set(Relation):
        return claims
    return claims.filter(pl.col("relation").is_null() | pl.col("relation").is_in(asked))


def _forest(scopes: AnyFrame, checks: TableChecks) -> tuple[pl.DataFrame, pl.Series]:
    """Check scopes and sort them.

    Returns:
        incident, parent (a row), exhaustive, of the rows that can be used; and every incident
        that a row names, those included that cannot.
    """
    given = checks.take_columns(scopes, "scopes", _SCOPE, _OF_SCOPE)
    all_names = given["incident"].drop_nulls().unique()
    is_name = pl.col("part_of").is_in(all_names.implode())
    table = checks.keep_rows(
        given.with_columns(pl.col("exhaustive").fill_null(value=False)),
        "scopes",
        {
            "incident is null": pl.col("incident").is_null(),
            "incident is given twice": pl.col("incident").is_duplicated()
            & pl.col("incident").is_not_null(),
            "part_of names no incident of the table": pl.col("part_of").is_not_null() & ~is_name,
        },
    ).drop_nulls("incident")  # left without one only where the whole column cannot be used
    forest = _with_parents(table)
    ways = roots(forest["parent"])
    in_circle = forest["incident"].filter(ways["depth"].is_null())
    lost = forest["part_of"].is_not_null() & forest["parent"].is_null()
    below_lost = forest["incident"].filter(take(lost, ways["root"]).fill_null(value=False))
    if in_circle.len() or below_lost.len():
        wrong = {"part_of goes in a circle": pl.col("incident").is_in(in_circle.implode())}
        table = checks.keep_rows(table, "scopes", wrong)
        wrong = {"the row of a whole is set aside": pl.col("incident").is_in(below_lost.implode())}
        table = checks.keep_rows(table, "scopes", wrong, follows=True)
        forest = _with_parents(table)
    return forest.drop("part_of"), all_names


def _with_parents(scopes: pl.DataFrame) -> pl.DataFrame:
    """Sort scopes by incident, and give each the row of its whole."""
    # A parent's place among the sorted names is its row, since the table is sorted by them.
    names = scopes["incident"].sort()
    return scopes.with_columns(parent=lookup(scopes["part_of"], names)).sort("incident")
