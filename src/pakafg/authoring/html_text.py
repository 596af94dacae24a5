"""From a page to the text of its article: every block on lines of its own, boilerplate left out.

Laws of this file: no word is put in, and none is changed; what is left out is a whole element, by
what it is (navigation, forms, scripts, lists of links, what is hidden or struck out, the numbers of
notes) or because it stands outside of the element that holds most of the paragraphs. How many
characters that were comes back, too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from pakafg.errors import ArgumentError, MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from selectolax.lexbor import LexborNode

__all__ = ["PageText", "page_text"]

_NEVER_SHOWN: Final = (
    *("base", "canvas", "datalist", "embed", "head", "iframe", "link", "math", "meta", "noscript"),
    *("object", "param", "script", "style", "svg", "template", "title", "audio", "video"),
)
_NO_ARTICLE: Final = (
    *("aside", "button", "dialog", "form", "input", "menu", "nav", "select", "textarea"),
    *(f'[role="{role}"]' for role in ("navigation", "complementary", "search", "dialog")),
    *("[hidden]", '[aria-hidden="true"]', "del", "s", "strike"),
)
_UNSEEN: Final = re.compile(r"(?i)(?:display\s*:\s*none|visibility\s*:\s*hidden)\b")
_PAGE_FRAME: Final = ("header", "footer", '[role="banner"]', '[role="contentinfo"]')
_ARTICLES: Final = ('[itemprop~="articleBody"]', "article", "main", '[role="main"]')
_MOST: Final = 0.6  # of the letters in paragraphs: else the whole page is the article
_LINKED: Final = 0.8  # of the letters of a block that lists links
_LINKS: Final = 3
_LISTS: Final = ("ul", "ol", "div", "section")
# A blank line stands between these, so that no quotation runs from one into the next.
_PARAGRAPHS: Final = frozenset(
    (
        *("address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hgroup", "hr", "main", "ol", "p", "pre", "section", "summary", "table", "ul"),
    )
)
_LINES: Final = frozenset({"br", "caption", "li", "option", "tr"})
_CELLS: Final = frozenset({"td", "th"})
_CELL, _LINE, _PARAGRAPH = "\x1c", "\x1d", "\x1e"  # separators of ASCII, which no page holds
_SPACE_OR_MARK: Final = re.compile(r"[ \t\n\r\f\x1c-\x1e]+")
_WITHOUT_SEPARATORS: Final = str.maketrans(dict.fromkeys(f"{_CELL}{_LINE}{_PARAGRAPH}", " "))


class PageText(NamedTuple):
    """The text of an article on a page.

    Attributes:
        text: The text.
        title: The heading of the article, as printed; None where it has none, or several.
        left_out: How many letters and digits of the page stand in no line of the text.
    """

    text: str
    title: str | None
    left_out: int


def page_text(html: str) -> PageText:
    r"""Take the text of the article from a page.

    A heading, a paragraph and an item of a list are a line each, a row of a table a line with
    ` | ` between its cells.

    Args:
        html: The page.

    Raises:
        MissingExtraError: The extra `html` is not installed.
        ArgumentError: The page has no text.

    >>> page = page_text("<nav>Home</nav><h1>Truce</h1><p>It <b>holds</b>.<p>So far.")
    >>> page.text, page.title, page.left_out
    ('Truce\n\nIt holds.\n\nSo far.\n', 'Truce', 4)
    """
    try:
        from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415  (an extra)
    except ImportError as error:
        message = 'pages are read with selectolax: pip install "pakafg[html]"'
        raise MissingExtraError(message) from error
    tree = LexborHTMLParser(html)
    body = tree.body
    if body is None:
        raise ArgumentError("article", None, "a page with text")
    tree.strip_tags([*_NEVER_SHOWN])
    whole = _letters(body.text())
    _drop(body, {node.mem_id for node in _no_article(body)})
    measured = _measured(body)
    article = _article(body, measured)
    frames = ", ".join(_PAGE_FRAME) if article.tag == "body" else ""
    _drop_frames_and_lists_of_links(article, measured, frames)
    headings = [heading for node in article.css("h1") if (heading := _written_lines(node).strip())]
    if not headings:  # above the article that it heads
        headings = [heading for node in body.css("h1") if (heading := _written_lines(node).strip())]
        above = headings[0] if len(headings) == 1 else None
    else:
        above = None
    text = _written_lines(article)
    if above is not None:
        text = f"{above}\n\n{text}"
    if not text.strip():
        raise ArgumentError("article", None, "a page with text")
    title = " ".join(headings[0].split()) if len(headings) == 1 else None
    return PageText(text, title, max(0, whole - _letters(text)))


def _no_article(body: LexborNode) -> Iterator[LexborNode]:
    """Yield what no reader takes for the article: what is not shown, or frames it."""
    yield from body.css(", ".join(_NO_ARTICLE))
    for node in body.css("[style]"):
        if _UNSEEN.search(node.attributes["style"] or ""):
            yield node
    yield from filter(_is_mark_of_note, body.css("sup"))


def _is_mark_of_note(raised: LexborNode) -> bool:
    """Tell whether a raised number leads to a note, and would lengthen the number before it."""
    if raised.css_first("a") is not None:
        return True
    before = raised.prev
    led = "" if before is None else before.text()[-1:]
    return led.isdecimal() and not any(map(str.isalpha, raised.text()))


def _drop(top: LexborNode, wrong: Collection[int]) -> None:
    """Take elements out, by their addresses in memory."""
    stack = [top]
    while stack:
        here = stack.pop()
        if here.mem_id in wrong:
            here.decompose()
        else:
            stack += here.iter()


def _letters(text: str) -> int:
    """Count the letters and digits of a text."""
    return sum(map(str.isalnum, text))


class _Measures(NamedTuple):
    """Letters within an element: all, those of links and of paragraphs; how many links."""

    letters: int = 0
    linked: int = 0
    links: int = 0
    in_paragraphs: int = 0
    has_heading: bool = False

    def plus(self, other: _Measures) -> _Measures:
        """Add what a child of the element has."""
        return _Measures(
            self.letters + other.letters,
            self.linked + other.linked,
            self.links + other.links,
            self.in_paragraphs + other.in_paragraphs,
            self.has_heading or other.has_heading,
        )


def _measured(top: LexborNode) -> dict[int, _Measures]:
    """Measure every element within one, each once, by its address in memory."""
    found: dict[int, _Measures] = {}
    children: list[list[LexborNode]] = []
    order = [top]
    for here in order:  # it grows: each element before what stands within it
        children.append(list(here.iter(include_text=True)))
        order += children[-1]
    for here, inner in zip(reversed(order), reversed(children), strict=True):
        measures = _Measures(_letters(here.text_content or "") if here.tag == "-text" else 0)
        for child in inner:
            measures = measures.plus(found[child.mem_id])
        if here.tag == "a":
            measures = measures._replace(linked=measures.letters, links=1)
        elif here.tag == "p":
            measures = measures._replace(in_paragraphs=measures.letters)
        elif here.tag == "h1":
            measures = measures._replace(has_heading=True)
        found[here.mem_id] = measures
    return found


def _article(body: LexborNode, measured: dict[int, _Measures]) -> LexborNode:
    """Find the smallest element that is said to be the article, and holds most of its text."""
    least = max(1, _MOST * measured[body.mem_id].in_paragraphs)
    held = [
        (measured[node.mem_id].letters, node)
        for selector in _ARTICLES
        for node in body.css(selector)
        if measured[node.mem_id].in_paragraphs >= least
    ]
    return min(held, key=lambda each: each[0], default=(0, body))[1]


def _drop_frames_and_lists_of_links(
    article: LexborNode, measured: dict[int, _Measures], frames: str
) -> None:
    """Leave out blocks whose text is links, as under "Related stories", and the page's frame."""
    framing = {node.mem_id for node in article.css(frames)} if frames else set()
    stack = [article]
    while stack:
        here = stack.pop()
        of_here = measured[here.mem_id]
        lists_links = (
            here.tag in _LISTS
            and of_here.links >= _LINKS
            and of_here.linked >= _LINKED * of_here.letters
        )
        if (lists_links or here.mem_id in framing) and not of_here.has_heading:
            here.decompose()
        else:
            stack += here.iter()


