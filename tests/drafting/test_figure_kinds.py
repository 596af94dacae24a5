"""Figures that news tells in other words than "killed 12", and what is near and is none."""

from __future__ import annotations

from typing import Final

import pytest
import yaml

from pakafg.corpus.reading import read_corpus
from pakafg.drafting import Proposal, ProposalKind, draft

CODEBOOK: Final = {
    "parties": [
        {"id": "norland", "name": "Norland", "people": "norlandic", "adjective": "Norlandic"},
        {"id": "sudria", "name": "Sudria", "people": "sudrian", "adjective": "Sudrian"},
    ]
}


def drafted(text: str) -> list[Proposal]:
    files = {
        "codebook.yaml": yaml.safe_dump(CODEBOOK).encode(),
        "a.txt": text.encode(),
        "a.yaml": yaml.safe_dump({"document": {"id": "a", "published": "2030-05-16"}}).encode(),
    }
    corpus, problems = read_corpus(files)
    assert not problems, problems
    return [each for each in draft(corpus, "a").proposals if each.kind is ProposalKind.CASUALTY]


def figures(text: str) -> list[tuple[str, str]]:
    return [(each.record["outcome"], each.record["count"]) for each in drafted(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two bus drivers were hurt.", [("wounded", "Two")]),
        ("Five street vendors and three beekeepers were killed.",
         [("killed", "Five"), ("killed", "three")]),
        ("Police said 36 NPF(R) cadres were killed.", [("killed", "36")]),
        ("The blast killed a colonel and two privates.", [("killed", "a"), ("killed", "two")]),
        ("They shot dead a surrendered rebel Ivo Kral outside his house.", [("killed", "a")]),
        ("A mob stoned to death two men.", [("killed", "two")]),
        ("She condemned the massacre of 75 villagers and the abduction of 12 girls.",
         [("killed", "75"), ("captured", "12")]),
        ("The arrest of four students led to the march.", [("detained", "four")]),
        ("A patrol found the body of a miner.", [("killed", "a")]),
        ("Voting was calm but for one death.", [("killed", "one")]),
        ("About 12,700 people have been arbitrarily arrested.", [("detained", "About 12,700")]),
        ("Three suspects were taken into custody.", [("detained", "Three")]),
        ("Two civilians received gunshot wounds.", [("wounded", "Two")]),
        ("Two climbers have fallen to their deaths.", [("killed", "Two")]),
        ("Some 4,800 houses burned.", [("destroyed", "Some 4,800")]),
        ("A number of people were hurt and many soldiers died.",
         [("wounded", "A number"), ("killed", "many")]),
    ],
)  # fmt: skip
def test_those_counted_are_found_by_other_nouns_and_verbs(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two policemen, including a superintendent of police were killed and 12 others hurt.",
         [("killed", "Two"), ("killed", "a"), ("wounded", "12")]),
        ("Two people including an abbot were hurt.", [("wounded", "Two"), ("wounded", "an")]),
        ("Three rebels, including two from Harra, and an old woman were killed.",
         [("killed", "Three"), ("killed", "two"), ("killed", "an")]),
        ("One person identified as Ivo Kral was killed.", [("killed", "One")]),
        ("An engineer living in Orrin also died.", [("killed", "An")]),
        ("Three youths from Orrin, who were kidnapped last month, said so.",
         [("captured", "Three")]),
        ("His two brothers, 17 and 22, were arrested.", [("detained", "two")]),
        ("The clash left six students and a guard injured.",
         [("wounded", "six"), ("wounded", "a")]),
        ("Four displaced villagers were killed.", [("killed", "Four")]),
        ("A soldier was hurt and was taken to a clinic, where he succumbed.", [("killed", "A")]),
        ("Nine people, including an eight-year-old, died.", [("killed", "Nine"), ("killed", "an")]),
        ("A bomb killed four. The dead were identified as one driver and three street vendors.",
         [("killed", "four"), ("killed", "one"), ("killed", "three")]),
        ("The hall was damaged, along with dozens of shops.", [("damaged", "dozens")]),
        ("A total of 11 civilians — including an eight-year-old — as well as one guard have died.",
         [("killed", "A total of 11"), ("killed", "an"), ("killed", "one")]),
        ("At least 57 civilians are confirmed as having been killed.",
         [("killed", "At least 57")]),
        ("Four of the hurt were shifted to Orrin for treatment.", [("wounded", "Four")]),
        ("One of the injured men, 25-year-old Ivo Kral, died on the way.", [("killed", "One")]),
        ("Two of the three victims died.", [("killed", "Two")]),
        ("A climber has fallen to his death.", [("killed", "A")]),
        ("A nurse was struck and killed by a truck.", [("killed", "A")]),
        ("It pushed the death toll above 680.", [("killed", "above 680")]),
        ("How many people died? Not fewer than six.", [("killed", "Not fewer than six")]),
        ("Is anyone still missing? As of 15 May, seven fishermen.", [("missing", "seven")]),
        ("Some 18 guards were evacuated for medical care.", [("wounded", "Some 18")]),
        ("Some 18 guards were evacuated from the hill.", [("displaced", "Some 18")]),
        ("A guard was killed and another injured.", [("killed", "A"), ("wounded", "another")]),
        ("A guard was killed and a second was hurt.", [("killed", "A"), ("wounded", "a")]),
        ("Several people had burn injuries; four patients were being treated.",
         [("wounded", "Several"), ("wounded", "four")]),
        ("A raid kills three: ministry.", [("killed", "three")]),
        ("A nurse is in serious condition.", [("wounded", "A")]),
        ("Around 40 homes were wiped out.", [("destroyed", "Around 40")]),
        ("His two nieces were taken by the gunmen.", [("captured", "two")]),
        ("Three of those killed were police officers and two were cooks.",
         [("killed", "Three"), ("killed", "two")]),
        ("Three of those killed were police officers and four farmers.",
         [("killed", "Three"), ("killed", "four")]),
        ("Four people [were] killed at once.", [("killed", "Four")]),
        ("A total of 429 deaths have been reported, alongside 82 missing sailors.",
         [("killed", "A total of 429"), ("missing", "82")]),
        ("Raiders killed 40 people and wounded many more.",
         [("killed", "40"), ("wounded", "many")]),
        ("Eight people including three soldiers and a Border Force (BF) officer were killed.",
         [("killed", "Eight"), ("killed", "three"), ("killed", "a")]),
        ("A guard posted at the bridge was killed.", [("killed", "A")]),
        ("Gunmen killed a senior Ministry of Trade official.", [("killed", "a")]),
        ("Two of the villagers who suffered grave injuries died at once.", [("killed", "Two")]),
        ("A shell hit the house, killing him, his wife and three of his children.",
         [("killed", "three")]),
        ("One suspect was in custody.", [("detained", "One")]),
        ("The groups lynched 350 people. Of those, 310 were rebels and one was a guard.",
         [("killed", "350"), ("killed", "310"), ("killed", "one")]),
        ("The army detained 14 suspects, including three affiliated with the front.",
         [("detained", "14"), ("detained", "three")]),
        ("Ada Renn was killed along with three others.", [("killed", "three")]),
        ("A strike hit the car, killing commander Ivo Kral and three others.",
         [("killed", "three")]),
    ],
)  # fmt: skip
def test_what_became_of_them_is_found_behind_what_stands_between(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six villagers died in Orrin, two in Harra and one in Tasket.", ["Six", "two", "one"]),
        ("The raid led to the death of fourteen people, nine in a field and five on the road.",
         ["fourteen", "nine", "five"]),
        ("The strikes killed 12 people in the capital and 15 in the north.", ["12", "15"]),
        ("The quake killed 900 people in Norland and dozens more in Sudria.", ["900", "dozens"]),
    ],
)  # fmt: skip
def test_numbers_of_several_places_share_one_outcome(text: str, expected: list[str]) -> None:
    found = figures(text)
    assert {outcome for outcome, _ in found} == {"killed"}
    assert [count.removesuffix(" more") for _, count in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A blast killed five and one in the crowd fired back.", ["five"]),
        ("A strike killed five people in a house, two in front of it escaped.", ["five"]),
        ("Police detained 30 people, one in three of them a minor.", ["30"]),
        ("Nine people, including a boy, survived and eight were seen on the road.", []),
        ("Over 100 people were hurt as 16 bombs went off.", ["Over 100"]),
        ("According to two witnesses, some threw stones and police held at least 10 men.", []),
        ("A court lifted the death penalty of 15 convicts.", []),
        ("The capture of three towns ended the week.", []),
        ("A loss of two points followed, and the execution of five contracts.", []),
        ("A mob of 150 men fell upon them, forcing them to flee.", []),
        ("A man of 1 Harra Rifles was killed.", ["A"]),
        ("Nobody knows how many people were killed; there are many reasons to kill.", []),
        ("Ten men working at a site said five had been killed.", ["five"]),
        ("Rebels killed 17 people, including women, and set four wards ablaze.", ["17"]),
        ("Two women, 30 and 56 years old, were hurt.", ["Two"]),
        ("Four men were taken by train to Orrin.", []),
        ("A second was lost, and another idea died.", []),
        ("A guard posted a letter and was glad that nobody had been killed.", ["nobody"]),
        ("The killing of a Ministry of Trade plan took a week.", []),
        ("Her neighbour Mara Lo, 35, who fled with her sons, is back.", []),
        ("The club lost two more players for the rest of the season.", []),
        ("He was tried for the attempted murder of two policemen and of a guard.", []),
        ("They demanded the arrest of four soldiers. She sought the arrest of a guard.", []),
        ("A drone struck a bus with 22 miners, 11 of whom were killed.", ["11"]),
        ("A sniper shot dead a woman.", ["a"]),
        ("Forty people were likely killed, and nine were narrowly killed.", []),
        ("The team lost a player, and a club lost a member.", []),
        ("How many people were killed? Ten men know.", []),
        ("How many were not hurt? Six.", []),
        ("Was anybody killed? Two ministers have asked.", []),
        ("According to a local army spokesman, two soldiers were killed.", ["two"]),
        ("Two bunkers and three tankers were there when a guard was killed.", ["a"]),
    ],
)  # fmt: skip
def test_what_is_near_and_counts_nobody_is_no_figure(text: str, expected: list[str]) -> None:
    assert [count for _, count in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("“In the fight, four rebels have been killed,” a police official said.",
         "a police official"),
        ("“It was bad,” said Ada Renn of the relief office. “We counted nine dead.”", "Ada Renn"),
        ("Nine people were killed and 21 hurt in the raid, a Sudrian doctors’ group said.",
         "group"),
        ("Nine people were killed, police said, the Orrin Post reported.", "police"),
        ("Kral said: “The ministry says that 12 people were killed.”", "The ministry"),
    ],
)  # fmt: skip
def test_a_figure_is_told_by_whoever_utters_it(text: str, giver: str) -> None:
    for each in drafted(text):
        assert f"who “{giver}” is, to whom the sentence attributes it" in each.doubts


