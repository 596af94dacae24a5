"""Tolls that grow: votes that a later and greater figure outgrows.

Laws of this file:

- A vote is outgrown by one that says more and is surely later, stands alike to the victims, and
  is of a known root unless the outgrown one is of an unknown root, too.
- A whole's vote is outgrown likewise by what its disjoint parts add up to, where every vote that
  sets their lows outlives it.
- Only what is cumulative grows: the killed, the wounded, the casualties.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from pakafg.engines.encode import put, sort_packed, take
from pakafg.engines.hierarchy import OPEN
from pakafg.values.vocabularies import Outcome, Relation

if TYPE_CHECKING:
    from pakafg.casualties.encoded import EncodedClaims
    from pakafg.engines.hierarchy import Hierarchy

__all__ = ["GrowthOfParts", "cumulative_kinds", "outgrown_claims", "outgrown_in_cell"]

_CUMULATIVE: Final = (
    *(Outcome.KILLED, Outcome.WOUNDED, Outcome.CASUALTIES),
    *(Outcome.DESTROYED, Outcome.DAMAGED),  # things that are lost come back no more than the dead
)
_STANDS: Final = 3  # own, adversary, and neither
_NO_STAND: Final = -1  # of setters that do not stand alike
_STAND: Final = (
    pl.when(pl.col("relation") == Relation.OWN)
    .then(0)
    .when(pl.col("relation") == Relation.ADVERSARY)
    .then(1)
    .otherwise(2)
    .cast(pl.Int64)
)


def outgrown_in_cell(encoded: EncodedClaims, votes: pl.DataFrame) -> pl.Series:
    """Tell which votes another vote of the same cell outgrows.

    Args:
        encoded: What the codes mean.
        votes: As `take_votes` gives them.
    """
    kinds = cumulative_kinds(encoded)
    # Votes are sorted by cell, so that `rle_id` is the row of the cell.
    group = votes["cell"].rle_id().cast(pl.Int64) * _STANDS + votes.select(_STAND).to_series()
    told = votes.select("known", "first", "last", "low", "high", row=pl.int_range(pl.len()))
    told = told.with_columns(group=group)
    if len(kinds) < encoded.kinds.height:
        told = told.filter((votes["cell"] % encoded.size).is_in(kinds))
    rows = _outgrown_by_later_days(told) if told["known"].all() else None
    if rows is None:
        rows = _outgrown_by_later(told)
    return put(pl.repeat(value=False, n=votes.height, eager=True), rows, value=True)


def outgrown_claims(claims: pl.DataFrame, votes: pl.Series, outgrown: pl.Series) -> pl.Series:
    """Tell of each claim whether it stands, and its vote is outgrown.

    Args:
        claims: Claims with superseded, sorted by vote.
        votes: The codes of the votes that they cast, sorted.
        outgrown: Whether each vote is outgrown.
    """
    if not outgrown.any():
        return pl.repeat(value=False, n=claims.height, eager=True)
    if claims["low"].null_count():  # claims that cast no vote
        of_claim = claims["vote"].is_in(votes.filter(outgrown).implode())
        of_claim &= claims["low"].is_not_null()
    else:  # both are sorted by vote, so that `rle_id` is the row of the claim's
        of_claim = take(outgrown, claims["vote"].rle_id())
    return of_claim & ~claims["superseded"]


def cumulative_kinds(encoded: EncodedClaims) -> list[int]:
    """List the kinds whose tolls grow."""
    kinds = encoded.kinds.filter(pl.col("outcome").is_in(list(map(str, _CUMULATIVE))))
    return kinds["kind"].to_list()


def _outgrown_by_later_days(votes: pl.DataFrame) -> pl.Series | None:
    """List the rows that are outgrown, where votes of other beginnings are apart: by one sort.

    Args:
        votes: row, group (never less than before, but within the groups of a cell), first, last,
            low, high; all of known roots.

    Returns:
        The rows; None where votes are not apart.
    """
    firsts = votes["first"].unique().sort()
    if firsts.len() <= 1:  # none is later
        return votes["row"].clear()
    step = firsts.diff().min()
    is_apart = votes.select((pl.col("last") - pl.col("first")).max() < step).item()
    # Days: none is so long that it reaches the beginning of another. (Of what has no known
    # beginning, the length would be more than 64 bits hold.)
    if firsts[0] == -OPEN or not is_apart:
        return None
    # The latest day is 0. Beginnings are a step apart at least, so that no two share a number.
    at = (firsts[-1] - votes["first"]) // step
    days = at.max() + 1
    group = votes["group"]
    order, key = sort_packed(group * days + at, (group[-1] + _STANDS) * days)
    newest_first = votes.select("low", "high")[order].with_columns(key=key)
    # Figures are below 2**34; with the group above them, a running maximum never leaves its group.
    base = (pl.col("key") // days) * (1 << 34)
    begins = (pl.col("key") != pl.col("key").shift()).fill_null(value=True)
    # Of one day, each vote has what stands before the first of them.
    before = (base + pl.col("low")).cum_max().shift()
    earlier = pl.when(begins).then(before).forward_fill()
    # What stands before is of the same group where it is above the base, and else below it.
    is_outgrown = earlier > base + pl.col("high").clip(upper_bound=(1 << 34) - 1)
    outgrown = newest_first.select(is_outgrown.fill_null(value=False)).to_series()
    return take(votes["row"], order.filter(outgrown))


def _outgrown_by_later(votes: pl.DataFrame) -> pl.Series:
    """List the rows that are outgrown, whatever the days and the roots.

    Args:
        votes: row, group, known, first, last, low, high.
    """
    # In most groups no vote can be outgrown, for none is later or none says more.
    grows = (
        votes.group_by("group")
        .agg(pl.col("first", "low").max(), pl.col("last", "high").min())
        .filter((pl.col("first") > pl.col("last")) & (pl.col("low") > pl.col("high")))
    )
    told = votes.join(grows.select("group"), on="group", how="semi")
    is_outgrown = told["high"] < _greatest_later(told, told["known"])
    if not told["known"].all():
        is_outgrown |= ~told["known"] & (told["high"] < _greatest_later(told, None))
    return told["row"].filter(is_outgrown)


def _greatest_later(votes: pl.DataFrame, among: pl.Series | None) -> pl.Series:
    """Find for each vote the greatest low of its group that is surely later; -1 without one.

    Args:
        votes: group, first, last, low.
        among: Which of them count as later; None for all.
    """
    later = votes if among is None or among.all() else votes.filter(among)
    both = pl.concat(
        [
            later.select("group", at="first", value="low", place=pl.lit(None, pl.Int64)),
            votes.select(
                "group", at="last", value=pl.lit(-1, pl.Int64), place=pl.int_range(pl.len())
            ),
        ]
    )
    # From the latest down; at one moment first the votes asked about, which that is not later than.
    newest_first = both.sort(
        "group", "at", "place", descending=[False, True, False], nulls_last=True
    ).with_columns(pl.col("value").cum_max().over("group"))
    return newest_first.drop_nulls("place").sort("place")["value"]


class GrowthOfParts:
    """Votes of wholes that the sums of their parts outgrow, found from the leaves up.

    Of each cell it keeps which votes set the low that its parts and its own votes come to: the
    first day of the earliest, how they stand to the victims, and whether all their roots are
    known.
    """

    def __init__(self, hierarchy: Hierarchy, votes: pl.DataFrame, cumulative: pl.Series) -> None:
        """Begin with the votes that no vote of their own cell outgrows.

        Args:
            hierarchy: The cells.
            votes: Votes, with row (that of their cell in the hierarchy) and vote; sorted by row.
            cumulative: Whether each cell's outcome is.
        """
        self._hierarchy = hierarchy
        self._votes = votes.select(
            "vote", "row", "known", "first", "last", "low", "high", "relation", stand=_STAND
        )
        self._cumulative = cumulative
        self.outgrown: set[int] = set()
        size = hierarchy.size
        self._first = pl.repeat(OPEN, size, dtype=pl.Int64, eager=True)
        self._stand = pl.repeat(_NO_STAND, size, dtype=pl.Int64, eager=True)
        self._known = pl.repeat(value=True, n=size, eager=True)

    def revise(self, families: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
        """Find the votes that the sums of one level outgrow; give what the wholes then say.

        Args:
            families: family, whole, disjoint, low (what its parts add up to) of one level.
            places: family, part.

        Returns:
            One row a whole that changed: row, low, high, as others see it.
        """
        none = pl.DataFrame(schema={"row": pl.Int64, "low": pl.Int64, "high": pl.Int64})
        able = families.filter(
            pl.col("disjoint") & (pl.col("low") > 0) & take(self._cumulative, families["whole"])
        )
        told = self._votes.join(
            able.select("family", row="whole", sum="low"), on="row", how="inner"
        ).filter(pl.col("high") < pl.col("sum"))
        if told.is_empty():
            return none
        setters = self._setters(places.filter(pl.col("family").is_in(told["family"].implode())))
        outgrown = (
            told.join(setters, on="family", suffix="_of_setters")
            .filter(
                (pl.col("last") < pl.col("first_of_setters"))
                & (pl.col("stand") == pl.col("stand_of_setters"))
                & (pl.col("known_of_setters") | ~pl.col("known"))
            )
            .select("vote", "row")
            .unique()
        )
        if outgrown.is_empty():
            return none
        self.outgrown.update(outgrown["vote"])
        self._votes = self._votes.join(outgrown, on="vote", how="anti", maintain_order="left")
        rows = outgrown.select("row").unique()
        left = rows.join(
            _own_ranges(self._votes.join(rows, on="row", how="semi")), on="row", how="left"
        )
        return left.with_columns(pl.col("low").fill_null(0), pl.col("high").fill_null(OPEN))

    def keep_setters(  # noqa: PLR0913, PLR0917  (all of one level)
        self,
        wholes: pl.Series,
        low: pl.Series,
        own_low: pl.Series,
        families: pl.DataFrame,
        places: pl.DataFrame,
        parts_low: pl.Series,
    ) -> None:
        """Keep which votes set the lows of cells: their own, else those of the parts that do.

        Args:
            wholes: The cells.
            low: What each comes to.
            own_low: What its own votes say.
            families: family, whole, disjoint, low of the families that bound these cells.
            places: family, part.
            parts_low: The low of each part, by place.
        """
        cells = pl.DataFrame({"row": wholes, "low": low, "own_low": own_low})
        own = cells.filter((pl.col("low") > 0) & (pl.col("low") == pl.col("own_low")))
        by_parts = cells.filter((pl.col("low") > 0) & (pl.col("low") > pl.col("own_low")))
        told = (
            self._votes.join(own.select("row", set_low="low"), on="row")
            .filter(pl.col("low") == pl.col("set_low"))
            .group_by("row")
            .agg(pl.col("first").min(), _common(pl.col("stand")), pl.col("known").all())
        )
        self._put(told)
        if by_parts.is_empty():
            return
        chosen = (
            families.join(by_parts.select(whole="row", low="low"), on=["whole", "low"])
            .sort("family")
            .unique("whole", keep="first", maintain_order=True)
            .select("family", "whole", "disjoint", "low")
        )
        inner = places.with_columns(part_low=parts_low).join(chosen, on="family")
        first_part = (
            inner.filter(~pl.col("disjoint") & (pl.col("part_low") == pl.col("low")))
            .sort("part")
            .unique("family", keep="first")
        )
        used = pl.concat([inner.filter("disjoint"), first_part]).select("family", "part")
        setters = self._setters(used).join(chosen.select("family", row="whole"), on="family")
        self._put(setters.select("row", "first", "stand", "known"))

    def _setters(self, places: pl.DataFrame) -> pl.DataFrame:
        """Sum up which votes set the lows of the parts of families."""
        part = places["part"]
        told = places.with_columns(
            first=take(self._first, part),
            stand=take(self._stand, part),
            known=take(self._known, part),
        )
        sets = told.filter(pl.col("first") < OPEN)  # a part that says no low sets none
        return sets.group_by("family").agg(
            pl.col("first").min(), _common(pl.col("stand")), pl.col("known").all()
        )

    def _put(self, setters: pl.DataFrame) -> None:
        rows = setters["row"]
        self._first = put(self._first, rows, setters["first"])
        self._stand = put(self._stand, rows, setters["stand"])
        self._known = put(self._known, rows, setters["known"])


def _own_ranges(votes: pl.DataFrame) -> pl.DataFrame:
    """Take the hull of each cell as other cells see it: what only an adversary says is open.

    Args:
        votes: row, relation, low, high.
    """
    only_adversary = (pl.col("relation") == Relation.ADVERSARY).fill_null(value=False).all()
    return votes.group_by("row", maintain_order=True).agg(
        low=pl.when(only_adversary).then(0).otherwise(pl.col("low").min()),
        high=pl.when(only_adversary).then(OPEN).otherwise(pl.col("high").max()),
    )


def _common(stand: pl.Expr) -> pl.Expr:
    return pl.when(stand.min() == stand.max()).then(stand.min()).otherwise(_NO_STAND)
