"""`pakafg reply`: what came back from a language model, item by item, as proposals."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, TextIO

import attrs

from pakafg.corpus.format import draft_beside
from pakafg.corpus.loading import load_corpus
from pakafg.corpus.lookup import record_named
from pakafg.present.cli.command import Command, add_json, write_json
from pakafg.present.cli.draft_command import add_document, corpus_folder, report_draft
from pakafg.present.cli.text_argument import text_argument
from pakafg.text.escape import printable

if TYPE_CHECKING:
    import argparse

    from pakafg.drafting import Reply

__all__ = ["REPLY"]


def _add_reply_arguments(parser: argparse.ArgumentParser) -> None:
    add_document(parser)
    parser.add_argument(
        "reply", metavar="REPLY", help="the file with the reply; - for standard input"
    )
    parser.add_argument(
        "--problems",
        action="store_true",
        help="print what to send back to the model, and nothing else",
    )
    add_json(parser)


def _run_reply(options: argparse.Namespace, out: TextIO) -> int:
    from pakafg.drafting import read_draft, read_reply, write_draft  # noqa: PLC0415  (polars)

    folder = corpus_folder(options.corpus)
    corpus = load_corpus(folder)
    document = record_named(corpus.documents, "document", options.document)
    before = read_draft(folder, document)
    reply = read_reply(corpus, document.id, text_argument(options.reply), draft=before)
    write_draft(folder, document, reply.draft)
    if options.json:
        items = [attrs.asdict(each) for each in reply.items]
        write_json({"items": items, "problems": reply.problems}, out)
    elif options.problems:
        out.writelines(f"{printable(each)}\n" for each in reply.problems)
    else:
        _report(reply, out)
        report_draft(reply.draft, folder, draft_beside(document.file), out)
    return 0


def _report(reply: Reply, out: TextIO) -> None:
    """Say what became of the items, and why some were refused."""
    outcomes = Counter(str(each.outcome) for each in reply.items)
    told = ", ".join(f"{number} {outcome}" for outcome, number in outcomes.items())
    out.write(f"{told or 'no item'}\n")
    out.writelines(f"  {printable(each)}\n" for each in reply.problems)


REPLY: Final = Command(
    "reply", "take what a language model sent back", _add_reply_arguments, _run_reply
)
