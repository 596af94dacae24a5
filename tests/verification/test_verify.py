"""One corpus, one digest: in every process, zone, locale, and whatever the order of sets."""

import json
import os
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

import pakafg
from pakafg.verification import Verification, verify
from pakafg.verification.questions import QUESTIONS


@pytest.fixture(scope="module")
def verified(seeds: pakafg.Corpus) -> Verification:
    return verify(seeds)


@pytest.mark.parametrize(
    ("options", "environment"),
    [
        (
            ["-OO"],
            {
                "PYTHONHASHSEED": "1",
                "TZ": "Asia/Kabul",
                "LC_ALL": "tr_TR.UTF-8",
                "POLARS_ENGINE_AFFINITY": "streaming",
                "POLARS_IDEAL_MORSEL_SIZE": "3",
            },
        ),
        ([], {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "POLARS_MAX_THREADS": "1"}),
    ],
    ids=["streaming", "one thread"],
)
def test_another_process_gives_the_same(
    verified: Verification, options: list[str], environment: dict[str, str]
) -> None:
    done = subprocess.run(  # noqa: S603  (our own interpreter)
        [sys.executable, *options, "-m", "pakafg", "verify", "--json"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, **environment},
    )
    assert json.loads(done.stdout) == {**verified.parts, "total": verified.total}


def test_what_is_saved_and_read_again_gives_the_same(
    seeds: pakafg.Corpus, verified: Verification, tmp_path: Path
) -> None:
    seeds.save(tmp_path / "seeds.zip")
    assert verify(pakafg.load_corpus(tmp_path / "seeds.zip")) == verified


def test_one_figure_changed_shows_where_it_counts(
    seeds: pakafg.Corpus, verified: Verification
) -> None:
    claim = seeds.casualties["003-taliban-soldiers-killed"]
    other = attrs.evolve(claim, count=pakafg.Count.parse("59"))
    claims = [other if each == claim else each for each in seeds.casualties.values()]
    changed = verify(attrs.evolve(seeds, casualties=pakafg.Catalogue(claims)))
    differing = verified.differing(changed)
    assert {"records", "tables", "casualties"} <= set(differing)
    assert not {"documents", "timeline", "ordinals"} & set(differing)
    assert changed.total != verified.total


def test_every_part_is_told_in_a_line(verified: Verification) -> None:
    lines = str(verified).splitlines()
    assert [line.split()[0] for line in lines] == [*QUESTIONS, "total"]
    assert all(len(line.split()[1]) == 64 for line in lines)
    assert max(map(len, lines)) < 80
