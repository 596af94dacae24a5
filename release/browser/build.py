"""Lay out a folder that runs pakafg in a browser, for any server of files.

`python release/browser/build.py FOLDER WHEEL PACKAGES PYODIDE`: the folder, made anew; the wheel;
a folder into which the packages that it needs were installed; the npm package of Pyodide.

Of packages with compiled parts, what is written in Python stands in for these. polars has no such
part: its wheel is Pyodide's own, which is fetched and held against Pyodide's list.
"""

from __future__ import annotations

import json
import shutil
import sys
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.request import urlopen

HERE: Final = Path(__file__).parent
PAGE: Final = ("index.html", "page.css", "page.mjs", "pakafg.mjs")
RUNTIME: Final = (
    *("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"),
    *("python_stdlib.zip", "pyodide-lock.json"),
)
WHEELS: Final = "https://cdn.jsdelivr.net/pyodide/v{version}/full/{file}"
COMPILED: Final = frozenset({".so", ".pyd", ".dylib", ".pyc"})


def pack(folder: Path, wheel: Path, archive: Path) -> None:
    """Put the packages and the wheel into one archive, without what is compiled."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix not in COMPILED:
                packed.write(path, path.relative_to(folder))
        with zipfile.ZipFile(wheel) as ours:
            for name in ours.namelist():
                packed.writestr(name, ours.read(name))


def fetch_polars(pyodide: Path, folder: Path) -> str | None:
    """Fetch the wheel of polars that this Pyodide lists; its name, or None if it cannot be had.

    Raises:
        ValueError: What was fetched is not what the list says.
    """
    version = json.loads((pyodide / "package.json").read_bytes())["version"]
    listed = json.loads((pyodide / "pyodide-lock.json").read_bytes())["packages"]["polars"]
    try:
        with urlopen(WHEELS.format(version=version, file=listed["file_name"]), timeout=60) as got:  # noqa: S310  (https)
            wheel = got.read()
    except (URLError, TimeoutError):
        return None
    if sha256(wheel).hexdigest() != listed["sha256"]:
        message = f"{listed['file_name']} is not the file that Pyodide lists"
        raise ValueError(message)
    (folder / listed["file_name"]).write_bytes(wheel)
    return str(listed["file_name"])


def build(folder: Path, wheel: Path, packages: Path, pyodide: Path) -> None:
    """Lay the folder out, and say what is in it."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "pyodide").mkdir(parents=True)
    for name in PAGE:
        shutil.copy(HERE / name, folder)
    for name in RUNTIME:
        shutil.copy(pyodide / name, folder / "pyodide")
    pack(packages, wheel, folder / "packages.zip")
    contents = {"pakafg": wheel.name.split("-")[1], "polars": fetch_polars(pyodide, folder)}
    (folder / "contents.json").write_text(json.dumps(contents), encoding="utf-8")


if __name__ == "__main__":
    build(*map(Path, sys.argv[1:5]))
