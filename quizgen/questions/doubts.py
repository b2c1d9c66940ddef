"""What a reader of the stem alone would ask back: whose, of which land, as of when."""

from __future__ import annotations

import re

from quizgen.questions.drafts import Draft
from quizgen.questions.telling import WORD
from quizgen.questions.unsure import words_of
from quizgen.russian.morphology import possible_cases, readings

_TO_DATE = re.compile(
    r"\b(?:на|по) (?:сегодня\b|сегодняшний|данный момент|текущий момент|настоящий момент)"
    r"|\bв (?:данное|настоящее|наше) время\b"
)
_HAVING = re.compile(r"^Что\b[^,]*\b(?:име(?:ет|ют|л[аио]?)|имеется)\b")
_ELECTION = re.compile(r"\bвыбор(?:ы|ов|ах|ам|ами)\b|\bреферендум")
_NAMED = re.compile(r"\s[«\"]?[A-ZА-ЯЁ]")
_STATES = re.compile(r"^(?:под|в|во|на|при) ([а-яё]+)")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_SPENT = re.compile(r"^Как долго\b.*\b(?:прово(?:дит|дят|дил[аио]?)|прове(?:л|ла|ло|ли))\b")
_CAPITAL_OF = re.compile(r"^Как называется столица ([а-яё]+)")
_DASHED = re.compile(r"температур\w*[^.]*[—–-]\s*\d", re.IGNORECASE)
_COUNTED_BE = re.compile(r"^Сколько\b.*\bпредставля(?:ет|ют|л|ла|ло|ли) собой\b")
_SIZE_ONLY = re.compile(
    r"^Как называ(?:ет|ют)ся (?:[а-яё]+(?:ая|ое|ый|ий|ые|ие) )*[а-яё]+"
    r"(?: [а-яё]+(?:ых|их|ей|ого|ой))?(?: (?:размеров?|величины|формы|цвета|роста))?\?$"
)
_NEW = re.compile(
    r"\bнов(?:ый|ая|ое|ую|ого|ому|ой|ом|ым) (?!год|эр|век|стил|времен)([а-яё]+)"
    r"(?! [«\"])"
)
_SCORE = re.compile(r"Сколько (?:побед|голов|шайб|матчей|боёв|боев|титулов|поединков|передач)\b")
_WHEN_SCORED = re.compile(r"\d{4}|\b(?:сезон|карьер|жизн|турнир|чемпионат|матч[еа]|игр|финал)")
_OF_MANY = re.compile(
    r"\b(?:количеств[оа]|численность|большинство|больше всего|часть) "
    r"(?:птиц|животных|рыб|особей|растений|зверей|насекомых)\b(?! [а-яё]+(?:ого|ой|ых|их)\b)"
)
_HOUSE = re.compile(r"(?:В |На |О |С )?[Кк]ак(?:ой|ом|ому|ая|ую|ого|им) ([а-яё]+)")
_ONE_HONOUR = re.compile(r"(?:Какого ордена|Каким орденом|Какой медалью|Какой преми[ией])\b")
_IN_BOOK = re.compile(r"Что (?:описыва|упомина|изобража|рассказыва|повествует)")
_YOUNG = frozenset(("молодой", "взрослый", "старый", "крупный", "мелкий"))


def of_what_kind(draft: Draft) -> bool:
    """«Где гнездится западная популяция?», «молодые птицы»: of which kind, the article tells."""
    return any(_of_some_kind(text) for text in (draft.stem, draft.answer))


def _of_some_kind(text: str) -> bool:
    found = WORD.findall(text)
    for at, word in enumerate(found):
        if word[:1].isupper():
            continue
        lemma = readings(word)[0].lemma
        if lemma in words_of("of some kind") and not _owned(text, word, found[at + 1 :]):
            return True
        before = found[at - 1].lower() if at else ""
        single = readings(word)[0].feats.get("Number") == "Sing"
        described = at and readings(before)[0].pos == "ADJ" and before[:3] != "как"
        housed = lemma == "дом" and single and described
        if housed and not _owned(text, word, found[at + 1 :]):
            return True
        young = at and readings(found[at - 1].lower())[0].lemma in _YOUNG
        if young and lemma in words_of("animals at large"):
            return True
    return False


def _owned(stem: str, word: str, after: list[str]) -> bool:
    """Whether a name or a genitive follows the word right away."""
    behind = stem.partition(word)[2]
    if re.match(r" [«\"]?[A-ZА-ЯЁ]", behind):
        return True
    for other in after[:3]:
        if not re.match(rf"[ ,]*{re.escape(other)}", behind):
            return False
        reading = readings(other)[0]
        behind = behind.partition(other)[2]
        if reading.pos == "NOUN":
            return "Gen" in possible_cases(other, "NOUN")
        if reading.pos != "ADJ" and "Part" not in reading.feats.get("VerbForm", ""):
            return False
    return False


def to_date(draft: Draft) -> bool:
    """«Кто представляет … на сегодняшний день?»: on the day of the article."""
    return bool(_TO_DATE.search(draft.stem.lower()))


def elections_of_no_land(draft: Draft) -> bool:
    """«Кто победил во втором туре президентских выборов?»: in which land."""
    return bool(_ELECTION.search(draft.stem)) and not _NAMED.search(draft.stem)


def asked_what_it_has(draft: Draft) -> bool:
    """«Что часто имеют молодые птицы?»: nobody asks so in Russian."""
    return bool(_HAVING.search(draft.stem))


