"""The events of a chronicle as questions its reader would ask: when, where, by whom.

The clauses are matched with a table of what histories tell (`data/histlines.yaml`); each question
names the war, the state, the people or the ruler, and says no more than it needs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.facts.clause import Fact, Role
from quizgen.facts.deeddoers import Doer, doer_of
from quizgen.facts.histpatterns import Row, listed, rows, wanted_verbs
from quizgen.facts.histslots import closed, fill, from_the_town, subject_of, when_of
from quizgen.facts.histtold import is_people
from quizgen.facts.histwording import Chronicle, answer_of, stem_of
from quizgen.facts.lifeclauses import LifeClause
from quizgen.facts.lifekinds import Slot
from quizgen.facts.lifepatterns import Ask
from quizgen.facts.sentencepieces import pieces_of
from quizgen.facts.slotwords import bound_to_verb, tells_little
from quizgen.facts.tellings import Telling, tellings
from quizgen.facts.tree import Tree
from quizgen.model import Article, Sentence, Token
from quizgen.russian.actions import infinitive_of, told
from quizgen.russian.morphology import readings
from quizgen.russian.openings import is_doubtful
from quizgen.russian.verbs import short_passive

RULE = "histline"
_FORMS = frozenset(("finite", "short", "participle"))
_NEAR = 3
"""Phrases further from the verb than this are another's."""
_LATEST = 1990
"""To about this year a present with a date tells the past."""


def histlines(sentences: Sequence[Sentence], article: Article) -> Iterator[Fact]:
    """What the clauses of the article tell of wars, states, peoples, rulers, laws and arts."""
    if article.date is not None:
        return  # what the news tell of the past is asked by the rules of news
    found = [
        chronicle
        for sentence in sentences
        if not sentence.headline and sentence.speech is None
        for chronicle in _read_all(sentence, article)
    ]
    often = Counter((c.row.id, c.subject_text, slot) for c in found for slot in c.slots)
    for chronicle in found:
        groups: set[str] = set()
        for ask in chronicle.row.asks:
            if ask.group in groups:
                continue
            if ask.once and often[chronicle.row.id, chronicle.subject_text, ask.slot] > 1:
                continue
            fact = _asked(chronicle, ask)
            if fact is not None:
                groups |= {ask.group} - {""}
                yield fact


def without_retold(facts: Sequence[Fact]) -> list[Fact]:
    """The facts, what a chronicle asks of their clause in fewer words marked as told."""
    asked: dict[int, set[int]] = {}
    for fact in facts:
        if fact.rule == RULE:
            own = {token.start for token in fact.roles[0].focus}
            asked.setdefault(fact.roles[1].head.start, set()).update(own)
    found = []
    for fact in facts:
        if fact.rule == "clause" and fact.predicate is not None:
            gone = {i for t in fact.predicate.tokens for i in asked.get(t.start, ())}
            if gone:
                again = [r for r in fact.roles if gone & {t.start for t in r.focus}]
                fact = fact.telling(again)
        found.append(fact)
    return found


def _read_all(sentence: Sentence, article: Article) -> Iterator[Chronicle]:
    wanted = wanted_verbs()
    if is_doubtful([t.text for t in sentence.tokens]):
        return
    if not any(infinitive_of(t.text, wanted) for t in sentence.tokens):
        return
    clauses = pieces_of(sentence)
    tree = Tree(clauses.sentence, article.date)
    for telling in tellings(clauses, wanted):
        if telling.form not in _FORMS or telling.moods or telling.lemmas & _not_whole():
            continue
        for row in rows():
            chronicle = _read(tree, telling, row, article)
            if chronicle is not None:
                yield chronicle


def _not_whole() -> frozenset[str]:
    return frozenset(word.replace("ё", "е") for word in listed("not whole"))


