"""A dataset beside a corpus: who has which figure, and what both leave."""

from __future__ import annotations

import corpora
import polars as pl
import pytest
from datasets.made_rows import ACLED, made

import pakafg

CORPUS = corpora.seeds()
ROWS = made(ACLED, {"fatalities": 5}, {"event_id_cnty": "PAK2", "fatalities": 9, "latitude": 1})
DATA = pakafg.open_acled(ROWS)


def test_a_dataset_and_documents_answer_one_question() -> None:
    both = DATA.beside(CORPUS, {"PAK1": "spin-boldak-shooting"})
    row = both.filter(pl.col("says").str.contains("ACLED")).row(0, named=True)
    assert row["says"] == "000 has 4; 003 has at least five; ACLED has 5"
    assert row["incident"] == "spin-boldak-shooting"
    assert (row["low"], row["best"]) == (4, 5)  # its source is named; those of 000 and 003 not
    alone = pakafg.casualties.totals(CORPUS, by=("incident", "outcome"))
    before = alone.filter(incident="spin-boldak-shooting", outcome="killed")
    assert set(row["claims"]) == {*before["claims"][0], "PAK1:killed"}


def test_only_what_is_paired_is_answered() -> None:
    both = DATA.beside(CORPUS, pl.DataFrame({"left": ["PAK2"], "right": ["kabul-explosions"]}))
    assert both["incident"].unique().to_list() == ["kabul-explosions"]
    assert "ACLED has 9" in both["says"][0]


def test_what_documents_say_of_a_part_bounds_the_whole_that_is_paired() -> None:
    made_corpus = corpora.made_corpus()  # 12 or more died in the season, 31 civilians in its storm
    both = DATA.beside(made_corpus, {"PAK2": "season"})
    killed = both.filter(pl.col("status").is_null()).row(0, named=True)
    assert killed["says"] == "ACLED has 9; one has Dozens"
    assert killed["low"] == 31


@pytest.mark.parametrize(
    ("pairs", "reason"),
    [
        ({"PAK9": "kabul-explosions"}, "events of the dataset"),
        ({"PAK1": "kabul-explosion"}, "Did you mean 'kabul-explosions'"),
        ({"PAK1": "kabul-explosions", "PAK2": "kabul-explosions"}, "at most once"),
    ],
)
def test_pairs_of_what_is_not_there_are_refused(pairs: dict[str, str], reason: str) -> None:
    with pytest.raises(pakafg.ArgumentError, match=reason):
        DATA.beside(CORPUS, pairs)
