"""Answer a small case by METHODS 2 alone, slowly and plainly: the oracle of the casualty tests.

Nothing here is taken from the package, and nothing of the package is imported. A case and its
answer are plain data: `{"claims": [...], "scopes": [...]}` in, a list of rows out.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

Item = TypeVar("Item")

OPEN = math.inf
TRIES = 1_000  # sets of arrangements that are looked through for the smallest that is to be cut
CUMULATIVE = {"killed", "wounded", "casualties"}
WIDER_OUTCOMES = {
    "killed": ("casualties", "killed_or_missing"),
    "wounded": ("casualties",),
    "missing": ("killed_or_missing",),
}
CLASSES = ("nationality", "status", "group")
DISJOINT = ("incident", "nationality", "status")
SIDES = ("own", "adversary")


class Range(NamedTuple):
    low: float
    high: float


ANYTHING = Range(0, OPEN)


class Days(NamedTuple):
    first: float
    last: float


class Cell(NamedTuple):
    outcome: str
    incident: str
    nationality: str | None
    status: str | None
    group: str | None


class Voter(NamedTuple):
    kind: str  # "root", "document" or "claim"
    name: str

    @property
    def is_known(self) -> bool:
        return self.kind == "root"


class Bound(NamedTuple):
    cell: Cell
    edge: str  # "low" or "high"


@dataclass(frozen=True)
class Claim:
    name: str
    cell: Cell
    range: Range
    best: int | None
    voter: Voter
    document: str | None
    relation: str | None
    as_of: int | None
    days: Days


@dataclass(frozen=True)
class Vote:
    voter: Voter
    range: Range
    best: int | None
    days: Days
    relation: str | None
    standing: tuple[Claim, ...]
    superseded: tuple[Claim, ...]

    @property
    def stand(self) -> str:
        """Tell own, adversary and neither apart: how the vote stands to the victims."""
        return self.relation if self.relation in SIDES else "neither"


@dataclass(frozen=True)
class Arrangement:
    whole: Cell
    dimension: str
    parts: tuple[Cell, ...]
    exhaustive: bool

    @property
    def is_disjoint(self) -> bool:
        return self.dimension in DISJOINT


@dataclass(frozen=True)
class Scopes:
    parent: Mapping[str, str | None]
    exhaustive: frozenset[str]
    children: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def root(self, scope: str) -> str:
        above = self.parent[scope]
        return scope if above is None else self.root(above)

    def depth(self, scope: str) -> int:
        above = self.parent[scope]
        return 0 if above is None else 1 + self.depth(above)


@dataclass(frozen=True)
class Evidence:
    scopes: Scopes
    claims: Sequence[Claim]
    votes: Mapping[Cell, list[Vote]]


# Reading a case


def read_scopes(rows: Iterable[Mapping[str, Any]]) -> Scopes:
    """2.1 Read the tree of scopes."""
    parent = {row["incident"]: row["part_of"] for row in rows}
    children: dict[str, list[str]] = {scope: [] for scope in parent}
    for scope, above in parent.items():
        if above is not None:
            children[above].append(scope)
    return Scopes(
        parent,
        frozenset(row["incident"] for row in rows if row.get("exhaustive")),
        {scope: tuple(sorted(below)) for scope, below in children.items()},
    )


def read_voter(row: Mapping[str, Any]) -> Voter:
    """2.2.1 Find the voter: the root, else the document, else the claim itself."""
    if "origin" not in row:
        return Voter("root", f"claim {row['claim']}")
    if row["origin"] is not None:
        return Voter("root", row["origin"])
    if row.get("document") is not None:
        return Voter("document", row["document"])
    return Voter("claim", row["claim"])


def read_claim(row: Mapping[str, Any]) -> Claim:
    """2.1, 2.2.2 Read a claim: its cell, its bound, its best figure, its own time."""
    low = row["low"] or 0
    high = OPEN if row["high"] is None else row["high"]
    best = row.get("best", low if low == high else None)
    as_of = row.get("as_of")
    first, last = row.get("published_earliest"), row.get("published_latest")
    return Claim(
        name=row["claim"],
        cell=Cell(
            row["outcome"],
            row["incident"],
            row.get("nationality"),
            row.get("status"),
            row.get("group"),
        ),
        range=Range(low, high),
        best=best,
        voter=read_voter(row),
        document=row.get("document"),
        relation=row.get("relation"),
        as_of=as_of,
        days=Days(as_of, as_of)
        if as_of is not None
        else Days(-OPEN if first is None else first, OPEN if last is None else last),
    )


# Ranges and days


def intersect(ranges: Iterable[Range]) -> Range | None:
    """Intersect ranges; null where they share no number."""
    listed = list(ranges)
    low = max((one.low for one in listed), default=0)
    high = min((one.high for one in listed), default=OPEN)
    return Range(low, high) if low <= high else None


def hull(ranges: Iterable[Range]) -> Range | None:
    """2.2.5 Take the hull: the least low to the greatest high; null of nothing."""
    listed = list(ranges)
    if not listed:
        return None
    return Range(min(one.low for one in listed), max(one.high for one in listed))


def is_surely_earlier(one: Days, other: Days) -> bool:
    """2.2.2 Compare the last day of one with the first day of the other."""
    return one.last < other.first


def newest(days: Iterable[Days]) -> Days:
    """2.2.2 Find the days on which the newest of several can have been told."""
    listed = list(days)
    return Days(max(one.first for one in listed), max(one.last for one in listed))


# 2.2.2 Refinement and supersession


def date_repeats(claims: Sequence[Claim]) -> dict[Claim, Days]:
    """2.2.2 Date a figure told again without an as-of by its first telling."""
    dated = {}
    for claim in claims:
        tellings = [other.days for other in claims if other.range == claim.range]
        first = Days(min(one.first for one in tellings), min(one.last for one in tellings))
        dated[claim] = claim.days if claim.as_of is not None else first
    return dated


def make_vote(claims: Sequence[Claim]) -> Vote:
    """2.2.2 Make the one vote of one voter about one cell, from the newest claims back."""
    days = date_repeats(claims)
    standing_range = ANYTHING
    standing: list[Claim] = []
    superseded: list[Claim] = []
    left = list(claims)
    while left:
        layer = [
            one for one in left if not any(is_surely_earlier(days[one], days[two]) for two in left)
        ]
        left = [one for one in left if one not in layer]
        fitting = [one for one in layer if intersect([one.range, standing_range])]
        superseded += [one for one in layer if one not in fitting]
        if not fitting:
            continue
        standing += fitting
        common = intersect([standing_range, *(one.range for one in fitting)])
        if common is None:
            fits = [intersect([one.range, standing_range]) for one in fitting]
            common = hull(one for one in fits if one is not None)
        assert common is not None
        standing_range = common
    relations = {one.relation for one in standing}
    return Vote(
        voter=claims[0].voter,
        range=standing_range,
        best=newest_best(standing, days, standing_range),
        days=newest(days[one] for one in standing),
        relation=relations.pop() if len(relations) == 1 else None,
        standing=tuple(standing),
        superseded=tuple(superseded),
    )


def newest_best(standing: Sequence[Claim], days: Mapping[Claim, Days], within: Range) -> int | None:
    """2.2.2 Take the best of the newest claim that has one in range; of equals the lowest."""
    able = [
        one for one in standing if one.best is not None and within.low <= one.best <= within.high
    ]
    return min(
        (
            one.best
            for one in able
            if one.best is not None
            and not any(is_surely_earlier(days[one], days[two]) for two in able)
        ),
        default=None,
    )


def make_votes(claims: Iterable[Claim]) -> dict[Cell, list[Vote]]:
    """2.2.1, 2.2.2 Make one vote for each voter about each cell."""
    grouped: dict[tuple[Cell, Voter], list[Claim]] = {}
    for claim in sorted(claims, key=lambda one: one.name):
        grouped.setdefault((claim.cell, claim.voter), []).append(claim)
    votes: dict[Cell, list[Vote]] = {}
    for (cell, _), told in grouped.items():
        votes.setdefault(cell, []).append(make_vote(told))
    return votes


# 2.1 Cells and arrangements


def wholes(cell: Cell, scopes: Scopes, outcomes: set[str]) -> Iterator[tuple[str, Cell]]:
    """2.1 Find the cells that are one step larger, each with its dimension."""
    above = scopes.parent[cell.incident]
    if above is not None:
        yield "incident", cell._replace(incident=above)
    for dimension in CLASSES:
        if getattr(cell, dimension) is not None:
            yield dimension, Cell(**(cell._asdict() | {dimension: None}))
    for outcome in WIDER_OUTCOMES.get(cell.outcome, ()):
        if outcome in outcomes:
            yield "outcome", cell._replace(outcome=outcome)


def outcomes_of_trees(claims: Iterable[Claim], scopes: Scopes) -> dict[str, set[str]]:
    """2.1 List the outcomes that are claimed in each tree of scopes, by its root."""
    claimed: dict[str, set[str]] = {}
    for claim in claims:
        claimed.setdefault(scopes.root(claim.cell.incident), set()).add(claim.cell.outcome)
    return claimed


def find_cells(claims: Sequence[Claim], scopes: Scopes) -> set[Cell]:
    """2.6 Find every claimed cell, every whole of one, every part of what is exhaustive."""
    claimed_outcomes = outcomes_of_trees(claims, scopes)
    cells: set[Cell] = set()
    new = [claim.cell for claim in claims]
    while new:
        cell = new.pop()
        if cell in cells:
            continue
        cells.add(cell)
        new += [
            whole for _, whole in wholes(cell, scopes, claimed_outcomes[scopes.root(cell.incident)])
        ]
        if cell.incident in scopes.exhaustive:
            new += [cell._replace(incident=below) for below in scopes.children[cell.incident]]
    return cells


def find_arrangements(
    cells: Iterable[Cell], claims: Sequence[Claim], scopes: Scopes
) -> list[Arrangement]:
    """2.1 Join each whole with its parts in one dimension."""
    claimed_outcomes = outcomes_of_trees(claims, scopes)
    parts: dict[tuple[Cell, str], list[Cell]] = {}
    for cell in sorted(cells, key=str):
        outcomes = claimed_outcomes[scopes.root(cell.incident)]
        for dimension, whole in wholes(cell, scopes, outcomes):
            parts.setdefault((whole, dimension), []).append(cell)
    return [
        Arrangement(
            whole,
            dimension,
            tuple(below),
            exhaustive=dimension == "incident" and whole.incident in scopes.exhaustive,
        )
        for (whole, dimension), below in parts.items()
    ]


def find_levels(cells: Iterable[Cell], arrangements: Iterable[Arrangement]) -> dict[Cell, int]:
    """2.1 Count the steps above each cell (its level)."""
    above: dict[Cell, list[Cell]] = {cell: [] for cell in cells}
    for arrangement in arrangements:
        for part in arrangement.parts:
            above[part].append(arrangement.whole)

    @functools.cache
    def level(cell: Cell) -> int:
        return max((1 + level(whole) for whole in above[cell]), default=0)

    return {cell: level(cell) for cell in above}


# 2.2.4 Growth


def outlives(later: Vote, earlier: Vote) -> bool:
    """2.2.4 Ask for: surely later, alike to the victims, of a known root or against an unknown."""
    return (
        is_surely_earlier(earlier.days, later.days)
        and earlier.stand == later.stand
        and (later.voter.is_known or not earlier.voter.is_known)
    )


def is_outgrown(vote: Vote, votes: Iterable[Vote]) -> bool:
    """2.2.4 Find growth within one cell."""
    return vote.standing[0].cell.outcome in CUMULATIVE and any(
        vote.range.high < other.range.low and outlives(other, vote) for other in votes
    )


class Upward(NamedTuple):
    range: Range  # of the cell, by its own votes and the parts below it
    setters: tuple[Vote, ...]  # the votes that set its low


@dataclass
class Standing:
    """Hold what stands after growth, and the arrangements that bound nothing."""

    remaining: dict[Cell, list[Vote]]
    outgrown: dict[Cell, list[Vote]]
    contested: set[Arrangement]


def speaks_only_adversary(votes: Sequence[Vote]) -> bool:
    """2.2.6 Ask whether only an adversary speaks of the cell."""
    return bool(votes) and all(vote.relation == "adversary" for vote in votes)


def to_others(votes: Sequence[Vote]) -> Range:
    """2.2.6 Take the cell's own range as other cells see it."""
    own = hull(vote.range for vote in votes)
    return ANYTHING if own is None or speaks_only_adversary(votes) else own


