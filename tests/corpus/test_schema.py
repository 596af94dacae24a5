"""The JSON Schema of the record files says what one file alone can be blamed for."""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import corpora
import jsonschema
import pytest
import yaml

import pakafg
from pakafg.corpus.format import SECTIONS, SHARED, keys, keys_of_section
from pakafg.corpus.loading import seeds
from pakafg.corpus.schema import json_schema
from pakafg.corpus.yaml_reader import read_yaml

Write = Callable[[Mapping[str, str | bytes]], Path]


def faults(file: str, content: bytes, codebook: pakafg.Codebook | None = None) -> Iterable[str]:
    """What a validator of JSON Schema says of a record file."""
    stem = file.removesuffix(".yaml")
    kind = stem if stem in {*SHARED, "codebook"} else "document"
    data, problems = read_yaml(file, content)
    assert problems == []
    validator = jsonschema.Draft202012Validator(json_schema(kind, codebook))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


@pytest.mark.parametrize("file", ["document", "codebook", *SHARED])
def test_it_is_a_schema_and_plain_json(file: str) -> None:
    schema = json_schema(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_there_is_none_of_another_file() -> None:
    expected = r"file is 'actor', expected one of document, actors, .*\. Did you mean 'actors'\?"
    with pytest.raises(pakafg.ArgumentError, match=expected):
        json_schema("actor")


def test_a_word_of_a_closed_list_stands_there_with_its_meaning() -> None:
    group = json_schema("document")["properties"]["casualties"]["items"]["properties"]["group"]
    words, nothing = group["anyOf"]
    assert nothing == {"type": "null"}
    assert words["description"] == "A part of a larger figure, told apart by sex or age."
    assert words["enum"] == [str(word) for word in pakafg.Group]
    assert words["enumDescriptions"] == [word.meaning for word in pakafg.Group]


def test_a_word_of_an_open_list_is_any_without_a_codebook_and_its_own_with_one() -> None:
    codebook = corpora.seeds().codebook
    side = json_schema("actors")["items"]["properties"]["side"]
    assert "enum" not in side
    assert side["examples"] == ["mediator", "armed_group", "third_party"]
    own = json_schema("actors", codebook)["items"]["properties"]["side"]
    assert own["enum"][:2] == ["pakistan", "afghanistan"]
    assert own["enumDescriptions"][0] == "On the side of Pakistan."
    topics = json_schema("document", codebook)["properties"]["statements"]["items"]["properties"]
    assert topics["topics"]["items"]["enum"][0] == "talks"
    with pytest.raises(pakafg.ArgumentTypeError, match="codebook is 'seeds'"):
        json_schema("actors", "seeds")  # type: ignore[arg-type]  # what a user may try


def test_every_seed_file_is_accepted() -> None:
    found = sorted(seeds().glob("*.yaml"))
    assert len(found) == 5 + 9
    for codebook in (None, corpora.seeds().codebook):
        for each in found:
            assert list(faults(each.name, each.read_bytes(), codebook)) == [], each.name


def test_every_file_of_the_small_corpus_is_accepted_as_written_and_as_saved(
    files: dict[str, str], small: pakafg.Corpus, tmp_path: Path
) -> None:
    small.save(tmp_path / "saved")
    for file, content in files.items():
        if file.endswith(".yaml"):
            assert faults(file, content.encode()) == []
            assert faults(file, (tmp_path / "saved" / file).read_bytes()) == []


@pytest.mark.parametrize("content", ["", "# nothing yet\n", "[]"])
def test_a_shared_file_with_nothing_in_it_is_accepted(
    content: str, files: dict[str, str], write: Write
) -> None:
    assert faults("events.yaml", content.encode()) == []
    files["events.yaml"] = content
    assert len(pakafg.load_corpus(write(files)).events) == 0


def test_a_section_with_nothing_in_it_is_accepted(files: dict[str, str], write: Write) -> None:
    files["b.yaml"] += "dates:\n"
    assert faults("b.yaml", files["b.yaml"].encode()) == []
    pakafg.load_corpus(write(files))


def test_it_knows_the_keys_that_the_loader_knows() -> None:
    document = json_schema("document")["properties"]
    assert list(document) == list(SECTIONS)
    for section in SECTIONS:
        entry = document[section] if section == "document" else document[section]["items"]
        assert sorted(entry["properties"]) == sorted(keys_of_section(section))
    for file, kind in SHARED.items():
        assert list(json_schema(file)["items"]["properties"]) == list(keys(kind))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("a.yaml", "outcome: killed", "outcome: kiled"),
        ("a.yaml", 'count: "87,000"', "count: 87000"),
        ("a.yaml", "unit: USD", "unit: null"),
        ("a.yaml", "ordinal: 3", "ordinal: third"),
        ("a.yaml", "    head: asim-malik", "    haed: asim-malik"),
        ("a.yaml", "  - text: The border\n    quotes", "  - quotes"),
        ("a.yaml", "  unit: USD", "  unit: USD\n  document: b"),
        ("a.yaml", "- actor: khawaja-asif\n  role", "- role"),
        ("a.yaml", '["the Taliban refused"]', "[]"),
        ("a.yaml", '["the Taliban refused"]', "the Taliban refused"),
        ("a.yaml", "quantities:", "amounts:"),
        ("b.yaml", "nth: 2", "nth: 0"),
        ("b.yaml", "nth: 2", "n: 2"),
        ("b.yaml", "document:\n", "head:\n"),
        ("b.yaml", "  id: b\n", "  id: b\n  file: b.txt\n"),
        ("b.yaml", "nth: 2", "suffix: 2"),
        ("actors.yaml", "aliases: [Kabul]", "aliases: Kabul"),
        ("actors.yaml", "kind: person\n", "kind: persona\n"),
        ("demands.yaml", ", text: A written pledge", ""),
        ("places.yaml", "latitude: 31.01", "latitude: north"),
        ("incidents.yaml", "part_of: october", "exhaustive: yes"),
        ("events.yaml", "- {id: pledge", "- later\n- {id: pledge"),
    ],
)
def test_what_it_refuses_the_loader_refuses_too(
    file: str, old: str, new: str, files: dict[str, str], write: Write
) -> None:
    assert files[file].count(old) == 1
    sound = dict(files)
    files[file] = files[file].replace(old, new)
    codebook = pakafg.load_corpus(write(sound)).codebook
    assert faults(file, files[file].encode(), codebook)
    with pytest.raises(pakafg.CorpusError):
        pakafg.load_corpus(write(files))


