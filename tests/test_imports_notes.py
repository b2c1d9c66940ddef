"""Packages made elsewhere become questions, and every note is accounted for."""

from __future__ import annotations

import datetime
import time
from dataclasses import replace

import genanki
import pytest
from anki.collection import Collection as Anki
from import_reader import load, records

from quizgen import cli
from quizgen.decks import deck_from_json, deck_to_json, read_deck
from quizgen.errors import FormatError
from quizgen.imports import cloze, read_foreign, renew
from quizgen.imports.assemble import to_imported
from quizgen.imports.choices import choose, find_options
from quizgen.imports.markup import plain
from quizgen.imports.records import CardTemplate, Collection, Note, NoteType

NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
CAPITALS = [("Франция", "Париж"), ("Италия", "Рим"), ("Перу", "Лима"), ("Куба", "Гавана"),
            ("Чили", "Сантьяго")]  # fmt: skip
BASIC = NoteType(
    1, "Основная", False, ("Лицо", "Оборот", "Ещё"),
    (CardTemplate("1", "{{Лицо}}", "{{FrontSide}}<hr id=answer>{{Оборот}}"),),
)  # fmt: skip


def sound(imported, collection):
    """The account holds: each note gave a question or stands among the skipped; the deck reads."""
    deck = imported.deck
    assert deck_from_json(deck_to_json(deck)) == deck
    for question in deck.questions:
        proof = question.evidence
        assert deck.article.text[proof.start : proof.stop] == proof.text
    assert imported.notes == len(collection.notes)
    gave = len({q.id for q in deck.questions})
    assert gave == len(deck.questions)
    assert gave + len(imported.skipped) >= imported.notes
    return deck.questions


def made(*rows, kind=BASIC, **more):
    """The import of notes of one type, each row its fields."""
    notes = tuple(
        Note(place, f"guid-{place}", kind.id, (*row, *[""] * (len(kind.fields) - len(row))),
             deck="Школа::Проба", **more)
        for place, row in enumerate(rows, 1)
    )  # fmt: skip
    collection = Collection({kind.id: kind}, notes)
    imported = to_imported(collection, "файл")
    sound(imported, collection)
    return imported


def package(tmp_path, model, rows, name="География::Столицы"):
    """A package of genanki's, read through the real library."""
    deck = genanki.Deck(1234567, name)
    for row in rows:
        deck.add_note(genanki.Note(model=model, fields=row, tags=["мир"]))
    path = tmp_path / "foreign.apkg"
    genanki.Package(deck).write_to_file(str(path))
    collection = load(path, tmp_path)
    return to_imported(collection, "файл"), collection


def model(fields, *templates, cloze=False):
    """A note type of genanki's."""
    return genanki.Model(
        77001, "Тип", fields=[{"name": name} for name in fields],
        templates=[{"name": f"К{i}", "qfmt": q, "afmt": a} for i, (q, a) in enumerate(templates)],
        model_type=1 if cloze else 0,
    )  # fmt: skip


def test_a_basic_package_becomes_choices(tmp_path):
    """Short answers of one field are each other's wrong options; ids outlive the wording."""
    kind = model(["Страна", "Столица"], ("Столица: {{Страна}}", "{{FrontSide}}<hr>{{Столица}}"))
    imported, collection = package(tmp_path, kind, [list(row) for row in CAPITALS])
    questions = sound(imported, collection)
    assert {q.kind for q in questions} == {"choice"}
    assert {q.stem: q.answer for q in questions}["Столица: Франция"] == "Париж"
    assert imported.deck.title == "Столицы"
    assert questions[0].tags == ("мир",)
    for question in questions:
        assert set(question.distractors) < {answer for _, answer in CAPITALS} - {question.answer}
    assert to_imported(collection, "файл") == imported
    first = collection.notes[0]
    changed = replace(first, fields=(first.fields[0], "Марсель"))
    newer = to_imported(replace(collection, notes=(changed, *collection.notes[1:])), "файл")
    assert {q.id for q in newer.deck.questions} == {q.id for q in questions}
    assert renew(imported.deck, newer.deck, NOW).id == imported.deck.id


