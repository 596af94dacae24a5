"""`pakafg coverage`: the sentences that have neither a record nor a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from pakafg.corpus.loading import load_corpus
from pakafg.present.cli.command import Command, add_corpus
from pakafg.text.escape import printable
from pakafg.text.figure_words import counted
from pakafg.views.weighed_claims import LISTED

if TYPE_CHECKING:
    import argparse

__all__ = ["COVERAGE"]


def _run_coverage(options: argparse.Namespace, out: TextIO) -> int:
    from pakafg.corpus.coverage import uncited  # noqa: PLC0415  (only this command)

    corpus = load_corpus(options.corpus)
    covered = 0
    for document in corpus.documents.values():
        n_sentences, sentences = uncited(corpus, document.id)
        covered += not sentences
        if not sentences and covered > LISTED:
            continue  # counted below
        uncovered = f"{len(sentences)} of {n_sentences} sentences"
        out.write(f"{document.id}: {uncovered} have neither a record nor a reason\n")
        out.writelines(f"  {start:>6}  {printable(text)}\n" for start, text in sentences)
    if covered > LISTED:
        more = counted(covered - LISTED, "more document")
        out.write(f"and {more} in which every sentence has a record or a reason\n")
    return 0


COVERAGE: Final = Command(
    "coverage", "show the sentences that no record cites", add_corpus, _run_coverage
)
