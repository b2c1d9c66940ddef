"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import http.client
import json
import os
import pty
import re
import signal
import socket
import subprocess
import sys
import time
import types
from dataclasses import replace
from pathlib import Path

import click
import pytest

import quizgen
from quizgen import cli
from quizgen.articles import read_article
from quizgen.cli_print import deck_text, error_text
from quizgen.decks import read_deck, write_deck
from quizgen.errors import Fault, Place, QuizgenError, TemplateError
from quizgen.questions.soundness import DOUBTFUL, LEAST, SURE
from quizgen.wording import REASONS, dropped_reasons, plural

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "2025-11-13-kazakhstan-russia-universities.txt"
TEXT = "Казань стоит на Волге. Город основали в 1005 году.\n"
EVERY = ("generate", "facts", "export", "import", "templates", "templates check",
         "templates try", "templates schema", "serve")  # fmt: skip


class Pipeline(types.ModuleType):
    """Stands where the language models are: remembers what it was asked, gives one deck."""

    def __init__(self, deck):
        super().__init__("quizgen.pipeline")
        self.deck = deck
        self.asked = None

    def generate(
        self, article, templates=None, count=None, kinds=None, progress=None, least=None, before=()
    ):
        self.asked = {"article": article, "templates": templates, "count": count, "kinds": kinds}
        self.asked |= {"least": least, "before": before}
        if progress:
            progress("читаю", 0.5)
            progress("готово", 1.0)
        return self.deck


@pytest.fixture
def pipeline(deck, monkeypatch):
    fake = Pipeline(deck)
    monkeypatch.setitem(sys.modules, "quizgen.pipeline", fake)
    return fake


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "kazan.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def run(capsys):
    """Runs the command in this process; gives (exit code, output, errors)."""

    def run(*arguments):
        code = cli.main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture(scope="module")
def seed_deck():
    return quizgen.generate(read_article(SEED))


def command(*arguments, **options):
    """Runs the command as a process of its own."""
    options = {"capture_output": True, "text": True, "encoding": "utf-8", "timeout": 120, **options}
    arguments = [str(argument) for argument in arguments]
    return subprocess.run([sys.executable, "-m", "quizgen", *arguments], check=False, **options)


def test_questions_are_printed_for_a_person(run, pipeline, article):
    """Without -o: numbered stems, options with the right one marked, answers, proof, counts."""
    code, out, err = run("generate", article)
    assert (code, err) == (cli.DONE, "")
    assert "1. Кто руководит ботаническим садом в Кедровске?\n   [x] Алевтина Рябинина" in out
    assert "   [ ] Игорь Берёзкин\n   [ ] Мария Осинина\n   [ ] Павел Кленов\n" in out
    assert "2. Сколько гектаров тайги отвели под сад?\n   Ответ: 1 240 гектаров\n" in out
    assert "   Под сад отвели 1 240 гектаров тайги.\n" in out
    assert out.endswith(
        "Всего 5 вопросов. Отброшено 15: неясно, о ком или о чём речь – 12, "
        "по другим причинам – 3.\n"
    )


def test_no_colours_outside_a_terminal(run, pipeline, article):
    """Output that is read by programs carries no escape codes."""
    assert "\x1b" not in "".join(map(str, run("generate", article)))
    assert "\x1b" not in "".join(map(str, run("generate", article.with_name("нет.txt"))))


def test_progress_is_shown_on_a_terminal_only(article):
    """A long run tells its stages in Russian on a terminal, and nothing to a pipe."""
    shown = _in_terminal("generate", str(SEED), "-o", str(article.with_name("deck.json")))
    assert "Читаю статью" in shown
    assert "Составляю вопросы" in shown
    assert command("generate", SEED, "-o", article.with_name("deck.json")).stderr == ""


