"""Stems and answers whose other half stayed in the article are not asked, or are made whole."""

from __future__ import annotations

import dataclasses

import pytest
from test_doubts import drafts_of

from quizgen.model import Article
from quizgen.pipeline import generate
from quizgen.questions import leftovers
from quizgen.questions.completing import Whole
from quizgen.questions.fairoptions import fair
from quizgen.questions.ranking import once
from quizgen.russian import analyse
from quizgen.russian.typesetting import typeset


@pytest.fixture(scope="module")
def any_draft():
    """A draft to put words into."""
    return drafts_of("Пётр Орлов родился в 1905 году в Казани.")[0]


def worded(draft, stem, answer="1905"):
    return dataclasses.replace(draft, stem=stem, answer=answer)


@pytest.mark.parametrize(
    ("stem", "answer", "check"),
    [
        ("В каком году Пётр Орлов организовал ансамбль будучи?", "1943", leftovers.converb_alone),
        ("За что Пётр Орлов был награждён медалью?", "за 34", leftovers.number_alone),
        ("Чем Пётр Орлов был награждён за 34?", "медалью", leftovers.number_alone),
        ("Где занимался Пётр Орлов?", "в кружке", leftovers.deed_of_nothing),
        ("В каком году окончил Пётр Орлов?", "1931", leftovers.deed_of_nothing),
        ("В каком году окончила Иван Орлов школу?", "1931", leftovers.of_another_gender),
        ("Где Анна Белова родился?", "в Казани", leftovers.of_another_gender),
        ("Кем стал Пётр Орлов в 1946 году?", "сорежиссёром", leftovers.of_what_work),
        ("Кем стал Пётр Орлов после окончания войны?", "учителем", leftovers.some_war),
        ("Что было целью Орлова?", "возвращение земель 1772 г. Весной Польша", leftovers.glued),
        (
            "Под каким городом начат перелом в Первой мировой войне?",
            "Верден",
            leftovers.begun_under,
        ),
        ("Сколько улиц названо именем Петра Орлова?", "3", leftovers.streets_named),
        ("Каков годовой рост аудитории?", "8 %", leftovers.measure_of_whom),
        (
            "Какова средняя стоимость квартиры в Московском районе?",
            "8 миллионов рублей",
            leftovers.measure_of_whom,
        ),
        ("Что стало задачей II отделения канцелярии?", "надзор", leftovers.body_alone),
        ("Когда Исполком Рады принял устав?", "9 марта 1918 года", leftovers.body_alone),
        ("Чем занимались половцы?", "скотоводством", leftovers.busy_people),
        ("Кто в UFC одержал четыре победы?", "Пётр Орлов", leftovers.wins_so_far),
        (
            "Какой награды был удостоен Пётр Орлов?",
            "ордена Святой Анны и чина советника",
            leftovers.honour_and_rank,
        ),
    ],
)
def test_halves_are_sent_back(any_draft, stem, answer, check):
    """What lost its other half is stopped by this very check."""
    assert check(worded(any_draft, stem, answer))


@pytest.mark.parametrize(
    ("stem", "answer"),
    [
        ("Кем стал Пётр Орлов, будучи студентом?", "секретарём"),
        ("В каком аэроклубе занимался Пётр Орлов?", "в Шосткинском"),
        ("За что Пётр Орлов был награждён медалью?", "за 34 сбитых самолёта"),
        ("В каком году окончила школу Анна Белова?", "1931"),
        ("Когда родилась Нелли Орлова?", "в мае 1931 года"),
        ("В каком городе родилась Леэн Орлова?", "Тарту"),
        ("Чем сменился устав?", "полуставом"),
        ("Сколько человек арестовано в Казани?", "около 100"),
        ("Кем стал Пётр Орлов в 1946 году?", "учителем"),
        ("Кем стал Пётр Орлов после войны с Турцией?", "генералом"),
        ("Где служил Пётр Орлов после Крымской войны?", "в Киеве"),
        ("Какова длина тела большой поганки?", "46 сантиметров"),
        ("Какова численность населения Казани?", "миллион человек"),
        ("Когда Центральная рада приняла Третий универсал?", "7 ноября 1917 года"),
        ("Кто одержал победу над шведами в Невской битве?", "Александр Невский"),
        ("Сколько колоколов отлито во имя победы при Казани?", "три"),
        ("Что было целью Орлова?", "возвращение земель Речи Посполитой 1772 года"),
    ],
)
def test_whole_questions_pass(any_draft, stem, answer):
    """A question that tells all passes every one of these checks."""
    draft = worded(any_draft, stem, answer)
    assert not [check.__name__ for _, check in leftovers.LEFTOVERS if check(draft)]


