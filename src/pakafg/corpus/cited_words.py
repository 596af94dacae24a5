"""What a record says stands in what it cites: the words of a figure, of a date, of an order.

Laws of this file: words stand in a quotation whatever their case and typography, and part none of
its words and numbers. The words with which an annotator counts what a document does not number
("some", "not specified") stand nowhere, and need not. A unit is no part of a figure, neither the
sign of a currency before it nor a word that a hyphen joins to it ("a 15-minute note").
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final

from pakafg.corpus.borders import is_inside
from pakafg.corpus.entries import parts_of
from pakafg.corpus.folding import PARAGRAPH, FoldedText, fold
from pakafg.corpus.format import keys
from pakafg.errors import WordingError
from pakafg.short_repr import shown
from pakafg.values.amount import Amount
from pakafg.values.number_rules import ONES, SCALES, TEENS, TENS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from attrs import AttrsInstance

    from pakafg.corpus.entries import Entry
    from pakafg.errors import Problem

__all__ = ["stands_in", "uncited_words"]

_KEYS: Final = ("count", "words")
_UNNUMBERED: Final = frozenset({"some"})
_CURRENCY: Final = re.compile(r"(?:\b(?:US|A|C))?[$€£¥₹₨]\s?")
_NUMBERS: Final = "|".join((*ONES, *TEENS, *TENS, *SCALES))
_UNIT: Final = re.compile(
    rf"[-‐‑](?!(?:odd|plus|some|fold|hal[fv]|third|quarter|fifth|tenth|{_NUMBERS}))[^\W\d]",  # noqa: RUF001
    re.IGNORECASE,
)
_SHOWN: Final = 2
_LONGEST: Final = 300  # characters of a quotation in which figures are looked for
_MOST_WORDS: Final = 5  # of a figure
_MOST_FIGURES: Final = 4
_HARDLY: Final = frozenset({"a", "an", "no", "both", "half"})  # figures, and much else


def uncited_words(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Find the words of figures, dates and orders that stand in none of the record's quotations."""
    for entry in entries:
        for path, kind, data in parts_of(entry.data, entry.kind):
            for key in _cited_keys(kind):
                if key not in data:
                    continue
                words, quotes = data[key], list(_quotes(data.get("quotes")))
                if not isinstance(words, str) or not words.strip() or not quotes:
                    continue  # told where the entry is read
                if any(_stands_as_it_is(words, quote) for quote in quotes):  # as nearly all do
                    continue
                figure = key == "count"
                if figure and not _is_numbered(words):
                    continue
                if not any(stands_in(words, quote, figure=figure) for quote in quotes):
                    yield entry.problem((*path, key), _reason(key, words, quotes))


@cache
def _cited_keys(kind: type[AttrsInstance]) -> tuple[str, ...]:
    """List the keys of a class whose words must stand in its quotations."""
    return tuple(key for key in _KEYS if {key, "quotes"} <= keys(kind).keys())


def _stands_as_it_is(words: str, quote: str) -> bool:
    """Tell whether words stand in a quotation letter for letter, where they first do."""
    at = quote.find(words)
    return at >= 0 and not (is_inside(quote, at) or is_inside(quote, at + len(words)))


def stands_in(words: str, quote: str, *, figure: bool = False) -> bool:
    """Tell whether words stand in a quotation.

    Args:
        words: The words.
        quote: The quotation.
        figure: Whether they are those of a figure, of which a unit is no part.

    >>> stands_in("Five", "twenty-five or “five”"), stands_in("five", "twenty-five")
    (True, False)
    >>> stands_in("15", "A 15-minute voice note", figure=True)
    True
    """
    sought = re.compile(re.escape(" ".join(fold(words).split())), re.IGNORECASE)
    for text in dict.fromkeys((quote, _CURRENCY.sub("", quote) if figure else quote)):
        folded = FoldedText.of(text)
        for match in sought.finditer(folded.text.replace(PARAGRAPH, " ")):
            start, end = folded.start(match.start()), folded.end(match.end())
            if start is None or end is None or is_inside(text, start):
                continue
            if not is_inside(text, end) or (figure and _UNIT.match(text, end)):
                return True
    return False


def _quotes(data: object) -> Iterator[str]:
    """Yield the quotations of a record as its file gives them."""
    for each in data if isinstance(data, list) else ():
        quote: Any = each.get("quote") if isinstance(each, dict) else each
        if isinstance(quote, str):
            yield quote


@lru_cache(maxsize=1_024)
def _is_numbered(words: str) -> bool:
    """Tell whether words are those of a figure, which a document must have."""
    try:
        reading = Amount.parse(words)
    except WordingError:
        return False  # told where the entry is read
    return reading.low is not None and words.strip().lower() not in _UNNUMBERED


def _reason(key: str, words: str, quotes: list[str]) -> str:
    """Say that words do not stand in what is cited, and which figures do."""
    cited = ", ".join(map(shown, quotes[:_SHOWN]))
    more = f" and {len(quotes) - _SHOWN} more" if len(quotes) > _SHOWN else ""
    figures = _figures(quotes[:_SHOWN]) if key == "count" else []
    there = f", where {', '.join(map(shown, figures))} stands" if figures else ""
    return (
        f"{key}: {shown(words)} stands in none of the record's quotations ({cited}{more}){there}: "
        "write the words as they are quoted, or quote the words"
    )


def _figures(quotes: list[str]) -> list[str]:
    """List the first figures of quotations.

    >>> _figures(["At least five died, and over 440 fled.", "five"])
    ['At least five', 'over 440', 'five']
    """
    found = dict.fromkeys(chain.from_iterable(map(_figures_of, quotes)))
    return list(islice(found, _MOST_FIGURES))


def _figures_of(quote: str) -> Iterator[str]:
    """Find the figures of a quotation, each with as many words as belong to it."""
    words = quote[:_LONGEST].split()
    at = 0
    while at < len(words):
        spans = (words[at:end] for end in range(min(len(words), at + _MOST_WORDS), at, -1))
        texts = (" ".join(span).strip(' ,.;:()“”"') for span in spans)
        figure = next((text for text in texts if text and _is_numbered(text)), None)
        if figure is not None and figure.lower() not in _HARDLY:
            yield figure
        at += 1 if figure is None else len(figure.split())
