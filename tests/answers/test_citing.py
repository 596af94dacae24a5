"""A reference is as precise as the document, and as harmless as plain text."""

from __future__ import annotations

import json
from typing import Any

import corpora
import pytest

from pakafg import ArgumentError, Catalogue, Corpus, Document, When, load_corpus
from pakafg.corpus.supporting import citations_about, supporting_citations


def published(
    edtf: str | None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Corpus:
    when = None if edtf is None else When.parse(edtf, zone="Asia/Karachi")
    document = Document(
        id="paper",
        file="paper.txt",
        text="Talks.",
        sha256="0" * 64,
        published=when,
        title=title,
        publisher=publisher,
        url=url,
    )
    return Corpus(documents=Catalogue([document]))


def bibtex(corpus: Corpus) -> dict[str, str]:
    lines = corpus.cite("paper", "bibtex").splitlines()[1:-1]
    pairs = (line.strip().removesuffix("},").partition(" = {") for line in lines)
    return {name: value for name, _, value in pairs}


def csl(corpus: Corpus) -> dict[str, Any]:
    (item,) = json.loads(corpus.cite("paper", "csl"))
    assert isinstance(item, dict)
    return item


# EDTF, the date of biblatex, the parts of CSL, whether CSL says circa, the year of BibTeX.
DATES = [
    ("2025", "2025", [[2025]], False, "2025"),
    ("2025-10", "2025-10", [[2025, 10]], False, "2025"),
    ("2025-10-19", "2025-10-19", [[2025, 10, 19]], False, "2025"),
    ("2024-02", "2024-02", [[2024, 2]], False, "2024"),
    ("2025-10-19T17:40", "2025-10-19", [[2025, 10, 19]], False, "2025"),
    ("2025-10-19T23:40+04:30", "2025-10-19", [[2025, 10, 19]], False, "2025"),
    ("2025-10-19?", "2025-10-19?", [[2025, 10, 19]], True, None),
    ("2025-10~", "2025-10~", [[2025, 10]], True, None),
    ("2025%", "2025%", [[2025]], True, None),
    (
        "2025-10-18/2025-10-19",
        "2025-10-18/2025-10-19",
        [[2025, 10, 18], [2025, 10, 19]],
        False,
        "2025",
    ),
    ("2025-10/2025-11", "2025-10/2025-11", [[2025, 10], [2025, 11]], False, "2025"),
    ("2024/2025", "2024/2025", [[2024], [2025]], False, None),
    ("2025-10?/2025-11", "2025-10?/2025-11", [[2025, 10], [2025, 11]], True, None),
    ("202X", "202X", [[2020], [2029]], True, None),
    ("2025-10-XX", "2025-10-XX", [[2025, 10]], False, "2025"),
    ("2025-1X", "2025-10~/2025-12~", [[2025, 10], [2025, 12]], True, "2025"),
    (
        "[2025-11-07..2025-11-09]",
        "2025-11-07~/2025-11-09~",
        [[2025, 11, 7], [2025, 11, 9]],
        True,
        "2025",
    ),
    (
        "[2025-10-19,2025-10-15]",
        "2025-10-15~/2025-10-19~",
        [[2025, 10, 15], [2025, 10, 19]],
        True,
        "2025",
    ),
    ("[2025-10,2025-12?]", "2025-10%/2025-12%", [[2025, 10], [2025, 12]], True, None),
    ("[2025-10-19]", "2025-10-19", [[2025, 10, 19]], False, "2025"),
]


@pytest.mark.parametrize(("edtf", "date", "parts", "circa", "year"), DATES)
def test_a_date_is_as_precise_as_the_document_shows_it(
    edtf: str, date: str, parts: list[list[int]], year: str | None, *, circa: bool
) -> None:
    corpus = published(edtf)
    assert bibtex(corpus)["date"] == date
    assert bibtex(corpus).get("year") == year
    doubt = {"circa": True} if circa else {}
    assert csl(corpus)["issued"] == {"date-parts": parts, **doubt}


@pytest.mark.parametrize(
    ("edtf", "date"),
    [
        ("../2025-10-19", "../2025-10-19"),
        ("2025-10-19/..", "2025-10-19/.."),
        ("../2025-10", "../2025-10"),
        ("../2025-10-19?", "../2025-10-19?"),
        ("[..2025-10-19]", "../2025-10-19~"),
        ("[2025-10-19..]", "2025-10-19~/.."),
    ],
)
def test_a_date_that_is_open_on_a_side_stays_so(edtf: str, date: str) -> None:
    corpus = published(edtf)
    assert bibtex(corpus)["date"] == date
    assert "year" not in bibtex(corpus)
    assert csl(corpus)["issued"] == {"literal": edtf}


def test_a_season_is_no_month() -> None:
    assert bibtex(published("2025-24?"))["date"] == "2025-24?"
    assert csl(published("2025-24"))["issued"] == {"date-parts": [[2025]], "season": 4}


def test_a_document_without_a_date_has_none_in_a_reference() -> None:
    corpus = published(None)
    assert {"year", "date"}.isdisjoint(bibtex(corpus))
    assert "issued" not in csl(corpus)


@pytest.mark.parametrize(
    ("character", "escaped"),
    [
        *((each, f"\\{each}") for each in "&%$#_"),
        ("{", r"\textbraceleft{}"),
        ("}", r"\textbraceright{}"),
        ("~", r"\textasciitilde{}"),
        ("^", r"\textasciicircum{}"),
        ("\\", r"\textbackslash{}"),
    ],
)
def test_the_ten_characters_of_tex_are_escaped(character: str, escaped: str) -> None:
    corpus = published("2025", title=f"a{character}b", publisher=f"{character}c")
    assert bibtex(corpus)["title"] == f"a{escaped}b"
    assert bibtex(corpus)["publisher"] == f"{escaped}c"


def test_an_address_stands_in_the_reference_as_it_is() -> None:
    corpus = published("2025", url="https://example.org/a_b?c=1&d=%20#e")
    assert bibtex(corpus)["url"] == csl(corpus)["URL"] == "https://example.org/a_b?c=1&d=%20#e"


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\x9b", "\x7f", "\u202e", "\u2066", "\u2069"])
def test_what_steers_a_screen_is_spelt_out(sign: str) -> None:
    corpus = published("2025", title=f"four{sign}dead", publisher=f"The{sign}Paper")
    spelt = ascii(sign)[1:-1]
    assert f"four{spelt}dead" in corpus.cite("paper")
    assert csl(corpus)["title"] == f"four{spelt}dead"
    assert csl(corpus)["publisher"] == f"The{spelt}Paper"
    assert bibtex(corpus)["title"] == "four" + spelt.replace("\\", r"\textbackslash{}") + "dead"


def test_words_are_cited_with_the_sentence_that_bounds_them() -> None:
    corpus = load_corpus()
    by_words = corpus.cite("over 440")
    assert by_words.startswith("003: 7 Major Developments")
    assert "over 440 wounded" in by_words
    # A number alone, other case, and the marks around a quotation lead to the same sentence.
    assert corpus.cite("440") == corpus.cite("Over 440") == corpus.cite("“over 440”") == by_words
    assert "pakafg-003" in corpus.cite("over 440", "bibtex")
    assert [item["id"] for item in json.loads(corpus.cite("over 440", "csl"))] == ["pakafg-003"]


@pytest.mark.parametrize("words", ["44", "ver 440", "no such words", "", " ", "“”"])
def test_words_that_stand_nowhere_whole_are_refused(words: str) -> None:
    with pytest.raises(ArgumentError, match="expected words as a document has them, or"):
        load_corpus().cite(words)


def test_a_name_that_no_document_has_stands_for_its_record() -> None:
    corpus = load_corpus()
    assert corpus.cite("Explosions in Kabul, October 2025") == corpus.cite("kabul-explosions")
    with pytest.raises(ArgumentError, match="Did you mean 'kabul-explosions'"):
        corpus.cite("Explosions in Kabbul, October 2025")


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        ("the dam", {"left"}),  # as they are, and only then in other case
        ("THE DAM", {"book", "left"}),
        ("“To İzmit”", {"crossed"}),
    ],
)
def test_sentences_are_cited_by_their_words_as_they_are_or_else_in_any_case(
    words: str, cited: set[str]
) -> None:
    # The small İ is of two characters: such a text is compared as it is alone.
    texts = ("The Dam was its first book. Workers left the dam.", "To İzmit nobody crossed.")
    papers = [
        Document(id=f"paper-{n}", file=f"{n}.txt", text=text, sha256=f"{n}" * 64)
        for n, text in enumerate(texts)
    ]
    told = Corpus(documents=Catalogue(papers)).cite(words)
    assert {word for word in ("book", "left", "crossed") if word in told} == cited


