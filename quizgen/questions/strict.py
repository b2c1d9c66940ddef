"""What a strict editor sends back: a wrong question word, a place of no town, a cut list."""

from __future__ import annotations

import re

from quizgen.facts.clause import ADVERB, COMPLEMENT, SUBJECT, TIME, Part
from quizgen.model import Token
from quizgen.questions.drafts import Draft
from quizgen.questions.holding import dated, preposition_of, proper, subject_of
from quizgen.questions.telling import content
from quizgen.questions.vagueness import in_the_past
from quizgen.russian.gazetteer import place_kind
from quizgen.russian.government import governs
from quizgen.russian.morphology import possible_cases, readings
from quizgen.russian.personalities import known
from quizgen.russian.wordlists import lists, words

_THIN = 6
"""Content words below which a definition of a wide kind fits other things."""
_SUPERLATIVE = re.compile(
    r"\b(?:сам(?:ый|ая|ое|ые)|наибол[а-я]+|наимен[а-я]+)\b|(?:ейш|айш)[а-я]{2}\b", re.I
)
_ONE_OF = re.compile(r"\b(?:один|одна|одно|одной|одного|одному|одним|одном|одну) из\b")
_INITIAL = re.compile(r"^[А-ЯЁ]\. ?[А-ЯЁ][а-яё-]+$")


def words_of(name: str) -> frozenset[str]:
    """The list of this name in `data/strict.yaml`."""
    return lists("strict.yaml")[name]


def _asked(draft: Draft) -> Part | None:
    return draft.fact.parts[draft.role.part] if draft.role.part >= 0 else None


def _tense(draft: Draft) -> str | None:
    predicate = draft.fact.predicate
    return predicate.tokens[predicate.agreeing].feats.get("Tense") if predicate else None


def circumstance_asked(draft: Draft) -> bool:
    """«В чём участвовал? — в должности пилота», «Чем названа? — именем»: not the verb's own."""
    if draft.role.name != "complement" or "TERM" not in draft.role.types:
        return False
    return draft.role.head.lemma in words_of("circumstances")


def half_of_a_list(draft: Draft) -> bool:
    """«В каком городе …, а также в Новгороде?»: the other half of the answer stays in the stem."""
    asked = _asked(draft)
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


def _in_a_town(draft: Draft) -> bool:
    """Whether the stem names a town, a region or a country."""
    said = (w for w in re.findall(r"[А-ЯЁ][\w-]+", re.sub(r"«[^»]*»", "", draft.stem)))
    return any(
        "Geox" in r.feats and place_kind(r.lemma.title()) is not None and r.pos == "NOUN"
        for word in said
        for r in readings(word)
    )


def street_of_no_town(draft: Draft) -> bool:
    """«улица в Советском районе», «дом № 2»: in which town, the article said before."""
    for index, part in enumerate(draft.fact.parts):
        gone = {t.i for t in draft.role.focus} if index == draft.role.part else set()
        for token in part.tokens:
            if token.i in gone or token.pos not in ("NOUN", "PROPN"):
                continue
            if _of_a_town(token, part) and not _in_a_town(draft):
                return True
    return False


def _of_a_town(noun: Token, part: Part) -> bool:
    if noun.lemma in words_of("of every town"):
        return True
    own = [t for t in part.tokens if t.head == noun.i or t.i == noun.i + 1]
    first, *more = noun.text.split()
    if more and readings(first.lower())[0].lemma in words_of("numbered"):
        return "№" in more  # «доме № 2» is read as one word
    if noun.lemma in words_of("numbered"):
        return any("№" in t.text or t.text[:1].isdigit() for t in own)
    return noun.lemma == "район" and any(
        t.lemma in words_of("districts of any town") and t.text[:1].isupper() for t in own
    )


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


def empty_subject(draft: Draft) -> bool:
    """«Что чрезвычайно велико? — значение физики»: neither side of it says anything."""
    predicate = draft.fact.predicate
    if predicate is None or draft.role.name not in ("subject", "list"):
        return False
    asked = _asked(draft)
    if asked is None or asked.function != SUBJECT or not re.match(r"Что\b", draft.stem):
        return False
    return draft.role.head.lemma in words_of("empty subjects") or predicate.lemma in words_of(
        "empty predicates"
    )


def measure_of_nothing(draft: Draft) -> bool:
    """«береговая линия», «толщина льда»: of what or where, the article said before."""
    if re.search(r"\s[«\"]?[A-ZА-ЯЁ]", draft.stem):
        return False
    for part in draft.fact.parts:
        for token in part.tokens:
            own = [t for t in part.tokens if t.head == token.i]
            if token.lemma == "линия" and any(t.lemma == "береговой" for t in own):
                return True
            if part.function == SUBJECT and token.i == part.head.i:
                if token.lemma in words_of("measures of") and not general_matter(own):
                    return True
    return False


def general_matter(own: list[Token]) -> bool:
    """«длина световой волны»: a thing told by more than one word of its own kind."""
    return any(t.pos == "NOUN" and t.feats.get("Number") == "Plur" for t in own)


