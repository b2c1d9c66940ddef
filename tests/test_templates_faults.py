"""Broken packs: every fault is found, at its place, in both languages.

‹key› in a pack below stands where the fault `key` must be seen; it is taken out before loading.
"""

import re
from string import Formatter

import pytest

from quizgen.errors import TemplateError
from quizgen.templates.faults import WORDINGS, fault_text, message_language, nearest
from quizgen.templates.loader import pack_from_text
from quizgen.templates.pack import CASES, TYPES
from quizgen.templates.syntax import split_lines

BASE = {
    "id": "id: opened",
    "example": 'example: "[Филиал](branch) открыт в [2001 году](when)."',
    "ask": "ask: when",
    "question": 'question: "Когда открыт {branch.им}?"',
}
FACT = ("-example", "fact: {subject: [PERSON, ORG], event: ANY, when: YEAR}", "-question")


def pack(*changes: str) -> str:
    """A pack of one sound template with some of its fields changed, added or removed."""
    fields = dict(BASE)
    for change in changes:
        if change.startswith("-"):
            del fields[change[1:]]
        else:
            name = re.sub("‹.*?›", "", change).split(":")[0]
            fields[name if name in BASE else change] = change
    body = "\n    ".join(fields.values())
    return f"pack: проба\ntemplates:\n  - {body}\n"


