"""Answers of the seed corpus by every key, by period, and of chosen claims."""

from datetime import date, datetime
from hashlib import sha256
from typing import Any

import attrs
import polars as pl
import pytest

import pakafg
from pakafg import ArgumentError
from pakafg.casualties import conflicts, explain, reconcile, totals
from pakafg.casualties.explain import BEST_RULE_WORDS, GRADE_WORDS
from pakafg.casualties.incident_dates import incident_days
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
YEAR = [("2025", date(2025, 1, 1), date(2025, 12, 31))]


@pytest.fixture(scope="module")
def corpus() -> pakafg.Corpus:
    return pakafg.load_corpus()


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
    keys = [*by, *({"outcome"} - set(by))]
    assert rows.columns[: len(keys)] == keys
    assert not rows.select(keys).is_duplicated().any()
    assert rows.filter(pl.col("low") > pl.col("high")).is_empty()
    assert rows.filter(
        (pl.col("best") < pl.col("low")) | (pl.col("best") > pl.col("high"))
    ).is_empty()


def test_by_cell_it_is_what_reconcile_gives(corpus: pakafg.Corpus) -> None:
    cell = ("incident", "outcome", "nationality", "status", "group")
    scopes = corpus.frame("incidents").select("incident", "part_of", "exhaustive")
    assert totals(corpus, by=cell).equals(reconcile(corpus.frame("casualties"), scopes))


def test_a_row_without_a_class_is_the_whole_of_those_with_one(corpus: pakafg.Corpus) -> None:
    few, many = totals(corpus), totals(corpus, by=("incident", "outcome", "nationality"))
    whole = many.filter(pl.col("nationality").is_null()).drop("nationality")
    assert few.equals(whole)


def test_without_incident_the_largest_claimed_incidents_are_added_up(corpus: pakafg.Corpus) -> None:
    parts = totals(corpus, where=KILLED)
    part_of = dict(corpus.frame("incidents").select("incident", "part_of").iter_rows())
    largest = [row for row in parts.iter_rows(named=True) if part_of[row["incident"]] is None]
    row = one(totals(corpus, by=("outcome",), where=KILLED), outcome="killed")
    assert row["n_incidents"] == len(largest)
    assert row["low"] == sum(each["low"] for each in largest)
    assert row["high"] is None
    assert row["n_claims"] == corpus.frame("casualties").filter(KILLED).height


def test_a_figure_that_does_not_say_whose_people_it_counts_may_count_any(
    corpus: pakafg.Corpus,
) -> None:
    explosions = pl.col("incident").is_in(["kabul-explosions", "spin-boldak-shooting"])
    exact = pl.col("low") == pl.col("high")
    rows = totals(corpus, by=("outcome", "nationality"), where=KILLED & explosions & exact)
    afghan = one(rows, nationality="afghan")
    assert (afghan["low"], afghan["best"], afghan["high"], afghan["n_incidents"]) == (4, 4, 9, 2)


def test_each_claimant_is_reconciled_alone(corpus: pakafg.Corpus) -> None:
    by = ("claimant", "incident", "outcome", "nationality", "status")
    rows = totals(corpus, by=by)
    soldiers = {"incident": "october-clashes", "outcome": "killed", "nationality": "pakistani",
                "status": "soldier"}  # fmt: skip
    assert one(rows, claimant="pakistan-army", **soldiers)["high"] == 23
    assert one(rows, claimant="afghan-forces", **soldiers)["low"] == 58


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


def test_an_incident_of_uncertain_time_bounds_every_period_it_may_belong_to_from_above_only(
    corpus: pakafg.Corpus,
) -> None:
    weeks = totals(
        corpus,
        by=("period", "incident", "outcome", "nationality", "status"),
        period="week",
        where=KILLED & (pl.col("incident") == "october-clashes"),
    )
    civilians = weeks.filter(nationality="afghan", status="civilian")
    assert civilians["period"].to_list() == ["2025-W41", "2025-W42"]
    assert set(civilians["low"]) == {0}
    assert set(civilians["high"]) == {50}
    assert set(civilians["best"]) == {None}


def test_an_incident_that_is_not_dated_may_belong_to_any_period(corpus: pakafg.Corpus) -> None:
    attacks = pl.col("incident").is_in(["ttp-attacks", "spin-boldak-shooting"])
    rows = totals(
        corpus, by=("period", "incident", "outcome"), period="day", where=KILLED & attacks
    )
    assert rows["period"].unique().to_list() == ["2025-11-06"]
    undated = one(rows, incident="ttp-attacks")
    assert (undated["low"], undated["high"], undated["n_claims"]) == (0, None, 1)


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
    assert (one(rows, period="after", **clashes)["low"]) == 0


def test_words_may_be_read_literally(corpus: pakafg.Corpus) -> None:
    dozens = pl.col("words") == "dozens"
    for words, low in (("acled", 12), ("literal", 24)):
        rows = totals(corpus, by=("outcome", "incident"), where=dozens, words=words)  # type: ignore[arg-type]  # one of both
        assert one(rows, incident="october-clashes")["low"] == low


