"""Words that a codebook does not have are told with the nearest that it has, and where."""

import shutil
from pathlib import Path

import polars as pl
import pytest
from conflicts.asked import HERE, conflict

import pakafg


def problem(tmp_path: Path, name: str, change: tuple[str, str, str]) -> pakafg.Problem:
    """The one problem of a conflict in which one word is another."""
    file, old, new = change
    folder = tmp_path / name
    shutil.copytree(HERE / name, folder)
    content = (folder / file).read_text(encoding="utf-8")
    assert old in content
    (folder / file).write_text(content.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(pakafg.CorpusError) as error:
        pakafg.load_corpus(folder)
    (only,) = error.value.problems
    return only


@pytest.mark.parametrize(
    ("name", "change", "reason"),
    [
        (
            "two-states",
            (
                "actors.yaml",
                "name: Ida Holm, kind: person, side: velmark",
                "name: Ida Holm, kind: person, side: velmarc",
            ),
            (
                "side: 'velmarc' is not one of karsia, velmark, mediator, "
                "armed_group, third_party. "
                "Did you mean 'velmark'? (On the side of Velmark.); codebook.yaml can define it, "
                "among its parties or sides"
            ),
        ),
        (
            "two-states",
            (
                "lake.yaml",
                "{side: karsia, head",
                "{side: pakistan, head",
            ),
            (
                "side: 'pakistan' is not one of karsia, velmark, mediator, "
                "armed_group, third_party; "
                "codebook.yaml can define it, among its parties or sides"
            ),
        ),
        (
            "three-parties",
            (
                "raid.yaml",
                "nationality: highlander",
                "nationality: highlanders",
            ),
            (
                "nationality: 'highlanders' is not one of mareni, tasketian, "
                "highlander, nomad. Did "
                "you mean 'highlander'? (Of Highland Front.); codebook.yaml "
                "can define it, among its "
                "parties or peoples"
            ),
        ),
        (
            "three-parties",
            (
                "raid.yaml",
                "status: herdsman",
                "status: herdsmen",
            ),
            (
                "Did you mean 'herdsman'? (Who lives by herding, and bears "
                "no arms.); codebook.yaml "
                "can define it, among its statuses"
            ),
        ),
        (
            "three-parties",
            (
                "raid.yaml",
                "outcome: abducted",
                "outcome: abduced",
            ),
            (
                "Did you mean 'abducted'? (Carried off by armed men, and not given back.); "
                "codebook.yaml can define it, among its outcomes"
            ),
        ),
        (
            "three-parties",
            (
                "incidents.yaml",
                "kind: cattle_raid",
                "kind: cattle-raid",
            ),
            (
                "Did you mean 'cattle_raid'? (Herds are driven off by force.); codebook.yaml can "
                "define it, among its kinds"
            ),
        ),
        (
            "strait",
            (
                "monitor.yaml",
                "topics: [crew]",
                "topics: [crews]",
            ),
            (
                "topics: 'crews' is not one of location, crew. Did you mean 'crew'? (The crew, and "
                "what becomes of it.); codebook.yaml can define it, among its topics"
            ),
        ),
    ],
)
def test_a_wrong_word_is_told_with_the_nearest(
    tmp_path: Path, name: str, change: tuple[str, str, str], reason: str
) -> None:
    found = problem(tmp_path, name, change)
    assert found.file == change[0]
    assert found.line
    assert found.reason.endswith(reason)


@pytest.mark.parametrize(
    ("name", "change", "reason"),
    [
        (
            "strait",
            (
                "gazette.yaml",
                'outcome: detained, count: "19", nationality: blue_keel_crew, status: sailor',
                'outcome: detained, count: "19", nationality: blue_keel_crew, status: vessel',
            ),
            (
                "status: 'vessel' is a word for things, and the outcome "
                "'detained' one for persons: "
                "expected both of one kind"
            ),
        ),
        (
            "three-parties",
            (
                "strike.yaml",
                "outcome: destroyed, count: One, nationality: mareni, status: post",
                "outcome: destroyed, count: One, nationality: mareni, status: herdsman",
            ),
            (
                "status: 'herdsman' is a word for persons, and the outcome 'destroyed' one for "
                "things: expected both of one kind"
            ),
        ),
    ],
)
def test_persons_are_not_counted_as_things(
    tmp_path: Path, name: str, change: tuple[str, str, str], reason: str
) -> None:
    assert problem(tmp_path, name, change).reason == reason


@pytest.mark.parametrize(
    ("column", "word", "nearest"),
    [
        ("status", "herdsmen", "herdsman"),
        ("side", "maran", "maren"),
        ("outcome", "abduct", "abducted"),
    ],
)
def test_a_question_with_a_wrong_word_is_no_silent_answer(
    column: str, word: str, nearest: str
) -> None:
    with pytest.raises(pakafg.ArgumentError, match=f"Did you mean '{nearest}'"):
        pakafg.casualties.totals(conflict("three-parties"), where=pl.col(column) == word)


def test_statements_are_found_by_a_party_and_not_by_another_conflicts() -> None:
    parties = conflict("three-parties")
    assert pakafg.statements.find(parties, side="highland_front")["statement"].to_list() == [
        "no-peace"
    ]
    with pytest.raises(
        pakafg.ArgumentError, match=r"side is Side\.PAKISTAN, expected one of maren, "
    ):
        pakafg.statements.find(parties, side=pakafg.Side.PAKISTAN)


@pytest.mark.parametrize("name", ["by", "documents", "round", "mediator", "armed_group"])
def test_a_party_has_no_id_that_is_another_word(name: str) -> None:
    with pytest.raises(pakafg.ArgumentError):
        pakafg.Codebook(parties=(pakafg.Party(id=name, name="A party"),))


@pytest.mark.parametrize("word", ["militant", "child", "killed", "vessel"])
def test_a_people_is_no_status_group_or_outcome_too(word: str) -> None:
    with pytest.raises(pakafg.ArgumentError, match=f"codebook is '{word}', expected words of"):
        pakafg.Codebook(parties=(pakafg.Party(id="front", name="The Front", people=word),))


def test_without_a_codebook_nothing_is_guessed(tmp_path: Path) -> None:
    folder = tmp_path / "bare"
    shutil.copytree(HERE / "strait", folder)
    (folder / "codebook.yaml").unlink()
    with pytest.raises(pakafg.CorpusError) as error:
        pakafg.load_corpus(folder)
    reasons = [each.reason for each in error.value.problems]
    assert any(
        "side: 'blue_keel' is not one of mediator, armed_group, third_party" in each
        for each in reasons
    )
    assert any("nationality: 'sarovan' is no word of this corpus" in each for each in reasons)
