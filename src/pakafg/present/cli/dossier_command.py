"""`pakafg dossier`: pages that link every figure to the characters it rests on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final, TextIO

from pakafg.corpus.loading import load_corpus
from pakafg.present.cli.command import Command, add_corpus
from pakafg.text.escape import printable

if TYPE_CHECKING:
    import argparse

__all__ = ["DOSSIER"]

MOST_ON_ONE_PAGE: Final = 50
"""So many documents make a page that opens at once; of more, a folder of pages is the better."""

_PAGE: Final = "dossier.html"
_FOLDER: Final = "dossier"


def _add_dossier_arguments(parser: argparse.ArgumentParser) -> None:
    add_corpus(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="PATH",
        help="a file that ends in .html, for one page, or a folder, for many (default: "
        f"{_PAGE}, or {_FOLDER} where the corpus has more than {MOST_ON_ONE_PAGE} documents)",
    )


def _run_dossier(options: argparse.Namespace, out: TextIO) -> int:
    from pakafg.present.dossier import dossier  # noqa: PLC0415  (needs an extra)

    try:
        corpus = load_corpus(options.corpus)
        is_large = len(corpus.documents) > MOST_ON_ONE_PAGE
        page = dossier(corpus, options.output or (_FOLDER if is_large else _PAGE))
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    out.write(printable(f"{page / 'index.html' if page.is_dir() else page}\n"))
    return 0


DOSSIER: Final = Command(
    "dossier", "write pages that link figures to sources", _add_dossier_arguments, _run_dossier
)
