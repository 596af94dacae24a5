"""Answers of the seed corpus by every key, by period, and of chosen claims."""

from datetime import date, datetime
from hashlib import sha256
from typing import Any

import attrs
import corpora
import polars as pl
import pytest
from hypothesis import given
from strategies import examples

import pakafg
from pakafg import ArgumentError, testing
from pakafg.casualties import claims_behind, conflicts, explain, reconcile, totals
from pakafg.casualties.explain import BEST_RULE_WORDS, GRADE_WORDS
from pakafg.casualties.incident_dates import incident_days
from pakafg.casualties.row_order import in_order
from pakafg.values.conclusions import BestRule, Grade

KEYS = (
    "incident",
    "place",
    "outcome",
    "nationality",
    "status",
    "group",
    "claimant",
    "side",
    "document",
    "period",
)
SHOOTING = pakafg.IncidentKind.SHOOTING
PART_OF = {"all": None, "market": "all", "school": "all"}
KILLED = pl.col("outcome") == "killed"
DATED = pl.col("first_day") >= date(2025, 1, 1)
OCTOBER_9 = date(2025, 10, 9)
NAMES = ("incident_name", "place_name", "claimant_name")
YEAR = [("2025", date(2025, 1, 1), date(2025, 12, 31))]


@pytest.fixture(scope="module")
def corpus() -> pakafg.Corpus:
    return corpora.seeds()


def document(text: str) -> pakafg.Document:
    digest = sha256(text.encode()).hexdigest()
    return pakafg.Document(id="d", title="d", publisher="d", file="d", text=text, sha256=digest)


def claim(number: int, count: str = "5", **cell: Any) -> pakafg.CasualtyClaim:
    """A claim about the n-th of some incidents, cited from a text of one letter."""
    return pakafg.CasualtyClaim(
        id=f"claim-{number}",
        incident=f"incident-{number}",
        outcome=pakafg.Outcome.KILLED,
        count=pakafg.Count.parse(count),
        document="d",
        citations=(pakafg.Citation.of("d", "x", 0, 1),),
        **cell,
    )


def ancestors_of(incident: str, part_of: dict[str, str | None]) -> list[str]:
    above = part_of[incident]
    return [] if above is None else [above, *ancestors_of(above, part_of)]


def one(rows: pl.DataFrame, **key: str | None) -> dict[str, Any]:
    found = rows.filter(*(pl.col(name).eq_missing(pl.lit(value)) for name, value in key.items()))
    return found.row(0, named=True)


@pytest.mark.parametrize(
    "by", [*((key,) for key in KEYS), *(("incident", key) for key in KEYS[1:]), KEYS, KEYS[1:]]
)
def test_any_keys_go_together_and_each_row_has_keys_of_its_own(
    corpus: pakafg.Corpus, by: tuple[str, ...]
) -> None:
    rows = totals(corpus, by=by, where=DATED)
    period = ("first_day", "last_day", "divided") if "period" in by else ()
    keys = [*by, *({"outcome"} - set(by)), *period]
    assert [name for name in rows.columns if name in keys] == sorted(keys, key=rows.columns.index)
    assert set(keys) <= set(rows.columns[: len(keys) + len(NAMES)])
    assert not rows.select(keys).is_duplicated().any()
    assert rows.filter(pl.col("low") > pl.col("high")).is_empty()
    assert rows.filter(
        (pl.col("best") < pl.col("low")) | (pl.col("best") > pl.col("high"))
    ).is_empty()


def test_by_cell_it_is_what_reconcile_gives(corpus: pakafg.Corpus) -> None:
    cell = ("incident", "outcome", "nationality", "status", "group")
    scopes = corpus.frame("incidents").select("incident", "part_of", "exhaustive")
    rows = totals(corpus, by=cell, detail=True)
    alone = reconcile(corpus.frame("casualties"), scopes)
    assert rows.select(alone.columns).sort(cell).equals(alone.sort(cell))
    assert set(rows.columns) - set(alone.columns) <= {"incident_name", "top"}


def test_a_row_without_a_class_is_the_whole_of_those_with_one(corpus: pakafg.Corpus) -> None:
    few, many = totals(corpus), totals(corpus, by=("incident", "outcome", "nationality"))
    whole = many.filter(pl.col("nationality").is_null()).drop("nationality")
    assert few.equals(whole)


