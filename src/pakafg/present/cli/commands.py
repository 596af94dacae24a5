"""The commands of `pakafg` at a prompt, and how one of them is run."""

from __future__ import annotations

import argparse
import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from pakafg.errors import ArgumentError, CorpusError, PakafgError
from pakafg.present.cli.add_command import ADD
from pakafg.present.cli.annotations_command import ANNOTATIONS
from pakafg.present.cli.brief_command import BRIEF
from pakafg.present.cli.changes_command import CHANGES
from pakafg.present.cli.check_command import CHECK
from pakafg.present.cli.compare_command import COMPARE
from pakafg.present.cli.coverage_command import COVERAGE
from pakafg.present.cli.dossier_command import DOSSIER
from pakafg.present.cli.draft_command import DRAFT
from pakafg.present.cli.export_command import EXPORT
from pakafg.present.cli.merge_command import MERGE
from pakafg.present.cli.new_command import NEW
from pakafg.present.cli.prompt_command import PROMPT
from pakafg.present.cli.question_command import QUESTION
from pakafg.present.cli.reply_command import REPLY
from pakafg.present.cli.report_command import REPORT
from pakafg.present.cli.review_command import REVIEW
from pakafg.present.cli.schema_command import SCHEMA
from pakafg.present.cli.search_command import SEARCH
from pakafg.present.cli.verify_command import VERIFY
from pakafg.text.escape import printable
from pakafg.text.figure_words import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pakafg.present.cli.command import Command

__all__ = ["COMMANDS", "main"]

# A new command is one module, and one line here.
COMMANDS: Final[Mapping[str, Command]] = {
    command.name: command
    for command in (
        BRIEF,
        REPORT,
        QUESTION,
        SEARCH,
        NEW,
        ADD,
        DRAFT,
        PROMPT,
        REPLY,
        ANNOTATIONS,
        REVIEW,
        MERGE,
        CHANGES,
        CHECK,
        COVERAGE,
        SCHEMA,
        COMPARE,
        DOSSIER,
        EXPORT,
        VERIFY,
    )
}
"""Every command by its name, in the order in which help lists them."""

_DEFAULT: Final = BRIEF


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
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        options = _parser().parse_args(_with_command(words))
        code = COMMANDS[options.command].run(options, out)
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


def _with_command(words: Sequence[str]) -> list[str]:
    """Put the default command before words that name none: `pakafg`, `pakafg my-corpus`.

    Raises:
        ArgumentError: Where the first of them is neither a command nor a path that exists.
    """
    named = next((at for at, word in enumerate(words) if not word.startswith("-")), None)
    if named is None:
        has_own_answer = {"-h", "--help", "--version"} & set(words)
        return list(words) if has_own_answer else [*words, _DEFAULT.name]
    word = words[named]
    if word in COMMANDS:
        return list(words)
    if not Path(word).exists():
        expected = f"a folder or .zip that exists, or a command: {', '.join(COMMANDS)}"
        raise ArgumentError("command", word, expected, COMMANDS)
    return [*words[:named], _DEFAULT.name, *words[named:]]


class _Version(argparse.Action):
    """Print the version, which is looked up only where somebody asks for it."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version  # noqa: PLC0415  (takes as long as the parser)

        sys.stdout.write(f"pakafg {version('pakafg')}\n")
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pakafg",
        usage="pakafg [-h] [--version] [--json] [COMMAND] [CORPUS] ...",
        description="Contested figures, dates and words of documents that contradict each other. "
        "Without a command: what is disputed, what is agreed and the dead, on one screen. "
        "CORPUS is a folder or .zip; without, the seeds are read.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version")
    parser.add_argument("--json", action="store_true", help="print JSON, for a program")
    parsers = parser.add_subparsers(dest="command", title="commands", metavar="", prog="pakafg")
    for command in COMMANDS.values():
        command.add_arguments(parsers.add_parser(command.name, help=command.help))
    return parser


def _print_problems(error: PakafgError) -> None:
    if isinstance(error, CorpusError):
        for problem in error.problems:
            sys.stderr.write(f"{problem}\n")
        told = f"{error.source}: {counted(len(error.problems), 'problem')}\n"
        sys.stderr.write(printable(told))
    else:
        sys.stderr.write(printable(f"{error}\n"))
