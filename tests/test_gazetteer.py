"""The tables of names and words: what they know, what they offer, and that they hold together."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from quizgen.russian import gazetteer, nametables
from quizgen.russian.morphology import analyzer
from quizgen.russian.nametables import Entry, Table, key_of, split_items

DATA = Path(nametables.__file__).with_name("data")
FILES = ("places.yaml", "organisations.yaml", "classes.yaml")


def places() -> Table:
    return Table("places.yaml")


def organisations() -> Table:
    return Table("organisations.yaml")


PLACES = places()
ORGANISATIONS = organisations()
CLASSES = nametables.read_tables("classes.yaml")


def entries(table: Table) -> Iterator[Entry]:
    for listed in table.kinds.values():
        yield from listed


# Places


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Казахстан", "COUNTRY"),
        ("Российская Федерация", "COUNTRY"),
        ("Соединённые Штаты", "COUNTRY"),
        ("соединенные штаты америки", "COUNTRY"),
        ("Тунис", "COUNTRY"),
        ("Пруссия", "COUNTRY"),
        ("СССР", "COUNTRY"),
        ("Кот-д'Ивуар", "COUNTRY"),
        ("Папуа – Новая Гвинея", "COUNTRY"),
        ("Уральск", "CITY"),
        ("Астана", "CITY"),
        ("Рим", "CITY"),
        ("Орел", "CITY"),
        ("Иртыш", "RIVER"),
        ("Балхаш", "CITY"),
        ("Байкал", "LAKE"),
        ("Каспийское море", "SEA"),
        ("Эльбрус", "MOUNTAIN"),
        ("Сахалин", "ISLAND"),
        ("Европа", "CONTINENT"),
        ("Техас", "STATE"),
        ("Западно-Казахстанская область", "REGION"),
        ("Татарстан", "REGION"),
        ("Внуково", "AIRPORT"),
        ("Кремль", "SIGHT"),
        ("Александровский сад", "SIGHT"),
        ("Акорда", "SIGHT"),
        ("Форум", None),
        ("Токаев", None),
        ("", None),
    ],
)
def test_place_kind(name, kind):
    """A place is known by any of its names, whatever its case, ё, dash or apostrophe."""
    assert gazetteer.place_kind(name) == kind


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Россия", "РФ", True),
        ("США", "Соединённые Штаты Америки", True),
        ("Алматы", "Алма-Ата", True),
        ("Астана", "Нур-Султан", True),
        ("Санкт-Петербург", "Ленинград", True),
        ("Беларусь", "Белоруссия", True),
        ("Шамбала", "шамбала", True),
        ("Россия", "Казахстан", False),
        ("Англия", "Великобритания", False),
        ("Нигер", "Нигерия", False),
        ("Шамбала", "Атлантида", False),
    ],
)
def test_same_place(one, other, same):
    """Aliases mean one place; neighbours, parts and unknown names do not."""
    assert gazetteer.same_place(one, other) is same
    assert gazetteer.same_place(other, one) is same


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Уральск", "Казахстан"),
        ("Внуково", "Россия"),
        ("Чикаго", "США"),
        ("Севастополь", None),
        ("Волга", None),
        ("Нигде", None),
    ],
)
def test_country_of(name, country):
    """A city or airport knows its country."""
    assert gazetteer.country_of(name) == country


def test_adjectives():
    """A country gives its adjectives; an adjective of one country leads back to it."""
    assert gazetteer.adjectives("РФ") == ("российский", "русский")
    assert gazetteer.adjectives("Казахстан") == ("казахстанский", "казахский")
    assert gazetteer.adjectives("Москва") == ()
    assert gazetteer.country_of_adjective("Казахстанский") == "Казахстан"
    assert gazetteer.country_of_adjective("корейский") is None
    assert gazetteer.country_of_adjective("красный") is None


NEAR = [
    "Россия",
    "РФ",
    "Казахстан",
    "США",
    "Великобритания",
    "СССР",
    "Османская империя",
    "Уральск",
    "Москва",
    "Париж",
    "Дубай",
    "Улан-Батор",
    "Волга",
    "Рейн",
    "Байкал",
    "Чёрное море",
    "Эльбрус",
    "Сицилия",
    "Европа",
    "Центральная Азия",
    "Невада",
    "Карагандинская область",
    "Англия",
    "Сибирь",
    "Внуково",
    "Чанги",
    "Кремль",
    "Александровский сад",
    "Акорда",
    "Эрмитаж",
]


@pytest.mark.parametrize("name", NEAR)
def test_near_places_are_other_places_of_the_kind(name):
    """Neighbours are at least three, of the same kind, apart from the answer and each other."""
    kind = gazetteer.place_kind(name)
    found = gazetteer.near_places(name, "deck")
    assert 3 <= len(found) <= nametables.LIMIT
    assert len(set(found)) == len(found)
    own = PLACES.find(name)[0]
    taken = PLACES.related(own.key)
    for other in found:
        entry = next(e for e in PLACES.find(other) if e.kind == kind)
        assert entry.key not in taken
        taken |= PLACES.related(entry.key)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Казахстан", {"Узбекистан", "Киргизия", "Таджикистан"}),
        ("Внуково", {"Шереметьево", "Домодедово", "Пулково", "Жуковский"}),
        ("Тихий океан", {"Атлантический океан", "Индийский океан", "Северный Ледовитый океан"}),
        ("Англия", {"Шотландия", "Уэльс", "Северная Ирландия"}),
        ("Татарстан", {"Башкирия", "Чечня", "Дагестан", "Якутия"}),
    ],
)
def test_the_closest_places_come_first(name, first):
    """The first three neighbours share region, kind of unit and importance."""
    assert set(gazetteer.near_places(name, "deck")[:3]) <= first


def test_cities_come_from_the_same_country_first():
    """A city is offered among cities of its country, though the article names the country."""
    found = gazetteer.near_places("Уральск", "deck", ["Казахстан", "Россия", "Москва"])
    assert {gazetteer.country_of(name) for name in found[:8]} == {"Казахстан"}
    assert "Уральск" not in found


def test_near_places_is_fixed_by_the_seed():
    """The same seed gives the same places; other seeds give others."""
    assert gazetteer.near_places("Омск", "a") == gazetteer.near_places("Омск", "a")
    assert len({gazetteer.near_places("Омск", str(i))[:3] for i in range(10)}) > 5


@pytest.mark.parametrize(
    ("name", "avoid", "absent"),
    [
        ("Астана", ["Алма-Ата"], {"Алматы", "Алма-Ата"}),
        ("Россия", ["Беларусь", "Молдова"], {"Белоруссия", "Молдавия"}),
        ("Африка", ["Европа"], {"Европа", "Евразия"}),
        ("Австро-Венгрия", ["Россия"], {"Российская империя", "Русское царство"}),
        ("Байкал", ["Онежское озеро"], {"Онежское озеро"}),
        ("Александровский сад", ["парк «Зарядье»"], {"Парк «Зарядье»"}),
        ("Прага", ["старинный город Брно"], {"Брно"}),
    ],
)
def test_near_places_keep_away_from_the_avoided(name, avoid, absent):
    """What the article also names is not offered by any alias, nor its parts and wholes."""
    assert absent & set(gazetteer.near_places(name, "deck")) or name == "Африка"
    assert not absent & set(gazetteer.near_places(name, "deck", avoid))


def test_parts_of_parts_are_parts():
    """What lies in a part lies in the whole, both ways; «Саксония» is not offered «Нижняя…»."""
    assert key_of("Западная Европа") in PLACES.related(key_of("Евразия"))
    assert key_of("Евразия") in PLACES.related(key_of("Прибалтика"))
    assert key_of("Африка") not in PLACES.related(key_of("Европа"))
    assert "Нижняя Саксония" not in gazetteer.near_places("Саксония", "deck")


def test_a_past_state_bars_only_itself():
    """An article that mentions the USSR may still have its republics as options."""
    assert "Узбекистан" in gazetteer.near_places("Казахстан", "deck", ["СССР"])
    assert "СССР" not in gazetteer.near_places("ГДР", "deck", ["СССР"])


def test_full_names_get_full_names():
    """A country by its full name or abbreviation stands beside others so written."""
    assert "Республика Польша" in gazetteer.near_places("Российская Федерация", "deck")[:3]
    assert "Польша" in gazetteer.near_places("Россия", "deck")[:3]
    assert "ФРГ" in gazetteer.near_places("РФ", "deck", kind="COUNTRY")


def test_kind_picks_among_namesakes():
    """«Урал» is a river first, and a region for those who ask so."""
    assert "Иртыш" in gazetteer.near_places("Урал", "deck")
    assert "Поволжье" in gazetteer.near_places("Урал", "deck", kind="REGION")
    assert gazetteer.near_places("Урал", "deck", kind="CITY") == ()
    assert gazetteer.near_places("Атлантида", "deck") == ()


# Organisations


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("МГУ", "вуз"),
        ("КазНУ имени аль-Фараби", "вуз"),
        ("КазНУ им. аль-Фараби", "вуз"),
        ("МГУ имени М.В. Ломоносова", "вуз"),
        ("Омский государственный университет имени Ф. Достоевского", "вуз"),
        ("Национальный исследовательский ядерный университет «МИФИ»", "вуз"),
        ("«Росатом»", "компания"),
        ("Сбер", "банк"),
        ("Kazinform", "агентство"),
        ("Казинформ", "агентство"),
        ("Известия", "газета"),
        ("ООН", "международная организация"),
        ("Евросоюз", "международная организация"),
        ("Совет Федерации", "парламент"),
        ("МИД", "министерство"),
        ("Единая Россия", "партия"),
        ("Кайрат", "футбольный клуб"),
        ("АЭС", None),
        ("Рога и копыта", None),
    ],
)
def test_organisation_class(name, kind):
    """An organisation is known by any name, with or without quotes and initials."""
    assert gazetteer.organisation_class(name) == kind


def test_same_organisation():
    """A full name, its abbreviation and a shorter form mean one organisation."""
    assert gazetteer.same_organisation(
        "МИФИ", "Национальный исследовательский ядерный университет МИФИ"
    )
    assert gazetteer.same_organisation("МГУ", "МГУ имени Ломоносова")
    assert gazetteer.same_organisation("Госдума", "Государственная дума")
    assert not gazetteer.same_organisation("МГУ", "МГИМО")
    assert not gazetteer.same_organisation("ООН", "ЮНЕСКО")


@pytest.mark.parametrize(
    ("name", "among"),
    [
        ("КазНУ имени аль-Фараби", "ЕНУ имени Л. Н. Гумилёва"),
        ("МГУ", "МГИМО"),
        (
            "Московский государственный институт международных отношений",
            "Московский физико-технический институт",
        ),
        ("Минобороны", "Минфин"),
        ("Министерство обороны", "Министерство финансов"),
        ("Росатом", "Газпром"),
        ("«Росатом»", "«Газпром»"),
        ("Google", "Apple"),
        ("Европейский союз", "Шанхайская организация сотрудничества"),
        ("НАТО", "ШОС"),
        ("Спартак", "Зенит"),
        ("Kazinform", "КазТАГ"),
    ],
)
def test_near_organisations_are_written_alike(name, among):
    """Neighbours are of one class, differ from the answer, and the fitting form is near the top."""
    found = gazetteer.near_organisations(name, "deck")
    assert among in found[:8]
    kind = gazetteer.organisation_class(name)
    for other in found:
        assert kind in {entry.kind for entry in ORGANISATIONS.find(other)}
        assert not gazetteer.same_organisation(name, other)


def test_a_name_after_someone_gets_the_like():
    """«КазНУ имени аль-Фараби» stands first beside others «имени …»."""
    found = gazetteer.near_organisations("КазНУ имени аль-Фараби", "deck")
    assert all(" имени " in name for name in found[:6])


@pytest.mark.parametrize(
    ("name", "avoid", "absent"),
    [
        ("Росатом", [], {"Росэнергоатом", "Атомстройэкспорт"}),
        ("ООН", [], {"ЮНЕСКО", "ВОЗ", "МАГАТЭ"}),
        ("МГУ", ["МГИМО", "Высшая школа экономики"], {"МГИМО", "ВШЭ", "НИУ ВШЭ"}),
        ("ТАСС", ["агентство «Интерфакс»"], {"Интерфакс"}),
        ("Хабар", [], {"Хабар 24"}),
    ],
)
def test_near_organisations_keep_away(name, avoid, absent):
    """Daughters, aliases of the avoided and names that swallow the answer are not offered."""
    assert not absent & set(gazetteer.near_organisations(name, "deck", avoid))


# Words


@pytest.mark.parametrize(
    ("lemma", "kind"),
    [
        ("город", "PLACE"),
        ("вуз", "ORG"),
        ("агентство", "ORG"),
        ("роман", "TITLE"),
        ("форум", "EVENT"),
        ("корабль", "THING"),
        ("самолет", "THING"),
        ("рукав", None),
    ],
)
def test_class_nouns(lemma, kind):
    """A noun a name is asked with says what the name is."""
    assert gazetteer.class_noun_kind(lemma) == kind
    assert gazetteer.class_noun(lemma) is (kind is not None)


def test_abbreviations():
    """Things are told from organisations, and unknown universities from their endings."""
    assert gazetteer.thing_abbreviation("АЭС") == "атомная электростанция"
    assert gazetteer.thing_abbreviation("МГУ") is None
    assert gazetteer.abbreviation_class("ПензГТУ") == "вуз"
    assert gazetteer.abbreviation_class("ШОС") == "международная организация"
    for other in ("АЭС", "ПТУ", "ГУ", "Игу", "", "НКВЖД"):
        assert gazetteer.abbreviation_class(other) is None


@pytest.mark.parametrize(
    ("name", "city"),
    [
        ("Кузнецкград", True),
        ("Верхнереченск", True),
        ("Яранград", True),
        ("завтраград", False),
        ("Горный край", False),
        ("Токаев", False),
    ],
)
def test_looks_like_city(name, city):
    """An unknown name is a city's by its ending, one word with a capital."""
    assert gazetteer.looks_like_city(name) is city


