"""Who may open what: every route and every kind of people, as the table of webapp/access.py says.

A new route needs a row there, and here only what stands for a new part of an address.
"""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass, replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from werkzeug.routing import Rule

from quizgen.model import Deck
from webapp.access import ACCESS
from webapp.assigned import Assignment, Rules
from webapp.packs.texts import builtin_texts
from webapp.services import services
from webapp.share import clock

ELSEWHERE = {"REMOTE_ADDR": "203.0.113.7"}
HERE = {"REMOTE_ADDR": "127.0.0.1"}
OPENED = (200, 303, 400)
"""A form sent with nothing in it is read, and refused for what it lacks."""


@dataclass
class World:
    """A teacher's things, two learners, and a stranger: what each browser is and what it knows.

    `known` and `guessed` are what stands for the parts of addresses, the secret ones guessed.
    """

    app: Flask
    given: Assignment
    known: dict[str, str]
    guessed: dict[str, str]

    def address(self, rule: Rule, parts: dict[str, str]) -> str:
        """An address of this route."""
        shown = dict(parts)
        if rule.endpoint.startswith("learner.") and rule.rule.startswith("/q/"):
            shown["token"] = parts["door"]
        if rule.rule.startswith("/packs/built-in") and parts["key"] == "sad":
            shown["key"] = next(iter(builtin_texts()))
        if "/review/" in rule.rule:
            shown["key"] = shown["own_key"]
        missing = set(rule.arguments) - set(shown)
        assert not missing, f"say in this test what stands for {missing} of {rule.rule}"
        path = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: shown[found[1]], rule.rule)
        return path + {"review.edit": "?q=sad-1", "anki.card": "?question=sad-1"}.get(
            rule.endpoint, ""
        )

    def ask(self, rule: Rule, parts: dict[str, str], whence: dict[str, str], client=None):
        """What each method of the route answers; forms of a `client` given have their token."""
        token = csrf_token(client) if client else ""
        client = client or self.app.test_client()
        for method in sorted(ACCESS[rule.endpoint].methods):
            yield client.open(
                self.address(rule, parts),
                method=method,
                environ_base=whence,
                buffered=True,
                data={"csrf_token": token} if method == "POST" else None,
            )


def csrf_token(client: FlaskClient) -> str:
    """The token of this browser's forms."""
    page = client.get("/new/", environ_base=HERE).text
    return re.search(r'name="csrf_token"[^>]* value="([^"]+)"', page)[1]


def begin(app: Flask, given: Assignment, learner: str):
    """A sitting of a learner; its first question is answered."""
    sitting = services(app).assignments.start(given.id, learner, "Аня", clock.now())
    attempt = services(app).attempts.find(sitting.attempt_token)
    services(app).attempts.record(attempt, attempt.questions[0], "")
    return sitting


@pytest.fixture
def world(app: Flask, deck: Deck) -> World:
    """One of everything."""
    found = services(app)
    given = found.assignments.publish("sad", deck, "Сад", Rules(), clock.now())
    anna = begin(app, given, "a" * 22)
    title = replace(deck.article, id="own", title="Свой")
    own = found.library.add(replace(deck, id="own", article=title))
    pack = found.shelf.add("name: пробный\ntemplates: []\n")
    known = {
        "key": "sad",
        "own_key": own,
        "door": given.token,
        "token": anna.attempt_token,
        "resume_token": anna.resume_token,
        "number": "1",
        "pack_id": str(pack),
        "assignment_id": str(given.id),
        "filename": "style.css",
    }
    guesses = {name: "a" * len(known[name]) for name in ("door", "token", "resume_token")}
    return World(app, given, known, {**known, **guesses})


def rules(app: Flask) -> list[Rule]:
    return sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule)


def test_every_route_has_a_row(app: Flask) -> None:
    """A route nobody has said who may open fails here, and so does a row without a route."""
    methods: dict[str, set[str]] = {}
    for rule in rules(app):
        methods.setdefault(rule.endpoint, set()).update(rule.methods - {"HEAD", "OPTIONS"})
    assert {name: set(row.methods) for name, row in ACCESS.items()} == methods


def test_a_route_without_a_row_is_not_served(app: Flask) -> None:
    """What the table does not know is not there, whoever asks."""
    app.add_url_rule("/unheard-of", "unheard", lambda: "тайна")
    answer = app.test_client().get("/unheard-of")
    assert answer.status_code == 404
    assert "тайна" not in answer.text


