"""Who is given a quotation, in sentences that nobody took from an article, and who is not."""

from __future__ import annotations

from typing import Final

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from pakafg.corpus.reading import read_corpus
from pakafg.drafting import Proposal, ProposalKind, draft

ACTORS: Final = [
    {"id": "ana-berg", "name": "Ana Berg", "kind": "person", "side": "norland", "speaks_for": None},
    {"id": "un", "name": "United Nations", "aliases": ["UN"], "kind": "organisation",
     "side": "third_party", "speaks_for": None},
]  # fmt: skip
PARTIES: Final = [
    {"id": "norland", "name": "Norland", "people": "norlandic", "adjective": "Norlandic"},
    {"id": "sudria", "name": "Sudria", "people": "sudrian", "adjective": "Sudrian"},
]
SAID: Final = "“We have waited long enough.”"


def proposals_of(text: str) -> tuple[Proposal, ...]:
    files = {
        "codebook.yaml": yaml.safe_dump({"parties": PARTIES}).encode(),
        "actors.yaml": yaml.safe_dump(ACTORS).encode(),
        "a.txt": text.encode(),
        "a.yaml": yaml.safe_dump({"document": {"id": "a", "published": "2030-05-16"}}).encode(),
    }
    corpus, problems = read_corpus(files)
    assert not problems, problems
    return draft(corpus, "a").proposals


def speakers(text: str) -> list[str | None]:
    """List who is given each quotation: an id, else the name of a new actor; None for nobody."""
    proposals = proposals_of(text)
    names = {e.record["id"]: e.record["name"] for e in proposals if e.kind is ProposalKind.ACTOR}
    found: list[str | None] = []
    for each in proposals:
        if each.kind is ProposalKind.STATEMENT:
            new = [names[key] for key in each.candidates.get("speaker", ()) if key in names]
            found.append(each.record["speaker"] or (new[0] if new else None))
    return found


def doubts(text: str) -> list[str]:
    (one,) = (e for e in proposals_of(text) if e.kind is ProposalKind.STATEMENT)
    return list(one.doubts)


@pytest.mark.parametrize(
    "text",
    [
        "“We have waited long enough,” Zora Vint of the river office said.",
        "“We have waited long enough,” Zora Vint, who runs a ward in Orrin, told a reporter.",
        f"The minister, Mrs Zora Vint, whose party lost the vote, said: {SAID}",
        "“We have waited long enough,” said the minister for rivers, Zora Vint.",
        f"Minister for Rivers Zora Vint said: {SAID}",
        f"Head of mission Zora Vint said: {SAID}",
        "“We have waited long enough,” said Orrin-based baker Zora Vint.",
        "“We have waited long enough,” Zora Vint said late on Monday.",
        f"Zora Vint was quoted as saying: {SAID}",
        f"Zora Vint, on the other hand, said: {SAID}",
        f"Zora Vint said she was cold. She went on: {SAID}",
        "“We have waited long enough,” Zora Vint fumed.",
        f"Zora Vint, a baker: {SAID}",
        f"{SAID} — Zora Vint, baker",
        f"The search was called off, said Zora Vint. {SAID}",
        "“We have waited long enough” Zora Vint said.",
        f"{SAID} Zora Vint said.",
        f"Bakery spokeswoman Zora Vint, known to all as the owl, said: {SAID}",
        f"The talks ended with baker Zora Vint saying: {SAID}",
        f"Zora Vint called it a farce and said: {SAID}",
        "“We have waited long enough,” Zora Vint (Green) said.",
        f"Zora Vint — who bakes — said: {SAID}",
    ],
)  # fmt: skip
def test_the_subject_of_a_verb_of_saying_is_found_in_whatever_words_stand_beside_it(
    text: str,
) -> None:
    assert speakers(text) == ["Zora Vint"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“We have waited long enough,” the group of nine said.", "the group"),
        ("“We have waited long enough,” the daily wrote.", "the daily"),
        (f"The envoys left early, saying: {SAID}", "The envoys"),
        ("“We have waited long enough,” the guild’s letter read.", "the guild’s letter"),
        ("“We have waited long enough,” a source familiar with the talks said.", "a source"),
        ("“We have waited long enough,” said a spokesman for Mr Vint.", "a spokesman"),
    ],
)
def test_a_speaker_without_a_name_is_described_and_no_new_actor(text: str, name: str) -> None:
    (told,) = (each for each in doubts(text) if each.startswith("who “"))
    assert told == f"who “{name}” is: the corpus knows no such name"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a surname is whoever alone has it
        ("Zora Vint came late. “We have waited long enough,” Ms. Vint said.", ["Zora Vint"]),
        # what somebody quotes says nothing of the next speaker
        (f"Zora Vint said: “The mayor says no. Odo Lark told us to go.” {SAID[:-2]},” she added.",
         ["Zora Vint", "Zora Vint"]),
        # "she" is nobody who is called "Mr", and "it" is a body
        ("Mrs Zora Vint met Mr Odo Lark. Mr Lark said no. “We have waited long enough,” she said.",
         ["Zora Vint"]),
        ("Zora Vint said no to the UN. The UN said little. “We have waited long enough,” it said.",
         ["un"]),
        ("Rebel spokesman Odo Lark came. “We have waited long enough,” the rebel spokesman said.",
         ["Odo Lark"]),
        ("Zora Vint and Odo Lark, both bakers, said: “We have waited long enough.”",
         ["Zora Vint and Odo Lark"]),
        ("Teacher Odo Lark, 61, shut his shop. “We have waited long enough.”", ["Odo Lark"]),
    ],
)  # fmt: skip
def test_whoever_was_named_before_is_known_again(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mrs Zora Vint said no. “We have waited long enough,” he said.",
        "The Harbour Union said no. “We have waited long enough,” she said.",
        f"It rained on the ferry. {SAID}",
        f"Zora Vint met Odo Lark. It rained. {SAID}",
    ],
)
def test_where_nobody_fits_nobody_is_given_the_words_and_the_doubt_says_so(text: str) -> None:
    assert speakers(text) == [None]
    assert "who said it" in doubts(text)


