"""Words that stand around the figures of sentences on harm, each list with what it does there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "ACTS",
    "BEFORE_NUMBER",
    "BODY",
    "BROUGHT",
    "CAPTORS",
    "COMPARING",
    "HELD",
    "HELD_PEOPLE",
    "HOLDING",
    "HOMES",
    "HOSPITALS",
    "HURTS",
    "INCLUDING",
    "LIVES",
    "LOSING",
    "NO_ADVERBS",
    "OF_LAW",
    "OF_WHOM",
    "PRISONER",
    "RISE",
    "SHOOTING",
    "SPARED",
    "TAKING",
    "TOTALS",
]

BEFORE_NUMBER: Final = frozenset(
    (
        "the",
        "some",
        "a",
        "an",
        "another",
        "other",
        "as",
        "many",
        "up",
        "its",
        "their",
        "his",
        "reportedly",
        "further",
        "additional",
        "all",
        "estimated",
        "with",
        "more",
        "“",
        '"',
        "‘",
        "'",
    )
)
"""Words between a verb of harm and its number."""

RISE: Final = frozenset(
    (
        "to",
        "at",
        "of",
        "reach",
        "reached",
        "reaches",
        "hit",
        "hits",
        "rises",
        "climbs",
        "jumps",
        "tops",
        "passes",
        "exceed",
        "exceeded",
        "exceeds",
        "passed",
        "topped",
        "surpassed",
        "is",
        "was",
        "stands",
        "stood",
        "total",
        "totalled",
        "totaled",
        "number",
        "numbered",
        "include",
        "included",
        "includes",
        ":",
        "rose",
        "past",
    )
)
"""Words between a toll and its number."""

LIVES: Final = frozenset({"lives", "life"})
"""What is lost when somebody dies."""

TAKING: Final = frozenset(
    {
        "claimed",
        "claim",
        "claims",
        "claiming",
        "cost",
        "costing",
        "took",
        "taken",
        "taking",
        "lost",
        "losing",
        "snuffed",
        "snuffing",
    }
)
"""Verbs with which lives are lost."""

TOTALS: Final = frozenset({"total", "tally", "count", "number", "overall", "figure"})
"""What is brought to a number by one more figure."""

INCLUDING: Final = frozenset({"including", "among", "included"})
"""Words that lead to a part of a figure."""

OF_WHOM: Final = frozenset({"the", "them", "those", "whom", "these"})
"""Words that lead back to those counted before."""

SHOOTING: Final = frozenset(
    ("shot", "gunned", "stabbed", "hacked", "beat", "beaten", "beating", "burned", "burnt",
     "stoned", "crushed", "trampled", "clubbed", "shooting", "hacking", "stabbing", "stoning")
)  # fmt: skip
"""Verbs after which "dead", "down" or "to death" says that somebody died."""

PRISONER: Final = frozenset({"prisoner", "prisoners", "captive", "captives", "hostage", "hostages"})
"""What those are who are taken."""

ACTS: Final[Mapping[str, Outcome]] = {
    **dict.fromkeys(
        ("killing", "killings", "murder", "murders", "massacre", "slaughter", "assassination",
         "execution", "beheading", "lynching", "slaying", "loss"),
        Outcome.KILLED,
    ),
    **dict.fromkeys(("wounding", "injuring"), Outcome.WOUNDED),
    **dict.fromkeys(("abduction", "kidnapping", "capture", "kidnap"), Outcome.CAPTURED),
    **dict.fromkeys(("arrest", "detention", "imprisonment", "jailing"), Outcome.DETAINED),
    **dict.fromkeys(("deportation", "expulsion"), Outcome.DEPORTED),
    **dict.fromkeys(("evacuation", "uprooting", "exodus", "eviction"), Outcome.DISPLACED),
    **dict.fromkeys(("repatriation",), Outcome.RETURNED),
    **dict.fromkeys(("disappearance",), Outcome.MISSING),
    **dict.fromkeys(("destruction", "downing", "sinking"), Outcome.DESTROYED),
}  # fmt: skip
"""Nouns of what is done to those named behind "of": "the abduction of 12 girls"."""

BODY: Final = frozenset({"body", "corpse", "remains", "skeleton", "skeletons", "bones"})
"""What is left of one who died: "the body of a miner"."""

OF_LAW: Final = frozenset(
    ("penalty", "penalties", "row", "sentence", "sentences", "threat", "threats", "squad",
     "squads", "certificate", "certificates", "warrant", "warrants")
)  # fmt: skip
"""What makes of a death, or of an arrest, a thing of law, or a mere word."""

HELD: Final = frozenset(
    (
        *("position", "positions", "village", "villages", "town", "towns", "hill", "hills"),
        *("area", "areas", "city", "cities", "district", "districts", "province", "provinces"),
        *("weapon", "weapons", "rifle", "rifles", "gun", "guns", "mortar", "mortars", "bridges"),
        *("ammunition", "kilometres", "kilometers", "howitzers", "bunker", "bunkers", "airports"),
    )
)
"""What is captured and is nobody."""

HELD_PEOPLE: Final = frozenset(
    {
        "hostages",
        "captives",
        "pows",
        "deportees",
        "returnees",
        "refugees",
        "evacuees",
        "detainees",
        "internees",
    }
)
"""People who are called by what became of them, and to whom more may be done."""

NO_ADVERBS: Final = frozenset(
    ("family", "early", "assembly", "supply", "only", "july", "italy", "likely", "possibly",
     "probably", "presumably", "potentially", "nearly", "almost", "barely", "narrowly")
)  # fmt: skip
"""Words in "-ly" that are no adverbs, or leave open whether anybody came to harm."""

HOLDING: Final = frozenset(
    {"police", "authorities", "prosecutors", "officials", "court", "government"}
)
"""Those who hold people by law."""

CAPTORS: Final = frozenset(
    {"attackers", "assailants", "kidnappers", "abductors", "captors", "bandits", "raiders"}
)
"""Those who take people and are of no side."""

LOSING: Final = frozenset({"lost", "losing", "lose", "loses"})
"""Verbs of one who loses people."""

BROUGHT: Final = frozenset(
    {
        "taken",
        "rushed",
        "brought",
        "admitted",
        "sent",
        "transferred",
        "moved",
        "evacuated",
        "flown",
        "shifted",
        "referred",
    }
)
"""Verbs that bring people to a hospital."""

HOSPITALS: Final = frozenset({"hospital", "hospitals", "clinic", "clinics", "medical", "infirmary"})
"""Where those are brought who are hurt."""

HURTS: Final = frozenset(
    ("wounds", "wound", "injuries", "injury", "burns", "inhalation", "fractures", "bruises",
     "cuts", "concussion", "shock", "trauma")
)  # fmt: skip
"""What those have who are hurt: "25 people with gunshot wounds"."""

COMPARING: Final = frozenset(
    {("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to")}
)
"""Words before a figure of an earlier time."""

HOMES: Final = frozenset({"homes", "home", "flee", "villages"})
"""What people are driven from."""

SPARED: Final = frozenset(
    ("survived", "survive", "survives", "survivors", "rescued", "alive", "released", "freed",
     "unharmed", "unhurt", "escaped", "escape", "recovered", "saved", "surrendered")
)  # fmt: skip
"""Words for whoever came to no harm, or is free again."""
