"""What became of the citations of documents that have another text in the new corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl

from pakafg.corpus.format import KINDS
from pakafg.corpus.reanchoring import reanchor
from pakafg.records.parts import citations_of

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus
    from pakafg.records.citation import Citation

__all__ = ["moved_citations"]

_SCHEMA: Final = {
    "kind": pl.String(),
    "record": pl.String(),
    "document": pl.String(),
    "outcome": pl.String(),
    "start": pl.Int64(),
    "end": pl.Int64(),
    "quote": pl.String(),
    "start_after": pl.Int64(),
    "end_after": pl.Int64(),
    "quote_after": pl.String(),
}


def moved_citations(old: Corpus, new: Corpus) -> pl.DataFrame:
    """Find the citations of the old corpus again in documents that have another text now."""
    cited: dict[str, list[tuple[str, str, Citation]]] = {
        document.id: []
        for document in old.documents.values()
        if document.id in new.documents and new.documents[document.id].text != document.text
    }
    for name, kind in KINDS.items() if cited else ():
        for key, record in getattr(old, name).items():
            for citation in citations_of(record):
                if citation.document in cited:
                    cited[citation.document].append((str(kind), key, citation))
    rows: list[dict[str, Any]] = []
    for document, each in cited.items():
        found = reanchor((citation for *_, citation in each), new.documents[document].text)
        for (of_kind, key, before), result in zip(each, found, strict=True):
            after = result.after
            rows.append(
                {
                    "kind": of_kind,
                    "record": key,
                    "document": document,
                    "outcome": str(result.outcome),
                    "start": before.start,
                    "end": before.end,
                    "quote": before.quote,
                    "start_after": None if after is None else after.start,
                    "end_after": None if after is None else after.end,
                    "quote_after": None if after is None else after.quote,
                }
            )
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")
