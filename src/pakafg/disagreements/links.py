"""What the annotator judges: records that contradict each other, or may be one thing or two."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pakafg.corpus.supporting import citations_about, find_record, supporting_citations
from pakafg.disagreements.discrepancy import (
    QUOTED,
    Difference,
    cited,
    listed,
    measured,
    name_of,
    one_chain,
    related,
    sides_of,
    voice,
)
from pakafg.text.quotations import clip
from pakafg.values.vocabularies import LinkKind, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.citation import Citation
    from pakafg.records.link import Link

__all__ = ["judged"]

_Told = tuple[str, str, "tuple[Citation, ...]"]  # what is said, the record, where

_AGAINST: Final = {LinkKind.CONTRADICTS: "contradiction", LinkKind.DIFFERS: "unresolved"}
_DOUBTS: Final = {
    LinkKind.POSSIBLY_SAME: "unresolved",
    LinkKind.POSSIBLY_DISTINCT: "distinct_events",
}
# Whether two of these are one changes what a corpus says of either.
_THINGS: Final = (
    "rounds", "ceasefires", "incidents", "events", "demands", "casualties", "dates", "quantities",
)  # fmt: skip
_NAMED: Final = 3  # things in the name of a difference


def judged(corpus: Corpus) -> Iterator[Difference]:
    """Differences that links name, with the annotator's reason."""
    said = citations_about(corpus)
    for link in corpus.links.values():
        kind = _kind(corpus, link)
        if kind is None:
            continue
        told = _told(corpus, link, said)
        documents = {citation.document for _, _, citations in told for citation in citations}
        within = link.kind in _AGAINST or _uttered_twice(corpus, link)
        if len({says for says, _, _ in told}) > 1 and (within or len(documents) > 1):
            names = list(dict.fromkeys(_named(corpus, record) for record in link.records))
            more = ["others"] if len(names) > _NAMED else []
            yield Difference(
                link.records[0],
                listed([*names[:_NAMED], *more]),
                *kind,
                sides_of(told),
                link.reason,
            )


def _kind(corpus: Corpus, link: Link) -> tuple[str, str] | None:
    """Kind and verdict of what a link says; None where it is no disagreement."""
    if link.kind in _AGAINST:
        return "statement", _AGAINST[link.kind]
    if link.kind in _DOUBTS and all(_thing(corpus, record) for record in link.records):
        return "identity", _DOUBTS[link.kind]
    words = [corpus.statements[name] for name in link.records if name in corpus.statements]
    if link.kind is LinkKind.POSSIBLY_SAME and len(words) == len(link.records):
        speakers = {each.speaker for each in words}
        if len(speakers) > 1:
            return "attribution", "scope" if one_chain(corpus, speakers) else "unresolved"
        if any(report.mode is not Mode.PARAPHRASE for each in words for report in each.reports):
            return "wording", "unresolved"
    return None


def _uttered_twice(corpus: Corpus, link: Link) -> bool:
    """Whether all that may be one are quotations: one document, too, may quote in two ways."""
    said = [corpus.statements.get(record) for record in link.records]
    return all(
        each is not None and all(report.mode is not Mode.PARAPHRASE for report in each.reports)
        for each in said
    )


def _told(corpus: Corpus, link: Link, said: dict[str, list[Citation]]) -> list[_Told]:
    """What each record says; of a record alone, what each document says of it."""
    records = [(record, _behind(corpus, record, said)) for record in link.records]
    if len(records) > 1:
        return [(_says(corpus, record), record, behind) for record, behind in records if behind]
    record, citations = records[0]
    talk = corpus.rounds.get(record)
    if talk is not None:
        return [
            (f"in {told.document}: {note.text}", record, note.citations)
            for told in talk.reports
            for note in told.outcome
        ]
    by_document: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        by_document[citation.document].append(citation)
    name = _says(corpus, record)
    return [
        (f"{name}, as {document} tells it", record, tuple(cited))
        for document, cited in by_document.items()
    ]


def _behind(corpus: Corpus, record: str, said: dict[str, list[Citation]]) -> tuple[Citation, ...]:
    """The characters behind a record; of a claim, first those that hold its words."""
    for claims in (corpus.casualties, corpus.quantities, corpus.dates, corpus.orders):
        claim = claims.get(record)
        if claim is not None:
            return cited(claim)
    return supporting_citations(corpus, find_record(corpus, record), said)


def _thing(corpus: Corpus, record: str) -> bool:
    return any(record in getattr(corpus, catalogue) for catalogue in _THINGS)


def _says(corpus: Corpus, record: str) -> str:
    """A record in a few words."""
    casualty, quantity = corpus.casualties.get(record), corpus.quantities.get(record)
    if casualty is not None:
        return f"{casualty.count}, by {voice(corpus, casualty.claimant)}"
    if quantity is not None:
        return f"{measured(quantity)}, by {voice(corpus, quantity.claimant)}"
    date, order = corpus.dates.get(record), corpus.orders.get(record)
    if date is not None:
        return f"{name_of(corpus, date.event)}, {date.words}"
    if order is not None:
        return related(corpus, order)
    said = corpus.statements.get(record)
    if said is not None and said.reports:
        return f"{voice(corpus, said.speaker)} “{clip(said.reports[0].words, QUOTED)}”"
    return name_of(corpus, record)


def _named(corpus: Corpus, record: str) -> str:
    """What a record is about; of words, whose they are."""
    said = corpus.statements.get(record)
    if said is not None:
        return voice(corpus, said.speaker)
    casualty, quantity = corpus.casualties.get(record), corpus.quantities.get(record)
    if casualty is not None:
        return f"{name_of(corpus, casualty.incident)}, {casualty.outcome}"
    if quantity is not None:
        return quantity.topic.replace("-", " ")
    dated = corpus.dates.get(record) or corpus.orders.get(record)
    return name_of(corpus, dated.event if dated is not None else record)
