"""Whose words a sentence is: direct speech and attributions are set apart before parsing.

The parser was trained on whole news sentences and breaks on «— …, — сказал Глава государства.»,
so each line is reduced to its core, the clause that says something, and the rest becomes `Speech`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizgen.model import Speech
from quizgen.russian.gazetteer import class_noun_kind, say_verb
from quizgen.russian.layout import Line, Word
from quizgen.russian.morphology import readings
from quizgen.russian.openings import opening_length
from quizgen.russian.openspeech import closed_at
from quizgen.russian.wordlists import words

_DASHES = frozenset("—–-")
_ACCORDING = words("according")
_ADDRESS = words("address")
_RUN = 40
"""Sentences a speech may last before its attribution must have come."""


@dataclass(frozen=True, slots=True)
class Core:
    """What is left of a line for the parser: words [first, last) without those in `without`."""

    first: int
    last: int
    without: frozenset[int] = frozenset()
    speech: Speech | None = None


def find_cores(lines: Sequence[Line]) -> list[Core]:
    """The core of every line, with its speaker."""
    cores = [_core(line) for line in lines]
    for first, last, speech in _runs(lines, cores):
        for i in range(first, last):
            if cores[i].speech is None:
                cores[i] = replace(cores[i], speech=speech)
    return cores


def _core(line: Line) -> Core:
    words = line.words
    first, last = 0, len(words)
    if words and words[0].text in _DASHES:
        first = 1
    without = _bracketed(words) | _addressed(words)
    speech = None
    trailing = _trailing(words, first, last)
    if trailing:
        last, speech = trailing
    leading = _according(words, first, last) or _indirect(words, first, last)
    if leading:
        first, speech = leading
    while last > first and words[last - 1].text in {",", *_DASHES}:
        last -= 1
    while skipped := opening_length([word.text for word in words[first:last]]):
        first += skipped
    return Core(first, last, without, speech)


def _bracketed(words: Sequence[Word]) -> frozenset[int]:
    found: set[int] = set()
    opened: int | None = None
    for i, word in enumerate(words):
        if word.text in "([" and opened is None:
            opened = i
        elif word.text in ")]" and opened is not None:
            found.update(range(opened, i + 1))
            opened = None
    return frozenset(found)


def _addressed(words: Sequence[Word]) -> frozenset[int]:
    """«…, уважаемый Владимир Владимирович, …»: an address is nobody's part in the clause."""
    found: set[int] = set()
    for i, word in enumerate(words):
        if word.text.lower() not in _ADDRESS or (i and words[i - 1].text != ","):
            continue
        end = next((j for j in range(i, min(i + 8, len(words))) if words[j].text in ",!"), None)
        if end is not None:
            found.update(range(max(i - 1, 0), end + 1))
    return frozenset(found)


def _runs(lines: Sequence[Line], cores: Sequence[Core]) -> list[tuple[int, int, Speech]]:
    """Stretches of lines [first, last) of one direct speech, from its dash to its attribution."""
    runs = []
    i = 0
    while i < len(lines):
        words = lines[i].words
        opens = words and words[0].text in _DASHES and not lines[i].headline
        if not opens:
            i += 1
            continue
        end, speech = _attributed(lines, cores, i)
        if speech is None:
            # No speaker is named: the paragraph is somebody's words all the same.
            end = i + 1
            while end < len(lines) and lines[end].paragraph == lines[i].paragraph:
                end += 1
            speech = Speech("", None, "", True)
        end = min(end, closed_at(lines, i) or end)
        runs.append((i, end, speech))
        i = end
    return runs


def _attributed(
    lines: Sequence[Line], cores: Sequence[Core], first: int
) -> tuple[int, Speech | None]:
    for i in range(first, min(first + _RUN, len(lines))):
        words = lines[i].words
        if (
            i > first
            and words
            and words[0].text in _DASHES
            and lines[i].paragraph != lines[i - 1].paragraph
        ):
            break
        speech = cores[i].speech
        if speech is not None and speech.direct:
            end = i + 1
            # «…, — сказал он. — Дальше говорит он же» stays one speech to the paragraph's end.
            if end < len(lines) and lines[end].paragraph == lines[i].paragraph:
                if lines[end].words and lines[end].words[0].text in _DASHES:
                    while end < len(lines) and lines[end].paragraph == lines[i].paragraph:
                        end += 1
            return end, speech
    return first, None


