"""Quotations that say something else than the document, and such as only look different."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final

import attrs

from pakafg.corpus.corpus import check_corpus
from pakafg.records.citation import Citation
from pakafg.records.parts import citations_of
from pakafg.values.number_rules import ONES, SCALES, TEENS, TENS
from pakafg.values.vocabulary import Vocabulary, word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pakafg.corpus.corpus import Corpus

__all__ = ["Forgery", "ForgeryKind", "forgeries"]


class ForgeryKind(Vocabulary):
    """What of a quotation was changed."""

    DIGIT = word("digit", "One digit is another.")
    NUMBER_WORD = word("number_word", "One number word is another.")
    NAME = word("name", "One name is another of the corpus.")
    MONTH = word("month", "One month or weekday is another.")
    NEGATION = word("negation", "A negation is put in or left out.")
    TYPOGRAPHY = word("typography", "Marks, dashes, spaces, ligatures or line breaks are others.")

    @property
    def is_false(self) -> bool:
        """Whether the quotation says something else than the document.

        >>> [str(kind) for kind in ForgeryKind if not kind.is_false]
        ['typography']
        """
        return self is not ForgeryKind.TYPOGRAPHY


@attrs.frozen
class Forgery:
    """A quotation as somebody may hand it in, and what the document has.

    Attributes:
        citation: What the document has.
        quote: What is handed in.
        kind: What was changed.

    >>> cited = Citation.of("a", "At least five miners died.", 9, 20)
    >>> Forgery(cited, "six miners", ForgeryKind.NUMBER_WORD).kind.is_false
    True
    """

    citation: Citation
    quote: str
    kind: ForgeryKind


def forgeries(corpus: Corpus) -> tuple[Forgery, ...]:
    """Forge the quotations of a corpus: each changed in one place, in every way that it allows.

    With these one can try a loader, a program that drafts records, or a language model's reply:
    none of the false ones may be taken for a quotation, and all of the others should be.

    Args:
        corpus: The corpus whose quotations are forged.

    Returns:
        One of each kind for each quotation that has something of that kind, in the order of the
        documents. A change after which the words stand in the document all the same is left
        out.

    Raises:
        ArgumentTypeError: It is no corpus.

    >>> import pakafg
    >>> found = forgeries(pakafg.load_corpus())
    >>> sum(forgery.kind.is_false for forgery in found) > 1_200
    True
    >>> said = "There is a complete deadlock"
    >>> [forgery.quote for forgery in found if forgery.citation.quote == said][:1]
    ['There is not a complete deadlock']
    """
    check_corpus(corpus)
    records = chain.from_iterable(each.values() for each in corpus.catalogues.values())
    cited = dict.fromkeys(chain.from_iterable(map(citations_of, records)))
    names = _names(corpus)
    made: list[Forgery] = []
    for document in corpus.documents.values():
        words = _only_words(document.text)
        for citation in cited:
            if citation.document == document.id:
                made += _forged(citation, words, names)
    return tuple(made)


def _forged(citation: Citation, text: str, names: Sequence[str]) -> Iterator[Forgery]:
    """Forge one quotation of a text, of which the words are given, in every way that it allows."""
    for kind, changes in _CHANGES.items():
        for quote in changes(citation.quote, names):
            if quote != citation.quote and (not kind.is_false or _only_words(quote) not in text):
                yield Forgery(citation, quote, kind)
                break


def _only_words(text: str) -> str:
    """List the words of a text between spaces: what stands there is judged apart from a loader."""
    return " ".join(["", *re.findall(r"[^\W_]+", text), ""])


# --- what is false --------------------------------------------------------------------------------

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS: Final = ((*ONES, *TEENS), TENS, tuple(SCALES))
_NAME: Final = re.compile(r"\b[A-Z][a-z]{2,}\b")
_NEGATIONS: Final = (
    (re.compile(r"\b(did|do|does|is|are|was|were|has|have|had|will|would|can|could) not\b"), r"\1"),
    (re.compile(r"\b(no|any)\b"), lambda at: "any" if at[1] == "no" else "no"),
    (re.compile(r"\b(never|without)\b"), lambda at: "ever" if at[1] == "never" else "with"),
    (re.compile(r"\b(did|do|does|is|are|was|were|has|have|had|will|would|can|could)\b"), r"\1 not"),
)


def _other_digit(quote: str, _: Sequence[str]) -> Iterator[str]:
    """Change one digit."""
    for match in re.finditer(r"\d", quote):
        for step in (1, 2, 3):
            yield _replaced(quote, match, str((int(match[0]) + step) % 10))


def _other_number_word(quote: str, _: Sequence[str]) -> Iterator[str]:
    """Change one number word for the next of its kind."""
    for words in _NUMBERS:
        for match in re.finditer(rf"\b({'|'.join(words)})\b", quote, re.IGNORECASE):
            at = words.index(match[0].lower())
            for step in (1, 2, 3):
                other = words[(at + step) % len(words)]
                yield _replaced(quote, match, _in_case_of(match[0], other))


def _other_name(quote: str, names: Sequence[str]) -> Iterator[str]:
    """Change one name for another of the corpus."""
    known = set(names)
    for match in _NAME.finditer(quote):
        if match[0] in known:
            at = names.index(match[0])
            for step in (1, 2, 3):
                yield _replaced(quote, match, names[(at + step) % len(names)])


def _other_month(quote: str, _: Sequence[str]) -> Iterator[str]:
    """Change one month, or one weekday."""
    for words in (_MONTHS, _DAYS):
        for match in re.finditer(rf"\b({'|'.join(words)})\b", quote):
            at = words.index(match[0])
            for step in (1, 2, 3):
                yield _replaced(quote, match, words[(at + step) % len(words)])


def _negated(quote: str, _: Sequence[str]) -> Iterator[str]:
    """Put a negation in, or leave one out."""
    for pattern, other in _NEGATIONS:
        if pattern.search(quote):
            yield pattern.sub(other, quote, count=1)


def _replaced(quote: str, match: re.Match[str], other: str) -> str:
    """Put other words in the place of some."""
    return f"{quote[: match.start()]}{other}{quote[match.end() :]}"


def _in_case_of(word: str, other: str) -> str:
    """Write a word with a capital where the other has one."""
    return other.capitalize() if word[0].isupper() else other


def _names(corpus: Corpus) -> list[str]:
    """List the words of names of the corpus's actors and places, but for common nouns, in order."""
    actors = ((each.name, *each.aliases) for each in corpus.actors.values())
    places = ((each.name, *each.aliases) for each in corpus.places.values())
    texts = chain.from_iterable(chain(actors, places))
    found = set(chain.from_iterable(map(_NAME.findall, texts)))
    common = {word for each in corpus.documents.values() for word in re.findall(r"\w+", each.text)}
    return sorted(name for name in found - {*_MONTHS, *_DAYS} if name.lower() not in common)


