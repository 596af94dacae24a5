"""The archive of right answers can be read by any program, and says what its pages say."""

from __future__ import annotations

import json
import re

import pytest
from archive import FOLDER, right_answers

NAMES = sorted(path.stem for path in FOLDER.glob("*.jsonl"))
README = (FOLDER / "README.md").read_text(encoding="utf-8")
WORDS = {"dates": ("words", "published", "zone"), "gaps": ("words",), "numbers": ("words",)}


def test_its_page_lists_every_file() -> None:
    assert re.findall(r"^\| `(\w+)\.jsonl`", README, re.MULTILINE) == [
        "casualties",
        "timeline",
        "dates",
        "gaps",
        "numbers",
    ]
    assert len(NAMES) == 5


@pytest.mark.parametrize("name", NAMES)
def test_a_case_is_a_line_of_json_that_stands_once(name: str) -> None:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    assert all(type(json.loads(line)) is dict for line in lines)
    assert len(set(lines)) == len(lines) > 0


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_told(name: str) -> None:
    told = set(re.findall(r"`([a-z_]+)`", README))
    keys = {key for case in right_answers(name) for key in case}
    assert keys - {"kind", "claims", "scopes", "rows"} <= told


@pytest.mark.parametrize("name", WORDS)
def test_no_wording_has_two_answers(name: str) -> None:
    asked = [tuple(case[key] for key in WORDS[name]) for case in right_answers(name)]
    assert len(set(asked)) == len(asked)
    assert all(
        ("refused" in case) != ({"date", "gap", "low"} & case.keys() != set())
        for case in right_answers(name)
    )