def test_a_stranger_opens_nothing(world: World) -> None:
    """Without a link: static files, and of everything else no byte that tells it from others."""
    refusals = set()
    client = world.app.test_client()
    for rule in rules(world.app):
        who = ACCESS[rule.endpoint].who
        for answer in world.ask(rule, world.guessed, ELSEWHERE, client):
            # The language switch, sent nothing, has no language to switch to.
            shut = 400 if rule.endpoint == "languages.choose" else 200
            expected = {"anyone": shut, "holder": 404, "teacher": 403}[who]
            assert answer.status_code == expected, rule
            if who == "teacher":
                # The language switch comes back to the address asked for.
                refusals.add(re.sub(r'name="back" value="[^"]*"', "", answer.text))
    assert len(refusals) == 1
    assert "Эта страница – для учителя" in refusals.pop()


def test_a_learner_opens_what_the_links_lead_to(world: World) -> None:
    """With the links: the quiz and one's own attempt, from anywhere, and nothing of the teacher."""
    for rule in rules(world.app):
        who = ACCESS[rule.endpoint].who
        for answer in world.ask(rule, world.known, ELSEWHERE):
            assert answer.status_code in ((403,) if who == "teacher" else OPENED), rule


def test_another_learner_opens_no_attempt_but_his_own(world: World) -> None:
    """Who has the link of the class sees no name, no attempt and no answer of another."""
    boris = begin(world.app, world.given, "b" * 22)
    client = world.app.test_client()
    client.set_cookie("quizgen_learner", "b" * 22, path="/q")
    page = client.get(f"/q/{world.given.token}", environ_base=ELSEWHERE).text
    assert boris.attempt_token in page
    assert world.known["token"] not in page
    parts = {**world.guessed, "door": world.given.token}
    for rule in rules(world.app):
        if ACCESS[rule.endpoint].who == "holder":
            for answer in world.ask(rule, parts, ELSEWHERE, client):
                expected = OPENED if rule.rule == "/q/<token>" else (404,)
                assert answer.status_code in expected, rule
                assert world.known["token"] not in answer.text, rule


def test_the_teacher_opens_everything(world: World) -> None:
    """At the computer that serves it, every page opens."""
    for rule in rules(world.app):
        for answer in world.ask(rule, world.known, HERE):
            # Of what is not there, as the report on a deck that was not imported, it is said so.
            assert answer.status_code in (*OPENED, 404), rule
            assert answer.status_code != 404 or "учителя" not in answer.text


def test_the_setting_lets_teachers_come_from_anywhere(world: World) -> None:
    """Where something before the server asks who comes, the setting opens the teacher's pages."""
    world.app.config["TEACHERS_FROM_ANYWHERE"] = True
    for rule in rules(world.app):
        for answer in world.ask(rule, world.known, ELSEWHERE):
            assert answer.status_code != 403, rule


