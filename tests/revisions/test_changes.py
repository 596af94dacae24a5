"""What moved between two corpora: the old answers and what is told make the new answers."""

from __future__ import annotations

import io
import itertools
import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import attrs
import corpora
import polars as pl
import pytest
from dense_corpora import dense
from hypothesis import given
from hypothesis import strategies as st
from small_corpora import SHARED, corpus_of
from strategies import examples

import pakafg
from pakafg import Catalogue, Corpus, Count, When, testing
from pakafg.__main__ import main
from pakafg.frames.cells import CELL

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dense_corpora import Entry
    from small_corpora import Records

SEEDS = corpora.seeds()
SOLDIERS = "003-taliban-soldiers-killed"
NUMBERS = ("low", "best", "high")


def cells(corpus: Corpus) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    rows = pakafg.casualties.totals(corpus, by=CELL, detail=True)
    kept = (*NUMBERS, "grade", "top")
    return {
        tuple(row[key] for key in CELL): tuple(row[key] for key in kept)
        for row in rows.iter_rows(named=True)
    }


def applied(old: Corpus, figures: pl.DataFrame) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """The old totals, with what is told to have moved in its place."""
    told = cells(old)
    kept = (*NUMBERS, "grade", "top")
    for row in figures.iter_rows(named=True):
        cell = tuple(row[key] for key in CELL)
        assert tuple(row[f"{key}_before"] for key in kept) == told.pop(cell, (None,) * len(kept))
        if row["change"] != "removed":
            told[cell] = tuple(row[f"{key}_after"] for key in kept)
        for name in NUMBERS:
            before, after = row[f"{name}_before"], row[f"{name}_after"]
            by = None if None in {before, after} else after - before
            assert row[f"{name}_by"] == by
    return told


def without(corpus: Corpus, catalogue: str, ids: Iterable[str]) -> Corpus:
    gone = set(ids)
    kept = [each for key, each in getattr(corpus, catalogue).items() if key not in gone]
    changed: dict[str, Any] = {catalogue: Catalogue(kept)}
    return attrs.evolve(corpus, **changed)


SOME = st.frozensets(st.sampled_from(list(SEEDS.casualties)), max_size=8)


@examples(6)
@given(SOME, SOME)
def test_the_old_totals_and_what_is_told_are_the_new_totals(a: set[str], b: set[str]) -> None:
    old, new = without(SEEDS, "casualties", a), without(SEEDS, "casualties", b)
    moved = pakafg.changes(old, new)
    assert applied(old, moved.figures) == cells(new)
    # Every row names what it moved through, and names nothing that did not change.
    differing = {*a} ^ {*b}
    for through in moved.figures["through"].to_list():
        assert through
        assert {*through} <= differing
    assert {*moved.records["record"]} == differing


def sums(corpus: Corpus) -> dict[tuple[str, str], int]:
    """The figures of each outcome that may be added, added."""
    rows = pakafg.casualties.totals(corpus, by=CELL, detail=True).filter("top")
    return {
        (outcome, name): sum(rows.filter(outcome=outcome)[name].drop_nulls().to_list())
        for outcome in rows["outcome"].unique()
        for name in NUMBERS
    }


@examples(6)
@given(SOME, SOME)
def test_what_is_told_to_have_moved_adds_up_to_the_change_of_the_sums(
    a: set[str], b: set[str]
) -> None:
    old, new = without(SEEDS, "casualties", a), without(SEEDS, "casualties", b)
    before, after = sums(old), sums(new)
    added: dict[tuple[str, str], int] = defaultdict(int)
    for row in pakafg.changes(old, new).figures.iter_rows(named=True):
        for name in NUMBERS:
            now = row[f"{name}_after"] if row["top_after"] else None
            was = row[f"{name}_before"] if row["top_before"] else None
            added[row["outcome"], name] += (now or 0) - (was or 0)
    for key in {*before, *after, *added}:
        assert before.get(key, 0) + added[key] == after.get(key, 0)


@examples(5)
@given(SOME, SOME, SOME)
def test_what_moved_on_the_way_adds_up_to_what_moved_in_all(
    a: set[str], b: set[str], c: set[str]
) -> None:
    states = [without(SEEDS, "casualties", gone) for gone in (a, b, c)]
    moved = [
        {tuple(row[key] for key in CELL): row for row in told.figures.iter_rows(named=True)}
        for told in itertools.starmap(pakafg.changes, itertools.combinations(states, 2))
    ]
    first, whole, second = moved
    for cell in {*first, *whole, *second}:
        for name in NUMBERS:
            by = [told[cell][f"{name}_by"] if cell in told else 0 for told in moved]
            if None not in by:
                assert by[0] + by[2] == by[1]


