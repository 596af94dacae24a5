"""The lists of words that records may use, each from the field's own codebooks.

Closed lists are the same for every corpus; to open ones a corpus's codebook adds words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from pakafg.values.open_vocabulary import OpenVocabulary, WordsOfParties, term
from pakafg.values.vocabulary import Vocabulary, word

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "ActorKind",
    "Answer",
    "Basis",
    "Bound",
    "CeasefireStage",
    "CeasefireState",
    "DemandKind",
    "EventKind",
    "Form",
    "Group",
    "IncidentKind",
    "LinkKind",
    "Mode",
    "Nationality",
    "OmissionReason",
    "OrderRelation",
    "Outcome",
    "PlaceKind",
    "Precision",
    "Relation",
    "RoundOutcome",
    "Side",
    "SpeechAct",
    "Status",
]


class Outcome(OpenVocabulary):
    """What became of those counted, persons or things. Outcomes are never added together.

    >>> Outcome.CAPTURED.meaning
    'Taken by an enemy in fighting.'
    """

    __slots__ = ()

    KILLED: ClassVar[Outcome] = term("killed", "Dead.")
    WOUNDED: ClassVar[Outcome] = term("wounded", "Hurt and alive.")
    CASUALTIES: ClassVar[Outcome] = term("casualties", "Killed or wounded, not told apart.")
    MISSING: ClassVar[Outcome] = term("missing", "Not found, dead or alive.")
    KILLED_OR_MISSING: ClassVar[Outcome] = term(
        "killed_or_missing", "Killed or missing, not told apart."
    )
    CAPTURED: ClassVar[Outcome] = term("captured", "Taken by an enemy in fighting.")
    DETAINED: ClassVar[Outcome] = term("detained", "Held by an authority.")
    DISPLACED: ClassVar[Outcome] = term("displaced", "Driven from home.")
    RETURNED: ClassVar[Outcome] = term(
        "returned", "Gone back across the border, by will or not told."
    )
    DEPORTED: ClassVar[Outcome] = term("deported", "Sent across the border by a state.")
    DESTROYED: ClassVar[Outcome] = term("destroyed", "Of things: past use, shot down or sunk.")
    DAMAGED: ClassVar[Outcome] = term("damaged", "Of things: hit, and not past use.")
    SEIZED: ClassVar[Outcome] = term("seized", "Of things: taken by somebody else.")

    @property
    def is_harm(self) -> bool:
        """Whether it is a harm to life or limb, and no move from place to place.

        >>> [str(outcome) for outcome in Outcome if outcome.is_harm]
        ['killed', 'wounded', 'casualties', 'missing', 'killed_or_missing']
        """
        return self in _HARMS

    @property
    def is_of_things(self) -> bool:
        """Whether machines, vehicles or posts are counted, and no persons.

        >>> [str(outcome) for outcome in Outcome if outcome.is_of_things]
        ['destroyed', 'damaged', 'seized']
        """
        return self in _OF_THINGS

    @property
    def may_fall(self) -> bool:
        """Whether those counted may be fewer later: the missing are found, captives are freed.

        So may be what a corpus counts by a word of its own, of which nothing is known.

        >>> [str(outcome) for outcome in Outcome if outcome.may_fall]
        ['missing', 'killed_or_missing', 'captured', 'detained', 'displaced']
        """
        return self not in _LASTING

    @property
    def among(self) -> tuple[Outcome, ...]:
        """The wider outcomes among which its persons are counted.

        >>> Outcome.KILLED.among, Outcome.DISPLACED.among
        ((<Outcome.CASUALTIES: 'casualties'>, <Outcome.KILLED_OR_MISSING: 'killed_or_missing'>), ())
        """
        return _AMONG.get(self, ())


_AMONG: Final[Mapping[Outcome, tuple[Outcome, ...]]] = {
    Outcome.KILLED: (Outcome.CASUALTIES, Outcome.KILLED_OR_MISSING),
    Outcome.WOUNDED: (Outcome.CASUALTIES,),
    Outcome.MISSING: (Outcome.KILLED_OR_MISSING,),
}
_HARMS: Final = frozenset({*_AMONG, *(wider for each in _AMONG.values() for wider in each)})
_LASTING: Final = frozenset(
    (
        *(Outcome.KILLED, Outcome.WOUNDED, Outcome.CASUALTIES, Outcome.RETURNED, Outcome.DEPORTED),
        *(Outcome.DESTROYED, Outcome.DAMAGED, Outcome.SEIZED),
    )
)
_OF_THINGS: Final = frozenset({Outcome.DESTROYED, Outcome.DAMAGED, Outcome.SEIZED})


class Nationality(OpenVocabulary, metaclass=WordsOfParties):
    """Whose people, or whose things, those counted are: the codebook of a corpus names them.

    >>> import pakafg
    >>> list(pakafg.load_corpus().codebook.words(Nationality))
    ['pakistani', 'afghan']
    """

    __slots__ = ()


class Status(OpenVocabulary):
    """What those counted are, as the document says.

    >>> Status.DRONE.meaning
    'A thing: an aircraft without a crew.'
    """

    __slots__ = ()

    CIVILIAN: ClassVar[Status] = term("civilian", "No fighter.")
    SOLDIER: ClassVar[Status] = term("soldier", "Of a state's armed forces.")
    MILITANT: ClassVar[Status] = term("militant", "Of an armed group.")
    POLICE: ClassVar[Status] = term("police", "Of a police force.")
    JOURNALIST: ClassVar[Status] = term("journalist", "Who reports for the news media.")
    AID_WORKER: ClassVar[Status] = term("aid_worker", "Who brings humanitarian or medical help.")
    PRISONER: ClassVar[Status] = term("prisoner", "Who is held by somebody.")
    AIRCRAFT: ClassVar[Status] = term("aircraft", "A thing: a plane or a helicopter.")
    DRONE: ClassVar[Status] = term("drone", "A thing: an aircraft without a crew.")
    VEHICLE: ClassVar[Status] = term("vehicle", "A thing: on land, armoured or not.")
    VESSEL: ClassVar[Status] = term("vessel", "A thing: a ship or a boat.")
    POST: ClassVar[Status] = term("post", "A thing: a post or a camp of armed men.")
    BUILDING: ClassVar[Status] = term("building", "A thing: a house, a school or a mosque.")

    @property
    def is_thing(self) -> bool:
        """Whether it is a machine, a vehicle, a post or a building, and no person.

        >>> Status.AIRCRAFT.is_thing, Status.POLICE.is_thing
        (True, False)
        """
        return self in _THINGS


_THINGS: Final = frozenset(
    {
        *(Status.AIRCRAFT, Status.DRONE, Status.VEHICLE, Status.VESSEL),
        *(Status.POST, Status.BUILDING),
    }
)


class Group(Vocabulary):
    """A part of a larger figure, told apart by sex or age."""

    WOMAN = word("woman", "Women.")
    MAN = word("man", "Men.")
    CHILD = word("child", "Children.")
    ELDER = word("elder", "Old people.")


class Relation(Vocabulary):
    """How a claimant stands to those counted (after GTD 2017 and UCDP GED)."""

    OWN = word("own", "A party on its own people or things.")
    ADVERSARY = word("adversary", "A party on those of another party that is no ally.")
    THIRD_PARTY = word("third_party", "Anybody else who is named.")


class Bound(Vocabulary):
    """Which part of an event a date claim speaks of."""

    START = word("start", "It begins then.")
    END = word("end", "It ends then.")
    WHOLE = word("whole", "It lies within.")
    AMID = word("amid", "It was going on at some time within.")
    DECLARED = word("declared", "It was declared then, to hold from then or later.")


class Basis(Vocabulary):
    """Whether a date is written out or computed from words and the document's own date."""

    STATED = word("stated", "Written out.")
    RELATIVE = word("relative", "Computed.")


