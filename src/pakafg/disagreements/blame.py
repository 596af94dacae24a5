"""Who is blamed: where two sides blame each other for one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.corpus.naming import name_of
from pakafg.disagreements.question import Question, Ruling, Saying, answers_of
from pakafg.grouping import grouped
from pakafg.talks.accusations import accusations
from pakafg.text.figure_words import counted
from pakafg.values.conclusions import DiscrepancyKind, Verdict
from pakafg.values.vocabularies import IncidentKind, Side
from pakafg.views.question_words import ask_blame

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.disagreements.material import Material
    from pakafg.talks.accusations import Accusation

__all__ = ["blame_question", "compare_accusations", "sides_of_accusation"]

_ONE_BEGINNING: Final = Ruling(
    Verdict.CONTRADICTION, "Each side says that the other began; one exchange has one beginning."
)
_ONE_DOER: Final = Ruling(
    Verdict.CONTRADICTION, "Each side gives the other the blame for one and the same act."
)
_SEVERAL_ACTS: Final = Ruling(
    Verdict.UNRESOLVED, "Each side charges the other; both charges may be right, or neither."
)
_EXCHANGES: Final = frozenset({IncidentKind.CLASH, IncidentKind.SHOOTING, IncidentKind.SHELLING})


def compare_accusations(material: Material) -> Iterator[Question]:
    """Find what two sides each blame on the other: one question, not two facts.

    Whoever else charges somebody with the same thing stands in the question, too.
    """
    corpus = material.corpus
    by_subject = grouped(
        sorted(accusations(corpus), key=_place_of_accusation), lambda accusation: accusation.about
    )
    for about, all_accusations in by_subject.items():
        if about is None:  # a standing charge is about no one thing
            continue
        pairs = {sides_of_accusation(corpus, each) for each in all_accusations} - {None}
        if any(pair is not None and pair[::-1] in pairs for pair in pairs):
            sayings = [
                Saying(str(material.body_name(each.blamed)), each.record, each.citations, each.by)
                for each in all_accusations
                if each.blamed is not None
            ]
            unnamed = len(all_accusations) - len(sayings)
            yield _with_unnamed(blame_question(material, about, sayings), unnamed)


def _with_unnamed(question: Question, n_charges: int) -> Question:
    """Say of charges that name nobody why they are no answer."""
    if not n_charges:
        return question
    more = f"{counted(n_charges, 'more charge names', 'more charges name')} nobody."
    ruling = question.ruling._replace(reason=f"{question.ruling.reason} {more}")
    return question._replace(ruling=ruling)


def _place_of_accusation(accusation: Accusation) -> tuple[str, int, str, str]:
    start = min(citation.start for citation in accusation.citations)
    return accusation.document, start, accusation.record, accusation.by or ""


def sides_of_accusation(corpus: Corpus, accusation: Accusation) -> tuple[Side, Side] | None:
    """Say which side blames which; None where it is not one adversary another."""
    if accusation.by is None or accusation.blamed is None:
        return None
    by, blamed = (corpus.actors[actor].side for actor in (accusation.by, accusation.blamed))
    adversaries = {Side.ARMED_GROUP, *(party.id for party in corpus.codebook.parties)}
    return (by, blamed) if by != blamed and {by, blamed} <= adversaries else None


def blame_question(material: Material, about: str, sayings: Sequence[Saying]) -> Question:
    """Ask who is to blame for one thing.

    Args:
        material: The corpus.
        about: The thing.
        sayings: Who is blamed, or said not to be, by whom.
    """
    incident = material.corpus.incidents.get(about)
    is_one_act = incident is not None and incident.kind != IncidentKind.CAMPAIGN
    is_exchange = incident is not None and incident.kind in _EXCHANGES
    return Question(
        about,
        "blame",
        ask_blame(_thing(material, about), one_act=is_exchange),
        name_of(material.corpus, about),
        DiscrepancyKind.BLAME,
        _ONE_BEGINNING if is_exchange else _ONE_DOER if is_one_act else _SEVERAL_ACTS,
        answers_of(sayings),
    )


def _thing(material: Material, about: str) -> str:
    if about in material.corpus.statements:
        return name_of(material.corpus, about)
    return material.names.the(about)
