"""Figures of nobody, of some, of things and of single things, and of those in a state."""

from __future__ import annotations

import pytest
from drafting.test_figure_kinds import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No soldier was killed.", [("killed", "No")]),
        ("There were no casualties.", [("casualties", "no")]),
        ("Nobody was killed and no one was hurt.", [("killed", "Nobody"), ("wounded", "no one")]),
        ("There was no word on casualties, and no reports of deaths.", []),
        ("No fewer than 12 people died.", [("killed", "No fewer than 12")]),
        ("Police said there were multiple casualties.", [("casualties", "multiple")]),
        ("An unknown number of people were abducted.", [("captured", "An unknown number")]),
        ("Some of the pupils were killed.", [("killed", "Some")]),
        ("Many of the wounded were officers.", [("wounded", "Many")]),
        ("He has many of the keys and an unknown number of cars.", []),
        ("He said “about 30” troops had been killed.", [("killed", "about 30")]),
        ("The toll may be as high as 600.", [("killed", "as high as 600")]),
        ("Waves as high as 12 metres killed four.", [("killed", "four")]),
        ("The toll was in fact 13.", [("killed", "13")]),
    ],
)
def test_words_without_a_plain_number_count(text: str, expected: list[tuple[str, str]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sixty villages have been heavily damaged.", [("damaged", "Sixty")]),
        ("Twelve bridges and two dams were destroyed.",
         [("destroyed", "Twelve"), ("destroyed", "two")]),
        ("Four villages were evacuated, and three towns were captured.", []),
        ("Twelve tanks were captured.", [("seized", "Twelve")]),
        ("Three prison guards were hurt.", [("wounded", "Three")]),
        ("A mosque in Harra was destroyed.", [("destroyed", "A")]),
        ("The strike destroyed a mosque and two schools.",
         [("destroyed", "a"), ("destroyed", "two")]),
        ("Two shops and a house were damaged.", [("damaged", "Two"), ("damaged", "a")]),
        ("A drone was shot down.", [("destroyed", "A")]),
        ("A drone destroyed a bunker, and a car bomb killed four.", [("killed", "four")]),
        ("A fire damaged a part of the wall and a reputation.", []),
        ("A house was to be destroyed, and he vowed to destroy a bridge.", []),
    ],
)  # fmt: skip
def test_things_are_counted_for_what_became_of_them(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrest 12 over riot", [("detained", "12")]),
        ("Strikes kill 3, wound 12", [("killed", "3"), ("wounded", "12")]),
        ("Gunmen abduct 30 pupils", [("captured", "30")]),
        ("Killed: 13", [("killed", "13")]),
        ("Forty corpses were brought to the morgue.", [("killed", "Forty")]),
        ("The body parts of three people were found.", [("killed", "three")]),
        ("Gunmen took away 14 villagers and 14 boxes.", [("captured", "14")]),
    ],
)
def test_words_of_harm_in_other_forms_are_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast injured 27 people, six seriously.", [("wounded", "27"), ("wounded", "six")]),
        ("Nine were hurt, two critically.", [("wounded", "Nine"), ("wounded", "two")]),
        ("The blast killed nine, two critically ill.", [("killed", "nine")]),
        ("Three of the four injured were found in Harra.",
         [("wounded", "Three"), ("wounded", "four")]),
        ("Of the deaths, 17 were reported in Harra.", [("killed", "17")]),
        ("Eight others who have not been identified also died.", [("killed", "Eight")]),
        ("Two men - who died of burns - came from Harra.", [("killed", "Two")]),
        ("Divers found three bodies on Friday, and 14 others in the harbour.",
         [("killed", "three"), ("killed", "14")]),
        ("The ministry said a newborn had died and a fourth was hurt.",
         [("killed", "a"), ("wounded", "a")]),
        ("The hospital received 27 victims of the blast.", [("casualties", "27")]),
        ("Lawyers for 27 victims of abuse spoke.", []),
    ],
)  # fmt: skip
def test_those_in_a_state_are_counted(text: str, expected: list[tuple[str, str]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve wounded soldiers were later killed.", [("killed", "Twelve")]),
        ("Two wounded guards are missing.", [("missing", "Two")]),
        ("Two wounded guards were flown out.", [("wounded", "Two")]),
        ("Forty villagers had to leave their homes.", [("displaced", "Forty")]),
        ("Forty villagers left their homes open.", [("displaced", "Forty")]),
        ("The raid drove out 40 villagers and 12 boats.", [("displaced", "40")]),
        ("Two attacks left dead 12 villagers.", [("killed", "12")]),
        ("Eight students, standing by the gate, were found dead.", [("killed", "Eight")]),
        ("Twelve residents of five towns died.", [("killed", "Twelve")]),
        ("Two drivers and the mayor were found dead.", [("killed", "Two")]),
        ("They had killed or wounded a journalist.", [("casualties", "a")]),
        ("The toll passed 50 a year ago.", [("killed", "passed 50")]),
        ("Among the injured were three victims of the fire.", [("wounded", "three")]),
        ("Dead: 12", [("killed", "12")]),
    ],
)
def test_what_became_of_them_is_told_by_the_last_word_for_it(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people, two of them children, were found dead.",
         [("killed", "Nine"), ("killed", "two")]),
        ("Two managers, Odo Lark and Ivo Kral, were wounded.", [("wounded", "Two")]),
        ("Both guards were killed.", [("killed", "Both")]),
        ("There were no army casualties.", [("casualties", "no")]),
        ("The quake damaged 42 offices, 2 roads and 14 hotels.",
         [("damaged", "42"), ("damaged", "2"), ("damaged", "14")]),
        ("The flood destroyed 300 beehives and two battalions.", [("destroyed", "300")]),
        ("A raid killed nine rebels along with 26 Marans.",
         [("killed", "nine"), ("killed", "26")]),
        ("Troops kill nine rebels, capture 14", [("killed", "nine"), ("captured", "14")]),
    ],
)  # fmt: skip
def test_parts_rows_and_things_of_any_kind_are_counted(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert figures(text) == expected
