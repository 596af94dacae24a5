"""A sentence that no record cites, and that no reason leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pakafg.corpus.coverage import uncited
from pakafg.linting.doubt import Doubt
from pakafg.records.citation import Citation
from pakafg.short_repr import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus

__all__ = ["unrecorded_sentences"]


def unrecorded_sentences(corpus: Corpus) -> Iterator[Doubt]:
    """Find sentences that no record cites, and that stand under no reason in `left_out`."""
    for document in corpus.documents.values():
        for start, text in uncited(corpus, document.id)[1]:
            yield Doubt(
                record=None,
                document=document.id,
                reason=f"no record cites {shown(text)}, and no reason leaves it out",
                citations=(Citation.of(document.id, document.text, start, start + len(text)),),
            )
