"""A draft by rules: what a document says, proposed as records for a person to decide."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from pakafg.arguments import check_text
from pakafg.corpus.corpus import check_corpus
from pakafg.corpus.lookup import record_named
from pakafg.drafting.date_proposals import date_proposals
from pakafg.drafting.document_reading import DocumentReading
from pakafg.drafting.figure_proposals import figure_proposals
from pakafg.drafting.language import doubts_of_language
from pakafg.drafting.name_proposals import name_proposals
from pakafg.drafting.proposal import Draft
from pakafg.drafting.quantity_proposals import quantity_proposals
from pakafg.drafting.speech_proposals import speech_proposals

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus

__all__ = ["draft"]

_MOST: Final = 20_000


def draft(corpus: Corpus, document: str) -> Draft:
    """Propose, by rules, what a document may say: figures, dates, quotations, quantities, names.

    Args:
        corpus: The corpus, with the document, whose names, parties and events the rules know.
        document: The document: its id, its label, or words that no other has.

    Returns:
        The draft: figures, dates, utterances, quantities and mentions, each kind in the order of
        the document, 20,000 at most. What a rule cannot know is null, and told as a doubt.
        What the records of the document cite already is proposed, too. The rules read English:
        of a text in another language the draft says so (`doubts`).

    Raises:
        ArgumentError: The corpus is none, or has no such document.

    >>> import pakafg
    >>> from pakafg.drafting import draft
    >>> proposals = draft(pakafg.load_corpus(), "001").proposals
    >>> first = proposals[1].record
    >>> first["outcome"], first["count"], first["nationality"], first["claimant"]
    ('killed', '50', 'afghan', 'un')
    """
    check_corpus(corpus)
    check_text("document", document, "the id of a document")
    found = DocumentReading(corpus, record_named(corpus.documents, "document", document))
    proposals = chain(
        figure_proposals(found),
        date_proposals(found),
        speech_proposals(found),
        quantity_proposals(found),
        name_proposals(found),
    )
    return Draft(
        document=found.document.id,
        sha256=found.document.sha256,
        proposals=tuple(islice(proposals, _MOST)),
        doubts=tuple(doubts_of_language(found.text)),
    )
