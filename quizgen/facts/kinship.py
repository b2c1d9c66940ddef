"""Who is whose: «принцесса Мако, внучка императора Акихито», «его отец, Норвал Марли»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.facts.biography import Hero
from quizgen.facts.clause import Fact
from quizgen.facts.lives import full_name, name_gender
from quizgen.facts.retold import gender_of_noun, person_at, retold
from quizgen.facts.surface import unsaid
from quizgen.facts.tree import Tree
from quizgen.model import Sentence, Token
from quizgen.russian.besidewords import beside
from quizgen.russian.gazetteer import is_person_noun
from quizgen.russian.morphology import inflect, readings
from quizgen.russian.namecases import declined
from quizgen.russian.phrases import join

_OWNER = 6
"""Words of «внучка императора Японии Акихито» after the noun."""
_RANKED = frozenset(("старший", "младший", "единственный", "первый", "второй", "третий"))


def kinship(tree: Tree) -> Iterator[Fact]:
    """Two named people and what one is to the other."""
    if unsaid(tree):
        return
    for noun in tree.tokens:
        one, many = noun.lemma in beside("one of a kind"), noun.lemma in beside("one of many")
        if not (one or many) or noun.feats.get("Number") == "Plur":
            continue
        owner = _owner(tree, noun)
        if owner is None:
            continue
        before = tree.tokens[noun.i - 1] if noun.i else None
        ranked = before if before is not None and before.lemma in _RANKED else None
        first = ranked or noun
        kin = _before(tree, first) or _behind(tree, noun, owner[-1])
        if kin is None or not _whole(kin) or not _whole(owner[-1]):
            continue
        name = _nominative(kin)
        if name is None:
            continue
        told = join([*(t.text for t in owner[:-1]), _told(owner[-1])])
        titled = _titled(tree, kin, name)
        name = name if " " in name else titled
        lead = f"{ranked.lemma} " if ranked and _agrees(ranked, noun) else ""
        if one or (lead and noun.lemma not in ("внук", "внучка", "дед", "бабушка")):
            if gender_of_noun(noun.lemma) == "Fem" and lead:
                lead = f"{lead.strip()[:-2]}ая "
            yield retold(tree, "kin", ("PERSON",), kin, name, f"{lead}{noun.lemma} {told}")
        else:
            whose = "Чья" if gender_of_noun(noun.lemma) == "Fem" else "Чей"
            yield retold(
                tree, "elder", ("PEOPLE",), owner[-1], told, f"{whose} {noun.lemma} {titled}"
            )


def _told(owner: Token) -> str:
    """The genitive of a name, as full as the article has it."""
    who = owner.feats.get("Who", "")
    gender = owner.feats.get("Gender", "")
    full = declined(who, gender, "Nom", "Gen") if who and gender in ("Masc", "Fem") else None
    return full or owner.text


def _titled(tree: Tree, kin: Token, name: str) -> str:
    """«принц Хисахито»: a name with the title or the calling before it."""
    before = tree.tokens[kin.i - 1] if kin.i else None
    if before is None or before.feats.get("Case") != kin.feats.get("Case"):
        return name
    return f"{before.lemma} {name}" if is_person_noun(before.lemma) else name


def _agrees(adjective: Token, noun: Token) -> bool:
    return adjective.feats.get("Case") == noun.feats.get("Case")


def _owner(tree: Tree, noun: Token) -> tuple[Token, ...] | None:
    """The genitive right after the noun that ends in a person: «императора Японии Акихито»."""
    for k in range(noun.i + 1, min(len(tree.tokens), noun.i + 1 + _OWNER)):
        token = tree.tokens[k]
        if token.feats.get("Resolved"):
            return None
        if person_at(tree, token):
            if token.feats.get("Case") != "Gen":
                return None
            return tree.tokens[noun.i + 1 : k + 1]
        if token.pos not in ("NOUN", "PROPN", "ADJ") or token.feats.get("Case") != "Gen":
            return None
    return None


def _before(tree: Tree, first: Token) -> Token | None:
    """«Хисахито, младший брат …»: the name before the comma, in the nominative."""
    if first.i < 2 or tree.tokens[first.i - 1].text != "," or first.feats.get("Case") != "Nom":
        return None
    kin = tree.tokens[first.i - 2]
    if not person_at(tree, kin) or kin.feats.get("Case") not in (None, "Nom"):
        return None
    lead = tree.tokens[kin.i - 1] if kin.i else None
    if lead is not None and lead.text in (",", "и"):
        return None
    return kin


def _behind(tree: Tree, noun: Token, last: Token) -> Token | None:
    """«отец Петра Ильина Сергей», with or without a comma, in the noun's case."""
    rest = tree.tokens[last.i + 1 : last.i + 4]
    if rest and rest[0].text in (",", "—", "–"):
        rest = rest[1:]
    if not rest or not person_at(tree, rest[0]):
        return None
    kin = rest[0]
    if kin.feats.get("Case") not in (None, noun.feats.get("Case")):
        return None
    following = rest[1].text if len(rest) > 1 else "."
    return kin if following not in ("и", "или") else None


