"""The ledger of questions somebody read: what was bad must not come back, what was good must stay.

    python -m evaluation.ledger add VERDICTS.tsv        a table filled in by a reader
    python -m evaluation.ledger add DIR RATER.json...   a sheet of rate.py and its raters' files
    python -m evaluation.ledger check [--retire WHY]    make the decks anew and compare

A table has the columns text, question, answer, verdict (good or bad) and why; `open.tsv`, which
evaluate.py writes, is one with the verdicts left to fill in. Rows without a verdict are passed by.

A bad question is put in as `still` made; `check` takes that mark away once it is gone, and from
then on its coming back is a fault. `--retire WHY` gives up the good questions that are gone.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from evaluation.texts import DATA, HELD, ROOT, Text, read_seeds, read_texts
from quizgen import generate
from quizgen.files import write_atomically
from quizgen.questions.soundness import DOUBTFUL

LEDGER = ROOT / "tests" / "cases" / "ledger.yaml"
GOOD, BAD = "good", "bad"
CRITERIA = {
    "grammatical": "неграмотно",
    "self_contained": "непонятно без статьи",
    "answerable": "нет одного ответа",
    "answer_right": "ответ неверен или неполон",
    "nontrivial": "не стоит спрашивать",
}
"""What raters judge, and what is said of a question that fails it."""
_HEAD = """\
# Questions somebody read and the verdict of a strict editor; evaluation/ledger.py keeps this file.
# What is good must stay, or go to `retired` with the reason. What is bad must not come back;
# `still` marks those made when they were last looked for.
"""


@dataclass(frozen=True, order=True)
class Row:
    """A question that was read: the id of its text, its wording, the verdict, and why.

    `still`: a bad one that was made when last looked for.
    """

    text: str
    question: str
    answer: str
    verdict: str = GOOD
    why: str = ""
    still: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two rows one: the text and the wording without its small differences."""
        return self.text, plain(self.question), plain(self.answer)


@dataclass(frozen=True)
class Compared:
    """Bad questions that came back, are still made, are mended; good ones that are gone."""

    back: list[Row]
    still: list[Row]
    mended: list[Row]
    gone: list[Row]


@dataclass
class Ledger:
    """Rows by key: those read, and good ones given up for a reason."""

    read: dict[tuple[str, str, str], Row] = field(default_factory=dict)
    retired: dict[tuple[str, str, str], Row] = field(default_factory=dict)

    @property
    def texts(self) -> list[str]:
        """Ids of the texts whose questions were read."""
        return sorted({row.text for row in self.read.values()})

    def add(self, rows: Iterable[Row]) -> int:
        """Put rows in, a later verdict in place of an earlier one; returns how many changed.

        A bad one that was gone before stays marked as gone, so that its return shows.
        """
        changed = 0
        for row in rows:
            known = self.read.get(row.key)
            if known and known.verdict == row.verdict == BAD and not known.still:
                row = replace(row, still=False)
            changed += self.read.get(row.key) != row
            self.read[row.key] = row
            self.retired.pop(row.key, None)
        return changed

    def retire(self, rows: Iterable[Row], why: str) -> None:
        """Give up good questions that are gone."""
        for row in rows:
            del self.read[row.key]
            self.retired[row.key] = Row(row.text, row.question, row.answer, GOOD, why)

    def settle(self, rows: Iterable[Row]) -> None:
        """Take the mark `still` from bad questions that are gone."""
        for row in rows:
            self.read[row.key] = replace(row, still=False)

    def compare(self, text: str, asked: Iterable[tuple[str, str]]) -> Compared:
        """The rows of a text beside (stem, answer) of every question now made of it."""
        keys = {(text, plain(stem), plain(answer)) for stem, answer in asked}
        own = sorted(row for row in self.read.values() if row.text == text)
        bad = [row for row in own if row.verdict == BAD]
        return Compared(
            back=[row for row in bad if row.key in keys and not row.still],
            still=[row for row in bad if row.key in keys and row.still],
            mended=[row for row in bad if row.key not in keys and row.still],
            gone=[row for row in own if row.verdict == GOOD and row.key not in keys],
        )


def plain(text: str) -> str:
    """The wording without case, ё, kinds of quotation marks, spaces and the mark at the end."""
    text = re.sub(r"[«»“”„\"']", '"', text.lower().replace("ё", "е"))
    return " ".join(text.split()).rstrip(" .?!")


def read_ledger(path: Path = LEDGER) -> Ledger:
    """The ledger in a file; empty where there is none."""
    found = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else None
    ledger = Ledger()
    ledger.add(Row(**row) for row in (found or {}).get("read") or ())
    for row in (found or {}).get("retired") or ():
        retired = Row(**row)
        ledger.retired[retired.key] = retired
    return ledger


def write_ledger(ledger: Ledger, path: Path = LEDGER) -> None:
    """The ledger as a file, sorted, a row a line, so that changes read well."""
    lines = [_HEAD + "read:"]
    lines += [_line(row, ("verdict",)) for row in sorted(ledger.read.values())] or ["  []"]
    lines += ["retired:"]
    lines += [_line(row, ()) for row in sorted(ledger.retired.values())] or ["  []"]
    write_atomically(path, ("\n".join(lines) + "\n").encode())


