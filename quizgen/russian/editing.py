"""Faults of an article's own wording, seen without its tree: nothing with them is shown."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from quizgen.russian.morphology import Reading, readings
from quizgen.russian.wordlists import lists

_QUOTED = re.compile(r"«[^»]*»|\"[^\"]*\"")
_SAID = re.compile(r",? по словам [^,]*,")
_CUT = re.compile(
    r"\bо-в\w*\b|"
    r"\b(?:[Ии] )?т\. ?[дпе]\b|\b[Ии] (?:др|пр)\b\.?|\b[гв]г\b|\bвв\b|\b(?:обл|ул|просп|р-н)\b\.?"
)
_BOTH = re.compile(r"^[Кк]ак (?:\w+ )?(?:как(?:ой|ая|ое|ие|их|ого|ому|им|ими|ую)|скольк\w+|чем|чём"
                   r"|ком|кем|кого|чего)\b|[^,] так и (?!не\b)")  # fmt: skip
_LATIN = re.compile(r"(?:^|(?<=[\s«]))(?![IVXLC]+ )[A-Za-z][A-Za-z0-9.-]* ([а-яё]{4,})")
_FIRST_NAME = re.compile(r"([а-яё]+) «[А-ЯЁ][а-яё]+» [А-ЯЁ][а-яё]+")
_FROM_YEAR = re.compile(r"\bот [12]\d{3} год")
_YEAR_ALONE = re.compile(r"(?<!\bв )(?<!\bк )(?<!\bо )(?<![-–—])\b[12]\d{3} году\b")
_WHICH = re.compile(r"^\S+ \S+ .*\bкотор(?:ый|ая|ое|ые|ого|ой|ому|ую|ых|ым|ыми|ом)\b")
_REGION = re.compile(
    r"\b(?:северо-|юго-)?(?:северн|южн|западн|восточн|центральн)(?:ый|ая|ой|ую|ою)"
    r" (?:и [а-яё-]+ )?(?:Европ|Ази|Африк|Америк)[а-яё]+"
)
_THEN = re.compile(r"[^,] а (?:также|затем|потом)\b")
_SHORTEST = 4
"""Letters of a word whose readings are worth asking."""


def listed(name: str) -> frozenset[str]:
    """A list of `data/grammar.yaml`."""
    return lists("grammar.yaml")[name]


def plain(text: str) -> str:
    """The text without what is quoted and without «по словам …»."""
    return _SAID.sub("", _QUOTED.sub("«»", text))


def _half_of_both(text: str) -> bool:
    """«Как в каких штатах, так и …?», «как в Туле так и в Орле»."""
    return bool(_BOTH.search(text))


def _cut_word(text: str) -> bool:
    """«и т. д?», «гг»: an abbreviation that does not belong in a question."""
    return bool(_CUT.search(plain(text)))


def _misspelt(text: str) -> bool:
    """A fault of the article's that a question must not repeat: «в отличии от»."""
    low = f" {plain(text).lower().rstrip('?.')} "
    return any(f" {fault} " in low for fault in listed("misspelt"))


_DOUBLED = re.compile(
    r"\b(?:возле|около|близ|вдоль|внутри|вокруг|от|к|при|над|под|в|на|у) (?:в|во|на|при|у) (?!пол)",
    re.IGNORECASE,
)


def _disagreeing(text: str) -> bool:
    """«аудитория социальный сети»: an adjective and its noun that no reading reconciles."""
    words = re.findall(r"[а-яё-]+|\S", _QUOTED.sub("«»", text))
    return any(
        _disagree(one, two, words[max(0, k - 3) : k])
        for k, (one, two) in enumerate(pairwise(words))
    )