def _whole(person: Token) -> bool:
    """First and last name, a sovereign, or somebody told by a title."""
    words = person.text.split()
    return len(words) > 1 or bool(full_name(person)) or person.text.istitle()


def _nominative(kin: Token) -> str | None:
    if kin.feats.get("Case") in (None, "Nom"):
        return kin.text
    gender = name_gender(kin)
    return declined(kin.text, gender, kin.feats["Case"], "Nom") if gender else None


def family_of(tree: Tree, hero: Hero | None, before: Sentence | None) -> Iterator[Fact]:
    """The parents, the wife or the husband of the one the article is about, by name.

    Args:
        before: the sentence before it; where it names another person, «его» may be hers.
    """
    if hero is None or unsaid(tree):
        return
    for noun in tree.tokens:
        if noun.lemma not in beside("one of a kind") or noun.feats.get("Case") != "Nom":
            continue
        if noun.feats.get("Number") == "Plur" or not _of_hero(tree, noun, hero, before):
            continue
        kin = _named(tree, noun)
        if kin is None:
            continue
        name = _nominative(kin)
        own = declined(hero.name, hero.gender, "Nom", "Gen")
        form = _accusative(noun.lemma)
        if name and own and form and name_gender(kin) in ("", gender_of_noun(noun.lemma)):
            told = f"{form} {own}"
            yield retold(tree, "relative", ("PERSON",), kin, name, told)


def _named(tree: Tree, noun: Token) -> Token | None:
    """«отец, Норвал Марли, …», «Отец — Иван Петров», «мать писателя Анна Петрова»."""
    rest = list(tree.tokens[noun.i + 1 : noun.i + 4])
    while rest and (rest[0].feats.get("Resolved") or rest[0].text in (",", "—", "–", "-")):
        rest = rest[1:]
    if not rest or not person_at(tree, rest[0]) or rest[0].feats.get("Case") not in (None, "Nom"):
        return None
    return rest[0]


def _of_hero(tree: Tree, noun: Token, hero: Hero, before: Sentence | None) -> bool:
    """Whether the noun opens its sentence or clause and nobody but the hero can be meant."""
    lead = tree.tokens[noun.i - 1] if noun.i else None
    own = lead is not None and lead.text.lower() in ("его", "её", "ее")
    first = noun.i - (1 if own else 0)
    opens = not first or tree.tokens[first - 1].text in (",", ";", ":", "—", "–", "а", "и")
    if not opens:
        return False
    others = [
        tree.tokens[m.first]
        for m in tree.sentence.mentions
        if m.type == "PERSON" and m.first < noun.i
    ]
    if any(not _is_hero(t, hero) and not _kin(tree, t) for t in others):
        return False
    after = tree.tokens[noun.i + 1] if noun.i + 1 < len(tree.tokens) else None
    if after is not None and after.feats.get("Resolved") and not _is_hero(after, hero):
        return False
    named = before is not None and any(
        m.type == "PERSON" and not _is_hero(before.tokens[m.first], hero)
        for m in before.mentions
        if m.first < len(before.tokens)
    )
    return not named or (before is not None and _about_family(before))


def _is_hero(token: Token, hero: Hero) -> bool:
    begin = hero.name.split()[-1]
    return begin[: max(3, len(begin) - 2)] in token.text


def _kin(tree: Tree, person: Token) -> bool:
    near = tree.tokens[max(0, person.i - 2) : person.i]
    return any(t.lemma in beside("one of a kind") for t in near)


def _about_family(sentence: Sentence) -> bool:
    """«Отец, Иван, был …. Мать, Анна, …»: the next one is the hero's as well."""
    opening: Sequence[Token] = sentence.tokens[:2]
    return any(t.lemma in beside("one of a kind") | beside("one of many") for t in opening)


def _accusative(lemma: str) -> str | None:
    for reading in readings(lemma):
        if reading.pos == "NOUN" and reading.feats.get("Case") == "Nom":
            return inflect(reading, case="Acc", number="Sing")
    return None
