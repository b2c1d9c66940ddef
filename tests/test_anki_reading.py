"""Packages of the real Anki and of genanki are read whole: what Anki says is what is found."""

import sqlite3
from contextlib import closing

import pytest
from anki import import_export_pb2, notetypes_pb2
from foreign import (
    KINDS,
    anki,
    by_genanki,
    export,
    fill,
    packages,
    read_as,
    small,
    told_by,
    unsqueezed,
    unzipped,
    zipped,
)

from quizgen.errors import FormatError
from quizgen.imports import protobuf
from quizgen.imports.carrying import collection_from_data, collection_to_data
from quizgen.imports.package import PLACEHOLDER, read_collection, read_collection_safely


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """Packages by kind, and what Anki told of the collection they come from."""
    return packages(tmp_path_factory.mktemp("anki"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_note_and_card_is_found_as_anki_tells(exported, kind):
    """Types, fields, tags, decks, cards and times of all stock types, old and new packages."""
    made, told = exported
    read = read_collection(made[kind])
    assert len(told) == 7
    assert read_as(read) == told
    assert read.media == ("карта.png",)
    assert [note.place for note in read.notes] == list(range(1, 8))


def test_old_and_new_packages_of_a_collection_read_the_same(exported):
    """JSON and protobuf, schema 11 and 18, give the same records, templates included."""
    made, _ = exported
    assert read_collection(made["apkg"]) == read_collection(made["apkg-old"])
    assert read_collection(made["colpkg"]) == read_collection(made["colpkg-old"])
    templates = {
        kind.name: [card.front for card in kind.templates]
        for kind in read_collection(made["apkg"]).types.values()
    }
    assert templates["Basic (and reversed card)"] == ["{{Front}}", "{{Back}}"]
    assert templates["Basic (type in the answer)"] == ["{{Front}}\n\n{{type:Back}}"]


def test_notes_come_deck_by_deck_in_the_order_of_learning(tmp_path):
    """Decks in Anki's order; inside one by position, the learnt and the filtered at their place."""
    with anki(tmp_path) as collection:
        fill(collection)
        model = collection.models.by_name("Basic")
        for front in ("один", "два", "три"):
            note = collection.new_note(model)
            note["Front"] = front
            collection.add_note(note, collection.decks.id("Порядок"))
        cards = [collection.find_cards(f"Front:{front}")[0] for front in ("три", "один", "два")]
        collection.sched.reposition_new_cards(cards, 100, 1, False, False)
        read = read_collection(export(collection, tmp_path, "colpkg"))
    order = [note.fields[0] for note in read.notes if note.deck == "Порядок"]
    assert order == ["три", "один", "два"]
    assert list(dict.fromkeys(note.deck for note in read.notes)) == [
        "Порядок", "Школа", "Школа::Химия", "Ёж",
    ]  # fmt: skip


def test_a_learnt_card_keeps_its_place():
    """`pos` of a learnt card's data orders it among the new; without one it comes first."""
    rows = [(2, 0, 5, ""), (3, 2, 40, '{"pos":3,"s":2.1}'), (4, 2, 9, '{"s":2.1}')]
    statements = [("delete from cards",), ("delete from notes",)]
    for number, kind, due, data in rows:
        note = (number, f"g{number}", "a\x1fb")
        statements.append(("insert into notes values (?, ?, 1, 5, '', ?)", note))
        card = (number, number, kind, due, data)
        statements.append(("insert into cards values (?, ?, 1, 0, ?, ?, 0, 0, ?)", card))
    read = read_collection(small(*statements))
    assert [note.guid for note in read.notes] == ["g4", "g3", "g2"]


@pytest.mark.parametrize("kind", ["apkg", "colpkg-old"])
def test_the_child_process_reads_the_same(exported, kind, tmp_path):
    """Through the sandbox the records arrive as they are read here, from bytes and from a path."""
    made, _ = exported
    path = tmp_path / "колода.apkg"
    path.write_bytes(made[kind])
    here = read_collection(made[kind])
    assert read_collection_safely(path) == here
    assert read_collection_safely(made[kind]) == here
    assert collection_from_data(_as_json(collection_to_data(here))) == here


def _as_json(data):
    if isinstance(data, dict):
        return {key: _as_json(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_as_json(value) for value in data]
    return data


def test_a_package_of_genanki_is_read(tmp_path):
    """Two models, nested decks, a cloze, tags, media; and Anki agrees."""
    package = by_genanki()
    read = read_collection(package)
    assert [note.guid for note in read.notes] == [*(f"g{i}" for i in range(5)), "мох"]
    assert read.media == ("мох.jpg",)
    assert read.notes[-1].deck == "Ботаника::Мхи"
    assert read.notes[-1].tags == ("м",)
    with anki(tmp_path) as collection:
        path = tmp_path / "g.apkg"
        path.write_bytes(package)
        collection.import_anki_package(_request(path))
        told = told_by(collection)
    mine = read_as(read)
    assert {guid: row[:6] for guid, row in mine.items()} == {
        guid: row[:6] for guid, row in told.items()
    }


def _request(path):
    return import_export_pb2.ImportAnkiPackageRequest(package_path=str(path))


def test_the_note_asking_to_update_is_never_taken(exported):
    """Of an old and a new collection the new is read; an old one with only the note is refused."""
    made, _ = exported
    entries = unzipped(made["apkg"])
    assert b"Please update" in entries["collection.anki2"]
    del entries["collection.anki21b"]
    with pytest.raises(FormatError, match="повреждён"):
        read_collection(zipped(entries))
    del entries["meta"]
    with pytest.raises(FormatError) as caught:
        read_collection(zipped(entries))
    assert caught.value.message == PLACEHOLDER
    assert "экспортируйте колоду в Anki заново" in caught.value.hint


def test_a_package_of_a_later_anki_asks_for_an_older_one(exported):
    """A version not known yet is told, with what to do."""
    entries = unzipped(exported[0]["apkg"]) | {"meta": b"\x08\x04"}
    with pytest.raises(FormatError, match="более новой") as caught:
        read_collection(zipped(entries))
    assert "С поддержкой старых версий Anki" in caught.value.hint


def test_without_media_or_meta_a_package_is_whole(exported):
    """Packages of other programs may lack both."""
    entries = unzipped(exported[0]["apkg-old"])
    del entries["media"], entries["meta"], entries["collection.anki2"]
    assert len(read_collection(zipped(entries)).notes) == 7
    assert read_collection(zipped(entries | {"media": b""})).media == ()


def test_field_numbers_are_those_of_anki():
    """The numbers of protobuf.py are the ones in Anki's own descriptors."""
    config = notetypes_pb2.Notetype.Template.Config.DESCRIPTOR.fields_by_name
    assert config["q_format"].number == protobuf.TEMPLATE_FRONT
    assert config["a_format"].number == protobuf.TEMPLATE_BACK
    kind = notetypes_pb2.Notetype.Config.DESCRIPTOR.fields_by_name["kind"]
    assert kind.number == protobuf.NOTETYPE_KIND
    assert notetypes_pb2.Notetype.Config.KIND_CLOZE == protobuf.KIND_CLOZE
    entries = import_export_pb2.MediaEntries
    assert entries.DESCRIPTOR.fields_by_name["entries"].number == protobuf.MEDIA_ENTRY
    assert entries.MediaEntry.DESCRIPTOR.fields_by_name["name"].number == protobuf.MEDIA_NAME
    version = import_export_pb2.PackageMetadata.DESCRIPTOR.fields_by_name["version"]
    assert version.number == protobuf.PACKAGE_VERSION


def test_a_note_has_as_many_fields_as_its_type():
    """Missing fields are empty, surplus ones join the last, as Anki's own check does."""
    read = read_collection(
        small(
            "insert into notes values (2, 'few', 1, 5, '', 'один')",
            ("insert into notes values (3, 'many', 1, 5, '', ?)", ("1\x1f2\x1f3\x1f4",)),
            ("insert into notes values (4, 'stray', 77, 5, '', ?)", ("1\x1f2\x1f3",)),
        )
    )
    fields = {note.guid: note.fields for note in read.notes}
    assert fields["few"] == ("один", "")
    assert fields["many"] == ("1", "2; 3; 4")
    assert fields["stray"] == ("1", "2", "3")
    assert 77 not in read.types


def test_a_note_without_cards_is_kept():
    """It gives no question, but is accounted for: no deck, no cards."""
    note = next(n for n in read_collection(small("delete from cards")).notes)
    assert (note.deck, note.cards) == ("", ())


def test_columns_of_wrong_types_never_crash():
    """Blobs, NULL, fractions, the hugest numbers, half characters: read as text or as nothing."""
    read = read_collection(
        small(
            ("insert into notes values (2, ?, ?, ?, ?, ?)", (None, None, None, None, None)),
            ("insert into notes values (3, ?, 1, ?, ?, ?)", (b"\xff\xfe", 1.5, 7, b"\xd0a\x1f")),
            ("insert into notes values (4, 1, 1, ?, 2, 3)", (2**63 - 1,)),
            ("insert into cards values (2, 2, ?, ?, ?, ?, ?, ?, ?)",
             (None, "x", b"", 1.5, 2**63 - 1, -(2**63), "[1")),
            ("insert into cards values (3, 3, 1, ?, 2, 0, 0, 0, ?)", (2**62, '{"pos": 1e99}')),
            ("insert into cards values (4, 4, 1, -1, 2, 0, 0, 0, ?)", ("[" * 100_000,)),
        )
    )  # fmt: skip
    assert len(read.notes) == 4
    by_place = {note.guid: note for note in read.notes}
    assert by_place[""].fields == ("",)
    assert by_place["\ufffd\ufffd"].fields == ("\ufffda", "")
    assert by_place["1"].changed == 0


def test_a_database_in_wal_mode_leaves_no_trace(exported, tmp_path):
    """New packages carry WAL mode in the header; read-only they are read without a -wal file."""
    data = unsqueezed(unzipped(exported[0]["apkg"])["collection.anki21b"])
    assert data[18:20] == b"\x02\x02"
    path = tmp_path / "c.db"
    path.write_bytes(data)
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as plain:
        assert plain.execute("select count(*) from notes").fetchone() == (7,)
    assert len(read_collection(zipped({"collection.anki21b": unzipped(exported[0]["apkg"])[
        "collection.anki21b"]})).notes) == 7  # fmt: skip
