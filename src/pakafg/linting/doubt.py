"""One thing in the coding of a corpus that looks doubtful."""

from __future__ import annotations

from attrs import field, frozen

from pakafg.records.citation import Citation
from pakafg.values.conclusions import LintRule

__all__ = ["Doubt", "LintWarning"]


@frozen(kw_only=True)
class Doubt:
    """What a rule finds, before anybody knows in which line of which file it stands.

    Attributes:
        record: The id of the record; None where what is doubted is that there is none.
        document: The document that the record is of; None where documents share it.
        catalogue: The catalogue in which the record stands.
        path: What in the record is doubted: a field, or what a path leads to.
        reason: What was found, what was expected, what to do.
        citations: The characters that speak against it.
        notes: The notes of all records concerned: one is an answer.
    """

    record: str | None
    document: str | None = None
    catalogue: str = ""
    path: tuple[str | int, ...] = ()
    reason: str
    citations: tuple[Citation, ...] = ()
    notes: tuple[str | None, ...] = ()

    @property
    def is_answered(self) -> bool:
        """Whether an annotator has answered it with a note."""
        return any(note is not None for note in self.notes)


@frozen(order=True)
class LintWarning:
    """One thing in the coding of a corpus that looks doubtful; a note of the record answers it.

    Warnings sort by file and line.

    Attributes:
        file: The name of the file within the corpus in which the record stands; of a sentence
            that no record cites, the document's.
        line: Its line, from 1; None where the corpus was not read from files just now.
        record: The record's id; None where what is doubted is that there is none.
        rule: The rule by which it is doubtful.
        reason: What was found, what was expected, what to do.
        citations: The characters that speak against it.

    >>> print(LintWarning("a.yaml", 40, "killed", LintRule.OUTCOME_WORD, "no quotation has it"))
    a.yaml:40: killed: outcome_word: no quotation has it
    """

    file: str
    line: int | None = field(order=lambda line: line or 0)
    record: str | None = field(order=lambda record: record or "")
    rule: LintRule
    reason: str
    citations: tuple[Citation, ...] = field(default=(), order=False, repr=False)

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return ": ".join(filter(None, (where, self.record, self.rule, self.reason)))
