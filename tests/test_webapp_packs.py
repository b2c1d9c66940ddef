"""Packs in the browser: every version kept, edited, tried, switched, put away, brought back."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from flask import Flask
from old_tables import take_back
from pack_texts import ARTICLE, BROKEN, PACK, STEM, area, words

from quizgen.model import Article
from quizgen.templates.loader import builtin_packs, pack_from_text
from webapp import create_app
from webapp.packs import trying
from webapp.packs.shelf import Shelf
from webapp.packs.texts import STARTER, file_name, subjects, title_of
from webapp.services import services

ARTICLE_OF_A_DECK = Article("a", "Филиал", None, ARTICLE)


@pytest.fixture
def shelf(app: Flask) -> Shelf:
    """The packs of the application."""
    return services(app).shelf


def new(browser, pack: str, **fields):
    return browser.send("/packs/new/", text=pack, sample="", **fields)


def test_a_database_of_before_gets_the_tables(app: Flask, shelf: Shelf) -> None:
    """A database made by an earlier program is opened, and packs can be kept in it."""
    take_back(services(app).storage, "deck_packs", "pack_versions", "packs")
    config = {name: app.config[name] for name in ("DATABASE_URL", "DECKS_FOLDER")}
    again = create_app(config)
    assert services(again).shelf.add(PACK) == 1
    services(again).storage.close()


def test_a_new_pack_begins_with_an_example_that_works(browser) -> None:
    """What the editor of a new pack opens with has no fault and its self-test holds."""
    shown = area(browser.get("/packs/new/").text, "text")
    assert pack_from_text(shown, "new.yaml").templates
    page = words(new(browser, shown, check="1", article=ARTICLE).text)
    assert "Ошибок нет, проверки набора (1) сошлись." in page
    assert STEM in page


def test_a_saved_pack_is_listed_and_opened(browser, shelf: Shelf) -> None:
    """Saving leads to the pack's own page; the list names it, switched on."""
    page = new(browser, PACK)
    assert page.request.path == "/packs/1/"
    assert "Сохранено: версия 1." in words(page.text)
    assert area(page.text, "text") == PACK
    assert "музеи ● Включён".replace("● ", "") in words(browser.get("/packs/").text)
    assert shelf.find(1).sound


def test_every_save_is_a_version_that_can_be_taken_back(browser, shelf: Shelf) -> None:
    """Versions never change; taking one back makes it the latest and keeps those between."""
    new(browser, PACK)
    other = PACK.replace("id: год", "id: когда")
    browser.send("/packs/1/", text=other, sample="")
    browser.send("/packs/1/", text=other, sample="")
    assert [version.number for version in shelf.versions(1)] == [2, 1]
    page = browser.get("/packs/1/versions/1/").text
    assert "id: год" in words(page)
    assert browser.send("/packs/1/versions/1/back").request.path == "/packs/1/"
    texts = [version.text for version in reversed(shelf.versions(1))]
    assert texts == [PACK, other, PACK]


def test_a_broken_pack_is_kept_as_a_draft(browser, shelf: Shelf) -> None:
    """A draft is kept whole and shown with its faults; decks go on with the version before."""
    new(browser, PACK)
    page = browser.send("/packs/1/", text=BROKEN, sample="")
    assert "Черновик сохранён: версия 2." in words(page.text)
    assert "вопросы пока составляются по версии 1" in words(page.text)
    assert "строка 7, столбец 10" in words(page.text)
    assert area(browser.get("/packs/1/").text, "text") == BROKEN
    assert [used.number for used, _ in shelf.chosen([1])] == [1]
    assert "Черновик с ошибками" in words(browser.get("/packs/").text)
    assert "Черновик сохранён" in words(new(browser, BROKEN.replace("музеи", "сады")).text)
    assert shelf.chosen([2]) == ()


def test_faults_stand_beside_their_lines(browser) -> None:
    """Every fault names its line and column, shows them, and marks the line's number."""
    page = browser.send("/packs/preview", text=BROKEN, sample="").text
    assert 'data-line="7"' in page
    assert 'data-goto="7:10"' in page
    assert re.search(r"<code[^>]*>ask: <mark>в</mark>рема</code>", page)
    assert "Возможно, «время»" in words(page)


