"""Try changes of functions in processes forked from one that has collected the tests.

What takes longest before a test begins is importing and collecting. So pytest collects the tests of
a room once, and runs none of them itself: each change is made in a fork, where the functions that
live there get the changed code, and the tests run until one fails.

Two things a fork cannot have: what was computed while a module was imported is as it was, and the
threads of polars are gone. A change that nobody noticed is tried again in an interpreter of its
own; and a module of tests that computes tables while it is collected belongs to `apart`.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import time
import traceback
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from types import FrameType

__all__ = ["ARGUMENTS", "NO_END", "Measured", "Trials", "functions_of", "noticed_anew"]

ARGUMENTS: Final = (
    *("-q", "--rootdir=.", "-p", "no:cacheprovider", "--hypothesis-profile=unshrunk"),
    "-Wignore::pytest.PytestAssertRewriteWarning",  # the plugin of hypothesis is imported by then
)
FEW: Final = 10  # examples of a property test, for each hundred that it asks for
FAILED: Final = 1
NO_END: Final = "no end"


class Measured(NamedTuple):
    """What is known of tests where nothing is changed."""

    seconds: dict[str, float]  # that each takes
    calls: dict[str, list[str]]  # the functions of the room that each calls: `path:name`


class Trials:
    """A plugin of pytest that hands the collected tests on instead of running them."""

    def __init__(self, work: Callable[[Trials], None]) -> None:
        """Take what is to be done when the tests are there."""
        self._work = work
        self._noticed_by = ""
        self.items: dict[str, pytest.Item] = {}

    def pytest_collection(self) -> None:
        """Let property tests draw a tenth of their examples, before their modules are imported."""
        few = settings(settings.get_profile("unshrunk"), max_examples=FEW)
        settings.register_profile("few", few)
        settings.load_profile("few")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Hand the tests on."""
        self.items = {item.nodeid: item for item in session.items}
        self._work(self)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note the first test that fails."""
        if report.failed and not self._noticed_by:
            self._noticed_by = report.nodeid

    def noticed_by(self, change: Callable[[], None], tests: Sequence[str], limit: float) -> str:
        """Make a change in a fork, and run tests until one fails.

        Returns:
            The test that failed, or what happened instead; nothing where all passed.
        """
        reading, writing = os.pipe()
        with os.fdopen(reading, encoding="utf-8") as read:
            code = _in_a_fork(lambda: self._run(change, tests, writing), limit)
            os.close(writing)
            if code == 0:
                return ""
            return read.read() or (NO_END if code == -signal.SIGKILL else f"exit code {code}")

    def measure(self, folder: Path, modules: Sequence[str]) -> Measured:
        """Run all tests in a fork with nothing changed.

        Raises:
            SystemExit: One of them fails.
        """
        kept = folder / "measured.json"

        def watch() -> None:
            plugins = next(iter(self.items.values())).config.pluginmanager
            plugins.register(_Watching(folder, modules, kept))

        if failed := self.noticed_by(watch, list(self.items), 3_600):
            sys.exit(f"{failed} fails in a fork where nothing was changed.")
        lines = (json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines())
        rows = [(str(name), float(seconds), calls) for name, seconds, calls in lines]
        return Measured(
            {name: seconds for name, seconds, _ in rows}, {name: calls for name, _, calls in rows}
        )

    def _run(self, change: Callable[[], None], tests: Sequence[str], writing: int) -> int:
        change()
        for name, following in zip(tests, (*tests[1:], None), strict=True):
            item = self.items[name]
            after = None if following is None else self.items[following]
            item.ihook.pytest_runtest_protocol(item=item, nextitem=after)
            if self._noticed_by:
                os.write(writing, self._noticed_by.encode())
                return FAILED
        return 0


class _Watching:
    """Measure how long each test takes, and which functions of the room it calls."""

    def __init__(self, folder: Path, modules: Sequence[str], kept: Path) -> None:
        self.folder, self.kept = folder, kept
        paths = [folder / module for module in modules]
        self.sources = tuple(str(path) if path.is_file() else f"{path}{os.sep}" for path in paths)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, object, object]:
        seen = set()

        def watch(frame: FrameType, _event: str, _: object) -> None:  # of calls alone: gives None
            if frame.f_code.co_filename.startswith(self.sources):
                seen.add((frame.f_code.co_filename, frame.f_code.co_qualname))

        start = time.process_time()  # of this process, however busy the machine is
        sys.settrace(watch)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            calls = {
                f"{Path(path).relative_to(self.folder).as_posix()}:{part}"
                for path, name in seen
                for part in name.split(".")
            }
            row = (item.nodeid, time.process_time() - start, sorted(calls))
            with self.kept.open("a", encoding="utf-8") as file:
                file.write(f"{json.dumps(row)}\n")


def functions_of(path: Path, before: str, after: str) -> dict[FunctionType, CodeType]:
    """Find the functions that live now whose code differs between two sources of their module."""
    old, new = (
        {code.co_qualname: code for code in _codes(compile(source, str(path), "exec"))}
        for source in (before, after)
    )
    differing = {name for name in old if old[name] != new.get(name, old[name])}
    return {
        value: new[value.__code__.co_qualname]
        for value in gc.get_objects()
        if isinstance(value, FunctionType)
        and value.__code__.co_filename == str(path)
        and value.__code__.co_qualname in differing
    }


def _codes(code: CodeType) -> Iterator[CodeType]:
    """Give the code of the functions and methods of a module; an inner one is part of its outer."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            if "<locals>" not in constant.co_qualname:
                yield from _codes(constant)


def noticed_anew(folder: Path, tests: Sequence[str], limit: float) -> str:
    """Run tests in an interpreter of its own, where a module was changed on the disk.

    Returns:
        The test that failed, or what happened instead; nothing where all passed.
    """
    asked = [sys.executable, "-m", "pytest", "-x", *ARGUMENTS, *tests]
    source = str(folder / "src")
    environment = {**os.environ, "PYTHONPATH": source, "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            asked, cwd=folder, env=environment, capture_output=True, timeout=limit, check=False
        )
    except subprocess.TimeoutExpired:
        return NO_END
    if done.returncode == 0:
        return ""
    lines = done.stdout.decode(errors="replace").splitlines()
    failed = (line for line in lines if line.startswith(("FAILED", "ERROR")))
    return next(failed, f"exit code {done.returncode}")


def _in_a_fork(run: Callable[[], int], limit: float) -> int:
    """Fork, run, and give the exit code, or the number of the signal that ended it."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        code = 97
        try:
            os.setsid()
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
            code = run()
        except BaseException:  # noqa: BLE001  (the process ends here, whatever happened)
            traceback.print_exc()
        finally:
            os._exit(code)
    end = time.monotonic() + limit
    try:
        while time.monotonic() < end:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                child = 0
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.01)
        return -signal.SIGKILL
    finally:
        if child:  # it does not end, or somebody interrupts
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
