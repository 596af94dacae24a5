"""The phrase that names whoever says something, before its verb or behind it: "Ada Renn, a nurse".

Laws of this file: a phrase is read from where its clause begins, and ends before what is only added
to it ("of the mission", "who heads it", "familiar with the talks"). Words are looked at, and nobody
is known; who is meant, others find.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.drafting.clause_words import AUXILIARIES, PREPOSITIONS
from pakafg.drafting.described_speaker import SpeakerPhrase, with_others
from pakafg.drafting.given_names import given_behind, given_between
from pakafg.drafting.outcome_verbs import SINGLE_PERSONS
from pakafg.drafting.saying_verbs import DETERMINERS, OFFICES, SAYING, SOURCES
from pakafg.drafting.subject_words import (
    FULL_NAME,
    is_abbreviated,
    is_body,
    is_named,
    name_end,
    name_start,
    some_of,
    without_titles,
)
from pakafg.timeline.phrases.phrase_words import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.drafting.news_text import Word

__all__ = ["phrase_at", "phrase_before", "phrase_opening"]

_LONGEST: Final = 12  # words of a phrase
_MANY: Final = 5  # words of people without an article: "aid workers"
_OPENERS: Final = frozenset(
    ("and", "but", "so", "yet", "however", "meanwhile", "earlier", "later", "still", "also", "then")
)
_ADDED: Final = PREPOSITIONS | frozenset(
    ("for", "to", "who", "whose", "whom", "which", "that", "where", "when", "as", "because",
     "before", "since", "until", "about", "over", "against", "if", "though", "although", "while",
     "familiar", "close", "speaking", "based", "briefed", "wishing", "asking", "quoted", "than",
     "despite")
)  # fmt: skip
_RELATIVE: Final = frozenset({"who", "whose", "which", "whom"})
_CALLED: Final = frozenset({"known", "identified", "named", "called"})
_NO_SPEAKERS: Final = frozenset({*WEEKDAYS, *MONTHS, "today", "yesterday"}) | frozenset(
    ("day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours",
     "minutes", "time", "morning", "evening", "night", "afternoon", "result", "addition", "one")
)  # fmt: skip
_WHICH: Final = frozenset({"which", "whom"})
_OF: Final = frozenset({"of", "for"})
_FINITE: Final = frozenset({"was", "were", "is", "are", "has", "have", "had", "will", "would"})


def phrase_before(words: Sequence[Word], start: int, end: int) -> SpeakerPhrase | None:
    """Find the subject before a verb.

    Args:
        words: The words of the text.
        start: Where the clause begins.
        end: Where the verb stands, or an adverb before it.

    Returns:
        The phrase; None where nothing there names or describes anybody.
    """
    parts = list(_between_commas(words, start, end))
    first, last = parts.pop()
    if first < last and (not parts or words[first].low not in _RELATIVE):
        return _uncut(words, parts, first, last)
    if first < last and words[first].low != "who":
        inner = _ending(words, first + 1, last)
        if inner is not None and inner.start == first + 1:
            return inner  # "…, which the ministry said"
    given = given_between(words, parts)
    named = _as_phrase(given) if given else _in_the_end(words, start, parts)
    named = named or _first_part(words, parts)
    return None if named is None else named._replace(end=end)


def _uncut(
    words: Sequence[Word], parts: Sequence[tuple[int, int]], first: int, last: int
) -> SpeakerPhrase | None:
    """Find the subject that no comma parts from its verb."""
    relative = next((p for p in range(last - 1, first, -1) if words[p].low in _WHICH), last)
    inner = _ending(words, relative + 1, last) if relative + 1 < last else None
    if inner is not None and inner.start == relative + 1:
        return inner  # "the raid on Orrin which the army said"
    found = _ending(words, first, last)
    if found is None or not parts or first != found.start or not _only_describes(words, found):
        return found
    bearer = _opening(words, *parts[-1])  # "Ada Renn, head of the mission said"
    if bearer is not None and words[parts[-1][0]].low in {"a", "an"} and len(parts) > 1:
        name = _opening(words, *parts[-2])  # "Ada Renn, a doctor, the head of it said"
        if name is not None and name.is_name and (name.start, name.last) == parts[-2]:
            return name._replace(end=last)
    is_bare = words[found.first].low not in DETERMINERS
    if is_bare and bearer is not None and bearer.last - bearer.first >= FULL_NAME:
        return bearer._replace(end=last) if bearer.is_name else found
    return found


def _first_part(words: Sequence[Word], parts: Sequence[tuple[int, int]]) -> SpeakerPhrase | None:
    """Find the subject with which the first part begins that is no clause of its own."""
    for place, part in enumerate(parts):
        found = _opening(words, *part)
        if found is None or (found.added < part[1] and words[found.added].low not in _ADDED):
            continue  # "The search was called off, …"
        if place + 1 < len(parts) and _only_describes(words, found):
            return _apposed(words, *parts[place + 1]) or found
        return found
    return None


def _is_source(word: Word) -> bool:
    """Tell whether a word is a noun for whoever may say something: "envoys", "delegation"."""
    return word.low.removesuffix("s") in _PERSONS or is_body(word.low)


def _in_the_end(
    words: Sequence[Word], start: int, parts: Sequence[tuple[int, int]]
) -> SpeakerPhrase | None:
    """Find the name behind a clause of its own: "Some were taken, Ada Renn, the mayor, said"."""
    for first, last in reversed(parts[1:]):
        found = _opening(words, first, last)
        is_whole = (
            found is not None and found.is_name and (found.start, found.last) == (first, last)
        )
        if found is None or not is_whole or last - first < FULL_NAME:
            continue
        before = words[start:first]
        is_clause = any(word.low in _FINITE for word in before)
        return found if is_clause and words[start].low not in _RELATIVE | _ADDED else None
    return None


def phrase_opening(words: Sequence[Word], first: int, end: int) -> SpeakerPhrase | None:
    """Find the subject with which a sentence begins: "The envoys left, saying that".

    Args:
        words: The words of the text.
        first: The first word of the sentence.
        end: Before which word it ends.
    """
    for start, last in _between_commas(words, first, end):
        opens = _opening(words, start, last)
        if opens is None:
            continue
        for at in range(opens.start, opens.added):
            goes_on = at + 1 < last and (is_named(words[at + 1]) or _is_source(words[at + 1]))
            if _is_source(words[at]) or (is_named(words[at]) and not goes_on):
                return _phrase_named(words, opens.start, at + 1, at + 1)
        return None
    return None


def _apposed(words: Sequence[Word], first: int, last: int) -> SpeakerPhrase | None:
    """Find the name that some words between commas are: "Ada Renn", "known as Kito"."""
    if first < last and words[first].low in _CALLED:
        begins = name_start(words, first, last)
        return _phrase_named(words, begins, last, last)
    found = _opening(words, first, last)
    return found if found is not None and found.is_name and found.last == last else None


def phrase_at(words: Sequence[Word], first: int, end: int) -> SpeakerPhrase | None:
    """Find the phrase that begins at a word, such as behind "said".

    Args:
        words: The words of the text.
        first: Where it begins.
        end: Before which word it ends.
    """
    last = _noun_phrase(words, first, min(end, first + _LONGEST))
    while last > first and words[last - 1].low in _NO_SPEAKERS | {"this", "last", "late", "early"}:
        last -= 1  # "said Renn this evening", "he said Tuesday"
    found = _phrase_named(words, first, last, end)
    if found is not None and not found.is_name and (given := given_behind(words, found.last)):
        return _as_phrase(given)
    if found is not None and _only_describes(words, found) and _is_comma(words, found.end):
        after = found.end + 1  # "said the mediator, Ada Renn."
        ends = _noun_phrase(words, after, min(len(words), after + _LONGEST))
        apposed = _phrase_named(words, after, ends, ends)
        closes = ends < len(words) and words[ends].text in {",", "."}
        if apposed is not None and apposed.is_name and closes and ends - apposed.first >= FULL_NAME:
            return apposed
    if found is None or found.is_name or words[last - 1].low in _PERSONS:
        return found
    for place in range(last - 1, first, -1):  # "said Mr Renn yesterday": the name is before
        if is_named(words[place - 1]) and words[place].low not in _PERSONS:
            return _phrase_named(words, first, place, end)
    return found


def _as_phrase(name: tuple[int, int]) -> SpeakerPhrase:
    """Take a name as the whole phrase."""
    first, last = name
    return SpeakerPhrase(first, last, first, last, last, is_name=True)


def _is_comma(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].text == ","


def _between_commas(words: Sequence[Word], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what stands between commas; the last is empty where one stands before the end."""
    first = start
    for place in range(start, end):
        if words[place].text == ",":
            yield first, place
            first = place + 1
    yield first, end


