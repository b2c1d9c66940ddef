"""What somebody or something is, by a link verb: «Автором герба был Иван Петров».

The noun in the instrumental tells what is asked, whichever side of the verb it stands on: «кто был
автором …», «что стало причиной …», «как называлась первая …». Read off the words, because the
parser takes such nouns for objects and places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.facts.asked import Words, asked_fact, readings_of, told_after, without_times
from quizgen.facts.clause import Fact
from quizgen.facts.kinds import types_of
from quizgen.facts.singular import gives_away, is_single
from quizgen.facts.surface import (
    DASHES,
    balanced,
    has_name,
    in_nominative,
    is_common,
    leading_noun,
    opens_relative,
    own_verb,
    segments,
    told,
    unsaid,
    written,
)
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.gazetteer import is_contextual, is_deverbal, is_event, is_person_noun
from quizgen.russian.morphology import inflect, readings
from quizgen.russian.namingwords import fold
from quizgen.russian.phrases import decline, join
from quizgen.russian.wordlists import lists

_LINKS = {
    "является": "является", "являются": "является", "считается": "считается",
    "считаются": "считается", "был": "был", "была": "был", "было": "был", "были": "был",
    "стал": "стал", "стала": "стал", "стало": "стал", "стали": "стал",
}  # fmt: skip
"""Link verb → as it stands beside «кто»."""
_NEUTER = {"был": "было", "стал": "стало"}
_LOOSE = frozenset(("также", "тоже", "же"))
_ONES = frozenset(("один", "одна", "одно", "одни", "одним", "одной", "одними"))
_FINAL = frozenset(("название", "имя", "символ", "пример"))
_OTHERS = frozenset(("причём", "причем", "а", "но", "однако", "хотя", "поэтому", "так", "поскольку"))
_LONGEST, _ANSWER, _NAME = 14, 14, 5
"""Words of a predicate, of an answer that is told, and of a name."""
_WHICH = {"CITY": "какой город", "COUNTRY": "какая страна", "STATE": "какой штат"}


@dataclass(frozen=True, slots=True)
class Link:
    """A sentence parted at its link verb.

    Attributes:
        verb: the link. said, noun: the words in the instrumental and the position of their noun.
        subject, head: what they are said of, and the position of its noun.
        first: whether the instrumental stands before the verb. time: dates, as text, or "".
    """

    verb: Token
    said: Words
    noun: int
    subject: Words
    head: int
    first: bool
    time: str


def being(tree: Tree) -> Iterator[Fact]:
    """What is said with a link verb, asked by the other side of it."""
    if unsaid(tree):
        return
    for own in readings_of(tree):
        link = parted(own)
        fact = _asked(own, link) if link else None
        if fact:
            yield fact
            return


def parted(tree: Tree) -> Link | None:
    """The sentence as subject and predicate in the instrumental, or None where it is neither."""
    verbs = [t for t in tree.tokens if t.text.lower() in _LINKS]
    if len(verbs) != 1:
        return None
    verb = verbs[0]
    left, right = tree.tokens[: verb.i], tree.tokens[verb.i + 1 :]
    if not balanced(left) or any(t.text in DASHES or t.text in "()" for t in (*left, *right)):
        return None
    right = _clause_end(right)
    if own_verb(left) or own_verb(right):
        return None
    left, before = without_times(tree, left)
    right = [t for t in right if t.text != "."]
    after = ""
    if not any(t.text == "," for t in right):
        right, after = without_times(tree, right)
    while right and right[0].text.lower() in _LOOSE:
        right = right[1:]
    while left and left[-1].text.lower() in _LOOSE:
        left = left[:-1]
    if left and left[0].text.lower() == "что":
        left = left[1:]  # «Известно, что причиной …»
    if not left or not right or left[-1].text.lower() == "не":
        return None
    time = " ".join(part for part in (before, after) if part)
    for said, subject in ((left, _alone(right)), (right, left)):
        subject = _clause_end(subject)
        noun, head = leading_noun(said, "Ins"), _head(tree, subject, verb)
        if noun is None or head is None or len(said) > _LONGEST:
            continue
        if said[noun].text in ("собой", "собою") or any(t.pos == "PRON" for t in said[: noun + 1]):
            return None
        if said is left and (leading_noun(subject, "Ins") == head and not has_name(subject)):
            continue
        return Link(verb, said, noun, subject, head, said is left, time)
    return None


def _head(tree: Tree, subject: Words, verb: Token) -> int | None:
    """The noun of a subject: of names no dictionary has, and of counted things, too."""
    found = leading_noun(subject, "Nom")
    if found is not None or not subject:
        return found
    last = len(subject) - 1
    if any(m.type == "PERSON" and m.first == subject[last].i for m in tree.sentence.mentions):
        return last if subject[0].feats.get("Case") == "Nom" else None
    if subject[0].pos == "NUM" and subject[0].feats.get("Case") == "Nom":
        return next((k for k, t in enumerate(subject) if t.pos == "NOUN"), None)
    lead = subject[0]
    if last < 2 and all(t.text[:1].isupper() for t in subject) and lead.i == 0:
        named = subject[last].pos == "PROPN" and not is_common(subject[last])
        gender = verb.feats.get("Gender") or ""
        genders = ("", *(t.feats.get("Gender", "") for t in subject))
        return last if named and gender in genders else None
    return None


def _clause_end(tokens: Words) -> Words:
    """The words up to where another clause begins: «…, причём», «…, а», «…:»."""
    for k, token in enumerate(tokens):
        after = tokens[k + 1].text.lower() if k + 1 < len(tokens) else ""
        if token.text in ":;" or (token.text == "," and after in _OTHERS):
            return tokens[:k]
    return tokens


def _alone(tokens: Words) -> Words:
    """A subject without what a clause after a comma tells of it."""
    parts = segments(tokens)
    if len(parts) > 1 and (opens_relative(parts[1]) or parts[1][0].text.lower() == "а"):
        return parts[0]
    return tokens


def _asked(tree: Tree, link: Link) -> Fact | None:
    if any(t.text.lower() in _ONES for t in link.said[: link.noun + 1]):
        return None  # «одним из …»: another may be one as well
    people = [m for m in tree.mentions(tuple(link.subject)) if m.type == "PERSON"]
    if people and "PERSON" in types_of(tree, tuple(link.subject), link.subject[link.head]):
        return _who(tree, link, len(people))
    noun = fold(link.said[link.noun].lemma)
    if noun in _list("answered by phrases"):
        return _what(tree, link, noun)
    if is_person_noun(noun):
        return None
    return _which(tree, link)


def _who(tree: Tree, link: Link, count: int) -> Fact | None:
    """«Кто был автором герба Ангарска?», «Кто создал славянскую азбуку?»."""
    said, noun = link.said, link.said[link.noun]
    lemma = fold(noun.lemma)
    after = said[link.noun + 1 :]
    if not is_person_noun(lemma) or "," in [t.text for t in said] or own_verb(after):
        return None
    named = has_name(after) or has_name(said[1 : link.noun])
    made = lemma in _makers()
    if not (named or _told_apart(after, made)):
        return None
    if not (link.first or _theirs(link, made) or (named and _superlative(link))):
        return None
    name = _persons(tree, link.subject, count)
    if name is None:
        return None
    focus, answer = name
    verb = _LINKS[link.verb.text.lower()]
    plural = noun.feats.get("Number") == "Plur"
    question = _deed(said, link.noun, lemma)
    if question is None and plural:
        named = in_nominative(said, link.noun, "Ins")
        question = named if named and verb != "стал" else None
    elif question is None:
        question = f"{verb} {written(said)}"
    if question is None or (plural and count < 2):
        return None
    types = frozenset(("PERSON", "LIST", "ANY")) if count > 1 else frozenset(("PERSON", "ANY"))
    text = told_after(question, link.time)
    return asked_fact(tree, "person", focus, focus[-1], answer, text, types)


def _told_apart(after: Words, made: bool) -> bool:
    """«славянской азбуки», «динамита»: a thing of its own kind, not one of the article's."""
    things = [t for t in after if t.pos in ("NOUN", "PROPN")]
    if not things or is_contextual(things[0].lemma) or any(t.pos == "DET" for t in after):
        return False
    return made or (told(after) > 1 and leading_noun(after, "Gen") != 0)


