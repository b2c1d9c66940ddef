"""A walk through every page of the site, with real content on it, empty and full."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from flask import Flask
from pack_texts import BROKEN, PACK
from playwright.sync_api import Page

from quizgen.decks import write_deck
from quizgen.model import Deck
from webapp import trust
from webapp.assigned import Rules
from webapp.jobs import Draft
from webapp.services import services
from webapp.share import clock

SENTENCE = "Музей связи открыт в 1872 году."
LONG = "Сельскохозяйственно-просветительская и достопримечательно-краеведческая викторина"
"""A title of words as long as there are."""
CARDS = (
    "Столица Франции\tПариж\nСтолица Италии\tРим\nСтолица Испании\tМадрид\nСтолица Чехии\tПрага\n"
)


@dataclass
class Walk:
    """One walk: who goes, and what is done on each page met.

    Attributes:
        page: the window of a teacher, who opens learners' pages too.
        refused: opens pages that are answered with an error.
        see: called with a name of its own for each page met.
    """

    app: Flask
    deck: Deck
    folder: Path
    page: Page
    refused: Callable[..., Page]
    see: Callable[[Page, str], None]
    key: str = ""

    def go(self) -> None:
        """Open every page."""
        self._empty()
        self._fill()
        for part in (
            self._articles, self._decks, self._quiz, self._anki, self._packs, self._wizard,
            self._review, self._sharing, self._errors,
        ):  # fmt: skip
            part()

    def _look(self, path: str, name: str, shown: str = "main") -> None:
        self.page.goto(path)
        self.page.locator(shown).first.wait_for()
        self.see(self.page, name)

    def _send(
        self, met: str, form: str = "main form", shown: str = ".problem", **fields: str
    ) -> None:
        """Write into a form's fields, send it, and see what comes."""
        for field, value in fields.items():
            self.page.locator(f"{form} [name={field}]").first.fill(value)
        self.page.locator(f"{form} button[type=submit], {form} button:not([type])").first.click()
        self.page.locator(shown).first.wait_for()
        self.see(self.page, met)

    def _empty(self) -> None:
        for path in ("/", "/shared/", "/shared/archive/", "/packs/", "/anki/"):
            self._look(path, f"empty{path}")

    def _fill(self) -> None:
        found, now = services(self.app), clock.now()
        write_deck(self.deck, self.folder / "sad.json")
        found.library.register_folder(self.folder)
        pack = found.shelf.add(PACK)
        found.shelf.add(BROKEN.replace("музеи", LONG))
        found.shelf.remove(found.shelf.add(PACK.replace("музеи", "старое")))
        title = replace(self.deck.article, id="own", title=LONG)
        dropped = {**self.deck.dropped, trust.DROPPED: 3}
        own = replace(self.deck, id="own", title=LONG, article=title, dropped=dropped)
        self.key = found.library.add(own)
        found.shelf.remember(self.key, [used for used, _ in found.shelf.chosen([pack])])
        old = found.assignments.publish("sad", self.deck, "Старое", Rules(), now)
        found.assignments.archive(old.id, now)

    def _articles(self) -> None:
        self._look("/", "home")
        self._look("/new/", "new")
        self.page.locator(".trust summary").click()
        self.page.locator("[name=trust][value=sure]").check()
        # The level chosen stands in the line above.
        self.page.locator("[data-level=sure]").wait_for()
        self._send("new-problem", text="Одно предложение.")
        self.page.goto("/packs/")
        end = threading.Event()

        def work(tell: Callable[[str, float], None]) -> str:
            tell("facts", 0.4)
            assert end.wait(60)
            return "sad"

        jobs = services(self.app).jobs
        job = jobs.begin(work, lambda _: None, Draft("", ()))
        jobs.keep(job)
        self._look(f"/new/{job.token}/", "progress")
        end.set()
        self.page.wait_for_url("**/decks/sad/")

    def _decks(self) -> None:
        page = self.page
        self._look(f"/decks/{self.key}/", "deck-own")
        page.goto("/decks/sad/")
        page.locator(".why summary").click()
        self.see(page, "deck")
        self._look("/decks/sad/article", "article")
        self._look(f"/decks/{self.key}/again/", "again")
        with self.app.test_request_context():
            trust.remember(self.key, trust.DOUBTFUL)
        self._look(f"/decks/{self.key}/", "deck-doubtful", ".doubted")
        self._look(f"/decks/{self.key}/again/", "again-doubtful")
        page.goto("/decks/sad/handout/")
        page.locator("main summary").first.click()
        self.see(page, "handout")
        self._look(
            "/decks/sad/handout/?variants=2&kinds=choice&kinds=open&article=1",
            "handout-two",
            ".paper",
        )
        self._look("/decks/sad/handout/?variants=2", "handout-problem", ".problem")

    def _quiz(self) -> None:
        """Every kind of question: as it opens, sent empty, answered; the result."""
        self.page.goto("/decks/sad/")
        self.page.locator("main form [name=count]").last.check(force=True)
        self.page.locator("main form button").click()
        self._questions("quiz", len(self.deck.questions))
        self._look(self.page.url, "result")
        self.page.locator("main form button").first.click()
        self._questions("retry", 0)

    def _questions(self, name: str, total: int) -> None:
        page = self.page
        page.locator("[data-question]").wait_for()
        root = page.url.rpartition("/")[0]
        told = []
        for number in range(1, total + 1):
            kind = self.deck.questions[number - 1].kind
            if kind in told:
                self._answer(page, f"{root}/{number}", kind)
                continue
            told.append(kind)
            self._look(f"{root}/{number}", f"{name}-{kind}", "[data-question]")
            if kind != "open":
                page.locator("[data-question] button").first.click()
                page.get_by_role("alert").wait_for()
                self.see(page, f"{name}-{kind}-problem")
            self._answer(page, f"{root}/{number}", kind, f"{name}-{kind}")
        if not total:
            self.see(page, name)
        page.goto(f"{root}/result")

    def _answer(self, page: Page, address: str, kind: str, name: str = "") -> None:
        page.goto(address)
        form = page.locator("[data-question]")
        if kind in ("choice", "true_false", "multiple"):
            form.locator("label.option").first.click()
        elif kind in ("typed", "cloze", "open"):
            form.locator("[name=text]").fill("1 240 гектаров" if kind == "typed" else "не то")
        else:
            for place, each in enumerate(form.locator("select").all(), start=1):
                each.select_option(index=place)
        form.locator("button").first.click()
        page.locator(".verdict").wait_for()
        if name:
            self.see(page, f"{name}-told")
        if kind == "open":
            page.locator("[data-judge]").last.click()
            page.wait_for_url(lambda url: url != address)
            if name:
                self._look(address, f"{name}-judged")

    def _anki(self) -> None:
        page = self.page
        self._look("/decks/sad/anki/", "anki", ".sides")
        self._look("/decks/sad/anki/?light=night&look=wide&question=2", "anki-night", ".sides")
        self._look("/decks/sad/anki/?sent=y", "anki-problem")
        self._look("/anki/", "several")
        self._look("/anki/?sent=y", "several-problem")
        self._look("/import/", "import")
        nothing = {"name": "a.txt", "mimeType": "text/plain", "buffer": b"\x00"}
        page.locator("[type=file]").set_input_files(nothing)
        self._send("import-problem")
        cards = {"name": "столицы.txt", "mimeType": "text/plain", "buffer": CARDS.encode()}
        page.locator("[type=file]").set_input_files(cards)
        self._send("import-report", shown=".total")
        key = page.url.rpartition("/decks/")[2].partition("/")[0]
        self._look(f"/decks/{key}/", "deck-imported")
        self._look(f"/decks/{key}/article", "notes-imported")

    def _packs(self) -> None:
        page = self.page
        self._look("/packs/", "shelf")
        page.locator("main details summary").first.click()
        self.see(page, "shelf-removed")
        for path, name, shown in (
            ("/packs/1/", "editor", ".tried"),
            ("/packs/2/", "editor-faults", ".faults"),
            ("/packs/built-in/history/", "built-in", ".tried"),
            ("/packs/2/versions/", "versions", "main"),
            ("/packs/2/versions/1/", "version", "pre.yaml"),
            ("/packs/new/", "pack-new", ".tried"),
        ):
            self._look(path, name, shown)

    def _wizard(self) -> None:
        page = self.page
        self._look("/packs/wizard/", "wizard", ".mark")
        area = page.locator("[name=sentence]")
        area.fill(SENTENCE)
        for words, role in (
            ("Музей связи", "предмет"),
            ("открыт", "действие"),
            ("1872 году", "год"),
        ):
            area.evaluate(
                """(area, words) => { area.focus();
                     const at = area.value.indexOf(words);
                     area.setSelectionRange(at, at + words.length); }""",
                words,
            )
            page.locator(".chips .chip", has_text=role).first.click()
        page.locator("[name=ask]").nth(2).check()
        page.locator("[name=question]").fill("В каком году {действие~предмет} {предмет.им}?")
        page.locator("#preview .tried").first.wait_for()
        self.see(page, "wizard-preview")

    def _review(self) -> None:
        page, review = self.page, f"/decks/{self.key}/review/"
        self._look("/decks/sad/review/", "review-copy")
        self._look(review, "review")
        for deed in ("accept", "reject"):
            words = page.locator("[role=status]").inner_text()
            page.locator(f"#chosen [value={deed}]").click()
            page.wait_for_function(
                "words => document.querySelector('[role=status]').innerText != words", arg=words
            )
        page.locator(".narrowing summary").click()
        self.see(page, "review-judged")
        self._look(f"{review}?state=rejected", "review-rejected")
        self._look(f"{review}?kind=matching", "review-kind", ".lines")
        self._look(f"{review}?state=rejected&kind=open", "review-nothing", ".empty")
        self._look(f"{review}new", "review-new")
        self._send("review-new-problem")
        for kind in ("choice", "typed", "cloze", "multiple", "matching", "open"):
            asked = next(each for each in self.deck.questions if each.kind == kind)
            self._look(f"{review}edit?q={asked.id}", f"review-edit-{kind}")
        self._send("review-edit-problem", stem="")

    def _sharing(self) -> None:
        page, found = self.page, services(self.app)
        self._look("/decks/sad/share/", "share")
        page.locator(".picking summary").click()
        page.locator("[name=amount][value=some]").check(force=True)
        self._send("share-problem", count="нет", title=LONG)
        self._send("shared-none", shown=".giving", count="13", minutes="10", attempts="2")
        number = int(page.url.split("/shared/")[1].partition("/")[0])
        given = found.assignments.get(number)
        self._look(f"/shared/{number}/settings", "share-settings")
        self._look(f"/q/{given.token}", "door")
        # The page knows how long a name may be; the server has to know as well.
        page.locator("[name=name]").evaluate("it => it.removeAttribute('maxlength')")
        self._send("door-problem", name="Аня " * 40)
        page.locator("[name=name]").fill("Анна-Мария Константинопольская-Рождественская")
        page.locator("main form button").click()
        page.locator(".private summary").click()
        self.see(page, "private-link")
        root = page.url.rpartition("/")[0]
        link = page.locator(".private input").input_value()
        self._look(f"/q/{given.token}", "door-going")
        page.goto(link)
        if page.locator("[data-tell]").count():
            page.locator("[data-question] button").first.click()
            page.locator("[data-judge]").last.click()
        else:
            page.locator("[name=skip]").click()
        page.goto(f"{root}/1")
        self.see(page, "given-told")
        self._look(f"{root}/1/report", "report")
        page.locator("[name=words]").evaluate("it => it.removeAttribute('maxlength')")
        self._send("report-problem", words="а" * 1001)
        self._send("report-sent", shown=".hero", words="Тут два верных ответа, посмотрите")
        self._look(f"{root}/result", "given-result")
        for name in ("Борис", "Вера", LONG[:80]):
            sitting = found.assignments.start(number, name, name, clock.now())
            attempt = found.attempts.find(sitting.attempt_token)
            for asked in attempt.questions:
                found.attempts.record(attempt, asked, "" if name == "Вера" else asked.answer)
            found.assignments.finish(attempt.id, clock.now())
        self._look(f"/shared/{number}/", "shared")
        self._look("/shared/", "listing")
        self._look("/shared/archive/", "archive")
        self._closed()
        found.assignments.revoke(number, clock.now())
        self._look(f"/shared/{number}/", "shared-revoked")
        self._look(f"/q/{given.token}", "door-shut")

    def _closed(self) -> None:
        """A quiz whose answers nobody sees yet: what is waited for, the door with all used up."""
        found, page = services(self.app), self.page
        asked = tuple(each.id for each in self.deck.questions[:2])
        rules = Rules(asked, feedback="when_opened", attempts=1, named=False)
        given = found.assignments.publish("sad", self.deck, "Контрольная", rules, clock.now())
        page.goto(f"/q/{given.token}")
        page.locator("main form button").click()
        page.locator("[data-question]").wait_for()
        root = page.url.rpartition("/")[0]
        for number in range(1, len(asked) + 1):
            page.goto(f"{root}/{number}")
            page.locator("[name=skip]").click()
        page.goto(f"{root}/result")
        self.see(page, "waiting")
        self._look(f"/shared/{given.id}/", "shared-hidden")
        self._look(f"/q/{given.token}", "door-made")

    def _errors(self) -> None:
        page = self.refused("/no-such-page")
        self.see(page, "error-404")
        page.goto("/q/aaaaaaaaaaaa")
        self.see(page, "door-unknown")
        page.set_extra_http_headers({"Via": "1.1 proxy"})
        page.goto("/packs/")
        self.see(page, "error-403")
        page.set_extra_http_headers({})
        page.goto("/decks/sad/")
        page.locator("main [name=csrf_token]").evaluate("it => { it.value = 'x' }")
        page.locator("main form button").click()
        page.locator(".hero").wait_for()
        self.see(page, "error-400")
        page.goto("/decks/sad/")
        largest = self.app.config["MAX_CONTENT_LENGTH"]
        self.app.config["MAX_CONTENT_LENGTH"] = 10
        page.locator("main form button").click()
        page.locator(".hero").wait_for()
        self.see(page, "error-413")
        self.app.config["MAX_CONTENT_LENGTH"] = largest
