"""Who holds the key reads all that is sent before an answer; who does not, guesses no better.

A thousand questions of every kind, taken for oneself and by links, answers shown at once, at the
end and when the teacher opens them.
"""

from __future__ import annotations

import base64
import collections
import contextlib
import dataclasses
import html
import json
import math
import re
import secrets
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from flask import Flask
from many_questions import ALL_KINDS, Maker, key_words, shown_words, words_of

from quizgen.decks import write_deck
from quizgen.model import Deck, Question
from webapp import create_app
from webapp.assigned import Rules
from webapp.attempts import Attempt
from webapp.services import services
from webapp.share import clock
from webapp.storage import sqlite_url

EACH = 250
WAYS = ("for oneself", "at_once", "at_end", "when_opened")
ELSEWHERE = {"REMOTE_ADDR": "203.0.113.7"}
LINK = re.compile(r'(?:href|src|action)="([^"]+)"')
TOKEN = re.compile(r'name="csrf_token"[^>]* value="([^"]+)"')


@pytest.fixture(scope="module")
def decks() -> dict[str, Deck]:
    """A deck for each way to take a quiz, and one to guess at."""
    maker = Maker(20261123)
    made = {way: maker.deck(way.replace(" ", "-"), EACH) for way in WAYS}
    return {**made, "guessed": maker.deck("guessed", 1000, ("choice",))}


