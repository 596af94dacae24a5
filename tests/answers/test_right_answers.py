"""The answers that a careful reader of the five documents would give."""

import corpora
import polars as pl
import pytest

import pakafg


@pytest.fixture(scope="module")
def corpus() -> pakafg.Corpus:
    return corpora.seeds()


@pytest.fixture(scope="module")
def figures(corpus: pakafg.Corpus) -> pl.DataFrame:
    by = ("incident", "outcome", "nationality", "status")
    return pakafg.casualties.totals(corpus, by=by, detail=True)


def cell(figures: pl.DataFrame, **key: str | None) -> dict[str, object]:
    wanted = {"nationality": None, "status": None, **key}
    rows = figures.filter(*(pl.col(name).eq_missing(value) for name, value in wanted.items()))
    return rows.row(0, named=True)


def test_fifty_afghan_civilians_were_killed_by_one_origin_in_three_documents(
    corpus: pakafg.Corpus, figures: pl.DataFrame
) -> None:
    row = cell(figures, incident="october-clashes", outcome="killed", nationality="afghan",
               status="civilian")  # fmt: skip
    assert (row["low"], row["best"], row["high"], row["grade"]) == (50, 50, 50, "single")
    claims = [corpus.casualties[claim] for claim in row["claims"]]  # type: ignore[attr-defined]
    by_un = [claim for claim in claims if claim.claimant == "un"]
    assert {claim.document for claim in by_un} == {"000", "001", "003"}


def test_at_least_74_were_killed_in_october_and_nobody_puts_a_figure_forward(
    figures: pl.DataFrame,
) -> None:
    # 50 Afghan civilians, 23 Pakistani soldiers and some militants.
    row = cell(figures, incident="october-clashes", outcome="killed")
    assert (row["low"], row["best"], row["high"], row["best_rule"]) == (74, None, None, None)


def test_29_soldiers_were_wounded_by_one_origin_though_the_un_gives_them_too(
    figures: pl.DataFrame,
) -> None:
    row = cell(figures, incident="october-clashes", outcome="wounded", nationality="pakistani",
               status="soldier")  # fmt: skip
    assert (row["low"], row["best"], row["high"], row["grade"]) == (29, 29, 29, "single")
    assert (row["n_origins_min"], row["n_origins_max"]) == (1, 1)


def test_five_and_at_least_five_without_a_source_may_be_one_origin(figures: pl.DataFrame) -> None:
    row = cell(figures, incident="kabul-explosions", outcome="killed")
    assert (row["low"], row["best"], row["high"], row["grade"]) == (5, 5, None, "single")
    assert (row["n_origins_min"], row["n_origins_max"]) == (1, 2)


def test_who_fled_or_was_sent_back_is_counted_by_no_invented_figure(figures: pl.DataFrame) -> None:
    moved = figures.filter(pl.col("outcome").is_in(["displaced", "returned", "deported"]))
    put_forward = {1_200_000, 1_700_000, 600_000, 85_000}
    assert set(moved["best"].drop_nulls()) <= put_forward
    drive = cell(
        figures, incident="departures-from-pakistan", outcome="returned", nationality="afghan"
    )
    assert (drive["low"], drive["best"], drive["high"]) == (1_500_001, None, None)


def test_every_best_figure_is_a_claimants_own_or_a_sum_of_such(
    corpus: pakafg.Corpus, figures: pl.DataFrame
) -> None:
    given = set(corpus.frame("casualties")["best"].drop_nulls())
    chosen = figures.filter(pl.col("best").is_not_null())
    assert set(chosen.filter(pl.col("best_rule") != "parts")["best"]) <= given
    sums = set(chosen.filter(best_rule="parts")["best"]) - given  # of one part: that part's own
    assert sums == {476}, "447 Afghan civilians and 29 Pakistani soldiers wounded"


def test_447_and_over_440_wounded_are_one_figure_of_one_origin(figures: pl.DataFrame) -> None:
    row = cell(figures, incident="october-clashes", outcome="wounded", nationality="afghan",
               status="civilian")  # fmt: skip
    assert (row["low"], row["best"], row["high"]) == (447, 447, 447)
    assert (row["n_origins_max"], row["n_documents"], row["grade"]) == (1, 3, "single")


def test_23_soldiers_by_their_army_against_58_by_the_taliban_are_never_81(
    figures: pl.DataFrame,
) -> None:
    soldiers = {"outcome": "killed", "nationality": "pakistani", "status": "soldier"}
    row = cell(figures, incident="october-clashes", **soldiers)
    assert (row["low"], row["best"], row["high"]) == (23, 23, 58)
    assert row["grade"] == "party_contested"
    assert (row["own_high"], row["adversary_low"]) == (23, 58)
    assert row["n_origins_max"] == 2, "the United Nations is no second origin of the army's"
    assert not figures.filter((pl.col("low") == 81) | (pl.col("high") == 81)).height


