"""From a corpus to files, all or none."""

from __future__ import annotations

import errno
import io
import os
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs

from pakafg.corpus import journal
from pakafg.corpus.anchoring import Anchor, Edition
from pakafg.corpus.atomic import replace
from pakafg.corpus.codec import unstructure
from pakafg.corpus.format import (
    ATTACHED,
    CLAIMS,
    CODEBOOK,
    REPORT_NOTE,
    REPORT_REVIEWED,
    REVIEWED,
    SECTIONS,
    SHARED,
    EntryError,
    beside,
    is_document,
    is_record_file,
    keys_of_section,
)
from pakafg.corpus.reading import read_corpus
from pakafg.corpus.source import bounded, misnamed
from pakafg.corpus.yaml_writer import encoded, write_yaml
from pakafg.corpus.zones import by_clocks, clock_zones, event_zone
from pakafg.errors import CorpusError, Problem
from pakafg.records.claim import DateClaim
from pakafg.records.codebook import Codebook
from pakafg.short_repr import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from attrs import AttrsInstance

    from pakafg.corpus.corpus import Corpus
    from pakafg.records.document import Document

__all__ = ["save"]

_Found = TypeVar("_Found")

_WHEN_ZIPPED: Final = (1980, 1, 1, 0, 0, 0)  # equal corpora give equal archives
_UNIX: Final = 3
_ORDINARY_FILE: Final = 0o100644 << 16


def save(corpus: Corpus, path: str | os.PathLike[str]) -> None:
    """Write a corpus to a folder or a .zip; the body of `Corpus.save`."""
    target = Path(path)
    files = _checked(corpus, str(path))
    if target.suffix.lower() == ".zip":
        _save_archive(files, target)
    else:
        _save_folder(files, target)


def _checked(corpus: Corpus, target: str) -> dict[str, bytes]:
    """Write the files of a corpus in memory, and check that the same corpus is read from them."""
    writer = _Writer(corpus)
    files = writer.files()
    problems = writer.problems
    bounded(files.items(), problems)
    if not problems:
        again, problems = read_corpus(files)
        problems = problems or list(_differences(corpus, again))
    if problems:
        raise CorpusError(target, sorted(problems))
    return files


def _differences(corpus: Corpus, again: Corpus) -> Iterator[Problem]:
    """Find what would not be read back as it is."""
    if corpus.codebook != again.codebook:
        yield Problem(CODEBOOK, None, None, "the codebook would not be read back as it is")
    for catalogue, old in corpus.catalogues.items():
        new = getattr(again, catalogue)
        for name, record in old.items():
            if name not in new:
                reason = "would be lost: nothing says in which document's file it stands"
                yield Problem(f"{catalogue}.yaml", None, name, reason)
                continue
            for field in attrs.fields(type(record)):
                one, other = getattr(record, field.name), getattr(new[name], field.name)
                if one != other:
                    reason = f"{field.name}: {shown(one)} would be read back as {shown(other)}"
                    yield Problem(f"{catalogue}.yaml", None, name, reason)


def _save_folder(files: dict[str, bytes], target: Path) -> None:
    """Commit the files to a folder, unless files stand there that would be taken for its own."""
    target.mkdir(parents=True, exist_ok=True)
    with journal.only_writer(target):
        journal.finish(target)
        names = {each.name for each in target.iterdir() if is_record_file(each.name)}
        documents = {name for name in names if name.endswith(".txt") and beside(name) in names}
        before = documents | {beside(name) for name in documents}
        before |= names & {CODEBOOK, *(f"{name}.yaml" for name in SHARED)}
        if strangers := sorted(names - before - files.keys()):
            reason = "is no part of this corpus, but would be read as one: move it elsewhere"
            problems = [Problem(name, None, None, reason) for name in strangers]
            raise CorpusError(str(target), problems)
        if problems := list(misnamed((each.name for each in target.iterdir()), files)):
            raise CorpusError(str(target), problems)
        for name in files:
            if (target / name).is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), name)
        journal.commit(target, files, before - files.keys())


