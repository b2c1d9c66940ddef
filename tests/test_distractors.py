"""Wrong options: like the answer in type and form, never right, and no hint to the right one."""

from __future__ import annotations

import re

import pytest
from language import article_of, deck_of, seed_deck, table
from language import every as generate

from quizgen.articles import article_from_text
from quizgen.model import Deck, Question
from quizgen.questions.telling import content

TEXTS = [row["text"] for row in table("questions.yaml")]


def choices(deck: Deck) -> list[Question]:
    """The deck's questions with options."""
    return [question for question in deck.questions if question.kind == "choice"]


def every_choice() -> list[Question]:
    """Choice questions of the seed deck and of all short texts."""
    found = choices(seed_deck())
    for text in TEXTS:
        found += choices(deck_of(text))
    return found


def test_choices_have_two_or_three_wrong_options():
    """A choice has two or three wrong options; kinds that offer nothing have none."""
    assert len(every_choice()) > 40
    for question in every_choice():
        assert 2 <= len(question.distractors) <= 3
    for question in seed_deck().questions:
        offers = question.kind in ("choice", "true_false", "multiple")
        assert offers or question.distractors == ()


def test_no_option_is_the_answer_or_repeats_another():
    """No wrong option is the answer, an accepted form of it, or another option over again."""
    for question in every_choice():
        options = [option.lower() for option in question.distractors]
        assert len(set(options)) == len(options)
        right = {form.lower() for form in (question.answer, *question.accepted)}
        assert right.isdisjoint(options)


def test_no_option_holds_the_answer_or_stands_in_it():
    """«МГУ» is no option beside «МГУ имени Ломоносова», nor the other way round."""
    for question in every_choice():
        if re.search(r"\d", question.answer) or question.asks in ("number", "duration"):
            continue
        own = set(content(question.answer))
        for option in question.distractors:
            other = set(content(option))
            assert not own <= other
            assert not other <= own


def test_no_option_is_named_in_the_stem_or_the_evidence():
    """What the question or its evidence names is never offered as wrong."""
    for question in every_choice():
        if question.asks in ("number", "duration", "year", "date", "term"):
            continue
        told = f" {question.stem} {question.evidence.text} ".lower()
        for option in question.distractors:
            assert not re.search(rf"(?<!\w){re.escape(option.lower())}(?!\w)", told)


def test_options_are_written_like_the_answer():
    """Preposition, quotation marks, first letter and digits are those of the answer."""
    for question in every_choice():
        answer = question.answer
        for option in question.distractors:
            assert (option[0] == "«") == (answer[0] == "«")
            assert option[0].isupper() == answer[0].isupper() or option.startswith("аль-")
            assert option[0].isdigit() == answer[0].isdigit()
            lead = answer.split()[0]
            if lead in ("в", "во", "на", "из", "с", "к", "от"):
                assert option.split()[0] in (lead, lead + "о", lead.rstrip("о"))


def test_length_does_not_tell_the_right_option():
    """Over the seed deck the right option is the longest no more often than chance allows."""
    sized = [
        (len(q.answer), max(map(len, q.distractors)), min(map(len, q.distractors)))
        for q in choices(seed_deck())
    ]
    assert len(sized) >= 15
    assert sum(own > longest for own, longest, _ in sized) <= len(sized) * 0.4
    assert sum(own < shortest for own, _, shortest in sized) <= len(sized) * 0.4


def test_size_does_not_tell_the_right_number():
    """Over the decks the right number is neither always the least nor always the greatest."""
    places = []
    for question in every_choice():
        numbers = [re.sub(r"\D", "", text) for text in (question.answer, *question.distractors)]
        if question.asks in ("year", "number") and all(numbers):
            own, *others = map(int, numbers)
            places.append((own < min(others)) - (own > max(others)))
    assert len(places) >= 10
    assert places.count(1) <= len(places) * 0.6
    assert places.count(-1) <= len(places) * 0.6


@pytest.mark.parametrize(
    ("text", "template", "pattern"),
    [
        ("Университет в Томске основан в 1878 году.", "year", r"1[89]\d\d"),
        ("Концерт в Большом театре длился три часа.", "lasted", r"\w+ час(а|ов)"),
        ("Завод в Тольятти выпустил 300 тысяч автомобилей.", "how-many", r"\d+ тысяч"),
        ("В мае 2010 года делегация Армении прибыла в Минск.", "whither", r"во? [А-Я]\w+"),
        ("Билет в Русский музей стоит 500 рублей.", "how-many", r"\d+ рубл\w+"),
        (
            "Поэма «Медный всадник» писалась Александром Пушкиным в 1833 году.",
            "by-whom",
            r"[А-Я]\w+(ом|ем|ой|ей) [А-Я]\w+(ым|им|ом|ем|ой)",
        ),
        (
            "12 апреля 1961 года Юрий Гагарин облетел Землю на корабле «Восток».",
            "date",
            r"\d+ [а-я]+ 19[56]\d года",
        ),
    ],
)
def test_options_have_the_answers_form(text, template, pattern):
    """Years beside years, people in the answer's case, places after its preposition."""
    question = next(q for q in choices(deck_of(text)) if q.template == f"general/{template}")
    for option in question.distractors:
        assert re.fullmatch(pattern, option), option


def test_options_of_a_post_need_a_dated_article():
    """In dated news other offices of the state are wrong; of no date a person may have held two.

    Then the same office of another state is.
    """
    text = (
        "В 2025 году в Ереван прилетел министр иностранных дел Италии Антонио Таяни. Его встретили."
    )
    dated = generate(article_from_text(f"Визит в Ереван\n13 ноября 2025 года\n\n{text}"))
    of_news, undated = (
        [q for q in deck.questions if q.template in ("general/post-then", "newslines/who")]
        for deck in (dated, deck_of(text))
    )
    for question in undated:
        assert all(o.startswith("министр иностранных дел ") for o in question.distractors)
        assert not any("Итали" in option for option in question.distractors)
    assert len(of_news) == 1
    assert all(re.fullmatch(r"[а-я-]+ .*Италии", option) for option in of_news[0].distractors)


def test_aliases_of_a_person_are_no_options():
    """«Президент» and «Глава государства» are Токаев himself: never wrong options for him."""
    for question in choices(seed_deck()):
        if "Токаев" in question.answer:
            told = " ".join(question.distractors).lower()
            assert not re.search(r"президент|глава|токаев", told)


def test_the_same_number_of_two_facts_is_not_its_own_wrong_option():
    """«девять филиалов» and «девять колледжей» do not stand as options for each other."""
    nine = [q for q in choices(seed_deck()) if q.answer == "девять"]
    assert len(nine) == 2
    assert nine[0].stem != nine[1].stem
    for question in nine:
        assert {"девять", "9"}.isdisjoint(question.distractors)


def test_a_templates_own_wrong_options_are_used(tmp_path):
    """Options written in the template come before any other source."""
    path = tmp_path / "pack.yaml"
    path.write_text(
        "pack: проба\nlanguage: ru\ntemplates:\n  - id: a\n    fact: {when: YEAR}\n    ask: when\n"
        '    question: "В котором году {rest}?"\n    answer: "{when.value}"\n'
        '    priority: 1.0\n    kinds: [choice]\n    distractors: ["1800", "1878", "1801"]\n',
        encoding="utf-8",
    )
    deck = generate(article_of("Университет в Томске основан в 1878 году."), templates=[path])
    question = next(q for q in deck.questions if q.template == "проба/a")
    assert question.distractors == ("1800", "1801")
