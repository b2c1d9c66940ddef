"""Wrong options: of the answer's type and form, plausible, and certainly wrong by the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.facts.clause import DATE_TYPES, Role
from quizgen.facts.kinds import nominative
from quizgen.questions.drafts import Draft, without_yo
from quizgen.questions.phrasepool import Pool
from quizgen.questions.telling import content
from quizgen.questions.terms import terms_like
from quizgen.russian import gazetteer, values
from quizgen.russian.peers import near_people, near_posts, people
from quizgen.russian.phrases import decline_plain
from quizgen.russian.prepositions import after
from quizgen.russian.wordforms import decline_name, gender_of
from quizgen.russian.wordlists import words
from quizgen.templates.realise import named_person

MOST = 3
_NUMBERS = frozenset(("NUMBER", "MEASURE", "MONEY", "PERCENT", "DURATION", "AGE"))
_PLACES = frozenset(
    ("COUNTRY", "CITY", "RIVER", "LAKE", "SEA", "MOUNTAIN", "ISLAND", "CONTINENT", "STATE",
     "REGION", "AIRPORT", "SIGHT")
)  # fmt: skip
_HEADS = frozenset(("президент", "председатель", "глава", "король", "премьер", "премьер-министр"))
"""Posts one person may hold together, or that name one office: never options for each other."""
_INSIDE = frozenset(("COUNTRY", "CITY", "STATE"))
_ON_ISLANDS = words("on islands")


def distractors(draft: Draft, pool: Pool) -> tuple[str, ...]:
    """Up to `MOST` wrong options in the answer's own form; fewer where good ones lack."""
    chosen: list[str] = []
    written = draft.template.distractors
    sources: Iterator[str] = iter(written) if isinstance(written, tuple) else _sources(draft, pool)
    for option in sources:
        option = _dressed(option, draft)
        if _fits(option, draft, chosen):
            chosen.append(option)
        if len(chosen) == MOST:
            break
    return tuple(chosen)


def _sources(draft: Draft, pool: Pool) -> Iterator[str]:
    role, types = draft.role, draft.role.types
    if role.name == "term" and not types & (_PLACES | {"PERSON"}):
        yield from terms_like(draft, pool.terms)
    elif role.name in ("born", "died"):
        yield from values.near_text(role.text, draft.id, pool.numbers)
    elif types & (_NUMBERS | DATE_TYPES):
        yield from values.near(draft.fact.sentence, role.focus[0], draft.id, pool.numbers)
    elif types & _PLACES:
        yield from _places(draft, pool)
    elif "PERSON" in types:
        yield from _people(draft, pool)
    elif "ORG" in types:
        yield from _organisations(draft, pool)
    elif "TITLE" in types:
        own = [post for post in pool.posts if post.split()[-1] == draft.answer.split()[-1]]
        if draft.answer.lower().startswith("глава"):
            return  # «глава ведомства» may be the minister himself
        # Of a time nobody dates, a person may have held the other post as well.
        listed = near_posts(draft.answer, draft.id, pool.posts) if pool.dated else ()
        for post in (*own, *listed):
            if not (content(post)[0] in _HEADS and content(draft.answer)[0] in _HEADS):
                yield post[0].lower() + post[1:] if draft.answer[0].islower() else post
    elif types & {"TERM", "PEOPLE"}:
        yield from pool.phrases_like(draft)


def _placed(role: Role, draft: Draft, names: Sequence[str]) -> Iterator[str]:
    """Names put into the preposition and case the answer stands in."""
    own = role.text or nominative(role.focus, role.head)
    if draft.answer == own or draft.answer == without_yo(own):
        yield from names
        return
    part = draft.fact.parts[role.part]
    case = role.head.feats.get("Case") or ("Loc" if part.preposition in ("в", "во") else "Nom")
    for name in names:
        if name in _ON_ISLANDS:
            continue
        word = decline_plain(name, case)
        if word:
            yield after(part.preposition, word)


