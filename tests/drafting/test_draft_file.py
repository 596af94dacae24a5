"""A draft stands beside a document, is no part of the corpus, and comes back as it was written."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any, Final

import attrs
import corpora
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import pakafg
from pakafg.corpus.format import draft_beside
from pakafg.drafting import (
    Draft,
    Proposal,
    ProposalKind,
    ProposalState,
    read_draft,
    write_draft,
)
from pakafg.drafting.proposal import keys_of_proposal

if TYPE_CHECKING:
    from pathlib import Path

CORPUS: Final = corpora.conflict("two-states")
DOCUMENT: Final = next(iter(CORPUS.documents.values()))
FILE: Final = draft_beside(DOCUMENT.file)


def proposal(**changes: Any) -> Proposal:
    cited = pakafg.Citation.of(DOCUMENT.id, DOCUMENT.text, 0, 12)
    values: dict[str, Any] = {
        "id": "casualty-1",
        "kind": ProposalKind.CASUALTY,
        "record": {"outcome": "killed", "count": "five", "incident": None, "quotes": [cited.quote]},
        "rule": "a number and what became of it",
        "doubts": ("which incident it belongs to",),
        "candidates": {"incident": ("raid", "strike")},
        "citations": (cited,),
    }
    return Proposal(**(values | changes))


def draft(*proposals: Proposal) -> Draft:
    return Draft(document=DOCUMENT.id, sha256=DOCUMENT.sha256, proposals=proposals)


def problems(folder: Path, text: str) -> list[str]:
    (folder / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(pakafg.CorpusError) as error:
        read_draft(folder, DOCUMENT)
    return [problem.reason for problem in error.value.problems]


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@examples(50)
@given(data=st.data())
def test_what_is_written_is_read_back_equal(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    kind = data.draw(st.sampled_from(ProposalKind))
    folder = tmp_path_factory.mktemp("draft")
    keys = st.sampled_from(keys_of_proposal(kind))
    values = st.none() | WORDS | st.integers(-9, 9) | st.booleans() | st.lists(WORDS, max_size=2)
    record = data.draw(st.dictionaries(keys, values, max_size=4))
    made = proposal(
        kind=kind,
        record=record,
        state=data.draw(st.sampled_from(ProposalState)),
        rule=data.draw(WORDS),
        doubts=tuple(data.draw(st.lists(WORDS, max_size=2))),
        reviewed_by=data.draw(st.none() | WORDS),
    )
    write_draft(folder, DOCUMENT, draft(made))
    assert read_draft(folder, DOCUMENT) == draft(made)


def test_loading_a_corpus_passes_over_drafts_and_saving_keeps_them(tmp_path: Path) -> None:
    CORPUS.save(tmp_path)
    write_draft(tmp_path, DOCUMENT, draft(proposal()))
    assert pakafg.load_corpus(tmp_path) == CORPUS
    before = (tmp_path / FILE).read_bytes()
    CORPUS.save(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before
    (tmp_path / FILE).write_bytes(b"\xff not YAML: [")
    assert pakafg.load_corpus(tmp_path) == CORPUS


def test_a_document_whose_record_file_would_be_a_draft_is_refused(tmp_path: Path) -> None:
    CORPUS.save(tmp_path)
    (tmp_path / "late.draft.txt").write_text("Late.", encoding="utf-8")
    (tmp_path / "late.draft.yaml").write_text("document: {id: late}\n", encoding="utf-8")
    with pytest.raises(pakafg.CorpusError, match="holds proposals, and no records"):
        pakafg.load_corpus(tmp_path)


def test_without_a_file_there_are_no_proposals(tmp_path: Path) -> None:
    assert read_draft(tmp_path, DOCUMENT) == draft()


def test_everything_that_is_wrong_with_a_draft_is_told_at_once(tmp_path: Path) -> None:
    text = f"""
