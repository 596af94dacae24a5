"""Who utters a quotation: by the verb of saying behind it or before it, a colon, or its neighbours.

Laws of this file: what a quotation itself says attributes nothing; an attribution of the sentence
goes before a neighbour; where nobody is named, nobody speaks, and the doubt says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import define, field

from pakafg.drafting.clause_words import PREPOSITIONS
from pakafg.drafting.neighbouring_speakers import NeighbouringSpeakers
from pakafg.drafting.quoted_by import QuotedBy, SpeakerSearch
from pakafg.drafting.saying_verbs import may_say, says
from pakafg.drafting.speaker_phrases import phrase_at, phrase_opening
from pakafg.drafting.subject_words import is_abbreviated
from pakafg.timeline.phrases.phrase_words import WEEKDAYS

if TYPE_CHECKING:
    from pakafg.drafting.borne_titles import Speaker
    from pakafg.text.quotation_marks import QuotedSpan

__all__ = ["QuotationSpeakers"]

_CONJUNCTIONS: Final = frozenset({"while", "and", "but", "as", "in", "before", "though", "when"})
_AHEAD: Final = 400  # characters before a quotation in which its cue is looked for
_BEHIND: Final = 300
_WORDS: Final = 40  # words behind a quotation in which its verb is looked for
_SHORT: Final = 9  # words of a name with its titles
_REST: Final = re.compile(r"(?:[^\r\n]|(?<![.!?:\r\n])\r?\n(?![\s“\"‘'«„`]))*")
_TITLE: Final = 3  # words between a quotation and a name
_ENDING: Final = frozenset({",", "?", "!", "—", "…"})
_APART: Final = frozenset({",", "”", '"', "’", "—", "–"})
_ENDS: Final = frozenset(
    (".", ",", "late", "early", "yesterday", "today", "reporters", "journalists", "us", "the", "a",
     "state", "local")
)  # fmt: skip
_FINITE: Final = frozenset({"was", "were", "is", "are", "has", "have", "had", "and", "but"})


@define
class QuotationSpeakers(SpeakerSearch):
    """Finds the speakers of the quotations of a text, one after the other."""

    _neighbours: NeighbouringSpeakers = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._neighbours = NeighbouringSpeakers(self.read, self.attributor, self.attributions)

    def of(self, span: QuotedSpan, before: int, after: int, *, is_whole: bool) -> QuotedBy | None:
        """Find who utters a quotation; quotations are asked for in order.

        Args:
            span: The quotation.
            before: Where the quotation before it ends.
            after: Where the next one begins.
            is_whole: Whether whole sentences are quoted.

        Returns:
            Who utters it; None where nothing tells of anybody.
        """
        hit = None if is_whole else self._ahead(span, before, only_sure=True)
        hit = hit or self._behind(span, after) or self._ahead(span, before)
        hit = hit or self._introduced(span, before) or self._signed(span, after)
        hit = hit or self._closing(span)
        return hit or (self._neighbours.beside(span) if is_whole else self._neighbours.joined(span))

    def remember(self, quoted: QuotedBy, place: int) -> None:
        """Keep in mind who uttered a quotation, and where it ends."""
        self._neighbours.remember(quoted, place)

    # --- a verb of saying, a colon, a signature --------------------------------------------------

    def _behind(self, span: QuotedSpan, after: int) -> QuotedBy | None:
        """Find "…,” X said", "…,” said X", and "….” X said." where that is the whole sentence."""
        text, words = self.read.text, self.read.words
        inside = text[span.start : span.end].rstrip("’”'\" ")[-1:]
        first = self.read.word_at(span.outer_end)
        is_next = first < len(words) and words[first].text.islower() and says(words, first)
        behind = text[span.outer_end : span.outer_end + 2].lstrip(" ")
        has_comma = inside in _ENDING or is_next or behind[:1] == ","
        rest = _REST.match(text[span.outer_end : min(after, span.outer_end + _BEHIND)])
        last = self.read.word_at(span.outer_end + len(rest[0] if rest else ""))
        for at in range(first, min(last, first + _WORDS)):
            low = words[at].low
            is_cut = low == "." and is_abbreviated(words, at - 1)
            if (low in {".", ";"} and not is_cut) or (at == first and low in _CONJUNCTIONS):
                return None
            is_source = low == "according" and at + 1 < last and words[at + 1].low == "to"
            if is_source or (says(words, at) and not low.endswith("ing")):
                hit = self._attributed(at, last)
                return hit if has_comma or self._is_all(at, first, last, span) else None
        return self._behind_name(first, last) if inside == "," else None

    def _behind_name(self, first: int, last: int) -> QuotedBy | None:
        """Find "…,” Renn fumed.", with a verb that need not be one of saying."""
        words = self.read.words
        named = self.attributor.who.named_at(first, min(last, first + _SHORT))
        if named is None or not named.name or named.last >= last:
            return None
        if named.first > first + _TITLE or not words[named.last].text.endswith("ed"):
            return None
        doubts = tuple(filter(None, (named.doubt, f"whether {named.name} says it")))
        cue = self.cue(named.first, named.last + 1, last)
        return QuotedBy(cue, named.actor, named.name, doubts, "a quotation with a name behind it")

    def _is_all(self, at: int, first: int, last: int, span: QuotedSpan) -> bool:
        """Tell whether a sentence ends with who said it: "…” Renn said.", "…, said Renn."."""
        said = next((e for e in self.outside(self.number_of(at)) if e.at == at), None)
        if said is None:
            return False
        words, begins = self.read.words, min(said.first, at)
        is_next = begins <= first + _TITLE and self.begins_line(span.outer_start)
        ends = max(said.last, at + 1)
        closes = ends >= last or words[ends].text == "."
        return closes and (is_next or words[begins - 1].text == ",")

    def _closing(self, span: QuotedSpan) -> QuotedBy | None:
        """Find with whom a sentence ends: "who had “no fear”, the army said on Monday."."""
        words, number = self.read.words, self.read.sentence_of(span.outer_start)
        sentence = self.read.sentences[number]
        behind = self.read.word_at(span.outer_end)
        for said in reversed(self.outside(number)):
            begins, ends = min(said.first, said.at), max(said.last, said.at + 1)
            if begins < behind or words[begins - 1].text not in _APART:
                return None
            rest = [word.low for word in words[ends : sentence.last]]
            is_end = not rest or rest[0] in _ENDS | PREPOSITIONS | {*WEEKDAYS}
            if is_end and not any(low in _FINITE or low == "that" for low in rest):
                return self._attributed(said.at, sentence.last)
        return None

    def _ahead(self, span: QuotedSpan, before: int, *, only_sure: bool = False) -> QuotedBy | None:
        """Find "X said: “…”", "calling it “…”", "according to X, “…”" in the sentence so far."""
        text, words = self.read.text, self.read.words
        lead = text[max(before, span.outer_start - _AHEAD) : span.outer_start]
        if not lead.strip():
            return None
        stripped = lead.rstrip()
        goes_on = stripped.endswith((",", ":", "said"))
        if "\n" in lead[len(stripped) :] and not goes_on:
            return None
        sentence = self.read.sentences[self.read.sentence_of(span.outer_start - 1)]
        if goes_on:
            place = span.outer_start - (len(lead) - len(stripped)) - 1
            sentence = self.read.sentences[self.read.sentence_of(place)]
        elif (
            sentence.end <= span.outer_start - (len(lead) - len(stripped)) and stripped[-1] in ".!?"
        ):
            return None
        first = max(sentence.first, self.read.word_at(span.outer_start - len(lead)))
        last = self.read.word_at(span.outer_start)
        for at in range(last - 1, first - 1, -1):
            following = words[at + 1].low if at + 1 < len(words) else ""
            if (
                says(words, at)
                or may_say(words, at)
                or (words[at].low == "according" and following == "to")
            ):
                sure = any(e.at == at and e.name for e in self.outside(self.number_of(at)))
                return self._attributed(at, last) if sure or not only_sure else None
        return None

    def _attributed(self, at: int, last: int) -> QuotedBy:
        """Find the attribution to which a verb belongs."""
        known = self.outside(self.number_of(at))
        earlier = [each for each in known if each.at < at]
        said = next((each for each in known if each.at == at), None)
        said = said or (earlier[-1] if earlier else None)
        if said is not None:
            doubts = () if said.doubt is None else (said.doubt,)
            cue = self.cue(said.first, max(said.last, at + 1), last)
            return QuotedBy(cue, said.actor, said.name, doubts)
        sentence = self.read.sentences[self.number_of(at)]
        named = self.attributor.who.actors_within(sentence.first, at)
        if named:  # a verb such as "calling": its subject is that of its sentence
            head = next((m for m in named if m.record in self.attributor.persons), named[0])
            name = self.read.text[head.start : head.end]
            return QuotedBy(self.cue(head.first, at + 1, last), head.record, name, ())
        opens = self.attributor.subjects.get(sentence.first)
        if opens is not None:
            doubt = f"whether {opens[1]}, with whom the sentence begins, says it"
            return QuotedBy(self.cue(at, at + 1, last), *opens, (doubt,))
        return QuotedBy(self.cue(at, at + 1, last), None, "", ())

    def _introduced(self, span: QuotedSpan, before: int) -> QuotedBy | None:
        """Find who is named before a colon that leads to a quotation."""
        lead = self.read.text[max(before, span.outer_start - _AHEAD) : span.outer_start]
        stripped = lead.rstrip()
        if not stripped.endswith((":", ",")) and not stripped.endswith("said"):
            return None
        if stripped.endswith(",") and "\n" not in lead[len(stripped) :]:
            return None
        end = span.outer_start - (len(lead) - len(stripped))
        number = self.read.sentence_of(max(end - 1, 0))
        sentence, last = self.read.sentences[number], self.read.word_at(end)
        rule = "a quotation behind a colon"
        spoken = [each for each in self.outside(number) if each.at < last]
        if spoken:
            said = spoken[-1]
            doubts = () if said.doubt is None else (said.doubt,)
            cue = self.cue(said.first, said.last, last)
            return QuotedBy(cue, said.actor, said.name, doubts, rule)
        named = self.attributor.who.actors_within(sentence.first, last)
        if named:
            head = next((m for m in named if m.record in self.attributor.persons), named[0])
            name = self.read.text[head.start : head.end]
            cue = self.cue(head.first, head.last, last)
            return QuotedBy(cue, head.record, name, ("who said it",), rule)
        opens = self.attributor.subjects.get(sentence.first) or self._opening(sentence.first, last)
        if opens is None or stripped.endswith("said"):
            return None
        doubt = f"whether {opens[1]}, with whom the sentence begins, says it"
        return QuotedBy(self.cue(sentence.first, last, last), *opens, (doubt,), rule)

    def _opening(self, first: int, last: int) -> Speaker | None:
        """Find the name with which a sentence begins: "Ada Renn, nurse: “…”"."""
        phrase = phrase_opening(self.read.words, first, last)
        if phrase is None or not phrase.is_name:
            return None
        named = self.attributor.who.named_at(phrase.first, phrase.last)
        return None if named is None or not named.name else (named.actor, named.name)

    def _signed(self, span: QuotedSpan, after: int) -> QuotedBy | None:
        """Find whose name stands behind a dash: "“…” — Ada Renn, nurse"."""
        words, first = self.read.words, self.read.word_at(span.outer_end)
        last = self.read.word_at(after)
        if first + 1 >= last or words[first].text not in {"—", "–", "-", "―"}:
            return None
        phrase = phrase_at(words, first + 1, last)
        if phrase is None or not phrase.is_name or not self.begins_line(span.outer_start):
            return None
        named = self.attributor.who.actors_within(phrase.start, phrase.last)
        name = self.read.text[words[phrase.first].start : words[phrase.last - 1].end]
        cue, rule = self.cue(phrase.first, phrase.last, last), "a quotation with a name behind it"
        if named:
            return QuotedBy(cue, named[-1].record, name, (), rule)
        return QuotedBy(cue, None, name, (f"who “{name}” is: the corpus knows no such name",), rule)
