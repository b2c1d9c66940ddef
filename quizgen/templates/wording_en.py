"""What the template checks say, in English: key → (message, hint or None)."""

WORDING: dict[str, tuple[str, str | None]] = {
    # The file.
    "no_such_file": (
        "no such file, folder or pack that comes with the program",
        "check the name; packs that come with it: {names}",
    ),
    "unreadable": ("cannot be read: {why}", None),
    "empty_folder": ("no template pack in this folder", "a pack's name ends in .yaml or .yml"),
    "not_utf8": ("this is not UTF-8 text", "save the file as UTF-8"),
    "too_large": ("the pack is larger than {limit} KB", "split it into several files"),
    "too_deep": ("nested deeper than {limit} levels", "templates never need that many"),
    "too_many": ("only the first {limit} faults are shown", "correct them and check again"),
    "too_many_templates": (
        "the pack has more than {limit} templates",
        "split it into several files",
    ),
    "too_many_tests": (
        "too many sentences in example, expect and not of the whole pack",
        "split the pack into several files",
    ),
    "too_many_marks": ("the example has more than {limit} marks", "mark only what varies"),
    "too_many_words": ("more than {limit} words and marks in a text", "keep one sentence"),
    "text_too_long": ("text of more than {limit} characters", "keep one sentence"),
    "empty_pack": (
        "the pack is empty",
        "begin with “pack: name”, then “templates:” and a list of templates",
    ),
    "several_documents": (
        "several documents in one file",
        "remove the line “---” or “...”",
    ),
    # YAML.
    "alias": (
        "aliases “*name” are not allowed",
        "write the text out, and quote text that begins with “*”",
    ),
    "anchor": (
        "anchors “&name” are not allowed",
        "remove the anchor, and quote text that begins with “&”",
    ),
    "tag": (
        "tags “!name” are not allowed",
        "remove the tag, and quote text that begins with “!”",
    ),
    "merge_key": ("the merge key “<<” is not allowed", "write the fields out"),
    "duplicate_key": ("“{word}” is already on line {line}", "keep one of them"),
    "key_not_text": ("a field's name must be a word", "put the value in quotes"),
    "bad_character": (
        "character {code} is not allowed",
        "delete it; it probably came with copied text",
    ),
    "syntax_tab": ("a tab in the indentation", "use spaces"),
    "syntax_brace": (
        "text that begins with “{{” must be quoted",
        'for example: "{{когда~when}} {{rest}}?"',
    ),
    "syntax_bracket": (
        "text that begins with “[” must be quoted",
        'for example: "[Филиал](branch) открыт"',
    ),
    "syntax_unclosed_list": ("the list is not closed", "put “]” after its last item"),
    "syntax_unclosed_map": (
        "the brace is not closed",
        "put “}}” after it, or quote it if it is a question's text",
    ),
    "syntax_colon": ("a colon and a space inside the text", "put the whole text in quotes"),
    "syntax_quotes_inside": (
        "the text goes on after its closing quote",
        "write «guillemets» for quotes inside the text",
    ),
    "syntax_quote_unclosed": ("the quote is not closed", "end the text with the same quote"),
    "syntax_start_character": (
        "text cannot begin with “{word}”",
        "put the whole text in quotes",
    ),
    "syntax_indent": (
        "the indentation differs from the lines around",
        "fields of one template begin in the same column",
    ),
    "syntax_no_space": ("no space after the colon", "write “field: value”"),
    "syntax_no_colon": (
        "this line is not “field: value”",
        "add the field's name and a colon, or join the text to the line above",
    ),
    "syntax_escape": ("a stray backslash", "remove “\\” or use single quotes"),
    "syntax_other": (
        "this line cannot be read",
        "check indentation, colons and quotes here and in the line above",
    ),
    # Shapes.
    "pack_not_map": (
        "a pack is made of fields, but here is {found}",
        "begin with “pack: name”, then “templates:” and a list of templates",
    ),
    "text_expected": ("“{field}” takes text, but here is {found}", "write one line"),
    "text_in_braces": (
        "the text of “{field}” begins with “{{” and must be quoted",
        'for example: "{{when.value}}"',
    ),
    "text_in_brackets": (
        "“{field}” takes text, but here is a list",
        "quote text that begins with “[”",
    ),
    "text_with_colon": (
        "“{field}” takes text, but here is {found}",
        "if this is text with a colon, put it in quotes",
    ),
    "list_expected": (
        "“{field}” takes a list, but here is {found}",
        "begin every line of the list with “- ”",
    ),
    "map_expected": (
        "“{field}” takes lines “name: value”, but here is {found}",
        "put a colon and a space after the name",
    ),
    "number_expected": (
        "“{field}” takes a number from 0 to 1, but here is “{word}”",
        "for example: 0.5",
    ),
    "empty_value": ("“{field}” is empty", "fill it in or remove it"),
    "found_text": ("text", None),
    "found_list": ("a list", None),
    "found_map": ("lines “name: value”", None),
    # Fields.
    "unknown_field": ("unknown field “{word}”", None),
    "missing_field": ("the field “{field}” is missing", "add “{field}: …”"),
    "both_example_and_fact": (
        "the template has both example and fact",
        "keep one: a model sentence or roles",
    ),
    "neither_example_nor_fact": (
        "the template has neither example nor fact",
        'add a model sentence: example: "[Филиал](branch) открыт в [2001 году](when)."',
    ),
    "bad_name": (
        "the pack cannot be named “{word}”",
        "up to 60 characters: letters, digits, spaces, hyphens and “_”",
    ),
    "bad_language": ("unknown language “{word}”", None),
    "bad_id": (
        "id “{word}” has characters that are not allowed",
        "up to 64 characters: letters, digits, hyphens and “_”; for example: {near}",
    ),
    "duplicate_id": (
        "template “{word}” is already there: {where}",
        "give the template another id",
    ),
    "repeated": ("“{word}” is repeated", "keep it once"),
    # Words of the language.
    "unknown_type": ("unknown type “{word}”", None),
    "unknown_case": ("unknown case or number “{word}”", None),
    "unknown_fact_role": ("unknown role “{word}”", None),
    "unknown_kind": ("unknown kind of question “{word}”", None),
    "distractors_list": (
        "wrong options are a list, but this is “{word}”",
        "for example: [в вольтах, в омах]; without distractors the program chooses them itself",
    ),
    "unknown_role": ("the template has no role “{word}”", None),
    "role_not_in_fact": ("the role “{word}” is not in fact", "add to fact: {word}: ANY"),
    "ask_not_marked": ("the role “{word}” in ask is not marked in the template", None),
    "bad_role": (
        "“{word}” cannot name a role",
        "one lower-case word, Russian or Latin letters; “rest” is taken",
    ),
    "no_marks": ("nothing is marked in the example", "mark words like this: [2001 году](when)"),
    "role_marked_twice": ("the role “{word}” is marked twice", "name the second one otherwise"),
    # Notation.
    "unclosed_bracket": ("the bracket is not closed", "write [words](role)"),
    "unclosed_parenthesis": ("the role's parenthesis is not closed", "write [words](role)"),
    "stray_bracket": ("a stray “]”", "write [words](role)"),
    "nested_mark": ("a mark inside a mark", "mark the words one by one"),
    "mark_without_role": (
        "no role after “]”",
        "write [words](role), without a space between the brackets",
    ),
    "empty_mark": ("a mark without words", "write [words](role)"),
    "unclosed_brace": ("the brace is not closed", "put “}}” after the role's name"),
    "stray_brace": ("a stray “}}”", "a slot is written {{role}}"),
    "double_brace": ("a double brace", "write {{role}}, in single braces"),
    "empty_slot": ("an empty slot “{{}}”", "write a role inside the braces"),
    "twice_in_slot": ("“{{{word}}}” gives case or number twice", "keep one of them"),
    "value_with_case": (
        "“value” goes without case and number",
        "keep {{{role}.value}} or {{{role}.рд}}",
    ),
    "rest_with_case": ("{{rest}} has no case or number", "write {{rest}}"),
    "agree_with_case": (
        "only a role may follow “~”",
        "the word takes case and number from the role: {{слово~{role}}}",
    ),
    "ask_words": (
        "at the left of “~” goes a role, or one to four Russian words",
        "for example: {{какой город~where}}",
    ),
    "two_tildes": ("more than one “~” in the braces", "write {{word~role}}"),
    "no_question_mark": ("the question does not end in “?”", "put “?” at its end"),
    "answer_in_question": (
        "the question tells the answer: it holds “{word}” of ask",
        "put a question word instead, for example: {{какой~{word}}}",
    ),
    # Examples and self-tests, which are read as an article is.
    "mark_cuts_word": ("the mark “{word}” cuts the word “{near}”", "mark whole words"),
    "mark_cuts_phrase": (
        "the mark “{word}” cuts the phrase “{near}”",
        "mark all of it: “[{near}]({role})”",
    ),
    "mark_outside": (
        "it is not clear how “{word}” belongs to the verb “{near}”",
        "mark whole words, and begin with a short sentence",
    ),
    "example_two_sentences": ("the example is not one sentence", "keep one"),
    "example_no_verb": (
        "the example cannot be read as a sentence with a verb",
        "begin with a short sentence: who did what, and when",
    ),
    "example_unclear": (
        "the example will not do: {why}",
        "begin with a short statement: who did what, and when",
    ),
    "example_not_itself": ("the example does not match its own template", "{why}"),
    "example_no_question": (
        "no question comes of the example itself",
        "some word has no certain form; check the cases in the question and the answer",
    ),
    "expect_not_met": (
        "template “{id}”: expected “{question} — {answer}”",
        "what came: “{came}”",
    ),
    "expect_nothing": (
        "template “{id}”: expected “{question} — {answer}”, but no question came",
        "{why}",
    ),
    "not_matches": (
        "template “{id}”: a sentence of not matches: “{sentence}”",
        "what came: “{came}”",
    ),
    # Hints that list a vocabulary.
    "hint_near": ("perhaps “{near}”; known: {choices}", None),
    "hint_lookalike": ("“{near}” is spelt with other letters that look the same", None),
    "hint_choices": ("known: {choices}", None),
}
