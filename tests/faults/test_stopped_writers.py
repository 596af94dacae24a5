"""Whatever stops a writer, wherever: the old stands or the new, and the next run is as the first.

Every writer of pakafg is stopped at each of its calls that change files, one after another: by a
disk that is full once, and as a process that is killed and does nothing any more.
"""

from __future__ import annotations

import errno
import os
import re
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

import attrs
import corpora
import pytest

import pakafg
from pakafg.exports.contents import Contents
from pakafg.review import ReviewDesk
from pakafg.review.actions import read_action

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MADE: Final = corpora.made_corpus()
OLD, NEW = (
    pakafg.Corpus(documents=pakafg.Catalogue(documents), codebook=MADE.codebook)
    for documents in ([MADE.documents["one"]], MADE.documents.values())
)
# Computed once, however often it is written.
CONTENTS: Final = {id(each): Contents(each) for each in (OLD, NEW)}
CHART: Final = pakafg.plot.agreement(MADE)
DRAFTED: Final = pakafg.drafting.draft(MADE, "one")
CHANGES: Final = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.truncate"}
NOBODY: Final = 65534  # a user who owns nothing
# Places at which one writer is stopped; of more, these are spread over all.
MOST: Final = sys.maxsize if "PAKAFG_CASES" in os.environ else 6


class Stopped(BaseException):
    """The process was killed."""


class Disk:
    """Sees every call that changes a file below a folder, and fails at one of them.

    Python tells it of each before it is done, whichever library asks for it. What a library writes
    by itself into a file that it has opened is not told.
    """

    def __init__(self) -> None:
        self.below: Path | None = None
        self.calls = 0
        self.fails_at = 0
        self.error: BaseException | None = None

    def told(self, event: str, given: tuple[Any, ...]) -> None:
        if self.below is None or not self.changes(event, given):
            return
        self.calls += 1
        gone = isinstance(self.error, Stopped) and self.calls > self.fails_at
        if self.error is not None and (gone or self.calls == self.fails_at):
            raise self.error

    def changes(self, event: str, given: tuple[Any, ...]) -> bool:
        if event == "open":
            path, mode, flags = given
            writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) or set(mode or "") & set("wxa+")
            return bool(writes) and self.is_below(path)
        return event in CHANGES and self.is_below(given[0])

    def is_below(self, path: object) -> bool:
        return isinstance(path, (str, bytes, os.PathLike)) and os.fsdecode(path).startswith(
            str(self.below)
        )

    @contextmanager
    def failing(self, below: Path, at: int, error: BaseException | None) -> Iterator[None]:
        self.below, self.calls, self.fails_at, self.error = below, 0, at, error
        try:
            yield
        finally:
            self.below = None


DISK: Final = Disk()
sys.addaudithook(DISK.told)


def draft(folder: Path, *, new: bool) -> None:
    drafted = DRAFTED if new else attrs.evolve(DRAFTED, proposals=DRAFTED.proposals[:1])
    pakafg.drafting.write_draft(folder, MADE.documents["one"], drafted)


def corpus(folder: Path, *, new: bool) -> None:
    (NEW if new else OLD).save(folder / "mine")


def archive(folder: Path, *, new: bool) -> None:
    (NEW if new else OLD).save(folder / "mine.zip")


def added(folder: Path, *, new: bool) -> None:
    if not new:
        OLD.save(folder / "mine")
        return
    article = folder.parent / "article.txt"
    article.write_text("The talks ended without an agreement.", encoding="utf-8")
    if len(pakafg.load_corpus(folder / "mine").documents) == 1:
        pakafg.add_document(folder / "mine", article, published="2031-06-03", publisher="A paper")


def decided(folder: Path, *, new: bool) -> None:
    mine = folder / "mine"
    if not new:
        OLD.save(mine)
        pakafg.drafting.write_draft(mine, OLD.documents["one"], DRAFTED)
        return
    desk = ReviewDesk(mine, "A. Coder", lambda: "2031-06-03T10:00:00Z")
    sight = desk.look("one")
    if not sight.decisions:
        record = {"reason": "heading"}
        left_out = {"verb": "add", "kind": "omission", "record": record, "spans": [[0, 9]]}
        desk.act("one", sight.version, read_action(left_out))


def begun(folder: Path, *, new: bool) -> None:
    if new and seen(folder) == {}:
        pakafg.new_corpus(folder / "mine", parties=["north", "south"])


def export(folder: Path, *, new: bool) -> None:
    (NEW if new else OLD).export(folder / "export")


