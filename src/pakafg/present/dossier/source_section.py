"""The documents, cut where a citation begins or ends."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from pakafg.present.dossier.register import Entry
from pakafg.text.date_words import date_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pakafg.present.dossier.register import Register
    from pakafg.records.citation import Citation

__all__ = ["Piece", "Source", "Text", "sources", "texts"]


@frozen
class Piece:
    """Characters that the same entries rest on.

    Attributes:
        text: The characters.
        start: Offset of the first.
        anchor: Its place in the page; empty where no entry rests on it.
        entries: What rests on it.
        end: Where the shortest citation ends that begins here.
    """

    text: str
    start: int
    anchor: str
    entries: tuple[Entry, ...]
    end: int

    @property
    def depth(self) -> int:
        """How strongly it is marked: 0 where only a name stands, up to 3."""
        return min(sum(entry.kind != "name" for entry in self.entries), 3)

    @property
    def first(self) -> Entry:
        """The entry that it leads to: one that says something, before a mere name."""
        return min(self.entries, key=lambda entry: entry.kind == "name")

    @property
    def numbers(self) -> str:
        """The entries' numbers, for the script."""
        return " ".join(str(entry.number) for entry in self.entries)


@frozen
class Source:
    """What a document shows of its own origin.

    Attributes:
        id: The document's id.
        title: As printed, or what stands for it.
        publisher: As printed; empty where not said.
        published: When, in words.
        shown: What in its text shows that; None where nothing is cited.
        file: The file's name.
    """

    id: str
    title: str
    publisher: str
    published: str
    shown: Entry | None
    file: str


@frozen
class Text:
    """One document, word for word.

    Attributes:
        source: What it is.
        paragraphs: Its lines, each in pieces.
    """

    source: Source
    paragraphs: tuple[tuple[Piece, ...], ...]


def sources(register: Register) -> Iterator[Source]:
    """Where the documents come from, in the order of the corpus.

    Args:
        register: Where that is entered.
    """
    for document in register.corpus.documents.values():
        when = document.published
        published = date_words(when.earliest, when.latest, when.zone) if when else "not dated"
        label = f"{document.id}: published {published}"
        yield Source(
            document.id,
            document.title or "Untitled",
            document.publisher or "",
            published,
            register.add("source", label, document.citations) if document.citations else None,
            document.file,
        )


def texts(register: Register, sources: Iterable[Source]) -> Iterator[Text]:
    """The documents word for word.

    Args:
        register: What rests on which characters.
        sources: The documents, in the order of the corpus.
    """
    cited: dict[str, list[tuple[Citation, Entry]]] = {}
    for citation, entry in register.citations:
        cited.setdefault(citation.document, []).append((citation, entry))
    for source in sources:
        text = register.corpus.documents[source.id].text
        pieces = _pieces(register, source.id, text, cited.get(source.id, []))
        yield Text(source, tuple(_paragraphs(pieces)))


def _pieces(
    register: Register, document: str, text: str, cited: list[tuple[Citation, Entry]]
) -> Iterator[Piece]:
    """The text, cut at both ends of every citation and at every line's end."""
    starts: dict[int, list[tuple[Citation, Entry]]] = {}
    for citation, entry in cited:
        starts.setdefault(citation.start, []).append((citation, entry))
    breaks = {at + 1 for at, letter in enumerate(text) if letter == "\n"}
    ends = {citation.end for citation, _ in cited}
    cuts = sorted({0, len(text), *starts, *ends, *breaks})
    going: list[tuple[Citation, Entry]] = []
    for start, end in pairwise(cuts):
        going = [each for each in going if each[0].end > start] + starts.get(start, [])
        entries = tuple(dict.fromkeys(entry for _, entry in going))
        closing = min((c.end for c, _ in starts.get(start, [])), default=end)
        anchor = register.anchor(document, start) if entries else ""
        yield Piece(text[start:end], start, anchor, entries, closing)


def _paragraphs(pieces: Iterator[Piece]) -> Iterator[tuple[Piece, ...]]:
    line: list[Piece] = []
    for piece in pieces:
        line.append(piece)
        if piece.text.endswith("\n"):
            if any(each.text.strip() for each in line):
                yield tuple(line)
            line = []
    if any(each.text.strip() for each in line):
        yield tuple(line)
