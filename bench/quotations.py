"""Finding quotations: near misses in long texts, and forgeries beside other finders.

Run `nox -s bench`, or `python bench/quotations.py`. CPU times of one process; growth and ratios
are within one run. The table compares with rapidfuzz and langextract where these are installed:
`pip install rapidfuzz langextract` in an environment of your own.
"""

from __future__ import annotations

import importlib
import random
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import pakafg
from pakafg.corpus.anchoring import Anchor
from pakafg.corpus.format import EntryError
from pakafg.testing import forgeries

if TYPE_CHECKING:
    from collections.abc import Callable

    from pakafg.testing import Forgery

    Finder = Callable[[str, str], tuple[int, int] | None]

LENGTH = 1_500_000
MISSES = (375, 750, 1_500)
SAMPLE = 200  # forgeries that a slow finder is given


def seconds(program: Callable[[], object]) -> float:
    """CPU time that a program takes."""
    began = time.process_time()
    program()
    return time.process_time() - began


def one_word() -> tuple[str, list[str]]:
    """One letter again and again: whoever searches letter by letter searches for ever."""
    return "a" * LENGTH, [f"{'a' * (number % 700 + 50)}b" for number in range(MISSES[-1])]


def news() -> tuple[str, list[str]]:
    """Words at random, and stretches of fifteen of which one is another."""
    chance = random.Random(0)  # noqa: S311  (a seed must give the same cases each time)
    known = [
        "".join(chance.choices("abcdefghijklmnop", k=chance.randint(3, 9))) for _ in range(20_000)
    ]
    words = chance.choices(known, k=LENGTH // 7)
    missing = []
    for _ in range(MISSES[-1]):
        start = chance.randrange(len(words) - 15)
        stretch = words[start : start + 15]
        stretch[chance.randrange(15)] = "zzz"
        missing.append(" ".join(stretch))
    return " ".join(words), missing


def refuse(text: str, quotes: list[str]) -> None:
    """Look for quotations that nearly stand in a text, and say what the text has."""
    anchor = Anchor("text", text)
    for quote in quotes:
        try:
            anchor.find(quote)
        except EntryError:
            continue
        raise AssertionError(quote)


def near_misses() -> None:
    """How the time grows with the number of near misses in one long text."""
    print(f"near misses in {LENGTH / 1e6} million characters, s CPU")
    for name, made in (("one letter", one_word), ("words", news)):
        text, quotes = made()
        taken = [seconds(partial(refuse, text, quotes[:n])) for n in MISSES]
        told = "".join(f"{n:>8,}: {each:.2f}" for n, each in zip(MISSES, taken, strict=True))
        print(f"  {name:<12}{told}   ×{taken[-1] / taken[0]:.1f} for ×{MISSES[-1] // MISSES[0]}")


# --- beside others -----------------------------------------------------------------------------


def in_pakafg(documents: dict[str, str]) -> Finder:
    """Find a quotation as the loader does."""
    anchors = {name: Anchor(name, text) for name, text in documents.items()}

    def find(document: str, quote: str) -> tuple[int, int] | None:
        ranges = anchors[document].ranges(quote)
        return ranges[0] if ranges else None

    return find


def in_rapidfuzz(cutoff: float, documents: dict[str, str]) -> Finder:
    """Find the stretch that is most alike, and take it from a likeness on."""
    fuzz: Any = importlib.import_module("rapidfuzz.fuzz")

    def find(document: str, quote: str) -> tuple[int, int] | None:
        text = documents[document]
        found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=cutoff)
        return None if found is None else (found.dest_start, found.dest_end)

    return find


def in_langextract(documents: dict[str, str]) -> Finder:
    """Align an extraction with its source, as that library does after a model's reply."""
    resolver: Any = importlib.import_module("langextract.resolver")
    data: Any = importlib.import_module("langextract.data")
    aligner = resolver.WordAligner()

    def find(document: str, quote: str) -> tuple[int, int] | None:
        extraction = data.Extraction("quotation", quote)
        ((aligned,),) = aligner.align_extractions([[extraction]], documents[document])
        at = aligned.char_interval
        return None if at is None else (at.start_pos, at.end_pos)

    return find


def compare() -> None:
    """How many forgeries each finder takes, and how many true quotations it finds."""
    corpus = pakafg.load_corpus()
    documents = {name: document.text for name, document in corpus.documents.items()}
    made = forgeries(corpus)
    false = [forgery for forgery in made if forgery.kind.is_false]
    true = [forgery for forgery in made if not forgery.kind.is_false]
    print(f"\n{len(false):,} false quotations, and {len(true):,} that differ by typography alone")
    print(f"  {'':<28}{'false taken':>12}{'true found':>12}{'right place':>13}{'s CPU':>8}")
    some = random.Random(0)  # noqa: S311  (a seed must give the same cases each time)
    fewer = some.sample(false, SAMPLE), some.sample(true, SAMPLE)
    finders = {
        "pakafg": (partial(in_pakafg, documents), (false, true)),
        "rapidfuzz, 90 % alike": (partial(in_rapidfuzz, 90, documents), (false, true)),
        "rapidfuzz, 97 % alike": (partial(in_rapidfuzz, 97, documents), (false, true)),
        f"langextract ({SAMPLE} of each)": (partial(in_langextract, documents), fewer),
    }
    for name, (make, given) in finders.items():
        try:
            find = make()
        except ImportError as error:
            print(f"  {name:<28}not compared: {error}")
        else:
            print(f"  {name:<28}{row(find, *given)}")


def row(find: Finder, false: list[Forgery], true: list[Forgery]) -> str:
    """One row: false ones taken, true ones found, those at a place where the words stand."""
    began = time.process_time()
    taken = sum(find(each.citation.document, each.quote) is not None for each in false)
    found = right = 0
    for each in true:
        place = find(each.citation.document, each.quote)
        found += place is not None
        # A repeated lead may be found at either of its places: its length tells.
        right += place is not None and place[1] - place[0] == len(each.citation.quote)
    took = time.process_time() - began
    shares = (taken / len(false), found / len(true), right / len(true))
    return f"{shares[0]:>12.1%}{shares[1]:>12.1%}{shares[2]:>13.1%}{took:>8.1f}"


if __name__ == "__main__":
    near_misses()
    compare()
