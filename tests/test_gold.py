"""What a good teacher would ask of the seed article is asked, and what he would not is not."""

from __future__ import annotations

import importlib.util
import json
import re
from types import ModuleType

import pytest
import yaml
from language import ROOT, seed_deck, table

from quizgen.decks import deck_to_json

SHARED = ROOT.parent / "shared"
LEAST_CORE, LEAST = 28, 36


@pytest.mark.parametrize("row", table("seed-facts.yaml"), ids=lambda row: row["stem"])
def test_the_seed_deck_asks(row):
    """The fact is asked from its own sentence, with the whole answer."""
    asked = [
        question
        for question in seed_deck().questions
        if row["proof"] in question.evidence.text
        and row["stem"] in question.stem
        and row["answer"] == question.answer
    ]
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("stem", "answer"),
    [
        (r"наших|Вашем|уважаем|Владимирович", r""),
        (r"[Ээ]ти слова|этого", r""),
        (r"(Сколько|Скольких) (глав|государств)", r""),
        (r"", r"^сегодня\W*$"),
        (r"", r"^(1|453|шести|четырех|тысяч)$"),
        (r"[Бб]орт", r"^1$"),
        (r"Абай", r"Абай|Абаю"),
        (r"", r"Великий Абай"),
        (r"[Кк]то|организация", r"^(год|АЭС)$"),
        (r"наладили.* а с российскими", r""),
    ],
)
def test_traps_of_the_seed_article(stem, answer):
    """Nothing is asked that falls into one of the article's traps."""
    for question in seed_deck().questions:
        assert not (re.search(stem, question.stem) and re.search(answer, question.answer))


@pytest.fixture(scope="module")
def gold() -> ModuleType:
    """The yardstick kept beside the project, where there is one."""
    path = SHARED / "evaluate" / "gold.py"
    if not path.is_file() or not (SHARED / "gold" / "seed.yaml").is_file():
        pytest.skip("the list of gold facts is not kept beside the project")
    spec = importlib.util.spec_from_file_location("gold", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_gold_facts_are_asked(gold):
    """Of the gold facts at least 28 core ones and 36 in all are asked, and no trap is."""
    facts = yaml.safe_load((SHARED / "gold" / "seed.yaml").read_text(encoding="utf-8"))["facts"]
    questions = json.loads(deck_to_json(seed_deck()))["questions"]
    asked = {fact["id"] for fact in facts if gold.asked(fact, questions)}
    core = {fact["id"] for fact in facts if fact["core"]}
    assert len(asked & core) >= LEAST_CORE, sorted(core - asked)
    assert len(asked) >= LEAST
    for question in questions:
        for stem, answer in gold.SEED_TRAPS:
            hit = (stem is None or re.search(stem, question["stem"])) and (
                answer is None or re.search(answer, question["answer"])
            )
            assert not hit, question["stem"]
