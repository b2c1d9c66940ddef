"""Whom an article is about, and which names in it are that person's."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from quizgen.russian.gazetteer import is_person_noun
from quizgen.russian.morphology import dictionary_marks, readings
from quizgen.russian.personalities import known
from quizgen.russian.rulernames import called, departed, mononym, regal, same_ruler
from quizgen.russian.shortnames import full_first_name, initials_of
from quizgen.russian.unsaid import person_of

_WORD = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё][а-яё]+)*"
_TITLE = re.compile(rf"{_WORD}(?:,? {_WORD}){{1,2}}")
_WITH_INITIALS = re.compile(rf"[А-ЯЁ]\. ?(?:[А-ЯЁ]\. ?)?({_WORD})")
_OPENING = re.compile(
    rf"(?P<name>{_WORD}(?: {_WORD}){{1,2}})"
    r"(?:,| ?\(| [—–-] | (?:родился|родилась)\b| \d{1,2} | в \d{4})"
)
_CALLED = re.compile(r"(?P<calling>[А-ЯЁ]?[а-яё-]+(?: [а-яё-]+){0,4}) (?=[А-ЯЁ])")
"""«Русский писатель» before the name that opens a text."""
_GONE = re.compile(
    rf"(?:Умер|Умерла|Скончался|Скончалась|Погиб|Погибла|Уш[её]л из жизни|Ушла из жизни)\b[^.]*?"
    rf" ({_WORD} {_WORD})$"
)
_FEMININE = re.compile(r"(?:[оеё]ва|ина|ая|[ое]вна|ична)$")
_HEAD = 400
"""Letters of the text among which somebody must be presented."""
_ENDING = 2
"""Letters at the end of a surname that its cases change."""


@dataclass(frozen=True, slots=True)
class Hero:
    """Whom an article is about.

    Attributes:
        name: first and last name in the nominative, as people say it. gender: Masc or Fem.
        surname: the last name. given: first name and patronymic, where the article tells them.
        called: what the article's opening calls the person: «адмирал», «царь».
    """

    name: str
    gender: str
    surname: str
    given: tuple[str, ...]
    called: frozenset[str] = frozenset()

    def is_named(self, text: str) -> bool:
        """Whether a name in any case is the hero's: no first name or initial contradicts it."""
        initials = initials_of(text)
        if initials:
            letters, last = initials
            own = "".join(word[0] for word in self.given)
            return self._last(last) and own.startswith(letters[: len(own)])
        words = [word for word in text.split() if word[:1].isupper()]
        if not words:
            return False
        if self.surname == self.given[0]:
            return same_ruler(text, self.name)
        rest = [word for word in words if not self._last(word)]
        if not any(_patronymic(own) for own in self.given):
            rest = [word for word in rest if not _patronymic_form(word)] or rest[:1]
        firsts = all(any(_alike(word, own) for own in self.given) for word in rest)
        return firsts and (len(rest) < len(words) or _alike(words[0], self.given[0]))

    def _last(self, word: str) -> bool:
        return any(_alike(word, own) for own in self.surname.split())


def _alike(word: str, name: str) -> bool:
    """Whether two names differ in their endings only; a short first name is the full one."""
    one, two = (full_first_name(w) or w for w in (word, name))
    kept = max(3, len(two) - _ENDING)
    return one.lower()[:kept] == two.lower()[:kept] and abs(len(one) - len(two)) <= _ENDING + 1


def hero_of(title: str, text: str) -> Hero | None:
    """The one person an article is about, or None where it is about something else.

    Args:
        title: «Юон, Константин Фёдорович», «Ф. Ф. Ушаков», or the first words of the text.
        text: the article without its headline.
    """
    hero = _hero(title, text)
    return replace(hero, called=called(text[:_HEAD])) if hero else None


def _hero(title: str, text: str) -> Hero | None:
    gone = _GONE.match(title)
    if gone is not None and gone[1] in text:
        return _ordered(gone[1].split(), text)
    if (dead := departed(title, text)) is not None:
        return _ordered(dead.split(" "), text) if dead.count(" ") else None
    ruler = regal(title, text) or mononym(title, text)
    if ruler:
        given = ruler.split()[0]
        gender = _gender((given,), given, text)
        return Hero(ruler, gender, given, (given,)) if gender else None
    lead = re.split(r"[(:.—–]", title)[0].strip() if not _WITH_INITIALS.match(title) else title
    return _of_title(lead, title, text) or _of_initials(title.strip(), text) or _presented(text)


def _of_title(lead: str, title: str, text: str) -> Hero | None:
    if not _TITLE.fullmatch(lead) or _place(lead):
        return None
    person = person_of(lead)
    words = lead.replace(",", " ").split()
    if person is not None:
        surname = person.name.split()[-1]
        given = (person.name.split()[0], *(w for w in words if _patronymic(w)))
        gender = _gender(given, surname, text) or person.gender
        return Hero(person.name, gender, surname, given)
    if lead.replace(",", "") not in text[:_HEAD].replace(",", ""):
        return None
    listed = known(f"{words[-1]} {' '.join(words[:-1])}")
    if listed and len(listed.names[0].split()) == len(words):
        *_, last = words  # «Ван Гог Винсент»
        name = listed.names[0]
        return Hero(name, listed.gender, name.removeprefix(last).strip(), (last,))
    return _ordered(words, text)


