"""Every hostile string on every kind of page in a real browser: nothing of it runs."""

from __future__ import annotations

from flask import Flask
from hostile import TEXTS
from test_webapp_hostile import give, hostile_deck

from webapp.services import services
from webapp.share import clock

WATCH = "window.owned = () => { window.ran = true }; window.alert = window.owned;"


def test_nothing_runs_in_a_real_browser(app: Flask, open_page) -> None:
    """On pages of all of them no script of theirs runs, no element is theirs, nothing is asked of
    another site, no dialog opens, and the console stays silent (else `open_page` fails)."""
    keeper = services(app)
    key = keeper.library.add(hostile_deck("vrazh", TEXTS))
    for number, text in enumerate(TEXTS[:20]):
        keeper.library.add(hostile_deck(f"vrazh-{number}", (text,), ("choice",)))
        keeper.shelf.add(f"name: {text}\n")
    given = give(app, hostile_deck("vrazh", TEXTS), key, TEXTS[0])
    for number, text in enumerate(TEXTS):
        sitting = keeper.assignments.start(
            given.id, f"{number:022}", text.strip() or "Аня", clock.now()
        )
        attempt = keeper.attempts.find(sitting.attempt_token)
        for asked in attempt.questions[:8]:
            keeper.attempts.record(attempt, asked, text)
        keeper.reports.send(attempt.id, attempt.questions[0].id, text, clock.now())
    quiz = f"/quiz/{sitting.attempt_token}"
    page = open_page("/")
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.add_init_script(WATCH)
    paths = [
        "/", "/anki/", "/packs/", "/shared/", f"/shared/{given.id}/", f"/q/{given.token}",
        *(f"/decks/{key}/{tail}" for tail in ("", "article", "review/", "review/new", "anki/")),
        *(f"{quiz}/{number}" for number in range(1, 10)),
        "/packs/1/", "/packs/1/versions/1/",
    ]  # fmt: skip
    for path in paths:
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        assert page.evaluate("window.ran === undefined"), path
        assert page.locator("owned-tag, [owned], [onerror], [onload], [onfocus]").count() == 0
        assert page.locator("script:not([src^='/static/'])").count() == 0
    assert dialogs == []