def _theirs(link: Link, made: bool) -> bool:
    """«Нобель является изобретателем динамита»: one thing, which has one maker."""
    after = link.said[link.noun + 1 :]
    head = leading_noun(after, "Gen")
    single = head is not None and after[head].feats.get("Number") != "Plur"
    return made and single and link.said[link.noun].feats.get("Number") != "Plur"


def _superlative(link: Link) -> bool:
    singled = ("самый", "первый", "единственный", "крупнейший", "старейший")
    return any(r.lemma in singled for t in link.said[: link.noun] for r in readings(t.text))


def _makers() -> dict[str, str]:
    rows = (row.split() for row in sorted(lists("being.yaml")["made by"]))
    return {fold(noun): verb for noun, verb in rows}


def _persons(tree: Tree, subject: Words, count: int) -> tuple[Words, str] | None:
    """The name of one person, or the whole phrase of several joined."""
    tokens = tuple(subject)
    if any(t.pos in ("ADP", "ADV", "PRON") or _acting(t) for t in tokens):
        return None
    names = [t for t in tokens if any(m.first == t.i for m in tree.mentions((t,)))]
    if count == 1:
        name = tokens[-1]
        if name not in names or "," in [t.text for t in tokens] or "и" in [t.text for t in tokens]:
            return None
        return (name,), name.text
    if any(t.feats.get("Case") not in (None, "Nom") for t in names) or "и" not in {
        t.text for t in tokens
    }:
        return None
    return tokens, written(tokens)


