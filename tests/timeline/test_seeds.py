"""The timeline of the five documents: the answers that a careful reader would give."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
import corpora
import polars as pl
import pytest

import pakafg
from pakafg.timeline import Ordinals, Timeline, ordinals, reconcile

SHOT = datetime(2025, 11, 6, 13, 10, tzinfo=UTC)  # 17:40 in Kabul


@pytest.fixture(scope="module")
def corpus() -> pakafg.Corpus:
    return corpora.seeds()


@pytest.fixture(scope="module")
def timeline(corpus: pakafg.Corpus) -> Timeline:
    return reconcile(corpus)


@pytest.fixture(scope="module")
def numbers(corpus: pakafg.Corpus) -> Ordinals:
    return ordinals(corpus)


def event(timeline: Timeline, name: str) -> dict[str, object]:
    return timeline.events.filter(pl.col("event") == name).row(0, named=True)


def test_the_ceasefire_is_of_19_october_with_the_rejected_dates_named(timeline: Timeline) -> None:
    row = event(timeline, "doha-ceasefire")
    assert (row["edtf"], row["status"]) == ("2025-10-19", "contested")
    lines = timeline.explain("doha-ceasefire").splitlines()
    assert lines[0] == (
        "Doha ceasefire: 19 October 2025, not over before 7 November 2025 (contested)"
    )
    (given_up,) = lines[lines.index("  rejected:") + 1 : lines.index("  contradictions:")]
    assert given_up.startswith("    001-doha-ceasefire-oct15: began 15 October 2025, 4 days off")
    assert "“The Doha ceasefire, effective 15 October”" in given_up


def test_the_first_and_last_day_of_an_event_are_days_where_it_was(timeline: Timeline) -> None:
    dated = timeline.events.filter(~pl.any_horizontal(pl.col("earliest", "latest").is_null()))
    assert dated.filter(pl.col("first_day") < pl.col("last_day")).height
    for row in dated.iter_rows(named=True):
        zone = ZoneInfo(row["zone"])
        assert row["first_day"] == row["earliest"].astimezone(zone).date()
        assert row["last_day"] == row["latest"].astimezone(zone).date()


def test_a_stretch_that_ends_before_it_begins_is_refused_and_one_of_a_day_is_not(
    timeline: Timeline,
) -> None:
    assert timeline.between(date(2025, 11, 8), date(2025, 11, 8)).height
    with pytest.raises(pakafg.ArgumentError) as error:
        timeline.between(date(2025, 11, 8), date(2025, 11, 7))
    assert str(error.value).startswith("end is '2025-11-07")
    assert "expected a date not before '2025-11-08" in str(error.value)


ASKED_OF_AN_EVENT: dict[str, Callable[[Timeline, str], object]] = {
    "explain": lambda timeline, event: timeline.explain(event),
    "rejected": lambda timeline, event: timeline.rejected(event),
    "certificate": lambda timeline, event: timeline.certificate(event),
    "order": lambda timeline, event: timeline.order_of(event, "doha-round"),
    "order of the other": lambda timeline, event: timeline.order_of("doha-round", event),
}


@pytest.mark.parametrize("ask", ASKED_OF_AN_EVENT)
@pytest.mark.parametrize("name", ["Doha ceasefire", "the DOHA Ceasefire", "ceasefire of Doha"])
def test_the_name_of_an_event_stands_for_its_id(timeline: Timeline, ask: str, name: str) -> None:
    by_name, by_id = (ASKED_OF_AN_EVENT[ask](timeline, each) for each in (name, "doha-ceasefire"))
    if isinstance(by_id, pl.DataFrame) and isinstance(by_name, pl.DataFrame):
        assert by_id.equals(by_name)
    else:
        assert by_name == by_id


@pytest.mark.parametrize("ask", ASKED_OF_AN_EVENT)
@pytest.mark.parametrize("name", ["Doha ceasfire", "Doha ceasefire accord of 19"])
def test_a_slip_in_a_name_leads_to_the_id(timeline: Timeline, ask: str, name: str) -> None:
    with pytest.raises(pakafg.ArgumentError) as error:
        ASKED_OF_AN_EVENT[ask](timeline, name)
    assert error.value.name == ("other" if "other" in ask else "event")
    assert error.value.nearest == "doha-ceasefire"


def test_no_contradiction_rests_on_a_declaration_or_a_renewal(
    corpus: pakafg.Corpus, timeline: Timeline
) -> None:
    blamed = {*timeline.conflicts["claims"].explode()}
    staged = [c.id for c in corpus.dates.values() if c.stage in {"declared", "renewed"}]
    assert len(staged) == 4
    assert blamed.isdisjoint(staged)


def test_if_the_dates_of_the_15th_are_taken_to_hold_the_ceasefire_is_of_the_15th(
    timeline: Timeline,
) -> None:
    assumed = timeline.assuming("001-doha-ceasefire-oct15")
    row = event(assumed, "doha-ceasefire")
    assert (row["latest"], row["n_rejected"]) == (datetime(2025, 10, 15, 20, 59, tzinfo=UTC), 2)


def test_the_shooting_lies_an_hour_and_fifty_minutes_before_the_session(
    timeline: Timeline,
) -> None:
    clash = timeline.conflicts.filter(
        pl.col("claims").list.contains("000-shooting-clock")
        & pl.col("claims").list.contains("000-last-meeting-start")
        & pl.col("claims").list.contains("000-clashes-despite-negotiations")
    ).row(0, named=True)
    assert clash["violation"] == timedelta(hours=1, minutes=50)
    assert clash["kind"] == "zone_or_midnight"
    for words in (
        "17:40 Kabul time (13:10 UTC)",
        "18:00 Istanbul time (15:00 UTC)",
        "“Fresh clashes occurred despite the ongoing negotiations”",
        "they are 1 hour 50 minutes apart",
    ):
        assert words in clash["explanation"]


def test_a_contradiction_of_the_seeds_names_the_characters_that_it_rests_on(
    corpus: pakafg.Corpus, timeline: Timeline, numbers: Ordinals
) -> None:
    claims = {**corpus.dates, **corpus.orders, **corpus.quantities}
    for row in timeline.conflicts.iter_rows(named=True):
        records = [record for side in row["sides"] for record in side["records"]]
        assert sorted(records) == sorted(row["claims"])
        for side in row["sides"]:
            cited = {c for record in side["records"] for c in claims[record].citations}
            assert {
                (c["document"], c["start"], c["end"], c["quote"]) for c in side["citations"]
            } == {(c.document, c.start, c.end, c.quote) for c in cited}
            assert side["documents"] == list(
                dict.fromkeys(claims[r].document for r in side["records"])
            )
        assert row["explanation"].endswith(f": these cannot all hold, {row['reason']}.")
    (reason,) = numbers.conflicts["reason"].unique()
    assert reason == "for numbers rise from each round to the next"
    sides = numbers.conflicts["sides"].explode().struct.unnest()
    assert set(sides["documents"].explode()) <= set(corpus.documents)
    assert (sides["citations"].list.len() > 0).all()


def test_without_the_word_of_the_arguing_diplomats_the_shooting_began_before_the_session(
    timeline: Timeline,
) -> None:
    others = timeline.without("000-clashes-despite-negotiations")
    assert event(others, "spin-boldak-shooting")["start_latest"] == SHOT
    session = event(others, "istanbul-november")
    assert session["start_earliest"] == SHOT + timedelta(minutes=110)


def test_from_18_to_21_12_the_next_day_agrees_with_only_twenty_seven_hours(
    timeline: Timeline,
) -> None:
    others = timeline.without("000-clashes-despite-negotiations")
    row = event(others, "istanbul-november")
    assert row["earliest"] == datetime(2025, 11, 6, 15, tzinfo=UTC)
    assert row["latest"] == datetime(2025, 11, 7, 18, 12, tzinfo=UTC)
    told = others.claims.filter(pl.col("event") == "istanbul-november")
    assert dict(told.select("claim", "kept").iter_rows())["000-room-used"] is True
    assert "only 27 were used" in others.explain("istanbul-november")
    assert not row["conflicts"]


def test_a_meeting_of_twenty_hours_would_contradict_its_beginning_and_its_end(
    corpus: pakafg.Corpus,
) -> None:
    used = corpus.quantities["000-room-used"]
    wrong = attrs.evolve(used, count=pakafg.Amount.parse("20"))
    changed = attrs.evolve(
        corpus,
        quantities=pakafg.Catalogue(
            [*(q for q in corpus.quantities.values() if q.id != used.id), wrong]
        ),
    )
    clash = reconcile(changed).conflicts.filter(
        pl.col("claims").list.contains("000-room-used")
        & pl.col("claims").list.contains("000-last-meeting-start")
    )
    assert clash["violation"].to_list() == [timedelta(hours=6, minutes=13)]


def test_the_rounds_came_one_after_the_other(timeline: Timeline) -> None:
    assert timeline.order("istanbul-september", "doha-round") == "surely"
    assert timeline.order("doha-round", "istanbul-october") == "surely"
    assert timeline.order("istanbul-october", "istanbul-november") == "surely"
    assert timeline.order("istanbul-november", "doha-round") == "contradicted"


def test_at_the_end_of_october_the_november_talks_were_not_yet_claimed(timeline: Timeline) -> None:
    then = timeline.as_of("2025-11-01")
    assert "istanbul-november" not in then.events["event"]
    assert "istanbul-october" in then.events["event"]
    assert timeline.as_of("2025-11-30") == timeline


def test_what_surely_went_on_on_27_october(timeline: Timeline) -> None:
    found = timeline.between("2025-10-27", "2025-10-27")
    assert "istanbul-october" in found.filter("surely")["event"]
    assert "istanbul-november" not in found["event"]


def test_no_event_has_a_date_later_than_the_last_document(
    corpus: pakafg.Corpus, timeline: Timeline
) -> None:
    last = corpus.frame("documents")["published_latest"].max()
    dated = timeline.events.filter(pl.col("n_claims") > 0)["start_latest"].drop_nulls()
    assert (dated <= last).all()


def test_november_is_the_third_round_though_one_document_calls_it_the_second(
    numbers: Ordinals,
) -> None:
    third = numbers.rounds.filter(pl.col("round") == "istanbul-november").row(0, named=True)
    assert (third["counted"], third["low"], third["high"]) == (True, 3, 3)
    against = numbers.labels.filter(~pl.col("kept"))
    assert against.select("document", "round", "ordinal", "shift").rows() == [
        ("001", "istanbul-november", 2, -1)
    ]


def test_the_round_of_september_is_given_up_for_lack_of_support(numbers: Ordinals) -> None:
    row = numbers.rounds.filter(pl.col("round") == "istanbul-september").row(0, named=True)
    assert (row["counted"], row["low"], row["documents"]) == (False, None, ["001"])
    clash = numbers.conflicts.filter(
        pl.col("events") == pl.lit(["doha-round", "istanbul-september"])
    ).row(0, named=True)
    assert clash["kind"] == "ordinal"
    assert clash["corrections"] == ["001:istanbul-september"]
    assert "round 1 (2 origins: 003 “first round”" in clash["explanation"]


def test_which_document_counts_which_round_how(numbers: Ordinals) -> None:
    first = numbers.labels.filter(pl.col("ordinal") == 1)
    assert dict(first.select("document", "round").iter_rows()) == {
        "000": "istanbul-initial",
        "003": "doha-round",
        "004": "doha-round",
    }


def test_a_name_of_several_events_names_them_all(timeline: Timeline) -> None:
    named = timeline.events.group_by("name").agg("event").filter(pl.col("event").list.len() > 1)
    assert named.height > 0
    for name, events in named.iter_rows():
        with pytest.raises(pakafg.ArgumentError) as error:
            timeline.explain(name)
        assert set(error.value.allowed) == set(events)


def test_no_quotation_is_told_twice_for_one_claim(timeline: Timeline) -> None:
    for event in timeline.events.filter(pl.col("n_claims") > 0)["event"]:
        for line in timeline.explain(event).splitlines():
            quotes = re.findall("“[^”]+”", line)
            assert ": these cannot" in line or len(quotes) == len(set(quotes))
        assert "1 minute from start to start" not in timeline.explain(event)
