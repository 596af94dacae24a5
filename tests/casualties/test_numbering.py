"""Codes for names, orders and ways up, against the same written out plainly."""

from unittest.mock import patch

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from pakafg.engines.encode import encode, lookup, sort_packed
from pakafg.engines.forest import ancestors, roots

LAW = examples(50)


@pytest.mark.parametrize("few", [0, 1_000], ids=["among many names", "among few names"])
@given(words=st.lists(st.text(max_size=2)), names=st.lists(st.text(max_size=2), unique=True))
@LAW
def test_a_word_is_found_exactly_where_it_stands(
    few: int, words: list[str], names: list[str]
) -> None:
    with patch("pakafg.engines.encode._FEW", few):
        different, places = encode(pl.Series(words, dtype=pl.String))
        found = lookup(pl.Series(words, dtype=pl.String), pl.Series(names, dtype=pl.String))
    assert different.to_list() == sorted(set(words), key=lambda word: word.encode())
    assert [different[place] for place in places] == words
    assert found.to_list() == [names.index(word) if word in names else None for word in words]


@pytest.mark.parametrize("most", [10, 1 << 62], ids=["packed", "too great to pack"])
@given(numbers=st.lists(st.integers(0, 9)))
@LAW
def test_rows_of_equal_numbers_stay_as_they_stand(most: int, numbers: list[int]) -> None:
    rows, in_order = sort_packed(pl.Series(numbers, dtype=pl.Int64), most)
    found = rows.to_list()
    assert in_order.to_list() == sorted(numbers)
    assert found == sorted(range(len(numbers)), key=lambda row: numbers[row])


@LAW
@given(st.lists(st.none() | st.integers(0, 11), min_size=12, max_size=12))
def test_a_way_up_ends_at_its_root_or_goes_in_a_circle(above: list[int | None]) -> None:
    found = roots(pl.Series(above, dtype=pl.Int64)).rows()
    for row, way in enumerate(found):
        here, steps = row, 0
        while steps <= len(above) and (further := above[here]) is not None:
            here, steps = further, steps + 1
        assert way == ((steps, here) if steps <= len(above) else (None, None))


@LAW
@given(st.lists(st.none() | st.integers(0, 11), min_size=12, max_size=12))
def test_every_node_is_paired_with_itself_and_all_above_it(drawn: list[int | None]) -> None:
    above = [None if up is None or up >= row else up for row, up in enumerate(drawn)]  # no circle
    names = [f"node {row}" for row in range(len(above))]
    parents = [None if up is None else names[up] for up in above]
    pairs = []
    for row in range(len(above)):
        here, steps = row, 0
        pairs.append((names[row], names[row], 0))
        while (further := above[here]) is not None:
            here, steps = further, steps + 1
            pairs.append((names[row], names[here], steps))
    found = ancestors(pl.Series(names), pl.Series(parents, dtype=pl.String))
    assert sorted(found.rows()) == sorted(pairs)
