"""Whether the subject of a general truth is understood alone, and how a question writes it."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.facts.phrase import Phrase
from quizgen.facts.surface import written
from quizgen.facts.topics import Topic
from quizgen.facts.truthtable import truth_words
from quizgen.model import Token
from quizgen.russian.gazetteer import class_noun, is_contextual, is_person_noun, place_kind
from quizgen.russian.wordlists import words

_MOST = 7
_GAUGED = frozenset(
    ("масса", "длина", "высота", "ширина", "диаметр", "вес", "площадь", "возраст", "температура",
     "размер", "окраска", "форма", "плотность", "скорость")
)  # fmt: skip


def subject_text(tokens: Sequence[Token], phrase: Phrase, topic: Topic | None) -> str:
    """The subject as a question says it, with the topic's name where it is needed; "" if unsure."""
    if len(tokens) > _MOST or any(_vague(t) for t in tokens):
        return ""
    told = written(tokens)
    if topic is not None and topic.several and not phrase.plural:
        topic = None
    if phrase.head.feats.get("Resolved") and phrase.head.text.split()[0].lower() in _GAUGED:
        return ""  # «Она» after «Её масса …»: not of the mass
    if topic is not None and len(tokens) > 1 and tokens[-1].lemma in truth_words("wider names"):
        if tokens[-1].lemma != topic.lemma and tokens[-1].pos == "NOUN" == tokens[-2].pos:
            # «высота дерева»: it is called by its kind
            known = tokens[-1].lemma in topic.wider and not tokens[-1].feats.get("Resolved")
            return f"{written(tokens[:-1])} {topic.genitive}" if known else ""
    if topic is not None and any(t.lemma == topic.lemma for t in tokens):
        if len(tokens) > 1:
            return told
        return topic.plural if phrase.plural and topic.plural else topic.singular
    if len(tokens) == 1 and topic is not None and phrase.head.lemma in topic.wider:
        return topic.plural if phrase.plural and topic.plural else topic.singular
    if len(tokens) == 1 and topic is not None and phrase.head.lemma in truth_words("wider names"):
        return ""  # «металл» of an article about another thing
    animate = phrase.head.pos == "PROPN" and phrase.head.feats.get("Animacy") == "Anim"
    if animate or is_person_noun(phrase.head.lemma):
        return ""
    named = any(t.text[:1].isupper() and t.i and not t.feats.get("Opening") for t in tokens)
    resolved = any(t.feats.get("Resolved") for t in tokens)
    if named or resolved:
        return told
    nouns = [t for t in tokens if t.pos == "NOUN" or t.i == phrase.head.i]
    if nouns[-1].lemma in words("bare plots") and tokens[-1].i == nouns[-1].i and len(nouns) > 1:
        return ""  # «территория участка»: of which, the article said before
    if any(is_person_noun(t.lemma) and t.lemma != "человек" for t in nouns):
        return ""  # «походы князя»: of which, the article said before
    last = nouns[-1]
    if class_noun(phrase.head.lemma) and not phrase.plural and len(nouns) == 1:
        return ""  # «международный аэропорт»: one of many
    if len(tokens) == 1 and not hangs(last, tokens):
        lemma = last.lemma.lower()
        own = lemma in truth_words("terms") or place_kind(last.text) is not None
        return told if own else ""
    if hangs(last, tokens):
        if topic is None or " " in last.text or phrase.joined or last.i != tokens[-1].i:
            return ""
        if not topic.animate and last.lemma not in truth_words("own parts"):
            return ""
        return f"{told} {topic.genitive}"
    telling = [t for t in tokens if t.lemma not in truth_words("loose adjectives")]
    return told if len(telling) > 1 else ""


def hangs(noun: Token, tokens: Sequence[Token]) -> bool:
    """Whether the noun is a part or a measure of something that is not told: «нижняя часть»."""
    if noun.lemma == "человек":
        return False
    if noun.lemma not in truth_words("belonging") and not is_contextual(noun.lemma):
        return False
    if noun.lemma in truth_words("never terms"):
        return True  # «защитная функция»: whose, no adjective tells
    before = [t for t in tokens if t.pos == "ADJ" and t.i == noun.i - 1]
    sorted_ = [t for t in before if t.lemma not in truth_words("loose adjectives")]
    return not sorted_ or is_contextual(noun.lemma)


def _vague(token: Token) -> bool:
    return (
        token.lemma in truth_words("pointing")
        or token.text.lower() in truth_words("pointing")
        or (token.pos in ("PRON", "VERB") and token.feats.get("VerbForm") != "Part")
    )
