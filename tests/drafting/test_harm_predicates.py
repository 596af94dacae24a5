"""Harm that is told in several words, before those who suffer it and behind them."""

from __future__ import annotations

import pytest
from drafting.test_figure_kinds import drafted, figures


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Twelve people were blown to pieces.", "killed"),
        ("Twelve people were put to death.", "killed"),
        ("Twelve people froze to death.", "killed"),
        ("Twelve people did not survive.", "killed"),
        ("Twelve people suffered fatal burns.", "killed"),
        ("Twelve people suffered burns.", "wounded"),
        ("Twelve people were overcome by smoke.", "wounded"),
        ("Twelve people are fighting for their lives.", "wounded"),
        ("Twelve people needed hospital treatment.", "wounded"),
        ("Twelve people went missing.", "missing"),
        ("Twelve people had not been found.", "missing"),
        ("Twelve people were held hostage.", "captured"),
        ("Twelve people were led away.", "captured"),
        ("Twelve people remain in captivity.", "captured"),
        ("Twelve people were held by police.", "detained"),
        ("Twelve people were sent to prison.", "detained"),
        ("Twelve people are behind bars.", "detained"),
        ("Twelve people were rendered homeless.", "displaced"),
        ("Twelve people sought refuge in the next valley.", "displaced"),
        ("Twelve people have crossed into Norland.", "displaced"),
        ("Twelve people have gone back.", "returned"),
        ("Twelve people were thrown out of the country.", "deported"),
        ("Twelve houses were washed away.", "destroyed"),
        ("Twelve houses were set ablaze.", "destroyed"),
        ("Twelve houses went up in flames.", "destroyed"),
        ("Twelve houses were partly destroyed.", "damaged"),
        ("Twelve houses lost their roofs.", "damaged"),
    ],
)
def test_what_became_of_those_counted_may_be_told_in_several_words(text: str, outcome: str) -> None:
    assert figures(text) == [(outcome, "Twelve")]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Police rounded up 12 people.", "detained"),
        ("Police took 12 people into custody.", "detained"),
        ("Police took into custody 12 people.", "detained"),
        ("Police are holding 12 people.", "detained"),
        ("Rebels are holding 12 people.", "captured"),
        ("Gunmen took 12 people hostage.", "captured"),
        ("Gunmen led away 12 people.", "captured"),
        ("Guards burned alive 12 people.", "killed"),
        ("An avalanche swept 12 skiers to their deaths.", "killed"),
        ("Doctors treated 12 people.", "wounded"),
        ("Divers were searching for 12 people.", "missing"),
        ("The flood drove 12 families from their homes.", "displaced"),
        ("The flood forced 12 families in the lower town to flee.", "displaced"),
        ("The flood swept away 12 houses.", "destroyed"),
        ("Sappers blew up 12 bridges.", "destroyed"),
        ("Troops set fire to 12 houses.", "destroyed"),
        ("A landslide buried 12 houses.", "destroyed"),
        ("The storm tore the roofs off 12 houses.", "damaged"),
    ],
)
def test_what_is_done_to_those_counted_may_be_told_around_their_number(
    text: str, outcome: str
) -> None:
    assert figures(text) == [(outcome, "12")]


@pytest.mark.parametrize(
    "text",
    [
        "Twelve gunmen took refuge in the hills.",
        "Many leaders and fighters have taken refuge in Norland.",
        "Twelve soldiers crossed the border.",
        "Gunmen carrying 12 rifles fell off a truck.",
        "Twelve men were picked for the team.",
        "An avalanche buried 12 skiers.",  # and may have let them live
        "The army blew up the bridge after 12 days.",
        "They found one body of water.",
    ],
)
def test_words_that_only_look_like_harm_are_none(text: str) -> None:
    assert figures(text) == []


