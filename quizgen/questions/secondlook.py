"""The last look at a draft: a true sentence whose question has many answers, or half of one."""

from __future__ import annotations

import re

from quizgen.facts.clause import ADVERB, SUBJECT, TIME
from quizgen.questions.defined import DEFINED
from quizgen.questions.drafts import Draft
from quizgen.questions.holding import dated, subject_of
from quizgen.russian.morphology import readings
from quizgen.russian.wordlists import lists

_HAS = re.compile(r"^(?:Чем|С чем|Что(?: так ?же)?) ([а-яё]+) [^?]+\?$")
_BUT = re.compile(r"^,? (?:но|а|однако|хотя|зато) (?:не )?([а-яё]+)")
_TELLS_MORE = re.compile(r"^(?:Также|Кроме того|Вместе с тем|К тому же|В то же время)\b")
_PLAN = re.compile(r"^Кто (?:первым )?(?:предложил|выдвинул)[аи]? ((?:[а-яё]+ ){1,5}[а-яё]+)\?$")
_CAUSES = re.compile(r"^К чему (?:(?:привел|привёл|вел|вёл)[аои]? «|(?:[^?]* )?в области [^?]*\?)")
_TASK_OF = re.compile(r"^Как(?:ова|ой|ово|ая) (?:[а-яё]+ )?(?:задача|цель|роль|идея) по \S+")
_SENT = re.compile(
    r"\b(?:отправил|послал|выслал|сослал|перев[её]л|перевез|перев[её]з|назначил)[аи]?\b"
)
_WHITHER = re.compile(r"^(?:Куда|В как\w+ \w+) ")
_WAS_TO = re.compile(
    r"котор[а-яё]+ (?:[а-яё]+ )?"
    r"(?:должн[а-яё]*|планиру\w+|намечен\w*|назначен\w*|запланирован\w*|предстоял\w*)"
)
_BARE_PROCESS = re.compile(r"\bпроцесс(?:а|у|ом|е)? ([а-яё]+)(?=\?$)")
_BY_ITSELF = re.compile(
    r"^Что (?:такое|представля\w+ собой) [^?]* (?:сам[аои]? по себе|сами по себе)\?"
)
_COURSE = re.compile(r"\b(?:вышел|вышла|вышли|написан[аоы]?|издан[аоы]?) курсы? ")
_MONUMENT = re.compile(
    r"^(?:Когда|В каком году) (?:был )?(?:открыт|установлен|поставлен) памятник "
)
_PLACE = re.compile(r"\b(?:в|на|у|близ|около|возле|перед) (?:[а-яё]+ )*[А-ЯЁ«]")
_TWO_NOMINATIVES = re.compile(r"^(?:Кто|Где|Куда|Когда) (?P<rest>[^?,«]*)\?$")
_LONG = 4
"""Words of an answer whose middle could have gone."""
_GAP = 3
"""Words and marks of a clause that an answer may skip."""
_EPITHETS = 2
"""Adjectives that make an answer of nothing look like one."""


def _listed(name: str) -> frozenset[str]:
    return lists("secondlook.yaml")[name]


def _after(draft: Draft) -> str:
    """What the sentence says right after the answer, or nothing where it does not stand there."""
    text = draft.fact.sentence.text
    at = text.find(draft.answer)
    return text[at + len(draft.answer) :] if at >= 0 else ""


def has_much(draft: Draft) -> bool:
    """«Чем обладает филин?», «С чем реагирует азот?»: with more than the sentence tells."""
    found = _HAS.match(draft.stem)
    return bool(found) and readings(found[1] if found else "")[0].lemma in _listed("have")


def other_side_cut(draft: Draft) -> bool:
    """«зарядом одинаковым по величине» of «…, но разным по знаку»: the other half is lost."""
    found = _BUT.match(_after(draft))
    if found is None or len(draft.answer.split()) < 2:
        return False
    return any(r.pos == "ADJ" and "Case" in r.feats for r in readings(found[1])[:1])


