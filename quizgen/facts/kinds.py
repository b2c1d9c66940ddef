"""What kind of thing a phrase names: person, organisation, place, event, term."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.facts.clause import Part
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.gazetteer import class_noun, is_event, is_post, organisation_class, place_kind
from quizgen.russian.phrases import decline, decline_name

_PLACE_NOUNS = frozenset(
    ("город", "страна", "аэропорт", "остров", "река", "озеро", "море", "гора", "площадь", "улица", "парк", "сад",
     "музей", "театр", "стадион", "область", "край", "республика", "штат", "провинция", "район",
     "село", "деревня", "посёлок", "поселок", "столица", "дворец", "собор", "храм", "церковь",
     "порт", "вокзал", "станция", "космодром", "полигон", "материк", "континент", "пустыня",
     "пролив", "залив", "полуостров", "резиденция", "больница", "госпиталь", "кладбище", "тюрьма")
)  # fmt: skip


def types_of(tree: Tree, tokens: Sequence[Token], head: Token) -> frozenset[str]:
    """Every type of the template language the phrase satisfies."""
    found = {"ANY"}
    inside = {token.i for token in tokens}
    for mention in tree.sentence.mentions:
        if not any(i in inside for i in range(mention.first, mention.last)):
            continue
        covers = mention.first <= head.i < mention.last
        if mention.type == "PERSON" and (covers or _apposed(tree, mention.first, head)):
            found.add("PERSON")
        elif mention.type in ("ORG", "PLACE") and covers:
            found.add(mention.type)
    if not found & {"PERSON", "ORG", "PLACE"}:
        found |= _by_noun(tree, tokens, head)
    if head.feats.get("Animacy") == "Anim":
        found.add("ANIM")
    if "PLACE" in found or "ORG" in found or head.pos == "PROPN":
        kind = place_kind(nominative(tokens, head))
        if kind:
            found |= {"PLACE", kind}
            found.discard("ORG")
            found.discard("PERSON")
    if not found & {"PERSON", "ORG", "PLACE"} and head.pos in ("NOUN", "PROPN"):
        found.add("TERM")
    return frozenset(found)


def _apposed(tree: Tree, name: int, head: Token) -> bool:
    token = tree.tokens[name]
    return token.head == head.i and token.rel in ("appos", "flat", "flat:name", "nmod") and (
        token.rel != "nmod" or token.feats.get("Case") == head.feats.get("Case")
    ) and is_post(head.lemma)


def _by_noun(tree: Tree, tokens: Sequence[Token], head: Token) -> set[str]:
    found = set()
    named = any(t.head == head.i and t.rel in ("appos", "flat", "flat:name") for t in tokens)
    proper = any(t.text[0].isupper() and t.i > 0 for t in tokens)
    if head.lemma in _PLACE_NOUNS and (named or proper):
        found.add("PLACE")
    if is_event(head.lemma):
        found |= {"EVENT"}
    if (
        organisation_class(nominative(tokens, head))
        or (class_noun(head.lemma) and named and head.lemma not in _PLACE_NOUNS)
    ) and not is_event(head.lemma):
        found.add("ORG")
    return found


def nominative(tokens: Sequence[Token], head: Token) -> str:
    """The phrase in the nominative as text, or as it stands where that fails."""
    from quizgen.russian.phrases import join, text_of

    if head.feats.get("Case") in (None, "Nom"):
        return text_of(tokens)
    words = decline(tokens, head, "Nom")
    return join(words) if words else text_of(tokens)


def named_inside(tree: Tree, part: Part) -> tuple[tuple[Token, ...], Token] | None:
    """The name after a class noun («аэропорту | Внуково»), with the class noun; or None."""
    head = part.head
    if head.pos != "NOUN" or not class_noun(head.lemma):
        return None
    inside = {token.i for token in part.tokens}
    for child in tree.children(head, "appos", "flat", "flat:name", "nmod"):
        if child.i not in inside or child.i != head.i + 1 or tree.children(child, "case"):
            continue
        if not (child.text[0].isupper() or child.text[0] in "«\"“"):
            continue
        if child.rel == "nmod" and child.feats.get("Case") == "Gen" and not child.feats.get("Quoted"):
            continue
        tokens = tuple(t for t in tree.phrase(child) if t.i in inside)
        return tokens, head
    return None


__all__ = ["decline_name", "named_inside", "nominative", "types_of"]
