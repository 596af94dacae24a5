"""Names of a corpus's actors and places in a text, each where it stands.

Laws of this file: the longest name wins, at the borders of words alone; case, accents, dashes and
possessives do not count, but for the capital with which a name begins. A surname stands for a
person where no other actor has it. A spelling that is only close is marked so.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import field, frozen

from pakafg.text.spellings import folded
from pakafg.values.vocabularies import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pakafg.corpus.corpus import Corpus
    from pakafg.drafting.news_text import NewsText, Word
    from pakafg.records.actor import Actor
    from pakafg.records.place import Place

__all__ = ["KnownNames", "NameMention"]

_MOST_WORDS: Final = 12  # of a name
_LEAST_LETTERS: Final = 3  # of a surname
_LEAST_LETTERS_CLOSE: Final = 5  # of a word that may be spelt otherwise
_MOST_COMPARED: Final = 200
_ARTICLES: Final = ("the ", "a ", "an ")

_Names = dict[str, list[tuple[tuple[str, ...], str, bool]]]


class NameMention(NamedTuple):
    """A name of the corpus in a text.

    Attributes:
        record: The id of the actor or place.
        first: The number of its first word in the text.
        last: That of the word after its last.
        start: Where its characters begin.
        end: Where they end.
        close: The spelling of the corpus, where that of the text is only close to it; else None.
    """

    record: str
    first: int
    last: int
    start: int
    end: int
    close: str | None = None


@frozen
class KnownNames:
    """The names of actors, and those of places, as a text may write them."""

    persons: frozenset[str]
    _actors: _Names = field(repr=False)
    _places: _Names = field(repr=False)

    @classmethod
    def of(cls, corpus: Corpus) -> KnownNames:
        """Take the names of a corpus."""
        persons = frozenset(
            each.id for each in corpus.actors.values() if each.kind == ActorKind.PERSON
        )
        return cls(
            persons, _spellings(corpus.actors, persons), _spellings(corpus.places, frozenset())
        )

    def actors_in(self, read: NewsText) -> list[NameMention]:
        """List where actors are named."""
        found = list(_found(read, self._actors))
        return sorted([*found, *_nearly(read, self._actors, found)], key=lambda each: each.first)

    def places_in(self, read: NewsText) -> list[NameMention]:
        """List where places are named."""
        return list(_found(read, self._places))


def _spellings(
    records: Mapping[str, Actor] | Mapping[str, Place], persons: frozenset[str]
) -> _Names:
    """Map the first word of each name to the names that begin with it, the longest first."""
    spelt: dict[tuple[str, ...], set[str]] = defaultdict(set)
    capital: dict[tuple[str, ...], bool] = defaultdict(bool)
    surnames: dict[str, set[str]] = defaultdict(set)
    for key, record in records.items():
        for name in (record.name, *record.aliases):
            words = _words_of(name)
            if 0 < len(words) <= _MOST_WORDS:
                spelt[words].add(key)
                capital[words] |= any(map(str.isupper, name))
                if key in persons and len(words) > 1 and len(words[-1]) >= _LEAST_LETTERS:
                    surnames[words[-1]].add(key)
    for surname, keys in surnames.items():
        if (surname,) not in spelt and len(keys) == 1:
            spelt[surname,], capital[surname,] = keys, True
    names: _Names = defaultdict(list)
    for words, keys in spelt.items():
        if len(keys) == 1:
            names[words[0]].append((words, next(iter(keys)), capital[words]))
    for listed in names.values():
        listed.sort(key=lambda each: -len(each[0]))
    return names


def _words_of(name: str) -> tuple[str, ...]:
    """Take the words of a name, folded, without an article."""
    plain = folded(name)
    for article in _ARTICLES:
        plain = plain.removeprefix(article)
    return tuple(plain.split())


def _found(read: NewsText, names: _Names) -> Iterator[NameMention]:
    """Yield the names of a text, as they are spelt in the corpus."""
    plain, words = read.plain_words, read.words
    at = 0
    while at < len(words):
        for spelt, key, has_capital in names.get(plain[at].partition(" ")[0], ()):
            last = _matched(plain, at, spelt)
            if last and not (has_capital and not any(w.is_name for w in words[at:last])):
                yield NameMention(key, at, last, words[at].start, _name_end(words[last - 1]))
                at = last - 1
                break
        at += 1


def _name_end(word: Word) -> int:
    """Find where a name ends: before the ending of a possessive."""
    for ending in ("’s", "'s"):
        if word.low.endswith(ending):
            return word.end - len(ending)
    return word.end


def _matched(plain: tuple[str, ...], at: int, spelt: tuple[str, ...]) -> int:
    """Find the word after a name that begins at a word; 0 where it does not stand there."""
    wanted = 0
    while wanted < len(spelt) and at < len(plain):
        for word in plain[at].split() or [""]:
            if not word:
                break  # a mark, such as a hyphen
            if wanted == len(spelt) or spelt[wanted] != word:
                return 0
            wanted += 1
        at += 1
    return at if wanted == len(spelt) else 0


def _nearly(read: NewsText, names: _Names, found: list[NameMention]) -> Iterator[NameMention]:
    """Yield names of two words or more that are spelt nearly as the corpus has them."""
    taken = {at for each in found for at in range(each.first, each.last)}
    by_size: dict[int, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for listed in names.values():
        for spelt, key, has_capital in listed:
            if has_capital and len(spelt) > 1:
                by_size[len(spelt)].append((spelt, key))
    known: dict[tuple[str, ...], tuple[tuple[str, ...], str] | None] = {}
    for first, last in _runs_of_names(read, taken):
        for size in range(min(last - first, 4), 1, -1):
            for at in range(first, last - size + 1):
                words = read.plain_words[at : at + size]
                if words not in known:
                    likely = (each for each in by_size[size] if _may_be(words, each[0]))
                    near = list(islice(likely, _MOST_COMPARED))
                    known[words] = near[0] if len({key for _, key in near}) == 1 else None
                if (hit := known[words]) is not None and not taken & {*range(at, at + size)}:
                    taken |= {*range(at, at + size)}
                    start, end = read.words[at].start, _name_end(read.words[at + size - 1])
                    yield NameMention(hit[1], at, at + size, start, end, " ".join(hit[0]))


def _runs_of_names(read: NewsText, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of words with capitals that no known name covers."""
    first = None
    for at, word in enumerate(read.words):
        is_name = word.is_name and at not in taken
        if is_name and first is None:
            first = at
        elif not is_name and first is not None:
            yield first, at
            first = None
    if first is not None:
        yield first, len(read.words)


def _may_be(words: tuple[str, ...], spelt: tuple[str, ...]) -> bool:
    """Tell whether two names differ by a letter of one word or two, and no word is short."""
    pairs = list(zip(words, spelt, strict=True))
    differing = [(one, other) for one, other in pairs if one != other]
    return len(differing) < len(pairs) and all(_one_letter_apart(*pair) for pair in differing)


def _one_letter_apart(one: str, other: str) -> bool:
    """Tell whether one letter put in, left out or exchanged makes one word of another."""
    if min(len(one), len(other)) < _LEAST_LETTERS_CLOSE or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    same = next(
        (at for at, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]),
        len(short),
    )
    if len(short) == len(long):
        return short[same + 1 :] == long[same + 1 :]
    return short[same:] == long[same + 1 :]
