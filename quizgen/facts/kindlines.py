"""Kinds of things told in set shapes: «в 109 раз больше», «обозначается буквой R», «до 20 лет».

Every question and every answer is written from a row of `data/kindlines.yaml`; a clause is taken
only where all of its words belong to the shape and every slot is of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from quizgen.facts.clause import Fact, Role
from quizgen.facts.kindowners import goes_on_after
from quizgen.facts.kindshapes import Shape, shapes
from quizgen.facts.kindslots import Around, Filled, fill
from quizgen.facts.kindwords import colour_genitive
from quizgen.facts.phrase import Phrase
from quizgen.facts.surface import is_finite, written
from quizgen.facts.topics import Topic, names_of
from quizgen.facts.tree import Tree
from quizgen.facts.truthclauses import stretches
from quizgen.facts.truthsubjects import subject_text
from quizgen.facts.truthtable import truth_words
from quizgen.model import Token
from quizgen.russian.morphology import inflect, readings
from quizgen.russian.phrases import decline, decline_plain

_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")
_WHAT = {"Masc": "каков", "Fem": "какова", "Neut": "каково"}
_WHICH = {"Loc": {"Fem": "какой"}, "Ins": {"Fem": "какой", "Masc": "каким"}}
_OTHER = frozenset(("который", "где", "что", "причём", "поэтому", "так", "то", "хотя", "особенно"))
_ANY = frozenset(("ANY",))
_COLOURS = frozenset(("colour", "coloured"))


def kind_lines(
    tree: Tree,
    phrases: tuple[Phrase, ...],
    topic: Topic | None,
    before: Topic | None,
    one_sex: bool = False,
) -> Iterator[Fact]:
    """What the shapes ask of the sentence; `before` is what the sentence before was about.

    Args:
        one_sex: whether the paragraph tells of males or of females; their colours are not all's.
    """
    around = Around(tree, phrases, topic, before)
    names = names_of(topic, before)
    for first, last in _sentences(tree.tokens):
        begin = _opened(tree.tokens, first, last)
        if first and _contrasted(tree.tokens):
            continue
        asked: set[str] = set()
        for a, b, whole in _spans(tree.tokens, begin, last):
            for shape in shapes(names):
                if shape.id in asked or not (whole or shape.inside):
                    continue
                if shape.entire and b != last + 1:
                    continue
                if shape.id in _COLOURS and (one_sex or goes_on_after(tree.tokens, b)):
                    continue
                found = [f for f in _read(shape, a, b, around) if f is not None]
                if found and whole:
                    asked.add(shape.id)
                yield from found


def spoken_of(tree: Tree, phrases: Sequence[Phrase], topic: Topic | None) -> Topic | None:
    """What «он» of the next sentence means: what this one opens with and says something of."""
    tokens = tree.tokens
    first = next((p for p in phrases if p.first == 0), None)
    if first is None or first.kind != "noun" or first.preposition or "Nom" not in first.cases:
        return None
    if first.joined or first.number is not None or first.plural or first.last + 1 >= len(tokens):
        return None
    after = tokens[first.last + 1]
    if not (after.text in ("—", "–", "-") or is_finite(after)):
        return None
    if topic is not None and first.head.lemma in {topic.lemma, *topic.wider} and not first.inner:
        return topic
    if any(t.text[:1].isupper() and t.i for t in first.tokens):
        return None
    said = subject_text(first.tokens, first, topic)
    head = first.head
    genitive = decline(first.tokens, head, "Gen")
    if not said or genitive is None or said != written(first.tokens):
        return None
    own = " ".join(genitive)
    own = own[:1].lower() + own[1:]
    living = head.feats.get("Animacy") == "Anim"
    gender = head.feats.get("Gender", "")
    return Topic(said, "", own, head.lemma, gender, living, frozenset())


def _sentences(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Clauses, parted also where «в 2003 г.» ends a sentence the reader did not part."""
    for first, last in stretches(tokens):
        begin = first
        for k in range(first + 1, last):
            stop = tokens[k].text == "." or tokens[k].text.endswith(" г.")
            if stop and tokens[k + 1].text[:1].isupper():
                if k - begin > 1:
                    yield begin, k - 1
                begin = k + 1
        if last > begin:
            yield begin, last


