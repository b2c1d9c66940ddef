"""Last mends of a wording that is right but for one word: «46-й бригада», «Медалью», «Пётр»."""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.questions.drafts import Draft
from quizgen.questions.trims import trimmed
from quizgen.russian.morphology import readings
from quizgen.russian.phrases import decline_plain
from quizgen.russian.typesetting import dashed
from quizgen.russian.wordlists import lists

_ORDINAL = re.compile(r"(?<![\w-])(\d+)-(?:й|го|му|м|ю)(?= ([а-яё]+))")
_KREMLIN = re.compile(r"\b(Московск[а-я]+) кремл")
_CAPITAL = re.compile(r"(?<=[а-яё] )([А-ЯЁ][а-яё]+)(?= ([А-Яа-яЁё]+|«))")
_OPENING = re.compile(r"^([А-ЯЁ][а-яё]+)(?= ([А-Яа-яЁё]+|«))")
_FIRST = frozenset(("первый", "второй", "главный", "старший"))
_EITHER = re.compile(r"^([а-яё]+) или ([а-яё]+)$")
_BE = re.compile(r"\b(?:был[аои]?|будет|будут|стал[аои]?)\b")
_DATE_ASKED = re.compile(r"^(?:Когда|В как(?:ом|их) (?:году|месяце|веке|годах)) ")
_BY_WHOM = re.compile(r"^(?:Кем .*(?:\d|\bвек)|Чем награжд)")
_TOWN_ASKED = re.compile(
    r"^В каком городе .*\b(?:издан|напечатан|опубликован|подписан|заключ[её]н)"
)
_POST_ASKED = re.compile(r"^На какую должность (?:был[аи]? )?[а-яё]+ ")
_OFFICE = "на должность "
_WORD = re.compile(r"(?<![\w-])[а-яё]+(?![\w-])")
_QUOTED = re.compile(r"«[^»]*»")
_BATTLE = re.compile(
    r"\b([Бб]итв[аыеуо][йю]?|[Сс]ражени[еяюи]м?)(?! (?:за|под|при|на|у|с) )(?=[ ?,.]|$)"
)
_ASIDE = re.compile(r", (после [^,«]{4,60})(?=,)")
_COUNTED = re.compile(r"^(Сколько [^«?]*?) [-–—] «[^?]*»(?: |(?=\?))")
_HOW_MANY = re.compile(r"^Сколько (?:[а-яё]+[ыи]х )?[а-яё]+(?= )")
_PLACE = re.compile(
    r"^(в|на|под) ([а-яё]+) (?=(?:город|сел|деревн|посёлк|поселк|городк|аул)[а-яё]* )"
)
_ENDINGS = {"Masc": "", "Fem": "а", "Neut": "о"}


def retouched(draft: Draft, article: str) -> Draft:
    """The draft with its last words mended.

    Args:
        article: the text of the article, which tells of a bare first name whose it is.
    """
    sentence = draft.fact.sentence.text
    stem, answer = _said(draft.stem), _said(draft.answer)
    stem = _COUNTED.sub(r"\1 ", stem).replace(" ?", "?") if draft.role.name == "count" else stem
    stem = _titled(_was(_battle(_without_aside(stem, sentence), sentence)), article)
    stem = _usually(_in_kelvins(stem, answer, sentence), draft.answer, sentence)
    answer = _plain_place(_both(_battle(answer, sentence)))
    answer = _OPENING.sub(_small, answer)
    stem, answer = trimmed(stem, _to_office(stem, answer), sentence)
    return (
        draft
        if (stem, answer) == (draft.stem, draft.answer)
        else replace(draft, stem=stem, answer=answer)
    )


def _said(text: str) -> str:
    """What is wrong in itself, whatever the article says."""
    text = _ORDINAL.sub(_agreeing, dashed(text))
    text = _KREMLIN.sub(r"\1 Кремл", text)
    bare = _QUOTED.sub(lambda q: "«" + "·" * (len(q[0]) - 2) + "»", text)
    for found in reversed(list(_CAPITAL.finditer(bare))):
        text = text[: found.start()] + _small(found) + text[found.end() :]
    return text


def _agreeing(found: re.Match[str]) -> str:
    """«46-й запасная» → «46-я запасная»: the figure takes the ending of the word beside it."""
    own = [r for r in readings(found[2]) if r.known and r.pos in ("ADJ", "NOUN")]
    kinds = {(r.feats.get("Case"), r.feats.get("Gender"), r.feats.get("Number")) for r in own}
    if kinds == {("Nom", "Fem", "Sing")}:
        return f"{found[1]}-я"
    return found[0]


def _small(found: re.Match[str]) -> str:
    """«Медалью «За отвагу»», «Первым секретарем» within a sentence: no capitals."""
    told = lists("retouch.yaml")
    lemma, after = readings(found[1].lower())[0].lemma, readings(found[2].lower())[0].lemma
    award = lemma in told["awards"]
    post = lemma in told["posts"] or (lemma in _FIRST and after in told["posts"])
    return found[1].lower() if award or post else found[1]