def test_a_hundred_sentences_are_cited_and_one_more_is_too_many() -> None:
    def holding(sentences: int) -> Corpus:
        text = " ".join(f"The dam held on day {n}." for n in range(sentences))
        paper = Document(id="paper", file="paper.txt", text=text, sha256="0" * 64)
        return Corpus(documents=Catalogue([paper]))

    assert "The dam held on day 99." in holding(100).cite("the dam")
    with pytest.raises(ArgumentError, match="100 sentences at most"):
        holding(101).cite("the dam")


def test_words_that_stand_nearly_everywhere_are_too_many_to_cite() -> None:
    with pytest.raises(ArgumentError, match="in 100 sentences at most"):
        load_corpus().cite("the")


def test_a_reference_tells_its_date_in_words_and_ends_its_title_once() -> None:
    line = published("[2025-11-07..2025-11-09]", title="Did it hold?").cite("paper")
    assert line == "paper: Did it hold? 7–9 November 2025."


def test_what_reports_a_record_is_cited_before_what_is_claimed_about_it() -> None:
    corpus = corpora.seeds()
    about = citations_about(corpus)
    followed = 0
    for catalogue in (corpus.statements, corpus.demands, corpus.rounds, corpus.ceasefires):
        for record in catalogue.values():
            reports = getattr(record, "reports", ())
            reported = tuple(dict.fromkeys(c for report in reports for c in report.citations))
            cited = supporting_citations(corpus, record, about)
            assert cited[: len(reported)] == reported
            followed += bool(reported) and len(cited) > len(reported)
    assert followed  # or nothing could stand in a wrong place
