"""One disagreement: its sides, what each says, and the characters it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pakafg.records.claim import CasualtyClaim, QuantityClaim
from pakafg.text.people import in_words
from pakafg.text.quotations import clip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.citation import Citation
    from pakafg.records.claim import DateClaim, OrderClaim

__all__ = [
    "QUOTED",
    "Difference",
    "Side",
    "cited",
    "listed",
    "measured",
    "name_of",
    "one_chain",
    "related",
    "sides_of",
    "telling",
    "voice",
]

_VAGUE: Final = ("dozens", "hundreds", "thousands", "millions")
_NAMED: Final = ("rounds", "ceasefires", "incidents", "events", "actors", "places")
QUOTED: Final = 160
"""Characters of a quotation in a sentence, at most."""


class Side(NamedTuple):
    """What some documents say in a disagreement.

    Attributes:
        says: What, in a few words.
        records: The records that say so.
        citations: The characters that they rest on.
    """

    says: str
    records: tuple[str, ...]
    citations: tuple[Citation, ...]


class Difference(NamedTuple):
    """One disagreement.

    Attributes:
        topic: What it is about: a record's id, or a few words.
        name: The same, for a reader.
        kind: What differs.
        verdict: How it is to be taken.
        sides: What is said.
        why: Why the verdict.
    """

    topic: str
    name: str
    kind: str
    verdict: str
    sides: tuple[Side, ...]
    why: str

    @property
    def records(self) -> list[str]:
        """The records of all sides, each once."""
        return list(dict.fromkeys(record for side in self.sides for record in side.records))

    @property
    def documents(self) -> list[str]:
        """The documents of all sides, sorted."""
        return sorted({cited.document for side in self.sides for cited in side.citations})

    @property
    def explanation(self) -> str:
        """The disagreement as a sentence or two, with a quotation from each document."""
        said = "; ".join(f"{side.says} ({_quoted(side)})" for side in self.sides)
        return f"{self.name}: {said}. {self.why}"

    @property
    def row(self) -> tuple[Any, ...]:
        """The columns of the table `discrepancies`, without the id."""
        sides = [
            {
                "says": side.says,
                "records": list(dict.fromkeys(side.records)),
                "documents": sorted({cited.document for cited in side.citations}),
                "citations": [
                    {"document": c.document, "start": c.start, "end": c.end, "quote": c.quote}
                    for c in dict.fromkeys(side.citations)
                ],
            }
            for side in self.sides
        ]
        return (
            self.topic, self.name, self.kind, self.verdict, self.records, self.documents, sides,
            self.why, self.explanation,
        )  # fmt: skip


def sides_of(told: Iterable[tuple[str, str, Iterable[Citation]]]) -> tuple[Side, ...]:
    """Sides from what single records say: those who say the same are one side.

    Args:
        told: What is said, the record, its citations; in order.
    """
    sides: dict[str, tuple[list[str], list[Citation]]] = {}
    for says, record, citations in told:
        records, cited = sides.setdefault(says, ([], []))
        records.append(record)
        cited.extend(citations)
    return tuple(
        Side(says, tuple(records), tuple(cited)) for says, (records, cited) in sides.items()
    )


def name_of(corpus: Corpus, record: str) -> str:
    """What a reader calls a record; its id where it has no name of its own."""
    for catalogue in _NAMED:
        found = getattr(corpus, catalogue).get(record)
        if found is not None:
            return str(found.name)
    said = corpus.statements.get(record)
    if said is not None:
        words = f" “{clip(said.reports[0].words, 60)}”" if said.reports else ""
        return f"{voice(corpus, said.speaker)}{words}"
    demand = corpus.demands.get(record)
    return record if demand is None else demand.text


def voice(corpus: Corpus, actor: str | None) -> str:
    """Who speaks."""
    return corpus.actors[actor].name if actor else "the document itself"


def cited(claim: CasualtyClaim | DateClaim | OrderClaim | QuantityClaim) -> tuple[Citation, ...]:
    """The citations of a claim, first those that hold its words."""
    words = claim.count.words if isinstance(claim, (CasualtyClaim, QuantityClaim)) else claim.words
    return telling(claim.citations, words)


def telling(citations: Iterable[Citation], words: str | None) -> tuple[Citation, ...]:
    """Citations, first those that hold some words: a heading or a question may stand before."""
    wanted = (words or "").casefold()
    return tuple(sorted(citations, key=lambda each: wanted not in each.quote.casefold()))


def one_chain(corpus: Corpus, speakers: Iterable[str | None]) -> bool:
    """Whether all speak for the one among them that is highest: a spokesman and his government."""
    given = set(speakers)
    return any(all(top in _bodies(corpus, speaker) for speaker in given) for top in given)


def _bodies(corpus: Corpus, actor: str | None) -> Iterator[str | None]:
    """An actor, and whom he speaks for, directly and over others."""
    yield actor
    while actor is not None and (actor := corpus.actors[actor].speaks_for) is not None:
        yield actor


def measured(claim: QuantityClaim) -> str:
    """How much of what: four days, dozens of attacks."""
    of = "of " if claim.count.words.casefold().endswith(_VAGUE) else ""
    one = claim.count.low == claim.count.high == 1
    return f"{claim.count} {of}{claim.unit.removesuffix('s') if one else claim.unit}"


def related(corpus: Corpus, claim: OrderClaim) -> str:
    """An order in words: this after that."""
    one, other = name_of(corpus, claim.event), name_of(corpus, claim.other)
    relation = "at the same time as" if claim.relation == "same" else in_words(claim.relation)
    gap = f" ({claim.gap})" if claim.gap is not None else ""
    return f"{one} {relation} {other}{gap}"


def listed(names: Iterable[str]) -> str:
    """Names, each once, in a row.

    >>> listed(["Qatar", "Turkey", "Qatar"])
    'Qatar, Turkey'
    """
    return ", ".join(dict.fromkeys(names))


def _quoted(side: Side) -> str:
    """A quotation from each document, unless the side is said in these very words."""
    return "; ".join(
        c.document if _said(c, side) else f"{c.document} “{clip(c.quote, QUOTED)}”"
        for c in _firsts(side.citations)
    )


def _said(citation: Citation, side: Side) -> bool:
    return citation.quote in side.says or clip(citation.quote, QUOTED) in side.says


def _firsts(citations: Iterable[Citation]) -> Iterator[Citation]:
    """The first citation of each document."""
    seen: set[str] = set()
    for citation in citations:
        if citation.document not in seen:
            seen.add(citation.document)
            yield citation