def test_whoever_only_blames_somebody_gives_no_figure() -> None:
    (found,) = drafted("The government blamed rebels for a bomb that killed two people.")
    assert not any("attributes" in doubt for doubt in found.doubts)


def test_the_same_number_from_two_givers_is_two_figures() -> None:
    text = "Nine people were killed, the mayor said. Nine people were killed, Ada Renn said."
    assert figures(text) == [("killed", "Nine")] * 2
    text = "Nine people were killed, the mayor said. Nine people were killed, the mayor said."
    assert figures(text) == [("killed", "Nine")]


def test_a_figure_runs_over_the_lines_of_a_wrapped_text() -> None:
    text = (
        "The market in the old town was hit on Sunday as people\n"
        "were buying bread, and the mayor has reports of four\n"
        "wounded and at least eleven people who were\n"
        "killed in the square before the old court.\n"
    )
    assert figures(text) == [("wounded", "four"), ("killed", "at least eleven")]
    assert drafted(text)[0].citations[0].quote == "four\nwounded"


def test_lines_that_stand_alone_are_not_joined() -> None:
    assert figures("Villages hit: four\n\nwounded dogs were seen\n\nin the old town\n") == []
    assert figures("Talks on trade, 12\nKilled bills in the house: none\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "Thousands could be killed if the dam breaks, the mayor said.",
        "A second strike would have killed dozens.",
        "Such a bomb might wound 40 people.",
    ],
)
def test_what_could_be_is_no_figure(text: str) -> None:
    assert figures(text) == []


