"""What looks doubtful in the coding of a corpus is told with its rule; a note answers it."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import corpora
import pytest

import pakafg
from pakafg import (
    CasualtyClaim,
    Catalogue,
    Citation,
    Count,
    LintRule,
    LintWarning,
    Omission,
    OmissionReason,
    Outcome,
)
from pakafg.__main__ import main
from pakafg.drafting.outcome_verbs import OUTCOME_WORDS
from pakafg.linting.outcome_words import doubtful_outcomes
from pakafg.linting.party_columns import cells
from pakafg.text.harm_predicates import SUFFERED, HarmPredicate

TEXT = """\
Rescuers said at least five miners died on Monday. Their number was 5, the owner said.
The strike of 12 March 2026 wounded 71 people. The owner denied it.
| Topic | The ministry’s view | The union’s view |
|---|---|---|
| Dead | 4 dead | 9 dead |
"""
RECORDS = """\
document: {id: a, published: "2026-03-13"}
casualties:
- {id: killed, incident: rockfall, outcome: killed, count: at least five,
   quotes: ["at least five miners died"]}
- {id: wounded, incident: strike, outcome: wounded, count: "71", quotes: ["wounded 71 people"]}
- {id: by-ministry, incident: rockfall, outcome: killed, count: "4", claimant: ministry,
   quotes: ["4 dead"]}
- {id: by-union, incident: rockfall, outcome: killed, count: "9", claimant: union,
   quotes: ["9 dead"]}
dates:
- {id: when, event: rockfall, bound: whole, when: "2026-03-09", basis: relative, words: Monday,
   quotes: ["died on Monday"]}
- {id: struck, event: strike, bound: whole, when: "2026-03-12", basis: stated,
   words: 12 March 2026, quotes: ["The strike of 12 March 2026"]}
statements:
- {id: denial, speaker: owner, mode: paraphrase, quotes: ["The owner denied it"]}
- {id: number, speaker: owner, mode: paraphrase, quotes: ["Their number was 5"]}
"""
SHARED = {
    "actors.yaml": """\
- {id: ministry, name: The ministry, kind: ministry, side: third_party}
- {id: union, name: The union, kind: organisation, side: third_party}
- {id: owner, name: The owner, kind: business, side: third_party}
""",
    "incidents.yaml": """\
- {id: spring, name: The spring, kind: campaign, parties: [ministry, union]}
- {id: rockfall, name: The rockfall, kind: attack, part_of: spring}
- {id: strike, name: The strike, kind: attack, part_of: spring}
""",
}
LEFT_OUT = {  # lines of the table that only frame it
    LintRule.UNRECORDED: ["| Topic | The ministry’s view | The union’s view |", "|---|---|---|"]
}

Load = Callable[..., pakafg.Corpus]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Load the corpus with some of its records written otherwise."""

    def loaded(*changes: tuple[str, str], more: str = "") -> pakafg.Corpus:
        files = {"a.txt": TEXT, "a.yaml": RECORDS + more, **SHARED}
        for old, new in changes:
            names = [name for name, content in files.items() if content.count(old) == 1]
            assert len(names) == 1, old
            files[names[0]] = files[names[0]].replace(old, new)
        for name, content in files.items():
            (tmp_path / name).write_text(content, encoding="utf-8")
        return pakafg.load_corpus(tmp_path)

    return loaded


def told(corpus: pakafg.Corpus) -> list[tuple[str | None, str]]:
    """What is told, but for the lines that frame the table."""
    warnings = pakafg.lint(corpus)
    places = [(warning.file, warning.line or 0, warning.record or "") for warning in warnings]
    assert places == sorted(places)
    return [
        (warning.record, str(warning.rule))
        for warning in warnings
        if not any(text in warning.reason for text in LEFT_OUT.get(warning.rule, ()))
    ]


def test_of_what_is_coded_well_nothing_is_told(load: Load) -> None:
    assert told(load()) == []


FIVE = '"at least five miners died"]}\n'
AGAIN = """- {id: again, incident: strike, outcome: killed, count: five,
   quotes: ["least five miners died on Monday"]}
"""
DENIED = '"The owner denied it"]}\n'
OTHER = '- {id: other, speaker: union, mode: paraphrase, quotes: ["denied it"]}\n'

