"""Packs of school subjects: sound, taught by their tests, asked for by name, each with a sample."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from language import ROOT, article_of, table

from quizgen import cli
from quizgen.articles import read_article
from quizgen.errors import TemplateError
from quizgen.model import Deck
from quizgen.pipeline import generate
from quizgen.templates.loader import builtin_packs, load_packs, subject_packs
from quizgen.templates.selftest import check, made

TEXT = """Физика
Майкл Фарадей открыл электромагнитную индукцию в 1831 году. Он родился в Лондоне.
"""
PACKS = {pack.name: pack for pack in subject_packs()}
TEMPLATES = {template.key: template for pack in PACKS.values() for template in pack.templates}
SAMPLES = dict(
    re.findall(r"^PACKS_(\S+) := (\S+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
)
ASKED_IN_SAMPLES = {
    "biology": 2, "economics": 5, "education": 1, "geography": 3, "history": 6, "physics": 10,
    "sport": 6,
}  # fmt: skip
"""The least number of questions of its own each pack has in the decks of its samples."""


@cache
def deck(slug: str) -> Deck:
    """The deck of a sample with its pack, as `make decks` makes it."""
    return generate(read_article(ROOT / "seeds" / f"{slug}.txt"), [Path(SAMPLES[slug])])


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_teaches_by_its_templates(name):
    """Four to eight templates, mostly by example, each with `expect` and `not`; all hold."""
    pack = PACKS[name]
    assert Path(pack.path).stem == name
    assert 4 <= len(pack.templates) <= 8
    assert all(template.expect and template.not_ for template in pack.templates)
    assert sum(t.example is None for t in pack.templates) <= 1
    assert check((pack,)) == ()
    source = Path(pack.path).read_text("utf-8")
    assert len(re.findall(r"^  # .*\n  - id:", source, re.MULTILINE)) >= 0.6 * len(pack.templates)


def test_subject_packs_are_not_used_unasked():
    """The packs every article gets know nothing of the subjects."""
    assert set(PACKS) == set(ASKED_IN_SAMPLES)
    assert set(PACKS) & {pack.name for pack in builtin_packs()} == set()


@pytest.mark.parametrize("row", table("subjects.yaml"), ids=lambda row: row["text"][:40])
def test_a_template_asks_this_of_a_sentence(row):
    """A sentence of the table gives exactly its question and answer, or nothing."""
    expected = [(row["question"], row["answer"])] if row["question"] else []
    assert list(dict.fromkeys(made(TEMPLATES[row["template"]], row["text"]))) == expected


def test_the_table_tries_every_pack_and_most_templates():
    """No pack is left out of the table."""
    tried = {row["template"] for row in table("subjects.yaml")}
    assert {key.split("/")[0] for key in tried} == set(PACKS)
    assert len(tried) >= 0.6 * len(TEMPLATES)


@pytest.mark.parametrize("name", PACKS)
def test_each_pack_asks_in_the_decks_of_its_samples(name):
    """`make decks` shows each pack at work: it asks its own questions of some sample."""
    own = [
        question
        for slug, pack in SAMPLES.items()
        if pack == name
        for question in deck(slug).questions
        if question.template.startswith(f"{name}/")
    ]
    assert len(own) >= ASKED_IN_SAMPLES[name], [question.stem for question in own]


@pytest.mark.parametrize("slug", SAMPLES)
def test_a_sample_is_not_asked_twice_for_one_thing(slug):
    """A pack's question stands in place of the general one: no stem twice, no pair of one words."""
    stems = [question.stem for question in deck(slug).questions if question.kind not in ("cloze",)]
    bare = [re.sub(r"\b(?:в|во|на) \S*\d{4}\S* (?:году )?", "", stem.lower()) for stem in stems]
    asked = [stem for stem in bare if not stem.startswith(("верно ли", "расположите", "соедините"))]
    assert len(set(asked)) == len(asked)


def test_a_pack_is_asked_for_by_name(tmp_path, monkeypatch):
    """A name means the pack that comes with the program, unless a file of that name is there."""
    monkeypatch.chdir(tmp_path)
    assert load_packs([Path("physics")]) == (PACKS["physics"],)
    (tmp_path / "physics").mkdir()
    with pytest.raises(TemplateError, match="нет ни одного набора"):
        load_packs([Path("physics")], "ru")


@pytest.mark.parametrize(
    ("lang", "said"), [("ru", "готовые наборы: biology, "), ("en", "come with it: biology, ")]
)
def test_an_unknown_name_is_told_the_known_ones(lang, said):
    """Neither a file nor a pack: the message lists the packs there are."""
    with pytest.raises(TemplateError, match=said):
        load_packs([Path("phisics")], lang)


def test_the_command_line_takes_names(tmp_path, capsys):
    """`generate`, `templates check` and `templates try` take a pack by its name."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    assert cli.main(["generate", str(path), "--templates", "physics"]) == cli.DONE
    assert "Кто открыл электромагнитную индукцию?" in capsys.readouterr().out
    assert cli.main(["templates", "check", "physics", "sport"]) == cli.DONE
    assert cli.main(["templates", "try", "physics", str(path)]) == cli.DONE
    assert "physics/discoverer" in capsys.readouterr().out


def test_short_questions_of_examples_need_a_name_in_news():
    """A textbook is asked «Кто открыл …?», dated news about nobody named are not."""
    text = "Пётр Соколов открыл новое явление."
    article = article_of(text)
    assert [q.stem for q in generate(article, [Path("physics")]).questions]
    dated = replace(article, date=datetime.date(2024, 5, 6))
    keys = {q.template for q in generate(dated, [Path("physics")]).questions}
    assert "physics/discoverer" not in keys
