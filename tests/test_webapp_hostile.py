"""Strings meant to do harm through every field to every page: nothing runs, nothing is lost."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from urllib.parse import quote, quote_from_bytes

import pytest
from client import Browser
from flask import Flask
from hostile import BYTES, TEXTS, Parsed, bare, clean

from quizgen.decks import deck_from_json
from quizgen.model import GAP, Article, Deck, Evidence, Question
from webapp import submit
from webapp.assigned import Assignment, Rules
from webapp.services import services
from webapp.share import clock
from webapp.share.forms import one_line

PROOF = "Садом руководит профессор Алевтина Рябинина."
KINDS = ("choice", "typed", "cloze", "true_false", "multiple", "matching", "ordering", "open")


def question(number: int, kind: str, text: str) -> Question:
    """A question of this kind with the string wherever it has words."""
    more: dict[str, tuple[str, ...]] = {"tags": (text,)}
    if kind in ("choice", "multiple"):
        more["distractors"] = (f"{text} не то", "иное")
    if kind in ("typed", "cloze"):
        more["accepted"] = (f"{text} тоже",)
    if kind in ("multiple", "matching", "ordering"):
        more["items"] = (f"{text} раз", f"{text} два", "три")
        more["matches"] = (f"{text} А", f"{text} Б", "В") if kind == "matching" else ()
    if kind == "true_false":
        more |= {"distractors": ("Да",), "items": (f"{text} верно",)}
    answer = "Нет" if kind == "true_false" else f"{text} ответ"
    # One gap is all a cloze may have.
    stem = f"{text.replace(GAP, 'пропуск')} {GAP}" if kind == "cloze" else f"{text} что это?"
    proof = Evidence("", 0, 0)
    return Question(f"h-{number}", kind, stem, answer, proof, "общий/проба", "who", **more)


def hostile_deck(name: str, texts: tuple[str, ...], kinds: tuple[str, ...] = KINDS) -> Deck:
    """A deck of such questions, kinds taking turns; title and article have the strings too."""
    title = texts[0] if len(texts) == 1 and texts[0].strip() else "Враждебные строки"
    text, asked = title, []
    for number, each in enumerate(texts):
        start = len(text) + 1
        text += f"\n{each} довод."
        made = question(number, kinds[number % len(kinds)], each)
        proof = Evidence(text[start:], start, len(text))
        asked.append(replace(made, evidence=proof))
    dropped = dict.fromkeys(texts, 1)
    return Deck(name, title, Article(name, title, None, text), tuple(asked), dropped)


def give(app: Flask, deck: Deck, key: str, title: str, **rules) -> Assignment:
    return services(app).assignments.publish(key, deck, title, Rules(**rules), clock.now())


def test_a_deck_of_them_comes_back_equal_and_its_pages_stay_whole(
    app: Flask, browser: Browser
) -> None:
    """Every page of a deck, of its cards and of its review shows them as words; the file has them
    to a character."""
    deck = hostile_deck("vrazh", TEXTS)
    key = services(app).library.add(deck)
    sent = browser.get(f"/decks/{key}/deck.json").text
    again = deck_from_json(sent)
    assert [q.stem for q in again.questions] == [q.stem for q in deck.questions]
    assert again.article.text == deck.article.text
    assert [q.distractors for q in again.questions] == [q.distractors for q in deck.questions]
    page = clean(browser.get(f"/decks/{key}/review/").text)
    assert [text for text in TEXTS if not page.shows(text)] == []
    article = clean(browser.get(f"/decks/{key}/article").text)
    assert [text for text in TEXTS if not article.shows(text)] == []
    for asked in deck.questions:
        edit = browser.get(f"/decks/{key}/review/edit", query_string={"q": asked.id})
        assert clean(edit.text).shows(asked.stem)
        for side in ("front", "back"):
            card = {"question": asked.id, "side": side}
            shown = browser.get(f"/decks/{key}/anki/card", query_string=card)
            # Its one style is named by its hash in the policy.
            faults = [fault for fault in Parsed(shown.text).faults if fault != "<style []>"]
            assert faults == []
            assert "sandbox" in shown.headers["Content-Security-Policy"]
    for path in ("", "anki/", "share/", "again/", "review/new"):
        answer = browser.get(f"/decks/{key}/{path}")
        assert answer.status_code == 200
        clean(answer.text)
    assert browser.get(f"/decks/{key}/anki/deck.apkg").status_code == 200


@pytest.mark.parametrize("turn", range(len(KINDS)))
def test_a_quiz_of_them_shows_every_word(app: Flask, browser: Browser, turn: int) -> None:
    """Each string in a question of each eighth kind: page, answer, feedback, mistakes, report."""
    kinds = KINDS[turn:] + KINDS[:turn]
    deck = hostile_deck("vrazh", TEXTS[turn::4], kinds)
    given = give(app, deck, services(app).library.add(deck), "Проба")
    attempt = browser.send(f"/q/{given.token}", False, name="Аня").location.rstrip("/")
    for number, asked in enumerate(deck.questions, start=1):
        text = TEXTS[turn::4][number - 1]
        page = clean(browser.get(f"{attempt}/{number}").text)
        assert page.shows(text), (asked.kind, text)
        sent = {"skip": "1"} if asked.kind not in ("typed", "cloze", "open") else {"text": text}
        shown = browser.send(f"{attempt}/{number}", **sent)
        assert shown.status_code in (200, 400)
        assert clean(shown.text).shows(text), (asked.kind, text)
        if shown.status_code == 400:
            browser.send(f"{attempt}/{number}", skip="1")
        if asked.kind == "open":
            browser.send(f"{attempt}/{number}/known", known="0")
        assert clean(browser.get(f"{attempt}/{number}").text).shows(text)
        assert clean(browser.get(f"{attempt}/{number}/report").text).shows(text)
    result = clean(browser.get(f"{attempt}/result").text)
    assert [text for text in TEXTS[turn::4] if not result.shows(text)] == []


def test_titles_are_words_on_every_list(app: Flask, browser: Browser) -> None:
    """Titles of decks and quizzes, names of learners, words of reports, on the pages of both."""
    small = hostile_deck("malyj", ("слово",), ("choice",))
    key = services(app).library.add(small)
    for number, text in enumerate(TEXTS):
        deck = hostile_deck(f"vrazh-{number}", (text,), ("choice",))
        own = services(app).library.add(deck)
        assert clean(browser.get(f"/decks/{own}/").text).shows(deck.title)
        sent = {"title": text, "amount": "all", "feedback": "at_once", "named": "named"}
        answer = browser.send(f"/decks/{key}/share/", follow=False, **sent)
        if answer.status_code == 400:
            assert len(one_line(text)) > 200 or not one_line(text)
            assert clean(answer.text).shows(text)
            continue
        given = services(app).assignments.get(int(answer.location.split("/")[2]))
        assert given.title == one_line(text)
        assert clean(browser.get(f"/shared/{given.id}/settings/").text).shows(text)
        learner = Browser(app)
        assert clean(learner.get(f"/q/{given.token}").text).shows(text)
        begun = learner.send(f"/q/{given.token}", follow=False, name=text)
        if begun.status_code == 400:
            assert len(one_line(text)) > 80 or not one_line(text)
            assert clean(begun.text).shows(text)
            begun = learner.send(f"/q/{given.token}", follow=False, name="Аня")
        attempt = begun.location.rstrip("/")
        learner.send(f"{attempt}/1", skip="1")
        assert clean(learner.send(f"{attempt}/1/report", words=text).text)
        (told,) = services(app).reports.listing(deck_key=key)[:1]
        assert bare(told.words) == bare(text)
        assert clean(learner.get(f"/q/{given.token}").text).shows(text)
        seen = clean(browser.get(f"/shared/{given.id}/").text)
        assert seen.shows(text), "the teacher reads title, name and report"
    for path in ("/", "/anki/", "/shared/", "/packs/new/"):
        page = clean(browser.get(path).text)
        titles = [text for text in TEXTS if text.strip()]
        assert path == "/packs/new/" or [t for t in titles if not page.shows(t)] == [], path


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, deck: Deck) -> None:
    """Articles give one question at once, without the language models."""

    def made(article: Article, packs=None, progress=None, **_) -> Deck:
        start = article.text.index(PROOF)
        proof = Evidence(PROOF, start, start + len(PROOF))
        asked = replace(deck.questions[0], evidence=proof)
        return Deck(article.id, article.title, article, (asked,))

    monkeypatch.setattr(submit.quizgen, "generate", made)


def test_articles_keep_their_words(app: Flask, browser: Browser, quick: None) -> None:
    """Pasted or in a file of any name: the article has every visible sign; else the form has."""
    for text in TEXTS:
        whole = f"{text}\n\n{text} стоит здесь, и после него ещё много слов о саде.\n{PROOF}"
        as_file = {"file": (io.BytesIO(whole.encode()), f"{text}.txt")}
        for fields in ({"text": whole}, as_file):
            answer = browser.send("/new/", follow=False, **fields)
            if answer.status_code == 303:
                page = browser.get(f"{answer.location}article")
                assert page.status_code == 200
                clean(browser.get(answer.location).text)
                assert clean(page.text).shows("после него ещё много слов")
            else:
                assert answer.status_code == 400
                assert "text" not in fields or clean(answer.text).shows(text)
            clean(answer.text)


@pytest.mark.parametrize("turn", range(8))
def test_packs_keep_their_text(app: Flask, browser: Browser, turn: int) -> None:
    """As a text, a name, a file: it is kept as it is, and its faults quote it as words."""
    for text in TEXTS[turn::8]:
        quoted = json.dumps(text)
        for written in (text, f"name: {quoted}\ntemplates: []\n", f"name: {text}\n"):
            answer = browser.send("/packs/new/", follow=False, text=written, sample="")
            assert answer.status_code == 303
            page = browser.get(answer.location)
            assert page.status_code == 200
            assert clean(page.text).shows(text) or written == text.strip() or quoted in written
            pack = int(answer.location.split("/")[2])
            kept = services(app).shelf.find(pack).latest.text
            assert bare(kept) == bare(written)
            file = browser.get(f"/packs/{pack}/pack.yaml")
            assert file.status_code == 200
            assert "owned=1" not in str(file.headers).replace("%", "")
            clean(browser.get(f"/packs/{pack}/versions/1/").text)
        sent = (io.BytesIO(f"name: {text}\n".encode()), f"{text}.yaml")
        answer = browser.send("/packs/upload", file=sent)
        assert answer.status_code in (200, 400)
        clean(answer.text)
    assert browser.get("/packs/").status_code == 200
    clean(browser.get("/packs/").text)
    clean(browser.get("/packs/wizard/").text)


def test_the_wizard_gives_back_what_it_cannot_use(browser: Browser) -> None:
    """Every field of the form for one template has what was written."""
    for text in TEXTS:
        fields = dict.fromkeys(
            ("sentence", "question", "answer", "also", "refused", "name", "pack_name", "article",
             "marks-0-words", "marks-0-role", "marks-0-type", "ask", "pack"), text,
        )  # fmt: skip
        for path in ("/packs/wizard/", "/packs/wizard/preview"):
            answer = browser.send(path, check="1", sample="", **fields)
            assert answer.status_code in (200, 400)
            page = clean(answer.text)
            assert "preview" in path or page.shows(text)


def test_half_a_surrogate_in_a_pack_is_told_of(browser: Browser) -> None:
    """YAML can spell what no page can show: such a pack is kept as a draft, and nothing breaks."""
    for written in ('name: "\\ud800"\ntemplates: []\n', 'name: х\ntemplates:\n  - id: "\\udfff"\n'):
        answer = browser.send("/packs/new/", text=written, sample="")
        assert answer.status_code == 200
        assert clean(answer.text).shows("ud800" if "800" in written else "udfff")
        assert browser.get("/packs/").status_code == 200


@pytest.mark.parametrize("turn", range(8))
def test_a_review_keeps_the_words_or_gives_them_back(
    app: Flask, browser: Browser, turn: int
) -> None:
    """A question rewritten with them, and one's own, is kept as written, or the form has them."""
    key = browser.send("/decks/sad/review/copy", follow=False).location.split("/")[2]
    path = f"/decks/{key}/review/"
    for text in TEXTS[turn::8]:
        for page, fields in (
            ("edit", {"question": "sad-1", "distractors": f"{text} не то\nиное"}),
            ("new", {"kind": "choice", "proof": "1", "distractors": "иное"}),
        ):
            revision = re.search(r'name="revision" value="(\d+)"', browser.get(path).text)[1]
            sent = {"revision": revision, "stem": f"{text} что?", "answer": f"{text} ответ"}
            answer = browser.send(f"{path}{page}", **{**sent, **fields})
            assert answer.status_code in (200, 400), text
            assert clean(answer.text).shows(text)
            if answer.status_code == 200:
                stems = [bare(q.stem) for q in services(app).library.find(key).deck.questions]
                assert bare(f"{text} что?") in stems