def _opened(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the clause begins after «Так,»."""
    if tokens[first].text.lower() in truth_words("openers"):
        first += 1
        first += first <= last and tokens[first].text == ","
    return first


def _spans(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int, bool]]:
    """Stretches to try, with where they end: the whole, it without a tail, and parts of it."""
    yield first, last + 1, True
    for k in range(first + 2, last):
        if tokens[k].text in ("—", "–") and tokens[k + 1].text.lower() in ("таким", "то", "т"):
            yield first, k, True
            last = k - 1
            break
    commas = [k for k in range(first + 1, last) if tokens[k].text == ","]
    for k in commas:
        after = tokens[k + 1]
        tail = after.lemma in _OTHER or after.feats.get("VerbForm") in ("Conv", "Part")
        if tail or after.text.lower() in ("а", "но"):
            yield first, k, True
            break
    for k in range(first + 2, last):
        verb = any(is_finite(t) for t in tokens[k + 1 : k + 3])
        if tokens[k].text.lower() == "и" and verb and any(map(is_finite, tokens[first:k])):
            yield first, k, True
            break
    edges = [first - 1, *commas, last + 1]
    for a, b in pairwise(edges):
        begin = a + 1
        begin += begin < b and tokens[begin].text.lower() in ("а", "и", "но")
        if [t.text.lower() for t in tokens[begin : begin + 2]] == ["при", "этом"]:
            begin += 2
        if len(edges) > 2 and b > begin and not _contrasted(tokens):
            yield begin, b, False


def _contrasted(tokens: Sequence[Token]) -> bool:
    """«…, тогда как у взрослых …»: a part alone says half."""
    said = {t.text.lower() for t in tokens}
    return bool(said & truth_words("contrasts"))


def _read(shape: Shape, a: int, b: int, around: Around) -> Iterator[Fact | None]:
    tokens = around.tree.tokens[a:b]
    places: dict[int, int] = {}
    text = ""
    for token in tokens:
        text += " " if text else ""
        places[len(text)] = token.i
        text += token.text
        places[len(text)] = token.i + 1
    match = shape.pattern.fullmatch(text)
    if match is None:
        return
    slots: dict[str, Filled] = {}
    for name, kind in shape.kinds.items():
        if match[name] is None:
            continue
        start, stop = places.get(match.start(name)), places.get(match.end(name))
        own = fill(kind, start, stop, around) if start is not None and stop is not None else None
        if own is None:
            return
        slots[name] = own
    plain = {
        name: found if name == "N" else found.lower()
        for name, found in match.groupdict().items()
        if found is not None and name not in slots
    }
    for stem, answer in shape.asks:
        yield _fact(shape, stem, answer, slots, plain, around)


def _fact(
    shape: Shape,
    stem: str,
    answer: str,
    slots: dict[str, Filled],
    plain: dict[str, str],
    around: Around,
) -> Fact | None:
    asked = _written(stem, slots, plain, around)
    told = _written(answer, slots, plain, around)
    names = [m[1] for m in _SLOT.finditer(answer) if m[1] in slots]
    if not asked or not told:
        return None
    own = slots[names[0]] if names else Filled(told, around.tree.tokens[:1], around.tree.tokens[0])
    count = Role("count", _ANY, -1, own.tokens, own.head, own.value, told)
    if shape.count:
        question = Role("definition", _ANY, -1, own.tokens[:1], own.tokens[0], text=asked)
        return Fact("measure", around.tree.sentence, None, roles=(count, question))
    return Fact(
        "truth", around.tree.sentence, None,
        roles=(
            replace(count, name="definition", value=""),
            Role("relation", _ANY, -1, own.tokens[:1], own.tokens[0], text=asked),
        ),
    )  # fmt: skip


def _written(
    template: str, slots: dict[str, Filled], plain: dict[str, str], around: Around
) -> str | None:
    """The template with its slots; None where one cannot be written."""
    failed = False

    def put(match: re.Match[str]) -> str:
        nonlocal failed
        word = _slot(match[1], match[2] or "", slots, plain, around)
        failed = failed or word is None
        return word or ""

    text = " ".join(_SLOT.sub(put, template).split()).replace(" ,", ",")
    text = text.replace("« ", "«").replace(" »", "»")
    text = re.sub(r"(?<=\w) (?=чем )", ", ", text) if "во сколько раз" in text else text
    return None if failed else text


def _slot(
    name: str, how: str, slots: dict[str, Filled], plain: dict[str, str], around: Around
) -> str | None:
    if name in ("каков", "какова", "какой", "каком", "каким"):
        return _question_word(name, how, slots, plain)
    if name == "был":
        return {"а": "была", "о": "было", "ы": "были"}.get(plain["v"][-1], "был")
    if name == "G":
        return around.topic.genitive if around.topic else None
    if name == "T" and how == "Acc":
        return decline_plain(around.topic.singular, "Acc") if around.topic else None
    if name == "T":
        return _agreeing(plain.get("v", ""), around.topic)
    if name in slots:
        if how == "Gen":
            return colour_genitive(slots[name].tokens)
        return slots[name].text
    word = plain.get(name)
    if word is None:
        return ""
    if how == "Many":
        noun = next((r for r in readings(word) if r.pos == "NOUN"), None)
        return inflect(noun, case="Gen", number="Plur") if noun else None
    if how in ("Nom", "Sing"):
        noun = next((r for r in readings(word) if r.pos == "NOUN"), None)
        number = "Sing" if how == "Sing" else noun.feats.get("Number", "Sing") if noun else ""
        return inflect(noun, case="Nom", number=number) if noun else None
    return word


def _question_word(
    word: str, of: str, slots: dict[str, Filled], plain: dict[str, str]
) -> str | None:
    if word == "какова":
        return word
    if word == "каков":
        head = slots[of].head
        if head.feats.get("Number") == "Plur":
            return "каковы"
        own = next((r for r in readings(head.lemma) if r.pos == "NOUN"), None)
        return _WHAT.get(own.feats.get("Gender", "")) if own else None
    own = next((r for r in readings(plain[of]) if r.pos == "NOUN"), None)
    gender = own.feats.get("Gender") if own else None
    if word == "каком":
        return "каком" if gender in ("Neut", "Masc") else "какой"
    return "какой" if gender == "Fem" else "каким"


def _agreeing(verb: str, topic: Topic | None) -> str | None:
    """The article's thing in the number of the verb."""
    if topic is None:
        return None
    if verb.endswith(("ны", "ты")):
        return topic.plural or None
    if topic.several and not re.fullmatch(r".*(?:[уюая]т|[уюая]тся)", verb):
        return None
    short = re.fullmatch(r".*(?:т|н)[аоы]?", verb) and not verb.endswith(
        ("ет", "ит", "ёт", "ут", "ют", "ят", "ат")
    )
    if short:
        wanted = {"а": "Fem", "о": "Neut"}.get(verb[-1], "Masc")
        return topic.singular if topic.gender == wanted else None
    plural = bool(re.fullmatch(r".*(?:[уюая]т|[уюая]тся)", verb))
    return (topic.plural if plural else topic.singular) or None
