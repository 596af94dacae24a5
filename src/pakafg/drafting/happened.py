"""Whether words of harm tell of what happened: "could be killed", "vowed to kill" do not.

Laws of this file: a helping verb, a plan, a condition or a denial before the harm says that the
sentence does not tell it as done; a past possibility ("may have died") and a denial of having done
it ("denied killing 12") leave it open.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pakafg.drafting.news_text import NewsText, Sentence
    from pakafg.drafting.number_mentions import NumberMention
    from pakafg.drafting.outcome_binding import OutcomeBinding

__all__ = ["Happened", "happened"]

_BEFORE: Final = 3  # words before a verb among which its helping verb stands
_CLAIM: Final = 7  # words between "rejected" and the claim
_CLAUSE: Final = 14  # words before a harm in which a condition or a denial stands
_POSSIBLE: Final = frozenset({"could", "would", "might", "will", "should", "must", "cannot"})
_OF_THE_PAST: Final = frozenset({"could", "might", "may", "must"})
_REACHED: Final = frozenset(
    {"managed", "on", "continued", "continues", "helped", "began", "started", "proceeded"}
)  # "went on to kill 12"
_TO_COME: Final = frozenset(
    ("are", "were", "is", "was", "due", "set", "scheduled", "ordered", "expected", "likely",
     "going", "about", "need", "needs", "needed", "planned", "plan", "want", "wanted")
)  # fmt: skip
_BARE: Final = frozenset(
    ("kill", "behead", "execute", "slay", "massacre", "murder", "assassinate", "eliminate",
     "injure", "wound", "maim", "capture", "kidnap", "abduct", "detain", "arrest", "jail", "seize",
     "imprison", "evacuate", "displace", "uproot", "relocate", "repatriate", "return", "deport",
     "expel", "destroy", "demolish", "damage", "raze", "burn", "sink", "die", "be")
)  # fmt: skip
_CONDITIONS: Final = frozenset({"if", "unless", "whether"})
_DENYING: Final = frozenset(
    ("denied", "denies", "deny", "denying", "rejected", "rejects", "rejecting", "dismissed",
     "dismisses", "dismissing", "refuted", "refutes", "refuting")
)  # fmt: skip
_DENIED: Final = frozenset({"that", "it", "they", "he", "she", "its", "their", "any", "having"})
_CLAIMED: Final = frozenset(
    (
        "reports",
        "report",
        "claims",
        "claim",
        "allegations",
        "rumours",
        "rumors",
        "suggestions",
        "statements",
        "accusations",
        "charges",
    )
)
_UNTRUE: Final = (
    ("not", "true"), ("no", "truth"), ("no", "evidence"), ("no", "proof"), ("is", "false"),
)  # fmt: skip
_ENDS: Final = frozenset({",", ";", ".", ":", "but", "although", "though", "while", "?"})


class Happened(Enum):
    """What words tell of the harm that they count."""

    TOLD = auto()
    PERHAPS = auto()
    DENIED = auto()
    NOT_TOLD = auto()


def happened(
    read: NewsText, hit: OutcomeBinding, number: NumberMention, sentence: Sentence
) -> Happened:
    """Tell what words say of the harm that a number counts.

    Args:
        read: The text.
        hit: The word for the outcome.
        number: The number.
        sentence: Their sentence.
    """
    is_before = hit.first < number.first
    if is_before:  # "would have killed dozens"
        first, last = max(sentence.first, hit.first - _BEFORE), hit.first
    else:  # "thousands could be killed"
        first, last = number.last, hit.last
    for at in range(first, last):
        word = read.words[at].text  # May is a month
        is_perfect = at + 1 < last and read.words[at + 1].low == "have"
        if is_perfect and word in _OF_THE_PAST:
            return Happened.PERHAPS
        if word in _POSSIBLE or _is_to_come(read, at, is_before=is_before):
            return Happened.NOT_TOLD
    if is_before and _is_demanded(read, hit.first, sentence):
        return Happened.NOT_TOLD
    return _governed(read, hit, number, sentence)


def _is_of_a_claim(read: NewsText, at: int, harm: int) -> bool:
    """Tell whether "rejected as propaganda a claim that" leads to a harm."""
    words = read.words[at + 1 : harm]
    claims = (n for n, word in enumerate(words[:_CLAIM]) if word.low in _CLAIMED)
    return any(words[n + 1].low == "that" for n in claims if n + 1 < len(words))


def _is_demanded(read: NewsText, verb: int, sentence: Sentence) -> bool:
    """Tell whether a verb begins its sentence, and asks for it: "• Arrest 38 commanders"."""
    before = read.words[sentence.first : verb]
    return read.words[verb].low in _BARE and not any(word.text[0].isalnum() for word in before)


def _is_to_come(read: NewsText, at: int, *, is_before: bool) -> bool:
    """Tell whether "to" leads to what is only meant: "vowed to kill", "are to be deported"."""
    words = read.words
    if words[at].low != "to" or at + 1 >= len(words) or words[at + 1].low not in _BARE:
        return False
    before = words[at - 1].low if at else ""
    if is_before:
        return words[at + 1].low != "be" and before not in _REACHED
    return before in _TO_COME


def _governed(
    read: NewsText, hit: OutcomeBinding, number: NumberMention, sentence: Sentence
) -> Happened:
    """Tell what a condition or a denial before it makes of a harm."""
    words, harm = read.words, min(hit.first, number.first)
    for at in range(harm - 1, max(sentence.first, harm - _CLAUSE) - 1, -1):
        low, after = words[at].low, words[at + 1].low
        if low in _ENDS:
            break
        if low in _CONDITIONS and after != "not":
            return Happened.NOT_TOLD
        if (low, after) in _UNTRUE:
            return Happened.NOT_TOLD
        if low in _DENYING:
            if hit.first == at + 1 < number.first or after == "having":
                return Happened.DENIED
            if after in _CLAIMED or _is_of_a_claim(read, at, harm):
                return Happened.DENIED  # "rejected reports that 40 had died"
            return Happened.NOT_TOLD if harm == at + 1 or after in _DENIED else Happened.TOLD
    return Happened.TOLD
