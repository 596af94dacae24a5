"""The sheets of the dossier: its templates, its style and its script, and where a link goes."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final, Protocol

from attrs import frozen

from pakafg.errors import MissingExtraError
from pakafg.text.date_words import NOT_DATED
from pakafg.text.escape import masked
from pakafg.text.people import NOBODY, capitalised
from pakafg.views.event_view import GIVEN_UP, KEPT_BY_SOME, WHY_GIVEN_UP
from pakafg.views.figure_view import (
    DERIVED,
    NEVER_ADDED,
    OUTGROWN,
    OWN_SCALE,
    SUPERSEDED,
    UNNUMBERED,
)
from pakafg.views.question_view import CANNOT_ALL_HOLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    import jinja2

    from pakafg.present.dossier.register import Chip

__all__ = ["Goes", "WithinPage", "environment", "read_beside", "script"]

_ON_PAPER: Final = (
    "On paper: the brief, the dates, the incidents and the questions on which the documents "
    "differ. Rounds, demands, statements, names and the texts of the documents, with every place "
    "cited, stand in the page itself."
)


class Goes(Protocol):
    """Where the links of a page go."""

    @property
    def quotes(self) -> bool:
        """Whether a link to characters tells them, for they stand on another page."""
        ...

    def to(self, anchor: str) -> str:
        """Address a block or an entry."""
        ...

    def text(self, chip: Chip) -> str:
        """Address the first character of a citation."""
        ...

    def quote(self, chip: Chip) -> str:
        """Give the characters of a citation, in a line."""
        ...


@frozen
class WithinPage:
    """Where the links go if all of the dossier is one page."""

    quotes: bool = False

    def to(self, anchor: str) -> str:
        """Address a block or an entry."""
        return f"#{anchor}"

    def text(self, chip: Chip) -> str:
        """Address the first character of a citation."""
        return f"#{chip.anchor}"

    def quote(self, chip: Chip) -> str:  # noqa: ARG002  (of the protocol)
        """Give nothing: the characters stand on the page."""
        return ""


def environment(goes: Goes) -> jinja2.Environment:
    """Make what sets facts into templates.

    Args:
        goes: Where links go.

    Raises:
        MissingExtraError: Jinja is not installed.
    """
    try:
        import jinja2  # noqa: PLC0415  (the extra may be missing)
    except ImportError as error:
        message = "a dossier needs Jinja; install it with: pip install 'pakafg[report]'"
        raise MissingExtraError(message) from error
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("pakafg.present.dossier", "page"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "goes": goes,
        "derived": DERIVED,
        "never_added": NEVER_ADDED,
        "own_scale": OWN_SCALE,
        "on_paper": _ON_PAPER,
        "why_given_up": WHY_GIVEN_UP,
        "fates": {
            "s": SUPERSEDED,
            "o": OUTGROWN,
            "r": GIVEN_UP,
            "m": KEPT_BY_SOME,
            "x": "left out",
        },
        "unnumbered": capitalised(UNNUMBERED),
        "coder": "coder’s note",
        "nobody": capitalised(NOBODY),
        "not_dated": capitalised(NOT_DATED),
        "cannot_all_hold": capitalised(CANNOT_ALL_HOLD),
    }
    return made


def _harmless(value: object) -> object:
    """Mask what would steer a page, in every text that is set into it."""
    # Markup is made by templates, of texts that came by here one by one.
    return masked(value) if type(value) is str else value


def script(modules: Sequence[str]) -> str:
    """Put the modules of a script together: each speaks to those before it."""
    parts = "\n".join(map(read_beside, modules))
    return f"'use strict';\n(() => {{\n{parts}}})();\n"


def read_beside(name: str) -> str:
    """Read a file that stands beside the templates."""
    return files("pakafg.present.dossier").joinpath("page", name).read_text(encoding="utf-8")
