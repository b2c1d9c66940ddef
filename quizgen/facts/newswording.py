"""The wording of what news tell: stems with their time, answers as the article prints them."""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.facts.lifeclauses import listed
from quizgen.facts.lifekinds import Slot, named
from quizgen.facts.lifepatterns import Ask
from quizgen.facts.lifewording import Told, stem_of
from quizgen.facts.newsactors import Actor, told_of
from quizgen.model import Sentence
from quizgen.russian.gazetteer import country_of_adjective, is_post
from quizgen.russian.morphology import readings

_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")
_GRAND = re.compile(r"\b[Гг]ран-при\b")
_LONGEST = 15
"""Words a stem may have."""
POSTS = frozenset(("post", "job", "office"))
"""Slots that tell a post."""


def stem_for(told: Told, ask: Ask, actor: Actor, month: str) -> str:
    """The question, or "" where it would not tell enough or too much.

    Args:
        month: the time, or the contest, that tells the event apart.
    """
    text = ask.stem.replace("{who}", "{hero}")
    if told.when is not None and re.search(r"[а-я] \d{4} года$", told.when[2]):
        text = text.replace("{q}", "когда")
    if "{masc}" in text:
        masc = _masculine(told)
        if not masc:
            return ""
        text = text.replace("{masc}", masc)
    if "{neuter}" in text:
        neuter = _told_as(told, "neut")
        if not neuter:
            return ""
        text = text.replace("{neuter}", neuter)
    if "{made}" in text:
        if not actor.made:
            return ""
        text = text.replace("{made}", f"{_which(actor)} {actor.made}")
    if text.startswith("Что ") and told.when is not None and told.when[0] == "PERIOD":
        text = f"{{какой:{ask.slot}}}{text.removeprefix('Что')}"  # of years on end: which of many
    anchored = "{when}" in text or "{when?}" in text
    needed = "{when}" in text
    if any(
        f"{{{name}}}" in text and not told_whose(told.slots[name])
        for name in POSTS & set(told.slots)
    ):
        return ""
    text = text.replace("{when}", month).replace("{when?}", month)
    stem = _cased(stem_of(told, replace(ask, stem=text), actor.hero))
    if not stem or len(stem.split()) > _LONGEST:
        return ""
    if anchored and len(_YEAR.findall(stem)) > 1 and month and month in stem:
        # «на чемпионате мира 2018 года в июле 2018 года»: once is enough.
        shorter = " ".join(stem.replace(month, " ").split()).replace(" ?", "?")
        years = set(_YEAR.findall(month))
        stem = shorter if years <= set(_YEAR.findall(shorter)) else stem
    if needed and not _YEAR.search(stem) and not _held_once(actor):
        return ""
    award = told.slots.get("award")
    if ask.slot == "who" and award is not None and not _YEAR.search(award.bare):
        return stem if month.startswith("на ") else ""  # «приз жюри»: of which contest
    return stem


def _held_once(actor: Actor) -> bool:
    """«митинг «За допуск на выборы»»: of a title of its own, and not held year by year."""
    noun = actor.name.split(" «")[0].split()[-1]
    return actor.kind == "event" and actor.name.endswith("»") and noun in told_of("held once")


def _which(actor: Actor) -> str:
    return {"Fem": "какая", "Neut": "какое"}.get(actor.gender, "какой")


def _masculine(told: Told) -> str:
    """The verb as «кто» asks for it: «стал», «был назначен»."""
    form = _told_as(told, "masc")
    return f"был {form}" if form and told.short else form


def _told_as(told: Told, gender: str) -> str:
    """The past, or the short participle, in a gender."""
    for reading in readings(told.clause.verb.lemma):
        if reading.feats.get("VerbForm") == "Inf":
            wanted = {"sing", gender, "past"} | ({"PRTS"} if told.short else {"VERB"})
            result = reading.parse.inflect(wanted)
            if result:
                return str(result.word)
    return ""


def gives_away(stem: str, answer: str) -> bool:
    """Whether the answer's telling word stands in the question."""
    own = {word.lower()[:6] for word in re.findall(r"[\w-]{5,}", answer)}
    asked = {word.lower()[:6] for word in re.findall(r"[\w-]{5,}", stem)}
    return bool(own) and own <= asked


def verbatim(answer: str, sentence: Sentence) -> str:
    """The answer as the article prints it: «Т-90М» for «Т-90 М», «Гран-при»."""
    answer = _cased(answer)
    letters = r"\s*".join(re.escape(word) for word in answer.split())
    found = re.search(letters, sentence.text)
    return found[0] if found and found[0].count(" ") < answer.count(" ") else answer


def _cased(text: str) -> str:
    """«Гран-при» and «спецприз», wherever they stood in their sentence."""
    return _GRAND.sub("Гран-при", text).replace("Спецприз", "спецприз")


def told_whose(slot: Slot) -> bool:
    """Whether a post is told so that it is understood: not «премьером», «директором компании»."""
    if named(slot.tokens) or any(country_of_adjective(t.lemma) for t in slot.phrase.modifiers):
        return True
    lemmas = {t.lemma.lower() for t in slot.tokens}
    if lemmas & (told_of("bodies") | told_of("prizes") | told_of("works")):
        return False
    return not is_post(slot.head.lemma) and slot.head.lemma not in listed("offices")
