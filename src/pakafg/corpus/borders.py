"""Where a quotation may begin and end: never inside a word, a number or a group of digits.

Laws of this file: a place is judged by what stands right before and right after it, some forty
characters at most, so that no length of a text costs more. An apostrophe and a hyphen join what
they stand between ("didn’t", "twenty-five", "mid-October"); but "Pakistan" ends before "’s". A
dash joins digits alone ("10–15"). Number words are one number over the spaces between them, as
far as the words of one number follow one another ("two hundred and five").
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pakafg.values.number_rules import ONES, SCALES, TEENS, TENS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["is_inside", "skipped", "whole_words"]

_NEAR: Final = 40  # characters to either side
_HYPHENS: Final = r"\-‐‑"  # noqa: RUF001
_DASHES: Final = rf"{_HYPHENS}‒–—−"  # noqa: RUF001
_SIGNS: Final = "~≈<>≤≥±"
_APOSTROPHES: Final = "'’ʼ`"  # noqa: RUF001
_ARABIC: Final = "\u066b\u066c"  # its decimal point and its comma of thousands
_JOINERS: Final = "\u200c\u200d\xad\u2060"
_SMALL_SPACES: Final = "\xa0\u2007\u2009\u202f"  # that group digits
# Chinese, Japanese, Thai, Lao, Burmese and Khmer put no spaces between words.
_UNSPACED_LETTERS: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_UNSPACED: Final = re.compile(f"[{_UNSPACED_LETTERS}]")
_RUN: Final = re.compile(rf"[^\W{_UNSPACED_LETTERS}]+")
# What stands before a place, what after it, and neither may be parted from the other.
_JOINED: Final = tuple(
    (re.compile(rf"(?:{before})\Z", re.DOTALL), re.compile(after, re.DOTALL))
    for before, after in (
        # an apostrophe or a hyphen within a word
        (rf"\w[{_APOSTROPHES}{_HYPHENS}]", r"\w"),
        (r"\w", rf"[{_HYPHENS}]\w"),
        (r"\w", rf"[{_APOSTROPHES}](?!s(?!\w))\w"),
        # letters of an abbreviation: U.S., p.m.
        (r"(?<!\w)[^\W\d_]\.", r"[^\W\d_](?!\w)"),
        (r"(?<!\w)[^\W\d_]", r"\.[^\W\d_](?!\w)"),
        # digits of a decimal, a group, a time, a fraction, a range
        (rf"\d[.,:/{_ARABIC}{_APOSTROPHES}{_DASHES}]", r"\d"),
        (r"\d", rf"[.,:/{_ARABIC}{_APOSTROPHES}{_DASHES}]\d"),
        (rf"\d[{_SMALL_SPACES}]", r"\d{3}(?!\d)"),
        (r"(?<!\d)\d{1,3}", rf"[{_SMALL_SPACES}]\d{{3}}(?!\d)"),
        (rf"(?<!\w)[.{_ARABIC}]", r"\d"),  # .5
        # signs that bound a number, or turn it round
        (rf"[{_SIGNS}]\s?", r"\d"),
        (r"(?:^|[\s(])[-−]", r"\d"),
        (r"\d", r"\+"),
    )
)

# The characters by which one of these may apply.
_LINKS: Final = frozenset(f"'’ʼ`-‐‑‒–—−.,:/{_ARABIC}+{_SMALL_SPACES}{_SIGNS}")  # noqa: RUF001

_SCALE: Final = f"(?:{'|'.join((*SCALES, 'trillion', 'mn', 'bn'))})s?"
_UNIT: Final = f"(?:{'|'.join(ONES)})"
_SMALL: Final = f"(?:{'|'.join((*ONES, *TEENS, *TENS))})"
_VAGUE: Final = "(?:several|few|many|couple|tens|dozens|scores|hundreds|thousands|millions)"
_PART: Final = "(?:half|quarter|third)"
_NUMBER: Final = rf"(?:[\d.,]*\d|{_SMALL}|{_SCALE}|{_VAGUE}|{_PART})"
# The words of one number, in the order in which they follow one another.
_PHRASES: Final = (
    (_NUMBER, _SCALE),
    (_NUMBER, "of", _SCALE),
    (_PART, "an?", _SCALE),
    (_PART, "of", "an?", _SCALE),
    (_SCALE, _SMALL),
    (_SCALE, "and", _SMALL),
    (f"(?:{'|'.join(TENS)})", _UNIT),
    (_NUMBER, "and", "an?", _PART),
)


def _parted(words: tuple[str, ...]) -> Iterator[str]:
    """Write the patterns of a number that is parted between two of its words."""
    for cut in range(1, len(words)):
        before, after = (r"\s+".join(part) for part in (words[:cut], words[cut:]))
        yield rf"\b{before}(?:\0\s+|\s+\0){after}\b"


_PARTED: Final = re.compile("|".join(p for words in _PHRASES for p in _parted(words)))
# What may go before the words of one number, and after them, so that few places need the patterns.
_OF_NUMBER: Final = re.compile(rf"(?:.+-)?(?:{_NUMBER}|and|of|an?)", re.IGNORECASE)
_CONTINUES: Final = re.compile(rf"\s*(?:{_SMALL}|{_SCALE}|{_PART}|and|of|an?)\b", re.IGNORECASE)


def is_inside(text: str, place: int) -> bool:
    """Tell whether a place lies inside a word, a number or a group of digits.

    >>> is_inside("fivefold", 4), is_inside("twenty-five", 7), is_inside("“five” miners", 5)
    (True, True, False)
    """
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if before.isspace() or after.isspace():  # most places
        if _CONTINUES.match(text, place) is not None and _parts_number(text, place):
            return True
        if after.isdigit() and text[max(0, place - 2)] in _SIGNS:
            return True
    elif _in_word(before, after):
        return True
    if after in _LINKS:
        return (after == "+" or text[place + 1 : place + 2].isalnum()) and _joins(text, place)
    return before in _LINKS and after.isalnum() and _joins(text, place)


def skipped(text: str, place: int) -> int:
    """Skip the rest of the word in which a place lies: nothing can begin there.

    >>> skipped("fivefold rise", 4), skipped("of five", 2)
    (8, 2)
    """
    run = _RUN.match(text, place)
    return run.end() if run else place


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a range of a text until it parts no word and no number, by some forty characters.

    >>> text = "police said 150 miners died"
    >>> start, end = whole_words(text, 13, 22)
    >>> text[start:end]
    '150 miners'
    """
    first, last = max(0, start - _NEAR), min(len(text), end + _NEAR)
    while start > first and is_inside(text, start):
        start -= 1
    while end < last and is_inside(text, end):
        end += 1
    return start, end


