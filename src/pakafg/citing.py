"""References to the documents that a record, or a passage, rests on: text, BibTeX, CSL-JSON."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final, get_args

from pakafg.arguments import check_kind, check_word
from pakafg.corpus.corpus import Style
from pakafg.corpus.kept_answers import kept_answer
from pakafg.corpus.lookup import known_id
from pakafg.corpus.naming import title_of
from pakafg.corpus.passages import passages
from pakafg.corpus.supporting import citations_about, find_record, supporting_citations
from pakafg.errors import ArgumentError
from pakafg.records.document import Document
from pakafg.records.record import Record
from pakafg.text.date_words import when_words
from pakafg.text.escape import printable
from pakafg.text.quotations import quoted
from pakafg.text.reference_dates import biblatex_date, csl_date, sure_year

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus
    from pakafg.records.citation import Citation

__all__ = ["cite"]

_ENDS: Final = re.compile(r"[.!?…][”’\")]*$")  # a sentence
_LATEX: Final = str.maketrans(
    {
        **{character: f"\\{character}" for character in "&%$#_"},
        # Braces must stand in pairs, and none of these has a one-letter escape.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def cite(corpus: Corpus, record: Record | str, style: Style = "text") -> str:
    """Reference the documents that a record rests on.

    Args:
        corpus: The corpus.
        record: A record, or a record's id, or a document. Of what has no citations of its
            own (an event, a link) the documents are those that tell of it. Any other text is
            taken for words of the documents, and referenced are the sentences in which they
            stand; where there are none, for a record's name, or words of it that no other has.
        style: "text" (one line a document, with the quotations), "bibtex" or "csl"
            (CSL-JSON, for Zotero and pandoc).

    Returns:
        One reference a document, in the order of the corpus.

    Raises:
        ArgumentError: No document has such words and no record is called so, several records may
            be meant, or more than 100 sentences have the words; it is neither a record nor text,
            it rests on documents of another corpus, or the style is not known.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> print(cite(corpus, "001-un-killed", "bibtex").splitlines()[0])
    @misc{pakafg-001,
    >>> print(cite(corpus, "over 440"))
    003: 7 Major Developments ... “According to the United Nations, recent ... (7092–7265)
    """
    check_word("style", style, get_args(Style))
    cited, citations = _cited(corpus, record)
    names = {citation.document for citation in citations}
    if isinstance(cited, Document):
        names = {cited.id}
    if not names <= corpus.documents.keys():
        raise ArgumentError("record", cited, "a record of this corpus")
    documents = [document for document in corpus.documents.values() if document.id in names]
    if style == "text":
        return printable("\n".join(_text_reference(document, citations) for document in documents))
    if style == "bibtex":
        return "\n\n".join(map(_bibtex_entry, documents))
    return json.dumps(list(map(_csl_item, documents)), ensure_ascii=False, indent=2)


def _cited(corpus: Corpus, record: Record | str) -> tuple[object, tuple[Citation, ...]]:
    """Find what is to be referenced, and the characters that it rests on.

    Raises:
        ArgumentError: It is nothing that can be referenced.
    """
    catalogues = list(corpus.catalogues.values())
    if isinstance(record, str) and not any(record in catalogue for catalogue in catalogues):
        found = passages(corpus, record)
        if found:
            return record, found
        expected = "words as a document has them, or the id or name of a record"
        record = known_id("record", record, catalogues, expected)
    cited = find_record(corpus, record) if isinstance(record, str) else record
    check_kind("record", cited, Record, "a record or its id, or words as a document has them")
    about = kept_answer(corpus, "about", partial(citations_about, corpus))
    return cited, supporting_citations(corpus, cited, about)


def _text_reference(document: Document, citations: tuple[Citation, ...]) -> str:
    """Reference a document in one line, with the characters that are cited."""
    publisher = f" {document.publisher}." if document.publisher else ""
    published = f" {when_words(document.published)}." if document.published else " No date."
    quotations = "; ".join(
        f"{quoted(c.quote)} ({c.start}–{c.end})" for c in citations if c.document == document.id
    )
    title = _title(document)
    stop = "" if _ENDS.search(title) else "."
    line = f"{document.id}: {title}{stop}{publisher}{published}"
    return line + (f" {quotations}" if quotations else "")


def _title(document: Document) -> str:
    """Take the title of a document, or in brackets what stands for one."""
    return document.title or f"[{title_of(document)}]"


def _bibtex_entry(document: Document) -> str:
    """Reference a document as an entry of BibTeX, every text on one line and escaped."""
    published = document.published
    year = None if published is None else sure_year(published)
    fields = {
        "title": _title(document),
        "publisher": document.publisher,
        "year": None if year is None else f"{year:04}",
        "date": None if published is None else biblatex_date(published),
        "url": document.url,
        "note": f"SHA-256 {document.sha256}",
        "file": document.file,
    }
    lines = [f"  {name} = {{{_latex(name, value)}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{pakafg-{document.id},", *lines, "}"])


def _latex(name: str, value: str) -> str:
    """Write a value on one line, as TeX reads it; dates and addresses are read as they are."""
    line = printable(" ".join(value.split()))
    return line if name in {"date", "url"} else line.translate(_LATEX)


def _csl_item(document: Document) -> dict[str, Any]:
    """Describe a document as an item of CSL-JSON."""
    data: dict[str, Any] = {
        "id": f"pakafg-{document.id}",
        "type": "article-newspaper",
        "title": printable(_title(document)),
    }
    if document.publisher:
        data["publisher"] = printable(document.publisher)
    if document.published is not None:
        data["issued"] = csl_date(document.published)
    if document.url:
        data["URL"] = document.url
    data["note"] = f"SHA-256 {document.sha256}"
    return data
