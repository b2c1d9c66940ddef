"""What an encyclopaedia's article is about, of which kind that is, and how its sentences call it.

A bird's article speaks of «птица», «подорлик», «он» or leaves the subject unsaid; an element's of
«элемент», «металл», «газ».
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.facts.encywords import ency_words
from quizgen.facts.topics import topic_of
from quizgen.model import Article, Sentence
from quizgen.russian.heroes import hero_of
from quizgen.russian.morphology import inflect, like, readings
from quizgen.russian.phrases import decline_plain
from quizgen.russian.things import thing_of_title

_TITLE = re.compile(r"[А-ЯЁ][а-яё]+(?:-[а-яё]+)?(?: [А-ЯЁа-яё-]+){0,3}")
_OWN_NAME = re.compile(r"[А-ЯЁ][а-яё-]+(?:ск|цк)(?:ий|ая|ое) [а-яё ]+$")
"""«Курская битва»: the adjective of a place keeps its capital."""
_LEAD = 700
"""Characters of the opening that tell what kind of thing it is."""
_HE = {"Masc": "он", "Fem": "она", "Neut": "оно"}


@dataclass(frozen=True, slots=True)
class Subject:
    """The thing an article is about.

    Attributes:
        name: nominative, as inside a sentence. genitive, accusative: of it. gender: of its noun.
        locative: as after «в», of an event; else "".
        kind: "creature", "plant", "element", "body", "event" or "place". plural: nominative, or "".
        calls: what its sentences call it, small letters, longest first; pronouns not among them.
    """

    name: str
    genitive: str
    accusative: str
    gender: str
    kind: str
    plural: str
    calls: tuple[str, ...]
    locative: str = ""

    @property
    def pronoun(self) -> str:
        """«он», «она», «оно»."""
        return _HE.get(self.gender, "")


def subject_of_article(article: Article, sentences: Sequence[Sentence]) -> Subject | None:
    """The thing of the title where it is of a kind the table asks of; None for news and lives."""
    if article.headline is None or article.date is not None:
        return None
    body = article.text[article.headline[1] :].lstrip()
    if hero_of(article.title, body) is not None:
        return None
    title = re.sub(r"\s*\([^)]*\)\s*$", "", article.title.strip())
    title = re.sub(r",\s*(?:его|её|ее|их)\s.*$", "", title)
    title = re.sub(r"\s+\d{4}.*$", "", title)
    kind = _kind(title, body[:_LEAD]) if _TITLE.fullmatch(title) else ""
    if not kind:
        return _place(article.title, body)
    topic = topic_of(article, sentences)
    name = topic.singular if topic is not None and not topic.several else _inside(title, body)
    if kind == "event" and _OWN_NAME.match(title):
        name = title
    genitive = (
        topic.genitive if topic is not None and topic.singular == name else _case(name, "Gen")
    )
    head = name.split()[-1] if kind == "event" and _OWN_NAME.match(title) else _head(name)
    if not genitive or not head:
        return None
    noun = next(
        (r for r in readings(head) if r.pos == "NOUN" and r.feats.get("Case") == "Nom"), None
    )
    if noun is None or noun.feats.get("Number") != "Sing":
        return None
    gender = noun.feats.get("Gender", "")
    living = kind == "creature" and gender == "Masc"
    accusative = genitive if living else _case(name, "Acc")
    plural = topic.plural if topic is not None else ""
    calls = {name.lower(), plural.lower(), *(w for w in _wider(kind, body))}
    if kind == "creature":
        calls |= {
            name.lower().split()[-1],
            name.lower().split("-")[-1],
            plural.lower().split(" ")[-1],
        }
    if kind == "event":
        calls.add(head.lower())
    calls -= {""}
    own = tuple(sorted(calls, key=lambda word: (-len(word), word)))
    within = _case(name, "Loc") if kind in ("event", "body") else ""
    return Subject(name, genitive, accusative or "", gender, kind, plural, own, within)


def _place(title: str, body: str) -> Subject | None:
    """The place or the building of the title."""
    thing = thing_of_title(title, body)
    if thing is None:
        return None
    genitive, accusative = thing.said("Gen"), thing.said("Acc")
    if not genitive or not accusative or thing.gender == "Plur":
        return None
    if re.search(r" [А-ЯЁ]$", thing.name):
        return None  # «библиотека имени А» of «… имени А. С. Пушкина»
    calls = {thing.name.lower(), thing.own.lower(), *thing.nouns}
    own = tuple(sorted(calls, key=lambda word: (-len(word), word)))
    return Subject(thing.name, genitive, accusative, thing.gender, "place", "", own)


def _kind(title: str, lead: str) -> str:
    """Which family of shapes asks of it; "" for none."""
    low = lead.lower()
    words = title.lower().split()
    if set(words[-1:] + words[:1]) & ency_words("event nouns"):
        return "event"
    if len(words) == 1 and re.search(r"\bэлемент", low) and "таблиц" not in words[0]:
        return "element"
    if words[0] in ency_words("planets") or (
        len(words) == 1 and re.search(r"\bпланета [Сс]олнечной", low)
    ):
        return "body"
    zoology = re.search(r"\b(?:семейств|отряд|рода\b|вид\b|подсемейств)", low)
    if zoology and any(re.search(rf"\b{word}", low) for word in ency_words("creature roots")):
        return "creature"
    botany = re.search(r"\b(?:растение|растения|дерево|кустарник|цветок)\b", low)
    if botany and re.search(r"\b(?:семейств|рода\b|вид\b)", low):
        return "plant"
    return ""


def _wider(kind: str, body: str) -> frozenset[str]:
    """«птица», «элемент»: the nouns the article may use instead of the name."""
    if kind == "event":
        return frozenset()
    return frozenset(
        w for w in ency_words(f"{kind} nouns") if re.search(rf"\b{w}", body[:_LEAD].lower())
    )


def _inside(title: str, body: str) -> str:
    """The title as it is written inside a sentence: small unless the article writes it large."""
    head = title.split()[0]
    stem = re.escape(head[: max(3, len(head) - 2)])
    found = re.findall(rf"(?<=[а-яё,] )({stem}|{stem.lower()})", body)
    large = sum(1 for word in found if str(word)[:1].isupper())
    return title if 2 * large > len(found) else title[:1].lower() + title[1:]


def _head(name: str) -> str:
    """The noun of the name: «битва» of «Курская битва», «уния» of «Люблинская уния»."""
    for word in name.split():
        own = [r for r in readings(word) if r.feats.get("Case") == "Nom"]
        if own and own[0].pos == "NOUN":
            return word
        if not any(r.pos == "ADJ" for r in own):
            return ""
    return ""


def _case(name: str, case: str) -> str:
    """The name in a case; "" where it is not certain."""
    if _OWN_NAME.match(name):
        *lead, last = name.split()
        noun = next(
            (r for r in readings(last) if r.pos == "NOUN" and r.feats.get("Case") == "Nom"), None
        )
        said: list[str | None] = [inflect(noun, case=case, number="Sing") if noun else None]
        for word in reversed(lead):
            own = next((r for r in readings(word) if r.pos == "ADJ"), None)
            gender = noun.feats.get("Gender", "Masc") if noun else "Masc"
            form = (
                inflect(own, case=case, number="Sing", gender=gender, animacy="Inan")
                if own
                else None
            )
            said.insert(0, like(word, form) if form else None)
        return " ".join(word or "" for word in said) if all(said) else ""
    if "-" not in name or " " in name:
        return decline_plain(name, case) or ""
    parts = [decline_plain(part, case) for part in name.split("-")]  # «лебедь-кликун»
    return "-".join(part or "" for part in parts) if all(parts) else ""
