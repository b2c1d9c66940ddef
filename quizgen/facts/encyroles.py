"""Who or what plays a part: «Предводителем восстания был избран …», «Столицей княжества был …».

The part comes first, in the instrumental, with what it belongs to; the question asks who filled it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.facts.clause import DATE_TYPES, Fact, Role
from quizgen.facts.encyslots import is_plain, told_plainly
from quizgen.facts.encytopics import Subject, subject_of_article
from quizgen.facts.encywords import ency_words
from quizgen.facts.phrase import Phrase
from quizgen.facts.shallow import phrases_of
from quizgen.model import Article, Sentence, Token
from quizgen.russian.gazetteer import is_person_noun
from quizgen.russian.phrases import text_of

RULE = "encyline"
_IS = re.compile(
    r"стал[аои]?|был[аои]?|явля(?:ется|ются|лся|лась|лось|лись)|служ(?:ит|ил|ила|ат|или)|оказал(?:ся|ась|ось|ись)"
)
_WAS = {
    "стал": ("стал", "стало"),
    "был": ("был", "было"),
    "явля": ("", ""),
    "служ": ("", ""),
    "оказ": ("оказался", "оказалось"),
}
_MOST, _LONGEST = 8, 16
_TAIL = frozenset(("который", "где", "когда", "что", "поэтому", "куда", "откуда"))


def encyroles(sentences: Sequence[Sentence], article: Article) -> Iterator[Fact]:
    """«Кто был предводителем восстания Костюшко?» of every clause that opens with the part."""
    if article.date is not None:
        return
    subject = subject_of_article(article, sentences)
    for sentence in told_plainly(sentences):
        fact = _read(sentence, subject)
        if fact is not None:
            yield fact


def _read(sentence: Sentence, subject: Subject | None) -> Fact | None:
    tokens = sentence.tokens
    verb = next((t for t in tokens[1:] if _IS.fullmatch(t.text.lower())), None)
    if verb is None or verb.i + 1 >= len(tokens):
        return None
    phrases = phrases_of(sentence)
    opening = [p for p in phrases if p.last < verb.i]
    when = ""
    if opening and opening[0].first == 0 and _is_time(sentence, opening[0]):
        when = text_of(tokens[: opening[0].last + 1])
        when = when[:1].lower() + when[1:]
        opening = opening[1:]
    begin = opening[0].first if opening else -1
    if not opening or begin != (len(when) and _after_time(phrases)):
        return None
    part = opening[0]
    if part.kind != "noun" or part.preposition or "Ins" not in part.cases or part.joined:
        return None
    if part.head.lemma not in ency_words("parts") or part.head.feats.get("Number") == "Plur":
        return None
    own = tokens[part.first : verb.i]
    if len(own) > _MOST or not is_plain(own) or own[-1].lemma in ("также", "и"):
        return None
    whose = _whole(own, part, subject)
    if not whose:
        return None
    filled = _filling(tokens, verb, phrases)
    if filled is None:
        return None
    answer, focus, living = filled
    asked = _asked(verb, living, answer)
    if asked is None:
        return None
    word, said = asked
    if word == "какой город":
        answer = answer.split(" ", 1)[1]
    stem = " ".join(f"{word} {said} {whose} {when}".split())
    role = Role("deed", frozenset(("ANY",)), -1, focus, focus[-1], answer, answer)
    told = Role("told", frozenset(("ANY",)), -1, (verb,), verb, text=stem)
    return Fact(RULE, sentence, None, roles=(role, told))


def _is_time(sentence: Sentence, phrase: Phrase) -> bool:
    kinds = [m.type for m in sentence.mentions if phrase.first <= m.first <= phrase.last]
    return any(kind in DATE_TYPES for kind in kinds) and bool(
        re.search(r"\d{3}|[IVX]+", text_of(phrase.tokens))
    )


def _after_time(phrases: Sequence[Phrase]) -> int:
    return phrases[0].last + 1


def _whole(own: Sequence[Token], part: Phrase, subject: Subject | None) -> str:
    """The part with whose it is, understood alone; "" where the article must tell."""
    text = text_of(own)
    text = text[:1].lower() + text[1:] if own[0].i == 0 else text
    if any(t.feats.get("Resolved") for t in own) or text.startswith(("одним ", "одной ")):
        return ""
    if any(t.text[:1].isupper() and t.i for t in own[1:]):
        return text
    if subject is None or own[0].text.lower() in ("его", "её", "ее", "их"):
        return ""
    nouns = [t for t in own if t.pos in ("NOUN", "PROPN")]
    if len(nouns) == 1 and nouns[0].i == own[-1].i:
        return f"{text} {subject.genitive}" if subject.kind == "event" else ""
    last = own[-1].text.lower()
    if len(nouns) == 2 and nouns[1].i == own[-1].i and subject.kind in ("event", "place"):
        if last[:4] in [call[:4] for call in subject.calls if " " not in call]:
            return f"{text_of(own[:-1])} {subject.genitive}".replace(
                own[0].text, own[0].text.lower(), 1
            )
    return text if any(last.startswith(call[:5]) for call in subject.calls) else ""


def _filling(
    tokens: Sequence[Token], verb: Token, phrases: Sequence[Phrase]
) -> tuple[str, tuple[Token, ...], bool] | None:
    """The words that fill the part, up to where something else begins."""
    start = verb.i + 1
    if tokens[start].feats.get("Variant") == "Short" or tokens[start].text.lower() in (
        "избран",
        "назначен",
    ):
        return None
    first = next((p for p in phrases if p.first == start), None)
    if first is None or first.preposition or first.kind != "noun" or "Nom" not in first.cases:
        return None
    stop = first.last + 1
    while stop < len(tokens) and tokens[stop].text not in (".", ";", ":", "(", "—", "–"):
        if tokens[stop].text == "," and _ends_at(tokens, stop):
            break
        stop += 1
    own = tuple(tokens[start:stop])
    if not own or len(own) > _LONGEST or not is_plain(own):
        return None
    if any(t.feats.get("Resolved") for t in own):
        return None
    living = first.head.feats.get("Animacy") == "Anim" or is_person_noun(first.head.lemma)
    return text_of(own), own, living


def _ends_at(tokens: Sequence[Token], comma: int) -> bool:
    after = tokens[comma + 1] if comma + 1 < len(tokens) else None
    if after is None:
        return True
    side = after.feats.get("VerbForm") in ("Part", "Conv") or after.lemma in _TAIL
    return side or after.text.lower() in ("а", "но", "причём", "хотя") or after.pos == "ADP"


def _asked(verb: Token, living: bool, answer: str) -> tuple[str, str] | None:
    low = verb.text.lower()
    key = next((key for key in _WAS if low.startswith(key)), "")
    man, thing = _WAS[key] if _WAS[key][0] else _imperfect(low)
    if living:
        return "кто", man
    if re.match(r"город(?:ок)? [А-ЯЁ][\w-]+$", answer):
        return "какой город", man
    return "что", thing


def _imperfect(low: str) -> tuple[str, str]:
    if low.endswith(("ется", "ются")):
        return "является", "является"
    if low.startswith("явля"):
        return "являлся", "являлось"
    past = low.endswith(("л", "ла", "ло", "ли"))
    return ("служил", "служило") if past else ("служит", "служит")
