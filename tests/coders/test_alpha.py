"""Krippendorff's alpha, by the examples that he works out, and by its laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from pakafg.coders.alpha import nominal_alpha


@pytest.mark.parametrize(
    ("one", "other", "alpha"),
    [  # Computing Krippendorff's Alpha-Reliability (2011), A and B
        ("0100000010", "1110010000", 0.095),
        ("aabbdcccedda", "babbbccceddd", 0.692),
    ],
)
def test_alpha_is_as_its_author_computes_it(one: str, other: str, alpha: float) -> None:
    pairs = list(zip(one, other, strict=True))
    found = nominal_alpha(pairs)
    assert found is not None
    assert round(found, 3) == alpha


@pytest.mark.parametrize("pairs", [[], [("a", "a")] * 5])
def test_of_one_value_or_no_unit_nothing_can_be_told(pairs: list[tuple[str, str]]) -> None:
    assert nominal_alpha(pairs) is None


@given(pairs=st.lists(st.tuples(*[st.sampled_from([None, "a", "b", "c"])] * 2), max_size=20))
@examples(200)
def test_alpha_is_1_for_agreement_alone_and_the_same_for_both_coders(
    pairs: list[tuple[str | None, str | None]],
) -> None:
    alpha = nominal_alpha(pairs)
    turned = nominal_alpha([(other, one) for one, other in pairs])
    assert alpha == turned
    if alpha is not None:
        assert alpha <= 1
        assert (alpha == 1) == all(one == other for one, other in pairs)
