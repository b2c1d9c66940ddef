"""Quizzes given to learners through the pages: the teacher's settings, the rules kept, secrets."""

from __future__ import annotations

import datetime
import html
import re
from dataclasses import replace

import pytest
from client import Browser
from flask import Flask
from test_webapp_anki import HOSTILE
from test_webapp_secrets import LINK, received

from quizgen.model import Deck
from webapp.assigned import Assignment
from webapp.review import keeping
from webapp.services import services
from webapp.share import clock

NOW = datetime.datetime(2026, 3, 4, 5, 6, tzinfo=datetime.UTC)
MINUTE = datetime.timedelta(minutes=1)
USUAL = {"title": "Сад, 5 «А»", "amount": "all", "feedback": "at_once", "named": "anonymous"}


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime.datetime:
        return self.now


@pytest.fixture
def watch(monkeypatch) -> Clock:
    """The server's clock."""
    found = Clock()
    monkeypatch.setattr(clock, "now", found)
    return found


@pytest.fixture
def publish(app: Flask, browser: Browser, watch: Clock):
    """Gives the small deck out with these settings, as the teacher does."""

    def publish(**settings: str) -> Assignment:
        answer = browser.send("/decks/sad/share/", follow=False, **{**USUAL, **settings})
        assert answer.status_code == 303, words(answer.text)
        return services(app).assignments.get(int(answer.location.split("/")[2]))

    return publish


@pytest.fixture
def learner(app: Flask) -> Browser:
    """Somebody else's browser."""
    return Browser(app)


def words(page: str) -> str:
    """The text of a page on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).replace("\u00a0", " ").split())


def begin(who: Browser, given: Assignment, **fields: str) -> str:
    """Begin; returns the address of the attempt, without a slash at the end."""
    answer = who.send(f"/q/{given.token}", follow=False, **fields)
    assert answer.status_code == 303, words(answer.text)
    return answer.location.rstrip("/")


def answer_all(who: Browser, attempt: str, deck: Deck, right: bool = True):
    """Answer every question; returns the last page."""
    page = None
    for number in range(1, len(deck.questions) + 1):
        page = answer(who, attempt, number, right)
    return page


def answer(who: Browser, attempt: str, number: int, right: bool = True):
    """Answer one question right or wrong, whatever its kind."""
    taken = services(who.client.application).attempts.find(attempt.rpartition("/")[2])
    asked = taken.question(number)
    if asked.kind == "choice":
        options = taken.options(asked)
        chosen = next(o.id for o in options if (o.text == asked.answer) is right)
        return who.send(f"{attempt}/{number}", option=chosen)
    return who.send(f"{attempt}/{number}", text=asked.answer if right else "не то")


def test_the_settings_are_kept_as_sent(publish, browser) -> None:
    """Every setting of the form reaches the rules, and the form shows them again."""
    given = publish(
        amount="some", count="3", shuffled="y", feedback="when_opened", attempts="2",
        minutes="15", opens="2026-03-04T08:00", closes="2026-03-05T08:00", named="named",
    )  # fmt: skip
    rules = given.rules
    assert (rules.count, rules.shuffled, rules.feedback) == (3, True, "when_opened")
    assert (rules.attempts, rules.seconds, rules.named) == (2, 900, True)
    assert rules.closes - rules.opens == datetime.timedelta(days=1)
    assert rules.opens.astimezone().strftime("%H:%M") == "08:00"
    shown = browser.get(f"/shared/{given.id}/settings/").text
    assert 'value="2026-03-04T08:00"' in shown
    assert re.search(r'name="minutes"[^>]*value="15"', shown)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": " "}, "Названия нет"),
        ({"title": "я" * 201}, "слишком длинное"),
        ({"amount": "some", "count": ""}, "Не сказано, сколько вопросов"),
        ({"amount": "some", "count": "6"}, "от 1 до 5"),
        ({"minutes": "0"}, "Минут на попытку: число не понято"),
        ({"minutes": "1.5"}, "число не понято"),
        ({"attempts": "-1"}, "Сколько попыток: число не понято"),
        ({"attempts": "٣"}, "число не понято"),
        ({"opens": "завтра"}, "время не понято"),
        ({"opens": "0001-01-01T00:00"}, "время не понято"),
        ({"closes": "2026-13-01T00:00"}, "время не понято"),
        ({"opens": "2026-03-05T08:00", "closes": "2026-03-05T08:00"}, "закрывается раньше"),
        ({"feedback": "never"}, "когда показать ответы"),
    ],
)
def test_settings_that_cannot_be_are_sent_back(browser, fields: dict, said: str) -> None:
    """The form comes back with what to mend and with everything that was written."""
    page = browser.send("/decks/sad/share/", **{**USUAL, "attempts": "7", **fields})
    assert page.status_code == 400
    assert said in words(page.text)
    if "title" not in fields:
        assert "Сад, 5 «А»" in html.unescape(page.text)
    assert "checked" in page.text


def test_the_link_is_given_with_its_code(publish, browser) -> None:
    """The page of the quiz has the link, its code, and says it opens on this computer only."""
    given = publish()
    page = browser.get(f"/shared/{given.id}/").text
    assert f"http://localhost/q/{given.token}" in page
    assert "<svg viewBox" in page
    assert "только на вашем компьютере" in page
    assert "Сад, 5 «А»" in browser.get("/shared/").text


def test_a_rejected_question_is_not_given(app: Flask, publish, deck: Deck) -> None:
    """What the teacher rejected in the review does not reach learners."""
    with app.app_context():
        desk = keeping.open_desk("sad")
        assert desk is not None
        entry = replace(desk.review.entry("sad-2"), state="rejected")
        keeping.change(desk, desk.review.revision, "отклонено", [entry])
    assert "sad-2" not in publish().rules.question_ids


def test_a_learner_sees_what_it_is_and_begins(publish, learner, browser, deck: Deck) -> None:
    """The door says how many and how long; a name is asked; the result is the teacher's to see."""
    given = publish(named="named", minutes="20", attempts="1")
    page = words(learner.get(f"/q/{given.token}").text)
    assert "5 вопросов" in page
    assert "20 минут на всё" in page
    assert learner.send(f"/q/{given.token}", name="  ").status_code == 400
    assert learner.send(f"/q/{given.token}", name="я" * 81).status_code == 400
    attempt = begin(learner, given, name=" Аня \u202e Кедрова ")
    assert "Осталось 20 минут" in words(learner.get(f"{attempt}/1").text)
    answer_all(learner, attempt, deck)
    assert "5 из 5" in words(learner.get(f"{attempt}/result").text)
    seen = words(browser.get(f"/shared/{given.id}/").text)
    assert "Аня Кедрова 5 из 5" in seen
    assert "Все попытки сделаны" in words(learner.get(f"/q/{given.token}").text)


