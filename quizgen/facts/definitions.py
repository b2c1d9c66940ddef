"""Definitions: «X — это Y», «X называется Y», «X является Y»; asked by what is defined.

A whole definition is too long to type, so the question goes the other way: «Как называется
раздел физики, изучающий движение тел?».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.facts.clause import Fact, Role
from quizgen.facts.kinds import types_of
from quizgen.facts.singular import gives_away, is_kind, is_single, is_term, is_unit
from quizgen.facts.surface import (
    DASHES,
    balanced,
    in_nominative,
    leading_noun,
    opens_relative,
    own_verb,
    segments,
    unsaid,
    written,
)
from quizgen.facts.tree import Tree
from quizgen.facts.wideness import is_wide
from quizgen.model import Token
from quizgen.russian.morphology import readings
from quizgen.russian.namingwords import fold, naming
from quizgen.russian.phrases import join

_NAMED_BY = {"называется": "Ins", "называются": "Ins", "именуется": "Ins", "именуются": "Ins"}
_CALLED_BY = frozenset(("называют", "именуют"))
_IS = frozenset(("является", "являются"))
_LOOSE = frozenset(
    ("обычно", "часто", "иногда", "также", "ещё", "еще", "порой", "нередко", "так", "раньше")
)
_UNDERSTOOD = frozenset(("понимают", "понимается", "подразумевают", "подразумевается"))
_MOST = 22
"""Words of a definition a reader holds in mind."""
_NAME = 4
"""Words of a name that is asked for."""

Words = Sequence[Token]


def definitions(tree: Tree) -> Iterator[Fact]:
    """What a thing is called, from sentences that say what it is."""
    if unsaid(tree):
        return
    for rule in (_by_dash, _by_naming, _by_being, _by_likeness, _by_understanding):
        found = next(rule(tree), None)
        if found:
            yield found
            return


def _by_dash(tree: Tree) -> Iterator[Fact]:
    """«Статика — это раздел механики, …», «Столица Перу — Лима»."""
    dashes = [t.i for t in tree.tokens if t.text in DASHES]
    if len(dashes) != 1:
        return
    at = dashes[0]
    left, right = tree.tokens[:at], tree.tokens[at + 1 :]
    plainly = bool(right) and right[0].text.lower() == "это"
    right = right[1:] if plainly else right
    if not left or not right or right[0].text.lower() in ("не", "это", "значит"):
        return
    if own_verb(left) or own_verb(right) or not balanced(left) or not balanced(right):
        return
    yield from _either(tree, left, right, plainly)


def _either(tree: Tree, left: Words, right: Words, plainly: bool = True) -> Iterator[Fact]:
    """Whichever of two phrases in the nominative defines the other."""
    head = leading_noun(left, "Nom")
    if head is None:
        return
    if is_single(left, head):
        right = _alone(right)
    if _is_name(tree, right) and (is_single(left, head) or is_unit(left, head)):
        described = _closed(left, head)
        if len(right) == 2 and fold(right[0].lemma) in naming("said without"):
            right = right[1:]
        if described:
            yield from _fact(tree, described, left[head], right, written(right))
        return
    if len(left) > _NAME or "," in [t.text for t in left]:
        return
    term = is_term(left, head)
    parts = _parts(right)
    for definition in parts:
        noun = leading_noun(definition, "Nom")
        if noun is None:
            return
        single = is_single(definition, noun)
        if not single and not (term and is_kind(definition, noun) and len(parts) == 1):
            continue
        if not single and tree.published and not plainly:
            continue  # news define nothing: «Тема встречи — развитие торговли»
        if single and not (term or _is_name(tree, left)):
            continue
        described = _described(definition)
        if len(definition) <= _MOST and (single or not is_wide(left, definition)):
            yield from _fact(tree, described, definition[noun], left, written(left))


def _alone(tokens: Words) -> Words:
    """A name without what is told of it after a comma: «Селенга, которая берёт начало …»."""
    parts = segments(tokens)
    if len(parts) < 2:
        return tokens
    told = parts[1]
    more = opens_relative(told) or told[0].text.lower() in ("один", "одна", "одно")
    return parts[0] if more else tokens


def _closed(tokens: Words, head: int) -> str:
    """The description with nothing but its own clause set off by commas."""
    parts = segments(tokens)
    if len(parts) > 2 or (len(parts) == 2 and not opens_relative(parts[1])):
        return ""
    return _described(tokens).rstrip(",")


def _described(tokens: Words) -> str:
    """A description as it stands inside a sentence: it is no name, so its capital falls."""
    text = written(tokens)
    small = tokens[0].i or tokens[0].pos == "PROPN" or text[1:2].isupper()
    return text if small else text[0].lower() + text[1:]


def _parts(tokens: Words) -> list[tuple[Token, ...]]:
    """A predicate's definitions, one after another: «озеро в Сибири, самое глубокое на планете»."""
    found: list[list[Token]] = []
    for k, segment in enumerate(segments(tokens)):
        comma = tokens[segment[0].i - tokens[0].i - 1] if k else None
        new = not found or (
            not opens_relative(segment)
            and leading_noun(segment, "Nom") is not None
            and leading_noun(segment, "Gen") is None
        )
        if new:
            found.append(list(segment))
        elif comma is not None:
            found[-1] += [comma, *segment]
    return [tuple(part) for part in found]


def _is_name(tree: Tree, tokens: Words) -> bool:
    """A name or one plain word that can be the answer: «Лима», «пик Хан-Тенгри», «ньютон»."""
    head = leading_noun(tokens, "Nom")
    if head is None or len(tokens) > _NAME or any(t.text == "," for t in tokens):
        return False
    if any(t.pos in ("VERB", "CCONJ", "NUM", "ADP", "PRON", "DET", "ADV") for t in tokens):
        return False
    if any(m.type == "PERSON" for m in tree.mentions(tuple(tokens))):
        return False
    named = any(t.text[:1].isupper() or t.feats.get("Quoted") for t in tokens)
    return named or (len(tokens) == 1 and tokens[0].pos == "NOUN")


