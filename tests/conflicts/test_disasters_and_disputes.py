"""A dam that broke and a lockout, both made: what their authors let them differ on, and no more.

What differs was written with the documents; both lists were then held against them, line by line.
"""

import pytest
from conflicts.asked import conflict

import pakafg

# Question, kind, verdict, documents.
DAM = """
dam-break.killed | figures | contradiction | a b c
dam-break.unstated-hydron-staff-all | figures | unresolved | c d
school-flooding.killed | figures | time | a b
dam-break.blame | blame | contradiction | a b
safety-accord.kept | blame | unresolved | c
dam-break.start | dates | contradiction | a b c d
dam-break.order-sirens | order | contradiction | a b
sirens-sounded.denial | denial | unresolved | a b c
dam-height.figure-metres | quantity | contradiction | a b c d
evacuation.duration | duration | contradiction | a b
hand-over-logs.answer | answer | time | a b
ella-mor.role | role | unresolved | a b c
gates-were-open.words | wording | wording | a b
"""
# Not: the houses, which both agree to rebuild; “more than 30” beside 31, which is part of the toll.

HARBOUR = """
lockout.start | dates | contradiction | a b e
lockout.order-strike | order | contradiction | a b
lockout.locked-out-dockers-dockers | quantity | contradiction | a b
gate-scuffle.wounded-docker | figures | contradiction | a b
gate-scuffle.blame | blame | contradiction | a b
gate-scuffle.time | dates | contradiction | a b d
gate-truce.state | state | time | c d
gate-truce.quiet | event | contradiction | c d
may-talks.label | label | contradiction | a b e
may-talks.mediators | mediator | scope | a b
may-talks.head-union | head | contradiction | a b
may-talks.duration | duration | contradiction | c d
june-talks.outcome | outcome | contradiction | c d
twelve-percent.answer | answer | scope | a b
open-gates.answer | answer | contradiction | c d
end-strike.form | form | contradiction | a b
ballot.time | dates | time | c d
pay-deal.blame | blame | unresolved | c d
we-are-fed-up.channel | channel | unresolved | a b
"""
# Not: the day on which the talks of May began, the guards whom one side alone counts.


@pytest.mark.parametrize(("name", "known"), [("dam", DAM), ("harbour", HARBOUR)])
def test_every_difference_is_a_question_and_nothing_is_invented(name: str, known: str) -> None:
    found = pakafg.discrepancies(conflict(name))
    rows = found.select("discrepancy", "kind", "verdict", "documents").rows()
    told = {(question, kind, verdict, " ".join(of)) for question, kind, verdict, of in rows}
    assert told == {
        tuple(cell.strip() for cell in line.split("|")) for line in known.split("\n") if line
    }
    assert found["by_rule"].all()


def test_harm_that_is_told_before_its_day_contradicts_that_day() -> None:
    found = pakafg.discrepancies(conflict("harbour"))
    (row,) = found.filter(discrepancy="gate-scuffle.time").to_dicts()
    assert [answer["says"] for answer in row["answers"]] == [
        "reported 20 May 2035",
        "reported 21 May 2035",
        "5 June 2035",
    ]


def test_dates_less_than_a_day_apart_are_told_in_minutes() -> None:
    found = pakafg.discrepancies(conflict("dam"))
    (reason,) = found.filter(discrepancy="dam-break.start")["reason"]
    assert reason == "These cannot all hold: the dates lie 31 minutes apart."


def test_figures_read_as_a_sentence_has_them() -> None:
    says = {
        answer["says"]
        for name in ("dam", "harbour")
        for answers in pakafg.discrepancies(conflict(name))["answers"]
        for answer in answers
    }
    assert {"more than 30", "none", "no clashes", "seven"} <= says
    assert says.isdisjoint({"More than 30", "No", "Seven"})
