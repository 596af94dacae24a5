"""Records to and from plain data, with the fault of each piece and the path to it."""

import threading
from typing import Any

import pytest

import pakafg
from pakafg import Delegation, Note, Place, RoundReport
from pakafg.corpus.anchoring import Anchor, Edition
from pakafg.corpus.codec import structure, unstructure
from pakafg.corpus.faults import faults
from pakafg.corpus.format import EntryError

ANCHOR = Anchor("a", "The third round in Istanbul, led by Asim Malik, and the talks.", Edition.SAME)
ROUND = {
    "document": "a",
    "label": None,
    "ordinal": 3,
    "delegations": [{"side": "pakistan", "head": None, "quotes": ["led by Asim Malik"]}],
    "agenda": [],
    "quotes": ["third round", {"quote": "the", "suffix": " talks"}],
}


def test_plain_data_becomes_a_record_and_plain_data_again() -> None:
    report = structure(ROUND, RoundReport, ANCHOR)
    assert isinstance(report, RoundReport)
    assert (report.ordinal, report.delegations[0].side) == (3, pakafg.Side.PAKISTAN)
    assert [citation.start for citation in report.citations] == [4, 52]
    assert unstructure(report, ANCHOR) == {
        "document": "a",
        "ordinal": 3,
        "delegations": [{"side": "pakistan", "quotes": ["led by Asim Malik"]}],
        "quotes": ["third round", "the"],
    }


def test_every_fault_has_its_path() -> None:
    broken: dict[str, Any] = {
        **ROUND,
        "label": None,
        "ordinal": "third",
        "mediators": ["un", "U N", 5],
        "delegations": [{"side": 5, "head": None, "quotes": ["led by"], "heads": []}, "x"],
        "agenda": {"text": "x"},
        "outcome": [{"quotes": []}],
        "quotes": ["third round", "fourth round"],
    }
    assert [path for path, _ in faults(broken, RoundReport, ANCHOR)] == [
        ("ordinal",),
        ("mediators", 2),
        ("delegations", 0, "heads"),
        ("delegations", 0, "side"),
        ("delegations", 1),
        ("agenda",),
        ("outcome", 0),  # no text
        ("outcome", 0, "quotes"),
        ("quotes", 1),
    ]
    broken["mediators"] = ["un", "U N"]
    assert ("mediators", 1) in [path for path, _ in faults(broken, RoundReport, ANCHOR)]
    assert faults(ROUND, RoundReport, ANCHOR) == []


def test_what_is_no_record_at_all_is_one_fault() -> None:
    told = [((), "5 is not a mapping of keys to values")]
    assert faults(5, Place, None) == told  # type: ignore[arg-type]  # the misuse that is shown


def test_a_quotation_needs_its_document() -> None:
    data = {"text": "The round", "quotes": ["third round"]}
    with pytest.raises(EntryError, match="no document is at hand"):
        structure(data, Note, None)
    note = structure(data, Note, ANCHOR)
    for anchor in (None, Anchor("b", ANCHOR.text)):
        with pytest.raises(EntryError, match="is not of the document at hand"):
            unstructure(note, anchor)
    with pytest.raises(EntryError, match="does not stand there in the document"):
        unstructure(note, Anchor("a", " " + ANCHOR.text))


def test_each_thread_has_its_own_document_at_hand() -> None:
    found: dict[int, list[int]] = {}

    def read(number: int) -> None:
        anchor = Anchor("a", " " * number + "led by Asim Malik")
        data = {"side": "pakistan", "quotes": ["led by Asim Malik"]}
        made: list[Delegation] = [structure(data, Delegation, anchor) for _ in range(200)]
        found[number] = [each.citations[0].start for each in made]

    threads = [threading.Thread(target=read, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: [number] * 200 for number in range(8)}
