"""Names are of one type in the whole article, told in full, and in the quotation marks of print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from quizgen.model import Article
from quizgen.russian.chunks import Name
from quizgen.russian.layout import lay_out
from quizgen.russian.missednames import missed_persons, parted
from quizgen.russian.namecases import agreeing, declined
from quizgen.russian.nametypes import settle_types
from quizgen.russian.quoting import Titles, guillemets, unsure_title
from quizgen.russian.shortnames import full_first_name, initials_of, may_be, slip_of
from quizgen.russian.unsaid import person_of
from tests.language import article_of, deck_of
from tests.language import every as generate

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "names.yaml").read_text(encoding="utf-8")
)


def _as_persons(text: str, name: str) -> tuple[list[Any], list[list[Name]]]:
    lines = list(lay_out(article_of(text)))
    begin = name[:4]
    return lines, [
        [Name(i, i + 1, "PERSON") for i, w in enumerate(line.words) if w.text.startswith(begin)]
        for line in lines
    ]


@pytest.mark.parametrize("row", CASES["types"], ids=lambda row: row["name"])
def test_a_name_is_what_the_article_shows(row: dict[str, Any]) -> None:
    """Class nouns, prepositions, copulas and endings outweigh the recogniser, everywhere alike."""
    lines, names = _as_persons(row["text"], row["name"])
    found = {name.type for own in settle_types(lines, names) for name in own}
    assert found == ({row["type"]} if row["type"] else set())


def test_people_the_recogniser_misses_are_found() -> None:
    """Two capitalised words again and again, once with an age or a post, are a person."""
    text = "28-летняя Юань Лин назначена мэром. Юань Лин — кандидат наук. Цветёт Белый Лотос."
    lines = list(lay_out(article_of(text)))
    found = missed_persons(lines, [[] for _ in lines])
    assert [[(n.first, n.type) for n in own] for own in found] == [
        [(1, "PERSON")],
        [(0, "PERSON")],
        [],
    ]


def test_two_people_side_by_side_are_two() -> None:
    """«У Лентулова Илья Машков учился» names two people, not one of three words."""
    text = "Аристарх Лентулов писал. Илья Машков рисовал. У Лентулова Илья Машков учился."
    lines = list(lay_out(article_of(text)))
    names = [[Name(0, 2, "PERSON")], [Name(0, 2, "PERSON")], [Name(1, 4, "PERSON")]]
    assert [(n.first, n.last) for n in parted(lines, names)[2]] == [(1, 2), (2, 4)]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Модильяни, Амедео", "Амедео Модильяни"),
        ("Юрий Гагарин: ранние годы", "Юрий Гагарин"),
        ("Москва, Россия", None),
        ("Огонь, вода", None),
        ("Мыс Надежды", None),
    ],
)
def test_whom_a_title_names(title: str, name: str | None) -> None:
    """A comma or a colon does not hide the person; places and things are none."""
    found = person_of(title)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("Муквегег", "Муквеге", True),
        ("Маннергейн", "Маннергейм", True),
        ("Бондарев", "Бондарева", False),
        ("Бондарева", "Бондареву", False),
        ("Иванов", "Иванин", False),
        ("Смит", "Смитт", False),
    ],
)
def test_a_slip_of_the_pen(one: str, other: str, slip: bool) -> None:
    """One wrong letter of a long surname is a slip; forms of a name and short ones are not."""
    assert slip_of(one, other) is slip


def test_short_ways_of_naming() -> None:
    """«Юру» is Юрий; initials must be those of the full name."""
    assert full_first_name("Юру") == "Юрий"
    assert full_first_name("Юрий") is None
    assert initials_of("И. В. Панфилов") == ("ИВ", "Панфилов")
    assert initials_of("Иван Панфилов") is None
    assert may_be("ИВ", "Иван Васильевич Панфилов")
    assert not may_be("АВ", "Иван Васильевич Панфилов")


def test_foreign_names_in_cases() -> None:
    """A woman's surname that ends in a consonant stays; a first name may not stay alone."""
    assert declined("Надя Мурад", "Fem", "Nom", "Dat") == "Наде Мурад"
    assert agreeing("Яном Смитом", "Ins")
    assert not agreeing("Ян Смитом", "Ins")


@pytest.mark.parametrize("row", CASES["quoted"], ids=lambda row: row["told"][:40])
def test_titles_stand_in_quotation_marks(row: dict[str, Any]) -> None:
    """What the article quotes, or a bare word after «сборник», is quoted; towns are not."""
    assert Titles(row["text"]).written(row["told"]) == row["said"]


def test_where_a_title_ends_is_not_guessed() -> None:
    """A common noun after the bare title may belong to it; then nothing is asked."""
    assert unsure_title("Кто написал роман Отцы дети?")
    assert not unsure_title("Кто написал роман «Отцы и дети»?")
    assert guillemets('слово "мир') == 'слово "мир'


@pytest.mark.parametrize("row", CASES["silent"], ids=lambda row: row["word"])
def test_what_is_not_asked(row: dict[str, Any]) -> None:
    """No question with a name nobody knows, or with the wrong question word."""
    assert not any(row["word"] in f"{q.stem} {q.answer}" for q in deck_of(row["text"]).questions)


@pytest.mark.parametrize("row", CASES["asked"], ids=lambda row: row["stem"][:40])
def test_what_is_asked_in_full(row: dict[str, Any]) -> None:
    """Initials become the first name; people of the past and eponyms may keep the surname alone."""
    assert row["stem"] in {q.stem for q in deck_of(row["text"]).questions}


def test_a_short_name_answers_in_full() -> None:
    """«Кристофер» is told once: the answer has it, and the surname alone counts as right."""
    text = (
        "Фондом руководил Кристофер Доннелли. В 1994 году Доннелли предложил британским властям "
        "план защиты Крыма."
    )
    deck = generate(Article("fond", "Фонд", None, text))
    found = [q for q in deck.questions if q.stem.startswith("Кто")]
    assert [q.answer for q in found] == ["Кристофер Доннелли"]
    assert "Доннелли" in found[0].accepted


def test_the_title_tells_what_somebody_is_called() -> None:
    """Born under another name: never asked by the one the article does not go by."""
    text = (
        "Скончался актёр Макс фон Сюдов\n\nМакс фон Сюдов снимался у Бергмана.\n\n"
        "Карл Адольф фон Сюдов родился 10 апреля 1929 года в Лунде."
    )
    article = Article("actor", "Скончался актёр Макс фон Сюдов", None, text, (0, 30))
    stems = {q.stem for q in generate(article).questions}
    assert not [stem for stem in stems if "Карл" in stem]


def test_a_rank_that_opens_a_sentence_is_no_part_of_the_name() -> None:
    """«Князь Игорь» there is nobody's full name, to be written for «Игорь» elsewhere."""
    text = "В 941 году Игорь объявил войну Византии. Князь Игорь собрал большое войско."
    assert not [q.stem for q in generate(article_of(text)).questions if " Князь" in q.stem]
