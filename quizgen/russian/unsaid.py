"""Subjects left unsaid: «Родился в Москве. В 1892 году поступил в училище» is about one person.

A biography names its hero in the title and then goes on without a subject. The name is put before
the verb where the verb is one of people, nothing in the clause could be its subject, and nobody
else is spoken of right before.
"""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.model import Mention, Sentence, Token
from quizgen.russian.aliases import Person
from quizgen.russian.clausetree import is_noun
from quizgen.russian.gazetteer import place_kind
from quizgen.russian.morphology import possible_cases, readings
from quizgen.russian.referencewords import reference_words

_PATRONYMIC = re.compile(r"(?:[ое]вич|ич|[ое]вна|ична|инична)$|(?:улы|кызы)$")
_SURNAME = re.compile(r"(?:[оеё]в|ин|ын|ский|цкий|[оеё]ва|ина|ская|цкая|ко|швили|дзе|ян)$")
_WORD = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?$")


def person_of(title: str) -> Person | None:
    """Whom a title names and nothing more: «Суриков, Василий Иванович», «Рене Магритт»."""
    surname_first = "," in title
    words = re.split(r"[(:]", title)[0].replace(",", " ").split()
    if not 2 <= len(words) <= 3 or not all(_WORD.match(word) for word in words):
        return None
    opener = readings(words[0])[0]
    if (
        opener.known
        and opener.feats.get("Animacy") == "Inan"
        and "Nom" in possible_cases(words[0], "NOUN")
        and not {"Name", "Surn", "Patr"} & {m for r in readings(words[0]) for m in r.feats}
    ):
        return None  # «Мыс Надежды»
    given = [k for k, word in enumerate(words) if _is(word, "Name")]
    middle = [k for k, word in enumerate(words) if _is(word, "Patr") or _PATRONYMIC.search(word)]
    if middle in ([1], [2]) and len(words) == 3 and not given:
        # «Каныш Имантаевич Сатпаев»: the patronymic tells the first name beside it.
        gender = "Fem" if words[middle[0]].endswith(("на", "кызы")) else "Masc"
        order = (0, 2) if middle == [1] else (1, 0)
        return Person(f"{words[order[0]]} {words[order[1]]}", gender)
    if len(words) == 2 and not given and not surname_first and _SURNAME.search(words[1]):
        if readings(words[0])[0].pos != "ADJ":
            gender = "Fem" if words[1].endswith("а") else "Masc"
            return Person(f"{words[0]} {words[1]}", gender)
    if surname_first and len(words) == 2 and not given:
        # «Модильяни, Амедео»: a first name nobody lists; «Москва, Россия» are places.
        strange = not any(r.known for r in readings(words[1])) and place_kind(words[0]) is None
        masculine = not words[1].endswith(("а", "я"))
        return Person(f"{words[1]} {words[0]}", "Masc") if strange and masculine else None
    sure = any(r.known and "Name" in r.feats for word in words[1:2] for r in readings(word))
    if surname_first or (given and given[0] == 1 and 0 not in given and sure):
        first, last = 1, 0
    elif given and given[0] == 0:
        first, last = 0, len(words) - 1
    else:
        return None
    if first not in given or last in middle or (len(words) == 3 and not middle):
        return None
    return Person(f"{words[first]} {words[last]}", _gender(words[first]))


def _is(word: str, kind: str) -> bool:
    return any(kind in r.feats and r.feats.get("Case") == "Nom" for r in readings(word))


def _gender(name: str) -> str:
    return next(
        r.feats.get("Gender", "Masc")
        for r in readings(name)
        if "Name" in r.feats and r.feats.get("Case") == "Nom"
    )


def lacks_subject(sentence: Sentence, gender: str) -> Token | None:
    """The main verb of people, past and of this gender, that has no subject; else None."""
    tokens = sentence.tokens
    verb = next((t for t in tokens if t.rel == "root"), None)
    if verb is None or verb.feats.get("Gender") != gender:
        return None
    undergone = verb.feats.get("Variant") == "Short" and verb.feats.get("Voice") == "Pass"
    if undergone:
        if verb.lemma not in reference_words("befalls people") | reference_words("done to people"):
            return None  # «был призван на службу»
        verb = next((t for t in tokens if t.head == verb.i and t.rel == "aux:pass"), verb)
    elif verb.feats.get("VerbForm") != "Fin" or not _of_people(verb.lemma):
        return None
    own = [t for t in tokens if t.head == verb.i]
    if any(t.rel.startswith(("nsubj", "csubj", "expl")) or t.text.lower() == "не" for t in own):
        return None
    governed = {t.head for t in tokens if t.rel == "case"}
    for token in own:
        if not (is_noun(token) or token.pos == "PRON") or token.i in governed:
            continue
        if token.rel in ("conj", "parataxis"):
            continue
        thing = token.rel == "obj" and token.feats.get("Animacy") != "Anim"
        if not thing and "Nom" in possible_cases(token.text.split()[0], token.pos):
            return None
    return verb


def _of_people(lemma: str) -> bool:
    return lemma in reference_words("done by people") | reference_words("also by people")


def with_subject(sentence: Sentence, verb: Token, person: Person) -> Sentence:
    """The sentence with the person as the subject of its verb, right before it."""
    at = verb.i

    def moved(i: int) -> int:
        return i + (i >= at)

    subject = Token(
        at,
        person.name,
        verb.start,
        verb.stop,
        person.name.lower(),
        "PROPN",
        {
            "Case": "Nom",
            "Gender": person.gender,
            "Number": "Sing",
            "Animacy": "Anim",
            "Resolved": "Yes",
        },
        moved(verb.head) if verb.rel == "aux:pass" else at + 1,
        "nsubj",
    )
    kept = [replace(t, i=moved(t.i), head=moved(t.head)) for t in sentence.tokens]
    if verb.feats.get("Opening"):
        kept[at] = replace(kept[at], text=verb.text[:1].lower() + verb.text[1:])
    mentions = [
        replace(
            m,
            first=moved(m.first),
            last=moved(m.last - 1) + 1,
            head=None if m.head is None else moved(m.head),
        )
        for m in sentence.mentions
    ]
    named = Mention("PERSON", at, at + 1, person.name)
    return replace(
        sentence,
        tokens=(*kept[:at], subject, *kept[at:]),
        mentions=tuple(sorted((*mentions, named), key=lambda m: (m.first, m.last))),
    )
