"""`pakafg export`: the tables and answers in the forms that other programs open."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final, TextIO

from pakafg.corpus.loading import load_corpus
from pakafg.present.cli.command import Command, add_corpus
from pakafg.text.escape import printable

if TYPE_CHECKING:
    import argparse

__all__ = ["EXPORT"]


def _add_export_arguments(parser: argparse.ArgumentParser) -> None:
    add_corpus(parser)
    parser.add_argument("folder", metavar="DIR", help="a new folder, or one of an earlier export")


def _run_export(options: argparse.Namespace, out: TextIO) -> int:
    corpus = load_corpus(options.corpus)
    try:
        folder = corpus.export(options.folder)
    except OSError as error:
        sys.stderr.write(printable(f"{error}\n"))
        return 1
    out.write(printable(f"{folder}\n"))
    return 0


EXPORT: Final = Command(
    "export",
    "write tables and answers for spreadsheets, maps and programs",
    _add_export_arguments,
    _run_export,
)
