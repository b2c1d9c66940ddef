"""What a learner chooses before export, judged by the real `anki` library."""

import io
import itertools
import re
import sqlite3
import zipfile
from dataclasses import replace

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from several_deck import DECK as SPACE

from quizgen.errors import FormatError
from quizgen.formats import anki_types, export
from quizgen.formats.anki import deck_to_apkg
from quizgen.formats.anki_decks import decks_to_apkg
from quizgen.formats.anki_text import link
from quizgen.formats.choices import ExportChoice, chosen
from quizgen.model import Deck

TAGGED = replace(
    SPACE,
    questions=tuple(
        replace(question, tags=("Полёты людей",) if place % 2 else ("спутники",))
        for place, question in enumerate(SPACE.questions)
    ),
)
OTHER = replace(
    SPACE, id="moon", title="Луна", article=replace(SPACE.article, id="moon", title="Луна")
)


@pytest.fixture
def collection(tmp_path):
    """A fresh collection."""
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


@pytest.fixture
def load(collection, tmp_path):
    """Imports a package as a double click does; gives the log."""

    def load(package):
        path = tmp_path / "deck.apkg"
        path.write_bytes(package)
        options = ImportAnkiPackageOptions(with_scheduling=True)
        request = ImportAnkiPackageRequest(package_path=str(path), options=options)
        log = collection.import_anki_package(request).log
        collection.models._clear_cache()
        return log

    return load


def sizes(collection):
    """Deck name → how many cards are in it itself; decks without any are left out."""
    found = {
        deck.name: collection.decks.card_count(deck.id, include_subdecks=False)
        for deck in collection.decks.all_names_and_ids()
    }
    return {name: count for name, count in found.items() if count}


def ids(deck):
    return [question.id for question in deck.questions]


@pytest.mark.parametrize(
    ("choice", "places"),
    [
        (ExportChoice(), [0, 1, 2, 3, 4]),
        (ExportChoice(kinds=("matching", "true_false")), [0, 1, 3]),
        (ExportChoice(count=2), [0, 1]),
        (ExportChoice(count=99), [0, 1, 2, 3, 4]),
        (ExportChoice(tags=("полёты_людей",)), [1, 3]),
        (ExportChoice(tags=("СПУТНИКИ", "нет такой")), [0, 2, 4]),
        (ExportChoice(tags=("спутники",), kinds=("multiple", "ordering"), count=1), [2]),
    ],
)
def test_kinds_number_and_tags_are_kept(choice, places):
    """Only what was asked for stays, in the deck's order; the number counts what is left."""
    (kept,) = chosen([TAGGED], choice)
    assert ids(kept) == [TAGGED.questions[place].id for place in places]


def test_the_number_is_of_each_deck():
    """Of several decks each gives its best; a question given by the first is not given again."""
    kept = chosen([SPACE, OTHER, SPACE], ExportChoice(count=2))
    assert [ids(deck) for deck in kept] == [ids(SPACE)[:2], ids(SPACE)[:2], ids(SPACE)[2:4]]
    assert [ids(deck) for deck in chosen([SPACE, SPACE], ExportChoice())] == [ids(SPACE)]


def test_nothing_left_says_what_was_chosen():
    """The error names the choice and what there is to choose from."""
    with pytest.raises(FormatError) as caught:
        decks_to_apkg([TAGGED], ExportChoice(kinds=("open", "typed"), tags=("моря",)))
    assert str(caught.value) == (
        "не осталось ни одного вопроса: выбраны виды – open, typed; метки – моря "
        "(есть виды: true_false, multiple, matching, ordering, метки: Полёты людей, спутники)"
    )
    with pytest.raises(FormatError, match="в колоде нет ни одного вопроса"):
        decks_to_apkg([replace(SPACE, questions=())], ExportChoice(kinds=("open",)))


@pytest.mark.parametrize("wrong", [{"kinds": ("poem",)}, {"count": 0}, {"count": -1}])
def test_a_wrong_choice_is_refused(wrong):
    """An unknown kind or a number below one is told when the choice is made."""
    with pytest.raises(FormatError, match=r"нет вида|не годится"):
        ExportChoice(**wrong)