@pytest.mark.parametrize(
    ("text", "check"),
    [
        (
            "Восстание Петра Орлова началось после второго раздела Польши в 1793 году "
            "и предшествовало третьему разделу 1795 года.",
            leftovers.another_year,
        ),
    ],
)
def test_clauses_that_came_apart(text, check):
    """Some draft of the sentence is stopped by this very check."""
    assert any(check(draft) for draft in drafts_of(text))


def test_a_title_stays_with_its_noun(any_draft):
    """«на съезде … глупостью «Союза труда»» is not asked, «на съезде «Союза труда»» is."""
    text = "Пётр Орлов на съезде «Союза труда» назвал отмену концертов глупостью."
    (sentence,) = analyse(Article("а", "", None, text))
    fact = dataclasses.replace(any_draft.fact, sentence=sentence)
    draft = dataclasses.replace(any_draft, fact=fact)
    torn = "Кто на съезде назвал отмену концертов глупостью «Союза труда»?"
    assert leftovers.torn_from_its_title(worded(draft, torn))
    whole = "Кто на съезде «Союза труда» назвал отмену концертов глупостью?"
    assert not leftovers.torn_from_its_title(worded(draft, whole))


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("Белова окончила курсы штурманов и курсы лётчиков в 1942 году.", True),
        ("Белова окончила курсы штурманов в 1942 году.", False),
    ],
)
def test_one_of_two_courses(any_draft, text, two):
    """«Какие курсы окончила?» is asked where the sentence tells one."""
    (sentence,) = analyse(Article("а", "", None, text))
    fact = dataclasses.replace(any_draft.fact, sentence=sentence)
    draft = dataclasses.replace(any_draft, fact=fact)
    stem = "Какие курсы окончила Анна Белова в 1942 году?"
    assert leftovers.one_of_two_courses(worded(draft, stem, "курсы лётчиков")) is two


def test_no_question_stands_twice():
    """What two facts of a sentence ask in the same words is asked once."""
    article = Article("орлов", "Орлов Иван Никитович", None, LIFE)
    question = generate(article).questions[0]
    again = dataclasses.replace(question, id="0" * 12)
    assert once([(question, 0), (again, 0)]) == [(question, 0)]


def test_no_cause_is_asked_of_a_headline():
    """A headline's cause may be a guess that the text takes back."""
    title = "Министр финансов Норвегии Пётр Орлов ушёл в отставку из-за болезни"
    text = "Министр работал с 2019 года. Правительство Норвегии ищет ему замену."
    deck = generate(Article("отставка", title, None, f"{title}\n\n{text}"))
    assert not [q.stem for q in deck.questions if q.stem.startswith("Из-за чего")]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("киноэпопея «Щит и Меч»", "киноэпопея «Щит и меч»"),
        ("роман «Мастер и Маргарита»", "роман «Мастер и Маргарита»"),
        ("поэма «Руслан и Людмила»", "поэма «Руслан и Людмила»"),
        ("фирма «Procter и Gamble»", "фирма «Procter и Gamble»"),
    ],
)
def test_second_word_of_a_title(text, printed):
    """Of a Russian title only the first word and names have a capital."""
    assert typeset(text) == printed


def test_sentences_part_behind_a_short_year():
    """«1772 г. Весной …» are two sentences."""
    text = "Он добивался границ 1772 г. Весной 1919 г. Польша начала наступление."
    assert len(analyse(Article("а", "", None, text))) == 2


LIFE = (
    "Орлов Иван Никитович\n\nИван Никитович Орлов (1920–1991) — советский лётчик. За 20 сбитых "
    "самолётов противника присвоено звание Героя Советского Союза, за 34 лично сбитых самолёта "
    "противника награждён второй медалью «Золотая Звезда». "
)


