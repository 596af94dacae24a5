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

from pakafg.errors import ArgumentError, WordingError
from pakafg.short_repr import shown
from pakafg.values.number_rules import (
    A_COUPLE,
    ALONE,
    BOUNDS,
    CARDINALS,
    CONVENTIONS,
    DEGREES,
    DIGIT_WORDS,
    FRACTIONS,
    PLURALS,
    SCALES,
    SHORT_SCALES,
    UNKNOWN,
    NumberFrame,
)
from pakafg.values.typography import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from pakafg.values.number_rules import Convention, Vague

    _VagueWords = Mapping[str, Vague]

__all__ = ["LARGEST", "Reading", "read"]

LARGEST: Final = 10**15
_MOST_CHARACTERS: Final = 200  # the longest number words of the seeds have 25
_MOST_FRAMES: Final = 4  # "at least another 50 or so" has three
_MOST_CUTS: Final = 6  # places where a range may be cut: hostile words have many
_TWO: Final = 2
_HUNDRED: Final = Decimal(100)


def _any_of(words: Iterable[str]) -> str:
    """Make a pattern of words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_SIZES: Final = {**SCALES, **PLURALS}
_SCALE: Final = _any_of(_SIZES)
_VAGUE_SIZES: Final = {**_SIZES, "tens": Decimal(10)}
_COUNTED: Final = {**CARDINALS, **FRACTIONS}

_DIGITS: Final = re.compile(
    # By thousands, or as lakh and crore: 1,00,000.
    r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3}){1,5}|[1-9][0-9]?(?:,[0-9]{2}){1,5},[0-9]{3}|[0-9]{1,16})"
    r"(?:\.[0-9]{1,9})?"
)
_FRACTION: Final = re.compile("([1-9])\u2044([2-9]|10)")
_HYPHEN: Final = re.compile(r"(?<=[a-z0-9])-(?=[a-z])")

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
_LIST: Final = re.compile(r", (?:or )?| or ")
_BOTH: Final = re.compile(r",? (?:but|and|yet|or|nor|to) (?:possibly |perhaps |maybe )?|[,;] ")
_UNKNOWN: Final = re.compile(rf"(?:{UNKNOWN})(?: of)?")


def _plural_of_digits(match: re.Match[str]) -> str:
    """Say "100s" in words: "hundreds"; "10,000s" are tens of thousands."""
    zeros = match[0].count("0")
    tens = ("", "tens", "hundreds")[zeros % 3]
    size = next((f"{n}s" for n, size in SCALES.items() if size == 10 ** (zeros - zeros % 3)), "")
    return " of ".join(filter(None, (tens, size)))


# Wordings that are brought into the form in which others stand.
_REWORDED: Final[tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]] = (
    (re.compile(r"-(to|or)-"), r" \1 "),  # "10-to-15"
    (re.compile(r"\b1(?:,?0)+'?s\b"), _plural_of_digits),
    (re.compile(rf"(?<=[0-9]) ?({_any_of(SHORT_SCALES)})\b"), lambda m: f" {SHORT_SCALES[m[1]]}"),
    (re.compile(r"(?<=[0-9])ish\b"), "-ish"),
    (re.compile(rf"[ -]?(-odd|-plus|\+) ((?:{_SCALE})(?: (?:{_SCALE}))*)\b"), r" \2\1"),
    (re.compile(r"\b([a-z]+s) (?:up)?(?:on|and) \1\b"), r"\1"),  # "thousands upon thousands"
    (re.compile(r"(?<=[0-9]) ([1-9])/([2-9])\b"), " \\1\u2044\\2"),  # "2 1/2"
    (re.compile(rf"\b([13])/([24])(?= (?:(?:of )?an? )?(?:{_SCALE})\b)"), "\\1\u2044\\2"),
)
# Whether any of them may apply: most words need no rewording.
_TO_REWORD: Final = re.compile(
    rf"[/+]|-(?:to|or)-|0'?s\b|[0-9] ?(?:{_any_of(SHORT_SCALES)}|-?ish)\b|-(?:odd|plus) |"
    r"s (?:up)?on |s and [a-z]+s\b"
)
_POINT_BY_THOUSANDS: Final = re.compile(
    rf"(?<![0-9.,])[1-9][0-9]{{0,2}}\.(?:000|[0-9]{{3}}(?! (?:{_SCALE})\b))(?![0-9])"
)
_THOUSANDS: Final = re.compile(r"([0-9]{1,3})(?:,000)+")
_GROUPED: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)+")
_AMBIGUOUS: Final = (
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


class _Bound(NamedTuple):
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
        ArgumentError: The words are no text, or there is no such convention.

    >>> read("over 440", step=1)
    Reading(low=Decimal('441'), high=None, best=None, coded=Decimal('441'), approximate=False)
    >>> read("one to two hundred thousand", step=1)[:2]
    (Decimal('100000'), Decimal('200000'))
    """
    if not isinstance(words, str):
        raise ArgumentError("words", words, "number words as text")
    if convention not in list(CONVENTIONS):
        raise ArgumentError.of_choice("convention", convention, CONVENTIONS)
    text = _reworded(plain(words).strip("\"' ")) if len(words) <= _MOST_CHARACTERS else ""
    reading = _reading(text, step, convention) if text else None
    if reading is None:
        raise _unread(words, text)
    if step and "." in text and _POINT_BY_THOUSANDS.search(text):
        message = (
            f"{shown(words)} may be thousands or a fraction, expected a whole number of persons, "
            "with commas by thousands or none"
        )
        raise WordingError(message)
    return reading