def _opening(words: Sequence[Word], first: int, last: int) -> SpeakerPhrase | None:
    """Find the phrase with which some words begin."""
    while first < last and words[first].low in _OPENERS:
        first += 1
    if first >= last or words[first].low in _ADDED or words[first].low.endswith("ing"):
        return None
    ends = _noun_phrase(words, first, last)
    return _phrase_named(words, first, ends, last) if _may_speak(words, first, ends) else None


def _ending(words: Sequence[Word], first: int, last: int) -> SpeakerPhrase | None:
    """Find the phrase with which some words end, whatever leads to it."""
    while first < last and words[first].low in _OPENERS:
        first += 1
    joined = max((p for p in range(first, last) if words[p].low == "and"), default=first)
    if any(_is_verb(words[p]) for p in range(first, joined)):
        first = joined + 1
    begins = name_start(words, first, last)
    if last - begins >= FULL_NAME and begins > first and words[begins - 1].low in _PERSONS:
        return _phrase_named(words, begins, last, last)  # "Office of the UN spokesperson Ada Renn"
    if first < last and words[first].low not in _ADDED:
        ends = _noun_phrase(words, first, last)
        if _may_speak(words, first, ends) and (ends == last or words[ends].low in _ADDED):
            if ends < last and any(_is_verb(words[p]) for p in range(first, ends)):
                return _at_the_end(words, first, last)
            return _phrase_named(words, first, ends, last)
    return _at_the_end(words, first, last)


