"""Words that stand around the figures of sentences on harm, each list with what it does there."""

from __future__ import annotations

from typing import Final

__all__ = [
    "BEFORE_NUMBER",
    "DRIVING",
    "HOMES",
    "INCLUDING",
    "LIVES",
    "LOSING",
    "OF_WHOM",
    "RISE",
    "TAKING",
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

INCLUDING: Final = frozenset({"including", "among", "included"})
"""Words that lead to a part of a figure."""

OF_WHOM: Final = frozenset({"the", "them", "those", "whom", "these"})
"""Words that lead back to those counted before."""

LOSING: Final = frozenset({"lost", "losing", "lose", "loses"})
"""Verbs of one who loses people."""

DRIVING: Final = frozenset({"driven", "drove", "driving", "forced", "forcing", "displaced"})
"""Verbs of driving people out."""

HOMES: Final = frozenset({"homes", "home", "flee", "villages"})
"""What people are driven from."""
