"""An empty folder becomes a corpus that loads, and that editors can complete."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

import pakafg
from pakafg.__main__ import main
from pakafg.corpus.format import SHARED

if TYPE_CHECKING:
    from pathlib import Path

PARTIES = ("Thailand:thai:TH:Asia/Bangkok", "Cambodia:cambodian:KH:Asia/Phnom_Penh", "Lake Front")


def test_a_new_corpus_loads_and_has_its_parties(tmp_path: Path) -> None:
    made = pakafg.new_corpus(tmp_path / "border", PARTIES, title="The border")
    assert pakafg.load_corpus(tmp_path / "border") == made
    assert made.codebook.title == "The border"
    assert made.codebook.parties == (
        pakafg.Party(
            id="thailand", name="Thailand", people="thai", country="TH", zone="Asia/Bangkok"
        ),
        pakafg.Party(
            id="cambodia",
            name="Cambodia",
            people="cambodian",
            country="KH",
            zone="Asia/Phnom_Penh",
        ),
        pakafg.Party(id="lake-front", name="Lake Front"),
    )


def test_a_party_can_be_given_as_a_record(tmp_path: Path) -> None:
    party = pakafg.Party(id="arlen", name="Арлен", capital="Arlhaven")
    assert pakafg.new_corpus(tmp_path, [party]).codebook.parties == (party,)


@pytest.mark.parametrize(
    "wrong",
    ["", ":thai", "A:b:c:d:e", "Thailand:thai:Thai", "Thailand::TH:Bangkok", "!", "A" * 61, 5],
)
def test_a_party_that_cannot_be_read_is_told_and_nothing_is_written(
    tmp_path: Path, wrong: str
) -> None:
    with pytest.raises(pakafg.ArgumentError, match="NAME:PEOPLE:COUNTRY:ZONE"):
        pakafg.new_corpus(tmp_path / "new", [wrong])
    assert not (tmp_path / "new").exists()


def test_one_party_given_as_a_list_of_letters_is_refused(tmp_path: Path) -> None:
    with pytest.raises(pakafg.ArgumentError, match="a list, each a party"):
        pakafg.new_corpus(tmp_path, "Thailand")


def test_two_parties_of_one_people_are_refused(tmp_path: Path) -> None:
    with pytest.raises(pakafg.ArgumentError, match="no other party"):
        pakafg.new_corpus(tmp_path / "new", ["North:thai", "South:thai"])
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("stranger", ["notes.md", "actors.yaml", ".hidden"])
def test_a_folder_with_anything_in_it_is_left_as_it_is(tmp_path: Path, stranger: str) -> None:
    (tmp_path / stranger).write_text("mine", encoding="utf-8")
    with pytest.raises(pakafg.ArgumentError, match="a folder that is empty"):
        pakafg.new_corpus(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == [stranger]
    assert (tmp_path / stranger).read_text(encoding="utf-8") == "mine"


def test_every_file_names_a_schema_that_is_there_and_knows_the_parties(tmp_path: Path) -> None:
    pakafg.new_corpus(tmp_path, PARTIES)
    for name in ("codebook", *SHARED):
        first, *_ = (tmp_path / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
        schema = json.loads((tmp_path / first.split("$schema=")[1]).read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        if name == "actors":
            sides = schema["items"]["properties"]["side"]["enum"]
            assert sides[:3] == ["thailand", "cambodia", "lake-front"]


def test_the_record_that_each_file_shows_in_a_comment_is_one(tmp_path: Path) -> None:
    pakafg.new_corpus(tmp_path)
    for name in SHARED:
        lines = (tmp_path / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
        start = next(at for at, line in enumerate(lines) if line.startswith("# - {"))
        shown = "\n".join(line.removeprefix("# ") for line in lines[start:])
        jsonschema.validate(yaml.safe_load(shown), schema_of(name))


def schema_of(name: str) -> Any:
    out = io.StringIO()
    assert main(["schema", name], out) == 0
    return json.loads(out.getvalue())


def test_a_corpus_without_a_document_answers_every_command(tmp_path: Path) -> None:
    pakafg.new_corpus(tmp_path / "new", PARTIES)
    for command in ("report", "check", "coverage"):
        assert main([command, str(tmp_path / "new")], io.StringIO()) == 0
    assert main(["check", str(tmp_path / "new"), "--lint"], io.StringIO()) == 0
    pakafg.load_corpus(tmp_path / "new").save(tmp_path / "again.zip")
    assert pakafg.load_corpus(tmp_path / "again.zip") == pakafg.load_corpus(tmp_path / "new")


def test_a_folder_without_document_and_codebook_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(pakafg.CorpusError, match="expected one document at least"):
        pakafg.load_corpus(tmp_path)


def test_at_a_prompt_each_party_is_an_option(tmp_path: Path) -> None:
    out = io.StringIO()
    words = [word for party in PARTIES for word in ("--party", party)]
    assert main(["new", str(tmp_path / "new"), *words, "--title", "The border"], out) == 0
    assert "a corpus with 3 parties" in out.getvalue()
    assert len(pakafg.load_corpus(tmp_path / "new").codebook.parties) == 3
