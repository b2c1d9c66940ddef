"""How a clause told again is written: abbreviations in full, capitals where a word is a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.facts.tree import Tree
from quizgen.model import Token

Piece = tuple[str, Token, str]
"""What stands before a word, the token, the word as it is written."""

_DASHES = frozenset(("—", "–", "-"))
_STOPS = _DASHES | {":", ";"}
_FIGURES = re.compile(r"\d{1,4}(?:[—–-]\d{1,4})?(?:-[а-я]{1,2})?|[IVX]+(?:[—–-][IVX]+)?")
_SHORT = {
    "г": ("году", "года"), "гг": ("годах", "годов"), "в": ("веке", "века"), "вв": ("веках", "веков")
}  # fmt: skip
_TO = {"г": "году", "гг": "годам", "в": "веку", "вв": "векам"}
_SHORT_LAST = 4
_HEAVENLY = frozenset(("земля", "солнце", "луна"))
_SKY = re.compile(r"\b(?:планет|звезд|спутник|орбит|Солнц|Лун|Земл)")
_INITIALS = re.compile(r"(?<=[А-ЯЁ]\.)(?=[А-ЯЁ])")
_NEEDED = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl", "xcomp", "ccomp", "csubj", "cop"))


def spelled(pieces: Sequence[Piece]) -> list[Piece]:
    """«в 983 г.» as «в 983 году», «им. И.Е.Репина» as «имени И. Е. Репина»."""
    found: list[Piece] = []
    skip = False
    for k, (space, token, word) in enumerate(pieces):
        if skip:
            skip = False
            continue
        before = pieces[k - 1][2] if k else ""
        stop = k + 1 == len(pieces) or pieces[k + 1][2] == "."
        if (
            word in _SHORT
            and stop
            and _FIGURES.fullmatch(before)
            and (word in "гг") == (before[0].isdigit())
        ):
            word = _in_full(word, [w.lower() for _, _, w in pieces[max(0, k - 3) : k - 1]])
            skip = k + 1 < len(pieces)
        elif "." in word:
            word = re.sub(r"\bим\. ?(?=[А-ЯЁ])", "имени ", word)
            word = _INITIALS.sub(" ", word)
        elif word == "им" and k + 2 < len(pieces) and pieces[k + 1][2] == ".":
            word, skip = "имени", True
        found.append((space, token, word))
    return found


def _in_full(short: str, before: Sequence[str]) -> str:
    """The case the nearest preposition asks of a year or a century; of no preposition, genitive."""
    if before and before[-1] in ("в", "во"):
        return _SHORT[short][0]
    if before and before[-1] in ("к", "ко"):
        return _TO[short]
    return _SHORT[short][1]


def capitals(pieces: Sequence[Piece], start: int) -> list[Piece]:
    """The word at offset `start` opens a sentence no more: its capital stays in a name only."""
    found = list(pieces)
    for k, (space, token, word) in enumerate(pieces):
        if token.start != start or token.feats.get("Resolved"):
            continue
        following = pieces[k + 1] if k + 1 < len(pieces) else None
        if token.pos == "ADJ" and following is not None:
            _, other, said = following
            # «Великая Отечественная война»: two words of one name.
            if other.pos == "ADJ" and other.head == token.head and said[:1].isupper():
                found[k] = (space, token, word[:1].upper() + word[1:])
                continue
        if token.lemma in _HEAVENLY and _SKY.search(" ".join(w for _, _, w in pieces)):
            found[k] = (space, token, word[:1].upper() + word[1:])
            continue
        if token.pos in ("VERB", "ADV", "ADP", "NUM", "CCONJ", "SCONJ", "PART"):
            if word[1:2].islower() and word.split(" ")[0] == token.text.split(" ")[0]:
                found[k] = (space, token, word[:1].lower() + word[1:])
    return found


def cut_at_stop(tree: Tree, root: Token, kept: Sequence[Token]) -> list[Token]:
    """Without what follows a dash, a colon or a semicolon, where the clause before it is whole."""
    for k, token in enumerate(kept):
        if token.text not in _STOPS or token.i < root.i:
            continue
        left, right = kept[:k], kept[k + 1 :]
        if not left or not right or left[-1].pos == "PUNCT" or root.pos not in ("VERB", "ADJ"):
            return list(kept)
        comma = max((n for n, t in enumerate(left) if t.text == ","), default=-1)
        if comma >= 0 and left[comma].i > root.i and k - comma <= _SHORT_LAST:
            return list(kept)  # «первое место занял Орлов, второе — …»
        if left[-1].text[:1].isupper() and right[0].text[:1].isupper():
            return list(kept)  # «перелёт Москва — Омск»
        after = {t.i for t in right}
        if any(t.head in after for t in left if t.pos != "PUNCT" and t.i != root.i):
            return list(kept)
        if any(t.head == root.i and t.rel in _NEEDED for t in right):
            return list(kept)
        if any(t.text.lower() in ("такой", "такие", "следующие", "следующий") for t in left):
            return list(kept)
        return list(left)
    return list(kept)


def without_aside(tokens: Sequence[Token], root: Token, kept: Sequence[Token]) -> list[Token]:
    """Without what two dashes part from the clause, where nothing outside hangs on it."""
    dashes = [k for k, t in enumerate(kept) if t.text in _DASHES]
    if len(dashes) != 2:
        return list(kept)
    first, second = dashes
    ends = [*kept[:first][-1:], *kept[second + 1 : second + 2]]
    if all(t.text[:1].isupper() for t in ends):
        return list(kept)  # «перелёт Москва — Омск — Чита»
    inside = {t.i for t in kept[first + 1 : second]}
    outside = [t for t in (*kept[:first], *kept[second + 1 :]) if t.pos != "PUNCT"]
    if root.i in inside or not inside or any(t.head in inside for t in outside):
        return list(kept)
    tied = [t for t in tokens if t.i in inside and t.head not in inside and t.pos != "PUNCT"]
    if any(t.rel not in _ASIDE for t in tied) or not kept[:first]:
        return list(kept)
    return [*kept[:first], *kept[second + 1 :]]


_ASIDE = frozenset(("acl", "acl:relcl", "advcl", "appos", "parataxis", "conj", "nmod", "cc"))


def defines(tree: Tree, root: Token, kept: Sequence[Token]) -> bool:
    """«Литий — мягкий металл»: one dash, between a subject and the noun that says what it is."""
    dashes = [t for t in kept if t.text in _DASHES]
    if len(dashes) != 1 or root.pos != "NOUN" or root.feats.get("Case", "Nom") != "Nom":
        return False
    subjects = [t for t in tree.children(root) if t.rel == "nsubj"]
    if len(subjects) != 1 or tree.children(root, "cop"):
        return False
    inside = {t.i for t in tree.phrase(subjects[0])}
    before = [t for t in kept if t.i < dashes[0].i and t.pos != "PUNCT"]
    return {t.i for t in before} <= inside and root.i > dashes[0].i


def dashed(pieces: Sequence[Piece]) -> list[Piece]:
    """A definition with its one long dash and no «это» after it."""
    found: list[Piece] = []
    for space, token, word in pieces:
        if word in _DASHES:
            found.append((" ", token, "—"))
        elif word.lower() == "это" and found and found[-1][2] == "—":
            continue
        else:
            found.append((" " if found and found[-1][2] == "—" else space, token, word))
    return found


def without_ties(tokens: Sequence[Token], kept: Sequence[Token]) -> list[Token]:
    """Without adverbs that only tie the clause to the one before it: «вскоре», «также», «ещё в …».

    They fall without loss; «годом позже», «ещё пять», «уже не» keep theirs.
    """
    found = []
    for k, token in enumerate(kept):
        before = kept[k - 1] if k else None
        after = kept[k + 1] if k + 1 < len(kept) else None
        found.append(token)
        if token.text.lower() not in _TIES or after is None or after.pos == "PUNCT":
            continue
        if before is not None and before.pos in (
            "NOUN",
            "NUM",
            "PUNCT",
            "CCONJ",
            "ADV",
            "PART",
            "PRON",
        ):
            if before.pos != "NOUN" or token.text.lower() in _LATER:
                continue
        if (
            token.text.lower() in _ALREADY
            and after.pos != "ADP"
            and not after.text.startswith("в ")
        ):
            continue
        if any(t.head == token.i for t in tokens):
            continue
        found.pop()
    return found


_LATER = frozenset(("позже", "позднее", "спустя", "затем", "потом"))
_ALREADY = frozenset(("ещё", "еще", "уже"))
_TIES = _LATER | _ALREADY | frozenset(
    ("также", "вскоре", "впоследствии", "тогда", "однако", "поначалу", "сначала", "первоначально",
     "наконец", "параллельно", "одновременно")
)  # fmt: skip