def test_a_review_is_told_and_moves_nothing() -> None:
    review = pakafg.Review(by="A. Name")
    claims = dict(SEEDS.casualties)
    other = "003-islamabad-soldiers-killed"
    claims[other] = attrs.evolve(claims[other], reviewed=(review,))
    new = attrs.evolve(SEEDS, casualties=Catalogue(claims.values()))
    moved = pakafg.changes(SEEDS, new)
    assert moved.figures.is_empty()
    assert moved.records.select("record", "fields").rows() == [(other, ["reviewed"])]
    moved = pakafg.changes(SEEDS, without(new, "casualties", [SOLDIERS]))
    assert {each for through in moved.figures["through"] for each in through} == {SOLDIERS}


@examples(6)
@given(testing.corpora(), testing.corpora())
def test_of_strange_corpora_too(old: Corpus, new: Corpus) -> None:
    moved = pakafg.changes(old, new)
    assert applied(old, moved.figures) == cells(new)
    events = {row["event"]: row for row in pakafg.timeline.reconcile(new).events.to_dicts()}
    for row in moved.events.iter_rows(named=True):
        if row["change"] != "removed":
            assert row["edtf_after"] == events[row["event"]]["edtf"]
    assert moved.explain()


@examples(6)
@given(SOME, SOME)
def test_back_again_is_the_same_with_before_and_after_exchanged(a: set[str], b: set[str]) -> None:
    one, other = without(SEEDS, "casualties", a), without(SEEDS, "casualties", b)
    there, back = pakafg.changes(one, other).figures, pakafg.changes(other, one).figures
    for name in NUMBERS:
        assert there[f"{name}_before"].equals(back[f"{name}_after"].alias(f"{name}_before"))
        by = there[f"{name}_by"].to_list()
        assert [None if each is None else -each for each in by] == back[f"{name}_by"].to_list()


@examples(5)
@given(st.sampled_from(list(SEEDS.dates)))
def test_the_old_dates_and_what_is_told_are_the_new_dates(gone: str) -> None:
    new = without(SEEDS, "dates", [gone])
    kept = ("edtf", "status", "earliest", "latest")
    before, after = (
        {
            row["event"]: tuple(row[key] for key in kept)
            for row in pakafg.timeline.reconcile(each).events.iter_rows(named=True)
        }
        for each in (SEEDS, new)
    )
    moved = pakafg.changes(SEEDS, new).events
    for row in moved.iter_rows(named=True):
        assert row["through"] == [gone]
        before.pop(row["event"], None)
        if row["change"] != "removed":
            before[row["event"]] = tuple(row[f"{key}_after"] for key in kept)
    assert before == after


def test_a_figure_that_a_correction_moved_is_told_with_the_claim_and_its_fields() -> None:
    claim = attrs.evolve(SEEDS.casualties[SOLDIERS], count=Count.parse("60"))
    held = {**SEEDS.casualties, SOLDIERS: claim}
    new = attrs.evolve(SEEDS, casualties=Catalogue(held.values()))
    moved = pakafg.changes(SEEDS, new)
    (row,) = moved.figures.to_dicts()
    assert (row["high_before"], row["high_after"], row["high_by"]) == (58, 60, 2)
    assert row["through"] == [SOLDIERS]
    (record,) = moved.records.to_dicts()
    assert (record["change"], record["fields"], record["document"]) == ("changed", ["count"], "003")
    assert "through 003-taliban-soldiers-killed (changed)." in moved.explain()


def test_a_date_that_moved_says_how_far() -> None:
    held = dict(SEEDS.dates)
    for key, claim in held.items():
        if claim.event == "doha-ceasefire" and claim.bound == pakafg.Bound.START:
            later = When.parse("2025-10-21", zone=claim.when.zone)
            held[key] = attrs.evolve(claim, when=later)
    old = without(SEEDS, "orders", SEEDS.orders)
    new = attrs.evolve(old, dates=Catalogue(held.values()))
    told = pakafg.changes(old, new)
    row = told.events.filter(event="doha-ceasefire").row(0, named=True)
    assert (row["edtf_before"], row["edtf_after"]) == ("2025-10-19", "2025-10-21")
    assert row["earliest_by"].days == 2
    assert "Doha ceasefire: now 21 October 2025; before, 19 October 2025 (2 days later)" in (
        told.explain()
    )


