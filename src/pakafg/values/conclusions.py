"""The closed lists of words in which analyses answer."""

from __future__ import annotations

from pakafg.values.vocabulary import Vocabulary, word

__all__ = [
    "BestRule",
    "ChangeKind",
    "ConflictKind",
    "DemandRole",
    "DemandStep",
    "DiscrepancyKind",
    "Estimate",
    "EventStatus",
    "Grade",
    "LintRule",
    "MeetingRole",
    "Precedence",
    "Reanchoring",
    "RecordKind",
    "RuleSource",
    "StandsFor",
    "Tightness",
    "TimeUnit",
    "Verdict",
]


class Verdict(Vocabulary):
    """How a disagreement is to be taken: of each question one, by the first that fits.

    A word means the same wherever it is shown.
    """

    CONTRADICTION = word(
        "contradiction", "No reading that the records allow lets all answers hold."
    )
    DISTINCT_EVENTS = word(
        "distinct_events", "They cannot all hold of one thing; of two they could."
    )
    UNRESOLVED = word("unresolved", "The records do not decide it.")
    ATTRIBUTION = word("attribution", "One utterance or figure in different mouths.")
    TIME = word(
        "time", "They hold at different times: a toll grew, a position changed, a midnight passed."
    )
    SCOPE = word("scope", "A part and a whole, a wider and a narrower class, or different rounds.")
    ROUNDING = word("rounding", "One figure or date in rounder words.")
    WORDING = word("wording", "One utterance in differing words.")


class DiscrepancyKind(Vocabulary):
    """What a disagreement is about."""

    FIGURES = word("figures", "How many persons were harmed or moved, or things lost.")
    DATES = word("dates", "When something was.")
    DURATION = word("duration", "How long something lasted.")
    ORDER = word(
        "order",
        "Which event came first or how long before, what led up to one, or who spoke first.",
    )
    QUANTITY = word("quantity", "Any other figure.")
    STATE = word("state", "Whether a ceasefire stands.")
    EVENT = word("event", "Whether there was fire under a ceasefire said to be quiet.")
    BLAME = word("blame", "Who is blamed, where sides blame each other.")
    DENIAL = word("denial", "Whether something is so that somebody denies.")
    LABEL = word("label", "Which number a round has.")
    OUTCOME = word("outcome", "What came of a round.")
    HEAD = word("head", "Who led a delegation.")
    MEMBER = word("member", "Who else was in a delegation.")
    MEDIATOR = word("mediator", "Who mediated or brokered.")
    PARTY = word("party", "Who signed or agreed to a ceasefire.")
    ANSWER = word("answer", "What was answered to a demand.")
    FORM = word("form", "In which form a demand was put.")
    TERMS = word("terms", "How much a demand speaks of, or how much time it allows.")
    ROUND = word("round", "In which round a demand was put.")
    ROLE = word("role", "Which office a person holds.")
    ATTRIBUTION = word("attribution", "Who said something, or whose figure it is.")
    CHANNEL = word("channel", "Where something was said.")
    WORDING = word("wording", "In which words something was said.")
    IDENTITY = word(
        "identity", "Whether records speak of one thing or of two, where an answer depends on it."
    )
    STATEMENT = word("statement", "Whether accounts go together, by a link.")


