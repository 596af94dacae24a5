"""A state and a shipping company, neither of which exists: a seized ship, a crew, a drone.

The answers were worked out by hand from the two documents.
"""

from pathlib import Path

import polars as pl
import pytest
from conflicts.asked import claimed, conflict, explained, found, minutes

import pakafg


@pytest.fixture(scope="module")
def strait() -> pakafg.Corpus:
    return conflict("strait")


def test_each_figure_is_bounded_by_those_who_give_it(strait: pakafg.Corpus) -> None:
    crew = "blue_keel_crew"
    assert claimed(strait) == {
        # What both sides say alike rests on one origin that may put a best figure forward.
        ("seizure", "seized", crew, "vessel"): (1, 1, 1, "single"),
        ("seizure", "detained", crew, "sailor"): (19, 21, 21, "party_contested"),
        ("seizure", "destroyed", crew, "drone"): (0, 0, 1, "party_contested"),
        # The company and the observatory two, the coast guard one.
        ("seizure", "damaged", crew, "vessel"): (1, 2, 2, "party_contested"),
        ("seizure", "wounded", "sarovan", "police"): (2, 2, 2, "single"),
    }


def test_the_relation_of_each_claimant_to_those_counted(strait: pakafg.Corpus) -> None:
    relations = dict(strait.frame("casualties").select("claim", "relation").rows())
    adversary = {f"gazette-{name}" for name in ("seized", "detained", "drone", "damaged")}
    own = {f"monitor-{name}" for name in ("seized", "detained", "drones", "damaged")}
    assert relations == {
        **dict.fromkeys(adversary, "adversary"),
        **dict.fromkeys(own, "own"),
        "monitor-observatory": "third_party",
        "gazette-police": None,  # the document's own voice
    }


@pytest.mark.parametrize(
    ("admit", "ranges"),
    [
        ("own", {"seized": (1, 1), "detained": (21, 21), "destroyed": (0, 0), "damaged": (2, 2)}),
        (
            "adversary",
            {"seized": (1, 1), "detained": (19, 19), "destroyed": (1, 1), "damaged": (1, 1)},
        ),
        ("third_party", {"damaged": (2, 2)}),
    ],
)
def test_the_company_and_its_crew_by_who_counts_them(
    strait: pakafg.Corpus, admit: str, ranges: dict[str, tuple[int, int]]
) -> None:
    by = ("incident", "outcome", "nationality", "status")
    rows = pakafg.casualties.totals(strait, by=by, admit=[admit])
    rows = rows.filter(nationality="blue_keel_crew").drop_nulls("status")
    assert {row[0]: row[1:] for row in rows.select("outcome", "low", "high").rows()} == ranges


def test_by_side_each_has_its_own_answer(strait: pakafg.Corpus) -> None:
    rows = pakafg.casualties.totals(
        strait,
        by=("incident", "outcome", "nationality", "status", "side"),
        where=pl.col("status") == "vessel",
    ).drop_nulls(["nationality", "status"])
    assert set(rows.select("outcome", "side", "low", "best", "high").rows()) == {
        ("seized", "sarova", 1, None, 1),
        ("seized", "blue_keel", 1, 1, 1),
        ("damaged", "sarova", 1, None, 1),
        ("damaged", "blue_keel", 2, 2, 2),
        ("damaged", "third_party", 2, 2, 2),
    }


def test_topics_are_those_of_the_codebook(strait: pakafg.Corpus) -> None:
    table = pakafg.statements.positions(strait)
    assert table.columns == ["topic", "sarova", "blue_keel", "mediator", "documents"]
    assert table.rows() == [
        ("crew", [], ["We will not pay for being robbed (Jon Pell, monitor)"], [], ["monitor"]),
        (
            "location",
            ["The ship was in our waters (Mira Oss, gazette)"],
            ["It was on the open sea (Jon Pell, monitor)"],
            [],
            ["gazette", "monitor"],
        ),
    ]


