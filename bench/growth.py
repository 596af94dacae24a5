"""How every operation on a corpus grows from 50 documents to a thousand.

Run `nox -s bench`, or `python bench/growth.py [-h] [--shapes …] [--sizes …] [--only …]`. Three
shapes of corpora are made: the seeds repeated apart, the seeds repeated as one story that all
documents tell, and documents of other words each. A corpus is saved and loaded; then each
operation runs in a process of its own, forked from the one that loaded it, so that none profits
from what another has kept.

What is told of each: seconds of CPU time, the growth exponent from the least to the greatest size
(1 is linear; up to 1.15 is asked; what takes less than a tenth of a second has none), the memory
that it needs at its peak beside the loaded corpus, and the characters or bytes of its answer.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import altair as alt
import polars as pl
from made_corpora import SHAPES

import pakafg
from pakafg import agreement, blame, casualties, demands, plot, rounds, statements, timeline
from pakafg.corpus.compiled_cache import FOLDER
from pakafg.corpus.loading import load_with_entries
from pakafg.drafting import ProposalKind, draft, write_draft
from pakafg.linting.rules import lint_entries
from pakafg.present.cli.report import as_data
from pakafg.review import ReviewDesk
from pakafg.review.actions import Action, Verb
from pakafg.review.page_data import after_action, whole_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

SIZES: Final = (50, 200, 1_000)
MOST: Final = 1.15
LIMIT: Final = 240  # seconds of CPU time, after which an operation is stopped
LEAST: Final = 0.1  # seconds: what is shorter is mostly what a first call costs


def size_of(answer: object) -> int:
    """Count the characters or bytes of an answer."""
    if isinstance(answer, (str, bytes)):
        return len(answer)
    if isinstance(answer, pl.DataFrame):
        return len(answer.write_ndjson())
    if isinstance(answer, (list, tuple)):
        return sum(map(size_of, answer))
    if isinstance(answer, alt.TopLevelMixin):
        return len(json.dumps(answer.to_dict()))
    if isinstance(answer, Path):
        files = answer.rglob("*") if answer.is_dir() else [answer]
        return sum(each.stat().st_size for each in files if each.is_file())
    return len(str(answer))


def words_of(corpus: pakafg.Corpus) -> list[str]:
    """List the longer words of the first document."""
    text = next(iter(corpus.documents.values())).text
    return [word for word in dict.fromkeys(re.findall(r"[^\W\d]+", text)) if len(word) > 5]


def explained(corpus: pakafg.Corpus) -> list[str]:
    """Explain the total and the event that most claims speak of."""
    totals = casualties.totals(corpus)
    cell = totals.sort(pl.col("claims").list.len(), descending=True).row(0, named=True)
    found = timeline.reconcile(corpus)
    events = found.claims.group_by("event").len().sort("len", "event", descending=True)
    return [casualties.explain(corpus, cell), found.explain(events["event"][0])]


def saved(corpus: pakafg.Corpus, folder: Path) -> Path:
    """Save a corpus."""
    corpus.save(folder)
    return folder


def charts(corpus: pakafg.Corpus) -> list[object]:
    """Draw every chart."""
    return [
        plot.casualties(corpus),
        plot.timeline(timeline.reconcile(corpus), corpus),
        plot.agreement(corpus),
        plot.positions(corpus),
        plot.places(corpus),
    ]


def drafted(corpus: pakafg.Corpus, folder: Path) -> pakafg.Document:
    """Copy the files of a corpus, and write a draft of its first document beside them."""
    shutil.copytree(folder.parent / "corpus", folder)
    document = next(iter(corpus.documents.values()))
    write_draft(folder, document, draft(corpus, document.id))
    return document


def reviewed(corpus: pakafg.Corpus, folder: Path, decisions: int) -> list[str]:
    """Open a draft for review and decide a number of times; give what the page is sent."""
    document = drafted(corpus, folder)
    desk = ReviewDesk(folder, "A. Coder")
    sight = desk.look(document.id)
    sent: list[object] = [whole_state(sight, desk.reviewer)]
    kind = next(iter(corpus.incidents.values())).kind
    for number in range(decisions):
        record = {"name": f"An incident, number {number}", "kind": str(kind)}
        action = Action(verb=Verb.ADD, kind=ProposalKind.INCIDENT, record=record)
        before, sight = desk.act(document.id, sight.version, action)
        sent.append(after_action(before, sight))
    return [json.dumps(each) for each in sent]


OPERATIONS: Final[Mapping[str, Callable[[pakafg.Corpus, Path], Any]]] = {
    "save": saved,
    "check --lint": lambda _, folder: lint_entries(*load_with_entries(folder.parent / "corpus")),
    "tables": lambda corpus, _: [
        corpus.frame(name) for name in pakafg.frames.SCHEMAS if name != "discrepancies"
    ],
    "totals": lambda corpus, _: casualties.totals(corpus),
    "totals by month": lambda corpus, _: casualties.totals(
        corpus, by=("incident", "outcome", "period"), period="month"
    ),
    "timeline": lambda corpus, _: timeline.reconcile(corpus).events,
    "ordinals": lambda corpus, _: timeline.ordinals(corpus).rounds,
    "statements": lambda corpus, _: [
        statements.find(corpus),
        statements.variants(corpus),
        statements.quotes(corpus),
        statements.positions(corpus),
    ],
    "variants": lambda corpus, _: statements.variants(corpus),
    "demands": lambda corpus, _: [
        demands.positions(corpus),
        *(demands.history(corpus, name) for name in list(corpus.demands)[:5]),
    ],
    "rounds, blame": lambda corpus, _: [rounds.meetings(corpus), blame.charges(corpus)],
    "search": lambda corpus, _: corpus.search("people were killed"),
    "100 searches": lambda corpus, _: [corpus.search(word) for word in words_of(corpus)[:100]],
    "500 references": lambda corpus, _: [
        corpus.cite(name) for name in [*corpus.casualties, *corpus.statements][:500]
    ],
    "agreement": lambda corpus, _: agreement.matrix(corpus),
    "explain": lambda corpus, _: explained(corpus),
    "possible doubles": lambda corpus, _: pakafg.possible_doubles(corpus),
    "changes": lambda corpus, _: pakafg.changes(corpus, corpus),
    "merge": lambda corpus, _: repr(pakafg.merge(corpus, corpus)),
    "discrepancies": lambda corpus, _: pakafg.discrepancies(corpus),
    "brief": lambda corpus, _: pakafg.brief(corpus),
    "report": lambda corpus, _: json.dumps(as_data(corpus), default=str),
    "charts": lambda corpus, _: charts(corpus),
    "export": lambda corpus, folder: corpus.export(folder),
    "dossier": pakafg.dossier,
    "dossier, one page": lambda corpus, folder: pakafg.dossier(
        corpus, folder.with_name("dossier.html")
    ),
    "draft": lambda corpus, folder: drafted(corpus, folder).file,
    "review, opened": lambda corpus, folder: reviewed(corpus, folder, 0),
    "review, 20 acts": lambda corpus, folder: reviewed(corpus, folder, 20),
}


def measured(call: Callable[[], object]) -> dict[str, Any]:
    """Run a call in a fork of this process, and tell its CPU time, its memory and its answer."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT + 5))
        signal.signal(signal.SIGXCPU, signal.SIG_DFL)
        before = resident()
        begin = time.process_time()
        told: dict[str, Any]
        try:
            answer = call()
            told = {"seconds": time.process_time() - begin, "MiB": peak() - before}
            told["size"] = size_of(answer)
        except Exception as error:  # noqa: BLE001  (it is told in the table)
            told = {"error": repr(error)[:200]}
        os.write(writing, json.dumps(told).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        written = pipe.read()
    os.waitpid(child, 0)
    found: dict[str, Any] = json.loads(written) if written else {"error": f"> {LIMIT} s"}
    return found


def resident() -> float:
    """Give the memory of this process, in MiB, and begin to watch its peak from there."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return peak()


def peak() -> float:
    """Give the most memory that this process had since then, in MiB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def one_size(shape: str, size: int, folder: Path, only: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Make, save and load one corpus, and run every operation on it."""
    made = folder / "corpus"
    if not made.exists():
        measured(lambda: SHAPES[shape](size).save(made))  # in a fork, whose memory goes with it
    os.environ[FOLDER] = str(folder / "compiled")
    loading = {
        "load texts": lambda: load_with_entries(made)[0],
        "load, first": lambda: pakafg.load_corpus(made),  # which makes the compiled form
        "load": lambda: pakafg.load_corpus(made),
    }
    for name, load in loading.items():
        yield {"operation": name, **measured(load)}
    corpus = pakafg.load_corpus(made)
    gc.freeze()  # so that a fork shares the corpus with this process
    for name, call in OPERATIONS.items():
        if not only or name in only:
            target = folder / name.replace(" ", "-")
            yield {"operation": name, **measured(lambda: call(corpus, target))}  # noqa: B023


def main() -> None:
    """Measure every size of every shape, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--shapes", nargs="*", default=list(SHAPES), choices=SHAPES)
    parser.add_argument("--sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--only", nargs="*", default=(), choices=OPERATIONS)
    parser.add_argument("--folder", type=Path, help="where corpora are kept for the next run")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        (shape,), (size,) = options.shapes, options.sizes
        for told in one_size(shape, size, options.folder, options.only):
            print(json.dumps(told), flush=True)
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        for shape in options.shapes:
            print_shape(shape, options.sizes, folder, options.only)


def print_shape(shape: str, sizes: Sequence[int], folder: Path, only: Sequence[str]) -> None:
    """Print the table of one shape."""
    found: dict[str, list[dict[str, Any]]] = {}
    for size in sizes:
        here = folder / f"{shape}-{size}".replace(" ", "-")
        here.mkdir(parents=True, exist_ok=True)
        words = ["--one", "--shapes", shape, "--sizes", str(size), "--folder", str(here)]
        words += ["--only", *only] if only else []
        command = [sys.executable, __file__, *words]
        with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as run:
            for told in map(json.loads, run.stdout or ()):
                sys.stderr.write(f"{shape}, {size:,} documents: {told}\n")
                found.setdefault(told.pop("operation"), []).append(told)
        if run.returncode:
            raise SystemExit(run.returncode)
    heads = "".join(f"{f'{size:,} docs':>14}" for size in sizes)
    print(f"\n{shape:<17}{heads}{'growth':>8}{'peak MiB':>10}{'answer':>14}")
    for name, told in found.items():
        seconds = [each.get("seconds") for each in told]
        cells = "".join(
            f"{each['error'][:13]:>14}" if "error" in each else f"{each['seconds']:>12.2f} s"
            for each in told
        )
        last = told[-1]
        growth = grown(sizes, seconds)
        rest = f"{last.get('MiB', math.nan):>10.0f}{last.get('size', math.nan):>14,}"
        print(f"{name:<17}{cells}{growth:>8}{rest}", flush=True)


def grown(sizes: Sequence[int], seconds: Sequence[float | None]) -> str:
    """Write the growth exponent between the least size and the greatest."""
    least, greatest = seconds[0], seconds[-1]
    if least is None or greatest is None or len(sizes) == 1:
        return "?"
    if greatest < LEAST:
        return "–"
    exponent = math.log(greatest / least) / math.log(sizes[-1] / sizes[0])
    return f"{exponent:.2f}{'!' if exponent > MOST else ''}"


if __name__ == "__main__":
    main()
