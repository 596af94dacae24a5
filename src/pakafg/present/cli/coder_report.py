"""Two annotations held against each other, as printed: what both coded, how, and what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pakafg.coders import compare
from pakafg.text.escape import printable
from pakafg.text.figure_words import counted
from pakafg.text.people import in_words
from pakafg.text.quotations import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from pakafg.coders import Comparison
    from pakafg.corpus.corpus import Corpus
    from pakafg.present.cli.paper import Paper

__all__ = ["as_data", "as_text"]

_NOTHING: Final = "–"


def as_data(a: Corpus, b: Corpus) -> dict[str, Any]:
    """Give a comparison as plain data: documents, and the rows of its three tables."""
    compared = compare(a, b)
    return {
        "documents": list(compared.documents),
        "kinds": compared.kinds.to_dicts(),
        "fields": compared.fields.to_dicts(),
        "differences": compared.differences.to_dicts(),
    }


def as_text(a: Corpus, b: Corpus, paper: Paper) -> str:
    """Print how far two annotations agree, kind by kind and field by field, and each difference."""
    compared = compare(a, b)
    lines = [
        *_kind_lines(compared, paper),
        *_field_lines(compared.fields, paper),
        *_difference_lines(compared.differences, paper),
    ]
    return "".join(f"{printable(line)}\n" for line in lines)


def _kind_lines(compared: Comparison, paper: Paper) -> Iterator[str]:
    documents = counted(len(compared.documents), "document")
    yield from paper.headed("WHAT BOTH CODED", f"in {documents}")
    yield paper.faint(f"  {'':<12}{'a':>6}{'b':>6}{'both':>6}  a in b b in a")
    for kind, n_a, n_b, n_both, of_a, of_b in compared.kinds.iter_rows():
        yield f"  {kind:<12}{n_a:>6}{n_b:>6}{n_both:>6}  {_share(of_a)} {_share(of_b)}"


def _field_lines(fields: pl.DataFrame, paper: Paper) -> Iterator[str]:
    yield from paper.headed("HOW", "agreement, and Krippendorff's alpha where words are chosen")
    for kind, name, n, agreement, alpha in fields.iter_rows():
        told = _NOTHING if alpha is None else f"{alpha:.2f}"
        yield f"  {kind:<12}{in_words(name):<22}{n:>5}  {_share(agreement)} {told:>6}"


def _difference_lines(differences: pl.DataFrame, paper: Paper) -> Iterator[str]:
    yield from paper.headed("DIFFERENCES", f"{differences.height:,}")
    for document, kind, name, record_a, record_b, mine, theirs, quote in differences.iter_rows():
        where = f"{document} {kind} {quoted(quote, 60)}"
        if name is None:
            only = (
                f"only a has it ({record_a})" if record_b is None else f"only b has it ({record_b})"
            )
            yield from paper.wrapped(f"{where}: {only}", 2)
        else:
            held = f"{mine or _NOTHING} ({record_a}); {theirs or _NOTHING} ({record_b})"
            yield from paper.wrapped(f"{where}: {in_words(name)}: {held}", 2)


def _share(share: float | None) -> str:
    return f"{_NOTHING:>6}" if share is None else f"{share:>6.0%}"
