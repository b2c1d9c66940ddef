"""Packages made to break, stall or climb out: each is refused in one clear message, quickly."""

import io
import json
import struct
import time
import warnings
import zipfile
from dataclasses import replace

import pytest
from foreign import MODEL, SCHEMA, anki, database, export, fill, small, squeezed, unsqueezed

from foreign import unzipped, zipped  # isort: skip
from fuzz_packages import fuzz

from quizgen.errors import FormatError
from quizgen.imports.limits import LIMITS
from quizgen.imports.package import ALLOWANCE, read_collection, read_collection_safely
from quizgen.imports.protobuf import ProtobufError, fields, text_of

NAME = "collection.anki2"
BOMB = b"\x00" * (40 << 20)


def refused(package, limits=LIMITS):
    """The message: the same here and through the child, with what to do, in seconds."""
    started = time.monotonic()
    with pytest.raises(FormatError) as here:
        read_collection(package, limits)
    assert here.value.hint
    if limits is LIMITS:
        with pytest.raises(FormatError) as apart:
            read_collection_safely(package, "колода.apkg")
        assert str(apart.value).startswith("колода.apkg: " + here.value.message)
    assert time.monotonic() - started < 10
    return here.value.message


def encrypted():
    data = bytearray(small())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def overlapping():
    """Two names for the same compressed bytes, as quoted bombs have them."""
    out = bytearray(small())
    with zipfile.ZipFile(io.BytesIO(bytes(out))) as opened:
        start = opened.start_dir
    first = bytes(out[start:]).index(b"PK\x01\x02", 4)
    out[start + first + 42 : start + first + 46] = b"\0\0\0\0"
    return bytes(out)


def doubled():
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as package:
        warnings.simplefilter("ignore")
        package.writestr(NAME, database())
        package.writestr(NAME, database())
    return out.getvalue()


def zip64():
    """A zip64 record before the end that tells of four thousand million entries."""
    package = small()
    at = package.rindex(b"PK\x05\x06")
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 2**32, 2**32, 46, 0)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, at, 1)
    return package[:at] + record + locator + package[at:]


def claims_a_gigabyte():
    package = bytearray(small())
    at = package.index(b"PK\x01\x02")
    package[at + 24 : at + 28] = struct.pack("<L", 1 << 30)
    return bytes(package)


def other_method():
    return zipped({NAME: database()}, zipfile.ZIP_LZMA)


def zstd(data):
    return zipped({"collection.anki21b": data})


WIDE = b"\x28\xb5\x2f\xfd" + b"\x00" + b"\xa0" + b"\x01\x00\x00"
"""A zstd frame that asks for a window of a gigabyte."""

ARCHIVES = {
    "empty": (b"", "не похож на архив"),
    "text": (b"hello" * 100, "не похож на архив"),
    "only an end": (b"PK\x05\x06" + bytes(18), "нет коллекции"),
    "cut": (small()[:-30], "не похож на архив"),
    "cut inside": (small()[:100] + bytes(50) + small()[150:], "повреждён"),
    "zip bomb": (zipped({NAME: BOMB}), "неправдоподобно"),
    "zip bomb in the media list": (zipped({NAME: database(), "media": BOMB}), "неправдоподобно"),
    "zstd bomb": (zstd(squeezed(BOMB)), "неправдоподобно"),
    "zstd window": (zstd(WIDE), "повреждён"),
    "zstd cut": (zstd(squeezed(database())[:-9]), "повреждён"),
    "zstd and more": (zstd(squeezed(database()) + b"x"), "повреждён"),
    "no zstd": (zstd(database()), "повреждён"),
    "overlap": (overlapping(), "наложены"),
    "doubled": (doubled(), "одно имя"),
    "encrypted": (encrypted(), "зашифрован"),
    "zip64": (zip64(), "слишком большой"),
    "claimed gigabyte": (claims_a_gigabyte(), "повреждён"),
    "another method": (other_method(), "повреждён"),
    "climbing": (zipped({NAME: database(), "../../evil": b""}), "наружу"),
    "absolute": (zipped({NAME: database(), "/etc/evil": b""}), "наружу"),
    "drive": (zipped({NAME: database(), "C:evil": b""}), "наружу"),
    "backslash": (zipped({NAME: database(), "a\\..\\evil": b""}), "наружу"),
    "deep media": (zipped({NAME: database(), "media": b"[" * 500_000}), "повреждён"),
    "odd media": (zipped({NAME: database(), "media": b'{"0": [1]}'}), "повреждён"),
    "bad media": (zipped({NAME: database(), "media": squeezed(b"\x0a\xff\xff\xff\xff\x0f")}),
                  "повреждён"),
    "bad meta": (zipped({NAME: database(), "meta": b"\x0b"}), "повреждён"),
}  # fmt: skip


