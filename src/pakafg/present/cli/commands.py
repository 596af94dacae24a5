"""The commands of `pakafg` at a prompt."""

from __future__ import annotations

import argparse
import codecs
import io
import json
import os
import re
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

import attrs

from pakafg.corpus.loading import load_corpus, load_with_entries
from pakafg.errors import CorpusError, PakafgError
from pakafg.present.cli.paper import Paper
from pakafg.records.codebook import NO_PARTIES
from pakafg.text.escape import STEERING, printable
from pakafg.text.figure_words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pakafg.linting import LintWarning

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None, out: TextIO | None = None) -> int:
    """Run one command; what `python -m pakafg` and `pakafg` call.

    Args:
        arguments: The words after the program's name; None for those of the process.
        out: Where to print; None for standard output.

    Returns:
        0, or 1 where a corpus has problems, which are printed to standard error, or where
        not all could be printed.
    """
    if out is None:
        out = sys.stdout or io.StringIO()  # where it was closed, nobody listens
        if isinstance(out, io.TextIOWrapper):
            out.reconfigure(errors="backslashreplace")  # a letter that a console lacks
    options = _parser().parse_args(arguments)
    try:
        code = _run(options, out)
        out.flush()  # an error of writing can be reported now; as Python exits, no longer
    except PakafgError as error:
        _print_problems(error)
        return 1
    except OSError as error:
        if not isinstance(error, BrokenPipeError):  # a reader such as `head` has read enough
            sys.stderr.write(f"{error}\n")
        if out is sys.stdout:  # as Python exits it would try again to write what is buffered
            with suppress(io.UnsupportedOperation):  # sys.stdout may have been replaced by no file
                descriptor = out.fileno()
                os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
        return 1
    return code


def _run(options: argparse.Namespace, out: TextIO) -> int:
    """Run the command that was asked for, and return its exit code."""
    if options.command == "check":
        return _check(options.path, out, with_lint=options.lint, as_json=options.json)
    if options.command == "coverage":
        return _coverage(options.path, out)
    if options.command == "schema":
        return _schema(options.file, options.corpus, out)
    if options.command == "compare":
        return _compare(options.a, options.b, out, as_json=options.json)
    if options.command == "dossier":
        return _dossier(options.corpus, options.output, out)
    return _report(options.corpus, out, as_json=options.json)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pakafg",
        description="Contested figures, dates and words of documents that contradict each other. "
        "Without a command: the timeline, the casualties and the main contradictions.",
    )
    parser.add_argument("--corpus", metavar="PATH", help="a folder or .zip instead of the seeds")
    parser.add_argument("--json", action="store_true", help="print JSON, for a program")
    commands = parser.add_subparsers(dest="command", title="commands", metavar="")
    check = commands.add_parser("check", help="read a corpus and list everything wrong with it")
    check.add_argument("path", metavar="PATH", help="a folder or .zip of the corpus layout")
    check.add_argument(
        "--lint", action="store_true", help="list, too, what looks doubtful in the coding"
    )
    check.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print JSON, for a program"
    )
    coverage = commands.add_parser("coverage", help="show the sentences that no record cites")
    coverage.add_argument("path", metavar="PATH", nargs="?", help="a corpus; without, the seeds")
    schema = commands.add_parser("schema", help="print the JSON Schema of a kind of record file")
    schema.add_argument("file", metavar="FILE", help="document, or a shared file such as actors")
    schema.add_argument(
        "--corpus",
        metavar="PATH",
        default=argparse.SUPPRESS,
        help="a corpus, whose codebook says which words its records may use",
    )
    compare = commands.add_parser("compare", help="hold two annotations of one text side by side")
    compare.add_argument("a", metavar="A", help="an annotation: a folder or .zip")
    compare.add_argument("b", metavar="B", help="another of the same documents")
    compare.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print JSON, for a program"
    )
    dossier = commands.add_parser("dossier", help="write one page that links figures to sources")
    dossier.add_argument(
        "--corpus", metavar="PATH", default=argparse.SUPPRESS, help="a corpus; without, the seeds"
    )
    dossier.add_argument("-o", "--output", metavar="FILE", default="dossier.html", help="the page")
    return parser


