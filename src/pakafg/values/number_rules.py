"""The words that count, and what each says: the one table for figures, dates and gaps.

Every list of number words in pakafg is here. `number_words` reads by it; a word that is added to
a row is read wherever numbers are.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "ALONE",
    "A_COUPLE",
    "BOUNDS",
    "CARDINALS",
    "CONVENTIONS",
    "DEGREES",
    "DIGIT_WORDS",
    "FRACTIONS",
    "ONES",
    "ORDINALS",
    "PLURALS",
    "SCALES",
    "SHORT_SCALES",
    "TEENS",
    "TENS",
    "UNKNOWN",
    "BoundWords",
    "Convention",
    "NumberFrame",
    "Vague",
]

Convention = Literal["acled", "literal"]


class Vague(NamedTuple):
    """What a word without a number bounds: at least `low`, conventionally `coded`."""

    low: int
    coded: int | None


class NumberFrame(Enum):
    """What words around a number make of it."""

    EXACT = "the number itself"
    LEAST = "the number or more"
    OVER = "more than the number"
    FROM = "the number or more, of which it is the lowest that is said"
    MOST = "the number or fewer"
    UNDER = "fewer than the number"
    NEARLY = "fewer than the number, and more than none"
    ABOUT = "the number, marked approximate"


class BoundWords(NamedTuple):
    """The wordings of a frame, each list parted by "|".

    Attributes:
        frame: What they make of the number.
        before: Wordings that stand before it.
        after: Wordings that stand after it.
    """

    frame: NumberFrame
    before: str
    after: str


ONES: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
"""The number words of 1 to 9, in order."""
TEENS: Final = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
)  # fmt: skip
"""The number words of 10 to 19, in order."""
TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
"""The number words of 20, 30, … 90, in order."""
_NUMBERS_TO_99: Final = (
    *ONES,
    *TEENS,
    *(f"{tens} {ones}".strip() for tens in TENS for ones in ("", *ONES)),
)
_NTHS: Final = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip


def _ordinal(number: str) -> str:
    """Make the ordinal of a number word: "twenty one" → "twenty first"."""
    tens, _, last = f" {number}".rpartition(" ")
    nth = _NTHS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{tens} {nth}".strip()


CARDINALS: Final[Mapping[str, Decimal]] = {
    words: Decimal(value) for value, words in enumerate(_NUMBERS_TO_99, start=1)
}
ORDINALS: Final[Mapping[str, int]] = {
    _ordinal(words): value for value, words in enumerate(_NUMBERS_TO_99, start=1)
}
DIGIT_WORDS: Final[Mapping[str, str]] = {
    word: str(digit) for digit, word in enumerate(["zero", *ONES])
}
"""Digits after the point of "one point two"."""

_NONE: Final = (
    "no", "none", "none at all", "nil", "zero", "nobody", "no one", "not one", "not any",
    "not one person", "not a single", "not a single one", "not a single person", "not a soul",
)  # fmt: skip
ALONE: Final[Mapping[str, Decimal]] = {
    words: Decimal(value)
    for value, several in enumerate(
        (
            _NONE,
            ("a", "an", "another", "a single", "one single", "a lone"),
            ("both", "a pair", "pair"),
        )
    )
    for words in several
}
"""Words that are a number by themselves, and stand in no greater one: "no one"."""

SCALES: Final[Mapping[str, Decimal]] = {
    "trillion": Decimal(10**12),
    "billion": Decimal(10**9),
    "crore": Decimal(10**7),
    "million": Decimal(10**6),
    "lakh": Decimal(10**5),
    "lac": Decimal(10**5),
    "thousand": Decimal(1_000),
    "hundred": Decimal(100),
    "score": Decimal(20),
    "dozen": Decimal(12),
}
PLURALS: Final[Mapping[str, Decimal]] = {f"{name}s": size for name, size in SCALES.items()}
SHORT_SCALES: Final[Mapping[str, str]] = {
    "k": "thousand", "m": "million", "mn": "million", "mln": "million", "b": "billion",
    "bn": "billion", "bln": "billion", "tn": "trillion", "trn": "trillion", "cr": "crore",
}  # fmt: skip
"""Read after digits alone: "1.2m"."""

FRACTIONS: Final[Mapping[str, Decimal]] = {
    f"{part}{of}": share
    for share, parts in {
        Decimal("0.5"): ("half", "a half", "one half"),
        Decimal("0.25"): ("quarter", "a quarter", "one quarter"),
        Decimal("0.75"): ("three quarters", "three quarter"),
    }.items()
    for part in parts
    for of in ("", " a", " an", " of a", " of an", " of one")
}

_SEVERAL: Final = (
    "few", "a few", "quite a few", "a good few", "very few", "several", "many", "a great many",
    "a good many", "multiple", "numerous", "various", "countless", "handful", "a handful",
    "a small handful", "a number", "a small number", "a large number", "large numbers",
)  # fmt: skip
_ALIKE: Final = dict.fromkeys(_SEVERAL, Vague(2, 3)) | {
    # Nobody says how many: at least one, and no conventional value.
    "some": Vague(1, None),
    "scores": Vague(20, 20),
}


def _plurals(times: int) -> dict[str, Vague]:
    """List what plurals without a number bound: so many times one of them, at least."""
    sizes = {"tens": 10} | {plural: int(size) for plural, size in PLURALS.items()}
    return {plural: Vague(times * size, times * size) for plural, size in sizes.items()}


CONVENTIONS: Final[Mapping[Convention, Mapping[str, Vague]]] = {
    "acled": _plurals(1) | _ALIKE,
    "literal": _plurals(2) | _ALIKE,
}
"""Vague words by convention: "dozens" are 12 (acled) or two dozen (literal)."""

A_COUPLE: Final = frozenset({"couple", "a couple"})

UNKNOWN: Final = (
    r"n/a|unreported|unspecified|unknown|undisclosed|unclear|"
    r"an? (?:unknown|unspecified|undisclosed|undetermined) number|"
    r"not (?:yet |immediately )?(?:reported|specified|known|given|stated|disclosed|available|clear)"
)

DEGREES: Final = (
    "just|only just|well|far|way|slightly|a little|little|considerably|significantly|comfortably"
)
"""May stand before a wording of `OVER` or `UNDER`, and change nothing: "well over 50"."""

BOUNDS: Final = (
    BoundWords(
        NumberFrame.LEAST,
        "at least|atleast|at the least|at the very least|no fewer than|not fewer than|no less than|"
        "not less than|a minimum of|minimum of|minimum|min.|min|so far|thus far|to date|≥|>=",
        "or more|or greater|or above|or higher|or over|or upwards|and more|and above|and over|"
        "and up|and upwards|upwards|and counting|at least|at the least|at the very least|"
        "at minimum|at a minimum|minimum|so far|thus far|to date|+|if not more|or possibly more|"
        "or perhaps more|or maybe more|or even more|and possibly more|and perhaps more|"
        "possibly more|perhaps more|maybe more",
    ),
    BoundWords(
        NumberFrame.OVER,
        "more than|greater than|higher than|larger than|over|above|beyond|in excess of|north of|"
        "upwards of|upward of|exceeding|exceeds|exceeded|topping|tops|topped|passing|passes|"
        "passed|surpassing|surpasses|surpassed|crossing|crosses|crossed|>",
        "plus|-plus",
    ),
    BoundWords(NumberFrame.FROM, "as few as|as little as|as low as|starting at", ""),
    BoundWords(
        NumberFrame.MOST,
        "up to|upto|anything up to|anywhere up to|as many as|as much as|as high as|at most|"
        "at the most|"
        "at the very most|a maximum of|maximum of|maximum|max.|max|no more than|not more than|"
        "no greater than|no higher than|not exceeding|not over|not above|≤|<=",
        "or fewer|or less|or under|or below|or lower|at most|at the most|at the very most|"
        "at maximum|at a maximum|maximum|max.|max",
    ),
    BoundWords(
        NumberFrame.UNDER, "fewer than|less than|smaller than|lower than|under|below|south of|<", ""
    ),
    BoundWords(
        NumberFrame.NEARLY,
        "nearly|almost|close to|close on|approaching|nearing|just short of|short of|just shy of|"
        "shy of|not quite|nigh on",
        "",
    ),
    BoundWords(
        NumberFrame.ABOUT,
        "about|around|approximately|approx.|approx|roughly|some|circa|ca.|c.|ca|c|an estimated|"
        "estimated at|estimated|an approximate|approximate|in the region of|"
        "in the neighbourhood of|in the neighborhood of|in the vicinity of|in the order of|"
        "of the order of|on the order of|something like|more or less|give or take|perhaps|maybe|"
        "possibly|probably|~|±",
        "or so|or thereabouts|-odd|odd|-ish|more or less|give or take|approximately|approx.|"
        "roughly",
    ),
    BoundWords(
        NumberFrame.EXACT,
        "the|all|the other|the remaining|all the|exactly|precisely|only|just|a mere|merely|"
        "a total of|total of|another|an additional|additional|"
        "a further|further",
        "more|others|other|in all|in total|altogether|exactly|only",
    ),
)
"""The frames and their wordings; the longest that fits is read."""
