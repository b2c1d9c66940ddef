"""Decks of all development texts, measured: `python -m evaluation.evaluate DATA [--out FOLDER]`.

Writes into the output folder
    generated.json   every question of both halves, in the form coverage.py and rate.py read
    texts.json       for each text its half, words, number of questions and drop reasons
    report.txt       figures for each half; also printed
    open.md          the questions of the open half, one a line, to read as an editor
    open.tsv         the same with empty columns for verdicts, which ledger.py takes

Questions of the held half are in generated.json alone: nothing here prints them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from evaluation.measures import Asked, figures
from evaluation.texts import DATA, HALVES, HELD, ROOT, SEED, Text, read_seeds, read_texts
from quizgen import generate
from quizgen.errors import ArticleError
from quizgen.files import write_atomically
from quizgen.model import Question

OUT = ROOT / "build" / "evaluation"


def main() -> int:
    """Read the command line, generate, measure, write; 0 also where there are no texts."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--seeds", action="store_true", help="the project's own articles too")
    given = parser.parse_args()
    texts = list(read_texts(given.data))
    if not texts:
        print(f"No texts in {given.data}: nothing to evaluate (make evaluate DATA=FOLDER).")
        return 0
    if given.seeds:
        texts = [*read_seeds(), *texts]
    started = time.perf_counter()
    made = list(decks_of(texts))
    given.out.mkdir(parents=True, exist_ok=True)
    rows = [row for asked in made for row in rows_of(asked)]
    _write(given.out / "generated.json", _json(rows))
    _write(given.out / "texts.json", _json([_summary(asked) for asked in made]))
    readable = [asked for asked in made if asked.text.half != HELD]
    _write(given.out / "open.md", sheet(readable))
    _write(given.out / "open.tsv", table(readable))
    report = _report(made, rows, given.data)
    _write(given.out / "report.txt", report)
    print(report)
    print(f"{time.perf_counter() - started:.0f} s; to read: {given.out / 'open.md'}")
    return 0


def decks_of(texts: Sequence[Text]) -> Iterable[Asked]:
    """Each text with its deck; a text that is no article of ours is named on standard error."""
    for number, text in enumerate(texts, start=1):
        if sys.stderr.isatty():
            print(f"\r{number}/{len(texts)}", end="", file=sys.stderr, flush=True)
        try:
            yield Asked(text, generate(text.article))
        except ArticleError as error:
            print(f"{text.id}: {error}", file=sys.stderr)
    if sys.stderr.isatty():
        print("\r", end="", file=sys.stderr)


def rows_of(asked: Asked) -> list[dict[str, Any]]:
    """The questions of a deck as coverage.py and rate.py read them, best first."""
    return [
        {
            "article_id": asked.text.id,
            "half": asked.text.half,
            "id": question.id,
            "question": question.stem,
            "answer": question.answer,
            "accepted": list(question.accepted),
            "distractors": list(question.distractors),
            "evidence": question.evidence.text,
            "kind": question.kind,
            "template": question.template,
            "salience": question.salience,
        }
        for question in asked.deck.questions
    ]


def in_order(asked: Asked) -> list[Question]:
    """The questions in the order of the text, for reading."""
    return sorted(asked.deck.questions, key=lambda q: (q.evidence.start, q.stem, q.answer))


def sheet(made: Iterable[Asked]) -> str:
    """One line a question: its number, the question, answer, wrong options and evidence."""
    lines = ["# Questions to read", "", "question | answer | wrong options | evidence"]
    number = 0
    for asked in made:
        lines += ["", f"## {asked.text.id}", ""]
        for question in in_order(asked):
            number += 1
            lines.append(f"{number}. " + " | ".join(_cells(question)))
    return "\n".join(lines) + "\n"


def table(made: Iterable[Asked]) -> str:
    """The same as a table with columns for a verdict; numbers are those of the sheet."""
    lines = ["number\ttext\tquestion\tanswer\tverdict\twhy\toptions\tevidence"]
    for asked in made:
        for question in in_order(asked):
            stem, answer, options, evidence = _cells(question)
            row = (str(len(lines)), asked.text.id, stem, answer, "", "", options, evidence)
            lines.append("\t".join(row))
    return "\n".join(lines) + "\n"


def _cells(question: Question) -> tuple[str, str, str, str]:
    """Question, answer, options and evidence, each on one line."""
    options = " / ".join(question.distractors) or question.kind
    cells = (question.stem, question.answer, options, question.evidence.text)
    stem, answer, options, evidence = (" ".join(cell.split()) for cell in cells)
    return stem, answer, options, evidence


def _report(made: Sequence[Asked], rows: Sequence[dict[str, Any]], data: Path) -> str:
    pieces = []
    for half in (SEED, *HALVES):
        own = [asked for asked in made if asked.text.half == half]
        if own:
            title = "######## seeds" if half == SEED else f"######## {half} half"
            pieces += [title, figures(own), coverage([asked.text for asked in own], rows, data)]
    return "\n\n".join(piece for piece in pieces if piece) + "\n"


def coverage(texts: Sequence[Text], rows: Sequence[dict[str, Any]], data: Path) -> str:
    """What the coverage.py beside the data says of these texts; "" where nobody asked of them."""
    script = (data if data.is_dir() else data.parent).resolve().parent / "coverage.py"
    known = [text.record for text in texts if text.record.get("qas") or text.record.get("facts")]
    if not known or not script.is_file():
        return ""
    ids = {record["id"] for record in known}
    with tempfile.TemporaryDirectory() as folder:
        generated, asked = Path(folder) / "generated.json", Path(folder) / "texts.json"
        generated.write_text(_json([r for r in rows if r["article_id"] in ids]), encoding="utf-8")
        asked.write_text(_json(known), encoding="utf-8")
        command = [sys.executable, "-W", "ignore", str(script), str(generated), str(asked)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        return f"coverage.py failed:\n{done.stderr.strip()[-2000:]}"
    return f"-- coverage.py\n{done.stdout.strip()}"


def _summary(asked: Asked) -> dict[str, Any]:
    return {
        "id": asked.text.id,
        "half": asked.text.half,
        "words": asked.text.words,
        "questions": len(asked.deck.questions),
        "dropped": dict(sorted(asked.deck.dropped.items())),
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _write(path: Path, text: str) -> None:
    write_atomically(path, text.encode())


if __name__ == "__main__":
    sys.exit(main())
