"""Figures over generated questions: never the questions themselves."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evaluation.texts import Text
from quizgen.formats.anki_fields import option_order
from quizgen.model import Deck, Question
from quizgen.questions.questionwords import question_word, telling_word

PER = 250
"""Yield is counted over so many words of text."""
_SHOWN = 14


@dataclass(frozen=True)
class Asked:
    """A text and its deck."""

    text: Text
    deck: Deck


def figures(made: Sequence[Asked]) -> str:
    """Yield, question words, kinds, templates, drop reasons and choice statistics as lines."""
    questions = [question for asked in made for question in asked.deck.questions]
    words = sum(asked.text.words for asked in made)
    dropped: Counter[str] = Counter()
    for asked in made:
        dropped.update(asked.deck.dropped)
    empty = sum(not asked.deck.questions for asked in made)
    lines = [
        f"texts {len(made)}   words {words}   questions {len(questions)}   "
        f"per {PER} words {len(questions) * PER / max(1, words):.2f}   texts with none {empty}",
        *_by_genre(made),
        *_shares("question words", Counter(question_word(q.stem) for q in questions)),
        *_shares("as named", Counter(telling_word(q.stem) for q in questions)),
        *_shares("kinds", Counter(q.kind for q in questions)),
        *_shares("templates", Counter(q.template for q in questions), 40),
        *_shares("dropped", dropped, 60, of="drafts that came to nothing"),
        *choice_lines(questions),
    ]
    return "\n".join(lines)


def _by_genre(made: Iterable[Asked]) -> list[str]:
    questions: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for asked in made:
        genre = str(asked.text.record.get("genre", "-")).split("/")[0]
        questions[genre] += len(asked.deck.questions)
        words[genre] += asked.text.words
    return [
        f"  {genre:<22}{questions[genre] * PER / max(1, words[genre]):6.2f} per {PER} words"
        for genre in sorted(words)
    ]


def _shares(title: str, counts: Mapping[str, int], most: int = _SHOWN, of: str = "") -> list[str]:
    whole = sum(counts.values())
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    lines = [f"{title} (of {whole}{' ' + of if of else ''})"]
    lines += [f"  {name:<34}{n:6}  {n / max(1, whole):6.1%}" for name, n in ranked[:most]]
    if ranked[most:]:
        rest = sum(n for _, n in ranked[most:])
        lines.append(f"  {'the rest':<34}{rest:6}  {rest / whole:6.1%}")
    return lines


def choice_lines(questions: Iterable[Question]) -> list[str]:
    """Place of the right answer as the cards show it, and how often the longest option is right."""
    chosen = [q for q in questions if q.kind == "choice" and q.distractors]
    if not chosen:
        return ["choice: none"]
    places: dict[int, Counter[int]] = {}
    longest = chance = 0.0
    for question in chosen:
        order = option_order(question)
        places.setdefault(len(order), Counter())[order.index(question.answer)] += 1
        longest += longest_is_right(question)
        chance += 1 / len(order)
    lines = [f"choice questions {len(chosen)}"]
    for options, counts in sorted(places.items()):
        found = " ".join(str(counts[place]) for place in range(options))
        lines.append(f"  right one of {options} stands in place 1..{options}: {found}")
    lines.append(f"  places uniform: chi-square p = {uniform_p(places):.3f}")
    lines.append(
        f"  longest option is right {longest / len(chosen):.1%}, "
        f"by chance {chance / len(chosen):.1%}"
    )
    return lines


def longest_is_right(question: Question) -> float:
    """1 where the answer alone is longest, a share of 1 where it is one of several, else 0."""
    lengths = [len(option) for option in (question.answer, *question.distractors)]
    return (lengths[0] == max(lengths)) / lengths.count(max(lengths))


def uniform_p(places: Mapping[int, Mapping[int, int]]) -> float:
    """The chance of places at least so uneven when every place is as likely as another.

    Args:
        places: by number of options, how often the right one stood in each place (0-based).
    """
    statistic, freedom = 0.0, 0
    for options, counts in places.items():
        expected = sum(counts.values()) / options
        if expected:
            statistic += sum((counts.get(i, 0) - expected) ** 2 / expected for i in range(options))
            freedom += options - 1
    if not freedom:
        return 1.0
    # Wilson and Hilferty's cube root: good to about 0.005, and needs no tables.
    spread = 2 / (9 * freedom)
    z = ((statistic / freedom) ** (1 / 3) - (1 - spread)) / math.sqrt(spread)
    return 0.5 * math.erfc(z / math.sqrt(2))
