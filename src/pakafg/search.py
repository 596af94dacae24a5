"""Full-text search over documents and records, names found under every spelling."""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect_left
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Final

import attrs
import polars as pl

from pakafg.arguments import check_text, whole_number
from pakafg.corpus.coverage import sentences
from pakafg.corpus.format import KINDS
from pakafg.corpus.kept_answers import kept_answer
from pakafg.errors import ArgumentError, nearest
from pakafg.frames.record_names import document_label
from pakafg.records.parts import citations_of, parts
from pakafg.text.spellings import folded, without_possessives
from pakafg.values.conclusions import RecordKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.actor import Actor
    from pakafg.records.citation import Citation
    from pakafg.records.place import Place

    Hit = tuple[str, str | None, str | None, int | None, int | None, str, str]

__all__ = ["search", "searched_texts", "spelled_terms"]

SCHEMA: Final[Mapping[str, pl.DataType]] = {
    "rank": pl.Int64(),
    **dict.fromkeys(("document_label", "snippet", "kind", "record", "document"), pl.String()),
    **dict.fromkeys(("start", "end"), pl.Int64()),
    "records": pl.List(pl.String()),
}
# Actors and places are cited wherever they are named; that tells nothing of a sentence.
_NAMED: Final = frozenset({"documents", "actors", "places"})
_MARKED: Final = re.compile(r"【(.+?)】")
_WORD: Final = re.compile(r"\w+")
_QUOTES: Final = str.maketrans("“”„«»", '"' * 5)
_TERM: Final = re.compile(r'"([^"]+)"|([^\s"]+)')
_TERMS: Final = 100  # words and phrases of a query, at most
_EXPECTED: Final = f"words, or words in double quotes, {_TERMS} at most"
_MOST: Final = 2**63 - 1  # hits that SQLite can count
_NAME_WORDS: Final = 12  # of a name, at most
# The fields of records and of their parts that are searched.
_TEXTS: Final = frozenset({"name", "text", "title", "words", "label", "role", "reason", "quote"})
_LISTS: Final = frozenset({"aliases", "topics"})


def search(corpus: Corpus, query: str, *, limit: int = 20) -> pl.DataFrame:
    """Search the sentences of the documents and the texts of the records.

    Words must all occur, in any order; words within double quotes must follow one another.
    Endings ("attacks", "attacked": Porter's stemmer), case and accents do not count. A name,
    alone or among other words, finds every spelling of the same actor or place.

    Args:
        corpus: The corpus.
        query: Words, or words in double quotes.
        limit: The most hits to give.

    Returns:
        One row a hit, best first, with the columns

        - rank: from 1;
        - document_label: what a reader calls the document; null where document is;
        - snippet: the hit, with the found words in 【 】;
        - kind: a `RecordKind`;
        - record: its id; null for a sentence;
        - document, start, end: where it stands, half-open: the sentence, or of a record the
          quotation with most of the found words; null where none has any, and the words are the
          record's own;
        - records: those that cite characters of the sentence; null for a record.

        No row: every word stands in the corpus, but in no sentence and no record do all of them.

    Raises:
        ArgumentError: The query has no words, or one that stands nowhere in the corpus: the
            error names the nearest that does. Or the limit is no number, or negative.

    >>> import pakafg
    >>> hits = search(pakafg.load_corpus(), '"monitoring mechanism"')
    >>> hits.filter(kind="sentence")["document"].unique().sort().to_list()
    ['000', '001', '003']
    >>> (cited,) = search(pakafg.load_corpus(), '"over 440"').filter(kind="sentence")["records"]
    >>> "003-un-wounded" in cited
    True
    >>> search(pakafg.load_corpus(), "ceasfire in Doha")
    Traceback (most recent call last):
    pakafg.errors.ArgumentError: query is 'ceasfire', expected words ... Did you mean 'ceasefire'?
    """
    check_text("query", query, _EXPECTED)
    most = whole_number("limit", limit, "how many hits to give at most, 0 or more")
    groups = spelled_terms(corpus, query)
    if not 0 < len(groups) <= _TERMS:
        raise ArgumentError("query", query, _EXPECTED)
    index = sqlite3.connect(":memory:")  # one for each call: a connection is its thread's
    try:
        index.deserialize(kept_answer(corpus, "search", partial(_indexed, corpus)))
        _check_words(index, groups, corpus)
        hits = index.execute(
            "SELECT kind, record, document, first, last, snippet(texts, 5, '【', '】', '…', 40), "
            "highlight(texts, 5, '【', '】') "
            "FROM texts WHERE texts MATCH ? ORDER BY bm25(texts), kind, record, first LIMIT ?",
            (" AND ".join(f"({' OR '.join(group)})" for group in groups), min(most, _MOST)),
        ).fetchall()
    finally:
        index.close()
    return pl.DataFrame(_hit_rows(corpus, hits), schema=SCHEMA, orient="row")


