"""What a pronoun can stand for: the people and things a sentence speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from quizgen.model import Sentence, Token
from quizgen.russian.aliases import People, Person
from quizgen.russian.clausetree import clause_of, is_noun, phrase
from quizgen.russian.gazetteer import class_noun, is_contextual, is_person_noun
from quizgen.russian.morphology import inflect, possible_cases, readings
from quizgen.russian.phrases import decline, join
from quizgen.russian.referencewords import reference_words

_LONGEST = 6
"""Words an antecedent may have and still be said again."""
_TIMES = frozenset(("DATE", "YEAR", "MONTH", "SEASON", "DECADE", "CENTURY", "PERIOD", "TIME"))


@dataclass(frozen=True, slots=True)
class Thing:
    """Somebody or something a sentence names.

    Attributes:
        sentence, head: where its noun stands. clause: position of its clause's head.
        gender, number: what a pronoun for it agrees in; gender "" where nobody knows.
        role: subject, object or other. person: who it is, for a person with a name.
        animate: whether it is somebody. inside: position of the noun whose phrase holds it, or -1.
    """

    sentence: Sentence
    head: Token
    tokens: tuple[Token, ...]
    clause: int
    gender: str
    number: str
    role: str
    animate: bool
    person: Person | None = None
    inside: int = -1
    joined: bool = False
    both: tuple[Thing, ...] = ()

    @property
    def key(self) -> str:
        """The same for two mentions of one."""
        if self.person:
            return self.person.name
        return " ".join(t.lemma for t in self.tokens)

    @property
    def name(self) -> tuple[Token, ...]:
        """The name after a class noun: «Apple» of «американская компания Apple»; else nothing."""
        head = self.head
        after = next((t for t in self.tokens if t.i == head.i + 1 and t.head == head.i), None)
        if after is None or head.pos != "NOUN" or not class_noun(head.lemma):
            return ()
        if after.rel == "nmod" and after.feats.get("Case") == "Gen":
            return ()
        if not (after.feats.get("Quoted") or names_something(after)):
            return ()
        return (
            after,
            *(t for t in self.tokens if t.head == after.i and t.rel in ("flat", "flat:name")),
        )

    def _telling(self) -> tuple[Token, ...]:
        """«американская компания Apple» is told by «компания Apple» as well."""
        return (self.head, *self.name) if self.name else self.tokens

    def _vague(self) -> bool:
        """«город», «официальный город», «врач» for «он» say hardly more than «он»."""
        if self.head.feats.get("Resolved"):
            return False
        if any(
            names_something(t) or (t.head == self.head.i and t.rel == "nmod") for t in self.tokens
        ):
            return False
        verb = self.sentence.tokens[self.clause]
        alone = len(self.tokens) == 1 and self.number == "Sing" and self.head.pos == "NOUN"
        if alone and verb.feats.get("Tense") == "Past":
            return True  # «написал портрет»: of one event, not of all portraits
        if is_contextual(self.head.lemma) or is_person_noun(self.head.lemma):
            return self.number == "Sing" or is_contextual(self.head.lemma)
        return False

    def said(self, case: str) -> str | None:
        """The name or the phrase in a case; None where it is too long or not certain."""
        if self.person:
            return self.person.said(case)
        if self.both:
            # «Мин Си и Марио Хо»: two people with names are said again by both.
            names = [t.person.said(case) if t.person else None for t in self.both]
            return " и ".join(name for name in names if name) if all(names) else None
        tokens = self._telling()
        if len(tokens) > _LONGEST or self.joined or not _sayable(tokens):
            return None
        if any(b.i != a.i + 1 for a, b in pairwise(tokens)):
            return None
        if self._vague():
            return None
        if self.head.feats.get("Resolved") and len(self.head.text.split()) > 1:
            return self.head.text if self.head.feats.get("Case") == case else None
        if not self.head.feats.get("Case") and not _fixed(self.head):
            return None
        words = decline(tokens, self.head, case)
        if words is None or not _certain(self.head):
            return None
        if not _returns(self.head, words[tokens.index(self.head)]):
            return None
        return join([_small(t, word) for t, word in zip(tokens, words, strict=True)])


def names_something(token: Token) -> bool:
    named = token.text[:1].isupper() and not token.feats.get("Opening")
    return named or bool(token.feats.get("Quoted"))


def _fixed(token: Token) -> bool:
    return bool(token.feats.get("Abbr") or token.feats.get("Foreign"))


def _certain(head: Token) -> bool:
    """Whether the case the noun was read in is one its form can have."""
    case = head.feats.get("Case")
    return case is None or case in possible_cases(head.text, head.pos)


def _returns(head: Token, word: str) -> bool:
    """Whether the new form declines back to the old: «листьям» is no form of «листов»."""
    if word == head.text or not word.islower():
        return True
    case, number = head.feats.get("Case", "Nom"), head.feats.get("Number", "Sing")
    back = {inflect(r, case=case, number=number) for r in readings(word) if r.lemma == head.lemma}
    return not back or head.text.lower() in back


def _small(token: Token, word: str) -> str:
    opening = token.feats.get("Opening") and not token.feats.get("Abbr")
    return word[:1].lower() + word[1:] if opening else word


_KEPT = frozenset(("по", "о", "об"))


def _sayable(tokens: Sequence[Token]) -> bool:
    for token in tokens:
        if token.pos in ("PRON", "PUNCT", "ADV", "CCONJ", "SCONJ", "PART"):
            return False
        if token.feats.get("Apro") or token.feats.get("Anph") or not token.text:
            return False
        if token.pos == "NUM" or token.lemma in reference_words("pointing adjectives"):
            return False
        if token.pos == "ADP" and token.lemma not in _KEPT:
            return False  # «корабль в Испанию»: most often the verb's own
        named = token.pos == "PROPN" and token.feats.get("Animacy") == "Anim"
        if named and token.rel in ("appos", "flat", "flat:name"):
            return False  # «учёного Анна»: a person put beside a noun of nobody known
    return True


def things_of(sentence: Sentence, people: People, genders: dict[str, str]) -> tuple[Thing, ...]:
    """Everything the sentence names that a pronoun could stand for, in text order."""
    tokens = sentence.tokens
    dated = {i for m in sentence.mentions if m.type in _TIMES for i in range(m.first, m.last)}
    persons = {m.first: tokens[m.first] for m in sentence.mentions if m.type == "PERSON"}
    found: list[Thing] = []
    taken: set[int] = set()
    for token in tokens:
        if not is_noun(token) or token.i in dated or token.i in taken or not token.text:
            continue
        own = persons.get(token.i)
        if own is None:
            name = _named(tokens, token, persons)
            if name is not None:
                taken.add(name.i)
                own = name
        person = None
        if own is not None:
            person = people.who(own) or people.unnamed(own)
        if person is None and token.lemma in reference_words("never meant"):
            continue
        gender = person.gender if person else _gender(token, genders)
        number = token.feats.get("Number", "Sing")
        words = phrase(tokens, token)
        counted = any(t.head == token.i and t.pos == "NUM" for t in tokens)
        found.append(
            Thing(
                sentence,
                token,
                words,
                clause_of(tokens, token),
                gender,
                "Plur" if counted else number,
                _role(tokens, token),
                person is not None or token.feats.get("Animacy") == "Anim",
                person,
                _holder(tokens, token),
            )
        )
    return (*_with_subject(found, tokens), *_joined(found, tokens))


def _with_subject(found: list[Thing], tokens: Sequence[Token]) -> list[Thing]:
    """«По дороге к титулу Иванова победила …»: the one name the verb agrees with is its subject."""
    root = next((t for t in tokens if t.rel == "root"), None)
    if root is None or any(t.role == "subject" for t in found) or not root.feats.get("Gender"):
        return found
    fitting = [
        t for t in found
        if t.person and t.person.gender == root.feats["Gender"] and t.head.i == root.i - 1
        and t.head.feats.get("Case") == "Nom" and not t.head.rel.startswith("nsubj")
    ]  # fmt: skip
    if len(fitting) != 1:
        return found
    return [
        replace(t, role="subject", clause=root.i, inside=-1) if t is fitting[0] else t
        for t in found
    ]


def _named(tokens: Sequence[Token], noun: Token, persons: dict[int, Token]) -> Token | None:
    """The person a noun of office or kinship is put beside: «мэр Москвы | Сергей Собянин»."""
    if not is_person_noun(noun.lemma):
        return None
    for name in persons.values():
        if name.head == noun.i and name.rel in ("appos", "flat", "flat:name", "nmod"):
            if name.feats.get("Case") == noun.feats.get("Case") and name.i > noun.i:
                return name
    return None


def _gender(token: Token, genders: dict[str, str]) -> str:
    if token.feats.get("Abbr") or token.feats.get("Quoted") or token.feats.get("Foreign"):
        return genders.get(token.text, "")
    return token.feats.get("Gender", "")


def _role(tokens: Sequence[Token], token: Token) -> str:
    if token.rel == "conj" and token.head >= 0 and is_noun(tokens[token.head]):
        return _role(tokens, tokens[token.head])
    if token.rel.startswith("nsubj"):
        return "subject"
    governed = any(t.head == token.i and t.rel == "case" for t in tokens)
    return "object" if token.rel in ("obj", "iobj") and not governed else "other"


def _holder(tokens: Sequence[Token], token: Token) -> int:
    head = tokens[token.head] if token.head >= 0 else None
    if head is not None and is_noun(head) and token.rel != "conj":
        return head.i
    return -1


def _joined(found: Sequence[Thing], tokens: Sequence[Token]) -> list[Thing]:
    """«Леман и Кан» are also one plural, which nobody names again but which competes."""
    heads = {thing.head.i: thing for thing in found}
    pairs = []
    for thing in found:
        first = heads.get(thing.head.head)
        if thing.head.rel == "conj" and first is not None:
            pairs.append(
                Thing(
                    first.sentence, first.head, (*first.tokens, *thing.tokens), first.clause, "",
                    "Plur", first.role, first.animate, None, first.inside, True, (first, thing),
                )
            )  # fmt: skip
    return pairs


def genders_of(sentences: Sequence[Sentence]) -> dict[str, str]:
    """Genders of names that do not tell theirs, by the past tense: «ABC завершила» is feminine."""
    seen: dict[str, set[str]] = {}
    for sentence in sentences:
        for token in sentence.tokens:
            if not token.rel.startswith("nsubj") or token.head < 0 or not is_noun(token):
                continue
            verb = sentence.tokens[token.head]
            if verb.feats.get("Number") == "Sing" and verb.feats.get("Gender"):
                seen.setdefault(token.text, set()).add(verb.feats["Gender"])
    return {name: next(iter(found)) for name, found in seen.items() if len(found) == 1}
