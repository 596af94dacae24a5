"""Draw whole corpora, sound and strange."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from pakafg.corpus.borders import is_inside
from pakafg.corpus.catalogue import Catalogue
from pakafg.corpus.corpus import Corpus
from pakafg.records.actor import Actor, ActorMention
from pakafg.records.citation import Citation
from pakafg.records.claim import CasualtyClaim, DateClaim, OrderClaim, QuantityClaim
from pakafg.records.codebook import Codebook, DefinedWord, Party
from pakafg.records.document import Document
from pakafg.records.event import Event
from pakafg.records.incident import Incident
from pakafg.records.link import Link
from pakafg.records.place import Place
from pakafg.records.record import Review
from pakafg.records.statement import Report, Statement
from pakafg.testing.drawn_values import texts
from pakafg.values.amount import Amount
from pakafg.values.count import Count
from pakafg.values.gap import Gap
from pakafg.values.vocabularies import (
    ActorKind,
    Basis,
    Bound,
    EventKind,
    IncidentKind,
    LinkKind,
    Mode,
    Nationality,
    OrderRelation,
    Outcome,
    PlaceKind,
    Side,
)
from pakafg.values.when import When

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["corpora"]

_WHENS: Final = st.sampled_from(
    ["2025", "2025-10-19", "2025-11-06T17:40", "2025-10-18/..", "[2025-10-10..2025-10-20]", "202X?"]
).map(lambda edtf: When(edtf=edtf))
_ORDERS: Final = (
    *((relation, None) for relation in OrderRelation),
    (OrderRelation.BEFORE, Gap.parse("P6D/..")),
    (OrderRelation.AFTER, Gap.parse("P6D/P8D")),
    (OrderRelation.STARTS, Gap.parse("../PT2H")),
)
"""Relations, and the gaps that they may have."""

_REVIEWS: Final = st.lists(
    st.builds(
        Review,
        by=texts(),
        at=st.sampled_from([None, "2026-11-30", "2026-11-30T09:00:00Z"]).map(
            lambda edtf: edtf and When(edtf=edtf)
        ),
    ),
    max_size=2,
).map(tuple)
"""Who reviewed a record, mostly nobody."""

_ZONES: Final = st.sampled_from(["UTC", "Asia/Kabul", "+05:00"])


# The words of figures, which every document has so that claims may cite them.
_FIGURES: Final = ("over 2,500", "over 440", "dozens", "50")


@lru_cache(maxsize=64)
def _borders(text: str) -> tuple[list[int], list[int]]:
    """List the places at which a quotation of a text may begin, and those at which it may end."""
    outside = [place for place in range(len(text) + 1) if not is_inside(text, place)]
    starts = [place for place in outside if text[place : place + 1].strip()]
    ends = [place for place in outside if text[max(0, place - 1) : place].strip()]
    return starts, ends


@st.composite
def _citations(draw: st.DrawFn, document: Document, words: str = "") -> tuple[Citation, ...]:
    """Draw one citation or two of a document, one of them of the given words, if there are any."""
    text = document.text
    starts, ends = _borders(text)

    def drawn(_: int) -> Citation:
        start = draw(st.sampled_from(starts))
        end = draw(st.sampled_from([place for place in ends if place > start]))
        return Citation(document=document.id, quote=text[start:end], start=start, end=end)

    cited = [drawn(number) for number in range(draw(st.integers(0 if words else 1, 1)))]
    if words:
        start = text.rindex(words)
        end = start + len(words)
        cited.append(Citation(document=document.id, quote=words, start=start, end=end))
    return tuple(cited)


@st.composite
def _documents(draw: st.DrawFn, number: int) -> Document:
    text = draw(texts()) + draw(st.sampled_from(["", " a banana", "\r\n", "\n", "; a banana; "]))
    text += f" {'; '.join(_FIGURES)}."
    return Document(
        id=f"d{number}",
        label=draw(st.none() | texts()),
        title=draw(st.none() | texts()),
        url=draw(st.sampled_from([None, "https://example.org/a_b?c=1#d"])),
        published=draw(st.none() | _WHENS),
        file=f"{draw(st.sampled_from(['b', 'a', 'é ']))}{number}.txt",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        note=draw(st.none() | texts()),
        reviewed=draw(_REVIEWS),
    )


def _codebook(draw: st.DrawFn) -> Codebook:
    """Draw a codebook with two parties, of which one may be without people and zone."""
    people, zone = draw(st.sampled_from([("y", None), ("y", "Asia/Kabul")]))
    return Codebook(
        title=draw(st.none() | texts()),
        period=draw(st.none() | _WHENS),
        parties=(
            Party(id="no", name=draw(texts()), people="null", adjective=draw(st.none() | texts())),
            Party(id="1e5", name=draw(texts()), people=people, zone=zone),
        ),
        outcomes=(DefinedWord(id="on", definition=draw(texts())),),
        topics=draw(st.sampled_from([(), (DefinedWord(id="talks", definition="Talks."),)])),
    )


def _actors(draw: st.DrawFn, documents: Sequence[Document]) -> Iterator[Actor]:
    for name in ("un", "y"):
        yield Actor(
            id=name,
            name=draw(texts()),
            aliases=tuple(draw(st.lists(texts(), max_size=2))),
            kind=draw(st.sampled_from(ActorKind)),
            side=Side(draw(st.sampled_from(["no", "1e5", *Side]))),
            mentions=tuple(
                ActorMention(
                    document=document.id,
                    role=draw(st.none() | texts()),
                    citations=draw(_citations(document)),
                )
                for document in draw(st.sampled_from([documents, ()]))
            ),
        )


def _place(draw: st.DrawFn) -> Place:
    degrees = draw(st.none() | st.floats(-90, 90))
    zone = draw(st.none() | _ZONES)
    return Place(
        id="kabul",
        name=draw(texts()),
        kind=PlaceKind.CITY,
        latitude=degrees,
        longitude=degrees,
        zone=zone,
        clock_zones=draw(st.sampled_from([(), (zone, "Asia/Karachi")])) if zone else (),
    )


def _statement(draw: st.DrawFn, documents: Sequence[Document]) -> Statement:
    return Statement(
        id="true",
        speaker="un",
        topics=("talks",),
        reviewed=draw(_REVIEWS),
        reports=tuple(
            Report(
                document=document.id,
                mode=draw(st.sampled_from(Mode)),
                role=draw(st.none() | texts()),
                channel=draw(st.none() | texts()),
                speaker=draw(st.sampled_from([None, "y"])) if number else None,
                note=draw(st.none() | texts()),
                reviewed=draw(_REVIEWS),
                citations=draw(_citations(document)),
            )
            for number, document in enumerate(documents)
        ),
    )


def _casualty_claim(draw: st.DrawFn, number: int, document: Document) -> CasualtyClaim:
    words = draw(st.sampled_from([*_FIGURES, "not specified"]))
    return CasualtyClaim(
        id=f"c{number}",
        document=document.id,
        incident="0x1f",
        outcome=Outcome(draw(st.sampled_from(["on", *Outcome]))),
        count=Count.parse(words),
        nationality=draw(st.sampled_from([None, Nationality("null"), Nationality("y")])),
        sum_of=draw(st.sampled_from([(), ("c0",)])) if number else (),
        as_of=draw(st.none() | _WHENS),
        claimant=draw(st.sampled_from([None, "un"])),
        via=("y",),
        note=draw(st.none() | texts()),
        reviewed=draw(_REVIEWS),
        citations=draw(_citations(document, "" if words == "not specified" else words)),
    )


def _date_claim(draw: st.DrawFn, number: int, document: Document) -> DateClaim:
    citations = draw(_citations(document))
    return DateClaim(
        id=f"d{number}-when",
        document=document.id,
        event=draw(st.sampled_from(["null", "true", "0x1f"])),
        bound=draw(st.sampled_from(Bound)),
        when=When(edtf=draw(_WHENS).edtf, zone=draw(_ZONES)),
        basis=Basis.STATED,
        words=citations[0].quote,
        citations=citations,
    )


def _order_claim(draw: st.DrawFn, number: int, document: Document) -> OrderClaim:
    relation, gap = draw(st.sampled_from(_ORDERS))
    citations = draw(_citations(document))
    return OrderClaim(
        id=f"o{number}",
        document=document.id,
        event="null",
        relation=relation,
        other="0x1f",
        gap=gap,
        words=citations[0].quote,
        citations=citations,
    )


def _quantity_claim(draw: st.DrawFn, number: int, document: Document) -> QuantityClaim:
    return QuantityClaim(
        id=f"q{number}",
        document=document.id,
        topic="bill",
        count=Amount.parse("over 2,500"),
        unit=draw(texts()),
        about="true",
        citations=draw(_citations(document, "over 2,500")),
    )


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    """Draw sound corpora of one to three documents, with whatever can stand in a text.

    Ids and names are such as readers of YAML take for something else. Each holds actors, a
    place, an event, an incident, a statement, a link, and claims of every kind.

    Returns:
        A strategy for corpora that can be saved and read back.

    >>> from hypothesis import given, settings
    >>> @settings(derandomize=True, max_examples=5)
    ... @given(corpora())
    ... def test_every_claim_has_its_row(corpus):
    ...     assert corpus.frame("casualties").height == len(corpus.casualties)
    >>> test_every_claim_has_its_row()
    """
    documents = [draw(_documents(number)) for number in range(draw(st.integers(1, 3)))]
    documents.sort(key=lambda document: document.file)  # as a loader finds them

    def some(least: int, most: int) -> list[Document]:
        """Draw documents, perhaps repeated, in the order of their files."""
        drawn = draw(st.lists(st.sampled_from(documents), min_size=least, max_size=most))
        return sorted(drawn, key=documents.index)

    claimed = some(8, 8)  # the document of each claim
    link = Link(id="link", kind=LinkKind.SAME_UTTERANCE, records=("true",), reason=draw(texts()))
    event = Event(
        id="null",
        name=draw(texts()),
        kind=EventKind.OTHER,
        place=draw(st.sampled_from([None, "kabul"])),
        by=draw(st.sampled_from([None, "un"])),
    )
    return Corpus(
        codebook=_codebook(draw),
        documents=Catalogue(documents),
        actors=Catalogue(_actors(draw, documents)),
        places=Catalogue([_place(draw)]),
        events=Catalogue([event]),
        incidents=Catalogue(
            [
                Incident(
                    id="0x1f",
                    name=draw(texts()),
                    kind=IncidentKind.CLASH,
                    alleged_by=draw(st.sampled_from([None, "un"])),
                )
            ],
        ),
        statements=Catalogue([_statement(draw, some(1, 3))]),
        links=Catalogue([link]),
        casualties=Catalogue(_casualty_claim(draw, *each) for each in enumerate(claimed[:3])),
        dates=Catalogue(_date_claim(draw, *each) for each in enumerate(claimed[3:5])),
        orders=Catalogue(_order_claim(draw, *each) for each in enumerate(claimed[5:7])),
        quantities=Catalogue(_quantity_claim(draw, *each) for each in enumerate(claimed[7:])),
    )
