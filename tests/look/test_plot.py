"""Every picture builds and is saved without network, in light and dark, with its words."""

import os
import re
import runpy
import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import combinations, pairwise
from math import dist
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import pakafg
from pakafg import Corpus
from pakafg.timeline import Timeline
from pakafg.views.event_view import view_events

MADE = Path(__file__).parents[2] / "bench" / "made_corpora.py"

pakafg_plot = pytest.importorskip(
    "pakafg.plot", reason="needs the extra plot", exc_type=pakafg.MissingExtraError
)

from pakafg.present.charts.key import (  # noqa: E402  (after the check for the extra)
    Sign,
    key,
)
from pakafg.present.charts.outlines import outlines_within  # noqa: E402  (likewise)
from pakafg.present.charts.theme import (  # noqa: E402  (likewise)
    SHAPES,
    Look,
    clipped,
    documents_named,
    lanes,
    most_told,
    wrapped,
)
from pakafg.present.charts.timeline_rows import (  # noqa: E402  (likewise)
    TimeSpan,
    at_ends,
    dated,
    laid_out,
    within,
)

HOSTILE = "</text><script>ran()</script>'\"]; datum.x //"


def charts(corpus: Corpus, line: Timeline | None = None, *, dark: bool = False) -> dict[str, Any]:
    line = pakafg.timeline.reconcile(corpus) if line is None else line
    return {
        "timeline": pakafg_plot.timeline(line, corpus, dark=dark),
        "casualties": pakafg_plot.casualties(corpus, dark=dark),
        "positions": pakafg_plot.positions(corpus, dark=dark),
        "agreement": pakafg_plot.agreement(corpus, dark=dark),
        "places": pakafg_plot.places(corpus, dark=dark),
    }


@pytest.fixture(scope="module")
def drawn(corpus: Corpus, timeline: Timeline) -> dict[str, Any]:
    return charts(corpus, timeline)


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        message = "a picture asked for the network"
        raise AssertionError(message)

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("name", ["timeline", "casualties", "positions", "agreement", "places"])
def test_a_picture_is_saved_as_png_and_svg(
    drawn: dict[str, Any], name: str, tmp_path: Path
) -> None:
    png = pakafg_plot.save(drawn[name], tmp_path / f"{name}.png", scale=1)
    assert png.read_bytes().startswith(b"\x89PNG")
    svg = pakafg_plot.save(drawn[name], tmp_path / f"{name}.SVG")
    root = ET.fromstring(svg.read_text(encoding="utf-8"))  # noqa: S314  (our own file)
    assert root.tag.endswith("svg")
    assert root.attrib["role"] == "img"
    assert root[1].text == drawn[name].to_dict()["description"]
    assert not [each for each in root.iter() if "href" in str(each.attrib)]


@pytest.mark.parametrize("name", ["timeline", "casualties", "positions", "agreement", "places"])
def test_a_picture_has_a_text_alternative(drawn: dict[str, Any], name: str) -> None:
    assert len(drawn[name].to_dict()["description"]) > 100


def test_the_text_alternatives_say_what_is_seen(drawn: dict[str, Any]) -> None:
    words = {name: chart.to_dict()["description"] for name, chart in drawn.items()}
    assert "Doha ceasefire: 19 October 2025" in words["timeline"]
    assert "killed, Pakistani soldiers 23 to 58, best 23 (party contested)" in words["casualties"]
    assert "Afghan forces 58 (7 Major Developments, 7–9 Nov 2025)" in words["casualties"]
    assert (
        "Arrest 38 named TTP commanders within 30 days: Pakistan demands (000)"
        in (words["positions"])
    )
    assert "000 and 003: " in words["agreement"]
    assert "Kabul" in words["places"]


def test_dates_given_up_are_hollow_and_tied(drawn: dict[str, Any]) -> None:
    marks = [
        row
        for layer in drawn["timeline"].to_dict()["datasets"].values()
        for row in layer
        if "fate" in row
    ]
    assert {row["fate"] for row in marks} >= {"kept", "rejected"}
    given_up = {row["said"] for row in marks if row["fate"] == "rejected"}
    assert "15 October 2025" in given_up


def test_the_map_says_that_it_shows_names(drawn: dict[str, Any]) -> None:
    title = drawn["places"].to_dict()["title"]
    assert "not of events" in " ".join(title["subtitle"])


def test_outcomes_are_drawn_that_there_are(corpus: Corpus) -> None:
    alone = pakafg_plot.casualties(corpus, outcomes="deported").to_dict()
    assert alone == pakafg_plot.casualties(corpus, outcomes=["deported"]).to_dict()
    with pytest.raises(pakafg.ArgumentError, match=r"outcomes is 'kiled', expected one of killed"):
        pakafg_plot.casualties(corpus, outcomes=["kiled"])