def test_of_the_crisis_at_least_79_were_killed_and_no_strike_counts_twice(
    figures: pl.DataFrame,
) -> None:
    # 74 in the border fighting, of which are the strikes after the fire, and 5 in Kabul before.
    row = cell(figures, incident="october-crisis", outcome="killed")
    assert (row["low"], row["best"], row["high"], row["n_claims"]) == (79, None, None, 0)
    strikes = cell(figures, incident="strikes-after-fire", outcome="killed")
    assert (strikes["low"], strikes["best"], strikes["high"]) == (10, 10, None)


def test_shooting_of_6_november_four_or_at_least_five_killed(figures: pl.DataFrame) -> None:
    row = cell(figures, incident="spin-boldak-shooting", outcome="killed")
    assert (row["low"], row["best"], row["high"]) == (4, 4, None)
    assert (row["grade"], row["best_rule"]) == ("contested", "lowest")


def test_of_the_dead_of_6_november_it_is_told_who_says_how_many(corpus: pakafg.Corpus) -> None:
    of_all = corpus.casualties.where(incident="spin-boldak-shooting", outcome="killed", group=None)
    said = {
        (claim.document, claim.claimant, str(claim.nationality), str(claim.count))
        for claim in of_all.values()
        if str(claim.count) != "some"
    }
    assert said == {
        ("000", None, "afghan", "four"),
        ("000", None, "None", "4"),
        ("000", "afghanistan", "afghan", "4"),
        ("003", None, "None", "at least five"),
    }


def test_shooting_of_6_november_five_or_six_wounded(figures: pl.DataFrame) -> None:
    row = cell(figures, incident="spin-boldak-shooting", outcome="wounded")
    assert (row["low"], row["high"]) == (5, 6)


def test_the_shooting_of_november_is_outside_the_count_of_october(corpus: pakafg.Corpus) -> None:
    assert corpus.incidents["spin-boldak-shooting"].part_of is None


def test_the_doha_ceasefire_is_of_19_october_with_the_others_named(corpus: pakafg.Corpus) -> None:
    timeline = pakafg.timeline.reconcile(corpus)
    row = timeline.events.filter(event="doha-ceasefire").row(0, named=True)
    assert (row["edtf"], row["status"]) == ("2025-10-19", "contested")
    said = {
        day: {c.document for c in corpus.dates.where(event="doha-ceasefire").values()
              if str(c.when) == day}
        for day in ("2025-10-19", "2025-10-15")
    }  # fmt: skip
    assert said == {"2025-10-19": {"000", "002"}, "2025-10-15": {"001"}}
    given_up = timeline.claims.filter(event="doha-ceasefire", kept=False)["claim"]
    days = {str(corpus.dates[claim].when) for claim in given_up if claim in corpus.dates}
    assert days == {"2025-10-15"}


def test_a_ceasefire_agreed_on_the_15th_and_renewed_twice_contradicts_nothing(
    corpus: pakafg.Corpus,
) -> None:
    event = "first-truce"
    stages = {(str(c.when), c.stage, c.bound) for c in corpus.dates.where(event=event).values()}
    told = {report.document for report in corpus.ceasefires[event].reports}
    assert told == {"002", "004"}
    assert stages == {
        ("2025-10-15", "declared", "declared"),
        ("2025-10-16", None, "start"),
        ("2025-10-17", "renewed", "amid"),
        ("2025-10-19", "renewed", "amid"),
    }
    timeline = pakafg.timeline.reconcile(corpus)
    row = timeline.events.filter(event=event).row(0, named=True)
    assert (row["edtf"], row["status"], row["n_rejected"]) == ("2025-10-16", "exact", 0)
    (against,) = timeline.rejected(event)["claim"].to_list() or [None]
    assert against is None
    assert timeline.order(event, "doha-ceasefire") == "surely"
    assert timeline.order(event, "doha-round") == "surely"


def test_the_first_truce_was_to_last_two_days_by_one_and_no_party_is_named(
    corpus: pakafg.Corpus,
) -> None:
    length = corpus.quantities["002-truce-hours"]
    assert (str(length.count), length.unit) == ("forty-eight", "hours")
    assert (length.topic, length.about) == ("agreed-duration", "first-truce")
    truce = corpus.ceasefires["first-truce"]
    assert (truce.parties, truce.broker) == ((), None), "“unilateral”, and not whose"
    states = {(report.document, str(report.state)) for report in truce.reports}
    assert {("002", "collapsed"), ("004", "renewed")} <= states
    asked = pakafg.discrepancies(corpus).filter(discrepancy="first-truce.state")
    assert asked["verdict"].item() == "contradiction"


