"""Foreign notes that offer options: which they are, and which of them are right.

Told by what the fields hold; names help only where a popular note type has fixed ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizgen.imports.markup import Plain

_LABEL = re.compile(r"^[(\[]?([А-ЯЁа-яёA-Za-z]|\d{1,2})\s?[).\]:]\s?(?=\S)")
_INLINE = re.compile(r"(?:^|(?<=[\s;,?:.]))[(\[]?([А-ЯЁа-яёA-Za-z]|\d{1,2})[).\]]\s")
_ALPHABETS = ("абвгдежзик", "abcdefghij")
_LOOKS = str.maketrans("abcehkmoptxy", "авсенкмортху")
_KEY = re.compile(r"[(\[]?([А-ЯЁа-яёA-Za-z]|\d{1,2})[).\]:]?")
_LEADING_KEY = re.compile(r"^[(\[]?([А-ЯЁа-яёA-Za-z]|\d{1,2})\s?[).\]:–—-]\s*(\S.*)$")
_BEFORE_KEY = re.compile(
    r"^(?:(?:правильн|верн|right|correct)\w*\s+)?(?:(?:ответ|вариант|answer|option)\w*\s*)?"
    r"[:№–—-]?\s*",
    re.IGNORECASE,
)
_NUMBERED_FIELD = re.compile(r"(?i)^q[ _]?(\d)$")


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with options: `right` and `wrong` in the order they stand in, `stem` alone."""

    stem: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """Options found in a text: what stands before them, and their labels («а», «2»; "" if none)."""

    stem: str
    texts: tuple[str, ...]
    labels: tuple[str, ...]


def same(text: str) -> str:
    """`text` as options are compared: case, ё, spaces and the closing mark aside."""
    return " ".join(text.split()).casefold().replace("ё", "е").rstrip(" .;,")


def multiple_choice_note(fields: Mapping[str, str]) -> tuple[str, str, tuple[str, ...]] | None:
    """(stem field, key field, option fields) of the add-on «Multiple Choice for Anki».

    Its fields are Question, Title, QType (0 kprim, 1 several, 2 one), Q_1…Q_5, Answers («1 0 0 1»):
    https://github.com/zjosua/Multiple-Choice-for-Anki. None for any other note type.
    """
    names = {name.casefold(): name for name in fields}
    options = tuple(name for name in fields if _NUMBERED_FIELD.match(name))
    if not options or "question" not in names or "answers" not in names:
        return None
    return names["question"], names["answers"], options


def by_flags(stem: str, options: Sequence[str], flags: str) -> Choice | None:
    """Options marked by a row of 1 and 0, empty ones passed over; None where they do not fit."""
    marks = re.findall(r"[01]", flags)
    filled = [(text, mark) for text, mark in zip(options, marks, strict=False) if text]
    if len([text for text in options if text]) != len(filled):
        return None
    right = tuple(text for text, mark in filled if mark == "1")
    wrong = tuple(text for text, mark in filled if mark == "0")
    return _sound(Choice(stem, right, wrong))


def find_options(front: Plain) -> Options | None:
    """The options a text offers: list items, or lines or words with «А)», «1.», or None."""
    lines = list(front.lines)
    for find in (_labelled, _listed, _inline):
        found = find(lines, front.items)
        if found and len(found.texts) >= 2 and found.stem:
            return found
    return None


def _labelled(lines: list[str], items: tuple[str, ...]) -> Options | None:
    """Lines in a row that open with labels in their order."""
    for start, line in enumerate(lines):
        match = _LABEL.match(line)
        if not match or _position(match[1]) != 0:
            continue
        texts: list[str] = []
        labels: list[str] = []
        for following in lines[start:]:
            label = _LABEL.match(following)
            if not label or _position(label[1]) != len(texts):
                break
            texts.append(following[label.end() :].strip())
            labels.append(label[1].lower())
        # What follows the options belongs to the question: then they are no options.
        if len(texts) >= 2 and start + len(texts) == len(lines):
            return Options(" ".join(lines[:start]), tuple(texts), tuple(labels))
    return None


