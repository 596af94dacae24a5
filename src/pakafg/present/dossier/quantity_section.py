"""Figures of the page that count no casualties, by what they count or measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from pakafg.grouping import grouped
from pakafg.present.dossier.register import Assertion, EntryKind, Register
from pakafg.text.people import topic_words
from pakafg.views.attribution import attributed
from pakafg.views.claim_words import quantity_words

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["TopicBlock", "topics"]


@frozen
class TopicBlock:
    """Other figures of one topic.

    Attributes:
        id: The topic's id.
        topic: What is counted or measured.
        assertions: Who says what.
    """

    id: str
    topic: str
    assertions: tuple[Assertion, ...]


def topics(register: Register) -> Iterator[TopicBlock]:
    """Show everything counted but people harmed, topic by topic."""
    by_topic = grouped(register.corpus.quantities.values(), lambda claim: claim.topic)
    for topic, claims in sorted(by_topic.items()):
        name = topic_words(topic)
        assertions = []
        for attribution in attributed(register.corpus, claims, quantity_words):
            entries = register.enter_all(
                EntryKind.QUANTITY,
                f"{name}: {attribution.words}",
                attribution.claims,
                lambda claim: (claim.claimant,),
            )
            assertions.append(Assertion(attribution.words, entries, attribution.told_by or ""))
        yield TopicBlock(topic, name, tuple(assertions))
