"""Corpora of as many documents as one likes: the seeds again and again, and unlike ones.

Laws of this file: the same arguments give the same corpus, and each loads as any other does. The
seeds are repeated in two ways: apart, where each copy tells of a conflict of its own, and as one
story, where all copies tell of the same actors, places, incidents and rounds.
"""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs

import pakafg
from pakafg.corpus.format import ATTACHED, KINDS, REFERENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

__all__ = ["SHAPES"]

_OF_DOCUMENTS: Final = ("documents", "statements", "casualties", "dates", "orders", "quantities")


# --- the seeds, repeated ------------------------------------------------------------------------


def apart(documents: int) -> pakafg.Corpus:
    """Repeat the seeds, each time under other ids."""
    return _repeated(documents, list(KINDS))


def one_story(documents: int) -> pakafg.Corpus:
    """Repeat the documents of the seeds, and what each says of what they all tell of."""
    return _repeated(documents, _OF_DOCUMENTS)


def _repeated(documents: int, renamed: Sequence[str]) -> pakafg.Corpus:
    """Repeat the seeds until there are so many documents; rename the ids of some catalogues."""
    seeds = pakafg.load_corpus()
    ids = [name for catalogue in renamed for name in getattr(seeds, catalogue)]
    records: dict[str, dict[str, Any]] = defaultdict(dict)
    for copy in range(documents // len(seeds.documents)):
        names = {name: f"{name}-{copy}" for name in ids}
        for catalogue, held in seeds.catalogues.items():
            for record in held.values():
                if catalogue == "links" and not names.keys() & set(record.records) and copy:
                    continue  # a judgement on what all copies share
                made = _with_names(record, names)
                if catalogue == "documents":
                    made = attrs.evolve(made, file=f"{copy:04}_{record.file}")
                elif catalogue == "links" and copy:
                    made = attrs.evolve(made, id=f"{record.id}-{copy}")
                _add(records[catalogue], catalogue, made)
    return _corpus(records, seeds.codebook)


def _with_names(value: Any, names: Mapping[str, str]) -> Any:
    """Copy a record with other ids, wherever its fields name some."""
    changes: dict[str, Any] = {}
    for each in attrs.fields(type(value)):
        held = getattr(value, each.name)
        if each.name == "id" or each.name in REFERENCES:
            if isinstance(held, str):
                changes[each.alias] = names.get(held, held)
            elif isinstance(held, tuple):
                changes[each.alias] = tuple(names.get(one, one) for one in held)
        elif isinstance(held, tuple) and held and attrs.has(type(held[0])):
            changes[each.alias] = tuple(_with_names(one, names) for one in held)
    return attrs.evolve(value, **changes) if changes else value


def _add(held: dict[str, Any], catalogue: str, record: Any) -> None:
    """Add a record, or what it adds to the one of its id."""
    old = held.get(record.id)
    if old is not None:
        fields = {each.field for each in ATTACHED.values() if each.catalogue == catalogue}
        record = attrs.evolve(
            old, **{name: getattr(old, name) + getattr(record, name) for name in fields}
        )
    held[record.id] = record


def _corpus(records: Mapping[str, Mapping[str, Any]], codebook: pakafg.Codebook) -> pakafg.Corpus:
    catalogues = {name: pakafg.Catalogue(held.values()) for name, held in records.items()}
    return pakafg.Corpus(codebook=codebook, **catalogues)


# --- documents that are unlike ------------------------------------------------------------------

_TOLD_BY: Final = 5  # documents tell of one story
_SYLLABLES: Final = (
    *("ba", "de", "ko", "lin", "mar", "nu", "pel", "qua", "rov", "san"),
    *("tir", "ul", "vor", "wen", "yas", "zem", "gor", "hal", "ith", "jun"),
)
_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth")
_FIRST_DAY: Final = date(2025, 1, 1)


def unlike(documents: int) -> pakafg.Corpus:
    """Make documents of other words each, of which five tell of one conflict."""
    drawn = random.Random(documents)  # noqa: S311  (the same each time)
    records: dict[str, dict[str, Any]] = defaultdict(dict)
    parties = tuple(
        pakafg.Party(id=name, name=name.title(), people=f"{name}-people", adjective=name.title())
        for name in ("north", "south")
    )
    for story in range(documents // _TOLD_BY):
        for record, catalogue in _story(story, drawn):
            _add(records[catalogue], catalogue, record)
    codebook = pakafg.Codebook(
        title="Made documents", parties=parties, topics=_topics("talks", "losses")
    )
    return _corpus(records, codebook)


def _topics(*names: str) -> tuple[pakafg.DefinedWord, ...]:
    return tuple(pakafg.DefinedWord(id=name, definition=f"About {name}.") for name in names)


class _Text:
    """A document that is being written, and the citations of its sentences."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.text = ""

    def say(self, words: str) -> pakafg.Citation:
        """Write a sentence, and cite it."""
        start = len(self.text)
        self.text += f"{words}\n\n"
        return pakafg.Citation(document=self.name, quote=words, start=start, end=start + len(words))


class _Conflict(NamedTuple):
    """What the documents of one conflict tell of."""

    number: int
    place: str
    speaker: str
    rival: str
    first_day: date
    killed: int


def _story(story: int, drawn: random.Random) -> Iterator[tuple[Any, str]]:
    """Yield the records of one conflict, and of the documents that tell of it."""
    place, speaker, rival = (_name(drawn) for _ in range(3))
    first = _FIRST_DAY + timedelta(days=drawn.randrange(500))
    conflict = _Conflict(story, place, speaker, rival, first, drawn.randrange(3, 300))
    for copy in range(_TOLD_BY):
        text = _Text(f"d{story}-{copy}")
        yield from _told(text, conflict, drawn)
        yield (
            pakafg.Document(
                id=text.name,
                title=f"{place}: {_words(drawn, 5)}",
                publisher=f"{_name(drawn)} Post",
                published=pakafg.When.parse(str(first + timedelta(days=copy + 3))),
                file=f"{story:05}_{copy}.txt",
                text=text.text,
                sha256=hashlib.sha256(text.text.encode()).hexdigest(),
            ),
            "documents",
        )


def _told(text: _Text, conflict: _Conflict, drawn: random.Random) -> Iterator[tuple[Any, str]]:
    """Write one document, and yield what it says."""
    story, place, speaker, rival, first, killed = conflict
    town, one, other = f"place-{story}", f"speaker-{story}", f"rival-{story}"
    clash, talks, plea = f"clash-{story}", f"talks-{story}", f"plea-{story}"
    deal = f"deal-{story}"
    here = text.name

    at = text.say(f"{place}: {_words(drawn, 30)}.")
    yield (
        pakafg.Place(
            id=town,
            name=place,
            kind=pakafg.PlaceKind.CITY,
            latitude=float(story % 80),
            longitude=float(story % 170),
            zone="Asia/Kabul",
            mentions=(pakafg.PlaceMention(document=here, citations=(at,)),),
        ),
        "places",
    )
    day, later = (first + timedelta(days=drawn.randrange(3) + more) for more in (0, 7))
    count = killed + drawn.randrange(3)
    figure = text.say(f"{speaker} of the north said that {count} people were killed at {place}.")
    wounded = text.say(f"At least {count * 2} were wounded, {rival} of the south told reporters.")
    when = text.say(f"It began on {day.day} {day:%B %Y}; the {_words(drawn, 6)}.")
    met = text.say(
        f"The {drawn.choice(_ORDINALS)} round of talks was held on {later.day} {later:%B %Y}."
    )
    ordinal = 1 + _ORDINALS.index(met.quote.split()[1])
    after = text.say(f"The talks came after the fighting, and {_words(drawn, 8)}.")
    asked = text.say(f"{speaker} demanded that {_words(drawn, 7)}; {rival} refused.")
    said = text.say(f"“{_words(drawn, 12)},” {rival} said in {place}.")
    worth = text.say(f"Trade of {drawn.randrange(2, 900)} million dollars was lost.")
    for _ in range(12):
        text.say(f"{_words(drawn, 24).capitalize()}.")

    for name, known, side in ((one, speaker, "north"), (other, rival, "south")):
        mention = pakafg.ActorMention(
            document=here, citations=(figure if name == one else wounded,)
        )
        yield (
            pakafg.Actor(
                id=name,
                name=known,
                kind=pakafg.ActorKind.PERSON,
                side=pakafg.Side(side),
                mentions=(mention,),
            ),
            "actors",
        )
    yield (
        pakafg.Incident(
            id=clash, name=f"Clash at {place}", kind=pakafg.IncidentKind.CLASH, place=town
        ),
        "incidents",
    )
    yield (
        pakafg.Event(
            id=deal, name=f"Agreement at {place}", kind=pakafg.EventKind.AGREEMENT, place=town
        ),
        "events",
    )
    yield (
        pakafg.TalkRound(
            id=talks,
            name=f"Talks at {place}",
            place=town,
            reports=(
                pakafg.RoundReport(
                    document=here,
                    label=f"{_ORDINALS[ordinal - 1]} round",
                    ordinal=ordinal,
                    citations=(met,),
                ),
            ),
        ),
        "rounds",
    )
    yield (
        pakafg.Demand(
            id=plea,
            by=one,
            of=other,
            text=f"A demand at {place}",
            reports=(pakafg.DemandReport(document=here, citations=(asked,)),),
            responses=(
                pakafg.Response(
                    document=here,
                    by=other,
                    answer=drawn.choice([pakafg.Answer.REJECTED, pakafg.Answer.ACCEPTED]),
                    citations=(asked,),
                ),
            ),
        ),
        "demands",
    )
    yield (
        pakafg.Statement(
            id=f"said-{here}",
            speaker=other,
            topics=("talks",),
            about=clash,
            reports=(pakafg.Report(document=here, mode=pakafg.Mode.DIRECT, citations=(said,)),),
        ),
        "statements",
    )
    for outcome, cited, words, who in (
        (pakafg.Outcome.KILLED, figure, str(count), one),
        (pakafg.Outcome.WOUNDED, wounded, f"At least {count * 2}", other),
    ):
        yield (
            pakafg.CasualtyClaim(
                id=f"{here}-{outcome.value}",
                document=here,
                incident=clash,
                outcome=outcome,
                count=pakafg.Count.parse(words),
                claimant=who,
                citations=(cited,),
            ),
            "casualties",
        )
    for event, cited, dated in ((clash, when, day), (talks, met, later)):
        yield (
            pakafg.DateClaim(
                id=f"{here}-{event}",
                document=here,
                event=event,
                bound=pakafg.Bound.START,
                when=pakafg.When(edtf=str(dated), zone="Asia/Kabul"),
                basis=pakafg.Basis.STATED,
                words=f"{dated.day} {dated:%B %Y}",
                citations=(cited,),
            ),
            "dates",
        )
    yield (
        pakafg.OrderClaim(
            id=f"{here}-order",
            document=here,
            event=talks,
            relation=pakafg.OrderRelation.AFTER,
            other=clash,
            words="came after",
            citations=(after,),
        ),
        "orders",
    )
    yield (
        pakafg.QuantityClaim(
            id=f"{here}-trade",
            document=here,
            topic="losses",
            count=pakafg.Amount.parse(f"{worth.quote.split()[2]} million"),
            unit="dollars",
            about=clash,
            citations=(worth,),
        ),
        "quantities",
    )


def _name(drawn: random.Random) -> str:
    return "".join(drawn.sample(_SYLLABLES, 3)).title()


def _words(drawn: random.Random, number: int) -> str:
    return " ".join("".join(drawn.sample(_SYLLABLES, drawn.randrange(1, 4))) for _ in range(number))


SHAPES: Final[Mapping[str, Callable[[int], pakafg.Corpus]]] = {
    "apart": apart,
    "one story": one_story,
    "unlike": unlike,
}
"""What makes a corpus of so many documents, by the name of its shape."""
