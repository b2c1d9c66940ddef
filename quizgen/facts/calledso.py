"""Names told by a participle: «остров Науру, прозванный колонистами Приятным», «азбука,
получившая название «кириллица»».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts.asked import Words, asked_fact, told_after, without_stop, without_times
from quizgen.facts.callednames import Name, name_at
from quizgen.facts.callings import bearer, common_first
from quizgen.facts.clause import Fact
from quizgen.facts.singular import gives_away
from quizgen.facts.surface import in_nominative, leading_noun, own_verb, unsaid
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.gazetteer import class_noun
from quizgen.russian.phrases import decline, join

_ENDING = "(?:ый|ая|ое|ые|ого|ой|ому|ым|ых|ыми|ую|ом)"
_NAMED = re.compile(f"(?:прозванн|названн){_ENDING}")
_RENAMED = re.compile(f"переименованн{_ENDING}")
_GOT = re.compile("получивш(?:ий|ая|ее|ие|его|ей|ему|им|их|ими|ую|ем)")
_WORDS = frozenset(("название", "имя", "прозвище", "наименование"))
_PAST = {"Fem": "получила", "Neut": "получило"}


def called_so(tree: Tree) -> Iterator[Fact]:
    """What the noun before such a participle is called."""
    if unsaid(tree):
        return
    for token in tree.tokens[2:]:
        low = token.text.lower()
        known = _NAMED.fullmatch(low) or _RENAMED.fullmatch(low) or _GOT.fullmatch(low)
        if known and tree.tokens[token.i - 1].text == ",":
            fact = _read(tree, token, low)
            if fact:
                yield fact
                return


def _read(tree: Tree, token: Token, low: str) -> Fact | None:
    noun = tree.tokens[token.head] if token.head >= 0 else token
    thing = _bearer(tree, noun, token)
    right = without_stop(tree.tokens[token.i + 1 :])
    if not thing or not right:
        return None
    right, time = without_times(tree, right)
    if _NAMED.fullmatch(low):
        return _by_somebody(tree, thing, noun, right, time)
    if _RENAMED.fullmatch(low):
        name = name_at(tree, right[1:], ("Acc",)) if right and right[0].text == "в" else None
        word = "название"
    else:
        word = right[0].text.lower() if right else ""
        name = name_at(tree, right[1:], ("Nom", "Gen")) if word in _WORDS else None
    named = decline(thing, noun, "Nom")
    if name is None or named is None:
        return None
    plural = noun.feats.get("Number") == "Plur"
    verb = "получили" if plural else _PAST.get(noun.feats.get("Gender", ""), "получил")
    text = join(named) if noun.feats.get("Case") != "Nom" else common_first(thing)
    return _fact(tree, name, told_after(f"какое {word} {verb} {text}", time))


def _bearer(tree: Tree, noun: Token, token: Token) -> Words:
    """The phrase right before the comma, where it says which thing it is."""
    phrase = tree.phrase(noun)
    case = noun.feats.get("Case") or "Nom"
    if noun.i >= token.i or not phrase or phrase[-1].i != token.i - 2 or own_verb(phrase):
        return ()
    return phrase if bearer(phrase, case) else ()


def _by_somebody(tree: Tree, thing: Words, noun: Token, right: Words, time: str) -> Fact | None:
    """«Как прозвали остров Науру европейские колонисты?»."""
    stop = next((k for k, t in enumerate(right) if t.text in (",", ".", "(")), len(right))
    right = right[:stop]
    if not right:
        return None
    name = name_at(tree, right[-1:], ("Ins",))
    agent = right[:-1]
    who = ""
    if agent:
        head = leading_noun(agent, "Ins")
        if head is None or agent[head].feats.get("Number") != "Plur":
            return None
        who = in_nominative(agent, head, "Ins") or ""
    called = decline(thing, noun, "Acc")
    if name is None or called is None or (agent and not who) or not name.text[:1].isupper():
        return None
    text = join(called)
    text = text[0].lower() + text[1:] if class_noun(thing[0].lemma) else text
    return _fact(tree, name, told_after(f"как прозвали {text} {who}".strip(), time))


def _fact(tree: Tree, name: Name, question: str) -> Fact | None:
    if gives_away(question, name.text):
        return None
    return asked_fact(tree, "term", name.tokens, name.head, name.text, question)
