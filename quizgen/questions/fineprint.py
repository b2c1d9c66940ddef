"""What a whole phrase of the article became in a question: cut short, hollow, anybody's."""

from __future__ import annotations

import re

from quizgen.questions.drafts import Draft
from quizgen.questions.telling import content
from quizgen.russian.agreement import compatible
from quizgen.russian.gazetteer import is_deverbal, is_person_noun
from quizgen.russian.morphology import lemma_of, readings
from quizgen.russian.wordlists import lists

_LAST = re.compile(r"[А-ЯЁа-яё-]+$")
_HINT = 5
"""Letters at the beginning of a word that tell it is of one root with another."""
_TOLD_TIME = re.compile(
    r"\d|\b(?:век[а-я]*|веках|при [А-ЯЁ]|во время|после|до|впервые|перв[а-яё]+)\b"
)
_PAST = re.compile(r"\b(?:был[аио]?|назывались|звались|именовались|считал[аио]с[ья])\b")
_RULED_WHERE = re.compile(r"^В как(?:ом|ой) (?:городе|стране|крае|области) стал[аи]? [а-яё]+ть ")
_NAMED = re.compile(r"\bназван[аоы]?\?$")
_HOW_MANY = re.compile(
    r"^Сколько (?:кило|санти|милли)?(?:граммов|метров|тонн|литров|процентов|градусов)"
    r"(?P<rest>.*)\?$"
)
_ON_SURFACE = re.compile(
    r"(?P<of>[а-яё]+) (?:на|в|из|с) (?P<noun>[а-яё]+) (?:[а-яё]+(?:ого|их|ых) )?(?P<whose>[а-яё]+)"
)
_NAMES_OF = re.compile(r"^Как назывались (?P<what>[а-яё ]+?)(?: [А-ЯЁ][^?]*)?\?$")
_HOUSE = re.compile(
    r"\b(?:на|в|во|при) (?P<noun>[а-яё]+)(?=\?| [а-яё]+(?:л|ла|ли|ло|ло|но|на|ны)\b)"
)


def _listed(name: str) -> frozenset[str]:
    return lists("fineprint.yaml")[name]


def cut_before_its_noun(draft: Draft) -> bool:
    """«на базе Казанского»: the adjective that ends the answer stood before a noun."""
    last = _LAST.search(draft.answer)
    if last is None or " " not in draft.answer:
        return False
    own = readings(last[0].lower())
    if not any(r.pos == "ADJ" for r in own):
        return False
    after = _after(draft, last[0])
    if not after or lemma_of(after) in content(draft.stem):
        return False
    nouns = [r for r in readings(after)[:1] if r.pos in ("NOUN", "ADJ") and "Case" in r.feats]
    return after.islower() and any(
        a.feats.get("Case") == n.feats.get("Case") and compatible(a.feats, n.feats)
        for a in own
        if a.pos == "ADJ"
        for n in nouns
    )


def _after(draft: Draft, last: str) -> str:
    """The word that follows the answer's last in its sentence with nothing between; "" for none."""
    found = re.search(rf"(?<![\w-]){re.escape(last)} ([а-яё-]+)", draft.fact.sentence.text)
    return found[1] if found else ""


def cut_before_of_what(draft: Draft) -> bool:
    """«лауреатом конкурса» of «… конкурса бального танца», «решение об аресте» of «… под залог»."""
    last = _LAST.search(draft.answer)
    if last is None or " " not in draft.answer:
        return False
    tokens = draft.fact.sentence.tokens
    for token in tokens[:-2]:
        if token.text != last[0] or token.pos != "NOUN":
            continue
        next_one = tokens[token.i + 1]
        if next_one.text.lower() in draft.stem.lower() or next_one.text in draft.answer:
            continue
        if next_one.pos == "ADJ" and next_one.feats.get("Case") == "Gen":
            noun = tokens[next_one.i + 1]
            genitive = noun.pos == "NOUN" and noun.feats.get("Case") == "Gen"
            if genitive and noun.head == token.i and next_one.head == noun.i:
                return True
        if next_one.pos == "ADP" and is_deverbal(token.lemma) and tokens[token.i - 1].pos == "ADP":
            bound = [t for t in tokens if t.head == token.i and t.i > next_one.i]
            if any(next_one.head == t.i for t in bound):
                return True
    return False