def _reworded(text: str) -> str:
    """Bring wordings into the form in which others stand."""
    if _TO_REWORD.search(text):
        for pattern, wording in _REWORDED:
            text = pattern.sub(wording, text)
    return text


@lru_cache(maxsize=4096)  # reports say the same few numbers again and again
def _reading(text: str, step: int, convention: Convention) -> Reading | None:
    """Read plain words; None where they are no number, or one that is too large."""
    bound = _bound(text, Decimal(step), CONVENTIONS[convention], _MOST_FRAMES)
    if bound is None:
        return Reading(None, None, None, None) if _UNKNOWN.fullmatch(text) else None
    return None if max(bound.low, bound.high or 0) > LARGEST else Reading(*bound)


def _unread(words: str, text: str) -> WordingError:
    """Say that words are no number, why, where that is known, and what is read."""
    reasons = [why for sign, why in _AMBIGUOUS if sign.search(text)]
    if not all(_DIGITS.fullmatch(each) for each in _GROUPED.findall(text)):
        reasons.append(_ODD_GROUPS)
    reason = f", for {reasons[0]}" if reasons else ""
    return WordingError(
        f"{shown(words)} is not read as a number{reason}: expected digits or number words up to "
        f'{LARGEST:,}, alone or with "at least", "over", "nearly", "up to", "about", a range '
        '"35 to 40", a vague word such as "dozens", or "not specified"'
    )


def _bound(text: str, step: Decimal, vague: _VagueWords, depth: int) -> _Bound | None:
    """Read words within frames such as "at least", or without; None where they are neither."""
    before = None if text[0].isdecimal() or not depth else _frame_before(text)
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


def _framed(frame: NumberFrame, inner: _Bound, step: Decimal) -> _Bound | None:
    """Apply a frame to a bound; None where the two do not go together."""
    exact = inner.high if inner.high == inner.low else None
    framed: _Bound | None = None
    if frame is NumberFrame.EXACT:
        framed = inner if inner.high != 0 else None  # "no more" is how "no more than" begins
    elif frame is NumberFrame.ABOUT:
        framed = inner if inner.high is None else inner._replace(approximate=True)
    elif frame is NumberFrame.LEAST:
        framed = None if _is_upper(inner) else inner._replace(high=None)
    elif inner.high is None:  # "over dozens": a vague word is a least number already
        framed = inner if frame is NumberFrame.OVER and inner.best is None else None
    elif frame is NumberFrame.MOST and not _is_upper(inner):
        framed = _Bound(Decimal(0), inner.high, None, None, inner.approximate)
    elif exact is not None:
        framed = _compared(frame, inner, exact, step)
    return framed


