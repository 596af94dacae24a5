"""`pakafg review`: a page on which a person decides what was proposed."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Final, TextIO

from pakafg.corpus.lookup import record_named
from pakafg.errors import ArgumentError
from pakafg.present.cli.command import Command
from pakafg.present.cli.draft_command import corpus_folder
from pakafg.text.escape import printable
from pakafg.text.people import NOBODY

if TYPE_CHECKING:
    import argparse

__all__ = ["REVIEW"]

_PORTS: Final = 65_535


def _add_review_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("corpus", metavar="DIR", help="the folder of a corpus")
    parser.add_argument(
        "document", metavar="DOC", nargs="?", help="the id of the document to begin with"
    )
    parser.add_argument(
        "--reviewer", metavar="NAME", help="who decides, as records say it; without, your login"
    )
    parser.add_argument("--open", action="store_true", help="open the page in the browser")
    parser.add_argument(
        "--port", type=int, default=0, help="where to listen; without, wherever it is free"
    )


def _run_review(options: argparse.Namespace, out: TextIO) -> int:
    from pakafg.review import ReviewDesk, ReviewServer  # noqa: PLC0415  (polars)

    if not 0 <= options.port <= _PORTS:
        raise ArgumentError("--port", options.port, f"0 to {_PORTS:,}")
    desk = ReviewDesk(corpus_folder(options.corpus), _reviewer(options.reviewer))
    corpus = desk.corpus()
    begin = ""
    if options.document is not None:
        begin = f"#{record_named(corpus.documents, 'document', options.document).id}"
    with ReviewServer(desk, options.port) as server:
        link = f"{server.link}{begin}"
        out.write(
            f"{link}\n"
            "Open this link in a browser on this machine. Whoever has it can decide, as "
            f"{printable(desk.reviewer or NOBODY)}.\n"
            "Every decision is saved at once; Ctrl-C ends.\n"
        )
        out.flush()
        if options.open:
            import webbrowser  # noqa: PLC0415  (only where it is asked for)

            webbrowser.open(link)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            out.write("\n")
    return 0


def _reviewer(given: str | None) -> str | None:
    """Take the name of who decides; without one, that of the login, where there is one.

    Raises:
        ArgumentError: The name is blank.
    """
    if given is None:
        try:
            return getpass.getuser()
        except (OSError, KeyError, ImportError):  # which it is differs by version and system
            return None
    if not given.strip():
        raise ArgumentError("--reviewer", given, "a name")
    return given.strip()


REVIEW: Final = Command(
    "review", "decide on a page what was proposed", _add_review_arguments, _run_review
)
