"""What was recorded does not shrink unnoticed: a lower count is a decision, made here."""

import re
from pathlib import Path

import attrs
import corpora
import polars as pl
import pytest

import pakafg
from pakafg.corpus.coverage import uncited

SEEDS = Path(__file__).parents[2] / "seeds"

# Rows of each table, by document, as of the records that two coders and a third agree on.
COUNTED = {
    "casualties": [24, 14, 8, 11, 8],
    "dates": [28, 29, 12, 13, 13],
    "orders": [15, 8, 17, 13, 13],
    "quantities": [16, 5, 20, 5, 10],
    "reports": [52, 35, 38, 56, 63],
    "responses": [9, 2, 9, 5, 4],
    "round_labels": [3, 2, 2, 3, 2],
    "citations": [482, 292, 345, 304, 385],
    "blames": [6, 2, 3, 8, 2],
    "roles": [49, 32, 49, 30, 67],
    "ceasefire_states": [7, 6, 6, 5, 6],
}


@pytest.fixture(scope="module")
def corpus() -> pakafg.Corpus:
    return corpora.seeds()


@pytest.mark.parametrize("table", sorted(COUNTED))
def test_no_document_has_fewer_rows_than_before(corpus: pakafg.Corpus, table: str) -> None:
    rows = dict(corpus.frame(table).group_by("document").len().iter_rows())
    fewer = {
        document: (rows.get(document, 0), floor)
        for document, floor in zip(corpus.documents, COUNTED[table], strict=True)
        if rows.get(document, 0) < floor
    }
    assert fewer == {}, "fewer rows: (now, before)"


def test_every_sentence_is_cited_or_left_out_with_a_reason(corpus: pakafg.Corpus) -> None:
    assert [uncited(corpus, document)[1] for document in corpus.documents] == [[]] * 5


def test_what_is_left_out_are_whole_sentences_that_no_record_cites(corpus: pakafg.Corpus) -> None:
    documents = corpus.documents.values()
    bare = pakafg.Catalogue([attrs.evolve(document, left_out=()) for document in documents])
    without_reasons = attrs.evolve(corpus, documents=bare)
    for document in documents:
        cited = [citation for each in document.left_out for citation in each.citations]
        left_out = sorted((citation.start, citation.quote) for citation in cited)
        assert left_out == uncited(without_reasons, document.id)[1]


def test_another_reason_is_told_in_a_note(corpus: pakafg.Corpus) -> None:
    left_out = [each for document in corpus.documents.values() for each in document.left_out]
    others = [each for each in left_out if each.reason is pakafg.OmissionReason.OTHER]
    assert others
    assert all(each.note for each in others)


def test_what_is_left_out_supports_nothing(corpus: pakafg.Corpus) -> None:
    (left_out, *_) = corpus.documents["000"].left_out
    heading = left_out.citations[0].quote
    assert heading == "Key Developments"
    assert heading not in corpus.cite("000")
    assert heading not in corpus.frame("citations")["quote"].to_list()


def test_nothing_in_the_coding_looks_doubtful_without_a_note(corpus: pakafg.Corpus) -> None:
    assert pakafg.lint(corpus) == ()


def test_every_document_has_a_label_of_its_own(corpus: pakafg.Corpus) -> None:
    labels = [document.label for document in corpus.documents.values()]
    assert None not in labels
    assert len(set(labels)) == len(labels)


def test_what_coders_have_to_say_stands_in_notes_and_not_in_comments() -> None:
    files = sorted(SEEDS.glob("*.yaml"))
    commented = [
        f"{file.name}:{number}"
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"(^|\s)#", line)
    ]
    assert files
    assert commented == [], "saving drops comments: make them notes"


def test_stated_weekdays_agree_with_the_calendar(corpus: pakafg.Corpus) -> None:
    names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    checked = 0
    for claim in corpus.dates.values():
        first, last = claim.when.earliest, claim.when.latest
        named = [name for name in names if name in claim.words]
        if len(named) == 1 and first and last and first.date() == last.date():
            assert names[first.weekday()] == named[0], claim.id
            checked += 1
    assert checked >= 5


def test_every_report_of_an_utterance_has_words(corpus: pakafg.Corpus) -> None:
    reports = corpus.frame("reports")
    assert reports.filter(mode="direct").height >= 40
    assert not reports.filter(pl.col("words").str.strip_chars() == "").height