@pytest.mark.parametrize(
    ("ask", "yes", "no"),
    [
        (
            gazetteer.is_event,
            ["встреча", "форум", "церемония", "выборы", "битва"],
            ["город", "вуз"],
        ),
        (
            gazetteer.is_deverbal,
            ["реализация", "строительство", "повышение", "открытие", "развитие"],
            ["здание", "мнение", "организация", "столетие", "город"],
        ),
        (
            gazetteer.is_post,
            ["президент", "премьер-министр", "аким", "ректор", "папа"],
            ["писатель", "учёный"],
        ),
        (
            gazetteer.is_person_noun,
            ["президент", "писатель", "учёный", "вдова"],
            ["город", "встреча"],
        ),
        (
            gazetteer.is_contextual,
            ["город", "президент", "проект", "автор", "эпоха"],
            ["филиал", "колледж-интернат"],
        ),
        (
            gazetteer.is_source_verb,
            ["передавать", "писать", "сообщить"],
            ["считать", "подчеркнуть"],
        ),
        (
            gazetteer.is_evaluative,
            ["яркий", "важнейший", "к сожалению"],
            ["атомный", "открыть", "особый"],
        ),
    ],
)
def test_word_classes(ask, yes, no):
    """Each class holds its words and not their neighbours."""
    assert [word for word in yes if not ask(word)] == []
    assert [word for word in no if ask(word)] == []