def _disagree(one: str, two: str, before: list[str]) -> bool:
    if len(one) < _SHORTEST or len(two) < _SHORTEST or not (one + two).replace("-", "").isalpha():
        return False
    first, second = readings(one), readings(two)
    if not (first[0].known and second[0].known):
        return False
    if any(r.pos != "ADJ" or r.feats.get("Variant") or "Supr" in r.feats for r in first):
        return False
    if any(r.pos != "NOUN" for r in second) or _adjective_governs(second):
        return False
    last = before[-1] if before else ""
    if "и" in before or last.isdigit() or (last.isalpha() and readings(last)[0].pos == "NUM"):
        return False  # «графического и цветового ритмов», «два больших города»
    return not any(_agree(a, b) for a in first for b in second)


def _adjective_governs(nouns: tuple[Reading, ...]) -> bool:
    """«известный миру», «полный воды»: only a genitive, dative or instrumental is governed."""
    return all(r.feats.get("Case") in ("Dat", "Ins") for r in nouns)


def _agree(adjective: Reading, noun: Reading) -> bool:
    for name in ("Case", "Number"):
        if adjective.feats.get(name) != noun.feats.get(name):
            return False
    gender = adjective.feats.get("Gender")
    return not gender or noun.feats.get("Gender") in (None, gender)


def _name_in_small_letters(text: str) -> bool:
    """«британские острова»: a name without its capital, or no name at all."""
    words = re.findall(r"[А-ЯЁа-яё-]+", plain(text))
    return any(
        one.islower()
        and two.islower()
        and re.search(r"ск(?:ий|ие|ая|ое|их|им|ими|ого|ому|ом|ой|ую)$", one)
        and readings(two)[0].lemma in listed("lands")
        and (readings(one)[0].pos == "ADJ")
        for one, two in pairwise(words)
    )


def _class_of_a_list(text: str) -> bool:
    """«страны Евросоюз, Китай и Россия»: names hung on a plural noun with no mark between."""
    for one, two, _ in re.findall(r"\b([а-яё]+) ([А-ЯЁ][\w-]+)(,| и) [А-ЯЁ]", plain(text)):
        name = readings(two)[0].feats
        plural = any(
            r.lemma in listed("listed") and r.feats.get("Number") == "Plur" for r in readings(one)
        )
        if plural and name.get("Case") == "Nom" and name.get("Number") != "Plur":
            return True
    return False


def _lost_hyphen(text: str) -> bool:
    """«Unix системы», «умер «Ганс» Гейгер», «акт от 1996 года»: marks or words gone astray."""
    for found in _LATIN.finditer(text):
        every = readings(found[1])
        nominative = any(r.feats.get("Case") == "Nom" for r in every)
        if nominative and all(r.pos == "NOUN" for r in every) and every[0].known:
            return True
    for found in _FIRST_NAME.finditer(text):
        if readings(found[1])[0].pos not in ("NOUN", "ADJ"):
            return True
    return bool(_FROM_YEAR.search(text))


def _bare_year(text: str) -> bool:
    """«аннексирован 1888 году»: the preposition of the year is lost."""
    return bool(_YEAR_ALONE.search(text))


def _lost_comma(text: str) -> bool:
    """«целей из которых», «кампанию а затем»: no comma before what needs one."""
    return bool(_THEN.search(text)) or (bool(_WHICH.search(text)) and "," not in text)


def _region_in_small_letters(text: str) -> bool:
    """«северо-западной Европы»: a region's name without its capital."""
    return bool(_REGION.search(plain(text)))


def _two_prepositions(text: str) -> bool:
    """«возле в селе»: one of the two is a slip."""
    return _DOUBLED.search(text) is not None


_FAULTS = (
    _region_in_small_letters,
    _cut_word, _misspelt, _half_of_both, _name_in_small_letters, _class_of_a_list, _lost_hyphen,
    _disagreeing, _bare_year, _lost_comma, _two_prepositions,
)  # fmt: skip


@lru_cache(maxsize=2048)
def faulty(text: str) -> bool:
    """Whether the article's own words have a fault no question and no gap may repeat."""
    return any(fault(text) for fault in _FAULTS)
