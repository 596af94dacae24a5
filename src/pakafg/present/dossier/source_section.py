"""The documents, cut where a citation begins or ends."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from pakafg.citing import cite
from pakafg.corpus.naming import title_of
from pakafg.grouping import grouped
from pakafg.present.dossier.register import EntryKind, PageEntry
from pakafg.text.date_words import NOT_DATED, when_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pakafg.present.dossier.register import Register
    from pakafg.records.citation import Citation

__all__ = ["DocumentText", "SourceBlock", "TextPiece", "sources", "texts"]


@frozen
class TextPiece:
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
    entries: tuple[PageEntry, ...]
    end: int

    @property
    def depth(self) -> int:
        """How strongly it is marked: 0 where only a name stands, up to 3."""
        return min(sum(entry.kind is not EntryKind.NAME for entry in self.entries), 3)

    @property
    def first(self) -> PageEntry:
        """The entry that it leads to: one that says something, before a mere name."""
        return min(self.entries, key=lambda entry: entry.kind is EntryKind.NAME)

    @property
    def numbers(self) -> str:
        """The entries' numbers, for the script."""
        return " ".join(str(entry.number) for entry in self.entries)


@frozen
class SourceBlock:
    """What a document shows of its own origin.

    Attributes:
        id: The document's id.
        name: What a reader calls it.
        title: As printed, or what stands for it.
        has_title: Whether it is as printed.
        publisher: As printed; empty where not said.
        published: When, in words.
        shown: What in its text shows that; None where nothing is cited.
        file: The file's name.
        reference: The document in one line, as `cite` gives it.
    """

    id: str
    name: str
    title: str
    has_title: bool
    publisher: str
    published: str
    shown: PageEntry | None
    file: str
    reference: str


@frozen
class DocumentText:
    """One document, word for word.

    Attributes:
        source: What it is.
        paragraphs: Its lines, each in pieces.
    """

    source: SourceBlock
    paragraphs: tuple[tuple[TextPiece, ...], ...]


def sources(register: Register) -> Iterator[SourceBlock]:
    """Say where the documents come from, in the order of the corpus."""
    for document in register.corpus.documents.values():
        published = when_words(document.published) if document.published else NOT_DATED
        label = f"{register.names[document.id]}: published {published}"
        shown = document.citations
        yield SourceBlock(
            document.id,
            register.names[document.id],
            title_of(document),
            document.title is not None,
            document.publisher or "",
            published,
            register.enter(EntryKind.SOURCE, label, shown, of=document.id) if shown else None,
            document.file,
            cite(register.corpus, attrs.evolve(document, citations=())).removeprefix(
                f"{document.id}: "
            ),
        )


def texts(register: Register, sources: Iterable[SourceBlock]) -> Iterator[DocumentText]:
    """Give the documents word for word.

    Args:
        register: What rests on which characters: everything is entered by now.
        sources: The documents, in the order of the corpus.
    """
    cited = grouped(register.citations, lambda pair: pair[0].document)
    for source in sources:
        text = register.corpus.documents[source.id].text
        pieces = _pieces(register, source.id, text, cited.get(source.id, []))
        yield DocumentText(source, tuple(_paragraphs(pieces)))


def _pieces(
    register: Register, document: str, text: str, cited: list[tuple[Citation, PageEntry]]
) -> Iterator[TextPiece]:
    """Cut a text at both ends of every citation, and at every line's end."""
    starts = grouped(cited, lambda pair: pair[0].start)
    line_starts = {at + 1 for at, letter in enumerate(text) if letter == "\n"}
    ends = {citation.end for citation, _ in cited}
    cuts = sorted({0, len(text), *starts, *ends, *line_starts})
    # The citations that have begun and not ended, in the order in which they began.
    running: list[tuple[Citation, PageEntry]] = []
    for start, end in pairwise(cuts):
        starting = starts.get(start, [])
        running = [pair for pair in running if pair[0].end > start] + starting
        entries = tuple(dict.fromkeys(entry for _, entry in running))
        shortest = min((citation.end for citation, _ in starting), default=end)
        anchor = register.anchor(document, start) if entries else ""
        yield TextPiece(text[start:end], start, anchor, entries, shortest)


def _paragraphs(pieces: Iterator[TextPiece]) -> Iterator[tuple[TextPiece, ...]]:
    """Gather the pieces of each line; a line of blanks alone is left out."""
    line: list[TextPiece] = []
    for piece in pieces:
        line.append(piece)
        if piece.text.endswith("\n"):
            if any(each.text.strip() for each in line):
                yield tuple(line)
            line = []
    if any(each.text.strip() for each in line):
        yield tuple(line)
