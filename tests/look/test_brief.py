"""One screen of a corpus: what a reader wants first."""

import io
import json
from pathlib import Path

import corpora
import polars as pl
import pytest

import pakafg
from pakafg import Corpus
from pakafg.__main__ import main
from pakafg.present.answers import Answers
from pakafg.present.brief import dead_sentences


def run(*arguments: str) -> str:
    out = io.StringIO()
    assert main(arguments, out) == 0
    return out.getvalue()


@pytest.fixture(scope="module")
def told(corpus: Corpus) -> pakafg.Brief:
    return pakafg.brief(corpus)


@pytest.mark.parametrize("name", [None, "strait", "three-parties", "two-states"])
def test_it_has_40_lines_of_80_characters_at_most(name: str | None) -> None:
    corpus = corpora.conflict(name) if name else corpora.seeds()
    lines = pakafg.brief(corpus).lines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 80


def test_the_dead_come_first_and_the_dispute_that_the_readme_opens_with_soon(
    told: pakafg.Brief,
) -> None:
    (disputed,) = (each for each in told.sections if each.heading == "DISPUTED")
    assert disputed.items[0].startswith("How many Pakistani soldiers were killed in the fighting")
    (begun,) = (each for each in disputed.items[:4] if each.startswith("When did the Doha"))
    assert "19 October 2025" in begun
    assert "15 October 2025" in begun


def test_no_kind_of_question_crowds_out_the_others(told: pakafg.Brief) -> None:
    (disputed,) = (each for each in told.sections if each.heading == "DISPUTED")
    assert len({item.split()[0] for item in disputed.items}) >= 4


def test_the_dead_stand_with_the_sum_that_makes_them(told: pakafg.Brief) -> None:
    (dead,) = (each for each in told.sections if each.heading.startswith("THE DEAD"))
    first = dead.items[0]
    assert "Crisis of October 2025: at least 79 = 50 Afghan civilians" in first
    assert "23 Pakistani soldiers" in first


@pytest.mark.parametrize("name", [None, "strait", "three-parties", "two-states"])
def test_the_dead_of_a_part_say_in_which_whole_they_are_counted(name: str | None) -> None:
    corpus = corpora.conflict(name) if name else corpora.seeds()
    told = dead_sentences(Answers(corpus))
    above: list[str] = []
    for each in told:
        above[each.depth :] = [each.incident]
        whole = corpus.incidents[each.incident].part_of
        if each.depth:
            assert above[each.depth - 1] == whole
            assert "(part of " in each.sentence
        assert (each.depth > 0) == (whole in {other.incident for other in told})
    (section,) = (each for each in pakafg.brief(corpus).sections if "THE DEAD" in each.heading)
    marked = [" counted there)" in item for item in section.items]
    assert marked == sorted(marked), "what may be added comes first"


def test_the_dead_of_a_whole_that_nobody_counts_are_those_of_its_parts() -> None:
    told = pakafg.brief(corpora.conflict("three-parties"))
    (dead,) = (each for each in told.sections if each.heading.startswith("THE DEAD"))
    assert any(" = " in item for item in dead.items)


def test_what_is_agreed_says_from_how_many_sources(told: pakafg.Brief) -> None:
    (agreed,) = (each for each in told.sections if each.heading == "AGREED")
    (civilians,) = (item for item in agreed.items if "50 Afghan civilians were killed" in item)
    assert civilians.endswith("; 1 source: United Nations)")


def test_documents_that_agree_dispute_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain fell.", encoding="utf-8")
    (tmp_path / "a.yaml").write_text(
        'document:\n  id: "a"\n  left_out:\n  - {reason: view, quotes: ["Rain fell."]}\n',
        encoding="utf-8",
    )
    text = run(str(tmp_path))
    assert "The documents answer no question differently." in text
    assert "No document counts anybody killed." in text
    assert "No figure and no day stands in two documents alike." in text


