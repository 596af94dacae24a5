"""What is too much for one page of a folder: cut, so that what stands first stays there.

Laws of this file: no entry is lost; what a page has no room for stands on one that follows, and the
page says how much does. Of the places that bear one answer, each of which is marked in its document
too, a page shows the first and counts the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs
from attrs import define, field, frozen

from pakafg.present.dossier.anchors import NamedLink
from pakafg.present.dossier.answer_table import AnswerTable
from pakafg.present.dossier.discrepancy_section import (
    DiscrepancyBlock,
    LinkedPosition,
    SubjectGroup,
)
from pakafg.present.dossier.figure_blocks import FigureAnswer, FigureBlock
from pakafg.present.dossier.register import Assertion, Chip, PageEntry
from pakafg.present.dossier.statement_section import SpeakerBlock
from pakafg.present.dossier.timeline_section import EventAnswer, EventBlock
from pakafg.text.figure_words import counted, figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["FurtherBlock", "Part", "cited_in", "cut_into_pages", "entries_of"]

ROOM: Final = 400
"""How many entries and links a page has room for."""

_ENTRIES: Final = 12  # of one assertion
_ASSERTIONS: Final = 30  # of one list
_LINKS: Final = 12  # to places that bear one answer
_NAMES: Final = 60  # of questions and statements about an incident

Part = tuple[str, Any]
"""A block, and the name of the macro that sets it."""


@frozen
class FurtherBlock:
    """What a block of an earlier page has no room for.

    Attributes:
        name: The block's name.
        assertions: The rest of what is said there.
    """

    name: str
    assertions: tuple[Assertion, ...]


def cut_into_pages(parts: Sequence[Part]) -> list[list[Part]]:
    """Cut the blocks of one subject into pages: one, where it has room for all.

    What the blocks themselves have no room for stands behind all of them.
    """
    further: list[Part] = []
    pages: list[list[Part]] = [[]]
    room = ROOM
    for kind, piece in [*_shortened_pieces(parts, further), *further]:
        needed = _room_of(piece)
        if pages[-1] and needed > room:
            pages.append([])
            room = ROOM
        room -= needed
        _append(pages[-1], kind, piece)
    return pages


def entries_of(part: Any) -> Iterator[PageEntry]:
    """Find every entry in a block, at whatever depth."""
    if isinstance(part, PageEntry):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from entries_of(each)
    else:
        for name in _parts_of(type(part)):
            yield from entries_of(getattr(part, name))


def cited_in(part: Any) -> Iterator[str]:
    """Find the document of every link in a block."""
    if isinstance(part, Chip):
        yield part.document
    elif isinstance(part, tuple):
        for each in part:
            yield from cited_in(each)
    elif isinstance(part, DiscrepancyBlock):  # whose entry stands for its answers
        yield from cited_in(part.positions)
    else:
        for name in _parts_of(type(part)):
            yield from cited_in(getattr(part, name))


def _room_of(part: Any) -> int:
    """Count the entries and the links of a block."""
    if isinstance(part, Chip):
        return 1
    if isinstance(part, tuple):
        return sum(map(_room_of, part))
    if isinstance(part, DiscrepancyBlock):
        return _room_of(part.positions)
    own = 1 if attrs.has(type(part)) else 0
    return own + sum(_room_of(getattr(part, name)) for name in _parts_of(type(part)))


def _parts_of(kind: type) -> tuple[str, ...]:
    """Name the parts of a kind of block; a text or a number has none."""
    return tuple(each.name for each in attrs.fields(kind)) if attrs.has(kind) else ()


# --- pieces, which may stand on pages apart --------------------------------------------------


def _shortened_pieces(parts: Sequence[Part], further: list[Part]) -> Iterator[Part]:
    """Shorten each block, or each question or statement of one, and collect what is cut off."""
    for kind, block in parts:
        for piece in _listed_apart(block):
            yield kind, _Cut(_name_of(block) or "", further).shortened(piece)


def _listed_apart(block: Any) -> Iterator[Any]:
    """Take a block apart where it is a list of what may stand on pages apart."""
    name = _LISTS.get(type(block))
    if name is None or not getattr(block, name):
        yield block
        return
    for each in getattr(block, name):
        yield attrs.evolve(block, **{name: (each,)})


_LISTS: Final[dict[type, str]] = {
    SubjectGroup: "discrepancies",
    SpeakerBlock: "statements",
    FurtherBlock: "assertions",
}
"""The blocks that are lists, and which of their parts are listed."""


def _append(page: list[Part], kind: str, piece: Any) -> None:
    """Put a piece on a page: into the list that it continues, where that stands last."""
    name = _LISTS.get(type(piece))
    if name is not None and page and type(page[-1][1]) is type(piece):
        last: Any = page[-1][1]
        if attrs.evolve(last, **{name: ()}) == attrs.evolve(piece, **{name: ()}):
            joined = _continued(getattr(last, name), getattr(piece, name))
            page[-1] = (kind, attrs.evolve(last, **{name: joined}))
            return
    page.append((kind, piece))


def _continued(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    """Put two lists behind one another; portions of one assertion are one again."""
    last, first = one[-1], other[0]
    if isinstance(last, Assertion) and attrs.evolve(last, entries=first.entries) == first:
        merged = attrs.evolve(first, entries=(*last.entries, *first.entries))
        return (*one[:-1], merged, *other[1:])
    return (*one, *other)


def _name_of(block: Any) -> str | None:
    """Tell what a block is called; None where it has no name of its own."""
    for name in ("counted", "name", "text", "topic"):
        if name in _parts_of(type(block)):
            return str(getattr(block, name))
    return None


# --- shortening ------------------------------------------------------------------------------


@define(eq=False)
class _Cut:
    """Shortens a block, and collects what is cut off it.

    Attributes:
        name: What the block is called.
        further: What is cut off.
    """

    name: str
    further: list[Part]
    _shown: set[int] = field(factory=set, init=False)

    def shortened(self, part: Any) -> Any:
        """Shorten whatever is too long in a block."""
        if isinstance(part, Assertion):
            return self._assertion(part)
        if isinstance(part, LinkedPosition):
            n_more = max(len(part.chips) - _LINKS, 0)
            return attrs.evolve(part, chips=part.chips[:_LINKS], n_more=n_more)
        if isinstance(part, tuple):
            return self._list(part)
        if isinstance(part, (PageEntry, AnswerTable, FigureAnswer, EventAnswer)):
            return part
        if isinstance(part, (FigureBlock, EventBlock)):
            return _with_answers_of_shown(part, self._named(part))
        return self._named(part)

    def _named(self, block: Any) -> Any:
        """Shorten the parts of a block; what is cut off them is called as it is."""
        cut = _Cut(_name_of(block) or self.name, self.further)
        names = _parts_of(type(block))
        shorter = {name: cut.shortened(getattr(block, name)) for name in names}
        changed = {name: new for name, new in shorter.items() if new is not getattr(block, name)}
        return attrs.evolve(block, **changed) if changed else block

    def _list(self, parts: tuple[Any, ...]) -> tuple[Any, ...]:
        """Shorten a list, and each of its parts."""
        if parts and isinstance(parts[0], Assertion) and len(parts) > _ASSERTIONS:
            *kept, last = map(self._assertion, parts[:_ASSERTIONS])
            rest = parts[_ASSERTIONS:]
            self._put_off(rest)
            words = f"{counted(len(rest), 'further answer')}, on a page that follows"
            others = NamedLink(words, rest[0].entries[0].id)
            return (*kept, attrs.evolve(last, others=others))
        if parts and isinstance(parts[0], NamedLink) and len(parts) > _NAMES:
            rest_words = f"{figure(len(parts) - _NAMES)} more, which the search finds"
            return (*parts[:_NAMES], NamedLink(rest_words, ""))
        shorter = tuple(map(self.shortened, parts))
        is_same = all(new is old for new, old in zip(shorter, parts, strict=True))
        return parts if is_same else shorter

    def _assertion(self, said: Assertion) -> Assertion:
        """Keep the first entries of what many say alike."""
        rest = said.entries[_ENTRIES:]
        if not rest:
            return said
        self._put_off((attrs.evolve(said, entries=rest),))
        more = NamedLink(f"{figure(len(rest))} more places, on a page that follows", rest[0].id)
        return attrs.evolve(said, entries=said.entries[:_ENTRIES], more=more)

    def _put_off(self, assertions: Sequence[Assertion]) -> None:
        """Leave assertions to a page that follows, in portions that fit on one."""
        for said in assertions:
            for at in range(0, len(said.entries), _ENTRIES):
                portion = attrs.evolve(said, entries=said.entries[at : at + _ENTRIES])
                self.further.append(("further", FurtherBlock(self.name, (portion,))))


_FATES: Final = {
    FigureBlock: ("superseded", "outgrown"),
    EventBlock: ("rejected", "kept_by_some"),
}
"""Of which fates an answer names claims, by their places in the block."""


def _with_answers_of_shown(block: Any, shorter: Any) -> Any:
    """Number the claims of a block's answers as they stand in the shortened block."""
    if shorter is block:
        return block
    place_of = {entry.id: place for place, entry in enumerate(entries_of(_said_in(shorter)))}
    places = {
        old: place_of[entry.id]
        for old, entry in enumerate(entries_of(_said_in(block)))
        if entry.id in place_of
    }

    def renumbered(answer: Any) -> Any:
        return attrs.evolve(
            answer,
            **{
                fate: tuple(places[at] for at in getattr(answer, fate) if at in places)
                for fate in _FATES[type(block)]
            },
        )

    table = attrs.evolve(shorter.table, others=tuple(map(renumbered, shorter.table.others)))
    return attrs.evolve(shorter, answer=renumbered(shorter.answer), table=table)


def _said_in(block: Any) -> tuple[Assertion, ...]:
    """Give what a figure or an event rests on, in the order in which it is numbered."""
    return block.assertions if isinstance(block, FigureBlock) else (*block.dates, *block.orders)