def implied_of_whole(arrangement: Arrangement, upward: Mapping[Cell, Upward]) -> Range:
    """2.3 Add up what the parts of one arrangement imply for their whole."""
    parts = [upward[part].range for part in arrangement.parts]
    if not arrangement.is_disjoint:
        return Range(max(part.low for part in parts), OPEN)
    high = sum(part.high for part in parts) if arrangement.exhaustive else OPEN
    return Range(sum(part.low for part in parts), high)


def settle_upward(
    votes: Mapping[Cell, list[Vote]],
    arrangements: Sequence[Arrangement],
    levels: Mapping[Cell, int],
    *,
    growth: bool,
) -> Standing:
    """2.1, 2.2.4 Find, from the leaves up, what is outgrown and what is contested."""
    standing = Standing({}, {}, set())
    upward: dict[Cell, Upward] = {}
    for cell in sorted(levels, key=lambda one: (-levels[one], str(one))):
        below = [one for one in arrangements if one.whole == cell]
        implied = {one: implied_of_whole(one, upward) for one in below}
        told = votes.get(cell, [])
        outgrown = [
            vote
            for vote in told
            if growth
            and (
                is_outgrown(vote, told)
                or (
                    cell.outcome in CUMULATIVE
                    and any(
                        one.is_disjoint
                        and vote.range.high < implied[one].low
                        and all(outlives(setter, vote) for setter in setters(one, upward))
                        for one in below
                    )
                )
            )
        ]
        remaining = [vote for vote in told if vote not in outgrown]
        standing.outgrown[cell], standing.remaining[cell] = outgrown, remaining
        own = to_others(remaining)
        crossed = {one for one in below if intersect([own, implied[one]]) is None}
        crossed |= {
            one
            for pair in itertools.permutations([x for x in below if x not in crossed], 2)
            if intersect([implied[pair[0]], implied[pair[1]]]) is None
            for one in pair
        }
        standing.contested |= crossed
        bounding = [one for one in below if one not in crossed]
        total = intersect([own, *(implied[one] for one in bounding)])
        assert total is not None
        upward[cell] = Upward(total, low_setters(total.low, own, remaining, bounding, upward))
    return standing


