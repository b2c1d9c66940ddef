"""A clause that says what an example says, as a fact a question can be written from."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from quizgen.facts import Tell, extract
from quizgen.facts.clause import COMPLEMENT, OBJECT, SUBJECT, TIME, Fact, Part, Predicate, Role
from quizgen.facts.phrase import Phrase
from quizgen.facts.placing import Placed
from quizgen.facts.shallow import NEAR
from quizgen.facts.spans import Clauses
from quizgen.facts.tellings import Telling
from quizgen.model import Article, Sentence, Token
from quizgen.russian.actions import told
from quizgen.russian.phrases import join
from quizgen.russian.verbs import short_passive
from quizgen.templates.examples import EVENT, Found, found_in
from quizgen.templates.fillers import kinds_of, value_of, year_in
from quizgen.templates.pack import Pack, Template
from quizgen.templates.patterns import Want
from quizgen.templates.settling import of_action, settled, trailing

_FUNCTIONS = {"actor": SUBJECT, "patient": OBJECT, "time": TIME}
_PLACED = frozenset(("PLACE", "CITY", "COUNTRY", "PERSON", "ORG"))
_MAPPED = frozenset(("PLACE", "CITY", "COUNTRY"))
_ROLES = {SUBJECT: "subject", OBJECT: "object", TIME: "when"}


@dataclass(frozen=True, slots=True)
class Said(Fact):
    """A fact found by an example.

    Attributes:
        template: the example's. binding: its roles as this clause fills them.
        tense: of its verb. copula: whether «был» is to be written. subject_of: the role that is
            the grammatical subject of the article's own words, or "".
    """

    template: Template | None = None
    binding: Mapping[str, Role] = field(default_factory=dict)
    tense: str = ""
    copula: bool = False
    plural: frozenset[str] = frozenset()
    places: Mapping[str, str] = field(default_factory=dict)
    verb: Token | None = None
    form: str = ""
    own_form: str = ""
    people: bool = False

    def agreeing(self, role: str, asking: str = "") -> str | None:
        """The verb as it agrees with a role: active for who acts, passive for what is acted on.

        Args:
            asking: the question before it, where it asks for this role: «кто» takes one man's verb.
        """
        bound = self.binding.get(role)
        if bound is None or self.predicate is None:
            return None
        lemma = self.predicate.lemma
        if self.verb is not None and self._subject(role) and self.verb.feats.get("Number"):
            # «Химки» says nothing of its number, «обыграли» does.
            number = self.verb.feats["Number"] if role not in self.plural else "Plur"
        else:
            number = "Plur" if role in self.plural else bound.head.feats.get("Number", "Sing")
        gender = self._gender(role, bound)
        for word, own in (("кто", "Masc"), ("что", "Neut")):
            if word in asking.lower().split():
                number, gender = "Sing", own
        if self.places.get(role) == "patient" and self.reflexive:
            return told(f"{lemma}ся", self.tense or "Past", gender or "", number)
        if self.places.get(role) == "patient":
            short = (
                short_passive(lemma, gender or "", number) if gender or number == "Plur" else None
            )
            if short is None or not self.copula:
                return short
            was = {"Masc": "был", "Fem": "была", "Neut": "было"}.get(gender or "", "был")
            return f"{'были' if number == 'Plur' else was} {short}"
        form = told(lemma, self.tense or "Past", gender or "", number)
        if form is None and self.verb is not None and self._subject(role) and self.form == "finite":
            return self.verb.text.lower()  # «секретируют»: a verb nobody lists
        return form

    @property
    def reflexive(self) -> bool:
        """Whether the article says «строился» of what was built."""
        if self.verb is None or self.predicate is None:
            return False
        return self.verb.text.lower().endswith(("ся", "сь")) and self.predicate.passive

    def _subject(self, role: str) -> bool:
        """Whether the article's own word for the verb agrees with this role."""
        passive = self.predicate is not None and self.predicate.passive
        own = self.places.get(role) == ("patient" if passive else "actor")
        return own and self.form in ("finite", "short", "participle")

    def _gender(self, role: str, bound: Role) -> str | None:
        """Of the article's own verb where the role is its subject, else of the phrase."""
        if self.verb is not None and self._subject(role):
            said = self.verb.feats.get("Gender")
            if said and self.verb.feats.get("Number") == "Sing":
                return said
        for token in bound.focus:
            if token.rel == "appos" and token.feats.get("Animacy") == "Anim":
                return token.feats.get("Gender") or bound.head.feats.get("Gender")
        return bound.head.feats.get("Gender")


