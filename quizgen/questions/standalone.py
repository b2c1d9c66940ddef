"""Sentences understood alone: where no question can be written, a gap can still be left."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache

from quizgen.facts.tree import Tree
from quizgen.model import Sentence
from quizgen.questions.drafts import Draft
from quizgen.questions.kinds import gapped
from quizgen.questions.telling import WORD, content, said_in
from quizgen.questions.vagueness import nameless, vague_phrase
from quizgen.russian.editing import faulty
from quizgen.russian.gazetteer import intro, is_evaluative
from quizgen.russian.morphology import readings
from quizgen.russian.openings import is_doubtful, opening_length
from quizgen.russian.wordlists import words

_TELLING = 9
"""Points a sentence needs (see review.LEAST_SAID) to be understood alone."""
_LONGEST = 18
_SHORTEST = 6
_NAMED = frozenset(
    ("YEAR", "DATE", "MONTH", "CENTURY", "PERSON", "CITY", "COUNTRY", "PLACE", "ORG", "COUNT",
     "NUMBER", "PERCENT", "MEASURE", "MONEY")
)  # fmt: skip
_LEANING = frozenset(
    (
        "если",
        "хотя",
        "чтобы",
        "бы",
        "ли",
        "поэтому",
        "пока",
        "также",
        "тоже",
        "так",
        "ещё",
        "еще",
        "сих",
        "тем",
        "напротив",
        "прочим",
    )
)
_SUBJECT = frozenset(("nsubj", "nsubj:pass"))
_ARGUMENTS = _SUBJECT | {"obj", "iobj", "nmod"}
_SPEAKING = frozenset(("1", "2"))


_WORDING = frozenset(
    ("subject does not agree", "two subjects", "two objects", "parted predicate", "broken phrase",
     "form not certain", "adverb inside a phrase", "no good wrong options", "broken wording")
)  # fmt: skip
"""Reasons that speak against the wording of a question, not against what the sentence says."""


def may_gap(reason: str) -> bool:
    """Whether a draft dropped for this reason may come back as a gap in its own sentence."""
    return reason in _WORDING


def leave_gap(draft: Draft) -> tuple[str, str] | None:
    """The whole sentence with a gap for what the draft asks, and the words; None where it fails."""
    if not draft.role.types & _NAMED or draft.fact.rule == "quotation" or draft.role.text:
        return None
    if draft.role.name == "of" or reason_against(draft.fact.sentence):
        return None
    found = gapped(draft)
    if found is None:
        return None
    stem, answer = found
    own = set(content(answer))
    if not own or own & set(content(stem)):
        return None
    if not re.search(r"\s[«\"]?[А-ЯЁA-Z]", stem):
        return None  # nothing else in it is named
    return found


@lru_cache(maxsize=512)
def _opens_bare(text: str) -> bool:
    """«Поселение насчитывало…»: a bare common noun that opens the sentence and leads it."""
    pieces = text.split()
    first, second = pieces[0], pieces[1] if len(pieces) > 1 else ""
    noun = readings(first)[0]
    if noun.pos != "NOUN" or {"Geox", "Surn", "Name", "Abbr"} & set(noun.feats):
        return False
    verb = readings(second.strip(",.:;"))[0]
    return verb.pos in ("VERB", "ADV", "PART") or (second[:1].islower() and second in ("и", "не"))


def leaning(text: str) -> bool:
    """Whether a word of the sentence points outside it: «ещё 1,5 %», «также», «там»."""
    found = {word.lower() for word in WORD.findall(text)}
    return bool(found & ((words("pronouns") - words("that")) | words("deictic") | _LEANING))


def reason_against(sentence: Sentence) -> str | None:
    """Why the sentence is not understood alone, or None."""
    text = sentence.text
    found = [word.lower() for word in WORD.findall(text)]
    if sentence.headline or sentence.speech is not None:
        return "inside a quotation"
    if not _SHORTEST <= len(found) <= _LONGEST or not re.search(r"[.…]$", text):
        return "stem too long"
    if text.count(",") > 1 or re.search(r", и |\b[12]\d{3} (?!г|—|–|-)[А-Яа-я]", text):
        return "comma inside the clause"
    if re.search(r"[\[\]:;?!=()]|\s[—–-]\s.*\s[—–-]\s", text):
        return "broken wording"
    if opening_length([t.text for t in sentence.tokens]) or intro(found[0]):
        return "loose clause"
    if any(intro(" ".join(found[:k])) or " ".join(found[:k]) in words("ties") for k in (1, 2, 3)):
        return "loose clause"
    if faulty(text) or re.search(r"\bпо состоянию на\b|\bна 1 [а-я]+ \d{4}", text):
        return "fault of the source"
    if leaning(text) or set(found) & words("that"):
        return "unresolved pronoun"
    if is_doubtful(found) or any(is_evaluative(lemma) for lemma in content(text)):
        return "opinion"
    for token in sentence.tokens:
        if token.feats.get("Person") in _SPEAKING or token.feats.get("Mood") == "Imp":
            return "first or second person"
        if token.feats.get("Degree") == "Cmp" and "чем" not in found:
            return "half of a comparison"
        if token.lemma in words("pointing") or token.lemma == "свой":
            return "unresolved pronoun"
    if not any(t.rel in _SUBJECT and t.feats.get("Case", "Nom") == "Nom" for t in sentence.tokens):
        return "no subject"
    if vague_phrase(sentence.tokens) or _opens_bare(text) or said_in(text) < _TELLING:
        return "too little said"
    tree = Tree(sentence)
    for token in sentence.tokens:
        if token.rel in _ARGUMENTS and nameless(tree.phrase(token), token):
            return "vague noun"
    return None


def gaps_left(
    lost: Sequence[Draft], asked: Collection[int], poor: Callable[[str, str], bool]
) -> Iterator[tuple[Draft, tuple[str, str]]]:
    """One gap in each sentence that stands alone and that no written question asks about.

    Args:
        lost: drafts dropped for their wording. asked: sentences with a question.
        poor: whether a gapped sentence is cut short or its gap gives itself away.
    """
    done = set(asked)
    for draft in sorted(lost, key=lambda d: (-d.template.priority, d.fact.sentence.i)):
        if draft.fact.sentence.i in done:
            continue
        gap = leave_gap(draft)
        if gap and not poor(*gap):
            done.add(draft.fact.sentence.i)
            yield draft, gap
