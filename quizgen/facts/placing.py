"""Which places in its clause a phrase may take, and which noun a participle or «который» is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizgen.facts.nounforms import Feats
from quizgen.facts.phrase import Phrase
from quizgen.facts.spans import Clauses, Piece
from quizgen.model import Token
from quizgen.russian.agreement import compatible
from quizgen.russian.morphology import readings

_SAME = {"об": "о", "обо": "о", "ко": "к", "со": "с", "во": "в", "изо": "из"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A phrase of a clause: the places it may take, and the case it stands in there.

    `places`: "actor", "patient", "time", or its preposition and case: «в Loc», «Ins».
    """

    phrase: Phrase
    places: frozenset[str]
    far: int = 0
    own: bool = True


def plain_places(phrase: Phrase) -> set[str]:
    if phrase.kind == "time":
        return {"time"}
    preposition = _SAME.get(phrase.preposition, phrase.preposition)
    return {f"{preposition} {case}".strip() for case in phrase.cases}


def placed_in(phrase: Phrase, verb: Token, passive: bool, far: int) -> Placed:
    """A phrase of a finite clause in its places."""
    places = plain_places(phrase)
    if phrase.kind != "time" and not phrase.preposition:
        if "Nom" in phrase.cases and agrees(verb, phrase):
            places.add("patient" if passive else "actor")
        if "Acc" in phrase.cases and not passive:
            places.add("patient")
        if "Ins" in phrase.cases and passive:
            places.add("actor")
        if not passive and _looks_like_somebody(phrase) and not agrees(verb, phrase):
            places.add("patient")
        places.discard("Nom")
    return Placed(phrase, frozenset(places), far)


def _looks_like_somebody(phrase: Phrase) -> bool:
    """«Молотов переименовали»: a town called like a man, who would be «Молотова»."""
    head = phrase.head
    return head.pos == "PROPN" and " " not in head.text and "Nom" in phrase.cases


def agrees(verb: Token, phrase: Phrase) -> bool:
    """Whether a finite verb or short participle agrees with the phrase as its subject."""
    if verb.feats.get("VerbForm") == "Inf":
        return True
    number, gender = verb.feats.get("Number"), verb.feats.get("Gender")
    if number == "Plur":
        return (
            phrase.plural
            or phrase.kind == "which"
            or any(f[0] == "Nom" and f[1] != "Sing" for f in phrase.forms)
        )
    if phrase.number is not None:
        return gender in (None, "Neut")
    if phrase.joined and phrase.first < verb.i:
        return False
    named = any(p.head.feats.get("Animacy") == "Anim" for p in phrase.inner)
    return any(
        f[0] == "Nom" and f[1] != "Plur" and (not gender or not f[2] or f[2] == gender or named)
        for f in phrase.forms
    )


def acted_on(phrase: Phrase, passive: bool, far: int) -> Placed:
    places = plain_places(phrase)
    if phrase.kind != "time" and not phrase.preposition:
        if passive and "Ins" in phrase.cases:
            places.add("actor")
        if not passive and "Acc" in phrase.cases:
            places.add("patient")
        places.discard("Nom")
    return Placed(phrase, frozenset(places), far)


def is_of(own: Sequence[object], phrase: Phrase) -> bool:
    for reading in own:
        feats: dict[str, str] = getattr(reading, "feats", {})
        if phrase.plural:
            if feats.get("Number") == "Plur" and feats.get("Case") in phrase.cases:
                return True
            continue
        named = any(p.head.feats.get("Animacy") == "Anim" for p in phrase.inner)
        if any(compatible(feats, _as_feats(form, named)) for form in phrase.forms):
            return True
    return False


def _as_feats(form: Feats, named: bool) -> dict[str, str]:
    """«агроном Тамара Щукина, окончившая»: beside a name the gender is the person's."""
    found = {k: v for k, v in zip(("Case", "Number", "Gender"), form, strict=True) if v}
    if named:
        found.pop("Gender", None)
    return found


