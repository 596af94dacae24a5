"""The engine of wholes and parts, against counting out and against a linear program."""

import random
from collections.abc import Iterator
from itertools import islice, product
from typing import Any, NamedTuple

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.sparse import block_diag, identity, kron
from strategies import examples, small_trees

from pakafg.engines.cell_network import CellNetwork
from pakafg.engines.families import GivenBound
from pakafg.engines.hierarchy import OPEN, Hierarchy, Upward, narrow, settle_upward

LAW = examples(100)
Range = tuple[int, int | None]
Family = tuple[int, list[int], bool, bool]  # whole, parts, exhaustive, disjoint
MANY = 10_000  # more than bounded parts of any of these problems add up to
EDGES = {"part": pl.Int64, "whole": pl.Int64, "dimension": pl.Int64}


class Settled(NamedTuple):
    ranges: list[Range]
    contested: set[tuple[int, int]]
    upward: Upward
    cuts: list[tuple[int, ...]]


class IrreducibleSet(NamedTuple):
    """A whole that cannot hold together with its parts, and the given bounds behind it."""

    whole: int
    bounds: frozenset[GivenBound]


class Program(NamedTuple):
    """A linear program over cells: rows that are 0 at most, rows that are 0, and bounds."""

    at_most: Any
    equal: Any
    bounds: list[tuple[int, int]]


class Problem(NamedTuple):
    """Bounds, and for each view its edges, exhaustive wholes, and whether parts are disjoint."""

    bounds: list[Range]
    views: list[tuple[list[tuple[int, int, int]], list[int], bool]]

    @property
    def low(self) -> pl.Series:
        return pl.Series([low for low, _ in self.bounds], dtype=pl.Int64)

    @property
    def high(self) -> pl.Series:
        highs = [OPEN if high is None else high for _, high in self.bounds]
        return pl.Series(highs, dtype=pl.Int64)

    @property
    def hierarchy(self) -> Hierarchy:
        rows = [
            (cell, parent, place, parent in exhaustive and disjoint, disjoint)
            for place, (edges, exhaustive, disjoint) in enumerate(self.views)
            for cell, parent, _ in edges
        ]
        schema = {**EDGES, "exhaustive": pl.Boolean, "disjoint": pl.Boolean}
        levels = [0] * len(self.bounds)
        for edges, _, _ in self.views:
            for cell, _, depth in edges:
                levels[cell] += depth
        return Hierarchy.of(
            pl.Series(levels, dtype=pl.Int64), pl.DataFrame(rows, schema=schema, orient="row")
        )

    def families(self, contested: set[tuple[int, int]] = frozenset()) -> Iterator[Family]:  # type: ignore[assignment]  # an empty set of pairs
        for place, (edges, exhaustive, disjoint) in enumerate(self.views):
            parts: dict[int, list[int]] = {}
            for cell, parent, _ in edges:
                parts.setdefault(parent, []).append(cell)
            for whole, members in parts.items():
                if (place, whole) not in contested:
                    yield whole, members, whole in exhaustive, disjoint

    def settled(self) -> Settled:
        """All that the engine finds: what is contested, in turn, and the bounds that are left."""
        hierarchy, low, high = self.hierarchy, self.low, self.high
        upward = settle_upward(hierarchy, low, high)
        numbers, cuts = set(upward.contested["family"]), []
        component = pl.zeros(len(self.bounds), pl.Int64, eager=True)
        while True:
            contested = pl.Series(sorted(numbers), dtype=pl.Int64)
            least, most, crossing = narrow(hierarchy, low, high, contested)
            if not crossing.len():
                break
            network = CellNetwork.of(hierarchy, component, crossing)
            cuts += network.smallest_crossings(low, high, numbers)
            numbers |= {number for cut in cuts for number in cut}
        keys = hierarchy.families.select("dimension", "whole").rows()
        highs = (None if high == OPEN else high for high in most)
        ranges = list(zip(least, highs, strict=True))
        return Settled(ranges, {keys[number] for number in numbers}, upward, cuts)

    def contradictions(self) -> list[IrreducibleSet]:
        """One for each contested family, with as few bounds as make it."""
        found, hierarchy = self.settled(), self.hierarchy
        component = pl.zeros(len(self.bounds), pl.Int64, eager=True)
        network = CellNetwork.of(hierarchy, component, pl.Series([0]))
        given, upward = (
            network.given(low, high)
            for low, high in ((self.low, self.high), (found.upward.low, found.upward.high))
        )
        contested = found.upward.contested
        sets = []
        for number, other in contested.iter_rows():
            family = network.families[number]
            against = None if other is None else network.families[other]
            crossed = set(contested["family"])
            bounds = network.contradicting_bounds(given, upward, crossed, family, against)
            sets.append(IrreducibleSet(family.whole, bounds))
        for cut in found.cuts:
            families = sorted(network.families[number] for number in cut)
            bounds = network.contradicting_bounds_over(given, families) or frozenset()
            sets.append(IrreducibleSet(families[0].whole, bounds))
        return sets


