"""Other names in brackets: «Замбия (до 1964 года — Северная Родезия)», «… (ныне Пенза)»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts.clause import Fact
from quizgen.facts.lives import full_name, name_gender
from quizgen.facts.retold import bracket, gender_of_noun, genitive_of, person_at, retold
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.besidewords import beside
from quizgen.russian.gazetteer import place_kind
from quizgen.russian.morphology import inflect, readings
from quizgen.russian.namecases import declined

_NAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*(?: [А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*)?"
_QUOTED = r"[«\"]?"
_TILL = re.compile(
    rf"(?:с \d{{4}} )?до (?P<year>\d{{4}})(?: года| г\.)?,?\s*[—–-]?\s*(?P<name>{_NAME})"
)
_NOW = re.compile(
    rf"(?:ныне|теперь|сейчас|сегодня|в настоящее время|современн(?:ый|ая|ое))\s*[—–-]?\s*"
    rf"(?P<name>{_NAME})(?:, .*)?"
)
_REAL = re.compile(
    r"(?:настоящ(?:ее|ие) (?:имя|фамилия|имя и фамилия)|наст\. имя)(?: и фамилия)?\s*[—–:-]*\s*"
    r"(?P<name>[А-ЯЁ][а-яё-]+(?: [А-ЯЁ][а-яё-]+){1,2})"
)
_MAIDEN = re.compile(
    r"(?:урожд[её]нная|урожд\.|в девичестве|девичья фамилия)\s*[—–-]?\s*(?P<name>[А-ЯЁ][а-яё-]+)"
)
_SETTLED = frozenset(
    ("город", "село", "деревня", "посёлок", "станица", "крепость", "улица", "площадь", "проспект",
     "остров", "озеро", "река", "страна", "республика", "штат", "завод", "университет", "институт",
     "станция")
)  # fmt: skip


def former_names(tree: Tree) -> Iterator[Fact]:
    """What a place was or is called, and the real names of people."""
    if tree.sentence.headline:
        return
    for token in tree.tokens:
        inner = bracket(tree, token)
        if not inner:
            continue
        if person_at(tree, token):
            yield from _of_person(tree, token, inner)
            continue
        till, now = _TILL.fullmatch(inner), _NOW.fullmatch(inner)
        if till is None and now is None:
            continue
        place = _place(tree, token)
        if place is None:
            continue
        name, gender, own = place
        named = {"Masc": "назывался", "Fem": "называлась", "Neut": "называлось"}[gender]
        if till is not None:
            year = till["year"]
            told = f"до {year} года {named} {name}"
            yield retold(tree, "alias", ("PLACE",), token, till["name"], told)
        elif now is not None and own and _nominative(now["name"]):
            told = f"Каково современное название {own}"
            yield retold(tree, "newname", ("PLACE",), token, now["name"], told)


def _place(tree: Tree, token: Token) -> tuple[str, str, str] | None:
    """The name in the nominative with the noun before it, its gender, and the genitive or ""."""
    if not token.text[:1].isupper() or " " in token.text:
        return None
    noun = tree.tokens[token.i - 1] if token.i else None
    if noun is not None and noun.lemma in _SETTLED and noun.feats.get("Number") != "Plur":
        gender, name = gender_of_noun(noun.lemma), _base(token, noun.feats.get("Case", ""))
        if not gender or not name:
            return None
        return f"{noun.lemma} {name}", gender, f"{genitive_of(noun.lemma)} {_beside(name)}"
    for reading in readings(token.text):
        known = "Geox" in reading.feats or place_kind(reading.lemma.capitalize())
        single = reading.feats.get("Number") == "Sing" and "Gender" in reading.feats
        if reading.pos == "NOUN" and known and single and reading.known:
            own = inflect(reading, case="Gen", number="Sing") or ""
            return reading.lemma.capitalize(), reading.feats["Gender"], own.capitalize()
    return None


def _beside(name: str) -> str:
    """«города Приозерска», but «города Меркиш-Фридлянд», which the dictionary does not know."""
    for reading in readings(name):
        if reading.known and "Geox" in reading.feats and reading.feats.get("Case") == "Nom":
            form = inflect(reading, case="Gen", number="Sing")
            return form.capitalize() if form and "-" not in name else name
    # «Вильна», «Ковна»: the dictionary has them under other names, their ending is plain.
    plain = re.fullmatch(r"[А-ЯЁ][а-яё]+([бвгджзклмнпрстфхцчшщ])а", name)
    return f"{name[:-1]}{'и' if plain[1] in 'гкхжчшщ' else 'ы'}" if plain else name


def _base(token: Token, case: str = "") -> str | None:
    """«городе Меркиш-Фридлянд» stands in the nominative, «городе Приозерске» does not."""
    options = [r for r in readings(token.text) if r.pos == "NOUN" and r.known]
    if not options or any(r.feats.get("Case") == "Nom" for r in options):
        return token.text
    geo = [r for r in options if "Geox" in r.feats]
    if case and geo and all(r.feats.get("Case") != case for r in geo):
        return token.text  # «в городе Вильна» of a dictionary that has but «Вильно»
    return geo[0].lemma.capitalize() if geo else None


def _nominative(name: str) -> bool:
    """«ныне Костюковичского района» tells where it lies, not what it is called."""
    last = name.split()[-1]
    found = readings(last)
    if place_kind(name) in ("COUNTRY", "REGION", "STATE", "CONTINENT"):
        return False  # «Верро (ныне Эстония)»
    if name.split()[0].lower() in beside("lands") | beside("places") | {"территория", "часть"}:
        return False
    return not found[0].known or any(
        r.feats.get("Case") == "Nom" and r.feats.get("Number") == "Sing" for r in found
    )


def _of_person(tree: Tree, person: Token, inner: str) -> Iterator[Fact]:
    real, maiden = _REAL.match(inner), _MAIDEN.match(inner)
    if real is None and maiden is None:
        return
    name, gender = full_name(person), name_gender(person)
    if not name or not gender:
        return
    if real is not None:
        own = declined(name, gender, "Nom", "Gen")
        if own:
            told = f"Каково настоящее имя {own}"
            yield retold(tree, "realname", ("PERSON",), person, real["name"], told)
    elif maiden is not None and gender == "Fem":
        told = f"Какую фамилию носила до замужества {name}"
        yield retold(tree, "realname", (), person, maiden["name"], told)
