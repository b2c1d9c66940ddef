"""Taking a quiz through the pages: answers, feedback, result, mistakes again."""

from __future__ import annotations

import html
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import func, select

from quizgen.model import Deck, Question
from webapp.services import services
from webapp.tables import AnswerRow, AttemptRow

RIGHT = {2: "1240 гектаров", 4: "ольха"}
OPTION = re.compile(r'name="option" value="([^"]+)">\s*<span>([^<]+)</span>')


def options(page: str) -> dict[str, str]:
    """The ids of a question's options by their text, in the order of the page."""
    return {html.unescape(text): key for key, text in OPTION.findall(page)}


def words(page: str) -> str:
    """What a person reads on the page."""
    body = re.sub(r"<script.*?</script>|<[^>]+>", " ", page.partition("<main>")[2], flags=re.S)
    return " ".join(html.unescape(body).split())


def answer(browser, attempt: str, number: int, question: Question, right: bool = True):
    """Answer one question right or wrong; returns the page that follows."""
    path = f"{attempt}/{number}"
    if question.kind == "choice":
        text = question.answer if right else question.distractors[0]
        return browser.send(path, option=options(browser.get(path).text)[text])
    return browser.send(path, text=question.answer if right else "не то")


def take(browser, deck: Deck, attempt: str, wrong: tuple[int, ...] = ()) -> None:
    """Answer every question, those in `wrong` wrong."""
    for number, question in enumerate(deck.questions, start=1):
        answer(browser, attempt, number, question, number not in wrong)


def test_one_question_is_asked_per_page(browser, deck: Deck) -> None:
    """The first page asks the first question with all its options and says how many there are."""
    page = browser.get(browser.start())
    first = deck.questions[0]
    assert first.stem in page.text
    assert "Вопрос 1 из 5" in words(page.text)
    assert set(options(page.text)) == {first.answer, *first.distractors}
    assert deck.questions[1].stem not in page.text


def test_a_choice_is_a_labelled_group_with_the_question_first(browser) -> None:
    """Screen readers hear the question as the name of the radio group."""
    page = browser.get(browser.start()).text
    group = re.search(
        r"<fieldset>\s*<legend><h1[^>]*>(.*?)</h1></legend>(.*?)</fieldset>", page, re.S
    )
    assert group[1] == "Кто руководит ботаническим садом в Кедровске?"
    assert len(OPTION.findall(group[2])) == 4


def test_a_right_answer_is_praised_and_proved(browser, deck: Deck) -> None:
    """After a right answer the page says so and marks the proving sentence in its paragraph."""
    page = answer(browser, browser.start(), 1, deck.questions[0])
    assert page.status_code == 200
    assert words(page.text).startswith("Вопрос 1 из 5 верно 1 из 1")
    assert ">Верно</h1>" in page.text
    assert (
        "<blockquote><mark>Садом руководит профессор Алевтина Рябинина.</mark> "
        "До этого она собрала гербарий музея.</blockquote>"
    ) in page.text


def test_a_wrong_answer_shows_the_right_one(browser, deck: Deck) -> None:
    """After a wrong answer the page says so and shows both answers."""
    page = answer(browser, browser.start(), 1, deck.questions[0], right=False)
    assert ">Неверно</h1>" in page.text
    assert "Мария Осинина ваш ответ" in words(page.text)
    assert "Алевтина Рябинина верный ответ" in words(page.text)


@pytest.mark.parametrize(
    ("number", "typed", "verdict"),
    [
        (2, "1240 Гектаров.", "Верно"),
        (2, "1\u00a0240", "Верно"),
        (2, "1241", "Неверно"),
        (4, "Ольха", "Верно"),
        (4, "«ольха».", "Верно"),
        (4, "Сосна", "Неверно"),
    ],
)
def test_typed_answers_are_graded(browser, number: int, typed: str, verdict: str) -> None:
    """Typed and gap questions forgive spelling habits, accept the other forms, refuse the rest."""
    page = browser.send(f"{browser.start()}/{number}", text=typed)
    assert f">{verdict}</h1>" in page.text