@pytest.fixture(scope="module")
def app(decks: dict[str, Deck], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The web application with these decks."""
    folder: Path = tmp_path_factory.mktemp("key")
    for deck in decks.values():
        write_deck(deck, folder / f"{deck.id}.json")
    url = sqlite_url(folder / "quiz.sqlite3")
    app = create_app({"DATABASE_URL": url, "DECKS_FOLDER": folder})
    yield app
    services(app).storage.close()


class Reader:
    """A learner's browser, read over his shoulder by who holds the key.

    `shut` is every word that may not be sent yet; `told` where one was.
    """

    def __init__(self, app: Flask, deck: Deck, whence: dict[str, str]) -> None:
        self.client = app.test_client()
        self.whence = whence
        self.shut: collections.Counter[str] = collections.Counter()
        for question in deck.questions:
            self.shut.update(key_words(question))
        self.told: list[str] = []
        self.read = 0
        self.links: set[str] = set()

    def open(self, path: str, method: str = "GET", **fields: str) -> str:
        """The page an address leads to; every answer on the way is searched."""
        while True:
            answer = self.client.open(
                path, method=method, data=fields or None, environ_base=self.whence, buffered=True
            )
            self.search(f"{method} {path}", answer.text, answer.headers)
            if answer.status_code not in (301, 302, 303, 307, 308):
                assert answer.status_code < 500, path
                self.links.update(map(html.unescape, LINK.findall(answer.text)))
                return answer.text
            path, method, fields = answer.location, "GET", {}

    def search(self, place: str, body: str, headers) -> None:
        """Note every word not to be sent yet, whatever it is wrapped in."""
        self.read += 1
        texts = [body, unquote(body)]
        for name, value in headers:
            texts += [name, value, unquote(value), *unwrapped(value)]
        texts += [
            text.encode().decode("unicode-escape", "ignore") for text in texts if "\\u" in text
        ]
        found = {word for text in texts for word in re.findall(r"\w+", html.unescape(text))}
        self.told += [f"{place}: {word}" for word in found if self.shut[word] > 0]

    def earned(self, question: Question) -> None:
        """Its answer may be sent from now on."""
        self.shut.subtract(key_words(question))


def unwrapped(value: str) -> Iterator[str]:
    """What hides in a signed cookie: base64, maybe compressed."""
    for piece in re.findall(r"[\w-]{8,}", value):
        with contextlib.suppress(ValueError):
            data = base64.urlsafe_b64decode(piece + "=" * (-len(piece) % 4))
            with contextlib.suppress(zlib.error):
                data = zlib.decompress(data)
            yield data.decode(errors="ignore")


def first_page(app: Flask, reader: Reader, deck: Deck, way: str) -> str:
    """Begin; the address of the attempt, without a slash at the end."""
    if way == WAYS[0]:
        token = TOKEN.search(reader.open(f"/decks/{deck.id}/"))[1]
        reader.open(f"/decks/{deck.id}/start", "POST", csrf_token=token, count="0")
        page = max(link for link in reader.links if link.startswith("/quiz/"))
        return page.rpartition("/")[0]
    asked = tuple(q.id for q in deck.questions if way == "at_once" or q.kind != "open")
    rules = Rules(question_ids=asked, feedback=way, named=False, shuffled=True)
    given = services(app).assignments.publish(deck.id, deck, "Проба", rules, clock.now())
    token = TOKEN.search(reader.open(f"/q/{given.token}"))[1]
    page = reader.open(f"/q/{given.token}", "POST", csrf_token=token, name="")
    private = re.search(r"/q/go/\w+", page)[0]
    reader.open(private)
    other = reader.client.application.test_client()
    for answer in (other.get(private), other.get(private, follow_redirects=True)):
        reader.search(private, answer.text, answer.headers)
    return re.search(r'action="(/quiz/[^"/]+)', page)[1]


def some_answer(page: str, kind: str) -> dict[str, str]:
    """What a learner who knows nothing sends."""
    if kind in ("choice", "true_false", "multiple"):
        return {"option": re.search(r'name="option" value="(\w+)"', page)[1]}
    if kind in ("matching", "ordering"):
        rows = re.findall(r'<select id="[^"]+" name="([^"]+)"', page)
        values = re.findall(r'<option value="(\w+)"', page)
        return dict(zip(rows, values, strict=False))
    return {"text": "не знаю, что и сказать"}


@pytest.mark.parametrize("way", WAYS)
def test_nothing_sent_before_an_answer_tells_it(
    app: Flask, decks: dict[str, Deck], way: str
) -> None:
    """In 250 questions of every kind, with all they lead to, there is no trace of key or proof."""
    deck = decks[way]
    # For oneself one takes a quiz at the computer that serves it; by a link, from anywhere.
    reader = Reader(app, deck, {} if way == WAYS[0] else ELSEWHERE)
    attempt_path = first_page(app, reader, deck, way)
    attempt = services(app).attempts.find(attempt_path.rpartition("/")[2])
    reveals_now = way in ("for oneself", "at_once")
    kinds = set()
    for number, asked in enumerate(attempt.questions, start=1):
        kinds.add(asked.kind)
        path = f"{attempt_path}/{number}"
        page = reader.open(path)
        assert words_of(asked.stem) <= words_of(page), "the page is not that of the question"
        if number % 25 == 1:
            # What is asked for too early, or sent wrong.
            token = TOKEN.search(page)[1]
            for tail in ("", "/known", "/report"):
                reader.open(f"{path}{tail}", "HEAD")
                if asked.kind != "open":
                    reader.open(f"{path}{tail}", "POST", csrf_token=token, option="0" * 16)
                reader.open(f"{path}{tail}", "POST")
            for tail in ("/result", "/", f"/{len(attempt.questions)}", "/0", "/report"):
                reader.open(f"{attempt_path}{tail}")
            reader.open(f"{attempt_path}/retry", "POST", csrf_token=token)
        if number == len(attempt.questions):
            break
        token = TOKEN.search(page)[1]
        if reveals_now:
            reader.earned(asked)
        reader.open(path, "POST", csrf_token=token, **some_answer(page, asked.kind))
        if asked.kind == "open":
            reader.open(f"{path}/known", "POST", csrf_token=token, known="0")
    assert kinds == set(ALL_KINDS) - (set() if reveals_now else {"open"})
    if way != WAYS[0]:
        follow_links(reader, deck)
    assert reader.told == []
    assert reader.read > 2 * len(attempt.questions)
    if not reveals_now:
        # The reader is no blind one: at the end, answers come.
        number = len(attempt.questions)
        page = reader.open(f"{attempt_path}/{number}")
        token = TOKEN.search(page)[1]
        reader.open(f"{attempt_path}/{number}", "POST", csrf_token=token, skip="1")
        reader.open(f"{attempt_path}/result")
        assert bool(reader.told) is (way == "at_end")


def follow_links(reader: Reader, deck: Deck) -> None:
    """Everything pages lead a learner to, and what he may type: no answers, whoever he is."""
    for link in sorted(reader.links):
        if not link.startswith(("#", "/quiz/")):
            reader.open(link)
    for tail in ("", "article", "deck.json", "deck.apkg", "anki/", "anki/deck.apkg", "review/"):
        answer = reader.client.get(f"/decks/{deck.id}/{tail}", environ_base=reader.whence)
        assert answer.status_code == 403
        reader.search(tail, answer.text, answer.headers)
    card = f"/decks/{deck.id}/anki/card?side=back&question={deck.questions[0].id}"
    assert reader.client.get(card, environ_base=reader.whence).status_code == 403


def test_the_page_has_nothing_but_the_options(app: Flask, decks: dict[str, Deck]) -> None:
    """Pages of 300 choices with stem, texts and ids taken out are one page for each number of
    options: nothing but those could tell which is right."""
    deck = decks["guessed"]
    reader = Reader(app, deck, {})
    path = first_page(app, reader, deck, WAYS[0])
    attempt = services(app).attempts.find(path.rpartition("/")[2])
    bare = collections.defaultdict(set)
    for number, asked in enumerate(attempt.questions[:300], start=1):
        answer = reader.client.get(f"{path}/{number}")
        page = answer.text
        options = attempt.options(asked)
        shown = re.findall(r'value="(\w{16})">\s*<span>([^<]+)</span>', page)
        assert shown == [(option.id, option.text) for option in options]
        for option in options:
            page = page.replace(option.id, "id").replace(option.text, "text")
        page = page.replace(asked.stem, "stem").replace(TOKEN.search(page)[1], "token")
        page = re.sub(rf"(/{number}(?=\")|<b>{number}<|Вопрос {number} )", "n", page)
        headers = sorted(
            (k, v) for k, v in answer.headers if k not in ("Content-Length", "Set-Cookie")
        )
        bare[len(options)].add((page, json.dumps(headers)))
    assert len(bare) == 3
    assert [len(pages) for pages in bare.values()] == [1, 1, 1]


TRIES = 48


def attempts_at(attempt: Attempt) -> Iterator[Attempt]:
    """The same questions with other secret seeds, as other attempts have."""
    for _ in range(TRIES):
        yield dataclasses.replace(attempt, seed=secrets.token_bytes(32))


def clues(place: int, option, options) -> tuple[tuple[str, object], ...]:
    """What a guesser sees of an option: place, id and length, in every way one may look at them."""
    total = len(options)
    number = int(option.id, 16)
    lengths = sorted(len(each.text) for each in options)
    return (
        ("place", (total, place)),
        ("first digit", option.id[0]),
        ("last digit", option.id[-1]),
        ("parity", number.bit_count() % 2),
        ("ones", number.bit_count() // 4),
        ("length", (total, lengths.index(len(option.text)))),
        ("longest", len(option.text) == lengths[-1]),
        ("words", option.text.count(" ")),
        ("letters before", options[place - 1].text < option.text if place else None),
        ("gap", min(abs(number - int(o.id, 16)) for o in options if o is not option).bit_length()),
    )


def test_a_guesser_scores_no_better_than_chance(app: Flask, decks: dict[str, Deck]) -> None:
    """Taught on half of 1,000 choices by places, ids and lengths, it does not beat chance on the
    other half by two points, nor any single clue does."""
    deck = decks["guessed"]
    token = services(app).attempts.start(services(app).library.find(deck.id))
    halves = deck.questions[::2], deck.questions[1::2]
    seen: collections.Counter = collections.Counter()
    right: collections.Counter = collections.Counter()
    scores: dict[str, float] = collections.defaultdict(float)
    asked = chance = 0.0
    for attempt in attempts_at(services(app).attempts.find(token)):
        for question in halves[0]:
            options = attempt.options(question)
            for place, option in enumerate(options):
                for clue in clues(place, option, options):
                    seen[clue] += 1
                    right[clue] += option.text == question.answer

    def worth(clue) -> float:
        return math.log((right[clue] + 1) / (seen[clue] + 4))

    for attempt in attempts_at(services(app).attempts.find(token)):
        for question in halves[1]:
            options = attempt.options(question)
            found = [clues(place, option, options) for place, option in enumerate(options)]
            worths = [[worth(clue) for clue in each] for each in found]
            ways: dict[str, Callable[[list[float]], float]] = {"all": sum}
            ways |= {found[0][i][0]: (lambda w, i=i: w[i]) for i in range(len(found[0]))}
            for name, way in ways.items():
                best = max(range(len(options)), key=lambda place, way=way: way(worths[place]))
                scores[name] += options[best].text == question.answer
            asked += 1
            chance += 1 / len(options)
    assert asked == 500 * TRIES
    gains = {name: 100 * (score - chance) / asked for name, score in scores.items()}
    assert max(map(abs, gains.values())) < 2, gains


@pytest.mark.parametrize("kind", ["multiple", "matching", "ordering"])
def test_members_stand_in_no_telling_place(app: Flask, decks: dict[str, Deck], kind: str) -> None:
    """Each right member is as likely to stand in any place, within two points."""
    deck = decks["at_once"]
    stored = services(app).library.find(deck.id)
    attempt = services(app).attempts.find(services(app).attempts.start(stored))
    places: dict[tuple[int, int], collections.Counter[int]] = collections.defaultdict(
        collections.Counter
    )
    for _ in range(32):
        for seeded in attempts_at(attempt):
            for question in deck.questions:
                if question.kind != kind:
                    continue
                texts = [option.text for option in seeded.options(question)]
                members = question.matches if kind == "matching" else question.items
                for i, member in enumerate(members):
                    places[len(texts), i][texts.index(member)] += 1
    for (total, i), found in places.items():
        for place in range(total):
            share = found[place] / found.total()
            assert abs(share - 1 / total) < 0.02, (kind, total, i, place, share)


def test_the_words_are_all_different(decks: dict[str, Deck]) -> None:
    """What the search rests on: no secret word stands in anything a page may show."""
    shown = set().union(*(shown_words(q) for deck in decks.values() for q in deck.questions))
    for deck in decks.values():
        for question in deck.questions:
            assert key_words(question)
            assert not key_words(question) & shown
    assert sum(len(decks[way].questions) for way in WAYS) == 1000
