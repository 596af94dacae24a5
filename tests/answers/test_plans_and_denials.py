"""What several say together, what somebody denies, and what is only planned."""

from datetime import date
from pathlib import Path
from typing import Any

import corpora
import polars as pl
import pytest

import pakafg
from pakafg.timeline import reconcile

MADE = corpora.made_corpus()


def load(folder: Path, **files: str) -> pakafg.Corpus:
    """A corpus of one document, with what the test adds to its files."""
    (folder / "a.txt").write_text(
        "The north and the south said: “We will meet.” A meeting is planned for 3 May. They met "
        "on 4 May, before the vote.",
        encoding="utf-8",
    )
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return pakafg.load_corpus(folder)


ACTORS = """\
- {id: north, name: the north, kind: government, side: north}
- {id: south, name: the south, kind: government, side: south}
"""
CODEBOOK = "parties: [{id: north, name: North}, {id: south, name: South}]\n"
MEETING = "- {id: meeting, name: Meeting, kind: meeting, planned: true}\n"
PLANNED = """\
document: {id: a}
dates:
- {id: a-meeting, event: meeting, bound: whole, when: "2031-05-03", basis: stated, words: 3 May,
   quotes: [planned for 3 May]}
"""


def test_what_two_say_together_is_found_by_either_and_stands_in_both_columns() -> None:
    for speaker in ("Daud Gul", "Mrs Wali"):
        assert "both-banks" in pakafg.statements.find(MADE, speaker=speaker)["statement"]
    for side in ("pakistan", "afghanistan"):
        assert "both-banks" in pakafg.statements.find(MADE, side=side)["statement"]
    row = pakafg.statements.positions(MADE).row(by_predicate=pl.col("topic") == "canal", named=True)
    view = "Both banks are one (Daud Gul and Mrs Wali, two)"
    assert view in row["pakistan"]
    assert view in row["afghanistan"]
    assert MADE.statements["both-banks"].speakers == ("daud-gul", "wali")


def test_a_joint_charge_is_one_of_each_who_makes_it(tmp_path: Path) -> None:
    corpus = load(
        tmp_path,
        codebook=CODEBOOK,
        actors=ACTORS + "- {id: rebels, name: the rebels, kind: armed_group, side: armed_group}\n",
        a="""\
document: {id: a}
statements:
- {id: met, speaker: north, jointly_with: [south], act: accuse, addressee: rebels, mode: direct,
   quotes: [We will meet.]}
""",
    )
    charges = pakafg.blame.charges(corpus, detail=True)
    assert sorted(charges.select("by", "blamed").rows()) == [
        ("north", "rebels"),
        ("south", "rebels"),
    ]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("speaker: north, jointly_with: [north]", "others than the speaker"),
        ("jointly_with: [south]", "others than the speaker"),
        ("speaker: north, jointly_with: [east]", "no record 'east' among actors"),
        ("speaker: north, denies: [met]", "nothing denies itself"),
        ("speaker: north, denies: [meting]", "Did you mean 'meeting'"),
    ],
)
def test_a_joint_speaker_or_a_denial_that_cannot_be_is_told(
    given: str, told: str, tmp_path: Path
) -> None:
    statement = f"statements: [{{id: met, {given}, mode: direct, quotes: [We will meet.]}}]\n"
    with pytest.raises(pakafg.CorpusError) as error:
        load(tmp_path, codebook=CODEBOOK, actors=ACTORS, events=MEETING, a=PLANNED + statement)
    assert len(error.value.problems) == 1
    assert told in error.value.problems[0].reason


def test_a_denial_says_what_is_denied_and_by_whom() -> None:
    found = pakafg.discrepancies(MADE).filter(kind="denial")
    sacks, press = found["explanation"]
    assert sacks == (
        "Is it true, as said by the mill owner and denied by the guards: “sacks taken: forty "
        "sacks”? it is so, according to the mill owner (one); it is not so, according to the "
        "guards (two). What one says is so, another says is not so. one: "
        "“guards took forty sacks”; two: “The guards deny that they took any sacks”."
    )
    assert press == (
        "Is it true, as said by the mill owner and denied by the guards: “Guards smashed the "
        "press”? it is so, according to the mill owner (one); it is not so, according to the "
        "guards (two). One denies what another "
        "says; the records do not tell who is right. two: “They never touched the press”."
    )


def test_what_nobody_says_is_denied_without_a_disagreement(tmp_path: Path) -> None:
    statement = """\
document: {id: a}
statements: [{id: met, speaker: north, denies: [raid], mode: direct, quotes: [We will meet.]}]
"""
    incident = "- {id: raid, name: The raid, kind: attack}\n"
    corpus = load(tmp_path, codebook=CODEBOOK, actors=ACTORS, incidents=incident, a=statement)
    assert pakafg.discrepancies(corpus).is_empty()


def test_a_plan_is_never_dated_as_a_fact() -> None:
    line = reconcile(MADE)
    vote = line.events.row(by_predicate=pl.col("event") == "vote", named=True)
    assert (vote["status"], vote["edtf"], vote["support"]) == ("planned", "2031-06-01", 2)
    assert line.explain("vote").splitlines()[0] == "Vote of the valley: 1 June 2031 (planned)"
    around = line.between("2031-05-31", "2031-06-02")
    assert around.filter(event="vote")["surely"].to_list() == [False]
    assert line.order_of("fair", "vote") == line.order_of("vote", "fair") == "possibly"


def test_nothing_comes_before_a_plan(tmp_path: Path) -> None:
    order = """\
orders:
- {id: a-order, event: meeting, relation: before, other: vote, words: before, quotes: [before the]}
"""
    events = MEETING + "- {id: vote, name: Vote, kind: other}\n"
    with pytest.raises(pakafg.CorpusError, match="'meeting' is only planned"):
        load(tmp_path, events=events, a=PLANNED + order)


@pytest.mark.parametrize("table", ["orders", "parts"])
def test_tables_of_your_own_bind_nothing_to_a_plan(table: str) -> None:
    events = pl.DataFrame({"event": ["vote", "feast"], "planned": [True, None]})
    order = {"claim": ["a"], "event": ["feast"], "relation": ["before"], "other": ["vote"]}
    no_gap = pl.lit(None, pl.Duration)
    orders = pl.DataFrame(order).with_columns(gap_min=no_gap, gap_max=no_gap)
    parts = pl.DataFrame({"event": ["feast"], "part_of": ["vote"]})
    day = date(2031, 5, 3)
    dates = pl.DataFrame(
        {"claim": ["v", "f"], "event": ["vote", "feast"], "bound": ["whole"] * 2}
    ).with_columns(earliest=day, latest=day)
    tables: dict[str, Any] = {"dates": dates, table: {"orders": orders, "parts": parts}[table]}
    with pytest.raises(pakafg.FrameError, match="an event is only planned"):
        reconcile(events=events, **tables)
    flagged = reconcile(events=events, problems="flag", **tables)
    assert flagged.answer.events.filter(event="vote")["status"].to_list() == ["planned"]
    assert len(flagged.problems) == 1
