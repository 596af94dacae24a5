"""Who said it: nearly the same words that documents give to two persons of one side."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING, Final

from pakafg.corpus.ancestry import speak_for_one
from pakafg.corpus.naming import speaker_name
from pakafg.disagreements.question import Question, Ruling, Saying, answers_of
from pakafg.text.quotations import letters_and_digits, quoted
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import ActorKind
from pakafg.views.question_view import QUOTED
from pakafg.views.question_words import ask_speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.disagreements.material import Material
    from pakafg.records.statement import Report, Statement

__all__ = ["compare_shared_words"]

_TWO_PERSONS: Final = Ruling(
    Verdict.ATTRIBUTION, "Nearly the same words are given to two persons of one side."
)
_RUN: Final = 4  # words that follow each other in both
_ALIKE: Final = 0.5  # of all words of both
_COMMON: Final = 20  # statements: what so many share is a phrase of everybody's


def compare_shared_words(material: Material) -> Iterator[Question]:
    """Find nearly the same words that documents give to two persons of one side."""
    actors = material.corpus.actors
    by_run: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for statement in material.statements:
        speaker = actors.get(statement.speaker or "")
        if speaker is not None and speaker.kind is ActorKind.PERSON:
            for report in statement.reports:
                words = _words_of_report(report)
                for start in range(len(words) - _RUN + 1):
                    by_run[words[start : start + _RUN]].add(statement.id)
    pairs = {
        pair
        for sharing in by_run.values()
        if 1 < len(sharing) <= _COMMON
        for pair in combinations(sorted(sharing), 2)
    }
    for one, other in sorted(pairs):
        question = _speaker_question(
            material, material.corpus.statements[one], material.corpus.statements[other]
        )
        if question is not None:
            yield question


def _speaker_question(material: Material, one: Statement, other: Statement) -> Question | None:
    corpus = material.corpus
    speakers = {str(one.speaker), str(other.speaker)}
    sides = {corpus.actors[speaker].side for speaker in speakers}
    of_two_things = None not in {one.about, other.about} and one.about != other.about
    if len(speakers) < 2 or len(sides) > 1 or of_two_things or speak_for_one(corpus, speakers):  # noqa: PLR2004
        return None
    alike = [
        (report, again)
        for report in one.reports
        for again in other.reports
        if report.document != again.document
        and _are_alike(_words_of_report(report), _words_of_report(again))
    ]
    if not alike:
        return None
    told = [(one, each) for each, _ in alike] + [(other, each) for _, each in alike]
    asked = alike[0][0]
    sayings = (
        Saying(_said_by(corpus, statement, report, asked), statement.id, report.citations)
        for statement, report in told
    )
    return Question(
        one.id,
        "speaker",
        ask_speaker(asked.words),
        " and ".join(sorted(corpus.actors[each].name for each in speakers)),
        DiscrepancyKind.ATTRIBUTION,
        _TWO_PERSONS,
        answers_of(sayings),
    )


def _said_by(corpus: Corpus, statement: Statement, report: Report, asked: Report) -> str:
    """Name who said it, and in which words where they are others than those of the question."""
    name = speaker_name(corpus, report.speaker or statement.speaker)
    if _words_of_report(report) == _words_of_report(asked):
        return name
    return f"{name}, as {quoted(report.words, QUOTED)}"


def _words_of_report(report: Report) -> tuple[str, ...]:
    return tuple(letters_and_digits(report.words).split())


def _are_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Decide whether two sentences have half of their words in common, in one order."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    shared = sum(block.size for block in blocks)
    longest = max(block.size for block in blocks)
    return longest >= _RUN and 2 * shared >= _ALIKE * (len(one) + len(other))
