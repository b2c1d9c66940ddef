"""Packs are read to exactly the records they describe; hostile ones are refused quickly."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.errors import TemplateError
from quizgen.templates.loader import (
    builtin_packs,
    check_unique,
    load_pack,
    load_packs,
    pack_from_text,
)
from quizgen.templates.pack import Example, Expect, Mark, Pack, Slot, Template

PACKS = Path(__file__).parent / "cases" / "packs"
SMALL = (
    'pack: п\ntemplates:\n  - {id: а, fact: {when: YEAR}, ask: when, question: "Когда {rest}?"}\n'
)


def fault_keys(error: TemplateError) -> list[str]:
    return [fault.key for fault in error.faults]


def test_the_model_pack_becomes_these_records():
    """A pack by example gives its plain sentence, marks, slots and self-tests."""
    pack = load_pack(PACKS / "example.yaml")
    assert pack == Pack(
        name="вузы",
        path=str(PACKS / "example.yaml"),
        templates=(
            Template(
                id="branch-opened-year",
                pack="вузы",
                ask="when",
                question=(
                    "В каком году ",
                    Slot("agree", "branch", left="event", column=29),
                    " ",
                    Slot("role", "branch", "им", column=44),
                    "?",
                ),
                answer=(Slot("value", "when", column=14),),
                example=Example(
                    "Филиал МГУ открыт в 2001 году.",
                    (
                        Mark("branch", None, 0, 10),
                        Mark("event", None, 11, 17),
                        Mark("when", "YEAR", 20, 29),
                    ),
                ),
                also={"event": ("основать", "создать", "учредить")},
                not_=("Выставка открыта для посетителей.",),
                kinds=("choice", "typed"),
                expect=(
                    Expect(
                        "Особо следует отметить филиал МГУ имени Ломоносова, "
                        "открытый ещё в 2001 году.",
                        "В каком году открыт филиал МГУ имени Ломоносова?",
                        "2001",
                    ),
                ),
                line=4,
                column=5,
            ),
        ),
    )
    (template,) = pack.templates
    assert template.key == "вузы/branch-opened-year"
    assert template.roles == ("branch", "event", "when")


def test_every_field_and_slot_becomes_its_record():
    """Fact templates, every kind of slot, lone values for lists, exceptions and folded text."""
    pack = load_pack(PACKS / "every-field.yaml")
    first, second = pack.templates
    assert pack.exceptions == {"Нева": {"рд": "Невы", "пр.ед": "Неве"}}
    assert first == Template(
        id="год_1",
        pack="Всё сразу",
        ask="when",
        question=(
            "Когда ",
            Slot("agree", "subject", left="event", column=13),
            " ",
            Slot("role", "subject", "им", "ед", column=13),
            " ",
            Slot("role", "where", "пр", column=13),
            ", ",
            Slot("ask", "where", text="какой", column=13),
            ", ",
            Slot("rest", column=13),
            "?",
        ),
        fact={
            "event": ("ANY",),
            "subject": ("PERSON", "ORG"),
            "when": ("YEAR",),
            "where": ("PLACE",),
        },
        kinds=("typed",),
        distractors=("1991", "да"),
        priority=0.8,
        line=4,
        column=3,
    )
    assert second == Template(
        id="город",
        pack="Всё сразу",
        ask="река",
        question=(
            "На чём стоит ",
            Slot("role", "город", number="мн", column=26),
            ", ",
            Slot("ask", "город", text="к кому-то на берег", column=38),
            "?",
        ),
        answer=("На ", Slot("role", "река", "пр", column=14)),
        example=Example(
            "Город стоит на Неве (в дельте).",
            (Mark("город", None, 0, 5), Mark("event", "ANY", 6, 11), Mark("река", "PLACE", 15, 19)),
        ),
        distractors=("Тверь", "Омск"),
        line=17,
        column=3,
    )


@pytest.mark.parametrize(
    "word", ["да", "нет", "yes", "no", "on", "off", "null", "~", "2001", "1.5"]
)
def test_words_stay_text(word):
    """What YAML would turn into a truth value, a number or a date stays as it is written."""
    text = SMALL.replace("}\n", f", distractors: [{word}, 2001-05-09]}}\n")
    assert pack_from_text(text, "п").templates[0].distractors == (word, "2001-05-09")


def test_text_is_composed_and_spaces_are_folded():
    """A decomposed «й» and no-break spaces do not hide words from the matcher."""
    text = SMALL.replace("Когда {rest}", "Какои\u0306 год\u00a0\u00a0{rest}")
    question = pack_from_text("\ufeff" + text, "п").templates[0].question
    assert question == ("Какой год ", Slot("rest", column=54), "?")


def test_a_byte_order_mark_takes_no_column():
    """The invisible mark some editors put first does not shift the places of faults."""
    with pytest.raises(TemplateError) as caught:
        pack_from_text("\ufeff" + SMALL.replace("pack: п", "pack: {п} вузы"), "п")
    assert [str(fault.place) for fault in caught.value.faults] == ["п:1:7"]


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_do_not_matter(newline, tmp_path):
    """Files of other systems load to the same records."""
    path = tmp_path / "a.yaml"
    path.write_bytes((PACKS / "example.yaml").read_text("utf-8").replace("\n", newline).encode())
    assert load_pack(path).templates == load_pack(PACKS / "example.yaml").templates


def test_built_in_packs_load_without_faults():
    """Every pack that comes with the package is sound, and is read once."""
    packs = builtin_packs()
    assert packs
    assert packs is builtin_packs()
    assert all(pack.templates for pack in packs)
    check_unique(packs)


def test_a_folder_gives_its_packs_in_order_once(tmp_path):
    """A folder stands for its .yaml and .yml files by name; a file named twice loads once."""
    for name in ("b.yml", "a.yaml", ".hidden.yaml", "notes.txt"):
        (tmp_path / name).write_text(SMALL.replace("id: а", f"id: {name[0]}"), "utf-8")
    (tmp_path / ".hidden.yaml").write_text("{", "utf-8")
    packs = load_packs([tmp_path, tmp_path / "a.yaml"])
    assert [pack.path for pack in packs] == [str(tmp_path / "a.yaml"), str(tmp_path / "b.yml")]


def test_faults_of_all_files_come_together(tmp_path):
    """Broken, missing, foreign and repeated templates of many files are told at once."""
    (tmp_path / "1.yaml").write_text(SMALL.replace("ask:", "asc:"), "utf-8")
    (tmp_path / "2.yaml").write_bytes("pack: п\nвузы: да".encode("cp1251"))
    (tmp_path / "3.yaml").write_text(SMALL, "utf-8")
    (tmp_path / "4.yaml").write_text(SMALL, "utf-8")
    (tmp_path / "empty").mkdir()
    paths = [tmp_path, tmp_path / "empty", tmp_path / "none.yaml"]
    with pytest.raises(TemplateError) as caught:
        load_packs(paths, "ru")
    found = [(Path(f.place.path).name, f.place.line, f.key) for f in caught.value.faults]
    assert found == [
        ("1.yaml", 3, "unknown_field"),
        ("2.yaml", 1, "not_utf8"),
        ("4.yaml", 3, "duplicate_id"),
        ("empty", None, "empty_folder"),
        ("none.yaml", None, "no_such_file"),
    ]
    assert f"{tmp_path / '3.yaml'}:3" in caught.value.faults[2].message


def test_a_folder_in_place_of_a_file_is_one_clear_fault(tmp_path):
    """What cannot be opened is told by the reason of the system."""
    with pytest.raises(TemplateError, match="не удалось прочитать"):
        load_pack(tmp_path, "ru")
    with pytest.raises(TemplateError, match="нет такого файла"):
        load_packs([Path("a\0b")], "ru")


HOSTILE = [
    ("billion laughs", "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n" * 9, "alias"),
    ("aliases", "a: &a x\nb: [" + "*a, " * 9000 + "]", "too_many"),
    ("deep lists", "[" * 60_000, "too_deep"),
    ("deep maps", "{a: " * 15_000, "too_deep"),
    ("deep blocks", "- " * 30_000, "too_deep"),
    ("deep keys", "? " * 30_000, "too_deep"),
    ("deep lines", "".join(" " * i + "a:\n" for i in range(300)), "too_deep"),
    ("depth 100000", "[" * 100_000, "too_large"),
    ("eleven levels", "a: " + "[" * 10 + "x" + "]" * 10, "too_deep"),
    ("ten levels", "a: " + "[" * 9 + "x" + "]" * 9, "missing_field"),
    ("1 MB scalar", "pack: " + "я" * 500_000, "too_large"),
    ("longest scalar", "pack: " + "x" * 65_000, "bad_name"),
    ("object", "!!python/object/apply:os.system [ls]", "tag"),
    ("own tag", "%TAG !e! tag:example.com,2000:\n---\npack: !e!x п\n", "tag"),
    ("many spaces", "pack: " + " " * 65_000 + "!", "tag"),
    ("spaces in text", 'pack: "' + "a " * 32_000 + '"', "bad_name"),
    ("brackets", SMALL.replace("{rest}", "{" * 60_000), "unclosed_brace"),
    ("marks", f'pack: п\ntemplates:\n- example: "{"[a](b)" * 9000}"', "too_many"),
    ("open marks", f'pack: п\ntemplates:\n- example: "{"[a]" * 20_000}"', "too_many"),
    ("dots", SMALL.replace("{rest}", "{rest" + "." * 60_000 + "}"), "rest_with_case"),
    ("tildes", SMALL.replace("{rest}", "{" + "~" * 60_000 + "}"), "two_tildes"),
    ("words", SMALL.replace("{rest}", "{" + "а-" * 20_000 + "1~when}"), "ask_words"),
    ("unknown fields", "".join(f"f{i}: x\n" for i in range(7000)), "too_many"),
    ("same fields", "pack: x\n" * 8000, "too_many"),
    ("open quotes", "a: '\n" * 13_000, "too_many"),
    ("slips", "a: {x} y\n" * 7000, "syntax_brace"),
    ("late slips", "#" * 60_000 + "\n" + "a: {x} y\n" * 500, "syntax_brace"),
    (
        "huge number",
        SMALL.replace("{id: а", "{id: а, priority: " + "9" * 60_000),
        "number_expected",
    ),
    ("version", "%YAML 1." + "1" * 60_000 + "\n--- a", "syntax_other"),
    ("empty", "", "empty_pack"),
    ("comment", "# только слова\n", "empty_pack"),
    ("null", "~", "pack_not_map"),
]


@pytest.mark.parametrize(
    ("text", "key"), [case[1:] for case in HOSTILE], ids=[c[0] for c in HOSTILE]
)
def test_hostile_packs_are_refused_quickly(text, key):
    """Bombs of depth, size, references and repetition end in a fault within seconds."""
    start = time.perf_counter()
    with pytest.raises(TemplateError) as caught:
        pack_from_text(text, "п")
    assert time.perf_counter() - start < 5
    assert key in fault_keys(caught.value)
    assert len(caught.value.faults) <= 101


def test_a_large_file_is_not_read_whole(tmp_path):
    """A file past the limit is refused by size, whatever is in it."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xff" * 70_000)
    with pytest.raises(TemplateError) as caught:
        load_pack(path)
    assert fault_keys(caught.value) == ["too_large"]


