"""Do accounts go together: what an annotator holds against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.disagreements.linked_records import (
    EVENTS,
    name_of_records,
    sayings_by_document,
    sayings_of,
    subject_words,
)
from pakafg.disagreements.question import Question, Ruling, Saying, answers_of
from pakafg.text.quotations import quoted
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import LinkKind
from pakafg.views.question_view import QUOTED
from pakafg.views.question_words import ask_outcome, ask_together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.disagreements.material import Material
    from pakafg.records.link import Link

__all__ = ["named_question", "question_of_accounts"]

_ABOUT: Final = (
    ("casualties", "incident"), ("dates", "event"), ("orders", "event"),
    ("quantities", "about"), ("statements", "about"),
)  # fmt: skip


def named_question(material: Material, link: Link) -> Iterator[Question]:
    """Read a link that says itself what is asked: each record answers in its own words.

    Args:
        material: The corpus.
        link: The link.
    """
    corpus = material.corpus
    sayings = [
        saying if _is_counted(corpus, record) else saying._replace(says=_in_its_words(saying))
        for record in link.records
        for saying in sayings_of(material, record)
    ]
    if len({saying.says for saying in sayings}) > 1:
        yield Question(
            link.records[0],
            "accounts",
            link.question or "",
            name_of_records(corpus, link.records),
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


def question_of_accounts(material: Material, link: Link) -> Iterator[Question]:
    """Read a link by which records contradict each other, or differ.

    Args:
        material: The corpus.
        link: The link.
    """
    corpus = material.corpus
    sayings = [saying for record in link.records for saying in sayings_of(material, record)]
    if len(link.records) == 1:
        sayings = list(sayings_by_document(material, link.records[0]))
    if len({saying.says for saying in sayings}) < 2:  # noqa: PLR2004  (it takes two to differ)
        return
    if link.records[0] in corpus.rounds and len(link.records) == 1:
        yield _outcome(material, link, sayings)
        return
    who = [material.names.who(each) for each in _speakers_of(corpus, link.records)]
    subjects = list(dict.fromkeys(subject_words(corpus, record) for record in link.records))
    yield Question(
        link.records[0],
        "accounts",
        ask_together(_common_topic(material, link.records), who or subjects),
        name_of_records(corpus, link.records),
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


def _common_topic(material: Material, records: Iterable[str]) -> str | None:
    """Name what all records are about, where that is a thing that happened; None else."""
    corpus = material.corpus
    about = {_about(corpus, record) for record in records}
    if len(about) == 1 and (thing := about.pop()) is not None:
        is_event = any(thing in getattr(corpus, catalogue) for catalogue in EVENTS)
        return material.names.the(thing) if is_event else None
    return None


def _about(corpus: Corpus, record: str) -> str | None:
    """Find the thing that a record is about."""
    for catalogue, field in _ABOUT:
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
