"""Why a sentence nearly fits a template and does not: key → (Russian, English)."""

from __future__ import annotations

from collections.abc import Mapping

NEAR: Mapping[str, tuple[str, str]] = {
    # The verb fits; what stands around it speaks against.
    "negated": ("глагол с отрицанием «не»", "the verb is negated"),
    "planned": (
        "это только намерение или возможность: глагол зависит от «{word}»",
        "only a plan or a possibility: the verb depends on “{word}”",
    ),
    "conditional": ("это условие или предположение", "a condition or a supposition"),
    "someone speaks": ("слова от первого или второго лица", "said in the first or second person"),
    "not a statement": ("это не утверждение", "not a statement"),
    "unclear": (
        "предложение слишком сложное, чтобы прочитать его наверняка",
        "the sentence is too complex to be read with certainty",
    ),
    # The verb fits; a role or a phrase does not.
    "role missing": ("нет слов для роли «{role}»", "nothing fills the role “{role}”"),
    "role of another type": (
        "роль «{role}»: «{word}» другого типа, нужен {type}",
        "role “{role}”: “{word}” is of another type, not {type}",
    ),
    "role of another word": (
        "роль «{role}»: слова «{word}» нет в also",
        "role “{role}”: “{word}” is not in also",
    ),
    "phrase missing": (
        "нет неотмеченного слова «{word}» из образца",
        "the unmarked word “{word}” of the example is missing",
    ),
    "form not certain": (
        "подошло, но вопрос не складывается: нет уверенной формы слова",
        "it matches, but the question cannot be worded: some word has no certain form",
    ),
    "nothing in common": (
        "ни один глагол не подходит к шаблону",
        "no verb there fits the template",
    ),
    "said otherwise": ("сказано иначе, чем в образце", "said in another way than the example"),
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
    """Words for a key, "ru" or "en". Raises KeyError for an unknown key or a missing value."""
    return NEAR[key][lang == "en"].format(**values)
