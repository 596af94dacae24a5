"""Number words and what they bound: the table of the method's first rule.

`read` is the one place that knows what "over 440" or "dozens" bounds. `Count` (persons)
and `Amount` (money, lengths, hours) are built on it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from pakafg.errors import WordingError

__all__ = ["CONVENTIONS", "Convention", "Reading", "read"]

Convention = Literal["acled", "literal"]


class Vague(NamedTuple):
    """What a word without a number bounds: at least `low`, conventionally `coded`."""

    low: int
    coded: int | None


_ALIKE: Final = {
    "few": Vague(2, 3),
    "several": Vague(2, 3),
    "many": Vague(2, 3),
    "multiple": Vague(2, 3),
    "numerous": Vague(2, 3),
    "scores": Vague(20, 20),
    # Nobody says how many: at least one, and no conventional value.
    "some": Vague(1, None),
}
CONVENTIONS: Final[dict[Convention, dict[str, Vague]]] = {
    "acled": _ALIKE
    | {
        "tens": Vague(10, 10),
        "dozens": Vague(12, 12),
        "hundreds": Vague(100, 100),
        "thousands": Vague(1_000, 1_000),
        "millions": Vague(1_000_000, 1_000_000),
    },
    "literal": _ALIKE
    | {
        "tens": Vague(20, 20),
        "dozens": Vague(24, 24),
        "hundreds": Vague(200, 200),
        "thousands": Vague(2_000, 2_000),
        "millions": Vague(2_000_000, 2_000_000),
    },
}

_SMALL: Final = {
    word: Decimal(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
} | {"no": Decimal(0), "a": Decimal(1), "an": Decimal(1)}
_TENS: Final = {
    word: Decimal(10 * value)
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES: Final = {
    "dozen": Decimal(12),
    "score": Decimal(20),
    "hundred": Decimal(100),
    "thousand": Decimal(1_000),
    "million": Decimal(1_000_000),
    "billion": Decimal(1_000_000_000),
}
_UNKNOWN: Final = re.compile(r"not (reported|specified|known|given)|unspecified|unknown")
_DIGITS: Final = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?")
_RANGE: Final = re.compile(r"(?:between )?(.+?)\s*(?:\bto\b|\band\b|-|–)\s*(.+)")
# Longest first, so that "no more than" is not read as "more than".
_FRAMES: Final = (
    (re.compile(r"(?:at least|no fewer than|not less than|a minimum of|so far) (.+)"), "least"),
    (re.compile(r"(.+?) (?:or more|so far)"), "least"),
    (re.compile(r"(?:up to|as many as|at most|no more than) (.+)"), "most"),
    (re.compile(r"(?:more than|over|above|upwards of|exceeding) (.+)"), "over"),
    (re.compile(r"(?:nearly|almost|close to) (.+)"), "nearly"),
    (re.compile(r"(?:fewer than|less than|under|below) (.+)"), "under"),
    (re.compile(r"(?:about|around|approximately|roughly|some|an estimated|estimated) (.+)"), "about"),
)


class Reading(NamedTuple):
    """What number words say: an inclusive bound, a conventional value, and how exact it is.

    Attributes:
        low: The least that the words allow; None where nothing is said.
        high: The most that the words allow; None where it is open.
        coded: The conventional single value; it never replaces the bound.
        approximate: True for "about N": the bound is N itself and no ± is invented.
    """

    low: Decimal | None
    high: Decimal | None
    coded: Decimal | None
    approximate: bool = False


def read(words: str, *, step: int, convention: Convention = "acled") -> Reading:
    """Read number words as a bound.

    Args:
        words: As printed: "50", "at least five", "over 440", "dozens", "1.7 million".
        step: 1 for things counted one by one, so that "over 440" begins at 441; 0 for
            measures, whose bounds are then the number itself.
        convention: How vague words are coded: "acled" (dozens = 12) or "literal" (24).

    Returns:
        The bound, inclusive at both ends.

    Raises:
        WordingError: The words are not number words of the table.

    >>> read("over 440", step=1)
    Reading(low=Decimal('441'), high=None, coded=Decimal('441'), approximate=False)
    """
    text = " ".join(words.lower().split()).removeprefix("the ").strip()
    if _UNKNOWN.fullmatch(text):
        return Reading(None, None, None)
    vague = _vague(text, convention)
    if vague is not None:
        return Reading(Decimal(vague.low), None, None if vague.coded is None else Decimal(vague.coded))
    for pattern, frame in _FRAMES:
        found = pattern.fullmatch(text)
        if found is None:
            continue
        if (value := _number(found[1])) is not None:
            return _framed(frame, value, Decimal(step))
        if frame in {"least", "over", "about"} and _vague(found[1], convention) is not None:
            # "at least dozens", "some hundreds": the vague word is a least number already.
            return read(found[1], step=step, convention=convention)
    if (value := _number(text)) is not None:
        return Reading(value, value, value)
    ranged = _RANGE.fullmatch(text)
    if ranged:
        low, high = _number(ranged[1]), _number(ranged[2])
        if low is not None and high is not None and low <= high:
            return Reading(low, high, low)
    message = (
        f"{words!r} is not read as a number: expected digits or number words, alone or with "
        '"at least", "over", "nearly", "up to", "about", a range "35 to 40", a vague word such '
        'as "dozens", or "not specified"'
    )
    raise WordingError(message)


def _framed(frame: str, value: Decimal, step: Decimal) -> Reading:
    if frame == "least":
        return Reading(value, None, value)
    if frame == "over":
        return Reading(value + step, None, value + step)
    if frame == "nearly":
        return Reading(min(step, value), max(value - step, min(step, value)), None)
    if frame == "under":
        return Reading(Decimal(0), max(value - step, Decimal(0)), None)
    if frame == "most":
        return Reading(Decimal(0), value, None)
    return Reading(value, value, value, approximate=True)


def _vague(text: str, convention: Convention) -> Vague | None:
    table = CONVENTIONS[convention]
    first, _, rest = text.removeprefix("a ").partition(" of ")
    if first not in table:
        return None
    found = table[first]
    if not rest:
        return found
    # "tens of thousands": the least of one times the least of the other.
    scale = _SCALES.get(rest.removesuffix("s"))
    if scale is None or not rest.endswith("s"):
        return None
    factor = int(scale)
    return Vague(found.low * factor, None if found.coded is None else found.coded * factor)


def _number(text: str) -> Decimal | None:
    """The value of digits or of English number words; None where it is neither."""
    head, _, scale = text.partition(" ")
    if _DIGITS.fullmatch(head) and (not scale or scale in _SCALES):
        return Decimal(head.replace(",", "")) * _SCALES.get(scale, Decimal(1))
    if text.startswith("half a ") and text.removeprefix("half a ") in _SCALES:
        return _SCALES[text.removeprefix("half a ")] / 2
    total = part = Decimal(0)
    fresh = True  # nothing said yet in this part, so "twenty" may stand and "five" may follow
    seen = False
    for word in text.replace("-", " ").split():
        if word == "and" and seen:
            continue
        if word in _SMALL and (fresh or (part % 10 == 0 and part % 100 >= 20) or part % 100 == 0):
            part += _SMALL[word]
        elif word in _TENS and (fresh or part % 100 == 0):
            part += _TENS[word]
        elif word in {"hundred", "dozen", "score"} and seen and 0 < part < 100:
            part *= _SCALES[word]
        elif word in _SCALES and seen and part:
            total += part * _SCALES[word]
            part = Decimal(0)
        else:
            return None
        fresh = False
        seen = True
    return total + part if seen else None
