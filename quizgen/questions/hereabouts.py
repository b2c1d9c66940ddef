"""Things of one place, told with the place the article is about: its church, its cemetery."""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.model import Article
from quizgen.questions.drafts import Draft
from quizgen.questions.participles import with_participle
from quizgen.questions.plainwords import plainly
from quizgen.russian import gazetteer
from quizgen.russian.morphology import lemma_of, readings
from quizgen.russian.phrases import decline_plain
from quizgen.russian.things import Thing, thing_of_title, thing_words
from quizgen.russian.wordlists import lists

_WHEN = re.compile(r"^(?P<ask>Когда|В каком (?:году|веке|месяце)) (?P<rest>[^?]+\?)$")
_TITLE = re.compile(r"«[^»]*»|\"[^\"]*\"")
_WORD = re.compile(r"[А-ЯЁа-яё-]+")
_THERE = re.compile(
    r"(?<![\w-])(?:[Вв]о?|[Нн]а|[Пп]од|[Бб]лиз|[Уу]|[Вв]озле) (?:(?P<kind>[а-яё]+) )?[А-ЯЁ][а-яё]"
)
_TOWN = re.compile(r"(?<![\w-])[Вв]о? ([А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*)(?![\w-]| [А-ЯЁ])")
_BURIED = re.compile(r"^Где (?P<rest>(?:похорон|был[аи]? похорон|покоит)[^?]+\?)$")
_GRAVES = re.compile(r"^на (?:[а-яё]+ом )?кладбище(?: «(?P<name>[^»]+)»)?$")


class Hereabouts:
    """Where what an article tells of is, for the things that are in every town."""

    def __init__(self, article: Article) -> None:
        body = article.text[article.headline[1] :] if article.headline else article.text
        self._lead = f"{article.title}\n" + body.lstrip().split("\n\n", 1)[0]
        thing = thing_of_title(article.title, body.lstrip())
        of_place = thing is not None and bool(thing.nouns & thing_words("towns"))
        self._home: Thing | None = thing if of_place else None
        self._title = article.title
        self._part_of = _living(article.title)

    def mended(self, draft: Draft) -> Draft | str:
        """The draft in plain words, with its place; or why it is not asked."""
        whole = with_participle(plainly(draft))
        if whole is None:
            return "vague answer"
        draft = _small_opener(whole)
        if (found := self._part(draft)) is not None:
            return found
        graves = self._graves(draft)
        if graves is not None:
            return graves
        if not _of_any_place(draft.stem) or _placed(draft.stem[1:]) or _placed(draft.answer):
            return draft
        found_when, place = _WHEN.match(draft.stem), self._place(draft.fact.sentence.text)
        if found_when is None or place is None:
            return "too little said"
        return replace(draft, stem=f"{found_when['ask']} {place} {found_when['rest']}")

    def _place(self, sentence: str) -> str | None:
        """«в Пензе», «в селе Новая Усмань»: of the sentence, the title or the first paragraph."""
        town = _only_town(sentence)
        if town:
            return f"в {decline_plain(town, 'Loc')}"
        if self._home is not None:
            said = self._home.said("Loc")
            return f"в {said}" if said else None
        town = _only_town(self._lead)
        return f"в {decline_plain(town, 'Loc')}" if town else None

    def _graves(self, draft: Draft) -> Draft | str | None:
        """«Где похоронен? — на городском кладбище «Роща»» → «На каком кладбище Пензы …?»."""
        asked, answer = _BURIED.match(draft.stem), _GRAVES.match(draft.answer)
        if asked is None or answer is None:
            return None
        town = _only_town(draft.fact.sentence.text)
        whose = decline_plain(town, "Gen") if town else None
        if not answer["name"]:
            return "vague answer"
        stem = f"На каком кладбище{f' {whose}' if whose else ''} {asked['rest']}"
        answered = f"«{answer['name']}»"
        return replace(draft, stem=stem, answer=answered, role=replace(draft.role, text=answered))

    def _part(self, draft: Draft) -> Draft | str | None:
        """«Что такое плод?» → «Что представляет собой плод аира обыкновенного?»."""
        found = re.match(r"^Что такое ([а-яё]+)\?$", draft.stem)
        if found is None or lemma_of(found[1]) not in lists("unplaced.yaml")["parts of the living"]:
            return None
        if self._title.lower().startswith(found[1][:-1]):
            return None
        if self._part_of is None:
            return "wide definition"
        return replace(draft, stem=f"Что представляет собой {found[1]} {self._part_of}?")