def test_the_crossings_closed_after_the_fighting_had_begun(corpus: pakafg.Corpus) -> None:
    timeline = pakafg.timeline.reconcile(corpus)
    begun = timeline.events.filter(event="october-clashes")["start_earliest"].item()
    assert timeline.events.filter(event="border-closure")["start_earliest"].item() > begun
    assert timeline.order("border-closure", "october-clashes") == "contradicted"


def test_the_closure_is_no_narrower_than_its_words(corpus: pakafg.Corpus) -> None:
    row = pakafg.timeline.reconcile(corpus).events.filter(event="border-closure")
    assert row["edtf"].item() == "[2025-10-09..2025-10-17]"  # after the fighting began


def test_the_third_round_starts_on_6_november_though_one_document_calls_it_the_second(
    corpus: pakafg.Corpus,
) -> None:
    timeline = pakafg.timeline.reconcile(corpus)
    row = timeline.events.filter(event="istanbul-november").row(0, named=True)
    assert row["edtf"] == "2025-11-06T18:00/2025-11-07T21:12"
    labels = corpus.frame("round_labels").filter(round="istanbul-november", document="001")
    assert "second" in labels["label"][0]


def test_what_set_off_the_fighting_is_before_it_and_no_part_of_it(corpus: pakafg.Corpus) -> None:
    timeline = pakafg.timeline.reconcile(corpus)
    for before in ("kabul-explosions", "strikes-before-fighting"):
        assert corpus.incidents[before].part_of == "october-crisis"
        row = timeline.events.filter(event=before).row(0, named=True)
        assert row["start_latest"].date().isoformat() <= "2025-10-09"
    assert timeline.order("kabul-explosions", "october-clashes") == "surely"
    for later in ("afghan-fire", "attacks-on-posts"):
        assert timeline.order("kabul-explosions", later) == "surely"
        assert timeline.order(later, "strikes-after-fire") == "surely"
    begun = {str(claim.when) for claim in corpus.dates.where(event="october-clashes").values()
             if claim.document == "000" and str(claim.bound) == "start"}  # fmt: skip
    assert begun == {"2025-10-09"}
    fighting = timeline.events.filter(event="october-clashes")["edtf"].item()
    assert fighting == "2025-10-09/2025-10-16"


def test_the_talks_in_doha_were_on_18_and_19_october(corpus: pakafg.Corpus) -> None:
    row = pakafg.timeline.reconcile(corpus).events.filter(event="doha-round")
    assert row.select("edtf", "status").row(0) == ("2025-10-18/2025-10-19", "bounded")


def test_before_dawn_on_29_october_is_in_the_zone_of_pakistan(corpus: pakafg.Corpus) -> None:
    row = pakafg.timeline.reconcile(corpus).events.filter(event="tarar-no-workable-solution")
    assert row.select("edtf", "status").row(0) == ("[2025-10-29..2025-10-29T05:59]", "exact")
    (claim,) = corpus.dates.where(event="tarar-no-workable-solution").values()
    assert claim.when.zone == "Asia/Karachi"


def test_the_shooting_is_of_6_november_by_two_readings_of_its_hour(corpus: pakafg.Corpus) -> None:
    timeline = pakafg.timeline.reconcile(corpus)
    row = timeline.events.filter(event="spin-boldak-shooting").row(0, named=True)
    assert (row["edtf"], row["status"]) == ("2025-11-06", "ambiguous")


def test_the_shelling_of_7_november_and_its_wounded_are_the_word_of_one_side(
    corpus: pakafg.Corpus,
) -> None:
    assert corpus.incidents["spin-boldak-shelling"].alleged_by == "afghanistan"
    told = corpus.casualties.where(incident="spin-boldak-shelling").values()
    assert {claim.claimant for claim in told} == {"afghanistan", "local-reports"}
    row = pakafg.timeline.reconcile(corpus).events.filter(event="spin-boldak-shelling")
    assert row.select("edtf", "alleged_by").row(0) == ("2025-11-07", "afghanistan")
    (wounded,) = pakafg.casualties.totals(
        corpus, where=pl.col("incident") == "spin-boldak-shelling"
    ).iter_rows(named=True)
    assert (wounded["outcome"], wounded["low"], wounded["best"]) == ("wounded", 1, None)


def test_asif_warned_of_open_war_in_the_days_before_the_october_round(
    corpus: pakafg.Corpus,
) -> None:
    row = pakafg.timeline.reconcile(corpus).events.filter(event="asif-open-war")
    assert row["first_day"].item().isoformat() == "2025-10-18"
    assert row["latest"].item().date().isoformat() == "2025-10-25"


def test_by_one_the_october_round_failed_on_the_29th_and_by_others_it_led_to_a_deal(
    corpus: pakafg.Corpus,
) -> None:
    asked = pakafg.discrepancies(corpus).filter(
        pl.col("question") == "Was the October round over without an agreement on 29 October?"
    )
    (row,) = asked.iter_rows(named=True)
    assert (row["verdict"], row["documents"]) == ("contradiction", ["000", "002", "003"])
