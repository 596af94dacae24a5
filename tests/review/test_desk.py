"""A decision is written at once or not at all, and the last one can be taken back."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import pakafg
from pakafg.corpus import journal
from pakafg.drafting import ProposalKind, ProposalState, draft, read_draft, redraft, write_draft
from pakafg.review import ReviewDesk
from pakafg.review.actions import read_action
from pakafg.review.known_records import can_merge
from pakafg.review.review_desk import Sight, StaleError

SOURCE: Final = Path(__file__).parents[1] / "conflicts" / "two-states"
Contents = Callable[[Path], dict[str, bytes]]


def act(desk: ReviewDesk, document: str = "bridge", **given: Any) -> Sight:
    return desk.act(document, desk.look(document).version, read_action(given))[1]


def proposal(sight: Sight, name: str) -> Any:
    return sight.desk.proposal(name)


def without_log(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if not name.endswith(".review.json")}


def test_an_accepted_proposal_is_a_record_and_says_who_decided_when(
    desk: ReviewDesk, folder: Path
) -> None:
    before = pakafg.load_corpus(folder)
    sight = act(
        desk,
        verb="accept",
        proposal="casualty-4",
        record={**proposal(desk.look("bridge"), "casualty-4").record, "incident": "sarn-shelling"},
    )
    made = proposal(sight, "casualty-4")
    assert (made.state, made.reviewed_by, made.reviewed_at) == (
        ProposalState.FILED,
        "A. Coder",
        "2031-03-20T10:00:00Z",
    )
    after = pakafg.load_corpus(folder)
    assert after.casualties.keys() - before.casualties.keys() == {made.record["id"]}
    (review,) = after.casualties[made.record["id"]].reviewed
    assert (review.by, str(review.at)) == ("A. Coder", "2031-03-20T10:00:00Z")
    assert read_draft(folder, after.documents["bridge"]) == sight.desk.draft


def test_a_record_that_was_there_says_who_else_accepted_it(folder: Path) -> None:
    given = {"name": "A third clash", "kind": "clash", "id": "third"}
    act(ReviewDesk(folder, "A. Coder"), verb="add", kind="incident", record=given)
    for _ in range(2):  # who has signed a record signs it once
        desk = ReviewDesk(folder, "B. Coder", lambda: "2031-03-20T10:00:00Z")
        act(desk, verb="add", kind="incident", record=given)
    (first, second) = pakafg.load_corpus(folder).incidents["third"].reviewed
    assert (first.by, second.by) == ("A. Coder", "B. Coder")
    act(ReviewDesk(folder), verb="undo")
    act(ReviewDesk(folder), verb="undo")
    (only,) = pakafg.load_corpus(folder).incidents["third"].reviewed
    assert only.by == "A. Coder"


def test_an_accept_reads_nothing_of_other_documents(
    desk: ReviewDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = desk.look("bridge").version
    monkeypatch.setattr("pakafg.corpus.rereading.read_entries", None)
    monkeypatch.setattr("pakafg.corpus.folder_files.read_files", None)
    accept = read_action({"verb": "accept", "proposal": "actor-mention-4"})
    sight = desk.act("bridge", version, accept)[1]
    add = {"verb": "add", "kind": "incident", "record": {"name": "A clash", "kind": "clash"}}
    assert desk.act("bridge", sight.version, read_action(add))[1].decisions


@given(st.data())
@examples(8)
def test_what_lies_on_the_desk_is_what_stands_in_the_folder(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(shutil.copytree(SOURCE, Path(made) / "corpus"))
        corpus = pakafg.load_corpus(folder)
        for document in corpus.documents.values():
            write_draft(folder, document, draft(corpus, document.id))
        desk = ReviewDesk(folder, "A. Coder")
        for _ in range(4):
            name = data.draw(st.sampled_from(sorted(corpus.documents)))
            sight = desk.look(name)
            chosen = data.draw(st.sampled_from([each.id for each in sight.desk.draft.proposals]))
            verb = data.draw(st.sampled_from(["accept", "accept", "reject", "undo"]))
            given_action = {"verb": verb} if verb == "undo" else {"verb": verb, "proposal": chosen}
            with suppress(pakafg.PakafgError):
                sight = desk.act(name, sight.version, read_action(given_action))[1]
            fresh = ReviewDesk(folder, "A. Coder").look(name)
            assert desk.look(name).desk.corpus == fresh.desk.corpus == pakafg.load_corpus(folder)
            assert desk.look(name).warnings == fresh.warnings


def test_a_reviewer_goes_by_a_login_that_could_be_an_id(folder: Path) -> None:
    act(ReviewDesk(folder, "root"), verb="accept", proposal="actor-mention-4")
    mention = pakafg.load_corpus(folder).actors["ida-holm"].mentions[-1]
    assert [review.by for review in mention.reviewed] == ["root"]


def test_what_would_not_load_is_told_and_nothing_is_written(
    desk: ReviewDesk, folder: Path, contents: Contents
) -> None:
    before = contents(folder)
    with pytest.raises(pakafg.CorpusError, match="the key 'incident' is missing"):
        act(desk, verb="accept", proposal="casualty-1")
    with pytest.raises(pakafg.ArgumentError, match="a proposal of the draft"):
        act(desk, verb="accept", proposal="casualty-99")
    with pytest.raises(pakafg.ArgumentError, match="keys of a record"):
        act(desk, verb="edit", proposal="casualty-1", record={"file": "../x"})
    with pytest.raises(pakafg.ArgumentError, match="offsets within"):
        act(desk, verb="edit", proposal="casualty-1", spans=[[0, 10**6]])
    with pytest.raises(pakafg.ArgumentError, match="not taken back yet"):
        act(desk, verb="undo")
    assert contents(folder) == before


def test_a_stale_decision_overwrites_nothing(
    desk: ReviewDesk, folder: Path, contents: Contents
) -> None:
    seen = desk.look("bridge").version
    other = ReviewDesk(folder, "B. Coder")
    act(other, verb="reject", proposal="casualty-1")
    before = contents(folder)
    with pytest.raises(StaleError):
        desk.act("bridge", seen, read_action({"verb": "accept", "proposal": "statement-1"}))
    assert contents(folder) == before
    assert proposal(desk.look("bridge"), "casualty-1").reviewed_by == "B. Coder"


def test_a_file_changed_by_hand_makes_what_was_seen_stale(desk: ReviewDesk, folder: Path) -> None:
    seen = desk.look("bridge").version
    file = folder / "actors.yaml"
    file.write_bytes(file.read_bytes() + b"# Looked at.\n")
    with pytest.raises(StaleError):
        desk.act("bridge", seen, read_action({"verb": "reject", "proposal": "casualty-1"}))


def test_every_decision_can_be_taken_back_even_after_a_restart(
    desk: ReviewDesk, folder: Path, contents: Contents
) -> None:
    before = without_log(contents(folder))
    act(desk, verb="reject", proposal="casualty-1")
    act(desk, verb="accept", proposal="actor-mention-4")
    act(desk, verb="add", kind="incident", record={"name": "A third clash", "kind": "clash"})
    act(desk, verb="edit", proposal="casualty-2", record={"outcome": "killed"}, spans=[[0, 9]])
    for _ in range(4):
        sight = act(ReviewDesk(folder), verb="undo")
    assert sight.decisions == ()
    assert without_log(contents(folder)) == before


def test_lines_written_by_hand_since_stay_where_a_decision_is_taken_back(
    desk: ReviewDesk, folder: Path
) -> None:
    file = folder / "bridge.yaml"
    act(desk, verb="accept", proposal="actor-mention-4")
    file.write_text(f"# Seen twice.\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    act(desk, verb="undo")
    original = (SOURCE / "bridge.yaml").read_text(encoding="utf-8")
    assert file.read_text(encoding="utf-8") == f"# Seen twice.\n{original}"


def test_what_was_changed_by_hand_itself_is_not_taken_back(
    desk: ReviewDesk, folder: Path, contents: Contents
) -> None:
    act(desk, verb="accept", proposal="actor-mention-4")
    file = folder / "bridge.yaml"
    text = file.read_text(encoding="utf-8")
    at = text.rindex("actor: ida-holm")
    file.write_text(f"{text[:at]}{text[at:].replace('Ida Holm', 'Ida', 1)}", encoding="utf-8")
    before = contents(folder)
    with pytest.raises(pakafg.ArgumentError, match="changed since by another hand"):
        act(desk, verb="undo")
    assert contents(folder) == before


def test_what_others_name_by_now_is_not_taken_back(desk: ReviewDesk, folder: Path) -> None:
    act(desk, verb="add", kind="incident", record={"id": "clash", "name": "C", "kind": "clash"})
    file = folder / "events.yaml"
    file.write_bytes(file.read_bytes())
    incidents = folder / "incidents.yaml"
    part = "- {id: part-of-it, name: D, kind: clash, part_of: clash}\n"
    incidents.write_text(incidents.read_text(encoding="utf-8") + part, encoding="utf-8")
    with pytest.raises(pakafg.CorpusError, match="no record 'clash'"):
        act(desk, verb="undo")
    assert "clash" in pakafg.load_corpus(folder).incidents


def test_a_file_that_a_decision_made_goes_when_it_is_taken_back(
    desk: ReviewDesk, folder: Path
) -> None:
    file = folder / "links.yaml"
    assert not file.exists()
    record = {"kind": "possibly_same", "records": ["bridge-fight", "bridge-shots"], "reason": "x"}
    act(desk, verb="add", kind="link", record=record)
    assert file.exists()
    act(desk, verb="undo")
    assert not file.exists()


def test_a_repeated_figure_becomes_a_further_quotation_of_the_known_claim(
    desk: ReviewDesk, folder: Path
) -> None:
    corpus = pakafg.load_corpus(folder)
    known = next(
        each
        for each in corpus.casualties.values()
        if each.document == "bridge" and each.count.words == "three"
    )
    spans = [[0, 14]]  # other characters of the document
    sight = desk.look("bridge")
    repeated = next(
        each.id
        for each in sight.desk.draft.proposals
        if each.kind is ProposalKind.CASUALTY
        and (each.record["outcome"], each.record["count"]) == ("killed", "three")
    )
    start = sight.desk.document.text.index("three civilians were killed there")
    act(
        desk,
        verb="merge",
        proposal=repeated,
        into=known.id,
        spans=[[start, start + 33], *spans],
        record={**proposal(sight, repeated).record},
    )
    after = pakafg.load_corpus(folder)
    merged = after.casualties[known.id]
    assert attrs.evolve(merged, citations=known.citations) == known
    assert set(known.citations) < set(merged.citations)
    assert proposal(desk.look("bridge"), repeated).merged_into == known.id
    act(desk, verb="undo")
    assert pakafg.load_corpus(folder) == corpus


def test_figures_that_differ_are_not_merged(
    desk: ReviewDesk, folder: Path, contents: Contents
) -> None:
    before = contents(folder)
    corpus = pakafg.load_corpus(folder)
    other = next(
        each.id
        for each in corpus.casualties.values()
        if each.document == "bridge" and each.count.words == "three"
    )
    elsewhere = next(each.id for each in corpus.casualties.values() if each.document == "lake")
    for into, why in (
        (other, "which 'bridge"),
        (elsewhere, "each makes its own claims"),
        ("none", "a record"),
    ):
        with pytest.raises(pakafg.ArgumentError, match=why):
            act(desk, verb="merge", proposal="casualty-1", into=into)
    with pytest.raises(pakafg.ArgumentError, match="nothing"):
        act(desk, verb="merge", proposal="actor-mention-1", into="karsia")
    assert contents(folder) == before


def test_a_proposed_actor_becomes_a_spelling_of_a_known_one_wherever_it_is_named(
    renamed: Path,
) -> None:
    desk = ReviewDesk(renamed, "A. Coder", lambda: "2031-03-20T10:00:00Z")
    before = (renamed / "actors.yaml").read_bytes()
    sight = act(desk, "toll", verb="merge", proposal="actor-1", into="levan-dato")
    assert "Levan Dato" in pakafg.load_corpus(renamed).actors["levan-dato"].aliases
    act(
        desk,
        "toll",
        verb="edit",
        proposal="statement-1",
        record={**proposal(sight, "statement-1").record, "speaker": "levan-dato"},
    )
    act(desk, "toll", verb="undo")
    act(desk, "toll", verb="undo")
    assert (renamed / "actors.yaml").read_bytes() == before


def test_an_utterance_of_an_earlier_document_becomes_a_report_of_it(
    desk: ReviewDesk, folder: Path
) -> None:
    corpus = pakafg.load_corpus(folder)
    first = next(
        each
        for each in corpus.statements.values()
        if len(each.reports) == 1 and each.reports[0].document == "bridge"
    )
    with pytest.raises(pakafg.ArgumentError, match="why the two are one utterance"):
        act(desk, "toll", verb="merge", proposal="statement-1", into=first.id)
    act(
        desk,
        "toll",
        verb="merge",
        proposal="statement-1",
        into=first.id,
        record={**proposal(desk.look("toll"), "statement-1").record, "speaker": first.speaker},
        reason="The same words.",
    )
    reports = pakafg.load_corpus(folder).statements[first.id].reports
    assert [each.document for each in reports] == ["bridge", "toll"]
    assert "The same words." in {each.reason for each in pakafg.load_corpus(folder).links.values()}


def test_a_sentence_is_left_out_with_its_reason(desk: ReviewDesk, folder: Path) -> None:
    text = desk.look("bridge").desk.document.text
    start = text.index("Nobody else saw")
    act(desk, verb="add", kind="omission", record={"reason": "view"}, spans=[[start, start + 9]])
    left = pakafg.load_corpus(folder).documents["bridge"].left_out
    assert left[-1].reason is pakafg.OmissionReason.VIEW


def test_what_was_decided_stays_when_the_document_is_drafted_again(renamed: Path) -> None:
    folder, desk = renamed, ReviewDesk(renamed, "A. Coder", lambda: "2031-03-20T10:00:00Z")
    act(desk, verb="edit", proposal="casualty-1", record={"outcome": "wounded", "count": "four"})
    act(desk, "toll", verb="merge", proposal="actor-1", into="levan-dato")
    corpus = pakafg.load_corpus(folder)
    for name in ("bridge", "toll"):
        document = corpus.documents[name]
        old = read_draft(folder, document)
        write_draft(folder, document, redraft(old, draft(corpus, name)))
    edited = proposal(desk.look("bridge"), "casualty-1")
    assert edited.state is ProposalState.EDITED
    assert edited.record["outcome"] == "wounded"
    assert proposal(desk.look("toll"), "actor-1").state is ProposalState.MERGED


def test_a_preview_writes_nothing_and_tells_what_looks_doubtful(
    desk: ReviewDesk, folder: Path, contents: Contents
) -> None:
    before = contents(folder)
    record = {**proposal(desk.look("bridge"), "casualty-4").record, "incident": "sarn-shelling"}
    action = {"verb": "accept", "proposal": "casualty-4", "record": record}
    assert desk.preview("bridge", read_action(action)) == ([], [])
    wrong = {**action, "record": {**record, "outcome": "displaced"}}
    _, warnings = desk.preview("bridge", read_action(wrong))
    assert "outcome_word" in {str(each.rule) for each in warnings}
    problems, _ = desk.preview("bridge", read_action({"verb": "accept", "proposal": "casualty-1"}))
    assert [each.reason for each in problems] == ["the key 'incident' is missing"]
    assert contents(folder) == before


@pytest.mark.parametrize(
    "given",
    [
        None,
        [],
        {},
        {"verb": "delete"},
        {"verb": ["accept"]},
        {"verb": "accept"},
        {"verb": "add"},
        {"verb": "add", "kind": "figure"},
        {"verb": "add", "kind": 5},
        {"verb": "merge", "proposal": "a"},
        {"verb": "accept", "proposal": 5},
        {"verb": "accept", "proposal": "a", "record": []},
        {"verb": "accept", "proposal": "a", "spans": [[5, 5]]},
        {"verb": "accept", "proposal": "a", "spans": [[True, 5]]},
        {"verb": "accept", "proposal": "a", "spans": [["0", 5]]},
        {"verb": "accept", "proposal": "a", "spans": [[0, 5]] * 1_001},
        {"verb": "accept", "proposal": "a", "file": "../x"},
    ],
    ids=str,
)
def test_what_is_no_action_is_refused(given: object) -> None:
    with pytest.raises(pakafg.PakafgError):
        read_action(given)


def test_a_folder_that_is_none_and_an_archive_are_told(folder: Path) -> None:
    with pytest.raises(pakafg.CorpusError, match="no such folder"):
        ReviewDesk(folder / "none")
    pakafg.load_corpus(folder).save(folder.parent / "corpus.zip")
    with pytest.raises(pakafg.ArgumentError, match="an archive holds no drafts"):
        ReviewDesk(folder.parent / "corpus.zip")


@pytest.mark.parametrize(
    "log", [b"", b"[]", b"{", b'{"document": "bridge"}', b"\xff", b"[" * 100_000]
)
def test_a_log_that_no_review_wrote_is_told(desk: ReviewDesk, folder: Path, log: bytes) -> None:
    (folder / "bridge.review.json").write_bytes(log)
    with pytest.raises(pakafg.CorpusError, match="no file that a review wrote"):
        desk.look("bridge")


# --- any actions in any order --------------------------------------------------------------------

RECORDS: Final[list[dict[str, Any]]] = [
    {"verb": "accept", "proposal": "actor-mention-4"},
    {"verb": "accept", "proposal": "place-mention-2"},
    {"verb": "accept", "proposal": "date-2"},
    {"verb": "reject", "proposal": "date-2"},
    {"verb": "reject", "proposal": "actor-mention-4"},
    {"verb": "edit", "proposal": "casualty-4", "record": {"outcome": "wounded"}},
    {"verb": "edit", "proposal": "casualty-4", "spans": [[3, 40]]},
    {"verb": "merge", "proposal": "casualty-4", "into": "bridge-sarn"},
    {"verb": "merge", "proposal": "statement-1", "into": "they-crossed"},
    {"verb": "add", "kind": "incident", "record": {"name": "Another clash", "kind": "clash"}},
    {
        "verb": "add",
        "kind": "actor",
        "record": {"name": "Ida H.", "kind": "person", "side": "velmark", "speaks_for": None},
    },
    {"verb": "add", "kind": "omission", "record": {"reason": "heading"}, "spans": [[0, 14]]},
    {"verb": "add", "kind": "casualty", "record": {"outcome": "killed"}, "spans": [[0, 14]]},
    {"verb": "undo"},
    {"verb": "undo"},
    {"verb": "undo"},
]


@examples(10)
@given(st.lists(st.sampled_from(RECORDS), max_size=8))
def test_after_any_actions_the_corpus_loads_and_undoing_all_gives_it_back(
    drafted: Path, actions: list[dict[str, Any]]
) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(shutil.copytree(drafted, Path(place, "corpus")))
        before = {each.name: each.read_bytes() for each in folder.iterdir()}
        desk = ReviewDesk(folder, "A. Coder")
        states = [before]
        for action in actions:
            now = {each.name: each.read_bytes() for each in folder.iterdir()}
            try:
                act(desk, **action)
            except pakafg.PakafgError:
                left = {each.name: each.read_bytes() for each in folder.iterdir()}
                assert left == now
                continue
            if action["verb"] == "undo":
                states.pop()
                left = {each.name: each.read_bytes() for each in folder.iterdir()}
                assert without_log(left) == without_log(states[-1])
            else:
                states.append({each.name: each.read_bytes() for each in folder.iterdir()})
        loaded = pakafg.load_corpus(folder)
        sight = desk.look("bridge")
        filed = [p for p in sight.desk.draft.proposals if p.state is ProposalState.FILED]
        known = {name for catalogue in loaded.catalogues.values() for name in catalogue}
        assert {p.record["id"] for p in filed if "id" in p.record} <= known
        assert len(sight.decisions) == len(states) - 1
        for _ in sight.decisions:
            act(desk, verb="undo")
        left = {each.name: each.read_bytes() for each in folder.iterdir()}
        assert without_log(left) == before


@pytest.mark.parametrize("at", range(1, 12))
def test_a_decision_that_is_interrupted_anywhere_was_made_or_was_not(
    desk: ReviewDesk, folder: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    seen = desk.look("bridge")
    steps = 0
    rename = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        nonlocal steps
        steps += 1
        if steps == at:
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with suppress(KeyboardInterrupt):
        desk.act(
            "bridge", seen.version, read_action({"verb": "accept", "proposal": "actor-mention-4"})
        )
    monkeypatch.undo()
    corpus = pakafg.load_corpus(folder)
    recorded = len(corpus.actors["ida-holm"].mentions)
    drafted = read_draft(folder, corpus.documents["bridge"])
    state = next(each.state for each in drafted.proposals if each.id == "actor-mention-4")
    log = ReviewDesk(folder).look("bridge").decisions
    was_made = state is ProposalState.FILED
    assert recorded == len(seen.desk.corpus.actors["ida-holm"].mentions) + was_made
    assert len(log) == was_made
    assert not (folder / journal.NAME).exists()
    assert not list(folder.glob(".pakafg-new-*"))


def test_only_shared_records_claims_and_utterances_can_be_merged() -> None:
    cannot = {str(kind) for kind in ProposalKind if not can_merge(kind)}
    assert {"actor_mention", "blame", "omission", "report"} <= cannot
    assert "casualty" not in cannot
