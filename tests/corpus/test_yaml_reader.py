"""Record files as plain data with lines; whatever else YAML can do is refused."""

import time
from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from pakafg.corpus import yaml_reader
from pakafg.corpus.reading import read_corpus
from pakafg.corpus.yaml_reader import YamlList, YamlMapping, line_of, read_yaml
from pakafg.corpus.yaml_writer import write_yaml

LAW = examples(100)
BOTH_PARSERS = pytest.mark.parametrize(
    "loader", [yaml.CSafeLoader, yaml.SafeLoader], ids=["libyaml", "python"]
)


def read(text: str | bytes) -> Any:
    content, problems = read_yaml("x.yaml", text.encode() if isinstance(text, str) else text)
    assert problems == []
    return content


def told(text: str | bytes) -> list[tuple[int | None, str]]:
    _, problems = read_yaml("x.yaml", text.encode() if isinstance(text, str) else text)
    assert {problem.file for problem in problems} <= {"x.yaml"}
    return [(problem.line, problem.reason) for problem in problems]


@BOTH_PARSERS
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("text", "text"),
        ("5", 5),
        ("-5", -5),
        ("+5", 5),
        ("0", 0),
        ("31.01", 31.01),
        ("1.0e-07", 1e-07),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        # Only what YAML 1.2 reads as numbers and truths, and no dates at all.
        ("2025-11-06", "2025-11-06"),
        ("17:40", "17:40"),
        ("000", "000"),
        ("0x1f", "0x1f"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("1e5", "1e5"),
        (".inf", ".inf"),
        ("yes", "yes"),
        ("off", "off"),
        ("\u0665", "\u0665"),
        ("9" * 30, "9" * 30),
        ('"5"', "5"),
        ("'null'", "null"),
        ("|-\n  two\n  lines", "two\nlines"),
        (">-\n  one\n  line", "one line"),
        (r'"\x07\0\N\u2028"', "\x07\0\x85\u2028"),
    ],
)
def test_a_plain_scalar_is_text_unless_yaml_1_2_says_otherwise(
    text: str, value: object, loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_reader, "_LOADER", loader)
    found = read(f"- {text}\n")[0]
    assert found == value
    assert type(found) is type(value)


