"""`pakafg verify`: the digest of a corpus and of every answer on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pakafg.corpus.loading import load_corpus
from pakafg.present.cli.command import Command, add_corpus, add_json, write_json

if TYPE_CHECKING:
    import argparse

__all__ = ["VERIFY"]


def _add_verify_arguments(parser: argparse.ArgumentParser) -> None:
    add_corpus(parser)
    add_json(parser)


def _run_verify(options: argparse.Namespace, out: TextIO) -> int:
    from pakafg.verification import verify  # noqa: PLC0415  (polars)

    verified = verify(load_corpus(options.corpus))
    if options.json:
        write_json({**verified.parts, "total": verified.total}, out)
    else:
        out.write(f"{verified}\n")
    return 0


VERIFY: Final = Command(
    "verify",
    "print a digest of the corpus and of every answer",
    _add_verify_arguments,
    _run_verify,
)