def _save_archive(files: dict[str, bytes], target: Path) -> None:
    """Write the files as a .zip and put it in the place of the old one."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            member = zipfile.ZipInfo(name, _WHEN_ZIPPED)
            member.create_system, member.external_attr = _UNIX, _ORDINARY_FILE
            archive.writestr(member, data, zipfile.ZIP_DEFLATED)
    replace(target, buffer.getvalue())


class _Writer:
    """Writes the files of one corpus, and remembers what cannot be written."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.anchor: Anchor | None = None
        self.events = {name: getattr(corpus, name) for name in (*SHARED, "statements")}
        self.problems: list[Problem] = []
        # Each catalogue is gone through once, and not once for each document.
        self.attached = _by_document(
            (part.document, (attached, name, part))
            for attached in ATTACHED.values()
            for name, record in getattr(corpus, attached.catalogue).items()
            # The report that opens a statement stands with the statement itself.
            for part in getattr(record, attached.field)[attached.section == "reports" :]
        )
        self.claims = _by_document(
            (claim.document, (section, claim))
            for section in CLAIMS
            for claim in getattr(corpus, section).values()
        )
        self.opened = _by_document(
            (statement.reports[0].document, (name, statement))
            for name, statement in corpus.statements.items()
            if statement.reports
        )

    def files(self) -> dict[str, bytes]:
        """Write the files, by name: shared ones first, then each document with its record file."""
        files: dict[str, bytes] = {}
        if self.corpus.codebook != Codebook():
            files[CODEBOOK] = self._dump(unstructure(self.corpus.codebook, None), CODEBOOK)
        for name in SHARED:
            file = f"{name}.yaml"
            records = getattr(self.corpus, name).values()
            if records:
                data = [self._plain_data(record, record.id, file) for record in records]
                files[file] = self._dump(data, file)
        for document in self.corpus.documents.values():
            file = document.file
            if not is_document(file):
                reason = "is no name of a document: expected one such as '000.txt'"
                self.problems.append(Problem(file, None, document.id, reason))
            elif file in files:
                reason = "is the file of another document, too: give each its own"
                self.problems.append(Problem(file, None, document.id, reason))
            else:
                self.anchor = Anchor(document.id, document.text, Edition.SAME)
                files[beside(file)] = self._dump(self._sections(document), beside(file))
                try:
                    files[file] = encoded(document.text)
                except EntryError as error:
                    self.problems.append(Problem(file, None, document.id, str(error)))
        return files

    def _sections(self, document: Document) -> dict[str, Any]:
        """Write the record file of one document, in the order of its sections."""
        head = self._plain_data(document, document.id, beside(document.file))
        entries = [
            *self._attached_entries(document),
            *self._claim_entries(document),
            *self._statement_entries(document),
        ]
        written: dict[str, Any] = {"document": _ordered("document", head)}
        for section in SECTIONS[1:]:
            ordered = [_ordered(section, entry) for name, entry in entries if name == section]
            if ordered:
                written[section] = ordered
        return written

    def _attached_entries(self, document: Document) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield what a document says of records that others share, with the section of each."""
        for attached, name, part in self.attached.get(document.id, ()):
            entry = self._plain_data(part, name, beside(document.file))
            yield attached.section, {**entry, attached.key: name}

    def _claim_entries(self, document: Document) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the claims of a document, with the section of each."""
        for section, claim in self.claims.get(document.id, ()):
            entry = self._plain_data(claim, claim.id, beside(document.file))
            if isinstance(claim, DateClaim) and not self._is_usual_zone(claim):
                entry["zone"] = claim.when.zone
            yield section, entry

    def _is_usual_zone(self, claim: DateClaim) -> bool:
        """Tell whether a date without its zone is read as it is: a clock on a border is not."""
        text = str(claim.when)
        zone = event_zone(claim.event, self.events, self.corpus.codebook.zones) or "UTC"
        return (
            claim.when.zone == zone
            and by_clocks(text, clock_zones(claim.event, self.events)) == text
        )

    def _statement_entries(self, document: Document) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the statements that a document opens, each with its report of them."""
        for name, statement in self.opened.get(document.id, ()):
            entry = self._plain_data(statement, name, beside(document.file))
            opening = self._plain_data(statement.reports[0], name, beside(document.file))
            if "note" in opening:
                opening[REPORT_NOTE] = opening.pop("note")
            reviews = opening.pop(REVIEWED, [])
            if reviews != entry.get(REVIEWED, []):
                opening[REPORT_REVIEWED] = reviews
            yield "statements", {**entry, **opening}

    def _plain_data(self, record: AttrsInstance, name: str, file: str) -> dict[str, Any]:
        """Make plain data of a record; report what cannot be written."""
        try:
            return unstructure(record, self.anchor)
        except EntryError as error:
            self.problems.append(Problem(file, None, name, str(error)))
            return {}

    def _dump(self, data: object, file: str) -> bytes:
        """Write plain data as YAML."""
        try:
            return write_yaml(data)
        except EntryError as error:
            self.problems.append(Problem(file, None, None, str(error)))
            return b""


def _by_document(found: Iterable[tuple[str, _Found]]) -> dict[str, list[_Found]]:
    """Gather what is found by its document, in the order in which it is found."""
    gathered: dict[str, list[_Found]] = defaultdict(list)
    for document, each in found:
        gathered[document].append(each)
    return gathered


def _ordered(section: str, entry: dict[str, Any]) -> dict[str, Any]:
    """Put the keys of an entry in order, and leave out what its place says."""
    return {key: entry[key] for key in keys_of_section(section) if key in entry}
