"""The name that stands after the words of naming: in quotation marks, in a case, or as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizgen.facts.asked import Words, without_times
from quizgen.facts.surface import in_nominative, leading_noun, written
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.morphology import inflect, like, readings
from quizgen.russian.wordlists import lists

_INSTRUMENTAL = re.compile(r"(?:ом|ем|ём|ой|ей|ами|ями|ым|им|ью)$")
_LONGEST = 5
_ENDS = frozenset((",", "(", ";", ".", "—", "–"))


@dataclass(frozen=True, slots=True)
class Name:
    """A name as an answer.

    Attributes:
        tokens, head: its words and its noun. text: in the nominative.
        proper: whether it is set apart by capitals or quotation marks. time: dates after it.
    """

    tokens: Words
    head: Token
    text: str
    proper: bool
    time: str = ""


def name_at(tree: Tree, tokens: Words, cases: tuple[str, ...]) -> Name | None:
    """The name the words open with, where nothing that belongs to it follows.

    Args:
        cases: the cases it may stand in, the likeliest first; a bare name needs "Nom".
    """
    tokens, time = _stretch(tree, tokens)
    if not tokens or len(tokens) > _LONGEST + 2:
        return None
    quoted = _quoted(tokens)
    if quoted:
        quoted = _from_genitive(quoted) if "Gen" in cases else quoted
        return Name(tokens, tokens[0], quoted, True, time)
    if len(tokens) > _LONGEST or any(
        t.pos in ("PRON", "DET", "ADP", "VERB", "CCONJ", "ADV", "NUM") for t in tokens
    ):
        return None
    proper = all(t.text[:1].isupper() for t in tokens)
    for case in cases:
        found = _in_case(tokens, case, proper)
        if found:
            head = leading_noun(tokens, case)
            return Name(tokens, tokens[head or 0], found, proper or tokens[0].text.isascii(), time)
    return None


def _stretch(tree: Tree, tokens: Words) -> tuple[Words, str]:
    """The words up to where a name is over, and the dates after it."""
    over = lists("being.yaml")["after a name"]
    kept: list[Token] = []
    inside = 0
    for token in tokens:
        inside += token.text.count("«") - token.text.count("»")
        ends = token.text in _ENDS or token.text.lower() in over
        if kept and ends and not inside:
            break
        if kept and token.text.lower() == "в" and _honour(tokens, token):
            break
        kept.append(token)
    return without_times(tree, kept)


def _honour(tokens: Words, token: Token) -> bool:
    after = [t.text.lower() for t in tokens if t.i == token.i + 1]
    return after == ["честь"]


def _quoted(tokens: Words) -> str:
    """A name in quotation marks; a common word loses them."""
    text = written(tokens)
    if tokens[0].text == "«" and tokens[-1].text == "»":
        inner = [t.text for t in tokens[1:-1]]
        if any(mark in ("«", "»") for mark in inner):
            return ""
    elif not (len(tokens) == 1 and tokens[0].feats.get("Quoted")):
        return ""
    bare = text.strip('«»"“”')
    return bare if bare.islower() else text


def _from_genitive(text: str) -> str:
    """«название «кириллицы»»: a common word that only in the genitive is of one thing."""
    if not text.islower() or " " in text:
        return text
    own = [r for r in readings(text) if r.pos == "NOUN" and r.known]
    single = [r for r in own if r.feats.get("Number") == "Sing"]
    if any(r.feats.get("Case") == "Nom" for r in single):
        return text
    genitive = next((r for r in single if r.feats.get("Case") == "Gen"), None)
    return (inflect(genitive, case="Nom", number="Sing") if genitive else None) or text


def _in_case(tokens: Words, case: str, proper: bool) -> str | None:
    head = leading_noun(tokens, case)
    if case == "Nom":
        if len(tokens) == 1 and _instrumental(tokens[0]):
            return None
        plain = proper or tokens[0].text.isascii()
        return written(tokens) if plain or (head is not None) else None
    if head is not None:
        other = case != "Ins" or any(
            r.feats.get("Case") == "Ins" for r in readings(tokens[head].text)
        )
        found = in_nominative(tokens, head, case) if other else None
        return found or (_unlisted(tokens[0]) if len(tokens) == 1 else None)
    if len(tokens) == 1 and case == "Ins":
        return _adjective(tokens[0]) or _unlisted(tokens[0])
    return None


def _instrumental(token: Token) -> bool:
    """A name the tagger and its ending give the instrumental: «Митридаткертом»."""
    return token.feats.get("Case") == "Ins" and bool(_INSTRUMENTAL.search(token.text))


def _unlisted(token: Token) -> str | None:
    """A name no dictionary has, by the ending of a masculine: «Митридаткертом»."""
    if not _instrumental(token) or any(r.known for r in readings(token.text)):
        return None
    return token.text[:-2] if re.search(r"[бвгдзклмнпрстфх]ом$", token.text) else None


def _adjective(token: Token) -> str | None:
    """«Мудрым» → «Мудрый»."""
    own = [r for r in readings(token.text) if r.pos == "ADJ" and r.feats.get("Case") == "Ins"]
    single = [r for r in own if r.feats.get("Number") == "Sing"]
    if not single or not token.text[:1].isupper():
        return None
    gender = single[0].feats.get("Gender", "Masc")
    form = inflect(single[0], case="Nom", number="Sing", gender=gender)
    return like(token.text, form) if form else None
