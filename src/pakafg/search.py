"""Full-text search over documents and records, names found under every spelling."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import attrs
import polars as pl

from pakafg.corpus.coverage import sentences
from pakafg.corpus.format import KINDS
from pakafg.errors import ArgumentError
from pakafg.records.parts import citations_of, parts
from pakafg.values.conclusions import RecordKind

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
_NAME_WORDS: Final = 12  # of a name, at most
# The fields of records and of their parts that are searched.
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
        limit: The most hits to give.

    Returns:
        One row a hit, best first, with the columns

        - rank: from 1;
        - kind: a `RecordKind`;
        - record: its id; null for a sentence;
        - document, start, end: the characters, half-open; null for a record without a citation;
        - snippet: the hit, with the found words in 【 】.

    Raises:
        ArgumentError: The query is no text, or the limit is negative.

    >>> import pakafg
    >>> hits = search(pakafg.load_corpus(), '"monitoring mechanism"')
    >>> hits.filter(kind="sentence")["document"].unique().sort().to_list()
    ['000', '001', '003']
    """
    if not isinstance(query, str):
        raise ArgumentError("query", query, "words, or words in double quotes")
    if limit < 0:
        raise ArgumentError("limit", limit, "how many hits to give at most, 0 or more")
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
        index.executemany("INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?)", _entries(corpus))
        hits = index.execute(
            "SELECT kind, record, document, first, last, snippet(texts, 5, '【', '】', '…', 40) "
            "FROM texts WHERE texts MATCH ? ORDER BY bm25(texts), kind, record, first LIMIT ?",
            (expression, limit),
        ).fetchall()
    finally:
        index.close()
    rows = [(rank, *hit) for rank, hit in enumerate(hits, start=1)]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _expression(corpus: Corpus, query: str) -> str:
    """Translate a query to FTS5: every word, phrase or name must occur, in any spelling."""
    spellings = _spellings(corpus)
    terms = [phrase or word for phrase, word in re.findall(r'"([^"]+)"|(\S+)', query)]
    groups = []
    at = 0
    while at < len(terms):
        # The longest run of terms that is a name.
        ends = range(min(len(terms), at + _NAME_WORDS), at, -1)
        end = next((e for e in ends if " ".join(terms[at:e]).casefold() in spellings), at + 1)
        term = " ".join(terms[at:end])
        phrases = map(_phrase, spellings.get(term.casefold(), (term,)))
        group = " OR ".join(dict.fromkeys(filter(None, phrases)))
        if group:
            groups.append(f"({group})")
        at = end
    return " AND ".join(groups)


def _phrase(text: str) -> str:
    """Quote the words of a text for FTS5, so that none is taken for an operator."""
    words = _WORD.findall(text)
    return f'"{" ".join(words)}"' if words else ""


def _spellings(corpus: Corpus) -> dict[str, dict[str, None]]:
    """Map each spelling of an actor or place to all spellings of those that bear it."""
    known: dict[str, dict[str, None]] = defaultdict(dict)
    bearers: list[Actor | Place] = [*corpus.actors.values(), *corpus.places.values()]
    for record in bearers:
        spellings = (record.name, *record.aliases)
        for spelling in spellings:
            known[spelling.casefold()] |= dict.fromkeys(spellings)
    return known


def _entries(
    corpus: Corpus,
) -> Iterator[tuple[str, str | None, str | None, int | None, int | None, str]]:
    """List what is searched: every sentence, and the texts of every record in one."""
    for document in corpus.documents.values():
        for start, end in sentences(document.text):
            yield RecordKind.SENTENCE, None, document.id, start, end, document.text[start:end]
    for each in attrs.fields(type(corpus)):
        if each.name == "documents":
            continue
        for record in getattr(corpus, each.name).values():
            first = next(citations_of(record), None)
            at = (None,) * 3 if first is None else (first.document, first.start, first.end)
            yield (KINDS[each.name], record.id, *at, " · ".join(dict.fromkeys(_texts_of(record))))


def _texts_of(record: object) -> Iterator[str]:
    """List the texts of a record and of its parts."""
    for part in parts(record):
        for each in attrs.fields(type(part)):
            value = getattr(part, each.name)
            if each.name in _TEXTS and isinstance(value, str):
                yield value
            elif each.name in _LISTS:
                yield from value
