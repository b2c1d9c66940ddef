"""Facts told by nouns: «открытие филиала на базе КазНУ», «церемония … в Александровском саду»."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.clause import COMPLEMENT, SUBJECT, Fact, Part, Predicate
from quizgen.facts.frames import frame, is_predicate
from quizgen.facts.roles import roles_of
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.gazetteer import is_event
from quizgen.russian.verbs import agree, short_passive

_ACTIONS = {
    "открытие": "открыть",
    "создание": "создать",
    "основание": "основать",
    "учреждение": "учредить",
    "подписание": "подписать",
    "запуск": "запустить",
}
"""Nouns that tell an event when the clause they stand in is about the past or the present."""
_HAPPENED = "состояться"


def nominalisations(tree: Tree) -> Iterator[Fact]:
    """«открытие в России первого филиала казахстанского вуза» → филиал открыт в России."""
    for noun in tree.tokens:
        infinitive = _ACTIONS.get(noun.lemma)
        if infinitive is None or not _told_as_done(tree, noun):
            continue
        patient = next(
            (
                c
                for c in tree.children(noun, "nmod")
                if not tree.children(c, "case") and c.feats.get("Case") == "Gen"
            ),
            None,
        )
        if patient is None:
            continue
        others, lost = _circumstances(tree, noun, patient)
        if not others or lost:
            continue
        number = patient.feats.get("Number", "Sing")
        form = short_passive(infinitive, patient.feats.get("Gender", "Masc"), number)
        if form is None:
            continue
        below = {t.i for part in others for t in part.tokens} | {
            c.i for part in others for c in tree.children(part.head, "case")
        }
        phrase = tuple(t for t in tree.phrase(patient) if t.i not in below)
        subject = Part(SUBJECT, phrase, patient, case="Nom")
        predicate = Predicate((noun,), (form,), infinitive, 0, passive=True)
        parts = (subject, *others)
        yield Fact(
            "nominalisation", tree.sentence, predicate, parts, roles_of(tree, predicate, parts)
        )


def _told_as_done(tree: Tree, noun: Token) -> bool:
    """The noun is the subject of a copula or of a past verb: what it names has happened."""
    if noun.head < 0:
        return False
    above = tree.tokens[noun.head]
    if is_predicate(tree, above):
        return above.feats.get("Tense") == "Past" and above.lemma in ("стать", "явиться", "пройти")
    return above.pos == "NOUN" and noun.rel == "nsubj" and above.feats.get("Case") == "Nom"


def _circumstances(tree: Tree, noun: Token, patient: Token) -> tuple[list[Part], bool]:
    """Prepositional phrases of the noun, or of its patient where they read as the event's."""
    parts = []
    for holder in (noun, patient):
        for child in tree.children(holder, "nmod", "obl"):
            cases = tree.children(child, "case")
            if child.i == patient.i or not cases:
                continue
            if holder is patient and child.lemma != "база":
                continue
            preposition = " ".join(c.text.lower() for c in cases)
            parts.append(Part(COMPLEMENT, tree.phrase(child), child, preposition))
    return parts, False


def event_places(tree: Tree) -> Iterator[Fact]:
    """«церемония возложения цветов к мемориалу в Александровском саду» → где она состоялась."""
    for noun in tree.tokens:
        if not is_event(noun.lemma) or noun.feats.get("Number") == "Plur" or noun.head < 0:
            continue
        verb = tree.tokens[noun.head]
        if not is_predicate(tree, verb) or verb.feats.get("Tense") != "Past":
            continue
        own = frame(tree, verb)
        subject = own.part(SUBJECT)
        if own.notes or subject is None or subject.head.i != noun.i:
            continue
        place = _closing_place(tree, subject)
        if place is None:
            continue
        gone = {t.i for t in place.tokens} | {c.i for c in tree.children(place.head, "case")}
        phrase = tuple(t for t in subject.tokens if t.i not in gone)
        if len(phrase) < 3:
            continue
        past = agree(
            (verb,),
            ("состоялся",),
            noun.feats.get("Gender", "Masc"),
            noun.feats.get("Number", "Sing"),
        )
        predicate = Predicate((verb,), tuple(past), _HAPPENED, 0)
        parts = (Part(SUBJECT, phrase, noun), place)
        yield Fact("event place", tree.sentence, predicate, parts, roles_of(tree, predicate, parts))


def _closing_place(tree: Tree, subject: Part) -> Part | None:
    """A phrase with «в» or «на» that closes the noun phrase."""
    last = subject.tokens[-1].i
    for token in subject.tokens:
        cases = tree.children(token, "case")
        if len(cases) != 1 or cases[0].text.lower() not in ("в", "на"):
            continue
        phrase = tree.phrase(token)
        if phrase[-1].i == last and token.feats.get("Case") == "Loc":
            return Part(COMPLEMENT, phrase, token, cases[0].text.lower())
    return None
