"""The roles of a clause: which of its parts, and which words inside them, can be asked about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.facts.attributes import attribute
from quizgen.facts.clause import ADVERB, DATE_TYPES, OBJECT, SUBJECT, TIME, Part, Predicate, Role
from quizgen.facts.genus import genus, school_role
from quizgen.facts.kinds import named_inside, types_of
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.counting import counted_too, counter
from quizgen.russian.gazetteer import is_deverbal, light_verb
from quizgen.russian.government import governs
from quizgen.russian.kinds import place_type
from quizgen.russian.morphology import possible_cases
from quizgen.russian.phrases import case_of, text_of
from quizgen.russian.wordlists import words

_WHERE = {"в": "Loc", "во": "Loc", "на": "Loc", "у": "Gen", "под": "Ins", "над": "Ins",
          "около": "Gen", "возле": "Gen", "близ": "Gen", "за": "Ins", "между": "Ins"}  # fmt: skip
_WHITHER = {"в": "Acc", "во": "Acc", "на": "Acc"}
_WHENCE = {"из": "Gen", "с": "Gen", "со": "Gen"}
_COUNTS = frozenset(("NUMBER", "MEASURE", "MONEY", "PERCENT", "AGE", "DURATION"))

SUPPORT = words("support")
_MOTION = words("motion")
_TIME_NOUNS = words("time nouns")
_NOT_OF_WHAT = words("not of what")
_OF_WHAT = words("of what")
_TIMELESS = words("timeless")
_QUALITY = words("quality")
_PLANS = frozenset(("проект", "механизм", "программа", "система", "план"))
_LEAD = 3
"""Words that may stand before a counted noun inside a phrase: «с партнёрами из | 30 стран»."""
_NARROWED = frozenset(
    ("хотя", "бы", "лишь", "только", "один", "ещё", "еще", "почти", "едва", "каждый", "любой")
)


def roles_of(tree: Tree, predicate: Predicate | None, parts: Sequence[Part]) -> tuple[Role, ...]:
    """Every role of the clause's parts, whole parts first, then words inside them."""
    found: list[Role] = []
    for index, part in enumerate(parts):
        found.extend(_whole(tree, predicate, part, index, parts))
        found.extend(_inside(tree, predicate, part, index))
    # What a pronoun stood for is proven elsewhere: it is told, never asked.
    return tuple(role for role in found if not role.head.feats.get("Resolved"))


def _whole(
    tree: Tree, predicate: Predicate | None, part: Part, index: int, parts: Sequence[Part]
) -> Iterator[Role]:
    if part.function == ADVERB:
        return
    if part.function == TIME and predicate and predicate.lemma in _TIMELESS:
        return
    if part.function == TIME:
        if not tree.mentions(part.tokens):
            yield Role("how_long", frozenset(("DURATION", "ANY")), index, part.tokens, part.head)
        for mention in tree.mentions(part.tokens):
            if mention.type == "DURATION":
                verb = predicate.tokens[predicate.agreeing] if predicate else None
                if verb and (verb.feats.get("Aspect") == "Perf" or verb.lemma.startswith("дости")):
                    continue
                name = "how_long"
            elif mention.type in DATE_TYPES:
                name = _time_role(part)
            else:
                continue
            types = frozenset((mention.type, "ANY"))
            yield Role(name, types, index, part.tokens, part.head, mention.value)
        return
    types = types_of(tree, part.tokens, part.head)
    if any(t.rel == "conj" and t.head == part.head.i for t in part.tokens):
        types = types - {"ORG", "COUNTRY", "CITY", "UNIVERSITY", "COMPANY", "AGENCY"}
    case = part.case or case_of(part.tokens, part.head)
    if counter(part.tokens, part.head) is not None:
        # «более шести тысяч рабочих» is asked by its number.
        types = types - {"TERM", "PEOPLE"}
    if part.function in (SUBJECT, OBJECT):
        if part.function == SUBJECT and predicate and predicate.lemma in _NOT_OF_WHAT:
            # «Что является партнёрами» does not agree, «Что состоялось» could be anything.
            types = types - {"TERM"}
        if not _light(predicate, part) and not _either_way(part, parts):
            yield Role(part.function, types, index, part.tokens, part.head)
    elif (
        predicate and not _light(predicate, part) and _askable(predicate, part, case, parts, types)
    ):
        yield Role("complement", types, index, part.tokens, part.head)
    if part.function in (SUBJECT, OBJECT):
        return
    preposition = part.preposition
    if "PLACE" in types:
        still = predicate is not None and predicate.lemma not in _MOTION
        both = {"Acc", "Loc"} <= possible_cases(part.head.text.split()[-1], part.head.pos)
        if preposition in ("в", "во") and (case is None or (still and both)):
            case = "Loc"  # «в США», «умер в Живерни»: a name that does not decline
        governed = (
            predicate is not None
            and not predicate.lemma.endswith("ся")
            and governs(predicate.lemma, preposition, case or "")
        )
        if case is None or governed or (predicate and predicate.lemma in _TIMELESS):
            pass  # «напали на форт» is asked by «на что», not «куда»
        elif _WHERE.get(preposition) == case:
            yield Role("where", types, index, part.tokens, part.head)
        elif _WHITHER.get(preposition) == case and predicate and predicate.lemma in _MOTION:
            yield Role("whither", types, index, part.tokens, part.head)
        elif _WHENCE.get(preposition) == case and predicate and predicate.lemma in _MOTION:
            yield Role("whence", types, index, part.tokens, part.head)
    school = None if "PLACE" in types else school_role(predicate, part, case)
    if school:
        yield Role(school, frozenset(("TERM",)), index, part.tokens, part.head)
    if "PERSON" in types and preposition in ("с", "со") and case == "Ins":
        yield Role("with", types, index, part.tokens, part.head)
    if predicate and predicate.passive and not preposition and case == "Ins":
        yield Role("agent", types, index, part.tokens, part.head)
    if preposition == "по" and part.head.lemma in (
        "приглашение",
        "инициатива",
        "поручение",
        "просьба",
    ):
        focus = _genitive(tree, part)
        if focus:
            own = types_of(tree, focus, focus_head(focus))
            yield Role("inviter", own, index, focus, focus_head(focus))


