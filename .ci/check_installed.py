"""Run by the interpreter of an environment that has only the wheel: pages, packs and deck work."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import quizgen
import webapp
from quizgen.decks import read_deck
from quizgen.templates.loader import builtin_packs


def main() -> None:
    """Check the deck given first against the kept one given second, and what the wheel carries."""
    deck = read_deck(Path(sys.argv[1]))
    for package in (quizgen, webapp):
        assert Path(package.__file__).is_relative_to(sys.prefix), f"not the wheel: {package}"
    kept = read_deck(Path(sys.argv[2]))
    asked, expected = ([q.stem for q in d.questions] for d in (deck, kept))
    assert asked, "no questions"
    assert asked == expected, "not the questions of the deck the project keeps"
    assert any(pack.templates for pack in builtin_packs()), "the wheel carries no templates"
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/quiz.sqlite3"
        app = webapp.create_app({"DATABASE_URL": url, "DECKS_FOLDER": Path(sys.argv[1]).parent})
        client = app.test_client()
        for path, shown in (("/", deck.title), ("/static/style.css", "{"), ("/new/", "<form")):
            answer = client.get(path)
            assert answer.status_code == 200, f"{path}: {answer.status}"
            assert shown in answer.text, f"{path}: no {shown!r}"
            answer.close()
    print(f"the wheel works: {len(deck.questions)} questions, pages and templates")


if __name__ == "__main__":
    main()