@pytest.mark.parametrize(
    ("ask", "word", "answer"),
    [
        (gazetteer.say_verb, "сказать", "direct"),
        (gazetteer.say_verb, "передавать", "source"),
        (gazetteer.say_verb, "полагать", "opinion"),
        (gazetteer.say_verb, "строить", None),
        (gazetteer.intro, "Напомним,", "neutral"),
        (gazetteer.intro, "во-первых", "neutral"),
        (gazetteer.intro, "По слухам", "doubtful"),
        (gazetteer.intro, "вероятно", "doubtful"),
        (gazetteer.intro, "Москва", None),
        (gazetteer.particle, "Также", "safe"),
        (gazetteer.particle, "еще", "safe"),
        (gazetteer.particle, "там", "context"),
        (gazetteer.particle, "при этом", "context"),
        (gazetteer.particle, "только", "meaning"),
        (gazetteer.particle, "медленно", None),
    ],
)
def test_word_headings(ask, word, answer):
    """Words of saying, introductions and particles fall under their heading."""
    assert ask(word) == answer


def test_light_verbs():
    """Verb and noun that make one predicate are known by lemma, the noun with its preposition."""
    assert gazetteer.light_verb("принять", "участие")
    assert gazetteer.light_verb("взять", "шефство")
    assert gazetteer.light_verb("вступить", "в сила")
    assert not gazetteer.light_verb("принять", "гость")
    assert not gazetteer.light_verb("построить", "участие")