def setters(arrangement: Arrangement, upward: Mapping[Cell, Upward]) -> list[Vote]:
    """2.2.4 Find the votes that set the lows of an arrangement's parts."""
    return [vote for part in arrangement.parts for vote in upward[part].setters]


def low_setters(
    low: float,
    own: Range,
    remaining: Sequence[Vote],
    bounding: Sequence[Arrangement],
    upward: Mapping[Cell, Upward],
) -> tuple[Vote, ...]:
    """2.2.4 Find the votes that set a cell's low: its own, else those of the parts that do."""
    if low == 0:
        return ()
    if own.low == low:
        return tuple(vote for vote in remaining if vote.range.low == low)
    for one in bounding:
        if implied_of_whole(one, upward).low == low:
            if one.is_disjoint:
                return tuple(setters(one, upward))
            return next(upward[part].setters for part in one.parts if upward[part].range.low == low)
    raise AssertionError(low)


# 2.3 Propagation: passes over arrangements, and integer programs


def pass_over(
    arrangements: Sequence[Arrangement], ranges: Mapping[Cell, Range]
) -> dict[Cell, Range] | None:
    """2.3 Pass up and down until nothing changes; null where a low passes a high.

    Narrowing more never narrows less, so the order of passes makes no difference.
    """
    bounds = dict(ranges)
    before = None
    while bounds != before:
        before = dict(bounds)
        for one in arrangements:
            for parts in [one.parts] if one.is_disjoint else [(part,) for part in one.parts]:
                pass_over_parts(bounds, one.whole, parts, exhaustive=one.exhaustive)
        if any(one.low > one.high for one in bounds.values()):
            return None
    return bounds


