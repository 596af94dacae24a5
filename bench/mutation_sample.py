"""Tell which of a sample of small changes to a room no test notices.

`nox -s mutation -- --room casualties --sample 200 --seed 1`, or `python bench/mutation_sample.py`
with the same arguments. A room has thousands of changes that mutmut knows to make; a sample takes
some of them, from each module by the number that it has. The same seed draws the same changes of
the same source.

All tests of the room and the examples of its docstrings are run once with nothing changed, to
learn what each takes and which functions it calls. Then each change is made in a copy of the
project, and tests are run until one fails: those that call the changed function, the fastest
first, and then others of the room, which may meet what an earlier one has left computed. A test
that takes more than `--longest` seconds is left out, and the others stop after `--seconds`. What
none of these notices is tried again in an interpreter of its own, by all that the project asks of
its answers and by all tests of the room.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from importlib import import_module
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from mutation_rooms import ANSWERS, ROOMS
from mutation_trials import ARGUMENTS, NO_END, Trials, functions_of, noticed_anew

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mutation_changes import Change
    from mutation_trials import Measured

__all__ = ["Sample", "drawn", "interval", "ordered"]

HERE: Final = Path(__file__).resolve().parent
PROJECT: Final = HERE.parent
LONGEST: Final = 1_200.0  # seconds for all tests of a room
MARGIN: Final = (3.0, 60.0)  # times what the tests took, and seconds, before a change never ends


def interval(noticed: int, tried: int) -> tuple[float, float]:
    """Give the 95 % interval of a share (Wilson's).

    >>> [round(end, 3) for end in interval(190, 200)]
    [0.91, 0.973]
    """
    z, share = 1.96, noticed / tried
    middle = (share + z * z / (2 * tried)) / (1 + z * z / tried)
    half = z * sqrt(share * (1 - share) / tried + z * z / (4 * tried * tried))
    half /= 1 + z * z / tried
    return max(0.0, middle - half), min(1.0, middle + half)


def ordered(
    seconds: Mapping[str, float], callers: Iterable[str], longest: float, most: float
) -> list[str]:
    """Order tests: those that call the changed function, then others until `most` seconds.

    >>> ordered({"a": 0.5, "b": 0.1, "c": 9.0, "d": 0.2}, ["a", "c"], longest=3, most=0.65)
    ['a', 'b']
    """
    fastest = sorted(
        (name for name in seconds if seconds[name] <= longest), key=seconds.__getitem__
    )
    called = set(callers)
    first = [name for name in fastest if name in called]
    taken = sum(seconds[name] for name in first)
    for name in fastest:
        if name not in called and taken + seconds[name] <= most:
            first.append(name)
            taken += seconds[name]
    return first


def drawn(counts: Mapping[str, int], size: int, seed: int) -> dict[str, list[int]]:
    """Draw numbers of changes, from each module by the number that it has.

    >>> drawn({"a.py": 60, "b.py": 30}, 3, seed=1)
    {'a.py': [13, 33], 'b.py': [28]}
    """
    draw = random.Random(seed)  # noqa: S311  (a sample, no secret)
    places = [
        (path, number)
        for path in sorted(counts)
        for number in draw.sample(range(counts[path]), counts[path])
    ]
    step = max(1.0, len(places) / size)
    start = draw.random() * step
    taken: dict[str, list[int]] = {}
    for turn in range(min(size, len(places))):
        path, number = places[int(start + turn * step) % len(places)]
        taken.setdefault(path, []).append(number)
    return {path: sorted(numbers) for path, numbers in taken.items()}


def lay_out(folder: Path) -> None:
    """Copy the files of the project that git knows, or would."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(asked, cwd=PROJECT, stdout=subprocess.PIPE, check=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (PROJECT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, folder / name)


@contextmanager
def changed(path: Path, text: str) -> Iterator[None]:
    """Write a module otherwise for a while; what was compiled of it stays good."""
    before, when = path.read_bytes(), path.stat().st_mtime_ns
    path.write_text(text, encoding="utf-8")
    try:
        yield
    finally:
        path.write_bytes(before)
        os.utime(path, ns=(when, when))


def report(counts: Mapping[str, int], tried: Sequence[Change], left: Sequence[Change]) -> str:
    """Write what was noticed, by module, and each change that was not."""
    lines = ["", "| module | changes | tried | left |", "| --- | --- | --- | --- |"]
    for path in sorted(counts):
        of_module = (sum(change.path == path for change in changes) for changes in (tried, left))
        lines.append(f"| `{path}` | {counts[path]} | {' | '.join(map(str, of_module))} |")
    noticed = len(tried) - len(left)
    low, high = interval(noticed, len(tried))
    share = f"{noticed} of {len(tried)} are noticed, {noticed / len(tried):.1%}"
    lines.append(f"\n{share} ({low:.1%} to {high:.1%}), of {sum(counts.values())} in all.")
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw a sample, try it, and tell what no test noticed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("--room", choices=ROOMS, required=True)
    parser.add_argument("--sample", type=int, default=200, help="number of changes (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="which sample (%(default)s)")
    parser.add_argument("--longest", type=float, default=3.0, help="seconds of one test")
    parser.add_argument("--seconds", type=float, default=5.0, help="seconds of tests of a change")
    given = parser.parse_args(arguments)
    # So many small frames are not worth a second thread; polars reads this when it is imported.
    os.environ["POLARS_MAX_THREADS"] = "1"
    sys.dont_write_bytecode = False  # each run imports what the first has compiled
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        lay_out(folder)
        os.chdir(folder)  # where mutmut looks for its settings
        import_module("mutation_changes")
        os.environ["PYTHONPATH"] = str(folder / "src")  # of the processes that a test starts
        # The folder of this file has modules of the names of folders of tests.
        sys.path[:] = [os.environ["PYTHONPATH"], *(p for p in sys.path if Path(p) != HERE)]
        sample = Sample(folder, given)
        tests = (*sample.room.modules, *sample.room.tests)
        pytest.main(["-s", *ARGUMENTS, *tests], plugins=[Trials(sample.try_all)])
        left = list(sample.left())
        sys.stdout.write(report(sample.counts, sample.tried, left))


class Sample:
    """A sample of the changes of a room, and what was found."""

    def __init__(self, folder: Path, given: argparse.Namespace) -> None:
        """Take a copy of the project, and what was asked."""
        self.folder, self.given, self.room = folder, given, ROOMS[given.room]
        self.counts: dict[str, int] = {}
        self.tried: list[Change] = []
        self.doubtful: list[Change] = []

    def try_all(self, trials: Trials) -> None:
        """Draw the sample, and try each change with the tests that were collected."""
        from mutation_changes import changes_of, count_of  # noqa: PLC0415

        measured = trials.measure(self.folder, self.room.modules)
        for module in self.room.modules:
            within = self.folder / module
            for source in [within] if within.is_file() else sorted(within.rglob("*.py")):
                self.counts[source.relative_to(self.folder).as_posix()] = count_of(source)
        for path, numbers in drawn(self.counts, self.given.sample, self.given.seed).items():
            for change in changes_of(self.folder, path, numbers):
                noticed_by = self._noticed_by(trials, measured, change)
                sys.stdout.write(f"{path} {change.number}: {noticed_by or 'not at first'}\n")
                sys.stdout.flush()
                self.tried.append(change)
                if noticed_by in {"", NO_END}:  # a fork without its threads may wait for ever
                    self.doubtful.append(change)

    def _noticed_by(self, trials: Trials, measured: Measured, change: Change) -> str:
        function = f"{change.path}:{change.function}"
        callers = [test for test, called in measured.calls.items() if function in called]
        longest, most = self.given.longest, self.given.seconds
        chosen = ordered(measured.seconds, callers, longest, most)
        usual = sum(measured.seconds[test] for test in chosen)
        codes = functions_of(self.folder / change.path, change.before, change.after)

        def make() -> None:
            for function, code in codes.items():
                function.__code__ = code

        return trials.noticed_by(make, chosen, usual * MARGIN[0] + MARGIN[1])

    def left(self) -> Iterator[Change]:
        """Try anew what nobody noticed, with all tests; give what is left."""
        tests = (*ANSWERS, *self.room.apart, *self.room.tests)
        for change in self.doubtful:
            with changed(self.folder / change.path, change.after):
                noticed_by = noticed_anew(self.folder, (change.path, *tests), LONGEST)
            sys.stdout.write(f"\n{change}\n{noticed_by or 'left'}\n")
            sys.stdout.flush()
            if not noticed_by:
                yield change


if __name__ == "__main__":
    main()