def test_where_nobody_is_told_the_people_named_near_are_candidates() -> None:
    text = "Mrs Ana Berg looked on. It rained on the ferry. “We have waited long enough.”"
    (one,) = (e for e in proposals_of(text) if e.kind is ProposalKind.STATEMENT)
    assert one.record["speaker"] is None
    assert one.candidates["speaker"] == ("ana-berg",)


def test_a_day_an_object_and_a_clause_are_no_speakers() -> None:
    for text in (
        "“We have waited long enough,” Zora Vint, a baker, said Tuesday.",
        "Zora Vint, who said she was sure, urged patience. “We have waited long enough,” she said.",
        "Zora Vint, 61, praised the rescue of the ferry. “We have waited long enough,” she said.",
    ):
        assert speakers(text) == ["Zora Vint"]


@pytest.mark.parametrize(
    "text",
    [
        "Zora Vint said: 'We saw the boats.\n\n'Nobody came to help.'",
        "Zora Vint said: “We saw the boats.\n\n“Nobody came to help.”",
    ],
)
def test_a_quotation_that_opens_again_in_each_paragraph_is_one(text: str) -> None:
    text = text.replace("said: '", "said:\n'")
    (one,) = (e for e in proposals_of(text) if e.kind is ProposalKind.STATEMENT)
    assert [each.quote for each in one.citations[:2]] == [
        "We saw the boats.", "Nobody came to help.",
    ]  # fmt: skip
    assert speakers(text) == ["Zora Vint"]


def test_an_open_quotation_takes_no_words_of_a_later_paragraph() -> None:
    text = "Zora Vint said: “We saw the boats.\n\nIt rained.\n\n“Nobody came,” Odo Lark said."
    assert speakers(text) == ["Zora Vint", "Odo Lark"]


def test_a_quotation_goes_on_over_a_line_that_is_only_wrapped() -> None:
    text = "“We have waited for the boats\nlong enough,” Zora Vint said.\n"
    (one,) = (e for e in proposals_of(text) if e.kind is ProposalKind.STATEMENT)
    assert one.citations[0].quote == "We have waited for the boats\nlong enough"
    assert speakers(text) == ["Zora Vint"]


def test_a_name_that_is_not_the_real_one_is_no_utterance() -> None:
    assert speakers("“Ada,” 26, hid in the cellar until it was over.") == []


NAMES: Final = st.sampled_from(
    ("Zora Vint", "Odo Lark", "Ida van Orr", "Mai al-Vint", "Ann-Sofi Lark")
)
LEADS: Final = st.sampled_from(
    ("", "Dr. ", "Mr ", "Maj. Gen. ", "harbour master ", "Deputy Prime Minister ", "the baker, ")
)
VERBS: Final = st.sampled_from(("said", "added", "warned", "told a crowd", "insisted", "wrote"))
ADDED: Final = st.sampled_from(("", ", a baker,", ", 61,", ", who runs a ferry,", " of the guild"))
TAILS: Final = st.sampled_from((".", " on Monday.", " in Orrin.", ", before the rain came."))


@examples(150)
@given(NAMES, LEADS, VERBS, ADDED, TAILS)
def test_whatever_stands_beside_a_name_its_bearer_speaks_and_is_cited(
    name: str, lead: str, verb: str, added: str, tail: str
) -> None:
    who = lead + name + added
    for text in (
        f"{who[:1].upper()}{who[1:]} {verb}: {SAID}",
        f"“We have waited long enough,” {who} {verb}{tail}",
    ):
        assert speakers(text) == [name]
        cited = [each for proposal in proposals_of(text) for each in proposal.citations]
        assert all(text[each.start : each.end] == each.quote for each in cited)
        (actor,) = (each for each in proposals_of(text) if each.kind is ProposalKind.ACTOR)
        assert actor.citations[0].quote == actor.record["name"]


def test_the_record_of_a_speaker_is_proposed_once_by_the_whole_name() -> None:
    text = "“We wait,” Zora Vint said.\n\n“We go on,” Vint said. “We stay,” Ms Vint said."
    actors = [each.record["name"] for each in proposals_of(text) if each.kind is ProposalKind.ACTOR]
    assert actors == ["Zora Vint"]