def _read(tree: Tree, telling: Telling, row: Row, article: Article) -> Chronicle | None:
    lemma = _said(telling, row)
    if not lemma:
        return None
    phrases = tuple(sorted((p for p in telling.clauses.phrases), key=lambda p: p.first))
    clause = LifeClause(tree.sentence, telling.verb, telling.passive, phrases, True, phrases)
    subject = subject_of(clause, telling, row.subj)
    text = subject_text(subject) if subject is not None else ""
    if "ruler" in row.subj and not text:
        subject, text = _ruler(tree, clause, telling)
    if subject is None or not text or not _spelt(subject, article):
        return None
    if subject.head.feats.get("Resolved") and not _resolved_person(subject.head):
        return None  # «страна» of another paragraph may be another
    verb = _verb(telling, lemma, subject)
    if not verb:
        return None
    slots = {
        name: slot
        for name, ways in row.slots.items()
        if (slot := fill(clause, telling, name, ways, subject.phrase)) is not None
    }
    if any(slot.tokens[0].lemma == "первый" and not slot.phrase.inner for slot in slots.values()):
        return None  # «первым городом, получившим …»: the first of which?
    when = when_of(telling)
    # Of a clause with several verbs only what stands by this one.
    own = tuple(p.phrase for p in telling.placed if p.far <= _NEAR)
    bound = bound_to_verb(replace(clause, phrases=own), tuple(slots.values()))
    if bound is None:
        return None
    return Chronicle(clause, telling, row, subject, text, verb, lemma, slots, when, bound)


def _spelt(subject: Slot, article: Article) -> bool:
    """Whether the names written out for a bare noun stand in the article in that very form."""
    names = [w for t in subject.tokens if t.feats.get("Resolved") for w in t.text.split()]
    return all(re.search(rf"\b{re.escape(w)}\b", article.text) for w in names if w[:1].isupper())


def _said(telling: Telling, row: Row) -> str:
    """The infinitive the question says, or "" where the row is not of this verb."""
    lemma = telling.lemma
    if telling.passive:
        return lemma if lemma in row.passive and telling.form != "finite" else ""
    if telling.tense == "Past":
        return lemma if lemma in row.verbs else ""
    if telling.tense != "Pres" or telling.form != "finite":
        return ""
    years = re.findall(r"(?<!\d)[12]?\d{3}(?!\d)", telling.clauses.sentence.text)
    old = bool(re.search(r"\b[IVX]+ в", telling.clauses.sentence.text))
    if not old and (not years or int(years[0]) > _LATEST):
        return ""
    return row.now.get(lemma, "")


def subject_text(slot: Slot) -> str:
    """The subject as a question says it, in the nominative, with the capital of its name."""
    text = slot.nominative or ""
    first = slot.tokens[0]
    if first.feats.get("Opening") and first.i == slot.head.i and is_people(slot.phrase):
        text = text[:1].lower() + text[1:]
    if first.feats.get("Opening") and first.i != slot.head.i and text:
        kind = slot.head.lemma in listed("capital events") | listed("states") | listed("treaties")
        lead = re.search(r"(?:ск|цк)(?:ий|ая|ое|ой)$", first.text)
        if kind and (lead or _capital(slot)):
            text = text[:1].upper() + text[1:]
    return text


def _capital(slot: Slot) -> bool:
    """«Столетняя война», «Первая мировая война», «Золотая Орда»."""
    world = len(slot.tokens) > 1 and slot.tokens[1].lemma == "мировой"
    return slot.tokens[0].lemma in listed("capital adjectives") or world


def _ruler(tree: Tree, clause: LifeClause, telling: Telling) -> tuple[Slot | None, str]:
    """The one person who acts, or who is made something, by the whole name."""
    place = "patient" if telling.passive else "actor"
    found: list[tuple[Doer, Slot]] = []
    doer: Doer | None
    for placed in telling.placed:
        phrase = placed.phrase
        if place not in placed.places or phrase.preposition or phrase.kind != "noun":
            continue
        if "Nom" not in phrase.cases:
            continue
        if _resolved_person(phrase.head) and len(phrase.tokens) == 1:
            doer = Doer(phrase, phrase.head, phrase.head.text, person=True)
            found.append((doer, Slot("subj", "", phrase.tokens, phrase.head, "Nom", phrase)))
            continue
        active = Telling(
            telling.clauses, telling.verb, telling.lemma, telling.form, False, telling.tense,
            telling.placed, telling.moods, telling.lemmas, telling.subject,
        )  # fmt: skip
        doer = doer_of(tree, active, placed)
        if doer is not None and doer.person:
            found.append((doer, Slot("subj", "", phrase.tokens, phrase.head, "Nom", phrase)))
    if len(found) != 1 or found[0][0].name.endswith(("вич", "вна")):
        return None, ""  # «Пётр Алексеевич» may be anybody
    return found[0][1], found[0][0].name


