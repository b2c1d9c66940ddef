"""What a kind of thing has, does or measures: «Какую форму имеет …?», «Какова длина …?»."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.facts.clause import Fact, Role
from quizgen.facts.phrase import Phrase
from quizgen.facts.tree import Tree
from quizgen.facts.truthanswers import answer_of
from quizgen.facts.truthlists import genitive_plural
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
    "вести": ("Acc", "led"),
    "отличаться": ("Ins", "had"), "обладать": ("Ins", "had"), "характеризоваться": ("Ins", "had"),
}  # fmt: skip


def had_of(
    tree: Tree, last: int, phrase: Phrase | None, verb: Token, phrases: Sequence[Phrase]
) -> tuple[str, Phrase, str, str] | None:
    """The question's words, the phrase, the answer and what closes the question; None if none."""
    if phrase is None or phrase.joined:
        return None
    if verb.lemma == "входить" and phrase.preposition == "в" and phrase.head.lemma == "состав":
        # «входит в состав хлорофилла»
        whole = join([t.text for t in phrase.tokens if t.i > phrase.head.i])
        alone = phrase.last == last and phrase.tokens[0].i == phrase.head.i
        return ("в состав чего", phrase, whole, "") if whole and alone else None
    if verb.lemma not in _VERBS or phrase.preposition:
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
    if name == "led":
        # «какой образ жизни ведёт …? — ночной»
        own = join([t.text for t in phrase.modifiers])
        kept = join([t.text for t in phrase.tokens if t.i >= head.i])
        alone = phrase.last == last and phrase.last > head.i
        return (f"{asked} {kept}", phrase, own, "") if alone and own and asked else None
    inner = phrase.last > head.i
    if (
        name == "done"
        and not inner
        and closing is not None
        and closing.preposition
        and closing.last == last
    ):
        rest = join([t.text for t in tree.tokens[closing.first : last + 1]])
        stop = phrase.last
    told = answer_of(tree, stop, phrase.first, phrase, asking, phrases)
    if told is None or asked is None:
        return None
    if phrase.last == head.i and told.endswith(head.text) and (rest or phrase.last == last):
        told = told[: -len(head.text)].strip()
    if name == "done" and told.startswith(f"{head.text} "):
        told = told[len(head.text) + 1 :]  # «какую роль …? — посредника»
    if told.startswith((f"{head.text} от ", f"{head.text} до ", f"{head.text} около ")):
        told = told[len(head.text) + 1 :]  # «толщину от 5 до 10 км»
    return f"{asked} {head.text.lower()}", phrase, told, rest


def in_numbers(tree: Tree, last: int, said: str, verb: Token, phrase: Phrase | None) -> Fact | None:
    """«Сколько яиц откладывает кукушка?» of a number and a noun that close the clause."""
    if verb.lemma not in truth_words("in numbers") or phrase is None or phrase.preposition:
        return None
    number = phrase.number
    if number is None or phrase.last != last or phrase.joined or phrase.tokens[0].i != number.i:
        return None
    several = genitive_plural(phrase)
    if several is None:
        return None
    count = Role("count", frozenset(("ANY",)), -1, (number,), number, text=number.text.lower())
    asked = join([w for w in ("сколько", several, verb.text.lower(), said) if w])
    return Fact(
        rule="measure", sentence=tree.sentence, predicate=None,
        roles=(count, Role("definition", frozenset(("ANY",)), -1, (verb,), verb, text=asked)),
    )  # fmt: skip


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
