"""What can be wrong in a file of the field's: the closed list of words for it."""

from __future__ import annotations

from pakafg.values.vocabulary import Vocabulary, word

__all__ = ["FlawKind"]


class FlawKind(Vocabulary):
    """What is wrong, or worth a look, in a row of a dataset."""

    RANGE_OUT_OF_ORDER = word(
        "range_out_of_order", "Low, best and high are not in order, and no whole mends it."
    )
    HEALED_BY_WHOLE = word(
        "healed_by_whole", "They are not in order; those of the whole event, all rows added, are."
    )
    WHOLE_OUT_OF_ORDER = word(
        "whole_out_of_order", "Of an event, all its rows added, they are not in order."
    )
    SIDES_DIFFER = word("sides_differ", "The sides do not add up to the figure of all.")
    PART_ABOVE_WHOLE = word("part_above_whole", "A part is greater than the whole that has it.")
    UNKNOWN_PART = word("unknown_part", "A part is unknown beside a whole of 0.")
    DUPLICATE_ROW = word("duplicate_row", "The row stands in the file before, word for word.")
    DUPLICATE_ID = word("duplicate_id", "Rows that differ have one id.")
    DUPLICATE_LIKE = word(
        "duplicate_like", "Rows of other ids have the same days, place, sides and figures."
    )
    SIBLINGS_MISSING = word(
        "siblings_missing", "By their numbers, rows of a split event are not in the file."
    )
    END_BEFORE_START = word("end_before_start", "It ends before it begins.")
    ONE_DAY_MISSING = word(
        "one_day_missing", "Of its first and its last day only one is given, or can be read."
    )
    STAGES_OUT_OF_ORDER = word(
        "stages_out_of_order", "It takes effect before it is declared, or ends before that."
    )
    IMPOSSIBLE_DATE = word("impossible_date", "No calendar has the day.")
    AMBIGUOUS_DATE = word(
        "ambiguous_date", "Nothing in the column says which number is the day, and which the month."
    )
    OTHER_CLOCK = word(
        "other_clock",
        "By the time that stands with the day it was another day where it happened.",
    )
    SKIPPED_MIDNIGHT = word(
        "skipped_midnight", "Where it happened the clocks skipped the midnight that opens the day."
    )
    PRECISION_DIFFERS = word(
        "precision_differs",
        "The days are further apart, or closer, than their precision code says.",
    )
    YEAR_DIFFERS = word("year_differs", "The date lies in another year than the column of years.")
    IMPOSSIBLE_PLACE = word("impossible_place", "There is no such latitude or longitude.")
    UNREAD_VALUE = word("unread_value", "The value cannot be read for what its column holds.")
    MISSING_ID = word("missing_id", "The row has no id.")
    EMPTY_ROW = word("empty_row", "The row is empty.")
    TAG_ROW = word("tag_row", "The row holds tags (HXL), no event.")
    UNKNOWN_COLUMN = word("unknown_column", "No edition that pakafg knows has the column.")
    DUPLICATE_COLUMN = word(
        "duplicate_column", "Several columns have one name; the first of them is read."
    )
    SURPLUS_CELL = word("surplus_cell", "The row has more cells than the header has names.")
    GUESSED_ENCODING = word(
        "guessed_encoding", "The text is not UTF-8, and does not say what it is."
    )
    LOST_ZEROS = word("lost_zeros", "Codes lack the zero that they begin with.")
    NOT_CARRIED = word("not_carried", "The code tells a deed or a meeting, and nothing said.")
    SUMMARY_EVENT = word("summary_event", "The row sums up several events that are not told apart.")
