"""Tables that a person reads: what answers first, names beside ids, several values last."""

from __future__ import annotations

import inspect
import re
from functools import partial
from typing import TYPE_CHECKING, Final

import attrs
import corpora
import polars as pl
import pytest

import pakafg
from pakafg import ArgumentError, Mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from pakafg import Corpus

SEEDS = corpora.seeds()
MADE = corpora.made_corpus()
LINE = pakafg.timeline.reconcile(SEEDS)

TABLES: Final[dict[str, Callable[[Corpus], pl.DataFrame]]] = {
    "agreement.matrix": lambda corpus: pakafg.agreement.matrix(corpus, detail=True),
    "blame.charges": lambda corpus: pakafg.blame.charges(corpus, detail=True),
    "demands.history": lambda corpus: pakafg.demands.history(
        corpus, next(iter(corpus.demands)), detail=True
    ),
    "demands.positions": pakafg.demands.positions,
    "rounds.meetings": pakafg.rounds.meetings,
    "rounds.outcomes": lambda corpus: pakafg.rounds.outcomes(corpus, detail=True),
    "statements.find": lambda corpus: pakafg.statements.find(corpus, detail=True),
    "statements.positions": pakafg.statements.positions,
    "statements.quotes": lambda corpus: pakafg.statements.quotes(corpus, detail=True),
    "statements.variants": lambda corpus: pakafg.statements.variants(corpus, detail=True),
    "timeline.Timeline.events": lambda corpus: pakafg.timeline.reconcile(corpus).events,
    "timeline.Timeline.claims": lambda corpus: pakafg.timeline.reconcile(corpus).claims,
    "timeline.Timeline.conflicts": lambda corpus: pakafg.timeline.reconcile(corpus).conflicts,
    "timeline.Timeline.rejected": lambda corpus: pakafg.timeline.reconcile(corpus).rejected(
        pakafg.timeline.reconcile(corpus).events["event"][0]
    ),
    "timeline.Ordinals.rounds": lambda corpus: pakafg.timeline.ordinals(corpus).rounds,
    "timeline.Ordinals.labels": lambda corpus: pakafg.timeline.ordinals(corpus).labels,
    "casualties.totals": pakafg.casualties.totals,
}
each_table = pytest.mark.parametrize("name", TABLES)
NAMED: Final = (
    *("actor", "addressee", "about", "blamed", "by", "claimant", "incident", "place", "round"),
    *("speaker", "event"),
)


def documented(name: str) -> str:
    """What the docstring of a table says of its columns."""
    found: object = pakafg
    for part in name.split("."):
        found = (
            inspect.getattr_static(found, part) if inspect.isclass(found) else getattr(found, part)
        )
    doc = inspect.getdoc(found) or ""
    return doc.partition("\nReturns:\n")[2].partition("\nRaises:\n")[0].partition("\n>>>")[0]


@each_table
def test_help_lists_every_column_of_a_table(name: str) -> None:
    listed = re.findall(r"^ +- ([^:]+):", documented(name), re.MULTILINE)
    told = {word for line in listed for word in re.findall(r"\w+", re.sub(r"\(.*?\)", "", line))}
    columns = {*TABLES[name](SEEDS).columns}
    if name == "casualties.totals":  # those of `by` are told in a sentence
        columns -= {"incident", "incident_name", "outcome", "low", "best", "high"}
    if name.endswith("positions"):
        columns -= {"pakistan", "afghanistan", "mediator"}
    assert columns - told == set()


@each_table
def test_names_stand_beside_ids(name: str) -> None:
    columns = TABLES[name](SEEDS).columns
    for id_, beside in zip(columns, [*columns[1:], ""], strict=True):
        if id_ in NAMED and name != "statements.quotes":  # there names come first, ids last
            assert beside in {f"{id_}_name", "name"}
        if id_ == "document" and name.split(".", maxsplit=1)[0] in {
            "rounds",
            "demands",
            "blame",
            "agreement",
        }:
            assert beside == "document_label"


@each_table
def test_what_holds_several_values_stands_last(name: str) -> None:
    table = TABLES[name](SEEDS)
    nested = [dtype.is_nested() for dtype in table.dtypes]
    if name != "timeline.Timeline.rejected":  # its claim, by which it is explained, is last
        assert nested == sorted(nested)


@each_table
def test_a_table_of_another_corpus_has_the_same_columns(name: str) -> None:
    assert TABLES[name](SEEDS).columns[:2] == TABLES[name](MADE).columns[:2]


def test_the_timeline_opens_with_what_when_and_how_sure() -> None:
    opens = ["event", "name", "kind", "first_day", "last_day", "status", "alleged_by", "edtf"]
    assert LINE.events.columns[:8] == opens
    row = LINE.claims.row(by_predicate=pl.col("claim") == "001-doha-ceasefire-oct15", named=True)
    assert row["name"] == "Doha ceasefire"
    assert all("Doha ceasefire" in names for names in LINE.conflicts.filter(kind="dates")["names"])


# --- quotations for an article ------------------------------------------------------------------


