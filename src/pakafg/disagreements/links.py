"""What the annotator holds to disagree, or perhaps to be one thing or several."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pakafg.corpus.ancestry import speak_for_one
from pakafg.corpus.naming import name_of, speaker_name
from pakafg.corpus.supporting import find_record, supporting_citations
from pakafg.disagreements.quantities import quantity_saying
from pakafg.disagreements.question import Question, Ruling, Saying, answers_of
from pakafg.disagreements.wordings import QUOTED_OTHERWISE, TWO_SPEAKERS
from pakafg.engines.connected import joined
from pakafg.grouping import grouped
from pakafg.text.people import capitalised, topic_words
from pakafg.text.quotations import quoted
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import LinkKind, Mode
from pakafg.values.vocabulary import listed
from pakafg.views.claim_words import claim_citations, date_claim_words, order_claim_words
from pakafg.views.question_view import QUOTED
from pakafg.views.question_words import (
    ask_if_one,
    ask_outcome,
    ask_speaker,
    ask_together,
    ask_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.disagreements.material import Material
    from pakafg.records.citation import Citation
    from pakafg.records.link import Link

__all__ = ["read_links"]

# The other kinds of link join records that agree.
_AGAINST: Final = frozenset({LinkKind.CONTRADICTS, LinkKind.DIFFERS})
_DOUBTS: Final = frozenset({LinkKind.POSSIBLY_SAME, LinkKind.POSSIBLY_DISTINCT})
# Whether two of these are one changes what a corpus says of either.
_THINGS: Final = (
    "rounds", "ceasefires", "incidents", "events", "demands", "casualties", "dates", "quantities",
)  # fmt: skip
_EVENTS: Final = ("rounds", "ceasefires", "incidents", "events")
_NAMED: Final = 3  # records that name a question


def read_links(material: Material) -> Iterator[Question]:
    """List the questions that links raise, with the annotator's reasons.

    Doubts whether things are one that share a thing are one question: which is which.
    """
    corpus = material.corpus
    doubts = []
    for link in corpus.links.values():
        if link.kind in (_AGAINST | _DOUBTS) and link.question is not None:
            yield from _named_question(material, link)
        elif link.kind in _DOUBTS and all(_is_thing(corpus, record) for record in link.records):
            doubts.append(link)
        elif link.kind in _AGAINST:
            yield from _against_each_other(material, link)
        elif link.kind is LinkKind.POSSIBLY_SAME:
            yield from _one_utterance(material, link)
    yield from _identities(material, doubts)


def _is_thing(corpus: Corpus, record: str) -> bool:
    return any(record in getattr(corpus, catalogue) for catalogue in _THINGS)


def _identities(material: Material, doubts: Sequence[Link]) -> Iterator[Question]:
    by_thing: dict[str, list[int]] = defaultdict(list)
    for number, link in enumerate(doubts):
        for record in link.records:
            by_thing[_subject(material.corpus, record)].append(number)
    for numbers in joined(len(doubts), by_thing.values()):
        yield from _identity(material, [doubts[number] for number in numbers])


def _identity(material: Material, links: Sequence[Link]) -> Iterator[Question]:
    corpus = material.corpus
    records = sorted(
        dict.fromkeys(record for link in links for record in link.records),
        key=lambda record: _subject(corpus, record) != record,  # things before their claims
    )
    if len(records) == 1:
        sayings = list(_by_document(material, records[0]))
    else:
        cited = [(record, _citations_of(material, record)) for record in records]
        sayings = [
            Saying(_record_words(material, record), record, citations)
            for record, citations in cited
            if citations
        ]
    documents = {citation.document for each in sayings for citation in each.citations}
    # A doubt within one document is that document's own.
    if len({saying.says for saying in sayings}) < 2 or len(documents) < 2:  # noqa: PLR2004
        return
    kinds = {link.kind for link in links}
    verdict = (
        Verdict.DISTINCT_EVENTS if kinds == {LinkKind.POSSIBLY_DISTINCT} else Verdict.UNRESOLVED
    )
    topic = records[0]
    named = [_named_within(material, record) for record in records]
    yield Question(
        topic,
        "identity",
        ask_if_one(list(dict.fromkeys(named))),
        _name_of(corpus, records),
        DiscrepancyKind.IDENTITY,
        Ruling(verdict, " ".join(dict.fromkeys(link.reason for link in links))),
        answers_of(sayings),
        by_rule=False,
    )


def _named_question(material: Material, link: Link) -> Iterator[Question]:
    """Read a link that says itself what is asked: each record answers in its own words."""
    corpus = material.corpus
    sayings = [
        saying if _is_counted(corpus, record) else saying._replace(says=_in_its_words(saying))
        for record in link.records
        for saying in _sayings_of(material, record)
    ]
    if len({saying.says for saying in sayings}) > 1:
        yield Question(
            link.records[0],
            "accounts",
            link.question or "",
            _name_of(corpus, link.records),
            DiscrepancyKind.STATEMENT,
            Ruling(_verdict_of(corpus, link), link.reason),
            answers_of(sayings),
            by_rule=False,
            is_named=True,
        )


def _is_counted(corpus: Corpus, record: str) -> bool:
    return record in corpus.casualties or record in corpus.quantities


def _in_its_words(saying: Saying) -> str:
    return quoted(saying.citations[0].quote, QUOTED)


def _verdict_of(corpus: Corpus, link: Link) -> Verdict:
    """Rule on a link; accounts against accounts are unresolved: rhetoric is no contradiction."""
    if link.kind is LinkKind.POSSIBLY_DISTINCT:
        return Verdict.DISTINCT_EVENTS
    facts = [record for record in link.records if record not in corpus.statements]
    is_fact = len(facts) > 1 or len(link.records) == 1
    is_contradiction = link.kind is LinkKind.CONTRADICTS and is_fact
    return Verdict.CONTRADICTION if is_contradiction else Verdict.UNRESOLVED


def _against_each_other(material: Material, link: Link) -> Iterator[Question]:
    """Read a link by which records contradict each other, or differ."""
    corpus = material.corpus
    sayings = [saying for record in link.records for saying in _sayings_of(material, record)]
    if len(link.records) == 1:
        sayings = list(_by_document(material, link.records[0]))
    if len({saying.says for saying in sayings}) < 2:  # noqa: PLR2004  (it takes two to differ)
        return
    if link.records[0] in corpus.rounds and len(link.records) == 1:
        yield _outcome(material, link, sayings)
        return
    who = [material.names.who(each) for each in _speakers_of(corpus, link.records)]
    asks = ask_together(
        _common_topic(material, link.records), who or _subjects(corpus, link.records)
    )
    yield Question(
        link.records[0],
        "accounts",
        asks,
        _name_of(corpus, link.records),
        DiscrepancyKind.STATEMENT,
        Ruling(_verdict_of(corpus, link), link.reason),
        answers_of(sayings),
        by_rule=False,
    )


def _outcome(material: Material, link: Link, sayings: Sequence[Saying]) -> Question:
    """Read a link on what came of one round, by its documents."""
    (talk,) = link.records
    return Question(
        talk,
        "outcome",
        ask_outcome(material.names.the(talk)),
        material.corpus.rounds[talk].name,
        DiscrepancyKind.OUTCOME,
        Ruling(_verdict_of(material.corpus, link), link.reason),
        answers_of(sayings),
        by_rule=False,
    )


def _one_utterance(material: Material, link: Link) -> Iterator[Question]:
    """Read a link by which utterances may be one, in other words or in another mouth."""
    corpus = material.corpus
    statements = [corpus.statements[name] for name in link.records if name in corpus.statements]
    if len(statements) < len(link.records):
        return
    sayings = [saying for record in link.records for saying in _sayings_of(material, record)]
    documents = {citation.document for each in sayings for citation in each.citations}
    are_quoted = all(_is_quoted(corpus, statement.id) for statement in statements)
    if len(documents) < 2 and not are_quoted:  # noqa: PLR2004  (a document may say a thing twice)
        return
    first = statements[0]
    speakers = {statement.speaker for statement in statements}
    if len(speakers) > 1:
        if speak_for_one(corpus, speakers):
            return
        yield Question(
            first.id,
            "speaker",
            ask_speaker(first.reports[0].words),
            _name_of(corpus, link.records),
            DiscrepancyKind.ATTRIBUTION,
            Ruling(TWO_SPEAKERS.verdict, link.reason),
            answers_of(
                saying._replace(says=speaker_name(corpus, saying.claimant), claimant=None)
                for saying in sayings
            ),
            by_rule=False,
        )
    elif are_quoted:
        yield Question(
            first.id,
            "words",
            ask_words(_subject(corpus, first.id), first.reports[0].words),
            _name_of(corpus, link.records),
            DiscrepancyKind.WORDING,
            Ruling(QUOTED_OTHERWISE.verdict, link.reason),
            answers_of(sayings),
            by_rule=False,
        )


def _is_quoted(corpus: Corpus, statement: str) -> bool:
    reports = corpus.statements[statement].reports
    return any(report.mode is not Mode.PARAPHRASE for report in reports)


def _sayings_of(material: Material, record: str) -> Iterator[Saying]:
    """Say what a record says; of an utterance, what each report says, in its speaker's mouth."""
    corpus = material.corpus
    statement = corpus.statements.get(record)
    if statement is not None:
        for report in statement.reports:
            says = quoted(report.words, QUOTED)
            yield Saying(says, record, report.citations, report.speaker or statement.speaker)
        return
    quantity = corpus.quantities.get(record)
    if quantity is not None:
        saying = quantity_saying(quantity)
        yield saying._replace(says=f"{_subject(corpus, record)}: {saying.says}")
        return
    citations = _citations_of(material, record)
    if citations:
        claims = (corpus.casualties, corpus.dates, corpus.orders)
        claimants = (held[record].claimant for held in claims if record in held)
        yield Saying(_record_words(material, record), record, citations, next(claimants, None))