# What only the loader refuses, though it stands in one file: how ids, words, dates, numbers
# and zones are worded, what two fields must be together, and what YAML says of itself.
ONLY_THE_LOADER = {
    "an id with a capital": ("events.yaml", "id: pledge", "id: Pledge"),
    "text that is blank": ("actors.yaml", "name: Pakistan", 'name: " "'),
    "a country of three letters": ("places.yaml", "country: AF", "country: AFG"),
    "a latitude beyond the pole": ("places.yaml", "latitude: 31.01", "latitude: 310.1"),
    "a latitude alone": ("places.yaml", "  longitude: 66\n", ""),
    "a zone that is not there": ("places.yaml", "zone: Asia/Kabul", "zone: Asia/Kabool"),
    "an ordinal of zero": ("a.yaml", "ordinal: 3", "ordinal: 0"),
    "a date that is not in the calendar": ("a.yaml", '"2025-11-06"', '"2025-11-31"'),
    "a gap that cannot be read": ("a.yaml", "PT1M/..", "a minute"),
    "a count that is no number word": ("a.yaml", "count: at least four", "count: a lot"),
    "an event in order with itself": ("a.yaml", "other: third-round", "other: shooting"),
    "words that are not quoted": ("a.yaml", "words: while", "words: before"),
    "part of a word": ("a.yaml", "quotes: [while]", "quotes: [whil]"),
    "no records in a link": ("links.yaml", "records: [asif-deadlock]", "records: []"),
    "the same id twice": ("incidents.yaml", "id: shooting", "id: october"),
}


@pytest.mark.parametrize("name", ONLY_THE_LOADER)
def test_what_only_the_loader_refuses(name: str, files: dict[str, str], write: Write) -> None:
    file, old, new = ONLY_THE_LOADER[name]
    assert files[file].count(old) == 1
    files[file] = files[file].replace(old, new)
    assert faults(file, files[file].encode()) == []
    with pytest.raises(pakafg.CorpusError):
        pakafg.load_corpus(write(files))


def test_plain_yaml_gives_a_validator_the_same_data(files: dict[str, str]) -> None:
    """An editor reads YAML its own way; where dates and words stand in quotes, it is the same."""
    for file, content in files.items():
        if file.endswith(".yaml"):
            own: Any = read_yaml(file, content.encode())[0]
            assert json.loads(json.dumps(own)) == yaml.safe_load(content)
