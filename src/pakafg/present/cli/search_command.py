"""`pakafg search`: where words stand, in documents and in records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pakafg.corpus.loading import load_corpus
from pakafg.present.cli.command import Command, add_corpus, add_json, write_json
from pakafg.present.cli.paper import STYLES, Paper
from pakafg.text.escape import printable
from pakafg.text.people import in_words

if TYPE_CHECKING:
    import argparse

__all__ = ["SEARCH"]

_MOST: Final = 20


def _add_search_arguments(parser: argparse.ArgumentParser) -> None:
    add_corpus(parser)
    parser.add_argument("words", metavar="WORDS", help='words, all of them; a phrase in "quotes"')
    parser.add_argument(
        "--limit", metavar="N", type=int, default=_MOST, help=f"results at most ({_MOST})"
    )
    add_json(parser)


def _run_search(options: argparse.Namespace, out: TextIO) -> int:
    corpus = load_corpus(options.corpus)
    found = corpus.search(options.words, limit=options.limit)
    if options.json:
        write_json(found.to_dicts(), out)
        return 0
    paper = Paper.of(out)
    for row in found.iter_rows(named=True):
        where = " ".join(filter(None, (row["document"], in_words(row["kind"]), row["record"])))
        out.write(printable(f"{paper.bold(where)}\n", keep=STYLES))
        out.writelines(f"{printable(line)}\n" for line in paper.wrapped(row["snippet"], 2))
    if found.is_empty():
        out.write(printable(f"nothing has all the words of {options.words!r}\n"))
    return 0


SEARCH: Final = Command(
    "search", "find words in documents and records", _add_search_arguments, _run_search
)
