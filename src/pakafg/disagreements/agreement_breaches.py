"""Is an agreement kept: the breach that one side charges, and what the other says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.corpus.naming import name_of
from pakafg.disagreements.blame import sides_of_accusation
from pakafg.disagreements.question import Question, Ruling, Saying, answers_of
from pakafg.grouping import grouped
from pakafg.talks.accusations import accusations
from pakafg.text.quotations import quoted
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import EventKind
from pakafg.views.question_view import QUOTED
from pakafg.views.question_words import ask_kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.disagreements.material import Material
    from pakafg.records.statement import Statement
    from pakafg.talks.accusations import Accusation

__all__ = ["compare_agreement_breaches"]

_CHARGED: Final = Ruling(
    Verdict.UNRESOLVED,
    "One side charges a breach; the other speaks of what was agreed, and grants none.",
)


def compare_agreement_breaches(material: Material) -> Iterator[Question]:
    """Compare charges that an agreement is broken with what the side charged says of it.

    Charges of both sides against each other are a question of blame already, and a denial is one
    of its own. Whether a ceasefire holds, its reports say.
    """
    corpus = material.corpus
    agreements = {event.id for event in corpus.events.values() if event.kind is EventKind.AGREEMENT}
    charges = grouped(
        (each for each in accusations(corpus) if each.about in agreements), lambda each: each.about
    )
    comments = grouped(
        (
            each
            for each in material.statements
            if each.about in charges and each.act is None and not each.denies
        ),
        lambda each: each.about,
    )
    for about, made in sorted(charges.items(), key=lambda pair: str(pair[0])):
        by_pair = grouped(made, lambda each: sides_of_accusation(corpus, each))
        for pair, alike in by_pair.items():
            if pair is None or pair[::-1] in by_pair:
                continue
            replies = [
                each
                for each in comments.get(about, ())
                if each.speaker is not None and corpus.actors[each.speaker].side == pair[1]
            ]
            if replies:
                yield _kept_question(material, str(about), alike, replies)


def _kept_question(
    material: Material, about: str, charges: Sequence[Accusation], replies: Sequence[Statement]
) -> Question:
    sayings = [
        Saying(f"not by {material.body_name(each.blamed)}", each.record, each.citations, each.by)
        for each in sorted(charges, key=lambda each: (each.document, each.citations[0].start))
    ]
    sayings += [
        Saying(
            quoted(report.words, QUOTED), each.id, report.citations, report.speaker or each.speaker
        )
        for each in replies
        for report in each.reports
    ]
    return Question(
        about,
        "kept",
        ask_kept(material.names.the(about)),
        name_of(material.corpus, about),
        DiscrepancyKind.BLAME,
        _CHARGED,
        answers_of(sayings),
    )