def test_the_answer_may_be_asked_for(browser) -> None:
    """«Не знаю» shows the answer and counts as a mistake."""
    attempt = browser.start()
    page = browser.send(f"{attempt}/1", skip="1")
    assert ">Вот ответ</h1>" in page.text
    assert "верно 0 из 1" in words(page.text)


@pytest.mark.parametrize(
    ("number", "fields", "advice"),
    [
        (1, {}, "Выберите один из вариантов."),
        (1, {"option": "0"}, "Выберите один из вариантов."),
        (1, {"option": "Алевтина Рябинина"}, "Выберите один из вариантов."),
        (2, {"text": "  "}, "Напишите ответ"),
        (2, {"text": "я" * 301}, "Ответ слишком длинный."),
    ],
)
def test_a_bad_answer_is_not_stored(browser, number: int, fields: dict, advice: str) -> None:
    """An empty, forged or endless answer brings the question back with what to do."""
    attempt = browser.start()
    page = browser.send(f"{attempt}/{number}", **fields)
    assert page.status_code == 400
    assert advice in page.text
    assert "<mark>" not in browser.get(f"{attempt}/{number}").text


def test_an_option_of_another_attempt_is_refused(browser) -> None:
    """Options have ids of their own in every attempt."""
    first, second = browser.start(), browser.start()
    ids = [set(options(browser.get(f"{attempt}/1").text).values()) for attempt in (first, second)]
    assert not ids[0] & ids[1]
    assert browser.send(f"{second}/1", option=ids[0].pop()).status_code == 400


def test_a_stale_form_keeps_what_was_typed(browser) -> None:
    """A form whose token is no longer good is shown again with the answer in it, unsaved."""
    attempt = browser.start()
    page = browser.send(f"{attempt}/2", text="1240 га", csrf_token="x")
    assert page.status_code == 400
    assert "Страница устарела" in page.text
    assert 'value="1240 га"' in page.text
    assert "<mark>" not in browser.get(f"{attempt}/2").text


def test_the_first_answer_binds(app: Flask, browser, deck: Deck) -> None:
    """Answering again changes nothing and shows the feedback of the first answer."""
    attempt = browser.start()
    answer(browser, attempt, 2, deck.questions[1], right=False)
    page = browser.send(f"{attempt}/2", text="1240 гектаров")
    assert ">Неверно</h1>" in page.text
    assert stored_answers(app) == [("sad-2", "не то", False)]


def test_two_clicks_at_once_store_one_answer(app: Flask, browser, deck: Deck) -> None:
    """Many answers to one question at the same moment: one is stored, all lead to its feedback."""
    token = browser.start().rpartition("/")[2]
    attempts = services(app).attempts
    attempt = attempts.find(token)
    question = deck.questions[1]

    def send(number: int) -> None:
        attempts.record(attempt, question, str(number))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(send, range(24)))
    assert len(stored_answers(app)) == 1


def stored_answers(app: Flask) -> list[tuple[str, str, bool]]:
    """The answers in the database."""
    with services(app).storage.read() as session:
        rows = session.scalars(select(AnswerRow))
        return [(row.question_id, row.given, row.right) for row in rows]


def test_an_answer_is_acknowledged_by_a_redirect(app: Flask, browser) -> None:
    """The answer is in the database when the browser is sent on, and reloading sends nothing."""
    attempt = browser.start()
    response = browser.send(f"{attempt}/2", follow=False, text="1240")
    assert response.status_code == 303
    assert response.location == f"{attempt}/2"
    assert stored_answers(app) == [("sad-2", "1240", True)]


def test_an_attempt_is_resumed_by_its_link(app: Flask, browser, deck: Deck) -> None:
    """The link, opened elsewhere, goes on with the first question not answered."""
    attempt = browser.start()
    answer(browser, attempt, 1, deck.questions[0])
    answer(browser, attempt, 3, deck.questions[2])
    page = app.test_client().get(f"{attempt}/", follow_redirects=True)
    assert page.request.path == f"{attempt}/2"


