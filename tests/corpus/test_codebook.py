"""The codebook of a corpus: what it may hold, and every problem that it may have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

import pakafg
from pakafg import Alliance, Codebook, CorpusError, DefinedWord, Party, When

Write = Callable[[Mapping[str, str]], Path]

FILES = {
    "a.txt": "Five died.",
    "a.yaml": """\
document: {id: a}
casualties:
- {id: five, incident: fire, outcome: killed, count: Five, quotes: [Five died.]}
""",
    "incidents.yaml": "- {id: fire, name: Fire, kind: clash}\n",
}


def problems(write: Write, codebook: str) -> list[str]:
    with pytest.raises(CorpusError) as error:
        pakafg.load_corpus(write({**FILES, "codebook.yaml": codebook}))
    assert all(problem.file == "codebook.yaml" for problem in error.value.problems)
    return [problem.reason for problem in error.value.problems]


@pytest.mark.parametrize(
    ("codebook", "reasons"),
    [
        ("[]", ["expected title, description, period"]),
        ("title: 5", ["title: 5 is not text: put it in quotes"]),
        ("foo: 1", ["the key 'foo' is not known here; known are title"]),
        ("parties: {}", ["parties: {} is not a list"]),
        ("parties: [a]", ["parties.0: 'a' is not a mapping of keys to values"]),
        ("parties: [{id: north}]", ["parties.0: the key 'name' is missing"]),
        ("parties: [{id: A B, name: N}]", ["parties.0.id: id is 'A B', expected a word"]),
        (
            "parties: [{id: a, name: A, zone: Mars/X, country: pak}]",
            ["'Mars/X' is no time zone", "country is 'pak', expected two capital letters"],
        ),
        ("parties: [{id: a, name: A}, {id: a, name: B}]", ["sides is 'a', expected words that"]),
        ("parties: [{id: mediator, name: A}]", ["sides is 'mediator', expected words that"]),
        ("parties: [{id: by, name: A}]", ["parties is 'by', expected another word"]),
        (
            "parties: [{id: a, name: A, people: p}, {id: b, name: B, people: p}]",
            ["peoples is 'p', expected words that"],
        ),
        ("outcomes: [{id: killed, definition: D.}]", ["outcomes is 'killed', expected words"]),
        ("kinds: [{id: raid}]", ["kinds.0: the key 'definition' is missing"]),
        (
            "statuses: [{id: tank, definition: D., of_things: maybe}]\nkinds: [{id: raid}]",
            ["of_things: 'maybe' is not true or false", "kinds.0: the key 'definition' is missing"],
        ),
        (
            "topics: [{id: t, definition: D.}, {id: t, definition: E.}]",
            ["topics is 't', expected each topic once"],
        ),
        ("alliances: [{between: [a, b]}]", ["alliances is 'a', expected a party: one of none"]),
        (
            "parties: [{id: a, name: A}]\nalliances: [{between: [a, a]}]",
            ["between is ('a', 'a'), expected two parties or more, each once"],
        ),
        ("period: yesterday", ["'yesterday' is not a date that pakafg reads"]),
    ],
)
def test_every_problem_of_a_codebook_is_told_in_its_own_words(
    codebook: str, reasons: list[str], write: Write
) -> None:
    told = problems(write, codebook)
    assert len(told) == len(reasons)
    for reason in reasons:
        assert sum(reason in each for each in told) == 1, told


@pytest.mark.parametrize(
    ("outcome", "status", "kinds"),
    [
        ("killed", "civilian", None),
        ("destroyed", "aircraft", None),
        ("sunk", "tug", None),
        ("killed", "aircraft", ("things", "persons")),
        ("destroyed", "civilian", ("persons", "things")),
        ("killed", "tug", ("things", "persons")),
        ("sunk", "civilian", ("persons", "things")),
    ],
)
def test_persons_are_not_counted_by_words_for_things_nor_things_by_words_for_persons(
    outcome: str, status: str, kinds: tuple[str, str] | None, write: Write
) -> None:
    claim = FILES["a.yaml"].replace("outcome: killed", f"outcome: {outcome}, status: {status}")
    codebook = """\
