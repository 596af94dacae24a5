"""The sides that tables of positions put side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pakafg.values.vocabularies import Side

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus

__all__ = ["columns_of_positions"]


def columns_of_positions(corpus: Corpus) -> tuple[str, ...]:
    """Name the columns of a table of positions: each party of the codebook, then the mediators.

    >>> import pakafg
    >>> columns_of_positions(pakafg.load_corpus())
    ('pakistan', 'afghanistan', 'mediator')
    """
    return (*(party.id for party in corpus.codebook.parties), str(Side.MEDIATOR))
