"""Deck ⇄ JSON, and generating onto an existing deck."""

import datetime
import json
from dataclasses import replace

import pytest

from quizgen.decks import deck_from_json, deck_to_json, read_deck, write_deck
from quizgen.errors import DeckError
from quizgen.model import Article, Deck, Evidence, Question
from quizgen.updates import Changes, compare, merge

TITLE = "Между вузами Казахстана и России заключено 1 453 договора"
SENTENCES = (
    "В Казахстане успешно работают девять филиалов российских вузов, "
    "в которых обучается около четырех тысяч студентов.",
    "Филиал МГУ имени Ломоносова открыт еще в 2001 году.",
    "Более 100 тысяч студентов проходят практику на базе 18 тысяч предприятий.",
    "Свыше четырех тысяч компаний взяли шефство над 600 колледжами.",
)
ASKED = (
    # sentence, kind, stem, answer, distractors, template, asks
    (0, "choice", "Сколько филиалов российских вузов работает в Казахстане?", "девять",
     ("семь", "двенадцать"), "общие/сколько", "count"),
    (0, "typed", "Сколько студентов обучается в филиалах российских вузов в Казахстане?",
     "около четырех тысяч", (), "общие/сколько", "count"),
    (1, "choice", "В каком году открыт филиал МГУ имени Ломоносова?", "2001",
     ("1998", "2005", "2011"), "общие/год", "when"),
    (2, "typed", "Сколько студентов проходят практику на базе 18 тысяч предприятий?",
     "более 100 тысяч", (), "общие/сколько", "count"),
    (2, "cloze", "Более 100 тысяч студентов проходят практику на базе _____.",
     "18 тысяч предприятий", (), "общие/сколько", "base"),
    (3, "typed", "Над сколькими колледжами взяли шефство свыше четырех тысяч компаний?",
     "над 600", (), "общие/сколько", "over"),
)  # fmt: skip


def make(sentences=SENTENCES, asked=ASKED, prefix="a", article="вузы"):
    """A deck over `sentences`; the ids count up from `prefix`."""
    text = "\n".join((TITLE, *sentences))
    questions = []
    for i, (at, kind, stem, answer, distractors, template, asks) in enumerate(asked):
        start = text.index(sentences[at])
        evidence = Evidence(sentences[at], start, start + len(sentences[at]))
        questions.append(
            Question(f"{prefix}{i:011x}", kind, stem, answer, evidence, template, asks,
                     accepted=(f"{answer}!",), distractors=distractors, salience=1 - i / 10,
                     tags=("образование",))
        )  # fmt: skip
    day = datetime.date(2025, 11, 13)
    return Deck(
        id=article,
        title=TITLE,
        article=Article(article, TITLE, day, text, (0, len(TITLE))),
        questions=tuple(questions),
        dropped={"двойник": 3, "unresolved pronoun": 12},
    )


DECK = make()
NOW = datetime.datetime(2026, 11, 23, 10, tzinfo=datetime.UTC)


def test_a_deck_comes_back_the_same(tmp_path):
    """What was written is read back equal, the headline's place included."""
    write_deck(DECK, tmp_path / "deck.json")
    assert read_deck(tmp_path / "deck.json") == DECK


def test_an_undated_deck_without_a_headline_comes_back_the_same():
    """No date and no headline stay None: the first words of a text are no headline."""
    article = Article("x", SENTENCES[0][:12], None, "\n".join(SENTENCES))
    deck = Deck("x", "X", article, ())
    assert deck_from_json(deck_to_json(deck)) == deck


def test_the_json_is_the_contract():
    """The field names and their order are those other programs rely on."""
    record = json.loads(deck_to_json(DECK))
    assert list(record) == [
        "format", "id", "title", "language", "article", "questions", "dropped",
    ]  # fmt: skip
    assert record["format"] == "quizgen-deck/1"
    assert list(record["article"]) == ["id", "title", "date", "text"]
    assert list(record["questions"][0]) == [
        "id", "kind", "stem", "answer", "accepted", "distractors", "evidence", "template", "asks",
        "salience", "tags",
    ]  # fmt: skip
    assert list(record["questions"][0]["evidence"]) == ["text", "start", "stop"]
    assert deck_to_json(DECK).endswith("}\n")


