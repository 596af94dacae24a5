"""What is written for another tool is read back as it was, whatever the text."""

from __future__ import annotations

import hashlib
import itertools
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from pakafg import Citation, Document
from pakafg.annotations.annotation import Annotation, Mark, Unit
from pakafg.annotations.annotation_files import read_file
from pakafg.annotations.brat import brat_lines
from pakafg.annotations.label_studio import label_studio_task
from pakafg.annotations.offsets import Offsets
from pakafg.annotations.placing import Placing, hashed_name

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = (
    "Five",
    "were",
    "killed",
    "😀",
    "\U0001d49cb",
    "ترور",
    "50",
    "“at",
    "least”",
    "é",
    "\u2028",
    "\r\n",
)
TEXTS = st.lists(st.sampled_from(WORDS), min_size=2, max_size=14).map(" ".join)


def document_of(text: str) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(id="a", file="a.txt", text=text, sha256=digest)


@st.composite
def cited_texts(draw: st.DrawFn) -> tuple[Document, list[tuple[str, str, Citation]]]:
    text = draw(TEXTS)
    cited = []
    for number in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        if text[start:end].strip() == text[start:end]:
            cited.append(("casualty", f"r{number}", Citation.of("a", text, start, end)))
    return document_of(text), cited


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def web(document: Document, cited: list[tuple[str, str, Citation]]) -> str:
    items = [
        {
            "type": "Annotation",
            "body": [{"type": "TextualBody", "purpose": "tagging", "value": kind}],
            "target": {
                "source": hashed_name(document),
                "selector": [
                    {
                        "type": "TextQuoteSelector",
                        "exact": each.quote,
                        "prefix": each.prefix,
                        "suffix": each.suffix,
                    },
                    {"type": "TextPositionSelector", "start": each.start, "end": each.end},
                ],
            },
        }
        for kind, _, each in cited
    ]
    return json.dumps({"type": "AnnotationPage", "items": items})


def hypothesis_rows(document: Document, cited: list[tuple[str, str, Citation]]) -> str:
    rows = [
        {
            "uri": "https://example.org/a",
            "tags": [kind],
            "target": [
                {
                    "selector": [
                        {
                            "type": "TextPositionSelector",
                            "start": utf16(document.text[: each.start]),
                            "end": utf16(document.text[: each.end]),
                        },
                        {"type": "TextQuoteSelector", "exact": each.quote},
                    ]
                }
            ],
        }
        for kind, _, each in cited
    ]
    return json.dumps({"rows": rows, "total": len(rows)})


def recogito(document: Document, cited: list[tuple[str, str, Citation]]) -> str:
    """As its annotator in a page keeps them: `bodies`, and a selector without a type."""
    items = []
    for kind, _, each in cited:
        start, end = (utf16(document.text[:at]) for at in (each.start, each.end))
        selector = [{"quote": each.quote, "start": start, "end": end}]
        bodies = [{"purpose": "tagging", "value": kind}]
        items.append({"bodies": bodies, "target": {"annotation": "a", "selector": selector}})
    return json.dumps(items)


def label_studio(document: Document, cited: list[tuple[str, str, Citation]]) -> str:
    return json.dumps([label_studio_task(document, hashed_name(document), cited)])


def old_label_studio(document: Document, cited: list[tuple[str, str, Citation]]) -> str:
    """As it counted before October 2021: in UTF-16."""
    task: Any = label_studio_task(document, "", cited)
    for region in task["predictions"][0]["result"]:
        for key in ("start", "end"):
            region["value"][key] = utf16(document.text[: region["value"][key]])
    return json.dumps([task])


def brat(document: Document, cited: list[tuple[str, str, Citation]]) -> str:
    return "".join(brat_lines(document.text, cited))


FORMS = (web, recogito, hypothesis_rows, label_studio, old_label_studio, brat)


