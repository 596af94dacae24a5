"""The switches of the dossier: whatever a reader chooses, the page shows what Python answers."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, TypeAlias

import corpora
import polars as pl
import pytest

import pakafg
from pakafg import ArgumentError, Corpus
from pakafg.frames.cells import CELL
from pakafg.present.answers import Answers
from pakafg.present.dossier import dossier
from pakafg.present.dossier.figure_blocks import NO_FIGURE, figure_anchor
from pakafg.present.dossier.policy_section import Policy
from pakafg.present.dossier.timeline_section import NOT_TOGETHER
from pakafg.timeline import Timeline
from pakafg.views.event_view import view_events
from pakafg.views.figure_view import FigureView, figure_view

Page: TypeAlias = Any
Visit: TypeAlias = Callable[..., Any]
Setting: TypeAlias = frozenset[str]
"""The values of the boxes that are not as the page sets them."""
CONFLICTS = Path(__file__).parents[1] / "conflicts"

_LOOK = """
const [settings] = arguments;
const boxes = [...document.querySelectorAll('.policy input')];
const text = (within, what) => within.querySelector(what).textContent.replace(/\\s+/g, ' ').trim();
const ids = (list) => [...list].map(each => each.id.split('_').slice(1).join('_'));
return settings.map(setting => {
  for (const box of boxes) box.checked = (box.name === 'off') !== setting.includes(box.value);
  document.querySelector('.policy form').dispatchEvent(new Event('change'));
  return {
    cells: Object.fromEntries([...document.querySelectorAll('.cell')].map(cell => [cell.id, [
      text(cell, '.range'), text(cell, '.support'), ids(cell.querySelectorAll('.entry.out')),
      ids(cell.querySelectorAll('.saying.weak .entry'))]])),
    events: Object.fromEntries([...document.querySelectorAll('.event')].map(event => [event.id, [
      text(event, '.when'), text(event, '.state'), ids(event.querySelectorAll('.weak .entry'))]])),
  };
});
"""

_AT_ONCE = 32


def looked_at(page: Page, settings: Sequence[Setting]) -> list[dict[str, dict[str, Any]]]:
    """What the page shows by each setting, one after the other."""
    chosen = [sorted(setting) for setting in settings]
    # In parts, for a busy machine may take longer over all than a script may run.
    parts = (chosen[at : at + _AT_ONCE] for at in range(0, len(chosen), _AT_ONCE))
    return [each for part in parts for each in page.run(_LOOK, part)]


def boxes(corpus: Corpus) -> tuple[list[str], list[str]]:
    """The switches of sources, and those of dates."""
    choices = Policy(Answers(corpus)).choices
    sources = [switch.id for switch in (*choices.relations(), *choices.sources())]
    return sources, [switch.id for switch in choices.assumptions()]


def subsets(names: Iterable[str]) -> list[Setting]:
    pairs = [((), (name,)) for name in names]
    return [frozenset(sum(choice, ())) for choice in product(*pairs)]


class Reconciled:
    """What the public `casualties.reconcile` answers for many settings, in one call."""

    def __init__(self, corpus: Corpus, settings: Sequence[Setting]) -> None:
        self.corpus = corpus
        claims = corpus.frame("casualties")
        voices = Policy(Answers(corpus)).voices
        self.admitted = [
            {claim for claim, voice in voices.items() if not set(voice.split(".")) & setting}
            for setting in settings
        ]
        outcomes = pl.Enum(list(corpus.codebook.words(pakafg.Outcome)))
        copies = [
            claims.filter(pl.col("claim").is_in(admitted))
            .with_columns(
                pl.format("{}/{}", pl.lit(at), "claim").alias("claim"),
                pl.format("{}/{}", pl.lit(at), "incident").alias("incident"),
                pl.col("outcome").cast(outcomes),
                # A sum of others' figures votes for nothing, whatever of them is admitted.
                *(
                    pl.when(pl.col("sum_of").list.len().fill_null(0) == 0).then(name).alias(name)
                    for name in ("low", "best", "high")
                ),
            )
            .drop("sum_of")
            for at, admitted in enumerate(self.admitted)
        ]
        scopes = corpus.frame("incidents").select("incident", "part_of", "exhaustive")
        forests = [
            scopes.with_columns(
                pl.format("{}/{}", pl.lit(at), name).alias(name) for name in ("incident", "part_of")
            )
            for at in range(len(settings))
        ]
        rows = pakafg.casualties.reconcile(pl.concat(copies), pl.concat(forests))
        self.rows: dict[tuple[int, tuple[str | None, ...]], Mapping[str, Any]] = {}
        for row in rows.iter_rows(named=True):
            at, incident = row["incident"].split("/", 1)
            own = {
                name: [claim.split("/", 1)[1] for claim in row[name] or ()]
                for name in ("claims", "superseded", "outgrown")
            }
            told = {**row, **own, "incident": incident}
            self.rows[int(at), tuple(told[name] for name in CELL)] = told

    def view(self, at: int, cell: tuple[str | None, ...]) -> FigureView | None:
        row = self.rows.get((at, cell))
        return None if row is None else figure_view(self.corpus, row)


def check_figures(
    corpus: Corpus, settings: Sequence[Setting], seen: Sequence[Mapping[str, Any]]
) -> set[str]:
    """Hold every figure of the page against Python's; give all ranges that were seen."""
    reconciled = Reconciled(corpus, settings)
    every = pakafg.casualties.totals(corpus, by=CELL, detail=True)
    cells = {
        figure_anchor(cell): (cell, claims)
        for *names, claims in every.select(*CELL, "claims").iter_rows()
        for cell in [tuple(names)]
    }
    ranges = set()
    for at, shown in enumerate(seen):
        for anchor, (told, support, out, weak) in shown["cells"].items():
            cell, claims = cells[anchor]
            admitted = reconciled.admitted[at]
            assert set(out) == set(claims) - admitted
            view = reconciled.view(at, cell)
            if view is None or (not view.claims and not view.low and view.high is None):
                assert told == NO_FIGURE, (settings[at], anchor)
                continue
            assert told.startswith(view.range_words), (settings[at], anchor)
            assert ("no best figure" in told) == (view.best is None)
            assert support.startswith(view.grade_words), (settings[at], anchor)
            replaced = {claim for claim in (*view.superseded, *view.outgrown) if claim in admitted}
            assert {claim for claim in weak if claim in admitted} <= replaced
            for group in sayings(view):
                assert (group <= replaced) == (group <= set(weak)), (settings[at], anchor)
            ranges.add(told)
    return ranges


