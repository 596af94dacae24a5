"""Settings of property tests, and what is drawn for the engines: no user needs it."""

from hypothesis import settings
from hypothesis import strategies as st

from pakafg.engines.constraints import Constraint, Network

__all__ = ["examples", "networks", "possible_networks", "small_trees"]

Bounds = tuple[int, int | None]
Edge = tuple[int, int, int]  # cell, its parent, its depth


def examples(usual: int) -> settings:
    """Settings for a property test that draws so many examples, and more of them at night.

    Profiles are registered in conftest.py: they say for how many examples 100 stand.
    """
    return settings(max_examples=max(1, usual * settings().max_examples // 100))


@st.composite
def small_trees(draw: st.DrawFn) -> tuple[list[Bounds], list[Edge], list[int], bool]:
    """Bounds of up to four cells, edges, exhaustive cells, and whether parts are disjoint."""
    size = draw(st.integers(2, 4))
    parent = [0] + [draw(st.integers(0, cell - 1)) for cell in range(1, size)]
    depth = [0] * size
    for cell in range(1, size):
        depth[cell] = depth[parent[cell]] + 1
    lows = [draw(st.integers(0, 1)) for _ in range(size)]
    bounds = [(low, draw(st.none() | st.integers(low, 2))) for low in lows]
    edges = [(cell, parent[cell], depth[cell]) for cell in range(1, size)]
    exhaustive = draw(st.lists(st.integers(0, size - 1), unique=True))
    return bounds, edges, exhaustive, draw(st.booleans())


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Up to six moments and seven labels, some constraints hard."""
    size = draw(st.integers(2, 6))
    moment = st.integers(0, size - 1)
    label = st.one_of(st.none(), *(st.integers(0, 6) for _ in range(6)))
    constraint = st.builds(Constraint, moment, moment, st.integers(-6, 9), label)
    constraints = draw(st.lists(constraint, max_size=14))
    must = draw(st.frozensets(st.integers(0, 6), max_size=1))
    return Network(size, constraints, must & {c.label for c in constraints})


@st.composite
def possible_networks(draw: st.DrawFn) -> Network:
    """Up to seven moments and many constraints between them that hold together, often just so."""
    at = draw(st.lists(st.integers(-5, 5), min_size=2, max_size=7))
    moment = st.integers(0, len(at) - 1)
    label = st.one_of(st.none(), st.integers(0, 5))
    slack = st.sampled_from((0, 0, 0, 1, 4))
    links = draw(st.lists(st.tuples(moment, moment, slack, label), max_size=20))
    constraints = [Constraint(x, y, at[x] - at[y] + slack, label) for x, y, slack, label in links]
    return Network(len(at), constraints)
