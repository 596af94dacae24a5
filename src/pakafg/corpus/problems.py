"""What is wrong with a corpus, and where."""

from __future__ import annotations

from attrs import frozen

__all__ = ["Problem"]


@frozen(order=True)
class Problem:
    """One thing that is wrong with a corpus.

    Attributes:
        file: The file's name within the corpus.
        line: Its line, from 1; None where the whole file is meant.
        record: The record's id; None where the problem lies outside of records.
        reason: What was found, what was expected, what to do.
    """

    file: str
    line: int | None
    record: str | None
    reason: str

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where}: {self.reason}" if self.record is None else f"{where}: {self.record}: {self.reason}"