@pytest.mark.parametrize("name", ARCHIVES)
def test_hostile_archives_are_refused(name):
    """Bombs, tricks with the table of contents and names that climb out."""
    package, words = ARCHIVES[name]
    assert words in refused(package)


def without(table):
    start = SCHEMA.index(f"create table {table}")
    return SCHEMA[:start] + SCHEMA[SCHEMA.index(";", start) + 1 :]


ENDLESS = "with recursive r(i) as (select 1 union all select i + 1 from r) select i as {} from r"
NOTES = "id, 'g' as guid, 1 as mid, 1 as mod, '' as tags, 'x' as flds"
DATABASES = {
    "view": (small(f"create view notes as select {NOTES} from col", schema=without("notes")),
             "не таблица"),
    "endless view": (small(f"create view notes as {ENDLESS.format('id')}", schema=without("notes")),
                     "не таблица"),
    "virtual table": (small("create virtual table notes using fts5(id, guid, mid, mod, tags, flds)",
                            schema=without("notes")), "не таблица"),
    "computed column": (small("alter table notes add x text as (printf('%.*c', 90000000, 'x'))"),
                        "вычисляемый"),
    "missing table": (small(schema=without("cards")), "нет коллекции"),
    "missing column": (small("alter table notes drop column flds"), "повреждён"),
    "no rows": (small("delete from col"), "повреждён"),
    "deep models": (small(models="[" * 500_000), "повреждён"),
    "deep models closed": (small(models="[" * 90_000 + "]" * 90_000), "повреждён"),
    "models of another shape": (small(models='{"1": {"flds": 3}}'), "повреждён"),
    "huge number": (small(models='{"1": ' + "9" * 10_000 + "}"), "повреждён"),
    "no fields": (small(models=json.dumps({"1": MODEL | {"flds": []}})), "повреждён"),
    "huge note": (small("insert into notes values (2, 'g', 1, 1, '', hex(randomblob(4300000)))"),
                  "слишком большой"),
    "many types": (small(models=json.dumps({str(i): MODEL for i in range(3000)})),
                   "слишком большой"),
    "large schema": (small(*(f"create table t{i} (x)" for i in range(600))), "слишком большой"),
    "cut": (zipped({NAME: database()[:-4096]}), "повреждён"),
    "another file": (zipped({NAME: b"SQLite format 3\0" + bytes(4000)}), "повреждён"),
    "looping pages": (zipped({NAME: (d := database())[:4096] + d[:4096] + d[8192:]}), "повреждён"),
}  # fmt: skip


@pytest.mark.parametrize("name", DATABASES)
def test_hostile_databases_are_refused(name):
    """What stands in place of a table, what never ends, what is too much, what is broken."""
    package, words = DATABASES[name]
    assert words in refused(package)


def test_triggers_and_other_views_do_nothing():
    """Nothing but the known tables is read, so views and triggers beside them never run."""
    read = read_collection(
        small(
            "create trigger t after insert on notes begin delete from notes; end",
            f"create view endless as {ENDLESS.format('x')}",
        )
    )
    assert [note.guid for note in read.notes] == ["g"]


def test_endless_reading_stops_at_the_deadline():
    """Whatever keeps SQLite busy, it stops when its time is up."""
    many = ENDLESS.format("i") + " limit 200000"
    package = small(f"insert into cards select i + 9, 1, 1, 0, 0, 0, 0, 0, '' from ({many})")
    assert "слишком долго" in refused(package, replace(LIMITS, query_seconds=0.0))


