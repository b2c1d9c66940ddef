"""What surrounds every page: tokens of forms, headers, cookies, limits, redirects, one answer."""

from __future__ import annotations

import ast
import datetime
import re
import threading
from pathlib import Path

import pytest
from client import Browser
from flask import Flask
from test_webapp_access import ELSEWHERE, World, csrf_token, rules, world

from quizgen.model import Deck
from webapp.access import ACCESS
from webapp.assigned import Rules
from webapp.services import services
from webapp.share import clock

__all__ = ["world"]

NO_TOKENS = ("", "x", "IjEi.aaaa.bbbb", "9" * 5000)


@pytest.mark.parametrize("token", NO_TOKENS)
def test_no_form_is_taken_without_its_token(world: World, token: str) -> None:
    """Every address that takes a form refuses one without its token, or with another's: 400, a
    page, and nothing is written."""
    client = world.app.test_client()
    csrf_token(client)
    with services(world.app).storage.engine.connect() as connection:
        tables = [
            "answers",
            "attempts",
            "sittings",
            "reports",
            "decks",
            "packs",
            "pack_versions",
            "assignments",
        ]
        there = set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())
        count = " + ".join(f"(SELECT count(*) FROM {name})" for name in tables if name in there)
        before = connection.exec_driver_sql(f"SELECT {count}").scalar_one()
    stranger = Browser(world.app)
    others = {**NO_FIELDS, "csrf_token": csrf_token(stranger.client) if token == "x" else token}
    for rule in rules(world.app):
        for method in ACCESS[rule.endpoint].methods - {"GET"}:
            if rule.endpoint == "languages.choose":
                continue  # what it keeps is this browser's language, and no more
            # An answer given already binds, and one not given is not to be reported on.
            number = "1" if rule.endpoint == "learner.send_report" else "2"
            path = world.address(rule, {**world.known, "number": number})
            sent = client.open(path, method=method, data=others)
            assert sent.status_code == 400, rule
            assert "text/html" in sent.content_type
            assert "устарела" in sent.text, rule
    with services(world.app).storage.engine.connect() as connection:
        assert connection.exec_driver_sql(f"SELECT {count}").scalar_one() == before


NO_FIELDS = {
    "count": "0", "text": "Статья о саде.", "act": "revoke", "do": "accept", "question": "sad-1",
    "title": "Сад", "amount": "all", "feedback": "at_once", "named": "named", "option": "x",
    "known": "1", "name": "Аня", "words": "Ошибка", "enabled": "1", "revision": "0",
}  # fmt: skip


def every_answer(world: World):
    """What every route answers to the teacher and to a stranger, and pages there are none of."""
    for whence in ({}, ELSEWHERE):
        client = world.app.test_client()
        for rule in rules(world.app):
            for answer in world.ask(rule, world.known, whence):
                yield rule, answer
        for path in ("/no", "/q/no", "/quiz/no/", "/static/no.css", "/decks/sad"):
            yield None, client.get(path, environ_base=whence, buffered=True)


def test_every_answer_has_the_headers(world: World) -> None:
    """Pages, files, redirects and refusals: nothing inline, no sniffing, no frames, no referrer,
    nothing kept by a proxy; attempts are kept by nobody; the server is not named."""
    for rule, answer in every_answer(world):
        headers = answer.headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, rule
        assert "unsafe" not in policy
        assert "*" not in policy
        assert "base-uri 'none'" in policy
        assert "frame-ancestors 'none'" in policy or rule.endpoint == "anki.card"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY" or rule.endpoint == "anki.card"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "camera=()" in headers["Permissions-Policy"]
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "Access-Control-Allow-Origin" not in headers
        if rule is not None and ACCESS[rule.endpoint].who == "holder":
            assert headers["Cache-Control"] == "no-store", rule
        elif rule is None or rule.endpoint != "static":
            assert re.search("no-store|private", headers["Cache-Control"]), rule
        if "Set-Cookie" in headers:
            assert "public" not in headers["Cache-Control"]


def test_nothing_in_a_page_is_inline(world: World) -> None:
    """No script, style or handler stands in a page: the policy would stop it."""
    pages = 0
    for rule, answer in every_answer(world):
        if answer.mimetype == "text/html" and (not rule or rule.endpoint != "anki.card"):
            pages += 1
            assert not re.search(r"<script(?![^>]* src=)|<style| style=| on\w+=\"", answer.text)
            assert "javascript:" not in answer.text
    assert pages > 60


