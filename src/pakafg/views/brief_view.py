"""The brief: what a reader wants first of a corpus, on one screen.

Laws of this file: sentences come in, each ready to be read, the weightiest first; lines or HTML
go out. Nothing is computed here but what finds room.
"""

from __future__ import annotations

import textwrap
from itertools import chain
from typing import TYPE_CHECKING, Final

from attrs import frozen

from pakafg.text import html
from pakafg.text.escape import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Brief", "BriefSection"]

_WIDTH: Final = 80
_LINES_OF_AN_ITEM: Final = 5
_INDENT: Final = "  "


@frozen
class BriefSection:
    """One part of a brief.

    Attributes:
        heading: What it is about.
        items: Its sentences, the weightiest first.
        n_lines: Lines that it has on one screen, without its heading.
        n_further: How many more there are than its sentences tell.
        where: Where all are told.
        nothing: What is said where there is no sentence.
        subjects: The id of what each sentence tells: of a question, or of a record; empty where
            the sentences tell of nothing that has one.

    >>> BriefSection("AGREED", (), 5, nothing="No figure stands in two documents.").lines(60)
    ['  No figure stands in two documents.']
    """

    heading: str
    items: tuple[str, ...]
    n_lines: int
    n_further: int = 0
    where: str = ""
    nothing: str = ""
    subjects: tuple[str, ...] = ()

    def lines(self, width: int) -> list[str]:
        """Break what finds room into lines, and say how much is left out.

        Args:
            width: Characters of a line, at most.

        Returns:
            Its lines, indented: `n_lines` at most, and one more that counts what is left out.

        >>> section = BriefSection("AGREED", ("50 killed.", "447 wounded.", "23 captured."), 2)
        >>> section.lines(60)
        ['  50 killed.', '  2 more']
        """
        told: list[str] = []
        items = self.items or (self.nothing,)
        for at, item in enumerate(items):
            lines = textwrap.wrap(
                item,
                width,
                initial_indent=_INDENT,
                subsequent_indent=_INDENT * 2,
                max_lines=min(_LINES_OF_AN_ITEM, self.n_lines),
                placeholder=" …",
                break_on_hyphens=False,
            )
            left = len(items) - at - 1 + self.n_further
            if len(told) + len(lines) + bool(left) > self.n_lines and told:
                return [*told, *self._more(left + 1)]
            told += lines
        return [*told, *self._more(self.n_further)]

    def _more(self, left: int) -> Iterator[str]:
        if left:
            yield f"{_INDENT}{left:,} more{self.where and f': {self.where}'}"


@frozen(repr=False)
class Brief:
    """One screen of a corpus: what it is, what is disputed, what is agreed, the dead.

    `print` it at a prompt, or show it in a notebook.

    Attributes:
        title: What the corpus is called.
        about: How many documents and records it has.
        sections: Its parts.
        next_steps: Where to go on, by the command or call.

    >>> import pakafg
    >>> told = pakafg.brief(pakafg.load_corpus())
    >>> [section.heading for section in told.sections][1:3]
    ['DISPUTED', 'AGREED']
    """

    title: str
    about: str
    sections: tuple[BriefSection, ...]
    next_steps: str

    def lines(self, width: int = _WIDTH) -> list[str]:
        """Give its lines.

        Args:
            width: Characters of a line, at most; 60 or more.

        Returns:
            The title, what there is, the sections and where to go on: 40 lines at most.

        >>> import pakafg
        >>> pakafg.brief(pakafg.load_corpus()).lines()[0]
        'The Pakistan–Afghanistan talks'
        """
        parts = [["", each.heading, *each.lines(width)] for each in self.sections]
        return [
            *_cut(self.title, width, 1),
            *_cut(self.about, width, 2),
            *chain.from_iterable(parts),
            "",
            *_cut(self.next_steps, width, 2),
        ]

    @property
    def headings(self) -> frozenset[str]:
        """The lines that are headings, for whoever sets them in bold."""
        return frozenset({self.title, *(each.heading for each in self.sections)})

    def __repr__(self) -> str:
        return printable("\n".join(self.lines()))

    def _repr_html_(self) -> str:
        parts = (
            html.titled(html.escaped(each.heading), _listed(each.items, each.nothing))
            for each in self.sections
        )
        about = html.faint(html.escaped(self.about))
        return html.titled(html.escaped(self.title), f"<div>{about}</div>{''.join(parts)}")


def _cut(text: str, width: int, most: int) -> list[str]:
    """Break a text into so many lines at most."""
    return textwrap.wrap(text, width, max_lines=most, placeholder=" …")


def _listed(items: tuple[str, ...], nothing: str) -> str:
    """Set sentences as a list, or say that there is none."""
    if not items:
        return f"<p>{html.escaped(nothing)}</p>"
    return f"<ul>{''.join(f'<li>{html.escaped(item)}</li>' for item in items)}</ul>"
