"""Lists of words the rules look up, kept as data in `data/words.yaml`."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import yaml


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    text = files("quizgen.russian").joinpath("data/words.yaml").read_text(encoding="utf-8")
    loaded: dict[str, str] = yaml.safe_load(text)
    return {
        name: frozenset(word.strip() for word in row.split(",")) for name, row in loaded.items()
    }


def words(name: str) -> frozenset[str]:
    """The list of this name. Raises KeyError for a name `data/words.yaml` does not have."""
    return _lists()[name]
