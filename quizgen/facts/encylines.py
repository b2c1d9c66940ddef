"""What an encyclopaedia tells of a creature, a substance or an event in set shapes.

Each shape (`data/encylines.yaml`) is read off the text of a sentence, every slot must be of its
kind and whole, and the question is written anew with the full name of the article's thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizgen.facts.clause import Fact, Role
from quizgen.facts.encyslots import FRAGMENTS, fits, one
from quizgen.facts.encytopics import Subject, subject_of_article
from quizgen.facts.encywords import Row, ency_words, rows
from quizgen.model import Article, Sentence, Token
from quizgen.russian.openings import is_doubtful

RULE = "encyline"
_SLOT = re.compile(r"\{(\w+):(\w+)\}")
_HOLE = re.compile(r"\{(\w+)\}")
_STOPS = re.compile(
    r"; |, (?=(?:где|котор\w+|при этом|однако|но|хотя|что|поэтому|откуда|куда|прич[её]м|когда|"
    r"включая|в том числе|так как|поскольку|реже|иногда|изредка|избегая|обычно|в меньшей степени|"
    r"чаще всего|как |а (?!также)\w+|\w+(?:ясь|ющ\w+|ящ\w+|ащ\w+|вш\w+|вая|яя|ив|ав)\b))"
    r"| \(| [—–] |: "
)
_PARTS = re.compile(r"; |(?<=[а-яё])\.(?=[А-ЯЁ])|\. (?=[А-ЯЁ])")
_OPENING = 2
"""Sentences of the body that tell of the thing without naming it."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a sentence's text: where it begins, and whether the sentence begins there."""

    sentence: Sentence
    at: int
    text: str
    opens: bool


def encylines(sentences: Sequence[Sentence], article: Article) -> Iterator[Fact]:
    """What the shapes ask of the article's thing; what has two answers is asked of neither."""
    subject = subject_of_article(article, sentences)
    if subject is None:
        return
    own = [row for row in rows() if subject.kind in row.of]
    told: list[tuple[str, str, Fact]] = []
    body = [s for s in sentences if not s.headline]
    chained = True
    for k, sentence in enumerate(body):
        if sentence.speech is None and not is_doubtful([t.text for t in sentence.tokens]):
            for row in own:
                told.extend(_of_row(row, sentence, subject, k < _OPENING, chained))
        chained = k + 1 < len(body) and _about(sentence, subject, chained, body[k + 1])
    answers: dict[str, set[str]] = {}
    for stem, answer, _ in told:
        answers.setdefault(stem, set()).add(answer)
    seen: set[str] = set()
    for stem, _, fact in told:
        if len(answers[stem]) == 1 and stem not in seen:
            seen.add(stem)
            yield fact


def _about(sentence: Sentence, subject: Subject, chained: bool, after: Sentence) -> bool:
    """Whether «он» of the next sentence is the article's thing: this one is told of it."""
    low = sentence.text.lower()
    if low.startswith(subject.calls):
        return True
    he = bool(subject.pronoun) and low.startswith(f"{subject.pronoun} ")
    return chained and he and sentence.paragraph == after.paragraph


def _of_row(
    row: Row, sentence: Sentence, subject: Subject, opening: bool, chained: bool
) -> Iterator[tuple[str, str, Fact]]:
    low = sentence.text.lower()
    names = [re.escape(call) for call in subject.calls]
    begins = [re.escape(call[: max(4, len(call) - 2)]) for call in subject.calls]
    named = opening or any(re.search(rf"\b{begin}", low) for begin in begins)
    if row.named and not named:
        return
    he = [subject.pronoun] if chained and subject.pronoun else []
    calls = "|".join([*names, *he]) or "(?!)"
    called = rf"(?:(?:эт(?:а|от|о|и)|сама?) )?(?:[а-яё-]+(?:ая|ый|ой|ий) )?(?:{calls})"
    for shape in row.when:
        kinds = dict(_SLOT.findall(shape))
        text = _SLOT.sub(lambda m: f"(?P<{m[1]}>{FRAGMENTS.get(m[2], '.+')})", shape)
        text = text.replace("{T?}", f"(?:{called} )?").replace("{T}", called)
        pattern = re.compile(text, re.IGNORECASE)
        for piece in _pieces(sentence):
            slots = _match(pattern, kinds, piece, row.inside)
            if slots is None:
                continue
            for stem, answer in row.asks:
                written = _written(stem, slots, subject), _written(answer, slots, subject)
                if written[0] and written[1]:
                    yield written[0], written[1], _fact(piece, slots, answer, *written)
            return


