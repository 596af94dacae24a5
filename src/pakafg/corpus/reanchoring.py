"""From the citations of one edition of a text to the same words in another.

Laws of this file: a citation ends where its words stand, unique or told from others by what stands
around them; else where nearly the same words stand, nine tenths of the characters alike, and
every digit, number word, name, month and negation as it was; else it is lost, and said to be. No
look-alike is taken for it: where two places would do, none does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from pakafg.arguments import check_kind, check_text
from pakafg.corpus.anchoring import Anchor
from pakafg.corpus.borders import whole_words
from pakafg.corpus.folding import fold
from pakafg.corpus.surroundings import Surroundings
from pakafg.records.citation import Citation
from pakafg.values.conclusions import Reanchoring
from pakafg.values.number_rules import ONES, SCALES, TEENS, TENS

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Reanchored", "reanchor", "reanchored"]

_CITATIONS: Final = "citations of a document"
_ALIKE: Final = 0.9  # of the characters
_TELLING: Final = 16  # so many characters are hardly written twice by chance
_LONGEST: Final = 2_000  # characters of which the likeness is measured
_WORD: Final = re.compile(r"\w+(?:['-]\w+)*")
_EMPTY: Final = frozenset({"a", "an", "that", "the"})
# What no other word stands for, however near its letters are.
_KEPT: Final = frozenset(
    (
        *(
            *ONES,
            *TEENS,
            *TENS,
            *SCALES,
            "half",
            "quarter",
            "couple",
            "few",
            "several",
            "many",
        ),
        *("no", "not", "none", "never", "neither", "nor", "nobody", "nothing", "without", "hardly"),
        *("all", "both", "some", "least", "most", "over", "under", "more", "less", "fewer"),
        *("before", "after", "since", "until", "during"),
    )
)
_SHORTEST: Final = 4  # letters: of shorter words one letter makes another
_SLIPS: Final = 2  # letters of a word


@frozen
class Reanchored:
    """A citation of one edition of a text, and what became of it in another.

    Attributes:
        before: The citation.
        outcome: Whether it stands where it did, elsewhere, or nowhere.
        after: The citation of the other edition, in its own characters; None where it is lost.

    >>> import pakafg
    >>> cited = pakafg.Citation.of("a", "At least five miners died.", 9, 20)
    >>> (found,) = pakafg.reanchor([cited], "On Monday at least five miners died.")
    >>> found.outcome.value, found.after.start
    ('moved', 19)
    """

    before: Citation
    outcome: Reanchoring
    after: Citation | None = field(default=None)


def reanchor(citations: Iterable[Citation], text: str) -> tuple[Reanchored, ...]:
    """Find the citations of one edition of a document again in another edition of it.

    The words are found where they stand once, whatever their typography, or where most of what
    stood around them still does; else where nearly the same words stand, with every digit,
    number word, name, month and negation as it was.

    Args:
        citations: Citations of the document, with the characters around them, as a corpus that
            was loaded has them.
        text: The decoded text of the other edition.

    Returns:
        What became of each, in their order. A short quotation around which nothing stands as
        it did is lost, even where its words stand somewhere: they may be others.

    Raises:
        ArgumentError: The text is no text, or what is given are no citations.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> cited = corpus.casualties["003-taliban-soldiers-killed"].citations
    >>> [found.outcome.value for found in pakafg.reanchor(cited, corpus.documents["003"].text)]
    ['same']
    >>> [found.outcome.value for found in pakafg.reanchor(cited, "58 miners were killed.")]
    ['lost']
    """
    check_text("text", text, "the text of a document")
    check_kind("citations", citations, Iterable, _CITATIONS)
    given = tuple(citations)
    for citation in given:
        check_kind("citations", citation, Citation, _CITATIONS)
    anchor = Anchor("edition", text)
    return tuple(reanchored(citation, anchor) for citation in given)


def reanchored(citation: Citation, anchor: Anchor) -> Reanchored:
    """Find one citation again in the text of an anchor, which reads it once for many of them."""
    place = _place_of_words(citation, anchor.ranges(citation.quote), anchor.text)
    if place is None and (near := _nearly_the_same(citation.quote, anchor)) is not None:
        place = _place_of_words(citation, anchor.ranges(near), anchor.text)
    if place is None:
        return Reanchored(citation, Reanchoring.LOST)
    after = Citation.of(citation.document, anchor.text, *place)
    same = (after.start, after.quote) == (citation.start, citation.quote)
    return Reanchored(citation, Reanchoring.SAME if same else Reanchoring.MOVED, after)


def _place_of_words(
    citation: Citation, ranges: Sequence[tuple[int, int]], text: str
) -> tuple[int, int] | None:
    """Choose the place that is surely meant, of those at which the words stand."""
    around = Surroundings(citation.prefix, citation.suffix)
    if ranges and around.hold_other_words(text, citation.quote, ranges):
        return None
    fitting = around.fitting(text, ranges, exactly=False) if around != Surroundings() else []
    if len(fitting) == 1:
        return fitting[0]
    if (citation.start, citation.end) in fitting:  # the same words stand around several
        return citation.start, citation.end
    tells_itself = len(citation.quote) >= _TELLING
    return ranges[0] if len(ranges) == 1 and tells_itself else None


def _nearly_the_same(quote: str, anchor: Anchor) -> str | None:
    """Find the words of a text that are nearly those of a quotation; None: none surely are."""
    from difflib import SequenceMatcher  # noqa: PLC0415  (only where words are gone)

    if not _TELLING <= len(quote) <= _LONGEST:
        return None
    found = anchor.effort.index(anchor.text).nearest(quote)
    if found is None:
        return None
    near = anchor.text[slice(*whole_words(anchor.text, *found))]
    alike = SequenceMatcher(None, fold(quote), fold(near), autojunk=False).ratio()
    return near if alike >= _ALIKE and _says_the_same(quote, near) else None


def _says_the_same(one: str, other: str) -> bool:
    """Tell whether two texts differ by slips of letters and empty words alone."""
    from difflib import SequenceMatcher  # noqa: PLC0415  (as above)

    words, others = (_WORD.findall(fold(text)) for text in (one, other))
    for kind, a, b, c, d in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        before, after = words[a:b], others[c:d]
        if kind == "replace" and len(before) == len(after):
            if not all(map(_is_a_slip, before, after)):
                return False
        elif not {word.casefold() for word in (*before, *after)} <= _EMPTY:
            return False
    return True


def _is_a_slip(one: str, other: str) -> bool:
    """Tell whether two words are one with a slip: of lower case, without a digit, not short."""
    words = one, other
    if any(not word.isalpha() or not word.islower() or word in _KEPT for word in words):
        return False
    if min(map(len, words)) < _SHORTEST or one[:2] != other[:2]:
        return False
    return _distance(one, other) <= _SLIPS


def _distance(one: str, other: str) -> int:
    """Count the letters that must be put in, left out or exchanged (Levenshtein)."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, start=1):
        above, row = row, [number]
        for place, another in enumerate(other, start=1):
            exchanged = above[place - 1] + (letter != another)
            row.append(min(above[place] + 1, row[-1] + 1, exchanged))
    return row[-1]