def mill(folder: Path, *dates: Entry, day: str = "2031-05-10", zone: str | None = None) -> Corpus:
    """A truce and an announcement by the North, dated by one document."""
    (folder / "corpus").mkdir(exist_ok=True)
    shared: Records = {
        "ceasefires": [{"id": "truce", "name": "Mill truce", "parties": ["north", "south"]}],
        "places": [{"id": "mill", "name": "Mill", "kind": "village", "zone": zone or "UTC"}],
        "events": [{"id": "fair", "name": "Mill fair", "kind": "other", "place": "mill"}],
    }
    quotes = {"basis": "stated", "words": "It is said", "quotes": ["It is said."]}
    told = [{"id": f"date-{n}", **quotes, **date} for n, date in enumerate(dates)]
    records = {"dates": told, "casualties": HARMED}
    return corpus_of(folder / "corpus", {"a": (day, records)}, {**SHARED, **shared})


IN_FORCE = {"event": "truce", "bound": "start", "stage": "effective", "when": "2031-05-04"}
HARMED = [
    {"id": "dead", "incident": "raid", "outcome": "killed", "count": "two", "quotes": ["two dead"]}
]


def declared(day: str) -> Entry:
    return {"event": "truce", "bound": "declared", "stage": "declared", "when": day}


def test_the_day_on_which_a_truce_was_declared_moves_alone(tmp_path: Path) -> None:
    old = mill(tmp_path, IN_FORCE, declared("2031-05-01"))
    told = pakafg.changes(old, mill(tmp_path, IN_FORCE, declared("2031-05-02")))
    (row,) = told.events.to_dicts()
    assert (row["edtf_before"], row["edtf_after"]) == ("2031-05-04", "2031-05-04")
    assert row["declared_latest_before"] < row["declared_earliest_after"]
    assert told.explain().startswith(
        "Mill truce: 4 May 2031 as before, supported as before (exact); "
        "declared 2 May 2031 (before: 1 May 2031); through date-1 (changed)."
    )


def test_a_day_in_another_zone_is_the_same_day_of_that_zone(tmp_path: Path) -> None:
    date = {"event": "fair", "bound": "whole", "when": "2031-05-04"}
    old = mill(tmp_path, date)
    told = pakafg.changes(old, mill(tmp_path, date, zone="Asia/Kabul"))
    assert "Mill fair: 4 May 2031 as before" in told.explain()
    assert "days of Asia/Kabul (before: UTC)" in told.explain()


def test_a_day_of_publication_moves_what_the_document_tells_of(tmp_path: Path) -> None:
    told = pakafg.changes(mill(tmp_path), mill(tmp_path, day="2031-05-08"))
    (row,) = told.events.filter(event="raid").to_dicts()
    assert row["through"] == ["a"]
    assert row["start_latest_before"] > row["start_latest_after"]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_no_time_moves_without_a_row_that_shows_it(number: int) -> None:
    old = dense(number)
    ids = ("a", "b")  # whose days of publication move, on which much depends
    held = {**old.documents}
    for name, day in zip(ids, ("2031-05-09", "2031-05-01"), strict=True):
        held[name] = attrs.evolve(held[name], published=When.parse(day))
    new = attrs.evolve(old, documents=Catalogue(held.values()))
    told = pakafg.changes(old, new).events
    rows = {row["event"]: row for row in told.to_dicts()}
    times = [name.removesuffix("_before") for name in told.columns if name.endswith("_before")]
    before, after = (
        {row["event"]: row for row in pakafg.timeline.reconcile(each).events.to_dicts()}
        for each in (old, new)
    )
    assert rows
    for event in {**before, **after}:
        was, now = before.get(event, {}), after.get(event, {})
        differing = [name for name in times if was.get(name) != now.get(name)]
        assert bool(differing) == (event in rows)
        assert all(rows[event][f"{name}_after"] == now.get(name) for name in differing)
        assert event not in rows or {*rows[event]["through"]} <= {*ids}
        assert event not in rows or rows[event]["through"]


