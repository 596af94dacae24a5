"""The codebook of a corpus: its parties, and the words that only it needs.

Laws of this file: a codebook adds words and takes none away; a word has one meaning; nothing in
pakafg knows a party but from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen
from attrs.validators import deep_iterable, optional

from pakafg.errors import ArgumentError, ArgumentTypeError
from pakafg.records.fields import DATE, MAYBE_TEXT, MAYBE_ZONE, TEXT, many, written
from pakafg.records.record import Record
from pakafg.short_repr import shown
from pakafg.values.validators import one
from pakafg.values.vocabularies import Group, IncidentKind, Nationality, Outcome, Side, Status
from pakafg.values.when import When

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pakafg.values.open_vocabulary import OpenVocabulary

__all__ = ["NO_PARTIES", "SECTIONS_OF_WORDS", "Alliance", "Codebook", "DefinedWord", "Party"]

NO_PARTIES: Final = (
    "The corpus has no codebook.yaml that names parties: of no figure is told whether a side "
    "counts its own people or an adversary's, no party has a column of demands and statements, "
    "sides do not blame each other, and what is announced without a place is dated in UTC."
)
"""What a corpus without parties cannot answer."""

_WORD: Final = written(
    r"(?=.{1,60}\Z)[a-z0-9]+(?:[-_][a-z0-9]+)*",
    "a word: lower-case letters, digits, - and _, 60 characters at most, such as 'armed_group'",
)
_COUNTRY: Final = written("[A-Z]{2}", "two capital letters, such as 'AF' (ISO 3166-1)")
# The other columns of the tables in which each party has one.
_COLUMNS: Final = frozenset({"by", "demand", "documents", "round", "text", "topic"})


@frozen(kw_only=True, repr=False)
class Party(Record):
    """A party to the conflict: a state, an armed group, a company.

    Attributes:
        id: The word that says of an actor that it stands on this side.
        name: The name that pakafg prints.
        people: The word for its people (or its members, or whose things are counted), which
            claims give as `nationality`; None where no claim counts them apart.
        adjective: Those people, before a noun; None: the word itself, with capital letters.
        country: ISO 3166-1 alpha-2; None for a party without a country.
        capital: Where it announces things; None where it has no seat.
        zone: IANA time zone of that place: what the party announces without a place is dated
            there. None: such dates are in UTC, unless a record says otherwise, and `lint` lists
            them.

    >>> import pakafg
    >>> party = pakafg.load_corpus().codebook.parties[0]
    >>> party.id, party.people, party.zone
    ('pakistan', 'pakistani', 'Asia/Karachi')
    """

    id: str = field(validator=_WORD)
    name: str = field(validator=TEXT)
    people: str | None = field(default=None, validator=optional(_WORD))
    adjective: str | None = field(default=None, validator=MAYBE_TEXT)
    country: str | None = field(default=None, validator=optional(_COUNTRY))
    capital: str | None = field(default=None, validator=MAYBE_TEXT)
    zone: str | None = field(default=None, validator=MAYBE_ZONE)


@frozen(kw_only=True, repr=False)
class Alliance(Record):
    """That parties stood together: none of them is an adversary of another's people then.

    Attributes:
        between: Two parties or more, by their ids.
        period: When; None: all the time that the corpus tells of.

    Raises:
        ArgumentError: There are fewer than two, or one stands there twice.

    >>> import pakafg
    >>> pakafg.Alliance(between=("north", "league"), period=pakafg.When.parse("2031-01/2031-05"))
    Alliance(between=('north', 'league'), period=When('2031-01/2031-05'))
    """

    between: tuple[str, ...] = field(validator=deep_iterable(_WORD, one(tuple)))
    period: When | None = field(default=None, validator=optional(DATE))

    def __attrs_post_init__(self) -> None:
        if len(set(self.between)) < max(2, len(self.between)):
            raise ArgumentError("between", self.between, "two parties or more, each once")


@frozen(kw_only=True, repr=False)
class DefinedWord(Record):
    """A word that a corpus adds to an open list of words.

    Attributes:
        id: The word, as records write it.
        definition: What it says, so that a second coder uses it alike.
        name: How pakafg prints it; None: the word itself (of a people, with capital letters).
        plural: How pakafg prints several, of a status; None: with an s.
        of_things: Whether machines, vehicles or the like are counted, and no persons.

    >>> import pakafg
    >>> hostage = pakafg.DefinedWord(id="hostage", definition="Held for a ransom or a demand.")
    >>> hostage.printed, hostage.several
    ('hostage', 'hostages')
    """

    id: str = field(validator=_WORD)
    definition: str = field(validator=TEXT)
    name: str | None = field(default=None, validator=MAYBE_TEXT)
    plural: str | None = field(default=None, validator=MAYBE_TEXT)
    of_things: bool = field(default=False, validator=one(bool))

    @property
    def printed(self) -> str:
        """The word, as pakafg prints it."""
        return self.name or self.id.replace("_", " ")

    @property
    def several(self) -> str:
        """Several of it, as pakafg prints them."""
        return self.plural or f"{self.printed}s"


_WORDS: Final = many(DefinedWord)


def _ids(words: Sequence[Party | DefinedWord]) -> str:
    return shown(tuple(word.id for word in words))


@frozen(kw_only=True, repr=False)
class Codebook(Record):
    """What one conflict has of its own: its parties, and words beside those of every corpus.

    Attributes:
        title: What the corpus is about, as a heading; None: its documents are counted instead.
        description: The same in a few sentences.
        period: The time of which the documents tell.
        parties: Who fights or negotiates, in the order in which tables put them side by side.
        alliances: Which of them stood together, and when.
        peoples: Further nationalities, of which no party is.
        sides: Further sides, beside mediators, armed groups and third parties.
        statuses: Further things that those counted can be.
        outcomes: Further outcomes; each stands alone, and is never added to another.
        kinds: Further kinds of incidents.
        topics: The topics of statements; where none is given, every word is one.

    Raises:
        ArgumentError: One word is given twice, two parties have one people, one word is a people
            and a status, or an alliance names no party.

    >>> import pakafg
    >>> [party.name for party in pakafg.load_corpus().codebook.parties]
    ['Pakistan', 'Afghanistan']
    """

    title: str | None = field(default=None, validator=MAYBE_TEXT)
    description: str | None = field(default=None, validator=MAYBE_TEXT, repr=False)
    period: When | None = field(default=None, validator=optional(DATE))
    parties: tuple[Party, ...] = field(default=(), validator=many(Party), repr=_ids)
    alliances: tuple[Alliance, ...] = field(default=(), validator=many(Alliance))
    peoples: tuple[DefinedWord, ...] = field(default=(), validator=_WORDS, repr=_ids)
    sides: tuple[DefinedWord, ...] = field(default=(), validator=_WORDS, repr=_ids)
    statuses: tuple[DefinedWord, ...] = field(default=(), validator=_WORDS, repr=_ids)
    outcomes: tuple[DefinedWord, ...] = field(default=(), validator=_WORDS, repr=_ids)
    kinds: tuple[DefinedWord, ...] = field(default=(), validator=_WORDS, repr=_ids)
    topics: tuple[DefinedWord, ...] = field(default=(), validator=_WORDS, repr=_ids)

    def __attrs_post_init__(self) -> None:
        of_parties = {Side: "id", Nationality: "people"}
        for kind, section in SECTIONS_OF_WORDS.items():
            given = [*map(str, kind)]
            if kind in of_parties:
                given += (word for p in self.parties if (word := getattr(p, of_parties[kind])))
            given += (each.id for each in getattr(self, section))
            twice = next((word for word in given if given.count(word) > 1), None)
            if twice is not None:
                expected = "words that no other party, and no list of pakafg's own, has already"
                raise ArgumentError(section, twice, expected)
        known = [party.id for party in self.parties]
        allied = [party for alliance in self.alliances for party in alliance.between]
        if strangers := [party for party in allied if party not in known]:
            expected = f"a party: one of {', '.join(known) or 'none'}"
            raise ArgumentError("alliances", strangers[0], expected, known)
        # Of a figure's words each is printed by itself: "militant" as a people would be, too.
        counted = [word for kind in (Nationality, Status, Outcome) for word in self.words(kind)]
        counted += map(str, Group)
        if shared := [word for word in counted if counted.count(word) > 1]:
            expected = "words of which none is a people, a status, an outcome or a group at once"
            raise ArgumentError("codebook", shared[0], expected)
        topics = [each.id for each in self.topics]
        if repeated := [word for word in topics if topics.count(word) > 1]:
            raise ArgumentError("topics", repeated[0], "each topic once")
        if taken := [party.id for party in self.parties if party.id in _COLUMNS]:
            expected = f"another word: {', '.join(sorted(_COLUMNS))} name other columns of tables"
            raise ArgumentError("parties", taken[0], expected)

    def words(self, vocabulary: type[OpenVocabulary]) -> Mapping[str, str]:
        """List the words of an open vocabulary that a corpus with this codebook may use.

        Args:
            vocabulary: `Side`, `Nationality`, `Status`, `Outcome` or `IncidentKind`.

        Returns:
            The meaning of each, in order: those of parties, of every corpus, and its own.

        Raises:
            ArgumentTypeError: It is none of these.

        >>> import pakafg
        >>> codebook = pakafg.load_corpus().codebook
        >>> list(codebook.words(pakafg.Side))
        ['pakistan', 'afghanistan', 'mediator', 'armed_group', 'third_party']
        """
        if vocabulary not in list(SECTIONS_OF_WORDS):
            known = ", ".join(each.__name__ for each in SECTIONS_OF_WORDS)
            raise ArgumentTypeError("vocabulary", vocabulary, f"one of {known}")
        own = getattr(self, SECTIONS_OF_WORDS[vocabulary])
        return {
            **self._of_parties(vocabulary),
            **{str(word): word.meaning for word in vocabulary},
            **{each.id: each.definition for each in own},
        }

    def _of_parties(self, vocabulary: type[OpenVocabulary]) -> dict[str, str]:
        if vocabulary is Side:
            return {party.id: f"On the side of {party.name}." for party in self.parties}
        if vocabulary is Nationality:
            named = (party for party in self.parties if party.people is not None)
            return {str(party.people): f"Of {party.name}." for party in named}
        return {}

    def party_of(self, side: str) -> Party | None:
        """Find the party of a side.

        Args:
            side: A word for a side.

        Returns:
            The party; None where the side is none.

        >>> import pakafg
        >>> pakafg.load_corpus().codebook.party_of("afghanistan").capital
        'Kabul'
        """
        return next((party for party in self.parties if party.id == side), None)

    def home_of(self, nationality: str) -> Party | None:
        """Find the party whose people are of a nationality.

        Args:
            nationality: A word for a people.

        Returns:
            The party; None where they are of no party.

        >>> import pakafg
        >>> pakafg.load_corpus().codebook.home_of("afghan").id
        'afghanistan'
        """
        return next((party for party in self.parties if party.people == nationality), None)

    def allied(self, party: str, other: str, when: When | None) -> bool | None:
        """Tell whether two parties stood together at some time.

        Args:
            party: The id of a party.
            other: That of another.
            when: At which time; None where that is not known.

        Returns:
            Whether they did; None where the time may lie within an alliance of theirs or without.

        >>> import pakafg
        >>> pakafg.load_corpus().codebook.allied("pakistan", "afghanistan", None)
        False
        """
        theirs = [each.period for each in self.alliances if {party, other} <= {*each.between}]
        if any(_surely_within(when, period) for period in theirs):
            return True
        return None if any(_perhaps_within(when, period) for period in theirs) else False

    def name_of_side(self, side: str) -> str:
        """Name a side, as a heading does.

        Args:
            side: A word for a side.

        Returns:
            The party's name, or the word with a capital letter.

        >>> import pakafg
        >>> pakafg.Codebook().name_of_side("third_party")
        'Third party'
        """
        party = self.party_of(side)
        if party is not None:
            return party.name
        named = next((each.printed for each in self.sides if each.id == side), side)
        return f"{named[:1].upper()}{named[1:]}".replace("_", " ")

    def name_of_outcome(self, outcome: str) -> str:
        """Name an outcome, as a sentence does.

        Args:
            outcome: A word for an outcome.

        Returns:
            The name that the codebook gives, or the word.

        >>> import pakafg
        >>> pakafg.Codebook().name_of_outcome("killed_or_missing")
        'killed or missing'
        """
        named = next((each.printed for each in self.outcomes if each.id == outcome), outcome)
        return named.replace("_", " ")

    @property
    def zones(self) -> Mapping[str, str]:
        """The zone of each party that has one, by its side."""
        return {party.id: party.zone for party in self.parties if party.zone is not None}

    @property
    def printed(self) -> Mapping[str, tuple[str, str]]:
        """One and several of each word for those counted, as pakafg prints them.

        A people stands before a noun, and is written alike; of an outcome, what it counts.

        >>> import pakafg
        >>> pakafg.load_corpus().codebook.printed["afghan"]
        ('Afghan', 'Afghan')
        """
        return dict(self._printed())

    def _printed(self) -> Iterator[tuple[str, tuple[str, str]]]:
        for party in self.parties:
            if party.people is not None:
                yield party.people, (party.adjective or _titled(party.people),) * 2
        for people in self.peoples:
            yield people.id, (people.name or _titled(people.id),) * 2
        for status in self.statuses:
            yield status.id, (status.printed, status.several)
        for outcome in self.outcomes:
            if outcome.of_things:
                yield outcome.id, ("thing", "things")

    @property
    def counted_things(self) -> frozenset[str]:
        """The statuses and outcomes of things, and not of persons."""
        own = (each.id for each in (*self.statuses, *self.outcomes) if each.of_things)
        things = (str(each) for each in Status if each.is_thing)
        return frozenset([*own, *things, *(str(each) for each in Outcome if each.is_of_things)])


SECTIONS_OF_WORDS: Final[Mapping[type[OpenVocabulary], str]] = {
    Side: "sides",
    Nationality: "peoples",
    Status: "statuses",
    Outcome: "outcomes",
    IncidentKind: "kinds",
}
"""For each open vocabulary the part of a codebook that adds words to it."""


def _surely_within(when: When | None, period: When | None) -> bool:
    """Tell whether a time lies within a period as a whole; no period is all time."""
    if period is None:
        return True
    if when is None:
        return False
    first, last = when.first_minute, when.last_minute
    opens, closes = period.first_minute, period.last_minute
    after = opens is None or (first is not None and first >= opens)
    return after and (closes is None or (last is not None and last <= closes))


def _perhaps_within(when: When | None, period: When | None) -> bool:
    """Tell whether a time may lie within a period."""
    return when is None or period is None or when.meets(period)


def _titled(word: str) -> str:
    return word.replace("_", " ").title()
