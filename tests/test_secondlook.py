"""What a sentence leaves to the article is filled in, or the question is not asked."""

from __future__ import annotations

import dataclasses

import pytest
from test_doubts import drafts_of

from quizgen.model import Article
from quizgen.questions import secondlook
from quizgen.questions.filling import Filling
from quizgen.questions.halves import unknown_abbreviation
from quizgen.questions.printing import typeset
from quizgen.russian import analyse


@pytest.fixture(scope="module")
def any_draft():
    """A draft to put words into."""
    return drafts_of("Пётр Орлов родился в 1905 году в Казани.")[0]


def put(draft, sentence, stem, answer, pack=None, name=None, rule=None):
    """The draft with this sentence, stem and answer, of that pack, role and rule."""
    (*_, read) = analyse(Article("а", "", None, sentence))
    fact = dataclasses.replace(draft.fact, sentence=read)
    fact = dataclasses.replace(fact, rule=rule) if rule else fact
    role = dataclasses.replace(draft.role, name=name) if name else draft.role
    template = dataclasses.replace(draft.template, pack=pack) if pack else draft.template
    return dataclasses.replace(
        draft, fact=fact, role=role, template=template, stem=stem, answer=answer
    )


@pytest.mark.parametrize(
    ("sentence", "stem", "answer", "check"),
    [
        ("Сова обладает острым слухом.", "Чем обладает сова?", "острым слухом", "has_much"),
        ("Фтор реагирует с водородом.", "С чем реагирует фтор?", "с водородом", "has_much"),
        (
            "Полюса обладают силой равной по величине, но разной по направлению.",
            "Какой силой обладают полюса?", "силой равной по величине", "other_side_cut",
        ),
        (
            "Орлов предложил план развития городов.",
            "Кто предложил план развития городов?", "Орлов", "anybodys_plan",
        ),
        (
            "«Дни скорби» привели к подъёму духа.",
            "К чему привели «Дни скорби»?", "к подъёму духа", "cause_unsaid",
        ),
        (
            "Главная задача по подготовке уроков — отбор.",
            "Какова главная задача по подготовке уроков?", "отбор", "task_by",
        ),
        (
            "Курс, который планируется начать 12 мая, отменён.",
            "Когда отменён курс?", "12 мая 2016 года", "day_of_the_plan",
        ),
        (
            "Открыт памятник Пушкину.",
            "Когда был открыт памятник Пушкину?", "6 июня 1999 года", "monument_where",
        ),
        (
            "Учёный связал теорию с важными и новыми фактами.",
            "С чем учёный связал теорию?", "с важными и новыми фактами", "hollow_answer",
        ),
        (
            "Это часть природы, представляющая собой слой почв, лежащий вне жилых, заводских зон.",
            "Что это?", "часть природы заводских зон", "middle_cut_out",
        ),
        (
            "Процесс изготовления состоит из двух этапов.",
            "Из скольких этапов состоит процесс изготовления?", "из двух", "process_of_what",
        ),
        ("Слова сами по себе — звуки.", "Что такое слова сами по себе?", "звуки", "by_itself"),
    ],
)  # fmt: skip
def test_many_answers_or_half_of_one(any_draft, sentence, stem, answer, check):
    """A true sentence whose question has many answers is stopped by this very check."""
    assert getattr(secondlook, check)(put(any_draft, sentence, stem, answer))


