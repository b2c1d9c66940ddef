"""A name or phrase put into a sentence in the place of a pronoun."""

from __future__ import annotations

from dataclasses import replace

from quizgen.model import Mention, Sentence, Token
from quizgen.russian.aliases import with_tokens
from quizgen.russian.antecedents import Thing
from quizgen.russian.clausetree import clause_of, is_noun
from quizgen.russian.pronouns import Pronoun, opens_clause
from quizgen.russian.referencewords import reference_words


def put(sentence: Sentence, pronoun: Pronoun, thing: Thing, sole: bool) -> Sentence | None:
    """The sentence with the thing's name in the pronoun's place, or None where it cannot be.

    Args:
        sole: whether the surname alone tells who it is, once the clause has the name.
    """
    text = thing.said(pronoun.case)
    if text is None:
        return None
    token = pronoun.token
    own = clause_of(sentence.tokens, token)
    tokens = sentence.tokens
    first = token.i if opens_clause(tokens, pronoun) else 0
    clause = {t.text for t in tokens[first:] if clause_of(tokens, t) == own}
    if thing.person is not None:
        if any(thing.person.surname[:4] in word for word in clause):
            if not sole:
                return None
            text = thing.person.said(pronoun.case, short=True) or text
    elif text in clause:
        return None
    person = thing.person is not None
    feats = {
        "Case": pronoun.case,
        "Number": thing.number,
        "Animacy": "Anim" if thing.animate else "Inan",
        "Resolved": "Yes",
    }
    if thing.gender:
        feats["Gender"] = thing.gender
    written = replace(
        token,
        text=text,
        lemma=text.lower() if person else thing.head.lemma,
        pos="PROPN" if person else thing.head.pos,
        feats=feats,
    )
    if pronoun.owner:
        return _owned(sentence, written, person)
    changed = with_tokens(sentence, {token.i: written})
    return _mentioned(changed, written, person)


def _mentioned(sentence: Sentence, token: Token, person: bool) -> Sentence:
    if not person:
        return sentence
    mention = Mention("PERSON", token.i, token.i + 1, token.text)
    mentions = sorted((*sentence.mentions, mention), key=lambda m: (m.first, m.last))
    return replace(sentence, mentions=tuple(mentions))


def _owned(sentence: Sentence, owner: Token, person: bool) -> Sentence | None:
    """The owner as a genitive after the noun: «его лучшие работы» → «лучшие работы Лютера»."""
    tokens = sentence.tokens
    noun = tokens[owner.head]
    if not is_noun(noun) or noun.head == owner.i or noun.feats.get("Resolved"):
        return None
    after = tokens[noun.i + 1] if noun.i + 1 < len(tokens) else None
    if after is not None and after.head == noun.i and after.rel in ("nmod", "flat", "fixed"):
        if after.feats.get("Case", "Gen") == "Gen":
            return None
    if noun.lemma in reference_words("never meant"):
        return None  # «в своё время», «в этом случае»: half of a set phrase
    if any(m.first < noun.i + 1 < m.last or m.first <= owner.i < m.last for m in sentence.mentions):
        return None
    order = [
        *range(owner.i),
        *range(owner.i + 1, noun.i + 1),
        owner.i,
        *range(noun.i + 1, len(tokens)),
    ]
    place = {old: new for new, old in enumerate(order)}
    place[-1] = -1
    moved = replace(owner, rel="nmod", head=noun.i)
    kept = [moved if t.i == owner.i else t for t in tokens]
    fresh = tuple(
        replace(kept[old], i=new, head=place[kept[old].head]) for new, old in enumerate(order)
    )
    mentions = tuple(
        replace(m, first=place[m.first], last=place[m.last - 1] + 1,
                head=place[m.head] if m.head is not None else None)
        for m in sentence.mentions
    )  # fmt: skip
    changed = replace(sentence, tokens=fresh, mentions=mentions)
    return _mentioned(changed, fresh[place[owner.i]], person)
