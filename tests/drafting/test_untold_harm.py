"""Numbers beside words of harm that tell of no harm done, and figures told with a doubt."""

from __future__ import annotations

import pytest
from drafting.test_figure_kinds import drafted, figures


@pytest.mark.parametrize(
    "text",
    [
        "Two gunmen killed villagers in Harra.",
        "Ten rebels captured outposts near Harra.",
        "Five officers arrested protesters, and three men kidnapped Ivo Kral.",
        "Two drones destroyed bunkers.",
        "Seven brothers killed each other.",
    ],
)
def test_whoever_does_harm_to_people_without_a_number_is_not_counted(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Twelve soldiers killed Sunday were buried.", "Twelve"),
        ("Five protesters arrested overnight were freed.", "Five"),
        ("Ten rebels captured alive were shown.", "Ten"),
        ("12 killed so far", "12"),
        ("Four displaced villagers waited.", "Four"),
    ],
)
def test_those_to_whom_it_was_done_are_counted_whatever_stands_behind_the_verb(
    text: str, count: str
) -> None:
    assert [each for _, each in figures(text)] == [count]


@pytest.mark.parametrize(
    "text",
    [
        "He planned to kill 12 soldiers.",
        "They failed to abduct two generals.",
        "• Arrest 38 commanders within 30 days",
        "Norland will deport 300 migrants.",
        "Forty suspects are to be deported.",
        "If 12 people were killed, the talks would end.",
        "It is unclear whether 12 people were killed.",
        "The army denied that 12 soldiers were killed.",
        "Officials deny 12 were hurt.",
        "It is not true that 12 died.",
    ],
)
def test_what_is_planned_supposed_or_denied_is_no_figure(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "They went on to kill 12 soldiers.",
        "The army denied responsibility for a raid that killed 12.",
        "Dozens if not hundreds were killed: 12 died in Orrin.",
    ],
)
def test_what_was_done_after_all_is_a_figure(text: str) -> None:
    assert figures(text)


@pytest.mark.parametrize(
    "text",
    [
        "The army denied killing 12 villagers.",
        "The minister rejected reports that 40 people had died.",
        "The army denied allegations by the mayor that it had killed six villagers.",
    ],
)
def test_what_somebody_claims_and_another_denies_is_a_figure_in_doubt(text: str) -> None:
    (figure,) = drafted(text)
    assert "whether it happened: somebody denies it" in figure.doubts


@pytest.mark.parametrize(
    "text",
    [
        "Article 5 was killed off.",
        "The No. 2 of the group was killed.",
        "Section 12 and Resolution 40 were killed in parliament.",
    ],
)
def test_a_number_that_names_something_is_no_figure(text: str) -> None:
    assert figures(text) == []


def test_a_sum_of_money_is_no_figure() -> None:
    assert figures("A $2 million house was destroyed.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The toll rose from 12 to 24.",
        "The death toll doubled from 12 on Monday to 24.",
        "The toll climbed by 12 to 24.",
    ],
)
def test_a_number_that_another_took_the_place_of_makes_no_range(text: str) -> None:
    assert figures(text) == [("killed", "24")]


def test_a_range_stays_one() -> None:
    assert figures("From 12 to 24 people were killed.") == [("killed", "From 12 to 24")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve people were arrested after attacks on Monday, including one near a mosque.",
         [("detained", "Twelve")]),
        ("Blasts killed four, including one near a mosque.",
         [("killed", "four"), ("killed", "one")]),
        ("They wounded six people, including three medics, in two mortar attacks.",
         [("wounded", "six"), ("wounded", "three")]),
        ("A rocket killed one person and wounded another, a UN official and guards said.",
         [("killed", "one"), ("wounded", "another")]),
        ("They found three bodies and 14 survivors.", [("killed", "three")]),
        ("Sixteen guards who were returning from a wedding were killed.",
         [("killed", "Sixteen")]),
        ("Sixteen guards were killed, no civilian toll was given.", [("killed", "Sixteen")]),
        ("Some 85,000 refugees returning from Sudria were counted.",
         [("returned", "Some 85,000")]),
    ],
)  # fmt: skip
def test_what_happened_and_who_said_so_are_no_part_of_those_counted(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three cousins who hid with hundreds of others in a school were killed.",
         [("killed", "Three")]),
        ("Police officers together with five guards were wounded.", [("wounded", "five")]),
        ("Twelve of the 40 people on the bus were killed.", [("killed", "Twelve")]),
        ("The army, which displaced the other two villagers, left dead 12 more.",
         [("displaced", "two"), ("killed", "12 more")]),
        ("A raid wounded nine, a spokesman for the army, who gave no name, said.",
         [("wounded", "nine")]),
        ("A strike killed two men, both bakers, on Monday.", [("killed", "two")]),
        ("A strike killed a man, a father of four.", [("killed", "a")]),
        ("A strike killed a man, a woman and a child.",
         [("killed", "a"), ("killed", "a"), ("killed", "a")]),
        ("Of 40 people aboard, 12 died.", [("killed", "12")]),
        ("The 12th victim died.", []),
        ("They fed many of the 800 people displaced by it.", [("displaced", "800")]),
        ("The raid left 76 of the ferry’s 118 passengers missing.", [("missing", "76")]),
        ("Police say a man shot to death his neighbour.", []),
        ("Two men shot to death three people.", [("killed", "three")]),
        ("Two men were jailed for plotting to kill a guard.", [("detained", "Two")]),
        ("He stole two pistols before fleeing on foot.", []),
        ("“Ninety are hurt, 21 of them badly,” said Odo Lark, a spokesman.",
         [("wounded", "Ninety"), ("wounded", "21")]),
        ("Nearly a quarter of a million people were displaced.",
         [("displaced", "Nearly a quarter of a million")]),
        ("12 villagers killed\n\nHARRA: A raid was reported.", [("killed", "12")]),
    ],
)  # fmt: skip
def test_those_beside_the_ones_counted_are_counted_nowhere(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert figures(text) == expected