def _compared(frame: NumberFrame, inner: _Bound, number: Decimal, step: Decimal) -> _Bound | None:
    """Bound what is said to be more, or fewer, than one number; None where nothing is left."""
    if frame is NumberFrame.FROM:
        return inner._replace(high=None, best=None)
    if frame is NumberFrame.OVER:
        return _Bound(number + step, None, None, number + step, inner.approximate)
    least, most = step if frame is NumberFrame.NEARLY else Decimal(0), number - step
    return _Bound(least, most, None, None, inner.approximate) if least <= most else None


def _is_upper(bound: _Bound) -> bool:
    """Tell whether a bound is of words that only limit from above."""
    return bound.high is not None and bound.coded is None


def _two_bounds(text: str, step: Decimal, vague: _VagueWords) -> _Bound | None:
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


def _between(lower: _Bound, upper: _Bound) -> _Bound | None:
    """Bound what lies between the least of one and the most of another."""
    low, high, coded = lower.low, upper.high, lower.coded
    if low > (upper.low if high is None else high):
        return None
    if coded is not None and high is not None and coded > high:
        coded = low
    return _Bound(low, high, None, coded, lower.approximate or upper.approximate)


def _single(text: str, vague: _VagueWords) -> _Bound | None:
    """Read one number or one vague word."""
    value = _number(text)
    if value is not None:
        return _Bound(value, value, value, value)
    return None if not text or text[0].isdecimal() else _vague(text, vague)


def _vague(text: str, vague: _VagueWords) -> _Bound | None:
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
        return _Bound(two, two, two, two, approximate=True)
    word = vague.get(words)
    if word is None or (scales and word.coded is None):  # "some hundred" is about a hundred
        return None
    return _Bound(word.low * times, None, None, None if word.coded is None else word.coded * times)


def _range(text: str, vague: _VagueWords) -> _Bound | None:
    """Read a range, or one of some numbers: "35 to 40", "three, four or five"."""
    opening = _OPENING.match(text)
    text = text[opening.end() :] if opening else text
    cuts = [
        *islice((_BETWEEN if opening and opening["between"] else _TO).finditer(text), _MOST_CUTS)
    ]
    if len(cuts) > 1 or (cuts and ", " in text):
        listed = _LIST.split(text)
        if len(listed) > _TWO and _rises([_number(each) for each in listed]):
            return _from_to(listed[0], listed[-1], vague)
    ends = (_from_to(text[: cut.start()], text[cut.end() :], vague) for cut in cuts)
    return next(filter(None, ends), None)


def _rises(numbers: Sequence[Decimal | None]) -> bool:
    """Tell whether numbers are all read, each greater than the one before."""
    return all(x is not None and y is not None and x < y for x, y in pairwise(numbers))


def _from_to(first: str, last: str, vague: _VagueWords) -> _Bound | None:
    """Read a range from its two ends; the unit of the second belongs to both."""
    low = _single(first, vague)
    high = _single(last, vague) if low else None
    if low is None or high is None or low.coded is None:
        return None
    if low.high is None and " of " in last:  # "tens to hundreds of thousands"
        low = _vague(f"{first} of {last.partition(' of ')[2]}", vague) or low
    elif low.high is not None:
        unit = _shared_unit(low.low, last)
        low = low._replace(low=low.low * unit, coded=low.low * unit)
    if _may_be_thousands(first, low.low, last):
        return None
    found = _between(low, high)
    return found and found._replace(best=low.low if low.low == high.high else None)


