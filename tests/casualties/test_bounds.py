"""The engine of wholes and parts, against counting out and against a linear program."""

import random
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.sparse import identity, kron
from strategies import examples, small_trees

from pakafg.engines.hierarchy import Arrangement, Propagation, propagate
from pakafg.engines.irreducible import irreducible_sets

LAW = examples(100)
Range = tuple[int, int | None]
Family = tuple[int, list[int], bool, bool]  # whole, parts, exhaustive, disjoint
CELLS = {"cell": pl.Int64, "low": pl.Int64, "high": pl.Int64}
MANY = 10_000  # more than bounded parts of any of these problems add up to
EDGES = {"cell": pl.Int64, "parent": pl.Int64, "depth": pl.Int64}


class Problem(NamedTuple):
    """Bounds, and for each view its edges, exhaustive wholes, and whether parts are disjoint."""

    bounds: list[Range]
    views: list[tuple[list[tuple[int, int, int]], list[int], bool]]

    @property
    def frame(self) -> pl.DataFrame:
        rows = [(cell, *bound) for cell, bound in enumerate(self.bounds)]
        return pl.DataFrame(rows, schema=CELLS, orient="row")

    @property
    def arranged(self) -> list[Arrangement]:
        return [
            Arrangement(
                pl.DataFrame(edges, schema=EDGES, orient="row"),
                pl.DataFrame({"cell": exhaustive}, schema={"cell": pl.Int64}),
                disjoint,
            )
            for edges, exhaustive, disjoint in self.views
        ]

    def families(self, broken: set[tuple[int, int]] = frozenset()) -> Iterator[Family]:  # type: ignore[assignment]  # an empty set of pairs
        for place, (edges, exhaustive, disjoint) in enumerate(self.views):
            parts: dict[int, list[int]] = {}
            for cell, parent, _ in edges:
                parts.setdefault(parent, []).append(cell)
            for whole, members in parts.items():
                if (place, whole) not in broken:
                    yield whole, members, whole in exhaustive, disjoint

    def narrowed(self) -> Propagation:
        return propagate(self.frame, self.arranged)


def pairs(broken: pl.DataFrame) -> set[tuple[int, int]]:
    return set(broken.select("arrangement", "cell").iter_rows())


def ranges(bounds: pl.DataFrame) -> list[Range]:
    return bounds.sort("cell").select("low", "high").rows()


def optimum(bounds: list[Range], families: list[Family]) -> list[Range] | None:
    """The least and the most of every cell, by HiGHS; None where nothing is possible.

    Trees are integral: the optimum of the linear program is a whole number. The program is
    solved once for all cells, with a copy of the problem for each of them.
    """
    size = len(bounds)
    at_most, equal = [[0] * size], [[0] * size]
    for whole, parts, exhaustive, disjoint in families:
        for together in [parts] if disjoint else [[part] for part in parts]:
            row = [0] * size
            row[whole] = -1
            for part in together:
                row[part] = 1
            (equal if exhaustive and disjoint else at_most).append(row)
    copies = identity(size)
    ends = []
    for sign in (1, -1):
        solved = linprog(  # type: ignore[call-overload]  # its stubs know no sparse matrices
            sign * np.eye(size).ravel(),
            A_ub=kron(copies, np.array(at_most)),
            b_ub=np.zeros(size * len(at_most)),
            A_eq=kron(copies, np.array(equal)),
            b_eq=np.zeros(size * len(equal)),
            bounds=[(low, MANY if high is None else high) for low, high in bounds] * size,
            method="highs",
        )
        if solved.status == 2:
            return None
        ends.append([round(solved.x[cell * size + cell]) for cell in range(size)])
    return [(low, None if high > MANY / 2 else high) for low, high in zip(*ends, strict=True)]


def random_bounds(rng: random.Random, size: int) -> list[Range]:
    lows = [rng.randint(0, 6) if rng.random() < 0.5 else 0 for _ in range(size)]
    return [(low, None if rng.random() < 0.4 else low + rng.randint(0, 8)) for low in lows]


def random_tree(rng: random.Random) -> Problem:
    """Up to twelve cells, up to five levels, feasible or not."""
    size = rng.randint(2, 12)
    parent, depth = [0], [0]
    for cell in range(1, size):
        above = rng.choice([other for other in range(cell) if depth[other] < 4])
        parent.append(above)
        depth.append(depth[above] + 1)
    edges = [(cell, parent[cell], depth[cell]) for cell in range(1, size)]
    exhaustive = [cell for cell in range(size) if rng.random() < 0.4]
    return Problem(random_bounds(rng, size), [(edges, exhaustive, True)])


