"""Drafts as files: `000.draft.yaml` beside `000.txt`, which loading a corpus passes over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pakafg.arguments import check_kind, check_path
from pakafg.corpus import journal
from pakafg.corpus.atomic import replace
from pakafg.corpus.format import EntryError, draft_beside
from pakafg.corpus.reanchoring import reanchor
from pakafg.corpus.source import read_one
from pakafg.corpus.yaml_reader import YamlList, YamlMapping, line_of, read_yaml
from pakafg.corpus.yaml_writer import plain_data, write_yaml
from pakafg.drafting.proposal import Draft, Proposal, ProposalKind, ProposalState, keys_of_proposal
from pakafg.errors import ArgumentError, CorpusError, PakafgError, Problem, near_miss
from pakafg.records.citation import Citation
from pakafg.records.document import Document
from pakafg.short_repr import shown

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

__all__ = ["DRAFT_BYTES", "check_fits", "draft_as_file", "read_draft", "write_draft"]

DRAFT_BYTES: Final = 16 * 2**20
"""How many bytes the file of a draft may have."""


_PROBLEMS: Final = 1_000
_DOCUMENT: Final = "a document of a corpus"
_DRAFT: Final = "a Draft, such as `draft` gives"
_HEAD: Final = ("document", "sha256", "doubts", "proposals")
_NEEDED: Final = ("document", "sha256", "proposals")
_KEYS: Final = (
    *("id", "kind", "state", "rule", "doubts", "candidates", "merged_into"),
    *("reviewed_by", "reviewed_at", "record", "citations"),
)
_TAKEN: Final = ("id", "rule", "merged_into", "reviewed_by", "reviewed_at")  # as they are
_CITED: Final = ("quote", "start", "end", "prefix", "suffix")


def read_draft(path: str | os.PathLike[str], document: Document) -> Draft:
    """Read the proposals that stand beside a document.

    Where the document has changed since, each quotation is found again as `reanchor` does.

    Args:
        path: The folder of the corpus.
        document: The document.

    Returns:
        The draft; one without proposals where no file of a draft is there.

    Raises:
        ArgumentError: The path or the document is none.
        CorpusError: The file is no draft of this document; its problems are all that is wrong.

    >>> import pakafg
    >>> from pakafg.drafting import read_draft
    >>> read_draft("no-such-folder", pakafg.load_corpus().documents["000"]).proposals
    ()
    """
    check_path("path", path)
    check_kind("document", document, Document, _DOCUMENT)
    name = draft_beside(document.file)
    file = Path(path, name)
    if file.parent.is_dir():  # of a change that was interrupted, the new draft is the draft
        file = file.with_name(journal.pending(file.parent)[0].get(name, name))
    if not file.exists() and not file.is_symlink():
        return Draft(document=document.id, sha256=document.sha256)
    content, problems = read_yaml(name, read_one(file, DRAFT_BYTES))
    reader = _DraftReader(name, document, problems)
    draft = reader.read(content) if content is not None or not problems else None
    if draft is None or problems:
        raise CorpusError(str(Path(path, name)), sorted(problems)[:_PROBLEMS])
    return draft


def write_draft(path: str | os.PathLike[str], document: Document, draft: Draft) -> None:
    """Write proposals beside a document, in the place of those that stood there: all or none.

    Args:
        path: The folder of the corpus.
        document: The document.
        draft: Its draft.

    Raises:
        ArgumentError: An argument is none, or the draft is of another document or cites
            characters that do not stand in it.
        OSError: The folder cannot be written.

    >>> import pakafg, tempfile
    >>> from pakafg.drafting import draft, read_draft, write_draft
    >>> corpus = pakafg.load_corpus()
    >>> made = draft(corpus, "001")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_draft(folder, corpus.documents["001"], made)
    ...     read_draft(folder, corpus.documents["001"]) == made
    True
    """
    check_path("path", path)
    check_kind("document", document, Document, _DOCUMENT)
    check_kind("draft", draft, Draft, _DRAFT)
    written = draft_as_file(draft, document)
    with journal.only_writer(Path(path)):
        journal.finish(Path(path))
        replace(Path(path, draft_beside(document.file)), written)


def draft_as_file(draft: Draft, document: Document) -> bytes:
    """Write the file of a draft.

    Raises:
        ArgumentError: The draft is of another document, cites characters that do not stand in it,
            or is larger than a file of it may be.
    """
    check_fits(draft, document)
    data = {
        "document": draft.document,
        "sha256": draft.sha256,
        **({"doubts": list(draft.doubts)} if draft.doubts else {}),
        "proposals": list(map(_data_of_proposal, draft.proposals)),
    }
    try:
        written = write_yaml(data)
    except EntryError as error:
        raise ArgumentError("draft", draft, f"text that a file can hold: {error}") from None
    if len(written) > DRAFT_BYTES:
        raise ArgumentError("draft", draft, f"no more than {DRAFT_BYTES // 2**20} MiB of proposals")
    return written


def check_fits(draft: Draft, document: Document) -> None:
    """Check that a draft is of a document as it is, and cites its characters.

    Raises:
        ArgumentError: It is of another, or of another edition.
    """
    if (draft.document, draft.sha256) != (document.id, document.sha256):
        raise ArgumentError("draft", draft, f"a draft of the document {document.id!r} as it is")
    for proposal in draft.proposals:
        for cited in proposal.citations:
            if document.text[cited.start : cited.end] != cited.quote:
                raise ArgumentError("draft", cited, f"characters of {document.id!r}")


def _data_of_proposal(proposal: Proposal) -> dict[str, Any]:
    """Make plain data of a proposal; what it does not have is left out."""
    record = proposal.record
    data = {
        "id": proposal.id,
        "kind": str(proposal.kind),
        "state": str(proposal.state),
        "rule": proposal.rule,
        "doubts": list(proposal.doubts),
        "candidates": {key: list(ids) for key, ids in proposal.candidates.items()},
        "merged_into": proposal.merged_into,
        "reviewed_by": proposal.reviewed_by,
        "reviewed_at": proposal.reviewed_at,
        "record": {key: record[key] for key in keys_of_proposal(proposal.kind) if key in record},
        "citations": [
            {key: getattr(cited, key) for key in _CITED if getattr(cited, key) != ""}
            for cited in proposal.citations
        ],
    }
    needed = {"id", "kind", "state", "rule", "record"}
    return {key: value for key, value in data.items() if value or key in needed}


class _DraftReader:
    """Reads the proposals of one file, and remembers what was wrong with them."""

    def __init__(self, file: str, document: Document, problems: list[Problem]) -> None:
        self.file = file
        self.document = document
        self.problems = problems
        self.is_same = True  # the text is that in which the offsets were counted

    def read(self, content: object) -> Draft | None:
        """Read the whole file; None where it has no head."""
        if not isinstance(content, YamlMapping):
            self._report(1, None, f"expected {', '.join(_NEEDED)}, each with what it holds")
            return None
        self._check_keys(content, _HEAD, None)
        if content.get("document") != self.document.id:
            given = shown(content.get("document"))
            reason = f"document is {given}, expected {self.document.id!r}, beside which it stands"
            self._report(line_of(content, ("document",)), None, reason)
        digest = content.get("sha256")
        if not isinstance(digest, str):
            self._report(content.line, None, "the key 'sha256' is missing, or holds no text")
        self.is_same = digest == self.document.sha256
        listed = content.get("proposals") or []
        if not isinstance(listed, list):
            line = line_of(content, ("proposals",))
            self._report(line, None, "expected a list of proposals, each after a hyphen")
            return None
        proposals: dict[str, Proposal] = {}
        for entry in listed:
            if len(self.problems) >= _PROBLEMS:
                break
            if isinstance(entry, YamlMapping):
                self._add(entry, proposals)
            else:
                self._report(content.line, None, f"{shown(entry)} is no proposal")
        return Draft(
            document=self.document.id,
            sha256=self.document.sha256,
            proposals=tuple(proposals.values()),
            doubts=self._doubts(content),
        )

    def _doubts(self, content: YamlMapping) -> tuple[str, ...]:
        """Read what is doubted of the whole draft."""
        doubts = content.get("doubts") or []
        if isinstance(doubts, list) and all(isinstance(each, str) for each in doubts):
            return tuple(doubts)
        self._report(line_of(content, ("doubts",)), None, "doubts is no list of sentences")
        return ()

    def _add(self, entry: YamlMapping, proposals: dict[str, Proposal]) -> None:
        """Read one proposal, and keep it where it is sound."""
        given = entry.get("id")
        name = given if isinstance(given, str) else None
        before = len(self.problems)
        self._check_keys(entry, _KEYS, name)
        for key in ("id", "kind", "rule", "record"):
            if key not in entry:
                self._report(entry.line, name, f"the key {key!r} is missing")
        if name in proposals:
            self._report(line_of(entry, ("id",)), name, "this id is given a second time")
        values = {
            "kind": self._word(entry, "kind", ProposalKind, name),
            "state": self._word(entry, "state", ProposalState, name),
            "doubts": tuple(self._texts(entry.get("doubts"), entry, "doubts", name)),
            "candidates": self._candidates(entry, name),
            "citations": tuple(self._citations(entry, name)),
            "record": plain_data(entry.get("record")),
            **{key: entry.get(key) for key in _TAKEN},
        }
        if len(self.problems) > before:
            return
        try:
            proposal = Proposal(**{key: each for key, each in values.items() if each is not None})
        except (PakafgError, TypeError) as error:
            self._report(entry.line, name, str(error))
        else:
            proposals[proposal.id] = proposal

    def _word(self, entry: YamlMapping, key: str, kind: Any, name: str | None) -> Any:
        """Read a word of a vocabulary; None where there is none."""
        given = entry.get(key)
        if given is None:
            return None
        try:
            return kind(given)
        except ArgumentError as error:
            self._report(line_of(entry, (key,)), name, f"{key}: {error}")
            return None

    def _texts(
        self, given: object, entry: YamlMapping, key: str, name: str | None
    ) -> Iterator[str]:
        """Yield the texts of a list."""
        if not isinstance(given, (list, type(None))):
            self._report(line_of(entry, (key,)), name, f"{key}: expected a list of texts")
            return
        for each in given or ():
            if isinstance(each, str) and each.strip():
                yield each
            else:
                self._report(line_of(entry, (key,)), name, f"{key}: {shown(each)} is no text")

    def _candidates(self, entry: YamlMapping, name: str | None) -> dict[str, tuple[str, ...]]:
        """Read the ids that may be meant, by key."""
        given = entry.get("candidates") or {}
        if not isinstance(given, dict):
            reason = "candidates: expected keys of the record, each with a list of ids"
            self._report(line_of(entry, ("candidates",)), name, reason)
            return {}
        return {
            key: tuple(self._texts(ids, entry, "candidates", name)) for key, ids in given.items()
        }

    def _citations(self, entry: YamlMapping, name: str | None) -> Iterator[Citation]:
        """Yield the quotations with their offsets; report those that do not stand there."""
        given = entry.get("citations") or []
        if not isinstance(given, YamlList):
            if given:
                self._report(entry.lines["citations"], name, "expected a list of quotations")
            return
        for cited, line in zip(given, given.lines, strict=True):
            if not isinstance(cited, YamlMapping):
                self._report(line, name, f"{shown(cited)} is no quotation with its start and end")
                continue
            self._check_keys(cited, _CITED, name)
            try:
                citation = Citation(
                    document=self.document.id, **{key: cited[key] for key in _CITED if key in cited}
                )
            except (PakafgError, TypeError) as error:
                self._report(line, name, str(error))
                continue
            found = self._found(citation)
            if found is None:
                where = f"does not stand at {citation.start} of {self.document.id!r}"
                moved = "" if self.is_same else ", which has changed since: draft it again"
                self._report(line, name, f"the quotation {shown(citation.quote)} {where}{moved}")
            else:
                yield found

    def _found(self, citation: Citation) -> Citation | None:
        """Find a quotation where it says that it stands, or elsewhere in a text that changed."""
        text = self.document.text
        if text[citation.start : citation.end] == citation.quote:
            return Citation.of(self.document.id, text, citation.start, citation.end)
        return None if self.is_same else reanchor([citation], text)[0].after

    def _check_keys(self, entry: YamlMapping, known: Sequence[str], name: str | None) -> None:
        """Report and drop keys that none such can have."""
        for key in [key for key in entry if key not in known]:
            del entry[key]
            reason = f"the key {shown(key)} is not known here; known are {', '.join(known)}"
            self._report(entry.lines[key], name, f"{reason}{near_miss(key, known)}")

    def _report(self, line: int | None, name: str | None, reason: str) -> None:
        self.problems.append(Problem(self.file, line, name, reason))
