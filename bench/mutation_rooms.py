"""Which modules and which tests belong to a room, for a sample of changes."""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["ROOMS", "Room"]


class Room(NamedTuple):
    """What is changed, and what must notice it: paths from the project's folder."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]  # beside the examples in the docstrings of the modules
    apart: tuple[str, ...] = ()  # those that compute tables while they are collected


ROOMS: Final = {
    "casualties": Room(
        ("src/pakafg/casualties",),
        (
            "tests/casualties/test_worked_examples.py",
            "tests/casualties/test_where.py",
            "tests/casualties/test_totals.py",
            "tests/casualties/test_incident_days.py",
            "tests/casualties/test_periods.py",
            "tests/casualties/test_sums_of_others.py",
            "tests/casualties/test_cells.py",
            "tests/casualties/test_admissions.py",
            "tests/casualties/test_arithmetic.py",
            "tests/answers/test_growing_toll.py",
        ),
        (
            "tests/casualties/test_bad_input.py",
            "tests/casualties/test_wholes_and_parts.py",
            "tests/conflicts/test_three_parties.py",
        ),
    ),
    "timeline": Room(
        ("src/pakafg/timeline",),
        (
            "tests/timeline/test_worked_example.py",
            "tests/timeline/test_phrases.py",
            "tests/timeline/test_wording.py",
            "tests/timeline/test_seeds.py",
            "tests/timeline/test_checked_tables.py",
            "tests/timeline/test_evidence.py",
            "tests/timeline/test_press_dates.py",
            "tests/timeline/test_against_oracle.py",
        ),
        ("tests/timeline/test_reconciling.py", "tests/timeline/test_networks.py"),
    ),
    "corpus": Room(
        ("src/pakafg/corpus",),
        (
            "tests/corpus",
            "tests/answers/test_citing.py",
            "tests/answers/test_search.py",
            "tests/authoring/test_merging.py",
            "tests/records/test_reviewed.py",
        ),
        ("tests/exports/test_export_folder.py", "tests/look/test_dossier_folder.py"),
    ),
    "frames": Room(
        ("src/pakafg/frames",),
        (
            "tests/answers/test_frames.py",
            "tests/answers/test_spreadsheet.py",
            "tests/answers/test_threads.py",
            "tests/casualties/test_admissions.py",
            "tests/exports/test_export_forms.py",
            "tests/records/test_reviewed.py",
            "tests/scale/test_parquet.py",
            "tests/timeline/test_evidence.py",
        ),
        (
            "tests/answers/test_tables_that_read.py",
            "tests/answers/test_words_given_out.py",
            "tests/conflicts/test_three_parties.py",
            "tests/look/test_publication.py",
        ),
    ),
}