def random_grid(rng: random.Random) -> Problem:
    """Scopes × classes: every scope has all classes, class 0 is the whole of the others."""
    scopes, classes = rng.randint(1, 4), rng.randint(1, 3)
    part_of = [0] + [rng.randrange(scope) for scope in range(1, scopes)]
    depth = [0] * scopes
    for scope in range(1, scopes):
        depth[scope] = depth[part_of[scope]] + 1
    row = classes + 1
    by_scope = [
        (scope * row + kind, part_of[scope] * row + kind, depth[scope])
        for scope in range(1, scopes)
        for kind in range(row)
    ]
    by_class = [
        (scope * row + kind, scope * row, 1) for scope in range(scopes) for kind in range(1, row)
    ]
    complete = [scope * row + kind for scope in range(scopes) for kind in range(row)]
    exhaustive = [cell for cell in complete if cell // row == rng.randrange(scopes)]
    bounds = [
        (low, None if rng.random() < 0.5 else low + rng.randint(0, 8))
        for low in (rng.randint(0, 6) if rng.random() < 0.4 else 0 for _ in complete)
    ]
    return Problem(bounds, [(by_scope, exhaustive, True), (by_class, [], rng.random() < 0.7)])


TREES = [random_tree(random.Random(seed)) for seed in range(320)]
GRIDS = [random_grid(random.Random(seed)) for seed in range(160)]


def test_on_320_trees_every_bound_is_the_optimum_of_the_linear_program() -> None:
    infeasible = 0
    for problem in TREES:
        found = problem.narrowed()
        assert found.settled
        whole = optimum(problem.bounds, list(problem.families()))
        assert (whole is None) == bool(found.broken.height)
        infeasible += whole is None
        left = whole or optimum(problem.bounds, list(problem.families(pairs(found.broken))))
        assert ranges(found.bounds) == left, problem
    assert 80 < infeasible < 240


def test_over_scopes_and_classes_none_possible_is_excluded_and_nearly_all_bounds_are_tight() -> (
    None
):  # one sentence
    cells = tight = 0
    for problem in GRIDS:
        found = problem.narrowed()
        left = optimum(problem.bounds, list(problem.families(pairs(found.broken))))
        assert left is not None
        for (low, high), (least, most) in zip(ranges(found.bounds), left, strict=True):
            assert low <= least, problem
            assert high is None or (most is not None and high >= most), problem
            cells += 1
            tight += (low, high) == (least, most)
    assert tight / cells > 0.99, f"{tight} of {cells} cells are tight"


@pytest.mark.parametrize("problems", [TREES, GRIDS], ids=["trees", "grids"])
def test_a_contradiction_cannot_hold_and_could_without_any_one_of_its_bounds(
    problems: list[Problem],
) -> None:
    told = 0
    for problem in problems[:80]:
        found = problem.narrowed()
        for clash in irreducible_sets(problem.frame, problem.arranged, found.broken):
            told += 1
            assert not possible(problem, clash.bounds)
            for bound in clash.bounds:
                assert possible(problem, clash.bounds - {bound}), (problem, clash)
    assert told > 20


def test_contradictions_stand_in_the_order_of_their_wholes_then_of_their_bounds() -> None:
    several = 0
    for problem in GRIDS:
        clashes = irreducible_sets(problem.frame, problem.arranged, problem.narrowed().broken)
        wholes = [clash.whole for clash in clashes]
        several += len(set(wholes)) < len(wholes)
        keys = [(clash.whole, sorted(clash.bounds)) for clash in clashes]
        assert keys == sorted(keys)
    assert several  # whole alone would not do


def possible(problem: Problem, bounds: frozenset[tuple[int, str]]) -> bool:
    """Whether all families can hold together with no more than these bounds."""
    kept: list[Range] = [
        (low if (cell, "low") in bounds else 0, high if (cell, "high") in bounds else None)
        for cell, (low, high) in enumerate(problem.bounds)
    ]
    return optimum(kept, list(problem.families())) is not None


MOST = 10  # what is open may be counted out up to here; bounded parts add up to 6 at most


TINY = small_trees().map(lambda drawn: Problem(drawn[0], [drawn[1:]]))


@LAW
@given(TINY)
def test_tiny_trees_are_what_counting_out_gives(problem: Problem) -> None:
    found = problem.narrowed()
    families = list(problem.families(pairs(found.broken)))
    possible = [
        numbers
        for numbers in product(range(MOST + 1), repeat=len(problem.bounds))
        if all(
            low <= number <= (MOST if high is None else high)
            for number, (low, high) in zip(numbers, problem.bounds, strict=True)
        )
        and all(holds(numbers, family) for family in families)
    ]
    expected = [
        (min(column), None if max(column) > 6 else max(column))
        for column in zip(*possible, strict=True)
    ]
    assert ranges(found.bounds) == expected


def holds(numbers: tuple[int, ...], family: Family) -> bool:
    whole, parts, exhaustive, disjoint = family
    if not disjoint:
        return max(numbers[part] for part in parts) <= numbers[whole]
    total = sum(numbers[part] for part in parts)
    return total == numbers[whole] if exhaustive else total <= numbers[whole]


@LAW
@given(TINY, st.data())
def test_a_further_bound_never_widens_one(problem: Problem, data: st.DataObject) -> None:
    cell = data.draw(st.integers(0, len(problem.bounds) - 1))
    low, high = problem.bounds[cell]
    tighter = data.draw(st.integers(low, 3 if high is None else high))
    before = problem.narrowed()
    bounds = [*problem.bounds]
    bounds[cell] = (tighter, high)
    after = problem._replace(bounds=bounds).narrowed()
    if before.broken.height or after.broken.height:
        return  # what breaks no longer bounds
    for (old_low, old_high), (low, high) in zip(
        ranges(before.bounds), ranges(after.bounds), strict=True
    ):
        assert low >= old_low
        assert old_high is None or (high is not None and high <= old_high)


def test_cells_keep_their_order_and_those_that_stand_alone_their_bounds() -> None:
    problem = Problem([(3, 4), (1, None), (2, 9)], [([(1, 2, 1)], [], True)])
    frame = problem.frame.reverse()
    assert propagate(frame, problem.arranged).bounds["cell"].to_list() == [2, 1, 0]
    assert ranges(problem.narrowed().bounds) == [(3, 4), (1, 9), (2, 9)]


def test_rounds_that_do_not_suffice_are_said_not_to() -> None:
    problem = next(problem for problem in GRIDS if len(problem.bounds) > 6)
    assert not propagate(problem.frame, problem.arranged, max_rounds=1).settled
    assert problem.narrowed().settled
