"""`pakafg new`: an empty folder becomes a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pakafg.present.cli.command import Command
from pakafg.text.escape import printable
from pakafg.text.figure_words import counted

if TYPE_CHECKING:
    import argparse

__all__ = ["NEW"]


def _add_new_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", help="a folder that is empty, or not there yet")
    parser.add_argument(
        "--party",
        metavar="NAME:PEOPLE:COUNTRY:ZONE",
        action="append",
        default=[],
        help="a party, such as Thailand:thai:TH:Asia/Bangkok; all but the name may be left out; "
        "once for each party",
    )
    parser.add_argument("--title", help="what the corpus is about, as a heading")


def _run_new(options: argparse.Namespace, out: TextIO) -> int:
    from pakafg.authoring.starting import new_corpus  # noqa: PLC0415  (only this command)

    corpus = new_corpus(options.folder, options.party, title=options.title)
    parties = counted(len(corpus.codebook.parties), "party", "parties")
    out.write(f"{printable(options.folder)}: a corpus with {parties}, and no document yet\n")
    out.write(f"next: pakafg add {printable(options.folder)} article.html --published 2026-03-03\n")
    return 0


NEW: Final = Command(
    "new", "make an empty folder into a corpus of your own", _add_new_arguments, _run_new
)
