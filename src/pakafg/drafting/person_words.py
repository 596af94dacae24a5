"""Which nouns are for people, those that no list has among them: by their endings.

Law of this file: an ending says only that a noun may name a person; nobody is counted for it
without a word for what became of them.
"""

from __future__ import annotations

from typing import Final

from pakafg.drafting.outcome_verbs import GROUPS, PERSONS, SINGLE_PERSONS

__all__ = ["are_persons", "is_person"]

_ENDINGS: Final = ("man", "woman", "boy", "girl", "er", "or", "ist", "ian", "ee")
_NOBODY: Final = frozenset(
    ("accelerator", "after", "agree", "another", "armor", "banner", "behavior", "better",
     "bitter", "border", "bulldozer", "bunker", "cancer", "car", "carrier", "center", "chapter",
     "cluster", "color", "committee", "computer", "container", "convoy", "corner", "corridor",
     "cover", "crater", "cruiser", "cutter", "december", "degree", "destroyer", "dinner",
     "disaster", "door", "earlier", "either", "encounter", "error", "ever", "exterior", "factor",
     "fee", "fever", "fewer", "fire", "fist", "floor", "flour", "for", "former", "free",
     "freighter", "further", "generator", "greater", "harbor", "helicopter", "her", "higher",
     "honor", "hour", "however", "human", "humor", "inner", "interior", "junior", "knee", "labor",
     "larger", "later", "latter", "launcher", "layer", "lesser", "letter", "list", "liter",
     "longer", "lower", "major", "manner", "marker", "master", "matter", "meter", "minor",
     "mirror", "mist", "mortar", "motor", "murder", "neither", "never", "newer", "nor",
     "november", "nuclear", "number", "october", "odor", "offer", "older", "or", "order", "other",
     "over", "oxygen", "panzer", "paper", "per", "pier", "popular", "poster", "power", "prior",
     "proper", "quarter", "rather", "reactor", "register", "regular", "river", "rotor", "rumor",
     "scooter", "sector", "see", "semester", "senior", "september", "shelter", "shower", "silver",
     "similar", "skyscraper", "slaughter", "smaller", "summer", "super", "tanker", "temper",
     "terror", "three", "tiger", "timber", "together", "tower", "tractor", "trailer",
     "transformer", "transmitter", "tree", "trigger", "tumor", "twist", "under", "upper", "vapor",
     "water", "weather", "whether", "whisper", "winter", "wonder", "wrist", "younger")
)  # fmt: skip
_ONE: Final = frozenset(
    ("newborn", "orphan", "pupil", "spouse", "guide", "nomad", "peasant", "head", "apprentice",
     "athlete", "adolescent", "youngster", "juvenile", "individual", "victim", "chef",
     "tenant", "accountant", "immigrant", "combatant", "consultant", "scout", "convict",
     "expert", "teen", "kid", "patient", "attendant", "assistant", "agent", "merchant",
     "migrant", "servant", "occupant", "inhabitant", "parent", "cop", "abbot", "bishop",
     "rabbi", "chief", "captain", "major", "lieutenant", "colonel", "general", "corporal",
     "private", "brigadier", "cadet", "conscript", "recruit", "detective", "deputy", "cook",
     "clerk", "friend", "neighbour", "neighbor", "guest", "nephew", "niece", "cousin",
     "relative", "captive", "sheik", "sheikh", "mullah", "politician", "statesman",
     "clergyman", "lecturer", "poet", "superintendent", "correspondent", "sentry",
     "personnel", "mum", "mom")
)  # fmt: skip
_MANY: Final = frozenset(
    ("newborns", "orphans", "spouses", "guides", "nomads", "peasants", "apprentices", "athletes",
     "adolescents", "youngsters", "juveniles", "chefs", "tenants", "accountants",
     "immigrants", "combatants", "consultants", "scouts", "convicts", "experts", "forces",
     "youths", "teens", "kids", "babies", "patients", "attendants", "assistants", "agents",
     "merchants", "servants", "occupants", "inhabitants", "parents", "grandparents", "cops",
     "jawans", "monks", "nuns", "imams", "abbots", "bishops", "rabbis", "chiefs", "captains",
     "majors", "lieutenants", "colonels", "generals", "corporals", "privates", "sergeants",
     "brigadiers", "conscripts", "detectives", "deputies", "aides", "cooks", "clerks",
     "friends", "neighbours", "neighbors", "guests", "nephews", "nieces", "wives",
     "husbands", "sentries", "captives", "employees", "superintendents", "correspondents")
)  # fmt: skip
_PLURALS: Final = ("men", "women")


def is_person(noun: str) -> bool:
    """Tell whether a noun in lower case may be for one person.

    >>> is_person("vendor"), is_person("tanker")
    (True, False)
    """
    if noun in SINGLE_PERSONS or noun in GROUPS or noun in _ONE:
        return True
    return len(noun) > len("or") and noun.endswith(_ENDINGS) and noun not in _NOBODY


def are_persons(noun: str) -> bool:
    """Tell whether a noun in lower case may be for several persons.

    >>> are_persons("beekeepers"), are_persons("bunkers")
    (True, False)
    """
    if noun in PERSONS or noun in GROUPS or noun in _MANY or noun.endswith(_PLURALS):
        return True
    return noun.endswith("s") and noun[:-1] not in _NOBODY and noun[:-1].endswith(_ENDINGS)
