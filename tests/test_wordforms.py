"""Words, names, numerals and whole phrases in every case; prepositions and question words."""

from __future__ import annotations

import pytest
from language import sentences_of, words

from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.agreement import agrees, compatible
from quizgen.russian.counting import decline_counted, decline_numeral, how_many_phrase
from quizgen.russian.government import governs
from quizgen.russian.morphology import CASES, choose, inflect, like, possible_cases, readings
from quizgen.russian.nearness import nearness
from quizgen.russian.peers import near_posts
from quizgen.russian.personalities import near_persons
from quizgen.russian.phrases import decline, decline_plain, join
from quizgen.russian.prepositions import before
from quizgen.russian.surnames import decline_surname
from quizgen.russian.verbs import agree, finite, participle, short_passive
from quizgen.russian.wordforms import decline_name, gender_of
from quizgen.templates.asking import question_words


def subject_of(text: str) -> tuple[tuple[Token, ...], Token]:
    """The subject phrase of a one-sentence text, and its head."""
    (sentence,) = sentences_of(text)
    head = next(token for token in sentence.tokens if token.rel.startswith("nsubj"))
    return Tree(sentence).phrase(head), head


NAMES = [
    ("Антон Чехов", "Masc", "Антона Чехова, Антону Чехову, Антона Чехова, Антоном Чеховым"),
    ("Анна Ахматова", "Fem", "Анны Ахматовой, Анне Ахматовой, Анну Ахматову, Анной Ахматовой"),
    ("Тарас Шевченко", "Masc", "Тараса Шевченко, Тарасу Шевченко, Тараса Шевченко"),
    ("Мария Кюри", "Fem", "Марии Кюри, Марии Кюри, Марию Кюри, Марией Кюри"),
    ("Жан-Жак Руссо", "Masc", "Жан-Жака Руссо, Жан-Жаку Руссо, Жан-Жака Руссо"),
    ("Лев Толстой", "Masc", "Льва Толстого, Льву Толстому, Льва Толстого, Львом Толстым"),
    ("Софья Ковалевская", "Fem", "Софьи Ковалевской, Софье Ковалевской, Софью Ковалевскую"),
    ("Екатерина II", "Fem", "Екатерины II, Екатерине II, Екатерину II, Екатериной II"),
    ("А. С. Пушкин", "Masc", "А. С. Пушкина, А. С. Пушкину, А. С. Пушкина, А. С. Пушкиным"),
    ("Ирина Штраус", "Fem", "Ирины Штраус, Ирине Штраус, Ирину Штраус, Ириной Штраус"),
]


@pytest.mark.parametrize(("name", "gender", "forms"), NAMES, ids=lambda value: str(value)[:16])
def test_names_decline_word_by_word(name, gender, forms):
    """First names and surnames decline, initials, numbers and fixed surnames stay."""
    feats = {"Case": "Nom", "Gender": gender}
    for case, expected in zip(CASES[1:], forms.split(", "), strict=False):
        assert decline_name(name, feats, case) == expected
    assert gender_of(name) == gender


@pytest.mark.parametrize(
    ("form", "case", "gender", "expected"),
    [
        ("Владимира Путина", "Gen", "Masc", "Владимир Путин"),
        ("Валентиной Матвиенко", "Ins", "Fem", "Валентина Матвиенко"),
        ("Касым-Жомарта Токаева", "Gen", "Masc", "Касым-Жомарт Токаев"),
        ("Владимира Путина", "Gen", "Fem", None),
    ],
)
def test_names_go_back_to_the_nominative(form, case, gender, expected):
    """A name in any case gives its nominative, or nothing where its gender forbids the form."""
    assert decline_name(form, {"Case": case, "Gender": gender}, "Nom") == expected


