"""Who made, wrote or owns a named thing: «автор «Энеиды» Вергилий», «роман Толстого «…»»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.facts.clause import Fact, Role
from quizgen.facts.surface import DASHES, has_name, lowered, unsaid
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.morphology import inflect, readings
from quizgen.russian.namingwords import fold, naming
from quizgen.russian.phrases import join
from quizgen.russian.wordforms import decline_name

_LONGEST = 6
"""Words of the genitive after «автор», «основатель»."""
_RELATED = frozenset(
    ("друг", "подруга", "ученик", "ученица", "вдова", "внук", "внучка", "потомок", "коллега",
     "сторонник", "противник", "современник", "наследник", "поклонник", "соратник", "учитель")
)  # fmt: skip
"""Those who are somebody's: «роман вдовы Ивана Петрова» is not by him."""
_SHOWN = frozenset(("картина", "драма", "комедия", "трагедия", "сказка"))
_CINEMA = re.compile(r"кино|фильм|\bканн|режисс|акт[её]р|актрис|оскар|жюри|снялся|снялась", re.I)
"""Words beside which «картина» is a film."""
_CALLINGS = 3
"""Words that may tell who the maker of a work is: «американского писателя»."""
_NOT_NOW = frozenset(
    ("бывший", "будущий", "возможный", "предполагаемый", "неизвестный", "первый", "один")
)
_CLOSING = frozenset((",", ";", "."))


def relations(tree: Tree) -> Iterator[Fact]:
    """A person beside a noun of relation, or after the name of a work."""
    if unsaid(tree):
        return
    yield from _by_noun(tree)
    yield from _by_work(tree)


def _by_noun(tree: Tree) -> Iterator[Fact]:
    for noun in tree.tokens:
        if fold(noun.lemma) not in naming("relations") or noun.feats.get("Number") == "Plur":
            continue
        if noun.feats.get("Case") == "Gen":
            continue  # «жена основателя банка Ивана Петрова»: whose name it is, is not told
        owned = _owned(tree, noun)
        if not owned or not has_name(owned):
            continue
        if noun.i and _narrowed(tree, noun):
            continue
        person = _holder(tree, noun, owned[-1].i)
        name = _nominative(person) if person else None
        if person is None or name is None or (" " not in name and len(name) < 5):
            continue
        text = f"{noun.lemma} {join([t.text for t in owned])}"
        yield _fact(tree, person, name, noun, text)


def _owned(tree: Tree, noun: Token) -> tuple[Token, ...]:
    """The genitive right after the noun: words that can stand in it, up to a person's name."""
    found: list[Token] = []
    for token in tree.tokens[noun.i + 1 : noun.i + 1 + _LONGEST]:
        if _person(tree, token) or not _genitive(token, found):
            break
        found.append(token)
    while found and found[-1].pos in ("ADJ", "DET"):
        found.pop()
    return tuple(found)


def _genitive(token: Token, before: Sequence[Token]) -> bool:
    if token.feats.get("Quoted"):
        return True
    if token.text[:1].isupper() and (token.feats.get("Abbr") or token.text.isascii()):
        return True
    if token.pos not in ("NOUN", "PROPN", "ADJ", "DET", "VERB"):
        return False
    if token.lemma in ("который", "этот", "свой"):
        return False
    named = token.feats.get("Case") is None and bool(before) and token.pos == "PROPN"
    return named or any(
        r.feats.get("Case") == "Gen" and r.pos in ("NOUN", "ADJ") for r in readings(token.text)
    )


def _narrowed(tree: Tree, noun: Token) -> bool:
    """«бывший владелец», «один из», «не автор»: he is not the one, or not the only one."""
    before = tree.tokens[noun.i - 1]
    if before.lemma in _NOT_NOW or before.text.lower() in ("не", "и", "или", "как", "из"):
        return True
    if before.pos in ("ADJ", "DET", "PRON") and not before.lemma.endswith("ский"):
        return True
    return before.text == "-"


def _person(tree: Tree, token: Token) -> bool:
    return any(m.type == "PERSON" and m.first == token.i for m in tree.sentence.mentions)


