"""What `nox -s wheel` built: wheel and sdist hold what they should, and come out alike."""

from __future__ import annotations

import os
import subprocess
import tarfile
from email import message_from_bytes
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

if TYPE_CHECKING:
    from email.message import Message

PROJECT = Path(__file__).parents[1]


@pytest.fixture
def built() -> Path:
    """The folder with the archives; in again/ built once more, in sdist/ the sdist's wheel."""
    return Path(os.environ["BUILT"])


def wheel_in(folder: Path) -> Path:
    (wheel,) = folder.glob("*.whl")
    return wheel


def sdist_in(folder: Path) -> Path:
    (sdist,) = folder.glob("*.tar.gz")
    return sdist


def wheel_files(folder: Path) -> dict[str, bytes]:
    with ZipFile(wheel_in(folder)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sdist_files(folder: Path) -> dict[str, bytes]:
    with tarfile.open(sdist_in(folder)) as archive:
        members = {member.name.partition("/")[2]: member for member in archive}
        read = {name: archive.extractfile(member) for name, member in members.items()}
        return {name: file.read() for name, file in read.items() if file}


@pytest.fixture
def project() -> dict[str, bytes]:
    """Every file that git keeps: a release is built from nothing else."""
    command = ["git", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=PROJECT, capture_output=True, check=True)  # noqa: S603  (ours)
    return {name: (PROJECT / name).read_bytes() for name in listed.stdout.decode().split("\0")[:-1]}


@pytest.fixture
def metadata(built: Path) -> Message:
    files = wheel_files(built)
    (name,) = (name for name in files if name.endswith(".dist-info/METADATA"))
    return message_from_bytes(files[name])


def test_the_wheel_holds_the_package_with_its_seeds_and_nothing_else(
    built: Path, project: dict[str, bytes]
) -> None:
    files = wheel_files(built)
    about = {name for name in files if ".dist-info/" in name}
    assert {name.partition("/")[2] for name in about} == {
        "METADATA",
        "RECORD",
        "WHEEL",
        "entry_points.txt",
        "licenses/LICENSE",
        "licenses/NOTICE.md",
    }
    package = {
        name.replace("src/pakafg/", "pakafg/").replace("seeds/", "pakafg/seeds/"): data
        for name, data in project.items()
        if name.startswith(("src/pakafg/", "seeds/"))
    }
    assert "pakafg/py.typed" in package
    assert {name: files[name] for name in files.keys() - about} == package


def test_the_sdist_holds_the_project_as_git_keeps_it(
    built: Path, project: dict[str, bytes]
) -> None:
    files = sdist_files(built)
    del files["PKG-INFO"]
    assert files == project


def test_built_again_both_are_the_same_byte_for_byte(built: Path) -> None:
    for find in (wheel_in, sdist_in):
        first, second = find(built), find(built / "again")
        assert first.name == second.name
        assert first.read_bytes() == second.read_bytes()


def test_the_wheel_of_the_sdist_is_the_wheel(built: Path) -> None:
    direct, by_sdist = wheel_in(built), wheel_in(built / "sdist")
    assert direct.name == by_sdist.name
    assert direct.read_bytes() == by_sdist.read_bytes()


def test_the_wheel_is_for_every_system_and_says_what_it_needs(
    built: Path, metadata: Message
) -> None:
    assert wheel_in(built).name.endswith("-py3-none-any.whl")
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata.get_all("Provides-Extra") == ["all", "plot", "report", "testing"]
    needed = [each for each in metadata.get_all("Requires-Dist", []) if "extra ==" not in each]
    names = {Requirement(each).name for each in needed}
    assert names == {"attrs", "cattrs", "pendulum", "polars", "pyyaml"}
