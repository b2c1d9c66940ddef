"""An Anki collection, read through the real `anki` library, as the records of an import."""

from __future__ import annotations

from anki.collection import Collection as Anki
from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

from quizgen.imports.records import CardTemplate, Collection, Note, NoteType


def load(path, folder) -> Collection:
    """A package as the real library understands it, imported into a fresh collection."""
    anki = Anki(str(folder / "reader.anki2"))
    try:
        anki.import_anki_package(
            ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions())
        )
        return records(anki)
    finally:
        anki.close()


def records(anki: Anki) -> Collection:
    """Everything in an open collection, notes in the order they are learnt."""
    anki.models._clear_cache()
    types, notes = {}, []
    order = {}
    for number in anki.find_cards(""):
        card = anki.get_card(number)
        order.setdefault(card.nid, []).append((card.due, card.ord, anki.decks.name(card.did)))
    for place, (nid, cards) in enumerate(sorted(order.items(), key=lambda it: min(it[1])), 1):
        note = anki.get_note(nid)
        kind = note.note_type()
        types[note.mid] = NoteType(
            note.mid, kind["name"], kind["type"] == 1,
            tuple(field["name"] for field in kind["flds"]),
            tuple(CardTemplate(t["name"], t["qfmt"], t["afmt"]) for t in kind["tmpls"]),
        )  # fmt: skip
        notes.append(
            Note(place, note.guid, note.mid, tuple(note.fields), tuple(note.tags),
                 min(cards)[2], tuple(sorted(ordinal for _, ordinal, _ in cards)), note.mod)
        )  # fmt: skip
    return Collection(types, tuple(notes))