@pytest.mark.parametrize(
    ("surname", "gender", "current", "case", "expected"),
    [
        ("Токаевым", "Masc", "Ins", "Nom", "Токаев"),
        ("Достоевского", "Masc", "Gen", "Dat", "Достоевскому"),
        ("Рубенс", "Masc", "Nom", "Ins", "Рубенсом"),
        ("Шмидт", "Fem", "Nom", "Dat", "Шмидт"),
        ("Дурново", "Masc", "Nom", "Gen", "Дурново"),
        ("Черных", "Fem", "Nom", "Ins", "Черных"),
        ("Ветер", "Fem", "Gen", "Nom", None),
    ],
)
def test_surnames_decline_by_their_endings(surname, gender, current, case, expected):
    """Regular surnames the dictionary lacks decline; others are refused, never guessed."""
    assert decline_surname(surname, gender, current, case) == expected


PHRASES = [
    (
        "Открыт филиал МГУ имени Ломоносова.",
        "филиал филиала филиалу филиал филиалом филиале",
        "{} МГУ имени Ломоносова",
    ),
    (
        "Открыта выставка «Сокровища Байкала».",
        "выставка выставки выставке выставку выставкой выставке",
        "{} «Сокровища Байкала»",
    ),
    (
        "Продолжилась встреча глав государств.",
        "встреча встречи встрече встречу встречей встрече",
        "{} глав государств",
    ),
]


@pytest.mark.parametrize(("text", "forms", "whole"), PHRASES)
def test_only_the_head_of_a_phrase_moves(text, forms, whole):
    """The head takes the case; names in quotation marks and genitives after it stay."""
    tokens, head = subject_of(text)
    for case, expected in zip(CASES, forms.split(), strict=True):
        assert join(decline(tokens, head, case) or []) == whole.format(expected)


@pytest.mark.parametrize(
    ("text", "case", "expected"),
    [
        (
            "Построен новый корпус Казанского университета.",
            "Ins",
            "новым корпусом Казанского университета",
        ),
        ("Найдена первая научная библиотека.", "Acc", "первую научную библиотеку"),
        (
            "Приехал министр культуры России Ольга Любимова.",
            "Ins",
            "министром культуры России Ольгой Любимовой",
        ),
        ("Собраны наука и культура России.", "Dat", "науке и культуре России"),
        (
            "Построены девять филиалов российских вузов.",
            "Ins",
            "девятью филиалами российских вузов",
        ),
        ("Построены девять филиалов российских вузов.", "Loc", "девяти филиалах российских вузов"),
    ],
)
def test_what_agrees_moves_with_the_head(text, case, expected):
    """Adjectives, a person's name after his post, joined nouns and numerals follow the head."""
    tokens, head = subject_of(text)
    lowered = join(decline(tokens, head, case) or [])
    assert lowered[0].lower() + lowered[1:] == expected


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("Nom", "сколько старых школ Твери"),
        ("Gen", "скольких старых школ Твери"),
        ("Dat", "скольким старым школам Твери"),
        ("Acc", "сколько старых школ Твери"),
        ("Ins", "сколькими старыми школами Твери"),
        ("Loc", "скольких старых школах Твери"),
    ],
)
def test_how_many_in_every_case(case, expected):
    """«сколько» takes the case of the phrase, its noun the genitive plural or that case."""
    tokens, head = subject_of("Закрыты двадцать пять старых школ Твери.")
    assert join(how_many_phrase(tokens, head, case) or []) == expected


def test_how_many_needs_a_number():
    """A phrase without a numeral has no «сколько» and no counted forms."""
    tokens, head = subject_of("Закрыта старая школа Твери.")
    assert how_many_phrase(tokens, head, "Nom") is None
    assert decline_counted(tokens, head, "Gen") is None


@pytest.mark.parametrize(
    ("text", "case", "expected"),
    [
        ("девять", "Gen", "девяти"),
        ("двадцать пять", "Ins", "двадцатью пятью"),
        ("600", "Ins", "600"),
        ("более шести", "Nom", None),
        ("четыре тысячи", "Gen", None),
    ],
)
def test_only_plain_numerals_decline(text, case, expected):
    """Digits stay, cardinals below a thousand decline, anything longer is refused."""
    _, head = subject_of("Закрыты девять филиалов.")
    assert decline_numeral(text, case, head) == expected