# What is wrong inside one template.
TEMPLATES = [
    # Fields.
    ("‹unknown_field›questoin: да",),
    ("‹unknown_field›аsk: when",),
    ("‹unknown_field›author: {И. Иванов}",),
    ("‹unknown_field›askk: ‹ask_not_marked›wen", "-ask"),
    ("‹unknown_field›вопрос: Когда открыт {‹unknown_role›brunch}?", "-question"),
    ("‹unknown_field›exmaple: ‹no_marks›Филиал открыт.", "-example"),
    ("‹missing_field›id: opened", "-ask"),
    ("‹missing_field›‹missing_field›id: opened", "-ask", "-question"),
    ("‹neither_example_nor_fact›id: opened", "-example"),
    ("‹both_example_and_fact›fact: {when: YEAR}",),
    ("‹both_example_and_fact›fact: {‹unknown_fact_role›whenn: ‹unknown_type›YAER}",),
    ("ask:‹empty_value›",),
    ('question: ‹empty_value›"  "',),
    ('example: ‹empty_value›""',),
    ("kinds: ‹empty_value›[]",),
    ("id: ‹bad_id›открытие филиала",),
    ("id: ‹bad_id›../../etc",),
    ("id: ‹bad_id›" + "a" * 65,),
    # Shapes.
    ("id:\n      ‹text_expected›- a\n      - b",),
    ("ask: ‹text_in_brackets›[when]",),
    ("question: ‹text_in_braces›{when.value}",),
    ("not: [‹text_with_colon›Он сказал: «Открыт»]",),
    ("not:\n      - ‹text_with_colon›Он сказал: «Открыт»",),
    ("not: ‹list_expected›{a: b}",),
    ("not: [‹text_in_brackets›[a]]",),
    ("also: ‹map_expected›[основать]",),
    ("also: {‹unknown_role›event: [основать]}",),
    ("also: {when:‹empty_value›}",),
    ("expect: ‹list_expected›{text: a, question: b, answer: c}",),
    ("expect: [‹map_expected›Филиал открыт]",),
    ("expect: [{text: a, question: b, ‹unknown_field›anser: c}]",),
    ("expect: [‹missing_field›{text: a, question: b}]",),
    ("expect: [{text: a, question: b, answer: ‹text_in_brackets›[c]}]",),
    ("priority: ‹number_expected›много",),
    ("priority: ‹number_expected›1.5",),
    ("priority: ‹number_expected›nan",),
    ("priority: ‹number_expected›0,5",),
    # Words of the language.
    ("kinds: [choice, ‹unknown_kind›multipel]",),
    ("kinds: ‹unknown_kind›choice, typed",),
    ("kinds: [typed, ‹repeated›typed]",),
    ("distractors: ‹distractors_list›poeple",),
    ("distractors: ‹list_expected›{a: b}",),
    ("distractors: ['1990', ‹repeated›'1990']",),
    ("ask: ‹ask_not_marked›wen",),
    (*FACT, "ask: ‹role_not_in_fact›where", "question: Где {rest}?"),
    (*FACT, "question: Когда {event~‹unknown_role›subjet}?"),
    (*FACT, "question: Когда {rest} {‹role_not_in_fact›where}?"),
    ("-example", "fact: {‹unknown_fact_role›whenn: DATE, when: ‹unknown_type›data}", "-question",
     "question: Когда {rest}?"),
    ("-example", "fact: ‹map_expected›when", "question: Когда?"),
    ("-example", "fact: {when:‹empty_value›}", "question: Когда?"),
    # Notation of examples.
    ('example: "[Филиал](branch) открыт в ‹unclosed_bracket›[2001 году(when)."',),
    ('example: "[Филиал](branch) открыт в [2001 году]‹unclosed_parenthesis›(when."',),
    ('example: "Филиал‹stray_bracket›] [МГУ](branch) открыт в [2001 году](when)."',),
    ('example: "‹nested_mark›[Филиал [МГУ](branch)](x) открыт в [2001 году](when)."',),
    ('example: "[Филиал](branch) открыт в [2001 году‹mark_without_role›] (when)."',),
    ('example: "[Филиал](branch) открыт в ‹empty_mark›[ ](when)."',),
    ('example: "[Филиал](branch) открыт в [2001 году](when: ‹unknown_type›YAER)."',),
    ('example: "[Филиал](branch) открыт в [2001 году](when:‹unknown_type›)."',),
    ('example: "[Филиал](‹bad_role›Branch 1) открыт в [2001 году](‹bad_role›rest)."',),
    ('example: "[Филиал](branch) [МГУ](‹role_marked_twice›branch) открыт в [2001 году](when)."',),
    ("example: ‹no_marks›Филиал открыт в 2001 году.",),
    # Notation of questions and answers.
    ('question: "Когда открыт ‹unclosed_brace›{branch.им?"',),
    ('question: "Когда ‹unclosed_brace›{открыт {branch}?"',),
    ('question: "Когда открыт {branch}‹stray_brace›}?"',),
    ('question: "Когда открыт ‹empty_slot›{ }?"',),
    ('question: "Когда открыт {‹unknown_role›brunch.им}?"',),
    ('question: "Когда открыт {branch.‹unknown_case›ии}?"',),
    ('question: "Когда открыт {branch.им.‹twice_in_slot›рд}?"',),
    ('question: "Когда открыт {branch.‹value_with_case›value.им}?"',),
    ('question: "Когда {rest.‹rest_with_case›им}?"',),
    ('question: "Когда {открытый~branch‹agree_with_case›.им}?"',),
    ('question: "Когда {‹ask_words›на базе скольких больших вузов~branch}?"',),
    ('question: "Когда {‹ask_words›~branch}?"',),
    ('question: "Когда {‹unknown_role›event~branch}?"',),
    ('question: "Когда {какой~branch‹two_tildes›~branch}?"',),
    ('question: "Когда открыт {branch}‹no_question_mark›."',),
    ('question: "Открыт ли {branch} в ‹answer_in_question›{when}?"',),
    ('question: "Когда ‹answer_in_question›{when~branch} {branch}?"',),
    ('answer: "{‹unknown_role›year.value}"',),
    # Several at once.
    ("id: ‹bad_id›a b", "ask: ‹ask_not_marked›wen", "kinds: ‹unknown_kind›test",
     'question: "Когда {branch.‹unknown_case›xx} {‹unknown_role›foo}‹no_question_mark›!"'),
    # YAML.
    ("question: ‹syntax_brace›{когда~when} открыт {branch}?",),
    ("example: ‹syntax_bracket›[Филиал](branch) открыт в [2001 году](when).",),
    ("question: Кто сказал‹syntax_colon›: «Когда открыт {branch}?»",),
    ('question: "Когда открыт ‹syntax_quotes_inside›"{branch}"?"',),
    ('question: ‹syntax_quote_unclosed›"Когда открыт {branch}?', 'answer: "{when.value}"'),
    ("answer: ‹syntax_quote_unclosed›'2001",),
    ('answer: "‹syntax_escape›\\d"',),
    ('answer: "‹syntax_escape›\\U00110000"',),
    ('answer: ‹bad_character›"\\ud800"',),
    ('answer: ‹bad_character›"\\a"',),
    ("answer: ‹syntax_start_character›@when",),
    ("answer: ‹syntax_start_character›- when",),
    ("kinds: ‹syntax_unclosed_list›[choice, typed", "answer: '2001'"),
    ("also: ‹syntax_unclosed_map›{when: год", "answer: '2001'"),
    ("not: ‹syntax_unclosed_list›[\n      a,\n      b",),
    ("ask: when\n  ‹syntax_tab›\tanswer: '2001'",),
    ("ask: when\n     ‹syntax_indent›answer: '2001'",),
    ("ask: when\n   ‹syntax_indent›answer: '2001'",),
    ("ask: when\n   ‹syntax_indent›answer: '2001' # год",),
    ("ask: when\n   ‹syntax_indent›kinds: [typed]",),
    ("not: ‹syntax_unclosed_list›[a,",),
    ("-question", "not: ‹syntax_unclosed_list›[a,\n    question: ‹syntax_brace›{x} открыт?"),
    ("‹syntax_no_space›id:opened",),
    ("‹syntax_no_colon›opened", "-id"),
    ("‹syntax_no_space›answer:'2001'",),
    ("‹syntax_no_colon›Просто строка",),
    # One slip does not hide what else is wrong.
    ("question: ‹syntax_brace›{когда~when} открыт {branch}?", "answer: ‹syntax_bracket›[x] y",
     "kinds: ‹unknown_kind›chioce", "ask: ‹ask_not_marked›wen", "‹unknown_field›colour: да"),
    ("answer: ‹alias›*other",),
    ("answer: ‹anchor›&other '2001'",),
    ("answer: ‹tag›!!python/object/apply:os.system ls",),
    ("also: ‹tag›!!python/object:os.system {when: ls}",),
    ("also: {when: год, ‹merge_key›<<: {when: год}}",),
    ("also: {when: год, ‹duplicate_key›when: год}",),
    ("also: {‹key_not_text›[when]: год, when: год}",),
    ("kinds: [choice]\n    ‹duplicate_key›kinds: [typed]",),
]  # fmt: skip

