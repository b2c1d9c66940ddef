"""Learns which stems stand from questions rated blind: `python -m evaluation.learn_soundness FILE`.

FILE is JSON, a list of {text, title, question, answer, evidence, share}: share of the raters, 0..1,
who accepted the question on all five points. A logistic model over the measures of
`quizgen.questions.soundness` is fitted and written to quizgen/questions/data/soundness.yaml. Only
figures are printed: how often an accepted question goes before a rejected one (AUC), and the share
accepted of the likeliest, both in texts left out of the fit.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.texts import ROOT
from quizgen.files import write_atomically
from quizgen.questions.soundness import MEASURES, Soundness

WEIGHTS = ROOT / "quizgen" / "questions" / "data" / "soundness.yaml"
SIGNS = {
    "genitives": -1, "moved": -1, "no name": -1, "spoken of": 1, "of the title": 1,
    "answer is a name": 1, "long": -1,
}  # fmt: skip
"""What an editor would say before seeing any data; the sign is held."""
STRENGTH = 4.0
"""How strongly weights are drawn to nought: as so many questions would."""
FOLDS = 8

Floats = NDArray[np.float64]


def measured(records: Sequence[dict[str, object]]) -> tuple[Floats, Floats, list[str]]:
    """Rows of measures, shares of raters who accepted, and the text of each."""
    known: dict[str, Soundness] = {}
    rows, shares, texts = [], [], []
    for record in records:
        text, title = str(record["text"]), str(record["title"])
        by = known.setdefault(text, Soundness(title, text))
        found = by.measures(str(record["question"]), str(record["answer"]), str(record["evidence"]))
        rows.append([found[name] for name in MEASURES])
        shares.append(float(str(record["share"])))
        texts.append(text)
    return np.array(rows), np.array(shares), texts


def fit(rows: Floats, shares: Floats) -> tuple[float, Floats]:
    """The base and the weights, each on the side of nought where its sign is."""
    signs = np.array([SIGNS[name] for name in MEASURES], dtype=float)
    weights, base = np.zeros(rows.shape[1]), 0.0
    step = 1.0 / (len(rows) + STRENGTH)
    for _ in range(6000):
        wrong = 1 / (1 + np.exp(-(rows @ weights + base))) - shares
        weights -= step * (rows.T @ wrong + STRENGTH * weights)
        base -= step * float(wrong.sum())
        weights = np.where(weights * signs < 0, 0, weights)
    return base, weights


def left_out(rows: Floats, shares: Floats, texts: Sequence[str]) -> Floats:
    """The chance of every question by a fit that has not seen its text."""
    order = {text: i % FOLDS for i, text in enumerate(sorted(set(texts)))}
    folds = np.array([order[text] for text in texts])
    found = np.zeros(len(rows))
    for fold in range(FOLDS):
        base, weights = fit(rows[folds != fold], shares[folds != fold])
        found[folds == fold] = 1 / (1 + np.exp(-(rows[folds == fold] @ weights + base)))
    return found


def auc(scores: Floats, right: NDArray[np.bool_]) -> float:
    """How often right goes before wrong."""
    gaps = scores[right][:, None] - scores[~right][None, :]
    return float(((gaps > 0) + 0.5 * (gaps == 0)).mean())


def table(rows: Floats, shares: Floats) -> str:
    """The data file."""
    base, weights = fit(rows, shares)
    lines = [
        "# How much each measure (quizgen/questions/soundness.py) speaks for a question.",
        "# Made by evaluation/learn_soundness.py: a logistic model fitted to",
        f"# {len(rows)} questions rated blind, {int((shares >= 0.5).sum())} of them accepted.",
        "# Ordinary is the sum a question in the middle has, base left out.",
        f"base: {base:.2f}",
        f"ordinary: {float(np.median(rows @ weights)):.2f}",
        "weights:",
    ]
    lines += [f'  "{name}": {weight:.2f}' for name, weight in zip(MEASURES, weights, strict=True)]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Read the command line, learn, write, print figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("verdicts", type=Path)
    parser.add_argument("--dry-run", action="store_true", help="print figures, write nothing")
    given = parser.parse_args()
    rows, shares, texts = measured(json.loads(given.verdicts.read_text(encoding="utf-8")))
    right = shares >= 0.5
    chances = left_out(rows, shares, texts)
    order = np.argsort(-chances)
    print(f"{len(rows)} questions, {right.mean():.0%} accepted, AUC {auc(chances, right):.3f}")
    for part in (0.25, 0.5, 0.75):
        likeliest = order[: int(part * len(order))]
        print(f"  likeliest {part:.0%}: {right[likeliest].mean():.0%} accepted,"
              f" chance from {chances[likeliest].min():.2f}")  # fmt: skip
    print(table(rows, shares))
    if not given.dry_run:
        write_atomically(WEIGHTS, table(rows, shares).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
