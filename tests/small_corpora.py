"""Corpora of a few records, written for one test: two parties, a raid and a demand."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pakafg

__all__ = ["PARTIES", "SHARED", "Records", "corpus_of"]

Records = Mapping[str, Sequence[Mapping[str, Any]]]

SHARED: Records = {
    "actors": [
        {"id": "north", "name": "North", "kind": "government", "side": "north"},
        {"id": "south", "name": "South", "kind": "government", "side": "south"},
        {"id": "clinic", "name": "the clinic", "kind": "organisation", "side": "third_party"},
    ],
    "incidents": [
        {"id": "raid", "name": "Raid on the mill", "kind": "attack"},
        {"id": "gate", "name": "Shots at the gate", "kind": "shooting", "part_of": "raid"},
    ],
    "demands": [{"id": "open-mill", "by": "north", "of": "south", "text": "Open the mill"}],
}
PARTIES: Sequence[Mapping[str, str]] = [
    {"id": "north", "name": "North", "people": "northern"},
    {"id": "south", "name": "South", "people": "southern"},
]


def corpus_of(
    folder: Path, documents: Mapping[str, tuple[str, Records]], shared: Records = SHARED
) -> pakafg.Corpus:
    """Write a corpus: of each document its day and its records, whose quotations are its text."""
    for name, (day, sections) in documents.items():
        records = [record for section in sections.values() for record in section]
        quotes = dict.fromkeys(quote for record in records for quote in record["quotes"])
        text = "\n".join(quotes)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        written: dict[str, Any] = {"document": {"id": name, "published": day}, **sections}
        (folder / f"{name}.yaml").write_text(json.dumps(written), encoding="utf-8")
    (folder / "codebook.yaml").write_text(json.dumps({"parties": PARTIES}), encoding="utf-8")
    for name, entries in shared.items():
        (folder / f"{name}.yaml").write_text(json.dumps(entries), encoding="utf-8")
    return pakafg.load_corpus(folder)
