"""`pakafg draft`, `prompt` and `reply` at a prompt: what they print, and what they leave behind."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Final

import attrs
import pytest

import pakafg
from pakafg.drafting import (
    ProposalKind,
    ProposalState,
    draft,
    prompt,
    read_draft,
    redraft,
    reply_schema,
    write_draft,
)
from pakafg.present.cli.commands import main

SOURCE: Final = Path(__file__).parents[1] / "conflicts" / "two-states"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOURCE, tmp_path / "corpus"))


def run(*words: str | Path) -> tuple[int, str]:
    out = io.StringIO()
    code = main([str(word) for word in words], out)
    return code, out.getvalue()


def test_draft_writes_proposals_beside_the_document_and_counts_them(folder: Path) -> None:
    code, printed = run("draft", folder, "bridge")
    corpus = pakafg.load_corpus(folder)
    made = read_draft(folder, corpus.documents["bridge"])
    assert code == 0
    assert made == draft(corpus, "bridge")
    assert f"bridge.draft.yaml: {len(made.proposals)} proposals" in printed
    assert "casualty" in printed
    code, printed = run("draft", folder, "bridge", "--json")
    assert len(json.loads(printed)["proposals"]) == len(made.proposals)


def test_what_a_person_decided_stays_when_a_document_is_drafted_again(folder: Path) -> None:
    run("draft", folder, "bridge")
    document = pakafg.load_corpus(folder).documents["bridge"]
    made = read_draft(folder, document)
    rejected = attrs.evolve(made.proposals[0], state=ProposalState.REJECTED, reviewed_by="A. Coder")
    write_draft(folder, document, attrs.evolve(made, proposals=(rejected, *made.proposals[1:])))
    run("draft", folder, "bridge")
    again = read_draft(folder, document)
    assert rejected in again.proposals
    assert len(again.proposals) == len(made.proposals)
    assert redraft(again, made) == again


def test_prompt_prints_the_prompt_or_the_schema(folder: Path) -> None:
    corpus = pakafg.load_corpus(folder)
    assert run("prompt", folder, "bridge") == (0, prompt(corpus, "bridge"))
    code, printed = run("prompt", folder, "bridge", "--schema")
    assert (code, json.loads(printed)) == (0, reply_schema(corpus.codebook))


def test_reply_files_what_stands_and_prints_what_to_send_back(folder: Path) -> None:
    text = pakafg.load_corpus(folder).documents["bridge"].text
    line = next(each for each in text.splitlines() if each.endswith(".") and text.count(each) == 1)
    items = [
        {"reason": "view", "quotes": [{"quote": line}]},
        {"reason": "view", "quotes": [{"quote": f"not {line}"}]},
    ]
    file = folder.parent / "reply.json"
    file.write_text(f"```json\n{json.dumps({'omission': items})}\n```", encoding="utf-8")
    code, printed = run("reply", folder, "bridge", file)
    assert code == 0
    assert "1 refused" in printed
    document = pakafg.load_corpus(folder).documents["bridge"]
    (proposal,) = read_draft(folder, document).proposals
    assert proposal.kind is ProposalKind.OMISSION
    code, printed = run("reply", folder, "bridge", file, "--problems")
    assert printed.startswith("omission 2: the quotation")
    assert printed.count("\n") == 1
    code, printed = run("reply", folder, "bridge", file, "--json")
    assert [each["outcome"] for each in json.loads(printed)["items"]] == ["accepted", "refused"]


@pytest.mark.parametrize("command", ["draft", "prompt", "reply"])
def test_a_document_that_is_not_there_is_told(
    folder: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    more = [folder / "none.json"] if command == "reply" else []
    assert run(command, folder, "bridg", *more)[0] == 1
    assert "Did you mean 'bridge'?" in capsys.readouterr().err


def test_an_archive_and_a_reply_that_cannot_be_read_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = folder.parent / "corpus.zip"
    pakafg.load_corpus(folder).save(archive)
    assert run("draft", archive, "bridge")[0] == 1
    assert "an archive holds no drafts" in capsys.readouterr().err
    assert run("reply", folder, "bridge", folder / "none.json")[0] == 1
    assert "cannot be read" in capsys.readouterr().err
    (folder.parent / "bad.json").write_bytes(b"\xff")
    assert run("reply", folder, "bridge", folder.parent / "bad.json")[0] == 1
    assert "not UTF-8" in capsys.readouterr().err
