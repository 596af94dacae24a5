"""From accepted proposals to records: all of a draft's, checked as a corpus is, or none."""

from __future__ import annotations

import types
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs
import pendulum

from pakafg.arguments import check_kind, check_path, check_text
from pakafg.corpus import journal
from pakafg.corpus.format import (
    ATTACHED,
    CLAIMS,
    RECORDS,
    REPORT_REVIEWED,
    REVIEWED,
    beside,
    keys,
)
from pakafg.corpus.reading import read_corpus
from pakafg.corpus.source import read_files
from pakafg.corpus.yaml_reader import read_yaml
from pakafg.drafting.draft_file import check_fits, write_draft
from pakafg.drafting.insertion import with_entries, with_items
from pakafg.drafting.proposal import Draft, Proposal, ProposalKind, ProposalState
from pakafg.errors import ArgumentError, CorpusError, Problem
from pakafg.records.document import Omission
from pakafg.records.statement import Report, Statement

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Mapping

    from attrs import Attribute

    from pakafg.corpus.corpus import Corpus

__all__ = ["accept", "check_kept", "signed", "with_accepted"]

_DRAFT: Final = "a Draft, such as `read_draft` gives"
_NAME: Final = "the name of who accepts"
_FOLDER: Final = "the folder of a corpus: an archive holds no drafts"


def accept(path: str | os.PathLike[str], draft: Draft, *, by: str | None = None) -> Draft:
    """Make records of the accepted proposals of a draft: of all of them, or of none.

    They are written into the record files after what stands there, whose lines stay as they are,
    comments included. The corpus with them is checked as it is when it is loaded. An accepted
    proposal whose record is there already is filed without being written again.

    Args:
        path: The folder of the corpus.
        draft: The draft; what is accepted in it becomes records.
        by: Who accepts what does not say so itself (`reviewed_by`), at this moment. Each record
            says in `reviewed` who accepted it, and when; without a name it says nothing.

    Returns:
        The draft with what was accepted as `filed`; it is written beside the document, too.

    Raises:
        ArgumentError: The path is none, nobody is named, the draft is none, or of a document that
            is not there or has changed since.
        CorpusError: The corpus has problems, or would have some with the new records; nothing
            is written.
        OSError: The folder cannot be written.

    >>> import attrs, pakafg, tempfile
    >>> from pakafg.drafting import ProposalState, accept, draft
    >>> corpus = pakafg.load_corpus()
    >>> made = draft(corpus, "001")
    >>> (mention, *_) = [each for each in made.proposals if each.kind == "actor_mention"]
    >>> chosen = attrs.evolve(mention, state=ProposalState.ACCEPTED)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     corpus.save(folder)
    ...     filed = accept(folder, attrs.evolve(made, proposals=(chosen,)), by="A. Name")
    >>> filed.proposals[0].state.value, filed.proposals[0].reviewed_by
    ('filed', 'A. Name')
    """
    check_path("path", path)
    check_kind("draft", draft, Draft, _DRAFT)
    if by is not None:
        check_text("by", by, _NAME)
        if not by.strip():
            raise ArgumentError("by", by, _NAME)
        draft = attrs.evolve(draft, proposals=tuple(_signed(draft, by)))
    folder = Path(path)
    if folder.is_file():
        raise ArgumentError("path", path, _FOLDER)
    if not folder.is_dir():
        raise CorpusError(str(path), [Problem(str(path), None, None, "no such folder")])
    with journal.only_writer(folder):
        journal.finish(folder)
        files, problems = read_files(folder)
        corpus, more = read_corpus(files)
        if problems or more:
            raise CorpusError(str(path), sorted([*problems, *more]))
        document = corpus.documents.get(draft.document)
        if document is None:
            expected = f"a draft of a document of the corpus: {', '.join(corpus.documents)}"
            raise ArgumentError("draft", draft.document, expected, corpus.documents)
        check_fits(draft, document)
        changed = with_accepted(files, document.file, draft.proposals)
        again, problems = read_corpus({**files, **changed})
        if problems:
            raise CorpusError(str(path), sorted(problems))
        check_kept(corpus, again, str(path))
        if changed:
            journal.commit(folder, changed, ())
    filed = attrs.evolve(draft, proposals=tuple(_filed(draft)))
    write_draft(folder, document, filed)
    return filed


def _signed(draft: Draft, by: str) -> Iterator[Proposal]:
    """Yield the proposals, with a name and this moment where an accepted one has no name."""
    now = pendulum.now("UTC").format("YYYY-MM-DD[T]HH:mm:ss[Z]")
    for each in draft.proposals:
        lacks_name = each.state is ProposalState.ACCEPTED and each.reviewed_by is None
        yield attrs.evolve(each, reviewed_by=by, reviewed_at=now) if lacks_name else each