def noun_before(clauses: Clauses, piece: Piece, own: Sequence[object]) -> Phrase | None:
    """The noun before the comma that the participle agrees with, over phrases that hang on it."""
    chain = []
    edge = piece.first - 1
    for phrase in reversed([p for p in clauses.phrases if p.last < edge]):
        if phrase.last + 1 != edge:
            break
        chain.append(phrase)
        edge = phrase.first
    whole = [p for p in chain if p.kind == "noun" and is_of(own, p)]
    # «длина реки Вазузы, впадающей»: whose the parser says, else the noun the others hang on.
    said = next((clauses.tokens[t.i].head for t in clauses.tokens[piece.first : piece.last]
                 if t.feats.get("VerbForm") == "Part"), -1)  # fmt: skip
    edge = chain[0].last if chain else -1
    within = [
        p for one in chain for p in one.every()
        if p.kind == "noun" and p.last == edge and is_of(own, p)
    ]  # fmt: skip
    fitting = next((p for p in within if p.head.i == said and p not in whole), None)
    if fitting and any(fitting in p.every() and p.cases & fitting.cases for p in whole):
        fitting = None  # «гормон гастрин, выделяемый»
    found = fitting or (whole[0] if whole else within[0] if within else None)
    if chain and (found is None or found in chain):
        meant = clauses.defined(chain[-1] if found is None else found)
        if meant is not None and any(_counts(r, meant) for r in own):
            return called(chain[-1] if found is None else found, meant)
    return found


def called(kind: Phrase, name: Phrase) -> Phrase:
    """Of «Чучело» — фильм, снятый …»: «фильм «Чучело»»; a plain word stands by itself."""
    if not name.head.feats.get("Quoted") or kind.inner or kind.joined:
        return name
    own = tuple(t for t in kind.tokens if t.i <= kind.head.i)
    return replace(kind, tokens=(*own, *name.tokens), inner=(name,))


def _counts(reading: object, phrase: Phrase) -> bool:
    """Whether a participle in the nominative has the number of what is defined."""
    feats: dict[str, str] = getattr(reading, "feats", {})
    return feats.get("Case") == "Nom" and (feats.get("Number") == "Plur") == phrase.plural


def meant_by(clauses: Clauses, which: Phrase, at: int) -> Phrase | None:
    """The phrase before the comma that «который» stands for."""
    if which.head.lemma != "который" or at == 0:
        return None
    number = {
        r.feats.get("Number") for r in readings(which.head.text) if r.pos in ("DET", "PRON", "ADJ")
    }
    genders = {
        r.feats.get("Gender") for r in readings(which.head.text)
        if r.feats.get("Case") in which.cases
    }  # fmt: skip
    start = clauses.pieces[at].first
    before = [p for p in clauses.phrases if p.last < start - 1]
    chain: list[Phrase] = []
    for phrase in reversed(before):
        if chain and phrase.last + 1 != chain[-1].first:
            break
        if not chain and phrase.last + 2 != start and phrase.last + 3 != start:
            break
        chain.append(phrase)
        if not phrase.preposition:
            break
    fitting = [p for p in chain if p.kind == "noun" and _like(p, number, genders)]
    if not fitting:
        return None
    # The noun that opens the chain is what the rest of it tells of: «машина для откачки воды».
    meant = clauses.defined(fitting[-1])
    if meant is not None and "Nom" in fitting[-1].cases:
        # «тетерева — птицы, которые …» tells of no birds but these.
        many = any(f[0] == "Nom" and f[1] != "Sing" for f in meant.forms)
        fits = _like(meant, number, {None}) or (many and number == {"Plur"})
        return called(fitting[-1], meant) if fits else None
    return fitting[-1]


def _like(phrase: Phrase, number: set[str | None], genders: set[str | None]) -> bool:
    if number == {"Plur"}:
        return phrase.plural or phrase.forms[0][1] == "Plur"
    if phrase.plural:
        return False
    return any(not f[2] or f[2] in genders or not (genders - {None}) for f in phrase.forms)


def stood_for(clauses: Clauses, at: int) -> bool:
    """«…, а вторая, Казанская, построена»: words before the piece stand for another of the kind."""
    verb = clauses.tokens[clauses.pieces[at].verb]
    for k in range(at - 1, -1, -1):
        piece = clauses.pieces[k]
        if piece.kind != "bare":
            return False
        inside = clauses.tokens[piece.first : piece.last]
        opened = inside and inside[0].text.lower() in ("а", "но")
        alone = [t for t in inside if t.pos == "ADJ" and t.feats.get("Case") == "Nom"]
        if opened and any(t.feats.get("Gender") == verb.feats.get("Gender") for t in alone):
            return True
    return False