def test_the_preview_shows_sentences_questions_and_near_misses(browser) -> None:
    """Roles stand coloured and named in their sentence; what did not match says why."""
    page = browser.send("/packs/preview", text=PACK, sample="", article=ARTICLE).text
    assert re.search(
        r'<span class="role role-0">Филиал МГУ имени Ломоносова<span class="tag">'
        r'<span class="unseen"> \(</span>предмет',
        page,
    )
    assert 'class="role role-2">в 2001 году' in page
    text = words(page)
    assert f"{STEM} Ответ: 2001" in text
    assert "Почти подошло:" in text
    assert "Не подошло: глагол с отрицанием «не»" in text


def test_what_review_dropped_says_why(browser) -> None:
    """A question review left out is shown with the reason in words."""
    pack = PACK.replace("{действие~предмет} {предмет.им}", "это случилось")
    page = words(browser.send("/packs/preview", text=pack, sample="", article=ARTICLE).text)
    assert "В каком году это случилось?" in page
    assert re.search("Не спросим: [а-я, ]{6,}", page)
    assert "отброшено 1" in page


def test_failed_self_tests_are_shown_at_their_place(browser) -> None:
    """An `expect` that does not hold is told with what came instead."""
    pack = STARTER.format(name="п").replace('answer: "1872"', 'answer: "1873"')
    page = words(browser.send("/packs/preview", text=pack, sample="", article=ARTICLE).text)
    assert "Проверки не сошлись: 1" in page
    assert "В каком году открыт музей связи? — 1872" in page


def test_a_decks_article_can_be_tried(browser) -> None:
    """The articles of the decks are offered; without a choice the first is taken."""
    page = browser.get("/packs/new/").text
    assert '<option selected value="sad">В Кедровске открыт ботанический сад</option>' in page
    pack = PACK.replace("[1872 году](время: YEAR)", "[14 мая 2019 года](время: DATE)")
    tried = words(browser.send("/packs/preview", text=pack, sample="sad").text)
    assert "из 1 предложения, отброшено 1 · В Кедровске открыт ботанический сад" in tried


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"sample": ""}, "Статьи для пробы пока нет."),
        ({"sample": "нет"}, "Такой статьи больше нет."),
        ({"sample": "", "article": "The garden is open. " * 40}, "Статья не на русском языке"),
        ({"sample": "", "article": "сад " * 400}, "В тексте есть предложение длиннее 250 слов."),
    ],
)
def test_an_article_that_is_none_is_explained(browser, fields: dict, message: str) -> None:
    """Without an article to try on the faults are still found, and what to do is said."""
    page = browser.send("/packs/preview", text=PACK, **fields)
    assert page.status_code == 200
    assert message in words(page.text)
    assert "Что исправить: 1" in words(browser.send("/packs/preview", text=BROKEN, **fields).text)


def test_a_long_article_is_cut(browser, monkeypatch) -> None:
    """Only the first 20,000 characters are tried, after a paragraph, and the page says so."""
    assert trying.LONGEST_ARTICLE == 20_000
    monkeypatch.setattr(trying, "LONGEST_ARTICLE", 300)
    article = f"{ARTICLE}\n" * 10
    page = browser.send("/packs/preview", text=PACK, sample="", article=article)
    assert words(page.text).count("глагол с отрицанием") == 2
    long = replace(ARTICLE_OF_A_DECK, text=article)
    short, cut = trying.shortened(long)
    assert cut
    assert len(short.text) <= 300
    assert article.startswith(f"{short.text}\n")


def test_an_article_is_analysed_once(browser, monkeypatch) -> None:
    """As one types the pack changes and the article does not: it is not analysed again."""
    article = "Школа в Вятке открыта в 1834 году. Тульский завод открыт в 1712 году."
    browser.send("/packs/preview", text=PACK, sample="", article=article)
    import quizgen.trial

    def again(*args) -> None:
        raise AssertionError("analysed twice")

    monkeypatch.setattr(quizgen.trial, "analyse", again)
    other = PACK.replace("В каком году", "В котором году")
    page = browser.send("/packs/preview", text=other, sample="", article=article)
    assert "В котором году открыт Тульский завод?" in words(page.text)


def test_packs_wait_for_their_turn(browser, monkeypatch) -> None:
    """While another is tried the page says so at once, with the text still there."""
    monkeypatch.setattr(trying, "WAIT_SECONDS", 0.01)
    with trying._one_at_a_time:
        part = browser.send("/packs/preview", text=PACK, sample="", article=ARTICLE)
        page = new(browser, PACK, check="1", article=ARTICLE)
    assert part.status_code == 503
    assert "Сервер занят" in words(part.text)
    assert area(page.text, "text") == PACK


