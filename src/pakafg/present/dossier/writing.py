"""The page as a file."""

from __future__ import annotations

import errno
import os
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pakafg.arguments import check_path, check_text
from pakafg.corpus.atomic import write_whole
from pakafg.corpus.corpus import check_corpus
from pakafg.corpus.naming import title_of_corpus
from pakafg.errors import MissingExtraError
from pakafg.present.answers import Answers
from pakafg.present.dossier.brief_section import opening
from pakafg.present.dossier.discrepancy_section import subjects
from pakafg.present.dossier.incident_section import incidents
from pakafg.present.dossier.name_section import named_actors, named_places
from pakafg.present.dossier.policy_section import Policy
from pakafg.present.dossier.quantity_section import topics
from pakafg.present.dossier.register import EntryKind, Register
from pakafg.present.dossier.round_section import ceasefires, rounds
from pakafg.present.dossier.source_section import sources, texts
from pakafg.present.dossier.statement_section import demands, speakers
from pakafg.present.dossier.timeline_section import timeline_section
from pakafg.text.date_words import NOT_DATED
from pakafg.text.escape import masked
from pakafg.text.people import NOBODY, capitalised
from pakafg.values.vocabularies import Side
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
    import jinja2

    from pakafg.corpus.corpus import Corpus

__all__ = ["dossier", "page"]

_MODULES: Final = (
    "start.js",
    "policy.js",
    "reader.js",
    "citation.js",
    "links.js",
    "search.js",
    "filter.js",
    "paper.js",
)


def dossier(corpus: Corpus, path: str | os.PathLike[str], *, title: str | None = None) -> Path:
    """Write a corpus and its analyses as one page, in which every figure leads to its source.

    The page needs no network: it opens from disk, and forbids itself to fetch anything.

    Args:
        corpus: The corpus.
        path: The file, .html by custom; what stood there is replaced at once or not at all.
        title: The heading; None: the title that the codebook gives, or how many documents it is.

    Returns:
        The path.

    Raises:
        ArgumentError: An argument is of another kind.
        MissingExtraError: Jinja is not installed: `pip install 'pakafg[report]'`.
        OSError: The place cannot be written; what stood there still stands.

    >>> import pakafg, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     dossier(pakafg.load_corpus(), f"{folder}/talks.html").name
    'talks.html'
    """
    check_corpus(corpus)
    check_path("path", path)
    if title is not None:
        check_text("title", title, "the heading of the page")
    path = Path(path)
    if not path.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path.parent))
    text = page(corpus, title=title)
    write_whole(path, text.encode("utf-8", "replace"))
    return path


def page(corpus: Corpus, *, title: str | None = None) -> str:
    """Make the page itself, as HTML.

    Raises:
        MissingExtraError: Jinja is not installed.
    """
    sheets = _environment()
    answers = Answers(corpus)
    policy = Policy(answers)
    register = Register(corpus, policy.voices)
    # In the order of the page: the numbers of entries follow the order of entering.
    sections = {
        "timeline": timeline_section(register, policy),
        "incidents": tuple(incidents(register, policy)),
        "topics": tuple(topics(register)),
        "rounds": tuple(rounds(register, answers)),
        "ceasefires": tuple(ceasefires(register, answers)),
        "demands": tuple(demands(register)),
        "subjects": tuple(subjects(register, answers.discrepancies)),
        "speakers": tuple(speakers(register)),
        "actors": named_actors(register),
        "places": named_places(register),
    }
    published = tuple(sources(register))
    used_sides = {side for entry in register.entries for side in entry.sides}
    used_kinds = {entry.kind for entry in register.entries}
    style, script = _read_beside("style.css"), _script()
    return sheets.get_template("page.html").render(
        **sections,
        opening=opening(answers),
        policy=policy,
        texts=tuple(texts(register, published)),
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
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _environment() -> jinja2.Environment:
    try:
        import jinja2  # noqa: PLC0415  (the extra may be missing)
    except ImportError as error:
        message = "a dossier needs Jinja; install it with: pip install 'pakafg[report]'"
        raise MissingExtraError(message) from error
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("pakafg.present.dossier", "page"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "derived": DERIVED,
        "never_added": NEVER_ADDED,
        "own_scale": OWN_SCALE,
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
    return environment


def _harmless(value: object) -> object:
    """Mask what would steer a page, in every text that is set into it."""
    # Markup is made by templates, of texts that came by here one by one.
    return masked(value) if type(value) is str else value


def _script() -> str:
    """Put the modules of the page's script together: each speaks to those before it."""
    modules = "\n".join(map(_read_beside, _MODULES))
    return f"'use strict';\n(() => {{\n{modules}}})();\n"


def _read_beside(name: str) -> str:
    return files("pakafg.present.dossier").joinpath("page", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Name a text for the page's policy: this very script, this very style sheet, no other."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
