"""What the names in the news are, which others are of their kind, and classes of words.

Everything comes from data/*.yaml, read once at first use. Names are asked in the nominative, words
by dictionary form; letter case, «ё», quotation marks, dashes and initials do not matter. Nothing
here looks at a text: whether «Мир» is a channel or a noun is the caller's to know.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from quizgen.russian.nametables import Table, key_of, read_tables, shape_of, split_items


@lru_cache(maxsize=1)
def _places() -> Table:
    return Table("places.yaml")


@lru_cache(maxsize=1)
def _organisations() -> Table:
    return Table("organisations.yaml")


def place_kind(name: str) -> str | None:
    """COUNTRY CITY RIVER LAKE SEA MOUNTAIN ISLAND CONTINENT STATE REGION AIRPORT SIGHT, or None.

    Of several places of one name the first in this order («Тунис» is the country).
    """
    return next((entry.kind for entry in _places().find(name)), None)


def same_place(one: str, other: str) -> bool:
    """Whether two names mean one place: «Россия» and «РФ»."""
    return _places().same(one, other)


def near_places(
    name: str, seed: str, avoid: Collection[str] = (), kind: str | None = None
) -> tuple[str, ...]:
    """Other places of the same kind, closest in region and importance first, at most 12.

    None of them is, holds or lies in `name` or a place of `avoid`, nor one another; a city may
    lie in a country of `avoid`. Equally close ones come in an order fixed by `seed`. `kind` picks
    among namesakes. A full name or abbreviation gets the same where there is one. Empty for an
    unknown name.
    """
    return _places().near(name, seed, avoid, kind)


def places_near(
    kind: str, anchors: Collection[str], seed: str, avoid: Collection[str] = ()
) -> tuple[str, ...]:
    """Well-known places of a kind in the parts of the world where the `anchors` lie.

    For a place nobody lists; empty where no anchor is known.
    """
    return _places().around(kind, anchors, seed, avoid)


def same_part(one: str, other: str) -> bool:
    """Whether two listed places lie in one country or part of the world."""
    first, second = _places().find(one), _places().find(other)
    return bool(first and second) and first[0].path[0] == second[0].path[0]


def country_of(name: str) -> str | None:
    """The country of a city or an airport: «Казахстан» for «Уральск»."""
    for entry in _places().find(name):
        if entry.kind in ("CITY", "AIRPORT") and place_kind(entry.path[-1]) == "COUNTRY":
            return entry.path[-1]
    return None


def towns_like(name: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The other well-known towns of a land, and the first towns of the lands near by.

    Best known first; None where the name is not the first town of a listed land.
    """
    own = next((entry for entry in _places().find(name) if entry.kind == "CITY"), None)
    if own is None:
        return None
    home = [e for e in _places().kinds["CITY"] if e.path == own.path]
    if home[0] is not own:
        return None
    first: dict[tuple[str, ...], str] = {}
    for entry in _places().kinds["CITY"]:
        if len(entry.path) > 1 and entry.path[:-1] == own.path[:-1] and entry.rank <= own.rank + 1:
            first.setdefault(entry.path, entry.names[0])
    first.pop(own.path, None)
    known = tuple(e.names[0] for e in home[1:] if e.rank <= own.rank + 1)
    return known, tuple(first.values())


def town_rank(name: str) -> int | None:
    """1 for a town known to all … 3 for one known to few; None for an unlisted one."""
    return next((entry.rank for entry in _places().find(name) if entry.kind == "CITY"), None)


def adjectives(country: str) -> tuple[str, ...]:
    """The adjectives of a country, dictionary form: «казахстанский», «казахский»."""
    found = (entry.note for entry in _places().find(country) if entry.kind == "COUNTRY")
    return tuple(next(found, "").split())


@lru_cache(maxsize=1)
def _adjectives() -> dict[str, set[str]]:
    owners: dict[str, set[str]] = {}
    for entry in _places().kinds["COUNTRY"]:
        for adjective in entry.note.split():
            owners.setdefault(key_of(adjective), set()).add(entry.names[0])
    return owners


def country_of_adjective(lemma: str) -> str | None:
    """The one country an adjective belongs to; None for «корейский», which has two."""
    owners = _adjectives().get(key_of(lemma), set())
    return next(iter(owners)) if len(owners) == 1 else None


def organisation_class(name: str) -> str | None:
    """The class noun of a known organisation: «вуз», «компания», «агентство»… or None.

    Many share their name with a place or a word («Астана», «Труд»): ask only of what the text
    uses as an organisation.
    """
    return next((entry.kind for entry in _organisations().find(name)), None)


def seat_of(name: str) -> str:
    """The town of a university or an airport, "" where none is told."""
    found = (*_organisations().find(name), *_places().find(name))
    return next((e.note for e in found if e.kind in ("вуз", "AIRPORT") and e.note), "")


def same_organisation(one: str, other: str) -> bool:
    """Whether two names mean one organisation: «МИФИ» and «НИЯУ МИФИ»."""
    return _organisations().same(one, other)


def organisation_names(name: str) -> tuple[str, ...]:
    """Every name of what is called so: «СНГ», «Содружество Независимых Государств»."""
    return tuple(own for entry in _organisations().find(name) for own in entry.names)


def near_organisations(
    name: str, seed: str, avoid: Collection[str] = (), kind: str | None = None
) -> tuple[str, ...]:
    """Other organisations of the same class, written alike, as `near_places`.

    An abbreviation gets abbreviations, a full name full ones, «… имени …» others after someone;
    a name in «…» gets names in «…». `kind` is an `organisation_class`, for namesakes.
    """
    return _organisations().near(name, seed, avoid, kind)


