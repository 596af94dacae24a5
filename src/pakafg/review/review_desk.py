"""The desk of a review: what stands in a folder, read anew each time, and changed all or none.

Laws of this file: the folder is the state, nothing else is; a decision is made on what the reviewer
has seen, or not at all; record files, draft and log change at once, so that a program that is
killed leaves the state before a decision or the one after it; what would not load is never written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Final

from attrs import define, field, frozen

from pakafg.corpus import journal
from pakafg.corpus.folder_files import FolderFiles
from pakafg.corpus.format import CODEBOOK, SHARED, beside, draft_beside, review_beside
from pakafg.corpus.kept_answers import kept_answer
from pakafg.corpus.lookup import record_named
from pakafg.corpus.reading import read_entries
from pakafg.corpus.rereading import CorpusReading, reread
from pakafg.corpus.source import read_one
from pakafg.drafting.acceptance import check_kept
from pakafg.drafting.draft_file import DRAFT_BYTES, draft_as_file, read_draft
from pakafg.drafting.proposal import Draft
from pakafg.errors import ArgumentError, CorpusError, PakafgError, Problem
from pakafg.linting.rules import lint_document
from pakafg.review.actions import Action, Verb
from pakafg.review.decision_log import LOG_BYTES, Before, Decision, log_as_file, read_log
from pakafg.review.decisions import Change, decided, undone
from pakafg.review.desk import Desk
from pakafg.review.splices import Splice

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus
    from pakafg.corpus.entries import Entry
    from pakafg.linting.doubt import LintWarning
    from pakafg.records.document import Document

__all__ = ["ReviewDesk", "Sight", "StaleError"]

_FOLDER: Final = "the folder of a corpus: an archive holds no drafts"
_NOTHING: Final = "at least one decision of this review that was not taken back yet"


class StaleError(PakafgError):
    """A decision was made on what is not the state any more: nothing of it was written."""


@frozen(kw_only=True)
class Sight:
    """What a reviewer sees of a folder at one time.

    Attributes:
        desk: The corpus, the document and its draft.
        decisions: What was decided of the draft, in order.
        version: What tells this state from every other.
    """

    desk: Desk
    decisions: tuple[Decision, ...]
    version: str
    _reading: CorpusReading

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What the record file of the document holds."""
        file = beside(self.desk.document.file)
        return tuple(each for each in self._reading.entries.values() if each.file == file)

    @property
    def warnings(self) -> tuple[LintWarning, ...]:
        """What looks doubtful in the coding of the document."""
        corpus, name = self.desk.corpus, self.desk.document.id
        found = partial(lint_document, corpus, self._reading.entries, name)
        return kept_answer(corpus, ("warnings", name), found)


def _now() -> str:
    """Tell the time as ISO 8601, to the second."""
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"


