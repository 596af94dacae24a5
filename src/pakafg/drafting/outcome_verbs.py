"""Words for what becomes of people and things, as news sentences build them around a number.

Each word says how it may stand: right before its number ("killed 12"), behind it ("12 killed"), as
the noun that is counted ("12 deaths"), or as a noun whose number follows ("a death toll of 12").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.values.vocabularies import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "GROUPS",
    "OUTCOME_WORDS",
    "PERSONS",
    "SINGLE_PERSONS",
    "STATUSES",
    "THINGS",
    "OutcomeWord",
    "combined",
]


class OutcomeWord(NamedTuple):
    """A word for an outcome, and where its number may stand."""

    outcome: Outcome
    before: bool = False  # "killed 12", "displacing 1,000"
    behind: bool = False  # "12 dead", "12 were killed"
    counted: bool = False  # "12 deaths"
    measured: bool = False  # "a toll of 12", "deaths rose to 12"
    things: bool = False  # only of things: "12 jets downed"


def _outcome_words(
    outcome: Outcome, verbs: str = "", states: str = "", nouns: str = "", present: str = ""
) -> dict[str, OutcomeWord]:
    """List words of an outcome: verbs stand on both sides, states behind, nouns are counted.

    Verbs of the present stand only before their number: "police arrest 12".
    """
    return {
        **{each: OutcomeWord(outcome, before=True) for each in present.split()},
        **{each: OutcomeWord(outcome, before=True, behind=True) for each in verbs.split()},
        **{each: OutcomeWord(outcome, behind=True) for each in states.split()},
        **{each: OutcomeWord(outcome, counted=True, measured=True) for each in nouns.split()},
    }


OUTCOME_WORDS: Final[Mapping[str, OutcomeWord]] = {
    **_outcome_words(
        Outcome.KILLED,
        "killed kill kills killing slain slaying murdered murdering massacred executed martyred "
        "assassinated slaughtered beheaded beheading executing lynched eliminated eliminating "
        "massacring assassinating slaughtering neutralised neutralized neutralising neutralizing "
        "liquidated decapitated exterminated hanged electrocuted strangled",
        "succumbed succumbing dead died die dies dying perished drowned lifeless suffocated "
        "asphyxiated",
        "deaths death fatalities fatality killings bodies body corpses corpse toll dead martyrs "
        "martyrdom assassination assassinations executions beheadings murders",
        "behead beheads execute executes eliminate eliminates slay slays massacre massacres "
        "murder assassinate assassinates",
    ),
    "dead": OutcomeWord(Outcome.KILLED, behind=True, measured=True),
    **_outcome_words(
        Outcome.WOUNDED,
        "wounded wounding wounds injured injuring injures injure hurt hurting maimed maiming "
        "mutilated scalded blinded bruised",
        "hospitalised hospitalized",
        "injuries injury",
        "wound hurts",
    ),
    **_outcome_words(Outcome.CASUALTIES, nouns="casualties"),
    **_outcome_words(Outcome.MISSING, states="missing unaccounted disappeared vanished"),
    **_outcome_words(
        Outcome.CAPTURED,
        "captured capturing snatched snatching kidnapped kidnapping kidnaped abducted abducting "
        "hijacked hijacking",
        nouns="captives pows hostages abductions kidnappings",
        present="capture captures kidnap kidnaps abduct abducts hijack",
    ),
    **_outcome_words(
        Outcome.DETAINED,
        "detained detaining arrested arresting jailed imprisoned apprehended apprehending "
        "interned incarcerated nabbed nabbing remanded",
        "recaptured",
        "arrests detentions detainees internees",
        "detain detains arrest",
    ),
    **_outcome_words(
        Outcome.DISPLACED,
        "displaced displacing evacuated evacuating uprooted uprooting relocated relocating "
        "resettled resettling dispossessed evicted evicting",
        "fled flee fleeing homeless",
        "displacement refugees evacuees",
        "displaces displace evacuate evacuates",
    ),
    **_outcome_words(
        Outcome.RETURNED, "repatriated repatriating", "returned returning", "returns returnees"
    ),
    **_outcome_words(
        Outcome.DEPORTED,
        "deported deporting expelled expelling",
        nouns="deportations expulsions deportees",
        present="deport deports expel expels",
    ),
    **{
        each: OutcomeWord(outcome, before=True, behind=True, things=True)
        for outcome, verbs in (
            (
                Outcome.DESTROYED,
                (
                    "destroyed destroying destroy destroys downed downing sunk sank razed "
                    "demolished levelled leveled flattened torched burned burnt gutted "
                    "bulldozed bulldozing wrecked wrecking ruined obliterated incinerated "
                    "flattening razing demolishing torching collapsed"
                ),
            ),
            (
                Outcome.DAMAGED,
                (
                    "damaged damaging damage damages flooded flooding submerged inundated "
                    "smashed vandalised vandalized cracked shattered holed scorched"
                ),
            ),
            (Outcome.SEIZED, "seized seizing seize seizes impounded confiscated confiscating"),
        )
        for each in verbs.split()
    },
}
"""Every such word, in lower case."""

_COMBINED: Final[Mapping[frozenset[Outcome], Outcome]] = {
    frozenset({Outcome.KILLED, Outcome.WOUNDED}): Outcome.CASUALTIES,
    frozenset({Outcome.KILLED, Outcome.MISSING}): Outcome.KILLED_OR_MISSING,
}


def combined(one: Outcome, other: Outcome) -> Outcome | None:
    """Name the outcome of "killed or wounded"; None where there is none.

    >>> str(combined(Outcome.KILLED, Outcome.WOUNDED))
    'casualties'
    """
    return _COMBINED.get(frozenset({one, other}))


def _of(words: Mapping[str, str]) -> dict[str, str]:
    """Map each of the words to what it means."""
    return {each: meaning for meaning, listed in words.items() for each in listed.split()}


STATUSES: Final[Mapping[str, str]] = _of(
    {
        "civilian": "civilian civilians noncombatants noncombatant",
        "soldier": "soldier soldiers troops troop servicemen serviceman personnel infantrymen "
        "troopers paratroopers marines guardsmen sailors airmen",
        "militant": "militant militants fighter fighters insurgent insurgents rebel rebels "
        "terrorist terrorists gunman gunmen guerrillas militiamen jihadist jihadists jihadis",
        "police": "policeman policemen policewoman policewomen police constable constables",
        "journalist": "journalist journalists reporter reporters cameraman cameramen",
        "prisoner": "prisoner prisoners inmates inmate detainees detainee",
        "aircraft": "aircraft plane planes jet jets helicopter helicopters warplane warplanes",
        "drone": "drone drones uav uavs quadcopter quadcopters",
        "vehicle": "vehicle vehicles tank tanks truck trucks car cars bus buses "
        "pickup pickups motorcycle motorcycles motorbike motorbikes ambulance ambulances",
        "vessel": "vessel vessels ship ships boat boats warship warships trawler trawlers "
        "frigate frigates ferry ferries gunboat gunboats submarine submarines dinghy dinghies",
        "post": "post posts outpost outposts camp camps base bases checkpoint checkpoints",
        "building": "building buildings house houses home homes school schools mosque mosques "
        "church churches temple temples hospital hospitals shop shops",
    }
)
"""Nouns, each with the status that it names."""

THINGS: Final = frozenset({"aircraft", "drone", "vehicle", "vessel", "post", "building"})
"""The statuses that are of things."""

GROUPS: Final[Mapping[str, str]] = _of(
    {
        "woman": "woman women",
        "man": "man men",
        "child": "child children boy boys girl girls infant infants minors toddler toddlers",
        "elder": "elder elders",
    }
)
"""Nouns, each with the group that it names."""

PERSONS: Final = frozenset(
    (
        *("people", "persons", "person", "others", "other", "residents", "villagers", "villager"),
        *(
            "families",
            "refugees",
            "lives",
            "victims",
            "workers",
            "passengers",
            "students",
            "pilots",
        ),
        *(
            "worshippers",
            "farmers",
            "crew",
            "officers",
            "officer",
            "commanders",
            "members",
            "staff",
        ),
        *("paramedic", "paramedics", "medic", "doctor", "nurse", "driver", "guard", "worker"),
        *("rescuer", "firefighter", "firefighters", "volunteers", "volunteer", "engineers"),
        *("engineer", "labourer", "laborer", "locals", "adults", "adult", "teenagers"),
        *(
            "ranger",
            "rangers",
            "commando",
            "commandos",
            "recruits",
            "cadets",
            "suspects",
            "leaders",
        ),
        *("cadres", "comrades", "colleagues", "sons", "daughters", "brothers", "sisters"),
        *("cousins", "grandsons", "granddaughters", "grandchildren", "granddaughter", "grandson"),
        *("hostages", "hostage", "priests", "priest", "clerics", "cleric", "lawyers", "judges"),
        *("officials", "official", "relatives", "bodyguards", "mourners", "shoppers", "herders"),
        *(
            "pilgrims",
            "tourists",
            "migrants",
            "doctors",
            "nurses",
            "medics",
            "teachers",
            "guards",
            "schoolchildren",
            "pupils",
        ),
        *("men", "individuals", "protesters", "demonstrators", "labourers", "laborers", "drivers"),
        *("nationals", "citizens", "fishermen", "peacekeepers", "more", "bystanders", "rescuers"),
    )
)
"""Other nouns for people."""

SINGLE_PERSONS: Final = frozenset(
    (
        *("woman", "man", "child", "boy", "girl", "infant", "toddler", "baby", "elder", "teenager"),
        *("youth", "mother", "father", "daughter", "son", "sister", "brother", "wife", "husband"),
        *("civilian", "noncombatant", "person", "resident", "villager", "citizen", "national"),
        *("soldier", "serviceman", "trooper", "paratrooper", "marine", "sailor", "airman", "jawan"),
        *("militant", "fighter", "insurgent", "rebel", "terrorist", "gunman", "militiaman"),
        *("policeman", "policewoman", "constable", "officer", "sergeant", "ranger", "commando"),
        *("journalist", "reporter", "cameraman", "photographer", "prisoner", "inmate", "detainee"),
        *("doctor", "nurse", "medic", "paramedic", "driver", "guard", "worker", "employee"),
        *("rescuer", "firefighter", "volunteer", "engineer", "labourer", "laborer", "adult"),
        *("hostage", "priest", "cleric", "imam", "lawyer", "judge", "teacher", "student"),
        *("farmer", "shepherd", "fisherman", "refugee", "passenger", "pilot", "tourist"),
        *("peacekeeper", "bystander", "protester", "demonstrator", "suspect", "commander"),
        *(
            "male",
            "female",
            "pedestrian",
            "motorist",
            "member",
            "colleague",
            "aide",
            "bodyguard",
            "monk",
            "nun",
            "activist",
            "elder",
        ),
        *("official", "mayor", "governor", "lawmaker", "diplomat", "leader", "contractor"),
    )
)
"""Nouns for one person, who may be harmed."""
