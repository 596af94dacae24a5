"""On whose word a document tells of a demand, of its terms and of what came of a round."""

import re
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from small_corpora import SHARED, Records, corpus_of

import pakafg


@pytest.fixture
def talks(tmp_path: Path) -> pakafg.Corpus:
    def note(text: str, **more: Any) -> dict[str, Any]:
        return {"text": text, "quotes": [f"It was told: {text}"], "claimant": "clinic", **more}

    notes = {
        "agenda": [note("the price of flour")],
        "outcome": [note("nothing came of it", result="no_agreement")],
    }
    told = [each for several in notes.values() for each in several]
    quotes = [quote for each in told for quote in each["quotes"]]
    terms = [{"text": "by noon", "quotes": ["must open by noon"]}]
    asked = {"demand": "open-mill", "claimant": "south", "terms": terms}
    document: Records = {
        "rounds": [{"round": "mill-talks", **notes, "quotes": quotes}],
        "demands": [asked | {"quotes": ["The South says that the mill must open by noon"]}],
    }
    own: Records = {"demands": [{"demand": "own-voice", "quotes": ["Pay the miller"]}]}
    demands = [*SHARED["demands"], {"id": "own-voice", "by": "north", "text": "Pay the miller"}]
    shared = {**SHARED, "demands": demands, "rounds": [{"id": "mill-talks", "name": "Mill talks"}]}
    documents = {"a": ("2031-06-04", document), "b": ("2031-06-05", own)}
    return corpus_of(tmp_path, documents, shared)


def test_the_page_names_whose_word_each_is(talks: pakafg.Corpus, tmp_path: Path) -> None:
    page = pakafg.dossier(talks, tmp_path / "page.html").read_text(encoding="utf-8")
    words = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "the price of flour according to the clinic" in words
    assert "nothing came of it according to the clinic" in words
    assert "by noon according to South" in words
    assert re.search(r"North asks South a according to South", words)


def test_a_demand_of_one_word_alone_says_whose(talks: pakafg.Corpus, tmp_path: Path) -> None:
    rows = dict(pakafg.demands.positions(talks).select("demand", "claimants").iter_rows())
    assert rows == {"open-mill": ["South"], "own-voice": None}
    folder = talks.export(tmp_path / "export")
    (sheet,) = (folder / "csv").glob("*demands*answers.csv")
    told = dict(pl.read_csv(sheet).select("Demand", "Told by").iter_rows())
    assert told["Open the mill"].endswith("(according to South)")
    assert "according to" not in told["Pay the miller"]