@pytest.mark.parametrize(
    ("scheme", "headers", "secure"),
    [
        ("http", {}, False),
        ("https", {}, True),
        ("http", {"X-Forwarded-Proto": "https"}, True),
        ("http", {"X-Forwarded-Proto": "http"}, False),
    ],
)
def test_cookies_are_locked_away(world: World, scheme: str, headers, secure: bool) -> None:
    """HttpOnly and SameSite always, Secure wherever the page came by HTTPS."""
    for path, method in (("/new/", "GET"), (f"/q/{world.given.token}", "POST")):
        client = world.app.test_client()
        token = csrf_token(client) if method == "POST" else ""
        answer = client.open(
            path, method=method, base_url=f"{scheme}://localhost", headers=headers,
            data={"csrf_token": token, "name": "Аня"} if token else None,
        )  # fmt: skip
        cookies = answer.headers.getlist("Set-Cookie")
        if scheme == "http":
            assert cookies, path
        for cookie in cookies:
            assert "HttpOnly" in cookie
            assert "SameSite=Lax" in cookie
            assert ("Secure" in cookie) is secure
            assert "Domain" not in cookie


def test_no_request_is_read_past_its_limit(world: World) -> None:
    """More than the limit is refused, whoever sends it, and forms of too many parts too."""
    world.app.config.update(MAX_CONTENT_LENGTH=50_000, LARGEST_PACKAGE=60_000)
    client = world.app.test_client()
    token = csrf_token(client)
    large = {"csrf_token": token, "text": "я" * 60_000, "words": "я" * 60_000}
    many = {"csrf_token": token, **{f"f{n}": "1" for n in range(3000)}}
    for rule in rules(world.app):
        if "GET" in ACCESS[rule.endpoint].methods or rule.endpoint == "pack.versions":
            continue
        path = world.address(rule, world.known)
        answer = client.post(path, data=large)
        assert answer.status_code in (413, 400), (rule, answer.status_code)
        answer = client.post(path, data=many, content_type="multipart/form-data")
        assert answer.status_code < 500, rule
        assert client.post(path, data=large, environ_base=ELSEWHERE).status_code in (400, 403, 413)


NAMES = ("next", "url", "to", "return", "back", "sample", "saved", "q", "key", "gone", "token")
OUT = ("//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example",
       "javascript:owned()", "%2f%2fevil.example", "http:evil.example",
       "\tevil.example")  # fmt: skip


@pytest.mark.parametrize("out", OUT)
def test_no_redirect_leaves_the_site(world: World, out: str) -> None:
    """Whatever a parameter, a field or the address itself names, redirects stay here."""
    client = world.app.test_client()
    token = csrf_token(client)
    paths = ["/packs/new/", f"/q/{world.given.token}", "/decks/sad/start", "/decks/sad/review/copy"]
    fields = {"csrf_token": token, **dict.fromkeys(NAMES, out), "name": "Аня", "count": "0"}
    asked = [client.post(path, data=fields, query_string=fields) for path in paths]
    asked += [client.get(path, query_string=fields) for path in ("/", "/decks/sad", "/packs/new")]
    # As they come over the wire; the client's own reading of addresses stays out of it.
    odd = (f"/{out}", f"//{out}/", f"/{out}/..", f"/decks/{out}")
    asked += [client.get("/", environ_overrides={"PATH_INFO": path}) for path in odd]
    moved = [answer for answer in asked if 300 <= answer.status_code < 400]
    assert len(moved) >= 5
    for answer in moved:
        assert re.match(r"(http://localhost)?/(?![/\\])", answer.location), answer.location


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "localhost.evil.example", "a b"]
)
def test_a_made_up_host_gets_into_no_page(world: World, host: str) -> None:
    """A page never repeats a foreign Host header; to the teacher's pages it is a stranger."""
    client = world.app.test_client()
    headers = {"Host": host, "X-Forwarded-Host": host, "X-Host": host}
    page = client.get(f"/q/{world.given.token}", headers=headers)
    assert page.status_code in (200, 400)
    assert "evil" not in page.text
    assert client.get(f"/shared/{world.given.id}/", headers=headers).status_code in (400, 403)


