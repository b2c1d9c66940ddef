"""Stems whose noun stayed in the sentence: a participle of nothing, a law on nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from quizgen.questions.drafts import Draft
from quizgen.russian import gazetteer
from quizgen.russian.morphology import lemma_of, readings
from quizgen.russian.wordlists import lists

_WORD = re.compile(r"[А-ЯЁа-яё-]+")
_TITLE = re.compile(r"«[^»]*»")
_STUDY = re.compile(
    r"\b(?:возобнов|продолж|прерв|заверш|законч)[а-яё]+ (?:сво[а-яё]+ )?"
    r"(?:обучени|учёб|учеб|образовани|занят)[а-яё]+(?P<after>[^?]*)\?$"
)
_SOMEWHERE = re.compile(r"\b(?:в|во|на|под|у|при|за|из) (?:[а-яё]+ )*[А-ЯЁ«]|\bв [а-яё]+(?:е|и)\b")
_HEAD = re.compile(
    r"^Кто (?P<when>[^?]*?)(?:был[аи]?|является|стал[аи]?|занимал пост|избран[аы]?) ?(?P<post>"
    r"президент[а-яё]*|премьер-министр[а-яё]*|канцлер[а-яё]*|генеральн[а-яё]+ секретар[а-яё]+) "
    r"(?P<land>РФ|США|СССР|Росси[ия]|Российской Федерации|ЦК КПСС|КПСС|Украины|Белоруссии|Беларуси"
    r"|Германии|ФРГ|Франции|Великобритании)\b(?P<rest>[^?]*)\?$"
)
_NOW = re.compile(r"\b(?:в настоящее время|сейчас|сегодня|ныне|теперь|на данный момент)\b", re.I)
_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d{2}(?!\d)")
_BOOK = re.compile(
    r"^В каком году (?:выш(?:ел|ла|ло)|(?:был[ао]? )?(?:написан|издан)[ао]?) "
    r"(?:сборник|книга|статья|рассказ|стихотворение) [«\"][^»\"]*[»\"]\?$"
)
_OTHER = re.compile(r", а (втор|треть|друг)(?:ая|ой|ое|ий|ые|ие|я|е)\b[^.;]*$")
_RELATIVE = r", (?:в |на |из |от |с )?(?:где|котор[а-яё]+|куда|откуда|когда)\b"


def _listed(name: str) -> frozenset[str]:
    return lists("unplaced.yaml")[name]


def participle_of_nothing(draft: Draft) -> bool:
    """«Когда Орлов покинул разрушенный бомбардировкой?»: what, the sentence goes on to say."""
    bare = _TITLE.sub("«", draft.stem)
    said = draft.fact.sentence.text
    for found in _WORD.finditer(bare):
        own = [r for r in readings(found[0]) if r.known]
        if not own or own[0].feats.get("VerbForm") != "Part" or found[0][0].isupper():
            continue
        if own[0].feats.get("Variant") == "Short" or bare[: found.start()].endswith(", "):
            continue
        tail = bare[found.start() : -1]
        at = said.find(tail)
        if at < 0 or not re.match(r",? [а-яёА-ЯЁ«]", said[at + len(tail) :]):
            continue
        if not any(_agree(found[0], word[0]) for word in _WORD.finditer(tail[len(found[0]) :])):
            before = bare[: found.start()].split()
            if before and not _agree(found[0], before[-1]):
                return True
    return False


def _agree(adjective: str, noun: str) -> bool:
    """Whether the one may be told of the other."""
    one = {_marks(r.feats) for r in readings(adjective)}
    nouns = [r for r in readings(noun) if r.pos in ("NOUN", "PROPN", "X") or not r.known]
    return any(
        case == r.feats.get("Case")
        and number == r.feats.get("Number", number)
        and (number == "Plur" or gender in (None, r.feats.get("Gender", gender)))
        for case, number, gender in one
        for r in nouns
    )


def _marks(feats: Mapping[str, str]) -> tuple[str | None, str | None, str | None]:
    return feats.get("Case"), feats.get("Number"), feats.get("Gender")


def clause_between(draft: Draft) -> bool:
    """«посещал школу языки»: of «школу, где изучал языки» the clause between is gone."""
    said = draft.fact.sentence.text
    if draft.template.pack not in ("general", "why") or not re.search(_RELATIVE, said):
        return False
    words = re.findall(r"(?<![\w-])[а-яё]{3,}(?= [а-яё]{3,})", draft.stem)
    for first in words:
        after = re.search(rf"(?<![\w-]){first} ([а-яё]{{3,}})", draft.stem)
        between = rf"(?<![\w-]){first}{_RELATIVE}"
        if after is None or not re.search(between, said) or f"{first} {after[1]}" in said:
            continue
        if readings(first)[0].pos == "NOUN" and readings(after[1])[0].pos == "NOUN":
            if said.find(after[1]) > said.find(first):
                return True
    return False


def studies_nowhere(draft: Draft) -> bool:
    """«Когда Орлов возобновил обучение?»: where, nobody tells."""
    found = _STUDY.search(draft.stem)
    if found is None or draft.role.name in ("where", "place", "org"):
        return False
    bare = re.sub(r"\bв (?:\d{4}|каком|[а-яё]+ \d{4})[^?]*?году\b", "", draft.stem)
    return not draft.stem.startswith(("Где", "В каком городе", "На как")) and not (
        _SOMEWHERE.search(found["after"]) or _SOMEWHERE.search(bare[1:])
    )


def document_on_nothing(draft: Draft) -> bool:
    """«Кто утвердил принятый Думой законопроект?», or so answered: on what?"""
    asked = draft.stem.startswith(("Что ", "Какой "))
    bare = _TITLE.sub("«", draft.answer if asked else draft.stem)
    words = bare.removesuffix("?").split()
    if re.search(r"[«\"]", bare) or draft.role.name == "attribute" or len(words) < 2:
        return False
    last = readings(words[-1].lower())[0]
    if last.lemma not in _listed("documents") or last.feats.get("Number") == "Plur":
        return False
    before = readings(words[-2].strip(",").lower())[0]
    adjective = before.pos == "ADJ" and before.feats.get("VerbForm") != "Part"
    tied = len(words) > 3 and words[-3] in ("для", "о", "об", "на", "за")  # «важный для всех указ»
    return not (adjective or tied) and not words[-2][:1].isdigit()


def opening_of_nothing(draft: Draft) -> bool:
    """«Когда состоялось торжественное открытие?»: of what?"""
    words = _WORD.findall(draft.stem.removesuffix("?"))
    return (
        draft.role.name in ("when", "since", "dated")
        and lemma_of(words[-1]) in _listed("begun")
        and readings(words[-1].lower())[0].pos == "NOUN"
    )


def aim_of_the_noun(draft: Draft) -> bool:
    """«Для чего заложила основы эпоха?»: what the ground is for is no aim."""
    if not draft.stem.startswith("Для чего "):
        return False
    return any(
        lemma_of(word) in _listed("grounds") for word in _WORD.findall(draft.stem)[2:]
    )  # fmt: skip


def kept_nowhere(draft: Draft) -> bool:
    """«значительную часть музейного собрания»: of which museum?"""
    if re.search(r"[А-ЯЁ«]", draft.stem[1:]):
        return False
    pairs = re.finditer(r"(?<![\w-])([а-яё]+) (?=([а-яё]+))", draft.stem)
    return any(
        lemma_of(pair[1]) in _listed("of a house") and lemma_of(pair[2]) in _listed("kept")
        for pair in pairs
    )


def plural_of_one_land(draft: Draft) -> bool:
    """«городов домонгольских Руси»: the name takes no such adjective."""
    for found in re.finditer(r"(?<![\w-])([а-яё]+(?:ых|их|ые|ие)) ([А-ЯЁ][а-яё]+)", draft.stem):
        land = readings(found[2])
        if gazetteer.place_kind(land[0].lemma.capitalize()) is None:
            continue
        if readings(found[1])[0].pos != "ADJ" or any(r.pos == "NOUN" for r in readings(found[1])):
            continue
        if not any(r.feats.get("Number") == "Plur" or "Surn" in r.feats for r in land):
            return True
    return False


def number_of_today(draft: Draft) -> bool:
    """«Сколько бизонов содержится в питомнике?» of «в настоящее время»: of which day?"""
    predicate = draft.fact.predicate
    counted = draft.role.name == "count" and not draft.dated  # news hold on their day
    if not counted or predicate is None or _YEAR.search(draft.stem):
        return False
    if predicate.lemma not in _listed("goes on living"):
        return False
    verb = predicate.tokens[predicate.agreeing]
    if verb.feats.get("Tense") != "Pres":
        return False
    crowd = _WORD.findall(draft.stem)[1:2]
    living = any(readings(word)[0].feats.get("Animacy") == "Anim" for word in crowd)
    return living or bool(_NOW.search(draft.fact.sentence.text))


def head_of_a_great_land(draft: Draft) -> bool:
    """«Кто в 2015 году был президентом РФ?»: everybody knows."""
    found = _HEAD.match(draft.stem)
    return found is not None and not re.search(r"[А-ЯЁ]", found["rest"])


def done_everywhere(draft: Draft) -> bool:
    """«Где в 1917 году была установлена советская власть?»: all over the land."""
    stem = draft.stem.lower()
    told = any(deed in stem for deed in _listed("everywhere"))
    if not told:
        return False
    where = draft.role.name in ("where", "city", "place") or draft.stem.startswith(
        ("Где ", "В каком городе", "В какой стране", "В каком селе")
    )
    return where or ("советская власть" in stem and draft.answer.startswith(("1917", "в 1917")))


def book_of_nobody(draft: Draft) -> bool:
    """«В каком году вышел сборник «Листопад»?»: whose, no title tells."""
    return bool(_BOOK.match(draft.stem))


def of_the_other(draft: Draft) -> bool:
    """«построена Покровская церковь в 1870 году» of «…, а вторая, Казанская, построена в 1870»."""
    if not (draft.template.pack.endswith("lines") or draft.role.name in ("when", "since")):
        return False
    at = draft.fact.sentence.text.find(draft.answer)
    found = _OTHER.search(draft.fact.sentence.text[:at]) if at > 0 else None
    return found is not None and found[1] not in draft.stem


UNFINISHED = (
    ("two subjects", of_the_other),
    ("too little said", book_of_nobody),
    ("object lost", participle_of_nothing),
    ("loose clause", clause_between),
    ("too little said", studies_nowhere),
    ("too little said", document_on_nothing),
    ("nameless event", opening_of_nothing),
    ("form not certain", aim_of_the_noun),
    ("too little said", kept_nowhere),
    ("form not certain", plural_of_one_land),
    ("deictic word", number_of_today),
    ("not worth asking", head_of_a_great_land),
    ("not worth asking", done_everywhere),
)
"""Reason and check, as `review.CHECKS` has them."""
