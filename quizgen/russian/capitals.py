"""Words with a capital only because a sentence opens with them, as the whole article shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quizgen.model import Sentence, Token
from quizgen.russian.gazetteer import class_noun, organisation_class
from quizgen.russian.morphology import readings

_CAPITAL = re.compile(r"[А-ЯЁ][а-яё]+(?:-[а-яё]+)*")
_BEGIN = 5
"""Letters by which forms of one word are known to be of one word."""
_ENDING = r"[а-яё]{0,4}(?![а-яё-])"
_OPENERS = frozenset(("NOUN", "PROPN", "ADJ"))


def opened(sentences: Sequence[Sentence], text: str) -> list[Sentence]:
    """The sentences with `Opening` on every common word the recogniser took for a name.

    Args:
        text: the article's, where the word may stand small elsewhere.
    """
    return [_opened(sentence, text) for sentence in sentences]


def _opened(sentence: Sentence, text: str) -> Sentence:
    first = next((t for t in sentence.tokens if t.text[:1].isalpha()), None)
    if first is None or first.feats.get("Opening") or not _common(first, sentence.tokens, text):
        return sentence
    pos = "NOUN" if first.pos == "PROPN" else first.pos
    common = replace(first, pos=pos, feats={**first.feats, "Opening": "Yes"})
    mentions = tuple(m for m in sentence.mentions if (m.first, m.last) != (first.i, first.i + 1))
    tokens = tuple(common if t is first else t for t in sentence.tokens)
    return replace(sentence, tokens=tokens, mentions=mentions)


def _common(first: Token, tokens: Sequence[Token], text: str) -> bool:
    """Whether the opening word is written small where nothing asks for a capital."""
    if not _CAPITAL.fullmatch(first.text) or first.pos not in _OPENERS:
        return False
    begin = re.escape(first.text[: max(_BEGIN, len(first.text) - 3)])
    if re.search(rf"(?<=[а-яё,»«(] ){begin}{_ENDING}|«{begin}", text):
        return False
    if re.search(rf"(?<![а-яё-]){begin[0].lower()}{begin[1:]}{_ENDING}", text):
        return len(first.text) >= _BEGIN
    reading = readings(first.text)[0]
    if first.pos != "ADJ" or not reading.known or {"Geox", "Surn", "Name"} & set(reading.feats):
        return False
    noun = tokens[first.head] if 0 <= first.head < len(tokens) else None
    if noun is None or noun.text[:1].isupper() or noun.i != first.i + 1 or noun.pos != "NOUN":
        return False
    return not class_noun(noun.lemma) and organisation_class(noun.lemma) is None
