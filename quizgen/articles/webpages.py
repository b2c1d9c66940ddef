"""A saved web page → the plain text of its article: no menus, scripts, captions or notes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from quizgen.articles.blocks import Block, assemble, raised
from quizgen.articles.decoding import text_of
from quizgen.articles.finding import date_of_name
from quizgen.articles.webtree import BLOCKS, Node, tree
from quizgen.errors import ArticleError, phrase

_DROPPED = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "canvas", "iframe",
    "object", "audio", "video", "picture", "figure", "figcaption", "nav", "aside",
    "footer", "form", "button", "select", "textarea", "dialog", "menu", "pre", "head",
    "caption", "rp", "rt",
))  # fmt: skip
_ROLES = frozenset((
    "navigation", "banner", "contentinfo", "search", "complementary", "dialog", "menu",
    "note",
))  # fmt: skip
_MARKED = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navbox|menu|breadcrumbs?|sidebar|footer|comments?|share|sharing"
    r"|socials?|related|recommend(?:ed|ations?)?|subscribe|subscription|newsletter|cookies?"
    r"|banner|advert(?:isement)?|ads|promo|tags|pagination|pager|caption|thumbcaption|thumb"
    r"|gallery|reflist|references?|footnotes?|infobox|editsection|toc|hatnote|noprint|catlinks"
    r"|printfooter|jump-link|siteSub|popup|modal|byline|teaser|readmore|read-more)(?=$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE = re.compile(r"(?:^|[\s_-])(?:reference|footnote|noteref|cite_ref)", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)
_SITE = re.compile(r"\s+(?:[|–—·•»/]|-|::)\s+")
_NEWS = ("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting")
_HEADING = re.compile(r"h[1-6]")
# Shorter paragraphs (buttons, bylines) do not tell where the article is.
_PROSE = 60
_MOST_LINKS = 0.6


def read(path: Path) -> dict[str, Any]:
    """`Plain` of the page at `path` as a record. Raises ArticleError: no text, too large."""
    root = tree(_decoded(path.read_bytes()))
    date, titles = _published(root), _titles(root)
    top = next(
        (node for node in root.elements() if node.tag == "h1" and node.words().strip()), None
    )
    weights: dict[Node, int] = {}
    _prune(root, weights)
    body = _main(root, weights)
    blocks = list(_blocks(body))
    if not any(not block.level for block in blocks):
        raise ArticleError(
            phrase("веб-страница без текста статьи"),
            hint=phrase("откройте её в браузере, скопируйте текст статьи и вставьте его"),
        )
    if top is not None:
        words = " ".join(top.words().split())
        # Most sites set the headline outside the article's own element.
        if words and not any(block.level and block.words == words for block in blocks):
            if not titles or any(title.startswith(words) or words in title for title in titles):
                blocks.insert(0, Block(words, 1))
    # What stands before the headline is a section's name, a date or a byline.
    first = next((i for i, block in enumerate(blocks[:6]) if block.level == 1), 0)
    blocks = blocks[first:]
    return asdict(assemble(blocks, _bare(titles), date))


def _decoded(data: bytes) -> str:
    """The page's characters: as its mark or its <meta> says, else as they look."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(declared[1].decode())
        except (LookupError, UnicodeError):
            pass
    return text_of(data, None)


def _titles(root: Node) -> list[str]:
    found = []
    for node in root.elements():
        if node.tag == "meta" and node.attributes.get("property") == "og:title":
            found.append(node.attributes.get("content", ""))
        elif node.tag == "title" and not any(found):
            found.append(node.words())
    return [" ".join(title.split()) for title in found if title.strip()]


def _bare(titles: list[str]) -> str | None:
    """The title without the name of the site: «Байкал — Википедия»."""
    if not titles:
        return None
    parts = _SITE.split(titles[-1])
    return titles[-1] if len(parts) < 2 else max(parts[0], parts[-1], key=len)


def _published(root: Node) -> str | None:
    """The day the page says it was published, as 2025-11-13, or None."""
    named = ("article:published_time", "datepublished", "date", "dc.date", "pubdate")
    for node in root.elements():
        value = ""
        if node.tag == "meta":
            names = (
                node.attributes.get(key, "").lower() for key in ("property", "itemprop", "name")
            )
            value = node.attributes.get("content", "") if any(n in named for n in names) else ""
        elif node.tag == "time" and node.attributes.get("itemprop", "").lower() == "datepublished":
            value = node.attributes.get("datetime", "")
        elif node.tag == "script" and node.attributes.get("type") == "application/ld+json":
            value = _day_of_data(node.words())
        if day := date_of_name(value.strip()):
            return day.isoformat()
    return None


def _day_of_data(words: str) -> str:
    try:
        data = json.loads(words[:100_000])
    except (ValueError, RecursionError):
        return ""
    records = data if isinstance(data, list) else [data]
    # «Article» alone is also what encyclopaedias call theirs, with the day of the first version.
    news = [r for r in records if isinstance(r, dict) and str(r.get("@type")) in _NEWS]
    days = [record.get("datePublished") for record in news]
    return next((day for day in days if isinstance(day, str)), "")