@pytest.mark.parametrize(
    ("name", "case", "expected"),
    [
        ("Большой театр", "Loc", "Большом театре"),
        ("Нижний Новгород", "Ins", "Нижним Новгородом"),
        ("Москва", "Gen", "Москвы"),
        ("Сочи", "Loc", "Сочи"),
        ("Москва", "Nom", "Москва"),
    ],
)
def test_names_of_places_decline(name, case, expected):
    """An adjective and its noun decline together; names that never change stay."""
    assert decline_plain(name, case) == expected


@pytest.mark.parametrize(
    ("preposition", "word", "expected"),
    [
        ("с", "скольких", "со"),
        ("с", "сколькими", "со"),
        ("со", "самого", "с"),
        ("с", "Стокгольмом", "со"),
        ("о", "Абае", "об"),
        ("об", "Европе", "о"),
        ("о", "Италии", "об"),
        ("о", "всём", "обо"),
        ("в", "Владивостоке", "во"),
        ("во", "Вене", "в"),
        ("в", "Франции", "во"),
        ("в", "вторник", "во"),
        ("к", "второму", "ко"),
        ("над", "сколькими", "над"),
    ],
)
def test_prepositions_change_before_a_word(preposition, word, expected):
    """«со скольких», «об Абае», «во Франции», and back where the next word is another."""
    assert before(preposition, word) == expected


@pytest.mark.parametrize(
    ("asked", "forms", "gender"),
    [
        ("кто", "кто, кого, кому, кого, кем, ком", "Masc"),
        ("что", "что, чего, чему, что, чем, чём", "Neut"),
        (
            "какая страна",
            "какая страна, какой страны, какой стране, какую страну, какой страной, какой стране",
            "Fem",
        ),
        (
            "какой город",
            "какой город, какого города, какому городу, какой город, каким городом, каком городе",
            "Masc",
        ),
    ],
)
def test_question_words_in_every_case(asked, forms, gender):
    """Question words decline, and tell the gender their verb takes."""
    for case, expected in zip(CASES, forms.split(", "), strict=True):
        assert question_words(asked, case) == (expected, gender)


@pytest.mark.parametrize(
    ("text", "word", "gender", "number", "expected"),
    [
        ("Форум, проходящий в Омске, открыт.", "проходящий", "Masc", "Sing", "проходит"),
        ("Филиал, открытый в Омске, растёт.", "открытый", "Masc", "Sing", "открыт"),
        ("Встреча, начавшаяся в Омске, прошла.", "начавшаяся", "Fem", "Sing", "началась"),
        ("Договоры, предусматривающие обмен, есть.", "предусматривающие", "Masc", "Plur",
         "предусматривают"),
        ("Опыты, проводимые в Омске, идут.", "проводимые", "Masc", "Plur", "проводятся"),
    ],
)  # fmt: skip
def test_participles_become_finite(text, word, gender, number, expected):
    """Active participles become verbs, past passive short ones, present passive reflexive."""
    (sentence,) = sentences_of(text)
    token = next(t for t in sentence.tokens if t.text == word)
    assert finite(token, gender, number) == expected


def test_finite_verbs_become_participles():
    """A clause is said again as a participle in the case asked; the future has none."""
    (sentence,) = sentences_of("Филиалы работают в Омске.")
    verb = next(t for t in sentence.tokens if t.text == "работают")
    assert participle(verb, "Gen", "Masc", "Plur", "Inan") == "работающих"
    (sentence,) = sentences_of("Филиалы откроют в Омске.")
    verb = next(t for t in sentence.tokens if t.text == "откроют")
    assert participle(verb, "Gen", "Masc", "Plur", "Inan") is None


@pytest.mark.parametrize(
    ("text", "gender", "number", "expected"),
    [
        ("Анна заявила о победе.", "Masc", "Sing", "заявил"),
        ("Вузы заключили договор.", "Neut", "Sing", "заключило"),
        ("Школы открыты в Омске.", "Masc", "Sing", "открыт"),
        ("Школы растут.", "Neut", "Sing", "растёт"),
    ],
)
def test_predicates_agree_with_the_question_word(text, gender, number, expected):
    """A verb takes the gender and number of the «кто» or «что» that replaces its subject."""
    (sentence,) = sentences_of(text)
    verb = next(t for t in sentence.tokens if t.head == -1)
    assert agree([verb], [verb.text], gender, number) == [expected]