DOUBTFUL: dict[str, tuple[tuple[str, str], str, LintRule, str]] = {
    "an outcome without its word": (
        ("outcome: wounded", "outcome: killed"),
        "wounded",
        LintRule.OUTCOME_WORD,
        "no quotation has a word for 'killed': 'wounded 71 people'",
    ),
    "a bound that is dropped": (
        ("count: at least five", "count: five"),
        "killed",
        LintRule.DROPPED_BOUND,
        "count is 'five', but the quotation says 'at least five', which bounds it otherwise",
    ),
    "a date that its words exclude": (
        ('when: "2026-03-09"', 'when: "2026-03-12"'),
        "when",
        LintRule.DATE_WORDS,
        "'Monday' in a report of 2026-03-13 is 2026-03-09 (a weekday: the last such day up to",
    ),
    "two incidents on the same characters": (
        (FIVE, FIVE + AGAIN),
        "again",
        LintRule.SHARED_CHARACTERS,
        "incident is 'strike' here and 'rockfall' there",
    ),
    "two speakers of the same words": (
        (DENIED, DENIED + OTHER),
        "other",
        LintRule.SHARED_CHARACTERS,
        "cites the same characters as 'denial' ('denied it'), but speaker is 'union' here and",
    ),
    "nobody's figure in a party's column": (
        ('count: "9", claimant: union', 'count: "9"'),
        "by-union",
        LintRule.PARTY_COLUMN,
        "'9 dead' stands in the column 'The union’s view', which 'union' heads, but no claimant",
    ),
}


@pytest.mark.parametrize("name", DOUBTFUL)
def test_what_is_doubtful_is_told_once_with_its_rule(name: str, load: Load) -> None:
    change, record, rule, reason = DOUBTFUL[name]
    corpus = load(change)
    assert [each for each in told(corpus) if each[0] == record] == [(record, str(rule))]
    (warning,) = [each for each in pakafg.lint(corpus) if each.record == record]
    assert reason in warning.reason
    assert warning.citations
    assert warning.file == "a.yaml"
    for citation in warning.citations:
        assert TEXT[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize("name", DOUBTFUL)
def test_a_note_of_the_record_answers_it(name: str, load: Load) -> None:
    change, record, _, _ = DOUBTFUL[name]
    corpus = load(change)
    noted = corpus
    for catalogue in ("casualties", "dates", "statements"):
        records = [
            attrs.evolve(each, note="So it is.") if each.id == record else each
            for each in getattr(corpus, catalogue).values()
        ]
        changed: dict[str, Any] = {catalogue: Catalogue(records)}
        noted = attrs.evolve(noted, **changed)
    assert [each for each in told(noted) if each[0] == record] == []


SPRING_ENDS = """dates:
- {id: spring-when, event: spring, bound: end, when: "2026-03-11", basis: stated,
   words: 12 March 2026, quotes: ["12 March 2026"]}
"""


def test_a_part_outside_its_whole_is_told_until_one_of_both_has_a_note(load: Load) -> None:
    rule = LintRule.PART_OUTSIDE
    (warning,) = [w for w in pakafg.lint(load(("dates:\n", SPRING_ENDS))) if w.rule == rule]
    assert (warning.record, warning.file) == ("struck", "a.yaml")
    told = "part of 'spring', but 2026-03-12 lies after its stated dates: 2026-03-11 (end)"
    assert told in warning.reason
    for noted in ("basis: stated, note: By a calendar.", "basis: relative"):
        corpus = load(("dates:\n", SPRING_ENDS.replace("basis: stated", noted)))
        assert [w for w in pakafg.lint(corpus) if w.rule == rule] == []


@pytest.mark.parametrize("bound", ["start", "amid"])
def test_a_part_that_may_lie_within_its_whole_is_not_told(bound: str, load: Load) -> None:
    corpus = load(("dates:\n", SPRING_ENDS.replace("bound: end", f"bound: {bound}")))
    assert [w for w in pakafg.lint(corpus) if w.rule == LintRule.PART_OUTSIDE] == []


def test_a_sentence_without_a_record_is_told_until_a_reason_leaves_it_out(load: Load) -> None:
    change = (f"- {{id: denial, speaker: owner, mode: paraphrase, quotes: [{DENIED}", "")
    corpus = load(change)
    assert told(corpus) == [(None, "unrecorded")]
    (warning,) = [each for each in pakafg.lint(corpus) if "denied" in each.reason]
    assert (warning.file, warning.line) == ("a.txt", 2)
    left = '"2026-03-13"\n  left_out: [{reason: view, quotes: ["The owner denied it"]}]\n'
    head = 'document: {id: a, published: "2026-03-13"}'
    corpus = load(change, (head, f"document:\n  id: a\n  published: {left}"))
    assert told(corpus) == []
    (omission,) = corpus.documents["a"].left_out
    assert isinstance(omission, Omission)
    assert omission.reason is OmissionReason.VIEW


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("A | B\n1 | 2\n", [("A", "1 "), ("B", " 2")]),
        ("| A | B |\r\n| 1 | 2 |\r\n", [("A", " 1 "), ("B", " 2 ")]),
        ("A\tB\n1\t2\n3\t4", [("A", "1"), ("B", "2"), ("A", "3"), ("B", "4")]),
        ("A | B\nno table\n1 | 2", []),
        ("A | B\n1 | 2 | 3", []),
        ("no table", []),
        ("", []),
    ],
)
def test_a_table_is_lines_of_as_many_cells(text: str, parted: list[tuple[str, str]]) -> None:
    found = [(each.heading, text[each.start : each.end]) for each in cells(text)]
    assert found == parted