def test_a_link_in_capitals_is_the_same_link(publish, learner) -> None:
    """A link read off a board may be typed in capitals."""
    assert learner.get(f"/q/{publish().token.upper()}").status_code == 200


def test_attempts_are_counted_by_browser(publish, learner, app: Flask, deck: Deck) -> None:
    """Beginning twice goes on with the attempt under way; after the last one there is none."""
    given = publish(attempts="2")
    first = begin(learner, given)
    assert begin(learner, given) == first
    answer_all(learner, first, deck)
    second = begin(learner, given)
    assert second != first
    answer_all(learner, second, deck)
    refused = learner.send(f"/q/{given.token}")
    assert refused.status_code == 400
    assert "Все попытки сделаны" in words(refused.text)
    assert begin(Browser(app), given) not in (first, second)


def test_a_late_answer_is_refused_kindly(publish, watch, learner, deck: Deck) -> None:
    """Once the server's time is up nothing is recorded, and the result is shown, saying so."""
    given = publish(minutes="10")
    attempt = begin(learner, given)
    answer(learner, attempt, 1)
    watch.now += 10 * MINUTE - datetime.timedelta(seconds=1)
    answer(learner, attempt, 2)
    watch.now += datetime.timedelta(seconds=1)
    page = answer(learner, attempt, 3)
    assert page.status_code == 200
    assert "Время вышло. Последний ответ пришёл после срока" in words(page.text)
    assert "2 из 5" in words(page.text)
    assert "Без ответа осталось: 3 вопроса" in words(page.text)
    for path in ("/", "/3", "/result"):
        assert learner.get(attempt + path).request.path.endswith("/result")
    assert deck.questions[2].answer not in learner.get(f"{attempt}/3").text


