"""What was asked and answered may change while talks go on, and from one time to the next."""

from pathlib import Path
from typing import Any

import pytest
from small_corpora import SHARED, Records, corpus_of

import pakafg

ROUND = [{"id": "mill-talks", "name": "Mill talks"}]
EARLY, LATE = "2031-06-04", "2031-06-12"


def corpus(
    folder: Path, *documents: tuple[str, Records], talks: str | None = None
) -> pakafg.Corpus:
    """Make a corpus of one demand, put in a round or in none."""
    demand = {**SHARED["demands"][0], **({"round": talks} if talks else {})}
    shared = {**SHARED, "rounds": ROUND, "demands": [demand]}
    return corpus_of(folder, {f"d{place}": each for place, each in enumerate(documents)}, shared)


def answered(answer: str) -> Records:
    told = {"demand": "open-mill", "by": "south", "answer": answer}
    return {"responses": [told | {"quotes": [f"The South {answer} it"]}]}


def ended(when: str) -> Records:
    claim = {"id": "end", "event": "mill-talks", "bound": "end", "when": when, "basis": "stated"}
    return {"dates": [claim | {"words": f"on {when}", "quotes": [f"The talks ended on {when}"]}]}


def asked(**terms: Any) -> Records:
    words = ", ".join(f"{name} {value}" for name, value in terms.items())
    term = {"text": "as asked", "quotes": [f"The terms are {words}"], **terms}
    report = {"demand": "open-mill", "terms": [term], "quotes": [f"The terms are {words}"]}
    return {"demands": [report]}


def verdicts(found: pakafg.Corpus) -> dict[str, str]:
    rows = pakafg.discrepancies(found).select("discrepancy", "verdict")
    return {name: str(verdict) for name, verdict in rows.iter_rows()}


@pytest.mark.parametrize(
    ("end", "verdict"),
    [
        ("2031-06-11", "time"),  # the first account is of while the round went on
        ("2031-06-04", "time"),  # … or may be
        ("2031-06-03", "contradiction"),
    ],
)
def test_a_refusal_becomes_consent_while_a_round_goes_on(
    tmp_path: Path, end: str, verdict: str
) -> None:
    late = {**answered("accepted"), **ended(end)}
    found = corpus(tmp_path, (EARLY, answered("rejected")), (LATE, late), talks="mill-talks")
    assert verdicts(found)["open-mill.answer"] == verdict
    # What the table of documents counts, and what is a contradiction, are one.
    (pair,) = pakafg.agreement.matrix(found).to_dicts()
    assert (pair["contradicted"], pair["shared"]) == (
        (1, 0) if verdict == "contradiction" else (0, 1)
    )


@pytest.mark.parametrize(("day", "verdict"), [(EARLY, "time"), (LATE, "contradiction")])
def test_what_came_of_a_round_is_open_while_it_goes_on(
    tmp_path: Path, day: str, verdict: str
) -> None:
    def outcome(result: str) -> Records:
        quotes = [f"Result so far: {result}"]
        report = {"round": "mill-talks", "quotes": quotes}
        return {
            "rounds": [report | {"outcome": [{"text": result, "result": result, "quotes": quotes}]}]
        }

    late = {**outcome("agreement"), **ended("2031-06-11")}
    found = corpus(tmp_path, (day, outcome("no_agreement")), (LATE, late))
    assert verdicts(found)["mill-talks.outcome"] == verdict
    (pair,) = pakafg.agreement.matrix(found).to_dicts()
    assert pair["contradicted"] == (verdict == "contradiction")


@pytest.mark.parametrize("aside", ["counter_offer", "premise_denied"])
def test_what_is_neither_yes_nor_no_contradicts_neither(tmp_path: Path, aside: str) -> None:
    found = corpus(tmp_path, (LATE, answered("accepted")), (LATE, answered(aside)))
    assert verdicts(found)["open-mill.answer"] == "unresolved"
    (pair,) = pakafg.agreement.matrix(found).to_dicts()
    assert (pair["contradicted"], pair["shared"]) == (0, 1)


@pytest.mark.parametrize(
    ("first", "then", "name", "verdict"),
    [
        ({"count": "300", "unit": "sacks"}, {"count": "250", "unit": "sacks"}, "sacks", "time"),
        ({"within": "P60D"}, {"within": "P90D"}, "time", "time"),
        (
            {"count": "300", "unit": "sacks"},
            {"count": "over 250", "unit": "sacks"},
            "sacks",
            "rounding",
        ),
    ],
)
def test_terms_that_differ_are_a_question(
    tmp_path: Path, first: dict[str, str], then: dict[str, str], name: str, verdict: str
) -> None:
    found = corpus(tmp_path, (EARLY, asked(**first)), (LATE, asked(**then)))
    assert verdicts(found) == {f"open-mill.terms-{name}": verdict}


def test_terms_of_one_day_contradict_each_other(tmp_path: Path) -> None:
    terms = ({"count": "300", "unit": "sacks"}, {"count": "250", "unit": "sacks"})
    found = corpus(tmp_path, *((EARLY, asked(**each)) for each in terms))
    (row,) = pakafg.discrepancies(found).to_dicts()
    assert str(row["verdict"]) == "contradiction"
    assert row["question"] == "How many sacks does this demand speak of: Open the mill?"
    assert [answer["says"] for answer in row["answers"]] == ["300 sacks", "250 sacks"]


def test_terms_of_other_units_or_of_several_things_are_not_compared(tmp_path: Path) -> None:
    one = asked(count="300", unit="sacks")
    of_other_units = corpus(tmp_path, (EARLY, one), (LATE, asked(count="250", unit="barrels")))
    assert verdicts(of_other_units) == {}


def test_a_document_with_two_figures_of_one_unit_speaks_of_two_things(tmp_path: Path) -> None:
    (first,), (second,) = (asked(count=count, unit="sacks")["demands"] for count in ("40", "60"))
    both = {
        **first,
        "terms": [*first["terms"], *second["terms"]],
        "quotes": [*first["quotes"], *second["quotes"]],
    }
    found = corpus(tmp_path, (EARLY, {"demands": [both]}), (LATE, asked(count="250", unit="sacks")))
    assert verdicts(found) == {}
