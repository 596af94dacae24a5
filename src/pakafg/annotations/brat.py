"""brat's standoff files: marks (T), attributes (A), and notes (#), a line each; tabs part them.

brat counts in characters. A mark with gaps has several ranges, and so has one that goes on over
the end of a line; the words of all of them stand at the end, with a space for each gap.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pakafg.annotations.annotation import Annotation, Mark, bounded
from pakafg.annotations.json_data import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pakafg.records.citation import Citation

__all__ = ["brat_lines", "is_brat", "read_brat"]

_MARK: Final = re.compile(
    r"(T[^\t]{1,50})\t([^\t ]{1,200}) ([0-9]+ [0-9]+(?:;[0-9]+ [0-9]+)*)\t(.*)"
)
_ATTRIBUTE: Final = re.compile(r"[AM][^\t]{1,50}\t([^\t ]{1,200}) (T[^\t ]{1,50})(?: (.{1,2000}))?")
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
    notes: dict[str, list[str]] = {}
    lines = [line.rstrip("\r") for line in text.split("\n")]
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
            )


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


def brat_lines(text: str, cited: Iterable[tuple[str, str, Citation]]) -> Iterator[str]:
    """Yield the lines of a standoff file: a mark for each citation, and a note with its record.

    Args:
        text: The text of the document.
        cited: Each citation of a record, with the kind and the id of the record.
    """
    for number, (kind, record, citation) in enumerate(cited, start=1):
        places = list(_places(text, citation.start, citation.end))
        ranges = ";".join(f"{start} {end}" for start, end in places)
        words = " ".join(text[start:end].replace("\t", " ") for start, end in places)
        yield f"T{number}\t{_NO_TYPE.sub('_', kind)} {ranges}\t{words}\n"
        yield f"#{number}\tAnnotatorNotes T{number}\t{record}\n"


def _places(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a range without the ends of lines in it, which brat does not mark."""
    for gap in _BREAK.finditer(text, start, end):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if end > start:
        yield start, end