def _by_naming(tree: Tree) -> Iterator[Fact]:
    """«Раздел механики, …, называется статикой», «Лавой называют магму, …»."""
    verbs = [t for t in tree.tokens if t.text.lower() in _NAMED_BY or t.text.lower() in _CALLED_BY]
    if len(verbs) != 1:
        return
    verb = verbs[0]
    left, right = tree.tokens[: verb.i], tree.tokens[verb.i + 1 :]
    if left and left[-1].text.lower() in _LOOSE | {"не", "и"}:
        return
    if not left or not right or not balanced(left) or own_verb(left) or own_verb(right):
        return
    if any(t.text in DASHES for t in (*left, *right)):
        return
    case = "Nom" if verb.text.lower() in _NAMED_BY else "Acc"
    for name, described in ((right, left), (left, right)):
        head = leading_noun(described, case)
        called = _called(name, case)
        if head is None or called is None or len(described) > _MOST:
            continue
        if not is_kind(described, head) and not is_single(described, head):
            continue
        if described is right and leading_noun(name, "Ins") is None:
            continue
        text = _closed(described, head)
        if text and not opens_relative(segments(described)[0]):
            yield from _fact(tree, text, described[head], name, called, verb.text.lower())
        return


def _called(name: Words, case: str) -> str | None:
    """The name itself, from the instrumental or in quotation marks."""
    if len(name) > _NAME or any(t.text == "," or t.pos in ("VERB", "ADP", "PRON") for t in name):
        return None
    head = leading_noun(name, "Ins")
    if head is not None and (name[head].pos == "NOUN" or name[head].text[:1].isupper()):
        return in_nominative(name, head, "Ins")
    if len(name) == 1 and name[0].feats.get("Quoted"):
        return name[0].text
    return None


def _by_being(tree: Tree) -> Iterator[Fact]:
    """«Столицей Перу является Лима», «Лима является столицей Перу», «… представляет собой …»."""
    verbs = [t for t in tree.tokens if t.text.lower() in _IS]
    if len(verbs) != 1:
        return
    verb = verbs[0]
    left, right = tree.tokens[: verb.i], tree.tokens[verb.i + 1 :]
    if not left or not right or left[-1].text.lower() in _LOOSE | {"не"}:
        return
    if own_verb(left) or own_verb(right) or any(t.text in DASHES for t in (*left, *right)):
        return
    for name, described in ((right, left), (left, _first_of(right))):
        head = leading_noun(described, "Ins")
        if head is None or leading_noun(name, "Nom") is None:
            continue
        text = in_nominative(described, head, "Ins")
        if text is None or not _is_name(tree, name) or "," in text:
            continue
        if is_single(described, head) or is_unit(described, head):
            yield from _fact(tree, text, described[head], name, written(name))
        return


def _by_likeness(tree: Tree) -> Iterator[Fact]:
    """«Рибосома представляет собой органоид, …»: the accusative must look like the nominative."""
    at = next(
        (t.i for t in tree.tokens if t.text.lower() in ("представляет", "представляют")), None
    )
    if at is None or at + 2 >= len(tree.tokens) or tree.tokens[at + 1].text.lower() != "собой":
        return
    left, right = tree.tokens[:at], tree.tokens[at + 2 :]
    if (
        left
        and not own_verb(left)
        and not own_verb(right)
        and left[-1].text.lower() not in _LOOSE | {"не"}
    ):
        if not any(t.text in DASHES for t in right) and balanced(right):
            yield from _either(tree, left, right)


def _by_understanding(tree: Tree) -> Iterator[Fact]:
    """«Под диффузией понимают процесс …»."""
    at = next((t.i for t in tree.tokens if t.text.lower() in _UNDERSTOOD), None)
    if at is None or tree.tokens[0].text.lower() != "под" or at < 2:
        return
    name, described = tree.tokens[1:at], tree.tokens[at + 1 :]
    head, noun = leading_noun(name, "Ins"), leading_noun(described, "Acc")
    called = _called(name, "Acc")
    if head is None or noun is None or not called or own_verb(described):
        return
    text = _closed(described, noun)
    if is_kind(described, noun) and text and len(described) <= _MOST:
        yield from _fact(tree, text, described[noun], name, called, "называют")


def _first_of(tokens: Words) -> Words:
    """A predicate without a second one joined to it: «крупнейшим городом и портом»."""
    for k, token in enumerate(tokens[:-1]):
        after = readings(tokens[k + 1].text)
        if token.text == "и" and any(r.feats.get("Case") == "Ins" for r in after):
            return tokens[:k]
    return tokens


def _fact(
    tree: Tree, described: str, noun: Token, name: Words, called: str, verb: str = ""
) -> Iterator[Fact]:
    head = leading_noun(name, "Nom")
    if head is None:
        head = leading_noun(name, "Ins")
    if head is None or gives_away(described, called):
        return
    plural = noun.feats.get("Number") == "Plur"
    if not verb:
        verb = "называются" if plural else "называется"
    focus = tuple(name)
    types = types_of(tree, focus, name[head]) - {"TERM", "PEOPLE"}
    text = join([verb, described])
    yield Fact(
        rule="definition",
        sentence=tree.sentence,
        predicate=None,
        roles=(
            Role("term", types, -1, focus, name[head], text=called),
            Role("definition", frozenset(("ANY",)), -1, (noun,), noun, text=text),
        ),
    )
