"""A corpus is read from its compiled form as its texts give it, or from its texts."""

import os
import zipfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from strategies import examples

import pakafg
from pakafg import Corpus, testing
from pakafg.corpus import compiled_cache, loading
from pakafg.corpus.compiled_form import compiled, read_compiled

Write = Callable[[Mapping[str, str | bytes]], Path]


class Reading:
    """Counts how often a corpus is read from its texts."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.times = 0
        self.read = loading._of_files  # noqa: SLF001  (what is counted)
        monkeypatch.setattr(loading, "_of_files", self)

    def __call__(self, *given: object, **more: object) -> object:
        self.times += 1
        return self.read(*given, **more)  # type: ignore[arg-type]  # as it was given


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Reading:
    return Reading(monkeypatch)


@pytest.fixture
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Keep the compiled forms of the smallest corpora, too, in a folder of the test's own."""
    folder = tmp_path / "cache"
    monkeypatch.setenv(compiled_cache.FOLDER, str(folder))
    monkeypatch.setattr(compiled_cache, "_LEAST", 1)
    return folder


def in_full(corpus: Corpus) -> object:
    """All that a corpus holds, in its order, what takes no part in comparing among it."""
    return [
        (name, list(catalogue), [attrs.asdict(each, recurse=False) for each in catalogue.values()])
        for name, catalogue in corpus.catalogues.items()
    ]


def form_in(cache: Path) -> Path:
    (form,) = cache.iterdir()
    return form


@given(testing.corpora())
@examples(20)
def test_whatever_a_corpus_holds_is_read_back_in_its_order(corpus: Corpus) -> None:
    files = {each.file: each.text.encode() for each in corpus.documents.values()}
    again = read_compiled(compiled(corpus), files)
    assert again == corpus
    assert in_full(again) == in_full(corpus)


def test_a_corpus_is_read_from_its_texts_once(
    write: Write, files: dict[str, str], cache: Path, reading: Reading
) -> None:
    folder = write(files)
    first = pakafg.load_corpus(folder)
    second = pakafg.load_corpus(folder)
    assert reading.times == 1
    assert second == first
    assert in_full(second) == in_full(first)
    assert "civilians were killed" not in form_in(cache).read_text(encoding="utf-8")


def test_a_change_in_any_file_is_seen(
    write: Write, files: dict[str, str], cache: Path, reading: Reading
) -> None:
    folder = write(files)
    pakafg.load_corpus(folder)
    names = [name for name in files if name != "b.txt"]  # whose digest stands in its record file
    for number, name in enumerate(names, start=2):
        (folder / name).write_text(files[name] + "\n", encoding="utf-8")
        changed = pakafg.load_corpus(folder)
        assert len(list(cache.iterdir())) == number
        assert in_full(changed) == in_full(loading.load_with_entries(folder)[0])
    assert reading.times == 1 + 2 * len(names)


@pytest.mark.usefixtures("cache")
def test_other_code_makes_another_form(
    write: Write, files: dict[str, str], monkeypatch: pytest.MonkeyPatch, reading: Reading
) -> None:
    folder = write(files)
    pakafg.load_corpus(folder)
    monkeypatch.setattr(compiled_cache, "_digest_of_code", lambda: b"other code")
    pakafg.load_corpus(folder)
    assert reading.times == 2


@pytest.mark.parametrize("cut", [0, 10, 60, 200, -1])
def test_a_damaged_form_is_made_anew(
    write: Write, files: dict[str, str], cache: Path, reading: Reading, cut: int
) -> None:
    folder = write(files)
    first = pakafg.load_corpus(folder)
    form = form_in(cache)
    whole = form.read_bytes()
    for damaged in (whole[:cut], whole[:cut] + b"x" + whole[cut:][1:]):
        form.write_bytes(damaged)
        assert pakafg.load_corpus(folder) == first
        assert form.read_bytes() == whole
    assert reading.times == 3


