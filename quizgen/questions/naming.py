"""One reader of names for stems, answers and options: whole, rightly asked, in quotation marks."""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.facts.clause import SUBJECT
from quizgen.model import Article, Question, Token
from quizgen.questions.drafts import Draft, without_yo
from quizgen.questions.nametests import NAME_CHECKS
from quizgen.russian.gazetteer import is_person_noun, place_kind
from quizgen.russian.morphology import dictionary_marks, readings
from quizgen.russian.namecases import declined
from quizgen.russian.nametypes import name_words
from quizgen.russian.personalities import known
from quizgen.russian.quoting import Titles, quoting_words
from quizgen.russian.shortnames import initials_of, may_be
from quizgen.russian.wordforms import gender_of
from quizgen.russian.wordlists import words

_WORD = re.compile(r"[\w-]+")
_YEAR = re.compile(r"(?<!\d)1\d{3}(?!\d)|(?<!\d)20\d{2}(?!\d)")
_RECENT = 1950
_LIVING = 1990
"""From about this year on those who act may be living, and private, people."""
_ROMAN = re.compile(r"[IVXLC]+")
_ASKED_BY_NAME = frozenset(("subject", "object", "agent", "with", "complement", "term", "author"))


class Names:
    """The names of an article, for what is asked of it."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._title = article.title
        self._titles = Titles(article.text)

    def mended(self, draft: Draft) -> Draft | str:
        """The draft with its names whole, or the reason why they cannot be."""
        for reason, check in NAME_CHECKS:
            if check(draft):
                return reason
        if self._place_as_person(draft):
            return "name of no sure kind"
        draft = _whole_answer(self._by_title(draft))
        return "bare name" if _bare_answer(draft) or _bare_stem(draft) else draft

    def finished(self, question: Question) -> Question:
        """The question with quotation marks as print has them; evidence and id stay."""
        say = self._titles.written
        typed = question.kind in ("typed", "open") and question.asks == "person"
        answer = _without_initials(question.answer) if typed else say(question.answer)
        accepted = question.accepted
        if answer != question.answer and question.kind in ("typed", "choice", "cloze"):
            accepted = tuple(dict.fromkeys((*accepted, question.answer.replace('"', ""))))
        return replace(
            question,
            stem=say(question.stem),
            answer=answer,
            accepted=tuple(form for form in accepted if form != answer),
            distractors=tuple(map(say, question.distractors)),
            items=tuple(map(say, question.items)),
            matches=tuple(map(say, question.matches)),
        )

    def _by_title(self, draft: Draft) -> Draft:
        """«Карл Адольф фон Сюдов родился …» in news of Макс фон Сюдов: by the name in the title.

        Only of a birth that opens its sentence, told of a name the article has nowhere else.
        """
        token = draft.fact.sentence.tokens[0]
        own = token.text.split()
        verb = draft.fact.predicate.lemma if draft.fact.predicate else ""
        if verb != "родиться" or len(own) < 3 or token not in _persons(draft):
            return draft
        match = re.search(rf"[А-ЯЁ][а-яё]+(?: [а-я]{{2,3}})* {re.escape(own[-1])}\b", self._title)
        if match is None or own[0] in self._title or token.text not in draft.stem:
            return draft
        if self._text.count(token.text) != 1:
            return draft
        return replace(draft, stem=draft.stem.replace(token.text, match[0]))

    def _place_as_person(self, draft: Draft) -> bool:
        """A name nobody's first name opens, which the article also says one is in."""
        if "PERSON" not in draft.role.types or draft.role.name not in _ASKED_BY_NAME:
            return False
        own = draft.answer.split()
        if not own or any(dictionary_marks(word) & {"Name", "Surn", "Patr"} for word in own):
            return False
        if len(own) == 1 and place_kind(own[0]) is not None:
            return True
        return bool(re.search(rf"\b(?:в|во|из|города?) {re.escape(draft.answer)}\b", self._text))


def _whole_answer(draft: Draft) -> Draft:
    """A last name that answers «кто», as the article's, or everybody's, full name."""
    role = draft.role
    if "PERSON" not in role.types or draft.answer.count(" ") > 2 or " и " in draft.answer:
        return draft
    token = _answering(draft)
    who = token.feats.get("Who") if token else None
    if who is None:
        return draft
    case = "Nom" if role.text or role.name in (SUBJECT, "term", "author") else None
    if case is None and token is not None:
        case = token.feats.get("Case", "Nom")
    full = who if case == "Nom" else (declined(who, gender_of(who), "Nom", case or "Nom") or "")
    bare = draft.answer.split()
    if full == draft.answer and case == "Nom" and full not in draft.fact.sentence.text:
        verb = draft.fact.predicate.lemma if draft.fact.predicate else ""
        if verb in words("motion") | name_words("done by many"):
            return draft
        return replace(draft, role=replace(role, text=full))  # the sentence has less of it
    if not full or who.split()[0] in draft.answer:
        return draft
    if case != "Nom" and full.split()[-1] != bare[-1]:
        return draft
    lead = f"{bare[0]} " if bare[0].islower() and len(bare) > 1 else ""
    if full.lower().startswith(lead.lower()):
        lead = ""  # «ван» of «Ван Гог» is told
    said = without_yo(f"{lead}{full}") if draft.plain else f"{lead}{full}"
    return replace(draft, answer=said, role=replace(role, text=full) if case == "Nom" else role)


