"""Rows of `data/encyterms.yaml` and what may fill their slots."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.facts.encyslots import is_plain
from quizgen.facts.encywords import either, ency_words, spelt, table_of
from quizgen.model import Token
from quizgen.russian.gazetteer import is_evaluative, place_kind
from quizgen.russian.morphology import Reading, readings
from quizgen.russian.phrases import decline_plain

_FILE = "encyterms.yaml"
_SLOT = re.compile(r"\{(\w):(\w+)\}")
_NAMES = frozenset(("Name", "Surn", "Patr", "Geox"))
_LONGEST = 12
_WHERE = re.compile(r"(?:в|во|на|у|близ|между|к (?:югу|северу|западу|востоку) от) .+")


@dataclass(frozen=True, slots=True)
class TermRow:
    """A shape and what is asked of it.

    Attributes:
        when: the shape, of a whole sentence up to a stop. kinds: slot and its kind, in order.
        asks: pairs of stem and answer. accusative: whether {X} is asked of in that case.
        seeks: one of these words must be in the sentence; none seek nothing.
    """

    when: re.Pattern[str]
    kinds: tuple[tuple[str, str], ...]
    asks: tuple[tuple[str, str], ...]
    accusative: bool
    seeks: tuple[str, ...] = ()


def _words(name: str) -> frozenset[str]:
    return ency_words(name, _FILE)


@lru_cache(maxsize=1)
def term_rows() -> tuple[TermRow, ...]:
    """Every row of the table, in its order."""
    opener = rf"(?:(?:{either('opener', _FILE)}),? )?"
    found = []
    for row in table_of(_FILE)["rows"]:
        shape = spelt(row["when"], _FILE)
        kinds = tuple(_SLOT.findall(shape))
        shape = _SLOT.sub(
            lambda m: f"(?P<{m[1]}>[^,:;]+?)" if m[1] in "XDT" else f"(?P<{m[1]}>.+)", shape
        )
        asks = tuple((ask["stem"], ask["answer"]) for ask in row["asks"])
        seeks = tuple(row.get("seeks", ()))
        found.append(
            TermRow(re.compile(opener + shape), kinds, asks, bool(row.get("accusative")), seeks)
        )
    return tuple(found)


def fills(kind: str, tokens: Sequence[Token]) -> bool:
    """Whether the words are such a filling, whole and understood alone."""
    return bool(tokens) and _KINDS[kind](tokens)


def said(text: str, tokens: Sequence[Token]) -> str:
    """The words as inside a sentence: the small letter where only the sentence's start is large."""
    first = tokens[0]
    if first.i or text[1:2].isupper() or text[:1] == "«" or _is_name(first):
        return text
    return text[:1].lower() + text[1:]


def accusative(text: str) -> str:
    """The thing in the accusative; "" where the dictionary is not sure."""
    return decline_plain(text, "Acc") or ""


def _is_name(token: Token) -> bool:
    if not token.text[:1].isupper():
        return False
    own = readings(token.text)
    named = token.pos == "PROPN" or bool(own and (_NAMES & set(own[0].feats) or not own[0].known))
    return (
        named
        or place_kind(token.text) is not None
        or place_kind(own[0].lemma.capitalize()) is not None
    )


def _case(token: Token, case: str) -> Reading | None:
    """The reading of the word in a case, a noun's first."""
    own = [r for r in readings(token.text) if r.feats.get("Case") == case]
    return next((r for r in own if r.pos == "NOUN"), own[0] if own else None)


def _led_by(tokens: Sequence[Token], case: str) -> Token | None:
    """The noun that leads the words, with everything before it in the case; None for none."""
    for token in tokens:
        own = [r for r in readings(token.text) if r.feats.get("Case") == case]
        if token.pos in ("NOUN", "PROPN") and any(r.pos == "NOUN" for r in own):
            return token
        if not any(r.pos == "ADJ" or r.feats.get("VerbForm") == "Part" for r in own):
            return None
    return None


def _subject(tokens: Sequence[Token]) -> bool:
    """«ядро атома», «Статут 1588 года», «кора головного мозга»: not «процесс», not «эта книга»."""
    if len(tokens) > 5 or not is_plain(tokens) or any(t.feats.get("Resolved") for t in tokens):
        return False
    head = _led_by(tokens, "Nom")
    if head is None or any(t.lemma in _words("loose") or is_evaluative(t.lemma) for t in tokens):
        return False
    if any(t.text.lower() in ("и", "или", "весь", "вся", "всё", "каждый") for t in tokens):
        return False
    nouns = [t for t in tokens if t.pos in ("NOUN", "PROPN")]
    if head.lemma in _words("vague") or nouns[-1].lemma in _words("vague"):
        return len(nouns) > 1 and any(t.text[:1].isupper() for t in tokens[1:])
    living = _case(head, "Nom")
    return living is None or living.feats.get("Animacy") != "Anim" or _is_name(head)


