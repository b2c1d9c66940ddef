"""Names the recogniser does not see, and those it sees where there are none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from quizgen.russian.chunks import Name
from quizgen.russian.gazetteer import is_person_noun, place_kind
from quizgen.russian.layout import Line
from quizgen.russian.morphology import readings
from quizgen.russian.nametypes import lemma_of, name_words
from quizgen.russian.referencewords import reference_words

_CAPITAL = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)?")
_INITIAL = re.compile(r"[А-ЯЁ]")
_AGED = re.compile(r"\d-летн|летн(?:ий|яя|его|ей|ему|юю|им)$")


def missed_persons(lines: Sequence[Line], names: Sequence[list[Name]]) -> list[list[Name]]:
    """The names, and full ones the recogniser does not see: «28-летняя Юань Лин назначена…».

    Two words with capitals that stand together again and again, and once do what only people do.
    """
    seen: Counter[tuple[str, str]] = Counter()
    people: set[tuple[str, str]] = set()
    spots: list[tuple[int, int, tuple[str, str]]] = []
    for number, (line, own) in enumerate(zip(lines, names, strict=True)):
        taken = {i for name in own for i in range(name.first, name.last)}
        texts = [word.text for word in line.words]
        for i in range(len(texts) - 1):
            if {i, i + 1} & taken or not _pair(texts, i):
                continue
            pair = texts[i], texts[i + 1]
            seen[pair] += 1
            spots.append((number, i, pair))
            if _of_person(texts, i):
                people.add(pair)
    found = _surnames_missed(lines, names)
    for number, i, pair in spots:
        if seen[pair] > 1 and pair in people:
            found[number].append(Name(i, i + 2, "PERSON"))
    return found


def with_initials(lines: Sequence[Line], names: Sequence[list[Name]]) -> list[list[Name]]:
    """The names, a person's with the initials the recogniser left before it: «П. Клименко»."""
    return [
        [_from_initials(line, name) if name.type == "PERSON" else name for name in own]
        for line, own in zip(lines, names, strict=True)
    ]


def _from_initials(line: Line, name: Name) -> Name:
    texts = [word.text for word in line.words]
    first = name.first
    while first > 1 and texts[first - 1] == "." and _INITIAL.fullmatch(texts[first - 2]):
        first -= 2
    return Name(first, name.last, name.type)


def _surnames_missed(lines: Sequence[Line], names: Sequence[list[Name]]) -> list[list[Name]]:
    """The names, and last words of full ones that do what people do: «Сатпаев умер в Москве»."""
    last_words = {
        line.words[name.last - 1].text
        for line, own in zip(lines, names, strict=True)
        for name in own
        if name.type == "PERSON" and name.last - name.first > 1
    }
    lemmas = {lemma_of(word) for word in last_words}
    human = frozenset().union(
        *map(reference_words, ("done by people", "also by people", "befalls people"))
    )
    found = []
    for line, own in zip(lines, names, strict=True):
        taken = {i for name in own for i in range(name.first, name.last)}
        more = list(own)
        for i, word in enumerate(line.words[:-1]):
            if i not in taken and _aged(line, i) and lemma_of(word.text) in lemmas:
                more.append(Name(i, i + 1, "PERSON"))
                continue
            if i in taken or word.text not in last_words or not _CAPITAL.fullmatch(word.text):
                continue
            if readings(line.words[i + 1].text.lower())[0].lemma in human:
                more.append(Name(i, i + 1, "PERSON"))
        found.append(more)
    return found


def _aged(line: Line, i: int) -> bool:
    """«Ивановой 23 года»: only somebody is so old."""
    after = [word.text for word in line.words[i + 1 : i + 3]]
    if not _CAPITAL.fullmatch(line.words[i].text) or len(after) < 2:
        return False
    return after[0].isdigit() and after[1] in ("год", "года", "лет")


def _pair(texts: Sequence[str], i: int) -> bool:
    """Two capitalised words and no third, neither of them an adjective or a listed place."""
    two = texts[i : i + 2]
    if not all(_CAPITAL.fullmatch(word) for word in two):
        return False
    if any(0 <= k < len(texts) and _CAPITAL.fullmatch(texts[k]) for k in (i - 1, i + 2)):
        return False
    if any(readings(w)[0].known and readings(w)[0].pos != "NOUN" for w in two):
        return False
    return not any(place_kind(lemma_of(word)) for word in two) and place_kind(" ".join(two)) is None


def _of_person(texts: Sequence[str], i: int) -> bool:
    """Whether an age before the pair, or a post or deed after it, is a person's."""
    if i and _AGED.search(texts[i - 1]):
        return True
    after = [readings(text.lower())[0].lemma for text in texts[i + 2 : i + 5]]
    if len(after) > 1 and after[0] in name_words("copulas") and is_person_noun(after[1]):
        return True
    return bool(after) and after[0] in reference_words("befalls people")


def real_bodies(lines: Sequence[Line], names: Sequence[list[Name]]) -> list[list[Name]]:
    """The names without bodies that have none: «Сформированная дивизия» opens its sentence."""
    return [
        [name for name in own if not _nameless(line, name)]
        for line, own in zip(lines, names, strict=True)
    ]


def _nameless(line: Line, name: Name) -> bool:
    words = [word.text for word in line.words[name.first : name.last]]
    opening = next((i for i, word in enumerate(line.words) if word.text[0].isalnum()), 0)
    if name.type != "ORG" or name.first != opening or len(words) < 2:
        return False
    first = readings(words[0])[0]
    participle = first.known and first.feats.get("VerbForm") == "Part"
    return participle and all(word.islower() and readings(word)[0].known for word in words[1:])


def parted(lines: Sequence[Line], names: Sequence[list[Name]]) -> list[list[Name]]:
    """The names, two people side by side told apart: «у Хиггса Боб Марли учился петь»."""
    whole = {
        tuple(word.text for word in line.words[name.first : name.last])
        for line, own in zip(lines, names, strict=True)
        for name in own
        if name.type == "PERSON"
    }
    surnames = {lemma_of(words[-1]) for words in whole if len(words) > 1}
    found = []
    for line, own in zip(lines, names, strict=True):
        split: list[Name] = []
        for name in own:
            texts = tuple(word.text for word in line.words[name.first : name.last])
            two = name.type == "PERSON" and len(texts) == 3 and texts[1:] in whole
            if two and lemma_of(texts[0]) in surnames and "Name" not in readings(texts[0])[0].feats:
                split.append(Name(name.first, name.first + 1, "PERSON"))
                name = Name(name.first + 1, name.last, "PERSON")
            split.append(name)
        found.append(split)
    return found
