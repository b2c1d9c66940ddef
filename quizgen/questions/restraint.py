"""What a stem copied from its sentence must not ask: passing states, bare wars, torn clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts.clause import OBJECT, SUBJECT, Part
from quizgen.model import Token
from quizgen.questions.burden import copied
from quizgen.questions.drafts import Draft
from quizgen.questions.holding import dated, proper, subject_of, told
from quizgen.questions.telling import content
from quizgen.questions.timing import present_tense
from quizgen.questions.vagueness import in_the_past
from quizgen.russian.gazetteer import is_person_noun, is_post
from quizgen.russian.morphology import readings
from quizgen.russian.wordlists import lists

_PLACED = frozenset(("where", "city", "country", "city-of-country", "named-place"))
_OPEN_ANSWER = 7
"""Words an answer copied out of a sentence may have."""
_SAME = 5
"""First letters by which a name gives away another one."""
_NAME = re.compile(r"\s[«\"]?([А-ЯЁ][а-яё-]+)")
_LATER = re.compile(r"\bв (?:дальнейшем|последующем|итоге|результате)\b|\bодно[ий]м[её]нн")
_IS_DONE = re.compile(r"\b[а-яё]+(?:[еи]т|[юуая]т)ся\b")
_IN_FLIGHT = re.compile(
    r"^Сколько\b[^?]* (?:при|про|у|вы|пере|за)?(?:лета|лете|ходи|езжа|плыва|бега)(?:ют|ят|ли)\b"
)


def listed(name: str) -> frozenset[str]:
    """The list of this name in `data/restraint.yaml`."""
    return lists("restraint.yaml")[name]


def _lemma(draft: Draft) -> str:
    return draft.fact.predicate.lemma if draft.fact.predicate else ""


def _general(draft: Draft) -> bool:
    """Whether the stem is the rest of any clause: of the pack `general`, but of no other shape."""
    return draft.template.pack == "general" and draft.template.id not in ("leader", "lasted")


def _somebody(part: Part) -> bool:
    return proper(part.head) and part.head.feats.get("Animacy") == "Anim"


def passing_present(draft: Draft) -> bool:
    """«Кем возглавляется царство?», «Как долго Тютчев проводит …?»: it is so no more.

    What a person does or has is of its day; of other named things only lasting verbs hold.
    """
    if not _general(draft) or draft.role.name in ("since", "complement", "reason"):
        return False
    if draft.role.name == "agent" and "PERSON" in draft.role.types:
        return present_tense(draft) or bool(_IS_DONE.search(draft.stem))
    if dated(draft) or not present_tense(draft):
        return False
    for part in draft.fact.parts:
        if part.function == SUBJECT or part.preposition == "у":
            if _somebody(part):
                return True
    placed = draft.template.id in _PLACED or draft.role.name == "how_long"
    return placed and bool(_NAME.search(draft.stem)) and _lemma(draft) not in listed("lasting")


def future_by_now(draft: Draft) -> bool:
    """«Когда состоится забег 2009 года?»: told of what was to come, asked years after."""
    predicate = draft.fact.predicate
    if not _general(draft) or predicate is None or draft.role.name != "when":
        return False
    verb = predicate.tokens[predicate.agreeing]
    coming = verb.feats.get("Tense") == "Fut"
    return bool(re.search(r"\bбуд[еу]т\b", draft.stem)) or (coming and " был" not in draft.stem)


def one_year_of_many(draft: Draft) -> bool:
    """«В каком году Орлов занимался наукой?»: for many years."""
    return (
        _general(draft)
        and draft.role.name == "when"
        and in_the_past(draft)
        and not re.search(r"[–—-]", draft.answer)
        and _lemma(draft) in listed("pursuits")
    )


def bare_war(draft: Draft) -> bool:
    """«В каком году началась война с Наполеоном?»: there were several."""
    subject = subject_of(draft)
    if not _general(draft) or subject is None or dated(draft):
        return False
    head = subject.head
    if head.lemma not in listed("wars") or head.text[:1].isupper() or subject.tail:
        return False
    if draft.role.part >= 0 and draft.fact.parts[draft.role.part] is subject:
        return False
    own = [t for t in subject.tokens if t.i != head.i]
    against = any(t.text.lower() in ("с", "со", "против") for t in own)
    named = any(t.pos == "ADJ" or t.text[:1] in '«"' for t in own)
    return not named and (against or not any(proper(t) for t in own))


def for_nothing(draft: Draft) -> bool:
    """«В каком году Россия начала создавать препятствия?»: to whom, for what?"""
    if not copied(draft):
        return False
    parts = [p for k, p in enumerate(draft.fact.parts) if k != draft.role.part]
    aimed = any(p.preposition in ("для", "к", "ко", "на") for p in parts)
    return not aimed and any(
        part.function == OBJECT and part.head.lemma in listed("for what")
        and not part.tail and all(t.i == part.head.i or t.pos == "ADJ" for t in part.tokens)
        for part in parts
    )  # fmt: skip


def whose_family(draft: Draft) -> bool:
    """«родительское поместье»: whose parents'?"""
    return copied(draft) and bool(set(content(draft.stem)) & listed("family"))


