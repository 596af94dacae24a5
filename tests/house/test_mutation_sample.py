"""Samples of changes: drawn alike each time, and tried by the tests that could notice them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "bench"))

from mutation_rooms import ANSWERS, ROOMS
from mutation_sample import changed, drawn, interval, ordered

BENCH = sys.path.pop()  # where modules are named as folders of tests are
PROJECT = Path(BENCH).parent
COUNTS = {"a.py": 600, "b.py": 300, "c.py": 0, "d.py": 90}


def test_the_same_seed_draws_the_same_changes_and_another_seed_draws_others() -> None:
    assert drawn(COUNTS, 40, seed=1) == drawn(COUNTS, 40, seed=1)
    assert drawn(COUNTS, 40, seed=1) != drawn(COUNTS, 40, seed=2)


@pytest.mark.parametrize("size", [1, 33, 99, 990, 5_000])
def test_each_module_gives_its_share_and_no_change_is_drawn_twice(size: int) -> None:
    taken = drawn(COUNTS, size, seed=3)
    numbers = [(path, number) for path, of_path in taken.items() for number in of_path]
    assert len(numbers) == len(set(numbers)) == min(size, 990)
    for path, count in COUNTS.items():
        of_path = taken.get(path, [])
        assert all(0 <= number < count for number in of_path)
        assert abs(len(of_path) - count * min(size, 990) / 990) <= 1


def test_a_share_lies_in_its_interval_which_a_greater_sample_makes_narrower() -> None:
    for noticed, tried in ((0, 10), (9, 10), (10, 10), (95, 100), (950, 1_000)):
        low, high = interval(noticed, tried)
        assert 0 <= low <= noticed / tried <= high <= 1
    assert interval(950, 1_000)[0] > interval(95, 100)[0]


def test_what_calls_the_changed_function_is_run_first_and_what_takes_long_not_at_all() -> None:
    seconds = {"slow": 9.0, "caller": 2.0, "quick caller": 1.0, "other": 0.1, "long other": 2.5}
    callers = ["caller", "slow", "quick caller"]
    assert ordered(seconds, callers, longest=3, most=4) == ["quick caller", "caller", "other"]


def test_rooms_name_what_there_is() -> None:
    for room in ROOMS.values():
        for path in (*room.modules, *room.tests, *room.apart, *ANSWERS):
            assert (PROJECT / path).exists(), path


PROGRAM = """
import sys
from pathlib import Path
import pytest
from mutation_trials import ARGUMENTS, Trials, functions_of

def work(trials):
    module = Path("src/room/doubling.py").resolve()
    before = module.read_text(encoding="utf-8")
    print("calls", trials.measure(Path.cwd(), ["src/room"]).calls)
    for after in (before, *sys.argv[1:]):
        codes = functions_of(module, before, after)
        def change():
            for function, code in codes.items():
                function.__code__ = code
        print("noticed by", trials.noticed_by(change, list(trials.items), 2) or "none")

sys.path.insert(0, "src")
sys.exit(pytest.main(["-s", *ARGUMENTS, "test_it.py"], plugins=[Trials(work)]))
"""
DOUBLING = "def double(number): return 2 * number\nclass Two:\n    def half(self): return 1\n"
TESTS = """
from room.doubling import Two, double
def test_of_zero(): assert double(0) == 0
def test_of_two(): assert double(2) == 4
def test_of_half(): assert Two().half() == 1
"""
PROFILE = """
from hypothesis import settings
settings.register_profile("unshrunk")
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no system without forks tries changes")
def test_a_change_is_noticed_by_the_first_test_that_fails_and_leaves_no_trace(
    tmp_path: Path,
) -> None:
    (tmp_path / "src" / "room").mkdir(parents=True)
    (tmp_path / "src" / "room" / "doubling.py").write_text(DOUBLING, encoding="utf-8")
    (tmp_path / "test_it.py").write_text(TESTS, encoding="utf-8")
    (tmp_path / "conftest.py").write_text(PROFILE, encoding="utf-8")
    changes = (
        DOUBLING.replace("2 * number", "number + 2"),
        DOUBLING.replace("2 * number", "3 * number"),
        DOUBLING.replace("return 1", "return 2"),
        DOUBLING.replace("return 2 * number", "\n    while True: pass"),
        DOUBLING.replace("2 * number", "number * 2"),
    )
    done = subprocess.run(  # noqa: S603  (our own interpreter and program)
        [sys.executable, "-c", PROGRAM, *changes],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": BENCH},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    calls, *noticed = (
        line for line in done.stdout.splitlines() if line.startswith(("calls", "noticed"))
    )
    assert (
        "'test_it.py::test_of_half': ['src/room/doubling.py:Two', 'src/room/doubling.py:half']"
        in calls
    )
    assert noticed == [
        "noticed by none",
        "noticed by test_it.py::test_of_zero",
        "noticed by test_it.py::test_of_two",
        "noticed by test_it.py::test_of_half",
        "noticed by no end",
        "noticed by none",
    ]


def test_a_changed_module_is_as_it_was_afterwards(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_bytes(DOUBLING.encode())
    before = module.stat().st_mtime_ns
    with changed(module, "x = 1\n"):
        assert module.read_bytes() == b"x = 1\n"
    assert (module.read_bytes(), module.stat().st_mtime_ns) == (DOUBLING.encode(), before)
