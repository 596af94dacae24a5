"""What a timeline takes from a corpus: phrases, stages, parts, and what can be dated."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

import attrs
import corpora
import polars as pl
import pytest
from small_corpora import corpus_of

import pakafg
from pakafg import Bound, CeasefireStage, OrderRelation, When
from pakafg.frames.claim_phrases import phrases
from pakafg.linting.part_dates import outlying_parts
from pakafg.timeline.evidence import Evidence


@pytest.fixture(scope="module")
def corpus() -> pakafg.Corpus:
    return corpora.seeds()


@pytest.fixture(scope="module")
def evidence(corpus: pakafg.Corpus) -> Evidence:
    return Evidence.of_corpus(corpus)


# --- phrases -----------------------------------------------------------------------------------

PHRASES = [
    # "an October 16 ceasefire ending the deadliest border clashes"
    {"004-first-truce-oct16", "004-clashes-ended-oct16"},
    # "talks proceeded in good faith over two days, 6 and 7 November"
    {"001-talks-start-nov6-mujahid", "001-talks-end-nov7-mujahid"},
    # "Following several days of intensive … discussions": two orders, and how long
    {"002-breakdown-after-talks", "002-afghan-confirmation-after-talks", "002-talks-several-days"},
]


@pytest.mark.parametrize("claims", PHRASES)
def test_claims_that_the_same_words_make_are_of_one_phrase(
    claims: set[str], corpus: pakafg.Corpus
) -> None:
    of_claims = phrases(corpus)
    (phrase,) = {of_claims[claim] for claim in claims}
    assert {claim for claim, of in of_claims.items() if of == phrase} == claims


def test_a_phrase_is_of_one_document_and_of_two_claims_at_least(corpus: pakafg.Corpus) -> None:
    claims = {**corpus.dates, **corpus.orders, **corpus.quantities}
    of_phrase: dict[str, list[str]] = {}
    for claim, phrase in phrases(corpus).items():
        of_phrase.setdefault(phrase, []).append(claims[claim].document)
    assert len(of_phrase) == 11
    assert all(len(set(documents)) == 1 < len(documents) for documents in of_phrase.values())


def test_one_sentence_with_different_words_for_two_dates_is_two_phrases(
    corpus: pakafg.Corpus,
) -> None:
    # "agreed on October 15, renewed on October 17 and October 19"
    assert (
        phrases(corpus)
        .keys()
        .isdisjoint({"004-first-truce-oct15", "004-first-truce-oct17", "004-first-truce-oct19"})
    )


def test_a_claim_that_is_told_twice_joins_what_stands_at_both_places(
    corpus: pakafg.Corpus,
) -> None:
    # The return to power of 2021, since which, and the takeover of 2021, after which.
    of_claims = phrases(corpus)
    joined = {"000-taliban-takeover-2021", "000-strained-after-takeover"}
    assert len({of_claims[claim] for claim in joined}) == 1


def test_phrases_stand_in_the_tables_and_in_the_evidence(
    corpus: pakafg.Corpus, evidence: Evidence
) -> None:
    expected = phrases(corpus)
    for table in (evidence.dates, evidence.orders, corpus.frame("dates"), corpus.frame("orders")):
        found = dict(table.select("claim", pl.col("phrase").cast(pl.String)).iter_rows())
        assert found == {claim: expected.get(claim) for claim in table["claim"]}


# --- stages ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "given", "bound"),
    [
        ("declared", "start", "declared"),
        ("declared", "declared", "declared"),
        ("effective", "start", "start"),
        ("renewed", "start", "amid"),
        ("renewed", "amid", "amid"),
        ("ended", "end", "end"),
    ],
)
def test_a_stage_says_which_part_of_a_ceasefire_a_date_is_of(
    stage: str, given: str, bound: str, corpus: pakafg.Corpus
) -> None:
    claim = corpus.dates["000-doha-ceasefire-oct19"]
    staged = attrs.evolve(claim, stage=CeasefireStage(stage), bound=Bound(given))
    assert staged.bound is Bound(bound)


@pytest.mark.parametrize(
    ("stage", "given"),
    [("ended", "start"), ("declared", "end"), ("effective", "whole"), ("renewed", "declared")],
)
def test_a_stage_and_a_bound_that_contradict_each_other_are_refused(
    stage: str, given: str, corpus: pakafg.Corpus
) -> None:
    claim = corpus.dates["000-doha-ceasefire-oct19"]
    with pytest.raises(ValueError, match=f"^bound is .+{given.upper()}, .+ the stage '{stage}'"):
        attrs.evolve(claim, stage=CeasefireStage(stage), bound=Bound(given))


def with_dates(corpus: pakafg.Corpus, dates: Iterable[pakafg.DateClaim]) -> pakafg.Corpus:
    return attrs.evolve(corpus, dates=pakafg.Catalogue(dates))


def test_declared_on_the_28th_and_in_force_on_the_29th_is_no_contradiction(
    corpus: pakafg.Corpus,
) -> None:
    claim = corpus.dates["000-doha-ceasefire-oct19"]
    told = [
        attrs.evolve(
            claim, id=f"d{day}", when=When.parse(f"2025-07-{day}", zone="Asia/Qatar"), stage=stage
        )
        for day, stage in ((28, CeasefireStage.DECLARED), (29, CeasefireStage.EFFECTIVE))
    ]
    line = pakafg.timeline.reconcile(with_dates(corpus, told))
    row = line.events.filter(event="doha-ceasefire").row(0, named=True)
    assert (row["edtf"], row["conflicts"]) == ("2025-07-29", [])


# --- orders ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("relation", "gap"),
    [
        (OrderRelation.DURING, "PT1M/.."),
        (OrderRelation.SAME, "P1D/P2D"),
        (OrderRelation.STARTS, "PT1M/PT2H"),
    ],
)
def test_a_relation_that_has_no_gap_is_refused_with_one(
    relation: OrderRelation, gap: str, corpus: pakafg.Corpus
) -> None:
    order = corpus.orders["003-breakdown-week-after-deal"]
    with pytest.raises(ValueError, match="only before and after have a gap"):
        attrs.evolve(order, relation=relation, gap=pakafg.Gap.parse(gap))
    assert attrs.evolve(order, relation=relation, gap=None).gap is None


# --- events and parts --------------------------------------------------------------------------


def test_every_event_has_its_name_and_its_kind_from_what_it_is(
    corpus: pakafg.Corpus, evidence: Evidence
) -> None:
    kinds = {"rounds": "round", "ceasefires": "ceasefire", "incidents": "incident",
             "events": "event", "statements": "statement"}  # fmt: skip
    expected = {
        name: kind for catalogue, kind in kinds.items() for name in getattr(corpus, catalogue)
    }
    assert dict(evidence.events.select("event", "kind").iter_rows()) == expected
    assert evidence.events["name"].null_count() == 0
    assert evidence.name("doha-ceasefire") == "Doha ceasefire"


def test_what_only_one_side_tells_of_is_marked(corpus: pakafg.Corpus, evidence: Evidence) -> None:
    alleged = dict(evidence.events.select("event", "alleged_by").drop_nulls().iter_rows())
    assert alleged == {
        "spin-boldak-shelling": "afghanistan",
        "cross-border-strikes": "afghanistan",
        "attacks-2024": "pakistan",
    }
    table = corpus.frame("incidents").select("incident", "alleged_by").drop_nulls()
    assert dict(table.iter_rows()) == alleged


def test_an_event_that_a_link_takes_for_two_is_marked(evidence: Evidence) -> None:
    # By the record itself. Two records that are two are no such event.
    assert "first-truce" in evidence.possibly_distinct
    apart = {"strikes-before-fighting", "strikes-after-fire", "doha-ceasefire"}
    assert evidence.possibly_distinct.isdisjoint(apart)


def test_the_tree_of_incidents_is_the_tree_of_the_timeline(
    corpus: pakafg.Corpus, evidence: Evidence
) -> None:
    parts = {i.id: i.part_of for i in corpus.incidents.values() if i.part_of}
    assert dict(evidence.parts.iter_rows()) == parts


def test_few_dates_of_the_seeds_are_local_to_no_place(corpus: pakafg.Corpus) -> None:
    dates = corpus.frame("dates")
    of_utc = {*dates.filter(zone="UTC")["event"]}
    placeless = {
        *(e.id for e in corpus.events.values() if e.place is None),
        *(c.id for c in corpus.ceasefires.values() if c.place is None),
        *(i.id for i in corpus.incidents.values() if i.place is None),
        *corpus.statements,
    }
    assert of_utc <= placeless
    assert dates.filter(event="tarar-no-workable-solution")["zone"].to_list() == ["Asia/Karachi"]
    assert set(dates.filter(event="october-clashes")["zone"]) == {"Asia/Kabul"}


def test_a_part_that_its_dates_put_outside_its_whole_is_listed(corpus: pakafg.Corpus) -> None:
    claim = corpus.dates["001-kabul-explosions-last-month"]
    when = When.parse("2025-09", zone=claim.when.zone)
    september = attrs.evolve(claim, event="attacks-on-posts", when=when, basis=pakafg.Basis.STATED)
    others = (c for c in corpus.dates.values() if c.id != claim.id)
    assert [*outlying_parts(corpus)] == []
    (found,) = outlying_parts(with_dates(corpus, [*others, september]))
    assert found.record == claim.id
    assert "'attacks-on-posts' is recorded as a part of 'october-clashes'" in found.reason
    against = corpus.dates["000-october-clashes-start"]
    assert {*against.citations} <= {*found.citations}


# --- what a document tells without a date -----------------------------------------------------

DEAD = {"id": "dead", "incident": "gate", "outcome": "killed", "count": "five", "quotes": ["five"]}
NONE_DEAD = DEAD | {"count": "no one", "quotes": ["no one"]}
LATER = {
    "id": "day",
    "event": "gate",
    "bound": "start",
    "when": "2031-05-09",
    "basis": "stated",
    "words": "9 May",
    "quotes": ["9 May"],
}


def told(folder: Path, **first: Any) -> pakafg.timeline.Timeline:
    """A document of 2 May with some records, and one of 12 May that dates the shots to 9 May."""
    folder.mkdir()
    documents = {"first": ("2031-05-02", first), "second": ("2031-05-12", {"dates": [LATER]})}
    return pakafg.timeline.reconcile(corpus_of(folder, documents))


def test_whom_an_incident_killed_is_told_afterwards_and_so_bounds_its_date(tmp_path: Path) -> None:
    silent = told(tmp_path / "silent")
    assert silent.events.row(by_predicate=pl.col("event") == "gate", named=True)["edtf"] == (
        "2031-05-09"
    )
    timeline = told(tmp_path / "told", casualties=[DEAD])
    (conflict,) = timeline.conflicts.to_dicts()
    assert conflict["claims"] == ["day"]
    assert "Shots at the gate: told as past in a document published" in conflict["explanation"]
    for event in ("gate", "raid"):  # the whole had begun when its part had
        row = timeline.events.row(by_predicate=pl.col("event") == event, named=True)
        assert (row["edtf"], row["n_rejected"]) == ("[..2031-05-02]", int(event == "gate"))
    assert timeline.as_of("2031-05-02").events["event"].to_list() == ["gate", "raid"]


def test_that_nobody_died_can_be_said_beforehand(tmp_path: Path) -> None:
    assert told(tmp_path / "told", casualties=[NONE_DEAD]).conflicts.is_empty()


def test_every_incident_of_which_harm_or_blame_is_told_had_begun_by_then(
    corpus: pakafg.Corpus,
) -> None:
    events = pakafg.timeline.reconcile(corpus).events
    begun = dict(events.select("event", "start_latest").iter_rows())
    by = {each.id: each.published.latest for each in corpus.documents.values() if each.published}
    harmed = [
        *((claim.incident, claim.document) for claim in corpus.casualties.values()),
        *((each.id, blame.document) for each in corpus.incidents.values() for blame in each.blames),
    ]
    assert harmed
    for incident, document in harmed:
        if document in by and incident in begun:
            assert begun[incident] is not None, incident
            # The day of publication ends where the event was, which may be later than in UTC.
            assert begun[incident] - timedelta(days=1) < by[document], incident
