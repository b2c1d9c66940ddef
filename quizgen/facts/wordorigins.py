"""Where words come from and what they mean: «физика (от др.-греч. φύσις — природа)»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts.clause import Fact
from quizgen.facts.retold import retold
from quizgen.facts.surface import is_common
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.morphology import readings

_TONGUES = {
    "др.-греч.": "древнегреческое", "греч.": "греческое", "лат.": "латинское",
    "англ.": "английское", "нем.": "немецкое", "фр.": "французское", "франц.": "французское",
    "итал.": "итальянское", "ит.": "итальянское", "исп.": "испанское", "араб.": "арабское",
    "перс.": "персидское", "тюрк.": "тюркское", "нидерл.": "нидерландское",
    "голл.": "голландское", "яп.": "японское", "кит.": "китайское", "порт.": "португальское",
}  # fmt: skip
_TONGUE = "|".join(re.escape(key) for key in sorted(_TONGUES, key=len, reverse=True))
_FOREIGN = r"[A-Za-zÀ-žͰ-Ͽἀ-῿]+(?:[ -][A-Za-zÀ-žͰ-Ͽἀ-῿]+)?"
_MEANING = r"[«\"“]?(?P<meaning>[а-яё][а-яё -]*?(?:, [а-яё][а-яё -]*?)?)[»\"”]?"
_BRACKET = re.compile(
    rf"\s?\((?:от )?(?P<tongue>{_TONGUE})\s?(?P<word>{_FOREIGN})\s?(?:[—–-]|,? что значит)\s*"
    rf"(?:буквально\s?[—–-]?\s*)?{_MEANING}\)"
)
_TRANSLATED = re.compile(
    r"(?:(?P<kind>[Нн]азвание|[Ии]мя|[Сс]лово|[Тт]ермин) )?(?P<open>[«\"])?"
    r"(?P<name>[А-ЯЁа-яё][а-яё]+(?:-[А-ЯЁа-яё]+)*)[»\"]? (?:в переводе )?"
    r"(?:с|на) (?P<tongue>[а-яё-]+(?:ого|ом))(?: языка| языке)? "
    r"(?:означает|значит|переводится как)\s*[—–-]?\s*"
    r"[«\"“](?P<meaning>[^«»\"“”,;]+)[»\"”]"
)
_NO_NAMES = frozenset(("название", "имя", "слово", "термин", "это", "что"))
_WORDS = 4
"""Words of a meaning a learner can be asked for."""


def word_origins(tree: Tree) -> Iterator[Fact]:
    """What the foreign word behind a term means, and what a name means in its own tongue."""
    if tree.sentence.headline or tree.sentence.speech is not None or not tree.tokens:
        return
    text, start = tree.sentence.text, tree.sentence.start
    for token in tree.tokens:
        found = _BRACKET.match(text[token.stop - start :])
        if found is None or not _term(token) or len(found["meaning"].split()) > _WORDS:
            continue
        tongue = _TONGUES[found["tongue"]]
        told = f"означает {tongue} слово, от которого произошёл термин «{_base(token)}»"
        yield retold(tree, "meaning", (), token, found["meaning"], told)
    yield from _translated(tree)


def _base(token: Token) -> str:
    """The word in the nominative: the tagger may take «Физика» for a genitive."""
    own = readings(token.text)
    stands = any(r.pos == "NOUN" and r.feats.get("Case") == "Nom" for r in own)
    return token.text.lower() if stands else token.lemma


def _term(token: Token) -> bool:
    """A common noun: what a name comes from is told of names."""
    if " " in token.text or token.feats.get("Quoted"):
        return False
    return token.text[:1].islower() or is_common(token)


def _translated(tree: Tree) -> Iterator[Fact]:
    """«Кель-Суу в переводе с киргизского означает «преходящая вода»»."""
    for found in _TRANSLATED.finditer(tree.sentence.text):
        if len(found["meaning"].split()) > _WORDS or found["name"].lower() in _NO_NAMES:
            continue
        if found["name"][0].islower() and not (found["kind"] and found["open"]):
            continue
        place = tree.sentence.start + found.start("name")
        token = next((t for t in tree.tokens if t.start <= place < t.stop), None)
        if token is None:
            continue
        tongue = found["tongue"]
        if tongue.endswith("ом"):
            tongue = tongue[:-2] + "ого"
        kind = (found["kind"] or "название").lower()
        told = f"в переводе с {tongue} языка означает {kind} «{found['name']}»"
        yield retold(tree, "meaning", (), token, found["meaning"], told)
