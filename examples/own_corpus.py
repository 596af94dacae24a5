"""A corpus of one's own: two short documents, their records, and the answers."""

import tempfile
from pathlib import Path

import pakafg

REPORT = "Officials said four miners died at the pass on Monday. Rescuers counted five dead."
RECORDS = """
document:
  id: "a"
  published: "2026-03-03"
  quotes: ["on Monday"]
casualties:
- id: a-officials
  incident: shelling
  outcome: killed
  count: "four"
  claimant: officials
  quotes: ["Officials said four miners died"]
- id: a-rescuers
  incident: shelling
  outcome: killed
  count: "five"
  claimant: rescuers
  quotes: ["Rescuers counted five dead"]
dates:
- id: a-monday
  event: shelling
  bound: whole
  when: "2026-03-02"
  basis: relative
  words: "on Monday"
  quotes: ["died at the pass on Monday"]
"""
LATER = "The death toll at the pass is five, rescuers confirmed."
LATER_RECORDS = """
document: {id: "b", published: "2026-03-05"}
casualties:
- id: b-rescuers
  incident: shelling
  outcome: killed
  count: "five"
  claimant: rescuers
  quotes: ["The death toll at the pass is five, rescuers confirmed"]
"""
SHARED = {
    "actors.yaml": """
- {id: officials, name: Officials, kind: unnamed, side: third_party}
- {id: rescuers, name: Rescuers, kind: organisation, side: third_party}
""",
    "incidents.yaml": "- {id: shelling, name: Shelling of the pass, kind: shelling}",
}

with tempfile.TemporaryDirectory() as place:
    folder = Path(place)
    files = {"a.txt": REPORT, "a.yaml": RECORDS, "b.txt": LATER, "b.yaml": LATER_RECORDS} | SHARED
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    try:
        corpus = pakafg.load_corpus(folder)
    except pakafg.CorpusError as error:
        for problem in error.problems:  # every one, each with file and line
            print(problem)
        raise

print(pakafg.casualties.totals(corpus).select("incident", "low", "best", "high", "grade"))
print(pakafg.timeline.reconcile(corpus).explain("shelling"))