def test_a_row_names_what_it_counts_and_its_figures_are_printed(corpus: pakafg.Corpus) -> None:
    rows = totals(corpus, where=KILLED)
    assert rows.columns == [
        "incident",
        "incident_name",
        "outcome",
        "grade",
        "top",
        "low",
        "best",
        "high",
        "claims",
    ]
    for keys in (["incident", "outcome"], ["period", "place", "outcome", "nationality", "status"]):
        heads = str(totals(corpus, by=keys, where=KILLED)).splitlines()[2]
        assert {"low", "best", "high"} <= {head.strip(" │") for head in heads.split("┆")}
    assert one(rows, incident="october-clashes")["incident_name"] == "Fighting of October 2025"
    by = ("place", "claimant", "outcome")
    row = one(totals(corpus, by=by, where=KILLED), place="kabul", claimant=None)
    assert row["place_name"] == "Kabul"
    assert row["claimant_name"] is None


def test_rows_at_the_top_of_one_outcome_add_up_to_the_total(corpus: pakafg.Corpus) -> None:
    cells = totals(corpus, by=("incident", "outcome", "nationality", "status"))
    added = cells.filter("top").group_by("outcome").agg(pl.col("low").sum())
    whole = totals(corpus, by=("outcome",)).select("outcome", "low")
    assert sorted(added.rows()) == sorted(whole.rows())
    parts = cells.filter(~pl.col("top"))
    assert "kabul-explosions" in parts["incident"]
    assert parts.filter(pl.col("status").is_not_null(), incident="october-crisis").height


@given(testing.corpora())
@examples(15)
def test_of_any_corpus_the_rows_at_the_top_add_up_to_the_total(corpus: pakafg.Corpus) -> None:
    rows = totals(corpus).filter("top").group_by("outcome").agg(pl.col("low").sum())
    whole = totals(corpus, by=("outcome",)).select("outcome", "low")
    assert sorted(rows.rows()) == sorted(whole.rows())


def test_a_sum_has_a_best_figure_only_where_each_incident_has_one(corpus: pakafg.Corpus) -> None:
    rows = totals(corpus, by=("outcome",), detail=True)
    assert rows.filter((pl.col("n_without_best") > 0) & pl.col("best").is_not_null()).is_empty()
    assert one(rows, outcome="killed")["n_without_best"] > 0


def test_without_incident_the_largest_claimed_incidents_are_added_up(corpus: pakafg.Corpus) -> None:
    parts = totals(corpus, where=KILLED)
    part_of = dict(corpus.frame("incidents").select("incident", "part_of").iter_rows())
    claimed = {claim.incident for claim in corpus.casualties.values() if claim.outcome == "killed"}
    contained = {name for name in claimed if {*ancestors_of(name, part_of)} & claimed}
    largest = [row for row in parts.iter_rows(named=True) if row["incident"] in claimed - contained]
    row = one(totals(corpus, by=("outcome",), where=KILLED), outcome="killed")
    assert row["n_incidents"] == len(largest)
    assert row["low"] == sum(each["low"] for each in largest)
    assert row["high"] is None
    assert len(row["claims"]) == corpus.frame("casualties").filter(KILLED).height


def test_the_killed_of_an_incident_are_among_the_casualties_of_all(corpus: pakafg.Corpus) -> None:
    # Of the explosions in Kabul nobody counts casualties, and somebody at least five killed.
    casualties = pl.col("outcome") == "casualties"
    of_kabul = pl.col("incident") == "kabul-explosions"
    every = one(totals(corpus, by=("outcome",)), outcome="casualties")
    others = one(totals(corpus, by=("outcome",), where=~of_kabul), outcome="casualties")
    assert (every["low"], every["n_incidents"]) == (others["low"] + 5, others["n_incidents"] + 1)
    # Where nobody counts casualties at all, the killed are told as killed, and no more.
    told = totals(corpus, by=("outcome",), where=of_kabul)
    assert told.filter(casualties).is_empty()


