"""The sheets that a reader opens first: answers, with columns titled for people.

Laws of this file: a title is words, a cell holds one thing, and each column has its definition;
what nobody says is empty. A sheet repeats no table: it answers what people ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pakafg.exports.dead_sheet import dead_sheet
from pakafg.exports.demand_sheet import demand_sheet
from pakafg.exports.question_sheet import question_sheet
from pakafg.exports.quotation_sheet import quotation_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from pakafg.exports.contents import Contents, FilledTable

__all__ = ["answer_sheets"]

_SHEETS: Final[tuple[Callable[[Contents], FilledTable], ...]] = (
    dead_sheet,
    question_sheet,
    demand_sheet,
    quotation_sheet,
)


def answer_sheets(contents: Contents) -> dict[str, FilledTable]:
    """Make the sheets of answers, in the order in which they are opened.

    Args:
        contents: The corpus and its answers.

    Returns:
        Each by the name of its file, which begins with its number.

    >>> import pakafg
    >>> from pakafg.exports.contents import Contents
    >>> list(answer_sheets(Contents(pakafg.load_corpus())))
    ['1_dead_by_incident', '2_questions', '3_demands_and_answers', '4_quotations']
    """
    sheets = (make(contents) for make in _SHEETS)
    return {
        f"{number}_{sheet.table.name.replace(' ', '_')}": sheet
        for number, sheet in enumerate(sheets, start=1)
    }