def test_a_reversed_package_asks_back_only_what_can_be_told(tmp_path):
    """A term is asked both ways, a question only its own."""
    kind = model(["A", "B"], ("{{A}}", "{{FrontSide}}{{B}}"), ("{{B}}", "{{FrontSide}}{{A}}"))
    rows = [["стол", "table"], ["В каком году крестили Русь?", "988"]]
    imported, collection = package(tmp_path, kind, rows)
    questions = sound(imported, collection)
    assert {(q.stem, q.answer) for q in questions} == {
        ("стол", "table"), ("table", "стол"), ("В каком году крестили Русь?", "988"),
    }  # fmt: skip
    assert [item.reason for item in imported.skipped] == [
        "обратная карточка: по ответу вопрос не восстановить"
    ]


def test_a_typed_package_stays_typed(tmp_path):
    """A card with a type box is typed, whatever else could be made of it."""
    kind = model(["Q", "A"], ("{{Q}}{{type:A}}", "{{FrontSide}}{{type:A}}"))
    imported, collection = package(tmp_path, kind, [list(row) for row in CAPITALS])
    assert {q.kind for q in sound(imported, collection)} == {"typed"}


def test_a_cloze_package_asks_each_number(tmp_path):
    """One question a number; an empty gap is accounted for."""
    kind = model(["Text", "Extra"], ("{{cloze:Text}}", "{{cloze:Text}}{{Extra}}"), cloze=True)
    rows = [["{{c1::Волга}} впадает в {{c2::Каспийское море::море}}.", "Исток – на Валдае."],
            ["{{c1::}} пусто", ""]]  # fmt: skip
    imported, collection = package(tmp_path, kind, rows)
    questions = sound(imported, collection)
    assert [(q.stem, q.answer) for q in questions] == [
        ("_____ впадает в Каспийское море.", "Волга"),
        ("Волга впадает в _____ (море).", "Каспийское море"),
    ]
    assert questions[0].evidence.text.startswith("Волга впадает в Каспийское море. Исток")


def test_the_multiple_choice_add_on(tmp_path):
    """Its row of 1 and 0 tells the right options."""
    names = ["Question", "Title", "QType", *(f"Q_{i}" for i in range(1, 6)), "Answers", "Sources"]
    kind = model(names, ("{{Question}}{{Q_1}}", "{{Answers}}"))
    rows = [["Что растения?", "", "1", "Дуб", "Волк", "Мох", "", "", "1 0 1", ""],
            ["Кто зверь?", "", "2", "Дуб", "Волк", "Мох", "", "", "0 1 0", ""],
            ["Ничего?", "", "2", "Дуб", "Волк", "", "", "", "0 0", ""]]  # fmt: skip
    imported, collection = package(tmp_path, kind, rows)
    several, one = sound(imported, collection)
    assert (several.kind, several.items, several.distractors) == (
        "multiple", ("Дуб", "Мох"), ("Волк",))  # fmt: skip
    assert (one.kind, one.answer, one.distractors) == ("choice", "Волк", ("Дуб", "Мох"))
    assert imported.skipped[0].reason == "не видно, какой вариант верен"


def test_the_stock_types_of_anki_itself(tmp_path):
    """Notes made in the real program, image occlusion among them, come in or are told."""
    anki = Anki(str(tmp_path / "own.anki2"))
    try:
        for kind in anki.models.all():
            note = anki.new_note(kind)
            gap = (
                "{{c1::image-occlusion:rect:left=.1}}" if "Occl" in kind["name"] else "{{c1::а}} б"
            )
            for i in range(len(note.fields)):
                note.fields[i] = (
                    gap if kind["type"] == 1 and i == 0 else f"слово{i} {kind['id'] % 97}"
                )
            anki.add_note(note, 1)
        collection = records(anki)
    finally:
        anki.close()
    imported = to_imported(collection, "мои заметки")
    assert len(sound(imported, collection)) >= 6
    assert "закрытые участки картинки" in {item.reason for item in imported.skipped}
    assert imported.deck.title == "мои заметки"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("Флаг?", "<img src=a.png>"), "картинка вместо ответа"),
        (("<img src=a.png>", "Перу"), "картинка вместо вопроса"),
        (("Что на фото? <img src=a.png>", "Перу"), "вопрос о картинке"),
        (("Слово", "[sound:a.mp3]"), "звук вместо ответа"),
        (("Слово", " &nbsp; "), "пустой ответ"),
        (("", "ответ"), "пустой вопрос"),
        (("Слово", "много слов " * 300), "ответ слишком длинный"),
        (("Слово " * 400, "ответ"), "вопрос слишком длинный"),
        (("x" * 300_000, "ответ"), "слишком длинное поле"),
    ],
)
def test_what_gives_no_question_says_why(row, reason):
    """A note of no use is named, with the reason in Russian."""
    assert [item.reason for item in made(("Один?", "два"), row).skipped] == [reason]