def facts_for(
    packs: Sequence[Pack],
    sentences: Sequence[Sentence],
    article: Article,
    tell: Tell = None,
) -> tuple[Fact, ...]:
    """Everything the rules find, then what the examples find; `tell` as of `extract`."""
    examples = [t for pack in packs for t in pack.templates if t.example is not None]
    cut = [Clauses(sentence) for sentence in sentences] if examples else []
    found = [said for template in examples for said in said_in(template, sentences, cut)]
    return (*extract(sentences, article, tell), *found)


def said_in(
    template: Template, sentences: Sequence[Sentence], cut: Sequence[Clauses] = ()
) -> tuple[Said, ...]:
    """The facts an example finds in the sentences, each clause once.

    Args:
        cut: the sentences cut into clauses, where they are cut already.
    """
    made: list[Said] = []
    seen: set[tuple[int, tuple[int, ...]]] = set()
    for found in found_in(template, cut or [Clauses(one) for one in sentences]):
        said = _said(template, found)
        asked = said.binding.get(template.ask) if said else None
        if said is None or asked is None:
            continue
        key = said.sentence.i, tuple(t.i for t in asked.focus)
        if key not in seen:
            seen.add(key)
            made.append(said)
    return tuple(made)


def _case(telling: Telling, placed: Placed, place: str) -> str | None:
    """The case a phrase is to be read in where it stands."""
    cases = placed.phrase.cases
    if not placed.own:
        return None
    if place == "patient" and telling.form != "noun":
        return "Nom" if telling.passive else "Acc"
    if place == "actor":
        return "Ins" if telling.passive and "Ins" in cases else "Nom" if "Nom" in cases else None
    return place.split()[-1] if " " in place or place in cases else None


def _said(template: Template, found: Found) -> Said | None:
    telling = found.telling
    sentence = telling.clauses.sentence
    parts: list[Part] = []
    binding: dict[str, Role] = {}
    places: dict[str, str] = {}
    plural: set[str] = set()
    spoken = {phrase.head.i for _, _, phrase in found.filled}
    at: dict[int, int] = {}
    for want, placed, phrase in found.filled:
        place = _where(want, placed)
        index = at.get(placed.phrase.head.i)
        if index is None:
            index = len(parts)
            at[placed.phrase.head.i] = index
            asking = want.role == template.ask
            parts.append(_part(telling, placed, place, spoken, asking, (want.type,)))
        if not want.role:
            continue
        role = _role(sentence, want, parts[index], index, placed, phrase)
        binding[want.role] = role
        places[want.role] = place if not want.under else ""
        if phrase.plural:
            plural.add(want.role)
    for placed in telling.placed:
        if placed.own and placed.phrase.head.i not in at and placed.phrase.kind != "which":
            inside = any(
                placed.phrase.first >= p.start and placed.phrase.last <= p.tokens[-1].i
                for p in parts
            )
            if not inside:
                at[placed.phrase.head.i] = len(parts)
                place = sorted(placed.places)[0] if placed.places else ""
                parts.append(_part(telling, placed, place, spoken))
    order = sorted(range(len(parts)), key=lambda k: parts[k].start)
    parts = [parts[k] for k in order]
    binding = {n: replace(r, part=order.index(r.part)) for n, r in binding.items()}
    predicate = _predicate(telling)
    if found.pattern.event:
        types = frozenset(("ANY",))
        binding[found.pattern.event] = Role(EVENT, types, -1, predicate.tokens, telling.verb)
    asked = binding.get(template.ask)
    copula = found.pattern.copula or (
        telling.form == "short" and asked is not None and asked.name == "when"
        and any(t.lemma == "быть" and t.feats.get("Tense") == "Past" for t in _near(telling))
    )  # fmt: skip
    return Said(
        rule="example", sentence=sentence, predicate=predicate, parts=tuple(parts),
        roles=tuple(binding.values()), template=template, binding=binding,
        tense=telling.tense or found.pattern.tense, copula=copula, plural=frozenset(plural),
        places=places, verb=telling.verb, form=telling.form,
        own_form=found.pattern.form, people=found.pattern.people,
    )  # fmt: skip