def state_as_place(draft: Draft) -> bool:
    """«Где находятся стерхи? — под угрозой исчезновения»: a state is no place."""
    found = _STATES.match(draft.answer.lower())
    return (
        draft.stem.startswith(("Где ", "Куда "))
        and found is not None
        and any(r.lemma in words_of("states") for r in readings(found[1]))
    )


def year_told(draft: Draft) -> bool:
    """«С какого по какой год действовал статут 1566 года?»: half of the answer is in the stem."""
    period = len(_YEAR.findall(draft.answer)) == 2
    return period and bool(set(_YEAR.findall(draft.stem)) & set(_YEAR.findall(draft.answer)))


def time_spent(draft: Draft) -> bool:
    """«Как долго проводит в тундре?»: what is spent is the time itself."""
    return bool(_SPENT.search(draft.stem))


def at_once(draft: Draft) -> bool:
    """«Сразу сколькими …?»: the word before belongs to the number."""
    return draft.stem.startswith(("Сразу ", "Целых "))


def seat_of_a_movement(draft: Draft) -> bool:
    """«Как называется столица белого движения?»: it was one, and of no land."""
    found = _CAPITAL_OF.match(draft.stem)
    return found is not None and found[1][:1].islower()


def goes_on_behind_a_colon(draft: Draft) -> bool:
    """«процесс, который следует из трёх фактов: 1) …»: the answer is only announced."""
    text, answer = draft.fact.sentence.text, draft.answer
    at = text.find(answer)
    return at >= 0 and text[at + len(answer) :].lstrip().startswith(":")


def kinds_counted(draft: Draft) -> bool:
    """«Сколько ориентаций представляют собой сциентизм и антисциентизм?»: they are named."""
    return bool(_COUNTED_BE.match(draft.stem))


def of_size_only(draft: Draft) -> bool:
    """«Как называется коренастая утка средних размеров?»: there are many."""
    return draft.role.name == "term" and bool(_SIZE_ONLY.match(draft.stem))


def minus_or_dash(draft: Draft) -> bool:
    """«Температура — 150 °С»: a dash before degrees may be a minus."""
    degrees = "°" in draft.answer or "градус" in draft.answer
    told = re.match(r"минус|[-−–]", draft.answer)
    return degrees and not told and bool(_DASHED.search(draft.fact.sentence.text))


def others_too(draft: Draft) -> bool:
    """«претендовали также Орлов и Белова»: they are not all."""
    predicate = draft.fact.predicate
    if predicate is None or draft.role.name not in ("subject", "object", "list"):
        return False
    tokens = draft.fact.sentence.tokens
    near = {i + step for i in (t.i for t in predicate.tokens) for step in (-1, 1)}
    return any(t.i in near and t.text.lower() in ("также", "тоже") for t in tokens)


def new_thing(draft: Draft) -> bool:
    """«Кто предложил новую модель атомов?»: new then; which, the article tells."""
    found = (_NEW.search(text) for text in (draft.stem, draft.answer))
    # «новый русский гражданский шрифт» is told apart by what follows.
    return any(new is not None and readings(new[1])[0].pos == "NOUN" for new in found)


def score_so_far(draft: Draft) -> bool:
    """«Сколько побед одержал Романов в UFC?»: up to the day of the article."""
    return bool(_SCORE.match(draft.stem)) and not _WHEN_SCORED.search(draft.stem)


def kind_of_many(draft: Draft) -> bool:
    """«Где гнездится больше всего птиц?» of an article about one kind of birds."""
    return bool(_OF_MANY.search(draft.stem))


def place_as_house(draft: Draft) -> bool:
    """«Какому музею передан архив? — Чадыр-Лунги»: the town is not the museum."""
    found = _HOUSE.match(draft.stem)
    house = found and readings(found[1])[0].lemma in words_of("houses of learning")
    return bool(house) and bool(draft.role.types & {"PLACE", "CITY"})


def how_it_was(draft: Draft) -> bool:
    """«Как невеста и жених стали известны из-за снегопада»: a headline that promises to tell."""
    opens = draft.fact.sentence.text.lstrip('«"').startswith(("Как ", "Почему ", "Зачем "))
    return opens and draft.fact.sentence.headline


def honour_and_more(draft: Draft) -> bool:
    """«Какого ордена удостоен? — ордена Святой Анны и чина советника»."""
    return bool(_ONE_HONOUR.match(draft.stem)) and " и " in draft.answer


def told_in_a_book(draft: Draft) -> bool:
    """«Что описывается в …?»: far more than one sentence names."""
    return bool(_IN_BOOK.match(draft.stem))


DOUBTS = (
    ("list goes on", others_too),
    ("vague noun", new_thing),
    ("too little said", score_so_far),
    ("vague noun", kind_of_many),
    ("name of no sure kind", place_as_house),
    ("not a statement", how_it_was),
    ("two answers", honour_and_more),
    ("two answers", told_in_a_book),
    ("vague noun", of_what_kind),
    ("deictic word", to_date),
    ("too little said", elections_of_no_land),
    ("broken wording", asked_what_it_has),
    ("broken wording", state_as_place),
    ("answer in the stem", year_told),
    ("broken wording", time_spent),
    ("broken wording", at_once),
    ("present of the past", seat_of_a_movement),
    ("list goes on", goes_on_behind_a_colon),
    ("broken wording", kinds_counted),
    ("wide definition", of_size_only),
    ("not a certain fact", minus_or_dash),
)
"""Checks of review: doubts that rest on the wording alone."""