def _report(path: str | None, out: TextIO, *, as_json: bool) -> int:
    from pakafg.present.cli.report import as_data, as_text  # noqa: PLC0415  (polars, for this only)

    corpus = load_corpus(path)
    if as_json:
        _write_json(as_data(corpus), out)
    else:
        out.write(as_text(corpus, Paper.of(out)))
    return 0


def _check(path: str, out: TextIO, *, with_lint: bool, as_json: bool) -> int:
    try:
        corpus, entries = load_with_entries(path)
    except CorpusError as error:
        if not as_json:
            raise
        _write_json({"problems": list(map(attrs.asdict, error.problems)), "warnings": []}, out)
        return 1
    warnings: Sequence[LintWarning] = ()
    if with_lint:
        from pakafg.linting.rules import lint_entries  # noqa: PLC0415  (polars, for this only)

        warnings = lint_entries(corpus, entries)
    if as_json:
        _write_json({"problems": [], "warnings": list(map(attrs.asdict, warnings))}, out)
        return 0
    out.writelines(f"{printable(str(warning))}\n" for warning in warnings)
    doubtful = f", {counted(len(warnings), 'warning')}" if with_lint else ""
    out.write(f"{path}: no problem found{doubtful}\n{corpus!r}\n")
    if not corpus.codebook.parties:
        out.write(f"{NO_PARTIES}\n")
    return 0


def _coverage(path: str | None, out: TextIO) -> int:
    from pakafg.corpus.coverage import uncited  # noqa: PLC0415  (only this command)

    corpus = load_corpus(path)
    for document in corpus.documents.values():
        n_sentences, sentences = uncited(corpus, document.id)
        uncovered = f"{len(sentences)} of {n_sentences} sentences"
        out.write(f"{document.id}: {uncovered} have neither a record nor a reason\n")
        out.writelines(f"  {start:>6}  {printable(text)}\n" for start, text in sentences)
    return 0


def _compare(a: str, b: str, out: TextIO, *, as_json: bool) -> int:
    from pakafg.present.cli.coder_report import as_data, as_text  # noqa: PLC0415  (polars)

    one, other = load_corpus(a), load_corpus(b)
    if as_json:
        _write_json(as_data(one, other), out)
    else:
        out.write(as_text(one, other, Paper.of(out)))
    return 0


def _schema(file: str, path: str | None, out: TextIO) -> int:
    from pakafg.corpus.schema import json_schema  # noqa: PLC0415  (only this command)

    codebook = None if path is None else load_corpus(path).codebook
    _write_json(json_schema(file, codebook), out)
    return 0


def _dossier(path: str | None, file: str, out: TextIO) -> int:
    from pakafg.present.dossier import dossier  # noqa: PLC0415  (needs an extra)

    try:
        page = dossier(load_corpus(path), file)
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    out.write(printable(f"{page}\n"))
    return 0


def _write_json(data: object, out: TextIO) -> None:
    """Write JSON that is UTF-8 wherever it goes: on a console of another kind, plain ASCII.

    What would steer a terminal stands only within texts, and there as JSON escapes it.
    """
    plain = codecs.lookup(out.encoding or "utf-8").name != "utf-8"
    text = json.dumps(data, ensure_ascii=plain, indent=2, default=str)
    out.write(re.sub(STEERING, lambda at: f"\\u{ord(at[0]):04x}", text) + "\n")


def _print_problems(error: PakafgError) -> None:
    if isinstance(error, CorpusError):
        for problem in error.problems:
            sys.stderr.write(f"{problem}\n")
        told = f"{error.source}: {counted(len(error.problems), 'problem')}\n"
        sys.stderr.write(printable(told))
    else:
        sys.stderr.write(printable(f"{error}\n"))
