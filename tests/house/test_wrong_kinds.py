"""An argument of a wrong kind is answered, or refused by an error of pakafg's that names it.

The list of what is tried is made from the public names: a new function is tried as it is written.
"""

from __future__ import annotations

import inspect
import re
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import corpora
import numpy as np
import polars as pl
import pytest
from datasets import made_rows
from public_names import public

import pakafg
from pakafg import ArgumentError, FrameError, PakafgError, WordingError

if TYPE_CHECKING:
    from collections.abc import Callable

CORPUS = corpora.made_corpus()
ROW = pakafg.casualties.totals(CORPUS).head(1)
CLAIM = next(iter(CORPUS.casualties.values()))
CITATION = CLAIM.citations[0]
TIMELINE = pakafg.timeline.reconcile(CORPUS)

# Where documents can be added: the folder goes when the process does.
FOLDER = tempfile.TemporaryDirectory()
CORPUS.save(f"{FOLDER.name}/corpus")
for table in ("dates", "casualties"):
    name = table.replace("casualties", "claims")
    CORPUS.frame(table).write_parquet(f"{FOLDER.name}/{name}.parquet")
Path(FOLDER.name, "article.txt").write_text("Talks ended.", encoding="utf-8")

DRAFTED = pakafg.drafting.draft(CORPUS, "one")

# Strategies draw, and so fail, only later; the checker says of anything what does not hold.
PENDING: Final = tuple(f"testing.{name}" for name in {*pakafg.testing.__all__} - {"forgeries"})
# Frames of Spark, which is not at hand everywhere, are tried where it is: tests/scale.
ON_SPARK: Final = ("scale.casualties_on_spark", "scale.timeline_on_spark")
# What pakafg alone calls, for users to read.
NOT_FOR_USERS: Final = (PakafgError, pakafg.FrameProblem, pakafg.Problem)

WRONG: Final[dict[str, Callable[[], Any]]] = {
    "None": lambda: None,
    "a flag": lambda: True,
    "a number": lambda: 5,
    "less than nothing": lambda: -1,
    "a fraction": lambda: 2.5,
    "not a number": lambda: float("nan"),
    "a number of NumPy": lambda: np.int64(5),
    "a text of NumPy": lambda: np.str_("qzxqzx"),
    "a word": lambda: "qzxqzx",
    "no word": lambda: "",
    "a blank": lambda: " \n",
    "bytes": lambda: b"killed",
    "a list": lambda: ["qzxqzx"],
    "an empty list": list,
    "a list of lists": lambda: [["incident"]],
    "a mapping": lambda: {"qzxqzx": 1},
    "a generator": lambda: (each for each in ("qzxqzx", "incident")),
    "a naive time": lambda: datetime(2025, 10, 19, 12),  # noqa: DTZ001  (its zone is not known)
    "a day": lambda: date(2025, 10, 19),
    "a Series": lambda: pl.Series("claim", ["qzxqzx"]),
    "a frame": lambda: pl.DataFrame({"qzxqzx": [1]}),
    "a lazy frame": lambda: pl.LazyFrame({"qzxqzx": [1]}),
    "a lazy frame that fails": lambda: pl.LazyFrame({"x": [1]}).select("qzxqzx"),
    "an expression": lambda: pl.col("qzxqzx") == 1,
    "a path": lambda: Path("qzxqzx", "qzxqzx"),
    "a class": lambda: pakafg.Corpus,
    "an object": object,
}

