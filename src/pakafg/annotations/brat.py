"""brat's standoff files: marks (T), attributes (A), relations (R), events (E) and notes (#).

Each has a line; tabs part it. The roles of an event are relations of its trigger.

brat counts in characters. A mark with gaps has several ranges, and so has one that goes on over
the end of a line; the words of all of them stand at the end, with a space for each gap.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pakafg.annotations.annotation import Annotation, Mark, bounded
from pakafg.annotations.json_data import number_of
from pakafg.annotations.relations import MarkRelation, linked_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pakafg.records.citation import Citation

__all__ = ["brat_lines", "is_brat", "read_brat"]

_MARK: Final = re.compile(
    r"(T[^\t]{1,50})\t([^\t ]{1,200}) ([0-9]+ [0-9]+(?:;[0-9]+ [0-9]+)*)\t(.*)"
)
_ATTRIBUTE: Final = re.compile(r"[AM][^\t]{1,50}\t([^\t ]{1,200}) (T[^\t ]{1,50})(?: (.{1,2000}))?")
_RELATION: Final = re.compile(
    r"(R[^\t]{1,50})\t([^\t ]{1,200}) [^\t :]{1,50}:([TE][^\t ]{1,50}) "
    r"[^\t :]{1,50}:([TE][^\t ]{1,50})\s*"
)
_EVENT: Final = re.compile(
    r"(E[^\t]{1,50})\t[^\t :]{1,200}:(T[^\t ]{1,50})((?: [^\t :]+:[TE]\S+)*)\s*"
)
_NOTE: Final = re.compile(r"#[^\t]{0,50}\t[^\t ]{1,200} (T[^\t ]{1,50})\t(.*)")
_RANGES: Final = 50
_NO_TYPE: Final = re.compile(r"\s+")
_BREAK: Final = re.compile(r"\s*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+\s*")


def is_brat(text: str) -> bool:
    r"""Tell whether a text is a standoff file.

    >>> is_brat("T1\tcasualty 0 4\tFive\n"), is_brat("Five were killed.")
    (True, False)
    """
    lines = [line for line in text.split("\n") if line.strip()]
    return any(_MARK.match(line) for line in lines[:1_000])


def read_brat(text: str) -> Iterator[Annotation]:
    """Yield the marks of a file, each with its attributes and notes."""
    values: dict[str, dict[str, str]] = {}
    relations: dict[str, list[MarkRelation]] = {}
    notes: dict[str, list[str]] = {}
    lines = [line.rstrip("\r") for line in text.split("\n")]
    for mark, relation in _related_marks(lines):
        relations.setdefault(mark, []).append(relation)
    for line in lines:
        if found := _ATTRIBUTE.fullmatch(line):
            key, mark, value = found.groups()
            values.setdefault(mark, {})[key] = value or "true"
        elif found := _NOTE.fullmatch(line):
            notes.setdefault(found[1], []).append(found[2])
    for line in lines:
        if found := _MARK.fullmatch(line):
            name, label, ranges, words = found.groups()
            yield Annotation(
                name=name,
                tool="brat",
                marks=tuple(_parted_marks(ranges, words)),
                labels=(label,),
                values=values.get(name, {}),
                comments=bounded(notes.get(name, [])),
                relations=tuple(relations.get(name, [])),
            )


def _related_marks(lines: Sequence[str]) -> Iterator[tuple[str, MarkRelation]]:
    """Yield each relation with the mark from which it goes; an event is its trigger."""
    events = [found for line in lines if (found := _EVENT.fullmatch(line))]
    triggers = {found[1]: found[2] for found in events}
    for found in events:
        for number, role in enumerate(found[3].split()):
            key, _, target = role.partition(":")
            name = f"{found[1]}.{number + 1}"
            yield found[2], MarkRelation(name, key, triggers.get(target, target))
    for line in lines:
        if found := _RELATION.fullmatch(line):
            name, label, mark, target = found.groups()
            yield triggers.get(mark, mark), MarkRelation(name, label, triggers.get(target, target))


def _parted_marks(ranges: str, words: str) -> Iterator[Mark]:
    """Part the words of a mark among its ranges, a space for each gap."""
    places: list[Any] = [tuple(map(number_of, each.split())) for each in ranges.split(";")]
    if len(places) > _RANGES or any(None in place for place in places):
        return
    at = 0
    for start, end in places:
        quote = words[at : at + end - start]
        at += end - start + 1
        yield Mark(quote=quote or None, start=start, end=end)


def brat_lines(
    text: str,
    cited: Iterable[tuple[str, str, Citation]],
    links: Mapping[str, Mapping[str, str]] | None = None,
) -> Iterator[str]:
    """Yield the lines of a standoff file: a mark for each citation, and a note with its record.

    Args:
        text: The text of the document.
        cited: Each citation of a record, with the kind and the id of the record.
        links: By record, the ids of those that its keys name: a relation where the text marks
            them, too, and else an attribute.
    """
    marks = list(cited)
    for number, (kind, record, citation) in enumerate(marks, start=1):
        places = list(_places(text, citation.start, citation.end))
        ranges = ";".join(f"{start} {end}" for start, end in places)
        words = " ".join(text[start:end].replace("\t", " ") for start, end in places)
        yield f"T{number}\t{_NO_TYPE.sub('_', kind)} {ranges}\t{words}\n"
        yield f"#{number}\tAnnotatorNotes T{number}\t{record}\n"
    linked = linked_marks(marks, links or {})
    for number, (mark, key, target) in enumerate(linked.relations, start=1):
        yield f"R{number}\t{key} Arg1:T{mark + 1} Arg2:T{target + 1}\n"
    for number, (mark, key, record) in enumerate(linked.values, start=1):
        yield f"A{number}\t{key} T{mark + 1} {record}\n"


def _places(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a range without the ends of lines in it, which brat does not mark."""
    for gap in _BREAK.finditer(text, start, end):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if end > start:
        yield start, end
