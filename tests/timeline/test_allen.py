"""Allen's compositions of interval relations (1983), derived anew from end points by the engine."""

from collections import Counter, defaultdict
from itertools import combinations, product

import pytest

from pakafg.engines.constraints import Constraint, Network

# Each relation of an interval a to an interval b, by the order of their end points.
RELATIONS = {
    "b": "a+ < b-",
    "m": "a+ = b-",
    "o": "a- < b- & b- < a+ & a+ < b+",
    "s": "a- = b- & a+ < b+",
    "d": "b- < a- & a+ < b+",
    "f": "b- < a- & a+ = b+",
    "e": "a- = b- & a+ = b+",
}
RELATIONS |= {
    f"{name}i": text.translate(str.maketrans("ab", "ba"))
    for name, text in RELATIONS.items()
    if name != "e"
}
MOMENTS = {"A-": 0, "A+": 1, "B-": 2, "B+": 3, "C-": 4, "C+": 5}


def constraints(relation: str, first: str, second: str) -> list[Constraint]:
    """A relation between two intervals as differences between their end points."""
    found = []
    for part in RELATIONS[relation].split(" & "):
        left, sign, right = part.replace("a", first).replace("b", second).split()
        x, y = MOMENTS[left], MOMENTS[right]
        found.append(Constraint(x, y, -1 if sign == "<" else 0))
        if sign == "=":
            found.append(Constraint(y, x, 0))
    return found


def composed(first: str, second: str) -> set[str]:
    """Relations of A to C that A to B and B to C allow, by the engine."""
    proper = [Constraint(MOMENTS[f"{i}-"], MOMENTS[f"{i}+"], -1) for i in "ABC"]
    known = [*proper, *constraints(first, "A", "B"), *constraints(second, "B", "C")]
    return {
        third
        for third in RELATIONS
        if Network(6, [*known, *constraints(third, "A", "C")]).conflict(frozenset()) is None
    }


def relation(a: tuple[int, int], b: tuple[int, int]) -> str:
    """The one relation of two intervals of numbers."""
    ends = {"a-": a[0], "a+": a[1], "b-": b[0], "b+": b[1]}
    (found,) = (
        name
        for name, text in RELATIONS.items()
        if all(
            ends[left] < ends[right] if sign == "<" else ends[left] == ends[right]
            for left, sign, right in (part.split() for part in text.split(" & "))
        )
    )
    return found


@pytest.fixture(scope="module")
def table() -> dict[tuple[str, str], set[str]]:
    """The table by counting out all triples of intervals: six points are enough for three."""
    intervals = list(combinations(range(6), 2))
    between = {pair: relation(*pair) for pair in product(intervals, repeat=2)}
    found = defaultdict(set)
    for a, b, c in product(intervals, repeat=3):
        found[between[a, b], between[b, c]].add(between[a, c])
    return dict(found)


def test_the_table_is_the_published_one(table: dict[tuple[str, str], set[str]]) -> None:
    assert len(table) == 169
    # How many entries leave how many relations open.
    assert Counter(map(len, table.values())) == {1: 97, 3: 42, 5: 24, 9: 3, 13: 3}
    assert table["b", "d"] == {"b", "m", "o", "d", "s"}
    assert table["o", "oi"] == {"o", "oi", "d", "di", "s", "si", "f", "fi", "e"}
    assert table["m", "m"] == {"b"}


@pytest.mark.parametrize("first", RELATIONS)
def test_the_engine_composes_as_the_table_says(
    first: str, table: dict[tuple[str, str], set[str]]
) -> None:
    for second in RELATIONS:
        assert composed(first, second) == table[first, second]
