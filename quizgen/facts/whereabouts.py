"""Where a place lies, told by its definition: «Торсби — город в Швеции», «… — приток Волхова»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.facts.clause import Fact
from quizgen.facts.retold import in_which, nominative_phrase, retold
from quizgen.facts.surface import DASHES, is_common, leading_noun, lowered, unsaid
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.besidewords import beside
from quizgen.russian.gazetteer import place_kind
from quizgen.russian.morphology import readings
from quizgen.russian.phrases import join

_NAME = 4
"""Words of a name that is told of."""
_FAR = 6
"""Words between the kind and its place: «город на юге Швеции»."""
_SIDES = frozenset(
    ("север", "юг", "запад", "восток", "северо-запад", "северо-восток", "юго-запад",
     "юго-восток", "центр", "побережье", "берег")
)  # fmt: skip
_MIDDLE = frozenset(("часть", "северный", "южный", "западный", "восточный", "центральный",
                     "северо-западный", "северо-восточный", "юго-западный", "юго-восточный",
                     "самый", "крайний"))  # fmt: skip
_FOREIGN = frozenset(("штат", "кантон", "провинция", "графство", "департамент"))
"""Lands whose names stay in the nominative behind their noun."""
_NO_LONGER = frozenset(("бывший", "древний", "исторический", "старинный", "средневековый",
                        "разрушенный", "несуществующий"))  # fmt: skip


def whereabouts(tree: Tree) -> Iterator[Fact]:
    """In which town, land or country a place lies, or of which river it is a tributary."""
    if unsaid(tree):
        return
    dash = next((t.i for t in tree.tokens if t.text in DASHES), None)
    if dash is None or not 0 < dash <= _NAME:
        return
    name, rest = tree.tokens[:dash], tree.tokens[dash + 1 :]
    if rest and rest[0].text.lower() == "это":
        rest = rest[1:]
    head = leading_noun(rest, "Nom")
    if head is None or not _is_name(name):
        return
    if any(t.lemma in _NO_LONGER for t in rest[:head]):
        return  # «бывшая крепость»: whether it still lies there is not said
    kind, behind = rest[head], rest[head + 1 :]
    if kind.lemma == "приток":
        river = _river(behind)
        if river:
            own = name[1:] if name[0].lemma == "река" else name
            told = f"является {join([t.text for t in own])}"
            yield retold(tree, "river", ("PLACE", "RIVER"), kind, river, told)
        return
    if kind.lemma not in beside("places") or kind.feats.get("Number") == "Plur":
        return
    found = _place(behind)
    if found is None:
        return
    question, answer, types = found
    told = f"{question} находится {_told(name, kind.lemma)}"
    yield retold(tree, "seat", types, kind, answer, told)


def _is_name(words: Sequence[Token]) -> bool:
    """A name of its own, with or without the noun of its kind before it."""
    own = words[1:] if len(words) > 1 and words[0].lemma in beside("places") else words
    return bool(own) and all(
        t.text[:1].isupper() and t.pos in ("PROPN", "NOUN", "ADJ", "X") and not is_common(t)
        for t in own
    )


def _told(name: Sequence[Token], kind: str) -> str:
    """The name with its kind before it, once."""
    words = [t.text for t in name]
    if name[0].lemma in beside("places"):
        return join([words[0].lower(), *words[1:]])
    if any(kind in t.text.lower() for t in name):
        return join(words)
    return join([kind, *words])


def _river(words: Sequence[Token]) -> str | None:
    own = list(words)
    if own and own[0].lemma == "река":
        own = own[1:]
    if not own or own[0].feats.get("Case") not in ("Gen", None) or not own[0].text[:1].isupper():
        return None
    if len(own) > 1 and own[1].text not in (",", ".", "и"):
        return None
    if any(t.text == "и" for t in own[1:2]):
        return None
    return _genitive_name(own[0])


def _genitive_name(token: Token) -> str | None:
    options = [
        r for r in readings(token.text) if r.pos == "NOUN" and r.feats.get("Case") == "Gen"
        and r.feats.get("Number") == "Sing"
    ]  # fmt: skip
    listed = [r for r in options if place_kind(r.lemma.capitalize())]
    known = listed or [r for r in options if "Geox" in r.feats and r.known]
    return known[0].lemma.capitalize() if known else None


def _place(words: Sequence[Token]) -> tuple[str, str, tuple[str, ...]] | None:
    """The question word, the place in the nominative and its types."""
    if not words or words[0].text.lower() not in ("в", "во", "на"):
        return None
    near: list[Token] = []
    for token in words:
        if token.text in (",", ".", ";", "(") or token.pos in ("VERB", "AUX", "CCONJ"):
            break
        near.append(token)
    if len(near) > _FAR:
        near = near[:_FAR]
    own, case = near[1:], "Loc"
    side = bool(own) and (own[0].lemma in _SIDES)
    middle = bool(own) and all(t.lemma in _MIDDLE for t in own[:2]) and own[1:2]
    if side or middle:
        own, case = own[1 if side else 2 :], "Gen"
    elif words[0].text.lower() == "на":
        if len(own) > 1 and own[0].lemma == "остров":
            # «на острове Сицилия» stands in the nominative, «на острове Пасхи» does not.
            plain = join([t.text for t in own[1:] if t.text[:1].isupper()])
            named = place_kind(plain) is not None
            return ("На каком острове", plain, ("PLACE", "ISLAND")) if named else None
        return None
    return _largest(own, case)


def _declined(words: Sequence[Token], case: str) -> str | None:
    return nominative_phrase(words, case) if words else None


def _largest(own: Sequence[Token], case: str) -> tuple[str, str, tuple[str, ...]] | None:
    """Of «в Ивановском районе Амурской области» the region: the widest is the best known."""
    if not own:
        return None
    if own[0].lemma == "город" and len(own) > 1 and own[1].text[:1].isupper():
        town = _town(own[1])
        return ("В каком городе", town, ("CITY", "PLACE")) if town else None
    if own[-1].lemma in beside("lands") and own[-1].pos == "NOUN":
        last_case = case if len(own) <= 2 else "Gen"
        words = own[-2:] if len(own) >= 2 and own[-2].pos in ("ADJ", "PROPN") else own
        text = _declined(words, last_case) or _declined(words, "Gen")
        if text is None or len(words) < 2 or not words[0].text[:1].isupper():
            return None
        # «Самарская область» would repeat the word it is asked by.
        if words[-1].lemma not in ("область", "край", "республика"):
            return None
        return "В каком регионе", lowered(text, words[0]), ("PLACE", "REGION")
    if len(own) > 1 and own[-1].text[:1].isupper() and own[-2].lemma in beside("lands"):
        noun = next((t for t in own if t.lemma in beside("lands")), own[0])
        stands = (
            own[0].lemma in _FOREIGN
            or not readings(own[-1].text)[0].known
            or place_kind(own[-1].text) is not None
        )
        if len(own) == 2 and stands:
            return in_which(noun.lemma), own[-1].text, ("PLACE", "REGION")
        return None
    last = own[-1]
    if not last.text[:1].isupper() or len(own) > 2:
        return None
    if len(own) == 2 and own[0].lemma not in ("город", "страна", "государство"):
        return None
    for reading in readings(last.text):
        name = reading.lemma.capitalize()
        kind = place_kind(name) or place_kind(last.text)
        if kind and reading.feats.get("Case") in ("Loc", case, None):
            said = last.text if "Fixd" in reading.feats or last.text.isupper() else name
            if kind == "COUNTRY":
                return "В какой стране", said, ("COUNTRY", "PLACE")
            if kind == "CITY" and case == "Loc":
                return "В каком городе", said, ("CITY", "PLACE")
    return None


def _town(token: Token) -> str | None:
    for reading in readings(token.text):
        if reading.pos == "NOUN" and reading.feats.get("Case") == "Loc" and (
            "Geox" in reading.feats or place_kind(reading.lemma.capitalize())
        ):  # fmt: skip
            return reading.lemma.capitalize()
    plain = [r for r in readings(token.text) if r.feats.get("Case") == "Nom"]
    return token.text if plain and plain[0].known else None
