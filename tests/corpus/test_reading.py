"""What a sound corpus becomes: records, citations, zones, and which sentences they cite."""

import hashlib
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import pakafg
from pakafg import CasualtyClaim, Corpus, Outcome
from pakafg.corpus.coverage import sentences, uncited
from pakafg.corpus.journal import NAME
from pakafg.records.parts import citations_of

Write = Callable[[Mapping[str, str | bytes]], Path]


def test_records_are_what_the_files_say(small: Corpus, files: dict[str, str]) -> None:
    document = small.documents["a"]
    assert document.text == files["a.txt"]
    assert document.sha256 == hashlib.sha256(files["a.txt"].encode()).hexdigest()
    assert (document.file, document.publisher, str(document.published)) == (
        "a.txt",
        None,
        "2025-11-08",
    )
    claim = small.casualties["b-killed"]
    assert isinstance(claim, CasualtyClaim)
    assert (claim.document, claim.outcome, claim.count.low) == ("b", Outcome.KILLED, 4)
    first, second = claim.citations
    assert (first.start, second.quote) == (91, "the UN said")
    assert small.places["spin-boldak"].longitude == 66.0
    report = small.rounds["third-round"].reports[0]
    assert report.delegations[0].head == "asim-malik"
    assert report.agenda[0].text == "The border"
    assert small.demands["written-pledge"].reports[0].terms[0].unit == "days"


def test_what_documents_say_of_one_record_comes_in_their_order(small: Corpus) -> None:
    statement = small.statements["asif-deadlock"]
    assert [report.document for report in statement.reports] == ["a", "b"]
    assert statement.reports[1].words == "a complete deadlock"
    assert statement.reports[0].speaker is None
    assert small.incidents["october"].blames[0].blamed == "taliban"
    assert small.demands["written-pledge"].responses[0].by == "taliban"


@pytest.mark.parametrize(
    ("date", "zone"),
    [
        ("a-when", "Asia/Kabul"),  # of the incident's place
        ("a-doha", "+03:00"),  # that the document names
        ("a-said", "Asia/Karachi"),  # of the speaker's side, though the statement stands below
    ],
)
def test_a_date_is_read_in_the_zone_of_its_event(date: str, zone: str, small: Corpus) -> None:
    assert small.dates[date].when.zone == zone


def test_a_date_may_be_of_a_statement_that_a_later_document_opens(
    files: dict[str, str], write: Write
) -> None:
    entry = files["a.yaml"][files["a.yaml"].index("- id: asif-deadlock") :]
    entry = entry[: entry.index("demands:")]
    files["a.yaml"] = files["a.yaml"].replace(f"statements:\n{entry}", "")
    files["b.yaml"] = files["b.yaml"].replace("reports:\n- of: asif-deadlock\n", "")
    files["b.yaml"] = files["b.yaml"].replace(
        "  mode: partial\n",
        "statements:\n- id: asif-deadlock\n  speaker: khawaja-asif\n  mode: partial\n",
    )
    corpus = pakafg.load_corpus(write(files))
    assert corpus.dates["a-said"].when.zone == "Asia/Karachi"


def test_a_place_without_a_zone_and_an_event_without_a_place_are_read_in_utc(
    files: dict[str, str], write: Write
) -> None:
    files["places.yaml"] = files["places.yaml"].replace("  zone: Asia/Kabul\n", "")
    files["a.yaml"] = files["a.yaml"].replace('  zone: "+03:00"\n', "")
    corpus = pakafg.load_corpus(write(files))
    assert corpus.dates["a-when"].when.zone == "UTC"
    assert corpus.dates["a-doha"].when.zone == "UTC"


@pytest.mark.parametrize(
    ("replaced", "left"),
    [
        ('"b.txt", "b.yaml", "links.yaml"', {"c.txt": "gone", "c.yaml": "{"}),
        ('"b.txt", "b.yaml", "links.yaml", "a.txt"', {}),  # what goes goes before a.txt comes
    ],
)
def test_a_journal_of_a_save_that_was_interrupted_is_followed(
    replaced: str, left: dict[str, str], files: dict[str, str], write: Write, small: Corpus
) -> None:
    new = {f".pakafg-new-{name}": files.pop(name) for name in ("b.txt", "b.yaml", "links.yaml")}
    old = {**left, "b.txt": "old", "events.yaml": files["events.yaml"]}
    written = f'{{"replace": [{replaced}], "remove": ["c.txt", "c.yaml"]}}'
    folder = write({**files, **new, **old, NAME: written})
    before = {each.name for each in folder.iterdir()}
    assert pakafg.load_corpus(folder) == small
    assert {each.name for each in folder.iterdir()} == before, "reading changes nothing"


def test_every_citation_of_the_seeds_holds() -> None:
    corpus = pakafg.load_corpus()
    records = [
        record
        for name in ("actors", "rounds", "casualties", "demands", "statements")
        for record in getattr(corpus, name).values()
    ]
    found = [citation for record in records for citation in citations_of(record)]
    assert len(found) > 1_000
    for citation in found:
        text = corpus.documents[citation.document].text
        assert text[citation.start : citation.end] == citation.quote


# --- which sentences are cited -------------------------------------------------------------------


def test_sentences_that_no_record_cites_are_found(small: Corpus) -> None:
    total, left = uncited(small, "b")
    assert (total, left) == (3, [(43, "Four died near Spin Boldak, and four were hurt.")])
    total, left = uncited(small, "a")
    assert total == 8
    assert left == [(0, "Talks hit deadlock")]
    with pytest.raises(KeyError, match="id is 'c', expected the id of one of 2 records"):
        uncited(small, "c")


def test_a_sentence_in_which_only_a_name_is_cited_is_uncited(
    files: dict[str, str], write: Write
) -> None:
    files["b.yaml"] += "places:\n- {place: spin-boldak, quotes: [{quote: Spin Boldak, nth: 1}]}\n"
    total, left = uncited(pakafg.load_corpus(write(files)), "b")
    assert [text for _, text in left] == ["Four died near Spin Boldak, and four were hurt."]
    assert total == 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three? “Four.” Five", ["One.", "Two!", "Three?", "“Four.”", "Five"]),
        ("At 9:12 p.m. on 7 November. Done.", ["At 9:12 p.m. on 7 November.", "Done."]),
        (
            "The U.S. said so.\r\n\r\n  Next line \r\nLast",
            ["The U.S. said so.", "Next line", "Last"],
        ),
        ("It cost $2.3 billion.", ["It cost $2.3 billion."]),
        ("It fell on Jan. 6, 1994. Done.", ["It fell on Jan. 6, 1994.", "Done."]),
        ("It began in Jan. It ended.", ["It began in Jan.", "It ended."]),
        ("Brig. Kral and Gov. Berg met.", ["Brig. Kral and Gov. Berg met."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_end_at_their_marks_and_at_line_breaks(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == found


@examples(200)
@given(st.text("ab .!?”\n\r") | st.text())
def test_sentences_hold_everything_but_space_once_and_in_order(text: str) -> None:
    spans = list(sentences(text))
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