def test_closing_ends_the_attempts_under_way(publish, watch, learner) -> None:
    """When the quiz closes, so does every attempt; before it opens none can be begun."""
    times = [(NOW + n * MINUTE).astimezone().strftime("%Y-%m-%dT%H:%M") for n in (5, 10)]
    given = publish(opens=times[0], closes=times[1])
    assert "Тест ещё не открыт" in words(learner.get(f"/q/{given.token}").text)
    assert learner.send(f"/q/{given.token}").status_code == 400
    watch.now += 5 * MINUTE
    attempt = begin(learner, given)
    watch.now += 5 * MINUTE
    assert "0 из 5" in words(answer(learner, attempt, 1).text)
    assert "Тест уже закрыт" in words(learner.get(f"/q/{given.token}").text)


def test_a_quiz_taken_back_leads_nowhere(publish, browser, learner) -> None:
    """Its link says so, attempts under way stop, and it can be given again."""
    given = publish(feedback="at_end")
    attempt = begin(learner, given)
    answer(learner, attempt, 1, right=False)
    browser.send(f"/shared/{given.id}/do", act="revoke")
    assert "больше не доступен" in words(learner.get(f"/q/{given.token}").text)
    page = words(answer(learner, attempt, 2).text)
    assert "Записано ответов: 1 из 5" in page
    assert "Рябинина" not in page
    browser.send(f"/shared/{given.id}/do", act="restore")
    assert learner.get(attempt + "/").request.path.endswith("/2")


def test_an_attempt_goes_on_by_its_private_link(publish, app: Flask, learner) -> None:
    """The link is shown until the first answer; another device goes on and is the same learner."""
    given = publish(attempts="1")
    attempt = begin(learner, given)
    page = learner.get(f"{attempt}/1").text
    private = re.search(r"http://localhost(/q/go/\w+)", page)[1]
    answer(learner, attempt, 1)
    assert private not in learner.get(f"{attempt}/2").text
    other = Browser(app)
    assert other.get(private).request.path == f"{attempt}/2"
    assert begin(other, given) == attempt
    assert other.get(f"{private[:-1]}x").status_code == 404


def test_order_and_number_are_the_teachers(publish, app: Flask, learner) -> None:
    """So many questions as set; in the deck's order unless shuffled."""
    attempt = begin(learner, publish(amount="some", count="3"))
    taken = services(app).attempts.find(attempt.rpartition("/")[2])
    ids = [question.id for question in taken.questions]
    assert len(ids) == 3
    assert ids == sorted(ids)
    given = publish(shuffled="y")
    orders = set()
    for _ in range(6):
        attempt = begin(Browser(app), given)
        taken = services(app).attempts.find(attempt.rpartition("/")[2])
        orders.add(tuple(question.id for question in taken.questions))
    assert len(orders) > 1


def crawl(who: Browser, starts: list[str]) -> list[tuple[str, str]]:
    """Everything learners are sent from these pages on: bodies, headers, cookies, redirects."""
    todo, seen, found = list(starts), set(), []
    while todo:
        path = html.unescape(todo.pop()).partition("#")[0].removeprefix("http://localhost")
        if path == "/language":
            continue
        if path in seen or not path.startswith(("/q/", "/quiz/", "/static/")):
            assert path in seen or not path or path.startswith("/?"), f"a learner is led to {path}"
            continue
        seen.add(path)
        for place, text in received(who, path):
            found.append((f"{path}: {place}", text))
            # Of an address that only takes a form, the error page.
            if place == "body" and "Ошибка 405" not in text:
                todo += LINK.findall(text)
    return found


def traces(deck: Deck, found: list[tuple[str, str]]) -> list[str]:
    """Where the key shows: proofs, ids, typed answers, verdicts and scores."""
    secrets = {question.evidence.text for question in deck.questions}
    secrets |= {question.id for question in deck.questions}
    secrets |= {q.answer for q in deck.questions if q.kind != "choice"}
    secrets |= {">Верно<", ">Неверно<", "верно ", "верный", "<mark>", 'li class="option'}
    return [
        f"{place} tells {secret!r}"
        for place, text in found
        if "/static/" not in place
        for secret in secrets
        if secret in html.unescape(text)
    ]