def test_a_figure_that_does_not_say_whose_people_it_counts_may_count_any(
    corpus: pakafg.Corpus,
) -> None:
    explosions = pl.col("incident").is_in(["kabul-explosions", "spin-boldak-shooting"])
    exact = pl.col("low") == pl.col("high")
    rows = totals(corpus, by=("outcome", "nationality"), where=KILLED & explosions & exact)
    afghan = one(rows, nationality="afghan")
    assert (afghan["low"], afghan["high"], afghan["n_incidents"]) == (4, 9, 2)
    # How many of those killed in Kabul were Afghans nobody says, so that no sum of given figures
    # tells how many Afghans were killed.
    assert (afghan["best"], afghan["n_without_best"]) == (None, 1)


def test_each_claimant_is_reconciled_alone(corpus: pakafg.Corpus) -> None:
    by = ("claimant", "incident", "outcome", "nationality", "status")
    rows = totals(corpus, by=by)
    soldiers = {"outcome": "killed", "nationality": "pakistani", "status": "soldier"}
    by_army = one(rows, claimant="pakistan-army", incident="october-clashes", **soldiers)
    assert by_army["high"] == 23
    other = one(rows, claimant="afghan-forces", incident="october-clashes", **soldiers)
    assert other["low"] == 58


def test_a_side_is_that_of_the_claimant(corpus: pakafg.Corpus) -> None:
    rows = totals(corpus, by=("side", "outcome", "nationality", "status"), where=KILLED)
    row = one(rows, side="afghanistan", nationality="pakistani", status="soldier")
    assert row["claims"] == ["003-taliban-soldiers-killed"]


def test_a_place_is_that_of_the_incident(corpus: pakafg.Corpus) -> None:
    row = one(totals(corpus, by=("place", "incident", "outcome")), incident="kabul-explosions")
    assert row["place"] == "kabul"


def test_the_fighting_of_october_lies_in_october_and_the_shooting_in_november(
    corpus: pakafg.Corpus,
) -> None:
    rows = totals(corpus, by=("period", "incident", "outcome"), where=KILLED & DATED)
    assert one(rows, period="2025-10", incident="october-clashes")["low"] == 74
    assert one(rows, period="2025-11", incident="spin-boldak-shooting")["low"] == 4
    assert rows.filter(period="2025-11", incident="october-clashes").is_empty()


def test_what_may_lie_in_several_periods_has_one_row_with_days_of_its_own(
    corpus: pakafg.Corpus,
) -> None:
    """A figure is not divided: none or all of its persons may belong to either week."""
    weeks = totals(
        corpus,
        by=("period", "incident", "outcome", "nationality", "status"),
        period="week",
        where=KILLED & (pl.col("incident") == "october-clashes"),
    )
    fighting = weeks.filter(incident="october-clashes")
    civilians = one(fighting, nationality="afghan", status="civilian")
    assert (civilians["first_day"], civilians["last_day"]) == (OCTOBER_9, date(2025, 10, 16))
    assert (civilians["period"], civilians["divided"]) == ("2025-10-09/2025-10-16", False)
    assert (civilians["low"], civilians["high"]) == (50, 50)


def test_no_row_says_nothing(corpus: pakafg.Corpus) -> None:
    for period in ("day", "week", "month"):
        rows = totals(corpus, by=("period", "outcome"), period=period, where=KILLED)
        assert rows.filter(pl.col("claims").list.len() == 0).is_empty()
        assert rows.filter(low=0, high=0).is_empty()


def test_a_date_that_is_a_set_is_no_span(corpus: pakafg.Corpus) -> None:
    """March of 2024 or of 2025: not the months between, and not one of the two for certain."""
    march = KILLED & (pl.col("incident") == "march-airstrikes")
    (row,) = totals(corpus, by=("period", "outcome"), where=march).to_dicts()
    assert row["period"] == "[2024-03-01..2024-03-31,2025-03-01..2025-03-31]"
    assert (row["low"], row["high"], row["divided"]) == (40, 40, False)
    text = explain(corpus, row)
    assert text.splitlines()[0] == "All incidents: killed (period March 2024 or March 2025)"
    assert "    [March 2024 or March 2025] Airstrikes in March" in text
    summer = [("summer", date(2024, 6, 1), date(2024, 8, 31))]
    assert totals(corpus, by=("period", "outcome"), period=summer, where=march).is_empty()
    year = [("2024", date(2024, 1, 1), date(2024, 12, 31))]
    (either,) = totals(corpus, by=("period",), period=year, where=march).to_dicts()
    assert either["divided"] is False
    assert totals(corpus, where=march, until=date(2024, 12, 31)).is_empty()


