"""Number words and what they bound: the table of the method's first rule.

`read` is the one place that knows what "over 440" or "dozens" bounds. `Count` (persons)
and `Amount` (money, lengths, hours) are built on it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from pakafg.errors import ArgumentError, WordingError
from pakafg.short_repr import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "CONVENTIONS",
    "LARGEST",
    "ONES",
    "SCALE_WORDS",
    "TEENS",
    "TENS",
    "Convention",
    "Reading",
    "read",
]

Convention = Literal["acled", "literal"]

LARGEST: Final = 10**15
_LONGEST: Final = 200  # characters; the longest number words of the seeds have 25


class Vague(NamedTuple):
    """What a word without a number bounds: at least `low`, conventionally `coded`."""

    low: int
    coded: int | None


_ALIKE: Final = {
    "few": Vague(2, 3),
    "a few": Vague(2, 3),
    "several": Vague(2, 3),
    "many": Vague(2, 3),
    "handful": Vague(2, 3),
    "a handful": Vague(2, 3),
    "multiple": Vague(2, 3),
    "numerous": Vague(2, 3),
    "scores": Vague(20, 20),
    # Nobody says how many: at least one, and no conventional value.
    "some": Vague(1, None),
}
CONVENTIONS: Final[Mapping[Convention, Mapping[str, Vague]]] = {
    "acled": _ALIKE
    | {
        "tens": Vague(10, 10),
        "dozens": Vague(12, 12),
        "hundreds": Vague(100, 100),
        "thousands": Vague(1_000, 1_000),
        "millions": Vague(1_000_000, 1_000_000),
        "billions": Vague(1_000_000_000, 1_000_000_000),
    },
    "literal": _ALIKE
    | {
        "tens": Vague(20, 20),
        "dozens": Vague(24, 24),
        "hundreds": Vague(200, 200),
        "thousands": Vague(2_000, 2_000),
        "millions": Vague(2_000_000, 2_000_000),
        "billions": Vague(2_000_000_000, 2_000_000_000),
    },
}

ONES: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
"""The number words of 1 to 9, in order."""
TEENS: Final = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
"""The number words of 10 to 19, in order."""
TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
"""The number words of 20, 30, … 90, in order."""
_TO_99: Final = {
    words: Decimal(value)
    for value, words in enumerate(
        [
            *(*ONES, *TEENS),
            *(f"{tens} {ones}".strip() for tens in TENS for ones in ("", *ONES)),
        ],
        start=1,
    )
}
_ALONE: Final = {
    "no": Decimal(0),
    "no one": Decimal(0),
    "nobody": Decimal(0),
    "not one": Decimal(0),
    "not a single": Decimal(0),
    "not a single one": Decimal(0),
    "none": Decimal(0),
    "zero": Decimal(0),
    "a": Decimal(1),
    "an": Decimal(1),
}
_BEFORE_A_SCALE: Final = {
    "a": Decimal(1),
    "half": Decimal("0.5"),
    "half a": Decimal("0.5"),
    "a half": Decimal("0.5"),
}
_SCALES: Final = {  # the largest first: in "two hundred thousand", thousand is read first
    "billion": Decimal(1_000_000_000),
    "crore": Decimal(10_000_000),
    "million": Decimal(1_000_000),
    "lakh": Decimal(100_000),
    "thousand": Decimal(1_000),
    "hundred": Decimal(100),
    "score": Decimal(20),
    "dozen": Decimal(12),
}
SCALE_WORDS: Final = tuple(_SCALES)
"""The words that multiply what stands before them, the largest first."""
_DIGITS: Final = re.compile(
    # By thousands, or as lakh and crore: 1,00,000.
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,2}(?:,[0-9]{2}){1,5},[0-9]{3}|[0-9]{1,16})"
    r"(?:\.[0-9]{1,9})?"
)
_SHORT_SCALE: Final = re.compile(r"([0-9,.]+) ?(k|m|mn|bn)")
_SHORT_SCALES: Final = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion"}
_AND_A_HALF: Final = " and a half"
_COUPLE: Final = {"couple", "a couple"}
_HYPHEN: Final = re.compile(r"(?<=[a-z])-(?=[a-z])")
_UNKNOWN: Final = re.compile(r"not (?:reported|specified|known|given)|unspecified|unknown")
_FRAMES: Final = (
    (re.compile(r"(?:at least|(?:no|not) (?:fewer|less) than|a minimum of|so far) (.+)"), "least"),
    (re.compile(r"(.+)(?: or more| so far|\+)"), "least"),
    (re.compile(r"≥ ?(.+)"), "least"),
    (
        re.compile(r"(?:up to|as many as|at most|a maximum of|(?:no|not) more than) (.+)"),
        "most",
    ),
    (re.compile(r"(.+) or (?:fewer|less)"), "most"),
    (re.compile(r"≤ ?(.+)"), "most"),
    (re.compile(r"(?:(?:just|well) )?(?:more than|over|above|upwards of|exceeding) (.+)"), "over"),
    (re.compile(r"(?:tops|topping|passes|passing|surpasses|surpassing) (.+)"), "over"),
    (re.compile(r"(.+)[- ]plus"), "over"),
    (re.compile(r"> ?(.+)"), "over"),
    (re.compile(r"(?:nearly|almost|close to) (.+)"), "nearly"),
    (re.compile(r"(?:just )?(?:fewer than|less than|under|below) (.+)"), "under"),
    (re.compile(r"< ?(.+)"), "under"),
    (re.compile(r"(.+) or so"), "about"),
    (re.compile(r"(.+)[- ]odd"), "about"),
    (re.compile(r"(?:about|around|approximately|roughly|some|(?:an )?estimated) (.+)"), "about"),
    (re.compile(r"(?:~|approx\.?|circa|ca?\.) ?(.+)"), "about"),
)
_BETWEEN: Final = re.compile(r" and | to | ?[-–] ?")
_TO: Final = re.compile(r" to | or | ?[-–] ?")


class Reading(NamedTuple):
    """What number words say: an inclusive bound, a figure, and how exact it is.

    Attributes:
        low: The least that the words allow; None where nothing is said.
        high: The most that the words allow; None where it is open.
        best: The figure that the words put forward; None where they put none forward, as "over
            N", "up to N", ranges and vague words do.
        coded: The conventional single value; it never replaces the bound.
        approximate: True for "about N": the bound is N itself and no ± is invented.
    """

    low: Decimal | None
    high: Decimal | None
    best: Decimal | None
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
        ArgumentError: There is no such convention.

    >>> read("over 440", step=1)
    Reading(low=Decimal('441'), high=None, best=None, coded=Decimal('441'), approximate=False)
    >>> read("at least five", step=1).best
    Decimal('5')
    """
    if convention not in CONVENTIONS:
        raise ArgumentError.of_choice("convention", convention, CONVENTIONS)
    text = " ".join(str.lower(words).split()).removeprefix("the ")
    if _UNKNOWN.fullmatch(text):
        return Reading(None, None, None, None)
    reading = _bound(text, step, CONVENTIONS[convention]) if len(text) <= _LONGEST else None
    if reading is None or max(reading.low or 0, reading.high or 0) > LARGEST:
        message = (
            f"{shown(words)} is not read as a number: expected digits or number words up to "
            f'{LARGEST:,}, alone or with "at least", "over", "nearly", "up to", "about", a range '
            '"35 to 40", a vague word such as "dozens", or "not specified"'
        )
        raise WordingError(message)
    return reading