def sayings(view: FigureView) -> list[set[str]]:
    return [{claim.id for claim in attribution.claims} for attribution in view.attributions]


def check_dates(
    corpus: Corpus, settings: Sequence[Setting], seen: Sequence[Mapping[str, Any]]
) -> set[str]:
    """Hold every date of the page against Python's; give all that were seen of any event."""
    timeline = pakafg.timeline.reconcile(corpus)
    claims = {*corpus.dates, *corpus.orders}
    expected: dict[Setting, tuple[dict[str, tuple[str, str]], set[str]] | None] = {}
    dates = set()
    for setting, shown in zip(settings, seen, strict=True):
        assumed = frozenset(setting & claims)
        if assumed not in expected:
            try:
                expected[assumed] = as_told(corpus, assuming(timeline, tuple(sorted(assumed))))
            except ArgumentError:
                expected[assumed] = None
        events = {anchor.removeprefix("event_"): each for anchor, each in shown["events"].items()}
        answer = expected[assumed]
        if answer is None:
            assert NOT_TOGETHER in {when for when, *_ in events.values()}
            continue
        whens, rejected = answer
        assert {event: (when, state) for event, (when, state, _) in events.items()} == {
            event: whens[event] for event in events
        }, setting
        assert {claim for *_, struck in events.values() for claim in struck} == rejected, setting
        dates |= {when for when, *_ in events.values()}
    return dates


@cache
def assuming(timeline: Timeline, claims: tuple[str, ...]) -> Timeline:
    """A timeline with some claims assumed, one after another."""
    *before, last = claims or (None,)
    return timeline if last is None else assuming(timeline, tuple(before)).assuming(last)


def as_told(corpus: Corpus, timeline: Timeline) -> tuple[dict[str, tuple[str, str]], set[str]]:
    """Say when each event was and how sure that is, and list the claims that are rejected."""
    kept = dict(timeline.claims.select("claim", "kept").iter_rows())
    views = view_events(corpus, timeline.events.iter_rows(named=True), kept)
    return (
        {view.id: (view.when, view.status_words) for view in views},
        {claim for claim, is_kept in kept.items() if is_kept is False},
    )


def test_every_choice_in_a_made_corpus_gives_what_python_answers(
    visit: Visit, tmp_path: Path
) -> None:
    corpus = corpora.conflict("strait")
    sources, dates = boxes(corpus)
    settings = subsets((*sources, *dates))
    assert len(settings) == 2 ** len((*sources, *dates)) > 500
    page = visit(dossier(corpus, tmp_path / "strait.html"))
    seen = looked_at(page, settings)
    assert len(check_figures(corpus, settings, seen)) > 2
    assert len(check_dates(corpus, settings, seen)) > 2
    assert page.complaints() == page.fetched() == []