def _resolved_person(head: Token) -> bool:
    """«он», written out as the whole name."""
    living = head.feats.get("Animacy") == "Anim" and head.feats.get("Case") == "Nom"
    return (
        bool(head.feats.get("Resolved")) and living and bool(re.match("[А-ЯЁ].* [А-ЯЁ]", head.text))
    )


def _verb(telling: Telling, lemma: str, subject: Slot) -> str:
    """The verb in the past as it agrees with the subject."""
    number, gender = _agreement(telling, subject)
    if telling.passive:
        form = short_passive(lemma, gender, number)
        was = "были" if number == "Plur" else {"Fem": "была", "Neut": "было"}.get(gender, "был")
        return f"{was} {form}" if form else ""
    if telling.form == "finite" and telling.tense == "Past":
        return telling.verb.text.lower()
    return told(lemma, "Past", gender, number) or ""


def _agreement(telling: Telling, subject: Slot) -> tuple[str, str]:
    feats = telling.verb.feats
    if telling.form in ("finite", "short") and telling.tense == "Past" and feats.get("Number"):
        return str(feats["Number"]), str(feats.get("Gender", ""))
    form = next((f for f in subject.phrase.forms if f[0] == subject.case), ("", "", ""))
    head = subject.head.feats
    number = "Plur" if subject.phrase.joined else form[1] or head.get("Number", "Sing")
    gender = form[2] or head.get("Gender", "")
    if not gender:
        own = [r for r in readings(subject.head.text) if r.pos == "NOUN"]
        gender = own[0].feats.get("Gender", "Masc") if own else "Masc"
    return number, gender


def _asked(chronicle: Chronicle, ask: Ask) -> Fact | None:
    asked = ask.slot
    if asked == "when":
        return _when(chronicle, ask)
    if asked == "subj":
        slot: Slot | None = chronicle.subject
    else:
        slot = chronicle.slots.get(asked)
    if slot is None or any(t.feats.get("Resolved") for t in slot.tokens):
        return None
    if asked != "subj" and tells_little(slot):
        return None
    if asked != "subj" and not closed(chronicle.clause, chronicle.telling, slot):
        return None
    stem = stem_of(chronicle, ask)
    if asked == "subj":
        answer, types, focus = chronicle.subject_text, {"PERSON"}, slot.tokens
    else:
        answer, types, focus = answer_of(ask, slot)
        if asked == "where":
            answer = from_the_town(chronicle.clause, slot)
    if not stem or not answer:
        return None
    return _fact(chronicle, stem, answer, types, focus, slot.head)


def _when(chronicle: Chronicle, ask: Ask) -> Fact | None:
    if chronicle.when is None:
        return None
    kind, value, text, token = chronicle.when
    stem = stem_of(chronicle, ask)
    if not stem:
        return None
    answer = value if stem.startswith("В каком году") and value.isdigit() else text
    if kind == "DATE":
        answer = text.removeprefix("в ")
    return _fact(chronicle, stem, answer, {kind}, (token,), token)


def _fact(
    chronicle: Chronicle,
    stem: str,
    answer: str,
    types: set[str],
    focus: Sequence[Token],
    head: Token,
) -> Fact:
    asked = Role("deed", frozenset(types | {"ANY"}), -1, tuple(focus), head, answer, answer)
    verb = chronicle.telling.verb
    life = Role("chronicle", frozenset(("ANY",)), -1, (verb,), verb, text=stem.removesuffix("?"))
    return Fact(RULE, chronicle.clause.sentence, None, roles=(asked, life))