def _may_be_thousands(first: str, low: Decimal, last: str) -> bool:
    """Tell whether the first of "30–40,000" may be counted in the thousands of the second."""
    thousands = _THOUSANDS.fullmatch(last)
    return thousands is not None and first.isdecimal() and 0 < low < int(thousands[1])


def _shared_unit(low: Decimal, last: str) -> Decimal:
    """Find what the second number of a range is counted in, where the first is, too.

    All scales at its end are tried before fewer: of "one to two hundred thousand", hundreds of
    thousands; of "one hundred to two hundred thousand", thousands.
    """
    tokens = _tokens(last)
    scales = [_SIZES.get(token) for token in tokens]
    first = len(tokens)
    while first and scales[first - 1]:
        first -= 1
    for start in range(first, len(tokens)):
        times = _times_a_scale(tokens[:start])
        if times is not None and low < times:
            return prod(filter(None, scales[start:]), start=Decimal(1))
    return Decimal(1)


def _number(text: str) -> Decimal | None:
    """Read digits or English number words; None where it is neither."""
    if _DIGITS.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if text in CARDINALS:
        return CARDINALS[text]
    tokens = _tokens(text)
    alone = ALONE.get(" ".join(tokens).removesuffix(" of"))
    return _counted(tokens) if alone is None else alone


def _tokens(text: str) -> list[str]:
    """Part number words, and what hyphens join: "twenty-one", "two-million"."""
    return _HYPHEN.sub(" ", text).split()


def _counted(tokens: Sequence[str]) -> Decimal | None:
    """Read number words, from their largest scale outward: "two hundred thousand and five"."""
    sizes = [*map(_SIZES.get, tokens)]
    if not any(sizes):
        return _without_scale(tokens)
    size = max(filter(None, sizes))
    place = sizes.index(size)
    times, after = _times_a_scale(tokens[:place]), tokens[place + 1 :]
    if times is None:
        return None
    if not after:
        return times * size
    joined = after[0] == "and"
    share = FRACTIONS.get(" ".join(after[joined:]))
    if share is not None:  # "a million and a half"; of hundreds, a half could be one of a person
        return (times + share) * size if joined and size != _HUNDRED else None
    rest = _counted(after[joined:])
    return None if rest is None or rest >= size else times * size + rest


def _times_a_scale(tokens: Sequence[str]) -> Decimal | None:
    """Read what stands before a scale: "a", "half a", "two and a half", a fraction of digits."""
    if list(tokens) in (["a"], ["an"]):
        return Decimal(1)
    if tokens and _FRACTION.fullmatch(tokens[0]) and tokens[1:] in (["a"], ["of", "a"]):
        tokens = tokens[:1]
    return _counted(tokens)


def _without_scale(tokens: Sequence[str]) -> Decimal | None:
    """Read a number below a hundred in words, digits, and either with a fraction."""
    text = " ".join(tokens)
    if _DIGITS.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if text in _COUNTED:
        return _COUNTED[text]
    whole, _, part = text.partition(" and ")
    if part in FRACTIONS:
        value = _times_a_scale(whole.split())
        return None if value is None or value % 1 else value + FRACTIONS[part]
    if "point" in tokens:
        return _with_point(tokens)
    if tokens and (fraction := _FRACTION.fullmatch(tokens[-1])):
        share = Decimal(fraction[1]) / Decimal(fraction[2])
        value = _without_scale(tokens[:-1]) if len(tokens) > 1 else Decimal(0)
        return None if value is None or value % 1 or share >= 1 else value + share
    return None


def _with_point(tokens: Sequence[str]) -> Decimal | None:
    """Read "one point two five"."""
    place = tokens.index("point")
    whole = Decimal(0) if tokens[:place] == ["zero"] else _without_scale(tokens[:place])
    digits = [DIGIT_WORDS.get(token) for token in tokens[place + 1 :]]
    if whole is None or whole % 1 or None in digits or not digits:
        return None
    return Decimal(f"{int(whole)}.{''.join(filter(None, digits))}")