@pytest.mark.parametrize("number", [1, 3])
def test_figures_that_move_by_a_day_of_publication_name_the_document(number: int) -> None:
    old = dense(number)
    held = {**old.documents}
    held["c"] = attrs.evolve(held["c"], published=When.parse("2031-05-01"))
    new = attrs.evolve(old, documents=Catalogue(held.values()))
    through = pakafg.changes(old, new).figures["through"].to_list()
    assert through
    assert all(each == ["c"] for each in through)


def test_a_codebook_that_changed_is_told_and_moves_figures() -> None:
    # Whose the soldiers are says who speaks of his own: without it, no side is an adversary.
    parties = [attrs.evolve(each, people=None) for each in SEEDS.codebook.parties]
    book = attrs.evolve(SEEDS.codebook, parties=tuple(parties))
    told = pakafg.changes(SEEDS, attrs.evolve(SEEDS, codebook=book))
    (record,) = told.records.to_dicts()
    assert (record["kind"], record["record"]) == ("codebook", "codebook")
    assert record["fields"] == ["parties"]
    assert told.figures.height > 0
    assert all(each == ["codebook"] for each in told.figures["through"].to_list())
    assert "; through codebook (changed)." in told.explain()


def test_through_a_shared_record_that_changed_where_no_claim_did() -> None:
    held = dict(SEEDS.incidents)
    held["kabul-explosions"] = attrs.evolve(held["kabul-explosions"], part_of=None)
    new = attrs.evolve(SEEDS, incidents=Catalogue(held.values()))
    figures = pakafg.changes(SEEDS, new).figures
    assert figures.height > 0
    assert all("kabul-explosions" in through for through in figures["through"].to_list())


def test_citations_of_a_new_edition_stand_elsewhere_or_are_lost() -> None:
    document = SEEDS.documents["003"]
    claim = SEEDS.casualties[SOLDIERS]
    cited = claim.citations[0]
    text = "New. " + document.text.replace(cited.quote, cited.quote.replace("58", "85"))
    edition = attrs.evolve(document, text=text, citations=(), left_out=())
    held = {**SEEDS.documents, "003": edition}
    moved = pakafg.changes(SEEDS, attrs.evolve(SEEDS, documents=Catalogue(held.values())))
    citations = moved.citations
    assert set(citations["document"]) == {"003"}
    lost = citations.filter(outcome="lost")
    assert SOLDIERS in lost["record"].to_list()
    still = citations.filter(pl.col("outcome") == "moved")
    assert (still["start_after"] == still["start"] + len("New. ")).all()
    assert "The text of 003 is another: of " in moved.explain()
    assert f"lost: {SOLDIERS} “" in moved.explain()


def test_a_citation_that_stands_elsewhere_makes_no_other_record(tmp_path: Path) -> None:
    SEEDS.save(tmp_path / "old")
    file = tmp_path / "old" / SEEDS.documents["003"].file
    file.write_text("Updated on Monday.\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    moved = pakafg.changes(SEEDS, pakafg.load_corpus(tmp_path / "old"))
    assert moved.records["record"].to_list() == ["003"]
    assert moved.figures.is_empty()
    assert set(moved.citations["outcome"]) == {"moved"}


def test_at_a_prompt_and_as_json(tmp_path: Path) -> None:
    without(SEEDS, "casualties", [SOLDIERS]).save(tmp_path / "new.zip")
    SEEDS.save(tmp_path / "old.zip")
    out, data = io.StringIO(), io.StringIO()
    words = ["changes", str(tmp_path / "old.zip"), str(tmp_path / "new.zip")]
    assert main(words, out) == 0
    assert "Pakistani soldiers killed: now 23; before, 23 to 58, best 23" in out.getvalue()
    assert main([*words, "--json"], data) == 0
    told = json.loads(data.getvalue())
    assert {*told} == {"figures", "events", "records", "citations"}
    assert told["records"][0]["record"] == SOLDIERS


def test_nothing_is_told_where_nothing_moved() -> None:
    same = pakafg.changes(SEEDS, SEEDS)
    for name in ("figures", "events", "records", "citations"):
        assert getattr(same, name).is_empty()


@pytest.mark.parametrize("wrong", [None, "seeds", SEEDS.documents])
def test_what_is_no_corpus_is_refused(wrong: Any) -> None:
    with pytest.raises(pakafg.ArgumentError, match="old is"):
        pakafg.changes(wrong, SEEDS)
    with pytest.raises(pakafg.ArgumentError, match="new is"):
        pakafg.changes(SEEDS, wrong)
