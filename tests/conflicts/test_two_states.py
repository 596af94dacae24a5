"""Two states that do not exist: a clash, captives, jets that one claims and the other denies.

The answers were worked out by hand from the three documents.
"""

import polars as pl
import pytest
from conflicts.asked import claimed, conflict, explained, found, minutes

import pakafg


@pytest.fixture(scope="module")
def states() -> pakafg.Corpus:
    return conflict("two-states")


def test_each_figure_is_bounded_by_those_who_give_it(states: pakafg.Corpus) -> None:
    fight = "bridge-fight"
    assert claimed(states) == {
        # Karsia says six, after four; Velmark says twenty.
        (fight, "killed", "karsi", "soldier"): (6, 6, 20, "party_contested"),
        (fight, "wounded", "karsi", "soldier"): (11, 11, 11, "single"),
        # Velmark and the Red Circle say nine; Karsia says 30.
        (fight, "killed", "velmarker", "soldier"): (9, 9, 30, "party_contested"),
        (fight, "captured", "velmarker", "soldier"): (4, 4, 7, "party_contested"),
        # Only the captor speaks of these: that puts no best figure forward.
        (fight, "captured", "karsi", "soldier"): (2, None, 2, "single"),
        (fight, "killed", "velmarker", "police"): (2, 2, 2, "single"),
        (fight, "killed", "karsi", "journalist"): (1, 1, 1, "single"),
        # Five by Karsia, none by Velmark on 9 March, one by a photographer on 12 March.
        (fight, "destroyed", "velmarker", "aircraft"): (0, 1, 5, "party_contested"),
        (fight, "destroyed", "karsi", "drone"): (1, 1, 1, "single"),
        ("sarn-shelling", "killed", "velmarker", "civilian"): (3, 3, 3, "corroborated"),
    }


def test_totals_of_incidents_add_up_the_classes_and_the_parts(states: pakafg.Corpus) -> None:
    rows = pakafg.casualties.totals(states).select("incident", "outcome", "low", "best", "high")
    assert {row[:2]: row[2:] for row in rows.rows()} == {
        ("bridge-fight", "killed"): (18, 18, None),
        ("bridge-fight", "wounded"): (11, 11, None),
        # Two Karsi captives are Velmark's word alone, and bound nothing else.
        ("bridge-fight", "captured"): (4, None, None),
        ("bridge-fight", "destroyed"): (1, 2, None),
        ("sarn-shelling", "killed"): (3, 3, None),
        ("march-fighting", "killed"): (21, 21, None),
        ("march-fighting", "wounded"): (11, 11, None),
        ("march-fighting", "captured"): (4, None, None),
        ("march-fighting", "destroyed"): (1, 2, None),
    }


@pytest.mark.parametrize(
    ("admit", "low", "high"), [("own", 4, 4), ("adversary", 7, 7), ("third_party", None, None)]
)
def test_the_captives_by_who_counts_them(
    states: pakafg.Corpus, admit: str, low: int | None, high: int | None
) -> None:
    rows = pakafg.casualties.totals(
        states, by=("incident", "outcome", "nationality", "status"), admit=[admit]
    )
    rows = rows.filter(outcome="captured", nationality="velmarker", status="soldier")
    asked = rows.filter(incident="bridge-fight").select("low", "high").rows()
    assert asked == ([] if low is None else [(low, high)])


def test_the_jets_by_side(states: pakafg.Corpus) -> None:
    rows = pakafg.casualties.totals(
        states,
        by=("incident", "outcome", "nationality", "status", "side"),
        where=pl.col("status") == "aircraft",
    ).filter(incident="bridge-fight", nationality="velmarker", status="aircraft")
    assert {row[0]: row[1:] for row in rows.select("side", "low", "best", "high").rows()} == {
        "karsia": (5, None, 5),
        "velmark": (0, 0, 0),
        "third_party": (1, 1, 1),
    }


def test_the_relation_of_each_claimant_to_those_counted(states: pakafg.Corpus) -> None:
    relations = dict(states.frame("casualties").select("claim", "relation").rows())
    own = {"bridge-karsi-killed", "bridge-karsi-wounded", "bridge-sarn", "bridge-drone"}
    own |= {"lake-velmark-killed", "lake-jets", "lake-velmark-captured", "toll-karsi-killed"}
    adversary = {"bridge-velmark-killed", "bridge-velmark-captured", "bridge-jets"}
    adversary |= {"lake-karsi-killed", "lake-karsi-captured"}
    third = {"bridge-police", "bridge-journalist", "toll-velmark-killed", "toll-sarn", "toll-jet"}
    assert relations == {
        **dict.fromkeys(own, "own"),
        **dict.fromkeys(adversary, "adversary"),
        **dict.fromkeys(third, "third_party"),
    }


def test_what_each_side_says_stands_in_a_column_of_its_own(states: pakafg.Corpus) -> None:
    table = pakafg.statements.positions(states)
    assert table.columns == ["topic", "karsia", "velmark", "mediator", "documents"]
    assert table.rows() == [
        ("blame", ["They crossed the river first (Levan Dato, bridge)"], [], [], ["bridge"]),
        ("captives", ["We promised nothing in Port Orra (Levan Dato, toll)"], [], [], ["toll"]),
        ("ceasefire", [], [], ["Both want the shooting to stop (Otto Venn, lake)"], ["lake"]),
        (
            "guns",
            ["Without the guns there is quiet (Tamar Beri, lake)"],
            ["The guns stay where they are (Pia Lund, lake)"],
            [],
            ["lake"],
        ),
    ]