@pytest.mark.parametrize(
    ("back", "kind", "answer"),
    [
        ("Верно", "true_false", "Верно"),
        ("Нет, в 1961 году", "true_false", "Нет"),
        ("Лев Толстой", "typed", "Лев Толстой"),
        ("рост и развитие всех органов растения сразу", "open", None),
        ("<ul><li>раз<li>два</ul>", "open", "раз; два"),
    ],
)
def test_kinds_follow_the_answer(back, kind, answer):
    """A verdict, a short answer, a long one and a list are asked each in its own way."""
    (question,) = made(("Что это такое?", back)).deck.questions
    assert question.kind == kind
    assert answer in (None, question.answer)


def test_the_same_question_comes_once():
    """A double is skipped; another answer to it becomes one more right answer."""
    imported = made(("Ключ", "key"), ("ключ", "Key"), ("Ключ", "spring"))
    (question,) = imported.deck.questions
    assert (question.answer, question.accepted) == ("key", ("spring",))
    assert len(imported.skipped) == 2


@pytest.mark.parametrize(
    ("front", "back", "right"),
    [
        ("Столица?<ul><li>Рим<li>Париж<li>Лима</ul>", "Париж", ["Париж"]),
        ("Столица?<br>А) Рим<br>Б) Париж<br>В) Лима", "Б", ["Париж"]),
        ("Столица?<br>А) Рим<br>Б) Париж<br>В) Лима", "Ответ: б", ["Париж"]),
        ("Столица?<br>1. Рим<br>2. Париж", "2. Париж", ["Париж"]),
        ("Столица? А) Рим Б) Париж В) Лима", "А, В", ["Рим", "Лима"]),
        ("Столица?<br>A. Рим<br>B. Париж<br>C. Лима", "C", ["Лима"]),
        ("Столица?<br>А) Рим<br>Б) Париж<br>В) Лима", "B", None),
        ("Столица?<br>А) Рим<br>Б) Париж", "Лима", None),
    ],
)
def test_options_are_recognised(front, back, right):
    """Lists and labelled lines are options; the key may be text, letter, number or several."""
    options = find_options(plain(front))
    assert options
    assert options.stem == "Столица?"
    found = choose(options, plain(back))
    assert (list(found.right) if found else None) == right


def test_options_in_fields_of_their_own():
    """Whatever the fields are called: the answer is one of those the front shows."""
    kind = NoteType(5, "Тест", False, ("В", "1", "2", "3", "Ключ"),
                    (CardTemplate("x", "{{В}} {{1}}<br>{{2}}<br>{{3}}", "{{Ключ}}"),))  # fmt: skip
    one, other = made(("Кто?", "Дуб", "Волк", "Мох", "Волк"), ("Где?", "тут", "там", "нет", "1"),
                      kind=kind).deck.questions  # fmt: skip
    assert (one.kind, one.answer, one.distractors) == ("choice", "Волк", ("Дуб", "Мох"))
    assert (other.kind, other.answer) == ("choice", "тут")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a<br>b<div>c</div>", "a\nb\nc"),
        ("H<sub>2</sub>O, м<sup>2</sup>, v<sub>нач</sub>", "H₂O, м², v_нач"),
        ("x <img src='a>b.png'> y", "x [картинка] y"),
        ("да[sound:a.mp3]", "да"),
        (r"\(\frac{a}{b}\cdot x^2\)", "a/b·x²"),
        ("&amp;lt; &lt;b&gt;", "&lt; <b>"),
        ("a<script>alert(1)</script><style>b</style><!-- c -->d", "ad"),
        ("a\u2060b", "ab"),
        ("1 < 2 и 3 > 2", "1 < 2 и 3 > 2"),
        ("<table><tr><td>a<td>b</table>", "a – b"),
        ("&#" + "9" * 5000 + ";", "\ufffd"),
    ],
)
def test_markup_becomes_text(html, text):
    """Marks that matter stay readable, entities are resolved once, nothing live is left."""
    assert plain(html).text == text


