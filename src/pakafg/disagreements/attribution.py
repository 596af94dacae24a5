"""In two mouths: one figure of two sources, or nearly the same words of two persons."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING, Final

from pakafg.corpus.ancestry import speak_for_one
from pakafg.corpus.naming import speaker_name
from pakafg.disagreements.question import Question, Ruling, Saying, answers_of
from pakafg.frames.cells import CELL, CLASS
from pakafg.grouping import grouped
from pakafg.text.people import people_words
from pakafg.text.quotations import letters_and_digits
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import ActorKind, LinkKind
from pakafg.views.claim_words import claim_citations
from pakafg.views.question_words import ask_source, ask_speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pakafg.disagreements.material import Material
    from pakafg.records.claim import CasualtyClaim
    from pakafg.records.statement import Report, Statement

__all__ = ["compare_figure_sources", "compare_mouths"]

_TWO_SOURCES: Final = Ruling(
    Verdict.ATTRIBUTION,
    "The same figures are given to different sources: one may only repeat the other.",
)
_TWO_PERSONS: Final = Ruling(
    Verdict.ATTRIBUTION, "Nearly the same words are given to two persons of one side."
)
_FIGURES: Final = 2  # one figure may be counted twice alike; several, by chance, hardly
_RUN: Final = 4  # words that follow each other in both
_ALIKE: Final = 0.5  # of all words of both
_COMMON: Final = 20  # statements: what so many share is a phrase of everybody's


def compare_figure_sources(material: Material) -> Iterator[Question]:
    """List figures that documents, or one of them, give to different bodies.

    Yields:
        A question for each incident of which claims of one origin, by a link, have different
        claimants, or of which one document gives the same two figures or more to two bodies.
    """
    claims = material.corpus.casualties
    linked: dict[str, list[CasualtyClaim]] = defaultdict(list)
    for link in material.links:
        if link.kind is LinkKind.SAME_ORIGIN:
            joined = [claims[name] for name in link.records if name in claims]
            if len({material.body(claim.claimant) for claim in joined}) > 1:
                linked[joined[0].incident] += joined
    found = _given_twice(material)
    for incident in sorted({*linked, *found}):
        told = dict.fromkeys((*found.get(incident, ()), *linked.get(incident, ())))
        yield _source_question(material, incident, list(told), by_rule=incident in found)


def _given_twice(material: Material) -> Mapping[str, list[CasualtyClaim]]:
    """Find by incident the figures that one document gives alike to two bodies."""
    exact = (
        claim
        for claim in material.casualties
        if claim.claimant is not None and claim.count.low == claim.count.high is not None
    )
    found: dict[str, list[CasualtyClaim]] = defaultdict(list)
    places = grouped(exact, lambda claim: (claim.document, claim.incident))
    for (_, incident), claims in places.items():
        figures = grouped(claims, _figure_of)
        bodies = {
            figure: {material.body(claim.claimant) for claim in alike}
            for figure, alike in figures.items()
        }
        # Which two bodies: those that have several figures in common.
        pairs = defaultdict(list)
        for figure, both in bodies.items():
            for pair in combinations(sorted(filter(None, both)), 2):
                pairs[pair].append(figure)
        for pair, shared in pairs.items():
            if len(shared) >= _FIGURES:
                found[incident] += [
                    claim
                    for figure in shared
                    for claim in figures[figure]
                    if material.body(claim.claimant) in pair
                ]
    return found


def _figure_of(claim: CasualtyClaim) -> tuple[object, ...]:
    return (claim.outcome, *(getattr(claim, name) for name in CLASS), claim.count.low)


def _source_question(
    material: Material, incident: str, claims: Sequence[CasualtyClaim], *, by_rule: bool
) -> Question:
    figures = list(dict.fromkeys(_figure_words(material, claim) for claim in claims))
    sayings = (
        Saying(
            f"a figure of {material.names.who(body)}" if body else "a figure without a source",
            claim.id,
            claim_citations(claim),
            claim.claimant,
        )
        for claim in claims
        for body in (material.body(claim.claimant),)
    )
    return Question(
        incident,
        "source",
        ask_source(figures, material.names.the(incident)),
        material.corpus.incidents[incident].name,
        DiscrepancyKind.ATTRIBUTION,
        _TWO_SOURCES,
        answers_of(sayings),
        by_rule=by_rule,
    )


def _figure_words(material: Material, claim: CasualtyClaim) -> str:
    codebook = material.corpus.codebook
    people = people_words({name: getattr(claim, name) for name in CELL}, codebook.printed)
    named = codebook.name_of_outcome(claim.outcome)
    return " ".join(filter(None, (str(claim.count), people, named)))


def compare_mouths(material: Material) -> Iterator[Question]:
    """Find nearly the same words that documents give to two persons of one side."""
    actors = material.corpus.actors
    by_run: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for statement in material.statements:
        speaker = actors.get(statement.speaker or "")
        if speaker is not None and speaker.kind is ActorKind.PERSON:
            for report in statement.reports:
                words = _words(report)
                for start in range(len(words) - _RUN + 1):
                    by_run[words[start : start + _RUN]].add(statement.id)
    pairs = {
        pair
        for sharing in by_run.values()
        if 1 < len(sharing) <= _COMMON
        for pair in combinations(sorted(sharing), 2)
    }
    for one, other in sorted(pairs):
        question = _mouths_question(
            material, material.corpus.statements[one], material.corpus.statements[other]
        )
        if question is not None:
            yield question


def _mouths_question(material: Material, one: Statement, other: Statement) -> Question | None:
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
        if report.document != again.document and _are_alike(_words(report), _words(again))
    ]
    if not alike:
        return None
    told = [(one, each) for each, _ in alike] + [(other, each) for _, each in alike]
    sayings = (
        Saying(
            speaker_name(corpus, report.speaker or statement.speaker),
            statement.id,
            report.citations,
        )
        for statement, report in told
    )
    return Question(
        one.id,
        "speaker",
        ask_speaker(alike[0][0].words),
        " and ".join(sorted(corpus.actors[each].name for each in speakers)),
        DiscrepancyKind.ATTRIBUTION,
        _TWO_PERSONS,
        answers_of(sayings),
    )


def _words(report: Report) -> tuple[str, ...]:
    return tuple(letters_and_digits(report.words).split())


def _are_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Decide whether two sentences have half of their words in common, in one order."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    shared = sum(block.size for block in blocks)
    longest = max(block.size for block in blocks)
    return longest >= _RUN and 2 * shared >= _ALIKE * (len(one) + len(other))
