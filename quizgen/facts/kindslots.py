"""What fills a slot of a shape: its words where they are of the kind the slot asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from quizgen.facts.kindowners import whose, without_own_axis
from quizgen.facts.kindwords import amount, are_adjectives, are_colours
from quizgen.facts.phrase import Phrase
from quizgen.facts.surface import is_finite, written
from quizgen.facts.topics import HE, Topic
from quizgen.facts.tree import Tree
from quizgen.facts.truthclauses import points
from quizgen.facts.truthsubjects import hangs, subject_text
from quizgen.facts.truthtable import truth_words
from quizgen.model import Token
from quizgen.russian.namingwords import naming
from quizgen.russian.phrases import decline_plain, join
from quizgen.russian.wordlists import words

_CASES = frozenset(("Nom", "Gen", "Dat", "Acc", "Ins", "Loc"))
_MOST, _LONGEST = 9, 14
_HIS = {"его": ("Masc", "Neut"), "её": ("Fem",), "ее": ("Fem",)}
_IT = {"нём": ("Masc", "Neut"), "нем": ("Masc", "Neut"), "ней": ("Fem",)}
_PLACES = frozenset(
    ("в", "во", "на", "под", "над", "у", "среди", "между", "вблизи", "возле", "около")
)
_WHITHER = frozenset(("в", "во", "на", "к", "ко", "за"))
_FROM = frozenset(("вокруг", "от", "до"))
_WHEN = re.compile(
    r"(?:январ|феврал|март|апрел|ма[йея]\b|июн|июл|август|сентябр|октябр|ноябр|декабр|"
    r"весн|осен|лет[оау]\b|зим)"
)
_OPENS = re.compile(r"(?:в|во|с|на|весной|осенью|летом|зимой|ранней|поздней|после|около|к)\b")


@dataclass(frozen=True, slots=True)
class Filled:
    """A slot's words. `text` is how a question or an answer says them."""

    text: str
    tokens: tuple[Token, ...]
    head: Token
    value: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """Where a shape is read: the sentence, its phrases, what the article is about, what «он» is."""

    tree: Tree
    phrases: tuple[Phrase, ...]
    topic: Topic | None
    spoken: Topic | None

    def starting(self, i: int) -> Phrase | None:
        """The phrase that begins here with its preposition, or None."""
        return next((p for p in self.phrases if p.first == i), None)

    def within(self, i: int, last: int) -> Phrase | None:
        """The phrase that begins here, as far as to `last`, wherever in a phrase it stands."""
        own = [p for whole in self.phrases for p in whole.every()]
        found = next((p for p in own if p.first == i), None)
        found = found or next((p for p in own if p.tokens[0].i == i), None)
        if found is None:
            return next(
                (
                    replace(
                        p, tokens=p.tokens[1:], forms=(("Gen", "Plur", ""),), number=None, first=i
                    )
                    for p in own
                    if p.number is not None and p.number.i == p.tokens[0].i == i - 1
                ),
                None,
            )
        return _cut(found, last)


def _cut(phrase: Phrase, last: int) -> Phrase | None:
    """The phrase as far as to `last`; None where its noun stands behind that."""
    if phrase.last <= last:
        return phrase
    if phrase.head.i > last:
        return None
    inner = (_cut(p, last) for p in phrase.inner if p.first <= last)
    return replace(
        phrase,
        tokens=tuple(t for t in phrase.tokens if t.i <= last),
        inner=tuple(p for p in inner if p is not None),
        joined=tuple(p for p in phrase.joined if p.last <= last),
    )


