"""The other forms of an answer that count as right."""

from __future__ import annotations

import datetime

from quizgen.facts.kinds import nominative
from quizgen.questions.answerforms import dated_whole, more_forms
from quizgen.questions.drafts import Draft
from quizgen.questions.lifeforms import life_forms
from quizgen.russian.values import accepted
from quizgen.russian.wordforms import decline_name
from quizgen.templates.realise import named_person


def accepted_forms(draft: Draft, said: str, published: datetime.date | None) -> tuple[str, ...]:
    """Other forms that count as right: spellings of numbers and dates, names bare and whole."""
    role = draft.role
    found: list[str] = []
    if role.name in ("count", "when", "since", "how_long"):
        noun = role.head.text if "NUMBER" in role.types else None
        found += accepted(draft.fact.sentence, role.focus[0], noun, published)
    elif role.name in ("born", "died", "deed", "made", "dated"):
        found += life_forms(role.text)
    elif role.part >= 0 and not role.text:
        bare = " ".join(token.text for token in role.focus).replace(" ,", ",")
        found += [nominative(role.focus, role.head), bare]
        if "PERSON" in role.types:
            found += _person_forms(draft)
    elif "PERSON" in role.types:
        found += [role.text, *_surname_of(role.text)]
    if "PERSON" in role.types:
        found += _surname_of(said)
    found += more_forms(draft.stem, said)
    # «КазНУ имени аль-Фараби» is called КазНУ.
    leads = [form.split(" имени ")[0] for form in (said, *found) if " имени " in form]
    found += [lead for lead in leads if sum(letter.isupper() for letter in lead) > 1]
    if draft.plain:
        found = [form.replace("ё", "е").replace("Ё", "Е") for form in found]
    unquoted = [form.strip("«»") for form in (said, *found) if form[:1] == "«"]
    # Of news, the year is that of the news.
    told = dated_whole(f"{draft.stem} {published}", said, [*found, *unquoted])
    return tuple(dict.fromkeys(form for form in told if form and form != said))


def _surname_of(name: str) -> list[str]:
    """The last name alone, where the name has one: «Пётр I» has none."""
    *given, last = name.split()
    numbered = any(not word[1:].islower() and "." not in word for word in given)
    plain = len(last) > 2 and last[:1].isupper() and last[1:].islower()
    return [last] if given and plain and not numbered else []


def _person_forms(draft: Draft) -> list[str]:
    """The name without its title, in the nominative and as it stands, and the last name alone."""
    token = named_person(draft.role)[-1]
    name = decline_name(token.text, dict(token.feats), "Nom")
    return [name, token.text, *_surname_of(name)] if name else [token.text]
