"""Questions by the words that a reader has for them: stems, spellings of names, ordinary words.

Laws of this file: whatever has all words of a question itself comes before what has their like,
that before what has them in an answer or a quotation, and that before what has most of them; no
word of one conflict stands here.
"""

from __future__ import annotations

import math
import re
import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pakafg.corpus.lookup import called
from pakafg.present.settled_questions import SettledQuestion, settled_questions
from pakafg.search import spelled_terms
from pakafg.text.ordinary_words import LIKE_WORDS, TELLING_NOTHING
from pakafg.text.spellings import folded
from pakafg.values.conclusions import DiscrepancyKind
from pakafg.views.kind_words import KIND_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pakafg.corpus.corpus import Corpus

__all__ = ["FoundQuestions", "find_questions"]

_TABLES: Final = (
    "CREATE VIRTUAL TABLE asked USING fts5(question, kind, answers, "
    "tokenize = 'porter unicode61 remove_diacritics 2');"
    "CREATE VIRTUAL TABLE alike USING fts5(words, tokenize = 'porter unicode61');"
)
_WORD: Final = re.compile(r"\w+")
_LETTERS: Final = 1_000  # of what is asked; longer is no question
_ASKING: Final = frozenset({"when", "where", "why"})  # within a sentence they ask for nothing
_OPENING: Final = 2  # words: "since when", "and why"
_NEAREST: Final = 5  # questions that have most of the words, or their like
_FEW: Final = 2  # where no more have the very words, their like may be meant

_Entries = frozenset[int]


@frozen
class FoundQuestions:
    """What is found by words.

    Attributes:
        rows: Rows of `discrepancies`: first those with most of the very words, then by weight.
        settled: Questions on which no disagreement is found, likewise.
        like: Rows that ask it in like words, where few have the very words.
        missing: Words that none of them has: those found have most of the others.
    """

    rows: tuple[Mapping[str, Any], ...] = ()
    settled: tuple[SettledQuestion, ...] = ()
    like: tuple[Mapping[str, Any], ...] = ()
    missing: tuple[str, ...] = ()


def find_questions(corpus: Corpus, rows: Sequence[Mapping[str, Any]], given: str) -> FoundQuestions:
    """Find the questions that are asked in these words.

    Args:
        corpus: The corpus.
        rows: Its questions, as rows of `discrepancies`.
        given: The words.

    Returns:
        Those that have all words; else those that have most, with the words that they lack;
        nothing where none has more than half.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> rows = pakafg.discrepancies(corpus).to_dicts()
    >>> found = find_questions(corpus, rows, "Why did the November talks in Istanbul end?")
    >>> [row["discrepancy"] for row in found.rows]
    ['istanbul-november.blame']
    >>> [each.asks for each in found.settled]
    ['What came of the Istanbul talks (6–7 November 2025)?']
    """
    if len(given) > _LETTERS:
        return FoundQuestions()
    settled = list(settled_questions(corpus, rows))
    with closing(sqlite3.connect(":memory:")) as index:
        _index_questions(index, corpus, rows, settled)
        terms = _telling_terms(spelled_terms(corpus, given), given)
        found, like, missing = _best_entries(index, terms)
        # A name of several words may be meant by its words: "the Pakistani delegation".
        single = _single_words(corpus, given)
        if single != terms:
            by_word = _best_entries(index, single)
            if by_word[0] and (missing or not found):
                found, like, missing = by_word
            elif not by_word[2]:
                like = [*dict.fromkeys((*like, *by_word[0], *by_word[1]))]
                like = [at for at in like if at not in found][:_NEAREST]
    return FoundQuestions(
        tuple(rows[at] for at in found if at < len(rows)),
        tuple(settled[at - len(rows)] for at in found if at >= len(rows)),
        tuple(rows[at] for at in like if at < len(rows)),
        missing,
    )


def _best_entries(
    index: sqlite3.Connection, terms: Sequence[tuple[str, ...]]
) -> tuple[list[int], list[int], tuple[str, ...]]:
    """Choose the entries that have all terms, and those with their like; else the nearest.

    Returns:
        The entries; those that have the like; terms that not all of the nearest have.
    """
    if not terms:
        return [], [], ()
    tiers: tuple[Callable[[tuple[str, ...]], _Entries], ...] = (
        lambda term: _matches(index, term, "{question}"),
        lambda term: _matches(index, _with_like(index, term), "{question kind}"),
        lambda term: _matches(index, term, "{question kind answers}"),
        lambda term: _matches(index, _with_like(index, term), "{question kind answers}"),
    )
    by_tier = [[tier(term) for term in terms] for tier in tiers]
    literal, like, anywhere = by_tier[0], by_tier[1], by_tier[-1]
    n_literal = Counter(entry for having in literal for entry in having)
    if worded := frozenset.intersection(*literal):
        others = sorted(frozenset.intersection(*like) - worded)
        return sorted(worded), others[:_NEAREST] if len(worded) <= _FEW else [], ()
    for entries in by_tier[1:]:
        if found := frozenset.intersection(*entries):
            return sorted(found, key=lambda entry: (-n_literal[entry], entry)), [], ()
    return _nearest_entries(terms, like, anywhere)