@define
class ReviewDesk:
    """Where proposals are decided, one after the other, and written at once.

    Attributes:
        folder: The folder of the corpus.
        reviewer: Who decides; None where nobody says.
        clock: Tells the time as ISO 8601.
    """

    folder: Path
    reviewer: str | None = None
    clock: Callable[[], str] = field(default=_now, repr=False)
    _lock: RLock = field(factory=RLock, init=False, repr=False)
    _files: FolderFiles = field(init=False, repr=False)
    _kept: CorpusReading | None = field(default=None, init=False, repr=False)
    _drafted: tuple[str, bytes, Draft] | None = field(default=None, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if self.folder.is_file():
            raise ArgumentError("DIR", str(self.folder), _FOLDER)
        if not self.folder.is_dir():
            reason = "no such folder"
            raise CorpusError(str(self.folder), [Problem(str(self.folder), None, None, reason)])
        self._files = FolderFiles(self.folder)

    def corpus(self) -> Corpus:
        """Read the corpus as it is now."""
        with self._lock, journal.only_writer(self.folder):
            return self._read().corpus

    def look(self, document: str) -> Sight:
        """See a document and its draft as they are now.

        Raises:
            ArgumentError: There is no such document.
            CorpusError: The corpus, the draft or the log has problems.
        """
        with self._lock, journal.only_writer(self.folder):
            return self._sight(document)

    def act(self, document: str, version: str, action: Action) -> tuple[Sight, Sight]:
        """Do what a reviewer wants done, and write it at once.

        Args:
            document: The document's id.
            version: That of the state that the reviewer has seen.
            action: What to do.

        Returns:
            What was to be seen before, and what is to be seen now.

        Raises:
            StaleError: The state is another one by now.
            ArgumentError: It cannot be done.
            CorpusError: The corpus would have problems with it; nothing is written.
            OSError: The folder cannot be written; likewise.
        """
        with self._lock, journal.only_writer(self.folder):
            before = self._sight(document)
            if version != before.version:
                raise StaleError(version, before.version)
            if action.verb is Verb.UNDO:
                if not before.decisions:
                    raise ArgumentError("undo", document, _NOTHING)
                change = undone(before.desk, before.decisions[-1])
                decisions = before.decisions[:-1]
            else:
                at = self.clock()
                change = decided(before.desk, action, self.reviewer, at)
                decision = _decision(before.desk, action.verb, change, self.reviewer, at)
                decisions = (*before.decisions, decision)
            self._write(before.desk, change, decisions, is_undone=action.verb is Verb.UNDO)
            return before, self._sight(document)

    def preview(self, document: str, action: Action) -> tuple[list[Problem], list[LintWarning]]:
        """Tell what would be wrong, or look doubtful, with a record; write nothing.

        Args:
            document: The document's id.
            action: An action that makes a record.

        Returns:
            The problems that keep it out, and what the rules for doubtful coding say of it.

        Raises:
            ArgumentError: It cannot be done.
            CorpusError: The corpus has problems without it.
        """
        with self._lock, journal.only_writer(self.folder):
            sight = self._sight(document)
            change = decided(sight.desk, action, self.reviewer, self.clock())
            files = _with_changes(sight.desk.files, change.files)
            reading, problems = self._reread(files)
        made = change.proposals[change.proposal]
        name = None if made is None else made.record.get("id")
        if problems or name is None:
            return sorted(problems), []
        warnings = lint_document(reading.corpus, reading.entries, document)
        return [], [each for each in warnings if each.record == name]

    # --- reading and writing, with the lock held ---------------------------------------------

    def _read(self) -> CorpusReading:
        """Read the corpus, anew only where a file is another one."""
        if (self.folder / journal.NAME).exists():  # a decision was interrupted
            journal.finish(self.folder)
        files, problems = self._files.read()
        if problems:
            raise CorpusError(str(self.folder), sorted([*problems, *read_entries(files)[1]]))
        if self._kept is None or files != self._kept.files:
            self._kept = self._checked(files)
        return self._kept

    def _checked(self, files: Mapping[str, bytes]) -> CorpusReading:
        """Read the corpus that some files give.

        Raises:
            CorpusError: It has problems.
        """
        reading, problems = self._reread(files)
        if problems:
            raise CorpusError(str(self.folder), sorted(problems))
        return reading

    def _reread(self, files: Mapping[str, bytes]) -> tuple[CorpusReading, list[Problem]]:
        """Read what changed since the last reading; all, where there was none."""
        return reread(self._kept or CorpusReading.of_nothing(), files)

    def _sight(self, name: str) -> Sight:
        """See a document."""
        reading = self._read()
        document: Document = record_named(reading.corpus.documents, "document", name)
        if document.id != name:  # a page names documents by their ids, and nobody types them there
            raise ArgumentError("document", name, f"the id of one, such as {document.id!r}")
        log = review_beside(document.file)
        decisions = read_log(log, self._beside(log, LOG_BYTES), document)
        desk = Desk(
            corpus=reading.corpus,
            files=reading.files,
            document=document,
            draft=self._draft(document),
        )
        return Sight(
            desk=desk,
            decisions=decisions,
            reading=reading,
            version=self._version(reading.files, document),
        )

    def _draft(self, document: Document) -> Draft:
        """Read a draft, anew only where its file, or its document, is another one."""
        data = self._beside(draft_beside(document.file), DRAFT_BYTES)
        # A file of a draft names its document, and no document is there twice.
        if self._drafted is not None and self._drafted[:2] == (document.sha256, data):
            return self._drafted[2]
        draft = read_draft(self.folder, document)
        self._drafted = None if data is None else (document.sha256, data, draft)
        return draft

    def _beside(self, name: str, most: int) -> bytes | None:
        """Read a file that may stand beside those of the corpus."""
        file = self.folder / name
        return read_one(file, most) if file.exists() or file.is_symlink() else None

    def _version(self, files: Mapping[str, bytes], document: Document) -> str:
        """Name the state of what a decision can change: files of the document, and shared ones."""
        digest = sha256()
        own = {document.file, beside(document.file), CODEBOOK, *(f"{n}.yaml" for n in SHARED)}
        held = {name: files.get(name) for name in sorted(own)}
        for beside_it, most in ((draft_beside, DRAFT_BYTES), (review_beside, LOG_BYTES)):
            file = beside_it(document.file)
            held[file] = self._beside(file, most)
        for name, data in held.items():
            told = f"{name}\0{-1 if data is None else len(data)}\0"
            digest.update(told.encode() + (data or b""))
        return digest.hexdigest()[:32]

    def _write(
        self, desk: Desk, change: Change, decisions: tuple[Decision, ...], *, is_undone: bool
    ) -> None:
        """Write a change, all of it or nothing."""
        files = _with_changes(desk.files, change.files)
        reading = self._checked(files) if change.files else None
        if reading is not None and not is_undone:
            check_kept(desk.corpus, reading.corpus, str(self.folder))
        document = desk.document
        draft = change.draft(desk.draft)
        draft_data = draft_as_file(draft, document)
        written = {
            draft_beside(document.file): draft_data,
            review_beside(document.file): log_as_file(document, decisions),
            **{name: data for name, data in change.files.items() if data is not None},
        }
        journal.finish(self.folder)
        removed = [name for name, data in change.files.items() if data is None]
        journal.commit(self.folder, written, removed)
        self._drafted = document.sha256, draft_data, draft
        if reading is not None:
            self._kept = reading


def _with_changes(
    files: Mapping[str, bytes], changed: Mapping[str, bytes | None]
) -> dict[str, bytes]:
    """Give files with what is changed in them."""
    there = {**files, **changed}
    return {name: data for name, data in sorted(there.items()) if data is not None}


def _decision(desk: Desk, verb: Verb, change: Change, by: str | None, at: str) -> Decision:
    """Keep what a change changes, so that it can be taken back."""
    known = {each.id: each for each in desk.draft.proposals}
    return Decision(
        verb=verb,
        proposal=change.proposal,
        by=by,
        at=at,
        before={
            name: Before.of(known[name]) if name in known else None for name in change.proposals
        },
        files={
            name: Splice.between(desk.files.get(name), data)
            for name, data in change.files.items()
            if data is not None
        },
    )
