"""Records in a notebook: escaped, bounded, and with their quotations in context."""

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import examples

import pakafg
from pakafg import Citation, Corpus, Document
from pakafg.frames import SCHEMAS
from pakafg.present.notebook import show
from pakafg.records.parts import parts
from pakafg.records.record import Record
from pakafg.timeline import Timeline

TAGS = {"div", "table", "thead", "tr", "th", "td", "strong", "code", "span", "q", "mark", "br"}
HOSTILE = (
    "<script>window.ran = 1</script>",
    "\"><img src=x onerror='window.ran = 1'>",
    "{{ 7 * 7 }} {% raw %} </style></title>&lt;b&gt;",
    "javascript:alert(1)",
    "\u202eback to front",
)
texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=80).filter(
    lambda text: text.strip() != ""
)


def html(value: object, corpus: Corpus | None = None) -> str:
    """What a notebook shows of something: by itself, or as its corpus knows it."""
    if corpus is not None:
        return show([value], corpus).html
    own = getattr(value, "_repr_html_", None)
    return show([value], Corpus()).html if own is None else str(own())


class Read(HTMLParser):
    """The tags, attributes and words of a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data


def shown(corpus: Corpus, line: Timeline | None = None) -> list[Any]:
    """Everything that a notebook may show of a corpus, down to the parts of its records."""
    catalogues = list(corpus.catalogues.values())
    records = [record for catalogue in catalogues for record in list(catalogue.values())[:8]]
    inner = {type(part): part for record in (*records, corpus.codebook) for part in parts(record)}
    line = pakafg.timeline.reconcile(corpus) if line is None else line
    return [corpus, *catalogues, *records, *inner.values(), line]


def test_every_public_record_shows_itself(corpus_saying: Callable[[str], Corpus]) -> None:
    public = {getattr(pakafg, name) for name in pakafg.__all__}
    records = {each for each in public if isinstance(each, type) and issubclass(each, Record)}
    seen = {type(value): value for value in shown(corpus_saying("four"))}
    abstract = {pakafg.Claim}
    assert records - abstract <= set(seen)
    for kind in (*records - abstract, Corpus, pakafg.Catalogue, Timeline):
        words = Read(seen[kind]._repr_html_()).words
        assert "four" in words or kind in {Corpus, Timeline, pakafg.Alliance}
        assert 5 < len(repr(seen[kind])) < 1_500, kind
        assert " object at 0x" not in repr(seen[kind])


@given(texts)
@example(HOSTILE[0])
@example(HOSTILE[1])
@example(HOSTILE[2])
@examples(15)
def test_no_text_in_any_field_yields_markup(
    corpus_saying: Callable[[str], Corpus], text: str
) -> None:
    corpus = corpus_saying(text)
    for value in shown(corpus):
        for read in (Read(html(value)), Read(html(value, corpus))):
            assert read.tags <= TAGS, type(value)
            assert read.attributes <= {"style", "scope"}, type(value)


def test_no_text_that_is_printed_steers_a_terminal(corpus_saying: Callable[[str], Corpus]) -> None:
    corpus = corpus_saying("four\x1b[2J \x9b31m \u202efour \x00")
    line = pakafg.timeline.reconcile(corpus)
    rows = pakafg.casualties.totals(corpus, by=("incident", "outcome"))
    printed = [
        *(line.explain(event) for event in line.events["event"]),
        *(pakafg.casualties.explain(corpus, row) for row in rows.to_dicts()),
        *(corpus.cite(record) for record in corpus.casualties),
        *(repr(corpus.show(value)) for value in shown(corpus, line)),
        *(repr(value) for value in shown(corpus, line)),
        *(str(citation) for claim in corpus.dates.values() for citation in claim.citations),
    ]
    assert any(r"four\x1b[2J \x9b31m \u202efour \x00" in text for text in printed)
    assert all(text.replace("\n", "").isprintable() for text in printed)


def test_everything_in_the_seeds_is_shown_and_bounded(corpus: Corpus, timeline: Timeline) -> None:
    for value in shown(corpus, timeline):
        assert 20 < len(html(value, corpus)) < 60_000, type(value)


def test_what_is_long_is_cut_and_says_so() -> None:
    long = "word " * 100_000
    document = Document(id="d", title=long, file="d.txt", text=long, sha256="0" * 64)
    assert len(html(document)) < 3_000
    many = pakafg.Catalogue(
        attrs.evolve(document, id=f"d{number}", title="short") for number in range(5_000)
    )
    assert "4,980 more" in html(many)
    assert len(html(many)) < 30_000


def test_a_citation_is_highlighted_within_its_sentence(corpus: Corpus) -> None:
    citation = corpus.casualties["003-un-wounded"].citations[0]
    text = corpus.documents[citation.document].text
    shown = html(citation, corpus)
    assert f"<mark>{citation.quote}</mark>" in shown
    assert text[citation.start - 20 : citation.start] in Read(shown).words
    assert text[citation.end : citation.end + 20] in Read(shown).words


def test_a_citation_without_its_document_shows_the_quotation_alone() -> None:
    citation = Citation(document="x", quote="five & six", start=3, end=13)
    assert "<mark>five &amp; six</mark>" in html(citation)


def test_ids_are_shown_with_names_where_the_corpus_is_at_hand(corpus: Corpus) -> None:
    claim = corpus.casualties["000-un-wounded"]
    assert "United Nations" in html(claim, corpus)
    assert "United Nations" not in html(claim)


def test_a_corpus_shows_its_records_with_names_and_sentences(corpus: Corpus) -> None:
    claim = corpus.casualties["000-un-killed"]
    together = corpus.show(claim, claim.citations[0])
    assert together._repr_html_() == f"{html(claim, corpus)}<hr>{html(claim.citations[0], corpus)}"
    first, second, *_ = repr(together).splitlines()
    assert first == repr(claim)
    assert second == f"  {claim.citations[0]}"


def test_a_date_is_shown_in_words_beside_its_notation(corpus: Corpus) -> None:
    words = Read(html(corpus.documents["000"])).words
    assert "7–9 November 2025 [2025-11-07..2025-11-09]" in words


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_no_text_in_a_table_yields_markup(
    corpus_saying: Callable[[str], Corpus], name: str
) -> None:
    frame = corpus_saying(HOSTILE[1]).frame(name)
    assert not {"script", "img"} & Read(frame._repr_html_()).tags


def test_what_is_no_record_is_shown_as_text() -> None:
    assert html("<b>") == "&#x27;&lt;b&gt;&#x27;"


@pytest.mark.parametrize("empty", [Corpus(), pakafg.Catalogue()])
def test_nothing_is_shown_as_nothing(empty: object) -> None:
    assert Read(html(empty)).tags <= TAGS