def test_those_who_do_harm_in_several_words_are_no_victims() -> None:
    assert figures("Two men shot to death 12 people.") == [("killed", "12")]
    assert figures("Two guards held captive a farmer.") == [("captured", "a")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve hostages were freed.", [("captured", "Twelve")]),
        ("Twelve hostages were killed.", [("killed", "Twelve")]),
        ("The raid killed 12 hostages.", [("killed", "12")]),
        ("There are 12 refugees.", [("displaced", "12")]),
        ("Twelve refugees in the northern camp were killed.", [("killed", "Twelve")]),
        ("Twelve villagers were seized by gunmen.", [("captured", "Twelve")]),
        ("Police seized 12 trucks.", [("seized", "12")]),
        ("Several of their arms were seized.", [("seized", "Several")]),
    ],
)
def test_people_who_are_called_by_what_became_of_them_may_suffer_more(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve farmers were abducted and killed.",
         [("captured", "Twelve"), ("killed", "Twelve")]),
        ("Twelve men were arrested and later deported.",
         [("detained", "Twelve"), ("deported", "Twelve")]),
        ("Twelve men were killed and wounded.", [("casualties", "Twelve")]),
        ("Twelve were killed and 30 wounded.", [("killed", "Twelve"), ("wounded", "30")]),
        ("Ten huts were damaged and destroyed.", [("damaged", "Ten")]),
    ],
)  # fmt: skip
def test_one_number_may_have_two_outcomes(text: str, expected: list[tuple[str, str]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eleven members of the northern Border Guard Force (BGF) were killed.",
         [("killed", "Eleven")]),
        ("Thirteen soldiers were ambushed and killed.", [("killed", "Thirteen")]),
        ("About 300 families along the northern and central coast were evacuated.",
         [("displaced", "About 300")]),
        ("Two former officers, reportedly on leave, were also killed.", [("killed", "Two")]),
        ("Twelve people, the army said, were killed.", [("killed", "Twelve")]),
        ("Twelve people who were in the market were killed.",
         [("killed", "Twelve")]),
        ("Seven men, captured in a clash on Monday, will be freed.", [("captured", "Seven")]),
        ("A cook who was far from the gate was knocked down and injured.", [("wounded", "A")]),
        ("The raid killed 12 soldiers guarding the bridge and three policemen.",
         [("killed", "12"), ("killed", "three")]),
        ("The raid destroyed nine homes, and 40 others were heavily damaged.",
         [("destroyed", "nine"), ("damaged", "40")]),
    ],
)  # fmt: skip
def test_a_verb_tells_of_its_subject_however_many_words_stand_between(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Twelve gunmen attacked a village and people were killed.",
        "Twelve gunmen hit the base and soldiers were killed.",
        "Twelve sources told the paper that people were killed.",
        "Twelve monitors in Orrin said people were killed.",
        "Twelve gunmen fled after soldiers were killed.",
        "A driver passed by and saw that the village had disappeared.",
        "Twelve people were not killed.",
        "Twelve guards were trained and killed villagers.",
        "A boy, Ivo Kral, 9, was fined.",
        "Forty people were likely killed.",
    ],
)
def test_a_verb_of_another_clause_tells_nothing_of_those_counted(text: str) -> None:
    assert [each for each in figures(text) if each[0] != "displaced"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland released 40 prisoners of war.", [("captured", "40")]),
        ("Two prisoners of war were killed.", [("killed", "Two")]),
        ("The fort holds 12 detainees.", [("detained", "12")]),
        ("The bus fell, killing all passengers, including 13 children.", [("killed", "13")]),
        ("They buried fifteen of the corpses.", [("killed", "fifteen")]),
        ("None of the bodies could be named.", []),
        ("Death toll hits eight in floods", [("killed", "eight")]),
        ("Forty-one lives have been lost.", [("killed", "Forty-one")]),
        ("A raid killed a family of five.", [("killed", "five")]),
        ("There were five confirmed deaths.", [("killed", "five")]),
        ("Rescuers recovered one body.", [("killed", "one")]),
        ("The shells hit dozens of girls’ schools.", []),
        ("Sappers blew up dozens of girls’ schools.", [("destroyed", "dozens")]),
        ("A few people were hurt.", [("wounded", "A few")]),
        ("Half-a-million people fled.", [("displaced", "Half-a-million")]),
        ("Police took away hundreds of hostages the gunmen had held.", [("captured", "hundreds")]),
    ],
)
def test_more_of_how_news_counts(text: str, expected: list[tuple[str, str]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wildfire drives 1,800 people from homes near Ulm", [("displaced", "1,800")]),
        ("Fire reduces 150 stalls to ashes", [("destroyed", "150")]),
        ("Police round up 12 people", []),  # a verb that no table has in this form
        ("Seventeen shanties were gutted.", [("destroyed", "Seventeen")]),
        ("A soldier lost his foot.", [("wounded", "A")]),
        ("Twelve migrants were flown home.", [("returned", "Twelve")]),
        ("Twelve refugees crossed back over the river.", [("returned", "Twelve")]),
        ("Twelve labourers were pushed across the border.", [("deported", "Twelve")]),
        ("Nurses trained with 80 mock casualties.", []),
        ("A man of 91 who survived three wars died.", []),
    ],
)
def test_headlines_and_idioms_are_read_as_far_as_the_tables_go(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert figures(text) == expected


def test_a_claim_that_is_rejected_in_more_words_is_doubted() -> None:
    (figure,) = drafted("The army rejected as propaganda a claim that 250 men were captured.")
    assert "whether it happened: somebody denies it" in figure.doubts


def test_of_two_verbs_the_second_may_be_what_the_subject_did() -> None:
    assert figures("Twelve gunmen were armed and killed three people.") == [("killed", "three")]
