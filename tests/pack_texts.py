"""Packs for the tests of the pages, and how their pages are read."""

from __future__ import annotations

import html
import re

PACK = """\
# Заметка учителя.
pack: музеи
language: ru
templates:
  - id: год
    example: "[Музей связи](предмет) [открыт](действие) в [1872 году](время: YEAR)."
    ask: время
    question: "В каком году {действие~предмет} {предмет.им}?"
    answer: "{время.value}"
"""
BROKEN = PACK.replace("ask: время", "ask: врема")
ARTICLE = (
    "Филиал МГУ имени Ломоносова открыт в 2001 году.\n"
    "Музей не открыт в 1990 году. Президент открыл выставку."
)
STEM = "В каком году открыт филиал МГУ имени Ломоносова?"


def words(page: str) -> str:
    """What a person reads in a page or a part of one."""
    body = re.sub(r"<[^>]+>", " ", re.split(r"<main[^>]*>", page)[-1])
    return " ".join(html.unescape(body).split())


def area(page: str, name: str) -> str:
    """The text in a text area."""
    found = re.search(rf'<textarea[^>]* name="{name}"[^>]*>\r?\n?(.*?)</textarea>', page, re.S)
    return html.unescape(found[1])
