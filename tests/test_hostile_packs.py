"""Packs made to break or to stall: each is refused with no more work than an ordinary pack."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from language import ROOT

from quizgen.errors import TemplateError
from quizgen.templates.limits import MAX_TEMPLATES
from quizgen.templates.selftest import check_text, load_checked

ORDINARY = ROOT / "quizgen" / "templates" / "packs" / "general.yaml"
"""The built-in pack of three dozen templates: loaded and self-tested it is the measure of work."""
RATIO = 15
"""So many times that work a refusal may take: it takes less than one, machines are uneven."""
HEAD = "pack: п\ntemplates:\n"
LEAST = 0.2
"""Seconds below which a measure is noise."""


def template(i: int = 0, **fields: str) -> str:
    """One sound template in one line, fields replaced or added."""
    own = {
        "id": f"a{i}",
        "example": f'"[Музей](what) открыт в [{1000 + i} году](when)."',
        "ask": "when",
        "question": '"Когда открыт {what.им}?"',
        **fields,
    }
    return "- {" + ", ".join(f"{name}: {value}" for name, value in own.items()) + "}\n"


def quoted(text: str) -> str:
    return f'"{text}"'


TEXTS: list[tuple[str, str, str]] = [
    ("deep nesting", "[" * 30_000, "too_deep"),
    ("deep templates", HEAD + "- " * 20_000 + "a", "too_deep"),
    ("billion laughs", "a: &a [x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
    ), "alias"),
    ("1 MB scalar", "pack: " + "я" * 500_000, "too_large"),
    ("1 MB in quotes", HEAD + template(question=quoted("а" * 1_000_000)), "too_large"),
    ("long question", HEAD + template(question=quoted("а" * 20_000 + "?")), "text_too_long"),
    ("long sentence", HEAD + template(**{"not": quoted("а" * 20_000)}), "text_too_long"),
    ("attribute", HEAD + template(question='"Когда {what.__class__}?"'), "unknown_case"),
    ("attributes", HEAD + template(answer='"{a.__class__.__mro__}"'), "unknown_role"),
    ("index", HEAD + template(answer='"{what[0]}"'), "unknown_role"),
    ("call", HEAD + template(answer='"{what()}"'), "unknown_role"),
    ("conversion", HEAD + template(answer='"{what!r:>99999999}"'), "unknown_role"),
    ("arithmetic", HEAD + template(answer='"{{7*7}}"'), "double_brace"),
    ("expression", HEAD + template(answer='"{7*7}"'), "unknown_role"),
    ("import", HEAD + template(answer='"{__import__(\'os\')}"'), "unknown_role"),
    ("object", HEAD + template(answer="!!python/object/apply:os.system [ls]"), "tag"),
    ("brackets", HEAD + template(example=quoted("[" * 30_000)), "unclosed_bracket"),
    ("closed brackets", HEAD + template(example=quoted("]" * 30_000)), "too_many"),
    ("pairs of brackets", HEAD + template(example=quoted("[]()" * 10_000)), "too_many"),
    ("open parentheses", HEAD + template(example=quoted("[а](" * 10_000)), "unclosed_parenthesis"),
    ("parentheses", HEAD + template(**{"not": quoted("(" * 900)}), "too_many_words"),
    ("quotation marks", HEAD + template(**{"not": quoted("«" * 900)}), "too_many_words"),
    ("points", HEAD + template(example=quoted("[а](r) " + "1. " * 300)), "too_many_words"),
    ("10,000 marks", HEAD + template(example=quoted("[а](б)" * 10_000)), "too_large"),
    ("5,000 marks", HEAD + template(example=quoted("[а](б)" * 5_000)), "too_many"),
    ("marks of many names", HEAD + template(example=quoted(
        " ".join(f"[а]({'а' * (i + 1)})" for i in range(40))
    )), "too_many_marks"),
    ("slots", HEAD + template(question=quoted("{what}" * 9_000 + "?")), "text_too_long"),
    ("unknown slots", HEAD + template(question=quoted("{x}" * 9_000 + "?")), "too_many"),
    ("braces", HEAD + template(question=quoted("{" * 30_000)), "unclosed_brace"),
    ("double braces", HEAD + template(question=quoted("{{}}" * 10_000)), "too_many"),
    ("a late close", HEAD + template(question=quoted("{{" * 9_000 + "}}")), "double_brace"),
    ("tildes", HEAD + template(question=quoted("{а~а" * 9_000 + "}")), "unclosed_brace"),
    ("10,000 templates", HEAD + "".join(template(i) for i in range(10_000)), "too_large"),
    ("400 templates", HEAD + "".join(template(i) for i in range(400)), "too_many_templates"),
    ("one template too many", HEAD + "".join(
        template(i) for i in range(MAX_TEMPLATES + 1)
    ), "too_many_templates"),
    ("9,000 self-tests", HEAD + template(**{"not": "[" + "а, " * 9_000 + "а]"}), "too_many_tests"),
    ("NUL", "pack: п\0\ntemplates: []\n", "bad_character"),
    ("NUL by escape", HEAD + template(answer='"\\0"'), "bad_character"),
    ("a mark of byte order inside", "pack: п\n\ufeff\ufefftemplates: x\n", ""),
    ("surrogate", "pack: \ud800\ntemplates: x\n", "bad_character"),
    ("surrogate by escape", HEAD + template(answer='"\\ud83d"'), "bad_character"),
    ("bell", "pack: \a\n", "bad_character"),
    ("spaces", HEAD + " " * 60_000 + "x", ""),
    ("tabs", "\t" * 60_000 + "x", "syntax_tab"),
    ("tabbed lines", HEAD + "  - id: a\n" + "\task: x\n" * 6_000, "syntax_tab"),
    ("glued fields", HEAD + "  - id: a\n" + "    ask:x\n" * 5_000, "syntax_no_space"),
    ("lines aside", HEAD + "  - id: a\n" + "     ask: x\n    b: x\n" * 2_000, "syntax_indent"),
    ("colons", "a: " * 20_000, "syntax_colon"),
    ("question marks", "? " * 30_000, "too_deep"),
    ("quotes", HEAD + "'" * 60_001, "syntax_quote_unclosed"),
    ("hashes", "#" * 65_000, "empty_pack"),
]  # fmt: skip
FILES: list[tuple[str, bytes, str]] = [
    ("UTF-16", "pack: п\n".encode("utf-16"), "not_utf8"),
    ("UTF-16 with no mark", "pack: a\n".encode("utf-16-le"), "bad_character"),
    ("UTF-32", "pack: п\n".encode("utf-32"), "not_utf8"),
    ("surrogates in bytes", b"pack: \xed\xa0\x80\n", "not_utf8"),
    ("random bytes", bytes(range(256)) * 200, "not_utf8"),
    ("100 MB of nothing", b"\0" * 1_000_000, "too_large"),
]


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Stop what hangs, far above what anything here takes."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def work(run: Callable[[], object]) -> float:
    """Processor seconds a call takes."""
    start = time.process_time()
    run()
    return time.process_time() - start


@pytest.fixture(scope="module")
def ordinary() -> float:
    """The work of loading and self-testing the ordinary pack, models warm."""
    text = ORDINARY.read_text("utf-8")
    check_text(text, "general")
    return max(LEAST, work(lambda: check_text(text, "general")))


@pytest.mark.parametrize(("text", "key"), [c[1:] for c in TEXTS], ids=[c[0] for c in TEXTS])
def test_a_hostile_text_is_refused_in_bounded_work(text, key, ordinary):
    """Faults instead of a pack, at most a hundred of them, and no more work than a ratio allows."""
    found = []
    with at_most(60):
        spent = work(lambda: found.extend(check_text(text, "п", "ru")[1]))
    assert found
    assert len(found) <= 101
    assert key in {fault.key for fault in found} or not key
    assert spent < RATIO * ordinary
    for fault in found:
        assert len(str(fault)) < 2_000
        assert fault.message.isprintable()


@pytest.mark.parametrize(("data", "key"), [c[1:] for c in FILES], ids=[c[0] for c in FILES])
def test_a_hostile_file_is_refused_in_bounded_work(data, key, ordinary, tmp_path: Path):
    """Bytes that are no UTF-8 text, or too many of them, are told so."""
    path = tmp_path / "pack.yaml"
    path.write_bytes(data)

    def refused() -> None:
        with pytest.raises(TemplateError) as caught:
            load_checked([path], "ru")
        assert key in {fault.key for fault in caught.value.faults}

    with at_most(60):
        assert work(refused) < RATIO * ordinary


def test_what_looks_like_code_is_only_text():
    """Outside slots nothing means anything: such text is asked as it stands."""
    answer = "'<script>alert(1)</script> ${7*7} %s {% if %} `ls`'"
    found, faults = check_text(HEAD + template(answer=answer), "п")
    assert [fault.key for fault in faults] == ["unknown_role", "unknown_role"]
    found, faults = check_text(HEAD + template(answer="'<b>${{}} %s `ls`'"), "п")
    assert [fault.key for fault in faults] == ["double_brace"]
    found, faults = check_text(HEAD + template(answer="'<b>$(ls) %s `ls`'"), "п")
    assert faults == ()
    assert found is not None
    assert found.templates[0].answer == ("<b>$(ls) %s `ls`",)


def test_a_mark_of_byte_order_is_no_fault():
    """The mark some editors put first is skipped."""
    assert check_text("\ufeff" + HEAD + template(), "п")[1] == ()


def test_the_work_grows_with_the_number_of_templates(ordinary):
    """Sound templates by example cost each the same, however many there are."""
    text = HEAD + "".join(template(i) for i in range(40))
    found = []
    with at_most(120):
        spent = work(lambda: found.extend(check_text(text, "п")[1]))
    assert found == []
    assert spent < 2 * RATIO * ordinary
