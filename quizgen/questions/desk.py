"""The last reader's desk: surnames, towns and spellings mended by what the article shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quizgen.model import Article, Question
from quizgen.questions.capitals import Capitals
from quizgen.questions.completing import Whole
from quizgen.questions.deixis import day_alone
from quizgen.questions.doers import without_age
from quizgen.questions.drafts import Draft
from quizgen.questions.holding import subject_of
from quizgen.questions.leftovers import few as _few
from quizgen.questions.misreadings import same_root
from quizgen.questions.onefact import yields
from quizgen.questions.samenames import of_note, one_name
from quizgen.questions.setting import Setting
from quizgen.questions.torngaps import torn_gap
from quizgen.questions.touches import surname_alone, touched, unread_form
from quizgen.questions.truth import by_that_year
from quizgen.russian.morphology import CASES, dictionary_marks
from quizgen.russian.namecases import declined
from quizgen.russian.phrases import decline
from quizgen.russian.unsaid import person_of
from quizgen.russian.wordforms import gender_of

_CAPITAL = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*")
_PATRONYMIC = re.compile(r"([А-ЯЁ][а-яё]+) ([А-ЯЁ][а-яё]+)\b(?! [А-ЯЁ])")
_TWO_SENTENCES = re.compile(r"[а-яё%]\. [А-ЯЁ][а-яё]")
_BEFORE = " год до н. э."
_MONTHS_ONLY = re.compile(r"^в [а-яё]+$")
_GAP_WORDS = re.compile(
    r"\bодно[ий]м[её]нн|\b(?:г|гг|ул|им|пос|обл|д)\.|\b(?:родил|умер|скончал)[а-я]*\b|\b[Нн]ов(?:ый|ая|ое|ые|ых|ого|ой)\b"
)
_YEARS = frozenset(("году", "года", "веке", "годах"))


class Desk:
    """What an article tells about its own words, for the questions made of it."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._text = article.text
        self.hero = _hero(article)
        self._capitals = Capitals(article.text)
        self._whole = Whole(article)
        self._setting = Setting(article)

    def mended(self, draft: Draft) -> Draft | str:
        """The draft as print has it, or the reason why it cannot be."""
        whole = self._whole.mended(draft)
        if isinstance(whole, str):
            return whole
        draft = whole
        if unread_form(draft, self._text):
            return "form not certain"
        if surname_alone(draft, self._text):
            return "bare name"
        draft = _town_named(_before_our_era(touched(draft, self._text)))
        said, answer = without_age(draft.stem), without_age(draft.answer)
        draft = by_that_year(replace(draft, stem=said, answer=answer))
        if draft.template.pack == "life" and self._another(draft):
            return "not worth asking"
        if self.hero and self._somebody_else(draft):
            return "no subject"
        draft = self._whole_hero(draft)
        for text in (draft.stem, draft.answer):
            if _half_named(text):
                return "bare name"
        stem, answer = map(self._capitals.restored, (draft.stem, draft.answer))
        return self.told(self._own_yo(replace(draft, stem=stem, answer=answer)))

    def told(self, draft: Draft) -> Draft | str:
        """The draft with what it leaves to its article, or why it is not asked."""
        return self._setting.mended(draft)

    def finished(self, question: Question) -> Question:
        """The question with its hero told whole in what other questions were retold for."""
        if question.answer.endswith(_BEFORE):
            wrong = tuple(o.replace(" году до", " год до") for o in question.distractors)
            question = replace(question, distractors=wrong)
        question = replace(
            question, stem=without_age(question.stem), items=tuple(map(without_age, question.items))
        )
        if not self.hero or not (question.items or question.kind == "true_false"):
            return question
        items = one_name([self._told(item) for item in question.items], self.hero)
        answer = question.answer
        for old, new in zip(question.items, items, strict=True):
            answer = answer.replace(old, new)
        return replace(question, stem=self._told(question.stem), answer=answer, items=items)

    def again(self, draft: Draft, chosen: Sequence[Draft]) -> bool:
        """What the headline tells and the text tells again is asked once."""
        predicate = draft.fact.predicate
        return any(
            other.fact.sentence.headline != draft.fact.sentence.headline
            and other.answer == draft.answer
            and other.role.name == draft.role.name
            and (other.fact.predicate and other.fact.predicate.lemma)
            == (predicate and predicate.lemma)
            for other in chosen
        )

    def enough_of_hero(self, draft: Draft, chosen: Sequence[Draft]) -> bool:
        """«Кто …?» of whom the article is about: once a deck, and of nothing asked already."""
        if not self.hero or not yields(draft, self._article):
            return False
        return any(
            yields(other, self._article) or other.fact.sentence.i == draft.fact.sentence.i
            for other in chosen
        )

    def poor_gap(self, stem: str, answer: str) -> bool:
        """Whether a gapped sentence is cut short, too new, half-named or of no year."""
        if (
            _GAP_WORDS.search(stem)
            or without_age(stem) != stem
            or _TWO_SENTENCES.search(stem)
            or _MONTHS_ONLY.match(answer.lower())
            or day_alone(stem)
        ):
            return True
        if answer.isascii() and answer.isalpha():
            return True
        if torn_gap(stem, answer) or _few(stem, answer) or self._whole.misnamed(stem):
            return True
        if same_root(stem, answer):
            return True
        return any(_half_named(text) or _first_alone(text) for text in (stem, answer))

    def _another(self, draft: Draft) -> bool:
        """A life told in brackets of somebody else than the article is about.

        Of no person's article only those whom everybody knows, or its title names, are asked.
        """
        if not self.hero:
            bracketed = draft.template.id in ("born-year", "died-year")
            return bracketed and not of_note(draft.stem, self._article.title)
        surname = (self.hero or "").split()[-1]
        begin = surname[: max(3, len(surname) - 2)]
        return begin not in draft.stem

    def _somebody_else(self, draft: Draft) -> bool:
        """«перешёл в Академию», of one named in passing: a life's clauses are its hero's."""
        subject = subject_of(draft)
        if subject is None or not subject.head.feats.get("Resolved"):
            return False
        head = subject.head
        if head.feats.get("Animacy") != "Anim" or head.pos != "PROPN":
            return False
        return not any(word[:4] in head.text for word in (self.hero or "").split())

    def _whole_hero(self, draft: Draft) -> Draft:
        """«Юрия Ивановича», «Мелконян» of the article's hero: with his surname, or whole."""
        if not self.hero:
            return draft
        return replace(draft, stem=self._told(draft.stem), answer=self._told(draft.answer))

    def _told(self, text: str) -> str:
        hero = self.hero or ""
        gender = gender_of(hero)
        for case in CASES:
            full = declined(hero, gender, "Nom", case)
            if not full:
                continue
            *given, last = full.split()
            if len(given) == 1:
                # A strange first name read as a common word, or as a surname.
                for wrong in (f"{given[0].lower()} {last}", f"{last} {given[0]}"):
                    text = text.replace(wrong, full)
            if len(given) == 2 and full not in text:
                pair = " ".join(given)
                own = re.escape(pair)
                text = re.sub(rf"{own}(?! [А-ЯЁ])(?<!{re.escape(last)} {own})", full, text)
            if last not in text:
                text = _surnamed(text, given[0], last)
            if full not in text and len(given) == 1 and (case == "Nom" or last != hero.split()[-1]):
                text = _whole(text, last, full, case)
        return text

    def _own_yo(self, draft: Draft) -> Draft:
        """«миштеков» of the article is not made «миштёков»."""
        said = draft.stem
        for word in re.findall(r"[А-ЯЁа-яё]*ё[а-яё]*", said):
            plain = word.replace("ё", "е")
            if word not in self._text and plain in self._text:
                said = said.replace(word, plain)
        return replace(draft, stem=said) if said != draft.stem else draft


