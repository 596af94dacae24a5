"""A small corpus with one record of every kind, and ways to write and to break it."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import pakafg

FIRST = """\
Talks hit deadlock
Kabul – At least four Afghan civilians were killed near Spin Boldak on 6 November, \
a local doctor said.
“There is a complete deadlock,” Defence Minister Khawaja Asif told Geo News.
The third round in Istanbul, led for Pakistan by Asim Malik, began while the border was shut.
The Doha ceasefire of 19 October holds. Pakistan blames the Taliban for the fighting in October.
Pakistan asks for a written pledge within 30 days; the Taliban refused. The bill came to $87,000.
"""
SECOND = """\
Asif said there was “a complete deadlock”. Four died near Spin Boldak, and four were hurt.
Four died near Spin Boldak, the UN said.
"""

FILES = {
    "a.txt": FIRST,
    "b.txt": SECOND,
    "codebook.yaml": """\
title: Two made documents
parties:
- {id: pakistan, name: Pakistan, people: pakistani, zone: Asia/Karachi}
- {id: afghanistan, name: Afghanistan, people: afghan, zone: Asia/Kabul}
""",
    "actors.yaml": """\
- id: pakistan
  name: Pakistan
  kind: government
  side: pakistan
- id: taliban
  name: the Taliban
  aliases: [Kabul]
  kind: government
  side: afghanistan
- id: khawaja-asif
  name: Khawaja Asif
  kind: person
  side: pakistan
  speaks_for: pakistan
- {id: un, name: United Nations, kind: organisation, side: third_party}
- {id: asim-malik, name: Asim Malik, kind: person, side: pakistan, speaks_for: pakistan}
""",
    "places.yaml": """\
- id: spin-boldak
  name: Spin Boldak
  kind: town
  country: AF
  latitude: 31.01
  longitude: 66
  zone: Asia/Kabul
- {id: istanbul, name: Istanbul, kind: city, country: TR, zone: Europe/Istanbul}
""",
    "rounds.yaml": """\
- {id: third-round, name: Istanbul November, place: istanbul, mediators: [un]}
""",
    "ceasefires.yaml": "- {id: doha, name: Doha ceasefire, parties: [pakistan, taliban]}\n",
    "incidents.yaml": """\
- id: october
  name: Fighting of October
  kind: campaign
  parties: [pakistan, taliban]
- id: shooting
  name: Shooting near Spin Boldak
  kind: shooting
  place: spin-boldak
  part_of: october
""",
    "events.yaml": "- {id: pledge, name: A pledge is asked for, kind: announcement}\n",
    "demands.yaml": """\
- {id: written-pledge, by: pakistan, of: taliban, round: third-round, text: A written pledge}
""",
    "links.yaml": """\
- id: link-deadlock
  kind: same_utterance
  records: [asif-deadlock]
  reason: "Both give the words, a and b."
""",
    "a.yaml": """\
document:
  id: a
  title: Talks hit deadlock
  published: "2025-11-08"
  quotes: ["on 6 November"]
actors:
- actor: khawaja-asif
  role: Defence Minister
  quotes: ["Defence Minister Khawaja Asif"]
places:
- place: spin-boldak
  quotes:
  - Spin Boldak
rounds:
- round: third-round
  label: third round
  ordinal: 3
  mediators: [un]
  delegations:
  - side: pakistan
    head: asim-malik
    quotes: ["led for Pakistan by Asim Malik"]
  agenda:
  - text: The border
    quotes: ["the border was shut"]
  quotes: ["The third round in Istanbul"]
ceasefires:
- ceasefire: doha
  state: holds
  as_of: "2025-11"
  quotes: ["The Doha ceasefire of 19 October holds"]
blames:
- incident: october
  by: pakistan
  blamed: taliban
  quotes: ["Pakistan blames the Taliban for the fighting in October"]
casualties:
- id: a-killed
  incident: shooting
  outcome: killed
  count: at least four
  nationality: afghan
  status: civilian
  via: [un]
  quotes:
  - "At least four Afghan civilians were killed near Spin Boldak"
  - "a local doctor said"
dates:
- id: a-when
  event: shooting
  bound: whole
  when: "2025-11-06"
  basis: stated
  words: on 6 November
  quotes: ["on 6 November"]
- id: a-doha
  event: doha
  bound: start
  when: "2025-10-19"
  basis: stated
  stage: declared
  zone: "+03:00"
  words: of 19 October
  quotes: ["of 19 October"]
- {id: a-said, event: asif-deadlock, bound: whole, when: "2025-11-07", basis: relative,
   words: told, quotes: [told]}
orders:
- id: a-order
  event: shooting
  relation: before
  other: third-round
  gap: PT1M/..
  words: while
  quotes: [while]
quantities:
- id: a-bill
  topic: hotel-bill
  count: "87,000"
  unit: USD
  about: third-round
  quotes: ["The bill came to $87,000"]
statements:
- id: asif-deadlock
  speaker: khawaja-asif
  act: null
  topics: [talks]
  about: third-round
  mode: direct
  role: Defence Minister
  channel: Geo News
  quotes: ["There is a complete deadlock"]
demands:
- demand: written-pledge
  form: written
  terms:
  - text: within a month
    count: "30"
    unit: days
    within: P30D
    quotes: ["within 30 days"]
  quotes: ["Pakistan asks for a written pledge"]
responses:
- demand: written-pledge
  by: taliban
  answer: rejected
  quotes: ["the Taliban refused"]
""",
    "b.yaml": f"""\
document:
  id: b
  sha256: "{hashlib.sha256(SECOND.encode()).hexdigest()}"
casualties:
- id: b-killed
  incident: shooting
  outcome: killed
  count: Four
  claimant: un
  quotes:
  - {{quote: "Four died near Spin Boldak", nth: 2}}
  - the UN said
reports:
- of: asif-deadlock
  mode: partial
  quotes: ["a complete deadlock"]
""",
}


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def files() -> dict[str, str]:
    """The files of a sound corpus of two documents."""
    return dict(FILES)


@pytest.fixture(scope="session")
def raw_files() -> dict[str, bytes]:
    """The same files as bytes, for laws that read them often."""
    return {name: content.encode() for name, content in FILES.items()}


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Write files to a folder of their own."""
    return lambda contents: write_files(tmp_path / "corpus", contents)


@pytest.fixture
def small(tmp_path: Path) -> pakafg.Corpus:
    """The sound corpus itself."""
    return pakafg.load_corpus(write_files(tmp_path / "sound", FILES))