def _places(draft: Draft, pool: Pool) -> Iterator[str]:
    role = draft.role
    own = role.text or nominative(role.focus, role.head)
    kind = next(iter(sorted(role.types & _PLACES)))
    if role.name == "name":
        own = draft.answer
    elsewhere = [p for p in pool.places.get(kind, ()) if not pool.met_together(p, draft)]
    told = set(content(draft.stem))
    listed = [
        name
        for name in gazetteer.near_places(own, draft.id, pool.near_names(draft))
        if not told & set(gazetteer.adjectives(name))
    ]
    elsewhere = [name for name in elsewhere if not told & set(gazetteer.adjectives(name))]
    if draft.answer not in (own, without_yo(own)) and kind not in _INSIDE:
        return  # «на Арбате» but «в Кремле»: their prepositions are their own
    yield from _placed(role, draft, [*elsewhere[:1], *listed, *elsewhere[1:]])


def _people(draft: Draft, pool: Pool) -> Iterator[str]:
    if draft.fact.rule != "relation" or pool.dated:
        # No king beside a painter: only of news are the people all of one time and place.
        yield from pool.people_like(draft)
    yield from _cased(draft, near_people(_person(draft), draft.id, pool.names))
    if draft.fact.rule == "quotation":
        yield from _cased(draft, people("thinkers", draft.id, pool.names))
    elif pool.dated and draft.role.name != "inviter" and _person(draft) in pool.presidents:
        yield from _cased(draft, people("presidents", draft.id, pool.names))


def _person(draft: Draft) -> str:
    if draft.role.text:
        return draft.role.text
    token = named_person(draft.role)[-1]
    return decline_name(token.text, dict(token.feats), "Nom") or token.text


def _cased(draft: Draft, names: Sequence[str]) -> Iterator[str]:
    """People put into the case and after the preposition of the answer."""
    role = draft.role
    case = "Nom" if role.text or role.part < 0 else role.head.feats.get("Case", "Nom")
    if draft.fact.rule == "quotation":
        case = "Dat"
    preposition = "" if role.part < 0 else draft.fact.parts[role.part].preposition
    whole = preposition if draft.answer.lower().startswith(f"{preposition} ") else ""
    for name in names:
        text = decline_name(name, {"Case": "Nom", "Gender": gender_of(name)}, case)
        if text:
            yield after(whole, text)


def _organisations(draft: Draft, pool: Pool) -> Iterator[str]:
    own = nominative(draft.role.focus, draft.role.head)
    if draft.role.name == "name" or draft.role.text:
        own = draft.answer
    listed = gazetteer.near_organisations(own, draft.id, pool.near_names(draft))
    kind = sorted(draft.role.types & {"UNIVERSITY", "COMPANY", "AGENCY"}) or ["ORG"]
    elsewhere = [
        name
        for name in pool.organisations.get(kind[0], ())
        if not pool.met_together(name, draft) and not gazetteer.is_contextual(name.lower())
    ]
    if draft.answer in (own, without_yo(own)):
        yield from elsewhere[:1]
        yield from listed


def _dressed(option: str, draft: Draft) -> str:
    """The option in the spelling and the first letter of the answer."""
    if draft.answer.isdigit() and option[:4].isdigit():
        option = option.split()[0]
    lead, *rest = draft.answer.split(" ", 1)
    if rest and lead in ("в", "во") and draft.role.types & DATE_TYPES and option.split()[0] != lead:
        option = after("в", option)
    if draft.plain:
        option = without_yo(option)
    return option


def _fits(option: str, draft: Draft, chosen: Sequence[str]) -> bool:
    """No repetition, no part or whole of the answer, nothing the stem names, like length."""
    low, answer = option.lower(), draft.answer.lower()
    if low == answer or low in (other.lower() for other in chosen):
        return False
    own, theirs = set(content(option)), set(content(draft.answer))
    if not own or (own <= theirs and not any(c.isdigit() for c in option)):
        return False
    numeric = draft.role.types & (_NUMBERS | DATE_TYPES)
    if not numeric:
        if theirs <= own or own & set(content(draft.stem)) == own:
            return False
        if any(own <= set(content(o)) or set(content(o)) <= own for o in chosen):
            return False
        longer, shorter = max(len(low), len(answer)), min(len(low), len(answer))
        if longer > 12 and longer > 2.2 * shorter:
            return False
    return True