def _filed(draft: Draft) -> Iterator[Proposal]:
    """Yield the proposals, those that were accepted as filed."""
    for each in draft.proposals:
        is_accepted = each.state is ProposalState.ACCEPTED
        yield attrs.evolve(each, state=ProposalState.FILED) if is_accepted else each


def with_accepted(
    files: Mapping[str, bytes], document: str, proposals: Iterable[Proposal]
) -> dict[str, bytes]:
    """Write the record files that the accepted ones of some proposals change.

    Args:
        files: The files of the corpus.
        document: The name of the document's file.
        proposals: The proposals; those that are not accepted change nothing.
    """
    entries: dict[tuple[str, tuple[str, ...]], list[dict[str, Any]]] = defaultdict(list)
    for proposal in proposals:
        if proposal.state is ProposalState.ACCEPTED:
            file, path = _home(proposal.kind, document)
            entries[file, path].append(_entry_of(proposal))
    changed: dict[str, bytes] = {}
    for (file, path), added in entries.items():
        data = changed.get(file, files.get(file, b""))
        held: Any = read_yaml(file, data)[0]
        for key in path:
            held = (held or {}).get(key)
        there = [_unreviewed(entry) for entry in held or []]
        written = data
        for entry in added:
            if (plain := _unreviewed(entry)) in there:  # somebody else saw it, too
                number = there.index(plain)
                known = held[number].get(REVIEWED) or []
                seen = [each for each in entry.get(REVIEWED, ()) if each not in known]
                if seen:
                    written = with_items(written, (*path, number), REVIEWED, seen)
        new = [entry for entry in added if _unreviewed(entry) not in there]
        if new:
            written = with_entries(written, path, new)
        if written != data:
            changed[file] = written
    return changed


def _home(kind: ProposalKind, document: str) -> tuple[str, tuple[str, ...]]:
    """Find the file and the list in it where an entry of a kind belongs."""
    if kind is ProposalKind.OMISSION:
        return beside(document), ("document", "left_out")
    if kind.section is None:
        return f"{kind.catalogue}.yaml", ()
    return beside(document), (kind.section,)


def _unreviewed(entry: Any) -> Any:
    """Take an entry without who reviewed it, by which two are compared."""
    if not isinstance(entry, dict):
        return entry
    return {key: value for key, value in entry.items() if key not in {REVIEWED, REPORT_REVIEWED}}


def _entry_of(proposal: Proposal) -> dict[str, Any]:
    """Take the entry of a proposal without what it leaves open, for a record needs none of it."""
    fields = _fields(proposal.kind)
    entry = {
        key: value
        for key, value in proposal.record.items()
        if value is not None or _must_say_nothing(fields.get(key))
    }
    return signed(entry, proposal)


def signed(entry: dict[str, Any], proposal: Proposal) -> dict[str, Any]:
    """Give an entry with who decided on a proposal, and when; as it is, where nobody says."""
    if proposal.reviewed_by is None:
        return entry
    review = {"by": proposal.reviewed_by, "at": proposal.reviewed_at}
    told = {**entry, REVIEWED: [{key: each for key, each in review.items() if each is not None}]}
    if "quotes" in told:  # which stand last
        told["quotes"] = told.pop("quotes")
    return told


def _must_say_nothing(field: Attribute[Any] | None) -> bool:
    """Tell whether a record must say null where it has nothing, as of a role."""
    is_maybe = field is not None and isinstance(field.type, types.UnionType)
    return field is not None and is_maybe and field.default is attrs.NOTHING


def _fields(kind: ProposalKind) -> dict[str, Attribute[Any]]:
    """Map the keys of an entry to the fields of its class."""
    section = kind.section
    if kind is ProposalKind.OMISSION:
        return keys(Omission)
    if kind is ProposalKind.STATEMENT:
        return {**keys(Report), **keys(Statement)}
    if section is None:
        return keys(RECORDS[kind.catalogue])
    return keys(CLAIMS[section] if section in CLAIMS else ATTACHED[section].kind)


def check_kept(corpus: Corpus, again: Corpus, source: str) -> None:
    """Check that no record is lost.

    Raises:
        CorpusError: One is.
    """
    problems = [
        Problem(f"{name}.yaml", None, record, "would be lost")
        for name, catalogue in corpus.catalogues.items()
        for record in catalogue
        if record not in getattr(again, name)
    ]
    if problems:
        raise CorpusError(source, problems)
