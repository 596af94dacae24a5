"""Claims as an explanation lists them: each, where they are few; else those of most weight.

Laws of this file: what is printed does not grow with the number of claims, and what is left out is
counted, with how to see it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from pakafg.grouping import grouped
from pakafg.text.figure_words import counted, figure
from pakafg.text.people import one_and_others
from pakafg.text.quotations import clip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = [
    "DETAIL",
    "FULL",
    "LISTED",
    "WeighedClaim",
    "claim_lines",
    "few_lines",
    "few_listed",
    "few_of",
    "names_and_number",
]

LISTED: Final = 12
"""Claims, or groups of claims that say the same, that are listed unless all are asked for."""

DETAIL: Final = "detail=True"
FULL: Final = "--full"
"""How a reader asks for all of it, in Python and at a prompt."""

_NAMED: Final = 6  # sources or documents named in one line
_LETTERS: Final = 400  # of a claim that is listed for others


@frozen
class WeighedClaim:
    """One claim, and what makes it stand before others.

    Attributes:
        says: What it says, by whom: claims that say the same are listed once.
        document: Where it stands; None where nobody says.
        line: The claim as it is listed, with its quotations.
        rank: Smaller is listed first: 0 for what sets the answer.
        below: Lines that belong below it, where all are listed.
    """

    says: str
    document: str | None
    line: str
    rank: int = 1
    below: tuple[str, ...] = field(default=())


def claim_lines(claims: Sequence[WeighedClaim], *, detail: bool = False) -> Iterator[str]:
    """List claims: all where they are few or where all are asked for; else the weightiest.

    Where they are many, those that say the same are one line, which quotes the first and counts
    the documents of the others. First stands what sets the answer, then what most documents say.

    Args:
        claims: The claims, in the order of the answer.
        detail: Whether to list each, however many they are.

    >>> told = [WeighedClaim("50 dead", str(at), f"50 dead ({at})") for at in range(30)]
    >>> list(claim_lines([*told, WeighedClaim("51 dead", "x", "51 dead (x)", rank=0)]))
    ['51 dead (x)', '50 dead (0); the same in 29 more documents', '31 claims in all: detail=True']
    """
    if detail or len(claims) <= LISTED:
        for claim in claims:
            yield claim.line
            yield from claim.below
        return
    alike = sorted(
        grouped(claims, lambda claim: claim.says).values(),
        # The sort is stable: of the same weight, what comes first in the answer stays first.
        key=lambda group: (min(claim.rank for claim in group), -_n_documents(group)),
    )
    shown = alike if len(alike) == LISTED + 1 else alike[:LISTED]  # no line counts only one
    for group in shown:
        line, others = clip(group[0].line, _LETTERS), _n_documents(group) - 1
        again = len(group) - 1
        if others:
            line += f"; the same in {counted(others, 'more document')}"
        elif again:
            line += f"; the same in {counted(again, 'more claim')}"
        yield line
    left = sum(map(len, alike[len(shown) :]))
    if left:
        yield f"and {figure(left)} more of {figure(len(claims))} claims: {DETAIL}"
    else:
        yield f"{figure(len(claims))} claims in all: {DETAIL}"


def few_lines(
    lines: Sequence[str], what: str, *, indent: int = 0, ask: str = DETAIL, detail: bool = False
) -> Iterator[str]:
    """Give the first of many lines, and say how many more there are.

    Args:
        lines: The lines.
        what: What one of those left out is, as "more date".
        indent: How far the line that counts the others is indented.
        ask: How a reader asks for all.
        detail: Whether to give each, however many they are.

    >>> list(few_lines(list("abcdefghijklmnop"), "more letter"))[-2:]
    ['l', 'and 4 more letters: detail=True']
    """
    shown = lines if detail else lines[:LISTED]
    yield from shown
    if len(lines) > len(shown):
        more = counted(len(lines) - len(shown), what)
        yield f"{' ' * indent}and {more}: {ask}"


def few_of(names: Iterable[str], *, most: int = _NAMED) -> list[str]:
    """Keep the first of many names, and count the others as one more name.

    >>> few_of(["000", "001", "002"]), few_of(map(str, range(1_000)), most=2)
    (['000', '001', '002'], ['0', '1', '998 more'])
    """
    every = list(names)
    left = len(every) - most
    return every if left <= 1 else [*every[:most], f"{figure(left)} more"]


def few_listed(names: Iterable[str]) -> str:
    """List names, separated by commas; of many the first, and how many more.

    >>> few_listed(["000", "001"])
    '000, 001'
    """
    return ", ".join(few_of(names))


def names_and_number(documents: dict[str, set[str | None]]) -> str:
    """Name those who say something, with the number of their documents: most first.

    Args:
        documents: For each name the documents.

    >>> names_and_number({"Pakistan": {"a"}, "United Nations": {"a", "b"}})
    'United Nations (2 documents) and Pakistan (1 document)'
    """
    by_weight = sorted(documents.items(), key=lambda item: -len(item[1]))
    words = (f"{name} ({counted(len(where), 'document')})" for name, where in by_weight)
    return one_and_others(few_of(words))


def _n_documents(claims: Iterable[WeighedClaim]) -> int:
    return len({claim.document for claim in claims})
