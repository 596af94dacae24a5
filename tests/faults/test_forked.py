"""A process that polars would keep waiting is told so; every other process is answered."""

from __future__ import annotations

import pickle
import subprocess
import sys
import textwrap

import pytest

from pakafg import ForkedProcessError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks by default")
SEEDS = "corpus = pakafg.load_corpus()"
LINE = "line = pakafg.timeline.reconcile(corpus)"
TABLE = (
    "pl.DataFrame({'claim': ['a'], 'incident': ['b'], 'outcome': ['killed'],"
    " 'low': [1], 'high': [1]})"
)
CHILD = """
import os, pakafg, polars as pl
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
{before}
def ask():
    try:
        return {asked}.height
    except pakafg.ForkedProcessError as error:
        return type(error).__name__
if __name__ == "__main__":
    with ProcessPoolExecutor(1, mp_context=get_context("{way}")) as pool:
        print(pool.submit(ask).result(timeout=60), ask())
"""


def answers(before: str, asked: str, way: str, tmp_path: str) -> list[str]:
    """What a worker answers, and then the process that started it."""
    program = f"{tmp_path}/program.py"
    with open(program, "w", encoding="utf-8") as written:  # noqa: PTH123  (its name is text)
        written.write(textwrap.dedent(CHILD.format(before=before, asked=asked, way=way)))
    ran = subprocess.run(  # noqa: S603  (our own interpreter)
        [sys.executable, program], capture_output=True, encoding="utf-8", timeout=60, check=True
    )
    return ran.stdout.split()


ASKED = {
    "a corpus": "pakafg.casualties.totals(corpus)",
    "a table": f"pakafg.casualties.reconcile({TABLE})",
    "a timeline that was made before": "line.events",
}


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_a_worker_forked_after_the_first_table_raises_instead_of_waiting(
    asked: str, tmp_path: str
) -> None:
    child, parent = answers(f"{SEEDS}; {LINE}; {asked}", asked, "fork", tmp_path)
    assert child == "ForkedProcessError"
    assert int(parent) > 0


EVERYTHING = """
import importlib, pkgutil
for module in pkgutil.walk_packages(pakafg.__path__, "pakafg."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
corpus = pakafg.load_corpus()
"""


@pytest.mark.parametrize("before", [SEEDS, EVERYTHING], ids=["the seeds", "every module"])
@pytest.mark.parametrize("way", ["fork", "spawn"])
def test_a_worker_forked_before_the_first_table_or_spawned_answers(
    before: str, way: str, tmp_path: str
) -> None:
    child, parent = answers(before, ASKED["a corpus"], way, tmp_path)
    assert child == parent


def test_the_error_travels_to_the_process_that_started_the_worker() -> None:
    again = pickle.loads(pickle.dumps(ForkedProcessError()))  # noqa: S301  (our own bytes)
    assert str(again) == str(ForkedProcessError())
    assert "spawn" in str(again)
