"""Definitions and reference figures: what fits many things, what nobody learns."""

from __future__ import annotations

import re

from quizgen.questions.drafts import Draft
from quizgen.russian.morphology import Reading, readings
from quizgen.russian.wordlists import lists

_CALLED = re.compile(r"^Как назыв[а-яё]+ (?P<what>[^?]+)\?$")
_ENTRY = re.compile(
    r"^(?:Какова? |Каково )(?:критическ|удельн|молярн|стандартн|температура (?:кипения|плавления)"
    r"|плотность|тепло|атомная масса|радиус|энергия)"
)
_HUNDREDTHS = re.compile(r"\d,\d\d")
_EXACT = re.compile(r"^\d{1,3}(?: \d{3}){2,} (?=[а-яё]*метр|км|м\b)")
_CRITICAL = re.compile(r"^Каков[ао]? критическ")
_TIED = re.compile(r"^С чем связан[аоы]? (?P<what>[^?]+)\?$")
_LED = re.compile(r"^К чему прив(?:ел|ёл)[аои]? (?P<what>[^?]+)\?$")
_BATTLE = re.compile(r"(?:[А-ЯЁ][а-яё]+ )?(?:бой|битва|сражение|штурм|осада)\b")
"""What is won or lost: the outcome is one."""
_WORD = re.compile(r"[А-Яа-яЁё-]+")
_PAIRS = str.maketrans({"ш": "с", "щ": "т", "ж": "г", "ч": "к"})
"""«мышление» and «мысль», «движение» and «двигать»: one root."""
_ROOT = 4
_SUPERLATIVE = re.compile(
    r"\b(?:сам(?:ый|ая|ое|ые)|перв(?:ый|ая|ое)|единственн|[а-яё]+(?:ейш|айш))"
)


def _words(name: str) -> frozenset[str]:
    return lists("definingwords.yaml")[name]


def of_one_root(draft: Draft) -> bool:
    """«Что является результатом мышления? — мысль»: the stem says it."""
    if draft.fact.rule not in ("being", "truth", "definition", "encyline"):
        return False
    said = _WORD.findall(draft.answer.lower())
    if len(said) != 1 or len(said[0]) < _ROOT or draft.answer[:1].isupper():
        return False
    own = _root(said[0])
    return any(
        own.startswith(_root(word))
        for word in _WORD.findall(draft.stem.lower())[1:]
        if len(word) >= _ROOT
    )


def _root(word: str) -> str:
    """«лун» of «лунь», «поган» of «поганка»: a short word's last letter is its ending."""
    return word[: min(_ROOT, len(word) - 1)].translate(_PAIRS)


def fits_many(draft: Draft) -> bool:
    """«Как называется инертный газ без цвета и запаха?»: looks single nothing out."""
    found = _CALLED.match(draft.stem)
    return bool(found) and only_looks(found["what"] if found else "")


def only_looks(text: str) -> bool:
    """Whether a definition tells but the looks of a kind that has many members."""
    said = _WORD.findall(text)
    if any(w[:1].isupper() for w in said[1:]) or _SUPERLATIVE.search(text):
        return False
    read = [_reading(word) for word in said]
    nouns = [r.lemma for r in read if r.pos == "NOUN"]
    verbs = {r.lemma for r in read if r.pos == "VERB" and r.feats.get("VerbForm") != "Part"}
    verbs |= {r.lemma for r in read if r.feats.get("VerbForm") == "Part"}
    if not nouns:
        return False
    if nouns[0] in _words("one of many"):
        return True
    return (
        nouns[0] in _words("many")
        and set(nouns[1:]) <= _words("looks")
        and verbs <= _words("looking")
    )


def _reading(word: str) -> Reading:
    return readings(word.lower())[0]


def no_name(draft: Draft) -> bool:
    """«Как называется отсутствие интереса? — причина срыва»: what it was is not its name."""
    if not _CALLED.match(draft.stem) or draft.template.pack != "definitions":
        return False
    first = _WORD.findall(draft.answer)[:1]
    return bool(first) and _reading(first[0]).lemma in _words("no names")


def two_have_one_name(draft: Draft) -> bool:
    """«Как называется накопление фактов и система суждений?»: two things are not called one."""
    found = _CALLED.match(draft.stem)
    if found is None or draft.template.pack != "definitions" or "," in found["what"]:
        return False
    first, *rest = found["what"].split(" и ")
    if not rest or not draft.stem.startswith(("Как называется", "Как называют ")):
        return False
    head = rest[0].split()[0]
    nouns = [r for r in readings(head) if r.pos == "NOUN"]
    same = {r.feats.get("Case") for r in nouns}
    last = {
        r.feats.get("Case")
        for r in readings(first.split()[-1])
        if r.pos in ("NOUN", "ADJ", "PROPN")
    }
    return bool(same & {"Nom"}) and not last & same


def of_a_handbook(draft: Draft) -> bool:
    """«Какова критическая температура? — 209,35 К»: looked up, never learned."""
    exact = _EXACT.match(draft.answer)
    if _CRITICAL.match(draft.stem) or (exact and not exact[0].rstrip().endswith("000")):
        return True
    return bool(_ENTRY.match(draft.stem) and _HUNDREDTHS.search(draft.answer))


def tied_to_much(draft: Draft) -> bool:
    """«С чем связано мышление?»: with all that is known of it; what was done has one tie."""
    found = _TIED.match(draft.stem)
    if found is None:
        return False
    said = _WORD.findall(found["what"])
    return len(said) < 2 or said[0].lower() == "название"


def led_to_much(draft: Draft) -> bool:
    """«К чему привела Брестская уния?»: what is known by name has more than one outcome."""
    found = _LED.match(draft.stem)
    if found is None or _BATTLE.match(found["what"]):
        return False
    return any(w[:1].isupper() for w in _WORD.findall(found["what"]))


def done_towards_nothing(draft: Draft) -> bool:
    """«Когда был подписан акт о присоединении?»: of what, and to what?"""
    said = _WORD.findall(draft.stem)
    if not said or not draft.stem.endswith(f"{said[-1]}?"):
        return False
    own = [r for r in readings(said[-1].lower()) if r.pos == "NOUN"]
    before = said[-2].lower() if len(said) > 1 else ""
    return bool(own) and own[0].lemma in _words("towards") and before in ("о", "об", "за", "против")


DEFINED = (
    ("answer guessed", of_one_root),
    ("wide definition", fits_many),
    ("wide definition", no_name),
    ("two subjects", two_have_one_name),
    ("not worth asking", of_a_handbook),
    ("wide definition", tied_to_much),
    ("wide definition", led_to_much),
    ("object lost", done_towards_nothing),
)
"""Reason and check, as `review.CHECKS` has them."""
