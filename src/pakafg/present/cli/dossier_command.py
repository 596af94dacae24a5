"""`pakafg dossier`: one page that links every figure to the characters it rests on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final, TextIO

from pakafg.corpus.loading import load_corpus
from pakafg.present.cli.command import Command, add_corpus
from pakafg.text.escape import printable

if TYPE_CHECKING:
    import argparse

__all__ = ["DOSSIER"]


def _add_dossier_arguments(parser: argparse.ArgumentParser) -> None:
    add_corpus(parser)
    parser.add_argument("-o", "--output", metavar="FILE", default="dossier.html", help="the page")


def _run_dossier(options: argparse.Namespace, out: TextIO) -> int:
    from pakafg.present.dossier import dossier  # noqa: PLC0415  (needs an extra)

    try:
        page = dossier(load_corpus(options.corpus), options.output)
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    out.write(printable(f"{page}\n"))
    return 0


DOSSIER: Final = Command(
    "dossier", "write one page that links figures to sources", _add_dossier_arguments, _run_dossier
)