# A file that each reader knows.
FILES: Final[dict[str, pl.DataFrame]] = {
    "open_acled": made_rows.made(made_rows.ACLED),
    "open_airwars": made_rows.made(made_rows.AIRWARS),
    "open_ethprio": made_rows.made(made_rows.ETHPRIO),
    "open_gdelt": made_rows.made(made_rows.GDELT),
    "open_icews": made_rows.made(made_rows.ICEWS),
    "open_pax": made_rows.made(made_rows.PAX),
    "open_plover": made_rows.made(made_rows.POLECAT),
    "open_table": made_rows.made(made_rows.ACLED),
    "open_tbij": made_rows.made(made_rows.TBIJ),
    "open_ucdp": made_rows.made(made_rows.UCDP),
}
DATA = pakafg.open_ucdp(FILES["open_ucdp"])
# A valid call of each argument's name, and what a few functions take under the same name.
VALID: Final[dict[str, Any]] = {
    "corpus": CORPUS,
    "timeline": TIMELINE,
    "row": ROW,
    "claims": CORPUS.frame("casualties"),
    "demand": next(iter(CORPUS.demands)),
    "event": TIMELINE.events["event"][0],
    "date": "2025",
    "claim": CLAIM,
    "actor": next(iter(CORPUS.actors)),
    "name": "dates",
    "record": CLAIM.id,
    "citation": CITATION,
    "citations": CLAIM.citations,
    "query": "killed",
    "table": CORPUS.frame("dates"),
    "key": CLAIM.id,
    "chart": pakafg.plot.agreement(CORPUS),
    "column": pl.Series("low", [1, 2]),
    "other": pakafg.When.parse("2025"),
    "document": "one",
    "whens": [pakafg.When.parse("2025")],
    "start": 0,
    "end": 4,
    "text": "2025",
}
OWN: Final[dict[str, dict[str, Any]]] = {
    "add_document": {"path": f"{FOLDER.name}/corpus", "article": f"{FOLDER.name}/article.txt"},
    **{
        name: {"path": FILES[name]}
        for name in (
            "open_acled",
            "open_airwars",
            "open_ethprio",
            "open_gdelt",
            "open_icews",
            "open_pax",
            "open_plover",
            "open_tbij",
            "open_ucdp",
        )
    },
    "Dataset.beside": {"pairs": {"PAK-2031-1-7-1": next(iter(CORPUS.incidents))}},
    "match": {"a": DATA, "b": DATA},
    **{
        f"Matching.{name}": {
            "pairs": pl.DataFrame({"left": ["PAK-2031-1-7-1"], "right": ["PAK-2031-1-7-1"]})
        }
        for name in ("accept", "reject")
    },
    "open_table": {"path": FILES["open_table"], "mapping": {"killed": "fatalities"}},
    "compare": {"a": CORPUS, "b": CORPUS},
    "drafting.accept": {"draft": DRAFTED, "path": f"{FOLDER.name}/corpus"},
    "drafting.read_annotations": {"text": "T1\tdate 0 9\tno words.\n"},
    "drafting.read_draft": {"document": CORPUS.documents["one"]},
    "drafting.write_draft": {
        "document": CORPUS.documents["one"],
        "draft": DRAFTED,
        "path": FOLDER.name,
    },
    "drafting.redraft": {"old": DRAFTED, "new": DRAFTED},
    "drafting.reply_schema": {"codebook": CORPUS.codebook},
    "changes": {"old": CORPUS, "new": CORPUS},
    "merge": {"a": CORPUS, "b": CORPUS},
    "Count.parse": {"words": "five"},
    "Amount.parse": {"words": "five"},
    "Gap.parse": {"text": "P1D"},
    "casualties.totals(period)": {"by": "period"},
    "timeline.resolve": {"phrase": "late last week", "published": "2025-11-08"},
    "timeline.resolve_gap": {"phrase": "a week after"},
    "timeline.reconcile": {"corpus": CORPUS},
    **{
        f"timeline.Timeline.{name}": {"claim": TIMELINE.claims["claim"][0]}
        for name in ("without", "assuming")
    },
    **{
        f"timeline.Timeline.{name}": {"other": TIMELINE.events["event"][1]}
        for name in ("order", "order_of")
    },
    **{f"timeline.Timeline.{name}": {"date": "2031-12-31"} for name in ("known_at", "as_of")},
    "timeline.Timeline.between": {"start": "2031", "end": "2031"},
    **{
        f"timeline.reconcile({table})": {"corpus": None}
        for table in ("dates", "orders", "durations", "parts", "events", "problems")
    },
    "scale.casualties_to_parquet": {
        "claims": f"{FOLDER.name}/claims.parquet",
    },
    "scale.timeline_to_parquet": {
        "dates": f"{FOLDER.name}/dates.parquet",
    },
    **{f"scale.timeline{kind}": {"dates": CORPUS.frame("dates")} for kind in ("", "(dates)")},
    "casualties.claims_behind(period)": {"by": "period"},
    "casualties.periods": {
        "claims": CORPUS.frame("casualties").with_columns(
            first_day=date(2025, 10, 1), last_day=date(2025, 10, 2)
        )
    },
}
# What takes half a second when it answers: kinds that it may take are left to its own tests.
SLOW: Final = {
    *("discrepancies", "dossier", "plot.casualties", "plot.save", "Corpus.export"),
    *("scale.casualties", "scale.casualties_to_parquet"),
    *("scale.timeline", "scale.timeline_to_parquet"),
}
# What is called, or shows itself, and raises what it likes.
THEIR_OWN: Final = {("test", "a class"), ("values", "a lazy frame that fails")}
# Where any text may be right, whatever it says.
FREE: Final = {
    *("path", "title", "text", "folder"),
    "Citation.of(document)",
    *("statements.find(channel)", "statements.quotes(channel)", "timeline.resolve(phrase)"),
    "open_table(name)",
    *("add_document(publisher)", "add_document(label)"),
    "drafting.accept(by)",
}
# Where any value may be.
ANYTHING: Final = {
    *("Catalogue.get(default)", "Catalogue.get(key)"),
    *("Corpus.show(values)", "new_corpus(parties)", "timeline.reconcile(events)"),
}


