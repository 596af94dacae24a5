"""Samples of changes: drawn alike each time, and tried by the tests that could notice them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "bench"))

from mutation_rooms import ROOMS
from mutation_sample import changed, drawn, interval, ordered
from mutation_trials import run_tests

PROJECT = Path(__file__).parents[2]
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
        for path in (*room.modules, *room.tests):
            assert (PROJECT / path).exists(), path


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize(
    ("source", "noticed_by"),
    [
        ("def double(number): return 2 * number", None),
        ("def double(number): return 3 * number", "test_it.py::test_of_two"),
        ("def double(number) return", "they do not begin"),
        ("def double(number):\n    while True: pass", "they do not end"),
    ],
)
def test_a_change_is_noticed_by_a_test_that_fails_cannot_begin_or_does_not_end(
    tmp_path: Path, source: str, noticed_by: str | None
) -> None:
    (tmp_path / "src").mkdir()
    module = tmp_path / "src" / "doubling_of_this_test.py"
    module.write_text("def double(number): return 2 * number", encoding="utf-8")
    (tmp_path / "test_it.py").write_text(
        "from doubling_of_this_test import double\n"
        "def test_of_zero(): assert double(0) == 0\n"
        "def test_of_two(): assert double(2) == 4\n"
        "def test_that_was_not_chosen(): assert False\n",
        encoding="utf-8",
    )
    before = module.stat().st_mtime_ns
    with changed(module, source):
        chosen = ["test_it.py::test_of_two", "test_it.py::test_of_zero"]
        limit = 2 if noticed_by == "they do not end" else 60
        assert run_tests(tmp_path, chosen, limit) == noticed_by
    assert module.read_text(encoding="utf-8") == "def double(number): return 2 * number"
    assert module.stat().st_mtime_ns == before
