"""Each contradiction between a whole and its parts, traced to the bounds that make it.

The first engine says which wholes are broken. In one tree of disjoint parts the bounds behind
that are the whole's own and the greatest of its parts' that exceed it; where several views
tie cells together they are found by narrowing once more, with reasons.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from pakafg.engines.irreducible import Family, Given, least_clash

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from pakafg.engines.hierarchy import View

__all__ = ["Clash", "find_clashes"]


class Clash(NamedTuple):
    """A whole that cannot hold together with its parts, and the given bounds behind it."""

    whole: int
    bounds: frozenset[Given]


def find_clashes(bounds: pl.DataFrame, views: Sequence[View], broken: pl.DataFrame) -> list[Clash]:
    """The contradiction of each broken whole, with as few bounds as make it.

    Args:
        bounds: The bounds given: `cell`, `low`, `high` (null: unbounded).
        views: How the cells make up wholes and parts.
        broken: `cell` and `view` of each broken whole, as `propagate` tells them.

    Returns:
        The clashes, each once, in the order of their wholes, then of their bounds.
    """
    given = {
        Given(cell, end): value
        for end in ("low", "high")
        for cell, value in bounds.select("cell", end).drop_nulls().iter_rows()
        if value or end == "high"
    }
    families = {(family.whole, family.view): family for family in _families(views)}
    breaks = {key: families[key] for key in sorted(broken.select("cell", "view").iter_rows())}
    if len(views) == 1 and views[0].disjoint:
        below = {f.whole: f for key, f in families.items() if key not in breaks}
        return [Clash(f.whole, _in_a_tree(given, below, f)) for f in breaks.values()]
    of_cell = defaultdict(list)
    for family in families.values():
        for cell in (family.whole, *family.parts):
            of_cell[cell].append(family)
    found = {Clash(f.whole, _in_a_net(given, of_cell, f, breaks.values())) for f in breaks.values()}
    # The order of a set depends on the seed of hashes; that of bounds does not.
    return sorted(
        (clash for clash in found if clash.bounds),
        key=lambda clash: (clash.whole, sorted(clash.bounds)),
    )


def _families(views: Sequence[View]) -> Iterator[Family]:
    for place, view in enumerate(views):
        complete = set(view.exhaustive["cell"])
        wholes = view.edges.group_by("parent").agg(pl.col("cell").sort(), pl.col("depth").first())
        for whole, parts, depth in wholes.iter_rows():
            yield Family(place, depth, whole, tuple(parts), whole in complete, view.disjoint)


def _in_a_tree(
    given: Mapping[Given, int], below: Mapping[int, Family], broken: Family
) -> frozenset[Given]:
    """The bound of the whole, and the greatest lows, or all highs, of its parts against it."""
    order = list(broken.parts)
    for cell in order:
        order += below[cell].parts if cell in below else ()
    lows: dict[int, list[Given]] = {}
    highs: dict[int, list[Given]] = {}  # without a cell that is open

    def total(bounds: Sequence[Given]) -> int:
        return sum(given[bound] for bound in bounds)

    for cell in reversed(order):
        lows[cell] = [low] if (low := Given(cell, "low")) in given else []
        if (high := Given(cell, "high")) in given:
            highs[cell] = [high]
        if cell not in below:
            continue
        least, most = _summed(below[cell], lows, highs)
        lows[cell] = max(lows[cell], least, key=total)
        if most is not None:
            highs[cell] = min(highs.get(cell, most), most, key=total)
    least, most = _summed(broken, lows, highs)
    high = Given(broken.whole, "high")
    if high in given and total(least) > given[high]:
        least.sort(key=lambda bound: (-given[bound], bound))
        enough = next(n for n in range(len(least) + 1) if total(least[:n]) > given[high])
        return frozenset([high, *least[:enough]])
    return frozenset([Given(broken.whole, "low"), *(most or ())])


def _summed(
    family: Family, lows: Mapping[int, list[Given]], highs: Mapping[int, list[Given]]
) -> tuple[list[Given], list[Given] | None]:
    """The bounds of all parts: lows and, where they bound the whole from above, highs."""
    least = [bound for part in family.parts for bound in lows[part]]
    if not family.exhaustive or any(part not in highs for part in family.parts):
        return least, None
    return least, [bound for part in family.parts for bound in highs[part]]


def _in_a_net(
    given: Mapping[Given, int],
    of_cell: Mapping[int, Sequence[Family]],
    broken: Family,
    breaks: Collection[Family],
) -> frozenset[Given]:
    """What clashes among the families tied to a broken one: without the others that broke.

    What broke may also rest on what another whole said before it broke; then with them.
    """
    alone = _tied(of_cell, broken, {family for family in breaks if family != broken})
    together = _tied(of_cell, broken, set())
    return least_clash(given, alone) or least_clash(given, together) or frozenset()


def _tied(
    of_cell: Mapping[int, Sequence[Family]], start: Family, without: set[Family]
) -> list[Family]:
    """The families that any chain of families ties to one, sorted."""
    reached, todo = {start}, [start]
    while todo:
        family = todo.pop()
        for cell in (family.whole, *family.parts):
            fresh = set(of_cell[cell]) - reached - without
            reached |= fresh
            todo += fresh
    return sorted(reached)
