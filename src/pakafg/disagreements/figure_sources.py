"""Whose figure is it: one figure, or several, that documents give to different bodies."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final

from pakafg.disagreements.question import Question, Ruling, Saying, answers_of
from pakafg.frames.cells import CELL, CLASS
from pakafg.grouping import grouped
from pakafg.text.people import people_words
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import LinkKind
from pakafg.views.claim_words import claim_citations, count_words
from pakafg.views.figure_questions import ask_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pakafg.disagreements.material import Material
    from pakafg.records.claim import CasualtyClaim

__all__ = ["compare_figure_sources", "figure_words"]

_TWO_SOURCES: Final = Ruling(
    Verdict.ATTRIBUTION,
    "The same figures are given to different sources: one may only repeat the other.",
)
_FIGURES: Final = 2  # one figure may be counted twice alike; several, by chance, hardly


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
    figures = list(dict.fromkeys(figure_words(material, claim) for claim in claims))
    sayings = (
        # Whom each document names, whoever passes it on: that is what is asked.
        Saying(
            f"a figure of {material.names.who(body)}" if body else "a figure without a source",
            claim.id,
            claim_citations(claim),
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


def figure_words(material: Material, claim: CasualtyClaim) -> str:
    """Say how many of whom came to what, in a few words."""
    codebook = material.corpus.codebook
    people = people_words({name: getattr(claim, name) for name in CELL}, codebook.printed)
    named = codebook.name_of_outcome(claim.outcome)
    return " ".join(filter(None, (count_words(claim.count), people, named)))
