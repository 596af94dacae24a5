"""How far a document is coded, sentence by sentence: recorded, left out, proposed, or open."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import chain
from typing import TYPE_CHECKING, Final

from pakafg.corpus.coverage import sentences
from pakafg.drafting.proposal import ProposalKind, ProposalState
from pakafg.records.parts import citations_of
from pakafg.values.vocabulary import Vocabulary, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.drafting.proposal import Draft
    from pakafg.records.citation import Citation
    from pakafg.records.document import Document

__all__ = ["SentenceState", "sentence_states"]

# As for `coverage`: that an actor or a place is named tells nothing of a sentence.
_NAMED: Final = frozenset({"actors", "places"})
_MENTIONS: Final = frozenset({ProposalKind.ACTOR_MENTION, ProposalKind.PLACE_MENTION})
_WAITING: Final = frozenset({ProposalState.PROPOSED, ProposalState.EDITED, ProposalState.ACCEPTED})


class SentenceState(Vocabulary):
    """What became of a sentence so far."""

    RECORDED = word("recorded", "A record cites it.")
    LEFT_OUT = word("left_out", "It carries no record on purpose, and a reason says why.")
    PROPOSED = word("proposed", "Proposals cite it, and nobody has decided.")
    OPEN = word("open", "Nothing cites it, and no reason leaves it out.")


def sentence_states(
    corpus: Corpus, document: Document, draft: Draft
) -> list[tuple[int, int, SentenceState]]:
    """Tell of each sentence of a document what became of it: start, end and state, in order.

    >>> import pakafg
    >>> from pakafg.drafting import Draft
    >>> corpus = pakafg.load_corpus()
    >>> document = corpus.documents["001"]
    >>> draft = Draft(document=document.id, sha256=document.sha256)
    >>> sorted({str(state) for *_, state in sentence_states(corpus, document, draft)})
    ['left_out', 'recorded']
    """
    pieces = list(sentences(document.text))
    marked = dict.fromkeys(range(len(pieces)), SentenceState.OPEN)
    waiting = chain.from_iterable(
        each.citations
        for each in draft.proposals
        if each.state in _WAITING and each.kind not in _MENTIONS
    )
    left_out = chain.from_iterable(map(citations_of, document.left_out))
    # The later ones count more: a sentence that a record cites is recorded.
    for state, citations in (
        (SentenceState.PROPOSED, waiting),
        (SentenceState.LEFT_OUT, left_out),
        (SentenceState.RECORDED, _recorded(corpus.catalogues, document.id)),
    ):
        for number in _touched(pieces, citations):
            marked[number] = state
    return [(start, end, marked[number]) for number, (start, end) in enumerate(pieces)]


def _recorded(catalogues: Mapping[str, Mapping[str, object]], document: str) -> Iterator[Citation]:
    """Yield the citations of a document by records, but for those of names."""
    for name, catalogue in catalogues.items():
        if name not in _NAMED:
            for record in catalogue.values():
                yield from (each for each in citations_of(record) if each.document == document)


def _touched(pieces: Sequence[tuple[int, int]], citations: Iterable[Citation]) -> Iterator[int]:
    """Yield the numbers of the sentences that citations touch."""
    starts, ends = [start for start, _ in pieces], [end for _, end in pieces]
    for each in citations:
        yield from range(bisect_right(ends, each.start), bisect_left(starts, each.end))
