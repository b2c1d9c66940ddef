"""A card as Anki will show it, without Anki: the templates filled, and what the reviewer draws.

Only what our own templates use is known: `{{Field}}`, `{{#Field}}…{{/Field}}`, `{{cloze:Field}}`,
`{{type:nc:Field}}`, `{{tts LANGUAGE:Field}}`. The tests hold it against the real Anki.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.formats.anki_changes import notice
from quizgen.formats.anki_fields import fields_of, spoken
from quizgen.formats.anki_types import TYPES, look
from quizgen.formats.choices import EVERYTHING, ExportChoice
from quizgen.model import Article, Question

_SECTION = re.compile(r"\{\{#(\w+)\}\}(.*?)\{\{/\1\}\}", re.DOTALL)
_MARK = re.compile(r"\{\{(?:(cloze|type:nc|tts \w+):)?(\w+)\}\}")
_GAP = re.compile(r"\{\{c1::(.*?)\}\}", re.DOTALL)
_TYPE_BOX = re.compile(r"\[\[type:nc:\w+\]\]")
_PLAY = re.compile(r"\[anki:play:[qa]:\d+\]")
_LINK = re.compile(r'<a href="[^"]*">')

# What Anki itself adds to the look of a card.
_REVIEWER = """
.replay-button { display: inline-flex; vertical-align: middle; text-decoration: none; }
.replay-button svg { width: 40px; height: 40px; }
"""
_BUTTON = (
    '<a class="replay-button soundLink" title="Прослушать"><svg viewBox="0 0 64 64" '
    'aria-hidden="true"><circle cx="32" cy="32" r="29"/><path d="M22 14v36l31-18z"/></svg></a>'
)


@dataclass(frozen=True, slots=True)
class Card:
    """Both sides as Anki's renderer gives them: `[[type:…]]` and `[anki:play:…]` not drawn yet.

    Attributes:
        typed: field HTML of what typing is compared with; empty where nothing is typed.
    """

    front: str
    back: str
    typed: str


def card_of(
    article: Article, question: Question, choice: ExportChoice = EVERYTHING, gone: bool = False
) -> Card:
    """The card of a question as exported with `choice`; `gone` as a withdrawn one.

    Raises FormatError when a cloze stem has no gap, or several.
    """
    fields = dict(fields_of(article, question))
    if choice.speech:
        fields["Spare3"] = spoken(question)
    if gone:
        fields["Spare2"] = notice(question)
    name = TYPES.get(question.kind, question.kind)
    front = _filled(look(f"{name}.front.html"), fields, "q")
    back = _filled(look(f"{name}.back.html"), fields, "a")
    return Card(front, back, fields["Typed"])


def style() -> str:
    """The style sheet of `page`, as its `<style>` holds it, for the hash of a security policy."""
    return look("anki.css") + _REVIEWER


def page(card: Card, back: bool = False, night: bool = False) -> str:
    """One side as a whole HTML page, drawn as Anki's reviewer draws it before anything is typed.

    Without scripts; its links lead nowhere.
    """
    mode = " nightMode" if night else ""
    scheme = "dark" if night else "light"
    side = "Обратная сторона" if back else "Лицевая сторона"
    return (
        f'<!doctype html>\n<html lang="ru"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="color-scheme" content="{scheme}"><title>{side}</title>'
        f"<style>{style()}</style></head>\n"
        f'<body class="card card1{mode}">{_drawn(card, back)}</body></html>\n'
    )


def _drawn(card: Card, back: bool) -> str:
    # Answers may hold backslashes: functions, not patterns, put them in.
    box = '<center><input type="text" id="typeans" aria-label="Ответ"></center>'
    if back:
        box = f'<code id="typeans">{html.escape(html.unescape(card.typed))}</code>'
    text = _TYPE_BOX.sub(lambda _: box, card.back if back else card.front)
    return _LINK.sub("<a>", _PLAY.sub(lambda _: _BUTTON, text))


def _filled(template: str, fields: Mapping[str, str], side: str) -> str:
    """The template as Anki fills it; `side` is "q" or "a"."""
    plays = 0

    def mark(found: re.Match[str]) -> str:
        nonlocal plays
        way, name = found.groups()
        text = fields[name]
        if way == "cloze":
            return _GAP.sub(_shown if side == "a" else _hidden, text)
        if way == "type:nc":
            return f"[[type:nc:{name}]]"
        if way:
            plays += 1
            return f"[anki:play:{side}:{plays - 1}]"
        return text

    def section(found: re.Match[str]) -> str:
        return found[2] if fields[found[1]].strip() else ""

    return _MARK.sub(mark, _SECTION.sub(section, template))


def _shown(gap: re.Match[str]) -> str:
    return f'<span class="cloze" data-ordinal="1">{gap[1]}</span>'


def _hidden(gap: re.Match[str]) -> str:
    named = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;"}
    kept = "".join(
        named.get(c) or (c if ord(c) > 255 or re.match("[a-zA-Z0-9]", c) else f"&#x{ord(c):X};")
        for c in gap[1]
    )
    return f'<span class="cloze" data-cloze="{kept}" data-ordinal="1">[...]</span>'