def test_the_result_counts_and_lists_the_mistakes(browser, deck: Deck) -> None:
    """The last page has the score and, for each mistake, both answers and the way to the proof."""
    attempt = browser.start()
    take(browser, deck, attempt, wrong=(3, 4))
    page = browser.get(attempt)
    assert page.request.path == f"{attempt}/result"
    text = words(page.text)
    assert "3 из 5" in text
    assert "Повторить ошибки: 2 вопроса" in text
    assert "Откуда привезли семена кедра? Ваш ответ из Игарки Верный ответ из Туруханска" in text
    assert f'href="{attempt}/3"' in page.text
    assert deck.questions[0].stem not in text


def test_the_result_waits_for_the_last_answer(browser) -> None:
    """Before the end the result page leads back to the question and tells nothing."""
    attempt = browser.start()
    assert browser.get(f"{attempt}/result").request.path == f"{attempt}/1"


def test_mistakes_are_repeated_until_none_is_left(browser, deck: Deck) -> None:
    """Repeating asks only what was wrong, in a new attempt; without mistakes nothing is offered."""
    attempt = browser.start()
    take(browser, deck, attempt, wrong=(2, 4))
    page = browser.send(f"{attempt}/retry")
    again = page.request.path.rpartition("/")[0]
    assert again != attempt
    assert "Вопрос 1 из 2" in words(page.text)
    answer(browser, again, 1, deck.questions[1])
    answer(browser, again, 2, deck.questions[3])
    result = browser.get(again)
    assert "Повторение ошибок 2 из 2" in words(result.text)
    assert "Повторить ошибки" not in result.text
    assert browser.send(f"{again}/retry").request.path == f"{again}/result"
    assert "3 из 5" in words(browser.get(attempt).text)


def test_retry_waits_for_the_end(browser) -> None:
    """An unfinished attempt is gone on with, not repeated."""
    attempt = browser.start()
    browser.send(f"{attempt}/1", skip="1")
    assert browser.send(f"{attempt}/retry").request.path == f"{attempt}/2"


def test_attempts_shuffle_the_options_each_in_its_own_way(browser) -> None:
    """The right option stands at every place about equally often, and stays there on reload."""
    places = [0, 0, 0, 0]
    for _ in range(80):
        attempt = browser.start()
        order = list(options(browser.get(f"{attempt}/1").text))
        places[order.index("Алевтина Рябинина")] += 1
    assert list(options(browser.get(f"{attempt}/1").text)) == order
    # 20 is expected; each bound is missed by chance less than once in a thousand runs.
    assert all(6 <= count <= 36 for count in places), places


def test_links_of_attempts_cannot_be_guessed(app: Flask, browser) -> None:
    """Each attempt has at least 128 random bits in its address, and a made-up one is not found."""
    tokens = {browser.start().rpartition("/")[2] for _ in range(20)}
    assert len(tokens) == 20
    assert all(len(token) >= 22 for token in tokens)
    assert browser.get("/quiz/1/").status_code == 404
    with services(app).storage.read() as session:
        assert session.scalar(select(func.count()).select_from(AttemptRow)) == 20


@pytest.mark.parametrize("number", ["0", "6", "99999999999999999999", "-1", "один"])
def test_there_is_no_such_question(browser, number: str) -> None:
    """A number outside the quiz is a page not found, not a crash."""
    assert browser.get(f"{browser.start()}/{number}").status_code == 404


def test_a_new_version_of_a_deck_leaves_attempts_alone(app: Flask, browser, deck: Deck) -> None:
    """An attempt goes on with the questions it began with when its deck is made anew."""
    attempt = browser.start()
    changed = Deck("sad", deck.title, deck.article, deck.questions[4:], {})
    folder = app.config["DECKS_FOLDER"]
    from quizgen.decks import write_deck

    write_deck(changed, folder / "sad.json")
    services(app).library.register_folder(folder)
    assert "Вопрос 1 из 5" in words(browser.get(attempt).text)
    assert "Вопрос 1 из 1" in words(browser.get(browser.start()).text)
