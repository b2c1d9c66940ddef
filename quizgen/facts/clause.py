"""What a fact is: a predicate with its parts, and the roles a question can ask about."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from quizgen.model import Evidence, Sentence, Token

DATE_TYPES = frozenset(("DATE", "YEAR", "MONTH", "SEASON", "DECADE", "CENTURY", "PERIOD", "TIME"))
"""Types of mentions that say when."""
SUBJECT, OBJECT, COMPLEMENT, TIME, ADVERB = "subject", "object", "complement", "time", "adverb"


@dataclass(frozen=True, slots=True)
class Part:
    """One constituent of a clause.

    Attributes:
        function: subject, object, complement, time or adverb.
        tokens: its words in text order, without the preposition.
        head: the word the others hang on.
        preposition: as it stands before the phrase, lower case, or "".
        case: the case to write the phrase in, or None to leave it as it stands.
        tail: text to set after it between commas: what tells it apart («…, прошедшая в Кремле»).
    """

    function: str
    tokens: tuple[Token, ...]
    head: Token
    preposition: str = ""
    case: str | None = None
    tail: str = ""

    @property
    def start(self) -> int:
        """Where the phrase stands in the sentence: the position of its first word."""
        return self.tokens[0].i


@dataclass(frozen=True, slots=True)
class Predicate:
    """The verb of a clause: its words as they are to be written, and how they agree.

    Attributes:
        tokens: the words in the order to write them.
        forms: their wording; a participle made finite differs from its token.
        lemma: the dictionary form of the main word. agreeing: index of the word that agrees.
        passive: whether the subject undergoes the action.
    """

    tokens: tuple[Token, ...]
    forms: tuple[str, ...]
    lemma: str
    agreeing: int = 0
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """Something a question can ask: a part of the clause, or words inside a part.

    Attributes:
        name: one of the template language's roles. types: every type it satisfies.
        part: index into `Fact.parts`, or -1 where the fact has no clause.
        focus: the words asked. head: their head.
        value: normalised reading, "" where there is none.
        text: the words to show as the answer, where they differ from the focus.
        told: whether a line of ours asks it in fewer words; a teacher's own template may still.
    """

    name: str
    types: frozenset[str]
    part: int
    focus: tuple[Token, ...]
    head: Token
    value: str = ""
    text: str = ""
    told: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the article says, with the sentence that says it.

    Attributes:
        rule: the rule that found it. sentence: the analysed sentence.
        predicate: the verb, or None for facts without a clause (posts, quotations).
        parts: the clause's constituents. roles: what can be asked.
        notes: reasons not to ask. speaker: whose words it is, full name in the genitive, or "".
    """

    rule: str
    sentence: Sentence
    predicate: Predicate | None
    parts: tuple[Part, ...] = ()
    roles: tuple[Role, ...] = ()
    notes: tuple[str, ...] = field(default=())
    speaker: str = ""

    @property
    def evidence(self) -> Evidence:
        """The sentence, verbatim, with its place in the article."""
        return Evidence(self.sentence.text, self.sentence.start, self.sentence.stop)

    def named(self, name: str) -> Iterator[Role]:
        """The fact's roles of this name."""
        return (role for role in self.roles if role.name == name)

    def telling(self, told: Collection[Role]) -> Fact:
        """The fact with those of its roles marked as told in fewer words elsewhere."""
        roles = (replace(role, told=True) if role in told else role for role in self.roles)
        return replace(self, roles=tuple(roles)) if told else self

    def untold(self) -> Fact:
        """The fact with the roles that nothing else asks."""
        kept = tuple(role for role in self.roles if not role.told)
        return replace(self, roles=kept) if len(kept) < len(self.roles) else self

    def as_record(self) -> dict[str, Any]:
        """The fact as plain data, for JSON."""
        return {
            "rule": self.rule,
            "predicate": " ".join(self.predicate.forms) if self.predicate else None,
            "roles": [
                {
                    "name": role.name,
                    "types": sorted(role.types),
                    "text": role.text or " ".join(token.text for token in role.focus),
                    "value": role.value or None,
                }
                for role in self.roles
            ],
            "evidence": {
                "text": self.sentence.text,
                "start": self.sentence.start,
                "stop": self.sentence.stop,
            },
        }

    def __str__(self) -> str:
        head = f"{self.rule}: " + (" ".join(self.predicate.forms) if self.predicate else "—")
        roles = (
            f"{role.name}={role.text or ' '.join(token.text for token in role.focus)}"
            for role in self.roles
        )
        return " · ".join([head, *roles])