@pytest.mark.parametrize("feedback", ["at_end", "when_opened"])
@pytest.mark.parametrize("right", [True, False])
def test_nothing_is_told_before_it_is_due(
    publish, browser, learner, deck: Deck, feedback: str, right: bool
) -> None:
    """Who holds the key crawls all that is sent before feedback is due and finds no trace of it."""
    given = publish(feedback=feedback)
    found = crawl(learner, [f"/q/{given.token}"])
    attempt = begin(learner, given)
    paths = [f"/q/{given.token}", f"{attempt}/", f"{attempt}/result"]
    paths += [f"{attempt}/{n}" for n in range(1, 6)]
    last = len(deck.questions)
    for number in range(1, last + (feedback == "when_opened")):
        page = answer(learner, attempt, number, right)
        for response in (*page.history, page):
            found.append((f"after {number}", response.text + str(response.headers)))
        found += crawl(learner, paths)
        for n in range(1, last + 1):
            assert learner.get(f"{attempt}/{n}/report").status_code == 404
        assert learner.send(f"{attempt}/retry").request.path.startswith(attempt)
    assert traces(deck, found) == []
    if feedback == "at_end":
        answer(learner, attempt, last, right)
    else:
        browser.send(f"/shared/{given.id}/do", act="open")
    score = words(learner.get(f"{attempt}/result").text)
    assert ("5 из 5" if right else "0 из 5") in score
    assert deck.questions[0].evidence.text in html.unescape(learner.get(f"{attempt}/1").text)
    if feedback == "when_opened":
        browser.send(f"/shared/{given.id}/do", act="hide")
        assert traces(deck, crawl(learner, paths)) == []


def test_feedback_at_once_tells_only_what_was_answered(publish, learner, deck: Deck) -> None:
    """Given at once, feedback shows after its own answer, and no page leads to the deck's files."""
    attempt = begin(learner, publish())
    page = answer(learner, attempt, 1).text
    assert deck.questions[0].evidence.text in page
    assert deck.questions[1].evidence.text not in page
    answer_all(learner, attempt, deck, right=False)
    crawl(learner, [f"{attempt}/result", f"{attempt}/2"])
    again = learner.send(f"{attempt}/retry").request.path
    assert again != f"{attempt}/2"
    crawl(learner, [again])


def test_answers_once_seen_are_not_hidden(publish, browser, learner) -> None:
    """Once somebody began with feedback at once, it cannot be put off; before, it can."""
    given = publish()
    path = f"/shared/{given.id}/settings/"
    assert browser.send(path, **{**USUAL, "feedback": "at_end"}).status_code == 200
    assert browser.send(path, **USUAL).status_code == 200
    begin(learner, given)
    refused = browser.send(path, **{**USUAL, "feedback": "at_end"})
    assert refused.status_code == 400
    assert "спрятать их нельзя" in words(refused.text)


def test_open_questions_are_asked_only_with_feedback_at_once(app: Flask, browser, deck) -> None:
    """Their answer is shown to be judged by, so a quiz that hides answers goes without them."""
    first, *others = deck.questions
    told = replace(first, kind="open", distractors=())
    key = services(app).library.add(replace(deck, id="told", questions=(told, *others)))
    for feedback, total in (("at_once", 5), ("at_end", 4)):
        page = browser.send(f"/decks/{key}/share/", **{**USUAL, "feedback": feedback})
        given = services(app).assignments.get(int(page.request.path.split("/")[2]))
        assert len(given.rules.question_ids) == total


def test_a_copy_has_a_link_of_its_own(app: Flask, publish, browser) -> None:
    """Duplicated, archived and brought back."""
    given = publish(minutes="5")
    copy = browser.send(f"/shared/{given.id}/do", act="duplicate").request.path
    made = services(app).assignments.get(int(copy.split("/")[2]))
    assert made.token != given.token
    assert made.rules == given.rules
    browser.send(f"/shared/{given.id}/do", act="archive")
    listed = browser.get("/shared/").text
    assert f"/shared/{given.id}/" not in listed
    assert f"/shared/{made.id}/" in listed
    assert f"/shared/{given.id}/" in browser.get("/shared/archive/").text
    browser.send(f"/shared/{given.id}/do", act="unarchive")
    assert f"/shared/{given.id}/" in browser.get("/shared/").text


