"""Who held a post on the day of the news: «Кто в марте 2007 года был мэром Москвы?»

The post and its holder stand beside each other («министр культуры Молдовы Сергей Продан»), in the
words of whoever speaks as well, so the text is read and not the parsed clause. Asked is the name:
a post told in full is too long to type.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from quizgen.facts.clause import Fact, Role
from quizgen.facts.lifelines import RULE
from quizgen.facts.newsactors import told_of
from quizgen.model import Sentence, Token
from quizgen.russian.calendar import MONTHS_IN
from quizgen.russian.gazetteer import country_of_adjective, is_person_noun, is_post
from quizgen.russian.morphology import Reading, inflect, readings
from quizgen.russian.wordforms import decline_name

_MOST = 2
"""Such questions of one item: a list of guests is no news."""
_LONGEST = 8
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_AGED = re.compile(r"\d+-летн\w+")
_WORD = re.compile(r"[\w.-]*\w|[^\w\s]")
_CAPITAL = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_RUN = re.compile(
    rf"(?<![\w-]){_CAPITAL}(?: (?:(?:аль|эль|ад|аз|ан|ар|ас|ат|аш)-)?{_CAPITAL})+"
    r"(?![\w-])(?! ?[«\"])"
)
_LINKED = re.compile(
    r" (?:бен|бин|ибн|оглы|кызы|ван|фон|де|да|ди|дель|дос|эль|аль|ла|ле) |[-–](?=\w)| [А-ЯЁ]\."
)
"""What a name goes on with: «Мухаммед | бин Салман»."""
_STOPS = frozenset(",.;:()—–!?…")


def newsposts(sentences: Sequence[Sentence], published: datetime.date | None) -> Iterator[Fact]:
    """A fact for each holder of a post there is one of, with its question written whole."""
    if published is None:
        return
    month = f"в {MONTHS_IN[published.month - 1]} {published.year} года"
    told: set[str] = set()
    whole = " ".join(sentence.text for sentence in sentences)
    for sentence in sentences:
        if sentence.headline or not _of_the_day(sentence, published):
            continue
        for start, name, cases in _names(sentence):
            held = _held(sentence.text[:start], name, _sides(cases))
            if held is None or told & set(held) or len(told) >= 2 * _MOST:
                continue
            if _left(name, whole):
                continue
            told |= set(held)
            yield _fact(sentence, start, name, *held, month)


def _left(name: str, text: str) -> bool:
    """Whether the article tells that the one of this name left a post: which, is not certain."""
    stem = re.escape(name.split()[-1][:-1] or name)
    left = rf"{stem}\w* (?:\w+ ){{0,3}}?(?:уш[её]л|ушла|покинул|оставил|освобожд|отстран|подал)"
    return re.search(left, text) is not None or bool(
        re.search(rf"\b(?:экс-|быв(?:ш|\.))[^.!?]{{0,60}}{stem}", text)
    )


def _names(sentence: Sentence) -> Iterator[tuple[int, str, dict[str, str]]]:
    """Where full names begin, the names, and their cases: «мэр Москвы | Юрий Лужков»."""
    starts = {
        t.start - sentence.start: {t.feats["Case"]: t.feats.get("Gender", "Masc")}
        for m in sentence.mentions
        if m.type == "PERSON" and "Case" in (t := sentence.tokens[m.first]).feats
    }
    for run in _RUN.finditer(sentence.text):
        if _LINKED.match(sentence.text, run.end()):
            continue
        words = run[0].split()
        for k, word in enumerate(words[:-1]):
            start = run.start() + len(" ".join(words[:k])) + bool(k)
            cases = _cases(word) or starts.get(start, {})
            if cases and 2 <= len(words) - k <= 3:
                yield start, " ".join(words[k:]), cases
                break


def _fact(sentence: Sentence, offset: int, name: str, post: str, holder: str, month: str) -> Fact:
    start = sentence.start + offset
    token = Token(0, name, start, start + len(name), holder, "PROPN", {}, -1, "root")
    who = Role("deed", frozenset(("PERSON", "ANY")), -1, (token,), token, holder, holder)
    stem = f"Кто {month} был {post}"
    news = Role("news", frozenset(("ANY",)), -1, (token,), token, text=stem)
    return Fact(RULE, sentence, None, roles=(who, news))


def _of_the_day(sentence: Sentence, published: datetime.date) -> bool:
    """Whether the sentence tells of now: of no other time, and of nobody who comes or goes."""
    years = {int(found) for found in _YEAR.findall(sentence.text)}
    words = re.findall(r"[\w-]+", sentence.text)
    if years - {published.year}:
        return False
    lowered = {word.lower() for word in words}
    if lowered & {month for k, month in enumerate(MONTHS_IN, 1) if k != published.month}:
        return False  # «в феврале» of news of March
    lemmas = {readings(word.lower())[0].lemma for word in words}
    return not lemmas & told_of("posts change")


def _held(before: str, name: str, cases: dict[str, str]) -> tuple[str, str] | None:
    """The post in the instrumental and its holder's name; None where either is not sure."""
    words = _WORD.findall(before)
    for at in range(len(words) - 1, max(len(words) - _LONGEST, 0) - 1, -1):
        if words[at] in _STOPS:
            return None
        post = next(
            (r for r in readings(words[at])
             if r.lemma in told_of("sole posts") and r.pos == "NOUN"
             and r.feats.get("Number") == "Sing" and r.feats.get("Case") in cases),
            None,
        )  # fmt: skip
        if post is not None:
            case = post.feats["Case"]
            said = _said(words, at, post)
            feats = {"Case": case, "Gender": cases[case], "Number": "Sing", "Animacy": "Anim"}
            holder = decline_name(name, feats, "Nom") if said else None
            return (said, holder) if said and holder else None
    return None


