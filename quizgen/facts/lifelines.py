"""The events of a life as questions its reader would ask: when, where, who, what for.

The clauses of an article about one person are matched with a table of what lives tell
(`data/lifelines.yaml`); each question names the hero as people do and says no more than it needs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from quizgen.facts.clause import Fact, Role
from quizgen.facts.lifebare import bare_lives
from quizgen.facts.lifeclauses import LifeClause, life_clauses, listed
from quizgen.facts.lifepatterns import Ask, Pattern, patterns
from quizgen.facts.lifeslots import (
    Slot,
    fill,
    moment,
    plain_name,
    several_schools,
    time_of,
    time_text,
    time_type,
)
from quizgen.model import Article, Sentence, Token
from quizgen.russian.heroes import Hero, hero_of
from quizgen.russian.kinds import place_type
from quizgen.russian.morphology import inflect, readings
from quizgen.russian.namecases import declined
from quizgen.russian.phrases import decline_plain, text_of
from quizgen.russian.prepositions import after

RULE = "lifeline"
_CASES = {"дт": "Dat", "рд": "Gen", "тв": "Ins", "вн": "Acc"}
_HOLE = re.compile(r"\{([^{}]+)\}")
_LONGEST = 14
"""Words a stem may have."""
_LONGEST_SLOT = 7
"""Words of a phrase told in a stem."""
_LATEST = 1990
"""To about this year a present with a date tells the past."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A clause read by a pattern: the verb as it is to be said, its slots and its time."""

    clause: LifeClause
    pattern: Pattern
    verb: str
    short: str
    slots: Mapping[str, Slot]
    when: tuple[str, str, str, Token] | None


def lifelines(sentences: Sequence[Sentence], article: Article) -> Iterator[Fact]:
    """The events of the life of whom the article is about; nothing of any other article."""
    body = article.text[article.headline[1] :] if article.headline else article.text
    hero = hero_of(article.title, body.lstrip())
    if hero is None:
        return
    told = [
        found
        for clause in life_clauses(sentences, hero)
        for pattern in patterns()
        if (found := _read(clause, pattern, hero)) is not None
    ]
    told = _named_again(told)
    often = Counter((one.pattern.id, slot) for one in told for slot in one.slots)
    families = Counter(one.pattern.family for one in told if one.slots)
    for one in told:
        groups: set[str] = set()
        for ask in one.pattern.asks:
            if ask.group in groups or (ask.once and often[one.pattern.id, ask.slot] > 1):
                continue
            if ask.alone and (families[one.pattern.family] > 1 or several_schools(one.clause)):
                continue
            fact = _asked(one, ask, hero)
            if fact is not None:
                groups |= {ask.group} - {""}
                yield fact
    for sentence, (stem, answer, kind, focus) in bare_lives(sentences, hero):
        yield _fact(sentence, f"{stem}?", answer, {kind} - {""}, focus, focus[0])


def _named_again(told: Sequence[_Told]) -> list[_Told]:
    """«окончил университет», where one university was named in the same case: that one."""
    named: dict[tuple[str, str], set[str]] = {}
    by_text: dict[str, Slot] = {}
    for one in told:
        for slot in one.slots.values():
            if len(slot.tokens) > 1:
                named.setdefault((slot.head.lemma, slot.case), set()).add(slot.bare)
                by_text[slot.bare] = slot
    done = []
    for one in told:
        slots = dict(one.slots)
        for name, slot in one.slots.items():
            whole = named.get((slot.head.lemma, slot.case), set())
            if name in ("what", "school") and len(slot.tokens) == 1 and len(whole) == 1:
                slots[name] = replace(
                    by_text[next(iter(whole))], name=name, preposition=slot.preposition
                )
        done.append(replace(one, slots=slots))
    return done


def _bare_school(slot: Slot) -> bool:
    """«окончил институт»: of many, unless the article names one."""
    return len(slot.tokens) == 1 and slot.head.lemma in listed("establishments") - listed(
        "plain schools"
    )


def _read(clause: LifeClause, pattern: Pattern, hero: Hero) -> _Told | None:
    verb, short = _verb(clause, pattern, hero)
    if not verb:
        return None
    slots = {
        name: slot
        for name, ways in pattern.slots.items()
        if (slot := fill(clause, name, ways)) is not None
    }
    phrase = time_of(clause)
    when = None
    if phrase is not None:
        kind, value = time_type(clause, phrase)
        if kind:
            when = (kind, value, time_text(phrase), phrase.head)
    return _Told(clause, pattern, verb, short, slots, when)


