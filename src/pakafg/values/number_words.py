"""Number words read: what "over 440", "dozens" or "one to two hundred thousand" bounds.

`read` is the one reader of numbers, by the table of `number_rules`. `Count` (persons), `Amount`
(money, lengths, hours) and the phrases of dates and gaps are built on it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from itertools import islice, pairwise
from math import prod
from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.arguments import check_text, check_word
from pakafg.errors import WordingError
from pakafg.short_repr import shown
from pakafg.values.cardinals import SIZES, read_cardinal, shared_unit
from pakafg.values.number_rules import (
    A_COUPLE,
    BOUNDS,
    CONVENTIONS,
    DEGREES,
    UNKNOWN,
    NumberFrame,
)
from pakafg.values.number_spelling import may_be_thousands, plain_number, two_meanings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pakafg.values.number_rules import Convention, Vague

    _VagueWords = Mapping[str, Vague]

__all__ = ["LARGEST", "Reading", "read"]

LARGEST: Final = 10**15
_MOST_CHARACTERS: Final = 200  # the longest number words of the seeds have 25
_MOST_FRAMES: Final = 4  # "at least another 50 or so" has three
_MOST_CUTS: Final = 6  # places where a range may be cut: hostile words have many
_TWO: Final = 2


def _any_of(words: Iterable[str]) -> str:
    """Make a pattern of words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_BEFORE: Final = {word: row.frame for row in BOUNDS for word in row.before.split("|") if word} | {
    f"{degree} {word}": row.frame
    for row in BOUNDS
    if row.frame in {NumberFrame.OVER, NumberFrame.UNDER}
    for word in row.before.split("|")
    for degree in DEGREES.split("|")
}
_AFTER: Final = {word: row.frame for row in BOUNDS for word in row.after.split("|") if word}
_MOST_WORDS: Final = max(word.count(" ") + 1 for word in (*_BEFORE, *_AFTER))
# What ends, or begins, with no letter may stand close to its number: "~50", "c.50", "50+".
_CLOSE_BEFORE: Final = re.compile(
    f"({_any_of(word for word in _BEFORE if not word[-1].isalpha())}) ?(.+)"
)
_CLOSE_AFTER: Final = re.compile(
    f"(.+?) ?({_any_of(word for word in _AFTER if not word[0].isalpha())})"
)

_VAGUE_SIZES: Final = {**SIZES, "tens": Decimal(10)}
_THOUSANDS: Final = re.compile(r"([0-9]{1,3})(?:,000)+")
_OPENING: Final = re.compile(
    r"(?:(?P<between>(?:anywhere |somewhere )?between)|(?:anywhere |ranging )?from|either|"
    r"in the range of) "
)
_HEDGE: Final = r"(?:even|possibly|perhaps|maybe|as many as|as much as)"
_TO: Final = re.compile(
    rf",? (?:(?:up )?to|through|or)(?: {_HEDGE}){{0,2}} | ?-+ ?|,? if not |"
    rf"(?:,| and),?(?: {_HEDGE}){{1,2}} "
)
_BETWEEN: Final = re.compile(rf" and |{_TO.pattern}")
# What most ranges are: `_range` reads them too, and takes twice as long.
_DIGIT_RANGE: Final = re.compile(
    "(?:(between )|from )?([0-9]{1,9})(?(1) and |(?: (?:to|or) | ?- ?))([0-9]{1,9})"
)
_LIST: Final = re.compile(r", (?:or )?| or ")
_BOTH: Final = re.compile(r",? (?:but|and|yet|or|nor|to) (?:possibly |perhaps |maybe )?|[,;] ")
_UNKNOWN: Final = re.compile(rf"(?:{UNKNOWN})(?: of)?")


_LOWEST: Final = tuple(word for word, frame in _BEFORE.items() if frame is NumberFrame.FROM)


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


class _NumberBound(NamedTuple):
    """A reading that has a least, as every reading of a number has."""

    low: Decimal
    high: Decimal | None
    best: Decimal | None
    coded: Decimal | None
    approximate: bool = False


def read(words: str, *, step: int, convention: Convention = "acled") -> Reading:
    """Read number words as a bound.

    Args:
        words: As printed: "50", "at least five", "over 440", "dozens", "1.7 million".
        step: 1 for things counted one by one, so that "over 440" begins at 441, and "1.000" is
            refused; 0 for measures, whose bounds are then the number itself.
        convention: How vague words are coded: "acled" (dozens = 12) or "literal" (24).

    Returns:
        The bound, inclusive at both ends.

    Raises:
        WordingError: The words are not number words of the table, or may be several numbers.
        ArgumentTypeError: The words are no text.
        ArgumentError: There is no such convention.

    >>> read("over 440", step=1)
    Reading(low=Decimal('441'), high=None, best=None, coded=Decimal('441'), approximate=False)
    >>> read("one to two hundred thousand", step=1)[:2]
    (Decimal('100000'), Decimal('200000'))
    """
    check_text("words", words, 'number words, such as "over 440"')
    check_word("convention", convention, CONVENTIONS)
    text = plain_number(words) if len(words) <= _MOST_CHARACTERS else ""
    reading = _reading(text, step, convention) if text else None
    if reading is None:
        raise _not_a_number(words, text)
    if step and may_be_thousands(text):
        message = (
            f"{shown(words)} may be thousands or a fraction, expected a whole number of persons, "
            "with commas by thousands or none"
        )
        raise WordingError(message)
    return reading


