"""`pakafg review` at a prompt: the link that it prints, and a program that is killed."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from typing import TYPE_CHECKING, Any

import pytest

import pakafg
from pakafg.drafting import ProposalState, read_draft
from pakafg.present.cli.commands import main
from pakafg.review import ReviewServer

if TYPE_CHECKING:
    from pathlib import Path


def ask(link: str, path: str, body: object = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    origin = link[: link.index("/", len("http://"))]
    headers = {"Content-Type": "application/json", "Origin": origin} if data else {}
    request = urllib.request.Request(link + path, data, headers)  # noqa: S310  (our own link)
    with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310  (likewise)
        return json.load(answer)


@pytest.fixture
def started(folder: Path) -> Any:
    command = [sys.executable, "-m", "pakafg", "review", str(folder), "--reviewer", "A. Coder"]
    programs: list[subprocess.Popen[str]] = []

    def start() -> tuple[subprocess.Popen[str], str]:
        program = subprocess.Popen(  # noqa: S603  (our own interpreter and program)
            command, stdout=subprocess.PIPE, encoding="utf-8"
        )
        programs.append(program)
        assert program.stdout is not None
        return program, program.stdout.readline().strip()

    yield start
    for each in programs:
        each.kill()
        each.wait()
        assert each.stdout is not None
        each.stdout.close()


def test_what_was_decided_before_it_was_killed_is_there_afterwards_and_can_be_taken_back(
    started: Any, folder: Path
) -> None:
    program, link = started()
    mentions = [f"actor-mention-{number}" for number in (4, 5)]
    for name in mentions:
        version = ask(link, "state?document=bridge")["version"]
        action = {"verb": "accept", "proposal": name}
        ask(link, "act", {"document": "bridge", "version": version, "action": action})
    os.kill(program.pid, signal.SIGKILL)
    program.wait()
    corpus = pakafg.load_corpus(folder)
    draft = read_draft(folder, corpus.documents["bridge"])
    filed = [each.id for each in draft.proposals if each.state is ProposalState.FILED]
    assert filed == mentions
    assert {each.reviewed_by for each in draft.proposals if each.id in filed} == {"A. Coder"}
    _, link = started()
    state = ask(link, "state?document=bridge")
    assert state["undo"]["proposal"] == mentions[-1]
    action = {"verb": "undo"}
    ask(link, "act", {"document": "bridge", "version": state["version"], "action": action})
    before = pakafg.load_corpus(folder)
    assert before.actors["red-circle"] != corpus.actors["red-circle"]


def test_it_prints_its_link_and_ends_on_an_interrupt(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: ReviewServer) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ReviewServer, "serve_forever", interrupt)
    out = io.StringIO()
    assert main(["review", str(folder), "lake", "--reviewer", "A. Coder"], out) == 0
    link, told, *_ = out.getvalue().splitlines()
    assert link.startswith("http://127.0.0.1:")
    assert link.endswith("#lake")
    assert "A. Coder" in told


def test_the_browser_is_opened_only_where_that_is_asked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr(ReviewServer, "serve_forever", lambda _: None)
    main(["review", str(folder)], io.StringIO())
    assert opened == []
    main(["review", str(folder), "--open"], io.StringIO())
    assert len(opened) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["none"], "no such folder"),
        (["corpus", "bridg"], "Did you mean 'bridge'"),
        (["corpus", "--reviewer", " "], "--reviewer is ' ', expected a name"),
        (["corpus", "--port", "70000"], "--port is 70000, expected 0 to 65,535"),
        (["corpus.zip"], "an archive holds no drafts"),
    ],
    ids=str,
)
def test_what_cannot_be_reviewed_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    shutil.make_archive(str(folder), "zip", folder)
    given = [str(folder.parent / words[0]), *words[1:]]
    assert main(["review", *given], io.StringIO()) == 1
    assert told in capsys.readouterr().err
