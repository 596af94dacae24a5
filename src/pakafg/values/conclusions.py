"""The closed lists of words in which analyses answer."""

from __future__ import annotations

from pakafg.values.vocabulary import Vocabulary

__all__ = [
    "BestRule",
    "ConflictKind",
    "DemandStep",
    "DiscrepancyKind",
    "EventStatus",
    "Grade",
    "MeetingRole",
    "Precedence",
    "RecordKind",
    "StandsFor",
    "Tightness",
    "Verdict",
]


class Verdict(Vocabulary):
    """How a disagreement is to be taken."""

    CONTRADICTION = "contradiction", "These cannot all hold."
    UNRESOLVED = "unresolved", "The records do not decide it."
    DISTINCT_EVENTS = "distinct_events", "Perhaps two things, of which both could hold."
    ATTRIBUTION = "attribution", "One utterance or figure in different mouths."
    TIME = "time", "They speak of different times, or an edge of a day lies between them."
    ROUNDING = "rounding", "One figure or date, in rounder words."
    SCOPE = "scope", "A part and a whole, or different rounds."
    WORDING = "wording", "One utterance or title in differing words."


class DiscrepancyKind(Vocabulary):
    """What a disagreement is about."""

    FIGURES = "figures", "How many persons were harmed or moved."
    QUANTITY = "quantity", "Any other figure, or how long something lasted."
    DATES = "dates", "When something was."
    ORDER = "order", "Which event came first."
    IDENTITY = "identity", "Whether records speak of one thing or of two, by a link."
    LABEL = "label", "Which number a round has."
    HEAD = "head", "Who led a delegation."
    MEDIATOR = "mediator", "Who mediated or brokered."
    ROLE = "role", "Which title a person has."
    WORDING = "wording", "In which words something was said."
    ATTRIBUTION = "attribution", "Who said something, or whose figure it is."
    ANSWER = "answer", "What was answered to a demand."
    FORM = "form", "In which form a demand was put."
    BLAME = "blame", "Who is to blame, where sides blame each other."
    STATE = "state", "Whether a ceasefire stands."
    EVENT = "event", "Whether something happened under a ceasefire said to be quiet."
    STATEMENT = "statement", "A statement against another record, by a link."


class Grade(Vocabulary):
    """How well a casualty figure is supported."""

    CORROBORATED = (
        "corroborated",
        "Two or more origins that cannot be one give figures that can hold together.",
    )
    SINGLE = "single", "One origin gives it, or several that may be one."
    BOUNDED = "bounded", "Nobody says how many there were at most."
    CONTESTED = "contested", "Independent origins exclude each other."
    PARTY_CONTESTED = (
        "party_contested",
        "A side's own figure and the other side's exclude each other.",
    )
    INCONSISTENT = (
        "inconsistent",
        "It contradicts figures of its parts or of a whole that it belongs to.",
    )

    @property
    def is_contested(self) -> bool:
        """Whether figures exclude each other.

        >>> [str(grade) for grade in Grade if grade.is_contested]
        ['contested', 'party_contested', 'inconsistent']
        """
        return self in {Grade.CONTESTED, Grade.PARTY_CONTESTED, Grade.INCONSISTENT}


class BestRule(Vocabulary):
    """The rule by which a best figure was chosen."""

    ONLY = "only", "The only figure that is put forward."
    AGREED = "agreed", "The figure of all that put one forward."
    LATEST = "latest", "The latest figure: what was put forward earlier differs."
    MAJORITY = "majority", "The figure that most of the latest origins put forward."
    LOWEST = (
        "lowest",
        "The lowest of the figures that equally many of the latest origins put forward.",
    )
    PARTS = "parts", "The sum of the best figures of the parts."
    SUM = "sum", "The sum of the best figures of the incidents."


class Tightness(Vocabulary):
    """Whether a range is as narrow as the claims allow."""

    EXACT = "exact", "Every number in it is possible."
    OUTER = "outer", "It may be wider than need be: several lists of parts tie it."


class StandsFor(Vocabulary):
    """How a claim bears on a row of totals."""

    OWN = "own", "It counts what the row counts."
    PART = "part", "It counts a part of that."
    WHOLE = "whole", "It counts a whole to which that belongs."


class EventStatus(Vocabulary):
    """How sure the time of an event is."""

    UNRESOLVED = "unresolved", "Several ways to settle its dates are as good."
    AMBIGUOUS = "ambiguous", "Several ways to settle its dates with the orders are as good."
    CONTESTED = "contested", "Dates of it were given up."
    UNCONSTRAINED = "unconstrained", "Nothing bounds it."
    EXACT = "exact", "No wider than a day."
    BOUNDED = "bounded", "Wider than a day."


class ConflictKind(Vocabulary):
    """What the claims of a contradiction are about."""

    DATES = "dates", "Dates of one event."
    ORDER = "order", "The order of events."
    GAP = "gap", "The time between events."
    TOTAL = "total", "How long an event lasted."
    ZONE_OR_MIDNIGHT = (
        "zone_or_midnight",
        "Dates a day or less apart, which a time zone or a midnight may explain.",
    )
    ORDINAL = "ordinal", "The numbers of rounds."


class Precedence(Vocabulary):
    """Whether one event came before another."""

    SURELY = "surely", "Every best repair has it so."
    POSSIBLY = "possibly", "Anything between."
    CONTRADICTED = "contradicted", "No best repair allows it."


class DemandStep(Vocabulary):
    """What a document tells of a demand."""

    MADE = "made", "That it was made: the first document that tells of it."
    RESTATED = "restated", "That it was made: a later document."
    TERM = "term", "One of its terms."
    ANSWERED = "answered", "What was answered."


class MeetingRole(Vocabulary):
    """As what an actor took part in a round."""

    DELEGATION = "delegation", "A side's delegation, of which nobody is named."
    HEAD = "head", "The head of a side's delegation."
    MEMBER = "member", "A member of a side's delegation."
    MEDIATOR = "mediator", "A mediator."


class RecordKind(Vocabulary):
    """The kinds of record that tables name."""

    DOCUMENT = "document", "A document."
    CASUALTY = "casualty", "A figure of persons harmed or moved."
    DATE = "date", "A date of an event."
    ORDER = "order", "An order of two events."
    QUANTITY = "quantity", "Any other figure."
    STATEMENT = "statement", "An utterance."
    DEMAND = "demand", "A demand."
    RESPONSE = "response", "An answer to a demand."
    ROUND = "round", "A round of the talks."
    CEASEFIRE = "ceasefire", "A ceasefire."
    INCIDENT = "incident", "An incident."
    EVENT = "event", "Anything else that is dated."
    ACTOR = "actor", "A person or a body."
    PLACE = "place", "A place."
