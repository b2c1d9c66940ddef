"""Checks of the wording itself: what a careful editor would have to rewrite makes no question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.facts.clause import ADVERB, COMPLEMENT, OBJECT, SUBJECT, TIME
from quizgen.facts.roles import SUPPORT
from quizgen.model import Token
from quizgen.questions.drafts import Draft
from quizgen.questions.telling import WORD
from quizgen.questions.timing import present_tense
from quizgen.russian.counting import counter
from quizgen.russian.editing import faulty, listed, plain
from quizgen.russian.gazetteer import is_deverbal
from quizgen.russian.government import governs
from quizgen.russian.morphology import possible_cases, readings
from quizgen.russian.wordlists import words

_FIGURE_OF = re.compile(r"\bна \d\d? \w+ \d{4}\b|\bпо состоянию на\b|\bна (?:начало|конец) \d{4}")
_JOINED = re.compile(r"\b(?:и|или|да|но|а)\b")
_OWNED = frozenset(
    (("с", "Ins"), ("со", "Ins"), ("от", "Gen"), ("к", "Dat"), ("ко", "Dat"), ("на", "Acc"),
     ("в", "Acc"), ("о", "Loc"), ("об", "Loc"), ("для", "Gen"), ("над", "Ins"), ("против", "Gen"),
     ("между", "Ins"))
)  # fmt: skip
"""What a noun takes after it, with the case that tells it from a place."""
_PAIR = 2
_MOST_WORDS = 20
_LONGEST_CHAIN = 3
_LONG_TAIL = 5
_AFTER_TAIL = 3
_REPEATED = 4


def hanging(draft: Draft) -> bool:
    """A comma that opens an apposition and closes nothing, and no list either."""
    if any(isinstance(piece, str) and "," in piece for piece in draft.template.question):
        return False  # a teacher's own comma
    lists = draft.role.types & {"LIST", "CLAUSE", "ENUMERATION"}
    told = draft.role.name in ("term", "definition")  # whole definitions
    stem = draft.stem.split(", чем ")[0]  # «выше, чем у поверхности Земли»
    return _hangs(stem, told) or (not lists and _hangs(draft.answer, told))


def _hangs(text: str, defining: bool = False) -> bool:
    pieces = re.split(r",\s+", plain(text).rstrip("?"))
    if len(pieces) < _PAIR:
        return False
    first = pieces[1].split()[:3]
    if not first or _opens_clause(first):
        return False  # what follows is a clause of its own
    if defining and len(first) >= _PAIR and readings(first[0])[0].pos == "ADJ":
        return False  # «племя, родственное готам»
    return not any(_JOINED.search(other) for other in pieces[1:])


def _opens_clause(words: list[str]) -> bool:
    """«который», «в которых», «начавший», «не связанный»: the opening of a clause."""
    if any(readings(word)[0].lemma in ("который", "чей") for word in words):
        return True
    lead = words[1] if words[0] == "не" and len(words) > 1 else words[0]
    if lead in ("где", "когда", "чтобы", "если", "что", "как", "куда", "откуда"):
        return True
    return any(r.feats.get("VerbForm") in ("Part", "Conv") for r in readings(lead))


def torn_list(draft: Draft) -> bool:
    """«получить наличными, время и рекламу»: joined nouns of different cases."""
    for part in draft.fact.parts:
        inside = {t.i: t for t in part.tokens}
        for token in part.tokens:
            head = inside.get(token.head)
            if token.rel != "conj" or head is None or token.feats.get("Quoted"):
                continue
            if not {token.pos, head.pos} <= {"NOUN"} or " " in token.text + head.text:
                continue
            cases = possible_cases(token.text, token.pos), possible_cases(head.text, head.pos)
            if all(cases) and not cases[0] & cases[1]:
                return True
    return False


def repeated(draft: Draft) -> bool:
    """«правительства Киргизии … органами Киргизии»: a name or an adjective told twice."""
    seen: set[str] = set()
    pieces = [w.strip('«»,.?!()"') for w in plain(draft.stem).split()]
    for word in pieces[1:]:
        if len(word) < _REPEATED or not word.replace("-", "").isalpha():
            continue
        reading = readings(word)[0]
        own = {"Geox", "Surn", "Orgn"} & set(reading.feats) or not reading.known
        name = word[0].isupper() and own and "Name" not in reading.feats
        if not name and (reading.pos != "ADJ" or reading.feats.get("Variant")):
            continue
        if "Apro" in reading.feats or reading.lemma in listed("told twice"):
            continue
        if reading.lemma in seen:
            return True
        seen.add(reading.lemma)
    return False


def overloaded(draft: Draft) -> bool:
    """More words, chained genitives or inserted clauses than a reader takes in at once."""
    if draft.template.pack == "definitions":
        return False
    if len(WORD.findall(plain(draft.stem))) > _MOST_WORDS:
        return True
    for part in draft.fact.parts:
        if part.tail and len(part.tail.split()) > _LONG_TAIL:
            at = draft.stem.find(part.tail)
            behind = draft.stem[at + len(part.tail) :] if at >= 0 else ""
            if len(WORD.findall(behind)) >= _AFTER_TAIL:
                return True
    return any(_chain(part.tokens) > _LONGEST_CHAIN for part in draft.fact.parts)


def _chain(tokens: Sequence[Token]) -> int:
    """How many bare genitives of common nouns hang one on another."""
    inside = {t.i: t for t in tokens}
    longest = 0
    for token in tokens:
        depth, node = 0, token
        while node.head in inside and node.pos == "NOUN" and node.feats.get("Case") == "Gen":
            if node.rel != "nmod" or any(t.head == node.i and t.rel == "case" for t in tokens):
                break
            depth, node = depth + 1, inside[node.head]
        longest = max(longest, depth)
    return longest


def figure_of_a_day(draft: Draft) -> bool:
    """«Сколько километров составляет … на 1 января 2013 года?»: the present of a past day."""
    return present_tense(draft) and bool(_FIGURE_OF.search(draft.stem))


def gift_to_nobody(draft: Draft) -> bool:
    """«Когда был присвоен титул героя?»: to whom is not told."""
    predicate = draft.fact.predicate
    if predicate is None or predicate.lemma not in listed("given"):
        return False
    return not any(
        p.head.feats.get("Case") == "Dat" or p.preposition for p in draft.fact.parts
        if p.function not in (SUBJECT, TIME, OBJECT)
    )  # fmt: skip


def what_of_people(draft: Draft) -> bool:
    """«Что было повышено до герцогов? — графы»: who are alive are asked by «кто»."""
    asked = draft.role.head
    if not re.match(r"[Чч]то\b", draft.stem) or draft.role.part < 0:
        return False
    return asked.pos == "NOUN" and all(
        r.feats.get("Animacy") == "Anim" for r in readings(asked.text) if r.pos == "NOUN"
    )


def fault_of_the_source(draft: Draft) -> bool:
    """A fault in the stem or the answer that the article made."""
    return faulty(draft.stem) or faulty(draft.answer) or figure_of_a_day(draft)


def torn_off(draft: Draft) -> bool:
    """«Что осложняет ситуация с поставщиками? — отношения»: the next words are the answer's own."""
    predicate = draft.fact.predicate
    if predicate is None or draft.role.part < 0:
        return False
    asked = draft.fact.parts[draft.role.part]
    if asked.function in (TIME, ADVERB) or asked.head.pos != "NOUN":
        return False
    end = asked.tokens[-1].i + 1
    for part in draft.fact.parts:
        if part.function in (TIME, ADVERB) or part.start - len(part.preposition.split()) != end:
            continue
        if part.tokens[0].i > predicate.tokens[-1].i > end:
            continue
        case = part.case or part.head.feats.get("Case") or ""
        if not part.preposition:
            return case == "Gen" and part.head.pos in ("NOUN", "ADJ", "PROPN")
        owned = (part.preposition, case) in _OWNED and part.head.lemma not in SUPPORT
        if part.preposition in ("в", "на") and not is_deverbal(asked.head.lemma):
            owned = False  # «нанёс реку | на карту», but «интеграция | в рынки»
        if predicate.lemma in words("motion"):
            owned = False
        if owned and not any(governs(t.lemma, part.preposition, case) for t in predicate.tokens):
            return True
    return False