def _near(telling: Telling) -> Sequence[Token]:
    piece = telling.clauses.pieces[telling.clauses.piece_of(telling.verb.i)]
    return telling.clauses.tokens[piece.first : piece.last]


def _where(want: Want, placed: Placed) -> str:
    """The place a phrase was taken in."""
    if want.places & {"actor", "patient"}:
        return next(iter(want.places & {"actor", "patient"}))
    both = sorted(want.places & placed.places) or sorted(placed.places)
    return both[0] if both else ""


def _part(
    telling: Telling, placed: Placed, place: str, spoken: set[int], asked: bool = False,
    types: Collection[str] = (),
) -> Part:  # fmt: skip
    phrase = placed.phrase
    function = _FUNCTIONS.get(place, COMPLEMENT)
    if function == OBJECT and telling.passive:
        function = SUBJECT
    elif function == SUBJECT and telling.passive:
        function = COMPLEMENT
    more = trailing(telling.clauses, phrase, spoken, function in (SUBJECT, OBJECT))
    if not more and asked and not set(types) & _PLACED:
        more = of_action(telling.clauses, phrase, spoken)
    tokens, head = settled(
        phrase, _case(telling, placed, place), more, telling.verb.i, telling.clauses.sentence
    )
    if set(types) & _MAPPED and (head.feats.get("Animacy") == "Anim" or head.pos == "ADJ"):
        # «Молотов», «Верный»: towns called like a man, or by what they are like.
        feats = {k: v for k, v in head.feats.items() if k != "Opening"}
        named = replace(head, feats={**feats, "Animacy": "Inan"})
        tokens = tuple(named if t.i == head.i else t for t in tokens)
        head = named
    written = None
    if not placed.own and phrase.kind == "noun":
        written = "Nom" if function == SUBJECT else "Acc" if function == OBJECT else None
    if telling.form == "noun" and function in (SUBJECT, OBJECT):
        written = "Nom" if function == SUBJECT else "Acc"
    own = phrase.preposition if placed.own else ""
    return Part(function, tokens, head, own, written)


def _role(
    sentence: Sentence, want: Want, part: Part, index: int, placed: Placed, phrase: Phrase
) -> Role:
    inner = phrase is not placed.phrase
    inside = {t.i for t in phrase.tokens}
    focus = tuple(t for t in part.tokens if t.i in inside) if inner else part.tokens
    head = next((t for t in focus if t.i == phrase.head.i), part.head)
    value = value_of(sentence, phrase)
    if want.type == "YEAR" and value:
        value = year_in(value)
    name = _ROLES.get(part.function, "complement")
    types = kinds_of(sentence, phrase)
    if want.type.isupper() and phrase.kind == "noun":
        types |= {want.type}
    text = ""
    if want.counted and phrase.cases & {"Nom", "Acc"}:
        words = [t.text for t in phrase.tokens]
        if words[0].split()[0].lower() in NEAR:
            text = join(words)  # «более 1200 метров» in whatever direct case
    if want.stripped and phrase.kind == "time":
        first, _, after = phrase.tokens[0].text.partition(" ")
        if first.lower() in ("в", "во") and after:
            text = after
    return Role(name, types, index, focus, head, value, text)


def _predicate(telling: Telling) -> Predicate:
    """The verb as a statement of its own would have it."""
    verb, lemma = telling.verb, telling.lemma
    piece = [
        t for t in _near(telling)
        if t.lemma == "быть" and telling.form == "short" and t.feats.get("VerbForm") == "Fin"
    ]  # fmt: skip
    tokens = tuple(sorted((*piece, verb), key=lambda t: t.i))
    return Predicate(
        tokens, tuple(t.text.lower() for t in tokens), _spelt(verb, lemma), tokens.index(verb),
        telling.passive,
    )  # fmt: skip


def _spelt(verb: Token, lemma: str) -> str:
    """The infinitive with its ё: the analysis writes it, the matching does not."""
    return verb.lemma if verb.lemma.replace("ё", "е") == lemma else lemma