def _name(tokens: Sequence[Token]) -> bool:
    return (
        len(tokens) <= 3
        and is_plain(tokens)
        and all(t.text[:1].isupper() for t in tokens)
        and any(_is_name(t) for t in tokens)
        and not any(r.feats.get("Number") == "Plur" for r in readings(tokens[-1].text)[:1])
    )


def _peoples(tokens: Sequence[Token]) -> bool:
    """«Сапотеки»: a name of many, alone."""
    if len(tokens) != 1:
        return False
    own = [r for r in readings(tokens[0].text) if r.feats.get("Case") == "Nom"]
    return tokens[0].text[-1:] in "иы" and (
        not own or not own[0].known or any(r.feats.get("Number") == "Plur" for r in own)
    )


def _people(tokens: Sequence[Token]) -> bool:
    low = [t.text.lower() for t in tokens]
    text = " ".join(low)
    kind = re.match(
        rf"(?:[а-яё-]+(?:ий|ый|ое|ой|ые|ие|ская) )*(?:{either('peoples', _FILE)})\b", text
    )
    return kind is not None and is_plain(tokens) and 3 <= len(tokens) <= _LONGEST


def _whole(tokens: Sequence[Token]) -> bool:
    loose = any(t.lemma in _words("loose") or is_evaluative(t.lemma) for t in tokens)
    return not loose and is_plain(tokens) and len(tokens) <= _LONGEST


def _listed(tokens: Sequence[Token]) -> bool:
    """Two or more things, the last after «и»; a noun closes the list."""
    words = [t.text.lower() for t in tokens]
    if "и" not in words or not _whole(tokens) or any(w.isdigit() for w in words):
        return False
    last = len(words) - 1 - words[::-1].index("и")
    closes = any(t.pos in ("NOUN", "PROPN") for t in tokens[last:])
    return closes and tokens[0].pos in ("NOUN", "PROPN", "ADJ") and len(words) - last <= 6


def _counted(tokens: Sequence[Token]) -> bool:
    """«стабильных изотопов»: what is counted, in the genitive, no more."""
    plain = not any(t.text == "," for t in tokens)
    return plain and len(tokens) <= 4 and _whole(tokens) and _led_by(tokens, "Gen") is not None


def _few(tokens: Sequence[Token]) -> bool:
    """«концов», «природных зон» after five and more; «части» after two says no genitive plural."""
    plural = [r for t in tokens for r in readings(t.text) if r.pos == "NOUN"]
    return _counted(tokens) and any(
        r.feats.get("Case") == "Gen" and r.feats.get("Number") == "Plur" for r in plural
    )


def _doer(tokens: Sequence[Token]) -> bool:
    """«Иоганн Гутенберг», «немецкий физик Георг Ом»: a person by first and last name."""
    large = [w for t in tokens for w in t.text.split() if w[:1].isupper()]
    return _person(tokens, "Nom") and len(large) >= 2


def _named(tokens: Sequence[Token]) -> bool:
    return len(tokens) <= 3 and all(t.text[:1].isupper() for t in tokens)


def _maker(tokens: Sequence[Token]) -> bool:
    return _person(tokens, "Ins") and any(t.text[:1].isupper() for t in tokens)


def _person(tokens: Sequence[Token], case: str) -> bool:
    if len(tokens) > 8 or not tokens[-1].text[:1].isupper() or not is_plain(tokens):
        return False
    if any(t.text[:1].isdigit() for t in tokens):
        return False
    # A name of two words is one token, which the dictionary reads word by word.
    first = readings(tokens[0].text.split()[0])
    lower = [t for t in tokens if t.text.islower() and t.pos in ("NOUN", "ADJ")]
    bound = all(_case(t, case) is not None or _case(t, "Gen") is not None for t in lower)
    return bound and any(r.feats.get("Case") == case for r in first)


def _finding(tokens: Sequence[Token]) -> bool:
    """«закон всемирного тяготения»: what is found or made, of the closed list."""
    head = _led_by(tokens, "Acc")
    return (
        head is not None
        and head.lemma in _words("found")
        and _whole(tokens)
        and (
            len(tokens) > 1
            or head.lemma in ("книгопечатание", "радиоактивность", "электрон", "нейтрон")
        )
    )


def _where(tokens: Sequence[Token]) -> bool:
    text = " ".join(t.text for t in tokens)
    large = any(t.text[:1].isupper() for t in tokens)
    return _WHERE.fullmatch(text) is not None and large and _whole(tokens)


def _whose(tokens: Sequence[Token]) -> bool:
    return len(tokens) <= 3 and _whole(tokens) and _led_by(tokens, "Gen") is not None


_KINDS: Mapping[str, Callable[[Sequence[Token]], bool]] = {
    "subject": _subject,
    "name": _name,
    "peoples": _peoples,
    "people": _people,
    "object": _whole,
    "listed": _listed,
    "counted": _counted,
    "few": _few,
    "doer": _doer,
    "maker": _maker,
    "named": _named,
    "finding": _finding,
    "where": _where,
    "whose": _whose,
}
