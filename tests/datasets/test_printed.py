"""What every reader makes of odd cells is as it was, or its change is meant.

What changes here changes for users: read the difference, say it in CHANGELOG.md, and write the
texts anew with `PYTHONPATH=tests python tests/datasets/printed.py --write`.
"""

from __future__ import annotations

from difflib import unified_diff
from itertools import islice

import polars as pl
import pytest
from datasets.printed import TEXTS, kept, printed

import pakafg

SHOWN = 40  # lines of a difference


@pytest.mark.parametrize("name", TEXTS)
def test_readers_make_of_odd_cells_what_they_made(name: str) -> None:
    before, now = kept(name).read_text(encoding="utf-8"), printed(name)
    if now != before:
        lines = unified_diff(before.splitlines(), now.splitlines(), n=1, lineterm="")
        pytest.fail("\n".join(islice(lines, SHOWN)), pytrace=False)


@pytest.mark.parametrize(
    "role",
    [
        "killed woman child",
        "killed own adversary",
        "killed civilian soldier",
        "killed own child x y",
    ],
)
def test_of_whom_a_figure_is_is_said_once_and_nothing_is_left_out(role: str) -> None:
    with pytest.raises(pakafg.ArgumentError, match="mapping"):
        pakafg.open_table(pl.DataFrame({"no": ["a"], "dead": [1]}), {"id": "no", role: "dead"})
