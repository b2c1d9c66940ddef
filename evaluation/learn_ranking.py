"""Learns what to ask first from what people asked: `python -m evaluation.learn_ranking [DATA]`.

A candidate is a draft, before any review, or a phrase the facts name that no template asks; it is
right where a person asked the same answer from the same sentence (coverage.py beside the data says
so). A logistic model over the measures of `quizgen.questions.importance` is fitted to the open half
and written to quizgen/questions/data/ranking.yaml. The data are few, so the weights are drawn to a
guess and keep its sign. Only figures are printed: how often a right candidate goes before a wrong
one of its text (AUC), in texts left out of the fit and in the held half.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from evaluation.texts import DATA, HELD, OPEN, ROOT, Text, read_texts
from quizgen.facts import Fact, extract
from quizgen.files import write_atomically
from quizgen.questions.drafts import compose
from quizgen.questions.importance import MEASURES, Importance
from quizgen.russian import analyse
from quizgen.templates.loader import builtin_packs

WEIGHTS = ROOT / "quizgen" / "questions" / "data" / "ranking.yaml"
SAME = 0.8
"""Token F1 from which two answers are one, as coverage.py has it."""
GUESS = {
    "early": 0.3,
    "early in its paragraph": 0.2,
    "in the headline": 0.3,
    "of the title": 0.5,
    "central": 0.3,
    "told": 0.5,
    "named": 0.3,
    "long stem": -0.5,
    "short stem": -0.5,
    "long answer": -0.3,
    "somebody's words": -0.2,
    "side clause": -0.2,
    "first mention": 0.2,
    "much spoken of": -0.2,
    "template": 1.0,
    "asks a name": 0.3,
    "asks a time": 0.3,
    "asks a number": 0.3,
    "asks a person": 0.3,
    "asks a post": -0.3,
    "asks a place": 0.2,
    "asks an organisation": 0.2,
}
"""What an editor would say before seeing any data; the sign is held."""
STRENGTH = 8.0
"""How strongly weights are drawn to the guess: as so many candidates would."""
_WORDING = [MEASURES.index(n) for n in ("told", "named", "long stem", "short stem", "template")]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Candidates:
    """The candidates of one text: a row of measures each, whether it is right, whether a draft."""

    text: str
    rows: Floats
    right: NDArray[np.bool_]
    drafts: NDArray[np.bool_]


def candidates(text: Text, coverage: ModuleType) -> Candidates:
    """Everything that could be asked of a text, measured and compared with what people asked."""
    article = text.article
    facts = extract(analyse(article), article)
    importance = Importance(article)
    spans = coverage.sentences(text.record["text"])
    asked = []
    for row in text.asked:
        span = coverage.sent_at(spans, row["answer_start"])
        if span:
            asked.append((row["answer"], text.record["text"][span[0] : span[1]]))

    def right(answer: str, fact: Fact) -> bool:
        return any(
            coverage.f1(gold, answer) >= SAME
            and coverage.evidence_covers(fact.evidence.text, sentence)
            for gold, sentence in asked
        )

    rows, labels, drafted, known = [], [], [], set()
    for draft in compose(facts, builtin_packs(), article):
        if not isinstance(draft, str):
            known.add((draft.fact.sentence.i, tuple(t.i for t in draft.role.focus)))
            measured = importance.measures(draft)
            rows.append([measured[name] for name in MEASURES])
            labels.append(right(draft.answer, draft.fact))
            drafted.append(True)
    for fact in facts:
        for role in fact.roles:
            key = fact.sentence.i, tuple(t.i for t in role.focus)
            if key not in known:
                known.add(key)
                said = role.text or " ".join(token.text for token in role.focus)
                phrase = importance.of_phrase(fact, role, said)
                rows.append([phrase.get(name, np.nan) for name in MEASURES])
                labels.append(right(said, fact))
                drafted.append(False)
    return Candidates(
        text.id,
        np.array(rows, dtype=float).reshape(len(rows), len(MEASURES)),
        np.array(labels, dtype=bool),
        np.array(drafted, dtype=bool),
    )


def stacked(texts: Sequence[Candidates]) -> tuple[Floats, NDArray[np.bool_]]:
    """All rows and labels; a phrase nobody worded has the average wording."""
    rows = np.concatenate([text.rows for text in texts])
    means = np.nanmean(rows, axis=0)
    rows = np.where(np.isnan(rows), means, rows)
    return rows, np.concatenate([text.right for text in texts])


def fit(texts: Sequence[Candidates], strength: float = STRENGTH) -> Floats:
    """Weights of the measures, each on the side of nought where the guess is."""
    rows, right = stacked(texts)
    guess = np.array([GUESS[name] for name in MEASURES])
    weights, base = guess.copy(), float(np.log(right.mean() / (1 - right.mean())))
    step = 4.0 / (len(rows) + 4 * strength)
    for _ in range(4000):
        wrong = 1 / (1 + np.exp(-(rows @ weights + base))) - right
        weights -= step * 0.3 * (rows.T @ wrong + strength * (weights - guess))
        base -= step * 0.3 * float(wrong.sum())
        weights = np.where(weights * guess < 0, 0, weights)
    return weights


def auc(text: Candidates, weights: Floats, drafts_only: bool) -> tuple[float, int]:
    """How often right goes before wrong in a text, and over how many pairs."""
    keep = text.drafts if drafts_only else np.ones(len(text.right), dtype=bool)
    rows, right = stacked([text])
    scores = (rows @ weights)[keep]
    good, bad = scores[right[keep]], scores[~right[keep]]
    pairs = len(good) * len(bad)
    if not pairs:
        return 0.0, 0
    gaps = good[:, None] - bad[None, :]
    return float(((gaps > 0) + 0.5 * (gaps == 0)).sum()) / pairs, pairs


def average(found: Sequence[tuple[float, int]]) -> float:
    """The mean over pairs."""
    pairs = sum(count for _, count in found)
    return sum(value * count for value, count in found) / max(1, pairs)


def figures(learnt: Sequence[Candidates], held: Sequence[Candidates]) -> Iterator[str]:
    """AUC of the guess and of the fit, over drafts and over all candidates."""
    guess = np.array([GUESS[name] for name in MEASURES])
    template = np.array([float(name == "template") for name in MEASURES])
    whole = fit(learnt)
    for title, drafts_only in (("drafts", True), ("drafts and other phrases", False)):
        left_out = [
            auc(text, fit([other for other in learnt if other is not text]), drafts_only)
            for text in learnt
        ]
        yield f"{title}:"
        yield f"  open half, texts left out   {average(left_out):.3f}"
        for name, weights in (("the fit", whole), ("the guess", guess), ("template", template)):
            ours = average([auc(text, weights, drafts_only) for text in learnt])
            theirs = average([auc(text, weights, drafts_only) for text in held])
            yield f"  {name:<12} open half {ours:.3f}   held half {theirs:.3f}"


def table(texts: Sequence[Candidates], weights: Floats) -> str:
    """The data file."""
    rows, right = stacked(texts)
    base = -float(np.median(rows @ weights))
    lines = [
        "# How much each measure (quizgen/questions/importance.py) speaks for asking something.",
        "# Made by evaluation/learn_ranking.py: a logistic model fitted to what people asked of",
        f"# {len(texts)} encyclopaedia articles, {int(right.sum())} of {len(right)} candidates,",
        "# drawn to a guess and keeping its sign. The base puts an ordinary question at 0.5.",
        f"base: {base:.2f}",
        "weights:",
    ]
    lines += [f'  "{name}": {weight:.2f}' for name, weight in zip(MEASURES, weights, strict=True)]
    return "\n".join(lines) + "\n"


def _coverage(data: Path) -> ModuleType:
    path = data.resolve().parent / "coverage.py"
    spec = importlib.util.spec_from_file_location("coverage", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise SystemExit(f"{path} is needed to compare answers")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> int:
    """Read the command line, learn, write, print figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("--dry-run", action="store_true", help="print figures, write nothing")
    given = parser.parse_args()
    asked = [text for text in read_texts(given.data) if text.asked]
    if not asked:
        print(f"No texts with people's questions in {given.data}: nothing to learn from.")
        return 0
    coverage = _coverage(given.data)
    learnt = [candidates(text, coverage) for text in asked if text.half == OPEN]
    held = [candidates(text, coverage) for text in asked if text.half == HELD]
    for half, texts in ((OPEN, learnt), (HELD, held)):
        _, right = stacked(texts)
        drafts = sum(int(text.drafts.sum()) for text in texts)
        print(f"{half} half: {len(right)} candidates ({drafts} drafts), {right.sum()} asked")
    weights = fit(learnt)
    print("\n".join(figures(learnt, held)))
    print(table(learnt, weights))
    if not given.dry_run:
        write_atomically(WEIGHTS, table(learnt, weights).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
