"""Who gives a figure, by whatever words a text says so, and who does not."""

from __future__ import annotations

import re

import pytest
from drafting.test_figure_kinds import drafted


def givers(text: str) -> list[str | None]:
    """List to whom each figure is attributed: the words that name or describe them."""
    found = []
    for each in drafted(text):
        named = (re.match("who “(.*?)” is, to whom", doubt) for doubt in each.doubts)
        found.append(next((match[1] for match in named if match), None))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drone kills one in Harra: ministry", ["ministry"]),
        ("At Least 12 Killed in Raid on Harra, Villagers Say", ["Villagers"]),
        ("Rebels report 2 killed in strikes on Harra", ["Rebels"]),
        ("Officials: 38 dead, 15 missing", ["Officials", "Officials"]),
        ("Toll in Harra blast: 12 dead", [None]),
        ("Twelve killed in Harra: the road to peace", [None]),
    ],
)
def test_the_source_at_the_end_of_a_headline_gives_its_figures(
    text: str, expected: list[str | None]
) -> None:
    assert givers(text) == expected


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("The quakes killed 180 people, according to a preliminary toll by officials.",
         "officials"),
        ("The raids killed 75, according to figures released by the rebels.", "the rebels"),
        ("Raiders killed five people, according to a report in the Orrin Post.", "Orrin Post"),
        ("A tally kept by the aid group Relief Watch shows 12 dead.", "Relief Watch"),
        ("UN figures show 12 dead.", "UN"),
        ("A raid killed 47 villagers, an official inquiry found.", "an official inquiry"),
        ("By the army’s account, 12 were killed.", "army"),
        ("A statement from the ministry said 12 had died.", "the ministry"),
        ("It was reported by the mission that 12 died.", "the mission"),
        ("Police gave details. Twelve died, they said.", "Police"),
    ],
)  # fmt: skip
def test_whoever_keeps_figures_or_is_behind_a_text_gives_them(text: str, giver: str) -> None:
    assert givers(text) == [giver]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Army spokesman Odo Lark placed the death toll at 37.", ["Odo Lark"]),
        ("A local charity however gave a higher toll of 30 dead.", ["A local charity"]),
        ("The blast raised the death toll to 30.", [None]),
        ("The siege, which began at noon, claimed the lives of 28 men, 12 of them guards.",
         [None, None]),
        ("The rebels were believed to have lost six fighters, the navy said.", ["the navy"]),
        ("The gunmen, who are believed to be rebels, killed two people.", [None]),
        ("Commanders claim to have killed 12.", ["Commanders"]),
        ("Five people were killed, officials confirm.", ["officials"]),
    ],
)  # fmt: skip
def test_whoever_places_a_toll_gives_it_and_what_raises_it_does_not(
    text: str, expected: list[str | None]
) -> None:
    assert givers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Odo Lark, a spokesman, said teams saved six, while 20 people were hurt.", ["Odo Lark"]),
        ("Eight men died, while 25 others were hurt, the mayor said.",
         ["the mayor", "the mayor"]),
        ("Five people died, while police said seven were hurt.", [None, "police"]),
        ("The army said five died, while police put the toll at seven.",
         ["The army", "police"]),
        ("The army said five died, but two villagers were also killed.", ["The army", None]),
        ("Three died as they fled, the Orrin Post reported, citing Odo Lark, a fire chief.",
         ["Odo Lark"]),
        ("The ministry confirmed that 13 had died, reported the Orrin Post.", ["The ministry"]),
        ("“It was loud,” said Odo Lark, 40, a baker who was hurt.", [None]),
        ("HARRA, Northern Norland (AP) _ Bombs killed six soldiers, police said.", ["police"]),
        ("It began inside the Fenix Jail, the mayor said. Eight were hurt, the mayor said.",
         ["the mayor"]),
        ("A blast killed six, a police officer said. Seven cars were damaged, he added.",
         ["a police officer", "a police officer"]),
    ],
)  # fmt: skip
def test_of_several_who_say_something_the_one_who_governs_a_figure_gives_it(
    text: str, expected: list[str | None]
) -> None:
    assert givers(text) == expected


def test_a_name_with_an_initial_ends_no_sentence() -> None:
    assert givers("Twelve died, said Gen. Ada R. Stone, head of the relief office.") == [
        "Ada R. Stone"
    ]


def test_a_number_behind_a_source_is_no_part_of_it() -> None:
    assert givers("The Gazette reported, citing a doctor, 12 men died.") == ["a doctor"]
    assert givers("The Gazette reported, citing a doctor three men died.") == ["a doctor"]
