"""Corpora of few things of which much is said, drawn by a number: whatever can meet, does.

A corpus that somebody makes has what he thought of. Here three documents say whatever their format
allows of two talks, two truces, a few incidents and demands, in sentences of no meaning, so that
records of every kind differ, deny and repeat each other in ways that nobody thought of.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from small_corpora import corpus_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from small_corpora import Records

    import pakafg

__all__ = ["DENSE", "dense"]

DENSE: Final = range(1, 9)
"""The numbers of the corpora that are kept."""

Entry = dict[str, Any]

DAYS: Final = {"a": "2031-05-03", "b": "2031-05-05", "c": "2031-05-08"}
ACTORS: Final = (
    ("north", "North", "government", "north", None),
    ("south", "South", "government", "south", None),
    ("guard", "the Northern guard", "armed_forces", "north", "north"),
    ("fleet", "the Southern fleet", "armed_forces", "south", "south"),
    ("band", "the hill band", "armed_group", "armed_group", None),
    ("clinic", "the clinic", "organisation", "third_party", None),
    ("office", "the relief office", "organisation", "third_party", None),
    ("host", "Midland", "government", "mediator", None),
    ("ash", "Ann Ash", "person", "north", "north"),
    ("bay", "Ben Bay", "person", "south", "south"),
    ("cole", "Cy Cole", "person", "south", "fleet"),
    ("sources", "sources", "unnamed", "third_party", None),
)
SPEAKERS: Final = tuple(name for name, *_ in ACTORS)
CLAIMANTS: Final = (None, "guard", "south", "clinic", "office", "bay")
INCIDENTS: Final = (
    {"id": "season", "name": "The long season", "kind": "campaign"},
    {"id": "raid", "name": "Raid on the mill", "kind": "attack", "part_of": "season",
     "parties": ["north", "south"], "place": "mill"},
    {"id": "gate", "name": "Shots at the gate", "kind": "shooting", "part_of": "raid",
     "parties": ["north", "south"], "place": "mill", "alleged_by": "fleet"},
    {"id": "quay", "name": "Shots at the quay", "kind": "shooting", "parties": ["north", "south"],
     "place": "mill"},
    {"id": "ridge", "name": "Fight on the ridge", "kind": "clash", "part_of": "season"},
    # Nobody dates these two, which may be one.
    {"id": "east", "name": "The eastern blast", "kind": "explosion", "place": "mill"},
    {"id": "west", "name": "The western blast", "kind": "explosion", "place": "mill"},
)  # fmt: skip
EVENTS: Final = (
    {"id": "accord", "name": "The water accord", "kind": "agreement"},
    {"id": "fair", "name": "Opening of the fair", "kind": "other"},
)
ROUNDS: Final = (
    {"id": "lake-talks", "name": "Lake talks"},
    {"id": "hill-talks", "name": "Hill talks"},
    {"id": "river-talks", "name": "River talks"},
)
TRUCES: Final = (
    {"id": "long-truce", "name": "Long truce", "parties": ["north", "south"]},
    {"id": "short-truce", "name": "Short truce", "parties": ["north", "south"]},
)
DEMANDS: Final = (
    {"id": "open", "by": "north", "of": "south", "text": "Open the gate"},
    {"id": "pay", "by": "south", "of": "north", "text": "Pay the toll", "round": "lake-talks"},
    {"id": "leave", "by": "host", "text": "Leave the hill"},
)
THINGS: Final = tuple(str(each["id"]) for each in (*INCIDENTS, *EVENTS, *ROUNDS, *TRUCES))[1:]
UNDATED: Final = ("east", "west")
COUNTS: Final = ("four", "nine", "nine", "12", "over 40", "about ten", "dozens", "no")
MOMENTS: Final = (
    ("2031-05-01", "on 1 May"), ("2031-05-02", "on 2 May"), ("2031-05-02", "on 2 May"),
    ("2031-05-04", "on 4 May"), ("2031-05", "in May"), ("2031-05-01/2031-05-10", "early in May"),
    ("2031-04-21/2031-04-30", "late in April"), ("2031-05-01/2031-05-03", "on 1 to 3 May"),
    ("2031-05-02T18:00", "at 6 p.m. on 2 May"),
)  # fmt: skip
SHARED: Final[Records] = {
    "actors": [
        {"id": name, "name": words, "kind": kind, "side": side, "speaks_for": body}
        for name, words, kind, side, body in ACTORS
    ],
    "places": [{"id": "mill", "name": "Mill", "kind": "village"}],
    "incidents": INCIDENTS,
    "events": EVENTS,
    "rounds": ROUNDS,
    "ceasefires": TRUCES,
    "demands": DEMANDS,
}


class Drawn:
    """What one document says, drawn by a number."""

    def __init__(self, document: str, random: Random, utterances: list[str]) -> None:
        self.document, self.random, self.utterances = document, random, utterances
        self.ids: list[str] = []
        self.charges: list[str] = []

    def one(self, some: Sequence[Any]) -> Any:
        return some[int(self.random.random() * len(some))]

    def happens(self) -> bool:
        return self.random.random() < 0.3

    def rarely(self, *some: Any) -> Any:
        """One of some, or mostly nothing."""
        return self.one(some) if self.happens() else None

    def new(self, kind: str, sentence: str, **fields: Any) -> Entry:
        """A record of its own, with the sentence that it cites."""
        name = f"{self.document}-{kind}-{len(self.ids)}"
        self.ids.append(name)
        quoted = f"{sentence}, it says in {name}."
        return {"id": name, **filled(fields), "quotes": [quoted]}

    def told(self, number: int, sentence: str, **fields: Any) -> Entry:
        """What is said of a record of all documents."""
        return {**filled(fields), "quotes": [f"{sentence}, by {self.document} {number}."]}

    def some(self, most: int) -> range:
        """A number of records: half of the most, up to the most."""
        return range(most // 2 + int(self.random.random() * (most // 2 + 1)))

    def sections(self) -> dict[str, list[Entry]]:
        counted = [self.casualty() for _ in self.some(7)]
        sections = {
            "casualties": [figure for figure, _ in counted],
            "dates": [
                *(date for _, dates in counted for date in dates),
                *(self.date() for _ in self.some(6)),
            ],
            "orders": [self.order() for _ in self.some(3)],
            "quantities": [self.quantity() for _ in self.some(5)],
            "blames": [self.blame(number) for number in self.some(3)],
            "demands": [self.demand(number) for number in self.some(2)],
            "responses": [self.response(number) for number in self.some(4)],
            "rounds": [self.talks(each["id"], number) for number, each in enumerate(ROUNDS)],
            "ceasefires": [self.truce(number) for number in self.some(4)],
        }
        reports = [self.report(name, number) for number, name in enumerate(self.utterances)]
        return sections | {
            "statements": [self.statement() for _ in self.some(6)],
            "reports": reports,
        }

    def casualty(self) -> tuple[Entry, list[Entry]]:
        """A figure, and sometimes the days that its own sentence gives."""
        count = self.one(COUNTS)
        outcome = self.one(("killed", "killed", "killed", "wounded", "wounded", "destroyed"))
        people = outcome != "destroyed"
        moments = [self.one(MOMENTS) for _ in range(2)]
        days = " or ".join(words for _, words in moments)
        who = self.one(CLAIMANTS)
        incident = self.one(("raid", "raid", "gate", "season", "ridge"))
        figure = self.new(
            "figure",
            f"Of the {incident} {days} there were {count} {outcome}",
            incident=incident,
            outcome=outcome,
            count=count,
            claimant=who,
            via=[self.one(("sources", "host"))] if who and self.happens() else None,
            nationality=self.rarely("northern", "southern"),
            status=self.rarely("civilian", "soldier") if people else self.one(("post", None)),
            group=self.rarely("child") if people else None,
            as_of=self.rarely("2031-05-02", "2031-05-04"),
        )
        given = [each for each in dict.fromkeys(moments) if self.happens()]
        own = {"event": incident, "basis": "stated", "claimant": who}
        return figure, [
            {"id": f"{figure['id']}-{number}", "bound": self.one(("whole", "amid")), "when": when}
            | {"words": words, **filled(own), "quotes": figure["quotes"]}
            for number, (when, words) in enumerate(given)
        ]

    def date(self) -> Entry:
        when, words = self.one(MOMENTS)
        event = self.one([each for each in THINGS if each not in UNDATED])
        bound = self.one(("start", "start", "whole", "end", "amid", "declared"))
        stages = {"start": "effective", "end": "ended", "declared": "declared", "amid": "renewed"}
        return self.new(
            "date",
            f"The {event} was {words}",
            event=event,
            bound=bound,
            when=when,
            basis="stated",
            words=words,
            claimant=self.one(CLAIMANTS),
            stage=stages.get(bound) if "truce" in event else None,
        )

    def order(self) -> Entry:
        event = self.one((*THINGS, *UNDATED, *UNDATED))
        other = self.one([each for each in THINGS if each != event])
        relation = self.one(("before", "after", "before", "after", "during", "same", "starts"))
        return self.new(
            "order",
            f"The {event} was {relation} the {other}",
            event=event,
            relation=relation,
            other=other,
            words=relation,
            gap=self.rarely("P2D", "P1D/..") if relation in {"before", "after"} else None,
            claimant=self.one(CLAIMANTS),
        )

    def quantity(self) -> Entry:
        topic, unit = self.one(
            (("duration", "hours"), ("duration", "days"), ("carts-burnt", "carts"),
             ("sledges-burnt", "carts"), ("shelling", "shells"))
        )  # fmt: skip
        about = ("raid", "quay") if topic == "duration" else ("raid", "long-truce", "ridge")
        count = self.one(COUNTS)
        return self.new(
            "number",
            f"There were {count} {unit} of {topic}",
            topic=topic,
            count=count,
            unit=unit,
            about=self.one(about if topic != "sledges-burnt" else (None, "raid")),
            claimant=self.one(CLAIMANTS),
            as_of=self.rarely("2031-05-02", "2031-05-04"),
        )

    def blame(self, number: int) -> Entry:
        by, blamed = self.one((("north", "south"), ("south", "north"), ("clinic", "band")))
        incident = self.one(("raid", "gate", "season"))
        sentence = f"For the {incident} {by} blames {blamed}"
        return self.told(number, sentence, incident=incident, by=by, blamed=blamed)

    def demand(self, number: int) -> Entry:
        return self.told(
            number,
            "It was demanded",
            demand=self.one(("open", "pay", "leave")),
            form=self.one(("written", "verbal", None)),
            claimant=self.one(CLAIMANTS),
            round=self.rarely("hill-talks"),
        )

    def response(self, number: int) -> Entry:
        answers = ("accepted", "accepted_in_principle", "rejected", "counter_offer", "conditional",
                   "deferred", "evasive", "premise_denied", "none_reported")  # fmt: skip
        return self.told(
            number,
            "It was answered",
            demand=self.one(("open", "open", "pay", "leave")),
            by=self.one(("south", "fleet", "north", "bay", None)),
            answer=self.one(answers),
            claimant=self.one(CLAIMANTS),
        )

    def talks(self, name: str, number: int) -> Entry:
        led, agreed = f"a team came to the {name}", f"the {name} came to something"
        ordinal = self.one((1, 2, None))
        label = {1: "first round", 2: "second round", None: None}[ordinal]
        members = [self.one(("ash", "guard")), "north"] if self.happens() else None
        delegation = {"side": "north", "head": self.one(("ash", "north", None)), "members": members}
        result = self.one(("agreement", "partial_agreement", "no_agreement", "adjourned", None))
        outcome = {"text": f"it ended in {result}", "result": result}
        outcome["claimant"] = self.one(CLAIMANTS)
        return self.told(
            number,
            f"In the {label or 'talks'} {led}, and {agreed}",
            round=name,
            label=label,
            ordinal=ordinal,
            mediators=[self.one(("host", "clinic"))] if self.happens() else None,
            delegations=[{**filled(delegation), "quotes": [led]}],
            outcome=[{**filled(outcome), "quotes": [agreed]}],
        )

    def truce(self, number: int) -> Entry:
        return self.told(
            number,
            "Of the truce",
            ceasefire=self.one(("long-truce", "short-truce")),
            state=self.one(("declared", "holds", "holds", "violated", "collapsed", "ended")),
            as_of=self.rarely("2031-05-02", "2031-05-04"),
            claimant=self.one(CLAIMANTS),
            brokers=[self.one(("host", "clinic"))] if self.happens() else None,
            signatories=[self.one(("ash", "bay"))] if self.happens() else None,
        )

    def statement(self) -> Entry:
        act = self.one((None, None, "accuse", "accuse", "reject", "threaten"))
        words = self.one(("We shall keep every gate open", "We shall keep each gate open", "No"))
        by = self.one(SPEAKERS)
        whom = "south" if by in {"north", "guard", "ash"} else "north"
        denied = self.one(self.charges if self.charges and self.happens() else self.ids)
        entry = self.new(
            "words",
            words,
            speaker=by,
            act=act,
            addressee=whom if act else None,
            about=self.one((None, "raid", "accord", "lake-talks", "long-truce")),
            denies=[denied] if act == "reject" else None,
            mode=self.one(("direct", "partial", "paraphrase")),
            via=[self.one(("host", "north"))] if self.happens() and by == "bay" else None,
        )
        self.charges += [entry["id"]] if act == "accuse" else []
        return entry

    def report(self, name: str, number: int) -> Entry:
        words = self.one(("We shall keep every gate open", "We keep our gates"))
        return self.told(
            number,
            words,
            of=name,
            mode=self.one(("direct", "paraphrase")),
            speaker=self.rarely("bay", "ash", "cole"),
            channel=self.rarely("Radio Hill", "a newspaper"),
        )


def filled(fields: Entry) -> Entry:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value is not None}


def links(drawn: Drawn, ids: Sequence[str]) -> Iterator[Entry]:
    """Judgements of an annotator on whatever there is."""
    kinds = ("contradicts", "differs", "possibly_same", "possibly_distinct", "same_origin")
    pools = (ids, THINGS, [each for each in ids if "words" in each], ids, THINGS)
    for number in range(12):
        pool = pools[number % len(pools)]
        one = drawn.one(pool[:6] if number % 2 else pool)
        yield filled({
            "id": f"link-{number}",
            "kind": "possibly_same" if pool is THINGS else drawn.one(kinds),
            "records": [one, drawn.one([each for each in pool if each != one])],
            "question": drawn.rarely("What was it?", "Who was it?"),
            "reason": f"By reason {number}.",
        })  # fmt: skip


@cache
def dense(number: int) -> pakafg.Corpus:
    """The corpus of a number."""
    random = Random(number)
    documents: dict[str, tuple[str, Records]] = {}
    utterances: list[str] = []
    ids: list[str] = []
    for name, day in DAYS.items():
        drawn = Drawn(name, random, list(utterances))
        documents[name] = (day, drawn.sections())
        utterances += [each for each in drawn.ids if "words" in each][:2]
        ids += drawn.ids
    again = [
        {"id": f"one-{name}", "kind": "same_utterance", "records": [name], "reason": "Same words."}
        for name in utterances
    ]
    shared: Records = {**SHARED, "links": [*again, *links(drawn, ids)]}
    with TemporaryDirectory() as folder:
        return corpus_of(Path(folder), documents, shared)
