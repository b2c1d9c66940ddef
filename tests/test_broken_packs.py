"""Packs as teachers get them wrong: exactly the faults that are there, in words they can use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from language import CASES

from quizgen import cli
from quizgen.errors import Fault, TemplateError
from quizgen.templates import pack
from quizgen.templates.checks import EXPECT_FIELDS, PACK_FIELDS, TEMPLATE_FIELDS
from quizgen.templates.selftest import check_text, load_checked

BROKEN = CASES / "packs" / "broken"
TABLE: dict[str, list[str]] = yaml.safe_load((CASES / "broken-packs.yaml").read_text("utf-8"))

_FIELDS = (*PACK_FIELDS, *TEMPLATE_FIELDS, *EXPECT_FIELDS)
KEYWORDS = {
    *(field.name for field in _FIELDS), *pack.TYPES, *pack.FACT_ROLES, *pack.TEMPLATE_KINDS,
    pack.REST, pack.VALUE, "id", "UTF", "ru",
}  # fmt: skip
"""Latin words a Russian message may hold: those of the language itself."""
_NOTATION = re.compile(r"\[[^\]]*\]\([^)]*\)|\{[^}]*\}")
_RUSSIAN_QUOTES = re.compile(r"«[^»]*(?:«[^»]*»[^»]*)*»")
_ENGLISH_QUOTES = re.compile(r"“[^”]*”|\"[^\"]*\"")
_LISTED = re.compile(r"(?:бывают|known|for example|получилось): .*")


def faults_of(name: str, lang: str) -> tuple[Fault, ...]:
    with pytest.raises(TemplateError) as caught:
        load_checked([BROKEN / f"{name}.yaml"], lang)
    return caught.value.faults


def test_the_table_and_the_folder_agree():
    """At least forty packs, each with its faults in the table."""
    assert sorted(path.stem for path in BROKEN.iterdir()) == sorted(TABLE)
    assert len(TABLE) >= 40


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("name", TABLE)
def test_a_broken_pack_gives_exactly_its_faults(name, lang):
    """Every fault is told once, at its line, and nothing else is."""
    faults = faults_of(name, lang)
    found = [f"{fault.place.line or 0} {fault.key}" for fault in faults]
    assert sorted(found) == sorted(TABLE[name])
    for fault in faults:
        assert fault.message
        assert fault.hint
        line, column = fault.place.line, fault.place.column
        where = str(BROKEN / f"{name}.yaml") + (f":{line}:{column}" if line else "")
        assert str(fault).startswith(f"{where}: ")


@pytest.mark.parametrize("name", TABLE)
def test_russian_messages_are_russian(name):
    """No word of another language, except the words of the template language and what is quoted."""
    for fault in faults_of(name, "ru"):
        for text in (fault.message, fault.hint or ""):
            prose = text.replace(str(BROKEN / f"{name}.yaml"), "")
            for pattern in (_LISTED, _RUSSIAN_QUOTES, _ENGLISH_QUOTES, _NOTATION):
                prose = pattern.sub(" ", prose)
            assert set(re.findall(r"[A-Za-z_]{2,}", prose)) <= KEYWORDS, text


@pytest.mark.parametrize("name", TABLE)
def test_english_messages_are_english(name):
    """No Russian outside quotation marks and lists of what may be written."""
    for fault in faults_of(name, "en"):
        for text in (fault.message, fault.hint or ""):
            prose = text
            for pattern in (_LISTED, _ENGLISH_QUOTES, _NOTATION):
                prose = pattern.sub(" ", prose)
            assert not re.search("[А-Яа-яЁё]", prose), text


def test_the_command_line_tells_them_all(capsys, monkeypatch):
    """A folder of broken packs: one line for every fault, exit code 1, no traceback."""
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")
    assert cli.main(["templates", "check", str(BROKEN)]) == cli.FAILED
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert len(err.splitlines()) >= sum(len(faults) for faults in TABLE.values())
    assert all(line.startswith(str(BROKEN)) for line in err.splitlines())


@pytest.mark.parametrize(
    ("name", "russian", "english"),
    [
        (
            "mark-cuts-phrase",
            "4:22: отметка «Московского» разрывает словосочетание «Филиал Московского "
            "университета» (отметьте его целиком: [Филиал Московского университета](whose))",
            "4:22: the mark “Московского” cuts the phrase “Филиал Московского университета” "
            "(mark all of it: “[Филиал Московского университета](whose)”)",
        ),
        (
            "example-not-itself",
            "4:14: образец не подходит к собственному шаблону "
            "(роль «where»: «Баку» другого типа, нужен YEAR)",
            "4:14: the example does not match its own template "
            "(role “where”: “Баку” is of another type, not YEAR)",
        ),
        (
            "expect-not-met",
            "9:9: шаблон «opened»: ожидалось «В каком году открыт музей? — 2001» "
            "(получилось: В каком году открыт музей? — 1999)",
            "9:9: template “opened”: expected “В каком году открыт музей? — 2001” "
            "(what came: “В каком году открыт музей? — 1999”)",
        ),
        (
            "expect-nothing",
            "9:9: шаблон «opened»: ожидалось «В каком году открыт музей? — 1999», а не получилось "
            "ни одного вопроса (глагол с отрицанием «не»)",
            "9:9: template “opened”: expected “В каком году открыт музей? — 1999”, but no question "
            "came (the verb is negated)",
        ),
        (
            "not-matches",
            "7:9: шаблон «opened»: предложение из not подошло: «Филиал КазНУ открыт в 1905 году.» "
            "(получилось: В каком году открыт филиал КазНУ? — 1905)",
            "7:9: template “opened”: a sentence of not matches: “Филиал КазНУ открыт в 1905 году.” "
            "(what came: “В каком году открыт филиал КазНУ? — 1905”)",
        ),
    ],
)  # fmt: skip
def test_self_tests_say_what_came(name, russian, english):
    """The first fault of a pack that reads well and does something else, word for word."""
    path = BROKEN / f"{name}.yaml"
    assert str(faults_of(name, "ru")[0]) == f"{path}:{russian}"
    assert str(faults_of(name, "en")[0]) == f"{path}:{english}"


def test_a_text_is_checked_as_a_file_is():
    """An editor gets the same faults of a text it has not saved, and what is sound of it."""
    text = (BROKEN / "many-at-once.yaml").read_text("utf-8")
    found, faults = check_text(text, "набор", "ru")
    assert [f"{fault.place.line} {fault.key}" for fault in faults] == TABLE["many-at-once"]
    assert found is not None
    assert [template.id for template in found.templates] == ["second"]
    assert check_text((CASES / "packs" / "example.yaml").read_text("utf-8"), "набор")[1] == ()
    assert check_text("", "набор")[0] is None


def test_the_same_id_in_two_files(tmp_path: Path):
    """Two files of one name with one id are a fault of the second, at its line."""
    text = (CASES / "packs" / "example.yaml").read_text("utf-8")
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(TemplateError) as caught:
        load_checked([tmp_path], "ru")
    (fault,) = caught.value.faults
    assert (Path(fault.place.path).name, fault.place.line, fault.key) == (
        "b.yaml", 4, "duplicate_id",
    )  # fmt: skip