def _bound(text: str, step: int, vague: Mapping[str, Vague]) -> Reading | None:
    """Read words within a frame such as "at least", or without one; None where they are neither."""
    if (plain := _unframed(text, vague)) is not None:
        return plain
    for pattern, frame in _FRAMES:
        if (match := pattern.fullmatch(text)) and (inner := _unframed(match[1], vague)) is not None:
            return _framed(frame, inner, Decimal(step))
    return None


def _framed(frame: str, inner: Reading, step: Decimal) -> Reading | None:
    """Apply a frame such as "at least" or "over" to a bound; None where nothing is left."""
    if frame == "least":
        return inner._replace(high=None)
    if inner.high is None:  # "over dozens", "some hundreds": a vague word is a least number already
        return inner if frame in {"over", "about"} else None
    if frame == "about":
        return inner._replace(approximate=True)
    number = inner.high
    if number != inner.low:  # a range
        return None
    if frame == "over":
        return Reading(number + step, None, None, number + step)
    least = step if frame == "nearly" else Decimal(0)
    most = number if frame == "most" else number - step
    return Reading(least, most, None, None) if least <= most else None


def _unframed(text: str, vague: Mapping[str, Vague]) -> Reading | None:
    """Read a vague word, a number or a range, without a frame such as "at least"."""
    if (word := _vague(text, vague)) is not None:
        coded = None if word.coded is None else Decimal(word.coded)
        return Reading(Decimal(word.low), None, None, coded)
    if text in _COUPLE:
        two = Decimal(2)
        return Reading(two, two, two, two, approximate=True)
    if (value := _number_value(text)) is not None:
        return Reading(value, value, value, value)
    between = text.startswith("between ")
    text = text.removeprefix("between ").removeprefix("from ")
    for cut in (_BETWEEN if between else _TO).finditer(text):
        low, high = _number_value(text[: cut.start()]), _number_value(text[cut.end() :])
        if low is None or high is None:
            continue
        # "1 to 2 million": what the second number is counted in, the first is, too.
        times, _, scale = text[cut.end() :].rpartition(" ")
        if scale in _SCALES and low < (_number_value(times) or 0):
            low *= _SCALES[scale]
        if low <= high:
            return Reading(low, high, low if low == high else None, low)
    return None


