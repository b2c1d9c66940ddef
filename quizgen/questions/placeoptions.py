"""Wrong options for a place: as large, of the same part of the world, in the answer's own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.facts.clause import Role
from quizgen.facts.kinds import nominative
from quizgen.questions.drafts import Draft, without_yo
from quizgen.questions.phrasepool import Pool
from quizgen.questions.telling import content
from quizgen.russian import gazetteer
from quizgen.russian.eras import existed
from quizgen.russian.nearvalues import rank
from quizgen.russian.phrases import decline_plain
from quizgen.russian.prepositions import after
from quizgen.russian.wordlists import words

KINDS = (
    "COUNTRY", "CITY", "RIVER", "LAKE", "SEA", "MOUNTAIN", "ISLAND", "CONTINENT", "STATE",
    "REGION", "AIRPORT", "SIGHT",
)  # fmt: skip
_INSIDE = frozenset(("COUNTRY", "CITY", "STATE", "REGION", "CONTINENT"))
"""Kinds whose names all stand with «в», but for those on islands."""
_ON_ISLANDS = words("on islands")
_BY_NOUN = {
    "река": "RIVER", "озеро": "LAKE", "море": "SEA", "океан": "SEA", "город": "CITY",
    "столица": "CITY", "страна": "COUNTRY", "государство": "COUNTRY", "гора": "MOUNTAIN",
    "остров": "ISLAND", "штат": "STATE", "аэропорт": "AIRPORT",
}  # fmt: skip


_PARTS = words("bare places")
_HISTORIC = words("historic towns")
_RUSSIAN = _HISTORIC | {"Петербург", "Красноярск", "Иркутск", "Тула", "Псков", "Новгород", "Пермь"}
_NOW, _MODERN = 2100, 1940


def place_options(draft: Draft, pool: Pool) -> Iterator[str]:
    """Places in the preposition and case of the answer."""
    role = draft.role
    own = draft.answer if role.name == "name" or role.text else nominative(role.focus, role.head)
    kind = next((kind for kind in KINDS if kind in role.types), None)
    if role.name == "name" and kind and _BY_NOUN.get(role.head.lemma, kind) != kind:
        return
    if role.name == "name" and kind == "CITY" and role.head.lemma not in _BY_NOUN:
        return  # «космодром Байконур» is no town
    if kind is None:
        kind = _BY_NOUN.get(role.head.lemma) if role.name == "name" else None
        listed: Sequence[str] = ()
        if kind and not set(content(draft.stem)) & _PARTS:
            # «Какой город провинции Шаньдун …?»: towns from elsewhere give themselves away.
            listed = gazetteer.places_near(kind, pool.anchors(), draft.id, pool.near_names(draft))
    else:
        listed = gazetteer.near_places(own, draft.id, pool.near_names(draft))
    if kind is None:
        return
    if kind == "CITY" and (pool.year_of(draft) or _NOW) < _MODERN and own in _RUSSIAN:
        listed = [*rank(draft.id, sorted(_HISTORIC - {own})), *listed]
    told = set(content(draft.stem))
    words = [word.strip("«».,?").lower() for word in draft.stem.split()]
    year = pool.year_of(draft)
    elsewhere = [
        place
        for place in pool.places.get(kind, ())
        if not pool.met_together(place, draft) and gazetteer.place_kind(place) == kind
    ]
    names = [
        name
        for name in (*elsewhere[:1], *listed, *elsewhere[1:])
        if not told & (set(gazetteer.adjectives(name)) | set(content(gazetteer.seat_of(name))))
        # «Тарту» is told by «Тартуского университета».
        and not any(word.startswith(name.lower()[: max(4, len(name) - 1)]) for word in words)
        and existed(name, year)
        and not gazetteer.same_place(name, own)
        and not pool.told_alike(name, draft)
        and (kind != "REGION" or gazetteer.same_part(name, own))
    ]
    bare = draft.answer in (own, without_yo(own)) or role.part < 0
    if not bare and kind not in _INSIDE:
        return  # «на Арбате» but «в Кремле»: their prepositions are their own
    names = [
        name
        for k, name in enumerate(names)
        # «Сталинград» and «Волгоград» are one town.
        if not any(gazetteer.same_place(name, other) for other in names[:k])
    ]
    yield from names if bare else _placed(role, draft, names)


def _placed(role: Role, draft: Draft, names: Sequence[str]) -> Iterator[str]:
    """Names put into the preposition and case the answer stands in."""
    part = draft.fact.parts[role.part]
    case = role.head.feats.get("Case") or ("Loc" if part.preposition in ("в", "во") else "Nom")
    for name in names:
        if name in _ON_ISLANDS or name[0].islower():
            continue
        word = decline_plain(name, case)
        if word:
            yield after(part.preposition, word)
