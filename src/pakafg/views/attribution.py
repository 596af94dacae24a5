"""Claims grouped by who says what: one line for all documents that give the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from attrs import frozen

from pakafg.corpus.naming import actor_name
from pakafg.text.people import NO_SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from pakafg.corpus.corpus import Corpus

__all__ = ["Attribution", "attributed", "grouped"]


class Attributed(Protocol):
    """A claim, as far as its attribution goes."""

    @property
    def document(self) -> str:
        """The document that gives it."""
        ...

    @property
    def claimant(self) -> str | None:
        """To whom the document attributes it; None: nobody."""
        ...


C = TypeVar("C", bound=Attributed)
T = TypeVar("T")
K = TypeVar("K", bound="Hashable")


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
        return f"{self.who}: {self.words} ({', '.join(self.documents)})"


def attributed(
    corpus: Corpus, claims: Iterable[C], words: Callable[[C], str]
) -> list[Attribution[C]]:
    """Group claims by their speaker and their words, in the order of the first of each.

    Args:
        corpus: The corpus of the claims.
        claims: The claims.
        words: What a claim says.

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


def grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """Group items by a key, in the order of the first of each group.

    >>> grouped(["four", "five", "six"], len)
    {4: ['four', 'five'], 3: ['six']}
    """
    groups: dict[K, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups
