"""Importing pakafg and loading the seed corpus, beside what they are built on.

Run `nox -s bench`, or `python bench/loading.py`. Each figure is the median CPU time of fresh
interpreters, taken in turn, so that a machine that slows down slows all of them.
"""

from __future__ import annotations

import statistics
import subprocess
import sys

PROGRAMS = {
    "python alone": "pass",
    "attrs, cattrs, pendulum": "import attrs, cattrs, pendulum",
    "import pakafg": "import pakafg",
    "load_corpus()": "import pakafg; pakafg.load_corpus()",
    "import polars": "import polars",
}
ROUNDS = 15
CLOCK = "import time; t = time.process_time(); {}; print(time.process_time() - t)"


def main() -> None:
    """Measure every program in turn and print medians and ratios."""
    times: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(ROUNDS + 1):  # the first writes byte code and is not counted
        for name, program in PROGRAMS.items():
            done = subprocess.run(
                [sys.executable, "-c", CLOCK.format(program)],
                capture_output=True,
                encoding="utf-8",
                check=True,
                env={},
            )
            times[name].append(float(done.stdout))
    medians = {name: statistics.median(taken[1:]) for name, taken in times.items()}
    base = medians["attrs, cattrs, pendulum"]
    for name, median in medians.items():
        print(f"{name:<26}{median * 1000:8.1f} ms CPU{median / base:8.2f} ×")
    loading = medians["load_corpus()"] - medians["import pakafg"]
    print(f"{'reading the seeds':<26}{loading * 1000:8.1f} ms CPU (target: under 500 ms)")


if __name__ == "__main__":
    main()
