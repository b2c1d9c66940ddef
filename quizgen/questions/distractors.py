"""Wrong options: of the answer's type and form, plausible, and certainly wrong by the article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from quizgen.facts.clause import DATE_TYPES
from quizgen.facts.kinds import nominative
from quizgen.questions.drafts import Draft, without_yo
from quizgen.questions.evenoptions import even
from quizgen.questions.listoptions import list_options, members_of
from quizgen.questions.longoptions import other_clauses, other_lists
from quizgen.questions.peopleoptions import people_options
from quizgen.questions.phraseoptions import phrase_options
from quizgen.questions.phrasepool import Pool
from quizgen.questions.placeoptions import place_options
from quizgen.questions.schooloptions import is_school, school_options
from quizgen.questions.telling import content
from quizgen.questions.telltimes import in_order
from quizgen.questions.terms import terms_like
from quizgen.questions.trades import trades_beside
from quizgen.russian import gazetteer, values
from quizgen.russian.datemention import DateMention
from quizgen.russian.hints import possible_year
from quizgen.russian.peers import near_posts, near_posts_abroad
from quizgen.russian.prepositions import after
from quizgen.russian.saiddates import said_date
from quizgen.russian.sectors import sector_mates
from quizgen.russian.works import has_works, near_works

MOST = 3
_ENOUGH = 2
_FIGURES = 5
_AHEAD = 6
"""Years ahead that are spoken of as near."""
_NAMED = frozenset(("PERSON", "PLACE", "ORG", "TITLE"))
_NUMBERS = frozenset(("NUMBER", "MEASURE", "MONEY", "PERCENT", "DURATION", "AGE"))
_PLACES = frozenset(
    ("COUNTRY", "CITY", "RIVER", "LAKE", "SEA", "MOUNTAIN", "ISLAND", "CONTINENT", "STATE",
     "REGION", "AIRPORT", "SIGHT")
)  # fmt: skip
_HEADS = frozenset(("президент", "председатель", "глава", "король", "премьер", "премьер-министр"))
"""Posts one person may hold together, or that name one office: never options for each other."""

Offer = Callable[[Draft, Pool], tuple[str, ...]]
"""What gives a draft its wrong options."""


def distractors(draft: Draft, pool: Pool) -> tuple[str, ...]:
    """Up to `MOST` wrong options in the answer's own form; fewer where good ones lack."""
    key = draft.id, draft.stem, draft.answer, *draft.shown
    if key not in pool.made:
        made = _made(draft, pool)
        written = isinstance(draft.template.distractors, tuple)
        pool.made[key] = made if written or even(draft.answer, made) else ()
    return pool.made[key]


def _made(draft: Draft, pool: Pool) -> tuple[str, ...]:
    written = draft.template.distractors
    if isinstance(written, tuple):
        return _chosen(written, draft)
    if not (draft.role.focus or draft.role.text) or not draft.answer:
        return ()
    if draft.answer.startswith("-"):
        return ()  # a year before our era written as a number: no form to imitate
    clause = draft.role.types & {"CLAUSE"}
    if members_of(draft.answer) and not clause and not draft.role.types & (_NUMBERS | DATE_TYPES):
        return _chosen(list_options(draft, pool), draft)
    if draft.role.name == "term" and "столиц" in draft.stem:
        return ()  # no town beside a capital is plausible
    genre = draft.role.head.lemma
    if draft.role.name in ("way", "deed") and genre == "семья":
        return _chosen(trades_beside(draft, pool.year_of(draft)), draft)
    if is_school(draft):
        told = frozenset(word for lemmas in pool.lemmas.values() for word in lemmas)
        return _chosen(school_options(draft, pool.year_of(draft), told), draft)
    if draft.role.name == "name" and has_works(genre):
        return _chosen(near_works(draft.answer, genre, draft.id, _told(draft)), draft)
    if draft.role.types & {"TERM", "PEOPLE"} and not draft.role.types & _NAMED:
        if any(t.pos == "PROPN" and t.feats.get("Animacy") == "Anim" for t in draft.role.focus):
            return ()  # «представительница Польши Анна Новак»: another land makes no other person
        return _varied(draft, pool)
    return _chosen(_sources(draft, pool), draft)


def _told(draft: Draft) -> str:
    return f"{draft.stem} {draft.fact.sentence.text}"


def _chosen(sources: Iterable[str], draft: Draft) -> tuple[str, ...]:
    chosen: list[str] = []
    for option in sources:
        option = _dressed(option, draft)
        if _fits(option, draft, (*draft.shown, *chosen)):
            chosen.append(option)
        if len(chosen) == MOST:
            break
    return tuple(chosen)


def _varied(draft: Draft, pool: Pool) -> tuple[str, ...]:
    """Options of one make where one word gives two of them, else what several words give."""
    every: list[str] = []
    for group in (*phrase_options(draft, pool), tuple(pool.phrases_like(draft))):
        found = _chosen(group, draft)
        if len(found) >= _ENOUGH:
            return found
        every += found
    return _chosen(every, draft)