ADDRESSES = (
    "/?x=", "/decks/sad/?x=", "/decks/sad/review/?q=", "/decks/sad/review/?kind=",
    "/decks/sad/review/?state=", "/decks/sad/review/edit?q=", "/decks/sad/anki/?name=",
    "/decks/sad/anki/?sent=1&own_tags=", "/decks/sad/anki/?sent=1&count=",
    "/decks/sad/anki/?question=", "/decks/sad/anki/?light=", "/decks/sad/anki/?look=",
    "/decks/sad/anki/?tags=", "/decks/sad/anki/?sent=1&kinds=", "/decks/sad/anki/?place=",
    "/decks/sad/anki/card?question=", "/decks/sad/anki/card?question=sad-1&side=",
    "/decks/sad/anki/deck.apkg?name=", "/anki/?sent=1&decks=", "/anki/decks.apkg?decks=",
    "/packs/?gone=", "/packs/new/?sample=", "/packs/wizard/?pack=", "/packs/built-in/",
    "/decks/", "/q/", "/q/go/", "/quiz/", "/static/", "/",
)  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses_may_hold_anything(browser: Browser, address: str) -> None:
    """In a parameter or a part of the address: a page of ours, no header of theirs, no 500."""
    for odd in (*(quote(text, "") for text in TEXTS), *map(quote_from_bytes, BYTES)):
        answer = browser.client.get(address + odd)
        assert answer.status_code in (200, 303, 308, 400, 404, 405), odd
        assert "Set-Cookie: owned" not in str(answer.headers)
        location = answer.headers.get("Location", "/")
        assert re.match(r"(http://localhost)?/(?![/\\])", location), (odd, location)
        if answer.mimetype == "text/html" and "/card" not in address:
            clean(answer.text)


