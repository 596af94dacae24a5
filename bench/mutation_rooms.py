"""Which modules and which tests belong to a room, for a sample of changes."""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["ANSWERS", "ROOMS", "Room"]

ANSWERS: Final = (
    "tests/answers",
    "tests/house/test_kept_answers.py",
    "tests/house/test_printed.py",
    "tests/house/test_refusals.py",
)
"""What must notice a change of any room, whose answers these hold."""


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
            "tests/casualties/test_choices.py",
            "tests/casualties/test_growing_sums.py",
            "tests/casualties/test_where.py",
            "tests/casualties/test_totals.py",
            "tests/casualties/test_incident_days.py",
            "tests/casualties/test_periods.py",
            "tests/casualties/test_sums_of_others.py",
            "tests/casualties/test_cells.py",
            "tests/casualties/test_admissions.py",
            "tests/casualties/test_arithmetic.py",
            "tests/casualties/test_against_oracle.py",
            "tests/answers/test_growing_toll.py",
            "tests/house/test_printed.py",
        ),
        (
            "tests/exports/test_answer_sheets.py",
            "tests/casualties/test_bad_input.py",
            "tests/casualties/test_wholes_and_parts.py",
            "tests/conflicts",
        ),
    ),
    "timeline": Room(
        ("src/pakafg/timeline",),
        (
            "tests/timeline/test_allen.py",
            "tests/timeline/test_ballots.py",
            "tests/timeline/test_brute_force.py",
            "tests/timeline/test_day_of_publication.py",
            "tests/timeline/test_elapsed_durations.py",
            "tests/timeline/test_explanations.py",
            "tests/timeline/test_going_on_later.py",
            "tests/timeline/test_sweep.py",
            "tests/timeline/test_worked_example.py",
            "tests/timeline/test_phrases.py",
            "tests/timeline/test_wording.py",
            "tests/timeline/test_seeds.py",
            "tests/timeline/test_checked_tables.py",
            "tests/timeline/test_evidence.py",
            "tests/timeline/test_press_dates.py",
            "tests/timeline/test_against_oracle.py",
            "tests/house/test_printed.py",
        ),
        (
            "tests/timeline/test_assumptions.py",
            "tests/timeline/test_networks.py",
            "tests/timeline/test_reconciling.py",
        ),
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
            "tests/house/test_printed.py",
        ),
        (
            "tests/answers/test_tables_that_read.py",
            "tests/answers/test_words_given_out.py",
            "tests/conflicts/test_three_parties.py",
            "tests/look/test_publication.py",
        ),
    ),
    "disagreements": Room(
        (
            "src/pakafg/disagreements",
            "src/pakafg/agreement.py",
            "src/pakafg/doubles.py",
        ),
        (
            "tests/answers/test_agreement.py",
            "tests/answers/test_agreement_against_oracle.py",
            "tests/answers/test_counts.py",
            "tests/answers/test_dense_corpora.py",
            "tests/answers/test_disagreements.py",
            "tests/answers/test_plans_and_denials.py",
            "tests/answers/test_questions.py",
            "tests/answers/test_questions_of_a_made_corpus.py",
            "tests/answers/test_rare_questions.py",
            "tests/answers/test_right_answers.py",
            "tests/answers/test_what_a_reader_finds.py",
            "tests/answers/test_what_time_changes.py",
            "tests/answers/test_whose_word.py",
            "tests/conflicts",
            "tests/house/test_printed.py",
        ),
        (
            "tests/answers/test_strangers.py",
            "tests/answers/test_tables_that_read.py",
            "tests/authoring/test_merging.py",
            "tests/house/test_kept_answers.py",
        ),
    ),
    "datasets": Room(
        ("src/pakafg/datasets",),
        (
            "tests/datasets/test_event_data.py",
            "tests/datasets/test_every_reader.py",
            "tests/datasets/test_laws.py",
            "tests/datasets/test_matching.py",
            "tests/datasets/test_other_files.py",
            "tests/datasets/test_other_names.py",
            "tests/datasets/test_printed.py",
            "tests/datasets/test_ucdp.py",
        ),
        (
            "tests/datasets/test_beside.py",
            "tests/datasets/test_hostile_files.py",
            "tests/datasets/test_sheets.py",
        ),
    ),
    "talks": Room(
        ("src/pakafg/talks",),
        (
            "tests/answers/test_made_talks.py",
            "tests/answers/test_questions.py",
            "tests/answers/test_right_answers.py",
            "tests/answers/test_talks_plainly.py",
            "tests/answers/test_what_time_changes.py",
            "tests/conflicts/test_three_parties.py",
            "tests/house/test_printed.py",
        ),
        (
            "tests/answers/test_nothing_found.py",
            "tests/answers/test_tables_that_read.py",
            "tests/answers/test_words_given_out.py",
        ),
    ),
    "drafting": Room(
        ("src/pakafg/drafting",),
        ("tests/drafting", "tests/annotations"),
    ),
}
