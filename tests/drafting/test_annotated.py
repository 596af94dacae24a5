"""What was marked with another tool becomes proposals, or is told; nothing becomes a record."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any, Final

import attrs
import corpora
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import pakafg
from pakafg.__main__ import main
from pakafg.annotations.annotation_files import read_file
from pakafg.annotations.placing import Placing
from pakafg.drafting import ProposalState, draft, read_annotations, read_draft, redraft
from pakafg.errors import WordingError

SEEDS: Final = corpora.seeds()
TEXT: Final = SEEDS.documents["000"].text
SOURCE: Final = Path(__file__).parents[1] / "conflicts" / "two-states"


def row(words: str, *tags: str, text: str = "", **more: Any) -> dict[str, Any]:
    """What Hypothes.is gives of a highlight."""
    start = TEXT.index(words)
    selector = {
        "type": "TextQuoteSelector",
        "exact": words,
        "prefix": TEXT[max(0, start - 32) : start],
        "suffix": TEXT[start + len(words) :][:32],
    }
    target = [{"source": "https://example.org/x", "selector": [selector]}]
    return {"id": "h1", "uri": "https://example.org/x", "tags": list(tags), "text": text} | {
        "target": target,
        **more,
    }


def taken(*rows: dict[str, Any]) -> Any:
    return read_annotations(SEEDS, "000", json.dumps({"rows": list(rows)}))


def test_a_highlight_becomes_a_figure_with_what_its_tags_say() -> None:
    words = "UN reports highlight the human toll: 50 Afghan civilians killed"
    read = taken(row(words, "killed", "claimant: UN", text="As of October.", user="acct:a@h.is"))
    (proposal,) = read.draft.proposals
    assert read.added == ("annotation-casualty-1",)
    assert proposal.state is ProposalState.PROPOSED
    assert proposal.reviewed_by is None
    record = proposal.record
    assert (record["outcome"], record["count"], record["claimant"]) == ("killed", "50", "un")
    assert record["incident"] is None
    assert record["note"] == "As of October."
    assert "acct:a@h.is" in proposal.rule
    assert [each.quote for each in proposal.citations] == [words]
    assert any("incident" in each for each in proposal.doubts)


def test_a_name_is_found_by_its_spelling_and_an_unknown_one_left_open() -> None:
    read = taken(row("Khawaja Asif", "person"), row("human toll", "person", id="h2"))
    known, unknown = read.draft.proposals
    assert known.record["actor"] == "khawaja-asif"
    assert unknown.record["actor"] is None
    assert any("no record is called" in each for each in unknown.doubts)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (row("50 Afghan", "toll"), "no label of it is known here: 'toll'"),
        (row("50 Afghan"), "it has no label"),
        (row("50 Afghan", "killed", "wounded"), "its labels say both"),
        (row("50 Afghan", "killed", "date"), "several kinds"),
        (row("0 Afghan", "killed"), "does not stand in the document"),
        (row("50 Afghan", "killed", "count: 51"), "51"),
        (row("50 Afghan", "casualty", "outcome: slain"), "slain"),
        (row("50 Afghan", "killed", target=[{"source": "x"}]), "it marks no characters"),
    ],
)
def test_what_is_not_taken_is_told_with_its_reason(made: dict[str, Any], told: str) -> None:
    read = taken(made)
    assert read.added == ()
    assert read.draft.proposals == ()
    assert told in read.problems[0]
    assert read.problems[0].startswith("h1: ")


def test_part_of_a_number_is_not_the_number() -> None:
    start = TEXT.index("50 Afghan") + 1
    text = f"T1\tkilled {start} {start + 8}\t0 Afghan\n"
    read = read_annotations(SEEDS, "000", text)
    assert read.problems == ("T1: it marks '0 Afghan' within '50 Afghan': mark whole numbers",)


def test_what_says_another_number_than_the_document_is_never_taken() -> None:
    made = row("50 Afghan civilians killed", "killed")
    made["target"][0]["selector"][0]["exact"] = "51 Afghan civilians killed"
    read = taken(made)
    assert read.added == ()
    assert "does not stand in the document" in read.problems[0]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return SEEDS.export(tmp_path_factory.mktemp("export") / "out")


def test_what_pakafg_exported_is_known_again_as_its_own_records(exported: Path) -> None:
    text = (exported / "annotations.jsonld").read_text(encoding="utf-8")
    read = read_annotations(SEEDS, "000", text)
    assert read.added == ()
    assert all("of another document" in p or "that there is" in p for p in read.problems)


@pytest.mark.parametrize("name", ["label-studio.json", "brat/000_fc70621d64ffa414.ann"])
def test_every_mark_of_an_export_is_found_where_it_was(exported: Path, name: str) -> None:
    text = (exported / name).read_text(encoding="utf-8")
    placing = Placing(SEEDS.documents["000"])
    rows = SEEDS.frame("citations").filter(document="000").select("start", "end").rows()
    found = set()
    for each in read_file(text):
        if each.text in {None, TEXT}:
            places: list[Any] = [placing.find(each, mark) for mark in each.marks]
            found.add((places[0][0], places[-1][1]))
    assert found == set(rows)


@pytest.mark.parametrize("name", ["label-studio.json", "brat/000_fc70621d64ffa414.ann"])
def test_marks_that_pakafg_wrote_for_a_tool_are_known_as_its_records(
    exported: Path, name: str
) -> None:
    read = read_annotations(SEEDS, "000", (exported / name).read_text(encoding="utf-8"))
    assert read.added == ()
    known = ("that there is", "does not stand", "of another document")
    assert all(any(each in told for each in known) for told in read.problems)


def lines_of(*marks: tuple[str, str], more: str = "") -> str:
    """A standoff file of marks, each a label and its words, numbered from 1."""
    lines = []
    for number, (label, words) in enumerate(marks, start=1):
        start = TEXT.index(words)
        lines.append(f"T{number}\t{label} {start} {start + len(words)}\t{words}\n")
    return "".join(lines) + more


FIGURE: Final = ("killed", "50 Afghan civilians killed")
SOURCE_OF_IT: Final = ("actor", "UN")


def test_a_relation_of_brat_gives_a_figure_its_claimant() -> None:
    text = lines_of(FIGURE, SOURCE_OF_IT, more="R1\tclaimant Arg1:T1 Arg2:T2\n")
    read = read_annotations(SEEDS, "000", text)
    (figure, _) = read.draft.proposals
    assert figure.record["claimant"] == "un"
    assert all(each.endswith("'UN' is 'un'") for each in read.problems)


def test_a_relation_is_of_the_mark_that_has_such_a_key_whichever_way_it_is_drawn() -> None:
    text = lines_of(FIGURE, SOURCE_OF_IT, more="R1\tClaimant Arg1:T2 Arg2:T1\n")
    assert read_annotations(SEEDS, "000", text).draft.proposals[0].record["claimant"] == "un"


def test_the_role_of_an_event_is_a_relation_of_its_trigger() -> None:
    text = lines_of(FIGURE, SOURCE_OF_IT, more="E1\tkilled:T1 claimant:T2\n")
    assert read_annotations(SEEDS, "000", text).draft.proposals[0].record["claimant"] == "un"


def test_a_figure_is_related_to_an_incident_by_its_name_or_by_its_id() -> None:
    for words, note in (("October clashes", ""), ("clashes", "#1\tN T2\toctober-clashes\n")):
        more = f"{note}R1\tincident Arg1:T1 Arg2:T2\n"
        read = read_annotations(SEEDS, "000", lines_of(FIGURE, ("incident", words), more=more))
        (figure,) = read.draft.proposals
        told = (figure.record["incident"], figure.candidates.get("incident"), figure.doubts)
        assert "october-clashes" in str(told) or "October clashes" in str(told)
        if note:
            assert figure.record["incident"] == "october-clashes"
        assert not any(each.startswith("T2: no label") for each in read.problems)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ("R1\tclaimant Arg1:T1 Arg2:T9\n", "R1: it leads to 'T9', which the file does not have"),
        ("R1\tfriend Arg1:T1 Arg2:T2\n", "R1: no record of its two marks has 'friend'; known"),
        ("R1\tclaiment Arg1:T1 Arg2:T2\n", "Did you mean 'claimant'?"),
        (
            "A1\tclaimant T1 pakistan\nR1\tclaimant Arg1:T1 Arg2:T2\n",
            "R1: claimant is 'pakistan' by an attribute, and 'UN' by the relation",
        ),
        (
            "R1\tclaimant Arg1:T1 Arg2:T2\nR2\tclaimant Arg1:T1 Arg2:T3\n",
            "R2: claimant is 'UN' by another relation, and can be but one",
        ),
    ],
)
def test_a_relation_that_cannot_be_taken_is_told(more: str, reason: str) -> None:
    text = lines_of(FIGURE, SOURCE_OF_IT, ("actor", "Islamabad"), more=more)
    problems = read_annotations(SEEDS, "000", text).problems
    assert any(reason in each for each in problems), problems


@pytest.mark.parametrize("direction", ["right", "left", "bi"])
def test_a_relation_of_label_studio_gives_an_utterance_its_speaker(direction: str) -> None:
    def region(name: str, label: str, words: str) -> dict[str, Any]:
        start = TEXT.index(words)
        value = {"start": start, "end": start + len(words), "text": words, "labels": [label]}
        return {"id": name, "from_name": "label", "to_name": "text", "type": "labels"} | {
            "value": value
        }

    ends = ("q", "s") if direction != "left" else ("s", "q")
    relation = {"from_id": ends[0], "to_id": ends[1], "type": "relation", "labels": ["speaker"]}
    words = "50 Afghan civilians killed"
    result = [region("q", "statement", words), region("s", "actor", "UN")]
    drawn = [{"result": [*result, relation | {"direction": direction}]}]
    task = {"data": {"text": TEXT}, "annotations": drawn}
    read = read_annotations(SEEDS, "000", json.dumps([task]))
    assert read.draft.proposals[0].record["speaker"] == "un"


def test_a_mark_with_a_gap_quotes_both_parts() -> None:
    first, second = "50 Afghan civilians", "in October clashes"
    a, b = TEXT.index(first), TEXT.index(second)
    ranges = f"{a} {a + len(first)};{b} {b + len(second)}"
    text = (
        f"T1\tkilled {ranges}\t{first} {second}\nA1\tclaimant T1 un\n#1\tAnnotatorNotes T1\tYes\n"
    )
    (proposal,) = read_annotations(SEEDS, "000", text).draft.proposals
    assert [each.quote for each in proposal.citations] == [first, second]
    assert proposal.record["note"] == "Yes"


def test_taking_a_file_twice_adds_nothing_and_rules_leave_it() -> None:
    text = json.dumps([row("50 Afghan civilians killed", "killed")])
    once = read_annotations(SEEDS, "000", text)
    twice = read_annotations(SEEDS, "000", text, draft=once.draft)
    assert twice.added == ()
    assert twice.draft == once.draft
    assert "proposed it before" in twice.problems[0]
    again = redraft(once.draft, draft(SEEDS, "000"))
    assert once.draft.proposals[0] in again.proposals


def test_at_a_prompt_a_draft_is_written_and_no_record(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SOURCE, tmp_path / "corpus"))
    corpus = pakafg.load_corpus(folder)
    document = corpus.documents["bridge"]
    cited = next(
        each.citations[0] for each in corpus.casualties.values() if each.document == "bridge"
    )
    file = tmp_path / "marks.ann"
    line = f"T1\tkilled {cited.start} {cited.end}\t{' '.join(cited.quote.split())}\n"
    file.write_text(f"{line}T2\tnonsense 0 1\tx\n", encoding="utf-8")
    out = io.StringIO()
    assert main(["annotations", str(folder), "bridge", str(file)], out) == 0
    assert "T2: " in out.getvalue()
    assert pakafg.load_corpus(folder) == corpus
    assert len(read_draft(folder, document).proposals) == 1
    file.write_bytes("T1\tkilled 0 4\tfünf".encode("utf-16"))
    assert main(["annotations", str(folder), "bridge", str(file)], out) == 1
    assert len(read_draft(folder, document).proposals) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        "5",
        '"a"',
        "{",
        "[" * 10_000,
        '{"rows": 5}',
        "nothing",
        "NaN",
        "1" * 9_999,
    ],
)
def test_what_holds_no_annotations_is_told(text: str) -> None:
    with pytest.raises(pakafg.ArgumentError, match="text"):
        read_annotations(SEEDS, "000", text)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda each: (
        st.lists(each, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    *(
                        "target",
                        "selector",
                        "type",
                        "exact",
                        "start",
                        "end",
                        "body",
                        "value",
                        "tags",
                    ),
                    *(
                        "data",
                        "annotations",
                        "result",
                        "labels",
                        "text",
                        "id",
                        "source",
                        "from_name",
                    ),
                ]
            ),
            each,
            max_size=6,
        )
    ),
    max_leaves=30,
)


@examples(150)
@given(JSON)
def test_any_json_is_read_or_told(data: Any) -> None:
    try:
        read = read_annotations(SEEDS, "000", json.dumps(data))
    except pakafg.ArgumentError:
        return
    assert read.added == () or read.draft.proposals


@examples(100)
@given(
    st.lists(
        st.sampled_from(
            ["T1", "\t", " ", ";", "0", "9", "killed", "\n", "A1", "#1", "x", "R1", "E1", "Arg1:"]
        )
    )
)
def test_any_lines_of_brat_are_read_or_told(parts: list[str]) -> None:
    text = "T1\tkilled 0 4\tfour\n" + "".join(parts)
    assert read_annotations(SEEDS, "000", text).added == ()


def test_a_file_that_is_too_long_is_told_at_once() -> None:
    with pytest.raises(WordingError, match="at most"):
        read_file(" " * (16 * 2**20 + 1))
    with pytest.raises(WordingError, match="split it"):
        read_file("T1\tkilled 0 4\tfour\n" * 10_001)


def test_a_file_s_user_and_script_are_text_and_nothing_else() -> None:
    made = row(
        "50 Afghan civilians killed",
        "killed",
        "id: ../../etc/passwd",
        "reviewed: x",
        text="<script>alert(1)</script>",
        user="a\x1b[2J\u202e" * 100,
    )
    (proposal,) = taken(made).draft.proposals
    assert proposal.record["id"] != "../../etc/passwd"
    assert "reviewed" not in proposal.record
    assert proposal.record["note"] == "<script>alert(1)</script>"
    assert len(proposal.rule) < 200


def test_marks_of_another_document_of_the_corpus_are_left_to_it() -> None:
    document = SEEDS.documents["001"]
    corpus = attrs.evolve(
        SEEDS,
        documents=pakafg.Catalogue(
            attrs.evolve(each, url="https://example.org/x") if each is document else each
            for each in SEEDS.documents.values()
        ),
    )
    text = json.dumps([row("50 Afghan civilians killed", "killed")])
    read = read_annotations(corpus, "000", text)
    assert read.problems == ("h1: it is of another document of the corpus",)