def ungoverned(draft: Draft) -> bool:
    """«князь собрал похода», «поразил побережье непрерывными»: a word nothing in it holds."""
    predicate = draft.fact.predicate
    if predicate is None or draft.fact.rule not in ("clause", "relative"):
        return False
    for index, part in enumerate(draft.fact.parts):
        if part.function != COMPLEMENT or part.preposition or part.case:
            continue
        if index == draft.role.part or counter(part.tokens, part.head) is not None:
            continue
        case = part.head.feats.get("Case")
        held = any(
            governs(t.lemma, "", case or "", people=people)
            for t in predicate.tokens
            for people in (False, True)
        )
        before = draft.fact.sentence.tokens[part.start - 1].text if part.start else ""
        if f"{before} {part.tokens[0].text}" in draft.stem:
            continue  # it stands by what it stood by
        if case == "Gen" and part.head.pos in ("NOUN", "PROPN") and not held:
            return part.head.text[:1].islower()
        if part.head.pos == "ADJ" and case == "Ins" and predicate.lemma not in listed("naming"):
            return part.tokens[-1].i == part.head.i
    return False


def without_agreement(draft: Draft) -> bool:
    """«Кто тошнило в автобусе?», «Кто победил? — Бьянку»: no verb or case of a subject's."""
    if draft.role.part < 0 or draft.fact.parts[draft.role.part].function != SUBJECT:
        return False
    said = draft.stem.split()
    if said[0] != "Кто" or draft.fact.predicate is None:
        return False
    for token, form in zip(draft.fact.predicate.tokens, draft.fact.predicate.forms, strict=True):
        neuter = token.feats.get("Gender") == "Neut" and token.feats.get("VerbForm") == "Fin"
        if neuter and form in said and draft.role.head.feats.get("Gender") != "Neut":
            return True
    if "PERSON" not in draft.role.types:
        return False
    names = [readings(word) for word in re.findall(r"[А-ЯЁ][а-яё]{2,}", draft.answer)]
    return any(
        found[0].known
        and {"Name", "Surn"} & set(found[0].feats)
        and all(r.feats.get("Case") not in (None, "Nom") for r in found)
        for found in names[:1] + (names if "," in draft.answer else [])
    )


def asked_too_deep(draft: Draft) -> bool:
    """«Хищения на сколько рублей …?», «На территории какой страны … существовала страна?»."""
    if re.match(r"[А-ЯЁ][а-яё]+ на сколько\b", draft.stem):
        return True
    found = re.search(r"\b[Кк]ак(?:ой|ая|ое|ого|ому|им|ом|ую) ([а-яё]+)\b(.*)", plain(draft.stem))
    if found is None:
        return False
    noun = readings(found[1])[0]
    later = [readings(word)[0] for word in WORD.findall(found[2])]
    return noun.pos == "NOUN" and any(
        r.pos == "NOUN" and r.lemma == noun.lemma and r.feats.get("Number") == "Sing" for r in later
    )


def ill_worded(draft: Draft) -> bool:
    """A question the clause gave, but which reads badly."""
    return any(fault(draft) for fault in _WORDING)


_WORDING = (
    what_of_people, hanging, torn_list, torn_off, ungoverned, without_agreement, asked_too_deep,
)  # fmt: skip