def test_a_date_of_several_pieces_is_drawn_as_its_pieces(
    corpus: Corpus, timeline: Timeline
) -> None:
    either = pakafg.When(edtf="[2025-10-15,2025-10-19]", zone="Asia/Qatar")
    changed = attrs.evolve(
        corpus,
        dates=pakafg.Catalogue(
            attrs.evolve(claim, when=either) if claim.id == "001-doha-ceasefire-oct15" else claim
            for claim in corpus.dates.values()
        ),
    )
    row = timeline.events.filter(event="doha-ceasefire").row(0, named=True)
    pieces = changed.frame("dates").filter(claim="001-doha-ceasefire-oct15")["pieces"].to_list()
    (event,) = view_events(changed, [{**row, "pieces": pieces[0]}], {})
    shown = TimeSpan(datetime(2025, 10, 1, tzinfo=UTC), datetime(2025, 10, 31, tzinfo=UTC))
    said = list(dated({"001-doha-ceasefire-oct15": True}, changed, shown))
    rows, bars, marks, _ = laid_out([event], said, shown)
    assert [row["when"] for row in rows] == [
        "15 or 19 October 2025, not over before 7 November 2025"
    ]
    days = [("2025-10-14T21", "2025-10-15T20"), ("2025-10-18T21", "2025-10-19T20")]  # in UTC
    assert [(bar["first"][:13], bar["last"][:13]) for bar in bars] == days
    assert [(mark["first"][:13], mark["last"][:13]) for mark in marks] == days
    assert {mark["said"] for mark in marks} == {"15 or 19 October 2025"}
    november = TimeSpan(datetime(2025, 11, 1, tzinfo=UTC), datetime(2025, 11, 9, tzinfo=UTC))
    assert not within(event, november)
    assert list(dated({"001-doha-ceasefire-oct15": True}, changed, november)) == []


def test_a_date_open_to_a_side_reaches_out_of_the_picture(
    corpus: Corpus, timeline: Timeline
) -> None:
    kept = dict(timeline.claims.select("claim", "kept").iter_rows())
    october = TimeSpan(datetime(2025, 10, 1, tzinfo=UTC), datetime(2025, 10, 31, tzinfo=UTC))
    said = [each for each in dated(kept, corpus, october) if each["said"] == "by 17 October 2025"]
    assert [(each["span"].first, each["ends"]) for each in said] == [(october.first, (False, True))]
    (mark,) = at_ends(said, documents_named(corpus))
    assert mark["at"] > "2025-10-17"


def test_an_event_that_is_open_at_its_end_is_drawn_to_the_edge(
    corpus: Corpus, timeline: Timeline
) -> None:
    row = timeline.events.filter(event="border-closure").row(0, named=True)
    (event,) = view_events(corpus, [{**row, "latest": None}], {})
    october = TimeSpan(datetime(2025, 10, 1, tzinfo=UTC), datetime(2025, 10, 31, tzinfo=UTC))
    assert within(event, october)
    _, (bar,), _, _ = laid_out([event], [], october)
    assert bar["last"] == october.last.isoformat()


def test_a_long_date_is_broken_into_lines(corpus: Corpus, timeline: Timeline) -> None:
    row = timeline.events.filter(event="border-closure").row(0, named=True)
    (event,) = view_events(corpus, [row], {})
    long = attrs.evolve(event, when="6 November 2025, 17:40 Kabul time (13:10 UTC) or 7 November")
    october = TimeSpan(datetime(2025, 10, 1, tzinfo=UTC), datetime(2025, 10, 31, tzinfo=UTC))
    (laid,), _, _, _ = laid_out([long], [], october)
    assert [len(line) <= 38 for line in laid["when_lines"].split("\n")] == [True, True]


def test_what_one_side_alone_tells_is_said_to_be_alleged(drawn: dict[str, Any]) -> None:
    name = "Shelling in Spin Boldak district, 7 November 2025"
    assert f"{name}, alleged by Afghanistan: " in drawn["timeline"].description
    assert "\nalleged by Afghanistan" in drawn["timeline"].to_json().replace("\\n", "\n")


def test_kinds_of_events_are_drawn_that_there_are(corpus: Corpus, timeline: Timeline) -> None:
    alone = pakafg_plot.timeline(timeline, corpus, kinds="statement").to_dict()
    assert alone == pakafg_plot.timeline(timeline, corpus, kinds=["statement"]).to_dict()
    with pytest.raises(pakafg.ArgumentError, match=r"kinds is 'statements', expected one of round"):
        pakafg_plot.timeline(timeline, corpus, kinds=["statements"])


