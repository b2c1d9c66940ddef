"""Seconds and peak memory of an Anki export, beside bare genanki writing the same notes.

    python benchmarks/anki_export.py [--notes N] [--runs N]

Each run is a process of its own. It only measures: nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import datetime
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import genanki

from quizgen.decks import read_deck
from quizgen.formats.anki import note_types
from quizgen.formats.anki_decks import decks_to_apkg
from quizgen.formats.anki_fields import fields_of, tags_of
from quizgen.formats.anki_types import TYPES
from quizgen.model import Deck

ROOT = Path(__file__).resolve().parent.parent


def large_deck(notes: int) -> Deck:
    """A deck of so many questions: those of the samples over and over, under new ids."""
    decks = [read_deck(path) for path in sorted((ROOT / "decks").glob("*.json"))]
    pool = [question for deck in decks for question in deck.questions]
    questions = [replace(pool[i % len(pool)], id=f"{i:012x}") for i in range(notes)]
    article = replace(decks[0].article, date=datetime.date(2025, 11, 13))
    return replace(decks[0], article=article, questions=tuple(questions))


def ours(deck: Deck, path: Path) -> None:
    """The export as a learner gets it."""
    path.write_bytes(decks_to_apkg([deck]))


def bare(deck: Deck, path: Path) -> None:
    """The same fields and tags, made beforehand, through genanki and nothing else."""
    target = genanki.Deck(1_763_000_000_000, deck.title)
    for kind, fields, tags in _MADE:
        target.add_note(genanki.Note(model=kind, fields=fields, tags=tags))
    genanki.Package(target).write_to_file(path)


_MADE: list[tuple[genanki.Model, list[str], list[str]]] = []


def one_run(what: str, notes: int) -> None:
    """In a fresh process: print seconds, and the peak of memory the work added, in MiB."""
    deck = large_deck(notes)
    if what == "bare":
        types = note_types(deck.questions)
        _MADE.extend(
            (
                types[TYPES.get(question.kind, question.kind)],
                list(fields_of(deck.article, question).values()),
                tags_of(deck.article, question),
            )
            for question in deck.questions
        )
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        {"ours": ours, "bare": bare}[what](deck, Path(folder) / "deck.apkg")
        taken = time.perf_counter() - started
    print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def measure(notes: int, runs: int) -> None:
    """Both in turns, so that a busy moment falls on both."""
    found: dict[str, list[tuple[float, float]]] = {"bare": [], "ours": []}
    for _ in range(runs):
        for what, figures in found.items():
            command = [sys.executable, __file__, "--one", what, "--notes", str(notes)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            seconds, peak = map(float, done.stdout.split())
            figures.append((seconds, peak))
    middle = {}
    for what, figures in found.items():
        times, peaks = zip(*figures, strict=True)
        middle[what] = statistics.median(times), statistics.median(peaks)
        print(
            f"{what:<6}{middle[what][0]:8.3f} s ({min(times):.3f}–{max(times):.3f})"
            f"{middle[what][1]:8.0f} MiB at most in the process"
        )
    ratios = [mine / other for mine, other in zip(middle["ours"], middle["bare"], strict=True)]
    print(f"\n{notes} notes, ours / bare genanki: time {ratios[0]:.2f}, memory {ratios[1]:.2f}")


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--one", choices=("ours", "bare"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        one_run(given.one, given.notes)
    else:
        measure(given.notes, given.runs)


if __name__ == "__main__":
    main()