def _line(row: Row, more: Sequence[str]) -> str:
    optional = tuple(name for name in ("why", "still") if getattr(row, name))
    names = ("text", "question", "answer", *more, *optional)
    fields = {name: getattr(row, name) for name in names}
    return "- " + json.dumps(fields, ensure_ascii=False)


def read_table(path: Path) -> Iterator[Row]:
    """Rows of a table with a header that have a verdict: good or +, bad or -."""
    with path.open(encoding="utf-8", newline="") as stream:
        for record in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            verdict = (record.get("verdict") or "").strip().lower()
            verdict = {"+": GOOD, "-": BAD}.get(verdict, verdict)
            if not verdict:
                continue
            if verdict not in (GOOD, BAD):
                raise SystemExit(f"{path}: {verdict!r} is no verdict: good or bad")
            why = (record.get("why") or "").strip()
            yield Row(
                record["text"], record["question"], record["answer"], verdict, why, verdict == BAD
            )


def read_raters(folder: Path, raters: Sequence[Path], source: str | None = None) -> Iterator[Row]:
    """Rows of a blind sheet: good where most raters found all five points right.

    Args:
        folder: with sheet.json and key.json. source: whose questions to take; may be left out
            where the sheet has one source only.
    """
    key = json.loads((folder / "key.json").read_text(encoding="utf-8"))
    sources = sorted(set(key.values()))
    if source is None and len(sources) > 1:
        raise SystemExit(f"the sheet mixes {', '.join(sources)}: say --source")
    source = source or sources[0]
    judged = [json.loads(path.read_text(encoding="utf-8")) for path in raters]
    for question in json.loads((folder / "sheet.json").read_text(encoding="utf-8"))["questions"]:
        votes = [rater[question["id"]] for rater in judged if question["id"] in rater]
        if key[question["id"]] != source or not votes:
            continue
        verdict, why = _majority(votes)
        wording = question["question"], question["answer"]
        yield Row(question["article_id"], *wording, verdict, why, verdict == BAD)


def _majority(votes: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    failed = [
        name for name in CRITERIA if 2 * sum(bool(vote.get(name)) for vote in votes) <= len(votes)
    ]
    if not failed:
        return GOOD, ""
    said = Counter(str(vote.get("why") or "").strip() for vote in votes)
    said.pop("", None)
    named = ", ".join(CRITERIA[name] for name in failed)
    return BAD, f"{named}: {said.most_common(1)[0][0]}" if said else named


def texts_of(ids: Iterable[str], data: Path = DATA) -> dict[str, Text]:
    """The texts of these ids that this machine has: seed articles, and those of the data."""
    wanted = set(ids)
    return {text.id: text for text in (*read_seeds(), *read_texts(data)) if text.id in wanted}


def without_held(rows: Sequence[Row], data: Path = DATA) -> list[Row]:
    """The rows whose texts are not held back: the ledger is read while rules are written."""
    held = {text.id for text in read_texts(data) if text.half == HELD}
    kept = [row for row in rows if row.text not in held]
    if len(kept) < len(rows):
        print(f"{len(rows) - len(kept)} rows of texts held back left out (--held takes them)")
    return kept


def _check(ledger: Ledger, data: Path, why: str | None) -> int:
    found = texts_of(ledger.texts, data)
    faults = 0
    for name in ledger.texts:
        if name not in found:
            print(f"{name}: not on this machine, not checked")
            continue
        asked = [
            (q.stem, q.answer) for q in generate(found[name].article, least=DOUBTFUL).questions
        ]
        compared = ledger.compare(name, asked)
        for title in ("back", "gone", "still", "mended"):
            for row in getattr(compared, title):
                print(f"{title:<7}{name}: {row.question} | {row.answer} | {row.why}")
        ledger.settle(compared.mended)
        if why:
            ledger.retire(compared.gone, why)
        faults += len(compared.back) + (0 if why else len(compared.gone))
    return faults


def main() -> int:
    """Read the command line; 1 where the ledger does not hold."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--ledger", type=Path, default=LEDGER)
    parser.add_argument("--data", type=Path, default=DATA)
    commands = parser.add_subparsers(dest="command", required=True)
    add = commands.add_parser("add", help="put verdicts in")
    add.add_argument("verdicts", type=Path, help="a table, or the folder of a blind sheet")
    add.add_argument("raters", type=Path, nargs="*")
    add.add_argument("--source", help="whose questions of a blind sheet to take")
    add.add_argument("--held", action="store_true", help="those of texts held back as well")
    check = commands.add_parser("check", help="make the decks anew and compare")
    check.add_argument("--retire", metavar="WHY", help="give up the good questions that are gone")
    given = parser.parse_args()
    ledger = read_ledger(given.ledger)
    faults = 0
    if given.command == "check":
        faults = _check(ledger, given.data, given.retire)
    else:
        table = given.verdicts.is_file()
        rows = (
            read_table(given.verdicts)
            if table
            else read_raters(given.verdicts, given.raters, given.source)
        )
        found = list(rows)
        if not given.held:
            found = without_held(found, given.data)
        print(f"{ledger.add(found)} rows changed, {len(ledger.read)} in all")
    write_ledger(ledger, given.ledger)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
