"""Every word of every draft of the made texts is as it was, or its change is meant.

What changes here changes for users: read the difference, say it in CHANGELOG.md, and write the
texts anew with `PYTHONPATH=tests python tests/drafting/printed.py --write`.
"""

from __future__ import annotations

from difflib import unified_diff
from itertools import islice

import pytest
from drafting.printed import TEXTS, kept, printed

SHOWN = 40  # lines of a difference


@pytest.mark.parametrize("name", TEXTS)
def test_drafts_say_what_they_said(name: str) -> None:
    before, now = kept(name).read_text(encoding="utf-8"), printed(name)
    if now != before:
        lines = unified_diff(before.splitlines(), now.splitlines(), n=1, lineterm="")
        pytest.fail("\n".join(islice(lines, SHOWN)), pytrace=False)