@lru_cache(maxsize=4_096)
def _is_of_word(character: str) -> bool:
    """Tell whether a character is a letter, a digit, or stands on or between such."""
    return (
        character.isalnum()
        or character == "_"
        or character in _JOINERS
        or unicodedata.category(character)[0] == "M"
    )


@lru_cache(maxsize=4_096)
def _in_word(before: str, after: str) -> bool:
    """Tell whether two neighbouring characters belong to one word or number."""
    if unicodedata.category(after)[0] == "M" or after == "\u200d" or before == "\u200d":
        return True  # a mark stands on any character, and a joiner joins any two
    if not (_is_of_word(before) and _is_of_word(after)):
        return False
    return not any(_UNSPACED.match(each) and not each.isnumeric() for each in (before, after))


def _joins(text: str, place: int) -> bool:
    """Tell whether what stands before a place and what stands after it belong together."""
    before, after = text[max(0, place - _NEAR) : place], text[place : place + _NEAR]
    return any(left.search(before) and right.match(after) for left, right in _JOINED)


def _parts_number(text: str, place: int) -> bool:
    """Tell whether a place beside a space lies between two words of one number."""
    before = text[max(0, place - _NEAR) : place]
    (word,) = before.split()[-1:] or ("",)
    if not (word[-1:].isdigit() or _OF_NUMBER.fullmatch(word)):
        return False
    after = text[place : place + _NEAR]
    return _PARTED.search(f"{before}\0{after}".lower()) is not None
