"""What a thing or a person is called: «назывался», «получил название», «переименован в».

The name stands right after the words of naming; what bears it is told by the rest of the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts.asked import (
    Words,
    asked_fact,
    readings_of,
    told_after,
    without_stop,
    without_times,
)
from quizgen.facts.callednames import Name, name_at
from quizgen.facts.clause import Fact
from quizgen.facts.links import listed
from quizgen.facts.singular import gives_away, is_kind, is_single
from quizgen.facts.surface import (
    DASHES,
    balanced,
    has_name,
    is_common,
    leading_noun,
    own_verb,
    unsaid,
    written,
)
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.gazetteer import class_noun, is_person_noun, place_kind
from quizgen.russian.morphology import readings
from quizgen.russian.namingwords import fold

_CALLS = re.compile(r"(?:называ|именова|звал|имену|зов)(?:ется|ются|лся|лась|лось|лись|ся|ась|ись)")
_NAMED = re.compile(r"(?:назван|прозван|наречен|наречён)[аоы]?")
_RENAMED = re.compile(r"(пере|)именован[аоы]?")
_THEY = frozenset(
    ("прозвали", "назвали", "окрестили", "нарекли", "называют", "называли", "именуют", "именовали",
     "переименовали")
)  # fmt: skip
_GETS = re.compile(r"(?:получил|носи[лт]|нос[я]т|получает|получают|дали)[аои]?")
_WORD = {
    "название": "название", "имя": "имя", "прозвище": "прозвище", "наименование": "наименование",
    "псевдоним": "псевдоним",
}  # fmt: skip
_UNDER = {"названием": "названием", "именем": "именем", "прозвищем": "прозвищем",
          "псевдонимом": "псевдонимом"}  # fmt: skip
_KNOWN = re.compile(r"извест(?:ен|на|но|ны)")
_LONGEST = 14
_WHICH = {"название": "какое", "имя": "какое", "прозвище": "какое", "наименование": "какое",
          "псевдоним": "какой"}  # fmt: skip


def callings(tree: Tree) -> Iterator[Fact]:
    """Names given or borne, asked by whose they are."""
    if unsaid(tree):
        return
    for own in readings_of(tree):
        for verb in own.tokens:
            fact = _read(own, verb)
            if fact:
                yield fact
                return


def _read(tree: Tree, verb: Token) -> Fact | None:
    low = verb.text.lower()
    left, right = tree.tokens[: verb.i], tree.tokens[verb.i + 1 :]
    if any(t.text in DASHES for t in left) or not balanced(left) or not right:
        return None
    if _CALLS.fullmatch(low):
        return _called(tree, left, low, right, ("Ins", "Nom"))
    if _NAMED.fullmatch(low):
        own, was = _without_was(left)
        return _called(tree, own, f"{was} {low}".strip(), right, ("Ins", "Nom"))
    if _RENAMED.fullmatch(low) and right[0].text.lower() == "в":
        own, _ = _without_was(left)
        ending = {"а": "а", "о": "о", "ы": "и"}.get(low[-1], "")
        return _called(tree, own, f"получил{ending}", right[1:], ("Acc",), "какое название")
    if low in _THEY:
        return _by_them(tree, left, verb, right)
    if _GETS.fullmatch(low) and right[0].text.lower() in _WHICH and len(right) > 1:
        noun = right[0].text.lower()
        ask = f"{_WHICH[noun]} {noun}"
        return _called(tree, left, low, right[1:], ("Nom", "Gen"), ask)
    if _KNOWN.fullmatch(low):
        return _known(tree, left, low, right)
    return None


def _without_was(left: Words) -> tuple[Words, str]:
    if left and left[-1].text.lower() in ("был", "была", "было", "были"):
        return left[:-1], left[-1].text.lower()
    return left, ""


def _called(
    tree: Tree, left: Words, verb: str, right: Words, cases: tuple[str, ...], ask: str = "как"
) -> Fact | None:
    """«Как первоначально назывался город Астана?», «Какое название получил остров?»."""
    left, before = without_times(tree, left)
    right, after = without_times(tree, without_stop(right))
    left, adverb = _adverb(left)
    left, where = _circumstance(left)
    name = name_at(tree, right, cases)
    if name is None or not bearer(left, "Nom"):
        return None
    if _elsewhere(left, verb) and not (where or before or adverb or name.time):
        return None
    words = [ask, adverb, verb, common_first(left)]
    time = " ".join(t for t in (where, before, name.time, after) if t)
    return _fact(tree, name, left, told_after(" ".join(w for w in words if w), time))


def _elsewhere(bearer: Words, verb: str) -> bool:
    """«Созвездие Близнецов называется …»: what has a name is called so by somebody untold."""
    if not verb.endswith("тся") or any(t.text.lower() == "у" for t in bearer):
        return False
    head = leading_noun(bearer, "Nom")
    noun = bearer[head] if head is not None else bearer[0]
    after = [t for t in bearer if t.i == noun.i + 1]
    named = bool(after) and after[0].text[:1].isupper() and class_noun(noun.lemma)
    return noun.pos == "PROPN" or " " in noun.text or named


def _circumstance(tokens: Words) -> tuple[Words, str]:
    """«во времена Парфянского царства | Старая Ниса»: what opens the clause, told last."""
    if not tokens or tokens[0].pos != "ADP":
        return tokens, ""
    for k in range(2, len(tokens)):
        lead = tokens[:k]
        if any(t.pos in ("PRON", "DET", "VERB") or t.text == "," for t in lead):
            break
        head = leading_noun(tokens[k:], "Nom")
        if head is None or tokens[k - 1].pos in ("ADJ", "ADP"):
            continue
        if tokens[k:][head].feats.get("Case") == "Nom" and tokens[k].feats.get("Case") == "Nom":
            text = written(lead)
            return tokens[k:], text[0].lower() + text[1:]
    return tokens, ""


def common_first(tokens: Words) -> str:
    """The words as they stand inside a sentence: «князь Ярослав» opened it with a capital."""
    text = written(tokens)
    word = readings(text)[0]
    if len(tokens) == 1 and not word.known and text[-1:] in "ыи" and place_kind(text) is None:
        return text[0].lower() + text[1:]  # «эфталиты»: a people no dictionary has
    lead = tokens[0].text.split()[0]
    titled = " " in tokens[0].text and tokens[0].i == 0 and is_person_noun(readings(lead)[0].lemma)
    return text[0].lower() + text[1:] if titled else text


def _adverb(tokens: Words) -> tuple[Words, str]:
    """The words without an adverb at either end that tells when the name is given, and it."""
    if tokens and fold(tokens[-1].text.lower()) in listed("named when"):
        return tokens[:-1], tokens[-1].text.lower()
    if len(tokens) > 1 and fold(tokens[0].text.lower()) in listed("named when"):
        return tokens[1:], tokens[0].text.lower()
    if tokens and tokens[-1].text.lower() in ("также", "тоже", "ещё", "еще"):
        return tokens[:-1], ""
    return tokens, ""


def bearer(tokens: Words, case: str) -> bool:
    """Whether the words are one phrase in this case that tells which thing or who it is."""
    head = leading_noun(tokens, case)
    if len(tokens) == 1 and case == "Nom" and tokens[0].pos == "PROPN" and not tokens[0].i:
        return not is_common(tokens[0])  # «Эфталиты»: a name no dictionary has
    if head is None or len(tokens) > _LONGEST or own_verb(tokens) or not balanced(tokens):
        return False
    if any(t.text in (",", "или", "не") for t in tokens) or _pointing(tokens):
        return False
    if any(t.text == "и" for t in tokens):
        return is_kind(tokens, head)
    if any(t.feats.get("Resolved") for t in tokens) or has_name(tokens):
        return True
    first = tokens[0]
    if first.pos == "PROPN" and first.feats.get("Opening") and not is_common(first):
        return True
    return is_kind(tokens, head) or is_single(tokens, head)


def _pointing(tokens: Words) -> bool:
    """A pronoun of something outside the phrase: «участка цепи и сопротивления этого участка»."""
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        if token.pos not in ("PRON", "DET") and token.lemma not in ("такой", "этот", "данный"):
            continue
        before = [t.lemma for t in tokens if t.i < token.i]
        if after is None or after.lemma not in before:
            return True
    return False


def _by_them(tree: Tree, left: Words, verb: Token, right: Words) -> Fact | None:
    """«Как прозвали князя Ярослава?»: whoever calls is not told."""
    low = verb.text.lower()
    left, before = without_times(tree, left)
    right, after = without_times(tree, without_stop(right))
    left, adverb = _adverb(left)
    if low == "переименовали":
        at = next((k for k, t in enumerate(right) if t.text.lower() == "в"), None)
        if at is None:
            return None
        name = name_at(tree, right[at + 1 :], ("Acc",))
        thing = left or right[:at]
        if left and at:
            return None
    else:
        name, thing = name_at(tree, right, ("Ins",)), left
        if not left:
            return None
    if name is None or not bearer(thing, "Acc") or leading_noun(thing, "Acc") is None:
        return None
    if low not in ("переименовали", "прозвали", "окрестили") and _may_call(thing):
        return None
    words = ["как", adverb, low, common_first(thing)]
    time = " ".join(t for t in (before, name.time, after) if t)
    if low == "переименовали" and _anywhere(thing):
        return None
    return _fact(tree, name, thing, told_after(" ".join(w for w in words if w), time))


def _anywhere(thing: Words) -> bool:
    """«Дровяная площадь»: of which town, nobody tells."""
    return any(t.lemma in ("площадь", "улица", "проспект", "переулок", "театр") for t in thing)


def _may_call(thing: Words) -> bool:
    """«Учёные назвали …»: these may be who calls, not who is called."""
    head = leading_noun(thing, "Nom")
    return head is not None and thing[head].feats.get("Case") == "Nom"


def _known(tree: Tree, left: Words, verb: str, right: Words) -> Fact | None:
    """«Под каким названием известны эфталиты?»."""
    left, _ = without_times(tree, left)
    left, _ = _adverb(left)
    right = without_stop(right)
    while right and right[0].text.lower() in ("также", "тоже", "ещё", "еще", "миру", "всем"):
        right = right[1:]
    if not right or not bearer(left, "Nom"):
        return None
    people = verb[-1] not in "ыо" and any(m.type == "PERSON" for m in tree.mentions(tuple(left)))
    word = "именем" if people else "названием"
    if right[0].text.lower() == "как":
        name = name_at(tree, right[1:], ("Nom",))
        if name is None or not name.proper:
            return None
    elif len(right) > 2 and right[0].text.lower() == "под" and right[1].text.lower() in _UNDER:
        word = _UNDER[right[1].text.lower()]
        name = name_at(tree, right[2:], ("Nom", "Gen"))
    else:
        return None
    if name is None:
        return None
    return _fact(tree, name, left, f"под каким {word} {verb} {common_first(left)}")


def _fact(tree: Tree, name: Name, thing: Words, question: str) -> Fact | None:
    own = " ".join(w for w in name.text.split() if w[0].isupper() or not class_noun(w))
    if gives_away(question, own) or len(name.text) < 2:
        return None
    # Other towns' names are no likely former names of a town: such answers are typed.
    return asked_fact(tree, "term", name.tokens, name.head, name.text, question)
