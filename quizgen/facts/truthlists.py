"""Kinds that are counted or listed: «Типы рефлексов: …», «Скелет делится на три отдела»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.facts.clause import Fact, Role
from quizgen.facts.phrase import Phrase
from quizgen.facts.surface import own_verb, written
from quizgen.facts.topics import Topic
from quizgen.facts.tree import Tree
from quizgen.facts.truthsubjects import hangs
from quizgen.facts.truthtable import truth_words
from quizgen.model import Token
from quizgen.russian.gazetteer import is_contextual
from quizgen.russian.phrases import join
from quizgen.russian.wordforms import form

_MOST = 14
_LEAST = 2
_SORTS = frozenset(("тип", "вид", "форма", "разновидность", "группа", "класс", "этап", "стадия",
                    "отдел", "слой", "период", "жанр", "способ", "метод"))  # fmt: skip
_COUNTING = {
    "выделять": "выделяют",
    "различать": "различают",
    "существовать": "существует",
    "насчитываться": "насчитывается",
    "лежать": "лежит",
    "известный": "известно",
}
_SEVERAL = {"существует": "существуют", "насчитывается": "насчитываются", "лежит": "лежат",
            "известно": "известны"}  # fmt: skip
"""The verb before a number, as it stands beside «какие виды»."""
_SCIENTISTS = frozenset(("учёные", "ученые", "исследователи", "биологи", "физики", "химики",
                         "геологи", "историки", "лингвисты", "специалисты"))  # fmt: skip


def colon_lists(tree: Tree, phrases: Sequence[Phrase], topic: Topic | None) -> Iterator[Fact]:
    """«Каковы основные признаки живого? — …» of a phrase, a colon and a list."""
    tokens = tree.tokens
    at = next((t.i for t in tokens if t.text == ":"), None)
    named = next((p for p in phrases if p.first == 0), None)
    if at is None or named is None or named.last != at - 1 or not _countable(named):
        return
    listed = _listed(tokens, at + 1)
    text = _whose(tokens[:at], named, topic)
    if listed is None or not text or own_verb(tokens[:at]):
        return
    asked = f"какие {text} выделяют" if named.head.lemma in _SORTS else f"каковы {text}"
    yield _fact(tree, named, listed, asked)


def counted(
    tree: Tree, first: int, last: int, phrases: Sequence[Phrase], topic: Topic | None
) -> Iterator[Fact]:
    """«Сколько этапов выделяют учёные в истории Земли?» and, where a colon tells them, which."""
    tokens = tree.tokens
    verb = next((t for t in tokens[first : last + 1] if t.lemma in _COUNTING), None)
    if verb is None or verb.feats.get("Tense") == "Past":
        return
    lead = tokens[first : verb.i]
    doers = [t.text.lower() for t in lead if t.text.lower() in _SCIENTISTS]
    lead = tuple(t for t in lead if t.text.lower() not in _SCIENTISTS)
    opening = next((p for p in phrases if p.first == first), None)
    if lead and (opening is None or not opening.preposition or opening.last != lead[-1].i):
        return
    if verb.lemma == "лежать" and (opening is None or opening.head.lemma != "основа"):
        return
    phrase = next((p for p in phrases if p.first == verb.i + 1), None)
    if phrase is None or phrase.number is None or phrase.joined or phrase.preposition:
        return
    if phrase.head.lemma not in truth_words("members") or (phrase.last != last):
        return
    noun_words = genitive_plural(phrase)
    told = _lead(lead, opening, topic)
    if noun_words is None or told is None or any(_points(t) for t in phrase.tokens):
        return
    if not told and not phrase.inner:
        return
    verb_form = _COUNTING[verb.lemma]
    asked = join([w for w in ("сколько", noun_words, verb_form, *doers[:1], told) if w])
    kind = phrase.inner[-1].tokens[-1] if phrase.inner else phrase.head
    if phrase.inner and hangs(kind, phrase.tokens):
        return
    listed = list(listed_kinds(tree, last, phrase, "", join(
        [w for w in (_SEVERAL.get(verb.text.lower(), verb.text.lower()), *doers[:1], told) if w]
    )))  # fmt: skip
    if listed:
        yield from listed
        return
    number = phrase.number
    count = Role("count", frozenset(("ANY",)), -1, (number,), number,
                 text=number.text.lower())  # fmt: skip
    yield Fact(
        rule="measure", sentence=tree.sentence, predicate=None,
        roles=(count, Role("definition", frozenset(("ANY",)), -1, (verb,), verb, text=asked)),
    )  # fmt: skip


def _countable(phrase: Phrase) -> bool:
    nominative = [f for f in phrase.forms if f[0] == "Nom"]
    return (
        phrase.kind == "noun"
        and not phrase.preposition
        and not phrase.joined
        and phrase.head.lemma in truth_words("members")
        and any(f[1] in ("", "Plur") for f in nominative)
    )


def _listed(tokens: Sequence[Token], i: int) -> str | None:
    """The list after a colon to the sentence's end: short, without verbs and open ends."""
    stop = len(tokens) - (tokens[-1].text == ".")
    own = tokens[i:stop]
    marks = sum(t.text in (",", "и") for t in own)
    words = [t for t in own if t.text[:1].isalnum()]
    if not _LEAST <= len(words) <= _MOST or not marks or own_verb(own):
        return None
    if any(t.text in ("—", "–", ";", ":", "(") or _points(t) or t.lemma == "другой" for t in own):
        return None
    said = [t.text for t in own]
    if "и" not in said:
        k = len(said) - 1 - said[::-1].index(",")
        said[k] = "и"  # a list is closed in an answer
    text = join(said)
    return None if text.endswith(("др", "т. д", "т. п", "пр")) else text


