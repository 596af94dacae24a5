"""Numbers in the many ways in which the press writes them, kind by kind."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import examples

from pakafg import Amount, Count, WordingError
from pakafg.values.number_rules import BOUNDS, FRACTIONS, SCALES
from pakafg.values.number_rules import NumberFrame as Frame

if TYPE_CHECKING:
    from collections.abc import Callable

LAW = examples(200)
RANDOM_WORDINGS = 20 * settings().max_examples  # of one seed; ten times as many at night
Bound = tuple[int | None, int | None]

FRACTIONS_OF_A_SCALE = {
    "half a million": 500_000,
    "half of a million": 500_000,
    "half-a-million": 500_000,
    "a half-million": 500_000,
    "a quarter of a million": 250_000,
    "a quarter million": 250_000,
    "three-quarters of a million": 750_000,
    "one and a half million": 1_500_000,
    "one-and-a-half million": 1_500_000,
    "a million and a half": 1_500_000,
    "two and a quarter million": 2_250_000,
    "one point two million": 1_200_000,
    "a dozen and a half": 18,
    "one and a half dozen": 18,
    "half a dozen": 6,
    "half a lakh": 50_000,
    "2½ million": 2_500_000,
    "1¼ million": 1_250_000,
    "½ million": 500_000,
    "2 1/2 million": 2_500_000,
    "3/4 of a million": 750_000,
}
SOUTH_ASIAN = {
    "2 lakh": (200_000, 200_000),
    "two lakhs": (200_000, 200_000),
    "2.5 lac": (250_000, 250_000),
    "1,00,000": (100_000, 100_000),
    "12,34,567": (1_234_567, 1_234_567),
    "1,50,000 to 2,00,000": (150_000, 200_000),
    "1.2 crore": (12_000_000, 12_000_000),
    "50 cr": (500_000_000, 500_000_000),
    "1 lakh crore": (10**12, 10**12),
    "lakhs": (100_000, None),
    "crores": (10_000_000, None),
    "several lakh": (200_000, None),
}
SHORT_SCALES = {
    "1.2m": 1_200_000,
    "1.2M": 1_200_000,
    "5 mn": 5_000_000,
    "3bn": 3_000_000_000,
    "3.5 bn": 3_500_000_000,
    "2k": 2_000,
    "1.5tn": 1_500_000_000_000,
}
VAGUE = {
    "a couple": (2, 2),
    "a couple of": (2, 2),
    "a couple of hundred": (200, 200),
    "a handful": (2, None),
    "a number of": (2, None),
    "several hundred": (200, None),
    "several hundred thousand": (200_000, None),
    "several tens of thousands": (20_000, None),
    "a few dozen": (24, None),
    "many hundreds": (200, None),
    "hundreds of thousands": (100_000, None),
    "thousands upon thousands": (1_000, None),
    "scores": (20, None),
    "dozens": (12, None),
    "dozens of": (12, None),
    "dozens more": (12, None),
    "10s": (10, None),
    "100s": (100, None),
    "10,000s": (10_000, None),
    "in the dozens": (12, None),
    "running into the hundreds": (100, None),
    "dozens, if not hundreds": (12, None),
    "hundreds, possibly thousands": (100, None),
    "tens to hundreds of thousands": (10_000, None),
}
RANGES = {
    "one to two hundred thousand": (100_000, 200_000),
    "five to six hundred thousand": (500_000, 600_000),
    "between five and six hundred thousand": (500_000, 600_000),
    "one hundred to two hundred thousand": (100_000, 200_000),
    "five to six hundred": (500, 600),
    "two-three hundred": (200, 300),
    "10 to 20 thousand": (10_000, 20_000),
    "1-2 million": (1_000_000, 2_000_000),
    "1.2–1.5m": (1_200_000, 1_500_000),
    "10–15k": (10_000, 15_000),
    "2 or 3 lakh": (200_000, 300_000),
    "one and a half to two million": (1_500_000, 2_000_000),
    "half a million to a million": (500_000, 1_000_000),
    "between 20 and two dozen": (20, 24),
    "200 to 3,000": (200, 3_000),
    "from 30 up to 40": (30, 40),
    "10-to-15": (10, 15),
    "either five or six": (5, 6),
    "three, four or five": (3, 5),
    "five, possibly six": (5, 6),
}
FRAMED = {
    "at least five million": (5_000_000, None),
    "no fewer than 12": (12, None),
    "at the very least 12": (12, None),
    "12 at least": (12, None),
    "atleast 12": (12, None),
    "min 12": (12, None),
    "upto 12": (0, 12),
    "max 12": (0, 12),
    "a mere 12": (12, 12),
    "the other 12": (12, 12),
    "the remaining 12": (12, 12),
    "total of 12": (12, 12),
    "12, possibly more": (12, None),
    "50+": (50, None),
    "10+ million": (10_000_000, None),
    "≥5": (5, None),
    ">= 5": (5, None),
    "as few as 20": (20, None),
    ">50": (51, None),
    "well over 50": (51, None),
    "in excess of 50": (51, None),
    "upwards of 50": (51, None),
    "2 million-plus": (2_000_001, None),
    "topped 50": (51, None),
    "as many as 30": (0, 30),
    "a maximum of six": (0, 6),
    "no more than six": (0, 6),
    "up to 30 or 40": (0, 40),
    "six at most": (0, 6),
    "just under 50": (0, 49),
    "nearly 100": (1, 99),
    "just short of 100": (1, 99),
    "not quite 100": (1, 99),
    "more than 20 but fewer than 30": (21, 29),
    "fewer than 30 but more than 20": (21, 29),
    "at least 20 and no more than 30": (20, 30),
    "no fewer than 20 nor more than 30": (20, 30),
    "20 or more but fewer than 30": (20, 29),
    ">20, <30": (21, 29),
    "as few as 20 or as many as 50": (20, 50),
    "at least five, possibly as many as ten": (5, 10),
    "not a single": (0, 0),
    "no-one": (0, 0),
    "nobody": (0, 0),
    "only five": (5, 5),
    "another five": (5, 5),
    "five others": (5, 5),
    "both": (2, 2),
}
ABOUT = (
    "50-odd 50ish ~50 ≈50 circa_50 c._50 ca._50 approx._50 an_estimated_50 some_50 about_50 "
    "around_50 roughly_50 50_or_so 50_or_thereabouts in_the_region_of_50 about_50_or_so"
)
FOLDED = {
    "twenty\u2011one": (21, 21),
    "twen\u00adty": (20, 20),
    "10\u201415": (10, 15),
    "10 \u2013 15": (10, 15),
    "10\u221215": (10, 15),
    "at\u00a0least\u2009five": (5, None),
    "\u0665\u0660": (50, 50),
    "\u06f5\u06f0": (50, 50),
    "\u0967\u0968": (12, 12),
    "\uff11\uff12": (12, 12),
    "\u0661\u066c\u0662\u0663\u0664": (1_234, 1_234),
    "\uff1e50": (51, None),
    "\ufb01ve": (5, 5),
    "\u201cdozens\u201d": (12, None),
}
UNKNOWN = ("N/A", "unclear", "not yet known", "an unknown number of", "undisclosed")
AMBIGUOUS = {
    "1.000": "thousands or a fraction",
    "10.000": "thousands or a fraction",
    "1.250": "thousands or a fraction",
    "over 1.000": "thousands or a fraction",
    "1.000 to 2.000": "thousands or a fraction",
    "~10.000": "thousands or a fraction",
    "1.234.567": "may stand for each other",
    "1.234,5": "may stand for each other",
    "1,2 million": "may stand for each other",
    "12,34": "may stand for each other",
    "at least 0,5": "may stand for each other",
    "1 234": "one number or two",
    "1\u202f234": "one number or two",
    "10 000": "one number or two",
    "1’234": "an apostrophe",
    "5/6": "name one of two",
    "30–40,000": "the first number may be counted in thousands",
    "between 2 and 3,000": "the first number may be counted in thousands",
}
REFUSED = (
    "no more",
    "not about 50",
    "not much more than 50",
    "a hundred and a half",
    "at least 30 but fewer than 20",
    "at least 20 and possibly more than 30",
    "over 20 or under 30",
    "up to several dozen",
    "nearly 35 to 40",
    "a third",
    "one in ten",
    "50%",
    "−5",
)


def bound(words: str) -> Bound:
    count = Count.parse(words)
    return count.low, count.high


@pytest.mark.parametrize(("words", "number"), (FRACTIONS_OF_A_SCALE | SHORT_SCALES).items())
def test_fractions_and_short_scales_are_one_number(words: str, number: int) -> None:
    count = Count.parse(words)
    assert count.low == count.high == count.best == count.coded == number
    assert Amount.parse(words).low == number


@pytest.mark.parametrize(
    ("words", "expected"), (SOUTH_ASIAN | VAGUE | RANGES | FRAMED | FOLDED).items()
)
def test_each_kind_is_bounded_as_its_words_say(words: str, expected: Bound) -> None:
    assert bound(words) == bound(words.upper()) == expected


@pytest.mark.parametrize("words", [each.replace("_", " ") for each in ABOUT.split()])
def test_about_fifty_is_fifty_marked_approximate(words: str) -> None:
    count = Count.parse(words)
    assert (count.low, count.high, count.best, count.approximate) == (50, 50, 50, True)


@pytest.mark.parametrize("words", UNKNOWN)
def test_what_is_not_known_is_no_number(words: str) -> None:
    assert bound(words) == (None, None)


@pytest.mark.parametrize(("words", "reason"), AMBIGUOUS.items())
def test_what_is_ambiguous_is_refused_with_the_reason(words: str, reason: str) -> None:
    with pytest.raises(WordingError, match=reason):
        Count.parse(words)


@pytest.mark.parametrize("words", REFUSED)
def test_what_the_table_does_not_have_is_refused(words: str) -> None:
    with pytest.raises(WordingError, match="is not read as a number"):
        Count.parse(words)


@pytest.mark.parametrize(
    "words", ["at least five but no more than ten", "more than 20 but under 30"]
)
def test_two_bounds_put_no_figure_forward(words: str) -> None:
    count = Count.parse(words)
    assert count.best is None
    assert count.coded == count.low


# What each frame makes of N: low, high, best, coded (METHODS 1.1).
OF_FRAMES: dict[Frame, Callable[[int], tuple[int | None, ...]]] = {
    Frame.EXACT: lambda n: (n, n, n, n),
    Frame.LEAST: lambda n: (n, None, n, n),
    Frame.OVER: lambda n: (n + 1, None, None, n + 1),
    Frame.FROM: lambda n: (n, None, None, n),
    Frame.MOST: lambda n: (0, n, None, None),
    Frame.UNDER: lambda n: (0, n - 1, None, None),
    Frame.NEARLY: lambda n: (1, n - 1, None, None),
    Frame.ABOUT: lambda n: (n, n, n, n),
}


@pytest.mark.parametrize("number", [7, 1_500_000])
@pytest.mark.parametrize("frame", Frame)
def test_every_wording_of_a_frame_bounds_alike(frame: Frame, number: int) -> None:
    rows = [row for row in BOUNDS if row.frame is frame]
    assert rows
    for row in rows:
        written = [f"{words} {number:,}" for words in row.before.split("|") if words]
        written += [f"{number:,} {words}" for words in row.after.split("|") if words]
        for words in written:
            count = Count.parse(words)
            found = (count.low, count.high, count.best, count.coded)
            assert found == OF_FRAMES[frame](number), words
            assert count.approximate == (frame is Frame.ABOUT), words


def test_a_wording_makes_one_thing_of_a_number() -> None:
    frames: dict[str, Frame] = {}
    for row in BOUNDS:
        for words in filter(None, f"{row.before}|{row.after}".split("|")):
            assert frames.setdefault(words, row.frame) is row.frame, words


@pytest.mark.parametrize("share", FRACTIONS)
def test_every_fraction_is_that_share_of_a_scale(share: str) -> None:
    assert Amount.parse(f"{share} million").low == float(FRACTIONS[share] * 1_000_000)


def lakh_grouping(number: int) -> str:
    """A number with commas as lakh and crore have them."""
    head, tail = divmod(number, 1_000)
    if not head:
        return str(tail)
    pairs: list[str] = []
    while head >= 100:
        head, pair = divmod(head, 100)
        pairs.insert(0, f"{pair:02}")
    return ",".join([str(head), *pairs, f"{tail:03}"])


def in_other_digits(text: str, zero: int) -> str:
    """Digits of another script, by the place of its zero."""
    return "".join(chr(zero + int(each)) if each.isdecimal() else each for each in text)


@LAW
@given(st.integers(0, 10**9), st.sampled_from([0x660, 0x6F0, 0x966, 0xFF10]))
def test_a_number_written_in_many_ways_is_read_back(number: int, zero: int) -> None:
    ways = [str(number), f"{number:,}", lakh_grouping(number)]
    for way in [*ways, *(in_other_digits(each, zero) for each in ways)]:
        assert bound(way) == (number, number)
        assert bound(f"at\u2009least {way}") == (number, None)


@LAW
@given(st.integers(1, 999), st.sampled_from(sorted(SCALES)), st.integers(1, 9))
def test_a_number_of_a_scale_written_in_many_ways_is_read_back(
    number: int, scale: str, tenth: int
) -> None:
    size = int(SCALES[scale])
    assume(number * size < 10**14)
    assert bound(f"{number} {scale}") == bound(f"{number} {scale}s") == (number * size,) * 2
    assert bound(f"{number}-{number + tenth} {scale}") == (number * size, (number + tenth) * size)
    half = Amount.parse(f"{number} and a half {scale}").low
    assert half == Amount.parse(f"{number}½ {scale}").low == (number + 0.5) * size
    if size % 10 == 0:
        assert bound(f"{number}.{tenth} {scale}")[0] == number * size + tenth * size // 10


LOWER = ("at least", "over", "more than", "or more", "so far", "+", "≥", "and more")
UPPER = ("up to", "nearly", "fewer than", "as many as", "<", "no more than", "under", "at most")
OPEN = ("several", "dozens", "a few", "some", "thousands")
ONE_NUMBER = ("five", "twenty", "12", "40", "1,00,000", "2.5", "1.000", "none", "a couple")
JOINTS = ("or", "and", "to", "between", "from", "but", "-", ",", "not")
OTHERS = (
    *("a", "half", "no", "hundred", "thousand", "million", "lakh", "dozen", "the", "-odd"),
    *("about", "~", "only", "more", "of", "point", "quarter", "people"),
)
WORDS = (*LOWER, *UPPER, *OPEN, *ONE_NUMBER, *JOINTS, *OTHERS)


# In the nightly run with ten seeds: 200,000 wordings.
@examples(1)
@given(st.integers(0, 2**32))
def test_random_words_never_get_a_bound_that_they_exclude(seed: int) -> None:
    drawn = Random(seed)
    for _ in range(RANDOM_WORDINGS):
        check_random_words(drawn.choices(WORDS, k=drawn.randint(1, 6)))


def check_random_words(words: list[str]) -> None:
    try:
        count = Count.parse(" ".join(words))
    except WordingError:
        return
    lower = {*words} & {*LOWER}
    upper = {*words} & {*UPPER}
    # "no fewer than five", "a couple and over": what these words do depends on the next.
    is_joined = bool({*words} & {*JOINTS, "no"})
    assert count.low is not None
    if lower and not upper and not is_joined:
        assert count.high is None
    if upper and not (lower or is_joined or {*words} & {*OPEN}):
        assert count.high is not None
        assert count.low <= 1 or "up to" in words[1:]
    if "not" in words:
        assert words[words.index("not") + 1] in {"more than", "over", "fewer than", "a"}
    if count.best is not None and not is_joined:
        assert not upper or "up to" in words[1:]
        assert not lower & {"over", "more than"}
    assert "people" not in words
    # What is said to be exceeded, or not reached, is not within the bounds.
    match words:
        case ["over" | "more than", number] if number in ONE_NUMBER:
            assert count.low > (Count.parse(number).high or 0)
        case ["nearly" | "under" | "fewer than" | "<", number] if number in ONE_NUMBER:
            assert count.high is not None
            assert count.high < (Count.parse(number).low or 0)
        case _:
            pass