def test_unknown_fields_are_passed_over():
    """A file with a teacher's notes or a later version's fields in it opens all the same."""
    record = json.loads(deck_to_json(DECK))
    record["note"] = {"of": "teacher"}
    record["article"]["url"] = "…"
    record["questions"][0]["difficulty"] = 3
    record["questions"][0]["evidence"]["page"] = 1
    assert deck_from_json(json.dumps(record)) == DECK


REMOVE = object()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("format", "quizgen-deck/2", "поле format: ожидается «quizgen-deck/1»"),
        ("format", REMOVE, "поле format: не хватает этого поля"),
        ("id", 7, "поле id: ожидается строка"),
        ("id", " ", "поле id: не может быть пустым"),
        ("title", None, "поле title: ожидается строка"),
        ("language", REMOVE, "поле language: не хватает этого поля"),
        ("article", [], "поле article: ожидается объект {…}"),
        ("article.date", "13.11.2025", "поле article.date: ожидается дата вида 2025-11-13"),
        ("article.date", "20251113", "поле article.date: ожидается дата вида 2025-11-13"),
        ("article.date", 2025, "поле article.date: ожидается строка"),
        ("article.text", REMOVE, "поле article.text: не хватает этого поля"),
        ("questions", {}, "поле questions: ожидается список […]"),
        ("questions.2", "вопрос", "поле questions[2]: ожидается объект {…}"),
        ("questions.2.id", "a00000000000", "поле questions[2].id: id «a00000000000» уже занят"),
        ("questions.2.id", "", "поле questions[2].id: не может быть пустым"),
        ("questions.2.kind", "essay", "поле questions[2].kind: неизвестный вид «essay», бывают"),
        ("questions.2.stem", "", "поле questions[2].stem: не может быть пустым"),
        ("questions.2.stem", "\ud83d", "поле questions[2].stem: в тексте есть половина символа"),
        ("questions.2.answer", 2001, "поле questions[2].answer: ожидается строка"),
        ("questions.2.accepted", ["2001", 2001], "поле questions[2].accepted[1]: ожидается"),
        ("questions.2.accepted", ["\udc00"], "поле questions[2].accepted[0]: в тексте есть"),
        ("questions.2.distractors", [], "поле questions[2].distractors: вопросу с выбором"),
        ("questions.2.distractors", ["1998", " 2001"], "distractors[1]: « 2001» – это уже верный"),
        ("questions.2.distractors", ["1998", "1998"], "distractors[1]: «1998» – это уже вариант"),
        ("questions.2.distractors", ["  "], "distractors[0]: вариант не может быть пустым"),
        ("questions.2.evidence", None, "поле questions[2].evidence: ожидается объект {…}"),
        ("questions.2.evidence.start", 1, "поле questions[2].evidence: текст не совпадает"),
        ("questions.2.evidence.start", -1, "поле questions[2].evidence: текст не совпадает"),
        ("questions.2.evidence.start", True, "evidence.start: ожидается целое число"),
        ("questions.2.evidence.stop", 1.5, "evidence.stop: ожидается целое число"),
        ("questions.2.evidence.text", "", "evidence.text: не может быть пустым"),
        ("questions.2.salience", "0,9", "поле questions[2].salience: ожидается число"),
        ("questions.2.salience", 1.5, "salience: ожидается число от 0 до 1"),
        ("questions.2.salience", 10**400, "salience: слишком большое число"),
        ("questions.2.tags", "вузы", "поле questions[2].tags: ожидается список […]"),
        ("questions.4.stem", "Без пропуска.", "questions[4].stem: нужен ровно один пропуск"),
        ("questions.4.stem", "_____ и _____.", "questions[4].stem: нужен ровно один пропуск"),
        ("dropped", REMOVE, "поле dropped: ожидается объект {…}"),
        ("dropped.двойник", "три", "поле dropped.двойник: ожидается целое число"),
        ("dropped.двойник", -1, "поле dropped.двойник: счёт не бывает отрицательным"),
    ],
)
def test_a_wrong_field_is_one_clear_line(field, value, said):
    """Each wrong field is told in one line with the file's name and the field's place."""
    record = json.loads(deck_to_json(DECK))
    *path, last = (int(key) if key.isdecimal() else key for key in field.split("."))
    target = record
    for key in path:
        target = target[key]
    if value is REMOVE:
        del target[last]
    else:
        target[last] = value
    with pytest.raises(DeckError) as caught:
        deck_from_json(json.dumps(record), "колода.json")
    line = str(caught.value)
    assert line.startswith("колода.json: ")
    assert said in line
    assert "\n" not in line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "deck.json:1:1: это не JSON"),
        ('{"format": "quizgen-deck/1",\n "id": }', "deck.json:2:8: это не JSON"),
        ("[]", "ожидается объект {…}"),
        ("[" * 100_000, "слишком глубокая вложенность"),
        ("1" * 5000, "слишком длинное число"),
        ('{"salience": NaN}', "вместо числа стоит NaN"),
        ('{"salience": -Infinity}', "вместо числа стоит -Infinity"),
        ('{"format": "quizgen-deck/9"}', "записан другой версией quizgen"),
    ],
)
def test_what_is_no_deck_is_one_clear_line(text, said):
    """A text that is no JSON, or no deck, gives one line with the place, never a traceback."""
    with pytest.raises(DeckError) as caught:
        deck_from_json(text)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "не удалось прочитать файл: нет такого файла или папки"),
        ("Колода".encode("cp1251"), "это не текст в UTF-8"),
        (b"PK\x03\x04\xff", "это не текст в UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path, data, said):
    """A missing, binary or differently encoded file is named with the reason."""
    path = tmp_path / "deck.json"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(DeckError, match=said):
        read_deck(path)


def test_a_byte_order_mark_is_no_fault(tmp_path):
    """A deck saved by Windows Notepad opens."""
    (tmp_path / "deck.json").write_bytes(b"\xef\xbb\xbf" + deck_to_json(DECK).encode())
    assert read_deck(tmp_path / "deck.json") == DECK


def ids(deck):
    return [question.id for question in deck.questions]


def swap(asked, at, **fields):
    """`ASKED` with fields of one question replaced."""
    names = ("sentence", "kind", "stem", "answer", "distractors", "template", "asks")
    changed = dict(zip(names, asked[at], strict=True)) | fields
    return (*asked[:at], tuple(changed.values()), *asked[at + 1 :])


def test_an_unchanged_article_keeps_every_id():
    """The same article generated again keeps all ids, whatever the generator calls them."""
    merged = merge(DECK, make(prefix="b"), NOW)
    assert ids(merged) == ids(DECK)
    assert compare(DECK, merged) == Changes(added=0, changed=0, unchanged=6, withdrawn=0)


def test_a_corrected_year_keeps_the_id():
    """A year put right in the article: the same question, its answer and evidence changed."""
    right = (SENTENCES[0], SENTENCES[1].replace("2001", "2002"), *SENTENCES[2:])
    merged = merge(DECK, make(right, swap(ASKED, 2, answer="2002"), "b"), NOW)
    assert ids(merged) == ids(DECK)
    assert merged.questions[2].answer == "2002"
    assert "2002" in merged.questions[2].evidence.text
    assert compare(DECK, merged) == Changes(added=0, changed=1, unchanged=5, withdrawn=0)


def test_a_moved_paragraph_keeps_the_ids():
    """Sentences in another order, questions in another order: each keeps its own id."""
    asked = tuple((3 - at, *rest) for at, *rest in reversed(ASKED))
    merged = merge(DECK, make(SENTENCES[::-1], asked, "b"), NOW)
    assert ids(merged) == ids(DECK)[::-1]
    assert compare(DECK, merged) == Changes(added=0, changed=0, unchanged=6, withdrawn=0)


def test_two_questions_of_one_sentence_are_told_apart():
    """Same sentence, template and role: each of the two numbers keeps the id of its own stem."""
    asked = (ASKED[1], ASKED[0], *ASKED[2:])
    merged = merge(DECK, make(asked=asked, prefix="b"), NOW)
    assert ids(merged)[:2] == ids(DECK)[1::-1]


def test_a_better_wording_keeps_the_id():
    """A stem put quite differently about the same answer is the same question."""
    asked = swap(ASKED, 2, stem="Когда начал работу этот московский вуз?", answer="в 2001 году")
    merged = merge(DECK, make(asked=asked, prefix="b"), NOW)
    assert ids(merged) == ids(DECK)


def test_another_question_of_the_same_sentence_is_new():
    """Where one number is no longer asked and the other is, the history does not go over to it."""
    old = make(asked=ASKED[:1])
    new = make(asked=ASKED[1:2], prefix="a")
    new = replace(new, questions=(replace(new.questions[0], stem="Каково там число учащихся?"),))
    merged = merge(old, new, NOW)
    assert not set(ids(merged)) & set(ids(old))
    assert compare(old, merged) == Changes(added=1, changed=0, unchanged=0, withdrawn=1)


def test_a_second_question_of_the_same_sentence_is_new():
    """Where one question was asked and now two are, the likest keeps the id, the other is new."""
    merged = merge(make(asked=ASKED[:1]), make(asked=ASKED[1::-1], prefix="b"), NOW)
    assert ids(merged) == ["b00000000000", "a00000000000"]


def test_another_role_or_template_is_another_question():
    """The same sentence asked for another role, or by another template, gets an id of its own."""
    asked = swap(swap(ASKED, 2, asks="where"), 5, template="общие/чем")
    merged = merge(DECK, make(asked=asked, prefix="b"), NOW)
    kept = [i for i in range(6) if ids(merged)[i] == ids(DECK)[i]]
    assert kept == [0, 1, 3, 4]


def test_a_rewritten_sentence_is_another_question():
    """A sentence with other words in its place starts a question of its own."""
    other = (*SENTENCES[:3], "Свыше десяти стран взяли слово на форуме в Уральске.")
    asked = swap(ASKED, 5, stem="Над чем взяли слово свыше десяти стран?", answer="над 600")
    merged = merge(DECK, make(other, asked, "b"), NOW)
    assert ids(merged)[:5] == ids(DECK)[:5]
    assert ids(merged)[5] == "b00000000005"
    assert compare(DECK, merged) == Changes(added=1, changed=0, unchanged=5, withdrawn=1)


def test_a_new_question_never_takes_a_used_id():
    """Ids that count up clash when a question comes in front; each stays with its question."""
    new_sentence = "Приступил к работе и МГИМО в Астане."
    fresh = (0, "typed", "В каком городе приступил к работе МГИМО?", "Астана", (), "общие/где",
             "where")  # fmt: skip
    asked = (fresh, *((at + 1, *rest) for at, *rest in ASKED))
    merged = merge(DECK, make((new_sentence, *SENTENCES), asked, "a"), NOW)
    assert ids(merged)[1:] == ids(DECK)
    assert len(set(ids(merged))) == 7
    assert len(merged.questions[0].id) == 12
    assert merged == merge(DECK, make((new_sentence, *SENTENCES), asked, "a"), NOW)


def test_the_deck_stays_itself():
    """A new headline and file name change neither the deck's id and name nor the article's id."""
    new = make(prefix="b", article="вузы-2")
    new = replace(new, title="Новый заголовок", article=replace(new.article, title="Новый"))
    merged = merge(DECK, new, NOW)
    assert (merged.id, merged.title, merged.article.id) == ("вузы", TITLE, "вузы")
    assert merged.article.title == "Новый"
    assert ids(merged) == ids(DECK)


def test_another_article_is_left_alone():
    """A deck of quite another article is not dressed up as the old one."""
    sentences = ("Ночью в Томске выпал первый снег.",)
    asked = ((0, "typed", "Где выпал первый снег?", "в Томске", (), "общие/где", "where"),)
    new = make(sentences, asked, "b", article="снег")
    assert merge(DECK, new, NOW) == new


def test_offsets_and_salience_are_no_change():
    """A question whose evidence only moved, or which ranks otherwise, counts as unchanged."""
    moved = make(("Вводное предложение.", *SENTENCES), [(at + 1, *rest) for at, *rest in ASKED])
    moved = replace(moved, questions=tuple(replace(q, salience=0.1) for q in moved.questions))
    assert compare(DECK, merge(DECK, moved, NOW)).unchanged == 6
