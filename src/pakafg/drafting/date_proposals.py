"""Dates of a document as proposals, each read on the day of publication."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Final

from pakafg.corpus.format import DATED
from pakafg.drafting.coming_days import coming_day
from pakafg.drafting.proposal import ProposalKind
from pakafg.text.quotation_marks import quoted_spans
from pakafg.values.vocabularies import Basis, Bound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.drafting.date_mentions import DateMention
    from pakafg.drafting.document_reading import DocumentReading
    from pakafg.drafting.proposal import Proposal
    from pakafg.text.quotation_marks import QuotedSpan
    from pakafg.timeline.phrases import Resolved
    from pakafg.values.when import When

__all__ = ["date_proposals"]

_BEGINS: Final = re.compile(r"(?:began|begins?|started|starting|starts|erupted|effective|opened)\b")
_UNTIL: Final = re.compile(r" (?:to|until|till|through) |\d ?[-–] ?\d", re.IGNORECASE)
_SINCE: Final = frozenset({"since", "from", "starting", "effective"})
_SPOKEN: Final = frozenset({"today", "yesterday", "tomorrow", "tonight"})
_ENDS: Final = re.compile(r"(?:ended|ends?|concluded|collapsed|closed)\b")


def date_proposals(found: DocumentReading) -> Iterator[Proposal]:
    """Propose the dates of a document; those that no rule reads say so."""
    quoted = list(quoted_spans(found.document.text))
    for number, sentence in enumerate(found.text.sentences):
        for each in found.dates[number]:
            published = found.document.published
            coming = coming_day(each, found.document.text, sentence.start, published)
            when, bound, doubts = _date_of(each, coming)
            if each.words.lower() in _SPOKEN and _is_within(each, quoted):
                doubts = (*doubts, "whether it was said on the day of publication, or before")
            cited = found.quoting.clause(each.start, each.end, (sentence.start, sentence.end))
            before = cited.quote[: max(0, each.start - cited.start)].lower()
            if bound is Bound.WHOLE and _BEGINS.search(before[-40:]):
                bound = Bound.START
            elif bound is Bound.WHOLE and _ENDS.search(before[-40:]):
                bound = Bound.END
            record: dict[str, Any] = {
                "id": found.quoting.new_id(found.document.id, "date", each.words),
                "event": None,
                "bound": str(bound),
                "when": None if when is None else str(when),
                "basis": str(Basis.STATED if each.is_stated else Basis.RELATIVE),
                "words": " ".join(each.words.split()),
            }
            read = coming or each.resolved
            rule = "words of a date" if read is None else read.rule
            yield found.proposal(
                ProposalKind.DATE,
                record,
                rule,
                [cited],
                doubts=("which event it dates", "which part of the event", *doubts),
                candidates={"event": found.candidates(DATED, number)},
            )


def _is_within(mention: DateMention, quoted: Sequence[QuotedSpan]) -> bool:
    """Tell whether words stand in a quotation."""
    at = bisect_right(quoted, mention.start, key=lambda span: span.start) - 1
    return at >= 0 and mention.end <= quoted[at].end


def _date_of(
    mention: DateMention, coming: Resolved | None
) -> tuple[When | None, Bound, tuple[str, ...]]:
    """Take the date of a mention, and the part of an event that its words speak of."""
    if coming is not None:
        return coming.when, Bound.WHOLE, ("whether it is the coming one: something is planned",)
    resolved = mention.resolved
    if resolved is None:
        doubt = "when it was: no rule reads the words"
        if mention.is_clock:
            doubt = "on which day it was: the words name a time of the day"
        return None, Bound.WHOLE, (doubt,)
    first = mention.words.split()[0].lower()
    is_stretch = resolved.end is not None and _UNTIL.search(mention.words) is not None
    if resolved.start is not None and first in _SINCE and not is_stretch:
        return resolved.start, Bound.START, ()
    if resolved.end is not None and resolved.start is None:
        return resolved.end, Bound.END, ()
    return resolved.when, Bound.WHOLE, ()
