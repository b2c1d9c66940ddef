"""The one place or building an article, or a stretch of it, is about, and how it is called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.model import Sentence, Token
from quizgen.russian.gazetteer import place_kind
from quizgen.russian.morphology import readings
from quizgen.russian.phrases import decline_plain
from quizgen.russian.wordlists import lists

_NAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*"
_TITLE = re.compile(r"[А-ЯЁ][А-ЯЁа-яё -]+(?: «[А-ЯЁ][А-ЯЁа-яё -]+»)?")
_BRACKET = re.compile(r"\s*\(([^)]*)\)")
_DASH = re.compile(
    r"^(?P<name>[А-ЯЁ][А-ЯЁа-яё -]*[а-яё])(?:,| \([^)]*\))? [—–-] (?:это )?(?P<rest>[^.]+)"
)
_OPENS = re.compile(rf"^(?P<kind>[А-ЯЁ][а-яё]+) (?P<name>{_NAME}(?: {_NAME})?)\b")
_KINDS = (
    "towns", "lands", "regions", "lakes", "seas", "rivers", "islands", "mountains", "forts",
    "churches", "cloisters", "houses", "spans", "monuments", "parks", "stations",
)  # fmt: skip
_NAMED = {"CITY": "город", "COUNTRY": "государство", "RIVER": "река", "LAKE": "озеро",
          "SEA": "море", "ISLAND": "остров", "MOUNTAIN": "гора"}  # fmt: skip
_BARE = frozenset(("CITY", "COUNTRY", "REGION", "STATE"))
"""Kinds so well known by name that nobody says what they are: «Новгород», «Италия»."""
_FAR = 6
"""Words of a definition among which its noun must stand."""
_ENDING = 2
_LONGEST = 6


def thing_words(name: str) -> frozenset[str]:
    """A list of `data/things.yaml`."""
    return lists("things.yaml")[name]


def called_alike(noun: str) -> frozenset[str]:
    """The nouns by which one thing of this kind may be meant; empty for no place or building."""
    return frozenset().union(*(thing_words(kind) for kind in _KINDS if noun in thing_words(kind)))


@dataclass(frozen=True, slots=True)
class Thing:
    """A place or a building.

    Attributes:
        name: as a question says it, nominative: «крепость Корела», «Новгород». own: its name alone.
        gender: Masc, Fem, Neut or Plur, of the name. nouns: what it may be called by.
        part: whether it is a part of what is spoken of: «пол собора». passing: whether it is a
            place known to all that the article only touches.
    """

    name: str
    own: str
    gender: str
    nouns: frozenset[str]
    part: bool = False
    passing: bool = False

    @property
    def genders(self) -> tuple[str, ...]:
        """The genders a pronoun or a verb with no subject may have: of the nouns it begins with."""
        found = [_gender(self.own)] if " " not in self.own else []
        return tuple(g for g in (*found, self.gender) if g)

    def said(self, case: str) -> str | None:
        """The name in a case; None where it is not certain."""
        return decline_plain(self.name, case)

    def is_named(self, words: Sequence[str]) -> bool:
        """Whether these words, class nouns left out, are the name in some case."""
        own = [w for w in self.own.split(" в ")[0].split(" на ")[0].split() if w[:1].isupper()]
        if len(own) == 2 and own[0].startswith("Велик"):
            own = own[2 - len(words) :]  # «Новгород» of «Великий Новгород»
        return len(words) == len(own) > 0 and all(map(_alike, words, own))

    def in_title(self, title: str) -> bool:
        """Whether a title has the whole name, in any case."""
        words = title.split()
        return all(any(_alike(word, own) for word in words) for own in self.own.split())


def _alike(word: str, name: str) -> bool:
    kept = max(3, len(name) - _ENDING)
    return word.lower()[:kept] == name.lower()[:kept] and abs(len(word) - len(name)) <= _ENDING


def thing_of_title(title: str, body: str) -> Thing | None:
    """What the title names, where the title or the opening tells what kind of place it is."""
    bracket = _BRACKET.search(title)
    lead = re.split(r"[:.]", _BRACKET.sub("", title))[0].strip()
    if not _TITLE.fullmatch(lead) or len(lead.split()) > _LONGEST:
        return None
    noun = _own_noun(lead)
    if noun.endswith("*"):
        return None  # «Острова Тихого океана»: of several
    if noun:
        first = lead.split()[0]
        plain = readings(first)[0].lemma == noun
        named = any(w.lstrip("«")[:1].isupper() for w in lead.split()[1:]) or not plain
        if not named:
            return None
        return _led(lead, noun) if plain else _made(lead, lead, noun)
    words = lead.split()
    if len(words) > 3 or any(not w[:1].isupper() for w in words):
        return None
    told = bracket[1].split()[-1].lower() if bracket else ""
    known = _NAMED.get(str(place_kind(lead)), "")
    kind = told if called_alike(told) else _defined(body, lead) or known or _before(body, lead)
    return _called(lead, kind) if kind else None


def thing_opening(text: str) -> Thing | None:
    """What the first sentence of a paragraph defines: «Самоа — страна, …», «Остров Науру …»."""
    found = _DASH.match(text)
    if found is not None:
        name = found["name"]
        if len(name.split()) > _LONGEST:
            return None
        noun = _own_noun(name)
        if noun.endswith("*"):
            large = " " in name and all(w[:1].isupper() for w in name.split())
            return Thing(name, name, "Plur", called_alike(noun[:-1])) if large else None
        if noun and readings(name.split()[0])[0].lemma != noun:
            return _made(name, name, noun)
        if noun:
            return _led(name, noun) if " " in name else None
        kind = _noun_of(found["rest"])
        capital = all(w[:1].isupper() for w in name.split())
        return _called(name, kind) if kind and capital else None
    found = _OPENS.match(text)
    if found is None:
        return None
    opening = readings(found["kind"])[0]
    if opening.feats.get("Case") != "Nom" or not called_alike(opening.lemma):
        return None
    return _called(found["name"], opening.lemma)


def _own_noun(name: str) -> str:
    """The class noun a name has in itself: «собор» of «Казанский собор в Москве»."""
    words = name.split()
    for k, word in enumerate(words):
        nouns = (r for r in readings(word) if r.pos == "NOUN" and r.feats.get("Case") == "Nom")
        noun = next((r for r in nouns if not {"Surn", "Name"} & set(r.feats)), None)
        more = words[k + 1 : k + 2] and (words[k + 1].islower() or word[-2:] in ("ая", "ое", "ий"))
        if noun is not None and more and any(r.pos == "ADJ" for r in readings(word)):
            continue  # «Тверская область», and no «Тверская»
        if noun is not None:
            small = word[:1].islower() or not k or word.lower() == noun.lemma
            several = "*" if noun.feats.get("Number") == "Plur" else ""
            whole = bool(called_alike(noun.lemma)) and (small or bool(several))
            return f"{noun.lemma}{several}" if whole else ""
        if not any(r.feats.get("Case") == "Nom" for r in readings(word)):
            return ""
    return ""


def _defined(body: str, name: str) -> str:
    found = _DASH.match(body.strip())
    own = found["name"] if found else ""
    return _noun_of(found["rest"]) if found and own.split()[-1] == name.split()[-1] else ""


def _noun_of(rest: str) -> str:
    """The noun in the nominative that a definition opens with, after its adjectives."""
    for word in re.findall(r"[А-ЯЁа-яё-]+|,", rest)[:_FAR]:
        own = [r for r in readings(word.lower()) if r.feats.get("Case") == "Nom"]
        noun = next((r for r in own if r.pos == "NOUN"), None)
        if noun is not None and called_alike(noun.lemma):
            return noun.lemma
        passing = any(r.pos in ("ADJ", "ADV", "CCONJ", "VERB") for r in readings(word.lower()))
        if noun is not None or not (passing or word == ","):
            return ""
    return ""


def _before(body: str, name: str) -> str:
    """«городок Малая Вишера», «города Торжка»: the noun the article writes before the name."""
    begin = re.escape(name[: max(4, len(name) - _ENDING)])
    nouns = (readings(f[1])[0] for f in re.finditer(rf"\b([а-яё]+) {begin}", body))
    found = [noun.lemma for noun in nouns if noun.feats.get("Number") == "Sing"]
    kinds = [lemma for lemma in found if called_alike(lemma)]
    town = bool({"город", "городок"} & set(kinds))
    return "город" if town else next(iter(kinds), "")


def _called(name: str, noun: str) -> Thing | None:
    """A bare name with its kind, but the best known places."""
    if noun in thing_words("wide"):
        return None  # «Физика — область естествознания»
    pairs = (pair.partition("=")[::2] for pair in sorted(thing_words("plain")))
    noun_said = dict(pairs).get(noun, noun)
    gender = _gender(name)
    people = gender == "Plur" or name[-1] in "ыи"
    if people and noun in thing_words("lands") | thing_words("regions"):
        return None  # «Хазары — союз племён»
    if gender and place_kind(name) in _BARE and noun not in thing_words("islands"):
        return Thing(name, name, gender, called_alike(noun) | called_alike(noun_said))
    made = _made(f"{noun_said} {name}", name, noun_said)
    return made and Thing(made.name, made.own, made.gender, called_alike(noun) | made.nouns)


def _gender(name: str) -> str:
    """The gender of a name the dictionary declines; "" for one it does not."""
    for reading in readings(name.split()[-1]):
        if reading.pos == "NOUN" and reading.feats.get("Case") == "Nom" and reading.known:
            if "Fixd" in reading.feats:
                return ""
            plural = reading.feats.get("Number") == "Plur"
            return "Plur" if plural else reading.feats.get("Gender", "")
    return ""


def _made(name: str, own: str, noun: str) -> Thing | None:
    gender = next(
        (r.feats.get("Gender", "") for r in readings(noun) if r.feats.get("Case") == "Nom"), ""
    )
    return Thing(name, own, gender, called_alike(noun)) if gender else None


def _led(name: str, noun: str) -> Thing | None:
    """«Озеро Виктория», «Кирха в Выборге»: its noun comes first and is written small."""
    own = name.split(" ", 1)[1]
    return _made(name[:1].lower() + name[1:], own if own[:1].isupper() else name, noun)


def whole_name(tokens: Sequence[Token], head: Token, sentence: Sentence) -> Thing | None:
    """The thing a subject names whole: «Казанский собор», «крепость Орешек»; None for others."""
    kinds = called_alike(head.lemma)
    if len(tokens) == 1 and not kinds:
        return _well_known(head)
    if not kinds or any(" " in t.text and t is not head for t in tokens):
        return None
    first = tokens[0]
    before, after = [t for t in tokens if t.i < head.i], [t for t in tokens if t.i > head.i]
    if after and not before and len(after) <= 2 and all(_proper(t) for t in after):
        if len(after) == 1 and place_kind(after[0].text) in _BARE and kinds & {"город", "страна"}:
            return _well_known(after[0])
        text = " ".join([head.lemma, *(t.text for t in after)])
        if head.feats.get("Case") not in ("Nom", None) and head.text.lower() != head.lemma:
            return None
        return _made(text, " ".join(t.text for t in after), head.lemma)
    if before and not after and first.text[:1].isupper() and not first.feats.get("Opening"):
        if first.i == 0 or any(t.pos not in ("ADJ", "PROPN") for t in before):
            return None
        nominative = " ".join(t.text for t in tokens)
        if not any(r.feats.get("Case") == "Nom" and r.pos == "ADJ" for r in readings(first.text)):
            return None
        built = head.lemma in thing_words("churches") | thing_words("houses")
        if built and place_kind(nominative) is None:
            return None  # «Никольский собор»: in which town
        if not any(r.feats.get("Case") == "Nom" for r in readings(head.text)):
            return None
        if head.feats.get("Number") == "Plur":
            large = all(t.text[:1].isupper() for t in tokens)
            return Thing(nominative, nominative, "Plur", kinds) if large else None
        return _made(nominative, nominative, head.lemma)
    return None


def _proper(token: Token) -> bool:
    return token.text[:1].isupper() and (token.pos == "PROPN" or not readings(token.text)[0].known)


def _well_known(token: Token) -> Thing | None:
    """A place everybody knows by its name, which is a single word: «Новгород», «Туву»."""
    word = token.text
    if not word[:1].isupper() or "-" in word or " " in word:
        return None
    if place_kind(word) in _BARE and _gender(word):
        return Thing(word, word, _gender(word), frozenset(), passing=True)
    for reading in readings(word):
        name = reading.lemma.capitalize()
        known = "Geox" in reading.feats and reading.known and _gender(name)
        if known and reading.feats.get("Case") in ("Nom", "Acc"):
            return Thing(name, name, _gender(name), frozenset(), passing=True)
        if reading.feats.get("Case") == "Acc" and place_kind(name) in _BARE and _gender(name):
            return Thing(name, name, _gender(name), frozenset(), passing=True)
    return None


def part_of(thing: Thing, head: Token) -> Thing | None:
    """«пол» of an article about a cathedral, told with whose it is; None for other words."""
    built = thing.nouns & (thing_words("churches") | thing_words("houses") | thing_words("forts"))
    own, whose = head.lemma, thing.said("Gen")
    if thing.part or not built or own not in thing_words("parts") or whose is None:
        return None
    noun = next((r for r in readings(head.text) if r.lemma == own and r.pos == "NOUN"), None)
    if noun is None:
        return None
    plural = head.feats.get("Number") == "Plur"
    text = head.text[:1].lower() + head.text[1:]
    gender = "Plur" if plural else noun.feats.get("Gender", "")
    return Thing(f"{text} {whose}", text, gender, frozenset(), True) if gender else None
