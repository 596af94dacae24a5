"""What every comparison reads: the corpus, and its records by what they are about.

Laws of this file: every index is one pass over a catalogue. No comparison scans a catalogue for
each record of another, so that a thousand documents take a thousand times as long as one.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from pakafg.corpus.corpus import Corpus
from pakafg.corpus.supporting import citations_about
from pakafg.frames.claim_origins import root
from pakafg.grouping import grouped
from pakafg.values.vocabularies import LinkKind
from pakafg.views.thing_names import ThingNames

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pakafg.records.citation import Citation
    from pakafg.records.claim import DateClaim, QuantityClaim

__all__ = ["Material"]


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
    def dates(self) -> Mapping[str, Sequence[DateClaim]]:
        """The dates of each event."""
        return grouped(self.corpus.dates.values(), lambda claim: claim.event)

    @cached_property
    def quantities_about(self) -> Mapping[str | None, Sequence[QuantityClaim]]:
        """The quantities of each record that they are about."""
        return grouped(self.corpus.quantities.values(), lambda claim: claim.about)

    @cached_property
    def about(self) -> Mapping[str, Sequence[Citation]]:
        """The citations of what is claimed or said about each record."""
        return citations_about(self.corpus)

    @cached_property
    def perhaps_one(self) -> Mapping[str, frozenset[str]]:
        """For each record those that may be the same thing, by a link."""
        found: dict[str, set[str]] = defaultdict(set)
        for link in self.corpus.links.values():
            if link.kind is LinkKind.POSSIBLY_SAME:
                for record in link.records:
                    found[record] |= set(link.records) - {record}
        return {record: frozenset(others) for record, others in found.items()}

    def body(self, actor: str | None) -> str | None:
        """Find the body behind an actor; None for nobody."""
        return root(self.corpus, actor)

    def body_name(self, actor: str | None) -> str | None:
        """Name the body behind an actor; None for nobody."""
        body = self.body(actor)
        return None if body is None else self.corpus.actors[body].name
