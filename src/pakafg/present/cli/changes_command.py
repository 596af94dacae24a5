"""`pakafg changes`: which answers moved between two corpora, and through which records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pakafg.corpus.loading import load_corpus
from pakafg.present.cli.command import Command, add_json, write_json
from pakafg.text.escape import printable

if TYPE_CHECKING:
    import argparse

__all__ = ["CHANGES"]

_TABLES: Final = ("figures", "events", "records", "citations")


def _add_changes_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", help="a corpus, or its earlier state")
    parser.add_argument("new", metavar="NEW", help="another, or its later state")
    add_json(parser)


def _run_changes(options: argparse.Namespace, out: TextIO) -> int:
    old, new = load_corpus(options.old), load_corpus(options.new)
    from pakafg.revisions import changes  # noqa: PLC0415  (polars)

    told = changes(old, new)
    if options.json:
        write_json({name: getattr(told, name).to_dicts() for name in _TABLES}, out)
    else:
        out.writelines(f"{printable(line)}\n" for line in told.explain().splitlines())
    return 0


CHANGES: Final = Command(
    "changes", "tell which answers moved between two corpora", _add_changes_arguments, _run_changes
)
