"""What a strict editor sends back: a wrong question word, a place of no town, a cut list."""

from __future__ import annotations

import re

from quizgen.facts.clause import ADVERB, COMPLEMENT, SUBJECT, TIME, Part
from quizgen.questions.complements import COMPLEMENTS
from quizgen.questions.drafts import Draft
from quizgen.questions.holding import dated, proper, subject_of
from quizgen.questions.telling import content
from quizgen.questions.unsure import UNSURE, asked_part, words_of
from quizgen.questions.vagueness import in_the_past
from quizgen.russian.government import governs
from quizgen.russian.morphology import dictionary_marks, possible_cases, readings
from quizgen.russian.personalities import known
from quizgen.russian.wordlists import words

_BARE = 3
"""Content words, «сколько» with them, of a stem that measures nobody's anything."""
_OF_LIVES = frozenset(("when", "where", "name"))
"""What is asked of a birth or a death with nothing but whose it is."""
_NEAR = 4
"""Words before a number among which what it measures stands."""
_INITIAL = re.compile(r"^[А-ЯЁ]\. ?[А-ЯЁ][а-яё-]+$")


def circumstance_asked(draft: Draft) -> bool:
    """«В чём участвовал? — в должности пилота», «Чем названа? — именем»: not the verb's own."""
    if draft.role.name != "complement" or "TERM" not in draft.role.types:
        return False
    return draft.role.head.lemma in words_of("circumstances")


def half_of_a_list(draft: Draft) -> bool:
    """«В каком городе …, а также в Новгороде?»: the other half of the answer stays in the stem."""
    asked = asked_part(draft)
    if asked is None or asked.function in (TIME, ADVERB):
        return False
    also = re.search(r"\bа также (\w+)\b", draft.stem)
    if also and asked.preposition and also[1] == asked.preposition:
        return True
    tokens = draft.fact.sentence.tokens
    for part in draft.fact.parts:
        before = part.start - len(part.preposition.split()) - 1
        if part is asked or before < 0 or part.preposition != asked.preposition:
            continue
        if tokens[before].text.lower() in ("также", "и") and asked.start < part.start:
            return True
    return False


def ungoverned_name(draft: Draft) -> bool:
    """«Какая партия выдвинула Кейта?»: a name the article leaves in a form of its own."""
    predicate = draft.fact.predicate
    if predicate is None or "не" in predicate.forms:
        return False
    for index, part in enumerate(draft.fact.parts):
        if part.function != COMPLEMENT or part.preposition or part.case:
            continue
        if index == draft.role.part or part.head.pos != "PROPN":
            continue
        if part.head.feats.get("Case") == "Gen" and not any(
            governs(t.lemma, "", "Gen", people=people)
            for t in predicate.tokens
            for people in (False, True)
        ):
            return True
    return False


def several_do(draft: Draft) -> bool:
    """«Цыганков и Комаров возглавляет»: a participle of the last one, given to all."""
    predicate, subject = draft.fact.predicate, subject_of(draft)
    if predicate is None or subject is None or draft.fact.rule == "clause":
        return False
    joined = any(t.rel == "conj" and t.head == subject.head.i for t in subject.tokens)
    return joined and predicate.tokens[predicate.agreeing].feats.get("Number") == "Sing"


def one_initial(draft: Draft) -> bool:
    """«Х. Вольф»: one initial tells nobody's name, unless everybody knows whose it is."""
    if "PERSON" not in draft.role.types or not _INITIAL.match(draft.answer):
        return False
    surname = draft.answer.split(".")[-1].strip()
    person = known(surname)
    return person is None or not any(name[0] == draft.answer[0] for name in person.names)