def page(folder: Path, *, new: bool) -> None:
    pakafg.dossier(NEW if new else OLD, folder / "page.html")


def spreadsheet(folder: Path, *, new: bool) -> None:
    table = MADE.frame("dates")
    pakafg.frames.write_csv(table if new else table.head(1), folder / "dates.csv")


def picture(folder: Path, *, new: bool) -> None:
    if new:
        pakafg.plot.save(CHART, folder / "agreement.svg")
    else:
        (folder / "agreement.svg").write_text("<svg/>", encoding="utf-8")


WRITERS: Final[dict[str, Callable[..., None]]] = {
    "a draft": draft,
    "a corpus": corpus,
    "an archive": archive,
    "a document that is added": added,
    "a decision of a review": decided,
    "a corpus that is begun": begun,
    "an export": export,
    "a dossier": page,
    "a spreadsheet": spreadsheet,
    "a picture": picture,
}


def seen(folder: Path) -> Any:
    """What a user has in a folder: a corpus where it is one, else its files, but no hidden ones."""
    if (
        any((folder / "mine").glob("[a-z]*.yaml"))
        or (folder / "mine" / ".pakafg-journal.json").exists()
    ):
        corpus = pakafg.load_corpus(folder / "mine")
        if not list((folder / "mine").glob("*.draft.yaml")):
            return corpus
        sight = ReviewDesk(folder / "mine").look("one")
        return corpus, sight.desk.draft, sight.decisions
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part[0] == "." for part in path.relative_to(folder).parts)
    }


def hidden(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".*")]


ERRORS: Final = {
    "full disk": OSError(errno.ENOSPC, "No space left on device"),
    "killed": Stopped(),
}


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("writer", WRITERS)
def test_a_writer_that_is_stopped_anywhere_leaves_the_old_or_the_new(
    writer: str, error: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pakafg.exports.folder.Contents", lambda corpus: CONTENTS[id(corpus)])
    write = WRITERS[writer]
    whole = tmp_path / "whole"
    whole.mkdir()
    write(whole, new=False)
    old = seen(whole)
    with DISK.failing(whole, 0, None):
        write(whole, new=True)
    new, calls = seen(whole), DISK.calls
    assert old != new
    assert calls > 0
    for at in sorted(
        {1 + place * calls // MOST for place in range(MOST)}
        if calls > MOST
        else {*range(1, calls + 1)}
    ):
        folder = tmp_path / f"{at}"
        folder.mkdir()
        write(folder, new=False)
        told = False
        with DISK.failing(folder, at, ERRORS[error]):
            try:
                write(folder, new=True)
            except type(ERRORS[error]):
                told = True
        stands = seen(folder)
        # Of two renames, the process was killed between them.
        between = writer == "an export" and error == "killed" and stands == {}
        assert stands in (old, new) or between, at
        assert told or stands == new, at
        if error == "full disk" and stands == old:
            assert hidden(folder) == hidden(whole), at
        write(folder, new=True)
        assert seen(folder) == new, at
        if (folder / "mine").is_dir():
            pakafg.load_corpus(folder / "mine").save(folder / "mine")
        assert hidden(folder) == hidden(whole), at


@contextmanager
def reading_only(folder: Path) -> Iterator[None]:
    """Be somebody who may read a folder and change nothing in it."""
    below = [folder, *folder.rglob("*")]
    modes = {path: path.stat().st_mode for path in below}
    user = os.geteuid()
    for path in below:
        path.chmod(0o555 if path.is_dir() else 0o444)
    if user == 0:  # who may write anywhere
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)
        for path, mode in modes.items():
            path.chmod(mode)


@pytest.mark.skipif(sys.platform == "win32", reason="has no users of this kind")
@pytest.mark.parametrize("writer", WRITERS)
def test_a_writer_that_may_not_write_says_so_and_leaves_what_was_there(writer: str) -> None:
    write = WRITERS[writer]
    with TemporaryDirectory() as name:  # that of pytest is closed to others
        open_to_all = Path(name)
        open_to_all.chmod(0o777)
        warm, folder = open_to_all / "warm", open_to_all / "folder"
        for each in (warm, folder):
            each.mkdir()
            write(each, new=False)
        write(warm, new=True)  # what is imported on the way may not be open to others either
        (open_to_all / "article.txt").unlink(missing_ok=True)
        old, rests = seen(folder), hidden(folder)
        with reading_only(folder), pytest.raises(PermissionError, match=re.escape(str(folder))):
            write(folder, new=True)
        assert seen(folder) == old
        assert hidden(folder) == rests
