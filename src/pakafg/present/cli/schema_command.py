"""`pakafg schema`: the JSON Schema of a kind of record file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pakafg.corpus.loading import load_corpus
from pakafg.present.cli.command import Command, add_corpus, write_json

if TYPE_CHECKING:
    import argparse

__all__ = ["SCHEMA"]


def _add_schema_arguments(parser: argparse.ArgumentParser) -> None:
    add_corpus(
        parser, "a corpus, whose codebook says which words stand in its files; without, any may"
    )
    parser.add_argument("file", metavar="FILE", help="document, or a shared file such as actors")


def _run_schema(options: argparse.Namespace, out: TextIO) -> int:
    from pakafg.corpus.schema import json_schema  # noqa: PLC0415  (only this command)

    codebook = None if options.corpus is None else load_corpus(options.corpus).codebook
    write_json(json_schema(options.file, codebook), out)
    return 0


SCHEMA: Final = Command(
    "schema", "print the JSON Schema of a kind of record file", _add_schema_arguments, _run_schema
)
