"""What an encyclopaedia's article is about, where that is a kind of thing: «Лещ», «Серая цапля».

Its sentences leave the subject unsaid («Питается насекомыми»), call it by a wider name («рыба») or
speak of its parts with nothing beside them («Окраска зависит …»).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.facts.truthtable import truth_words
from quizgen.model import Article, Sentence
from quizgen.russian.gazetteer import class_noun, place_kind
from quizgen.russian.morphology import Reading, inflect, like, readings

_MOST = 3
HE = {"он": "Masc", "она": "Fem", "оно": "Neut"}
_HEADINGS = truth_words("headings") | {"свойства", "функции"}
_WORD = re.compile(r"[А-ЯЁа-яё-]+")


@dataclass(frozen=True, slots=True)
class Topic:
    """The thing of the title: its words in the cases and numbers a question needs.

    Attributes:
        singular, plural: nominative. genitive: of the singular. lemma: of its noun.
        gender: of its noun. wider: names it is also called by.
        several: whether the title is a plural («Пингвины»), all its forms then being of it.
    """

    singular: str
    plural: str
    genitive: str
    lemma: str
    gender: str
    animate: bool
    wider: frozenset[str]
    several: bool = False


def topic_of(article: Article, sentences: Sequence[Sentence]) -> Topic | None:
    """The kind of thing the title names and the first sentences say what it is; else None."""
    if article.headline is None or article.date is not None:
        return None
    title = re.sub(r"\s*\([^)]*\)\s*$", "", article.title.strip())
    title = re.sub(r",\s*(?:его|её|ее|их)\s.*$", "", title)  # «Марс, его описание»
    words = title.split()
    named_one = _named_one(words)
    if named_one is not None:
        return named_one
    if not 1 <= len(words) <= _MOST or not all(_WORD.fullmatch(word) for word in words):
        return None
    if len(words) > 1 and words[0].lower() in _HEADINGS:
        words = _nominative(words[1:])
    nouns = [_noun(word, ("Nom",)) for word in words]
    if not words:
        return None
    last = nouns[-1]
    if last is None or any(_adjective(word) is None for word in words[:-1]):
        return None
    if {"Name", "Surn", "Patr", "Orgn"} & set(last.feats):
        return None
    named = words[-1][:1].isupper() and len(words) > 1
    if not named and last.feats.get("Number") == "Plur" and len(words) == 1:
        return _several(words[0], last)
    if named or last.feats.get("Number") != "Sing":
        return None
    head, lead = words[-1], words[:-1]
    proper = _written_large(article, head) or place_kind(head) is not None
    proper = proper or head.lower() in truth_words("named bodies")
    forms = [_phrase(lead, head, last, case, number, proper)
             for case, number in (("Nom", "Sing"), ("Nom", "Plur"), ("Gen", "Sing"))]  # fmt: skip
    if forms[0] is None or forms[2] is None:
        return None
    # «Лещ — рыба семейства карповых»: only the sentence that defines it gives it another name.
    told = {t.lemma for s in sentences[:4] if _defines(s) for t in s.tokens}
    wider = truth_words("wider names") & told
    animate = last.feats.get("Animacy") == "Anim"
    gender = last.feats.get("Gender", "")
    return Topic(forms[0], forms[1] or "", forms[2], last.lemma, gender, animate, wider)


def _several(word: str, noun: Reading) -> Topic | None:
    """«Пингвины», «Удмурты»: of kinds that have many and of peoples."""
    genitive = inflect(noun, case="Gen", number="Plur")
    if genitive is None or noun.feats.get("Animacy") != "Anim":
        return None
    own = word[:1].lower() + word[1:]
    return Topic(own, own, genitive, noun.lemma, "", True, frozenset(), True)


def _defines(sentence: Sentence) -> bool:
    return any(t.text in ("—", "–", "-", "это") for t in sentence.tokens)


def _nominative(words: Sequence[str]) -> list[str]:
    """«клетки» of «Строение клетки» in the nominative; [] where it is more than one noun."""
    own = _noun(words[-1], ("Gen",)) if words else None
    if own is None or own.feats.get("Number") != "Sing" or class_noun(own.lemma):
        return []
    form = inflect(own, case="Nom")
    lead = []
    for word in words[:-1]:  # «Развитие земной коры»
        given = next(
            (r for r in readings(word) if r.pos == "ADJ" and r.feats.get("Case") == "Gen"), None
        )
        gender = own.feats.get("Gender", "Masc")
        said = inflect(given, case="Nom", number="Sing", gender=gender) if given else None
        if said is None:
            return []
        lead.append(said)
    return [*lead, like(words[-1], form)] if form else []


def _named_one(words: Sequence[str]) -> Topic | None:
    """«Озеро Байкал», «Планета Марс»: a kind of place and its name."""
    kind = _noun(words[0], ("Nom",)) if len(words) > 1 else None
    if kind is None or kind.lemma not in truth_words("named kinds"):
        return None
    if not all(word[:1].isupper() for word in words[1:]) or kind.feats.get("Number") != "Sing":
        return None
    genitive, name = inflect(kind, case="Gen", number="Sing"), " ".join(words[1:])
    if genitive is None:
        return None
    gender, wider = kind.feats.get("Gender", ""), frozenset((kind.lemma, name.lower()))
    return Topic(f"{kind.lemma} {name}", "", f"{genitive} {name}", kind.lemma, gender, False, wider)


def _written_large(article: Article, head: str) -> bool:
    """«Марс», «Солнце»: its capital stands inside sentences too."""
    stem = head[: max(3, len(head) - 1)]
    inside = re.findall(
        rf"(?<=[а-яё,] )({re.escape(stem)}|{re.escape(stem.lower())})", article.text
    )
    large = sum(1 for word in inside if str(word)[:1].isupper())
    return 2 * large > len(inside)


def _noun(word: str, cases: tuple[str, ...]) -> Reading | None:
    found = [
        r for r in readings(word) if r.pos == "NOUN" and r.feats.get("Case") in cases and r.known
    ]
    # «Марс» is a planet before it is a god: a person's article is no kind of thing.
    return next((r for r in found if not {"Name", "Geox"} & set(r.feats)), next(iter(found), None))


def _adjective(word: str) -> Reading | None:
    return next(
        (r for r in readings(word) if r.pos == "ADJ" and r.feats.get("Case") == "Nom" and r.known),
        None,
    )


def _phrase(
    lead: Sequence[str], head: str, noun: Reading, case: str, number: str, proper: bool
) -> str | None:
    """The title in another case and number, small where the article writes it small."""
    gender = noun.feats.get("Gender", "Masc")
    words: list[str] = []
    for word in lead:
        own = _adjective(word)
        form = inflect(own, case=case, number=number, gender=gender) if own else None
        if form is None:
            return None
        words.append(form)
    form = inflect(noun, case=case, number=number)
    if form is None:
        return None
    words.append(like(head, form) if proper else form)
    return " ".join(words)


def names_of(topic: Topic | None, spoken: Topic | None) -> tuple[str, ...]:
    """What the article's thing may be called here, pronouns among them where they are certain."""
    if topic is None:
        return ()
    own = {topic.singular, topic.plural, topic.lemma, *topic.wider}
    own |= {name.split()[-1] for name in (topic.singular, topic.plural) if name}
    if spoken is not None and spoken.lemma == topic.lemma:
        own |= {he for he, gender in HE.items() if gender == topic.gender}
    return tuple(sorted(name.lower() for name in own if name))
