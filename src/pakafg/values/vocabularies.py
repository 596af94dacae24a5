"""The closed lists of words that records may use, each from the field's own codebooks."""

from __future__ import annotations

from pakafg.values.vocabulary import Vocabulary

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

    KILLED = "killed", "Dead."
    WOUNDED = "wounded", "Hurt and alive."
    CASUALTIES = "casualties", "Killed or wounded, not told apart."
    MISSING = "missing", "Not found, dead or alive."
    KILLED_OR_MISSING = "killed_or_missing", "Killed or missing, not told apart."
    DISPLACED = "displaced", "Driven from home."
    RETURNED = "returned", "Gone back across the border, by will or not told."
    DEPORTED = "deported", "Sent across the border by a state."


class Nationality(Vocabulary):
    """Whose people the persons counted are."""

    AFGHAN = "afghan", "Of Afghanistan."
    PAKISTANI = "pakistani", "Of Pakistan."


class Status(Vocabulary):
    """What the persons counted are, as the document says."""

    CIVILIAN = "civilian", "No fighter."
    SOLDIER = "soldier", "Of a state's armed forces."
    MILITANT = "militant", "Of an armed group."


class Group(Vocabulary):
    """A part of a larger figure, told apart by sex or age."""

    WOMAN = "woman", "Women."
    MAN = "man", "Men."
    CHILD = "child", "Children."
    ELDER = "elder", "Old people."


class Relation(Vocabulary):
    """How a claimant stands to the persons counted (after GTD 2017 and UCDP GED)."""

    OWN = "own", "A side on its own losses."
    ADVERSARY = "adversary", "A side on the losses of the other."
    THIRD_PARTY = "third_party", "Anybody else who is named."


class Bound(Vocabulary):
    """Which part of an event a date claim speaks of."""

    START = "start", "It begins then."
    END = "end", "It ends then."
    WHOLE = "whole", "It lies within."
    AMID = "amid", "It was going on at some time within."


class Basis(Vocabulary):
    """Whether a date is written out or computed from words and the document's own date."""

    STATED = "stated", "Written out."
    RELATIVE = "relative", "Computed."


class OrderRelation(Vocabulary):
    """How two events stand in time."""

    BEFORE = "before", "The event ends before the other begins."
    AFTER = "after", "It begins after the other ends."
    DURING = "during", "It lies within the other."
    SAME = "same", "Both are at one time."


class Precision(Vocabulary):
    """The width of a date. `day` to `year` are UCDP GED's five codes."""

    TIME = "time", "Less than a day."
    DAY = "day", "One day."
    DAYS = "days", "2 to 6 days."
    WEEK = "week", "7 days."
    MONTH = "month", "8 to 31 days."
    YEAR = "year", "32 days to a year."
    LONGER = "longer", "More than a year."
    OPEN = "open", "No earliest or no latest."


class Side(Vocabulary):
    """Where an actor stands in the talks."""

    AFGHANISTAN = "afghanistan", "The Afghan side."
    PAKISTAN = "pakistan", "The Pakistani side."
    MEDIATOR = "mediator", "Who mediates between them."
    ARMED_GROUP = "armed_group", "Armed groups that are neither."
    THIRD_PARTY = "third_party", "Anybody else."


class ActorKind(Vocabulary):
    """What an actor is."""

    PERSON = "person", "A person with a name."
    UNNAMED = "unnamed", "A person who is described, not named."
    GOVERNMENT = "government", "A government."
    MINISTRY = "ministry", "A ministry."
    DELEGATION = "delegation", "A delegation to talks."
    ARMED_FORCES = "armed_forces", "The armed forces of a state."
    ARMED_GROUP = "armed_group", "An armed group."
    ORGANISATION = "organisation", "Any other body."
    MEDIA = "media", "A news outlet."
    ACCOUNT = "account", "A social media account."
    BUSINESS = "business", "A company or a trader."
    PUBLIC = "public", "A population."


class PlaceKind(Vocabulary):
    """What a place is."""

    COUNTRY = "country", "A country."
    PROVINCE = "province", "A province."
    DISTRICT = "district", "A district."
    TOWN = "town", "A town."
    CITY = "city", "A city."
    CROSSING = "crossing", "A border crossing."
    BORDER = "border", "A border line."
    VENUE = "venue", "A building or a site."
    REGION = "region", "Anything wider."


