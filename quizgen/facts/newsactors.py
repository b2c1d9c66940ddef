"""Who acts in a clause of news: somebody by the full name, a body, a country, a work of art.

What stands there as «министр» or «компания» is nobody: a question about it would need the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizgen.facts.deeddoers import whole_name
from quizgen.facts.lifeclauses import listed
from quizgen.facts.phrase import Phrase
from quizgen.facts.spans import Clauses
from quizgen.model import Token
from quizgen.russian.gazetteer import country_of_adjective, is_person_noun, place_kind
from quizgen.russian.heroes import Hero
from quizgen.russian.morphology import dictionary_marks
from quizgen.russian.namecases import agreeing
from quizgen.russian.names import somebody
from quizgen.russian.phrases import text_of
from quizgen.russian.wordlists import lists

_LONGEST = 7
_BRACKET = re.compile(r" ?\([^)]*\)")
"""Words of a subject told in a question."""


def told_of(name: str) -> frozenset[str]:
    """A list of `data/newswords.yaml`."""
    return lists("newswords.yaml")[name]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, or whom it was done to.

    Attributes:
        kind: person, body, country, work, event or figure. name: as a question tells it.
        gender: Masc, Fem or Neut; plural: several. token: the word that answers.
        made: the noun a work is of: «фильм».
    """

    kind: str
    name: str
    gender: str
    plural: bool
    token: Token
    made: str = ""

    @property
    def hero(self) -> Hero:
        """The same for the wording of lives."""
        return Hero(self.name, self.gender, self.name.split()[-1], tuple(self.name.split()[:-1]))