def _listed(lines: list[str], items: tuple[str, ...]) -> Options | None:
    if len(items) < 2 or tuple(lines[-len(items) :]) != items:
        return None
    return Options(" ".join(lines[: -len(items)]), items, ("",) * len(items))


def _inline(lines: list[str], items: tuple[str, ...]) -> Options | None:
    """«Столица? А) Рим Б) Париж В) Лима» on one line."""
    text = " ".join(lines)
    if len(text) > 2000:
        return None
    marks: list[re.Match[str]] = []
    for match in _INLINE.finditer(text):
        if _position(match[1]) == len(marks):
            marks.append(match)
    if len(marks) < 2:
        return None
    ends = [match.start() for match in marks[1:]] + [len(text)]
    texts = [text[match.end() : end].strip(" ;,") for match, end in zip(marks, ends, strict=True)]
    labels = tuple(match[1].lower() for match in marks)
    return Options(text[: marks[0].start()].strip(), tuple(texts), labels)


def _position(label: str) -> int:
    """0 for «а», «a», «1»; -1 for what is no label."""
    if label.isdigit():
        return int(label) - 1
    return max(alphabet.find(label.lower()) for alphabet in _ALPHABETS)


def choose(options: Options, answer: Plain) -> Choice | None:
    """The options parted into right and wrong by what the answer says, or None when it does not.

    It may repeat options («Париж»), give their labels («Б», «2», «А, В», «Ответ: б»), or both
    («Б) Париж»).
    """
    keys = [same(text) for text in options.texts]
    if len(set(keys)) != len(keys) or not all(keys):
        return None
    chosen = _by_text(keys, answer.lines)
    if not chosen and len(answer.lines) == 1:
        chosen = _by_labels(options, answer.lines[0])
    if not chosen:
        return None
    right = tuple(text for i, text in enumerate(options.texts) if i in chosen)
    wrong = tuple(text for i, text in enumerate(options.texts) if i not in chosen)
    return _sound(Choice(options.stem, right, wrong))


def _by_text(keys: list[str], lines: Sequence[str]) -> set[int]:
    """Every line of the answer is an option, with its label or without."""
    chosen = set()
    for line in lines:
        told = [same(line)]
        match = _LEADING_KEY.match(line)
        if match:
            told.append(same(match[2]))
        places = [keys.index(text) for text in told if text in keys]
        if not places:
            return set()
        chosen.add(places[0])
    return chosen


def _by_labels(options: Options, line: str) -> set[int]:
    line = _BEFORE_KEY.sub("", line, count=1)
    pieces = re.split(r"\s*(?:[,;/+]|\bи\b|\band\b)\s*|\s+", line.strip(" .;"))
    if len(pieces) > 10:
        return set()
    chosen = set()
    for piece in pieces:
        match = _KEY.fullmatch(piece)
        place = _labelled_place(options, match[1].lower()) if match else None
        if place is None:
            return set()
        chosen.add(place)
    return chosen


def _labelled_place(options: Options, key: str) -> int | None:
    """Which option a label means; None where a Latin letter may mean either of two Russian ones."""
    if key in options.labels:
        return options.labels.index(key)
    order = _position(key)
    order = order if 0 <= order < len(options.texts) else -1
    look = key.translate(_LOOKS)
    looks = options.labels.index(look) if look in options.labels else -1
    places = {place for place in (order, looks) if place >= 0}
    return places.pop() if len(places) == 1 else None


def by_fields(stem: str, options: Sequence[str], answer: Plain) -> Choice | None:
    """Options that have a field each, the right ones told as in `choose`."""
    texts = tuple(text for text in options if text)
    return choose(Options(stem, texts, ("",) * len(texts)), answer) if len(texts) >= 2 else None


def _sound(choice: Choice) -> Choice | None:
    """The choice where it can be asked: something right, something wrong, nothing twice."""
    every = [same(text) for text in (*choice.right, *choice.wrong)]
    if not choice.right or not choice.wrong or len(set(every)) != len(every):
        return None
    return choice
