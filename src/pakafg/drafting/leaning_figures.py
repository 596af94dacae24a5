"""Figures whose outcome another sentence tells: "A strike killed 23. Eleven of them were children".

Laws of this file: "the dead" have an outcome of their own. "Them" and "the victims" have that of
the nearest figures before them, in the sentence before or in the same paragraph, where those have
one outcome only and nobody else is counted beside them; else there is no figure. A part is never
larger than the whole, and whoever "survived" or was "released" is no part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import define, field

from pakafg.drafting.answered_questions import answers
from pakafg.drafting.class_words import ClassWords
from pakafg.drafting.counted_nouns import Counted, counted_by
from pakafg.drafting.figure_rows import Figure
from pakafg.drafting.harm_phrases import HELD, HOMES, SPARED
from pakafg.drafting.leaning_frames import LeaningFrames, LeaningPart
from pakafg.drafting.news_text import NewsText
from pakafg.drafting.number_mentions import NumberMention, numbers_in
from pakafg.drafting.outcome_verbs import GROUPS, PERSONS, THINGS
from pakafg.drafting.saying_verbs import says

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pakafg.drafting.news_text import Sentence
    from pakafg.values.vocabularies import Outcome

__all__ = ["LeaningFigures"]

_BACK: Final = 3  # sentences before in which those meant may stand
_BEHIND: Final = 8  # words behind a part that may say that it was spared
_OWN: Final = "a part of the dead, the wounded or the like"
_LED_BACK: Final = "a part of those whom a figure before it counts"
_MIXED: Final = "how many are of each kind"
_STOPS: Final = frozenset({".", ";", "while", "whereas", "although"})
_GOES_ON: Final = frozenset({"who", "whom", "all", "both", "but", "later", "one", "none"})
_SINGULAR: Final = frozenset(
    ("was", "has", "his", "this", "its", "is", "as", "us", "yes", "thus", "does", "news", "across",
     "always", "perhaps", "towards", "besides", "press", "process", "previous", "says")
)  # fmt: skip
_WHO: Final = ("ers", "ors", "ists", "oys", "ants", "ents", "ials", "ians", "eers")
_NOBODY: Final = frozenset(
    ("others", "helicopters", "choppers", "quarters", "headquarters", "powers", "borders", "rivers",
     "numbers", "members", "incidents", "accidents", "events", "tremors", "bunkers", "mortars",
     "settlements", "winters", "waters", "doors", "months", "lives")
)  # fmt: skip
_DOERS: Final = frozenset({"militant", "soldier", "police"})
_WHEN: Final = frozenset({"as", "while", "when", "after", "before", "where"})
_NEXT: Final = (["and", "the"], ["but", "the"])
_SAYING: Final = 4  # words between people and their verb of saying
_MANY: Final = frozenset({"people", "men", "women", "children", "police", "troops", "personnel"})


class _Origin(NamedTuple):
    """The figures that a part leans on, in one sentence."""

    outcome: Outcome
    figures: Sequence[Figure]


@define
class LeaningFigures:
    """Finds the parts of figures that lean on another sentence.

    Attributes:
        read: The text.
        class_words: Words for peoples, statuses and outcomes.
    """

    read: NewsText
    class_words: ClassWords
    _frames: LeaningFrames = field(init=False)
    _numbers: dict[int, list[tuple[NumberMention, Counted]]] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self._frames = LeaningFrames(self.read, self.class_words)

    def of(
        self, index: int, dates: Collection[int], figures: Sequence[Sequence[Figure]]
    ) -> list[Figure]:
        """List the figures of a sentence, with the parts that lean on another one.

        Args:
            index: The number of the sentence; those before it were read in their order.
            dates: Numbers of its words that are parts of dates.
            figures: The figures of the sentences up to this one, those of it the last.
        """
        sentence = self.read.sentences[index]
        found = dict[int, Figure]()
        further = [  # "were abducted and killed": one number, and two outcomes
            each for each in figures[index] if found.setdefault(each.number.first, each) is not each
        ]
        self._numbers[index] = [
            (each, counted_by(self.read, each, sentence, self.class_words))
            for each in numbers_in(self.read, sentence, dates)
        ]
        for answer in answers(self.read, self.class_words, index, self._numbers[index]):
            found.setdefault(answer.number.first, answer)
        for part in self._frames.of(sentence, [number for number, _ in self._numbers[index]]):
            own = found.get(part.number.first)
            origin = self._origin(part, index, figures)
            if own is not None:
                if not own.part and origin is not None and origin.outcome == own.outcome:
                    found[part.number.first] = _with_kind(own, part, origin)
            elif origin is not None:
                found[part.number.first] = _leaning_figure(part, origin)
        return sorted((*found.values(), *further), key=lambda figure: figure.number.first)

    def _origin(
        self, part: LeaningPart, index: int, figures: Sequence[Sequence[Figure]]
    ) -> _Origin | None:
        """Find what became of those whom a part is of; None where it cannot be known."""
        outcome = part.victims.outcome
        if outcome is not None:
            if outcome.is_of_things:
                return None
            before = figures[index - 1] if index else ()
            return _Origin(outcome, [each for each in before if each.outcome == outcome][-1:])
        if self._is_spared(part, self.read.sentences[index]):
            return None
        place = self._place(part, index, figures)
        if place is None:
            return None
        wholes = [
            each
            for each in figures[place]
            if each.number.first < part.first
            and (part.noun.is_nationality or not each.outcome.is_of_things)
        ]
        outcomes = {each.outcome for each in wholes}
        if len(outcomes) != 1 or not any(_holds(each.number, part.number) for each in wholes):
            return None
        (outcome,) = outcomes
        return None if outcome.is_of_things else _Origin(outcome, wholes)

    def _place(
        self, part: LeaningPart, index: int, figures: Sequence[Sequence[Figure]]
    ) -> int | None:
        """Find the sentence with those who are meant; None where others may be meant."""
        is_pronoun = part.victims.is_pronoun
        begin = self.read.sentences[index].start
        for place in range(index, max(-1, index - _BACK - 1), -1):
            sentence = self.read.sentences[place]
            if place < index - 1 and "\n" in self.read.text[sentence.end : begin]:
                return None
            end = part.first if place == index else sentence.last
            bound = {each.number.first for each in figures[place] if each.number.first < end}
            if is_pronoun and self._counts_others(part, place, end, bound):
                return None
            if bound:
                is_open = is_pronoun and self._names_others(part, sentence, min(bound), end)
                return None if is_open else place
            if is_pronoun and place < index and self._has_many(sentence.first, sentence.last):
                return None
        return None

    def _counts_others(
        self, part: LeaningPart, index: int, end: int, bound: Collection[int]
    ) -> bool:
        """Tell whether a sentence counts others of whom the part may be, and has no outcome."""
        sentence = self.read.sentences[index]
        for number, counted in self._numbers[index]:
            if number.first >= end or number.first in bound or not _holds(number, part.number):
                continue
            nouns = {self.read.words[at].low for at in range(counted.first, counted.last)}
            is_thing = counted.is_thing or bool(nouns & (HELD | HOMES))
            is_named = number.first > sentence.first and self.read.words[number.first - 1].is_name
            if counted.is_measure or (counted.is_bare and is_named):
                continue
            if not is_thing or part.noun.is_nationality:
                return True
        return False

    def _names_others(self, part: LeaningPart, sentence: Sentence, first: int, end: int) -> bool:
        """Tell whether a sentence names other people than those that it counts.

        Whoever is said to have told it, or has done the harm, is not meant by "them".
        """
        words, statuses = self.read.words, self.class_words.statuses
        for at in range(sentence.first, end):
            low = words[at].low
            is_known = low in PERSONS or low in statuses or low.endswith(_WHO)
            is_many = low.endswith("s") or low in _MANY
            if not is_known or not is_many or low in _NOBODY or statuses.get(low) in THINGS:
                continue
            before = [word.low for word in words[max(sentence.first, at - 2) : at]]
            is_of_clause = bool(_WHEN & {*before}) or before in _NEXT
            if at > first and not is_of_clause:
                continue  # "as ministers met" tells of others; "killed 23 villagers" does not
            is_doer = statuses.get(low) in _DOERS and not part.noun.is_nationality
            is_told = any(
                says(words, near) for near in range(at + 1, min(sentence.last, at + _SAYING))
            )
            is_source = any(word.low == "according" for word in words[max(0, at - _SAYING) : at])
            if not (is_doer or is_told or is_source):
                return True
        return False

    def _has_many(self, first: int, last: int) -> bool:
        """Tell whether words name people, or anything, in the plural."""
        return any(
            low in _MANY
            or low in PERSONS
            or (low in GROUPS and low.endswith("s"))
            or (low.endswith("s") and low.isalpha() and low not in _SINGULAR)
            for low in (self.read.words[at].low for at in range(first, last))
        )

    def _is_spared(self, part: LeaningPart, sentence: Sentence) -> bool:
        """Tell whether words behind a part say what else became of it: "…, who survived"."""
        words = self.read.words
        if part.victims.last >= part.last:  # "two nurses were among them"
            return False
        for at in range(part.last, min(sentence.last, part.last + _BEHIND)):
            low = words[at].low
            if low in SPARED or low in self.class_words.outcomes:
                return True
            after = words[at + 1].low if at + 1 < sentence.last else ""
            if low in _STOPS or (words[at].text == "," and after not in _GOES_ON):
                return False
        return False


def _holds(whole: NumberMention, part: NumberMention) -> bool:
    """Tell whether a number may hold another one."""
    most, least = whole.value.high, part.value.low
    return most is None or least is None or least <= most


def _number_of_whole(origin: _Origin) -> int | None:
    """Find the number of the figure that a part leans on."""
    return origin.figures[0].number.first if origin.figures else None


def _with_kind(figure: Figure, part: LeaningPart, origin: _Origin) -> Figure:
    """Add what a sentence says of those counted to a figure that another rule found."""
    noun = part.noun
    doubts = (*figure.doubts, *((_MIXED,) if noun.is_mixed else ()))
    return figure._replace(
        doubts=doubts,
        first=min(figure.first, part.first),
        last=max(figure.last, part.last),
        status=figure.status or noun.status or part.victims.status,
        nationality=figure.nationality or noun.nationality or part.victims.nationality,
        group=figure.group or noun.group,
        leans_on=_number_of_whole(origin),
    )


def _leaning_figure(part: LeaningPart, origin: _Origin) -> Figure:
    """Make the figure of a part; it has the people and the status of the whole, where it is one."""
    noun, victims = part.noun, part.victims
    status, nationality = noun.status or victims.status, noun.nationality or victims.nationality
    doubts: tuple[str, ...] = ()
    if victims.outcome is None:
        doubts = ("whether those whom it is a part of are those of the figure before it",)
        wholes = {(each.status, each.nationality) for each in origin.figures}
        if len(wholes) == 1 and not any(each.is_led_back for each in origin.figures):
            ((whole_status, whole_nationality),) = wholes
            status, nationality = status or whole_status, nationality or whole_nationality
    if noun.is_mixed:
        doubts = (*doubts, _MIXED)
    return Figure(
        part.number,
        origin.outcome,
        part.first,
        part.last,
        status,
        nationality,
        noun.group,
        _OWN if victims.outcome is not None else _LED_BACK,
        part=False,
        doubts=doubts,
        is_single=part.number.words.lower() in {"a", "an"},
        leans_on=_number_of_whole(origin),
        is_led_back=victims.outcome is None,
    )
