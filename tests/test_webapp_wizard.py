"""A template built without YAML: what the form lacks, what it writes, where it is put."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from pack_texts import ARTICLE, BROKEN, PACK, STEM, area, words

from quizgen.templates.loader import pack_from_text
from quizgen.templates.pack import Mark
from webapp.packs.building import (
    Draft,
    Marked,
    faults_of,
    ids_in,
    pack_text,
    put_in,
    suggestion,
    template_text,
)
from webapp.services import services

DRAFT = Draft(
    sentence="Музей связи открыт в 1872 году.",
    marks=(
        Marked("Музей связи", "предмет"),
        Marked("открыт", "действие"),
        Marked("1872 году", "год", "YEAR"),
    ),
    ask="год",
    question="В каком году {действие~предмет} {предмет.им}?",
)
FIELDS = {
    "sentence": DRAFT.sentence,
    "marks-0-words": "Музей связи", "marks-0-role": "предмет", "marks-0-type": "",
    "marks-1-words": "открыт", "marks-1-role": "действие", "marks-1-type": "",
    "marks-2-words": "1872 году", "marks-2-role": "год", "marks-2-type": "YEAR",
    "ask": "2", "question": DRAFT.question, "sample": "", "article": ARTICLE,
}  # fmt: skip


def changed(**changes) -> Draft:
    return replace(DRAFT, **changes)


def test_the_form_becomes_the_template_it_describes() -> None:
    """The YAML written has the sentence with its marks, the question and the year's own value."""
    pack = pack_from_text(pack_text("п", template_text(DRAFT)), "п.yaml")
    (template,) = pack.templates
    assert template.example.text == DRAFT.sentence
    assert template.example.marks == (
        Mark("предмет", None, 0, 11), Mark("действие", None, 12, 18), Mark("год", "YEAR", 21, 30),
    )  # fmt: skip
    assert template.ask == "год"
    assert [slot.kind for slot in template.answer] == ["value"]


def test_everything_else_in_the_form_is_written_too() -> None:
    """Other verbs, sentences that must not match, an answer and a name get into the YAML."""
    draft = changed(
        also=("основать", "создать"),
        refused=('Зал "А" открыт: да.',),
        answer="{год}",
        name="Мой год!",
    )
    (template,) = pack_from_text(pack_text("п", template_text(draft)), "п.yaml").templates
    assert template.also == {"действие": ("основать", "создать")}
    assert template.not_ == ('Зал "А" открыт: да.',)
    assert template.answer[0].kind == "role"
    assert template.id == "мой-год"


@pytest.mark.parametrize(
    ("draft", "lack"),
    [
        (changed(sentence=" "), "Вставьте предложение-образец."),
        (changed(sentence="Музей [1] открыт."), "Уберите из предложения квадратные скобки."),
        (changed(marks=()), "Отметьте слова, которые в другой статье будут другими."),
        (changed(ask=""), "Выберите, какие из отмеченных слов — ответ."),
        (changed(question=""), "Напишите вопрос."),
        (changed(marks=(Marked("Музей", ""),)), "«Музей»: назовите роль."),
        (changed(marks=(Marked("", "год"),)), "Роль «год»: укажите слова из предложения."),
        (changed(marks=(Marked("Муз", "год"),)), "В предложении нет отдельных слов «Муз»."),
        (changed(marks=(Marked("Музей", "Кто Это"),)),
         "«Кто Это» не годится в имена роли: нужно одно слово строчными буквами."),
        (changed(marks=(Marked("Музей", "год"), Marked("открыт", "год"))),
         "Роль «год» названа дважды."),
        (changed(marks=DRAFT.marks[2:], also=("основать",)),
         "Чтобы годились и другие глаголы, отметьте глагол ролью «действие»."),
    ],
)  # fmt: skip
def test_what_is_lacking_is_said(draft: Draft, lack: str) -> None:
    """Each thing the form still lacks is one sentence that says what to do."""
    assert lack in faults_of(draft)


def test_words_said_twice_are_marked_at_different_places() -> None:
    """A phrase that stands twice and is marked twice gets both its places."""
    draft = changed(
        sentence="Музей у Музея на Музей похож в 1872 году.",
        marks=(Marked("Музей", "а"), Marked("Музей", "б"), Marked("1872 году", "год")),
    )
    assert faults_of(draft) == ()
    assert '"[Музей](а) у Музея на [Музей](б) похож' in template_text(draft)


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        ("YEAR", "В каком году {rest}?"),
        ("NUMBER", "{сколько~год} {rest}?"),
        ("PERSON", "{кто~год} {rest}?"),
        ("CITY", "{какой город~год} {rest}?"),
        ("", "{что~год} {rest}?"),
    ],
)
def test_a_question_to_begin_with(type_: str, expected: str) -> None:
    """By the type of the answer a question is suggested that reads as a sound template."""
    draft = changed(marks=(*DRAFT.marks[:2], Marked("1872 году", "год", type_)), question="")
    assert suggestion(draft) == expected
    text = pack_text("п", template_text(changed(marks=draft.marks, question=expected)))
    assert pack_from_text(text, "п.yaml")


@pytest.mark.parametrize(
    "text",
    [
        PACK,
        PACK.rstrip("\n"),
        PACK + "\n\n# Конец.\n",
        PACK + "exceptions:\n  кофе: {рд: кофе}\n",
        PACK.replace("\n  ", "\n"),
        PACK + "  # Ещё один, потом.\n",
    ],
    ids=["plain", "no last line", "comment", "exceptions", "flush left", "comment inside"],
)
def test_a_template_is_put_after_the_others(text: str) -> None:
    """All that stood in the pack stands there letter for letter; the new one is its last."""
    new = put_in(text, template_text(DRAFT, ids_in(text)))
    pack = pack_from_text(new, "п.yaml")
    assert [template.id for template in pack.templates] == ["год", "в-каком-году"]
    assert pack.exceptions == pack_from_text(text, "п.yaml").exceptions
    for line in text.split("\n"):
        assert line in new.split("\n")