def _verb(clause: LifeClause, pattern: Pattern, hero: Hero) -> tuple[str, str]:
    """The verb as a question says it, and its short participle alone; empty where it tells else."""
    verb = clause.verb
    said = verb.text.lower()
    if verb.feats.get("Number") == "Plur":
        return "", ""
    if clause.passive:
        if verb.lemma in pattern.given:
            return f"было {said}" if said.endswith("о") else f"была {said}", said
        if verb.lemma not in pattern.passive:
            return "", ""
        return f"{'была' if hero.gender == 'Fem' else 'был'} {said}", said
    if verb.feats.get("VerbForm") == "Conv":
        done = verb.feats.get("Aspect") == "Perf" or pattern.family == "study"
        met = verb.lemma in pattern.verbs and done
        return (_past(verb.lemma, hero.gender, False), "") if met else ("", "")
    if verb.feats.get("Tense") == "Past":
        return (said, "") if verb.lemma in pattern.verbs else ("", "")
    perfective = pattern.now.get(verb.lemma)
    if perfective is None or verb.feats.get("Tense") != "Pres":
        return "", ""
    years = re.findall(r"(?<!\d)[12]\d{3}(?!\d)", clause.sentence.text)
    if not years or int(years[0]) > _LATEST or verb.feats.get("Person") != "3":
        return "", ""
    if perfective in pattern.passive:
        own = _past(perfective, hero.gender, True)
        return (f"{'была' if hero.gender == 'Fem' else 'был'} {own}", own) if own else ("", "")
    return _past(perfective, hero.gender, False), ""


def _past(infinitive: str, gender: str, passive: bool) -> str:
    """The past of a verb in a gender, or its short participle; "" where there is none."""
    for reading in readings(infinitive):
        if reading.feats.get("VerbForm") == "Inf":
            wanted = {"sing", "femn" if gender == "Fem" else "masc", "past"}
            result = reading.parse.inflect(wanted | ({"PRTS"} if passive else {"VERB"}))
            return str(result.word) if result else ""
    return ""


def _asked(told: _Told, ask: Ask, hero: Hero) -> Fact | None:
    if ask.slot == "when":
        return _when(told, ask, hero)
    slot = told.slots.get(ask.slot)
    if slot is None or _bare_school(slot):
        return None
    stem = _stem(told, ask, hero)
    answer, types, focus = _answer(told, ask, slot)
    if not stem or not answer:
        return None
    return _fact(told.clause.sentence, stem, answer, types, focus, slot.head)


def _when(told: _Told, ask: Ask, hero: Hero) -> Fact | None:
    if told.when is None:
        return None
    kind, value, text, token = told.when
    stem = _stem(told, ask, hero)
    if not stem:
        return None
    year = kind == "YEAR" and not text.startswith(("с ", "в начале", "в конце", "в середине"))
    answer = value if year or (kind == "YEAR" and text.startswith("с ")) else text
    if kind == "DATE":
        answer = text.removeprefix("в ")
    return _fact(told.clause.sentence, stem, answer, {kind}, (token,), token)


def _stem(told: _Told, ask: Ask, hero: Hero) -> str:
    """The question, or "" where something it needs is not told."""
    missing = False

    def written(match: re.Match[str]) -> str:
        nonlocal missing
        text = _hole(told, ask, hero, match[1])
        missing = missing or text is None
        return text or ""

    stem = " ".join(_HOLE.sub(written, ask.stem).split())
    if missing or len(stem.split()) > _LONGEST:
        return ""
    return f"{stem[:1].upper()}{stem[1:]}?"


def _hole(told: _Told, ask: Ask, hero: Hero, name: str) -> str | None:
    if name == "hero":
        return hero.name
    if name.startswith("hero"):
        return declined(hero.name, hero.gender, "Nom", _CASES[name[4:]])
    if name == "verb":
        return told.verb
    if name == "short":
        return told.short
    if name == "q":
        return _question_word(told)
    if name in ("when", "when?"):
        text = told.when[2] if told.when else moment(told.clause)
        return text or ("" if name.endswith("?") else None)
    if ":" in name:
        word, _, slot_name = name.partition(":")
        return _which(word, told.slots[slot_name])
    slot = told.slots.get(name.rstrip("?."))
    if slot is None and name == "place" and told.clause.scene:
        scene = decline_plain(told.clause.scene, "Loc")
        return after("в", scene) if scene else None
    if slot is None:
        return "" if name.endswith("?") else None
    if (
        ask.slot == "when"
        and name == "place"
        and slot.head.text[:1].islower()
        and len(slot.tokens) < 2
    ):
        return None
    if len(slot.tokens) > _LONGEST_SLOT or _bare_school(slot):
        return None
    return slot.bare if name.endswith(".") else slot.text