def lost_word(draft: Draft) -> bool:
    """«купила ещё 5 %», «вновь разделена»: without the word it says something else."""
    said = {
        word.lower().replace("ё", "е")
        for word in re.findall(r"\w+", f"{draft.stem} {draft.answer}")
    }
    tokens = draft.fact.sentence.tokens
    inside = {t.i for part in draft.fact.parts for t in part.tokens}
    for token in tokens[1:]:
        before = tokens[token.i - 1].text.lower().replace("ё", "е")
        number = token.pos == "NUM" or token.text[:1].isdigit()
        counted = draft.role.name == "count" and token.i == draft.role.focus[0].i
        more = before in ("только", "лишь") or (counted and before == "еще")
        if number and token.i in inside and more and before not in said:
            return True
    return any(
        part.function == ADVERB
        and part.head.lemma in words_of("again")
        and part.head.text.lower().replace("ё", "е") not in said
        for part in draft.fact.parts
    )


def set_right(draft: Draft) -> bool:
    """«правильно сослалась», «в действительности»: an answer to what somebody else said."""
    for part in draft.fact.parts:
        lemma = part.head.lemma
        if part.function == ADVERB and lemma in words_of("setting right"):
            if part.head.text.lower() in draft.stem.lower():
                return True
        bare = len(part.tokens) == 1 and part.preposition in ("в", "на")
        if bare and lemma in words_of("in fact"):
            return True
    return False


def foreign_plural(draft: Draft) -> bool:
    """«были созданы Xingguans»: a foreign word as a Russian plural."""
    predicate, subject = draft.fact.predicate, subject_of(draft)
    if predicate is None or subject is None or draft.fact.parts[draft.role.part] is subject:
        return False
    latin = subject.head.text.isascii() and subject.head.text.isalpha()
    return (
        latin
        and predicate.tokens[predicate.agreeing].feats.get("Number") == "Plur"
        and (in_the_past(draft) and predicate.passive)
    )


def short_quality(draft: Draft) -> bool:
    """«Где был активен …?», «Кто известен музыкой …?»: no question a person would put so."""
    predicate = draft.fact.predicate
    if predicate is None:
        return False
    verb = next((t for t in predicate.tokens if t.lemma == predicate.lemma), None)
    if verb is None or verb.pos != "ADJ":
        return False
    if predicate.lemma == "известный":
        return draft.role.name == "subject"
    return predicate.lemma in words_of("empty predicates") and draft.role.name != "count"


def answer_in_another_case(draft: Draft) -> bool:
    """«В каких начертаниях? — глаголицы и кириллицы»: named in a case that answers nothing."""
    asked = asked_part(draft)
    if asked is None or "ENUMERATION" not in draft.role.types:
        return False
    own = asked.head.feats.get("Case", "Nom")
    nouns = [t for t in draft.role.focus if t.pos in ("NOUN", "PROPN")]
    return own != "Gen" and all("Gen" in possible_cases(t.text, "NOUN") for t in nouns)


def long_pair(draft: Draft) -> bool:
    """«как в Мексике, …, так и в США»: two lists in one breath."""
    return ", так и " in draft.stem


def foreign_place(draft: Draft) -> bool:
    """«Какое созвездие? — Sarva»: a place in letters nobody types in Russian."""
    answer = draft.answer.replace(" ", "")
    return "PLACE" in draft.role.types and answer.isascii() and answer.isalpha()


def named_backwards(draft: Draft) -> bool:
    """«Что учёный назвал фагоцитозом?»: how a thing is called is asked by its name."""
    predicate = draft.fact.predicate
    if predicate is None or draft.role.name not in ("object", "list"):
        return False
    return predicate.lemma in ("назвать", "называть", "именовать", "окрестить")


def left_out(draft: Draft, part: Part) -> bool:
    """Whether the stem leaves the part out: of a birth and a death it tells only whose it is."""
    predicate = draft.fact.predicate
    lives = predicate is not None and predicate.lemma in words("lives")
    told = subject_of(draft) is not None and draft.role.name != "subject"
    return lives and told and part.function != SUBJECT


def places_as_person(draft: Draft) -> bool:
    """«Кому уступил Карфаген? — Риму Сицилию»: two places read as one name."""
    own = draft.answer.split()
    if "PERSON" not in draft.role.types or len(own) != 2:
        return False
    marks = [dictionary_marks(word) for word in own]
    return all("Geox" in m and not m & {"Name", "Surn", "Patr"} for m in marks)


