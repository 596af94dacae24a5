"""Which modules and which tests belong to a room, for a sample of changes."""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["ROOMS", "Room"]


class Room(NamedTuple):
    """What is changed, and what must notice it: paths from the project's folder."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]  # beside the examples in the docstrings of the modules


ROOMS: Final = {
    "casualties": Room(
        ("src/pakafg/casualties",),
        ("tests/casualties", "tests/answers/test_growing_toll.py"),
    ),
    "timeline": Room(("src/pakafg/timeline",), ("tests/timeline",)),
    "corpus": Room(
        ("src/pakafg/corpus",),
        (
            "tests/corpus",
            "tests/records/test_reviewed.py",
            "tests/answers/test_citing.py",
            "tests/answers/test_search.py",
        ),
    ),
    "frames": Room(
        ("src/pakafg/frames",),
        (
            "tests/answers/test_frames.py",
            "tests/answers/test_spreadsheet.py",
            "tests/answers/test_tables_that_read.py",
            "tests/answers/test_threads.py",
            "tests/answers/test_words_given_out.py",
            "tests/casualties/test_admissions.py",
            "tests/exports/test_export_forms.py",
            "tests/look/test_publication.py",
            "tests/records/test_reviewed.py",
            "tests/scale/test_parquet.py",
            "tests/timeline/test_evidence.py",
        ),
    ),
}
