"""What a command of `pakafg` consists of; each stands in a module of its own.

Laws of this file: a command's module imports no polars as it is read, so that `pakafg --help`
answers at once. What a command prints it writes to the stream that it is given, and
`PakafgError` goes up to `commands.main`, which prints it.
"""

from __future__ import annotations

import argparse
import codecs
import json
import re
from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from pakafg.text.escape import STEERING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Command", "add_corpus", "add_json", "write_json"]

_CORPUS: Final = "a folder or .zip of the corpus layout; without, the seeds"


class Command(NamedTuple):
    """One command.

    Attributes:
        name: The word behind `pakafg`.
        help: What it does, in a line.
        add_arguments: Gives a parser the command's arguments.
        run: Runs it with the arguments that were read; returns the exit code.
    """

    name: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], object]
    run: Callable[[argparse.Namespace, TextIO], int]


def add_corpus(parser: argparse.ArgumentParser, text: str = _CORPUS) -> None:
    """Take the corpus, first of a command's arguments."""
    parser.add_argument("corpus", metavar="CORPUS", nargs="?", help=text)


def add_json(parser: argparse.ArgumentParser) -> None:
    """Take `--json`, behind the command as before it."""
    parser.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print JSON, for a program"
    )


def write_json(data: object, out: TextIO) -> None:
    """Write JSON that is UTF-8 wherever it goes: on a console of another kind, plain ASCII.

    What would steer a terminal stands only within texts, and there as JSON escapes it.
    """
    plain = codecs.lookup(out.encoding or "utf-8").name != "utf-8"
    text = json.dumps(data, ensure_ascii=plain, indent=2, default=str)
    out.write(re.sub(STEERING, lambda at: f"\\u{ord(at[0]):04x}", text) + "\n")