def test_questions_that_none_fits_are_not_told_as_none(corpus: Corpus) -> None:
    only_links = Corpus(
        codebook=corpus.codebook,
        documents=corpus.documents,
        actors=corpus.actors,
        incidents=corpus.incidents,
        places=corpus.places,
        events=corpus.events,
        rounds=corpus.rounds,
        ceasefires=corpus.ceasefires,
        statements=corpus.statements,
    )
    for each in (corpus, only_links):
        text = repr(pakafg.brief(each))
        differs = pakafg.discrepancies(each).height > 0
        assert ("answer no question differently" in text) is not differs


def test_the_prompt_the_notebook_and_the_call_tell_the_same(told: pakafg.Brief) -> None:
    assert run().splitlines() == told.lines(100)
    assert run("brief") == run()
    html = told._repr_html_()
    assert all(
        item.split("“")[0][:40].replace("&", "&amp;") in html for item in told.sections[1].items
    )
    assert repr(told) == "\n".join(told.lines())


def test_no_line_is_wider_than_a_narrow_terminal(told: pakafg.Brief) -> None:
    lines = told.lines(60)
    assert max(map(len, lines)) <= 60
    assert len(lines) <= 40


def test_for_a_program_it_gives_the_tables() -> None:
    assert set(json.loads(run("--json"))) >= {"timeline", "casualties", "discrepancies"}


def test_words_are_searched_at_a_prompt() -> None:
    assert "joint" in run("search", "joint patrols")
    (first, *_) = json.loads(run("search", '"joint patrols"', "--json"))
    assert first["document"] == "001"
    assert run("search", "joint patrols pomegranates").startswith("nothing has all the words")


def test_one_question_is_printed_with_every_answer_and_quotation() -> None:
    told = run("question", "doha-ceasefire.start")
    (row,) = json.loads(run("question", "doha-ceasefire.start", "--json"))
    assert told.startswith(row["question"])
    for answer in row["answers"]:
        assert answer["says"] in told
    assert "“The Doha ceasefire, effective 15 October” (6644–6684)" in told
    assert row["reason"] in " ".join(told.split())


def test_words_of_a_question_lead_to_it_and_those_of_several_list_their_ids() -> None:
    found = run("question", "ceasefire Doha begin")
    assert found.startswith(run("question", "doha-ceasefire.start"))
    listed = run("question", "Doha ceasefire")
    assert {"doha-ceasefire.start", "doha-ceasefire.state"} <= set(listed.split())


def test_words_of_an_answer_or_a_quotation_lead_to_its_question() -> None:
    assert "istanbul-november.blame" in run("question", "impasse")
    (row,) = json.loads(run("question", "“slid it back”", "--json"))  # marks are no words
    assert "slid it back across the table" in str(row["answers"])


@pytest.mark.parametrize("wrong", ["doha-ceasefire.stat", "", "qzxqzx", "Doha pomegranates"])
def test_a_question_that_there_is_not_is_an_error_with_the_nearest(
    wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["question", wrong], io.StringIO()) == 1
    told = capsys.readouterr().err
    assert "expected the id of a question, or words of one" in told
    assert ("Did you mean 'doha-ceasefire.state'?" in told) == (wrong == "doha-ceasefire.stat")


def test_a_full_report_has_what_brief_and_report_cut() -> None:
    full = " ".join(run("report", "--full").split())
    corpus = pakafg.load_corpus()
    for row in pakafg.discrepancies(corpus).iter_rows(named=True):
        assert row["discrepancy"] in full
        assert " ".join(row["reason"].split()) in full
        for answer in row["answers"]:
            assert " ".join(answer["says"].split()) in full
    for section in pakafg.brief(corpus).sections[2:]:
        for item in section.items:
            assert item in full, "what the brief says, uncut"
    events = pakafg.timeline.reconcile(corpus).events.filter(pl.col("kind") != "statement")
    for name in events["name"]:
        assert " ".join(name.split()) in full
