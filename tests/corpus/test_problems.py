"""Every kind of mistake is told with file, line, record and reason, and all of them at once."""

import re
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import pakafg
from pakafg import errors as errors_module
from pakafg.corpus import reading
from pakafg.corpus.references import circular_chains
from pakafg.errors import Problem, near_miss

Write = Callable[[Mapping[str, str | bytes]], Path]


def problems_of(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(pakafg.CorpusError) as raised:
        pakafg.load_corpus(path)
    assert list(raised.value.problems) == sorted(raised.value.problems)
    return raised.value.problems


# File, what stands there, what is written instead; then the record, the piece of text whose
# line is named, and what the reason says.
MISTAKES = {
    # quotations
    "a quotation that does not stand in the text": (
        ("a.yaml", '"a local doctor said"', '"a local doctor denied"'),
        ("a-killed", "a local doctor denied", "does not stand in 'a': from character 16 on"),
    ),
    "straight quotes and another word": (
        ("a.yaml", '["There is a complete deadlock"]', """['"There is a total deadlock,"']"""),
        ("asif-deadlock", "There is a", "the document has '“There is a complete deadlock,”'"),
    ),
    "a quotation that is a list": (
        ("a.yaml", '- "a local doctor said"', "- {quote: [a local doctor, said]}"),
        ("a-killed", "{quote: [a local", "quote is ['a local doctor', 'said'], expected the doc"),
    ),
    "a quotation that parts a word": (
        ("a.yaml", '["the Taliban refused"]', '["the Taliban refuse"]'),
        ("written-pledge", "the Taliban refuse", "but inside 'the Taliban refused': quote whole"),
    ),
    "a quotation that stands twice": (
        ("b.yaml", '{quote: "Four died near Spin Boldak", nth: 2}', "Four died near Spin Boldak"),
        (
            "b-killed",
            "- Four died",
            'which one is meant, suffix: ", and four" at 43, suffix: ", the UN" at 91',
        ),
    ),
    "a context that stands nowhere": (
        ("b.yaml", "nth: 2", 'prefix: "said. "'),
        ("b-killed", "prefix:", "(at 43, 91), but nowhere with those words beside it: quote more"),
    ),
    "a context beside another place than nth": (
        ("b.yaml", "nth: 2", 'nth: 2, suffix: ", and four"'),
        ("b-killed", "nth: 2", "does not stand beside nth: 2: quote more, or say which"),
    ),
    "a context that is a number": (
        ("b.yaml", "nth: 2", "suffix: 2"),
        ("b-killed", "suffix: 2", "suffix is 2, expected the document's own characters"),
    ),
    "an nth beyond the last": (
        ("b.yaml", "nth: 2", "nth: 3"),
        ("b-killed", "nth: 3", "stands 2 times in 'b' (at 43, 91), but nth is 3: expected 1 to 2"),
    ),
    "an nth of zero": (
        ("b.yaml", "nth: 2", "nth: 0"),
        ("b-killed", "nth: 0", "but nth is 0: expected 1 to 2"),
    ),
    "an nth that is no number": (
        ("b.yaml", "nth: 2", "nth: second"),
        ("b-killed", "nth: second", "nth is 'second', expected a whole number from 1"),
    ),
    "an nth that is true": (
        ("b.yaml", "nth: 2", "nth: true"),
        ("b-killed", "nth: true", "nth is True, expected a whole number from 1"),
    ),
    "a quotation with a key of its own": (
        ("b.yaml", "nth: 2", "n: 2"),
        ("b-killed", "n: 2", "is no quotation: expected text, or quote and prefix, suffix, nth"),
    ),
    "a quotation that is a number": (
        ("a.yaml", '["within 30 days"]', "[30]"),
        ("written-pledge", "quotes: [30]", "terms.0.quotes.0: 30 is no quotation"),
    ),
    "a quotation that is empty": (
        ("a.yaml", '"a local doctor said"', '" "'),
        ("a-killed", '- " "', "' ' is no quotation: expected the document's own characters"),
    ),
    "quotes that are no list": (
        ("a.yaml", '["The bill came to $87,000"]', '"The bill came to $87,000"'),
        ("a-bill", "The bill", "quotes: 'The bill came to $87,000' is not a list"),
    ),
    "no quotation at all": (
        ("a.yaml", '["led for Pakistan by Asim Malik"]', "[]"),
        ("third-round", "quotes: []", "quotes: empty, expected one quotation at least"),
    ),
    # values of a wrong type or wording
    "a count that is a number": (
        ("a.yaml", '"87,000"', "87000"),
        ("a-bill", "count: 87000", "count: 87000 is not text: put it in quotes"),
    ),
    "a count that is no number word": (
        ("a.yaml", "count: at least four", "count: a lot"),
        ("a-killed", "a lot", "count: 'a lot' is not"),
    ),
    "a count of great length": (
        ("a.yaml", "count: at least four", "count: " + "9" * 300),
        ("a-killed", "count: 9", "count: '9999999"),
    ),
    "a date that is not in the calendar": (
        ("a.yaml", '"2025-11-06"', '"2025-11-31"'),
        ("a-when", "2025-11-31", "when: '2025-11-31' is not a date that pakafg reads"),
    ),
    "a date that no table can hold": (
        ("a.yaml", '"2025-11-06"', '"-0500"'),
        ("a-when", '"-0500"', "when is '-0500', expected a date in the years 2 to 9998"),
    ),
    "a date of publication that no table can hold": (
        ("a.yaml", '"2025-11-08"', '"2025/9999"'),
        ("a", '"2025/9999"', "published is '2025/9999', expected a date in the years 2 to 9998"),
    ),
    "a gap that no table can hold": (
        ("a.yaml", "gap: PT1M/..", "gap: PT1M/P365251D"),
        ("a-order", "P365251D", "gap is 'PT1M/P365251D', expected 1,000 years at the most"),
    ),
    "a date of great length": (
        ("a.yaml", '"2025-11-06"', '"[' + "2025-11-06," * 50 + '2025]"'),
        ("a-when", "2025-11-06,", "2025]' has more than 200 characters"),
    ),
    "a gap that cannot be read": (
        ("a.yaml", "PT1M/..", "a minute"),
        ("a-order", "gap: a minute", "gap: 'a minute' is not a gap that pakafg reads"),
    ),
    "a zone that is not there": (
        ("a.yaml", '"+03:00"', "Asia/Kabool"),
        ("a-doha", "Asia/Kabool", "zone: 'Asia/Kabool' is no"),
    ),
    "a zone that is a number": (
        ("a.yaml", 'zone: "+03:00"', "zone: 3"),
        ("a-doha", "zone: 3", "zone: '3' is no"),
    ),
    "a word that is not in the vocabulary": (
        ("a.yaml", "outcome: killed", "outcome: kiled"),
        (
            "a-killed",
            "outcome: kiled",
            "'kiled' is not one of killed, wounded, casualties, missing",
        ),
    ),
    "a word near one of the vocabulary": (
        ("actors.yaml", "kind: person\n", "kind: Persson\n"),
        ("khawaja-asif", "kind: Persson", "Did you mean 'person'?"),
    ),
    "text that is a number": (
        ("actors.yaml", "name: Pakistan", "name: 7"),
        ("pakistan", "name: 7", "name: 7 is not text: put it in quotes"),
    ),
    "text that is nothing": (
        ("a.yaml", "unit: USD", "unit: null"),
        ("a-bill", "unit: null", "unit: None is not text"),
    ),
    "text that is blank": (
        ("actors.yaml", "name: Pakistan", 'name: " "'),
        ("pakistan", 'name: " "', "name is ' ', expected text; leave out what is not known"),
    ),
    "a number that is text": (
        ("places.yaml", "latitude: 31.01", "latitude: north"),
        ("spin-boldak", "latitude: north", "latitude: 'north' is not a number"),
    ),
    "a number out of range": (
        ("places.yaml", "latitude: 31.01", "latitude: 310.1"),
        ("spin-boldak", "latitude: 310.1", "latitude is 310.1, expected degrees from -90 to 90"),
    ),
    "a whole number that is text": (
        ("a.yaml", "ordinal: 3", "ordinal: third"),
        ("third-round", "ordinal: third", "ordinal: 'third' is not a whole number"),
    ),
    "yes instead of true": (
        ("incidents.yaml", "part_of: october", "part_of: october\n  exhaustive: yes"),
        ("shooting", "exhaustive: yes", "exhaustive: 'yes' is not true or false"),
    ),
    "a list that is text": (
        ("actors.yaml", "aliases: [Kabul]", "aliases: Kabul"),
        ("taliban", "aliases: Kabul", "aliases: 'Kabul' is not a list"),
    ),
    "a mapping that is text": (
        ("a.yaml", "  agenda:\n", "  agenda:\n  - borders\n"),
        ("third-round", "- borders", "agenda.0: 'borders' is not a mapping of keys to values"),
    ),
    "what only the record as a whole is to blame for": (
        ("places.yaml", "  longitude: 66\n", ""),
        ("spin-boldak", "- id: spin-boldak", "longitude is None, expected both of latitude and"),
    ),
    "an event in order with itself": (
        ("a.yaml", "other: third-round", "other: shooting"),
        ("a-order", "- id: a-order", "other is 'shooting', expected another event: nothing"),
    ),
    "a figure that adds itself": (
        ("b.yaml", "  claimant: un\n", "  claimant: un\n  sum_of: [a-killed, b-killed]\n"),
        ("b-killed", "- id: b-killed", "expected a sum of other claims: 'b-killed' adds itself"),
    ),
    # keys
    "a key that is not known": (
        ("actors.yaml", "aliases: [Kabul]", "alias: [Kabul]"),
        (
            "taliban",
            "alias:",
            "the key 'alias' is not known here; known are id, name, aliases, kind",
        ),
    ),
    "a key deep inside": (
        ("a.yaml", "    head: asim-malik", "    haed: asim-malik"),
        ("third-round", "haed:", "the key 'haed' is not known here; known are side, head, members"),
    ),
    "a key that the loader fills in": (
        ("a.yaml", "  unit: USD", "  unit: USD\n  document: b"),
        ("a-bill", "document: b", "the key 'document' is not known here"),
    ),
    "a key of the document that the loader fills in": (
        ("b.yaml", "  id: b\n", "  id: b\n  file: b.txt\n"),
        ("b", "file:", "the key 'file' is not known here; known are id, label, title, publisher"),
    ),
    "a sha256 that is none": (
        ("a.yaml", '  published: "2025-11-08"', '  published: "2025-11-08"\n  sha256: abc'),
        ("a", "sha256:", "sha256 is 'abc', expected 64 digits, 0 to 9 and a to f"),
    ),
    "a key of a statement that only a report has": (
        ("a.yaml", "channel: Geo News", "chanel: Geo News"),
        ("asif-deadlock", "chanel:", "Did you mean 'channel'?"),
    ),
    "a missing key": (
        ("a.yaml", "  basis: stated\n  words: on", "  words: on"),
        ("a-when", "- id: a-when", "the key 'basis' is missing"),
    ),
    "a missing key deep inside": (
        ("a.yaml", "  - text: The border\n    quotes", "  - quotes"),
        ("third-round", 'quotes: ["the border', "agenda.0: the key 'text' is missing"),
    ),
    "a missing id": (
        ("links.yaml", "- id: link-deadlock\n  kind", "- kind"),
        (None, "- kind: same", "the key 'id' is missing"),
    ),
    "no quotes": (
        ("a.yaml", "  words: while\n  quotes: [while]", "  words: while"),
        ("a-order", "- id: a-order", "the key 'quotes' is missing"),
    ),
    "an entry that names no record": (
        ("a.yaml", "- actor: khawaja-asif\n  role", "- role"),
        (None, "- role: Defence", "the key 'actor' is missing or names no record"),
    ),
    "a section that is not known": (
        ("a.yaml", "quantities:", "amounts:"),
        (None, "amounts:", "the key 'amounts' is not known here; known are document, actors"),
    ),
    "a key given twice": (
        ("a.yaml", "  unit: USD", "  unit: USD\n  unit: PKR"),
        ("a-bill", "unit: PKR", "the key 'unit' stands twice in one mapping, first on line"),
    ),
    # ids
    "an id with a capital": (
        ("events.yaml", "id: pledge", "id: Pledge"),
        ("Pledge", "Pledge", "id is 'Pledge', expected an id"),
    ),
    "an id in another Unicode form": (
        ("events.yaml", "id: pledge", "id: plédge"),
        ("plédge", "plédge", "expected an id: lower-case letters, digits and hyphens"),
    ),
    "an id given twice": (
        ("b.yaml", "id: b-killed", "id: a-killed"),
        ("a-killed", "id: a-killed", "this id is given a second time, first in a.yaml:"),
    ),
    "an id given to records of two kinds": (
        ("events.yaml", "id: pledge", "id: doha"),
        ("doha", "id: doha", "this id is given a second time, first in ceasefires.yaml:1"),
    ),
    "two documents of one id": (
        ("b.yaml", "  id: b\n", "  id: a\n"),
        ("a", "id: a", "this id is given a second time, first in a.yaml:2"),
    ),
    "a document whose id cannot be one": (
        ("b.yaml", "  id: b\n", "  id: B!\n"),
        ("B!", "id: B!", "id is 'B!', expected an id"),
    ),
    # references
    "an actor that is not there": (
        ("a.yaml", "head: asim-malik", "head: asim-malk"),
        (
            "third-round",
            "asim-malk",
            "head: no record 'asim-malk' among actors. Did you mean 'asim-malik'?",
        ),
    ),
    "an actor of a list that is not there": (
        ("a.yaml", "  via: [un]", "  via:\n  - un\n  - nobody"),
        ("a-killed", "- nobody", "via: no record 'nobody' among actors"),
    ),
    "an event that is not there": (
        ("a.yaml", "other: third-round", "other: fourth-round"),
        (
            "a-order",
            "fourth-round",
            "among rounds or ceasefires or incidents or events or statements",
        ),
    ),
    "an incident that is not there": (
        ("incidents.yaml", "part_of: october", "part_of: octobre"),
        ("shooting", "part_of: octobre", "part_of: no record 'octobre' among incidents"),
    ),
    "a shared record that is not there": (
        ("a.yaml", "- actor: khawaja-asif", "- actor: khwaja-asif"),
        ("khwaja-asif", "khwaja-asif", "among actors. Did you mean 'khawaja-asif'?"),
    ),
    "an utterance that no earlier document opened": (
        ("b.yaml", "of: asif-deadlock", "of: asif-deadlok"),
        (
            "asif-deadlok",
            "of: asif-deadlok",
            "among statements of this document and those before it",
        ),
    ),
    "a figure that adds one that is not there": (
        ("b.yaml", "  claimant: un\n", "  claimant: un\n  sum_of: [a-kiled]\n"),
        (
            "b-killed",
            "sum_of",
            "sum_of: no record 'a-kiled' among casualties. Did you mean 'a-killed'?",
        ),
    ),
    "a link to nothing": (
        ("links.yaml", "[asif-deadlock]", "[asif-deadlock, a-bill, a-bil]"),
        ("link-deadlock", "a-bil]", "records: no record 'a-bil' among the records"),
    ),
    # relations
    "incidents in a circle": (
        ("incidents.yaml", "  kind: campaign", "  kind: campaign\n  part_of: shooting"),
        ("october", "part_of: shooting", "part_of goes in a circle: october → shooting → october"),
    ),
    "an incident that is part of itself": (
        ("incidents.yaml", "part_of: october", "part_of: shooting"),
        ("shooting", "part_of: shooting", "part_of goes in a circle: shooting → shooting"),
    ),
    "actors in a circle": (
        (
            "actors.yaml",
            "  side: pakistan\n- id: taliban",
            "  side: pakistan\n  speaks_for: khawaja-asif\n- id: taliban",
        ),
        (
            "pakistan",
            "speaks_for: khawaja-asif",
            "speaks_for goes in a circle: pakistan → khawaja-asif",
        ),
    ),
    # form
    "a record that is none": (
        ("events.yaml", "- {id: pledge", "- later\n- {id: pledge"),
        (None, "- later", "'later' is no record: expected keys and values"),
    ),
    "a section that is no list": (
        (
            "b.yaml",
            "reports:\n- of: asif-deadlock\n  mode",
            "reports:\n  of: asif-deadlock\n  mode",
        ),
        (None, "reports:", "expected a list of records, each after a hyphen"),
    ),
    "a section that is text": (
        ("b.yaml", "reports:\n", "orders: none\nreports:\n"),
        (None, "orders: none", "expected a list of records, each after a hyphen"),
    ),
    "a comma between brackets": (
        ("a.yaml", '["The bill came to $87,000"]', "[The bill came to $87,000]"),
        (None, "[The bill", "the comma in 'The bill came to $87,000' ends a text"),
    ),
    "an anchor": (
        ("a.yaml", "unit: USD", "unit: &money USD"),
        ("a-bill", "&money", "the anchor or alias 'money': write the value out"),
    ),
    "a tag": (
        ("a.yaml", "unit: USD", "unit: !!str USD"),
        ("a-bill", "!!str", "the tag 'tag:yaml.org,2002:str': tags are not read"),
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_file_line_record_and_reason(
    name: str, files: dict[str, str], write: Write
) -> None:
    (file, old, new), (record, marker, reason) = MISTAKES[name]
    assert files[file].count(old) == 1
    files[file] = files[file].replace(old, new)
    line = files[file][: files[file].index(marker)].count("\n") + 1
    (problem,) = problems_of(write(files))
    assert (problem.file, problem.line, problem.record) == (file, line, record), problem
    assert reason in problem.reason


def test_a_figure_of_more_people_than_there_are_is_told(
    files: dict[str, str], write: Write
) -> None:
    for file, old in (("b.txt", "Four died near Spin Boldak, the"), ("b.yaml", "count: Four")):
        files[file] = files[file].replace(old, old.replace("Four", "Over 10,000,000,000"))
    files["b.yaml"] = files["b.yaml"].replace(
        '{quote: "Four died near Spin Boldak", nth: 2}', "Over 10,000,000,000 died"
    )
    files["b.yaml"] = files["b.yaml"].replace("count: Over", 'count: "Over').replace("0\n", '0"\n')
    (problem,) = problems_of(write(files))
    assert "count is 'Over 10,000,000,000', expected 10,000,000,000 persons" in problem.reason


def test_a_document_without_its_section_is_told(files: dict[str, str], write: Write) -> None:
    files["b.yaml"] = files["b.yaml"][files["b.yaml"].index("casualties:") :].replace(
        "nth: 2", 'suffix: ", the UN"'
    )
    (problem,) = problems_of(write(files))
    assert (problem.file, problem.line, problem.record) == ("b.yaml", 1, None)
    assert problem.reason == "the section 'document' with its 'id' is missing"


def test_an_utterance_of_two_documents_needs_somebody_s_judgement(
    files: dict[str, str], write: Write
) -> None:
    files["links.yaml"] = files["links.yaml"].replace("same_utterance", "same_event")
    (problem,) = problems_of(write(files))
    line = files["a.yaml"][: files["a.yaml"].index("- id: asif-deadlock")].count("\n") + 1
    assert (problem.file, problem.line, problem.record) == ("a.yaml", line, "asif-deadlock")
    assert "reported by a, b: links.yaml needs a link of kind same_utterance" in problem.reason


def test_all_problems_come_at_once_in_the_order_of_files_and_lines(
    files: dict[str, str], write: Write
) -> None:
    files["a.yaml"] = (
        files["a.yaml"]
        .replace("outcome: killed", "outcome: kiled")
        .replace("nationality: afghan", "nationality: afgan")
        .replace('- "a local doctor said"', "- a doctor said\n  - the doctor")
        .replace("other: third-round", "other: fourth-round")
    )
    files["actors.yaml"] += "- {id: X, kind: who, size: 7}\n"
    files["places.yaml"] = "- id: [\n"
    found = [(p.file, p.line, p.record, p.reason.split()[0]) for p in problems_of(write(files))]
    assert found == [
        ("a.yaml", 40, "a-killed", "outcome:"),
        ("a.yaml", 42, "a-killed", "nationality:"),
        ("a.yaml", 47, "a-killed", "quotes.1:"),
        ("a.yaml", 48, "a-killed", "quotes.2:"),
        ("a.yaml", 72, "a-order", "other:"),
        ("actors.yaml", 17, "X", "id:"),
        ("actors.yaml", 17, "X", "kind:"),
        ("actors.yaml", 17, "X", "the"),  # name is missing
        ("actors.yaml", 17, "X", "the"),  # side is missing
        ("actors.yaml", 17, "X", "the"),  # size is not known
        ("places.yaml", 2, None, "not"),
    ]


def test_what_refers_to_a_faulty_record_is_not_blamed_for_it(
    files: dict[str, str], write: Write
) -> None:
    for file, name in {
        "actors.yaml": "name: Pakistan",
        "incidents.yaml": "kind: shooting",
        "demands.yaml": "text: A written pledge",
        "a.yaml": "act: null",
        "b.yaml": "  id: b",
    }.items():
        key = name.partition(":")[0]
        files[file] = files[file].replace(name, f"{key}: 5")
    assert len(problems_of(write(files))) == 5


@pytest.mark.parametrize("file", ["actors", "places", "rounds", "incidents", "links", "a", "b"])
def test_a_file_that_cannot_be_read_is_one_problem(
    file: str, files: dict[str, str], write: Write
) -> None:
    files[f"{file}.yaml"] += "\n}"
    (problem,) = problems_of(write(files))
    assert problem.file == f"{file}.yaml"
    assert problem.reason.startswith("not YAML: ")
    assert "look at the quotes and the indentation" in problem.reason


def test_other_problems_are_told_beside_a_file_that_cannot_be_read(
    files: dict[str, str], write: Write
) -> None:
    files["places.yaml"] = "{"
    files["a.yaml"] = files["a.yaml"].replace("head: asim-malik", "head: nobody")
    first, second = problems_of(write(files))
    assert (first.file, second.file) == ("a.yaml", "places.yaml")
    assert "no record 'nobody' among actors" in first.reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "expected sections: 'document' and those with records"),
        (b"- id: b", "expected sections: 'document' and those with records"),
        (b"document", "expected sections: 'document' and those with records"),
        (b"document:\n", "the section 'document' with its 'id' is missing"),
        (b"document: {}", "the key 'id' is missing"),
        (b"document: {id: 5}", "id: 5 is not text: put it in quotes"),
        (b"\xff\xfed\x00", "not UTF-8 at byte 0: save it as UTF-8"),
    ],
)
def test_a_document_file_without_its_form_says_what_is_expected(
    content: bytes, reason: str, files: dict[str, str], write: Write
) -> None:
    del files["b.yaml"]
    (problem,) = problems_of(write({**files, "b.yaml": content}))
    assert (problem.file, problem.line, problem.reason) == ("b.yaml", 1, reason)