def _by_document(material: Material, record: str) -> Iterator[Saying]:
    """Say what each document says of one record: of a round, what came of it."""
    corpus = material.corpus
    if record in corpus.rounds:
        for report in corpus.rounds[record].reports:
            for note in report.outcome:
                yield Saying(note.text, record, note.citations, note.claimant)
        return
    by_document = grouped(_citations_of(material, record), lambda citation: citation.document)
    for document, citations in by_document.items():
        yield Saying(f"as {document} tells it", record, tuple(citations))


def _citations_of(material: Material, record: str) -> tuple[Citation, ...]:
    """Collect the characters behind a record; of a claim, first those that hold its words."""
    corpus = material.corpus
    for claims in (corpus.casualties, corpus.quantities, corpus.dates, corpus.orders):
        if record in claims:
            return claim_citations(claims[record])
    return supporting_citations(corpus, find_record(corpus, record), material.about)


def _record_words(material: Material, record: str) -> str:
    """Say in a few words what a record says."""
    corpus = material.corpus
    casualty, date = corpus.casualties.get(record), corpus.dates.get(record)
    order = corpus.orders.get(record)
    if casualty is not None:
        return f"{_subject(corpus, record)}: {casualty.count}"
    if record in corpus.quantities:
        return f"{_subject(corpus, record)}: {quantity_saying(corpus.quantities[record]).says}"
    if date is not None:
        return f"{name_of(corpus, date.event)}: {date_claim_words(date)}"
    if order is not None:
        return f"{name_of(corpus, order.event)} {order_claim_words(corpus, order)}"
    return name_of(corpus, record, letters=QUOTED)


