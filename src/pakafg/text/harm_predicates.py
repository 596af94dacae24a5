"""What is said in several words of those who come to harm: "rounded up", "held … hostage".

Each predicate is listed as it stands behind those who suffer it: with a participle ("were held
hostage"), with a verb of their own ("lost their homes"), or as a state ("are in custody"). A
participle and its past stand before them, too: "took 12 people into custody", "blew up 12 houses".
"@" is a word such as "their".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


__all__ = ["DONE", "FIRST_WORDS", "SUFFERED", "HarmPredicate"]


class HarmPredicate(NamedTuple):
    """A verb, the words behind it, and what both say together."""

    outcome: Outcome
    verb: str
    tail: tuple[str, ...]
    things: bool  # only of things
    own: bool = False  # a verb of those who suffer it, or their state


_Table: TypeAlias = "tuple[tuple[Outcome, str], ...]"
_PARTICIPLES: Final[_Table] = (
    (
        Outcome.KILLED,
        """
        blown up, blown apart, blown to pieces, blown to bits, torn apart, torn to pieces,
        burned alive, burnt alive, buried alive, put to death, wiped out, gunned down, mown
        down, mowed down, cut down, shot dead, found dead, sent to hell, starved to death,
        burned to death, burnt to death, beaten to death, battered to death, bludgeoned to
        death, clubbed to death, kicked to death, stoned to death, stabbed to death, knifed
        to death, hacked to death, crushed to death, trampled to death, shot to death,
        tortured to death, poisoned to death, mauled to death, strangled to death, charred
        to death, swept to @ death, swept to @ deaths, sent to @ death, sent to @ deaths,
        picked off, burnt beyond recognition, burned beyond recognition, put to the sword,
        bombed to death
    """,
    ),
    (
        Outcome.WOUNDED,
        """
        burned by, burnt by, beaten up, overcome by smoke, overcome by fumes, treated at,
        treated in, treated for, taken to intensive care, sent to hospital, taken to
        hospital, rushed to hospital, sent to the hospital, taken to the hospital, overcome
        by tear gas
    """,
    ),
    (
        Outcome.CAPTURED,
        """
        taken hostage, taken captive, taken prisoner, taken prisoners, taken hostages, held
        hostage, held captive, held prisoner, held by, carried off, dragged away, dragged
        off, led away, taken away, marched off, spirited away, whisked away, whisked off,
        taken alive, captured alive
    """,
    ),
    (
        Outcome.DETAINED,
        """
        held by police, held by the police, held by authorities, held by the authorities,
        held by security forces, bundled into, taken into custody, taken into detention,
        held in custody, kept in custody, remanded in custody, remanded into custody,
        rounded up, picked up, locked up, put in jail, put in prison, put behind bars,
        thrown in jail, thrown into jail, thrown in prison, thrown into prison, sent to
        jail, sent to prison, put under arrest, placed under arrest, held for questioning,
        held on suspicion of, held in connection with, taken in for questioning, hauled
        away, hauled off, frogmarched into, hauled in
    """,
    ),
    (
        Outcome.DISPLACED,
        """
        driven out of @ homes, driven out, driven away, driven from @ homes, driven from,
        forced from @ homes, forced out of @ homes, forced out, forced from, forced to flee,
        forced to leave, forced to evacuate, forced to move, forced to abandon, compelled to
        flee, obliged to leave, made homeless, left homeless, rendered homeless, moved to
        safety, moved to shelters, brought to safety, taken to safety, moved to higher
        ground, taken to shelters, sent fleeing, thrown out of @ homes, evicted from @
        homes, driven off @ land, moved to evacuation centres, moved to evacuation centers,
        taken to evacuation centres, chased out of, chased from
    """,
    ),
    (
        Outcome.DEPORTED,
        """
        sent back to, thrown out of the country, forced across the border, sent back, pushed
        across the border, driven across the border, dumped over the border, sent across the
        border
    """,
    ),
    (
        Outcome.MISSING,
        """
        swept overboard, washed overboard
    """,
    ),
    (
        Outcome.RETURNED,
        """
        flown back, flown home
    """,
    ),
)
_PARTICIPLES_OF_THINGS: Final[_Table] = (
    (
        Outcome.DESTROYED,
        """
        blown up, blown apart, blown away, blown to pieces, burned down, burnt down, burned
        to the ground, burnt to the ground, razed to the ground, washed away, swept away,
        carried away, wiped out, wiped off, knocked down, knocked out, pulled down, torn
        down, brought down, shot down, set on fire, set ablaze, set alight, reduced to, put
        out of action, buried by, buried under, taken out, consumed by, turned to rubble,
        turned into rubble, turned to ashes, lost, totally damaged, written off
    """,
    ),
    (
        Outcome.DAMAGED,
        """
        partly destroyed, partially destroyed, partly burned, partly burnt, rendered
        uninhabitable, made uninhabitable, partially damaged, partly damaged
    """,
    ),
    (
        Outcome.SEIZED,
        """
        taken away, carried off, driven away, driven off
    """,
    ),
)
_OWN_OF_THINGS: Final[_Table] = (
    (
        Outcome.DAMAGED,
        """
        lost @ roofs, lost @ roof, partly collapsed, partially collapsed, under water,
        suffered damage, sustained damage, had @ roofs blown off, without roofs
    """,
    ),
    (
        Outcome.DESTROYED,
        """
        burned down, burnt down, went up in flames, gone up in flames, lost to, in ruins, in
        ashes
    """,
    ),
)
_OWN_VERBS: Final[_Table] = (
    (
        Outcome.KILLED,
        """
        lost @ lives, lost @ life, suffered fatal injuries, suffered fatal wounds, suffered
        fatal burns, lose @ lives, losing @ lives, sacrificed @ lives, sacrificed @ life,
        laid down @ lives, passed away, pass away, met @ death, met @ deaths, met @ end,
        found @ death, embraced martyrdom, attained martyrdom, embraced shahadat, froze to
        death, frozen to death, starved to death, bled to death, choked to death, burned to
        death, burnt to death, suffocated to death, fell to @ death, fell to @ deaths,
        fallen to @ death, fallen to @ deaths, fall to @ deaths, plunged to @ death, plunged
        to @ deaths, jumped to @ death, jumped to @ deaths, leapt to @ deaths, did not
        survive, did not make it, died of, among the fallen, among the slain, identified
        among the dead, identified among the victims
    """,
    ),
    (
        Outcome.WOUNDED,
        """
        fighting for @ lives, fighting for @ life, suffered burns, suffering burns, in
        intensive care, needed treatment, needed medical treatment, needed hospital
        treatment, needed medical attention, required treatment, required medical treatment,
        required surgery, received treatment, receiving treatment, received medical
        treatment, lost @ limbs, lost @ foot, lost @ feet, lost @ leg, lost @ legs, lost @
        arm, lost @ arms, lost @ hand, lost @ hands, lost @ eye, lost @ sight, in need of
        hospital care, in need of treatment, broke bones
    """,
    ),
    (
        Outcome.MISSING,
        """
        went missing, gone missing, going missing, lost at sea, have vanished, had vanished,
        have not been found, had not been found, could not be found, have yet to be found
    """,
    ),
    (
        Outcome.CAPTURED,
        """
        in captivity, in the hands of, fell into enemy hands, fallen into enemy hands, fell
        into the hands of
    """,
    ),
    (
        Outcome.DETAINED,
        """
        in custody, in the custody of, in detention, under arrest, behind bars, in cells, in
        handcuffs
    """,
    ),
    (
        Outcome.DISPLACED,
        """
        left @ homes, lost @ homes, leave @ homes, leaving @ homes, abandoned @ homes,
        abandoning @ homes, left @ villages, had to leave, sought refuge, sought shelter,
        seeking refuge, seeking shelter, took refuge, took shelter, taken refuge, taken
        shelter, taking refuge, taking shelter, found refuge, crossed into, crossed the
        border, poured into, poured across, streamed into, streamed across, flooded into,
        spilled across, living in camps, living in tents, sheltering in, sheltering at,
        living in shelters, without shelter, living without shelter, streamed out of, poured
        out of, taken flight, took flight, sleeping in the open, living in the open, had to
        quit
    """,
    ),
    (
        Outcome.RETURNED,
        """
        gone home, went home, come home, gone back, went back, came back, returning home,
        coming home, came home, made @ way back, making @ way back, crossed back, streamed
        back, trudged back, moved back, home again
    """,
    ),
)
_DEEDS: Final[_Table] = (
    (
        Outcome.MISSING,
        """
        searching for, search for, looking for, hunting for, no word of, no trace of, no
        sign of, whereabouts of
    """,
    ),
    (
        Outcome.WOUNDED,
        """
        treated, treating
    """,
    ),
    (
        Outcome.CAPTURED,
        """
        holding, made off with, making off with
    """,
    ),
    (
        Outcome.KILLED,
        """
        slit the throats of, cut the throats of
    """,
    ),
)
_DEEDS_TO_THINGS: Final[_Table] = (
    (
        Outcome.DESTROYED,
        """
        set fire to, setting fire to, buried, burying, consumed
    """,
    ),
    (
        Outcome.DAMAGED,
        """
        tore roofs off, tore the roofs off, tearing roofs off, tearing the roofs off, ripped
        roofs off, ripped the roofs off, blew roofs off, blew the roofs off
    """,
    ),
    (
        Outcome.SEIZED,
        """
        made off with, making off with
    """,
    ),
)
_PASTS: Final = {
    "taken": "took", "blown": "blew", "torn": "tore", "driven": "drove", "thrown": "threw",
    "beaten": "beat", "mown": "mowed", "flown": "flew", "written": "wrote",
}  # fmt: skip
_PRESENTS: Final = {
    "taken": "takes", "blown": "blows", "torn": "tears", "driven": "drives", "thrown": "throws",
    "beaten": "beats", "mown": "mows", "put": "puts", "cut": "cuts", "shot": "shoots",
    "found": "finds", "sent": "sends", "held": "holds", "led": "leads", "kept": "keeps",
    "made": "makes", "left": "leaves", "brought": "brings", "swept": "sweeps", "set": "sets",
    "burnt": "burns", "lost": "loses", "flown": "flies", "written": "writes",
}  # fmt: skip
_GERUNDS: Final = {
    "blown": "blowing", "torn": "tearing", "put": "putting", "cut": "cutting",
    "shot": "shooting", "found": "finding", "sent": "sending", "beaten": "beating",
    "taken": "taking", "held": "holding", "led": "leading", "kept": "keeping",
    "thrown": "throwing", "driven": "driving", "made": "making", "left": "leaving",
    "brought": "bringing", "swept": "sweeping", "set": "setting", "burnt": "burning",
    "mown": "mowing", "lost": "losing", "flown": "flying", "written": "writing",
}  # fmt: skip


def _predicates(
    table: _Table, *, things: bool = False, own: bool = False
) -> Iterator[HarmPredicate]:
    """Read predicates that a table lists."""
    for outcome, listed in table:
        for phrase in listed.split(","):
            verb, *tail = phrase.split()
            yield HarmPredicate(outcome, verb, tuple(tail), things, own)


def _gerund(participle: str) -> str:
    """Put a participle into its form with "-ing": "carried" becomes "carrying"."""
    stem = participle.removesuffix("ed")
    own = _GERUNDS.get(participle)
    return own or (f"{stem[:-1]}ying" if stem.endswith("i") else f"{stem}ing")


def _forms(participle: str) -> set[str]:
    """List a verb as it stands before those who suffer it: "taken", "took", "taking", "takes"."""
    past = _PASTS.get(participle, participle)
    present = _PRESENTS.get(participle)
    # Of "moved" and "washed" one of these is right, and the others are no words.
    presents = {f"{participle[:-1]}s", f"{participle[:-2]}s", f"{participle[:-2]}es"}
    return {participle, past, _gerund(participle), *({present} if present else presents)}


def _by_verb(predicates: Sequence[HarmPredicate]) -> dict[str, tuple[HarmPredicate, ...]]:
    """Put predicates by their first word, the longest first."""
    table: dict[str, list[HarmPredicate]] = {}
    for each in sorted(predicates, key=lambda predicate: -len(predicate.tail)):
        table.setdefault(each.verb, []).append(each)
    return {verb: tuple(listed) for verb, listed in table.items()}


_PASSIVES: Final = (*_predicates(_PARTICIPLES), *_predicates(_PARTICIPLES_OF_THINGS, things=True))
SUFFERED: Final = _by_verb(
    (
        *_PASSIVES,
        *_predicates(_OWN_VERBS, own=True),
        *_predicates(_OWN_OF_THINGS, things=True, own=True),
    )
)
"""What is said behind those who suffer it, by its first word."""
DONE: Final = _by_verb(
    [each._replace(verb=form) for each in _PASSIVES for form in _forms(each.verb)]
    + [*_predicates(_DEEDS), *_predicates(_DEEDS_TO_THINGS, things=True)]
)
"""What is said before those who suffer it, by its first word."""
FIRST_WORDS: Final = frozenset(SUFFERED) - {"in", "under", "behind", "among", "have", "had"}
"""Words with which a predicate begins, and which are no part of a noun before it."""
