"""Question words in the place of what they ask: «с кем», «на базе скольких предприятий»."""

from __future__ import annotations

from dataclasses import replace

from quizgen.facts.clause import OBJECT, SUBJECT, Fact, Part, Role
from quizgen.model import Token
from quizgen.russian.counting import counted_too, counter, how_many_phrase
from quizgen.russian.editing import listed
from quizgen.russian.morphology import inflect, readings
from quizgen.russian.phrases import case_of, join
from quizgen.russian.prepositions import GOVERNS, after
from quizgen.russian.wordlists import words as wordlist
from quizgen.templates.order import kept_plural
from quizgen.templates.writing import phrase_words, plain

_IN = frozenset(
    ("город", "страна", "аэропорт", "область", "университет", "республика", "штат", "музей", "год")
)

Concord = tuple[str, str]


def ask(fact: Fact, role: Role, words: str) -> tuple[str, Concord | None] | None:
    """The question phrase for a role, and the concord it asks of the predicate if it is subject.

    Args:
        words: «кто», «что», «какой город», «сколько», «какой»; in the nominative.

    Returns:
        (phrase with its preposition, (gender, number) or None), or None where it cannot be said.
    """
    part = fact.parts[role.part]
    if words == "сколько":
        if fact.predicate is not None and fact.predicate.lemma == "равный":
            return ("чему", None) if role.head.i == part.head.i else None
        return _how_many(fact, part, role)
    inside = {t.i for t in role.focus} != {t.i for t in part.tokens} or role.name == "attribute"
    if words == "чей":
        return _whose(part, role)
    if words == "какие":
        return _which_ones(part)
    if inside:
        return _inside(_place_alone(fact, part, role), role, words)
    case = written_case(part)
    asked = question_words(words, case)
    if asked is None:
        return None
    phrase, gender = asked
    if part.preposition:
        noun = words.split()[-1]
        preposition = part.preposition
        if preposition in ("на", "в", "во") and noun in _IN and role.name != "complement":
            preposition = "в"
        phrase = after(preposition, phrase)
    number = "Plur" if words.startswith("какие ") else "Sing"
    return phrase, (gender, number) if part.function == SUBJECT else None


def _place_alone(fact: Fact, part: Part, role: Role) -> Part:
    """«в городе Ленинграде в семье служащего»: of a birth or a death only the place is asked."""
    if fact.predicate is None or fact.predicate.lemma not in wordlist("lives"):
        return part
    return replace(part, tokens=tuple(t for t in part.tokens if t.i <= role.focus[-1].i))


def written_case(part: Part) -> str:
    """The case the whole part stands in: of its function where the words leave it open."""
    if part.case:
        return part.case
    if not part.preposition and part.function in (SUBJECT, OBJECT):
        return "Nom" if part.function == SUBJECT else "Acc"
    governed = GOVERNS.get(part.preposition, ())
    if len(governed) == 1:
        return governed[0]
    return case_of(part.tokens, part.head) or (governed[0] if governed else "Nom")


def question_words(words: str, case: str) -> tuple[str, str] | None:
    """A question phrase in a case, and the gender a verb agrees with: «какой город», Loc."""
    single = {"кто": "Masc", "что": "Neut"}
    if words in single:
        options = [r for r in readings(words) if r.pos == "PRON"]
        form = inflect(options[0], case=case) if options else None
        return (form, single[words]) if form else None
    pieces = words.split()
    noun = next(
        (r for r in readings(pieces[-1]) if r.pos == "NOUN" and r.feats.get("Case") == "Nom"), None
    )
    if noun is None:
        return None
    gender, animacy = noun.feats.get("Gender", "Masc"), noun.feats.get("Animacy", "Inan")
    number = "Plur" if pieces[0] == "какие" else "Sing"
    out = []
    for piece in pieces[:-1]:
        adjective = next((r for r in readings(piece) if r.pos in ("ADJ", "DET")), None)
        form = (
            inflect(adjective, case=case, gender=gender, number=number, animacy=animacy)
            if adjective
            else piece
        )
        if form is None:
            return None
        out.append(form)
    form = inflect(noun, case=case, number=number)
    if form is None:
        return None
    return " ".join([*out, form]), gender


