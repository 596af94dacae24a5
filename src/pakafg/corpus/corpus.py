"""A corpus: documents, and the records that cite them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, fields, frozen

from pakafg.corpus.catalogue import Catalogue

if TYPE_CHECKING:
    import os

    import polars as pl

    from pakafg.records.actor import Actor
    from pakafg.records.ceasefire import Ceasefire
    from pakafg.records.claims import CasualtyClaim, DateClaim, OrderClaim, QuantityClaim
    from pakafg.records.demand import Demand
    from pakafg.records.document import Document
    from pakafg.records.event import Event
    from pakafg.records.incident import Incident
    from pakafg.records.link import Link
    from pakafg.records.place import Place
    from pakafg.records.statement import Statement
    from pakafg.records.talk_round import TalkRound

__all__ = ["Corpus"]


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
        casualties: Figures of persons harmed or moved.
        dates: Dates of events.
        orders: Orders of events.
        quantities: Other figures.
        links: Judgements of the annotator.

    >>> import pakafg
    >>> pakafg.load_corpus().documents["001"].publisher
    'SouthAsianDesk'
    """

    documents: Catalogue[Document] = field(factory=Catalogue)
    actors: Catalogue[Actor] = field(factory=Catalogue)
    places: Catalogue[Place] = field(factory=Catalogue)
    rounds: Catalogue[TalkRound] = field(factory=Catalogue)
    ceasefires: Catalogue[Ceasefire] = field(factory=Catalogue)
    incidents: Catalogue[Incident] = field(factory=Catalogue)
    events: Catalogue[Event] = field(factory=Catalogue)
    statements: Catalogue[Statement] = field(factory=Catalogue)
    demands: Catalogue[Demand] = field(factory=Catalogue)
    casualties: Catalogue[CasualtyClaim] = field(factory=Catalogue)
    dates: Catalogue[DateClaim] = field(factory=Catalogue)
    orders: Catalogue[OrderClaim] = field(factory=Catalogue)
    quantities: Catalogue[QuantityClaim] = field(factory=Catalogue)
    links: Catalogue[Link] = field(factory=Catalogue)

    def frame(self, name: str) -> pl.DataFrame:
        """One table of the corpus as a polars frame.

        Args:
            name: A name of `pakafg.frames.SCHEMAS`, where every column is described.

        Returns:
            The frame, one row a record, in the order of the corpus.

        Raises:
            FrameError: There is no table of that name.

        >>> import pakafg
        >>> pakafg.load_corpus().frame("documents").select("document", "characters").row(1)
        ('001', 8118)
        """
        # Reading records must not import polars, nor what is concluded from them.
        if name == "discrepancies":
            from pakafg.disagreements import discrepancies  # noqa: PLC0415

            return discrepancies(self)
        from pakafg import frames  # noqa: PLC0415

        return frames.frame(self, name)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the corpus to a folder or a .zip: the old corpus or the new one, never half.

        A folder keeps files that are not the corpus's own. Comments in record files of an
        earlier corpus there are not kept.

        Args:
            path: The folder, made where it is missing, or a name that ends in .zip.

        Raises:
            OSError: The place cannot be written; what stood there still stands.
        """
        from pakafg.corpus.saving import save  # noqa: PLC0415  (loading never needs it)

        save(self, path)

    def __repr__(self) -> str:
        counts = ", ".join(
            f"{len(getattr(self, each.name))} {each.name}" for each in fields(type(self))
        )
        return f"<Corpus: {counts}>"
