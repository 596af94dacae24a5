"""What is saved is read back as it was; a save that stops leaves the old corpus or the new."""

import errno
import hashlib
import itertools
import os
import stat
import sys
import threading
import zipfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import IO, Any

import attrs
import corpora
import pytest
from hypothesis import given
from strategies import examples

import pakafg
from pakafg import (
    Catalogue,
    Citation,
    Corpus,
    Count,
    testing,
)
from pakafg.corpus import saving

Write = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for no disk: where it counts that a file is on it, `Disk` counts the waiting."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


def contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def assert_saved_and_read_back(corpus: Corpus, folder: Path) -> None:
    for place in (folder, folder.with_suffix(".zip")):
        corpus.save(place)
        again = pakafg.load_corpus(place)
        assert again == corpus
        assert all(
            list(again.catalogues[name]) == list(records)
            for name, records in corpus.catalogues.items()
        )
        assert repr(again) == repr(corpus)


# --- the same corpus again -----------------------------------------------------------------------


def test_notes_on_a_statement_and_on_the_report_that_opens_it_are_two(
    files: dict[str, str], write: Write, tmp_path: Path
) -> None:
    entry = "  channel: Geo News\n"
    notes = f"{entry}  note: Of all talks.\n  report_note: By telephone.\n"
    files["a.yaml"] = files["a.yaml"].replace(entry, notes)
    corpus = pakafg.load_corpus(write(files))
    statement = corpus.statements["asif-deadlock"]
    assert (statement.note, statement.reports[0].note) == ("Of all talks.", "By telephone.")
    assert_saved_and_read_back(corpus, tmp_path / "again")


def test_a_corpus_is_saved_where_there_are_no_threads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_thread(_: threading.Thread) -> None:
        message = "can't start new thread"
        raise RuntimeError(message)

    monkeypatch.setattr(threading.Thread, "start", no_thread)
    corpus = pakafg.load_corpus()
    with pytest.raises(RuntimeError):  # unless the platform says it has none
        corpus.save(tmp_path / "seeds")
    monkeypatch.setattr(sys, "platform", "emscripten")
    assert_saved_and_read_back(corpus, tmp_path / "seeds")


def test_the_seed_corpus_is_read_back_as_it_was(tmp_path: Path) -> None:
    seeds = corpora.seeds()
    assert_saved_and_read_back(seeds, tmp_path / "seeds")
    for document in seeds.documents.values():
        saved = (tmp_path / "seeds" / document.file).read_bytes()
        assert hashlib.sha256(saved).hexdigest() == document.sha256
    before = contents(tmp_path / "seeds")
    pakafg.load_corpus(tmp_path / "seeds").save(tmp_path / "seeds")
    assert contents(tmp_path / "seeds") == before


def test_the_small_corpus_is_read_back_as_it_was(small: Corpus, tmp_path: Path) -> None:
    assert_saved_and_read_back(small, tmp_path / "small")