def pass_over_parts(
    bounds: dict[Cell, Range], whole: Cell, parts: Sequence[Cell], *, exhaustive: bool
) -> None:
    """2.3 Narrow a whole by parts that add up, and each of these by what the others leave."""
    low, high = bounds[whole]
    low = max(low, sum(bounds[part].low for part in parts))
    if exhaustive:
        high = min(high, sum(bounds[part].high for part in parts))
    bounds[whole] = Range(low, high)
    for part in parts:
        others = [bounds[other] for other in parts if other != part]
        least, most = bounds[part]
        most = min(most, high - sum(other.low for other in others))
        if exhaustive:
            least = max(least, low - sum(other.high for other in others))
        bounds[part] = Range(least, most)


@dataclass(frozen=True)
class System:
    """Hold unknown whole numbers, one a cell, under arrangements."""

    cells: tuple[Cell, ...]
    arrangements: tuple[Arrangement, ...]

    @functools.cached_property
    def rows(self) -> list[tuple[list[float], float]]:
        """Write each arrangement as rows a·x with 0 ≤ a·x ≤ high."""
        place = {cell: number for number, cell in enumerate(self.cells)}
        rows: list[tuple[list[float], float]] = []
        for one in self.arrangements:
            families = [one.parts] if one.is_disjoint else [(part,) for part in one.parts]
            for family in families:
                row = [0.0] * len(self.cells)
                row[place[one.whole]] = 1
                for part in family:
                    row[place[part]] = -1
                rows.append((row, 0 if one.exhaustive else OPEN))
        return rows

    def optimum(self, ranges: Mapping[Cell, Range], goal: Mapping[Cell, int]) -> float | None:
        """Minimise the goal within the ranges: null where infeasible, -OPEN where unbounded."""
        bounds = [ranges.get(cell, ANYTHING) for cell in self.cells]
        result = milp(
            np.array([goal.get(cell, 0) for cell in self.cells], dtype=float),
            integrality=np.ones(len(self.cells), dtype=np.int64),
            bounds=Bounds(
                np.array([one.low for one in bounds], dtype=float),
                np.array([one.high for one in bounds], dtype=float),
            ),
            constraints=LinearConstraint(
                np.array([row for row, _ in self.rows]),
                np.zeros(len(self.rows)),
                np.array([high for _, high in self.rows]),
            )
            if self.rows
            else None,
        )
        if result.status == 0:
            return float(round(result.fun))
        if result.status == 2:
            return None
        assert result.status in {3, 4}, result.message
        return -OPEN

    def is_feasible(self, ranges: Mapping[Cell, Range]) -> bool:
        return self.optimum(ranges, {}) is not None

    def attainable(self, ranges: Mapping[Cell, Range], cell: Cell) -> Range | None:
        low = self.optimum(ranges, {cell: 1})
        if low is None:
            return None
        high = self.optimum(ranges, {cell: -1})
        assert high is not None
        return Range(low, -high)


