"""Relations between marks: a figure to its incident, an utterance to its speaker.

Laws of this file: a relation is a key of the record of one mark whose value another mark names; it
goes from the first mark of a record, and to the nearest one of the other. What has no mark of its
own in the text is no relation: it is written as a value of the first mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pakafg.records.citation import Citation

__all__ = ["LINKED", "LinkedMarks", "MarkRelation", "linked_marks"]

LINKED: Final = ("incident", "event", "other", "claimant", "speaker", "addressee")
"""Keys whose value is a record that a text may mark, too."""


class MarkRelation(NamedTuple):
    """That an annotation is related to another one.

    Attributes:
        name: What a problem calls it: its id in its file.
        label: What the relation is: a key of the record of the first.
        target: The name of the other.
    """

    name: str
    label: str
    target: str


class LinkedMarks(NamedTuple):
    """What the marks of a text say of one another, by their numbers in its list, from 0.

    Attributes:
        relations: The number of a mark, a key, and the number of the mark that it names.
        values: The number of a mark, a key, and the id of a record that has no mark.
    """

    relations: list[tuple[int, str, int]]
    values: list[tuple[int, str, str]]


def linked_marks(
    cited: Sequence[tuple[str, str, Citation]], links: Mapping[str, Mapping[str, str]]
) -> LinkedMarks:
    """Find which marks are to be related.

    Args:
        cited: Each citation of a record, with the kind and the id of the record.
        links: By record, what its keys name: ids of records.

    >>> from pakafg import Citation
    >>> text = "Ana Berg said five died."
    >>> marks = [
    ...     ("actor", "ana", Citation.of("a", text, 0, 8)),
    ...     ("casualty", "dead", Citation.of("a", text, 14, 23)),
    ... ]
    >>> linked_marks(marks, {"dead": {"claimant": "ana", "incident": "clash"}})
    LinkedMarks(relations=[(1, 'claimant', 0)], values=[(1, 'incident', 'clash')])
    """
    places: dict[str, list[int]] = {}
    for number, (_, record, _) in enumerate(cited):
        places.setdefault(record, []).append(number)
    found = LinkedMarks([], [])
    for record, numbers in places.items():
        first = numbers[0]
        for key, target in links.get(record, {}).items():
            marks: Iterable[int] = places.get(target, ())
            start = cited[first][2].start
            nearest = min(
                (each for each in marks if each != first),
                key=lambda each: abs(cited[each][2].start - start),
                default=None,
            )
            if nearest is None:
                found.values.append((first, key, target))
            else:
                found.relations.append((first, key, nearest))
    return found
