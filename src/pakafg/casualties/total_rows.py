"""The rows of a total of casualties, one a cell of an incident, before several are added up."""

from __future__ import annotations

from functools import partial
from types import NoneType
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from attrs import frozen

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
from pakafg.corpus.kept_answers import kept_answer
from pakafg.engines.forest import ancestors
from pakafg.errors import ArgumentError
from pakafg.frames.cells import CELL, CLASS
from pakafg.validation import first_day_of, last_day_of
from pakafg.values.conclusions import StandsFor
from pakafg.values.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from pakafg.casualties.claims import Choice
    from pakafg.casualties.encoded import EncodedClaims
    from pakafg.casualties.incident_periods import Period
    from pakafg.corpus.corpus import Corpus
    from pakafg.values.when import When

__all__ = ["KEYS", "TotalRows", "dated_incidents", "found_again", "total_rows"]

_APART: Final = ("claimant", "side", "document")
KEYS: Final = ("incident", "place", "outcome", *CLASS, *_APART, "period")
"""The columns that may make up a row."""

_PERIOD_TYPES: Final = {
    "period": pl.String(),
    "first_day": pl.Date(),
    "last_day": pl.Date(),
    "divided": pl.Boolean(),
}


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


def dated_incidents(
    corpus: Corpus,
    keys: Sequence[str],
    period: Period | None,
    since: When | date | str | None,
    until: When | date | str | None,
) -> pl.DataFrame | None:
    """Find the incidents that lie within the days asked for.

    Args:
        corpus: The corpus.
        keys: What makes up a row.
        period: The periods, if the keys name them.
        since: The first day.
        until: The last day.

    Returns:
        incident, and the columns of its period where the keys name it; None: every incident.

    Raises:
        ArgumentError: No claimed incident lies there, or in a period.
    """
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
    dated = dated_incidents(corpus, [], None, since, until)
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


def _answers(encoded: EncodedClaims, steps: Steps) -> pl.DataFrame:
    """Answer every cell: the keys of the scopes, the columns of `reconcile`, the cell's code."""
    answers, _ = conclude(encoded, steps)
    return answers.select(*encoded.keys, *COLUMNS, "cell")


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
