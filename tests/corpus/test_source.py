"""Folders and archives are read within bounds, and nothing outside of them."""

import io
import os
import struct
import sys
import threading
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import pakafg
from pakafg.corpus import journal, source
from pakafg.corpus.source import read_files

Write = Callable[[Mapping[str, str | bytes]], Path]

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
needs_posix = pytest.mark.skipif(os.name != "posix", reason="there are no pipes in folders there")


def told(path: Path) -> list[tuple[str, str]]:
    _, problems = read_files(path)
    assert all(problem.line is None and problem.record is None for problem in problems)
    return [(problem.file, problem.reason) for problem in problems]


def archive(path: Path, members: Mapping[str, str | bytes], prefix: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(prefix + name, content)
    return path


# --- folders ---------------------------------------------------------------------------------


def test_only_the_corpus_s_own_files_are_read(files: dict[str, str], write: Write) -> None:
    folder = write(
        {
            **files,
            **dict.fromkeys(("README.md", ".hidden.txt", ".hidden.yaml", ".a.yml", "x"), "{"),
            **dict.fromkeys(("c.yml", "conf.json", "a.json", "a.csv"), "{"),
        }
    )
    (folder / "deep").mkdir()
    (folder / "deep" / "c.txt").write_text("x", encoding="utf-8")
    read, problems = read_files(folder)
    assert list(read) == sorted(files)
    assert problems == []
    assert len(pakafg.load_corpus(folder).documents) == 2


NEARLY = {
    "a.yml": "a.yaml",
    "a.json": "a.yaml",
    "a.YAML": "a.yaml",
    "actors.yml": "actors.yaml",
    "b.TXT": "b.txt",
}


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize("name", NEARLY)
def test_a_file_of_nearly_the_right_name_is_seen(
    name: str, files: dict[str, str], write: Write, tmp_path: Path, *, zipped: bool
) -> None:
    files[name] = files.pop(NEARLY[name])
    place = archive(tmp_path / "x.zip", files, "x/") if zipped else write(files)
    with pytest.raises(pakafg.CorpusError) as raised:
        pakafg.load_corpus(place)
    told = [(problem.file, problem.reason) for problem in raised.value.problems]
    assert told == [(name, f"is not read: rename it to {NEARLY[name]!r}")]


def test_of_two_files_of_one_name_the_one_that_is_not_read_is_told(
    files: dict[str, str], write: Write, small: pakafg.Corpus
) -> None:
    folder = write({**files, "a.yml": "{"})
    reason = "stands beside 'a.yaml', which is read instead: remove one of them"
    assert told(folder) == [("a.yml", reason)]
    with pytest.raises(pakafg.CorpusError, match=r"a.yml: stands beside 'a.yaml'"):
        small.save(folder)


@needs_links
def test_a_link_out_of_the_folder_is_refused(
    files: dict[str, str], write: Write, tmp_path: Path
) -> None:
    folder = write(files)
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "c.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "c.yaml").symlink_to("../secret.txt")
    read, problems = read_files(folder)
    assert "c.txt" not in read
    reason = "is a link out of the corpus"
    assert [(p.file, p.reason) for p in problems] == [("c.txt", reason), ("c.yaml", reason)]
    with pytest.raises(pakafg.CorpusError) as raised:
        pakafg.load_corpus(folder)
    assert len(raised.value.problems) == 2


@needs_links
def test_a_link_within_the_folder_and_a_linked_folder_are_read(
    files: dict[str, str], write: Write, tmp_path: Path
) -> None:
    folder = write(files)
    (folder / "b.txt").rename(folder / "elsewhere")
    (folder / "b.txt").symlink_to("elsewhere")
    (tmp_path / "linked").symlink_to(folder)
    assert len(pakafg.load_corpus(tmp_path / "linked").documents) == 2


@needs_links
def test_links_that_lead_nowhere_or_round_are_told(write: Write) -> None:
    folder = write({})
    (folder / "gone.txt").symlink_to("gone")
    (folder / "round.txt").symlink_to("round.txt")
    assert told(folder) == [
        ("gone.txt", "cannot be read: No such file or directory"),
        ("round.txt", "cannot be read: Too many levels of symbolic links"),
    ]


@needs_posix
def test_a_pipe_or_a_folder_in_the_place_of_a_file_is_told_and_waits_for_nobody(
    write: Write,
) -> None:
    folder = write({})
    os.mkfifo(folder / "pipe.txt")
    (folder / "folder.txt").mkdir()
    reason = "is no ordinary file"
    assert told(folder) == [("folder.txt", reason), ("pipe.txt", reason)]


@needs_posix
def test_an_unreadable_file_is_told(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write({"a.txt": "x", "b.txt": "y"})
    opened = source._opened  # noqa: SLF001  (to fail in its place)

    def refuse(path: str) -> IO[bytes]:
        if path.endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return opened(path)

    monkeypatch.setattr(source, "_opened", refuse)
    assert told(folder) == [("a.txt", "cannot be read: Permission denied")]


@needs_posix
@pytest.mark.parametrize("exchange", ["link", "pipe", "gone"])
def test_a_file_that_becomes_another_thing_before_it_is_opened_is_not_read(
    exchange: str, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    folder = write({"a.txt": "x"})
    opened = source._opened  # noqa: SLF001  (to come before it)

    def late(path: str) -> IO[bytes]:
        here = Path(path)
        here.unlink()
        if exchange == "link":
            here.symlink_to(tmp_path / "secret")
        elif exchange == "pipe":
            os.mkfifo(here)
        return opened(path)

    monkeypatch.setattr(source, "_PAUSE", 0)
    monkeypatch.setattr(source, "_opened", late)
    files, problems = read_files(folder)
    assert files == {}
    assert [(each.file, each.reason) for each in problems] == {
        "link": [("a.txt", "is a link out of the corpus")],
        "pipe": [("a.txt", "is no ordinary file")],
        "gone": [],
    }[exchange]


@needs_posix
def test_a_folder_that_cannot_be_listed_is_told(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write({"a.txt": "x"})

    def refuse(_: Path) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert told(folder) == [(str(folder), "cannot be read: Permission denied")]


@needs_posix
def test_a_name_that_is_no_text_is_told(files: dict[str, str], write: Write) -> None:
    folder = write(files)
    (Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt"))).write_bytes(b"x")
    with pytest.raises(pakafg.CorpusError) as raised:
        pakafg.load_corpus(folder)
    (problem,) = raised.value.problems
    assert problem.reason == "is no name that a file can have on every system: rename it"
    assert str(problem).startswith(r"\udcff.txt: ")
    str(raised.value).encode()


@pytest.mark.parametrize(
    "stem",
    [
        *("CON", "nul", "Aux ", "com1", "LPT9.b", "COM\u00b9", "ConIn$"),
        *("who?", 'a "b"', "<b>", "a|b", "*", "تبصرہ" * 30),
    ],
)
def test_a_name_that_some_systems_lack_is_told(
    stem: str, files: dict[str, str], small: pakafg.Corpus, tmp_path: Path
) -> None:
    files |= {f"{stem}.txt": files.pop("b.txt"), f"{stem}.yaml": files.pop("b.yaml")}
    found = told(archive(tmp_path / "c.zip", files))
    assert {name for name, reason in found if "no name on every system" in reason} == {
        f"{stem}.txt",
        f"{stem}.yaml",
    }
    renamed = attrs.evolve(small.documents["b"], file=f"{stem}.txt")
    with pytest.raises(pakafg.CorpusError, match="is no name of a document"):
        attrs.evolve(small, documents=pakafg.Catalogue([small.documents["a"], renamed])).save(
            tmp_path / "again.zip"
        )


@pytest.mark.parametrize("stem", ["console", "nulla", "com10", "b con", "con$", "été " + "x" * 228])
def test_a_name_that_only_looks_like_a_device_is_read(
    stem: str, files: dict[str, str], tmp_path: Path
) -> None:
    files |= {f"{stem}.txt": files.pop("b.txt"), f"{stem}.yaml": files.pop("b.yaml")}
    corpus = pakafg.load_corpus(archive(tmp_path / "c.zip", files))
    assert corpus.documents["b"].file == f"{stem}.txt"


@pytest.mark.parametrize(
    ("one", "other"), [("c.txt", "C.txt"), ("caf\u00e9.txt", "cafe\u0301.txt"), ("ß.txt", "SS.txt")]
)
def test_names_that_some_systems_hold_for_one_are_told(
    one: str, other: str, files: dict[str, str], tmp_path: Path
) -> None:
    pair = dict.fromkeys((one, other), "x")
    records = {
        f"{name.removesuffix('.txt')}.yaml": f"document: {{id: d{at}}}"
        for at, name in enumerate(pair)
    }
    path = archive(tmp_path / "c.zip", {**files, **pair, **records})
    with pytest.raises(pakafg.CorpusError) as raised:
        pakafg.load_corpus(path)
    assert len(raised.value.problems) == 2
    assert all(
        "only by case or Unicode form: rename one" in problem.reason
        for problem in raised.value.problems
    )


def test_files_are_bounded_each_and_together(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    megabyte = 2**20
    monkeypatch.setattr(source, "_FILE_BYTES", {".txt": megabyte, ".yaml": 2 * megabyte})
    monkeypatch.setattr(source, "CORPUS_BYTES", 4 * megabyte + 2)
    folder = write(
        {
            "a.txt": b"x" * megabyte,
            "a.yaml": b"x" * (2 * megabyte + 1),
            "b.txt": b"x" * (megabyte + 1),
            "c.txt": b"x",
        }
    )
    assert told(folder) == [
        ("a.yaml", "the file is larger than 2 MiB: split it"),
        ("b.txt", "the file is larger than 1 MiB: split it"),
        ("c.txt", "the corpus is larger than 4 MiB: split it"),
    ]


def test_files_are_bounded_in_number(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "_FILES", 3)
    assert told(write({f"{n}.txt": "x" for n in range(3)})) == []
    assert told(write({f"{n}.txt": "x" for n in range(5)})) == [
        ("3.txt", "the corpus has more than 3 files")
    ]


def test_a_folder_that_changes_while_it_is_read_is_read_again(
    files: dict[str, str], write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write({**files, "b.txt": files["b.txt"].replace("Four", "Five")})
    opened = source._opened  # noqa: SLF001  (to come before it)
    changes = iter([files["b.txt"].replace("Four", "Six!"), files["b.txt"]])

    def change(path: str) -> IO[bytes]:
        if path.endswith("places.yaml"):  # b.txt has been read by then
            for content in changes:
                (folder / "b.txt").write_text(content, encoding="utf-8")
                break
        return opened(path)

    monkeypatch.setattr(source, "_PAUSE", 0)
    monkeypatch.setattr(source, "_opened", change)
    assert read_files(folder) == ({name: files[name].encode() for name in sorted(files)}, [])


def test_a_folder_that_never_rests_is_told(
    files: dict[str, str], write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(files)
    stamps = iter(range(1_000))
    monkeypatch.setattr(source, "_PAUSE", 0)
    monkeypatch.setattr(source, "_stamps", lambda _: next(stamps))
    assert told(folder) == [(str(folder), "changes while it is read: read it again")]


# --- the journal of an interrupted save ---------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        b'{"replace": []}',
        b'{"replace": {}, "remove": []}',
        b'{"replace": [5], "remove": []}',
        b'{"replace": ["../secret.txt"], "remove": []}',
        b'{"replace": [], "remove": ["../secret.txt"]}',
        b'{"replace": [], "remove": ["/etc/secret.txt"]}',
        b'{"replace": [], "remove": ["README.md"]}',
        b'{"replace": [], "remove": [".git"]}',
    ],
)
def test_a_journal_that_no_save_wrote_is_refused_and_not_followed(
    content: bytes, files: dict[str, str], write: Write, small: pakafg.Corpus
) -> None:
    folder = write({**files, journal.NAME: content, "README.md": "mine"})
    secret = folder.parent / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    reason = "is no journal that a save wrote: remove it"
    assert told(folder) == [(journal.NAME, reason)]
    with pytest.raises(pakafg.CorpusError, match="is no journal"):
        small.save(folder)
    assert secret.exists()
    assert (folder / "README.md").exists()


@needs_links
def test_a_journal_that_is_a_link_is_refused(
    files: dict[str, str], write: Write, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").write_text('{"replace": [], "remove": []}', encoding="utf-8")
    folder = write(files)
    (folder / journal.NAME).symlink_to(tmp_path / "elsewhere")
    assert told(folder) == [(journal.NAME, "is no journal that a save wrote: remove it")]


@needs_links
def test_a_new_file_of_the_journal_that_is_a_link_out_is_refused(
    files: dict[str, str], write: Write, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    folder = write({**files, journal.NAME: '{"replace": ["b.txt"], "remove": []}'})
    (folder / ".pakafg-new-b.txt").symlink_to(tmp_path / "secret")
    assert told(folder) == [("b.txt", "is a link out of the corpus")]


# --- archives ----------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["", "corpus/", "my corpus (1)/"])
def test_an_archive_holds_the_files_at_its_top_or_in_one_folder(
    prefix: str, files: dict[str, str], small: pakafg.Corpus, tmp_path: Path
) -> None:
    path = archive(tmp_path / "c.zip", files, prefix)
    assert pakafg.load_corpus(path) == small


def test_what_a_finder_adds_to_an_archive_is_not_read(
    files: dict[str, str], small: pakafg.Corpus, tmp_path: Path
) -> None:
    members = {f"corpus/{name}": content for name, content in files.items()}
    rest = {
        "__MACOSX/corpus/._a.txt": "\0\5\x16\7",
        "corpus/.DS_Store": "x",
        "corpus/LICENSE": "x",
    }
    assert pakafg.load_corpus(archive(tmp_path / "c.zip", {**members, **rest})) == small


def test_files_in_further_folders_are_not_read(
    files: dict[str, str], small: pakafg.Corpus, tmp_path: Path
) -> None:
    path = archive(tmp_path / "c.zip", {**files, "deep/c.txt": "x", "old/a.yaml": "{"})
    assert pakafg.load_corpus(path) == small


@pytest.mark.parametrize(
    "name",
    [
        "../c.txt",
        "deep/../../c.txt",
        "/etc/c.txt",
        "//host/c.txt",
        "C:/c.txt",
        "C:c.txt",
        "deep\\..\\c.txt",
        "deep\\c.txt",
        "a\nb.txt",
        "\x1b[2J.txt",
    ],
)
def test_a_member_whose_name_leads_out_is_refused(name: str, tmp_path: Path) -> None:
    for members in ({name: "x"}, {"a.txt": "x", name: "x"}):
        _, problems = read_files(archive(tmp_path / "c.zip", members))
        (problem,) = problems
        assert "its name leads out of the archive, or is no name on every system" in problem.reason
        assert "\x1b" not in str(problem)


def test_a_member_that_is_a_link_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as made:
        member = zipfile.ZipInfo("c.txt")
        member.create_system = 3
        member.external_attr = 0o120777 << 16
        made.writestr(member, "/etc/passwd")
    assert told(tmp_path / "c.zip") == [("c.txt", "cannot be read: it is a link, expected a file")]


def test_a_member_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as made:
        made.writestr("c.txt", "one")
        with pytest.warns(UserWarning, match="Duplicate name"):
            made.writestr("c.txt", "other")
    read, problems = read_files(tmp_path / "c.zip")
    assert read == {"c.txt": b"one"}
    assert [p.reason for p in problems] == ["cannot be read: it stands twice in the archive"]


def patched(path: Path, old: bytes, new: bytes, count: int = -1) -> Path:
    """The archive with some of its bytes exchanged."""
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, count))
    return path


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "c.zip", {"c.txt": "x"})
    data = bytearray(path.read_bytes())
    for signature, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(signature) + at] |= 1
    path.write_bytes(data)
    reason = "cannot be read: it is encrypted: save it without a password"
    assert told(path) == [("c.txt", reason)]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_of_another_method_is_refused(method: int, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "c.zip", "w", method) as made:
        made.writestr("c.txt", "x")
    reason = "cannot be read: it is packed by another method than deflate"
    assert told(tmp_path / "c.zip") == [("c.txt", reason)]


def test_a_member_with_a_wrong_checksum_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as made:
        made.writestr("c.txt", "Four were killed.")
    path = patched(tmp_path / "c.zip", b"Four were", b"Five were")
    (problem,) = told(path)
    assert "cannot be read: Bad CRC-32" in problem[1]


@pytest.mark.parametrize("size", [0, 5, 18, 10_000, 2**32 - 2])
def test_a_member_that_lies_about_its_size_is_refused(size: int, tmp_path: Path) -> None:
    path = archive(tmp_path / "c.zip", {"c.txt": "Four were killed."})
    data = bytearray(path.read_bytes())
    for signature, at in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        struct.pack_into("<I", data, data.index(signature) + at, size)
    path.write_bytes(data)
    read, problems = read_files(path)
    assert read == {}
    assert len(problems) == 1


def test_a_bomb_takes_little_memory_and_time(tmp_path: Path) -> None:
    path = tmp_path / "c.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for number in range(3):
            with made.open(f"{number}.txt", "w") as member:
                for _ in range(100):
                    member.write(b"\0" * 2**20)
    lying = bytearray(path.read_bytes())
    for signature, at in ((b"PK\3\4", 22), (b"PK\1\2", 24)):  # 0.txt: "one byte only"
        struct.pack_into("<I", lying, lying.index(signature) + at, 1)
    path.write_bytes(lying)
    tracemalloc.start()
    began = time.process_time()
    read, problems = read_files(path)
    took, (_, most) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert read == {}
    assert [problem.file for problem in problems] == ["0.txt", "1.txt", "2.txt"]
    assert most < 5 * 2**20
    assert took < 10


def test_an_archive_is_bounded_itself(
    files: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = archive(tmp_path / "c.zip", files)
    monkeypatch.setattr(source, "_FILES", len(files) - 1)
    limit = len(files) - 1
    assert told(path) == [("c.zip", f"the archive has more than {limit} files")]
    monkeypatch.setattr(source, "_ARCHIVE_BYTES", 2)
    assert told(path) == [("c.zip", "the archive is larger than 0 MiB: split it")]


def test_an_archive_says_no_more_than_a_corpus_may_hold(
    files: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = {f"deep/{number}.yaml": b"\0" * 2**20 for number in range(5)}
    path = archive(tmp_path / "c.zip", {**files, **deep})
    assert told(path) == []
    monkeypatch.setattr(source, "CORPUS_BYTES", 5 * 2**20)
    assert told(path) == [("c.zip", "the corpus is larger than 5 MiB: split it")]


@pytest.mark.parametrize("content", [b"", b"PK", b"no archive", b"PK\5\6" + b"\0" * 18 + b"x"])
def test_what_is_no_archive_is_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "c.zip").write_bytes(content)
    with pytest.raises(pakafg.CorpusError):
        pakafg.load_corpus(tmp_path / "c.zip")


SOUND = io.BytesIO()
with zipfile.ZipFile(SOUND, "w", zipfile.ZIP_DEFLATED) as _made:
    for _name, _text in (("a.txt", "Four were killed. " * 5), ("a.yaml", "document: {id: a}")):
        _made.writestr(zipfile.ZipInfo(_name), _text)  # of one date, so that bytes are the same


@examples(300)
@given(st.data())
def test_an_archive_with_any_bytes_exchanged_ends_in_files_or_problems(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    broken = bytearray(SOUND.getvalue())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(broken) - 1))
        broken[at] = data.draw(st.integers(0, 255))
    broken = (
        broken[: data.draw(st.integers(0, len(broken)))] if data.draw(st.booleans()) else broken
    )
    path = tmp_path_factory.getbasetemp() / "broken.zip"
    path.write_bytes(broken)
    read_files(path)


def test_a_member_without_a_name_is_not_of_the_corpus(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    broken = SOUND.getvalue()
    # In the central directory a name of five letters becomes one of none and a comment.
    at = broken.index(b"PK\x01\x02") + 28
    path.write_bytes(broken[:at] + bytes([0, 0, 0, 0, 5, 0]) + broken[at + 6 :])
    files, problems = read_files(path)
    assert ([*files], problems) == (["a.yaml"], [])


def test_one_corpus_is_read_from_many_threads(files: dict[str, str], write: Write) -> None:
    folder = write(files)
    alone = pakafg.load_corpus(folder)
    read: list[pakafg.Corpus] = []
    threads = [
        threading.Thread(target=lambda: read.append(pakafg.load_corpus(folder))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read == [alone] * 8
