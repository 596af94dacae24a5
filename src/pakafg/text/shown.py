"""Something to look at, in a notebook or at a prompt."""

from __future__ import annotations

from attrs import frozen

__all__ = ["Shown"]


@frozen(repr=False)
class Shown:
    """Something to look at: HTML in a notebook, plain text elsewhere.

    Attributes:
        html: For a notebook.
        text: For a terminal.
    """

    html: str
    text: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text