outcomes: [{id: sunk, definition: Of ships., of_things: true}]
statuses: [{id: tug, definition: A ship., of_things: true}]
"""
    folder = write({**FILES, "a.yaml": claim, "codebook.yaml": codebook})
    if kinds is None:
        assert pakafg.load_corpus(folder).casualties["five"].status == status
        return
    with pytest.raises(CorpusError) as error:
        pakafg.load_corpus(folder)
    (problem,) = error.value.problems
    assert (problem.file, problem.line, problem.record) == ("a.yaml", 3, "five")
    assert problem.reason == (
        f"status: {status!r} is a word for {kinds[0]}, and the outcome {outcome!r} one for "
        f"{kinds[1]}: expected both of one kind"
    )


@pytest.mark.parametrize("codebook", ["", "# nothing yet\n"])
def test_an_empty_codebook_adds_nothing(codebook: str, write: Write) -> None:
    corpus = pakafg.load_corpus(write({**FILES, "codebook.yaml": codebook}))
    assert corpus.codebook == Codebook()


def test_no_word_is_held_against_a_codebook_that_cannot_be_read(write: Write) -> None:
    actors = "- {id: army, name: Army, kind: armed_forces, side: north}\n"
    with pytest.raises(CorpusError) as error:
        pakafg.load_corpus(write({**FILES, "actors.yaml": actors, "codebook.yaml": "parties: {}"}))
    assert [problem.file for problem in error.value.problems] == ["codebook.yaml"]


def test_problems_come_with_the_name_of_the_folder_as_it_was_given(write: Write) -> None:
    folder = write({**FILES, "codebook.yaml": "parties: {}"})
    with pytest.raises(CorpusError) as error:
        pakafg.load_corpus(folder)
    assert error.value.source == str(folder)
    assert str(error.value).startswith(f"{str(folder)!r} has 1 problem:")


@pytest.mark.parametrize("name", ["codebook.yml", "codebook.txt"])
def test_a_file_that_may_be_meant_as_the_codebook_is_told(name: str, write: Write) -> None:
    if name.endswith(".yml"):
        with pytest.raises(CorpusError, match=r"rename it to 'codebook\.yaml'"):
            pakafg.load_corpus(write({**FILES, name: "title: A"}))
    else:
        with pytest.raises(CorpusError, match=r"'codebook\.yaml' holds what documents share"):
            pakafg.load_corpus(write({**FILES, name: "A text."}))


NORTH, SOUTH = Party(id="north", name="North"), Party(id="south", name="South")


@pytest.mark.parametrize(
    ("period", "when", "allied"),
    [
        (None, None, True),
        (None, "2031-05", True),
        ("2031-05", None, None),
        ("2031-05", "2031-05-03", True),
        ("2031-05", "2031-05-30/2031-06-02", None),
        ("2031-05", "2031-06-02", False),
        ("../2031-05", "2030", True),
        ("2031-05/..", "2030", False),
        ("2031-05", "2031", None),
    ],
)
def test_who_was_an_ally_when(
    period: str | None,
    when: str | None,
    allied: bool | None,  # noqa: FBT001  (what is expected)
) -> None:
    alliance = Alliance(
        between=("north", "south"), period=None if period is None else When.parse(period)
    )
    codebook = Codebook(parties=(NORTH, SOUTH), alliances=(alliance,))
    time = None if when is None else When.parse(when)
    assert codebook.allied("north", "south", time) is allied
    assert codebook.allied("south", "north", time) is allied


@pytest.mark.parametrize("wrong", [None, "Side", pakafg.Group, [], 5])
def test_words_of_what_is_no_open_list_are_none(wrong: Any) -> None:
    with pytest.raises(pakafg.ArgumentTypeError, match="expected one of Side, Nationality"):
        Codebook().words(wrong)


def test_words_are_printed_as_the_codebook_has_them() -> None:
    codebook = Codebook(
        parties=(
            Party(id="drc", name="DR Congo", people="congolese_soldier", adjective="Congolese"),
        ),
        statuses=(DefinedWord(id="herdsman", definition="D.", plural="herdsmen"),),
        outcomes=(DefinedWord(id="stuck", definition="D.", name="stranded", of_things=True),),
    )
    assert codebook.printed["congolese_soldier"] == ("Congolese", "Congolese")
    assert codebook.printed["herdsman"] == ("herdsman", "herdsmen")
    assert codebook.printed["stuck"] == ("thing", "things")
    assert codebook.name_of_outcome("stuck") == "stranded"
    assert {"herdsman", "stuck"} & codebook.counted_things == {"stuck"}
