"""The people of an article: one full name for everybody, and surnames written out in full.

«Клинсман» is «Юрген Клинсман» where the article names exactly one person of that surname; a
question that has only the surname leaves the reader to guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from quizgen.model import Sentence, Token
from quizgen.russian.clausetree import clause_of
from quizgen.russian.gazetteer import is_person_noun
from quizgen.russian.morphology import CASES, readings
from quizgen.russian.namecases import CONSONANT, case_told, declined, does, ruled
from quizgen.russian.names import somebody
from quizgen.russian.shortnames import full_first_name, initials_of, may_be, slip_of
from quizgen.russian.wordforms import gender_of


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the article: the full name, in the nominative, and the gender."""

    name: str
    gender: str

    @property
    def surname(self) -> str:
        """The last name alone, or the whole of a name that has none («Пётр I»)."""
        last = self.name.split()[-1]
        return last if len(last) > 2 and last[1:].islower() else self.name

    def said(self, case: str, short: bool = False) -> str | None:
        """The name, or the surname alone, in a case; None where a form is not certain."""
        name = declined(self.name, self.gender, "Nom", case)
        return name.split()[-1] if name and short and self.surname != self.name else name


class People:
    """Everybody the article names in full, found again by full name or surname."""

    def __init__(self, sentences: Sequence[Sentence], hero: Person | None = None) -> None:
        self._full: dict[str, Person] = {}
        self._hero = hero
        self._by_form: dict[str, set[str]] = {}
        self._heard = _heard(sentences)
        spelt: dict[str, str] = {hero.name: hero.gender} if hero else {}
        for token in _names(sentences):
            name = _in_order(_nominative(token))
            if name and _is_full(name) and _sure(token):
                spelt.setdefault(name, self._gender(name, token))
        surnames = {name.split()[-1] for name in spelt}
        spelt = {
            name: gender
            for name, gender in spelt.items()
            # «У Бранкузи Модильяни учился …»: two people side by side.
            if name.split()[0] not in surnames or _first_name(name.split()[0])
        }
        for name, gender in sorted(spelt.items(), key=lambda item: len(item[0].split())):
            known = next((p for p in self._full.values() if _same(p.name, name)), None)
            if known is None:
                known = self._full[name] = Person(name, gender)
            self._full[name] = known
            for case in CASES:
                form = declined(name, gender, "Nom", case)
                said = form.split() if form else []
                for word in {*said[:1], *said[-1:]}:
                    self._by_form.setdefault(word, set()).add(known.name)

    def who(self, token: Token) -> Person | None:
        """The person a name token means: by the full name, else by a surname only one has."""
        name = _in_order(_nominative(token))
        if name in self._full:
            return self._full[name]
        if name and _is_full(name):
            return None
        found = self._by_form.get(token.text.split()[-1], set()) or self._otherwise(token)
        initials = initials_of(token.text)
        if initials:
            found = {name for name in found if may_be(initials[0], name)}
        if self._hero is not None and self._hero.name in found and token.text.isalpha():
            return self._full[self._hero.name]  # a relative of his would be told by a first name
        return self._full[next(iter(found))] if len(found) == 1 else None

    def _otherwise(self, token: Token) -> set[str]:
        """Who is meant by a short first name («Юра»), or by a surname with a slip of the pen."""
        if " " in token.text:
            return set()
        first = full_first_name(token.text)
        if first is not None:
            return {p.name for p in self._full.values() if p.name.split()[0] == first}
        said = _nominative(token)
        return {p.name for p in self._full.values() if said and slip_of(said, p.surname)}

    def sole(self, person: Person) -> bool:
        """Whether the surname alone can mean nobody else of the article."""
        return self._by_form.get(person.surname, {person.name}) == {person.name}

    def unnamed(self, token: Token) -> Person | None:
        """A person known by one word only («Лютер»), where nobody shares it."""
        if self._by_form.get(token.text.split()[-1]):
            return None
        name = _nominative(token)
        return Person(name, self._gender(name, token)) if name else None

    def _gender(self, name: str, token: Token) -> str:
        """By the first name, by the verbs and adjectives beside the name, by the tagger."""
        first = name.split()[0]
        told = token.text.split()[-1]
        if " " in name and told != name.split()[-1] and CONSONANT.search(name):
            return "Masc"  # «Сесилем Родсом»: a woman's surname would have stayed as it is
        if any("Name" in r.feats and r.feats.get("Case") == "Nom" for r in readings(first)):
            return gender_of(name)
        heard = self._heard.get(name.split()[-1], set()) | self._heard.get(first, set())
        return next(iter(heard)) if len(heard) == 1 else token.feats.get("Gender", "Masc")


def _names(sentences: Sequence[Sentence]) -> Iterator[Token]:
    for sentence in sentences:
        for mention in sentence.mentions:
            if mention.type == "PERSON":
                yield sentence.tokens[mention.first]


