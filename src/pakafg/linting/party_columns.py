"""A table within an article: what stands in a party's column is that party's."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.corpus.cited_words import stands_in
from pakafg.linting.doubt import Doubt
from pakafg.short_repr import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.corpus.corpus import Corpus

__all__ = ["columns", "doubtful_voices"]

_LINE: Final = re.compile(r"[^\r\n]+")
_SEPARATORS: Final = ("|", "\t")
_CLAIMS: Final = ("casualties", "dates", "orders", "quantities")


class Column(NamedTuple):
    """A cell of a table: what heads its column, and which characters it has, half-open."""

    heading: str
    start: int
    end: int


def doubtful_voices(corpus: Corpus) -> Iterator[Doubt]:
    """Find claims in a column that a party heads, which nobody is said to make."""
    parties = _spellings_of_parties(corpus)
    for document in corpus.documents.values():
        headed = [
            (column, party)
            for column in columns(document.text)
            for party, spellings in parties.items()
            if any(stands_in(spelling, column.heading) for spelling in spellings)
        ]
        if not headed:
            continue
        for catalogue in _CLAIMS:
            for claim in getattr(corpus, catalogue).values():
                if claim.document != document.id or claim.claimant is not None:
                    continue
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


def columns(text: str) -> Iterator[Column]:
    r"""Find the cells of the tables of a text, below the line that heads their columns.

    A table is two lines or more, one after another, with as many cells between bars or tabs.

    >>> [column.heading for column in columns("| Who | Dead |\n|---|---|\n| Both | 5 |")][2:]
    ['Who', 'Dead']
    """
    lines = [(match.start(), match[0]) for match in _LINE.finditer(text)]
    for separator in _SEPARATORS:
        heading: Sequence[tuple[int, int]] = ()
        for start, line in lines:
            cells = _cells(start, line, separator)
            if len(cells) != len(heading):
                heading = cells if len(cells) > 1 else ()
                continue
            for (first, last), (begin, end) in zip(heading, cells, strict=True):
                yield Column(text[first:last].strip(), begin, end)


def _cells(start: int, line: str, separator: str) -> list[tuple[int, int]]:
    """Find where each cell of a line begins and ends; none where nothing parts it."""
    if separator not in line:
        return []
    cells = []
    for cell in line.split(separator):
        cells.append((start, start + len(cell)))
        start += len(cell) + 1
    return cells[1:-1] if separator == "|" and line.strip().startswith("|") else cells


def _spellings_of_parties(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Map whoever takes part in an incident or a ceasefire to all spellings of the name."""
    in_incidents = (party for each in corpus.incidents.values() for party in each.parties)
    in_ceasefires = (party for each in corpus.ceasefires.values() for party in each.parties)
    parties = map(corpus.actors.get, dict.fromkeys(chain(in_incidents, in_ceasefires)))
    return {actor.id: (actor.name, *actor.aliases) for actor in parties if actor is not None}
