"""The Python examples of README.md and of the pages in docs/ are tests, too."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, settings
from sybil import Sybil
from sybil.parsers.myst import DocTestDirectiveParser, PythonCodeBlockParser, SkipParser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest_collect_file = Sybil(
    parsers=[DocTestDirectiveParser(), PythonCodeBlockParser(), SkipParser()],
    patterns=["*.md"],
).pytest()

collect_ignore = ["docs/_ext", "docs/conf.py"]  # what builds the site is run by building it

# How property tests draw their examples. A test that needs fewer or more than a usual one says so
# with `examples` of tests/strategies.py, of whose number the suite draws four in ten.
settings.register_profile("ci", derandomize=True, deadline=None, max_examples=40)
# Other examples each time, and ten times the number (`nox -s nightly`).
settings.register_profile("nightly", derandomize=False, deadline=None, max_examples=1_000)
# Who asks only whether a test fails (`nox -s mutation`) does not wait for the smallest example.
settings.register_profile(
    "unshrunk",
    parent=settings.get_profile("ci"),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Read the seed corpus once for all examples: most begin with it, and it never changes."""
    if isinstance(item, pytest.Function):  # a test, which says itself what it reads
        return (yield)
    import corpora  # noqa: PLC0415  (a run without examples need not have it)

    import pakafg  # noqa: PLC0415

    seeds, read = corpora.seeds(), pakafg.load_corpus

    def load_corpus(path: str | Path | None = None) -> pakafg.Corpus:
        return seeds if path is None else read(path)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pakafg, "load_corpus", load_corpus)
        return (yield)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail where what is looked at was not, though the machine could: `.ci/run` says so."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("PAKAFG_LOOK") != "required" or reporter is None:
        return  # a worker reports to the process that started it
    left_out = [
        report for report in reporter.stats.get("skipped", ()) if "tests/look" in report.nodeid
    ]
    if left_out:
        reporter.write_line(f"{len(left_out)} tests of tests/look were skipped, but must not be")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