def one_of_its_merits(draft: Draft) -> bool:
    """«Как называется памятник культуры народа?» of «Также Статут — памятник …»: one of many."""
    if draft.template.pack != "definitions" and draft.template.id != "what-is-called-so":
        return False
    if _TELLS_MORE.match(draft.fact.sentence.text):
        return True
    found = re.match(r"^Как назыв\w+ ([а-яё]+) [^,?]*\?$", draft.stem)
    return found is not None and found[1] in _listed("specimens")


def kept_when(draft: Draft) -> bool:
    """«Где князь сохранил свою власть?», «остался княжить»: when, after what?"""
    predicate = draft.fact.predicate
    if predicate is None or not draft.stem.startswith(("Где", "В как", "Кто", "Что", "Кого")):
        return False
    if predicate.lemma not in _listed("kept") and not any(
        t.lemma in _listed("kept") for t in predicate.tokens
    ):
        return False
    past = any(t.feats.get("Tense") == "Past" for t in predicate.tokens)
    return past and not dated(draft) and not re.search(r"\b(?:после|при|во время)\b", draft.stem)


def anybodys_plan(draft: Draft) -> bool:
    """«Кто предложил систему организации работы учёных?»: of which time and land?"""
    found = _PLAN.match(draft.stem)
    return bool(found) and readings(found[1].split()[0] if found else "")[0].lemma in _listed(
        "plans"
    )


def cause_unsaid(draft: Draft) -> bool:
    """«К чему привела «Гроза …»?», «рост сознания в области наук»: what, where and when?"""
    return bool(_CAUSES.match(draft.stem))


def task_by(draft: Draft) -> bool:
    """«Какова основная задача по объединению фактов?»: whose?"""
    return bool(_TASK_OF.match(draft.stem))


def whom_unsaid(draft: Draft) -> bool:
    """«Куда Василий отправил в ссылку?»: whom?"""
    predicate = draft.fact.predicate
    if predicate is None or predicate.passive or not _WHITHER.match(draft.stem):
        return False
    if not _SENT.search(draft.stem):
        return False
    return not any(
        not part.preposition
        and index != draft.role.part
        and part.function not in (SUBJECT, TIME, ADVERB)
        for index, part in enumerate(draft.fact.parts)
    )


def day_of_the_plan(draft: Draft) -> bool:
    """«Когда отменила турне?» of «турне, которое должно было начаться 12 мая»: not that day."""
    if draft.role.name not in ("when", "day", "date") and not draft.stem.startswith("Когда "):
        return False
    text = draft.fact.sentence.text
    day = re.match(r"(?:в )?(\d{1,2} [а-яё]+)", draft.answer)
    at = text.find(day[1]) if day else -1
    if at < 0:
        return False
    found = [m for m in _WAS_TO.finditer(text) if m.end() <= at]
    if not found or re.search(r"\b(?:долж|планир|намеч|назнач|заплан|предсто)", draft.stem):
        return False
    return not re.search(r"[.;]|, (?:после|когда|котор|а |но )", text[found[-1].end() : at])


def course_is_no_work(draft: Draft) -> bool:
    """«В каком году вышел курс «Выстрел»?» of «окончил курсы «Выстрел» (1923)»."""
    return draft.fact.rule == "beside" and bool(_COURSE.search(draft.stem))


def monument_where(draft: Draft) -> bool:
    """«Когда был открыт памятник Пушкину?»: in which town?"""
    found = _MONUMENT.match(draft.stem)
    return found is not None and not _PLACE.search(draft.stem[found.end() :])


