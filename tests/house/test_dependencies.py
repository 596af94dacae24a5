"""What pakafg brings along: each package has its reason in the docs, and a licence that fits."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import files, metadata, requires
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement

if TYPE_CHECKING:
    from collections.abc import Iterable

PROJECT = Path(__file__).parents[2]
BSD = "Redistribution and use in source and binary forms"
PERMISSIVE = ("MIT", "BSD", "Apache", "PSF", "Python Software Foundation")

# Runs the tests of whoever asks for it, and stands in nothing that they give to others. Its
# licence (MPL 2.0) asks that changes of its own files stay open, and nothing of other files.
ONLY_FOR_TESTS = {"hypothesis"}


def named(requirements: Iterable[str]) -> dict[str, Requirement]:
    found = [Requirement(each) for each in requirements]
    return {each.name.lower(): each for each in found if each.name != "pakafg"}


def direct() -> dict[str, Requirement]:
    """Every package that pyproject.toml names, for all or for an extra."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    return named([*project["dependencies"], *(each for extra in extras for each in extra)])


def brought_along() -> set[str]:
    """Those, and all that they need here, but for what only runs tests."""
    found: set[str] = set()
    waiting = {*direct()} - ONLY_FOR_TESTS
    while waiting:
        name = waiting.pop()
        found.add(name)
        for each in named(requires(name) or []).values():
            if each.marker is None or each.marker.evaluate({"extra": ""}):
                waiting |= {each.name.lower()} - found
    return found


def licence(package: str) -> str:
    """What a package's metadata says of its licence, or the licence itself."""
    about = metadata(package)
    classifiers = [line for line in about.get_all("Classifier", []) if line.startswith("License")]
    said = (about.get_all(name, []) for name in ("License-Expression", "License"))
    words = [*(each for lines in said for each in lines), *classifiers]
    beside = [file for file in files(package) or [] if file.name.startswith("LICENSE")]
    if not words and any(BSD in file.read_text(encoding="utf-8") for file in beside):
        return "BSD"
    return " ".join(words)


def rows() -> dict[str, list[str]]:
    """The table of dependencies in the docs, by package."""
    page = (PROJECT / "docs" / "explanation" / "design.md").read_text(encoding="utf-8")
    _, _, section = page.partition("## Dependencies")
    cells = [re.findall(r"[^|]+", line) for line in section.splitlines() if line.startswith("| ")]
    return {row[0].strip().lower(): [cell.strip() for cell in row[1:]] for row in cells[2:]}


def test_every_dependency_stands_in_the_docs_with_its_reason_and_its_licence() -> None:
    assert rows().keys() == direct().keys()
    for package, cells in rows().items():
        assert all(cells)
        assert cells[-1] in licence(package), package


@pytest.mark.parametrize("package", sorted(brought_along()))
def test_every_package_that_comes_along_is_under_a_permissive_licence(package: str) -> None:
    assert any(word in licence(package) for word in PERMISSIVE), licence(package)
    assert "GPL" not in licence(package)


def test_what_only_runs_tests_is_in_no_other_extra() -> None:
    text = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    extras = tomllib.loads(text)["project"]["optional-dependencies"]
    assert {*named(extras["testing"])} == ONLY_FOR_TESTS
    others = [each for name, needed in extras.items() if name != "testing" for each in needed]
    assert not {*named(others)} & ONLY_FOR_TESTS
    assert not any("testing" in each for each in others)


def test_every_dependency_says_from_which_version_on_it_will_do() -> None:
    assert [str(each) for each in direct().values() if ">=" not in str(each.specifier)] == []
