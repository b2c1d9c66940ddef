"""Who held a post on the day of the news: «Кто в марте 2007 года был мэром Москвы?»

The post and its holder stand beside each other («министр культуры Молдовы Сергей Продан»), so the
clause around them need not be read. Asked is the name: a post told in full is too long to type.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from quizgen.facts.clause import Fact, Role
from quizgen.facts.eventdates import MONTHS_IN
from quizgen.facts.lifekinds import named, written
from quizgen.facts.lifelines import RULE
from quizgen.facts.newsactors import full_name, told_of
from quizgen.facts.surface import in_nominative
from quizgen.model import Sentence, Token
from quizgen.russian.morphology import readings
from quizgen.russian.namecases import agreeing
from quizgen.russian.openings import is_doubtful
from quizgen.russian.phrases import decline_plain

_MOST = 4
"""Such questions of one item: a list of guests is no news."""
_LONGEST = 9
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_AGED = re.compile(r"\d+-летн\w+")


def newsposts(
    sentences: Sequence[Sentence], published: datetime.date | None
) -> Iterator[tuple[Fact, str]]:
    """A fact for each holder of a post there is one of, with the name of the holder."""
    if published is None:
        return
    month = f"в {MONTHS_IN[published.month - 1]} {published.year} года"
    posts: set[str] = set()
    holders: set[str] = set()
    for sentence in sentences:
        if sentence.headline or not _of_the_day(sentence, published.year):
            continue
        for mention in sentence.mentions:
            if mention.type != "PERSON" or len(posts) == _MOST:
                continue
            token = sentence.tokens[mention.first]
            found = _held(sentence.tokens, token)
            if found is None or found[0] in posts or found[1] in holders:
                continue
            posts.add(found[0])
            holders.add(found[1])
            stem = f"Кто {month} был {found[0]}"
            who = Role("deed", frozenset(("PERSON", "ANY")), -1, (token,), token, found[1], found[1])
            asked = Role("news", frozenset(("ANY",)), -1, (token,), token, text=stem)
            yield Fact(RULE, sentence, None, roles=(who, asked)), found[1]


def _of_the_day(sentence: Sentence, year: int) -> bool:
    """Whether the sentence tells of now: of no other year, and of nobody who comes or goes."""
    years = {int(found) for found in _YEAR.findall(sentence.text)}
    if years - {year} or is_doubtful([t.text for t in sentence.tokens]):
        return False
    if sentence.speech is not None and sentence.speech.direct and not sentence.speech.speaker:
        return False
    return not {t.lemma for t in sentence.tokens} & told_of("posts change")


def _held(tokens: Sequence[Token], name: Token) -> tuple[str, str] | None:
    """The post in the instrumental and its holder's name; None where either is not sure."""
    case = name.feats.get("Case", "Nom")
    at = name.i - 1
    while at >= 0 and _inside(tokens[at]):
        token = tokens[at]
        if token.lemma.lower() in told_of("sole posts") and _of_case(token, case):
            return _told(tokens, at, name, case)
        at -= 1
    return None


def _inside(token: Token) -> bool:
    """Whether a word can stand within «директор Департамента по вопросам мира МИД России»."""
    if token.feats.get("VerbForm"):
        return False
    return token.text.isalnum() or token.pos in ("NOUN", "PROPN", "ADJ", "ADP") or (
        token.text.lower() == "и" or bool(token.feats.get("Quoted")) or token.text in ('"', "«", "»")
    )  # fmt: skip


def _of_case(token: Token, case: str) -> bool:
    if token.feats.get("Number") == "Plur" or token.text[-2:] in ("ов", "ей", "ам", "ах"):
        return False
    return any(
        r.feats.get("Case") == case and r.feats.get("Number") == "Sing"
        for r in readings(token.text)
        if r.pos == "NOUN"
    )


def _told(tokens: Sequence[Token], at: int, name: Token, case: str) -> tuple[str, str] | None:
    first = at
    while first and tokens[first - 1].pos == "ADJ":
        first -= 1
    before = tokens[first:at]
    while before and (_AGED.fullmatch(before[0].text) or before[0].lemma in told_of("post now")):
        before = before[1:]
    if any(t.lemma not in told_of("parts of posts") for t in before):
        return None  # «бывший министр», «первый заместитель»
    own = (*before, *tokens[at : name.i])
    after = tokens[at + 1 : name.i]
    if not named(after) or len(own) > _LONGEST:
        return None
    if any(t.lemma in told_of("pointing") or t.feats.get("Resolved") for t in own):
        return None
    if any(t.pos == "PROPN" and t.feats.get("Animacy") == "Anim" for t in after):
        return None
    if tokens[first - 1 : first] and tokens[first - 1].text.lower().startswith(("экс", "вице")):
        return None
    holder = full_name(name, case) if agreeing(name.text.split()[0], case) else ""
    post = written(own) if case == "Nom" else in_nominative(own, len(before), case)
    if not holder or not post or post in told_of("known to all"):
        return None
    said = decline_plain(post[:1].lower() + post[1:], "Ins")
    return (said, holder) if said else None