def test_options_reach_the_generator(run, pipeline, article, tmp_path):
    """Templates, count and kinds are passed on; what is not said is None."""
    run("generate", article)
    assert pipeline.asked["article"].text == TEXT.strip()
    assert [pipeline.asked[name] for name in ("templates", "count", "kinds")] == [None] * 3
    assert pipeline.asked["least"] == LEAST
    run("generate", article, "--templates", "a.yaml", "--templates", "b", "--count", "7",
        "--kind", "cloze", "--kind", "typed", "--sure")  # fmt: skip
    assert pipeline.asked["least"] == SURE
    assert pipeline.asked["templates"] == (Path("a.yaml"), Path("b"))
    assert (pipeline.asked["count"], pipeline.asked["kinds"]) == (7, ("cloze", "typed"))
    run("generate", article, "--doubtful")
    assert pipeline.asked["least"] == DOUBTFUL


def test_a_deck_is_written_and_told(run, pipeline, article, deck, tmp_path):
    """-o writes the deck by the ending and says where and how much."""
    target = tmp_path / "deck.json"
    code, out, _ = run("generate", article, "-o", target)
    assert code == cli.DONE
    assert read_deck(target).questions == deck.questions
    assert out.startswith(f"{target}: Всего 5 вопросов.")
    assert run("generate", article, "-o", tmp_path / "deck.apkg")[0] == cli.DONE
    assert (tmp_path / "deck.apkg").read_bytes()[:2] == b"PK"


def test_an_existing_deck_is_updated_and_keeps_its_ids(run, pipeline, article, deck, tmp_path):
    """Generating onto a deck keeps the ids of what stays and counts the changes."""
    target = tmp_path / "deck.json"
    write_deck(deck, target)
    first, _, *rest = deck.questions
    corrected = replace(first, id="new-1", stem="Кто руководит садом в Кедровске?")
    pipeline.deck = replace(deck, questions=(corrected, *rest))
    code, out, _ = run("generate", article, "-o", target)
    assert code == cli.DONE
    assert "Добавлено 0, изменено 1, без изменений 3, снято 1." in out
    assert [question.id for question in read_deck(target).questions] == [
        first.id, *(question.id for question in rest)
    ]  # fmt: skip


def test_the_deck_of_another_article_is_never_overwritten(run, pipeline, article, deck, tmp_path):
    """-o onto another article's deck is refused and leaves the file as it was."""
    target = tmp_path / "deck.json"
    other = replace(deck.article, id="other", title="Другая", text="Совсем другой текст.")
    write_deck(replace(deck, id="other", title="Другая", article=other, questions=()), target)
    before = target.read_bytes()
    code, _, err = run("generate", article, "-o", target)
    assert code == cli.FAILED
    assert err == f"{target}: здесь колода другой статьи, «Другая» (укажите другой файл)\n"
    assert target.read_bytes() == before


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("deck.docx", "формат «.docx» не поддерживается"),
        ("нет/deck.json", "нет такой папки"),
        (".", "не указан формат"),
    ],
)
def test_a_bad_target_is_told_before_the_work(run, pipeline, article, tmp_path, target, message):
    """The generator is not even started when its deck could not be written."""
    code, _, err = run("generate", article, "-o", tmp_path / target)
    assert code == cli.FAILED
    assert message in err
    assert pipeline.asked is None


def test_a_broken_deck_is_not_overwritten(run, pipeline, article, tmp_path):
    """A file that is no deck is told by place before the work, and stays."""
    target = tmp_path / "deck.json"
    target.write_text('{"format": \n oops}', encoding="utf-8")
    code, _, err = run("generate", article, "-o", target)
    assert code == cli.FAILED
    assert err.startswith(f"{target}:2:2: это не JSON")
    assert err.count("\n") == 1
    assert target.read_text(encoding="utf-8") == '{"format": \n oops}'
    assert pipeline.asked is None


