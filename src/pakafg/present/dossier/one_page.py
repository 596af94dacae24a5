"""The dossier as one page."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from pakafg.corpus.naming import title_of_corpus
from pakafg.present.dossier.content import content_of
from pakafg.present.dossier.register import EntryKind
from pakafg.present.dossier.sheets import WithinPage, environment, read_beside, script
from pakafg.present.dossier.source_section import texts
from pakafg.values.vocabularies import Side

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus

__all__ = ["page"]

_MODULES: Final = (
    "start.js",
    "policy.js",
    "reader.js",
    "copying.js",
    "citation.js",
    "links.js",
    "search.js",
    "filter.js",
    "paper.js",
)


def page(corpus: Corpus, *, title: str | None = None) -> str:
    """Make the page itself, as HTML.

    Raises:
        MissingExtraError: Jinja is not installed.
    """
    sheets = environment(WithinPage())
    content = content_of(corpus)
    register = content.register
    used_sides = {side for entry in register.entries for side in entry.sides}
    used_kinds = {entry.kind for entry in register.entries}
    style, code = read_beside("style.css"), script(_MODULES)
    return sheets.get_template("page.html").render(
        **content.sections,
        choices=content.policy.choices,
        texts=tuple(texts(register, content.sources)),
        title=title or title_of_corpus(corpus),
        corpus=corpus,
        n_entries=len(register.entries),
        n_citations=len(register.citations),
        kinds=[(kind, kind.meaning) for kind in EntryKind if kind in used_kinds],
        sides=[
            (side, corpus.codebook.name_of_side(side))
            for side in corpus.codebook.words(Side)
            if side in used_sides
        ],
        style=style,
        script=code,
        style_hash=_hash(style),
        script_hash=_hash(code),
    )


def _hash(text: str) -> str:
    """Name a text for the page's policy: this very script, this very style sheet, no other."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
