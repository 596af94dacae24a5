"""Compare the digests of the seeds with those that another Python or other packages gave.

`python release/verified.py FILE`: the first run writes the file, every other must agree with it.
Each run asks several processes: other hash seeds, zones, locales and engines, and no assertions.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

SETTINGS: Final[tuple[tuple[list[str], dict[str, str]], ...]] = (
    ([], {"PYTHONHASHSEED": "0"}),
    (["-OO"], {"PYTHONHASHSEED": "1", "TZ": "Asia/Kabul", "LC_ALL": "tr_TR.UTF-8"}),
    ([], {"POLARS_ENGINE_AFFINITY": "streaming", "POLARS_IDEAL_MORSEL_SIZE": "3"}),
    (["-O"], {"POLARS_MAX_THREADS": "1", "TZ": "America/New_York", "LC_ALL": "C"}),
)


def verified(options: list[str], environment: dict[str, str]) -> dict[str, str]:
    """Ask a process for the digests of the seeds."""
    done = subprocess.run(  # noqa: S603  (our own interpreter)
        [sys.executable, *options, "-m", "pakafg", "verify", "--json"],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
        env={**os.environ, **environment},
    )
    parts: dict[str, str] = json.loads(done.stdout)
    return parts


def main(path: str) -> int:
    """Compare; give 1 where any part differs."""
    kept = Path(path)
    wrong = 0
    for options, environment in SETTINGS:
        here = verified(options, environment)
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(json.dumps(here, indent=2), encoding="utf-8")
        expected = json.loads(kept.read_text(encoding="utf-8"))
        for name in sorted(here.keys() | expected):
            if here.get(name) != expected.get(name):
                wrong = 1
                where = [sys.version.split()[0], *options, json.dumps(environment)]
                sys.stderr.write(f"{name} differs: {' '.join(where)}\n")
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