def test_what_was_counted_is_told(any_draft):
    """«за 34» gets the noun that the number counts."""
    (*_, sentence) = analyse(Article("а", "", None, LIFE))
    fact = dataclasses.replace(any_draft.fact, sentence=sentence)
    role = dataclasses.replace(any_draft.role, text="за 34")
    draft = dataclasses.replace(any_draft, fact=fact, role=role, answer="за 34")
    whole = Whole(Article("орлов", "Орлов Иван Никитович", None, LIFE)).mended(draft)
    assert whole.answer == whole.role.text == "за 34 лично сбитых самолёта противника"


def test_one_of_two_titles_is_told_by_its_deed(any_draft):
    """Where the article tells two titles, the stem tells what the one was for, or is not asked."""
    text = LIFE + "В 1985 году Орлову было присвоено звание маршала авиации."
    whole = Whole(Article("орлов", "Орлов Иван Никитович", None, text))
    stem = "Какое звание было присвоено Ивану Орлову?"
    assert whole.mended(worded(any_draft, stem, "звание Героя Советского Союза")) == "two answers"
    one = Whole(Article("орлов", "Орлов Иван Никитович", None, LIFE))
    assert one.mended(worded(any_draft, stem, "звание Героя Советского Союза")).stem == stem
    sentence = next(s for s in analyse(Article("а", "", None, LIFE)) if "присвоено" in s.text)
    fact = dataclasses.replace(any_draft.fact, sentence=sentence)
    draft = dataclasses.replace(worded(any_draft, stem), fact=fact)
    assert whole.mended(draft).stem == f"{stem[:-1]} за 20 сбитых самолётов противника?"


@pytest.mark.parametrize(
    ("schools", "asked"),
    [
        ("Учился в Казанском институте. В 1940 году окончил ВГИК.", False),
        ("Учился в Казанском институте. Окончил институт в 1940 году.", True),
    ],
)
def test_one_of_two_institutes(any_draft, schools, asked):
    """«В каком институте учился?» is asked where the article tells one."""
    whole = Whole(Article("орлов", "Орлов Иван Никитович", None, LIFE + schools))
    draft = worded(any_draft, "В каком институте учился Иван Орлов?", "в Казанском институте")
    assert (whole.mended(draft) != "two answers") is asked


@pytest.mark.parametrize(("name", "wrong"), [("Н. И. Орлову", True), ("И. Н. Орлову", False)])
def test_initials_the_wrong_way_round(name, wrong):
    """The hero's initials stand in the order of his name and patronymic."""
    whole = Whole(Article("орлов", "Орлов Иван Никитович", None, LIFE))
    assert whole.misnamed(f"{name} было присвоено звание маршала.") is wrong


@pytest.mark.parametrize(
    ("stem", "answer", "options", "kept"),
    [
        ("В каком веке основан дом?", "в XVIII веке", ("в XVII веке", "в XXI веке", "в XV веке"),
         ("в XVII веке", "в XV веке")),
        ("Под каким городом была битва?", "Сталинград", ("Омск", "Новосибирск", "Киев"), ()),
        ("Чем является берклий?", "химическим аналогом тербия",
         ("математическим аналогом тербия", "историческим аналогом тербия"), ()),
        ("Что окончил Орлов?", "химический факультет",
         ("физический факультет", "исторический факультет"),
         ("физический факультет", "исторический факультет")),
        ("В каком году вышел фильм?", "1947", ("1942", "1943", "1941"), ()),
        ("В каком году вышел фильм?", "1947", ("1942", "1949", "1951"), ("1942", "1949", "1951")),
    ],
)  # fmt: skip
def test_options_are_rivals(any_draft, stem, answer, options, kept):
    """What nobody would take for the answer is no option; where few are left, none is."""
    assert fair(worded(any_draft, stem, answer), options) == kept


@pytest.mark.parametrize(
    ("stem", "answer", "guessed"),
    [
        ("В Казани его именем названы улица и _____ переулка.", "3", True),
        ("В Казани построены _____ школ.", "5", False),
        ("В Казани построены _____ школы.", "четыре", True),
    ],
)
def test_a_number_told_by_its_noun(stem, answer, guessed):
    """«_____ переулка» leaves only two, three and four."""
    assert leftovers.few(stem, answer) is guessed