@pytest.mark.parametrize(
    "html",
    ["<" * 10**6, '<a "' * 250_000, "<b>" * 300_000, "<!--" * 250_000, "<sup>x" * 150_000,
     "<script>" * 120_000, "[sound:" * 140_000, r"\(\frac{" * 120_000, "{{c1::" * 160_000,
     "{{c1::a" * 90_000 + "}}" * 90_000, "&" * 10**6, "<li>" * 250_000],
    ids=lambda html: html[:8],
)  # fmt: skip
def test_hostile_markup_is_read_in_time(html):
    """A megabyte of unclosed or nested marks takes seconds, not hours, and raises nothing."""
    started = time.process_time()
    plain(html)
    cloze.ask(html)
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ("{{c1::Рим}} – столица", [("_____ – столица", ("Рим",), "")]),
        ("{{c1::a {{c2::b}} c}} d", [("_____ d", ("a b c",), ""), ("a _____ c d", ("b",), "")]),
        ("{{c1::a}} и {{c1::b}}", [("[…] и […]", ("a", "b"), "")]),
        ("{{c1::a}} и {{c1::a}}", [("_____ и […]", ("a",), "")]),
        ("{{c1::a::где?}}!", [("_____ (где?)!", ("a",), "")]),
        ("{{c1,2::a}} b", [("_____ b", ("a",), ""), ("_____ b", ("a",), "")]),
        ("{{c1::a {{c1::b}}}} d", [("[…] d", ("a b", "b"), "перекрывающиеся пропуски")]),
    ],
)
def test_forms_of_gaps(source, asked):
    """Hints, nested gaps, several gaps of one number, one gap of several numbers."""
    assert [(one.stem, one.answers, one.fault) for one in cloze.ask(source)] == asked


EXPORT = """#separator:tab
#html:true
#guid column:1
#notetype column:2
#deck column:3
#tags column:6
g1\tBasic\tШкола\tФранция\t"Па<b>ри</b>ж
на Сене"\tмир карта
g2\tBasic\tШкола\tИталия\tРим\t
"""


@pytest.mark.parametrize(
    ("name", "text", "answers"),
    [
        ("a.txt", EXPORT, ["Париж на Сене", "Рим"]),
        ("a.csv", '\ufeffвопрос 1;раз\r\n"вопрос; 2";два\r\n', ["раз", "два"]),
        ("a.csv", 'вопрос 1,"раз, да"\nвопрос 2,два\n', ["раз, да", "два"]),
        ("a.tsv", "вопрос 1\tраз < два\n\nвопрос 2\tдва\n", ["раз < два", "два"]),
    ],
)
def test_text_exports_are_read(tmp_path, name, text, answers):
    """Anki's own exports and bare tables, with quotes, line breaks and a byte order mark."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    imported = read_foreign(path)
    assert [question.answer for question in imported.deck.questions] == answers
    assert read_foreign(path) == imported


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "ни одной записи"),
        ("раз\nдва\n".encode(), "только один столбец"),
        ("раз\tдва\nтри\t".encode() + b"\xff\n", "a.txt:2: это не текст в UTF-8"),
        (("раз\tдва\nтри\t" + "x" * 300_000).encode(), "a.txt:2: строку не прочитать"),
        (b"a\0b", "это не текст"),
    ],
)
def test_bad_exports_are_refused_by_line(tmp_path, data, words):
    """One clear message with the file, and the line where there is one."""
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(FormatError) as caught:
        read_foreign(path)
    assert words in str(caught.value)


def test_the_command_imports_and_updates(tmp_path, capsys):
    """It tells notes, kinds, what was left out; again onto the same deck it tells changes."""
    source, output = tmp_path / "мир.tsv", tmp_path / "deck.json"
    source.write_text("Кто?\tЯ\nЧто?\t\n", encoding="utf-8")
    assert cli.main(["import", str(source), "-o", str(output)]) == cli.DONE
    out = capsys.readouterr().out
    assert "Прочитано: 2 записи. Вопросы: с вводом ответа – 1." in out
    assert "пустой ответ – 1 (2. Что?)" in out
    source.write_text("Кто?\tТы\nЧто?\tОно\n", encoding="utf-8")
    assert cli.main(["import", str(source), "-o", str(output)]) == cli.DONE
    assert "Добавлено 1, изменено 1, без изменений 0, снято 0." in capsys.readouterr().out
    before = output.read_bytes()
    source.write_text("Иное?\tДа\n", encoding="utf-8")
    assert cli.main(["import", str(source), "-o", str(output)]) == cli.FAILED
    assert "колода другой статьи" in capsys.readouterr().err
    assert output.read_bytes() == before
    assert read_deck(output).title == "мир"
    assert cli.main(["import", str(tmp_path / "a.pdf"), "-o", str(output)]) == cli.FAILED
    assert "по окончанию имени" in capsys.readouterr().err
