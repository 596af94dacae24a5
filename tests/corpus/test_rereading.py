"""What is read again after a change is what reading all of it gives, for every change."""

from __future__ import annotations

import itertools
import os
import re
import shutil
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import pakafg
from pakafg.corpus import journal, rereading
from pakafg.corpus.folder_files import FolderFiles
from pakafg.corpus.format import beside
from pakafg.corpus.reading import read_entries
from pakafg.corpus.rereading import CorpusReading, reread
from pakafg.corpus.source import read_files
from pakafg.linting.rules import lint_document, lint_entries

CONFLICTS: Final = Path(__file__).parents[1] / "conflicts"
NAMES: Final = ("two-states", "three-parties", "strait")
ITEM: Final = re.compile(r"(?m)^- ")


def files_of(name: str) -> dict[str, bytes]:
    return read_files(CONFLICTS / name)[0]


def whole(files: dict[str, bytes]) -> tuple[CorpusReading, list[pakafg.Problem]]:
    corpus, problems, entries = read_entries(files)
    return CorpusReading(files=files, corpus=corpus, entries=entries), problems


READ: Final = {name: whole(files_of(name))[0] for name in NAMES}


def told(reading: CorpusReading) -> Any:
    """All that can be told of a reading: records in their order, and their lines."""
    places = {
        key: (each.file, each.problem(("id",), "").line) for key, each in reading.entries.items()
    }
    return [list(each.values()) for each in reading.corpus.catalogues.values()], places


def items(text: str) -> list[str]:
    """A record file in pieces: what stands before the first entry, and each entry."""
    starts = [0, *(match.start() for match in ITEM.finditer(text)), len(text)]
    return [text[one:other] for one, other in itertools.pairwise(starts)]


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, dict[str, bytes]]:
    """A corpus, and its files with one record file changed in one way."""
    name = draw(st.sampled_from(NAMES))
    files = dict(READ[name].files)
    file = draw(st.sampled_from([each for each in files if each.endswith(".yaml")]))
    pieces = items(files[file].decode())
    at = draw(st.integers(0, len(pieces) - 1))
    ids = sorted(READ[name].entries)
    match draw(st.sampled_from(["drop", "twice", "id", "word", "note", "nothing"])):
        case "drop":
            del pieces[at]
        case "twice":
            pieces.insert(at, pieces[at])
        case "id":
            one, other = draw(st.sampled_from(ids)), draw(st.sampled_from(ids))
            pieces[at] = pieces[at].replace(one, other)
        case "word":
            words = re.findall(r"\w+", pieces[at]) or ["x"]
            pieces[at] = pieces[at].replace(draw(st.sampled_from(words)), "something", 1)
        case "note":
            pieces[at] = re.sub(r"^- \{id: ([\w-]+),", r"- {id: \1, note: Seen.,", pieces[at])
        case _:
            pieces[at] += "# Looked at.\n"
    files[file] = "".join(pieces).encode()
    return name, files


@given(changes())
@examples(150)
def test_a_change_is_read_as_the_whole_is(change: tuple[str, dict[str, bytes]]) -> None:
    name, files = change
    expected, problems = whole(files)
    found, told_problems = reread(READ[name], files)
    assert sorted(told_problems) == sorted(problems)
    if not problems:
        assert told(found) == told(expected)
        assert found.corpus == expected.corpus


@given(st.lists(changes(), max_size=6))
@examples(15)
def test_many_changes_one_after_another_are_read_as_the_whole_is(
    drawn: list[tuple[str, dict[str, bytes]]],
) -> None:
    reading = CorpusReading.of_nothing()
    for _, files in drawn:
        found, problems = reread(reading, files)
        expected, known = whole(files)
        assert sorted(problems) == sorted(known)
        if not problems:
            assert told(found) == told(expected)
            reading = found


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("gazette.yaml", b'id: "gazette"', b'id: "harbour"'),
        ("gazette.yaml", b"id: our-waters", b"id: their-waters"),
        ("gazette.yaml", b"document:", b"documents:"),
        ("actors.yaml", b"id: jon-pell", b"id: jon-bell"),
        ("incidents.yaml", b"id: seizure", b"id: capture"),
        ("places.yaml", b"Asia/Dubai", b"Asia/Karachi"),
        ("actors.yaml", b"speaks_for: coast-guard", b"speaks_for: mira-oss"),
        ("events.yaml", b"by: sarova", b"by: sarova, planned: true"),
        ("incidents.yaml", b"kind: attack", b"kind: attack, part_of: seizure"),
        ("demands.yaml", b"id: free-crew", b"id: free-ship"),
        ("codebook.yaml", b"Asia/Dubai", b"Asia/Karachi"),
        ("monitor.txt", b"robbed", b"rubbed"),
    ],
)
def test_what_others_depend_on_is_read_with_them(file: str, old: bytes, new: bytes) -> None:
    files = dict(READ["strait"].files)
    assert old in files[file]
    files[file] = files[file].replace(old, new)
    expected, problems = whole(files)
    found, told_problems = reread(READ["strait"], files)
    assert sorted(told_problems) == sorted(problems)
    assert problems or told(found) == told(expected)