GOOD = pack().split("templates:\n", 1)[1].rstrip("\n")
# What is wrong with a pack as a whole.
PACKS = [
    "‹pack_not_map›- id: a\n- id: b\n",
    "‹pack_not_map›просто текст\n",
    "‹pack_not_map›2001",
    "‹pack_not_map›pack:вузы",
    "‹missing_field›‹missing_field›language: ru\n",
    "‹missing_field›templates:\n" + GOOD,
    "pack: проба\ntemplates:‹empty_value›\n",
    "pack: проба\ntemplates: ‹list_expected›{id: a}\n",
    "pack: проба\ntemplates:\n  - ‹map_expected›просто текст\n",
    "pack: ‹bad_name›a/b\ntemplates:\n" + GOOD,
    "pack: проба\nlanguage: ‹bad_language›en\ntemplates:\n" + GOOD,
    "pack: проба\n‹unknown_field›tempaltes: []\ntemplates:\n" + GOOD,
    "pack: проба\ntemplates:\n" + GOOD + "\n" + GOOD.replace("opened", "‹duplicate_id›opened"),
    "pack: проба\ntemplates:\n" + GOOD + "\nexceptions: {вуз: {‹unknown_case›рп: вуза}}\n",
    "pack: проба\ntemplates:\n" + GOOD + "\nexceptions: {вуз: ‹map_expected›вуза}\n",
    "pack: проба\ntemplates:\n" + GOOD + "\nexceptions: {вуз: {рд: ‹text_in_brackets›[вуза]}}\n",
    "pack: проба\ntemplates:\n" + GOOD + "\n‹several_documents›---\npack: вторая\n",
    "pack: проба‹bad_character›\x00",
    "‹tag›%TAG !e! tag:example.com,2000:\n---\npack: проба\ntemplates:\n" + GOOD,
    "‹syntax_tab›\tpack: проба\n",
]