def fill(kind: str, a: int, b: int, around: Around) -> Filled | None:
    """The tokens from `a` to before `b` as a filling of this kind; None where they are none."""
    tokens = around.tree.tokens[a:b]
    if not tokens:
        return None
    own = tuple(tokens)
    if kind in ("subject", "owned", "bearer", "gauge", "event"):
        return _subject(kind, own, around)
    if kind in _CASES:
        return _in_case(kind, own, around)
    if kind in ("quantity", "bound", "years", "number", "times"):
        said = amount(kind, own)
        mentions = around.tree.sentence.mentions
        value = next((m.value for m in mentions if own[0].i <= m.first <= own[-1].i), "")
        return Filled(said, own, own[-1], value) if said else None
    if kind in _BY_PREPOSITION:
        return _led(_BY_PREPOSITION[kind], own, around)
    text = join([t.text for t in own])
    low = text.lower()
    plain = not any(is_finite(t) for t in own)
    if kind == "clause":  # as it was written: «его» reads better than the name again
        sentence = around.tree.sentence
        text = sentence.text[own[0].start - sentence.start : own[-1].stop - sentence.start]
    suits: dict[str, Callable[[], bool]] = {
        "topic": lambda: True,
        "topicgen": lambda: around.topic is not None and low == around.topic.genitive.lower(),
        "than": lambda: (
            plain
            and low.startswith("чем ")
            and len(own) <= _MOST
            and not points(own[1:])
            and not any(t.text == "," for t in own)
        ),
        "adjective": lambda: are_adjectives(own),
        "colour": lambda: are_colours(own),
        "season": lambda: True,
        "letter": lambda: True,
        "unit": lambda: own[-1].pos == "NOUN",
        "time": lambda: plain and bool(_OPENS.match(low) and _WHEN.search(low)) and len(own) < 11,
        "agewhen": lambda: (
            plain and len(own) <= _LONGEST and bool(re.search(r"год|лет|месяц", low))
        ),
        "leading": lambda: low.startswith("в зависимости"),
        "together": lambda: low.startswith("вместе с") and len(own) <= 4,
        "rest": lambda: plain and len(own) <= 4 and not points(own) and own[-1].pos == "NOUN",
        "clause": lambda: len(own) <= _LONGEST and not _leans(own) and any(map(is_finite, own)),
        "author": lambda: len(own) <= 3 and all(t.text[:1].isupper() for t in own),
    }  # fmt: skip
    if kind == "than" and not low.startswith("чем "):
        return _in_case("Gen", own, around)
    if own[0].feats.get("Opening") or kind in ("season", "time", "agewhen"):
        text = text[:1].lower() + text[1:] if kind not in ("author", "letter") else text
    return Filled(text, own, own[-1]) if suits[kind]() else None


_BY_PREPOSITION = {
    "place": _PLACES,
    "whither": _WHITHER,
    "outof": frozenset(("из",)),
    "from": frozenset(("от", "до", "над")),
    "land": frozenset(("в", "на")),
}


def _subject(kind: str, own: tuple[Token, ...], around: Around) -> Filled | None:
    low = own[0].text.lower()
    spoken = around.spoken
    if len(own) == 1 and low in HE:
        spoken_kinds = ("subject", "owned", "bearer")
        known = spoken is not None and spoken.gender == HE[low] and kind in spoken_kinds
        return Filled(spoken.singular, own, own[0]) if known and spoken is not None else None
    if low in _HIS:
        part = around.within(own[0].i + 1, own[-1].i)
        whole = around.within(own[0].i, own[-1].i)
        if part is None and whole is not None and len(whole.tokens) > 1:
            part = replace(whole, tokens=whole.tokens[1:], first=own[0].i + 1)
        if spoken is None or spoken.gender not in _HIS[low] or part is None:
            return None
        if part.last != own[-1].i or part.joined or part.inner or not _suits(kind, part):
            return None
        return Filled(f"{join([t.text for t in own[1:]])} {spoken.genitive}", own, part.head)
    own = without_own_axis(own)
    phrase = around.within(own[0].i, own[-1].i)
    if phrase is None or phrase.preposition or phrase.kind != "noun" or "Nom" not in phrase.cases:
        return None
    if phrase.number is not None or not _suits(kind, phrase):
        return None
    k = phrase.last + 1
    while k <= own[-1].i:
        beside = around.within(k, own[-1].i)
        if beside is None or not beside.preposition or beside.kind != "noun":
            return None
        k = beside.last + 1
    if k != own[-1].i + 1:
        return None
    said = _joined_parts(own, phrase, around.topic) or subject_text(own, phrase, around.topic)
    bare = hangs(phrase.tokens[-1], phrase.tokens) or (kind == "gauge" and not phrase.inner)
    if said and phrase.last < own[-1].i and bare:
        # «высота в холке»: of what the article is about.
        named = any(t.text[:1].isupper() for t in own[1:])
        owner = around.topic.genitive if around.topic else ""
        if around.starting(phrase.last + 1) and own[phrase.last + 1 - own[0].i].text in _FROM:
            # «период обращения вокруг Солнца»: of what
            rest = join([t.text for t in own if t.i > phrase.last])
            said = f"{written(phrase.tokens)} {owner} {rest}" if owner else ""
        elif not named and (not owner or owner not in said):
            said = f"{said} {owner}" if owner else ""
    first = own[0]
    plain = first.pos == "NOUN" or first.lemma in truth_words("terms") - naming("names too")
    if said and first.feats.get("Opening") and plain and said[1:2].islower():
        said = said[:1].lower() + said[1:]
    said = whose(kind, said, own, phrase.head, around.topic)
    return Filled(said, own, phrase.head) if said else None


