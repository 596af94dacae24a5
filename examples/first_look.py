"""A first look: what the seed corpus holds, and one fact with the characters it rests on."""

import pakafg

corpus = pakafg.load_corpus()
print(corpus)

for document in corpus.documents.values():
    print(document.id, document.published, document.title or "untitled")

claim = corpus.casualties["003-un-wounded"]
print(claim)
for citation in claim.citations:
    print(citation)
    print(f"  …{corpus.context(citation, 40)}…")

# Search: words in double quotes must follow one another.
for hit in corpus.search('"written accord"').iter_rows(named=True):
    print(hit["document"], hit["kind"], hit["snippet"])
