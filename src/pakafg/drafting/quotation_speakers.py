"""Who utters a quotation: by the verb of saying behind it or before it, a colon, or its neighbours.

Laws of this file: what a quotation itself says attributes nothing; an attribution of the sentence
goes before a neighbour; where nobody is named, nobody speaks, and the doubt says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import define, field

from pakafg.drafting.attributions import Attributor, SaidBy
from pakafg.drafting.news_text import NewsText
from pakafg.drafting.saying_verbs import says
from pakafg.drafting.speaker_phrases import is_abbreviated, phrase_at, phrase_opening

if TYPE_CHECKING:
    from pakafg.drafting.borne_titles import Speaker
    from pakafg.text.quotation_marks import QuotedSpan

__all__ = ["QuotationSpeakers", "QuotedBy"]

_CONJUNCTIONS: Final = frozenset({"while", "and", "but", "as", "in", "before", "though", "when"})
_AHEAD: Final = 400  # characters before a quotation in which its cue is looked for
_BEHIND: Final = 300
_NEAR: Final = 160  # characters between a quotation and that of the same speaker
_WORDS: Final = 40  # words behind a quotation in which its verb is looked for
_SHORT: Final = 9  # words of a name with its titles
_REST: Final = re.compile(r"(?:[^\r\n]|(?<![.!?:\r\n])\r?\n(?![\s“\"‘'«„`]))*")
_TITLE: Final = 3  # words between a quotation and a name
_ENDING: Final = frozenset({",", "?", "!", "—", "…"})
_JOINED: Final = re.compile(r",? (?:and|or|but) (?:[^\s.;:!?]+ ){0,4}|, ")
_LINES: Final = 2


class QuotedBy(NamedTuple):
    """Who utters a quotation.

    Attributes:
        cue: The characters that say so; None where only the place does.
        speaker: Who, by id; None for somebody whom the corpus does not know.
        name: The words that name or describe the speaker; empty where none do.
        doubts: What is not sure of it.
        rule: The rule that found it.
    """

    cue: tuple[int, int] | None
    speaker: str | None
    name: str
    doubts: tuple[str, ...]
    rule: str = "a quotation with a verb of saying"


@define
class QuotationSpeakers:
    """Finds the speakers of the quotations of a text, one after the other.

    Attributes:
        read: The text.
        attributor: Finds who says something; it has been asked for every sentence.
        attributions: What it found, for each sentence of the text.
    """

    read: NewsText
    attributor: Attributor
    attributions: Sequence[Sequence[SaidBy]]
    _last: QuotedBy | None = field(default=None, init=False)
    _last_place: int = field(default=-1, init=False)

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
        return hit or (self._beside(span) if is_whole else self._joined(span))

    def remember(self, quoted: QuotedBy, place: int) -> None:
        """Keep in mind who uttered a quotation, and where it ends."""
        self._last, self._last_place = quoted, place

    def begins_line(self, at: int) -> bool:
        """Tell whether nothing stands before a place in its line."""
        line = max(self.read.text.rfind("\n", 0, at), self.read.text.rfind("\r", 0, at))
        return not self.read.text[line + 1 : at].strip()

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
        cue = self._cue(named.first, named.last + 1, last)
        return QuotedBy(cue, named.actor, named.name, doubts, "a quotation with a name behind it")

    def _is_all(self, at: int, first: int, last: int, span: QuotedSpan) -> bool:
        """Tell whether a sentence ends with who said it: "…” Renn said.", "…, said Renn."."""
        said = next((e for e in self._outside(self._number(at)) if e.at == at), None)
        if said is None:
            return False
        words, begins = self.read.words, min(said.first, at)
        is_next = begins <= first + _TITLE and self.begins_line(span.outer_start)
        ends = max(said.last, at + 1)
        closes = ends >= last or words[ends].text == "."
        return closes and (is_next or words[begins - 1].text == ",")

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
            if says(words, at) or (words[at].low == "according" and following == "to"):
                sure = any(e.at == at and e.name for e in self._outside(self._number(at)))
                return self._attributed(at, last) if sure or not only_sure else None
        return None

    def _attributed(self, at: int, last: int) -> QuotedBy:
        """Find the attribution to which a verb belongs."""
        known = self._outside(self._number(at))
        earlier = [each for each in known if each.at < at]
        said = next((each for each in known if each.at == at), None)
        said = said or (earlier[-1] if earlier else None)
        if said is not None:
            doubts = () if said.doubt is None else (said.doubt,)
            cue = self._cue(said.first, max(said.last, at + 1), last)
            return QuotedBy(cue, said.actor, said.name, doubts)
        sentence = self.read.sentences[self._number(at)]
        named = self.attributor.who.actors_within(sentence.first, at)
        if named:  # a verb such as "calling": its subject is that of its sentence
            head = next((m for m in named if m.record in self.attributor.persons), named[0])
            name = self.read.text[head.start : head.end]
            return QuotedBy(self._cue(head.first, at + 1, last), head.record, name, ())
        opens = self.attributor.subjects.get(sentence.first)
        if opens is not None:
            doubt = f"whether {opens[1]}, with whom the sentence begins, says it"
            return QuotedBy(self._cue(at, at + 1, last), *opens, (doubt,))
        return QuotedBy(self._cue(at, at + 1, last), None, "", ())

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
        spoken = [each for each in self._outside(number) if each.at < last]
        if spoken:
            said = spoken[-1]
            doubts = () if said.doubt is None else (said.doubt,)
            cue = self._cue(said.first, said.last, last)
            return QuotedBy(cue, said.actor, said.name, doubts, rule)
        named = self.attributor.who.actors_within(sentence.first, last)
        if named:
            head = next((m for m in named if m.record in self.attributor.persons), named[0])
            name = self.read.text[head.start : head.end]
            cue = self._cue(head.first, head.last, last)
            return QuotedBy(cue, head.record, name, ("who said it",), rule)
        opens = self.attributor.subjects.get(sentence.first) or self._opening(sentence.first, last)
        if opens is None or stripped.endswith("said"):
            return None
        doubt = f"whether {opens[1]}, with whom the sentence begins, says it"
        return QuotedBy(self._cue(sentence.first, last, last), *opens, (doubt,), rule)

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
        cue, rule = self._cue(phrase.first, phrase.last, last), "a quotation with a name behind it"
        if named:
            return QuotedBy(cue, named[-1].record, name, (), rule)
        return QuotedBy(cue, None, name, (f"who “{name}” is: the corpus knows no such name",), rule)

    # --- its neighbours ------------------------------------------------------------------------

    def _beside(self, span: QuotedSpan) -> QuotedBy | None:
        """Take the speaker of the sentence, the paragraph or the quotation before."""
        rule = "a quotation behind another"
        own = self._paragraph_before(span) or self._sentence_before(span) or self._subject(span)
        if own is not None:
            return own._replace(rule=rule)
        gap = self.read.text[self._last_place : span.outer_start]
        if self._last is None or not self._last.name or len(gap) > _NEAR:
            return None
        if gap.count("\n") > _LINES or ("\n" in gap and not self.begins_line(span.outer_start)):
            return None
        return self._last._replace(doubts=(f"whether {self._last.name} goes on",), rule=rule)

    def _joined(self, span: QuotedSpan) -> QuotedBy | None:
        """Take the speaker of words that "and" joins with these: "called it “vain” and “cruel”"."""
        gap = self.read.text[self._last_place : span.outer_start]
        return self._last if self._last and self._last.name and _JOINED.fullmatch(gap) else None

    def _sentence_before(self, span: QuotedSpan) -> QuotedBy | None:
        """Take who speaks at the end of the sentence before: "…, he added. “Until then …”"."""
        number = self.read.sentence_of(span.outer_start) - 1
        said = self._said_since(number)
        if said is None:
            return None
        sentence = self.read.sentences[number]
        is_far = "\n" in self.read.text[sentence.end : span.outer_start]
        ends = said.last >= sentence.last - 1 or said.follows
        return None if is_far or not ends else self._named_before(said)

    def _subject(self, span: QuotedSpan) -> QuotedBy | None:
        """Take the person with whom the sentence before begins, in the same paragraph."""
        number = self.read.sentence_of(span.outer_start) - 1
        if number < 0:
            return None
        sentence = self.read.sentences[number]
        opens = self.attributor.subjects.get(sentence.first)
        gap = self.read.text[sentence.end : span.outer_start]
        if opens is None or "\n" in gap or sentence.start < self._last_place:
            return None
        doubt = f"whether {opens[1]}, with whom the sentence before begins, says it"
        return QuotedBy(None, *opens, (doubt,))

    def _paragraph_before(self, span: QuotedSpan) -> QuotedBy | None:
        """Take who speaks at the end of the paragraph before a quotation that is one of its own."""
        rest = re.match(r"[^\r\n]*", self.read.text[span.outer_end : span.outer_end + _NEAR])
        if not self.begins_line(span.outer_start) or (rest and rest[0].strip()):
            return None
        said = self._said_since(self.read.sentence_of(span.outer_start) - 1)
        return None if said is None else self._named_before(said)

    def _said_since(self, number: int) -> SaidBy | None:
        """Find the last attribution of a sentence, where no quotation is nearer."""
        outside = self._outside(number) if number >= 0 else ()
        if not outside or not outside[-1].name:
            return None
        is_near = self.read.words[outside[-1].first].start >= self._last_place
        return outside[-1] if is_near else None

    def _named_before(self, said: SaidBy) -> QuotedBy:
        cue = self._cue(said.first, said.last, len(self.read.words))
        return QuotedBy(
            cue, said.actor, said.name, (f"whether {said.name}, named before, says it",)
        )

    # --- words and sentences -------------------------------------------------------------------

    def _number(self, at: int) -> int:
        """Find the number of the sentence that holds a word."""
        return self.read.sentence_of(self.read.words[at].start)

    def _outside(self, number: int) -> Sequence[SaidBy]:
        """List the attributions of a sentence that no quotation makes."""
        return [each for each in self.attributions[number] if not self.read.is_quoted(each.at)]

    def _cue(self, first: int, last: int, limit: int) -> tuple[int, int]:
        """Take the characters of some words."""
        words = self.read.words
        last = min(max(last, first + 1), max(limit, first + 1))
        return words[first].start, words[last - 1].end
