"""What relations between annotations say: which mark gives a key of another one's record.

Laws of this file: a relation is a key of the record of one of its two marks, whichever has it; what
the other mark names is the id of the record that it is of, else its words, which are looked up like
those of any attribute. What no key has, or what contradicts an attribute, is told and not taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from attrs import define, field

from pakafg.annotations.annotation import Annotation
from pakafg.corpus.format import REFERENCES, keys
from pakafg.drafting.proposal import ProposalKind, keys_of_proposal
from pakafg.drafting.reply_schema import classes_of
from pakafg.errors import near_miss
from pakafg.short_repr import shown

if TYPE_CHECKING:
    from pakafg.annotations.relations import MarkRelation

__all__ = ["RelatedMarks"]

_MANY: Final = 50  # values of one key


@define
class RelatedMarks:
    """The relations of one file.

    Attributes:
        annotations: The annotations of the file.
        kind_of: Tells what an annotation would become; None where nobody knows.
        record_of: Tells of which record of the corpus an annotation is; None where of none.
        problems: What was not taken, in words.
        named: The names of annotations that a relation names.
    """

    annotations: Iterable[Annotation]
    kind_of: Callable[[Annotation], ProposalKind | None] = field(repr=False)
    record_of: Callable[[Annotation], str | None] = field(repr=False)
    problems: list[str] = field(factory=list, init=False)
    named: set[str] = field(factory=set, init=False)
    _values: dict[str, dict[str, list[str]]] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self._values = defaultdict(lambda: defaultdict(list))
        by_name = {each.name: each for each in self.annotations}
        for each in by_name.values():
            for relation in each.relations:
                target = by_name.get(relation.target)
                if target is None:
                    reason = f"it leads to {shown(relation.target)}, which the file does not have"
                    self.problems.append(f"{relation.name}: {reason}")
                else:
                    self._take(relation, each, target)

    def values(self, annotation: Annotation) -> Mapping[str, str]:
        """Give what other marks say of the record of an annotation, by key."""
        return {key: "; ".join(each[:_MANY]) for key, each in self._values[annotation.name].items()}

    def _take(self, relation: MarkRelation, one: Annotation, other: Annotation) -> None:
        """Take a relation: for the mark whose record has such a key."""
        label = "_".join(relation.label.casefold().replace("-", " ").split())
        for holder, named in ((one, other), (other, one)):
            kind = self.kind_of(holder)
            if kind is not None and label in _references(kind):
                self._fill(relation, kind, label, holder, named)
                return
        known = sorted({key for each in (one, other) for key in _references(self.kind_of(each))})
        told = (
            f"known are {', '.join(known)}{near_miss(label, known)}" if known else "none is known"
        )
        reason = f"no record of its two marks has {shown(relation.label)}; {told}"
        self.problems.append(f"{relation.name}: {reason}")

    def _fill(
        self,
        relation: MarkRelation,
        kind: ProposalKind,
        key: str,
        holder: Annotation,
        named: Annotation,
    ) -> None:
        """Give a key of a mark's record what another mark names."""
        value = self.record_of(named) or " ".join(each.quote or "" for each in named.marks).strip()
        if not value:
            self.problems.append(f"{relation.name}: {named.name} has neither a record nor words")
            return
        self.named.add(named.name)
        values = self._values[holder.name][key]
        given = holder.values.get(key)
        if given is not None and given != value:
            reason = f"{key} is {shown(given)} by an attribute, and {shown(value)} by the relation"
            self.problems.append(f"{relation.name}: {reason}: the attribute stays")
        elif values and value not in values and not _is_list(kind, key):
            reason = f"{key} is {shown(values[0])} by another relation, and can be but one"
            self.problems.append(f"{relation.name}: {reason}")
        elif value not in values:
            values.append(value)


def _references(kind: ProposalKind | None) -> set[str]:
    """List the keys of a kind that name other records."""
    return set() if kind is None else set(keys_of_proposal(kind)) & REFERENCES.keys()


def _is_list(kind: ProposalKind, key: str) -> bool:
    """Tell whether a key holds several ids."""
    fields = {name: each for of in classes_of(kind) for name, each in keys(of).items()}
    return key in fields and getattr(fields[key].type, "__origin__", None) is tuple