NESTED = """\
- id: one
  quotes:
  - first
  - {quote: second,
     nth: 2}
- id: two
  terms: [{text: a}, {text:
    b}]
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_everything_knows_its_line(newline: str, mark: str) -> None:
    records = read(mark + NESTED.replace("\n", newline))
    assert isinstance(records, YamlList)
    assert (records.line, records.lines) == (1, [1, 6])
    first, second = records
    assert isinstance(first, YamlMapping)
    assert first.lines == {"id": 1, "quotes": 2}
    assert line_of(first, ()) == 1
    assert line_of(first, ("quotes",)) == 2
    assert line_of(first, ("quotes", 0)) == 3
    assert line_of(first, ("quotes", 1, "nth")) == 5
    assert line_of(second, ("terms", 1, "text")) == 7
    # What is not there has the line of the nearest thing around it.
    assert line_of(first, ("quotes", 1, "start")) == 4
    assert line_of(first, ("quotes", 7)) == 2
    assert line_of(second, ("claimant",)) == 6


@BOTH_PARSERS
@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "the key 'a' stands twice in one mapping, first on line 1"),
        ("- &x a\n- b", 1, "the anchor or alias 'x': write the value out"),
        ("a: 1\nb: !!python/object:os.system x", 2, "the tag 'tag:yaml.org,2002:python/object:os"),
        ("- ! 12", 1, "the tag '!': tags are not read, leave it out"),
        ("a: 1\n---\na: 2", 2, "a second YAML document, expected one a file"),
        ("a: 1\n5: 2", 2, "the key 5 is not text: put it in quotes"),
        ("a: 1\n~: 2", 2, "the key None is not text"),
        ("a: 1\n[b]: 2", 2, "is not text"),
        ("a: 1\nb: 'x", 2, "not YAML: found unexpected end of stream; look at the quotes"),
        ("a: b: c", 1, "not YAML: mapping values are not allowed"),
        ("a: 1\n\tb: 2", 2, "not YAML: "),
        ("- a\nb: 1", 2, "not YAML: "),
        ("\n\na: \x07", 3, r"the character '\x07' stands as such: write it as an escape"),
        ("a: \0", 1, r"the character '\x00' stands as such"),
        ("a: \n  'b\u2028'", 2, r"the character '\u2028' stands as such"),
        ("a: b # \x85", 1, r"the character '\x85' stands as such"),
        ("[" * 21 + "]" * 21, 1, "nested more than 20 levels deep"),
        ("%YAML 1.2\n---\na: 1", 1, "the line begins with %, a directive of YAML: leave it out"),
        ("a: 1\n...\n%TAG !x! y\n--- b", 3, "the line begins with %, a directive of YAML"),
        ("\ufeff\ufeff%YAML 1.2\n---\na: 1", 1, "the line begins with %, a directive of YAML"),
        ("a: 'x\r%'", 1, "the line begins with %"),
    ],
)
def test_what_is_refused_is_told_with_its_line(
    text: str, line: int, reason: str, loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_reader, "_LOADER", loader)
    (problem,) = told(text)
    assert problem[0] == line
    assert reason in problem[1]


@BOTH_PARSERS
@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        ("{a: over 138,000, b: c}", {"a": "over 138,000", "b": "c"}, "over 138,000"),
        ("{a: 1,200, b: c}", {"a": "1,200", "b": "c"}, "1,200"),
        ("{a: about 1,234,567, b: c}", {"a": "about 1,234,567", "b": "c"}, "about 1,234,567"),
        ("{a: 1,00,000}", {"a": "1,00,000"}, "1,00,000"),
        ("{a: “é”, 1,\n 000, b: c}", {"a": "“é”, 1, 000", "b": "c"}, "“é”, 1, 000"),
        ("{a: Kabul, the capital, b: c}", {"a": "Kabul, the capital", "b": "c"}, "Kabul, the capi"),
        ("[over 138,000 fled, b]", ["over 138,000 fled", "b"], "over 138,000 fled"),
        ("[fled: 1, 2]", [{"fled": 1}, 2], None),
        ("[001,002]", ["001", "002"], None),
        ("[on 5 May, 6 died]", ["on 5 May", "6 died"], None),
        ('{a: "x", b}', {"a": "x", "b": None}, None),
        ("{a: x, b: }", {"a": "x", "b": None}, "x, b"),
        ("{a: [x], b: 1}", {"a": ["x"], "b": 1}, None),
    ],
)
def test_a_comma_that_ends_a_text_between_brackets_is_told_as_such(
    text: str,
    value: object,
    told: str | None,
    loader: type,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(yaml_reader, "_LOADER", loader)
    content, problems = read_yaml("x.yaml", f"é: {text}\n".encode())
    if told == "x, b":  # a key without a value that says so is a key
        assert (content["é"], problems) == (value, [])
    else:
        assert content["é"] == value
        reasons = [problem.reason for problem in problems]
        assert len(reasons) == (told is not None)
        assert all(f"the comma in '{told}" in reason for reason in reasons)
        assert all("ends a text between brackets: put it in quotes" in reason for reason in reasons)


@BOTH_PARSERS
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a: Route #5 closed", "# begins a comment, and cuts 'Route #5': put it in quotes"),
        ("a: [No. #12, b]", None),
        ("a: He said: no deal", "a colon before a space ends a key: put the text in quotes"),
        ("a: @pakafg", "put the text in quotes, and indent with spaces, not with tabs"),
        ("a:\n\tb: c", "put the text in quotes, and indent with spaces, not with tabs"),
        ("a: {b: c\nd: e", "close the bracket, or put the texts within it in quotes"),
        ("a: Route 5 # closed", ""),
        ("a: 'Route #5'", ""),
    ],
)
def test_a_slip_of_yaml_is_told_with_what_to_do(
    text: str, reason: str | None, loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_reader, "_LOADER", loader)
    problems = told(text)
    if not reason and reason is not None:
        assert problems == []
    else:
        assert any((reason or "not YAML") in each for _, each in problems), problems


@BOTH_PARSERS
@pytest.mark.parametrize("style", [">", "|", ">-", "|-", ">+", "|+"])
def test_the_end_of_a_block_ends_no_text(
    style: str, loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_reader, "_LOADER", loader)
    content = read(f"a: {style}\n  five\n  hundred\n\nb: c\n")
    assert content == {"a": "five hundred" if style[0] == ">" else "five\nhundred", "b": "c"}


def test_several_refusals_of_one_file_come_together() -> None:
    text = "- &a x\n- *a\n- !t y\n- {k: 1, k: 2}\n"
    assert [line for line, _ in told(text)] == [1, 2, 3, 4]


def test_a_key_given_twice_keeps_its_first_value_and_its_line() -> None:
    content, _ = read_yaml("x.yaml", b"a: 1\na: {b: [c]}\nd: 2\n")
    assert content == {"a": 1, "d": 2}
    assert content.lines == {"a": 1, "d": 3}


@pytest.mark.parametrize(
    "start", ["- &{}", "- !{}", "- !<{}>", "- ? {}\n  ? {}", "- id: {0}\n  id: a"]
)
def test_what_is_very_long_is_told_in_short(start: str) -> None:
    text = start.replace("{}", "x" * 100_000).replace("{0}", "x" * 100_000)
    _, (problem,) = read_yaml("x.yaml", text.encode())
    assert len(str(problem)) < 300


def test_aliases_do_not_swell() -> None:
    lines = ["l0: &l0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"l{b}: &l{b} [{', '.join([f'*l{a}'] * 10)}]" for a, b in pairwise(range(12))]
    content, problems = read_yaml("x.yaml", "\n".join(lines).encode())
    assert content["l11"] == [None] * 10
    assert len(problems) == 12 + 11 * 10


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_without_end_is_refused_and_ends_no_stack(opening: str) -> None:
    (problem,) = told(opening * 100_000)
    assert problem[0] == 1
    assert any(
        reason in problem[1] for reason in ("more than 20 levels deep", "not YAML", "is not text")
    )


def test_very_many_directives_are_refused_at_once() -> None:
    began = time.process_time()
    (problem,) = told("".join(f"%TAG !{number}! x\n" for number in range(200_000)) + "--- a")
    assert problem[0] == 1
    assert time.process_time() - began < 5  # to compare each with all others takes minutes


def test_a_percent_sign_may_stand_anywhere_but_at_the_beginning_of_a_line() -> None:
    assert read("a: 80%\n'%b': |\n  c\n  %\n# %\n") == {"a": "80%", "%b": "c\n%"}


def test_a_file_of_very_many_values_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_reader, "_NODES", 1_000)
    assert told("- a\n" * 999) == []
    reason = "holds more than 1,000 values: spread it over files"
    assert told("- a\n" * 2_000) == [(1_000, reason)]


def test_files_of_very_many_values_together_are_refused(
    raw_files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_reader, "_ALL_NODES", 100)
    _, problems = read_corpus(raw_files)
    told = [each.file for each in problems if "the corpus holds more than 100" in each.reason]
    assert "actors.yaml" not in told, "the first file has fewer"
    assert told[-2:] == ["a.yaml", "b.yaml"]


@pytest.mark.parametrize(
    ("data", "line", "byte"),
    [
        ("a: é".encode("latin-1"), 1, 3),
        (b"a: 1\nb: \xed\xa0\x80", 2, 8),
        ("a: 1".encode("utf-16"), 1, 0),
        (b"\x80", 1, 0),
    ],
)
def test_another_encoding_is_told_with_line_and_byte(data: bytes, line: int, byte: int) -> None:
    assert told(data) == [(line, f"not UTF-8 at byte {byte}: save it as UTF-8")]


TEXTS = st.text() | st.text(
    "\r\n\x85\u2028\t \"'\\:#-?&*!|>%@`{}[],\0\x07\ufeff\uffff😀é\u0301\u200cنul~.e1"
)


@LAW
@given(st.lists(st.dictionaries(TEXTS, st.lists(TEXTS, max_size=3), max_size=3)))
def test_text_in_double_quotes_is_read_as_it_was_written(data: list[dict[str, list[str]]]) -> None:
    written = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_style='"')
    assert read(written) == data


TAKEN_FOR_OTHERS = (
    *("null", "true", "false", "yes", "no", "on", "off", "y", "n", "Yes", "~", ""),
    *("1e3", "0x1f", "12:30", "2025-11-06", ".inf", "=", "<<", "- a", "a: b", "é"),
)


@pytest.mark.parametrize("word", TAKEN_FOR_OTHERS)
def test_a_text_that_another_parser_takes_for_something_else_is_written_in_quotes(
    word: str,
) -> None:
    written = write_yaml({"id": word})
    assert written.startswith(b'id: "')
    assert yaml.safe_load(written) == {"id": word}


def test_a_plain_word_is_written_without_quotes() -> None:
    assert write_yaml({"id": "un-envoy_2"}) == b"id: un-envoy_2\n"


@LAW
@given(
    st.binary() | st.text().map(str.encode) | st.text("[]{}-:&*!|>'\"%# \n\tab?,.").map(str.encode)
)
def test_whatever_stands_in_a_file_ends_in_data_or_in_problems(data: bytes) -> None:
    content, problems = read_yaml("x.yaml", data)
    assert all(problem.reason and (problem.line or 0) >= 1 for problem in problems)
    if any("not YAML" in problem.reason for problem in problems):
        assert content is None
