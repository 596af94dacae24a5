"""Whether a verb of harm has somebody behind it who suffers it: "two gunmen killed villagers".

Law of this file: only words that can be no object (a preposition, a day, an adverb, the end of the
clause) tell that a verb has none; whatever else stands behind it may be one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.drafting.clause_words import AUXILIARIES, CLAUSE_ENDS, PREPOSITIONS
from pakafg.drafting.number_mentions import is_number_word
from pakafg.timeline.phrases.phrase_words import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.drafting.news_text import Word

__all__ = ["NO_OBJECT", "has_object", "may_have_object"]

_HELPING: Final = AUXILIARIES - {"each", "both"}
NO_OBJECT: Final = PREPOSITIONS | CLAUSE_ENDS | _HELPING | {*WEEKDAYS, *MONTHS} | {
    *("after", "before", "during", "since", "until", "till", "while", "when", "where", "as", "if"),
    *("because", "though", "although", "amid", "amidst", "despite", "following", "due", "per"),
    *("through", "throughout", "against", "for", "with", "without", "along", "alongside", "off"),
    *("over", "up", "out", "down", "about", "upon", "beyond", "than", "according", "including"),
    *("today", "yesterday", "tonight", "overnight", "here", "there", "elsewhere", "nationwide"),
    *("worldwide", "alive", "dead", "so", "earlier", "later", "again", "already", "too", "alone"),
    *("this", "last", "early", "late", "every", "daily", "then", "apart", "not"),
    *("instead", "hours", "days", "minutes", "weeks", "months", "years", "moments", "seconds"),
    *("countrywide", "among", "into", "onto", "toward", "towards", "even", "just", "once", "yet"),
}  # fmt: skip
"""Words behind a verb of harm that are no object of it."""


def may_have_object(words: Sequence[Word], at: int, last: int) -> bool:
    """Tell whether a verb may have an object that is no number.

    Args:
        words: The words of the text.
        at: The number of the verb.
        last: Where its sentence ends.
    """
    if at + 1 >= last:
        return False
    after = words[at + 1]
    if not after.is_word or is_number_word(after) or after.low in NO_OBJECT:
        return False
    return not after.low.endswith(("ly", "ing", "wards"))


def has_object(words: Sequence[Word], at: int, last: int) -> bool:
    """Tell whether others suffer a verb, counted or not: "were armed and killed three".

    Args:
        words: The words of the text.
        at: The number of the verb.
        last: Where its sentence ends.
    """
    is_counting = at + 1 < last and is_number_word(words[at + 1])
    return is_counting or may_have_object(words, at, last)
