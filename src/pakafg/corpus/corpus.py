"""A corpus: documents, and the records that cite them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from attrs import field, fields, frozen

from pakafg.arguments import check_kind, check_path, check_word, whole_number
from pakafg.corpus.catalogue import Catalogue
from pakafg.corpus.format import KINDS, RECORDS
from pakafg.corpus.selection import Selection
from pakafg.errors import ArgumentError, ArgumentTypeError
from pakafg.records.actor import Actor
from pakafg.records.ceasefire import Ceasefire
from pakafg.records.citation import Citation
from pakafg.records.claim import CasualtyClaim, DateClaim, OrderClaim, QuantityClaim
from pakafg.records.codebook import Codebook
from pakafg.records.demand import Demand
from pakafg.records.document import Document
from pakafg.records.event import Event
from pakafg.records.incident import Incident
from pakafg.records.link import Link
from pakafg.records.place import Place
from pakafg.records.statement import Statement
from pakafg.records.talk_round import TalkRound
from pakafg.values.validators import one

if TYPE_CHECKING:
    import os
    from collections.abc import Callable
    from pathlib import Path

    import polars as pl
    from attrs import Attribute

    from pakafg.records.record import Record
    from pakafg.text.shown import Shown
    from pakafg.values.validators import Check

__all__ = ["Corpus", "Style", "check_corpus"]

Style = Literal["text", "bibtex", "csl"]
"""The forms of a reference that `Corpus.cite` gives."""

_CATALOGUE: Final = one(Catalogue)


def _records(kind: type[Record]) -> Check:
    """Check that a field holds a catalogue, all of whose records are of one class."""

    def check(corpus: object, attribute: Attribute[Any], value: Catalogue[Any]) -> None:
        _CATALOGUE(corpus, attribute, value)
        for record in value.values():
            if not isinstance(record, kind):
                expected = f"a catalogue of records of the class {kind.__name__}"
                raise ArgumentTypeError(attribute.name, record, expected)

    return check


@frozen(kw_only=True)
class Corpus:
    """Documents, and the records that cite them; immutable, each kind by id.

    Attributes:
        documents: The documents, word for word.
        actors: Persons and bodies.
        places: Places.
        rounds: Rounds of the talks.
        ceasefires: Ceasefires.
        incidents: Incidents, as a tree.
        events: Anything else that is dated.
        statements: Utterances.
        demands: Demands and their answers.
        casualties: Figures of persons harmed, held or moved, and of things lost.
        dates: Dates of events.
        orders: Orders of events.
        quantities: Other figures.
        links: Judgements of the annotator.
        codebook: The parties, and the words that only this corpus has.

    >>> import pakafg
    >>> pakafg.load_corpus().documents["001"].publisher
    'SouthAsianDesk'
    """

    documents: Catalogue[Document] = field(factory=Catalogue, validator=_records(Document))
    actors: Catalogue[Actor] = field(factory=Catalogue, validator=_records(Actor))
    places: Catalogue[Place] = field(factory=Catalogue, validator=_records(Place))
    rounds: Catalogue[TalkRound] = field(factory=Catalogue, validator=_records(TalkRound))
    ceasefires: Catalogue[Ceasefire] = field(factory=Catalogue, validator=_records(Ceasefire))
    incidents: Catalogue[Incident] = field(factory=Catalogue, validator=_records(Incident))
    events: Catalogue[Event] = field(factory=Catalogue, validator=_records(Event))
    statements: Catalogue[Statement] = field(factory=Catalogue, validator=_records(Statement))
    demands: Catalogue[Demand] = field(factory=Catalogue, validator=_records(Demand))
    casualties: Catalogue[CasualtyClaim] = field(
        factory=Catalogue, validator=_records(CasualtyClaim)
    )
    dates: Catalogue[DateClaim] = field(factory=Catalogue, validator=_records(DateClaim))
    orders: Catalogue[OrderClaim] = field(factory=Catalogue, validator=_records(OrderClaim))
    quantities: Catalogue[QuantityClaim] = field(
        factory=Catalogue, validator=_records(QuantityClaim)
    )
    links: Catalogue[Link] = field(factory=Catalogue, validator=_records(Link))
    codebook: Codebook = field(factory=Codebook, validator=one(Codebook))

    def __attrs_post_init__(self) -> None:
        # Catalogues know what the ids of their fields refer to: records, never the corpus.
        records = {name: dict(catalogue) for name, catalogue in self.catalogues.items()}
        for name, held in records.items():
            selection = Selection(RECORDS[name], held, records, self.codebook)
            catalogue = Catalogue._knowing(selection, held.values())  # noqa: SLF001  (its corpus may)
            object.__setattr__(self, name, catalogue)

    @property
    def catalogues(self) -> dict[str, Catalogue[Any]]:
        """Every catalogue, by its name.

        >>> import pakafg
        >>> list(pakafg.load_corpus().catalogues)[:3]
        ['documents', 'actors', 'places']
        """
        return {name: getattr(self, name) for name in KINDS}

    def frame(self, name: str) -> pl.DataFrame:
        """Fill one table of the corpus, as a polars frame.

        Args:
            name: A name of `pakafg.frames.SCHEMAS`, where every column is described.

        Returns:
            The frame, one row a record, in the order of the corpus.

        Raises:
            ArgumentError: There is no table of that name.

        >>> import pakafg
        >>> pakafg.load_corpus().frame("documents").select("document", "characters").row(1)
        ('001', 8221)
        """
        # Reading records must not import polars, nor what is concluded from them.
        from pakafg import frames  # noqa: PLC0415  (see above)

        check_word("name", name, sorted(frames.SCHEMAS))
        # Of all tables only this one is concluded; records alone fill the others.
        if name == "discrepancies":
            from pakafg.disagreements import discrepancies  # noqa: PLC0415  (see above)

            return discrepancies(self)
        return frames.frame(self, name)

    def search(self, query: str, *, limit: int = 20) -> pl.DataFrame:
        """Search the sentences of the documents and the texts of the records.

        Args:
            query: Words that must all occur, or words in double quotes that must follow one
                another; a name finds every spelling of the same actor or place.
            limit: The most hits to give.

        Returns:
            One row a hit, best first:

            - rank: its place, from 1.
            - document_label: what a reader calls the document; null where document is.
            - snippet: the hit, with the found words in 【 】.
            - kind: a `RecordKind`.
            - record: its id; null for a sentence.
            - document, start, end: where it stands, half-open; null for words of a record's own.
            - records: those that cite characters of the sentence; null for a record.

        Raises:
            ArgumentError: The query is no text, or the limit is negative.

        >>> import pakafg
        >>> hits = pakafg.load_corpus().search("pomegranates truck")
        >>> hits.filter(kind="sentence")["document"].unique().to_list()
        ['000']
        """
        from pakafg.search import search  # noqa: PLC0415  (needs polars)

        return search(self, query, limit=limit)

    def cite(self, record: Record | str, style: Style = "text") -> str:
        """Reference the documents that a record, or words of theirs, rest on.

        Args:
            record: A record, a record's id, or a document; any other text is taken for words of
                the documents ("over 440"), and referenced are the sentences that have them, or
                else for a record's name.
            style: "text" (with the quotations), "bibtex" or "csl" (CSL-JSON).

        Returns:
            One reference a document, in the order of the corpus.

        Raises:
            ArgumentError: No record is called so, or several are, and no document has such words;
                it is neither a record nor text, or the style is not known.

        >>> import pakafg
        >>> print(pakafg.load_corpus().cite("001-un-killed", "bibtex").splitlines()[0])
        @misc{pakafg-001,
        """
        from pakafg.citing import cite  # noqa: PLC0415  (seldom needed)

        return cite(self, record, style)

    def context(self, citation: Citation, n: int = 200) -> str:
        """Give a quotation with the characters around it, as many as one likes.

        Args:
            citation: A citation of a document of this corpus.
            n: How many characters on each side, as far as the document goes.

        Returns:
            The quotation and what stands around it, as printed.

        Raises:
            ArgumentError: It is no citation, or of no document of the corpus, or the quotation
                does not stand there; or n is no number, or negative.

        >>> import pakafg
        >>> corpus = pakafg.load_corpus()
        >>> claim = corpus.casualties["003-taliban-soldiers-killed"]
        >>> corpus.context(claim.citations[0], 22)[-22:]
        ', though Islamabad con'
        """
        check_kind("citation", citation, Citation, "a citation, which records have")
        most = whole_number("n", n, "how many characters on each side, 0 or more")
        if citation.document not in self.documents:
            raise ArgumentError("citation", citation, "a citation of a document of the corpus")
        text = self.documents[citation.document].text
        if text[citation.start : citation.end] != citation.quote:
            raise ArgumentError("citation", citation, "characters that stand in the document there")
        return text[max(0, citation.start - most) : citation.end + most]

    def show(self, *values: object) -> Shown:
        """Show records in a notebook as the corpus knows them.

        A record alone knows ids; the corpus has the names that they stand for, and the
        sentences around each quotation.

        Args:
            *values: Records, citations, catalogues or a timeline; anything else as it shows
                itself, or as text.

        Returns:
            What a notebook shows as HTML, and a terminal as text with the quotations.

        >>> import pakafg
        >>> corpus = pakafg.load_corpus()
        >>> corpus.show(corpus.casualties["001-pakistan-soldiers-killed"].citations[0])
        “Pakistan reports 23 soldiers killed” (001, 2547–2582)
        """
        from pakafg.present.notebook import show  # noqa: PLC0415  (only notebooks need it)

        return show(values, self)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the corpus to a folder or a .zip: the old corpus or the new one, never half.

        What is written can be read back, and is then equal to this corpus; that is checked
        before anything is written. A folder keeps files that are not a corpus's own, and
        loses the documents of an earlier corpus there, with comments in its record files.
        Files that are replaced keep their mode.

        Args:
            path: The folder, made where it is missing, or a name that ends in .zip.

        Raises:
            CorpusError: The corpus would not be read back as it is, or files stand in the
                folder that would be taken for its own; nothing is written.
            ArgumentError: The path is none.
            OSError: The place cannot be written; it still holds the old corpus, or already
                the new one, whole.

        >>> import pakafg, tempfile
        >>> corpus = pakafg.load_corpus()
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     corpus.save(f"{folder}/talks.zip")
        ...     pakafg.load_corpus(f"{folder}/talks.zip") == corpus
        True
        """
        from pakafg.corpus.saving import save  # noqa: PLC0415  (loading never needs it)

        check_path("path", path)
        save(self, path)

    def export(self, path: str | os.PathLike[str]) -> Path:
        """Write the tables and the answers to a folder, in the forms that others open.

        For people: `tables.xlsx` and `csv/`, the answers first (the dead by incident, questions,
        demands and answers, quotations), and `timelinejs.json`, in local days with their zone,
        and figures in no more than their words. For programs: `parquet/`, `tables.json`,
        `tables.sqlite` (with full-text search, and `datasette.json` beside it),
        `incidents.geojson` and `places.geojson`, `annotations.jsonld` (W3C Web Annotation),
        `label-studio.json` and `brat/`, of which `drafting.read_annotations` takes what is marked
        further, and `datapackage.json`, which describes every file. Times of these are UTC.
        `README.md` says what each is. The same corpus gives the same bytes.

        Args:
            path: The folder. It is made, or it is empty, or it holds an earlier export, which is
                replaced as a whole; a folder with anything else in it stays as it is.

        Returns:
            The folder.

        Raises:
            ArgumentError: The path is none, or something stands there that no export wrote, or
                that was changed since; nothing is written.
            MissingExtraError: XlsxWriter is not installed (extra `export`); nothing is written.
            OSError: The place cannot be written; it still holds what it held.

        >>> import pakafg, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     made = pakafg.load_corpus().export(f"{folder}/talks")
        ...     sorted(each.name for each in made.iterdir() if each.suffix == ".geojson")
        ['incidents.geojson', 'places.geojson']
        """
        from pakafg.exports import export  # noqa: PLC0415  (needs polars)

        return export(self, path)

    def _repr_html_(self) -> str:
        from pakafg.present.notebook import corpus_html  # noqa: PLC0415  (only notebooks need it)

        return corpus_html(self)

    def __reduce__(self) -> tuple[Callable[[dict[str, Any]], Corpus], tuple[Any]]:
        # Made anew, so that the catalogues of a copy know one another, as these do.
        return _of_fields, ({each.name: getattr(self, each.name) for each in fields(Corpus)},)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(held)} {name}" for name, held in self.catalogues.items())
        return f"<Corpus: {counts}>"


def check_corpus(corpus: object) -> None:
    """Check that an argument is a corpus, and not, for instance, the path of one.

    Raises:
        ArgumentTypeError: It is something else.
    """
    check_kind("corpus", corpus, Corpus, "a Corpus, such as load_corpus gives")


def _of_fields(held: dict[str, Any]) -> Corpus:
    return Corpus(**held)
