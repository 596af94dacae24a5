"""The search of a folder of pages: one index, cut into files that a page loads as scripts.

Laws of this file: a page opened from disk may load scripts, and no data; so each file calls one
function with JSON, in which nothing of a text can be anything but a text. A word stands in the
first file whose beginning is not after it; what a search needs is a few files, however many
documents there are.
"""

from __future__ import annotations

import json
import re
import unicodedata
from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from pakafg.text.escape import masked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["SearchIndex", "words_in"]

_BYTES: Final = 64_000  # of a file, about
_LETTERS: Final = 1_000  # of a line of a document that are shown
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_WORD: Final = re.compile(
    # Scripts without spaces between words: each sign by itself.
    r"[\u2e80-\u9fff\uf900-\ufaff]|(?:(?![\u2e80-\u9fff\uf900-\ufaff])[^\W_])+"
)


@frozen(eq=False)
class SearchIndex:
    """Where each word stands: first the lines of the documents, then what the pages say.

    Attributes:
        items: For each thing that can be found its address and its words.
    """

    items: list[tuple[str, str]] = field(factory=list)
    _places: dict[str, array[int]] = field(factory=lambda: defaultdict(lambda: array("L")))

    def add(self, address: str, text: str) -> None:
        """Add something that can be found."""
        number = len(self.items)
        self.items.append((address, masked(text[:_LETTERS])))
        for each in words_in(text):
            self._places[each].append(number)

    def files(self, n_lines: int) -> Iterator[tuple[str, str]]:
        """Write the index.

        Args:
            n_lines: How many of the things, the first ones, are lines of documents.

        Yields:
            The name of each file and its script; the last lists the others.
        """
        starts: list[str] = []
        found: dict[str, str] = {}
        size = 0
        # In the order in which the script compares words: by the units of UTF-16.
        for each in sorted(self._places, key=lambda word: word.encode("utf-16-be")):
            if size > _BYTES:
                yield _script(f"words-{len(starts) - 1}", found)
                found, size = {}, 0
            if not found:
                starts.append(each)
            found[each] = _written_steps(self._places[each])
            size += len(each) + len(found[each]) + 6
        if found:
            yield _script(f"words-{len(starts) - 1}", found)
        firsts: list[int] = []
        batch: list[tuple[str, str]] = []
        size = 0
        for number, item in enumerate(self.items):
            if not batch:
                firsts.append(number)
            batch.append(item)
            size += len(item[0]) + len(item[1])
            if size > _BYTES or number == len(self.items) - 1:
                yield _script(f"items-{len(firsts) - 1}", batch)
                batch, size = [], 0
        yield _script("index", {"words": starts, "items": firsts, "lines": n_lines})


def words_in(text: str) -> set[str]:
    """Fold the words of a text as the script of the search does.

    >>> sorted(words_in("Café, İstanbul: 58 killed"))
    ['58', 'cafe', 'istanbul', 'killed']
    """
    if not text.isascii():
        letters = unicodedata.normalize("NFKD", text)
        text = "".join(each for each in letters if not unicodedata.category(each).startswith("M"))
    return set(_WORD.findall(text.lower()))


def _written_steps(places: Iterable[int]) -> str:
    """Write ascending numbers as their differences."""
    last, steps = 0, []
    for place in places:
        steps.append(_in_digits(place - last))
        last = place
    return " ".join(steps)


def _in_digits(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
        if not number:
            return digits


def _script(name: str, data: Any) -> tuple[str, str]:
    """Make a script that hands data over."""
    # Where a page shows it as text, no tag begins in it.
    told = json.dumps(data, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return f"{name}.js", f'found("{name}",{told});\n'