def test_by_default_it_is_the_plain_package():
    """One deck and no choice: byte for byte what `deck_to_apkg` gives, on any day."""
    assert decks_to_apkg([SPACE]) == deck_to_apkg(SPACE)
    chatty = ExportChoice(tree=True, speech=True, own_tags=("моё",), deck="Космос")
    assert decks_to_apkg([SPACE, OTHER], chatty) == decks_to_apkg([SPACE, OTHER], chatty)


CHOICES = (
    ExportChoice(count=2),
    ExportChoice(tree=True),
    ExportChoice(deck="Всё о космосе"),
    ExportChoice(kinds=("matching",), speech=True, own_tags=("экзамен",)),
    ExportChoice(),
)


@pytest.mark.parametrize(("first", "second"), list(itertools.permutations(CHOICES, 2)))
def test_another_choice_makes_no_duplicates(collection, load, first, second):
    """Exported again with any other choice, nothing doubles, conflicts or moves from its deck."""
    load(decks_to_apkg([SPACE], first))
    before = dict(collection.db.all("select id, did from cards"))
    log = load(decks_to_apkg([SPACE], second))
    assert not log.conflicting
    assert dict(collection.db.all("select id, did from cards")).items() >= before.items()
    given = {question.id for choice in (first, second) for question in chosen([SPACE], choice)[0]
             .questions}  # fmt: skip
    assert (collection.note_count(), collection.card_count()) == (len(given), len(given))
    names = {kind.name for kind in collection.models.all_names_and_ids() if "Quizgen" in kind.name}
    assert names <= set(anki_types.NAMES.values())


def test_a_tree_has_a_branch_for_each_article(collection, load):
    """«Родитель::Название статьи»; the learner's own name stands above, `::` in it makes levels."""
    load(decks_to_apkg([SPACE, OTHER], ExportChoice(tree=True)))
    assert sizes(collection) == {
        f"Вопросы по статьям::{SPACE.title}": 5,
        "Вопросы по статьям::Луна": 5,
    }
    load(decks_to_apkg([replace(OTHER, id="c", title="А::Б", article=replace(OTHER.article, id="c"))],  # noqa: E501
                       ExportChoice(tree=True, deck=" Школа:: ::Физика ")))  # fmt: skip
    assert any(re.fullmatch("Школа::Физика::А:\u2060:Б", name) for name in sizes(collection))


def test_several_articles_in_one_deck_or_each_in_its_own(collection, load):
    """A name gathers all; without one each article goes where it would go alone."""
    load(decks_to_apkg([SPACE, OTHER], ExportChoice(deck="Космос")))
    assert sizes(collection) == {"Космос": 10}
    dues = collection.db.list("select due from cards order by due")
    assert dues == list(range(dues[0], dues[0] + 10))
    with Inside(decks_to_apkg([SPACE, OTHER])) as database:
        decks = database.execute("select decks from col").fetchone()[0]
    assert '"Луна"' in decks.encode().decode("unicode_escape")


def test_articles_of_one_title_do_not_collide(collection, load):
    """Two articles with one headline get two decks, the same in any order, however cased."""
    twin = replace(OTHER, id=SPACE.id, title=SPACE.title.upper())
    load(decks_to_apkg([SPACE, twin]))
    want = {f"{SPACE.title} (kosmos)": 5, f"{SPACE.title.upper()} (moon)": 5}
    assert sizes(collection) == want
    load(decks_to_apkg([twin, SPACE]))
    assert sizes(collection) == want


def test_two_decks_of_one_article_are_one(collection, load):
    """The same question in two files arrives once; what only the second has joins its deck."""
    log = load(decks_to_apkg([replace(SPACE, questions=SPACE.questions[:3]), SPACE]))
    assert len(log.new) == 5
    assert sizes(collection) == {SPACE.title: 5}


def test_own_tags_are_cleaned_and_joined(collection, load):
    """Spaces and quotes go, levels stay, blanks and twins fall out; the house's tags stay."""
    own = (" Мой экзамен ", "а:: б c::", 'x"y*', "", "::", "мой_экзамен")
    load(decks_to_apkg([SPACE], ExportChoice(own_tags=own, count=1)))
    (number,) = collection.find_notes("")
    tags = collection.get_note(number).tags
    assert {"Мой_экзамен", "а::б_c", "x_y"} < set(tags)
    assert sum(not name.startswith("quizgen::") for name in tags) == 3


def spoken(collection):
    """What each card says on its front and back."""
    sides = []
    for number in collection.find_cards(""):
        output = collection.get_card(number).render_output()
        sides.append((output.question_av_tags, output.answer_av_tags))
    return sides