FORMS = (
    ("/new/", "text"), ("/packs/new/", "text"), ("/packs/wizard/", "sentence"),
    ("/decks/sad/share/", "title"), ("/decks/sad/start", "count"), ("/packs/preview", "of"),
    ("/packs/built-in/core/", "text"),
)  # fmt: skip


@pytest.mark.parametrize(("path", "field"), FORMS)
def test_bytes_that_are_no_text_break_nothing(browser: Browser, path: str, field: str) -> None:
    """Broken UTF-8 in a form, in the name of a field or of a file: never a 500."""
    page = browser.client.get("/new/").text
    token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', page)[1].encode()
    for odd in BYTES:
        hexed = b"".join(b"%%%02x" % byte for byte in odd)
        for body in (
            b"csrf_token=" + token + b"&" + field.encode() + b"=" + hexed,
            b"csrf_token=" + token + b"&" + field.encode() + b"=" + odd,
            b"csrf_token=" + token + b"&" + hexed + b"=1",
        ):
            answer = browser.client.post(
                path, data=body, content_type="application/x-www-form-urlencoded"
            )
            assert answer.status_code in (200, 303, 400, 404, 405), (odd, answer.status_code)
        parts = (
            b'--x\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n' + token,
            b'\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="' + odd + b'.txt"',
            b"\r\n\r\n" + odd + b"\r\n--x--\r\n",
        )
        for whole in (b"".join(parts), b"".join(parts[:2]), odd):
            answer = browser.client.post(
                path, data=whole, content_type="multipart/form-data; boundary=x"
            )
            assert answer.status_code in (200, 303, 400, 404, 405, 413), (odd, whole)