def test_what_is_not_dated_is_in_no_period_and_counted(corpus: pakafg.Corpus) -> None:
    shooting = [claim for claim in corpus.dates.values() if claim.event == "spin-boldak-shelling"]
    left = (claim for claim in corpus.dates.values() if claim not in shooting)
    undated = attrs.evolve(corpus, dates=pakafg.Catalogue(left))
    rows = totals(
        undated,
        by=("period", "incident", "outcome"),
        period="day",
        where=pl.col("incident").is_in(["spin-boldak-shelling", "spin-boldak-shooting"]),
    )
    assert rows.filter(outcome="wounded").select("period", "incident", "n_unplaced").rows() == [
        ("2025-11-06", "spin-boldak-shooting", 1)
    ]


def test_since_and_until_choose_what_surely_lies_within(corpus: pakafg.Corpus) -> None:
    def chosen(since: date | None = None, until: date | None = None) -> set[str]:
        return set(totals(corpus, where=KILLED, since=since, until=until)["incident"])

    november = chosen(since=date(2025, 11, 1))
    assert "spin-boldak-shooting" in november
    assert not november & {"october-clashes", "ttp-attacks", "march-airstrikes"}
    october = chosen(since=OCTOBER_9, until=date(2025, 10, 16))
    assert "october-clashes" in october
    assert "kabul-explosions" not in october
    assert "spin-boldak-shooting" not in october
    assert "october-clashes" not in chosen(since=date(2025, 10, 10))
    left = totals(corpus, by=("outcome",), where=KILLED, since=date(2025, 10, 10))
    assert left["n_unplaced"].item() > 0


def test_a_part_is_bounded_by_its_whole_though_that_lies_in_no_one_period() -> None:
    """What is known of an incident does not hang on the periods that are asked for."""
    days = {"incident-0": "2025-10-09/2025-10-16", "incident-1": "2025-10-09"}
    corpus = pakafg.Corpus(
        documents=pakafg.Catalogue([document("x")]),
        incidents=pakafg.Catalogue(
            [
                pakafg.Incident(id="incident-0", name="all", kind=SHOOTING),
                pakafg.Incident(id="incident-1", name="one", kind=SHOOTING, part_of="incident-0"),
            ]
        ),
        casualties=pakafg.Catalogue([claim(0, "8"), claim(1, "at least 2")]),
        dates=pakafg.Catalogue(
            pakafg.DateClaim(
                id=f"date-{incident}",
                event=incident,
                bound=pakafg.Bound.WHOLE,
                when=pakafg.When(edtf=day),
                basis=pakafg.Basis.STATED,
                words="x",
                document="d",
                citations=(pakafg.Citation.of("d", "x", 0, 1),),
            )
            for incident, day in days.items()
        ),
    )
    rows = totals(corpus, by=("period", "incident", "outcome"), period="day")
    assert rows.select("period", "low", "high").rows() == [
        ("2025-10-09", 2, 8),
        ("2025-10-09/2025-10-16", 8, 8),
    ]


def test_periods_may_be_intervals_and_keep_their_order(corpus: pakafg.Corpus) -> None:
    amid = date(2025, 10, 12)
    intervals = [
        ("fighting", date(2025, 10, 1), date(2025, 10, 31)),
        ("after", amid, date(2025, 12, 31)),
    ]
    rows = totals(
        corpus,
        by=("period", "incident", "outcome", "nationality", "status"),
        period=intervals,
        where=KILLED & DATED,
    )
    clashes = {"incident": "october-clashes", "nationality": "afghan", "status": "civilian"}
    assert rows["period"].unique(maintain_order=True).to_list() == ["fighting", "after"]
    assert one(rows, period="fighting", **clashes)["low"] == 50
    assert rows.filter(period="after", incident="october-clashes").is_empty()


