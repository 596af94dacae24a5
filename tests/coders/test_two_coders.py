"""What two coders made of the seeds is there, loads, and agrees as far as the codebook says."""

import runpy
from pathlib import Path
from typing import Any

import corpora
import pytest

CODING = Path(__file__).parents[2] / "coding"

pytestmark = pytest.mark.skipif(
    not CODING.is_dir(), reason="the annotations of the two coders stand in the repository alone"
)


@pytest.fixture(scope="module")
def program() -> dict[str, Any]:
    return runpy.run_path(str(CODING / "agreement.py"))


@pytest.mark.parametrize("coder", ["first", "second"])
def test_each_annotation_loads_and_is_of_the_five_documents(
    coder: str, program: dict[str, Any]
) -> None:
    corpus = program["annotation"](coder)
    assert list(corpus.documents) == list(corpora.seeds().documents)
    assert len(corpus.casualties) > 50
    assert len(corpus.statements) > 150


def test_the_figures_in_the_codebook_are_those_that_are_computed(program: dict[str, Any]) -> None:
    told = program["page"]() == program["PAGE"].read_text(encoding="utf-8")
    assert told, "run `python coding/agreement.py --write`"


def test_what_both_have_otherwise_than_the_seeds_is_listed(program: dict[str, Any]) -> None:
    listed = program["against_the_seeds"]()
    seeds = corpora.seeds()
    assert listed.height > 0
    known = {name for catalogue in seeds.catalogues.values() for name in catalogue}
    assert set(listed["record"]) <= known
