"""The directive `picture`: one figure, the claims behind it, and the characters they rest on.

Drawn from the seed corpus as the site is built, as HTML: it can be read, searched and
selected, and follows the width and the colours of the page.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

import pakafg
from pakafg.corpus.naming import actor_name
from pakafg.frames import relation, root
from pakafg.text.figure_words import figure_words
from pakafg.text.people import by_whom, in_words

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_AROUND = 45  # characters on either side of a quotation


class Picture(SphinxDirective):
    """The figure of one cell: its incident, outcome, nationality and status."""

    required_arguments = 4
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Draw it; the directive's text is its caption."""
        keys = ("incident", "outcome", "nationality", "status")
        corpus = pakafg.load_corpus()
        cells = pakafg.casualties.totals(corpus, by=keys, detail=True)
        cell = cells.filter(**dict(zip(keys, self.arguments, strict=True))).row(0, named=True)
        caption = escape(" ".join(self.content))
        html = (
            f'<figure class="picture">{_answer(cell)}<div class="claims">{_claims(corpus, cell)}'
            f"</div><figcaption>{caption}</figcaption></figure>"
        )
        return [nodes.raw("", html, format="html")]


def _answer(cell: dict[str, Any]) -> str:
    low, best, high = (cell[name] for name in ("low", "best", "high"))
    words = figure_words(low, best, high)
    scale = 100 / (1.15 * high)
    who = f"{cell['nationality'].title()} {cell['status']}s {cell['outcome']}"
    told = f"{cell['n_documents']} documents, {cell['n_origins_min']} origins at least"
    marked = "" if best is None else f'<span class="best" style="left:{best * scale:.1f}%"></span>'
    return (
        f'<p class="answer"><b>{escape(who)}: {escape(words)}</b> '
        f"({escape(cell['grade'].replace('_', ' '))}; {told})</p>"
        '<div class="track" aria-hidden="true">'
        f'<span class="range" style="left:{low * scale:.1f}%;width:{(high - low) * scale:.1f}%">'
        f"</span>{marked}"
        f'<span class="end" style="left:{low * scale:.1f}%">{low}</span>'
        f'<span class="end" style="left:{high * scale:.1f}%">{high}</span></div>'
    )


def _claims(corpus: pakafg.Corpus, cell: dict[str, Any]) -> str:
    """One claim of each origin: the one with the shortest quotation."""
    by_origin: dict[str | None, pakafg.CasualtyClaim] = {}
    claims = [corpus.casualties[name] for name in cell["claims"]]
    for claim in sorted(claims, key=lambda claim: len(claim.citations[0].quote)):
        by_origin.setdefault(root(corpus, claim.claimant), claim)
    return "".join(
        _claim(corpus, claim)
        for claim in sorted(by_origin.values(), key=lambda c: c.count.low or 0)
    )


def _claim(corpus: pakafg.Corpus, claim: pakafg.CasualtyClaim) -> str:
    citation = claim.citations[0]
    text = corpus.documents[citation.document].text
    before = text[max(0, citation.start - _AROUND) : citation.start]
    after = text[citation.end : citation.end + _AROUND]
    stands = relation(corpus, claim)
    who = by_whom([actor_name(corpus, claim.claimant)])
    return (
        f"<div><p><b>{escape(str(claim.count))}</b> {escape(who)}"
        f" <small>{escape(in_words(stands))}</small></p>"
        f"<p>… {escape(before.rpartition(chr(10))[2])}<mark>{escape(citation.quote)}</mark>"
        f"{escape(after.partition(chr(10))[0])} …</p>"
        f"<p><small>document {citation.document}, "
        f"characters {citation.start}–{citation.end}</small></p></div>"
    )


def setup(app: Sphinx) -> dict[str, bool]:
    """Name the directive."""
    app.add_directive("picture", Picture)
    return {"parallel_read_safe": True}