def is_forest(cells: Iterable[Cell], arrangements: Iterable[Arrangement]) -> bool:
    """2.3 Ask that no cell has two wholes: then propagation level by level is exact."""
    above = Counter(part for one in arrangements for part in one.parts)
    return all(above[cell] <= 1 for cell in cells)


def components(
    cells: Iterable[Cell], arrangements: Sequence[Arrangement]
) -> list[tuple[list[Cell], list[Arrangement]]]:
    """2.8 Part the cells into those that arrangements tie together."""
    label = {cell: number for number, cell in enumerate(sorted(cells, key=str))}
    for one in arrangements:
        joined = {label[cell] for cell in (one.whole, *one.parts)}
        label = {cell: min(joined) if at in joined else at for cell, at in label.items()}
    return [
        (
            [cell for cell, at in label.items() if at == number],
            [one for one in arrangements if label[one.whole] == number],
        )
        for number in sorted(set(label.values()))
    ]


def cut_grid(
    arrangements: Sequence[Arrangement],
    levels: Mapping[Cell, int],
    ranges: Mapping[Cell, Range],
) -> tuple[set[Arrangement], bool]:
    """2.1 Cut what only a grid shows to cross, level by level; tell whether METHODS decide it."""

    def crosses(chosen: Sequence[Arrangement]) -> bool:
        return pass_over(chosen, ranges) is None

    cut: set[Arrangement] = set()
    is_decided = True
    for level in sorted(set(levels.values()), reverse=True):
        considered = [one for one in arrangements if levels[one.whole] >= level and one not in cut]
        while True:
            found, are_all = irreducible_sets(considered, crosses, tries=TRIES)
            if not found:
                break
            least = min(map(len, found))
            smallest = [chosen for chosen in found if len(chosen) == least]
            is_decided = is_decided and are_all and len(smallest) == 1
            cut.update(smallest[0])
            considered = [one for one in considered if one not in cut]
    return cut, is_decided


def irreducible_sets(
    items: Sequence[Item], fails: Callable[[Sequence[Item]], bool], tries: float = math.inf
) -> tuple[list[Sequence[Item]], bool]:
    """Find the sets of items that fail, and would not without any one of them; tell if all are.

    A tree of hitting sets (Reiter 1987): each set lacks one item at least of every other.
    """
    found: list[Sequence[Item]] = []
    tried: set[frozenset[Item]] = set()
    todo = [list(items)]
    while todo and len(tried) < tries:
        left = todo.pop()
        if frozenset(left) in tried:
            continue
        tried.add(frozenset(left))
        known = next((one for one in found if frozenset(one) <= frozenset(left)), None)
        if known is None:
            if not fails(left):
                continue
            known = left
            for item in left:
                without = [one for one in known if one != item]
                if fails(without):
                    known = without
            found.append(known)
        todo += [[one for one in left if one != item] for item in known]
    return found, not todo


