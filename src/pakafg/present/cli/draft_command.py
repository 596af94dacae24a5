"""`pakafg draft`: proposals for a document, by rules, beside it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

import attrs

from pakafg.corpus.format import draft_beside
from pakafg.corpus.loading import load_corpus
from pakafg.errors import ArgumentError
from pakafg.present.cli.command import Command, add_json, write_json
from pakafg.text.escape import printable
from pakafg.text.figure_words import counted

if TYPE_CHECKING:
    import argparse

    from pakafg.drafting import Draft

__all__ = ["DRAFT", "add_document", "corpus_folder", "report_draft"]

_FOLDER: Final = "the folder of a corpus: an archive holds no drafts"


def add_document(parser: argparse.ArgumentParser) -> None:
    """Take the folder of a corpus, and a document of it."""
    parser.add_argument("corpus", metavar="DIR", help="the folder of a corpus")
    parser.add_argument("document", metavar="DOC", help="a document of it: its id, or its label")


def corpus_folder(path: str) -> Path:
    """Take the folder of a corpus; refuse an archive.

    Raises:
        ArgumentError: It is a file.
    """
    folder = Path(path)
    if folder.is_file():
        raise ArgumentError("DIR", path, _FOLDER)
    return folder


def report_draft(draft: Draft, folder: Path, file: str, out: TextIO) -> None:
    """Say which proposals stand in a file, by kind and by state."""
    states = Counter(str(each.state) for each in draft.proposals)
    told = ", ".join(f"{number} {state}" for state, number in states.items())
    listed = f" ({told})" if told else ""
    where = printable(str(folder / file))
    out.write(f"{where}: {counted(len(draft.proposals), 'proposal')}{listed}\n")
    kinds = Counter(str(each.kind).replace("_", " ") for each in draft.proposals)
    out.writelines(f"  {number:>5}  {kind}\n" for kind, number in kinds.items())
    out.writelines(f"in doubt: {printable(each)}\n" for each in draft.doubts)
    if draft.proposals:
        out.write(f"next: pakafg review {printable(str(folder))} {printable(draft.document)}\n")


def _add_draft_arguments(parser: argparse.ArgumentParser) -> None:
    add_document(parser)
    add_json(parser)


def _run_draft(options: argparse.Namespace, out: TextIO) -> int:
    from pakafg.drafting import draft, read_draft, redraft, write_draft  # noqa: PLC0415  (polars)

    folder = corpus_folder(options.corpus)
    corpus = load_corpus(folder)
    new = draft(corpus, options.document)
    document = corpus.documents[new.document]
    made = redraft(read_draft(folder, document), new)
    write_draft(folder, document, made)
    if options.json:
        write_json(_as_data(made), out)
    else:
        report_draft(made, folder, draft_beside(document.file), out)
    return 0


def _as_data(draft: Draft) -> dict[str, Any]:
    """Give a draft as plain data."""
    return attrs.asdict(draft)


DRAFT: Final = Command(
    "draft", "propose, by rules, what a document says", _add_draft_arguments, _run_draft
)
