"""What a version read and answered, kept as files, and what a later one says otherwise.

`python release/keep.py CORPUS kept/0.1.0` keeps a corpus with its answers by this version: the
corpus as a .zip, the same as a pickle, the tables of its export, and the commit.
`python release/keep.py --compare kept/0.1.0` reads all of it with the version at hand and tells
each row that is gone or new.

Texts for people may change in any version, and are not compared. A difference that is meant stands
in `changed.json` of its folder: the name of the table, and why.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

import pakafg

if TYPE_CHECKING:
    from collections.abc import Iterator

EARLY: Final = (1980, 1, 1, 0, 0, 0)  # of every file in the .zip, so that it has the same bytes
CONCLUDED: Final = ("discrepancies", "timeline_conflicts")  # with texts for people among the rest
TEXTS: Final = frozenset({"question", "explanation", "reason", "says", "name", "names"})
SHOWN: Final = 5  # rows of one table
Tables = dict[str, Any]


def answers(corpus: pakafg.Corpus) -> Tables:
    """Give the tables of an export: records and what is concluded from them."""
    with TemporaryDirectory() as folder:
        made = corpus.export(Path(folder) / "export")
        tables: Tables = json.loads((made / "tables.json").read_text(encoding="utf-8"))["tables"]
    return {
        name: {"columns": names, "rows": [compared(name, names, row) for row in table["rows"]]}
        for name, table in tables.items()
        for names in [[column["name"] for column in table["columns"]]]
    }


def compared(table: str, names: list[str], row: list[Any]) -> list[Any]:
    """Leave texts for people out of a row."""
    if table not in CONCLUDED:
        return row
    return [
        None if name in TEXTS else textless(cell) for name, cell in zip(names, row, strict=True)
    ]


def textless(cell: Any) -> Any:
    """Leave texts for people out of a cell."""
    if isinstance(cell, list):
        return [textless(item) for item in cell]
    if isinstance(cell, dict):
        return {name: textless(item) for name, item in cell.items() if name not in TEXTS}
    return cell


def keep(corpus: pakafg.Corpus, folder: Path) -> None:
    """Write what is kept of a corpus; the folder is new."""
    folder.mkdir(parents=True)
    with TemporaryDirectory() as scratch, zipfile.ZipFile(folder / "corpus.zip", "w") as archive:
        saved = Path(scratch) / "corpus"
        corpus.save(saved)
        for path in sorted(each for each in saved.rglob("*") if each.is_file()):
            member = zipfile.ZipInfo(path.relative_to(saved).as_posix(), EARLY)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, path.read_bytes())
    kept = {
        "corpus.pickle.gz": pickle.dumps(corpus, protocol=4),
        "tables.json.gz": json.dumps(answers(corpus), ensure_ascii=False).encode(),
    }
    for name, content in kept.items():
        (folder / name).write_bytes(gzip.compress(content, mtime=0))


def differences(folder: Path) -> dict[str, list[str]]:
    """Tell what this version reads or answers otherwise, by the name of what differs."""
    found: dict[str, list[str]] = {}
    corpus = pakafg.load_corpus(folder / "corpus.zip")
    pickled = gzip.decompress((folder / "corpus.pickle.gz").read_bytes())
    if pickle.loads(pickled) != corpus:  # noqa: S301  (our own, of this repository)
        found["pickle"] = ["the corpus of the pickle is not that of the .zip"]
    before = json.loads(gzip.decompress((folder / "tables.json.gz").read_bytes()))
    after = answers(corpus)
    for name, table in before.items():
        if told := list(told_of_table(table, after.get(name))):
            found[name] = told
    return found


def told_of_table(before: Any, after: Any) -> Iterator[str]:
    """Tell which columns and rows of a kept table are gone, and which rows are new."""
    if after is None:
        yield "the table is gone"
        return
    names, now = before["columns"], after["columns"]
    yield from (f"the column {name} is gone" for name in names if name not in now)
    shared = [name for name in names if name in now]
    old, new = (
        Counter(
            json.dumps([row[places.index(name)] for name in shared], ensure_ascii=False)
            for row in table["rows"]
        )
        for table, places in ((before, names), (after, now))
    )
    for word, rows in (("gone", old - new), ("new", new - old)):
        listed = list(rows.elements())
        yield from (f"{word}: {row}" for row in listed[:SHOWN])
        if len(listed) > SHOWN:
            yield f"{word}: {len(listed) - SHOWN} more rows"


def unexplained(folder: Path) -> dict[str, list[str]]:
    """Give the differences that `changed.json` does not name, and reasons for none."""
    path = folder / "changed.json"
    reasons = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    found = differences(folder)
    stale = {name: ["has a reason, but does not differ"] for name in reasons if name not in found}
    return {name: told for name, told in found.items() if name not in reasons} | stale


def main() -> int:
    """Keep, or compare; give 1 where something differs without a reason."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", nargs="?", help="a folder or a .zip, to keep it")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--compare", action="store_true")
    options = parser.parse_args()
    if not options.compare:
        keep(pakafg.load_corpus(options.corpus), options.folder)
        head = subprocess.run(["git", "rev-parse", "HEAD"], stdout=subprocess.PIPE, check=True)  # noqa: S607  (the one of the path)
        (options.folder / "commit").write_bytes(head.stdout)
        return 0
    told = unexplained(options.folder)
    for name, lines in told.items():
        sys.stdout.write("\n".join([name, *(f"  {line}" for line in lines)]) + "\n")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
