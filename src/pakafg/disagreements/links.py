"""What does the annotator judge to disagree, or perhaps to be one thing or two?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.corpus.ancestry import speak_for_one
from pakafg.corpus.naming import actor_name, name_of, speaker_name
from pakafg.corpus.supporting import citations_about, find_record, supporting_citations
from pakafg.disagreements.discrepancy import (
    QUOTED,
    Discrepancy,
    Ruling,
    Saying,
    positions_of,
)
from pakafg.disagreements.quantities import quantity_saying
from pakafg.grouping import grouped
from pakafg.text.people import by_whom, capitalised, topic_words
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import LinkKind, Mode
from pakafg.values.vocabulary import listed
from pakafg.views.claim_words import claim_citations, order_claim_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.citation import Citation
    from pakafg.records.link import Link

__all__ = ["read_links"]

# The other kinds of link join records that agree.
_AGAINST: Final = {
    LinkKind.CONTRADICTS: Verdict.CONTRADICTION,
    LinkKind.DIFFERS: Verdict.UNRESOLVED,
}
_DOUBTS: Final = {
    LinkKind.POSSIBLY_SAME: Verdict.UNRESOLVED,
    LinkKind.POSSIBLY_DISTINCT: Verdict.DISTINCT_EVENTS,
}
# Whether two of these are one changes what a corpus says of either.
_THINGS: Final = (
    "rounds", "ceasefires", "incidents", "events", "demands", "casualties", "dates", "quantities",
)  # fmt: skip
_NAMING: Final = 3  # records that name a discrepancy


def read_links(corpus: Corpus) -> Iterator[Discrepancy]:
    """List the discrepancies that links name, with the annotator's reason."""
    about = citations_about(corpus)
    for link in corpus.links.values():
        judged = _kind_and_verdict(corpus, link)
        if judged is None:
            continue
        kind, verdict = judged
        sayings = _sayings_of_link(corpus, link, about)
        documents = {citation.document for each in sayings for citation in each.citations}
        # A doubt within one document is the document's, but for what it quotes in two ways.
        counts_alone = link.kind in _AGAINST or _all_quoted(corpus, link)
        if len({saying.says for saying in sayings}) > 1 and (counts_alone or len(documents) > 1):
            yield Discrepancy(
                link.records[0],
                _name_of_link(corpus, link),
                kind,
                Ruling(verdict, link.reason),
                positions_of(sayings),
            )


def _kind_and_verdict(corpus: Corpus, link: Link) -> tuple[DiscrepancyKind, Verdict] | None:
    """Rule on a link; None where it names no discrepancy."""
    if link.kind in _AGAINST:
        return DiscrepancyKind.STATEMENT, _AGAINST[link.kind]
    if link.kind in _DOUBTS and all(_is_thing(corpus, record) for record in link.records):
        return DiscrepancyKind.IDENTITY, _DOUBTS[link.kind]
    statements = [corpus.statements[name] for name in link.records if name in corpus.statements]
    if link.kind is LinkKind.POSSIBLY_SAME and len(statements) == len(link.records):
        speakers = {statement.speaker for statement in statements}
        if len(speakers) > 1:
            is_scope = speak_for_one(corpus, speakers)
            return DiscrepancyKind.ATTRIBUTION, Verdict.SCOPE if is_scope else Verdict.UNRESOLVED
        reports = (report for statement in statements for report in statement.reports)
        if any(report.mode is not Mode.PARAPHRASE for report in reports):
            return DiscrepancyKind.WORDING, Verdict.UNRESOLVED
    return None


def _is_thing(corpus: Corpus, record: str) -> bool:
    return any(record in getattr(corpus, catalogue) for catalogue in _THINGS)


def _all_quoted(corpus: Corpus, link: Link) -> bool:
    """Decide whether all records are utterances in quotation marks."""
    statements = [corpus.statements.get(record) for record in link.records]
    return all(
        statement is not None
        and all(report.mode is not Mode.PARAPHRASE for report in statement.reports)
        for statement in statements
    )


def _sayings_of_link(
    corpus: Corpus, link: Link, about: Mapping[str, Sequence[Citation]]
) -> list[Saying]:
    """Say what each record says; of a record alone, what each document says of it."""
    if len(link.records) > 1:
        cited = [(record, _citations_of(corpus, record, about)) for record in link.records]
        return [
            Saying(_record_words(corpus, record), record, citations)
            for record, citations in cited
            if citations
        ]
    (record,) = link.records
    if record in corpus.rounds:
        return [
            Saying(f"in {report.document}: {note.text}", record, note.citations)
            for report in corpus.rounds[record].reports
            for note in report.outcome
        ]
    by_document = grouped(_citations_of(corpus, record, about), lambda citation: citation.document)
    words = _record_words(corpus, record)
    return [
        Saying(f"{words}, as {document} tells it", record, tuple(citations))
        for document, citations in by_document.items()
    ]


def _citations_of(
    corpus: Corpus, record: str, about: Mapping[str, Sequence[Citation]]
) -> tuple[Citation, ...]:
    """Collect the characters behind a record; of a claim, first those that hold its words."""
    for claims in (corpus.casualties, corpus.quantities, corpus.dates, corpus.orders):
        if record in claims:
            return claim_citations(claims[record])
    return supporting_citations(corpus, find_record(corpus, record), about)


def _record_words(corpus: Corpus, record: str) -> str:
    """Say in a few words what a record says."""
    casualty, quantity = corpus.casualties.get(record), corpus.quantities.get(record)
    if casualty is not None:
        return f"{casualty.count}, {by_whom([actor_name(corpus, casualty.claimant)])}"
    if quantity is not None:
        return quantity_saying(corpus, quantity).says
    date, order = corpus.dates.get(record), corpus.orders.get(record)
    if date is not None:
        return f"{name_of(corpus, date.event)}, {date.words}"
    if order is not None:
        return f"{name_of(corpus, order.event)} {order_claim_words(corpus, order)}"
    return name_of(corpus, record, letters=QUOTED)


def _name_of_link(corpus: Corpus, link: Link) -> str:
    """Name what the first records are about."""
    names = list(dict.fromkeys(_subject(corpus, record) for record in link.records))
    return capitalised(listed([*names[:_NAMING], *(["others"] if len(names) > _NAMING else [])]))


def _subject(corpus: Corpus, record: str) -> str:
    """Say what a record is about; of an utterance, whose it is."""
    if record in corpus.statements:
        return speaker_name(corpus, corpus.statements[record].speaker)
    casualty, quantity = corpus.casualties.get(record), corpus.quantities.get(record)
    if casualty is not None:
        return f"{name_of(corpus, casualty.incident)}, {casualty.outcome}"
    if quantity is not None:
        return topic_words(quantity.topic)
    dated = corpus.dates.get(record) or corpus.orders.get(record)
    return name_of(corpus, dated.event if dated is not None else record)
