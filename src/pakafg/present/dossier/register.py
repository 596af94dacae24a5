"""What the page says, entry by entry, each with the characters that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from attrs import field, frozen

from pakafg.corpus.corpus import Corpus
from pakafg.grouping import grouped
from pakafg.records.citation import Citation
from pakafg.records.fields import one_line
from pakafg.text.quotations import quoted
from pakafg.values.vocabulary import Vocabulary, word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["Assertion", "Chip", "EntryKind", "PageEntry", "Register", "nobody"]


class EntryKind(Vocabulary):
    """What an entry of the page tells of; a word's meaning is what the filter calls it."""

    DATE = word("date", "Dates")
    ORDER = word("order", "Order of events")
    CASUALTY = word("casualty", "Casualties")
    QUANTITY = word("quantity", "Other figures")
    ROUND = word("round", "Rounds")
    CEASEFIRE = word("ceasefire", "Ceasefires")
    DEMAND = word("demand", "Demands")
    RESPONSE = word("response", "Answers")
    STATEMENT = word("statement", "Statements")
    BLAME = word("blame", "Blame")
    DIFFERENCE = word("difference", "Disagreements")
    SOURCE = word("source", "Publication")
    NAME = word("name", "Names")


_TITLE: Final = 120  # characters of a quotation that a link shows


class Cited(Protocol):
    """A record, or a part of one, that cites documents."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The characters that it rests on."""
        ...

    @property
    def note(self) -> str | None:
        """What its annotator has to say of it."""
        ...


T = TypeVar("T", bound=Cited)


@frozen
class Chip:
    """A link to the characters of one citation.

    Attributes:
        document: The document's id.
        anchor: Where in the page its first character stands.
        end: Offset after its last character.
        quote: The characters.
        nth: How many of the entry's chips, this one included, lead to this document.
    """

    document: str
    anchor: str
    end: int
    quote: str
    nth: int

    @property
    def title(self) -> str:
        """The quotation, cut to what a hint has room for."""
        return quoted(self.quote, _TITLE)


@frozen
class PageEntry:
    """Something that the page says on the strength of a document.

    Attributes:
        number: Its number in the page.
        kind: What it tells of.
        label: What it says, in a line.
        sides: Whose word or doing it is; empty where nobody is named.
        documents: The documents that it rests on.
        chips: Its citations.
        remark: What its annotator has to say of it; empty where nothing.
    """

    number: int
    kind: EntryKind
    label: str
    sides: tuple[str, ...]
    documents: tuple[str, ...]
    chips: tuple[Chip, ...]
    remark: str = ""

    @property
    def id(self) -> str:
        """Its anchor in the page."""
        return f"r{self.number}"


@frozen
class Assertion:
    """What one or more entries say alike.

    Attributes:
        words: What they say.
        entries: The entries.
        who: Who says so; empty where the page does not name anybody beside the words.
        note: How it is to be taken: given up, by whom it is reported.
        is_set_aside: Whether it is struck through: given up, or superseded.
    """

    words: str
    entries: tuple[PageEntry, ...]
    who: str = ""
    note: str = ""
    is_set_aside: bool = False

    @property
    def first(self) -> Chip:
        """Where the words themselves lead."""
        return self.entries[0].chips[0]


def nobody(_: object) -> tuple[str | None, ...]:
    """Name no actors: for what is nobody's word or doing."""
    return ()


@frozen
class Register:
    """Numbers the entries of a page, and keeps what rests on which characters.

    Attributes:
        corpus: The corpus of the page.
        entries: The entries so far.
        citations: Every citation of every entry.
    """

    corpus: Corpus
    entries: list[PageEntry] = field(factory=list)
    citations: list[tuple[Citation, PageEntry]] = field(factory=list)
    _positions: dict[str, int] = field(init=False)

    @_positions.default
    def _number_documents(self) -> dict[str, int]:
        return {name: at for at, name in enumerate(self.corpus.documents)}

    def enter(
        self,
        kind: EntryKind,
        label: str,
        citations: Iterable[Citation],
        actors: Iterable[str | None] = (),
        remark: str | None = None,
    ) -> PageEntry:
        """Register a statement of the page with its citations.

        Args:
            kind: What it tells of.
            label: What it says, in a line.
            citations: The characters; at least one.
            actors: Those whose word or doing it is.
            remark: What its annotator has to say of it; None for nothing.

        Returns:
            Its entry.
        """
        distinct = list(dict.fromkeys(citations))
        chips = self.chips(distinct)
        sides = dict.fromkeys(self.side(actor) for actor in actors if actor is not None)
        documents = tuple(dict.fromkeys(chip.document for chip in chips))
        number, told = len(self.entries), one_line(remark or "")
        entry = PageEntry(number, kind, label, tuple(sides), documents, chips, told)
        self.entries.append(entry)
        self.citations.extend((citation, entry) for citation in distinct)
        return entry

    def enter_all(
        self,
        kind: EntryKind,
        label: str,
        parts: Iterable[T],
        actors: Callable[[T], Iterable[str | None]] = nobody,
    ) -> tuple[PageEntry, ...]:
        """Register records, or parts of them, that say the same: an entry each.

        Args:
            kind: What they tell of.
            label: What they say, in a line.
            parts: The records.
            actors: Those whose word or doing a record is.

        Returns:
            Their entries.
        """
        return tuple(
            self.enter(kind, label, part.citations, actors(part), part.note) for part in parts
        )

    def chips(self, citations: Iterable[Citation]) -> tuple[Chip, ...]:
        """Link to citations, document by document."""
        by_document = grouped(citations, lambda citation: citation.document)
        return tuple(
            Chip(document, self.anchor(document, citation.start), citation.end, citation.quote, nth)
            for document, cited in by_document.items()
            for nth, citation in enumerate(cited, start=1)
        )

    def anchor(self, document: str, start: int) -> str:
        """Name the place in the page where a character of a document stands."""
        return f"d{self._positions[document]}-{start}"

    def side(self, actor: str) -> str:
        """Look up the side of an actor."""
        return str(self.corpus.actors[actor].side)
