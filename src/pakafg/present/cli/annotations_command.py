"""`pakafg annotations`: what was marked in a document with another tool, as proposals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pakafg.corpus.format import draft_beside
from pakafg.corpus.loading import load_corpus
from pakafg.corpus.lookup import record_named
from pakafg.present.cli.command import Command, add_json, write_json
from pakafg.present.cli.draft_command import add_document, corpus_folder, report_draft
from pakafg.present.cli.text_argument import text_argument
from pakafg.text.escape import printable
from pakafg.text.figure_words import counted

if TYPE_CHECKING:
    import argparse

__all__ = ["ANNOTATIONS"]


def _add_annotations_arguments(parser: argparse.ArgumentParser) -> None:
    add_document(parser)
    parser.add_argument(
        "file",
        metavar="FILE",
        help="Web Annotations, JSON of Hypothes.is or Label Studio, or .ann of brat; - for stdin",
    )
    add_json(parser)


def _run_annotations(options: argparse.Namespace, out: TextIO) -> int:
    from pakafg.drafting import read_annotations, read_draft, write_draft  # noqa: PLC0415  (polars)

    folder = corpus_folder(options.corpus)
    corpus = load_corpus(folder)
    document = record_named(corpus.documents, "document", options.document)
    before = read_draft(folder, document)
    read = read_annotations(corpus, document.id, text_argument(options.file), draft=before)
    write_draft(folder, document, read.draft)
    if options.json:
        write_json({"added": read.added, "problems": read.problems}, out)
    else:
        out.write(f"{counted(len(read.added), 'proposal')} added\n")
        out.writelines(f"  {printable(each)}\n" for each in read.problems)
        report_draft(read.draft, folder, draft_beside(document.file), out)
    return 0


ANNOTATIONS: Final = Command(
    "annotations",
    "take what was marked with another tool",
    _add_annotations_arguments,
    _run_annotations,
)
