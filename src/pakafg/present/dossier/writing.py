"""The dossier as a file, or as a folder."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pakafg.arguments import check_path, check_text
from pakafg.corpus.atomic import write_whole
from pakafg.corpus.corpus import check_corpus
from pakafg.present.dossier.one_page import page
from pakafg.present.dossier.page_folder import write_folder

if TYPE_CHECKING:
    from pakafg.corpus.corpus import Corpus

__all__ = ["dossier", "is_one_page", "page"]

_PAGE: Final = (".html", ".htm")


def dossier(corpus: Corpus, path: str | os.PathLike[str], *, title: str | None = None) -> Path:
    """Write a corpus and its analyses so that every figure leads to its source.

    A name that ends in .html gives one page with everything. Any other gives a folder: its
    `index.html`, a page for each incident, round, demand, subject and document, and a search over
    all of them. Neither needs a network: they open from disk, and forbid themselves to fetch
    anything from elsewhere. Of more than 50 documents a folder is the better: one page of hundreds
    opens slowly.

    Args:
        corpus: The corpus.
        path: A file that ends in .html, or a folder. What stood there is replaced at once or not
            at all; a folder only where it holds an earlier dossier and nothing else.
        title: The heading; None: the title that the codebook gives, or how many documents it is.

    Returns:
        The path.

    Raises:
        ArgumentError: An argument is of another kind, or a folder holds something else.
        MissingExtraError: Jinja is not installed: `pip install 'pakafg[report]'`.
        OSError: The place cannot be written; what stood there still stands.

    >>> import pakafg, tempfile
    >>> corpus = pakafg.load_corpus()
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     one = dossier(corpus, f"{folder}/talks.html")
    ...     many = dossier(corpus, f"{folder}/talks")
    ...     one.name, sorted(each.name for each in many.iterdir())
    ('talks.html', ['dossier.json', 'index.html', 'pages', 'search'])
    """
    check_corpus(corpus)
    check_path("path", path)
    if title is not None:
        check_text("title", title, "the heading of the page")
    path = Path(path)
    if not path.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path.parent))
    if is_one_page(path):
        text = page(corpus, title=title)
        write_whole(path, text.encode("utf-8", "replace"))
    else:
        write_folder(corpus, path, title=title)
    return path


def is_one_page(path: Path) -> bool:
    """Tell whether a path is for one page: by its name, or because a file stands there.

    >>> is_one_page(Path("talks.html")), is_one_page(Path("talks"))
    (True, False)
    """
    return path.suffix.lower() in _PAGE or (path.exists() and not path.is_dir())
