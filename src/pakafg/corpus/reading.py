"""From the contents of files to a corpus, or to the list of everything wrong with them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

import attrs

from pakafg.corpus.anchoring import Anchor, Edition, Effort
from pakafg.corpus.catalogue import Catalogue
from pakafg.corpus.checks import check
from pakafg.corpus.codec import structure
from pakafg.corpus.corpus import Corpus
from pakafg.corpus.entries import Entry
from pakafg.corpus.faults import faults, unknown_key
from pakafg.corpus.format import (
    ATTACHED,
    CLAIMS,
    CODEBOOK,
    DRAFT,
    REPORT_NOTE,
    REPORT_REVIEWED,
    REVIEWED,
    SECTIONS,
    SHARED,
    beside,
    is_document,
    is_plain,
    keys,
    keys_of_section,
    meant_as,
)
from pakafg.corpus.yaml_reader import Tally, YamlList, YamlMapping, line_of, read_yaml
from pakafg.corpus.zones import by_clocks, clock_zones, event_zone
from pakafg.errors import Problem, WordingError, near_miss
from pakafg.progress import watched
from pakafg.records.codebook import Codebook
from pakafg.records.document import Document
from pakafg.records.fields import IDENTIFIER
from pakafg.records.record import AnnotatedRecord
from pakafg.records.statement import Report, Statement
from pakafg.short_repr import shown
from pakafg.values.calendar import read_zone
from pakafg.values.when import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from attrs import AttrsInstance

    from pakafg.corpus.format import Attached

__all__ = ["CorpusReader", "EnoughError", "read_corpus", "read_entries"]

_PROBLEMS: Final = 10_000
_OF_REPORT: Final = keys(Report).keys() - {"document", "speaker", "note", REVIEWED}
_SHA256: Final = re.compile("[0-9a-f]{64}")
_NAMELESS: Final = "unnamed"  # stands in for the id of a document that has none


def read_corpus(
    files: Mapping[str, bytes], refused: Iterable[str] = ()
) -> tuple[Corpus, list[Problem]]:
    """Read a corpus from the contents of its files.

    Args:
        files: Contents by file name.
        refused: The names of files that are there, but could not be read: what others say
            of their records may be right.

    Returns:
        The corpus, and every problem found, 10,000 at most. Where there are problems, the
        corpus is what could be read all the same.
    """
    corpus, problems, _ = read_entries(files, refused)
    return corpus, problems


def read_entries(
    files: Mapping[str, bytes], refused: Iterable[str] = ()
) -> tuple[Corpus, list[Problem], dict[str, Entry]]:
    """Read a corpus as `read_corpus` does; give also where each of its records stands, by id."""
    reader = CorpusReader(files, refused)
    try:
        return reader.read(), reader.problems, reader.given
    except EnoughError:
        return Corpus(), reader.problems, reader.given


class EnoughError(Exception):
    """So many problems that reading on would only cost time and memory."""


class CorpusReader:
    """Reads one corpus, and remembers where everything stood and what was wrong."""

    def __init__(self, files: Mapping[str, bytes], refused: Iterable[str]) -> None:
        self.files = files
        # Files that could not be read, under the names that they should have.
        self.left: set[str] = {meant_as(name) or name for name in refused}
        self.codebook: Codebook = Codebook()
        self.anchor: Anchor | None = None
        self.effort: Effort = Effort()
        self.tally: Tally = Tally()
        self.problems: list[Problem] = []
        self.records: dict[str, dict[str, Any]] = defaultdict(dict)
        self.doubtful: dict[str, set[str]] = defaultdict(set)  # named, but not in the records
        self.entries: list[Entry] = []  # everything that is given, read or not
        self.given: dict[str, Entry] = {}  # each id where it was first given
        self.attached: dict[tuple[str, str], list[tuple[Any, Entry]]] = defaultdict(list)
        self.dates: list[tuple[YamlMapping, str, Anchor]] = []
        self.heads: list[tuple[Anchor, str, YamlMapping]] = []

    def read(self) -> Corpus:
        """Read all files, then check the records against each other."""
        if CODEBOOK in self.files:
            self._read_codebook()
        for name, kind in SHARED.items():
            file = f"{name}.yaml"
            if file in self.files:
                for entry in self._entries(self._yaml(file), list(keys(kind)), file):
                    self._add(name, entry, kind, file)
        for name in watched(self._documents(), "reading documents"):
            self._document(name, beside(name))
        for entry, file, anchor in self.dates:
            self.anchor = anchor
            self._place_in_zone(entry, file)
            self._add("dates", entry, CLAIMS["dates"], file)
        self._ask_for_editions()
        corpus = self._assemble()
        for problem in check(corpus, self.entries, self.doubtful, self._unread()):
            self._report(problem)
        return corpus

    # --- files ---------------------------------------------------------------------------

    def _documents(self) -> list[str]:
        """List the documents with a record file beside them; report the names that cannot be."""
        there = self.files.keys() | self.left
        folded: dict[str, str] = {}
        documents = []
        for name in self.files:
            other = folded.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
            reason = _unfit(name, there)
            if other != name:
                reason = f"differs from {other!r} only by case or Unicode form: rename one"
            if reason:
                self._problem(name, None, None, reason)
                self.left.add(name)
            elif name.endswith(".txt"):
                documents.append(name)
        if not documents and not self.left and CODEBOOK not in self.files:
            self._problem("*.txt", None, None, "no such file: expected one document at least")
        return sorted(name for name in documents if beside(name) in self.files)

    def _yaml(self, file: str) -> Any:
        """Read a record file, and keep in mind where it could not be read."""
        content, problems = read_yaml(file, self.files[file], self.tally)
        for problem in problems:
            self._report(problem)
        if problems and content is None:
            self.left.add(file)
        return content

    def _decoded(self, name: str) -> str | None:
        """Decode a document; report where it is not UTF-8."""
        try:
            return self.files[name].decode("utf-8")
        except UnicodeDecodeError as error:
            self._problem(name, None, None, f"not UTF-8 at byte {error.start}: save it as UTF-8")
            self.left.add(name)
            return None

    def _unread(self) -> set[str]:
        """Name the catalogues of which a file could not be read."""
        names = {file.removesuffix(".yaml") for file in self.left}
        alone = {*SHARED, CODEBOOK.removesuffix(".yaml")}
        of_documents = {"documents", "statements", *CLAIMS} if names - alone else set()
        return (names & alone) | of_documents

    def _read_codebook(self) -> None:
        """Read the codebook; where something is wrong with it, no word is held against it."""
        content = self._yaml(CODEBOOK)
        if isinstance(content, YamlMapping):
            self._check_keys(content, list(keys(Codebook)), CODEBOOK)
            read = self._structure(Entry("codebook", Codebook, None, CODEBOOK, content))
            if read is not None:
                self.codebook = read
                return
        elif content is not None:
            expected = f"expected {', '.join(keys(Codebook))}, each with what it holds"
            self._problem(CODEBOOK, 1, None, expected)
        elif CODEBOOK not in self.left:
            return  # an empty file is a codebook that adds nothing
        self.left.add(CODEBOOK)

    def _document(self, name: str, file: str) -> None:
        """Read one document and the sections of the record file beside it."""
        text, content = self._decoded(name), self._yaml(file)
        if text is None or file in self.left:
            return
        if not isinstance(content, YamlMapping):
            self._problem(file, 1, None, "expected sections: 'document' and those with records")
            self.left.add(file)
            return
        self._check_keys(content, SECTIONS, file)
        anchor = self._head(content, name, file, text)
        for section in SECTIONS[1:]:
            line = line_of(content, (section,))
            for entry in self._entries(content.get(section), keys_of_section(section), file, line):
                entry["document"] = anchor.document
                if section == "dates":  # read in the zone of an event that may stand further on
                    self.dates.append((entry, file, anchor))
                elif section == "statements":
                    self._statement(entry, file)
                elif section in CLAIMS:
                    self._add(section, entry, CLAIMS[section], file)
                else:
                    self._attach(ATTACHED[section], entry, file)

    def _head(self, content: YamlMapping, name: str, file: str, text: str) -> Anchor:
        """Add the document itself, and turn to its text."""
        head = content.get("document")
        added = None
        if isinstance(head, YamlMapping):
            self._check_keys(head, keys_of_section("document"), file)
            digest = hashlib.sha256(self.files[name]).hexdigest()
            edition = self._edition(head, file, digest)
            self.anchor = anchor = Anchor(_id_of_document(head), text, edition, self.effort)
            self.heads.append((anchor, file, head))
            head |= {"file": name, "text": text, "sha256": digest}
            added = self._add("documents", head, Document, file)
        else:
            line = line_of(content, ("document",))
            self._problem(file, line, None, "the section 'document' with its 'id' is missing")
            self.anchor = anchor = Anchor(_NAMELESS, text, effort=self.effort)
        if added is None:
            self.doubtful["documents"].add(anchor.document)
        return anchor

    def _edition(self, head: YamlMapping, file: str, digest: str) -> Edition:
        """Tell whether a document is that for which its record file was written."""
        given = head.get("sha256")
        if given is None:
            return Edition.UNKNOWN
        if isinstance(given, str) and _SHA256.fullmatch(given):
            return Edition.SAME if given == digest else Edition.OTHER
        reason = (
            f"sha256 is {shown(given)}, expected 64 digits, 0 to 9 and a to f, in quotes; "
            f"this text has {digest}"
        )
        self._problem(file, line_of(head, ("sha256",)), head.get("id"), reason)
        return Edition.SAME

    def _ask_for_editions(self) -> None:
        """Ask in which text the numbers were counted that name occurrences, where nobody says."""
        for anchor, file, head in self.heads:
            if anchor.counted:
                reason = (
                    "nth counts in the text as it is now, and would name other words in another: "
                    f'write sha256: "{head["sha256"]}" here, or prefix and suffix beside each nth'
                )
                self._problem(file, head.line, head.get("id"), reason)

    def _entries(
        self, content: object, known: Sequence[str], file: str, line: int = 1
    ) -> Iterator[YamlMapping]:
        """Yield the records of a file or a section, without keys that none can have."""
        if content is None:
            return
        if not isinstance(content, YamlList):
            self._problem(file, line, None, "expected a list of records, each after a hyphen")
            return
        for entry, here in zip(content, content.lines, strict=True):
            if isinstance(entry, YamlMapping):
                self._check_keys(entry, known, file)
                yield entry
            else:
                reason = f"{shown(entry)} is no record: expected keys and values"
                self._problem(file, here, None, reason)

    def _check_keys(self, entry: YamlMapping, known: Sequence[str], file: str) -> None:
        """Report and drop the keys of an entry that none such can have."""
        for key in [key for key in entry if key not in known]:
            del entry[key]
            self._problem(file, entry.lines[key], entry.get("id"), unknown_key(key, known, entry))

    # --- entries of a document file --------------------------------------------------------

    def _attach(self, attached: Attached, entry: YamlMapping, file: str) -> None:
        """Keep what a document says of a shared record until all of it is there."""
        target = entry.pop(attached.key, None)
        known = self.records[attached.catalogue]
        given = Entry(attached.section, attached.kind, target, file, entry)
        record = self._structure(given)
        if not isinstance(target, str):
            reason = f"the key {attached.key!r} is missing or names no record"
            self._problem(file, line_of(entry, (attached.key,)), None, reason)
        elif target in known:
            if record is not None:
                self.attached[target, attached.field].append((record, given))
        elif not (
            target in self.doubtful[attached.catalogue] or attached.catalogue in self._unread()
        ):
            so_far = " of this document and those before it" * (attached.section == "reports")
            reason = (
                f"{attached.key}: no record {shown(target)} among {attached.catalogue}{so_far}"
                f"{near_miss(target, known)}"
            )
            self._problem(file, entry.lines[attached.key], target, reason)

    def _statement(self, entry: YamlMapping, file: str) -> None:
        """Split an entry into a statement and the report that opens it."""
        report = YamlMapping(entry.line)
        report.lines = entry.lines
        for key in _OF_REPORT & entry.keys():
            report[key] = entry.pop(key)
        if REPORT_NOTE in entry:
            report["note"] = entry.pop(REPORT_NOTE)
        if REPORT_REVIEWED in entry:
            report[REVIEWED] = entry.pop(REPORT_REVIEWED)
        elif REVIEWED in entry and not faults({REVIEWED: entry[REVIEWED]}, AnnotatedRecord, None):
            report[REVIEWED] = entry[REVIEWED]  # who reviewed the entry reviewed all of it
        report["document"] = entry.pop("document")
        given = Entry("reports", Report, entry.get("id"), file, report)
        record = self._structure(given)
        statement = self._add("statements", entry, Statement, file)
        if record is not None and statement is not None:
            self.attached[statement.id, "reports"].append((record, given))

    def _place_in_zone(self, entry: YamlMapping, file: str) -> None:
        """Read a date in the zone that the document names, or in that of the event's place."""
        zone = entry.pop("zone", None)
        try:
            if zone is not None:
                read_zone(zone if isinstance(zone, str) else repr(zone))
        except WordingError as error:
            self._problem(file, entry.lines["zone"], entry.get("id"), f"zone: {error}")
            zone = None
        if isinstance(entry.get("when"), str):
            entry["when"] = self._localised(entry["when"], str(entry.get("event")), zone)

    def _localised(self, when: str, event: str, zone: str | None) -> tuple[str, str]:
        """Give a date its zone; without one of its own, a clock time on a border has several."""
        own = event_zone(event, self.records, self.codebook.zones) or "UTC"
        if zone is not None:
            return when, zone
        try:
            When.parse(when, zone=own)
        except WordingError:  # which is reported with the record
            return when, own
        return by_clocks(when, clock_zones(event, self.records)), own

    # --- records ---------------------------------------------------------------------------

    def _structure(self, entry: Entry) -> Any:
        """Make a record of an entry; report its faults and give None where it has some."""
        self.entries.append(entry)
        try:
            return structure(entry.data, entry.kind, self.anchor)
        except Exception as error:  # noqa: BLE001  (every problem is collected)
            for path, reason in faults(entry.data, entry.kind, self.anchor) or [((), repr(error))]:
                where = ".".join(map(str, path))
                named = not path or (isinstance(path[-1], str) and repr(path[-1]) in reason)
                self._report(entry.problem(path, reason if named else f"{where}: {reason}"))
            return None

    def _add(self, catalogue: str, data: YamlMapping, kind: type[AttrsInstance], file: str) -> Any:
        """Structure a record and keep it; None where either cannot be."""
        name = data.get("id")
        entry = Entry(catalogue, kind, name, file, data)
        record = self._structure(entry)
        doubtful = self.doubtful[catalogue]
        if not isinstance(name, str):
            doubtful.add("")
            return None
        if name in self.given:
            first = self.given[name]
            line = line_of(first.data, ("id",))
            reason = f"this id is given a second time, first in {first.file}:{line}"
            self._report(entry.problem(("id",), reason))
            record = None
        else:
            self.given[name] = entry
        if record is None:
            doubtful.add(name)
        else:
            self.records[catalogue][name] = record
        return record

    def _assemble(self) -> Corpus:
        """Put what documents say of shared records into those records."""
        parts: dict[str, dict[str, tuple[Any, ...]]] = defaultdict(dict)
        for (target, field), entries in self.attached.items():
            parts[target][field] = tuple(record for record, _ in entries)
        return Corpus(
            codebook=self.codebook,
            **{
                catalogue: Catalogue(
                    attrs.evolve(record, **parts[record.id]) if record.id in parts else record
                    for record in records.values()
                )
                for catalogue, records in self.records.items()
            },
        )

    # --- problems --------------------------------------------------------------------------

    def _problem(self, file: str, line: int | None, name: object, reason: str) -> None:
        """Report a problem; a name that is no text is left out."""
        self._report(Problem(file, line, name if isinstance(name, str) else None, reason))

    def _report(self, problem: Problem) -> None:
        """Collect a problem, and stop at ten thousand."""
        self.problems.append(problem)
        if len(self.problems) == _PROBLEMS:
            raise EnoughError


def _unfit(name: str, there: set[str]) -> str | None:
    """Say why a file of this name is no part of a corpus, among the files that are there."""
    stem = name.removesuffix(".yaml")
    if not is_plain(name):
        return "is no name that a file can have on every system: rename it"
    if name.endswith(".txt"):
        if not is_document(name):
            is_draft = beside(name).endswith(DRAFT)
            held = "proposals, and no records" if is_draft else "what documents share"
            return f"{beside(name)!r} holds {held}: rename the document"
        if beside(name) not in there:
            return f"has no record file {beside(name)!r} beside it"
    elif name != CODEBOOK and stem not in SHARED and f"{stem}.txt" not in there:
        return f"has no document {f'{stem}.txt'!r} beside it"
    return None


def _id_of_document(head: YamlMapping) -> str:
    """Take the document's id, or what stands in for it where it has none that can be one."""
    try:
        IDENTIFIER(None, keys(Document)["id"], head.get("id"))
    except (TypeError, ValueError):
        return _NAMELESS
    return str(head["id"])
