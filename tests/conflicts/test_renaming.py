"""Parties under other names: nothing but the names changes in any answer."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import corpora
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from strategies import examples

import pakafg
from pakafg.corpus.loading import seeds
from pakafg.frames import SCHEMAS
from pakafg.frames.cells import CELL
from pakafg.present.cli.paper import Paper
from pakafg.present.cli.report import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from pakafg import Corpus


# A party, its name and its people, as documents and records write them.
PARTIES = (("pakistan", "pa"), ("afghan", "af"))


def new_names(letters: str) -> dict[str, str]:
    """A new word for each old one: as long, so that nothing else moves, and sorted as it was."""
    names: dict[str, str] = {}
    for old, start in PARTIES:
        word = start + letters[: len(old) - len(start)]
        names |= {old: word, old.capitalize(): word.capitalize(), old.upper(): word.upper()}
    return names


def without_digests(text: str) -> str:
    """An answer without what is computed of every letter of a text."""
    return re.sub("[0-9a-f]{64}", "", text)


def with_other_names(text: str, names: dict[str, str]) -> str:
    for old, new in names.items():
        text = text.replace(old, new)
    return text


def loaded(names: dict[str, str], folder: Path) -> Corpus:
    """The seeds with other words for their parties, in the documents as in the records."""
    for path in seeds().iterdir():
        text = with_other_names(path.read_bytes().decode(), names)
        (folder / path.name).write_bytes(text.encode())
    return pakafg.load_corpus(folder)


def texts(corpus: Corpus) -> Iterator[str]:
    """Every answer on a corpus: its rows and lines, each as text."""
    tables: dict[str, pl.DataFrame] = {
        name: corpus.frame(name) for name in SCHEMAS if name != "discrepancies"
    }
    # Of the delegations' heads, the one whose side is first by name has the lower number.
    tables["discrepancies"] = corpus.frame("discrepancies").drop("discrepancy")
    for by in (("incident", "outcome"), CELL, ("outcome", "side"), ("period", "nationality")):
        tables[f"totals by {by}"] = pakafg.casualties.totals(corpus, by=by, detail=True)
    line = pakafg.timeline.reconcile(corpus)
    tables |= {"events": line.events, "claims": line.claims, "conflicts": line.conflicts}
    tables |= {
        "what was said": pakafg.statements.positions(corpus),
        "what was asked": pakafg.demands.positions(corpus),
        "utterances": pakafg.statements.find(corpus, detail=True).drop(
            "similarity"
        ),  # of their letters
        "charges": pakafg.blame.charges(corpus, detail=True),
        "meetings": pakafg.rounds.meetings(corpus),
        "agreement": pakafg.agreement.matrix(corpus),
    }
    for name, table in tables.items():
        yield f"{name}: {table.columns}"
        yield from (f"{name}: {row}" for row in table.rows(named=True))
    for row in tables[f"totals by {CELL}"].head(15).rows(named=True):
        yield pakafg.casualties.explain(corpus, row)
    yield from as_text(corpus, Paper.of(io.StringIO())).splitlines()
    yield pakafg.plot.positions(corpus).description


@cache
def as_named() -> list[str]:
    return sorted(map(without_digests, texts(corpora.seeds())))


@given(letters=st.text("bcdfghjklmnqrtvwxz", min_size=6, max_size=6))
@settings(examples(1), phases=[Phase.generate])
def test_other_names_change_nothing_but_the_names(letters: str) -> None:
    names = new_names(letters)
    with TemporaryDirectory() as folder:
        found = texts(loaded(names, Path(folder)))
        back = {new: old for old, new in names.items()}
        changed = set(as_named()) ^ {
            with_other_names(without_digests(text), back) for text in found
        }
    assert sorted(changed)[:5] == []
