"""The phrase that answers what is asked of a general truth, whole and with nothing over."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.facts.phrase import Phrase
from quizgen.facts.surface import is_finite
from quizgen.facts.tree import Tree
from quizgen.facts.truthtable import Asking, truth_words
from quizgen.model import Token
from quizgen.russian.phrases import join
from quizgen.russian.wordlists import words

_MOST = 12
_IDLE = frozenset(("разнообразный", "различный", "разный", "всевозможный"))
_CUT = frozenset(
    ("который", "где", "что", "чтобы", "когда", "если", "так", "поскольку", "например", "особенно")
)


def answer_of(
    tree: Tree, last: int, at: int, phrase: Phrase | None, asking: Asking, phrases: Sequence[Phrase]
) -> str | None:
    """The answer's words from `at`, where the phrase there suits the question; else None."""
    if phrase is None or phrase.kind != "noun" or phrase.preposition not in asking.prepositions:
        return None
    if not phrase.cases & asking.cases:
        return None
    stop = _end(tree, last, phrase, phrases)
    if stop is None:
        return None
    tokens = tree.tokens[at:stop]
    if len(tokens) > 1 and tokens[0].lemma in _IDLE and tokens[1].pos == "NOUN":
        tokens = tokens[1:]  # «разнообразными семенами»
    if asking.words == "где" and phrase.head.lemma in truth_words("no places"):
        return None
    marks = [t.text.lower() for t in tokens]
    if "," in marks and "и" not in marks and "также" not in marks and stop <= last:
        return None  # a list cut in the middle
    if len(tokens) > _MOST or any(_vague(t) for t in tokens) or _says_little(tokens):
        return None
    return join([t.text for t in tokens])


def _end(tree: Tree, last: int, phrase: Phrase, phrases: Sequence[Phrase]) -> int | None:
    """Where the answer ends: at the clause's end, or where something else is plainly begun."""
    tokens, k = tree.tokens, phrase.last + 1
    while k <= last:
        token = tokens[k]
        low = token.text.lower()
        following = tokens[k + 1] if k + 1 <= last else None
        if low == "," and following is not None:
            more = k + 1
            if (
                following.text.lower() == "а"
                and tokens[min(more + 1, last)].text.lower() == "также"
            ):
                more += 2
            next_phrase = next((p for p in phrases if p.first == more), None)
            same = next_phrase is not None and _alike(next_phrase, phrase)
            if same and next_phrase is not None:
                k = next_phrase.last + 1
                continue
            return k if _breaks(following) else None
        if low == "и" and following is not None:
            own = next((p for p in phrases if p.first == k + 1), None)
            if own is not None and _alike(own, phrase):
                k = own.last + 1
                continue
            return k if _verb_near(tokens, k + 1, last) else None
        own = next((p for p in phrases if p.first == k), None)
        if own is None or own.kind == "which" or (not own.preposition and own.kind == "noun"):
            return None
        k = own.last + 1
    return k


def _alike(one: Phrase, other: Phrase) -> bool:
    """Whether one phrase goes on the list the other begins."""
    if one.kind != "noun" or one.preposition not in ("", other.preposition):
        return False
    return bool(one.cases & other.cases)


def _breaks(token: Token) -> bool:
    """What after a comma tells more and may be left out: a converb, a participle, a relative."""
    return (
        token.lemma in _CUT
        or token.feats.get("VerbForm") in ("Conv", "Part")
        or token.pos == "SCONJ"
    )


def _verb_near(tokens: Sequence[Token], i: int, last: int) -> bool:
    return any(is_finite(t) for t in tokens[i : min(i + 2, last + 1)])


def _vague(token: Token) -> bool:
    low = token.text.lower()
    if low in ("три", "два", "несколько"):
        return False
    return low in truth_words("pointing") or token.lemma in truth_words("pointing")


def _says_little(tokens: Sequence[Token]) -> bool:
    """«в разных местах», «от многих причин»: adjectives of no content, or a bare counted noun."""
    own = [t for t in tokens if t.pos in ("NOUN", "PROPN", "ADJ", "VERB", "X")]
    nouns = [t for t in own if t.pos in ("NOUN", "PROPN", "X")]
    bare = len(nouns) == 1 and nouns[0].lemma in truth_words("empty answers") | words("open nouns")
    return not own or (bare and all(t.lemma in words("unspecific") for t in own if t not in nouns))