def _hero(article: Article) -> str | None:
    """The person the title names and nothing else, given name first; or None."""
    title = re.split(r"[:(.—–]", article.title)[0]
    person = person_of(article.title)
    lead = title.replace(",", " ").split()
    if "," in title:
        lead = [*lead[1:], *lead[:1]]  # «Ляпунов, Алексей Андреевич»
    if not 2 <= len(lead) <= 3 or not all(_CAPITAL.fullmatch(word) for word in lead):
        return None
    if person is not None and len(lead) == 2:
        return person.name
    known = [dictionary_marks(word) for word in lead]
    if len(lead) == 3 and "Patr" in known[2] and "Name" in known[1]:
        lead = [lead[1], lead[2], lead[0]]
    elif "Name" not in known[0] and "Name" in known[1] and len(lead) == 2:
        if known[0] and "Surn" not in known[0]:
            return None  # «Озеро Виктория»
        lead = [lead[1], lead[0]] if "Surn" in known[0] else lead
    elif "Name" not in known[0] and not (len(lead) == 2 and _born(lead, article.text)):
        return None
    return " ".join(lead)


def _surnamed(text: str, first: str, last: str) -> str:
    """«детство Юрия» of the hero Юрий Гагарин: the first name alone gets the surname."""
    for found in re.finditer(rf"(?<![\w-]){re.escape(first)}(?![\w-]| [А-ЯЁIVX])", text):
        before = text[: found.start()].split()
        if len(before) < 2 or not before[-1].strip("«")[:1].isupper():
            return f"{text[: found.end()]} {last}{text[found.end() :]}"
    return text


