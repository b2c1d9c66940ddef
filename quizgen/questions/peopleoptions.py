"""Wrong options for a person: others of the article, then of the same walk of life and time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.facts.clause import Role
from quizgen.questions.drafts import Draft, without_yo
from quizgen.questions.phrasepool import Pool
from quizgen.questions.telling import content
from quizgen.questions.telltimes import TODAY
from quizgen.russian.heads import presidents_of
from quizgen.russian.namecases import agreeing
from quizgen.russian.nearness import nearness
from quizgen.russian.peers import people
from quizgen.russian.personalities import (
    calling_of,
    comparable,
    known,
    lived_about,
    near_persons,
    surname_of,
)
from quizgen.russian.prepositions import after
from quizgen.russian.surnames import decline_surname
from quizgen.russian.wordforms import decline_name, gender_of
from quizgen.russian.wordlists import lists, words
from quizgen.templates.realise import named_person

_SAME_DEED = 0.6
"""Embedding similarity of two verbs above which who did the one may have done the other."""
_NEIGHBOURS = frozenset(("Россия", "Казахстан", "СНГ"))
"""Lands whose heads of state stand beside one another; beside others stand their own countrymen."""
_TOGETHER = words("together")
_NUMBERED = re.compile(r"\b[IVX]+$")
_BYNAME = re.compile(r"(?:ий|ый|ой)$")


def people_options(draft: Draft, pool: Pool) -> Iterator[str]:
    """People in the case and shape of the answer, who are certainly not the one asked."""
    own = person_of(draft.role)
    if " и " in own or "," in own or (not own[:1].isupper() and not own.startswith("аль-")):
        return
    listed = known(own)
    if listed is None and " " not in own:
        return  # «Доктор» may be a part played as well as a last name
    gender = listed.gender if listed else gender_of(own)
    if listed is None:
        gender = named_person(draft.role)[-1].feats.get("Gender", gender)
    asked_as, only = _calling(draft), _named_calling(draft.stem)
    poets = words("poets") if set(content(draft.stem)) & words("verses") else frozenset()
    for name in _of_article(draft, pool, own, gender):
        if poets and name not in poets:
            continue  # no novelist beside a poet
        if not (comparable(own, name) if listed else lived_about(name, pool.year_of(draft))):
            continue
        told = _callings_told(name, pool)
        if (only and only not in told) or (asked_as and told - {asked_as}):
            continue  # no actor beside a director
        makers = _callings_told(own, pool) or _made_by(draft.stem)
        if not listed and makers and not told & makers:
            continue
        yield from _shaped(name, own, gender, draft)
    calling = None if listed else _calling(draft)
    avoid = [own, *pool.names]
    if draft.role.name == "inviter" and not pool.dated:
        return
    abroad = listed is not None and listed.land not in _NEIGHBOURS
    if pool.dated and own in pool.presidents and not abroad:
        year = pool.published.year if pool.published else pool.latest
        found: Sequence[str] = presidents_of(year or TODAY, draft.id, pool.names)
    else:
        found = near_persons(own, draft.id, avoid, calling, pool.year_of(draft))
    if draft.fact.rule == "quotation" and not found:
        found = people("thinkers", draft.id, pool.names)
    for name in found:
        if poets and name not in poets:
            continue
        yield from _shaped(name, own, gender, draft)


def person_of(role: Role) -> str:
    """The name asked, without a title, in the nominative."""
    if role.text:
        return role.text
    token = named_person(role)[-1]
    return decline_name(token.text, dict(token.feats), "Nom") or token.text


def _calling(draft: Draft) -> str | None:
    """The walk of life told by a noun beside the name: «художник», «физик»."""
    tokens = draft.role.focus
    part = draft.fact.parts[draft.role.part].tokens if draft.role.part >= 0 else tokens
    nouns = [t.lemma for t in (*part, *tokens) if t.pos == "NOUN"]
    return next((found for noun in nouns if (found := calling_of(noun))), None)


def _named_calling(stem: str) -> str | None:
    """The walk of life the stem asks for: «Кто режиссёр фильма …?»."""
    return next((found for word in stem.split() if (found := calling_of(word))), None)


def _made_by(stem: str) -> set[str]:
    """Who makes such a thing: a director the film, a writer the novel."""
    lemmas = set(content(stem))
    return {calling for calling, works in lists("makers.yaml").items() if lemmas & works}


def _callings_told(name: str, pool: Pool) -> set[str]:
    """The walks of life everybody, or the article, knows the person by."""
    person = known(name)
    nouns = [
        token.lemma
        for other, role, fact in pool.people
        if other == name and role.part >= 0
        for token in fact.parts[role.part].tokens
    ]
    told = {found for noun in nouns if (found := calling_of(noun))}
    return told | ({person.calling} if person else set())


def _of_article(draft: Draft, pool: Pool, own: str, gender: str) -> Iterator[str]:
    """Other people of the article who did nothing like what is asked."""
    told = draft.fact.predicate
    if told and told.lemma in _TOGETHER:
        return
    for name, role, fact in pool.people:
        if _alike(name, own) or role.part < 0 or fact.sentence.i == draft.fact.sentence.i:
            continue
        listed = known(name)
        own_gender = listed.gender if listed else named_person(role)[-1].feats.get("Gender")
        if own_gender != gender or role.types & {"PLACE", "ORG"}:
            continue
        if any(
            _alike(name, other) for other in draft.fact.sentence.text.split() if other[0].isupper()
        ):
            continue
        verbs = pool.deeds.get(name, set())
        if told and any(
            verb == told.lemma or (nearness(verb, told.lemma) or 0) > _SAME_DEED for verb in verbs
        ):
            continue
        yield name


def _alike(one: str, other: str) -> bool:
    """Whether two names share a word of any form: «Лютер» and «Мартина Лютера»."""
    return any(
        a[: max(4, len(a) - 2)] == b[: max(4, len(a) - 2)]
        for a in one.lower().split()
        for b in other.lower().strip("«»,.").split()
        if len(a) > 2 and len(b) > 2
    )


def _shaped(name: str, own: str, gender: str, draft: Draft) -> Iterator[str]:
    """The name as whole as the answer is, in its case and with its preposition."""
    if "." in name or ("." in own and " " not in own):
        return
    if " " not in own:
        short = surname_of(name)
        if short is None or (" " not in name and known(name) is None):
            return
        name = short
    elif " " not in name:
        person = known(name)
        if person is None or " " not in person.names[0]:
            return
        name = person.names[0]
    if _NUMBERED.search(name) and not (_NUMBERED.search(own) or comparable(own, name)):
        return
    case = case_asked(draft)
    text = decline_name(name, {"Case": "Nom", "Gender": gender}, case)
    regular = decline_surname(name.split()[-1], gender, "Nom", case)
    if text and regular and text.split()[-1] != regular:
        return  # «Лёве»: the dictionary took the name for a common word
    if text is None or (case != "Nom" and text == name and _BYNAME.search(name)):
        return
    if not agreeing(text, case):
        return  # «Ян Смитом»: the first name stayed as it was
    preposition = "" if draft.role.part < 0 else draft.fact.parts[draft.role.part].preposition
    dressed = preposition if draft.answer.lower().startswith(f"{preposition} ") else ""
    yield after(dressed, text)


def case_asked(draft: Draft) -> str:
    """The case the answer stands in."""
    role = draft.role
    if draft.fact.rule == "quotation":
        return "Dat"
    if role.text or role.part < 0:
        return "Nom"
    if draft.answer in (person_of(role), without_yo(person_of(role))):
        return "Nom"
    part = draft.fact.parts[role.part]
    if part.case and role.focus == part.tokens:
        return part.case
    return role.head.feats.get("Case", "Nom")