def commonplace(draft: Draft) -> bool:
    """«Что получил Рубенс? — широкое признание»: what anybody may get."""
    if draft.role.types & {"PERSON", "PLACE", "ORG", "YEAR", "DATE", "NUMBER"}:
        return False
    words = [w for w in content(draft.answer) if re.fullmatch(r"[а-яё-]+", w)]
    own = {w for w in words if w not in content(draft.stem)}
    known = {w for w in own if w in _listed("commonplaces")}
    # «к появлению особых свойств металла»: whose they are is no news either.
    rest = [w for w in own - known if readings(w)[0].pos in ("NOUN", "ADJ")]
    nouns = {w for w in known if readings(w)[0].pos == "NOUN"}
    return bool(nouns) and (not rest or (len(known) > 2 and len(rest) == 1))


def of_which_officer(draft: Draft) -> bool:
    """«Что было главной функцией наместника?»: of no land and no time."""
    stem = draft.stem[1:]
    if not _PAST.search(stem) or re.search(r"[А-ЯЁ«\d]", stem) or _TOLD_TIME.search(stem):
        return False
    last = re.search(r"([а-яё]+)\?$", stem)
    return last is not None and any(
        r.feats.get("Case") == "Gen" and is_person_noun(r.lemma) for r in readings(last[1])[:2]
    )


def of_which_age(draft: Draft) -> bool:
    """«Кто заселил Крым?», «Как назывались части Руси?»: each age has its own answer."""
    if _TOLD_TIME.search(draft.stem):
        return False
    found = _NAMES_OF.match(draft.stem)
    if found is not None:
        return bool(
            re.search(r"\b(?:части|земли|области|органы|правители|жители)\b", found["what"])
        )
    predicate = draft.fact.predicate
    people = draft.stem.startswith("Кто ") and "PERSON" not in draft.role.types
    return people and predicate is not None and predicate.lemma in _listed("again and again")


def town_of_several(draft: Draft) -> bool:
    """«В каком городе стал править …?»: where he was before is a town as well."""
    return bool(_RULED_WHERE.match(draft.stem)) and not _TOLD_TIME.search(draft.stem)


def named_as_what(draft: Draft) -> bool:
    """«Какой город назван?»: after whom, the question has lost."""
    return bool(_NAMED.search(draft.stem)) and not draft.stem.startswith(("Как ", "Чем", "В чест"))


def by_how_much(draft: Draft) -> bool:
    """«Сколько килограммов прибавил?» is asked with «на»."""
    found = _HOW_MANY.match(draft.stem)
    if found is None:
        return False
    verbs = _listed("by how much")
    return any(r.lemma in verbs for w in found["rest"].split() for r in readings(w)[:1])


def nobodys_surface(draft: Draft) -> bool:
    """«подъём на поверхность водолаза»: the owner stands after another noun."""
    for found in _ON_SURFACE.finditer(f"{draft.stem} {draft.answer}"):
        living = any(
            r.feats.get("Case") == "Gen" and r.feats.get("Animacy") == "Anim"
            for r in readings(found["whose"])[:2]
        )
        noun = lemma_of(found["noun"]) in _listed("nobody's own")
        if living and noun and readings(found["of"])[0].pos == "NOUN":
            return True
    return False


def whose_part(draft: Draft) -> bool:
    """«за годы работы на отделении»: of which school or hospital?"""
    found = _HOUSE.search(draft.stem)
    return found is not None and lemma_of(found["noun"]) in _listed("parts of a house")


def hinted_by_its_root(draft: Draft) -> bool:
    """«Кем работал в „Художнике“? — художественным редактором»: the name tells the kind."""
    words = draft.answer.split()
    if (
        len(words) != 2
        or readings(words[0])[0].pos != "ADJ"
        or not is_person_noun(lemma_of(words[1]))
    ):
        return False
    names = re.findall(r"[А-ЯЁ][а-яё]+", " ".join(re.findall(r"«[^»]*»", draft.stem)))
    return any(name.lower()[:_HINT] == words[0].lower()[:_HINT] for name in names)


FINE_PRINT = (
    ("vague answer", cut_before_its_noun),
    ("vague answer", cut_before_of_what),
    ("vague answer", commonplace),
    ("vague noun", of_which_officer),
    ("too little said", of_which_age),
    ("too little said", town_of_several),
    ("object lost", named_as_what),
    ("broken wording", by_how_much),
    ("broken wording", nobodys_surface),
    ("vague noun", whose_part),
    ("answer guessed", hinted_by_its_root),
)
"""Checks of review: what a strict reader found cut, hollow or anybody's."""
