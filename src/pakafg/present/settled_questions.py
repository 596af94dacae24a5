"""Questions on which no disagreement is found, each with the call that answers it.

Laws of this file: what is asked and by which call it is answered; the answer itself is the call's.
A question stands here where records tell of the thing, and no row of `discrepancies` asks it.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from pakafg.corpus.format import DATED
from pakafg.corpus.lookup import called
from pakafg.frames.cells import CELL
from pakafg.grouping import grouped
from pakafg.records.claim import DURATION
from pakafg.talks.accusations import accusations
from pakafg.text.people import people_words
from pakafg.text.spellings import folded
from pakafg.values.conclusions import DiscrepancyKind
from pakafg.views.figure_questions import ask_count, ask_which_figures
from pakafg.views.question_words import (
    ask_blame,
    ask_brokers,
    ask_demand_answer,
    ask_label,
    ask_led,
    ask_outcome,
    ask_parties,
    ask_sayings,
    ask_when,
)
from pakafg.views.thing_names import ThingNames

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.ceasefire import Ceasefire
    from pakafg.records.claim import CasualtyClaim
    from pakafg.records.incident import Incident
    from pakafg.records.talk_round import TalkRound

__all__ = ["SettledQuestion", "settled_questions"]


class SettledQuestion(NamedTuple):
    """A question that records answer, and on which no disagreement is found.

    Attributes:
        asks: The question.
        topic: What it is about: a record's id, or what is counted.
        kind: Which kind of question it is.
        call: The call that answers it, in Python.
        names: What else the thing is called.
    """

    asks: str
    topic: str
    kind: DiscrepancyKind
    call: str
    names: tuple[str, ...] = ()


def settled_questions(
    corpus: Corpus, disputed: Iterable[Mapping[str, Any]]
) -> Iterator[SettledQuestion]:
    """List what the records answer and no question of `discrepancies` asks.

    Args:
        corpus: The corpus.
        disputed: The questions that there are, as rows of `discrepancies`.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> rows = pakafg.discrepancies(corpus).to_dicts()
    >>> found = {each.asks: each.call for each in settled_questions(corpus, rows)}
    >>> found["What came of the Istanbul talks (6–7 November 2025)?"]
    'pakafg.rounds.outcomes(corpus, "istanbul-november")'
    """
    rows, names = list(disputed), ThingNames(corpus)
    asked = {(row["topic"], row["discrepancy"].rpartition(".")[2]) for row in rows}
    for talk in corpus.rounds.values():
        for aspect, each in _of_round(talk, names):
            # Who led one side may be asked of one round, or of all of them.
            if not asked & {(talk.id, aspect), (aspect.removeprefix("head-"), "head")}:
                yield each
    for ceasefire in corpus.ceasefires.values():
        for aspect, each in _of_ceasefire(ceasefire, names):
            if (ceasefire.id, aspect) not in asked:
                yield each
    yield from _figures(names, asked)
    yield from _dated_events(names, asked)
    yield from _blame(names, asked)
    yield from _demand_questions(names, asked)
    yield from _quantities(corpus, rows)
    yield from _utterances(names)


def _of_round(talk: TalkRound, names: ThingNames) -> Iterator[tuple[str, SettledQuestion]]:
    """Yield what documents tell of a round, each with the aspect of such a question."""
    thing, known = names.the(talk.id), called(talk)
    also = (*known.names, *known.words)
    meetings = f'pakafg.rounds.meetings(corpus).filter(round="{talk.id}")'
    if any(report.outcome for report in talk.reports):
        call = f'pakafg.rounds.outcomes(corpus, "{talk.id}")'
        asks = ask_outcome(thing)
        yield "outcome", SettledQuestion(asks, talk.id, DiscrepancyKind.OUTCOME, call, also)
    if any(report.mediators for report in talk.reports):
        asks = ask_brokers(thing, ceasefire=False)
        yield "mediators", SettledQuestion(asks, talk.id, DiscrepancyKind.MEDIATOR, meetings, also)
    if any(report.label for report in talk.reports):
        asks, call = ask_label(thing), "pakafg.timeline.ordinals(corpus)"
        yield "label", SettledQuestion(asks, talk.id, DiscrepancyKind.LABEL, call, also)
    teams = (team for report in talk.reports for team in report.delegations)
    for side in dict.fromkeys(team.side for team in teams if team.head or team.members):
        party = next((one.name for one in names.corpus.codebook.parties if one.id == side), side)
        asks = ask_led(str(party), thing)
        yield (
            f"head-{side}".replace("_", "-"),
            SettledQuestion(asks, talk.id, DiscrepancyKind.HEAD, meetings, also),
        )


def _of_ceasefire(ceasefire: Ceasefire, names: ThingNames) -> Iterator[tuple[str, SettledQuestion]]:
    """Yield who brokered a ceasefire and who agreed to it, each with the aspect of a question."""
    thing, also = names.the(ceasefire.id), called(ceasefire).names
    call = f'corpus.ceasefires["{ceasefire.id}"]'
    if ceasefire.broker or any(report.brokers for report in ceasefire.reports):
        asks = ask_brokers(thing, ceasefire=True)
        kind = DiscrepancyKind.MEDIATOR
        yield "mediators", SettledQuestion(asks, ceasefire.id, kind, call, also)
    if ceasefire.parties or any(report.signatories for report in ceasefire.reports):
        asks = ask_parties(thing)
        yield "parties", SettledQuestion(asks, ceasefire.id, DiscrepancyKind.PARTY, call, also)


def _figures(names: ThingNames, asked: AbstractSet[tuple[str, str]]) -> Iterator[SettledQuestion]:
    """Ask how many, of each incident, where nobody differs on them or on a part of them."""
    corpus = names.corpus
    aspects = grouped(asked, lambda each: each[0])
    claims = grouped(corpus.casualties.values(), lambda claim: claim.incident)
    for incident in corpus.incidents.values():
        known = [aspect for _, aspect in aspects.get(incident.id, ())]
        for aspect, each in _of_incident(incident, claims.get(incident.id, ()), names):
            # A part of those whom a figure counts has an aspect of its own: "killed-afghan".
            if not any(f"{other}-".startswith(f"{aspect}-") for other in known):
                yield each


def _of_incident(
    incident: Incident, claims: Iterable[CasualtyClaim], names: ThingNames
) -> Iterator[tuple[str, SettledQuestion]]:
    """Yield how many, of all whom somebody numbers, each with the aspect of such a question."""
    codebook = names.corpus.codebook
    call = f'pakafg.casualties.explain(corpus, "{incident.id}")'
    numbered = (claim for claim in claims if claim.count.low is not None)
    classes = ({name: getattr(claim, name) for name in CELL[1:]} for claim in numbered)
    for aspect, (cell, *_) in grouped(classes, _aspect).items():
        things = "things" if cell["outcome"] in codebook.counted_things else ""
        who = people_words(cell, codebook.printed) or things
        named = codebook.name_of_outcome(cell["outcome"])
        yield (
            aspect,
            SettledQuestion(
                ask_count(who, cell["outcome"], named, names.the(incident.id)),
                incident.id,
                DiscrepancyKind.FIGURES,
                call,
                called(incident).names,
            ),
        )


def _aspect(cell: Mapping[str, str | None]) -> str:
    """Name whom a figure counts, as the id of a question does."""
    return "-".join(filter(None, cell.values())).replace(" ", "-").replace("_", "-")


def _dated_events(
    names: ThingNames, asked: AbstractSet[tuple[str, str]]
) -> Iterator[SettledQuestion]:
    """Ask when each event was that documents date."""
    corpus = names.corpus
    dated = {claim.event for claim in corpus.dates.values()}
    for catalogue in DATED:
        for event, record in getattr(corpus, catalogue).items():
            if event in dated and not asked & {(event, "start"), (event, "end"), (event, "time")}:
                yield SettledQuestion(
                    ask_when("start" if catalogue == "ceasefires" else "time", names.the(event)),
                    event,
                    DiscrepancyKind.DATES,
                    f'pakafg.timeline.reconcile(corpus).explain("{event}")',
                    called(record).names,
                )


def _blame(names: ThingNames, asked: AbstractSet[tuple[str, str]]) -> Iterator[SettledQuestion]:
    """Ask who is blamed for what only one side charges the other with."""
    for about in dict.fromkeys(each.about for each in accusations(names.corpus)):
        if about is not None and not asked & {(about, "blame"), (about, "kept")}:
            yield SettledQuestion(
                ask_blame(names.the(about), one_act=False),
                about,
                DiscrepancyKind.BLAME,
                f'pakafg.blame.charges(corpus, about="{about}")',
            )


def _demand_questions(
    names: ThingNames, asked: AbstractSet[tuple[str, str]]
) -> Iterator[SettledQuestion]:
    """Ask what was answered to each demand that was answered at all."""
    for demand in names.corpus.demands.values():
        if demand.responses and (demand.id, "answer") not in asked:
            by, of = (None if each is None else names.who(each) for each in (demand.by, demand.of))
            yield SettledQuestion(
                ask_demand_answer(by, of, demand.text),
                demand.id,
                DiscrepancyKind.ANSWER,
                f'pakafg.demands.history(corpus, "{demand.id}")',
            )


def _quantities(corpus: Corpus, rows: Iterable[Mapping[str, Any]]) -> Iterator[SettledQuestion]:
    """Ask for each other figure of which no claim stands in a question."""
    spelled = chain(
        (each for one in corpus.actors.values() for each in (one.name, *one.aliases)),
        (each for one in corpus.places.values() for each in (one.name, *one.aliases)),
    )
    written = {folded(each): each for each in spelled}
    differing = {each for row in rows for answer in row["answers"] for each in answer["records"]}
    for topic, claims in grouped(corpus.quantities.values(), lambda each: each.topic).items():
        if topic != DURATION and not differing & {claim.id for claim in claims}:
            yield SettledQuestion(
                ask_which_figures(" ".join(written.get(word, word) for word in topic.split("-"))),
                topic,
                DiscrepancyKind.QUANTITY,
                f'corpus.frame("quantities").filter(topic="{topic}")',
            )


def _utterances(names: ThingNames) -> Iterator[SettledQuestion]:
    """Ask what each speaker said."""
    statements = names.corpus.statements.values()
    for speaker in dict.fromkeys(each for one in statements for each in one.speakers):
        yield SettledQuestion(
            ask_sayings(names.who(speaker)),
            speaker,
            DiscrepancyKind.STATEMENT,
            f'pakafg.statements.find(corpus, speaker="{speaker}")',
            called(names.corpus.actors[speaker]).names,
        )