def _whose(tokens: Sequence[Token], phrase: Phrase, topic: Topic | None) -> str:
    if any(_points(t) for t in tokens):
        return ""
    text = written(tokens)
    text = text[:1].lower() + text[1:]
    nouns = [t for t in tokens if t.pos in ("NOUN", "PROPN")]
    last = nouns[-1]
    if len(nouns) > 1 and (
        last.lemma not in truth_words("belonging") or (topic and last.lemma == topic.lemma)
    ):
        return text
    return f"{text} {topic.genitive}" if topic is not None and last.i == tokens[-1].i else ""


def _lead(tokens: Sequence[Token], phrase: Phrase | None, topic: Topic | None) -> str | None:
    if not tokens or phrase is None:
        return ""
    if any(_points(t) for t in tokens):
        return None
    nouns = [t for t in tokens if t.pos in ("NOUN", "PROPN")]
    text = written(tokens)
    text = text[:1].lower() + text[1:]
    if len(nouns) < 2 and (
        phrase.head.lemma in truth_words("belonging") or is_contextual(phrase.head.lemma)
    ):
        return f"{text} {topic.genitive}" if topic is not None else None
    return text


def listed_kinds(
    tree: Tree, last: int, phrase: Phrase, preposition: str, told: str
) -> Iterator[Fact]:
    """«На какие отделы делится скелет?»: the kinds a number counts, told after a colon."""
    at = last + 1
    if phrase.number is None or phrase.last != last or at >= len(tree.tokens):
        return
    listed = _listed(tree.tokens, at + 1) if tree.tokens[at].text == ":" else None
    if listed is None or phrase.head.lemma not in truth_words("members"):
        return
    words = [
        token.text if token.i > phrase.head.i else form(token, "Acc", "Plur", phrase.head)
        for token in phrase.tokens
        if token.i != phrase.number.i
    ]
    if None in words:
        return
    which = join([w for w in (preposition, "какие", *words, told) if w])
    yield _fact(tree, phrase, listed, which)


def genitive_plural(phrase: Phrase) -> str | None:
    """«четыре крупных этапа» → «крупных этапов», with what follows the noun."""
    words: list[str] = []
    assert phrase.number is not None
    for token in phrase.tokens:
        if token.i == phrase.number.i:
            continue
        if token.i > phrase.head.i:
            words.append(token.text)
            continue
        word = form(token, "Gen", "Plur", phrase.head)
        if word is None:
            return None
        words.append(word)
    return join(words)


def _points(token: Token) -> bool:
    low = token.text.lower()
    if low in ("два", "три", "две", "несколько"):
        return low == "несколько"
    return low in truth_words("pointing") or token.lemma in truth_words("pointing")


def _fact(tree: Tree, phrase: Phrase, told: str, stem: str) -> Fact:
    return Fact(
        rule="truth",
        sentence=tree.sentence,
        predicate=None,
        roles=(
            Role("definition", frozenset(("ANY",)), -1, phrase.tokens, phrase.head, text=told),
            Role("relation", frozenset(("ANY",)), -1, (phrase.head,), phrase.head, text=stem),
        ),
    )
