"""Dependency trees from the parser's arc scores: always one root, no cycles, no crossing arcs.

slovnet takes each word's best head alone, which gives cycles and several roots in 13–27 % of
sentences. Where its choice is no projective one-rooted tree, the best such tree is found by
Eisner's algorithm (Eisner 1996, "Three new probabilistic models for dependency parsing"); a
projective tree also makes every phrase one unbroken stretch of text.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_NEVER = -1e9


def decode(scores: NDArray[np.float32]) -> list[int]:
    """The best projective tree with one root.

    Args:
        scores: shape (n, n + 1); [i, j] scores word i having head j, column 0 is the root.

    Returns:
        n heads: 0 for the root word, else the 1-based position of the head.
    """
    logs = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    np.fill_diagonal(logs[:, 1:], _NEVER)
    greedy = [int(head) for head in logs.argmax(axis=1)]
    return greedy if is_tree(greedy) else _eisner(logs)


def is_tree(heads: Sequence[int]) -> bool:
    """Whether the heads (0 root, else 1-based) form one projective tree with one root."""
    if sum(head == 0 for head in heads) != 1:
        return False
    for start in range(1, len(heads) + 1):
        steps, node = 0, start
        while node:
            node = heads[node - 1]
            steps += 1
            if steps > len(heads):
                return False
    # The root's own arc counts too: nothing may span over the root word.
    arcs = [(min(i, h), max(i, h)) for i, h in enumerate(heads, 1)]
    return not any(a < c < b < d for a, b in arcs for c, d in arcs)


def _eisner(logs: NDArray[np.float32]) -> list[int]:
    """Eisner's chart over the words, then the best single root over complete half-spans."""
    n = len(logs)
    arc = logs[:, 1:].T.astype(np.float64)  # arc[h, d]
    right = np.full((n, n), _NEVER)  # head at the left end, complete
    left = np.full((n, n), _NEVER)  # head at the right end, complete
    right_open = np.full((n, n), _NEVER)
    left_open = np.full((n, n), _NEVER)
    cut_open = np.zeros((n, n), dtype=np.int32)
    cut_right = np.zeros((n, n), dtype=np.int32)
    cut_left = np.zeros((n, n), dtype=np.int32)
    for i in range(n):
        right[i, i] = left[i, i] = 0.0
    for width in range(1, n):
        for i in range(n - width):
            j = i + width
            joined = right[i, i:j] + left[i + 1 : j + 1, j]
            k = int(joined.argmax())
            cut_open[i, j] = i + k
            right_open[i, j] = joined[k] + arc[i, j]
            left_open[i, j] = joined[k] + arc[j, i]
            closed = right_open[i, i + 1 : j + 1] + right[i + 1 : j + 1, j]
            k = int(closed.argmax())
            cut_right[i, j] = i + 1 + k
            right[i, j] = closed[k]
            closed = left[i, i:j] + left_open[i:j, j]
            k = int(closed.argmax())
            cut_left[i, j] = i + k
            left[i, j] = closed[k]
    root = int(np.argmax([left[0, r] + right[r, n - 1] + logs[r, 0] for r in range(n)]))
    heads = [0] * n
    stack = [("left", 0, root), ("right", root, n - 1)]
    while stack:
        kind, i, j = stack.pop()
        if i == j:
            continue
        if kind == "right":
            k = int(cut_right[i, j])
            stack += [("right_open", i, k), ("right", k, j)]
        elif kind == "left":
            k = int(cut_left[i, j])
            stack += [("left", i, k), ("left_open", k, j)]
        else:
            k = int(cut_open[i, j])
            head, child = (i, j) if kind == "right_open" else (j, i)
            heads[child] = head + 1
            stack += [("right", i, k), ("left", k + 1, j)]
    return heads
