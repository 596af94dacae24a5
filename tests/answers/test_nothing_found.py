"""An answer without rows: what may be, and what is an error that says why there are none.

A filter that could be met, and is not, answers with no rows. What nothing in the corpus can meet,
and two arguments that exclude each other, are errors; `tests/house/test_wrong_kinds.py` finds the
arguments that can miss everything by itself.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import corpora
import polars as pl
import pytest
from polars.testing import assert_frame_equal
from small_corpora import SHARED, Records, corpus_of

import pakafg
from pakafg import ArgumentError, When
from pakafg.casualties import claims_behind, explain, reconcile, totals
from pakafg.statements import find, quotes, variants

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEEDS = corpora.seeds()


@pytest.mark.parametrize("function", [find, quotes])
def test_a_speaker_of_another_side_is_an_error_that_names_the_side(
    function: Callable[..., pl.DataFrame],
) -> None:
    with pytest.raises(ArgumentError, match="expected pakistan, the side of khawaja-asif"):
        function(SEEDS, speaker="Khawaja Asif", side="afghanistan")
    assert function(SEEDS, speaker="Khawaja Asif", side="pakistan").height


def test_no_speaker_is_refused_a_side_on_which_somebody_spoke_with_them() -> None:
    for speaker in SEEDS.actors:
        for side in ("pakistan", "afghanistan", "mediator"):
            said = [
                each.id
                for each in SEEDS.statements.values()
                if speaker in _voices(each) and side in _sides(each)
            ]
            try:
                found = find(SEEDS, speaker=speaker, side=side)["statement"].to_list()
            except ArgumentError as error:
                assert (said, error.name) == ([], "side")  # noqa: PT017  (of many, some raise)
                assert SEEDS.actors[speaker].side != side
            else:
                assert found == said


def _sides(statement: pakafg.Statement) -> set[str]:
    by = {*_voices(statement), statement.speaker} - {None}
    return {str(SEEDS.actors[str(who)].side) for who in by}


def _voices(statement: pakafg.Statement) -> set[str]:
    reported = {report.speaker or statement.speaker for report in statement.reports}
    return {str(each) for each in reported if each} | {*statement.jointly_with}


def test_a_document_older_than_what_is_asked_for_is_an_error() -> None:
    published = {
        each.id: each.published.last_minute
        for each in SEEDS.documents.values()
        if each.published is not None
    }
    oldest = min(published, key=lambda each: published[each] or 0)
    with pytest.raises(ArgumentError, match=f"when {oldest} was published"):
        find(SEEDS, document=oldest, after="2025-11-08")
    # It has utterances that late, and an actor who speaks in others says none of them.
    assert find(SEEDS, document="001", after="2025-11-01").height
    assert find(SEEDS, document="001", after="2025-11-01", speaker="donald-trump").is_empty()


def test_an_utterance_of_one_document_has_no_wordings_to_compare() -> None:
    for statement in SEEDS.statements.values():
        if len(statement.reports) > 1:
            assert variants(SEEDS, statement.id).height
        else:
            with pytest.raises(ArgumentError, match="an utterance that several documents report"):
                variants(SEEDS, statement.id)


def test_what_could_be_met_and_is_not_answers_with_no_rows() -> None:
    assert find(SEEDS, speaker="khawaja-asif", topic="mediation", act="threaten").is_empty()
    assert totals(SEEDS, where=pl.col("claimant") == "khawaja-asif").is_empty()
    own = reconcile(_claims(relation="own"), admit=["own"])
    assert own.height == reconcile(_claims(relation=None), admit=["adversary"]).height == 1
    # An adversary speaks, and something is known by then, though nothing is both.
    late = _claims(relation="adversary", as_of=date(2025, 10, 20))
    early = _claims(relation="own", as_of=date(2025, 10, 10), claim="b")
    both = pl.concat([late, early])
    assert reconcile(both, admit=["adversary"], as_of=date(2025, 10, 12)).is_empty()


def _claims(relation: str | None, claim: str = "a", as_of: date | None = None) -> pl.DataFrame:
    row = {"claim": claim, "incident": "fire", "outcome": "killed", "low": 4, "high": 4}
    return pl.DataFrame([row]).with_columns(
        relation=pl.lit(relation, pl.String), as_of=pl.lit(as_of, pl.Date)
    )


def test_the_relations_and_the_first_day_that_there_are_stand_in_the_error() -> None:
    claims = pl.concat(
        [
            _claims("own", "a", date(2025, 10, 12)),
            _claims("third_party", "b", date(2025, 10, 11)),
        ]
    )
    with pytest.raises(ArgumentError, match="of the claims, which are own, third_party"):
        reconcile(claims, admit=["adversary"])
    with pytest.raises(ArgumentError, match="expected a day from 2025-10-11 on"):
        reconcile(claims, as_of=date(2025, 10, 10))
    assert reconcile(claims, as_of=date(2025, 10, 11))["claims"].to_list() == [["b"]]


def test_days_of_which_nobody_says_what_happened_are_an_error_that_names_what_may_have() -> None:
    with pytest.raises(ArgumentError, match=r"of \.\./2000-01-01 nobody says so.* may lie there"):
        totals(SEEDS, until="2000-01-01")
    dated = corpora.conflict("strait")
    with pytest.raises(ArgumentError) as raised:
        totals(dated, since="2900")
    assert raised.value.name == "since"


def test_a_day_is_the_same_as_a_date_of_this_or_that_kind() -> None:
    same: list[tuple[Any, ...]] = [
        (date(2025, 10, 31), "2025-10-31", When.parse("2025-10-31"), "2025-10"),
        (date(2025, 10, 1), "2025-10-01", When.parse("2025-10-01"), "2025-10"),
    ]
    last, first = same
    for name, days in (("as_of", last), ("until", last), ("since", first)):
        answers = [totals(SEEDS, detail=True, **{name: day}) for day in days]
        behind = [claims_behind(SEEDS, **{name: day}) for day in days]
        for more, rows in zip(answers[1:], behind[1:], strict=True):
            assert_frame_equal(more, answers[0])
            assert_frame_equal(rows, behind[0])
    told = {explain(SEEDS, "october-clashes", as_of=day) for day in last}
    assert len(told) == 1
    claims = SEEDS.frame("casualties")
    for day in last[1:]:
        assert_frame_equal(reconcile(claims, as_of=day), reconcile(claims, as_of=last[0]))
        timeline = pakafg.timeline.reconcile(SEEDS, as_of=day)
        assert timeline.events.height == TIMELINE_OF_OCTOBER.events.height
    for given in ("after", "before"):
        found = [find(SEEDS, **{given: day}) for day in last[:3]]
        assert all(each.equals(found[0]) for each in found)


TIMELINE_OF_OCTOBER = pakafg.timeline.reconcile(SEEDS, as_of=date(2025, 10, 31))


@pytest.mark.parametrize("name", ["as_of", "until", "since"])
@pytest.mark.parametrize("wrong", ["2025-10-19T12:00", "2025-10-01/..", "../2025-10-01", "soon"])
def test_an_hour_and_an_open_end_are_no_day(name: str, wrong: str) -> None:
    if wrong == ("2025-10-01/.." if name == "since" else "../2025-10-01"):
        wrong = "/".join(reversed(wrong.split("/")))  # an end that is not asked for may be open
    with pytest.raises(pakafg.PakafgError):
        totals(SEEDS, **{name: wrong})  # type: ignore[arg-type]  # one of three


def test_years_are_periods_as_months_are() -> None:
    by_year = totals(SEEDS, by=("period", "outcome"), period="year").filter("divided")
    assert by_year.height
    for row in by_year.rows(named=True):
        year = int(row["period"])
        assert (row["first_day"], row["last_day"]) == (date(year, 1, 1), date(year, 12, 31))
    all_of_2025 = [("2025", date(2025, 1, 1), date(2025, 12, 31))]
    own = totals(SEEDS, by=("period", "outcome"), period=all_of_2025).filter("divided")
    assert_frame_equal(own, by_year.filter(period="2025"))


def test_incidents_of_which_nobody_says_when_they_took_place_are_in_no_period(
    tmp_path: Path,
) -> None:
    claim = {"id": "a", "incident": "raid", "outcome": "killed", "count": "nine"}
    # Of the fair it is said, but nothing is claimed of anybody there.
    day = {"id": "b", "event": "fair", "bound": "whole", "when": "2031-01-05", "basis": "stated"}
    records: Records = {
        "casualties": [claim | {"quotes": ["nine"]}],
        "dates": [day | {"words": "5 January", "quotes": ["the fair of 5 January"]}],
    }
    fair = {"id": "fair", "name": "Fair of the valley", "kind": "attack"}
    shared = {**SHARED, "incidents": [*SHARED["incidents"], fair]}
    corpus = corpus_of(tmp_path, {"one": ("2031-05-03", records)}, shared)
    for period in ("year", [("a", date(2031, 1, 1), date(2031, 2, 1))]):
        with pytest.raises(ArgumentError, match="of no claimed incident is it said when"):
            totals(corpus, by="period", period=period)
    with pytest.raises(ArgumentError, match="and raid may lie there"):
        totals(corpus, since="2031-05")


@pytest.mark.parametrize("last", [date.max, "9999", "9999-12-31"])
def test_the_last_day_of_the_calendar_is_a_day(last: date | str) -> None:
    assert_frame_equal(totals(SEEDS, as_of=last), totals(SEEDS))


def test_a_year_beyond_the_calendar_is_no_day() -> None:
    with pytest.raises(ArgumentError, match="from the year 1 to 9999"):
        totals(SEEDS, until="-0100")
