"""What the page says, entry by entry, each with the characters that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from pakafg.corpus.corpus import Corpus
from pakafg.records.citation import Citation
from pakafg.text.quotations import clip

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["KINDS", "Chip", "Entry", "Register", "Saying"]

KINDS: Final = {
    "date": "Dates",
    "order": "Order of events",
    "casualty": "Casualties",
    "quantity": "Other figures",
    "round": "Rounds",
    "ceasefire": "Ceasefires",
    "demand": "Demands",
    "response": "Answers",
    "statement": "Statements",
    "blame": "Blame",
    "difference": "Disagreements",
    "source": "Publication",
    "name": "Names",
}
"""The kinds of entry, as the filter calls them."""

_FITS: Final = 60  # letters of an utterance that name it


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


@frozen
class Entry:
    """Something that the page says on the strength of a document.

    Attributes:
        number: Its number in the page.
        kind: A key of `KINDS`.
        label: What it says, in a line.
        sides: Whose word or doing it is; empty where nobody is named.
        documents: The documents that it rests on.
        chips: Its citations.
    """

    number: int
    kind: str
    label: str
    sides: tuple[str, ...]
    documents: tuple[str, ...]
    chips: tuple[Chip, ...]

    @property
    def id(self) -> str:
        """Its anchor in the page."""
        return f"r{self.number}"


@frozen
class Saying:
    """Entries that say one thing.

    Attributes:
        value: What they say.
        entries: The entries.
        who: Who says so; empty for the documents' own voice.
        note: How it is to be taken: given up, quoted in part.
        weak: Whether it stands aside: a date given up.
    """

    value: str
    entries: tuple[Entry, ...]
    who: str = ""
    note: str = ""
    weak: bool = False

    @property
    def first(self) -> Chip:
        """Where the value itself leads."""
        return self.entries[0].chips[0]


@frozen
class Register:
    """Numbers the entries of a page, and keeps what rests on which characters."""

    corpus: Corpus
    entries: list[Entry] = field(factory=list)
    citations: list[tuple[Citation, Entry]] = field(factory=list)
    _place: dict[str, int] = field(init=False)

    @_place.default
    def _number_documents(self) -> dict[str, int]:
        return {name: at for at, name in enumerate(self.corpus.documents)}

    def add(
        self,
        kind: str,
        label: str,
        citations: Iterable[Citation],
        actors: Iterable[str | None] = (),
    ) -> Entry:
        """Enter something.

        Args:
            kind: A key of `KINDS`.
            label: What it says, in a line.
            citations: The characters; at least one.
            actors: Those whose word or doing it is.
        """
        given = list(dict.fromkeys(citations))
        chips = self.chips(given)
        sides = dict.fromkeys(self.side(actor) for actor in actors if actor is not None)
        documents = tuple(dict.fromkeys(chip.document for chip in chips))
        entry = Entry(len(self.entries), kind, label, tuple(sides), documents, chips)
        self.entries.append(entry)
        self.citations.extend((citation, entry) for citation in given)
        return entry

    def chips(self, citations: Iterable[Citation]) -> tuple[Chip, ...]:
        """Links to citations, document by document."""
        by_document: dict[str, list[Citation]] = {}
        for citation in citations:
            by_document.setdefault(citation.document, []).append(citation)
        return tuple(
            Chip(document, self.anchor(document, each.start), each.end, each.quote, nth)
            for document, mine in by_document.items()
            for nth, each in enumerate(mine, start=1)
        )

    def anchor(self, document: str, start: int) -> str:
        """Where in the page a character of a document stands."""
        return f"d{self._place[document]}-{start}"

    def side(self, actor: str) -> str:
        """The side of an actor."""
        return self.corpus.actors[actor].side.value

    def actor(self, actor: str | None) -> str:
        """The name of an actor; empty for none."""
        return self.corpus.actors[actor].name if actor is not None else ""

    def actors(self, ids: Iterable[str]) -> str:
        """The names of actors, in a row."""
        return ", ".join(map(self.actor, ids))

    def place(self, place: str | None) -> str:
        """The name of a place; empty for none."""
        return self.corpus.places[place].name if place is not None else ""

    def record(self, name: str, *, brief: bool = False) -> str:
        """What a reader calls a record that can happen: an incident, a round, a statement.

        Args:
            name: Its id.
            brief: Whether to leave out the words of a statement.
        """
        for catalogue in ("rounds", "ceasefires", "incidents", "events"):
            found = getattr(self.corpus, catalogue).get(name)
            if found is not None:
                return str(found.name)
        statement = self.corpus.statements.get(name)
        if statement is not None:
            speaker = self.actor(statement.speaker) or "Somebody"
            if brief:
                return f"a statement of {speaker}"
            words = statement.reports[0].words if statement.reports else ""
            return f"{speaker}: “{clip(words, _FITS)}”" if words else speaker
        return name