@pytest.mark.parametrize(
    ("outcome", "quote"),
    [
        (Outcome.KILLED, "claimed five lives"),
        (Outcome.KILLED, "left dozens dead"),
        (Outcome.KILLED, "the death toll"),
        (Outcome.KILLED, "five soldiers were martyred"),
        (Outcome.WOUNDED, "29 injured"),
        (Outcome.CASUALTIES, "civilian casualties"),
        (Outcome.DISPLACED, "over 138,000 fled"),
        (Outcome.RETURNED, "600,000 have gone back"),
        (Outcome.DEPORTED, "were expelled"),
        (Outcome.MISSING, "ten are missing"),
        (Outcome.KILLED_OR_MISSING, "dead or missing"),
    ],
)
def test_an_outcome_is_known_by_the_words_of_the_press(outcome: Outcome, quote: str) -> None:
    claim = CasualtyClaim(
        id="a",
        document="a",
        incident="b",
        outcome=outcome,
        count=Count.parse("some"),
        citations=(Citation.of("a", quote, 0, len(quote)),),
    )
    assert list(doubtful_outcomes(pakafg.Corpus(casualties=Catalogue([claim])))) == []


def run(*words: str) -> tuple[int, str]:
    out = io.StringIO()
    code = main(words, out)
    return code, out.getvalue()


def test_at_a_prompt_a_warning_has_its_file_and_line(load: Load, tmp_path: Path) -> None:
    load(DOUBTFUL["an outcome without its word"][0])
    line = RECORDS[: RECORDS.index("- {id: wounded")].count("\n") + 1
    code, printed = run("check", str(tmp_path), "--lint")
    assert code == 0
    assert f"a.yaml:{line}: wounded: outcome_word: no quotation has a word for" in printed
    assert f"{tmp_path}: no problem found, 3 warnings" in printed
    assert "outcome_word" not in run("check", str(tmp_path))[1]


def test_a_program_gets_problems_and_warnings_as_data(load: Load, tmp_path: Path) -> None:
    load(DOUBTFUL["an outcome without its word"][0])
    code, printed = run("check", str(tmp_path), "--lint", "--json")
    found = json.loads(printed)
    assert (code, found["problems"]) == (0, [])
    assert [each["rule"] for each in found["warnings"]].count("outcome_word") == 1
    assert {"file", "line", "record", "rule", "reason", "citations"} == set(found["warnings"][0])
    assert run("--json", "check", str(tmp_path), "--lint") == (code, printed)
    assert json.loads(run("--json", "check", str(tmp_path))[1]) == {"problems": [], "warnings": []}
    (tmp_path / "incidents.yaml").write_bytes(b"- {id: rockfall, name: R, kind: fall}\n")
    code, printed = run("check", str(tmp_path), "--json")
    assert code == 1
    assert {"file", "line", "record", "reason"} == set(json.loads(printed)["problems"][0])


def test_the_words_of_the_seeds_exclude_none_of_their_dates() -> None:
    warnings = pakafg.lint(corpora.seeds())
    assert all(isinstance(warning, LintWarning) for warning in warnings)
    assert [each for each in warnings if each.rule == LintRule.DATE_WORDS] == []


@pytest.mark.parametrize("word", sorted(OUTCOME_WORDS))
def test_what_a_draft_takes_for_an_outcome_is_no_doubt(word: str) -> None:
    outcome = OUTCOME_WORDS[word].outcome
    text = f"They were {word}, 12 of them."
    citation = Citation.of("a", text, 0, len(text))
    claim = CasualtyClaim(
        id="c",
        document="a",
        incident="i",
        outcome=outcome,
        count=Count.parse("12"),
        citations=(citation,),
    )
    corpus = pakafg.Corpus(casualties=Catalogue([claim]))
    assert list(doubtful_outcomes(corpus)) == []


@pytest.mark.parametrize(
    "predicate", [each for listed in SUFFERED.values() for each in listed], ids=str
)
def test_what_a_draft_takes_for_an_outcome_in_several_words_is_no_doubt(
    predicate: HarmPredicate,
) -> None:
    words = " ".join((predicate.verb, *predicate.tail)).replace("@", "their")
    text = f"Twelve of them {words}."
    claim = CasualtyClaim(
        id="c",
        document="a",
        incident="i",
        outcome=predicate.outcome,
        count=Count.parse("12"),
        citations=(Citation.of("a", text, 0, len(text)),),
    )
    assert list(doubtful_outcomes(pakafg.Corpus(casualties=Catalogue([claim])))) == []
