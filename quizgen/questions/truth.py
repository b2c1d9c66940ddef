"""Checks of truth: what almost happened, what is only supposed, the present of the long past."""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.facts.clause import DATE_TYPES, SUBJECT, Fact
from quizgen.questions.drafts import Draft
from quizgen.questions.holding import subject_of
from quizgen.questions.timing import nearly, present_tense
from quizgen.questions.vagueness import in_the_past
from quizgen.russian.morphology import readings
from quizgen.russian.wordlists import lists

_MONTH = "январ феврал март апрел ма[йея] июн июл август сентябр октябр ноябр декабр"
_MONTHS = "|".join(f"{stem}[а-я]{{0,3}}" for stem in _MONTH.split())
_SPAN = re.compile(rf"\b(?:{_MONTHS})(?: ?[-–—] ?| и | по )(?:{_MONTHS})\b(?! \d{{3,4}})")
_ONLY_MONTHS = re.compile(rf"(?:[а-я]+ )?(?:начале |конце |середине )?(?:{_MONTHS})(?: года)?")
_LONG_AGO = 1935
"""Nobody who lived or worked somewhere since before this year does so still."""


def words_of(name: str) -> frozenset[str]:
    """The list of this name in `data/truth.yaml`."""
    return lists("truth.yaml")[name]


def _before(fact: Fact, at: int) -> str:
    return fact.sentence.text[: max(0, at - fact.sentence.start)]


def did_not_happen(draft: Draft) -> bool:
    """What only nearly happened is no fact."""
    return nearly(draft.fact)


def _stands(hedge: str, text: str) -> bool:
    spelled = re.escape(hedge).replace("ё", "[её]")
    return bool(re.search(rf"(?<![\w-]){spelled}(?![\w-])", text))


def supposed(draft: Draft) -> bool:
    """«который, как полагают, поджёг …»: a hedge within the clause, or right beside it."""
    fact = draft.fact
    tokens = [t for part in fact.parts for t in part.tokens]
    tokens += fact.predicate.tokens if fact.predicate else ()
    text = fact.sentence.text
    if not tokens:
        # A question written whole has no clause to look beside; «который …» after it is another.
        asked = [t.start - fact.sentence.start for role in fact.roles for t in role.focus]
        after = text.find(", котор", max(asked, default=0))
        text = text[:after] if after > 0 else text
        return any(_stands(hedge, text.lower()) for hedge in words_of("hedges"))
    first = min(t.start for t in tokens) - fact.sentence.start
    last = max(t.stop for t in tokens) - fact.sentence.start
    # The hedge may open the clause or close it, a comma and a preposition apart.
    lead = re.split(r"[.;:]\s", text[:first])[-1].lower()
    plain = text.lower().replace("ё", "е")
    for hedge in words_of("hedges"):
        if hedge.replace("ё", "е") not in plain:
            continue
        spelled = re.escape(hedge).replace("ё", "[её]")
        if _stands(hedge, text[max(0, first) : last].lower()):
            return True
        if re.search(rf"(?<![\w-]){spelled},?(?: \w{{1,3}})?[ «\"]*$", lead):
            return True
        if re.match(rf",? {spelled}(?![\w-])", text[last:].lower()):
            return True
    return False


def forecast(draft: Draft) -> bool:
    """«В 2025 году рост экономики замедлится до 1 %»: nobody knows yet whether it will."""
    predicate = draft.fact.predicate
    if predicate is None or predicate.lemma not in words_of("forecasts"):
        return False
    return predicate.tokens[predicate.agreeing].feats.get("Tense") == "Fut"


def present_of_that_time(draft: Draft) -> bool:
    """«На рубеже 1860–1870-х переходит», «с 1849 года живёт»: told in the present, long past."""
    if not present_tense(draft):
        return False
    fact = draft.fact
    for part in fact.parts:
        said = " ".join(t.text for t in part.tokens)
        year = re.search(r"(?<!\d)([12]\d{3})(?!\d)|(?<!XXI )\bвек", said)
        dating = part.head.lemma in words_of("spans") or any(
            m.type in DATE_TYPES and m.first <= part.head.i < m.last for m in fact.sentence.mentions
        )
        if not year or not dating or part.function == SUBJECT:
            continue
        since = (part.preposition or said.split()[0]).lower() in ("с", "со", "начиная")
        if not since:
            # «до 2030 года» is yet to come.
            return not year[1] or int(year[1]) < 2020
        if _of_a_person(draft) and (not year[1] or int(year[1]) < _LONG_AGO):
            return True
    return False


def _of_a_person(draft: Draft) -> bool:
    subject = subject_of(draft)
    if subject is None or subject.head.feats.get("Animacy") != "Anim":
        return False
    # A people may live somewhere since any time: «с V века здесь живут славяне».
    return subject.head.feats.get("Number") == "Sing" or any(
        t.pos == "PROPN" for t in subject.tokens
    )


def months_alone(draft: Draft) -> bool:
    """«в сентябре–октябре» of a year that is not told."""
    if not in_the_past(draft):
        return False
    answer = draft.answer.lower()
    if draft.role.name in ("when", "since", "until") and _ONLY_MONTHS.fullmatch(answer):
        return not draft.dated
    return bool(_SPAN.search(answer)) or (
        bool(_SPAN.search(draft.stem)) and not re.search(r"(?<!\d)[12]\d{3}(?!\d)", draft.stem)
    )


def by_that_year(draft: Draft) -> Draft:
    """«К какому году стала Францией?» of «к 987 году», which no «до» asks for."""
    if draft.role.name != "until" or draft.role.part < 0:
        return draft
    part = draft.fact.parts[draft.role.part]
    said = (part.preposition or part.tokens[0].text.split()[0]).lower()
    if said not in ("к", "ко"):
        return draft
    return replace(draft, stem=re.sub(r"^До какого года\b", "К какому году", draft.stem))


def means_lost(draft: Draft) -> bool:
    """«преобразовал Интернет», where «создав консорциум» told how."""
    fact = draft.fact
    if fact.predicate is None or fact.predicate.lemma not in words_of("wide changes"):
        return False
    others = [p for p in fact.parts if p.function in ("object", "subject") and len(p.tokens) == 1]
    if not any(p.function == "object" or fact.predicate.passive for p in others):
        return False
    told = {word.lower() for word in re.findall(r"\w+", draft.stem)}
    return any(
        word.lower() not in told and readings(word)[0].feats.get("VerbForm") == "Conv"
        for word in re.findall(r"[А-ЯЁа-яё]{4,}", fact.sentence.text)
    )


TRUTH = (
    ("negated", did_not_happen),
    ("not a certain fact", supposed),
    ("not a certain fact", forecast),
    ("present of the past", present_of_that_time),
    ("deictic word", months_alone),
    ("too little said", means_lost),
)
"""Checks of review: it happened, it is certain, and its time is told."""
