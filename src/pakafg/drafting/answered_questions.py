"""Figures that answer a question: "six", behind "How many people died?".

Laws of this file: the question names one outcome, and denies nothing; the answer is the sentence
behind it, and has no verb that might tell something else of those whom it counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.drafting.clause_words import AUXILIARIES, PREPOSITIONS
from pakafg.drafting.figure_rows import Figure
from pakafg.drafting.person_words import are_persons
from pakafg.drafting.saying_verbs import says

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.drafting.class_words import ClassWords
    from pakafg.drafting.counted_nouns import Counted
    from pakafg.drafting.news_text import NewsText, Sentence
    from pakafg.drafting.number_mentions import NumberMention
    from pakafg.values.vocabularies import Outcome

__all__ = ["answers"]

_ASKING: Final = frozenset({"how", "is", "are", "was", "were", "has", "have", "who"})
_DENYING: Final = frozenset({"not", "no", "never", "none", "if"})
_NOT_ASKED: Final = AUXILIARIES - {"as", "at", "of", "and", "reportedly", "still", "also", "now"}
_RULE: Final = "a number that answers a question"
_DOUBT: Final = "whether it answers the question before it"


def answers(
    read: NewsText,
    class_words: ClassWords,
    index: int,
    numbers: Sequence[tuple[NumberMention, Counted]],
) -> Iterator[Figure]:
    """Yield the figures with which a sentence answers the one before it.

    Args:
        read: The text.
        class_words: Words for peoples, statuses and outcomes.
        index: The number of the sentence.
        numbers: Its numbers, each with what it counts.
    """
    outcome = _outcome_asked(read, class_words, read.sentences[index - 1]) if index else None
    sentence = read.sentences[index]
    if outcome is None or _tells_more(read, class_words, sentence):
        return
    for number, counted in numbers:
        is_thing = counted.is_thing
        after = read.words[counted.last].low if counted.last < sentence.last else "."
        is_all = after in PREPOSITIONS or after in {".", ",", "and", ";"}  # "Ten men know."
        is_known = counted.is_bare or are_persons(read.words[counted.last - 1].low) or is_thing
        if counted.is_measure or not (is_known and is_all) or is_thing != outcome.is_of_things:
            continue
        yield Figure(
            number,
            outcome,
            number.first,
            counted.last,
            counted.status,
            counted.nationality,
            counted.group,
            _RULE,
            part=False,
            doubts=(_DOUBT,),
        )


def _outcome_asked(read: NewsText, class_words: ClassWords, sentence: Sentence) -> Outcome | None:
    """Find the one outcome of which a question asks; None where it asks of none, or of several."""
    words = read.words[sentence.first : sentence.last]
    if words[-1].text != "?" or words[0].low not in _ASKING:
        return None
    if any(word.low in _DENYING for word in words):
        return None
    hits = (class_words.outcomes.get(word.low) for word in words)
    asked = {hit.outcome for hit in hits if hit is not None and (hit.behind or hit.counted)}
    return next(iter(asked)) if len(asked) == 1 else None


def _tells_more(read: NewsText, class_words: ClassWords, sentence: Sentence) -> bool:
    """Tell whether a sentence has a verb, or an outcome of its own."""
    return any(
        (read.words[at].low in _NOT_ASKED and read.words[at].text != "May")
        or read.words[at].low in class_words.outcomes
        or says(read.words, at)
        for at in range(sentence.first, sentence.last)
    )
