"""Texts that share much of their words are found, all of them, without comparing all with all."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pakafg.corpus import likeness
from pakafg.corpus.likeness import alike_pairs, shared_words

TEXTS = st.lists(
    st.lists(st.sampled_from(["a", "b", "c"]), max_size=14).map(" ".join), max_size=8
).map(lambda texts: {f"d{number}": text for number, text in enumerate(texts)})


@given(TEXTS, st.sampled_from([0.01, 0.3, 0.5, 0.75, 1.0]))
def test_every_pair_that_shares_enough_is_found_once(
    texts: dict[str, str], at_least: float
) -> None:
    found = list(alike_pairs(texts, at_least=at_least))
    expected = {
        (one, other): share
        for one, other in combinations(texts, 2)
        if (share := shared_words(texts[one], texts[other])) >= at_least
    }
    assert {(one, other): share for one, other, share in found} == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize("documents", [100, 400])
def test_a_sentence_that_all_print_pairs_nobody(
    documents: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed_by_all = "this report was written by the staff of our agency in the capital"
    texts = {
        str(number): f"{' '.join(f'w{number}x{at}' for at in range(40))} {printed_by_all}"
        for number in range(documents)
    }
    compared = []
    shared = likeness._shared  # noqa: SLF001  (to count its calls)

    def counting(one: frozenset[int], other: frozenset[int]) -> float:
        compared.append(1)
        return shared(one, other)

    monkeypatch.setattr(likeness, "_shared", counting)
    assert list(alike_pairs(texts)) == []
    assert len(compared) <= documents
