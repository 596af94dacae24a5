"""A small corpus with a draft of one of its documents, and the desk of a reviewer."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

import pakafg
from pakafg.drafting import draft, write_draft
from pakafg.review import ReviewDesk

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCE = Path(__file__).parents[1] / "conflicts" / "two-states"
Contents: TypeAlias = dict[str, bytes]


@pytest.fixture(scope="session")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_draft(tmp_path_factory.mktemp("drafted") / "corpus")


@pytest.fixture
def folder(drafted: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(drafted, tmp_path / "corpus"))


@pytest.fixture
def desk(folder: Path) -> ReviewDesk:
    return ReviewDesk(folder, "A. Coder", lambda: "2031-03-20T10:00:00Z")


@pytest.fixture
def contents() -> Callable[[Path], Contents]:
    return files_of


@pytest.fixture
def renamed(tmp_path: Path) -> Path:
    """The same corpus, where a speaker has a name that no document gives him."""
    return with_draft(tmp_path / "renamed", name="L. Datoyan")


def with_draft(folder: Path, name: str = "Levan Dato") -> Path:
    """A copy of the corpus of two states, with a draft of each document."""
    shutil.copytree(SOURCE, folder)
    actors = (folder / "actors.yaml").read_text(encoding="utf-8").replace("Levan Dato", name)
    (folder / "actors.yaml").write_text(actors, encoding="utf-8", newline="")
    corpus = pakafg.load_corpus(folder)
    for document in corpus.documents.values():
        write_draft(folder, document, draft(corpus, document.id))
    return folder


def files_of(folder: Path) -> Contents:
    """Every file of a folder, hidden ones included."""
    return {each.name: each.read_bytes() for each in folder.iterdir()}
