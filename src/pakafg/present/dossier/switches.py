"""The switches that a reader finds on a page: whose word counts, and which dates are to hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, TypeVar

from attrs import frozen

from pakafg.casualties.admissions import MOST_GROUPS, AdmittedTree, SourceGroup
from pakafg.corpus.corpus import Corpus
from pakafg.corpus.naming import actor_name, name_of
from pakafg.text.figure_words import counted
from pakafg.text.people import NO_SOURCE, according_to
from pakafg.timeline.assumptions import MOST_ASSUMED, AssumedGroup
from pakafg.values.vocabularies import Relation
from pakafg.views.attribution import speaker_words
from pakafg.views.claim_words import date_claim_words, order_claim_words

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

__all__ = ["Choices", "ListedChoices", "Switch", "voice_of"]

K = TypeVar("K", bound="Hashable")

_RELATION_WORDS: Final[Mapping[Relation, str]] = {
    Relation.OWN: "a side on its own losses",
    Relation.ADVERSARY: "a side on losses it inflicted",
    Relation.THIRD_PARTY: "third parties",
}


@frozen
class Switch:
    """Something that a reader admits or leaves out, or takes to hold.

    Attributes:
        id: Its name, in tables of answers.
        name: What it is called.
        note: What it bears on.
        anchor: Where in the page that stands; empty where in many places.
    """

    id: str
    name: str
    note: str
    anchor: str = ""


@frozen
class ListedChoices:
    """The choices that are worked out where they are not all.

    Attributes:
        id: What tables of answers call the list.
        on: The switches.
        choices: For each choice the switches that are set, as a hexadecimal number; the first
            switch is the lowest bit.
    """

    id: str
    on: tuple[str, ...]
    choices: tuple[str, ...]


@frozen(eq=False)
class Choices:
    """The switches of a page.

    Attributes:
        corpus: The corpus.
        trees: The trees of incidents whose figures stand on the page.
        groups: The groups of events whose dates stand on it.
        names: The short name of each source, by the source and whether it is an origin.
        labels: What a reader calls each document.
        lists: What the list of the choices of a tree or a group is called, by its identity.
    """

    corpus: Corpus
    trees: tuple[AdmittedTree, ...]
    groups: tuple[AssumedGroup, ...]
    names: Mapping[tuple[str, bool], str]
    labels: Mapping[str, str]
    lists: Mapping[int, str]

    def __bool__(self) -> bool:
        """Tell whether there is anything to choose."""
        return bool(self.trees or self.groups)

    def relations(self) -> Iterator[Switch]:
        """Give the switches of the relations in which claimants stand to victims."""
        groups = self._claims_by(lambda group: group.relation, self.trees)
        for relation, words in _RELATION_WORDS.items():
            if str(relation) in groups:
                yield Switch(str(relation), words, counted(groups[str(relation)], "figure"))

    def sources(self) -> Iterator[Switch]:
        """Give the switches of the origins, those that no document names last.

        None stands for what no choice of origins is worked out of.
        """
        corpus = self.corpus
        trees = [tree for tree in self.trees if tree.by_origin]
        groups = self._claims_by(lambda group: (group.source, group.known), trees)
        for source, known in sorted(groups, key=lambda source: (not source[1], source[0])):
            called = (
                (actor_name(corpus, source) if source in corpus.actors else None) or source
                if known
                else f"{self.labels[source]}, {NO_SOURCE}"
            )
            yield Switch(
                self.names[source, known], called, counted(groups[source, known], "figure")
            )

    def assumptions(self) -> Iterator[Switch]:
        """Give the switches of the claims that the timeline does not surely keep."""
        corpus = self.corpus
        for group in self.groups:
            for claim in group.claims:
                date, order = corpus.dates.get(claim), corpus.orders.get(claim)
                if date is not None:
                    words, event = date_claim_words(date), date.event
                elif order is not None:
                    words, event = order_claim_words(corpus, order), order.event
                else:
                    duration = corpus.quantities[claim]
                    words, event = str(duration.count), duration.about or ""
                held = date or order or corpus.quantities[claim]
                who = speaker_words(corpus, held)
                note = according_to(f"{who} ({held.document})" if who else held.document)
                yield Switch(claim, f"{name_of(corpus, event)}: {words}", note, f"event_{event}")

    def listed(self) -> Iterator[ListedChoices]:
        """List the choices that are worked out, of what has too many to work out all."""
        for tree in self.trees:
            if not tree.is_whole:
                on = tuple(voice_of(group, self.names) for group in tree.groups)
                choices = tuple(f"{each:x}" for each in tree.choices)
                yield ListedChoices(self.lists[id(tree)], on, choices)
        for group in self.groups:
            if not group.is_whole:
                on = tuple(f"!{claim}" for claim in group.claims)
                choices = tuple(f"{each:x}" for each in group.answers)
                yield ListedChoices(self.lists[id(group)], on, choices)

    def bounds(self) -> Iterator[str]:
        """Say in sentences which choices are worked out, where they are not all."""
        if not all(tree.is_whole for tree in self.trees):
            yield (
                f"Where more than {MOST_GROUPS} groups of sources speak of one incident with its "
                "parts, not every choice is worked out: those of relations are and, of all but "
                "the largest, each source left out by itself or counted alone. A figure says "
                "where it is not."
            )
        if not all(group.is_whole for group in self.groups):
            yield (
                f"Where more than {MOST_ASSUMED} claims on events that hang together are "
                "rejected, each can be taken to hold by itself, unless very many claims speak of "
                "them. A date says where its choice is not worked out."
            )

    @staticmethod
    def _claims_by(key: Callable[[SourceGroup], K], trees: Iterable[AdmittedTree]) -> dict[K, int]:
        groups = (g for tree in trees for g in tree.group_of.values())
        return Counter(map(key, groups))


def voice_of(group: SourceGroup, names: Mapping[tuple[str, bool], str]) -> str:
    """Name the two switches on which claims hang: a relation and a source."""
    return f"{group.relation}.{names[group.source, group.known]}"
