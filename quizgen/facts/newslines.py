"""What news tell of those they name, as whole questions: who was appointed, what was signed.

The clauses are matched with `data/newslines.yaml`, of persons with the table of lives as well. A
question on an event tells its time, by the article's words or by the month of the news.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.facts.clause import DATE_TYPES, Fact, Role
from quizgen.facts.lifeclauses import LifeClause, life_clauses, listed
from quizgen.facts.lifekinds import Slot, named, several_schools
from quizgen.facts.lifelines import RULE
from quizgen.facts.lifepatterns import Ask, Pattern, patterns
from quizgen.facts.lifeslots import fill as fill_of_life
from quizgen.facts.lifewording import Told, answer_of, bare_school, stem_of
from quizgen.facts.newsactors import Actor, acted, people, told_of
from quizgen.facts.newsframes import frame_of
from quizgen.facts.newsslots import fill
from quizgen.facts.newstimes import month_of, month_of_news, told_time
from quizgen.model import Article, Sentence, Token
from quizgen.russian.gazetteer import is_post
from quizgen.russian.heroes import Hero, hero_of
from quizgen.russian.morphology import readings
from quizgen.russian.namecases import agreeing
from quizgen.russian.openings import is_doubtful

_TABLE = "newslines.yaml"
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")
_LONGEST = 15
"""Words a stem may have."""
_POSTS = frozenset(("post", "job", "office"))
_GRAND = re.compile(r"\b[Гг]ран-при\b")
_SAID_SHORTER = frozenset(("subject", "object", "complement"))
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
    for clause, actor in _clauses(sentences, hero):
        own = hero is not None and actor.name == hero.name
        when = told_time(clause, article.date)
        month = month_of_news(clause, article.date)
        if when is not None:
            month = when[2] if actor.kind in ("figure", "count") else month_of(when[2])
        for pattern in _patterns(actor, own):
            found = _read(clause, pattern, actor)
            if found is not None:
                told.append((replace(found, when=when), actor, month))
    told.sort(key=lambda one: (one[0].clause.sentence.i, one[0].clause.verb.i))
    often = Counter(
        (one.pattern.id, slot, actor.name) for one, actor, _ in told for slot in one.slots
    )
    for one, actor, month in told:
        groups: set[str] = set()
        for ask in one.pattern.asks:
            lone = often[one.pattern.id, ask.slot, actor.name] == 1
            if ask.group in groups or (ask.once and not (lone and one.pattern.id in _LASTING)):
                continue
            if ask.alone:
                continue
            fact = _asked(one, ask, actor, frame if frame and _prized(one) else month)
            if fact is not None:
                groups |= {ask.group} - {""}
                yield fact


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
    for name, actor in people(sentences).items():
        own = hero is not None and hero.is_named(name)
        someone = hero if own and hero is not None else actor.hero
        for clause in life_clauses(sentences, someone, known=own):
            at = (clause.sentence.i, clause.verb.i)
            if at not in taken and _plain(clause.sentence) and _acts(clause, someone):
                taken.add(at)
                yield clause, replace(actor, name=someone.name)


def _acts(clause: LifeClause, someone: Hero) -> bool:
    """Whether the name, where the sentence has it, is not what somebody else acts on."""
    tokens = clause.sentence.tokens
    own = [
        tokens[m.first]
        for m in clause.sentence.mentions
        if m.type == "PERSON" and someone.is_named(tokens[m.first].text)
    ]
    return all(agreeing(token.text.split()[0], "Nom") for token in own)


def _plain(sentence: Sentence) -> bool:
    """Whether the sentence tells in the article's own voice, or a news agency's."""
    if sentence.headline or sentence.text.rstrip()[-1:] in "?!…":
        return False
    if sentence.text.lstrip()[:1] in '—–-"«' and sentence.text.count("«") != sentence.text.count("»"):
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
        yield from patterns()


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
    return Told(clause, pattern, verb, short, slots, None)


def _verb(clause: LifeClause, pattern: Pattern, actor: Actor) -> tuple[str, str]:
    """The verb as a question says it of the actor, and its short participle alone."""
    verb = clause.verb
    said = verb.text.lower()
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
    if slot is not None and bare_school(slot):
        return None
    if told.pattern.id == "finished school" and several_schools(told.clause):
        return None
    stem = _stem(told, ask, actor, month)
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
    answer = _verbatim(answer, told.clause.sentence)
    if not answer or _gives_away(stem, answer):
        return None
    if ask.slot in _POSTS and not _whose(slot):
        return None
    return _fact(told.clause, stem, answer, types, focus, slot.head)


def _stem(told: Told, ask: Ask, actor: Actor, month: str) -> str:
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
    anchored = "{when}" in text or "{when?}" in text
    needed = "{when}" in text
    if any(f"{{{name}}}" in text and not _whose(told.slots[name])
           for name in _POSTS & set(told.slots)):
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
    if needed and not _YEAR.search(stem):
        return ""
    award = told.slots.get("award")
    if ask.slot == "who" and award is not None and not _YEAR.search(award.bare):
        return stem if month.startswith("на ") else ""  # «приз жюри»: of which contest
    return stem


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


def _verbatim(answer: str, sentence: Sentence) -> str:
    """The answer as the article prints it: «Т-90М» for «Т-90 М», «Гран-при»."""
    answer = _cased(answer)
    letters = r"\s*".join(re.escape(word) for word in answer.split())
    found = re.search(letters, sentence.text)
    return found[0] if found and found[0].count(" ") < answer.count(" ") else answer


def _cased(text: str) -> str:
    """«Гран-при» and «спецприз», wherever they stood in their sentence."""
    return _GRAND.sub("Гран-при", text).replace("Спецприз", "спецприз")


def _prized(told: Told) -> bool:
    """Whether it tells of a prize that does not say which contest it is of."""
    award = told.slots.get("award")
    return award is not None and told.when is None and not _YEAR.search(award.bare)


def _whose(slot: Slot) -> bool:
    """Whether a post is told so that it is understood: not «премьером», «директором компании»."""
    if named(slot.tokens):
        return True
    lemmas = {t.lemma.lower() for t in slot.tokens}
    if lemmas & (told_of("bodies") | told_of("prizes") | told_of("works")):
        return False
    return not is_post(slot.head.lemma) and slot.head.lemma not in listed("offices")


def _gives_away(stem: str, answer: str) -> bool:
    """Whether the answer's telling word stands in the question."""
    own = {word.lower()[:6] for word in re.findall(r"[\w-]{5,}", answer)}
    asked = {word.lower()[:6] for word in re.findall(r"[\w-]{5,}", stem)}
    return bool(own) and own <= asked


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
    """The facts; of plain clauses the news ask about in short words, not who did what again."""
    told: set[int] = set()
    timed: set[int] = set()
    for fact in news:
        at = next(fact.named("news")).head.start
        told.add(at)
        if next(fact.named("deed")).types & DATE_TYPES:
            timed.add(at)
    found = []
    for fact in facts:
        if fact.rule == "clause" and fact.predicate is not None:
            own = {token.start for token in fact.predicate.tokens}
            gone = _SAID_SHORTER if own & told else frozenset()
            gone = gone | {"when"} if own & timed else gone
            if gone:
                roles = tuple(role for role in fact.roles if role.name not in gone)
                fact = replace(fact, roles=roles)
        found.append(fact)
    return found