@pytest.mark.parametrize("limit", ["file", "entries", "collection", "notes", "cards", "text"])
def test_each_limit_refuses_what_is_over_it(limit):
    """A package just over a limit is refused whole, never cut short."""
    assert "слишком большой" in refused(small(), replace(LIMITS, **{limit: 0}))


@pytest.fixture(scope="module")
def newest(tmp_path_factory):
    folder = tmp_path_factory.mktemp("anki")
    with anki(folder) as collection:
        fill(collection)
        return unzipped(export(collection, folder, "apkg").read_bytes())


@pytest.mark.parametrize(
    "blob", [b"\x0a\xff\xff\xff\xff\x7f", *(bytes([n]) * 99 for n in (8, 11, 255))]
)
def test_malicious_protobuf_is_refused(newest, blob, tmp_path):
    """Lengths past the end, groups, endless numbers in place of a note type's settings."""
    data = unsqueezed(newest["collection.anki21b"])
    at = data.index(b"\x0a\x09{{Front}}")
    data = data[:at] + blob[:11].ljust(11, b"\xff") + data[at + 11 :]
    assert "повреждён" in refused(zipped({"collection.anki21b": squeezed(data)}))
    with pytest.raises(ProtobufError):
        text_of(blob, 1)


def test_protobuf_of_many_fields_is_bounded():
    """A million fields are refused, not counted out."""
    with pytest.raises(ProtobufError):
        list(fields(b"\x08\x01" * 1_000_000))


def test_what_anki_ran_is_here_only_text(tmp_path, monkeypatch):
    """Sounds for mpv (CVE-2024-26020), LaTeX that reads or writes files (CVE-2024-29073,
    CVE-2024-32152) and scripts are letters: nothing runs and no file appears."""
    monkeypatch.chdir(tmp_path)
    evil = (
        "[sound:--script=evil.lua]<script>fetch('http://127.0.0.1')</script>",
        r"[latex]\usepackage{verbatim}\verbatiminput{/etc/passwd}"
        r"\newwrite\o\immediate\openout\o=evil.txt[/latex]",
    )
    package = zipped(
        {
            NAME: database(("update notes set flds = ?", ("\x1f".join(evil),))),
            "media": json.dumps({"0": "../../evil.lua"}).encode(),
            "0": b"os.execute('touch evil.txt')",
        }
    )
    read = read_collection_safely(package)
    assert read.notes[0].fields == evil
    # A name only, for messages; no path is ever made of it.
    assert read.media == ("../../evil.lua",)
    assert list(tmp_path.iterdir()) == []


def test_contents_of_media_are_never_read():
    """A medium that is broken, or a bomb, harms no one: the notes are read."""
    package = bytearray(zipped({NAME: database(), "media": b'{"0": "a.png"}', "0": BOMB}))
    at = package.rindex(b"PK\x01\x02")
    package[at + 16 : at + 20] = b"\0\0\0\0"
    assert len(read_collection(bytes(package)).notes) == 1


def test_the_child_holds_its_memory():
    """With less memory than the package needs, it is refused as too large."""
    models = json.dumps({"1": MODEL | {"more": [[]] * 1_900_000}}, separators=(",", ":"))
    tight = replace(ALLOWANCE, memory=120 << 20)
    with pytest.raises(FormatError, match=r"слишком (большой|сложный)"):
        read_collection_safely(small(models=models), allowance=tight)


def test_a_thousand_mutated_packages(tmp_path):
    """Every one is read or refused with a hint, none stalls, crashes or comes back in part."""
    outcomes, slowest, failed, peak = fuzz(tmp_path, 1000)
    assert failed == []
    assert sum(outcomes.values()) == 1000
    # The mutations reach both ends: what still reads, and several kinds of refusal.
    assert outcomes["read"] > 100
    assert not [text for text in outcomes if text.startswith("no hint")]
    assert len(outcomes) >= 4
    assert slowest < 5
    assert peak < 400
