"""What was torn from its phrase, or holds only at its time: whom a clause leaves unsaid."""

from __future__ import annotations

import re

from quizgen.facts.clause import ADVERB, OBJECT, SUBJECT, TIME
from quizgen.questions.drafts import Draft
from quizgen.questions.fineprint import FINE_PRINT
from quizgen.questions.holding import dated, subject_of
from quizgen.questions.timesense import TIME_SENSE
from quizgen.russian import gazetteer
from quizgen.russian.morphology import lemma_of, readings
from quizgen.russian.wordlists import lists

_COMPLEX = re.compile(
    r"\bв (?:преддверии|честь|рамках|ходе|течение|результате|области|качестве|отношении|целях)"
    r" (?:до|в|на|с|по|из|к|от|о|об|при|для)\b",
    re.IGNORECASE,
)
_AND_WHERE = re.compile(
    r"\b(?:году|года|веке) и (?:в|на|у|при|к|из) (?!\d|[IVX]+\b|[а-яё]+ (?:году|года|веке))"
)
_UNDER_HIM = re.compile(r"\b[Пп]ри (?:н[её]м|ней|них)\b")
_PARTICIPLE_BEFORE = re.compile(r"\b(?:на|по|в|о|об|к|за|под) ([а-яё]+) [^,;]+ $")
_LATER = re.compile(
    r"^(?:Вскоре|Затем|Потом|Позже|Позднее|Тогда|Впоследствии|После этого|В это время|В то время"
    r"|Тем временем|Одновременно|Далее|В том же году|Спустя|Через (?:год|месяц|некоторое))\b"
)
_PIECE = re.compile(
    r"^(?:Каков[аоы]?|Сколько) [^?]*\b(?:части|половины|стороны|конца|края|участка)(?: [а-яё]+)?\?$"
)
_REASON = re.compile(r"^За что [^?]*\b(?:орден|медал|наград|награжд|отмечен|удосто)[а-яё]*")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_DEFINED = re.compile(r"^(?:Что такое|Что представля\w+ собой|Кто так\w+) ")
_LINKED = re.compile(r"^С чем (?:тесно )?связан[аоы]? ")
_ONE_OF = re.compile(r"^Как(?:ова|ов|ово|ая|ой|ое) (?:ещё |еще )?(?:одна|один|одно) ")
_INTO_LAND = re.compile(r"^В состав как(?:ой страны|ого государства) ")
_CHANGES_TO = re.compile(
    r"^(?:Во что|В чём|Чем|Кем|Что) (?P<verb>[а-яё]+(?:ет|ют|ит|ят)(?:ся)?) (?P<what>[а-яё]+)\?$"
)
_CONTEST = re.compile(r"конкурс|фестивал|преми|олимпиад|чемпионат", re.IGNORECASE)
_JURY = re.compile(r"\bжюри\b")


def _listed(name: str) -> frozenset[str]:
    return lists("mends.yaml")[name]


def torn_apart(draft: Draft) -> bool:
    """«О чём в преддверии до игр …?», «стал первым в 2016 году и в мире»: half of it is gone."""
    return bool(_COMPLEX.search(draft.stem) or _AND_WHERE.search(draft.stem))


def list_torn(draft: Draft) -> bool:
    """«введён несколькими авторами и Ламарком»: between the two a colon opened the list."""
    text = draft.fact.sentence.text
    for found in re.finditer(r"([А-ЯЁа-яё]+) и ([А-ЯЁа-яё]+)", draft.stem):
        first, last = text.find(found[1]), text.find(f"и {found[2]}")
        if 0 <= first < last and ":" in text[first:last]:
            return True
    return False


def later_then(draft: Draft) -> bool:
    """«Вскоре князь получил …»: asked without its time, though a life has many such."""
    predicate = draft.fact.predicate
    if predicate is None or dated(draft) or not _LATER.match(draft.fact.sentence.text):
        return False
    if draft.role.name in ("when", "since") or re.search(r"\b(?:после|во время|при)\b", draft.stem):
        return False
    return predicate.lemma in _listed("many in a life")


def number_of_a_name(draft: Draft) -> bool:
    """«Три Брата», «Девять Утёсов»: a number that is part of a name is not counted."""
    if draft.role.name != "count":
        return False
    number, after = draft.role.focus[0], draft.fact.sentence.tokens
    beside = after[number.i + 1] if number.i + 1 < len(after) else None
    inside = number.i > 0 and number.text[:1].isupper() and not number.feats.get("Opening")
    return bool(inside and beside is not None and beside.text[:1].isupper())