class OrderRelation(Vocabulary):
    """How two events stand in time."""

    BEFORE = word("before", "The event ends before the other begins.")
    AFTER = word("after", "It begins after the other ends.")
    DURING = word("during", "It lies within the other.")
    SAME = word("same", "Both are at one time.")
    STARTS = word("starts", "It began with the other: their starts are less than a day apart.")


class Precision(Vocabulary):
    """The width of a date. `day` to `year` are UCDP GED's five codes."""

    TIME = word("time", "Less than a day.")
    DAY = word("day", "One day.")
    DAYS = word("days", "2 to 6 days.")
    WEEK = word("week", "7 days.")
    MONTH = word("month", "8 to 31 days.")
    YEAR = word("year", "32 days to a year.")
    LONGER = word("longer", "More than a year.")
    OPEN = word("open", "No earliest or no latest.")


class Side(OpenVocabulary, metaclass=WordsOfParties):
    """Where an actor stands: with a party, which the codebook of a corpus names, or with none.

    >>> import pakafg
    >>> list(pakafg.load_corpus().codebook.words(Side))
    ['pakistan', 'afghanistan', 'mediator', 'armed_group', 'third_party']
    """

    __slots__ = ()

    MEDIATOR: ClassVar[Side] = term("mediator", "Who mediates between the parties.")
    ARMED_GROUP: ClassVar[Side] = term("armed_group", "Armed groups that are no party.")
    THIRD_PARTY: ClassVar[Side] = term("third_party", "Anybody else.")


