"""«в г. Благовещенске», «из с. Горки»: the class of a place, cut short, read as it is spoken.

«г.» before a name that declines is left out («в Благовещенске»); the other ones are written out in
the case their preposition asks («в селе Горки»), where it leaves no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.russian.morphology import inflect, readings

_CLASSES = {
    "г": "город", "гор": "город", "с": "село", "д": "деревня", "дер": "деревня", "пос": "посёлок",
    "п": "посёлок", "ст": "станица", "х": "хутор", "м": "местечко", "р": "река", "о": "остров",
    "оз": "озеро",
}  # fmt: skip
_CASES = {
    "из": "Gen", "около": "Gen", "близ": "Gen", "до": "Gen", "от": "Gen", "у": "Gen",
    "возле": "Gen", "к": "Dat", "под": "Ins", "над": "Ins", "за": "Ins",
}  # fmt: skip
_INTO = re.compile(
    r"^(?:пере|при|у|вы|от|за|по)?(?:езж|ех|еха|шел|шёл|шла|ход|вез|вёз|был)|^верн|^возврат|^отправ|^эваку|^направ|^пере(?:сел|вед|вел)"
    r"|^поступ|^сосла",
)
_NAME = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё][а-яё]+)*$")


@dataclass(frozen=True, slots=True)
class Spelt:
    """Words [first, last) of a line that are said as one word."""

    first: int
    last: int
    said: str


def spelt_places(texts: Sequence[str]) -> list[Spelt]:
    """The abbreviated classes of places of a line, as they are to be said."""
    found = []
    for i in range(1, len(texts) - 2):
        lemma = _CLASSES.get(texts[i])
        if lemma is None or texts[i + 1] != "." or not _NAME.match(texts[i + 2]):
            continue
        before = texts[i - 1].lower()
        if lemma == "город" and _declines(texts[i + 2], before):
            found.append(Spelt(i, i + 3, texts[i + 2]))
            continue
        case = _CASES.get(before)
        if before in ("в", "во", "на") and not any(_INTO.match(t.lower()) for t in texts[:i]):
            case = "Loc"
        said = _inflected(lemma, case) if case else None
        if said:
            found.append(Spelt(i, i + 2, said))
    return found


def _declines(name: str, before: str) -> bool:
    """Whether the name itself stands in the case of its preposition: «в г. Уфе», not «г. Уфа»."""
    own = [r for r in readings(name) if r.pos == "NOUN" and r.feats.get("Number") == "Sing"]
    cases = {r.feats.get("Case") for r in own}
    if any("Fixd" in r.feats for r in own[:1]):
        return True
    if before in ("в", "во", "на"):
        return bool(cases & {"Loc", "Acc"}) and own[0].feats.get("Case") != "Nom"
    return _CASES.get(before, "") in cases


def _inflected(lemma: str, case: str) -> str | None:
    own = [r for r in readings(lemma) if r.pos == "NOUN" and r.feats.get("Case") == "Nom"]
    return inflect(own[0], case=case, number="Sing") if own else None