def only_meant(draft: Draft) -> bool:
    """«Сколько евро власти готовы выделить?»: news of a day, and it may not have come."""
    predicate = draft.fact.predicate
    if not _general(draft) or predicate is None or draft.role.name == "when":
        return False
    return any(t.lemma in listed("intentions") for t in predicate.tokens)


def body_at_the_door(draft: Draft) -> bool:
    """«В каком городе СК пришёл в штаб?»: a headline's way to speak."""
    subject = subject_of(draft)
    if not copied(draft) or subject is None or _lemma(draft) not in listed("coming"):
        return False
    if draft.fact.parts[draft.role.part] is subject and draft.role.types & {"ORG", "COUNTRY"}:
        return True
    return len(subject.head.text) > 1 and subject.head.text.isupper()


def happened_in_a_life(draft: Draft) -> bool:
    """«В каком году в биографии Некрасова произошёл переезд?»: an official's way to speak."""
    return copied(draft) and _lemma(draft) in listed("happening") and any(
        part.preposition in ("в", "во") and part.head.lemma in listed("lives")
        for part in draft.fact.parts
    )  # fmt: skip


def idle_fraction(draft: Draft) -> bool:
    """«За сколько четвертей века …?»."""
    return draft.role.name == "count" and draft.role.head.lemma in listed("fractions")


def figure_of_no_year(draft: Draft) -> bool:
    """«Сколько процентов составляет загрузка рейсов «Победы»?»: this year or the last?"""
    if draft.role.name != "count" or not copied(draft) or not present_tense(draft):
        return False
    if dated(draft) or _lemma(draft) not in listed("figures"):
        return False
    return "«" in draft.stem or ("PERCENT" in draft.role.types and draft.dated)


def room_of_nothing(draft: Draft) -> bool:
    """«Сколько гектаров занимают участки дубравы?»: where?"""
    if draft.role.name != "count" or _lemma(draft) not in listed("taking room"):
        return False
    return copied(draft) and not _NAME.search(draft.stem) and "«" not in draft.stem


def name_in_a_name(draft: Draft) -> bool:
    """«К какому городу ведёт дорога через Фридландские ворота? — Фридланд»."""
    if not copied(draft) or not draft.role.types & {"PLACE", "CITY", "COUNTRY", "PERSON", "ORG"}:
        return False
    if not draft.answer[:1].isupper() and draft.template.pack == "general":
        return False
    begins = {name[:_SAME].lower() for name in re.findall(r"[А-ЯЁ][а-яё]{4,}", draft.answer)}
    return any(name[:_SAME].lower() in begins for name in _NAME.findall(draft.stem))


def nobody_named(draft: Draft) -> bool:
    """«Кто собрал миллион? — ветеран войны», «В какой стране ветеран собрал …?»: which one?"""
    if not _general(draft) or not in_the_past(draft):
        return False
    subject = subject_of(draft)
    if subject is None or subject.tail:
        return False
    head = subject.head
    if head.pos != "NOUN" or head.feats.get("Number") != "Sing" or " " in head.text:
        return False
    if not is_person_noun(head.lemma) or is_post(head.lemma):
        return False
    words = [t for t in subject.tokens if t.i != head.i]
    if any("Anum" in readings(t.text)[0].feats and t.head == head.i for t in words):
        return False  # «первый представитель Беларуси»
    named = any(t.pos == "PROPN" and t.feats.get("Animacy") == "Anim" for t in words)
    return not named and not any(t.feats.get("Quoted") or t.text[:1] in '«"' for t in words)