class ActorKind(Vocabulary):
    """What an actor is."""

    PERSON = word("person", "A person with a name.")
    UNNAMED = word("unnamed", "A person who is described, not named.")
    GOVERNMENT = word("government", "A government.")
    MINISTRY = word("ministry", "A ministry.")
    DELEGATION = word("delegation", "A delegation to talks.")
    ARMED_FORCES = word("armed_forces", "The armed forces of a state.")
    ARMED_GROUP = word("armed_group", "An armed group.")
    ORGANISATION = word("organisation", "Any other body.")
    MEDIA = word("media", "A news outlet.")
    ACCOUNT = word("account", "A social media account.")
    BUSINESS = word("business", "A company or a trader.")
    PUBLIC = word("public", "A population.")


class PlaceKind(Vocabulary):
    """What a place is."""

    COUNTRY = word("country", "A country.")
    PROVINCE = word("province", "A province.")
    DISTRICT = word("district", "A district.")
    VILLAGE = word("village", "A village.")
    TOWN = word("town", "A town.")
    CITY = word("city", "A city.")
    CROSSING = word("crossing", "A border crossing.")
    BORDER = word("border", "A border line.")
    CAMP = word("camp", "A camp, of displaced or of armed people.")
    WATERS = word("waters", "A sea, a strait, a lake or a river.")
    VENUE = word("venue", "A building or a site.")
    REGION = word("region", "Anything wider.")


class IncidentKind(OpenVocabulary):
    """What happened.

    >>> IncidentKind.CLASH.meaning
    'Both sides fight.'
    """

    __slots__ = ()

    CAMPAIGN: ClassVar[IncidentKind] = term("campaign", "A period of several incidents.")
    CLASH: ClassVar[IncidentKind] = term("clash", "Both sides fight.")
    SHELLING: ClassVar[IncidentKind] = term("shelling", "Artillery or mortars.")
    SHOOTING: ClassVar[IncidentKind] = term("shooting", "Small arms.")
    EXPLOSION: ClassVar[IncidentKind] = term("explosion", "An explosion of a cause not told.")
    AIRSTRIKE: ClassVar[IncidentKind] = term("airstrike", "An attack from the air.")
    ATTACK: ClassVar[IncidentKind] = term("attack", "Any other attack.")
    CLOSURE: ClassVar[IncidentKind] = term("closure", "The closing of a border.")
    EXPULSION: ClassVar[IncidentKind] = term("expulsion", "Driving people out of a country.")


class EventKind(Vocabulary):
    """What kind of dated thing an event is that is no round, ceasefire or incident."""

    AGREEMENT = word("agreement", "An accord.")
    MEETING = word("meeting", "A meeting.")
    ANNOUNCEMENT = word("announcement", "Something made known.")
    TAKEOVER = word("takeover", "A change of who rules.")
    REPORT = word("report", "A publication.")
    POLICY = word("policy", "A measure of a government.")
    OTHER = word("other", "Anything else.")


class CeasefireStage(Vocabulary):
    """Which of a ceasefire's dates a claim gives (ETH/PRIO keeps them apart)."""

    DECLARED = word("declared", "It is agreed or made known.")
    EFFECTIVE = word("effective", "It takes hold.")
    RENEWED = word("renewed", "It is confirmed or prolonged.")
    ENDED = word("ended", "It is over.")


class CeasefireState(Vocabulary):
    """What a document says of a ceasefire."""

    DECLARED = word("declared", "Agreed or made known.")
    RENEWED = word("renewed", "Confirmed or prolonged.")
    HOLDS = word("holds", "Being kept.")
    CONDITIONAL = word("conditional", "Kept as long as something holds.")
    VIOLATED = word("violated", "Broken at some time or place.")
    COLLAPSED = word("collapsed", "No longer kept.")
    ENDED = word("ended", "Declared over.")


class RoundOutcome(Vocabulary):
    """What a round of talks came to (after PA-X: agreed in whole, in part, or not at all)."""

    AGREEMENT = word("agreement", "What was sought was agreed.")
    PARTIAL_AGREEMENT = word(
        "partial_agreement", "Some points were agreed, such as an interim deal."
    )
    NO_AGREEMENT = word("no_agreement", "It ended, and nothing was agreed: a deadlock, a collapse.")
    ADJOURNED = word("adjourned", "It was paused or still went on, without a result so far.")

    @property
    def is_agreement(self) -> bool | None:
        """Whether anything was agreed; None while that is open.

        >>> [outcome.is_agreement for outcome in RoundOutcome]
        [True, True, False, None]
        """
        if self is RoundOutcome.ADJOURNED:
            return None
        return self is not RoundOutcome.NO_AGREEMENT