def _written_lines(node: LexborNode) -> str:
    """Write the text within an element, each block on lines of its own."""
    # Within a line all space is one space; what parts lines is put in as separators.
    marked = _SPACE_OR_MARK.sub(_one_mark, "".join(_pieces(node)))
    text = marked.strip(f" {_CELL}{_LINE}{_PARAGRAPH}")
    lines = text.replace(_PARAGRAPH, "\n\n").replace(_LINE, "\n").replace(_CELL, " | ")
    return f"{lines}\n" if lines else ""


def _one_mark(run: re.Match[str]) -> str:
    """Of space and separators in a row keep the strongest; of space alone, one space."""
    marks = set(run[0]) & {_CELL, _LINE, _PARAGRAPH}
    return max(marks, default=" ")


def _pieces(top: LexborNode) -> Iterator[str]:
    """Yield the texts within an element in order, and separators where its blocks end."""
    # A stack of our own: pages can be nested deeper than Python may call.
    stack: list[LexborNode | str] = [top]
    while stack:
        here = stack.pop()
        if isinstance(here, str):
            yield here
            continue
        tag = here.tag
        if tag == "-text":
            yield (here.text_content or "").translate(_WITHOUT_SEPARATORS)
            continue
        mark = _mark(tag or "")
        yield mark
        stack.append(mark)
        if tag == "q":
            yield "“"
            stack.append("”")
        children = list(here.iter(include_text=True))
        stack.extend(reversed(children))


def _mark(tag: str) -> str:
    """Give what parts an element from what stands beside it."""
    if tag in _PARAGRAPHS:
        return _PARAGRAPH
    if tag in _LINES:
        return _LINE
    return _CELL if tag in _CELLS else ""