def test_cards_are_silent_unless_asked(collection, load):
    """Without speech no card has anything to play, and no button."""
    load(decks_to_apkg([SPACE]))
    assert spoken(collection) == [([], [])] * 5


def test_speech_reads_question_and_answer(collection, load):
    """With it the front reads the question in Russian, the back the answer, and nothing leaks."""
    load(decks_to_apkg([SPACE], ExportChoice(speech=True)))
    said = spoken(collection)
    texts = {(front[0].field_text, back[0].field_text) for front, back in said}
    assert all(len(front) == len(back) == 1 for front, back in said)
    assert {front[0].lang for front, _ in said} == {"ru_RU"}
    assert (SPACE.questions[0].stem, "Да") in texts
    answers = dict(texts)
    # Members of a list are apart when read, not one long word.
    assert answers[SPACE.questions[2].stem].split() == (
        ["Нил", "Армстронг", "Эдвин", "Олдрин", "Майкл", "Коллинз"]
    )


def test_speech_reaches_what_the_learner_has_but_not_what_he_edited(collection, load):
    """Asked for later, it comes to the notes of before; an edited note stays as he left it."""
    load(decks_to_apkg([SPACE]))
    mine = collection.get_note(collection.find_notes("")[0])
    mine["Question"] = "Моё?"
    collection.update_note(mine)
    log = load(decks_to_apkg([SPACE], ExportChoice(speech=True)))
    assert (len(log.updated), len(log.new)) == (4, 0)
    assert collection.get_note(mine.id)["Question"] == "Моё?"
    load(decks_to_apkg([SPACE]))
    assert sum(bool(front) for front, _ in spoken(collection)) == 4


def test_the_source_is_a_link_only_where_it_is_an_address(collection, load):
    """An article known by its address is one tap away from the card; a slug is not shown."""
    address = "https://example.org/новости?id=1&x=[2]"
    linked = replace(SPACE, article=replace(SPACE.article, id=address))
    load(decks_to_apkg([linked]))
    back = collection.get_card(collection.find_cards("")[0]).render_output().answer_text
    assert re.search(
        r'<a href="https://example\.org/[%A-F0-9]+\?id=1&amp;x=%5B2%5D">[^<]+</a>', back
    )
    assert "<a " not in deck_fields(SPACE)


@pytest.mark.parametrize(
    "address",
    ["kosmos", "javascript:alert(1)", "data:text/html,x", "//example.org", "https://", "http:///x",
     "https://a b", "ftp://example.org", "https://[x", "file:///x"],
)  # fmt: skip
def test_nothing_else_becomes_a_link(address):
    """Only http and https with a host lead anywhere."""
    assert link(address, "Статья <1>") == "Статья &lt;1&gt;"


def test_an_address_cannot_break_out_of_its_link():
    """Quotes, tags, braces, colons and formulas in it are harmless to a browser and to Anki."""
    shown = link('http://a.b/"><b>{{c1::x}}\\(y\\)[sound:z]', "")
    assert re.fullmatch(r'<a href="[^"<>{}\[\]\\]*">.*</a>', shown)
    assert not re.search(r"[<{\[\\:][b{:(s]", re.search('href="http://([^"]*)"', shown)[1])


def deck_fields(deck):
    with Inside(deck_to_apkg(deck)) as database:
        return " ".join(row[0] for row in database.execute("select flds from notes"))


class Inside:
    """The database inside a package."""

    def __init__(self, package):
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            self.data = archive.read("collection.anki2")

    def __enter__(self):
        self.database = sqlite3.connect(":memory:")
        self.database.deserialize(self.data)
        return self.database

    def __exit__(self, *_):
        self.database.close()


def test_json_takes_the_choice_too(tmp_path):
    """A deck file of a part of a deck; of several decks there is none, of an empty one there is."""
    target = tmp_path / "part.json"
    assert export([SPACE], target, ExportChoice(kinds=("matching",))) == 1
    assert '"kind": "matching"' in target.read_text(encoding="utf-8")
    with pytest.raises(FormatError, match="только одна колода"):
        export([SPACE, OTHER], target, ExportChoice())
    empty = Deck("e", "Пусто", SPACE.article, ())
    assert export([empty], target, ExportChoice()) == 0
