"""Stems that went wrong in the making: a bound taken for a beginning, another clause's words."""

from __future__ import annotations

import re

from quizgen.facts.clause import ADVERB, SUBJECT, TIME
from quizgen.model import Token
from quizgen.questions.drafts import Draft
from quizgen.questions.holding import subject_of
from quizgen.questions.timing import present_tense
from quizgen.russian.morphology import readings

_SINCE = re.compile(r"\b[Сс]о? (?:(?:начала|середины|конца) )?[12]\d{3} года(?! по)\b")
_SINCE_ASKED = re.compile(r"^С какого (?:года|века|месяца)\b")
_SAME_TRADE = re.compile(r"^(?:Где|Кем|В как\w+ \w+|На как\w+ \w+)\b.*\b(?:работал|служил)[аи]?\b")
_MANY = re.compile(
    r"^(?:Где|Куда|Когда|(?:В|На) как\w+ [а-яё]+) (?P<verb>[а-яё]+ли) (?P<noun>[а-яё]+)"
    r"(?P<rest>(?: [^?]+)?)\?$"
)
_COLD = re.compile(r"температур.*\b(?:Юпитер|Сатурн|Уран|Нептун|Плутон|Титан)", re.IGNORECASE)
_LANDS = frozenset(
    ("беларусь", "белоруссия", "россия", "украина", "германия", "франция", "польша", "литва")
)


def _verb_done(draft: Draft) -> bool:
    """Whether the predicate is a finite verb of what is done once."""
    predicate = draft.fact.predicate
    if predicate is None:
        return False
    verb = predicate.tokens[predicate.agreeing]
    return verb.feats.get("VerbForm") == "Fin" and verb.feats.get("Aspect") == "Perf"


def no_beginning(draft: Draft) -> bool:
    """«С какого года стал самым молодым …? — 1812»: a bound of comparison begins nothing."""
    if draft.role.name == "since" or _SINCE_ASKED.match(draft.stem):
        return _verb_done(draft)
    done = draft.fact.predicate is not None and draft.fact.predicate.lemma == "стать"
    return done and bool(_SINCE.search(draft.stem))


def one_of_his_places(draft: Draft) -> bool:
    """«Где работал с 1923 года? — в мастерских», and the article goes on: «слесарем на заводе»."""
    if not _SAME_TRADE.match(draft.stem) or draft.role.name == "when":
        return False
    whole = draft.stem.startswith(("Где", "Кем")) or bool(_SINCE.search(draft.stem))
    return whole and _goes_on(draft.fact.sentence.text, draft.answer)


def _goes_on(text: str, answer: str) -> bool:
    """Whether a comma and one more trade follow the answer before the next verb."""
    at = text.find(answer)
    if at < 0:
        return False
    for piece in re.split(r",| и ", text[at + len(answer) :])[1:]:
        first = next(
            iter(re.sub(r"^\s*(?:а )?(?:затем|потом|позже|далее)\s", "", piece).split()), ""
        )
        found = readings(first.strip(".;")) if first else ()
        if not found or not first[:1].islower():
            return False
        if any(
            r.pos == "NOUN" and r.feats.get("Case") == "Ins" and r.feats.get("Animacy") == "Anim"
            for r in found[:2]
        ):
            return True
        if any(r.pos == "VERB" for r in found[:1]):
            return False
    return False


def anothers_words(draft: Draft) -> bool:
    """«бежал правительственными силами» of «…, а позже казнён правительственными силами»."""
    predicate, tokens = draft.fact.predicate, draft.fact.sentence.tokens
    if predicate is None or draft.fact.rule != "clause":
        return False
    own = {t.i for part in draft.fact.parts for t in part.tokens}
    own |= {t.i for t in predicate.tokens}
    return any(
        part.head.feats.get("Case") == "Ins"
        and not part.preposition
        and part.start - 1 not in own
        and _done_to(tokens[part.start - 1])
        for part in draft.fact.parts
        if part.function not in (SUBJECT, TIME, ADVERB) and part.start
    )


def _done_to(token: Token) -> bool:
    return token.feats.get("VerbForm") == "Part" and token.feats.get("Variant") == "Short"