FORGED = {
    "a quotation beyond the text": ("[0,", "[0,9999999,"),
    "a word of no vocabulary": ('"person"', '"persona"'),
    "a date that is none": ("2025-", "2025-99-"),
    "a figure for a text": ('"Pakistan"', "5"),
    "no JSON": ("[", "("),
    "pickled": ("[", "\x80\x04"),
    "very deep": ("[", "[" * 100_000),
    "no catalogue": ('"documents"', '"texts"'),
}


@pytest.mark.parametrize("forgery", FORGED)
def test_a_form_with_what_no_corpus_can_hold_is_refused_as_a_whole(
    write: Write, files: dict[str, str], cache: Path, reading: Reading, forgery: str
) -> None:
    folder = write(files)
    first = pakafg.load_corpus(folder)
    form = form_in(cache)
    body = form.read_bytes().partition(b"\n")[2].decode()
    old, new = FORGED[forgery]
    assert old in body
    form.write_bytes(compiled_cache._sealed(form.name, body.replace(old, new).encode()))  # noqa: SLF001  (as if it were true)
    assert pakafg.load_corpus(folder) == first
    assert reading.times == 2


def test_the_form_of_another_corpus_is_refused(
    write: Write, files: dict[str, str], cache: Path, reading: Reading
) -> None:
    folder = write(files)
    pakafg.load_corpus(folder)
    form = form_in(cache)
    ours = form.rename(form.with_name("0" * 64 + form.suffix))
    other = write({**files, "a.txt": files["a.txt"] + "More."})
    pakafg.load_corpus(other)
    theirs = next(each for each in cache.iterdir() if each != ours)
    (cache / ("0" * 64 + form.suffix)).replace(theirs)
    assert "More." in pakafg.load_corpus(other).documents["a"].text
    assert reading.times == 3


@pytest.mark.skipif(os.name == "nt", reason="there, a folder of an account is closed to others")
@pytest.mark.parametrize("what", ["form", "folder"])
def test_what_others_can_write_is_not_read(
    write: Write, files: dict[str, str], cache: Path, reading: Reading, what: str
) -> None:
    folder = write(files)
    pakafg.load_corpus(folder)
    (form_in(cache) if what == "form" else cache).chmod(0o777)
    pakafg.load_corpus(folder)
    assert reading.times == 2


@pytest.mark.skipif(os.name == "nt", reason="there, links are for administrators")
def test_a_link_in_the_place_of_a_form_is_not_followed(
    write: Write, files: dict[str, str], cache: Path, reading: Reading, tmp_path: Path
) -> None:
    folder = write(files)
    pakafg.load_corpus(folder)
    form = form_in(cache)
    form.rename(tmp_path / "elsewhere")
    form.symlink_to(tmp_path / "elsewhere")
    pakafg.load_corpus(folder)
    assert reading.times == 2
    assert not form.is_symlink()


@pytest.mark.usefixtures("cache")
def test_a_form_that_comes_with_a_corpus_is_not_looked_at(
    write: Write, files: dict[str, str], cache: Path, reading: Reading, tmp_path: Path
) -> None:
    folder = write(files)
    pakafg.load_corpus(folder)
    form_in(cache).rename(folder / form_in(cache).name)
    with zipfile.ZipFile(tmp_path / "given.zip", "w") as archive:
        for each in folder.iterdir():
            archive.write(each, each.name)
    cache.rename(tmp_path / "old")
    pakafg.load_corpus(folder)
    cache.rename(tmp_path / "older")
    pakafg.load_corpus(tmp_path / "given.zip")
    assert reading.times == 3


def test_an_archive_and_a_folder_of_the_same_files_share_a_form(
    write: Write, files: dict[str, str], cache: Path, reading: Reading, tmp_path: Path
) -> None:
    first = pakafg.load_corpus(write(files))
    first.save(tmp_path / "one.zip")
    first.save(tmp_path / "two")
    assert pakafg.load_corpus(tmp_path / "one.zip") == pakafg.load_corpus(tmp_path / "two")
    assert reading.times == 2
    assert len(list(cache.iterdir())) == 2


