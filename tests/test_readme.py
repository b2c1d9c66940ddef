"""The READMEs tell the truth: their examples run, their links lead somewhere."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import quizgen
from quizgen.decks import deck_from_json

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.ru.md")
DOCUMENTS = (*READMES, "CONTRIBUTING.md", "CHANGELOG.md")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(name: str, language: str) -> list[str]:
    """The fenced blocks of a document in one language."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return [body for kind, body in _BLOCK.findall(text) if kind == language]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder with the seeds in it; the command stands first on the path."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    commands = tmp_path / ".bin"
    commands.mkdir()
    script = commands / "quizgen"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m quizgen "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{commands}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


@pytest.mark.parametrize("name", READMES)
def test_console_examples_print_what_they_show(name, folder):
    """Every `$ command` succeeds and prints what follows it, up to «...»."""
    checker = doctest.OutputChecker()
    examples = 0
    for block in blocks(name, "console"):
        for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            done = subprocess.run(
                ["bash", "-c", f"set -o pipefail; {command}"],
                capture_output=True, encoding="utf-8", check=False,
            )  # fmt: skip
            assert (done.returncode, done.stderr) == (0, ""), command
            shown = expected if expected.endswith("...\n") else f"{expected}..."
            flags = doctest.ELLIPSIS
            assert checker.check_output(shown, done.stdout, flags), (
                f"{command}\nshown:\n{expected}\nprinted:\n{done.stdout}"
            )
            examples += 1
    assert examples >= 5


@pytest.mark.parametrize("name", READMES)
def test_python_examples_run(name, folder, capsys):
    """The library examples run as they stand and print questions."""
    code = blocks(name, "python")
    assert code
    for block in code:
        exec(compile(block, name, "exec"), {})
    assert capsys.readouterr().out.count("?") >= 5


def test_the_deck_shown_is_a_deck():
    """The JSON of the README is the format the library reads."""
    (block,) = blocks("README.md", "json")
    deck = deck_from_json(block)
    assert deck.questions[0].kind == "choice"


@pytest.mark.parametrize("name", READMES)
def test_make_targets_exist(name):
    """Every make target that is named can be made."""
    text = (ROOT / name).read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"\bmake ([a-z-]+)", "\n".join(blocks(name, "sh")))) | {"run"}:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    assert "make run" in text
    assert "make test" in text


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_named(name):
    """Each command of the command line is in the README."""
    from quizgen.cli import cli

    text = (ROOT / name).read_text(encoding="utf-8")
    assert [command for command in cli.commands if command not in text] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_inside_the_project_lead_somewhere(name):
    """A link to a file or folder of the project finds it."""
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?://)([^)#\s]+)", text):
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize("name", DOCUMENTS)
def test_files_named_in_documents_exist(name):
    """A path written as code, `quizgen/pipeline.py`, is there."""
    text = re.sub(r"^```.*?^```$", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.M | re.S)
    for path in re.findall(r"`((?:quizgen|webapp|tests|decks|seeds|benchmarks)/[\w./*-]*)`", text):
        assert list(ROOT.glob(path.rstrip("/"))), path


def test_the_changelog_knows_this_version():
    """The version is released in the changelog, or what it will hold is listed as unreleased."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{quizgen.__version__}]" in text or "## [Unreleased]" in text
