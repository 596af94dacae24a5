"""The same answers on every system: nothing rests on encoding, locale, clock or separators."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import corpora
import pytest

import pakafg
from pakafg.present.cli.report import as_data

PROJECT = Path(__file__).parents[2]
HOUSE = Path(pakafg.__file__).parent
WRITTEN = sorted(
    path
    for folder in (HOUSE, *(PROJECT / name for name in ("tests", "examples", "release", "bench")))
    for path in folder.rglob("*.py")
)

# A system without UTF-8, in another zone, where assert statements and docstrings are left out.
STRANGE = {
    "LC_ALL": "C",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONHASHSEED": "7",
    "PYTHONIOENCODING": "ascii",
    "PYTHONOPTIMIZE": "2",
    "PYTHONUTF8": "0",
    "PYTHONWARNDEFAULTENCODING": "1",
    "PYTHONWARNINGS": "error::EncodingWarning",
    "TZ": "America/New_York",
}


def rests_on_the_default(call: ast.Call) -> bool:
    """Whether a call reads or writes text without saying in which encoding."""
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    if "encoding" in given:
        return False
    name = getattr(call.func, "attr", None)
    if name == "open":  # of a path: ruff refuses the function, and archives open bytes
        mode = call.args[0] if call.args else given.get("mode", ast.Constant("r"))
        return isinstance(mode, ast.Constant) and mode.value in {"r", "w", "a", "x", "r+", "w+"}
    text = given.get("text")
    of_a_process = isinstance(text, ast.Constant) and text.value is True
    return of_a_process or name in {"read_text", "write_text"}


def test_text_is_read_and_written_in_a_named_encoding() -> None:
    found = [
        f"{path}:{node.lineno}"
        for path in WRITTEN
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and rests_on_the_default(node)
    ]
    assert found == []


def test_months_and_days_have_the_same_names_in_every_locale() -> None:
    found = [
        f"{path}:{node.lineno}"
        for path in HOUSE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FormattedValue)
        and node.format_spec is not None
        and re.search("%[aAbBcpxX]", ast.unparse(node.format_spec))
    ]
    assert found == []


def answers(*arguments: str | Path, **environment: str) -> str:
    done = subprocess.run(  # noqa: S603  (our own interpreter and package)
        [sys.executable, "-m", "pakafg", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=True,
    )
    return done.stdout


@pytest.fixture(scope="module")
def abroad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds as a Windows editor saves them, in a folder that somebody named by hand."""
    folder = tmp_path_factory.mktemp("abroad") / "Überblick  مذاکرات" / "corpus"
    seeds = HOUSE / "seeds" if (HOUSE / "seeds").is_dir() else PROJECT / "seeds"
    shutil.copytree(seeds, folder)
    for path in folder.glob("*.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    return folder


def test_a_corpus_gives_the_same_answers_on_a_strange_system(abroad: Path) -> None:
    here = json.dumps(as_data(corpora.seeds()), default=str)
    there = answers("report", abroad, "--json", **STRANGE)
    assert json.loads(there) == json.loads(here)
    assert there.isascii()


def test_what_a_console_cannot_show_is_spelt_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“Nothing,” he said.", encoding="utf-8")
    (tmp_path / "a.yaml").write_text("document: {id: a}", encoding="utf-8")
    for shown in (answers(**STRANGE), answers("coverage", tmp_path, **STRANGE)):
        assert shown.isascii()
        assert r"\u201" in shown


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are always Unicode")
def test_a_name_that_the_disk_cannot_hold_is_told(tmp_path: Path) -> None:
    program = f"""
from pakafg import Corpus, Document, Catalogue
text = "Talks ended."
from hashlib import sha256
made = Document(id="a", file="مذاکرات.txt", text=text, sha256=sha256(text.encode()).hexdigest())
try:
    Corpus(documents=Catalogue([made])).save({str(tmp_path / "new")!r})
except OSError as error:
    print(error.strerror)
"""
    done = subprocess.run(
        [sys.executable, "-"],
        input=program,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **STRANGE, "PYTHONIOENCODING": "utf-8"},
        check=True,
    )
    assert done.stdout.startswith("names of files are not UTF-8 here")
    assert list((tmp_path / "new").iterdir()) == []
