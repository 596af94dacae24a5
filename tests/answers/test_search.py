"""What is found, under which spelling and by which kind, and what cannot be searched for."""

import pytest
from polars.testing import assert_frame_equal

import pakafg
from pakafg.corpus.format import KINDS


def test_a_hit_names_the_kind_of_its_record_or_is_a_sentence() -> None:
    corpus = pakafg.load_corpus()
    catalogues = {str(kind): getattr(corpus, name) for name, kind in KINDS.items()}
    # One word of the name, the words or the reason of a record of each kind.
    hits = [
        hit
        for word in ("ceasefire", "Istanbul", "killed", "Asif", "point", "Spin Boldak")
        for hit in corpus.search(word, limit=500).iter_rows(named=True)
    ]
    for hit in hits:
        if hit["kind"] == pakafg.RecordKind.SENTENCE:
            assert hit["record"] is None
        else:
            assert hit["record"] in catalogues[hit["kind"]]
    found = {pakafg.RecordKind(hit["kind"]) for hit in hits}
    # A document is found by its sentences, an answer with its demand.
    assert found == {*pakafg.RecordKind} - {
        pakafg.RecordKind.DOCUMENT,
        pakafg.RecordKind.RESPONSE,
    }


def test_a_query_that_is_no_text_or_a_limit_below_nothing_is_refused() -> None:
    corpus = pakafg.Corpus()
    with pytest.raises(pakafg.ArgumentError, match="query is None, expected words"):
        corpus.search(None)  # type: ignore[arg-type]  # what a user may try
    with pytest.raises(pakafg.ArgumentError, match="limit is -1, expected how many hits"):
        corpus.search("ceasefire", limit=-1)


def test_no_hits_may_be_asked_for_or_any_number() -> None:
    corpus = pakafg.load_corpus()
    assert corpus.search("ceasefire", limit=0).height == 0
    assert corpus.search("ceasefire", limit=10**30).height > 20


def test_a_query_of_very_many_words_is_refused() -> None:
    corpus = pakafg.load_corpus()
    assert corpus.search("talks " * 1_000).height == 20
    with pytest.raises(pakafg.ArgumentError, match="100 at most") as error:
        corpus.search(" ".join(map(str, range(10_000))))
    assert len(str(error.value)) < 300


@pytest.mark.parametrize(
    ("query", "other"),
    [
        ("pomegranate", "pomegranates"),
        ("attack Kabul", "kabul ATTACKED"),
        ("Pakistan’s demands", "pakistan demand"),
        ("soldier's wounds", "soldiers wounded"),
        ("Türkiye", "turkey"),
        ("İSTANBUL talks", "Istanbul talk"),
        ("“monitoring mechanism”", '"monitoring mechanisms"'),
        ("KHAWAJA ASIF", "Khawaja Muhammad Asif"),
    ],
)
def test_endings_case_accents_and_quotation_marks_do_not_count(query: str, other: str) -> None:
    corpus = pakafg.load_corpus()
    hits, others = (corpus.search(each, limit=500) for each in (query, other))
    assert hits.height > 0
    assert_frame_equal(hits.sort(hits.columns[1:6]), others.sort(hits.columns[1:6]))


@pytest.mark.parametrize(
    ("query", "word", "nearest"),
    [
        ("ceasfire", "ceasfire", "ceasefire"),
        ("Doha ceasfire", "ceasfire", "ceasefire"),
        ('"monitring mechanism"', "monitring", "monitoring"),
        ("Kabul explosoin", "explosoin", "explosions"),
        ("talks qzxqzx", "qzxqzx", None),
    ],
)
def test_a_word_that_stands_nowhere_is_told_with_the_nearest(
    query: str, word: str, nearest: str | None
) -> None:
    with pytest.raises(pakafg.ArgumentError) as error:
        pakafg.load_corpus().search(query)
    assert (error.value.given, error.value.nearest) == (word, nearest)


def test_words_that_never_stand_together_find_nothing() -> None:
    assert pakafg.load_corpus().search("pomegranates deadlock").height == 0