def test_no_questions_is_an_error_that_says_why(run, pipeline, article, deck, tmp_path):
    """An empty deck is not written; the counts of what was dropped are shown."""
    pipeline.deck = replace(deck, questions=(), dropped={"opinion": 4})
    target = tmp_path / "deck.json"
    code, _, err = run("generate", article, "-o", target)
    assert code == cli.FAILED
    assert "ни одного вопроса" in err
    assert "мнение, а не факт – 4" in err
    assert "--doubtful" not in err
    assert not target.exists()
    pipeline.deck = replace(deck, questions=(), dropped={"doubtful question": 4})
    assert "--doubtful" in run("generate", article)[2]
    assert "--doubtful" not in run("generate", article, "--doubtful")[2]


BAD_ARTICLES = [
    (b"", "статья пуста"),
    (b"\x00\x01\x02", "двоичный"),
    ("Один-единственный день.".encode(), "одно предложение"),
    (b"Only English here. Nothing else at all.", "не на русском"),
    (TEXT.encode() * 60_000, "больше 1 МБ"),
]


@pytest.mark.parametrize(("data", "message"), BAD_ARTICLES)
def test_bad_articles_give_one_line(run, pipeline, tmp_path, data, message):
    """Exit code 1, one line with the place on standard error, nothing written."""
    path, target = tmp_path / "a.txt", tmp_path / "deck.json"
    path.write_bytes(data)
    code, out, err = run("generate", path, "-o", target)
    assert (code, out, err.count("\n")) == (cli.FAILED, "", 1)
    assert err.startswith(f"{path}: ")
    assert message in err
    assert not target.exists()


def test_a_missing_article_is_told(run, tmp_path):
    """A file that is not there is named, with exit code 1."""
    code, _, err = run("facts", tmp_path / "нет.txt")
    assert code == cli.FAILED
    assert (
        err == f"{tmp_path / 'нет.txt'}: не удалось прочитать статью: нет такого файла или папки\n"
    )


WRONG = [
    ("generate", "не указано: СТАТЬЯ"),
    ("generate a b", "лишнее в команде: b"),
    ("generate a --count 0", "--count: 0 не годится, нужно от 1 и больше"),
    ("generate a --count x", "--count: «x» – не целое число"),
    ("generate a --kind test", "--kind: нет вида «test», бывают choice, typed, cloze"),
    ("generate a -o", "параметру -o нужно значение"),
    ("generate a --cont 3", "нет такого параметра: --cont, похожи: --count"),
    ("facts a --json=1", "параметру --json значение не нужно"),
    ("export a.json", "не указано: -o"),
    ("serve --port 70000", "--port: 70000 не годится, нужно от 0 до 65535"),
    ("templates check", "не указано: ПУТЬ…"),
    ("templates make", "нет такой команды: make, есть check, try, schema"),
    ("make", "нет такой команды: make, есть generate,"),
]


@pytest.mark.parametrize(("line", "message"), WRONG)
def test_wrong_usage_is_told_in_russian(run, line, message):
    """Exit code 2 and one line that names what is wrong and the help to read."""
    code, out, err = run(*line.split())
    assert (code, out, err.count("\n")) == (cli.MISUSED, "", 1)
    assert err.startswith(message)
    assert err.endswith("--help)\n")


def test_nothing_asked_shows_the_help(run):
    """The bare command lists the commands, as wrong usage."""
    code, out, err = run()
    assert (code, out) == (cli.MISUSED, "")
    assert "Команды:" in err


@pytest.mark.parametrize("name", ["", *EVERY])
def test_help_is_in_russian(run, name):
    """Every command has help, with no English of click in it."""
    code, out, _ = run(*name.split(), "--help")
    assert code == cli.DONE
    assert out.startswith(f"Как вызвать: {f'quizgen {name}'.strip()} [ПАРАМЕТРЫ]")
    assert not re.search(r"Usage|Options|Commands|Show|exit|ARGS|default|required", out)


def test_the_contract_has_no_other_commands():
    """The commands are those of the contract, all of them documented here."""
    found = []
    for name, entry in cli.cli.commands.items():
        found.append(name)
        if isinstance(entry, click.Group):
            found += [f"{name} {inner}" for inner in entry.commands]
    assert found == list(EVERY)


