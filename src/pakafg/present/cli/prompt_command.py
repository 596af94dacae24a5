"""`pakafg prompt`: a text that asks any language model to annotate a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pakafg.corpus.loading import load_corpus
from pakafg.present.cli.command import Command, write_json
from pakafg.present.cli.draft_command import add_document
from pakafg.text.escape import printable

if TYPE_CHECKING:
    import argparse

__all__ = ["PROMPT"]


def _add_prompt_arguments(parser: argparse.ArgumentParser) -> None:
    add_document(parser)
    parser.add_argument(
        "--schema",
        action="store_true",
        help="print the JSON Schema of the reply alone, for a response format",
    )


def _run_prompt(options: argparse.Namespace, out: TextIO) -> int:
    from pakafg.drafting import prompt, reply_schema  # noqa: PLC0415  (polars)

    corpus = load_corpus(options.corpus)
    if options.schema:
        write_json(reply_schema(corpus.codebook), out)
    else:
        out.write(printable(prompt(corpus, options.document)))
    return 0


PROMPT: Final = Command(
    "prompt", "ask any language model to annotate a document", _add_prompt_arguments, _run_prompt
)
