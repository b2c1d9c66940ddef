"""What a cause, a result or a function is, told by a link verb: «Причиной пожара стало …»."""

from __future__ import annotations

from quizgen.facts.asked import (
    Words,
    asked_fact,
    told_after,
)
from quizgen.facts.clause import Fact
from quizgen.facts.links import LINKS, Link, listed
from quizgen.facts.surface import (
    DASHES,
    balanced,
    has_name,
    in_nominative,
    own_verb,
    told,
    written,
)
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.gazetteer import is_contextual, is_deverbal, is_event
from quizgen.russian.morphology import readings
from quizgen.russian.namingwords import fold

_NEUTER = {"был": "было", "стал": "стало"}
_ANSWER = 14
"""Words of an answer that is told."""


def what_it_is(tree: Tree, link: Link, noun: str) -> Fact | None:
    """«Что стало причиной отмены …?»: what a phrase, told whole, answers."""
    if not link.first or not specific(link.said, link.noun):
        return None
    answer = whole_answer(link.subject)
    if answer is None:
        return None
    verb = LINKS[link.verb.text.lower()]
    if link.said[link.noun].feats.get("Number") == "Plur":
        named = in_nominative(link.said, link.noun, "Ins")
        if named is None or verb == "считается":
            return None
        question = f"каковы {'были ' if verb != 'является' else ''}{named}"
    else:
        question = f"что {_NEUTER.get(verb, verb)} {written(link.said)}"
    head = link.subject[link.head]
    question = told_after(question, link.time)
    return asked_fact(tree, "definition", link.subject, head, answer, question)


def specific(said: Words, noun: int) -> bool:
    """Whether «причина …» is of something that is told: a name, or a thing of its own kind."""
    after = said[noun + 1 :]
    if not after or any(t.pos in ("PRON", "DET") for t in said):
        return False
    if any(own_verb((t,)) for t in after):
        return False
    lemma = fold(said[noun].lemma)
    before = [fold(r.lemma) for t in said[:noun] for r in readings(t.text)]
    lone = lemma in listed("single only beside") and not has_name(after)
    if lone and not any(m in listed("main ones") for m in before):
        return False
    things = [t for t in after if t.pos in ("NOUN", "PROPN")]
    if not things:
        return False
    if not _of_which(after, things[0]):
        return False
    alone = lemma in listed("of one word") and any(m in listed("main ones") for m in before)
    return has_name(after) or told(after) > 1 or alone


def _of_which(after: Words, thing: Token) -> bool:
    """Whether «реформы», «битвы», «города» says which: by an adjective or a noun beside it."""
    if not (is_contextual(thing.lemma) or is_event(thing.lemma) or is_deverbal(thing.lemma)):
        return True
    if any(t.i < thing.i and t.pos in ("ADJ", "PROPN") for t in after):
        return True
    beside = [t for t in after if t.i == thing.i + 1]
    return bool(beside) and beside[0].pos in ("NOUN", "PROPN", "ADJ")


def whole_answer(tokens: Words) -> str | None:
    """A phrase as an answer, where it is whole and no longer than a person would tell."""
    own = list(tokens)
    while own and own[-1].text in ".,;":
        own.pop()
    if not own or len([t for t in own if t.pos != "PUNCT"]) > _ANSWER or not balanced(own):
        return None
    if any(t.pos in ("PRON", "DET") or t.text in DASHES or t.text in ":;" for t in own):
        return None
    if own[-1].pos in ("ADP", "CCONJ", "SCONJ") or (
        own[-1].pos == "ADJ" and own[-1].text.islower()
    ):
        return None
    return written(own)
