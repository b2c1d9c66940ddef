"""A teacher looks a deck through: every action is kept at once and reaches learners and Anki."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from client import Browser
from flask import Flask
from test_webapp_anki import HOSTILE, notes, words

from quizgen.formats.anki_changes import WITHDRAWN
from quizgen.model import GAP, Deck
from quizgen.updates import merge
from webapp.review import keeping
from webapp.review.sentences import marked, sentences
from webapp.services import services


class Teacher:
    """Someone with a copy of the small deck on the desk, and the newest page of it."""

    def __init__(self, app: Flask, browser: Browser) -> None:
        self.app, self.browser = app, browser
        self.key = browser.send("/decks/sad/review/copy", follow=False).location.split("/")[2]
        self.address = f"/decks/{self.key}/review/"

    def page(self, **query: str) -> str:
        return self.browser.get(self.address, query_string=query).text

    def revision(self) -> str:
        return re.search(r'name="revision" value="(\d+)"', self.page())[1]

    def do(self, action: str, question: str = "", **fields: str):
        fields = {"revision": self.revision(), **fields}
        return self.browser.send(self.address, do=action, question=question, **fields)

    def edit(self, question: str, **fields: str):
        """Send the form of a question with these fields, the others as the page has them."""
        page = self.browser.get(f"{self.address}edit", query_string={"q": question}).text
        found = re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>\n(.*?)</textarea>', page, re.S)
        shown = {name: html.unescape(text) for name, text in found}
        sent = {"revision": self.revision(), **shown, **fields}
        return self.browser.send(f"{self.address}edit", question=question, **sent)

    def add(self, **fields: str):
        own = {"kind": "typed", "stem": "Сколько стоит вход?", "answer": "150 рублей", "proof": "5"}
        sent = {"revision": self.revision(), **own, **fields}
        return self.browser.send(f"{self.address}new", **sent)

    @property
    def deck(self) -> Deck:
        """What learners get."""
        return services(self.app).library.find(self.key).deck

    @property
    def ids(self) -> list[str]:
        return [question.id for question in self.deck.questions]


@pytest.fixture
def teacher(app: Flask, browser: Browser) -> Teacher:
    return Teacher(app, browser)


def bare(deck: Deck) -> list:
    return [replace(question, changed=None) for question in deck.questions]


ALL = ["sad-1", "sad-2", "sad-3", "sad-4", "sad-5"]


@pytest.mark.parametrize(
    ("action", "question", "fields", "left", "said"),
    [
        ("accept", "sad-1", {}, ALL, "принят вопрос «Кто руководит"),
        ("reject", "sad-2", {}, ["sad-1", "sad-3", "sad-4", "sad-5"], "отклонён вопрос"),
        ("up", "sad-3", {}, ["sad-1", "sad-3", "sad-2", "sad-4", "sad-5"], "передвинут вопрос"),
        ("down", "sad-1", {}, ["sad-2", "sad-1", "sad-3", "sad-4", "sad-5"], "передвинут вопрос"),
        ("down", "sad-1", {"kind": "choice"}, ["sad-2", "sad-3", "sad-1", "sad-4", "sad-5"],
         "передвинут"),
        ("best", "", {"count": "2"}, ["sad-1", "sad-2"], "оставлено лучшее, 2 вопроса"),
        ("accept_all", "", {}, ALL, "приняты все непроверенные"),
    ],
)  # fmt: skip
def test_an_action_reaches_learners_is_undone_and_done_again(
    teacher: Teacher, deck: Deck, action: str, question: str, fields: dict, left: list, said: str
) -> None:
    """By one button; the page names what was done; undoing and doing again go both ways."""
    page = teacher.do(action, question, **fields)
    assert page.status_code == 200
    assert said in words(page.text)
    assert teacher.ids == left
    assert {each.id for each in teacher.deck.withdrawn} == set(ALL) - set(left)
    assert "Отменено" in words(teacher.do("undo").text)
    assert bare(teacher.deck) == list(deck.questions)
    teacher.do("redo")
    assert teacher.ids == left


def test_best_keeps_what_was_accepted_and_ones_own(teacher: Teacher) -> None:
    """The accepted and one's own stay before others of higher rank; what is left out comes back."""
    teacher.add()
    teacher.do("accept", "sad-5")
    own = teacher.ids[0]
    teacher.do("best", count="3")
    assert teacher.ids == [own, "sad-1", "sad-5"]
    assert "Вернуть вопрос" in teacher.page(state="rejected", q="sad-2")
    teacher.do("restore", "sad-2")
    assert teacher.ids == [own, "sad-1", "sad-2", "sad-5"]
    for count in ("", "0", "-1", "много", "²", "1e9", "99999"):
        page = teacher.do("best", count=count)
        assert page.status_code == 400
        assert "Число вопросов не понято" in page.text