@pytest.mark.parametrize("name", ["a.zip", "b.zip", "C.ZIP"])
def test_equal_corpora_make_equal_archives(name: str, small: Corpus, tmp_path: Path) -> None:
    small.save(tmp_path / "first.zip")
    small.save(tmp_path / name)
    assert (tmp_path / name).read_bytes() == (tmp_path / "first.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / name) as archive:
        assert archive.testzip() is None
        assert {stat.S_IMODE(each.external_attr >> 16) for each in archive.infolist()} == {0o644}


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
def test_a_saved_file_has_the_mode_that_the_user_s_umask_gives(
    small: Corpus, tmp_path: Path
) -> None:
    (tmp_path / "other").write_text("x", encoding="utf-8")
    small.save(tmp_path / "small.zip")
    small.save(tmp_path / "small")
    expected = (tmp_path / "other").stat().st_mode
    assert (tmp_path / "small.zip").stat().st_mode == expected
    assert (tmp_path / "small" / "a.yaml").stat().st_mode == expected


@pytest.mark.parametrize(
    "text",
    [
        b"\xef\xbb\xbfFour were killed.\n",
        b"Talks ended.\r\nFour were killed.\r\n",
        b"Talks\rFour were killed.\r",
        b"Four were killed.",
        "Vier\u2028\x85\x0c\x00Four were killed. \ufffd\U0001f600 سلام".encode(),
    ],
)
def test_a_document_is_kept_byte_for_byte(text: bytes, write: Write, tmp_path: Path) -> None:
    folder = write(
        {
            "a.txt": text,
            "a.yaml": "document: {id: a}\nplaces: [{place: p, quotes: [Four were]}]",
            "places.yaml": "- {id: p, name: P, kind: city}",
        }
    )
    corpus = pakafg.load_corpus(folder)
    assert corpus.documents["a"].sha256 == hashlib.sha256(text).hexdigest()
    (citation,) = corpus.places["p"].mentions[0].citations
    assert citation.start == text.decode().index("Four")
    corpus.save(tmp_path / "again")
    assert (tmp_path / "again" / "a.txt").read_bytes() == text
    assert pakafg.load_corpus(tmp_path / "again") == corpus


@examples(20)
@given(testing.corpora())
def test_any_sound_corpus_is_read_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, corpus: Corpus
) -> None:
    assert_saved_and_read_back(corpus, tmp_path_factory.mktemp("made") / "corpus")


# --- what cannot be saved ------------------------------------------------------------------------


def changed(corpus: Corpus, catalogue: str, record: str, **changes: object) -> Corpus:
    """The corpus with one record changed."""
    records = {**getattr(corpus, catalogue)}
    records[record] = attrs.evolve(records[record], **changes)
    changed: dict[str, Any] = {catalogue: Catalogue(records.values())}
    return attrs.evolve(corpus, **changed)


def moved(citation: Citation, by: int) -> Citation:
    return attrs.evolve(citation, start=citation.start + by, end=citation.end + by)


def tens_hurt(corpus: Corpus, count: Count, quote: str = "tens were hurt") -> Corpus:
    """The corpus with a figure in words that bound it vaguely."""
    text = corpus.documents["b"].text.replace("four were hurt", "tens were hurt")
    digest = hashlib.sha256(text.encode()).hexdigest()
    citation = Citation.of("b", text, start := text.index(quote), start + len(quote))
    corpus = changed(corpus, "documents", "b", text=text, sha256=digest)
    return changed(corpus, "casualties", "b-killed", count=count, citations=(citation,))


