"""Is what the learner gave the answer? Typed answers, and answers of several members.

Forgives how a thing is typed, never what is said: both sides are brought to one spelling and
must then be equal. No edit distance, so a wrong year or name is never taken for a typo.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from quizgen.model import Question

_STRESS = "\u0301\u0300"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_QUOTES = "«»„“”‟‹›‚‘’‛\"'`"
_DROPPED = dict.fromkeys(map(ord, _STRESS + _INVISIBLE + _QUOTES))
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")

_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d| \d)")
_DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_RANGE = re.compile(r"(?<=\d) ?- ?(?=\d)")
_TIGHT_COMMA = re.compile(r",(?=[^\d ])|(?<!\d),(?=\d)")
_ROMAN = re.compile(r"\b[ivxlcdmхсм]+\b")
_LONG_FORMS = {"во": "в", "ко": "к", "об": "о", "обо": "о", "со": "с", "изо": "из"}
_PREPOSITIONS = re.compile("в|до|для|за|из|к|на|над|о|от|по|под|при|с|у|через")
_ROMAN_LOOKALIKES = str.maketrans("хсм", "xcm")


def same_answer(right: str, given: str) -> bool:
    """Whether `given` is `right` up to case, ё/е, spaces, stress marks, quotes, dashes,
    final punctuation and the grouping of digits. An empty answer is never right."""
    spelled = _spelling(given)
    return bool(spelled) and spelled == _spelling(right)


def typed_answer_is_right(answer: str, accepted: Iterable[str], given: str, stem: str = "") -> bool:
    """Whether `given` is the answer or one of its accepted forms.

    The preposition that opens the question may open the answer too: «В какой стране?» –
    «в Казахстане».
    """
    forms = (answer, *accepted)
    rest = _without_preposition(given, stem)
    return any(same_answer(form, text) for form in forms for text in (given, rest))


LISTED = ("multiple", "matching", "ordering")
"""Kinds whose answer has several members; what is given is kept as one member a line."""


def one_line(text: str) -> str:
    """The text with single spaces and no line ends."""
    return " ".join(text.split())


def members_are_right(question: Question, given: str) -> bool:
    """Whether everything given is right and nothing is left out."""
    said = given.split("\n")
    if question.kind == "multiple":
        return set(said) == set(map(one_line, question.items))
    right = question.matches if question.kind == "matching" else question.items
    return said == list(map(one_line, right))


def _without_preposition(given: str, stem: str) -> str:
    first, _, rest = given.strip().partition(" ")
    asked = _base_form(stem.partition(" ")[0])
    return rest if _PREPOSITIONS.fullmatch(asked) and _base_form(first) == asked else ""


def _base_form(preposition: str) -> str:
    word = preposition.casefold()
    return _LONG_FORMS.get(word, word)


def _spelling(text: str) -> str:
    # Decomposed, a stress mark is a character of its own; й and ё are put together again after.
    text = unicodedata.normalize("NFD", text).translate(_DROPPED)
    text = unicodedata.normalize("NFC", text).casefold().replace("ё", "е").translate(_DASHES)
    text = " ".join(text.split()).rstrip(" .,;:!?…")
    text = _GROUPED.sub(lambda found: found[0].replace(" ", ""), text)
    text = _DECIMAL_POINT.sub(",", text)
    text = _RANGE.sub("-", text)
    text = _TIGHT_COMMA.sub(", ", text.replace(" ,", ","))
    text = text.replace(" %", "%").replace("№ ", "№")
    return _ROMAN.sub(lambda found: found[0].translate(_ROMAN_LOOKALIKES), text)
