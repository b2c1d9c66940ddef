"""The parser's scores weighed by morphology and by the commas of inserted clauses."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from quizgen.russian import models
from quizgen.russian.agreement import agrees
from quizgen.russian.chunks import Chunk
from quizgen.russian.morphology import readings

_LINKS = frozenset(("который", "где", "куда", "откуда"))
_CROSSES = 5.0
"""Log-odds taken from an arc that crosses the comma of an inserted clause."""
_DISAGREES = 6.0
"""Log-odds taken from an arc whose words cannot agree: the second witness beside the parser."""


def weighed(
    scores: NDArray[np.float32], chunks: Sequence[Chunk], tags: Sequence[models.Tag]
) -> NDArray[np.float32]:
    """The parser's scores, less what morphology speaks against."""
    result = scores.copy()
    n = len(chunks)
    for j, c in enumerate(chunks):
        if tags[j].pos == "PUNCT":
            result[:, j + 1] -= 20.0
        if c.kind == "named" and j:
            result[j, :] -= 20.0
            result[j, j] += 40.0  # head is the word before it
    result[:, n + 1] -= 20.0
    _keep_apart(result, chunks, tags)
    for i in range(n):
        if tags[i].pos not in ("ADJ", "DET") and tags[i].feats.get("VerbForm") != "Part":
            continue
        if tags[i].feats.get("Variant") == "Short":
            continue
        for j in range(n):
            if tags[j].pos in ("NOUN", "PROPN") and not agrees(
                readings(chunks[i].shown), readings(chunks[j].shown)
            ):
                result[i, j + 1] -= _DISAGREES
    return result


def _keep_apart(
    weighed: NDArray[np.float32], chunks: Sequence[Chunk], tags: Sequence[models.Tag]
) -> None:
    """Participial and relative clauses between commas: only their verb may hang outside.

    The parser lets the words after the second comma hang on the inserted clause.
    """
    segments = _segments(chunks, tags)
    for number, (first, last, gate) in enumerate(segments):
        if gate is None:
            continue
        weighed[first:last, 0] -= _CROSSES
        for i in range(first, last):
            if not gate[0] <= i < gate[1]:
                weighed[i, 1 : first + 1] -= _CROSSES
                weighed[i, last + 1 :] -= _CROSSES
        follows = segments[number + 1 :]
        for other_first, other_last, other_gate in follows:
            if other_gate is None:
                weighed[other_first:other_last, first + 1 : last + 1] -= _CROSSES
        weighed[:first, first + 1 : last + 1] -= _CROSSES


def _segments(
    chunks: Sequence[Chunk], tags: Sequence[models.Tag]
) -> list[tuple[int, int, tuple[int, int] | None]]:
    """Stretches between commas: (first, last, words that may hang outside; None for main ones)."""
    commas = [i for i, c in enumerate(chunks) if c.shown == ","]
    bounds = [-1, *commas, len(chunks)]
    found: list[tuple[int, int, tuple[int, int] | None]] = []
    for begin, end in pairwise(bounds):
        first = begin + 1
        if first >= end:
            continue
        gate: tuple[int, int] | None = None
        if begin < 0 and tags[first].feats.get("VerbForm") == "Conv":
            gate = (first, first + 1)
        elif begin >= 0:
            head = tags[first]
            if head.feats.get("VerbForm") == "Part" and "Case" in head.feats:
                gate = (first, first + 1)
            elif any(readings(c.shown)[0].lemma in _LINKS for c in chunks[first : first + 3]):
                verbs = [
                    i
                    for i in range(first, end)
                    if tags[i].feats.get("VerbForm") == "Fin"
                    or tags[i].feats.get("Variant") == "Short"
                ]
                gate = (verbs[0], verbs[-1] + 1) if verbs else None
        found.append((first, end, gate))
    return found
