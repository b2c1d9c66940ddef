"""Further clauses that can be parsed alone: before a dash, after «она …», around a lone «и».

«учредили заповедник — первый в России» is «учредили заповедник»; «она родилась в Москве и с 2018
года выступает за сборную» is two clauses of one subject. They are cut only where no comma, dash or
third verb leaves it open what joins what.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.russian.chunks import Chunk
from quizgen.russian.models import Tag
from quizgen.russian.morphology import readings

_DASHES = ("—", "–")
_SUBJECTS = frozenset(("он", "она", "оно", "они"))
_SHORTEST = 3
_OF_SUBJECT = 4
"""Words a subject may have and still be said before the second verb as well."""
_MEASURING = frozenset(
    ("составлять", "составить", "достигать", "достигнуть", "превышать", "превысить", "равный")
)
_PAIRED = frozenset(("и", "или", "либо", "ни", "не", "как", "если", "когда", "то"))
_ASIDE = frozenset((":", ";", "(", ")", '"'))


def more_clauses(
    chunks: Sequence[Chunk], tags: Sequence[Tag], known: Sequence[tuple[int, ...]]
) -> list[tuple[int, ...]]:
    """Positions of the chunks of further clauses.

    Args:
        known: the clauses cut out already; a lone «и» is looked for in these too.
    """
    shown = [c.shown for c in chunks]
    whole = tuple(range(len(chunks)))
    found: list[tuple[int, ...]] = []
    for own in (_before_dash(shown, tags), _of_pronoun(shown, tags), _before_that(shown, tags),
                _before_another(shown, tags)):  # fmt: skip
        if own:
            found.append(own)
    for clause in (*known, *found, whole):
        found.extend(_halves(shown, tags, clause))
    return [clause for clause in dict.fromkeys(found) if clause not in (*known, whole)]


def _before_dash(shown: Sequence[str], tags: Sequence[Tag]) -> tuple[int, ...]:
    """The clause a lone dash closes, where nothing after it is a clause."""
    dashes = [i for i, text in enumerate(shown) if text in _DASHES]
    if len(dashes) != 1 or any(text in _ASIDE for text in shown[: dashes[0]]):
        return ()
    at = dashes[0]
    if any(_finite(tag) for tag in tags[at:]) or shown[at - 1] == "," or "," in shown[:at]:
        return ()
    return tuple(range(at)) if sum(_finite(tag) for tag in tags[:at]) == 1 else ()


def _before_that(shown: Sequence[str], tags: Sequence[Tag]) -> tuple[int, ...]:
    """«составляет 300 км², | что больше …»: a measure is told, the rest only compares it."""
    at = next((i for i, text in enumerate(shown) if text == ","), 0)
    if not at or shown[at + 1 : at + 2] != ["что"]:
        return ()
    verbs = [i for i in range(at) if _finite(tags[i])]
    if len(verbs) != 1 or readings(shown[verbs[0]])[0].lemma not in _MEASURING:
        return ()
    return tuple(range(at))


def _before_another(shown: Sequence[str], tags: Sequence[Tag]) -> tuple[int, ...]:
    """«поступил в университет, | и одновременно в академию»: what is added has no verb."""
    at = next((i for i, text in enumerate(shown) if text in (",", *_DASHES, *_ASIDE)), 0)
    if not at or shown[at] != "," or shown[at + 1 : at + 2] not in (["и"], ["а"]):
        return ()
    if any(text.lower() in _PAIRED for text in shown[:at]):
        return ()
    end = next((i for i in range(at + 1, len(shown)) if shown[i] in (",", *_ASIDE)), len(shown))
    if any(_finite(tag) for tag in tags[at:end]):
        return ()
    return tuple(range(at)) if sum(_finite(tag) for tag in tags[:at]) == 1 else ()


def _of_pronoun(shown: Sequence[str], tags: Sequence[Tag]) -> tuple[int, ...]:
    """«… 23 года, | она родилась в Москве»: a pronoun with its own verb begins a clause."""
    commas = [i for i, text in enumerate(shown) if text == ","]
    if len(commas) != 1 or any(text in _ASIDE or text in _DASHES for text in shown):
        return ()
    at = commas[0] + 1
    if at >= len(shown) or shown[at].lower() not in _SUBJECTS:
        return ()
    if any(_finite(tag) or tag.pos in ("SCONJ", "VERB") for tag in tags[:at]):
        return ()
    return tuple(range(at, len(shown))) if any(_finite(tag) for tag in tags[at:]) else ()


def _halves(
    shown: Sequence[str], tags: Sequence[Tag], clause: tuple[int, ...]
) -> list[tuple[int, ...]]:
    """Two clauses of one subject, joined by the only «и» between the only two verbs."""
    verbs = [i for i in clause if _finite(tags[i])]
    if len(verbs) != 2 or any(shown[i] in (",", *_DASHES, *_ASIDE) for i in clause):
        return []
    joins = [i for i in clause if verbs[0] < i < verbs[1] and shown[i].lower() == "и"]
    if len(joins) != 1 or any(tags[i].pos == "SCONJ" for i in clause):
        return []
    first = tuple(i for i in clause if i < joins[0])
    second = tuple(i for i in clause if i > joins[0])
    found = [first] if len(first) >= _SHORTEST else []
    subject = tuple(i for i in clause if i < verbs[0])
    if _is_subject(shown, tags, subject) and len(second) > 1:
        found.append((*subject, *second))
    return found


def _is_subject(shown: Sequence[str], tags: Sequence[Tag], words: tuple[int, ...]) -> bool:
    """Whether these words can be nothing but the subject: no circumstance stands among them."""
    if not 0 < len(words) <= _OF_SUBJECT:
        return False
    nouns = [i for i in words if tags[i].pos in ("NOUN", "PROPN", "PRON")]
    if not nouns or any(tags[i].pos in ("ADP", "ADV", "PART", "CCONJ", "PUNCT") for i in words):
        return False
    first = shown[words[0]]
    nominative = any(r.feats.get("Case") == "Nom" for r in readings(first.lower()))
    return nominative and tags[nouns[0]].feats.get("Case", "Nom") == "Nom"


def _finite(tag: Tag) -> bool:
    return tag.feats.get("VerbForm") == "Fin" or (
        tag.feats.get("Variant") == "Short" and tag.pos in ("VERB", "ADJ")
    )
