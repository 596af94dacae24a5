"""Figures whose outcome another sentence tells, and the parts of which nothing can be known."""

from __future__ import annotations

from typing import Any, Final

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
ACTORS: Final[list[dict[str, Any]]] = [
    {"id": key, "name": name, "kind": kind, "side": side, "speaks_for": None, "aliases": aliases}
    for key, name, kind, side, aliases in (
        ("norland-army", "Norlandic army", "armed_forces", "norland", []),
        ("sudria", "Sudria", "government", "sudria", []),
        ("un", "United Nations", "organisation", "third_party", ["UN"]),
    )
]
STRIKE: Final = "A strike on the market killed 23 people. "


def drafted(text: str) -> list[Proposal]:
    files = {
        "codebook.yaml": yaml.safe_dump(CODEBOOK).encode(),
        "actors.yaml": yaml.safe_dump(ACTORS).encode(),
        "a.txt": text.encode(),
        "a.yaml": yaml.safe_dump({"document": {"id": "a", "published": "2030-05-16"}}).encode(),
    }
    corpus, problems = read_corpus(files)
    assert not problems, problems
    return [each for each in draft(corpus, "a").proposals if each.kind is ProposalKind.CASUALTY]


def figures(text: str) -> list[tuple[object, ...]]:
    keys = ("outcome", "count", "nationality", "status", "claimant")
    return [tuple(each.record[key] for key in keys) for each in drafted(text)]


def parts(text: str) -> list[tuple[object, ...]]:
    keys = ("outcome", "count", "nationality", "status", "group")
    return [
        tuple(each.record[key] for key in keys)
        for each in drafted(STRIKE + text)
        if each.record["count"] != "23"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eleven of them were children.", [("killed", "Eleven", None, None, "child")]),
        ("At least 12 of them are believed to be Sudrian soldiers.",
         [("killed", "At least 12", "sudrian", "soldier", None)]),
        ("Three of the victims were women, and 12 were civilians.",
         [("killed", "Three", None, None, "woman"), ("killed", "12", None, "civilian", None)]),
        ("They included two nurses and a doctor.",
         [("killed", "two", None, None, None), ("killed", "a", None, None, None)]),
        ("Among them were two journalists.", [("killed", "two", None, "journalist", None)]),
        ("Two journalists were among the victims.",
         [("killed", "Two", None, "journalist", None)]),
        ("The victims, including two girls, were buried.",
         [("killed", "two", None, None, "child")]),
        ("It was the worst so far. Of them, 12 were women.",
         [("killed", "12", None, None, "woman")]),
        ("One of them was a policeman.", [("killed", "One", None, "police", None)]),
    ],
)  # fmt: skip
def test_a_part_has_the_outcome_of_the_figure_that_it_leads_back_to(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Among the dead were four children.", [("killed", "four", None, None, "child")]),
        ("The dead included two nurses from Orrin, and a boy.",
         [("killed", "two", None, None, None), ("killed", "a", None, None, "child")]),
        ("Three of the dead have been identified as Sudrian policemen.",
         [("killed", "Three", "sudrian", "police", None)]),
        ("Three of those killed in the raid on Monday were women.",
         [("killed", "Three", None, None, "woman")]),
        ("Those wounded included six Norlandic civilians.",
         [("wounded", "six", "norlandic", "civilian", None)]),
        ("Of the 40 Sudrian soldiers wounded, nine were women.",
         [("wounded", "40", "sudrian", "soldier", None),
          ("wounded", "nine", "sudrian", "soldier", "woman")]),
        ("Four of the hostages were children.", [("captured", "Four", None, None, "child")]),
        ("Among the missing are five soldiers.", [("missing", "five", None, "soldier", None)]),
        ("Among the dead and wounded were six women.",
         [("casualties", "six", None, None, "woman")]),
        ("The dead included eight Red Lamp volunteers, four Orrians and one UN employee.",
         [("killed", "eight", None, None, None), ("killed", "four", None, None, None),
          ("killed", "one", None, None, None)]),
        ("More than ten of the dead were school children.",
         [("killed", "More than ten", None, None, "child")]),
        ("The dead were two soldiers and five farmers.",
         [("killed", "two", None, "soldier", None), ("killed", "five", None, None, None)]),
    ],
)  # fmt: skip
def test_the_dead_the_wounded_and_hostages_have_an_outcome_of_their_own(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Five of the houses were empty.",
        "One of the dead was identified as Ivo Kral.",
        "One of the victims was Ivo Kral, a doctor.",
        "None of them were children.",
        "Eleven of them were not children.",
        "He denied that eleven of them were children.",
        "The UN asked whether eleven of them were children.",
        "They included two nurses who survived.",
        "Two of them were women and were later released.",
        "Two of them were aged 12.",
        "Two of them were in their 20s.",
        "Half of them were children.",
        "Two thirds of the dead were women.",
        "One in three of the dead were women.",
        "Three of those who killed civilians were soldiers.",
        "Forty of them were children.",  # more than there are
        "They included three rockets.",
        "Rescuers came. Three of them were women.",
        "Some 400 marched. Eleven of them were women.",
        "Among the dead was Ivo Kral, a doctor.",
        "Five of them were journalists’ relatives.",
    ],
)
def test_an_age_a_share_a_name_or_somebody_else_is_no_part_of_the_dead(text: str) -> None:
    assert parts(text) == []


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Two of them fled.", "displaced"),
        ("Three of them were arrested later.", "detained"),
        ("Three of them were wounded.", "wounded"),
    ],
)
def test_what_became_of_a_part_itself_goes_before_what_became_of_the_whole(
    text: str, outcome: str
) -> None:
    assert [row[0] for row in parts(text)] == [outcome]