def test_a_word_on_a_question_reaches_the_teacher(publish, browser, learner) -> None:
    """It stands beside the question and the answer given, until it is read."""
    given = publish(named="named")
    attempt = begin(learner, given, name="Аня")
    assert learner.get(f"{attempt}/2/report").status_code == 404
    answer(learner, attempt, 2, right=False)
    assert f"{attempt}/2/report" in learner.get(f"{attempt}/2").text
    said = learner.send(f"{attempt}/2/report", words="В статье два числа\r\n<b>разных</b>")
    assert "Спасибо, передано" in said.text
    assert learner.send(f"{attempt}/2/report", words="я" * 1001).status_code == 400
    page = browser.get(f"/shared/{given.id}/").text
    for part in ("Сколько гектаров", "не то", "1 240 гектаров", "&lt;b&gt;разных", "новое"):
        assert part in page
    browser.send(f"/shared/{given.id}/do", act="read")
    assert "новое" not in browser.get(f"/shared/{given.id}/").text


def test_wrong_and_foreign_links_open_nothing(publish, learner, browser) -> None:
    """An unknown link is one kind page; no token opens what another is for."""
    given = publish()
    attempt = begin(learner, given)
    token = attempt.rpartition("/")[2]
    page = learner.get("/q/nosuchlink22")
    assert page.status_code == 404
    assert "Такой ссылки нет" in page.text
    assert 'href="/"' not in page.text
    for path in (f"/q/{token}", f"/q/go/{given.token}", f"/q/go/{token}", f"/quiz/{given.token}/"):
        assert learner.get(path).status_code == 404
    assert learner.send("/q/nosuchlink22").status_code == 404
    for path in ("/shared/99/", "/shared/99999999999999999999/", "/decks/нет/share/"):
        assert browser.get(path).status_code == 404
    assert browser.send(f"/shared/{given.id}/do", act="destroy").status_code == 400


def test_forged_names_of_browsers_are_not_kept(app: Flask, publish, learner) -> None:
    """A cookie that is none of ours is replaced; ours is out of scripts' reach."""
    given = publish()
    learner.client.set_cookie("quizgen_learner", "x" * 500, path="/q")
    answer = learner.send(f"/q/{given.token}", follow=False)
    cookie = next(v for n, v in answer.headers if n == "Set-Cookie" and "quizgen_learner" in v)
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    (sitting,) = services(app).assignments.sittings(given.id)
    assert len(sitting.learner) == 22


def test_hostile_strings_are_only_words(publish, app: Flask, browser) -> None:
    """Whatever is written as a name, a title or a complaint is shown as it is and runs nowhere."""
    given = publish(named="named")
    for number, hostile in enumerate(HOSTILE):
        who = Browser(app)
        name = hostile[:60] + f" №{number}"
        attempt = begin(who, given, name=name)
        if number % 5 == 0:
            answer(who, attempt, 1)
            assert who.send(f"{attempt}/1/report", words=hostile[:1000]).status_code == 200
            title = hostile[:150] + f" №{number}"
            sent = {**USUAL, "named": "named", "title": title}
            page = browser.send(f"/shared/{given.id}/settings/", **sent)
            assert page.status_code == 200
            assert "<script>alert" not in who.get(f"/q/{given.token}").text
    page = browser.get(f"/shared/{given.id}/").text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    for number in range(len(HOSTILE)):
        assert f"№{number}<" in page


def test_pages_of_learners_are_kept_nowhere(publish, learner) -> None:
    """A shared browser must not show one learner's page to the next."""
    given = publish()
    attempt = begin(learner, given)
    for path in (f"/q/{given.token}", f"{attempt}/1"):
        assert learner.get(path).headers["Cache-Control"] == "no-store"


def test_a_quiz_for_oneself_stays_as_it_was(browser, deck: Deck) -> None:
    """Without an assignment there is no clock, no private link and nobody to complain to."""
    attempt = browser.start()
    page = browser.get(f"{attempt}/1").text
    assert "/q/" not in page
    assert "Осталось" not in page
    feedback = browser.send(f"{attempt}/1", skip="1").text
    assert "что-то не так" not in feedback
    assert browser.get(f"{attempt}/1/report").status_code == 404