def _which_ones(part: Part) -> tuple[str, Concord | None] | None:
    """«какие три царства», «на какие царства»: what a list after a colon names one by one."""
    case = written_case(part)
    if case == "Acc" and part.head.feats.get("Animacy") == "Anim":
        return None
    reading = next(r for r in readings("какой") if r.pos in ("ADJ", "DET", "PRON"))
    form = inflect(reading, case=case, number="Plur", gender="Masc", animacy="Inan")
    words = phrase_words(part.tokens, part.head, None)
    if form is None or words is None:
        return None
    return after(part.preposition, f"{form} {join(words)}"), None


def _how_many(fact: Fact, part: Part, role: Role) -> tuple[str, Concord | None] | None:
    """The part with «сколько» for its number; other conjuncts are left to their own questions."""
    number = role.focus[0]
    noun = role.head
    tokens = part.tokens
    if number.pos == "NOUN":
        return _how_many_percent(part, number)
    if noun.i == part.head.i or noun.rel == "conj":
        own = [t for t in tokens if _within(t, noun, tokens)]
        if any(t.head == noun.i and counted_too(tokens, noun, t) for t in tokens[-1:]):
            own = list(tokens)  # «сколько рек и ручьёв»
        words = how_many_phrase(own, noun, _counted_case(part, number, fact))
        if words is None:
            return None
        phrase = join([plain(t, w) for t, w in zip(own, words, strict=True)])
        one = part.function == SUBJECT and not kept_plural(fact, part)
        return after(part.preposition, phrase), ("Neut", "Sing") if one else None
    # The number stands deeper: «на базе 18 тысяч предприятий», «с партнёрами из 30 стран».
    own = [t for t in tokens if _within(t, noun, tokens) and t.rel != "case"]
    case = case_of(own, noun)
    if noun.feats.get("Case") == "Gen" and number.feats.get("Case") in (None, "Nom", "Gen"):
        case = "Gen"
        deep = next((t.text.lower() for t in tokens if t.rel == "case" and t.head == noun.i), "")
        if "Acc" in GOVERNS.get(deep, ()) and "Gen" not in GOVERNS[deep]:
            case = "Acc"
    words = how_many_phrase(own, noun, case or "Gen")
    if words is None:
        return None
    replaced = dict(zip((t.i for t in own), words, strict=True))
    if part.head.lemma in listed("natives"):
        # «для граждан скольких стран», «жителям скольких городов»: «из» would be one too many.
        tokens = tuple(t for t in tokens if not (t.head == noun.i and t.text.lower() == "из"))
    every = join([plain(t, replaced.get(t.i, t.text)) for t in tokens])
    if part.preposition:
        every = f"{part.preposition} {every}"
    return every, None


def _counted_case(part: Part, number: Token, fact: Fact) -> str:
    """«за сколько долларов»: after «за», «через», «на» a numeral with no case of its own is Acc.

    «скольких метров достигает»: some verbs ask for a genitive.
    """
    verb = fact.predicate.lemma if fact.predicate else ""
    bare = not part.preposition and part.function != SUBJECT
    if bare and verb in listed("of genitive"):
        return "Gen"
    if part.preposition == "на" and part.head.feats.get("Abbr"):
        return "Acc"  # «протянулось на 620 км»: the abbreviation tells no case
    if part.preposition and number.feats.get("Case") in (None, "Nom", "Acc"):
        governed = GOVERNS.get(part.preposition, ())
        if "Acc" in governed and part.head.feats.get("Case") == "Gen" and "Gen" not in governed:
            return "Acc"
        singular = part.head.feats.get("Number") == "Sing" and number.feats.get("Case") == "Acc"
        if singular and "Acc" in governed:
            return "Acc"  # «на две части»: no locative has a numeral before one of them
    return written_case(part)


def _how_many_percent(part: Part, number: Token) -> tuple[str, Concord | None] | None:
    """«сколько процентов акций»: only where the percentage opens its phrase."""
    if part.preposition or part.tokens[0].i != number.i or part.head.i != number.i:
        return None
    left = [plain(t, t.text) for t in part.tokens[1:]]
    return join(["сколько процентов", *left]), None