def test_detail_gives_the_claims_behind_each_row(corpus: pakafg.Corpus) -> None:
    where = pl.col("incident").is_in(["october-clashes", "kabul-explosions"]) & KILLED
    rows = totals(corpus, where=where, detail=True)
    explosions = rows.filter(incident="kabul-explosions")
    assert set(explosions.filter(stands_for="own")["claim"]) == {
        "000-kabul-explosions-killed",
        "001-kabul-explosions-killed",
    }
    assert "000-october-dozens-killed" in explosions.filter(stands_for="whole")["claim"]
    clashes = rows.filter(incident="october-clashes", stands_for="part")
    assert "001-kabul-explosions-killed" in clashes["claim"]
    added = totals(corpus, by=("outcome",), where=where, detail=True)
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
        ({"by": ("period",), "period": "fortnight"}, "expected day, week, month or a list"),
        ({"by": ("period",), "period": [("a", date(2025, 1, 2), date(2025, 1, 1))]}, "not before"),
        (
            {"by": ("period",), "period": [("a", datetime(2025, 1, 1), date(2025, 1, 2))]},  # noqa: DTZ001  # the fault
            "a label",
        ),
        ({"by": ("period",), "period": []}, "expected intervals"),
        (
            {"by": ("period",), "where": pl.col("incident") == "ttp-attacks"},
            "of a dated incident",
        ),
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
        text = explain(corpus, row)
        for claim in row["claims"]:
            assert corpus.casualties[claim].citations[0].quote in text
            assert str(corpus.casualties[claim].count) in text


def test_an_explanation_says_range_rule_grade_and_who(corpus: pakafg.Corpus) -> None:
    rows = totals(corpus, by=("incident", "outcome", "nationality", "status"))
    key = {"incident": "october-clashes", "outcome": "killed", "nationality": "pakistani"}
    text = explain(corpus, one(rows, **key, status="soldier"))
    assert "23 to 58 persons; best 23" in text
    assert "party contested" in text
    assert "Afghan forces: 58 (document 003" in text
    whole = explain(corpus, one(totals(corpus), incident="october-clashes", outcome="killed"))
    assert "its own claims say 12 or more" in whole
    assert "of its parts:" in whole


def test_every_rule_and_grade_has_words_for_an_explanation() -> None:
    assert set(BEST_RULE_WORDS) == set(BestRule)
    assert set(GRADE_WORDS) == set(Grade)
    assert GRADE_WORDS[Grade.SINGLE] == "one origin gives it"


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
    assert "what may belong to another period too bounds this one from above only" in text


def test_an_explanation_names_sources_as_the_corpus_does(corpus: pakafg.Corpus) -> None:
    rows = totals(corpus, by=("incident", "outcome", "nationality", "status"))
    soldiers = {"incident": "october-clashes", "nationality": "pakistani", "status": "soldier"}
    assert "(Pakistan, United Nations)" in explain(corpus, one(rows, outcome="killed", **soldiers))
    wounded = one(totals(corpus), incident="spin-boldak-shooting", outcome="wounded")
    assert "origins give (document 000)" in explain(corpus, wounded)
    silent = one(totals(corpus), incident="spin-boldak-shooting", outcome="casualties")
    assert "told of, without a figure, by:" in explain(corpus, silent)


def test_a_contradiction_is_explained_with_every_quotation() -> None:
    text = "In all 50 died. At the market 18 died, and at the school at least 35."
    told = {"all": "50", "market": "18", "school": "at least 35"}
    corpus = pakafg.Corpus(
        documents=pakafg.Catalogue(
            [
                pakafg.Document(
                    id="d",
                    title="d",
                    publisher="d",
                    file="d",
                    text=text,
                    sha256=sha256(text.encode()).hexdigest(),
                )
            ]
        ),
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
    with pytest.raises(ArgumentError, match="a frame of 18 rows', expected one row"):
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
    days = incident_days(corpus).rows_by_key("incident", unique=True)
    # "recently" of one document, "Thursday night" of another, the day itself of a third
    assert days["spin-boldak-shooting"] == (date(2025, 11, 6), date(2025, 11, 6))
    # "since 9 October" and "until 16 October" of two documents, "October" of the others
    assert days["october-clashes"] == (date(2025, 10, 9), date(2025, 10, 16))
    other = corpus.dates["001-exchange-nov6"]
    dates = pakafg.Catalogue(
        attrs.evolve(claim, when=pakafg.When(edtf="2025-11-08")) if claim is other else claim
        for claim in corpus.dates.values()
    )
    torn = incident_days(attrs.evolve(corpus, dates=dates)).rows_by_key("incident", unique=True)
    assert torn["spin-boldak-shooting"] == (date(2025, 11, 6), date(2025, 11, 8))
