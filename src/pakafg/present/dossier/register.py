"""What the page says, entry by entry, each with the characters that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from attrs import field, frozen

from pakafg.corpus.corpus import Corpus
from pakafg.corpus.naming import short_names
from pakafg.grouping import grouped
from pakafg.present.dossier.anchors import NamedLink
from pakafg.records.citation import Citation
from pakafg.records.fields import one_line
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


_ID: Final = "id"  # the field of a record that names it, and its place in the page


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


@frozen(eq=False)
class Chip:
    """A link to the characters of one citation.

    Attributes:
        document: The document's id.
        name: What a reader calls the document.
        anchor: Where in the page its first character stands.
        start: Offset of its first character.
        end: Offset after its last character.
        nth: How many of the entry's chips, this one included, lead to this document.
    """

    document: str
    name: str
    anchor: str
    start: int
    end: int
    nth: int


# Entries are told apart by what they are, not by what they say: comparing texts by the million
# took most of the time of a page of many documents.
@frozen(eq=False)
class PageEntry:
    """Something that the page says on the strength of a document.

    Attributes:
        id: Its anchor in the page, made of the ids of what it tells of: it stays where others
            come and go.
        number: Its number in the page, for the script.
        kind: What it tells of.
        label: What it says, in a line.
        sides: Whose word or doing it is; empty where nobody is named.
        documents: The documents that it rests on.
        chips: Its citations.
        remark: What its annotator has to say of it; empty where nothing.
        voice: Whose word it is, as the switches of the page know it; empty where none does.
    """

    id: str
    number: int
    kind: EntryKind
    label: str
    sides: tuple[str, ...]
    documents: tuple[str, ...]
    chips: tuple[Chip, ...]
    remark: str = ""
    voice: str = ""


@frozen
class Assertion:
    """What one or more entries say alike.

    Attributes:
        words: What they say.
        entries: The entries.
        who: Who says so; empty where the page does not name anybody beside the words.
        note: How it is to be taken: by whom it is reported.
        fate: What became of it, by the policy of the page: rejected, left out, replaced.
        is_set_aside: Whether it is struck through: given up, or superseded.
        more: Where further entries of it stand; None where all are here.
        others: Where what else is said stands, if it is the last of a list that goes on elsewhere.
    """

    words: str
    entries: tuple[PageEntry, ...]
    who: str = ""
    note: str = ""
    fate: str = ""
    is_set_aside: bool = False
    more: NamedLink | None = None
    others: NamedLink | None = None

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
        voices: For each casualty claim whose word it is, as the switches of the page know it.
        entries: The entries so far.
        citations: Every citation of every entry.
    """

    corpus: Corpus
    voices: Mapping[str, str] = field(factory=dict)
    entries: list[PageEntry] = field(factory=list)
    citations: list[tuple[Citation, PageEntry]] = field(factory=list)
    names: dict[str, str] = field(init=False)
    _ids: dict[str, int] = field(init=False, factory=dict)

    @names.default
    def _name_documents(self) -> dict[str, str]:
        return short_names(self.corpus.documents.values())

    def enter(  # noqa: PLR0913  (what an entry says, each by name)
        self,
        kind: EntryKind,
        label: str,
        citations: Iterable[Citation],
        actors: Iterable[str | None] = (),
        remark: str | None = None,
        *,
        of: str,
    ) -> PageEntry:
        """Register a statement of the page with its citations.

        Args:
            kind: What it tells of.
            label: What it says, in a line.
            citations: The characters; at least one.
            actors: Those whose word or doing it is.
            remark: What its annotator has to say of it; None for nothing.
            of: The id of what it tells of, from which its own is made.

        Returns:
            Its entry.
        """
        distinct = list(dict.fromkeys(citations))
        chips = self.chips(distinct)
        sides = dict.fromkeys(self.side(actor) for actor in actors if actor is not None)
        documents = tuple(dict.fromkeys(chip.document for chip in chips))
        number, told = len(self.entries), one_line(remark or "")
        entry = PageEntry(
            self._id(f"{kind}_{of}"),
            number,
            kind,
            label,
            tuple(sides),
            documents,
            chips,
            told,
            self.voices.get(of, "") if kind is EntryKind.CASUALTY else "",
        )
        self.entries.append(entry)
        self.citations.extend((citation, entry) for citation in distinct)
        return entry

    def enter_all(
        self,
        kind: EntryKind,
        label: str,
        parts: Iterable[T],
        actors: Callable[[T], Iterable[str | None]] = nobody,
        *,
        of: str | None = None,
    ) -> tuple[PageEntry, ...]:
        """Register records, or parts of them, that say the same: an entry each.

        Args:
            kind: What they tell of.
            label: What they say, in a line.
            parts: The records.
            actors: Those whose word or doing a record is.
            of: The id of the record that they are parts of; None: they have ids of their own.

        Returns:
            Their entries.
        """
        return tuple(
            self.enter(
                kind,
                label,
                part.citations,
                actors(part),
                part.note,
                of=_name_of_part(of, actors(part), part.citations) if of else getattr(part, _ID),
            )
            for part in parts
        )

    def chips(self, citations: Iterable[Citation]) -> tuple[Chip, ...]:
        """Link to citations, document by document."""
        by_document = grouped(citations, lambda citation: citation.document)
        return tuple(
            Chip(
                document,
                self.names[document],
                self.anchor(document, citation.start),
                citation.start,
                citation.end,
                nth,
            )
            for document, cited in by_document.items()
            for nth, citation in enumerate(cited, start=1)
        )

    def anchor(self, document: str, start: int) -> str:
        """Name the place in the page where a character of a document stands."""
        return f"at_{document}_{start}"

    def side(self, actor: str) -> str:
        """Look up the side of an actor."""
        return str(self.corpus.actors[actor].side)

    def _id(self, wanted: str) -> str:
        """Make sure that an anchor is there once: parts that cite the same have a count behind."""
        seen = self._ids[wanted] = self._ids.get(wanted, 0) + 1
        return wanted if seen == 1 else f"{wanted}_{seen}"


def _name_of_part(record: str, actors: Iterable[str | None], citations: Iterable[Citation]) -> str:
    """Name a part of a record, which has no id, by whose it is and where it first stands."""
    first = min(citations, key=lambda citation: (citation.document, citation.start))
    return "_".join((*filter(None, (record, *actors)), first.document, str(first.start)))
