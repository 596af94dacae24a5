"""`pakafg search`: where words stand, in documents and in records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TextIO

from pakafg.arguments import whole_number
from pakafg.corpus.format import KINDS
from pakafg.corpus.loading import load_corpus
from pakafg.corpus.naming import name_of
from pakafg.present.cli.command import Command, add_corpus, add_json, write_json
from pakafg.present.cli.paper import STYLES, Paper
from pakafg.text.escape import printable
from pakafg.text.people import in_words

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from pakafg.corpus.corpus import Corpus

__all__ = ["SEARCH"]

_MOST: Final = 20
_AHEAD: Final = 10  # times as many hits are looked at: records must not crowd passages out
_PLACE: Final = 8  # characters of a position


def _add_search_arguments(parser: argparse.ArgumentParser) -> None:
    add_corpus(parser)
    parser.add_argument("words", metavar="WORDS", help='words, all of them; a phrase in "quotes"')
    parser.add_argument(
        "--limit",
        metavar="N",
        type=int,
        default=_MOST,
        help=f"passages at most, and records ({_MOST})",
    )
    add_json(parser)


def _run_search(options: argparse.Namespace, out: TextIO) -> int:
    corpus = load_corpus(options.corpus)
    most = whole_number("limit", options.limit, "how many results to show at most, 0 or more")
    if options.json:
        write_json(corpus.search(options.words, limit=most).to_dicts(), out)
        return 0
    found = corpus.search(options.words, limit=_AHEAD * most + 1).to_dicts()
    passages = [hit for hit in found if hit["record"] is None]
    told = {record for hit in passages[:most] for record in hit["records"]}
    records = [hit for hit in found if hit["record"] is not None and hit["record"] not in told]
    paper = Paper.of(out)
    lines = [
        *_passage_lines(corpus, passages[:most], paper),
        *_record_lines(corpus, records[:most], paper),
    ]
    if not found:
        lines.append(f"nothing has all the words of {options.words!r}")
    elif max(len(passages), len(records)) > most or len(found) > _AHEAD * most:
        lines.append(f"These are the best; there are more: --limit {max(10 * most, _MOST)}")
    out.write(printable("\n".join(lines) + "\n", keep=STYLES))
    return 0


def _passage_lines(corpus: Corpus, hits: list[dict[str, Any]], paper: Paper) -> Iterator[str]:
    """Print sentences by document, in the order of its text, and which records cite them."""
    for document in corpus.documents:
        within = [hit for hit in hits if hit["document"] == document]
        if within:
            label = within[0]["document_label"]
            yield paper.bold(document if label == document else f"{document}  {label}")
        for hit in sorted(within, key=lambda hit: hit["start"]):
            at = f"{hit['start']:>{_PLACE - 2}}  "
            first, *rest = paper.wrapped(hit["snippet"], _PLACE, 0)
            yield at + first.lstrip()
            yield from rest
            cited = _by_kind(corpus, hit["records"])
            yield from map(paper.faint, paper.wrapped(f"cited by {cited}", _PLACE) if cited else ())


def _record_lines(corpus: Corpus, hits: list[dict[str, Any]], paper: Paper) -> Iterator[str]:
    """Print records that cite no sentence above: by their own words, or those of several."""
    if hits:
        yield paper.bold("Records")
    for hit in hits:
        name = name_of(corpus, hit["record"])
        called = hit["record"] if name == hit["record"] else f"{hit['record']}: {name}"
        where = "" if hit["document"] is None else f" ({hit['document']}, {hit['start']})"
        yield from paper.wrapped(f"{in_words(hit['kind'])} {called}{where}", 2)
        yield from map(paper.faint, paper.wrapped(hit["snippet"], 4, 0))


def _by_kind(corpus: Corpus, records: list[str]) -> str:
    """Name records with what they are: "casualty 003-un-wounded; statement un-reports-toll"."""
    told = {
        kind: [record for record in records if record in corpus.catalogues[catalogue]]
        for catalogue, kind in KINDS.items()
    }
    return "; ".join(f"{in_words(kind)} {', '.join(each)}" for kind, each in told.items() if each)


SEARCH: Final = Command(
    "search", "find words in documents and records", _add_search_arguments, _run_search
)
