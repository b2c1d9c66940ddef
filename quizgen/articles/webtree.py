"""HTML → a light tree, forgiving as browsers are and safe at any depth.

lxml would bring 5 MB of compiled code, and the readers built on it (trafilatura, readability) four
to ten packages more; an article needs only its blocks, which html.parser gives.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from quizgen.errors import ArticleError, phrase

DEEPEST = 250
MOST_NODES = 400_000

VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr",
))  # fmt: skip
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "html", "li", "main", "nav",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
))  # fmt: skip
# An open one of these is ended by the next of its kind, as the standard has it.
_ENDS = {
    "p": frozenset({"p"}),
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "tr": frozenset({"tr", "td", "th", "p"}),
    "td": frozenset({"td", "th", "p"}),
    "th": frozenset({"td", "th", "p"}),
    "option": frozenset({"option"}),
}
_SCOPES = frozenset(
    {"table", "ul", "ol", "dl", "div", "section", "article", "main", "body", "html"}
)


@dataclass(slots=True, eq=False)
class Node:
    """An element; `children` are elements and stretches of text in their order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def elements(self) -> Iterator[Node]:
        """The elements inside, in their order, without this one."""
        stack = [child for child in reversed(self.children) if isinstance(child, Node)]
        while stack:
            node = stack.pop()
            yield node
            stack += [child for child in reversed(node.children) if isinstance(child, Node)]

    def words(self) -> str:
        """All text inside, as it stands."""
        found: list[str] = []
        stack: list[Node | str] = [self]
        while stack:
            item = stack.pop()
            if isinstance(item, str):
                found.append(item)
            else:
                stack += reversed(item.children)
        return "".join(found)


def tree(markup: str) -> Node:
    """The root of a page. Raises ArticleError where it has too many elements."""
    builder = _Builder()
    builder.feed(markup)
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("html")
        self._open = [self.root]
        self._count = 0
        self._ignored = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._count += 1
        if self._count > MOST_NODES:
            raise ArticleError(
                phrase("веб-страница слишком большая"),
                hint=phrase("скопируйте из неё текст статьи"),
            )
        if tag in ("html", "body") and self._count > 1:
            node = next((item for item in self._open if item.tag == tag), None)
            if node:
                return
        if tag in _ENDS:
            self._end_open(_ENDS[tag])
        elif tag in BLOCKS and self._open[-1].tag == "p":
            self._open.pop()
        if len(self._open) >= DEEPEST and tag not in VOID:
            # Deeper elements are laid flat: their text stays with the parent.
            self._ignored += 1
            return
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # <p/> opens a paragraph in HTML; only foreign elements close themselves.
        self.handle_starttag(tag, attrs)
        if tag in ("svg", "path", "use", "g", "rect", "circle"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, max(0, len(self._open) - 60), -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return
            if tag not in BLOCKS and self._open[depth].tag in _SCOPES:
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def _end_open(self, tags: frozenset[str]) -> None:
        for depth in range(len(self._open) - 1, max(0, len(self._open) - 12), -1):
            if self._open[depth].tag in tags:
                del self._open[depth:]
                return
            if self._open[depth].tag in _SCOPES:
                return