def test_words_may_be_read_literally(corpus: pakafg.Corpus) -> None:
    dozens = pl.col("words") == "dozens"
    for words, low in (("acled", 12), ("literal", 24)):
        rows = totals(corpus, by=("outcome", "incident"), where=dozens, words=words)  # type: ignore[arg-type]  # one of both
        assert one(rows, incident="october-clashes")["low"] == low


def test_the_claims_behind_each_row_can_be_listed(corpus: pakafg.Corpus) -> None:
    where = pl.col("incident").is_in(["october-clashes", "strikes-after-fire"]) & KILLED
    rows = claims_behind(
        corpus, by=("incident", "outcome", "nationality", "status"), where=where
    ).filter(nationality="pakistani", status="soldier")
    clashes = rows.filter(incident="october-clashes")
    assert {"000-army-killed", "003-taliban-soldiers-killed"} <= set(
        clashes.filter(stands_for="own")["claim"]
    )
    assert "002-clashes-soldiers-killed" in clashes.filter(stands_for="whole")["claim"]
    added = claims_behind(corpus, by=("outcome",), where=where)
    assert sorted(added["claim"]) == sorted(corpus.frame("casualties").filter(where)["claim"])


def test_nothing_chosen_gives_no_rows(corpus: pakafg.Corpus) -> None:
    assert totals(corpus, where=pl.lit(value=False)).is_empty()
    assert totals(corpus, by=("outcome",), where=pl.lit(value=False)).is_empty()


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"by": ("incident", "colour")}, "expected one of incident, place, outcome"),
        ({"by": ("incident", "incident")}, "each column once"),
        ({"by": ("outcome",), "period": "month"}, "expected period among them"),
        ({"by": ("period",), "period": "fortnight"}, "expected day, week, month, year or a list"),
        ({"by": ("period",), "period": [("a", date(2025, 1, 2), date(2025, 1, 1))]}, "not before"),
        (
            {"by": ("period",), "period": [("a", datetime(2025, 1, 1), date(2025, 1, 2))]},  # noqa: DTZ001  # the fault
            "a label",
        ),
        ({"by": ("period",), "period": []}, "expected intervals"),
        ({"since": datetime(2025, 1, 1)}, "expected a day"),  # noqa: DTZ001  # the fault
        ({"until": "2025-01-01T12:00"}, "until is '2025-01-01T12:00', expected a day"),
        ({"where": pl.col("colour") == "red"}, "expected an expression on claim, incident"),
        ({"words": "loose"}, "words is 'loose', expected one of acled, literal"),
        ({"admit": ("friend",)}, "admit is 'friend', expected one of own"),
    ],
)
def test_what_is_not_understood_is_said(
    corpus: pakafg.Corpus, wrong: dict[str, Any], reason: str
) -> None:
    with pytest.raises(ArgumentError, match=reason):
        totals(corpus, **wrong)


@pytest.mark.parametrize("by", [("incident", "outcome", "nationality", "status"), ("outcome",)])
def test_every_row_can_be_explained_with_every_claim_quoted(
    corpus: pakafg.Corpus, by: tuple[str, ...]
) -> None:
    for row in totals(corpus, by=by).iter_rows(named=True):
        text = explain(corpus, row, detail=True)
        for claim in row["claims"]:
            assert corpus.casualties[claim].citations[0].quote in text
            assert str(corpus.casualties[claim].count) in text


def test_an_explanation_says_range_rule_grade_and_who(corpus: pakafg.Corpus) -> None:
    rows = totals(corpus, by=("incident", "outcome", "nationality", "status"))
    key = {"outcome": "killed", "nationality": "pakistani", "status": "soldier"}
    text = explain(corpus, one(rows, **key, incident="october-clashes"))
    assert "23 to 58 persons; best 23" in text
    assert "party contested" in text
    assert "Afghan forces: 58 (document 003" in text
    whole = explain(corpus, one(totals(corpus), incident="october-clashes", outcome="killed"))
    assert "its own claims say at least 12" in whole
    assert "of its parts:" in whole


def test_every_rule_and_grade_has_words_for_an_explanation() -> None:
    assert set(BEST_RULE_WORDS) == set(BestRule)
    assert set(GRADE_WORDS) == set(Grade)
    assert GRADE_WORDS[Grade.SINGLE] == "one origin gives it, or several that may be one"


