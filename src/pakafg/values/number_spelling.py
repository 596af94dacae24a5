"""How number words are spelled: wordings brought into one form, and what has two meanings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pakafg.values.cardinals import DIGITS, SIZES
from pakafg.values.number_rules import PLURALS, SCALES, SHORT_SCALES
from pakafg.values.typography import plain

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["may_be_thousands", "plain_number", "two_meanings"]

_SCALE: Final = "|".join(SIZES)
_MANY: Final = f"(?:tens|{'|'.join(PLURALS)})"
_SHORT: Final = "|".join(sorted(SHORT_SCALES, key=len, reverse=True))


def _plural_of_digits(match: re.Match[str]) -> str:
    """Say "100s" in words: "hundreds"; "10,000s" are tens of thousands."""
    zeros = match[0].count("0")
    tens = ("", "tens", "hundreds")[zeros % 3]
    size = next((f"{n}s" for n, size in SCALES.items() if size == 10 ** (zeros - zeros % 3)), "")
    return " of ".join(filter(None, (tens, size)))


_REWORDED: Final[tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]] = (
    (re.compile(r"-(to|or)-"), r" \1 "),  # "10-to-15"
    # "800 000", for nothing is counted as "000"
    (re.compile(r"\b[1-9][0-9]{0,2}(?: [0-9]{3})* 000\b"), lambda match: match[0].replace(" ", "")),
    # "in the dozens", "running into the hundreds"
    (re.compile(rf"^(?:(?:running|numbering) )?in(?:to)? (?:the )?(?={_MANY}\b)"), ""),
    (re.compile(r"\b1(?:,?0)+'?s\b"), _plural_of_digits),
    (re.compile(rf"(?<=[0-9]) ?({_SHORT})\b"), lambda match: f" {SHORT_SCALES[match[1]]}"),
    (re.compile(r"(?<=[0-9])ish\b"), "-ish"),
    (re.compile(rf"[ -]?(-odd|-plus|\+) ((?:{_SCALE})(?: (?:{_SCALE}))*)\b"), r" \2\1"),
    (re.compile(r"\b([a-z]+s) (?:up)?(?:on|and) \1\b"), r"\1"),  # "thousands upon thousands"
    (re.compile(r"(?<=[0-9]) ([1-9])/([2-9])\b"), " \\1\u2044\\2"),  # "2 1/2"
    (re.compile(rf"\b([13])/([24])(?= (?:(?:of )?an? )?(?:{_SCALE})\b)"), "\\1\u2044\\2"),
)
# Whether any of them may apply: most words need no rewording.
_TO_REWORD: Final = re.compile(
    rf"[/+]| 000\b|\bin(?:to)? |-(?:to|or)-|0'?s\b|[0-9] ?(?:{_SHORT}|-?ish)\b|-(?:odd|plus) |"
    r"s (?:up)?on |s and [a-z]+s\b"
)
_POINT_BY_THOUSANDS: Final = re.compile(
    rf"(?<![0-9.,])[1-9][0-9]{{0,2}}\.(?:000|[0-9]{{3}}(?! (?:{_SCALE})\b))(?![0-9])"
)
_GROUPED: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)+")
_TWO_MEANINGS: Final = (
    (re.compile(r"[0-9] [0-9]"), "digits with a space between them may be one number or two"),
    (re.compile(r"[0-9]'[0-9]"), "an apostrophe between digits may part thousands, or not"),
    (re.compile("[0-9][/\u2044][0-9]"), "a stroke may make a fraction, or name one of two"),
    (
        re.compile(r"\b[0-9]{1,3}\b ?[a-z-]+ ?[0-9]{1,3}(?:,000)+\b"),
        "the first number may be counted in thousands, as the second is",
    ),
)
_ODD_GROUPS: Final = (
    "its commas and points part neither thousands (1,234) nor lakh (1,23,456), and may stand for "
    "each other"
)


def plain_number(words: str) -> str:
    """Bring number words into the form that the rules read.

    Args:
        words: As printed.

    Returns:
        The plain words, short scales written out.

    >>> plain_number("1.2m"), plain_number("10–to–15"), plain_number("100s")
    ('1.2 million', '10 to 15', 'hundreds')
    """
    text = plain(words).strip("\"' ")
    if _TO_REWORD.search(text):
        for pattern, wording in _REWORDED:
            text = pattern.sub(wording, text)
    return text


def may_be_thousands(text: str) -> bool:
    """Tell whether a point in plain words may part thousands: "1.000", not "1.25 million".

    >>> may_be_thousands("over 1.250"), may_be_thousands("1.250 million")
    (True, False)
    """
    return "." in text and _POINT_BY_THOUSANDS.search(text) is not None


def two_meanings(text: str) -> str | None:
    """Say why plain words that are not read may mean two things; None where they do not.

    >>> two_meanings("5/6")
    'a stroke may make a fraction, or name one of two'
    """
    if not all(DIGITS.fullmatch(each) for each in _GROUPED.findall(text)):
        return _ODD_GROUPS
    return next((why for sign, why in _TWO_MEANINGS if sign.search(text)), None)
