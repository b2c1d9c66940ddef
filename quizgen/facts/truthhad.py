"""What a kind of thing has, does or measures: «Какую форму имеет …?», «Какова длина …?»."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.facts.clause import Fact, Role
from quizgen.facts.phrase import Phrase
from quizgen.facts.tree import Tree
from quizgen.facts.truthanswers import answer_of
from quizgen.facts.truthtable import Asking, truth_words
from quizgen.model import Token
from quizgen.russian.phrases import join
from quizgen.russian.wordlists import words

_WHICH = {
    ("Acc", "Masc"): "какой", ("Acc", "Fem"): "какую", ("Acc", "Neut"): "какое",
    ("Ins", "Masc"): "каким", ("Ins", "Fem"): "какой", ("Ins", "Neut"): "каким",
}  # fmt: skip
_PLURAL = {"Acc": "какие", "Ins": "какими"}
_VERBS = {
    "иметь": ("Acc", "had"), "выполнять": ("Acc", "done"), "играть": ("Acc", "done"),
    "отличаться": ("Ins", "had"), "обладать": ("Ins", "had"), "характеризоваться": ("Ins", "had"),
}  # fmt: skip


def had_of(
    tree: Tree, last: int, phrase: Phrase | None, verb: Token, phrases: Sequence[Phrase]
) -> tuple[str, Phrase, str, str] | None:
    """The question's words, the phrase, the answer and what closes the question; None if none."""
    if verb.lemma not in _VERBS or phrase is None or phrase.preposition or phrase.joined:
        return None
    case, name = _VERBS[verb.lemma]
    head = phrase.head
    if head.lemma not in truth_words(name) or case not in phrase.cases or " " in head.text:
        return None
    if not phrase.modifiers and phrase.last == head.i:
        return None
    forms = [f for f in phrase.forms if f[0] == case]
    plural = forms[0][1] == "Plur"
    asked = _PLURAL[case] if plural else _WHICH.get((case, forms[0][2]))
    asking = Asking("", frozenset(("",)), frozenset((case,)))
    rest, stop = "", last
    closing = next((p for p in phrases if p.first == phrase.last + 1), None)
    inner = phrase.last > head.i
    if name == "done" and not inner and closing is not None and closing.preposition and closing.last == last:
        rest = join([t.text for t in tree.tokens[closing.first : last + 1]])
        stop = phrase.last
    told = answer_of(tree, stop, phrase.first, phrase, asking, phrases)
    if told is None or asked is None:
        return None
    if phrase.last == head.i and told.endswith(head.text) and (rest or phrase.last == last):
        told = told[: -len(head.text)].strip()
    if told.startswith((f"{head.text} от ", f"{head.text} до ", f"{head.text} около ")):
        told = told[len(head.text) + 1 :]  # «толщину от 5 до 10 км»
    return f"{asked} {head.text.lower()}", phrase, told, rest


_MEASURING = {"составлять": "", "достигать": "до", "превышать": "более", "колебаться": "",
              "варьироваться": ""}  # fmt: skip
_IS = {"Masc": "каков", "Fem": "какова", "Neut": "каково"}


def measured(
    tree: Tree, last: int, subject: Phrase | None, said: str, verb: Token, phrase: Phrase | None
) -> Fact | None:
    """«Какова длина тела щуки? — до полутора метров»: a measure told with a verb."""
    if verb.lemma not in _MEASURING or subject is None or phrase is None or phrase.preposition:
        return None
    if phrase.kind not in ("quantity", "time") or phrase.last != last or subject.joined:
        return None
    asked = _IS.get(subject.head.feats.get("Gender", ""))
    if subject.head.lemma not in words("measured") or asked is None:
        return None
    own = tree.tokens[phrase.first : last + 1]
    text = join([t.text for t in own])
    lead = _MEASURING[verb.lemma]
    if lead and not phrase.tokens[0].text[:1].isdigit() and lead == "более":
        return None
    mention = next((m for m in tree.sentence.mentions if m.first == own[0].i), None)
    if mention is None:
        return None
    told = text if not lead or text.startswith(("от ", "около ")) else f"{lead} {text}"
    return Fact(
        rule="measure", sentence=tree.sentence, predicate=None,
        roles=(
            Role("count", frozenset(("ANY",)), -1, tuple(own), own[-1], mention.value, told),
            Role("definition", frozenset(("ANY",)), -1, (verb,), verb, text=f"{asked} {said}"),
        ),
    )  # fmt: skip