def _named_within(material: Material, record: str) -> str:
    """Name a record within a question."""
    corpus = material.corpus
    if any(record in getattr(corpus, catalogue) for catalogue in _EVENTS):
        return material.names.the(record)
    return _record_words(material, record)


def _common_topic(material: Material, records: Iterable[str]) -> str | None:
    """Name what all records are about, or the topic that all utterances have; None for neither."""
    corpus = material.corpus
    about = {_about(corpus, record) for record in records}
    if len(about) == 1 and (thing := about.pop()) is not None:
        is_event = any(thing in getattr(corpus, catalogue) for catalogue in _EVENTS)
        return material.names.the(thing) if is_event else None
    return None


def _about(corpus: Corpus, record: str) -> str | None:
    """Find the thing that a record is about."""
    for catalogue, field in (
        ("casualties", "incident"), ("dates", "event"), ("orders", "event"),
        ("quantities", "about"), ("statements", "about"),
    ):  # fmt: skip
        held = getattr(corpus, catalogue).get(record)
        if held is not None:
            found: str | None = getattr(held, field)
            return found
    return record


def _speakers_of(corpus: Corpus, records: Iterable[str]) -> list[str]:
    """List who speaks in some records, each once."""
    statements = (corpus.statements.get(record) for record in records)
    speakers = (each.speaker for each in statements if each is not None)
    return list(dict.fromkeys(speaker for speaker in speakers if speaker is not None))


def _subjects(corpus: Corpus, records: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(_subject_words(corpus, record) for record in records))


def _name_of(corpus: Corpus, records: Sequence[str]) -> str:
    """Name what the first records are about."""
    names = _subjects(corpus, records)
    return capitalised(listed([*names[:_NAMED], *(["others"] if len(names) > _NAMED else [])]))


def _subject(corpus: Corpus, record: str) -> str:
    """Say what a record is about: a thing's own id, or what a claim or an utterance is of."""
    if record in corpus.statements:
        return _subject_words(corpus, record)
    casualty, quantity = corpus.casualties.get(record), corpus.quantities.get(record)
    if casualty is not None or quantity is not None:
        return _subject_words(corpus, record)
    dated = corpus.dates.get(record) or corpus.orders.get(record)
    return dated.event if dated is not None else record


def _subject_words(corpus: Corpus, record: str) -> str:
    """Say what a record is about, in words; of an utterance, whose it is."""
    statement = corpus.statements.get(record)
    if statement is not None:
        return name_of(corpus, statement.speaker) if statement.speaker else record
    casualty, quantity = corpus.casualties.get(record), corpus.quantities.get(record)
    if casualty is not None:
        named = corpus.codebook.name_of_outcome(casualty.outcome)
        return f"{name_of(corpus, casualty.incident)}, {named}"
    if quantity is not None:
        return topic_words(quantity.topic)
    dated = corpus.dates.get(record) or corpus.orders.get(record)
    return name_of(corpus, dated.event if dated is not None else record)