def _is_dropped(node: Node) -> bool:
    given = node.attributes
    if node.tag in _DROPPED or "hidden" in given or given.get("aria-hidden") == "true":
        return True
    if given.get("role", "") in _ROLES or _HIDDEN.search(given.get("style", "")[:500]):
        return True
    marks = f"{given.get('class', '')} {given.get('id', '')}"[:500]
    if node.tag == "sup" and (_NOTE.search(marks) or any(e.tag == "a" for e in node.elements())):
        return True
    return bool(_MARKED.search(marks))


def _order(root: Node) -> list[Node]:
    return [root, *root.elements()]


def _prune(root: Node, weights: dict[Node, int]) -> None:
    """Take out what is no article, and weigh the rest: letters in paragraphs, links apart."""
    nodes = _order(root)
    # Children before parents.
    for node in reversed(nodes):
        own = len(" ".join(c for c in node.children if isinstance(c, str)).strip())
        inside = [c for c in node.children if isinstance(c, Node)]
        weights[node] = (own if node.tag != "a" else 0) + sum(weights[c] for c in inside)
    total = weights[root] or 1
    for node in nodes:
        node.children = [
            child
            for child in node.children
            if isinstance(child, str)
            or not _is_dropped(child)
            # A class that means another thing here: nearly all of the page is in it.
            or (child.tag not in _DROPPED and weights[child] > 0.6 * total)
        ]
    sizes: dict[Node, int] = {}
    linked: dict[Node, int] = {}
    for node in reversed(_order(root)):
        inside = [c for c in node.children if isinstance(c, Node)]
        own = len(" ".join("".join(c for c in node.children if isinstance(c, str)).split()))
        sizes[node] = own + sum(sizes[c] for c in inside)
        linked[node] = sizes[node] if node.tag == "a" else sum(linked[c] for c in inside)
        weights[node] = sum(weights[c] for c in inside)
        if node.tag in BLOCKS and not any(c.tag in BLOCKS for c in inside):
            prose = sizes[node] >= _PROSE and linked[node] < _MOST_LINKS * sizes[node]
            weights[node] = sizes[node] if prose else 0


def _main(root: Node, weights: dict[Node, int]) -> Node:
    """The element that holds the article."""
    said = [
        node
        for node in _order(root)
        if node.tag in ("article", "main")
        or node.attributes.get("itemprop") == "articleBody"
        or node.attributes.get("role") in ("main", "article")
    ]
    best = max(said, key=lambda node: weights[node], default=None)
    if best is not None and 2 * weights[best] >= weights[root]:
        root = best
    node = root
    while True:
        inside = [c for c in node.children if isinstance(c, Node)]
        heaviest = max(inside, key=lambda c: weights[c], default=None)
        if heaviest is None or heaviest.tag not in BLOCKS - {"p", "li", "td", "ul", "ol"}:
            return node
        if not weights[heaviest] or weights[heaviest] < 0.85 * weights[node]:
            return node
        if _HEADING.fullmatch(heaviest.tag):
            return node
        node = heaviest


def _blocks(body: Node) -> Iterator[Block]:
    """Headings, paragraphs, items and rows inside an element, in their order."""
    for tag, pieces, linked in _runs(body):
        lines = [" ".join(line.split()) for line in "".join(pieces).split("\v")]
        text = "\n\n".join(line for line in lines if line)
        if _HEADING.fullmatch(tag):
            yield Block(" ".join(text.split()), int(tag[1]))
        elif text and (not linked or linked < _MOST_LINKS * len(text)):
            yield Block(text)


def _runs(body: Node) -> Iterator[tuple[str, list[str], int]]:
    """(block's tag, pieces of text, characters of links) between the edges of blocks."""
    pieces: list[str] = []
    owner, linked = body.tag, 0
    # (what to show, the block it stands in, whether in a link); None closes a block.
    stack: list[tuple[Node | str | None, str, bool]] = [(body, body.tag, False)]
    while stack:
        item, block, link = stack.pop()
        if isinstance(item, str):
            pieces.append(item)
            linked += len(item.strip()) if link else 0
        elif item is None:
            yield owner, pieces, linked
            pieces, owner, linked = [], block, 0
        elif item.tag == "br":
            pieces.append("\v")
        elif item.tag == "sup":
            pieces.append(raised("".join(pieces[-3:]).rstrip(), item.words()))
        elif item.tag == "tr":
            cells = [" ".join(c.words().split()) for c in item.children if isinstance(c, Node)]
            stack += [(None, block, False), ("; ".join(filter(None, cells)), "tr", False)]
            stack.append((None, "tr", False))
        elif item.tag in BLOCKS:
            stack.append((None, block, False))
            stack += [(child, item.tag, link) for child in reversed(item.children)]
            stack.append((None, item.tag, False))
        else:
            link = link or item.tag == "a"
            stack += [(child, block, link) for child in reversed(item.children)]
    yield owner, pieces, linked
