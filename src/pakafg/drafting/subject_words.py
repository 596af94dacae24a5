"""Where the subject of a verb of saying stands among the words beside it, and which words name it.

Law of this file: words are looked at, and nobody is known; whose name it is, others find.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.drafting.clause_words import PREPOSITIONS
from pakafg.drafting.harm_phrases import LIVES, TAKING
from pakafg.drafting.outcome_verbs import SINGLE_PERSONS
from pakafg.drafting.saying_verbs import ALSO_NOUNS, OFFICES, PARTICLES, SOURCES, TITLES
from pakafg.timeline.phrases.phrase_words import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.drafting.news_text import Word

__all__ = [
    "FULL_NAME",
    "RANKS",
    "are_many",
    "before_aside",
    "before_day",
    "begins_place",
    "clause_start",
    "ends_place",
    "is_abbreviated",
    "is_body",
    "is_named",
    "is_said",
    "name_end",
    "name_start",
    "some_of",
    "without_titles",
]

_PRONOUNS: Final = frozenset({"he", "she", "they", "it"})
_LIVES: Final = 6  # words between "claimed" and "lives"
_SOME: Final = frozenset({"them", "those", "one", "another", "others", "some"})  # who is open
_DAYS: Final = frozenset({*WEEKDAYS, "today", "yesterday"})
_HOURS: Final = frozenset({"morning", "afternoon", "evening", "night"})
_MARKS: Final = frozenset({";", ":", "“", "”", '"', "—", "_"})
_CONJUNCTIONS: Final = frozenset({"that", "while", "but", "although", "though", "whereas"})
FULL_NAME: Final = 2
"""How many words a full name has at least."""

_DATES: Final = frozenset({*WEEKDAYS, *MONTHS}) - {"may"}  # somebody's name, too
_NO_NAMES: Final = _DATES | PREPOSITIONS | frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "it", "he", "she", "they", "we", "i",
     "you", "his", "her", "its", "their", "our", "my", "and", "but", "or", "so", "yet", "for",
     "to", "as", "if", "when", "while", "since", "before", "though", "although", "because",
     "however", "also", "meanwhile", "earlier", "later", "still", "then", "now", "there", "one",
     "some", "many", "most", "all", "another", "other", "others", "both", "no", "not", "asked",
     "speaking", "according", "today", "yesterday", "last", "what", "why", "how", "where", "who",
     "despite", "about", "nearly", "two", "three", "local", "such", "here", "only", "even", "just",
     "once", "until", "tomorrow")
)  # fmt: skip
_BODIES: Final = frozenset(
    ("ministry", "army", "organization", "organisation", "committee", "council", "union", "party",
     "front", "agency", "commission", "government", "embassy", "police", "court", "group",
     "office", "mission", "nations", "forces", "association", "federation", "department",
     "company", "bank", "university", "hospital", "church", "movement", "house", "street", "navy",
     "military", "force", "authority", "parliament", "congress", "board", "command", "centre",
     "center", "times", "news", "agreement", "states", "kingdom", "statement", "letter", "report",
     "resolution", "communique", "communiqué", "society", "service", "alliance", "coalition",
     "team", "observatory", "watch", "international", "institute", "foundation", "network",
     "press", "post", "mail", "crescent", "cross", "corps", "bureau", "cabinet", "administration",
     "media", "website", "newspaper", "governorate", "municipality", "directorate", "prosecution",
     "organisations", "charity", "monitor", "brigade", "station", "delegation", "television",
     "radio", "channel")
)  # fmt: skip
_PLACES: Final = frozenset(
    ("north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
     "new", "upper", "lower", "united", "great", "saudi", "el", "los", "san")
)  # fmt: skip
_SITES: Final = frozenset(
    ("city", "province", "district", "county", "valley", "river", "island", "islands", "region",
     "town", "village", "airport", "street", "road", "bridge", "square", "camp", "state", "war")
)  # fmt: skip
RANKS: Final = frozenset(
    ("general", "sheriff", "congressman", "congresswoman", "colonel", "major", "captain",
     "lieutenant", "brigadier", "admiral", "sergeant", "marshal", "judge", "senator", "professor",
     "doctor", "reverend", "archbishop", "bishop", "cardinal", "inspector", "representative",
     "sir", "miss", "justice", "chief")
)  # fmt: skip
"""Titles before a name, of the army, the church and others."""
_KEPT_TITLES: Final = frozenset({"king", "queen", "prince", "princess", "pope"})


def are_many(name: str) -> bool:
    """Tell whether words name sources of whom "he" is none: "medics", "the police"."""
    last = (name.lower().split() or [""])[-1]
    is_plural = last.endswith("s") or last in {"police", "media"}
    is_common = name[:1].islower() or name.lower() in SOURCES  # "Police" begins a sentence
    return " and " in name or (is_common and is_plural)


def clause_start(words: Sequence[Word], first: int, end: int) -> int:
    """Find where the clause begins that ends with a word; `first` where nothing parts it."""
    for place in range(end - 1, first - 1, -1):
        if words[place].text in _MARKS or words[place].low in _CONJUNCTIONS:
            return place + 1
    return first


def before_day(words: Sequence[Word], first: int, end: int) -> int:
    """Pass over the day in "an official on Sunday said", "the army late Monday evening said"."""
    at = end - (end > first and words[end - 1].low in _HOURS)
    if at > first and words[at - 1].low in _DAYS:
        at -= 1
        return at - (at > first and words[at - 1].low in {"on", "late", "early"})
    return end


def is_named(word: Word) -> bool:
    """Tell whether a word may be one of a name: "In" and "Sunday" are none."""
    return word.is_name and word.low not in _NO_NAMES


def is_body(name: str) -> bool:
    """Tell whether words name a body, of which nobody says "she": "the UN", "Army Command"."""
    words = name.lower().split()
    if words and words[-1] in OFFICES | SINGLE_PERSONS:
        return False  # "a police officer"
    is_short = len(words) == 1 and len(name) > 1 and name.isupper()
    return is_short or any(word in _BODIES or word.rstrip("s") in _BODIES for word in words)


def begins_place(low: str) -> bool:
    """Tell whether a word begins the name of a place: "North", "New"."""
    return low in _PLACES


def ends_place(low: str) -> bool:
    """Tell whether a word ends the name of a place: "Province", "Street"."""
    return low in _SITES


def before_aside(words: Sequence[Word], first: int, end: int) -> int:
    """Pass over "(R)" and "— who runs it —" before a verb, back from its end."""
    if end > first and words[end - 1].text in {")", "—", "–"}:
        opening = {"("} if words[end - 1].text == ")" else {"—", "–"}
        for place in range(end - 2, first, -1):
            if words[place].text in opening:
                return place
    return end


def without_titles(words: Sequence[Word], first: int, last: int) -> int:
    """Pass over "Maj. Gen." and "Prime Minister" before a name, and "Villager"."""
    titles = TITLES | OFFICES | RANKS
    for place in range(last - 2, first - 1, -1):
        if words[place].low in titles - _KEPT_TITLES:
            first = place + 1
            break
    while first + 1 < last and words[first].text in {".", "-"}:
        first += 1
    return first + (last - first > FULL_NAME and words[first].low in SINGLE_PERSONS)


def name_end(words: Sequence[Word], first: int, end: int) -> int:
    """Find where a name ends that begins at a word: "Mai al-Kaila", "Ursula von der Leyen"."""
    last = first
    for place in range(first, end):
        if is_named(words[place]):
            last = place + 1
        elif words[place].low not in PARTICLES:
            break
    return last


def name_start(words: Sequence[Word], start: int, last: int) -> int:
    """Find where a name begins that ends before a word; `last` where none does."""
    first = last
    for place in range(last - 1, start - 1, -1):
        if is_named(words[place]):
            first = place
        elif words[place].text == "." and place > start:
            if words[place - 1].low not in TITLES and len(words[place - 1].text) > 1:
                break
        elif words[place].low not in PARTICLES:
            break
    return first


def some_of(words: Sequence[Word], start: int, last: int) -> int:
    """Find where "one of them" begins, whom nobody can know by it; `last` where it does not."""
    if last <= start or words[last - 1].low not in _SOME:
        return last
    is_of = last - 3 >= start and words[last - 2].low == "of"
    return last - 3 if is_of else last - 1


def is_abbreviated(words: Sequence[Word], at: int) -> bool:
    """Tell whether a full stop behind a word ends no sentence: a title, an initial, "(R-Utah.)".

    Args:
        words: The words of the text.
        at: The number of the word.
    """
    word, after = words[at], words[at + 2].text if at + 2 < len(words) else ""
    is_initial = len(word.text) == 1 and word.text.isupper()
    return word.low in TITLES or is_initial or after in {",", ")"}


def is_said(words: Sequence[Word], at: int, first: int) -> bool:
    """Tell whether a word is a verb of saying where it stands: "the United States" has none.

    Args:
        words: The words of the text.
        at: The number of the word.
        first: The first word of its sentence.
    """
    if at > first and words[at].is_name:
        return False
    ahead = words[at + 1 : at + _LIVES]
    if words[at].low in TAKING and any(word.low in LIVES for word in ahead):
        return False  # "claimed the lives of ten"
    return words[at].low not in ALSO_NOUNS or _is_verb(words, at, first)


def _is_verb(words: Sequence[Word], at: int, first: int) -> bool:
    """Tell whether a word that may be a noun is a verb: its subject stands right before it."""
    if words[at].low.endswith("ing"):
        return at > first and words[at - 1].text == ","
    if at == first:
        return False
    before = words[at - 1]
    is_possessive = before.low.endswith(("’s", "'s", "s’"))
    is_source = before.low in _PRONOUNS | SOURCES or before.low.removesuffix("s") in SOURCES
    return not is_possessive and (is_named(before) or is_source)
