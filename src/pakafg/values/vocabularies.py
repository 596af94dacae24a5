"""The closed lists of words that records may use, each from the field's own codebooks."""

from __future__ import annotations

from enum import StrEnum

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


class Outcome(StrEnum):
    """What became of the persons counted. Outcomes are never added together."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CASUALTIES = "casualties"  # killed or wounded, not told apart
    DISPLACED = "displaced"
    RETURNED = "returned"
    DEPORTED = "deported"


class Nationality(StrEnum):
    """Whose people the persons counted are."""

    AFGHAN = "afghan"
    PAKISTANI = "pakistani"


class Status(StrEnum):
    """What the persons counted are, as the document says."""

    CIVILIAN = "civilian"
    SOLDIER = "soldier"
    MILITANT = "militant"


class Group(StrEnum):
    """A part of a larger figure, told apart by sex or age."""

    WOMAN = "woman"
    MAN = "man"
    CHILD = "child"
    ELDER = "elder"


class Relation(StrEnum):
    """How a claimant stands to the persons counted (METHODS 2.2; GTD, UCDP)."""

    OWN = "own"  # a side on its own losses
    ADVERSARY = "adversary"  # a side on the losses of the other
    THIRD_PARTY = "third_party"


class Bound(StrEnum):
    """Which part of an event a date claim speaks of."""

    START = "start"
    END = "end"
    WHOLE = "whole"  # the event lies within
    AMID = "amid"  # the event was going on at some time within


class Basis(StrEnum):
    """Whether a date is written out or computed from words and the document's own date."""

    STATED = "stated"
    RELATIVE = "relative"


class OrderRelation(StrEnum):
    """How two events stand in time."""

    BEFORE = "before"
    AFTER = "after"
    DURING = "during"
    SAME = "same"


class Precision(StrEnum):
    """The width of a date. `day` to `year` are UCDP GED's five codes."""

    TIME = "time"  # less than a day
    DAY = "day"
    DAYS = "days"  # 2 to 6 days
    WEEK = "week"
    MONTH = "month"  # 8 to 31 days
    YEAR = "year"  # up to a year
    LONGER = "longer"
    OPEN = "open"  # no earliest or no latest


class Side(StrEnum):
    """Where an actor stands in the talks."""

    AFGHANISTAN = "afghanistan"
    PAKISTAN = "pakistan"
    MEDIATOR = "mediator"
    ARMED_GROUP = "armed_group"
    THIRD_PARTY = "third_party"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    UNNAMED = "unnamed"  # described, not named
    GOVERNMENT = "government"
    MINISTRY = "ministry"
    DELEGATION = "delegation"
    ARMED_FORCES = "armed_forces"
    ARMED_GROUP = "armed_group"
    ORGANISATION = "organisation"
    MEDIA = "media"
    ACCOUNT = "account"  # a social media account
    BUSINESS = "business"
    PUBLIC = "public"  # a population


class PlaceKind(StrEnum):
    """What a place is."""

    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    TOWN = "town"
    CITY = "city"
    CROSSING = "crossing"
    BORDER = "border"
    VENUE = "venue"
    REGION = "region"


class IncidentKind(StrEnum):
    """What happened."""

    CAMPAIGN = "campaign"
    CLASH = "clash"
    SHELLING = "shelling"
    SHOOTING = "shooting"
    EXPLOSION = "explosion"
    AIRSTRIKE = "airstrike"
    ATTACK = "attack"
    CLOSURE = "closure"
    EXPULSION = "expulsion"


class EventKind(StrEnum):
    """What kind of dated thing an event is that is no round, ceasefire or incident."""

    AGREEMENT = "agreement"
    MEETING = "meeting"
    ANNOUNCEMENT = "announcement"
    TAKEOVER = "takeover"
    REPORT = "report"
    POLICY = "policy"
    OTHER = "other"


class CeasefireStage(StrEnum):
    """Which of a ceasefire's dates a claim gives (ETH/PRIO keeps them apart)."""

    DECLARED = "declared"
    EFFECTIVE = "effective"
    RENEWED = "renewed"
    ENDED = "ended"


class CeasefireState(StrEnum):
    """What a document says of a ceasefire."""

    DECLARED = "declared"
    RENEWED = "renewed"
    HOLDS = "holds"
    CONDITIONAL = "conditional"
    VIOLATED = "violated"
    COLLAPSED = "collapsed"
    ENDED = "ended"


class SpeechAct(StrEnum):
    """What an utterance does: the sixteen event types of PLOVER 2021."""

    AGREE = "agree"
    CONSULT = "consult"
    SUPPORT = "support"
    CONCEDE = "concede"  # withdrawing a demand, too
    COOPERATE = "cooperate"
    AID = "aid"
    RETREAT = "retreat"
    REQUEST = "request"
    ACCUSE = "accuse"
    REJECT = "reject"
    THREATEN = "threaten"
    PROTEST = "protest"
    SANCTION = "sanction"
    MOBILIZE = "mobilize"
    COERCE = "coerce"
    ASSAULT = "assault"


class Mode(StrEnum):
    """How a document gives an utterance (PolNeAR)."""

    DIRECT = "direct"
    PARTIAL = "partial"
    PARAPHRASE = "paraphrase"


class Form(StrEnum):
    """The form in which a demand was put."""

    WRITTEN = "written"
    VERBAL = "verbal"


class Answer(StrEnum):
    """What was answered to a demand (after IBIS: issue, position, argument)."""

    ACCEPTED = "accepted"
    ACCEPTED_IN_PRINCIPLE = "accepted_in_principle"
    REJECTED = "rejected"
    COUNTER_OFFER = "counter_offer"
    CONDITIONAL = "conditional"
    DEFERRED = "deferred"
    PREMISE_DENIED = "premise_denied"
    NONE_REPORTED = "none_reported"

    @property
    def agrees(self) -> bool | None:
        """Whether it agrees to the demand; None where it is put off or was not given.

        >>> Answer.ACCEPTED_IN_PRINCIPLE.agrees, Answer.COUNTER_OFFER.agrees
        (True, False)
        """
        if self in {Answer.DEFERRED, Answer.NONE_REPORTED}:
            return None
        return self in {Answer.ACCEPTED, Answer.ACCEPTED_IN_PRINCIPLE, Answer.CONDITIONAL}


class LinkKind(StrEnum):
    """What an annotator judges of several records."""

    SAME_UTTERANCE = "same_utterance"
    SAME_INCIDENT = "same_incident"
    SAME_EVENT = "same_event"
    SAME_DEMAND = "same_demand"
    SAME_ORIGIN = "same_origin"
    POSSIBLY_SAME = "possibly_same"
    POSSIBLY_DISTINCT = "possibly_distinct"
    CONTRADICTS = "contradicts"  # they cannot all hold
    DIFFERS = "differs"  # they do not say the same, and may all hold