@pytest.mark.parametrize("name", ["three-parties", "two-states"])
def test_every_choice_among_three_parties_gives_what_python_answers(
    visit: Visit, tmp_path: Path, name: str
) -> None:
    corpus = corpora.conflict(name)
    settings = subsets(boxes(corpus)[0])
    page = visit(dossier(corpus, tmp_path / "page.html"))
    assert len(check_figures(corpus, settings, looked_at(page, settings))) > 4


def test_256_choices_of_the_seeds_give_what_python_answers(
    visit: Visit, page_of_seeds: Path, corpus: Corpus
) -> None:
    sources, dates = boxes(corpus)
    names = [*sources, *dates]
    chance = random.Random(20251019)
    settings = [
        frozenset(),
        *(frozenset(chance.sample(names, chance.randint(1, len(names)))) for _ in range(255)),
    ]
    page = visit(page_of_seeds)
    seen = looked_at(page, settings)
    assert len(check_figures(corpus, settings, seen)) > 50
    assert len(check_dates(corpus, settings, seen)) > 20
    assert page.complaints() == page.fetched() == []


def test_what_is_not_worked_out_shows_no_figure(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pakafg.casualties.admissions.MOST_GROUPS", 2)
    monkeypatch.setattr("pakafg.timeline.assumptions.MOST_ASSUMED", 0)
    corpus = pakafg.load_corpus(CONFLICTS / "three-parties")
    sources, _ = boxes(corpus)
    page = visit(dossier(corpus, tmp_path / "page.html"))
    alone = [frozenset({name}) for name in sources]
    of_relations = subsets(sources[:3])
    worked_out = [*of_relations, *alone]
    assert check_figures(corpus, worked_out, looked_at(page, worked_out))
    (two_left_out,) = looked_at(page, [frozenset(sources[-2:])])
    told = {told for told, *_ in two_left_out["cells"].values()}
    assert "not worked out for this choice" in told
    assert "not every choice is worked out" in page.one(".policy .hint").get_attribute(
        "textContent"
    )


def test_of_many_rejected_dates_each_can_be_taken_to_hold_alone(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pakafg.timeline.assumptions.MOST_ASSUMED", 1)
    corpus = pakafg.load_corpus(CONFLICTS / "strait")
    _, (one, other) = boxes(corpus)
    page = visit(dossier(corpus, tmp_path / "page.html"))
    alone = [frozenset[str](), frozenset({one}), frozenset({other})]
    assert check_dates(corpus, alone, looked_at(page, alone))
    (both,) = looked_at(page, [frozenset({one, other})])
    assert "not worked out for this choice" in {when for when, *_ in both["events"].values()}


def test_a_choice_is_made_told_and_taken_back_with_keys_alone(
    visit: Visit, page_of_seeds: Path
) -> None:
    page = visit(page_of_seeds)
    cell = "[id='figure_october-clashes_killed_pakistani_soldier_']"
    before = page.one(f"{cell} .range").text
    page.run("document.querySelector('.policy summary').focus()")
    page.press("\ue007")  # Enter
    page.run("document.querySelector('.policy input[value=adversary]').focus()")
    page.press(" ")
    assert page.one(f"{cell} .range").text == "23"
    assert "a side on losses it inflicted" in page.one("#told").text
    (changed,) = page.all("#changes li")
    assert changed.text.endswith(f"before: {before} (contested between the parties (2 sources))")
    assert "left out" in page.one(cell).text
    page.press("\t")
    link = changed.find_element("css selector", "a")
    page.click(link)
    assert page.focused == page.one(cell)
    page.click(page.one(".policy button"))
    page.run("return new Promise(done => setTimeout(done, 20))")
    assert page.one(f"{cell} .range").text == before
    assert not page.one("#told").is_displayed()
    assert "left out" not in page.one(cell).text


def test_a_figure_of_ones_own_choice_is_copied_with_the_choice(
    visit: Visit, page_of_seeds: Path
) -> None:
    page = visit(page_of_seeds)
    cell = "[id='figure_october-clashes_killed_pakistani_soldier_']"
    page.click(page.one(".policy summary"))
    page.click(page.one(".policy input[value=adversary]"))
    page.click(page.one(f"{cell} a.here"))
    page.click(page.one("#copy"))
    said, chosen, *_ = page.run("return document.querySelector('#citation').value").splitlines()
    assert said.endswith(": 23")
    assert chosen == "Left out: a side on losses it inflicted."


def test_what_is_chosen_is_told_on_paper(visit: Visit, page_of_seeds: Path) -> None:
    page = visit(page_of_seeds)
    page.click(page.one(".policy summary"))
    page.click(page.one(".policy input[value=adversary]"))
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert page.one("#told").is_displayed()
        assert not page.one(".policy").is_displayed()
    finally:
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