def test_short_passive_of_an_infinitive():
    """«МГУ открыл филиал» asked of the branch needs «открыт», «открыта», «открыты»."""
    assert short_passive("открыть", "Masc", "Sing") == "открыт"
    assert short_passive("открыть", "Fem", "Sing") == "открыта"
    assert short_passive("построить", "Masc", "Plur") == "построены"


def test_readings_are_chosen_by_the_tagger():
    """«стали» is a verb or steel: the tagger's part of speech decides."""
    assert choose("стали", "VERB", {"VerbForm": "Fin"}).lemma == "стать"
    assert choose("стали", "NOUN", {"Case": "Gen"}).lemma == "сталь"
    assert inflect(choose("стали", "NOUN", {"Case": "Gen"}), case="Ins") == "сталью"


def test_possible_cases_of_a_form():
    """A form tells its cases; a word with no cases forbids none."""
    assert possible_cases("школой", "NOUN") == {"Ins"}
    assert {"Nom", "Acc"} <= possible_cases("мост", "NOUN")
    assert possible_cases("вчера", "NOUN") == set(CASES)


@pytest.mark.parametrize(
    ("original", "word", "expected"),
    [
        ("Касым-Жомарта", "касым-жомартом", "Касым-Жомартом"),
        ("Школа", "школой", "Школой"),
        ("ВУЗ", "вузом", "ВУЗОМ"),
        ("школа", "школой", "школой"),
    ],
)
def test_capitals_are_kept(original, word, expected):
    """An inflected word has the capitals of the word it came from."""
    assert like(original, word) == expected


def test_agreement_of_adjective_and_noun():
    """Case and number must agree, gender too in the singular; short forms are no modifiers."""
    assert agrees(readings("новой"), readings("школы"))
    assert not agrees(readings("новым"), readings("школы"))
    assert compatible({"Case": "Gen", "Number": "Plur"}, {"Case": "Gen", "Number": "Plur"})
    assert not compatible(
        {"Case": "Nom", "Number": "Sing", "Gender": "Fem"},
        {"Case": "Nom", "Number": "Sing", "Gender": "Masc"},
    )
    assert not compatible({"Variant": "Short"}, {})


@pytest.mark.parametrize(
    ("verb", "preposition", "case", "expected"),
    [
        ("зависеть", "от", "Gen", True),
        ("приступить", "к", "Dat", True),
        ("гордиться", "", "Ins", True),
        ("зависеть", "над", "Ins", False),
        ("спать", "от", "Gen", False),
    ],
)
def test_verbs_govern_their_phrases(verb, preposition, case, expected):
    """«зависит от чего» is a question of the verb's own, «спит от чего» is not."""
    assert governs(verb, preposition, case) is expected


def test_nearness_of_words():
    """Words of like sense are nearer than others; unknown ones have no nearness at all."""
    near, far = nearness("университет", "институт"), nearness("университет", "борщ")
    assert near is not None
    assert far is not None
    assert near > far
    assert nearness("университет", "абырвалгища") is None


def test_people_and_posts_near_others():
    """Peers come from the same walk of life, in an order the seed fixes, without those to avoid."""
    peers = near_persons("Лев Толстой", "seed", ())
    assert peers == near_persons("Лев Толстой", "seed", ())
    assert "Лев Толстой" not in peers
    assert peers[0] not in near_persons("Лев Толстой", "seed", (peers[0],))
    assert near_persons("Никто Никтоев", "seed", ()) == ()
    posts = near_posts("министр обороны Италии", "seed", ())
    assert posts
    assert all(post.endswith(" Италии") and post[0].islower() for post in posts)
    assert near_posts("директор завода", "seed", ()) == ()


def test_words_are_joined_as_print_does_it():
    """No space before a comma, none inside quotation marks."""
    assert join(["театр", "«", "Сфера", "»", ",", "музей"]) == "театр «Сфера», музей"
    assert join(["завод", '"', "Звезда", '"']) == 'завод "Звезда"'
    assert words(subject_of("Построена школа имени Ломоносова.")[0]) == "школа имени Ломоносова"
