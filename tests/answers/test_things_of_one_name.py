"""Two stories whose things have the same names: no question of one is asked of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
from small_corpora import SHARED, corpus_of

import pakafg

if TYPE_CHECKING:
    from pathlib import Path

STORIES = (1, 2)
PLACES = {
    **SHARED,
    "ceasefires": [
        {"id": f"{name}-{story}", "name": f"{name.title()} truce", "parties": ["north", "south"]}
        for story in STORIES
        for name in ("first", "valley")
    ],
    "links": [
        {
            "id": f"link-{story}",
            "kind": "possibly_same",
            "records": [f"first-{story}", f"valley-{story}"],
            "reason": f"Story {story} leaves it open.",
        }
        for story in STORIES
    ],
}


def begun(name: str, story: int, day: int) -> dict[str, Any]:
    words = f"The {name} truce of story {story} began on {day} May 2031"
    date = {
        "id": f"on-{name}-{story}-{day}",
        "event": f"{name}-{story}",
        "bound": "start",
        "when": f"2031-05-0{day}",
        "basis": "stated",
        "words": words,
        "quotes": [words],
    }
    return {"dates": [date]}


def test_whether_two_of_one_name_are_one_is_asked_of_each_story_by_itself(tmp_path: Path) -> None:
    told = {
        f"{name}-{story}-{day}": ("2031-05-09", begun(name, story, day))
        for story, days in ((1, (1, 1, 2)), (2, (3, 3, 5)))
        for name, day in zip(("first", "valley", "valley"), days, strict=True)
    }
    table = pakafg.discrepancies(corpus_of(tmp_path, told, PLACES))
    assert not table["discrepancy"].is_duplicated().any()
    asked = table.filter(pl.col("discrepancy").str.ends_with(".identity"))
    reasons = {row["discrepancy"]: row["reason"] for row in asked.rows(named=True)}
    documents = {row["discrepancy"]: row["documents"] for row in asked.rows(named=True)}
    assert set(reasons) == {"first-1.identity", "first-2.identity"}
    for story in STORIES:
        name, other = f"first-{story}.identity", f"Story {3 - story} leaves it open."
        assert f"Story {story} leaves it open." in reasons[name]
        assert other not in reasons[name]
        assert all(f"-{story}-" in document for document in documents[name])
