"""`pakafg report`: everything that the documents say, and where they disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pakafg.corpus.loading import load_corpus
from pakafg.present.cli.command import Command, add_corpus, add_json, write_json
from pakafg.present.cli.paper import Paper

if TYPE_CHECKING:
    import argparse

__all__ = ["REPORT"]


def _add_report_arguments(parser: argparse.ArgumentParser) -> None:
    add_corpus(parser)
    parser.add_argument(
        "--full",
        action="store_true",
        help="every event and demand, and every question with its whole explanation",
    )
    add_json(parser)


def _run_report(options: argparse.Namespace, out: TextIO) -> int:
    from pakafg.present.cli.report import as_data, as_text  # noqa: PLC0415  (polars)

    corpus = load_corpus(options.corpus)
    if options.json:
        write_json(as_data(corpus), out)
    else:
        out.write(as_text(corpus, Paper.of(out), full=options.full))
    return 0


REPORT: Final = Command(
    "report",
    "print the timeline, the casualties, what is agreed and what is not",
    _add_report_arguments,
    _run_report,
)