def test_filters_show_kinds_and_states(teacher: Teacher) -> None:
    """By kind, by state, by both; nothing found is said; the evidence of the chosen is marked."""

    def shown(**query: str) -> int:
        return teacher.page(**query).count('<li class="line')

    teacher.do("reject", "sad-1")
    assert shown() == 5
    assert shown(kind="choice") == 3
    assert shown(state="rejected") == 1
    assert shown(kind="cloze", state="rejected") == 0
    assert "Таких вопросов нет" in teacher.page(kind="cloze", state="rejected")
    assert shown(kind="нет", state="<b>") == 5
    page = teacher.page(q="sad-2")
    assert page.count("<mark>Под сад отвели 1 240 гектаров тайги.</mark>") == 2
    assert "<mark>Садом" not in page


def test_words_rewritten_keep_the_id_and_are_stamped(teacher: Teacher, deck: Deck) -> None:
    """Stem, answer, variants, wrong options; `changed` is set; the old words undo it."""
    teacher.edit("sad-2", stem=" Сколько  га? ", accepted="1240 га\r\n\r\n 1240 ")
    teacher.edit("sad-1", answer="А. Рябинина", distractors="М. Осинина\nИ. Берёзкин")
    first, second = teacher.deck.questions[:2]
    assert (first.id, first.answer) == ("sad-1", "А. Рябинина")
    assert first.distractors == ("М. Осинина", "И. Берёзкин")
    assert (second.id, second.stem, second.accepted) == (
        "sad-2",
        "Сколько га?",
        ("1240 га", "1240"),
    )
    assert first.changed
    assert second.changed
    assert teacher.deck.questions[2].changed is None
    assert teacher.page().count("изменён вами") == 2
    teacher.edit("sad-1", answer="Алевтина Рябинина",
                 distractors="\n".join(deck.questions[0].distractors))  # fmt: skip
    assert replace(teacher.deck.questions[0], changed=None) == deck.questions[0]
    assert teacher.deck.questions[0].changed > first.changed
    assert teacher.page().count("изменён вами") == 1


@pytest.mark.parametrize(
    ("question", "fields", "said"),
    [
        ("sad-1", {"stem": " \n"}, "Вопрос пустой"),
        ("sad-1", {"answer": "\0"}, "Ответ пустой"),
        ("sad-1", {"distractors": " \n"}, "Нет ни одного неверного варианта"),
        ("sad-1", {"distractors": "алевтина  рябинина"}, "это уже верный ответ"),
        ("sad-1", {"distractors": "Кто-то\nКТО-ТО"}, "это уже другой неверный вариант"),
        ("sad-1", {"distractors": "\n".join(map(str, range(21)))}, "Вариантов слишком много"),
        ("sad-2", {"stem": "ы" * 2001}, "Текст слишком длинный"),
        ("sad-4", {"stem": "Без пропуска."}, "ровно один пропуск"),
        ("sad-4", {"stem": f"{GAP} и {GAP}."}, "ровно один пропуск"),
    ],
)
def test_words_that_make_no_question_are_refused(
    teacher: Teacher, question: str, fields: dict, said: str
) -> None:
    """One clear message, everything typed still there, nothing kept."""
    before = teacher.deck
    page = teacher.edit(question, **fields)
    assert page.status_code == 400
    assert said in words(page.text)
    for text in fields.values():
        assert (
            html.escape(text.replace("\0", "\ufffd").strip(), quote=False) in page.text
            or "\0" in text
        )
    assert teacher.deck == before


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"kind": "cloze"}, "Не выбран вид"),
        ({"stem": ""}, "Вопрос пустой"),
        ({"kind": "choice"}, "Нет ни одного неверного"),
        ({"proof": ""}, "Не выбрано предложение"),
        ({"proof": "99"}, "Такого предложения"),
        ({"proof": "٣"}, "Не выбрано предложение"),
        ({"csrf_token": "x"}, "Страница устарела"),
        ({"revision": "0"}, "на другой странице"),
    ],
)
def test_a_question_of_ones_own_must_be_whole(teacher: Teacher, fields: dict, said: str) -> None:
    """What is missing is said, and what was typed stays."""
    page = teacher.add(**{"answer": "сто «рублей»", **fields})
    assert page.status_code in (400, 409)
    assert said in words(page.text)
    assert "сто «рублей»" in page.text
    assert teacher.ids == ALL


