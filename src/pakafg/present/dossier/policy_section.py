"""The policy that a reader holds: whose word counts, and which rejected dates are taken to hold.

Laws of this file: nothing is computed but by the analyses; the page finds the answer to a choice,
and never makes one. Where the answers to all choices would be too many, the page says which
choices are worked out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from attrs import field, frozen

from pakafg.casualties.admissions import AdmittedTree
from pakafg.corpus.naming import short_names
from pakafg.present.answers import Answers
from pakafg.present.dossier.answer_table import AnswerTable, answers_of_list, answers_of_switches
from pakafg.present.dossier.switches import Choices, voice_of
from pakafg.timeline.assumptions import AssumedGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Policy"]

T = TypeVar("T")


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
    _lists: dict[int, str] = field(init=False)
    _labels: dict[str, str] = field(init=False)

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

    @_lists.default
    def _name_lists(self) -> dict[int, str]:
        """Name trees and groups by their place; they live as long as the answers do."""
        trees = {id(tree): f"t{at}" for at, tree in enumerate(self.answers.admitted)}
        return trees | {id(group): f"g{at}" for at, group in enumerate(self.answers.assumed)}

    @_labels.default
    def _label_documents(self) -> dict[str, str]:
        return short_names(self.answers.corpus.documents.values())

    @property
    def voices(self) -> dict[str, str]:
        """For each casualty claim the two switches on which it hangs."""
        return {
            claim: voice_of(group, self._sources)
            for tree in self.answers.admitted
            for claim, group in tree.group_of.items()
        }

    @property
    def choices(self) -> Choices:
        """All switches."""
        return self._choices(self.answers.admitted, self.answers.assumed)

    def within(self, incidents: Iterable[str], events: Iterable[str]) -> Choices:
        """Give the switches on which figures of some incidents, and dates of some events, hang."""
        trees = {id(tree): tree for each in incidents if (tree := self._tree_of.get(each))}
        groups = {id(group): group for each in events if (group := self._group_of.get(each))}
        return self._choices(trees.values(), groups.values())

    def _choices(self, trees: Iterable[AdmittedTree], groups: Iterable[AssumedGroup]) -> Choices:
        corpus = self.answers.corpus
        return Choices(
            corpus, tuple(trees), tuple(groups), self._sources, self._labels, self._lists
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
            return answers_of_switches(
                [voice_of(group, self._sources) for group in tree.groups], answers, first
            )
        return answers_of_list(self._lists[id(tree)], answers, first)

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
        return answers_of_list(self._lists[id(group)], answers, first)
