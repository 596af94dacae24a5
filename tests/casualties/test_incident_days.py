"""Within which days an incident took place, by dates that agree, contradict or are sets."""

from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import pakafg
from pakafg import Bound
from pakafg.casualties.incident_dates import incident_days
from pakafg.casualties.incident_periods import days_in_edtf, is_dated

# The days that the oracle looks at, one by one; a date that is open covers them to their end.
DAYS = [date(2025, 9, 25) + timedelta(n) for n in range(60)]
TEXTS = [
    *("2025-10-15", "2025-10-17", "2025-10", "[2025-10-10..2025-10-20]", "2025-10-16/2025-10-18"),
    *("[2025-10-15,2025-10-19]", "[2025-10-15..2025-10-16,2025-10-19]", "2025-1X-09"),
    *("2025-10-X5", "[2025-10-17,2025-11-02]", "2025-10-18/..", "../2025-10-12"),
    "[..2025-10-03,2025-11-05..]",
]
ORIGINS = ["un", "red-cross", "unama"]

Claimed = tuple[str, Bound, str]


def document() -> pakafg.Document:
    digest = sha256(b"x").hexdigest()
    return pakafg.Document(id="d", title="d", publisher="d", file="d", text="x", sha256=digest)


def made(*dates: Claimed, whole: str | None = None) -> pakafg.Corpus:
    """A corpus of one incident, part of another, with dates of three sources."""
    claimed = [("part", *each) for each in dates]
    if whole is not None:
        claimed.append(("whole", whole, Bound.WHOLE, ORIGINS[0]))
    kind = pakafg.IncidentKind.SHOOTING
    return pakafg.Corpus(
        documents=pakafg.Catalogue([document()]),
        actors=pakafg.Catalogue(
            pakafg.Actor(
                id=origin,
                name=origin,
                kind=pakafg.ActorKind.ORGANISATION,
                side=pakafg.Side.THIRD_PARTY,
                mentions=(),
            )
            for origin in ORIGINS
        ),
        incidents=pakafg.Catalogue(
            [
                pakafg.Incident(id="whole", name="whole", kind=kind),
                pakafg.Incident(id="part", name="part", kind=kind, part_of="whole"),
            ]
        ),
        dates=pakafg.Catalogue(
            pakafg.DateClaim(
                id=f"date-{number}",
                event=event,
                bound=bound,
                when=pakafg.When(edtf=text, zone="Asia/Kabul"),
                basis=pakafg.Basis.STATED,
                words="x",
                document="d",
                claimant=origin,
                citations=(pakafg.Citation.of("d", "x", 0, 1),),
            )
            for number, (event, text, bound, origin) in enumerate(claimed)
        ),
    )


def row_of(corpus: pakafg.Corpus) -> dict[str, Any]:
    return incident_days(corpus).filter(incident="part").row(0, named=True)


def pieces_of(*dates: Claimed, whole: str | None = None) -> list[tuple[date | None, date | None]]:
    row = row_of(made(*dates, whole=whole))
    pieces = [(piece["first_day"], piece["last_day"]) for piece in row["pieces"]]
    assert (row["first_day"], row["last_day"]) == (pieces[0][0], pieces[-1][1])
    return pieces


def october(*days: int) -> list[tuple[date, date]]:
    return [(date(2025, 10, day), date(2025, 10, day)) for day in days]


def covered(text: str, bound: Bound) -> set[date]:
    """The days of the oracle that one claim allows, each asked for."""
    when = pakafg.When(edtf=text)
    days = {day for day in DAYS if when.meets(pakafg.When(edtf=day.isoformat()))}
    if bound is Bound.START:
        return {day for day in DAYS if day >= min(days)}
    if bound is Bound.END:
        return {day for day in DAYS if day <= max(days)}
    return days if bound is Bound.WHOLE else set(DAYS)


def agreed(said: list[set[date]]) -> set[date]:
    return set(DAYS).intersection(*said) or set().union(*said)


@examples(60)
@given(
    st.lists(
        st.tuples(st.sampled_from(TEXTS), st.sampled_from(Bound), st.sampled_from(ORIGINS)),
        max_size=4,
    ),
    st.none() | st.sampled_from(TEXTS),
)
def test_the_days_are_those_that_all_allow_or_that_any_covers(
    dates: list[Claimed], whole: str | None
) -> None:
    by_origin: dict[str, list[set[date]]] = {}
    for text, bound, origin in dates:
        by_origin.setdefault(origin, []).append(covered(text, bound))
    expected = agreed([agreed(said) for said in by_origin.values()])
    if whole is not None:
        expected = (expected & covered(whole, Bound.WHOLE)) or expected
    found = [
        day
        for first, last in pieces_of(*dates, whole=whole)
        for day in DAYS
        if (first or day) <= day <= (last or day)
    ]
    assert found == sorted(expected)


@examples(40)
@given(
    st.lists(
        st.tuples(st.sampled_from(TEXTS), st.sampled_from(Bound), st.sampled_from(ORIGINS)),
        min_size=1,
        max_size=2,
    )
)
def test_the_text_of_the_days_is_a_date_of_these_days(dates: list[Claimed]) -> None:
    """A row of totals that is not divided by period names its days so."""
    days = incident_days(made(*dates)).filter(is_dated(), incident="part")
    for text, pieces in days.select(days_in_edtf().alias("text"), "pieces").iter_rows():
        when = pakafg.When.parse(text)
        assert [day for day in DAYS if when.meets(pakafg.When(edtf=day.isoformat()))] == [
            day
            for day in DAYS
            for piece in pieces
            if (piece["first_day"] or day) <= day <= (piece["last_day"] or day)
        ]


def test_a_set_that_another_date_narrows_keeps_the_pieces_that_are_left() -> None:
    either = ("[2025-10-15,2025-10-17,2025-10-19]", Bound.WHOLE, "un")
    assert pieces_of(either) == october(15, 17, 19)
    assert pieces_of(either, ("../2025-10-18", Bound.WHOLE, "unama")) == october(15, 17)
    assert pieces_of(either, whole="[2025-10-17..2025-10-20]") == october(17, 19)
    assert pieces_of(("2025-XX-19", Bound.WHOLE, "un"), whole="2025-10") == october(19)


def test_dates_that_exclude_each_other_leave_the_days_that_they_give() -> None:
    """Nobody says that it was the 17th."""
    one, other = ("2025-10-15", Bound.WHOLE, "un"), ("2025-10-19", Bound.WHOLE, "unama")
    assert pieces_of(one, other) == october(15, 19)


def test_an_end_before_the_start_of_others_leaves_every_day_but_those_between() -> None:
    start, end = ("2025-10-19", Bound.START, "un"), ("2025-10-15", Bound.END, "unama")
    assert pieces_of(start, end) == [(None, date(2025, 10, 15)), (date(2025, 10, 19), None)]


@pytest.mark.parametrize("bound", [Bound.AMID, None])
def test_what_nobody_bounds_may_be_any_day(bound: Bound | None) -> None:
    dates = [] if bound is None else [("[2025-10-15,2025-10-19]", bound, "un")]
    assert pieces_of(*dates) == [(None, None)]