def test_twenty_at_once_bind_one_answer(app: Flask, deck: Deck) -> None:
    """Twenty posts of different answers to one question at the same time: one row, one verdict."""
    given = services(app).assignments.publish("sad", deck, "Сад", Rules(), clock.now())
    learner = services(app).assignments.start(given.id, "a" * 22, "Аня", clock.now())
    attempt = services(app).attempts.find(learner.attempt_token)
    ids = [option.id for option in attempt.options(attempt.questions[0])]
    browsers = [Browser(app).client for _ in range(20)]
    tokens = [csrf_token(client) for client in browsers]
    ready, seen = threading.Barrier(20), []

    def post(turn: int) -> None:
        fields = {"csrf_token": tokens[turn], "option": ids[turn % len(ids)]}
        ready.wait()
        answer = browsers[turn].post(f"/quiz/{attempt.token}/1", data=fields, follow_redirects=True)
        seen.append((answer.status_code, re.findall(r"<h1[^>]*>(.*?)</h1>", answer.text, re.S)))

    threads = [threading.Thread(target=post, args=(turn,)) for turn in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [status for status, _ in seen] == [200] * 20
    assert len({tuple(words) for _, words in seen}) == 1
    with services(app).storage.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM answers").scalar_one() == 1


def test_twenty_presses_begin_one_attempt(app: Flask, deck: Deck) -> None:
    """Twenty presses of «Начать» in one browser, one attempt allowed: one attempt is begun."""
    given = services(app).assignments.publish("sad", deck, "С", Rules(attempts=1), clock.now())
    browsers = [Browser(app).client for _ in range(20)]
    tokens = [csrf_token(client) for client in browsers]
    ready, led = threading.Barrier(20), []

    def press(turn: int) -> None:
        browsers[turn].set_cookie("quizgen_learner", "a" * 22, path="/q")
        ready.wait()
        sent = {"csrf_token": tokens[turn], "name": "Аня"}
        led.append(browsers[turn].post(f"/q/{given.token}", data=sent).headers.get("Location"))

    threads = [threading.Thread(target=press, args=(turn,)) for turn in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(services(app).assignments.sittings(given.id)) == 1
    assert len(set(led)) == 1


def test_what_is_secret_is_random_enough(app: Flask, deck: Deck) -> None:
    """Links of attempts, private links and the learner's cookie have 128 random bits; the code of
    a quiz, which shows no question, has the 59 that can be typed off a board."""
    found = services(app)
    given = [found.assignments.publish("sad", deck, "С", Rules(), clock.now()) for _ in range(20)]
    made = [found.assignments.start(each.id, "a" * 22, "Аня", clock.now()) for each in given]
    for tokens, least in (
        ([each.attempt_token for each in made], 22 * 6 - 4),
        ([each.resume_token for each in made], 128),
    ):
        bits = 4 if all(re.fullmatch("[0-9a-f]+", token) for token in tokens) else 6
        assert {len(token) * bits for token in tokens} == {-(-least // bits) * bits}
        assert len(set(tokens)) == 20
    assert {len(each.token) for each in given} == {12}
    assert len({letter for each in given for letter in each.token}) > 25


def test_chance_comes_from_the_system_alone() -> None:
    """Whatever in the pages is random is drawn by `secrets` or the system's own source, but for
    the order of a hand-out, which its address tells.
    """
    drawn = []
    for path in sorted((Path(__file__).parent.parent / "webapp").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                name = f"{node.value.id}.{node.attr}"
                if name.startswith(("random.", "uuid.", "secrets.")):
                    drawn.append((path.name, name))
            if isinstance(node, ast.ImportFrom) and node.module in ("random", "uuid", "secrets"):
                drawn += [(path.name, f"from {node.module}")]
    good = ("random.SystemRandom", "secrets.", "uuid.uuid4")
    seeded = ("composing.py", "random.Random")
    assert [f for f in drawn if not f[1].startswith(good) and f != seeded] == []
    assert {"secrets.token_urlsafe", "secrets.token_hex", "secrets.choice"} <= {n for _, n in drawn}


def test_a_deadline_is_not_the_learners_to_move(app: Flask, deck: Deck, monkeypatch) -> None:
    """No cookie, field or header changes when an attempt ends: the server's clock alone does."""
    now = datetime.datetime(2026, 3, 4, tzinfo=datetime.UTC)
    monkeypatch.setattr(clock, "now", lambda: now)
    rules = Rules(seconds=60)
    given = services(app).assignments.publish("sad", deck, "С", rules, now)
    sitting = services(app).assignments.start(given.id, "a" * 22, "Аня", now)
    late = now + datetime.timedelta(seconds=61)
    monkeypatch.setattr(clock, "now", lambda: late)
    client = app.test_client()
    sent = {"csrf_token": csrf_token(client), "skip": "1", "deadline": "2099-01-01", "seconds": "9"}
    headers = {"Date": "Wed, 04 Mar 2026 00:00:00 GMT"}
    client.post(f"/quiz/{sitting.attempt_token}/1", data=sent, headers=headers)
    assert not services(app).attempts.find(sitting.attempt_token).answers
