"""The tables that stand in the pages of docs/ are those of the code."""

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def script() -> Any:
    spec = importlib.util.spec_from_file_location("write_tables", DOCS / "write_tables.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_tables_in_the_pages_are_current(script: Any) -> None:
    assert [str(page) for page in script.outdated()] == [], "run python docs/write_tables.py"


def test_a_table_that_was_changed_by_hand_is_written_anew(script: Any) -> None:
    page = "Before\n\n<!-- table: Form -->\n\n| word |\n\n<!-- end -->\n\nAfter\n"
    assert script.rewritten(page).splitlines() == [
        *("Before", "", "<!-- table: Form -->", ""),
        "| word | meaning |",
        "| --- | --- |",
        "| `written` | On paper. |",
        "| `verbal` | By word of mouth. |",
        *("", "<!-- end -->", "", "After"),
    ]


def test_every_marker_stands_on_a_page_that_is_written(script: Any) -> None:
    marked = {
        page.relative_to(DOCS).as_posix()
        for page in DOCS.rglob("*.md")
        if "<!-- table: " in page.read_text(encoding="utf-8")
    }
    assert marked | {"../README.md"} == set(script.PAGES)


def test_pages_that_must_read_without_a_build_hold_no_directive_but_code() -> None:
    for name in ("codebook.md", "reference/files.md"):
        text = (DOCS / name).read_text(encoding="utf-8")
        assert re.findall(r"^```\{.*", text, re.MULTILINE) == []
        assert re.findall(r"\[\]\(.*?\)", text) == []  # a link without words is not seen