@lru_cache(maxsize=4096)  # reports say the same few numbers again and again
def _reading(text: str, step: int, convention: Convention) -> Reading | None:
    """Read plain words; None where they are no number, or one that is too large."""
    bound = _bound(text, Decimal(step), CONVENTIONS[convention], _MOST_FRAMES)
    if bound is None:
        return Reading(None, None, None, None) if _UNKNOWN.fullmatch(text) else None
    return None if max(bound.low, bound.high or 0) > LARGEST else Reading(*bound)


def _not_a_number(words: str, text: str) -> WordingError:
    """Say that words are no number, why, where that is known, and what is read."""
    reason = two_meanings(text)
    because = f", for {reason}" if reason else ""
    return WordingError(
        f"{shown(words)} is not read as a number{because}: expected digits or number words up to "
        f'{LARGEST:,}, alone or with "at least", "over", "nearly", "up to", "about", a range '
        '"35 to 40", a vague word such as "dozens", or "not specified"'
    )


def _bound(text: str, step: Decimal, vague: _VagueWords, depth: int) -> _NumberBound | None:
    """Read words within frames such as "at least", or without; None where they are neither."""
    if (digits := _DIGIT_RANGE.fullmatch(text)) is not None:
        low, high = map(Decimal, digits.group(2, 3))
        return _NumberBound(low, high, low if low == high else None, low) if low <= high else None
    before = None if text[:1].isdecimal() or not depth else _frame_before(text)
    if before is None and (bare := _single(text, vague) or _range(text, vague)) is not None:
        return bare
    if depth == _MOST_FRAMES and (both := _two_bounds(text, step, vague)) is not None:
        return both
    for found in (before, _frame_after(text) if depth else None):
        inner = _bound(found[1], step, vague, depth - 1) if found else None
        if found and inner and (framed := _framed(found[0], inner, step)):
            return framed
    return None


def _frame_before(text: str) -> tuple[NumberFrame, str] | None:
    """Find the longest wording of a frame that stands first, and what is left."""
    words = text.split(" ", _MOST_WORDS)
    for size in range(len(words) - 1, 0, -1):
        frame = _BEFORE.get(" ".join(words[:size]))
        if frame is not None:
            return frame, " ".join(words[size:])
    match = _CLOSE_BEFORE.fullmatch(text)
    return match and (_BEFORE[match[1]], match[2])


def _frame_after(text: str) -> tuple[NumberFrame, str] | None:
    """Find the longest wording of a frame that stands last, and what is left."""
    words = text.rsplit(" ", _MOST_WORDS)
    for start in range(1, len(words)):
        frame = _AFTER.get(" ".join(words[start:]))
        if frame is not None:
            return frame, " ".join(words[:start]).removesuffix(",")
    match = _CLOSE_AFTER.fullmatch(text)
    return match and (_AFTER[match[2]], match[1])


def _is_framed(text: str) -> bool:
    """Tell whether a frame stands first or last."""
    return (_frame_before(text) or _frame_after(text)) is not None


def _framed(frame: NumberFrame, inner: _NumberBound, step: Decimal) -> _NumberBound | None:
    """Apply a frame to a bound; None where the two do not go together."""
    exact = inner.high if inner.high == inner.low else None
    framed: _NumberBound | None = None
    if frame is NumberFrame.EXACT:
        framed = inner if inner.high != 0 else None  # "no more" is how "no more than" begins
    elif frame is NumberFrame.ABOUT:
        framed = inner if inner.high is None else inner._replace(approximate=True)
    elif frame is NumberFrame.LEAST:
        framed = None if _is_upper(inner) else inner._replace(high=None)
    elif inner.high is None:  # "over dozens": a vague word is a least number already
        framed = inner if frame is NumberFrame.OVER and inner.best is None else None
    elif frame is NumberFrame.MOST and not _is_upper(inner):
        framed = _NumberBound(Decimal(0), inner.high, None, None, inner.approximate)
    elif exact is not None:
        framed = _compared(frame, inner, exact, step)
    return framed


def _compared(
    frame: NumberFrame, inner: _NumberBound, number: Decimal, step: Decimal
) -> _NumberBound | None:
    """Bound what is said to be more, or fewer, than one number; None where nothing is left."""
    if frame is NumberFrame.FROM:
        return inner._replace(high=None, best=None)
    if frame is NumberFrame.OVER:
        return _NumberBound(number + step, None, None, number + step, inner.approximate)
    least, most = step if frame is NumberFrame.NEARLY else Decimal(0), number - step
    return _NumberBound(least, most, None, None, inner.approximate) if least <= most else None


