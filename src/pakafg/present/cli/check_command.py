"""`pakafg check`: everything that is wrong with a corpus, and what looks doubtful in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

import attrs

from pakafg.corpus.loading import load_with_entries
from pakafg.errors import CorpusError
from pakafg.present.cli.command import Command, add_corpus, add_json, write_json
from pakafg.present.cli.file_check import check_file, is_table
from pakafg.records.codebook import NO_PARTIES
from pakafg.text.escape import printable
from pakafg.text.figure_words import counted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from pakafg.linting import LintWarning

__all__ = ["CHECK"]

_SEEDS: Final = "the seeds"
_CHECKED: Final = (
    "a folder or .zip of the corpus layout, or a file of UCDP, ACLED, ETH/PRIO, PA-X, Airwars, "
    "TBIJ, ICEWS, GDELT or POLECAT; without, the seeds"
)


def _add_check_arguments(parser: argparse.ArgumentParser) -> None:
    add_corpus(parser, _CHECKED)
    parser.add_argument(
        "--lint", action="store_true", help="list, too, what looks doubtful in the coding"
    )
    add_json(parser)


def _run_check(options: argparse.Namespace, out: TextIO) -> int:
    if is_table(options.corpus):
        return check_file(options.corpus, out, as_json=options.json)
    try:
        corpus, entries = load_with_entries(options.corpus)
    except CorpusError as error:
        if not options.json:
            raise
        write_json({"problems": list(map(attrs.asdict, error.problems)), "warnings": []}, out)
        return 1
    warnings: Sequence[LintWarning] = ()
    if options.lint:
        from pakafg.linting.rules import lint_entries  # noqa: PLC0415  (polars)

        warnings = lint_entries(corpus, entries)
    if options.json:
        write_json({"problems": [], "warnings": list(map(attrs.asdict, warnings))}, out)
        return 0
    out.writelines(f"{printable(str(warning))}\n" for warning in warnings)
    doubtful = f", {counted(len(warnings), 'warning')}" if options.lint else ""
    read = _SEEDS if options.corpus is None else options.corpus
    out.write(f"{printable(read)}: no problem found{doubtful}\n{corpus!r}\n")
    if not corpus.documents:
        out.write("It has no document yet: pakafg add makes one of an article.\n")
    if not corpus.codebook.parties:
        out.write(f"{NO_PARTIES}\n")
    return 0


CHECK: Final = Command(
    "check", "read a corpus and list everything wrong with it", _add_check_arguments, _run_check
)