class IncidentKind(Vocabulary):
    """What happened."""

    CAMPAIGN = "campaign", "A period of several incidents."
    CLASH = "clash", "Both sides fight."
    SHELLING = "shelling", "Artillery or mortars."
    SHOOTING = "shooting", "Small arms."
    EXPLOSION = "explosion", "An explosion of a cause not told."
    AIRSTRIKE = "airstrike", "An attack from the air."
    ATTACK = "attack", "Any other attack."
    CLOSURE = "closure", "The closing of a border."
    EXPULSION = "expulsion", "Driving people out of a country."


class EventKind(Vocabulary):
    """What kind of dated thing an event is that is no round, ceasefire or incident."""

    AGREEMENT = "agreement", "An accord."
    MEETING = "meeting", "A meeting."
    ANNOUNCEMENT = "announcement", "Something made known."
    TAKEOVER = "takeover", "A change of who rules."
    REPORT = "report", "A publication."
    POLICY = "policy", "A measure of a government."
    OTHER = "other", "Anything else."


class CeasefireStage(Vocabulary):
    """Which of a ceasefire's dates a claim gives (ETH/PRIO keeps them apart)."""

    DECLARED = "declared", "It is agreed or made known."
    EFFECTIVE = "effective", "It takes hold."
    RENEWED = "renewed", "It is confirmed or prolonged."
    ENDED = "ended", "It is over."


class CeasefireState(Vocabulary):
    """What a document says of a ceasefire."""

    DECLARED = "declared", "Agreed or made known."
    RENEWED = "renewed", "Confirmed or prolonged."
    HOLDS = "holds", "Being kept."
    CONDITIONAL = "conditional", "Kept as long as something holds."
    VIOLATED = "violated", "Broken at some time or place."
    COLLAPSED = "collapsed", "No longer kept."
    ENDED = "ended", "Declared over."


class SpeechAct(Vocabulary):
    """What an utterance does: the sixteen event types of PLOVER 2021."""

    AGREE = "agree", "Agrees to something, or makes an agreement."
    CONSULT = "consult", "Meets or talks."
    SUPPORT = "support", "Speaks in favour."
    CONCEDE = "concede", "Gives way in words; withdraws a demand."
    COOPERATE = "cooperate", "Works together in deed."
    AID = "aid", "Gives help or goods."
    RETREAT = "retreat", "Gives way in deed: withdraws, frees, stops firing."
    REQUEST = "request", "Asks or demands."
    ACCUSE = "accuse", "Blames or condemns."
    REJECT = "reject", "Refuses."
    THREATEN = "threaten", "Announces harm."
    PROTEST = "protest", "Demonstrates against."
    SANCTION = "sanction", "Cuts ties, trade or talks."
    MOBILIZE = "mobilize", "Moves forces without using them."
    COERCE = "coerce", "Uses power short of violence: arrests, expels, bans."
    ASSAULT = "assault", "Uses violence."


class Mode(Vocabulary):
    """How a document gives an utterance (PolNeAR)."""

    DIRECT = "direct", "Whole clauses, in quotation marks."
    PARTIAL = "partial", "A word or a phrase in quotation marks."
    PARAPHRASE = "paraphrase", "The document's own words."


class Form(Vocabulary):
    """The form in which a demand was put."""

    WRITTEN = "written", "On paper."
    VERBAL = "verbal", "By word of mouth."


class Answer(Vocabulary):
    """What was answered to a demand (after IBIS: issue, position, argument)."""

    ACCEPTED = "accepted", "Yes."
    ACCEPTED_IN_PRINCIPLE = "accepted_in_principle", "Yes, the details left open."
    REJECTED = "rejected", "No."
    COUNTER_OFFER = "counter_offer", "Something else is offered."
    CONDITIONAL = "conditional", "Yes, if something else is done."
    DEFERRED = "deferred", "Put off, or passed on to others."
    PREMISE_DENIED = "premise_denied", "What the demand takes for granted is denied."
    NONE_REPORTED = "none_reported", "The document says that no answer came."

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

    SAME_UTTERANCE = "same_utterance", "Reports of one utterance."
    SAME_INCIDENT = "same_incident", "Records of one incident."
    SAME_EVENT = "same_event", "Records of one event."
    SAME_DEMAND = "same_demand", "Reports of one demand."
    SAME_ORIGIN = "same_origin", "Claims from one source."
    POSSIBLY_SAME = "possibly_same", "Records that may speak of one thing."
    POSSIBLY_DISTINCT = "possibly_distinct", "Records taken as one that may speak of two things."
    CONTRADICTS = "contradicts", "Records that cannot all hold."
    DIFFERS = "differs", "Records that do not say the same, and may all hold."