def test_questions_of_ones_own_are_asked(teacher: Teacher) -> None:
    """Of each kind, first in the deck, proved by the sentence; a quiz asks them."""
    teacher.add()
    teacher.add(kind="choice", stem="Почём вход?", distractors="100 рублей\n200 рублей")
    teacher.add(kind="open", stem="Что в саду?", answer="Тайга.\r\nИ кедр.")
    own = teacher.deck.questions[:3]
    assert [each.kind for each in own] == ["open", "choice", "typed"]
    assert own[0].answer == "Тайга.\nИ кедр."
    assert {each.evidence.text for each in own} == {"Вход стоит 150 рублей."}
    assert len({each.id for each in own}) == 3
    start = teacher.browser.start(teacher.key)
    assert "Что в саду?" in teacher.browser.get(start).text
    teacher.edit(own[2].id, answer="сто пятьдесят")
    assert teacher.deck.questions[2].answer == "сто пятьдесят"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_stay_words(teacher: Teacher, hostile: str) -> None:
    """Through every field: kept or refused, shown as text, and the deck can still be read."""
    for answer in (
        teacher.edit("sad-1", stem=hostile, answer=f"А{hostile}", distractors=f"Б{hostile}"),
        teacher.edit("sad-2", accepted=hostile),
        teacher.edit(hostile),
        teacher.add(stem=hostile, kind="choice", distractors=hostile),
        teacher.add(stem="Что?", kind=hostile, proof=hostile),
        teacher.do(hostile),
        teacher.do("accept", hostile, kind=hostile, state=hostile, revision=hostile),
        teacher.do("best", count=hostile),
        teacher.browser.get(teacher.address, query_string={"q": hostile, "kind": hostile}),
    ):
        assert answer.status_code in (200, 400, 404, 409)
        assert not re.search(r"<script>|<img src=x|<b>(?!\d)", answer.text.replace("<b>Что", ""))
    found = teacher.browser.get(f"/decks/{teacher.key}/deck.json")
    assert json.loads(found.data)["questions"]
    assert teacher.browser.get(f"/decks/{teacher.key}/deck.apkg").status_code == 200


def test_a_page_left_behind_is_refused_kindly(teacher: Teacher) -> None:
    """Actions and words meant for an earlier state change nothing; the newest is shown."""
    old = teacher.revision()
    teacher.do("reject", "sad-1")
    page = teacher.do("reject", "sad-2", revision=old)
    assert page.status_code == 409
    assert "тем временем изменён" in page.text
    assert "отклонён вопрос «Кто руководит" in words(page.text)
    assert teacher.ids == ALL[1:]
    page = teacher.edit("sad-2", stem="Моё слово?", revision=old)
    assert page.status_code == 409
    assert "Моё слово?" in page.text
    assert "Сейчас сохранено" in page.text
    fresh = re.search(r'name="revision" value="(\d+)"', page.text)[1]
    assert teacher.edit("sad-2", stem="Моё слово?", revision=fresh).status_code == 200
    assert teacher.deck.questions[0].stem == "Моё слово?"