FAULTY: dict[str, tuple[Callable[[Corpus], Corpus], str, str | None, str]] = {
    "half a character in a name": (
        lambda c: changed(c, "actors", "un", name="U\ud83d N"),
        "actors.yaml",
        None,
        r"'\ud83d' at 1 is half a character, which no file can hold",
    ),
    "half a character in a document": (
        lambda c: changed(c, "documents", "b", text=c.documents["b"].text + "\udcff"),
        "b.txt",
        "b",
        r"'\udcff' at 132 is half a character, which no file can hold",
    ),
    "a citation that stands elsewhere": (
        lambda c: changed(
            c, "quantities", "a-bill", citations=(moved(c.quantities["a-bill"].citations[0], 1),)
        ),
        "a.yaml",
        "a-bill",
        "does not stand there in the document",
    ),
    "a citation of another document": (
        lambda c: changed(c, "quantities", "a-bill", citations=c.casualties["b-killed"].citations),
        "a.yaml",
        "a-bill",
        "is not of the document at hand",
    ),
    "a reference to nothing": (
        lambda c: changed(c, "incidents", "shooting", part_of="war"),
        "incidents.yaml",
        "shooting",
        "part_of: no record 'war' among incidents",
    ),
    "a claim of a document that is not there": (
        lambda c: changed(c, "quantities", "a-bill", document="c"),
        "quantities.yaml",
        "a-bill",
        "would be lost: nothing says in which document's file it stands",
    ),
    "a statement that nobody reports": (
        lambda c: changed(
            attrs.evolve(c, dates=Catalogue()), "statements", "asif-deadlock", reports=()
        ),
        "links.yaml",
        "link-deadlock",
        "records: no record 'asif-deadlock'",
    ),
    "a count of another convention": (
        lambda c: tens_hurt(c, Count.parse("tens", convention="literal")),
        "casualties.yaml",
        "b-killed",
        "count: Count('tens' [20, –)) would be read back as Count('tens' [10, –))",
    ),
    "a figure that its quotations do not have": (
        lambda c: tens_hurt(c, Count.parse("five")),
        "b.yaml",
        "b-killed",
        "count: 'five' stands in none of the record's quotations ('tens were hurt')",
    ),
    "a citation that parts a word": (
        lambda c: tens_hurt(c, Count.parse("tens"), "ens were hurt"),
        "b.yaml",
        "b-killed",
        "parts 'tens were hurt': quote whole words and numbers",
    ),
    "a citation that ends with a space": (
        lambda c: tens_hurt(c, Count.parse("tens"), "tens "),
        "b.yaml",
        "b-killed",
        "begins or ends with a space: leave it out",
    ),
    "a wrong digest": (
        lambda c: changed(c, "documents", "b", sha256="0" * 64),
        "documents.yaml",
        "b",
        "sha256: '0000",
    ),
    "reports in another order than the documents": (
        lambda c: changed(
            c, "statements", "asif-deadlock", reports=c.statements["asif-deadlock"].reports[::-1]
        ),
        "a.yaml",
        "asif-deadlock",
        "of: no record 'asif-deadlock' among statements of this document and those before it",
    ),
    "a file out of the folder": (
        lambda c: changed(c, "documents", "b", file="../b.txt"),
        "../b.txt",
        "b",
        "is no name of a document: expected one such as '000.txt'",
    ),
    "a file of another ending": (
        lambda c: changed(c, "documents", "b", file="b.md"),
        "b.md",
        "b",
        "is no name of a document",
    ),
    "a hidden file": (
        lambda c: changed(c, "documents", "b", file=".b.txt"),
        ".b.txt",
        "b",
        "is no name of a document",
    ),
    "a file that shared records have": (
        lambda c: changed(c, "documents", "b", file="actors.txt"),
        "actors.txt",
        "b",
        "is no name of a document",
    ),
    "a file that another document has": (
        lambda c: changed(c, "documents", "b", file="a.txt"),
        "a.txt",
        "b",
        "is the file of another document, too: give each its own",
    ),
    "no documents": (
        lambda _: Corpus(),
        "*.txt",
        None,
        "no such file: expected one document at least",
    ),
}


@pytest.mark.parametrize("name", FAULTY)
@pytest.mark.parametrize("ending", ["", ".zip"])
def test_what_would_not_be_read_back_is_told_before_anything_is_written(
    name: str, ending: str, small: Corpus, tmp_path: Path
) -> None:
    change, file, record, reason = FAULTY[name]
    target = tmp_path / f"target{ending}"
    with pytest.raises(pakafg.CorpusError) as raised:
        change(small).save(target)
    assert raised.value.source == str(target)
    assert any(
        (problem.file, problem.record) == (file, record) and reason in problem.reason
        for problem in raised.value.problems
    ), raised.value
    assert not target.exists()


def test_files_that_differ_only_by_case_are_not_saved(small: Corpus, tmp_path: Path) -> None:
    with pytest.raises(pakafg.CorpusError, match="only by case or Unicode form"):
        changed(small, "documents", "b", file="A.txt").save(tmp_path / "target")