def _askable(
    predicate: Predicate,
    part: Part,
    case: str | None,
    parts: Sequence[Part],
    types: frozenset[str] = frozenset(),
) -> bool:
    """Whether the verb governs the phrase, so that «от чего», «к чему», «чем» asks for it."""
    support = part.head.lemma in SUPPORT and part.preposition != "за"  # «осуждён за участие в …»
    if support or part.head.lemma in _TIME_NOUNS or case is None or _runs_on(part, parts):
        return False
    verb = predicate.lemma
    if any(p.function == OBJECT and p.head.lemma == "участие" for p in parts):
        verb = "участвовать"
    if types & {"PERSON", "PEOPLE"} and part.preposition in ("из", "в", "во"):
        return False
    if types & {"PERSON", "PEOPLE"} and governs(verb, part.preposition, case, people=True):
        return not (predicate.passive and case == "Ins")  # «кем» would ask for the doer
    return governs(verb, part.preposition, case)


def _runs_on(part: Part, parts: Sequence[Part]) -> bool:
    """«доказательства вмешательства | в выборы»: the next phrase may belong to a noun in it."""
    after = part.tokens[-1].i + 1
    return part.tokens[-1].i > part.head.i and any(
        p.preposition and p.start == after + len(p.preposition.split()) for p in parts
    )


def _light(predicate: Predicate | None, part: Part) -> bool:
    """«принял участие», «провёл встречу»: the noun is half of the verb and answers nothing."""
    if predicate is None:
        return False
    verbs = {predicate.lemma, predicate.lemma.removesuffix("ся")}
    if part.function in (SUBJECT, OBJECT):
        return any(light_verb(verb, part.head.lemma) for verb in verbs)
    noun = f"{part.preposition} {part.head.lemma}".strip()
    return any(light_verb(verb, noun) for verb in verbs)


def _either_way(part: Part, parts: Sequence[Part]) -> bool:
    """«Что включает бедность?»: subject and object look alike, so «что» could ask for either."""
    other = next(
        (p for p in parts if p.function == (OBJECT if part.function == SUBJECT else SUBJECT)), None
    )
    if other is None or other.case or "Animacy" not in other.head.feats:
        return False
    if other.head.feats["Animacy"] == "Anim" or part.head.feats.get("Animacy") == "Anim":
        return False
    if counter(other.tokens, other.head) is not None or other.head.pos == "PROPN":
        return False
    both = {"Nom", "Acc"}
    return both <= possible_cases(other.head.text, other.head.pos)


def _time_role(part: Part) -> str:
    first = part.head.text.split()[0].lower()
    opening = part.tokens[0].text.split()[0].lower()
    if first in ("с", "со", "начиная") or (first == "около" and opening in ("с", "со")):
        return "since"  # «с 1949 года около 30 лет»
    if first in ("до", "по", "к", "после", "около"):
        return "until"
    return "when"


def focus_head(tokens: Sequence[Token]) -> Token:
    """The word of the phrase whose head lies outside it."""
    inside = {token.i for token in tokens}
    return next((t for t in tokens if t.head not in inside), tokens[0])


