"""What number words bound: persons (Count) and measures (Amount)."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import examples

from pakafg import Amount, ArgumentError, ArgumentTypeError, Count, PakafgError, WordingError
from pakafg.short_repr import shown
from pakafg.values.number_rules import CONVENTIONS
from pakafg.values.number_words import LARGEST

if TYPE_CHECKING:
    from pakafg.values.number_rules import Convention

LAW = examples(200)
NUMBERS = st.integers(0, 10**9)
CONVENTION = st.sampled_from(sorted(CONVENTIONS))

Bound = tuple[int | None, int | None, int | None]


def bound(words: str, convention: Convention = "acled") -> Bound:
    count = Count.parse(words, convention=convention)
    return count.low, count.high, count.coded


# METHODS 1.1, row by row: words, low, high, best, coded.
TABLE = [
    ("50", 50, 50, 50, 50),
    ("447", 447, 447, 447, 447),
    ("at least five", 5, None, 5, 5),
    ("at least 11", 11, None, 11, 11),
    ("10 or more", 10, None, 10, 10),
    ("no fewer than 10", 10, None, 10, 10),
    ("so far 23", 23, None, 23, 23),
    ("23 so far", 23, None, 23, 23),
    ("more than 440", 441, None, None, 441),
    ("over 440", 441, None, None, 441),
    ("440-plus", 441, None, None, 441),
    ("tops 440", 441, None, None, 441),
    ("passes 440", 441, None, None, 441),
    ("nearly 40", 1, 39, None, None),
    ("almost 40", 1, 39, None, None),
    ("fewer than 40", 0, 39, None, None),
    ("up to 30", 0, 30, None, None),
    ("as many as 30", 0, 30, None, None),
    ("a maximum of 30", 0, 30, None, None),
    ("35 to 40", 35, 40, None, 35),
    ("between 35 and 40", 35, 40, None, 35),
    ("about 40", 40, 40, 40, 40),
    ("some 40", 40, 40, 40, 40),
    ("40-odd", 40, 40, 40, 40),
    ("~40", 40, 40, 40, 40),
    ("few", 2, None, None, 3),
    ("a few", 2, None, None, 3),
    ("a handful", 2, None, None, 3),
    ("multiple", 2, None, None, 3),
    ("numerous", 2, None, None, 3),
    ("some", 1, None, None, None),
    ("several", 2, None, None, 3),
    ("many", 2, None, None, 3),
    ("a couple", 2, 2, 2, 2),
    ("scores", 20, None, None, 20),
    ("no one", 0, 0, 0, 0),
    ("not a single", 0, 0, 0, 0),
    ("not reported", None, None, None, None),
    ("not specified", None, None, None, None),
]
PLURALS = [
    ("tens", 10, 20),
    ("dozens", 12, 24),
    ("hundreds", 100, 200),
    ("thousands", 1_000, 2_000),
    ("millions", 1_000_000, 2_000_000),
    ("billions", 1_000_000_000, 2_000_000_000),
]
NEWS = [
    ("no", 0, 0),
    ("none", 0, 0),
    ("zero", 0, 0),
    ("one", 1, 1),
    ("a", 1, 1),
    ("an", 1, 1),
    ("three score and ten", 70, 70),
    ("1,000,000,000,000,000", LARGEST, LARGEST),
    ("one to one hundred", 1, 100),
    ("a dozen", 12, 12),
    ("two dozen", 24, 24),
    ("half a dozen", 6, 6),
    ("half a million", 500_000, 500_000),
    ("more than a dozen", 13, None),
    ("more than two", 3, None),
    ("more than dozens", 12, None),
    ("hundreds of thousands", 100_000, None),
    ("tens of thousands", 10_000, None),
    ("several hundred", 200, None),
    ("a few dozen", 24, None),
    ("some", 1, None),
    ("some 40", 40, 40),
    ("some hundreds", 100, None),
    ("millions", 1_000_000, None),
    ("600,000", 600_000, 600_000),
    ("1.7 million", 1_700_000, 1_700_000),
    ("over 1.5 million", 1_500_001, None),
    ("over a million", 1_000_001, None),
    ("Approximately 1.2 million", 1_200_000, 1_200_000),
    ("35-40", 35, 40),
    ("35 – 40", 35, 40),
    ("60–80", 60, 80),
    ("between 3 and 5", 3, 5),
    ("between 200 and 300", 200, 300),
    ("four or five", 4, 5),
    ("twenty-five to thirty-five", 25, 35),
    ("between one hundred and five and two hundred", 105, 200),
    ("1 to 2 million", 1_000_000, 2_000_000),
    ("two to three hundred", 200, 300),
    ("one hundred to two hundred thousand", 100_000, 200_000),
    ("sixty to two hundred", 60, 200),
    ("no more than five", 0, 5),
    ("no fewer than five", 5, None),
    ("five or fewer", 0, 5),
    ("fewer than 10", 0, 9),
    ("less than 1", 0, 0),
    ("at least dozens", 12, None),
    ("40+", 40, None),
    ("40 or so", 40, 40),
    ("the 23", 23, 23),
    ("1,00,000", 100_000, 100_000),
    ("2 lakh", 200_000, 200_000),
    ("1.2 crore", 12_000_000, 12_000_000),
    ("several lakh", 200_000, None),
    ("1.2m", 1_200_000, 1_200_000),
    ("3bn", 3_000_000_000, 3_000_000_000),
    ("two and a half million", 2_500_000, 2_500_000),
    (">50", 51, None),
    ("≥ 5", 5, None),
    ("<50", 0, 49),
    ("≤5", 0, 5),
    ("approx. 50", 50, 50),
    ("c. 50", 50, 50),
    ("  Over  440 ", 441, None),
]
UNREADABLE = [
    "",
    " ",
    "and",
    "to",
    "between",
    "5 to",
    "at least",
    "3 and 5",
    "40 to 35",
    "a lot",
    "twenty ten",
    "twenty zero",
    "five hundred hundred",
    "one hundred one hundred",
    "five and",
    "and five",
    "hundred",
    "no hundred thousand five million",
    "1,00",
    "10,00",
    "1,000,00",
    "1e3",
    "-5",
    "+5",
    "50\u00b2",
    "\u202e05",
    "2nd",
    "twenty-first",
    "0x10",
    "inf",
    "NaN",
    "nearly dozens",
    "up to dozens",
    "over 35 to 40",
    "between 3",
    "50 people",
    "1_000",
    "9999999999999999",
    "at least 9999999999999999",
    "1,000,000,000,000,001",
    "2000000 billion",
]


@pytest.mark.parametrize("convention", CONVENTIONS)
@pytest.mark.parametrize(
    ("words", "figures"), [(words, tuple(figures)) for words, *figures in TABLE]
)
def test_the_table_of_the_method_holds_row_by_row(
    words: str, figures: tuple[int | None, ...], convention: Convention
) -> None:
    count = Count.parse(words, convention=convention)
    assert (count.low, count.high, count.best, count.coded) == figures


@pytest.mark.parametrize(("words", "acled", "literal"), PLURALS)
def test_plurals_are_coded_by_convention(words: str, acled: int, literal: int) -> None:
    assert bound(words) == bound(words, "acled") == (acled, None, acled)
    assert bound(words, "literal") == (literal, None, literal)
    assert Count.parse(words).best is Count.parse(f"{words} of thousands").best is None
    assert bound(f"{words} of thousands") == (1_000 * acled, None, 1_000 * acled)
    assert bound(f"{words} of thousands", "literal") == (1_000 * literal, None, 1_000 * literal)


@pytest.mark.parametrize(("words", "low", "high"), NEWS)
def test_what_news_writes_is_read(words: str, low: int, high: int | None) -> None:
    assert bound(words)[:2] == (low, high)
    assert Count.parse(words.upper()).low == low


@pytest.mark.parametrize("words", ["1.000", "12.500"])
def test_a_point_between_groups_of_three_digits_is_no_number_of_persons(words: str) -> None:
    with pytest.raises(WordingError, match="may be thousands or a fraction"):
        Count.parse(words)
    assert Amount.parse(words).low == float(words)


def test_a_point_before_a_scale_is_a_decimal_point_unless_zeros_follow() -> None:
    assert Count.parse("12.500 million").low == 12_500_000
    with pytest.raises(WordingError, match="may be thousands or a fraction"):
        Count.parse("1.000 million")


def test_what_words_say_it_is_more_than_is_kept() -> None:
    assert Count.parse("over 1.5 million").exceeds == 1_500_000
    assert Count.parse("more than a dozen").exceeds == 12
    for words in ("441", "at least 441", "dozens", "more than dozens", "nearly 40", "unknown"):
        assert Count.parse(words).exceeds is None
    assert Count(words="no number words", low=5).exceeds is None


def test_about_keeps_the_number_and_says_that_it_is_approximate() -> None:
    assert Count.parse("about 40").approximate
    assert Count.parse("around 35 to 40").approximate
    assert not Count.parse("40").approximate
    assert Amount.parse("around 1 million").approximate


@pytest.mark.parametrize("words", ["not reported", "not specified", "unknown", "Not  given"])
def test_a_missing_figure_is_never_zero(words: str) -> None:
    count, amount = Count.parse(words), Amount.parse(words)
    assert (count.low, count.high, count.coded) == (None, None, None)
    assert (amount.low, amount.high) == (None, None)
    assert not count.exact
    assert count != Count.parse("zero")
    assert repr(count) == f"Count({words!r} unknown)"


@pytest.mark.parametrize("kind", [Count, Amount])
@pytest.mark.parametrize("words", UNREADABLE)
def test_bad_words_are_named_with_what_was_expected(words: str, kind: type[Count | Amount]) -> None:
    with pytest.raises(WordingError) as error:
        kind.parse(words)
    assert shown(words) in str(error.value)
    assert "expected digits or number words" in str(error.value)
    assert isinstance(error.value, PakafgError)
    assert isinstance(error.value, ValueError)


@pytest.mark.parametrize("words", ["nearly one", "almost zero", "fewer than 0"])
def test_persons_cannot_be_fewer_than_none(words: str) -> None:
    with pytest.raises(WordingError, match=words):
        Count.parse(words)


@pytest.mark.parametrize("words", ["1.5", "over 2.5", "3.14 to 4", "3 to 4.5"])
def test_persons_are_whole(words: str) -> None:
    told = rf"^'{words}' makes \S+ persons, expected a whole number$"
    with pytest.raises(WordingError, match=told):
        Count.parse(words)
    assert Amount.parse(words).low is not None


def test_an_amount_has_no_next_whole_number() -> None:
    over, nearly = Amount.parse("Over 2,500"), Amount.parse("nearly 40")
    assert (over.low, over.high) == (2500.0, None)
    assert (nearly.low, nearly.high) == (0.0, 40.0)
    assert Amount.parse("7.62").low == 7.62
    assert Amount.parse("2.3 billion").low == 2.3e9


def test_an_error_says_what_can_be_read() -> None:
    told = (
        "'a lot' is not read as a number: expected digits or number words up to "
        '1,000,000,000,000,000, alone or with "at least", "over", "nearly", "up to", "about", '
        'a range "35 to 40", a vague word such as "dozens", or "not specified"'
    )
    with pytest.raises(WordingError, match=f"^{re.escape(told)}$"):
        Count.parse("a lot")


def test_number_words_may_be_200_characters_long() -> None:
    many = "nine hundred and ninety-nine"
    words = f"{many} million {many} thousand {many} to {many} billion {many} million nine hundred"
    longest = f"{words} eleven"
    assert len(longest) == 200
    assert bound(longest) == (999_999_999, 999_999_000_911, 999_999_999)
    with pytest.raises(WordingError):
        bound(f"{words} and six")


@pytest.mark.parametrize("kind", [Count, Amount])
def test_hostile_words_are_refused_in_few_words(kind: type[Count | Amount]) -> None:
    for words in ["-" * 100_000, "a " * 100_000, "9" * 100_000, "one to " * 50_000]:
        with pytest.raises(WordingError) as error:
            kind.parse(words)
        assert len(str(error.value)) < 500


@pytest.mark.parametrize("kind", [Count, Amount])
@pytest.mark.parametrize("words", [None, 5, 5.5, b"x", ["5"]])
def test_words_are_text(words: Any, kind: type[Count | Amount]) -> None:
    with pytest.raises(ArgumentTypeError, match=r"^words is .+, expected number words, such as"):
        kind.parse(words)


@pytest.mark.parametrize("unknown", ["gtd", None, ["acled"]])
def test_a_convention_is_one_of_those_that_there_are(unknown: Any) -> None:
    with pytest.raises(ArgumentError, match=r"convention is .+, expected one of acled, literal"):
        Count.parse("dozens", convention=unknown)


UNDER_20 = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety"
PIECES = (
    "one two ten twenty a half hundred thousand million dozen dozens and to or between over "
    "nearly at least some of several no more than 5 40 1.5 , - –"
)


def spelled(number: int, joint: str = " and ") -> str:
    """A number from 0 to 9999 in English words."""
    for size, name in ((1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            between = joint if rest < 100 else " "
            head = f"{spelled(number // size, joint)} {name}"
            return f"{head}{between}{spelled(rest, joint)}" if rest else head
    if number < 20:
        return UNDER_20.split()[number]
    tens = TENS.split()[number // 10]
    return f"{tens}-{spelled(number % 10)}" if number % 10 else tens


def test_every_spelling_up_to_9999_is_read_with_and_and_without() -> None:
    for number in range(10_000):
        assert bound(spelled(number)) == (number, number, number)
        assert bound(spelled(number, " ").replace("-", " ")) == (number, number, number)


@LAW
@given(NUMBERS)
def test_digits_are_read_with_commas_and_without(number: int) -> None:
    assert bound(str(number)) == bound(f"{number:,}") == (number, number, number)


@LAW
@given(NUMBERS)
def test_over_n_begins_at_the_next_person(number: int) -> None:
    for words in (f"over {number}", f"more than {number:,}"):
        assert bound(words) == (number + 1, None, number + 1)
    assert bound(f"at least {number}") == bound(f"{number} or more") == (number, None, number)


@LAW
@given(st.integers(2, 10**9))
def test_nearly_n_and_up_to_n_leave_no_conventional_value(number: int) -> None:
    assert bound(f"nearly {number}") == (1, number - 1, None)
    assert bound(f"up to {number}") == (0, number, None)
    assert bound(f"fewer than {number}") == (0, number - 1, None)


@LAW
@given(st.lists(NUMBERS, min_size=2, max_size=2).map(sorted))
def test_a_range_is_both_its_ends_and_coded_low(ends: list[int]) -> None:
    low, high = ends
    for words in (
        f"{low} to {high}",
        f"{low:,}-{high:,}",
        f"{low}–{high}",
        f"between {low} and {high}",
        f"from {low} to {high}",
        f"{low} or {high}",
    ):
        assert bound(words) == (low, high, low)


@LAW
@given(st.integers(1, 99), st.sampled_from(["hundred", "thousand", "million", "billion"]))
def test_digits_and_words_agree_on_scales(number: int, scale: str) -> None:
    assert bound(f"{number} {scale}") == bound(f"{spelled(number)} {scale}")


WORDS = st.one_of(
    st.sampled_from([words for words, *_ in [*TABLE, *PLURALS, *NEWS]]),
    st.builds(
        "{} {}".format,
        st.sampled_from(["at least", "over", "nearly", "up to", "about", "some", "fewer than"]),
        st.one_of(NUMBERS.filter(lambda n: n > 1).map(str), st.integers(2, 9999).map(spelled)),
    ),
)


@LAW
@given(WORDS, CONVENTION)
def test_what_is_read_is_written_back(words: str, convention: Convention) -> None:
    count = Count.parse(words, convention=convention)
    assert str(count) == words
    assert Count.parse(str(count), convention=convention) == count
    amount = Amount.parse(words, convention=convention)
    assert str(amount) == words
    assert Amount.parse(str(amount), convention=convention) == amount


@LAW
@given(WORDS, CONVENTION)
def test_bounds_hold_each_other_and_the_coded_value(words: str, convention: Convention) -> None:
    count = Count.parse(words, convention=convention)
    most = float("inf") if count.high is None else count.high
    if count.low is None:
        assert count.high is count.coded is count.best is None
    else:
        assert 0 <= count.low <= most
        assert count.coded is None or count.low <= count.coded <= most
        assert count.best is None or count.low <= count.best <= most
    assert count.exact == (count.low is not None and count.low == count.high)


@LAW
@given(WORDS)
def test_the_literal_convention_only_raises_the_least(words: str) -> None:
    acled, literal = Count.parse(words), Count.parse(words, convention="literal")
    assert (acled.low or 0) <= (literal.low or 0)
    assert acled.high == literal.high


@LAW
@given(WORDS)
def test_what_bounds_persons_bounds_the_measure_too(words: str) -> None:
    count, amount = Count.parse(words), Amount.parse(words)
    assert (count.low is None) == (amount.low is None)
    if count.low is not None and amount.low is not None:
        assert amount.low <= count.low
        assert amount.high is None or (count.high is not None and count.high <= amount.high)
    if count.coded == count.high:
        assert (amount.low, amount.high) == (count.low, count.high)
    assert count.approximate == amount.approximate


ALPHABET = st.one_of(
    st.text(max_size=40),
    st.text("0123456789,.-–+ ", max_size=20),
    st.lists(
        st.sampled_from(PIECES.split()),
        max_size=7,
    ).map(" ".join),
)


@examples(500)
@given(ALPHABET)
@example("five-hundred hundred")
@example("one to two to three")
@example("0 or 0 or more")
def test_any_text_is_read_or_refused_and_nothing_else(words: str) -> None:
    for kind in (Count, Amount):
        try:
            value = kind.parse(words)
        except WordingError as error:
            assert "expected" in str(error)  # noqa: PT017  (not every text is refused)
        else:
            assert kind.parse(str(value)) == value
            assert value.high is None or value.low is not None


@pytest.mark.parametrize(
    "fields",
    [
        {"low": -1},
        {"low": 5, "high": 4},
        {"low": 5, "coded": 4},
        {"low": 5, "high": 6, "coded": 7},
        {"low": 5, "best": 4},
        {"low": 5, "high": 6, "best": 7},
        {"best": 4},
        {"high": 4},
        {"coded": 4},
        {"approximate": True},
        {"low": LARGEST + 1},
        {"words": ""},
    ],
)
def test_a_count_that_cannot_be_is_not_built(fields: dict[str, Any]) -> None:
    build: Any = Count
    with pytest.raises(ValueError, match=r"expected|Length"):
        build(**({"words": "four"} | fields))


@pytest.mark.parametrize(
    "fields",
    [
        {"low": 5.0, "high": 4.0},
        {"high": 4.0},
        {"approximate": True},
        {"low": float("nan")},
        {"low": float("inf")},
        {"words": ""},
    ],
)
def test_an_amount_that_cannot_be_is_not_built(fields: dict[str, Any]) -> None:
    build: Any = Amount
    with pytest.raises(ValueError, match=r"expected|Length"):
        build(**({"words": "four"} | fields))


@pytest.mark.parametrize("figure", [-1, LARGEST + 1])
def test_the_most_and_the_fewest_persons_are_told(figure: int) -> None:
    told = f"low is {figure}, expected a whole number from 0 to 1,000,000,000,000,000"
    with pytest.raises(ValueError, match=f"^{told}$"):
        Count(words="four", low=figure)


def test_an_impossible_count_is_named_whole() -> None:
    told = (
        "^low is 5, expected low ≤ coded ≤ high, where 'four' has coded None and high 4, "
        "or none of them where no figure is given$"
    )
    with pytest.raises(ArgumentError, match=told):
        Count(words="four", low=5, high=4)


def test_an_impossible_amount_is_named_whole() -> None:
    told = "^low is 5.0, expected low ≤ high, where 'four' has high 4.0, or neither where no fig"
    with pytest.raises(ArgumentError, match=told):
        Amount(words="four", low=5.0, high=4.0)


def test_vague_amounts_are_read_by_the_convention_asked_for() -> None:
    assert Amount.parse("millions").low == 1_000_000
    assert Amount.parse("millions", convention="literal").low == 2_000_000


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("over 440", "Count('over 440' [441, –))"),
        ("nearly 40", "Count('nearly 40' [1, 39])"),
        ("at least 40", "Count('at least 40' [40, –))"),
        ("1.7 million", "Count('1.7 million' [1700000, 1700000])"),
    ],
)
def test_a_count_shows_its_words_and_its_bound(words: str, shown: str) -> None:
    assert repr(Count.parse(words)) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("2.3 billion", "Amount('2.3 billion' [2300000000, 2300000000])"),
        ("7.62", "Amount('7.62' [7.62, 7.62])"),
        ("millions", "Amount('millions' [1000000, –))"),
        ("not specified", "Amount('not specified' unknown)"),
    ],
)
def test_an_amount_shows_its_words_and_its_bound(words: str, shown: str) -> None:
    assert repr(Amount.parse(words)) == shown


def test_a_long_wording_is_cut_where_it_is_shown() -> None:
    assert len(repr(Count(words="about " * 1000, low=1))) < 200
    assert copy.copy(Count.parse("dozens")) == Count.parse("dozens")