document: elsewhere
sha256: "{DOCUMENT.sha256}"
wrong: 1
proposals:
- {{id: a, kind: casualtie, rule: r, record: {{outcome: killed}}}}
- {{id: b, kind: casualty, rule: r, record: {{outcom: killed}}}}
- {{id: c, kind: casualty, state: maybe, rule: r, record: {{}}}}
- {{id: d, kind: casualty, rule: r, record: {{}}, citations: [{{quote: qzx, start: 0, end: 3}}]}}
- {{id: e, kind: casualty, rule: r, record: {{}}, citations: [{{quote: qzx, start: 0, end: 9}}]}}
- {{id: f, kind: casualty, rule: r, record: {{}}, doubts: 5, candidates: [x]}}
- {{id: g, kind: casualty, rule: r, record: 5}}
- {{kind: casualty}}
- nothing
"""
    told = "\n".join(problems(tmp_path, text))
    for reason in (
        "document is 'elsewhere', expected 'bridge'",
        "the key 'wrong' is not known",
        "Did you mean 'casualty'",
        "expected keys of a record",
        "state: ProposalState is 'maybe'",
        "the quotation 'qzx' does not stand at 0",
        "expected 3, for 'qzx' has 3 characters",
        "doubts: expected a list of texts",
        "candidates: expected keys of the record",
        "record is 5",
        "the key 'id' is missing",
        "'nothing' is no proposal",
    ):
        assert reason in told


@pytest.mark.parametrize(
    "text",
    ["", "[]", "5", "document: [", "proposals: 5", "\0", "a: &b [*b]", "- " * 40, "{" * 200],
)
def test_no_file_whatever_it_holds_ends_in_a_foreign_error(tmp_path: Path, text: str) -> None:
    assert problems(tmp_path, text)


def test_links_folders_and_files_too_large_are_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("{}", encoding="utf-8")
    (tmp_path / FILE).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(pakafg.CorpusError, match="no ordinary file"):
        read_draft(tmp_path, DOCUMENT)
    (tmp_path / FILE).unlink()
    (tmp_path / FILE).mkdir()
    with pytest.raises(pakafg.CorpusError, match="no ordinary file"):
        read_draft(tmp_path, DOCUMENT)
    (tmp_path / FILE).rmdir()
    with (tmp_path / FILE).open("wb") as file:
        file.truncate(16 * 2**20 + 1)
    with pytest.raises(pakafg.CorpusError, match="larger than 16 MiB"):
        read_draft(tmp_path, DOCUMENT)


def test_in_a_new_edition_quotations_are_found_again_or_told(tmp_path: Path) -> None:
    end = DOCUMENT.text.index("\n") + 1
    line = DOCUMENT.text[end : DOCUMENT.text.index("\n", end + 1)].strip()
    start = DOCUMENT.text.index(line)
    cited = pakafg.Citation.of(DOCUMENT.id, DOCUMENT.text, start, start + len(line))
    write_draft(tmp_path, DOCUMENT, draft(proposal(citations=(cited,))))
    longer = attrs.evolve(DOCUMENT, text=f"New. {DOCUMENT.text}", sha256="0" * 64)
    (found,) = read_draft(tmp_path, longer).proposals
    assert found.citations[0].start == start + len("New. ")
    gone = attrs.evolve(DOCUMENT, text="Nothing of it.", sha256="0" * 64)
    with pytest.raises(pakafg.CorpusError, match="has changed since: draft it again"):
        read_draft(tmp_path, gone)


def test_a_draft_of_another_text_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(pakafg.ArgumentError, match="draft is"):
        write_draft(tmp_path, DOCUMENT, attrs.evolve(draft(), sha256="0" * 64))
    forged = pakafg.Citation(document=DOCUMENT.id, quote="qzx", start=0, end=3)
    with pytest.raises(pakafg.ArgumentError, match="expected characters of"):
        write_draft(tmp_path, DOCUMENT, draft(proposal(citations=(forged,))))
    assert not list(tmp_path.iterdir())


def test_a_proposal_is_nobody_else_s_to_change() -> None:
    record = {"outcome": "killed", "quotes": ["five"]}
    made = proposal(record=record)
    record["quotes"].append("six")  # type: ignore[attr-defined]  # it is a list
    assert made.record["quotes"] == ["five"]
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301  (our own)
    assert hash(made) == hash(proposal(record=record))


def test_two_proposals_of_one_id_are_refused() -> None:
    with pytest.raises(pakafg.ArgumentError, match="different ids"):
        draft(proposal(), proposal())