def test_a_cache_that_cannot_be_written_stops_nobody(
    write: Write, files: dict[str, str], cache: Path, reading: Reading
) -> None:
    cache.write_text("a file stands there", encoding="utf-8")
    folder = write(files)
    assert pakafg.load_corpus(folder) == pakafg.load_corpus(folder)
    assert reading.times == 2
    assert cache.read_text(encoding="utf-8") == "a file stands there"


def test_the_folder_is_made_with_those_that_it_is_in(
    write: Write, files: dict[str, str], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = cache / "not" / "yet"
    monkeypatch.setenv(compiled_cache.FOLDER, str(inner))
    pakafg.load_corpus(write(files))
    assert form_in(inner).is_file()


def test_a_disk_that_is_full_leaves_nothing_behind(
    write: Write, files: dict[str, str], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    pakafg.load_corpus(write(files))
    assert not list(cache.iterdir())


def test_several_at_once_read_the_same(write: Write, files: dict[str, str], cache: Path) -> None:
    folder = write(files)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(pakafg.load_corpus, [folder] * 24))
    assert all(each == found[0] for each in found)
    assert len(list(cache.iterdir())) == 1


def test_a_corpus_with_problems_is_not_kept(
    write: Write, files: dict[str, str], cache: Path
) -> None:
    folder = write({**files, "a.txt": "Other words."})
    for _ in range(2):
        with pytest.raises(pakafg.CorpusError):
            pakafg.load_corpus(folder)
    assert not cache.exists()


@pytest.mark.parametrize("chosen", ["", "relative/folder"])
def test_nothing_is_kept_where_no_folder_is_chosen(
    cache: Path, monkeypatch: pytest.MonkeyPatch, reading: Reading, chosen: str
) -> None:
    monkeypatch.setenv(compiled_cache.FOLDER, chosen)
    pakafg.load_corpus()
    pakafg.load_corpus()
    assert reading.times == 2
    assert not cache.exists()


def test_a_small_corpus_is_not_kept(
    write: Write, files: dict[str, str], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled_cache, "_LEAST", 2**20)
    pakafg.load_corpus(write(files))
    pakafg.load_corpus()
    assert not cache.exists()


def test_only_the_forms_that_were_used_last_are_kept(
    write: Write, files: dict[str, str], cache: Path, reading: Reading
) -> None:
    first = write(files)
    pakafg.load_corpus(first)
    os.utime(form_in(cache), (1, 1))
    for number in range(20):
        pakafg.load_corpus(first)  # which is used, and stays
        folder = write({**files, "a.txt": files["a.txt"] + str(number)})
        pakafg.load_corpus(folder)
        form = max(cache.iterdir(), key=lambda each: each.stat().st_mtime_ns)
        os.utime(form, (2 + number, 2 + number))
    assert len(list(cache.iterdir())) == 16
    assert reading.times == 21


def test_a_check_reads_the_texts(
    write: Write, files: dict[str, str], cache: Path, reading: Reading
) -> None:
    folder = write(files)
    pakafg.load_corpus(folder)
    loading.load_with_entries(folder)
    assert reading.times == 2
    assert cache.exists()


@pytest.mark.usefixtures("cache")
def test_other_rules_of_time_zones_make_another_form(
    write: Write,
    files: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    reading: Reading,
) -> None:
    for name in ("none", "old", "new"):
        (tmp_path / name).mkdir()
    (tmp_path / "old" / "tzdata.zi").write_text("# version 2020a\n", encoding="utf-8")
    (tmp_path / "new" / "tzdata.zi").write_text("# version 2025b\n", encoding="utf-8")
    uncached = compiled_cache._digest_of_code.__wrapped__  # noqa: SLF001  (kept for a process)
    monkeypatch.setattr(compiled_cache, "_digest_of_code", uncached)
    corpus = write(files)
    for folders, times in ((["none", "old"], 1), (["none", "new"], 2), (["new", "old"], 2)):
        monkeypatch.setattr(compiled_cache, "TZPATH", [str(tmp_path / name) for name in folders])
        pakafg.load_corpus(corpus)
        assert reading.times == times