def program(bounds: list[Range], families: list[Family]) -> Program:
    """Bounds and families as rows of a linear program over the cells."""
    size = len(bounds)
    at_most, equal = [[0] * size], [[0] * size]
    for whole, parts, exhaustive, disjoint in families:
        for together in [parts] if disjoint else [[part] for part in parts]:
            row = [0] * size
            row[whole] = -1
            for part in together:
                row[part] = 1
            (equal if exhaustive and disjoint else at_most).append(row)
    limits = [(low, MANY if high is None else high) for low, high in bounds]
    return Program(np.array(at_most), np.array(equal), limits)


def solution(cost: Any, at_most: Any, equal: Any, bounds: list[tuple[int, int]]) -> Any:
    """The solution of a linear program by HiGHS; None where nothing is possible."""
    solved = linprog(
        cost,
        A_ub=at_most,
        b_ub=np.zeros(at_most.shape[0]),
        A_eq=equal,
        b_eq=np.zeros(equal.shape[0]),
        bounds=bounds,
        method="highs",
    )
    assert solved.status in {0, 2}
    return None if solved.status == 2 else solved.x


def can_hold(bounds: list[Range], families: list[Family]) -> bool:
    """Whether there are numbers within all bounds that no family excludes."""
    return solution(np.zeros(len(bounds)), *program(bounds, families)) is not None


def optima(problems: list[tuple[list[Range], list[Family]]]) -> list[list[Range]]:
    """The least and the most of every cell of problems that can hold.

    Trees are integral: the optimum of the linear program is a whole number. One program is solved
    for all problems, with a copy of each problem for each of its cells.
    """
    programs = [program(*problem) for problem in problems]
    sizes = [len(bounds) for bounds, _ in problems]
    at_most = block_diag([kron(identity(each.at_most.shape[1]), each.at_most) for each in programs])
    equal = block_diag([kron(identity(each.equal.shape[1]), each.equal) for each in programs])
    bounds = [pair for each in programs for pair in each.bounds * len(each.bounds)]
    cost = np.concatenate([np.eye(size).ravel() for size in sizes])
    ends = []
    for sign in (1, -1):
        found = solution(sign * cost, at_most.tocsr(), equal.tocsr(), bounds)
        assert found is not None
        ends.append(found[cost == 1].round().astype(int).tolist())
    ranges = iter(zip(*ends, strict=True))
    return [
        [(low, None if high > MANY / 2 else high) for low, high in islice(ranges, size)]
        for size in sizes
    ]


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


def left_by(problems: list[Problem], found: list[Settled]) -> list[list[Range]]:
    """What is possible in each problem by the families that are not contested."""
    settled = zip(problems, found, strict=True)
    return optima([(each.bounds, list(each.families(by.contested))) for each, by in settled])


