"""`pakafg merge`: two corpora as one."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from pakafg.corpus.loading import load_corpus
from pakafg.errors import ArgumentError
from pakafg.present.cli.command import Command
from pakafg.text.escape import printable

if TYPE_CHECKING:
    import argparse

    from pakafg.corpus.corpus import Corpus

__all__ = ["MERGE"]


def _add_merge_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("a", metavar="A", help="a corpus: a folder or .zip")
    parser.add_argument("b", metavar="B", help="another")
    parser.add_argument(
        "-o", "--output", metavar="PATH", required=True, help="the new folder or .zip to write"
    )
    parser.add_argument(
        "--codebook", metavar="CORPUS", help="take the codebook of this corpus for both together"
    )


def _run_merge(options: argparse.Namespace, out: TextIO) -> int:
    from pakafg.corpus.merging import merge  # noqa: PLC0415  (only this command)

    target = Path(options.output)
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise ArgumentError("--output", options.output, "a folder or .zip that is not there yet")
    a, b = load_corpus(options.a), load_corpus(options.b)
    codebook = None if options.codebook is None else load_corpus(options.codebook).codebook
    merged = merge(a, b, codebook=codebook)
    merged.save(target)
    if target.is_dir():
        _copy_originals((Path(options.a), Path(options.b)), target)
    out.write(f"{printable(options.output)}: {merged!r}\n")
    _write_doubles(a, b, merged, out)
    return 0


def _copy_originals(sources: tuple[Path, Path], target: Path) -> None:
    """Copy the articles as they came, of both corpora: no two have one name."""
    from pakafg.authoring.adding import ORIGINALS_FOLDER  # noqa: PLC0415  (only this command)

    for source in sources:
        originals = source / ORIGINALS_FOLDER
        if originals.is_dir():
            (target / ORIGINALS_FOLDER).mkdir(exist_ok=True)
            for file in sorted(originals.iterdir()):
                if file.is_file() and not file.is_symlink() and not file.name.startswith("."):
                    shutil.copyfile(file, target / ORIGINALS_FOLDER / file.name)


def _write_doubles(a: Corpus, b: Corpus, merged: Corpus, out: TextIO) -> None:
    """List what of one corpus may be what the other has under another id."""
    from pakafg.doubles import possible_doubles  # noqa: PLC0415  (polars)

    in_a, in_b = ({key for held in each.catalogues.values() for key in held} for each in (a, b))
    pairs = [
        row
        for row in possible_doubles(merged).iter_rows(named=True)
        if not ({row["record"], row["other"]} <= in_a or {row["record"], row["other"]} <= in_b)
    ]
    if pairs:
        out.write("perhaps one thing under two ids, kept as two:\n")
    for row in pairs:
        told = f"{row['kind']} {row['record']} ({row['name']}) and {row['other']}"
        out.write(printable(f"  {told} ({row['other_name']}): {row['reason']}") + "\n")


MERGE: Final = Command(
    "merge", "join two corpora; tell ids that clash", _add_merge_arguments, _run_merge
)
