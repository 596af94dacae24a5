"""The archive of right answers, which lies in cases/: no user needs this, other programs do."""

import json
from pathlib import Path
from typing import Any

__all__ = ["right_answers"]

FOLDER = Path(__file__).parents[1] / "cases"


def right_answers(name: str) -> list[dict[str, Any]]:
    """Give the cases of one file of the archive, in its order."""
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
