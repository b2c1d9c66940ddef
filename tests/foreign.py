"""Packages as other people make them: exported by the real Anki, by genanki, and made to harm."""

import io
import json
import sqlite3
import tempfile
import zipfile
from contextlib import closing, contextmanager
from pathlib import Path

import genanki
import zstandard
from anki.collection import Collection as Anki
from anki.collection import ExportAnkiPackageOptions

STOCK = (
    "Basic",
    "Basic (and reversed card)",
    "Basic (optional reversed card)",
    "Basic (type in the answer)",
    "Cloze",
    "Image Occlusion",
)
FIELDS = {
    "Basic": ("Столица <b>Франции</b>", "Париж"),
    "Basic (and reversed card)": ("Au", "золото"),
    "Basic (optional reversed card)": ("H", "водород", "да"),
    "Basic (type in the answer)": ("2 + 2", "4"),
    "Cloze": ("{{c1::Нева}} впадает в {{c3::Финский залив::куда}}", "см. карту"),
    "Image Occlusion": (
        "{{c1::image-occlusion:rect:left=.1:top=.1:width=.2:height=.2:oi=1}}",
        '<img src="карта.png">', "Карта", "", "",
    ),
}  # fmt: skip


@contextmanager
def anki(folder):
    """A collection of the real Anki in a folder of its own."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    collection = Anki(str(Path(folder) / "collection.anki2"))
    try:
        yield collection
    finally:
        collection.close()


def fill(collection):
    """One note of every stock type in nested decks, one learnt, one in a filtered deck, media."""
    media = collection.media.write_data("карта.png", b"\x89PNG")
    for i, name in enumerate(STOCK):
        note = collection.new_note(collection.models.by_name(name))
        for field, text in zip(note.keys(), FIELDS[name], strict=False):
            note[field] = text.replace("карта.png", media)
        note.tags = ["школа::химия", f"т{i}"]
        collection.add_note(note, collection.decks.id(("Школа::Химия", "Школа", "Ёж")[i % 3]))
    empty = collection.new_note(collection.models.by_name("Basic"))
    empty["Back"] = "без вопроса"
    collection.add_note(empty, collection.decks.id("Школа"))
    gone = collection.new_note(collection.models.by_name("Basic"))
    gone["Front"], gone["Back"] = "удалена", "да"
    collection.add_note(gone, collection.decks.id("Школа"))
    collection.remove_notes([gone.id])
    # Learnt with FSRS: `data` of the card holds its state and the position it had.
    collection.set_config("fsrs", True)
    learn = collection.find_cards("Париж")[0]
    collection.sched.reposition_new_cards([learn], 7, 1, False, False)
    card = collection.get_card(learn)
    card.start_timer()
    collection.decks.select(card.did)
    states = collection._backend.get_scheduling_states(learn)
    answer = collection.sched.build_answer(card=card, states=states, rating=3)
    collection.sched.answer_card(answer)
    filtered = collection.decks.new_filtered("Повторение")
    deck = collection.decks.get(filtered)
    deck["terms"][0][0] = "золото"
    collection.decks.save(deck)
    collection.sched.rebuild_filtered_deck(filtered)
    assert collection.find_cards("deck:Повторение")


def told_by(collection):
    """What Anki itself says: guid → (type, cloze, fields, tags, home deck, ords, mod)."""
    found = {}
    for number in collection.find_notes(""):
        note = collection.get_note(number)
        cards = sorted(note.cards(), key=lambda card: card.ord)
        home = cards[0].odid or cards[0].did
        found[note.guid] = (
            note.note_type()["name"],
            note.note_type()["type"] == 1,
            dict(zip(note.keys(), note.fields, strict=True)),
            tuple(note.tags),
            collection.decks.name(home),
            tuple(card.ord for card in cards),
            note.mod,
        )
    return found


def read_as(read):
    """The same of a collection of ours."""
    return {
        note.guid: (
            read.types[note.type_id].name,
            read.types[note.type_id].cloze,
            dict(zip(read.types[note.type_id].fields, note.fields, strict=True)),
            note.tags,
            note.deck,
            note.cards,
            note.changed,
        )
        for note in read.notes
    }


def export(collection, folder, kind):
    """A package as exported: "apkg" or "colpkg", "-old" for the support of older Ankis."""
    legacy = kind.endswith("-old")
    path = Path(folder) / f"{kind}.{kind.split('-')[0]}"
    if kind.startswith("apkg"):
        options = ExportAnkiPackageOptions(
            with_scheduling=True, with_deck_configs=True, with_media=True, legacy=legacy
        )
        collection.export_anki_package(out_path=str(path), options=options, limit=None)
    else:
        collection.export_collection_package(str(path), True, legacy)
        collection.reopen()
    return path


KINDS = ("apkg", "apkg-old", "colpkg", "colpkg-old")


def packages(folder):
    """Bytes of a filled collection by kind of export, and what Anki says is in it."""
    with anki(folder) as collection:
        fill(collection)
        told = told_by(collection)
        return {kind: export(collection, folder, kind).read_bytes() for kind in KINDS}, told


def by_genanki():
    """A package of the kind programs make: two models, two decks, media."""
    basic = genanki.Model(
        1607392319, "Простая", fields=[{"name": "Вопрос"}, {"name": "Ответ"}],
        templates=[{"name": "Карточка", "qfmt": "{{Вопрос}}", "afmt": "{{FrontSide}}{{Ответ}}"}],
    )  # fmt: skip
    first, second = genanki.Deck(2059400110, "Ботаника"), genanki.Deck(2059400111, "Ботаника::Мхи")
    for i in range(5):
        fields = [f"Что такое {i}?", f"Это {i}"]
        first.add_note(genanki.Note(model=basic, fields=fields, guid=f"g{i}"))
    second.add_note(
        genanki.Note(
            model=genanki.CLOZE_MODEL, fields=["{{c1::Сфагнум}} – мох", ""], guid="мох", tags=["м"]
        )
    )
    out = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "мох.jpg"
        picture.write_bytes(b"\xff\xd8")
        package = genanki.Package([first, second], media_files=[str(picture)])
        package.write_to_file(out, timestamp=1_700_000_000.0)
    return out.getvalue()


def zipped(entries, method=zipfile.ZIP_DEFLATED):
    """A zip of name → bytes; names as given, however odd."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, data in entries.items():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.filename = name
            info.compress_type = method
            package.writestr(info, data)
    return out.getvalue()


