"""On whose word a document tells of a demand, of its terms and of what came of a round."""

import re
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from small_corpora import SHARED, Records, corpus_of

import pakafg
from pakafg.__main__ import main

EVENTS = ("Raid on the mill (", "Shots at the gate (")


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


def test_the_report_says_on_whose_word_alone_an_event_is_dated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def day(name: str, event: str, **whose: str) -> dict[str, Any]:
        words = "on 2 March 2031"
        told = {"id": name, "event": event, "bound": "whole", "when": "2031-03-02", "words": words}
        return told | {"basis": "stated", "quotes": [f"{name} was {words}"], **whose}

    dates = [
        day("by-south", "raid", claimant="south"),
        day("own", "gate"),
        day("by-clinic", "gate", claimant="clinic"),
    ]
    corpus_of(tmp_path, {"a": ("2031-03-05", {"dates": dates})})
    assert main(["report", str(tmp_path)]) == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    raid, gate = (next(at for at, line in enumerate(lines) if each in line) for each in EVENTS)
    assert lines[raid + 1] == "according to South"
    assert "according to" not in lines[gate + 1]
    assert main(["report", "--full", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert "2 March 2031, according to the clinic (a)" in told
    assert "2 March 2031 (a)" in told


def test_the_report_has_demands_with_their_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def told(quote: str, **more: Any) -> dict[str, Any]:
        return {"demand": "open-mill", "quotes": [quote], **more}

    first: Records = {
        "demands": [told("The North wants the mill opened")],
        "responses": [told("The South refused", by="south", answer="rejected")],
    }
    then: Records = {
        "demands": [told("So the clinic hears", claimant="clinic")],
        "responses": [told("It agreed", by="south", answer="accepted", claimant="clinic")],
    }
    once: Records = {"demands": [{"demand": "pay", "quotes": ["Pay the miller, the South offers"]}]}
    pay = {"id": "pay", "by": "south", "text": "Pay the miller", "kind": "offer"}
    shared = {**SHARED, "demands": [*SHARED["demands"], pay]}
    documents = {"a": ("2031-03-05", first), "b": ("2031-03-06", then), "c": ("2031-03-07", once)}
    corpus_of(tmp_path, documents, shared)

    def section(*switches: str) -> list[str]:
        assert main(["report", *switches, str(tmp_path)]) == 0
        page = capsys.readouterr().out.partition("DEMANDS")[2].partition("\n\n")[0]
        return page.splitlines()[1:]

    lines = [
        "  North demands of South: Open the mill (a), according to the clinic (b)",
        "      South: refused (a)",
        "      South: agreed, according to the clinic (b)",
    ]
    left = "  1 demand more, of one document and without an answer: pakafg report --full"
    assert section() == [*lines, left]
    assert section("--full") == [
        *lines,
        "  South offers: Pay the miller (c)",
        "      no answer is reported",
    ]