def test_a_forged_request_changes_nothing(teacher: Teacher) -> None:
    """Without the token of the form nothing is done."""
    for path in ("", "edit", "new", "copy"):
        address = teacher.address + path
        sent = {"do": "reject", "question": "sad-1", "revision": teacher.revision()}
        assert teacher.browser.client.post(address, data=sent).status_code == 400
    assert teacher.ids == ALL


def test_built_in_decks_are_reviewed_as_a_copy(teacher: Teacher, browser: Browser) -> None:
    """The deck itself is not touched; asked for twice, it is the same copy as it was left."""
    assert "Сделать копию и проверить" in browser.get("/decks/sad/review/").text
    teacher.do("reject", "sad-1")
    again = browser.send("/decks/sad/review/copy", follow=False).location
    assert again == teacher.address
    assert teacher.ids == ALL[1:]
    assert browser.send("/decks/sad/review/", do="reject", question="sad-1").status_code == 404
    assert len(services(teacher.app).library.find("sad").deck.questions) == 5
    assert browser.get("/decks/none/review/").status_code == 404


def test_a_deck_made_anew_keeps_the_review(teacher: Teacher, deck: Deck) -> None:
    """Made again from its article: what was rejected, rewritten and added stands at once."""
    teacher.do("reject", "sad-1")
    teacher.edit("sad-2", stem="Сколько гектаров тайги под садом?")
    teacher.add()
    left = bare(teacher.deck)
    with teacher.app.test_request_context():
        services().library.add(deck, lambda old, new: merge(old, new, keeping._now()))
        assert "sad-1" in teacher.ids
        keeping.renew(teacher.key)
    assert bare(teacher.deck) == left
    assert teacher.page().count('<li class="line') == 6


@pytest.fixture
def collection(tmp_path) -> Iterator[Collection]:
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def test_the_review_reaches_anki_as_an_update(teacher: Teacher, collection, tmp_path) -> None:
    """In the real Anki: no duplicates, the edit arrives, the rejected is marked, the own is new."""

    def take() -> None:
        path = tmp_path / "deck.apkg"
        path.write_bytes(teacher.browser.get(f"/decks/{teacher.key}/deck.apkg").data)
        options = ImportAnkiPackageOptions()
        collection.import_anki_package(
            ImportAnkiPackageRequest(package_path=str(path), options=options)
        )

    def find(text: str):
        return [collection.get_note(note) for note in collection.find_notes(f'"{text}"')]

    take()
    before = {note.id for note in find("*гектар*")}
    teacher.edit("sad-2", stem="Сколько гектаров стало садом?")
    teacher.do("reject", "sad-1")
    teacher.add()
    assert len(notes(teacher.browser.get(f"/decks/{teacher.key}/deck.apkg").data)) == 6
    take()
    assert collection.note_count() == 6
    (changed,) = find("*стало садом*")
    assert changed.id in before
    (gone,) = find("*руководит ботаническим*")
    assert WITHDRAWN in gone.tags
    teacher.do("undo")
    teacher.do("undo")
    take()
    (back,) = find("*руководит ботаническим*")
    assert (back.id, WITHDRAWN in back.tags) == (gone.id, False)
    page = teacher.browser.get(f"/decks/{teacher.key}/anki/").text
    assert "5 вопросов" in words(page)


def test_sentences_have_their_places(deck: Deck) -> None:
    """Each is found where it says; initials and words cut short end none."""
    article = deck.article
    found = sentences(article)
    assert len(found) == 6
    assert all(article.text[each.start : each.stop] == each.text for each in found)
    text = "Дом построил А. С. Иванов в 1990 г. в Перми. «Он стоит!» Потом ул. Мира удлинили."
    other = replace(article, text=text, headline=None)
    assert [each.text for each in sentences(other)] == [
        "Дом построил А. С. Иванов в 1990 г. в Перми.", "«Он стоит!»", "Потом ул. Мира удлинили.",
    ]  # fmt: skip
    pieces = marked(article, [found[1], found[1]])
    assert [text for line in pieces for text, on in line if on] == [found[1].text]