def _within(token: Token, noun: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether the token belongs to the noun itself, not to a counted noun joined to it."""
    inside = {t.i: t for t in tokens}
    node: Token | None = token
    while node is not None:
        if node.i == noun.i:
            return True
        if node.head == noun.i:
            if node.rel == "cc" or (node.rel == "conj" and counter(tokens, node) is not None):
                return False
            if node.rel == "conj" and node.i != token.i and node.pos in ("NOUN", "PROPN"):
                return False
        node = inside.get(node.head)
    return False


def _which_kind(part: Part, role: Role) -> tuple[str, Concord | None] | None:
    """«проект какого образования»: the genitive's adjectives asked, its noun kept."""
    asked = question_words(f"какой {role.head.lemma}", "Gen")
    gone = {t.i for t in role.focus}
    left = phrase_words(tuple(t for t in part.tokens if t.i not in gone), part.head, part.case)
    if asked is None or left is None or role.head.feats.get("Number") == "Plur":
        return None
    head = part.head
    concord = head.feats.get("Gender", "Masc"), head.feats.get("Number", "Sing")
    return f"{join(left)} {asked[0]}", concord if part.function == SUBJECT else None


def _own_case(part: Part) -> str:
    """The case a phrase stands in; a subject with no case of its own form is in the nominative."""
    if part.function == SUBJECT and not part.preposition and not part.case:
        return "Nom"
    return part.case or case_of(part.tokens, part.head) or "Nom"


def _agreeing(word: str, noun: Token, case: str) -> str | None:
    """«какой» or «чей» agreeing with a noun in a case."""
    reading = next(r for r in readings(word) if r.pos in ("ADJ", "DET", "PRON"))
    return inflect(
        reading, case=case, gender=noun.feats.get("Gender", "Masc"),
        number=noun.feats.get("Number", "Sing"), animacy=noun.feats.get("Animacy", "Inan"),
    )  # fmt: skip


def _which(part: Part, role: Role, concord: Concord | None) -> tuple[str, Concord | None] | None:
    """«на каком языке», «какие войска Испании»: the adjectives asked, their noun kept."""
    form = _agreeing("какой", role.head, _own_case(part))
    adjectives = {t.i for t in role.focus if t.i != role.head.i}
    kept = tuple(t for t in part.tokens if t.i not in adjectives)
    left = phrase_words(kept, part.head, part.case)
    if form is None or left is None:
        return None
    return after(part.preposition, f"{form} {join(left)}"), concord


def _whose(part: Part, role: Role) -> tuple[str, Concord | None] | None:
    """«по чьему приглашению»."""
    head = part.head
    form = _agreeing("чей", head, case_of(part.tokens, head) or "Nom")
    if form is None:
        return None
    left = [plain(t, t.text) for t in part.tokens if t not in role.focus]
    phrase = f"{form} {join(left)}"
    return (f"{part.preposition} {phrase}" if part.preposition else phrase), None


def _inside(part: Part, role: Role, words: str) -> tuple[str, Concord | None] | None:
    """The part with the asked words inside it replaced; they lead when they must agree."""
    gone = {t.i for t in role.focus}
    concord = None
    if part.function == SUBJECT:
        head = part.head
        concord = (head.feats.get("Gender", "Masc"), head.feats.get("Number", "Sing"))
    if words == "какой" and role.name == "quality" and role.head.i != part.head.i:
        return _which_kind(part, role)
    if words == "какой" and role.name == "attribute":
        return _which(part, role, concord)
    if words == "какой" and role.name in ("name", "quality"):
        form = _agreeing("какой", role.head, _own_case(part))
        kept = tuple(t for t in part.tokens if t.i not in gone)
        left = phrase_words(kept, part.head, part.case)
        if form is None or left is None:
            return None
        phrase = f"{form} {join(left)}"
    else:
        case = "Gen" if role.name == "of" else role.head.feats.get("Case", "Gen")
        asked = question_words(words, case)
        kept = tuple(t for t in part.tokens if t.i not in gone)
        left = phrase_words(kept, part.head, part.case)
        if asked is None or left is None:
            return None
        phrase = f"{join(left)} {asked[0]}"
    return after(part.preposition, phrase), concord
