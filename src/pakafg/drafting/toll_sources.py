"""Who gives figures in words of their own: a tally, a toll that is placed, the end of a headline.

Laws of this file: whoever kept, compiled or released figures gives them, and not the figures; a
blast that raises a toll gives none; behind the colon of a headline stands a source only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define

from pakafg.drafting.news_text import NewsText
from pakafg.drafting.outcome_verbs import PERSONS, SINGLE_PERSONS
from pakafg.drafting.said_by import SaidBy
from pakafg.drafting.saying_verbs import DATA, DETERMINERS, OFFICES, SOURCES
from pakafg.drafting.speaker_identity import NamedSpeaker, SpeakerIdentity
from pakafg.drafting.speaker_phrases import phrase_at
from pakafg.drafting.subject_words import is_body, is_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.drafting.news_text import Sentence, Word

__all__ = ["TollSources", "is_toll_verb", "may_give_figures"]

_FIGURES: Final = DATA | {
    "toll", "estimate", "estimates", "assessment", "account", "database", "list", "survey",
    "study", "records", "charts",
}  # fmt: skip
_CLAIMS: Final = frozenset({"allegations", "claims", "accusations", "assertions"})
_KEPT: Final = frozenset(
    ("compiled", "released", "issued", "provided", "given", "published", "collected", "kept",
     "gathered", "cited", "quoted", "shared", "maintained", "seen", "obtained")
)  # fmt: skip
_SHOWING: Final = frozenset(
    ("show", "shows", "showed", "put", "puts", "stands", "stood", "suggest", "suggests", "indicate",
     "indicates", "list", "lists", "count", "counts")
)  # fmt: skip
_PLACING: Final = frozenset(
    ("placed", "places", "gave", "gives", "revised", "raised", "increased", "lowered", "reduced",
     "updated", "set", "corrected")
)  # fmt: skip
_TOLLS: Final = frozenset(
    {"toll", "number", "figure", "figures", "count", "total", "tally", "estimate"}
)
_NEAR: Final = 5  # words between a verb and the toll, or before figures
_SOURCE: Final = 6  # words of a source at the end of a headline
_SPEAKING: Final = frozenset(
    {"say", "says", "said", "report", "reports", "confirm", "confirms", "claim", "claims"}
)
_MANY: Final = SOURCES | OFFICES | PERSONS | SINGLE_PERSONS


def is_toll_verb(words: Sequence[Word], at: int, end: int) -> bool:
    """Tell whether a verb gives a toll: "placed the death toll at 37".

    Args:
        words: The words of the text.
        at: The number of the word.
        end: Where its sentence ends.
    """
    ahead = words[at + 1 : min(end, at + 1 + _NEAR)]
    return words[at].low in _PLACING and any(word.low in _TOLLS for word in ahead)


def may_give_figures(speaker: NamedSpeaker) -> bool:
    """Tell whether words name somebody, and nothing that only happened."""
    words = speaker.name.split()
    if speaker.actor is not None or not words:
        return speaker.actor is not None
    last = words[-1]
    is_owner = last.endswith(("’s", "'s"))  # "in Wednesday’s issue"
    return not is_owner and (last[:1].isupper() or _is_source(last))


def _is_source(noun: str) -> bool:
    """Tell whether a noun is for a source."""
    low = noun.lower()
    return low in _MANY or low.removesuffix("s") in _MANY or is_body(low)


@define
class TollSources:
    """Finds whose figures are told.

    Attributes:
        read: The text.
        who: Finds who is meant.
    """

    read: NewsText
    who: SpeakerIdentity

    def behind_figures(self, first: int, end: int) -> NamedSpeaker | None:
        """Find whose figures some words are: "a toll by officials", "figures released by the UN".

        Args:
            first: The first word behind "according to".
            end: Before which word they end.
        """
        words = self.read.words
        for at in range(first, min(end, first + _NEAR)):
            if words[at].low in _FIGURES:
                return self._kept_by(at + 1, end)
        return None

    def _kept_by(self, at: int, end: int) -> NamedSpeaker | None:
        """Find whoever is behind "compiled by", "from", "in"."""
        words = self.read.words
        at += at < end and words[at].low in _KEPT
        if at + 1 >= end or words[at].low not in {"by", "from", "in"}:
            return None
        is_within = words[at].low == "in"  # "a report in the Orrin Post"
        phrase = phrase_at(words, at + 1, end)
        if phrase is None or (is_within and not phrase.is_name):
            return None
        subject = self.who.of_phrase(phrase)
        return subject if may_give_figures(subject) else None

    def of_data(self, at: int, sentence: Sentence) -> SaidBy | None:
        """Read "UN figures show", "a tally kept by the UN shows", "by the army’s account".

        Args:
            at: The number of a word.
            sentence: Its sentence.
        """
        words = self.read.words
        if words[at].low not in _FIGURES | _CLAIMS:
            return None
        if words[at].low in DATA:
            named = self.who.actors_within(max(sentence.first, at - 4), at + 1)
            if named and named[-1].last in {at, at - 1}:
                spelt = self.who.spelt(named[-1])
                return SaidBy(
                    named[-1].first, at + 1, at, named[-1].record, spelt,
                    gives_figures=True, follows=False,
                )  # fmt: skip
        behind = self._kept_by(at + 1, sentence.last)
        subject = behind or self._before(at, sentence)
        if subject is None:
            return None
        ahead = words[max(subject.last, at + 1) : min(sentence.last, max(subject.last, at) + _NEAR)]
        is_led = words[max(sentence.first, subject.first - 2)].low == "by"
        showing = _SHOWING if words[at].low in _FIGURES else {"that"}
        if not is_led and not any(word.low in showing for word in ahead):
            return None
        first, last = min(subject.first, at), max(subject.last, at + 1)
        return SaidBy(
            first, last, at, subject.actor, subject.name,
            gives_figures=True, follows=False, doubt=subject.doubt,
        )  # fmt: skip

    def _before(self, at: int, sentence: Sentence) -> NamedSpeaker | None:
        """Take the name before "figures", without the ending of a possessive."""
        words, first = self.read.words, at
        while first > sentence.first and (
            is_named(words[first - 1]) or words[first - 1].low.endswith(("’s", "'s"))
        ):
            first -= 1
        if first == at:
            return None
        end = words[at - 1].end
        name = self.read.text[words[first].start : end].removesuffix("’s").removesuffix("'s")
        if words[first].low in DETERMINERS or (not _is_source(name.split()[-1]) and name.islower()):
            return None
        doubt = f"who “{name}” is: the corpus knows no such name"
        return NamedSpeaker(first, at, None, name, doubt)

    # --- headlines -----------------------------------------------------------------------------

    def of_headline(self, sentence: Sentence) -> SaidBy | None:
        """Read either end of "12 killed in raid: ministry", "Officials: 12 killed in raid".

        Args:
            sentence: The sentence.
        """
        words, last = self.read.words, sentence.last
        if (opening := self._leading(sentence)) is not None:
            return opening
        if last - sentence.first < _SOURCE // 2 or not words[last - 1].is_word:
            return None
        is_said = words[last - 1].low in _SPEAKING
        end = last - is_said
        for at in range(end - 1, max(sentence.first, end - 1 - _SOURCE), -1):
            if not (words[at].is_word or words[at].text in {":", ",", "-", "."}):
                return None
            if words[at].text == ("," if is_said else ":"):
                return self._source(at, end)
        return None

    def _leading(self, sentence: Sentence) -> SaidBy | None:
        """Read the beginning of "Officials: 38 dead, 15 missing"."""
        words = self.read.words
        ahead = range(sentence.first + 1, min(sentence.last, sentence.first + _NEAR))
        mark = next((at for at in ahead if words[at].text == ":"), None)
        if mark is None or not _is_source(words[mark - 1].text):
            return None
        return self._giver(sentence.first, mark, mark)

    def _source(self, mark: int, end: int) -> SaidBy | None:
        """Take the source behind a mark at the end of a headline."""
        words = self.read.words
        if mark + 1 >= end or not _is_source(words[end - 1].text):
            return None
        return self._giver(mark + 1, end, mark)

    def _giver(self, first: int, last: int, mark: int) -> SaidBy | None:
        """Take the words on one side of a mark as who gives the figures on the other."""
        phrase = phrase_at(self.read.words, first, last)
        subject = None if phrase is None or phrase.last != last else self.who.of_phrase(phrase)
        if subject is None:
            return None
        return SaidBy(
            subject.first, last, mark, subject.actor, subject.name,
            gives_figures=True, follows=first > mark, doubt=subject.doubt,
        )  # fmt: skip
