"""Questions that none of the made corpora asks: denied figures, forms, lengths, parts of wholes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from small_corpora import PARTIES, SHARED, Records, corpus_of

import pakafg

if TYPE_CHECKING:
    from pathlib import Path

HARM = {"incident": "raid", "outcome": "killed", "count": "nine"}
DAY = {"event": "raid", "bound": "start", "when": "2031-05-02", "basis": "stated"}
ORDER = {"event": "gate", "relation": "after", "other": "raid", "words": "after"}
SAME_FIGURE = {"kind": "same_origin", "records": ["a", "b"]}
CARTS = {"topic": "carts-burnt", "count": "nine", "unit": "carts"}


def asked(folder: Path, first: Records, second: Records) -> dict[str, dict[str, Any]]:
    """The questions between a document of 3 May and one of 5 May, by their id."""
    folder.mkdir(exist_ok=True)
    corpus = corpus_of(folder, {"one": ("2031-05-03", first), "two": ("2031-05-05", second)})
    rows = pakafg.discrepancies(corpus).rows(named=True)
    return {row["discrepancy"]: row for row in rows}


def said(row: dict[str, Any]) -> list[tuple[str, list[str], list[str]]]:
    """What each answer says, who says so, and in which documents."""
    return [(each["says"], each["claimants"], each["documents"]) for each in row["answers"]]


@pytest.mark.parametrize(
    ("section", "claim", "words"),
    [
        ("casualties", HARM, "Raid on the mill: nine"),
        ("dates", DAY | {"words": "2 May"}, "Raid on the mill: began 2 May 2031"),
        ("orders", ORDER, "Shots at the gate: after Raid on the mill"),
        ("quantities", CARTS, "carts burnt: nine carts"),
    ],
)
def test_of_a_figure_that_is_denied_it_is_asked_what_it_is_of_and_who_gave_it(
    tmp_path: Path, section: str, claim: dict[str, Any], words: str
) -> None:
    quotes = ["The clinic says that nine were killed on 2 May, after it"]
    first = {section: [{"id": "claim", "claimant": "clinic", "quotes": quotes, **claim}]}
    denial = {"id": "no", "speaker": "south", "denies": ["claim"], "mode": "paraphrase"}
    second = {"statements": [denial | {"quotes": ["South denies it"]}]}
    row = asked(tmp_path, first, second)["claim.denial"]
    assert words.lower() in row["question"].lower()
    assert "as said by the clinic and denied by South" in row["question"]
    assert said(row) == [
        ("it is so", ["clinic"], ["one"]),
        ("it is not so", ["south"], ["two"]),
    ]


def test_the_form_of_a_demand_is_in_the_mouth_of_whoever_reports_it(tmp_path: Path) -> None:
    def told(form: str, **more: str) -> Records:
        asking = {"demand": "open-mill", "form": form, **more}
        return {"demands": [asking | {"quotes": [f"North asked so, {form}"]}]}

    row = asked(tmp_path, told("written", claimant="north"), told("verbal"))["open-mill.form"]
    assert said(row) == [("written", ["north"], ["one"]), ("verbal", [], ["two"])]


def lasted(name: str, count: str, unit: str, **more: str) -> dict[str, Any]:
    quotes = [f"The raid lasted {count} {unit}, {name}"]
    claim = {"id": name, "topic": "duration", "count": count, "unit": unit, "about": "raid"}
    return claim | more | {"quotes": quotes}


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (("three", "hours", {}), ("five", "hours", {}), "contradiction"),
        (("three", "hours", {}), ("180", "minutes", {}), "rounding"),
        (("three", "hours", {}), ("40", "minutes", {}), "contradiction"),
        (("two", "days", {}), ("30", "hours", {}), "rounding"),
        (("two", "days", {"as_of": "2031-05-03"}), ("four", "days", {}), "time"),
        (
            ("two", "days", {"as_of": "2031-05-03"}),
            ("four", "days", {"as_of": "2031-05-05"}),
            "time",
        ),
        (
            ("two", "days", {"as_of": "2031-05-03"}),
            ("four", "days", {"as_of": "2031-05-03"}),
            "contradiction",
        ),
        (("three", "hours", {}), ("some", "hours", {}), None),
        (("three", "hours", {}), ("three", "hours", {}), None),
        (("three", "hours", {}), ("3", "hours", {}), None),
        (("three", "hours", {}), ("at least two", "hours", {}), "rounding"),
    ],
)
def test_lengths_of_one_time_contradict_each_other_and_others_do_not(
    tmp_path: Path,
    first: tuple[str, str, dict[str, str]],
    second: tuple[str, str, dict[str, str]],
    verdict: str | None,
) -> None:
    one, two = (
        {"quantities": [lasted(name, count, unit, **more)]}
        for name, (count, unit, more) in (("a", first), ("b", second))
    )
    row = asked(tmp_path, one, two).get("raid.duration")
    assert (row["verdict"] if row else None) == verdict
    if row:
        assert [words for words, _, _ in said(row)] == [
            f"{first[0]} {first[1]}",
            f"{second[0]} {second[1]}",
        ]


def test_a_part_dated_outside_of_its_whole_is_asked_about_with_both_names(tmp_path: Path) -> None:
    whole = DAY | {"id": "a", "bound": "whole", "words": "on 2 May", "quotes": ["on 2 May"]}
    part = DAY | {"id": "b", "event": "gate", "when": "2031-05-04", "words": "on 4 May"}
    rows = asked(tmp_path, {"dates": [whole]}, {"dates": [part | {"quotes": ["on 4 May"]}]})
    row = rows["gate.within-raid"]
    assert row["verdict"] == "contradiction"
    assert row["reason"].endswith("the dates lie 2 days apart.")
    assert {(words, *documents) for words, _, documents in said(row)} == {
        ("Raid on the mill: 2 May 2031", "one"),
        ("Shots at the gate: began 4 May 2031", "two"),
    }


def test_what_is_not_reported_is_no_figure_that_differs(tmp_path: Path) -> None:
    def killed(name: str, count: str) -> Records:
        claim = HARM | {"id": name, "count": count, "quotes": [f"killed: {count}, {name}"]}
        return {"casualties": [claim]}

    assert "raid.killed" not in asked(tmp_path, killed("a", "nine"), killed("b", "not reported"))
    rows = asked(tmp_path / "more", killed("a", "nine"), killed("b", "four"))
    assert [words for words, _, _ in said(rows["raid.killed"])] == ["nine", "four"]


def test_a_part_that_met_another_fate_is_named_by_it(tmp_path: Path) -> None:
    def harmed(name: str, outcome: str, count: str) -> Records:
        quotes = [f"{outcome}: {count}, {name}"]
        return {
            "casualties": [
                HARM | {"id": name, "outcome": outcome, "count": count, "quotes": quotes}
            ]
        }

    rows = asked(tmp_path, harmed("a", "casualties", "thirty"), harmed("b", "killed", "forty"))
    row = rows["raid.casualties"]
    assert row["verdict"] == "contradiction"
    assert [words for words, _, _ in said(row)] == ["thirty", "killed: forty"]


def test_parts_of_a_month_in_which_it_went_on_differ_by_no_clock(tmp_path: Path) -> None:
    def amid(name: str, when: str, words: str) -> Records:
        claim = DAY | {"id": name, "bound": "amid", "when": when, "words": words}
        return {"dates": [claim | {"quotes": [f"It went on {words}"]}]}

    early = amid("a", "[2031-04-01..2031-04-10]", "in early April")
    row = asked(tmp_path, early, amid("b", "[2031-04-10..2031-04-20]", "in mid-April"))["raid.time"]
    assert (row["verdict"], row["reason"]) == (
        "scope",
        "Each names a part of the time in which it went on.",
    )


def linked(folder: Path, first: Records, second: Records, link: dict[str, Any]) -> pakafg.Corpus:
    """Two documents, and a link between their records."""
    documents = {"one": ("2031-05-03", first), "two": ("2031-05-05", second)}
    links = [link | {"id": "link", "reason": "They cannot all hold."}]
    return corpus_of(folder, documents, {**SHARED, "links": links})


def test_a_question_of_many_records_is_named_by_the_first_three(tmp_path: Path) -> None:
    one, two = (
        [
            {
                "id": topic,
                "topic": topic,
                "count": "four",
                "unit": "carts",
                "quotes": [f"four, {topic}"],
            }
            for topic in topics
        ]
        for topics in (("carts-burnt", "mills-closed"), ("roads-cut", "wells-dug"))
    )
    records = [claim["id"] for claim in (*one, *two)]
    link = {"kind": "contradicts", "records": records}
    corpus = linked(tmp_path, {"quantities": one}, {"quantities": two}, link)
    (row,) = pakafg.discrepancies(corpus).rows(named=True)
    assert row["name"] == "Carts burnt, mills closed, roads cut, others"
    assert row["question"].endswith("carts burnt, mills closed, roads cut and wells dug?")


def test_it_is_asked_whose_figure_it_is_with_the_people_as_they_are_written(tmp_path: Path) -> None:
    def told(name: str, claimant: str) -> Records:
        claim = HARM | {"id": name, "nationality": "northern", "claimant": claimant}
        return {"casualties": [claim | {"quotes": [f"Nine Northerners died, {claimant} said"]}]}

    linked(tmp_path, told("a", "clinic"), told("b", "south"), SAME_FIGURE)
    north, south = PARTIES
    parties = [{**north, "adjective": "Norlandish"}, south]
    (tmp_path / "codebook.yaml").write_text(json.dumps({"parties": parties}), encoding="utf-8")
    (row,) = pakafg.discrepancies(pakafg.load_corpus(tmp_path)).rows(named=True)
    assert row["question"] == (
        "Whose figure is this: nine Norlandish people killed in the raid on the mill?"
    )


def burnt(name: str, about: str, count: str, **more: str) -> dict[str, Any]:
    quotes = [f"At the {about} {count} carts were burnt, {name}"]
    claim = {"id": name, "topic": "carts-burnt", "count": count, "unit": "carts", "about": about}
    return claim | more | {"quotes": quotes}


@pytest.mark.parametrize(
    ("first", "second", "verdict", "reason"),
    [
        ([("raid", "nine"), ("gate", "four")], [("raid", "nine")], "scope", "a part of what"),
        ([("gate", "four")], [("mill", "nine")], "scope", "different parts of one thing"),
        ([("raid", "nine"), ("gate", "four")], [("raid", "five")], "contradiction", "No number"),
        ([("raid", "nine")], [("gate", "four"), ("gate", "five")], "contradiction", "No number"),
        ([("raid", "nine")], [("gate", "twelve")], "unresolved", "a part alone has more"),
        ([("raid", "over nine")], [("gate", "twelve")], "scope", "a part of what"),
    ],
)
def test_numbers_of_a_whole_and_its_parts_hide_no_contradiction_about_either(
    tmp_path: Path,
    first: list[tuple[str, str]],
    second: list[tuple[str, str]],
    verdict: str,
    reason: str,
) -> None:
    one, two = (
        {"quantities": [burnt(f"{name}-{n}", *each) for n, each in enumerate(told)]}
        for name, told in (("a", first), ("b", second))
    )
    mill = {"id": "mill", "name": "Fire in the mill", "kind": "attack", "part_of": "raid"}
    shared = {**SHARED, "incidents": [*SHARED["incidents"], mill]}
    documents = {"one": ("2031-05-03", one), "two": ("2031-05-05", two)}
    found = pakafg.discrepancies(corpus_of(tmp_path, documents, shared))
    (row,) = found.filter(kind="quantity").rows(named=True)
    assert row["verdict"] == verdict
    assert reason in row["reason"]
    assert sum(len(answer["records"]) for answer in row["answers"]) == len(first) + len(second)


def test_two_days_contradict_each_other_although_one_alone_is_later_than_a_report(
    tmp_path: Path,
) -> None:
    def begun(name: str, day: int) -> Records:
        when = {"event": "raid", "bound": "start", "when": f"2031-05-0{day}", "basis": "stated"}
        words = f"on {day} May"
        return {"dates": [{"id": name, "words": words, "quotes": [f"It began {words}"], **when}]}

    documents = {
        "one": ("2031-05-03", {"orders": [ORDER | {"id": "order", "quotes": ["It came after"]}]}),
        "two": ("2031-05-05", begun("a", 4)),
        "three": ("2031-05-08", begun("b", 1)),
    }
    found = pakafg.discrepancies(corpus_of(tmp_path, documents))
    (row,) = found.filter(kind="dates").rows(named=True)
    assert (row["discrepancy"], row["verdict"]) == ("raid.start", "contradiction")
    assert said(row) == [("1 May 2031", [], ["three"]), ("4 May 2031", [], ["two"])]


def test_that_two_things_may_be_counted_hides_no_contradiction_about_one(tmp_path: Path) -> None:
    def left(name: str, topic: str, count: str) -> dict[str, Any]:
        claim = {"id": name, "topic": topic, "count": count, "unit": "carts"}
        return claim | {"quotes": [f"In {name} there were {count}"]}

    first = {"quantities": [left("a", "carts-burnt", "nine")]}
    second = {"quantities": [left("b", "carts-burnt", "four")]}
    third = {"quantities": [left("c", "sledges-burnt", "twelve")]}
    documents = {
        "one": ("2031-05-03", first), "two": ("2031-05-05", second), "three": ("2031-05-08", third)
    }  # fmt: skip
    found = pakafg.discrepancies(corpus_of(tmp_path, documents))
    assert dict(found.select("discrepancy", "verdict").iter_rows()) == {
        "carts-burnt.figure-carts": "contradiction",
        "carts-burnt.and-sledges-burnt": "scope",
    }


@pytest.mark.parametrize("first", ["before", "after"])
@pytest.mark.parametrize("second", ["before", "after"])
def test_what_led_up_to_it_is_asked_however_the_order_is_told(
    tmp_path: Path, first: str, second: str
) -> None:
    def told(name: str, earlier: str, relation: str) -> Records:
        one, other = (earlier, "riot") if relation == "before" else ("riot", earlier)
        claim = {"id": name, "event": one, "relation": relation, "other": other, "words": relation}
        return {"orders": [claim | {"quotes": [f"The {one} came {relation} the {other}"]}]}

    incidents = [
        {"id": name, "name": f"The {name}", "kind": "clash", "part_of": None if n == 0 else "week"}
        for n, name in enumerate(("week", "theft", "quarrel", "riot"))
    ]
    documents = {
        "one": ("2031-05-03", told("a", "theft", first)),
        "two": ("2031-05-05", told("b", "quarrel", second)),
    }
    corpus = corpus_of(tmp_path, documents, {**SHARED, "incidents": incidents})
    (row,) = pakafg.discrepancies(corpus).rows(named=True)
    assert (row["discrepancy"], row["verdict"]) == ("riot.precursors", "unresolved")
    assert said(row) == [("the theft", [], ["one"]), ("the quarrel", [], ["two"])]


def test_a_length_so_far_beside_rounder_lengths_in_all_is_a_matter_of_time(tmp_path: Path) -> None:
    in_all = {"quantities": [lasted("a", "over 40", "hours"), lasted("b", "nine", "days")]}
    so_far = {"quantities": [lasted("c", "two", "hours", as_of="2031-05-02")]}
    assert asked(tmp_path, in_all, so_far)["raid.duration"]["verdict"] == "time"