def test_the_table_has_enough() -> None:
    """At least sixty strings, no two alike, and the bytes."""
    assert len(set(TEXTS)) == len(TEXTS) >= 60
    assert len(BYTES) >= 5


def test_an_imported_deck_keeps_their_words(app: Flask, browser: Browser) -> None:
    """A text export with a note of each string, under names meant to do harm: every note is told
    of or asked, as words, and the name of the file is a name of our own making."""
    cells = [" ".join(text.replace('"', "'").replace("\0", "").split()) or "-" for text in TEXTS]
    notes = "\n".join(f'"{cell} что это {n}?"\t"ответ {n}"' for n, cell in enumerate(cells))
    data = f"#separator:tab\n#html:false\n{notes}\n".encode()
    for name in ("../../<img src=x onerror=owned()>.txt", "..\\..\\{{ 7*7 }}%s.txt"):
        answer = browser.send("/import/", file=(io.BytesIO(data), name))
        page = clean(answer.text)
        assert answer.status_code == 200, "".join(page.words)
        assert not page.shows("../..")
    key = answer.request.path.split("/")[2]
    article = clean(browser.get(f"/decks/{key}/article").text)
    # The importer's own marks: the end of Anki's gap goes, ours in a note becomes an ellipsis.
    read = [cell.replace("}}", "").replace(GAP, "…") for cell in cells]
    assert [cell for cell in read if not article.shows(cell)] == []
    for odd in BYTES:
        answer = browser.send("/import/", file=(io.BytesIO(odd), "x.txt"))
        assert answer.status_code == 400
        clean(answer.text)
