"""Trees out of arc scores: one root, no cycles, no crossing arcs, and the best such tree."""

from __future__ import annotations

from functools import cache
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from quizgen.russian.trees import decode, is_tree


def matrices(longest: int) -> st.SearchStrategy[NDArray[np.float32]]:
    """Score matrices of n words by n + 1 heads, whole and half points apart."""
    values = st.integers(-40, 40).map(lambda value: np.float32(value / 2))
    return st.integers(1, longest).flatmap(
        lambda n: arrays(np.float32, (n, n + 1), elements=values)
    )


def faults(heads: list[int]) -> list[str]:
    """What keeps heads from being a tree with one root and no crossing arcs, the slow way."""
    found = []
    if heads.count(0) != 1:
        found.append("roots")
    under, grown = {0}, True
    while grown:  # a cycle is never reached from the root
        more = {i for i, head in enumerate(heads, 1) if head in under} - under
        under |= more
        grown = bool(more)
    if len(under) != len(heads) + 1:
        found.append("cycle")
    for i, head in enumerate(heads, 1):
        inside = set(range(min(i, head) + 1, max(i, head)))
        ends = {i, head}
        for j, other in enumerate(heads, 1):
            if not {j, other} & ends and (j in inside) != (other in inside):
                found.append("crossing")
    return found


@cache
def best_trees(n: int) -> tuple[tuple[int, ...], ...]:
    """Every tree over n words whose phrases are all unbroken stretches."""

    def span(heads: tuple[int, ...], top: int) -> set[int]:
        return {top}.union(*(span(heads, i) for i, head in enumerate(heads, 1) if head == top))

    whole = []
    for heads in product(range(n + 1), repeat=n):
        if not faults(list(heads)):
            spans = [span(heads, i) for i in range(1, n + 1)]
            if all(max(own) - min(own) + 1 == len(own) for own in spans):
                whole.append(heads)
    return tuple(whole)


@settings(max_examples=100, deadline=None)
@given(matrices(12))
def test_decoded_heads_are_a_tree(scores):
    """Whatever the scores, the heads make one projective tree with one root."""
    heads = decode(scores)
    assert len(heads) == len(scores)
    assert faults(heads) == []


@settings(max_examples=100, deadline=None)
@given(matrices(4))
def test_decoded_tree_is_the_best(scores):
    """No one-rooted tree of unbroken phrases scores higher."""
    logs = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)

    def total(heads) -> float:
        return float(sum(logs[i, head] for i, head in enumerate(heads)))

    best = max(map(total, best_trees(len(scores))))
    assert total(decode(scores)) >= best - 1e-3


@settings(max_examples=150, deadline=None)
@given(matrices(7))
def test_each_words_own_best_head_is_kept_where_they_make_a_tree(scores):
    """Where every word's best head already makes a tree, that tree is taken."""
    masked = scores.copy()
    np.fill_diagonal(masked[:, 1:], -1000)
    greedy = [int(head) for head in masked.argmax(axis=1)]
    if not faults(greedy):
        assert decode(scores) == greedy


def test_scores_are_left_as_they_were():
    """Decoding does not write into the parser's scores."""
    scores = np.arange(12, dtype=np.float32).reshape(3, 4)
    before = scores.copy()
    decode(scores)
    assert (scores == before).all()


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ([0], True),
        ([2, 0, 2], True),
        ([0, 1, 2, 3], True),
        ([0, 0], False),  # two roots
        ([2, 1], False),  # a cycle and no root
        ([0, 3, 2], False),  # a cycle beside the root
        ([3, 4, 0, 3], False),  # arcs 1–3 and 2–4 cross
        ([2, 4, 2, 0], True),
        ([2, 0, 1], False),  # the arc 1–3 spans over the root
    ],
)
def test_is_tree(heads, expected):
    """One root, no cycle and no crossing arcs make a tree, and nothing less does."""
    assert is_tree(heads) is expected


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 4), min_size=1, max_size=4))
def test_is_tree_agrees_with_the_slow_way(heads):
    """The quick check says of any heads what the slow one says."""
    heads = [min(head, len(heads)) for head in heads]
    assert is_tree(heads) is (faults(heads) == [])