def _born(name: Sequence[str], text: str) -> bool:
    """Whether the article tells of the birth of whoever is so called: a strange first name."""
    return bool(re.search(rf"\b{' '.join(map(re.escape, name))}\b[^.\n]{{0,60}}родил", text))


def _whole(text: str, last: str, full: str, case: str) -> str:
    """The surname alone as the whole name: who acts, or who follows the question word or year."""
    for found in re.finditer(rf"(?<![\w«-]){re.escape(last)}(?![\w-]| [А-ЯЁ])", text):
        before = text[: found.start()].split()
        asking = len(before) == 1 and text.endswith("?")
        known = not before or (not asking and before[-1].strip("«")[:1].isupper())
        free = case == "Nom" or asking or (before and before[-1] in _YEARS)
        if not known and free and "." not in (before[-1] if before else ""):
            return f"{text[: found.start()]}{full}{text[found.end() :]}"
    return text


def _half_named(text: str) -> bool:
    """«Юрия Ивановича» with no surname beside it."""
    for found in _PATRONYMIC.finditer(text):
        first, second = (dictionary_marks(word) for word in found.groups())
        before = text[: found.start()].rstrip().rsplit(" ", 1)[-1]
        if "Name" in first and "Patr" in second and not before[:1].isupper():
            return True
        if "Name" in first and "Patr" in second and not found.start():
            return True
        if before[:1].isupper() and len(text[: found.start()].split()) == 1:
            if "Name" in first and "Patr" in second:
                return True  # the capital of the question word
    return False


def _first_alone(text: str) -> bool:
    """«Детство Юрия»: a first name with nothing to it."""
    said = text.split()
    for k, word in enumerate(said):
        bare = word.strip("«».,!?")
        if not _CAPITAL.fullmatch(bare):
            continue
        marks = dictionary_marks(bare)
        near = [said[j] for j in (k - 1, k + 1) if 0 <= j < len(said)]
        if k == 1 and not dictionary_marks(said[0]) & {"Name", "Surn", "Patr"}:
            near = near[1:]  # a capital of the sentence's own
        if "Name" in marks and not marks & {"Surn", "Geox", "Patr"}:
            if not any(other[:1].isupper() and other[:2] != "__" for other in near):
                return True
    return False


def _before_our_era(draft: Draft) -> Draft:
    """«-204» of a reading is «204 год до н. э.» of a person."""
    if "YEAR" not in draft.role.types or not re.fullmatch(r"-\d+", draft.answer):
        return draft
    return replace(draft, answer=f"{draft.answer[1:]} год до н. э.")


def _town_named(draft: Draft) -> Draft:
    """«В каком городе? — Ленинград»: a name that stands in the case of its noun is told alone."""
    role = draft.role
    if role.name != "name" or "PLACE" not in role.types or role.text or role.part < 0:
        return draft
    case = role.head.feats.get("Case")
    name = role.focus
    own = name[-1].feats.get("Case")
    if own in (None, "Nom") or name[-1].feats.get("Fixd") or draft.answer[:1] in '«"':
        return draft
    noun = draft.fact.sentence.tokens[name[0].head] if name[0].head >= 0 else role.head
    told = noun.feats.get("Case", case)
    if own != told or (told == "Gen" and noun.lemma not in ("город", "река")):
        return draft
    words = decline(name, name[-1], "Nom")
    if not words or " ".join(t.text for t in name) != draft.answer:
        return draft
    return replace(draft, answer=" ".join(words), role=replace(role, text=" ".join(words)))
