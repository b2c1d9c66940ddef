"""How doubtful the questions of a deck may be: three levels, by the names they are chosen by."""

from __future__ import annotations

from collections.abc import Mapping

from quizgen.questions.soundness import DOUBTFUL, LEAST, SURE

CHANCES: Mapping[str, float] = {"sure": SURE, "usual": LEAST, "doubtful": DOUBTFUL}
"""Level → the chance, 0..1, that a strict reader accepts a question, below which it is left out."""
