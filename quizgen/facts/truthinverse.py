"""General truths told from their end: «В состав крови входят …», «Причиной … является …»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.facts.clause import Fact, Role
from quizgen.facts.phrase import Phrase
from quizgen.facts.surface import is_finite, written
from quizgen.facts.topics import Topic
from quizgen.facts.tree import Tree
from quizgen.facts.truthanswers import answer_of
from quizgen.facts.truthsubjects import hangs, subject_text
from quizgen.facts.truthtable import Asking, truth_words
from quizgen.model import Token
from quizgen.russian.gazetteer import is_person_noun
from quizgen.russian.morphology import inflect, readings

_NOM = Asking("что", frozenset(("",)), frozenset(("Nom",)))
_VERBS: dict[str, tuple[str, str, str]] = {
    "входить": ("в", "Acc", "состав"),
    "лежать": ("в", "Loc", "основа"),
    "относиться": ("к", "Dat", ""),
    "принадлежать": ("к", "Dat", ""),
    "являться": ("", "Ins", "predicative"),
    "служить": ("", "Ins", "predicative"),
    "составлять": ("", "Acc", "made up"),
}
"""Verb → preposition, case and head of the phrase before it; "" is any head, else a list's name."""


def inverse(
    tree: Tree, first: int, last: int, phrases: Sequence[Phrase], topic: Topic | None
) -> Iterator[Fact]:
    """«Что входит в состав крови?» where the clause opens with what is given."""
    given = next((p for p in phrases if p.first == first), None)
    if given is None or given.kind != "noun" or given.joined or given.last + 2 > last:
        return
    verb = tree.tokens[given.last + 1]
    if not is_finite(verb) or verb.feats.get("Tense") != "Pres" or verb.lemma not in _VERBS:
        return
    preposition, case, heads = _VERBS[verb.lemma]
    if given.preposition not in (preposition, f"{preposition}о") or case not in given.cases:
        return
    own = given.head.lemma
    if heads and own != heads and own not in _list(heads):
        return
    text = _told(tree.tokens[first : given.last + 1], given, topic, bool(heads))
    after = given.last + 2
    phrase = next((p for p in phrases if p.first == after), None)
    told = answer_of(tree, last, after, phrase, _NOM, phrases)
    one = _singular(verb)
    if not text or told is None or phrase is None or one is None:
        return
    if case == "Acc" and heads != "состав" and "Acc" in phrase.cases and "Nom" in given.cases:
        return  # which of the two is the subject nothing tells
    if not heads and (is_person_noun(own) or _count(phrase) or not _plural(given)):
        return
    if phrase.number is not None or is_person_noun(phrase.head.lemma):
        return
    if told.startswith("город ") and own in ("столица", "центр"):
        asked, told = "какой город", told.removeprefix("город ")
    else:
        animate = phrase.head.feats.get("Animacy") == "Anim" and not heads
        asked = "кто" if animate else "что"
    yield Fact(
        rule="truth",
        sentence=tree.sentence,
        predicate=None,
        roles=(
            Role("definition", frozenset(("ANY",)), -1, phrase.tokens, phrase.head, text=told),
            Role("relation", frozenset(("ANY",)), -1, (verb,), verb,
                 text=f"{asked} {one} {text}"),
        ),
    )  # fmt: skip


def placed(
    tree: Tree, first: int, last: int, phrases: Sequence[Phrase], topic: Topic | None
) -> Iterator[Fact]:
    """«Где происходит синтез белка?» of «В рибосомах происходит синтез белка»."""
    where = next((p for p in phrases if p.first == first), None)
    if where is None or where.kind != "noun" or where.preposition not in _IN:
        return
    verb = tree.tokens[min(where.last + 1, last)]
    if verb.lemma not in truth_words("being somewhere") or not is_finite(verb):
        return
    if verb.feats.get("Tense") != "Pres" and verb.feats.get("Variant") != "Short":
        return
    what = next((p for p in phrases if p.first == verb.i + 1), None)
    own = tree.tokens[first : where.last + 1]
    if what is None or what.last != last or what.kind != "noun" or "Nom" not in what.cases:
        return
    if what.preposition or what.number is not None or "Loc" not in where.cases:
        return
    if where.head.lemma in truth_words("no places") | truth_words("leaning openings"):
        return
    said = subject_text(tree.tokens[what.first : last + 1], what, topic)
    text = _told(own, where, topic, False) or (written(own) if len(where.tokens) > 1 else "")
    single = where.head.lemma in truth_words("terms") and len(where.tokens) == 1
    text = text or (written(own) if single else "")
    if not said or not text or any(t.lemma in truth_words("pointing") for t in own):
        return
    text = text[:1].lower() + text[1:]
    yield Fact(
        rule="truth",
        sentence=tree.sentence,
        predicate=None,
        roles=(
            Role("definition", frozenset(("ANY",)), -1, where.tokens, where.head, text=text),
            Role("relation", frozenset(("ANY",)), -1, (verb,), verb,
                 text=f"где {verb.text.lower()} {said}"),
        ),
    )  # fmt: skip


_IN = frozenset(("в", "во", "на", "под", "над", "между", "внутри"))


def _list(name: str) -> frozenset[str]:
    return truth_words(name) if name in ("predicative", "made up") else frozenset()


def _plural(phrase: Phrase) -> bool:
    return all(f[1] in ("", "Plur") for f in phrase.forms if f[0] == "Dat")


def _count(phrase: Phrase) -> bool:
    return phrase.number is not None or phrase.kind != "noun"


def _told(tokens: Sequence[Token], phrase: Phrase, topic: Topic | None, headed: bool) -> str:
    """What is given as a question says it: of something that is understood alone; "" if unsure."""
    if len(tokens) > 7 or any(
        t.lemma in truth_words("pointing") or t.text.lower() in truth_words("pointing")
        for t in tokens
    ):
        return ""
    text = written(tokens)
    text = text[:1].lower() + text[1:] if tokens[0].pos == "ADP" else text
    if topic is not None and any(t.lemma == topic.lemma for t in tokens):
        return text
    nouns = [t for t in tokens if t.pos in ("NOUN", "PROPN")]
    last = nouns[-1] if nouns else phrase.head
    bare = headed and len(nouns) < 2
    if any(t.text[:1].isupper() and t.i and not bare for t in nouns):
        return text
    if bare or hangs(last, tokens):
        if topic is None or last.i != tokens[-1].i or " " in last.text:
            return ""
        return f"{text} {topic.genitive}"
    return text if len(nouns) > 1 or len(tokens) > 2 else ""


def _singular(verb: Token) -> str | None:
    if verb.feats.get("Number") == "Sing":
        return verb.text.lower()
    own = [r for r in readings(verb.text) if r.pos == "VERB" and r.feats.get("Tense") == "Pres"]
    return inflect(own[0], number="Sing") if own else None