class SpeechAct(Vocabulary):
    """What an utterance does: the sixteen event types of PLOVER 2021."""

    AGREE = word("agree", "Agrees to something, or makes an agreement.")
    CONSULT = word("consult", "Meets or talks.")
    SUPPORT = word("support", "Speaks in favour.")
    CONCEDE = word("concede", "Gives way in words; withdraws a demand.")
    COOPERATE = word("cooperate", "Works together in deed.")
    AID = word("aid", "Gives help or goods.")
    RETREAT = word("retreat", "Gives way in deed: withdraws, frees, stops firing.")
    REQUEST = word("request", "Asks or demands.")
    ACCUSE = word("accuse", "Blames or condemns.")
    REJECT = word("reject", "Refuses.")
    THREATEN = word("threaten", "Announces harm.")
    PROTEST = word("protest", "Demonstrates against.")
    SANCTION = word("sanction", "Cuts ties, trade or talks.")
    MOBILIZE = word("mobilize", "Moves forces without using them.")
    COERCE = word("coerce", "Uses power short of violence: arrests, expels, bans.")
    ASSAULT = word("assault", "Uses violence.")


class Mode(Vocabulary):
    """How a document gives an utterance (PolNeAR)."""

    DIRECT = word("direct", "Whole clauses, in quotation marks.")
    PARTIAL = word("partial", "A word or a phrase in quotation marks.")
    PARAPHRASE = word("paraphrase", "The document's own words.")


class DemandKind(Vocabulary):
    """What is asked for, and how much hangs on it."""

    DEMAND = word("demand", "Asked of another, who is to do it.")
    CONDITION = word("condition", "Something else is done only if it is done.")
    OFFER = word("offer", "What is proposed: what the speaker would do, or would have done.")
    APPEAL = word("appeal", "Called for and not demanded: of somebody, or of everybody.")


class Form(Vocabulary):
    """The form in which a demand was put."""

    WRITTEN = word("written", "On paper.")
    VERBAL = word("verbal", "By word of mouth.")


class Answer(Vocabulary):
    """What was answered to a demand (after IBIS: issue, position, argument)."""

    ACCEPTED = word("accepted", "Yes.")
    ACCEPTED_IN_PRINCIPLE = word("accepted_in_principle", "Yes, the details left open.")
    REJECTED = word("rejected", "No.")
    COUNTER_OFFER = word("counter_offer", "Something else is offered.")
    CONDITIONAL = word("conditional", "Yes, if something else is done.")
    DEFERRED = word("deferred", "Put off, or passed on to others.")
    EVASIVE = word("evasive", "Neither yes nor no: reluctance, or that one is not able.")
    PREMISE_DENIED = word("premise_denied", "What the demand takes for granted is denied.")
    NONE_REPORTED = word("none_reported", "The document says that no answer came.")

    @property
    def agrees(self) -> bool | None:
        """Whether it agrees to the demand; None where it is put off, evaded, or was not given.

        >>> Answer.ACCEPTED_IN_PRINCIPLE.agrees, Answer.COUNTER_OFFER.agrees
        (True, False)
        """
        if self in {Answer.DEFERRED, Answer.EVASIVE, Answer.NONE_REPORTED}:
            return None
        return self in {Answer.ACCEPTED, Answer.ACCEPTED_IN_PRINCIPLE, Answer.CONDITIONAL}


class LinkKind(Vocabulary):
    """What an annotator judges of several records."""

    SAME_UTTERANCE = word("same_utterance", "Reports of one utterance.")
    SAME_INCIDENT = word("same_incident", "Records of one incident.")
    SAME_EVENT = word("same_event", "Records of one event.")
    SAME_DEMAND = word("same_demand", "Reports of one demand.")
    SAME_ORIGIN = word("same_origin", "Claims from one source.")
    POSSIBLY_SAME = word("possibly_same", "Records that may speak of one thing.")
    POSSIBLY_DISTINCT = word(
        "possibly_distinct", "Records taken as one that may speak of two things."
    )
    CONTRADICTS = word("contradicts", "Records that cannot all hold.")
    DIFFERS = word("differs", "Records that do not say the same, and may all hold.")


class OmissionReason(Vocabulary):
    """Why a sentence of a document carries no record."""

    HEADING = word("heading", "A heading or a caption that says nothing beyond its text.")
    VIEW = word("view", "The author's own view, which nobody is said to hold.")
    POSSIBILITY = word("possibility", "What could or may be, and nobody says it.")
    FURNITURE = word("furniture", "Menus, links and other parts of the page.")
    OTHER = word("other", "Anything else: the note says what.")