def _genitive(tree: Tree, part: Part) -> tuple[Token, ...]:
    """The genitive attribute of the part's head, where it closes the part."""
    inside = {token.i for token in part.tokens}
    for child in tree.children(part.head, "nmod"):
        if child.i not in inside or child.i < part.head.i or tree.children(child, "case"):
            continue
        if child.feats.get("Case") != "Gen" and not child.feats.get("Quoted") and not _fixed(child):
            continue
        tokens = tuple(t for t in tree.phrase(child) if t.i in inside)
        if tokens and tokens[-1].i == part.tokens[-1].i:
            return tokens
    return ()


def _of_asked(predicate: Predicate | None, part: Part) -> bool:
    """Where «строительство чего» reads well: subject, object or a phrase the verb governs."""
    if predicate is None or part.head.feats.get("Number") == "Plur":
        return False
    if part.tokens[0].i != part.head.i or part.head.lemma not in _OF_WHAT:
        return False
    case = part.case or part.head.feats.get("Case")
    return part.function in (SUBJECT, OBJECT) or governs(
        predicate.lemma, part.preposition, case or ""
    )


def _fixed(token: Token) -> bool:
    """An abbreviation that does not decline: «КазНУ», «МГУ»."""
    return sum(letter.isupper() for letter in token.text) > 1


def _inside(tree: Tree, predicate: Predicate | None, part: Part, index: int) -> Iterator[Role]:
    if part.function in (ADVERB, TIME):
        return
    inside = {token.i: token for token in part.tokens}
    for mention in tree.mentions(part.tokens):
        if mention.type in _COUNTS and mention.last - mention.first == 1:
            number = tree.tokens[mention.first]
            counted = tree.tokens[number.head] if number.head in inside else None
            before = {t.lemma for t in part.tokens if t.i < number.i}
            if part.case or any(t.text == "," for t in part.tokens):
                continue  # the antecedent's own number belongs to the main clause
            if before & _NARROWED or tree.tokens[max(0, number.i - 1)].lemma in _NARROWED:
                continue
            if counted is None and number.pos == "NOUN" and number.i == part.head.i:
                counted = number
            if predicate and mention.type == "PERCENT" and predicate.lemma.startswith("дости"):
                continue
            joined = counted is not None and any(
                t.rel == "conj"
                and t.head == counted.i
                and counter(part.tokens, t) is None
                and not counted_too(part.tokens, counted, t)
                for t in part.tokens
            )
            if counted is not None and not joined and _countable(tree, part, counted):
                types = frozenset((mention.type, "ANY"))
                yield Role("count", types, index, (number,), counted, mention.value)
    genitive = _genitive(tree, part)
    if genitive:
        head = focus_head(genitive)
        types = types_of(tree, genitive, head)
        if part.function == SUBJECT and part.head.lemma in _PLANS and genitive[0].pos == "ADJ":
            yield Role("quality", frozenset(("TERM", "ANY")), index, genitive, head)
        if counter(part.tokens, part.head) is not None:
            types = types - {"COUNTRY", "ORG", "UNIVERSITY", "PLACE"}
        if not is_deverbal(part.head.lemma) or not _of_asked(predicate, part):
            types = types - {"TERM"}
        yield Role("of", types, index, genitive, head)
    adjective = part.tokens[0]
    if len(part.tokens) == 2 and adjective.pos == "ADJ" and part.head.lemma in _QUALITY:
        yield Role("quality", frozenset(("ANY",)), index, (adjective,), part.head)
    sorting = attribute(predicate, part)
    if sorting:
        yield Role("attribute", frozenset(("ANY",)), index, sorting, part.head)
    elif genus(tree, predicate, part):
        yield Role("attribute", frozenset(("TERM",)), index, part.tokens, part.head)
    name = named_inside(tree, part)
    if name:
        focus, head = name
        types = types_of(tree, part.tokens, part.head)
        kind = place_type(text_of(focus), False) if "PLACE" in types else None
        yield Role("name", types | {kind} if kind else types, index, focus, head)


def _countable(tree: Tree, part: Part, noun: Token) -> bool:
    """Counted nouns that head the part, or hang in it by a preposition.

    «глав двух государств» is a set phrase: a number in a bare genitive is not asked.
    """
    if noun.i == part.head.i:
        return True
    if noun.rel == "conj" and noun.head == part.head.i:
        return True
    if noun.head == part.head.i and part.head.lemma in SUPPORT and part.preposition:
        return True
    before = sum(t.i < noun.i for t in part.tokens)
    return bool(tree.children(noun, "case")) and noun.rel in ("nmod", "obl") and before <= _LEAD
