"""The words beside a figure: "five" does not say what "at least five" says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pakafg.errors import WordingError
from pakafg.linting.doubt import Doubt
from pakafg.short_repr import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.values.amount import Amount
    from pakafg.values.count import Count

__all__ = ["dropped_bounds"]

_BEFORE, _AFTER = 4, 2  # words that may belong to a figure
_WORD: Final = re.compile(r"\S+")


def dropped_bounds(corpus: Corpus) -> Iterator[Doubt]:
    """Find figures that a quotation words with more than the record keeps: "at least", "over"."""
    for catalogue in ("casualties", "quantities"):
        for claim in getattr(corpus, catalogue).values():
            for citation in claim.citations:
                wider = _wider_words(claim.count, citation.quote)
                if wider is not None:
                    reason = (
                        f"count is {shown(claim.count.words)}, but the quotation says "
                        f"{shown(wider)}, which bounds it otherwise"
                    )
                    yield Doubt(
                        record=claim.id,
                        document=claim.document,
                        catalogue=catalogue,
                        path=("count",),
                        reason=reason,
                        citations=(citation,),
                        notes=(claim.note,),
                    )
                    break


def _wider_words(count: Count | Amount, quote: str) -> str | None:
    """Find the longest words around a figure that are one of other bounds; None: there are none.

    >>> from pakafg import Count
    >>> five = Count.parse("five")
    >>> _wider_words(five, "at least five miners"), _wider_words(five, "it killed five")
    ('at least five', None)
    """
    at = quote.lower().find(count.words.lower())
    if at < 0:
        return None
    before, after = quote[:at], quote[at + len(count.words) :]
    starts = [match.start() for match in _WORD.finditer(before)][-_BEFORE:]
    ends = [match.end() for match in _WORD.finditer(after)][:_AFTER]
    for start in [*starts, at]:
        for end in [*reversed(ends), 0]:
            words = f"{quote[start:at]}{count.words}{after[:end]}".strip(' ,.;:()“”"')
            if words != count.words and _differs(count, words):
                return words
    return None


def _differs(count: Count | Amount, words: str) -> bool:
    """Tell whether words are a figure of other bounds."""
    try:
        other = type(count).parse(words)
    except WordingError:
        return False
    return (other.low, other.high) != (count.low, count.high)