def piece_of_what(draft: Draft) -> bool:
    """«Какова высота ближней части скалы?»: of which?"""
    return bool(_PIECE.match(draft.stem)) and not re.search(r"[А-ЯЁ«]", draft.stem[1:])


def for_merit(draft: Draft) -> bool:
    """«За что награждён орденами? — за героизм»: for what else?"""
    if not _REASON.match(draft.stem):
        return False
    said = [lemma_of(word) for word in draft.answer.split()[1:]]
    return len(said) < 3 and bool(said) and said[-1] in _listed("merits")


def other_year_nearer(draft: Draft) -> bool:
    """«В 1863 году было …, в 1897 году их стало …, причём число превысило»: the later year."""
    predicate, text = draft.fact.predicate, draft.fact.sentence.text
    if draft.role.name != "when" or predicate is None or draft.fact.rule != "clause":
        return False
    year = _YEAR.search(draft.answer)
    if year is None:
        return False
    begin = draft.fact.sentence.start
    at = text.find(year[0])
    verb = predicate.tokens[predicate.agreeing].start - begin
    between = re.sub(r"\([^)]*\)", "", text[at + 4 : verb]) if 0 <= at < verb else ""
    return "," in between and any(y[0] != year[0] for y in _YEAR.finditer(between))


def only_praised(draft: Draft) -> bool:
    """«Что такое костюм? — неотъемлемый и важный атрибут культуры»: that defines nothing."""
    if not _DEFINED.match(draft.stem):
        return False
    first = re.findall(r"[а-яё-]+", draft.answer)[:1]
    return bool(first) and lemma_of(first[0]) in _listed("praise")


def linked_with_anything(draft: Draft) -> bool:
    """«С чем связано название? — с местоположением»: every name is."""
    if not _LINKED.match(draft.stem) or re.search(r"[А-ЯЁ«\d]", draft.answer):
        return False
    said = [lemma_of(word) for word in re.findall(r"[а-яё]+", draft.answer)[1:]]
    return all(word in _listed("any reason") for word in said)


def one_of_several(draft: Draft) -> bool:
    """«Какова одна особенность города?» of «Ещё одна особенность …»: which?"""
    return bool(_ONE_OF.match(draft.stem))


def into_its_own_land(draft: Draft) -> bool:
    """«В состав какой страны вошёл Дагестан?»: everybody knows in which it is."""
    if not _INTO_LAND.match(draft.stem) or lemma_of(draft.answer) != "россия":
        return False
    subject = subject_of(draft)
    names = (
        [t.lemma for t in subject.tokens]
        if subject
        else re.findall(r"[А-ЯЁ][а-яё-]+", draft.stem[3:])
    )
    said = [name[:1].upper() + name[1:] for name in names]
    kinds = {gazetteer.place_kind(f"{lead}{n}") for n in said for lead in ("", "Республика ")}
    return bool(kinds & {"STATE", "REGION"})


def object_unsaid(draft: Draft) -> bool:
    """«Под чьим руководством изучал?», «Когда была призвана Кинокомитетом?»: what, where to?"""
    predicate, fact = draft.fact.predicate, draft.fact
    if predicate is None or fact.rule != "clause":
        return False
    others = [p for p in fact.parts if p.function not in (SUBJECT, TIME, ADVERB)]
    if predicate.lemma in _listed("need a goal"):
        return not any(p.preposition in ("в", "во", "на", "к", "за", "из", "с") for p in others)
    if predicate.passive or predicate.lemma not in _listed("need an object"):
        return False
    if any(t.text.endswith(("ся", "сь")) for t in predicate.tokens):
        return False
    if predicate.tokens[predicate.agreeing].feats.get("Number") == "Plur":
        return False  # «В каком году построили мост?»: the object may look like the subject
    return not any(
        p.function == OBJECT or (not p.preposition and p.head.feats.get("Case") != "Ins")
        for p in others
    )


def of_the_noun(draft: Draft) -> bool:
    """«В чём сокращал участие? — в работе»: it is the noun's, not the verb's."""
    if draft.template.id != "what-complement" or draft.role.part < 0:
        return False
    part = draft.fact.parts[draft.role.part]
    before = draft.fact.sentence.tokens[part.start - 1] if part.start else None
    if before is None or part.preposition not in ("в", "во", "на", "о", "об", "к"):
        return False
    if before.lemma == part.preposition:
        before = draft.fact.sentence.tokens[part.start - 2] if part.start > 1 else before
    return before.lemma in ("участие", "интерес", "вклад", "доступ", "отношение", "право")