def _cases(first: str) -> dict[str, str]:
    """The cases a first name can stand in, with its gender; none for what is no first name."""
    return {
        r.feats["Case"]: r.feats.get("Gender", "Masc")
        for r in reversed(readings(first))
        if "Name" in r.feats and r.feats.get("Number") == "Sing" and "Case" in r.feats
    }


def _sides(cases: dict[str, str]) -> dict[str, str]:
    """The cases without the instrumental: «встреча с министром …» is asked as a meeting."""
    return {case: gender for case, gender in cases.items() if case != "Ins"}


def _said(words: Sequence[str], at: int, post: Reading) -> str:
    """«главным тренером сборной России»; "" for a post of nobody knows what, or a former one."""
    first = at
    while first and _adjective(words[first - 1]) and words[first - 1].isalpha():
        first -= 1
    owner = readings(words[first - 1].lower())[0].lemma if first else ""
    if is_post(owner) or is_person_noun(owner):
        return ""  # «заместителя | председателя банка»: another's post
    lead = [w for w in words[first:at] if readings(w.lower())[0].lemma not in told_of("post now")]
    if any(readings(w.lower())[0].lemma not in told_of("parts of posts") for w in lead):
        return ""  # «бывший министр», «первый заместитель»
    if at and words[at - 1] == "-" and not words[at][:1].isupper():
        return ""  # «вице - премьер»; after the place of a report a sentence begins
    after = words[at + 1 :]
    lemmas = {readings(w.lower())[0].lemma for w in after}
    if lemmas & (told_of("pointing") | told_of("sole posts")) or any(map(_cases, after)):
        return ""
    if lemmas & told_of("petty bodies"):
        return ""  # whom nobody need know in a year
    if post.lemma == "лидер" and after[0] in ('"', "«"):
        return ""  # «лидер «Прорыва»»: a band, a party or a movement?
    whose = any(w[:1].isupper() or country_of_adjective(readings(w)[0].lemma) for w in after)
    if not whose or not after:
        return ""
    noun = (inflect(post, case="Ins", number="Sing") or "").lower()
    forms = [
        inflect(own, case="Ins", number="Sing", gender="Masc") if (own := _adjective(w)) else None
        for w in lead
    ]
    if not noun or None in forms:
        return ""
    rest = re.sub(r"([«(]) | ([»).])", r"\1\2", " ".join(after))
    rest = re.sub(r'" (.+?) "', r"«\1»", rest)
    known = f"{post.lemma} {rest}"
    return (
        ""
        if known in told_of("known to all")
        else " ".join([*(str(form).lower() for form in forms), noun, rest])
    )


def _adjective(word: str) -> Reading | None:
    return next((r for r in readings(word.lower())[:2] if r.pos == "ADJ"), None)
