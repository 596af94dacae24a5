"""Where the links of a folder of pages go: to a place on a page that lies beside this one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import define, field

from pakafg.corpus.corpus import Corpus
from pakafg.present.dossier.page_layout import page_of_document

if TYPE_CHECKING:
    from pakafg.present.dossier.register import Chip

__all__ = ["AcrossPages"]


@define(eq=False)
class AcrossPages:
    """Where links go from the page that is being made.

    Attributes:
        corpus: The corpus, whose documents are quoted beside links to them.
        homes: For each place the file of its page.
        here: The file of the page that is being made; empty: the first page, above the others.
        quotes: Whether links to characters tell them: they stand on another page.
    """

    corpus: Corpus
    homes: dict[str, str] = field(factory=dict)
    here: str = ""
    quotes: bool = True

    @property
    def beside(self) -> str:
        """Where the pages lie."""
        return "" if self.here else "pages/"

    @property
    def above(self) -> str:
        """Where the first page lies."""
        return "../" if self.here else ""

    def to(self, anchor: str) -> str:
        """Address a block or an entry."""
        return self._address(self.homes[anchor], anchor)

    def text(self, chip: Chip) -> str:
        """Address the first character of a citation."""
        return self._address(_file_of(chip.document), chip.anchor)

    def quote(self, chip: Chip) -> str:
        """Give the characters of a citation, in a line."""
        text = self.corpus.documents[chip.document].text
        return f"“{' '.join(text[chip.start : chip.end].split())}”"

    def _address(self, file: str, anchor: str) -> str:
        if file == self.here:
            return f"#{anchor}"
        return f"{self.beside}{file}#{anchor}"


_file_of = lru_cache(maxsize=4_096)(page_of_document)
