"""Two annotations of one text: what both coded, how far they agree, and every difference."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import attrs
import corpora
import polars as pl
import pytest

import pakafg
from pakafg import Catalogue, Corpus
from pakafg.present.cli.commands import main

TEXT = """\
At the bridge four soldiers were killed, the army said. Rebels said nine soldiers died there.
A doctor told of two wounded on 3 May. The minister said: “We will answer.”
"""
CODEBOOK = "parties: [{id: north, name: North, people: northern}]\n"
ACTORS = """\
- {id: army, name: the army, kind: armed_forces, side: north}
- {id: rebels, name: Rebels, kind: armed_group, side: armed_group}
- {id: minister, name: the minister, kind: unnamed, side: north}
"""
INCIDENTS = "- {id: bridge, name: Fight at the bridge, kind: clash}\n"
RECORDS = """\
document: {id: a}
casualties:
- {id: four, incident: bridge, outcome: killed, count: four, status: soldier, claimant: army,
   quotes: [four soldiers were killed]}
- {id: nine, incident: bridge, outcome: killed, count: nine, status: soldier, claimant: rebels,
   quotes: [nine soldiers died]}
- {id: two, incident: bridge, outcome: wounded, count: two, quotes: [two wounded]}
dates:
- {id: when, event: bridge, bound: whole, when: "2031-05-03", basis: stated, words: 3 May,
   quotes: [on 3 May]}
statements:
- {id: answer, speaker: minister, act: threaten, mode: direct, quotes: [We will answer.]}
"""


def annotation(folder: Path, **files: str) -> Corpus:
    """An annotation of the text; what the test does not give is as the first coder has it."""
    folder.mkdir()
    given = {"codebook": CODEBOOK, "actors": ACTORS, "incidents": INCIDENTS, "a": RECORDS, **files}
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    for name, content in given.items():
        (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    return pakafg.load_corpus(folder)


@pytest.fixture
def first(tmp_path: Path) -> Corpus:
    return annotation(tmp_path / "first")


def test_an_annotation_agrees_with_itself() -> None:
    seeds = corpora.seeds()
    same = pakafg.compare(seeds, seeds)
    assert same.documents == tuple(seeds.documents)
    assert same.differences.is_empty()
    assert set(same.kinds["recall_a"]) == set(same.kinds["recall_b"]) == {1.0}
    assert set(same.fields["agreement"]) == {1.0}
    assert set(same.fields["alpha"].drop_nulls()) == {1.0}


def renamed(text: str) -> str:
    """The same records under other ids."""
    for old, new in (("bridge", "clash-at-bridge"), ("army", "armed-forces"), ("four", "c1")):
        for key in ("id", "incident", "event", "claimant"):
            text = text.replace(f"{key}: {old},", f"{key}: {new},")
    return text.replace("document: {id: a}", "document: {id: x}")


def test_other_ids_for_the_same_things_are_no_difference(first: Corpus, tmp_path: Path) -> None:
    files = {"actors": ACTORS, "incidents": INCIDENTS, "a": RECORDS}
    second = annotation(tmp_path / "second", **{name: renamed(files[name]) for name in files})
    assert "armed-forces" in second.actors
    compared = pakafg.compare(first, second)
    assert compared.differences.is_empty()
    assert compared.documents == ("a",)


def test_what_differs_is_told_record_by_record(first: Corpus, tmp_path: Path) -> None:
    two = "- {id: two, incident: bridge, outcome: wounded, count: two, quotes: [two wounded]}\n"
    changed = (
        RECORDS.replace("status: soldier, claimant: rebels", "claimant: army")
        .replace("nine soldiers died", "Rebels said nine soldiers died")
        .replace("act: threaten, ", "")
        .replace(two, "")
        .replace('"2031-05-03"', '"2030-05-03"')
    )
    compared = pakafg.compare(first, annotation(tmp_path / "second", a=changed))
    casualties = compared.kinds.row(by_predicate=pl.col("kind") == "casualties")
    assert casualties == ("casualties", 3, 2, 2, 2 / 3, 1.0)
    told = compared.differences.drop("document", "quote").rows()
    assert sorted(told, key=str) == sorted(
        [
            ("casualties", None, "two", None, None, None),
            ("casualties", "claimant", "nine", "nine", "rebels", "army"),
            ("casualties", "status", "nine", "nine", "soldier", None),
            ("dates", "when", "when", "when", "2031-05-03", "2030-05-03"),
            ("statements", "act", "answer", "answer", "threaten", None),
        ],
        key=str,
    )
    fields = {row[:2]: row[2:] for row in compared.fields.iter_rows()}
    # Four times "soldier" or not: one pair differs.
    assert fields["casualties", "status"] == (2, 0.5, 0.0)
    assert fields["dates", "when"] == (1, 0.0, None), "a date is no word of a list"
    assert fields["casualties", "outcome"] == (2, 1.0, None), "one value alone tells nothing"


def test_of_several_on_the_same_characters_those_coded_alike_are_one(tmp_path: Path) -> None:
    line = "At the bridge four soldiers were killed"
    both = RECORDS.replace("[four soldiers were killed]", f"[{line}]").replace(
        "[nine soldiers died]", f"[{line}, nine soldiers died]"
    )
    one = annotation(tmp_path / "one", a=both)
    turned = both.replace("id: four", "id: x").replace("id: nine", "id: four")
    turned = turned.replace("id: x", "id: nine")
    other = annotation(tmp_path / "other", a=turned)
    assert pakafg.compare(one, other).differences.is_empty()


def test_the_two_sides_turned_are_the_two_sides_turned(first: Corpus, tmp_path: Path) -> None:
    fewer = RECORDS[: RECORDS.index("statements:")]
    second = annotation(tmp_path / "second", a=fewer)
    there, back = pakafg.compare(first, second), pakafg.compare(second, first)
    assert there.kinds["recall_a"].to_list() == back.kinds["recall_b"].to_list()
    assert there.differences["record_a"].to_list() == back.differences["record_b"].to_list()
    assert there.fields.sort("kind", "field").equals(back.fields.sort("kind", "field"))


def test_documents_are_the_same_by_their_characters_alone(first: Corpus) -> None:
    (document,) = first.documents.values()
    other = attrs.evolve(document, text="Another text.", sha256="0" * 64)
    with pytest.raises(pakafg.ArgumentError, match="one document at least that a annotates"):
        pakafg.compare(first, Corpus(documents=Catalogue([other])))


@pytest.mark.parametrize("wrong", [None, "a folder", Path("a")])
def test_what_is_no_corpus_is_named(first: Corpus, wrong: Any) -> None:
    with pytest.raises(pakafg.ArgumentTypeError, match=r"^b is "):
        pakafg.compare(first, wrong)


def test_the_command_prints_shares_alpha_and_each_difference(tmp_path: Path) -> None:
    annotation(tmp_path / "first")
    annotation(tmp_path / "second", a=RECORDS.replace("claimant: rebels", "claimant: army"))
    paths = (str(tmp_path / "first"), str(tmp_path / "second"))
    out = io.StringIO()
    assert main(["compare", *paths], out) == 0
    printed = out.getvalue()
    assert "casualties       3     3     3    100%   100%" in printed
    assert "a casualties “nine soldiers died”: claimant: rebels (nine); army (nine)" in printed
    out = io.StringIO()
    assert main(["compare", *paths, "--json"], out) == 0
    data = json.loads(out.getvalue())
    assert list(data) == ["documents", "kinds", "fields", "differences"]
    assert len(data["differences"]) == 1
