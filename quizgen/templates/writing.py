"""Writing a clause out: parts in their cases, the predicate agreeing, natural order.

The article's own order is kept, because its author chose it; only a verb left at the end, and a
verb of being or becoming, come before their subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.facts.clause import ADVERB, OBJECT, SUBJECT, TIME, Fact, Part
from quizgen.model import Token
from quizgen.russian.gazetteer import light_verb
from quizgen.russian.openings import is_loose
from quizgen.russian.phrases import decline, join
from quizgen.russian.prepositions import after
from quizgen.russian.verbs import agree
from quizgen.russian.wordlists import words

_BRACKETED = re.compile(r"\s*\([^()]*\)")
_SHORT = 3
"""Words a phrase may have and still stand before the verb."""
_APPEARING = words("appearing")


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
    """The clause without the asked part, in the article's own order as far as Russian allows.

    Args:
        asked: index of the part that is asked. concord: (gender, number) the predicate must
            take because its subject became a question word, or None to leave it.
    """
    predicate = fact.predicate
    if predicate is None:
        return None
    forms: Sequence[str] = predicate.forms
    if concord:
        forms = agree(predicate.tokens, forms, *concord)
    parts = [part for k, part in enumerate(fact.parts) if k != asked and _kept(part)]
    verb_at = predicate.tokens[predicate.agreeing].i
    before = [part for part in parts if part.start < verb_at]
    after_it = [part for part in parts if part.start > verb_at]
    group: list[Part | None] = [None]  # None stands for the predicate
    while before and before[-1].function == ADVERB:
        group.insert(0, before.pop())
    if after_it and _bare(fact, after_it[0]):
        group.append(after_it.pop(0))
    subject = next((part for part in parts if part.function == SUBJECT), None)
    heavy = [part for part in before if part is not subject and (_long(part) or _fronted(part))]
    if heavy and (after_it or subject in before):
        # «Кто по приглашению президента страны прибыл…»: what is long waits for the end.
        before = [part for part in before if part not in heavy]
        after_it = [*after_it, *heavy]
    order: list[Part | None]
    if subject in before and (not after_it or _appears(fact)):
        # «В каком году умер Лютер?», «Когда была открыта школа?»: what comes to be follows.
        at = before.index(subject)
        order = [*before[:at], *before[at + 1 :], *group, subject, *after_it]
    elif subject in before and _weighs(subject, after_it) and fact.parts[asked].function != TIME:
        # «Какую реку нанёс на карту французский исследователь Жан Рибо?»
        at = before.index(subject)
        order = [*before[:at], *before[at + 1 :], *group, *after_it, subject]
    elif subject is None and before and not after_it:
        # «Что открыто в Казахстане в 2001 году?»: no verb alone at the end.
        order = [*group, *before]
    else:
        order = [*before, *group, *after_it]
    written: list[str | None] = []
    for part in order:
        written.extend(forms if part is None else [part_text(part)])
    if any(text is None for text in written):
        return None
    return join([text for text in written if text])


def _fronted(part: Part) -> bool:
    """An object the article put first for effect: «Отрасли он отдал тридцать лет»."""
    return not part.preposition and part.function not in (SUBJECT, ADVERB, TIME)


def _long(part: Part) -> bool:
    return part.function not in (ADVERB, TIME) and len(part.tokens) > _SHORT


def _weighs(subject: Part, others: Sequence[Part]) -> bool:
    """Whether the subject is too long to stand between the question word and its verb."""
    if len(subject.tokens) < _SHORT and not subject.tail:
        return False
    return sum(len(part.tokens) + bool(part.preposition) for part in others) <= 2 * _SHORT


def _kept(part: Part) -> bool:
    """Adverbs that only link sentences, and a bare «год», stay out of the stem."""
    if part.function == ADVERB:
        return not is_loose(" ".join(t.text for t in part.tokens))
    return part.function != TIME or part.head.pos == "ADV"


def _appears(fact: Fact) -> bool:
    """Passives and verbs of being and becoming, whose subject naturally follows."""
    predicate = fact.predicate
    if predicate is None or any(part.function == OBJECT for part in fact.parts):
        return False
    return predicate.passive or predicate.lemma in _APPEARING


def _bare(fact: Fact, part: Part) -> bool:
    """One noun that makes a predicate with the verb: «провёл встречу», «приступил к работе»."""
    if len(part.tokens) != 1 or part.head.pos != "NOUN" or fact.predicate is None:
        return False
    noun = f"{part.preposition} {part.head.lemma}".strip()
    thing = part.head.feats.get("Animacy") != "Anim" and not part.head.text[:1].isupper()
    return (part.function == OBJECT and thing) or light_verb(fact.predicate.lemma, noun)


def tidy(text: str) -> str:
    """A stem ready to show: capital first, no doubled commas, no comma before the question mark."""
    text = " ".join(_BRACKETED.sub("", text).split())
    for wrong, right in ((",,", ","), (", ,", ","), (",?", "?"), (" ?", "?"), (" ,", ",")):
        while wrong in text:
            text = text.replace(wrong, right)
    return text[:1].upper() + text[1:]
