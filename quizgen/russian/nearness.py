"""How near two words are in sense, by the embeddings the models already carry."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from quizgen.russian.models import embeddings


@lru_cache(maxsize=4096)
def _vector(lemma: str) -> NDArray[np.float32] | None:
    table = embeddings()
    found = table.get(lemma)
    if found is None:
        found = table.get(lemma.replace("ё", "е"))
    if found is None:
        return None
    norm = float(np.linalg.norm(found))
    return np.asarray(found / norm, dtype=np.float32) if norm else None


def nearness(one: str, other: str) -> float | None:
    """Cosine of two dictionary forms, -1..1, or None where one is unknown."""
    first, second = _vector(one), _vector(other)
    if first is None or second is None:
        return None
    return float(first @ second)