def unzipped(package):
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def squeezed(data, **words):
    return zstandard.ZstdCompressor(**words).compress(data)


def unsqueezed(data):
    return zstandard.ZstdDecompressor().decompressobj().decompress(data)


MODEL = {
    "id": 1, "name": "М", "type": 0, "flds": [{"name": "В", "ord": 0}, {"name": "О", "ord": 1}],
    "tmpls": [{"name": "К", "ord": 0, "qfmt": "{{В}}", "afmt": "{{О}}"}],
}  # fmt: skip
SCHEMA = """
create table col (id integer primary key, ver integer, models text, decks text);
create table notes (id integer primary key, guid text, mid integer, mod integer, tags text,
                    flds text);
create table cards (id integer primary key, nid integer, did integer, ord integer, type integer,
                    due integer, odue integer, odid integer, data text);
"""


def database(*statements, schema=SCHEMA, models=None, decks=None):
    """Bytes of a small schema 11 collection, after more SQL was run on it."""
    models = json.dumps({"1": MODEL}) if models is None else models
    decks = json.dumps({"1": {"name": "Д"}}) if decks is None else decks
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "c.db"
        with closing(sqlite3.connect(path, isolation_level=None)) as made:
            made.create_collation("unicase", lambda a, b: (a > b) - (a < b))
            made.executescript(schema)
            if schema == SCHEMA:
                made.execute("insert into col values (1, 11, ?, ?)", (models, decks))
                made.execute("insert into notes values (1, 'g', 1, 5, ' т ', 'в\x1fо')")
                made.execute("insert into cards values (1, 1, 1, 0, 0, 1, 0, 0, '')")
            for statement in statements:
                if isinstance(statement, tuple):
                    made.execute(*statement)
                else:
                    made.executescript(statement)
        return path.read_bytes()


def small(*statements, **words):
    """A legacy package around such a database."""
    return zipped({"collection.anki2": database(*statements, **words), "media": b"{}"})
