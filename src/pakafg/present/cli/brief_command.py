"""`pakafg`, without a command: the brief of a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pakafg.corpus.loading import load_corpus
from pakafg.present.cli.command import Command, add_corpus, add_json, write_json
from pakafg.present.cli.paper import STYLES, Paper
from pakafg.text.escape import printable

if TYPE_CHECKING:
    import argparse

__all__ = ["BRIEF"]


def _add_brief_arguments(parser: argparse.ArgumentParser) -> None:
    add_corpus(parser)
    add_json(parser)


def _run_brief(options: argparse.Namespace, out: TextIO) -> int:
    from pakafg.present.brief import brief  # noqa: PLC0415  (polars)

    corpus = load_corpus(options.corpus)
    if options.json:
        from pakafg.present.cli.report import as_data  # noqa: PLC0415  (polars)

        write_json(as_data(corpus), out)
        return 0
    told, paper = brief(corpus), Paper.of(out)
    lines = (
        paper.bold(line) if line in told.headings else line for line in told.lines(paper.width)
    )
    out.write(printable("\n".join(lines) + "\n", keep=STYLES))
    return 0


BRIEF: Final = Command(
    "brief",
    "print what is disputed, what is agreed and the dead, on one screen",
    _add_brief_arguments,
    _run_brief,
)