def loaded(text: str, lang: str):
    with pytest.raises(TemplateError) as caught:
        pack_from_text(text, "вузы.yaml", lang)
    return caught.value.faults


def marked(text: str):
    """The text without its marks, and the (line, column, key) they stand for."""
    places, clean = [], ""
    for i, part in enumerate(re.split("‹(.*?)›", text)):
        if i % 2:
            lines = split_lines(clean)
            places.append((len(lines), len(lines[-1]) + 1, part))
        else:
            clean += part
    return clean, places


def wording(key: str, lang: str) -> re.Pattern[str]:
    message = re.sub(r"\\{\w+\\}", ".*", re.escape(WORDINGS[lang][key][0]))
    return re.compile(message.replace(r"\{\{", r"\{").replace(r"\}\}", r"\}"))


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("text", [pack(*changes) for changes in TEMPLATES] + PACKS)
def test_every_fault_is_told_at_its_place(text, lang):
    """A broken pack gives exactly the faults marked in it, each with a message and a hint."""
    clean, places = marked(text)
    faults = loaded(clean, lang)
    found = [(fault.place.line, fault.place.column, fault.key) for fault in faults]
    assert sorted(found) == sorted(places)
    for fault in faults:
        assert wording(fault.key, lang).fullmatch(fault.message)
        assert fault.hint
        assert str(fault).startswith(f"вузы.yaml:{fault.place.line}:{fault.place.column}: ")
        assert "\n" not in str(fault)


MESSAGES = [
    (
        pack("questoin: да"),
        "вузы.yaml:7:5: неизвестное поле «questoin» (возможно, «question»; бывают: id, example, "
        "fact, also, not, ask, question, answer, kinds, distractors, expect, priority)",
        "вузы.yaml:7:5: unknown field “questoin” (perhaps “question”; known: id, example, "
        "fact, also, not, ask, question, answer, kinds, distractors, expect, priority)",
    ),
    (
        pack("аsk: when"),
        "вузы.yaml:7:5: неизвестное поле «аsk» («ask» пишется другими буквами, а выглядит так же)",
        "вузы.yaml:7:5: unknown field “аsk” (“ask” is spelt with other letters that look the same)",
    ),
    (
        pack('question: "Когда открыт {branch.род}?"'),
        "вузы.yaml:6:37: неизвестный падеж или число «род» "
        "(возможно, «рд»; бывают: им, рд, дт, вн, тв, пр, ед, мн, value)",
        "вузы.yaml:6:37: unknown case or number “род” "
        "(perhaps “рд”; known: им, рд, дт, вн, тв, пр, ед, мн, value)",
    ),
    (
        pack("question: {когда~when} открыт {branch}?"),
        "вузы.yaml:6:15: текст, который начинается с «{», нужно взять в кавычки "
        '(например: "{когда~when} {rest}?")',
        "вузы.yaml:6:15: text that begins with “{” must be quoted "
        '(for example: "{когда~when} {rest}?")',
    ),
    (
        pack("id: открытие филиала"),
        "вузы.yaml:3:9: в id «открытие филиала» недопустимые знаки (до 64 знаков: буквы, цифры, "
        "дефис и «_»; например: открытие-филиала)",
        "вузы.yaml:3:9: id “открытие филиала” has characters that are not allowed (up to 64 "
        "characters: letters, digits, hyphens and “_”; for example: открытие-филиала)",
    ),
    (
        pack("kinds: {" + "я" * 90 + ": да}"),
        "вузы.yaml:7:12: в поле «kinds» нужен список, а здесь строки «имя: значение» "
        "(каждую строку списка начните с «- »)",
        "вузы.yaml:7:12: “kinds” takes a list, but here is lines “name: value” "
        "(begin every line of the list with “- ”)",
    ),
]


