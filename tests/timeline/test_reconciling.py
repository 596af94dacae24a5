"""Timelines from tables of a user's own: what is told of events, claims and contradictions."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import corpora
import pendulum
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from pakafg import ArgumentError, FrameError, When, testing
from pakafg.timeline import Timeline, reconcile

LAW = examples(25)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
TIME, GAP = pl.Datetime("us", "UTC"), pl.Duration("us")


def october(day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2025, 10, day, hour, minute, tzinfo=UTC)


def dates(*told: str, **more: object) -> pl.DataFrame:
    """Claims such as "c1 truce start 15", or "c2 truce whole 15..17 of reuters"."""
    rows = []
    for text in told:
        words, _, origin = text.partition(" of ")
        claim, event, bound, days = words.split()
        first, dots, last = days.partition("..")
        last = last if dots else first
        rows.append(
            {
                "claim": claim,
                "event": event,
                "bound": bound,
                "earliest": october(int(first)) if first else None,
                "latest": october(int(last)) + DAY - MINUTE if last else None,
                "origin": origin or None,
                **more,
            }
        )
    return pl.DataFrame(
        rows, schema_overrides={"earliest": TIME, "latest": TIME, "origin": pl.String}
    )


def orders(*told: str) -> pl.DataFrame:
    """Claims such as "o1 talks after truce", or "o2 talks after truce 1..2" (days between)."""
    rows = []
    for text in told:
        claim, event, relation, other, *gap = text.split()
        low, _, high = gap[0].partition("..") if gap else ("", "", "")
        rows.append(
            {
                "claim": claim,
                "event": event,
                "relation": relation,
                "other": other,
                "gap_min": int(low) * DAY if low else None,
                "gap_max": int(high) * DAY if high else None,
            }
        )
    return pl.DataFrame(rows, schema_overrides={"gap_min": GAP, "gap_max": GAP})


def event(timeline: Timeline, name: str) -> dict[str, object]:
    return timeline.events.filter(pl.col("event") == name).row(0, named=True)


def kept(timeline: Timeline) -> dict[str, bool | None]:
    return dict(timeline.claims.select("claim", "kept").iter_rows())


# --- what an event's row says ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "status", "edtf"),
    [
        (["c1 truce start 15"], "exact", "2025-10-15"),
        (["c1 truce start 10..20"], "bounded", "[2025-10-10..2025-10-20]"),
        (["c1 truce start 15.."], "bounded", "[2025-10-15..]"),
        (["c1 truce start ..15"], "bounded", "[..2025-10-15]"),
        (["c1 truce start .."], "unconstrained", None),
        (["c1 truce start 15", "c2 truce start 1..31"], "exact", "2025-10-15"),
        (["c1 truce start 15 of a", "c2 truce start 15 of b", "c3 truce start 19 of c"],
         "contested", "2025-10-15"),
        (["c1 truce start 15", "c2 truce start 19"], "unresolved", "[2025-10-15,2025-10-19]"),
        (["c1 truce start 15", "c2 truce end 17"], "bounded", "2025-10-15/2025-10-17"),
        (["c1 truce whole 1..31"], "bounded", "2025-10"),
        (["c1 truce amid 10..20"], "bounded", "[..2025-10-20]"),
    ],
)  # fmt: skip
def test_the_status_of_an_event_by_its_dates(
    told: list[str], status: str, edtf: str | None
) -> None:
    row = event(reconcile(dates=dates(*told)), "truce")
    assert (row["status"], row["edtf"]) == (status, edtf)


def test_several_repairs_by_dates_alone_are_unresolved_and_all_shown() -> None:
    timeline = reconcile(dates=dates("c1 truce start 15", "c2 truce start 19", "c3 truce start 17"))
    row = event(timeline, "truce")
    assert row["status"] == "unresolved"
    assert row["alternatives"] == ["2025-10-15", "2025-10-17", "2025-10-19"]
    assert kept(timeline) == {"c1": None, "c2": None, "c3": None}
    assert (row["support"], row["n_rejected"]) == (0, 0)


def test_several_repairs_by_orders_are_ambiguous_and_all_shown() -> None:
    timeline = reconcile(
        dates=dates("c1 truce start 19", "c2 talks start 18"), orders=orders("o1 talks after truce")
    )
    assert event(timeline, "truce")["status"] == "ambiguous"
    assert event(timeline, "truce")["alternatives"] == ["[..2025-10-18]", "2025-10-19"]
    assert event(timeline, "talks")["status"] == "ambiguous"


def test_repairs_that_give_an_event_the_same_date_leave_it_contested_at_most() -> None:
    # The truce is of the 19th by either way to settle the talks.
    told = dates(
        *(f"c{n} truce start 19 of {n}" for n in range(3)), "c3 truce start 15", "c4 talks start 18"
    ).with_columns(lasting=pl.col("event") == "truce")
    timeline = reconcile(dates=told, orders=orders("o1 talks after truce"))
    assert event(timeline, "truce")["status"] == "contested"
    assert event(timeline, "truce")["alternatives"] == []
    assert event(timeline, "talks")["status"] == "ambiguous"


def test_origins_are_counted_not_documents() -> None:
    told = dates("c1 truce start 15 of un", "c2 truce start 15 of un", "c3 truce start 15 of un",
                 "c4 truce start 19 of a", "c5 truce start 19 of b")  # fmt: skip
    row = event(reconcile(dates=told), "truce")
    assert (row["edtf"], row["support"], row["n_claims"]) == ("2025-10-19", 2, 5)
    assert (row["n_origins_min"], row["n_origins_max"], row["n_rejected"]) == (3, 3, 3)


def test_where_origins_are_not_known_equal_dates_may_share_one() -> None:
    told = dates("c1 truce start 15", "c2 truce start 15", "c3 truce start 15..16",
                 "c4 truce start 15 of un")  # fmt: skip
    row = event(reconcile(dates=told), "truce")
    assert (row["n_origins_min"], row["n_origins_max"]) == (2, 4)


def test_without_origins_a_document_has_one_vote() -> None:
    told = dates("c1 truce start 15", "c2 truce start 15", "c3 truce start 19", "c4 truce start 19")
    by_documents = told.with_columns(document=pl.Series(["x", "x", "x", "y"]))
    assert event(reconcile(dates=by_documents), "truce")["edtf"] == "2025-10-19"
    assert event(reconcile(dates=told), "truce")["status"] == "unresolved"


def test_an_instant_begins_when_it_ends() -> None:
    told = dates("c1 shot start 15..17", "c2 shot end 16..20", instant=True)
    row = event(reconcile(dates=told), "shot")
    assert row["edtf"] == "[2025-10-16..2025-10-17]"
    assert (row["start_latest"], row["end_latest"]) == (october(18) - MINUTE, october(18) - MINUTE)


def test_what_comes_after_something_lasting_comes_after_its_start() -> None:
    told = dates("c1 truce start 15", "c2 truce end 25", "c3 talks start 18")
    after = orders("o1 talks after truce")
    assert reconcile(dates=told, orders=after).conflicts.height == 1
    lasting = told.with_columns(lasting=pl.col("event") == "truce")
    assert reconcile(dates=lasting, orders=after).conflicts.height == 0


def test_after_and_before_turned_round_are_one_claim_of_two_origins() -> None:
    told = dates("c1 truce start 19", "c2 talks start 18", "c3 war start ..")
    timeline = reconcile(
        dates=told.with_columns(lasting=pl.lit(value=True)),
        orders=orders("o1 talks after truce", "o2 truce before talks"),
    )
    assert timeline.conflicts["claims"].to_list() == [["c2", "c1", "o1", "o2"]]
    assert "(2 origins: o1, o2)" in timeline.conflicts["explanation"][0]


# --- publication -------------------------------------------------------------------------------


def test_what_a_document_tells_as_past_began_before_it_was_published() -> None:
    told = dates("c1 truce start 15..", published_latest=october(20))
    assert event(reconcile(dates=told), "truce")["edtf"] == "[2025-10-15..2025-10-20]"


def test_a_date_later_than_its_document_speaks_of_what_is_to_come() -> None:
    told = dates("c1 truce start 25", published_latest=october(20))
    assert event(reconcile(dates=told), "truce")["edtf"] == "2025-10-25"


@pytest.mark.parametrize("tied", [False, True])
def test_a_date_later_than_another_document_can_have_told_is_given_up(*, tied: bool) -> None:
    early = dates("c1 truce start 10..30 of a", published_latest=october(20))
    late = dates("c2 truce start 25 of b", "c3 truce start 25 of c", published_latest=october(30))
    war = dates("c4 war start 1")
    told = pl.concat([early, late, war], how="diagonal")
    timeline = reconcile(dates=told, orders=orders("o1 truce after war") if tied else None)
    fates = kept(timeline)
    assert (fates["c1"], fates["c2"], fates["c3"]) == (True, False, False)
    (explained,) = timeline.conflicts["explanation"]
    assert "told as past in a document published by 20 October 2025" in explained
    assert timeline.conflicts["claims"].to_list() == [["c2", "c3"]]


# --- one event or two --------------------------------------------------------------------------


def test_two_dates_with_two_origins_each_may_be_two_events() -> None:
    told = ["c1 truce start 15 of a", "c2 truce start 14..15 of b", "c3 truce start 19 of c",
            "c4 truce start 19..20 of d", "c5 truce start 1..31 of e"]  # fmt: skip
    assert event(reconcile(dates=dates(*told)), "truce")["possible_distinct_events"]


@pytest.mark.parametrize(
    "told",
    [
        ["c1 truce start 15 of a", "c2 truce start 15 of b", "c3 truce start 19 of c"],
        ["c1 truce start 15 of a", "c2 truce start 15 of a", "c3 truce start 19 of c",
         "c4 truce start 19 of d"],
        ["c1 truce start 15 of a", "c2 truce start 14..15 of b", "c3 truce start 15..19 of c",
         "c4 truce start 19 of d"],
        ["c1 truce start 15 of a", "c2 truce start 15 of b", "c3 truce end 19 of c",
         "c4 truce end 19 of d", "c5 truce start 16 of e"],
    ],
    ids=["one origin late", "one origin early", "one day shared", "a start and an end"],
)  # fmt: skip
def test_anything_less_is_one_event(told: list[str]) -> None:
    assert not event(reconcile(dates=dates(*told)), "truce")["possible_distinct_events"]


# --- zones -------------------------------------------------------------------------------------


def test_dates_are_told_in_the_zone_that_most_claims_name() -> None:
    kabul = dates("c1 shot start 15", "c2 shot start 15").with_columns(zone=pl.lit("Asia/Kabul"))
    other = dates("c3 shot start 15").with_columns(zone=pl.lit("+05:00"))
    row = event(reconcile(dates=pl.concat([other, kabul])), "shot")
    assert (row["zone"], row["edtf"]) == ("Asia/Kabul", "[2025-10-15..2025-10-16]")


def test_an_offset_is_a_zone() -> None:
    at = datetime(2025, 11, 6, 13, 10, tzinfo=UTC)
    told = pl.DataFrame(
        {"claim": ["c1"], "event": ["shot"], "bound": ["start"], "zone": ["+04:30"],
         "earliest": [at], "latest": [at]}
    )  # fmt: skip
    assert event(reconcile(dates=told), "shot")["edtf"] == "2025-11-06T17:40"


# --- what a claim's row says -------------------------------------------------------------------


def test_slack_is_the_room_of_a_kept_date_and_the_distance_of_another() -> None:
    told = dates("c1 truce start 15 of a", "c2 truce start 10..20 of b", "c3 truce start 19 of c",
                 "c4 truce start 15 of d")  # fmt: skip
    slack = dict(reconcile(dates=told).claims.select("claim", "slack").iter_rows())
    zero = timedelta(0)
    assert slack == {"c1": zero, "c2": 10 * DAY, "c3": -4 * DAY, "c4": zero}


def test_without_tells_what_hangs_on_one_claim() -> None:
    told = dates("c1 truce start 15", "c2 truce start 10..20", "c3 truce start 12..20")
    claims = reconcile(dates=told).claims
    found = {
        claim: (low, high)
        for claim, low, high in claims.select(
            "claim", "without_earliest", "without_latest"
        ).iter_rows()
    }
    assert found["c1"] == (october(12), october(21) - MINUTE)
    assert found["c2"] == found["c3"] == (october(15), october(16) - MINUTE)


def test_without_its_only_date_nothing_is_known() -> None:
    claims = reconcile(dates=dates("c1 truce start 15")).claims
    assert claims.select("without_earliest", "without_latest").row(0) == (None, None)


# --- what a contradiction's row says -----------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "tied", "kind"),
    [
        (["c1 truce start 15", "c2 truce start 19"], [], "dates"),
        (["c1 truce start 15", "c2 truce start 16"], [], "dates"),
        (["c1 truce start 19", "c2 talks start 15"], ["o1 talks after truce"], "order"),
        (["c1 truce start 15", "c2 talks start 19"], ["o1 talks after truce ..2"], "gap"),
        (["c1 truce start ..", "c2 talks start .."],
         ["o1 talks after truce", "o2 truce after talks"], "order"),
    ],
)  # fmt: skip
def test_contradictions_are_told_apart_by_kind(told: list[str], tied: list[str], kind: str) -> None:
    timeline = reconcile(dates=dates(*told), orders=orders(*tied) if tied else None)
    assert timeline.conflicts["kind"].to_list() == [kind]


def test_an_explanation_names_claims_and_tells_a_start_from_an_end() -> None:
    told = dates("c1 talks start 15 of a", "c2 talks end 18 of a", "c3 talks start 19..20 of b",
                 "c4 talks end 18 of c")  # fmt: skip
    lines = reconcile(dates=told).explain("talks").splitlines()
    assert lines[0] == "talks: 15–18 October 2025 (contested)"
    assert "    c1: began 15 October 2025" in lines
    assert "    c2: ended 18 October 2025" in lines
    assert "    c3: began 19–20 October 2025, 4 days off" in lines
    assert lines[-2:] == [
        (
            "    talks: began 15 October 2025 (1 origin: c1); talks: began 19–20 October 2025 "
            "(1 origin: c3): these cannot all hold, for they are 4 days apart."
        ),
        (
            "    talks: began 19–20 October 2025 (1 origin: c3); talks: ended 18 October 2025 "
            "(2 origins: c2, c4): these cannot all hold, for they are 1 day apart."
        ),
    ]


def test_a_contradiction_has_its_sides_and_its_reason_as_data() -> None:
    told = dates("c1 truce start 15 of a", "c2 truce start 15 of b", "c3 truce start 19 of c")
    named = told.with_columns(document=pl.Series(["x", "x", "y"]))
    row = reconcile(dates=named).conflicts.row(0, named=True)
    assert row["sides"] == [
        {
            "says": "truce: began 15 October 2025",
            "records": ["c1", "c2"],
            "documents": ["x"],
            "citations": [],
        },
        {
            "says": "truce: began 19 October 2025",
            "records": ["c3"],
            "documents": ["y"],
            "citations": [],
        },
    ]
    assert row["reason"] == "for they are 4 days apart"
    assert row["explanation"] == (
        "truce: began 15 October 2025 (2 origins: c1, c2); truce: began 19 October 2025 "
        "(1 origin: c3): these cannot all hold, for they are 4 days apart."
    )


def test_a_date_of_publication_is_a_side_without_records() -> None:
    early = dates("c1 truce start 10..30 of a", published_latest=october(20))
    told = pl.concat([early, dates("c2 truce start 25 of b")], how="diagonal")
    (sides,) = reconcile(dates=told).conflicts["sides"].to_list()
    assert [side["records"] for side in sides] == [[], ["c2"]]
    assert sides[0]["says"] == (
        "truce: told as past in a document published by 20 October 2025, 00:00 UTC"
    )


# --- what-if -----------------------------------------------------------------------------------


def test_without_a_claim_is_the_timeline_of_the_others() -> None:
    told = dates("c1 truce start 15", "c2 truce start 19", "c3 talks start 20")
    rest = told.filter(pl.col("claim") != "c2")
    assert reconcile(dates=told).without("c2") == reconcile(dates=rest)


def test_assuming_a_claim_gives_up_all_that_contradicts_it() -> None:
    told = dates("c1 truce start 15 of a", "c2 truce start 19 of b", "c3 truce start 19 of c")
    timeline = reconcile(dates=told).assuming("c1")
    assert event(timeline, "truce")["edtf"] == "2025-10-15"
    assert kept(timeline) == {"c1": True, "c2": False, "c3": False}


def test_assuming_an_order_holds_against_more_origins() -> None:
    told = dates(*(f"c{n} talks start 18 of {n}" for n in range(3)), "c4 truce start 19")
    timeline = reconcile(dates=told, orders=orders("o1 talks after truce"))
    assert kept(timeline)["o1"] is None
    assert kept(timeline.assuming("o1").assuming("c4"))["c1"] is False


def test_claims_taken_to_hold_that_clash_are_one_error_naming_them() -> None:
    timeline = reconcile(dates=dates("c1 truce start 15", "c2 truce start 19", "c3 truce start 19"))
    with pytest.raises(ArgumentError, match=r"claim is 'c1, c2'.* taken to hold$"):
        timeline.assuming("c1").assuming("c2")


@pytest.mark.parametrize(
    ("ask", "name"), [("without", "truce-16"), ("assuming", "truce-16"), ("explain", "truc")]
)
def test_an_unknown_name_is_an_error_with_near_ones(ask: str, name: str) -> None:
    timeline = reconcile(dates=dates("truce-15 truce start 15"))
    with pytest.raises(ArgumentError, match=r"Did you mean 'truce(-15)?'"):
        getattr(timeline, ask)(name)


# --- questions ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def talks() -> Timeline:
    told = dates("c1 talks start 15", "c2 talks end 18", "c3 truce start 10..20",
                 "c4 war whole ..9", "c5 peace start ..")  # fmt: skip
    return reconcile(dates=told, orders=orders("o1 truce before peace"))


@pytest.mark.parametrize(
    ("start", "end", "surely", "possibly"),
    [
        ("2025-10-16", "2025-10-16", {"talks"}, {"truce", "peace"}),
        ("2025-10-15", "2025-10-15", {"talks"}, {"truce", "peace"}),
        ("2025-10-19", "2025-10-21", set(), {"truce", "peace"}),
        ("2025-10-01", "2025-10-09", set(), {"war"}),
        ("2025-10", "2025-10", {"talks", "truce"}, {"war", "peace"}),
        ("../2025-10-31", "2025-12", {"talks", "truce", "war"}, {"peace"}),
    ],
)
def test_what_surely_and_what_possibly_was_going_on(
    talks: Timeline, start: str, end: str, surely: set[str], possibly: set[str]
) -> None:
    found = talks.between(start, end)
    assert {*found.filter("surely")["event"]} == surely
    assert {*found.filter(~pl.col("surely"))["event"]} == possibly
    assert found["possibly"].all()


def test_a_stretch_that_ends_before_it_begins_is_an_error(talks: Timeline) -> None:
    with pytest.raises(ArgumentError, match=r"end is '2025-10-01', .* not before '2025-10-05'"):
        talks.between("2025-10-05", "2025-10-01")


def test_a_moment_without_a_zone_is_an_error(talks: Timeline) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        talks.between(october(1).replace(tzinfo=None), october(2))


def test_moments_may_be_given_as_datetimes(talks: Timeline) -> None:
    found = talks.between(october(16), october(17))
    assert found.equals(talks.between("2025-10-16T00:00", "2025-10-17T00:00"))


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("war", "talks", "surely"),
        ("talks", "war", "contradicted"),
        ("truce", "talks", "possibly"),
        ("truce", "peace", "surely"),
        ("peace", "truce", "contradicted"),
        ("talks", "talks", "contradicted"),
    ],
)
def test_the_order_of_two_events_by_dates_and_by_orders(
    talks: Timeline, first: str, second: str, verdict: str
) -> None:
    assert talks.order(first, second) == verdict


def test_an_order_is_only_possible_where_repairs_differ() -> None:
    timeline = reconcile(
        dates=dates("c1 truce start 19", "c2 talks start 18"), orders=orders("o1 talks after truce")
    )
    assert timeline.order("truce", "talks") == "possibly"


def test_as_of_a_date_only_what_was_published_counts() -> None:
    early = dates("c1 truce start 15", published_latest=october(16))
    late = dates("c2 truce start 14", "c3 truce start 14", published_latest=october(20))
    timeline = reconcile(dates=pl.concat([late, early]))
    assert event(timeline.as_of("2025-10-17"), "truce")["edtf"] == "2025-10-15"
    assert event(timeline.as_of(october(20)), "truce")["edtf"] == "2025-10-14"
    with pytest.raises(ArgumentError, match="expected a date from 2025-10-16 on"):
        timeline.as_of("2025-10-01")


def test_a_moment_of_pendulum_is_a_moment() -> None:
    timeline = reconcile(dates=dates("c1 truce start 15", published_latest=october(16)))
    assert timeline.as_of(pendulum.instance(october(20))) == timeline.as_of(october(20))
    day = When.parse("2025-10-15")
    assert day.earliest is not None
    assert timeline.between(day.earliest, day).height == 1


def test_as_of_needs_to_know_when_claims_were_published(talks: Timeline) -> None:
    with pytest.raises(FrameError, match="published_latest"):
        talks.as_of("2025-10-17")


# --- what a timeline is ------------------------------------------------------------------------


def test_a_timeline_compares_by_its_frames_and_prints_what_it_holds(talks: Timeline) -> None:
    again = reconcile(dates=dates("c1 truce start 15"))
    assert again == reconcile(dates=dates("c1 truce start 15"))
    assert hash(again) == hash(reconcile(dates=dates("c1 truce start 15")))
    assert talks != talks.without("c1")
    assert talks != "a timeline"
    assert repr(talks) == "<Timeline: 4 events (4 bounded), 6 claims, 0 contradictions>"


def test_no_tables_no_timeline() -> None:
    with pytest.raises(ArgumentError, match="corpus is None, expected a corpus, or tables of"):
        reconcile()


def test_empty_tables_make_an_empty_timeline() -> None:
    timeline = reconcile(dates=dates("c1 truce start 15").clear())
    assert (timeline.events.height, timeline.claims.height, timeline.conflicts.height) == (0, 0, 0)


def test_orders_alone_are_enough() -> None:
    timeline = reconcile(orders=orders("o1 talks after truce", "o2 truce after talks"))
    assert "an event would come before itself" in timeline.conflicts["explanation"][0]


def test_lazy_frames_and_frames_of_many_pieces_are_read() -> None:
    told = dates(
        "c1 truce start 15", "c2 truce start 19", "c3 talks start 18..20", "c4 war start 2"
    )
    pieces = [told.filter(pl.col("claim") == claim) for claim in ("c3", "c1", "c4", "c2")]
    whole = reconcile(dates=told)
    assert whole == reconcile(dates=pl.concat(pieces, rechunk=False))
    assert whole == reconcile(dates=told.lazy())


# --- bad input ---------------------------------------------------------------------------------

GOOD = dates("c1 truce start 15", "c2 talks start 18")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (GOOD.drop("bound"), "dates cannot be used: the column 'bound' is missing"),
        (
            GOOD.with_columns(bound=pl.lit("begin")),
            r"bound is not one of .*: row 0 \('c1'\), row 1 \('c2'\)",
        ),
        (
            GOOD.with_columns(claim=pl.lit("c1")),
            r"claim is given twice: row 0 \('c1'\), row 1 \('c1'\)",
        ),
        (GOOD.with_columns(event=pl.lit(None, pl.String)), "event is null: row 0"),
        (
            GOOD.with_columns(earliest=pl.col("latest") + DAY),
            r"earliest is after latest: row 0 \('c1'\)",
        ),
        (
            GOOD.with_columns(pl.col("latest").dt.replace_time_zone(None)),
            "'latest' is Datetime.* no time zone",
        ),
        (GOOD.with_columns(zone=pl.lit("Mars/Phobos")), "zone is no time zone: row 0"),
        (GOOD.with_columns(published_latest=pl.lit("2025")), "'published_latest' is String"),
        (GOOD.to_dict(), "expected a table of polars, pandas or pyarrow"),
    ],
)
def test_bad_dates_are_one_error_naming_the_rows(wrong: pl.DataFrame, message: str) -> None:
    with pytest.raises((FrameError, ArgumentError), match=message):
        reconcile(dates=wrong)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (orders("o1 talks after trucee"), r"other is unknown, .* row 0 \('o1'\)"),
        (
            orders("o2 talks after truce", "o1 talk after truce"),
            r"event is unknown, .* row 1 \('o1'\)",
        ),
        (orders("o1 talks after talks"), "in order with itself: row 0"),
        (orders("o1 talks since truce"), "relation is not one of"),
        (orders("o1 talks after truce 3..1"), "gap_min is above gap_max"),
        (orders("o1 talks after truce -3..1"), "gap_min is negative"),
        (orders("o1 talks during truce 1..2"), "a relation other than before and after"),
        (orders("o1 talks after truce", "o1 truce after talks"), "claim is given twice"),
        (orders("c1 talks after truce"), r"claim is a date's, too: row 0 \('c1'\)"),
    ],
)
def test_bad_orders_are_one_error_naming_the_rows(wrong: pl.DataFrame, message: str) -> None:
    with pytest.raises(FrameError, match=message):
        reconcile(dates=GOOD, orders=wrong)


def test_an_event_without_a_date_may_be_named_beside_the_dates() -> None:
    row = event(reconcile(dates=GOOD, orders=orders("o1 war before truce"), events=["war"]), "war")
    assert row["latest"] == october(15) + DAY - 2 * MINUTE


def test_one_event_that_stands_alone_is_no_list_of_letters() -> None:
    told = orders("o1 war before truce")
    assert reconcile(dates=GOOD, orders=told, events="war") == reconcile(
        dates=GOOD, orders=told, events=["war"]
    )


def test_the_tables_of_a_corpus_can_be_given_as_they_are() -> None:
    corpus = corpora.seeds()
    named = [
        *corpus.rounds, *corpus.ceasefires, *corpus.incidents, *corpus.events, *corpus.statements
    ]  # fmt: skip
    line = reconcile(dates=corpus.frame("dates"), orders=corpus.frame("orders"), events=named)
    assert line.events.filter(pl.col("event") == "doha-ceasefire")["edtf"].item() == "2025-10-19"


def durations(*told: str) -> pl.DataFrame:
    """Claims such as "l1 talks 1..2" (days)."""
    rows = []
    for text in told:
        claim, event, span = text.split()
        low, _, high = span.partition("..")
        rows.append(
            {
                "claim": claim,
                "event": event,
                "lasts_min": int(low) * DAY if low else None,
                "lasts_max": int(high) * DAY if high else None,
            }
        )
    return pl.DataFrame(rows, schema_overrides={"lasts_min": GAP, "lasts_max": GAP})


def test_how_long_an_event_lasted_dates_its_end() -> None:
    row = event(reconcile(dates=GOOD, durations=durations("l1 talks 2..3")), "talks")
    assert (row["end_earliest"], row["end_latest"]) == (
        october(20),
        october(21) + DAY - MINUTE,
    )


def test_a_length_that_start_and_end_exclude_is_a_contradiction_of_the_total() -> None:
    told = dates("c1 talks start 15", "c2 talks end 18")
    clash = reconcile(dates=told, durations=durations("l1 talks 9..10")).conflicts
    assert clash.select("kind", "claims", "violation").rows() == [
        ("total", ["c1", "c2", "l1"], 5 * DAY + MINUTE)
    ]
    assert "talks: lasted 9 days to 10 days (1 origin: l1)" in clash["explanation"].item()


def test_two_lengths_that_exclude_each_other_are_a_contradiction_of_the_total() -> None:
    lengths = durations("l1 talks 1..2", "l2 talks 5..6")
    clash = reconcile(dates=GOOD, durations=lengths).conflicts
    assert clash.select("kind", "claims", "violation").row(0) == ("total", ["l1", "l2"], 3 * DAY)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (durations("l1 trucee 1..2"), r"event is unknown, .* row 0 \('l1'\)"),
        (durations("l1 talks 3..1"), "lasts_min is above lasts_max: row 0"),
        (durations("l1 talks .."), "lasts_min and lasts_max are null: row 0"),
        (durations("l1 talks -1..1"), "lasts_min is negative: row 0"),
        (durations("c1 talks 1..2"), r"claim is another's, too: row 0 \('c1'\)"),
        (
            durations("l1 talks 1..2").drop("event"),
            "durations cannot be used: the column 'event' is missing",
        ),
    ],
)
def test_bad_durations_are_one_error_naming_the_rows(wrong: pl.DataFrame, message: str) -> None:
    with pytest.raises(FrameError, match=message):
        reconcile(dates=GOOD, durations=wrong)


def test_what_is_wrong_with_all_tables_is_told_at_once() -> None:
    with pytest.raises(FrameError) as caught:
        reconcile(
            dates=GOOD.with_columns(bound=pl.Series(["begin", "start"])),
            orders=orders("o1 talks since truce", "o2 war after truce"),
            durations=durations("l1 talks 3..1").drop("lasts_max"),
        )
    assert {(each.table, each.column, each.rows) for each in caught.value.problems} == {
        ("dates", "bound", (0,)),
        ("orders", "relation", (0,)),
        ("orders", "event", (1,)),
        ("durations", "lasts_max", ()),
    }


def test_rows_that_cannot_be_are_set_aside_and_the_others_answered() -> None:
    told = dates("c1 truce start 15", "c2 talks start 18", "c3 talks start 19..17")
    ordered = orders("o1 talks after truce", "o2 talks after talks", "o3 talks after war")
    lengths = durations("l1 talks 1..2", "l1 talks 2..3")
    line, problems = reconcile(dates=told, orders=ordered, durations=lengths, problems="flag")
    assert line == reconcile(dates=told.head(2), orders=ordered.head(1))
    assert [(each.table, each.rows, each.names) for each in problems] == [
        ("dates", (2,), ("c3",)),
        ("orders", (1,), ("o2",)),
        ("orders", (2,), ("o3",)),
        ("durations", (0, 1), ("l1", "l1")),
    ]


def test_an_event_whose_only_date_is_set_aside_is_an_event_all_the_same() -> None:
    told = dates("c1 truce start 15", "c2 talks start 19..17")
    ordered = orders("o1 talks after truce")
    line, problems = reconcile(dates=told, orders=ordered, problems="flag")
    assert [each.names for each in problems] == [("c2",)]
    assert event(line, "talks")["start_earliest"] == october(15) + MINUTE


def test_a_corpus_has_no_rows_to_set_aside() -> None:
    corpus = corpora.seeds()
    assert reconcile(corpus, problems="flag") == (reconcile(corpus), ())
    with pytest.raises(ArgumentError, match="problems is 'drop', expected one of raise, flag"):
        reconcile(corpus, problems="drop")  # type: ignore[call-overload]  # the misuse


# --- laws --------------------------------------------------------------------------------------


@given(testing.dates_and_orders(), st.integers(0, 10**6))
@LAW
def test_the_order_of_rows_never_matters(
    told: tuple[pl.DataFrame, pl.DataFrame], seed: int
) -> None:
    chance = Random(seed)
    mixed = [table[chance.sample(range(table.height), table.height)] for table in told]
    assert reconcile(dates=told[0], orders=told[1]) == reconcile(dates=mixed[0], orders=mixed[1])


@given(testing.dates_and_orders())
@LAW
def test_what_every_best_repair_gives_up_is_not_missed(
    told: tuple[pl.DataFrame, pl.DataFrame],
) -> None:
    timeline = reconcile(dates=told[0], orders=told[1])
    given_up = [claim for claim, fate in kept(timeline).items() if fate is False]
    limits = ("event", "start_earliest", "start_latest", "end_earliest", "end_latest")
    for claim in given_up[:1]:
        rest = timeline.without(claim).events.select(limits).sort("event")
        assert rest.equals(timeline.events.select(limits).sort("event"))


# --- gaps ---------------------------------------------------------------------------------------


def one_of(*told: str) -> pl.DataFrame:
    """Claims such as "c1 truce start 15|19", each of an origin of its own."""
    rows = []
    for text in told:
        claim, event, bound, days = text.split()
        ranges = [each.partition("..") for each in days.split("|")]
        pieces = [
            {"earliest": october(int(first)), "latest": october(int(last or first)) + DAY - MINUTE}
            for first, _, last in ranges
        ]
        rows.append({"claim": claim, "event": event, "bound": bound, "pieces": pieces})
    return pl.DataFrame(rows).with_columns(origin="claim")


def test_what_is_tied_to_a_date_of_pieces_has_its_gaps_too() -> None:
    timeline = reconcile(
        dates=one_of("c1 truce start 15|19"),
        orders=orders("o1 talks after truce 1..1"),
        parts=pl.DataFrame({"event": ["clash"], "part_of": ["truce"]}),
        events=["talks", "clash"],
    )
    assert event(timeline, "talks")["edtf"] == "[2025-10-16,2025-10-20]"
    assert event(timeline, "clash")["edtf"] == "[2025-10-15..]"
    assert timeline.explain("talks").startswith("talks: 16 or 20 October 2025 (bounded)")
    assert testing.check_certificate(timeline.certificate("talks")) == []


def test_a_part_of_what_is_of_one_of_two_days_is_of_one_of_them() -> None:
    parts = pl.DataFrame({"event": ["clash"], "part_of": ["war"]})
    timeline = reconcile(dates=one_of("c1 war whole 15|19"), parts=parts, events=["clash"])
    assert event(timeline, "clash")["edtf"] == "[2025-10-15,2025-10-19]"
    assert timeline.between("2025-10-16", "2025-10-18").is_empty()


def test_an_alternative_of_several_pieces_is_a_set() -> None:
    told = one_of("c1 truce start 15|19", "c2 truce start 17")
    assert event(reconcile(dates=told), "truce")["alternatives"] == [
        "[2025-10-15,2025-10-19]",
        "2025-10-17",
    ]


def test_ways_that_leave_an_event_open_between_them_have_no_pieces() -> None:
    told = one_of("c1 war amid 15|19", "c2 war start 16", "c3 war end 18")
    row = event(reconcile(dates=told), "war")
    assert (row["edtf"], row["pieces"], row["status"]) == (None, None, "unresolved")


@pytest.mark.parametrize(
    "told",
    [
        one_of("c1 truce whole 15|19"),
        one_of("c1 truce whole 15", "c2 truce whole 19"),
    ],
)
def test_nothing_goes_on_in_a_gap(told: pl.DataFrame) -> None:
    timeline = reconcile(dates=told)
    assert timeline.between("2025-10-16", "2025-10-18").is_empty()
    assert timeline.between("2025-10-18", "2025-10-19")["event"].to_list() == ["truce"]


@pytest.mark.parametrize(
    "told",
    [
        one_of("c1 truce start 15|19", "c2 truce start 15|19", "c3 truce start 17"),
        one_of("c1 truce start 15", "c2 truce start 15", "c4 truce start 19",
               "c5 truce start 19", "c3 truce start 17"),
        one_of("c1 truce whole 15|19", "c2 truce whole 15|19", "c3 truce whole 17"),
        one_of("c1 truce start 14..15|19", "c2 truce start 14..15|19", "c3 truce start 11|17"),
    ],
)  # fmt: skip
def test_a_date_in_a_gap_misses_what_is_nearest(told: pl.DataFrame) -> None:
    timeline = reconcile(dates=told)
    slack = timeline.claims.filter(claim="c3")["slack"].item()
    assert slack == -2 * DAY
    assert "17 October 2025, 2 days off" in timeline.explain("truce")


# --- more contradictions than are listed ---------------------------------------------------------


@pytest.mark.parametrize("tied", [False, True])
def test_that_not_all_contradictions_are_listed_is_told(
    monkeypatch: pytest.MonkeyPatch,
    *,
    tied: bool,
) -> None:
    told = dates(*(f"c{day} truce start {day}" for day in range(1, 8)), "c0 peace start 20")
    before = orders("o1 truce before peace") if tied else None
    whole = reconcile(dates=told, orders=before)
    assert whole.events["conflicts_complete"].all()
    assert repr(whole).endswith("8 claims, 21 contradictions>" if not tied else " contradictions>")
    monkeypatch.setattr("pakafg.timeline.sweep._PAIRED", 5)
    monkeypatch.setattr("pakafg.engines.constraints.conflict_search._CUTS", 2)
    part = reconcile(dates=told, orders=before)
    assert not event(part, "truce")["conflicts_complete"]
    assert event(part, "peace")["conflicts_complete"] is not tied
    assert ", at least " in repr(part)
    assert "at least" in part._repr_html_()
    last = part.explain("truce").splitlines()[-1].strip()
    assert last.startswith("there may be more contradictions")


def test_a_side_s_own_account_is_said_to_be_one() -> None:
    events = pl.DataFrame({"event": ["truce"], "alleged_by": ["Kabul"]})
    timeline = reconcile(dates=dates("c1 truce start 15"), events=events)
    assert "alleged by Kabul" in timeline.explain("truce")


# --- clocks -------------------------------------------------------------------------------------


def zoned(*told: tuple[str, object, object, str]) -> pl.DataFrame:
    """Starts of one event: claim, earliest, latest, zone."""
    columns = ["claim", "earliest", "latest", "zone"]
    return pl.DataFrame(told, columns, orient="row").with_columns(
        event=pl.lit("fire"), bound=pl.lit("start"), origin="claim"
    )


def test_whole_days_of_two_clocks_are_days_apart_and_told_as_days() -> None:
    days = [date(2025, 10, day) for day in (15, 16)]
    told = zoned(("c1", days[0], days[0], "Asia/Karachi"), ("c2", days[1], days[1], "Asia/Kabul"))
    timeline = reconcile(dates=told)
    (conflict,) = timeline.conflicts.to_dicts()
    assert (conflict["kind"], conflict["violation"], conflict["unit"]) == ("dates", DAY, "day")
    assert "began 15 October 2025 (" in conflict["explanation"]
    assert "began 15 October 2025\n" in timeline.explain("fire")
    assert timeline.rejected("fire")["first_day"].to_list() == days


def test_a_midnight_misses_a_whole_day_by_days_and_another_time_of_day_by_a_midnight() -> None:
    midnight, late = october(16, 0, 0), october(15, 23, 30)
    day = (october(15, 0, 0), october(15, 23, 59))
    of_a_day = zoned(("c1", midnight, midnight, "UTC"), ("c2", *day, "UTC"))
    assert reconcile(dates=of_a_day).conflicts["kind"].to_list() == ["dates"]
    of_a_time = zoned(("c1", midnight, midnight, "UTC"), ("c2", late, late, "UTC"))
    assert reconcile(dates=of_a_time).conflicts["kind"].to_list() == ["zone_or_midnight"]


def test_times_of_two_clocks_that_miss_each_other_by_hours_may_be_one() -> None:
    at = [october(6, 13, 10), october(6, 12, 40)]
    told = zoned(("c1", at[0], at[0], "Asia/Kabul"), ("c2", at[1], at[1], "Asia/Karachi"))
    assert reconcile(dates=told).conflicts["kind"].to_list() == ["zone_or_midnight"]
    one_clock = told.with_columns(zone=pl.lit("Asia/Kabul"))
    assert reconcile(dates=one_clock).conflicts["kind"].to_list() == ["dates"]


@pytest.mark.parametrize(
    ("spare", "kind"),
    [(timedelta(), "zone_or_midnight"), (timedelta(hours=2), "zone_or_midnight"), (2 * DAY, "gap")],
)
def test_no_zone_explains_what_a_gap_open_by_days_leaves_out(spare: timedelta, kind: str) -> None:
    told = pl.DataFrame(
        [
            ("c1", "deal", "start", october(20, 9), october(20, 9), "Europe/Istanbul"),
            ("c2", "end", "start", october(30, 20), october(30, 20), "Asia/Karachi"),
        ],
        ["claim", "event", "bound", "earliest", "latest", "zone"],
        orient="row",
    )
    longest = timedelta(days=10, hours=1)
    ordered = pl.DataFrame(
        {
            "claim": ["o1"],
            "event": ["end"],
            "relation": ["after"],
            "other": ["deal"],
            "gap_min": [longest - spare],
            "gap_max": [longest],
        },
        schema_overrides={"gap_min": GAP, "gap_max": GAP},
    )
    (conflict,) = reconcile(dates=told, orders=ordered).conflicts.to_dicts()
    assert (conflict["kind"], conflict["unit"]) == (kind, "minute")


def test_rejected_dates_keep_their_pieces() -> None:
    told = one_of("c1 truce start 15|19", "c2 truce start 17", "c3 truce start 17")
    (row,) = reconcile(dates=told).rejected("truce").to_dicts()
    days = [(piece["first_day"].day, piece["last_day"].day) for piece in row["pieces"]]
    assert (row["claim"], days, row["slack"]) == ("c1", [(15, 15), (19, 19)], -2 * DAY)


def test_alternatives_are_said_in_words() -> None:
    told = dates("c1 truce start 15", "c2 truce start 17..19")
    assert reconcile(dates=told).explain("truce").splitlines()[1:3] == [
        "  or 15 October 2025",
        "  or 17–19 October 2025",
    ]


def test_whole_days_never_close_a_gap() -> None:
    told = zoned(
        ("c1", october(6, 0, 0), october(6, 18, 0), "UTC"),
        ("c2", october(6, 20, 0), october(6, 21, 0), "UTC"),
    )
    timeline = reconcile(dates=told)
    edtf = "[2025-10-06..2025-10-06T18:00,2025-10-06T20:00..2025-10-06T21:00]"
    assert event(timeline, "fire")["edtf"] == edtf
    words = "6 October 2025, 00:00–18:00 UTC or 6 October 2025, 20:00–21:00 UTC"
    assert timeline.explain("fire").startswith(f"fire: {words} (unresolved)")


def test_a_part_without_a_zone_has_that_of_its_whole() -> None:
    day = date(2025, 10, 9)
    told = zoned(("c1", day, day, "Asia/Qatar")).with_columns(bound=pl.lit("whole"))
    parts = pl.DataFrame({"event": ["shot", "raid"], "part_of": ["raid", "fire"]})
    timeline = reconcile(dates=told, parts=parts, events=["raid", "shot"])
    assert timeline.events.select("zone", "edtf").unique().rows() == [("Asia/Qatar", "2025-10-09")]
    own = told.with_columns(claim=pl.lit("c2"), event=pl.lit("shot"), zone=pl.lit(None, pl.String))
    timeline = reconcile(dates=pl.concat([told, own]), parts=parts, events=["raid"])
    assert event(timeline, "shot")["zone"] == "UTC"
