"""Full-text search over documents and records, names found under every spelling."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import attrs
import polars as pl

from pakafg.corpus.coverage import sentences
from pakafg.records.parts import citations_of, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.actor import Actor
    from pakafg.records.place import Place

__all__ = ["search"]

SCHEMA: Final[Mapping[str, pl.DataType]] = {
    "rank": pl.Int64(),
    "kind": pl.String(),
    "record": pl.String(),
    "document": pl.String(),
    "start": pl.Int64(),
    "end": pl.Int64(),
    "snippet": pl.String(),
}
_WORD: Final = re.compile(r"\w+")
_NAME: Final = 12  # words of a name, at most
_TEXTS: Final = frozenset({"name", "text", "title", "words", "label", "role", "reason", "quote"})
_LISTS: Final = frozenset({"aliases", "topics"})


def search(corpus: Corpus, query: str, *, limit: int = 20) -> pl.DataFrame:
    """Search the sentences of the documents and the texts of the records.

    Words must all occur, in any order and inflected as written; words within double quotes
    must follow one another. A name, alone or among other words, finds every spelling of the
    same actor or place.

    Args:
        corpus: The corpus.
        query: Words, or words in double quotes.
        limit: The most hits that are told.

    Returns:
        One row a hit, best first: rank, kind (sentence, or the kind of record), record (its
        id; null for a sentence), document, start, end (characters, half-open; null for a
        record without a citation), snippet (the hit with the found words in 【 】).

    >>> import pakafg
    >>> hits = search(pakafg.load_corpus(), '"monitoring mechanism"')
    >>> hits.filter(kind="sentence")["document"].unique().sort().to_list()
    ['000', '001', '003']
    """
    expression = _expression(corpus, query)
    if not expression:
        return pl.DataFrame(schema=SCHEMA)
    index = sqlite3.connect(":memory:")
    try:
        index.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(kind UNINDEXED, record UNINDEXED, "
            "document UNINDEXED, first UNINDEXED, last UNINDEXED, body, "
            "tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        index.executemany("INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?)", _texts(corpus))
        found = index.execute(
            "SELECT kind, record, document, first, last, snippet(texts, 5, '【', '】', '…', 40) "
            "FROM texts WHERE texts MATCH ? ORDER BY bm25(texts), kind, record, first LIMIT ?",
            (expression, limit),
        ).fetchall()
    finally:
        index.close()
    rows = [(rank, *hit) for rank, hit in enumerate(found, start=1)]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _expression(corpus: Corpus, query: str) -> str:
    """The query in the words of FTS5: every word, phrase or name, with its other spellings."""
    spellings = _spellings(corpus)
    parts = [quoted or word for quoted, word in re.findall(r'"([^"]+)"|(\S+)', query)]
    groups = []
    at = 0
    while at < len(parts):
        # The longest run of words that is a name.
        ends = range(min(len(parts), at + _NAME), at, -1)
        end = next((e for e in ends if " ".join(parts[at:e]).casefold() in spellings), at + 1)
        part = " ".join(parts[at:end])
        phrases = map(_phrase, spellings.get(part.casefold(), (part,)))
        group = " OR ".join(dict.fromkeys(filter(None, phrases)))
        if group:
            groups.append(f"({group})")
        at = end
    return " AND ".join(groups)


def _phrase(text: str) -> str:
    words = _WORD.findall(text)
    return f'"{" ".join(words)}"' if words else ""


def _spellings(corpus: Corpus) -> dict[str, dict[str, None]]:
    """Each spelling of an actor or place, with all spellings of those that bear it."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    named: list[Actor | Place] = [*corpus.actors.values(), *corpus.places.values()]
    for record in named:
        spellings = (record.name, *record.aliases)
        for spelling in spellings:
            found[spelling.casefold()] |= dict.fromkeys(spellings)
    return found


def _texts(
    corpus: Corpus,
) -> Iterator[tuple[str, str | None, str | None, int | None, int | None, str]]:
    for document in corpus.documents.values():
        for start, end in sentences(document.text):
            yield "sentence", None, document.id, start, end, document.text[start:end]
    for each in attrs.fields(type(corpus)):
        if each.name == "documents":
            continue
        for record in getattr(corpus, each.name).values():
            kind = type(record).__name__
            first = next(citations_of(record), None)
            at = (None,) * 3 if first is None else (first.document, first.start, first.end)
            yield (kind, record.id, *at, " · ".join(dict.fromkeys(_told(record))))


def _told(record: object) -> Iterator[str]:
    """The texts of a record and of its parts."""
    for part in parts(record):
        for each in attrs.fields(type(part)):
            value = getattr(part, each.name)
            if each.name in _TEXTS and isinstance(value, str):
                yield value
            elif each.name in _LISTS:
                yield from value