def _says(word: Word) -> str | None:
    """The lemma when the word is a finite verb of saying in the third person or the past."""
    for reading in readings(word.text)[:2]:
        if reading.feats.get("VerbForm") == "Fin" and reading.feats.get("Person", "3") == "3":
            if say_verb(reading.lemma):
                return reading.lemma
    return None


def _trailing(words: Sequence[Word], first: int, last: int) -> tuple[int, Speech] | None:
    """«…, — сказал X» and «…, передаёт X»: where the core ends, and who speaks."""
    for k in range(last - 2, first + 2, -1):
        verb = _says(words[k])
        if verb is None:
            continue
        before = words[k - 1].text
        if before in _DASHES and words[k - 2].text in {",", "»", "!", "?", "…", "...", "“", '"'}:
            cut = k - 1
            direct = True
        elif before == "," and not any(word.text == "," for word in words[k + 1 : k + 3]):
            if _finite(words[k + 1 : last]):
                continue
            cut, direct = k - 1, False
        else:
            continue
        speaker = _speaker(words[k + 1 : last])
        while cut > first and words[cut - 1].text in {",", *_DASHES}:
            cut -= 1
        if cut - first < 3 or not speaker or not (direct or _may_speak(words[k + 1])):
            continue
        return cut, Speech(speaker, None, verb, direct)
    return None


def _may_speak(word: Word) -> bool:
    """Whether a word can open the name of a speaker: «…, который построен в 1900 году, | напоминает
    терем», «…, | пообещала не трогать игру», «…, | заключила 21 июля» name none."""
    text = word.text
    if text[:1].isupper() or not text[:1].isalpha():
        return not text[:1].isdigit()
    return any(
        r.pos in ("ADJ", "DET", "PRON", "ADP")
        or (r.pos == "NOUN" and r.feats.get("Case") == "Nom" and r.feats.get("Animacy") == "Anim")
        or class_noun_kind(r.lemma) == "ORG"
        or (r.pos == "NOUN" and r.feats.get("Case") == "Nom" and "служб" in r.lemma)
        for r in readings(text)
    )


def _finite(words: Sequence[Word]) -> bool:
    return any(readings(word.text)[0].feats.get("VerbForm") == "Fin" for word in words)


def _speaker(words: Sequence[Word]) -> str:
    """The words of the one who speaks, to the next comma or preposition."""
    chosen: list[str] = []
    skipping = bool(words) and readings(words[0].text)[0].pos == "ADP"
    for word in words:
        if skipping and not word.text[0].isupper():
            continue
        skipping = False
        if word.text in {",", ".", "—", "–", "(", ":"} or (
            chosen and readings(word.text)[0].pos == "ADP"
        ):
            break
        chosen.append(word.text)
    return " ".join(chosen)


def _according(words: Sequence[Word], first: int, last: int) -> tuple[int, Speech] | None:
    """«По словам X, …», «Как сообщает X, …»."""
    if last - first < 5:
        return None
    comma = next((i for i in range(first, min(first + 14, last)) if words[i].text == ","), None)
    if comma is None:
        return None
    head = words[first].text.lower()
    if head == "по" and readings(words[first + 1].text)[0].lemma.replace("ё", "е") in {
        lemma.replace("ё", "е") for lemma in _ACCORDING
    }:
        speaker = " ".join(word.text for word in words[first + 2 : comma])
        return comma + 1, Speech(speaker, None, words[first + 1].text.lower(), False)
    if head == "как":
        verb = next((v for word in words[first + 1 : comma] if (v := _says(word))), None)
        if verb:
            rest = [word for word in words[first + 1 : comma] if _says(word) is None]
            return comma + 1, Speech(" ".join(word.text for word in rest), None, verb, False)
    return None


def _indirect(words: Sequence[Word], first: int, last: int) -> tuple[int, Speech] | None:
    """«X отметил, что …»: the core is what follows «что»."""
    for c in range(first + 2, min(first + 24, last - 3)):
        if words[c].text != "," or words[c + 1].text.lower() != "что":
            continue
        head = words[first:c]
        verbs = [(i, verb) for i, word in enumerate(head) if (verb := _says(word))]
        finite = [word for word in head if readings(word.text)[0].feats.get("VerbForm") == "Fin"]
        if len(verbs) != 1 or len(finite) > 1 or any(word.text.lower() == "не" for word in head):
            return None
        i, verb = verbs[0]
        speaker = " ".join(word.text for word in head[:i]) or _speaker(head[i + 1 :])
        return c + 2, Speech(speaker, None, verb, False)
    return None