# The data as a whole


class _Strict(yaml.SafeLoader):
    """Refuses a key given twice, which YAML loaders let pass."""

    def construct_mapping(self, node, deep=False):
        keys = [key.value for key, _ in node.value]
        assert len(keys) == len(set(keys)), [k for k, n in Counter(keys).items() if n > 1]
        return super().construct_mapping(node, deep)


@pytest.mark.parametrize("file", FILES)
def test_no_key_twice(file):
    """No group is written twice in a file, so none is lost."""
    assert yaml.load((DATA / file).read_text(encoding="utf-8"), Loader=_Strict)


@pytest.mark.parametrize("table", [PLACES, ORGANISATIONS], ids=["places", "organisations"])
def test_a_name_means_one_thing_of_a_kind(table):
    """Within a kind no two entries share a name, and every name starts as names do."""
    for kind, listed in table.kinds.items():
        names = Counter(
            key for entry in listed for key in {key_of(n) for n in entry.names + entry.hidden}
        )
        assert [name for name, count in names.items() if count > 1] == [], kind
    small = ("область", "24", "31")
    odd = [
        n for e in entries(table) for n in e.names if not (n[0].isupper() or n.startswith(small))
    ]
    assert odd == []
    assert [n for e in entries(table) for n in e.names + e.hidden if n != n.strip() or not n] == []


