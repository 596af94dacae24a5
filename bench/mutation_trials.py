"""Run tests in a process of its own that has imported everything but pakafg.

What takes longest at the start of a test process is importing pytest, hypothesis and polars. So
the process that tries changes imports these once, and each run is forked from it: no test has run
in it and no table was computed, and pakafg is imported anew from the folder that was changed.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pendulum  # noqa: F401  (imported once for all runs)
import polars as pl  # noqa: F401
import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence
    from types import FrameType

__all__ = ["Measured", "measure", "run_tests"]

QUIET: Final = (
    *("-q", "-p", "no:cacheprovider", "--hypothesis-profile=unshrunk"),
    "-Wignore::pytest.PytestAssertRewriteWarning",  # the plugin of hypothesis is imported by then
)
FEW: Final = 10  # examples of a property test, for each hundred that it asks for
ERROR: Final = 97  # a worker that ends otherwise than by pytest's own code


class Measured(NamedTuple):
    """What is known of tests where nothing is changed."""

    seconds: Mapping[str, float]  # that each takes
    calls: Mapping[str, list[str]]  # the functions of the room that each calls: `path:name`


class _FewExamples:
    """Let property tests draw a quarter of the examples that they draw elsewhere."""

    def pytest_collection(self) -> None:
        few = settings(settings.get_profile("unshrunk"), max_examples=FEW)
        settings.register_profile("few", few)
        settings.load_profile("few")


class _Watching:
    """Measure how long each test takes, and which functions of the room it calls."""

    def __init__(self, folder: Path, modules: Sequence[str]) -> None:
        """Watch the modules of a room in a folder."""
        self.folder = folder
        self.sources = tuple(f"{folder / module}{os.sep}" for module in modules)
        self.seconds: dict[str, float] = {}
        self.calls: dict[str, list[str]] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, object, object]:
        """Watch one test."""
        seen = set()

        def watch(frame: FrameType, _event: str, _: object) -> None:  # of calls alone: gives None
            if frame.f_code.co_filename.startswith(self.sources):
                seen.add((frame.f_code.co_filename, frame.f_code.co_qualname))

        start = time.perf_counter()
        sys.settrace(watch)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            self.seconds[item.nodeid] = time.perf_counter() - start
            named = {
                f"{Path(path).relative_to(self.folder)}:{part}"
                for path, name in seen
                for part in name.split(".")
            }
            self.calls[item.nodeid] = sorted(named)

    def pytest_sessionfinish(self) -> None:
        """Write what was measured."""
        kept = {"seconds": self.seconds, "calls": self.calls}
        Path("measured.json").write_text(json.dumps(kept), encoding="utf-8")


class _Chosen:
    """Run some tests in the order that was asked, and write which one noticed something."""

    def __init__(self, order: Mapping[str, int]) -> None:
        self.order = order

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if item.nodeid in self.order]
        items.sort(key=lambda item: self.order[item.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            Path("noticed_by.txt").write_text(report.nodeid, encoding="utf-8")


def measure(folder: Path, modules: Sequence[str], tests: Sequence[str]) -> Measured:
    """Run all tests of a room with nothing changed, and give what each takes and calls.

    Raises:
        SystemExit: One of them fails.
    """
    watching = _Watching(folder, modules)
    if _in_a_process(folder, [*QUIET, *modules, *tests], watching, 3600) != 0:
        output = (folder / "output.txt").read_text("utf-8", errors="replace")
        sys.exit(f"Tests fail where nothing was changed.\n{output[-4000:]}")
    sys.dont_write_bytecode = True  # of what is changed; all else has been compiled by now
    return Measured(**json.loads((folder / "measured.json").read_text("utf-8")))


def run_tests(folder: Path, chosen: Sequence[str], limit: float) -> str | None:
    """Run some tests in that order until one fails; give its name.

    Returns:
        The test that noticed, or why none could: the tests did not end within so many seconds, or
        did not begin. None where all passed.
    """
    noticed_by = folder / "noticed_by.txt"
    noticed_by.unlink(missing_ok=True)
    files = list(dict.fromkeys(name.partition("::")[0] for name in chosen))
    order = {name: place for place, name in enumerate(chosen)}
    code = _in_a_process(folder, ["-x", *QUIET, *files], _Chosen(order), limit)
    if code == 0:
        return None
    if noticed_by.is_file():
        return noticed_by.read_text("utf-8")
    return "they do not end" if code == -signal.SIGKILL else "they do not begin"


def _in_a_process(folder: Path, arguments: Sequence[str], plugin: object, limit: float) -> int:
    """Run pytest in a forked process; give its exit code, or that of the signal that ended it."""
    child = os.fork()
    if child == 0:
        code = ERROR
        try:
            code = _run(folder, arguments, plugin)
        except BaseException:  # noqa: BLE001  (the process ends here, whatever happened)
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    end = time.monotonic() + limit
    try:
        while time.monotonic() < end:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                child = 0
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.02)
        return -signal.SIGKILL
    finally:
        if child:  # it does not end, or somebody interrupts
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _run(folder: Path, arguments: Sequence[str], plugin: object) -> int:
    os.setsid()
    os.chdir(folder)
    output = os.open("output.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(output, 1)
    os.dup2(output, 2)
    source = str(folder / "src")
    sys.path.insert(0, source)
    os.environ["PYTHONPATH"] = source  # of the processes that a test starts
    if sys.dont_write_bytecode:
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    return int(pytest.main(["--rootdir=.", *arguments], plugins=[_FewExamples(), plugin]))