def test_the_days_of_a_timeline_are_the_same_wherever_it_is_drawn(drawn: dict[str, Any]) -> None:
    program = "import sys, vl_convert; print(vl_convert.vegalite_to_svg(sys.stdin.read()))"
    pictures = {
        subprocess.run(  # noqa: S603  (our own interpreter and program)
            [sys.executable, "-c", program],
            input=drawn["timeline"].to_json(),
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1", "TZ": zone},
            check=True,
        ).stdout
        for zone in ("America/New_York", "Asia/Karachi")
    }
    assert len(pictures) == 1


def test_dark_paper_is_dark(corpus_saying: Callable[[str], Corpus]) -> None:
    for chart in charts(corpus_saying("four"), dark=True).values():
        assert chart.to_dict()["background"] == Look.of(dark=True).paper


@pytest.mark.parametrize("corpus_of", ["hostile", "empty"])
def test_a_corpus_of_any_words_is_drawn(
    corpus_saying: Callable[[str], Corpus], corpus_of: str, tmp_path: Path
) -> None:
    corpus = corpus_saying(HOSTILE) if corpus_of == "hostile" else Corpus()
    for name, chart in charts(corpus).items():
        path = pakafg_plot.save(chart, tmp_path / f"{name}.svg")
        tree = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314  (our own file)
        assert not [each for each in tree.iter() if each.tag.endswith("script")]


@pytest.mark.parametrize(
    "text",
    ["\x00\x0b\x1b[31m", "]]><script>ran()</script><!--", "&#0;&amp;", "\ufffe\u202e", "a\nb"],
)
def test_a_picture_of_any_words_is_well_formed(
    corpus_saying: Callable[[str], Corpus], text: str, tmp_path: Path
) -> None:
    chart = pakafg_plot.agreement(corpus_saying(text))
    path = pakafg_plot.save(chart, tmp_path / "agreement.svg")
    tree = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314  (our own file)
    assert not [each for each in tree.iter() if each.tag.endswith("script")]


def test_no_name_in_the_seeds_is_cut(drawn: dict[str, Any]) -> None:
    for name in ("timeline", "positions", "agreement", "casualties"):
        for rows in drawn[name].to_dict()["datasets"].values():
            for row in rows:
                for field in ("label", "text", "who", "document"):
                    assert not str(row.get(field, "")).endswith("…"), name