def own_address() -> str:
    """An address of this computer in some network, or that of itself where it is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(asked.getsockname()[0])


@pytest.mark.parametrize(
    ("whence", "host"),
    [
        ("127.0.0.1", "localhost:8000"),
        ("127.0.0.1", "127.0.0.1:8000"),
        ("::1", "[::1]:8000"),
        ("127.0.0.1", socket.gethostname()),
        (own_address(), f"{own_address()}:8000"),
    ],
)
def test_this_computer_is_known_by_its_addresses(browser, whence: str, host: str) -> None:
    """The teacher may come by any address of this computer: links for phones need the outer one."""
    environ = {"REMOTE_ADDR": whence}
    answer = browser.client.get("/", environ_base=environ, headers={"Host": host})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("whence", "host", "headers"),
    [
        ("203.0.113.7", "localhost", {}),
        ("203.0.113.7", "localhost", {"X-Forwarded-For": "127.0.0.1"}),
        ("203.0.113.7", "localhost", {"X-Real-IP": "127.0.0.1", "Client-IP": "127.0.0.1"}),
        ("::ffff:203.0.113.7", "localhost", {}),
        ("2001:db8::7", "localhost", {}),
        ("0.0.0.0", "localhost", {}),
        ("", "localhost", {}),
        ("не адрес", "localhost", {}),
        # A proxy on this computer brings others.
        ("127.0.0.1", "localhost", {"X-Forwarded-For": "203.0.113.7"}),
        ("127.0.0.1", "localhost", {"X-Forwarded-For": ""}),
        ("127.0.0.1", "localhost", {"Forwarded": "for=127.0.0.1"}),
        ("127.0.0.1", "localhost", {"Via": "1.1 proxy"}),
        ("127.0.0.1", "localhost", {"X-Real-IP": "127.0.0.1"}),
        ("127.0.0.1", "quiz.school.example", {}),
        # Another site's name that was made to lead here.
        ("127.0.0.1", "evil.example:8000", {}),
        ("127.0.0.1", "localhost.evil.example", {}),
        ("127.0.0.1", "127.0.0.1.evil.example", {}),
        ("127.0.0.1", "", {}),
    ],
)
def test_elsewhere_is_elsewhere_whatever_the_headers_say(browser, whence, host, headers) -> None:
    """No header makes a stranger the teacher; a proxy or a foreign name makes nobody one."""
    environ, headers = {"REMOTE_ADDR": whence}, {"Host": host, **headers}
    answer = browser.client.get("/", environ_base=environ, headers=headers)
    assert answer.status_code == 403
    assert "на том компьютере, где запущена программа" in answer.text
    sent = browser.client.post("/new/", environ_base=environ, headers=headers)
    assert sent.status_code == 403


def test_a_link_taken_back_looks_like_one_that_never_was(world: World, deck: Deck) -> None:
    """To who never took the quiz: the same words and headers, after as many questions asked of
    the database; to who took it, that it is over.
    """
    services(world.app).assignments.revoke(world.given.id, clock.now())
    asked: list[str] = []
    engine = services(world.app).storage.engine
    event.listen(engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    pages, counts = [], []
    for token in (world.given.token, "a" * 12):
        for method in ("GET", "POST"):
            client = world.app.test_client()
            asked.clear()
            answer = client.open(f"/q/{token}", method=method, environ_base=ELSEWHERE)
            # The language switch comes back to the address that was typed.
            text = answer.text.replace(token, "…")
            pages.append((method, answer.status_code, text, sorted(answer.headers)))
            counts.append(len(asked))
    assert pages[:2] == pages[2:]
    assert counts[:2] == counts[2:]
    client.set_cookie("quizgen_learner", "a" * 22, path="/q")
    page = client.get(f"/q/{world.given.token}", environ_base=ELSEWHERE)
    assert "больше не доступен" in page.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "ПУТЬ"])
def test_odd_methods_do_nothing(world: World, method: str) -> None:
    """A method no route knows is answered 405 with a page, at every address."""
    client = world.app.test_client()
    for rule in rules(world.app):
        answer = client.open(world.address(rule, world.known), method=method)
        assert answer.status_code == 405, rule
        assert "Content-Security-Policy" in answer.headers


def test_head_and_options_are_as_bare_as_they_should_be(world: World) -> None:
    """HEAD is GET without its body; OPTIONS names methods, where the page may be opened at all."""
    client = world.app.test_client()
    for rule in rules(world.app):
        path = world.address(rule, world.known)
        if "GET" in ACCESS[rule.endpoint].methods:
            head, page = client.head(path, buffered=True), client.get(path, buffered=True)
            assert (head.status_code, head.data) == (page.status_code, b""), rule
        options = client.options(path)
        assert options.status_code == 200
        assert options.data == b""
        assert "Access-Control-Allow-Origin" not in options.headers
        shut = world.app.test_client().options(path, environ_base=ELSEWHERE).status_code
        assert shut == (403 if ACCESS[rule.endpoint].who == "teacher" else 200), rule


NUMBERS = ("0", "-1", "2147483648", "9223372036854775808", "9" * 400, "9" * 5000, "1.5", "x")
TOKENS = ("%00", "%ff%fe", "..%2f..%2fetc", "a" * 5000, "%0d%0aSet-Cookie:x=1", "'%20OR%201=1", "٣")


def test_numbers_and_names_nobody_has_are_not_there(world: World) -> None:
    """Huge, negative, of other scripts, no numbers at all, NUL, traversal: 404, never 500."""
    client = world.app.test_client()
    for rule in rules(world.app):
        for name in rule.arguments:
            is_number = f"<int:{name}>" in rule.rule
            for odd in NUMBERS if is_number else TOKENS:
                parts = {name: odd} if is_number else {name: odd, "door": odd, "own_key": odd}
                path = world.address(rule, {**world.known, **parts})
                for method in sorted(ACCESS[rule.endpoint].methods):
                    answer = client.open(path, method=method, buffered=True)
                    assert answer.status_code in (400, 404, 405, 308), (path[:80], method)
                    assert "x=1" not in str(answer.headers)
