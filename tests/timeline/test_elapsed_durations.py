"""How long something had lasted by a day dates its start, and says nothing of its end."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest
from small_corpora import SHARED, Records, corpus_of

import pakafg

PLACES = [{"id": "mill", "name": "the mill", "kind": "town", "zone": "Asia/Kathmandu"}]
SIEGE = {"id": "siege", "name": "Siege of the mill", "kind": "campaign", "place": "mill"}
TRUCE = {"id": "truce", "name": "Truce of the mill", "place": "mill"}
WITH_SIEGE: Records = {**SHARED, "places": PLACES, "incidents": [SIEGE], "ceasefires": [TRUCE]}


def lasted(claim: str, count: str, unit: str, about: str = "siege", **more: str) -> Records:
    """A length, as one document tells it."""
    length = {"id": claim, "topic": "duration", "count": count, "unit": unit, "about": about}
    return {"quantities": [{**length, **more, "quotes": [f"It has lasted {count} {unit}"]}]}


def began(claim: str, when: str) -> dict[str, Any]:
    return {"id": claim, "event": "siege", "bound": "start", "when": when, "basis": "stated",
            "words": f"since {when}", "quotes": [f"since {when}"]}  # fmt: skip


def questions(corpus: pakafg.Corpus) -> dict[str, str]:
    return dict(pakafg.discrepancies(corpus).select("discrepancy", "verdict").iter_rows())


def test_a_length_that_grows_from_report_to_report_contradicts_nothing(tmp_path: Path) -> None:
    documents = {
        "first": ("1968-03-13", lasted("a", "12", "days", as_of="1968-03-13")),
        "second": ("1968-04-01", lasted("b", "31", "days", as_of="1968-04-01")),
    }
    corpus = corpus_of(tmp_path, documents, WITH_SIEGE)
    timeline = pakafg.timeline.reconcile(corpus)
    assert timeline.conflicts.height == 0
    assert timeline.events.filter(event="siege")["edtf"].item() == "[1968-02-29..1968-03-03]"
    assert questions(corpus) == {"siege.duration": "time"}


def test_a_length_that_does_not_fit_the_start_contradicts_it(tmp_path: Path) -> None:
    length = lasted("a", "12", "days", as_of="1968-03-13")
    documents = {
        "first": ("1968-03-13", length),
        "second": ("1968-03-13", {"dates": [began("b", "1968-03-08")]}),
    }
    corpus = corpus_of(tmp_path, documents, WITH_SIEGE)
    (conflict,) = pakafg.timeline.reconcile(corpus).conflicts.to_dicts()
    assert (set(conflict["claims"]), conflict["kind"]) == ({"a", "b"}, "dates")
    assert questions(corpus) == {"siege.duration": "contradiction"}


@pytest.mark.parametrize(
    ("count", "unit", "as_of", "edtf"),
    [
        ("12", "days", "1968-03-13", "[1968-02-29..1968-03-03]"),
        ("two", "weeks", "1968-03-15", "[1968-02-23..1968-03-08]"),
        ("more than two", "weeks", "1968-03-15", "[..1968-03-08]"),
        ("three", "hours", "1968-03-01T12:00", "[1968-03-01T08:01..1968-03-01T09:59]"),
        ("12", "days", "[1968-03-13..1968-03-14]", "[1968-02-29..1968-03-04]"),
        ("12", "days", "1968-03-13/..", "[1968-02-29..1968-03-14]"),  # told by midnight UTC
    ],
)
def test_the_start_lies_so_long_before(
    tmp_path: Path, count: str, unit: str, as_of: str, edtf: str
) -> None:
    documents = {"first": ("1968-03-13", lasted("a", count, unit, as_of=as_of))}
    events = pakafg.timeline.reconcile(corpus_of(tmp_path, documents, WITH_SIEGE)).events
    assert events.filter(event="siege")["edtf"].item() == edtf


def test_what_lasts_until_it_is_ended_had_lasted_so_long_when_it_was_told(tmp_path: Path) -> None:
    documents = {
        "first": ("2031-05-06", lasted("a", "five", "days", "truce")),
        "second": ("2031-05-21", lasted("b", "20", "days", "truce")),
    }
    corpus = corpus_of(tmp_path, documents, WITH_SIEGE)
    assert questions(corpus) == {"truce.duration": "time"}


def test_lengths_of_one_day_and_lengths_in_all_are_held_against_each_other(tmp_path: Path) -> None:
    for name, more in (("so-far", {"as_of": "1968-03-13"}), ("in-all", {})):
        documents = {
            "first": ("1968-03-13", lasted("a", "12", "days", **more)),
            "second": ("1968-03-13", lasted("b", "30", "days", **more)),
        }
        folder = tmp_path / name
        folder.mkdir()
        corpus = corpus_of(folder, documents, WITH_SIEGE)
        assert questions(corpus) == {"siege.duration": "contradiction"}, name
        assert pakafg.timeline.reconcile(corpus).conflicts.height == 1, name


def test_a_length_so_far_bounds_no_length_in_all(tmp_path: Path) -> None:
    documents = {
        "first": ("1968-03-13", lasted("a", "12", "days", as_of="1968-03-13")),
        "second": ("1968-06-13", lasted("b", "60", "days")),
    }
    corpus = corpus_of(tmp_path, documents, WITH_SIEGE)
    assert pakafg.timeline.reconcile(corpus).conflicts.height == 0
    assert questions(corpus) == {"siege.duration": "time"}


def test_a_length_without_a_figure_dates_nothing(tmp_path: Path) -> None:
    documents = {
        "first": ("1968-03-13", lasted("a", "not specified", "days", as_of="1968-03-13")),
        "second": ("1968-03-13", lasted("b", "two", "decades", as_of="1968-03-13")),
    }
    timeline = pakafg.timeline.reconcile(corpus_of(tmp_path, documents, WITH_SIEGE))
    assert timeline.claims.height == 0
    assert timeline.events.filter(pl.col("event") == "siege").height == 0
