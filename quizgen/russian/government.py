"""Verb government: which oblique phrases can be asked with «чего», «чему», «к чему», «чем»."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import yaml

_SAME = {"об": "о", "обо": "о", "ко": "к", "со": "с", "во": "в", "изо": "из"}


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    text = files("quizgen.russian").joinpath("data/government.yaml").read_text(encoding="utf-8")
    loaded: dict[str, str] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {key: frozenset(verbs.split()) for key, verbs in loaded.items()}


def governs(verb: str, preposition: str, case: str, people: bool = False) -> bool:
    """Whether the verb (dictionary form) governs this preposition ("" for none) and case.

    Args:
        people: asks of the verbs whose phrase must name people, «передал кому», alone.
    """
    own = _SAME.get(preposition, preposition)
    key = f"{own} {case}".strip() + " кто" * people
    lemma = verb.replace("ё", "е")
    verbs = _table().get(key, frozenset())
    return lemma in verbs or lemma.removesuffix("ся") in verbs
