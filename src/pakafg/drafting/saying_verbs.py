"""Verbs of saying, and nouns for whoever says something."""

from __future__ import annotations

from typing import Final

__all__ = [
    "ALSO_NOUNS",
    "DATA",
    "DETERMINERS",
    "GIVING_FIGURES",
    "PARTICLES",
    "SAYING",
    "SOURCES",
    "TITLES",
]

_STEMS: Final = (
    *("say", "add", "tell", "state", "declare", "insist", "warn", "note", "remark", "reiterate"),
    *("emphasize", "emphasise", "stress", "affirm", "admit", "argue", "claim", "explain", "deny"),
    *("conclude", "announce", "reply", "respond", "assert", "maintain", "summarize", "summarise"),
    *("write", "post", "tweet", "urge", "ask", "vow", "pledge", "confirm", "describe", "call"),
    *("quote", "accuse", "denounce", "dismiss", "reject", "praise", "thank", "promise", "report"),
    *("estimate", "put", "count", "record", "log", "allege", "acknowledge", "concede", "suggest"),
    *("complain", "caution", "observe", "recall", "comment", "counter", "repeat", "underline"),
    *("underscore", "highlight", "demand", "propose", "predict", "hope", "express", "blame"),
    *("list", "document", "verify", "register", "tally", "testify", "recount", "agree", "believe"),
    *("cite", "condemn", "label", "brand", "dub", "refer", "appeal", "voice", "continue"),
    *(
        "threaten",
        "boast",
        "chant",
        "shout",
        "scream",
        "yell",
        "swear",
        "contend",
        "hail",
        "welcome",
        "criticise",
        "criticize",
        "lament",
    ),
)
_IRREGULAR: Final = {
    "say": ("said", "says", "saying"),
    "tell": ("told", "tells", "telling"),
    "write": ("wrote", "writes", "writing", "written"),
    "put": ("put", "puts", "putting"),
    "swear": ("swore", "swears", "swearing"),
    "quote": ("quotes", "quoting"),  # "was quoted" has another subject, found as "quoted"
}


def _forms(stem: str) -> tuple[str, ...]:
    """List the forms of a regular verb."""
    if stem in _IRREGULAR:
        return _IRREGULAR[stem]
    if stem.endswith("e"):
        return (f"{stem}s", f"{stem}d", f"{stem[:-1]}ing")
    if stem.endswith("y") and stem[-2] not in "aeiou":
        return (f"{stem[:-1]}ies", f"{stem[:-1]}ied", f"{stem}ing")
    if stem in {"admit", "log", "refer"}:
        return (f"{stem}s", f"{stem}{stem[-1]}ed", f"{stem}{stem[-1]}ing")
    ending = "es" if stem.endswith(("s", "sh", "ch")) else "s"
    return (f"{stem}{ending}", f"{stem}ed", f"{stem}ing")


SAYING: Final[frozenset[str]] = frozenset(form for stem in _STEMS for form in _forms(stem)) | {
    "quoted",
    "say",
    "tell",
}
"""Forms of verbs of saying that have a subject of their own."""

# Verbs that give a figure to whoever is their subject; "blamed" and "called" give none.
_FIGURE_STEMS: Final = (
    *("say", "add", "tell", "state", "declare", "claim", "confirm", "announce", "report", "admit"),
    *("estimate", "put", "count", "record", "log", "allege", "acknowledge", "insist", "document"),
    *("verify", "register", "tally", "list", "note", "concede", "write", "believe", "maintain"),
)
# Nouns, too: verbs only behind a name, a pronoun or a source.
ALSO_NOUNS: Final = frozenset(
    (
        *("pledges", "claims", "demands", "reports", "calls", "vows", "hopes", "counts", "logs"),
        *("records", "posts", "notes", "states", "quotes", "lists", "documents", "estimates"),
        *("promises", "comments", "labels", "brands", "puts", "voices", "appeals", "calling"),
        *("warning", "reporting", "lament", "claim", "post", "counters", "threats", "blames"),
        *("writing", "demand"),
    )
)
GIVING_FIGURES: Final = frozenset(form for stem in _FIGURE_STEMS for form in _forms(stem))

DATA: Final = frozenset(
    ("figures", "data", "reports", "report", "update", "statistics", "numbers", "tally", "count")
)
"""Nouns for figures that somebody gives."""

SOURCES: Final = frozenset(
    (
        *("officials", "official", "authorities", "sources", "source", "witnesses", "witness"),
        *("residents", "police", "army", "military", "ministry", "spokesman", "spokesperson"),
        *("spokeswoman", "government", "hospital", "doctors", "medics", "rescuers", "activists"),
        *("media", "analysts", "observers", "minister", "commander", "governor", "agency"),
        *("statement", "leaders", "leader", "president", "diplomats", "diplomat", "villagers"),
        *("office", "rebels", "group", "monitors", "mission", "monitor", "ambassador", "envoy"),
    )
)
"""Nouns for sources that have no name."""

DETERMINERS: Final = frozenset({"the", "a", "an", "local", "some", "one", "its", "his", "two"})
"""Words before such nouns."""

PARTICLES: Final = frozenset(
    ("al", "el", "bin", "ibn", "ben", "van", "von", "der", "den", "de", "da", "di", "dos", "du",
     "la", "le", "ul", "ur", "ud", "abu", "-")
)  # fmt: skip
"""Words without a capital that stand within names."""

TITLES: Final = frozenset(
    {
        "dr",
        "mr",
        "mrs",
        "ms",
        "lt",
        "gen",
        "col",
        "maj",
        "prof",
        "sen",
        "rep",
        "capt",
        "sgt",
        "st",
        "brig",
        "adm",
        "cmdr",
        "gov",
        "supt",
        "cpl",
        "lieut",
    }
)
"""Titles that are cut with a full stop."""