def rests_on(draft: Draft) -> bool:
    """«Что основывается на опыте?»: only what it rests on can be asked."""
    predicate = draft.fact.predicate
    asked = draft.template.id == "what-subject"
    return asked and predicate is not None and predicate.lemma in _listed("rest on")


def becomes_when(draft: Draft) -> bool:
    """«Во что превращается философия?»: when, in whose teaching?"""
    found = _CHANGES_TO.match(draft.stem)
    return found is not None and lemma_of(found["verb"]) in _listed("change")


def which_jury(draft: Draft) -> bool:
    """«Сколько песен хор представил на суд жюри?»: of which contest?"""
    return bool(_JURY.search(draft.stem)) and not _CONTEST.search(draft.stem)


def restriction_cut(draft: Draft) -> bool:
    """«Как называют систему управления?» of «систему управления, господствовавшую в …»."""
    if draft.fact.rule not in ("being", "called", "named") and draft.template.pack != "being":
        return False
    found = re.match(r"^Как [^?]*?(?:называют|назвали|именуют) (?P<what>[а-яё ]+)\?$", draft.stem)
    if found is None:
        return False
    at = draft.fact.sentence.text.lower().find(found["what"])
    rest = draft.fact.sentence.text[at + len(found["what"]) :] if at >= 0 else ""
    word = re.match(r", ([а-яё]+)", rest)
    return word is not None and (
        lemma_of(word[1]) == "который" or readings(word[1])[0].feats.get("VerbForm") == "Part"
    )


def to_come(draft: Draft) -> bool:
    """«Сколько городов получит помощь?» of dated news: by when?"""
    predicate = draft.fact.predicate
    if predicate is None or not draft.dated or dated(draft) or draft.role.name == "when":
        return False
    verb = predicate.tokens[predicate.agreeing]
    # «будет задействовано на этапе строительства» tells its time; «получит» is of one decision.
    future = verb.lemma != "быть" and verb.feats.get("Aspect") == "Perf"
    future = future and verb.feats.get("Tense") in ("Fut", "Pres")
    future = future and verb.feats.get("VerbForm") == "Fin"
    return future and draft.role.name == "count"


def under_him(draft: Draft) -> bool:
    """«В какой стране появился новый устав?» of «При нём в России …»: under whom?"""
    if not _UNDER_HIM.search(draft.fact.sentence.text) or dated(draft):
        return False
    return draft.role.name not in ("when", "since") and not re.search(r" [А-ЯЁ«]", draft.stem)


def under_a_participle(draft: Draft) -> bool:
    """«Что представил? — тему» of «работу на заданную академией тему»: it stands after «на»."""
    text, at = draft.fact.sentence.text, draft.fact.sentence.text.find(draft.answer)
    found = _PARTICIPLE_BEFORE.search(text[:at]) if at > 0 else None
    noun = readings(draft.answer.split()[0]) if draft.answer else ()
    if found is None or not draft.stem.startswith("Что "):
        return False
    return any(
        part.feats.get("VerbForm") == "Part"
        and all(part.feats.get(k) == r.feats.get(k) for k in ("Case", "Number", "Gender"))
        for part in readings(found[1])
        for r in noun
        if r.pos == "NOUN"
    )


TORN = (
    ("broken phrase", torn_apart),
    ("broken phrase", list_torn),
    ("too little said", later_then),
    ("broken phrase", number_of_a_name),
    ("vague noun", piece_of_what),
    ("answer guessed", for_merit),
    ("loose clause", other_year_nearer),
    ("wide definition", only_praised),
    ("vague answer", linked_with_anything),
    ("list goes on", one_of_several),
    ("answer guessed", into_its_own_land),
    ("object lost", object_unsaid),
    ("broken wording", of_the_noun),
    ("not worth asking", rests_on),
    ("too little said", becomes_when),
    ("too little said", which_jury),
    ("too little said", restriction_cut),
    ("deictic word", to_come),
    ("too little said", under_him),
    ("broken phrase", under_a_participle),
    *FINE_PRINT,
    *TIME_SENSE,
)
"""Checks of review: what a question needs and its sentence keeps to itself."""