def bound_by_others(
    cells: Sequence[Cell],
    arrangements: Sequence[Arrangement],
    remaining: Mapping[Cell, list[Vote]],
) -> dict[Cell, Range]:
    """2.2.6 Bound every cell as the others see it: of an adversary's, its own figures left out.

    2.3 On a tree the bounds are exact: the integer program's. Where cells have two wholes they
    are what passes leave, which excludes no possible number and need not be tight.
    """
    ranges = {cell: to_others(remaining[cell]) for cell in cells}
    bounds = pass_over(arrangements, ranges)
    assert bounds is not None
    system = System(tuple(cells), tuple(arrangements))
    for cell, (low, high) in bounds.items():
        exact = system.attainable(ranges, cell)
        if is_forest(cells, arrangements):
            assert (low, high) == exact, cell
        elif exact is not None:  # passes do not find every crossing of a grid
            assert low <= exact.low <= exact.high <= high, cell
    return bounds


def bound_cells(
    by_others: Mapping[Cell, Range], remaining: Mapping[Cell, list[Vote]]
) -> dict[Cell, Range]:
    """2.2.6 Bound an adversary's own cell by the others, unless that leaves nothing."""
    bounds = {}
    for cell, within in by_others.items():
        own = hull(vote.range for vote in remaining[cell]) or ANYTHING
        bounds[cell] = intersect([own, within]) or own
    return bounds


# 2.2.7 Best


class Best(NamedTuple):
    value: float
    rule: str


def best_of_votes(votes: Sequence[Vote]) -> Best | None:
    """2.2.7 Choose the best of a cell's own votes."""
    able = [one for one in votes if one.best is not None and one.relation != "adversary"]
    if any(one.voter.is_known for one in able):
        able = [one for one in able if one.voter.is_known]
    shared = intersect(one.range for one in votes)
    if shared is not None:
        able = [
            one for one in able if one.best is not None and shared.low <= one.best <= shared.high
        ]
    if not able:
        return None
    current = [
        one for one in able if not any(is_surely_earlier(one.days, two.days) for two in able)
    ]
    values = Counter(one.best for one in current if one.best is not None)
    if len(values) == 1:
        (value,) = values
        if len(able) == 1:
            return Best(value, "only")
        return Best(value, "agreed" if all(one.best == value for one in able) else "latest")
    most = max(values.values())
    leading = [value for value, voters in values.items() if voters == most]
    return Best(min(leading), "majority" if len(leading) == 1 else "lowest")


def has_claims_at_or_below(
    cell: Cell, arrangements: Sequence[Arrangement], claimed: set[Cell]
) -> bool:
    """2.2.7 Ask for a claim of the cell or of a part of it, of whatever dimension."""
    return cell in claimed or any(
        has_claims_at_or_below(part, arrangements, claimed)
        for one in arrangements
        if one.whole == cell
        for part in one.parts
    )


def find_bests(
    levels: Mapping[Cell, int],
    arrangements: Sequence[Arrangement],
    remaining: Mapping[Cell, list[Vote]],
    bounds: Mapping[Cell, Range],
    claimed: set[Cell],
) -> tuple[dict[Cell, Best], dict[Cell, int]]:
    """2.2.7 Find best and n_without_best of every cell, from the leaves up."""
    bests: dict[Cell, Best] = {}
    lacking: dict[Cell, int] = {}
    for cell in sorted(levels, key=lambda one: (-levels[one], str(one))):
        families = [
            [part for part in one.parts if has_claims_at_or_below(part, arrangements, claimed)]
            for one in arrangements
            if one.whole == cell and one.is_disjoint
        ]
        families = [family for family in families if family]
        missing = [sum(part not in bests for part in family) for family in families]
        lacking[cell] = min(missing, default=0)
        own = best_of_votes(remaining[cell])
        within = bounds[cell]
        if own is not None and within.low <= own.value <= within.high:
            bests[cell] = own
            continue
        sums = [
            sum(bests[part].value for part in family)
            for family, lack in zip(families, missing, strict=True)
            if not lack
        ]
        sums = [total for total in sums if within.low <= total <= within.high]
        if sums:
            bests[cell] = Best(max(sums), "parts")
    return bests, lacking


# 2.2.8 Residual


