"""Definitions that go on: «Математика — наука о структурах и порядке, исторически сложившаяся …».

What a thing is is told before the comma; the participle or the clause after it only tells more.
A superlative of a named whole asks for the thing itself: «крупнейшее сражение войны 1812 года».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.facts.clause import Fact, Role
from quizgen.facts.encyslots import is_plain, told_plainly
from quizgen.facts.encytopics import Subject, subject_of_article
from quizgen.facts.encywords import ency_words
from quizgen.model import Article, Sentence, Token
from quizgen.russian.gazetteer import is_evaluative, place_kind
from quizgen.russian.morphology import Reading, readings

RULE = "encyline"
_SHAPE = re.compile(
    r"(?P<X>[А-ЯЁ][А-Яа-яё-]+(?: [А-ЯЁа-яё-]+){0,3}?)(?: \([^)]*\))? [—–-] (?:это )?(?P<Y>.+)"
)
_STOPS = re.compile(r": |; |, ")
_TAILS = ("VERB", "ADP", "SCONJ", "CCONJ", "ADV", "DET", "PRON", "PART")
"""What a tail opens with; a noun or an adjective after a comma goes on with a list."""
_BEST = re.compile(
    r"(?:сам(?:ый|ая|ое)|[а-яё]+(?:ейш|айш)(?:ий|ая|ее)|единственн(?:ый|ая|ое)|перв(?:ый|ая|ое)) "
)
_SIDES = re.compile(r" (?:между|под командованием|во главе|с целью) ")
_MOST, _LEAST = 14, 3


def encydefs(sentences: Sequence[Sentence], article: Article) -> Iterator[Fact]:
    """«Что такое …?» and «Как называется …?» of definitions whose tail is left out."""
    if article.date is not None:
        return
    subject = subject_of_article(article, sentences)
    for sentence in told_plainly(sentences):
        found = _SHAPE.fullmatch(sentence.text.rstrip().removesuffix("."))
        if found is not None:
            yield from _read(sentence, found, subject)


def _read(sentence: Sentence, found: re.Match[str], subject: Subject | None) -> Iterator[Fact]:
    named = _tokens(sentence, found.start("X"), found.end("X"))
    term = _term(found["X"], named, subject)
    if not term:
        return
    text = found["Y"]
    ends = [len(text), *(m.start() for m in reversed([*_STOPS.finditer(text)]))]
    for end in ends:
        if end < len(text) and text[end] == "," and not _tail(sentence, found.start("Y") + end):
            continue
        told = re.sub(r"\s*\([^)]*\)", "", text[:end]).strip()
        own = _tokens(sentence, found.start("Y"), found.start("Y") + end)
        best = _BEST.match(told)
        asked = _SIDES.split(told)[0] if best else told
        own = own[: len(own) - len(told.split()) + len(asked.split())] if best else own
        if len(asked.split()) > _MOST or len(asked.split()) < _LEAST:
            continue
        if not is_plain(own) or not _defines(asked, own, term):
            continue
        if best is not None:
            if re.search(r"[А-ЯЁ]", asked) and len(asked.split()) <= 9:
                yield _fact(sentence, f"как называется {asked}", term, named)
            return
        if subject is None or subject.kind in ("event", "other", ""):
            yield _fact(sentence, f"что такое {term}", told, own)
        return


def _tail(sentence: Sentence, at: int) -> bool:
    """Whether what follows the comma only tells more: a participle, a clause, a circumstance."""
    after = _tokens(sentence, at + 1, at + 24)
    first = next((t for t in after if t.text != ","), None)
    return first is not None and (first.pos in _TAILS or first.lemma == "который")


def _tokens(sentence: Sentence, start: int, stop: int) -> tuple[Token, ...]:
    begin = sentence.start
    return tuple(t for t in sentence.tokens if t.start - begin < stop and t.stop - begin > start)


def _term(text: str, tokens: Sequence[Token], subject: Subject | None) -> str:
    """What is defined, as inside a sentence; "" for a place, a person or what is no term."""
    if subject is not None and text.lower() == subject.name.lower():
        return text if re.match(r"[А-ЯЁ][а-яё]+ская ", text) else subject.name
    if not is_plain(tokens) or any(t.text[:1].isupper() for t in tokens[1:]):
        return ""
    first = tokens[0]
    own = [r for r in readings(first.text) if r.feats.get("Case") == "Nom"]
    if not own or {"Name", "Surn", "Patr", "Geox"} & set(own[0].feats) or place_kind(text):
        return ""
    nouns = [t for t in tokens if t.pos in ("NOUN", "PROPN")]
    if not nouns or not own[0].known or first.lemma in ency_words("leaning"):
        return ""
    if all(r.feats.get("Animacy") == "Anim" for r in _nominatives(nouns[0].text)):
        return ""
    if nouns[0].lemma in ency_words("no terms"):
        return ""
    if text[1:2].isupper():
        return text
    return text[:1].lower() + text[1:]


def _nominatives(word: str) -> list[Reading]:
    return [r for r in readings(word) if r.feats.get("Case") == "Nom"]


def _defines(told: str, tokens: Sequence[Token], term: str) -> bool:
    """Whether the words are a kind with what marks it off, and no praise or figure of speech."""
    low = told.lower()
    if re.match(r"(?:одн(?:а|о|и)|один|не|лишь|то|тот|та|такой|такая|такое|всё|часть|вид) ", low):
        return False
    own_lemmas = {readings(word)[0].lemma for word in term.lower().split()}
    if any(t.lemma in own_lemmas for t in tokens) and not _BEST.match(told):
        return False  # «чай — напиток из листьев рода чай»: a circle tells nothing
    if any(is_evaluative(t.lemma) for t in tokens) or {t.lemma for t in tokens} & ency_words(
        "figures"
    ):
        return False
    if {w[:5] for w in re.findall(r"[а-яё]{5,}", low)} & {
        w[:5] for w in re.findall(r"[а-яё]{5,}", term.lower())
    }:
        return bool(_BEST.match(told))
    for token in tokens:
        own = [r for r in readings(token.text) if r.feats.get("Case") == "Nom"]
        if any(r.pos == "NOUN" for r in own) and token.pos in ("NOUN", "PROPN"):
            return True
        if (
            not any(r.pos == "ADJ" or r.feats.get("VerbForm") == "Part" for r in own)
            and token.pos != "ADV"
        ):
            return False
    return False


def _fact(sentence: Sentence, stem: str, answer: str, focus: Sequence[Token]) -> Fact:
    role = Role("deed", frozenset(("ANY",)), -1, tuple(focus), focus[-1], answer, answer)
    verb = sentence.tokens[0]
    told = Role("told", frozenset(("ANY",)), -1, (verb,), verb, text=stem)
    return Fact(RULE, sentence, None, roles=(role, told))