def _sources(draft: Draft, pool: Pool) -> Iterator[str]:
    role, types = draft.role, draft.role.types
    if types & {"LIST", "CLAUSE"}:
        yield from other_lists(draft, pool) if "LIST" in types else other_clauses(draft, pool)
    elif role.name == "term" and not types & (_PLACES | {"PERSON"}):
        yield from terms_like(draft, pool.terms)
    elif role.name in ("born", "died", "made", "dated"):
        fits = _moment_fits(draft, pool, values.date_said(role.text))
        yield from values.near_text(role.text, draft.id, pool.numbers, fits, pool.latest)
    elif types & (_NUMBERS | DATE_TYPES):
        for when in _moments(draft, pool):
            # «11 апреля 1958» is said with «года», as the answer is.
            last = draft.answer.split()[-1]
            if last in ("год", "годах") and when[-1:].isdigit():
                when += f" {last}"  # «с 1916 по 1918 год»
            kind = next((k for k in ("DATE", "PERIOD", "MONTH") if k in types), None)
            yield said_date(when, kind) if kind else when
    elif types & _PLACES or "PLACE" in types:
        yield from place_options(draft, pool)
    elif "PERSON" in types:
        yield from people_options(draft, pool)
    elif "ORG" in types:
        yield from _organisations(draft, pool)
    elif "TITLE" in types:
        own = [post for post in pool.posts if post.split()[-1] == draft.answer.split()[-1]]
        own = own if pool.dated else []
        if draft.answer.lower().startswith("глава"):
            return  # «глава ведомства» may be the minister himself
        # Of a time nobody dates, a person may have held the other post as well.
        near = near_posts if pool.dated else near_posts_abroad
        listed = near(draft.answer, draft.id, pool.posts)
        for post in (*own, *listed):
            same = content(post)[-1] == content(draft.answer)[-1]
            if not (same and content(post)[0] in _HEADS and content(draft.answer)[0] in _HEADS):
                yield post[0].lower() + post[1:] if draft.answer[0].islower() else post


def _moments(draft: Draft, pool: Pool) -> Iterator[str]:
    """Numbers, dates and years that keep their order among what else is told."""
    sentence, token = draft.fact.sentence, draft.role.focus[0]
    if not draft.role.types & DATE_TYPES:
        if _exact(draft.role.value):
            return  # 22 338 618: whoever reads it does not remember it among its like
        yield from values.near(sentence, token, draft.id, pool.numbers_beside(draft))
        return
    asked = values.date_at(sentence, token)
    fits = _moment_fits(draft, pool, asked[0] if asked else None)
    latest = None if _to_come(draft, pool) else pool.latest
    yield from values.near(sentence, token, draft.id, pool.numbers, fits, latest)


def _moment_fits(
    draft: Draft, pool: Pool, asked: DateMention | None
) -> Callable[[DateMention], bool]:
    """Whether a date may stand beside the one asked: in order, in a life, in its own age."""

    def fits(option: DateMention) -> bool:
        if asked is None:
            return True
        order = in_order(option, asked, draft.fact.sentence, draft.stem, pool.lives, pool.published)
        if not order:
            return False
        own, other = asked.year, option.year
        if _to_come(draft, pool) and other and pool.published:
            # What is yet to come was not in a year that has gone by, nor is it told far ahead.
            return pool.published.year <= other <= pool.published.year + _AHEAD
        # No web site in 1980, and none of a matter everybody dates.
        return not (own and other and possible_year(own, draft.stem)) or (
            possible_year(other, draft.stem)
        )

    return fits


def _to_come(draft: Draft, pool: Pool) -> bool:
    """Whether the clause tells of the days after the article was published."""
    predicate = draft.fact.predicate
    return (
        pool.published is not None
        and predicate is not None
        and any(t.feats.get("Tense") == "Fut" for t in predicate.tokens)
    )


def _exact(value: str) -> bool:
    """Whether the number has more figures than anybody bears in mind."""
    return len(value.replace(".", "").rstrip("0").lstrip("0")) > _FIGURES


def _organisations(draft: Draft, pool: Pool) -> Iterator[str]:
    own = nominative(draft.role.focus, draft.role.head)
    if draft.role.name == "name" or draft.role.text:
        own = draft.answer
    listed = gazetteer.near_organisations(own, draft.id, pool.near_names(draft))
    kind = sorted(draft.role.types & {"UNIVERSITY", "COMPANY", "AGENCY"}) or ["ORG"]
    elsewhere = [
        name
        for name in pool.organisations.get(kind[0], ())
        if gazetteer.organisation_class(name) == gazetteer.organisation_class(own) is not None
        and not pool.met_together(name, draft)
        and not gazetteer.is_contextual(name.lower())
    ]
    if draft.answer in (own, without_yo(own)):
        told = _told(draft)
        sector = sector_mates(own, draft.id)
        if sector:  # no shop beside an airline
            yield from (name for name in sector if name.strip("«»") not in told)
        else:
            # Of Moscow's universities any may work in Moscow.
            words = set(content(draft.stem))
            for name in (*elsewhere[:1], *listed):
                seat = set(content(gazetteer.seat_of(name)))
                if not seat or not seat <= words:
                    yield name


def _dressed(option: str, draft: Draft) -> str:
    """The option in the spelling and the first letter of the answer."""
    if draft.answer.isdigit() and option.split()[0].isdigit():
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