def test_what_may_have_happened_is_a_figure_in_doubt() -> None:
    (figure,) = drafted("Up to 300 people may have died, the ministry said.")
    assert "whether it happened: the words say that it may have" in figure.doubts
    (held,) = drafted("In May have 12 miners died in the shaft.")
    assert not any("whether it happened" in doubt for doubt in held.doubts)


@pytest.mark.parametrize(
    "text",
    [
        "A boy of nine was killed by the shell.",
        "A man of 62 died in hospital.",
        "A girl aged 12 was killed on the road.",
    ],
)
def test_an_age_is_no_count_of_the_dead(text: str) -> None:
    assert figures(text) == [("killed", "A")]


def test_what_a_person_belongs_to_is_no_age() -> None:
    assert figures("A soldier of 12 Harra Rifles was killed.") == [("killed", "A")]


def test_a_toll_is_told_before_what_is_said_of_others_behind_it() -> None:
    text = "The death toll from the clashes climbs to 96, many are injured, displaced and missing."
    assert figures(text) == [("killed", "96"), ("wounded", "many")]


def test_forces_are_counted_in_a_row() -> None:
    text = "They stormed the college, killing 142 students and 6 security forces."
    assert figures(text) == [("killed", "142"), ("killed", "6")]


@pytest.mark.parametrize(
    "text",
    [
        "The clinic took in 13, seven with serious injuries.",
        "A guard fled, and seven others escaped with injuries.",
    ],
)
def test_those_with_injuries_are_hurt_whoever_they_are(text: str) -> None:
    assert ("wounded", "seven") in figures(text)


def test_those_who_escape_unhurt_are_no_figure() -> None:
    assert figures("Seven others escaped with their savings.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The raid killed 1\u200b2 people.", [("killed", "1\u200b2")]),
        ("Twelve sol\u00addiers were killed.", [("killed", "Twelve")]),
        ("Twenty\u2011one soldiers were killed.", [("killed", "Twenty-one")]),
        ("The raid wounded 12\u201115 people.", [("wounded", "12-15")]),
        ("A 12\u2011year\u2011old boy was killed.", [("killed", "A")]),
        ("The raid killed 12 000 men.", [("killed", "12 000")]),
        ("The raid killed 12\u00a0000 men.", [("killed", "12 000")]),
        # Two numbers, or one: no figure is made of a half.
        ("Some 1\u202f500 soldiers were killed.", []),
        ("On 4 May 2030 300 people were killed.", [("killed", "300")]),
        ("In 2029 12 people were killed.", [("killed", "12")]),
    ],
)
def test_a_number_is_read_whole_whatever_hyphen_or_space_it_has(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert figures(text) == expected
