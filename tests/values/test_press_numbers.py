"""Numbers in the many ways in which the press writes them, kind by kind."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from archive import right_answers
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

Case = dict[str, Any]
NUMBERS = right_answers("numbers")
OF_ONE_NUMBER = ("fractions of a scale", "short scales", "approximate")
READ = [case for case in NUMBERS if "refused" not in case]
REFUSED = [case for case in NUMBERS if "refused" in case]


def words_of(case: Case) -> str:
    return str(case["words"])


def bound(words: str) -> Bound:
    count = Count.parse(words)
    return count.low, count.high


@pytest.mark.parametrize("case", READ, ids=words_of)
def test_each_kind_is_bounded_as_its_words_say(case: Case) -> None:
    words = case["words"]
    assert bound(words) == (case["low"], case["high"])
    assert bound(words.upper()) == bound(words) or case["kind"] == "short scales"
    assert Count.parse(words).approximate == case.get("approximate", False)


@pytest.mark.parametrize(
    "case", [case for case in READ if case["kind"] in OF_ONE_NUMBER], ids=words_of
)
def test_one_number_is_its_own_best(case: Case) -> None:
    count = Count.parse(case["words"])
    assert count.best == count.coded == case["low"]
    assert Amount.parse(case["words"]).low == case["low"]


@pytest.mark.parametrize("case", REFUSED, ids=words_of)
def test_what_is_ambiguous_or_no_number_is_refused_with_the_reason(case: Case) -> None:
    with pytest.raises(WordingError, match=case["refused"]):
        Count.parse(case["words"])


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
