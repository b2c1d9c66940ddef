"""The events of a life as questions its reader would ask: when, where, who, what for.

The clauses of an article about one person are matched with a table of what lives tell
(`data/lifelines.yaml`); each question names the hero as people do and says no more than it needs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.facts.clause import Fact, Role
from quizgen.facts.lifebare import bare_lives
from quizgen.facts.lifeclauses import LifeClause, life_clauses
from quizgen.facts.lifekin import kin
from quizgen.facts.lifekinds import Slot, several_schools
from quizgen.facts.lifeonly import crossing, one_answer_each, one_of_several, only_of_its_noun
from quizgen.facts.lifepatterns import Ask, Pattern, patterns
from quizgen.facts.lifeslots import fill, time_of, time_text, time_type, until
from quizgen.facts.lifewhole import part_of_several
from quizgen.facts.lifewording import Told, answer_of, bare_school, stem_of
from quizgen.facts.slotwords import bound_to_verb, is_state_army, tells_little
from quizgen.facts.telegraph import telegraph
from quizgen.model import Article, Sentence, Token
from quizgen.russian.gazetteer import is_post
from quizgen.russian.heroes import Hero, hero_of
from quizgen.russian.morphology import readings

RULE = "lifeline"
HOME = frozenset(("россия", "родина", "русь"))
"""Where whoever an article in Russian is about is known to come back to."""
_NEAR = 3
"""Words from the verb to a word it must have beside it."""
_LATEST = 1990
"""To about this year a present with a date tells the past."""


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
    asked: list[Fact] = []
    for one in told:
        groups: set[str] = set()
        busy = crossing(one, told)
        for ask in one.pattern.asks:
            if ask.group in groups or (ask.once and often[one.pattern.id, ask.slot] > 1):
                continue
            if ask.alone and (families[one.pattern.family] > 1 or several_schools(one.clause)):
                continue
            if ask.unique and not only_of_its_noun(one, ask.slot, told):
                continue
            if ask.slot != "when" and busy != ask.apart and (busy or ask.apart):
                continue
            if part_of_several(one, ask, sentences) or one_of_several(one, ask, sentences):
                continue
            fact = _asked(one, ask, hero)
            if fact is not None:
                groups |= {ask.group} - {""}
                asked.append(fact)
    yield from one_answer_each(asked)
    for sentence, (stem, answer, kind, focus) in bare_lives(sentences, hero):
        yield _fact(sentence, f"{stem}?", answer, {kind} - {""}, focus, focus[0])
    for sentence, one_told in telegraph(sentences, hero):
        stem, answer, kind, token = one_told
        yield _fact(sentence, f"{stem}?", answer, {kind}, (token,), token)

    for sentence, (stem, job) in kin(sentences, hero):
        yield _fact(sentence, f"{stem}?", job.text, set(), job.tokens, job.head)


def _named_again(told: Sequence[Told]) -> list[Told]:
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


def _read(clause: LifeClause, pattern: Pattern, hero: Hero) -> Told | None:
    verb, short = _verb(clause, pattern, hero)
    if not verb or (pattern.word and not _beside(clause, pattern.word)):
        return None
    slots = {
        name: slot
        for name, ways in pattern.slots.items()
        if (slot := fill(clause, name, ways)) is not None
    }
    bound = bound_to_verb(clause, tuple(slots.values()), pattern.word)
    if bound is None:
        return None
    phrase = time_of(clause)
    when = None
    if phrase is not None:
        kind, value = time_type(clause, phrase)
        if kind:
            text = time_text(phrase, clause)
            if kind == "YEAR" and (end := until(clause, text)):
                kind, text = "PERIOD", f"с {value} по {end} год"
            when = (kind, value, text, phrase.head)
    return Told(clause, pattern, verb, short, slots, when, bound)


def _beside(clause: LifeClause, word: str) -> bool:
    at = clause.verb.i
    near = clause.sentence.tokens[max(0, at - _NEAR) : at + _NEAR + 1]
    return any(t.text.lower() == word for t in near)


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


def _asked(told: Told, ask: Ask, hero: Hero) -> Fact | None:
    if ask.slot == "when":
        return _when(told, ask, hero)
    slot = told.slots.get(ask.slot)
    if slot is None or bare_school(slot) or (ask.abroad and slot.head.lemma in HOME):
        return None
    if tells_little(slot) or is_state_army(slot):
        return None
    stem = stem_of(told, ask, hero)
    answer, types, focus = answer_of(told, ask, slot)
    if not stem or not answer:
        return None
    return _fact(told.clause.sentence, stem, answer, types, focus, slot.head, told.clause.verb)


def _when(told: Told, ask: Ask, hero: Hero) -> Fact | None:
    if told.when is None or ("{post}" in ask.stem and _of_some_body(told.slots.get("post"))):
        return None
    kind, value, text, token = told.when
    stem = stem_of(told, ask, hero)
    if not stem:
        return None
    year = kind == "YEAR" and not text.startswith(("с ", "в начале", "в конце", "в середине"))
    answer = value if year or (kind == "YEAR" and text.startswith("с ")) else text
    if kind == "DATE":
        answer = text.removeprefix("в ")
    return _fact(told.clause.sentence, stem, answer, {kind}, (token,), token, told.clause.verb)


def _of_some_body(post: Slot | None) -> bool:
    """«был назначен командиром»: of what is not told, and whoever rises is so more than once."""
    return post is not None and len(post.tokens) == 1 and is_post(post.head.lemma)


def _fact(
    sentence: Sentence,
    stem: str,
    answer: str,
    types: set[str],
    focus: Sequence[Token],
    head: Token,
    verb: Token | None = None,
) -> Fact:
    """The question as a fact; of what a verb tells, the life's value is where the verb starts."""
    own = frozenset(types | {"ANY"})
    asked = Role("deed", own, -1, tuple(focus), head, answer, answer)
    at = str(verb.start) if verb else ""
    life = Role("life", frozenset(("ANY",)), -1, (head,), head, at, stem.removesuffix("?"))
    return Fact(RULE, sentence, None, roles=(asked, life))
