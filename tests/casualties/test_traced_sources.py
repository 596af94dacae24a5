"""A source that one document names for a figure is its source where others leave it out."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest
from small_corpora import SHARED, corpus_of

import pakafg
from pakafg.frames.claim_origins import voices

ACTORS = [
    *SHARED["actors"],
    {"id": "office", "name": "the relief office", "kind": "organisation", "side": "third_party"},
    {"id": "wire", "name": "the wire", "kind": "media", "side": "third_party"},
]


def figure(name: str, count: str, **whose: Any) -> dict[str, Any]:
    told = {"id": name, "incident": "raid", "outcome": "killed", "count": count, **whose}
    return told | {"quotes": [f"{name} tells that {count} were killed in the raid"]}


def day(name: str, when: str, **whose: Any) -> dict[str, Any]:
    told = {"id": name, "event": "raid", "bound": "start", "when": when, "basis": "stated"}
    words = f"on {when}"
    return told | {"words": words, "quotes": [f"{name}: the raid began {words}"], **whose}


def told(folder: Path, *documents: tuple[str, list[dict[str, Any]]]) -> pakafg.Corpus:
    """Make a corpus of figures and days, of each document those that it gives, in their order."""
    return corpus_of(
        folder,
        {
            f"d{place}": (
                published,
                {
                    "casualties": [each for each in claims if "outcome" in each],
                    "dates": [each for each in claims if "bound" in each],
                },
            )
            for place, (published, claims) in enumerate(documents)
        },
        {**SHARED, "actors": ACTORS},
    )


def killed(corpus: pakafg.Corpus) -> dict[str, Any]:
    (row,) = pakafg.casualties.totals(corpus, detail=True).filter(incident="raid").to_dicts()
    return row


@pytest.mark.parametrize(("words", "shorter"), [("46", "46"), ("at least 46", "some 46")])
def test_a_figure_that_is_traced_once_is_of_one_source_everywhere(
    tmp_path: Path, words: str, shorter: str
) -> None:
    corpus = told(
        tmp_path,
        ("2031-03-02", [figure("a", words, claimant="office", origin="clinic")]),
        ("2031-03-03", [figure("b", "46", claimant="clinic")]),
        ("2031-03-09", [figure("c", shorter, claimant="office", via=["wire"])]),
    )
    row = killed(corpus)
    assert (row["n_origins_min"], row["n_origins_max"]) == (1, 1)
    assert str(row["grade"]) == "single"
    voice = voices(corpus)(corpus.casualties["c"])
    assert voice.claimant == voice.origin == "clinic"
    assert voice.passed_on_by == ("office", "wire")


def test_an_explanation_says_which_document_names_the_source(tmp_path: Path) -> None:
    corpus = told(
        tmp_path,
        ("2031-03-02", [figure("a", "46", claimant="office", origin="clinic")]),
        (
            "2031-03-09",
            [figure("b", "46", claimant="office"), day("c", "2031-03-01", claimant="office")],
        ),
        ("2031-03-10", [day("d", "2031-03-01", claimant="office", origin="clinic")]),
    )
    lines = pakafg.casualties.explain(corpus, "raid").splitlines()
    assert [
        ("; the source is named by" in line, "named by d0" in line)
        for line in lines
        if " 46 (document" in line
    ] == [
        (False, False),
        (True, True),
    ]
    told_of_day = pakafg.timeline.reconcile(corpus).explain("raid")
    assert "passed on by the relief office (d1); the source is named by d2" in told_of_day


def test_an_old_figure_told_late_outgrows_nothing_that_its_source_took_back(
    tmp_path: Path,
) -> None:
    corpus = told(
        tmp_path,
        ("2031-03-02", [figure("a", "46", claimant="office", origin="clinic")]),
        ("2031-03-04", [figure("b", "20", claimant="clinic")]),
        ("2031-03-09", [figure("c", "46", claimant="office")]),
    )
    row = killed(corpus)
    assert (row["low"], row["best"], row["high"]) == (20, 20, 20)
    assert row["outgrown"] == []
    assert sorted(row["superseded"]) == ["a", "c"]


@pytest.mark.parametrize(
    "other",
    [
        figure("c", "47", claimant="office"),  # another figure
        figure("c", "46", claimant="wire"),  # another claimant
        figure("c", "46", claimant="office", group="woman"),  # others who are counted
        figure("c", "46", claimant="office") | {"outcome": "wounded"},
        figure("c", "46", claimant="office", origin="north"),  # traced to another
    ],
)
def test_what_is_not_the_same_word_keeps_its_own_source(
    tmp_path: Path, other: dict[str, Any]
) -> None:
    first = figure("a", "46", claimant="office", origin="clinic")
    corpus = told(tmp_path, ("2031-03-02", [first]), ("2031-03-03", [other]))
    origins = dict(corpus.frame("casualties").select("claim", "origin").iter_rows())
    assert origins == {"a": "clinic", "c": other.get("origin", other["claimant"])}


def test_what_documents_trace_to_several_is_left_as_it_is_told(tmp_path: Path) -> None:
    corpus = told(
        tmp_path,
        ("2031-03-02", [figure("a", "46", claimant="office", origin="clinic")]),
        ("2031-03-03", [figure("b", "46", claimant="office", origin="north")]),
        ("2031-03-04", [figure("c", "46", claimant="office")]),
    )
    origins = dict(corpus.frame("casualties").select("claim", "origin").iter_rows())
    assert origins == {"a": "clinic", "b": "north", "c": "office"}


def test_a_chain_that_documents_tell_in_parts_is_followed_to_its_end(tmp_path: Path) -> None:
    corpus = told(
        tmp_path,
        ("2031-03-02", [figure("a", "46", claimant="clinic", origin="north")]),
        ("2031-03-03", [figure("b", "46", claimant="office", origin="clinic")]),
        ("2031-03-04", [figure("c", "46", claimant="office", via=["wire"])]),
        ("2031-03-05", [figure("d", "46", claimant="wire")]),
    )
    assert set(corpus.frame("casualties")["origin"]) == {"north"}
    voice = voices(corpus)(corpus.casualties["d"])
    assert (voice.claimant, voice.passed_on_by) == ("north", ("wire",))


def test_who_is_said_to_have_it_of_each_other_are_left_as_they_are_told(tmp_path: Path) -> None:
    corpus = told(
        tmp_path,
        ("2031-03-02", [figure("a", "46", claimant="clinic", origin="office")]),
        ("2031-03-03", [figure("b", "46", claimant="office", origin="clinic")]),
        ("2031-03-04", [figure("c", "46", claimant="clinic")]),
    )
    origins = dict(corpus.frame("casualties").select("claim", "origin").iter_rows())
    assert origins == {"a": "office", "b": "clinic", "c": "clinic"}


def test_a_document_that_tells_both_keeps_them_apart(tmp_path: Path) -> None:
    both = [
        figure("a", "46", claimant="office", origin="clinic"),
        figure("b", "46", claimant="office"),
    ]
    corpus = told(tmp_path, ("2031-03-02", both))
    assert corpus.frame("casualties")["origin"].to_list() == ["clinic", "office"]


def test_a_date_that_is_traced_once_has_one_source(tmp_path: Path) -> None:
    corpus = told(
        tmp_path,
        ("2031-03-04", [day("a", "2031-03-02", claimant="office", origin="clinic")]),
        ("2031-03-05", [day("b", "2031-03-02", claimant="clinic")]),
        ("2031-03-06", [day("c", "2031-03-02", claimant="office")]),
    )
    events = pakafg.timeline.reconcile(corpus).events.filter(pl.col("event") == "raid")
    assert events.select("n_origins_min", "n_origins_max").rows() == [(1, 1)]
