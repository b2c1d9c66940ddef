"""The guides for authors tell the truth: packs load, commands print, tables are what is made."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest
from authoring import Command, File, Row, read
from language import ROOT

from quizgen import cli
from quizgen.templates.checks import EXPECT_FIELDS, PACK_FIELDS, TEMPLATE_FIELDS
from quizgen.templates.loader import load_pack, subject_packs
from quizgen.templates.pack import CASES, FACT_ROLES, NUMBERS, TEMPLATE_KINDS, TYPES
from quizgen.templates.selftest import check, made

GUIDES = {"authoring.ru.md": ("ru", "Предложение"), "authoring.md": ("en", "Sentence")}
EACH = pytest.mark.parametrize("name", GUIDES)


def shown(name: str) -> list[File | Command | Row]:
    """What a guide shows, in order."""
    return list(read(ROOT / "docs" / name, GUIDES[name][1]))


def broken(name: str) -> set[str]:
    """Names of the packs a guide shows to be wrong: its commands print their places."""
    return {
        found
        for item in shown(name)
        if isinstance(item, Command)
        for found in re.findall(r"^(\S+\.yaml):\d+", item.shown, re.MULTILINE)
    }


def lay_out(name: str, folder: Path) -> None:
    """Write the files of a guide."""
    for item in shown(name):
        if isinstance(item, File):
            (folder / item.name).write_text(item.text, encoding="utf-8")


@EACH
def test_every_pack_shown_is_sound_unless_shown_to_be_wrong(name, tmp_path):
    """Packs load and pass their self-tests; the wrong ones are those whose faults are printed."""
    lay_out(name, tmp_path)
    packs = [i.name for i in shown(name) if isinstance(i, File) and i.name.endswith(".yaml")]
    assert len(packs) == len(set(packs)) >= 10
    assert len(broken(name)) >= 4
    for pack in set(packs) - broken(name):
        assert check((load_pack(tmp_path / pack),)) == (), pack


@EACH
def test_tables_of_sentences_are_what_the_packs_make(name, tmp_path):
    """Each sentence gives exactly the question and answer beside it, or none."""
    lay_out(name, tmp_path)
    rows = [item for item in shown(name) if isinstance(item, Row)]
    assert len(rows) >= 10
    for row in rows:
        templates = load_pack(tmp_path / row.pack).templates
        found = [pair for template in templates for pair in made(template, row.sentence)]
        assert found == ([row.made] if row.made else []), row


@EACH
def test_commands_print_what_is_shown(name, tmp_path, monkeypatch, capsys):
    """Every `$ quizgen …` prints what follows it, up to «...», and fails where it shows faults."""
    lay_out(name, tmp_path)
    monkeypatch.chdir(tmp_path)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", {"ru": "ru_RU.UTF-8", "en": "en_US.UTF-8"}[GUIDES[name][0]])
    checker = doctest.OutputChecker()
    commands = [item for item in shown(name) if isinstance(item, Command)]
    assert len(commands) >= 8
    for command in commands:
        program, *arguments = command.line.split()
        assert program == "quizgen"
        faulty = re.match(r"\S+\.yaml:\d+", command.shown) is not None
        assert cli.main(arguments) == (cli.FAILED if faulty else cli.DONE), command.line
        printed = "".join(capsys.readouterr())
        assert checker.check_output(command.shown, printed, doctest.ELLIPSIS), (
            f"{command.line}\nshown:\n{command.shown}\nprinted:\n{printed}"
        )


@EACH
def test_the_reference_names_every_word_of_the_language(name):
    """Fields, types, cases, numbers, kinds and roles are all in the reference, and no others."""
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    reference = text[text.rindex("\n# ") :]
    words = set(re.findall(r"`([a-zа-яA-Z_]+)`", reference))
    fields = {field.name for field in (*PACK_FIELDS, *TEMPLATE_FIELDS, *EXPECT_FIELDS)}
    known = {*fields, *TYPES, *CASES, *NUMBERS, *TEMPLATE_KINDS, *FACT_ROLES}
    assert known - words == set()
    assert words - known == {"ru"}


@EACH
def test_packs_that_come_with_the_program_are_named(name):
    """Every subject pack is in the guide by its name."""
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert [pack.name for pack in subject_packs() if f"`{pack.name}`" not in text] == []


@EACH
def test_links_of_the_guides_lead_somewhere(name):
    """Links to files and to headings find them."""
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    headings = {
        re.sub(r"[^\w\- ]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in text.splitlines()
        if line.startswith("#")
    }
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
    for target in re.findall(r"\]\((?!https?://)([^)\s]+)\)", prose):
        if target.startswith("#"):
            assert target[1:] in headings, target
        else:
            assert (ROOT / "docs" / target).exists(), target