def strange_nominative(draft: Draft) -> bool:
    """«белый цвет оперения кликун»: the subject of the clause got into what is asked."""
    role = draft.role
    if not copied(draft) or role.part < 0 or len(role.focus) < 3 or role.text:
        return False
    last, before = role.focus[-1], role.focus[-2]
    if last.i == role.head.i or last.pos != "NOUN" or not last.text.islower():
        return False
    cases = {r.feats.get("Case") for r in readings(last.text) if r.pos == "NOUN"}
    return cases == {"Nom"} and before.pos == "NOUN" and before.feats.get("Case") == "Gen"


def not_in_the_nominative(draft: Draft) -> bool:
    """«Кто направлен к королю? — Феодосия Онегеса»: two men, and no nominative."""
    role = draft.role
    if role.name != "subject" or "PERSON" not in role.types or role.part < 0:
        return False
    names = [t for t in role.focus if t.pos == "PROPN"]
    said = " ".join(t.text for t in names)
    return bool(names) and names[-1].feats.get("Case") in ("Gen", "Dat", "Ins", "Loc") and (
        draft.answer.endswith(said) and not names[-1].feats.get("Fixd")
        and {r.feats.get("Case") for r in readings(names[-1].text)} - {None, "Nom"} != set()
        and names[-1].text != names[-1].lemma.capitalize()
    )  # fmt: skip


def past_another_verb(draft: Draft) -> bool:
    """«заключён 28 июня и 1 июля утверждён депутатами»: the deputies are of the second verb."""
    role, predicate = draft.role, draft.fact.predicate
    if not copied(draft) or role.name != "when" or role.part < 0 or predicate is None:
        return False
    verb, last = predicate.tokens[predicate.agreeing].i, role.focus[-1].i
    own = {token.i for token in predicate.tokens}
    joined = [
        t.i
        for t in draft.fact.sentence.tokens
        if t.rel == "conj" and t.head in own and t.i > last > verb and t.i not in own
    ]
    return bool(joined) and any(token.i > joined[0] for token in _staying(draft))


def _staying(draft: Draft) -> Iterator[Token]:
    for index, part in enumerate(draft.fact.parts):
        if index != draft.role.part and part.function != SUBJECT:
            yield from told(draft, index, part)


def leans_on_its_text(draft: Draft) -> bool:
    """«приводит в дальнейшем», «в одноимённом здании»: what the text told before."""
    return _general(draft) and bool(_LATER.search(draft.stem))


def long_copy(draft: Draft) -> bool:
    """An answer nobody would write out word for word."""
    return draft.template.key == "general/what-complement" and (
        len(draft.answer.split()) > _OPEN_ANSWER
    )


def no_organisation(draft: Draft) -> bool:
    """«Какая организация? — «Северный союз», музей, СК»: an alliance, a house, an office.

    Only a noun of the name tells that «организация» is the word for it.
    """
    if draft.template.key != "general/which-organisation" or draft.role.part < 0:
        return False
    return draft.role.head.lemma not in listed("organisations") or draft.answer[:1] == "«"


def plural_in_flight(draft: Draft) -> bool:
    """«Сколько птиц пролетают …?»: «пролетает» in Russian."""
    return draft.role.name == "count" and bool(_IN_FLIGHT.search(draft.stem))


RESTRAINT = (
    ("present of the past", passing_present),
    ("hypothetical", future_by_now),
    ("not worth asking", one_year_of_many),
    ("nameless event", bare_war),
    ("object lost", for_nothing),
    ("owner left out", whose_family),
    ("hypothetical", only_meant),
    ("not worth asking", body_at_the_door),
    ("not worth asking", happened_in_a_life),
    ("not worth asking", idle_fraction),
    ("too little said", figure_of_no_year),
    ("too little said", room_of_nothing),
    ("answer in the stem", name_in_a_name),
    ("vague noun", nobody_named),
    ("form not certain", strange_nominative),
    ("form not certain", not_in_the_nominative),
    ("loose clause", past_another_verb),
    ("deictic word", leans_on_its_text),
    ("answer too long", long_copy),
    ("form not certain", plural_in_flight),
    ("broken wording", no_organisation),
)
"""Checks of review: what three readers sent back of stems copied from their sentences."""