def _pieces(sentence: Sentence) -> Iterator[_Piece]:
    text = sentence.text.rstrip().removesuffix(".")
    cuts = [(0, 0), *((m.start(), m.end()) for m in _PARTS.finditer(text)), (len(text), len(text))]
    for (_, begin), (stop, _) in pairwise(cuts):
        if stop > begin:
            yield _Piece(sentence, begin, text[begin:stop], begin == 0)


def _match(
    pattern: re.Pattern[str], kinds: Mapping[str, str], piece: _Piece, inside: bool
) -> dict[str, tuple[str, int, int]] | None:
    """Slot and group → (text, start, stop) in the sentence; the longest stretch that suits."""
    text = piece.text
    ends = (
        [len(text)]
        if inside
        else [len(text), *(m.start() for m in reversed([*_STOPS.finditer(text)]))]
    )
    for end in ends:
        found = pattern.search(text) if inside else pattern.fullmatch(text[:end])
        if found is None:
            continue
        slots = {
            name: (value, found.start(name) + piece.at, found.end(name) + piece.at)
            for name, value in found.groupdict().items()
            if value is not None
        }
        if all(
            fits(kind, _tokens(piece, *slots[name][1:]))
            for name, kind in kinds.items()
            if name in slots
        ):
            return slots
    return None


def _tokens(piece: _Piece, start: int, stop: int) -> tuple[Token, ...]:
    begin = piece.sentence.start
    return tuple(
        t for t in piece.sentence.tokens if t.start - begin < stop and t.stop - begin > start
    )


def _written(template: str, slots: Mapping[str, tuple[str, int, int]], subject: Subject) -> str:
    """The template with its holes filled; "" where one cannot be."""
    failed = False

    def put(match: re.Match[str]) -> str:
        nonlocal failed
        word = _hole(match[1], slots, subject)
        failed = failed or word is None
        return word or ""

    text = " ".join(_HOLE.sub(put, template).split())
    text = re.sub(r"(?<=\d) ?[—-] ?(?=\d)", "–", text)
    return "" if failed or not text else text


def _hole(name: str, slots: Mapping[str, tuple[str, int, int]], subject: Subject) -> str | None:
    if name == "t":
        return subject.name
    if name == "g":
        return subject.genitive
    if name == "a":
        return subject.accusative or None
    if name == "l":
        return subject.locative or None
    if name in ("was", "own"):
        forms = {"was": ("был", "была", "было"), "own": ("", "а", "о")}[name]
        return forms[("Masc", "Fem", "Neut").index(subject.gender)] if subject.gender else None
    if name == "v":
        return one(slots["v"][0], subject.gender) if "v" in slots else None
    if name == "whose":
        living = slots["A"][0].split()[0].lower() in ency_words("persons")
        return "кого" if living else "чего"
    if name == "to":  # «второго периода» → «ко второму»
        word = re.sub(r"его$", "ему", re.sub(r"ого$", "ому", slots["N"][0].lower()))
        return f"{'ко' if word.startswith('вт') else 'к'} {word}"
    if name not in slots:
        return ""
    text = re.sub(r"\s*\([^)]*\)", "", slots[name][0]).strip()
    opens = slots[name][1] == 0 and text[1:2].islower()
    return text[:1].lower() + text[1:] if opens or name == "L" else text


def _fact(
    piece: _Piece, slots: Mapping[str, tuple[str, int, int]], template: str, stem: str, answer: str
) -> Fact:
    hole = next((m[1] for m in _HOLE.finditer(template) if m[1] in slots), "")
    own = _tokens(piece, *slots[hole][1:]) if hole else ()
    focus = own or piece.sentence.tokens[:1]
    types = {"YEAR"} if hole == "Y" else {"ANY"}
    asked = Role("deed", frozenset(types | {"ANY"}), -1, focus, focus[-1], answer, answer)
    verb = piece.sentence.tokens[0]
    thing = Role("told", frozenset(("ANY",)), -1, (verb,), verb, text=stem)
    return Fact(RULE, piece.sentence, None, roles=(asked, thing))
