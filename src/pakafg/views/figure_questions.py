"""The questions on figures, as news English puts them: how many, how much, whose, of which days.

Laws of this file: names come in ready for a sentence (`ThingNames`); every function gives one
sentence that ends in a question mark, and endorses no answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.values.vocabularies import Outcome
from pakafg.views.thing_names import possessive

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "ask_count",
    "ask_count_span",
    "ask_figure",
    "ask_if_harmed",
    "ask_source",
    "ask_which_figures",
    "became_words",
    "kindred_topic",
]

_BECAME: Final[Mapping[Outcome, str]] = {
    Outcome.KILLED: "were killed",
    Outcome.WOUNDED: "were wounded",
    Outcome.CASUALTIES: "were killed or wounded",
    Outcome.MISSING: "went missing",
    Outcome.KILLED_OR_MISSING: "were killed or went missing",
    Outcome.CAPTURED: "were captured",
    Outcome.DETAINED: "were detained",
    Outcome.DISPLACED: "were displaced",
    Outcome.RETURNED: "returned",
    Outcome.DEPORTED: "were deported",
    Outcome.DESTROYED: "were destroyed",
    Outcome.DAMAGED: "were damaged",
    Outcome.SEIZED: "were seized",
}


def ask_count(who: str, outcome: str, named: str, thing: str) -> str:
    """Ask how many were harmed.

    Args:
        who: Whose number it is; empty for everybody.
        outcome: A word for an outcome.
        named: The same, as the codebook prints it.
        thing: The incident.

    >>> ask_count("Pakistani soldiers", "killed", "killed", "the fighting of October 2025")
    'How many Pakistani soldiers were killed in the fighting of October 2025?'
    """
    return f"How many {who or 'people'} {became_words(outcome, named)} in {thing}?"


def became_words(outcome: str, named: str) -> str:
    """Say what became of people, after their number.

    Args:
        outcome: A word for an outcome.
        named: The same, as the codebook prints it.

    >>> became_words("missing", "missing"), became_words("abducted", "carried off")
    ('went missing', 'were carried off')
    """
    return {str(word): words for word, words in _BECAME.items()}.get(outcome, f"were {named}")


def ask_figure(topic: str, thing: str | None, *, unit: str | None = None) -> str:
    """Ask for any other figure.

    Args:
        topic: What is measured.
        thing: What it belongs to, where it belongs to one thing.
        unit: In what it is counted, where that can be counted at all.

    >>> ask_figure("border length", None)
    'What is the border length?'
    >>> ask_figure("stranded trucks or vehicles", None, unit="trucks")
    'How many stranded trucks or vehicles were there?'
    """
    of = f" ({thing})" if thing else ""
    if unit is not None and unit.split()[-1] in topic.split():
        if thing and thing.startswith(f"the {topic} "):
            return f"How many {thing.removeprefix('the ')} were there?"
        return f"How many {topic} were there{of}?"
    return f"What is the {topic}{of}?"


def ask_which_figures(topic: str) -> str:
    """Ask which figures are given of a topic, whatever its unit.

    >>> ask_which_figures("attacks on posts")
    'Which figures are given of this: attacks on posts?'
    """
    return f"Which figures are given of this: {topic}?"


def kindred_topic(topics: Sequence[str]) -> str:
    """Name topics that differ in one word by what they have in common.

    >>> kindred_topic(["daily trade loss", "weekly trade loss"])
    'daily or weekly trade loss'
    """
    words = [topic.split() for topic in topics]
    columns = [list(dict.fromkeys(each)) for each in zip(*words, strict=True)]
    return " ".join(" or ".join(column) for column in columns)


def ask_if_harmed(who: str, thing: str) -> str:
    """Ask whether some were harmed of whom one side says nothing.

    >>> ask_if_harmed("Pakistani civilians", "the fighting of October 2025")
    'Were Pakistani civilians killed or wounded in the fighting of October 2025?'
    """
    return f"Were {who} killed or wounded in {thing}?"


def ask_source(figures: Sequence[str], thing: str) -> str:
    """Ask whose figures are meant.

    >>> ask_source(["23 soldiers killed"], "the fighting of October 2025")
    'Whose figure is this: 23 soldiers killed in the fighting of October 2025?'
    """
    which = "Whose figure is this" if len(figures) == 1 else "Whose figures are these"
    return f"{which}: {'; '.join(figures)} in {thing}?"


def ask_count_span(source: str, figures: Sequence[str], thing: str) -> str:
    """Ask of which time one source's count is.

    Args:
        source: Whose count it is.
        figures: The figures.
        thing: The incident.

    >>> ask_count_span("the United Nations", ["50 dead"], "the fighting of October 2025")
    'For which days does the United Nations’ count stand: 50 dead in the fighting of October 2025?'
    """
    counted = f"{'; '.join(figures)} in {thing}"
    return f"For which days does {possessive(source)} count stand: {counted}?"
