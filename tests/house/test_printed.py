"""Every word of every answer on the made corpora is as it was, or its change is meant.

What changes here changes for users: read the difference, say it in CHANGELOG.md, and write the
texts anew with `PYTHONPATH=tests python tests/answers/printed.py --write`.
"""

from __future__ import annotations

from difflib import unified_diff
from itertools import islice

import pytest
from answers.printed import TEXTS, kept, printed

SHOWN = 40  # lines of a difference


@pytest.mark.parametrize(("name", "part"), TEXTS)
def test_answers_say_what_they_said(name: str, part: str) -> None:
    before = kept(name, part).read_text(encoding="utf-8")
    now = printed(name, part)
    if now != before:
        lines = unified_diff(before.splitlines(), now.splitlines(), n=1, lineterm="")
        pytest.fail("\n".join(islice(lines, SHOWN)), pytrace=False)


def test_each_text_is_of_an_answer() -> None:
    texts = {path for path in kept("dam", "dead").parents[1].rglob("*") if path.is_file()}
    assert texts == {kept(*each) for each in TEXTS}
