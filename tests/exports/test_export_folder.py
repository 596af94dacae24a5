"""An export is whole or not there, and nothing of anybody else's is lost for it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import attrs
import corpora
import pytest

import pakafg
from pakafg import ArgumentError, Corpus
from pakafg.__main__ import main
from pakafg.exports import folder as export_folder

MADE = corpora.made_corpus()


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The export of the made corpus, which nobody changes."""
    return MADE.export(tmp_path_factory.mktemp("exported") / "made")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The export of a corpus that holds nothing; nobody changes it."""
    return Corpus().export(tmp_path_factory.mktemp("exported") / "empty")


def test_the_same_corpus_gives_the_same_bytes(exported: Path, tmp_path: Path) -> None:
    program = f"""
import pakafg
corpus = pakafg.load_corpus({str(Path(__file__).parents[1] / "answers" / "made-corpus")!r})
corpus.export({str(tmp_path / "there")!r})
"""
    strange = {"PYTHONHASHSEED": "7", "TZ": "America/New_York", "LC_ALL": "C"}
    subprocess.run(  # noqa: S603  (our own interpreter and program)
        [sys.executable, "-c", program], check=True, env={**os.environ, **strange}
    )
    assert contents(exported) == contents(tmp_path / "there")


def test_every_file_is_listed_with_its_size_and_its_hash(exported: Path) -> None:
    files = contents(exported)
    listed = json.loads(files.pop("datapackage.json"))["resources"]
    assert {each["path"]: (each["bytes"], each["hash"]) for each in listed} == {
        name: (len(data), f"sha256:{sha256(data).hexdigest()}") for name, data in files.items()
    }


def test_an_export_takes_the_place_of_an_earlier_one_as_a_whole(
    empty: Path, exported: Path, tmp_path: Path
) -> None:
    shutil.copytree(empty, tmp_path, dirs_exist_ok=True)
    assert MADE.export(tmp_path) == tmp_path
    assert contents(tmp_path) == contents(exported)


def test_a_folder_that_no_export_made_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ArgumentError, match="no export made"):
        MADE.export(tmp_path)
    assert contents(tmp_path) == {"notes.txt": b"mine"}


@pytest.mark.parametrize("name", ["notes.txt", "csv/notes.csv", ".hidden"])
def test_a_file_added_to_an_export_keeps_it_from_being_replaced(
    empty: Path, tmp_path: Path, name: str
) -> None:
    shutil.copytree(empty, tmp_path, dirs_exist_ok=True)
    (tmp_path / name).write_text("mine", encoding="utf-8")
    before = contents(tmp_path)
    with pytest.raises(ArgumentError, match="added or changed"):
        MADE.export(tmp_path)
    assert contents(tmp_path) == before


def test_a_file_that_was_changed_since_is_somebody_s_work(exported: Path, tmp_path: Path) -> None:
    shutil.copytree(exported, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "csv" / "casualties.csv"
    path.write_bytes(path.read_bytes() + b"my own row\n")
    with pytest.raises(ArgumentError, match=r"csv/casualties\.csv"):
        MADE.export(tmp_path)
    assert path.read_bytes().endswith(b"my own row\n")


@pytest.mark.parametrize(
    "package",
    ["[]", "{}", "x", '{"made_by": 5}', '{"made_by": "pakafg 1", "resources": [1]}', "[" * 50_000],
)
def test_a_list_of_files_that_is_none_of_ours_is_believed_in_nothing(
    tmp_path: Path, package: str
) -> None:
    (tmp_path / "datapackage.json").write_text(package, encoding="utf-8")
    with pytest.raises(ArgumentError):
        MADE.export(tmp_path)


def test_an_export_of_which_the_old_one_cannot_be_removed_is_there_nevertheless(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "export"
    shutil.copytree(empty, place)
    remove = os.unlink

    def refuse(path: str, **more: Any) -> None:
        if os.path.basename(path) == "datapackage.json":  # noqa: PTH119  (what rmtree gives)
            raise PermissionError(path)
        remove(path, **more)

    with monkeypatch.context() as patched:
        patched.setattr(os, "unlink", refuse)
        Corpus().export(place)
    assert contents(place) == contents(empty)


def test_a_corpus_s_own_folder_is_not_overwritten(tmp_path: Path) -> None:
    MADE.save(tmp_path)
    before = contents(tmp_path)
    with pytest.raises(ArgumentError):
        MADE.export(tmp_path)
    assert contents(tmp_path) == before


def test_a_file_or_a_link_is_no_place_for_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    for name in ("file", "link"):
        with pytest.raises(ArgumentError, match="a file or a link"):
            MADE.export(tmp_path / name)


@pytest.mark.parametrize("step", ["write_workbook", "write_web_annotations", "write_data_package"])
def test_an_export_that_fails_leaves_nothing_behind(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    shutil.copytree(empty, tmp_path / "old")
    before = contents(tmp_path)
    other = attrs.evolve(Corpus(), documents=MADE.documents)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(export_folder, step, fail)
    for name in ("old", "new"):
        with pytest.raises(OSError, match="No space left"):
            other.export(tmp_path / name)
    assert contents(tmp_path) == before
    assert [each.name for each in tmp_path.iterdir()] == ["old"]


def test_without_the_package_for_workbooks_the_extra_is_named_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(pakafg.MissingExtraError, match=r"pakafg\[export\]"):
        MADE.export(tmp_path / "new")
    assert list(tmp_path.iterdir()) == []


def test_the_command_writes_the_corpus_that_is_named(
    exported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    MADE.save(tmp_path / "made.zip")
    assert main(["export", str(tmp_path / "made.zip"), str(tmp_path / "new")]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'new'}\n"
    assert contents(tmp_path / "new") == contents(exported)
    assert main(["export", str(tmp_path / "made.zip"), str(tmp_path)]) == 1
    assert "no export made" in capsys.readouterr().err


def test_with_one_word_the_command_writes_the_seeds_there(tmp_path: Path) -> None:
    assert main(["export", str(tmp_path / "new")]) == 0
    title = json.loads((tmp_path / "new" / "datapackage.json").read_text(encoding="utf-8"))["title"]
    assert title == corpora.seeds().codebook.title