def _question_word(told: _Told) -> str | None:
    if told.when is None:
        return None
    kind, _, text, _ = told.when
    if kind == "YEAR":
        if text.startswith("с "):
            return "с какого года" if told.clause.verb.feats.get("Aspect") == "Imp" else None
        return "в каком году" if text.startswith("в ") and len(text.split()) == 3 else "когда"
    if kind == "PERIOD":
        return "в какие годы" if told.clause.verb.feats.get("Aspect") == "Imp" else None
    return "когда" if kind in ("DATE", "MONTH", "SEASON", "DECADE") else None


def _which(word: str, slot: Slot) -> str | None:
    """«какую премию», «на каком фронте», «чьё влияние», «какими наградами»."""
    word, _, case = word.partition(".")
    number = "Plur" if slot.phrase.joined or slot.head.feats.get("Number") == "Plur" else "Sing"
    case = case or slot.case
    if word == "наградой":
        prize = slot.head.lemma in ("орден", "медаль", "премия")
        same = not slot.phrase.joined
        if prize and same and slot.head.feats.get("Number") != "Plur":
            return _agreeing("какой", slot.head.lemma, case, "Sing")
        return "какими наградами" if case == "Ins" else "каких наград"
    if word == "какой" and slot.name == "clubs":
        inner = slot.phrase.inner[0]
        several = inner.joined or inner.head.feats.get("Number") == "Plur"
        return _agreeing("какой", inner.head.lemma, "Gen", "Plur" if several else "Sing")
    noun = _agreeing(word, slot.head.lemma, case, number)
    return f"{slot.preposition} {noun}".strip() if noun else None


def _agreeing(word: str, lemma: str, case: str, number: str) -> str | None:
    nouns = [r for r in readings(lemma) if r.pos == "NOUN" and r.feats.get("Case") == "Nom"]
    nouns.sort(key=lambda r: r.feats.get("Animacy") != "Inan")
    asking = next(r for r in readings(word) if r.pos in ("ADJ", "DET", "PRON"))
    if not nouns:
        return None
    noun = inflect(nouns[0], case=case, number=number)
    gender = nouns[0].feats.get("Gender", "Masc") if number == "Sing" else ""
    form = inflect(asking, case=case, number=number, gender=gender, animacy="Inan")
    return f"{form} {noun}" if form and noun else None


def _answer(told: _Told, ask: Ask, slot: Slot) -> tuple[str, set[str], tuple[Token, ...]]:
    if ask.say == "nom":
        name = (plain_name(slot) if ask.slot in ("town", "country") else slot.nominative) or ""
        kind = place_type(name, True) if ask.slot in ("town", "country") else None
        return name, {kind, "PLACE"} if kind else set(), slot.tokens
    if ask.say == "quoted":
        quoted = [t for t in slot.tokens if t.feats.get("Quoted")]
        return (quoted[0].text, set(), (quoted[0],)) if len(quoted) == 1 else ("", set(), ())
    if ask.say == "named":
        quoted = [t for t in slot.tokens if t.feats.get("Quoted")]
        if len(quoted) == 1:
            return quoted[0].text, set(), (quoted[0],)
        return slot.bare, set(), slot.tokens
    if ask.say == "inner":
        inner = slot.phrase.inner
        if len(inner) != 1:
            return "", set(), ()
        tokens = inner[0].tokens
        if slot.name == "clubs":
            # «объединений «Мир искусства» и «Четыре искусства»»: the question has the noun.
            tokens = tokens[1:] if len(tokens) > 1 and tokens[0].i == inner[0].head.i else tokens
        return text_of(tokens), set(), tokens
    return slot.text, set(), slot.tokens


def _fact(
    sentence: Sentence, stem: str, answer: str, types: set[str], focus: Sequence[Token], head: Token
) -> Fact:
    own = frozenset(types | {"ANY"})
    asked = Role("deed", own, -1, tuple(focus), head, answer, answer)
    life = Role("life", frozenset(("ANY",)), -1, (head,), head, text=stem.removesuffix("?"))
    return Fact(RULE, sentence, None, roles=(asked, life))