class Grade(Vocabulary):
    """How well a casualty figure is supported."""

    CORROBORATED = word(
        "corroborated",
        "Two or more origins that cannot be one give figures that can hold together.",
    )
    SINGLE = word("single", "One origin gives it, or several that may be one.")
    BOUNDED = word("bounded", "Nobody says how many there were at most.")
    CONTESTED = word("contested", "Independent origins give figures that cannot all hold.")
    PARTY_CONTESTED = word(
        "party_contested",
        "A side's own figure and the other side's cannot both hold.",
    )
    INCONSISTENT = word(
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

    ONLY = word("only", "The only figure that counts for it.")
    AGREED = word("agreed", "The same by all whose figures count for it.")
    LATEST = word("latest", "The latest figure: what was put forward earlier differs.")
    MAJORITY = word("majority", "The figure that most of the latest origins put forward.")
    LOWEST = word(
        "lowest",
        "The lowest of the latest figures, of which none has more origins than the others.",
    )
    PARTS = word("parts", "The sum of the best figures of the parts.")
    SUM = word("sum", "The sum of the best figures of the incidents.")


class Estimate(Vocabulary):
    """Which figure of a count is meant, as the field's datasets call them."""

    LOW = word("low", "The least that is possible.")
    BEST = word("best", "The figure that is put forward.")
    HIGH = word("high", "The most that is possible.")


class Tightness(Vocabulary):
    """Whether a range is as narrow as the claims allow."""

    EXACT = word("exact", "Every number in it is possible.")
    OUTER = word(
        "outer",
        "The true range may be narrower: the figure is part of more than one total, and these are "
        "taken one after the other, not all together.",
    )


class StandsFor(Vocabulary):
    """How a claim bears on a row of totals."""

    OWN = word("own", "It counts what the row counts.")
    PART = word("part", "It counts a part of that.")
    WHOLE = word("whole", "It counts a whole to which that belongs.")


class EventStatus(Vocabulary):
    """How sure the time of an event is."""

    UNRESOLVED = word("unresolved", "Several ways to settle its dates are as good.")
    AMBIGUOUS = word("ambiguous", "Several ways to settle its dates with the orders are as good.")
    CONTESTED = word("contested", "Dates of it were rejected, and the rest has one best reading.")
    UNCONSTRAINED = word("unconstrained", "No claim bounds it.")
    EXACT = word("exact", "Nothing was rejected, and what remains is no wider than a day.")
    BOUNDED = word("bounded", "Nothing was rejected, and what remains is wider than a day.")
    PLANNED = word("planned", "It is only planned: its dates say for when, and are no fact.")


class ConflictKind(Vocabulary):
    """What the claims of a contradiction are about."""

    DATES = word("dates", "Dates of one event, or of a part and its whole.")
    ORDER = word("order", "The order of events.")
    GAP = word("gap", "The time between events.")
    TOTAL = word("total", "How long an event lasted, beside its start and its end.")
    ZONE_OR_MIDNIGHT = word(
        "zone_or_midnight",
        "Times of day that are a day or less apart, which a time zone or a midnight may explain.",
    )
    ORDINAL = word("ordinal", "The numbers of rounds.")
    PARTS = word("parts", "How many a whole and its parts count.")
    ROUNDING = word("rounding", "The same, by a figure that is only approximate (about 50).")


class TimeUnit(Vocabulary):
    """In what it is told by how much dates contradict each other."""

    DAY = word("day", "All of them are whole days.")
    MINUTE = word("minute", "One of them is a time of day, or a time between two events.")


class Precedence(Vocabulary):
    """Whether one event came before another."""

    SURELY = word("surely", "Every best repair has it so.")
    POSSIBLY = word("possibly", "Anything between.")
    CONTRADICTED = word("contradicted", "No best repair allows it.")


class RuleSource(Vocabulary):
    """Who made the rule by which a phrase is read."""

    UCDP = word("ucdp", "UCDP GED 23.1, Appendix 2 (p. 31-34).")
    PAKAFG = word("pakafg", "Ours: no codebook has a rule.")


class DemandRole(Vocabulary):
    """What a party has to do with a demand, beside what it answered."""

    DEMANDS = word("demands", "It makes the demand.")
    SETS_CONDITION = word("sets_condition", "It makes what is asked a condition of something else.")
    OFFERS = word("offers", "It makes the offer.")
    APPEALS = word("appeals", "It makes the appeal.")
    GIVES_WAY = word(
        "gives_way", "It withdraws what it asked, or gives way on it: a statement that concedes."
    )
    NO_ANSWER_RECORDED = word(
        "no_answer_recorded", "The demand is put to it, and no document tells of an answer."
    )


class DemandStep(Vocabulary):
    """What a document tells of a demand."""

    MADE = word("made", "That it was made: the first document that tells of it.")
    RESTATED = word("restated", "That it was made: a later document.")
    TERM = word("term", "One of its terms.")
    ANSWERED = word("answered", "What was answered.")


class MeetingRole(Vocabulary):
    """As what an actor took part in a round."""

    DELEGATION = word("delegation", "A side's delegation, of which nobody is named.")
    HEAD = word("head", "The head of a side's delegation.")
    MEMBER = word("member", "A member of a side's delegation.")
    MEDIATOR = word("mediator", "A mediator.")


class RecordKind(Vocabulary):
    """Of what kind a record is, or whatever else a row of a table stands for."""

    DOCUMENT = word("document", "A document.")
    CASUALTY = word("casualty", "A figure of persons harmed or moved, or of things lost.")
    DATE = word("date", "A date of an event.")
    ORDER = word("order", "An order of two events.")
    QUANTITY = word("quantity", "Any other figure.")
    STATEMENT = word("statement", "An utterance.")
    DEMAND = word("demand", "A demand.")
    RESPONSE = word("response", "An answer to a demand.")
    ROUND = word("round", "A round of the talks.")
    CEASEFIRE = word("ceasefire", "A ceasefire.")
    INCIDENT = word("incident", "An incident.")
    EVENT = word("event", "Anything else that is dated.")
    ACTOR = word("actor", "A person or a body.")
    PLACE = word("place", "A place.")
    LINK = word("link", "A judgement of the annotator.")
    CODEBOOK = word("codebook", "What the words of a corpus mean, and who its parties are.")
    SENTENCE = word("sentence", "No record: a sentence of a document.")


class LintRule(Vocabulary):
    """By which rule the coding of a record looks doubtful."""

    OUTCOME_WORD = word("outcome_word", "The outcome's word is in none of the quotations.")
    DROPPED_BOUND = word("dropped_bound", "The quotation bounds the figure by more words.")
    DATE_WORDS = word("date_words", "The words, read on the document's day, exclude the date.")
    SHARED_CHARACTERS = word(
        "shared_characters", "Two records on the same characters differ in incident or speaker."
    )
    PARTY_COLUMN = word(
        "party_column", "Nobody claims what stands in a column of a table that a party heads."
    )
    PART_OUTSIDE = word("part_outside", "A part's stated dates lie outside its whole's.")
    UNKNOWN_ZONE = word(
        "unknown_zone", "Neither a place nor who announced it tells the zone: its date is in UTC."
    )
    UNRECORDED = word("unrecorded", "No record cites the sentence, and no reason leaves it out.")


class ChangeKind(Vocabulary):
    """What became of something from one corpus to another."""

    ADDED = word("added", "Only the new one has it.")
    REMOVED = word("removed", "Only the old one has it.")
    CHANGED = word("changed", "Both have it, and it is another.")


class Reanchoring(Vocabulary):
    """What became of a citation in another edition of its document."""

    SAME = word("same", "It stands where it stood.")
    MOVED = word("moved", "It stands elsewhere, or in other typography or spelling.")
    LOST = word("lost", "It is not surely found: it is gone, changed, or may be one of several.")
