"""A template filled from a fact: the stem and the answer as text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from quizgen.facts.clause import OBJECT, TIME, Fact, Role
from quizgen.model import Token
from quizgen.russian.gazetteer import is_person_noun, thing_abbreviation
from quizgen.russian.phrases import join
from quizgen.russian.values import said_number
from quizgen.russian.verbs import agree, short_passive
from quizgen.russian.wordforms import decline_name
from quizgen.templates.asking import ask
from quizgen.templates.cases import NONE, Exceptions, euphonic, in_case
from quizgen.templates.examples import PLACES
from quizgen.templates.pack import Slot
from quizgen.templates.said import Said
from quizgen.templates.spoken import spoken
from quizgen.templates.writing import phrase_words, plain, rest, tidy, tidy_names

CASES = {"им": "Nom", "рд": "Gen", "дт": "Dat", "вн": "Acc", "тв": "Ins", "пр": "Loc"}
_NUMBERS = {"ед": "Sing", "мн": "Plur"}

_AT = re.compile(r"(?:^|\s)(в|во|на) $", re.I)
Binding = Mapping[str, Role]


def stem(
    pieces: Sequence[str | Slot], fact: Fact, binding: Binding, asked: Role,
    exceptions: Exceptions = NONE,
) -> str | None:  # fmt: skip
    """The question, or None where some slot has no certain form."""
    written: list[str] = []
    filled: str | None
    concord: tuple[str, str] | None = None
    for piece in pieces:
        if isinstance(piece, str):
            written.append(piece)
            continue
        if piece.kind == "ask":
            result = ask(fact, binding[piece.role or ""], piece.text or "")
            if result is None:
                return None
            filled, concord = result
        elif piece.kind == "rest":
            filled = rest(fact, asked.part, concord)
            if filled and written and needs_speaker(fact, "".join(written) + filled):
                # Somebody's words that name nothing themselves: say whose they are.
                written[-1] = written[-1].rstrip() + f", по словам {fact.speaker},"
                written.append(" ")
        elif (
            piece.kind == "agree"
            and isinstance(fact, Said)
            and binding.get(piece.role or "") is asked
        ):
            # «Кто основал», however many they were.
            filled = fact.agreeing(piece.role or "", asking="".join(written))
        elif isinstance(fact, Said) and _bare_event(piece, binding):
            name = next((name for name, role in binding.items() if role is asked), "")
            filled = spoken(fact, "".join(written), name)
        else:
            filled = slot(piece, fact, binding, exceptions)
        if filled is None:
            return None
        if isinstance(fact, Said):
            written[-1:] = [euphonic(_placed_so(text, piece, fact, binding), filled)
                            for text in written[-1:]]  # fmt: skip
        written.append(filled)
    return tidy("".join(written))


def _placed_so(text: str, piece: Slot, fact: Said, binding: Binding) -> str:
    """«в Туле», but «на Урале»: the preposition the article has before a place."""
    role = binding.get(piece.role or "")
    if piece.kind != "role" or piece.case != "пр" or role is None or role.part < 0:
        return text
    own = fact.parts[role.part].preposition
    found = _AT.search(text)
    if found is None or not role.types & PLACES or own not in ("в", "во", "на"):
        return text
    said = "на" if own == "на" else "в"
    if (found[1].lower() == "на") == (said == "на"):
        return text
    return text[: found.start(1)] + (said.capitalize() if found[1][0].isupper() else said) + " "


def _bare_event(piece: Slot, binding: Binding) -> bool:
    """Whether a slot writes the verb and says nothing of its form."""
    role = binding.get(piece.role or "")
    return piece.kind == "role" and role is not None and role.name == "event"


def needs_speaker(fact: Fact, text: str) -> bool:
    """Whether the clause is somebody's speech and has no name to hold on to."""
    if not fact.speaker or not fact.parts:
        return False
    return not any(
        word[:1].isupper() and not thing_abbreviation(word)
        for word in (piece.strip("«»,.?!") for piece in text.split()[1:])
    )


