"""Names the recogniser proposes, kept only where they hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from quizgen.russian.chunks import Name
from quizgen.russian.gazetteer import place_kind
from quizgen.russian.layout import Line
from quizgen.russian.morphology import readings


def clean_names(line: Line, names: Sequence[Name]) -> list[Name]:
    """Names without the marks at their ends; a person of one unknown word must look like one."""
    kept = []
    for name in names:
        first, last = name.first, name.last
        texts = [word.text for word in line.words]
        while first < last and not texts[first][0].isalnum():
            first += 1
        while last > first and not (texts[last - 1][0].isalnum() or texts[last - 1] in ".»)"):
            last -= 1
        if first == last or not any(text[0].isupper() for text in texts[first:last]):
            continue
        if name.type == "PERSON" and last - first > 1 and _epithet(texts[first]):
            first += 1
        if name.type == "PERSON" and last - first > 2 and not first and somebody(texts[first]):
            first += 1
        if name.type == "PERSON" and last - first > 1 and _thing(texts[first]):
            continue
        kind = name.type
        own = texts[first:last]
        if kind == "PERSON" and len(own) == 1 and not first and _thing(own[0]):
            continue  # «Грамоте учился …»
        if kind == "PERSON" and len(own) == 1 and _participle(own[0]):
            continue  # «Питающийся падалью гриф …»
        if kind == "PERSON" and len(own) == 1:
            reading = readings(own[0])[0]
            if place_kind(reading.lemma) and not {"Name", "Surn", "Patr"} & set(reading.feats):
                kind = "PLACE"
            elif own[0].isupper() and len(own[0]) > 1:
                kind = "ORG"
        kept.append(Name(first, last, kind))
    return kept


def _epithet(word: str) -> bool:
    """«Великий» in «Великий Абай»: praise, not part of the name."""
    reading = readings(word)[0]
    if _participle(word):
        return True  # «Изобретённые Павлом Яблочковым»
    return reading.known and reading.pos == "ADJ" and not {"Surn", "Name"} & set(reading.feats)


def somebody(word: str) -> bool:
    """«Филиппинка» in «Филиппинка Катриона Грэй»: who it is, with the capital of a sentence."""
    own = [r for r in readings(word.lower()) if r.known]
    return bool(own) and all(
        r.pos == "NOUN"
        and r.feats.get("Animacy") == "Anim"
        and not {"Name", "Surn", "Patr", "Geox", "Orgn"} & set(r.feats)
        for r in own
    )


def _participle(word: str) -> bool:
    reading = readings(word)[0]
    return reading.known and reading.feats.get("VerbForm") == "Part" and "Case" in reading.feats


def _thing(word: str) -> bool:
    """«Эдикт Фонтенбло»: a common noun of a thing does not open a person's name."""
    reading = readings(word)[0]
    return (
        reading.known
        and reading.pos == "NOUN"
        and reading.feats.get("Animacy") == "Inan"
        and not {"Surn", "Name", "Geox"} & set(reading.feats)
    )


def settle_kinds(lines: Sequence[Line], names: Sequence[list[Name]]) -> list[list[Name]]:
    """A name of one word is of the kind it is taken for most often in the article."""
    counted: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for line, own in zip(lines, names, strict=True):
        for name in own:
            if name.last - name.first == 1:
                counted[_key(line, name)][name.type] += 1

    def settled(line: Line, name: Name) -> Name:
        kinds = counted.get(_key(line, name)) if name.last - name.first == 1 else None
        if not kinds:
            return name
        kind, most = kinds.most_common(1)[0]
        return Name(name.first, name.last, kind) if most > 2 * kinds[name.type] else name

    return [[settled(line, name) for name in own] for line, own in zip(lines, names, strict=True)]


def spread_persons(lines: Sequence[Line], names: Sequence[list[Name]]) -> list[list[Name]]:
    """A full name found in one sentence is a person's in every other one."""
    known = {
        _key(line, name)
        for line, own in zip(lines, names, strict=True)
        for name in own
        if name.type == "PERSON" and name.last - name.first > 1
    }
    spread = []
    for line, own in zip(lines, names, strict=True):
        taken = {i for name in own for i in range(name.first, name.last)}
        more = list(own)
        for length in {len(key) for key in known}:
            for first in range(len(line.words) - length + 1):
                name = Name(first, first + length, "PERSON")
                if taken.isdisjoint(range(first, first + length)) and _key(line, name) in known:
                    more.append(name)
        spread.append(more)
    return spread


def _key(line: Line, name: Name) -> tuple[str, ...]:
    return tuple(readings(w.text)[0].lemma for w in line.words[name.first : name.last])
