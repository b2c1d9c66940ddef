"""Writing a clause out: parts in their cases, the predicate agreeing, natural order.

After a question word Russian puts the verb, then a bare object («провёл встречу»), then the
subject, then what followed the verb in the article, then what preceded it; a time stands
before the verb, so that it hangs on no other word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.facts.clause import ADVERB, OBJECT, SUBJECT, TIME, Fact, Part
from quizgen.model import Token
from quizgen.russian.gazetteer import light_verb
from quizgen.russian.government import governs
from quizgen.russian.openings import is_loose
from quizgen.russian.phrases import decline, join
from quizgen.russian.prepositions import after
from quizgen.russian.verbs import agree

_BRACKETED = re.compile(r"\s*\([^()]*\)")
_SHORT = 4
"""Words a subject may have and still stand before its verb."""


def part_text(part: Part) -> str | None:
    """The part with its preposition, in the case it asks for; None where it cannot be written."""
    words = phrase_words(part.tokens, part.head, part.case)
    if words is None:
        return None
    written = join(words)
    if part.preposition:
        written = after(part.preposition, written)
    if part.tail:
        written += f", {part.tail},"
    return written


def phrase_words(tokens: Sequence[Token], head: Token, case: str | None) -> list[str] | None:
    """The words of a phrase in a case (None: as it stands), common words in lower case."""
    words = [t.text for t in tokens] if case is None else decline(tokens, head, case)
    if words is None:
        return None
    return [plain(token, word) for token, word in zip(tokens, words, strict=True)]


def plain(token: Token, word: str) -> str:
    """A word without the capital it has only for starting the sentence."""
    if not token.feats.get("Opening") or not word[:1].isupper():
        return word
    return word[0].lower() + word[1:]


def rest(fact: Fact, asked: int, concord: tuple[str, str] | None) -> str | None:
    """The clause without the asked part, verb first.

    Args:
        asked: index of the part that is asked. concord: (gender, number) the predicate must
            take because its subject became a question word, or None to leave it.
    """
    predicate = fact.predicate
    if predicate is None:
        return None
    forms = list(predicate.forms)
    if concord:
        forms = agree(predicate.tokens, forms, *concord)
    verb_at = predicate.tokens[predicate.agreeing].i
    bare, subject, following, preceding, times, adverbs = [], [], [], [], [], []
    for index, part in enumerate(fact.parts):
        if index == asked:
            continue
        if part.function == ADVERB:
            if not is_loose(" ".join(t.text for t in part.tokens)):
                adverbs.append(part)
        elif part.function == SUBJECT:
            subject.append(part)
        elif _bare(fact, part):
            bare.append(part)
        elif part.function == TIME:
            if part.head.pos == "ADV":  # a bare «год» is left to its own question
                times.append(part)
        elif part.start > verb_at or part.function == OBJECT:
            following.append(part)
        else:
            preceding.append(part)
    around = fact.parts[asked]
    case = around.case or around.head.feats.get("Case", "")
    governed = governs(predicate.lemma, around.preposition, case)
    aside = around.function == TIME or (bool(around.preposition) and not governed)
    told = any(part.function == OBJECT for part in following)
    short = len(subject) == 1 and len(subject[0].tokens) <= _SHORT + told
    short = short and (told or _acts(subject[0]))
    plain_passive = predicate.passive and len(predicate.tokens) == 1
    if aside and following and short and not plain_passive:
        # «Когда Лютер расширил критику?»: a circumstance is asked of a whole told in its own order.
        order = [*_texts(subject), *_texts(times), *_texts(adverbs), *forms, *_texts(bare)]
    else:
        order = [*_texts(times), *_texts(adverbs), *forms, *_texts(bare), *_texts(subject)]
    words = [*order, *_texts(following), *_texts(preceding)]
    if times and not (bare or subject or following or preceding):
        # A verb alone at the end reads badly: «… открыт в 2001 году?».
        words = [*_texts(adverbs), *forms, *_texts(times)]
    if any(word is None for word in words):
        return None
    return join([word for word in words if word])


def _acts(part: Part) -> bool:
    """A person or a name, which stands before its verb more naturally than a thing does."""
    return part.head.pos == "PROPN" or part.head.feats.get("Animacy") == "Anim"


def _bare(fact: Fact, part: Part) -> bool:
    """One noun that makes a predicate with the verb: «провёл встречу», «приступил к работе»."""
    if len(part.tokens) != 1 or part.head.pos != "NOUN" or fact.predicate is None:
        return False
    noun = f"{part.preposition} {part.head.lemma}".strip()
    thing = part.head.feats.get("Animacy") != "Anim" and not part.head.text[:1].isupper()
    return (part.function == OBJECT and thing) or light_verb(fact.predicate.lemma, noun)


def _texts(parts: Sequence[Part]) -> list[str | None]:
    return [part_text(part) for part in parts]


def tidy(text: str) -> str:
    """A stem ready to show: capital first, no doubled commas, no comma before the question mark."""
    text = " ".join(_BRACKETED.sub("", text).split())
    for wrong, right in ((",,", ","), (", ,", ","), (",?", "?"), (" ?", "?"), (" ,", ",")):
        while wrong in text:
            text = text.replace(wrong, right)
    return text[:1].upper() + text[1:]