def test_every_quotation_is_in_quotation_marks_and_where_it_says() -> None:
    table = pakafg.statements.quotes(SEEDS, detail=True)
    reports = [
        (statement.id, report.document)
        for statement in SEEDS.statements.values()
        for report in statement.reports
        if report.mode is not Mode.PARAPHRASE
    ]
    assert [*dict.fromkeys(table.select("statement", "document").rows())] == reports
    for row in table.iter_rows(named=True):
        text = SEEDS.documents[row["document"]].text
        assert text[row["start"] : row["end"]] == row["quote"]
        assert row["mode"] in {"direct", "partial"}
        assert row["document_label"]


def test_words_in_several_pairs_of_marks_are_as_many_quotations() -> None:
    table = pakafg.statements.quotes(SEEDS, document="004")
    assert table.filter(statement="yildiz-durand-line-stability")["quote"].to_list() == [
        "Stability along the Durand Line is vital for the region’s economic integration",
        "That’s why Ankara and Doha are so deeply engaged.",
    ]


def test_a_quotation_is_by_whom_its_own_document_names() -> None:
    (name, statement), *_ = (
        (each.id, each)
        for each in SEEDS.statements.values()
        if each.speaker == "khawaja-asif" and len(each.reports) > 1
    )
    first, second, *others = statement.reports
    changed = attrs.evolve(second, speaker="zabihullah-mujahid", mode=Mode.DIRECT)
    reports = (attrs.evolve(first, mode=Mode.DIRECT), changed, *others)
    records = [
        attrs.evolve(each, reports=reports) if each.id == name else each
        for each in SEEDS.statements.values()
    ]
    corpus = attrs.evolve(SEEDS, statements=pakafg.Catalogue(records))

    def documents(speaker: str) -> list[str]:
        found = pakafg.statements.quotes(corpus, speaker=speaker, detail=True)
        found = found.filter(statement=name)
        assert {*found["speaker"]} <= {speaker}
        return found["document"].to_list()

    assert documents("zabihullah-mujahid") == [second.document]
    assert first.document in documents("khawaja-asif")
    assert second.document not in documents("khawaja-asif")
    of_side = pakafg.statements.quotes(corpus, side="pakistan", detail=True)
    of_side = of_side.filter(statement=name)
    assert second.document not in of_side["document"].to_list()


def test_a_title_is_the_one_that_the_document_gives() -> None:
    for row in (
        pakafg.statements.quotes(SEEDS, detail=True).drop_nulls("title").iter_rows(named=True)
    ):
        assert row["title"].split()[0] in SEEDS.documents[row["document"]].text


def test_quotations_are_chosen_as_utterances_are() -> None:
    quotes = pakafg.statements.quotes
    assert {*quotes(SEEDS, document="003", detail=True)["document"]} == {"003"}
    assert {*quotes(SEEDS, speaker="Khawaja Asif", detail=True)["speaker"]} == {"khawaja-asif"}
    assert quotes(SEEDS, topic="ceasefire").height < quotes(SEEDS).height
    with pytest.raises(ArgumentError, match="speaker is 'Kwaja Asif'"):
        quotes(SEEDS, speaker="Kwaja Asif")
    assert quotes(pakafg.Corpus()).is_empty()
    assert quotes(pakafg.Corpus()).schema == quotes(SEEDS).schema


def test_a_joint_statement_names_everybody_who_made_it() -> None:
    joint = next(each for each in MADE.statements.values() if each.jointly_with)
    report = attrs.evolve(joint.reports[0], mode=Mode.DIRECT)
    made = attrs.evolve(joint, reports=(report,))
    corpus = attrs.evolve(MADE, statements=pakafg.Catalogue([made]))
    (row,) = pakafg.statements.quotes(corpus).to_dicts()
    for speaker in joint.speakers:
        assert MADE.actors[speaker].name in row["speaker_name"]
        assert pakafg.statements.quotes(corpus, speaker=speaker).height == 1


# --- what answers, and the rest -----------------------------------------------------------------

IN_DETAIL: Final[dict[str, Callable[..., pl.DataFrame]]] = {
    "agreement.matrix": pakafg.agreement.matrix,
    "blame.charges": pakafg.blame.charges,
    "demands.history": partial(pakafg.demands.history, demand="written-pledge"),
    "rounds.outcomes": pakafg.rounds.outcomes,
    "statements.find": pakafg.statements.find,
    "statements.quotes": pakafg.statements.quotes,
    "statements.variants": pakafg.statements.variants,
}


@pytest.mark.parametrize("name", IN_DETAIL)
def test_without_detail_a_table_has_the_few_columns_that_answer(name: str) -> None:
    brief, whole = IN_DETAIL[name](SEEDS), IN_DETAIL[name](SEEDS, detail=True)
    assert brief.width <= 8, "a terminal shows eight without leaving one out"
    assert not any(dtype.is_nested() for dtype in brief.dtypes)
    assert whole.width > brief.width
    assert whole.select(brief.columns).equals(brief)
    told = documented(name)
    with pytest.raises(pakafg.ArgumentTypeError, match="detail is 'yes'"):
        IN_DETAIL[name](SEEDS, detail="yes")
    assert told
