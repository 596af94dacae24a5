"""From files to a corpus, or to the list of everything that is wrong with them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs

from pakafg.corpus.anchoring import Anchor
from pakafg.corpus.catalogue import Catalogue
from pakafg.corpus.checks import check
from pakafg.corpus.codec import Codec, reasons
from pakafg.corpus.corpus import Corpus
from pakafg.corpus.layout import ATTACHED, CLAIMS, SECTIONS, SHARED
from pakafg.corpus.problems import Problem
from pakafg.corpus.source import read_files
from pakafg.corpus.yaml_reader import Entry, Items, line_of, read_yaml
from pakafg.corpus.zones import event_zone
from pakafg.errors import CorpusError
from pakafg.records.document import Document
from pakafg.records.statement import Report, Statement

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from attrs import AttrsInstance

__all__ = ["load_corpus"]

_REPORT_KEYS: Final = frozenset({"mode", "role", "channel", "via", "quotes"})


def load_corpus(path: str | os.PathLike[str] | None = None) -> Corpus:
    """Read a corpus: five documents and their records, or documents of your own.

    The seed corpus that pakafg brings holds five news documents on the talks of October and
    November 2025, about 68,000 characters, and the records that cite them.

    Args:
        path: A folder or a .zip of the corpus layout; None for the seed corpus.

    Returns:
        The corpus. Every citation has been found in its document, every reference resolved.

    Raises:
        CorpusError: Anything is wrong; `.problems` lists all of it, each with file, line,
            record and reason.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> len(corpus.documents)
    5
    """
    source = _seeds() if path is None else Path(path)
    loader = _Loader()
    corpus = loader.load(source)
    if loader.problems:
        raise CorpusError(str(path or "the seed corpus"), sorted(loader.problems, key=_by_place))
    return corpus


def _seeds() -> Path:
    """The seed corpus: inside the installed package, or at the top of a checkout."""
    inside = Path(__file__).parents[1] / "seeds"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "seeds"


def _by_place(problem: Problem) -> tuple[str, int, str]:
    return problem.file, problem.line or 0, problem.reason


class _Loader:
    """Reads one corpus, and remembers where everything stood and what was wrong."""

    def __init__(self) -> None:
        self.codec = Codec()
        self.problems: list[Problem] = []
        self.records: dict[str, dict[str, Any]] = defaultdict(dict)
        self.attached: dict[tuple[str, str, str], list[Any]] = defaultdict(list)
        self.places: dict[int, tuple[str, int]] = {}  # where each record object stood
        self.known: dict[str, tuple[str, int]] = {}  # where each id was first given

    def load(self, path: Path) -> Corpus:
        files, problems = read_files(path)
        self.problems += problems
        for name, kind in SHARED.items():
            file = f"{name}.yaml"
            if file in files:
                self._shared(name, kind, file, files[file])
        texts = [name for name in files if name.endswith(".txt")]
        for name in texts:
            beside = f"{name.removesuffix('.txt')}.yaml"
            if beside in files:
                self._document(name, files[name], beside, files[beside])
            else:
                self._problem(name, None, None, f"has no record file {beside!r} beside it")
        for name in files:
            stem = name.removesuffix(".yaml")
            if name.endswith(".yaml") and stem not in SHARED and f"{stem}.txt" not in files:
                self._problem(name, None, None, f"has no document {stem + '.txt'!r} beside it")
        if not texts and not self.problems:
            self._problem(path.name, None, None, "holds no document: no .txt file")
        corpus = self._assemble()
        self.problems += check(corpus, self._where)
        return corpus

    # --- files ---------------------------------------------------------------------

    def _shared(self, name: str, kind: type[AttrsInstance], file: str, data: bytes) -> None:
        content, problems = read_yaml(file, data)
        self.problems += problems
        for entry in self._entries(content, file):
            self._add(name, self._structure(entry, kind, file), entry, file)

    def _document(self, name: str, text: bytes, file: str, data: bytes) -> None:
        try:
            decoded = text.decode("utf-8")
        except UnicodeDecodeError as error:
            self._problem(name, None, None, f"not UTF-8 at byte {error.start}: save it as UTF-8")
            return
        content, problems = read_yaml(file, data)
        self.problems += problems
        if not isinstance(content, Entry):
            if not problems:
                self._problem(file, None, None, "expected the sections of a document file")
            return
        for key in content.keys() - set(SECTIONS):
            known = ", ".join(SECTIONS)
            self._problem(file, content.lines[key], None, f"no section {key!r}; known are {known}")
        head = content.get("document")
        if not isinstance(head, Entry) or not isinstance(head.get("id"), str):
            self._problem(file, 1, None, "the section 'document' with its 'id' is missing")
            return
        self.codec.anchor = Anchor(head["id"], decoded)
        head |= {"file": name, "text": decoded, "sha256": hashlib.sha256(text).hexdigest()}
        head.setdefault("quotes", Items(head.line))
        self._add("documents", self._structure(head, Document, file), head, file)
        for section in SECTIONS[1:]:
            for entry in self._entries(content.get(section), file):
                self._section(section, entry, file, head["id"])

    def _entries(self, content: object, file: str) -> Iterator[Entry]:
        if content is None:
            return
        if not isinstance(content, Items):
            self._problem(file, getattr(content, "line", 1), None, "expected a list of records")
            return
        for index, entry in enumerate(content):
            if isinstance(entry, Entry):
                yield entry
            else:
                line = content.lines[index]
                self._problem(file, line, None, f"{entry!r} is no record: expected keys and values")

    # --- entries of a document file ------------------------------------------------------

    def _section(self, section: str, entry: Entry, file: str, document: str) -> None:
        attached = next((each for each in ATTACHED if each.section == section), None)
        if section == "statements":
            self._statement(entry, file, document)
        elif attached is None:
            if section == "dates":
                self._place_in_zone(entry)
            entry["document"] = document
            self._add(section, self._structure(entry, CLAIMS[section], file), entry, file)
        else:
            target = entry.pop(attached.key, None)
            if not isinstance(target, str):
                self._problem(file, entry.line, None, f"the key {attached.key!r} is missing or no id")
                return
            entry["document"] = document
            record = self._structure(entry, attached.kind, file, target)
            if record is None:
                return
            if target not in self.records[attached.catalogue]:
                self._problem(
                    file,
                    entry.line,
                    target,
                    f"no record {target!r} among {attached.catalogue}"
                    + (" of this document and those before it" if section == "reports" else ""),
                )
                return
            self.attached[attached.catalogue, target, attached.field].append(record)
            self.places[id(record)] = (file, entry.line)

    def _statement(self, entry: Entry, file: str, document: str) -> None:
        given = Entry(entry.line)
        given["document"] = document
        for key in _REPORT_KEYS & entry.keys():
            given[key] = entry.pop(key)
            given.lines[key] = entry.lines[key]
        identifier = entry.get("id")
        record = self._structure(given, Report, file, identifier)
        statement = self._structure(entry, Statement, file)
        if record is not None and statement is not None and self._add(
            "statements", statement, entry, file
        ):
            self.attached["statements", statement.id, "reports"].append(record)
            self.places[id(record)] = (file, entry.line)

    def _place_in_zone(self, entry: Entry) -> None:
        """Read a date in the zone that the document names, or in that of the event's place."""
        zone = entry.pop("zone", None)
        if isinstance(entry.get("when"), str):
            zone = zone or event_zone(str(entry.get("event")), self.records)
            entry["when"] = (entry["when"], zone)

    # --- records ---------------------------------------------------------------------------

    def _structure(
        self, entry: Entry, kind: type[AttrsInstance], file: str, name: object = None
    ) -> Any:  # noqa: ANN401
        name = name or entry.get("id")
        record = name if isinstance(name, str) else None
        try:
            return self.codec.structure(entry, kind)
        except Exception as error:  # noqa: BLE001  (every problem is collected)
            for path, reason in reasons(error):
                keys = ".".join(map(str, path))
                told = f"{keys}: {reason}" if keys and repr(path[-1]) not in reason else reason
                self._problem(file, line_of(entry, path), record, told)
            return None

    def _add(self, catalogue: str, record: Any, entry: Entry, file: str) -> bool:  # noqa: ANN401
        if record is None:
            return False
        if record.id in self.known:
            other, line = self.known[record.id]
            self._problem(
                file, entry.line, record.id, f"this id is given a second time, first in {other}:{line}"
            )
            return False
        self.known[record.id] = (file, entry.line)
        self.records[catalogue][record.id] = record
        return True

    def _assemble(self) -> Corpus:
        held: dict[tuple[str, str], dict[str, tuple[Any, ...]]] = defaultdict(dict)
        for (catalogue, target, name), entries in self.attached.items():
            held[catalogue, target][name] = tuple(entries)
        for (catalogue, target), changes in held.items():
            self.records[catalogue][target] = attrs.evolve(self.records[catalogue][target], **changes)
        return Corpus(**{name: Catalogue(records.values()) for name, records in self.records.items()})

    def _where(self, record: object) -> tuple[str, int | None]:
        if id(record) in self.places:
            return self.places[id(record)]
        return self.known.get(getattr(record, "id", ""), ("", None))

    def _problem(self, file: str, line: int | None, record: str | None, reason: str) -> None:
        self.problems.append(Problem(file, line, record, reason))


