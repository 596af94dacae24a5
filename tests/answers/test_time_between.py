"""Documents that agree which event came first, and differ on how long before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import dense_corpora
import polars as pl
import pytest
from small_corpora import SHARED, corpus_of

import pakafg
from pakafg import Catalogue

if TYPE_CHECKING:
    from pathlib import Path

PLACES = {
    **SHARED,
    "incidents": [
        {"id": "raid", "name": "Raid on the mill", "kind": "attack"},
        {"id": "strike", "name": "Strike on the bridge", "kind": "attack"},
    ],
}
HOW_LONG = "How much time lay between the raid on the mill and the strike on the bridge?"
WHICH = "Which came first: the raid on the mill or the strike on the bridge?"


def order(name: str, relation: str, gap: str | None = None) -> dict[str, Any]:
    words = f"By {name} the strike came {relation} the raid"
    apart = {} if gap is None else {"gap": gap}
    return {"id": name, "event": "strike", "relation": relation, "other": "raid", "words": words,
            "quotes": [words], **apart}  # fmt: skip


def begun(event: str, when: str) -> dict[str, Any]:
    words = f"the {event} began on {when}"
    return {"id": f"{event}-date", "event": event, "bound": "start", "when": when,
            "basis": "stated", "words": words, "quotes": [words]}  # fmt: skip


def asked(folder: Path, *documents: dict[str, Any]) -> list[tuple[str, str, str]]:
    said = {name: ("2031-05-09", records) for name, records in zip("abc", documents, strict=False)}
    table = pakafg.discrepancies(corpus_of(folder, said, PLACES))
    orders = table.filter(pl.col("kind") == "order")
    return orders.select("question", "verdict", "reason").rows()


def test_two_lengths_of_one_order_are_a_question_of_the_time_between(tmp_path: Path) -> None:
    assert asked(
        tmp_path,
        {"orders": [order("one", "after", "PT1H/..")]},
        {"orders": [order("two", "after", "PT40M")]},
    ) == [(HOW_LONG, "contradiction", "Not all of these times between them can hold.")]


def test_days_that_are_too_far_apart_are_a_question_of_the_time_between(tmp_path: Path) -> None:
    dates = [begun("raid", "2031-05-01"), begun("strike", "2031-05-04")]
    assert asked(tmp_path, {"dates": dates}, {"orders": [order("one", "after", "P1D")]}) == [
        (HOW_LONG, "contradiction", "The time between them and the dates contradict each other.")
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"orders": [order("two", "before")]},
        {"orders": [order("two", "before", "P1D")]},
        {"dates": [begun("raid", "2031-05-04"), begun("strike", "2031-05-01")]},
    ],
)
def test_whoever_turns_the_order_round_is_asked_which_came_first(
    tmp_path: Path, other: dict[str, Any]
) -> None:
    questions = asked(tmp_path, {"orders": [order("one", "after", "P1D")]}, other)
    assert [question for question, *_ in questions] == [WHICH]


@pytest.mark.parametrize("number", [*dense_corpora.DENSE, 13, 24])
def test_without_its_lengths_a_question_of_the_time_between_has_no_conflict(number: int) -> None:
    corpus = dense_corpora.dense(number)
    table = pakafg.discrepancies(corpus)
    for row in table.filter(pl.col("discrepancy").str.contains(".between-", literal=True)).rows(
        named=True
    ):
        records = {record for answer in row["answers"] for record in answer["records"]}
        orders = [each for each in corpus.orders.values() if each.id in records]
        assert any(each.gap is not None for each in orders)
        plain = attrs.evolve(
            corpus,
            dates=Catalogue([each for each in corpus.dates.values() if each.id in records]),
            orders=Catalogue([attrs.evolve(each, gap=None) for each in orders]),
            casualties=Catalogue([]),
            quantities=Catalogue([]),
        )
        assert pakafg.timeline.reconcile(plain).conflicts.is_empty()
