"""Every citation as an annotation of the W3C's Web Annotation model, in JSON-LD.

Laws of this file: a document is named by its bytes (RFC 6920), for offsets hold for them alone;
the address where it was published stands beside. A quotation comes with what stands around it, and
with its offsets in characters of the decoded text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import NAMESPACE_URL, uuid5

from pakafg.annotations.placing import hashed_name
from pakafg.corpus.naming import name_of, title_of
from pakafg.exports.json_files import write_json_file
from pakafg.records.citation import KEPT

if TYPE_CHECKING:
    from pathlib import Path

    from pakafg.corpus.corpus import Corpus
    from pakafg.exports.contents import Contents
    from pakafg.records.document import Document

__all__ = ["ANNOTATIONS", "write_web_annotations"]

ANNOTATIONS: Final = "annotations.jsonld"
"""The name of the file."""

_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"


def write_web_annotations(contents: Contents, folder: Path) -> None:
    """Write `annotations.jsonld`: one collection, with an annotation a citation."""
    corpus = contents.corpus
    sources = {document.id: _source(document) for document in corpus.documents.values()}
    cited = contents.tables["citations"].frame.unique(maintain_order=True)
    items = [_annotation(corpus, sources, *row) for row in cited.drop("reviewed").iter_rows()]
    page = {"type": "AnnotationPage", "startIndex": 0, "items": items}
    data = {
        "@context": _CONTEXT,
        "type": "AnnotationCollection",
        "label": contents.about["title"],
        "total": len(items),
        "first": page,
    }
    write_json_file(folder / ANNOTATIONS, data)


def _source(document: Document) -> dict[str, str]:
    """Name a document by its bytes, and where it was published."""
    source = {
        "id": hashed_name(document),
        "type": "Text",
        "format": "text/plain",
        "label": document.label or title_of(document),
    }
    return source if document.url is None else {**source, "via": document.url}


def _annotation(  # noqa: PLR0913, PLR0917  (the columns of the table)
    corpus: Corpus,
    sources: dict[str, dict[str, str]],
    record: str,
    kind: str,
    document: str,
    start: int,
    end: int,
    quote: str,
) -> dict[str, Any]:
    source = sources[document]
    text = corpus.documents[document].text
    name = uuid5(NAMESPACE_URL, f"{source['id']}#{start}-{end}/{kind}/{record}")
    return {
        "id": f"urn:uuid:{name}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "purpose": "identifying", "value": record},
            {"type": "TextualBody", "purpose": "classifying", "value": kind},
            {"type": "TextualBody", "purpose": "describing", "value": name_of(corpus, record)},
        ],
        "target": {
            "source": source,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": quote,
                    "prefix": text[max(0, start - KEPT) : start],
                    "suffix": text[end : end + KEPT],
                },
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        },
    }
