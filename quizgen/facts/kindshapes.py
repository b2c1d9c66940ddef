"""The shapes of what is told of kinds of things, `data/kindlines.yaml`, as patterns over words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

import yaml

_SLOT = re.compile(r"\{(\w+):(\w+)\}")
_TOPIC = "@topic@"
_LEADS = "около|примерно|приблизительно|почти|более|менее|свыше|до|от|порядка|в среднем|лишь|всего"
_SPELT = (
    "один|одного|одну|два|две|двух|три|трёх|трех|четыре|четырёх|четырех|пять|пяти|шесть|шести|"
    "семь|семи|восемь|восьми|девять|девяти|десять|десяти|двенадцать|пол\\w+|половин\\w+"
)
_FRAGMENTS = {
    "quantity": rf"(?:(?:{_LEADS}) )*(?:[+−–-] ?)?(?:\d|(?:{_SPELT})\b)[^;:]*?",
    "number": rf"(?:(?:{_LEADS}) )*(?:\d[\d ,.–—-]*|(?:{_SPELT}))"
    r"(?: (?:до|–|—|-) \d+| тыс\w* \.?| млн| миллион\w*| тысяч\w*)*",
    "colour": r"[\w-]+(?:(?: ,| и) [\w-]+)*",
    "season": r"(?:весной|летом|осенью|зимой|днём|днем|ночью|утром|вечером|в сумерках)"
    r"(?:(?: и|,) (?:весной|летом|осенью|зимой|днём|днем|ночью|утром|вечером|в сумерках))*",
    "letter": r"(?:(?:латинской|греческой|заглавной|прописной|строчной) )*[^\W\d_]{1,7}",
    "times": rf"(?:\d[\d ,.–—-]*(?: ?(?:млн|млрд|тыс\w*))?|(?:{_SPELT})) раза?",
    "land": r"(?:в|на) .+?",
    "from": r"(?:от|до|над) .+?",
    "outof": r"из .+?",
    "unit": r"(?:1|один|одну|одна) \w+",
    "adjective": r"[\w-]+(?:,? (?:и )?[\w-]+(?:ого|его|ой|ей|ый|ий|ая|ое|ые|ие|ую|ым|ом))*",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of clause and what is asked of it.

    Attributes:
        pattern: over the clause's words, one space between; its groups are the slots.
        kinds: slot → kind of its filling. asks: pairs of stem and answer.
        inside: whether a part of a clause between commas may have it.
        count: whether a number is the answer. entire: whether nothing may follow it.
    """

    id: str
    pattern: re.Pattern[str]
    kinds: Mapping[str, str]
    asks: tuple[tuple[str, str], ...]
    inside: bool
    count: bool
    entire: bool


@lru_cache(maxsize=8)
def shapes(names: tuple[str, ...] = ()) -> tuple[Shape, ...]:
    """Every row of the table, in its order; `names` are those of the article's thing."""
    called = "|".join(re.escape(name) for name in names) or "(?!)"
    return tuple(
        replace(row, pattern=re.compile(own.replace(_TOPIC, called), re.IGNORECASE))
        if _TOPIC in own
        else row
        for own, row in _rows()
    )


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, Shape], ...]:
    """Every row with its pattern as text, in which `_TOPIC` stands for the article's thing."""
    fragments = {**_FRAGMENTS, "topic": f"(?:{_TOPIC})"}
    text = files("quizgen.russian").joinpath("data/kindlines.yaml").read_text(encoding="utf-8")
    table = yaml.safe_load(text)
    words = {name: "|".join(sorted(_split(own))) for name, own in table["words"].items()}
    found = []
    for row in table["shapes"]:
        for when in row["when"] if isinstance(row["when"], list) else [row["when"]]:
            for name, own in words.items():
                when = when.replace(f"<<{name}>>", f"(?:{own})")
            kinds = dict(_SLOT.findall(when))
            own = _SLOT.sub(lambda m: f"(?P<{m[1]}>{fragments.get(m[2], '.+?')})", when)
            asks = tuple((ask["stem"], ask["answer"]) for ask in row["asks"])
            shape = Shape(
                row["id"], re.compile(own, re.IGNORECASE), kinds, asks,
                bool(row.get("inside")), bool(row.get("count")), bool(row.get("entire")),
            )  # fmt: skip
            found.append((own, shape))
    return tuple(found)


def _split(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]