def test_on_320_trees_every_bound_is_the_optimum_of_the_linear_program() -> None:
    infeasible, found = 0, [problem.settled() for problem in TREES]
    for problem, answer in zip(TREES, found, strict=True):
        assert not answer.cuts
        is_possible = can_hold(problem.bounds, list(problem.families()))
        assert is_possible != bool(answer.contested)
        infeasible += not is_possible
    for problem, answer, left in zip(TREES, found, left_by(TREES, found), strict=True):
        assert answer.ranges == left, problem
    assert 80 < infeasible < 240


def test_over_scopes_and_classes_none_possible_is_excluded_and_nearly_all_bounds_are_tight() -> (
    None
):  # one sentence
    cells = tight = 0
    found = [problem.settled() for problem in GRIDS]
    for problem, answer, left in zip(GRIDS, found, left_by(GRIDS, found), strict=True):
        for (low, high), (least, most) in zip(answer.ranges, left, strict=True):
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
        for clash in problem.contradictions():
            told += 1
            assert not possible(problem, clash.bounds)
            for bound in clash.bounds:
                assert possible(problem, clash.bounds - {bound}), (problem, clash)
    assert told > 20


def test_a_contradiction_of_a_grid_names_no_bound_in_vain() -> None:
    # A and B are all of P; of A alone, all are 0, and of one nationality 8.
    problem = Problem(
        [(0, 0), (0, 0), (1, 1), (0, None), (8, 8), (0, None)],
        [
            ([(1, 0, 1), (2, 0, 1), (4, 3, 1), (5, 3, 1)], [0, 3], True),
            ([(3, 0, 1), (4, 1, 1)], [], True),
        ],
    )
    named = {clash.bounds for clash in problem.contradictions()}
    in_a = {GivenBound(1, "high"), GivenBound(4, "low")}
    over_p = {GivenBound(0, "high"), GivenBound(2, "low")}
    assert frozenset(in_a) in named
    assert frozenset(over_p) in named
    assert not any(one < other for one in named for other in named)


def possible(problem: Problem, bounds: frozenset[GivenBound]) -> bool:
    """Whether all families can hold together with no more than these bounds."""
    kept: list[Range] = [
        (
            low if GivenBound(cell, "low") in bounds else 0,
            high if GivenBound(cell, "high") in bounds else None,
        )
        for cell, (low, high) in enumerate(problem.bounds)
    ]
    return can_hold(kept, list(problem.families()))


MOST = 10  # what is open may be counted out up to here; bounded parts add up to 6 at most


TINY = small_trees().map(lambda drawn: Problem(drawn[0], [drawn[1:]]))


@LAW
@given(TINY)
def test_tiny_trees_are_what_counting_out_gives(problem: Problem) -> None:
    found = problem.settled()
    families = list(problem.families(found.contested))
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
    assert found.ranges == expected


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
    before = problem.settled()
    bounds = [*problem.bounds]
    bounds[cell] = (tighter, high)
    after = problem._replace(bounds=bounds).settled()
    if before.contested or after.contested:
        return  # what is contested no longer bounds
    for (old_low, old_high), (low, high) in zip(before.ranges, after.ranges, strict=True):
        assert low >= old_low
        assert old_high is None or (high is not None and high <= old_high)


def test_cells_that_stand_alone_keep_their_bounds() -> None:
    problem = Problem([(3, 4), (1, None), (2, 9)], [([(1, 2, 1)], [], True)])
    assert problem.settled().ranges == [(3, 4), (1, 9), (2, 9)]


def test_of_two_lists_of_parts_that_exclude_each_other_neither_bounds_their_whole() -> None:
    # All of the whole are 2 and 3 by scope, and at least 9 by nationality; somebody says 1 to 20.
    views = [([(1, 0, 1), (2, 0, 1)], [0], True), ([(3, 0, 1)], [], True)]
    problem = Problem([(1, 20), (2, 2), (3, 3), (9, None)], views)
    assert problem.settled().contested == {(0, 0), (1, 0)}
    assert problem.settled().ranges[0] == (1, 20)
