"""The Python examples of README.md and of the pages in docs/ are tests, too."""

import os

import pytest
from hypothesis import Phase, settings
from sybil import Sybil
from sybil.parsers.myst import DocTestDirectiveParser, PythonCodeBlockParser, SkipParser

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
