"""The text of a pack: what is wrong with it, what it is called, how one begins."""

from __future__ import annotations

import functools
import importlib.resources
import re
from collections.abc import Collection
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from quizgen.errors import Fault, Place, TemplateError, phrase
from quizgen.templates.loader import PACK_ENDINGS, pack_from_text
from quizgen.templates.pack import Pack
from quizgen.templates.parse import MAX_BYTES
from webapp.languages import Words, language, said

NAMELESS = "без названия"
_NAME_LINE = re.compile(r"^pack[ \t]*:[ \t]*(.*?)[ \t]*(?:#.*)?$", re.MULTILINE)
_NOT_FILE = re.compile(r"[^\w-]+")
_LONGEST_NAME = 60

STARTER = """\
pack: {name}
language: ru
templates:
  - id: год-открытия
    example: "[Филиал МГУ](предмет) [открыт](действие) в [2001 году](время: YEAR)."
    also: {{действие: [основать, создать]}}
    ask: время
    question: "В каком году {{действие~предмет}} {{предмет.им}}?"
    answer: "{{время.value}}"
    expect:
      - text: "Музей связи открыт в 1872 году."
        question: "В каком году открыт музей связи?"
        answer: "1872"
"""


@dataclass(frozen=True, slots=True)
class Examined:
    """A text read as a pack: the pack, or None and every fault in the order of the text."""

    pack: Pack | None
    faults: tuple[Fault, ...] = ()


def examine(text: str, taken: Collection[str] = ()) -> Examined:
    """Read a text as a pack.

    Args:
        taken: names, in small letters, that other packs have.
    """
    place = file_name(written_name(text))
    try:
        pack = pack_from_text(text, place, language())
    except TemplateError as error:
        return Examined(None, error.faults)
    faults: tuple[Fault, ...] = ()
    if pack.name.lower() in taken:
        line = _NAME_LINE.search(text)
        at = text.count("\n", 0, line.start()) + 1 if line else 1
        message = said(phrase("набор «%(name)s» уже есть", name=pack.name))
        faults = (Fault(Place(place, at, 1), message, said(phrase("назовите этот по-другому"))),)
    return Examined(None if faults else pack, faults)


def is_too_large(text: str) -> bool:
    """Whether the text is larger than any pack may be, so that it is not even kept."""
    return len(text.encode("utf-8", "replace")) > MAX_BYTES


def written_name(text: str) -> str:
    """What a text, sound or not, calls its pack; `NAMELESS` where it does not say."""
    found = _NAME_LINE.search(text)
    name = found[1].strip("\"'") if found else ""
    clean = " ".join("".join(char if char.isprintable() else " " for char in name).split())
    return clean[:_LONGEST_NAME].rstrip() or NAMELESS


def renamed(text: str, name: str) -> str:
    """The text with its pack called `name`."""
    return _NAME_LINE.sub(lambda line: f"pack: {name}", text, count=1)


def free_name(name: str, taken: Collection[str]) -> str:
    """The name, or the name with the first number that makes it nobody else's."""
    numbered = (f"{name} {number}" for number in range(2, len(taken) + 3))
    return next(each for each in (name, *numbered) if each.lower() not in taken)


def file_name(name: str) -> str:
    """A name for the pack's file that is safe everywhere: letters, digits, hyphens."""
    return (_NOT_FILE.sub("-", name).strip("-_") or "pack") + ".yaml"


TITLES = Words({
    "definitions": "Определения",
    "general": "Общие вопросы",
    "life": "Жизнь людей",
    "why": "Почему, зачем, как",
    "being": "Что есть что",
    "beside": "Сказанное попутно",
    "complements": "О ком и о чём",
    "deeds": "Что с чем сделали",
    "histlines": "Исторические события",
    "lifelines": "События жизни",
    "newsaffairs": "События в новостях",
    "newslines": "Новости",
    "thinglines": "Места и здания",
    "truths": "Как устроен мир",
    "biology": "Биология",
    "economics": "Экономика",
    "education": "Образование",
    "geography": "География",
    "history": "История",
    "physics": "Физика",
    "sport": "Спорт",
})  # fmt: skip
"""What a teacher reads for the file names of the packs that come with the program."""


@functools.cache
def builtin_texts() -> dict[str, tuple[Pack, str]]:
    """The packs that come with the program and their texts, by the name in their address."""
    return {**_texts(_folder()), **_texts(_folder() / "subjects")}


@functools.cache
def subjects() -> frozenset[str]:
    """The names in the address of packs of school subjects, used only where they are chosen."""
    return frozenset(_texts(_folder() / "subjects"))


def title_of(key: str) -> str:
    """What a pack that comes with the program is called on the pages."""
    return TITLES.get(key, builtin_texts()[key][0].name)


def russian_title_of(key: str) -> str:
    """The same in Russian whatever the interface."""
    return TITLES.own(key) if key in TITLES else builtin_texts()[key][0].name


def _folder() -> Traversable:
    return importlib.resources.files("quizgen.templates.packs")


def _texts(folder: Traversable) -> dict[str, tuple[Pack, str]]:
    found = {}
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        stem, dot, ending = item.name.rpartition(".")
        if dot + ending in PACK_ENDINGS:
            text = item.read_text("utf-8")
            found[stem] = (pack_from_text(text, item.name, "ru"), text)
    return found


@functools.cache
def builtin_names() -> frozenset[str]:
    """The names, in small letters, of the packs that come with the program."""
    return frozenset(pack.name.lower() for pack, _ in builtin_texts().values())
