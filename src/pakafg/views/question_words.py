"""The questions themselves, as news English puts them: one function a kind.

Laws of this file: names come in ready for a sentence (`ThingNames`); every function gives one
sentence that ends in a question mark, and endorses no answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.text.people import one_and_others
from pakafg.text.quotations import quoted
from pakafg.views.thing_names import possessive

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "ask_blame",
    "ask_brokers",
    "ask_channel",
    "ask_demand_answer",
    "ask_demand_form",
    "ask_demand_round",
    "ask_demand_terms",
    "ask_if_one",
    "ask_if_quiet",
    "ask_if_so",
    "ask_kept",
    "ask_label",
    "ask_lasted",
    "ask_led",
    "ask_members",
    "ask_order",
    "ask_outcome",
    "ask_parties",
    "ask_precursors",
    "ask_round_of_number",
    "ask_sayings",
    "ask_speaker",
    "ask_state",
    "ask_time_between",
    "ask_title",
    "ask_together",
    "ask_when",
    "ask_within",
    "ask_words",
]

_TIME_ALLOWED: Final = "How much time does this demand allow"
_NAMED: Final = 80  # letters of an utterance within a question
_MOST: Final = 4  # names in a question


def ask_precursors(thing: str) -> str:
    """Ask what accounts put before something.

    >>> ask_precursors("the fighting of October 2025")
    'What led up to the fighting of October 2025?'
    """
    return f"What led up to {thing}?"


def ask_lasted(thing: str) -> str:
    """Ask how long something lasted."""
    return f"How long did {thing} last?"


def ask_when(part: str, thing: str) -> str:
    """Ask when something was, or began, or ended.

    Args:
        part: "start", "end", or anything else for the whole of it.
        thing: The event.

    >>> ask_when("start", "the Doha ceasefire"), ask_when("time", "the explosions in Kabul")
    ('When did the Doha ceasefire begin?', 'When did the explosions in Kabul take place?')
    """
    does = {"start": "begin", "end": "end", "said": "take place"}.get(part, "take place")
    return f"When did {thing} {does}?"


def ask_within(things: Sequence[str]) -> str:
    """Ask whether an event lies within the one that it is recorded as a part of."""
    return f"When did these take place, one within the other: {_either(things)}?"


def ask_order(things: Sequence[str], *, spoken: bool = False) -> str:
    """Ask what came first.

    Args:
        things: The events.
        spoken: Whether all of them are utterances.

    >>> ask_order(["the airstrikes", "the attacks on posts"])
    'Which came first: the airstrikes or the attacks on posts?'
    """
    if spoken:
        return f"Who spoke first: {_either(things)}?"
    if len(things) == 2:  # noqa: PLR2004  (one of two)
        return f"Which came first: {_either(things)}?"
    return f"In which order did these happen: {_some(things)}?"


def ask_time_between(things: Sequence[str]) -> str:
    """Ask how much time lay between two events, of which nobody doubts which came first.

    >>> ask_time_between(["the airstrikes", "the attacks on posts"])
    'How much time lay between the airstrikes and the attacks on posts?'
    """
    return f"How much time lay between {' and '.join(things)}?"


def ask_label(thing: str) -> str:
    """Ask which number a round has."""
    return f"Which round of the talks was this: {thing}?"


def ask_round_of_number(number: int) -> str:
    """Ask which talks had a number.

    >>> ask_round_of_number(1)
    'Which talks were round 1?'
    """
    return f"Which talks were round {number}?"


def ask_led(party: str, thing: str | None) -> str:
    """Ask who led a delegation.

    Args:
        party: Whose delegation.
        thing: The round; None: in any round.
    """
    return f"Who led the delegation of {party}{f' at {thing}' if thing else ''}?"


def ask_members(party: str, thing: str) -> str:
    """Ask who else was in a delegation."""
    return f"Who was in the delegation of {party} at {thing}?"


def ask_brokers(thing: str, *, ceasefire: bool) -> str:
    """Ask who mediated, or brokered."""
    return f"Who {'brokered' if ceasefire else 'mediated'} {thing}?"


def ask_parties(thing: str) -> str:
    """Ask who agreed to a ceasefire."""
    return f"Who signed or agreed to {thing}?"


def ask_outcome(thing: str) -> str:
    """Ask what came of a round."""
    return f"What came of {thing}?"


def ask_title(person: str) -> str:
    """Ask which office somebody holds."""
    return f"Which office does {person} hold?"


def ask_channel(speaker: str, words: str) -> str:
    """Ask where something was said."""
    return f"Where did {speaker} say {quoted(words, _NAMED)}?"


def ask_words(speaker: str, words: str) -> str:
    """Ask in which words something was said."""
    return f"In which words did {speaker} say {quoted(words, _NAMED)}?"


def ask_sayings(speaker: str) -> str:
    """Ask what somebody said.

    >>> ask_sayings("the United Nations")
    'What did the United Nations say?'
    """
    return f"What did {speaker} say?"


def ask_speaker(words: str) -> str:
    """Ask who said something."""
    return f"Who said {quoted(words, _NAMED)}?"


def ask_demand_answer(by: str | None, of: str | None, text: str) -> str:
    """Ask what was answered to a demand.

    >>> ask_demand_answer("Pakistan", "Afghanistan", "Close 14 training camps")
    'How did Afghanistan answer Pakistan’s demand: Close 14 training camps?'
    """
    demand = f"{possessive(by)} demand" if by else "the demand"
    asked = f"How did {of} answer {demand}" if of else f"How was {demand} answered"
    return f"{asked}: {text}?"


def ask_demand_form(text: str) -> str:
    """Ask in which form a demand was put."""
    return f"In which form was this demanded: {text}?"


def ask_demand_terms(text: str, unit: str | None) -> str:
    """Ask how much a demand speaks of, or, without a unit, how much time it allows.

    >>> ask_demand_terms("Close the camps", "camps")
    'How many camps does this demand speak of: Close the camps?'
    """
    asked = f"How many {unit} does this demand speak of" if unit else _TIME_ALLOWED
    return f"{asked}: {text}?"


def ask_demand_round(text: str) -> str:
    """Ask in which round a demand was put."""
    return f"In which round was this demanded: {text}?"


def ask_state(thing: str) -> str:
    """Ask whether a ceasefire stands."""
    return f"Did {thing} hold?"


def ask_if_quiet(thing: str) -> str:
    """Ask whether there was fire under a ceasefire."""
    return f"Was there fire under {thing}?"


def ask_blame(thing: str, *, one_act: bool) -> str:
    """Ask who began an exchange of fire, or who is blamed for anything else.

    >>> ask_blame("the talks at Istanbul", one_act=False)
    'Who is blamed over the talks at Istanbul, and by whom?'
    """
    return f"Who began {thing}?" if one_act else f"Who is blamed over {thing}, and by whom?"


def ask_kept(thing: str) -> str:
    """Ask whether what was agreed is kept.

    >>> ask_kept("the accord")
    'Is the accord kept?'
    """
    return f"Is {thing} kept?"


def ask_if_so(who: str | None, words: str, denied_by: str | None = None) -> str:
    """Ask whether something is so that somebody denies.

    Args:
        who: Who says so; None where nobody is named.
        words: What is denied.
        denied_by: Who denies it; None where nobody is named.

    >>> ask_if_so("Pakistan", "Kabul shelters militants", "Afghanistan")
    'Is it true, as said by Pakistan and denied by Afghanistan: “Kabul shelters militants”?'
    """
    said = [f"as said by {who}" if who else "", f"denied by {denied_by}" if denied_by else ""]
    by = " and ".join(filter(None, said))
    return f"Is it true{f', {by}' if by else ''}: {quoted(words, _NAMED)}?"


def ask_if_one(things: Sequence[str]) -> str:
    """Ask whether documents mean one thing or several.

    >>> ask_if_one(["the first truce", "the Doha ceasefire"])
    'Are these one or two: the first truce; the Doha ceasefire?'
    """
    number = "two" if len(things) == 2 else "several"  # noqa: PLR2004  (both are named)
    return f"Are these one or {number}: {_some(things)}?"


def ask_together(topic: str | None, who: Sequence[str]) -> str:
    """Ask how accounts go together that an annotator holds against each other.

    Args:
        topic: What they are of; None where they have no topic in common.
        who: Whose accounts they are.

    >>> ask_together("the border closure", ["Traders"])
    'What is said of the border closure?'
    """
    if topic:
        return f"What is said of {topic}?"
    further = ["others"] if len(who) > _MOST else []
    return f"Do these accounts go together: {one_and_others([*who[:_MOST], *further])}?"


def _some(things: Sequence[str]) -> str:
    further = ["others"] if len(things) > _MOST else []
    return "; ".join([*things[:_MOST], *further])


def _either(things: Sequence[str]) -> str:
    return " or ".join(things)