def _acting(token: Token) -> bool:
    """A verb or participle the dictionary knows: «монахи-проповедники» is none."""
    return token.pos == "VERB" and "-" not in token.text


def _deed(said: Words, noun: int, lemma: str) -> str | None:
    """«создал славянскую азбуку» of «создателями славянской азбуки»."""
    verbs = _makers()
    if noun or lemma not in verbs:
        return None
    after = list(said[1:])
    head = leading_noun(after, "Gen")
    if head is None or any(t.pos in ("ADP", "CCONJ") for t in after):
        return None
    thing = decline(after, after[head], "Acc")
    return f"{verbs[lemma]} {join(thing)}" if thing else None


def _what(tree: Tree, link: Link, noun: str) -> Fact | None:
    """«Что стало причиной отмены …?»: what a phrase, told whole, answers."""
    if not link.first or not specific(link.said, link.noun):
        return None
    answer = whole_answer(link.subject)
    if answer is None or gives_away(written(link.said[link.noun + 1 :]), answer):
        return None
    verb = _LINKS[link.verb.text.lower()]
    if link.said[link.noun].feats.get("Number") == "Plur":
        named = in_nominative(link.said, link.noun, "Ins")
        if named is None or verb == "считается":
            return None
        question = f"каковы {'были ' if verb != 'является' else ''}{named}"
    else:
        question = f"что {_NEUTER.get(verb, verb)} {written(link.said)}"
    head = link.subject[link.head]
    question = told_after(question, link.time)
    return asked_fact(tree, "definition", link.subject, head, answer, question)


def specific(said: Words, noun: int) -> bool:
    """Whether «причина …» is of something that is told: a name, or a thing of its own kind."""
    after = said[noun + 1 :]
    if not after or any(t.pos in ("PRON", "DET") for t in said):
        return False
    if any(own_verb((t,)) for t in after):
        return False
    lemma = fold(said[noun].lemma)
    before = [fold(r.lemma) for t in said[:noun] for r in readings(t.text)]
    lone = lemma in _list("single only beside") and not has_name(after)
    if lone and not any(m in _list("main ones") for m in before):
        return False
    things = [t for t in after if t.pos in ("NOUN", "PROPN")]
    if not things or (len(things) == 1 and is_contextual(things[0].lemma)):
        return False
    if not _of_which(after, things[0]):
        return False
    alone = lemma in _list("of one word") and any(m in _list("main ones") for m in before)
    return has_name(after) or told(after) > 1 or alone


def _of_which(after: Words, thing: Token) -> bool:
    """Whether «реформы», «битвы», «города» says which: by an adjective or a noun beside it."""
    if not (is_contextual(thing.lemma) or is_event(thing.lemma) or is_deverbal(thing.lemma)):
        return True
    if after[0].i != thing.i and after[0].pos in ("ADJ", "PROPN"):
        return True
    beside = [t for t in after if t.i == thing.i + 1]
    return bool(beside) and beside[0].pos in ("NOUN", "PROPN", "ADJ")


def whole_answer(tokens: Words) -> str | None:
    """A phrase as an answer, where it is whole and no longer than a person would tell."""
    own = list(tokens)
    while own and own[-1].text in ".,;":
        own.pop()
    if not own or len([t for t in own if t.pos != "PUNCT"]) > _ANSWER or not balanced(own):
        return None
    if any(t.pos in ("PRON", "DET") or t.text in DASHES or t.text in ":;" for t in own):
        return None
    if own[-1].pos in ("ADP", "CCONJ", "SCONJ") or (
        own[-1].pos == "ADJ" and own[-1].text.islower()
    ):
        return None
    return written(own)


