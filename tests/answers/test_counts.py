"""What was recorded does not shrink unnoticed: a lower count is a decision, made here."""

import polars as pl
import pytest

import pakafg
from pakafg.corpus.coverage import uncited

# Rows of each table, by document, as of the second coding of all five documents.
COUNTED = {
    "casualties": [20, 14, 8, 13, 5],
    "dates": [32, 30, 18, 18, 19],
    "orders": [23, 12, 24, 14, 17],
    "quantities": [18, 6, 21, 5, 16],
    "reports": [65, 44, 49, 64, 65],
    "responses": [13, 3, 10, 4, 4],
    "round_labels": [3, 2, 2, 3, 2],
    "citations": [519, 311, 393, 323, 406],
    "blames": [7, 2, 4, 8, 3],
    "roles": [73, 46, 84, 46, 84],
    "ceasefire_states": [9, 5, 5, 6, 7],
}


# Sentences without a record: headings, links of the page, views that nobody is said to hold.
LEFT = {"000": 14, "001": 21, "002": 75, "003": 11, "004": 12}


@pytest.fixture(scope="module")
def corpus() -> pakafg.Corpus:
    return pakafg.load_corpus()


@pytest.mark.parametrize("table", sorted(COUNTED))
def test_no_document_has_fewer_rows_than_before(corpus: pakafg.Corpus, table: str) -> None:
    rows = dict(corpus.frame(table).group_by("document").len().iter_rows())
    fewer = {
        document: (rows.get(document, 0), floor)
        for document, floor in zip(corpus.documents, COUNTED[table], strict=True)
        if rows.get(document, 0) < floor
    }
    assert fewer == {}, "fewer rows: (now, before)"


def test_every_sentence_left_out_can_be_seen(corpus: pakafg.Corpus) -> None:
    left = {document: len(uncited(corpus, document)[1]) for document in corpus.documents}
    assert all(left[document] <= most for document, most in LEFT.items()), left


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
