"""What is fuzzed: every entrance by which a stranger's bytes, words and tables come in.

Where the tests state a law over drawn data, the same law is fuzzed. An input that fails goes
into those tests, as an example, with the mending.
"""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hypothesis import strategies as st

from pakafg import Amount, Count, FrameError, Gap, When, WordingError
from pakafg.corpus.source import read_files
from pakafg.corpus.yaml_reader import read_yaml
from pakafg.datasets.recognition import open_recognised
from pakafg.timeline import resolve

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

__all__ = ["TARGETS", "Target"]

_TESTS: Final = Path(__file__).parents[1] / "tests"
sys.path.append(str(_TESTS))  # its modules import strategies from there


class Target(NamedTuple):
    """One entrance.

    Attributes:
        check: What must hold, whatever comes in.
        drawn: What Hypothesis gives it.
        pieces: Where it takes bytes: what these are often made of. None where it takes drawn
            data.
    """

    check: Callable[[Any], None]
    drawn: st.SearchStrategy[Any]
    pieces: tuple[bytes, ...] | None = None


def _module(path: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(Path(path).stem, _TESTS / path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _law(module: ModuleType, name: str, **fixtures: object) -> Target:
    """A test of drawn data, without the few examples that it is usually given."""
    test = getattr(module, name).hypothesis.inner_test

    def law(data: st.DataObject) -> None:
        test(data=data, **fixtures)

    return Target(law, st.data())


# --- words: a first byte that chooses among what may be said with them, then their text ---------


def _of_words(check: Callable[[int, str], None], words: str) -> Target:
    pieces = tuple(map(str.encode, words.split()))
    texts = st.builds(
        bytes.join,
        st.sampled_from([b"", b" ", b"-"]),
        st.lists(st.sampled_from(pieces), max_size=8),
    )
    return Target(
        lambda data: check(data[0] if data else 0, data[1:].decode(errors="replace")),
        st.builds(
            bytes.__add__,
            st.binary(min_size=1, max_size=1),
            texts | st.text(max_size=40).map(str.encode),
        ),
        pieces,
    )


def _dates(choice: int, text: str) -> None:
    zone = ("UTC", "Asia/Kabul", "+05:00", "Europe/Istanbul")[choice % 4]
    try:
        when = When.parse(text, zone=zone)
    except WordingError:
        return
    assert When.parse(str(when), zone=zone) == when
    first, last = when.first_minute, when.last_minute
    assert first is None or last is None or first <= last
    for piece in when.pieces:
        assert piece.pieces == (piece,)
        assert piece.meets(when)
    assert When.one_of(when.pieces).pieces == when.pieces
    assert when.precision
    assert repr(when)


def _numbers(choice: int, text: str) -> None:
    for kind in (Count, Amount):
        try:
            read = kind.parse(text, convention="literal" if choice % 2 else "acled")
        except WordingError:
            continue
        assert str(read) == text
        assert read.low is None or read.high is None or read.low <= read.high


def _gaps(_: int, text: str) -> None:
    try:
        gap = Gap.parse(text)
    except WordingError:
        return
    assert str(gap) == text
    assert gap.low is None or gap.high is None or gap.low <= gap.high


_PUBLISHED: Final = (
    *("2025-11-08", "[2025-11-07..2025-11-09]", "2025-11", "..", "Y20000"),
    *("0001-01-01", "2024-02-29", "9999-12-31"),
)


def _phrases(choice: int, text: str) -> None:
    try:
        found = resolve(text, published=_PUBLISHED[choice % len(_PUBLISHED)])
    except WordingError:
        return
    assert When.parse(str(found.when), zone=found.when.zone) == found.when
    assert found.rule
    assert found.source


# --- files --------------------------------------------------------------------------------------


def _yaml(data: bytes) -> None:
    content, problems = read_yaml("x.yaml", data)
    assert all(problem.reason and (problem.line or 0) >= 1 for problem in problems)
    assert content is None or not any("not YAML" in problem.reason for problem in problems)


def _archive(data: bytes) -> None:
    with tempfile.NamedTemporaryFile(suffix=".zip") as file:
        file.write(data)
        file.flush()
        read_files(Path(file.name))


class _Folder:
    """What a test is given to write files to."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp())

    def getbasetemp(self) -> Path:
        return self.path


def _field_file(data: bytes) -> None:
    """A file of the field's is read, or refused in pakafg's own words."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "rows.csv")
        path.write_bytes(data)
        with suppress(FrameError):
            open_recognised(path).totals()


def _field_files() -> tuple[bytes, ...]:
    """A file of each dataset, as the tests make them."""
    rows = _module("datasets/made_rows.py")
    shapes = (rows.UCDP, rows.ACLED, rows.ETHPRIO, rows.PAX, rows.AIRWARS, rows.TBIJ, rows.ICEWS)
    return tuple(rows.made(each).write_csv().encode() for each in shapes)


def _targets() -> dict[str, Target]:
    corpus = _module("corpus/test_fuzz.py")
    files = {
        name: content.encode() for name, content in _module("corpus/conftest.py").FILES.items()
    }
    source, strangers = _module("corpus/test_source.py"), _module("answers/test_strangers.py")
    laws = {
        "corpus-bytes": "test_bytes_exchanged_cut_out_or_put_in",
        "corpus-lines": "test_lines_lost_doubled_moved_or_indented",
        "corpus-values": "test_values_exchanged_for_any_others",
        "corpus-files": "test_files_lost_renamed_or_exchanged",
    }
    broken = "test_an_archive_with_any_bytes_exchanged_ends_in_files_or_problems"
    anything = "test_whatever_stands_in_a_column_there_is_an_answer_or_one_clear_error"
    signs = st.text("[]{}-:&*!|>'\"%# \n\tab?,.~5").map(str.encode)
    return {
        "dates": _of_words(
            _dates, "2025 10 19 - / .. T 17:40 Z +04:30 ? ~ % [ ] , X XX 202X Y -0500 21 24 ."
        ),
        "numbers": _of_words(
            _numbers,
            "at least over nearly up to about between from and to or "
            "more fewer than not specified five twenty hundred thousand million dozen dozens "
            "scores several few a an half of the , . 1 12 000 - – 0 + so but under lakh quarter "
            "point couple only far 100s ½ ~ > ≥ k bn odd plus ' / \u0665",
        ),
        "gaps": _of_words(_gaps, "P T 1 6 W D H M / .. 999999999"),
        "phrases": _of_words(
            _phrases,
            "early mid late last this past week month year monday "
            "thursday october nov. 2025 19th of the on since around about yesterday today "
            "recently few several days ago 24 hours earlier , 3 31 two other night by until from "
            "to or and between over more than a half morning overnight at 17:40 5 pm gmt weekend "
            "for midnight not before after next first second century 1990s spring",
        ),
        "field-files": Target(_field_file, st.binary(), _field_files()),
        "yaml": Target(_yaml, st.binary() | signs, tuple(files.values())),
        **{name: _law(corpus, law, raw_files=files) for name, law in laws.items()},
        "archives": Target(_archive, st.binary(max_size=300), (source.SOUND.getvalue(),)),
        "archives-broken": _law(source, broken, tmp_path_factory=_Folder()),
        **{
            f"table-{entrance}": _law(strangers, anything, entrance=entrance)
            for entrance in strangers.ENTRANCES
        },
    }


TARGETS: Final = _targets()
