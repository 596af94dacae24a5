"""What every comparison reads: the corpus, and its records by what they are about.

Laws of this file: every index is one pass over a catalogue. No comparison scans a catalogue for
each record of another, so that a thousand documents take a thousand times as long as one. Records
come in the order of documents and of their characters, and else of their ids: in whichever order
a corpus holds them, the questions are the same.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

from pakafg.corpus.corpus import Corpus
from pakafg.corpus.supporting import citations_about
from pakafg.disagreements.question import Saying
from pakafg.frames.claim_origins import root, voices
from pakafg.grouping import grouped
from pakafg.values.vocabularies import ActorKind, LinkKind
from pakafg.views.claim_words import claim_citations
from pakafg.views.thing_names import ThingNames

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pakafg.frames.claim_origins import ClaimVoice
    from pakafg.records.actor import Actor
    from pakafg.records.ceasefire import Ceasefire
    from pakafg.records.citation import Citation
    from pakafg.records.claim import (
        CasualtyClaim,
        Claim,
        DateClaim,
        OrderClaim,
        QuantityClaim,
    )
    from pakafg.records.demand import Demand
    from pakafg.records.incident import Incident
    from pakafg.records.link import Link
    from pakafg.records.statement import Statement
    from pakafg.records.talk_round import TalkRound

__all__ = ["Material", "place_of"]

R = TypeVar("R")
C = TypeVar("C", bound="Claim")


@frozen
class Material:
    """A corpus, and the indexes that comparisons share.

    Attributes:
        corpus: The corpus.
    """

    corpus: Corpus

    @cached_property
    def names(self) -> ThingNames:
        """How things are named within a sentence."""
        return ThingNames(self.corpus)

    @cached_property
    def rounds(self) -> Sequence[TalkRound]:
        """The rounds, by id."""
        return _by_id(self.corpus.rounds)

    @cached_property
    def ceasefires(self) -> Sequence[Ceasefire]:
        """The ceasefires, by id."""
        return _by_id(self.corpus.ceasefires)

    @cached_property
    def incidents(self) -> Sequence[Incident]:
        """The incidents, by id."""
        return _by_id(self.corpus.incidents)

    @cached_property
    def demands(self) -> Sequence[Demand]:
        """The demands, by id."""
        return _by_id(self.corpus.demands)

    @cached_property
    def persons(self) -> Sequence[Actor]:
        """The persons among the actors, by id."""
        return [each for each in _by_id(self.corpus.actors) if each.kind is ActorKind.PERSON]

    @cached_property
    def statements(self) -> Sequence[Statement]:
        """The statements, by id."""
        return _by_id(self.corpus.statements)

    @cached_property
    def links(self) -> Sequence[Link]:
        """The links, by id."""
        return _by_id(self.corpus.links)

    @cached_property
    def casualties(self) -> Sequence[CasualtyClaim]:
        """The casualty claims, by document and place in it."""
        return _by_place(self.corpus.casualties)

    @cached_property
    def quantities(self) -> Sequence[QuantityClaim]:
        """The quantity claims, by document and place in it."""
        return _by_place(self.corpus.quantities)

    @cached_property
    def orders(self) -> Sequence[OrderClaim]:
        """The order claims, by document and place in it."""
        return _by_place(self.corpus.orders)

    @cached_property
    def dates(self) -> Mapping[str, Sequence[DateClaim]]:
        """The dates of each event."""
        return grouped(_by_place(self.corpus.dates), lambda claim: claim.event)

    @cached_property
    def quantities_about(self) -> Mapping[str | None, Sequence[QuantityClaim]]:
        """The quantities of each record that they are about."""
        return grouped(self.quantities, lambda claim: claim.about)

    @cached_property
    def about(self) -> Mapping[str, Sequence[Citation]]:
        """The citations of what is claimed or said about each record, by document and place."""
        return {
            record: sorted(cited, key=lambda citation: (citation.document, citation.start))
            for record, cited in citations_about(self.corpus).items()
        }

    @cached_property
    def perhaps_one(self) -> Mapping[str, frozenset[str]]:
        """For each record those that may be the same thing, by a link."""
        found: dict[str, set[str]] = defaultdict(set)
        for link in self.links:
            if link.kind is LinkKind.POSSIBLY_SAME:
                for record in link.records:
                    found[record] |= set(link.records) - {record}
        return {record: frozenset(others) for record, others in found.items()}

    @cached_property
    def voice_of(self) -> Callable[[Claim], ClaimVoice]:
        """Whose word claims are, and who passes them on."""
        return voices(self.corpus)

    def saying(
        self,
        says: str,
        claim: CasualtyClaim | DateClaim | OrderClaim | QuantityClaim,
        *,
        record: str | None = None,
    ) -> Saying:
        """Take what a claim says, with whose word it is and who passes it on.

        Args:
            says: What, in a few words.
            claim: The claim.
            record: The id of the record whose saying it is; None: the claim's.
        """
        return Saying(says, record or claim.id, claim_citations(claim), *self.voice_of(claim))

    def body(self, actor: str | None) -> str | None:
        """Find the body behind an actor; None for nobody."""
        return root(self.corpus, actor)

    def body_name(self, actor: str | None) -> str | None:
        """Name the body behind an actor; None for nobody."""
        body = self.body(actor)
        return None if body is None else self.corpus.actors[body].name


def place_of(claim: Claim) -> tuple[str, int, str]:
    """Say where a claim stands: its document, its first character there, its id."""
    return claim.document, min(each.start for each in claim.citations), claim.id


def _by_id(catalogue: Mapping[str, R]) -> list[R]:
    return [catalogue[name] for name in sorted(catalogue)]


def _by_place(catalogue: Mapping[str, C]) -> list[C]:
    return sorted(catalogue.values(), key=place_of)
