"""Who somebody is by a link verb: «Автором герба был Иван Петров»."""

from __future__ import annotations

from quizgen.facts.asked import (
    Words,
    asked_fact,
    told_after,
)
from quizgen.facts.clause import Fact
from quizgen.facts.links import LINKS, Link, listed
from quizgen.facts.surface import (
    has_name,
    in_nominative,
    leading_noun,
    own_verb,
    told,
    written,
)
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.gazetteer import class_noun, is_contextual, is_person_noun, is_post
from quizgen.russian.morphology import readings
from quizgen.russian.namingwords import fold
from quizgen.russian.phrases import decline, join
from quizgen.russian.wordlists import lists


def who_it_is(tree: Tree, link: Link, count: int) -> Fact | None:
    """«Кто был автором герба Ангарска?», «Кто создал славянскую азбуку?»."""
    said, noun = link.said, link.said[link.noun]
    lemma = fold(noun.lemma)
    after = said[link.noun + 1 :]
    if not is_person_noun(lemma) or "," in [t.text for t in said] or own_verb(after):
        return None
    named = has_name(after) or has_name(said[1 : link.noun])
    made = lemma in _makers()
    if not (named or _told_apart(after, made)):
        return None
    if not (link.first or _theirs(link, made) or (named and _superlative(link))):
        return None
    if _in_turn(link, lemma):
        return None
    name = _persons(tree, link.subject, count)
    if name is None:
        return None
    focus, answer = name
    verb = LINKS[link.verb.text.lower()]
    plural = noun.feats.get("Number") == "Plur"
    question = _deed(said, link.noun, lemma)
    if question is None and plural:
        question = in_nominative(said, link.noun, "Ins") if verb != "стал" else None
    elif question is None:
        question = f"{verb} {written(said)}"
    if question is None or (plural and count < 2):
        return None
    types = frozenset(("PERSON", "LIST", "ANY")) if count > 1 else frozenset(("PERSON", "ANY"))
    text = told_after(question, link.time)
    return asked_fact(tree, "person", focus, focus[-1], answer, text, types)


def _in_turn(link: Link, lemma: str) -> bool:
    """«победителем турнира», «директором музея»: of which year, nobody tells."""
    if link.time or _superlative(link) or any(c.isdigit() for c in written(link.said)):
        return False
    return is_post(lemma) or lemma in listed("held in turn")


def _told_apart(after: Words, made: bool) -> bool:
    """«славянской азбуки», «динамита»: a thing of its own kind, not one of the article's."""
    things = [t for t in after if t.pos in ("NOUN", "PROPN")]
    if not things or is_contextual(things[0].lemma) or any(t.pos == "DET" for t in after):
        return False
    if any(class_noun(t.lemma) or t.lemma in listed("stand in many towns") for t in things[:1]):
        return False
    return made or (told(after) > 1 and leading_noun(after, "Gen") != 0)


def _theirs(link: Link, made: bool) -> bool:
    """«Нобель является изобретателем динамита»: one thing, which has one maker."""
    after = link.said[link.noun + 1 :]
    head = leading_noun(after, "Gen")
    single = head is not None and after[head].feats.get("Number") != "Plur"
    return made and single and link.said[link.noun].feats.get("Number") != "Plur"


def _superlative(link: Link) -> bool:
    singled = ("самый", "первый", "единственный", "крупнейший", "старейший")
    return any(r.lemma in singled for t in link.said[: link.noun] for r in readings(t.text))


def _makers() -> dict[str, str]:
    rows = (row.split() for row in sorted(lists("being.yaml")["made by"]))
    return {fold(noun): verb for noun, verb in rows}


def _persons(tree: Tree, subject: Words, count: int) -> tuple[Words, str] | None:
    """The name of one person, or the whole phrase of several joined."""
    tokens = tuple(subject)
    if any(t.pos in ("ADP", "ADV", "PRON") or _acting(t) for t in tokens):
        return None
    names = [t for t in tokens if any(m.first == t.i for m in tree.mentions((t,)))]
    if count == 1:
        name = tokens[-1]
        if name not in names or "," in [t.text for t in tokens] or "и" in [t.text for t in tokens]:
            return None
        return (name,), name.text
    if any(t.feats.get("Case") not in (None, "Nom") for t in names) or "и" not in {
        t.text for t in tokens
    }:
        return None
    return tokens, written(tokens)


def _acting(token: Token) -> bool:
    """A verb or participle the dictionary knows: «монахи-проповедники» is none."""
    return token.pos == "VERB" and "-" not in token.text


def _deed(said: Words, noun: int, lemma: str) -> str | None:
    """«создал славянскую азбуку» of «создателями славянской азбуки»."""
    verbs = _makers()
    if noun or lemma not in verbs:
        return None
    after = list(said[1:])
    head = leading_noun(after, "Gen")
    if head is None or any(t.pos in ("ADP", "CCONJ") for t in after):
        return None
    thing = decline(after, after[head], "Acc")
    return f"{verbs[lemma]} {join(thing)}" if thing else None
