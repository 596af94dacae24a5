"""Tables for print: what answers, in words that the documents allow, and nothing that runs."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from functools import partial
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import corpora
import pandas as pd
import polars as pl
import pytest

import pakafg
from pakafg import ArgumentError
from pakafg.frames import show

if TYPE_CHECKING:
    from collections.abc import Callable

SEEDS = corpora.seeds()
TOTALS = pakafg.casualties.totals(SEEDS)
HOSTILE = (
    r"<script>alert(1)</script> \input{/etc/passwd} {{<b>}} "
    r"[x](javascript:alert(1)) $x$ a_b # ~ ^ &"
)


class Page(HTMLParser):
    """The tags of a page, and the texts of its cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002  (the base gives it)
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data + "\n"


def page(shown: Any) -> Page:
    html = shown.as_raw_html()
    return Page(html[html.index("<table") :])


def test_a_table_is_headed_and_names_its_sources() -> None:
    rows = TOTALS.filter(incident="october-clashes", outcome="killed")
    shown = show(rows, "The dead of October", corpus=SEEDS)
    for text in (page(shown).text, shown.as_latex()):
        assert "The dead of October" in text
        assert "Fighting of October 2025" in text
        assert "october-clashes" not in text
        assert "persons" in text
        assert "Sources: Fresh Border Violence, 7–9 Nov 2025; SouthAsianDesk, 8 Nov 2025" in text


def test_a_bound_is_told_as_it_is_worded() -> None:
    claims = SEEDS.frame("casualties").filter(pl.col("claim").is_in(["003-un-wounded"]))
    assert claims["low"].to_list() == [441]
    told = page(show(claims.select("claim", "outcome", "low", "high"), corpus=SEEDS)).text
    assert "more than 440" in told
    assert "441" not in told
    returned = TOTALS.filter(low=1_500_001)
    assert returned.height > 0
    for corpus in (SEEDS, None):
        told = page(show(returned, corpus=corpus)).text
        assert "more than 1,500,000" in told
        assert "1,500,001" not in told


def test_no_text_of_a_stranger_is_markup() -> None:
    frame = pl.DataFrame({"words": [HOSTILE, "\u202eover"], HOSTILE: [1, None]})
    shown = show(frame, HOSTILE)
    read = page(shown)
    assert read.tags <= {"table", "thead", "tbody", "tfoot", "tr", "td", "th", "span"}
    assert "alert(1)</script>" in unescape(read.text)
    assert "\u202e" not in read.text
    latex = shown.as_latex()
    assert r"\textbackslash{}input\{/etc/passwd\}" in latex
    assert re.search(r"(?<!textbackslash\{\})\\?input\{/", latex) is None
    assert r"\$x\$" in latex


def test_what_holds_several_values_is_shown_in_detail_alone() -> None:
    rows = pakafg.timeline.reconcile(SEEDS).events.filter(event="doha-ceasefire")
    brief, detail = page(show(rows)).text, page(show(rows, detail=True)).text
    assert "Doha ceasefire" in brief
    assert "doha-ceasefire" not in brief
    assert "2025-10-19" in brief
    assert "Days are local" in brief
    assert "conflict-" not in brief
    assert "conflict-" in detail
    assert "18 October 2025, 21:00 UTC" in detail  # a time says its zone


def test_of_very_many_rows_some_are_shown_and_the_others_told() -> None:
    frame = pl.DataFrame({"n": range(10_000)})
    read = page(show(frame))
    assert "200 of 10,000 rows are shown." in read.text
    assert len(read.text) < 20_000


TABLES: dict[str, Callable[[], pl.DataFrame]] = {
    **{name: partial(SEEDS.frame, name) for name in pakafg.frames.SCHEMAS},
    "quotes": lambda: pakafg.statements.quotes(SEEDS),
    "charges": lambda: pakafg.blame.charges(SEEDS),
    "agreement": lambda: pakafg.agreement.matrix(SEEDS),
    "conflicts": lambda: pakafg.timeline.reconcile(SEEDS).conflicts,
    "claims": lambda: pakafg.timeline.reconcile(SEEDS).claims,
    "totals by side": lambda: pakafg.casualties.totals(SEEDS, by=("side", "outcome")),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_table_can_be_printed(name: str) -> None:
    frame = TABLES[name]().head(30)
    for detail in (False, True):
        shown = show(frame, name, corpus=SEEDS, detail=detail)
        read = page(shown)
        assert read.tags <= {"table", "thead", "tbody", "tfoot", "tr", "td", "th", "span"}
        assert shown.as_latex().count(r"\begin{tabular*}") == 1
        assert read.text.count("\n") > frame.height


def test_tables_of_other_libraries_and_odd_ones_are_taken() -> None:
    assert "4.5" in page(show(pd.DataFrame({"x": [4.5]}))).text
    assert "x" in page(show(pl.LazyFrame({"x": [None]}))).text.casefold()
    assert page(show(pl.DataFrame({"x": []}))).text
    with pytest.raises(ArgumentError, match=r"^table is 'a table without columns', expected one"):
        show(pl.DataFrame())
    failing = pl.LazyFrame({"x": ["a"]}).select(pl.col("x").cast(pl.Int64))
    with pytest.raises(pakafg.FrameError, match=r"^table cannot be used"):
        show(failing)


def test_without_its_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "great_tables", None)
    with pytest.raises(pakafg.MissingExtraError, match=r"pakafg\[tables\]"):
        show(TOTALS)


def test_moments_and_long_texts_are_written_whole_and_numbers_stand_to_the_right() -> None:
    at = datetime(2025, 11, 6, 17, 40, tzinfo=UTC)
    frame = pl.DataFrame({"at": [at], "text": ["x" * 2_000], "longer": ["y" * 2_001], "n": [5]})
    html = show(frame).as_raw_html()
    told = page(show(frame)).text.splitlines()
    assert "6 November 2025, 17:40 UTC" in told
    assert "x" * 2_000 in told
    assert "y" * 2_000 + " …" in told
    assert re.search(r'class="gt_row gt_right"[^>]*>5<', html)
    assert re.search(r'class="gt_row gt_left"', html)  # and words to the left