def _is_upper(bound: _NumberBound) -> bool:
    """Tell whether a bound is of words that only limit from above."""
    return bound.high is not None and bound.coded is None


def _two_bounds(text: str, step: Decimal, vague: _VagueWords) -> _NumberBound | None:
    """Read a lower and an upper bound: "more than 20 but fewer than 30"."""
    text = _OPENING.sub("", text, count=1)
    for cut in islice(_BOTH.finditer(text), _MOST_CUTS):
        first, last = text[: cut.start()], text[cut.end() :]
        if "or " in cut[0] and not first.startswith(_LOWEST):  # "nor" says no once more
            last = f"no {last}" if "nor " in cut[0] else ""
        if not _is_framed(last):
            continue
        # "dozens but fewer than 100" is one bound of a vague word; "dozens and nearly 100" is not.
        if "and " in cut[0] and not _is_framed(first):
            continue
        sides = [_bound(side, step, vague, _MOST_FRAMES - 1) for side in (first, last)]
        lower = next((side for side in sides if side and side.high is None), None)
        upper = next((side for side in sides if side and _is_upper(side)), None)
        if lower and upper and (both := _between(lower, upper)) is not None:
            return both
    return None


def _between(lower: _NumberBound, upper: _NumberBound) -> _NumberBound | None:
    """Bound what lies between the least of one and the most of another."""
    low, high, coded = lower.low, upper.high, lower.coded
    if low > (upper.low if high is None else high):
        return None
    if coded is not None and high is not None and coded > high:
        coded = low
    return _NumberBound(low, high, None, coded, lower.approximate or upper.approximate)


def _single(text: str, vague: _VagueWords) -> _NumberBound | None:
    """Read one number or one vague word."""
    value = read_cardinal(text)
    if value is not None:
        return _NumberBound(value, value, value, value)
    return None if text[:1].isdecimal() else _vague(text, vague)


def _vague(text: str, vague: _VagueWords) -> _NumberBound | None:
    """Read a word without a number, alone or times scales: "dozens", "several hundred thousand"."""
    head = text.removesuffix(" of").split()
    scales: list[Decimal] = []
    while len(head) > 1 and head[-1] in _VAGUE_SIZES:
        scales.append(_VAGUE_SIZES[head.pop()])
        if head[-1] == "of":
            head.pop()
    words, times = " ".join(head), prod(scales, start=Decimal(1))
    if words in A_COUPLE:
        two = 2 * times
        return _NumberBound(two, two, two, two, approximate=True)
    word = vague.get(words)
    if word is None or (scales and word.coded is None):  # "some hundred" is about a hundred
        return None
    return _NumberBound(
        word.low * times, None, None, None if word.coded is None else word.coded * times
    )


def _range(text: str, vague: _VagueWords) -> _NumberBound | None:
    """Read a range, or one of some numbers: "35 to 40", "three, four or five"."""
    opening = _OPENING.match(text)
    text = text[opening.end() :] if opening else text
    cuts = [
        *islice((_BETWEEN if opening and opening["between"] else _TO).finditer(text), _MOST_CUTS)
    ]
    if len(cuts) > 1 or (cuts and ", " in text):
        listed = _LIST.split(text)
        if len(listed) > _TWO and _rises([read_cardinal(each) for each in listed]):
            return _from_to(listed[0], listed[-1], vague)
    ends = (_from_to(text[: cut.start()], text[cut.end() :], vague) for cut in cuts)
    return next(filter(None, ends), None)


def _rises(numbers: Sequence[Decimal | None]) -> bool:
    """Tell whether numbers are all read, each greater than the one before."""
    return all(x is not None and y is not None and x < y for x, y in pairwise(numbers))


def _from_to(first: str, last: str, vague: _VagueWords) -> _NumberBound | None:
    """Read a range from its two ends; the unit of the second belongs to both."""
    low = _single(first, vague)
    high = _single(last, vague) if low else None
    if low is None or high is None or low.coded is None:
        return None
    if low.high is None and " of " in last:  # "tens to hundreds of thousands"
        low = _vague(f"{first} of {last.partition(' of ')[2]}", vague) or low
    elif low.high is not None:
        unit = shared_unit(low.low, last)
        low = low._replace(low=low.low * unit, coded=low.low * unit)
    if _may_count_thousands(first, low.low, last):
        return None
    found = _between(low, high)
    return found and found._replace(best=low.low if low.low == high.high else None)


def _may_count_thousands(first: str, low: Decimal, last: str) -> bool:
    """Tell whether the first of "30–40,000" may be counted in the thousands of the second."""
    thousands = _THOUSANDS.fullmatch(last)
    return thousands is not None and first.isdecimal() and 0 < low < int(thousands[1])
