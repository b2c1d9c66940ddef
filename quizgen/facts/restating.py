"""Saying which one is meant: the main clause of a noun restated as a participial phrase.

«В Казахстане работают девять филиалов российских вузов, в которых обучается…»: a question about
the students must say which branches, so «в девяти филиалах российских вузов, работающих в
Казахстане».
"""

from __future__ import annotations

from quizgen.facts.clause import ADVERB, SUBJECT
from quizgen.facts.frames import frame, is_predicate
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.counting import counter
from quizgen.russian.phrases import join, text_of
from quizgen.russian.verbs import participle

_LONGEST = 12


def restated(tree: Tree, noun: Token, case: str, inner: Token) -> str:
    """What the main clause says of its subject `noun`, as a participial phrase, or "".

    Args:
        case: the case the noun will stand in. inner: the clause being asked about, left out.
    """
    phrase = tree.phrase(noun)
    if any(m.type in ("PERSON", "ORG") or m.type == "PLACE" for m in tree.mentions(phrase)):
        return ""
    if noun.head < 0:
        return ""
    verb = tree.tokens[noun.head]
    if not is_predicate(tree, verb) or verb.i == inner.i:
        return ""
    own = frame(tree, verb)
    subject = own.part(SUBJECT)
    if subject is None or subject.head.i != noun.i or own.notes or len(own.predicate.tokens) > 1:
        return ""
    number = noun.feats.get("Number", "Sing")
    if counter(phrase, noun) is not None:
        number = "Plur"
    word = participle(
        verb, case, noun.feats.get("Gender", "Masc"), number, noun.feats.get("Animacy", "Inan")
    )
    if word is None:
        return ""
    words = [word]
    for part in own.parts:
        if part.function in (SUBJECT, ADVERB):
            continue
        words += [part.preposition, text_of(part.tokens)]
    written = join(words)
    return written if len(written.split()) <= _LONGEST and len(words) > 1 else ""
