"""Learns which questions stand from those rated blind: `python -m evaluation.learn_soundness FILE`.

FILE is JSON, a list of {text, title, question, answer, evidence, template, kind, share, weight}:
share of the raters, 0..1, who accepted the question on all five points; weight, 1 where it is not
given, how much the verdict counts. A logistic model over the measures of
`quizgen.questions.soundness` and over templates, packs and kinds is fitted and written to
quizgen/questions/data/soundness.yaml. Only figures are printed: how often an accepted question goes
before a rejected one (AUC), and the share accepted of the likeliest, all in texts left out of the
fit. Verdicts on questions that later checks drop count too: those checks know them by heart.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.texts import ROOT
from quizgen.articles import article_from_text
from quizgen.files import write_atomically
from quizgen.questions import judge
from quizgen.questions.soundness import GROUPS, LEAST, MEASURES, Soundness
from quizgen.russian import analyse
from quizgen.templates.loader import builtin_packs
from quizgen.templates.said import facts_for

WEIGHTS = ROOT / "quizgen" / "questions" / "data" / "soundness.yaml"
SIGNS = {
    "genitives": -1, "moved": -1, "no name": -1, "three names": 1, "spoken of": 1,
    "of the title": 1, "a word of the title": 1, "answer is a name": 1, "long": -1,
    "prepositions": -1, "adjectives": -1, "asks late": -1, "done once": 1, "understood": 1,
}  # fmt: skip
"""What an editor would say before seeing any data; the sign is held."""
STRENGTH = 8.0
"""How strongly weights are drawn to nought: as so many questions would."""
LIGHTLY = 0.5
"""The same for how much of an article is understood: whole articles speak for that."""
FOLDS = 10
OFTEN = 5
"""A template, a pack or a kind rated less often has no weight of its own."""

UNDERSTOOD = "understood"

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Rated:
    """Rows of measures and names of groups, shares of raters who accepted, weights, texts."""

    columns: tuple[str, ...]
    rows: Floats
    shares: Floats
    counts: Floats
    texts: tuple[str, ...]


def measured(records: Sequence[dict[str, object]]) -> Rated:
    """Every rated question as the model sees it."""
    known: dict[str, tuple[Soundness, float]] = {}
    seen = Counter(pair for record in records for pair in _names(record))
    names = tuple(sorted(pair for pair, count in seen.items() if count >= OFTEN))
    rows = []
    for record in records:
        text, title = str(record["text"]), str(record["title"])
        if text not in known:
            known[text] = Soundness(title, text), _understood(title, text)
        by, share = known[text]
        found = by.measures(str(record["question"]), str(record["answer"]), str(record["evidence"]))
        own = set(_names(record))
        row = (found[name] for name in MEASURES)
        rows.append([*row, share, *(float(n in own) for n in names)])
    return Rated(
        columns=(*MEASURES, UNDERSTOOD, *(f"{group}: {name}" for group, name in names)),
        rows=np.array(rows),
        shares=np.array([float(str(record["share"])) for record in records]),
        counts=np.array([float(str(record.get("weight", 1))) for record in records]),
        texts=tuple(str(record["text"]) for record in records),
    )


def _understood(title: str, text: str) -> float:
    """How much of the article is understood, as of `soundness.understood`."""
    article = article_from_text(f"{title}\n\n{text}", "rated")
    packs = builtin_packs()
    return judge(facts_for(packs, analyse(article), article), packs, article).understood


def _names(record: dict[str, object]) -> list[tuple[str, str]]:
    """The (group, name) a question has in every group."""
    template = str(record["template"])
    own = {"template": template, "pack": template.split("/")[0], "kind": str(record["kind"])}
    return [(group, own[group]) for group in GROUPS]


def fit(rated: Rated, chosen: NDArray[np.bool_]) -> tuple[float, Floats]:
    """The base and the weights, each on the side of nought where its sign is."""
    rows, shares, counts = rated.rows[chosen], rated.shares[chosen], rated.counts[chosen]
    signs = np.array([SIGNS.get(name, 0) for name in rated.columns], dtype=float)
    weights, base = np.zeros(rows.shape[1]), 0.0
    pull = np.array([LIGHTLY if name == UNDERSTOOD else STRENGTH for name in rated.columns])
    step = 4.0 / (len(rows) + STRENGTH)
    for _ in range(3000):
        wrong = counts * (1 / (1 + np.exp(-(rows @ weights + base))) - shares)
        weights -= step * (rows.T @ wrong + pull * weights) / 4
        base -= step * float(wrong.sum()) / 4
        weights = np.where(weights * signs < 0, 0, weights)
    return base, weights


def left_out(rated: Rated) -> Floats:
    """The chance of every question by a fit that has not seen its text."""
    order = {text: i % FOLDS for i, text in enumerate(sorted(set(rated.texts)))}
    folds = np.array([order[text] for text in rated.texts])
    found = np.zeros(len(rated.rows))
    for fold in range(FOLDS):
        base, weights = fit(rated, folds != fold)
        found[folds == fold] = 1 / (1 + np.exp(-(rated.rows[folds == fold] @ weights + base)))
    return found


def auc(scores: Floats, right: NDArray[np.bool_]) -> float:
    """How often right goes before wrong."""
    gaps = scores[right][:, None] - scores[~right][None, :]
    return float(((gaps > 0) + 0.5 * (gaps == 0)).mean())


def table(rated: Rated) -> str:
    """The data file."""
    base, weights = fit(rated, np.ones(len(rated.rows), dtype=bool))
    found = dict(zip(rated.columns, weights, strict=True))
    plain = np.array([found[name] for name in MEASURES])
    lines = [
        "# How much each measure (quizgen/questions/soundness.py) speaks for a question.",
        "# Made by evaluation/learn_soundness.py: a logistic model fitted to",
        f"# {len(rated.rows)} questions rated blind, {int((rated.shares >= 0.5).sum())} accepted.",
        "# Ordinary is the sum of measures a question in the middle has.",
        f"base: {base:.2f}",
        f"ordinary: {float(np.median(rated.rows[:, : len(MEASURES)] @ plain)):.2f}",
        f"understood: {found[UNDERSTOOD]:.2f}",
        "weights:",
        *(f'  "{name}": {found[name]:.2f}' for name in MEASURES),
    ]
    for group in GROUPS:
        own = [(name, w) for name, w in found.items() if name.startswith(f"{group}: ")]
        lines += [f"{group}:", *(f'  "{n.split(": ")[1]}": {w:.2f}' for n, w in sorted(own))]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Read the command line, learn, write, print figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("verdicts", type=Path)
    parser.add_argument("--dry-run", action="store_true", help="print figures, write nothing")
    given = parser.parse_args()
    rated = measured(json.loads(given.verdicts.read_text(encoding="utf-8")))
    right = rated.shares >= 0.5
    whole = rated.counts > 1
    chances = left_out(rated)[whole]
    right, order = right[whole], np.argsort(-chances)
    print(f"{len(right)} questions, {right.mean():.0%} accepted, AUC {auc(chances, right):.3f}")
    for part in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95):
        likeliest = order[: int(part * len(order))]
        print(f"  likeliest {part:.0%}: {right[likeliest].mean():.0%} accepted,"
              f" chance from {chances[likeliest].min():.2f}")  # fmt: skip
    above = chances >= LEAST
    print(f"  from {LEAST}: {above.mean():.0%} left, {right[above].mean():.0%} accepted")
    print(table(rated))
    if not given.dry_run:
        write_atomically(WEIGHTS, table(rated).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
