"""`pakafg add`: an article becomes a document of a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pakafg.present.cli.command import Command
from pakafg.text.escape import printable
from pakafg.text.figure_words import counted

if TYPE_CHECKING:
    import argparse

__all__ = ["ADD"]

_HELP: Final = {
    "published": "when it was published, such as 2026-03-03 (EDTF)",
    "publisher": "who published it",
    "url": "its address",
    "title": "its title; without, the one heading of a page",
    "label": "a short name, such as outlet and day",
    "encoding": "the encoding, where nothing shows it",
}


def _add_add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", help="the folder of a corpus")
    parser.add_argument("article", metavar="ARTICLE", help="a file: .txt, .md or .html")
    for name, text in _HELP.items():
        parser.add_argument(f"--{name}", help=text)


def _run_add(options: argparse.Namespace, out: TextIO) -> int:
    from pakafg.authoring.adding import add_document  # noqa: PLC0415  (only this command)

    head = {name: getattr(options, name) for name in _HELP}
    added = add_document(options.folder, options.article, **head)
    document = added.document
    out.write(f"{document.id}: {counted(len(document.text), 'character')} in {document.file}\n")
    if added.original != document.file:
        out.write(f"the article as it came: {added.original}\n")
    if added.left_out:
        what = counted(added.left_out, "letter or digit", "letters and digits")
        out.write(f"left out of the page: {what}. Read the text beside the page.\n")
    for other, share in added.alike:
        told = f"{share:.0%} of the shorter text stands in both. They may rest on one source."
        out.write(f"much like {printable(other)}: {told}\n")
    out.write(f"next: pakafg draft {printable(options.folder)} {printable(document.id)}\n")
    return 0


ADD: Final = Command("add", "add an article to a corpus", _add_add_arguments, _run_add)
