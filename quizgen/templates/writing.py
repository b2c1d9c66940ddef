"""Writing a clause out: parts in their cases, the predicate agreeing, natural order.

The article's own order is kept, because its author chose it; only a verb left at the end, and a
verb of being or becoming, come before their subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.facts.clause import ADVERB, OBJECT, SUBJECT, TIME, Fact, Part
from quizgen.model import Token
from quizgen.russian.gazetteer import light_verb
from quizgen.russian.government import governs
from quizgen.russian.openings import is_loose
from quizgen.russian.phrases import decline, join
from quizgen.russian.prepositions import after
from quizgen.russian.verbs import agree
from quizgen.russian.wordlists import words
from quizgen.templates.order import settled, with_adverbs

_LIVES = words("lives")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_STILL = 1990
"""From about this year on «открыт» tells how things stand today."""
_SHORT_ENDINGS = ("н", "на", "но", "ны", "т", "та", "то", "ты")
_UNITS = {
    "м": "метров", "км": "километров", "см": "сантиметров", "мм": "миллиметров",
    "кг": "килограммов",
    "г": "граммов", "т": "тонн", "га": "гектаров", "л": "литров", "тыс.": "тысяч",
    "млн": "миллионов", "млрд": "миллиардов", "км²": "квадратных километров", "чел.": "человек",
    "км³": "кубических километров", "м²": "квадратных метров", "м³": "кубических метров",
}  # fmt: skip
_UNIT = re.compile(
    r"(?:(?<=^сколько )|(?<=^скольких )|(?<=^на сколько ))(?:"
    + "|".join(map(re.escape, _UNITS))
    + r")(?=[\s?])",
    re.I,
)
_PART_OF_YEAR = re.compile(r"(\b(?:начал|середин|конц)[еуаы] \d{4})(?=[ ,?]|$)(?! г)")
_INITIAL = re.compile(r"(?<![а-яё])([А-ЯЁ])\.(?=[А-ЯЁ][а-яё])")
_SHORT_YEAR = re.compile(r"(?<=\s)(\d{3,4}) г\b\.?(?=\s*[?,]|\s+[а-яё])")
_BRACKETED = re.compile(r"\s*\((?!б\))[^()]*\)")  # «ВКП(б)» keeps its own
_SHORT = 3
"""Words a phrase may have and still stand before the verb."""
_APPEARING = words("appearing")


def part_text(part: Part) -> str | None:
    """The part with its preposition, in the case it asks for; None where it cannot be written."""
    words = phrase_words(part.tokens, part.head, part.case)
    if words is None:
        return None
    written = join(words)
    if part.preposition:
        written = after(part.preposition, written)
    if part.tail:
        written += f", {part.tail},"
    return written


def phrase_words(tokens: Sequence[Token], head: Token, case: str | None) -> list[str] | None:
    """The words of a phrase in a case (None: as it stands), common words in lower case."""
    words = [t.text for t in tokens] if case is None else decline(tokens, head, case)
    if words is None:
        return None
    return [plain(token, word) for token, word in zip(tokens, words, strict=True)]


def plain(token: Token, word: str) -> str:
    """A word without the capital it has only for starting the sentence."""
    if not token.feats.get("Opening") or not word[:1].isupper():
        return word
    return word[0].lower() + word[1:]


def rest(fact: Fact, asked: int, concord: tuple[str, str] | None) -> str | None:
    """The clause without the asked part, in the article's own order as far as Russian allows.

    Args:
        asked: index of the part that is asked. concord: (gender, number) the predicate must
            take because its subject became a question word, or None to leave it.
    """
    predicate = fact.predicate
    if predicate is None:
        return None
    forms: Sequence[str] = predicate.forms
    if concord:
        forms = agree(predicate.tokens, forms, *concord)
    forms = _told_as_past(fact, forms)
    parts = [part for k, part in enumerate(fact.parts) if k != asked and _kept(part)]
    forms, parts = with_adverbs(predicate, forms, parts)
    if predicate.lemma in _LIVES:
        # «Когда умер Рене Магритт?»: a birth or a death needs no more than whose it is.
        parts = [part for part in parts if part.function == SUBJECT] or parts
    if fact.parts[asked].function == TIME:
        # «В каком году в 19 лет он вступил …?»: one time is asked, another is not told.
        parts = [p for p in parts if not (p.preposition == "в" and p.head.text == "лет")]
    verb_at = predicate.tokens[predicate.agreeing].i
    before = [part for part in parts if part.start <= verb_at]
    after_it = [part for part in parts if part.start > verb_at]
    group: list[Part | None] = [None]  # None stands for the predicate
    while before and before[-1].function == ADVERB:
        group.insert(0, before.pop())
    if after_it and _bare(fact, after_it[0]):
        group.append(after_it.pop(0))
    first = next((p for p in parts if _ranked(p) and p.start < verb_at), None)
    if first in before:
        # «Курбат Иванов первым из землепроходцев достиг Байкала»
        before.remove(first)
        group.insert(0, first)
    if fact.parts[asked].function == SUBJECT and _place_between(fact, after_it):
        before.append(after_it.pop(0))  # «Кто в России обратился к образцам …?»
    subject = next((part for part in parts if part.function == SUBJECT), None)
    done = subject is not None or fact.parts[asked].function == SUBJECT
    heavy = [
        part
        for part in before
        if part is not subject and (_long(part) or (done and _fronted(part)))
    ]
    if subject in after_it and any(_fronted(part) for part in heavy):
        # «Резус-фактор открыли Карл Ландштейнер и …»: who did it comes first again.
        after_it.remove(subject)
        before.append(subject)
        after_it = [*(part for part in heavy if _fronted(part)), *after_it]
        before = [part for part in before if not (part in heavy and _fronted(part))]
        heavy = [part for part in heavy if not _fronted(part)]
    if heavy and (after_it or subject in before):
        # «Кто по приглашению президента страны прибыл…»: what is long waits for the end.
        before = [part for part in before if part not in heavy]
        after_it = [*after_it, *heavy]
    order: list[Part | None]
    times = [part for part in after_it if part.function == TIME]
    others = [part for part in after_it if part.function != TIME]
    late = _appears(fact) and (not others or (subject is not None and _follows(subject, others)))
    if subject in before and (not after_it or late):
        # «В каком году умер Лютер?», «Когда была открыта школа?»: what comes to be follows.
        at = before.index(subject)
        order = [*before[:at], *before[at + 1 :], *times, *group, subject, *others]
    elif subject in others and subject is others[0] and len(others) > 1 and not _weighty(subject):
        # «Когда Рене Магритт проживал во Франции?»: nothing comes between verb and complement.
        order = [*before, subject, *times, *group, *others[1:]]
    elif subject in before and _weighs(subject, after_it) and fact.parts[asked].function != TIME:
        # «Какую реку нанёс на карту французский исследователь Жан Рибо?»
        at = before.index(subject)
        order = [*before[:at], *before[at + 1 :], *group, *after_it, subject]
    elif subject is None and before and not after_it:
        # «Что открыто в Казахстане в 2001 году?»: no verb alone at the end.
        order = [*group, *before]
    else:
        order = [*before, *group, *after_it]
    written: list[str | None] = []
    for part in settled(fact, asked, order):
        written.extend(forms if part is None else [part_text(part)])
    if any(text is None for text in written):
        return None
    return join([text for text in written if text])


def _place_between(fact: Fact, parts: Sequence[Part]) -> bool:
    """A named place between the verb and what the verb governs: «обратился в России к …»."""
    if len(parts) < 2 or fact.predicate is None or parts[0].preposition not in ("в", "во", "на"):
        return False
    place, own, verb = parts[0], parts[1], fact.predicate.lemma
    if place.head.pos != "PROPN" or len(place.tokens) > 2 or own.function in (ADVERB, TIME):
        return False
    case = own.case or own.head.feats.get("Case") or ""
    return (
        place.head.feats.get("Case") == "Loc"
        and (
            own.preposition == "к"
            or (bool(own.preposition) and governs(verb, own.preposition, case))
        )
        and not governs(verb, place.preposition, "Loc")
    )


def _follows(subject: Part, others: Sequence[Part]) -> bool:
    """«открыт филиал вуза в Москве», but «Пётр Орлов жил во Франции», «Орлов избран судьёй»."""
    if any(p.preposition in ("в", "во") and p.head.feats.get("Case") == "Acc" for p in others):
        return False  # «Тува была переименована в республику»
    if _weighty(subject):
        return True
    named = subject.head.pos == "PROPN" and subject.head.feats.get("Animacy") == "Anim"
    return not named and all(part.preposition in ("в", "во", "на", "при") for part in others)


def _weighty(part: Part) -> bool:
    return len(part.tokens) > _SHORT or bool(part.tail)


def _told_as_past(fact: Fact, forms: Sequence[str]) -> Sequence[str]:
    """«была отвоёвана у Франции» of a year long past, and of people, not «отвоёвана»."""
    predicate = fact.predicate
    if predicate is None or not predicate.passive or len(predicate.tokens) > 1:
        return forms
    token, form = predicate.tokens[0], forms[0]
    whole = token.feats.get("VerbForm") == "Fin" or not form.endswith(_SHORT_ENDINGS)
    if whole or token.pos == "NOUN":
        return forms
    subject = next((part for part in fact.parts if part.function == SUBJECT), None)
    person = subject is not None and subject.head.feats.get("Animacy") == "Anim"
    years = [
        int(year)
        for part in fact.parts
        if part.function == TIME
        for t in part.tokens
        for year in _YEAR.findall(t.text)
    ]
    century = any(
        "век" in t.text.split() or "веке" in t.text.split()
        for part in fact.parts
        if part.function == TIME
        for t in part.tokens
    )
    if not (century or (years and (person or max(years) < _STILL))):
        return forms
    ending = form[-1]
    was = {"а": "была", "о": "было", "ы": "были"}.get(ending, "был")
    return [f"{was} {form}"]


def _ranked(part: Part) -> bool:
    ranks = part.tokens[0].lemma in ("первый", "последний", "единственный")
    return ranks and not part.preposition and part.function != SUBJECT


def _fronted(part: Part) -> bool:
    """An object the article put first for effect: «Отрасли он отдал тридцать лет»."""
    return not part.preposition and part.function not in (SUBJECT, ADVERB, TIME)


def _long(part: Part) -> bool:
    return part.function not in (ADVERB, TIME) and len(part.tokens) > _SHORT


def _weighs(subject: Part, others: Sequence[Part]) -> bool:
    """Whether the subject is too long to stand between the question word and its verb."""
    if len(subject.tokens) < _SHORT and not subject.tail:
        return False
    return sum(len(part.tokens) + bool(part.preposition) for part in others) <= 2 * _SHORT


def _kept(part: Part) -> bool:
    """Adverbs that only link sentences, and a bare «год», stay out of the stem."""
    if part.function == ADVERB:
        return not is_loose(" ".join(t.text for t in part.tokens))
    return part.function != TIME or part.head.pos == "ADV"


def _appears(fact: Fact) -> bool:
    """Passives and verbs of being and becoming, whose subject naturally follows."""
    predicate = fact.predicate
    if predicate is None or any(part.function == OBJECT for part in fact.parts):
        return False
    return predicate.passive or predicate.lemma in _APPEARING


def _bare(fact: Fact, part: Part) -> bool:
    """One noun that makes a predicate with the verb: «провёл встречу», «приступил к работе»."""
    if len(part.tokens) != 1 or part.head.pos != "NOUN" or fact.predicate is None:
        return False
    noun = f"{part.preposition} {part.head.lemma}".strip()
    thing = part.head.feats.get("Animacy") != "Anim" and not part.head.text[:1].isupper()
    return (part.function == OBJECT and thing) or light_verb(fact.predicate.lemma, noun)


def tidy(text: str) -> str:
    """A stem ready to show: capital first, no doubled commas, no comma before the question mark."""
    text = " ".join(_BRACKETED.sub("", text).split())
    if text[:7].lower() in ("сколько", "скольки", "на скол"):
        text = text.replace(" кв. м ", " квадратных метров ").replace(
            " кв. км", " квадратных километров"
        )
        text = _UNIT.sub(lambda found: _UNITS[found[0]], text)
    text = _INITIAL.sub(r"\1. ", _SHORT_YEAR.sub(r"\1 года", text))
    text = _PART_OF_YEAR.sub(r"\1 года", text)
    for wrong, right in ((",,", ","), (", ,", ","), (",?", "?"), (" ?", "?"), (" ,", ",")):
        while wrong in text:
            text = text.replace(wrong, right)
    return text[:1].upper() + text[1:]


def tidy_names(text: str) -> str:
    """«К.Моне» as print does it: «К. Моне»."""
    return _INITIAL.sub(r"\1. ", text)
