"""Who said it: «Орлов сообщил, что музей откроется в мае» → «Кто сообщил, что …?».

The words said stay as the article has them, so only a short clause that is understood alone is
taken: with a name in it, and nothing that points outside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.facts.clause import Fact, Role
from quizgen.facts.speakers import speakers_named
from quizgen.model import Sentence, Token
from quizgen.russian.morphology import readings
from quizgen.russian.wordforms import decline_name
from quizgen.russian.wordlists import words

_VERBS = (
    "сообщил|заявил|отметил|рассказал|подчеркнул|добавил|пояснил|уточнил|признал|объявил|"
    "предупредил|пообещал|напомнил|утверждал|объяснил|предположил|написал"
)
_BEFORE = re.compile(rf"(?:^|\s)(?P<verb>{_VERBS})а?(?: [^,]{{1,40}})?, что (?P<said>[^.!?]+)[.]?$")
_AFTER = re.compile(rf"^(?P<said>[^.!?—–]+), (?P<verb>{_VERBS})а? [^,]+[.]?$")
_FULL = re.compile(
    r"\b([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?: [А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?){1,2})$"
)
_NAME = re.compile(r"\s[«\"]?[А-ЯЁA-Z]")
_WORD = re.compile(r"[\w-]+")
_LEAST, _MOST = 4, 13
_HEAVY = re.compile(r"[;:()\[\]—–]|\b(?:если|когда|хотя|пока|поскольку|чтобы|бы|ли|а|но)\b")


def sayings(sentences: Sequence[Sentence]) -> Iterator[Fact]:
    """A fact for every short thing somebody named is reported to have said."""
    names = speakers_named(sentences)
    for sentence in sentences:
        if sentence.speech is None:
            continue
        own = _own_name(sentence)
        name = own.text if own else names.get(sentence.i, "")
        if not name:
            continue
        said = _said(sentence)
        token = own or _person(sentences, name, sentence)
        if said is None or token is None or _about(name, said[1]):
            continue
        text = f"{said[0]}, что {said[1]}"
        anything = frozenset(("ANY",))
        yield Fact(
            rule="saying",
            sentence=sentence,
            predicate=None,
            roles=(
                Role("speaker", anything | {"PERSON"}, -1, (token,), token, text=name),
                Role("definition", anything, -1, (token,), token, text=text),
            ),
        )


def _said(sentence: Sentence) -> tuple[str, str] | None:
    """The verb of saying and the words said, where they are understood alone."""
    text = sentence.text.strip()
    if any(mark in text for mark in "?!"):
        return None
    found = _BEFORE.search(text)
    said = found["said"].strip() if found else ""
    if found is None:
        found = _AFTER.search(text)
        if found is None or "что " in found["said"]:
            return None
        said = _lowered(found["said"].strip(), sentence)
    if not _alone(said):
        return None
    return found["verb"], said


def _lowered(said: str, sentence: Sentence) -> str:
    first = sentence.tokens[0] if sentence.tokens else None
    if first is not None and first.pos != "PROPN" and said.startswith(first.text[:1].upper()):
        return said[:1].lower() + said[1:]
    return said


def _alone(said: str) -> bool:
    """A short clause with a name in it and nothing that points outside it."""
    found = _WORD.findall(said)
    if not _LEAST <= len(found) <= _MOST or said.count(",") > 1 or _HEAVY.search(said):
        return False
    if said.count("«") != said.count("»") or said.count('"') % 2:
        return False
    if not _NAME.search(f" {said}"):
        return False
    lower = {word.lower() for word in found}
    if lower & (words("pronouns") | words("deictic") | words("pointing") | _FIRST):
        return False
    lemmas = {readings(word)[0].lemma for word in lower}
    if lemmas & (words("pointing") | words("pronouns") | {"который", "свой", "наш"}):
        return False
    verbs = [r for word in lower for r in readings(word)[:1] if r.feats.get("VerbForm") == "Fin"]
    short = [r for word in lower for r in readings(word)[:1] if r.feats.get("Variant") == "Short"]
    return bool(verbs or short) and not any(r.feats.get("Person") in ("1", "2") for r in verbs)


_FIRST = frozenset(("я", "мы", "нас", "нам", "мне", "меня", "вы", "вас", "вам"))


def _about(name: str, said: str) -> bool:
    last = name.split()[-1]
    return last[: max(4, len(last) - 2)].lower() in said.lower()


def _own_name(sentence: Sentence) -> Token | None:
    """The full name the speaker is given right there: «министр культуры Пётр Орлов»."""
    speaker = sentence.speech.speaker if sentence.speech else ""
    found = _FULL.search(speaker)
    if found is None:
        return None
    first = [r for r in readings(found[1].split()[0]) if "Name" in r.feats]
    genders = {r.feats.get("Gender", "") for r in first if r.feats.get("Case") == "Nom"}
    if len(genders) != 1:
        return None
    inside = sentence.text.find(found[1])
    if inside < 0:
        return None
    at = sentence.start + inside
    feats = {"Case": "Nom", "Number": "Sing", "Animacy": "Anim", "Gender": genders.pop()}
    return Token(0, found[1], at, at + len(found[1]), found[1].lower(), "PROPN", feats, -1, "root")


def _person(sentences: Sequence[Sentence], name: str, here: Sentence) -> Token | None:
    """A token that names the person, at the place of the last name in this sentence."""
    last = name.split()[-1]
    at = here.text.find(last[: max(4, len(last) - 2)])
    for sentence in sentences:
        for mention in sentence.mentions:
            if mention.type == "PERSON" and at >= 0:
                token = sentence.tokens[mention.first]
                if decline_name(token.text, dict(token.feats), "Nom") == name:
                    start = here.start + at
                    return replace(token, start=start, stop=min(start + len(last), here.stop))
    return None
