"""Whether a bare name is a person's, a place's or a body's: several witnesses, once an article.

The recogniser takes «Олденбург» for a person wherever it does something. What the article says of
the name elsewhere is stronger: the class noun before it, the prepositions it stands with, the
first name somebody of it has. Where the witnesses do not outweigh one another by two, the
recogniser's word is left; whoever asks looks at `quizgen.questions.naming` then.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from quizgen.russian.chunks import Name
from quizgen.russian.gazetteer import class_noun_kind, is_person_noun, place_kind, say_verb
from quizgen.russian.layout import Line
from quizgen.russian.morphology import readings
from quizgen.russian.personalities import known
from quizgen.russian.referencewords import reference_words
from quizgen.russian.wordlists import lists

_FILE = "nametypes.yaml"
_LEAD = 2
"""How much one side's witnesses must outweigh the other's."""
_WITHIN = 6
"""Words after a copula in which the noun that tells what the name is must stand."""


def name_words(name: str) -> frozenset[str]:
    """The list of this name in `data/nametypes.yaml`."""
    return lists(_FILE)[name]


def settle_types(lines: Sequence[Line], names: Sequence[list[Name]]) -> list[list[Name]]:
    """Names of one word that may be persons', as what the article shows them to be.

    The same word gets the same type in the whole article; other names are left as they are.
    """
    own_words = {
        lemma_of(word.text)
        for line, own in zip(lines, names, strict=True)
        for name in own
        if name.type == "PERSON" and name.last - name.first > 1
        for word in line.words[name.first : name.last]
    }

    def doubted(line: Line, name: Name) -> bool:
        if name.last - name.first > 1 or name.type == "ORG":
            return False
        return name.type == "PERSON" or _key(line, name) in own_words

    asked = {
        _key(line, name)
        for line, own in zip(lines, names, strict=True)
        for name in own
        if doubted(line, name)
    }
    if not asked:
        return [list(own) for own in names]
    weights = _Witnesses(lines, names, asked)
    types = {key: weights.type_of(key) for key in sorted(asked)}
    return [
        [
            Name(name.first, name.last, types.get(_key(line, name)) or name.type)
            if doubted(line, name)
            else name
            for name in own
            if not (doubted(line, name) and _common(line, name, weights))
        ]
        for line, own in zip(lines, names, strict=True)
    ]


def _common(line: Line, name: Name, weights: _Witnesses) -> bool:
    """«серия Кувшинки», «Тюрингенская раздробленность»: a thing or a quality, nobody's name."""
    key = _key(line, name)
    if name.type != "PERSON" or weights.speaks_of_person(key) or weights.type_of(key):
        return False
    text = line.words[name.first].text
    first = readings(text)[0]
    after = line.words[name.last].text if name.last < len(line.words) else ""
    if first.pos == "ADJ":
        return after[:1].islower() and readings(after)[0].pos in ("NOUN", "ADJ")
    return (
        first.known
        and first.pos == "NOUN"
        and first.feats.get("Animacy") == "Inan"
        and not _marks(text)
    )


def _key(line: Line, name: Name) -> str:
    return lemma_of(line.words[name.first].text)


def lemma_of(word: str) -> str:
    """The dictionary form by which forms of one name are put together."""
    return readings(word)[0].lemma


