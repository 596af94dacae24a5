"""What errors about arguments say, in plain text, each with the functions that say it.

A text is no proof that an error helps; it shows every word of it, so that a change of any is seen,
read, and meant. `test_refusals.py` holds what is said now against the text;
`PYTHONPATH=tests python tests/house/refusals.py --write` writes it anew.
"""

from __future__ import annotations

import inspect
import sys
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from house.test_wrong_kinds import FOLDER, FUNCTIONS, WRONG, call, names_it

from pakafg import PakafgError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["KEPT", "refusals"]

KEPT: Final = Path(__file__).parent / "refusals.txt"
KINDS: Final = ("bytes", "a word", "less than nothing")


def refusals() -> str:
    """Print each error about an argument, and which functions say it of which argument."""
    said: dict[str, list[str]] = {}
    with TemporaryDirectory() as folder, chdir(folder):
        for name, error in _errors(Path(folder)):
            text = error.replace(folder, "FOLDER").replace(FOLDER.name, "FOLDER")
            said.setdefault(text, []).append(name)
    return "".join(f"{text}\n    {', '.join(names)}\n" for text, names in sorted(said.items()))


def _errors(folder: Path) -> Iterator[tuple[str, str]]:
    for name, function in sorted(FUNCTIONS.items()):
        for argument in inspect.signature(function).parameters:
            for kind in KINDS:
                try:
                    call(name, argument, WRONG[kind](), folder)
                except PakafgError as error:
                    if names_it(error, argument):
                        yield f"{name}({argument})", str(error)
                except OSError:  # which the system words
                    pass


if __name__ == "__main__" and "--write" in sys.argv:
    KEPT.write_text(refusals(), encoding="utf-8")