def told_as_present(draft: Draft) -> bool:
    """«Для чего князь прикладывает усилия?»: what a man of the past did is told in the past."""
    if draft.dated or draft.template.id != "destined" or not present_tense(draft):
        return False
    who = subject_of(draft)
    return (
        who is not None
        and "PROPN" in {t.pos for t in who.tokens}
        and (who.head.feats.get("Animacy") == "Anim")
    )


def field_of_a_figure(draft: Draft) -> bool:
    """«В какой области …? — длины волн 609 А»: a range is no field of work."""
    return draft.template.id == "field" and bool(re.search(r"\d", draft.answer))


def told_by_its_root(draft: Draft) -> bool:
    """«В каком замке подписана Кревская уния? — Крево»: an adjective of the place tells it."""
    where = re.match(r"(?:Где|Куда|(?:В|На|У) как(?!\w+ семье)\w+) ", draft.stem)
    return where is not None and same_root(draft.stem, draft.answer)


def same_root(stem: str, answer: str) -> bool:
    """Whether a word of the stem begins as the name that ends the answer does."""
    answer = answer.split()[-1] if answer else ""
    if not re.fullmatch(r"[А-ЯЁ][а-яё]{3,}", answer):
        return False
    begin = answer[: max(4, len(answer) - 2)].lower()
    return any(word.lower().startswith(begin) for word in re.findall(r"[А-ЯЁа-яё]+", stem))


def at_whose_cost(draft: Draft) -> bool:
    """«За что удостоен медали? — за казённый счёт»: at whose cost is not what for."""
    return draft.stem.startswith("За что ") and bool(re.search(r" сч[её]т$", draft.answer))


def titles_do_not_act(draft: Draft) -> bool:
    """«Летопись утрачена «Хроника …»»: the subject of the next sentence."""
    predicate, subject = draft.fact.predicate, subject_of(draft)
    if predicate is None or subject is None or not predicate.passive:
        return False
    return any(
        part is not subject
        and not part.preposition
        and part.function not in (TIME, ADVERB)
        and part.tokens[0].text[:1] in '«"'
        for part in draft.fact.parts
    )


def one_of_many_ships(draft: Draft) -> bool:
    """«участвовали суд Швеции»: a verb of many before a noun of one, or of «14 суд»."""
    found = _MANY.match(draft.stem)
    if found is None or re.search(r"\b(?:и|или)\b|,", found["rest"]):
        return False
    if any("Transitive" in r.feats for r in readings(found["verb"])):
        return False  # «В каком году построили мост?»
    return all(
        r.pos == "NOUN"
        and r.known
        and not (r.feats.get("Number") == "Plur" and r.feats.get("Case") == "Nom")
        for r in readings(found["noun"])
    ) and not _counted_before(draft)


def _counted_before(draft: Draft) -> bool:
    return bool(re.search(r"\d|\b(?:сколько|много|мало|ряд|часть|большинство|пара)\b", draft.stem))


def lost_minus(draft: Draft) -> bool:
    """«температура Сатурна 150 °С»: so far from the Sun it is below nought."""
    warm = re.match(r"(?:около |примерно |до )?\d+ ?°", draft.answer)
    return warm is not None and bool(_COLD.search(draft.stem))


def misspelt_land(draft: Draft) -> bool:
    """«Белоаруси»: one letter too many in the name of a land; «N 12» for «№ 12»."""
    return bool(re.search(r"\bN \d", draft.stem)) or any(
        _land_of(word)
        for word in re.findall(r"\b[А-ЯЁ][а-яё]{6,}\b", draft.stem + " " + draft.answer)
    )


def _land_of(word: str) -> bool:
    if any(r.known for r in readings(word)):
        return False
    low = word.lower()
    shorter = {low[:i] + low[i + 1 :] for i in range(1, len(low))}
    return any(
        r.known and "Geox" in r.feats and r.lemma in _LANDS
        for other in sorted(shorter)
        for r in readings(other)
    )


MISREADINGS = (
    ("half of a comparison", no_beginning),
    ("list goes on", one_of_his_places),
    ("broken phrase", anothers_words),
    ("present of the past", told_as_present),
    ("broken wording", field_of_a_figure),
    ("answer guessed", told_by_its_root),
    ("broken wording", at_whose_cost),
    ("two subjects", titles_do_not_act),
    ("subject does not agree", one_of_many_ships),
    ("fault of the source", lost_minus),
    ("fault of the source", misspelt_land),
)
"""Checks of review: what a stem took for another thing, took along or left behind."""