def slot(piece: Slot, fact: Fact, binding: Binding, exceptions: Exceptions = NONE) -> str | None:
    """A role, value or agreeing slot as text."""
    role = binding.get(piece.role or "")
    if role is None:
        return None
    if piece.kind == "value":
        return role.value or answer_text(fact, role)
    if piece.kind == "agree":
        if fact.predicate is None:
            return None
        if isinstance(fact, Said):
            return fact.agreeing(piece.role or "")
        gender = role.head.feats.get("Gender", "Masc")
        number = role.head.feats.get("Number", "Sing")
        if role.part >= 0 and fact.parts[role.part].function == OBJECT:
            # «МГУ открыл филиал» asked of the branch: «открыт филиал».
            return short_passive(fact.predicate.lemma, gender, number)
        return join(agree(fact.predicate.tokens, fact.predicate.forms, gender, number))
    if role.name == "event" and fact.predicate:
        return join(fact.predicate.forms)
    if piece.case is None:
        return role.text or join(phrase_words(role.focus, role.head, None) or [])
    case = CASES[piece.case]
    if role.text:
        if len(role.focus) == 1 and role.head.feats.get("Animacy") == "Anim":
            return decline_name(role.text, {**role.head.feats, "Case": "Nom"}, case)
        return role.text if case == "Nom" else None
    words = in_case(role.focus, role.head, case, _NUMBERS.get(piece.number or ""), exceptions)
    if words is None:
        return None
    return join([plain(token, word) for token, word in zip(role.focus, words, strict=True)])


def answer(
    pieces: Sequence[str | Slot] | None, fact: Fact, binding: Binding, asked: Role,
    exceptions: Exceptions = NONE,
) -> str | None:  # fmt: skip
    """The answer: as the template says, else the asked phrase as it stands."""
    if pieces is None:
        return tidy_names(answer_text(fact, asked))
    written: list[str] = []
    for piece in pieces:
        text = piece if isinstance(piece, str) else slot(piece, fact, binding, exceptions)
        if text is None:
            return None
        if isinstance(fact, Said) and not isinstance(piece, str):
            written[-1:] = [euphonic(before, text) for before in written[-1:]]
        written.append(text)
    return tidy_names(" ".join("".join(written).split()))


def named_person(role: Role) -> tuple[Token, ...]:
    """The person's name without the title before it: who answers with a name, says the name."""
    if "PERSON" not in role.types or "LIST" in role.types:
        return role.focus
    if role.head.pos == "PROPN" and role.focus[-1] == role.head and len(role.focus) > 1:
        # «70-летний Иван Петров»: the name answers, not what is said of its bearer.
        if all(t.head == role.head.i and t.pos in ("ADJ", "VERB") for t in role.focus[:-1]):
            return (role.head,)
    if not is_person_noun(role.head.lemma):
        return role.focus
    names = tuple(
        t
        for t in role.focus
        if t.feats.get("Animacy") == "Anim" and t.pos == "PROPN" and t.head == role.head.i
    )
    return names if len(names) == 1 else role.focus


def answer_text(fact: Fact, role: Role) -> str:
    """The asked words as they stand, with the preposition the question word carries."""
    if role.text:
        return role.text
    if role.name in ("count", "how_long"):
        said = said_number(fact.sentence, role.focus[0])
        if said:
            return said
    focus = named_person(role)
    bare = "TERM" not in role.types and not fact.parts[role.part].preposition
    if role.name == "attribute" and bare:
        focus = tuple(t for t in focus if t.i != role.head.i)  # «какие войска? — французские»
    words = phrase_words(focus, role.head, None) or []
    written = join(words)
    if role.part < 0:
        return written
    part = fact.parts[role.part]
    if role.name == "attribute" and part.preposition:
        return f"{part.preposition} {written}"
    if role.name == "quality" and len(role.focus) == 1 and part.preposition:
        return f"{part.preposition} {written}"
    whole = {t.i for t in role.focus} == {t.i for t in part.tokens}
    if not whole:
        return written
    if part.case and focus == role.focus:
        cased = phrase_words(role.focus, role.head, part.case)
        return join(cased) if cased else written
    if part.preposition and part.function != TIME:
        written = f"{part.preposition} {written}"
    return written