def thin_definition(draft: Draft) -> bool:
    """«Как называется совокупность всех живых организмов?»: it fits other things as well."""
    if draft.role.name != "term":
        return False
    defined = next((r for r in draft.fact.roles if r.name == "definition"), None)
    if defined is None:
        return False
    one_of = defined.head.lemma in words_of("many of them")
    if not one_of and defined.head.lemma not in words_of("wide heads"):
        return False
    if one_of:
        return not _SUPERLATIVE.search(draft.stem)
    if _SUPERLATIVE.search(draft.stem) or re.search(r"\s[«A-ZА-ЯЁ]|\d", draft.stem):
        return False
    said = [w for w in content(draft.stem) if w not in ("называться", "весь", "который", "мочь")]
    return len(set(said)) < _THIN


def count_of_a_day(draft: Draft) -> bool:
    """«Сколько кандидатов претендует на пост?»: on which day, nobody tells."""
    predicate = draft.fact.predicate
    if draft.role.name != "count" or predicate is None or dated(draft):
        return False
    return _tense(draft) == "Pres" and predicate.lemma in words_of("for a while")


def one_of_several(draft: Draft) -> bool:
    """«Какое озеро находится на востоке Африки?», «Кто служил на одной из плантаций?»."""
    predicate, asked = draft.fact.predicate, _asked(draft)
    if predicate is None or asked is None:
        return False
    if asked.function == SUBJECT and _ONE_OF.search(draft.stem):
        return True
    named = draft.role.name in ("name", "subject") and bool(draft.role.types & {"PLACE", "CITY"})
    if not named or predicate.lemma not in words_of("shared") or _tense(draft) != "Pres":
        return False
    if asked.function != SUBJECT and predicate.lemma != "населять":
        return False
    return not (dated(draft) or _SUPERLATIVE.search(draft.stem) or re.search(r"\d", draft.stem))


def cut_ranking(draft: Draft) -> bool:
    """«стал первой провинцией, проголосовавшей за …»: among what it was first is cut off."""
    tokens = draft.fact.sentence.tokens
    for part in draft.fact.parts:
        last = part.tokens[-1].i
        if part.tail or not any(t.lemma in words_of("rankings") for t in part.tokens):
            continue
        near = tokens[last + 1 : last + 4]
        if len(near) > 1 and near[0].text == ",":
            after = [r for t in near[1:] for r in readings(t.text)[:1]]
            if any(
                r.lemma in ("который", "кто") or r.feats.get("VerbForm") == "Part" for r in after
            ):
                return True
    return False


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
        if number and token.i in inside and before in ("еще", "только", "лишь"):
            if before not in said:
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
    latin = subject.head.text.isascii() and subject.head.text.isalpha() and len(subject.tokens) == 1
    return (
        latin
        and predicate.tokens[predicate.agreeing].feats.get("Number") == "Plur"
        and (in_the_past(draft) and predicate.passive)
    )


def order_of_nothing(draft: Draft) -> bool:
    """«вторая уния с Данией», «новый завод»: after which first one, the article said before."""
    subject = subject_of(draft)
    if subject is None or subject.tail or draft.fact.parts[draft.role.part] is subject:
        return False
    first = subject.tokens[0]
    if first.lemma not in words_of("orders") or first.head != subject.head.i or proper(first):
        return False
    if subject.head.pos == "PROPN":
        return False
    return not any(
        t.head == subject.head.i
        and (
            proper(t) or t.text[:1] in '«"' or (t.pos == "NOUN" and not preposition_of(t, subject))
        )
        for t in subject.tokens
        if t is not first
    ) and not any(t.lemma == "мировой" for t in subject.tokens)


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
    asked = _asked(draft)
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


def only_whose_life(draft: Draft) -> bool:
    """«родился 5 мая 1914 года в г. Туле»: of when, a phrase that broke is not repeated."""
    predicate, subject = draft.fact.predicate, subject_of(draft)
    if predicate is None or subject is None or set(draft.fact.notes) != {"broken phrase"}:
        return False
    whole = len(subject.tokens) == 1 and " " in subject.head.text and proper(subject.head)
    return whole and predicate.lemma in words("lives") and draft.role.name == "when"


STRICT = (
    ("broken wording", circumstance_asked),
    ("list goes on", half_of_a_list),
    ("too little said", street_of_no_town),
    ("form not certain", ungoverned_name),
    ("subject does not agree", several_do),
    ("bare name", one_initial),
    ("not worth asking", empty_subject),
    ("vague noun", measure_of_nothing),
    ("wide definition", thin_definition),
    ("present of the past", count_of_a_day),
    ("too little said", one_of_several),
    ("loose clause", cut_ranking),
    ("half of a comparison", lost_word),
    ("half of a comparison", set_right),
    ("broken wording", foreign_plural),
    ("vague noun", order_of_nothing),
    ("broken wording", short_quality),
    ("form not certain", answer_in_another_case),
    ("form not certain", foreign_place),
    ("stem too long", long_pair),
)
"""Checks of review that come last, because they are about good wording and one meaning."""