def continent_guessed(draft: Draft) -> bool:
    """«Где высадился римский полководец? — в Африке»: the other continents are no rivals."""
    if not draft.role.types & {"PLACE", "CITY", "COUNTRY"} or not in_the_past(draft):
        return False
    last = draft.answer.split()[-1]
    return readings(last)[0].lemma in words_of("continents")


def two_halves(draft: Draft) -> bool:
    """«Кто измерил? — Колладон» of Колладон and Штурм: half of those who did it."""
    asked = asked_part(draft)
    if asked is None or "PERSON" not in draft.role.types or "LIST" in draft.role.types:
        return False
    others = [
        t for t in asked.tokens
        if t.rel == "conj" and t.feats.get("Animacy") == "Anim" and t.pos in ("NOUN", "PROPN")
    ]  # fmt: skip
    return any(not set(t.text.split()) & set(draft.answer.split()) for t in others if t.head != t.i)


def number_torn(draft: Draft) -> bool:
    """«Ниже сколько Гц …?», «при температуре | 12 градусов»: the number belongs to what is left."""
    if re.match(r"(?:Ниже|Выше|Свыше|Больше|Меньше|Менее|Более) скольк", draft.stem):
        return True
    asked = asked_part(draft)
    if asked is None or draft.role.name not in ("count", "how_long"):
        return False
    measured = words("measured") | words("valued")
    near = draft.fact.sentence.tokens[max(0, asked.start - _NEAR) : asked.start]
    for token in reversed(near):
        if token.pos in ("VERB", "AUX") or token.text == ",":
            return False
        if token.lemma in measured and token.feats.get("Case") not in ("Nom", "Acc"):
            return not any(t.i == token.i for t in asked.tokens)
    return False


def bare_measure(draft: Draft) -> bool:
    """«Сколько длится беременность?»: whose, the article said before."""
    if draft.role.name not in ("count", "how_long", "when"):
        return False
    named = re.search(r"\s[«\"]?[A-ZА-ЯЁ]|\d", draft.stem)
    return not named and len(content(draft.stem)) <= _BARE


def told_ahead(draft: Draft) -> bool:
    """«Что откроется 5 декабря 2021 года?»: the day has passed since."""
    return draft.role.name != "when" and _tense_of(draft) == "Fut" and dated(draft)


def _tense_of(draft: Draft) -> str | None:
    predicate = draft.fact.predicate
    if predicate is None:
        return None
    verb = predicate.tokens[predicate.agreeing]
    future = verb.feats.get("Aspect") == "Perf" and verb.feats.get("Tense") == "Pres"
    return "Fut" if future or "будет" in predicate.forms else verb.feats.get("Tense")


def only_whose_life(draft: Draft) -> bool:
    """«родился 5 мая 1914 года в г. Туле»: of when, a phrase that broke is not repeated."""
    predicate, subject = draft.fact.predicate, subject_of(draft)
    if predicate is None or subject is None or set(draft.fact.notes) != {"broken phrase"}:
        return False
    whole = len(subject.tokens) == 1 and " " in subject.head.text and proper(subject.head)
    sure = draft.role.name in _OF_LIVES or "CITY" in draft.role.types
    return whole and predicate.lemma in words("lives") and sure


STRICT = (
    *UNSURE,
    *COMPLEMENTS,
    ("broken wording", circumstance_asked),
    ("list goes on", half_of_a_list),
    ("form not certain", ungoverned_name),
    ("subject does not agree", several_do),
    ("bare name", one_initial),
    ("half of a comparison", lost_word),
    ("half of a comparison", set_right),
    ("broken wording", foreign_plural),
    ("broken wording", short_quality),
    ("form not certain", answer_in_another_case),
    ("form not certain", foreign_place),
    ("not worth asking", named_backwards),
    ("name of no sure kind", places_as_person),
    ("answer guessed", continent_guessed),
    ("list goes on", two_halves),
    ("broken wording", number_torn),
    ("too little said", bare_measure),
    ("present of the past", told_ahead),
    ("stem too long", long_pair),
)
"""Checks of review that come last, because they are about good wording and one meaning."""
