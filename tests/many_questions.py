"""Decks of questions of every kind whose every word is random and stands in one place only.

So whoever holds the key finds any trace of it in a page by its words.
"""

from __future__ import annotations

import random
import re

from quizgen.model import GAP, Article, Deck, Evidence, Question

LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
ALL_KINDS = (
    "choice", "typed", "cloze", "true_false", "multiple", "matching", "ordering", "open",
)  # fmt: skip


class Maker:
    """Makes decks, the same ones from the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.made = 0

    def words(self, least: int = 1, most: int = 3) -> str:
        """A few words nobody has seen."""
        count = self.random.randint(least, most)
        return " ".join(
            "".join(self.random.choices(LETTERS, k=self.random.randint(9, 14)))
            for _ in range(count)
        )

    def several(self, least: int, most: int) -> tuple[str, ...]:
        """A few phrases."""
        return tuple(self.words() for _ in range(self.random.randint(least, most)))

    def deck(self, name: str, size: int, kinds: tuple[str, ...] = ALL_KINDS) -> Deck:
        """A deck of so many questions, kinds taking turns; each proof is a paragraph."""
        text, questions = self.words(4, 6), []
        title = text
        for number in range(size):
            said = self.words(5, 8)
            start = len(text) + 1
            text += f"\n{said}"
            proof = Evidence(said, start, len(text))
            questions.append(self._question(kinds[number % len(kinds)], proof))
        article = Article(name, title, None, text, (0, len(title)))
        return Deck(name, title, article, tuple(questions))

    def _question(self, kind: str, proof: Evidence) -> Question:
        more: dict[str, tuple[str, ...]] = {"tags": (self.words(1, 1),)}
        answer = self.words()
        stem = f"{self.words(3, 6)}?"
        if kind == "choice":
            more["distractors"] = self.several(2, 4)
        elif kind == "true_false":
            answer = self.random.choice(("Да", "Нет"))
            more["distractors"] = ("Нет" if answer == "Да" else "Да",)
            more["items"] = (self.words(),) if answer == "Нет" else ()
        elif kind in ("typed", "cloze"):
            more["accepted"] = self.several(0, 2)
            stem = f"{self.words()} {GAP} {self.words()}." if kind == "cloze" else stem
        elif kind in ("multiple", "matching", "ordering"):
            more["items"] = self.several(3, 4)
            if kind == "multiple":
                more["distractors"] = self.several(2, 3)
            if kind == "matching":
                more["matches"] = tuple(self.words() for _ in more["items"])
        name = "".join(self.random.choices("0123456789abcdef", k=16))
        self.made += 1
        return Question(
            f"q{name}", kind, stem, answer, proof, f"{self.words(1, 1)}/проба", "who", **more
        )


def words_of(*texts: str) -> set[str]:
    """The words of texts, long enough to be nobody else's."""
    return {word for text in texts for word in re.findall(r"\w+", text) if len(word) >= 9}


def offered(question: Question) -> tuple[str, ...]:
    """What the learner must choose from: not secret, but which of it is right."""
    if question.kind == "choice":
        return (question.answer, *question.distractors)
    if question.kind == "true_false":
        return ()
    return (*question.items, *question.matches, *question.distractors)


def shown_words(question: Question) -> set[str]:
    """The words a page may have before the answer."""
    return words_of(question.stem, *offered(question))


def key_words(question: Question) -> set[str]:
    """The words that tell the answer, its proof, or the question behind its number."""
    told = (question.answer, *question.accepted, *question.items, question.evidence.text)
    inner = (question.id, question.template, *question.tags)
    return words_of(*told, *inner) - shown_words(question)