def test_another_ending_is_refused(drawn: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(pakafg.ArgumentError, match=r"chart\.gif', expected .* \.png or \.svg"):
        pakafg_plot.save(drawn["agreement"], tmp_path / "chart.gif")
    assert list(tmp_path.iterdir()) == []


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def luminance(colour: str) -> float:
    r, g, b = linear(colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_text_and_marks_stand_out_from_the_paper(dark: bool) -> None:  # noqa: FBT001  (pytest gives it)
    look = Look.of(dark=dark)
    for text in (look.ink, look.faint, look.warn):
        assert contrast(text, look.paper) >= 4.5
    assert contrast(look.ink, look.deep) >= 4.5
    for mark in (*look.series, look.edge):
        assert contrast(mark, look.paper) >= 3
    assert all(contrast(mark, look.band) >= 3 for mark in look.series)


# How a colour is seen: with all cones, and without those for long, medium or short waves
# (Machado, Oliveira and Fernandes 2009, at full strength; linear RGB).
EYES = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanope": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranope": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanope": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


def seen(colour: str, eye: str) -> tuple[float, float, float]:
    """A colour as CIELAB, in which equal steps look alike."""
    whole = [sum(a * b for a, b in zip(row, linear(colour), strict=True)) for row in EYES[eye]]
    r, g, b = (min(max(each, 0), 1) for each in whole)
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("dark", [False, True])
def test_every_eye_tells_the_colours_apart(dark: bool, eye: str) -> None:  # noqa: FBT001  (pytest gives it)
    colours = [seen(colour, eye) for colour in Look.of(dark=dark).series]
    assert min(dist(one, other) for one, other in combinations(colours, 2)) >= 25


def test_documents_differ_in_shape_as_well_as_in_colour() -> None:
    assert len(set(SHAPES)) == len(SHAPES) == len(set(Look.of(dark=False).series))


def test_stretches_in_one_lane_never_meet() -> None:
    reaches = [(start, start + width) for start in range(0, 60, 7) for width in (3, 12, 30)]
    placed = sorted(zip(lanes(reaches), reaches, strict=True))
    for (lane, (_, end)), (other, (start, _)) in pairwise(placed):
        assert lane != other or end < start


@given(st.text(max_size=300), st.integers(8, 60))
def test_wrapped_words_keep_to_their_width(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert 1 <= len(lines) <= 4
    assert all(len(line) <= width for line in lines)
    assert lines[-1].endswith("…") or "".join(text.split()) == "".join("".join(lines).split())


def test_a_long_name_is_cut_and_says_so() -> None:
    assert clipped("Cross-border fire", 40) == "Cross-border fire"
    assert clipped("Cross-border fire, and more", 19) == "Cross-border fire…"


def test_a_map_shows_coasts_and_borders_within_its_box_and_none_where_the_world_is_cut() -> None:
    rows = outlines_within(-180, 180, -90, 90)
    assert {row["kind"] for row in rows} == {"coast", "border"}
    assert all(abs(row["lon"]) < 180 for row in rows)
    near = outlines_within(66, 73, 31, 37)
    assert near, "the border between Pakistan and Afghanistan crosses it"
    assert {row["kind"] for row in near} == {"border"}
    assert outlines_within(-150, -149, -40, -39) == [], "open sea"


def test_a_picture_draws_what_it_has_room_for_and_says_what_it_leaves_out() -> None:
    kept, note = most_told(list(range(100)), lambda each: each % 7, 10, "events")
    assert len(kept) == 10
    assert kept == sorted(kept)
    assert all(each % 7 == 6 for each in kept)
    assert note == ["Drawn: the 10 of 100 events of which most is told."]


def test_every_mark_of_a_key_is_drawn_with_its_words_within_its_width() -> None:
    entries = [(sign, f"what {sign.value} means") for sign in Sign]
    made: Any = key(entries, Look.of(dark=False), width=300)
    rows = [row for layer in made.layer for row in layer.data["values"]]
    assert {row["words"] for row in rows} == {text for _, text in entries}
    told = [row["sign"] for row in rows]
    assert all(told.count(sign.value) >= 2 for sign in Sign), "a mark beside the words of each"
    assert all(row["x"] <= 300 for row in rows)


def test_a_story_of_many_documents_is_drawn_no_higher_than_a_reader_can_tell_apart() -> None:
    corpus = runpy.run_path(str(MADE))["one_story"](30)
    drawn = pakafg_plot.timeline(pakafg.timeline.reconcile(corpus), corpus).to_dict()
    rows = [each for rows in drawn["datasets"].values() for each in rows]
    events = {each["event"] for each in rows if "label" in each}
    lane, gap = 12, 14
    assert drawn["vconcat"][1]["height"] <= len(events) * (16 * lane + gap)
    (note,) = (line for line in drawn["title"]["subtitle"] if "are not drawn" in line)
    assert int(re.findall(r"first; ([\d,]+) are", note)[0]) > 0


def test_each_of_three_dozen_documents_has_a_mark_that_no_other_has() -> None:
    names = [str(number) for number in range(36)]
    look = Look.of(dark=False)
    assert len({*zip(look.colours(names), look.shapes(names), strict=True)}) == 36
    assert look.shapes(names)[:6] == [*SHAPES]


def test_the_key_of_a_timeline_names_every_document_that_is_drawn() -> None:
    corpus = runpy.run_path(str(MADE))["one_story"](35)
    told: Any = pakafg_plot.timeline(pakafg.timeline.reconcile(corpus), corpus)
    legends = re.findall(r'"symbolLimit": (\d+)', told.to_json())
    assert set(legends) == {"0"}, "Vega leaves out those beyond thirty"


def test_the_key_names_few_documents_where_few_of_many_give_dates() -> None:
    corpus = runpy.run_path(str(MADE))["one_story"](60)
    few = {key for key, claim in corpus.dates.items() if claim.document == "003-0"}
    dates = pakafg.Catalogue(each for key, each in corpus.dates.items() if key in few)
    silent = attrs.evolve(corpus, dates=dates, orders=pakafg.Catalogue(), links=pakafg.Catalogue())
    told: Any = pakafg_plot.timeline(pakafg.timeline.reconcile(silent), silent)
    names = documents_named(silent)
    assert [each for each in names.values() if each in told.to_json()] == [names["003-0"]]


def test_of_many_documents_each_date_is_drawn_once_with_how_many_give_it() -> None:
    corpus = runpy.run_path(str(MADE))["one_story"](60)  # twelve times five
    told: Any = pakafg_plot.timeline(pakafg.timeline.reconcile(corpus), corpus)
    rows = [row for layer in told.vconcat[1].layer for row in layer.data["values"]]
    looks = ("event", "first", "last", "fate", "amid", "y")
    counted = {tuple(row[each] for each in looks): row["count"] for row in rows if "count" in row}
    assert {int(count) % 12 for count in counted.values()} == {0}
    dates = [(event, *rest) for event, *rest, _ in counted]
    assert len(dates) == len(set(dates)), "a date of an event stands in one lane"
    assert "how many documents give it" in told.to_json()
    assert "SouthAsianDesk" not in told.to_json(), "no mark is a single document’s"


def test_a_text_alternative_lists_few_of_many_documents() -> None:
    corpus = runpy.run_path(str(MADE))["one_story"](100)  # twenty times five
    words = pakafg_plot.positions(corpus).description
    assert re.search(r"Pakistan demands \([^)]*, 8 more\)", words)