def _holder(tree: Tree, noun: Token, last: int) -> Token | None:
    """The person right after the phrase, after a dash, or before it: «Вергилий, автор …»."""
    tokens = tree.tokens
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    before = tokens[noun.i - 1] if noun.i else None
    case = noun.feats.get("Case")
    if after is not None and _person(tree, after):
        own = after.feats.get("Case")
        return after if own == case and not _joined(tree, after) else None
    if after is not None and after.text in DASHES and case == "Nom":
        held = tokens[last + 2] if last + 2 < len(tokens) else None
        if held is not None and _person(tree, held) and not _joined(tree, held) and not noun.i:
            return held if held.feats.get("Case") in (None, "Nom") else None
        return None
    ends = after is None or after.text in _CLOSING
    if before is None or noun.i < 2 or not ends or case != "Nom":
        return None
    held = tokens[noun.i - 2]
    apart = before.text == "," or before.text in DASHES
    if apart and _person(tree, held) and held.feats.get("Case") in (None, "Nom"):
        lead = tokens[held.i - 1].text if held.i else "."
        return held if lead not in ("и", ",") else None
    return None


def _joined(tree: Tree, person: Token) -> bool:
    """Another one follows: «Аркадий Волож и Илья Сегалович»."""
    rest = tree.tokens[person.i + 1 : person.i + 3]
    return bool(rest) and (
        rest[0].text in ("и", "или", "-")
        or (rest[0].text == "," and len(rest) > 1 and _person(tree, rest[1]))
    )


def _by_work(tree: Tree) -> Iterator[Fact]:
    """«картина Репина «Садко»», «балет «Щелкунчик» Чайковского», ««Садко» — картина Репина»."""
    for noun in tree.tokens:
        kind = fold(noun.lemma)
        made, shot = kind in naming("works"), kind in naming("directed")
        if not (made or shot) or noun.feats.get("Number") == "Plur":
            continue
        near = _without_callings(tree, tree.tokens[noun.i + 1 : noun.i + 3 + _CALLINGS])[:2]
        if not near:
            continue
        title, person = None, None
        if len(near) == 2 and _title(near[1]) and _person(tree, near[0]):
            person, title = near
        elif len(near) == 2 and _title(near[0]) and _person(tree, near[1]):
            title, person = near
        elif _person(tree, near[0]) and noun.i > 1 and tree.tokens[noun.i - 1].text in DASHES:
            person = near[0]
            title = tree.tokens[noun.i - 2] if noun.i == 2 else None
        if title is None or person is None or not _title(title) or _joined(tree, person):
            continue
        name = _from_genitive(person)
        genitive = _genitive_of(noun)
        if name is None or genitive is None:
            continue
        shot = shot or (kind in _SHOWN and _CINEMA.search(tree.sentence.text) is not None)
        role = "режиссёр" if shot else "автор"
        yield _fact(tree, person, name, noun, f"{role} {genitive} {title.text}")


def _without_callings(tree: Tree, tokens: Sequence[Token]) -> list[Token]:
    """«фильм «Родня» режиссёра Никиты Михалкова», «роман американского писателя …»."""
    found: list[Token] = []
    held: list[Token] = []
    for token in tokens:
        calling = token.pos in ("NOUN", "ADJ") and token.feats.get("Case") == "Gen"
        calling = calling and fold(token.lemma) not in naming("relatives") | _RELATED
        if calling and not token.text[:1].isupper() and not _person(tree, token):
            held.append(token)
            continue
        called = held and held[-1].feats.get("Animacy") == "Anim" and _person(tree, token)
        found += [token] if called else [*held, token]
        held = []
    return found


def _title(token: Token) -> bool:
    return bool(token.feats.get("Quoted"))


def _genitive_of(noun: Token) -> str | None:
    for reading in readings(noun.lemma):
        if reading.pos == "NOUN" and reading.feats.get("Case") == "Nom":
            return inflect(reading, case="Gen", number="Sing")
    return None


def _from_genitive(person: Token) -> str | None:
    """The name in the nominative, where its genitive is the one that stands in the text."""
    name = decline_name(person.text, {**person.feats, "Case": "Gen"}, "Nom")
    if name is None:
        return None
    feats = {"Case": "Nom", "Gender": person.feats.get("Gender", "Masc")}
    return name if decline_name(name, feats, "Gen") == person.text else None


def _nominative(person: Token) -> str | None:
    return decline_name(person.text, dict(person.feats), "Nom")


def _fact(tree: Tree, person: Token, name: str, noun: Token, text: str) -> Fact:
    types = frozenset(("PERSON", "ANY"))
    return Fact(
        rule="relation",
        sentence=tree.sentence,
        predicate=None,
        roles=(
            Role("person", types, -1, (person,), person, text=name),
            Role("relation", frozenset(("ANY",)), -1, (noun,), noun, text=lowered(text, noun)),
        ),
    )
