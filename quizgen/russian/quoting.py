"""Quotation marks: titles an article quotes keep them wherever they are told, «ёлочки» always."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.russian.gazetteer import place_kind
from quizgen.russian.morphology import dictionary_marks, readings
from quizgen.russian.wordlists import lists

_QUOTED = re.compile(r"«([^«»\"]{2,60})»|(?<!\w)\"([^\"«»]{2,60})\"(?!\w)|“([^“”]{2,60})”")
_LONGEST = 6
"""Words of a title; longer ones are somebody's words."""
_WORD = re.compile(r"[\w-]+")
_LATIN = re.compile(r"[A-Za-z]")
_NICKNAME = re.compile(r"(?<![А-ЯЁа-яё]\s)(?<![А-ЯЁа-яё])«([А-ЯЁ][а-яё]+)» (?=[А-ЯЁ][а-яё]+)")


def quoting_words(name: str) -> frozenset[str]:
    """The list of this name in `data/quoting.yaml`."""
    return lists("quoting.yaml")[name]


def _class_nouns() -> frozenset[str]:
    return frozenset().union(*map(quoting_words, ("works", "media", "ships", "bodies")))


def guillemets(text: str) -> str:
    """Straight and English quotation marks as «…», inside another pair as „…“."""
    if not any(mark in text for mark in '"“”'):
        return text
    done: list[str] = []
    depth = 0
    for k, letter in enumerate(text):
        before = text[k - 1] if k else " "
        if letter == "«":
            depth += 1
        elif letter == "»":
            depth -= 1
        elif letter in '"“”':
            opens = letter == "“" or (letter == '"' and (before.isspace() or before in "(«-—"))
            if opens:
                letter, depth = ("„" if depth else "«"), depth + 1
            else:
                depth -= 1
                letter = "“" if depth else "»"
        done.append(letter)
    return "".join(done) if depth == 0 else text


class Titles:
    """The titles an article has in quotation marks."""

    def __init__(self, text: str) -> None:
        found = {
            title.strip()
            for match in _QUOTED.finditer(text)
            for title in match.groups()
            if title and _is_title(title.strip())
        }
        bare = _QUOTED.sub(" ", text)
        self._titles = tuple(
            title
            for title in sorted(found, key=lambda t: (-len(t), t))
            if len(re.findall(_exact(title), bare)) <= len(re.findall(_exact(title), text)) // 2
        )

    def written(self, text: str) -> str:
        """The text with the article's titles, and names after class nouns, in «…»."""
        text = guillemets(text)
        text = _NICKNAME.sub(r"\1 ", text) if "«" in text else text
        for title in self._titles:
            if title in text:
                text = re.sub(_exact(title), _wrapped, text)
        for start, stop, sure in reversed(list(_after_class_nouns(text))):
            if sure:
                text = f"{text[:start]}«{text[start:stop]}»{text[stop:]}"
        return text


def unsure_title(text: str) -> bool:
    """Whether a title without its marks follows a class noun, and where it ends is not certain."""
    return any(not sure for _, _, sure in _after_class_nouns(text))


def _is_title(title: str) -> bool:
    words = _WORD.findall(title)
    if not words or len(words) > _LONGEST or not title[0].isupper() or title[-1] in ".,!?:;…":
        return False
    if len(words) > 1:
        return True
    marks = dictionary_marks(words[0])
    return not marks & {"Name", "Surn", "Geox", "Patr"} and place_kind(words[0]) is None


def _exact(title: str) -> str:
    return rf"(?<![\w«\"“„-]){re.escape(title)}(?![\w»\"”“-])"


def _wrapped(match: re.Match[str]) -> str:
    """The title in «…», unless it stands inside a pair, or a longer name goes on around it."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if before.count("«") != before.count("»") or not before.strip():
        return match[0]
    if re.search(r"[A-Za-zА-ЯЁ]\w*\s$", before) and " " in before.strip():
        return match[0]
    return match[0] if re.match(r"\s[A-ZА-ЯЁ]", after) else f"«{match[0]}»"


def _after_class_nouns(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of bare names after «роман», «газета», and whether they surely end there."""
    words = list(_WORD.finditer(text))
    for k in range(len(words) - 1):
        noun, name = words[k], words[k + 1]
        if text[noun.end() : name.start()] != " " or not name[0][:1].isupper():
            continue
        if _LATIN.search(name[0]) or not name[0][1:].islower() or noun[0][:1].isupper():
            continue
        reading = readings(noun[0].lower())[0]
        if readings(name[0])[0].lemma in quoting_words("heavens"):
            continue  # «скорость движения Солнца»
        if reading.lemma not in _class_nouns() or reading.feats.get("Number") == "Plur":
            continue
        own = readings(name[0])
        marks = {mark for r in own for mark in r.feats}
        if marks & {"Name", "Surn", "Geox", "Patr", "Abbr", "Orgn"} or not own[0].known:
            continue
        if place_kind(name[0]) is not None or own[0].pos not in ("NOUN", "ADJ"):
            continue
        if own[0].lemma in lists("truthwords.yaml")["named bodies"]:
            continue  # «движения Солнца» names no movement
        if not any(r.pos == "NOUN" and r.feats.get("Case") == "Nom" for r in own):
            yield name.start(), name.end(), False
            continue
        following = words[k + 2] if k + 2 < len(words) else None
        ends = following is None or text[name.end() : following.start()] != " "
        if not ends and following is not None:
            next_one = readings(following[0].lower())[0]
            ends = next_one.pos in ("VERB", "ADP", "CCONJ") and following[0].islower()
        yield name.start(), name.end(), ends