def _in_order(name: str | None) -> str | None:
    """«Рерих Николай Константинович» is Николай Рерих."""
    words = name.split() if name else []
    return f"{words[1]} {words[0]}" if len(words) == 3 and _patronymic(words[2]) else name


def _first_name(word: str) -> bool:
    return any("Name" in r.feats and r.known for r in readings(word))


def _patronymic(word: str) -> bool:
    return any("Patr" in r.feats for r in readings(word))


def _is_full(name: str) -> bool:
    first = name.split()[0]
    if _patronymic(name.split()[-1]):
        return False  # «Иван Фёдорович»: the surname is not told
    if name.count(" ") == 1 and somebody(first):
        return False  # «Князь Игорь», which opens a sentence
    return " " in name and first[:1].isupper() and not first.endswith(".")


def _sure(token: Token) -> bool:
    """«Клода-Пьера» may be Клод-Пьер: of a double first name only the nominative is certain."""
    return "-" not in token.text.split()[0] or token.feats.get("Case", "Nom") == "Nom"


def _same(short: str, long: str) -> bool:
    """«Реджеп Эрдоган» is «Реджеп Тайип Эрдоган»."""
    few, many = short.split(), long.split()
    return few[-1] == many[-1] and few[0] == many[0] and set(few) <= set(many)


def _heard(sentences: Sequence[Sentence]) -> dict[str, set[str]]:
    """Genders the words beside a name show: «Юань Лин назначена», «72-летний Амано»."""
    found: dict[str, set[str]] = {}
    for sentence in sentences:
        for mention in sentence.mentions:
            if mention.type != "PERSON":
                continue
            token = sentence.tokens[mention.first]
            beside = [t for t in sentence.tokens if t.head == token.i and t.rel == "amod"]
            if token.rel.startswith("nsubj") and token.head >= 0:
                beside.append(sentence.tokens[token.head])
            for word in beside:
                if word.feats.get("Number") == "Sing" and word.pos in ("VERB", "ADJ", "AUX"):
                    for name in (token.text.split()[-1], token.text.split()[0]):
                        found.setdefault(name, set()).add(word.feats.get("Gender", ""))
    return {name: genders - {""} for name, genders in found.items()}


def _nominative(token: Token) -> str | None:
    return declined(
        token.text.split(" (")[0], token.feats.get("Gender"), token.feats.get("Case", "Nom"), "Nom"
    )


def name_people(sentences: Sequence[Sentence], people: People) -> tuple[Sentence, ...]:
    """Surnames alone written in full, once a clause; where the form is not certain, as it was."""
    return tuple(_named(sentence, people) for sentence in sentences)


def _named(sentence: Sentence, people: People) -> Sentence:
    told: set[tuple[int, str]] = set()
    written: dict[int, Token] = {}
    for mention in sentence.mentions:
        if mention.type != "PERSON":
            continue
        token = sentence.tokens[mention.first]
        person = people.who(token)
        if person is None:
            continue
        key = (clause_of(sentence.tokens, token), person.name)
        if not _is_full(token.text):
            feats = {**token.feats, "Who": person.name}
            full = _full(sentence, token, person) if key not in told else None
            if full:
                feats |= {
                    "Gender": person.gender,
                    "Case": case_told(sentence, token, person.gender),
                }
                feats |= {"Number": "Sing"} if does(sentence, token, person.gender) else {}
            written[token.i] = replace(token, text=full or token.text, feats=feats)
        told.add(key)
    return with_tokens(sentence, written)


def _full(sentence: Sentence, token: Token, person: Person) -> str | None:
    """The full name in the very case of the surname: its last word must be the one written."""
    subject = does(sentence, token, person.gender)
    case = case_told(sentence, token, person.gender)
    words = token.text.split()
    if initials_of(token.text):
        words = words[-1:] if " " in token.text else [token.text.rsplit(".", 1)[-1]]
    full = person.said(case)
    whole = full.split() if full else []
    if len(words) == 1 and (full_first_name(words[0]) or slip_of(words[0], person.surname)):
        return full if subject else None
    fixed = (person.said("Gen") or "").split()[-1:] == person.name.split()[-1:]
    guessed = not any(r.known for r in readings(words[-1]))
    other = token.feats.get("Gender", person.gender) != person.gender
    if not fixed and not subject and other and not (guessed and case == "Gen"):
        return None
    if fixed and not subject and not initials_of(token.text) and not ruled(sentence, token):
        return None  # «Элькано» tells no case
    if words == whole[: len(words)]:
        # «князь Юрий» may be another Yuri than Yuri the Long-armed.
        before = sentence.tokens[token.i - 1] if token.i else None
        return None if before is not None and is_person_noun(before.lemma) else full
    return full if words == whole[-len(words) :] else None


def with_tokens(sentence: Sentence, written: Mapping[int, Token]) -> Sentence:
    """The sentence with some of its tokens replaced; its text stays verbatim."""
    if not written:
        return sentence
    return replace(sentence, tokens=tuple(written.get(t.i, t) for t in sentence.tokens))