def two_doers(draft: Draft) -> bool:
    """«Где Андрей Котов сел Изяслав Орлов?», «Кто на Волыни сел Изяслав?»: clauses run together."""
    found = _TWO_NOMINATIVES.match(draft.stem)
    predicate = draft.fact.predicate
    if found is None or predicate is None or draft.fact.rule != "clause" or predicate.passive:
        return False
    verb = predicate.tokens[predicate.agreeing]
    if verb.feats.get("VerbForm") != "Fin" or verb.feats.get("Number") != "Sing":
        return False
    if predicate.lemma in ("быть", "стать", "являться", "называться", "оказаться", "остаться"):
        return False
    doers = int(draft.stem.startswith("Кто "))
    for part in draft.fact.parts:
        if part.preposition or part.tokens[0].text not in draft.stem or part.head.pos != "PROPN":
            continue
        # «Изяслав» alone may be another case of another name, «Изяслав Мстиславич» is none.
        words = [word for t in part.tokens for word in t.text.split()]
        sure = any({r.feats.get("Case") for r in readings(word)} == {"Nom"} for word in words)
        doers += sure and part.head.feats.get("Animacy") == "Anim"
    return doers > 1


def hollow_answer(draft: Draft) -> bool:
    """«с обширными и разнообразными фактами»: adjectives about nothing in particular."""
    words = re.findall(r"[А-Яа-яЁё-]+", draft.answer)
    words = [w for w in words if w not in ("с", "к", "в", "из", "на", "от", "о", "об", "и", "со")]
    if len(words) < _EPITHETS + 1 or not draft.answer.islower():
        return False
    *before, last = words
    return readings(last)[0].lemma in _listed("hollow") and all(
        readings(word)[0].pos == "ADJ" for word in before
    )


def middle_cut_out(draft: Draft) -> bool:
    """«компонент среды жилых помещений» of «среды, … находящийся за пределами жилых помещений»."""
    text, words = draft.fact.sentence.text, draft.answer.split()
    if len(words) < _LONG or draft.answer in text:
        return False
    for k in range(len(words) - 2, 1, -1):
        head, tail = " ".join(words[:k]), " ".join(words[k:])
        at = text.find(head)
        if at < 0:
            continue
        rest = text[at + len(head) :]
        after = rest.find(tail)
        if after < 0:
            return False
        gap = rest[:after].strip()
        if not gap.startswith(",") or len(gap.split()) < _GAP:
            return False
        # «, находящийся за пределами жилых,| производственных помещений» is cut in a list.
        before, first = readings(gap.rstrip(",").split()[-1])[0], readings(words[k])[0]
        same = before.pos == first.pos == "ADJ" and before.feats.get("Case") == first.feats.get(
            "Case"
        )
        return not gap.endswith(",") or same
    return False


def process_of_what(draft: Draft) -> bool:
    """«Из скольких частей состоит процесс сборки?»: of what is put together?"""
    found = _BARE_PROCESS.search(draft.stem)
    return bool(found) and readings(found[1] if found else "")[0].lemma in _listed("making")


def taught_itself(draft: Draft) -> bool:
    """«Курс драматургии начал преподавать»: what somebody unnamed teaches is no teacher."""
    predicate, subject = draft.fact.predicate, subject_of(draft)
    if predicate is None or subject is None or predicate.passive:
        return False
    done = {token.lemma for token in predicate.tokens}
    return bool(done & _listed("taught")) and subject.head.feats.get("Animacy") == "Inan"


def by_itself(draft: Draft) -> bool:
    """«Что такое факты сами по себе?»: asked by nobody."""
    return bool(_BY_ITSELF.match(draft.stem))


SECOND_LOOK = (
    ("too little said", process_of_what),
    ("not worth asking", by_itself),
    ("subject does not agree", taught_itself),
    ("wide definition", has_much),
    ("half of a comparison", other_side_cut),
    ("wide definition", one_of_its_merits),
    ("too little said", kept_when),
    ("too little said", anybodys_plan),
    ("too little said", cause_unsaid),
    ("too little said", task_by),
    ("object lost", whom_unsaid),
    ("not a certain fact", day_of_the_plan),
    ("broken wording", course_is_no_work),
    ("too little said", monument_where),
    ("two subjects", two_doers),
    ("vague answer", hollow_answer),
    ("broken phrase", middle_cut_out),
    *DEFINED,
)
"""Reason and check, as `review.CHECKS` has them."""