class Naming:
    """What the phrases of a sentence name."""

    def __init__(self, spans: Clauses) -> None:
        self.spans, self.tokens = spans, spans.tokens
        self.persons = {m.first for m in spans.sentence.mentions if m.type == "PERSON"}

    def actor(self, phrase: Phrase, case: str, verb: Token | None = None) -> Actor | None:
        """What the phrase names; None where it needs the article."""
        if verb is not None and verb.feats.get("Number") == "Plur" and not phrase.plural:
            phrase = self._joined_after(phrase) or phrase
        own = [i for i in self.persons if any(t.i == i for t in phrase.tokens)]
        if (
            own
            and phrase.joined
            and not (len(own) == 1 and verb is not None and verb.feats.get("Number") != "Plur")
        ):
            return None  # but «режиссёр и сценарист Пётр Орлов возглавил» is one man
        last = phrase.tokens[-1]
        if len(own) == 1 and own[0] in (last.i, phrase.head.i):
            work = self._work(phrase)
            return work or self.person(self.tokens[own[0]], phrase, case, verb)
        if phrase.number is not None and verb is not None:
            return self._count(phrase)
        return self._work(phrase) or (None if own else self._thing(phrase, verb))

    def _count(self, phrase: Phrase) -> Actor | None:
        """«до 200 молодых людей»: what is counted, as «сколько» has it, and the number."""
        number = phrase.number
        assert number is not None
        rest = tuple(t for t in phrase.tokens if t.i > number.i)
        head = phrase.head
        if not rest or head.feats.get("Case") != "Gen" or head.feats.get("Number") != "Plur":
            return None
        if head.i != rest[-1].i and not any(p.first == head.i + 1 for p in phrase.inner):
            return None
        if any(t.lemma in told_of("pointing") for t in rest) or len(rest) > _LONGEST:
            return None
        return Actor("count", text_of(rest), "Neut", True, number)

    def _joined_after(self, phrase: Phrase) -> Phrase | None:
        """«Минобороны | России и «Уралвагонзавод»» with a verb in the plural: both of them."""
        after = next((p for p in self.spans.phrases if p.first == phrase.last + 1), None)
        if after is None or not after.joined or after.preposition:
            return None
        tokens = (*phrase.tokens, *self.tokens[after.first : after.last + 1])
        return replace(phrase, tokens=tokens, inner=(), joined=after.joined)

    def person(self, token: Token, phrase: Phrase, case: str, verb: Token | None) -> Actor | None:
        if token.feats.get("Number") == "Plur":
            return None
        if verb is not None and verb.feats.get("Number") == "Plur":
            return None
        if phrase.head.i != token.i and not self._apposed(token, phrase, case):
            return None
        name = full_name(token, case) if agreeing(token.text.split()[0], case) else ""
        if self._goes_on(token):
            return None
        gender = token.feats.get("Gender", "")
        if not name or gender not in ("Masc", "Fem"):
            return None
        if verb is not None and verb.feats.get("Gender", gender) != gender:
            return None
        return Actor("person", name, gender, False, token)

    def _goes_on(self, token: Token) -> bool:
        return name_goes_on(self.tokens, token.i)

    def _apposed(self, token: Token, phrase: Phrase, case: str) -> bool:
        """«директор завода Иван Орлов», but not «дочь Ивана Орлова», «пресс-служба Орлова»."""
        head = phrase.head
        living = head.feats.get("Animacy") == "Anim" or is_person_noun(head.lemma)
        if not living or head.lemma in listed("kin"):
            return False
        return token.feats.get("Case", case) == case

    def _work(self, phrase: Phrase) -> Actor | None:
        """«драма шведского режиссёра «Квадрат»»: what it is and its title."""
        head = phrase.head
        if head.lemma not in told_of("works") or phrase.joined:
            return None
        titles = [t for t in phrase.tokens if t.feats.get("Quoted") and t.i > head.i]
        if len(titles) != 1:
            return None
        gender = head.feats.get("Gender", "Masc")
        name = f"{head.lemma} {titles[0].text}"
        return Actor("work", name, gender, False, titles[0], head.lemma)

    def _thing(self, phrase: Phrase, verb: Token | None) -> Actor | None:
        lemma = phrase.head.lemma.lower()
        tokens = phrase.tokens
        if verb is not None and lemma in told_of("events") | told_of("prizes"):
            tokens = self._up_to(verb, phrase)
        if len(tokens) > _LONGEST or any(t.lemma in told_of("pointing") for t in tokens):
            return None
        tokens = self._name_whole(tokens)
        text = text_of(tokens)
        opening = phrase.head.i == tokens[0].i and self._proper(tokens[0])
        opening = opening and lemma not in told_of("small bodies")
        opening = opening or (lemma in told_of("prizes") and phrase.head.i != tokens[0].i)
        if tokens[0].feats.get("Opening") and not opening and not text[1:2].isupper():
            text = text[:1].lower() + text[1:]
        gender = phrase.head.feats.get("Gender", "Masc")
        head = phrase.head
        if self._countries(phrase):
            return Actor("country", text, gender, phrase.plural, head)
        if lemma in told_of("figures") and len(tokens) > 1 and not phrase.joined:
            return Actor("figure", text, gender, phrase.plural, head)
        if lemma in told_of("events") and self._told_apart(tokens) and not phrase.joined:
            if tokens[-1].feats.get("Quoted"):
                text = text_of([t for t in tokens if t.i >= head.i])  # «акция «Зажги свечу»»
            return Actor("event", text, gender, phrase.plural, head)
        if lemma in told_of("prizes") and self._told_apart(tokens) and not phrase.joined:
            return Actor("prize", text, gender, phrase.plural, head)
        if lemma in told_of("people of") and self._whose(phrase) and not phrase.joined:
            return Actor("body", text, gender, True, head)
        body = self._is_body(phrase) and all(self._is_body(p) for p in phrase.joined)
        if body:
            return Actor("body", text, gender, phrase.plural, head)
        return None

    def _up_to(self, verb: Token, phrase: Phrase) -> tuple[Token, ...]:
        """«чемпионат мира | по футболу 2018 года» before its verb, where nothing else is there."""
        gap = self.tokens[phrase.last + 1 : verb.i]
        between = [p for p in self.spans.phrases if phrase.last < p.first and p.last < verb.i]
        inside = {i for p in between for i in range(p.first, p.last + 1)}
        plain = all(t.i in inside for t in gap) and phrase.first < verb.i
        years = all(p.kind != "time" or re.fullmatch(r"\d{4} года", p.head.text) for p in between)
        fits = all(
            p.kind == "time" or p.preposition in ("по", "имени", "в области") for p in between
        )
        return (*phrase.tokens, *gap) if gap and plain and years and fits else phrase.tokens

    def _name_whole(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """With what still belongs to the name: «Движение | за освобождение Азавада»."""
        for mention in self.spans.sentence.mentions:
            if mention.type == "ORG" and mention.first <= tokens[-1].i < mention.last - 1:
                return (*tokens, *self.tokens[tokens[-1].i + 1 : mention.last])
        return tokens

    def _countries(self, phrase: Phrase) -> bool:
        """«Украина», «Украина и Турция»."""
        words = [t for t in phrase.tokens if t.text not in (",", "и")]
        return len(words) == 1 + len(phrase.joined) and all(
            place_kind(t.text) == "COUNTRY" for t in words
        )

    def _whose(self, phrase: Phrase) -> bool:
        """«учёные МГУ», «российские учёные»."""
        land = any(country_of_adjective(m.lemma) for m in phrase.modifiers)
        return land or any(self._named(p.tokens) for p in phrase.inner)

    def _is_body(self, phrase: Phrase) -> bool:
        mentioned = {
            i
            for m in self.spans.sentence.mentions
            if m.type == "ORG"
            for i in range(m.first, m.last)
        }
        lemma = phrase.head.lemma.lower()
        if lemma in lists("singling.yaml")["of a land"] and not self._of_land(phrase):
            return False  # «Генеральный совет флота»: of which land?
        if lemma in told_of("known bodies"):
            return len(phrase.tokens) == 1
        if lemma in told_of("bodies"):
            return self._named([t for t in phrase.tokens if t.i != phrase.head.i])
        return phrase.head.i in mentioned

    def _of_land(self, phrase: Phrase) -> bool:
        own = {t.i for t in phrase.tokens}
        told = any(
            m.type == "PLACE" and own & set(range(m.first, m.last))
            for m in self.spans.sentence.mentions
        )
        after = (t for t in phrase.tokens if t.i > phrase.head.i)
        land = any(country_of_adjective(t.lemma) for t in phrase.tokens)
        return told or land or any(t.pos == "PROPN" or t.feats.get("Quoted") for t in after)

    def _named(self, tokens: Sequence[Token]) -> bool:
        return any(
            t.feats.get("Quoted")
            or (t.text[:1].isupper() and (not t.feats.get("Opening") or self._proper(t)))
            for t in tokens
        )

    def _told_apart(self, tokens: Sequence[Token]) -> bool:
        return self._named(tokens) or bool(re.search(r"[12]\d{3} года", text_of(tokens)))

    def _proper(self, token: Token) -> bool:
        return token.pos == "PROPN" or any(
            m.first <= token.i < m.last for m in self.spans.sentence.mentions if m.type != "NUMBER"
        )


def name_goes_on(tokens: Sequence[Token], i: int) -> bool:
    """«Йоханнес Вильгельм | «Ганс» Гейгер»: a name read in part."""
    after = tokens[i + 1 : i + 2]
    return bool(after) and (after[0].text[:1] in '«"' or after[0].text.istitle())


def full_name(token: Token, case: str) -> str:
    """First name and surname in the nominative, no brackets after them; "" where not told."""
    name = _BRACKET.sub("", whole_name(token, case))
    words = name.split()
    if len(words) < 2 or any(len(word.strip(".")) < 2 for word in words):
        return ""
    patronymic = "Patr" in dictionary_marks(words[-1])
    if somebody(words[0]):
        name = name[:1].lower() + name[1:]  # «Князь Игорь» opens a sentence
    return "" if patronymic and len(words) == 2 else name
