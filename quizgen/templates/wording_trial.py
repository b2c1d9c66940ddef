"""Why a sentence nearly fits a template and does not: key → (Russian, English, Kazakh)."""

from __future__ import annotations

from collections.abc import Mapping

NEAR: Mapping[str, tuple[str, str, str]] = {
    # The verb fits; what stands around it speaks against.
    "negated": (
        "глагол с отрицанием «не»",
        "the verb is negated",
        "етістік «не» арқылы болымсыз тұр",
    ),
    "planned": (
        "это только намерение или возможность: глагол зависит от «{word}»",
        "only a plan or a possibility: the verb depends on “{word}”",
        "бұл тек ниет немесе мүмкіндік: етістік «{word}» сөзіне бағынады",
    ),
    "conditional": (
        "это условие или предположение",
        "a condition or a supposition",
        "бұл шарт немесе болжам",
    ),
    "someone speaks": (
        "слова от первого или второго лица",
        "said in the first or second person",
        "бірінші не екінші жақтан айтылған сөз",
    ),
    "not a statement": (
        "это не утверждение",
        "not a statement",
        "бұл тұжырым емес",
    ),
    "unclear": (
        "предложение слишком сложное, чтобы прочитать его наверняка",
        "the sentence is too complex to be read with certainty",
        "сөйлем анық оқу үшін тым күрделі",
    ),
    # The verb fits; a role or a phrase does not.
    "role missing": (
        "нет слов для роли «{role}»",
        "nothing fills the role “{role}”",
        "«{role}» рөліне сәйкес сөз жоқ",
    ),
    "role of another type": (
        "роль «{role}»: «{word}» другого типа, нужен {type}",
        "role “{role}”: “{word}” is of another type, not {type}",
        "«{role}» рөлі: «{word}» түрі басқа, {type} керек",
    ),
    "role of another word": (
        "роль «{role}»: слова «{word}» нет в also",
        "role “{role}”: “{word}” is not in also",
        "«{role}» рөлі: «{word}» сөзі also өрісінде жоқ",
    ),
    "phrase missing": (
        "нет неотмеченного слова «{word}» из образца",
        "the unmarked word “{word}” of the example is missing",
        "үлгі сөйлемдегі белгіленбеген «{word}» сөзі жоқ",
    ),
    "form not certain": (
        "подошло, но вопрос не складывается: нет уверенной формы слова",
        "it matches, but the question cannot be worded: some word has no certain form",
        "сәйкес келеді, бірақ сұрақ құралмайды: сөздің сенімді тұлғасы жоқ",
    ),
    "nothing in common": (
        "ни один глагол не подходит к шаблону",
        "no verb there fits the template",
        "бірде-бір етістік үлгіге сәйкес келмейді",
    ),
    "said otherwise": (
        "сказано иначе, чем в образце",
        "said in another way than the example",
        "үлгі сөйлемдегідей айтылмаған",
    ),
}
"""What can keep a sentence from matching."""

UNCLEAR = "unclear"
NOTES: Mapping[str, str] = {
    "negated": "negated",
    "hypothetical": "conditional",
    "not a certain fact": "conditional",
    "first or second person": "someone speaks",
    "not a statement": "not a statement",
    "direct address": "someone speaks",
}
"""A note on a fact → the key above; any other note makes a sentence unclear."""


def near_text(key: str, lang: str, values: Mapping[str, str]) -> str:
    """Words for a key, "ru", "en" or "kk".

    Raises KeyError for an unknown key or a missing value.
    """
    return NEAR[key][("ru", "en", "kk").index(lang)].format(**values)
