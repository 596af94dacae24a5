"""What is found, under which spelling and by which kind, and what cannot be searched for."""

import io

import corpora
import polars as pl
import pytest
from polars.testing import assert_frame_equal

import pakafg
from pakafg.__main__ import main
from pakafg.corpus.format import KINDS


def run(*words: str) -> str:
    page = io.StringIO()
    assert main(words, page) == 0
    return page.getvalue()


def test_a_hit_names_the_kind_of_its_record_or_is_a_sentence() -> None:
    corpus = corpora.seeds()
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
    # A document is found by its sentences, an answer with its demand; of a codebook nothing is.
    assert found == {*pakafg.RecordKind} - {
        pakafg.RecordKind.DOCUMENT,
        pakafg.RecordKind.RESPONSE,
        pakafg.RecordKind.CODEBOOK,
    }


def test_a_query_that_is_no_text_or_a_limit_below_nothing_is_refused() -> None:
    corpus = pakafg.Corpus()
    with pytest.raises(pakafg.ArgumentError, match="query is None, expected words"):
        corpus.search(None)  # type: ignore[arg-type]  # what a user may try
    with pytest.raises(pakafg.ArgumentError, match="limit is -1, expected how many hits"):
        corpus.search("ceasefire", limit=-1)


def test_no_hits_may_be_asked_for_or_any_number() -> None:
    corpus = corpora.seeds()
    assert corpus.search("ceasefire", limit=0).height == 0
    assert corpus.search("ceasefire", limit=10**30).height > 20


def test_a_query_of_very_many_words_is_refused() -> None:
    corpus = corpora.seeds()
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
    corpus = corpora.seeds()
    hits, others = (corpus.search(each, limit=500) for each in (query, other))
    assert hits.height > 0
    keys = ("kind", "record", "document", "start")
    columns = (*keys, "end", "records")
    assert_frame_equal(hits.sort(keys).select(columns), others.sort(keys).select(columns))


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
        corpora.seeds().search(query)
    assert (error.value.given, error.value.nearest) == (word, nearest)


def test_words_that_never_stand_together_find_nothing() -> None:
    assert corpora.seeds().search("pomegranates deadlock").height == 0


def test_a_sentence_has_the_records_that_cite_characters_of_it() -> None:
    corpus = corpora.seeds()
    cited = {
        (citation["document"], at): citation["record"]
        for citation in corpus.frame("citations").iter_rows(named=True)
        if citation["record_kind"] not in {"document", "actor", "place"}
        for at in range(citation["start"], citation["end"])
    }
    hits = corpus.search("killed", limit=500)
    for hit in hits.filter(kind="sentence").iter_rows(named=True):
        at = range(hit["start"], hit["end"])
        found = {cited[hit["document"], each] for each in at if (hit["document"], each) in cited}
        assert found <= set(hit["records"])
        for record in hit["records"]:
            about = corpus.frame("citations").filter(record=record, document=hit["document"])
            assert any(
                start < hit["end"] and hit["start"] < end
                for start, end in about.select("start", "end").rows()
            )
    assert (
        hits.filter(pl.col("kind") != "sentence")["records"].null_count()
        == hits.filter(pl.col("kind") != "sentence").height
    )


def test_a_record_stands_in_the_document_whose_words_were_found() -> None:
    corpus = corpora.seeds()
    hits = corpus.search('"over 440"', limit=100)
    toll = hits.filter(record="un-reports-toll").row(0, named=True)
    assert toll["document"] == "003", "000 and 001 have 447"
    text = corpus.documents["003"].text
    assert "over 440" in text[toll["start"] : toll["end"]]
    for hit in hits.drop_nulls("document").iter_rows(named=True):
        label = corpus.documents[hit["document"]].label
        assert hit["document_label"] == label


def test_a_record_found_by_its_own_words_alone_stands_nowhere() -> None:
    # The note of a link is the annotator's: no document has it.
    links = corpora.seeds().search('"over 440"').filter(kind="link")
    assert links.select("document", "start", "end").null_count().row(0) == (1, 1, 1)


def test_a_page_of_hits_names_document_position_and_citing_records() -> None:
    told = run("search", '"over 440"')
    assert "003  7 Major Developments, 7–9 Nov 2025" in told
    assert "  7092  According to the United Nations" in told
    assert "003-un-wounded" in told
    assert told.count("un-reports-toll") == 2  # who cites the passage, and the link of that name
    more = run("search", "ceasefire", "--limit", "2")
    assert "there are more: --limit 20" in more