def _living(title: str) -> str | None:
    """A title of common words in the genitive; None where it is none, or is not sure."""
    words = title.split()
    if not 1 <= len(words) <= 2 or any(not w.isalpha() for w in words) or words[-1][0].isupper():
        if len(words) != 1 or not words[0].isalpha():
            return None
    small = title.lower()
    named = {"Name", "Surn", "Geox", "Patr"}
    common = [r for r in readings(small.split()[0]) if r.known and not named & set(r.feats)]
    if not common or common[0].pos != "NOUN" or common[0].feats.get("Case") != "Nom":
        return None
    first, *rest = small.split()
    own = decline_plain(first, "Gen")
    if own is None or not rest:
        return own
    form = _of(rest[0])
    return f"{own} {form}" if form else None


def _of(adjective: str) -> str | None:
    """«обыкновенный» → «обыкновенного»."""
    if readings(adjective)[0].pos not in ("ADJ", "VERB"):
        return None
    for old, new in (("ый", "ого"), ("ой", "ого"), ("ий", "его"), ("ая", "ой"), ("яя", "ей"),
                     ("ое", "ого"), ("ее", "его")):  # fmt: skip
        if adjective.endswith(old):
            hard = old == "ий" and adjective[-3] in "кгх"
            return adjective[: -len(old)] + ("ого" if hard else new)
    return None


def _small_opener(draft: Draft) -> Draft:
    """«получил Пешеходный бульвар» of a sentence that opens so: small."""
    first = re.match(r"([А-ЯЁ][а-яё]+) (?=([а-яё]+))", draft.fact.sentence.text)
    if first is None or lemma_of(first[2]) not in lists("unplaced.yaml")["of any place"]:
        return draft
    own = readings(first[1].lower())[0]
    if own.pos not in ("ADJ", "VERB") or {"Geox", "Surn", "Name"} & set(own.feats):
        return draft
    if own.lemma.endswith("ский"):
        return draft
    stem = re.sub(rf"(?<=[а-яё] ){first[1]}(?= {first[2]})", first[1].lower(), draft.stem)
    return replace(draft, stem=stem) if stem != draft.stem else draft


def _of_any_place(stem: str) -> bool:
    """Whether the stem speaks of a church of a common dedication, a boulevard with no name."""
    bare = _TITLE.sub("«", stem)
    told = lists("unplaced.yaml")
    found = list(_WORD.finditer(bare))
    for at, word in enumerate(found):
        lemma = lemma_of(word[0])
        near = [w[0] for w in found[max(0, at - 2) : at + 2]]
        after = bare[word.end() :].lstrip()[:1]
        if lemma in told["houses of prayer"]:
            # «Успенский собор Кремля», «церковь Покрова на Нерли» are one.
            rest = [w[0] for w in found[at + 1 :]]
            dedicated = any(lemma_of(w) in told["dedications"] for w in near)
            if dedicated and not any(w[0].isupper() for w in rest):
                return True
        if lemma not in told["of any place"] or readings(word[0].lower())[0].pos != "NOUN":
            continue
        named = any(len(w) > 1 and w[0].isupper() for w in near if bare.find(w) > 0)
        if not named and after != "«":
            return True
    return False


def _placed(text: str) -> bool:
    """Whether it tells where: «в Пензе», «в селе Липки»."""
    told = lists("unplaced.yaml")["of any place"]
    found = _THERE.finditer(text)
    return any(not one["kind"] or lemma_of(one["kind"]) not in told for one in found)


def _only_town(text: str) -> str | None:
    """The one town a text says something is in, in the nominative."""
    towns: list[str] = []
    for name in _TOWN.findall(text):
        for own in readings(name):
            town = "-".join(part[:1].upper() + part[1:] for part in own.lemma.split("-"))
            if "Geox" not in own.feats or own.feats.get("Case") != "Loc":
                continue
            if gazetteer.place_kind(town) == "CITY" and town not in towns:
                towns.append(town)
    return towns[0] if len(towns) == 1 else None
