"""The same questions put to a small made corpus, whose answers are known, and to an empty one."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import corpora
import polars as pl
import pytest

import pakafg

# Charges that an accord is broken.
BROKEN = {f"{name}-accord-broken" for name in ("water", "salt", "wool")}


@pytest.fixture(scope="module")
def made() -> pakafg.Corpus:
    return corpora.made_corpus()


TABLES: list[Callable[[pakafg.Corpus], pl.DataFrame]] = [
    pakafg.agreement.matrix,
    pakafg.blame.charges,
    pakafg.demands.positions,
    pakafg.discrepancies,
    pakafg.rounds.meetings,
    pakafg.statements.find,
    pakafg.statements.positions,
    pakafg.statements.variants,
]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: f"{table.__module__}.{table.__name__}")
def test_an_empty_corpus_gives_an_empty_table_of_the_same_columns(
    made: pakafg.Corpus, table: Callable[[pakafg.Corpus], pl.DataFrame]
) -> None:
    # Each party of the codebook has a column in some.
    empty, full = table(pakafg.Corpus(codebook=made.codebook)), table(made)
    assert empty.height == 0
    assert full.height > 0
    assert empty.schema == full.schema


def test_an_empty_corpus_is_searched_in_vain() -> None:
    assert pakafg.Corpus().search("anything").height == 0


def test_a_statement_is_found_by_whoever_a_document_gives_it_to(made: pakafg.Corpus) -> None:
    for speaker in ("bilal-shah", "Daud Gul"):
        found = pakafg.statements.find(made, speaker=speaker)["statement"].to_list()
        assert "answer" in found


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        (
            {"act": "accuse"},
            {"pakistan-accuses", "afghanistan-accuses", "press-smashed", *BROKEN},
        ),
        ({"act": "accuse", "side": "afghanistan"}, {"afghanistan-accuses"}),
        ({"addressee": "Kabul"}, {"pakistan-accuses", *BROKEN}),
        ({"about": "spring-round", "document": "one"}, {"pakistan-accuses"}),
    ],
)
def test_statements_are_found_by_every_key_at_once(
    made: pakafg.Corpus, keys: dict[str, Any], found: set[str]
) -> None:
    assert set(pakafg.statements.find(made, **keys)["statement"]) == found


@pytest.mark.parametrize(("key", "value"), [("side", "pakistani"), ("act", "threat")])
def test_a_word_that_is_none_of_a_closed_list_is_named_with_the_list(
    made: pakafg.Corpus, key: str, value: Any
) -> None:
    with pytest.raises(pakafg.ArgumentError, match=f"{key} is '{value}', expected one of "):
        pakafg.statements.find(made, **{key: value})


@pytest.mark.parametrize(
    ("key", "value", "nearest"),
    [
        ("speaker", "nobody", None),
        ("speaker", "Daud Gull", "daud-gul"),
        ("speaker", "bilal-sha", "bilal-shah"),
        ("addressee", "Kabull", "afghanistan"),
        ("topic", "cannal", "canal"),
        ("document", "won", None),
        ("about", "spring-rond", "spring-round"),
    ],
)
def test_what_the_corpus_does_not_know_is_named_with_the_nearest(
    made: pakafg.Corpus, key: str, value: Any, nearest: str | None
) -> None:
    with pytest.raises(pakafg.ArgumentError, match=f"{key} is '{value}', expected ") as error:
        pakafg.statements.find(made, **{key: value})
    assert (error.value.name, error.value.nearest) == (key, nearest)


def test_a_misspelt_speaker_is_no_silent_answer() -> None:
    with pytest.raises(pakafg.ArgumentError, match="Did you mean 'khawaja-asif'"):
        pakafg.statements.find(corpora.seeds(), speaker="Khawja Asif")


def test_a_channel_that_nothing_was_said_in_is_an_error_with_the_nearest(
    made: pakafg.Corpus,
) -> None:
    with pytest.raises(pakafg.ArgumentError, match="a part of the name of a channel") as raised:
        pakafg.statements.find(made, channel="telegraph")
    channels = {report.channel for each in made.statements.values() for report in each.reports}
    assert {*raised.value.allowed} == channels - {None}


@pytest.mark.parametrize("key", ["speaker", "side", "topic", "channel", "document", "after"])
def test_what_is_no_text_is_an_error_of_the_argument(made: pakafg.Corpus, key: str) -> None:
    with pytest.raises(pakafg.ArgumentError, match=f"{key} is "):
        pakafg.statements.find(made, **{key: ["one"]})  # type: ignore[arg-type]  # what a user may try


def test_an_unknown_demand_or_statement_is_named_with_the_nearest(made: pakafg.Corpus) -> None:
    with pytest.raises(pakafg.ArgumentError, match=r"demand is 'gat', expected .* mean 'gate'"):
        pakafg.demands.history(made, "gat")
    with pytest.raises(
        pakafg.ArgumentError, match=r"statement is 'gats', expected .* mean 'gates'"
    ):
        pakafg.statements.variants(made, "gats")


def test_all_wordings_stand_side_by_side_with_how_alike_they_are(made: pakafg.Corpus) -> None:
    pairs = pakafg.statements.variants(made)
    alike = dict(pairs.select("statement", "similarity").rows())
    assert set(alike) == {"gates", "answer", "no-toll", "water", "content", "tide", "bread"}
    assert alike["answer"] == 1
    assert 0.5 < alike["gates"] < 0.9


def test_positions_put_what_each_side_said_of_a_topic_side_by_side() -> None:
    corpus = corpora.seeds()
    row = pakafg.statements.positions(corpus).row(
        by_predicate=pl.col("topic") == "future-talks", named=True
    )
    assert "no programme for more talks (Khawaja Asif, 000)" in row["pakistan"]
    assert any("constructive engagement" in view for view in row["afghanistan"])
    assert any("Qatar" in view for view in row["mediator"])


def test_positions_say_who_demands_who_answered_and_who_was_only_asked() -> None:
    table = pakafg.demands.positions(corpora.seeds())
    rows = {row["demand"]: row for row in table.iter_rows(named=True)}
    answers = "evasive (000, 003); counter_offer (000); rejected (000, 003)"
    assert rows["written-pledge"]["afghanistan"] == answers
    assert rows["joint-verification"]["afghanistan"] == "no_answer_recorded"
    assert rows["exempt-protection-needs"]["by"] == "unhcr"


def test_the_history_of_a_demand_tells_made_from_restated(made: pakafg.Corpus) -> None:
    steps = (
        pakafg.demands.history(made, "gate", detail=True)
        .select("document", "step", "answer")
        .rows()
    )
    assert steps == [
        ("one", "made", None),
        ("one", "answered", "accepted"),
        ("two", "restated", None),
        ("two", "answered", "rejected"),
    ]
    told = pakafg.demands.history(made, "toll", detail=True)["document"]
    assert told.to_list() == ["three", "two"]


def test_who_blames_whom_is_told_of_incidents_and_of_talks(made: pakafg.Corpus) -> None:
    table = pakafg.blame.charges(made, detail=True)
    told = {row[:4] for row in table.select("by", "blamed", "about", "document").rows()}
    assert told == {
        ("pakistan", "afghanistan", "lake", "one"),
        ("afghanistan", "pakistan", "lake", "two"),
        ("pakistan", "afghanistan", "season", "one"),
        ("afghanistan", "pakistan", "season", "two"),
        ("pakistan", "afghanistan", "storm", "one"),
        ("pakistan", "afghanistan", "spring-round", "one"),
        ("afghanistan", "pakistan", "spring-round", "two"),
        ("pakistan", "afghanistan", "water-accord", "one"),
        ("pakistan", "afghanistan", "salt-accord", "one"),
        ("pakistan", "afghanistan", "wool-accord", "one"),
        ("mill-owner", "guards", None, "one"),
    }
    assert all(row["words"] in made.documents[row["document"]].text for row in table.to_dicts())


def test_who_met_whom_is_told_by_round_and_document(made: pakafg.Corpus) -> None:
    met = pakafg.rounds.meetings(made).filter(round="pass-round")
    assert met.select("document", "role", "actor").rows() == [
        ("one", "head", "adil"),
        ("one", "mediator", "qatar"),
        ("two", "head", "basit"),
        ("two", "mediator", "qatar"),
        ("two", "mediator", "turkey"),
    ]


def test_agreement_counts_what_is_shared_contradicted_dependent_and_alone(
    made: pakafg.Corpus,
) -> None:
    rows = {
        (row["document"], row["other"]): (row["shared"], row["contradicted"], row["dependent"])
        for row in pakafg.agreement.matrix(made).iter_rows(named=True)
    }
    # Shared: nine hurt, the storm, trucks, the ferry, the fair, the orchard, the well, the road,
    # the day of the vote, the horn, and the song, of which one agrees in principle and the other
    # denies what it takes for granted.
    # Contradicted: market, ridge, border, pump, dam, bridge, spring talks, what came of the harbour
    # talks, gate. One list of the drowned is no agreement, nor are three figures and three days of
    # the relief office.
    assert rows["one", "two"] == (11, 9, 7)
    # One office counted twice: people displaced, days lost.
    assert rows["one", "three"] == (0, 0, 2)
    assert rows["three", "two"] == (1, 0, 0), "the toll, which may be answered again"
    assert len(rows) == 3, "each pair once"


def test_a_date_that_is_a_set_contradicts_a_day_between_its_pieces(made: pakafg.Corpus) -> None:
    either = pakafg.When(edtf="[2031-05-01,2031-05-10]")  # for early May, to the 2 May of "one"
    dates = pakafg.Catalogue(
        attrs.evolve(claim, when=either) if claim.id == "two-fair" else claim
        for claim in made.dates.values()
    )
    changed = attrs.evolve(made, dates=dates)
    rows = {
        (row["document"], row["other"]): (row["shared"], row["contradicted"], row["dependent"])
        for row in pakafg.agreement.matrix(changed).iter_rows(named=True)
    }
    assert rows["one", "two"] == (10, 10, 7)
    rounded = changed.frame("discrepancies").filter(topic="fair", verdict="rounding")
    assert rounded.is_empty(), "the rounder date leaves no room for the other"


def test_a_name_among_other_words_is_found_under_every_spelling() -> None:
    hits = corpora.seeds().search("Tehrik-i-Taliban Pakistan fighters", limit=100)
    snippets = hits.filter(kind="sentence")["snippet"].to_list()
    assert any("【TTP】 【fighters】" in snippet for snippet in snippets)


def test_hits_are_ranked_and_cite_the_characters(made: pakafg.Corpus) -> None:
    hits = made.search("shelling")
    assert hits["rank"].to_list() == list(range(1, hits.height + 1))
    for row in hits.filter(kind="sentence").to_dicts():
        assert "shell" in made.documents[row["document"]].text[row["start"] : row["end"]].lower()
        assert "【" in row["snippet"]


def test_every_record_with_a_document_behind_it_can_be_cited(made: pakafg.Corpus) -> None:
    assert made.cite("bridge").startswith("one: [Untitled document one.txt]. 20 May 2031.")
    assert {line[:3] for line in made.cite("link-canal").splitlines()} == {"one", "two"}
    assert json.loads(made.cite("one-market", "csl")) == [
        {
            "id": "pakafg-one",
            "type": "article-newspaper",
            "title": "[Untitled document one.txt]",
            "issued": {"date-parts": [[2031, 5, 20]]},
            "note": f"SHA-256 {made.documents['one'].sha256}",
        }
    ]


def test_csl_json_has_only_what_its_schema_knows() -> None:
    corpus = corpora.seeds()
    for document in corpus.documents.values():
        (item,) = json.loads(corpus.cite(document, "csl"))
        assert set(item) <= {"id", "type", "title", "publisher", "issued", "URL", "note"}
        dates = item["issued"]["date-parts"]
        assert 1 <= len(dates) <= 2
        assert all(1 <= len(each) <= 3 and all(isinstance(n, int) for n in each) for each in dates)


def test_no_title_breaks_bibtex(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain.", encoding="utf-8")
    title = r"100% {of} A&B_C #1 \o ~x ^y $5 }{"
    (tmp_path / "a.yaml").write_text(
        json.dumps({"document": {"id": "a", "title": title}}), encoding="utf-8"
    )
    entry = pakafg.load_corpus(tmp_path).cite("a", "bibtex")
    assert entry.count("{") == entry.count("}")
    depth = 0
    for character in entry:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    (value,) = re.findall(r"title = \{(.*)\},", entry)
    bare = re.sub(r"\\(text\w+\{\}|[&%$#_])", "", value)
    assert not set(bare) & set("&%$#_~^\\{}")
