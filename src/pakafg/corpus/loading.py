"""Load a corpus from a folder, a .zip or the installed package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pakafg.arguments import check_path
from pakafg.corpus.compiled_cache import compiled_corpus, keep_compiled
from pakafg.corpus.source import read_files
from pakafg.errors import CorpusError

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence

    from pakafg.corpus.corpus import Corpus
    from pakafg.corpus.entries import Entry
    from pakafg.errors import Problem

__all__ = ["load_corpus", "load_with_entries", "seeds"]


def load_corpus(path: str | os.PathLike[str] | None = None) -> Corpus:
    """Read a corpus: five documents and their records, or documents of your own.

    The seed corpus that pakafg brings holds five news documents on the talks of October and
    November 2025, about 68,000 characters, and the records that cite them.

    Args:
        path: A folder or a .zip of the corpus layout; None for the seed corpus. A document
            may have 2 MiB, a record file 16 MiB, the corpus 256 MiB in 20,000 files.

    Returns:
        The corpus. Every citation has been found in its document, every reference resolved.

    Raises:
        ArgumentError: The path is none, or blank.
        CorpusError: Anything is wrong; its problems are all of it (10,000 at most), each
            with file, line, record and reason.

    >>> import pakafg
    >>> corpus = pakafg.load_corpus()
    >>> len(corpus.documents)
    5
    """
    source, files, problems = _read_source(path)
    corpus = None if problems else compiled_corpus(files)
    if corpus is None:
        corpus, _ = _of_files(source, files, problems)
        keep_compiled(corpus, files)
    return corpus


def load_with_entries(
    path: str | os.PathLike[str] | None = None,
) -> tuple[Corpus, dict[str, Entry]]:
    """Read the texts of a corpus; give also where each of its records stands, by id."""
    return _of_files(*_read_source(path))


def _read_source(
    path: str | os.PathLike[str] | None,
) -> tuple[str, dict[str, bytes], list[Problem]]:
    """Give the name of a corpus, its files, and what is wrong with them."""
    if path is not None:
        check_path("path", path)
    source = "the seed corpus" if path is None else str(path)
    return source, *read_files(seeds() if path is None else Path(path))


def _of_files(
    source: str, files: Mapping[str, bytes], problems: Sequence[Problem]
) -> tuple[Corpus, dict[str, Entry]]:
    """Read a corpus from the texts of its files."""
    from pakafg.corpus.reading import read_entries  # noqa: PLC0415  (a compiled form needs none)

    corpus, more, entries = read_entries(files, refused=[problem.file for problem in problems])
    if problems or more:
        raise CorpusError(source, sorted([*problems, *more]))
    return corpus, entries


def seeds() -> Path:
    """Find the seed corpus: inside the installed package, or at the top of a checkout."""
    inside = Path(__file__).parents[1] / "seeds"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "seeds"
