"""Which claims one phrase of a document makes at once.

Laws of this file: the words of a claim stand where its citations hold them; claims of one document
whose words share characters are of one phrase, and so are those that a third joins.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from pakafg.corpus.kept_answers import kept_answer
from pakafg.grouping import grouped
from pakafg.records.claim import DURATION, QuantityClaim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.claim import Claim, DateClaim, OrderClaim

__all__ = ["phrases", "phrases_of"]

_PLAIN: Final = re.compile(r"[\x00-\x7f‘’“”–—…•]*")  # no letter but such as have two cases

Placed: TypeAlias = "DateClaim | OrderClaim | QuantityClaim"
"""A claim that places events in time."""


def phrases_of(corpus: Corpus) -> Callable[[Claim], str | None]:
    """Prepare to find the phrases of claims.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> phrase_of = phrases_of(corpus)
    >>> phrase_of(corpus.dates["004-first-truce-oct16"])  # "an October 16 ceasefire ending …"
    '004:460'
    >>> phrase_of(corpus.dates["004-clashes-ended-oct16"])
    '004:460'
    """
    found = phrases(corpus)
    return lambda claim: found.get(claim.id)


def phrases(corpus: Corpus) -> Mapping[str, str]:
    """Find the claims of dates, orders and durations that one phrase makes at once.

    Returns:
        By claim: the document and the first character of the phrase, as text. A claim that
        stands alone has none.
    """
    return kept_answer(corpus, "phrases", partial(_phrases, corpus))


def _phrases(corpus: Corpus) -> Mapping[str, str]:
    durations = corpus.quantities.where(topic=DURATION).values()
    claims: Iterable[Placed] = chain(corpus.dates.values(), corpus.orders.values(), durations)
    by_document = grouped(claims, lambda claim: claim.document)
    return MappingProxyType(
        {
            claim: f"{document}:{start}"
            for document, of_document in by_document.items()
            for start, of_phrase in _overlapping(of_document)
            for claim in of_phrase
        }
    )


def _overlapping(claims: Iterable[Placed]) -> Iterator[tuple[int, list[str]]]:
    """Yield the claims of a document, two or more, of each phrase, and where it begins."""
    begins: dict[str, int] = {}  # the phrase of each claim, by its first character
    phrases: dict[int, list[str]] = {}
    for start, members in _stretches(claims):
        # A claim that is told twice joins the stretches in which it stands. Stretches come in
        # order: a phrase keeps the first character of its first.
        joined = {begins[claim] for claim in members if claim in begins}
        first = min(joined, default=start)
        moved = [claim for other in joined - {first} for claim in phrases.pop(other)]
        more = [*moved, *sorted(claim for claim in members if claim not in begins)]
        phrases.setdefault(first, []).extend(more)
        begins |= dict.fromkeys(more, first)
    return ((start, members) for start, members in phrases.items() if len(members) > 1)


def _stretches(claims: Iterable[Placed]) -> Iterator[tuple[int, set[str]]]:
    """Yield each stretch of characters that words of claims cover, and the claims."""
    spans = sorted((*span, claim.id) for claim in claims for span in _spans(claim))
    members: set[str] = set()
    begins = reach = -1
    for start, end, claim in spans:
        if start >= reach:
            if members:
                yield begins, members
            begins, members = start, set()
        members.add(claim)
        reach = max(reach, end)
    if members:
        yield begins, members


def _spans(claim: Placed) -> list[tuple[int, int]]:
    """Find the characters of a claim's words; where none of its citations holds them, its own."""
    words = claim.count.words if isinstance(claim, QuantityClaim) else claim.words
    return [
        (citation.start + start, citation.start + end)
        for citation in claim.citations
        for start, end in _places_of(words, citation.quote)
    ] or [(citation.start, citation.end) for citation in claim.citations]


def _places_of(words: str, quote: str) -> Iterator[tuple[int, int]]:
    """Find words in a quotation, whatever their case.

    >>> list(_places_of("oct", "Oct to 9 OCT"))
    [(0, 3), (9, 12)]
    """
    if not _PLAIN.fullmatch(words + quote):
        yield from (found.span() for found in re.finditer(re.escape(words), quote, re.IGNORECASE))
        return
    low, text = words.lower(), quote.lower()
    at = text.find(low)  # a pattern of each claim's words takes longer to compile than to search
    while at >= 0:
        yield at, at + len(low)
        at = text.find(low, at + len(low))