INSTANCES: Final[dict[str, Any]] = {
    "Dataset": DATA,
    "Matching": pakafg.match(DATA, DATA),
    "Catalogue": CORPUS.casualties,
    "Citation": CITATION,
    "Corpus": CORPUS,
    "When": pakafg.When.parse("2025"),
    "timeline.Timeline": TIMELINE,
}


def functions() -> dict[str, Callable[..., Any]]:
    """Every public function and method of pakafg, by the path that a user writes."""
    found: dict[str, Callable[..., Any]] = {}
    for name, each in public():
        if inspect.isfunction(each):
            found[name] = each
        if not inspect.isclass(each) or issubclass(each, NOT_FOR_USERS):
            continue
        owner = INSTANCES.get(name, each)
        for member in vars(each):
            method = getattr(owner, member, None)
            if member[0] != "_" and inspect.ismethod(method):
                found[f"{name}.{member}"] = method
    later = (*PENDING, *ON_SPARK)
    return {name: each for name, each in found.items() if not name.startswith(later)}


FUNCTIONS = functions()


def call(name: str, argument: str, given: object, folder: Path, **others: object) -> Any:
    """Call a function with one argument as given, and the others as they should be."""
    own = OWN.get(name, {}) | OWN.get(f"{name}({argument})", {})
    new = folder / f"run-{len([*folder.iterdir()])}"  # a run of answers has a folder of its own
    valid = {**VALID, "path": folder / "file.png", "folder": new, **own, **others}
    positional: list[Any] = []
    keywords: dict[str, Any] = {}
    for each in inspect.signature(FUNCTIONS[name]).parameters.values():
        if each.name == argument:
            value = given
        elif each.name not in own and (
            each.default is not each.empty or each.name in {"values", "fields"}
        ):
            continue
        else:
            value = valid[each.name]
        if each.kind is each.VAR_KEYWORD:
            keywords["outcome"] = value
        elif each.kind in {each.POSITIONAL_ONLY, each.VAR_POSITIONAL}:
            positional.append(value)
        else:
            keywords[each.name] = value
    return FUNCTIONS[name](*positional, **keywords)


KINDS: Final[dict[str, type | tuple[type, ...]]] = {
    "None": type(None),
    "bool": bool,
    "int": (int, np.integer),
    "float": (int, float, np.integer),
    "Mapping": dict,
    "pl.DataFrame": pl.DataFrame,
    "AnyFrame": (pl.DataFrame, pl.LazyFrame),
    "pl.Series": pl.Series,
    "pl.Expr": pl.Expr,
    "date": date,
    "datetime": datetime,
    "PathLike": (str, Path),
    "object": object,
}


def may_be_right(name: str, argument: str, given: object) -> bool:
    """Whether an argument is of a kind that the function's own types allow."""
    full_name = f"{name}({argument})"
    if full_name in ANYTHING:
        return True
    if not {argument, full_name}.isdisjoint(FREE) and isinstance(given, (str, Path)):
        return True
    written = inspect.signature(FUNCTIONS[name]).parameters[argument].annotation
    words = set(re.findall(r"[\w.]+", re.sub(r"\[[^]]*\]", "", str(written))))
    kinds = [KINDS[word] for word in words if word in KINDS]
    if "Day" in words and isinstance(given, date):
        return True
    is_flag = isinstance(given, bool) and "bool" not in words
    if isinstance(given, datetime) and "datetime" not in words:
        return "object" in words
    if words & {"Sequence", "Collection", "Iterable", "Period"} and isinstance(given, (list, str)):
        return not given  # none of several words
    return not is_flag and any(isinstance(given, kind) for kind in kinds)