def test_the_version_is_printed(run):
    """--version prints name and number."""
    assert run("--version")[1] == "quizgen 0.1.0\n"


class Found:
    def as_record(self):
        return {"rule": "clause", "predicate": "открыт"}

    def __str__(self):
        return "открыт: что – филиал МГУ"


def test_facts_are_printed_or_given_as_json(run, pipeline, article):
    """One line a fact for a person; a JSON list for a program."""
    pipeline.read_facts = lambda _: (Found(), Found())
    assert run("facts", article)[:2] == (cli.DONE, "открыт: что – филиал МГУ\n" * 2)
    assert json.loads(run("facts", article, "--json")[1]) == [Found().as_record()] * 2


def test_a_deck_is_exported(run, deck, tmp_path):
    """export writes the deck in the format of the ending; a wrong deck is told by its field."""
    source = tmp_path / "deck.json"
    write_deck(deck, source)
    target = tmp_path / "deck.apkg"
    assert run("export", source, "-o", target)[:2] == (cli.DONE, f"{target}: 5 вопросов\n")
    assert target.read_bytes()[:2] == b"PK"
    text = source.read_text(encoding="utf-8").replace('"kind": "cloze"', '"kind": "poem"')
    source.write_text(text, encoding="utf-8")
    code, _, err = run("export", source, "-o", tmp_path / "b.apkg")
    assert code == cli.FAILED
    assert "questions[3].kind: неизвестный вид «poem»" in err
    assert not (tmp_path / "b.apkg").exists()


PACK = """pack: проба
language: ru
templates:
  - id: when
    fact: {when: YEAR}
    ask: when
    question: "В каком году {rest}?"
"""


def test_templates_are_checked_with_every_fault(run, tmp_path):
    """A good file is counted; a bad one gives a line for every fault, with its place."""
    path = tmp_path / "pack.yaml"
    path.write_text(PACK, encoding="utf-8")
    assert run("templates", "check", path)[:2] == (cli.DONE, "Ошибок нет, 1 шаблон.\n")
    path.write_text(PACK.replace("YEAR", "YAER").replace("ask: when", "ask: whom"), "utf-8")
    code, out, err = run("templates", "check", path)
    assert (code, out) == (cli.FAILED, "")
    assert len(err.splitlines()) >= 2
    assert all(re.match(rf"{re.escape(str(path))}:\d+:\d+: ", line) for line in err.splitlines())


def test_templates_are_tried_on_an_article(run, tmp_path):
    """What matched, what nearly did and why not, the questions, and a line with the counts."""
    path = Path(__file__).parent / "cases" / "packs" / "example.yaml"
    text = tmp_path / "a.txt"
    text.write_text(
        "Филиалы вузов\n\nФилиал МГУ открыт в 2001 году. Филиал МГУ открыт в Баку. Кошка спит.",
        encoding="utf-8",
    )
    code, out, err = run("templates", "try", path, text)
    assert (code, err) == (cli.DONE, "")
    assert "+ [Филиал МГУ](branch) [открыт](event) [в 2001 году](when)." in out
    assert "В каком году открыт филиал МГУ? – 2001 (с выбором)" in out
    assert "- [Филиал МГУ](branch) [открыт](event) в Баку." in out
    assert "Почему нет: нет слов для роли «when»" in out
    assert out.splitlines()[-1] == (
        "1 шаблон: подошло 1 предложение, почти подошло 1. Всего 1 вопрос, отброшено 0."
    )


def test_the_schema_is_printed_as_it_is(run):
    """`templates schema` prints JSON and nothing else."""
    from quizgen.templates.schema import schema_text

    assert run("templates", "schema") == (cli.DONE, schema_text(), "")


