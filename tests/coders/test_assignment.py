"""The greatest total weight, against all assignments there are."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from pakafg.engines.assignment import assign

NAMES = st.integers(0, 4)
WEIGHTS = st.sampled_from([0.0, 0.25, 0.5, 1.0, 1.5, 3.0])


@given(weights=st.dictionaries(st.tuples(NAMES, NAMES), WEIGHTS, max_size=14))
@examples(100)
def test_no_assignment_weighs_more(weights: dict[tuple[int, int], float]) -> None:
    found = assign(weights)
    assert len(set(found.values())) == len(found)
    assert all(weights[pair] > 0 for pair in found.items())
    rows = sorted({one for one, _ in weights})
    columns = [*sorted({other for _, other in weights}), *range(-len(rows), 0)]  # those of nobody
    best = max(
        sum(weights.get(pair, 0.0) for pair in zip(rows, chosen, strict=True))
        for chosen in permutations(columns, len(rows))
    )
    assert sum(weights[pair] for pair in found.items()) == best
