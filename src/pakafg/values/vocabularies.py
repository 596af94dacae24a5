"""The closed lists of words that records may use, each from the field's own codebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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
    "Side",
    "SpeechAct",
    "Status",
]


class Outcome(Vocabulary):
    """What became of the persons counted. Outcomes are never added together."""

    KILLED = word("killed", "Dead.")
    WOUNDED = word("wounded", "Hurt and alive.")
    CASUALTIES = word("casualties", "Killed or wounded, not told apart.")
    MISSING = word("missing", "Not found, dead or alive.")
    KILLED_OR_MISSING = word("killed_or_missing", "Killed or missing, not told apart.")
    DISPLACED = word("displaced", "Driven from home.")
    RETURNED = word("returned", "Gone back across the border, by will or not told.")
    DEPORTED = word("deported", "Sent across the border by a state.")

    @property
    def is_harm(self) -> bool:
        """Whether it is a harm to life or limb, and no move from place to place.

        >>> [str(outcome) for outcome in Outcome if not outcome.is_harm]
        ['displaced', 'returned', 'deported']
        """
        return _HARMS[self]

    @property
    def among(self) -> tuple[Outcome, ...]:
        """The wider outcomes among which its persons are counted.

        >>> Outcome.KILLED.among, Outcome.DISPLACED.among
        ((<Outcome.CASUALTIES: 'casualties'>, <Outcome.KILLED_OR_MISSING: 'killed_or_missing'>), ())
        """
        return _AMONG[self]


_HARMS: Final[Mapping[Outcome, bool]] = {
    Outcome.KILLED: True,
    Outcome.WOUNDED: True,
    Outcome.CASUALTIES: True,
    Outcome.MISSING: True,
    Outcome.KILLED_OR_MISSING: True,
    Outcome.DISPLACED: False,
    Outcome.RETURNED: False,
    Outcome.DEPORTED: False,
}

_AMONG: Final[Mapping[Outcome, tuple[Outcome, ...]]] = {
    Outcome.KILLED: (Outcome.CASUALTIES, Outcome.KILLED_OR_MISSING),
    Outcome.WOUNDED: (Outcome.CASUALTIES,),
    Outcome.CASUALTIES: (),
    Outcome.MISSING: (Outcome.KILLED_OR_MISSING,),
    Outcome.KILLED_OR_MISSING: (),
    Outcome.DISPLACED: (),
    Outcome.RETURNED: (),
    Outcome.DEPORTED: (),
}


class Nationality(Vocabulary):
    """Whose people the persons counted are."""

    AFGHAN = word("afghan", "Of Afghanistan.")
    PAKISTANI = word("pakistani", "Of Pakistan.")


class Status(Vocabulary):
    """What the persons counted are, as the document says."""

    CIVILIAN = word("civilian", "No fighter.")
    SOLDIER = word("soldier", "Of a state's armed forces.")
    MILITANT = word("militant", "Of an armed group.")


class Group(Vocabulary):
    """A part of a larger figure, told apart by sex or age."""

    WOMAN = word("woman", "Women.")
    MAN = word("man", "Men.")
    CHILD = word("child", "Children.")
    ELDER = word("elder", "Old people.")


class Relation(Vocabulary):
    """How a claimant stands to the persons counted (after GTD 2017 and UCDP GED)."""

    OWN = word("own", "A side on its own losses.")
    ADVERSARY = word("adversary", "A side on the losses of the other.")
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


class Side(Vocabulary):
    """Where an actor stands in the talks."""

    AFGHANISTAN = word("afghanistan", "The Afghan side.")
    PAKISTAN = word("pakistan", "The Pakistani side.")
    MEDIATOR = word("mediator", "Who mediates between them.")
    ARMED_GROUP = word("armed_group", "Armed groups that are neither.")
    THIRD_PARTY = word("third_party", "Anybody else.")


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
    TOWN = word("town", "A town.")
    CITY = word("city", "A city.")
    CROSSING = word("crossing", "A border crossing.")
    BORDER = word("border", "A border line.")
    VENUE = word("venue", "A building or a site.")
    REGION = word("region", "Anything wider.")


class IncidentKind(Vocabulary):
    """What happened."""

    CAMPAIGN = word("campaign", "A period of several incidents.")
    CLASH = word("clash", "Both sides fight.")
    SHELLING = word("shelling", "Artillery or mortars.")
    SHOOTING = word("shooting", "Small arms.")
    EXPLOSION = word("explosion", "An explosion of a cause not told.")
    AIRSTRIKE = word("airstrike", "An attack from the air.")
    ATTACK = word("attack", "Any other attack.")
    CLOSURE = word("closure", "The closing of a border.")
    EXPULSION = word("expulsion", "Driving people out of a country.")


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
    PREMISE_DENIED = word("premise_denied", "What the demand takes for granted is denied.")
    NONE_REPORTED = word("none_reported", "The document says that no answer came.")

    @property
    def agrees(self) -> bool | None:
        """Whether it agrees to the demand; None where it is put off or was not given.

        >>> Answer.ACCEPTED_IN_PRINCIPLE.agrees, Answer.COUNTER_OFFER.agrees
        (True, False)
        """
        if self in {Answer.DEFERRED, Answer.NONE_REPORTED}:
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
