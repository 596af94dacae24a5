"""Long work says how far it is to whoever watches, and to nobody else."""

import io
from types import SimpleNamespace

import pytest

import pakafg
from pakafg import progress
from pakafg.corpus import compiled_cache
from pakafg.progress import watched


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """A clock on which every look takes as long as it is told."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.now = 0.0

    def __call__(self) -> float:
        self.now += self.seconds
        return self.now


def listen(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO | None) -> None:
    # Not sys.stderr itself: pytest sets that anew for each phase of a test.
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=stream))


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    stream = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    listen(monkeypatch, stream)
    return stream


def test_long_work_on_a_terminal_is_told_and_wiped(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "monotonic", Clock(1))
    assert list(watched(range(2_000), "reading documents")) == list(range(2_000))
    lines = terminal.getvalue().split("\r")
    assert lines[1] == "reading documents: 1 of 2,000"
    assert "reading documents: 1,999 of 2,000" in lines
    assert lines[-1] == ""
    assert lines[-2] == " " * len("reading documents: 1,999 of 2,000")


@pytest.mark.parametrize("seconds", [0.0001, 0.001])
def test_short_work_is_not_told(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    monkeypatch.setattr(progress, "monotonic", Clock(seconds))
    assert len(list(watched(range(2_000), "reading documents"))) == 2_000
    assert terminal.getvalue() == ""


def test_work_that_stops_half_way_leaves_no_line(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "monotonic", Clock(1))
    going = iter(watched(range(2_000), "reading documents"))
    for _ in range(50):
        next(going)
    del going
    assert terminal.getvalue().endswith(" \r")


def test_a_pipe_a_dumb_terminal_and_no_stream_hear_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(progress, "monotonic", Clock(1))
    for stream, term in ((io.StringIO(), "xterm"), (Terminal(), "dumb"), (None, "xterm")):
        monkeypatch.setenv("TERM", term)
        listen(monkeypatch, stream)
        assert list(watched([1, 2, 3], "reading")) == [1, 2, 3]
        assert stream is None or stream.getvalue() == ""


def test_a_terminal_that_goes_away_stops_no_work(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "monotonic", Clock(1))
    going = watched(range(100), "reading")
    next(going)
    terminal.close()
    assert len(list(going)) == 99


def test_loading_and_reconciling_are_watched(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(compiled_cache.FOLDER, "")  # what is kept compiled is read at once
    monkeypatch.setattr(progress, "monotonic", Clock(3))
    corpus = pakafg.load_corpus()
    assert "\rreading documents: 4 of 5\r" in terminal.getvalue()
    pakafg.timeline.reconcile(corpus)
    assert "\rreconciling groups of events: " in terminal.getvalue()