PIECES = st.sampled_from([
    "pack: п\n", "templates:\n", "  - id: a\n", "    ask: when\n", "    question: ", "when", "rest",
    "    fact: {when: YEAR}\n", "[", "]", "{", "}", "(", ")", "~", ".", ": ", "- ", "\n", " ", '"',
    "'", "?", "!", "&a", "*a", "#", "|", ">", "\t", "%", "@", "\\", "\\U00110000", "<<", "им", "a",
    "\u2028", "\x85", "\ue000", "\ud800", "\x00", "\ufeff", "---\n", "...", "!!str ", "\r", ",",
])  # fmt: skip
EXAMPLE = (PACKS / "example.yaml").read_text("utf-8")


def only_template_errors(text: str) -> None:
    try:
        pack = pack_from_text(text, "п", "ru")
    except TemplateError as error:
        lines = text.count("\n") + text.count("\r") + text.count("\x85") + text.count("\u2028") + 1
        for fault in error.faults:
            assert fault.place.line is None or 1 <= fault.place.line <= lines + 1
            assert fault.place.column is None or fault.place.column >= 1
            assert fault.message
            str(fault).encode()
    else:
        assert isinstance(pack, Pack)
        assert pack.templates


@settings(max_examples=400, deadline=None)
@given(st.text() | st.lists(PIECES, max_size=40).map("".join))
def test_any_text_gives_a_pack_or_faults(text):
    """Nothing but TemplateError ever comes out of a text, and it can be printed."""
    only_template_errors(text)


@settings(max_examples=400, deadline=None)
@given(st.integers(0, len(EXAMPLE)), st.integers(0, 12), st.lists(PIECES, max_size=4).map("".join))
def test_any_slip_in_a_sound_pack_gives_a_pack_or_faults(start, length, slip):
    """A sound pack with a piece cut out and another put in never breaks the loader."""
    only_template_errors(EXAMPLE[:start] + slip + EXAMPLE[start + length :])