def names_it(error: PakafgError, argument: str) -> bool:
    """Whether an error says which argument is meant."""
    if isinstance(error, FrameError):
        return error.table == argument
    if isinstance(error, ArgumentError):
        return error.name in {argument, "outcome" if argument == "fields" else argument}
    return isinstance(error, WordingError)


def outcome(name: str, argument: str, kind: str, folder: Path) -> str | None:
    """What is wrong with the answer to an argument of a kind; None where it is as it should be."""
    may_be = may_be_right(name, argument, WRONG[kind]())
    if (may_be and name in SLOW) or (argument, kind) in THEIR_OWN:
        return None
    try:
        call(name, argument, WRONG[kind](), folder)
    except PakafgError as error:
        # What is of the right kind may not fit another argument, and then that is named.
        return None if may_be or names_it(error, argument) else f"{error} does not name it"
    except OSError as error:
        return None if argument == "path" else repr(error)
    except Exception as error:  # noqa: BLE001  (whatever it is, it is not pakafg's)
        return f"{type(error).__name__}: {error}"
    return None if may_be else "taken without a word"


@pytest.mark.parametrize("column", ROW.columns)
@pytest.mark.parametrize("function", [pakafg.casualties.explain, pakafg.casualties.arithmetic])
def test_a_row_with_a_cell_of_a_wrong_kind_is_answered_or_refused_by_name(
    function: Callable[..., Any], column: str
) -> None:
    row = ROW.row(0, named=True)
    for kind in ("None", "a number", "a word", "a list", "a Series", "a day", "an object"):
        try:
            function(CORPUS, row | {column: WRONG[kind]()})
        except ArgumentError as error:
            assert error.name == "row"  # noqa: PT017  (an answer is as good)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_an_argument_of_a_wrong_kind_is_answered_or_refused_by_name(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if name not in SLOW:
        call(name, "", None, tmp_path)
    wrong = {
        f"{argument}, {kind}": found
        for argument in inspect.signature(FUNCTIONS[name]).parameters
        for kind in WRONG
        if (found := outcome(name, argument, kind, tmp_path))
    }
    assert wrong == {}


# What nothing in the corpus meets, by the name of the argument.
LONG_AGO, FAR_AHEAD = date(1850, 1, 1), date(2950, 1, 1)
NEVER_MET: Final[dict[str, object]] = {
    **dict.fromkeys(("as_of", "until", "before", "timeline.Timeline.known_at(date)"), LONG_AGO),
    **dict.fromkeys(("since", "after"), FAR_AHEAD),
    "admit": ["adversary"],
    "channel": "qzxqzx",
    "period": [("long ago", LONG_AGO, LONG_AGO)],
}
OF_ALLIES: Final = CORPUS.frame("casualties").with_columns(
    relation=pl.lit("third_party"), first_day=LONG_AGO, last_day=LONG_AGO
)
CAN_MISS: Final = [
    (name, argument)
    for name, function in FUNCTIONS.items()
    for argument in inspect.signature(function).parameters
    if not {argument, f"{name}({argument})"}.isdisjoint(NEVER_MET)
    and name != "scale.casualties_to_parquet"  # its answer counts its rows
]


def test_arguments_that_can_miss_everything_are_found() -> None:
    assert {
        ("casualties.totals", "since"),
        ("casualties.periods", "admit"),
        ("statements.quotes", "after"),
        ("timeline.reconcile", "as_of"),
        ("timeline.Timeline.known_at", "date"),
        ("scale.casualties", "as_of"),
    } <= {*CAN_MISS}


@pytest.mark.parametrize(("name", "argument"), CAN_MISS)
def test_what_nothing_in_the_corpus_can_meet_is_refused_by_name(
    name: str, argument: str, tmp_path: Path
) -> None:
    never = NEVER_MET[argument if argument in NEVER_MET else f"{name}({argument})"]
    try:
        found = call(name, argument, never, tmp_path, claims=OF_ALLIES)
    except ArgumentError as error:
        assert error.name == argument  # noqa: PT017  (an answer is as good)
    else:
        assert isinstance(found, str) or found.height, "nothing, without a word"
