"""Texts kept outside the project, in two halves: one to read while rules are written, one not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from quizgen.articles import article_from_text, read_article
from quizgen.articles.finding import parse_date
from quizgen.model import Article

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "evaluate" / "dev"
"""Where the development texts are, on machines that have them."""
OPEN, HELD = "open", "held"
HALVES = (OPEN, HELD)
SEED = "seeds"


@dataclass(frozen=True)
class Text:
    """One text with what people asked of it.

    Attributes:
        id: as its file has it. half: `OPEN` for even places in the file, `HELD` for odd ones,
            `SEED` for the project's own articles.
        record: the whole record, for measures that know more of it.
    """

    id: str
    half: str
    record: dict[str, Any]

    @cached_property
    def article(self) -> Article:
        """The text as if it had been pasted, dated by its record where the text itself is not.

        Raises ArticleError where it is no article of ours (not Russian, too short).
        """
        if "path" in self.record:
            return read_article(self.record["path"])
        article = article_from_text(self.record["text"], re.sub(r"[/\\]", "_", self.id))
        date = parse_date(self.record.get("date") or "")
        return replace(article, date=date) if date and not article.date else article

    @property
    def words(self) -> int:
        """How many words it has, parted by spaces."""
        return len(self.record["text"].split())

    @property
    def asked(self) -> list[dict[str, Any]]:
        """What people asked: {question, answer, answer_start}."""
        return self.record.get("qas") or []


def read_texts(data: Path) -> Iterator[Text]:
    """The texts of a folder's JSON files, or of one file, in order; nothing where it is absent.

    A file is a list of {id, text, genre?, title?, date?, qas?, facts?}; other files are passed by.
    """
    for path in sorted(data.glob("*.json")) if data.is_dir() else [data]:
        if not path.is_file():
            continue
        records = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(records, list):
            continue
        for place, record in enumerate(records):
            if isinstance(record, dict) and "text" in record and "id" in record:
                yield Text(str(record["id"]), HALVES[place % 2], record)


def read_seeds() -> Iterator[Text]:
    """The project's own articles, as texts of a third kind that anybody may read."""
    for path in sorted((ROOT / "seeds").iterdir()):
        if path.suffix in (".txt", ".md"):
            text = path.read_text(encoding="utf-8")
            yield Text(path.stem, SEED, {"genre": "seed", "text": text, "path": path})