@pytest.mark.parametrize(
    ("sentence", "stem", "answer"),
    [
        ("Орлов обладает патентом на двигатель.", "Каким патентом обладает Орлов?", "на двигатель"),
        ("Кант предложил гипотезу.", "Кто предложил гипотезу происхождения планет?", "Кант"),
        ("Бой привёл к победе.", "К чему привёл бой под Полтавой?", "к победе русской армии"),
        (
            "В Казани открыт памятник Пушкину.",
            "Когда в Казани был открыт памятник Пушкину?", "6 июня 1999 года",
        ),
        (
            "Турне, которое планировали, началось 12 мая.",
            "Когда началось турне Орлова?", "12 мая 2016 года",
        ),
        (
            "Почва, лежащая сверху, — часть природы (литосферы) земли.",
            "Что такое почва?", "часть природы земли",
        ),
        (
            "Процесс сборки часов длится год.",
            "Сколько длится процесс сборки часов?", "год",
        ),
    ],
)  # fmt: skip
def test_whole_questions_pass(any_draft, sentence, stem, answer):
    """A question that tells all passes every one of these checks."""
    draft = put(any_draft, sentence, stem, answer)
    assert not [check.__name__ for _, check in secondlook.SECOND_LOOK if check(draft)]


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("Пётр Орлов остался жить в Казани.", secondlook.kept_when),
        ("Князь Пётр Орлов сохранил власть в Казани.", secondlook.kept_when),
        (
            "Царь Пётр короновал племянника, но потом отправил в ссылку в Углич.",
            secondlook.whom_unsaid,
        ),
        ("Орлова окончила курсы «Радист» (1923).", secondlook.course_is_no_work),
        ("Курс драматургии начал преподавать в Казани в 1939 году.", secondlook.taught_itself),
    ],
)
def test_sentences_whose_drafts_are_stopped(text, check):
    """Some draft of the sentence is stopped by this very check."""
    assert any(check(draft) for draft in drafts_of(text))


def test_two_names_do_not_do_one_thing():
    """«Где Андрей Котов сел Изяслав Мстиславич?» has a doer too many."""
    one, other = (
        next(d for d in drafts_of(f"{name} сел на Волыни.") if d.fact.rule == "clause")
        for name in ("Андрей Котов", "Изяслав Мстиславич")
    )
    fact = dataclasses.replace(one.fact, parts=(*one.fact.parts, other.fact.parts[0]))
    both = dataclasses.replace(one, fact=fact, stem="Где Андрей Котов сел Изяслав Мстиславич?")
    assert secondlook.two_doers(both)
    assert not secondlook.two_doers(dataclasses.replace(both, stem="Где сел Андрей Котов?"))


MENDED = [
    (
        "В 1120 году Юрий возглавил поход против булгар.", "general", "subject",
        "Кто возглавил поход против булгар?", "Юрий",
        "Кто возглавил в 1120 году поход против булгар?", "Юрий",
    ),
    (
        "Он служил на Брянском фронте в 5-м полку.", "lifelines", "told",
        "Где служил Пётр Орлов?", "на Брянском фронте",
        "На каком фронте служил Пётр Орлов?", "на Брянском фронте",
    ),
    (
        "В битве за Ржев он участвовал как сапёр.", "general", "complement",
        "В чём участвовал Пётр Орлов как сапёр?", "в битве за Ржев",
        "В какой битве участвовал Пётр Орлов как сапёр?", "в битве за Ржев",
    ),
    (
        "С 1989 года при музее создан театр.", "general", "since",
        "С какого года при музее был создан театр?", "1989",
        "В каком году при музее был создан театр?", "1989",
    ),
    (
        "С 1113 года до конца жизни Юрий правил Ростовом.", "general", "since",
        "С какого года до конца жизни Юрий правил Ростовом?", "1113",
        "С какого года и до конца жизни Юрий правил Ростовом?", "1113",
    ),
    (
        "Кора — слой клеток покрывающий ствол.", "definitions", "term",
        "Как называется слой клеток покрывающий ствол?", "кора",
        "Как называется слой клеток, покрывающий ствол?", "кора",
    ),
    (
        "На месте пустоши Ольховской, принадлежавшей князьям Щетининым, вырос посад.", "why",
        "complement", "Кому Ольховская принадлежала в XVI веке?", "Щетининым",
        "Кому в XVI веке принадлежала пустошь Ольховская?", "князьям Щетининым",
    ),
    (
        "Музей Изящных Искусств открыт в Казани.", "general", "when",
        "Когда в Казани был открыт музей Изящных Искусств?", "в 1905 году",
        "Когда в Казани был открыт музей изящных искусств?", "в 1905 году",
    ),
    (
        "Орлов работал научным сотрудником Института химии АН Грузии.", "lifelines", "told",
        "Кем работал Пётр Орлов?", "научным сотрудником Института химии",
        "Кем работал Пётр Орлов?", "научным сотрудником Института химии АН Грузии",
    ),
    (
        "Награждён за рекорд дальности по замкнутой кривой.", "lifelines", "told",
        "За что награждён Пётр Орлов?", "за рекорд дальности",
        "За что награждён Пётр Орлов?", "за рекорд дальности по замкнутой кривой",
    ),
    (
        "После окончания института стал режиссёром.", "lifelines", "told",
        "Кем стал Пётр Орлов после окончания института?", "режиссёром",
        "Кем стал Пётр Орлов после окончания ВГИКа?", "режиссёром",
    ),
    (
        "Элемент назван в честь села Иттербю.", "general", "name",
        "На каком острове находится Иттербя?", "Ресарё",
        "На каком острове находится село Иттербю?", "Ресарё",
    ),
    (
        "Вольный Псков правился девятью посадниками.", "general", "count",
        "Сколькими посадниками правился Вольный Псков?", "девятью",
        "Сколькими посадниками правился вольный Псков?", "девятью",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "pack", "name", "stem", "answer", "mended", "whole"), MENDED)
