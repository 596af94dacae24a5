"""A table within an article: what stands in a party's column is that party's."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pakafg.corpus.cited_words import stands_in
from pakafg.linting.doubt import Doubt
from pakafg.short_repr import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.corpus.corpus import Corpus

__all__ = ["cells", "doubtful_voices"]

_LINE: Final = re.compile(r"[^\r\n]+")
_SEPARATORS: Final = ("|", "\t")
_CLAIMS: Final = ("casualties", "dates", "orders", "quantities")


class Cell(NamedTuple):
    """A cell of a table: what heads its column, and which characters it has, half-open."""

    heading: str
    start: int
    end: int


def doubtful_voices(corpus: Corpus) -> Iterator[Doubt]:
    """Find claims in a column that a party heads, which nobody is said to make."""
    bearers = _bearers(corpus)

    @cache  # the columns of one table, and of many, are headed alike
    def heading_party(heading: str) -> str | None:
        return next((bearers[each] for each in bearers if stands_in(each, heading)), None)

    unattributed = _unattributed(corpus)
    for document in corpus.documents.values():
        columns = ((column, heading_party(column.heading)) for column in cells(document.text))
        headed = [(column, party) for column, party in columns if party is not None]
        if not headed:
            continue
        for catalogue in _CLAIMS:
            for claim in unattributed.get((catalogue, document.id), ()):
                for column, party in headed:
                    cited = [c for c in claim.citations if column.start <= c.start < column.end]
                    if cited:
                        reason = (
                            f"{shown(cited[0].quote)} stands in the column "
                            f"{shown(column.heading)}, which {party!r} heads, but no claimant is "
                            "given: say whose claim it is"
                        )
                        yield Doubt(
                            record=claim.id,
                            document=document.id,
                            catalogue=catalogue,
                            path=("claimant",),
                            reason=reason,
                            citations=tuple(cited),
                            notes=(claim.note,),
                        )
                        break


def cells(text: str) -> Iterator[Cell]:
    r"""Find the cells of the tables of a text, below the line that heads their columns.

    A table is two lines or more, one after another, with as many cells between bars or tabs.

    >>> [column.heading for column in cells("| Who | Dead |\n|---|---|\n| Both | 5 |")][2:]
    ['Who', 'Dead']
    """
    lines = [(match.start(), match[0]) for match in _LINE.finditer(text)]
    for separator in _SEPARATORS:
        heading: Sequence[tuple[int, int]] = ()
        for start, line in lines:
            spans = _cells(start, line, separator)
            if len(spans) != len(heading):
                heading = spans if len(spans) > 1 else ()
                continue
            for (first, last), (begin, end) in zip(heading, spans, strict=True):
                yield Cell(text[first:last].strip(), begin, end)


def _cells(start: int, line: str, separator: str) -> list[tuple[int, int]]:
    """Find where each cell of a line begins and ends; none where nothing parts it."""
    if separator not in line:
        return []
    cells = []
    for cell in line.split(separator):
        cells.append((start, start + len(cell)))
        start += len(cell) + 1
    return cells[1:-1] if separator == "|" and line.strip().startswith("|") else cells


def _bearers(corpus: Corpus) -> dict[str, str]:
    """Map each spelling of a name to the first who bears it of those who take part in anything."""
    in_incidents = (party for each in corpus.incidents.values() for party in each.parties)
    in_ceasefires = (party for each in corpus.ceasefires.values() for party in each.parties)
    bearers: dict[str, str] = {}
    for name in dict.fromkeys(chain(in_incidents, in_ceasefires)):
        actor = corpus.actors.get(name)
        for spelling in () if actor is None else (actor.name, *actor.aliases):
            bearers.setdefault(spelling, name)
    return bearers


def _unattributed(corpus: Corpus) -> dict[tuple[str, str], list[Any]]:
    """List the claims that nobody is said to make, by catalogue and document."""
    found: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for catalogue in _CLAIMS:
        for claim in getattr(corpus, catalogue).values():
            if claim.claimant is None:
                found[catalogue, claim.document].append(claim)
    return found
