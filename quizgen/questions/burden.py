"""What a stem that copies the rest of its sentence may carry, and what it must not ask."""

from __future__ import annotations

import re

from quizgen.facts.clause import OBJECT, SUBJECT
from quizgen.questions.drafts import Draft
from quizgen.questions.holding import dated, subject_of
from quizgen.questions.telling import content
from quizgen.russian.gazetteer import is_person_noun, is_post
from quizgen.russian.wordlists import lists

HEAVIEST = 12
"""Words a stem may have, a name, a title or a date counting as one."""
_NARROW = 10
"""The same where a stem has to be short to be understood."""
_PACKS = frozenset(("general", "why"))
_DATE = re.compile(
    r"(?:\b\d{1,2} [а-я]+ |\b(?:январ|феврал|март|апрел|ма[йея]|июн|июл|август|сентябр|октябр"
    r"|ноябр|декабр)[а-я]* )?\d{4}(?:–\d{2,4})?(?: год\w*)?"
)
_ASIDE = re.compile(r", по (?:словам|данным|мнению) [^,]+,| по состоянию(?= на )")
"""Whose words it is, and «as of», burden nobody."""
_WHOLE = frozenset(("leader", "whose-words", "who-said", "post", "post-then", "lasted"))
"""Templates that do not copy the rest of a sentence."""
_TOLD = 3
"""Words more that a statement may have: nothing in it has to be found."""
_OPENING = re.compile(
    r"^(?:С какого по какой год|(?:По|За|От|К|Для|С|Из|В|Во|На|У|При|Под|О|Об)?\s?"
    r"(?:какой целью|чьей \w+|(?:как|котор)\w+ \w+|\w+ чего|ч[еёь]\w+))\b",
    re.IGNORECASE,
)
"""A question phrase of several words, which is read as one."""
_SHARED = 6
"""Letters two words share that give one away by the other."""


def copied(draft: Draft) -> bool:
    """Whether the stem is the rest of a sentence: of a template that asks of any clause."""
    return draft.template.pack in _PACKS


def weight(stem: str) -> int:
    """Words of the stem, a name of several, a title in quotation marks and a date being one."""
    found, before = 0, False
    text = re.sub(r"«[^»]*»", "Я", _ASIDE.sub("", stem))
    text = _DATE.sub("0", _OPENING.sub("что", text, count=1))
    for at, word in enumerate(re.findall(r"[\w№-]+", text)):
        named = at > 0 and (word[0].isupper() or word[0].isdigit())
        found += not (named and before) and word != "и"
        before = named
    return found


def overburdened(draft: Draft) -> bool:
    """More circumstances between question word and question mark than a reader sorts out."""
    if not copied(draft) or draft.template.id in _WHOLE:
        return False
    told = draft.stem.removeprefix("Верно ли, что ")
    if told != draft.stem or not told.endswith("?"):
        return weight(told) > HEAVIEST + _TOLD
    narrow = draft.template.id in ("what-subject", "what-object", "which-country-of", "which-one")
    return weight(draft.stem) > (_NARROW if narrow else HEAVIEST + dated(draft))


def told_of_the_future(draft: Draft) -> bool:
    """«Что будет направлено …?», «Сколько метров позволит построить …?»: it has come since."""
    predicate = draft.fact.predicate
    if not copied(draft) or predicate is None or draft.role.name == "when":
        return False
    if draft.role.name == "count" and predicate.lemma != "позволить":
        return False  # how many will be at work is what news tell
    verb = predicate.tokens[predicate.agreeing]
    if {"будет", "будут"} & {form.lower() for form in predicate.forms}:
        return True
    return draft.dated and verb.feats.get("Tense") == "Fut"


def may_or_may_not(draft: Draft) -> bool:
    """«Для чего может выбрать параметры пользователь?»: what may be has many means and aims."""
    if draft.role.name not in ("destined", "means", "way", "aim", "in_order_to"):
        return False
    return bool(re.search(r"\b(?:может|могут|можно|должн\w*|предлага\w+)\b", draft.stem))


def amount_of_amounts(draft: Draft) -> bool:
    """«Скольких человек достигло число …?»: the number of a number."""
    subject = subject_of(draft)
    if not copied(draft) or draft.role.name != "count" or subject is None:
        return False
    if draft.fact.parts[draft.role.part] is subject:
        return False
    return subject.head.lemma in lists("singling.yaml")["amounts"] and not draft.stem.startswith(
        ("Как", "Чему")
    )


def idle_count(draft: Draft) -> bool:
    """«После скольких лагерей …?»: a number that only counts a circumstance."""
    if draft.role.name != "count" or not copied(draft):
        return False
    found = re.match(r"(\w+)(?: \w+)? скольк", draft.stem)
    before = draft.stem.lower().partition("скольк")[0].strip()
    idle = lists("singling.yaml")["idle counts"]
    return before in idle or (found is not None and found[1].lower() in idle)


def people_of_a_land(draft: Draft) -> bool:
    """«Президент какой страны …?», «Суд какой страны …?»: who of them, and which body."""
    if draft.template.key != "general/which-country-of":
        return False
    part = draft.fact.parts[draft.role.part]
    head = part.head
    lead = head.feats.get("Animacy") == "Anim" or is_post(head.lemma) or is_person_noun(head.lemma)
    # «Суда какой страны» or «Суд какой страны»: two words share their forms.
    return lead or head.text.lower() in ("суда", "судов", "судами", "судам", "судах")


def own_of_whom(draft: Draft) -> bool:
    """«Чем является экономическая действительность? — объектом экономических наук»."""
    if draft.template.key != "general/what-complement":
        return False
    if draft.fact.predicate is not None and draft.fact.predicate.lemma == "являться":
        subject = subject_of(draft)
        if subject is not None and subject.function == SUBJECT:
            stem = {word[:_SHARED] for word in content(draft.stem) if len(word) > _SHARED}
            return any(w[:_SHARED] in stem for w in content(draft.answer) if len(w) > _SHARED)
    return False


def appointed_nobody(draft: Draft) -> bool:
    """«Кто назначил начальником управления Юрия Авдеева?»: whom, is lost in the phrase."""
    predicate = draft.fact.predicate
    if predicate is None or predicate.passive or not copied(draft):
        return False
    if predicate.lemma not in ("назначить", "избрать", "выбрать", "провозгласить", "короновать"):
        return False
    return not any(part.function == OBJECT for part in draft.fact.parts)


def wrong_form(draft: Draft) -> bool:
    """«Какую реку форсировал полк? — Шпрею», «Сколько операций проходили …?»."""
    if draft.role.name == "name" and draft.role.part >= 0:
        last = draft.role.focus[-1]
        asked = draft.fact.parts[draft.role.part]
        if asked.head.feats.get("Case") == "Acc" or last.feats.get("Case") == "Acc":
            if draft.answer.endswith(("у", "ю")) and draft.answer.endswith(last.text):
                return True
    return bool(re.search(r"^Сколько\b[^?]* (?:проходили|прошли|состоялись)\b", draft.stem))


BURDEN = (
    ("hypothetical", told_of_the_future),
    ("hypothetical", may_or_may_not),
    ("too little said", amount_of_amounts),
    ("not worth asking", idle_count),
    ("too little said", people_of_a_land),
    ("answer in the stem", own_of_whom),
    ("object lost", appointed_nobody),
    ("form not certain", wrong_form),
    ("stem too long", overburdened),
)
"""Checks of review: a stem copied from its sentence stays short, and asks for what is sure."""