def _vague(text: str, vague: Mapping[str, Vague]) -> Vague | None:
    """Read a word without a number, alone or times a scale: "dozens", "hundreds of thousands"."""
    if text in vague:
        return vague[text]
    # "hundreds of thousands", "several dozen": the least of one times the other.
    word, _, scale = text.replace(" of ", " ").rpartition(" ")
    factor, times = _SCALES.get(scale.removesuffix("s")), vague.get(word)
    if factor is None or times is None or times.coded is None:
        return None
    return Vague(times.low * int(factor), times.coded * int(factor))


def _number_value(text: str) -> Decimal | None:
    """Read digits or English number words; None where it is neither."""
    return _ALONE[text] if text in _ALONE else _counted(_HYPHEN.sub(" ", text))


def _counted(text: str) -> Decimal | None:
    """Read digits, or number words up to a scale and what follows it: "two hundred and five"."""
    if _DIGITS.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if short := _SHORT_SCALE.fullmatch(text):  # "1.2m", "3bn"
        return _counted(f"{short[1]} {_SHORT_SCALES[short[2]]}")
    for name, size in _SCALES.items():
        before, scale, after = f" {text} ".partition(f" {name} ")
        if not scale:
            continue
        before, after = before.strip(), after.strip()
        times = _BEFORE_A_SCALE.get(before) or _times_a_scale(before)
        rest = _counted(after.removeprefix("and ")) if after else Decimal(0)
        if times is None or rest is None or rest >= size:
            return None
        return times * size + rest
    return _TO_99.get(text)


def _times_a_scale(text: str) -> Decimal | None:
    """Read what stands before a scale: a number, or one and a half: "two and a half" million."""
    if not text.endswith(_AND_A_HALF):
        return _counted(text)
    whole = _counted(text.removesuffix(_AND_A_HALF))
    return None if whole is None else whole + Decimal("0.5")
