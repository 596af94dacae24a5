"""The first engine: what bounds on a whole and on its parts say of each other.

Cells hold unknown whole numbers X ≥ 0, each within [low, high]. A *family* is a whole with its
parts in one dimension: disjoint parts add up to no more than the whole, and to exactly as much
where they are all that it consists of; parts that may overlap are each no more than it. A cell
may have a whole, and a whole may have parts, in several dimensions; all wholes of a cell lie one
level above it. Bounds are narrowed level by level, upward and then downward.

Laws of this file:

- Bounds only ever narrow, and no possible value is excluded.
- A family whose parts cannot fit into what their whole says is *contested* and bounds nothing;
  of two families of one whole that exclude each other, neither does. Everything else is
  narrowed as before.
- Where no cell has two wholes the result is exact: every whole number in it is attainable.
  Elsewhere passes repeat until nothing changes, and the result need not be tight.
- Cells are rows, 0, 1, …: this file knows no incident, no claim and no name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

import polars as pl
from attrs import frozen

from pakafg.engines.encode import put, take

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["OPEN", "Hierarchy", "Reviser", "Upward", "narrow", "settle_upward"]

OPEN: Final = 1 << 62
"""Stands for a high that is open: above every figure."""

MAX_ROUNDS: Final = 20

_FINITE: Final = pl.when(pl.col("high") < OPEN).then(pl.col("high")).otherwise(0)


@frozen(eq=False)
class Hierarchy:
    """Cells as wholes and parts, in any number of dimensions.

    Attributes:
        size: How many cells there are.
        families: family (the row), whole (a cell), dimension (an integer), exhaustive,
            disjoint, level (of the whole: the steps above it); sorted by level.
        parts: family, part (a cell); sorted by family.
    """

    size: int
    families: pl.DataFrame
    parts: pl.DataFrame
    _spans: dict[int, tuple[int, int, int, int]]

    @classmethod
    def of(cls, levels: pl.Series, edges: pl.DataFrame) -> Hierarchy:
        """Gather the edges of each whole and dimension.

        Args:
            levels: The steps above each cell.
            edges: part, whole, dimension, exhaustive, disjoint.

        >>> edges = pl.DataFrame({"part": [1, 2], "whole": [0, 0], "dimension": [0, 0]})
        >>> edges = edges.with_columns(exhaustive=pl.lit(True), disjoint=pl.lit(True))
        >>> Hierarchy.of(pl.Series([0, 1, 1]), edges).families.select("whole", "level").rows()
        [(0, 0)]
        """
        placed = edges.with_columns(level=take(levels, edges["whole"]))
        placed = placed.sort("level", "whole", "dimension", "part")
        keys = placed.select("whole", "dimension")
        begins = keys.select(
            pl.any_horizontal(pl.all() != pl.all().shift()).fill_null(value=True)
        ).to_series()
        family = begins.cast(pl.Int64).cum_sum() - 1
        families = placed.filter(begins).select(
            pl.int_range(pl.len()).alias("family"),
            "whole",
            "dimension",
            "exhaustive",
            "disjoint",
            "level",
        )
        parts = placed.select(family=family, part="part")
        spans = {}
        counted = families.group_by("level", maintain_order=True).agg(families=pl.len())
        in_level = placed.group_by("level", maintain_order=True).agg(parts=pl.len())
        at_family = at_part = 0
        for level, n_families, n_parts in counted.join(
            in_level, on="level", maintain_order="left"
        ).iter_rows():
            spans[level] = at_family, n_families, at_part, n_parts
            at_family, at_part = at_family + n_families, at_part + n_parts
        return cls(levels.len(), families, parts, spans)

    def levels_upward(self) -> Iterator[int]:
        """Yield the levels at which wholes stand, from the deepest."""
        return reversed(self._spans)

    def families_of(self, level: int) -> pl.DataFrame:
        """Slice the families whose wholes stand at a level."""
        start, length, _, _ = self._spans[level]
        return self.families.slice(start, length)

    def parts_of(self, level: int) -> pl.DataFrame:
        """Slice the parts of the families of a level."""
        _, _, start, length = self._spans[level]
        return self.parts.slice(start, length)

    def sums(self, level: int, low: pl.Series, high: pl.Series) -> pl.DataFrame:
        """Add up what the parts of each family of a level say of its whole.

        Returns:
            The families of the level, with low and high (of exhaustive parts; else open), and
            finite (the sum of the highs that are not open) and open (how many are).
        """
        families, parts = self.families_of(level), self.parts_of(level)
        told = pl.DataFrame(
            {
                "family": parts["family"],
                "low": take(low, parts["part"]),
                "high": take(high, parts["part"]),
            }
        )
        added = told.group_by("family", maintain_order=True).agg(
            low=pl.col("low").sum(),
            greatest=pl.col("low").max(),
            finite=_FINITE.sum(),
            open=(pl.col("high") == OPEN).sum().cast(pl.Int64),
        )
        bounds_above = pl.col("exhaustive") & pl.col("disjoint") & (pl.col("open") == 0)
        # Every family has a part, and both tables are sorted by family.
        return families.hstack(added.get_columns()[1:]).with_columns(
            low=pl.when("disjoint").then("low").otherwise("greatest"),
            high=pl.when(bounds_above).then("finite").otherwise(OPEN),
        )

    def wholes_of_parts(self) -> pl.DataFrame:
        """Count the wholes of each cell that has any: part, wholes."""
        return self.parts.group_by("part").agg(wholes=pl.len())


class Reviser(Protocol):
    """What may change a whole's own bounds for what its parts add up to."""

    def revise(self, families: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
        """Give row, low, high of each whole whose own bounds change."""

    def keep_setters(  # noqa: PLR0913, PLR0917  (all of one level)
        self,
        wholes: pl.Series,
        low: pl.Series,
        own_low: pl.Series,
        families: pl.DataFrame,
        places: pl.DataFrame,
        parts_low: pl.Series,
    ) -> None:
        """Take note of what each cell of a level comes to."""


@frozen(eq=False)
class Upward:
    """What cells come to by their own bounds and those of their parts.

    Attributes:
        own_low, own_high: The given bounds, revised.
        low, high: What they and the parts leave.
        contested: The families that bound nothing (family), each with the one of the same whole
            that it excludes (other; null where its whole's own bounds exclude it).
    """

    own_low: pl.Series
    own_high: pl.Series
    low: pl.Series
    high: pl.Series
    contested: pl.DataFrame


def settle_upward(
    hierarchy: Hierarchy, low: pl.Series, high: pl.Series, reviser: Reviser | None = None
) -> Upward:
    """Find, from the leaves up, which families bound nothing.

    Args:
        hierarchy: The cells.
        low: What is said of each cell: at least.
        high: At most; `OPEN` where unbounded.
        reviser: What may change the bounds of wholes on the way.
    """
    own_low, own_high = low, high
    contested = [pl.DataFrame(schema={"family": pl.Int64, "other": pl.Int64})]
    if reviser is not None:
        _keep_leaves(hierarchy, reviser, low)
    for level in hierarchy.levels_upward():
        sums = hierarchy.sums(level, low, high)
        places = hierarchy.parts_of(level)
        if reviser is not None:
            revised = reviser.revise(sums, places)
            own_low = put(own_low, revised["row"], revised["low"])
            own_high = put(own_high, revised["row"], revised["high"])
        whole = sums["whole"]
        told = sums.with_columns(own_low=take(own_low, whole), own_high=take(own_high, whole))
        crossed = _crossed(told)
        contested.append(crossed)
        bounding = told.join(crossed, on="family", how="anti") if crossed.height else told
        narrowed = bounding.group_by("whole", maintain_order=True).agg(
            low=pl.max_horizontal(pl.col("low").max(), pl.col("own_low").first()),
            high=pl.min_horizontal(pl.col("high").min(), pl.col("own_high").first()),
        )
        before, wholes = low, whole.unique()
        if reviser is not None:
            low, high = (
                put(low, wholes, take(own_low, wholes)),
                put(high, wholes, take(own_high, wholes)),
            )
        low = put(low, narrowed["whole"], narrowed["low"])
        high = put(high, narrowed["whole"], narrowed["high"])
        if reviser is not None:
            reviser.keep_setters(
                wholes,
                take(low, wholes),
                take(own_low, wholes),
                bounding,
                places,
                take(before, places["part"]),
            )
    return Upward(own_low, own_high, low, high, pl.concat(contested))


def _keep_leaves(hierarchy: Hierarchy, reviser: Reviser, low: pl.Series) -> None:
    """Take note of the cells that have no parts."""
    has_parts = pl.repeat(value=False, n=hierarchy.size, eager=True)
    leaves = (~put(has_parts, hierarchy.families["whole"].unique(), value=True)).arg_true()
    leaves = leaves.cast(pl.Int64)
    none = hierarchy.families.clear().with_columns(low=pl.lit(0, pl.Int64))
    places = hierarchy.parts.clear()
    lows = take(low, leaves)
    reviser.keep_setters(leaves, lows, lows, none, places, low.clear())


def _crossed(told: pl.DataFrame) -> pl.DataFrame:
    """Find the families that their whole's own bounds exclude, and those that exclude each other.

    Only an exhaustive list bounds its whole from above, and a whole has one at the most.
    """
    excluded = (pl.col("low") > pl.col("own_high")) | (pl.col("high") < pl.col("own_low"))
    by_whole = told.filter(excluded).select("family", other=pl.lit(None, pl.Int64))
    lists = told.filter(~excluded & (pl.col("high") < OPEN)).select(
        "whole", limit="high", other="family"
    )
    if not lists.height:
        return by_whole
    pairs = (
        told.filter(~excluded)
        .join(lists, on="whole")
        .filter(pl.col("low") > pl.col("limit"))
        .select("family", "other")
    )
    others = pairs.select(family="other", other="family").unique("family", maintain_order=True)
    return pl.concat([by_whole, pairs, others])


def narrow(
    hierarchy: Hierarchy,
    low: pl.Series,
    high: pl.Series,
    contested: pl.Series,
    *,
    max_rounds: int = MAX_ROUNDS,
) -> tuple[pl.Series, pl.Series, pl.Series]:
    """Narrow bounds by what wholes and parts say of each other, upward and downward.

    Args:
        hierarchy: The cells.
        low: What is said of each cell: at least.
        high: At most; `OPEN` where unbounded.
        contested: The families that bound nothing.
        max_rounds: How often to pass at the most.

    Returns:
        low and high; and the cells whose low passes their high, where there are any: then
        nothing is narrowed further.

    >>> edges = pl.DataFrame({"part": [1, 2], "whole": [0, 0], "dimension": [0, 0]})
    >>> edges = edges.with_columns(exhaustive=pl.lit(True), disjoint=pl.lit(True))
    >>> hierarchy = Hierarchy.of(pl.Series([0, 1, 1]), edges)
    >>> low, high = pl.Series([0, 2, 0]), pl.Series([5, OPEN, OPEN])
    >>> low, high, _ = narrow(hierarchy, low, high, pl.Series([], dtype=pl.Int64))
    >>> low.to_list(), high.to_list()
    ([2, 2, 0], [5, 5, 3])
    """
    active = pl.repeat(value=True, n=hierarchy.families.height, eager=True)
    active = put(active, contested, value=False)
    levels = list(hierarchy.levels_upward())
    # Without a cell of two wholes one round is enough.
    rounds = max_rounds if hierarchy.parts["part"].n_unique() < hierarchy.parts.height else 1
    for _ in range(rounds):
        before = low, high
        for level in levels:
            low, high = _up(hierarchy, level, low, high, active)
            if (crossing := (low > high).arg_true()).len():
                return low, high, crossing
        for level in reversed(levels):
            low, high = _down(hierarchy, level, low, high, active)
            if (crossing := (low > high).arg_true()).len():
                return low, high, crossing
        if low.equals(before[0]) and high.equals(before[1]):
            break
    return low, high, (low > high).arg_true()


def _active(told: pl.DataFrame, active: pl.Series) -> pl.DataFrame:
    """Keep what belongs to families that bound."""
    keep = take(active, told["family"])
    return told if keep.all() else told.filter(keep)


def _up(
    hierarchy: Hierarchy, level: int, low: pl.Series, high: pl.Series, active: pl.Series
) -> tuple[pl.Series, pl.Series]:
    """Narrow wholes by the sums of their parts."""
    sums = _active(hierarchy.sums(level, low, high), active)
    by_whole = sums.group_by("whole").agg(pl.col("low").max(), pl.col("high").min())
    return _scatter(low, high, by_whole)


def _down(
    hierarchy: Hierarchy, level: int, low: pl.Series, high: pl.Series, active: pl.Series
) -> tuple[pl.Series, pl.Series]:
    """Narrow parts by what their wholes, less the other parts, leave to each."""
    sums = hierarchy.sums(level, low, high)
    able = sums.with_columns(
        active=active.slice(sums["family"][0], sums.height),
        whole_low=take(low, sums["whole"]),
        whole_high=take(high, sums["whole"]),
    ).with_columns(both=pl.col("exhaustive") & (pl.col("whole_low") > 0) & (pl.col("open") <= 1))
    says = able["active"] & ((able["whole_high"] < OPEN) | able["both"])
    if not says.any():
        return low, high
    places = hierarchy.parts_of(level)
    places = places.filter(take(says, places["family"] - sums["family"][0]))
    told = able[places["family"] - sums["family"][0]].select(
        "disjoint",
        "both",
        "whole_low",
        "whole_high",
        all_low="low",
        all_finite="finite",
        all_open="open",
        part=places["part"],
        low=take(low, places["part"]),
        high=take(high, places["part"]),
    )
    others_low = pl.when("disjoint").then(pl.col("all_low") - pl.col("low")).otherwise(0)
    most = (
        pl.when(pl.col("whole_high") < OPEN).then(pl.col("whole_high") - others_low).otherwise(OPEN)
    )
    # The other parts are all bounded where the open ones are as many as this part itself is.
    others_bounded = pl.col("all_open") == (pl.col("high") == OPEN).cast(pl.Int64)
    least = (
        pl.when(pl.col("both") & others_bounded)
        .then(pl.col("whole_low") - (pl.col("all_finite") - _FINITE))
        .otherwise(0)
    )
    narrower = told.select("part", low=least, high=most).filter(
        (pl.col("low") > told["low"]) | (pl.col("high") < told["high"])
    )
    by_part = narrower.group_by("part").agg(pl.col("low").max(), pl.col("high").min())
    return _scatter(low, high, by_part)


def _scatter(
    low: pl.Series, high: pl.Series, narrower: pl.DataFrame
) -> tuple[pl.Series, pl.Series]:
    """Take narrower bounds of some rows: a column of rows, low, high."""
    rows, least, most = narrower.get_columns()
    above, below = least > take(low, rows), most < take(high, rows)
    return (
        put(low, rows.filter(above), least.filter(above)),
        put(high, rows.filter(below), most.filter(below)),
    )