def test_ranks_are_three():
    """Importance is 1, 2 or 3, and a city is no better known than its country."""
    assert {e.rank for table in (PLACES, ORGANISATIONS) for e in entries(table)} == {1, 2, 3}
    assert PLACES.find("Тхимпху")[0].rank == 3


def test_every_city_has_a_known_country():
    """Cities stand under a country, or a territory the tables know; airports in a known city."""
    for entry in PLACES.kinds["CITY"]:
        assert gazetteer.place_kind(entry.path[-1]) in ("COUNTRY", "REGION"), entry.names
    for entry in PLACES.kinds["AIRPORT"]:
        assert PLACES.find(entry.note), entry.names
    for entry in entries(ORGANISATIONS):
        assert not entry.note or PLACES.find(entry.note), entry.names


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("CITY", 600),
        ("RIVER", 60),
        ("LAKE", 30),
        ("SEA", 30),
        ("MOUNTAIN", 40),
        ("STATE", 50),
        ("REGION", 60),
        ("AIRPORT", 25),
        ("SIGHT", 100),
        ("CONTINENT", 20),
    ],
)
def test_places_are_many(kind, least):
    """There is enough of every kind to choose from."""
    assert len(PLACES.kinds[kind]) >= least


def test_all_countries_of_the_world():
    """193 members and 2 observers of the United Nations, each with an adjective; 50 states."""
    today = [e for e in PLACES.kinds["COUNTRY"] if e.path[0] != "История"]
    assert len(today) == 195
    assert [entry.names[0] for entry in today if not entry.note] == []
    assert len(PLACES.kinds["STATE"]) == 50


def test_countries_inflect():
    """The dictionary puts every word of a present country into the prepositional case."""
    for entry in PLACES.kinds["COUNTRY"]:
        if entry.path[0] == "История":
            continue
        for word in entry.names[0].replace("—", " ").split():
            if word == "и":
                continue
            parses = [p for p in analyzer().parse(word) if p.tag.case == "nomn"]
            assert any(p.inflect({"loct"}) for p in parses), entry.names[0]


def _lists(tree: object, where: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(tree, dict):
        for name, below in tree.items():
            yield from _lists(below, f"{where}/{name}")
    else:
        assert isinstance(tree, str)
        yield where, tree


def test_no_word_twice_in_a_list():
    """No list of words has repetitions or empty items, and all words are lower case."""
    for where, text in _lists({k: v for k, v in CLASSES.items() if k != "abbreviations"}):
        items = split_items(text)
        assert items, where
        assert [w for w, n in Counter(map(key_of, items)).items() if n > 1] == [], where
        assert where.endswith("university_endings") or text == text.lower(), where
        assert text.count(",") == len(items) - 1, where


def test_a_person_noun_is_a_post_or_not():
    """No noun is flagged both as a post and as a trait."""
    assert not set(split_items(CLASSES["posts"])) & set(split_items(CLASSES["persons"]))
    assert not set(split_items(CLASSES["intro"]["neutral"])) & set(
        split_items(CLASSES["intro"]["doubtful"])
    )


def test_unreadable_data_is_refused(tmp_path, monkeypatch):
    """A slip in the data is an error at load, not a silent gap."""
    monkeypatch.setattr(nametables, "_DATA", tmp_path)
    for text in (
        "CITY: {Россия: 'Омск (Сибирь'}\nparts: {}",
        "CITY: {Россия: Омск}\nparts: {Омск: Тара}",
    ):
        (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(ValueError, match=r"Омск|Тара"):
            Table("bad.yaml")


def test_loading_is_quick():
    """All tables load within 60 ms of processor time."""
    if not hasattr(yaml, "CSafeLoader"):
        pytest.fail("PyYAML is installed without libyaml: the tables load thirty times slower")
    times = []
    for _ in range(5):
        start = time.process_time()
        places()
        organisations()
        gazetteer._Words()
        times.append(time.process_time() - start)
    assert min(times) < 0.06