def test_many_examples_are_read_a_few_seconds_at_a_time(browser, monkeypatch) -> None:
    """A pack that takes long is asked for again and goes on from there."""
    pack = "pack: п\ntemplates:\n" + "".join(
        f'- {{id: a{i}, example: "[Зал{i}](a) [открыт](b) в [1900](c: YEAR).", ask: c, '
        f'question: "Когда {{b~a}} {{a}}?"}}\n'
        for i in range(3)
    )
    monkeypatch.setattr(trying, "WORK_SECONDS", 0)
    codes = [
        browser.send("/packs/preview", text=pack, sample="", article=ARTICLE).status_code
        for _ in range(2)
    ]
    monkeypatch.undo()
    codes.append(browser.send("/packs/preview", text=pack, sample="", article=ARTICLE).status_code)
    assert codes == [503, 503, 200]


def test_a_breakdown_of_the_trial_keeps_the_text(browser, monkeypatch) -> None:
    """When a stage breaks down the page says so and the text is still in it."""
    import quizgen.trial

    def broken(*args) -> None:
        raise ZeroDivisionError("тайна")

    monkeypatch.setattr(quizgen.trial, "try_packs", broken)
    page = new(browser, PACK, check="1", article=ARTICLE)
    assert "На этом программа споткнулась" in words(page.text)
    assert "тайна" not in page.text
    assert area(page.text, "text") == PACK


@pytest.mark.parametrize("path", ["/packs/new/", "/packs/1/"])
def test_a_stale_form_gives_the_text_back(browser, shelf: Shelf, path: str) -> None:
    """A form whose token is no longer good keeps pack and article, and saves nothing."""
    new(browser, PACK)
    page = browser.send(path, text=BROKEN, sample="", article=ARTICLE, csrf_token="x")
    assert page.status_code == 400
    assert "Страница устарела" in words(page.text)
    assert area(page.text, "text") == BROKEN
    assert area(page.text, "article") == ARTICLE
    assert len(shelf.versions(1)) == len(shelf.listing()) == 1


@pytest.mark.parametrize("error", [OSError(28, "No space left"), ZeroDivisionError()])
def test_a_failed_save_gives_the_text_back(browser, monkeypatch, error: Exception) -> None:
    """Where a pack cannot be stored its text is still in the page."""

    def broken(*args) -> None:
        raise error

    monkeypatch.setattr(Shelf, "add", broken)
    page = new(browser, PACK)
    assert page.status_code in (500, 507)
    assert area(page.text, "text") == PACK


def test_names_are_nobody_elses(browser, shelf: Shelf) -> None:
    """A second pack of a name, or one called as a built-in is, is a draft that says so."""
    new(browser, PACK)
    page = new(browser, PACK)
    assert "строка 2, столбец 1 Набор «музеи» уже есть." in words(page.text)
    assert "набор «general» уже есть" in words(
        browser.send("/packs/preview", text=PACK.replace("музеи", "general"), sample="").text
    ).replace("Набор", "набор")
    assert len(shelf.usable()) == 1


def test_a_pack_is_switched_off_and_on(browser, shelf: Shelf) -> None:
    """Switched off, a pack is not ticked for a new deck; the list tells it in words."""
    new(browser, PACK)
    ticked = '<input type="checkbox" name="packs" value="1" checked>'
    assert ticked in browser.get("/new/").text
    page = browser.send("/packs/1/switch", enabled="")
    assert "Выключен" in words(page.text)
    assert ticked not in browser.get("/new/").text
    browser.send("/packs/1/switch", enabled="1")
    assert shelf.find(1).enabled


def test_a_pack_put_away_can_be_brought_back(browser, shelf: Shelf) -> None:
    """Putting away asks nothing and is undone by one button, at once or later."""
    new(browser, PACK)
    page = words(browser.send("/packs/1/remove").text)
    assert "Набор «музеи» убран." in page
    assert shelf.usable() == ()
    assert "Убранные: 1" in words(browser.get("/packs/").text)
    assert area(browser.get("/packs/1/").text, "text") == PACK
    browser.send("/packs/1/restore")
    assert [pack.name for pack in shelf.usable()] == ["музеи"]