def rest(cell: Cell, scopes: Scopes, bounds: Mapping[Cell, Range]) -> Range | None:
    """2.2.8 Find the residual of a total over its parts by scope."""
    below = [cell._replace(incident=scope) for scope in scopes.children[cell.incident]]
    if not below:
        return None
    if cell.incident in scopes.exhaustive:
        return Range(0, 0)
    parts = [bounds.get(part, ANYTHING) for part in below]
    own = bounds[cell]
    high = OPEN if own.high == OPEN else max(0, own.high - sum(part.low for part in parts))
    return Range(max(0, own.low - sum(part.high for part in parts)), high)


# 2.5 Naming the contradiction


def edges(remaining: Mapping[Cell, list[Vote]]) -> list[Bound]:
    """2.5 List the bounds that can take part in a contradiction."""
    return [
        Bound(cell, edge)
        for cell, votes in sorted(remaining.items(), key=lambda pair: str(pair[0]))
        for edge, nothing in (("low", 0), ("high", OPEN))
        if getattr(to_others(votes), edge) != nothing
    ]


def narrow(bounds: Iterable[Bound], remaining: Mapping[Cell, list[Vote]]) -> dict[Cell, Range]:
    """2.5 Make the ranges of cells where only the given bounds hold."""
    ranges: dict[Cell, Range] = {}
    for one in bounds:
        value = getattr(to_others(remaining[one.cell]), one.edge)
        at = ranges.get(one.cell, ANYTHING)
        ranges[one.cell] = Range(value, at.high) if one.edge == "low" else Range(at.low, value)
    return ranges


def name_bound(bound: Bound, remaining: Mapping[Cell, list[Vote]]) -> set[str]:
    """2.5 Name the claims that set an edge of a cell's hull."""
    value = getattr(to_others(remaining[bound.cell]), bound.edge)
    return {
        claim.name
        for vote in remaining[bound.cell]
        if getattr(vote.range, bound.edge) == value
        for claim in vote.standing
        if getattr(claim.range, bound.edge) == value
    }


def name_conflicts(system: System, remaining: Mapping[Cell, list[Vote]]) -> list[list[str]]:
    """2.5 Name every contradiction by its claims; none contains another."""

    def crosses(bounds: Iterable[Bound]) -> bool:
        return not system.is_feasible(narrow(bounds, remaining))

    bounds_of_cells = [one for one in edges(remaining) if one.cell in system.cells]
    named = {
        frozenset().union(*(name_bound(bound, remaining) for bound in bounds))
        for bounds in irreducible_sets(bounds_of_cells, crosses)[0]
    }
    return sorted(sorted(one) for one in named if not any(two < one for two in named))


# 2.2.1 Numbers of origins


def fewest_points(ranges: Iterable[Range]) -> int:
    """2.2.1 Count the fewest numbers that meet all ranges."""
    points = 0
    last = -1.0
    for one in sorted(ranges, key=lambda one: one.high):
        if one.low > last:
            points += 1
            last = one.high
    return points


def fewest_origins(votes: Sequence[Vote]) -> int:
    """2.2.1 Find a lower bound of the fewest origins that there may be."""
    known = [vote for vote in votes if vote.voter.is_known]
    apart = [
        vote.range
        for vote in votes
        if not vote.voter.is_known
        and not any(intersect([vote.range, root.range]) for root in known)
    ]
    return len(known) + fewest_points(apart)


# 2.6 Output


def grade(votes: Sequence[Vote], conflicts: Sequence[Sequence[str]]) -> str | None:
    """2.6 Choose the first grade that fits."""
    if conflicts:
        return "inconsistent"
    if not votes:  # nobody claims it, or all that was claimed is outgrown
        return None
    own = hull(vote.range for vote in votes if vote.relation == "own")
    adversary = hull(vote.range for vote in votes if vote.relation == "adversary")
    if own is not None and adversary is not None and intersect([own, adversary]) is None:
        return "party_contested"
    if intersect(vote.range for vote in votes) is None:
        return "contested"
    if all(vote.range.high == OPEN for vote in votes):
        return "bounded"
    counted = [
        vote
        for vote in votes
        if vote.relation != "adversary"
        and (vote.best is not None or (vote.range.low > 0 and vote.range.high < OPEN))
    ]
    return "corroborated" if fewest_origins(counted) >= 2 else "single"


def plain(value: float | None) -> int | None:
    """Write an open bound as null."""
    return None if value is None or value == OPEN else int(value)


