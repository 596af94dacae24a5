"""A corpus read again after a few of its files have changed, without reading the rest.

Laws of this file: what is read again is what reading all of it would give, problem by problem;
where that is not sure, all of it is read. It is sure where the files of one document, and shared
files, changed in this way: shared records that there were are as they were but for spellings,
notes and reviews, and an id that is gone stands in no other file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import partial
from operator import is_not
from typing import TYPE_CHECKING, Any, Final

import attrs
from attrs import field, frozen

from pakafg.corpus.catalogue import Catalogue
from pakafg.corpus.checks import check
from pakafg.corpus.corpus import Corpus
from pakafg.corpus.entries import Entry
from pakafg.corpus.format import ATTACHED, CLAIMS, KINDS, SHARED, beside, keys
from pakafg.corpus.reading import CorpusReader, EnoughError, read_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pakafg.errors import Problem
    from pakafg.records.document import Document

__all__ = ["CorpusReading", "reread"]

_OF_DOCUMENTS: Final = frozenset({"documents", "statements", *CLAIMS})
_FREE: Final = frozenset({"aliases", "note", "reviewed"})  # what no other record depends on
_SHARED_FILES: Final = frozenset(f"{name}.yaml" for name in SHARED)
_PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    name: tuple({each.field for each in ATTACHED.values() if each.catalogue == name})
    for name in KINDS
}
"""By catalogue, the fields of a record that documents fill."""


@frozen(kw_only=True)
class CorpusReading:
    """A corpus, and the files that give it.

    Attributes:
        files: Contents by file name.
        corpus: The corpus.
        entries: Where each record stands, by id.
    """

    files: Mapping[str, bytes] = field(repr=False)
    corpus: Corpus
    entries: Mapping[str, Entry] = field(repr=False)

    @classmethod
    def of_nothing(cls) -> CorpusReading:
        """Give what is read where there are no files."""
        return cls(files={}, corpus=Corpus(), entries={})


def reread(
    before: CorpusReading, files: Mapping[str, bytes]
) -> tuple[CorpusReading, list[Problem]]:
    """Read a corpus whose files are nearly those that were read before.

    Args:
        before: What was read before, without a problem.
        files: Contents by file name, as they are now.

    Returns:
        What is read now, and every problem, as `read_corpus` finds them.
    """
    changed = _changed(before.files, files)
    if changed is not None:
        reader = _PartReader(before, files, changed)
        found = reader.reading() if reader.is_alone() else None
        if found is not None:
            return found, reader.problems
    corpus, problems, entries = read_entries(files)
    return CorpusReading(files=files, corpus=corpus, entries=entries), problems


def _changed(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> frozenset[str] | None:
    """Name the record files that changed; None where more did than can be read alone."""
    if old.keys() != new.keys():
        return None
    changed = frozenset(name for name, data in new.items() if old[name] != data)
    of_documents = changed - _SHARED_FILES
    is_few = len(of_documents) <= 1 and all(
        name.endswith(".yaml") and f"{name.removesuffix('.yaml')}.txt" in new
        for name in of_documents
    )
    return changed if is_few else None


class _PartReader(CorpusReader):
    """Reads the files that changed among the records of all others, as they were read before."""

    def __init__(
        self, before: CorpusReading, files: Mapping[str, bytes], changed: frozenset[str]
    ) -> None:
        super().__init__(files, ())
        self.before = before
        self.changed = changed
        self.codebook = before.corpus.codebook
        documents = before.corpus.documents.values()
        self.document: Document | None = next(
            (each for each in documents if beside(each.file) in changed), None
        )
        self.order = {each.id: each.file for each in documents}

    def is_alone(self) -> bool:
        """Tell whether a document that changed was one before."""
        of_documents = [name for name in self.changed if name not in _SHARED_FILES]
        return not of_documents or self.document is not None

    def reading(self) -> CorpusReading | None:
        """Read what changed; None where all has to be read."""
        try:
            return self._reading()
        except EnoughError:
            return None

    def _reading(self) -> CorpusReading | None:
        later = self._fill()
        for name, kind in SHARED.items():
            file = f"{name}.yaml"
            if file in self.changed:
                self.records[name] = {}
                for entry in self._entries(self._yaml(file), list(keys(kind)), file):
                    self._add(name, entry, kind, file)
        if self.document is not None:
            self._document(self.document.file, beside(self.document.file))
        self.records["statements"].update(later)
        for entry, file, anchor in self.dates:
            self.anchor = anchor
            self._place_in_zone(entry, file)
            self._add("dates", entry, CLAIMS["dates"], file)
        self._ask_for_editions()
        if self.problems or not self._is_sure():
            return None  # all that is wrong is told in the order of a whole reading
        corpus = self._assembled()
        if any(check(corpus, self._checked_entries(), self.doubtful, self._unread())):
            return None
        return CorpusReading(files=self.files, corpus=corpus, entries=self.given)

    def _fill(self) -> dict[str, Any]:
        """Take the records of other files; give the statements of later documents apart."""
        old = self.before
        self.given = {k: each for k, each in old.entries.items() if each.file not in self.changed}
        later: dict[str, Any] = {}
        for name, catalogue in old.corpus.catalogues.items():
            if name == "documents":
                kept = {k: each for k, each in catalogue.items() if each is not self.document}
            else:
                kept = {k: each for k, each in catalogue.items() if k in self.given}
            if name == "statements" and self.document is not None:
                after = self.document.file
                later = {k: r for k, r in kept.items() if self._file(name, r) > after}
                kept = {k: r for k, r in kept.items() if k not in later}
            self.records[name] = kept
        return later

    def _is_sure(self) -> bool:
        """Tell whether nothing that is read elsewhere can depend on what changed."""
        if self.document is not None and self.document.id not in self.records["documents"]:
            return False  # it has another id
        others = [data for name, data in self.files.items() if name not in self.changed]
        return not any(key.encode() in data for key in self._altered() for data in others)

    def _altered(self) -> Iterator[str]:
        """Yield the ids that are gone, and those of records that others may read otherwise."""
        for name, catalogue in self.before.corpus.catalogues.items():
            new = self.records[name]
            for key, record in catalogue.items():
                if key in new and (
                    new[key] is record or _reads_alike(record, new[key], _PARTS[name])
                ):
                    continue
                if name != "documents" or key not in new:
                    yield key

    def _file(self, catalogue: str, record: Any) -> str:
        """Name the file of the document beside which a record stands."""
        if catalogue == "documents":
            return str(record.file)
        if catalogue == "statements":
            return self.given[record.id].file.removesuffix(".yaml") + ".txt"
        return self.order[record.document]

    # --- putting it together -----------------------------------------------------------------

    def _assembled(self) -> Corpus:
        """Make the corpus: catalogues that nothing touches stay as they are."""
        made: dict[str, Any] = {}
        for name, held in self.records.items():
            old = list(self.before.corpus.catalogues[name].values())
            touched = self._touched(name, old)
            records = [
                self._with_parts(name, each) if each.id in touched else each
                for each in self._in_order(name, held, old)
            ]
            if len(old) != len(records) or any(map(is_not, old, records)):
                made[name] = Catalogue(records)
        return attrs.evolve(self.before.corpus, **made) if made else self.before.corpus

    def _touched(self, name: str, old: Iterable[Any]) -> frozenset[str]:
        """Name the records whose parts may be others now: told of by the document, or read anew."""
        if f"{name}.yaml" in self.changed:
            return frozenset(self.records[name])
        document = None if self.document is None else self.document.id
        told = {target for target, _ in self.attached}
        for key in _PARTS[name]:
            told |= {r.id for r in old if any(p.document == document for p in getattr(r, key))}
        return frozenset(told)

    def _in_order(self, name: str, held: Mapping[str, Any], old: Sequence[Any]) -> Iterable[Any]:
        """Put the records of a catalogue in the order in which all files are read."""
        if name not in _OF_DOCUMENTS or self.document is None:
            return held.values()
        before = self.before.corpus.catalogues[name]
        own = {key: record for key, record in held.items() if before.get(key) is not record}
        kept = [each for each in old if each.id in held and each.id not in own]
        # Those that are kept stand in the order of their files, as all records do.
        at = bisect_right(kept, self.document.file, key=partial(self._file, name))
        return [*kept[:at], *own.values(), *kept[at:]]

    def _with_parts(self, name: str, record: Any) -> Any:
        """Give a record what documents say of it: of the one that changed, what it says now."""
        changes: dict[str, tuple[Any, ...]] = {}
        document = None if self.document is None else self.document.id
        known = self.before.corpus.catalogues[name].get(record.id)
        for key in _PARTS[name]:
            before = getattr(known, key) if known is not None else ()
            others = [each for each in before if each.document != document]
            new = [each for each, _ in self.attached.get((record.id, key), ())]
            if len(others) == len(before) and not new:
                parts = tuple(before)
            else:
                own = "" if self.document is None else self.document.file
                at = sum(self.order[each.document] < own for each in others)
                parts = (*others[:at], *new, *others[at:])
            if parts != getattr(record, key):
                changes[key] = parts
        return attrs.evolve(record, **changes) if changes else record

    def _checked_entries(self) -> list[Entry]:
        """List what has to be checked: what was read, and statements that it reports, too."""
        reported = (
            self.given[target]
            for target, key in self.attached
            if key == "reports" and target in self.before.corpus.statements
        )
        own = {id(each) for each in self.entries}
        return [*self.entries, *(each for each in reported if id(each) not in own)]


def _reads_alike(old: Any, new: Any, parts: Iterable[str]) -> bool:
    """Tell whether two states of a shared record are one to all that others read of it."""
    free = _FREE.union(parts)
    return all(
        getattr(old, each.name) == getattr(new, each.name)
        for each in attrs.fields(type(old))
        if each.name not in free
    )