def _at_the_end(words: Sequence[Word], first: int, last: int) -> SpeakerPhrase | None:
    """Find the name or the source that stands at the very end."""
    begins = name_start(words, first, last)
    if begins == last and last > first and words[last - 1].low in _PERSONS:
        begins = last - 1
        while begins > first and (
            is_named(words[begins - 1])
            or words[begins - 1].low in DETERMINERS | SOURCES
            or words[begins - 1].text == "-"
        ):
            begins -= 1
    if begins == last:
        begins = some_of(words, first, last)
        return (
            SpeakerPhrase(begins, last, begins, last, last, is_name=False)
            if begins < last
            else None
        )
    return _phrase_named(words, begins, last, last)


def _noun_phrase(words: Sequence[Word], first: int, end: int) -> int:
    """Find where the phrase ends that begins at a word."""
    place = first
    while place < end:
        word = words[place]
        is_stop = word.text == "." and place > first and is_abbreviated(words, place - 1)
        is_joined = place > first and words[place - 1].text == "-"  # "Karachi-based"
        is_part = word.is_word and (
            is_joined or (word.low not in _ADDED and word.low not in AUXILIARIES)
        )
        if not (is_part or is_stop or word.text == "-" or word.text.isdecimal()):
            break
        place += 1
    return place


def _is_verb(word: Word) -> bool:
    """Tell whether a word is likely a verb of another clause."""
    return word.text.islower() and (
        word.low in AUXILIARIES or word.low in SAYING - SOURCES or word.low.endswith("ed")
    )


_PERSONS: Final = SOURCES | OFFICES | SINGLE_PERSONS


def _may_speak(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether somebody may be named by a phrase: by name, with an article, or as many."""
    if first >= last:
        return False
    ends, begins = words[last - 1], words[first]
    if ends.low in _NO_SPEAKERS:
        return False
    if is_named(ends) or ends.low in _PERSONS or (is_body(ends.low) and last - first > 1):
        return True
    has_article = begins.low in DETERMINERS or begins.low.endswith(("’s", "'s"))
    if ends.low.endswith("s"):
        return has_article or last - first < _MANY
    return last - first > 1 and has_article


def _only_describes(words: Sequence[Word], phrase: SpeakerPhrase) -> bool:
    """Tell whether a phrase is an office or a description, whose bearer may be named next."""
    return not phrase.is_name or words[phrase.last - 1].low in OFFICES


def _phrase_named(words: Sequence[Word], first: int, last: int, end: int) -> SpeakerPhrase | None:
    """Take the name with which a phrase ends, or the whole of it where it only describes."""
    named = (words[p] for p in range(first, last) if words[p].low not in DETERMINERS)
    if not any(word.is_word for word in named):
        return None
    begins = name_start(words, first, last)
    if begins == last:
        whole = _behind_office(words, first, last, end)
        return whole or SpeakerPhrase(first, last, first, last, end, is_name=False)
    if words[last - 1].low in OFFICES and (whole := _behind_office(words, first, last, end)):
        return whole
    is_body = begins > first and words[begins - 1].low in DETERMINERS
    if is_body and last + 1 < end and words[last].low in _OF:  # "the Committee of the Red Cross"
        place = last + 1 + (words[last + 1].low == "the")
        ends = name_end(words, place, end)
        if ends > place:
            return SpeakerPhrase(begins, ends, first, ends, end, is_name=True)
    begins = with_others(words, first, without_titles(words, begins, last), last)
    return SpeakerPhrase(begins, last, first, last, end, is_name=True)


def _behind_office(words: Sequence[Word], first: int, last: int, end: int) -> SpeakerPhrase | None:
    """Find the name behind an office: "Minister for Justice Ada Renn"."""
    if words[first].low in DETERMINERS or words[last - 1].low not in OFFICES:
        return None
    if last >= end or words[last].low not in _OF:
        return None
    ends = last + 1
    while ends < end and words[ends].low not in _ADDED and words[ends].is_word:
        ends += 1
    begins = name_start(words, last + 1, ends)
    is_apart = begins > last + 1  # "of mission Ada Renn"
    if ends - begins < FULL_NAME + (not is_apart):
        return None
    return SpeakerPhrase(max(begins, ends - FULL_NAME), ends, first, ends, end, is_name=True)
