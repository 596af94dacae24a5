"""The policy that a reader holds: whose word counts, and which rejected dates are taken to hold.

Laws of this file: nothing is computed but by the analyses; the page finds the answer to a choice,
and never makes one. Where the answers to all choices would be too many, the page says which
choices are worked out.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final, TypeVar

from attrs import field, frozen

from pakafg.casualties.admissions import MOST_GROUPS, AdmittedTree, SourceGroup
from pakafg.corpus.naming import actor_name, name_of, short_names
from pakafg.present.answers import Answers
from pakafg.present.dossier.answer_table import AnswerTable, answers_of_list, answers_of_switches
from pakafg.text.figure_words import counted
from pakafg.text.people import NO_SOURCE, according_to
from pakafg.timeline.assumptions import MOST_ASSUMED, AssumedGroup
from pakafg.values.vocabularies import Relation
from pakafg.views.claim_words import date_claim_words, order_claim_words

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

__all__ = ["ListedChoices", "Policy", "Switch"]

T = TypeVar("T")
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
class Policy:
    """The switches of a page, and the answers to every choice of them.

    Attributes:
        answers: The answers.
    """

    answers: Answers
    _sources: dict[tuple[str, bool], str] = field(init=False)
    _tree_of: dict[str, AdmittedTree] = field(init=False)
    _group_of: dict[str, AssumedGroup] = field(init=False)

    @_sources.default
    def _number_sources(self) -> dict[tuple[str, bool], str]:
        """Give each source a short name: known origins first."""
        used = {
            (group.source, group.known) for tree in self.answers.admitted for group in tree.groups
        }
        ordered = sorted(used, key=lambda source: (not source[1], source[0]))
        return {source: f"s{at}" for at, source in enumerate(ordered)}

    @_tree_of.default
    def _trees_by_incident(self) -> dict[str, AdmittedTree]:
        roots = {tree.root: tree for tree in self.answers.admitted}
        incidents = self.answers.corpus.incidents
        found = {}
        for incident in incidents.values():
            root = incident
            while root.part_of is not None:
                root = incidents[root.part_of]
            if root.id in roots:
                found[incident.id] = roots[root.id]
        return found

    @_group_of.default
    def _groups_by_event(self) -> dict[str, AssumedGroup]:
        return {event: group for group in self.answers.assumed for event in group.events}

    @property
    def voices(self) -> dict[str, str]:
        """For each casualty claim the two switches on which it hangs."""
        return {
            claim: self._voice(group)
            for tree in self.answers.admitted
            for claim, group in tree.group_of.items()
        }

    def relations(self) -> Iterator[Switch]:
        """Give the switches of the relations in which claimants stand to victims."""
        groups = self._claims_by(lambda group: group.relation)
        for relation, words in _RELATION_WORDS.items():
            if str(relation) in groups:
                yield Switch(str(relation), words, counted(groups[str(relation)], "figure"))

    def sources(self) -> Iterator[Switch]:
        """Give the switches of the origins, those that no document names last."""
        corpus = self.answers.corpus
        groups = self._claims_by(lambda group: (group.source, group.known))
        labels = short_names(corpus.documents.values())
        for (source, known), name in self._sources.items():
            called = (
                (actor_name(corpus, source) if source in corpus.actors else None) or source
                if known
                else f"{labels[source]}, {NO_SOURCE}"
            )
            yield Switch(name, called, counted(groups[source, known], "figure"))

    def assumptions(self) -> Iterator[Switch]:
        """Give the switches of the claims that the timeline does not surely keep."""
        corpus = self.answers.corpus
        for group in self.answers.assumed:
            for claim in group.claims:
                date, order = corpus.dates.get(claim), corpus.orders.get(claim)
                if date is not None:
                    words, event, speaker = date_claim_words(date), date.event, date.claimant
                elif order is not None:
                    words, event = order_claim_words(corpus, order), order.event
                    speaker = order.claimant
                else:
                    duration = corpus.quantities[claim]
                    words, event = str(duration.count), duration.about or ""
                    speaker = duration.claimant
                document = (date or order or corpus.quantities[claim]).document
                who = actor_name(corpus, speaker)
                note = according_to(f"{who} ({document})" if who else document)
                yield Switch(claim, f"{name_of(corpus, event)}: {words}", note, f"event_{event}")

    def listed(self) -> Iterator[ListedChoices]:
        """List the choices that are worked out, of what has too many to work out all."""
        for at, tree in enumerate(self.answers.admitted):
            if not tree.is_whole:
                on = tuple(map(self._voice, tree.groups))
                yield ListedChoices(f"t{at}", on, tuple(f"{each:x}" for each in tree.choices))
        for at, group in enumerate(self.answers.assumed):
            if not group.is_whole:
                on = tuple(f"!{claim}" for claim in group.claims)
                yield ListedChoices(f"g{at}", on, tuple(f"{each:x}" for each in group.answers))

    def bounds(self) -> Iterator[str]:
        """Say in sentences which choices are worked out, where they are not all."""
        if not all(tree.is_whole for tree in self.answers.admitted):
            yield (
                f"Where more than {MOST_GROUPS} groups of sources speak of one incident with its "
                "parts, not every choice is worked out: those of relations are and, of all but "
                "the largest, each source left out by itself or counted alone. A figure says "
                "where it is not."
            )
        if not all(group.is_whole for group in self.answers.assumed):
            yield (
                f"Where more than {MOST_ASSUMED} claims on events that hang together are "
                "rejected, each can be taken to hold by itself, unless very many claims speak of "
                "them. A date says where its choice is not worked out."
            )

    def rows(self, cell: tuple[str | None, ...]) -> list[Mapping[str, Any] | None]:
        """Give the row of a figure for each choice of its tree; None where there is none."""
        tree = self._tree_of.get(cell[0] or "")
        return [] if tree is None else [tree.answers[each].get(cell) for each in tree.choices]

    def table(self, incident: str, answers: Sequence[T], first: T) -> AnswerTable[T]:
        """Table the answers of a figure of an incident, one for each choice."""
        tree = self._tree_of.get(incident)
        if tree is None:
            return AnswerTable()
        if tree.is_whole:
            return answers_of_switches(list(map(self._voice, tree.groups)), answers, first)
        return answers_of_list(f"t{self.answers.admitted.index(tree)}", answers, first)

    def assumed(self, event: str) -> AssumedGroup | None:
        """Find the events with which an event hangs together; None where nothing is rejected."""
        return self._group_of.get(event)

    def table_of_event(self, event: str, answers: Sequence[T], first: T) -> AnswerTable[T]:
        """Table the answers of an event, one for each choice of its group."""
        group = self._group_of.get(event)
        if group is None:
            return AnswerTable()
        if group.is_whole:
            names = [f"!{claim}" for claim in group.claims]
            return answers_of_switches(names, answers, first)
        return answers_of_list(f"g{self.answers.assumed.index(group)}", answers, first)

    def _voice(self, group: SourceGroup) -> str:
        return f"{group.relation}.{self._sources[group.source, group.known]}"

    def _claims_by(self, key: Callable[[SourceGroup], K]) -> dict[K, int]:
        groups = (g for tree in self.answers.admitted for g in tree.group_of.values())
        return Counter(map(key, groups))
