"""Hold what pakafg answers in a browser against what it answers here.

`python release/browser/compare.py FOLDER` runs check.py here and, from the folder that build.py
laid out, under Node without a network; it fails where any digest differs.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def digests(*command: str | Path) -> dict[str, str]:
    """Run check.py, and read what it prints."""
    done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True)  # noqa: S603
    found: dict[str, str] = json.loads(done.stdout)
    return found


def main(folder: str) -> int:
    """Compare; give 1 where any digest differs."""
    check = HERE / "check.py"
    here = digests(sys.executable, check)
    there = digests("node", HERE / "check.mjs", folder, check)
    wrong = sorted(name for name in there if there[name] != here[name])
    same = sorted(there.keys() - wrong)
    missing = sorted(here.keys() - there)
    for title, names in (("equal", same), ("different", wrong), ("not compared", missing)):
        if names:
            print(f"{title}: {', '.join(names)}")
    if missing:
        print("polars is not in the folder: the registry of Pyodide's wheels could not be reached")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
