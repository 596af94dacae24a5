"""What cannot be searched for is refused in words."""

import pytest

import pakafg


def test_a_query_that_is_no_text_or_a_limit_below_nothing_is_refused() -> None:
    corpus = pakafg.Corpus()
    with pytest.raises(pakafg.ArgumentError, match="query is None, expected words"):
        corpus.search(None)  # type: ignore[arg-type]  # what a user may try
    with pytest.raises(pakafg.ArgumentError, match="limit is -1, expected how many hits"):
        corpus.search("ceasefire", limit=-1)


def test_no_hits_may_be_asked_for() -> None:
    assert pakafg.load_corpus().search("ceasefire", limit=0).height == 0