def _of_initials(title: str, text: str) -> Hero | None:
    """«Ф. Ф. Ушаков» of a text that opens with «Ушаков Фёдор Фёдорович»."""
    match = _WITH_INITIALS.fullmatch(title)
    opening = _OPENING.match(text)
    if match is None or opening is None or match[1] not in opening["name"].split():
        return None
    found = _ordered(opening["name"].split(), text)
    return found if found and found.surname == match[1] else None


def _presented(text: str) -> Hero | None:
    """Somebody the first sentence names in full and says when he was born, or who he is."""
    before = _CALLED.match(text)
    said = before is not None and is_person_noun(before["calling"].split()[-1].lower())
    opening = _OPENING.match(text, before.end() if said and before is not None else 0)
    if opening is None or _place(opening["name"]):
        return None
    life = re.search(r"\b(?:родил|\d{4} ?[—–-] ?\d{4}|род\.)", text[:_HEAD])
    words = opening["name"].split()
    named = any("Name" in dictionary_marks(word) for word in words)
    return _ordered(words, text) if life and named else None


def _ordered(words: list[str], text: str) -> Hero | None:
    """First names and surname told apart: by the patronymic, by the dictionary, by the order."""
    calling = words[0].lower()
    if len(words) > 2 and is_person_noun(calling) and not _patronymic(words[-1]):
        named = "Surn" in dictionary_marks(words[0])
        words = words if named else words[1:]  # «Композитор Иван Петров» opens the article
    middle = next((k for k, word in enumerate(words) if _patronymic(word)), None)
    if middle == len(words) - 1 and len(words) == 3:
        words = [words[1], words[2], words[0]]
    elif len(words) == 3 and middle is None:
        first = dictionary_marks(words[0])
        often, seldom = _alone(words[0], text), _alone(words[2], text)
        # Not «Йёнс Якоб Берцелиус»: a surname is told more often, or a first name stands last.
        told = often > seldom or (often == seldom and "Name" in dictionary_marks(words[2]))
        if told and "Name" not in first and "Name" in dictionary_marks(words[1]):
            words = [*words[1:], words[0]]  # «Ренуар Пьер Огюст»
    elif len(words) == 2:
        first, last = dictionary_marks(words[0]), dictionary_marks(words[1])
        if middle is not None or ("Name" not in first and "Name" in last):
            if middle is not None:
                return None  # «Иван Фёдорович»: the surname is not told
            words = [words[1], words[0]]
    given = tuple(words[:-1])
    return _made(given, words[-1], text)


def _alone(name: str, text: str) -> int:
    """How often a name stands with no other beside it, as surnames do."""
    begin = re.escape(name[: max(3, len(name) - _ENDING)])
    return sum(
        not text[: found.start()].rsplit(maxsplit=1)[-1:][0][:1].isupper()
        for found in re.finditer(rf"(?<=[ \n]){begin}[а-яё]*\b(?! [А-ЯЁ])", text)
        if text[: found.start()].strip()
    )


def _made(given: tuple[str, ...], surname: str, text: str) -> Hero | None:
    said = [word for word in given if not _patronymic(word)] or list(given[:1])
    gender = _gender(given, surname, text)
    name = " ".join([*said, surname])
    return Hero(name, gender, surname, given) if gender else None


def _gender(given: tuple[str, ...], surname: str, text: str) -> str:
    if any(_patronymic(word) for word in given):
        return "Fem" if given[-1].endswith(("на", "кызы")) else "Masc"
    told = {
        r.feats.get("Gender", "")
        for r in readings(given[0])
        if "Name" in r.feats and r.known and r.feats.get("Case") == "Nom"
    }
    if len(told) == 1 and told <= {"Masc", "Fem"}:
        return told.pop()
    born = re.search(r"\b(родился|родилась|родил[^а-яё])", text, re.IGNORECASE)
    if born:
        return "Fem" if born[1].lower() == "родилась" else "Masc"
    return "Fem" if _FEMININE.search(surname) else ""


def _patronymic(word: str) -> bool:
    return any("Patr" in r.feats for r in readings(word)) and bool(
        re.search(r"(?:[ое]вич|[ое]вна|ич|ична|инична)$", word)
    )


def _patronymic_form(word: str) -> bool:
    return any("Patr" in r.feats for r in readings(word) if r.known)


def _place(name: str) -> bool:
    """«Озеро Виктория», «Малая Вишера»: what opens with a common word is nobody."""
    words = name.replace(",", "").split()
    first, marks = readings(words[0])[0], dictionary_marks(words[0])
    if marks & {"Name", "Surn", "Patr"} or not first.known:
        return False
    if "Geox" in marks:
        return not any("Name" in dictionary_marks(word) for word in words[1:])  # «Ван Гог Винсент»
    return first.pos == "ADJ" or first.feats.get("Animacy") == "Inan"