@pytest.mark.parametrize("form", FORMS)
@examples(60)
@given(cited_texts())
def test_every_mark_stands_where_it_stood(
    form: Any, drawn: tuple[Document, list[tuple[str, str, Citation]]]
) -> None:
    document, cited = drawn
    if not cited:
        return
    placing = Placing(document)
    read = read_file(form(document, cited))
    assert [each.labels for each in read] == [("casualty",)] * len(cited)
    for annotation, (_, _, citation) in zip(read, cited, strict=True):
        places: list[Any] = [placing.find(annotation, mark) for mark in annotation.marks]
        assert (places[0][0], places[-1][1]) == (citation.start, citation.end)
        left = "".join(document.text[a[1] : b[0]] for a, b in itertools.pairwise(places))
        assert not left.strip()


KEYS = ("claimant", "incident", "speaker")


@st.composite
def linked_texts(draw: st.DrawFn) -> tuple[Any, Any, dict[str, dict[str, str]]]:
    """A text with citations, and links of their records: some to what no mark is of."""
    document, cited = draw(cited_texts())
    records = sorted({record for _, record, _ in cited})
    targets = st.sampled_from([*records, "elsewhere"])
    links = {
        record: draw(st.dictionaries(st.sampled_from(KEYS), targets, max_size=2))
        for record in records
    }
    return document, cited, links


@pytest.mark.parametrize("form", ["brat", "label studio"])
@examples(80)
@given(linked_texts())
def test_every_relation_is_read_back_as_it_was_written(
    form: str, drawn: tuple[Document, Any, dict[str, dict[str, str]]]
) -> None:
    document, cited, links = drawn
    if not cited:
        return
    if form == "brat":
        text = "".join(brat_lines(document.text, cited, links))
    else:
        text = json.dumps([label_studio_task(document, hashed_name(document), cited, links)])
    read = read_file(text)
    record_of = {each.name: cited[number][1] for number, each in enumerate(read)}
    found: dict[str, dict[str, str]] = {record: {} for _, record, _ in cited}
    for annotation in read:
        own = found[record_of[annotation.name]]
        own |= {relation.label: record_of[relation.target] for relation in annotation.relations}
        own |= {key: value for key, value in annotation.values.items() if key in KEYS}
        assert annotation.comments == (record_of[annotation.name],)
    assert found == links


@examples(60)
@given(st.text(), st.sampled_from(Unit))
def test_offsets_of_every_unit_are_those_of_the_characters(text: str, unit: Unit) -> None:
    sizes: dict[Unit, Callable[[str], int]] = {
        Unit.CHARACTERS: len,
        Unit.UTF16: utf16,
        Unit.BYTES: lambda t: len(t.encode()),
    }
    offsets = Offsets(text)
    named = {sizes[unit](text[:at]): at for at in range(len(text) + 1)}
    last = sizes[unit](text)
    for offset in range(-1, last + 2):
        assert offsets.characters(offset, unit) == named.get(offset)


@examples(60)
@given(cited_texts(), TEXTS, st.sampled_from(FORMS))
def test_in_another_text_a_mark_is_its_own_words_or_nothing(
    drawn: tuple[Document, list[tuple[str, str, Citation]]], other: str, form: Any
) -> None:
    document, cited = drawn
    for annotation in read_file(form(document, cited)) if cited else ():
        for mark in annotation.marks:
            found = Placing(document_of(other)).find(annotation, mark)
            if not isinstance(found, str):
                assert mark.quote is not None
                words = other[slice(*found)].split()
                assert words == mark.quote.split() or len(mark.quote) >= 16


@pytest.mark.parametrize(
    "mark", [Mark(start=0, end=4), Mark(), Mark(quote=" "), Mark(quote="Five", start=9, end=4)]
)
def test_offsets_alone_are_believed_only_in_the_text_in_which_they_count(mark: Mark) -> None:
    document = document_of("Five were killed; five more, too.")
    placing = Placing(document)

    def annotation(**more: Any) -> Annotation:
        return Annotation(name="a", tool="a tool", marks=(mark,), **more)

    assert isinstance(placing.find(annotation(), mark), str)
    same = placing.find(annotation(source=hashed_name(document)), mark)
    assert same == (0, 4) if mark == Mark(start=0, end=4) else isinstance(same, str)
