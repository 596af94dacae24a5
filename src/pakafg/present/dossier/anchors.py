"""Where in the page a record or a question has its block."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus

__all__ = ["NamedLink", "anchor_of", "question_anchor"]

_BLOCKS: Final = (
    ("incidents", "incident"),
    ("rounds", "round"),
    ("ceasefires", "ceasefire"),
    ("demands", "demand"),
)


@frozen
class NamedLink:
    """A name that leads to a block of the page.

    Attributes:
        name: The name.
        anchor: The block; empty where it has none.
        note: What stands beside it.
    """

    name: str
    anchor: str
    note: str = ""


def anchor_of(corpus: Corpus, record: str | None) -> str:
    """Name the block of an incident, a round, a ceasefire or a demand; empty for another record.

    >>> import pakafg
    >>> anchor_of(pakafg.load_corpus(), "october-clashes")
    'incident_october-clashes'
    """
    for catalogue, kind in _BLOCKS:
        if record in getattr(corpus, catalogue):
            return f"{kind}_{record}"
    return ""


def question_anchor(discrepancy: str) -> str:
    """Name the block of a question.

    >>> question_anchor("trade loss.identity")
    'difference_trade-loss.identity'
    """
    return f"difference_{'-'.join(discrepancy.split())}"
