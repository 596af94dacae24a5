"""Numbers in a news text, with the words that bound them: "at least five", "dozens", "35 to 40"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.errors import WordingError
from pakafg.values.count import Count
from pakafg.values.number_rules import BOUNDS, ONES, PLURALS, SCALES, TEENS, TENS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pakafg.drafting.news_text import NewsText, Sentence, Word

__all__ = ["NumberMention", "is_nobody", "is_number_word", "is_vague", "numbers_in"]

_CORES: Final = frozenset(
    (
        *(*ONES, *TEENS, *TENS, *SCALES, *PLURALS, "tens", "zero"),
        *("several", "handful", "couple", "half", "quarter", "quarters"),
    )
)
_BOUNDING: Final = frozenset(
    word
    for row in BOUNDS
    for side in (row.before, row.after)
    for words in side.split("|")
    for word in words.replace(",", " ").split()
)
_JOINING: Final = frozenset({"and", "to", "or", "between", "from", "a", "an", "of", "as", "-", "–"})
# What number words may hold, and what adds nothing to them at their ends.
_NEVER_FIRST: Final = frozenset({"of", "and", "or", "to", "the", "these", "those", "under"})
_NEVER_LAST: Final = frozenset({"of", "and", "or", "to", "a", "from", "other", "others"})
_VAGUE: Final = frozenset(
    {"many", "numerous", "countless", "multiple", "nobody", "none", "no", "both"}
)
_NO_VAGUE: Final = frozenset({"as", "how", "so", "too", "not", "the", "these", "those", "this"})
_NO_ZERO: Final = frozenset(  # behind "no", which then says nothing of how many
    ("fewer", "more", "less", "longer", "doubt", "matter", "such", "other", "one", "mention",
     "word", "sign", "signs", "report", "reports", "information", "details", "evidence",
     "immediate", "indication", "confirmation", "confirmed", "official", "independent",
     "known", "count", "toll")
)  # fmt: skip
_HARMED: Final = frozenset({"wounded", "injured", "dead", "missing", "hurt", "killed", "victims"})
_OF_PEOPLE: Final = frozenset({"many", "some", "none", "several"})
_OF: Final = frozenset({"the", "them", "those", "whom", "its", "their", "his", "her"})
_NUMBER_OF: Final = tuple(
    (*(word for word in (size,) if word), "number", "of")
    for size in ("", "large", "great", "small", "unknown", "undetermined", "unspecified",
                 "undisclosed", "significant")
)  # fmt: skip
_LEFT: Final = 7  # words before a number that may bound it
_RIGHT: Final = 6
_CHANGE: Final = 5  # words between "rose" and "from", and between two numbers
_CHANGES: Final = frozenset(
    ("rose", "rise", "rises", "risen", "rising", "climbed", "climbs", "climbing", "jumped", "grew",
     "increased", "increases", "increasing", "doubled", "tripled", "trebled", "went", "gone", "up",
     "fell", "fallen", "dropped", "reduced", "lowered", "revised", "raised", "updated", "corrected",
     "changed", "cut", "swelled", "soared", "surged")
)  # fmt: skip
_HYPHENED: Final = frozenset({"a", "an", "plus", "odd", "ish"})  # "half-a-million", "40-odd"
_RANKING: Final = frozenset({"st", "nd", "rd", "th"})
_MONEY: Final = frozenset({"$", "€", "£", "¥", "₹", "usd", "eur", "gbp", "rs"})
_PLACES: Final = frozenset(
    (
        "route",
        "highway",
        "flight",
        "unit",
        "gate",
        "level",
        "zone",
        "block",
        "ward",
        "sector",
        "camp",
        "channel",
        "line",
        "platform",
        "room",
        "operation",
        "brigade",
        "battalion",
        "tower",
        "terminal",
        "pier",
        "district",
        "area",
        "station",
        "road",
        "interstate",
        "phase",
    )
)
_LABELS: Final = _PLACES | {
    "article",
    "section",
    "resolution",
    "no",
    "number",
    "nr",
    "chapter",
    "paragraph",
    "page",
    "act",
    "clause",
    "grade",
    "category",
    "version",
}
_ONE_PERSON: Final = frozenset(
    ("man", "woman", "boy", "girl", "child", "baby", "infant", "toddler", "teenager", "youth")
)  # fmt: skip


class NumberMention(NamedTuple):
    """A number with the words that bound it.

    Attributes:
        first: The number of its first word in the text.
        last: That of the word after its last.
        start: Where its characters begin.
        end: Where they end.
        words: The characters.
        value: What they say.
    """

    first: int
    last: int
    start: int
    end: int
    words: str
    value: Count


def numbers_in(
    read: NewsText, sentence: Sentence, taken: Collection[int]
) -> Iterator[NumberMention]:
    """Yield the numbers of a sentence that count something.

    Args:
        read: The text.
        sentence: The sentence.
        taken: Numbers of words that are read already, as parts of dates.
    """
    at = sentence.first
    taken = {*taken, *_outdated(read, sentence), *_names_and_sums(read, sentence)}
    while at < sentence.last:
        is_number = is_number_word(read.words[at]) and not _is_joined(read, at)
        if (
            at not in taken
            and is_number
            and not (_is_pair(read, at) or _is_age(read, at, sentence))
        ):
            found = _longest(read, sentence, at, taken)
            if found is not None:
                yield found
                at = found.last
                continue
        elif at not in taken and (vague := _vague(read, sentence, at)) is not None:
            yield vague
            at = vague.last
            continue
        at += 1


def is_vague(number: NumberMention) -> bool:
    """Tell whether "many" or "a number of" stands for a number, which may count anything."""
    last = number.words.split()[-1].lower()
    return last in _VAGUE or last in {"number", "some"}


def is_nobody(number: NumberMention) -> bool:
    """Tell whether "nobody" or "no one" stands for a number, which needs no noun."""
    return number.value.high == 0 and number.words.split()[-1].lower() != "no"


def is_number_word(word: Word) -> bool:
    """Tell whether a word is a number, or part of one."""
    return word.text[0].isdecimal() or word.low in _CORES


def _is_joined(read: NewsText, at: int) -> bool:
    """Tell whether a hyphen joins a number to a word: "one-page", "COVID-19", "12-year-old"."""
    word, text = read.words[at], read.text
    before, after = text[word.start - 1 : word.start], text[word.end : word.end + 1]
    is_dash = text[word.start - 2 : word.start - 1].isspace()  # "CAIRO -Three paramedics"
    if before == "-" and not is_dash and at > 1 and not is_number_word(read.words[at - 2]):
        return True
    if after == "-" and at + 2 < len(read.words):
        following = read.words[at + 2]
        is_counting = is_number_word(following) or following.low in _HYPHENED
        return following.start == word.end + 1 and not is_counting
    return before == ":" or (after == ":" and text[word.end + 1 : word.end + 2].isdecimal())


def _is_age(read: NewsText, at: int, sentence: Sentence) -> bool:
    """Tell whether a number is an age: "aged 29 and 41", "a boy of nine"."""
    led = [word.low for word in read.words[max(sentence.first, at - 2) : at]]
    if led[1:] == ["of"] and led[0] in _ONE_PERSON:
        return True
    behind = read.words[at + 1] if at + 1 < sentence.last else None
    ahead = [word.low for word in read.words[at + 1 : min(sentence.last, at + 4)]]
    if ahead[:1] == ["and"] and ahead[2:] in (["years"], ["year"]):
        return True  # "two women, 30 and 56 years old"
    is_alone = behind is None or not behind.is_word or behind.low in {"and", "were", "was"}
    at -= 1
    if at >= sentence.first and read.words[at].low == "under" and is_alone:
        return at > sentence.first and read.words[at - 1].is_word  # "five youths under 18"
    while at > sentence.first and (
        read.words[at].low in {"and", "between", "to", ",", "or", "-", "–"}
        or read.words[at].text.isdecimal()
    ):
        at -= 1
    return at >= sentence.first and read.words[at].low == "aged"


def _names_and_sums(read: NewsText, sentence: Sentence) -> set[int]:
    """Find the numbers that name something, or are money: "Article 5", "No. 2", "$2 million"."""
    found = set[int]()
    for at in range(sentence.first, sentence.last):
        if is_number_word(read.words[at]) and (at - 1 in found or _is_label(read, at)):
            found.add(at)
    return found


def _is_label(read: NewsText, at: int) -> bool:
    """Tell whether words beside a number say that it is a label, a sum of money, or a rank."""
    following = read.words[at + 1] if at + 1 < len(read.words) else None
    is_ranking = following is not None and following.low in _RANKING
    if following is not None and is_ranking and following.start == read.words[at].end:
        return True  # "the 12th victim"
    before = read.words[at - 1 - (at > 1 and read.words[at - 1].text == ".")] if at else None
    if before is None or not read.words[at].text[0].isdecimal():
        return False
    if before.low in _MONEY or before.low in _LABELS - _PLACES:
        return True
    return before.is_name and before.low in _PLACES


def _outdated(read: NewsText, sentence: Sentence) -> set[int]:
    """Find the number that another took the place of: "rose from 12 to 24", "rose by 12 to 24"."""
    words, found = read.words, set[int]()
    for at in range(sentence.first, sentence.last - 1):
        if words[at].low not in {"from", "by"} or not is_number_word(words[at + 1]):
            continue
        before = {word.low for word in words[max(sentence.first, at - _CHANGE) : at]}
        ahead = range(at + 2, min(sentence.last - 1, at + 2 + _CHANGE))
        to = next((n for n in ahead if words[n].low == "to" and is_number_word(words[n + 1])), None)
        if to is not None and before & _CHANGES:
            found.update(range(at, to))
    return found


def _is_pair(read: NewsText, at: int) -> bool:
    """Tell whether "couple" is two who are married, and counts nothing."""
    following = read.words[at + 1].low if at + 1 < len(read.words) else ""
    return read.words[at].low == "couple" and following not in {"of", "more", "dozen", "hundred"}


def _longest(
    read: NewsText, sentence: Sentence, at: int, taken: Collection[int]
) -> NumberMention | None:
    """Read the longest words around a number that are number words."""
    words = read.words
    first, last = at, at + 1
    while first > max(sentence.first, at - _LEFT) and _may_belong(
        words[first - 1], first - 1, taken
    ):
        first -= 1
    while last < min(sentence.last, at + _RIGHT) and _may_belong(words[last], last, taken):
        last += 1
    for end in range(last, at, -1):
        if words[end - 1].low in _NEVER_LAST:
            continue
        for begin in range(first, at + 1):
            if words[begin].low in _NEVER_FIRST:
                continue
            start, stop = words[begin].start, words[end - 1].end
            count = _count_of(read.text[start:stop])
            if count is not None:
                return NumberMention(begin, end, start, stop, read.text[start:stop], count)
    return None


def _vague(read: NewsText, sentence: Sentence, at: int) -> NumberMention | None:
    """Read "many", "numerous", "a number of", "a large number of", which say two at least."""
    words = read.words
    before = words[at - 1].low if at > sentence.first else ""
    after = words[at + 1].low if at + 1 < sentence.last else ""
    low = words[at].low
    if low in _OF_PEOPLE and after == "of" and at + 2 < sentence.last:
        is_of_them = before not in _NO_VAGUE and words[at + 2].low in _OF
        victims = words[at + 3].low if at + 3 < sentence.last else ""
        is_of_them = is_of_them and not (low == "some" and victims in _HARMED)
        return _mention(read, at, at + 1) if is_of_them else None
    if low in _VAGUE:
        is_plain = before not in _NO_VAGUE and after not in {"of", "as"}
        is_plain = is_plain and (low != "no" or after not in _NO_ZERO)
        # "two men, both bakers" are two; "both injured" lead back to them
        is_plain = is_plain and (low != "both" or (after not in _HARMED and before != ","))
        return _mention(read, at, at + 1) if is_plain and after.isalpha() else None
    if low not in {"a", "an"} or before in {"from", "for"}:
        return None
    if after == "few" and at + 2 < sentence.last and words[at + 2].is_word:
        return _mention(read, at, at + 2)
    for phrase in _NUMBER_OF:
        last = at + 1 + len(phrase)
        if last < sentence.last and tuple(w.low for w in words[at + 1 : last]) == phrase:
            return _mention(read, at, last - 1) if words[last].is_word else None
    return None


def _mention(read: NewsText, first: int, last: int) -> NumberMention | None:
    """Take words as a number; None where they are none."""
    start, end = read.words[first].start, read.words[last - 1].end
    count = _count_of(read.text[start:end])
    return (
        None
        if count is None
        else NumberMention(first, last, start, end, read.text[start:end], count)
    )


def _may_belong(word: Word, at: int, taken: Collection[int]) -> bool:
    """Tell whether a word may be part of number words."""
    if at in taken:
        return False
    return (
        is_number_word(word)
        or word.low in _BOUNDING
        or word.low in _JOINING
        or word.low in _HYPHENED
        or word.text == "+"
    )


@lru_cache(maxsize=4096)
def _count_of(words: str) -> Count | None:
    """Read number words; None where they are none."""
    try:
        return Count.parse(" ".join(words.split()))
    except WordingError:
        return None
