"""`pakafg annotations`: what was marked in a document with another tool, as proposals."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from pakafg.corpus.format import draft_beside
from pakafg.corpus.loading import load_corpus
from pakafg.corpus.lookup import record_named
from pakafg.corpus.source import read_one
from pakafg.errors import CorpusError, Problem
from pakafg.present.cli.command import Command, add_json, write_json
from pakafg.present.cli.draft_command import add_document, corpus_folder, report_draft
from pakafg.text.escape import printable
from pakafg.text.figure_words import counted

if TYPE_CHECKING:
    import argparse

__all__ = ["ANNOTATIONS"]

_BYTES: Final = 16 * 2**20


def _add_annotations_arguments(parser: argparse.ArgumentParser) -> None:
    add_document(parser)
    parser.add_argument(
        "file",
        metavar="FILE",
        help="Web Annotations, JSON of Hypothes.is or Label Studio, or .ann of brat",
    )
    add_json(parser)


def _run_annotations(options: argparse.Namespace, out: TextIO) -> int:
    from pakafg.drafting import read_annotations, read_draft, write_draft  # noqa: PLC0415  (polars)

    folder = corpus_folder(options.corpus)
    corpus = load_corpus(folder)
    document = record_named(corpus.documents, "document", options.document)
    before = read_draft(folder, document)
    read = read_annotations(corpus, document.id, _annotation_text(options.file), draft=before)
    write_draft(folder, document, read.draft)
    if options.json:
        write_json({"added": read.added, "problems": read.problems}, out)
    else:
        out.write(f"{counted(len(read.added), 'proposal')} added\n")
        out.writelines(f"  {printable(each)}\n" for each in read.problems)
        report_draft(read.draft, folder, draft_beside(document.file), out)
    return 0


def _annotation_text(path: str) -> str:
    """Read a file of annotations."""
    data = read_one(Path(path), _BYTES)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = f"not UTF-8 at byte {error.start}: save it as UTF-8"
        raise CorpusError(path, [Problem(path, None, None, reason)]) from None


ANNOTATIONS: Final = Command(
    "annotations",
    "take what was marked with another tool",
    _add_annotations_arguments,
    _run_annotations,
)
