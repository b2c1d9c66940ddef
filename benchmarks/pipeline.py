"""Seconds of every stage on the seed article, beside the bare models, all in one run.

    python benchmarks/pipeline.py [ARTICLE] [--runs N]

Prints medians with minimum and maximum. It only measures: nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import importlib.util
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from navec import Navec
from slovnet import NER, Morph, Syntax

from quizgen import generate
from quizgen.articles import read_article
from quizgen.facts import extract
from quizgen.questions import ask
from quizgen.russian import analyse
from quizgen.templates.loader import builtin_packs

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "2025-11-13-kazakhstan-russia-universities.txt"


def seconds(work: Callable[[], object], runs: int) -> list[float]:
    """How long the work takes, run by run."""
    taken = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return taken


def bare_models() -> Callable[[Sequence[Sequence[str]]], None]:
    """slovnet's morphology, syntax and names over sentences, with nothing of ours around them."""
    spec = importlib.util.find_spec("natasha")
    if spec is None or spec.origin is None:
        raise SystemExit("natasha, which carries the models, is not installed")
    data = Path(spec.origin).parent / "data"
    navec = Navec.load(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")
    morph, syntax, ner = (
        model.load(data / "model" / f"slovnet_{name}_news_v1.tar").navec(navec)
        for model, name in ((Morph, "morph"), (Syntax, "syntax"), (NER, "ner"))
    )

    def run(sentences: Sequence[Sequence[str]]) -> None:
        for model in (morph, syntax):
            list(model.map(sentences))
        list(ner.map([" ".join(sentence) for sentence in sentences]))

    return run


def report(what: str, taken: Sequence[float]) -> float:
    """Print one line and return the median."""
    middle = statistics.median(taken)
    print(f"{what:<44}{middle:8.3f} s   ({min(taken):.3f}–{max(taken):.3f})")
    return middle


def measure_stages(path: Path, runs: int) -> None:
    """The stages in this process, warm, and the bare models over the same sentences."""
    article = read_article(path)
    models = bare_models()
    sentences = analyse(article)
    words = [[token.text for token in sentence.tokens] for sentence in sentences]
    words = [sentence for sentence in words if sentence]
    packs = builtin_packs()
    facts = extract(sentences, article)
    models(words)
    print(f"{path.name}: {len(sentences)} sentences, {sum(map(len, words))} tokens, {runs} runs\n")
    bare = report("bare slovnet models", seconds(lambda: models(words), runs))
    analysis = report("analysis (russian)", seconds(lambda: analyse(article), runs))
    # What is kept for a sentence must be found anew, as it is of an article nobody has read.
    unread = iter([analyse(article) for _ in range(runs)])
    finding = report("facts", seconds(lambda: extract(next(unread), article), runs))
    asking = report("questions", seconds(lambda: ask(facts, packs, article), runs))
    whole = report("whole pipeline", seconds(lambda: generate(article), runs))
    print(f"\nwhole pipeline / bare models: {whole / bare:.2f}")
    print(f"stages after analysis / analysis: {(finding + asking) / analysis:.2f}\n")


def measure_cold(path: Path, runs: int) -> None:
    """The command as a whole process, beside the least that any process with numpy takes."""
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "python -c 'import numpy', cold": ["-c", "import numpy"],
            "quizgen --help, cold": ["-m", "quizgen", "--help"],
            "quizgen generate, cold": [
                *("-m", "quizgen", "generate", str(path)),
                *("-o", str(Path(folder) / "deck.apkg")),
            ],
        }
        for what, arguments in commands.items():
            report(what, seconds(lambda given=arguments: _process(given), runs))


def _process(arguments: Sequence[str]) -> None:
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("article", nargs="?", type=Path, default=SEED)
    parser.add_argument("--runs", type=int, default=7)
    given = parser.parse_args()
    measure_stages(given.article, given.runs)
    measure_cold(given.article, given.runs)


if __name__ == "__main__":
    main()
