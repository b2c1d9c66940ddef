"""The neural models: names, morphology and syntax, loaded once, at first use, from disk.

The model files travel inside the `natasha` wheel; its code is never imported.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from navec import Navec
from numpy.typing import NDArray
from slovnet import NER, Morph, Syntax

_BATCH = 16
_EMBEDDINGS = "emb/navec_news_v1_1B_250K_300d_100q.tar"


@dataclass(frozen=True, slots=True)
class Tag:
    """The tagger's reading of one word: Universal part of speech and features."""

    pos: str
    feats: dict[str, str]


@dataclass(frozen=True, slots=True)
class Arcs:
    """Scores of a sentence of n words: `heads[i, j]` for word i having head j (0 is the root)."""

    heads: NDArray[np.float32]
    _states: Any
    _parser: Any

    def relations(self, heads: Sequence[int]) -> list[str]:
        """The best relation of each word to its given head (0 for the root, else 1-based)."""
        index = np.array([list(heads)])
        model = self._parser.infer.model
        scores = model.rel(self._states[None], index)[0]
        vocab = self._parser.infer.decoder.rels_vocab
        best = scores.argmax(-1)
        return [str(vocab.decode(int(i))) for i in best]


def data_folder() -> Path:
    """The folder of the model files. Raises ModuleNotFoundError where the wheel is absent."""
    spec = importlib.util.find_spec("natasha")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("natasha, which carries the language models, is not installed")
    return Path(spec.origin).parent / "data"


@lru_cache(maxsize=1)
def embeddings() -> Any:
    """The navec embeddings: 250,000 Russian word forms, 300 dimensions."""
    return Navec.load(data_folder() / _EMBEDDINGS)


def _load(kind: Any, name: str) -> Any:
    model = kind.load(data_folder() / "model" / f"slovnet_{name}_news_v1.tar", batch_size=_BATCH)
    return model.navec(embeddings())


@lru_cache(maxsize=1)
def _ner() -> Any:
    return _load(NER, "ner")


@lru_cache(maxsize=1)
def _morph() -> Any:
    return _load(Morph, "morph")


@lru_cache(maxsize=1)
def _syntax() -> Any:
    return _load(Syntax, "syntax")


def _by_length(items: Sequence[Sequence[str]]) -> list[int]:
    """Order that puts sentences of like length into one batch: less padding to compute."""
    return sorted(range(len(items)), key=lambda i: len(items[i]))


def find_names(texts: Sequence[str]) -> list[list[tuple[int, int, str]]]:
    """Names in each text as (start, stop, type), type PER, ORG or LOC; offsets into the text."""
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    found: list[list[tuple[int, int, str]]] = [[] for _ in texts]
    for i, markup in zip(order, _ner().map([texts[i] for i in order]), strict=True):
        found[i] = [(int(s.start), int(s.stop), str(s.type)) for s in markup.spans]
    return found


def tag_words(items: Sequence[Sequence[str]]) -> list[list[Tag]]:
    """Part of speech and features of every word of every sentence."""
    order = _by_length(items)
    found: list[list[Tag]] = [[] for _ in items]
    for i, markup in zip(order, _morph().map([list(items[i]) for i in order]), strict=True):
        found[i] = [Tag(str(token.pos), dict(token.feats or {})) for token in markup.tokens]
    return found


def score_arcs(items: Sequence[Sequence[str]]) -> list[Arcs]:
    """The parser's scores for every sentence, for a decoder that wants whole trees."""
    parser = _syntax()
    model = parser.infer.model
    order = _by_length(items)
    found: list[Arcs | None] = [None] * len(items)
    position = 0
    for batch in parser.infer.encoder([list(items[i]) for i in order]):
        states = model.encoder(model.emb(batch.word_id, batch.shape_id), batch.pad_mask)
        scores = model.head(states)
        for row in range(len(states)):
            i = order[position]
            n = len(items[i])
            found[i] = Arcs(scores[row, :n, : n + 1], states[row, :n], parser)
            position += 1
    return [arcs for arcs in found if arcs is not None]