def _hit_rows(corpus: Corpus, hits: list[Hit]) -> Iterator[tuple[object, ...]]:
    """Yield the cells of each hit, in the order of `SCHEMA`."""
    citing = _citing_records(corpus, hits)
    for rank, (kind, record, document, start, end, snippet, marked) in enumerate(hits, start=1):
        at: tuple[str | None, int | None, int | None] = (document, start, end)
        if record is not None:
            cited = _best_citation(corpus, kind, record, {*_MARKED.findall(marked)})
            at = (None,) * 3 if cited is None else (cited.document, cited.start, cited.end)
        label = None if at[0] is None else document_label(corpus, at[0])
        yield rank, label, snippet, kind, record, *at, citing.get(at) if record is None else None


def _best_citation(corpus: Corpus, kind: str, record: str, found: set[str]) -> Citation | None:
    """Choose the citation of a record that has most of the found words; None where none has any."""
    catalogue = next(name for name, its_kind in KINDS.items() if its_kind == kind)
    best, most = None, 0
    for citation in citations_of(corpus.catalogues[catalogue][record]):
        n = sum(each in citation.quote for each in found)
        if n > most:
            best, most = citation, n
    return best


def _citing_records(
    corpus: Corpus, hits: list[Hit]
) -> dict[tuple[str | None, int | None, int | None], list[str]]:
    """List, for each sentence that was found, the records that cite characters of it."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for _, record, document, start, end, *_ in hits:
        if record is None and document is not None and start is not None and end is not None:
            spans[document].append((start, end))
    for found in spans.values():
        found.sort()
    citing: dict[tuple[str | None, int | None, int | None], dict[str, None]] = {
        (document, *span): {} for document, found in spans.items() for span in found
    }
    by_document = kept_answer(corpus, "cited spans", partial(_cited_spans, corpus))
    for document, found in spans.items():
        for start, end, record in by_document.get(document, ()):
            # Sentences do not overlap: from the first that ends behind the citation's start.
            at = bisect_left(found, start, key=lambda span: span[1] - 1)
            while at < len(found) and found[at][0] < end:
                citing[document, *found[at]][record] = None
                at += 1
    return {span: list(records) for span, records in citing.items()}


def _cited_spans(corpus: Corpus) -> dict[str, list[tuple[int, int, str]]]:
    """List for each document where it is cited, and by which record, in the order of records."""
    cited: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for name, catalogue in corpus.catalogues.items():
        if name not in _NAMED:
            for record in catalogue.values():
                for each in citations_of(record):
                    cited[each.document].append((each.start, each.end, record.id))
    return dict(cited)


def _indexed(corpus: Corpus) -> bytes:
    """Index the sentences and the texts of the records, as a file of SQLite."""
    index = sqlite3.connect(":memory:")
    try:
        index.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(kind UNINDEXED, record UNINDEXED, "
            "document UNINDEXED, first UNINDEXED, last UNINDEXED, body, "
            "tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        index.executemany("INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?)", searched_texts(corpus))
        index.commit()
        return index.serialize()
    finally:
        index.close()


def spelled_terms(corpus: Corpus, query: str) -> list[tuple[str, ...]]:
    """List what a query asks for: each word, phrase or name once, with all spellings of a name.

    Args:
        corpus: The corpus.
        query: The query.

    Returns:
        For each the phrases of FTS5 of which one must occur.

    >>> import pakafg
    >>> deadlock, turkey = spelled_terms(pakafg.load_corpus(), "deadlock Türkiye")
    >>> deadlock, turkey[:3]
    (('"deadlock"',), ('"Turkey"', '"Turkiye"', '"Republic of Turkey"'))
    """
    return list(dict.fromkeys(map(tuple, _groups(corpus, query))))


def _groups(corpus: Corpus, query: str) -> Iterator[dict[str, None]]:
    """Yield the phrases of FTS5 of which one must occur for each word, phrase or name."""
    spellings = kept_answer(corpus, "spellings", partial(_spellings, corpus))
    terms = [phrase or word for phrase, word in _TERM.findall(query.translate(_QUOTES))]
    at = 0
    while at < len(terms):
        # The longest run of terms that is a name.
        ends = range(min(len(terms), at + _NAME_WORDS), at, -1)
        end = next((e for e in ends if folded(" ".join(terms[at:e])) in spellings), at + 1)
        term = " ".join(terms[at:end])
        phrases = map(_phrase, spellings.get(folded(term), (term,)))
        group = dict.fromkeys(filter(None, phrases))
        if group:
            yield group
        at = end


def _check_words(
    index: sqlite3.Connection, groups: Iterable[tuple[str, ...]], corpus: Corpus
) -> None:
    """Check that every word stands in the corpus; a name does, for its record is searched."""
    if index.execute("SELECT 1 FROM texts LIMIT 1").fetchone() is None:
        return  # of an empty corpus nothing is expected
    find = "SELECT 1 FROM texts WHERE texts MATCH ? LIMIT 1"
    words = (word for group in groups if len(group) == 1 for word in _WORD.findall(group[0]))
    for word in words:
        if index.execute(find, (_phrase(word),)).fetchone() is None:
            expected = "words that stand in the documents or in the records"
            raise ArgumentError("query", word, expected, meant=_nearest_word(word, corpus))


def _nearest_word(word: str, corpus: Corpus) -> str | None:
    """Find the word of the corpus that is most like another; None where none is near."""
    words = {each.casefold() for *_, text in searched_texts(corpus) for each in _WORD.findall(text)}
    begin_alike = sorted(words, key=lambda each: (each[0] != word[0].casefold(), each))
    return nearest(word, begin_alike)


def _phrase(text: str) -> str:
    """Quote the words of a text for FTS5, so that none is taken for an operator."""
    words = _WORD.findall(without_possessives(text))
    return f'"{" ".join(words)}"' if words else ""


def _spellings(corpus: Corpus) -> dict[str, dict[str, None]]:
    """Map each spelling of an actor or place, folded, to all spellings of those that bear it."""
    known: dict[str, dict[str, None]] = defaultdict(dict)
    bearers: list[Actor | Place] = [*corpus.actors.values(), *corpus.places.values()]
    for record in bearers:
        spellings = (record.name, *record.aliases)
        for spelling in spellings:
            known[folded(spelling)] |= dict.fromkeys(spellings)
    return known


def searched_texts(
    corpus: Corpus,
) -> Iterator[tuple[str, str | None, str | None, int | None, int | None, str]]:
    """List what is searched: every sentence, and the texts of every record in one."""
    for document in corpus.documents.values():
        for start, end in sentences(document.text):
            yield RecordKind.SENTENCE, None, document.id, start, end, document.text[start:end]
    for name, catalogue in corpus.catalogues.items():
        if name == "documents":
            continue
        for record in catalogue.values():
            first = next(citations_of(record), None)
            at = (None,) * 3 if first is None else (first.document, first.start, first.end)
            yield (KINDS[name], record.id, *at, " · ".join(dict.fromkeys(_texts_of(record))))


def _texts_of(record: object) -> Iterator[str]:
    """List the texts of a record and of its parts."""
    for part in parts(record):
        for each in attrs.fields(type(part)):
            value = getattr(part, each.name)
            if each.name in _TEXTS and isinstance(value, str):
                yield value
            elif each.name in _LISTS:
                yield from value
