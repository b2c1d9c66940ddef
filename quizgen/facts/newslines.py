"""What news tell of those they name, as whole questions: who was appointed, what was signed.

The clauses are matched with `data/newslines.yaml`, of persons with the table of lives as well. A
question on an event tells its time, by the article's words or by the month of the news.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.facts.clause import Fact, Role
from quizgen.facts.lifeclauses import LifeClause, life_clauses
from quizgen.facts.lifekinds import several_schools
from quizgen.facts.lifelines import HOME, RULE
from quizgen.facts.lifepatterns import Ask, Pattern, patterns
from quizgen.facts.lifeslots import fill as fill_of_life
from quizgen.facts.lifewording import Told, answer_of, bare_school
from quizgen.facts.newsactors import Actor, told_of
from quizgen.facts.newsclauses import acted, people
from quizgen.facts.newsdays import day_told, names_its_day
from quizgen.facts.newsframes import frame_of
from quizgen.facts.newsposts import newsposts
from quizgen.facts.newsslots import fill
from quizgen.facts.newstimes import month_of, month_of_news, told_time
from quizgen.facts.newswording import POSTS, gives_away, stem_for, told_whose, verbatim
from quizgen.facts.slotwords import bound_to_verb, is_state_army, tells_little
from quizgen.facts.spans import Clauses
from quizgen.model import Article, Sentence, Token
from quizgen.russian.heroes import Hero, hero_of
from quizgen.russian.namecases import agreeing
from quizgen.russian.openings import is_doubtful

_TABLE = "newslines.yaml"
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")
_SAME = {"arrived": "moved", "met": "met", "won prize": "received", "awarded": "awarded"}
"""Rows of the news that leave nothing to a row of lives."""
_LASTING = frozenset(
    ("finished school", "entered school", "was taught", "married", "awarded", "influenced")
)
"""Events of a life that one tells without their time."""
_BE = {"Masc": "был", "Fem": "была", "Neut": "было"}


def newslines(sentences: Sequence[Sentence], article: Article) -> Iterator[Fact]:
    """The questions the table makes of every sentence that names who acts."""
    body = article.text[article.headline[1] :] if article.headline else article.text
    hero = hero_of(article.title, body.lstrip())
    told: list[tuple[Told, Actor, str]] = []
    frame = frame_of(sentences)
    published = article.date or day_told(sentences)
    sure = names_its_day(sentences, published)
    for clause, actor in _clauses(sentences, hero):
        own = hero is not None and actor.name == hero.name
        if hero is not None and not own and actor.name.split()[-1:] == [hero.surname]:
            continue  # a relative, or the hero under a name the article does not go by
        when = told_time(clause, published)
        month = month_of_news(clause, published, sure)
        if when is not None:
            month = when[2] if actor.kind in ("figure", "count") else month_of(when[2])
        done: set[str] = set()
        for pattern in _patterns(actor, own):
            found = _read(clause, pattern, actor)
            if found is not None and not (pattern.id in done and not pattern.who):
                done |= {_SAME[pattern.id]} if found.slots and pattern.id in _SAME else set()
                told.append((replace(found, when=when), actor, month))
    told.sort(key=lambda one: (one[0].clause.sentence.i, one[0].clause.verb.i))
    often = Counter(
        (one.pattern.id, slot, actor.name) for one, actor, _ in told for slot in one.slots
    )
    stems: set[str] = set()
    for one, actor, month in told:
        groups: set[str] = set()
        for ask in one.pattern.asks:
            lone = often[one.pattern.id, ask.slot, actor.name] == 1
            if ask.group in groups or (ask.once and not (lone and one.pattern.id in _LASTING)):
                continue
            if ask.alone:
                continue
            if one.when is None and one.pattern.id.startswith("counted"):
                month = ""  # «одержал четыре победы»: in all his years, not in this month
            fact = _asked(one, ask, actor, frame if frame and _prized(one) else month)
            if fact is not None and fact.roles[1].text not in stems:
                groups |= {ask.group} - {""}
                stems.add(fact.roles[1].text)
                yield fact
    yield from newsposts(sentences, published)


def _clauses(
    sentences: Sequence[Sentence], hero: Hero | None
) -> Iterator[tuple[LifeClause, Actor]]:
    """The clauses that name who acts, and those that go on about somebody they named."""
    taken: set[tuple[int, int]] = set()
    for sentence in sentences:
        if not _plain(sentence):
            continue
        for clause, actor in acted(sentence):
            taken.add((sentence.i, clause.verb.i))
            if hero is not None and actor.kind == "person" and hero.is_named(actor.name):
                actor = replace(actor, name=hero.name)
            yield clause, actor
    cut: dict[int, Clauses] = {}
    for name, actor in people(sentences).items():
        own = hero is not None and hero.is_named(name)
        someone = hero if own and hero is not None else actor.hero
        for clause in life_clauses(sentences, someone, known=own, cut=cut):
            at = (clause.sentence.i, clause.verb.i)
            sure = own or _spoken_of(clause, someone)
            if at not in taken and sure and _plain(clause.sentence) and _acts(clause, someone):
                taken.add(at)
                yield clause, replace(actor, name=someone.name)


def _spoken_of(clause: LifeClause, someone: Hero) -> bool:
    """Whether the sentence names him before the verb, or has a pronoun known to mean him."""
    tokens = clause.sentence.tokens
    return any(
        m.type == "PERSON"
        and m.first <= clause.verb.i
        and someone.is_named(tokens[m.first].text)
        and tokens[m.first].start != clause.verb.start
        for m in clause.sentence.mentions
    )


def _acts(clause: LifeClause, someone: Hero) -> bool:
    """Whether the name, where the sentence has it, is not what somebody else acts on."""
    tokens = clause.sentence.tokens
    own = [
        tokens[m.first]
        for m in clause.sentence.mentions
        if m.type == "PERSON" and someone.is_named(tokens[m.first].text)
    ]
    inside = tokens[clause.verb.i : clause.verb.i + 3]
    if any(token.feats.get("VerbForm") == "Inf" for token in inside):
        return False  # «предложил восстановить собор»
    return all(agreeing(token.text.split()[0], "Nom") for token in own)


def _plain(sentence: Sentence) -> bool:
    """Whether the sentence tells in the article's own voice, or a news agency's."""
    if sentence.headline or sentence.text.rstrip()[-1:] in "?!…":
        return False
    if sentence.text.lstrip()[:1] in '—–-"«' and sentence.text.count("«") != sentence.text.count(
        "»"
    ):
        return False
    if is_doubtful([t.text for t in sentence.tokens]):
        return False
    speech = sentence.speech
    if speech is None:
        return True
    words = set(re.findall(r"[\w-]+", speech.speaker.lower()))
    return not speech.direct and speech.verb in told_of("reporting") and _reports(words)


def _reports(words: set[str]) -> bool:
    return any(word in told_of("reporters") for word in words)


def _patterns(actor: Actor, own: bool) -> Iterator[Pattern]:
    for pattern in patterns(_TABLE):
        if actor.kind in pattern.who:
            yield pattern
    if actor.kind == "person" and not own:
        # How many goals somebody scored is told of a match, not of a month.
        yield from (row for row in patterns() if not row.id.startswith("counted"))


def _read(clause: LifeClause, pattern: Pattern, actor: Actor) -> Told | None:
    verb, short = _verb(clause, pattern, actor)
    if not verb:
        return None
    of_news = bool(pattern.who)
    slots = {
        name: slot
        for name, ways in pattern.slots.items()
        if (slot := (fill if of_news else fill_of_life)(clause, name, ways)) is not None
    }
    bound = bound_to_verb(clause, tuple(slots.values()), pattern.word)
    return None if bound is None else Told(clause, pattern, verb, short, slots, None, bound)


def _verb(clause: LifeClause, pattern: Pattern, actor: Actor) -> tuple[str, str]:
    """The verb as a question says it of the actor, and its short participle alone."""
    verb = clause.verb
    said = verb.text.lower()
    if pattern.id == "how many came" and sum(p.kind != "time" for p in clause.phrases) > 1:
        return "", ""  # «приехали на завод в Орёл»: both belong to the question
    if (verb.feats.get("Number") == "Plur") != actor.plural and actor.kind == "person":
        return "", ""
    if clause.passive:
        if verb.lemma not in pattern.passive:
            return "", ""
        was = "были" if verb.feats.get("Number") == "Plur" else _BE[_gender(verb, actor)]
        return f"{was} {said}", said
    if verb.feats.get("Tense") == "Past" and verb.feats.get("VerbForm") == "Fin":
        return (said, "") if verb.lemma in pattern.verbs else ("", "")
    return "", ""


def _gender(verb: Token, actor: Actor) -> str:
    own = verb.feats.get("Gender") or actor.gender
    return own if own in _BE else "Masc"


def _asked(told: Told, ask: Ask, actor: Actor, month: str) -> Fact | None:
    slots = told.slots
    slot = slots.get(ask.slot)
    if slot is None and ask.slot not in ("who", "when"):
        return None
    if slot is not None and (bare_school(slot) or (ask.abroad and slot.head.lemma in HOME)):
        return None
    if slot is not None and (tells_little(slot) or is_state_army(slot)):
        return None
    if told.pattern.id == "finished school" and several_schools(told.clause):
        return None
    stem = stem_for(told, ask, actor, month)
    if not stem:
        return None
    if ask.slot == "who" and actor.kind == "count":
        number = actor.token.text
        return _fact(told.clause, stem, number, {"NUMBER"}, (actor.token,), actor.token)
    if ask.slot == "who":
        answer = actor.name.removeprefix(f"{actor.made} ") if actor.made else actor.name
        types = {"PERSON"} if actor.kind == "person" else set()
        return _fact(told.clause, stem, answer, types, (actor.token,), actor.token)
    if ask.slot == "when":
        return _when(told, stem)
    assert slot is not None
    answer, types, focus = answer_of(told, ask, slot)
    answer = verbatim(answer, told.clause.sentence)
    if not answer or gives_away(stem, answer):
        return None
    if ask.slot in POSTS and not told_whose(slot):
        return None
    return _fact(told.clause, stem, answer, types, focus, slot.head)


def _prized(told: Told) -> bool:
    """Whether it tells of a prize that does not say which contest it is of."""
    award = told.slots.get("award")
    return award is not None and told.when is None and not _YEAR.search(award.bare)


def _when(told: Told, stem: str) -> Fact | None:
    if told.when is None:
        return None
    kind, value, text, token = told.when
    year = kind == "YEAR" and not text.startswith(("с ", "в начале", "в конце", "в середине"))
    answer = value if year or (kind == "YEAR" and text.startswith("с ")) else text
    if kind == "DATE":
        answer = text.removeprefix("в ")
    return _fact(told.clause, stem, answer, {kind}, (token,), token)


def _fact(
    clause: LifeClause, stem: str, answer: str, types: set[str], focus: Sequence[Token], head: Token
) -> Fact:
    asked = Role("deed", frozenset(types | {"ANY"}), -1, tuple(focus), head, answer, answer)
    told = clause.verb
    news = Role("news", frozenset(("ANY",)), -1, (told,), told, text=stem.removesuffix("?"))
    return Fact(RULE, clause.sentence, None, roles=(asked, news))


def without_told(facts: Sequence[Fact], news: Sequence[Fact]) -> list[Fact]:
    """The facts; what the news ask of a plain clause in short words is marked as told."""
    told = {
        (next(fact.named("news")).head.start, next(fact.named("deed")).head.start) for fact in news
    }
    held = {fact.roles[0].text for fact in news if " был " in fact.roles[1].text}
    found = []
    for fact in facts:
        if fact.rule == "title" and any(r.text in held for r in fact.named("person")):
            continue  # who holds the post is asked: not which post he holds
        if fact.rule == "clause" and fact.predicate is not None:
            own = {token.start for token in fact.predicate.tokens}
            heads = {head for at, head in told if at in own}
            fact = fact.telling([r for r in fact.roles if r.head.start in heads])
        found.append(fact)
    return found