def test_an_error_of_the_program_is_one_line(run, pipeline, article, monkeypatch):
    """A bug asks to be reported; its traceback is shown only on request."""
    monkeypatch.setattr(pipeline, "generate", lambda *_, **__: {}["a\nb"])
    code, _, err = run("generate", article)
    assert (code, err.count("\n")) == (cli.FAILED, 1)
    assert "ошибка в самой программе, сообщите о ней разработчикам: KeyError" in err
    assert "Traceback" in run("--debug", "generate", article)[2]
    monkeypatch.setenv("QUIZGEN_DEBUG", "1")
    assert "Traceback" in run("generate", article)[2]


def test_an_interrupted_run_says_so(run, pipeline, article, monkeypatch):
    """Ctrl+C ends with code 130 and one word."""

    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "generate", interrupt)
    assert run("generate", article) == (cli.INTERRUPTED, "", "прервано\n")


def test_errors_are_one_line_each():
    """Messages never break a line; a template error has a line for every fault."""
    assert (
        error_text(QuizgenError("одно\nдругое", Place("a", 1, 2), "так"))
        == "a:1:2: одно другое (так)"
    )
    faults = (Fault(Place("a.yaml", 1, 2), "раз"), Fault(Place("a.yaml", 3, 4), "два", "так"))
    assert error_text(TemplateError(faults)) == "a.yaml:1:2: раз\na.yaml:3:4: два (так)"


def test_every_reason_of_review_has_russian_words(seed_deck):
    """Whatever is dropped can be explained to a person, by review and in the seed deck."""
    from quizgen.questions.review import CHECKS

    reasons = {reason for reason, _ in CHECKS} | set(seed_deck.dropped)
    assert {reason for reason in reasons if reason not in REASONS} == set()


def test_reasons_are_counted_most_frequent_first():
    """Known reasons come by count, the unnamed ones together at the end."""
    dropped = {"opinion": 1, "negated": 3, "xyz": 5, "abc": 4}
    assert dropped_reasons(dropped) == (
        ("отрицание", 3), ("мнение, а не факт", 1), ("по другим причинам", 9)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("number", "word"),
    [(1, "год"), (3, "года"), (5, "лет"), (11, "лет"), (21, "год"), (112, "лет")],
)
def test_plurals_of_russian(number, word):
    """1 год, 2 года, 5 лет."""
    assert plural(number, "год", "года", "лет") == word


def test_colours_are_for_terminals(deck, monkeypatch):
    """On a terminal the right option is green and the proof is dim; NO_COLOR switches it off."""
    assert "\x1b[32m[x] Алевтина Рябинина\x1b[0m" in deck_text(deck)
    assert "\x1b[2mПод сад отвели" in deck_text(deck)
    assert "\x1b[31m" in _in_terminal("generate", "нет.txt")
    assert "\x1b" not in _in_terminal("generate", "нет.txt", NO_COLOR="1")


def _in_terminal(*arguments, **variables):
    """What a command prints on a terminal of its own."""
    main, side = pty.openpty()
    environ = {**os.environ, "TERM": "xterm", **variables}
    with subprocess.Popen(
        [sys.executable, "-m", "quizgen", *arguments],
        stdin=side, stdout=side, stderr=side, env=environ,
    ) as process:  # fmt: skip
        os.close(side)
        process.wait(60)
    printed = os.read(main, 65536).decode()
    os.close(main)
    return printed


HEAVY = ("slovnet", "navec", "numpy", "pymorphy3", "razdel", "genanki", "flask", "sqlalchemy",
         "yaml", "markdown_it", "waitress", "webapp")  # fmt: skip


