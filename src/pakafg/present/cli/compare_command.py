"""`pakafg compare`: two annotations of the same documents, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pakafg.corpus.loading import load_corpus
from pakafg.present.cli.command import Command, add_json, write_json
from pakafg.present.cli.paper import Paper

if TYPE_CHECKING:
    import argparse

__all__ = ["COMPARE"]


def _add_compare_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("a", metavar="A", help="an annotation: a folder or .zip")
    parser.add_argument("b", metavar="B", help="another of the same documents")
    add_json(parser)


def _run_compare(options: argparse.Namespace, out: TextIO) -> int:
    from pakafg.present.cli.coder_report import as_data, as_text  # noqa: PLC0415  (polars)

    one, other = load_corpus(options.a), load_corpus(options.b)
    if options.json:
        write_json(as_data(one, other), out)
    else:
        out.write(as_text(one, other, Paper.of(out)))
    return 0


COMPARE: Final = Command(
    "compare", "hold two annotations of one text side by side", _add_compare_arguments, _run_compare
)