def _to_office(stem: str, answer: str) -> str:
    """«На какую должность был назначен? — директор» → «на должность директора»."""
    first = answer.split()[0]
    own = readings(first)[0]
    if not _POST_ASKED.match(stem) or not first.islower() or own.feats.get("Case") != "Nom":
        return answer
    declined = decline_plain(answer, "Gen")
    return f"{_OFFICE}{declined}" if declined and declined != answer else answer


def _both(answer: str) -> str:
    """«отвердевание или кристаллизацией» → «отвердевание или кристаллизация»."""
    found = _EITHER.match(answer)
    if found is None:
        return answer
    first, second = readings(found[1]), readings(found[2])
    if not any(r.feats.get("Case") == "Nom" for r in first):
        return answer
    if any(r.feats.get("Case") == "Nom" for r in second) or second[0].pos != "NOUN":
        return answer
    return f"{found[1]} или {second[0].lemma}"


def _was(stem: str) -> str:
    """«Когда город заложен?» → «Когда город был заложен?»: the past is told as past."""
    if _BE.search(stem) or not any(
        asked.match(stem) for asked in (_DATE_ASKED, _BY_WHOM, _TOWN_ASKED)
    ):
        return stem
    bare = _QUOTED.sub(lambda q: "·" * len(q[0]), stem)
    dated = _DATE_ASKED.match(stem)
    for found in _WORD.finditer(bare):
        own = readings(found[0])[0]
        if not found.start() or own.feats.get("VerbForm") != "Part":
            continue
        if own.feats.get("Variant") != "Short" or own.feats.get("Tense", "Past") != "Past":
            continue
        if dated and found.start() == dated.end():
            return stem  # «В каком году открыт филиал?» is said so
        plural = own.feats.get("Number") == "Plur"
        ending = "и" if plural else _ENDINGS.get(own.feats.get("Gender", ""), "")
        return f"{stem[: found.start()]}был{ending} {stem[found.start() :]}"
    return stem


def _without_aside(stem: str, sentence: str) -> str:
    """«в 1946 году[, после лечения,] поступил»: a dated clause does without what commas cut off."""
    if re.search(r"\d{4} год", stem):
        for found in _ASIDE.finditer(sentence):
            stem = stem.replace(f" {found[1]} ", " ", 1)
    return stem


def _battle(text: str, sentence: str) -> str:
    """«во время Битвы?» of «во время Битвы за Москву»: the battle with its place."""
    found = _BATTLE.search(text)
    if found is None:
        return text
    whole = re.search(
        rf"\b(?i:{re.escape(found[1])})( (?:за|под|при|у) [А-ЯЁ][а-яё]+)(?![\w-]| [А-ЯЁ])", sentence
    )
    if whole is None or whole[1] in text:
        return text
    return text[: found.start()] + found[1].lower() + whole[1] + text[found.end() :]


def _titled(stem: str, article: str) -> str:
    """«заложил Пётр» → «заложил митрополит Пётр», where the article calls but one Пётр."""
    for found in re.finditer(r"(?<=[а-яё] )([А-ЯЁ][а-яё]+)(?![\w-]| [А-ЯЁIVX])", stem):
        own = [r for r in readings(found[1]) if "Name" in r.feats]
        if not own or own[0].feats.get("Case") != "Nom" or own[0].feats.get("Gender") != "Masc":
            continue
        before = stem[: found.start()].split()[-1]
        beside = readings(before)[0].feats
        if before in ("имени", "и") or {"Anim", "Nom"} <= set(beside.values()):
            continue
        called = {
            m[1].lower()
            for m in re.finditer(rf"([А-ЯЁа-яё]+) {found[1]}(?![\w-]| [А-ЯЁIVX])", article)
        } & lists("retouch.yaml")["titled"]
        others = re.search(rf"\b{found[1]} [А-ЯЁIVX]", article)
        if len(called) == 1 and not others:
            return f"{stem[: found.start()]}{called.pop()} {stem[found.start() :]}"
    return stem


def _usually(stem: str, answer: str, sentence: str) -> str:
    """«Сколько яиц в кладке?» of «обычно два»: the stem says so too."""
    found = _HOW_MANY.match(stem)
    told = found and re.search(
        r"\b(обычно|чаще всего|как правило|в среднем)"
        rf"(?:,? [а-яё]+){{0,2}},? {re.escape(answer)}\b", sentence, re.IGNORECASE,
    )  # fmt: skip
    if told is None or found is None or told[1].lower() in stem.lower():
        return stem
    word = told[1].lower()
    return (
        f"{found[0]}, {word}," + stem[found.end() :]
        if word == "как правило"
        else (f"{found[0]} {word}{stem[found.end() :]}")
    )


def _in_kelvins(stem: str, answer: str, sentence: str) -> str:
    """«Какова температура?» told on two scales: on which it is asked."""
    if stem.startswith("Какова ") and answer.endswith(" К") and f"{answer} (" in sentence:
        return f"{stem.removesuffix('?')} в кельвинах?"
    return stem


def _plain_place(answer: str) -> str:
    """«в старинном городе Нуха» → «в городе Нуха»: nobody can be asked for the epithet."""
    found = _PLACE.match(answer)
    if found and any(r.lemma in lists("retouch.yaml")["epithets"] for r in readings(found[2])):
        return f"{found[1]} {answer[found.end() :]}"
    return answer