@pytest.mark.parametrize(
    "text",
    [
        "Navies held 23 ships. Eleven of them were Sudrian.",
        "Twenty-three guests came. Eleven of them were children.",
        "The raid killed 23 and wounded 40. Eleven of them were children.",
        "The raid killed 23 and wounded 40. Eleven of the victims were children.",
        "Two gunmen killed 23 people. They included a soldier.",
        "Ministers met after a bomb killed 23 people. They included two women.",
        "A bomb killed 23 people as ministers met. Two of them were women.",
        "The army seized 23 ships. Eleven of them were Sudrian.",
        "A shell hit a camp of 400 people and killed 23. Eleven of them were children.",
        "The raid killed 23.\n\nThe king came. Eleven of them were children.",
        "Nobody came. Eleven of them were children.",
        "Eleven of them were children.",
    ],
)
def test_where_others_may_be_meant_there_is_no_figure(text: str) -> None:
    assert all(row[1] in {"23", "40"} for row in figures(text))


def test_a_part_has_the_claimant_and_the_people_of_the_whole_unless_it_names_its_own() -> None:
    text = "The Norlandic army said 23 Sudrian soldiers were killed. Six of them were officers."
    assert figures(text)[1] == ("killed", "Six", "sudrian", "soldier", "norland-army")
    text = "The UN said 23 militants were killed. Sudria said eleven of them were civilians."
    assert figures(text)[1] == ("killed", "eleven", None, "civilian", "sudria")


def test_a_part_of_soldiers_is_of_their_people_and_not_of_whoever_tells_of_it() -> None:
    text = (
        "The Norlandic army said 23 soldiers were killed. Sudria says nine of them were officers."
    )
    assert [row[1:] for row in figures(text)] == [
        ("23", "norlandic", "soldier", "norland-army"),
        ("nine", "norlandic", "soldier", "sudria"),
    ]


def test_a_part_cites_what_it_leads_back_to_and_says_that_this_is_not_sure() -> None:
    _, found = drafted(STRIKE + "Eleven of them were children.")
    assert [each.quote for each in found.citations] == [
        "Eleven of them were children",
        "killed 23 people",
    ]
    doubt = "whether those whom it is a part of are those of the figure before it"
    assert doubt in found.doubts


@pytest.mark.parametrize(
    "text", ["Nine of the dead were women and children.", "They included nine women and children."]
)
def test_a_number_of_women_and_children_is_of_no_one_group(text: str) -> None:
    _, found = drafted(STRIKE + text)
    assert found.record["group"] is None
    assert "how many are of each kind" in found.doubts


def test_who_tells_of_the_dead_is_not_among_them() -> None:
    assert [row[:2] for row in figures("The dead included two nurses, a doctor said.")] == [
        ("killed", "two")
    ]
