"""Whether a text is one questions can be made from: Russian, and more than one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.errors import ArticleError, Place, phrase

_LETTER = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_WORD = re.compile("[\u0400-\u052f]+")
_FOREIGN = re.compile("[^а-яё]")
# A letter that only one of the neighbours has, first match wins; «і» alone is left to the rest.
_LANGUAGES = (
    ("қ|ұ|ғ", phrase("казахский")),
    ("ї|є|ґ", phrase("украинский")),
    ("ў", phrase("белорусский")),
    ("ә|җ|ң|ө|ү|һ", phrase("тюркский или монгольский")),
    ("ј|љ|њ|ђ|ћ|џ", phrase("сербский или македонский")),
)
# Names apart, Russian words have no foreign letters; of other languages a third do and more.
_MOST_FOREIGN = 0.18
# Bulgarian has no letters of its own, but its ъ is a vowel.
_VOWEL_HARD_SIGN = re.compile("ъ(?![еёюя])")
_ABBREVIATION = re.compile(
    r"(?:\b[^\W\d_]{1,2}|\b(?:тыс|млн|млрд|руб|стр|рис|гос|проф|акад|обл|ред))\.$", re.IGNORECASE
)
_BOUNDARY = re.compile(r"(?<=[.!?…])[»”\"')]*\s+(?=[«“\"'(—–\-]*\s*[A-ZА-ЯЁ\d])")


def check_language(paragraphs: Sequence[str], place: Place | None = None) -> None:
    """Raise ArticleError unless at least half the letters stand in Russian paragraphs."""
    letters: dict[str, int] = {}
    for paragraph in paragraphs:
        language = _language(paragraph.lower())
        letters[language] = letters.get(language, 0) + len(_LETTER.findall(paragraph))
    total = sum(letters.values())
    if not total:
        raise ArticleError(
            phrase("в статье нет ни одного слова"), place, phrase("нужен текст на русском языке")
        )
    if 2 * letters.get("русский", 0) >= total:
        return
    language = max((name for name in letters if name != "русский"), key=lambda name: letters[name])
    raise ArticleError(
        phrase("статья не на русском языке (похоже, %(language)s)", language=language),
        place,
        phrase("понимаем только русские статьи"),
    )


def _language(text: str) -> str:
    """Name of the language of one lower-case paragraph, told by its letters."""
    cyrillic = len(_CYRILLIC.findall(text))
    if 2 * cyrillic < len(_LETTER.findall(text)):
        # Greek, Georgian or Chinese letters are neither.
        latin = len(re.findall("[a-z\u00e0-\u024f]", text))
        return (
            phrase("латиница")
            if 2 * (latin + cyrillic) > len(_LETTER.findall(text))
            else phrase("другой")
        )
    words = _WORD.findall(text)
    if sum(bool(_FOREIGN.search(word)) for word in words) > _MOST_FOREIGN * len(words):
        return next(
            (name for letters, name in _LANGUAGES if re.search(letters, text)), phrase("другой")
        )
    if len(_VOWEL_HARD_SIGN.findall(text)) > 0.05 * len(words):
        return phrase("болгарский")
    return "русский"


def check_length(paragraphs: Sequence[str], place: Place | None = None) -> None:
    """Raise ArticleError when the body, without the headline, is one sentence or less."""
    if sum(_count_sentences(paragraph) for paragraph in paragraphs) < 2:
        raise ArticleError(
            phrase("в статье всего одно предложение, спрашивать не о чем"),
            place,
            phrase("нужно хотя бы два предложения"),
        )


def _count_sentences(paragraph: str) -> int:
    ends = [match.start() for match in _BOUNDARY.finditer(paragraph)]
    return 1 + sum(not _ABBREVIATION.search(paragraph[max(0, end - 12) : end]) for end in ends)