# --- what is not ----------------------------------------------------------------------------------

# What stands there, and what may be typed in its place.
_TYPED: Final[Mapping[str, str]] = {
    "“": '"',
    "”": '"',
    "’": "'",
    "‘": "`",
    '"': "”",
    "'": "’",
    "—": "--",
    "–": "-",
    "-": "‑",  # noqa: RUF001  (which is the point)
    "…": "...",
    "...": "…",
    "fi": "ﬁ",
    "fl": "ﬂ",
    " ": "\xa0",
}
_TYPED_PIECE: Final = re.compile("|".join(map(re.escape, _TYPED)))


def _typed_otherwise(quote: str, _: Sequence[str]) -> Iterator[str]:
    """Type marks, dashes, ligatures and spaces otherwise; break the line at the first space."""
    other = _TYPED_PIECE.sub(lambda at: _TYPED[at[0]], quote)
    yield other.replace("\xa0", "\n", 1)


_CHANGES: Final[Mapping[ForgeryKind, Callable[[str, Sequence[str]], Iterator[str]]]] = {
    ForgeryKind.DIGIT: _other_digit,
    ForgeryKind.NUMBER_WORD: _other_number_word,
    ForgeryKind.NAME: _other_name,
    ForgeryKind.MONTH: _other_month,
    ForgeryKind.NEGATION: _negated,
    ForgeryKind.TYPOGRAPHY: _typed_otherwise,
}