def _which(tree: Tree, link: Link) -> Fact | None:
    """«Как называлась первая печатная книга на Руси?», «Какой город стал столицей …?»."""
    subject, head = tuple(link.subject), link.subject[link.head]
    lead = subject[0]
    if len(subject) > 1 and lead.pos == "ADJ" and lead.feats.get("Opening"):
        if not any(m.first == lead.i for m in tree.sentence.mentions):
            subject = subject[1:]  # «средневековая Корела»
    if len(subject) > _NAME or "," in [t.text for t in subject]:
        return None
    if any(t.pos in ("VERB", "CCONJ", "NUM", "ADP", "PRON", "DET", "ADV") for t in subject):
        return None
    if not any(t.text[:1].isupper() or t.feats.get("Quoted") for t in subject):
        return None
    verb = _LINKS[link.verb.text.lower()]
    types = types_of(tree, subject, head) - {"TERM", "PEOPLE"}
    home = _home(link, written(subject), types)
    if home:
        return asked_fact(tree, "term", subject, head, written(subject), home, types)
    if not is_single(link.said, link.noun) or own_verb(link.said):
        return None
    name = written(subject)
    place = next((kind for kind in sorted(types) if kind in _WHICH), None)
    noun = link.said[link.noun]
    if place and noun.lemma == "столица" and link.time:
        question = f"{_WHICH[place]} {_agreed(verb, place)} {written(link.said)} {link.time}"
    else:
        if verb in ("является", "считается"):
            return None  # `definitions` reads the present
        if link.time and not _first(link):
            return None
        named = _agreeing_after(link.said, link.noun)
        if named is None:
            return None
        lasting = "PLACE" in types and verb == "стал"
        question = f"как {_called(noun, lasting)} {named}"
    if gives_away(question, name):
        return None
    return asked_fact(tree, "term", subject, head, name, question, types)


def _first(link: Link) -> bool:
    """«первый», «единственный»: so at any time."""
    return any(t.lemma in ("первый", "единственный") for t in link.said[: link.noun])


def _home(link: Link, name: str, types: frozenset[str]) -> str:
    """«Какая страна считается родиной шахмат?»: of a thing, or of somebody named."""
    place = next((kind for kind in sorted(types) if kind in _WHICH), None)
    after = link.said[link.noun + 1 :]
    if link.said[link.noun].lemma != "родина" or link.noun or not after or place is None:
        return ""
    if any(t.pos in ("PRON", "DET") or t.text == "," for t in after) or link.time:
        return ""
    if not has_name(after) and is_contextual(after[-1].lemma):
        return ""
    verb = _agreed(_LINKS[link.verb.text.lower()], place)
    question = f"{_WHICH[place]} {verb} {written(link.said)}"
    return "" if gives_away(question, name) else question


def _agreeing_after(said: Words, noun: int) -> str | None:
    """The phrase in the nominative, with the participle after its comma."""
    parts = segments(said)
    if noun >= len(parts[0]):
        return None
    first = in_nominative(parts[0], noun, "Ins")
    if len(parts) == 1 or first is None:
        return first
    after = parts[1]
    if len(parts) > 2 or not opens_relative(after):
        return None
    if after[0].feats.get("VerbForm") != "Part":
        return f"{first}, {written(after)}"
    own = [r for r in readings(after[0].text) if r.feats.get("VerbForm") == "Part"]
    feats = said[noun].feats
    number, gender = feats.get("Number", "Sing"), feats.get("Gender", "Masc")
    form = inflect(own[0], case="Nom", number=number, gender=gender) if own else None
    return f"{first}, {join([form, *(t.text for t in after[1:])])}" if form else None


def _agreed(verb: str, place: str) -> str:
    feminine = {"был": "была", "стал": "стала"}
    return feminine.get(verb, verb) if place == "COUNTRY" else verb


def _called(noun: Token, lasting: bool) -> str:
    if lasting:
        return "называется"
    ends = {"Fem": "лась", "Neut": "лось"}
    if noun.feats.get("Number") == "Plur":
        return "назывались"
    return "называ" + ends.get(noun.feats.get("Gender", ""), "лся")


def _list(name: str) -> frozenset[str]:
    return frozenset(map(fold, lists("being.yaml")[name]))