def test_the_file_goes_out_and_comes_back(browser, shelf: Shelf) -> None:
    """A pack is downloaded as it was saved, under a safe name, and uploaded the same."""
    new(browser, PACK)
    response = browser.get("/packs/1/pack.yaml")
    assert response.text == PACK
    assert response.headers["Content-Disposition"].startswith("attachment;")
    data = PACK.replace("музеи", "залы").replace("\n", "\r\n").encode("utf-8-sig")
    page = browser.send("/packs/upload", file=(io.BytesIO(data), "залы.YAML"))
    assert page.request.path == "/packs/2/"
    assert shelf.find(2).latest.text == PACK.replace("музеи", "залы")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("вузы", "вузы.yaml"),
        ('../../etc/"passwd"', "etc-passwd.yaml"),
        ("a/b\\c:d", "a-b-c-d.yaml"),
        ("…", "pack.yaml"),
    ],
)
def test_file_names_are_safe(name: str, expected: str) -> None:
    """The name of a downloaded pack has letters, digits and hyphens only."""
    assert file_name(name) == expected


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("", b"", "Файл не выбран."),
        ("a.docx", b"PK", "Подходят файлы .yaml и .yml."),
        ("a.yaml", "pack: вузы".encode("cp1251"), "Это не текст в UTF-8."),
        ("a.yaml", b"pack: \0", "Это двоичные данные"),
        ("a.yaml", b"x" * 70_000, "Набор больше 64 КБ."),
    ],
)
def test_a_bad_file_is_explained(browser, shelf: Shelf, name: str, data: bytes, message: str):
    """What is wrong with an uploaded file is said on the list of packs."""
    page = browser.send("/packs/upload", file=(io.BytesIO(data), name))
    assert page.status_code == 400
    assert message in words(page.text)
    assert shelf.listing() == ()


@pytest.mark.parametrize("name", [pack.path.partition(".")[0] for pack in builtin_packs()])
def test_built_in_packs_are_read_tried_and_copied(browser, shelf: Shelf, name: str) -> None:
    """A built-in pack is looked at and tried, not changed; a copy is one's own, switched off."""
    page = browser.get(f"/packs/built-in/{name}/").text
    assert re.search(r"<textarea[^>]* readonly", page)
    assert 'name="save"' not in page
    path = f"/packs/built-in/{name}/"
    tried = words(browser.send(path, text="pack: x", sample="", article=ARTICLE, check="1").text)
    assert "Ошибок нет" in tried
    copy = browser.send(f"{path}copy")
    assert copy.request.path == "/packs/1/"
    pack = shelf.find(1)
    title = title_of(name).replace(",", "")
    assert (pack.name, pack.enabled) == (f"{title} копия", False)
    assert pack.sound
    assert browser.send(f"{path}copy").request.path == "/packs/2/"
    assert shelf.find(2).name == f"{title} копия 2"


@pytest.mark.parametrize("name", sorted(subjects()))
def test_packs_of_subjects_are_offered_and_taken(browser, shelf: Shelf, name: str) -> None:
    """A subject's pack is listed by its Russian name; a copy has that name and is switched on."""
    page = browser.get("/packs/").text
    assert f"<strong>{title_of(name)}</strong>" in page
    assert re.fullmatch(r"[А-Я][а-я]+", title_of(name))
    assert browser.send(f"/packs/built-in/{name}/copy").request.path == "/packs/1/"
    pack = shelf.find(1)
    assert (pack.name, pack.enabled) == (title_of(name), True)
    assert pack.sound


@pytest.mark.parametrize(
    "path",
    ["/packs/9/", f"/packs/{10**30}/", "/packs/9/versions/", "/packs/9/pack.yaml",
     "/packs/built-in/нет/", "/packs/1/versions/9/"],
)  # fmt: skip
def test_a_pack_that_is_not_there(browser, shelf: Shelf, path: str) -> None:
    """An address of no pack says so."""
    shelf.add(PACK)
    assert browser.get(path).status_code == 404


def test_pages_of_packs_hold_nothing_the_policy_would_block(browser) -> None:
    """No inline script, style or handler on any of them."""
    new(browser, BROKEN)
    for path in ("/packs/", "/packs/1/", "/packs/new/", "/packs/1/versions/1/", "/packs/wizard/"):
        page = browser.get(path).text
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page), path
        assert not re.search(r"<script(?![^>]*\bsrc=\"/static/)", page), path
