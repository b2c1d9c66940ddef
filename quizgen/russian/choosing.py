"""Which of the things before a pronoun it stands for; none where two could be meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from quizgen.model import Token
from quizgen.russian.antecedents import Thing, names_something
from quizgen.russian.pronouns import Pronoun
from quizgen.russian.referencewords import reference_words


def fits(thing: Thing, pronoun: Pronoun) -> bool:
    if thing.number != pronoun.number:
        return False
    return thing.number == "Plur" or thing.gender in pronoun.genders


def unknown(thing: Thing, pronoun: Pronoun) -> bool:
    """A name whose gender nobody knows could be meant as well."""
    return thing.number == pronoun.number == "Sing" and not thing.gender and not thing.joined


def hint_of(tokens: Sequence[Token], pronoun: Pronoun) -> str:
    """Whether the clause says it of a person or of a thing: «person», «thing» or «»."""
    head = tokens[pronoun.token.head]
    if pronoun.owner:
        return "person" if head.lemma in reference_words("of people") else ""
    if not pronoun.subject:
        direct = pronoun.case in ("Acc", "Dat") and pronoun.token.rel in ("obj", "iobj", "obl")
        governed = any(t.head == pronoun.token.i and t.rel == "case" for t in tokens)
        done = head.lemma in reference_words("done to people")
        return "person" if direct and done and not governed else ""
    verbs = [head, *(t for t in tokens if t.head == head.i and t.rel == "xcomp")]
    if any(v.lemma in reference_words("done by people") for v in verbs):
        return "person" if not _undergone(tokens, head) or _befalls(head) else "undergone"
    if any(v.lemma in reference_words("done by things") for v in verbs):
        return "thing"
    return "undergone" if _undergone(tokens, head) else ""


def _undergone(tokens: Sequence[Token], verb: Token) -> bool:
    if verb.feats.get("Voice") == "Pass" or verb.feats.get("VerbForm") == "Part":
        return True
    passive = any(t.head == verb.i and t.rel in ("aux:pass", "nsubj:pass") for t in tokens)
    return passive and verb.pos == "VERB"


def _befalls(verb: Token) -> bool:
    """«был убит», «избран»: it happens to people only."""
    return verb.lemma in reference_words("befalls people")


def chosen(pool: Sequence[Thing], pronoun: Pronoun, hint: str) -> Thing | None:
    """The one thing of the pool the pronoun can stand for, or None."""
    fitting = [t for t in pool if fits(t, pronoun)]
    if not fitting:
        return None
    again = Counter(t.key for t in fitting if t.role == "subject" and t.head.pos == "PROPN")
    if len(again) == 1 and max(again.values()) > 1 and pronoun.subject and hint != "undergone":
        # The subject of both clauses before goes on being the subject.
        steady = next(t for t in fitting if t.key in again)
        if steady.animate or hint != "person":
            return steady
    if any(unknown(t, pronoun) and t.role != "other" for t in pool):
        return None
    people = {t.key for t in fitting if t.animate}
    subjects = [t for t in fitting if t.role == "subject"]
    main = [t for t in subjects if t.sentence.tokens[t.clause].rel in ("root", "conj")]
    subjects = main or subjects
    subject = subjects[0] if len({t.key for t in subjects}) == 1 else None
    if hint == "person":
        alive = [t for t in fitting if t.animate]
        if subject is not None and subject.person and not _rivalled(subject, alive):
            return subject
        if subject is not None and not subject.animate:
            return None
        return alive[0] if len(people) == 1 else None
    if hint == "thing":
        dead = [t for t in fitting if not t.animate and not _within(t, fitting)]
        return dead[0] if len({t.key for t in dead}) == 1 else None
    if subject is None:
        only = fitting[0]
        told = only.animate or only.role == "object"
        return only if told and len({t.key for t in fitting}) == 1 and not subjects else None
    rivals = [t for t in fitting if t.key != subject.key and t.inside != subject.head.i]
    if subject.animate:
        core = [t for t in rivals if t in subjects or t.role == "object" or hint == "undergone"]
        return None if core or _rivalled(subject, fitting) else subject
    named = any(names_something(t) for t in subject.tokens) and not any(
        t.head.pos == "PROPN" for t in rivals
    )
    if named and all(t.role == "other" and not t.animate for t in rivals):
        return subject
    return None if rivals else subject


def defined(pool: Sequence[Thing], pronoun: Pronoun) -> Thing | None:
    """What a definition defines: «Плазма — это жидкость, которая состоит из воды. В ней …»."""
    if not pool:
        return None
    tokens = pool[0].sentence.tokens
    subject = pool[0] if pool[0].role == "subject" and pool[0].head.feats.get("Opening") else None
    if subject is None or not fits(subject, pronoun):
        return None
    first = tokens[subject.tokens[-1].i + 1 : subject.tokens[-1].i + 4]
    texts = [t.text for t in first]
    if not (texts[:2] == ["—", "это"] or texts[:2] == ["представляют", "собой"]
            or texts[:2] == ["представляет", "собой"]):  # fmt: skip
        return None
    rivals = [t for t in pool if t.key != subject.key and fits(t, pronoun)]
    return None if any(t.clause == subject.clause for t in rivals) else subject


def _rivalled(subject: Thing, others: Sequence[Thing]) -> bool:
    """Whether somebody else could be meant: a name, or somebody who is not mentioned in passing."""
    return any(
        t.key != subject.key
        and t.animate
        and (subject.person is None or t.person is not None or t.role != "other")
        for t in others
    )


def _within(thing: Thing, others: Sequence[Thing]) -> bool:
    return any(thing.inside == other.head.i for other in others)