def test_a_company_demands_and_a_state_answers(strait: pakafg.Corpus) -> None:
    (row,) = pakafg.demands.positions(strait).to_dicts()
    assert row["sarova"] == "conditional (gazette); rejected (monitor)"
    assert (row["blue_keel"], row["mediator"]) == ("demands", None)


def test_who_blames_whom(strait: pakafg.Corpus) -> None:
    charges = pakafg.blame.charges(strait, detail=True)
    assert charges.select("by", "blamed", "side", "blamed_side").rows() == [
        ("sarova", "blue-keel", "sarova", "blue_keel"),
        ("blue-keel", "sarova", "blue_keel", "sarova"),
    ]


def test_what_differs_and_what_does_not(strait: pakafg.Corpus) -> None:
    # Not: a director and the Blue Keel director; one vessel seized, which both say; two damaged,
    # which the company and the observatory say.
    assert found(strait) == {
        ("seizure.detained-blue-keel-crew-sailor", "figures", "contradiction"),
        ("seizure.destroyed-blue-keel-crew-drone", "figures", "contradiction"),
        ("seizure.damaged-blue-keel-crew-vessel", "figures", "contradiction"),
        ("seizure.time", "dates", "contradiction"),
        ("seizure.blame", "blame", "contradiction"),
        ("free-crew.answer", "answer", "time"),  # the answer may have changed in three days
    }


def test_days_are_those_of_the_strait_and_a_company_has_no_zone(strait: pakafg.Corpus) -> None:
    dated = minutes(strait)
    assert dated["trial-announced"] == ("2033-09-02 21:15", "2033-09-02 21:15", "Asia/Dubai")
    assert dated["detour-announced"] == ("2033-09-05 22:00", "2033-09-05 22:00", "UTC")
    assert dated["seizure"] == ("2033-08-29 20:00", "2033-09-01 19:59", "Asia/Dubai")
    (seizure,) = pakafg.timeline.reconcile(strait).events.filter(event="seizure").to_dicts()
    assert seizure["edtf"] == "[2033-08-30,2033-09-01]"
    assert (seizure["status"], seizure["n_claims"]) == ("unresolved", 2)


def test_things_are_told_as_things(strait: pakafg.Corpus) -> None:
    crew = {"incident": "seizure", "nationality": "blue_keel_crew"}
    ship = explained(strait, **crew, outcome="seized", status="vessel")
    assert ship[:2] == [
        "Seizure of the Amber Star: seized, Blue Keel vessels",
        "  1 vessel; best 1, the only figure that counts for it (Blue Keel Lines)",
    ]
    damaged = explained(strait, **crew, outcome="damaged", status="vessel")
    assert damaged[1].startswith("  1 to 2 vessels; best 2, the same by all")
    sailors = explained(strait, **crew, outcome="detained", status="sailor")
    assert sailors[0] == "Seizure of the Amber Star: detained, Blue Keel sailors"
    assert sailors[1].startswith("  19 to 21 persons; best 21")
    drone = explained(strait, **crew, outcome="destroyed", status="drone")
    assert drone[1].startswith("  up to 1 drone; best 0")


def test_a_name_is_found_under_every_spelling(strait: pakafg.Corpus) -> None:
    hits = strait.search("Pell").filter(kind="sentence")
    assert set(hits["document"]) == {"gazette", "monitor"}


def test_a_page_has_no_section_without_anything_in_it(
    strait: pakafg.Corpus, tmp_path: Path
) -> None:
    pytest.importorskip("jinja2")
    page = pakafg.dossier(strait, tmp_path / "page.html").read_text(encoding="utf-8")
    assert "Rounds and ceasefires" not in page  # there are none
    assert 'href="#rounds"' not in page
    for section in ("casualties", "demands", "disagreements", "statements"):
        assert f'<section id="{section}"' in page
        assert f'href="#{section}"' in page
