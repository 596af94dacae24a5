"""In which zone dates of a corpus are local: places, borders, capitals."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

import pakafg
from pakafg import CorpusError
from pakafg.corpus.zones import by_clocks

Write = Callable[[Mapping[str, str | bytes]], Path]

BORDER = """\
- {id: chaman, name: Chaman, kind: crossing, zone: Asia/Kabul,
   clock_zones: [Asia/Kabul, Asia/Karachi]}
"""


@pytest.fixture
def on_the_border(files: dict[str, str]) -> dict[str, str]:
    """The sound corpus, its shooting moved to a place on a border."""
    files["places.yaml"] += BORDER
    files["incidents.yaml"] = files["incidents.yaml"].replace("place: spin-boldak", "place: chaman")
    return files


def dated(files: dict[str, str], when: str, zone: str | None = None) -> dict[str, str]:
    """The same corpus, its shooting dated otherwise."""
    more = f'"{when}"' if zone is None else f'"{when}"\n  zone: {zone}'
    files["a.yaml"] = files["a.yaml"].replace('when: "2025-11-06"', f"when: {more}")
    return files


def test_a_day_on_a_border_is_a_day_of_the_zone_that_its_record_names(
    on_the_border: dict[str, str], write: Write
) -> None:
    when = pakafg.load_corpus(write(on_the_border)).dates["a-when"].when
    assert (when.edtf, when.zone) == ("2025-11-06", "Asia/Kabul")


def test_a_clock_time_on_a_border_is_by_either_clock(
    on_the_border: dict[str, str], write: Write
) -> None:
    when = pakafg.load_corpus(write(dated(on_the_border, "2025-11-06T17:40"))).dates["a-when"].when
    assert when.edtf == "[2025-11-06T17:40+04:30,2025-11-06T17:40+05:00]"
    assert when.earliest == datetime(2025, 11, 6, 12, 40, tzinfo=UTC)
    assert when.latest == datetime(2025, 11, 6, 13, 10, tzinfo=UTC)


def test_a_clock_time_with_a_zone_is_by_that_zone(
    on_the_border: dict[str, str], write: Write
) -> None:
    told = dated(on_the_border, "2025-11-06T17:40", "Asia/Karachi")
    when = pakafg.load_corpus(write(told)).dates["a-when"].when
    assert (when.edtf, when.zone) == ("2025-11-06T17:40", "Asia/Karachi")


def test_a_corpus_with_a_clock_time_on_a_border_comes_back_as_it_was(
    on_the_border: dict[str, str], write: Write, tmp_path: Path
) -> None:
    corpus = pakafg.load_corpus(write(dated(on_the_border, "2025-11-06T17:40")))
    corpus.save(tmp_path / "saved")
    assert pakafg.load_corpus(tmp_path / "saved") == corpus


def test_a_clock_time_by_one_clock_is_saved_with_its_zone(
    on_the_border: dict[str, str], write: Write, tmp_path: Path
) -> None:
    told = dated(on_the_border, "2025-11-06T17:40", "Asia/Kabul")
    corpus = pakafg.load_corpus(write(told))
    corpus.save(tmp_path / "saved")
    again = pakafg.load_corpus(tmp_path / "saved")
    assert again.dates["a-when"].when == corpus.dates["a-when"].when


def test_a_clock_time_on_a_border_that_cannot_be_is_told_as_it_was_written(
    on_the_border: dict[str, str], write: Write
) -> None:
    with pytest.raises(CorpusError, match="'2025-11-31T17:40' is not in the calendar"):
        pakafg.load_corpus(write(dated(on_the_border, "2025-11-31T17:40")))


@pytest.mark.parametrize(
    ("edtf", "read"),
    [
        ("2025-11-06", "2025-11-06"),
        ("2025-11-06T17:40Z", "2025-11-06T17:40Z"),
        ("2025-11-06T17:40?", "[2025-11-06T17:40+04:30?,2025-11-06T17:40+05:00?]"),
        (
            "[2025-11-06T00:00..2025-11-06T05:59]",
            (
                "[2025-11-06T00:00+04:30..2025-11-06T05:59+04:30,"
                "2025-11-06T00:00+05:00..2025-11-06T05:59+05:00]"
            ),
        ),
        (
            "2025-11-06T18:00/2025-11-06T21:12",
            "2025-11-06T18:00+05:00/2025-11-06T21:12+04:30",
        ),
        ("2025-11-06T18:00/..", "2025-11-06T18:00+05:00/.."),
    ],
)
def test_every_clock_time_of_a_date_is_by_either_clock(edtf: str, read: str) -> None:
    assert by_clocks(edtf, ("Asia/Kabul", "Asia/Karachi")) == read
    pakafg.When.parse(read)


def test_clocks_that_show_the_same_are_one() -> None:
    zones = ("Asia/Karachi", "+05:00")
    assert by_clocks("2025-11-06T17:40", zones) == "2025-11-06T17:40"


def test_a_part_without_a_place_is_dated_where_its_whole_was(
    files: dict[str, str], write: Write
) -> None:
    files["incidents.yaml"] = files["incidents.yaml"].replace("  place: spin-boldak\n", "")
    files["incidents.yaml"] = files["incidents.yaml"].replace(
        "kind: campaign", "kind: campaign\n  place: spin-boldak"
    )
    assert pakafg.load_corpus(write(files)).dates["a-when"].when.zone == "Asia/Kabul"


ACTOR = "- {id: turkey, name: Turkey, kind: government, side: mediator, zone: Europe/Istanbul}\n"
SPOKESMAN = "- {id: aide, name: An aide, kind: person, side: mediator, speaks_for: turkey}\n"


@pytest.mark.parametrize(
    ("speaker", "zone"),
    [("turkey", "Europe/Istanbul"), ("aide", "Europe/Istanbul"), ("pakistan", "Asia/Karachi"),
     ("un", "UTC")],
)  # fmt: skip
def test_an_announcement_without_a_place_is_dated_in_its_speakers_capital(
    speaker: str, zone: str, files: dict[str, str], write: Write
) -> None:
    files["actors.yaml"] += ACTOR + SPOKESMAN
    files["events.yaml"] = files["events.yaml"].replace("}", f", by: {speaker}}}")
    files["a.yaml"] = files["a.yaml"].replace("event: asif-deadlock", "event: pledge")
    assert pakafg.load_corpus(write(files)).dates["a-said"].when.zone == zone


def test_a_ceasefire_without_a_place_is_dated_in_its_brokers_capital(
    files: dict[str, str], write: Write
) -> None:
    files["actors.yaml"] += ACTOR
    files["ceasefires.yaml"] = files["ceasefires.yaml"].replace("}", ", broker: turkey}")
    files["a.yaml"] = files["a.yaml"].replace('  zone: "+03:00"\n', "")
    assert pakafg.load_corpus(write(files)).dates["a-doha"].when.zone == "Europe/Istanbul"


@pytest.mark.parametrize("zones", ["[Asia/Kabul]", "[Asia/Karachi, Asia/Tehran]"])
def test_a_place_on_a_border_has_its_own_clocks_and_others(
    zones: str, on_the_border: dict[str, str], write: Write
) -> None:
    wrong = on_the_border["places.yaml"].replace("[Asia/Kabul, Asia/Karachi]", zones)
    with pytest.raises(CorpusError, match=r"clock_zones is .*, expected the zone of 'chaman'"):
        pakafg.load_corpus(write({**on_the_border, "places.yaml": wrong}))
