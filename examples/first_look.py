"""A first look: what the seed corpus holds, and one fact with the characters it rests on."""

import pakafg

corpus = pakafg.load_corpus()
print(corpus)

for document in corpus.documents.values():
    print(document.id, document.published, document.title)

claim = corpus.casualties["003-un-wounded"]
print(claim)
for citation in claim.citations:
    text = corpus.documents[citation.document].text
    print(citation)
    print("  …" + text[citation.start - 40 : citation.end + 40] + "…")

print(corpus.search('"written accord"').select("document", "snippet"))