class _Witnesses:
    """What the whole article says for a place and for a person, by the name's lemma."""

    def __init__(self, lines: Sequence[Line], names: Sequence[list[Name]], asked: set[str]) -> None:
        self._place: Counter[str] = Counter()
        self._person: Counter[str] = Counter()
        self._forms: defaultdict[str, set[str]] = defaultdict(set)
        self._told: defaultdict[str, set[str]] = defaultdict(set)
        for line, own in zip(lines, names, strict=True):
            self._hear_names(line, own, asked)
            texts = [word.text for word in line.words]
            for i, text in enumerate(texts):
                if text[:1].isupper() and lemma_of(text) in asked:
                    self._forms[lemma_of(text)].add(text)
                    self._hear(texts, i)
        for key in asked:
            self._look(key)

    def speaks_of_person(self, key: str) -> bool:
        """Whether anything at all speaks for a person."""
        return bool(self._person[key])

    def type_of(self, key: str) -> str | None:
        """PLACE or ORG where the witnesses outweigh those for a person, else None."""
        if self._body(key) and not self._person[key]:
            return "ORG"
        if self._person[key] - self._place[key] >= _LEAD and "person full name" in self._told[key]:
            return "PERSON"
        return "PLACE" if self._place[key] - self._person[key] >= _LEAD else None

    def _body(self, key: str) -> bool:
        """«Росморречфлот»: put together of a beginning and an ending of bodies' names."""
        return any(
            form.startswith(tuple(name_words("body beginnings")))
            and key.endswith(tuple(name_words("body endings")))
            and not readings(form)[0].known
            for form in self._forms[key]
        )

    def _hear_names(self, line: Line, own: Sequence[Name], asked: set[str]) -> None:
        """The recogniser's other findings of the same word."""
        for name in own:
            words = [word.text for word in line.words[name.first : name.last]]
            keys = {lemma_of(word) for word in words} & asked
            for key in keys:
                if name.type == "PERSON" and len(words) > 1:
                    self._say(self._person, key, "full name", 3)
                elif name.type == "PLACE" and len(words) == 1:
                    self._say(self._place, key, "recogniser", 1)

    def _hear(self, texts: Sequence[str], i: int) -> None:
        """What stands around the name at one place."""
        key = lemma_of(texts[i])
        before = readings(texts[i - 1].lower())[0].lemma if i else ""
        if before in name_words("place prepositions"):
            self._say(self._place, key, "preposition", 2)
        if class_noun_kind(before) == "PLACE" or before in name_words("old lands"):
            self._say(self._place, key, "class noun", 3)
        if before in name_words("of places") and _genitive(texts[i]):
            self._say(self._place, key, "genitive", 2)
        lower = i > 0 and (texts[i - 1][:1].islower() or i == 1)
        if lower and is_person_noun(before) and _same_case(texts, i):
            self._say(self._person, key, "title", 3)
        after = [readings(text.lower())[0].lemma for text in texts[i + 1 : i + 2 + _WITHIN]]
        if after and after[0] in name_words("copulas"):
            if any(lemma in name_words("being a place") for lemma in after[1:]):
                self._say(self._place, key, "copula", 2)
            if any(is_person_noun(lemma) for lemma in after[1:3]):
                self._say(self._person, key, "copula", 2)
        elif any(lemma in name_words("copulas") for lemma in after[1:3]):
            # «Омск в XIX веке стал городом»
            if any(lemma in name_words("being a place") for lemma in after[2:]):
                self._say(self._place, key, "copula", 2)
        human = reference_words("done by people") | reference_words("befalls people")
        if after and (after[0] in human or say_verb(after[0])):
            self._say(self._person, key, "deed", 1)

    def _look(self, key: str) -> None:
        """What the word itself looks like."""
        feats = {feat for form in self._forms[key] for feat in _marks(form)}
        if place_kind(key):
            self._say(self._place, key, "gazetteer", 1 if feats & {"Name", "Surn"} else 3)
        if "Geox" in feats:
            self._say(self._place, key, "dictionary", 1)
        if key.endswith(tuple(name_words("place endings"))):
            self._say(self._place, key, "ending", 1)
        if feats & {"Name", "Patr"}:
            self._say(self._person, key, "dictionary", 1 if place_kind(key) else 3)
        elif "Surn" in feats:
            self._say(self._person, key, "dictionary", 2)
        if known(key) is not None:
            self._say(self._person, key, "well known", 2)

    def _say(self, side: Counter[str], key: str, witness: str, weight: int) -> None:
        """A witness is heard once, however often it speaks."""
        mark = ("place " if side is self._place else "person ") + witness
        if mark not in self._told[key]:
            self._told[key].add(mark)
            side[key] += weight


def _marks(form: str) -> set[str]:
    """What the dictionary, not its guess, says of a name's form."""
    return {
        mark
        for reading in readings(form)
        if reading.known
        for mark in ("Name", "Surn", "Patr", "Geox")
        if mark in reading.feats
    }


def _genitive(word: str) -> bool:
    return any(r.feats.get("Case") == "Gen" for r in readings(word))


def _same_case(texts: Sequence[str], i: int) -> bool:
    """«губернатор Дюкен», not «губернатор Омска»."""
    own = {r.feats["Case"] for r in readings(texts[i]) if "Case" in r.feats}
    title = {r.feats["Case"] for r in readings(texts[i - 1]) if "Case" in r.feats}
    return bool(own & title) or not own
