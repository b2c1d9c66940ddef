"""Wrong options for a place: as large, of the same part of the world, in the answer's own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.facts.clause import Role
from quizgen.facts.kinds import nominative
from quizgen.questions.drafts import Draft, without_yo
from quizgen.questions.peopleoptions import person_of
from quizgen.questions.phrasepool import Pool
from quizgen.questions.telling import content
from quizgen.russian import gazetteer
from quizgen.russian.eras import existed, name_then, younger
from quizgen.russian.fame import towns_beside
from quizgen.russian.hints import told_country
from quizgen.russian.nearvalues import rank
from quizgen.russian.neighbours import lands_beside, rivers_beside
from quizgen.russian.personalities import known
from quizgen.russian.phrases import decline_plain
from quizgen.russian.prepositions import after
from quizgen.russian.wordlists import lists, words

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


_LANDS = {"Англия": "Великобритания", "Голландия": "Нидерланды"}
"""Parts called for the whole: beside them stand states."""
_PARTS = words("bare places")
_HISTORIC = words("historic towns")
_POLISH = words("old polish towns")
"""Beside Warsaw nobody takes Tomsk for a birthplace."""
_RUSSIAN = _HISTORIC | {"Петербург", "Красноярск", "Иркутск", "Тула", "Псков", "Новгород", "Пермь"}
_OLD = words("old towns")
_COLONIAL = frozenset(("независимость", "протекторат", "колония", "колониальный"))
"""Of such matters only states that had colonies can be asked."""
_NOW, _MODERN = 2100, 1940
_LEAST = 3
"""Rank of towns that few know."""
_LIVES = words("lives") | {"похоронить"}
_OF_OLD = frozenset(("князь", "митрополит", "царь", "боярин", "воевода"))
"""Those in whose days no town of another land is likely beside a Russian one."""
_TOGETHER = words("together")


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
        if kind and kind != "CITY" and not set(content(draft.stem)) & _PARTS:
            # «Какой город провинции Шаньдун …?»: towns from elsewhere give themselves away.
            listed = gazetteer.places_near(kind, pool.anchors(), draft.id, pool.near_names(draft))
    else:
        land = _LANDS.get(own)
        kind = "COUNTRY" if land else kind
        listed = gazetteer.near_places(land or own, draft.id, [own, *pool.near_names(draft)])
    if kind is None:
        return
    year = pool.year_of(draft)
    beside = None
    if kind == "COUNTRY":
        beside = lands_beside(own, draft.id, year, draft.stem)
    elif kind == "RIVER":
        beside = rivers_beside(own, draft.id)
    if beside is not None:
        near = [*pool.near_names(draft), *(pool.places.get(kind, ()) if _taken_part(draft) else ())]
        listed = [n for n in beside if not any(gazetteer.same_place(n, o) for o in near)]
    powers = lists("geography.yaml")["colonial powers"]
    ruled = own in powers and bool(set(content(draft.stem)) & _COLONIAL)
    if ruled:
        listed = rank(draft.id, sorted(powers - {own}))
    if kind == "COUNTRY" and gazetteer.place_kind(own) is None:
        return  # a land nobody lists is of another time or size than those listed
    if kind == "CITY" and draft.role.name != "name":
        listed = towns_beside(own, draft.id, pool.near_names(draft), _abroad(draft, own)) or listed
    if kind == "CITY" and (year or _NOW) < _MODERN and own in _RUSSIAN:
        beside_it = _POLISH if own in _POLISH else _HISTORIC
        listed = [*rank(draft.id, sorted(beside_it - {own})), *listed]
    elif kind == "CITY" and (year or _NOW) < _MODERN and _small_in_russia(own):
        # Towns great today were hamlets then: «Сургут» beside «Таганрог» is seen through.
        listed = [*rank(draft.id, sorted(_OLD - {own})), *listed]
    told = set(content(draft.stem))
    words = [word.strip("«».,?").lower() for word in draft.stem.split()]
    timely = existed(own, year)
    renamed = kind == "CITY" and name_then(own, year) == own
    elsewhere = [
        place
        for place in pool.places.get(kind, ())
        if not _taken_part(draft)
        and not pool.met_together(place, draft)
        and gazetteer.place_kind(place) == kind
        and (kind != "CITY" or (_as_known(place, own) and _of_one_land(place, own, draft)))
        and (not ruled or place in powers)
    ]
    own_seats = _own_seats(draft, pool)
    names = [
        name
        for name in (*elsewhere[:1], *listed, *elsewhere[1:])
        if not told & (set(gazetteer.adjectives(name)) | set(content(gazetteer.seat_of(name))))
        # «Тарту» is told by «Тартуского университета».
        and not any(word.startswith(name.lower()[: max(4, len(name) - 1)]) for word in words)
        and name not in own_seats
        and not _at_home(name, draft)
        and (not timely or existed(name, year))
        and not younger(name, own, year)
        and not _governed_otherwise(name, draft)
        and not gazetteer.same_place(name, own)
        and not pool.told_alike(name, draft)
        and (kind != "REGION" or gazetteer.same_part(name, own))
    ]
    if renamed:
        names = [then for name in names if (then := name_then(name, year))[0] != "~"]
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


def _small_in_russia(town: str) -> bool:
    return gazetteer.country_of(town) == "Россия" and (gazetteer.town_rank(town) or _LEAST) > 1


def _own_seats(draft: Draft, pool: Pool) -> set[str]:
    """Towns where the bodies the stem names have their seat: МГИМО works in Москва as well."""
    named = [*pool.near_names(draft), *(word.strip("«».,?") for word in draft.stem.split())]
    return {seat for name in named if (seat := gazetteer.seat_of(name))}


def _at_home(town: str, draft: Draft) -> bool:
    """Whether a statesman who went somewhere governs the land of the town."""
    if draft.role.name != "whither":
        return False
    land = gazetteer.country_of(town)
    people = (known(person_of(r)) for r in draft.fact.named("subject") if "PERSON" in r.types)
    return any(p is not None and p.calling == "политики" and p.land == land for p in people)


def _as_known(town: str, own: str) -> bool:
    """Whether one of the article's towns is about as known as the answer."""
    one, other = gazetteer.town_rank(town) or 3, gazetteer.town_rank(own) or 3
    return abs(one - other) < (1 if gazetteer.towns_like(own) else 2)