def test_the_article_fills_in(any_draft, sentence, pack, name, stem, answer, mended, whole):
    """What the sentence or the article tells stands in the question and its answer."""
    text = f"Орлов поступил во ВГИК. {sentence}"
    rule = "lifeline" if pack == "lifelines" else None
    draft = put(any_draft, sentence, stem, answer, pack, name, rule)
    found = Filling(Article("а", "Проба", None, text)).mended(draft)
    assert (found.stem, found.answer) == (mended, whole)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("памятник В.Э. Орлову", "памятник В. Э. Орлову"),
        ("мастерская В.А.Серова", "мастерская В. А. Серова"),
        ("в 5 г. до н.э.", "в 5 г. до н.э."),
        ("США и СССР", "США и СССР"),
    ],
)
def test_initials_stand_apart(text, printed):
    """Print sets a space between initials and before the surname."""
    assert typeset(text) == printed


def test_a_school_nobody_can_name(any_draft):
    """«после окончания института» of an article that names none is not asked."""
    stem = "Кем стал Пётр Орлов после окончания института?"
    draft = put(any_draft, "После института стал врачом.", stem, "врачом")
    filling = Filling(Article("а", "Проба", None, "После института стал врачом."))
    assert filling.mended(draft) == "too little said"


@pytest.mark.parametrize(
    ("text", "sentence", "stem", "reason"),
    [
        (
            "Тербий — металл. Он редок. Тербий — это мягкое вещество.",
            "Тербий — это мягкое вещество.", "Что такое тербий?", "wide definition",
        ),
        (
            "Сова обитает в лесах Евразии. В мире сова встречается от Африки до Сахалина.",
            "Сова обитает в лесах Евразии.", "Где обитает сова?", "wide definition",
        ),
        ("Сова обитает в лесах Евразии.", "Сова обитает в лесах Евразии.", "Где обитает сова?", ""),
    ],
)  # fmt: skip
def test_told_otherwise_elsewhere(any_draft, text, sentence, stem, reason):
    """What the article tells otherwise in another sentence has two answers."""
    article = Article("а", "Проба", None, text)
    read = next(s for s in analyse(article) if s.text == sentence)
    fact = dataclasses.replace(any_draft.fact, sentence=read)
    draft = dataclasses.replace(any_draft, fact=fact, stem=stem, answer="в лесах Евразии")
    found = Filling(article).mended(draft)
    assert found == reason if reason else found == draft


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Пропал 16-летний Пётр Орлов.", False),
        ("Президент Литвы Пётр Орлов ушёл в отставку.", True),
    ],
)
def test_the_age_of_a_passer_by(any_draft, text, asked):
    """How old somebody in the news is, is asked of those who hold an office."""
    stem = "Сколько лет было Петру Орлову в мае 2018 года?"
    draft = put(any_draft, text, stem, "16 лет")
    found = Filling(Article("а", "Проба", None, text)).mended(draft)
    assert (found == "not worth asking") is not asked


def test_a_declined_abbreviation_is_known(any_draft):
    """«доцентом ВГИКа»: the ending does not make it unknown."""
    draft = put(any_draft, "Он стал доцентом ВГИКа.", "Когда он стал доцентом ВГИКа?", "в мае")
    assert not unknown_abbreviation(draft)
