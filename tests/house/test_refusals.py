"""Errors about arguments say what they said, or the change is meant.

What changes here changes for users: read the difference, and write the text anew with
`PYTHONPATH=tests python tests/house/refusals.py --write`.
"""

from __future__ import annotations

from difflib import unified_diff
from itertools import islice

import pytest
from house.refusals import KEPT, refusals

SHOWN = 40  # lines of a difference


def test_errors_about_arguments_say_what_they_said() -> None:
    before, now = KEPT.read_text(encoding="utf-8"), refusals()
    if now != before:
        lines = unified_diff(before.splitlines(), now.splitlines(), n=1, lineterm="")
        pytest.fail("\n".join(islice(lines, SHOWN)), pytrace=False)
