"""The phrases of a life's clause that fill what its pattern asks for, and when it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from quizgen.facts.clause import DATE_TYPES
from quizgen.facts.lifeclauses import LifeClause, listed
from quizgen.facts.lifekinds import Slot, is_place, named, written
from quizgen.facts.lifepatterns import Way
from quizgen.facts.lifethings import fits
from quizgen.facts.phrase import Phrase
from quizgen.facts.slotwords import buried_whole, takes
from quizgen.model import Token
from quizgen.russian.saiddates import spelt_out

_THEN = frozenset(("и", "а", "затем", "также", "потом", "позже", "позднее", "впоследствии"))
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_QUOTES = {'"': '"', "«": "»", "„": "“", "“": "”"}
_CALLED = frozenset(("workplaces", "employers", "schools", "namedschools", "bodies", "awards"))
"""Kinds of what a name in quotation marks tells apart."""
_PLAIN = {"во": "в", "со": "с"}
Kinds = Callable[[LifeClause, Slot, str], bool]
"""Whether a phrase is of a kind a table asks for."""
_LONGEST = 14
"""Words a phrase may have."""
_GOES_WITH = {"jobs": ("по", "при", "от"), "posts": ("по", "при", "от"),
    "any": ("в", "на", "под", "при", "с"), "inventions": ("для", "о", "по"),
    "pursuits": ("для", "о", "по")}  # fmt: skip
"""Prepositions of what belongs to the phrase before it: «живописцем по фарфору»."""
_PART = re.compile(r"(?:начале|конце|середине) [12]\d{3}(?: года)?")
_UNTIL = re.compile(r", а с (\d{4})\b")
"""«с 1849 года жил на острове, а с 1850 – в городе»: the next stay ends the first."""
_PERIOD_YEARS = re.compile(
    r"^с (\d{4})(?: г\.| года?)? по (\d{4})(?: г\.?| год\w*)?$", re.IGNORECASE
)


def time_of(clause: LifeClause) -> Phrase | None:
    """The one time of the clause that has its year; None where there is none, or more."""
    times = [p for p in clause.phrases if p.kind == "time"]
    dated = [p for p in times if _YEAR.search(written(p.tokens))]
    parts = [p for p in clause.phrases if _part_of_year(clause, p)]
    if not times and len(parts) == 1:
        return parts[0]
    if len(times) != 1 or not dated or parts:
        return None
    phrase = dated[0]
    opens = phrase.head.text.split()[0].lower()
    if phrase.preposition or opens in ("до", "после", "к", "около", "между"):
        return None
    return phrase


def _part_of_year(clause: LifeClause, phrase: Phrase) -> str:
    """«в начале 1906 года», where the article may leave out «года»; "" for another phrase."""
    if phrase.kind != "noun" or phrase.preposition not in ("в", "во"):
        return ""
    text = written(phrase.tokens)
    if text in ("начале", "конце", "середине"):
        text += "".join(f" {t.text}" for t in clause.sentence.tokens[phrase.last + 1 :][:1])
    found = _PART.fullmatch(text)
    return f"в {found[0].removesuffix(' года')} года" if found else ""


def time_type(clause: LifeClause, phrase: Phrase) -> tuple[str, str]:
    """(type, value) of the mention the phrase is, or ("", "")."""
    if year := _YEAR.search(_part_of_year(clause, phrase)):
        return "YEAR", year[0]
    for mention in clause.sentence.mentions:
        if mention.first <= phrase.head.i < mention.last and mention.type in DATE_TYPES:
            return mention.type, mention.value
    return "", ""


def time_text(phrase: Phrase, clause: LifeClause | None = None) -> str:
    """«в 1905 году», «с 1916 по 1918 год», «в начале 1906 года»."""
    if clause is not None and (part := _part_of_year(clause, phrase)):
        return part
    text = re.sub(r"(?<=\d) [–—-] (?=\d)", "–", spelt_out(written(phrase.tokens)))
    text = text[:1].lower() + text[1:]
    found = _PERIOD_YEARS.match(text)
    return f"с {found[1]} по {found[2]} год" if found else text


def until(clause: LifeClause, text: str) -> str:
    """The year «с 1849 года» lasts to by what the sentence goes on with, or ""."""
    since = re.match(r"с (\d{4})\b", text)
    found = since and _UNTIL.search(clause.sentence.text, clause.sentence.text.find(since[1]))
    return found[1] if found else ""


def moment(clause: LifeClause) -> str:
    """When it was by the course of the life: «после войны», «по окончании школы», «в юности»."""
    for phrase in clause.phrases:
        lemmas = {t.lemma for t in phrase.tokens}
        if phrase.kind != "noun" or lemmas & listed("points") or len(phrase.tokens) > 5:
            continue
        lemma, head = phrase.head.lemma, phrase.preposition
        text = f"{head} {written(phrase.tokens)}"
        if head in ("с", "со") and (lemma in listed("ages") or text == "с ранних лет"):
            return text
        if head in ("в", "во") and lemma in listed("ages") and len(phrase.tokens) == 1:
            return text
        if head == "во время" and named(phrase.tokens):
            return text
        ended = lemma in ("окончание", "завершение", "смерть") and bool(phrase.inner)
        if head == "после" and (ended or (lemma in listed("milestones") and not phrase.modifiers)):
            return text
        if head == "до" and lemma in ("война", "революция") and not phrase.modifiers:
            return text
        if head == "по" and ended and lemma == "окончание":
            return text
    return ""


def fill(clause: LifeClause, name: str, ways: Sequence[Way], is_kind: Kinds = fits) -> Slot | None:
    """The one phrase of the clause that fills the slot; None where none does, or several do."""
    found = [
        slot
        for way in ways
        for phrase in clause.phrases
        if (slot := _fits(clause, name, way, phrase, is_kind)) is not None
    ]
    if len(found) > 1 and ways[0].kind != "grave":
        return None
    return found[0] if found else None


def _fits(clause: LifeClause, name: str, way: Way, phrase: Phrase, is_kind: Kinds) -> Slot | None:
    if (
        phrase.kind not in ("noun", "quantity")
        or _PLAIN.get(phrase.preposition, phrase.preposition) not in way.prepositions
    ):
        return None
    case = next((c for c in ("Nom", "Acc", "Gen", "Dat", "Ins", "Loc")
                 if c in way.cases and c in phrase.cases), None)  # fmt: skip
    if case is None or {t.lemma for t in phrase.tokens} & listed("points"):
        return None
    if phrase.preposition and not phrase.tokens:
        return None
    if way.kind in ("town", "place") and _inside_other(clause, phrase):
        return None
    tokens = _extended(clause, phrase, way.kind)
    slot = Slot(name, phrase.preposition, tokens, phrase.head, case, phrase)
    if (
        len(tokens) > _LONGEST
        or _torn(tokens)
        or _cut(clause, tokens)
        or _goes_on(clause, slot, frozenset((case,)))
    ):
        return None
    if phrase.head.lemma == "кладбище" and not buried_whole(clause, slot):
        return None
    return slot if is_kind(clause, slot, way.kind) else None


def _cut(clause: LifeClause, tokens: Sequence[Token]) -> bool:
    """Whether an abbreviation cuts the phrase short: «орденом Св.»."""
    after = clause.sentence.tokens[tokens[-1].i + 1 : tokens[-1].i + 2]
    last = tokens[-1].text
    persons = {m.first for m in clause.sentence.mentions if m.type == "PERSON"}
    wide = tokens[-1].lemma in listed("areas") | listed("employers") | {"республика"}
    if wide and after and after[0].text[:1].isupper() and after[0].i not in persons:
        return True  # «в Демократической Республике | Афганистан»
    if len(tokens) > 1 and last[:1].isupper() and tokens[-1].lemma in listed("establishments"):
        return True  # «золотой медали Академии»: of which
    return bool(after and after[0].text == ".") or (len(last) < 3 and last[:1].isupper())


def _inside_other(clause: LifeClause, phrase: Phrase) -> bool:
    """«в деревушке Заречье | в Тверской области»: the place asked is only where the other lies."""
    before = next((p for p in clause.phrases if p.last == phrase.first - 1), None)
    if before is None or before.kind != "noun" or phrase.preposition not in ("в", "на"):
        return False
    settled = before.head.lemma in listed("settlements") and before.preposition in ("в", "на")
    return settled or (not before.preposition and before.head.text[:1].isupper())


def _torn(tokens: Sequence[Token]) -> bool:
    """Whether words are missing between the first and the last."""
    return any(b.i != a.i + 1 for a, b in pairwise(tokens))


def _extended(clause: LifeClause, phrase: Phrase, kind: str) -> tuple[Token, ...]:
    """With the district a village lies in, the town of a school, what a reason goes on with."""
    tokens = phrase.tokens
    for after in clause.phrases:
        if after.first != tokens[-1].i + 1 or after.kind != "noun":
            continue
        area = not after.preposition and after.head.lemma in listed("areas")
        if kind in ("place", "any", "grave") and (area and "Gen" in after.cases):
            tokens = (*tokens, *after.tokens)
        elif kind == "schools" and after.preposition == "в" and "Loc" in after.cases:
            if not named(tokens) and is_place(clause, after):
                tokens = (*tokens, *clause.sentence.tokens[after.first : after.last + 1])
        elif kind == "nicknames" and after.head.feats.get("Quoted"):
            tokens = (*tokens, *after.tokens)
        elif kind == "army" and after.preposition in ("в", "на") and "Acc" in after.cases:
            if is_place(clause, after):
                tokens = (*tokens, *clause.sentence.tokens[after.first : after.last + 1])
        elif kind in ("jobs", "posts") and not after.preposition and "Gen" in after.cases:
            tokens = (*tokens, *after.tokens)
        elif (
            _somewhere(phrase, after, kind)
            or (kind == "grave" and after.preposition in ("в", "во") and is_place(clause, after))
            or after.preposition in _GOES_WITH.get(kind, ())
            or takes(tokens, after)
        ):
            tokens = (*tokens, *clause.sentence.tokens[after.first : after.last + 1])
    quoted = _quoted_after(clause, tokens[-1].i + 1) if kind in _CALLED else ()
    return (*tokens, *quoted)


def _quoted_after(clause: LifeClause, at: int) -> tuple[Token, ...]:
    """«на заводе | "1 Мая"»: a name in quotation marks that was read as something else."""
    near = clause.sentence.tokens[at : at + _LONGEST]
    closing = _QUOTES.get(near[0].text) if near else None
    end = next((k for k, t in enumerate(near) if k and t.text == closing), 0)
    return near[: end + 1] if closing and end else ()


def _somewhere(post: Phrase, after: Phrase, kind: str) -> bool:
    """«послом в Париже»: the place is part of the post."""
    placed = after.preposition in ("в", "на", "при") and named(after.tokens)
    return placed and kind in ("jobs", "posts") and post.head.lemma in listed("posts somewhere")


def _links(tokens: Sequence[Token]) -> int:
    """How many words that join the next of a list stand after its comma: «, а также»."""
    return next((k for k, t in enumerate(tokens[1:]) if t.text.lower() not in _THEN), 0)


def _goes_on(clause: LifeClause, slot: Slot, cases: frozenset[str]) -> bool:
    """«учился в школе, а затем в училище»: the phrase is only the first of a list."""
    tokens = clause.sentence.tokens[slot.tokens[-1].i + 1 :]
    if not tokens or tokens[0].text.lower() not in (",", "и", "а"):
        return False
    if len(tokens) > 2 and tokens[2].lemma == "который":
        return False  # «с Бергер, с которой познакомился …»
    near = [t.text.lower() for t in tokens[1:4] if t.text.lower() not in _THEN]
    if slot.preposition:
        name = tokens[1].pos == "PROPN" if len(tokens) > 1 else False
        nearer = len(tokens) > 1 and tokens[1].lemma in listed("settlements")
        return near[:1] == [slot.preposition] or name or nearer
    follows = next(
        (
            p
            for p in clause.around
            if p.kind != "which" and tokens[0].i < p.first <= tokens[0].i + 1 + _links(tokens)
        ),
        None,
    )
    if follows is None or follows.preposition or follows.kind == "time":
        return False
    return bool(follows.cases & cases)
