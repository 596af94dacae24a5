"""Words that stand around the figures of sentences on harm, each list with what it does there."""

from __future__ import annotations

from typing import Final

__all__ = [
    "BEFORE_NUMBER",
    "BROUGHT",
    "COMPARING",
    "DRIVING",
    "DYING",
    "HELD",
    "HOMES",
    "HOSPITALS",
    "HURTS",
    "INCLUDING",
    "LIVES",
    "LOSING",
    "OF_WHOM",
    "PRISONER",
    "RISE",
    "SHOOTING",
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
    }
)
"""Verbs with which lives are lost."""

TOTALS: Final = frozenset({"total", "tally", "count", "number", "overall"})
"""What is brought to a number by one more figure."""

INCLUDING: Final = frozenset({"including", "among", "included"})
"""Words that lead to a part of a figure."""

OF_WHOM: Final = frozenset({"the", "them", "those", "whom", "these"})
"""Words that lead back to those counted before."""

SHOOTING: Final = frozenset({"shot", "gunned", "stabbed", "hacked", "beat", "burned", "burnt"})
"""Verbs after which "dead", "down" or "to death" says that somebody died."""

PRISONER: Final = frozenset({"prisoner", "prisoners", "captive", "captives", "hostage", "hostages"})
"""What those are who are taken."""

DYING: Final = (
    *(
        (verb, whose, "lives")
        for verb in ("lost", "sacrificed")
        for whose in ("their", "his", "her")
    ),
    *(("embraced", "martyrdom"), ("attained", "martyrdom"), ("embraced", "shahadat")),
    *((each, "down") for each in ("gunned", "mown", "mowed")),
    *((verb, "away") for verb in ("passed", "pass")),
    ("sent", "to", "hell"),
    *(("among", "the", each) for each in ("fallen", "slain")),
    *(
        (each, "to", "death")
        for each in ("hacked", "burned", "burnt", "beaten", "stabbed", "crushed")
    ),
)
"""Words that say together that somebody died."""

HELD: Final = frozenset(
    (
        *("position", "positions", "village", "villages", "town", "towns", "hill", "hills"),
        *("area", "areas", "city", "cities", "district", "districts", "province", "provinces"),
        *("weapon", "weapons", "rifle", "rifles", "gun", "guns", "mortar", "mortars", "bridges"),
        *("ammunition", "kilometres", "kilometers", "howitzers", "bunker", "bunkers", "airports"),
    )
)
"""What is captured and is nobody."""

LOSING: Final = frozenset({"lost", "losing", "lose", "loses"})
"""Verbs of one who loses people."""

BROUGHT: Final = frozenset(
    {"taken", "rushed", "brought", "admitted", "sent", "transferred", "moved", "evacuated", "flown"}
)
"""Verbs that bring people to a hospital."""

HOSPITALS: Final = frozenset({"hospital", "hospitals", "clinic", "clinics", "medical", "infirmary"})
"""Where those are brought who are hurt."""

HURTS: Final = frozenset({"wounds", "wound", "injuries", "injury", "burns"})
"""What those have who are hurt: "25 people with gunshot wounds"."""

COMPARING: Final = frozenset(
    {("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to")}
)
"""Words before a figure of an earlier time."""

DRIVING: Final = frozenset({"driven", "drove", "driving", "forced", "forcing", "displaced"})
"""Verbs of driving people out."""

HOMES: Final = frozenset({"homes", "home", "flee", "villages"})
"""What people are driven from."""