def test_a_report_of_what_a_later_document_opens_is_told_though_a_link_calls_both_one() -> None:
    link = b"- {id: l, kind: same_utterance, records: [not-pay], reason: Both give its words.}\n"
    before, problems = whole(dict(READ["strait"].files) | {"links.yaml": link})
    assert not problems
    report = b"reports:\n- {of: not-pay, mode: direct, quotes: [in our waters]}\ndemands:"
    files = dict(before.files)
    files["gazette.yaml"] = files["gazette.yaml"].replace(b"demands:", report)
    _, told_problems = reread(before, files)
    assert [each.reason for each in told_problems] == [
        "of: no record 'not-pay' among statements of this document and those before it"
    ]


def test_a_further_record_of_one_document_is_read_without_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = READ["two-states"]
    files = dict(before.files)
    files["bridge.yaml"] += b"# Looked at.\n"
    files["actors.yaml"] += (
        b"- {id: nobody, name: Nobody, kind: person, side: third_party, speaks_for: null}\n"
    )
    expected = whole(files)[0]

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(rereading, "read_entries", never)
    found, problems = reread(before, files)
    assert not problems
    assert told(found) == told(expected)
    assert "nobody" in found.corpus.actors


@pytest.mark.parametrize("name", NAMES)
def test_a_document_alone_has_the_warnings_that_it_has_among_all(name: str) -> None:
    reading = READ[name]
    every = lint_entries(reading.corpus, reading.entries)
    for document in reading.corpus.documents.values():
        own = [each for each in every if each.file in {document.file, beside(document.file)}]
        assert list(lint_document(reading.corpus, reading.entries, document.id)) == own


def test_the_seeds_have_the_warnings_document_by_document_too() -> None:
    corpus = pakafg.load_corpus()
    catalogues: dict[str, Any] = dict(corpus.catalogues)
    stripped = pakafg.Corpus(**catalogues)
    every = lint_entries(stripped, {})
    for document in stripped.documents.values():
        own = [each for each in every if each.file in {document.file, beside(document.file)}]
        assert list(lint_document(stripped, {}, document.id)) == own


# --- the files of a folder ----------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = Path(shutil.copytree(CONFLICTS / "two-states", tmp_path / "corpus"))
    for each in made.iterdir():
        os.utime(each, (1_900_000_000, 1_700_000_000))
    return made


def test_a_file_that_rests_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = FolderFiles(folder)
    first = files.read()
    monkeypatch.setattr("pakafg.corpus.folder_files.read_files", None)
    monkeypatch.setattr("pakafg.corpus.folder_files.read_one", None)
    assert files.read() == first


def test_what_changes_while_it_is_read_is_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = FolderFiles(folder)

    def read_and_change(path: Path) -> tuple[dict[str, bytes], list[pakafg.Problem]]:
        found = read_files(path)
        (folder / "bridge.yaml").write_bytes(b"# while it was read\n")
        os.utime(folder / "bridge.yaml", (1_900_000_000, 1_700_000_001))
        return found

    with monkeypatch.context() as patched:
        patched.setattr("pakafg.corpus.folder_files.read_files", read_and_change)
        files.read()
    assert files.read() == read_files(folder)


def test_whatever_changes_in_a_folder_is_seen_at_once(folder: Path) -> None:
    files = FolderFiles(folder)
    files.read()
    note = folder / "bridge.yaml"
    for text in (b"# one\n", b"# two\n", b"# six\n"):  # of one size, within one tick of a clock
        note.write_bytes(text)
        assert files.read() == read_files(folder)
    (folder / "new.txt").write_bytes(b"x")
    assert files.read() == read_files(folder)
    (folder / "new.yml").write_bytes(b"x")
    assert files.read() == read_files(folder)
    (folder / "new.txt").unlink()
    assert files.read() == read_files(folder)
    note.unlink()
    note.symlink_to(folder / "actors.yaml")
    (folder / "actors.yaml").write_bytes(b"# other\n")
    assert files.read() == read_files(folder)
    note.unlink()
    note.symlink_to("/etc/hostname")
    assert files.read() == read_files(folder)


def test_a_change_that_was_interrupted_is_read_as_it_will_be(folder: Path) -> None:
    files = FolderFiles(folder)
    files.read()
    (folder / ".pakafg-new-bridge.yaml").write_bytes(b"# new\n")
    (folder / journal.NAME).write_text(
        '{"replace": ["bridge.yaml"], "remove": []}', encoding="utf-8"
    )
    assert files.read() == read_files(folder)
    assert files.read()[0]["bridge.yaml"] == b"# new\n"


def test_a_file_that_has_grown_too_large_is_a_problem(folder: Path) -> None:
    files = FolderFiles(folder)
    files.read()
    (folder / "bridge.txt").write_bytes(b"x" * (2 * 2**20 + 1))
    assert files.read() == read_files(folder)
    assert files.read()[1]