def test_a_document_in_another_encoding_is_named_with_the_byte(
    files: dict[str, str], write: Write
) -> None:
    text = files.pop("b.txt").replace("“", "\u0093").encode("latin-1", "replace")
    (problem,) = problems_of(write({**files, "b.txt": text}))
    assert problem == Problem("b.txt", None, None, "not UTF-8 at byte 20: save it as UTF-8")


def test_documents_and_record_files_come_in_pairs(files: dict[str, str], write: Write) -> None:
    files["c.txt"] = "A third document."
    files["d.yaml"] = "document: {id: d}"
    files["notes.md"] = "not of the corpus"
    assert [(p.file, p.reason) for p in problems_of(write(files))] == [
        ("c.txt", "has no record file 'c.yaml' beside it"),
        ("d.yaml", "has no document 'd.txt' beside it"),
    ]


def test_a_document_cannot_have_the_name_of_a_shared_file(
    files: dict[str, str], write: Write
) -> None:
    files["actors.txt"] = "A document on actors."
    (problem,) = problems_of(write(files))
    reason = "'actors.yaml' holds what documents share: rename the document"
    assert problem == Problem("actors.txt", None, None, reason)


def test_a_folder_without_documents_says_so(files: dict[str, str], write: Write) -> None:
    (problem,) = problems_of(write({"places.yaml": files["places.yaml"]}))
    assert problem == Problem("*.txt", None, None, "no such file: expected one document at least")