def test_help_loads_nothing_heavy():
    """Help comes at once: no model, web or Anki library is imported for it."""
    probe = (
        "import sys; from quizgen import cli; cli.main(['generate', '--help']); "
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"


def test_a_reader_that_stops_reading_is_no_error():
    """`quizgen … | head` ends quietly when nobody listens any more."""
    environ = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [sys.executable, "-m", "quizgen", "--help"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environ,
    ) as process:  # fmt: skip
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == cli.DONE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_told():
    """Output that cannot be written is an error with a reason, not a traceback."""
    with open("/dev/full", "wb") as full:
        done = command("--help", stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert done.returncode == cli.FAILED
    assert done.stderr == "не удалось прочитать или записать: на диске кончилось место\n"


def test_a_narrow_encoding_shows_question_marks():
    """A terminal without Cyrillic does not crash the command."""
    done = command("--help", env={**os.environ, "PYTHONIOENCODING": "latin-1"}, encoding="latin-1")
    assert done.returncode == cli.DONE
    assert "generate" in done.stdout


def test_serve_says_where_and_stops_on_ctrl_c(tmp_path):
    """serve prints its address, answers there the one who sits there, and ends cleanly."""
    port = _free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "quizgen", "serve", "--port", str(port),
         "--database", f"sqlite:///{tmp_path / 'a.sqlite3'}"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        # Who runs the tests in the background may have switched Ctrl+C off.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:  # fmt: skip
        try:
            assert f"http://127.0.0.1:{port} " in process.stdout.readline()
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", "/")
            answer = connection.getresponse()
            assert (answer.status, "<!doctype html>" in answer.read().decode().lower()) == (
                200,
                True,
            )
            # A proxy on this computer brings others, who are not the teacher.
            connection.request("GET", "/", headers={"X-Forwarded-For": "203.0.113.7"})
            assert connection.getresponse().status == 403
            connection.close()
        finally:
            process.send_signal(signal.SIGINT)
        try:
            assert process.wait(30) == cli.DONE
        finally:
            process.kill()
        assert "Traceback" not in process.stderr.read()


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_busy_port_is_told(tmp_path):
    """A port that is taken gives one line with the way out."""
    database = f"sqlite:///{tmp_path / 'a.sqlite3'}"
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        done = command("serve", "--port", port, "--database", database)
    assert done.returncode == cli.FAILED
    assert done.stderr == f"порт {port} занят (укажите другой: --port {port + 1})\n"


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [("--database", "oops", "адрес базы данных не понят"), ("--host", "999.1.2.3", "999.1.2.3")],
)
def test_a_bad_database_or_host_is_told(tmp_path, option, value, message):
    """A database or address that cannot be used gives one line."""
    good = {"--database": f"sqlite:///{tmp_path / 'a.sqlite3'}", "--host": "127.0.0.1"}
    given = {**good, option: value}
    done = command("serve", "--port", "0", *(word for pair in given.items() for word in pair))
    assert (done.returncode, done.stderr.count("\n")) == (cli.FAILED, 1)
    assert message in done.stderr


def test_the_seed_article_gives_a_deck_in_time(tmp_path):
    """The whole command, cold, on the article the project was asked for: twice the same deck."""
    started = time.monotonic()
    first = command("generate", SEED, "-o", tmp_path / "a.json")
    assert first.returncode == cli.DONE, first.stderr
    assert first.stderr == ""
    # Bar for a slow machine; benchmarks/ has the real figures.
    assert time.monotonic() - started < 30
    assert command("generate", SEED, "-o", tmp_path / "b.json").returncode == cli.DONE
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    deck = read_deck(tmp_path / "a.json")
    assert len(deck.questions) >= 20
    again = command("generate", SEED, "-o", tmp_path / "a.json")
    assert f"без изменений {len(deck.questions)}, снято 0" in again.stdout


def test_the_seed_article_is_read_from_a_pipe_in_any_encoding():
    """«-» reads standard input; the questions are printed with their answers."""
    raw = SEED.read_text(encoding="utf-8").encode("cp1251")
    done = command("generate", "-", "--count", "3", input=raw, text=False, encoding=None)
    assert done.returncode == cli.DONE, done.stderr
    assert done.stdout.decode().count("\n1. ") == 1
    assert "4. " not in done.stdout.decode()


def test_facts_of_the_seed_article():
    """The facts command finds facts in the seed article, as JSON with their roles."""
    done = command("facts", SEED, "--json")
    assert done.returncode == cli.DONE, done.stderr
    records = json.loads(done.stdout)
    assert len(records) >= 20
    assert all(record["roles"] for record in records)
