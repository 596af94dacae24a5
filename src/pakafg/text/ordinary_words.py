"""The words of news English that readers take for one another, and those that tell nothing.

Laws of this file: no word of one conflict stands here. Names have their spellings in the records,
and endings ("collapse", "collapsed") are the search's: a word stands here in one form, but for
forms that no ending makes ("begin", "began").
"""

from __future__ import annotations

from typing import Final

__all__ = ["LIKE_WORDS", "TELLING_NOTHING"]

LIKE_WORDS: Final[tuple[tuple[str, ...], ...]] = (
    ("killed", "dead", "died", "die", "dies", "death", "fatality", "slain", "lives", "perished"),
    ("wounded", "wound", "injured", "injury", "injuries", "hurt"),
    ("casualties", "victims", "toll", "losses", "killed", "wounded"),
    ("missing", "disappeared", "vanished"),
    ("captured", "capture", "seized", "taken", "took", "overran", "prisoners"),
    ("displaced", "uprooted", "homeless", "fled", "flee", "displacement"),
    ("deported", "expelled", "deportation", "expulsion"),
    ("returned", "returnees", "repatriated", "went back", "sent back"),
    ("abducted", "kidnapped", "hostages", "captives", "carried off"),
    ("free", "freed", "release", "set free"),
    ("destroyed", "destruction", "ruined"),
    ("damaged", "damage"),
    ("begin", "began", "begun", "start", "first", "initiate", "launch", "led up"),
    (
        *("end", "over", "collapse", "fail", "failure", "broke", "broken", "break", "breakdown"),
        *("deadlock", "impasse", "stalled", "stalemate", "fell", "concluded"),
    ),
    ("ceasefire", "cease fire", "truce", "armistice"),
    ("talks", "negotiation", "dialogue", "round", "meeting", "met", "summit"),
    ("soldiers", "troops", "servicemen", "servicewomen", "military"),
    ("civilians", "noncombatants", "non combatants", "villagers"),
    ("police", "policemen", "officers"),
    ("militants", "fighters", "insurgents", "rebels", "gunmen", "terrorists"),
    ("children", "child", "kids", "minors"),
    ("fighting", "fought", "fight", "clashes", "battle", "hostilities", "war", "scuffle"),
    ("break", "burst", "rupture", "collapse"),
    ("shooting", "shot", "fire", "gunfire", "skirmish", "shelling", "exchange"),
    ("airstrikes", "air strikes", "strikes", "bombing", "bombed", "bombardment", "air raids"),
    ("explosion", "blast", "exploded", "bombing"),
    ("attack", "assault", "raid"),
    ("mediate", "mediator", "broker", "facilitate", "facilitator", "go between", "host"),
    ("blame", "fault", "responsible", "guilty", "accuse", "accusation", "charge"),
    ("refuse", "refusal", "reject", "rejection", "decline", "turned down"),
    ("cause", "trigger", "reason", "provoke", "led up"),
    ("agree", "agreement", "deal", "accord", "pact", "accept", "concede"),
    ("demand", "condition", "want", "insist", "ask"),
    ("answer", "reply", "respond", "response", "react", "reaction"),
    ("guarantee", "pledge", "promise", "commitment", "assurance"),
    ("written", "writing", "signed", "sign", "paper"),
    ("border", "frontier", "crossing"),
    ("closed", "closure", "shut", "shutdown", "open", "reopen"),
    ("loss", "lost", "lose", "cost", "damage"),
    ("money", "revenue", "dollars", "rupees"),
    ("daily", "day"),
    ("weekly", "week"),
    ("trade", "commerce", "exports", "imports", "traders"),
    ("refugees", "migrants", "returnees", "asylum seekers"),
    ("weapon", "arms", "ammunition", "calibre", "guns"),
    ("further", "more", "again", "next", "resume", "continue"),
    ("hold", "held", "last", "survive", "kept", "stand"),
    ("violation", "violated", "breach", "broken", "broke"),
    ("deny", "denied", "denial", "admit", "dispute", "true", "false"),
    ("leader", "led", "lead", "head", "headed", "chief"),
    ("attend", "present", "took part", "member"),
    ("delegation", "team", "delegates", "negotiators"),
    ("say", "said", "says", "told", "claimed", "statement"),
)
"""Words that a reader takes for one another; a word may stand with several others."""

_SMALL: Final = (
    "a about after all an and any anybody anyone are as at be been being between both but by "
    "came can come could did do does doing down during each every for from get give given "
    "gave go goes had has have he her him his how i if in into is it its just let many may me "
    "might most much must my no nobody not of off on one onto or other our out people person "
    "persons please really s she should so some somebody someone such take takes tell than "
    "that the their them then there these they this those through to under up upon us was we "
    "were what whatever where which while who whom whose will with within would you your "
    "happen happened"
)

TELLING_NOTHING: Final = frozenset(_SMALL.split())
"""Words of a question that tell no thing from another."""
