"""What lies before a reviewer, at one time."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from pakafg.corpus.corpus import Corpus
from pakafg.drafting.proposal import Draft, Proposal
from pakafg.errors import ArgumentError, near_miss
from pakafg.records.document import Document

__all__ = ["Desk"]


@frozen(kw_only=True)
class Desk:
    """What lies before a reviewer: a corpus, a document of it, and the draft of that document.

    Attributes:
        corpus: The corpus.
        files: Its files, by name.
        document: The document.
        draft: Its draft.
    """

    corpus: Corpus
    files: Mapping[str, bytes]
    document: Document
    draft: Draft

    def proposal(self, name: str | None) -> Proposal:
        """Find a proposal by its id.

        Raises:
            ArgumentError: The draft has none.
        """
        found = {each.id: each for each in self.draft.proposals}
        if name not in found:
            expected = f"a proposal of the draft{near_miss(str(name), found)}"
            raise ArgumentError("proposal", name, expected, found)
        return found[name]