def test_ids_do_not_repeat() -> None:
    """A second template of the same words gets a number."""
    once = put_in(PACK, template_text(DRAFT, ids_in(PACK)))
    twice = put_in(once, template_text(DRAFT, ids_in(once)))
    assert ids_in(twice) == ("год", "в-каком-году", "в-каком-году-2")
    assert pack_from_text(twice, "п.yaml")


@pytest.mark.parametrize("text", ["", "pack: п", "pack: п\ntemplates: [{id: а}]"])
def test_a_pack_without_a_list_line_by_line_is_left_alone(text: str) -> None:
    """Where no place can be found nothing is changed."""
    assert put_in(text, template_text(DRAFT)) is None


def test_the_preview_shows_question_yaml_and_article(browser) -> None:
    """While writing one sees what one's own sentence gives, the article, and the YAML."""
    page = words(browser.send("/packs/wizard/preview", **FIELDS).text)
    assert "Из вашего предложения" in page
    assert "В каком году открыт музей связи? Ответ: 1872" in page
    assert f"{STEM} Ответ: 2001" in page
    assert "- id: в-каком-году" in page


def test_the_form_is_kept_as_a_new_pack(app: Flask, browser) -> None:
    """Saving makes a pack and opens its editor; a name already taken gets a number."""
    page = browser.send("/packs/wizard/", **FIELDS, pack="", pack_name="Музеи: мои!")
    assert page.request.path == "/packs/1/"
    assert "Сохранено: версия 1." in words(page.text)
    assert area(page.text, "text").startswith("pack: Музеи мои\n")
    browser.send("/packs/wizard/", **FIELDS, pack="", pack_name="Музеи мои")
    assert [pack.name for pack in services(app).shelf.usable()] == ["Музеи мои", "Музеи мои 2"]


def test_the_form_is_put_into_a_pack(app: Flask, browser) -> None:
    """Saved into a pack there is, the template is its last, in a version of its own."""
    shelf = services(app).shelf
    shelf.add(PACK)
    page = browser.send("/packs/wizard/", **FIELDS, pack="1")
    assert page.request.path == "/packs/1/"
    assert shelf.find(1).latest.number == 2
    assert len(shelf.chosen([1])[0][1].templates) == 2
    assert shelf.find(1).latest.text.startswith(PACK.rstrip())


@pytest.mark.parametrize("pack", ["9", "x", "-1", "٣", "9" * 30])
def test_a_made_up_pack_is_a_new_one(app: Flask, browser, pack: str) -> None:
    """A pack that is not there, as when it was put away meanwhile, loses no template."""
    assert browser.send("/packs/wizard/", **FIELDS, pack=pack).request.path == "/packs/1/"
    assert services(app).shelf.find(1).name == "мои вопросы"


def test_a_draft_takes_a_template_too(app: Flask, browser) -> None:
    """A pack with faults stays the draft it is and gets the template."""
    shelf = services(app).shelf
    shelf.add(BROKEN)
    browser.send("/packs/wizard/", **FIELDS, pack="1")
    assert "в-каком-году" in shelf.find(1).latest.text


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"question": ""}, "Шаблон ещё не готов."),
        ({"question": "Когда {нет}?"}, "В шаблоне есть ошибки."),
        ({"question": "Когда {год}?"}, "В шаблоне есть ошибки."),
        ({"csrf_token": "x"}, "Страница устарела"),
    ],
)
def test_what_cannot_be_kept_is_given_back(
    app: Flask, browser, fields: dict[str, str], message: str
) -> None:
    """Nothing is saved, everything written stays in the form, and what to do is said."""
    page = browser.send("/packs/wizard/", **{**FIELDS, **fields})
    assert page.status_code == 400
    assert message in words(page.text)
    assert area(page.text, "sentence") == DRAFT.sentence
    assert 'value="Музей связи"' in page.text
    assert '<option selected value="YEAR">' in page.text
    assert 'name="ask" value="2" checked' in page.text
    assert services(app).shelf.listing() == ()


def test_without_a_script_a_button_shows_the_same(browser) -> None:
    """The button «Проверить» gives the page with form and preview, and saves nothing."""
    page = browser.send("/packs/wizard/", **FIELDS, check="1")
    assert f"{STEM} Ответ: 2001" in words(page.text)
    assert area(page.text, "sentence") == DRAFT.sentence


def test_the_question_a_sentence_gives_becomes_its_self_test() -> None:
    """What the form's own sentence gives is written under `expect`, and the pack reads it back."""
    made = ("В каком году открыт музей связи?", "1872")
    (template,) = pack_from_text(pack_text("п", template_text(DRAFT, made=made)), "п").templates
    (expected,) = template.expect
    assert (expected.text, expected.question, expected.answer) == (DRAFT.sentence, *made)


def test_a_kept_template_has_its_self_test(app: Flask, browser) -> None:
    """Saved by the form, a template says what its sentence must give."""
    browser.send("/packs/wizard/", **FIELDS, pack="", pack_name="музеи")
    (pack,) = services(app).shelf.listing()
    text = services(app).shelf.find(pack.id).latest.text
    assert 'question: "В каком году открыт музей связи?"' in text
    assert pack_from_text(text, "п").templates[0].expect[0].answer == "1872"
