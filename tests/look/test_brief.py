"""One screen of a corpus: what a reader wants first."""

import io
import json
from pathlib import Path

import pytest

import pakafg
from pakafg import Corpus
from pakafg.__main__ import main

CONFLICTS = Path(__file__).parents[1] / "conflicts"


def run(*arguments: str) -> str:
    out = io.StringIO()
    assert main(arguments, out) == 0
    return out.getvalue()


@pytest.fixture(scope="module")
def told(corpus: Corpus) -> pakafg.Brief:
    return pakafg.brief(corpus)


@pytest.mark.parametrize("name", [None, "strait", "three-parties", "two-states"])
def test_it_has_40_lines_of_80_characters_at_most(name: str | None) -> None:
    corpus = pakafg.load_corpus(name and CONFLICTS / name)
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


def test_the_dead_of_a_whole_that_nobody_counts_are_those_of_its_parts() -> None:
    told = pakafg.brief(pakafg.load_corpus(CONFLICTS / "three-parties"))
    (dead,) = (each for each in told.sections if each.heading.startswith("THE DEAD"))
    assert any(" = " in item for item in dead.items)


def test_what_is_agreed_says_from_how_many_sources(told: pakafg.Brief) -> None:
    (agreed,) = (each for each in told.sections if each.heading == "AGREED")
    (civilians,) = (item for item in agreed.items if "50 Afghan civilians were killed" in item)
    assert "1 source" in civilians


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
