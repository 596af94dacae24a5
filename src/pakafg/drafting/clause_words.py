"""Words that hold a clause together: helping verbs, prepositions, and where it ends."""

from __future__ import annotations

from typing import Final

__all__ = ["AUXILIARIES", "CLAUSE_ENDS", "PASTS", "PREPOSITIONS"]

AUXILIARIES: Final = frozenset(
    (
        *("was", "were", "are", "is", "been", "be", "being", "have", "has", "had", "who", "which"),
        *(
            "that",
            "reportedly",
            "getting",
            "also",
            "believed",
            "feared",
            "confirmed",
            "reported",
            "said",
            "to",
        ),
        *(
            "presumed",
            "left",
            "lay",
            "now",
            "still",
            "either",
            "both",
            "got",
            "may",
            "might",
            "later",
        ),
        *(
            "thought",
            "found",
            "allegedly",
            "seriously",
            "critically",
            "badly",
            "lightly",
            "severely",
        ),
        *(
            "already",
            "officially",
            "shot",
            "listed",
            "remain",
            "remained",
            "internally",
            "forcibly",
            "forced",
        ),
        *("[", "]"),  # "four people [were] killed"
        *("having", "since", "all", "each", "declared", "pronounced", "known", "as"),
    )
)
"""Words that stand between those counted and what became of them."""
PREPOSITIONS: Final = frozenset(
    (
        *("in", "at", "near", "on", "from", "inside", "across", "along", "of", "around", "by"),
        *("during", "after", "outside", "aboard", "under", "among", "between", "within", "with"),
    )
)
"""Prepositions."""
CLAUSE_ENDS: Final = frozenset({";", ".", "but", "while", "and", "or", "when", ":", "?", "!", "|"})
"""Where a clause ends."""
PASTS: Final = frozenset(
    ("hit", "left", "went", "came", "took", "ran", "fell", "struck", "burst", "broke", "drove",
     "began", "made", "gave", "got", "held", "fought", "shot", "threw", "set", "put", "sent",
     "blew", "met", "led", "kept", "lost", "won", "found", "told", "brought", "rose", "cut")
)  # fmt: skip
"""Verbs of the past that do not end in "-ed"."""
