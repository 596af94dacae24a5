"""Claims grouped by who says what: one line for all documents that give the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import frozen

from pakafg.corpus.naming import actor_name
from pakafg.grouping import grouped
from pakafg.records.claim import Claim
from pakafg.text.people import NO_SOURCE
from pakafg.views.weighed_claims import few_listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pakafg.corpus.corpus import Corpus

__all__ = ["Attribution", "attributed"]


C = TypeVar("C", bound=Claim)


@frozen
class Attribution(Generic[C]):
    """What one speaker says in the same words, in one document or in several.

    Attributes:
        speaker: The speaker's name; None where the documents name nobody.
        words: What is said.
        claims: The claims, in the order of the corpus.
    """

    speaker: str | None
    words: str
    claims: tuple[C, ...]

    @property
    def who(self) -> str:
        """The speaker in words."""
        return self.speaker or NO_SOURCE

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents, each once."""
        return tuple(dict.fromkeys(claim.document for claim in self.claims))

    def __str__(self) -> str:
        return f"{self.who}: {self.words} ({few_listed(self.documents)})"


def attributed(
    corpus: Corpus, claims: Iterable[C], words: Callable[[C], str]
) -> list[Attribution[C]]:
    """Group claims by their speaker and their words, in the order of the first of each.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> claims = corpus.casualties.where(outcome="killed", status="soldier").values()
    >>> for attribution in attributed(corpus, claims, lambda claim: claim.count.words):
    ...     print(attribution)
    United Nations: 23 (000)
    Pakistani army: 23 (000, 003)
    Pakistan: 23 (001, 003)
    no source named: some (002)
    Afghan forces: 58 (003)
    """
    by_speaker = grouped(claims, lambda claim: (actor_name(corpus, claim.claimant), words(claim)))
    return [Attribution(*key, tuple(alike)) for key, alike in by_speaker.items()]
