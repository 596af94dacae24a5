"""One utterance or two, by an annotator: in other words, or in another mouth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pakafg.corpus.ancestry import speak_for_one
from pakafg.corpus.naming import speaker_name
from pakafg.disagreements.linked_records import name_of_records, sayings_of, subject_words
from pakafg.disagreements.question import Question, Ruling, answers_of
from pakafg.disagreements.wordings import QUOTED_OTHERWISE, TWO_SPEAKERS
from pakafg.values.conclusions import DiscrepancyKind
from pakafg.values.vocabularies import ActorKind, Mode
from pakafg.views.question_words import ask_speaker, ask_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus
    from pakafg.disagreements.material import Material
    from pakafg.records.link import Link

__all__ = ["question_of_utterances"]


def question_of_utterances(material: Material, link: Link) -> Iterator[Question]:
    """Read a link by which utterances may be one: who said it, or in which words.

    What one document alone gives twice, what is of two things, and what nobody known said, is
    no question: the link is a note beside both.

    Args:
        material: The corpus.
        link: The link.
    """
    corpus = material.corpus
    statements = [corpus.statements[name] for name in link.records if name in corpus.statements]
    if len(statements) < len(link.records):
        return
    sayings = [saying for record in link.records for saying in sayings_of(material, record)]
    documents = {citation.document for each in sayings for citation in each.citations}
    about = {statement.about for statement in statements} - {None}
    if len(documents) < 2 or len(about) > 1:  # noqa: PLR2004  (it takes two to differ)
        return
    first = statements[0]
    speakers = {statement.speaker for statement in statements}
    if len(speakers) > 1:
        if speak_for_one(corpus, speakers) or not all(_is_known(corpus, who) for who in speakers):
            return
        yield Question(
            first.id,
            "speaker",
            ask_speaker(first.reports[0].words),
            name_of_records(corpus, link.records),
            DiscrepancyKind.ATTRIBUTION,
            Ruling(TWO_SPEAKERS.verdict, link.reason),
            answers_of(
                saying._replace(says=speaker_name(corpus, saying.claimant), claimant=None)
                for saying in sayings
            ),
            by_rule=False,
        )
    elif all(_is_quoted(corpus, statement.id) for statement in statements):
        yield Question(
            first.id,
            "words",
            ask_words(subject_words(corpus, first.id), first.reports[0].words),
            name_of_records(corpus, link.records),
            DiscrepancyKind.WORDING,
            Ruling(QUOTED_OTHERWISE.verdict, link.reason),
            answers_of(sayings),
            by_rule=False,
        )


def _is_known(corpus: Corpus, speaker: str | None) -> bool:
    """Decide whether a speaker is one whom a document names, and not “sources”."""
    actor = corpus.actors.get(speaker or "")
    return actor is not None and actor.kind is not ActorKind.UNNAMED


def _is_quoted(corpus: Corpus, statement: str) -> bool:
    reports = corpus.statements[statement].reports
    return any(report.mode is not Mode.PARAPHRASE for report in reports)
