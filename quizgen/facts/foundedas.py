"""A thing founded as something else before it was what it is: «как село основано в 1601 году»."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizgen.facts.clause import Fact
from quizgen.model import Article

_FOUNDED = re.compile(r"^[Вв] каком году был[аои]? (?:основан|заложен|образован|создан)[аоы]? ")
_KINDS = r"(?:город|сел|деревн|пос[её]л|слобод|крепост|станиц|хутор|аул|порт|монастыр)[а-яё]*"
_AS = re.compile(
    rf"\b[Кк]ак (?:[а-яё]+ )?(?P<kind>{_KINDS})(?: (?:впервые|был[аои]?))*"
    rf" (?:основан|известн|существу|упом[яи]н|образован|числ|[—–-]|(?:с|в) \d{{3,4}})[^.;,]{{0,40}}"
)
_ROOT = 3
"""Letters by which «село» and «сёлам» are one kind."""


def without_earlier(facts: Iterable[Fact], article: Article) -> list[Fact]:
    """The facts without a founding year that is of another thing than the one asked of.

    Where the article says since when it has been «как село», a year told elsewhere is that of
    what stood there before: the «поселение» of that year is not yet the village.
    """
    said = list(_AS.finditer(article.text))
    return [fact for fact in facts if not (said and _earlier(fact, said))]


def _earlier(fact: Fact, said: Iterable[re.Match[str]]) -> bool:
    role = fact.roles[0] if fact.roles else None
    stem = fact.roles[1].text if len(fact.roles) > 1 else ""
    kind = re.match(_KINDS, _FOUNDED.sub("", stem)) if _FOUNDED.match(stem) else None
    if role is None or kind is None:
        return False
    own = [found for found in said if found["kind"][:_ROOT] == kind[0][:_ROOT]]
    return bool(own) and not any(role.text in found[0] for found in own)
