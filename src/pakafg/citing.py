"""References to the documents behind a record: text, BibTeX and CSL-JSON."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, Literal

import attrs

from pakafg.errors import WordingError
from pakafg.records.parts import citations_of

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus
    from pakafg.records.citation import Citation
    from pakafg.records.document import Document
    from pakafg.values.when import When

__all__ = ["cite"]

_SPECIAL: Final = re.compile(r"([&%$#_{}])")


def cite(corpus: Corpus, record: object, style: Literal["text", "bibtex", "csl"] = "text") -> str:
    """Reference the documents that a record rests on.

    Args:
        corpus: The corpus.
        record: A record, or a record's id, or a document.
        style: "text" (one line a document, with the quotations), "bibtex" or "csl"
            (CSL-JSON, for Zotero and pandoc).

    Returns:
        One reference a document, in the order of the corpus.

    Raises:
        KeyError: There is no record of that id.
        WordingError: The style is not known.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> print(cite(corpus, "001-un-killed", "bibtex").splitlines()[0])
    @misc{pakafg-001,
    """
    found = _record(corpus, record) if isinstance(record, str) else record
    citations = list(citations_of(found))
    names = {citation.document for citation in citations}
    if getattr(found, "id", None) in corpus.documents:
        names = {getattr(found, "id", "")}
    documents = [document for document in corpus.documents.values() if document.id in names]
    if style == "text":
        return "\n".join(_text(document, citations) for document in documents)
    if style == "bibtex":
        return "\n\n".join(map(_bibtex, documents))
    if style == "csl":
        return json.dumps(list(map(_csl, documents)), ensure_ascii=False, indent=2)
    raise WordingError(f"no style {style!r}; expected text, bibtex or csl")


def _record(corpus: Corpus, name: str) -> object:
    for each in attrs.fields(type(corpus)):
        found = getattr(corpus, each.name).get(name)
        if found is not None:
            return found
    message = f"no record {name!r} in the corpus"
    raise KeyError(message)


def _year(when: When | None) -> str:
    return "n.d." if when is None or when.earliest is None else str(when.earliest.year)


def _text(document: Document, citations: list[Citation]) -> str:
    title = document.title or f"[untitled document {document.file}]"
    publisher = f" {document.publisher}." if document.publisher else ""
    date = f" {document.published}." if document.published else " No date."
    quoted = "; ".join(
        f"“{c.quote}” ({c.start}–{c.end})" for c in citations if c.document == document.id
    )
    return f"{document.id}: {title}.{publisher}{date}" + (f" {quoted}" if quoted else "")


def _bibtex(document: Document) -> str:
    fields = {
        "title": document.title,
        "publisher": document.publisher,
        "year": None if document.published is None else _year(document.published),
        "note": f"SHA-256 {document.sha256}",
        "file": document.file,
    }
    lines = [f"  {name} = {{{_escaped(value)}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{pakafg-{document.id},", *lines, "}"])


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _csl(document: Document) -> dict[str, Any]:
    data: dict[str, Any] = {"id": f"pakafg-{document.id}", "type": "article-newspaper"}
    if document.title:
        data["title"] = document.title
    if document.publisher:
        data["publisher"] = document.publisher
    if document.published is not None:
        data["issued"] = {"literal": str(document.published)}
    data["note"] = f"SHA-256 {document.sha256}"
    return data