def test_an_explanation_of_a_sum_says_of_which_incident_each_claim_is(
    corpus: pakafg.Corpus,
) -> None:
    text = explain(corpus, one(totals(corpus, by=("outcome",)), outcome="killed"))
    assert "Explosions in Kabul, October 2025, killed: no source named: five" in text


def test_an_explanation_of_a_period_says_when_each_incident_was(corpus: pakafg.Corpus) -> None:
    rows = totals(corpus, by=("period",), where=KILLED & DATED)
    text = explain(corpus, rows.row(-1, named=True))
    assert "(period 2025-11)" in text
    assert "[6 November 2025] Cross-border fire" in text
    weeks = totals(corpus, by=("period",), where=KILLED & DATED, period="week")
    text = explain(corpus, one(weeks, period="2025-10-09/2025-10-16"))
    assert "what lies in these days may belong to several periods, and is not divided" in text


def test_an_explanation_has_the_notes_of_the_claims(corpus: pakafg.Corpus) -> None:
    wounded = one(totals(corpus), incident="spin-boldak-shooting", outcome="wounded")
    assert "; note: Not said whose: “five others”" in explain(corpus, wounded)


def test_an_explanation_names_sources_as_the_corpus_does(corpus: pakafg.Corpus) -> None:
    rows = totals(corpus, by=("incident", "outcome", "nationality", "status"))
    soldiers = {"incident": "october-clashes", "nationality": "pakistani", "status": "soldier"}
    assert "(Pakistan)" in explain(corpus, one(rows, outcome="killed", **soldiers))
    killed = one(totals(corpus), incident="spin-boldak-shooting", outcome="killed")
    assert "(document 000)" in explain(corpus, killed)
    silence = {"nationality": "pakistani", "status": None}
    silent = one(rows, incident="spin-boldak-shooting", outcome="casualties", **silence)
    assert "told of, without a figure, by:" in explain(corpus, silent)


def test_a_contradiction_is_explained_with_every_quotation() -> None:
    text = "In all 50 died. At the market 18 died, and at the school at least 35."
    told = {"all": "50", "market": "18", "school": "at least 35"}
    corpus = pakafg.Corpus(
        documents=pakafg.Catalogue([document(text)]),
        incidents=pakafg.Catalogue(
            pakafg.Incident(id=name, name=name, kind=SHOOTING, part_of=PART_OF[name])
            for name in told
        ),
        casualties=pakafg.Catalogue(
            pakafg.CasualtyClaim(
                id=name,
                incident=name,
                outcome=pakafg.Outcome.KILLED,
                count=pakafg.Count.parse(words),
                document="d",
                citations=(_cited(text, words),),
            )
            for name, words in told.items()
        ),
    )
    scopes = corpus.frame("incidents").select("incident", "part_of", "exhaustive")
    explained = explain(corpus, conflicts(corpus.frame("casualties"), scopes))
    assert explained.splitlines()[:2] == ["all: killed", "  these cannot all hold:"]
    for name, words in told.items():
        assert f"{name}, killed: no source named: {words} (document d: “{words}”)" in explained
    whole = one(totals(corpus), incident="all")
    assert explained.splitlines()[1:] == explain(corpus, whole).splitlines()[-4:]


def _cited(text: str, quote: str) -> pakafg.Citation:
    start = text.index(quote)
    return pakafg.Citation.of("d", text, start, start + len(quote))


def test_only_one_row_of_the_corpus_can_be_explained(corpus: pakafg.Corpus) -> None:
    rows = totals(corpus)
    with pytest.raises(ArgumentError, match=f"a frame of {rows.height} rows', expected one row"):
        explain(corpus, rows)
    with pytest.raises(ArgumentError, match="totals, reconcile or conflicts, with outcome"):
        explain(corpus, rows.drop("outcome").head(1))
    with pytest.raises(ArgumentError, match="no casualty claim 'mine'"):
        explain(corpus, {**rows.row(0, named=True), "claims": ["mine"]})


def test_a_corpus_without_claims_has_no_rows() -> None:
    empty = pakafg.Corpus()
    for by in (("incident", "outcome"), ("outcome",), ("period", "place")):
        assert totals(empty, by=by, period=YEAR if "period" in by else None).is_empty()