@pytest.mark.parametrize("path", ["nowhere", "no\0where", "x" * 5_000, "nowhere.zip"])
def test_a_path_to_nothing_is_a_corpus_error(path: str, tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path / path)
    assert "no such folder or .zip file" in problem.reason or "too long" in problem.reason


def test_the_error_names_its_source_and_shows_the_first_twenty(
    files: dict[str, str], write: Write
) -> None:
    files["events.yaml"] += "- {id: e}\n" * 30
    path = write(files)
    with pytest.raises(pakafg.CorpusError, match=re.escape(repr(str(path)))) as raised:
        pakafg.load_corpus(path)
    shown = str(raised.value).splitlines()
    assert len(raised.value.problems) == 30 * 2 + 29
    assert len(shown) == 22
    assert shown[1] == "  events.yaml:2: e: the key 'kind' is missing"
    assert shown[-1] == "  … and 69 more, all in .problems"


def test_reading_stops_where_problems_have_no_end(
    files: dict[str, str], write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_PROBLEMS", 50)
    files["events.yaml"] += "- none\n" * 1_000
    assert len(problems_of(write(files))) == 50


def test_advice_is_given_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    assert near_miss("Doha-Ceasfire", ["doha-ceasefire"]) == ". Did you mean 'doha-ceasefire'?"
    assert near_miss("x" * 101, ["x" * 101]) == ""
    assert near_miss("xx", ["x" * 101]) == ""
    assert near_miss("x", []) == ""
    monkeypatch.setattr(errors_module, "_COMPARED", 1)
    assert near_miss("istanbull", ["kabul", "istanbul"]) == ""


def test_very_many_near_misses_are_told_in_bounded_time(
    files: dict[str, str], write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_PROBLEMS", 300)
    ids = ["ab" * 45 + f"{number:x}" for number in range(1_000)]
    files["actors.yaml"] += "".join(
        f"- {{id: {each}, name: x, kind: person, side: pakistan}}\n" for each in ids
    )
    files["a.yaml"] = "document: {id: a}\nactors:\n" + "".join(
        f"- {{actor: {each[::-1]}, quotes: [Four]}}\n" for each in ids
    )
    folder = write(files)
    began = time.process_time()
    assert len(problems_of(folder)) == 300
    assert time.process_time() - began < 10  # letter by letter it takes minutes


def test_a_problem_sorts_by_line_and_gives_no_orders_to_a_terminal() -> None:
    whole = Problem("a.yaml", None, None, "whole")
    later = Problem("a.yaml", 10, "x", "later")
    assert sorted([later, whole]) == [whole, later]
    assert str(Problem("\x1b[2J\udcff.txt", 3, "\u202e", "é")) == (
        r"\x1b[2J\udcff.txt:3: \u202e: é"
    )


def test_very_many_incidents_are_not_looked_through_for_circles_once_for_each() -> None:
    parents = {f"i{number}": f"i{(number + 1) % 100_000}" for number in range(100_000)}
    began = time.process_time()
    (circle,) = circular_chains({**parents, "lone": None, "part": "i5"})
    assert time.process_time() - began < 3  # looked through for each, it takes minutes
    assert len(circle) == 100_000


EVERY_KIND: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "a casualty": (
        "a.yaml",
        [
            ("outcome: killed", "outcome: slain"),
            ("incident: shooting", "incident: shoting"),
            ("nationality: afghan", "nationality: afghan\n  claimant: nobody"),
            ("status: civilian", 'status: civilian\n  as_of: "3 May"'),
            ('- "a local doctor said"', '- "a local nurse said"'),
        ],
    ),
    "a date": (
        "a.yaml",
        [
            ("event: doha\n  bound: start", "event: dohaa\n  bound: begin"),
            ('when: "2025-10-19"', 'when: "19 October"'),
            ("stage: declared", "stage: declard"),
            ('zone: "+03:00"', "zone: Doha"),
            ("words: of 19 October", "words: of 20 October"),
        ],
    ),
    "an order": (
        "a.yaml",
        [
            ("relation: before", "relation: ahead"),
            ("other: third-round", "other: fourth-round"),
            ("gap: PT1M/..", "gap: a minute"),
            ("words: while\n  quotes: [while]", "words: as\n  quotes: [whilst]"),
        ],
    ),
    "a quantity": (
        "a.yaml",
        [
            ("topic: hotel-bill", "topic: Hotel Bill"),
            ('count: "87,000"', "count: 87000"),
            ("about: third-round\n  quotes", "about: fourth-round\n  claimant: nobody\n  quotes"),
            ('"The bill came to $87,000"', '"The bill came to $88,000"'),
        ],
    ),
    "a statement": (
        "a.yaml",
        [
            ("act: null", "act: say"),
            ("about: third-round\n  mode: direct", "about: fourth-round\n  mode: verbatim"),
            ("speaker: khawaja-asif", "speaker: khawaja"),
            ('"There is a complete deadlock"', '"There is no deadlock"'),
        ],
    ),
    "a round": (
        "a.yaml",
        [
            ("ordinal: 3", "ordinal: third"),
            ("mediators: [un]", "mediators: [nobody]"),
            ("side: pakistan\n    head: asim-malik", "side: pakistn\n    head: asim-malk"),
            ('"The third round in Istanbul"', '"The fourth round in Istanbul"'),
        ],
    ),
    "a demand and its answer": (
        "a.yaml",
        [
            ("form: written", "form: on paper"),
            ("within: P30D", "within: a month"),
            ('"Pakistan asks for a written pledge"', '"Pakistan asks for a verbal pledge"'),
            ("by: taliban\n  answer: rejected", "by: talibans\n  answer: no"),
        ],
    ),
    "an incident": (
        "incidents.yaml",
        [
            ("kind: shooting", "kind: shoting"),
            ("place: spin-boldak", "place: spin"),
            ("part_of: october", "part_of: octobre\n  exhaustive: yes"),
            ("name: Shooting near Spin Boldak", 'name: " "'),
        ],
    ),
    "an actor": (
        "actors.yaml",
        [
            ("kind: person\n  side: pakistan\n  speaks_for: pakistan", "kind: man\n  side: pk"),
            ("name: Khawaja Asif\n", "name: 5\n  speaks_for: pakistn\n"),
        ],
    ),
}


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_everything_that_is_wrong_with_a_record_is_told_in_one_run(
    kind: str, files: dict[str, str], write: Write
) -> None:
    file, changes = EVERY_KIND[kind]
    for old, new in changes:
        assert files[file].count(old) == 1, old
        files[file] = files[file].replace(old, new)
    n_wrong = sum(
        bool(line and line not in old.splitlines())
        for old, new in changes
        for line in new.splitlines()
    )
    problems = problems_of(write(files))
    assert len(problems) >= n_wrong, problems
    lines = {problem.line for problem in problems if problem.file == file}
    for _, new in changes:
        first = files[file][: files[file].index(new)].count("\n") + 1
        assert lines & set(range(first, first + new.count("\n") + 1)), (new, problems)


def test_five_things_wrong_with_one_record_are_five_problems(write: Write) -> None:
    folder = write(
        {
            "a.txt": "Five miners died.",
            "a.yaml": "document: {id: a}\ncasualties:\n- {id: k, incident: zz, outcome: slain, "
            'count: Five, claimant: nobody, as_of: "3 May", quotes: ["not there"]}\n',
            "actors.yaml": "- {id: un, name: UN, kind: organisation, side: third_party}\n",
        }
    )
    told = [problem.reason.partition(":")[0] for problem in problems_of(folder)]
    assert sorted(told) == ["as_of", "claimant", "count", "incident", "outcome", "quotes.0"]


@pytest.mark.parametrize(
    ("file", "changes", "told"),
    [
        (
            "a.yaml",
            {"other: third-round\n  gap: PT1M/..": "other: shooting\n  gap: a minute"},
            ["gap: 'a minute'", "other is 'shooting', expected another event"],
        ),
        (
            "places.yaml",
            {"kind: town\n  country: AF\n  latitude: 31.01": "kind: city\n  country: AFG"},
            ["country: country is 'AFG'", "latitude is None, expected both"],
        ),
        # What only follows from a faulty key is not told a second time.
        ("places.yaml", {"latitude: 31.01": "latitude: north"}, ["latitude: 'north'"]),
    ],
)
def test_what_two_fields_cannot_be_together_is_told_beside_a_faulty_third(
    file: str, changes: dict[str, str], told: list[str], files: dict[str, str], write: Write
) -> None:
    for old, new in changes.items():
        assert files[file].count(old) == 1
        files[file] = files[file].replace(old, new)
    reasons = sorted(problem.reason for problem in problems_of(write(files)))
    assert len(reasons) == len(told)
    assert all(start in reason for start, reason in zip(sorted(told), reasons, strict=True))