def test_demands_and_their_answers(states: pakafg.Corpus) -> None:
    table = pakafg.demands.positions(states).drop("text", "by_name", "round_name", "claimants")
    assert table.columns == ["demand", "by", "round", "karsia", "velmark", "mediator", "documents"]
    assert table.rows() == [
        ("withdraw-guns", "karsia", "orra-talks", "demands", "rejected (lake)", None, ["lake"]),
        (
            "free-captives",
            "velmark",
            "orra-talks",
            "accepted (lake); rejected (toll)",
            "demands",
            None,
            ["lake", "toll"],
        ),
    ]


def test_who_blames_whom(states: pakafg.Corpus) -> None:
    charges = pakafg.blame.charges(states, detail=True)
    assert set(
        charges.select("by", "blamed", "side", "blamed_side", "about", "document").rows()
    ) == {
        ("karsia", "velmark", "karsia", "velmark", "bridge-fight", "bridge"),
        ("levan-dato", "velmark", "karsia", "velmark", "bridge-fight", "bridge"),
        ("velmark", "karsia", "velmark", "karsia", "bridge-fight", "lake"),
        ("karsia", "velmark", "karsia", "velmark", "bridge-shots", "toll"),
    }


def test_what_differs_and_what_does_not(states: pakafg.Corpus) -> None:
    # Not: nine and nine, three and three, the day of the ceasefire and the day that it took
    # effect, one head named twice, the blame for the shots that one side alone gives.
    assert found(states) == {
        ("bridge-fight.killed-karsi-soldier", "figures", "contradiction"),
        ("bridge-fight.killed-velmarker-soldier", "figures", "contradiction"),
        ("bridge-fight.captured-velmarker-soldier", "figures", "contradiction"),
        ("bridge-fight.destroyed-velmarker-aircraft", "figures", "contradiction"),
        ("bridge-fight.blame", "blame", "contradiction"),
        ("orra-ceasefire.state", "state", "unresolved"),
        ("orra-ceasefire.quiet", "event", "unresolved"),
        ("free-captives.answer", "answer", "contradiction"),
    }


def test_jets_that_one_claims_and_the_other_denies_are_told_as_jets(states: pakafg.Corpus) -> None:
    rows = pakafg.discrepancies(states)
    asked = rows.filter(discrepancy="bridge-fight.destroyed-velmarker-aircraft")
    (told,) = asked["explanation"]
    assert told.startswith(
        "How many Velmark aircraft were destroyed in the fight at the Ilm bridge? "
        "five, according to the Karsi army (bridge); "
    )


def test_days_are_those_of_the_places_and_of_the_capital(states: pakafg.Corpus) -> None:
    assert minutes(states) == {
        "bridge-fight": ("2031-03-02 20:00", "2031-03-03 19:59", "Asia/Tbilisi"),
        "sarn-shelling": ("2031-03-03 18:30", "2031-03-03 18:30", "Europe/Istanbul"),
        # 00:30 by the clocks of Ardane, where Karsia announces things.
        "consulates-announced": ("2031-03-04 20:30", "2031-03-04 20:30", "Asia/Tbilisi"),
        "orra-ceasefire": ("2031-03-08 04:00", "2031-03-08 04:00", "Europe/Athens"),
        # Nobody says when they began.
        "orra-talks": (None, "2031-03-07 21:59", "Europe/Athens"),
        "bridge-shots": ("2031-03-09 20:00", "2031-03-10 19:59", "Asia/Tbilisi"),
    }


def test_a_ceasefire_is_declared_on_one_day_and_holds_from_another(states: pakafg.Corpus) -> None:
    events = pakafg.timeline.reconcile(states).events.filter(event="orra-ceasefire")
    (truce,) = events.to_dicts()
    assert f"{truce['declared_earliest']:%d %H:%M}" == "06 22:00"
    assert f"{truce['declared_latest']:%d %H:%M}" == "07 21:59"
    assert f"{truce['start_earliest']:%d %H:%M}" == "08 04:00"
    assert truce["n_rejected"] == 0


def test_heads_of_delegations(states: pakafg.Corpus) -> None:
    met = pakafg.rounds.meetings(states)
    assert met.select("document", "side", "role", "actor").rows() == [
        ("lake", "karsia", "head", "tamar-beri"),
        ("lake", "velmark", "head", "pia-lund"),
        ("lake", "mediator", "mediator", "aldoria"),
        ("toll", "karsia", "head", "tamar-beri"),
    ]


def test_explanations_name_persons_and_things_by_number(states: pakafg.Corpus) -> None:
    fight = {"incident": "bridge-fight"}
    soldiers = explained(
        states, **fight, outcome="killed", nationality="velmarker", status="soldier"
    )
    assert soldiers[0] == "Fight at the Ilm bridge: killed, Velmark soldiers"
    assert soldiers[1].startswith("  9 to 30 persons; best 9")
    jets = explained(
        states, **fight, outcome="destroyed", nationality="velmarker", status="aircraft"
    )
    assert jets[0] == "Fight at the Ilm bridge: destroyed, Velmark aircraft"
    assert jets[1].startswith("  up to 5 aircraft; best 1, the latest figure")
    drone = explained(states, **fight, outcome="destroyed", nationality="karsi", status="drone")
    assert drone[1].startswith("  1 drone; best 1, the only figure")
    reporter = explained(
        states, **fight, outcome="killed", nationality="karsi", status="journalist"
    )
    assert reporter[0] == "Fight at the Ilm bridge: killed, Karsi journalists"
    assert reporter[1].startswith("  1 person; best 1, the only figure")
    things = explained(states, **fight, outcome="destroyed")
    assert things[0] == "Fight at the Ilm bridge: destroyed"
    assert things[1].startswith("  at least 1 thing; best 2")


def test_a_name_is_found_in_the_sentences(states: pakafg.Corpus) -> None:
    hits = states.search("Red Circle").filter(kind="sentence")
    assert set(hits["document"]) == {"bridge", "toll"}
