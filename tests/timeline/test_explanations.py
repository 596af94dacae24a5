"""What an explanation of a date says of its claims: their notes, and first what sets the date."""

from pathlib import Path
from typing import Any

from small_corpora import corpus_of

import pakafg


def date(number: int, when: str, **other: str) -> dict[str, Any]:
    told = {"id": f"d{number:02}", "event": "raid", "bound": "whole", "when": when}
    quote = f"Report {number}: the raid was in {when}"
    return {**told, "basis": "stated", "words": when, "quotes": [quote], **other}


def reports(folder: Path, *dates: dict[str, Any]) -> pakafg.timeline.Timeline:
    documents = {f"doc-{each['id']}": ("2031-06-30", {"dates": [each]}) for each in dates}
    return pakafg.timeline.reconcile(corpus_of(folder, documents))


def test_of_many_claims_those_that_set_the_date_are_listed_first(tmp_path: Path) -> None:
    months = [date(number, "2031-05") for number in range(20)]
    line = reports(tmp_path, *months, date(99, "2031-05-12"))
    text = line.explain("raid")
    assert text.splitlines()[0] == "Raid on the mill: 12 May 2031 (exact)"
    listed = [each for each in text.splitlines() if each.startswith("    d")]
    assert listed[0].startswith("    d99: ")


def test_a_note_stands_below_its_claim(tmp_path: Path) -> None:
    one, other = date(1, "2031-05-12"), date(2, "2031-05", note="By the rain of that month.")
    lines = reports(tmp_path, one, other).explain("raid").splitlines()
    place = next(at for at, line in enumerate(lines) if line.startswith("    d02: "))
    assert lines[place + 1] == "      note: By the rain of that month."