class _Words:
    """The classes of words; each list keyed for look-up."""

    def __init__(self) -> None:
        tables = read_tables("classes.yaml")
        self.class_nouns = _by_heading(tables["class_nouns"])
        self.say_verbs = _by_heading(tables["say_verbs"])
        self.intro = _by_heading(tables["intro"])
        self.particles = _by_heading(tables["particles"])
        self.source_verbs = _keys(tables["say_verbs"]["source"])
        self.events = _keys(tables["events"])
        self.posts = _keys(tables["posts"])
        self.persons = _keys(tables["persons"])
        self.contextual = _keys(tables["contextual"])
        self.evaluative = _keys(tables["evaluative"])
        self.deverbal = _keys(tables["deverbal"]["words"])
        self.not_deverbal = _keys(tables["deverbal"]["except"])
        self.deverbal_endings = tuple(split_items(tables["deverbal"]["endings"]))
        self.light_verbs = {key_of(v): _keys(nouns) for v, nouns in tables["light_verbs"].items()}
        self.abbreviations = {key_of(a): str(text) for a, text in tables["abbreviations"].items()}
        self.university_endings = tuple(split_items(tables["university_endings"]))
        self.city_endings = tuple(split_items(tables["city_endings"]))


def _keys(text: str) -> frozenset[str]:
    return frozenset(key_of(item) for item in split_items(text))


def _by_heading(lists: Mapping[str, str]) -> dict[str, str]:
    """Word → heading; a word under two headings belongs to the first."""
    return {key: head for head, text in reversed(list(lists.items())) for key in _keys(text)}


@lru_cache(maxsize=1)
def _words() -> _Words:
    return _Words()


def class_noun(lemma: str) -> bool:
    """Whether a name can be asked with this noun: «в каком городе», «какое агентство»."""
    return class_noun_kind(lemma) is not None


def class_noun_kind(lemma: str) -> str | None:
    """PLACE ORG TITLE EVENT THING: what a name after this noun is; None for other words."""
    return _words().class_nouns.get(key_of(lemma))


def thing_abbreviation(text: str) -> str | None:
    """What a common abbreviation stands for («АЭС»: «атомная электростанция»); None otherwise.

    These are things, not organisations, whatever a tagger says.
    """
    return _words().abbreviations.get(key_of(text))


def abbreviation_class(word: str) -> str | None:
    """The class of an abbreviation, known or by its ending: «вуз» for «ПензГТУ»; else None."""
    if shape_of(word) != "abbreviation" or thing_abbreviation(word):
        return None
    by_ending = len(word) > 2 and word.endswith(_words().university_endings)
    return organisation_class(word) or ("вуз" if by_ending else None)


def looks_like_city(name: str) -> bool:
    """Whether an unknown capitalised word ends as names of cities do: «Кузнецкград».

    So do some surnames («Резерфорд»): ask only of what the text uses as a place.
    """
    return name[:1].isupper() and " " not in name and key_of(name).endswith(_words().city_endings)


def is_event(lemma: str) -> bool:
    """Whether the noun takes place: «встреча», «битва»; «выборы», «учения» in the plural."""
    return key_of(lemma) in _words().events


def is_deverbal(lemma: str) -> bool:
    """Whether the noun is an action upon its genitive: «реализация», «строительство»."""
    key = key_of(lemma)
    words = _words()
    if key in words.not_deverbal:
        return False
    return key in words.deverbal or key.endswith(words.deverbal_endings)


def is_post(lemma: str) -> bool:
    """Whether the noun is a post a person holds: «ректор» is, «писатель» is not."""
    return key_of(lemma) in _words().posts


def is_person_noun(lemma: str) -> bool:
    """Whether the noun names a person by post, rank, profession, kinship or part played."""
    return is_post(lemma) or key_of(lemma) in _words().persons


def is_contextual(lemma: str) -> bool:
    """Whether the noun, bare in a question, could mean any: «город», «президент», «проект»."""
    return key_of(lemma) in _words().contextual


def say_verb(lemma: str) -> str | None:
    """`direct` («сказать»), `source` («передавать»), `opinion` («полагать») or None."""
    return _words().say_verbs.get(key_of(lemma))


def is_source_verb(lemma: str) -> bool:
    """Whether a newspaper or agency can be the subject: «писать», also «сообщить»."""
    return key_of(lemma) in _words().source_verbs


def intro(text: str) -> str | None:
    """`neutral` («кроме того»), `doubtful` («по слухам»: the clause is no fact) or None."""
    return _words().intro.get(key_of(text.strip(" ,")))


def particle(text: str) -> str | None:
    """What dropping an adverb or particle does to a sentence.

    `safe`: nothing («также»; but «ещё три» is more than «три»). `context`: the sentence leans on
    its neighbours («затем», «там»). `meaning`: it then says something else («только»).
    """
    return _words().particles.get(key_of(text))


def light_verb(verb: str, noun: str) -> bool:
    """Whether verb and noun, both by lemma, are one predicate: «принять» + «участие».

    The noun comes with its preposition where it has one: «вступить» + «в сила».
    """
    return key_of(noun) in _words().light_verbs.get(key_of(verb), frozenset())


def is_evaluative(lemma: str) -> bool:
    """Whether the word or phrase praises, blames or feels: «яркий», «к сожалению».

    «важнейший» and participles («потрясающий») are listed as they stand, not by verb.
    """
    return key_of(lemma) in _words().evaluative
