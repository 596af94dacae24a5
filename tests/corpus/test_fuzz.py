"""Whatever is done to the files of a corpus, reading ends in a corpus or in a CorpusError."""

import copy
import re
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from pakafg import Corpus
from pakafg.corpus.reading import read_corpus
from pakafg.records.parts import citations_of

LAW = examples(100)

HOSTILE = st.sampled_from(
    [
        *("", "null", "true", "0", "-1", "99999999999999999999", "1e999", "nan", "{}", "[]", "~"),
        *("[[[[[", "{{", "&a", "*a", "!!python/name:os.system", "|", ">", "'", '"', "- - -", "? :"),
        *("\t", "\r", "\0", "\ufeff", "\u2028", "😀", "سلام", "a" * 300, "2025-02-30", "P-1D", "X"),
        *("2025-10-19/2025-10-18", "9" * 5_000, "over over 5", "Y" + "9" * 30, "../../etc/passwd"),
    ]
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | HOSTILE,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "quote", "nth", "quotes", "text", "x"]), inner)
    ),
    max_leaves=5,
)


def lines(data: bytes) -> int:
    """How many lines a file has for YAML, which knows more ends of lines than one."""
    return len(re.split("\r\n|[\r\n\x85\u2028\u2029]", data.decode(errors="replace")))


def read(files: dict[str, bytes]) -> None:
    corpus, problems = read_corpus(files)
    for problem in problems:
        assert problem.reason
        assert len(str(problem)) < 3_000
        str(problem).encode()
        if problem.line is not None:
            assert problem.file in files
            assert 1 <= problem.line <= lines(files[problem.file]) + 1
    if not problems:
        assert_sound(corpus)


def assert_sound(corpus: Corpus) -> None:
    for catalogue in corpus.catalogues.values():
        for record in catalogue.values():
            for citation in citations_of(record):
                text = corpus.documents[citation.document].text
                assert text[citation.start : citation.end] == citation.quote


@LAW
@given(data=st.data())
def test_bytes_exchanged_cut_out_or_put_in(
    raw_files: dict[str, bytes], data: st.DataObject
) -> None:
    files = dict(raw_files)
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(sorted(files)))
        content = files[name]
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(len(content), start + 20)))
        put = data.draw(st.binary(max_size=8) | HOSTILE.map(str.encode))
        files[name] = content[:start] + put + content[end:]
    read(files)


@LAW
@given(data=st.data())
def test_lines_lost_doubled_moved_or_indented(
    raw_files: dict[str, bytes], data: st.DataObject
) -> None:
    files = dict(raw_files)
    for _ in range(data.draw(st.integers(1, 4))):
        name = data.draw(st.sampled_from(sorted(files)))
        lines = files[name].split(b"\n")
        at = data.draw(st.integers(0, len(lines) - 1))
        how = data.draw(
            st.sampled_from(["lost", "doubled", "moved", "indented", "outdented", "cut"])
        )
        line = lines.pop(at)
        if how == "doubled":
            lines[at:at] = [line, line]
        elif how == "moved":
            lines.insert(data.draw(st.integers(0, len(lines))), line)
        elif how == "indented":
            lines.insert(at, b"  " + line)
        elif how == "outdented":
            lines.insert(at, line.removeprefix(b"  "))
        elif how == "cut":
            lines[at:] = []
        files[name] = b"\n".join(lines)
    read(files)


def nodes(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths to everything within plain data."""
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [path, *(found for key, inner in items for found in nodes(inner, (*path, key)))][
        0 if path else 1 :
    ]


@LAW
@given(data=st.data())
def test_values_exchanged_for_any_others(raw_files: dict[str, bytes], data: st.DataObject) -> None:
    files = dict(raw_files)
    name = data.draw(st.sampled_from(sorted(name for name in files if name.endswith(".yaml"))))
    content = copy.deepcopy(yaml.safe_load(files[name]))
    for _ in range(data.draw(st.integers(1, 3))):
        if not (paths := nodes(content)):
            break
        *path, last = data.draw(st.sampled_from(paths))
        holder = content
        for step in path:
            holder = holder[step]
        if data.draw(st.booleans()):
            holder[last] = data.draw(VALUES)
        elif isinstance(holder, dict):
            holder[data.draw(st.sampled_from(["claimant", "document", "citations", "nth"]))] = (
                data.draw(VALUES)
            )
        else:
            del holder[last]
    files[name] = yaml.safe_dump(content, allow_unicode=True, sort_keys=False).encode()
    read(files)


@LAW
@given(data=st.data())
def test_files_lost_renamed_or_exchanged(raw_files: dict[str, bytes], data: st.DataObject) -> None:
    files = dict(raw_files)
    for _ in range(data.draw(st.integers(1, 4))):
        if not files:
            break
        name = data.draw(st.sampled_from(sorted(files)))
        other = data.draw(
            st.sampled_from([*sorted(files), "A.txt", "c.txt", "c.yaml", "x", ".txt", "links.txt"])
            | st.text(max_size=5).map(lambda text: f"{text}.txt")
        )
        files[other] = files.pop(name)
        if data.draw(st.booleans()):
            del files[other]
    read(files)