def _nearest_entries(
    terms: Sequence[tuple[str, ...]], own: Sequence[_Entries], anywhere: Sequence[_Entries]
) -> tuple[list[int], list[int], tuple[str, ...]]:
    """Choose the entries that have more than half of the terms: those that have most.

    What few have tells more than what many have, and a question's own words more than quotations.

    Args:
        terms: The terms.
        own: For each the entries that are asked in such words.
        anywhere: For each the entries that have them anywhere.
    """
    total = 1 + max(map(len, anywhere))
    weights, numbers = Counter[int](), Counter[int]()
    for whole, asked in zip(anywhere, own, strict=True):
        for entry in whole:
            weights[entry] += round(1_000 * math.log1p(total / len(whole)) * (1 + (entry in asked)))
            numbers[entry] += 1
    most = [entry for entry, number in numbers.items() if 2 * number > len(terms)]
    by_number = sorted(most, key=lambda entry: (-numbers[entry], -weights[entry], entry))
    best = [each for each in by_number[:_NEAREST] if numbers[each] == numbers[by_number[0]]]
    lacking = [
        term[0].strip('"')
        for term, having in zip(terms, anywhere, strict=True)
        if not having.issuperset(best)
    ]
    return best, [], tuple(lacking)


def _single_words(corpus: Corpus, given: str) -> list[tuple[str, ...]]:
    """List the words that tell one thing from another, a party and its people under all names."""
    alike: dict[str, tuple[str, ...]] = {}
    for party in corpus.codebook.parties:
        spelled = [each for each in (party.name, party.people, party.adjective) if each]
        names = tuple(f'"{folded(each)}"' for each in spelled)
        alike |= {folded(each): names for each in spelled}
    words = (alike.get(word, (f'"{word}"',)) for word in _folded_words(given))
    return _telling_terms(list(dict.fromkeys(words)), given)


def _telling_terms(terms: list[tuple[str, ...]], given: str) -> list[tuple[str, ...]]:
    """List the words and names that tell one thing from another; where none does, all of them."""
    opening = {*_folded_words(given)[:_OPENING]}
    nothing = TELLING_NOTHING | (_ASKING - opening)
    telling = [term for term in terms if not {*_folded_words(" ".join(term))} <= nothing]
    return telling or terms


def _folded_words(text: str) -> list[str]:
    return _WORD.findall(folded(text))


def _with_like(index: sqlite3.Connection, term: tuple[str, ...]) -> tuple[str, ...]:
    """Add to a word those that readers take for it; a name or phrase stands for itself."""
    if len(term) > 1 or len(_folded_words(term[0])) > 1:
        return term
    like = index.execute("SELECT words FROM alike WHERE alike MATCH ?", term)
    others = (f'"{each}"' for (words,) in like for each in words.split("; "))
    return tuple(dict.fromkeys((*term, *others)))


def _matches(index: sqlite3.Connection, term: Sequence[str], columns: str) -> _Entries:
    """Find the entries that have a word, or one of its like."""
    wanted = f"{columns} : ({' OR '.join(term)})"
    return frozenset(
        entry - 1
        for (entry,) in index.execute("SELECT rowid FROM asked WHERE asked MATCH ?", (wanted,))
    )


def _index_questions(
    index: sqlite3.Connection,
    corpus: Corpus,
    rows: Sequence[Mapping[str, Any]],
    settled: Sequence[SettledQuestion],
) -> None:
    """Index all questions: the entries are numbered from 1, rows before settled ones."""
    index.executescript(_TABLES)
    index.executemany("INSERT INTO alike VALUES (?)", (("; ".join(each),) for each in LIKE_WORDS))
    entries = (
        *((_asked(corpus, row), row["kind"], _answered(corpus, row)) for row in rows),
        *((" ".join((each.asks, each.topic, *each.names)), each.kind, "") for each in settled),
    )
    index.executemany(
        "INSERT INTO asked VALUES (?, ?, ?)",
        ((asked, KIND_WORDS[DiscrepancyKind(kind)], told) for asked, kind, told in entries),
    )


def _asked(corpus: Corpus, row: Mapping[str, Any]) -> str:
    """Join what a question is, with all that documents call the thing."""
    things = (
        getattr(corpus, name).get(row["topic"]) for name in ("rounds", "ceasefires", "incidents")
    )
    known = [called(thing) for thing in things if thing is not None]
    names = (each for thing in known for each in (*thing.names, *thing.words))
    return " ".join((row["question"], row["discrepancy"], row["name"], *names))


def _answered(corpus: Corpus, row: Mapping[str, Any]) -> str:
    """Join all that answers a question."""
    return " ".join((row["reason"] or "", *_answer_texts(corpus, row["answers"])))


def _answer_texts(corpus: Corpus, answers: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for answer in answers:
        yield answer["says"]
        yield from (
            corpus.actors[each].name for each in answer["claimants"] if each in corpus.actors
        )
        yield from (cited["quote"] for cited in answer["citations"])