def test_dates_that_agree_narrow_each_other_and_dates_that_do_not_all_count(
    corpus: pakafg.Corpus,
) -> None:
    days = incident_days(corpus).drop("pieces").rows_by_key("incident", unique=True)
    # "recently" of one document, "Thursday night" of another, the day itself of a third
    assert days["spin-boldak-shooting"] == (date(2025, 11, 6), date(2025, 11, 6))
    # "since 9 October" and "until 16 October" of two documents, "October" of the others
    assert days["october-clashes"] == (date(2025, 10, 9), date(2025, 10, 16))
    other = corpus.dates["001-exchange-nov6"]
    dates = pakafg.Catalogue(
        attrs.evolve(claim, when=pakafg.When(edtf="2025-11-08")) if claim is other else claim
        for claim in corpus.dates.values()
    )
    apart = incident_days(attrs.evolve(corpus, dates=dates)).drop("pieces")
    torn = apart.rows_by_key("incident", unique=True)
    assert torn["spin-boldak-shooting"] == (date(2025, 11, 6), date(2025, 11, 8))


@pytest.mark.parametrize("kind", [list, tuple, iter, pl.Series, dict.fromkeys])
def test_several_words_come_from_whatever_gives_them_one_by_one(
    corpus: pakafg.Corpus, kind: Any
) -> None:
    usual = totals(corpus, by=["incident", "status"], admit=["own"])
    assert totals(corpus, by=kind(["incident", "status"]), admit=kind(["own"])).equals(usual)
    assert not totals(corpus, by=kind(["incident", "status"])).equals(usual)
    ours = totals(corpus, by="period", period=YEAR)
    assert totals(corpus, by="period", period=iter(YEAR)).equals(ours)  # type: ignore[arg-type]  # what a user may give


@pytest.mark.parametrize("by", [None, 5])
def test_columns_that_are_no_columns_are_one_clear_error(corpus: pakafg.Corpus, by: Any) -> None:
    with pytest.raises(pakafg.ArgumentError, match=r"by is .*, expected one of incident, "):
        totals(corpus, by=by)


def test_an_end_before_the_beginning_is_one_clear_error(corpus: pakafg.Corpus) -> None:
    with pytest.raises(pakafg.ArgumentError, match="a day not before since, which is 2025-11-01"):
        totals(corpus, since=date(2025, 11, 1), until=date(2025, 10, 1))


def test_the_incident_with_most_dead_comes_first_and_its_parts_stand_behind_it(
    corpus: pakafg.Corpus,
) -> None:
    rows = totals(corpus)
    wholes = {each.id: each.part_of for each in corpus.incidents.values()}
    listed = rows["incident"].unique(maintain_order=True).to_list()
    assert listed[0] == "october-crisis"
    for at, incident in enumerate(listed):
        part_of = wholes[incident]
        if part_of in listed:
            assert listed.index(part_of) < at
            between = listed[listed.index(part_of) + 1 : at]
            assert all(wholes[each] is not None for each in between)
    dead = rows.filter("top", outcome="killed")["low"].to_list()
    assert dead == sorted(dead, reverse=True)
    words = [str(outcome) for outcome in pakafg.Outcome]
    for (_,), of_one in rows.group_by("incident", maintain_order=True):
        outcomes = of_one["outcome"].to_list()
        assert outcomes == sorted(outcomes, key=words.index)
    by_outcome = totals(corpus, by=("outcome",))["outcome"].to_list()
    assert by_outcome == sorted(by_outcome, key=words.index)


def test_no_part_stands_before_its_whole_whatever_their_ids_and_figures() -> None:
    tree = [("war", 0), ("z-siege", 1), ("a-raid", 2), ("b-raid", 2)]
    for lows in ((5, 5, 5, 0), (0, 0, 0, 0), (9, 2, 7, 2)):  # 7 of 2: contested
        rows = pl.DataFrame(
            [
                (name, "war", depth, "killed", low)
                for (name, depth), low in zip(tree, lows, strict=True)
            ],
            ["incident", "root", "depth", "outcome", "low"],
            orient="row",
        )
        for given_rows in (rows, rows.reverse()):
            names = in_order(given_rows, ["incident", "outcome"])["incident"].to_list()
            assert names[:2] == ["war", "z-siege"]
