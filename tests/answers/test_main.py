"""What a person sees at a prompt, and a program in a pipe."""

import errno
import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import corpora
import pytest

from pakafg.__main__ import main
from pakafg.present.cli.paper import Paper
from pakafg.present.cli.report import as_text


def run(*arguments: str) -> str:
    out = io.StringIO()
    assert main(arguments, out) == 0
    return out.getvalue()


def test_the_report_prints_timeline_casualties_and_contradictions() -> None:
    text = run("report")
    assert text.index("TIMELINE") < text.index("CASUALTIES") < text.index("WHAT THE DOCUMENTS DO")
    assert "\033" not in text, "no colour where nobody looks"
    assert max(map(len, text.splitlines())) <= 100


def test_no_line_is_wider_than_a_narrow_terminal() -> None:
    lines = as_text(corpora.seeds(), Paper(width=60)).splitlines()
    assert [line for line in lines if len(line) > 60] == []


def test_a_reader_that_has_read_enough_hears_no_complaint(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    with open(writes, "w", encoding="utf-8") as out:  # noqa: PTH123  (of a pipe, not a path)
        monkeypatch.setattr(sys, "stdout", out)
        assert main(["schema", "actors"]) == 1
    assert capsys.readouterr().err == ""


def test_what_cannot_be_printed_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    class Full(io.StringIO):
        def flush(self) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    assert main(["schema", "actors"], Full()) == 1
    with redirect_stdout(Full()):
        assert main(["schema", "actors"]) == 1
    told = f"[Errno {errno.ENOSPC}] No space left on device\n"
    assert capsys.readouterr().err == told * 2


def test_a_command_runs_where_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["schema", "actors"]) == 0


def test_the_soldiers_line_shows_the_range_and_both_sides() -> None:
    lines = run("report").splitlines()
    (fighting,) = [i for i, line in enumerate(lines) if "killed, Pakistani soldiers" in line]
    assert lines[fighting].split()[:3] == ["23", "23", "58"]
    who = " ".join(lines[fighting + 1 : fighting + 6])
    assert "Pakistani army and Pakistan: 23 (000, 001, 003), passed on by" in " ".join(who.split())
    assert "58 (003)" in who


def test_json_is_whole_and_keeps_every_difference() -> None:
    data = json.loads(run("--json"))
    corpus = corpora.seeds()
    assert set(data) == {"documents", "timeline", "conflicts", "casualties", "discrepancies"}
    assert len(data["discrepancies"]) == corpus.frame("discrepancies").height
    assert data["documents"][1]["publisher"] == "SouthAsianDesk"


def test_check_of_a_sound_corpus_says_so(tmp_path: Path) -> None:
    corpora.seeds().save(tmp_path / "mine")
    assert "no problem found" in run("check", str(tmp_path / "mine"))


def test_check_of_a_broken_corpus_names_file_line_and_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Five were killed.", encoding="utf-8")
    (tmp_path / "a.yaml").write_text(
        'document:\n  id: "a"\ncasualties:\n- id: a-killed\n  incident: nowhere\n'
        '  outcome: kiled\n  count: "five"\n  quotes: ["Six were killed"]\n',
        encoding="utf-8",
    )
    assert main(["check", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert "a.yaml:6: a-killed: outcome: 'kiled' is not one of killed" in told
    assert "Did you mean 'killed'?" in told
    assert "a.yaml:8: a-killed: quotes.0: the quotation 'Six were killed' does not stand" in told


def test_coverage_counts_the_sentences_of_every_document() -> None:
    text = run("coverage")
    assert "000: " in text
    assert "sentences have neither a record nor a reason" in text


def test_the_schema_of_every_record_file_is_printed() -> None:
    schema = json.loads(run("schema", "document"))
    assert "casualties" in schema["properties"]
    assert "reason" in json.loads(run("schema", "links"))["items"]["properties"]


def test_no_text_of_a_corpus_steers_the_terminal(tmp_path: Path) -> None:
    hostile = "Rain\x1b[2J\x07 fell\u202e."
    (tmp_path / "a.txt").write_text(f"Four died. {hostile}", encoding="utf-8")
    record = {
        "document": {"id": "a", "title": hostile, "published": "2025-11-08"},
        "casualties": [
            {"id": "a-dead", "incident": "storm", "outcome": "killed", "count": "Four",
             "claimant": None, "quotes": ["Four died."]}
        ],
    }  # fmt: skip
    (tmp_path / "a.yaml").write_text(json.dumps(record), encoding="utf-8")
    incident = {"id": "storm", "name": hostile, "kind": "attack", "parties": []}
    (tmp_path / "incidents.yaml").write_text(json.dumps([incident]), encoding="utf-8")
    for command in (["report", str(tmp_path)], ["coverage", str(tmp_path)]):
        out = io.StringIO()
        assert main(command, out) == 0
        assert "Rain\\x1b[2J\\x07 fell\\u202e." in out.getvalue()
        assert not set(out.getvalue()) & set("\x1b\x07\u202e")


def test_a_corpus_behind_no_command_is_told_on_one_screen(tmp_path: Path) -> None:
    corpora.seeds().save(tmp_path / "mine")
    mine = str(tmp_path / "mine")
    assert run(mine) == run("brief", mine)
    assert run(mine, "--json") == run("--json", mine) == run("report", mine, "--json")


def test_a_misspelt_command_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["covrage"]) == 1
    told = capsys.readouterr().err
    assert "'covrage'" in told
    assert "Did you mean 'coverage'?" in told


@pytest.mark.parametrize("asked", ["--help", "--version"])
def test_help_and_version_answer_without_polars(asked: str) -> None:
    code = (
        "import sys\nfrom pakafg.__main__ import main\n"
        f"try:\n    main([{asked!r}])\n"
        "finally:\n    assert 'polars' not in sys.modules, 'polars was imported'\n"
    )
    shown = subprocess.run(  # noqa: S603  (our own interpreter)
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert "pakafg" in shown.stdout
