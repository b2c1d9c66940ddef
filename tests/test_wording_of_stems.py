"""The wording of questions: order, agreement, the faults that are not asked, the look of print."""

from __future__ import annotations

import pytest
from language import deck_of, table

from quizgen.russian.editing import faulty
from quizgen.russian.typesetting import typeset


@pytest.mark.parametrize("row", table("wording.yaml"), ids=lambda row: row["text"][:40])
def test_stems_are_worded_as_an_editor_would(row):
    """A stem comes out word for word, and no wording listed is ever shown."""
    questions = deck_of(row["text"]).questions
    stems = [q.stem for q in questions if q.kind != "cloze"]
    shown = " ".join(f"{q.stem} {q.answer}" for q in questions if q.kind != "cloze")
    assert set(row.get("asks", ())) <= set(stems), stems
    assert set(row.get("answers", ())) <= {q.answer for q in questions}
    assert not [words for words in row.get("never", ()) if words in shown], stems


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Аудитория социальный сети «Заря» насчитывает 400 тысяч жителей.", "fault of the source"),
        ("Пётр Орлов в отличии от Ивана Котова построил в Туле 12 школ.", "fault of the source"),
        ("В 1951 году был торжественно присвоен титул Герцога Карелии.", "object lost"),
        ("Войска Испании напали на крепость Испании в Орле в 1565 году.", "word told twice"),
        ("Длина дорог Тулы составляет на 1 января 2013 года 300 км.", "fault of the source"),
        ("«Ганс» Орлов умер в 1945 году.", "fault of the source"),
        ("Конь «Буран» аннексирован Чили 1888 году.", "fault of the source"),
    ],
)
def test_wordings_an_editor_would_strike_out(text, why):
    """What the article misspells or a question cannot say well is not asked, and why is told."""
    deck = deck_of(text)
    assert deck.dropped.get(why, 0) > 0, dict(deck.dropped)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Когда Пётр Орлов жил на британские острова?", True),
        ("Когда Пётр Орлов уехал на Британские острова?", False),
        ("К чему сводится сочетание графического и цветового ритмов?", False),
        ("Сколько больших городов и три больших озера в Карелии?", False),
        ("Что Unix системы соединяют?", True),
        ("Что компания Holden объявила в XIX веке из-за войны?", False),
        ("Сколько целей из которых выбрано две?", True),
        ("В котором году основан Томск?", False),
        ("Как в каких штатах, так и в Туле живут миряне?", True),
        ("Что формируют страны Евросоюз, Китай и Россия?", True),
        ("Что объединяет страны Европы, Азии и Африки?", False),
        ("Чем славится акт о школах от 1996 года?", True),
        ("Как называется ощущение равенства в форме, цвете и т. д?", True),
    ],
)
def test_faults_seen_in_a_line(text, wrong):
    """A fault of the article's is seen without its tree, and what is right is let be."""
    assert faulty(text) is wrong


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ('шторм "Фей" и ураган "Заря"', "шторм «Фей» и ураган «Заря»"),
        ("в 1927-1930 годах", "в 1927–1930 годах"),
        ("с 1667 по 1773 годы", "с 1667 по 1773 год"),
        ("после Второй Мировой войны", "после Второй мировой войны"),
        ("в Великой отечественной войне", "в Великой Отечественной войне"),
        ("на Осеннем Салоне", "на Осеннем салоне"),
        ("в Императорской Академии художеств", "в Императорской Академии художеств"),
        ("в петербургской Академии художеств", "в петербургской Академии художеств"),
        ("Верховный Суд России", "Верховный Суд России"),
        ("из серии Кувшинки", "из серии «Кувшинки»"),
        ("из серии Кувшинки находится в Париже", "из серии «Кувшинки» находится в Париже"),
        ("о картине Ночь на Днепре", "о картине Ночь на Днепре"),
        ("в XVI ст. был напечатан", "в XVI столетии был напечатан"),
        ("статут 1588 г.", "статут 1588 года"),
        ("в 1588 г.", "в 1588 году"),
        ("Под влиянием кого создан роман?", "Под чьим влиянием создан роман?"),
        ("телефон 200-300", "телефон 200-300"),
    ],
)
def test_print(text, printed):
    """Quotation marks, dashes, capitals and dates are set as a careful editor sets them."""
    assert typeset(text) == printed


def test_the_article_s_own_spelling_is_accepted():
    """What the article writes counts as right though the answer is set otherwise."""
    deck = deck_of("Пётр Орлов жил в Туле с женой в 1927-1930 годах.")
    asked = [q for q in deck.questions if "1927–1930" in q.answer]
    assert all("1927-1930" in " ".join(q.accepted) for q in asked)
