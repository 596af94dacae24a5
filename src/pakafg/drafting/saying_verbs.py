"""Verbs of saying, and nouns for whoever says something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.drafting.news_text import Word

__all__ = [
    "ALSO_NOUNS",
    "DATA",
    "DETERMINERS",
    "GIVING_FIGURES",
    "INVERTED",
    "OFFICES",
    "PARTICLES",
    "SAYING",
    "SOURCES",
    "TITLES",
    "WRITINGS",
    "may_say",
    "says",
]

_STEMS: Final = frozenset(
    (
        *(
            "say",
            "add",
            "tell",
            "state",
            "declare",
            "insist",
            "warn",
            "note",
            "remark",
            "reiterate",
        ),
        *(
            "emphasize",
            "emphasise",
            "stress",
            "affirm",
            "admit",
            "argue",
            "claim",
            "explain",
            "deny",
        ),
        *(
            "conclude",
            "announce",
            "reply",
            "respond",
            "assert",
            "maintain",
            "summarize",
            "summarise",
        ),
        *("write", "post", "tweet", "urge", "ask", "vow", "pledge", "confirm", "describe", "call"),
        *(
            "quote",
            "accuse",
            "denounce",
            "dismiss",
            "reject",
            "praise",
            "thank",
            "promise",
            "report",
        ),
        *(
            "estimate",
            "put",
            "count",
            "record",
            "log",
            "allege",
            "acknowledge",
            "concede",
            "suggest",
        ),
        *("complain", "caution", "observe", "recall", "comment", "counter", "repeat", "underline"),
        *("underscore", "highlight", "demand", "propose", "predict", "hope", "express", "blame"),
        *(
            "list",
            "document",
            "verify",
            "register",
            "tally",
            "testify",
            "recount",
            "agree",
            "believe",
        ),
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
        *("quip", "joke", "reveal", "indicate", "elaborate", "exclaim", "plead", "beg", "clarify"),
        *(
            "blast",
            "slam",
            "mention",
            "implore",
            "advise",
            "gush",
            "fume",
            "assure",
            "decry",
            "deplore",
            "lambast",
            "answer",
            "retort",
            "reassure",
            "inform",
            "speculate",
            "muse",
            "whisper",
            "cry",
        ),
    )
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
    if stem in {"admit", "log", "refer", "quip", "beg"}:
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
    *("clarify", "explain", "reveal", "indicate", "tweet", "post", "warn", "recall", "recount"),
    *("testify", "inform", "assure", "remark", "observe", "stress"),
)
# Nouns, too: verbs only behind a name, a pronoun or a source.
ALSO_NOUNS: Final = frozenset(
    (
        *("pledges", "claims", "demands", "reports", "calls", "vows", "hopes", "counts", "logs"),
        *("records", "posts", "notes", "states", "quotes", "lists", "documents", "estimates"),
        *("promises", "comments", "labels", "brands", "puts", "voices", "appeals", "calling"),
        *("warning", "reporting", "lament", "claim", "post", "counters", "threats", "blames"),
        *("writing", "demand", "remarks", "remark", "comment"),
    )
)
GIVING_FIGURES: Final = frozenset(form for stem in _FIGURE_STEMS for form in _forms(stem)) | {
    *_FIGURE_STEMS,
    "found",
    "finds",
    "find",
}

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

OFFICES: Final = frozenset(
    ("minister", "president", "premier", "chancellor", "secretary", "spokesman", "spokeswoman",
     "spokesperson", "commander", "governor", "ambassador", "envoy", "mayor", "chairman",
     "chairwoman", "director", "superintendent", "commissioner", "administrator", "speaker",
     "negotiator", "king", "prince", "pope", "lawmaker", "mediator", "chief", "head", "leader",
     "chair", "deputy", "adviser", "advisor", "coordinator", "representative", "counsellor",
     "taoiseach", "analyst", "expert", "economist", "executive", "officer", "manager", "founder",
     "lawyer", "attorney", "delegate", "professor", "researcher", "historian", "counterpart")
)  # fmt: skip
"""Nouns for the offices and callings under which people speak."""

WRITINGS: Final = frozenset(
    ("statement", "article", "letter", "message", "note", "post", "tweet", "video", "communique",
     "communiqué", "release", "email", "text", "declaration", "memo", "speech", "recording",
     "caption", "sign", "headline", "placard", "banner", "slogan")
)  # fmt: skip
"""Nouns for what people say in writing or on tape."""

DETERMINERS: Final = frozenset(
    {"the", "a", "an", "local", "some", "one", "its", "his", "her", "two",
     "their", "another", "several", "many", "both", "three", "this", "that"}
)  # fmt: skip
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

INVERTED: Final = frozenset(
    form
    for stem in (
        *("say", "add", "warn", "explain", "note", "write", "declare", "insist", "argue", "recall"),
        *("reply", "respond", "conclude", "continue", "remark", "observe", "complain", "predict"),
        *("joke", "quip", "announce", "claim", "state", "stress", "report", "tweet"),
    )
    for form in _forms(stem)
)
"""Verbs whose subject may stand behind them, and no object: "…, said Ada Renn"."""
_NEAR: Final = 6  # words behind "reads" among which its subject is
_OF: Final = frozenset({"spoke", "spoken", "speaks", "talked", "talks", "warned", "complained"})
_FINDING: Final = frozenset({"found", "finds", "find"})
_INQUIRIES: Final = frozenset(
    ("inquiry", "enquiry", "investigation", "investigations", "investigators", "probe", "panel",
     "commission", "review", "study", "survey", "report", "inquest", "auditors")
)  # fmt: skip
_HELPING: Final = frozenset(
    (
        "to",
        "will",
        "would",
        "could",
        "can",
        "cannot",
        "must",
        "should",
        "may",
        "might",
        "did",
        "not",
    )
)
_PLURAL: Final = frozenset({"they", "police", "authorities", "media", "rebels", "commanders"})


def says(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word is a verb of saying: "said", or "went" in "She went on: “…”"."""
    low = words[at].low
    if low in SAYING:
        return True
    if low in {"read", "reads"}:  # "the statement read", "read the banner headline"
        near = [*words[max(0, at - 1) : at], *words[at + 1 : at + _NEAR]]
        return any(word.low in WRITINGS for word in near)
    behind = [word.text for word in words[at + 1 : at + 3]]
    if low in _FINDING:  # "an inquiry found", "investigators have found"
        near = [*words[max(0, at - 2) : at]]
        return any(word.low in _INQUIRIES for word in near) and near[-1].low != "was"
    if low in _OF:
        return behind[:1] in (["of"], ["about"])
    if low in _STEMS and at:  # "officials confirm", "the rebels call it"
        before, after = words[at - 1].low, words[at + 1].text if at + 1 < len(words) else ""
        is_many = before.endswith("s") and (before in SOURCES or before[:-1] in SOURCES)
        is_headline = before.endswith("s") and words[at - 1].is_name and after.isdecimal()
        return before in _PLURAL or is_many or (is_headline and low in {"report", "claim"})
    return (
        low in {"went", "goes"}
        and behind[:1] == ["on"]
        and behind[1:] in ([","], [":"], ["“"], ['"'], ["‘"], ["'"])
    )


def may_say(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word is a verb of saying behind a helping verb: "to threaten", "did not call".

    Args:
        words: The words of the text.
        at: The number of the word.
    """
    return words[at].low in _STEMS and at > 0 and words[at - 1].low in _HELPING