def _without_initials(answer: str) -> str:
    """«К. Моне» is Клод Моне to everybody, whatever the article calls him."""
    initials = initials_of(answer)
    listed = known(initials[1]) if initials else None
    full = listed.names[0] if listed else ""
    if initials and full.endswith(f" {initials[1]}") and may_be(initials[0], full):
        return full
    return answer


def _answering(draft: Draft) -> Token | None:
    """The name token that is the answer, or is what the answer was read off."""
    last = draft.answer.split()[-1] if draft.answer else ""
    return next(
        (t for t in _persons(draft) if t.text == draft.answer or t.text.split()[-1] == last), None
    )


def _persons(draft: Draft) -> list[Token]:
    sentence = draft.fact.sentence
    return [
        sentence.tokens[m.first]
        for m in sentence.mentions
        if m.type == "PERSON" and m.first < len(sentence.tokens)
    ]


def _bare_answer(draft: Draft) -> bool:
    """A last name alone answers, which could be anybody's."""
    token = _answering(draft) if "PERSON" in draft.role.types else None
    if token is None or not _is_bare(token.text) or token.feats.get("Number") == "Plur":
        return False
    own = [word for word in draft.answer.split() if word[:1].isupper()]
    if len(own) != 1 or not _is_bare(own[0]) or _alone(own[0]):
        return False
    return not _never_whole(draft, token)


def _bare_stem(draft: Draft) -> bool:
    """A last name alone in the stem, nowhere told in full."""
    said = _WORD.findall(draft.stem)
    for token in _persons(draft):
        if not _is_bare(token.text) or _alone(token.text) or token.feats.get("Number") == "Plur":
            continue
        begin = token.text.split()[-1]
        begin = begin[: max(3, len(begin) - 2)]
        told = [k for k, word in enumerate(said) if word.startswith(begin)]
        if not told or any(k > 1 and said[k - 1][:1].isupper() for k in told):
            continue  # not in the stem, or with a first name beside it
        if not _named_after(draft, token) and not _never_whole(draft, token):
            return True
    return False


def _is_bare(text: str) -> bool:
    """One word of a name only: no first name, no initials, no number, no «аль-»."""
    own = text.replace("«", "").replace("»", "").split()
    if initials_of(text) or not own or any(_ROMAN.fullmatch(w) or "." in w for w in own):
        return False
    return sum(word[:1].isupper() for word in own) == 1


def _alone(name: str) -> bool:
    """Whether everyone knows the bearer by this one word, in any of its forms."""
    word = name.split()[-1]
    forms = {word, *(r.lemma.capitalize() for r in readings(word))}
    if forms & name_words("known alone"):
        return True
    people = [person for form in sorted(forms) if (person := known(form)) is not None]
    return any(person.since < _RECENT or forms & set(person.names) for person in people)


def _named_after(draft: Draft, token: Token) -> bool:
    """«теорема Ферма», «Университет Райса»: the last name is part of a thing's name."""
    sentence = draft.fact.sentence
    if any(m.type in ("ORG", "PLACE") and m.first <= token.i < m.last for m in sentence.mentions):
        return True
    head = sentence.tokens[token.head] if 0 <= token.head < len(sentence.tokens) else None
    before = sentence.tokens[token.i - 1] if token.i else None
    return any(
        noun is not None and noun.lemma in quoting_words("eponyms") for noun in (head, before)
    )


def _titled(draft: Draft, token: Token) -> bool:
    """«губернатор Дюкен»: the post before it tells who it is."""
    before = draft.fact.sentence.tokens[token.i - 1] if token.i else None
    return before is not None and is_person_noun(before.lemma)


def _never_whole(draft: Draft, token: Token) -> bool:
    """Somebody of the past, or of a post, whose first name the article does not have."""
    marks = dictionary_marks(token.text)
    someone = any(r.known and r.feats.get("Animacy") == "Anim" for r in readings(token.text))
    common = someone and not marks & {"Surn", "Geox", "Name"}
    if token.feats.get("Who") or common or "Name" in marks:
        return False
    years = [int(year) for year in _YEAR.findall(draft.fact.sentence.text)]
    return _titled(draft, token) or (bool(years) and max(years) < _LIVING)
