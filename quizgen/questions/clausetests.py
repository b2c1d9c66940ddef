"""Finer checks of a clause told alone: what is said in it, and of whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.questions.retelling import Retold
from quizgen.russian.gazetteer import (
    class_noun,
    is_contextual,
    is_evaluative,
    is_person_noun,
    say_verb,
)
from quizgen.russian.morphology import dictionary_marks, readings
from quizgen.russian.personalities import known
from quizgen.russian.wordlists import lists

_NAME = re.compile(r"[«A-ZА-ЯЁ]")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_OBJECTS = frozenset(("obj", "iobj", "obl"))
_TOLD = _OBJECTS | {"xcomp", "ccomp"}
_LEAST_WORDS = 3
"""Words with a meaning that tell a thing apart which has no name."""
_LEAST_DEFINED = 2
_OF_NEWS = 2010
"""From about this year on the present tense of a dated clause is a plan or a habit."""
_OF_PEOPLE = ("тель", "ик", "ист", "анин", "янин", "ец", "ант", "ент", "лог")
_SUBJECTS = frozenset(("nsubj", "nsubj:pass"))


def _listed(name: str) -> frozenset[str]:
    return lists("statements.yaml")[name]


def reason_of_sense(tree: Tree, told: Retold) -> str | None:
    """Why a clause with a known subject still says too little alone, or None."""
    root = told.root
    tokens = [t for _, t, _ in told.pieces]
    children = [t for t in tree.children(root) if told.has(t)]
    if say_verb(root.lemma) and not [t for t in children if t.rel in ("obj", "ccomp", "xcomp")]:
        if root.feats.get("Variant") != "Short":
            return "too little said"  # «физик Макс Борн говорил»
    if root.feats.get("Tense") == "Pres" and (years := _YEAR.findall(told.text())):
        habit = {t.lemma for t in tokens} & _listed("habits")
        if root.pos == "VERB" and (habit or max(map(int, years)) >= _OF_NEWS):
            return "not a certain fact"  # «1 апреля 2025 года отмечается»: the habit has no year
    for token in tokens:
        if token.rel == "obj" and token.feats.get("VerbForm") == "Part":
            return "broken phrase"  # «покинул разрушенный бомбардировкой»
        if token.lemma in ("свой", "родной") and not _owned(tree, told, token):
            return "vague noun"
        if token.rel in _OBJECTS and token.head == root.i and _bare_kin(tree, token):
            return "vague noun"
        if token.text.startswith("Перу") and token.feats.get("Case") in ("Gen", "Dat"):
            if root.lemma == "принадлежать":
                return "fault of the source"  # the pen, not the land
    if _one_of_unnamed(tree, told, tokens):
        return "vague noun"
    return None


def _owned(tree: Tree, told: Retold, token: Token) -> bool:
    """Whether what is «своё» is told apart by more: a name, a date, words of its own."""
    if token.head < 0:
        return True
    noun = tree.tokens[token.head]
    if token.lemma == "свой" and noun.rel != "obj":
        return True
    phrase = [t for t in tree.phrase(noun) if t.i not in (token.i, noun.i)]
    if any(t.lemma == "свой" and t.i != token.i for t in phrase):
        return False
    if any(_NAME.search(t.text) and not t.feats.get("Opening") for t in phrase):
        return True
    weighty = [t for t in phrase if t.pos in ("NOUN", "PROPN", "NUM")]
    if token.lemma == "родной" or is_person_noun(noun.lemma):
        return False
    return bool(weighty) or _YEAR.search(told.text()) is not None


def _bare_kin(tree: Tree, token: Token) -> bool:
    """«подарила мужу наследника»: people who are called by what they are to others."""
    if token.lemma not in _listed("kin") or not token.text.islower():
        return False
    return not [t for t in tree.children(token) if t.rel not in ("case", "punct")]


def _one_of_unnamed(tree: Tree, told: Retold, tokens: Sequence[Token]) -> bool:
    """«первой чемпионкой стала …», «важнейшим источником является …»: of what, is not told."""
    root = told.root
    if root.lemma not in ("стать", "быть", "являться", "считаться", "остаться"):
        return False
    for token in tree.children(root):
        if token.feats.get("Case") != "Ins" or token.pos != "NOUN" or not told.has(token):
            continue
        own = [t for t in tree.phrase(token) if t.i != token.i and t.pos != "PUNCT"]
        if not own or any(t.pos in ("NOUN", "PROPN", "NUM") for t in own):
            continue
        ranked = [t for t in own if t.lemma in _listed("ranking") or t.text.startswith("важн")]
        if ranked:
            return True
    return False


def told_apart(tree: Tree, subject: Token, told: Retold) -> bool:
    """Whether a thing without a name of its own is certain all the same.

    A kind («дикие гуси», «белый медведь») in the present tense; what a definition or «называется»
    is about; a thing with words enough of its own, in a clause that has a name.
    """
    part = subject.lemma in lists("truthwords.yaml")["belonging"] and not tree.children(
        subject, "nmod"
    )
    if is_person_noun(subject.lemma) or is_contextual(subject.lemma) or part:
        return False
    phrase = [t for t in tree.phrase(subject) if t.pos in ("NOUN", "PROPN", "ADJ", "VERB", "NUM")]
    own = [t for t in phrase if t.i != subject.i]
    if any(is_evaluative(t.lemma) or t.lemma in _listed("leaning") for t in phrase):
        return False
    if any({"Apro", "Anum"} & set(readings(t.text)[0].feats) for t in own):
        return False
    root = told.root
    present = root.feats.get("Tense") == "Pres" and root.feats.get("Aspect", "Imp") == "Imp"
    if root.pos == "NOUN" and "—" in told.text():
        return _defined(tree, root, subject)
    if present and root.lemma in ("называться", "именоваться"):
        return len(own) + 1 >= _LEAST_DEFINED
    kind = subject.feats.get("Animacy") == "Anim" and subject.pos == "NOUN"
    if present and kind and not _bare_people(subject):
        many = subject.feats.get("Number") == "Plur"
        return many or (subject.i < root.i and any(t.pos == "ADJ" for t in own))
    single = subject.lemma in _listed("certain things") or class_noun(subject.lemma)
    term = subject.feats.get("Number") == "Sing" and not single
    if present and term and root.lemma in ("являться", "измеряться", "обозначаться"):
        return bool(
            [t for t in tree.children(root) if t.feats.get("Case") == "Ins" or t.i > root.i]
        )
    of = [t for t in tree.children(subject, "nmod") if t.feats.get("Case") == "Gen"]
    own_words = any(tree.children(t, "amod") or t.pos == "PROPN" for t in of)
    named = any(_NAME.search(w) for _, t, w in told.pieces if t.start != told.pieces[0][1].start)
    return own_words and len(own) + 1 >= _LEAST_WORDS and named and subject.lemma != "один"


def subjects_of(tree: Tree, told: Retold) -> list[Token]:
    """What the clause is about; the nominative where the parser took the object for it.

    «Княжескую власть ограничивал совет»: the first noun has no nominative form of that spelling.
    """
    root = told.root
    own = [t for t in tree.children(root) if t.rel in _SUBJECTS and told.has(t) and t.pos != "ADP"]
    if len(own) != 1 or own[0].feats.get("Case", "Nom") == "Nom":
        return own
    subject = own[0]
    may = any(
        r.feats.get("Case") == "Nom" and r.feats.get("Number") == root.feats.get("Number")
        for r in readings(subject.text)
    )
    objects = [t for t in tree.children(root, "obj") if told.has(t)]
    acting = [t for t in objects if t.feats.get("Case") == "Nom"]
    if len(acting) == 1 and subject.feats.get("Case") == "Acc":
        return acting
    if may and not objects and subject.feats.get("Case") == "Acc" and not _NAME.match(subject.text):
        return [replace(subject, feats={**subject.feats, "Case": "Nom"})]
    return own


def _bare_people(subject: Token) -> bool:
    """«жители», «потребители»: people do this and that; only beasts and plants are a kind here."""
    return subject.lemma.endswith(_OF_PEOPLE) and subject.lemma not in _listed("beasts")


def _defined(tree: Tree, root: Token, subject: Token) -> bool:
    """«литий — мягкий металл»: what it is has words enough, and it is nobody and no part."""
    said = [t for t in tree.phrase(root) if t.pos in ("NOUN", "PROPN", "ADJ", "VERB")]
    if is_person_noun(root.lemma) or len(said) < _LEAST_DEFINED or is_contextual(root.lemma):
        return False
    return not any(is_evaluative(t.lemma) for t in said)


def no_surname(name: str) -> bool:
    """«Лев Петрович»: there are many."""
    words = name.split()
    marks = dictionary_marks(words[-1])
    return len(words) == 2 and "Patr" in marks and "Surn" not in marks and not known(name)


def inverted(name: str) -> bool:
    """«Орлов Пётр Иванович»: so a list names people, not a sentence."""
    words = name.split()
    return len(words) == 3 and "Patr" in dictionary_marks(words[-1])


def certain_alone(token: Token) -> bool:
    """«Батый», «Рембрандт»: one name that a single well-known person goes by."""
    marks = dictionary_marks(token.text)
    person = known(token.text)
    if person is None:
        return False
    return "Name" not in marks or person.names[0] == token.text
