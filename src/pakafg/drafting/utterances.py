"""Quotations in a news text, each with its speaker and the words that attribute it.

Laws of this file: what stands between quotation marks is an utterance where a verb of saying, a
colon or another utterance of the same paragraph leads to it; words that are only marked, and
titles, are none. A quotation that runs over paragraphs is one; one that "he said" interrupts is
one where its second half goes on in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import define, field

from pakafg.drafting.attributions import Attributor, SaidBy
from pakafg.drafting.direct_speech import LEAST_WORDS, is_direct, is_title
from pakafg.drafting.news_text import NewsText
from pakafg.drafting.quotation_marks import QuotedSpan, quoted_spans
from pakafg.drafting.saying_verbs import SAYING
from pakafg.drafting.subject_words import are_many

if TYPE_CHECKING:
    from pakafg.drafting.news_text import Sentence

__all__ = ["Utterance", "UtteranceRules"]

_TITLED: Final = frozenset(
    ("titled", "entitled", "headlined", "named", "dubbed", "nicknamed", "codenamed", "captioned",
     "termed", "so-called", "known")
)  # fmt: skip
_CONJUNCTIONS: Final = frozenset({"while", "and", "but", "as", "in", "before", "though", "when"})
_BACK: Final = 400  # characters before a quotation in which its cue is looked for
_AFTER: Final = 160


class Utterance(NamedTuple):
    """Words that somebody uttered, as the text quotes them.

    Attributes:
        spans: Where the words stand: more than one where they are interrupted.
        cue: The characters that attribute them; None where only the place does.
        speaker: Who, by id; None for somebody whom the corpus does not know.
        name: The words that name or describe the speaker; empty where none do.
        is_direct: Whether whole sentences are quoted.
        rule: The rule that found it.
        doubts: What is not sure of it.
    """

    spans: tuple[tuple[int, int], ...]
    cue: tuple[int, int] | None
    speaker: str | None
    name: str
    is_direct: bool
    rule: str
    doubts: tuple[str, ...]


@define
class UtteranceRules:
    """Finds the utterances of a text.

    Attributes:
        read: The text.
        attributor: Finds who says something; it has been asked for every sentence.
        attributions: What it found, for each sentence of the text.
    """

    read: NewsText
    attributor: Attributor
    attributions: Sequence[Sequence[SaidBy]]
    _last: tuple[str | None, str] | None = field(default=None, init=False)
    _last_place: int = field(default=-1, init=False)

    def all(self) -> list[Utterance]:
        """List the utterances, in the order of the text."""
        spans = list(quoted_spans(self.read.text))
        found: list[Utterance] = []
        open_speaker: Utterance | None = None
        for index, span in enumerate(spans):
            before = spans[index - 1].outer_end if index else 0
            after = spans[index + 1].outer_start if index + 1 < len(spans) else len(self.read.text)
            if open_speaker is not None and self._begins_line(span.outer_start):
                found[-1] = open_speaker._replace(spans=(*open_speaker.spans, self._words(span)))
                open_speaker = found[-1] if span.is_open else None
                continue
            open_speaker = None
            utterance = self._utterance(span, before, after, found)
            if utterance is None:
                continue
            if found and self._goes_on(found[-1], utterance, span):
                found[-1] = found[-1]._replace(spans=(*found[-1].spans, *utterance.spans))
            else:
                found.append(utterance)
            self._last, self._last_place = (utterance.speaker, utterance.name), span.outer_end
            if span.is_open:
                open_speaker = found[-1]
        return found

    def _words(self, span: QuotedSpan) -> tuple[int, int]:
        """Take the words of a quotation without space and comma at their ends."""
        text, start, end = self.read.text, span.start, span.end
        while start < end and text[start] in " \xa0…":
            start += 1
        while end > start and text[end - 1] in " ,\xa0":
            end -= 1
        return start, end

    def _begins_line(self, at: int) -> bool:
        """Tell whether nothing stands before a place in its line."""
        line = max(self.read.text.rfind("\n", 0, at), self.read.text.rfind("\r", 0, at))
        return not self.read.text[line + 1 : at].strip()

    def _goes_on(self, last: Utterance, now: Utterance, span: QuotedSpan) -> bool:
        """Tell whether a quotation goes on with the sentence that its cue interrupted."""
        text = self.read.text
        first = text[last.spans[-1][1] : span.outer_start]
        gap = span.outer_start - last.spans[-1][1]
        begins_low = text[now.spans[0][0]].islower()
        closed = text[last.spans[-1][1] : last.spans[-1][1] + 2]
        return (
            gap < _AFTER
            and begins_low
            and "," in closed
            and "\n" not in first
            and now.speaker == last.speaker
            and last.is_direct
            and not any(mark in first[2:] for mark in ".!?;")
        )

    def _utterance(
        self, span: QuotedSpan, before: int, after: int, found: Sequence[Utterance]
    ) -> Utterance | None:
        """Find who utters a quotation; None where it is none."""
        text = self.read.text
        start, end = self._words(span)
        if start >= end:
            return None
        words = text[start:end].split()
        lead = text[max(before, span.outer_start - _BACK) : span.outer_start]
        lead_line = re.split(r"[\r\n]", lead)[-1]
        last_word = (lead_line.split() or [""])[-1].lower().strip(",:")
        if last_word in _TITLED or (
            last_word in {"like", "called", "as"} and is_title(words) and last_word != "as"
        ):
            return None
        hit = self._behind(span, after) or self._ahead(span, before)
        rule = "a quotation with a verb of saying"
        if hit is None:
            hit = self._introduced(span, lead)
            rule = "a quotation behind a colon"
        is_whole = is_direct(text, span, words, lead_line)
        if hit is None and is_whole:
            hit = self._following(span, found)
            rule = "a quotation behind another"
        if hit is None:
            if not is_whole or is_title(words) or len(words) < LEAST_WORDS:
                return None
            return Utterance(
                ((start, end),), None, None, "", is_whole, "a quotation", ("who said it",)
            )
        cue, speaker, name, doubts = hit
        if speaker is None and not name:
            doubts = (*doubts, "who said it")
        if (
            not is_whole
            and is_title(words)
            and (len(words) > 1 or rule != "a quotation with a verb of saying")
        ):
            return None
        return Utterance(((start, end),), cue, speaker, name, is_whole, rule, doubts)

    # --- who speaks --------------------------------------------------------------------------

    def _behind(self, span: QuotedSpan, after: int) -> _Hit | None:
        """Find "…,” X said" and "…,” said X"."""
        text = self.read.text
        inside = text[max(span.start, span.end - 1) : span.end]
        outside = text[span.outer_end : span.outer_end + 1]
        if inside not in {",", "?", "!", "—", "…"} and outside != ",":
            return None
        line_end = re.search(r"[\r\n]", text[span.outer_end : span.outer_end + _AFTER])
        limit = min(after, span.outer_end + (line_end.start() if line_end else _AFTER))
        first, last = self.read.word_at(span.outer_end), self.read.word_at(limit)
        for at in range(first, min(last, first + 14)):
            low = self.read.words[at].low
            if low in {".", ";"} or (at == first and low in _CONJUNCTIONS):
                break
            if low in SAYING and not low.endswith("ing"):
                return self._attributed(at, last)
        return None

    def _ahead(self, span: QuotedSpan, before: int) -> _Hit | None:
        """Find "X said: “…”", "calling it “…”", "according to X, “…”" in the sentence so far."""
        text = self.read.text
        floor = max(before, span.outer_start - _BACK)
        lead = text[floor : span.outer_start]
        cut = max((lead.rfind(mark) for mark in (". ", "? ", "! ", ".” ", "\n", "\r")), default=-1)
        if lead.rstrip().endswith((",", ":", "said")) and "\n" in lead[-3:]:
            cut = max((lead.rstrip().rfind(mark) for mark in (". ", "? ", "! ", "\n")), default=-1)
        sentence_floor = floor + cut + 1 if cut >= 0 else floor
        first, last = self.read.word_at(sentence_floor), self.read.word_at(span.outer_start)
        for at in range(last - 1, first - 1, -1):
            low = self.read.words[at].low
            following = self.read.words[at + 1].low if at + 1 < len(self.read.words) else ""
            if low in SAYING or (low == "according" and following == "to"):
                return self._attributed(at, last)
        return None

    def _attributed(self, at: int, last: int) -> _Hit:
        """Find the attribution to which a verb belongs."""
        words = self.read.words
        place = words[at].start
        number = self.read.sentence_of(place)
        known = self.attributions[number]
        mine = next((each for each in known if each.at == at), None)
        if mine is None:  # a verb such as "calling": its subject is that of its sentence
            earlier = [each for each in known if each.at < at]
            mine = earlier[-1] if earlier else None
            if mine is None:
                sentence = self.read.sentences[number]
                named = self.attributor.actors_within(sentence.first, at)
                if named:
                    head = next((m for m in named if m.record in self.attributor.persons), named[0])
                    name = self.read.text[head.start : head.end]
                    return self._cue(head.first, at + 1, last), head.record, name, ()
                speaker = self._last or self._speaker_before(at)
                if speaker is None:
                    return self._cue(at, at + 1, last), None, "", ()
                doubt = f"whether {speaker[1]}, who spoke last, says it"
                return self._cue(at, at + 1, last), *speaker, (doubt,)
        doubts = () if mine.doubt is None else (mine.doubt,)
        if words[mine.first].low in {"he", "she", "they", "it"} and self._last is not None:
            near = self._speaker_before(mine.first)
            if near is not None:
                said = words[mine.first].text
                doubts = (f"whether “{said}” is {near[1]}, who was named last",)
                return self._cue(mine.first, max(mine.last, at + 1), last), *near, doubts
        return self._cue(mine.first, max(mine.last, at + 1), last), mine.actor, mine.name, doubts

    def _speaker_before(self, at: int) -> tuple[str | None, str] | None:
        """Find who spoke last before a word: by a verb of saying, or as a person named since."""
        place, is_many = self.read.words[at].start, self.read.words[at].low in {"they", "it"}
        number = self.read.sentence_of(place)
        for back in range(number, max(-1, number - 6), -1):
            spoken = [
                each
                for each in self.attributions[back]
                if each.at < at
                and each.first < at
                and (each.actor is None or each.actor in self.attributor.persons or is_many)
                and self.read.words[each.first].low not in {"he", "she", "they", "it"}
                and (is_many or not are_many(each.name))
            ]
            if spoken:
                return spoken[-1].actor, spoken[-1].name
            first = self.read.sentences[back].first
            if back < number and first in self.attributor.subjects:
                return self.attributor.subjects[first]
        return self._last

    def _cue(self, first: int, last: int, limit: int) -> tuple[int, int]:
        """Take the characters of some words."""
        words = self.read.words
        last = min(max(last, first + 1), max(limit, first + 1))
        return words[first].start, words[last - 1].end

    def _introduced(self, span: QuotedSpan, lead: str) -> _Hit | None:
        """Find who is named before a colon that leads to a quotation."""
        stripped = lead.rstrip()
        if not stripped.endswith((":", ",")) and not stripped.endswith("said"):
            return None
        if stripped.endswith(",") and "\n" not in lead[len(stripped) :]:
            return None
        end = span.outer_start - (len(lead) - len(stripped))
        number = self.read.sentence_of(max(end - 1, 0))
        sentence: Sentence = self.read.sentences[number]
        last = self.read.word_at(end)
        spoken = [each for each in self.attributions[number] if each.at < last]
        if spoken:
            mine = spoken[-1]
            doubts = () if mine.doubt is None else (mine.doubt,)
            return self._cue(mine.first, mine.last, last), mine.actor, mine.name, doubts
        named = self.attributor.actors_within(sentence.first, last)
        if not named:
            return None
        head = next((m for m in named if m.record in self.attributor.persons), named[0])
        name = self.read.text[head.start : head.end]
        return self._cue(head.first, head.last, last), head.record, name, ("who said it",)

    def _following(self, span: QuotedSpan, found: Sequence[Utterance]) -> _Hit | None:
        """Take the speaker of the quotation before, in the same paragraph or the next."""
        own = self._paragraph_before(span) or self._sentence_before(span)
        if own is not None:
            return own
        if not found or self._last is None:
            return None
        gap = self.read.text[self._last_place : span.outer_start]
        if len(gap) > _AFTER or gap.count("\n") > 2:  # noqa: PLR2004
            return None
        if "\n" in gap and not self._begins_line(span.outer_start):
            return None
        doubt = f"whether {self._last[1] or 'the speaker before'} goes on"
        return None if not self._last[1] else (found[-1].cue, *self._last, (doubt,))

    def _sentence_before(self, span: QuotedSpan) -> _Hit | None:
        """Take who speaks at the end of the sentence before: "…, he added. “Until then …”"."""
        number = self.read.sentence_of(span.outer_start) - 1
        if number < 0 or not self.attributions[number]:
            return None
        said, sentence = self.attributions[number][-1], self.read.sentences[number]
        is_far = "\n" in self.read.text[sentence.end : span.outer_start]
        ends = said.last >= sentence.last - 1 or said.follows
        if (
            is_far
            or not ends
            or not said.name
            or self.read.words[said.first].start < self._last_place
        ):
            return None
        cue = self._cue(said.first, said.last, len(self.read.words))
        near = self._speaker_before(said.first) if self._is_pronoun(said) else None
        actor, name = near or (said.actor, said.name)
        return cue, actor, name, (f"whether {name}, named before, says it",)

    def _is_pronoun(self, said: SaidBy) -> bool:
        """Tell whether a pronoun is the subject of an attribution."""
        return self.read.words[said.first].low in {"he", "she", "they", "it"}

    def _paragraph_before(self, span: QuotedSpan) -> _Hit | None:
        """Take who speaks at the end of the paragraph before a quotation that is one of its own."""
        text = self.read.text
        rest = re.match(r"[^\r\n]*", text[span.outer_end : span.outer_end + _AFTER])
        is_alone = self._begins_line(span.outer_start) and not (rest and rest[0].strip())
        number = self.read.sentence_of(span.outer_start) - 1
        if not is_alone or number < 0 or not self.attributions[number]:
            return None
        said = self.attributions[number][-1]
        if not said.name or self.read.words[said.first].start < self._last_place:
            return None  # the quotation before is nearer
        cue = self._cue(said.first, said.last, len(self.read.words))
        return cue, said.actor, said.name, (f"whether {said.name}, named before, says it",)


_Hit = tuple[tuple[int, int] | None, str | None, str, tuple[str, ...]]
