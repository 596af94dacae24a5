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

from pakafg.drafting.attributions import Attributor
from pakafg.drafting.direct_speech import LEAST_WORDS, is_direct, is_title
from pakafg.drafting.news_text import NewsText
from pakafg.drafting.quotation_speakers import QuotationSpeakers
from pakafg.drafting.quoted_by import QuotedBy
from pakafg.drafting.said_by import SaidBy

if TYPE_CHECKING:
    from pakafg.text.quotation_marks import QuotedSpan

__all__ = ["Utterance", "UtteranceRules"]

_TITLED: Final = frozenset(
    ("titled", "entitled", "headlined", "named", "dubbed", "nicknamed", "codenamed", "captioned",
     "termed", "so-called", "known")
)  # fmt: skip
_AGED: Final = re.compile(r",? \d{1,2},")
_BACK: Final = 400  # characters before a quotation that lead to it
_AFTER: Final = 160  # characters of the words that interrupt one


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
    _speakers: QuotationSpeakers = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._speakers = QuotationSpeakers(self.read, self.attributor, self.attributions)

    def all(self) -> list[Utterance]:
        """List the utterances, in the order of the text."""
        spans = self.read.quotations
        found: list[Utterance] = []
        open_speaker: Utterance | None = None
        for index, span in enumerate(spans):
            before = spans[index - 1].outer_end if index else 0
            after = spans[index + 1].outer_start if index + 1 < len(spans) else len(self.read.text)
            gap = self.read.text[before : span.outer_start]
            if open_speaker is not None and not gap.strip() and "\n" in gap.replace("\r", "\n"):
                parts = (*open_speaker.spans, self._words(span))
                found[-1] = self._with_speaker(open_speaker, span, before, after)
                found[-1] = found[-1]._replace(spans=parts)
                self._remember(found[-1], span.outer_end)
                open_speaker = found[-1] if span.is_open else None
                continue
            open_speaker = None
            utterance = self._utterance(span, before, after)
            if utterance is None:
                continue
            self._remember(utterance, span.outer_end)
            if found and self._goes_on(found[-1], utterance, span):
                found[-1] = found[-1]._replace(spans=(*found[-1].spans, *utterance.spans))
            else:
                found.append(utterance)
            if span.is_open:
                open_speaker = found[-1]
        return found

    def _remember(self, each: Utterance, place: int) -> None:
        """Keep in mind who spoke last."""
        self._speakers.remember(
            QuotedBy(each.cue, each.speaker, each.name, each.doubts, each.rule), place
        )

    def _with_speaker(
        self, each: Utterance, span: QuotedSpan, before: int, after: int
    ) -> Utterance:
        """Give an utterance the speaker whom the words behind its last paragraph name."""
        own = None if each.name else self._utterance(span, before, after)
        return each if own is None or not own.name else own

    def _words(self, span: QuotedSpan) -> tuple[int, int]:
        """Take the words of a quotation without space and comma at their ends."""
        text, start, end = self.read.text, span.start, span.end
        while start < end and text[start] in " \xa0…":
            start += 1
        while end > start and text[end - 1] in " ,\xa0":
            end -= 1
        return start, end

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

    def _is_nickname(self, span: QuotedSpan, before: str) -> bool:
        """Tell whether marked words stand within a name: Odo "Duke" Lark."""
        behind = re.match(r" [^\W\d_]", self.read.text[span.outer_end : span.outer_end + 2])
        is_within = self.read.text[max(0, span.outer_start - 1) : span.outer_start] == " "
        if behind is None or not is_within or not before.isalpha():
            return False
        words, at = self.read.words, self.read.word_at(span.outer_start)
        after = self.read.word_at(span.outer_end)
        return at > 0 and words[at - 1].is_name and after < len(words) and words[after].is_name

    def _utterance(self, span: QuotedSpan, before: int, after: int) -> Utterance | None:
        """Read a quotation; None where it is no utterance."""
        text = self.read.text
        start, end = self._words(span)
        words = text[start:end].split()
        lead = text[max(before, span.outer_start - _BACK) : span.outer_start]
        lead_line = re.split(r"[\r\n]", lead)[-1]
        last_word = (lead_line.split() or [""])[-1].lower().strip(",:")
        is_called = last_word in {"like", "called"} or _AGED.match(text, span.outer_end)
        is_name = is_title(words) and (is_called or self._is_nickname(span, last_word))
        if not words or last_word in _TITLED or is_name:
            return None  # a title, or a name that is not the real one: “Ada,” 26, fled
        is_whole = is_direct(text, span, words, lead_line)
        hit = self._speakers.of(span, before, after, is_whole=is_whole)
        if hit is None:
            if not is_whole or is_title(words) or len(words) < LEAST_WORDS:
                return None
            return Utterance(
                ((start, end),), None, None, "", is_whole, "a quotation", ("who said it",)
            )
        has_verb = hit.rule == "a quotation with a verb of saying"
        if not is_whole and is_title(words) and (len(words) > 1 or not has_verb):
            return None
        doubts = hit.doubts
        if hit.speaker is None and not hit.name:
            doubts = (*doubts, "who said it")
        return Utterance(
            ((start, end),), hit.cue, hit.speaker, hit.name, is_whole, hit.rule, doubts
        )