def _suits(kind: str, phrase: Phrase) -> bool:
    lemma = phrase.head.lemma
    if kind == "gauge":
        return lemma in truth_words("gauges") | words("measured") and not phrase.plural
    if kind == "bearer":
        return lemma not in ("окраска", "окрас", "цвет", "оттенок")
    if kind == "event":
        return lemma in truth_words("yearly events")
    return True


def _joined_parts(own: Sequence[Token], phrase: Phrase, topic: Topic | None) -> str:
    """«клюв и ноги» of what the article is about."""
    if topic is None or not phrase.joined or not topic.animate or phrase.inner:
        return ""
    heads = [phrase.head, *(p.head for p in phrase.joined)]
    bare = all(h.lemma in truth_words("belonging") for h in heads)
    whole = phrase.last == own[-1].i and not points(own)
    return f"{written(own)} {topic.genitive}" if bare and whole else ""


def _in_case(case: str, own: tuple[Token, ...], around: Around) -> Filled | None:
    spoken = around.spoken
    if len(own) == 1 and own[0].text.lower() in _IT and case == "Loc" and spoken is not None:
        form = decline_plain(spoken.singular, "Loc")
        known = spoken.gender in _IT[own[0].text.lower()]
        return Filled(form, own, own[0]) if form and known else None
    phrase = around.within(own[0].i, own[-1].i)
    if phrase is None or (phrase.preposition and phrase.first == own[0].i):
        return None
    if phrase.kind != "noun" or case not in phrase.cases:
        return None
    if len(own) > _LONGEST or _leans(own) or not _covered(phrase, own, case, around):
        return None
    return Filled(written(own), own, phrase.head)


def _covered(phrase: Phrase, own: tuple[Token, ...], case: str, around: Around) -> bool:
    """Whether the phrase, what is listed with it and what stands by it are all the words."""
    k = phrase.last + 1
    while k <= own[-1].i:
        low = around.tree.tokens[k].text.lower()
        k += low in (",", "и")
        other = around.within(k, own[-1].i)
        if other is None or other.kind != "noun":
            return False
        if low in (",", "и") and (other.preposition or case not in other.cases):
            return False
        if low not in (",", "и") and not other.preposition:
            return False
        k = other.last + 1
    return k == own[-1].i + 1


def _led(prepositions: frozenset[str], own: tuple[Token, ...], around: Around) -> Filled | None:
    """A phrase with one of the prepositions, or several of them joined."""
    phrase = around.within(own[0].i, own[-1].i)
    if (
        phrase is None
        or phrase.first != own[0].i
        or phrase.preposition not in prepositions
        or phrase.kind != "noun"
    ):
        return None
    ours = [t for t in own if t.lemma != "наш" or around.tree.tokens[t.i + 1].lemma != "галактика"]
    if _leans(ours) or len(own) > _LONGEST:
        return None
    k = phrase.last + 1
    while k <= own[-1].i:
        low = around.tree.tokens[k].text.lower()
        k += low in (",", "и")
        other = around.within(k, own[-1].i)
        if other is None or other.kind != "noun":
            return None
        k = other.last + 1
    if k != own[-1].i + 1:
        return None
    if prepositions == _BY_PREPOSITION["land"]:
        spots = [m for m in around.tree.sentence.mentions if m.type == "PLACE"]
        if not any(own[0].i <= m.first and m.last <= own[-1].i + 1 for m in spots):
            return None
    text = join([t.text for t in ours])
    return Filled(text[:1].lower() + text[1:], own, phrase.head)


def _leans(own: Sequence[Token]) -> bool:
    """Whether a word points at what was said before, the vague «разный» apart."""
    return points([t for t in own if t.lemma not in ("его", "её", "их")])