@pytest.mark.parametrize(("text", "russian", "english"), MESSAGES)
def test_messages_read_as_written(text, russian, english):
    """A fault reads as one line, place first and hint last, in the language asked for."""
    assert [str(fault) for fault in loaded(text, "ru")] == [russian]
    assert [str(fault) for fault in loaded(text, "en")] == [english]


def test_a_long_word_is_cut_in_the_message():
    """What the user wrote never floods the message."""
    (fault,) = loaded(pack("я" * 500 + ": да"), "ru")
    assert fault.message == "неизвестное поле «" + "я" * 39 + "…»"


def test_faults_come_in_the_order_of_the_file():
    """Faults of one file are sorted by line and column, whatever check found them."""
    faults = loaded(marked(pack(*TEMPLATES[0], "id: a b", "ask: wen"))[0], "ru")
    assert [fault.place.line for fault in faults] == [3, 5, 7]


def test_more_than_a_hundred_faults_are_cut_off():
    """A file of nothing but faults gives the first hundred and says so."""
    faults = loaded("pack: п\ntemplates:\n" + "- {a: b}\n" * 3000, "ru")
    assert len(faults) == 101
    assert faults[-1].key == "too_many"
    assert faults[-1].message == "показаны первые 100 ошибок"


def test_all_languages_have_every_wording():
    """The catalogues have the same keys, and the same values in each wording."""

    def values(key: str, lang: str) -> set[str]:
        texts = [text for text in WORDINGS[lang][key] if text]
        return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}

    assert WORDINGS["ru"].keys() == WORDINGS["en"].keys() == WORDINGS["kk"].keys()
    for key in WORDINGS["ru"]:
        assert values(key, "ru") == values(key, "en") == values(key, "kk"), key
        given = dict.fromkeys(values(key, "ru"), "x")
        assert all(fault_text(key, lang, **given)[0] for lang in WORDINGS)


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({}, "ru"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "ru_RU.UTF-8", "LC_MESSAGES": "en_GB"}, "en"),
        ({"LANG": "C"}, "ru"),
        ({"LC_ALL": "", "LANG": "en"}, "en"),
    ],
)
def test_language_follows_the_locale(environ, lang):
    """Messages are English where the locale is, Russian everywhere else."""
    assert message_language(None, environ) == lang
    assert message_language("ru", environ) == "ru"


@pytest.mark.parametrize(
    ("word", "choices", "expected"),
    [
        ("YAER", TYPES, "YEAR"),
        ("year", TYPES, "YEAR"),
        ("YEАR", TYPES, "YEAR"),
        ("PERSONS", TYPES, "PERSON"),
        ("дат", CASES, "дт"),
        ("дата", TYPES, "DATE"),
        ("год", TYPES, "YEAR"),
        ("творительный", CASES, "тв"),
        ("gen", CASES, "рд"),
        ("pд", CASES, "рд"),
        ("qwertyuiop", CASES, None),
        ("я" * 60_000, CASES, None),
    ],
)
def test_the_nearest_word_is_named(word, choices, expected):
    """A slip, a long name, a nickname or a look-alike letter leads to the word meant."""
    assert nearest(word, choices) == expected
