"""How much: other figures of one topic, in one unit, of one thing or of its parts."""

from __future__ import annotations

from itertools import combinations, permutations
from typing import TYPE_CHECKING, Final

from pakafg.corpus.ancestry import scopes_of
from pakafg.corpus.naming import name_of
from pakafg.disagreements.question import (
    CONTRADICTING,
    IN_TURN,
    ONE_NUMBER,
    Question,
    Ruling,
    Saying,
    answers_of,
    graver,
)
from pakafg.grouping import grouped
from pakafg.records.claim import DURATION
from pakafg.text.people import topic_words
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.views.claim_words import quantity_words
from pakafg.views.figure_questions import ask_figure, kindred_topic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.disagreements.material import Material
    from pakafg.records.claim import QuantityClaim

__all__ = ["compare_quantities", "quantity_saying", "rule_on_quantities"]

_PART: Final = Ruling(Verdict.SCOPE, "One counts a part of what the other counts.")
_OTHER_PARTS: Final = Ruling(Verdict.SCOPE, "They count different parts of one thing.")
_PART_ABOVE_WHOLE: Final = Ruling(
    Verdict.UNRESOLVED, "By one figure a part alone has more than the whole has by another."
)
_KINDRED: Final = Ruling(
    Verdict.SCOPE, "Each document counts something of its own; the figures are not compared."
)
_RECOUNTED: Final = Ruling(Verdict.TIME, "One source counted at different times.")


def compare_quantities(material: Material) -> Iterator[Question]:
    """Compare quantity claims of one topic, unit and thing; durations stand with the dates."""
    corpus = material.corpus
    numbered = _with_numbers(material)
    by_subject = grouped(
        numbered, lambda claim: (claim.topic, claim.unit, _largest(corpus, claim.about))
    )
    for (topic, unit, about), claims in by_subject.items():
        if len({(claim.count.low, claim.count.high) for claim in claims}) > 1:
            words = topic_words(topic)
            thing = None if about is None else material.names.the(about)
            name = None if about is None else name_of(corpus, about)
            yield Question(
                about or topic,
                f"{topic if about else 'figure'}-{'-'.join(unit.casefold().split())}",
                ask_figure(words, thing, unit=unit),
                ", ".join(filter(None, (words.capitalize(), name))),
                DiscrepancyKind.QUANTITY,
                rule_on_quantities(corpus, claims),
                answers_of(quantity_saying(material, claim) for claim in claims),
            )
    yield from _kindred(material)


def _with_numbers(material: Material) -> list[QuantityClaim]:
    return [
        claim
        for claim in material.quantities
        if claim.count.low is not None and claim.topic != DURATION
    ]


def _kindred(material: Material) -> Iterator[Question]:
    """Compare figures of topics that differ in one word: stranded trucks and stranded vehicles.

    A document that gives both counts two things; only where each document gives one of them may
    they be one thing, counted in two ways. Where one number fits all, there is nothing to ask.
    """
    by_topic = grouped(_with_numbers(material), lambda claim: claim.topic)
    by_pattern: dict[tuple[str | None, ...], list[str]] = {}
    for topic in by_topic:
        words = topic.split("-")
        for number in range(len(words) if len(words) > 1 else 0):
            pattern = (*words[:number], None, *words[number + 1 :])
            by_pattern.setdefault(pattern, []).append(topic)
    for topics in map(sorted, by_pattern.values()):
        documents = [{claim.document for claim in by_topic[topic]} for topic in topics]
        if len(topics) > 1 and sum(map(len, documents)) == len(set().union(*documents)):
            names = list(map(topic_words, topics))
            claims = [claim for topic in topics for claim in by_topic[topic]]
            units = {claim.unit for claim in claims}
            if rule_on_bounds(claims) is ONE_NUMBER and len(units) == 1:
                continue
            unit = units.pop() if len(units) == 1 else min(units, key=_is_no_word_of(names))
            yield Question(
                topics[0],
                f"and-{'-and-'.join(topics[1:])}",
                ask_figure(kindred_topic(names), None, unit=unit),
                " and ".join(names).capitalize(),
                DiscrepancyKind.QUANTITY,
                _KINDRED,
                answers_of(
                    (saying := quantity_saying(material, claim))._replace(
                        says=f"{name}: {saying.says}"
                    )
                    for topic, name in zip(topics, names, strict=True)
                    for claim in by_topic[topic]
                ),
            )


def _is_no_word_of(names: Sequence[str]) -> Callable[[str], tuple[bool, str]]:
    """Make a key by which a unit that is counted in one of some topics comes first."""
    words = {word for name in names for word in name.split()}
    return lambda unit: (unit.split()[-1] not in words, unit)


def quantity_saying(material: Material, claim: QuantityClaim) -> Saying:
    """Say how much of what."""
    return material.saying(quantity_words(claim), claim)


def _largest(corpus: Corpus, about: str | None) -> str | None:
    """Find the largest incident that one is part of; leave anything else as it is."""
    return scopes_of(corpus, about)[-1] if about in corpus.incidents else about


def rule_on_quantities(corpus: Corpus, claims: Sequence[QuantityClaim]) -> Ruling:
    """Rule on claims whose bounds differ: the gravest of what they say of each thing, and of all.

    Args:
        corpus: The corpus.
        claims: Claims of one thing, or of it and its parts.
    """
    by_thing = grouped(claims, lambda claim: claim.about)
    rulings = [rule_on_bounds(same) for same in by_thing.values()]
    if len(by_thing) > 1:
        rulings += [
            _rule_on_part(by_thing[part], by_thing[whole])
            for part, whole in permutations(by_thing, 2)
            if whole in scopes_of(corpus, part)
        ] or [_OTHER_PARTS]
    return graver(*rulings)


def _rule_on_part(part: Sequence[QuantityClaim], whole: Sequence[QuantityClaim]) -> Ruling:
    """Rule on claims of a part and of its whole, which hold together unless the part is larger."""
    highs = [claim.count.high for claim in whole if claim.count.high is not None]
    least = max(claim.count.low or 0 for claim in part)
    return _PART_ABOVE_WHOLE if highs and least > min(highs) else _PART


def rule_on_bounds(claims: Sequence[QuantityClaim]) -> Ruling:
    """Rule on claims of one thing whose bounds differ."""
    highest_low = max(claim.count.low or 0 for claim in claims)
    highs = [claim.count.high for claim in claims if claim.count.high is not None]
    if not highs or highest_low <= min(highs):
        return ONE_NUMBER
    if all(
        one.as_of and other.as_of and not one.as_of.meets(other.as_of)
        for one, other in combinations(claims, 2)
    ):
        return _RECOUNTED if len({claim.claimant for claim in claims}) == 1 else IN_TURN
    return CONTRADICTING
