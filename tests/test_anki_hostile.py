"""Every field × every kind × every string that means something to Anki or a browser."""

import html
import re

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from quizgen.formats.anki_decks import decks_to_apkg
from quizgen.formats.anki_text import JOINER, clean
from quizgen.formats.choices import ExportChoice
from quizgen.model import GAP, KINDS, Article, Deck, Evidence, Question

STRINGS = (
    "<script>alert(1)</script>",
    "</style></main><script src=//x.y></script>",
    "<!-- без конца",
    "]]><![CDATA[",
    "x<y и z>w",
    '<img src=x onerror="alert(1)">',
    "AT&T &amp; &lt;b&gt; &#60;i&#62;",
    "{{c1::раз}} {{c2::два",
    "}} конец }}",
    "{{Answer}} {{#Spare3}}да{{/Spare3}} {{=<% %>=}}",
    "а::б:: ::",
    "[sound:a.mp3]",
    "[anki:play:q:0] [anki:tts lang=ru_RU]да[/anki:tts]",
    "[latex]x[/latex] [$]x[/$] [$$]x[/$$]",
    r"\(x\) \[y\] C:\путь\\",
    "[[type:Answer]] [[cloze:1]]",
    "👩‍🚀 🇷🇺 ё́",
    "две\nстроки\r\nтри\tзнака",
    "знак\x1fраздела\x00\x07",
    "\u202eнаоборот\u2066 \u200fשלום\u200f",
    "\ud83d половина",
    "javascript:alert(1)",
    "кавычки \"раз\" 'два' «три» `четыре`",
    "% * _ %s {0} $1 \\1 -",
    "длинный <текст> " * 625,
)
SHORT = {text: text if len(text) < 60 else f"{text[:20]}…" for text in STRINGS}


def deck_of(number, text):
    """A deck of one question of each kind, `text` in every field of all of them."""
    words = f"до {text} после"
    # A deck file with half a character in it does not open, so no id holds one.
    sound = text.encode("utf-8", "replace").decode()
    article = Article(f"{sound} {number}", text, None, f"{text}\n{words}")
    proof = Evidence(words, len(text) + 1, len(text) + 1 + len(words))
    common = {"accepted": (f"{text} а",), "tags": (text, f"{text} т"), "more": (proof,)}
    given = {
        "choice": {"distractors": (f"{text} б", f"в {text}")},
        "true_false": {"distractors": (f"{text} б",), "items": (f"{text} г",)},
        "multiple": {"items": (text, f"{text} д"), "distractors": (f"{text} б",)},
        "matching": {"items": (text, f"{text} д"), "matches": (f"1 {text}", f"2 {text}")},
        "ordering": {"items": (text, f"{text} д", f"е {text}")},
    }
    return Deck(
        f"{sound} {number}", text, article,
        tuple(
            Question(
                f"{sound} {kind}", kind, f"до {text} {GAP} после" if kind == "cloze" else f"{text}?",  # noqa: E501
                text, proof, text, text, **common, **given.get(kind, {}),
            )
            for kind in KINDS
        ),
    )  # fmt: skip


DECKS = [deck_of(number, text) for number, text in enumerate(STRINGS)]


def visible(side):
    """What a person reads of a side, white space aside."""
    side = re.sub(r"<style>.*?</style>", "", side, flags=re.S)
    text = html.unescape(re.sub(r"<[^>]*>", " ", side)).replace(JOINER, "")
    return " ".join(text.split())


def plain(text):
    return " ".join(clean(text).split())


@pytest.fixture(scope="module", params=[False, True], ids=["silent", "speech"])
def arrived(request, tmp_path_factory):
    """(text, kind) → card and its rendering, all of one package imported once."""
    folder = tmp_path_factory.mktemp("hostile")
    path = folder / "deck.apkg"
    choice = ExportChoice(own_tags=STRINGS, deck=STRINGS[9], tree=True, speech=request.param)
    path.write_bytes(decks_to_apkg(DECKS, choice))
    collection = Collection(str(folder / "collection.anki2"))
    collection.import_anki_package(
        ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions())
    )
    found = [collection.get_card(number) for number in collection.find_cards("")]
    found.sort(key=lambda card: card.due)
    pairs = [(text, kind) for text in STRINGS for kind in KINDS]
    # Before anything else: as many cards as questions, in their order.
    assert len(found) == len(pairs) == collection.note_count()
    yield (
        request.param,
        collection,
        {pair: (card, card.render_output()) for pair, card in zip(pairs, found, strict=True)},
    )
    collection.close()


@pytest.mark.parametrize("text", STRINGS, ids=SHORT.values())
def test_text_stays_text_in_every_field_of_every_kind(arrived, text):
    """It is read as it stands on both sides of each card, and nothing in it comes alive."""
    speech, collection, cards = arrived
    for kind in KINDS:
        card, output = cards[text, kind]
        front, back = output.question_text, output.answer_text
        stem = f"до {text} [...] после" if kind == "cloze" else f"{text}?"
        assert plain(stem) in visible(front), kind
        told = [text, f"до {text} после"]
        if kind in ("choice", "true_false", "multiple"):
            told.append(f"{text} б")
        if kind == "multiple":
            told.append(f"{text} д")
        for words in told:
            sides = f"{visible(front)} {visible(back)}"
            assert plain(words) in sides, (kind, words)
        check_dead(collection, kind, card, output, speech)


def check_dead(collection, kind, card, output, speech):
    """No error, no tag or mark but the templates' own, nothing to play unless asked."""
    front, back = output.question_text, output.answer_text
    for side in (front, back):
        known = r"</?(main|p|div|ol|ul|li|hr|br|span|mark|table|tr|td|blockquote)\b|</?tbody"
        rest = re.sub(known, "", re.sub(r"<style>.*?</style>", "", side, flags=re.S))
        assert not re.search(r"<[a-z/!]", rest), (kind, side)
        # The gap's own attribute holds its answer escaped; no attribute is ever opened by text.
        assert not re.search(r"<[^>]*\son\w+=", side)
        assert not re.search(r"\\[(\[]|\{\{|\[sound:|\[latex\]|\[\$", html.unescape(side))
        assert side.count("[[type:") == (kind == "typed")
        assert side.count("[anki:") == speech
        assert "problem" not in side.lower()
        assert "#anki-" not in side
    assert len(output.question_av_tags) == len(output.answer_av_tags) == speech
    note = card.note()
    assert len(note.fields) == 14
    assert collection.media.files_in_str(note.mid, "\x1f".join(note.fields)) == []
    assert not any(re.search(r'[\s"\x00-\x1f]', name) for name in note.tags)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", "".join(note.fields))


def test_titles_make_one_deck_each(arrived):
    """As many decks as articles, all under the one parent, whatever stands in their titles."""
    _, collection, cards = arrived
    names = {collection.decks.name(card.did) for card, _ in cards.values()}
    assert len(names) == len(STRINGS)
    assert len({name.rsplit("::", 1)[0] for name in names}) == 1