def test_a_document_too_large_to_be_read_again_is_not_saved(
    small: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pakafg.corpus.source._FILE_BYTES", {".txt": 100, ".yaml": 10_000})
    with pytest.raises(pakafg.CorpusError, match=r"a.txt: the file is larger than"):
        small.save(tmp_path / "target")


# --- what stands in the folder already ------------------------------------------------------------


@pytest.fixture
def other(write: Write) -> Corpus:
    """Another corpus, of one document."""
    folder = write(
        {
            "c.txt": "Four were killed.",
            "c.yaml": "document: {id: c}\nactors: [{actor: dawn, quotes: [Four]}]",
            "actors.yaml": "- {id: dawn, name: Dawn, kind: media, side: third_party}",
        }
    )
    return pakafg.load_corpus(folder)


def test_an_earlier_corpus_goes_and_other_files_stay(
    small: Corpus, other: Corpus, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    small.save(folder)
    for name in ("README.md", ".gitignore", "notes.yml", "data.csv", ".draft.yaml"):
        (folder / name).write_text("mine", encoding="utf-8")
    (folder / ".git").mkdir()
    (folder / ".git" / "config.yaml").write_text("mine", encoding="utf-8")
    other.save(folder)
    assert {each.name for each in folder.iterdir()} == {
        *("README.md", ".gitignore", "notes.yml", "data.csv", ".draft.yaml", ".git"),
        *("actors.yaml", "c.txt", "c.yaml"),
    }
    assert (folder / ".git" / "config.yaml").exists()
    assert pakafg.load_corpus(folder) == other


@pytest.mark.parametrize("stranger", ["notes.yaml", "LICENSE.txt", "Actors.yaml"])
def test_a_stranger_that_would_be_read_with_the_corpus_stays_and_is_told(
    stranger: str, small: Corpus, other: Corpus, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    small.save(folder)
    (folder / stranger).write_text("mine", encoding="utf-8")
    before = contents(folder)
    with pytest.raises(pakafg.CorpusError) as raised:
        other.save(folder)
    (problem,) = raised.value.problems
    assert problem.file == stranger
    assert problem.reason.endswith("but would be read as one: move it elsewhere")
    assert contents(folder) == before


def test_a_folder_in_the_place_of_a_file_is_an_error_before_anything_is_written(
    small: Corpus, other: Corpus, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    small.save(folder)
    (folder / "c.txt").mkdir()
    (folder / "c.yaml").write_text("{}", encoding="utf-8")
    before = {each.name for each in folder.iterdir()}
    with pytest.raises(IsADirectoryError):
        other.save(folder)
    assert {each.name for each in folder.iterdir()} == before


def test_a_file_in_the_place_of_the_folder_is_an_error(small: Corpus, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    with pytest.raises(OSError, match="exists"):
        small.save(tmp_path / "mine")
    (tmp_path / "mine.zip").mkdir()
    with pytest.raises(OSError, match="directory"):
        small.save(tmp_path / "mine.zip")
    assert {each.name for each in tmp_path.iterdir()} == {"mine", "mine.zip", "sound"}


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_in_the_place_of_a_file_is_replaced_not_followed(
    small: Corpus, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    folder = tmp_path / "mine"
    folder.mkdir()
    for name in ("a.txt", ".pakafg-new-a.txt", ".pakafg-new-journal"):
        (folder / name).symlink_to(tmp_path / "secret")
    small.save(folder)
    assert (tmp_path / "secret").read_text(encoding="utf-8") == "secret"
    assert pakafg.load_corpus(folder) == small


# --- a save that fails or stops -------------------------------------------------------------------


class Stopped(BaseException):
    """The process was killed."""


class Disk:
    """Counts the calls that change files, and fails at one of them.

    A full disk fails once; a killed process does nothing any more.
    """

    def __init__(self, fails_at: int, error: BaseException) -> None:
        self.calls = 0
        self.fails_at = fails_at
        self.error = error

    @property
    def failed(self) -> bool:
        return self.calls >= self.fails_at

    def step(self) -> None:
        self.calls += 1
        if self.calls == self.fails_at or (self.failed and isinstance(self.error, Stopped)):
            raise self.error

    def counted(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapper(*given: Any, **more: Any) -> Any:
            self.step()
            return call(*given, **more)

        return wrapper

    def save(self, corpus: Corpus, target: Path) -> bool:
        """Save as far as the disk lets it; whether that was said to have failed."""
        opened = Path.open

        def opening(path: Path, mode: str = "r", **more: Any) -> Any:
            if mode in {"r", "rb"}:
                return opened(path, mode, **more)
            self.step()
            file = opened(path, mode, **more)
            return closing(Halves(file, self))

        with pytest.MonkeyPatch.context() as patch:
            for name in ("replace", "unlink", "mkdir"):
                patch.setattr(os, name, self.counted(getattr(os, name)))
            patch.setattr(os, "fsync", self.counted(lambda _: None))
            patch.setattr(Path, "open", opening)
            try:
                corpus.save(target)
            except type(self.error):
                return True
        return False


class Halves:
    """A file that is written in two halves, so that a disk can fail between them."""

    def __init__(self, file: IO[bytes], disk: Disk) -> None:
        self.file = file
        self.disk = disk
        self.flush, self.fileno, self.close = file.flush, file.fileno, file.close

    def write(self, data: bytes) -> None:
        self.file.write(data[: len(data) // 2])
        self.file.flush()
        self.disk.step()
        self.file.write(data[len(data) // 2 :])


@pytest.fixture
def _unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Save without reading back first: at every step of many, that would take long."""
    real = saving._checked  # noqa: SLF001  (to leave it out)
    known: dict[int, dict[str, bytes]] = {}

    def once(corpus: Corpus, target: str) -> dict[str, bytes]:
        if id(corpus) not in known:
            known[id(corpus)] = real(corpus, target)
        return known[id(corpus)]

    monkeypatch.setattr(saving, "_checked", once)


FAILURES = pytest.mark.parametrize(
    "error",
    [OSError(errno.ENOSPC, "No space left on device"), Stopped(), KeyboardInterrupt()],
    ids=["full disk", "killed", "interrupted"],
)


@FAILURES
@pytest.mark.parametrize("ending", ["", ".zip"])
@pytest.mark.usefixtures("_unchecked")
def test_a_save_that_fails_anywhere_leaves_the_old_corpus_or_the_new_one(
    error: BaseException, ending: str, small: Corpus, other: Corpus, tmp_path: Path
) -> None:
    target = tmp_path / f"mine{ending}"
    stands = []
    for fails_at in itertools.count(1):
        small.save(target)
        disk = Disk(fails_at, error)
        failed = disk.save(other, target)
        found = pakafg.load_corpus(target)
        if not failed:
            assert found == other
        if not disk.failed:
            break
        if failed:
            assert found in (small, other)
            stands.append(found == other)
        if found == small and not isinstance(error, Stopped):
            assert not hidden(tmp_path), "what was begun is cleared away"
        # The next writer clears away the rest.
        other.save(target)
        assert not hidden(tmp_path)
    # Once the new corpus stands, it stands.
    assert stands == sorted(stands)
    assert stands[0] is False
    assert len(stands) >= (4 if ending else 30)


def hidden(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.name.startswith(".")]


@FAILURES
@pytest.mark.usefixtures("_unchecked")
def test_a_first_save_that_fails_anywhere_leaves_no_corpus_or_the_whole(
    error: BaseException, small: Corpus, tmp_path: Path
) -> None:
    for fails_at in itertools.count(1):
        target = tmp_path / "parent" / f"{fails_at}"
        disk = Disk(fails_at, error)
        disk.save(small, target)
        try:
            found: Corpus | str = pakafg.load_corpus(target)
        except pakafg.CorpusError as nothing:
            (problem,) = nothing.problems
            found = problem.reason
        if not disk.failed:
            assert found == small
            break
        assert found in (
            small,
            "no such folder or .zip file",
            "no such file: expected one document at least",
        )


def test_writers_at_once_do_not_mix_and_readers_see_one_corpus_or_the_other(
    small: Corpus, other: Corpus, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    small.save(folder)
    saved: list[Corpus] = []
    read: list[Corpus] = []
    done = threading.Event()

    def write_often(corpus: Corpus) -> None:
        for _ in range(5):
            corpus.save(folder)
            saved.append(corpus)

    def read_often() -> None:
        while not done.is_set():
            read.append(pakafg.load_corpus(folder))

    writers = [threading.Thread(target=write_often, args=(each,)) for each in (small, other)]
    reader = threading.Thread(target=read_often)
    for thread in (*writers, reader):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    reader.join()
    assert len(saved) == 10
    assert read
    assert all(corpus in (small, other) for corpus in read)
    assert pakafg.load_corpus(folder) == saved[-1]
    assert not hidden(folder)


@pytest.mark.parametrize("ending", ["", ".zip"])
def test_one_corpus_is_saved_from_many_threads(ending: str, small: Corpus, tmp_path: Path) -> None:
    def one(number: int) -> Corpus:
        small.save(tmp_path / f"{number}{ending}")
        return pakafg.load_corpus(tmp_path / f"{number}{ending}")

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(one, range(4))) == [small] * 4


def test_writers_of_one_archive_at_once_do_not_mix(
    small: Corpus, other: Corpus, tmp_path: Path
) -> None:
    archive = tmp_path / "mine.zip"

    def one(corpus: Corpus) -> bool:
        corpus.save(archive)
        return pakafg.load_corpus(archive) in (small, other)

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(one, [small, other] * 4))
    assert not hidden(tmp_path)


@pytest.mark.parametrize("name", ["[a] mine?.zip", f"{'تبصرہ' * 20}.zip"])
def test_any_name_of_an_archive_is_known_again(
    name: str, small: Corpus, other: Corpus, tmp_path: Path
) -> None:
    if sys.platform == "win32" and "?" in name:
        pytest.skip("is no name there")
    target = tmp_path / name
    assert Disk(3, Stopped()).save(small, target)
    assert hidden(tmp_path)
    other.save(target.with_name("another.zip"))
    assert hidden(tmp_path), "what another archive's save left is not this one's"
    other.save(target)
    assert not hidden(tmp_path)


def test_an_archive_is_written_again_where_its_new_file_was_taken_for_a_rest(
    small: Corpus, other: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "mine.zip"
    rename = os.replace

    def late(*given: Any) -> None:
        monkeypatch.setattr(os, "replace", rename)
        other.save(archive)  # nobody holds the new file by now
        rename(*given)

    monkeypatch.setattr(os, "replace", late)
    small.save(archive)
    assert pakafg.load_corpus(archive) == small
    assert not hidden(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
@pytest.mark.parametrize("ending", ["", ".zip"])
def test_what_is_private_stays_private(ending: str, small: Corpus, tmp_path: Path) -> None:
    target = tmp_path / f"mine{ending}"
    for _ in range(2):
        small.save(target)
        file = target if ending else target / "a.txt"
        file.chmod(0o600)
    small.save(target)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


# --- where names that differ only by case are one ------------------------------------------------


@pytest.fixture
def _one_case(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rename and remove as macOS and Windows do: a file is found by its name in any case."""
    rename, remove = os.replace, os.unlink

    def found(path: Path) -> Path:
        names = {each.name.casefold(): each for each in path.parent.iterdir()}
        return names.get(path.name.casefold(), path)

    monkeypatch.setattr(os, "replace", lambda old, new: rename(old, found(Path(new))))
    monkeypatch.setattr(os, "unlink", lambda path: remove(found(Path(path))))


@pytest.mark.usefixtures("_one_case", "_unchecked")
def test_a_document_whose_name_changes_its_case_is_not_lost(other: Corpus, tmp_path: Path) -> None:
    target = tmp_path / "mine"
    renamed = changed(other, "documents", "c", file="C.txt")
    for fails_at in itertools.count(1):
        other.save(target)
        disk = Disk(fails_at, Stopped())
        disk.save(renamed, target)
        assert pakafg.load_corpus(target) in (other, renamed)
        renamed.save(target)
        assert pakafg.load_corpus(target) == renamed
        assert not hidden(target)
        if not disk.failed:
            break
