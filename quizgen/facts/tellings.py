"""Clauses of wanted verbs in whatever shape: finite, participle, «который», converb, noun.

Unlike the facts that questions are made of without being asked for, a telling takes every phrase of
its clause by case and agreement, and says who acts and what is acted on whatever the voice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizgen.facts.moods import moods_of
from quizgen.facts.phrase import Phrase
from quizgen.facts.placing import (
    Placed,
    acted_on,
    agrees,
    is_of,
    meant_by,
    noun_before,
    placed_in,
    plain_places,
    stood_for,
)
from quizgen.facts.spans import Clauses, Piece
from quizgen.model import Token
from quizgen.russian.actions import action_nouns, infinitive_of, reflexive_of, transitive
from quizgen.russian.morphology import readings
from quizgen.russian.wordlists import lists

_FORMS = {"Fin": "finite", "Conv": "converb", "Inf": "infinitive"}


@dataclass(frozen=True, slots=True)
class Telling:
    """A clause of one verb.

    Attributes:
        verb: the word that tells it. lemma: the infinitive, е for ё.
        form: finite, short, participle, converb, noun or infinitive. passive: of its word.
        tense: "Past", "Pres", "Fut" or "" where the word has none.
        moods: what speaks against its being a fact.
        lemmas: the other words of its piece, to look for adverbs among.
    """

    clauses: Clauses
    verb: Token
    lemma: str
    form: str
    passive: bool
    tense: str
    placed: tuple[Placed, ...]
    moods: frozenset[str]
    lemmas: frozenset[str]
    subject: Phrase | None = None


def tellings(clauses: Clauses, wanted: frozenset[str]) -> Iterator[Telling]:
    """Every clause whose verb, or noun of action, is of a wanted infinitive (е for ё)."""
    nouns = {noun: verb for verb in sorted(wanted) for noun in action_nouns(verb)}
    for token in clauses.tokens:
        if " " in token.text or token.feats.get("Quoted"):
            continue
        told = _telling(clauses, token, wanted, nouns)
        if told is not None:
            yield told


def _telling(
    clauses: Clauses, token: Token, wanted: frozenset[str], nouns: dict[str, str]
) -> Telling | None:
    lemma = token.lemma.replace("ё", "е")
    if token.pos == "NOUN" and lemma in nouns:
        return _by_noun(clauses, token, nouns[lemma])
    if token.pos in ("NOUN", "PROPN") and token.i:
        return None
    reading = infinitive_of(token.text, wanted) or reflexive_of(token.text, wanted)
    if reading is None or clauses.piece_of(token.i) < 0:
        return None
    verb_form = reading.feats.get("VerbForm", "")
    form = _FORMS.get(verb_form, "participle")
    if reading.feats.get("Variant") == "Short":
        form = "short"
    elif form == "participle" and "Case" not in reading.feats:
        return None
    passive = reading.feats.get("Voice") == "Pass"
    found: Sequence[Placed]
    subject = None
    if form in ("finite", "short", "infinitive"):
        found, subject = _finite(clauses, token, passive)
    elif form == "participle":
        found = _participle(clauses, token, passive)
    else:
        found, subject = _converb(clauses, token)
    tense = reading.feats.get("Tense", "")
    if form == "short":
        tense = "Past"
    if form == "converb" and tense == "Pres":
        tense = _main_tense(clauses, token)
    return _made(clauses, token, reading.lemma, form, passive, tense, found, subject)


def _made(
    clauses: Clauses, token: Token, lemma: str, form: str, passive: bool, tense: str,
    placed: Sequence[Placed], subject: Phrase | None,
) -> Telling:  # fmt: skip
    piece = clauses.pieces[clauses.piece_of(token.i)]
    words = frozenset(t.lemma.replace("ё", "е") for t in clauses.tokens[piece.first : piece.last])
    near = sorted(placed, key=lambda p: (p.far, abs(p.phrase.head.i - token.i)))
    return Telling(
        clauses, token, lemma.replace("ё", "е"), form, passive, tense, tuple(near),
        moods_of(clauses, token, form), words, subject,
    )  # fmt: skip


def _finite(clauses: Clauses, verb: Token, passive: bool) -> tuple[list[Placed], Phrase | None]:
    at = clauses.piece_of(verb.i)
    agreeing = _agreeing(clauses, verb, clauses.pieces[at])
    found: list[Placed] = []
    for far, k in enumerate(clauses.around(at)):
        for phrase in clauses.told(clauses.pieces[k]):
            if phrase.kind != "which":
                found.append(placed_in(phrase, agreeing, passive, far))
                continue
            meant = meant_by(clauses, phrase, at)
            if meant is not None:
                placed = placed_in(phrase, agreeing, passive, far)
                found.append(Placed(meant, placed.places, far, own=False))
    subject = _subject(found, passive)
    if subject is None or (not passive and "Acc" in subject.cases and subject.first > verb.i):
        shared = None if stood_for(clauses, at) else _shared(clauses, at, agreeing)
        if shared is not None:
            subject = subject or shared
            found.append(Placed(shared, frozenset(("patient" if passive else "actor",)), 9))
    return found, subject


def _agreeing(clauses: Clauses, verb: Token, piece: Piece) -> Token:
    """The word that agrees with the subject: of an infinitive, the finite verb beside it."""
    if verb.feats.get("VerbForm") == "Inf" and piece.verb >= 0:
        return clauses.tokens[piece.verb]
    return verb


def _subject(found: Sequence[Placed], passive: bool) -> Phrase | None:
    wanted = "patient" if passive else "actor"
    fit = [p.phrase for p in found if wanted in p.places and "Nom" in p.phrase.cases]
    return fit[0] if fit else None


def _shared(clauses: Clauses, at: int, verb: Token) -> Phrase | None:
    """The subject of the verb before: «Лена берёт начало … и впадает …»."""
    if clauses.pieces[at].mark not in ("и", ",") or clauses.pieces[at].kind != "finite":
        return None
    for k in range(at - 1, -1, -1):
        piece = clauses.pieces[k]
        if piece.kind in ("relative", "participle", "converb", "bare"):
            continue
        if piece.verb < 0:
            return None
        first = clauses.tokens[piece.verb]
        passive = first.feats.get("Voice") == "Pass"
        own = [
            p
            for j in clauses.around(k)
            for p in clauses.inside(clauses.pieces[j])
            if "Nom" in p.cases and not p.preposition and agrees(first, p) and agrees(verb, p)
        ]
        own = [p for p in own if p.kind == "noun"]
        if not own:
            if clauses.pieces[k].mark == "и" or clauses.pieces[k].kind == "finite":
                continue
            return None
        if len(own) > 1 and not passive and own[0].first > piece.verb:
            return None
        return own[0]
    return None


def _participle(clauses: Clauses, token: Token, passive: bool) -> list[Placed]:
    """The noun of a participle before or after it, and the phrases between."""
    own = [
        r for r in readings(token.text) if r.feats.get("VerbForm") == "Part" and "Case" in r.feats
    ]
    holder = next((p for p in clauses.phrases if token in p.modifiers), None)
    at = clauses.piece_of(token.i)
    piece = clauses.pieces[at]
    place = "patient" if passive else "actor"
    led = {
        i for p in clauses.inside(piece) for i in range(p.first, p.last + 1)
        if p.preposition or p.kind == "time"
    }  # fmt: skip
    opens = all(
        clauses.tokens[i].pos in ("ADV", "PART") or i in led for i in range(piece.first, token.i)
    )
    noun: Phrase | None = None
    region: list[Phrase] = []
    if holder is not None:
        kept = tuple(t for t in holder.tokens if t.i > token.i)
        noun = replace(
            holder, tokens=kept, modifiers=tuple(m for m in holder.modifiers if m in kept)
        )
        region = [p for p in clauses.inside(piece) if p.first == holder.last + 1][:1]
    elif opens and piece.mark == "," and (noun := noun_before(clauses, piece, own)) is not None:
        region = clauses.inside(piece)
    else:
        after = [p for p in clauses.inside(piece) if p.first > token.i]
        fit = [p for p in after if not p.preposition and p.kind == "noun" and is_of(own, p)]
        # «открытый Генри Кавендишем водород»: a name nobody lists may look like any case.
        sure = [p for p in fit if is_of(own, replace(p, forms=p.forms[:1]))]
        noun = next(iter(sure or fit), None)
        region = [p for p in after if noun is None or p.last < noun.first]
        if noun is not None:
            region += [p for p in after if p.first == noun.last + 1 and p.preposition]
    if noun is None:
        return []
    found = [Placed(noun, frozenset((place,)), 0, own=False)]
    if noun.last < token.i:
        low = [p for p in clauses.phrases if noun.last < p.first and p.last < piece.first]
        found += [acted_on(p, passive, 1) for p in low]
    return found + [acted_on(p, passive, 0) for p in region]


def _converb(clauses: Clauses, token: Token) -> tuple[list[Placed], Phrase | None]:
    at = clauses.piece_of(token.i)
    found = [acted_on(p, False, 0) for p in clauses.inside(clauses.pieces[at])]
    main = clauses.main(at)
    if main < 0:
        return found, None
    subject = subject_of(clauses, main)
    if subject is not None:
        found.append(Placed(subject, frozenset(("actor",)), 1, own=False))
    return found, subject


def subject_of(clauses: Clauses, at: int) -> Phrase | None:
    """The subject of the clause of a piece with a finite verb."""
    verb = clauses.tokens[clauses.pieces[at].verb]
    passive = verb.feats.get("Voice") == "Pass"
    if passive or verb.feats.get("Tense") == "Fut":
        return None
    found, subject = _finite(clauses, verb, passive)
    fitting = [p.phrase for p in found if "actor" in p.places]
    sure = [p for p in fitting if "Acc" not in p.cases or p.head.feats.get("Quoted")]
    if sure:
        return sure[0]
    return fitting[0] if len(fitting) == 1 or (fitting and fitting[0].first < verb.i) else subject


def _main_tense(clauses: Clauses, token: Token) -> str:
    main = clauses.main(clauses.piece_of(token.i))
    if main < 0 or clauses.pieces[main].verb < 0:
        return ""
    return str(clauses.tokens[clauses.pieces[main].verb].feats.get("Tense", ""))


def _by_noun(clauses: Clauses, noun: Token, verb: str) -> Telling | None:
    """«Изобретение Робертом Бунзеном элемента в 1841 году …», «после окончания академии …»."""
    at = clauses.piece_of(noun.i)
    if at < 0:
        return None
    piece = clauses.pieces[at]
    whole = next((p for p in clauses.inside(piece) if p.first <= noun.i <= p.last), None)
    if whole is None:
        return None
    inner = next((p for p in whole.every() if p.head.i == noun.i), None)
    if inner is None or inner.joined or inner.number is not None or inner.last != whole.last:
        return None
    opening = whole.preposition.split()[-1:] or [""]
    safe = lists("moods.yaml")["after happening"]
    subject_here = not whole.preposition and inner is whole and "Nom" in whole.cases
    if not subject_here and opening[0] not in safe:
        if not (whole.preposition == "к" and whole.head.lemma in ("момент", "время")):
            return None
    if subject_here and 0 <= piece.verb < noun.i:
        return None
    place = "patient" if transitive(verb) else "actor"
    found = [Placed(p, frozenset((place, "Gen"))) for p in inner.inner if p.kind == "noun"]
    told = bool(found)
    for phrase in clauses.inside(piece):
        if phrase.first <= whole.last:
            continue
        if piece.verb >= 0 and noun.i < piece.verb < phrase.first:
            break
        places = plain_places(phrase)
        if not phrase.preposition and phrase.kind == "noun":
            if "Ins" in phrase.cases:
                places.add("actor")
            elif "Gen" in phrase.cases and not told:
                places.add(place)
                told = True
            else:
                break
        found.append(Placed(phrase, frozenset(places), 0))
    subject = None
    if piece.verb >= 0 and not subject_here and place == "patient":
        subject = subject_of(clauses, at)
        if subject is not None:
            found.append(Placed(subject, frozenset(("actor",)), 2, own=False))
    return _made(clauses, noun, verb, "noun", False, "", found, subject)