def plain_range(prefix: str, value: Range | None) -> dict[str, int | None]:
    """Write a range as two columns."""
    return {
        f"{prefix}low": plain(value.low if value else None),
        f"{prefix}high": plain(value.high if value else None),
    }


def answer(case: Mapping[str, Any], *, growth: bool = True) -> list[dict[str, Any]]:
    """2.6 Answer a case: its rows."""
    scopes = read_scopes(case["scopes"])
    claims = [read_claim(row) for row in case["claims"]]
    evidence = Evidence(scopes, claims, make_votes(claims))
    cells = find_cells(claims, scopes)
    rows: list[dict[str, Any]] = []
    for tied, arrangements in components(cells, find_arrangements(cells, claims, scopes)):
        rows += answer_component(tied, arrangements, evidence, growth=growth)
    return sorted(rows, key=lambda row: str([row[name] for name in Cell._fields]))


def is_decided(case: Mapping[str, Any], *, growth: bool = True) -> bool:
    """2.1 Ask that no crossing of a grid has several smallest sets: METHODS leave the choice."""
    scopes = read_scopes(case["scopes"])
    claims = [read_claim(row) for row in case["claims"]]
    votes = make_votes(claims)
    cells = find_cells(claims, scopes)
    for tied, arrangements in components(cells, find_arrangements(cells, claims, scopes)):
        levels = find_levels(tied, arrangements)
        standing = settle_upward(votes, arrangements, levels, growth=growth)
        ranges = {cell: to_others(standing.remaining[cell]) for cell in tied}
        bounding = [one for one in arrangements if one not in standing.contested]
        if not cut_grid(bounding, levels, ranges)[1]:
            return False
    return True


def answer_component(
    cells: Sequence[Cell],
    arrangements: Sequence[Arrangement],
    evidence: Evidence,
    *,
    growth: bool,
) -> list[dict[str, Any]]:
    """2.2 Make the rows of cells that arrangements tie together."""
    levels = find_levels(cells, arrangements)
    standing = settle_upward(evidence.votes, arrangements, levels, growth=growth)
    remaining = standing.remaining
    ranges = {cell: to_others(remaining[cell]) for cell in cells}
    bounding = [one for one in arrangements if one not in standing.contested]
    grid_cut, _ = cut_grid(bounding, levels, ranges)
    bounding = [one for one in bounding if one not in grid_cut]
    by_others = bound_by_others(cells, bounding, remaining)
    bounds = bound_cells(by_others, remaining)
    claimed = {claim.cell for claim in evidence.claims}
    bests, lacking = find_bests(levels, arrangements, remaining, bounds, claimed)
    contested = standing.contested | grid_cut
    system = System(tuple(cells), tuple(arrangements))
    conflicts = name_conflicts(system, remaining) if contested else []
    tightness = "exact" if is_forest(cells, arrangements) else None
    rows = []
    for cell in cells:
        here = sorted(
            (one for one in evidence.claims if one.cell == cell), key=lambda one: one.name
        )
        names = {one.name for one in here}
        on_row = [one for one in conflicts if names & set(one)]
        left = remaining[cell]
        best = bests.get(cell)
        rows.append(
            cell._asdict()
            | {
                "n_claims": len(here),
                "n_documents": len({one.document for one in here if one.document is not None}),
                "n_origins_min": fewest_origins(left),
                "n_origins_max": len(left),
                **plain_range("claim_", hull(vote.range for vote in left)),
                **plain_range("", bounds[cell]),
                "best": plain(best.value if best else None),
                "best_rule": best.rule if best else None,
                "n_without_best": lacking[cell],
                "top": evidence.scopes.parent[cell.incident] is None
                and (cell.nationality, cell.status, cell.group) == (None, None, None),
                **plain_range("rest_", rest(cell, evidence.scopes, by_others)),
                "tightness": tightness,
                "grade": grade(left, on_row),
                "conflicts": on_row,
                "superseded": sorted(
                    one.name for vote in evidence.votes.get(cell, []) for one in vote.superseded
                ),
                "outgrown": sorted(
                    one.name for vote in standing.outgrown[cell] for one in vote.standing
                ),
                "claims": [one.name for one in here],
                **{
                    name: value
                    for side in ("own", "adversary", "third_party")
                    for name, value in plain_range(
                        f"{side}_", hull(vote.range for vote in left if vote.relation == side)
                    ).items()
                },
            }
        )
    return rows
