"""Quotations in all their marks and layouts, several in one sentence, and whose each is."""

from __future__ import annotations

import pytest
from drafting.test_speakers import doubts, proposals_of, speakers

from pakafg.drafting import ProposalKind


def quoted(text: str) -> list[list[str]]:
    """List the words of each quotation, without what attributes them."""
    found = []
    for each in proposals_of(text):
        if each.kind is ProposalKind.STATEMENT:
            words = [cited.quote for cited in each.citations if "Berg" not in cited.quote]
            found.append(words)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "″We are staying here,″ Ana Berg said.",
        "»We are staying here,« Ana Berg said.",
        "«We are staying here,» Ana Berg said.",
        "”We are staying here,” Ana Berg said.",
        "„We are staying here,“ Ana Berg said.",
        '*"We are staying here,"* Ana Berg said.',
        '> "We are staying here," Ana Berg said.',
        '"We are staying here,"Ana Berg said.',
        'Ana Berg said ,"We are staying here."',
        '" We are staying here, " Ana Berg said.',
    ],
)
def test_a_quotation_is_found_in_whatever_marks_it_stands(text: str) -> None:
    ((words,),) = quoted(text)
    assert words.rstrip(".") == "We are staying here"
    assert speakers(text) == ["ana-berg"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("‘We call it “the wall” and it’s tall,’ Ana Berg said.",
         ["We call it “the wall” and it’s tall"]),
        ("'We call it \"the wall\" and it will fall,' Ana Berg said.",
         ['We call it "the wall" and it will fall']),
        ("“Members of the “Grey Wolf” gang came at noon,” Ana Berg said.",
         ["Members of the “Grey Wolf” gang came at noon"]),
        ("The '90s were “a time of ruin”, Ana Berg said.", ["a time of ruin"]),
    ],
)  # fmt: skip
def test_of_nested_marks_the_outer_count_and_an_apostrophe_is_none(
    text: str, words: list[str]
) -> None:
    assert quoted(text) == [words]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_quotation_goes_on_to_the_mark_that_closes_it_in_a_later_line(gap: str) -> None:
    text = f"“We were there all day long.{gap}Nobody else saw it,” Ana Berg said."
    assert quoted(text) == [["We were there all day long.", "Nobody else saw it"]]
    assert speakers(text) == ["ana-berg"]


def test_a_mark_that_nothing_closes_takes_no_words_of_later_lines() -> None:
    text = "“We were there all day long.\n\nIt rained.\n\nAna Berg said it was over."
    assert quoted(text) == [["We were there all day long."]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The UN said it had “safety plans” against the “waves of crime.”", ["un", "un"]),
        ("The man, who had a “history of debt”, was found, the UN said in a statement.", ["un"]),
        ("The man had “no remorse” in court, Ana Berg told reporters on Monday.", ["ana-berg"]),
        ("“Safety has been stepped up there” to “find the men,” Ana Berg added.",
         ["ana-berg", "ana-berg"]),
        ("Ana Berg spoke of a “massacre”.", ["ana-berg"]),
        ("Ana Berg met envoys but blamed “organised gangs” for it.", ["ana-berg"]),
        ("The UN gave no details but blamed “organised gangs”.", ["un"]),
        ("“We fired first,” Ana Berg said, adding that “they later fled.”",
         ["ana-berg", "ana-berg"]),
        ("“The road is open,” confirmed, Ana Berg, head of the council.", ["ana-berg"]),
    ],
)  # fmt: skip
def test_all_quotations_of_a_sentence_have_its_speaker(text: str, speaker: list[str]) -> None:
    assert speakers(text) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Odo “Duke” Lark was shot, the UN said.",
        "The film “The Long Road” opened, the UN said.",
        "The ship “Marra Star” sank, the UN said on Monday.",
    ],
)
def test_a_nickname_and_a_title_are_no_utterance(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“The road is open,” a resident, who gave only her first name, Mara, said.", "Mara"),
        ("“The road is open,” said a resident who gave her name as Mara.", "Mara"),
        ("“The road is open,” said a witness, who identified himself only as Odo.", "Odo"),
        ("Some were taken, Odo Lark, the acting mayor, said.\n“Fifteen are gone,” he said.",
         "Odo Lark"),
        ("Mara Lo is a shopkeeper in Orrin.\n“The road is open,” she says.", "Mara Lo"),
        ("The Orrin Relief Committee said so.\n“We saw it ourselves,” the group said.",
         "Orrin Relief Committee"),
        ("The charity Hand Aid said it took in 27.\n“Most have burns,” it said.", "Hand Aid"),
        ("Hand Aid, which runs a ward, said it took in 27.\n“Most have burns,” it said.",
         "Hand Aid"),
    ],
)  # fmt: skip
def test_whoever_is_named_otherwise_speaks_by_name(text: str, name: str) -> None:
    assert speakers(text) == [name]


def test_a_paper_that_passes_words_on_is_no_group() -> None:
    text = "The Orrin Post said it rained.\n“We did it by ourselves,” the group said."
    assert any("who “the group” is" in each for each in doubts(text))


def test_whoever_has_no_name_is_described_behind_every_verb() -> None:
    text = "One official, who asked not to be named, said: “There are losses in the city.”"
    assert any("who “One official” is" in each for each in doubts(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Army spokesman Lieutenant-Colonel Odo Lark came.\n“We fired,” the spokesman said.",
         "Odo Lark"),
        ("A raid hit it, said a man from Orrin who gave his name only as Odo.\n“We ran,” he said.",
         "Odo"),
        ("“We are full,” Odo Lark, a spokesman for Orrin Hospital, the main ward here told us.",
         "Odo Lark"),
    ],
)  # fmt: skip
def test_whoever_bears_a_title_or_a_first_name_is_known_again(text: str, name: str) -> None:
    assert speakers(text) == [name]