def _abroad(draft: Draft, own: str) -> bool:
    """Whether towns of other lands may stand beside the answer: its own is not told."""
    land = gazetteer.country_of(own)
    if draft.fact.predicate and draft.fact.predicate.lemma in _LIVES:
        return False  # a birth abroad is no likely one
    if draft.template.pack == "life" or (land == "Россия" and _OF_OLD & set(content(draft.stem))):
        return False
    return land is None or not (
        set(content(land)) <= set(content(draft.stem)) or told_country(land, draft.stem)
    )


def _of_one_land(place: str, own: str, draft: Draft) -> bool:
    """Whether a town of the article lies where the answer does, or one may have gone to either."""
    one, other = gazetteer.country_of(place), gazetteer.country_of(own)
    lived = draft.fact.predicate and draft.fact.predicate.lemma in _LIVES
    return one == other or not (lived or (gazetteer.town_rank(own) or _LEAST) == _LEAST)


def _taken_part(draft: Draft) -> bool:
    """«Суда какой страны участвовали …?»: whoever else the article names may have done so."""
    predicate = draft.fact.predicate
    return predicate is not None and predicate.lemma in _TOGETHER


def _governed_otherwise(name: str, draft: Draft) -> bool:
    """«Президент какой страны …?»: Canada has none, nor has the USA a premier."""
    post = draft.stem.split(" ", 1)[0].lower()
    if post.startswith("президент"):
        return name in words("without presidents")
    return post.startswith("премьер") and name in words("without premiers")


def _placed(role: Role, draft: Draft, names: Sequence[str]) -> Iterator[str]:
    """Names put into the preposition and case the answer stands in."""
    part = draft.fact.parts[role.part]
    case = role.head.feats.get("Case") or ("Loc" if part.preposition in ("в", "во") else "Nom")
    for name in names:
        if name in _ON_ISLANDS or name[0].islower():
            continue
        word = decline_plain(name, case)
        preposition = part.preposition
        if preposition in ("в", "во", "на") and case == "Loc":
            preposition = "на" if name in lists("mends.yaml")["stand with на"] else "в"
        if word:
            yield after(preposition, word)
